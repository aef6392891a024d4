"""The whole road to releases: articles come, go and are edited; ids stay, versions and changelogs tell it."""

import shutil
from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.ingest import ingest
from pipeline.publish.release import publish
from pipeline.publish.verify import verify
from pipeline.reference import load_reference
from pipeline.resolve import resolve
from schemas import TABLES
from schemas.table import primary_key

PROJECT = Path(__file__).parents[1]
SEEDS = sorted((PROJECT / "seeds/articles").iterdir())
CLAIMS = ("citations", "event_reports", "casualty_figures", "personnel_figures")
REFERENCE = load_reference(PROJECT / "seeds/reference/minusma")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "articles").mkdir()
    return tmp_path / "articles"


def build(folder: Path):
    documents, rejected = ingest([folder])
    return documents, resolve(documents, extract(documents, REFERENCE), REFERENCE) | {"rejected": rejected}


def claim_ids(tables, path: str) -> dict[str, set[tuple[str, str]]]:
    """The claims of the article in that file, by table: their ids with their words."""
    rows = tables["articles"].filter(path=path)["article_id"].to_list()
    found = {}
    for name in CLAIMS:
        mine = tables[name].filter(tables[name]["article_id"].is_in(rows))
        found[name] = set(mine.select(primary_key(TABLES[name])[0], "quote").iter_rows())
    return found | {"articles": set(rows)}


def test_ids_stay_while_other_articles_come_go_and_are_edited(folder):
    for path in SEEDS:
        shutil.copy(path, folder)
    names = [p.name for p in SEEDS]
    _, before = build(folder)
    kept = {n: claim_ids(before, n) for n in names}
    assert any(kept[names[0]][t] for t in CLAIMS)

    (folder / "new.txt").write_text(
        "Peacekeepers killed in ambush near Gao\n\nReuters\n\nNovember 20, 2023\n\nGAO, Mali - Gunmen killed three "
        "peacekeepers on Sunday near Gao, the United Nations said. MINUSMA left its base in Ansongo on Monday.\n"
    )
    _, added = build(folder)
    assert added["articles"].height == before["articles"].height + 1
    assert {n: claim_ids(added, n) for n in names} == kept

    edited = folder / names[0]
    edited.write_text(edited.read_text() + "\n\nGunmen killed two soldiers in Menaka on Monday, the army said.\n")
    (folder / names[1]).unlink()
    _, changed = build(folder)
    assert {n: claim_ids(changed, n) for n in names[2:]} == {n: kept[n] for n in names[2:]}
    sources = {n: set(t["sources"]["source_id"]) for n, t in (("before", before), ("added", added))}
    assert sources["before"] <= sources["added"]
    days = [set(t["events"].filter(date_precision="day")["event_id"]) for t in (before, added)]
    assert days[0] <= days[1]


def test_three_releases_of_two_four_and_five_articles(folder, tmp_path):
    warehouse = tmp_path / "warehouse"
    results = []
    for upto in (2, 4, 5):
        for path in SEEDS[:upto]:
            shutil.copy(path, folder)
        documents, tables = build(folder)
        results.append(publish(tables, documents, warehouse, message=f"{upto} articles"))
        assert verify(results[-1].version, warehouse, documents).ok
    assert [r.version for r in results] == ["1.0.0", "1.1.0", "1.2.0"]
    page = (results[-1].path / "CHANGELOG.md").read_text()
    assert [s.splitlines()[0] for s in page.split("\n## ")[1:]] == ["1.2.0", "1.1.0", "1.0.0"]
    for result, new in zip(results[1:], (2, 1), strict=True):
        added = [c for c in result.changes if c.kind == "added"]
        assert len([c for c in added if c.table == "articles"]) == new
        assert {c.reason for c in added if c.table in CLAIMS} == {"new article"}
        # What other articles said before stands as it did.
        assert not [c for c in result.changes if c.kind == "removed" and c.table in CLAIMS]
    documents, tables = build(folder)
    assert publish(tables, documents, warehouse).status == "unchanged"
