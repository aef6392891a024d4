"""Violence told without a day of its own: that of its sentence, else of its paragraph."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read


def told(text: str) -> list[tuple[str, int | None]]:
    found = read("x", text, date(2023, 11, 24), None, known(), None).event_reports
    return [(e.event_type, e.when.date_start.day if e.when.date_start else None) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mine went off beside men who were clearing a road in Denda on 20 November.", ("explosive_attack", 20)),
        ("On 20 November four men died in Denda after shells had landed on the camp.", ("shelling", 20)),
        # the day of saying, of a state, of what a clause gives its time to
        ("The army said on Monday that rebels had fired at a patrol in Denda.", ("armed_attack", None)),
        ("A man was missing on 20 November after gunmen ambushed his convoy in Denda.", ("armed_attack", None)),
        ("Rebels fired a rocket at Denda in response to the strikes of 20 November.", ("shelling", None)),
    ],
)
def test_the_day_of_the_sentence(text: str, expected: tuple[str, int | None]) -> None:
    assert expected in told(text)


def test_the_day_of_the_paragraph() -> None:
    text = "On 20 November a lorry was stopped near Denda by a crowd. Two cars were set on fire and looted."
    assert ("looting", 20) in told(text)


def test_no_day_of_another_paragraph_or_of_another_time() -> None:
    head = "On 20 November the minister opened a school in Denda."
    assert told(f"{head}\n\nGunmen looted the market of Folo.") == [("looting", None)]
    assert told(f"{head} Gunmen attacked the market of Folo on the first night of the war.") == [("armed_attack", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the day of the sentence before, whatever month it names besides
        (
            "The raid opened an offensive that began on 20 November, ending a truce signed in May 2019. "
            "Aircraft bombed Denda.",
            ("air_strike", 20),
        ),
        # the month that sets the scene
        ("In the first days of November it came apart. Rebels attacked the camp at Denda.", ("armed_attack", 1)),
        ("It happened in October. Gunmen ambushed a convoy near Denda.", ("armed_attack", 1)),
        # the one day that an article has named, in its lead
        (
            "The mission deplores the attacks on camps in Denda and Folo yesterday.\n\nAt about 7 a.m., gunmen opened "
            "fire on the camp in Denda.",
            ("armed_attack", 23),
        ),
        (
            "The army said on Monday that all was well.\n\nGunmen opened fire on a camp in Denda.",
            ("armed_attack", None),
        ),
    ],
)
def test_the_day_of_what_was_told_before(text: str, expected: tuple[str, int | None]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels have seized Denda.\n\nThe fighters came on Wednesday, a trader said.", ("territory_takeover", 22)),
        ("The government and two rebel groups have signed a truce.\n\nThe text was sealed in Folo on Monday.",
         ("peace_agreement", 20)),
        ("Kenya has asked the United Nations to pull its peacekeepers out.\n\nThe minister told the Council so on "
         "Monday.", ("withdrawal_order", 20)),
        # the day of what happened elsewhere, of saying, of long ago
        ("Rebels have attacked Denda.\n\nOn Monday gunmen shot a trader in Folo.", ("armed_attack", None)),
        ("Rebels have attacked Denda.\n\nThe army said on Wednesday that it was calm.", ("armed_attack", None)),
        ("Rebels have attacked Denda.\n\nThe school was opened on 3 May.", ("armed_attack", None)),
        # an hour of a day that is told
        ("Nobody has crossed the square in Denda since Monday. That day two men died. One of them was shot at Folo by "
         "a guard.", ("armed_attack", 20)),
    ],
)  # fmt: skip
def test_news_in_the_perfect_is_of_the_day_told_below(text: str, expected: tuple[str, int | None]) -> None:
    assert expected in told(text)


def test_those_who_were_the_last_to_go() -> None:
    text = "The Nepalese left Denda on Monday, two aircraft full. They were the last troops of the mission to go home."
    assert ("troop_withdrawal", 20) in told(text)


@pytest.mark.parametrize(
    "then", ["women in Folo took to the streets", "the mayor of Folo resigned", "soldiers in Folo went home"]
)
def test_who_does_something_else_later_was_not_attacked(then: str) -> None:
    found = read("x", f"On 18 November bandits raided Denda, and two days later {then}.", date(2023, 11, 24), None,
                 known(), None).event_reports  # fmt: skip
    assert [e.place for e in found if e.event_type == "armed_attack"] == ["Denda"]
