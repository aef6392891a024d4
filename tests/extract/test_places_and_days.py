"""Sentences that name several places and days: which belongs to which event."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 11, 24)  # a Friday


def told(text: str) -> set[str]:
    found = read("x", text, PUBLISHED, None, known(), "Mali").event_reports
    return {f"{e.event_type} {e.place} {e.when.date_start or '-'}" for e in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels raided Kelo, a hamlet 30 km from the town of Denda, where they burned two houses, on 3 May.",
            {"armed_attack Kelo 2023-05-03"},
        ),
        ("On Monday gunmen fired at a watchtower north-west of Kelo.", {"armed_attack Kelo 2023-11-20"}),
        ("Shells fell on Kelo on Monday.", {"shelling Kelo 2023-11-20"}),
        (
            "On Monday the UN left the camp at Kelo, only to be ambushed at Denda on Tuesday.",
            {"base_withdrawal Kelo 2023-11-20", "armed_attack Denda 2023-11-21"},
        ),
        (
            "In Kelo a trader died on Monday when gunmen fired on a patrol; in Denda, people marched against the "
            "mission in September.",
            {"armed_attack Kelo 2023-11-20", "protest Denda 2023-09-01"},
        ),
        (
            "At Kelo students protested on Monday against the mission, and at Denda the logistics base was looted on "
            "Tuesday.",
            {"protest Kelo 2023-11-20", "looting Denda 2023-11-21"},
        ),
        (
            "Rebels struck again. At Kelo in June 2021 they killed ten soldiers, at Denda that September six, and at "
            "Folo on 15 January 2022 nine.",
            {"armed_attack Kelo 2021-06-01", "armed_attack Denda 2021-09-01", "armed_attack Folo 2022-01-15"},
        ),
        (
            "The hotel in Kelo was attacked by gunmen in 2019 and 2020.",
            {"armed_attack Kelo 2019-01-01", "armed_attack Kelo 2020-01-01"},
        ),
        (
            "Gunmen seized two nurses in Kelo on 3 May. It was the third kidnapping in the province this year.",
            {"abduction Kelo 2023-05-03"},
        ),
        (
            "In Kelo the troops came under mortar fire on 3 May; the base was not hit.",
            {"shelling Kelo 2023-05-03"},
        ),
        (
            "MINUSMA has handed over its base at Kelo. The next is Denda, in December.",
            {"base_handover Kelo -", "base_handover Denda 2023-12-01"},
        ),
        (
            "Peacekeepers moved to Kelo in May, weeks after gunmen had driven through Bamako.\n\nOn 9 June rebels "
            "attacked the town.",
            {"armed_attack Kelo 2023-06-09"},
        ),
        (
            "Militants who came by boat on 3 May overran the camp at Kelo. A week after Kelo they attacked Denda.",
            {"territory_takeover Kelo 2023-05-03", "armed_attack Denda 2023-05-10"},
        ),
        (
            "On 3 May rebels attacked the market at Kelo, and on 5 May they did the same at Denda.",
            {"armed_attack Kelo 2023-05-03", "armed_attack Denda 2023-05-05"},
        ),
        ("It is four days since gunmen attacked the post at Kelo.", {"armed_attack Kelo 2023-11-20"}),
        ("It is ten years today since gunmen attacked the post at Kelo.", {"armed_attack Kelo 2013-11-24"}),
        (
            "Kelo and Denda, from which MINUSMA withdrew on 21 and 23 October, are quiet.",
            {"base_withdrawal Kelo 2023-10-21", "base_withdrawal Denda 2023-10-23"},
        ),
        (
            "Rebels attacked the camp at Kelo on 3 May. The soldiers were flown to Denda, and the camp was looted.",
            {"armed_attack Kelo 2023-05-03", "looting Kelo 2023-05-03"},
        ),
        (
            "On Sunday a tank fired at a post near Kelo. The army also fired on a patrol near Denda.",
            {"shelling Kelo 2023-11-19", "armed_attack Denda 2023-11-19"},
        ),
        (
            "Three soldiers died when rebels attacked a base in southern Chad on Tuesday.\n\nThe rebels rammed the "
            "gate of the camp at Kelo with a car bomb.",
            {"armed_attack Kelo 2023-11-21", "explosive_attack Kelo 2023-11-21"},
        ),
        (
            "The UN regrets the incident on Thursday at Kelo, in which gunmen shot at a convoy.",
            {"armed_attack Kelo 2023-11-23"},
        ),
        (
            "On Wednesday, 8 November, rebels attacked Kelo. On the Friday they ambushed a convoy near Denda.",
            {"armed_attack Kelo 2023-11-08", "armed_attack Denda 2023-11-10"},
        ),
        ("Earlier this month, as you will remember, gunmen attacked Kelo.", {"armed_attack Kelo 2023-11-01"}),
        ("On 3 May JNIM declared a blockade of Gao.", {"access_restriction Gao 2023-05-03"}),
        ("Kelo itself fell to rebels on 3 May.", {"territory_takeover Kelo 2023-05-03"}),
        ("In Kelo houses were burned by rebels on Friday.", {"armed_attack Kelo 2023-11-24"}),
        (
            "Fighting that broke out on Sunday in the Boro district of Kelo went on on Monday.",
            {"armed_clash Kelo 2023-11-19"},
        ),
        ("Rebels and soldiers clashed at Kelo from Tuesday to Thursday.", {"armed_clash Kelo 2023-11-21"}),
        (
            "Gunmen attacked Denda on 3 May.\n\nOn 9 June two tanks broke a gate in Kelo. At 6:40 am shots were fired "
            "at the town.",
            {"armed_attack Denda 2023-05-03", "armed_attack Kelo 2023-06-09"},
        ),
    ],
)
def test_each_event_has_its_own_place_and_day(text: str, expected: set[str]) -> None:
    assert told(text) == expected


def test_weekdays_of_a_story_of_last_week() -> None:
    text = "Rebels attacked the market of Kelo twice last week. On Tuesday they killed five traders."
    assert "armed_attack Kelo 2023-11-14" in told(text)


def test_a_country_that_sends_foreign_soldiers_away() -> None:
    text = (
        "French soldiers left Chad.\n\nNiger's junta drove out Barkhane, whose last troops crossed into Benin in May."
    )
    assert "troop_withdrawal Niger 2023-05-01" in told(text)


def test_the_seat_of_a_state_is_in_its_capital() -> None:
    text = "Men with knives attacked the presidential palace on 3 May. Mali is calm."
    assert told(text) == {"armed_attack Bamako 2023-05-03"}


def test_a_report_that_the_next_sentence_takes_back_is_denied() -> None:
    text = "A radio said that the base at Kelo was fired at on Sunday. They were told that this is not the case."
    found = read("x", text, PUBLISHED, None, known(), "Mali").event_reports
    assert [e.modality for e in found] == ["denied"]


def test_a_heading_of_a_country_holds_for_what_stands_below_it() -> None:
    text = (
        "The week in brief.\n\nNIGER: A YEAR ON\n\nThe junta that seized power on 26 July spoke on Friday.\n\n"
        "MALI: A CEREMONY\n\nNothing was said."
    )
    assert "coup Niger 2023-07-26" in told(text)


def test_days_below_a_month_are_of_that_month() -> None:
    text = "APRIL: Rebels attack Kelo on the 25th. On the 8th they raid Denda.\n\nMAY: They attack Folo on the 2nd."
    assert {"armed_attack Kelo 2023-04-25", "armed_attack Denda 2023-04-08"} <= told(text)


def test_the_weekday_follows_the_weekday_told_before_a_count() -> None:
    text = (
        "On Wednesday, 8 November, rebels attacked Kelo. On the Thursday a toll was given. A man was found two days "
        "later. On the Friday gunmen attacked Denda."
    )
    assert {"armed_attack Kelo 2023-11-08", "armed_attack Denda 2023-11-10"} <= told(text)
