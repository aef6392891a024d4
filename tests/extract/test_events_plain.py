"""Events in plain copy: one departure told twice, asides that are no places, what is no event of its kind."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipeline.extract.names import Gazetteer, gazetteer
from pipeline.extract.reader import read
from pipeline.reference import load_reference

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference" / "minusma"
PUBLISHED = date(2023, 10, 2)  # a Monday


@cache
def known() -> Gazetteer:
    return gazetteer(load_reference(REFERENCE))


def told(text: str) -> set[tuple[str, str | None, str | None]]:
    """Type, place and first day of every event of a text."""
    found = read("x", text, PUBLISHED, None, known(), "Mali").event_reports
    return {(e.event_type, e.place, str(e.when.date_start) if e.when.date_start else None) for e in found}


def test_a_departure_told_twice_is_one_with_its_day() -> None:
    text = "MINUSCA has closed its base at Sikide. It said that 45 soldiers had left Sikide on Friday."
    assert told(text) == {("base_withdrawal", "Sikide", "2023-09-29")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "In Baidoa, the regional capital of Bay, a roadside bomb on Friday wounded three soldiers of AMISOM.",
            ("explosive_attack", "Baidoa", "2023-09-29"),
        ),
        (
            "Two men were killed on Friday when a truck hit a mine near Boca - the ninth such incident this year.",
            ("explosive_attack", "Boca", "2023-09-29"),
        ),
        ("UN bases at Hinche, Les Palmes and Jerma have all been closed.", ("base_withdrawal", "Les Palmes", None)),
        ("French troops left Mali in August 2022.", ("troop_withdrawal", "Mali", "2022-08-01")),
        (
            "French troops left Mali in August 2022 and Burkina Faso in February.",
            ("troop_withdrawal", "Burkina Faso", "2023-02-01"),
        ),
    ],
)  # fmt: skip
def test_plain_sentences(text: str, event: tuple[str, str, str | None]) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels occupied the UN camp at Tiri and used its water tanks.", "shelling"),
        ("AMISOM plans to begin leaving Somalia in October 2024.", "mission_established"),
        ("Under the deal the rebels are to lift their roadblocks on Friday.", "access_restriction"),
        ("The Ethiopian contingent destroyed its defences before it left.", "troop_withdrawal"),
    ],
)
def test_what_is_no_event_of_a_kind(text: str, kind: str) -> None:
    assert kind not in {t for t, _, _ in told(text)}
