"""The five seed articles: metadata as a reader finds it, and text without the furniture of their pages."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.ingest import Document, ingest, read_documents
from schemas.documents import Documents
from schemas.rejected import Rejected

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"


@pytest.fixture(scope="module")
def seeds() -> dict[str, Document]:
    return {document.path[:3]: document for document in read_documents([SEEDS])}


@pytest.mark.parametrize(
    ("seed", "expected"),
    [
        (
            "000",
            {
                "publisher": "Reuters",
                "title": "Mali rebels say they have taken base vacated by UN peacekeepers",
                "published_on": date(2023, 10, 31),
                "published_basis": "header",
                "authors": ("Edward McAllister", "David Lewis", "Tiemoko Diallo"),
                "agency": None,
            },
        ),
        ("001", {"publisher": "Associated Press", "title": None, "published_on": None, "published_basis": "unknown"}),
        (
            "002",
            {
                "publisher": "Genocide Watch",
                "title": "UN retreat from Mali in disarray as violence surges",
                "published_on": date(2023, 11, 3),
                "dateline_place": "Dakar",
                "authors": ("Edward McAllister", "David Lewis", "Michelle Nichols", "Mahamat Ramadane"),
                "agency": "Reuters",
            },
        ),
        ("003", {"publisher": None, "title": None, "url": None, "authors": (), "agency": None}),
        (
            "004",
            {
                "publisher": None,
                "title": "Mali army fires on armored vehicles left after UN pullout",
                "published_on": date(2023, 11, 9),
                "published_basis": "header",
            },
        ),
    ],
)
def test_metadata(seeds, seed, expected):
    assert {name: getattr(seeds[seed], name) for name in expected} == expected


@pytest.mark.parametrize(
    ("seed", "opening", "ending"),
    [
        ("000", "Mali's northern Tuareg rebels said they had seized", "Violence has persisted ever since."),
        ("001", "United Nations peacekeepers on Tuesday withdrew", "independent state they call Azawad."),
        ("002", "Before United Nations peacekeepers hurriedly", '"A nasty war may eventually erupt."'),
        ("003", "On Tuesday, October 31st, separatist rebels", "an already tumultuous landscape."),
        ("004", "Mali's army said Wednesday that it had fired", "have been killed in hostile acts."),
    ],
)
def test_text_runs_from_first_to_last_sentence(seeds, seed, opening, ending):
    assert seeds[seed].text.startswith(opening)
    assert seeds[seed].text.endswith(ending)


@pytest.mark.parametrize("word", ["Picture taken", "Read:", "Reporting by", "©", "Icon", "PHOTO", "page", "https://"])
def test_no_furniture_is_left(seeds, word):
    assert all(word not in document.text for document in seeds.values())


def test_every_sentence_of_an_article_without_furniture_is_kept(seeds):
    raw = (SEEDS / "003_535b95f886e5565c.txt").read_text(encoding="utf-8")
    assert seeds["003"].text.split() == raw.split()


def test_tables_satisfy_their_schemas():
    documents, rejected = ingest([SEEDS])
    Documents.validate(documents, lazy=True)
    Rejected.validate(rejected, lazy=True)
    assert documents.height == 5
    assert rejected.is_empty()
    assert documents["duplicate_of"].is_null().all()
