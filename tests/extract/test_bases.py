# ruff: noqa: E501
"""What articles say of bases apart from events: there, to close, closed, and as which."""

from datetime import date

import pytest

from known import known
from pipeline.extract.claims import BaseReport
from pipeline.extract.reader import read


def reports(text: str, here: str | None = None) -> list[BaseReport]:
    return read("x", text, date(2023, 11, 3), None, known(), "Mali", here).base_reports


def stated(text: str) -> set[tuple[str, str, int | None]]:
    return {(r.place, r.status, r.closure_rank) for r in reports(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kidal is the eighth MINUSMA base to close.", ("Kidal", "closed", 8)),
        ("Ber is the second of a dozen MINUSMA camps to be vacated.", ("Ber", "closed", 2)),
        (
            "MINUSMA closed its base at Ber on Friday. The soldiers left for Gao. It is the fifth base that it has shut.",
            ("Ber", "closed", 5),
        ),
        ("MINUSMA transferred the Ber base to the army, the fifth camp it has left.", ("Ber", "closed", 5)),
        ("Ansongo is the ninth camp that MINUSMA has given up since August.", ("Ansongo", "closed", 9)),
        ("The convoy of MINUSMA drove to the largest U.N. base in Gao.", ("Gao", "open", None)),
        (
            "MINUSMA handed the Ber base to the army; it is the third that the mission has given up.",
            ("Ber", "closed", 3),
        ),
        ("MINUSMA on Friday gave up Ber, the second of its 12 camps to close.", ("Ber", "closed", 2)),
        (
            "UNOCI keeps two camps in the west: Duékoué and Tabou. Two camps remain: Danané and Odienné.",
            ("Danané", "open", None),
        ),
        ("MINUSMA closes its camps. Mopti is next on the list.", ("Mopti", "closing", None)),
        ("MINUSMA left its camp at Ber; Goundam and Menaka are to follow.", ("Goundam", "closing", None)),
        (
            "The final three bases of MINUSMA, in Gao, Timbuktu and Bamako, will serve to liquidate it.",
            ("Bamako", "open", None),
        ),
        ("UNDOF staff moved out of Camp Faouar.", ("Camp Faouar", "open", None)),
        ("UNIFIL has a base at Observation Post 72.", ("Observation Post 72", "open", None)),
        ("The Council House base of MONUSCO is full.", ("Council House", "open", None)),
        ("UNMISS rebuilt its camp at Pibor in Jonglei.", ("Pibor", "open", None)),
        ("MONUSCO has camps at Nyunzu, Moba and Kalemie.", ("Moba", "open", None)),
        ("Schools use a former MONUSCO base in Moba.", ("Moba", "closed", None)),
        ("MONUSCO has reopened its base at Fizi.", ("Fizi", "open", None)),
        ("MONUSCO had to leave Fizi for five days. The base was attacked.", ("Fizi", "open", None)),
        ("MONUSCO had to leave Rutoba for five days. The base was attacked.", ("Rutoba", "open", None)),
        ("Of 13 MINUSMA bases eight have now been shut, Ber being number eight.", ("Ber", "closed", 8)),
        ("With Ansongo, nine MINUSMA camps have been given up.", ("Ansongo", "closed", 9)),
    ],
)
def test_statements_about_bases(text: str, expected: tuple[str, str, int | None]) -> None:
    assert expected in stated(text), stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "MINUSMA deplored an attack on an army camp in Bourem.",
        "MINUSMA helped at a refugee camp in Mberra.",
        "MINUSMA trained police at a summer camp in Gao.",
        "UNAMID is in Chad. A teacher in the Bredjing camp went home.",
        "Otash camp, which shelters 90,000 displaced people, is near the UNAMID base.",
    ],
)
def test_other_people_s_camps_are_none(text: str) -> None:
    assert stated(text) == set()


