"""The stage as a whole: one article's fault costs the others nothing."""

from pathlib import Path

import polars as pl
import pytest

import pipeline.extract as stage
from pipeline.ingest import ingest
from pipeline.reference import load_reference
from pipeline.resolve import rejections, resolve

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def documents(tmp_path):
    for name, town in (("good", "Halgan"), ("bad", "Bakouma"), ("copy", "Bakouma")):
        text = f"Peacekeepers left their base in {town} on Monday, 2 May 2016. Two soldiers were wounded, it was said."
        (tmp_path / f"{name}.txt").write_text(f"{text} Residents of the town cheered and the market opened again.")
    return ingest([tmp_path])


def test_an_article_that_cannot_be_read_is_rejected_and_the_others_are_read(documents, monkeypatch):
    documents, refused = documents
    reference = load_reference(PROJECT / "seeds" / "reference" / "minusma")
    read = stage.read

    def fails_on_one(article_id, text, *rest):
        if "Bakouma" in text:
            raise ZeroDivisionError
        return read(article_id, text, *rest)

    monkeypatch.setattr(stage, "read", fails_on_one)
    claims = stage.extract(documents, reference)
    assert claims["event_reports"]["place"].unique().to_list() == ["Halgan"]

    tables = resolve(documents, claims, reference)
    rejected = rejections(refused, documents, claims["unread"])
    assert sorted(Path(p).name for p in rejected["path"]) == ["bad.txt", "copy.txt"]
    assert set(rejected["reason"]) == {"unread"}
    assert rejected["detail"].str.contains("ZeroDivisionError").all()
    assert tables["articles"].height + rejected.height == documents.height + refused.height
    assert tables["articles"].filter(pl.col("path").str.contains("bad")).is_empty()
