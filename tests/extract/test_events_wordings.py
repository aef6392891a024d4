"""Wordings of what missions, states, rebels and crowds do: bases shut, orders, coups, towns taken, ways closed.
Each makes one row."""

from collections import Counter
from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday
MISSION = "MONUSCO is the United Nations mission in the Democratic Republic of the Congo."


def told(text: str) -> Counter[str]:
    """How often each type of event is told in a text that follows a sentence about the mission."""
    found = read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return Counter(e.event_type for e in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mission shut its doors in Lokuru on Friday.", "base_withdrawal"),
        ("The mission wound up operations at its base in Lokuru on Friday.", "base_withdrawal"),
        ("On Friday the mission bade farewell to Lokuru.", "base_withdrawal"),
        ("The last base to be closed is Lokuru, on Friday.", "base_withdrawal"),
        ("The mission ceded its camp in Lokuru to the university on Friday.", "base_handover"),
        ("The mission donated the Lokuru camp to the province on Friday.", "base_handover"),
        ("The mayor took delivery of the former UN camp in Lokuru on Friday.", "base_handover"),
        ("Rebels made the UN base at Lokuru their own on Friday.", "base_takeover"),
        ("A film posted on Friday showed rebels inside the former UN base in Lokuru.", "base_takeover"),
        ("Rebels set up home in the former UN base in Lokuru on Friday.", "base_takeover"),
        ("In March 1999 the Council gave birth to MONUSCO.", "mission_established"),
        ("The Security Council on Friday authorised a new mission for Congo.", "mission_established"),
        ("A 3,000-strong regional force began deploying in Congo on Friday.", "mission_established"),
        ("The prime minister asked the Security Council on Friday to end the mission.", "withdrawal_order"),
        ("The rebels were masters of Lokuru on Friday night.", "territory_takeover"),
        ("Soldiers abandoned Lokuru to the rebels on Friday.", "territory_takeover"),
        ("On Friday the rebels extended their control to Lokuru.", "territory_takeover"),
        ("The fall of Lokuru on Friday surprised nobody.", "territory_takeover"),
        ("Soldiers went on a looting spree in Lokuru on Friday.", "looting"),
        ("The governor forbade UN trucks to leave Lokuru on Friday.", "access_restriction"),
        ("The army confined the peacekeepers to their camp in Lokuru on Friday.", "access_restriction"),
        ("Four trucks of the mission were held at the border at Lokuru on Friday.", "access_restriction"),
        ("The mission was not given clearance to land in Lokuru on Friday.", "access_restriction"),
        ("The military took over in Gabon in August 2023.", "coup"),
        ("Mutinous soldiers detained the president on Friday.", "coup"),
        ("Gabon coup: officers oust President Bongo on Friday", "coup"),
        ("There was heavy gunfire between the garrison and the rebels in Lokuru on Friday.", "armed_clash"),
        ("The government took back its barracks in Lokuru from the mission on Friday.", "base_handover"),
        ("Congo got back two camps in Lokuru from the Kenyans on Friday.", "base_handover"),
        ("The governor gave the French contingent 48 hours on Friday.", "withdrawal_order"),
        ("A mob fell on the peacekeepers with sticks in Lokuru on Friday.", "armed_attack"),
        ("An armed crowd overran the police post in Lokuru on Friday.", "armed_attack"),
        ("The rebel leader decreed an end to the ceasefire on Friday.", "agreement_breakdown"),
        ("A drone came down on a wedding in Lokuru on Friday, killing nine guests.", "air_strike"),
        ("The army bombed targets near Lokuru from the air on Friday.", "air_strike"),
        ("A parked van blew up beside a patrol in Lokuru on Friday.", "explosive_attack"),
        ("The authorities have kept the mission's helicopters on the ground since Friday.", "access_restriction"),
        ("Three soldiers were taken alive by the rebels in Lokuru on Friday.", "abduction"),
        ("Troops fired mortars at the market of Lokuru on Friday and killed 20 people.", "shelling"),
        ("The completion of the mission's mandate on 30 March 2018 was hailed.", "mission_end"),
        ("The Lake Basin Regional Force began leaving Congo on Sunday.", "troop_withdrawal"),
        ("The graves lie near the base in the east of the town, which the UN handed over on Friday.", "base_handover"),
        ("The Transitional Military Council seized power on 11 April 2019.", "coup"),
        ("The flag of the rebels has flown over Lokuru since Friday.", "territory_takeover"),
        ("Students formed a human chain in Lokuru on Friday.", "protest"),
        ("The camp at Lokuru fell on Friday.", "territory_takeover"),
        ("Youths in arms overran the army barracks at Lokuru on Friday.", "territory_takeover"),
        ("They were gone from Lokuru on Friday.", "base_withdrawal"),
        ("A drone fell on a birthday party in Lokuru on Friday.", "air_strike"),
        ("Students threw stones at UN vehicles in Lokuru on Friday.", "protest"),
        ("The army and the rebels signed a deal in Lokuru on Friday to end two years of war.", "peace_agreement"),
        ("12 March 2023: The last French soldiers leave Mali.", "troop_withdrawal"),
        ("The man suspected of having attacked a convoy near Lokuru on Friday was arrested.", "armed_attack"),
        ("Youths hurled stones at a UN convoy in Lokuru on Friday.", "protest"),
        ("The opposition staged a march in Lokuru on Friday.", "protest"),
    ],
)
def test_told_once(text: str, kind: str) -> None:
    assert told(text) == Counter([kind])


@pytest.mark.parametrize(
    "text",
    [
        "The truck stayed in Lokuru on Friday because the mission could not take it along.",
        "The UN sent a new fact-finding mission to Congo on Friday.",
        "The military took over patrols in Lokuru from the police on Friday.",
        "It was deployed along the front line.",
        "The rebels claim to have killed thousands in three years.",
        "It was a diplomatic coup for the minister on Monday.",
        "The two companies ended their agreement on Friday.",
        "The rebels vowed to fight until the peacekeepers leave Congo.",
        "The war it was sent to contain has cost 300,000 lives since 2003.",
        "It was the third time in a year that the rebels had overrun a base.",
        "The patrol left on Friday after a protest through the liaison office.",
        "The soldiers were on their way home on Friday.",
        "The rebels have sworn to fight on until the Kenyans leave.",
        "The mission denied any part in it on Friday.",
        "The minister received the keys to his new house in Lokuru on Friday.",
        "The army said that its men had fired warning shots near Lokuru on Friday.",
        "Troops held the base overnight on Friday.",
        "The opposition won Lokuru in the polls on Friday.",
        "The rebels struck a friendly note in Lokuru on Friday.",
        "A fuel tanker exploded near the police station in Lokuru on Friday.",
        "Lokuru, surrounded by hills, lies 40 km from Goma.",
        "Two men were hurt on Friday in an attempted robbery at a shop in Lokuru.",
    ],
)
def test_no_event(text: str) -> None:
    assert not told(text)


def test_a_year_in_brackets_is_no_subject() -> None:
    text = "It was created by resolution 1279 (1999), took over from a team on 4 May 2000 and ended on 30 June 2021."
    assert told(text) == Counter(("mission_established", "mission_end"))


def test_fighting_that_is_to_be_stopped() -> None:
    assert told("The mission was set up in May 2000 to stop the fighting.") == Counter(["mission_established"])
