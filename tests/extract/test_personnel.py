"""How many serve, leave, stay, may come; and which numbers are no strengths."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipeline.extract.names import Gazetteer, gazetteer
from pipeline.extract.reader import read
from pipeline.reference import load_reference

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference" / "minusma"


@cache
def known() -> Gazetteer:
    return gazetteer(load_reference(REFERENCE))


def strengths(text: str) -> set[str]:
    """ "count qualifier measure" of each figure."""
    found = read("x", text, date(2024, 6, 1), None, known(), "Mali").personnel_figures
    return {f"{p.count or '-'} {p.qualifier} {p.measure}" for p in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There are about 900 Danish troops in Helmand, down from 1,400 last year.",
            "900 about deployed; 1400 exact deployed",
        ),
        (
            "The Council kept the ceiling of UNISFA at 3,250 troops and 640 police.",
            "3250 exact authorised; 640 exact authorised",
        ),
        ("The Council voted on Friday to raise the strength of UNMIS to 9,995.", "9995 exact authorised"),
        ("UNFICYP has about 1,100 officers, 300 of them Argentine.", "1100 about deployed; 300 exact deployed"),
        ("Norway has promised a stand-by force of 220.", "220 exact planned"),
        ("Ankara has pledged 400 men for the UN mission.", "400 exact planned"),
        ("Between 600 and 700 Portuguese soldiers are believed to remain.", "- range remaining"),
        ("The Bangladeshi battalion, about 640 men at the end, drove to Goma.", "640 about deployed"),
        ("MONUSCO still has some 9,000 people in uniform.", "9000 about deployed"),
        ("The government said 80 gendarmes had moved into the camp.", "80 exact deployed"),
        (
            "The troops of UNDOF are being replaced; so far 210 of about 900 have gone.",
            "210 exact departed; 900 about deployed",
        ),
        ("UNMIL is to receive 250 more soldiers and 90 more police officers.", "250 exact planned; 90 exact planned"),
        (
            "UNAMID has 4,000 soldiers, 300 international civilian staff, and 500 national staff.",
            "4000 exact deployed; 300 exact deployed; 500 exact deployed",
        ),
        (
            "At its height UNMISET had 8,000 soldiers. It came down: 5,000 in 2003, 1,700 a year later.",
            "8000 exact deployed; 5000 exact deployed; 1700 exact deployed",
        ),
        (
            "KFOR, which numbered almost 20,000 in 2002, is to shrink from 4,600 to 3,900.",
            "20000 nearly deployed; 4600 exact deployed; 3900 exact planned",
        ),
        ("UNDOF's numbers fell to 1,050 in May.", "1050 exact deployed"),
        ("Nepalese troops, perhaps 900 of them, guard the camp of UNMIS.", "900 about deployed"),
        ("The new mission, UNITAMS, may have 250 police officers.", "250 exact planned"),
        ("The last 60 staff of UNTAET boarded a plane for Darwin.", "60 exact departed"),
        ("The 300 men of Task Force Orbital had been based there.", "300 exact deployed"),
        ("UNFICYP has been cut from 900 to 840 troops.", "840 exact authorised"),
        ("UNOMSIL had 210 observers authorised and 41 deployed.", "210 exact authorised"),
        ("Manila ordered all 340 soldiers home.", "340 exact planned"),
        ("Latvia has flown out the last of its 70 soldiers.", "70 exact departed"),
    ],
)
def test_strengths(text: str, expected: str) -> None:
    assert set(expected.split("; ")) <= strengths(text), strengths(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thirty Nepalese peacekeepers remain trapped in their post, UNPROFOR said.",
        "The mission in Leer said that 60 people were killed and at least 9,000 displaced.",
        "Eleven of the wounded were Greek and 15 Austrian, KFOR said.",
        "All but a few hundred soldiers of UNMIL have gone home.",
    ],
)
def test_no_strengths(text: str) -> None:
    assert strengths(text) == set()