def test_it_is_the_base_of_the_dateline_where_the_text_says_here() -> None:
    text = "The U.N. mission handed over its camp here.\n\nIt is the ninth camp that the peacekeepers have given up."
    assert [(r.place, r.closure_rank) for r in reports(text, "Ansongo") if r.closure_rank] == [("Ansongo", 9)]


def test_a_base_is_stated_once_and_quotes_its_sentence() -> None:
    text = "MINUSMA has a camp in Gao. The MINUSMA camp in Gao is large."
    found = reports(text)
    assert [r.place for r in found] == ["Gao"]
    assert text[found[0].start : found[0].end] == "MINUSMA has a camp in Gao."
    assert found[0].mission == "MINUSMA"


def closings(text: str, published: date = date(2023, 11, 3)) -> set[tuple[str, str | None, str | None, str]]:
    """Type, place, day and modality of what an article tells of bases as events."""
    found = read("x", text, published, None, known(), "Mali", None).event_reports
    return {(e.event_type, e.place, str(e.when.date_start or ""), e.modality) for e in found if e.site == "base"}


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        (
            "UNMISS vacated four bases: Nimule on 3 May, Yambio on 9 May, Kajo Keji on 1 June and Raja on 2 June.",
            "Kajo Keji",
            "2023-06-01",
        ),
        ("UNMISS vacated Nimule, Yambio and Raja on 3, 9 and 12 May respectively.", "Yambio", "2023-05-09"),
        (
            "The camps of UNAMID at Mukjar, Zalingei, Um Dukhun and Nertiti were closed on 2 May.",
            "Um Dukhun",
            "2023-05-02",
        ),
        ("UNMIL handed over bases. The first, in Zorzor, was given to the police on 3 May.", "Zorzor", "2023-05-03"),
        (
            "UNMIL handed Zorzor to the army on 3 May, followed by Kakata on 9 May and Gbarpolu on 1 June.",
            "Kakata",
            "2023-05-09",
        ),
        (
            "UNMIL shut its last base in the Lofa region on 3 May. A flag was lowered at Zorzor camp, and the site was handed to the police.",
            "Zorzor",
            "2023-05-03",
        ),
        ("Its main base, Camp Palm in Harper, was vacated by UNMIL on 3 May.", "Camp Palm", "2023-05-03"),
        ("UNDOF left Position 4-19 on 3 May.", "Position 4-19", "2023-05-03"),
        ("UNMIS keeps its camps. The Pakistani camp at Juba went on 3 May.", "Juba", "2023-05-03"),
        ("UNMIS leaves. The premises in Juba have passed to the police on 3 May.", "Juba", "2023-05-03"),
        ("UNMIS gave Malakal to the army on 3 May.", "Malakal", "2023-05-03"),
        (
            "French troops left the al-Shirqat air base on 3 May.",
            "al-Shirqat",
            "2023-05-03",
        ),
    ],
)
def test_bases_closed_by_name_and_day(text: str, place: str, day: str) -> None:
    assert (place, day) in {(p, d) for _, p, d, _ in closings(text)}, closings(text)


