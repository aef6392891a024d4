"""Wordings of violence: attacks, fighting, shells, strikes, bombs, captives. Each makes one row; and what is none of
them."""

from collections import Counter
from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday
MISSION = "UNMISS is the United Nations mission in South Sudan."


def told(text: str) -> Counter[str]:
    """How often each type of event is told in a text that follows a sentence about the mission."""
    found = read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return Counter(e.event_type for e in found)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fighters armed with clubs and spears set upon pilgrims near Lokuru on Friday.", "armed_attack"),
        ("Hooded men burst into the clinic at Lokuru on Friday and shot a nurse.", "armed_attack"),
        ("Gunmen took aim at an ambulance near Lokuru on Friday, wounding its driver.", "armed_attack"),
        ("Bandits on horseback sowed terror in Lokuru on Friday.", "armed_attack"),
        ("The raiders struck in Lokuru at around 4 am on Friday.", "armed_attack"),
        ("The murder of two traders by rebels in Lokuru on Friday has shocked the county.", "armed_attack"),
        ("Militants laid siege to a guesthouse in Lokuru on Friday, killing two.", "armed_attack"),
        ("Rebels kill six in Lokuru on Friday", "armed_attack"),
        ("A patrol of peacekeepers drew fire near Lokuru on Friday.", "armed_attack"),
        ("Sniper fire killed a peacekeeper in Lokuru on Friday.", "armed_attack"),
        ("Gunmen opened up on a lorry near Lokuru on Friday.", "armed_attack"),
        ("The prefect's convoy was shot up near Lokuru on Friday.", "armed_attack"),
        ("Militiamen burned down thirty homesteads in Lokuru on Friday.", "armed_attack"),
        ("Men with machetes went from hut to hut in Lokuru on Friday, killing whoever they found.", "armed_attack"),
        ("The attack came at dawn on Friday, when gunmen entered Lokuru from three sides.", "armed_attack"),
        ("Gunfire erupted between soldiers and militiamen in Lokuru on Friday.", "armed_clash"),
        ("There was fighting at Lokuru on Friday.", "armed_clash"),
        ("Soldiers and policemen shot at each other in Lokuru on Friday.", "armed_clash"),
        ("Gunmen of two clans were firing at one another in Lokuru on Friday.", "armed_clash"),
        ("The soldiers shot it out with rebels in Lokuru on Friday.", "armed_clash"),
        ("Murle and Bari fought at Lokuru on Friday.", "armed_clash"),
        ("A patrol fought off rebels at Lokuru on Friday.", "armed_attack"),
        ("A blast ripped through the market at Lokuru on Friday.", "explosive_attack"),
        ("Bombs rained on Lokuru on Friday.", "air_strike"),
        ("Nine girls were taken by gunmen in Lokuru on Friday.", "abduction"),
        ("Gunmen came at the villagers in Lokuru on Friday.", "armed_attack"),
        ("Raiders tore into a crowd in Lokuru on Friday.", "armed_attack"),
        ("Gunmen wiped out a family in Lokuru on Friday.", "armed_attack"),
        ("Villagers were mown down by raiders in Lokuru on Friday.", "armed_attack"),
        ("A mortar round hit the base in Lokuru on Friday.", "shelling"),
        ("A shell burst outside the canteen in Lokuru on Friday.", "shelling"),
        ("A car laden with explosives exploded in Lokuru on Friday.", "explosive_attack"),
        ("A booby trap killed a boy in Lokuru on Friday.", "explosive_attack"),
        ("Two nurses were held for ransom in Lokuru on Friday.", "abduction"),
        ("Thousands filled the streets of Lokuru on Friday.", "protest"),
        ("Is there news of the nun whom gunmen took from her home in Lokuru on Friday?", "abduction"),
        ("Was there word of Ada Visser, who was taken from her home in Lokuru on Friday?", "abduction"),
        ("Rebels hold twelve peacekeepers disarmed near Lokuru on Friday.", "abduction"),
        ("Each side accuses the other of raiding its positions near Lokuru on Friday.", "armed_attack"),
        ("Jets came back to Lokuru on Friday and hit six bunkers.", "air_strike"),
        ("Ugandan troops destroyed two jets on the runway at Lokuru on Friday.", "armed_attack"),
        ("Two girls were slightly hurt by a shell in Lokuru on Friday.", "shelling"),
        ("A tanker packed with explosives was driven at the barracks in Lokuru on Friday.", "explosive_attack"),
        ("Officers tried to topple the president on Friday.", "coup"),
        ("The garrison at Lokuru rose against the government on Friday.", "uprising"),
        ("On Friday the killing began in Lokuru: a monitor has a list of 150 names.", "armed_attack"),
        ("The killings in Lokuru on Friday have been blamed on raiders.", "armed_attack"),
        ("Two men in uniform fired from a balcony in Lokuru on Friday.", "armed_attack"),
        ("29 September, Lokuru: shots at a bus. Nobody was hurt.", "armed_attack"),
        ("A patrol was pinned down by snipers in Lokuru on Friday.", "armed_attack"),
        ("The army drove off a column of rebels at Lokuru on Friday.", "armed_attack"),
        ("The war in South Sudan began in December 2013, when rebels marched on Lokuru.", "uprising"),
        ("The insurgency in South Sudan had been going since December 2013.", "uprising"),
        ("On Friday thousands filled the market of Lokuru to demand that the governor go.", "protest"),
        ("On Friday hundreds turned out in Lokuru against the mission.", "protest"),
        ("A priest was taken on Friday, on the road to Lokuru.", "abduction"),
        ("Two teams of monitors are missing, one seized outside Lokuru on Friday.", "abduction"),
        ("Five fishermen were marched into the bush near Lokuru on Friday.", "abduction"),
        ("Gunfire was heard in Lokuru on Friday as the army fought the rebels.", "armed_clash"),
        ("Fighters turned their guns on each other in Lokuru on Friday.", "armed_clash"),
        ("An Improvised Explosive Device (IED) went off near Lokuru on Friday.", "explosive_attack"),
        ("A patrol hit an Improvised Explosive Device near Lokuru on Friday.", "explosive_attack"),
        ("Police came under a grenade attack in Lokuru on Friday.", "explosive_attack"),
        ("A container full of explosives blew up in Lokuru on Friday, killing six people.", "explosive_attack"),
        ("Lokuru came under air attack on Friday.", "air_strike"),
        ("An F-15 killed ten people in Lokuru on Friday.", "air_strike"),
        ("Sukhoi-25s attacked rebel positions in Lokuru on Friday.", "air_strike"),
        ("The army conducted a strike with a drone near Lokuru on Friday.", "air_strike"),
        ("A raid from the air killed ten people in Lokuru on Friday.", "air_strike"),
        ("Rebels and soldiers came to blows in Lokuru on Friday.", "armed_clash"),
        ("The army and the rebels were locked in battle around Lokuru on Friday.", "armed_clash"),
        ("Government troops took on the rebels at Lokuru on Friday.", "armed_clash"),
        ("Herders and farmers fought each other in Lokuru on Friday.", "armed_clash"),
        ("Ten soldiers died in fighting at Lokuru on Friday.", "armed_clash"),
        ("Peacekeepers killed 60 militiamen in a battle in the north of the county on Friday.", "armed_clash"),
        ("Lokuru, where the rebels and the army have been fighting since Friday, is empty.", "armed_clash"),
        ("Two guards died in a shootout at the home of Ada Kone before dawn.", "armed_clash"),
        ("The patrol first hit a mine near Lokuru on Friday.", "explosive_attack"),
        ("Four United Nations staff were wounded by snipers in Lokuru on Friday.", "armed_attack"),
        ("Militants struck a hotel in Lokuru on Friday, killing two.", "armed_attack"),
        ("Rebels took Lokuru on Friday, four days before the vote.", "territory_takeover"),
        ("The soldiers fought off an attack at Lokuru on Friday.", "armed_attack"),
        ("A driver died on Friday in a barrage of rockets at Lokuru.", "shelling"),
        ("Three fishermen abducted off Lokuru on Friday were freed on Sunday.", "abduction"),
        ("Six people died in communal violence in Lokuru on Friday.", "armed_clash"),
        ("The rebels unleashed a hail of mortar shells on Lokuru on Friday.", "shelling"),
        ("The post at Lokuru took a direct hit from a mortar on Friday.", "shelling"),
        ("The town of Lokuru was bombarded with artillery on Friday.", "shelling"),
        ("A girl was wounded on Friday by shrapnel from a rocket in Lokuru.", "shelling"),
        ("Jets carried out several raids on Lokuru on Friday.", "air_strike"),
        ("Uganda launched strikes on Lokuru on Friday.", "air_strike"),
        ("A bomb-laden drone slammed into the police station in Lokuru on Friday.", "air_strike"),
        ("A remote-controlled bomb killed two soldiers in Lokuru on Friday.", "explosive_attack"),
        ("Militants dynamited the bridge at Lokuru on Friday.", "explosive_attack"),
        ("The car bombing at Tali junction in Lokuru on Friday killed nine.", "explosive_attack"),
        ("Two surveyors were taken by gunmen from a hotel in Lokuru on Friday.", "abduction"),
        ("Gunmen made off with the headmaster of Lokuru on Friday.", "abduction"),
        ("Bandits dragged a midwife from her home in Lokuru on Friday.", "abduction"),
        ("Two engineers fell into the hands of bandits near Lokuru on Friday.", "abduction"),
        ("Nine girls were led into captivity by the rebels at Lokuru on Friday.", "abduction"),
        ("Two observers were held by youths for five hours in Lokuru on Friday.", "abduction"),
    ],
)
def test_violence_is_told_once(text: str, kind: str) -> None:
    assert told(text) == Counter([kind])


