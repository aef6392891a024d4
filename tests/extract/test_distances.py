"""Events dated by how far they lie from another that a noun names."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

HANDOVER = "UNAMID handed over its base in Rubare to the police on 22 May. "


def days(text: str, event_type: str) -> list[tuple[date | None, date | None]]:
    found = read("x", text, date(2023, 11, 3), None, known(), "Mali").event_reports
    return [(e.when.date_start, e.when.date_end) for e in found if e.event_type == event_type]


@pytest.mark.parametrize(
    ("sentence", "event_type", "expected"),
    [
        ("Two nights before the ceremony, gunmen fired on a post at Kiseguro.", "armed_attack", 20),
        ("Gunmen fired on a post at Kiseguro two days after the handover.", "armed_attack", 24),
        ("On the eve of the ceremony rebels shelled the village of Kiseguro.", "shelling", 21),
        ("Hours after the ceremony, looters ransacked the camp.", "looting", 22),
        (
            "Gunmen seized two drivers at Kelo on 12 May. They were freed last Friday. Three days after the seizure, "
            "gunmen fired on a post at Kiseguro.",
            "armed_attack",
            15,
        ),
    ],
)
def test_from_the_day_of_what_the_noun_names(sentence: str, event_type: str, expected: int) -> None:
    assert days(HANDOVER + sentence, event_type) == [(date(2023, 5, expected), date(2023, 5, expected))]


def test_what_is_named_takes_its_day_from_the_clause() -> None:
    text = "Rebels attacked the town of Kiseguro on 12 May, less than 24 hours after raids on the town of Mabenga."
    assert days(text, "armed_attack") == [
        (date(2023, 5, 12), date(2023, 5, 12)),
        (date(2023, 5, 11), date(2023, 5, 12)),
    ]


def test_nothing_is_counted_from_what_was_not_told() -> None:
    assert days("Two nights before the ceremony, gunmen fired on a post at Kiseguro.", "armed_attack") == [(None, None)]


def test_a_ceremony_told_later_is_the_articles() -> None:
    text = HANDOVER + "\n\nIt gave its camp at Kelo to the army on 2 May.\n\nOn the eve of the ceremony thieves "
    assert days(text + "looted the camp.", "looting") == [(date(2023, 5, 21), date(2023, 5, 21))]


def test_the_night_after_may_be_past_midnight() -> None:
    text = HANDOVER + "\n\nIn the night after the handover thieves looted the compound."
    assert days(text, "looting") == [(date(2023, 5, 22), date(2023, 5, 23))]
