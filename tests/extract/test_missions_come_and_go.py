"""Missions that begin and end in ordinary words: bodies set up by unions, missions declared over, denied to close."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2018, 5, 16)  # a Wednesday


def told(text: str) -> list[tuple[str, str, str | None, date | None]]:
    """Type, modality, place and day of what a text tells."""
    found = read("x", text, PUBLISHED, None, known(), None).event_reports
    assert all(text[e.start : e.end] for e in found)
    return [(e.event_type, e.modality, e.place, e.when.date_start) for e in found]


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("SADC leaders set up an observation mission in Lesotho on Monday.", "Lesotho", date(2018, 5, 14)),
        ("The African Union decided on Monday to create a protection force for Togo.", "Togo", date(2018, 5, 14)),
        ("On 1 July 2010 command was transferred from MONUC to MONUSCO in Congo.", "DR Congo", date(2010, 7, 1)),
        ("The vanguard of the AU force arrived in Togo on Monday.", "Togo", date(2018, 5, 14)),
    ],
)
def test_a_mission_begins(text: str, country: str, day: date) -> None:
    assert told(text) == [("mission_established", "asserted", country, day)]


@pytest.mark.parametrize(
    ("text", "modality", "country", "day"),
    [
        ("The SADC mission in Lesotho was declared over on Monday.", "asserted", "Lesotho", date(2018, 5, 14)),
        ("The EU monitoring mission in Togo was discontinued on 28 April.", "asserted", "Togo", date(2018, 4, 28)),
        ("The EU's monitoring mission in Togo stopped operating yesterday.", "asserted", "Togo", date(2018, 5, 15)),
        ("The spokesman denied that the UN mission in Togo had ended.", "denied", "Togo", None),
    ],
)
def test_a_mission_ends(text: str, modality: str, country: str, day: date | None) -> None:
    assert told(text) == [("mission_end", modality, country, day)]


@pytest.mark.parametrize(
    "text",
    [
        "The government created a force of foresters on Monday.",
        "The African Union sent a fact-finding mission to Togo on Monday.",
        "Yet the mission did not close.",
        "The mandate of the UN mission in Togo might not be renewed, a diplomat said.",
    ],
)
def test_neither_begins_nor_ends(text: str) -> None:
    assert told(text) == []
