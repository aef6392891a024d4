"""Documents come from the shelf as they were put there; clauses are found in parts as in one piece."""

from datetime import date

import pytest

from pipeline.ingest import clauses
from pipeline.ingest.documents import Document
from pipeline.ingest.duplicates import told_apart
from pipeline.ingest.frames import document_batches, to_frames
from pipeline.ingest.shelf import FACTS, shelf

SENTENCE = "The column of number {n} left the camp at dawn, and {n} trucks of the army followed it on the road north."


def document(n: int, text: str | None = None, **values) -> Document:
    text = text or " ".join(SENTENCE.format(n=n * 100 + k) for k in range(8))
    given = dict.fromkeys(Document._fields) | {
        "article_id": f"a{n:02}", "path": f"{n}.txt", "sha256": "0" * 64, "published_basis": "unknown", "authors": (),
        "language": "en", "words": len(text.split()), "text": text,
    }  # fmt: skip
    return Document(**given | values)


def test_what_is_put_there_comes_back():
    documents = [
        document(1),
        document(2, "\U0001f600 \u202e é", published_on=date(9999, 12, 31), published_basis="url", authors=("A", "B")),
        document(3, "x" * 1_000_000, title="=cmd()", duplicate_of="a01"),
    ]
    with shelf() as articles:
        for one in documents:
            articles.append(one)
        assert len(articles) == 3
        assert [articles[n] for n in (2, 0, 1, 0)] == [documents[n] for n in (2, 0, 1, 0)]
        facts = articles.facts()
    assert facts.columns == ["place", *FACTS]
    assert facts["text_hash"].n_unique() == 3


def test_the_shelf_leaves_nothing_behind(tmp_path):
    with shelf(tmp_path, "mine-") as articles:
        articles.append(document(1))
        assert [p.name.startswith("mine-") for p in tmp_path.iterdir()] == [True]
    assert not list(tmp_path.iterdir())


def test_ids_are_made_unique_by_path():
    with shelf() as articles:
        for n in (2, 1, 3):
            articles.append(document(n, "Equal words.", article_id="same"))
        found, _ = to_frames(articles, [])
    assert found["path"].to_list()[0] == "1.txt"
    assert found["article_id"].n_unique() == 3
    assert found["duplicate_of"].to_list() == [None, "same", "same"]


@pytest.mark.parametrize(("rows_in_file", "rows_in_part"), [(1, 1), (7, 20), (10_000, 10_000)])
def test_duplicates_are_the_same_in_any_parts(monkeypatch, rows_in_file, rows_in_part):
    monkeypatch.setattr(clauses, "_ROWS_IN_FILE", rows_in_file)
    monkeypatch.setattr(clauses, "_ROWS_IN_PART", rows_in_part)
    with shelf() as articles:
        for n in range(6):
            articles.append(document(n))
        articles.append(document(9, document(4).text.replace("followed", "trailed", 1)))
        told = told_apart(articles)
    assert dict(told.select("article_id", "duplicate_of").drop_nulls().iter_rows()) == {"a09": "a04"}


def test_batches_hold_few_characters_or_one_document(monkeypatch):
    monkeypatch.setattr("pipeline.ingest.frames.CHARACTERS_IN_BATCH", 100)
    monkeypatch.setattr("pipeline.ingest.frames.DOCUMENTS_IN_BATCH", 3)
    with shelf() as articles:
        for n, length in enumerate([40, 40, 40, 500, 10, 10, 10, 10]):
            articles.append(document(n, "x" * (length - 1) + str(n)))
        sizes = [batch["article_id"].to_list() for batch in document_batches(articles, told_apart(articles))]
    assert sizes == [["a00", "a01"], ["a02"], ["a03"], ["a04", "a05", "a06"], ["a07"]]
