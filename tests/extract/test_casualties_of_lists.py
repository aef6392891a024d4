"""Numbers that lean on others: parts of a toll, further victims told without a verb, bounds of a whole list."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read


def told(text: str) -> str:
    """ "outcome count side" of each figure; a plus marks "at least", a star a sum over time."""
    found = read("a1", text, date(2021, 9, 14), None, known(), None).casualty_figures
    marks = {"at_least": "+"}
    return "; ".join(
        f"{c.outcome} {c.count}{marks.get(c.qualifier, '')}{'*' * (c.scope == 'cumulative')} {c.victims}" for c in found
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a part by kind of victims is a figure of its own, other parts are not
        (
            "The shelling killed eleven people, seven of them civilians.",
            "killed 11 unspecified; killed 7 civilians",
        ),
        ("Sixteen people died, including six of the attackers.", "killed 16 unspecified; killed 6 armed_group"),
        ("Eleven people died, including four soldiers.", "killed 11 unspecified; killed 4 state_forces"),
        ("Eleven people died, including four children.", "killed 11 unspecified"),
        ("Twelve soldiers were killed, three of them officers.", "killed 12 state_forces"),
        ("Forty people, two of them soldiers, were killed.", "killed 40 unspecified; killed 2 state_forces"),
        (
            "Of the 31 killed, 19 were civilians and 12 were rebels.",
            "killed 31 unspecified; killed 19 civilians; killed 12 armed_group",
        ),
        ("Fourteen people died. Nine of the dead were soldiers.", "killed 14 unspecified; killed 9 state_forces"),
        # those told apart by nation are those told before
        (
            "Seven peacekeepers died at Kole. The dead were four Fijians, two Nepalese and a Peruvian.",
            "killed 7 peacekeepers",
        ),
        # all but some of those told before
        ("The ferry carried 50 passengers, all but four of whom drowned.", "killed 46 civilians"),
        ("Of the 12 men on the patrol, all but two were wounded.", "injured 10 unspecified"),
        # a sentence that is nothing but another account, or the sum since then
        (
            "The army: 47 militants killed, five soldiers dead. The rebels: 59 soldiers.",
            "killed 47 armed_group; killed 5 state_forces; killed 59 state_forces",
        ),
        (
            "A further 42 civilians died in Bor. More than 150 since the start of the month.",
            "killed 42 civilians; killed 150* civilians",
        ),
        (
            "A drone killed 13 civilians; the army spoke of seven terrorists.",
            "killed 13 civilians; killed 7 armed_group",
        ),
        (
            "Shells have killed 2,255 people since May and driven 1.2 million from their homes.",
            "killed 2255* unspecified; displaced 1200000* unspecified",
        ),
        # one place after the other, one account after the other
        (
            "Nine people were killed in Bor, seven in Leer and two in Goma.",
            "killed 9 unspecified; killed 7 unspecified; killed 2 unspecified",
        ),
        (
            "The war has killed 15,000 people by one count and 40,000 by another.",
            "killed 15000* unspecified; killed 40000* unspecified",
        ),
        (
            "Fifteen people died, the mayor said, revising an earlier count of nine.",
            "killed 15 unspecified; killed 9 unspecified",
        ),
        ("The hospital received 11 bodies and 39 wounded.", "killed 11 unspecified; injured 39 unspecified"),
        ("There was no indication of civilian casualties.", "killed 0 civilians; injured 0 civilians"),
        # without a verb of their own
        ("Six of the raiders were killed, and a soldier too.", "killed 6 armed_group; killed 1 state_forces"),
        (
            "Five civilians died on the first day, seven on the second and nine on the third.",
            "killed 5 civilians; killed 7 civilians; killed 9 civilians",
        ),
        ("One died at once, two others on the way to a clinic.", "killed 1 unspecified; killed 2 unspecified"),
        ("Three died in the fire and a fourth on the operating table.", "killed 3 unspecified; killed 1 unspecified"),
        ("The first shell killed five people; the second, eight.", "killed 5 unspecified; killed 8 unspecified"),
        (
            "The raids killed 9 people in all: five in Bor and four in Leer.",
            "killed 9 unspecified; killed 5 unspecified; killed 4 unspecified",
        ),
        ("The mayor counted 27 dead in Bor and 13 in Leer.", "killed 27 unspecified; killed 13 unspecified"),
        (
            "Two nurses were slightly injured on Saturday, eight on Sunday and six on Monday.",
            "injured 2 civilians; injured 8 civilians; injured 6 civilians",
        ),
        (
            "Four guards from Peru and one from Chile were killed at the gate.",
            "killed 4 unspecified; killed 1 unspecified",
        ),
        ("Six gendarmes and as many civilians died.", "killed 6 state_forces; killed 6 civilians"),
        ("The blast took the lives of four nurses and injured as many.", "killed 4 civilians; injured 4 civilians"),
        ("Nurses were wounded twice as many times as doctors.", ""),
        # who else lost people, who else says so, what came next
        (
            "Gunmen killed 40 people; the town hall says 42, and the rights network 50.",
            "killed 40 unspecified; killed 42 unspecified; killed 50 unspecified",
        ),
        (
            "They gave the number of guards killed as 51, then 57, and on Saturday 66.",
            "killed 51 unspecified; killed 57 unspecified; killed 66 unspecified",
        ),
        (
            "Uganda admitted to 19 dead, whereas other officials spoke of at least 50.",
            "killed 19 state_forces; killed 50+ state_forces",
        ),
        ("All but two of the 14 passengers were killed.", "killed 12 civilians"),
        # the bound of the first holds for all of the list
        (
            "At least 70 soldiers, 60 militants and 30 civilians were killed.",
            "killed 70+ state_forces; killed 60+ armed_group; killed 30+ civilians",
        ),
        ("At least six people were killed, ten abducted.", "killed 6+ unspecified; captured 10+ unspecified"),
        # people of several nations
        (
            "In Lebanon the bombers killed 110 Danes and 50 Swedes in the Lebanese camp of Tebnine.",
            "killed 110 foreign_forces; killed 50 foreign_forces",
        ),
    ],
)
def test_lists(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose army tells of "soldiers", and what "it" is
        (
            "AMISOM's camp at Bariire was attacked. Uganda put its losses at five killed and nine injured.",
            "killed 5 peacekeepers; injured 9 peacekeepers",
        ),
        (
            "Soldiers of AMISOM fought at Bariire in Somalia. Burundi said that nine soldiers were injured.",
            "injured 9 peacekeepers",
        ),
        ("The rebels say that they lost only four men.", "killed 4 armed_group"),
        ("The army admitted the loss of 27 men.", "killed 27 state_forces"),
        ("The army gave its own losses as five men.", "killed 5 state_forces"),
        (
            "The militia lost 23 fighters, while on the army's side three were killed.",
            "killed 23 armed_group; killed 3 state_forces",
        ),
        ("General Okello and 27 of his men were killed.", "killed 27 state_forces"),
        ("The attackers had left 72 bodies.", "killed 72 armed_group"),
        (
            "Troops of AMISOM fell back in Somalia. Burundi said nine of its soldiers died; the Shabaab claimed to have"
            " killed 59 soldiers.",
            "killed 9 peacekeepers; killed 59 peacekeepers",
        ),
        ("A crowd fell on UNMIK soldiers in Pec. That night 25 soldiers were injured.", "injured 25 peacekeepers"),
        (
            "MINURSO watched in Western Sahara. The Polisario captured 70 Moroccan soldiers.",
            "captured 70 state_forces",
        ),
        (
            "UNAMID has lost 250 men in Darfur. The war has cost 200,000 lives.",
            "killed 250* peacekeepers; killed 200000* unspecified",
        ),
        (
            "UNAMID announced seven dead in Darfur on Thursday, six Malawians and a Fijian, with ten wounded.",
            "killed 7 peacekeepers; injured 10 peacekeepers",
        ),
        (
            "UNAMID lost its base in Darfur. Rebels overran the brigade's camp and killed 15 Fijians.",
            "killed 15 peacekeepers",
        ),
        (
            "UNAMID, in Darfur, honours the memory of the 86 civilian, military and police personnel who died in its"
            " service.",
            "killed 86* peacekeepers",
        ),
        (
            "A mine killed two peacekeepers of UNAMID in Darfur. The third soldier, who was hurt, is recovering.",
            "killed 2 peacekeepers; injured 1 peacekeepers",
        ),
        (
            "The army of Mali put rebel losses at 143 and its own at 20.",
            "killed 143 armed_group; killed 20 state_forces",
        ),
        ("The Malian army acknowledged 47 dead.", "killed 47 state_forces"),
        # who they were, told after them
        ("UNAMID was shelled. At Kole four people died. They were all peacekeepers.", "killed 4 peacekeepers"),
        ("Shells hit the town and 15 people were killed. All were civilians.", "killed 15 civilians"),
        (
            "Fighters stormed a base of AMISOM in Somalia manned by Burundians. The President said 30 of his soldiers"
            " had died.",
            "killed 30 peacekeepers",
        ),
        ("In Mali mines killed a captain and two soldiers of MINUSMA.", "killed 3 peacekeepers"),
        ("Fiji mourned three peacekeepers.", "killed 3 peacekeepers"),
        ("The army of Mali put its dead at nine.", "killed 9 state_forces"),
        (
            "A raid on UNAMID left 36 people dead, four of them from the mission.",
            "killed 36 unspecified; killed 4 peacekeepers",
        ),
        (
            "This brings to 11 the number of peacekeepers killed this year, and to 168 the mission's dead since 2014.",
            "killed 11* peacekeepers; killed 168* peacekeepers",
        ),
        # people of several nations who are told apart
        (
            "UNAMID says that four others, three Malians and a Dane, are missing in Darfur.",
            "missing 4 unspecified",
        ),
        # singly, without a number; "the driver" where nobody was told of before
        ("A lorry went over a mine near Goma. The driver lost a foot.", "injured 1 civilians"),
        ("The mission regrets the loss of a Danish peacekeeper.", "killed 1 peacekeepers"),
        ("A protester and a policeman lost their lives.", "killed 1 civilians; killed 1 state_forces"),
        # driven out, led away, held
        ("The invasion drove some 90,000 Serbs northwards.", "displaced 90000* unspecified"),
        ("More than 7,000 people have crossed into Goma since May.", "displaced 7000* unspecified"),
        ("They raided the town and led away 14 children.", "captured 14 civilians"),
        (
            "The army neutralised 14 assailants and detained 31 suspects.",
            "killed 14 armed_group; captured 31 unspecified",
        ),
        ("Police detained 31 suspects.", ""),
        ("The rebels paraded 14 captured soldiers.", "captured 14 state_forces"),
        ("Nineteen soldiers fell at Tarkint.", "killed 19 state_forces"),
        ("The gang freed some 400 prisoners from the jail.", ""),
        ("An evil wind made at least 700 villagers leave their homes.", "displaced 700+* civilians"),
        ("The rebels count 70 dead and 22 prisoners.", "killed 70 unspecified; captured 22 unspecified"),
        ("Several hundred displaced people marched to the gate.", ""),
        # "comrades" are of those told before; shots told a sentence before
        (
            "They fired on a patrol of UNAMID. A Nepalese peacekeeper died. Four of his comrades were hit.",
            "killed 1 peacekeepers; injured 4 peacekeepers",
        ),
        ("Nine peacekeepers had to be evacuated by air after the blast.", "injured 9 peacekeepers"),
        # nobody
        ("No Russian was touched.", "injured 0 unspecified"),
        ("Burning 21 passengers alive, they fled.", "killed 21 civilians"),
    ],
)
def test_whose(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mission had lost 14 men in the attack.", "killed 14 peacekeepers"),
        ("The army has lost 14 men.", "killed 14* state_forces"),
        ("The group has since killed more than 300 people.", "killed 300* unspecified"),
        ("In the town 78 soldiers have been killed in five weeks.", "killed 78* state_forces"),
        ("In 1983 bombers blew up a barracks, killing 241 marines.", "killed 241 state_forces"),
        (
            "Rebels have since killed more than 400 people, among them 148 in an assault on a school.",
            "killed 400* unspecified; killed 148 unspecified",
        ),
        ("The dead of the force number more than fifty, by its own tally.", "killed 50* state_forces"),
        ("The latest death brings the mission's toll to 171.", "killed 171* peacekeepers"),
        ("Jihadists killed 29 soldiers, the heaviest loss since the coup.", "killed 29 state_forces"),
        (
            "At least 900 people were killed; the UN has confirmed 400.",
            "killed 900+ unspecified; killed 400 unspecified",
        ),
        ("Bombers struck, killing 140 marines and driving the others out within months.", "killed 140 state_forces"),
        ("She was the 12th peacekeeper to die there this year.", "killed 12* peacekeepers"),
        ("He was the second man to die for the flag.", ""),
        ("A guard was killed on Monday, the fourth attack there since May.", "killed 1 unspecified"),
        ("In May alone 213 civilians were killed.", "killed 213* civilians"),
        ("The ambush, the third in two weeks, killed 14 soldiers.", "killed 14 state_forces"),
    ],
)
def test_scope(text: str, expected: str) -> None:
    assert told(text) == expected
