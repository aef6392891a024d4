"""The hand-read events of each article, fed in as claims, are as many events afterwards: none is merged away."""

import json
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[3] / "shared" / "gold"
FILES = ("seeds.jsonl", "dev-mali.gold.jsonl", "dev-others.gold.jsonl")


def _first(value):
    return value[0] if isinstance(value, list) else value


def _when(dates):
    first = _first(dates)
    return first and (f"{first.removesuffix('/')} open" if first.endswith("/") else first.replace("/", " to "))


@pytest.mark.skipif(not GOLD.is_dir(), reason="../shared/gold is not there")
@pytest.mark.parametrize("name", FILES)
def test_events_of_an_article_are_told_apart(corpus, name):
    wanted = 0
    for number, line in enumerate((GOLD / name).read_text(encoding="utf-8").splitlines()):
        read = json.loads(line)
        article = corpus.article(f"a{number:02}", _first(read.get("article", {}).get("published_on")))
        for event in (e for e in read["events"] if not e.get("optional")):
            wanted += 1
            article.event(
                _first(event["type"]), _first(event["place"]), _when(event["date"]), _first(event["modality"]),
                actor=_first(event.get("actor")),
            ).apart()  # fmt: skip
    reports = corpus.resolve()["event_reports"]
    found = reports.select("article_id", "event_id").unique().height
    assert found >= 0.98 * wanted
    # Articles about one mission share events, those about many do not.
    assert (reports["event_id"].n_unique() < found) == ("others" not in name)
