"""Casualty figures, sentence by sentence: who came to harm, how many, of which side; invented incidents."""

from datetime import date

import pytest

from known import known
from pipeline.extract.claims import Casualties
from pipeline.extract.reader import read


def figures(text: str) -> list[Casualties]:
    return read("a1", text, date(2019, 6, 14), None, known(), None).casualty_figures


def told(text: str) -> list[tuple[str, int | None]]:
    return [(c.outcome, c.count) for c in figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where somebody was shot, and who was only shot at
        ("Three women were shot at a filling station in Port Louis on Friday.", [("injured", 3)]),
        ("Two convoys were shot at by bandits near the ford.", []),
        ("A van drove past and opened fire, hitting four people.", [("injured", 4)]),
        ("The gunman fired into the queue, striking three.", [("injured", 3)]),
        ("A truck skidded, hitting a lamp post and two cars.", []),
        # those who die of it
        ("Two sentries were fatally wounded at the gate.", [("killed", 2)]),
        ("A robber shot dead a cashier.", [("killed", 1)]),
        ("They fled, shooting dead a watchman.", [("killed", 1)]),
        # inverted
        ("Also killed in the second blast were two nurses and a porter.", [("killed", 2), ("killed", 1)]),
        ("Among the wounded were six Nepalese peacekeepers.", [("injured", 6)]),
        # lists that a phrase of place interrupts
        (
            "The shell killed three children in the maternity ward and at least one porter.",
            [("killed", 3), ("killed", 1)],
        ),
        ("The raid resulted in four policemen from Benin killed and two others hurt.", [("killed", 4), ("injured", 2)]),
        ("A couple and their two daughters were killed when the roof fell in.", [("killed", 4)]),
        ("A total of nine passengers had to be treated for burns.", [("injured", 9)]),
        ("The Peruvian, 39, died along with 15 of his men.", [("killed", 15)]),
        ("Twenty people were hurt, of whom 17 were hospitalised.", [("injured", 20)]),
        ("Hezbollah buried 14 fighters.", [("killed", 14)]),
        # nobody
        ("No guard was hit.", [("injured", 0)]),
        ("The four surveyors escaped unhurt.", [("injured", 0)]),
        ("A patrol came under fire. They were not hurt.", [("injured", 0)]),
        ("None of the two drivers and about 30 pupils was injured.", [("injured", 0)]),
        ("The crew escaped injury.", [("injured", 0)]),
        ("No one is in hospital today.", []),
        ("The raid on Dzao killed 23 people, not 17 as reported earlier.", [("killed", 23), ("killed", 17)]),
        ("The mission regrets the loss of two of its members.", [("killed", 2)]),
        ("Shots were fired at the helicopter, but nobody aboard was hit.", [("injured", 0)]),
        # lists that an aside interrupts
        ("Six priests (five Spaniards and one Pole) and two women were killed.", [("killed", 6), ("killed", 2)]),
        ("Nine soldiers – two of them officers – and a cook were killed.", [("killed", 9), ("killed", 1)]),
        ("Three guards, one of them a captain, and a driver were wounded.", [("injured", 3), ("injured", 1)]),
        ("They attended the funeral of six nuns, five of them Belgians, who were killed in May.", [("killed", 6)]),
        ("One was killed and 86 were injured, including six who were badly injured.", [("killed", 1), ("injured", 86)]),
        (
            "In addition to 30 dead civilians, over 200 soldiers and rebels have been killed.",
            [("killed", 30), ("killed", 200)],
        ),
        ("The bullet-riddled bodies of three more students were found.", [("killed", 3)]),
        ("Militiamen mowed down 23 worshippers.", [("killed", 23)]),
        # lists that open with a share, people who are meant by "them", those told of by a label
        (
            "Benin's army said three of its soldiers, two policemen and a trader had been killed.",
            [("killed", 3), ("killed", 2), ("killed", 1)],
        ),
        ("Gunmen surrounded 45 Fijians at their post and took them away.", [("captured", 45)]),
        ("The brigade walked off with four Filipinos.", [("captured", 4)]),
        ("Killed: 14. Wounded: 32.", [("killed", 14), ("injured", 32)]),
        ("The bomb killed one and hurt six.", [("killed", 1), ("injured", 6)]),
        ("Ninety people died there, lawyers say; the governor puts it at 67.", [("killed", 90), ("killed", 67)]),
        ("Officials first spoke of nine dead; by evening the figure was 14.", [("killed", 9), ("killed", 14)]),
        ("The mission puts the number of people who died in the attack at 58.", [("killed", 58)]),
        ("The death toll, which the rebels put at 1,000, could not be verified.", [("killed", 1000)]),
        ("A spokesman spoke of dozens of dead.", [("killed", 24)]),
        ("He was killed near Kibati with five other Malawians.", [("killed", 5)]),
        ("Thirty Swiss soldiers never came back from Katanga.", [("killed", 30)]),
        ("More than 30,000 people left for Zambia.", [("displaced", 30000)]),
        ("More than 9,000 residents of Moba have fled.", [("displaced", 9000)]),
        ("The court sentenced 12 men to death.", []),
        ("About 200 soldiers held off a thousand attackers for nine hours.", []),
        ("A reporter asked how many peacekeepers had been killed.", []),
        # but what is no denial
        ("None suffered life-threatening injuries.", []),
        ("There were no serious injuries.", []),
        ("Nobody was badly hurt.", []),
        # ailments, care, hospitals
        ("Nine officers suffered smoke inhalation.", [("injured", 9)]),
        ("The clinic treated 40 of the wounded.", [("injured", 40)]),
        ("Five miners were taken to a hospital in Thiès.", [("injured", 5)]),
        ("Five miners were taken to a hospital in Thiès as a precaution.", []),
        ("The bus burned out, leaving 12 dead and about 30 with severe burns.", [("killed", 12), ("injured", 30)]),
        # captives
        ("Six fishermen were taken hostage off the island.", [("captured", 6)]),
        ("The rebels detained nine Fijian members of the UN force.", [("captured", 9)]),
        ("The rebels freed 20 more soldiers on Sunday.", []),
        # flight and loss
        ("About 60,000 people have crossed into Chad.", [("displaced", 60_000)]),
        ("Eleven of the raiders fell in the firefight.", [("killed", 11)]),
        ("The army has buried fewer than 40 soldiers in the whole campaign.", [("killed", 40)]),
        ("Some 300,000 families have had to leave home since May.", [("displaced", 300_000)]),
        ("Gambia lost four and Togo two.", [("killed", 4), ("killed", 2)]),
        ("In 2009 Burundi lost dozens in Baidoa.", [("killed", 24)]),
        ("The coach had lost two of his men to injury.", []),
        ("The group says it has taken 70 prisoners.", [("captured", 70)]),
        # tolls
        ("The death toll rose to 88 on Monday, up from 61 a day before.", [("killed", 88), ("killed", 61)]),
        ("The injured number 4,120.", [("injured", 4120)]),
        ("He put the army's dead at seven.", [("killed", 7)]),
        ("At least 30 died according to the mayor, 44 according to the clinic.", [("killed", 30), ("killed", 44)]),
        ("As many as 9,000 may have died.", [("killed", 9000)]),
        ("How many officers were lost this year? Spokeswoman: Twelve.", [("killed", 12)]),
        ("Of the nine wounded, two are in critical condition.", [("injured", 9)]),
        # people told of one by one are one number
        ("The bus hit a queue, killing a grandmother and a schoolboy.", [("killed", 2)]),
        ("Police shot dead Amadou Bah, a baker and father of four.", [("killed", 1)]),
        # lists behind a phrase of place, companions, what is cut short
        (
            "On 3 May, in the Kasulu area, twelve soldiers, two nurses and 30 raiders were killed.",
            [("killed", 12), ("killed", 2), ("killed", 30)],
        ),
        ("Two advisers were killed at the gate, along with a Danish soldier.", [("killed", 2), ("killed", 1)]),
        ("Eleven guards dead, three gravely wounded.", [("killed", 11), ("injured", 3)]),
        ("The raid cost them six policemen.", [("killed", 6)]),
        ("Twenty of the 54 airmen who died in Nepal lost their lives in May.", [("killed", 54), ("killed", 20)]),
        ("The clinic was treating eight people for bullet wounds.", [("injured", 8)]),
        ("The brigade marched off four teachers.", [("captured", 4)]),
        ("Rain has driven at least 2,000 people into the camp.", [("displaced", 2000)]),
        ("The rockets fell in a field, causing neither casualties nor damage.", [("killed", 0), ("injured", 0)]),
        ("It is the ninth death of a blue helmet this year.", [("killed", 9)]),
        ("Some 300 were killed every month.", []),
        # sacrifices, losses of nobody, comparisons, parts by cause
        ("At least 19 guards paid with their lives for the error.", [("killed", 19)]),
        ("Over 300 blue helmets have made the ultimate sacrifice.", [("killed", 300)]),
        ("Forty lives were lost.", [("killed", 40)]),
        ("The army lost nobody.", [("killed", 0)]),
        ("There were 70 homicides in March, against 22 the year before.", [("killed", 70), ("killed", 22)]),
        (
            "A dozen soldiers had fallen there, eight in combat and four in a road accident.",
            [("killed", 12), ("killed", 8), ("killed", 4)],
        ),
        ("Clashes caused the displacement of 5,000 herders.", [("displaced", 5000)]),
        ("The number of dead runs into the hundreds.", [("killed", 200)]),
        (
            "A shell hit the inn: 14 dead, among them six women and children, and 31 injured.",
            [("killed", 14), ("injured", 31)],
        ),
        ("Rains displaced 6,000, and the office fears worse.", [("displaced", 6000)]),
        (
            "The mine killed two men and six mules, a farmer and a nurse told the radio.",
            [("killed", 2)],
        ),
        ("They fled to Bol, where over 7,000 people remain displaced.", [("displaced", 7000)]),
        # parts in brackets, another, both
        ("Two girls and eight other people (three nuns and five boys) were wounded.", [("injured", 10)]),
        ("Sixty people, nine of whom have bullet wounds, were hospitalised.", [("injured", 60)]),
        ("One trader was killed and another wounded in the raid.", [("killed", 1), ("injured", 1)]),
        ("The blast left four men dead and a 7-year-old hurt.", [("killed", 4), ("injured", 1)]),
        ("Seven drivers were taken to St Luke's with burns.", [("injured", 7)]),
        ("A boy has died and his uncle is in critical condition.", [("killed", 1), ("injured", 1)]),
        # what one number tells of two harms is told of neither
        ("Since May the feud has killed or injured more than 200 people.", []),
        ("Militiamen opened fire on the queue and nine were hit.", [("injured", 9)]),
        ("The ford guard was not badly hurt.", []),
        ("We buried 33 today, the chief said.", [("killed", 33)]),
        ("A lorry overturned at Bida: 14 burnt to death.", [("killed", 14)]),
        (
            "Raiders marched 19 pupils and two teachers out of the school at Zuru.",
            [("captured", 19), ("captured", 2)],
        ),
        ("Twelve bus passengers were seized on the road.", [("captured", 12)]),
        ("It brings to 88 the number of observers who have died there.", [("killed", 88)]),
        ("Six were hurt. An earlier count had put the dead at 31.", [("injured", 6), ("killed", 31)]),
        # games
        ("The cup match ended 2-1; two players were injured.", []),
    ],
)
def test_told(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A bomb hit a convoy of foreign troops, killing two service members.", "foreign_forces"),
        ("A mortar round wounded five members of one family. The UN mission MONUSCO helped them.", "civilians"),
        ("The charity lost two of its Kenyan staff in a raid in Kenya.", "civilians"),
        (
            "The peacekeeping mission in Haiti serves in the capital. A Kenyan police officer was killed there.",
            "peacekeepers",
        ),
        (
            "Rebels of the Allied Democratic Forces came from Uganda to the Democratic Republic of Congo and fought "
            "Congolese soldiers and peacekeepers. Five Congolese soldiers died.",
            "state_forces",
        ),
        ("The rebels fought the army at Lorengo; an observer put the dead at 90.", "unspecified"),
        ("A bomb hit a supply convoy of the African Union in Somalia. Three soldiers wounded.", "peacekeepers"),
        (
            "Fighters attacked a Ugandan camp of AMISOM in Somalia. They said they had overrun the camp and killed 31 "
            "soldiers.",
            "peacekeepers",
        ),
        ("Marchers were fired on by militiamen, who killed at least six of them.", "civilians"),
        ("Guards shot at marchers who had come with banners. At least five were killed.", "civilians"),
        ('The army "neutralised" nine of those responsible.', "armed_group"),
        ("Some 40,000 Greek Cypriots fled. The peacekeepers stayed.", "unspecified"),
        ("UNMISS has 900 troops there. It has lost 20 of them.", "peacekeepers"),
        ("UNFICYP has 800 soldiers; 183 have died.", "peacekeepers"),
        ("UNMIL sent home its 900 personnel. More than 40 of them died in the country.", "peacekeepers"),
        ("UNDOF watched as 30 Palestinians were killed in a week.", "unspecified"),
        ("Men with knives attacked the presidential palace. Three guards were wounded.", "state_forces"),
        ("A grenade killed a woman.", "civilians"),
        ("UNMISS flew in a rescue team. Five of its members were killed in a crash.", "unspecified"),
        ("A bomb hit a United Nations observer post, killing all four observers inside.", "peacekeepers"),
        ("He spoke of civilians in Bol, where 40 have been killed.", "civilians"),
    ],
)
def test_side(text: str, side: str) -> None:
    assert figures(text)[-1].victims == side


