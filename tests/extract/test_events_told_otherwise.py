"""Events in words that are not those of the event: idioms, participles, asides, clauses without a relative word."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 6)  # a Friday
MISSION = "MONUSCO is the United Nations mission in the Democratic Republic of the Congo."


def told(text: str) -> set[str]:
    """Types of the events of a sentence that follows one about the mission."""
    found = read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return {e.event_type for e in found}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Four blue helmets died on Monday when their patrol was waylaid outside Mutoli.", "armed_attack"),
        ("Fighters crept into Mutoli on Tuesday and hacked 11 people to death.", "armed_attack"),
        ("The patrol was targeted by unidentified armed elements near Mutoli on Tuesday.", "armed_attack"),
        ("It took the raiders less than an hour to burn Mutoli to the ground on Sunday.", "armed_attack"),
        ("Assailants made an attempt on the life of the governor in Mutoli on Tuesday.", "armed_attack"),
        ("The convoy was raked by automatic fire at Mutoli on Monday.", "armed_attack"),
        ("The truck was riddled with bullets near Mutoli on Monday.", "armed_attack"),
        ("The post at Mutoli came under withering fire on Monday.", "armed_attack"),
        ("Machete-wielding men murdered six worshippers in Mutoli on Sunday.", "armed_attack"),
        ("The mission bowed out of Mutoli on Monday.", "base_withdrawal"),
        ("The base at Mutoli became the property of the state on Tuesday.", "base_handover"),
        ("The governor signed for the camp at Mutoli on Monday.", "base_handover"),
        ("The Mutoli base ceased to belong to MONUSCO on Monday.", "base_handover"),
        ("The camp at Mutoli goes to the army on 20 October.", "base_handover"),
        ("The rebels' flag was flying over the UN base at Mutoli on Monday.", "base_takeover"),
        ("Mutoli slipped from the army's grasp on Tuesday.", "territory_takeover"),
        ("Rebel forces punched through army lines on Monday and swept into the town of Mutoli.", "territory_takeover"),
        ("The capture on Sunday of Mutoli opens the road to Goma.", "territory_takeover"),
        ("Congo's president told the Assembly on 20 September that MONUSCO must begin leaving.", "withdrawal_order"),
        ("The curtain came down on MONUSCO on 31 December 2022.", "mission_end"),
        ("The contingent's own vehicles were torched in Mutoli on Monday.", "equipment_destruction"),
        ("Equipment too heavy to move was destroyed, the mission said.", "equipment_destruction"),
        ("Youths broke into warehouses in Mutoli on Sunday and made off with tonnes of food.", "looting"),
        ("Everything of value was carried off by the crowd in Mutoli.", "looting"),
        ("Twin blasts shook Mutoli on Thursday, killing at least 12.", "explosive_attack"),
        ("A booby-trapped motorcycle exploded in Mutoli market on Sunday.", "explosive_attack"),
        ("A house in Mutoli was flattened by a bomb dropped from a plane on Tuesday.", "air_strike"),
        ("A car was destroyed by a drone in Mutoli on Tuesday.", "air_strike"),
        ("The air force hit rebel hideouts in Mutoli on Sunday.", "air_strike"),
        ("Shots were exchanged across the line at Mutoli on Tuesday.", "armed_clash"),
        ("Hunde and Nande youths fought over cattle near Mutoli on Saturday.", "armed_clash"),
        ("The ceasefire went up in smoke on Sunday.", "agreement_breakdown"),
        ("Police fired tear gas at crowds in Mutoli on Saturday.", "protest"),
        ("Air strikes that hit the port of Mutoli at the weekend killed six.", "air_strike"),
        ("On 27 September the militia resumed its offensive in Mutoli territory.", "armed_attack"),
        ("Zambia is to bring all of its 158 troops home by the end of December.", "troop_withdrawal"),
        ("A convoy of 57 Zambian soldiers leaves Mutoli for Kitwe on 29 November.", "base_withdrawal"),
        ("Its 200 trucks have been held in Mutoli since 24 September.", "access_restriction"),
        ("The 46 Zambian soldiers who have been in detention since July were seen on Friday.", "abduction"),
        ("Jihadists overran the camp at Mutoli on Friday, where 40 soldiers were killed.", "territory_takeover"),
        ("In Mutoli eight civilians were killed in strikes on Friday night.", "air_strike"),
        ("Four contractors were robbed and beaten by armed men in Mutoli on Tuesday.", "armed_attack"),
        ("Soldiers and militiamen turned on each other in Mutoli on Monday.", "armed_clash"),
        ("Rebels prevented a UN mission from visiting Mutoli on Tuesday.", "access_restriction"),
        ("Armed men forced a UN barge to turn back at Mutoli on Monday.", "access_restriction"),
        ("The movement brought hundreds onto the streets of Mutoli on Wednesday.", "protest"),
        ("A crowd burned UN flags in Mutoli on Friday.", "protest"),
        ("Three nuns seized in Mutoli last week are still being held.", "abduction"),
        ("Fighting on Monday shattered a truce in Mutoli.", "agreement_breakdown"),
        ("Indirect fire hit the airport at Mutoli on Friday.", "shelling"),
        ("Police dispersed the protesters in Mutoli on Saturday.", "protest"),
        ("Zambia's contingent has returned to Lusaka.", "troop_withdrawal"),
        ("The Zambian army said on Monday that its 750 men had come back from Congo.", "troop_withdrawal"),
        ("MONUSCO switched off the lights on 31 December 2022.", "mission_end"),
        ("On 16 June the foreign minister asked the Council for the departure of MONUSCO.", "withdrawal_order"),
        ("The theft of 40 tonnes of food from a UN warehouse in Mutoli on Monday was reported.", "looting"),
        ("The mayor of Mutoli has been in the hands of rebels since Tuesday.", "abduction"),
    ],
)
def test_told_otherwise(text: str, kind: str) -> None:
    assert kind in told(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Youths broke into warehouses in Mutoli on Sunday and made off with tonnes of food.", "armed_attack"),
        ("Nepalese soldiers slashed the tyres of the trucks they left in Mutoli.", "troop_withdrawal"),
        ("The militia said its fighters were still in the hills they had held since May.", "territory_takeover"),
        ("A car was destroyed by a drone in Mutoli on Tuesday.", "equipment_destruction"),
        ("Jihadists overran the camp at Mutoli on Friday, where 40 soldiers were killed.", "base_takeover"),
        ("A long column of army vehicles set out from Mutoli for Kasindi on Monday.", "base_withdrawal"),
        ("After the airport closed on 26 September, nobody came.", "base_withdrawal"),
        ("The bishop condemned the ambush and called on Mutoli to pray.", "armed_attack"),
        ("The mission came under fire for failing to protect civilians in Mutoli.", "armed_attack"),
        ("The battle for the governorship of Mutoli begins on Monday.", "armed_clash"),
        ("Zambia has proposed a truce from 4 August.", "peace_agreement"),
        ("The general, who has not left Mutoli in weeks, said so.", "base_withdrawal"),
        ("The site at Mutoli has come under attack before.", "armed_attack"),
        ("MONUSCO is authorised at 12,500 troops.", "mission_established"),
        ("Zambia wants its battalion home by the middle of 2024.", "withdrawal_order"),
        ("The president was toppled at the election on Sunday.", "coup"),
        ("Ammunition was blown up in a controlled explosion near Mutoli on Friday.", "equipment_destruction"),
    ],
)
def test_not_told_by_these_words(text: str, kind: str) -> None:
    assert kind not in told(text)


def test_verbs_joined_to_a_plan_are_planned() -> None:
    text = "MONUSCO will close its base in Mutoli, burn its tents and hand the Lokuru camp to the army."
    events = read("x", text, PUBLISHED, None, known(), None).event_reports
    assert {(e.event_type, e.modality) for e in events} == {
        ("base_withdrawal", "planned"),
        ("equipment_destruction", "planned"),
        ("base_handover", "planned"),
    }