@pytest.mark.parametrize(
    "text",
    [
        "A camp for 9,000 displaced people near the UNMISS base in Wau was closed on 3 May.",
        "UNTAET worked in Dili. The captives were flown from Same on 3 May.",
        "UNTAET flew its flag at half-mast in Dili on 3 May.",
        "MINUSMA is in Mali. An army column of 90 vehicles left Gao on Monday in the direction of Kidal.",
        "UNIFIL peacekeepers hurt at Saida were treated and went on to their posts on 3 May.",
        "The blue helmets of MONUSCO lowered the flag before driving to Bukavu.",
        "MINUSMA is in Mali. Jihadists overran the camp at Diafarabé on Sunday, killing 20 soldiers.",
        "A MONUSCO officer said the airport in Goma closed on 3 May.",
    ],
)
def test_no_base_is_closed(text: str) -> None:
    assert closings(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "MONUSCO said camps in Fizi, Nundu and Lusenda were handed to the army, the police and the governor, respectively, on 3 May.",
            {("Fizi", "DR Congo army"), ("Nundu", "police"), ("Lusenda", "governor")},
        ),
        (
            "AMISOM on 3 May transferred Qansax Forward Operating Base to the Somali National Army.",
            {("Qansax", "Somalia army")},
        ),
        (
            "AMISOM handed over three operating bases - Wirjo, Bacad and Luq - to the Jubaland police on 3 May.",
            {("Wirjo", "Jubaland police"), ("Bacad", "Jubaland police"), ("Luq", "Jubaland police")},
        ),
        (
            "UNAMID gave its site at Muhajiriya to the North Darfur authorities.",
            {("Muhajiriya", "North Darfur authorities")},
        ),
        (
            "In Senegal France returned the Protet and Geille barracks to the Senegalese state.",
            {("Protet", "Senegal government"), ("Geille", "Senegal government")},
        ),
        (
            "UNMIL has closed its base in Foya and the premises have been given to a farmers' cooperative.",
            {("Foya", "farmers' cooperative")},
        ),
        (
            "U.S. troops ended their withdrawal from Air Base 77 in Dirkou, Niger, and turned it over to Niger's army.",
            {("Air Base 77", "Niger army")},
        ),
        (
            "In Lebanon Irish soldiers of UNIFIL handed their positions at Tiri and Yatar to the Lebanese army.",
            {("Tiri", "Lebanon army"), ("Yatar", "Lebanon army")},
        ),
        (
            "In Congo MONUSCO handed Nundu to the police on 3 May and Fizi to the national police on 9 May.",
            {("Nundu", "police"), ("Fizi", "DR Congo police")},
        ),
    ],
)
def test_to_whom_each_base_is_handed(text: str, expected: set[tuple[str, str]]) -> None:
    found = read("x", text, date(2023, 11, 3), None, known(), "Mali", None).event_reports
    assert {(e.place, e.target) for e in found if e.event_type == "base_handover"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "French troops left their base in Dirkou, eastern Niger, on 3 May, the army said.",
            ("base_withdrawal", "Dirkou", "2023-05-03", "asserted"),
        ),
        (
            "MONUSCO will shut its bases in Fizi and Nundu on 5 December, its head said on Monday.",
            ("base_withdrawal", "Nundu", "2023-12-05", "planned"),
        ),
        ("MINUSCA denied on Wednesday that it would close its base in Obo.", ("base_withdrawal", "Obo", "", "denied")),
        (
            "In Mali, Danish troops chasing the rebels have left their base in Wour.",
            ("base_withdrawal", "Wour", "", "asserted"),
        ),
        (
            "MONUSCO closed its camp in Fizi on 3 May and said that the next one, in Nundu, would close on 5 December.",
            ("base_withdrawal", "Nundu", "2023-12-05", "planned"),
        ),
        (
            "UNOCI has vacated 6 of its 19 camps, including those at Toulepleu and Tabou.",
            ("base_withdrawal", "Tabou", "", "asserted"),
        ),
        (
            "Fizi's residents feel abandoned since MONUSCO shut its camp there.",
            ("base_withdrawal", "Fizi", "", "asserted"),
        ),
        (
            "In Niger the army took control of the base at Dirkou after the departure of French soldiers.",
            ("base_takeover", "Dirkou", "", "asserted"),
        ),
        (
            "British troops in Helmand lowered their flag for the last time at Camp Price on 3 May.",
            ("base_withdrawal", "Camp Price", "2023-05-03", "asserted"),
        ),
        (
            "Uganda's army leaves Somalia. Two Ugandan-run bases in Lower Shabelle, Sarman and Fanole, were vacated on 3 May.",
            ("base_withdrawal", "Fanole", "2023-05-03", "asserted"),
        ),
        (
            "MONUSCO handed over Lusenda on 2 March. Nundu and Fizi followed in April and May.",
            ("base_handover", "Fizi", "2023-05-01", "asserted"),
        ),
        (
            "MONUSCO left Nundu, in the hills above Fizi, on 3 May and Lusenda, on Lake Tanganyika, on 9 May.",
            ("base_withdrawal", "Lusenda", "2023-05-09", "asserted"),
        ),
        (
            "MONUSCO is due to quit its camp at Nundu by mid-December, and the army wants it.",
            ("base_withdrawal", "Nundu", "2023-12-11", "planned"),
        ),
        (
            "The MONUSCO base at Nundu, which the Nepalese vacated in April, has become a school.",
            ("base_withdrawal", "Nundu", "2023-04-01", "asserted"),
        ),
        (
            "MONUSCO's base at Nundu was closed on 3 May; that of Lusenda was dismantled on 9 May.",
            ("base_withdrawal", "Lusenda", "2023-05-09", "asserted"),
        ),
        (
            "Nundu was the first of MONUSCO's six bases in South Kivu to be transferred, on 3 May.",
            ("base_handover", "Nundu", "2023-05-03", "asserted"),
        ),
        (
            "MONUSCO said that it had transferred its Nundu and Lusenda bases to the army on 3 and 4 May.",
            ("base_handover", "Lusenda", "2023-05-04", "asserted"),
        ),
        (
            "MONUSCO left Nundu on 3 May and would leave Lusenda by the end of the year.",
            ("base_withdrawal", "Lusenda", "2023-12-01", "planned"),
        ),
        (
            "By mid-December MONUSCO is to vacate its last sites in Ituri, those at Fataki and Roe.",
            ("base_withdrawal", "Roe", "2023-12-11", "planned"),
        ),
        (
            "MONUSCO left Fataki on 3 May. It is the fourth base that the mission has vacated, after Roe and Gina.",
            ("base_withdrawal", "Gina", "", "asserted"),
        ),
        (
            "UNAMSIL policed the towns of Bo and Kenema and closed its bases there in May.",
            ("base_withdrawal", "Kenema", "2023-05-01", "asserted"),
        ),
        (
            "MINUSCA announced the closure of its base in Obo at the end of December.",
            ("base_withdrawal", "Obo", "2023-12-31", "planned"),
        ),
        (
            "Before it closed in May, the MONUSCO base at Roe housed 300 Nepalese.",
            ("base_withdrawal", "Roe", "2023-05-01", "asserted"),
        ),
        (
            "MONUSCO has six bases in Ituri. The first base to close will be Fataki, on 12 December.",
            ("base_withdrawal", "Fataki", "2023-12-12", "planned"),
        ),
        (
            "MONUSCO will shut Fataki on 12 December. It will be followed by Roe, on 15 December, and Gina, on 20 December.",
            ("base_withdrawal", "Gina", "2023-12-20", "planned"),
        ),
        (
            "MONUSCO left its camp in Fataki on 9 May, following departures from Roe on 3 May and Gina on 5 May.",
            ("base_withdrawal", "Gina", "2023-05-05", "asserted"),
        ),
        (
            "MONUSCO said the closure of its offices and bases in Fataki, Roe and Gina would be completed by 15 December.",
            ("base_withdrawal", "Gina", "2023-12-15", "planned"),
        ),
        (
            "MONUSCO on 3 May gave its first base in South Kivu, Lusenda, to the police.",
            ("base_handover", "Lusenda", "2023-05-03", "asserted"),
        ),
    ],
)
def test_bases_left_and_taken(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in closings(text), closings(text)


def test_a_rank_is_told_of_the_base_before_and_of_who_left_it():
    text = (
        "AMISOM transferred its base at Wirjo to the Somali army on 3 May. "
        "It is the third base to be handed over by Kenyan troops since January."
    )
    found = read("x", text, date(2023, 11, 3), None, known(), "Mali", None).event_reports
    assert {(e.place, e.actor) for e in found} == {("Wirjo", "AMISOM")}


def test_what_has_been_done_is_not_dated_ahead():
    text = "UNAMID plans to leave Kalma by June 2024 and has already vacated the Menawashi camp."
    assert ("base_withdrawal", "Menawashi", "", "asserted") in closings(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "UNMIL closed its camp at Foya, from which Nepalese soldiers had watched the border, on 3 May and that at Kolahun, in the hills, on the 9th.",
            ("base_withdrawal", "Kolahun", "2023-05-09", "asserted"),
        ),
        (
            "UNMIL left Foya on 3 May and Kolahun two days later. Both had been handed to the county government.",
            ("base_handover", "Kolahun", "", "asserted"),
        ),
        (
            "It is the camp at Kolahun town that UNMIL says will be handed to the army, in December.",
            ("base_handover", "Kolahun", "2023-12-01", "planned"),
        ),
        (
            "UNMIL returned Foya to the government on 3 May, Kolahun on the 9th and Vahun a week later.",
            ("base_handover", "Kolahun", "2023-05-09", "asserted"),
        ),
        (
            "UNMIL had planned to be out of Kolahun by 30 October. It left on the 25th.",
            ("base_withdrawal", "Kolahun", "2023-10-25", "asserted"),
        ),
        (
            "The closing of the Kolahun camp of UNMIL had been due on 15 May.",
            ("base_withdrawal", "Kolahun", "2023-05-15", "planned"),
        ),
        (
            "UNMIL's camp in Kolahun changed owner on 3 May.",
            ("base_handover", "Kolahun", "2023-05-03", "asserted"),
        ),
        (
            "The base of UNMIL at Kolahun was the first of 14 to go to the Liberian police, on 3 May.",
            ("base_handover", "Kolahun", "2023-05-03", "asserted"),
        ),
        (
            "MONUSCO is leaving. The 200 soldiers at the Fataki base were withdrawn on 3 May.",
            ("base_withdrawal", "Fataki", "2023-05-03", "asserted"),
        ),
        (
            "MONUSCO has left its base in Roe. In Fataki, in the hills, the flag was lowered on 3 May.",
            ("base_withdrawal", "Fataki", "2023-05-03", "asserted"),
        ),
        (
            "Looters stripped MONUSCO's camp at Fataki after the departure of the Nepalese on 3 May.",
            ("base_withdrawal", "Fataki", "2023-05-03", "asserted"),
        ),
        (
            "MONUSCO left its camp in Fataki on 3 May. Within an hour CODECO fighters were inside.",
            ("base_takeover", "Fataki", "2023-05-03", "asserted"),
        ),
        (
            "MONUSCO left its camp in Fataki on 3 May. Men of the CODECO militia have been living in the camp since Sunday.",
            ("base_takeover", "Fataki", "2023-10-29", "asserted"),
        ),
        (
            "In Roe, from which the peacekeepers of MONUSCO withdrew on 3 May, militiamen rule.",
            ("base_withdrawal", "Roe", "2023-05-03", "asserted"),
        ),
        (
            "UNMIL had three sites in the south. It closed the first of them, Vahun, on 3 May.",
            ("base_withdrawal", "Vahun", "2023-05-03", "asserted"),
        ),
        (
            "UNMIL will pull out of Zorzor in December and hand Foya Base over to the police.",
            ("base_handover", "Foya Base", "2023-12-01", "planned"),
        ),
        (
            "UNIFIL opened two posts near Rmeish in May and closed one of them, UNP 6-44, on 3 June.",
            ("base_withdrawal", "UNP 6-44", "2023-06-03", "asserted"),
        ),
        (
            "The coalition against Islamic State left the Makhmur base in Iraq on 3 May.",
            ("base_withdrawal", "Makhmur", "2023-05-03", "asserted"),
        ),
    ],
)
def test_bases_told_of_in_other_words(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in closings(text), closings(text)


def test_the_camp_of_a_town_that_only_the_dateline_names():
    text = "Few in the town remember it.\n\nThe camp has been given by UNMIL to the national police."
    found = read("x", text, date(2016, 11, 3), None, known(), "Liberia", "Voinjama").event_reports
    assert [(e.event_type, e.place) for e in found] == [("base_handover", "Voinjama")]
