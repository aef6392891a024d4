"""Missions and states in the words of many newsrooms: what begins, ends, is ordered out, goes home, is signed or
broken, each told with its country."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read
from told import events_told

PUBLISHED = date(2018, 5, 16)  # a Wednesday
KINDS = frozenset(
    """mission_established mission_end withdrawal_order troop_withdrawal coup uprising peace_agreement
    agreement_breakdown protest access_restriction""".split()
)


def told(text: str) -> set[str]:
    """Type, modality, place and first day of every event of a text that is of one of the kinds."""
    return {event for event in events_told(text, PUBLISHED) if event.split()[0] in KINDS}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "UNMIT, set up when Timor-Leste fell into turmoil in August 2006, has 400 staff.",
            {"mission_established real Timor-Leste 2006-08-01"},
        ),
        (
            "UNMIL closed its camp in line with resolution 2333 of 23 December 2016, which put an end to its mandate.",
            {"withdrawal_order real Liberia 2016-12-23"},
        ),
        (
            "UNMIL follows the decision taken by the Security Council on 23 December 2016 to end its mandate.",
            {"withdrawal_order real Liberia 2016-12-23"},
        ),
        (
            "In January Liberia's president asked the United Nations not to renew the mandate of UNMIL.",
            {"withdrawal_order real Liberia 2018-01-01"},
        ),
        (
            "On 4 May the Council ordered UNMIL to be out by 30 June.",
            {"withdrawal_order real Liberia 2018-05-04", "mission_end planned Liberia 2018-06-30"},
        ),
        (
            "Liberia's government has told the United Nations to take its police mission out of the country.",
            {"withdrawal_order real Liberia -"},
        ),
        ("Security Council resolution 2333 of 23 December 2016 extended the mandate of UNMIL.", set()),
        (
            "Chad is quiet. The last French soldiers boarded a plane in N'Djamena on 4 May.",
            {"troop_withdrawal real Chad 2018-05-04"},
        ),
        (
            "Chad is quiet. French troops are leaving. The two sides agreed on a deadline of 30 June.",
            {"troop_withdrawal planned Chad 2018-06-30"},
        ),
        (
            "France wants to cut its 3,000 troops in Chad to 1,000 by 30 June.",
            {"troop_withdrawal planned Chad 2018-06-30"},
        ),
        ("Chad is quiet. The last deputies boarded a plane in N'Djamena on 4 May.", set()),
        (
            "In March the Council ordered UNMIL closed by 30 June.",
            {"withdrawal_order real Liberia 2018-03-01", "mission_end planned Liberia 2018-06-30"},
        ),
        (
            "ONUB was created by the Council, took over from an African force on 1 June 2004 and ended on"
            " 31 December 2006.",
            {"mission_established real Burundi 2004-06-01", "mission_end real Burundi 2006-12-31"},
        ),
        (
            "Resolution 1528 of 27 February 2004 established UNOCI, which will close in June.",
            {"mission_established real Ivory_Coast 2004-02-27"},
        ),
        (
            "UNMIS assumed its duties in Sudan on 24 March 2005.",
            {"mission_established real Sudan 2005-03-24"},
        ),
        (
            "UNISFA, created in June 2011, keeps the sides apart.",
            {"mission_established real Abyei 2011-06-01"},
        ),
        (
            "The Council noted the completion of the mandate of UNMIL on 30 March.",
            {"mission_end real Liberia 2018-03-30"},
        ),
        (
            "UNMIT completed its mandate in Dili on 31 December 2012.",
            {"mission_end real Timor-Leste 2012-12-31"},
        ),
        (
            "MINUJUSTH, once 7,000 strong, has until 15 October to go.",
            {"mission_end planned Haiti 2018-10-15"},
        ),
    ],
)
def test_missions_begin_and_end(text: str, events: set[str]):
    assert events <= told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "President Farid Kone demanded in March that the departure of MINUSCA from the Central African Republic be"
            " brought forward.",
            "withdrawal_order real Central_African_Republic 2018-03-01",
        ),
        (
            "On 3 April the Council adopted resolution 2410, by which all police of MINUJUSTH were to be withdrawn.",
            "withdrawal_order real Haiti 2018-04-03",
        ),
        (
            "Resolution 2363 of June 2017 laid down that UNAMID should quit the country.",
            "withdrawal_order real Sudan 2017-06-01",
        ),
        (
            "Burundi asked in January for ONUB to be withdrawn by June.",
            "withdrawal_order real Burundi 2018-01-01",
        ),
        (
            "Sudan notified the UN in April that it was ending UNAMID with immediate effect.",
            "withdrawal_order real Sudan 2018-04-01",
        ),
        (
            "Djibouti told France on 3 April that its soldiers would have to leave the country.",
            "withdrawal_order real Djibouti 2018-04-03",
        ),
        (
            "Haiti said on Monday that it would not renew the mandate of MINUJUSTH beyond 15 October.",
            "withdrawal_order real Haiti 2018-05-14",
        ),
        (
            "Haiti said on Monday that it would not renew the mandate of MINUJUSTH beyond 15 October.",
            "mission_end planned Haiti 2018-10-15",
        ),
    ],
)
def test_orders(text: str, event: str):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "A second convoy of Belgian soldiers left Rwanda on Monday.",
            "troop_withdrawal real Rwanda 2018-05-14",
        ),
        (
            "Almost 2,000 UNMIL soldiers had been repatriated from Liberia by 30 March.",
            "troop_withdrawal real Liberia 2018-03-30",
        ),
        (
            "AMISOM concluded the drawdown of the first 1,000 soldiers in Somalia on 30 April.",
            "troop_withdrawal real Somalia 2018-04-30",
        ),
        (
            "Norway wants to have all its soldiers out of Chad by December.",
            "troop_withdrawal planned Chad 2018-12-01",
        ),
        (
            "Wagner said that its fighters had left Libya in April.",
            "troop_withdrawal real Libya 2018-04-01",
        ),
    ],
)
def test_soldiers_go_home(text: str, event: str):
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "AMISOM concluded the drawdown of the first 1,000 soldiers in Somalia on 30 April.",
        "Burundi requested the termination of the mandate of ONUB in March.",
        "On 3 April the junta in Niamey, Niger, demanded that the Barkhane force leave without delay.",
    ],
)
def test_no_end_of_the_mission(text: str):
    assert not {e for e in told(text) if e.startswith("mission_end")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The Military Reform Council, which seized power on April 3, rules Liberia.", "coup real Liberia 2018-04-03"),
        (
            "General Ada Kone dissolved Togo's government on 3 April and declared himself president.",
            "coup real Togo 2018-04-03",
        ),
        ("Liberia slid into civil war in December 1989.", "uprising real Liberia 1989-12-01"),
        (
            "The Lome Agreement was signed on 7 July 1999 by Sierra Leone's rivals.",
            "peace_agreement real Sierra_Leone 1999-07-07",
        ),
        ("Liberia's factions made peace in August 2003.", "peace_agreement real Liberia 2003-08-01"),
        ("A truce in Yemen ended in October 2017.", "agreement_breakdown real Yemen 2017-10-01"),
        ("Police used tear gas on Monday to disperse a rally in Lome.", "protest real Lome 2018-05-14"),
        ("Civil society called a general strike in Kindu on Monday.", "protest real Kindu 2018-05-14"),
        ("Gambia closed the crossing at Farafenni on Monday.", "access_restriction real Farafenni 2018-05-14"),
        ("The LURD rebels have kept the airport at Foya shut since Monday.", "access_restriction real Foya 2018-05-14"),
    ],
)
def test_states_and_accords(text: str, event: str):
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The war that UNMIL was sent to contain has cost thousands of lives since 1999.",
        "The rebels rose early on Monday and prayed.",
        "The party's leader was toppled at a congress on Saturday.",
        "The rand's rally ended on Friday.",
        "Fans marched to the stadium in Monrovia on Sunday.",
        "He denied any part in it on Monday.",
        "Thousands of Togolese left Ghana on Monday to vote at home.",
        "The Council adopted a resolution on Friday condemning the coup.",
        "Senegal's football team left Mali on Sunday.",
        "The president lifted the ban on rallies on Monday.",
        "Flights to Foya were suspended on Monday because of bad weather.",
        "The Indonesian soldiers fired at the church, and then they went in with machetes.",
        "Uganda is drawing up its withdrawal under the accord.",
    ],
)
def test_nothing_of_the_kind(text: str):
    assert not told(text)


def test_what_would_be_if():
    assert told("If the rebels took Foya, Voinjama would be cut off.") <= {
        "access_restriction possible Voinjama -",
        "access_restriction possible Foya -",
    }


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "UNAMID is in Sudan. The tenth site has been shut since July 2017, when the Council laid down that it"
            " should quit all of Darfur and wind up altogether on 30 June 2019.",
            {"withdrawal_order real Sudan 2017-07-01", "mission_end planned Sudan 2019-06-30"},
        ),
        (
            "UNAMSIL was in Sierra Leone. It was created by resolution 1270 (1999), took over from ECOMOG in May 2000"
            " and ended on 31 December 2005.",
            {"mission_established real Sierra_Leone 2000-05-01", "mission_end real Sierra_Leone 2005-12-31"},
        ),
        (
            "MINUSTAH has been in Haiti since 2004. President Rene Paul demanded in March that its departure be brought"
            " forward.",
            {"withdrawal_order real Haiti 2018-03-01"},
        ),
        (
            "The Council voted on Monday to end UNMIL, whose mandate in Liberia lapses on 30 June.",
            {"mission_end planned Liberia 2018-06-30", "withdrawal_order real Liberia 2018-05-14"},
        ),
        (
            "The ECOWAS force is expected in Bissau by June.",
            {"mission_established planned Guinea-Bissau 2018-06-01"},
        ),
        (
            "Two aircraft carrying nearly 300 Chadian soldiers took off from Bamako, in Mali, on Sunday.",
            {"troop_withdrawal real Mali 2018-05-13"},
        ),
        (
            "UNMIL was in Liberia. The last 200 soldiers, Nigerians, flew out of Monrovia in February.",
            {"troop_withdrawal real Liberia 2018-02-01"},
        ),
        (
            "Nearly 2,000 UNMIL soldiers had been repatriated from Liberia by the March 30 deadline.",
            {"troop_withdrawal real Liberia 2018-03-30"},
        ),
        (
            "Danish soldiers are in Mali, with MINUSMA. Rebels killed two of them in Basra, in Iraq, in May 2007."
            " Copenhagen pulled its men out within weeks.",
            {"troop_withdrawal real Iraq -"},
        ),
    ],
)
def test_told_in_longer_sentences(text: str, events: set[str]):
    assert events <= told(text)


@pytest.mark.parametrize(
    "text",
    [
        "AMISOM, which took over in 2007, was authorised to deploy up to 22,126 soldiers until 31 May 2019.",
        "MONUSCO is in Congo. The force would leave South Kivu by 30 June.",
        "Kenya has soldiers in Somalia. A deputy urged the government on Saturday to bring its troops home.",
    ],
)
def test_neither_end_nor_beginning(text: str):
    assert not {e for e in told(text) if e.split()[0] in KINDS and " planned " in e}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The Global Peace Agreement of 4 October 1992 ended Mozambique's war.",
            "peace_agreement real Mozambique 1992-10-04",
        ),
        ("On Monday Togo's junta terminated the 2015 Lome accord.", "agreement_breakdown real Togo 2018-05-14"),
        ("Gabon's Republican Guard took power on 3 April.", "coup real Gabon 2018-04-03"),
        ("Eritrea cut off diesel supplies to UNMEE in December 2007.", "access_restriction real Eritrea 2007-12-01"),
        ("At Renk, soldiers impounded three UN barges on Monday.", "access_restriction real Renk 2018-05-14"),
        ("Norway's commandos packed up and left Mali in January.", "troop_withdrawal real Mali 2018-01-01"),
        ("Jamaica called its contingent in Haiti home in March.", "troop_withdrawal real Haiti 2018-03-01"),
        (
            "Chad will not extend the stay of MINURCAT past 8 December.",
            "mission_end planned Chad 2018-12-08",
        ),
    ],
)
def test_in_other_words(text: str, event: str):
    assert event in told(text)


def test_a_march_against_a_coup_is_no_coup():
    assert not {e for e in told("Thousands marched across Lome on Saturday against the coup.") if "coup" in e}


def test_an_order_to_foreign_troops_is_no_departure():
    found = told("Chad told France in March to withdraw its troops from Chad without delay.")
    assert "withdrawal_order real Chad 2018-03-01" in found
    assert not {e for e in found if e.startswith("troop_withdrawal")}


@pytest.mark.parametrize(
    "text",
    [
        "UNMISS set up shop in July 2011.",
        "UNMISS opened its doors on 9 July 2011.",
        "UNMISS became operational on 9 July 2011.",
        "UNMISS has guarded the peace since July 2011.",
        "Since its creation in July 2011 UNMISS has lost 90 people.",
        "The first 200 policemen of UNMISS touched down on 9 July 2011.",
        "On 9 July 2011 UNMIS gave way to UNMISS.",
        "UNMISS, the mission of the United Nations, present since July 2011, has 17,000 people.",
    ],
)
def test_a_mission_begins_in_other_words(text: str) -> None:
    found = read("x", text, date(2023, 10, 2), None, known(), None).event_reports
    assert [e.when.date_start.year for e in found if e.event_type == "mission_established"] == [2011]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has 14,000 soldiers, of whom 4,000 must leave by 31 December.", ["planned"]),
        ("The last of its men should be gone by 31 December.", ["planned"]),
        ("Another 4,000 are to leave by 31 December.", ["planned"]),
        ("The Ethiopians set off for home on 18 September.", ["asserted"]),
        ("The Ethiopians withdrew to their base on 18 September.", []),
        ("Ethiopian soldiers have been back in the camp since Friday.", []),
        ("Thousands shouted at the Ethiopians to leave by 31 December.", []),
    ],
)
def test_numbers_of_soldiers_leave(text: str, expected: list[str]) -> None:
    found = read("x", f"ATMIS is the mission in Somalia. {text}", date(2023, 10, 2), None, known(), None).event_reports
    assert [e.modality for e in found if e.event_type == "troop_withdrawal"] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The war went on. A full treaty followed on 12 March 2003.", "peace_agreement"),
        ("Under the truce agreed on 17 March 2003 the rebels were to leave Buchanan.", "peace_agreement"),
        ("The truce in Buchanan, agreed on 17 March 2003, was kept.", "peace_agreement"),
        ("The rebels signed peace in March 2003.", "peace_agreement"),
        ("Talks in Accra led to a ceasefire on 17 March 2003.", "peace_agreement"),
        ("A ceasefire came apart on 4 March 2003.", "agreement_breakdown"),
        ("On 4 March 2003 the rebels declared all agreements with the United Nations void.", "agreement_breakdown"),
        ("The truce held until 4 March 2003.", "agreement_breakdown"),
    ],
)
def test_accords_come_and_go(text: str, kind: str) -> None:
    found = read("x", f"UNMIL is the UN mission in Liberia. {text}", PUBLISHED, None, known(), None).event_reports
    assert [e.event_type for e in found] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The mandate given by the Security Council runs until 2 October.",
        "Its mandate runs out on 2 October unless it is renewed.",
    ],
)
def test_the_day_to_which_a_mandate_runs(text: str) -> None:
    found = read("x", f"UNMIL is the UN mission in Liberia. {text}", PUBLISHED, None, known(), None).event_reports
    assert [(e.event_type, e.when.date_start) for e in found] == [("mission_end", date(2018, 10, 2))]
