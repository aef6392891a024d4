"""Stages from files to tables: nothing is lost, nothing is mixed, and memory holds a batch at a time."""

import json
from pathlib import Path

import polars as pl
import pytest

from pipeline import road
from pipeline.ingest import frames
from pipeline.publish.parquet import read_table
from pipeline.road import ACCOUNTED, ALL_TAKEN_IN, extract_step, ingest_step, resolve_step
from pipeline.warehouse import Draft, Warehouse, batches
from schemas.claims import CLAIMS
from schemas.validation import ContractError

REFERENCE = Path(__file__).parents[1] / "seeds" / "reference" / "minusma"
TEXT = (
    "Peacekeepers left their base in Gao on Tuesday, the mission said. Three soldiers were wounded in {n} attacks near "
    "Ansongo, where the rebels had taken {n} trucks. The governor of the region regretted it and asked for calm, and a "
    "trader of the town, who gave no name, told reporters that the market had been closed since {n} in the morning."
)


def article(n: int) -> str:
    return f"Base {n} closes\n\nReuters\n\nNovember {n}, 2023\n\n{TEXT.format(n=n)}\n"


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "articles"
    place.mkdir()
    for n in range(1, 8):
        (place / f"a{n}.txt").write_text(article(n))
    (place / "copy.txt").write_text(article(3))
    (place / "empty.txt").write_text("")
    (place / "more.jsonl").write_text("\n".join([json.dumps({"text": TEXT.format(n=n * 11)}) for n in (1, 2)] + ["{"]))
    return place


def ingested(folder, warehouse):
    step = ingest_step([folder], warehouse)
    step.keep(warehouse)
    return step


def extracted(warehouse):
    step = extract_step(REFERENCE, warehouse, lambda n: None)
    step.keep(warehouse)
    return step


def broken(step):
    return [result for result in step.results if not result.passed]


def kept(warehouse) -> dict[str, bytes]:
    return {p.relative_to(warehouse.next).as_posix(): p.read_bytes() for p in warehouse.next.rglob("*.parquet")}


# ---------------------------------------------------------------- nothing is lost


def test_articles_duplicates_and_rejections_are_what_came_in(folder, tmp_path):
    step = ingested(folder, Warehouse(tmp_path / "w"))
    documents = Warehouse(tmp_path / "w").read("documents")
    assert not broken(step)
    assert step.facts["documents that came in"] == 12
    assert documents["duplicate_of"].null_count() + documents["duplicate_of"].count() + 2 == 12
    assert documents["duplicate_of"].count() == 1


@pytest.mark.parametrize("lost", ["documents", "refused"])
def test_a_document_lost_in_ingest_is_found_and_nothing_is_written(folder, tmp_path, monkeypatch, lost):
    warehouse = Warehouse(tmp_path / "w")
    ingested(folder, warehouse)
    before = kept(warehouse)
    (folder / "a9.txt").write_text(article(9))
    whole = road.ingest_new

    def losing(*given):
        came = whole(*given)
        rows = [rows[:-1] for rows in came.documents] if lost == "documents" else came.documents
        refused = came.refused[:-1] if lost == "refused" else came.refused
        return type(came)(rows, came.ids, refused, came.seen, came.files, came.came_in, came.read)

    monkeypatch.setattr(road, "ingest_new", losing)
    step = ingest_step([folder], warehouse)
    assert [result.rule for result in broken(step)] == [ALL_TAKEN_IN]
    with pytest.raises(ContractError, match="1 of 13 documents have no row"):
        step.keep(warehouse)
    assert kept(warehouse) == before
    assert not list(warehouse.next.rglob(".tmp-*"))


def test_a_document_lost_in_resolve_is_found(folder, tmp_path, monkeypatch):
    warehouse = Warehouse(tmp_path / "w")
    ingested(folder, warehouse)
    extracted(warehouse)
    assert not broken(resolve_step(REFERENCE, tmp_path / "none", warehouse))
    monkeypatch.setattr(road, "rejections", lambda refused, documents, unread: refused.head(0))
    assert [result.rule for result in broken(resolve_step(REFERENCE, tmp_path / "none", warehouse))] == [ACCOUNTED]


