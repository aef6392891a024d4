# ruff: noqa: E501
"""Bases that a heading lists with their days, and entries whose verb has no subject."""

from datetime import date

from known import known
from pipeline.extract.reader import read


def told(text: str) -> list[tuple[str, str | None, str, str | None]]:
    found = read("x", text, date(2016, 12, 3), None, known(), "Liberia", None).event_reports
    return [(e.event_type, e.place, str(e.when.date_start), e.actor) for e in found]


def test_a_heading_says_what_befell_the_bases_listed_under_it():
    text = "Bases handed over by UNMIL since May:\n\n- Vahun: 14 June\n\n- Kakata, 21 June, to the police\n\nThe police are glad."
    assert told(text) == [
        ("base_handover", "Vahun", "2016-06-14", "UNMIL"),
        ("base_handover", "Kakata", "2016-06-21", "UNMIL"),
    ]


def test_a_list_ends_where_sentences_begin():
    text = "UNMIL bases closed this year:\n\n- Vahun: 14 June\n\nThe last convoy drove off.\n\nKakata, 21 June"
    assert told(text) == [("base_withdrawal", "Vahun", "2016-06-14", "UNMIL")]


def test_entries_by_number_with_verbs_without_a_subject():
    text = "UNMIL: who is where\n\n1. Vahun. Left on 14 June; police.\n\n2. Kakata. Handed to the police on 21 June.\n\n3. Foya. Still open."
    assert told(text) == [
        ("base_withdrawal", "Vahun", "2016-06-14", "UNMIL"),
        ("base_handover", "Kakata", "2016-06-21", "UNMIL"),
    ]


def test_troops_who_left_under_the_number_and_name_of_a_town_left_that_town():
    text = "Where the Kenyans are\n\n1. Garbahar. Kenyan troops left on Sunday. UNMIL did not comment."
    assert ("base_withdrawal", "Garbahar") in {(kind, place) for kind, place, _, _ in told(text)}
