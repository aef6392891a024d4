"""Turns of phrase in which journalists tell one type of event: light verbs, idioms, nouns for verbs, flags and keys."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday
MISSION = "MONUSCO is the United Nations mission in the Democratic Republic of the Congo."


def told(text: str) -> set[tuple[str, str]]:
    """Type and modality of every event of a sentence that follows one about the mission."""
    found = read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return {(e.event_type, "real" if e.modality in ("asserted", "claimed") else e.modality) for e in found}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The mission made its exit from Lokuru on 9 September.", ("base_withdrawal", "real")),
        ("The UN camp in Lokuru closed its gates on Friday.", ("base_withdrawal", "real")),
        ("The mission ended its presence in the town of Lokuru on Friday.", ("base_withdrawal", "real")),
        ("Trucks ferried the last Indian soldiers out of Lokuru on Friday.", ("base_withdrawal", "real")),
        ("The peacekeepers have not left Lokuru, an officer said.", ("base_withdrawal", "denied")),
        ("The keys to the base at Lokuru changed hands on Friday.", ("base_handover", "real")),
        ("The governor received the keys to the Lokuru camp on Friday.", ("base_handover", "real")),
        ("The army took delivery of the Lokuru base from the mission on Friday.", ("base_handover", "real")),
        ("A handover ceremony was held at the Lokuru base on Friday.", ("base_handover", "real")),
        ("Ownership of the Lokuru camp was transferred to the state on Friday.", ("base_handover", "real")),
        ("Rebels set up their headquarters in the former UN base at Lokuru.", ("base_takeover", "real")),
        ("The militia raised its flag over the UN base at Lokuru on Friday.", ("base_takeover", "real")),
        ("Residents fear that rebels will take the UN base at Lokuru.", ("base_takeover", "possible")),
        ("The army abandoned Lokuru to the rebels on Friday.", ("territory_takeover", "real")),
        ("Rebels wrested Lokuru from the army on Friday.", ("territory_takeover", "real")),
        ("Lokuru fell on Friday.", ("territory_takeover", "real")),
        ("Lokuru changed hands again on Friday.", ("territory_takeover", "real")),
        ("The army restored its authority over the town of Lokuru on Friday.", ("territory_takeover", "real")),
        ("The contingent put its vehicles out of action at Lokuru on Friday.", ("equipment_destruction", "real")),
        ("The destruction of trucks by the mission at Lokuru angered the army.", ("equipment_destruction", "real")),
        ("Crowds stripped the base at Lokuru of doors on Friday.", ("looting", "real")),
        ("Looters descended on the base at Lokuru on Friday.", ("looting", "real")),
        ("People helped themselves to food at the UN base in Lokuru on Friday.", ("looting", "real")),
        ("Forty villagers were slaughtered in Lokuru on Friday by men in uniform.", ("armed_attack", "real")),
        ("Lokuru was bombed from the air on Friday.", ("air_strike", "real")),
        ("The army's bombing of Lokuru on Friday was condemned by residents.", ("air_strike", "real")),
        ("The army denied bombing Lokuru on Friday.", ("air_strike", "denied")),
        ("The camp in Lokuru was hit by indirect fire on Friday.", ("shelling", "real")),
        ("A volley of rockets was launched at the Lokuru airfield on Friday.", ("shelling", "real")),
        ("The government has yet to grant flight clearance for the convoy.", ("access_restriction", "real")),
        ("The denial of flight permits delayed the convoy to Lokuru.", ("access_restriction", "real")),
        ("The army took up arms against the state in 2012.", ("uprising", "real")),
        ("The signing of the peace agreement in June 2015 raised hopes.", ("peace_agreement", "real")),
        ("A truce brokered by Angola took effect on Friday.", ("peace_agreement", "real")),
        ("The peace accord is dead, the minister said on Friday.", ("agreement_breakdown", "real")),
        ("The minister denied on Friday that Kinshasa had asked the mission to leave.", ("withdrawal_order", "denied")),
        ("The Council voted on Friday to wind down the mission.", ("withdrawal_order", "real")),
        ("The deadline for the mission's departure is 31 December 2024.", ("mission_end", "planned")),
        ("The earlier mission, MONUC, came to an end in June 2010.", ("mission_end", "real")),
        ("The Council's vote on 19 May to end the mission was unanimous.", ("withdrawal_order", "real")),
        ("The minister told the Council in June that the mission must go.", ("withdrawal_order", "real")),
        ("The government gave the mission a month to leave.", ("withdrawal_order", "real")),
        ("The mission, due to end on 31 December 2024, has 13,000 soldiers.", ("mission_end", "planned")),
        ("The mission has been in Congo since 1999.", ("mission_established", "real")),
        ("MONUSCO was born in July 2010.", ("mission_established", "real")),
        ("The last French transport plane with troops took off from Lokuru on Friday.", ("troop_withdrawal", "real")),
        ("The Kenyan soldiers landed in Nairobi on Friday.", ("troop_withdrawal", "real")),
        ("Gunmen raid clinic in Lokuru", ("armed_attack", "real")),
        ("UN convoy blocked near Lokuru on Friday by militiamen.", ("access_restriction", "real")),
        ("Bandits held up a truck near Lokuru on Friday.", ("armed_attack", "real")),
        ("Ten people died in the siege of a hotel in Lokuru on Friday.", ("armed_attack", "real")),
        ("Clashes between rebels and soldiers are to be expected in Lokuru.", ("armed_clash", "possible")),
        ("An assault on the town of Lokuru would displace thousands.", ("armed_attack", "possible")),
        ("The road to Lokuru was cut on Friday.", ("access_restriction", "real")),
        ("The authorities withdrew the mission's flight permits on Friday.", ("access_restriction", "real")),
        ("Rebels said they were no longer bound by the ceasefire.", ("agreement_breakdown", "real")),
        ("The rebellion, launched in November 2021, goes on.", ("uprising", "real")),
        ("Kenya says it will pull its soldiers out of Congo by the end of 2024.", ("troop_withdrawal", "planned")),
        ("A French strike on a car in Lokuru on Friday killed a commander.", ("air_strike", "real")),
        ("A patrol of the mission was pelted with stones by villagers in Lokuru.", ("armed_attack", "real")),
        ("A ceasefire between the army and the rebels took hold on Friday.", ("peace_agreement", "real")),
        ("Rebels blocked food supplies to Lokuru on Friday.", ("access_restriction", "real")),
        ("Crowds set tyres alight in Lokuru on Friday.", ("protest", "real")),
        ("Government troops have cleared the rebels from Lokuru.", ("territory_takeover", "real")),
        ("The rebels lost control of the town of Lokuru on Friday.", ("territory_takeover", "real")),
        ("Departing Indians burned their tents at Lokuru on Friday.", ("equipment_destruction", "real")),
        ("Rebels went on the rampage in Lokuru on Friday.", ("armed_attack", "real")),
        ("Barrel bombs were dropped on the town of Lokuru on Friday.", ("air_strike", "real")),
        ("The kidnapping of a nurse in Lokuru on Friday has not been claimed.", ("abduction", "real")),
        ("Fighters surrounded 45 Fijians near Lokuru on Friday and took them away.", ("abduction", "real")),
        ("Gunmen forced two nurses into a car in Lokuru on Friday.", ("abduction", "real")),
        ("The militia turned the former UN camp in Lokuru into a barracks.", ("base_takeover", "real")),
        ("Peacekeepers bid farewell to Lokuru on Friday.", ("base_withdrawal", "real")),
        ("The Lokuru base is slated for closure in November.", ("base_withdrawal", "planned")),
        ("The rebels helped themselves to what was left in the camp at Lokuru.", ("looting", "real")),
        ("Rebels tightened their grip with the capture of Lokuru on Friday.", ("territory_takeover", "real")),
        ("The mission was not permitted to visit Lokuru on Friday.", ("access_restriction", "real")),
        ("A chief was assassinated in Lokuru on Friday.", ("armed_attack", "real")),
        ("In 2010 the Council approved the deployment of a 7,000-strong force.", ("mission_established", "real")),
    ],
)
def test_told(text: str, event: tuple[str, str]) -> None:
    assert event in told(text)


def test_what_is_done_without_is_not_told() -> None:
    assert told("Rebels entered Lokuru on Friday without firing a shot.") == {("territory_takeover", "real")}


@pytest.mark.parametrize(
    "text",
    [
        "Police shot a robber dead in Lokuru on Friday.",
        "The striker fired a shot into the net on Friday.",
        "The ruling party took Lokuru in the election with 60 percent of the vote.",
        "A handover ceremony of command was held in Goma on Friday.",
        "Mr Mbala lost on Friday.",
        "The army chief was sacked on Friday.",
        "The ministry came under fire from lawmakers on Friday.",
        "The party took control of parliament in Friday's election.",
        "Ammunition was blown up in a controlled explosion near Lokuru on Friday.",
        "He was jailed for the bombing of a hotel.",
        "A thief shot a trader during a robbery in Lokuru on Friday.",
        "It was the third attack on the mission this year.",
        "The rebels remained in control of their camp; the town remained in the hands of the army.",
        "Two men tried to rob a bank in Lokuru on Friday.",
        "The mission was asked whether it would start to close its posts before the end of the year.",
        "The minister passed the key point of the speech to the base.",
    ],
)
def test_not_told(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The mission on Friday gave the first of its bases in Congo to the police. The camp is in Lokuru.", "Lokuru"),
        ("The handover at Lokuru took place on Friday.", "Lokuru"),
        ("The restitution in Lokuru was attended by the governor on Friday.", "Lokuru"),
    ],
)
def test_a_handover_is_told_by_its_place(text: str, place: str) -> None:
    found = read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    assert [(e.place, e.when.date_start) for e in found if e.event_type == "base_handover"] == [
        (place, date(2023, 9, 29))
    ]
