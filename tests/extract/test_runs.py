"""Runs of places and days behind one verb or one number: "three at Para on 3 May, two at Gori on 9 May"."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday
MISSION = "UNMISS is the United Nations mission in South Sudan."
Where = tuple[str | None, date]


def told(text: str, kind: str) -> list[Where]:
    reports = read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return [(e.place, e.when.date_start) for e in reports if e.event_type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        (
            "Gunmen abducted three nurses in Lokuru in March, two more in Mundari in April and one in Terek in June.",
            "abduction",
            [("Lokuru", date(2023, 3, 1)), ("Mundari", date(2023, 4, 1)), ("Terek", date(2023, 6, 1))],
        ),
        (
            "Its post at Lokuru was looted on 4 September, that at Terek on 5 September.",
            "looting",
            [("Lokuru", date(2023, 9, 4)), ("Terek", date(2023, 9, 5))],
        ),
        (
            "Two convoys were ambushed near Lokuru, the first on 3 March and the second on 9 March.",
            "armed_attack",
            [("Lokuru", date(2023, 3, 3)), ("Lokuru", date(2023, 3, 9))],
        ),
        (
            "Rebels attacked two garrisons in spring: Lokuru on 1 May and Terek on 15 May.",
            "armed_attack",
            [("Lokuru", date(2023, 5, 1)), ("Terek", date(2023, 5, 15))],
        ),
        (
            "The mission closed two bases in the north: Lokuru on 3 May and Terek on 9 May.",
            "base_withdrawal",
            [("Lokuru", date(2023, 5, 3)), ("Terek", date(2023, 5, 9))],
        ),
        (
            "The army captured the rebel camps at Lokuru and Terek on 3 May.",
            "territory_takeover",
            [("Lokuru", date(2023, 5, 3)), ("Terek", date(2023, 5, 3))],
        ),
    ],
)
def test_each_place_has_its_day(text: str, kind: str, wanted: list[Where]) -> None:
    assert told(text, kind) == wanted


def test_what_was_taken_is_each_time_another_town() -> None:
    text = "Rebels took Lokuru on 26 January, Terek two days later and Mundari on 7 February."
    reports = read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    assert [e.target for e in reports] == ["Lokuru", "Terek", "Mundari"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Five soldiers were killed at Lokuru on 3 March, six at Terek on 9 March and two near Mundari on 10 March.",
            [
                (5, "Lokuru", date(2023, 3, 3)),
                (6, "Terek", date(2023, 3, 9)),
                (2, "Mundari", date(2023, 3, 10)),
            ],
        ),
        (
            "The army lost five soldiers at Lokuru in March, eleven at Terek in April.",
            [(5, "Lokuru", date(2023, 3, 1)), (11, "Terek", date(2023, 4, 1))],
        ),
        (
            "Nine people were killed in Lokuru, seven in Terek and two in Mundari.",
            [(9, "Lokuru", None), (7, "Terek", None), (2, "Mundari", None)],
        ),
    ],
)
def test_each_number_has_its_place_and_day(text: str, wanted: list[tuple[int, str, date | None]]) -> None:
    figures = read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).casualty_figures
    assert [(f.count, f.place, f.when.date_start) for f in figures] == wanted


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        (
            "Lokuru fell on 24 September, a day after Terek and three days after Mundari.",
            "territory_takeover",
            [("Lokuru", date(2023, 9, 24)), ("Terek", date(2023, 9, 23)), ("Mundari", date(2023, 9, 21))],
        ),
        (
            "The town of Lokuru was the first to fall, on 30 March. Terek followed the next day, Mundari on 1 April.",
            "territory_takeover",
            [("Lokuru", date(2023, 3, 30)), ("Terek", date(2023, 3, 31)), ("Mundari", date(2023, 4, 1))],
        ),
        (
            "The base at Juba shut yesterday. Lokuru and Terek, both eastern, and then Mundari "
            "are to follow by 9 October.",
            "base_withdrawal",
            [
                ("Juba", date(2023, 10, 1)),
                ("Lokuru", date(2023, 10, 9)),
                ("Terek", date(2023, 10, 9)),
                ("Mundari", date(2023, 10, 9)),
            ],
        ),
        (
            "Juba and Malakal fell in September.",
            "territory_takeover",
            [("Juba", date(2023, 9, 1)), ("Malakal", date(2023, 9, 1))],
        ),
        (
            "The mission has camps at Lokuru, Terek and Mundari. All three are to be vacated by 15 December.",
            "base_withdrawal",
            [("Lokuru", date(2023, 12, 15)), ("Terek", date(2023, 12, 15)), ("Mundari", date(2023, 12, 15))],
        ),
        (
            "The last of them left Lokuru on Tuesday, nine weeks after the base at Terek was handed to the police.",
            "base_withdrawal",
            [("Lokuru", date(2023, 9, 26))],
        ),
        (
            "Gunmen struck the camp next to Lokuru airport on Saturday. Rockets fell first.",
            "shelling",
            [("Lokuru", date(2023, 9, 30))],
        ),
        (
            "Ten people died in Lokuru on Sunday, when shells fell on the Bandari market.",
            "shelling",
            [("Lokuru", date(2023, 10, 1))],
        ),
    ],
)
def test_days_and_places_counted_from_others(text: str, kind: str, wanted: list[Where]) -> None:
    assert told(text, kind) == wanted
