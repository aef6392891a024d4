"""Tolls as they are owned up to, given, corrected and set against each other, and whose people they count."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

_MISSION = "UNAMID is the United Nations mission in Darfur. "


def told(text: str) -> str:
    """ "outcome count side" of each figure; a plus marks "at least", a star a sum over time."""
    found = read("a1", text, date(2019, 6, 14), None, known(), "Sudan").casualty_figures
    return "; ".join(
        f"{c.outcome} {c.count}{'+' * (c.qualifier == 'at_least')}{'*' * (c.scope == 'cumulative')} {c.victims}"
        for c in found
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army, which on 3 May owned up to four dead and nine hurt, is silent.",
            "killed 4 state_forces; injured 9 state_forces",
        ),
        ("Five soldiers and 19 of the attackers were killed.", "killed 5 state_forces; killed 19 armed_group"),
        ("Twelve rebels and one of the soldiers were wounded.", "injured 12 armed_group; injured 1 state_forces"),
        ("The rebels tried the fort twice, at a cost to them of 31 killed.", "killed 31 armed_group"),
        ("The assault was thrown back at a cost to the army of nine men.", "killed 9 state_forces"),
        ("The army put its wounded at 30.", "injured 30 state_forces"),
        (
            "The rebels say that they killed 60 Russians and 33 Sudanese.",
            "killed 60 foreign_forces; killed 33 state_forces",
        ),
        ("The ministry first announced seven dead, then 39.", "killed 7 unspecified; killed 39 unspecified"),
        (
            "The army lost 20 men. On Friday it lost at least 12 more.",
            "killed 20 state_forces; killed 12+ state_forces",
        ),
        (
            "Kenya never said how many men it lost; the minister of the day spoke of 140.",
            "killed 140 unspecified",
        ),
        ("The military lost twelve men or more.", "killed 12+ state_forces"),
        ("Dr Adam said his clinic had treated 60 protesters.", "injured 60 civilians"),
        ("The clinic had treated 60 cholera patients.", ""),
        ("The mob hacked four of the staff to death.", "killed 4 civilians"),
        ("Not a man among the drivers was hurt.", "injured 0 unspecified"),
        ("Drones struck the town, and 11 people, traders from Chad, were killed.", "killed 11 civilians"),
        (
            "The shelling left nine soldiers wounded and killed none of them.",
            "injured 9 state_forces; killed 0 state_forces",
        ),
        ("Forty dead fighters can be counted in the video.", "killed 40 armed_group"),
        ("Families were caring for dozens of injured people.", "injured 24 unspecified"),
        ("Marchers threw stones at the Nepalese base. Three men died.", "killed 3 unspecified"),
        ("Three staff members of Oxfam were killed.", "killed 3 civilians"),
        (
            "Nine villagers died, among them four children, and 22 people were hurt.",
            "killed 9 civilians; injured 22 unspecified",
        ),
        (
            "Kutum: Four dead\n\nFour soldiers died on Monday when their lorry hit a mine near Kutum.",
            "killed 4 state_forces",
        ),
        ("American deaths stand at 2,300.", "killed 2300* foreign_forces"),
        ("No soldier was killed or hurt.", "killed 0 state_forces; injured 0 state_forces"),
        (
            "The blast left two policemen from Kutum dead and five others hurt.",
            "killed 2 state_forces; injured 5 state_forces",
        ),
        (
            "The governor put the toll at nine, then revised it to three soldiers and a civilian.",
            "killed 9 unspecified; killed 3 state_forces; killed 1 civilians",
        ),
        ("Men shot nine villagers in cold blood.", "killed 9 civilians"),
        ("We buried no one until evening.", ""),
        ("The army put the enemy dead at 40.", "killed 40 armed_group"),
        (
            "How many died? Since May, 31 soldiers, 17 of them in attacks.",
            "killed 31* state_forces; killed 17* state_forces",
        ),
        ("Raids killed twelve people in the month.", "killed 12* unspecified"),
        ("Nineteen Italians, twelve of them carabinieri, were killed.", "killed 19 unspecified"),
        ("He put the dead at 46 and the wounded at 23.", "killed 46 unspecified; injured 23 unspecified"),
        ("Four of the dead were soldiers, the other nine civilians.", "killed 4 state_forces; killed 9 civilians"),
        (
            "The raid killed 7 soldiers; the rebels claimed 94 soldiers.",
            "killed 7 state_forces; killed 94 state_forces",
        ),
        ("It was the worst loss since 58 paratroopers were killed in 1983.", "killed 58 state_forces"),
        ("Nine soldiers, of whom three were officers, were killed.", "killed 9 state_forces"),
        (
            "The army owned up to two dead and ten wounded and said no more.",
            "killed 2 state_forces; injured 10 state_forces",
        ),
        (
            "The rebels say they killed 70 soldiers. The jihadists boast of 20 soldiers.",
            "killed 70 state_forces; killed 20 state_forces",
        ),
        ("Forty bodies were counted, and in the end at least 91.", "killed 40 unspecified; killed 91+ unspecified"),
        (
            "Seven rioters were dead, the police said; twelve, according to the morgue.",
            "killed 7 civilians; killed 12 civilians",
        ),
        ("Nine civilians were killed, as were four rebels.", "killed 9 civilians; killed 4 armed_group"),
        ("The abductions saw 21 of the soldiers held captive.", "captured 21 state_forces"),
        ("Forty traders had regained their freedom.", "captured 40 civilians"),
        ("The rebels' spokesman claimed to have lost only five men.", "killed 5* armed_group"),
        ("Its losses, the army said, came to nine dead.", "killed 9 state_forces"),
        ("At least 61 soldiers died in the north of the country, the Chadian army said.", "killed 61+ state_forces"),
        ("Soldiers seized six traders, drove them to a wood and murdered them.", "killed 6 civilians"),
    ],
)
def test_whose_and_how_many(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In all, 48 members of the mission have fallen in the north.", "killed 48* peacekeepers"),
        ("Nepal, three of whose soldiers had died at Kutum, sent more.", "killed 3 peacekeepers"),
        (
            "Ghana announced the death of one of its peacekeepers, and Nepal of two.",
            "killed 1 peacekeepers; killed 2 peacekeepers",
        ),
        ("The seventh, a corporal of 23, died on Monday. It had first spoken of four dead.", "killed 4 unspecified"),
        ("Some 13,000 troops served in UNAMID. Attacks have cost 174 of them their lives.", "killed 174* peacekeepers"),
        ("Rebels stormed the contingent's camp, killing three soldiers.", "killed 3 peacekeepers"),
        ("Before June it had lost 41 members to mines.", "killed 41* peacekeepers"),
        ("A soldier from Togo and another from Benin, two in all, lost their lives.", "killed 2 peacekeepers"),
        ("Two foreign soldiers were killed.", "killed 2 peacekeepers"),
        ("Nepal paid the highest price: 21 of its soldiers died in UNAMID.", "killed 21* peacekeepers"),
        (
            "A peacekeeper died in Kutum, and three civilians working there died too.",
            "killed 1 peacekeepers; killed 3 civilians",
        ),
        ("Some 180 of the mission's dead were killed by mines.", "killed 180* peacekeepers"),
        ("Four Chadian soldiers were killed near Kutum.", "killed 4 peacekeepers"),
        ("Nine Chadian soldiers died in Chad, near the border with Sudan.", "killed 9 state_forces"),
        ("The rebels say they killed a soldier at an army post near Kutum.", "killed 1 state_forces"),
        (
            "Two peacekeepers died in an ambush. Five others died in a road accident, five in an attack.",
            "killed 2 peacekeepers; killed 5 peacekeepers; killed 5 peacekeepers",
        ),
    ],
)
def test_of_a_mission(text: str, expected: str) -> None:
    assert told(_MISSION + text) == expected