# ---------------------------------------------------------------- nothing is mixed


@pytest.mark.parametrize("after", range(4))
def test_what_a_killed_step_left_is_not_taken_for_the_whole(folder, tmp_path, monkeypatch, after):
    """The build ends after one, two or more files of a step were replaced; the article had changed under its name."""
    warehouse = Warehouse(tmp_path / "w")
    ingested(folder, warehouse)
    extracted(warehouse)
    (folder / "a1.txt").write_text(article(1).replace("Three soldiers", "Four soldiers"))

    class Killed(BaseException):
        pass

    left = after
    keep, write = Draft.keep, Warehouse.write

    def until_killed(save):
        def saved(*given):
            nonlocal left
            if left == 0:
                raise Killed
            left -= 1
            return save(*given)

        return saved

    with monkeypatch.context() as patched:
        patched.setattr(Draft, "keep", until_killed(keep))
        patched.setattr(Warehouse, "write", until_killed(write))
        with pytest.raises(Killed):
            ingested(folder, warehouse)
            extracted(warehouse)
    fresh = Warehouse(tmp_path / "fresh")
    for place in (warehouse, fresh):
        ingested(folder, place)
        extracted(place)
    assert kept(warehouse) == kept(fresh)


@pytest.mark.parametrize("name", ["documents", "refused", "seen", "fingerprints", "claims/citations"])
@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: data[:-9], lambda data: data[:40] + data[90:]])
def test_what_is_kept_and_broken_is_made_again(folder, tmp_path, name, damage):
    warehouse = Warehouse(tmp_path / "w")
    ingested(folder, warehouse)
    extracted(warehouse)
    whole = kept(warehouse)
    path = warehouse.next / f"{name}.parquet"
    path.write_bytes(damage(path.read_bytes()))
    ingested(folder, warehouse)
    extracted(warehouse)
    assert kept(warehouse) == whole


# ---------------------------------------------------------------- batch by batch


def test_batches_are_small_and_change_nothing(folder, tmp_path, monkeypatch):
    whole = Warehouse(tmp_path / "whole")
    ingested(folder, whole)
    extracted(whole)
    monkeypatch.setattr(frames, "CHARACTERS_IN_BATCH", 900)
    monkeypatch.setattr("pipeline.warehouse.ROWS_AT_ONCE", 3)
    parts = Warehouse(tmp_path / "parts")
    ingested(folder, parts)
    assert max(batch.height for batch in batches(parts.next / "documents.parquet")) <= 2
    step = extracted(parts)
    assert not broken(step)
    assert len(list(batches(parts.next / "claims" / "citations.parquet"))) > 2
    for name in ("documents", "refused", *(f"claims/{name}" for name in CLAIMS)):
        assert parts.read(name).equals(whole.read(name)), name
    before = kept(parts)
    ingested(folder, parts)
    assert extracted(parts).facts["read anew"] == 0
    assert kept(parts) == before


def test_a_forged_quote_is_found_in_its_batch(folder, tmp_path, monkeypatch):
    warehouse = Warehouse(tmp_path / "w")
    ingested(folder, warehouse)
    import pipeline.extract

    whole = pipeline.extract.extract

    def forging(*given):
        made = whole(*given)
        return made | {"citations": made["citations"].with_columns(pl.col("quote").str.replace("base", "camp"))}

    monkeypatch.setattr(pipeline.extract, "extract", forging)
    step = extract_step(REFERENCE, warehouse, lambda n: None)
    assert [(r.rule.table, r.rule.name) for r in broken(step)] == [("claims/citations", "quote_in_text")]


def test_extract_to_writes_what_a_build_makes(folder, tmp_path):
    warehouse = Warehouse(tmp_path / "w")
    ingested(folder, warehouse)
    extracted(warehouse)
    road.extract_to([folder], REFERENCE, tmp_path / "out")
    for name in ("documents", "refused", *(f"claims/{name}" for name in CLAIMS)):
        assert read_table(tmp_path / "out" / f"{name}.parquet").equals(warehouse.read(name)), name
