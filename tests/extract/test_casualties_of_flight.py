"""People driven from home, in the words of reporters and agencies; and people on the move who are not."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read


def told(text: str) -> list[tuple[int | None, str]]:
    claims = read("a1", text, date(2019, 6, 14), None, known(), None).casualty_figures
    return [(c.count, c.qualifier) for c in claims if c.outcome == "displaced"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 30,000 people have crowded into schools and churches in Wau.", (30000, "more_than")),
        ("Around 9,000 have moved into the stadium.", (9000, "about")),
        ("At least 15,000 people have taken shelter in Tambura.", (15000, "at_least")),
        ("Nearly 8,000 residents left the town within a week.", (8000, "nearly")),
        ("Up to 50,000 people have left Yambio, the agency says.", (50000, "up_to")),
        ("Some 3,000 people took the road to Ezo.", (3000, "about")),
        ("Some 16,000 live as refugees in Uganda.", (16000, "about")),
        ("The agency registered 4,300 new arrivals in Torit.", (4300, "exact")),
        ("There are about 27,000 Ivorian refugees in four camps.", (27000, "about")),
        ("The migration agency puts the displaced at 73,200.", (73200, "exact")),
        ("The number of displaced has passed 55,000.", (55000, "more_than")),
        ("Over 10,000 people streamed out of the city in three days.", (10000, "more_than")),
        ("Hundreds of families abandoned their houses.", (200, "vague")),
        ("Hundreds of families have walked to Ezo for safety.", (200, "vague")),
        ("Some 2,500 civilians have sought protection at the base.", (2500, "about")),
        ("Around 9,000 people have moved to Wau from villages along the river.", (9000, "about")),
        ("At least 900 people have arrived in Ezo from Tambura since Friday.", (900, "at_least")),
        ("Relief workers say 1,900 people have left.", (1900, "exact")),
        ("The war has sent more than 600,000 refugees across the border.", (600000, "more_than")),
        ("The UN puts the number of people driven from their homes at 140,000.", (140000, "exact")),
    ],
)
def test_driven_from_home(text: str, expected: tuple[int, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "More than 20,000 people live in Tambura.",
        "About 3,000 people came to the market on Saturday.",
        "The school has moved 400 pupils into a new building.",
        "Around 2,000 tourists left the country last year.",
        "Every Friday thousands of people camped around the base.",
        "Shells hit the church, where some 800 villagers had taken shelter.",
        "Fifty soldiers crowded into a bunker.",
        "About 3,000 people arrived in Wau for the conference.",
        "The number of soldiers sent across the border was put at 900.",
    ],
)
def test_not_driven_from_home(text: str) -> None:
    assert told(text) == []
