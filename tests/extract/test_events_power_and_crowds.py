"""Ordinary wordings of coups, risings, protests, looting and clashes: what each makes, where and on which day."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 20)  # a Friday
TOLD = ("asserted", "claimed")


def told(text: str) -> set[tuple[str, str | None, str | None]]:
    """Type, place and first day of what a text without a mission tells to have happened."""
    found = read("x", text, PUBLISHED, None, known(), None).event_reports
    return {(e.event_type, e.place, str(e.when.date_start)) for e in found if e.modality in TOLD}


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("Soldiers arrested the president of Togo on 3 May 2022 and forced him to resign.", "Togo", "2022-05-03"),
        ("In Togo the president was made to step down by mutinous soldiers on 3 May.", "Togo", "2023-05-03"),
        ("Ada Kone was forced out by the army in Togo on 3 May.", "Togo", "2023-05-03"),
        ("Ada Kone took over in Togo on 3 May with the backing of mutinous troops.", "Togo", "2023-05-03"),
        ("Captain Ada Kone took charge in Togo on 3 May.", "Togo", "2023-05-03"),
        ("The army's takeover of May 2021 in Togo was condemned by all.", "Togo", "2021-05-01"),
        ("The generals' seizure of power in Togo on 3 May surprised nobody.", "Togo", "2023-05-03"),
        ("Commandos seized the palace and the radio station in Kolma on Tuesday.", "Kolma", "2023-10-17"),
        ("On 3 May Colonel Ada Kone declared the government dissolved in Togo.", "Togo", "2023-05-03"),
        ("The president of Togo was put under house arrest by his guard on 3 May.", "Togo", "2023-05-03"),
        ("Ada Kone's long rule in Togo was ended by the army on 3 May.", "Togo", "2023-05-03"),
        ("The fall of Ada Kone on 3 May, at the hands of his generals, was cheered in Togo.", "Togo", "2023-05-03"),
        ("The army deposed the king in Kolma on 3 May.", "Kolma", "2023-05-03"),
    ],
)
def test_a_coup(text: str, place: str, day: str) -> None:
    assert told(text) == {("coup", place, day)}


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("An insurrection broke out in Kolma on 3 May 2016.", "Kolma", "2016-05-03"),
        ("The garrison mutinied at the Kolma barracks on 3 May.", "Kolma", "2023-05-03"),
        ("Ada Kone proclaimed an armed struggle against the government in Kolma on 3 May.", "Kolma", "2023-05-03"),
        ("The brigade in Kolma turned its guns on the government on 3 May.", "Kolma", "2023-05-03"),
        ("Rebels rose up in Kolma on 3 May, attacking police posts.", "Kolma", "2023-05-03"),
    ],
)
def test_a_rising(text: str, place: str, day: str) -> None:
    assert told(text) == {("uprising", place, day)}


@pytest.mark.parametrize(
    "text",
    [
        "There has been no coup in Togo for thirty years.",
        "Is a coup contagious?",
        "Will the army stop the looting of the base in Kolma?",
        "The film tells of a colonel who seizes power in Togo.",
        "Signing the striker was a coup for the club in Kolma.",
        "The board staged a boardroom coup in Kolma on Monday.",
        "Backbenchers rebelled in London on Tuesday.",
    ],
)
def test_nothing_happened(text: str) -> None:
    assert not told(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Thousands paraded through Kolma on 3 May with banners against the tax.", "protest"),
        ("A mass meeting of the opposition in Kolma on 3 May ended in scuffles.", "protest"),
        ("Disturbances broke out in Kolma on 3 May.", "protest"),
        ("Young people built barricades and threw stones in Kolma on 3 May.", "protest"),
        ("Followers of the cleric filled a square in Kolma on 3 May with flags and portraits.", "protest"),
        ("The unrest in Kolma on 3 May claimed at least 16 lives.", "protest"),
        ("Police used water cannon in Kolma on 3 May against a crowd of students.", "protest"),
        ("Villagers were seen taking wood from the abandoned UN base in Kolma on 3 May.", "looting"),
        ("The camp in Kolma lay empty. Villagers went in on 3 May and left with planks.", "looting"),
        ("Fuel was siphoned off from the peacekeepers' camp in Kolma on 3 May.", "looting"),
        ("The camp in Kolma was raided on 3 May by displaced people who needed wood.", "looting"),
        ("The base in Kolma fell prey to looters on 3 May.", "looting"),
        ("Residents of Kolma ransacked the UN camp on 3 May.", "looting"),
    ],
)
def test_crowds(text: str, kind: str) -> None:
    assert told(text) == {(kind, "Kolma", "2023-05-03")}


@pytest.mark.parametrize(
    "text",
    [
        "Two ministers resigned in protest at the reshuffle in Kolma on 3 May.",
        "Lawyers marched into the courtroom in Kolma on 3 May for the swearing-in.",
        "The president addressed a rally of his supporters in Kolma on 3 May.",
        "A car rally ended in Kolma on 3 May.",
        "A funeral procession passed through Kolma on 3 May.",
        "The governor warned against looting at the base in Kolma on 3 May.",
        "The striker plundered 31 goals last season.",
        "The mission gave furniture from the camp in Kolma to a school on 3 May.",
    ],
)
def test_no_crowds(text: str) -> None:
    assert not told(text)


def test_whoever_is_called_on_to_march_has_yet_to() -> None:
    text = "The union called on the people of Kolma to demonstrate on Monday."
    found = read("x", text, PUBLISHED, None, known(), None).event_reports
    assert {(e.event_type, str(e.when.date_start), e.modality) for e in found} == {("protest", "2023-10-23", "planned")}


@pytest.mark.parametrize(
    "text",
    [
        "Kolma saw heavy fighting on Tuesday.",
        "Kolma was the scene of clashes on Tuesday.",
        "Troops came into contact with rebels near Kolma on Tuesday.",
        "An armed confrontation in Kolma on Tuesday left four dead.",
    ],
)
def test_a_clash(text: str) -> None:
    assert told(text) == {("armed_clash", "Kolma", "2023-10-17")}
