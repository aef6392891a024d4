"""Day, place, doer and heir that the words beside an event supply, and what only looks like one."""

from datetime import date

import pytest

from known import known
from pipeline.extract.claims import Event
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday
MISSION = "UNMISS is the United Nations mission in South Sudan."


def events(text: str, dateline: str | None = None) -> list[Event]:
    return read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None, dateline).event_reports


@pytest.mark.parametrize(
    "then",
    [
        "The fighters came before sunrise on Friday.",
        "They came on motorcycles on Friday.",
        "It happened on Friday.",
        "The assailants arrived on Friday evening.",
    ],
)
def test_a_sentence_that_tells_only_when(then: str) -> None:
    (found,) = events(f"Gunmen have killed ten villagers at Lokuru. {then}")
    assert (found.event_type, found.place, found.when.date_start) == ("armed_attack", "Lokuru", date(2023, 9, 29))


def test_help_that_came_dates_no_attack() -> None:
    found = events("Gunmen have killed ten villagers at Lokuru. The doctors came on Friday.")
    assert [e.when.date_start for e in found] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "On Saturday a Rwandan colonel gave a Sudanese general the keys of the base at Lokuru.",
        "On Saturday UNMISS handed the prefect the keys of its camp at Lokuru.",
    ],
)
def test_to_whom_the_keys_are_given(text: str) -> None:
    assert [(e.event_type, e.place, e.when.date_start) for e in events(text)] == [
        ("base_handover", "Lokuru", date(2023, 9, 30))
    ]


def test_attackers_who_withdraw_end_no_mission() -> None:
    text = (
        "A hundred assailants entered Lokuru on Friday. They looted the market and withdrew to the hills on Saturday."
    )
    assert "mission_end" not in {e.event_type for e in events(text)}


def test_those_who_send_contingents_are_not_where_they_leave() -> None:
    (found,) = events("The contingents of Nepal and Ghana left the country last month.")
    assert (found.event_type, found.place) == ("troop_withdrawal", "South Sudan")


def test_a_place_before_a_body_with_its_acronym() -> None:
    text = "On Friday armed men attacked the base at Lokuru of the Regional Border Police Force (RBPF)."
    assert [(e.event_type, e.place) for e in events(text)] == [("armed_attack", "Lokuru")]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("The two sides signed a ceasefire in Nairobi on 12 September.", "peace_agreement", "Nairobi"),
        ("Gunmen attacked a convoy on the edge of the city on Friday.", "armed_attack", "Malakal"),
        (
            "A suicide bomber drove into the headquarters of the force in Lokuru on Friday.",
            "explosive_attack",
            "Lokuru",
        ),
        ("Rebels took Lokuru on Friday but were driven out the next day.", "territory_takeover", "Lokuru"),
    ],
)
def test_where_it_was(text: str, kind: str, place: str) -> None:
    assert {(e.event_type, e.place) for e in events(text, "Malakal")} == {(kind, place)}


def test_weapons_that_are_snatched_are_no_captives() -> None:
    found = events("Protesters in Lokuru snatched weapons from the police on Friday.")
    assert "abduction" not in {e.event_type for e in found}
