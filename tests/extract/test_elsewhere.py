"""Places where something else went on than what is told."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read


def places(text: str, kind: str) -> set[str | None]:
    found = read("x", text, date(2023, 11, 24), None, known(), None).event_reports
    return {e.place for e in found if e.event_type == kind}


@pytest.mark.parametrize(
    "text",
    [
        "Two soldiers were wounded and evacuated to Gori when rebels attacked a patrol near Sanga on Monday.",
        "A column from Gori was attacked at Sanga on Monday.",
        "On Monday gunmen attacked a post at Sanga. Two policemen are being treated in Gori. The same day gunmen"
        " attacked a second post.",
        "Rebels attacked a post at Sanga on Monday, wounding three Fijians, two of them from Gori.",
        "Of those who fled from Sanga after the attack of 24 March, 84 have been brought to Gori by boat.",
        "At least 12 soldiers were killed near Sanga on 4 May when gunmen attacked their convoy, the army said.",
        "On Monday gunmen attacked a post at Sanga. A third man died of his wounds on Tuesday in a clinic in Gori. The "
        "gunmen had attacked the post from two sides.",
        "On Monday gunmen attacked the post at Sanga. The wounded were lifted to Gori. Gunmen had attacked the post "
        "before.",
        "A curfew is in force in Sanga. Gunmen on Monday attacked a school and kept lorries from the road to Gori.",
    ],
)
def test_where_the_wounded_are_or_somebody_comes_from_is_no_scene(text: str) -> None:
    assert places(text, "armed_attack") == {"Sanga"}


@pytest.mark.parametrize(
    "before",
    [
        "In March the factions signed an accord in Gori.",
        "Talks were held in Gori that month.",
        "The factions agreed in Gori to disarm.",
    ],
)
def test_where_talks_were_held_is_no_scene(before: str) -> None:
    assert places(f"{before} On 5 June soldiers who had gone to inspect a store were ambushed.", "armed_attack") == {
        None
    }


def test_a_hospital_may_be_attacked() -> None:
    assert places("Gunmen attacked a hospital in Sanga on Monday.", "armed_attack") == {"Sanga"}


def test_whence_somebody_was_fetched_is_where_he_was() -> None:
    text = "Gunmen opened fire on Saturday on aircraft that were to fetch engineers from Sanga."
    assert places(text, "armed_attack") == {"Sanga"}
