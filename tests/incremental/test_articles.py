"""Files and documents of the last run are taken over where their bytes did not change, and give the same tables."""

import json
from dataclasses import dataclass

import polars as pl
import pytest

from pipeline.incremental.articles import ingest_new, last_run
from pipeline.ingest.shelf import shelf

TEXT = "Peacekeepers left their base in Gao on Tuesday, the mission said. Three soldiers were wounded in {n} attacks."


def article(n: int) -> str:
    return f"Base {n} closes\n\nReuters\n\nNovember {n}, 2023\n\n{TEXT.format(n=n)}\n"


@pytest.fixture
def folder(tmp_path):
    for n in range(1, 4):
        (tmp_path / f"a{n}.txt").write_text(article(n))
    (tmp_path / "empty.txt").write_text("")
    lines = [json.dumps({"text": TEXT.format(n=n * 10), "url": f"https://example.org/{n}"}) for n in range(3)]
    (tmp_path / "many.jsonl").write_text("\n".join([*lines, "{broken"]) + "\n")
    return tmp_path


@dataclass
class Run:
    documents: pl.DataFrame
    refused: pl.DataFrame
    seen: pl.DataFrame
    came_in: int
    read: int


def run(folder, last=None, version="1"):
    with shelf() as articles:
        came = ingest_new([folder], last, version, articles)
        return Run(pl.concat(came.documents), came.refused, came.seen.sort("file", "position"), came.came_in, came.read)


def again(folder, last, version="1"):
    return run(folder, kept(last.seen, last.refused, last.documents), version)


def kept(seen, refused, documents):
    """What is kept of a run, its documents in two batches."""
    middle = documents.height // 2
    return last_run(seen, refused, documents.lazy(), lambda: [documents[:middle], documents[middle:]])


def same(one, other):
    return one.documents.equals(other.documents) and one.refused.equals(other.refused) and one.seen.equals(other.seen)


def test_nothing_changed_reads_nothing(folder):
    first = run(folder)
    assert first.came_in == first.read == first.documents.height + first.refused.height == 8
    second = again(folder, first)
    assert second.read == 0
    assert same(first, second)


def test_a_new_a_changed_and_a_removed_file(folder):
    first = run(folder)
    (folder / "a1.txt").unlink()
    (folder / "a2.txt").write_text(article(7))
    (folder / "a9.txt").write_text(article(9))
    second = again(folder, first)
    assert second.read == 2
    assert same(second, run(folder))
    assert "a1.txt" not in second.documents["path"].to_list()


def test_a_line_more_in_a_file_of_many_reads_that_line_and_what_is_broken(folder):
    first = run(folder)
    with (folder / "many.jsonl").open("a") as file:
        file.write(json.dumps({"text": TEXT.format(n=99)}) + "\n")
    second = again(folder, first)
    assert second.read == 2
    assert same(second, run(folder))


def test_copies_are_told_apart_each_time(folder):
    (folder / "copy.txt").write_text(article(1))
    first = run(folder)
    assert first.documents["duplicate_of"].drop_nulls().len() == 1
    assert same(first, again(folder, first))
    (folder / "a1.txt").unlink()
    second = again(folder, first)
    assert second.documents["duplicate_of"].drop_nulls().len() == 0
    assert same(second, run(folder))


def test_what_duplicates_share_goes_with_them(folder):
    words = "\n\n".join(TEXT.format(n=n) for n in range(100, 112))
    (folder / "mine.txt").write_text(f"Base closes\n\nThe Daily Drum\n\nNovember 3, 2023\n\n{words}\n")
    (folder / "theirs.txt").write_text(f"Base closes\n\nReuters\n\nNovember 2, 2023\n\nBAMAKO (Reuters) - {words}\n")
    first = run(folder)
    assert same(first, again(folder, first))
    (folder / "theirs.txt").unlink()
    assert same(again(folder, first), run(folder))


def test_another_reader_reads_all(folder):
    first = run(folder)
    assert again(folder, first, version="2").read == first.read


def test_a_store_that_lacks_a_part_is_not_used(folder):
    first = run(folder)
    assert kept(first.seen, first.refused, first.documents)
    assert kept(None, first.refused, first.documents) is None
    assert kept(first.seen, first.refused, first.documents.drop("title")) is None
    assert kept(first.seen, first.refused, first.documents.head(1)) is None
    assert kept(first.seen, first.refused.head(0), first.documents) is None
