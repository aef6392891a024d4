"""Bases left, kept until a day, handed on and still to be left, as prose tells them rather than a communiqué."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2018, 5, 16)  # a Wednesday
LEAD = "UNMIL is the United Nations mission in Liberia. Ghana and Nepal sent soldiers. The LURD rebels fight the army."


def told(text: str) -> set[tuple[str, str | None, str, str | None]]:
    """Type, place, modality and first day of every event of a text that follows one about the mission."""
    found = read("x", f"{LEAD}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return {
        (e.event_type, e.place, e.modality, e.when.date_start and e.when.date_start.isoformat())
        for e in found
        if e.start > len(LEAD)
    }


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("The Nepalese company stationed at Greenville left for Monrovia on 4 May.", "Greenville", "2018-05-04"),
        ("The camp in Harper had no runway. The peacekeepers had to leave by road on 4 May.", "Harper", "2018-05-04"),
        ("It was on 4 May that the last soldier of the mission left its camp at Harper.", "Harper", "2018-05-04"),
        ("The Nepalese knew the coast. Harper they gave up on 4 May.", "Harper", "2018-05-04"),
        ("The Nepalese contingent kept its base at Zwedru until 4 May.", "Zwedru", "2018-05-04"),
        (
            "The mission handed its camp at Harper to the state on 4 May. The last convoy set out for Monrovia in the"
            " afternoon and arrived this morning.",
            "Harper",
            "2018-05-04",
        ),
        ("UNMIL ended its work in Harper on 4 May.", "Harper", "2018-05-04"),
        ("The mission has burnt its tents and left its camp at Harper on 4 May.", "Harper", "2018-05-04"),
        ("On 4 May peacekeepers of the mission packed up their post at Foya.", "Foya", "2018-05-04"),
        ("The mission left Zwedru on 2 May. Harper was emptied on 4 May.", "Harper", "2018-05-04"),
        ("The mission left Zwedru on 2 May. Two days later it was the turn of Harper.", "Harper", "2018-05-04"),
        ("The mission left Zwedru on 2 May; Harper was number two on the list, on 4 May.", "Harper", "2018-05-04"),
        ("The mission is closing down. The small post at Foya was closed on 4 May.", "Foya", "2018-05-04"),
        (
            "Voinjama has the best strip north of Gbarnga. When the Nepalese battalion pulled out on 4 May there was "
            "no plane.",
            "Voinjama",
            "2018-05-04",
        ),
    ],
)
def test_bases_left(text: str, place: str, day: str):
    assert ("base_withdrawal", place, "asserted", day) in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Five bases are to be handed to the army, the first of them, Zwedru, on 4 June.",
            ("base_handover", "Zwedru", "planned", "2018-06-04"),
        ),
        (
            "The mission will close nine camps by August, starting with Harper in June.",
            ("base_withdrawal", "Harper", "planned", "2018-06-01"),
        ),
        (
            "Those at Harper will stay until the camp there closes in June.",
            ("base_withdrawal", "Harper", "planned", "2018-06-01"),
        ),
        (
            "The helicopters will be kept at Harper until the camp there is handed over in June.",
            ("base_handover", "Harper", "planned", "2018-06-01"),
        ),
        (
            "The mission handed its camp at Harper to the army on Sunday. The rest of its men are to leave tomorrow.",
            ("base_withdrawal", "Harper", "planned", "2018-05-17"),
        ),
        (
            "The mission has closed nine camps. Only Harper and Foya remain to be handed over.",
            ("base_handover", "Foya", "planned", None),
        ),
        (
            "The army wants to be there when the mission moves out of Harper.",
            ("base_withdrawal", "Harper", "planned", None),
        ),
        (
            "The next camp of the mission to go is Zwedru; Harper follows.",
            ("base_withdrawal", "Harper", "planned", None),
        ),
    ],
)
def test_bases_to_be_left(text: str, event: tuple[str, str, str, str]):
    assert event in told(text)


@pytest.mark.parametrize("how", ["turned the camp at Foya over to", "signed the camp at Foya over to"])
def test_particle_behind_place(how: str):
    text = f"On 4 May the Nepalese battalion {how} the police."
    assert ("base_handover", "Foya", "asserted", "2018-05-04") in told(text)


def test_count_of_year_is_no_departure():
    text = "The mission handed Harper to the army on Sunday, the third base that it has given up this year."
    assert told(text) == {("base_handover", "Harper", "asserted", "2018-05-13")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("It was on 4 May that the rebels took Gbarnga.", ("territory_takeover", "Gbarnga", "asserted", "2018-05-04")),
        (
            "It was a year ago on Tuesday that the peacekeepers drove out of Harper.",
            ("base_withdrawal", "Harper", "asserted", "2017-05-15"),
        ),
        (
            "Gbarnga has been in the hands of men loyal to Ada Kollie, a general who mutinied, since Sunday.",
            ("territory_takeover", "Gbarnga", "asserted", "2018-05-13"),
        ),
        (
            "The mission condemned air strikes on Gbarnga, in which 14 people are said to have died on 4 May.",
            ("air_strike", "Gbarnga", "asserted", "2018-05-04"),
        ),
        (
            "The mission arrived on 1 October 2003, six weeks after the signing of the Accra Peace Agreement.",
            ("peace_agreement", "Liberia", "asserted", "2003-08-20"),
        ),
        (
            "In April 2017 the bloc said that UNMIL would be withdrawn by 30 June.",
            ("mission_end", "Liberia", "planned", "2017-06-30"),
        ),
        (
            "On Monday former guards demanding their pay blocked the gate of the camp in Harper and threw stones.",
            ("protest", "Harper", "asserted", "2018-05-14"),
        ),
        (
            "Monrovia should lift the ban on flights to Harper that it imposed on 4 May.",
            ("access_restriction", "Harper", "asserted", "2018-05-04"),
        ),
        (
            "LURD rebels entered the mission's camp in Harper on 4 May. They lost the camp to the army a week later.",
            ("base_takeover", "Harper", "asserted", "2018-05-11"),
        ),
        ("Reports that the camp in Harper was looted are without foundation.", ("looting", "Harper", "denied", None)),
    ],
)
def test_days_told_in_other_clauses(text: str, event: tuple[str, str, str, str | None]):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "The closing of the camp at Harper was preceded by that of Zwedru, on 4 May.",
            {("base_withdrawal", "Zwedru", "asserted", "2018-05-04")},
        ),
        (
            "The withdrawal from Harper follows that from Zwedru on 4 May and from Foya on 11 May.",
            {
                ("base_withdrawal", "Zwedru", "asserted", "2018-05-04"),
                ("base_withdrawal", "Foya", "asserted", "2018-05-11"),
            },
        ),
    ],
)
def test_departures_set_beside_another(text: str, events: set[tuple[str, str, str, str]]):
    assert events <= told(text)


def test_a_nation_leaves_the_town_of_the_dateline():
    text = "The Nepalese left on Friday. Their camp, one of five that UNMIL had, is a football field."
    found = read("x", text, PUBLISHED, None, known(), "Liberia", "Voinjama").event_reports
    assert [(e.event_type, e.place) for e in found] == [("base_withdrawal", "Voinjama")]


def test_the_bases_still_to_come_are_not_the_one_told():
    text = "The mission handed its camp at Harper to the army on 4 May, the first of nine camps that it will leave."
    assert told(text) == {("base_handover", "Harper", "asserted", "2018-05-04")}


def test_those_who_move_in_after_a_handover():
    text = "The mission handed its camp at Harper to the state on 4 May. The army moved in before the dust had settled."
    assert ("base_takeover", "Harper", "asserted", "2018-05-04") in told(text)


def test_a_forward_operating_base_has_the_name_before_it():
    text = "The mission handed the Foya forward operating base to the army on 4 May."
    assert told(text) == {("base_handover", "Foya", "asserted", "2018-05-04")}


def test_a_column_of_the_army_leaves_no_base():
    text = "The mission is closing down. The column left Harper on 4 May. The long column of the army had 90 lorries."
    assert not {e for e in told(text) if e[0] == "base_withdrawal"}


def test_control_by_whoever_says_so():
    text = "The UN base at Harper was now under its control, the Liberian army announced on 4 May."
    found = read("x", f"{LEAD}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    assert ("base_takeover", "Harper", "Liberia army") in {(e.event_type, e.place, e.actor) for e in found}


def test_leaving_told_again_is_no_second_departure():
    text = "The mission left Harper on 4 May. When they left they wrecked generators, since lorries were held in Foya."
    assert ("base_withdrawal", "Foya") not in {e[:2] for e in told(text)}
