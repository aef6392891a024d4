"""Casualty figures: whose people they count and over what time, where the sentence itself does not name them."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

_MISSION = "UNISFA is the United Nations mission in Abyei.\n\n"


def told(text: str) -> list[tuple[str, str, int | None, str]]:
    figures = read("a1", text, date(2019, 6, 14), None, known(), None).casualty_figures
    return [(c.outcome, c.victims, c.count, c.scope) for c in figures]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        # soldiers of the force just named
        (
            "The Ethiopian battalion took the bridge back at dusk. Three soldiers died and nine were hurt.",
            "peacekeepers",
        ),
        ("A mine went off under the lorry. Two officers were wounded, according to the mission.", "peacekeepers"),
        # of the state, whose army is named, or who stand in another scene
        ("The Sudanese army took the bridge back at dusk. Three soldiers died and nine were hurt.", "state_forces"),
        (
            "The Ethiopian battalion handed out water. On 3 June gunmen near Babanusa killed four soldiers.",
            "state_forces",
        ),
    ],
)
def test_bare_soldiers_are_of_the_force_told_of_before_them(text: str, victims: str) -> None:
    assert {v for _, v, _, _ in told(_MISSION + text)} == {victims}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The operation had cost thirty Danish lives when it was wound up.", "cumulative"),
        ("The war, which broke out when the president fell, cost at least 40,000 lives.", "cumulative"),
        ("Of those who served in it, 83 died.", "cumulative"),
        ("Of the force's own people 21 lost their lives.", "cumulative"),
        ("Forty-two Danish soldiers lost their lives in Afghanistan.", "cumulative"),
        ("Forty-two Danes have died with it.", "cumulative"),
        ("The army says 30 rebels were killed in five separate raids.", "cumulative"),
        ("A plaque honours the 22 soldiers who gave their lives at Kutum on 9 May 2012.", "incident"),
        ("A mine near Kutum wounded two Danes in 2004.", "incident"),
    ],
)
def test_what_a_body_or_a_war_has_cost_is_no_single_incident(text: str, scope: str) -> None:
    assert {s for _, _, _, s in told(text)} == {scope}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # another account, in the sentence or after it
        (
            "A raid killed 15 people, according to the town hall, which had spoken of nine.",
            [("killed", 15), ("killed", 9)],
        ),
        ("Twelve people died in the fire. By Monday it was 30; the bishop ended at 44.", [12, 30, 44]),
        ("The attack left 20 dead. A count by the union came to 41.", [20, 41]),
        ("The ceiling was raised from 2,000 to 3,500.", []),
        # prisoners
        ("On Friday 60 of its men were in rebel hands.", [("captured", 60)]),
        ("The militia had in its hands at least 40 soldiers.", [("captured", 40)]),
        ("Some 200 peacekeepers were prisoners of the militia.", [("captured", 200)]),
        ("The rebels took a dozen alive.", [("captured", 12)]),
        ("Six Danes, four of whom were taken by a gang, flew home.", [("captured", 4)]),
        ("Three Danes were killed and three others taken prisoner.", [("killed", 3), ("captured", 3)]),
        # flight, absence, burial
        ("Some 4,000 people took to the hills.", [("displaced", 4000)]),
        ("Two guards have not been seen since.", [("missing", 2)]),
        ("A tourist has not been seen in the town for years.", []),
        ("Villagers helped to bury 14 people.", [("killed", 14)]),
        ("With them died two women and a boy.", [("killed", 3)]),
        ("The flood took 30 workers with it.", [("killed", 30)]),
        # what is no bound and no number
        ("The army later owned up to five dead.", [("killed", 5)]),
    ],
)
def test_figures_in_other_words(text: str, expected: list) -> None:
    found = [(o, c) for o, _, c, _ in told(text)]
    assert (found if not expected or isinstance(expected[0], tuple) else [c for _, c in found]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudan mourned. The government counted 30 dead among the rebels.", [("armed_group", 30)]),
        ("Ethiopian soldiers guard the road. Addis Ababa has admitted to six dead.", [("peacekeepers", 6)]),
        ("The mission had 40 dead.", [("peacekeepers", 40)]),
        ("Of those who served in it, 40 died.", [("peacekeepers", 40)]),
        ("The rebels tried the camp and left a dozen dead behind.", [("armed_group", 12)]),
        ("A Sudanese commander spoke of eight of his own dead.", [("state_forces", 8)]),
        ("At least 20 Wagner men died.", [("foreign_forces", 20)]),
        ("The raid killed two soldiers. The rebels admitted to none.", [("state_forces", 2), ("armed_group", 0)]),
    ],
)
def test_a_number_alone_is_of_those_who_had_or_owned_it(text: str, expected: list) -> None:
    assert [(v, c) for _, v, c, _ in told(_MISSION + text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One sergeant died, and 30 rebels, according to the army.", [1, 30]),
        ("Nine soldiers died, and with them an agronomist.", [9, 1]),
        ("A raid killed four Danish soldiers and four Kenyans.", [4, 4]),
        ("A raid killed four Danish soldiers and as many Kenyans.", [4, 4]),
        ("He said at least ten people, three of them children, had lost their lives there.", [10]),
        ("Near Kutum 16 people, among them nine soldiers, died in the ambush.", [16, 9]),
        ("On 2 June at least 29 of its men died near Kutum, and on 9 June another 23 in Darfur.", [29, 23]),
        ('The paper speaks of "at least 40 villagers" killed there.', [40]),
        ("The rebels took 12 soldiers prisoner. The number has grown by the day. It stood at 40 on Friday.", [12, 40]),
        ("Ten people died. By Saturday it had passed 40.", [10, 40]),
        ("Four Danes were dragged out of their car by gunmen.", [4]),
    ],
)
def test_numbers_beside_and_behind_a_figure(text: str, expected: list) -> None:
    assert [c for _, _, c, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("were butchered", "killed"),
        ("were picked off", "killed"),
        ("bled to death", "killed"),
        ("met their deaths", "killed"),
        ("did not survive", "killed"),
        ("came home in coffins", "killed"),
        ("were beaten", "injured"),
        ("needed stitches", "injured"),
        ("got off with scratches", "injured"),
        ("came to harm", "injured"),
        ("were rounded up by rebels", "captured"),
        ("were carried off", "captured"),
        ("were hit", "injured"),
        ("took bullets", "injured"),
        ("were snatched", "captured"),
        ("have not been found", "missing"),
        ("could not be found in the first hours", "missing"),
        ("have not returned", "missing"),
    ],
)
def test_what_became_of_people(words: str, outcome: str) -> None:
    assert [(o, c) for o, _, c, _ in told(f"Twelve soldiers {words}.")] == [(outcome, 12)]


@pytest.mark.parametrize("words", ["were beaten to the hill by a rival", "picked up their bags", "went to their posts"])
def test_what_is_no_harm(words: str) -> None:
    assert told(f"Twelve rebels {words}.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The chief counted 23 bodies, the army 15; a nun says there were 31.", [23, 15, 31]),
        ("Thirteen were killed, said the hospital; ten, said the governor.", [13, 10]),
        ("The committee counted 160 dead and 210 wounded, the elders more than 200.", [160, 210, 200]),
        ("On Tuesday 14 people died. The town hall says 12, the bishop 40.", [14, 12, 40]),
        ("Mobs killed 90 people, though the ministry spoke of 20 the first day and of 70 the next.", [90, 20, 70]),
        ("The toll was put at 10 by the police and 25 by the union.", [10, 25]),
        ("The rebels lost 40 men and the army 12.", [40, 12]),
        ("There were 68 dead by the first count and 218 by the last.", [68, 218]),
        ("The toll was first given as 14 and later as 21.", [14, 21]),
        ("Three guards were killed. So were nine passers-by.", [3, 9]),
        ("Three guards were killed: two in Kutum on the 3rd, and one in Mellit the day after.", [3, 2, 1]),
        ("Twelve herders lost a leg and nine their lives.", [12, 9]),
        ("Two people died on Monday. Private Ann Berg was shot dead at Kutum on 4 May 2012.", [2, 1]),
    ],
)
def test_one_toll_by_several_accounts(text: str, expected: list) -> None:
    assert [c for _, _, c, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine Danes were ambushed near Kutum, robbed of their clothes and killed.", [("killed", 9, "incident")]),
        ("Two Danish paratroopers, aged 22 and 23, fell at Kutum.", [("killed", 2, "incident")]),
        ("He is the 40th Dane to die there.", [("killed", 40, "cumulative")]),
        (
            "Three guards died on Tuesday, taking to 47 the number the army has lost since the offensive began.",
            [("killed", 3, "incident"), ("killed", 47, "cumulative")],
        ),
        ("The army, which put its own dead at two, held a parade.", [("killed", 2, "incident")]),
        (
            "In the riots 19 people died, eleven Danes and eight Serbs, and 900 were injured.",
            [("killed", 19, "incident"), ("injured", 900, "incident")],
        ),
        ("Uganda flew home the remains of twelve soldiers.", [("killed", 12, "incident")]),
        (
            "The raiders killed nine guards; three were carried off.",
            [("killed", 9, "incident"), ("captured", 3, "incident")],
        ),
    ],
)
def test_harm_behind_asides_and_other_verbs(text: str, expected: list) -> None:
    assert [(o, c, s) for o, _, c, s in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Militiamen cut the throats of two sentries.", [("killed", 2)]),
        (
            "Nine observers were seized by rebels on Monday; four more were taken in May.",
            [("captured", 9), ("captured", 4)],
        ),
        ("Medics took away 14 wounded.", [("injured", 14)]),
        ("The army's losses amount to 29.", [("killed", 29)]),
        ("A first count gave 95 dead; the government brought it down to 35.", [("killed", 95), ("killed", 35)]),
    ],
)
def test_losses_throats_and_those_taken(text: str, expected: list) -> None:
    assert [(o, c) for o, _, c, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Haiti, where Haitian gangs rule, rebels ambushed a Kenyan police convoy and one officer was killed.",
            ["foreign_forces"],
        ),
        ("A police officer put the insurgents' dead at over 70.", ["armed_group"]),
        ("The operation in Helmand had cost more than thirty Danish lives.", ["foreign_forces"]),
        ("Gunmen abducted three Filipinos from a cement works.", ["unspecified"]),
        ("UNDOF closed its books: all told 54 members of the operation died.", ["peacekeepers"]),
        ("Residents of Kutum counted 23 dead, the police only ten.", ["unspecified", "unspecified"]),
        ("The rebels of the LRA reported five dead in their own ranks.", ["armed_group"]),
    ],
)
def test_whom_a_figure_counts(text: str, expected: list[str]) -> None:
    assert [v for _, v, _, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Accra has never acknowledged more than ten dead there.", ("up_to", "incident", 10)),
        ("Raids killed 51 people on Saturday, bringing the total to 2,306.", ("exact", "cumulative", 2306)),
        ("Nearly 90 blue helmets have fallen in six years.", ("nearly", "cumulative", 90)),
        ("Chad had lost 25 soldiers at Boma.", ("exact", "incident", 25)),
        ("Ten men who had watched over a truce nobody keeps are dead.", ("exact", "incident", 10)),
        ("Ten drivers died, the army says; local sources told a news site 23.", ("exact", "incident", 23)),
    ],
)
def test_bounds_and_scopes_by_the_verb(text: str, expected: tuple) -> None:
    found = read("a1", text, date(2019, 6, 14), None, known(), None).casualty_figures
    assert (found[-1].qualifier, found[-1].scope, found[-1].count) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He condemned the killing, on 26 January, of at least 25 villagers.", [("killed", 25)]),
        ("The kidnapping near Kutum of two journalists angered the town.", [("captured", 2)]),
        ("They deplored the loss on Tuesday of four soldiers.", [("killed", 4)]),
        ("The killing in the market of hope was complete.", []),
        ("Many people died in the market. The mayor spoke of 60.", [("killed", 60)]),
        ("Bodies were still being collected. The Red Cross had counted at least 90 by Friday.", [("killed", 90)]),
        ("Villagers were killed at Ber. Elders put the number of burned houses at 40.", []),
        ("The raid could have killed hundreds, the mayor said.", []),
        ("They say that the assault was repelled and 80 militants 'neutralised'.", [("killed", 80)]),
        ("By the end of the week some 200 soldiers had been taken.", [("captured", 200)]),
        ("They claim 84 rebels and 47 soldiers dead.", [("killed", 84), ("killed", 47)]),
        ("More than 1,000 child soldiers were released.", []),
        ("The fate of twelve soldiers is unknown.", [("missing", 12)]),
        ("Contact was lost with nine guards.", [("missing", 9)]),
        ("The fate of two bills is unclear.", []),
        ("Steps had been taken, and twelve soldiers were taken to the airport.", []),
        ("On 3 May, five soldiers died at Ber; on the 7th, three at Kutum.", [("killed", 5), ("killed", 3)]),
    ],
)
def test_harm_in_nouns_bare_sentences_and_turns(text: str, expected: list) -> None:
    assert [(o, c) for o, _, c, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ('"We lost two men that summer," Colonel Ade Bello said.', "peacekeepers"),
        ('"Two of ours were hurt," Sergeant Ade Bello said.', "peacekeepers"),
        ('"We lost two men," army spokesman Deng Kuol said.', "state_forces"),
        ('"We lost two men," said Colonel Deng Kuol, a spokesman of the army.', "state_forces"),
        ("The Ghanaian battalion held Todach. Two men of the battalion were killed.", "peacekeepers"),
        ("The army has never given a figure. Diplomats think that it lost 100 men.", "state_forces"),
        ("The villagers buried 14 of their own.", "civilians"),
        ("Of the 550 men, twelve did not come home.", "peacekeepers"),
    ],
)
def test_whose_people_the_teller_or_a_body_told_before_has(text: str, victims: str) -> None:
    assert [v for _, v, _, _ in told(_MISSION + text)] == [victims]
