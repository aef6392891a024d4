"""Accords made and broken, whatever they are called; what is done often, is only rehearsed, or was told before."""

from collections import Counter
from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday


def told(text: str) -> Counter[str]:
    """How often each type of event is told as a fact."""
    found = read("x", text, PUBLISHED, None, known(), None).event_reports
    return Counter(e.event_type for e in found if e.modality in ("asserted", "claimed"))


@pytest.mark.parametrize(
    "text",
    [
        "The Lokuru Protocol was signed in May 2011.",
        "Under the ceasefire statement signed on 4 June 2011, the front was to be frozen.",
        "The Lokuru agreement of 4 June 2011 set out nine points.",
        "The summit agreed on a ceasefire on 4 June 2011.",
        "Nine factions had agreed to disarm in June 2011.",
        "The militias agreed in Lokuru on Friday to hand in their weapons.",
        "The truce was extended on Friday for three months.",
        "The two sides agreed on Friday to extend the truce by a week.",
        "The separatists proclaimed a ceasefire on Friday.",
        "He sets no store by the agreement signed at Lokuru on 4 June 2011.",
        "It inherited an agreement, too, signed in Lokuru in May by nine factions.",
        "A truce at the dam, agreed in April between the two armies, has held.",
        "4 June 2011 - Government and Tuareg rebels sign an accord in Lokuru.",
    ],
)
def test_an_accord_is_made(text: str) -> None:
    assert told(text)["peace_agreement"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "The university and the ministry signed a protocol on Friday.",
        "The Paris Agreement of 2015 is about the climate.",
        "The two sides agreed on Friday to extend the deadline by a week.",
        "The army put the peace accord on the table on Friday.",
    ],
)
def test_no_accord_is_made(text: str) -> None:
    assert told(text)["peace_agreement"] == 0


@pytest.mark.parametrize(
    "text",
    [
        "The Lokuru Protocol has collapsed, the report says.",
        "The raid on Friday buried the Lokuru accord.",
        "The minister announced on Friday that his country was ending the defence agreement.",
        "Chad on Friday cancelled with immediate effect the accord that let French troops operate.",
        "The army put the truce with the rebels on hold on Friday.",
        "The rebel leader said on Friday that the truce with the army no longer existed.",
        "The army abrogated the peace accord with the rebels on Friday.",
        "The understanding between the army and the rebels came apart on Friday.",
    ],
)
def test_an_accord_is_broken(text: str) -> None:
    assert told(text)["agreement_breakdown"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "The movement left the talks of its own accord.",
        "The accord was not dead, the minister said.",
        "Convoys are often stopped by soldiers at Lokuru.",
        "Herders are abducted on this road almost every week.",
        "Bandits used to ambush lorries on this road.",
        "Had the camp at Lokuru been attacked, help would have come too late.",
        "Each time the town was shelled, people fled across the river.",
        "The recruits train to repel attacks on their camp.",
    ],
)
def test_nothing_has_happened(text: str) -> None:
    assert not told(text)


def test_what_is_condemned_is_what_was_told_before() -> None:
    text = "On Friday jets bombed Lokuru. A day later the Council condemned the attack on Lokuru."
    assert told(text)["air_strike"] == 2 and not told(text)["armed_attack"]
    assert told("The mission condemns the attack on Lokuru on Friday.")["armed_attack"] == 1
