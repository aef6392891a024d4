"""Who is meant and how firmly it is told: "we", heads of offices, accusations, condemnations, what is not yet done."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday


def told(text: str) -> set[tuple[str, str | None, str | None]]:
    """Type, place and first day of every event of a text."""
    found = read("x", text, PUBLISHED, None, known(), "Mali").event_reports
    return {(e.event_type, e.place, str(e.when.date_start) if e.when.date_start else None) for e in found}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('"We have handed over our camp in Lira to the police," said John Otim, a spokesman for MONUSCO.', "MONUSCO"),
        ('"We attacked the camp in Lira on Monday," said Ali Kone, a spokesman for the M23 rebels.', "M23"),
        ('MONUSCO spokesman John Otim confirmed it. "We left Lira on Tuesday," he said.', "MONUSCO"),
    ],
)
def test_we_are_those_for_whom_the_speaker_speaks(text: str, actor: str) -> None:
    found = read("x", text, PUBLISHED, None, known(), None).event_reports
    assert [(e.place, e.actor) for e in found] == [("Lira", actor)]


def test_the_attack_that_a_statement_condemns_has_its_day_and_no_victim_for_its_author() -> None:
    text = "The UN condemns the attack perpetrated on 28 September against a convoy of MONUSCO near Lira."
    [found] = read("x", text, PUBLISHED, None, known(), None).event_reports
    assert (found.place, str(found.when.date_start), found.actor) == ("Lira", "2023-09-28", None)
    assert ("territory_takeover", "Kavo", None) in told("The rebels have conquered Kavo.")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Head of the Bureau of MONUSCO in Bunia handed over the base of Lira to the governor.", "MONUSCO"),
        ("MONUSCO has gone. The mission's head in Lira, Ali Kone, handed its camp in Lira to the mayor.", "MONUSCO"),
    ],
)
def test_who_hands_over_for_the_mission(text: str, actor: str) -> None:
    found = read("x", text, PUBLISHED, None, known(), None).event_reports
    assert ("base_handover", "Lira", actor) in [(e.event_type, e.place, e.actor) for e in found]


def test_an_office_before_a_name_gives_authority() -> None:
    assert ("withdrawal_order", "DR Congo", None) in told("President Tshisekedi demanded that MONUSCO leave.")


@pytest.mark.parametrize(
    "text",
    ["An aerial bombardment of Kavo killed nine.", "The siege of Kavo was hard. Mortar shells killed two in Kavo."],
)
def test_what_is_bombarded_or_besieged_is_a_town(text: str) -> None:
    assert {place for _, place, _ in told(text)} == {"Kavo"}


def test_what_one_side_accuses_the_other_of_is_claimed() -> None:
    text = "MINUSMA accused the army of blocking its flights to Kidal. Prosecutors accused two men of attacking Gao."
    [found] = read("x", text, PUBLISHED, None, known(), "Mali").event_reports
    assert (found.event_type, found.actor, found.modality) == ("access_restriction", "Mali army", "claimed")


def test_what_is_not_yet_done_is_denied() -> None:
    [found] = read(
        "x", "MINUSMA has not yet handed over its base in Gao.", PUBLISHED, None, known(), "Mali"
    ).event_reports
    assert (found.event_type, found.modality) == ("base_handover", "denied")


@pytest.mark.parametrize(
    "text",
    [
        "Kavo was hit by an air strike.",
        "Kavo came under mortar fire.",
        "The UN camp at Kavo came under mortar fire.",
    ],
)
def test_who_is_struck_is_where_and_not_who(text: str) -> None:
    [found] = read("x", text, PUBLISHED, None, known(), None).event_reports
    assert (found.place, found.actor) == ("Kavo", None)
