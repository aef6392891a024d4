"""Bases and towns taken by others: who walks in, holds, wins back, and the next town with its own day."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2018, 5, 16)  # a Wednesday
LEAD = "UNMIL is the United Nations mission in Liberia."
TAKEN = ("base_takeover", "territory_takeover")


def told(text: str) -> set[str]:
    """Where something was taken: what, where, when, if told as fact."""
    found = read("x", f"{LEAD}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return {
        f"{e.event_type.split('_')[0]} {e.place} {e.when.date_start or '-'}"
        for e in found
        if e.event_type in TAKEN and e.modality in ("asserted", "claimed")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels strolled into the vacated UN camp at Harper on 5 May.", "base Harper 2018-05-05"),
        ("The mission left Harper on 3 May. The rebels now sit in its offices.", "base Harper -"),
        ("About a thousand men overran a UN camp at Harper on 5 May.", "base Harper 2018-05-05"),
        (
            "Gunmen attacked the UN camp at Harper on 5 May. For several hours the gunmen had the run of the camp.",
            "base Harper 2018-05-05",
        ),
        (
            "Gunmen attacked the UN base at Harper on 5 May; for three hours the base was theirs.",
            "base Harper 2018-05-05",
        ),
        ("Rebels took Zwedru on 5 May, but men loyal to Ada Kone won it back on 7 May.", "territory Zwedru 2018-05-07"),
        ("The rebels captured Zwedru on 5 May and, four days later, Foya.", "territory Foya 2018-05-09"),
        ("Kone's men took Zwedru on 5 May.", "territory Zwedru 2018-05-05"),
        ("The rebels won back Foya on 5 May.", "territory Foya 2018-05-05"),
        ("The conquest of Foya on 5 May opened the road to the north.", "territory Foya 2018-05-05"),
        ("The army's entry into Foya on 5 May was greeted with cheers.", "territory Foya 2018-05-05"),
        ("The rebels took the district capital, Foya, on 5 May.", "territory Foya 2018-05-05"),
        ("Zwedru was in rebel hands on 5 May and Foya followed on 9 May.", "territory Foya 2018-05-09"),
        ("The rebels rolled into Zwedru on 5 May. Foya went the next day.", "territory Foya 2018-05-06"),
        (
            "The Council condemned the seizure of Zwedru (5 May) and Foya (9 May) by the rebels.",
            "territory Foya 2018-05-09",
        ),
        ("5 May 2017 – Zwedru falls. The bodies of 20 soldiers are later found.", "territory Zwedru 2017-05-05"),
    ],
)
def test_ground_is_taken(text: str, expected: str):
    assert expected in told(text), told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Armed men who had taken up position on a hill opened fire on the camp at Harper on 5 May.",
        "The camp at Harper has been fully secured, the mission said.",
        "Of the 300 Russians said to be in Harper now, we can confirm no more than 100.",
        "Peacekeepers sit in the watchtower of the Harper camp.",
    ],
)
def test_nothing_is_taken(text: str):
    assert not told(text)


def left(text: str) -> set[str]:
    """Where bases were left or handed over: what, where, when, if told as fact."""
    found = read("x", f"{LEAD}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return {
        f"{e.event_type.split('_')[1]} {e.place} {e.when.date_start or '-'}"
        for e in found
        if e.event_type in ("base_withdrawal", "base_handover") and e.modality in ("asserted", "claimed")
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mission gave its base at Harper back on Tuesday; the soldiers there took the road to Gori that day.",
            "withdrawal Harper 2018-05-15",
        ),
        (
            "Kenya gave its base at Harper back to the army on Tuesday; its 300 soldiers took the road the same day.",
            "withdrawal Harper 2018-05-15",
        ),
        ("Zwedru saw its last UN convoy on 5 May.", "withdrawal Zwedru 2018-05-05"),
        ("In Harper, before driving out on 5 May, peacekeepers wrecked 30 vehicles.", "withdrawal Harper 2018-05-05"),
        ("At Harper and Zwedru the peacekeepers were gone by 5 May.", "withdrawal Zwedru 2018-05-05"),
        (
            "The mission turned its drone hub at Harper, Air Base 12, over to the army of Liberia on 5 May.",
            "handover Harper 2018-05-05",
        ),
        (
            "Air Base 12, next to the airport, was given back by the mission on 5 May.",
            "handover Air Base 12 2018-05-05",
        ),
        (
            "Harper, a small base on the plain near the Guinean border that the mission gave back on 5 May, was first.",
            "handover Harper 2018-05-05",
        ),
        ("Camp Palm near Harper changed hands on 5 May.", "handover Camp Palm 2018-05-05"),
    ],
)
def test_bases_are_left_in_other_words(text: str, expected: str):
    assert expected in left(text), left(text)


@pytest.mark.parametrize(
    "text",
    [
        "Neither the port nor the air base at Harper will be given up, two officials said.",
        "A former corporal, who came from Harper by motorcycle, did not hesitate.",
        "Germany, which flies out of Harper too, has said nothing.",
    ],
)
def test_nothing_is_left(text: str):
    assert not left(text)


def test_the_one_base_told_of_is_meant():
    told_of = "Gunmen overran a UN camp at Harper on 5 May, the mission said.\n\n"
    assert "base Harper 2018-05-07" in told(told_of + "Liberian soldiers entered the charred camp on 7 May.")


def test_land_of_no_name_is_at_no_town():
    lead = "The two sides signed a truce in Accra in 2014. "
    assert "territory None 2017-10-01" in told(
        lead + "The buffer zone has meant little since October 2017, when 1,500 Guinean soldiers drove into it."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The last American at Harper shook hands on 5 May and climbed into a plane.", "withdrawal Harper 2018-05-05"),
        ("In Harper two French compounds were given back to the state on 5 May.", "handover Harper 2018-05-05"),
        (
            "The junta evicted the French, the last of whom left in May after vacating the camps at Foya and Harper.",
            "withdrawal Harper 2018-05-01",
        ),
    ],
)
def test_the_last_of_them_leave(text: str, expected: str):
    assert expected in left(text), left(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Dutch contingent of the mission broke camp at Harper on 5 May.",
        "The mission's outpost at Harper emptied on 5 May.",
        "The Nepalese peacekeepers trundled out of their camp at Harper on 5 May.",
        "Helicopters plucked the last 40 peacekeepers from the Harper base on 5 May.",
        "A column of 60 UN vehicles wound its way out of Harper on 5 May.",
    ],
)
def test_ways_of_leaving(text: str):
    assert "withdrawal Harper 2018-05-05" in left(text), left(text)


def test_those_who_move_in_behind_a_mission_take_its_base():
    assert "base Harper 2018-05-05" in told("The mission left Harper on 5 May; rebels moved in that evening.")


def test_no_base_closes():
    assert not left("The spokesman said that no base would close before 30 June.")
