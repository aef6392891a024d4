"""Attacks of which a text tells only whom they cost: those with a day and a place that nothing else accounts for."""

from datetime import date

import pytest

from known import known
from pipeline.extract.claims import Event
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday
MISSION = "UNMISS is the United Nations mission in South Sudan."


def events(text: str) -> list[Event]:
    return read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports


@pytest.mark.parametrize(
    "text",
    [
        "On 15 August eleven soldiers were killed near Lokuru and twenty wounded.",
        "Two aid workers were murdered at Lokuru on 15 August.",
        "At Lokuru, on 15 August, the army lost eighteen men.",
        "Eleven soldiers died near Lokuru on 15 August. The army mourned them for three days.",
    ],
)
def test_the_dead_tell_of_an_attack(text: str) -> None:
    (found,) = events(text)
    assert (found.event_type, found.place, found.when.date_start) == ("armed_attack", "Lokuru", date(2023, 8, 15))


@pytest.mark.parametrize(
    "text",
    [
        "On 15 August eleven soldiers were killed in a crash near Lokuru.",
        "Eleven soldiers were killed near Lokuru.",
        "Eleven soldiers were killed on 15 August.",
        "Nobody was killed at Lokuru on 15 August.",
        "A soldier died of his wounds at Lokuru on 15 August.",
    ],
)
def test_other_deaths_tell_of_none(text: str) -> None:
    assert not events(text)


def test_what_is_told_already_is_told_once() -> None:
    found = events("Gunmen attacked a post near Lokuru on 15 August. Ten soldiers were killed there on 15 August.")
    assert [e.event_type for e in found] == ["armed_attack"]
    found = events("Rebels shelled Lokuru on 15 August. Eleven traders were killed that day at Lokuru.")
    assert [e.event_type for e in found] == ["shelling"]


def test_figures_of_an_attack_are_tied_to_it() -> None:
    text = f"{MISSION}\n\nOn 15 August eleven soldiers were killed near Lokuru and twenty wounded."
    claims = read("x", text, PUBLISHED, None, known(), None)
    (event,) = claims.event_reports
    assert event.target == "soldiers"
    assert {c.event_no for c in claims.casualty_figures} == {event.event_no}
    assert claims.text[event.start : event.end].startswith("On 15 August")


def test_the_village_is_the_place_told_of() -> None:
    text = "The flag came down at Lokuru yesterday. On 23 March 2019, some 160 inhabitants of the village were killed."
    attacks = [e for e in events(text) if e.event_type == "armed_attack"]
    assert [(e.place, e.when.date_start) for e in attacks] == [("Lokuru", date(2019, 3, 23))]
