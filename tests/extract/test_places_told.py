"""Places of events that an article tells over several sentences, or whose names mean more than one thing."""

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
        ("A suicide bomber blew himself up at a post in Sévaré on Monday.", ("explosive_attack", "Sévaré")),
        (
            "On 10 October tank fire broke a tower of our headquarters, and on 16 October a tank fired at a post near "
            "Kelo.",
            ("shelling", None),
        ),
        (
            "Rebels overran Kelo on Friday. Troops, sent across the border at Bangui's request, recaptured it.",
            ("territory_takeover", "Kelo"),
        ),
        (
            "Denda is calm. Troops pulled out of Kelo, near the border, after rebels overran the garrison.",
            ("territory_takeover", "Kelo"),
        ),
        (
            "Looters broke into a store in Kelo on Monday. On Friday gunmen attacked a post in the same town.",
            ("armed_attack", "Kelo"),
        ),
        ("Clashes between Dinka and Shilluk youths broke out on Friday.", ("armed_clash", None)),
        (
            "1 November, Kelo. Rebels stopped two boats loaded with medicines and sent them back to Denda.",
            ("access_restriction", "Kelo"),
        ),
        ("Gunmen entered Halgan and killed ten people, said the mayor.", ("armed_attack", "Halgan")),
        ("Women marched in Halgan to ask that the force stay.", ("protest", "Halgan")),
    ],
)
def test_towns_of_a_telling(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "France handed over its only base in Ivory Coast on Monday.\n\nThe camp at Kelo, beside the airport, had "
            "a battalion.",
            "Kelo",
        ),
        ("France handed over its only base in Ivory Coast on Monday.\n\nThe mayor of Kelo, a trader, wept.", None),
        ("France handed over two bases in Ivory Coast on Monday.\n\nThe camp at Kelo was one.", None),
    ],
)
def test_the_base_of_a_lead_is_the_one_that_goes_on(text: str, place: str | None) -> None:
    found = [p for kind, p in told(text) if kind == "base_handover"]
    assert place in found if place is not None else "Kelo" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("France left Chad in May. Senegal expects the last of the French to be gone by December.", "Senegal"),
        ("France left Chad in May. Senegal wants its 350 French troops gone by December.", "Senegal"),
    ],
)
def test_which_country_troops_are_to_leave(text: str, expected: str) -> None:
    assert told(text)[-1] == ("troop_withdrawal", expected)


def test_a_name_said_to_be_a_town() -> None:
    assert told("Rebels took Nyakelo, a town 130 km north of Goma.") == [("territory_takeover", "Nyakelo")]


@pytest.mark.parametrize(
    ("described", "place"),
    [
        ("The post lies at Kelo, on the road to Denda.", "Kelo"),
        ("The military post, in Kelo district, was new. The post stands near Kelo.", "Kelo"),
        ("The mosque lies at Kelo, on the road to Denda.", "northern Mali"),
    ],
)
def test_where_what_was_attacked_lies(described: str, place: str) -> None:
    text = "Gunmen killed 26 soldiers on Monday in an attack on a military post in northern Mali, sources said.\n\n"
    assert told(text + described)[0] == ("armed_attack", place)


def test_it_of_a_longer_sentence_before() -> None:
    text = (
        "In Denda, the chief town of the north, rebels in stolen uniforms walked into a UN post before daybreak on "
        "Monday and disarmed the ten men on duty. A Kenyan platoon took it back hours later."
    )
    assert all(place in ("Denda", None) for _, place in told(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A column flew to Denda, and there ten soldiers were shot on Monday.", "Denda"),
        ("A convoy left Kelo on Friday for Denda. There gunmen attacked it on Monday.", "Denda"),
        (
            "Rebels took Denda on Friday. Aircraft on their way to fetch nurses there came under fire on Monday.",
            "Denda",
        ),
        ("A column flew to Denda, which sends its salt to Kelo, and there ten soldiers were shot on Monday.", "Denda"),
        ("Troops hold Kelo. A guard was shot on Monday in Denda and there is no news of him.", "Denda"),
    ],
)
def test_there(text: str, place: str) -> None:
    assert ("armed_attack", place) in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A force is to go to Denda. Kenya's army seized the area on 3 May.", ("territory_takeover", "Denda")),
        ("Nobody goes to Denda any more. On 3 May gunmen shot four herders in the area.", ("armed_attack", "Denda")),
        (
            "Troops entered Denda on Monday, two days after they had taken Kelo. Rebels captured the town on 3 May.",
            ("territory_takeover", "Denda"),
        ),
        ("In July rebels fought their way into Denda; on the 21st shells fell on an embassy.", ("shelling", "Denda")),
        # where planes were sent from, why something was done, what happened on another day
        (
            "Gunmen attacked a post at Denda on Monday. Planes sent from Bamako bombed the attackers.",
            ("air_strike", "Denda"),
        ),
        (
            "UN troops left Denda on Monday. They had burned their stores because lorries could not leave Kelo.",
            ("equipment_destruction", "Denda"),
        ),
        (
            "Five men died on 3 May when their lorry struck a mine on the road to Denda, three in an ambush at Kelo "
            "on 9 May.",
            ("explosive_attack", "Denda"),
        ),
    ],
)
def test_places_that_are_meant_or_passed_over(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)
