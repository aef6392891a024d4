"""Demands that a mission or foreign troops leave, in whatever words: what is asked, decided or said of them."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2018, 5, 16)  # a Wednesday


def orders(text: str) -> list[tuple[str, str | None, date | None]]:
    """Modality, place and day of the orders that a text tells of."""
    found = read("x", text, PUBLISHED, None, known(), None).event_reports
    assert all(text[e.start : e.end] for e in found)
    real = ("asserted", "claimed")
    return [
        ("real" if e.modality in real else e.modality, e.place, e.when.date_start)
        for e in found
        if e.event_type == "withdrawal_order"
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Liberia's cabinet on Monday asked the regional force to quit the country.", "Liberia"),
        ("On Monday Monrovia wrote to New York that the mission was no longer welcome in Liberia.", "Liberia"),
        ("Togo's president declared on Monday that the Belgian troops were no longer welcome in Togo.", "Togo"),
        ("Belgian forces are no longer wanted in Togo, the junta announced on Monday.", "Togo"),
        ("The president called on Monday for the UN mission to start pulling out of Togo next year.", "Togo"),
        ("Togo's cabinet rejected an extension of the UN mission's mandate on Monday.", "Togo"),
        ("The EU mission in Togo must leave by Christmas, the interior minister announced on Monday.", "Togo"),
        ('"They have to go," the defence minister of Togo said of the ECOWAS troops on Monday.', "Togo"),
        ("SADC leaders decided on Monday to withdraw the mission from Lesotho.", "Lesotho"),
        ("Lesotho on Monday terminated the mandate of the SADC political mission.", "Lesotho"),
        ("The government told the Council on Monday that the mission in Lesotho had to be gone by June.", "Lesotho"),
        ("A demand for the withdrawal of UN peacekeepers was made by Togo on Monday.", "Togo"),
    ],
)
def test_a_mission_is_told_to_go_in_any_words(text: str, country: str) -> None:
    assert orders(text) == [("real", country, date(2018, 5, 14))]


@pytest.mark.parametrize(
    "text",
    [
        "The government told the peacekeepers on Monday to leave room for the fire engines.",
        "Kenya asked the mission on Monday to leave its vehicles behind.",
        "The minister did not say on Monday whether the force in Togo should leave.",
        "Lomé has asked the mission's spokesman to leave the country.",
        "The president said on Monday that the UN mission was always welcome in Togo.",
        "Lomé wants to look again at the timetable under which the UN force was to be gone by June.",
        "Belgium ordered its battalion to leave Togo on Monday.",
    ],
)
def test_what_is_asked_of_a_mission_beside_its_leaving_is_no_order(text: str) -> None:
    assert orders(text) == []


def test_what_is_demanded_is_no_departure_yet() -> None:
    text = "Lomé demanded on 18 February 2018 that Brussels withdraw its troops from Togo."
    found = read("x", text, PUBLISHED, None, known(), None).event_reports
    assert [e.event_type for e in found] == ["withdrawal_order"]
