"""Violence in wordings of crowds, coups, risings, captives and bombs that people carry. Each makes one row."""

from collections import Counter
from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday
MISSION = "UNMISS is the United Nations mission in South Sudan."


def told(text: str) -> Counter[tuple[str, str | None]]:
    """How often each type of event is told at each place in a text that follows a sentence about the mission."""
    found = read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return Counter((e.event_type, e.place) for e in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A suicide bomber walked into a tea house in Lokuru on Friday.", "explosive_attack"),
        ("A bomber on a motorcycle rode into a queue of recruits in Lokuru on Friday.", "explosive_attack"),
        ("Two roadside bombs hurt six Kenyans near Lokuru on Friday.", "explosive_attack"),
        ("Rebels blew up a pylon near Lokuru on Friday.", "explosive_attack"),
        ("Gunmen dragged ten Dutch surveyors out of their cars near Lokuru on Friday.", "abduction"),
        ("Three Filipinos were taken from a boat off Lokuru on Friday.", "abduction"),
        ("Four clerks were held for two days by rebels in Lokuru in June.", "abduction"),
        ("Rebels surrounded and disarmed fifty Zambians on the road to Lokuru on Friday.", "abduction"),
        ("Forty schoolgirls were marched off into the bush from Lokuru on Friday.", "abduction"),
        ("A patrol of six was captured near Lokuru on Friday.", "abduction"),
        ("Thousands of people camped around the base at Lokuru on Friday.", "protest"),
        ("A crowd set fire to the door of the consulate in Lokuru on Friday.", "protest"),
        ("In Lokuru about a thousand people stoned the compound on Friday and set fire to two cars.", "protest"),
        ("In Lokuru a crowd threw stones at the governor's residence on Friday.", "protest"),
        ("Several hundred women marched on the prefect's office in Lokuru on Friday to ask for help.", "protest"),
        ("Bombs from a government plane fell on the clinic at Lokuru on Friday.", "air_strike"),
        ("The army said that it had killed thirty rebels from the air near Lokuru on Friday.", "air_strike"),
        ("Twenty soldiers were killed at Lokuru on Friday by a coalition of rebel groups.", "armed_attack"),
        ("A single round landed in the square of Lokuru on Friday.", "shelling"),
        ("Three rounds from a tank hit the clinic in Lokuru on Friday.", "shelling"),
        ("A patrol of the army ran into fighters of the alliance near Lokuru on Friday.", "armed_clash"),
        ("The army lost ten men in the battle for Lokuru on Friday.", "armed_clash"),
        ("Gunmen sprang a trap on a police convoy near Lokuru on Friday.", "armed_attack"),
        ("The same gang walked through Lokuru before dawn on Friday, house by house.", "armed_attack"),
        ("A plane was shot at over Lokuru on Friday.", "armed_attack"),
        ("Youths of two clans went for each other with rifles at Lokuru on Friday.", "armed_clash"),
        ("A van packed with semtex was driven into the police school in Lokuru on Friday.", "explosive_attack"),
        ("A march on the palace at Lokuru on Friday ended in bloodshed.", "protest"),
    ],
)
def test_violence_is_told_once(text: str, kind: str) -> None:
    assert told(text) == Counter([(kind, "Lokuru")])


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("On 6 June the presidential guard locked up the head of state of Niger.", "coup", "Niger"),
        ("In June soldiers threw out the elected president of Niger.", "coup", "Niger"),
        ("On 6 June mutinous officers stormed the state broadcaster in Gabon.", "coup", "Gabon"),
        ("The military has ruled Gabon since 6 June.", "coup", "Gabon"),
        ("In June rebels marched on the capital of Chad.", "uprising", "Chad"),
        ("In June the Zaghawa of Chad took up arms against the president.", "uprising", "Chad"),
        ("In June three armed groups joined forces against the government of Chad.", "uprising", "Chad"),
        ("The insurgency that broke out in Chad in 2017 has not ended.", "uprising", "Chad"),
    ],
)
def test_states_shaken(text: str, kind: str, country: str) -> None:
    assert told(text) == Counter([(kind, country)])


@pytest.mark.parametrize(
    "text",
    [
        "It came down like a house of cards, said the shelled town's mayor.",
        "It was the second such bombardment in a week.",
        "Some 200 former rebels were disarmed at Lokuru on Friday.",
        "The last of the garrison were taken out of Lokuru by helicopter on Friday.",
        "Census takers went from house to house in Lokuru on Friday.",
        "Fishermen set a trap for eels near Lokuru on Friday.",
        "Two doctors were taken to Lokuru by helicopter on Friday.",
        "Families camped in a school at Lokuru on Friday after the floods.",
        "Villagers were taken by surprise near Lokuru on Friday.",
        "The board threw out its chairman in Lokuru on Friday.",
        "Engineers blew themselves a whistle at Lokuru on Friday.",
    ],
)
def test_no_violence(text: str) -> None:
    assert not told(text)


def test_seats_of_power_stand_in_the_capital() -> None:
    assert told("On Friday several thousand people marched on the prime minister's office.") == Counter(
        [("protest", "Juba")]
    )
