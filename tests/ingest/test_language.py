"""Other languages are recognised, English never mistaken."""

import json
from pathlib import Path

import pytest

from pipeline.ingest.language import foreign_language

BENCH = Path(__file__).parents[3] / "shared" / "bench"


def language(text: str) -> str | None:
    return foreign_language(text.casefold(), text.casefold().split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Les casques bleus ont quitté la base de Kidal mardi, selon la mission de l'ONU dans un communiqué.",
            "French",
        ),
        (
            "Los cascos azules dejaron la base de Kidal el martes, según la misión de la ONU en un comunicado.",
            "Spanish",
        ),
        (
            "Os capacetes azuis deixaram a base de Kidal na terça-feira, segundo um comunicado da missão da ONU.",
            "Portuguese",
        ),
        ("Die Blauhelme haben das Lager in Kidal am Dienstag verlassen, wie die Mission mitteilte.", "German"),
        ("De blauwhelmen hebben dinsdag de basis in Kidal verlaten, zo meldt de missie van de VN.", "Dutch"),
        (
            "Walinda amani wa Umoja wa Mataifa wameondoka katika kambi ya Kidal siku ya Jumanne.",
            "Swahili",
        ),
        ("انسحبت قوات حفظ السلام من قاعدة كيدال يوم الثلاثاء", "text in Arabic script"),
        ("Миротворцы ООН покинули базу в Кидале во вторник", "text in Cyrillic script"),
        ("维和人员周二撤离基达尔基地", "text in Cjk script"),
        ("የሰላም አስከባሪዎች ማክሰኞ ዕለት ከኪዳል ጦር ሰፈር ለቀው ወጡ", "text in Ethiopic script"),
    ],
)
def test_other_languages(text, expected):
    assert language(text) == expected


def test_long_text_without_english_words():
    assert language("Bolloré kidaru mansa tolo feredugu sinabala wotoro kanda " * 20) == "another language than English"


@pytest.mark.parametrize(
    "text",
    [
        "Somalia severs ties with Kenya; expels diplomats",
        "Russia expels diplomats from Germany, Poland and Sweden",
        "UN: 14 killed",
        "Gao",
        "",
        "1,234 5,678",
        "Jean-Pierre Lacroix, Die Zeit, El País, Le Monde, La Repubblica said.",
        'The base was handed over, Mr. Diallo said: "La base est à nous, nous ne la rendrons pas," he told us.',
        "😀 😀 😀",
    ],
)
def test_english(text):
    assert language(text) is None


@pytest.mark.skipif(not BENCH.is_dir(), reason="the shared bench is not here")
def test_public_news_is_english():
    files = sorted(BENCH.glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert [text for line in lines if language(text := json.loads(line)["text"])] == []