def test_one_verb_for_two_places() -> None:
    text = "Two teams have been taken: one was seized at Lokuru on 3 May, the other at Tali three days later."
    assert told(text) == Counter({"abduction": 2})


def test_another_of_its_kind() -> None:
    text = "A mine killed two men near Lokuru on 3 May and another killed three near Tali on 9 May."
    assert told(text) == Counter({"explosive_attack": 2})


@pytest.mark.parametrize(
    "text",
    [
        "The minister launched an attack on corruption in Lokuru on Friday.",
        "The wounded were taken to Lokuru on Friday.",
        "Two nuns were taken ill in Lokuru on Friday.",
        "The last soldiers were taken by helicopter from Lokuru on Friday.",
        "There has been shooting in Lokuru before.",
        "The killing of elephants in Lokuru on Friday was filmed.",
        "The visit to Lokuru on Friday was a coup for the minister.",
        "On Friday the council demanded an immediate end to such attacks on Lokuru.",
        "Hostages were chained to bridges near Lokuru on Friday to deter further air strikes.",
        "On Friday a helicopter flew into the ground near Lokuru during an exercise, killing both pilots.",
        "Two of the wounded were carried off it in blankets at Lokuru on Friday.",
        "Four tonnes of elderly shells lay in Lokuru on Friday.",
        "Hundreds sat down to lunch in Lokuru on Friday.",
        "The pupils marched out of their school in Lokuru on Friday.",
        "The mayor of Lokuru promised on Friday an end to shootings.",
        "Supporters of the two teams attacked each other with words in Lokuru on Friday.",
        "He survived an attack of malaria in Lokuru on Friday.",
        "The exercise in Lokuru on Friday simulated an attack on the airport.",
        "A fire killed four people in a market in Lokuru on Friday.",
        "A clash of dates forced the two teams to meet on Friday.",
        "The mission trained officers in Lokuru on Friday on how to handle protests.",
        "The deputy mayor marched into the council in Lokuru on Friday and asked for the floor.",
        "Women took the streets of Lokuru with brooms on Friday to clean them.",
        "Kenyan troops marched in a parade in Lokuru on Friday.",
        "The UN evacuated two sick peacekeepers from Lokuru on Friday.",
        "The minister handed the keys of 30 flats to nurses in Lokuru on Friday.",
        "The army has sworn to retake every town that it lost.",
    ],
)
def test_no_event(text: str) -> None:
    assert not told(text)
