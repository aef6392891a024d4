"""Places of events: where the words put them, and what is no place."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read


def told(text: str, dateline: str | None = None) -> list[tuple[str, str | None]]:
    found = read("x", text, date(2023, 11, 24), None, known(), None, dateline).event_reports
    return [(e.event_type, e.place) for e in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A patrol was ambushed on the Moda-Kelle road in Chad on Monday.", ("armed_attack", "Moda")),
        ("Denda, a district capital that the rebels seized on 2 May, is calm.", ("territory_takeover", "Denda")),
        ("A drone dropped a bomb beside soldiers who were clearing mines near Denda.", ("air_strike", "Denda")),
        ("Troops sent at Bangui's request recaptured Denda on Sunday.", ("territory_takeover", "Denda")),
        (
            "They cleared the road between Denda and the border, where rebels blocked food convoys on 2 May.",
            ("access_restriction", "Denda"),
        ),
    ],
)
def test_where_it_was(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


def test_the_dateline_is_the_place_of_a_lead_that_names_none() -> None:
    text = "DENDA - On Tuesday UNOCI returned its camp on the northern road to the State."
    assert told(text, "Denda") == [("base_handover", "Denda")]


def test_a_capital_in_the_dateline_is_where_the_writer_sits() -> None:
    assert told("BAMAKO - Gunmen attacked a convoy on Tuesday.", "Bamako") == [("armed_attack", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen shot at a truck on the Denda road in Chad on Monday.", ("armed_attack", "Denda")),
        ("The patrol was west of its base at Denda, north of Folo, when it was shot at.", ("armed_attack", "Denda")),
        (
            "Rebels stormed a base at Denda, 110 km south-west of the capital of Mali, and held it.",
            ("armed_attack", "Denda"),
        ),
        ("Gunmen looted a clinic at Denda hospital on Monday.", ("looting", "Denda")),
        (
            "Peacekeepers left Denda in Chad on Monday, days after drones bombed a depot there.",
            ("air_strike", "Denda"),
        ),
        (
            "The rebels, who seized the district of Denda, north-east of Folo, in May, rejoiced.",
            ("territory_takeover", "Denda"),
        ),
    ],
)
def test_names_that_no_list_holds(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 5 May a tank fired on a patrol in Mali, and on 9 May another tank fired on a post near Denda.",
            ("shelling", "Denda"),
        ),
        (
            "Rebels took the town of Denda. Chadian troops recaptured it six days later.",
            ("territory_takeover", "Denda"),
        ),
    ],
)
def test_the_place_of_one_is_not_that_of_another(text: str, expected: tuple[str, str]) -> None:
    assert told(text).count(expected) == (1 if expected[0] == "shelling" else 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peacekeepers were shot at on Monday as they patrolled near the village of Denda.", ("armed_attack", "Denda")),
        ("Drones struck a convoy on the road linking Denda and Folo in Libya.", ("air_strike", "Denda")),
        ("The army has taken Denda from the rebels.", ("territory_takeover", "Denda")),
    ],
)
def test_where_people_were_and_what_was_taken(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == [expected]


def test_a_gold_mine_is_no_explosive() -> None:
    assert told("Gunmen attacked the gold mine at Denda in Chad on Sunday.") == [("armed_attack", "Denda")]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ('"They were here when rebels shelled the town in 2008," one said.', "Kelo"),
        ('A trader said: "Gunmen abducted two teachers here on Sunday."', "Kelo"),
        ("A court here said that rebels had shelled the town in 2008.", "Moda"),
    ],
)
def test_here_in_somebodys_mouth_is_where_the_paragraph_is(said: str, place: str) -> None:
    text = "MODA - France said it would leave.\n\nIn Kelo, a northern town, shopkeepers heard the news. " + said
    assert told(text, "Moda")[-1][1] == place


def test_a_quarter_is_not_the_town_of_what_follows() -> None:
    text = "Five men were shot dead in the Gemba quarter on Monday. On Sunday shells hit a compound of the mission."
    assert told(text)[-1] == ("shelling", None)


def test_what_was_looted_after_the_ceremony() -> None:
    text = (
        "UNAMID handed over its base in Rubare on 22 May.\n\nSome fear for the border: gunmen attacked a post at Kelo."
        "\n\nIn the night after the handover thieves looted the compound."
    )
    assert told(text)[-1] == ("looting", "Rubare")


def test_before_leaving_a_camp_that_was_only_handed_over() -> None:
    text = (
        "The camp in Rubare was handed to the army by UNAMID on 2 May. The soldiers destroyed bunkers before leaving."
    )
    assert ("equipment_destruction", "Rubare") in told(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "The UN closed its base in Kelo in May. Those at Denda and Folo were shut on 3 June.",
            ["Kelo", "Denda", "Folo"],
        ),
        (
            "The UN handed its base in Kelo to the army in May, while that in Denda was vacated in June.",
            ["Kelo", "Denda"],
        ),
        (
            "The UN left its base in Kelo in May. The others, at Denda and at Folo, are to follow.",
            ["Kelo", "Denda", "Folo"],
        ),
        (
            "The UN mission left its base in Kelo in May. The others, in Denda and Folo, were shut.",
            ["Kelo", "Denda", "Folo"],
        ),
    ],
)
def test_bases_that_a_pronoun_takes_up(text: str, places: list[str]) -> None:
    assert [place for _, place in told(text)] == places


def test_troops_leave_one_country_after_another() -> None:
    text = "France withdrew its troops from Mali in August, from Chad in September and from Niger in October."
    assert told(text) == [("troop_withdrawal", "Mali"), ("troop_withdrawal", "Chad"), ("troop_withdrawal", "Niger")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The army retook Kelo, in the highlands of Para province, after clashes around the town.",
            ("armed_clash", "Kelo"),
        ),
        ("Clashes broke out in Denda in May, after the capture of Kelo.", ("armed_clash", "Denda")),
        ("Rebels seized Kelo, on the shore of Lake Chad, before the army took it.", ("territory_takeover", "Kelo")),
    ],
)
def test_what_a_sentence_names_besides_is_no_place_of_it(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Six soldiers died in an attack on a post in May, in what Envoy Amara Diallo called a disaster.",
        "The Security Council is to meet on the attack on Monday.",
        "Parliament will debate the bombing of the market on Tuesday.",
    ],
)
def test_neither_who_speaks_of_it_nor_when_gives_it_a_place_or_day(text: str) -> None:
    found = read("x", text, date(2023, 11, 24), None, known(), None).event_reports
    assert {(e.place, e.modality) for e in found} <= {(None, "asserted")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine men fell at Kelo, west of Denda, in two days of heavy fighting with rebels.", ("armed_clash", "Kelo")),
        ("Gunmen attacked a post at Kelo, near Denda, on Monday.", ("armed_attack", "Kelo")),
        ("Gunmen attacked a post near Denda on Monday.", ("armed_attack", "Denda")),
        ("Near Kelo, two men in a Land Cruiser ambushed a lorry on Monday.", ("armed_attack", "Kelo")),
        ("Their vehicle was hit by a missile on 20 November, according to Denda.", ("shelling", None)),
        ("MODA: Rebels attacked a post in the hills on Friday.", ("armed_attack", None)),
        ("Youths in Kelo marched on Friday to celebrate the East Africans' departure.", ("protest", "Kelo")),
        (
            "Gunmen entered the site in Kelo on 17 November. Peacekeepers exchanged fire with them.",
            ("armed_clash", "Kelo"),
        ),
    ],
)
def test_what_stands_beside_is_no_place(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in told(text)


def test_somebody_who_is_taken_is_no_town() -> None:
    assert told("President Laurent Gbeke clung to power. Gbeke was captured on 11 November.") == []


def test_the_seat_of_a_body_is_no_town_of_events() -> None:
    assert told("Rebels ambushed a convoy on Monday.", "United Nations") == [("armed_attack", None)]


@pytest.mark.parametrize(
    "where",
    ["the Malian capital", "Mali's capital", "the capital of Mali", "the capital, which is far from Mali's north"],
)
def test_a_capital_is_a_town(where: str) -> None:
    assert told(f"Gunmen attacked a hotel in {where} on Monday. Mali mourns.")[:1] == [("armed_attack", "Bamako")]


def test_the_capital_of_a_region_is_not_that_of_the_country() -> None:
    assert told("Gunmen attacked a hotel in the regional capital on Monday. Mali mourns.") == [("armed_attack", None)]


def test_each_place_of_a_list_has_the_day_behind_it() -> None:
    text = "UNMIL closed four bases: Denda on 3 May, Folo and Gori on 9 June, then Kelo."
    found = read("x", text, date(2023, 11, 24), None, known(), None, None).event_reports
    assert {e.place: e.when.date_start for e in found} == {
        "Denda": date(2023, 5, 3),
        "Folo": date(2023, 6, 9),
        "Gori": date(2023, 6, 9),
        "Kelo": None,
    }


def test_a_base_that_was_left_on_a_day_is_no_base_that_is_left() -> None:
    text = "UNMIL has given up two bases: Denda was left on 3 May. Only Folo is left."
    assert ("base_withdrawal", "Denda") in told(text)
    assert ("base_withdrawal", "Folo") not in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the provincial capital, Kelo, protesters marched on Tuesday.", ("protest", "Kelo")),
        ("Gunmen shot dead two men in a nearby village, Denda, on Friday.", ("armed_attack", "Denda")),
        (
            "In Kelo, shots were heard. The town was already the scene of clashes in May, after the fall of Denda.",
            ("armed_clash", "Kelo"),
        ),
    ],
)
def test_names_behind_towns(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


def test_an_ambush_between_two_towns() -> None:
    text = (
        "On Friday, at least 51 soldiers were killed in an ambush between Denda and Folo, in the north, the army said."
    )
    assert told(text) == [("armed_attack", "Denda")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels took Kelo. The base there was stormed on 6 May. The base, 130 km south of the Chadian capital, "
            "was attacked at dawn.",
            ("armed_attack", "Kelo"),
        ),
        (
            "On 5 May a bomb went off in Denda. Five days after that bombing, an air strike in Kelo killed two men.",
            ("air_strike", "Kelo"),
        ),
        (
            "She condemns the attack on 3 November near Kelo, in which a soldier was killed.\n\n"
            "The soldiers were on patrol when their vehicle hit an explosive device.",
            ("explosive_attack", "Kelo"),
        ),
    ],
)
def test_what_an_article_has_told(text: str, expected: tuple[str, str]) -> None:
    found = told(text)
    assert expected in found
    assert None not in [place for _, place in found]


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("On 3 May gunmen walked along the beach of Denda and shot dead nine people.", "Denda", date(2023, 5, 3)),
        ("A drone struck a patrol near the Blue Line on 3 May.", None, date(2023, 5, 3)),
        ("He died on 3 May of wounds from earlier fighting at Denda.", "Denda", None),
        ("Two were hurt in previous clashes at Denda on 3 May.", "Denda", date(2023, 5, 3)),
        # a site that has the name of its town, what a battle is for, between two towns
        ("A crowd rioted in front of Denda town hall on 3 May.", "Denda", date(2023, 5, 3)),
        ("In the battle for Denda on 3 May the army lost 18 men.", "Denda", date(2023, 5, 3)),
        ("Gunmen fired on a patrol between Denda and Folo, in Kasai, on 3 May.", "Denda", date(2023, 5, 3)),
        # all over a country; the clause that "when" hangs on; where the writer sits
        ("Air strikes killed 51 people across Lebanon on 3 May.", "Lebanon", date(2023, 5, 3)),
        ("Gunmen blocked a convoy from Folo to Gori near Denda on 3 May.", "Denda", date(2023, 5, 3)),
    ],
)
def test_where_and_when(text: str, place: str | None, day: date | None) -> None:
    found = read("x", text, date(2023, 11, 24), None, known(), None).event_reports
    assert [(e.place, e.when.date_start) for e in found] == [(place, day)]


def test_a_day_that_opens_the_next_clause_is_not_of_the_list() -> None:
    text = "The rebels took the villages of Denda and Folo on 3 May and on 4 May they took Gori."
    found = read("x", text, date(2023, 11, 24), None, known(), None, None).event_reports
    assert {e.place: e.when.date_start.day for e in found} == {"Denda": 3, "Folo": 3, "Gori": 4}


def test_who_speaks_between_commas_is_no_place() -> None:
    assert told("The camp, Diallo said, was attacked by rebels on Tuesday.") == [("armed_attack", None)]