def test_part_of_those_just_told_is_no_row() -> None:
    text = "Seven peacekeepers were wounded in the blast. Three of them were taken to a hospital."
    assert told(text) == [("injured", 7)]


def test_number_behind_a_year_is_a_figure_of_its_own() -> None:
    (row,) = figures("In March 2011 at least 31 died when the ferry sank.")
    assert (row.count, row.qualifier) == (31, "at_least")


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The ministry said 70 officers had been killed in the past month alone.", "cumulative"),
        ("Her brother was wounded too, but has since been released from hospital.", "incident"),
        ("Two hundred are missing after the barge sank.", "incident"),
        ("The third quarter brought a drop in victims, of whom 61 were killed.", "cumulative"),
        ("During the reporting period raiders were blamed for the killing of 12 herders.", "cumulative"),
        ("The dams burst. The mayor counts 4,800 dead.", "incident"),
        ("Westgate, in 2013, cost 67 lives.", "incident"),
        ("The office verified 900 casualties in the first quarter (410 killed and 490 injured).", "cumulative"),
        ("Cholera went on to kill some 900 people.", "cumulative"),
        ("The mission lost 31 of its own.", "cumulative"),
        ("Togo has lost 21 men in Darfur since 2008. Nine Danish soldiers have been killed.", "cumulative"),
        ("Togo has lost 21 men in Darfur since 2008. Nine Danish soldiers were killed in an ambush.", "incident"),
        ("In Kole, besieged by rebels since May, 40 civilians were killed ten days ago.", "incident"),
    ],
)
def test_scope(text: str, scope: str) -> None:
    assert figures(text)[-1].scope == scope


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A guard was wounded in May. A guard was wounded in December 2017.", [1, 1]),
        ("A guard was wounded on Friday. A guard was wounded, the police confirmed.", [1]),
        ("A guard was wounded on Friday. In a separate raid a guard was wounded.", [1, 1]),
    ],
)
def test_told_twice_and_told_anew(text: str, counts: list[int]) -> None:
    assert [c.count for c in figures(text)] == counts


def test_what_a_semicolon_parts_has_its_own_cause_and_scope() -> None:
    text = "In June seven Nigeriens were ambushed and killed near Para; in all, 150 died, most of disease."
    found = read("x", text, date(2024, 6, 1), None, known(), None).casualty_figures
    assert [(c.count, c.cause, c.scope) for c in found] == [(7, "hostile", "incident"), (150, "accident", "cumulative")]


def test_whose_a_number_alone_is_those_behind_it_tell() -> None:
    text = "MONUSCO lost a helicopter near M23 rebels. All eight on board - six Pakistanis and two Serbs - were killed."
    found = read("x", text, date(2024, 6, 1), None, known(), None).casualty_figures
    assert [(c.count, c.victims) for c in found] == [(8, "peacekeepers")]
