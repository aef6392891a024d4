"""Sites that have no name in their sentence: where they lie by what was told before, or by what they are."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read


def places(text: str) -> list[tuple[str, str | None]]:
    found = read("x", text, date(2023, 11, 24), None, known(), None).event_reports
    return [(e.event_type, e.place) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Displaced people live in a school at Zubin.\n\nOfficials came from Dafra.\n\nOn Monday a shell hit the"
            " school.",
            ("shelling", "Zubin"),
        ),
        (
            "The bridge at Luki was rebuilt in 2019. Lorries from Dafra use it.\n\nOn 4 May rebels attacked the"
            " bridge.",
            ("armed_attack", "Luki"),
        ),
        (
            "The hospital in Mwene has 200 beds. Its director lives in Kananga.\n\nOn 5 March militiamen raided the"
            " hospital.",
            ("armed_attack", "Mwene"),
        ),
        ("The town of Sanga fell on Monday.\n\nOn Tuesday the army shelled it.", ("shelling", "Sanga")),
        (
            "Chad is calm again. On 8 January two dozen men attacked the presidential palace.",
            ("armed_attack", "N'Djamena"),
        ),
        ("Protesters in Mali broke into the national assembly on 21 May.", ("protest", "Bamako")),
        (
            '"They came at night," said Ada Kone, a farmer near Sanga. The gunmen shot at her house on 3 May.',
            ("armed_attack", "Sanga"),
        ),
        (
            "The mission has a camp at Sanga. On 3 May hunters entered the Hausa quarter and shot ten men.",
            ("armed_attack", "Sanga"),
        ),
        ("On Monday the United Nations closed the headquarters of its mission in Mali.", ("base_withdrawal", "Bamako")),
        (
            "Gunmen attacked the camp at Sanga on Monday. Helicopters came at dawn and fired on the attackers.",
            ("air_strike", "Sanga"),
        ),
        ("In 2015 Mali's government signed the Algiers accord.", ("peace_agreement", "Mali")),
        (
            "The war began in Sanga. A truce was signed in the town on 3 May with Kenya's president.",
            ("peace_agreement", "Sanga"),
        ),
        ("In Sanga on Monday, Mali's two largest rebel groups agreed on a truce.", ("peace_agreement", "Sanga")),
        (
            "KENYA. Two men died in Sanga.\n\nGUINEA. Crowds marched in the capital on Friday.\n\nELSEWHERE. Nothing.",
            ("protest", "Conakry"),
        ),
        ("On Friday a bomb buried beside a track near Sanga killed two herders.", ("explosive_attack", "Sanga")),
        ("In Sanga, to the south-west of the capital, two guards were shot on 3 May.", ("armed_attack", "Sanga")),
        (
            "GOLAN HEIGHTS. Israeli troops remain in the buffer zone that they entered on 8 December.\n\nCYPRUS. "
            "All is quiet.",
            ("territory_takeover", "Golan Heights"),
        ),
        (
            "On 3 May at Sanga a crowd stopped two cars as they made for Dafra, and gunmen fired on them.",
            ("armed_attack", "Sanga"),
        ),
        (
            "Demonstrators who had gathered in Sanga were shot at by guards on 21 May.",
            ("armed_attack", "Sanga"),
        ),
    ],
)
def test_site_without_a_name(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in places(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighting goes on.\n\nOn 4 May rebels attacked the bridge.", ("armed_attack", None)),
        (
            "A school stands at Zubin. On Sunday rebels attacked Luki. On Monday they burned the school.",
            ("armed_attack", "Luki"),
        ),
        ("A bomb went off at a market in Sokol. On Friday gunmen attacked another market.", ("armed_attack", "Sokol")),
    ],
)
def test_site_told_of_elsewhere_or_never(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in places(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Niger banned flights in October. Diesel was cut off on 1 December.", {"Niger"}),
        ("Chad is next door. Niamey forbade the mission's helicopters to fly on 5 October.", {"Niger"}),
        ("Haiti was cut off on 12 November when the United States barred its airlines from flying there.", {"Haiti"}),
        ("Dozens were killed at Sanga in March. The junta has not let investigators into the village.", {"Sanga"}),
        ("MALI: STILL NO ROAD TO SANANKO. The junta has not let investigators into the town.", {"Sananko"}),
    ],
)
def test_where_passage_is_barred(text: str, expected: set[str]) -> None:
    assert {place for kind, place in places(text) if kind == "access_restriction"} == expected


def test_police_of_the_country_do_not_make_it_one_that_sends_troops() -> None:
    text = (
        "Two Kenyans and another Kenyan were hurt when a Haitian police car broke down in Port-au-Prince. The Kenyans"
        " went home, said a Kenyan. Since the gangs rose against the government on 29 February, life has been hard."
    )
    assert ("uprising", "Haiti") in places(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The convoy was attacked twice, near Luki and at Dafra, on 3 May.", {"Luki", "Dafra"}),
        ("Bombs went off in Luki, in Sanga and near Dafra on Monday.", {"Luki", "Sanga", "Dafra"}),
        ("Soldiers were attacked at Luki and again near Dafra on Monday.", {"Luki", "Dafra"}),
        ("Gunmen attacked a bar in Luki and a filling station in Dafra on Monday.", {"Luki", "Dafra"}),
        ("Rebels attacked a post at Luki, in the Dafra valley, on Monday.", {"Luki"}),
        ("Soldiers from Luki drove to Dafra on Monday and were ambushed there.", {"Dafra"}),
        ("Residents of Luki who fled to Dafra were attacked there on Monday.", {"Dafra"}),
    ],
)
def test_places_in_a_row_and_there(text: str, expected: set[str]) -> None:
    assert {place for _, place in places(text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The group escorts tankers on the Luki road, but was itself hit by a mine near Dafra on 17 May.",
            ("explosive_attack", "Dafra"),
        ),
        ("Gunmen blocked the Luki road in December.", ("access_restriction", "Luki")),
        ("Lorries have been barred by the army from the Luki-Dafra road since 3 May.", ("access_restriction", "Luki")),
        (
            "By then it had been shown the door in Mali. Senegal wants its French garrison out before next May.",
            ("troop_withdrawal", "Senegal"),
        ),
    ],
)
def test_roads_and_hosts(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in places(text)


def test_here_is_said_of_its_own_clause() -> None:
    text = "Niger is calm. On 9 May thousands marched in Tahoua against the junta; here in Agadez it was a few hundred."
    found = read("x", text, date(2023, 11, 24), None, known(), None, "Agadez").event_reports
    assert ("protest", "Tahoua") in {(e.event_type, e.place) for e in found}


def test_a_noun_of_doing_at_the_head_of_a_sentence_is_no_name() -> None:
    assert "Catering" not in {p for _, p in places("Catering for the contingents was cut off on 9 May.")}


@pytest.mark.parametrize("who", ["gangs", "drones", "crowds", "warplanes"])
def test_who_acts_stands_behind_a_place_that_opens_the_sentence(who: str) -> None:
    assert {place for _, place in places(f"In Sanga {who} attacked the prison on Saturday.")} == {"Sanga"}


def test_all_goes_on_in_the_one_town_of_an_article() -> None:
    text = (
        "On Saturday gunmen attacked two prisons in Sanga.\n\nThe government met.\n\nOn Monday gunmen fired on police."
    )
    assert places(text) == [("armed_attack", "Sanga"), ("armed_attack", "Sanga")]


def test_not_what_is_dated_by_a_year_alone() -> None:
    text = "On Saturday gunmen attacked two prisons in Sanga.\n\nThe army met.\n\nIn 2011 gunmen fired on police."
    assert places(text) == [("armed_attack", "Sanga"), ("armed_attack", None)]


def test_a_lead_takes_the_place_of_what_is_described_below() -> None:
    text = "Rebels stormed a base of the force on Friday.\n\nThe base, at Sanga, 120 km from Dafra, houses Ugandans."
    assert places(text) == [("armed_attack", "Sanga")]


@pytest.mark.parametrize(
    "front",
    [
        "On Saturday in Sanga",
        "Near the town of Sanga",
        "On the outskirts of Sanga",
        "On the road to Sanga",
        "Not far from Sanga",
        "Meanwhile in Sanga",
        "In nearby Sanga",
        "In the village of Sanga, near Dafra,",
        "At Sanga, 20 km from Dafra,",
    ],
)
@pytest.mark.parametrize(
    ("deed", "kind"), [("shells hit a school", "shelling"), ("gunmen shot two men", "armed_attack")]
)
def test_places_that_open_a_sentence(front: str, deed: str, kind: str) -> None:
    assert places(f"{front} {deed}.") == [(kind, "Sanga")]


@pytest.mark.parametrize(
    "before",
    [
        "Sanga is a town of 20,000 people.",
        "On Saturday it was the turn of Sanga.",
        "Sanga was next.",
        "Further north lies Sanga, a mining town.",
        "The column drove to Sanga.",
    ],
)
def test_a_new_name_that_is_told_to_be_a_town_is_the_scene(before: str) -> None:
    text = f"Talks go on.\n\n{before} On 3 May gunmen shot dead two soldiers."
    assert places(text) == [("armed_attack", "Sanga")]


def test_what_is_named_for_a_town_lies_there_but_for_what_a_capital_does() -> None:
    text = "The force left its camp at Mopti in June. Surplus ammunition was destroyed on the Goma range in May."
    assert ("equipment_destruction", "Goma") in places(text)
    assert places("Troops sent at Bangui's request attacked a post on 3 May.") == [("armed_attack", None)]
