"""Names met for the first time: what an article teaches of them, and who acts by them."""

from datetime import date

import pytest

from known import known
from pipeline.extract.names import classify
from pipeline.extract.reader import read


def actors(text: str) -> list[tuple[str, str | None]]:
    found = read("x", text, date(2023, 11, 24), None, known(), None).event_reports
    return [(e.event_type, e.actor) for e in found]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Gunmen from the Red Storks coalition raided Denda on Sunday.", "Red Storks"),
        (
            "Militants of the Front for the River Districts attacked the village of Denda.",
            "Front for the River Districts",
        ),
        ("The People's Redemption Army ambushed a convoy at Denda on Sunday.", "People's Redemption Army"),
        ("Fighters loyal to Omar Tadeo attacked the village of Denda.", "forces of Omar Tadeo"),
        ("The Umbari ambushed a convoy at Denda. Umbari rebels have fought there for years.", "Umbari"),
        ("The Ogaden Brigades, an armed group, fell apart. The Brigades attacked Denda on Sunday.", "Ogaden Brigades"),
        ("Two suicide bombers blew themselves up at a mosque in Denda on Sunday.", None),
        ("Gunmen from Denda attacked the village of Folo on Sunday.", "Gunmen"),
    ],
)
def test_who_acts(text: str, actor: str | None) -> None:
    assert actors(text)[0][1] == actor


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("People's Redemption Army", "group"),
        ("Front for the River Districts", "group"),
        ("Army of Chad", "organisation"),
        ("Border Police", "organisation"),
    ],
)
def test_the_kind_of_an_unknown_name(name: str, kind: str) -> None:
    assert classify(name) == kind


@pytest.mark.parametrize(
    ("text", "event", "actor"),
    [
        ("The Chadian army killed 40 fighters in an air strike near Denda.", "air_strike", "Chad army"),
        ("Hezbollah answered with rockets fired at the town of Denda in Lebanon.", "shelling", "Hezbollah"),
        ("Chadian soldiers repelled an attack on their camp at Denda on Friday.", "armed_attack", None),
        ("The road to Denda was blocked on the orders of the Chadian army.", "access_restriction", "Chad army"),
    ],
)
def test_who_acts_by_the_words_around(text: str, event: str, actor: str | None) -> None:
    assert (event, actor) in actors(text)


def test_another_base_of_the_mission_is_not_left_by_those_who_left_the_first() -> None:
    text = (
        "The last Ghanaian peacekeepers of UNMIL left their base in Denda on Tuesday. "
        "The base had been theirs since 2005. The camp in Folo was closed on 3 May."
    )
    assert actors(text)[0] == ("base_withdrawal", "Ghana")
    assert actors(text)[-1] == ("base_withdrawal", "UNMIL")


@pytest.mark.parametrize(
    ("text", "event", "actor"),
    [
        (
            "Malawi lost a man when the rebels attacked a post. They seized the town of Denda.",
            "territory_takeover",
            "rebels",
        ),
        ("A French Mirage bombed the town of Denda on Sunday.", "air_strike", "France"),
    ],
)
def test_whom_pronouns_and_machines_stand_for(text: str, event: str, actor: str) -> None:
    assert (event, actor) in actors(text)


def test_the_attackers_are_those_of_the_attack_told_before() -> None:
    text = "Armed men attacked a post at Denda on Sunday. The attackers shot dead a soldier."
    assert {actor for _, actor in actors(text)} == {"Armed men"}


@pytest.mark.parametrize(
    ("text", "event", "actor"),
    [
        ("A convoy of the army fell into an ambush laid by the rebels at Denda in Chad.", "armed_attack", "rebels"),
        ("A patrol of peacekeepers came under fire from gunmen near Denda in Chad.", "armed_attack", "gunmen"),
        ("The air force bombed a camp of the rebels near Denda in Chad.", "air_strike", "Chad army"),
    ],
)
def test_who_attacks_those_that_come_under_fire(text: str, event: str, actor: str) -> None:
    assert (event, actor) in actors(text)
