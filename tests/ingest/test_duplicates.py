"""Which articles repeat another, and which only look alike."""

import random
from datetime import date
from pathlib import Path

import pytest

from pipeline.ingest import Document, read_documents
from pipeline.ingest.frames import to_frames
from pipeline.ingest.shelf import shelf

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"


@pytest.fixture(scope="module")
def report() -> Document:
    return next(document for document in read_documents([SEEDS]) if document.path.startswith("002"))


def copy(document: Document, name: str, text: str | None = None, **values) -> Document:
    text = document.text if text is None else text
    return document._replace(article_id=name, path=name, text=text, words=len(text.split()), **values)


def marked(*documents: Document) -> dict[str, dict[str, object]]:
    """Rows of the table `documents` by their ids."""
    with shelf() as articles:
        for document in documents:
            articles.append(document)
        rows = to_frames(articles, [])[0].to_dicts()
    assert [row["article_id"] for row in rows] == sorted(document.article_id for document in documents)
    return {row["article_id"]: row for row in rows}


def originals(*documents: Document) -> dict[str, str | None]:
    return {name: row["duplicate_of"] for name, row in marked(*documents).items()}


def test_equal_texts(report):
    later = copy(report, "later", published_on=date(2023, 11, 5))
    assert originals(later, copy(report, "first")) == {"first": None, "later": "first"}


def test_small_edits(report):
    edited = report.text.replace("U.N.", "UN").replace("jeopardised", "jeopardized").replace("vehicles", "trucks")
    assert (
        originals(copy(report, "first"), copy(report, "later", edited, published_on=date(2023, 11, 5)))["later"]
        == "first"
    )


def test_trimmed_copy_repeats_the_full_one(report):
    trimmed = "\n\n".join(report.text.split("\n\n")[:12])
    earlier = copy(report, "trimmed", trimmed, published_on=date(2023, 11, 1))
    assert originals(earlier, copy(report, "full")) == {"trimmed": "full", "full": None}


def test_agencys_own_copy_is_the_original_and_is_credited(report):
    own = copy(report, "own", publisher="Reuters", agency=None, published_on=date(2023, 11, 5))
    other = copy(report, "other", report.text.replace("U.N.", "UN"), publisher="Daily", agency=None)
    rows = marked(other, own)
    assert (rows["own"]["duplicate_of"], rows["own"]["agency"]) == (None, None)
    assert (rows["other"]["duplicate_of"], rows["other"]["agency"]) == ("own", "Reuters")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("more than 170", "more than 180"),
        ("at least two U.N. bases", "at least three U.N. bases"),
        ("Tessalit", "Douentza"),
    ],
)
def test_other_numbers_or_names_are_another_report(report, old, new):
    assert old in report.text
    other = copy(report, "other", report.text.replace(old, new))
    assert originals(copy(report, "first"), other) == {"first": None, "other": None}


def test_reports_after_one_pattern_stay_apart(report):
    """Each has the same paragraphs with other towns and numbers."""
    chance = random.Random(1)
    towns = [
        first + second for first in ("Ka", "Be", "To", "Gu", "Mi") for second in ("dal", "ro", "ssa", "lem", "nta")
    ]
    documents = []
    for number in range(60):
        text = report.text
        for town in ("Kidal", "Tessalit", "Gao", "Ber"):
            text = text.replace(town, chance.choice(towns))
        text = text.replace("14,000", f"{chance.randrange(10, 90)},{chance.randrange(100, 999)}")
        documents.append(copy(report, f"{number:02}", text))
    assert len({document.text for document in documents}) == 60
    assert set(originals(*documents).values()) == {None}


def test_short_texts_are_duplicates_only_where_equal(report):
    short = "Four peacekeepers were hurt in Gao on Friday, the mission said."
    assert originals(copy(report, "a", short), copy(report, "b", short + " It gave no names.")) == {
        "a": None,
        "b": None,
    }
    assert originals(copy(report, "a", short), copy(report, "b", short)) == {"a": None, "b": "a"}


def test_order_of_input_does_not_matter(report):
    documents = [
        copy(report, "a"),
        copy(report, "b", report.text.replace("U.N.", "UN")),
        copy(report, "c", "\n\n".join(report.text.split("\n\n")[3:])),
        copy(report, "d", "\n\n".join(report.text.split("\n\n")[:9]), publisher="Reuters", agency=None),
    ]
    expected = originals(*documents)
    assert sum(original is None for original in expected.values()) == 1
    for _ in range(5):
        random.Random(2).shuffle(documents)
        assert originals(*documents) == expected


def test_none():
    assert marked() == {}
