"""How many serve, leave, stay, may come; and which numbers are no strengths."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read


def strengths(text: str) -> set[str]:
    """ "count qualifier measure" of each figure."""
    found = read("x", text, date(2024, 6, 1), None, known(), "Mali").personnel_figures
    return {f"{p.count or '-'} {p.qualifier} {p.measure}" for p in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "There are about 900 Danish troops in Helmand, down from 1,400 last year.",
            "900 about deployed; 1400 exact deployed",
        ),
        (
            "The Council kept the ceiling of UNISFA at 3,250 troops and 640 police.",
            "3250 exact authorised; 640 exact authorised",
        ),
        ("The Council voted on Friday to raise the strength of UNMIS to 9,995.", "9995 exact authorised"),
        ("UNFICYP has about 1,100 officers, 300 of them Argentine.", "1100 about deployed; 300 exact deployed"),
        ("Norway has promised a stand-by force of 220.", "220 exact planned"),
        # a strength and what it is cut to, or grew to
        ("Denmark wants to cut its 2,100 soldiers in Mali to 700.", "2100 exact deployed; 700 exact planned"),
        ("UNMIT is a UN mission. It grew to 3,500, the largest of its day.", "3500 exact deployed"),
        ("UNMIT was set up in May with 2,400 soldiers who could only shoot back.", "2400 exact deployed"),
        ("UNMIT never reached the 5,200 that had been authorised.", "5200 exact authorised"),
        ("UNMIT is a UN mission. They opted to reduce the mission to 270 troops.", "270 exact authorised"),
        ("The mission, planned at 2,500, has barely 400 men on the ground.", "2500 exact planned"),
        ("Denmark will add 1,000 soldiers to the 1,449 it already has in UNMIT.", "1449 exact deployed"),
        ("Some 400 Wagner mercenaries are in the north.", "400 about deployed"),
        # wholes and what is to come of their parts
        (
            "More than 300 soldiers out of 1,600 are expected to leave UNMIT.",
            "300 more_than planned; 1600 exact deployed",
        ),
        ("Of UNMIT's 9,000 soldiers, 2,500 will go in the first phase.", "9000 exact deployed; 2500 exact planned"),
        ("UNMIT landed 200 men, and 600 more soldiers are to follow.", "200 exact deployed; 600 exact planned"),
        (
            "By Sunday 5,870 of UNMIT's men had gone; 700 were waiting for a seat.",
            "5870 exact departed; 700 exact remaining",
        ),
        ("Its strength today is near to 1,000 officers, UNMIT says.", "1000 nearly deployed"),
        ("UNMIT had 6,000 soldiers. The Council trebled it, to 18,000.", "18000 exact deployed"),
        ("UNMIT must cut 200 of its nearly 2,000 troops by June and is meant to end.", "2000 nearly deployed"),
        ("Some 6,000 soldiers swapped berets as UNMIT took over, a month before an election.", "6000 about deployed"),
        # who has gone
        ("Some 900 uniformed and civilian staff have left, a mission spokeswoman said.", "900 about departed"),
        ("Twelve vehicles carrying 90 peacekeepers left Para at dawn.", "90 exact departed"),
        ("By May 4,100 of the mission's members had flown home.", "4100 exact departed"),
        ("On 8 May, 1,400 members of UNMIT's staff had left Dili.", "1400 exact departed"),
        ("Thirty-eight Danish soldiers were lifted to Para on Friday.", "38 exact departed"),
        ("On Thursday a plane took the remaining 44 soldiers from Para.", "44 exact departed"),
        ("Its remaining soldiers, about a hundred of them, drove off.", "100 about departed"),
        (
            "UNMIT is a UN mission. Its personnel were about 1,800; by June departures had exceeded 900.",
            "1800 about deployed; 900 more_than departed",
        ),
        # who is there, and stays
        ("The 900 peacekeepers in Para stayed in their barracks.", "900 exact deployed"),
        ("A spokesman said the 640 Danes would stay until May.", "640 exact remaining"),
        ("The base, home until then to some 200 troops, is empty.", "200 about deployed"),
        (
            "About 180 Danes were there; all but some two dozen have flown out.",
            "180 about deployed; 24 about remaining",
        ),
        ("UNMIT is a UN mission. Its commander held on to some 450.", "450 about remaining"),
        ("The minister promised the town a garrison of 180 soldiers.", "180 exact planned"),
        (
            "By Friday 2,700 of UNMIL's 6,200 uniformed and civilian personnel had left the country.",
            "2700 exact departed; 6200 exact deployed",
        ),
        (
            "The Council prolonged the mandate of UNDOF by six months and cut its ceiling from 1,250 to 900 troops.",
            "1250 exact authorised; 900 exact authorised",
        ),
        ("The Togolese left Ber on 3 May, with the exception of a rear party of 35.", "35 exact remaining"),
        ("MINUSMA's post at Ber, with its 120 Nigerien soldiers, could be given up earlier.", "120 exact deployed"),
        ("Ankara has pledged 400 men for the UN mission.", "400 exact planned"),
        ("Between 600 and 700 Portuguese soldiers are believed to remain.", "- range remaining"),
        ("The Bangladeshi battalion, about 640 men at the end, drove to Goma.", "640 about deployed"),
        ("MONUSCO still has some 9,000 people in uniform.", "9000 about deployed"),
        ("The government said 80 gendarmes had moved into the camp.", "80 exact deployed"),
        (
            "The troops of UNDOF are being replaced; so far 210 of about 900 have gone.",
            "210 exact departed; 900 about deployed",
        ),
        ("UNMIL is to receive 250 more soldiers and 90 more police officers.", "250 exact planned; 90 exact planned"),
        (
            "UNAMID has 4,000 soldiers, 300 international civilian staff, and 500 national staff.",
            "4000 exact deployed; 300 exact deployed; 500 exact deployed",
        ),
        (
            "At its height UNMISET had 8,000 soldiers. It came down: 5,000 in 2003, 1,700 a year later.",
            "8000 exact deployed; 5000 exact deployed; 1700 exact deployed",
        ),
        (
            "KFOR, which numbered almost 20,000 in 2002, is to shrink from 4,600 to 3,900.",
            "20000 nearly deployed; 4600 exact deployed; 3900 exact planned",
        ),
        ("UNDOF's numbers fell to 1,050 in May.", "1050 exact deployed"),
        ("Nepalese troops, perhaps 900 of them, guard the camp of UNMIS.", "900 about deployed"),
        ("The new mission, UNITAMS, may have 250 police officers.", "250 exact planned"),
        ("The last 60 staff of UNTAET boarded a plane for Darwin.", "60 exact departed"),
        ("The 300 men of Task Force Orbital had been based there.", "300 exact deployed"),
        ("UNFICYP has been cut from 900 to 840 troops.", "840 exact authorised"),
        ("UNOMSIL had 210 observers authorised and 41 deployed.", "210 exact authorised"),
        ("Manila ordered all 340 soldiers home.", "340 exact planned"),
        ("Latvia has flown out the last of its 70 soldiers.", "70 exact departed"),
        # beside the force that is counted
        ("The last soldiers, 140 Fijians, are due to fly home on Saturday.", "140 exact planned"),
        ("Two platoons, some 70 soldiers in all, left on Monday.", "70 about departed"),
        ("Peru's last contingent, 212 strong, came home on Tuesday.", "212 exact departed"),
        ("The rest of the force, about 1,900 troops, will follow by spring.", "1900 about planned"),
        ("The Council voted to authorise an African force, MISOM, of 4,600.", "4600 exact authorised"),
        ("A company of 130 Samoan police left Suai on 4 May.", "130 exact departed"),
        ("The mission is to be replaced by a police mission of 1,075 officers.", "1075 exact planned"),
        # a whole of which a part is told
        ("Half of the 3,300 troops have been repatriated.", "3300 exact deployed"),
        ("The bloc wants to start withdrawing its 21,000 troops next year.", "21000 exact deployed"),
        # by so many, from so many
        ("The mission would reduce its troops by 2,000 by the end of March.", "2000 exact planned"),
        ("UNMIL drew down by a further 1,870 soldiers.", "1870 exact departed"),
        (
            "Troop numbers fell from 4,500 in 2020 to 1,700 in 2022 and 400 in 2023.",
            "4500 exact deployed; 1700 exact deployed; 400 exact deployed",
        ),
        (
            "Benin had 1,425 soldiers in the mission, Togo 1,410 and Niger 1,072.",
            "1425 exact deployed; 1410 exact deployed; 1072 exact deployed",
        ),
        ("The mandate allows for up to 4,300 uniformed personnel.", "4300 up_to authorised"),
        ("Parliament approved the deployment of 550 troops.", "550 exact authorised"),
        # numbers alone
        ("The mission was large once. They were close to 11,000 in 2011.", "11000 nearly deployed"),
        ("The peacekeepers of UNAMID left in June. There were 80 of us by then.", "80 exact deployed"),
        ("With 1,900 troops left in the country, the force closed a camp.", "1900 exact remaining"),
        ("UNMIT has 3,100 soldiers. By July 2015, 750 will remain.", "3100 exact deployed; 750 exact remaining"),
        ("The force is down from 9,000 to 6,500.", "9000 exact deployed; 6500 exact deployed"),
        ("Down from a peak of 14,000, UNMIS now has 9,300 personnel.", "14000 exact deployed; 9300 exact deployed"),
        ("It went from 3,000 troops in 2014 to 500 in 2020.", "3000 exact deployed; 500 exact deployed"),
        # what they do where they are
        ("At Kaya, 150 Moroccan peacekeepers protect the hospital.", "150 exact deployed"),
        ("Some 2,000 Burundian troops support the army there.", "2000 about deployed"),
        ("The army fields 12,000 men in the province.", "12000 exact deployed"),
        ("Norway keeps about 90 instructors in Niger.", "90 about deployed"),
        ("Among the 9,000 peacekeepers are 240 Danish soldiers.", "9000 exact deployed; 240 exact deployed"),
        (
            "Fiji (230 troops), Nepal (190) and Ghana (110) are the main contributors.",
            "230 exact deployed; 190 exact deployed",
        ),
        # parts and lists
        ("The Council kept the ceiling at 9,000 troops, including 1,100 police officers.", "1100 exact authorised"),
        ("Its authorised military strength was 4,100 and its police strength 700.", "700 exact authorised"),
        (
            "Strength stood at 8,012, or 91 per cent of the authorised 8,800.",
            "8012 exact deployed; 8800 exact authorised",
        ),
        (
            "The mission has 700 soldiers, against more than 6,000 in its first year.",
            "700 exact deployed; 6000 more_than deployed",
        ),
        (
            "UNMIS has 3,900 troops, and no more than 7,000 and 100 are allowed.",
            "3900 exact deployed; 7000 up_to authorised",
        ),
        ("Resolution 1701 lets UNIFIL grow to 15,000.", "15000 exact authorised"),
        ("The alliance has now about 4,500 men here.", "4500 about deployed"),
        ("Some 380 troops of UNDOF, from Fiji, Nepal and elsewhere, are here now.", "380 about deployed"),
        (
            "The second phase takes the military ceiling from 9,845 to 8,735.",
            "9845 exact authorised; 8735 exact authorised",
        ),
        ("Of the 2,900 Danes pledged to KFOR, only 1,300 were in place.", "2900 exact planned; 1300 exact deployed"),
        ("The council lowered its ceiling to 6,500 from 8,000.", "6500 exact authorised; 8000 exact authorised"),
        # who gives how many
        (
            "Fiji, Togo and Nepal contribute 870, 640 and 590 troops respectively.",
            "870 exact deployed; 590 exact deployed",
        ),
        ("Fiji (870), Togo (640) and Nepal (590) provide the most troops.", "870 exact deployed; 640 exact deployed"),
        (
            "UNMIS has some 900 men in Wau, set up in 2005 with Fiji, and 240 peacekeepers in Bor.",
            "900 about deployed; 240 exact deployed",
        ),
        ("The convoy of UNMIS had an escort of 28 Fijian soldiers.", "28 exact deployed"),
        # known, cut by themselves, still there, meant to be
        ("The 13,000-odd peacekeepers of UNMIS have six months to pack.", "13000 about deployed"),
        ("UNMIS cut its personnel, from 9,500 to under 7,000.", "9500 exact deployed; 7000 fewer_than deployed"),
        (
            "The force of UNMIS peaked at 5,100 soldiers, fell to 2,400 by May 2020 and was gone by June.",
            "2400 exact deployed",
        ),
        (
            "Of the 900 Danes who went in with UNMIS, 300 are still confined to their bases.",
            "900 exact deployed; 300 exact remaining",
        ),
        ("UNMIS never reached the 5,000 men it was meant to have.", "5000 exact planned"),
        ("The conference on UNMIS drew pledges of 4,000 troops.", "4000 exact planned"),
        ("UNMIS is to have 9,800 uniformed personnel, among them 680 police.", "680 exact planned"),
        ("Denmark withdrew 180 paratroopers but will send 45 engineers.", "180 exact departed; 45 exact planned"),
        # what each nation has
        (
            "UNMIS has room. Togo's 379 are at Camp Kole and Fiji's 833 in Bor.",
            "379 exact deployed; 833 exact deployed",
        ),
        (
            "UNMIS shrinks. Togo had 1,396, Fiji 1,072 and Nepal 970.",
            "1396 exact deployed; 1072 exact deployed; 970 exact deployed",
        ),
        # what was authorised and raised; who had gone by when
        (
            "UNMIS was authorised in 2013 with 11,200 soldiers. In 2014 the Council raised that to 13,300.",
            "11200 exact authorised; 13300 exact authorised",
        ),
        (
            "By May 1,400 troops of UNMIS had gone. By July the number was 2,500.",
            "1400 exact departed; 2500 exact departed",
        ),
        ("UNMIS, down from 10,500 to 8,200, cannot replace them.", "10500 exact deployed; 8200 exact deployed"),
        # what was said of the number before
        (
            "UNMIS had 9,700 troops in 2021; by May the figure had fallen to 7,300.",
            "9700 exact deployed; 7300 exact deployed",
        ),
        ("UNMIS is authorised up to 12,000 troops.", "12000 up_to authorised"),
        ("Fiji is to halve its force, from 620 to 310, by May.", "620 exact deployed; 310 exact planned"),
        ("The police component, 910 strong at the start of 2022, was withdrawn.", "910 exact deployed"),
        # who goes and who is to go
        ("A battalion of 380 that it promised UNMIS has yet to set out.", "380 exact planned"),
        ("A smaller mission, with up to 640 police officers, will follow UNMIS.", "640 up_to planned"),
        ("Its 350-man contingent in UNMIS will come home by December.", "350 exact planned"),
        ("Nine hundred peacekeepers, half the force, are to be gone by May.", "900 exact planned"),
        ("UNMIS is thinning out. The first phase saw 2,200 troops leave by June.", "2200 exact departed"),
        ("The last of the 90 Fijian soldiers took off for Suva at noon.", "90 exact departed"),
        ("Two aircraft carrying nearly 300 Danish soldiers took off from Goma.", "300 nearly departed"),
        ("A ship with 260 Fijian peacekeepers on board left Port Sudan.", "260 exact departed"),
        ("Of some 600 men, 80 remain as instructors.", "600 about deployed; 80 exact remaining"),
        ("The final few dozen soldiers fly home on Friday.", "24 vague departed"),
        ("About 200 Danes of the force will go next.", "200 about planned"),
        (
            "Under it 2,000 soldiers are to leave by June. A further 3,000 are due to go by July.",
            "2000 exact planned; 3000 exact planned",
        ),
        ("UNMIS told 84 of its soldiers to go, and 73 were flown out.", "84 exact planned; 73 exact departed"),
        ("By the summer UNMIS will be down to 5,000 soldiers.", "5000 exact planned"),
        ("A third of the force, about 1,300 men, has been withdrawn.", "1300 about departed"),
        ("A convoy of 320 soldiers pulled out of Kalma.", "320 exact departed"),
        ("The drawdown has so far covered 2,100 troops.", "2100 exact departed"),
        ("In the latest rotation 540 Nepalese were relieved.", "540 exact departed"),
        ("All but 85 of the 700 soldiers have left.", "85 exact remaining; 700 exact deployed"),
        ("The remaining 640 soldiers leave on Friday.", "640 exact departed"),
        ("A team of 25 military observers stays behind.", "25 exact remaining"),
        ("Some 2,000 troops will be gone by the end of June.", "2000 about planned"),
        ("A total of 8,000 troops will be withdrawn.", "8000 exact planned"),
        ("Chile says its 300 soldiers will be home by Christmas.", "300 exact planned"),
        ("Oman has promised to send a battalion of 850 men.", "850 exact planned"),
        ("Peru is to lead a force of 2,400 officers.", "2400 exact planned"),
        ("The alliance will send 5,000 men.", "5000 exact planned"),
        # what is allowed
        ("UNOMA is authorised to deploy 3,600 troops.", "3600 exact authorised"),
        ("Parliament extended the mandate for up to 400 soldiers.", "400 up_to authorised"),
        ("The ceiling rises from 12,000 to 17,000.", "17000 exact authorised"),
        ("UNOMA, authorised to have 9,800 soldiers, never had more than 7,000.", "7000 up_to deployed"),
        ("Some 1,700 Nepalese troops of UNMIL swap their berets for green ones.", "1700 about deployed"),
        ("The last infantry of UNMIL, 310 Togolese, sailed on Monday.", "310 exact departed"),
        ("Nine buses brought 270 soldiers of UNMIL out of Ganta.", "270 exact departed"),
        ("Oslo is sending another 600 soldiers to UNMIL.", "600 exact planned"),
        ("The first of 800 Togolese will be landing at the UNMIL airfield this week.", "800 exact planned"),
        ("Ethiopia is to bring home all of its 3,100 soldiers in UNISFA.", "3100 exact planned"),
        ("Lisbon had kept 450 men there.", "450 exact deployed"),
        ("UNMIL has 700 Danes out of a projected strength of 2,400.", "700 exact deployed; 2400 exact planned"),
        ("The Council authorised UNMIL in 2003 with a strength of 15,000.", "15000 exact authorised"),
        ("Of the 3,000 officers that UNAMID was granted, 1,900 came.", "3000 exact authorised; 1900 exact deployed"),
        ("A first batch of 900 soldiers of UNMIL went in May.", "900 exact departed"),
        ("The 640 Danes stay, UNMIL said.", "640 exact remaining"),
        ("UNMIL came. Six hundred of them stepped off the ship.", "600 exact deployed"),
        ("Of the promised 3,000 only 900 soldiers of UNMIL came.", "3000 exact planned; 900 exact deployed"),
        ("The rebels are put at 5,000 by UNMIL.", "5000 exact deployed"),
        ("The resolution sets the size of UNMIL's force at 7,000.", "7000 exact authorised"),
        ("UNMIL goes. The Togolese battalion at Harper, 830 men, flies out next week.", "830 exact planned"),
        ("At Harper the Danes of UNMIL were never more than 350.", "350 up_to deployed"),
        # numbers alone in an article about soldiers abroad that is about no mission
        ("French soldiers held Abalak. By May only 300 were left.", "300 exact remaining"),
        ("French soldiers held Abalak.\n\nThere had been 900 of us there.", "900 exact deployed"),
        ("French soldiers held Abalak.\n\nThe last 350 left in April.", "350 exact departed"),
        # a part and its whole
        (
            "UNMIL had 7,400 soldiers out of the 9,200 that the Council allows.",
            "7400 exact deployed; 9200 exact authorised",
        ),
        ("Fiji has 190 soldiers in UNDOF out of just over 1,100.", "190 exact deployed; 1100 more_than deployed"),
        ("UNMIL got 300 policemen out of the 800 it was promised.", "300 exact deployed; 800 exact planned"),
        # who is counted
        ("UNMIL has about 6,000 people in a land as large as Cuba.", "6000 about deployed"),
        ("Some 450 Danes are stationed in Helmand.", "450 about deployed"),
        (
            "UNMIL has 900 soldiers in Harper, and Accra means to send 400 more.",
            "900 exact deployed; 400 exact planned",
        ),
        ("Inside the fence were 60 peacekeepers.", "60 exact deployed"),
        # what becomes of them
        ("The report asks the Council for 1,050 additional soldiers.", "1050 exact planned"),
        ("Another 300 marines are on their way.", "300 exact planned"),
        ("By noon 120 Danish soldiers had taken the road to Gao.", "120 exact departed"),
        ("Oslo ruled out a withdrawal of its 250 soldiers.", "250 exact deployed"),
        # of another time than what the verb tells
        ("The force, at one point 2,100 strong, left in May.", "2100 exact deployed"),
        ("The force, never more than 700 strong, left in May.", "700 up_to deployed"),
    ],
)
def test_strengths(text: str, expected: str) -> None:
    assert set(expected.split("; ")) <= strengths(text), strengths(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thirty Nepalese peacekeepers remain trapped in their post, UNPROFOR said.",
        "The mission in Leer said that 60 people were killed and at least 9,000 displaced.",
        "Eleven of the wounded were Greek and 15 Austrian, KFOR said.",
        "The base can hold 900 soldiers.",
        "They gave the number of guards killed as 51, then 57.",
        "A total of 214 former combatants were registered.",
        "The mission lost 14 peacekeepers that day, 12 Tanzanians among them.",
        "The battle left 160 soldiers dead.",
        "An aid group counted 98 bodies in a mosque.",
        "Of more than 800 bases that the force had, fewer than 100 are still open.",
        "The mission is sheltering 12,000 people, up from 4,500 a week ago.",
        "UNPROFOR has 210 of its men in rebel hands.",
        "There is room for 900 soldiers in the camp of UNMIL.",
        "The mission has trained 13,000 soldiers of the new army.",
        "Troops are nowhere to be seen. Some 580,000 have been driven from their homes.",
        "Oslo announced that 160 of its nationals would be flown out of UNMIL's area.",
        "Some 700,000 had gone back to their villages, UNMIL said.",
        "UNMIL stopped a rebel column, fifty pick-ups, at the ford.",
        "Voters chose 332 deputies, UNMIL said.",
        "UNMIL said 25 were hurt, then corrected itself: 30, nineteen from Denmark and eleven from Chad.",
        "More than 1,000 child soldiers were released by UNMIL.",
        "He heads an association of former soldiers that has 640 members.",
        "At least 12,000 soldiers of the army have passed through their courses.",
        "The opposition's men were camping in their thousands at the gates.",
        "Gunmen stripped ten Danish peacekeepers of their weapons.",
        "UNMIT put its wounded at 22.",
        "UNMIT was to collect the weapons of some 45,000 fighters.",
    ],
)
def test_no_strengths(text: str) -> None:
    assert strengths(text) == set()


@pytest.mark.parametrize(
    ("text", "population"),
    [
        ("UNIFIL is in its fortieth year. Peru has about 340 soldiers in Lebanon.", "contingent"),
        ("ATMIS is the African Union mission in Somalia. Ghana contributes 870 soldiers.", "contingent"),
        ("ATMIS is the African Union mission in Somalia. Somalia has 12,000 soldiers in the region.", "state_forces"),
        ("ATMIS is the African Union mission in Somalia. It has 17,500 soldiers.", "mission"),
    ],
)
def test_whose_strength_it_is(text: str, population: str) -> None:
    found = read("x", text, date(2024, 6, 1), None, known(), None).personnel_figures
    assert [p.population for p in found] == [population]
