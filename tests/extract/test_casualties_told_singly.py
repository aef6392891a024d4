"""Casualty figures of local papers: people told one by one, ages, wounds, hospitals; invented incidents."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read


def told(text: str) -> list[tuple[str, int | None]]:
    return [(c.outcome, c.count) for c in read("a1", text, date(2019, 6, 14), None, known(), None).casualty_figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # two
        ("The brothers were at the gate when rebels fired. Both were killed.", [("killed", 2)]),
        ("The mine wounded both drivers.", [("injured", 2)]),
        ("Two Ghanaian officers were hurt; both of them were flown to Accra.", [("injured", 2)]),
        ("Both sides suffered losses.", []),
        ("Both camps were hit by mortar rounds.", []),
        (
            "Raiders burned huts at Ulu, killing three men and carrying off five others.",
            [("killed", 3), ("captured", 5)],
        ),
        (
            "The rockets killed four people and injured seven, and the one bus that ran stopped.",
            [("killed", 4), ("injured", 7)],
        ),
        ("Some 26,000 people are sheltering in the mission's compounds.", [("displaced", 26000)]),
        ("Some 26,000 people gathered in the square.", []),
        ("Neither of the cooks was hurt.", [("injured", 0)]),
        ("All five sustained minor injuries in the blast.", [("injured", 5)]),
        # ages are no people
        ("Two men and six women, all younger than 40, were injured in the crash.", [("injured", 8)]),
        (
            "Three men who were hit — one 31 years old, another 44, the last 52 — were taken to a clinic.",
            [("injured", 3)],
        ),
        ("Obi Eze, 24 was shot in the leg.", [("injured", 1)]),
        # told already, or only shown
        (
            "Two guards were hurt by a mine. Four who came to help were hurt too. All six were flown to a hospital.",
            [("injured", 2), ("injured", 4)],
        ),
        ("None of the injuries is life-threatening.", []),
        ("Angry youths carried ten bodies to the gate of the base.", []),
        ("No peacekeeper lost his or her life to fighting; three died of illness.", [("killed", 0), ("killed", 3)]),
        # refuge
        ("Hundreds of civilians have sought refuge in the camp.", [("displaced", 200)]),
        ("About 700 people had arrived in neighbouring districts by Sunday.", [("displaced", 700)]),
        ("Fifty soldiers took refuge in a bunker.", []),
        # lists
        ("His mum and older brother were dead when he came home.", [("killed", 2)]),
        ("Police came after a mother and her young son were found shot to death.", [("killed", 2)]),
        # wounds, care, and those who die of them
        ("Officers found two men in the yard, both with gunshot wounds.", [("injured", 2)]),
        ("The clinic took in 23 patients with bullet wounds.", [("injured", 23)]),
        ("A 31-year-old nurse and a 60-year-old porter are in stable condition.", [("injured", 2)]),
        ("Two sentries are fighting for their lives.", [("injured", 2)]),
        ("Six miners escaped with minor injuries.", [("injured", 6)]),
        ("Seven riflemen lost limbs.", [("injured", 7)]),
        ("Two of the wounded did not survive the night.", [("killed", 2)]),
        ("A second driver did not survive his injuries.", [("killed", 1)]),
        ("Doctors operated on 16 people overnight.", [("injured", 16)]),
        ("Two pupils are recovering after stray bullets hit the school.", [("injured", 2)]),
        ("A boy and a young girl were victims of a double shooting.", [("injured", 2)]),
        ("Twelve pilgrims were trampled to death, dozens were trampled.", [("killed", 12), ("injured", 24)]),
        ("Three died on the spot and one was taken to a hospital, where she died.", [("killed", 3), ("killed", 1)]),
        ("Doctors pronounced two of the boys dead.", [("killed", 2)]),
        # others than the dead
        ("A girl was killed and the 52-year-old father was shot in the arm.", [("killed", 1), ("injured", 1)]),
        ("A baker, 70, was found dead. A girl and six other people were shot.", [("killed", 1), ("injured", 6)]),
        ("Five were shot in Lomé on Friday. Two died in an attack in Sokodé in 2011.", [("injured", 5), ("killed", 2)]),
        # no people
        ("Image 5 of 12 One of the slain farmers was found in a field.", []),
        ("Residents called 911 for several wounded people.", [("injured", 3)]),
        ("An eyewitness said that 150 ballots were burned.", []),
    ],
)
def test_people(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


def test_sentences_that_an_outlet_glued_together() -> None:
    assert told("Shots were fired near the ford.Officers found two wounded men.It was dark.") == [("injured", 2)]
