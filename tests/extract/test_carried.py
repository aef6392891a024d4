"""Days that a sentence leaves to what was told before it."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read


def told(text: str) -> list[tuple[str, str | None, int | None]]:
    found = read("x", text, date(2023, 11, 24), None, known(), None).event_reports
    return [(e.event_type, e.place, e.when.date_start.day if e.when.date_start else None) for e in found]


LEFT = "Peacekeepers left their base in Borgane on 20 November."


@pytest.mark.parametrize(
    ("following", "expected"),
    [
        (" Within hours rebels had seized the town of Denda.", ("territory_takeover", "Denda", 20)),
        ("\n\nHours later rebels attacked the village of Denda.", ("armed_attack", "Denda", 20)),
        (" A day after that, rebels attacked the village of Denda.", ("armed_attack", "Denda", 21)),
        (" In the evening rebels attacked the village of Denda.", ("armed_attack", "Denda", 20)),
        (" By nightfall rebels had seized the town of Denda.", ("territory_takeover", "Denda", 20)),
        (" Rebels have attacked the village of Denda in the night.", ("armed_attack", "Denda", None)),
    ],
)
def test_the_day_reached(following: str, expected: tuple[str, str, int | None]) -> None:
    assert told(LEFT + following)[-1] == expected


def test_what_is_counted_starts_from_the_deed_not_from_its_telling() -> None:
    text = (
        "Gunmen attacked a post at Denda on Monday, the ministry said on Wednesday. "
        "Two days earlier, a mine killed a soldier in Folo."
    )
    assert told(text) == [("armed_attack", "Denda", 20), ("explosive_attack", "Folo", 18)]


def test_no_day_is_counted_from_a_month() -> None:
    assert told("Rebels seized the town of Denda in March 2022. Two days later they raided the village of Folo.")[
        1
    ] == ("armed_attack", "Folo", None)


def test_a_day_between_commas_before_who_says_so_is_the_day_of_the_deed() -> None:
    text = "Gunmen attacked a post at Denda, 60 km north of Folo, late on Tuesday, the army said in a statement."
    assert told(text) == [("armed_attack", "Denda", 21)]


def test_what_somebody_said_without_that_has_its_own_subject() -> None:
    found = read("x", "Residents said gunmen attacked Denda on Tuesday.", date(2023, 11, 24), None, known(), None)
    assert [(e.actor, e.place) for e in found.event_reports] == [("gunmen", "Denda")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a weekday or a day with the article is one of the story told
        ("The camp at Denda was overrun on 28 August 2014. On the Saturday the police retook it.", 30),
        ("The rebels seized the town of Denda on 5 October, and on the 9th soldiers recaptured it.", 9),
        ("In January 2023 rebels rose. They seized the town of Denda on the 27th of that month.", 27),
        # a place between commas does not part a clause from its day
        ("The rebels, who seized the town of Denda, north of Folo, on 3 October, rejoiced.", 3),
        # what is told after "but" has a day of its own
        ("Gunmen raided the village of Denda, but lost two men on 3 October.", None),
    ],
)
def test_days_of_the_story(text: str, expected: int | None) -> None:
    assert told(text)[-1][2] == expected


def test_the_day_of_a_departure_told_later() -> None:
    text = "The mission UNISFA has closed its base at Denda. The evacuation was completed by road on Tuesday."
    assert told(text) == [("base_withdrawal", "Denda", 21)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen surrounded the village of Denda on Sunday. They shot dead eleven men.", ("armed_attack", "Denda", 19)),
        ("Helicopters fired rockets at a wedding in Denda, Mali, on Sunday, killing ten.", ("air_strike", "Denda", 19)),
        (
            "The mission UNISFA will close its camp at Denda on 5 May; that of Folo was closed on 3 November.",
            ("base_withdrawal", "Folo", 3),
        ),
    ],
)
def test_who_goes_on_and_what_is_of_another(text: str, expected: tuple[str, str, int]) -> None:
    assert expected in told(text)


def test_an_attack_that_opens_a_sentence_is_told_by_its_verb() -> None:
    text = "In the worst assault, on 14 November, rebels shelled the village of Denda for two hours."
    assert told(text) == [("shelling", "Denda", 14)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Denda fell on 30 September 2019. The army retook the village on 4 October.", date(2019, 10, 4)),
        ("France closed its base in Denda in June 2022, two months before its troops left Mali.", date(2022, 8, 1)),
        ("Rebels and soldiers fought for most of Saturday around Denda.", date(2023, 11, 18)),
        ("The mission UNISFA closes its base in Denda on 30 June.", date(2024, 6, 30)),
    ],
)
def test_days_by_the_words_around(text: str, expected: date) -> None:
    found = read("x", text, date(2023, 11, 24), None, known(), None).event_reports
    assert found[-1].when.date_start == expected


def test_a_clause_of_when_has_the_day_of_its_main_clause() -> None:
    text = (
        "On 16 November a tank fired at a post near Kelo, and five days earlier two soldiers were hurt when shells "
        "struck a camp in Denda."
    )
    assert told(text) == [("shelling", "Kelo", 16), ("shelling", "Denda", 11)]


def test_sides_of_a_fight_do_not_take_its_day() -> None:
    text = "In Denda, where the mission has a post, clashes between rebels and troops were continuing on 20 November."
    assert told(text) == [("armed_clash", "Denda", 20)]


def test_no_day_is_counted_from_a_month_over_the_head_of_it() -> None:
    text = "It left on 20 November. In June rebels had seized Denda before troops entered Folo two days later."
    assert ("territory_takeover", "Folo", None) in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Militiamen stormed the village of Denda in the night from 19 to 20 November. They abducted six women.",
            ("abduction", "Denda", 19),
        ),
        ("In Denda, shots were heard on 20 November. Soldiers looted shops.", ("looting", "Denda", 20)),
        (
            "She deplored the killing of a driver near Denda on 20 November. She said armed men shot the driver.",
            ("armed_attack", "Denda", 20),
        ),
        (
            "She deplored on 20 November the killing of a driver near Denda. She said armed men shot the driver.",
            ("armed_attack", "Denda", None),
        ),
        ("A convoy that left Folo on 20 November was ambushed near Denda.", ("armed_attack", "Denda", 20)),
        ("Soldiers who arrived on 20 November were attacked at Denda.", ("armed_attack", "Denda", None)),
        (
            "Rebels have seized the town of Denda, residents said.\n\nRebels entered Denda on 20 November.",
            ("territory_takeover", "Denda", 20),
        ),
        ("Folo fell on 19 November. Denda followed a day later.", ("territory_takeover", "Denda", 20)),
    ],
)
def test_one_happening_told_over_several_clauses(text: str, expected: tuple[str, str, int | None]) -> None:
    assert expected in told(text)


def test_a_town_taken_back_is_not_the_day_on_which_it_fell() -> None:
    text = "Rebels have seized the town of Denda, residents said.\n\nTroops retook the town of Denda on 20 November."
    assert told(text)[0] == ("territory_takeover", "Denda", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 19 November three men died when a mortar bomb landed in a camp at Denda; another died the next day.",
            ("shelling", "Denda", 19),
        ),
        ("Rebels, armed since a coup in 2020, attacked Denda on 20 November.", ("armed_attack", "Denda", 20)),
        ("On 20 November, men disguised as soldiers attacked the camp at Denda.", ("armed_attack", "Denda", 20)),
        ("When the chief died on 20 November, gunmen attacked the village of Denda.", ("armed_attack", "Denda", 20)),
        ("Troops shot at people who were looting the camp in Denda on 20 November.", ("armed_attack", "Denda", 20)),
        (
            "It spoke on 20 November. Six days earlier, a mortar attack in Denda had claimed two lives.",
            ("shelling", "Denda", 14),
        ),
        (
            "On 20 November a tank broke the gate of a post at Denda. At about 09:00 it came under fire.",
            ("armed_attack", "Denda", 20),
        ),
        ("The base fell on 20 November after three days of fighting in Denda.", ("armed_clash", "Denda", 17)),
    ],
)
def test_whose_day_it_is(text: str, expected: tuple[str, str, int | None]) -> None:
    assert expected in told(text)


def test_each_base_of_an_apposition_has_its_day() -> None:
    text = "The AU mission left. The first two bases of the phase, Denda and Folo, were handed over on 17 and 20 May "
    handed = [e for e in told(text + "respectively.") if e[0] == "base_handover"]
    assert handed == [("base_handover", "Denda", 17), ("base_handover", "Folo", 20)]


def test_hours_after_a_deed_without_a_day() -> None:
    text = "It fell on 7 November.\n\nThe UN gave up its base in Denda, and rebels seized the camp hours later."
    assert ("base_takeover", "Denda", None) in told(text)


def test_what_is_counted_starts_from_what_was_told_of_the_place() -> None:
    text = (
        "The last soldiers left Folo on 15 November. They had given their camp in Denda to the police on 3 November "
        "and that in Folo to the army on 12 November. Looters stripped the Denda camp the day after."
    )
    assert told(text)[-1] == ("looting", "Denda", 4)


def test_a_day_of_last_week_is_the_day_of_the_lead() -> None:
    text = (
        "Rebels stormed a base in Denda last week, the ministry said. The base in Denda was attacked on 15 November "
        "with car bombs."
    )
    assert {day for _, _, day in told(text)} == {15}


def test_what_has_been_before_is_no_event_of_that_day() -> None:
    text = "Clashes broke out in Denda on 20 November. The site in Denda has come under attack before."
    assert told(text) == [("armed_clash", "Denda", 20)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Rebels entered Folo on 20 November. On the eve, two men had been killed, and shells had landed in Denda.",
            ("shelling", "Denda", 19),
        ),
        (
            "Rockets were fired at Folo on 20 November. Rebels attacked a post in Denda on the first night of the war.",
            ("armed_attack", "Denda", None),
        ),
        (
            "Troops retook Folo on 5 November, Kelo three days later and Denda, the last stronghold, on the 12th.",
            ("territory_takeover", "Denda", 12),
        ),
    ],
)
def test_days_before_and_after(text: str, expected: tuple[str, str, int | None]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels stormed the camp at Lokuru on Friday. The fighting went on for hours.",
        "Rebels stormed the camp at Lokuru on Friday. The group said its men had carried out the raid over a visit of "
        "the minister to Juba.",
        "Rebels stormed the camp at Lokuru on Friday. After the attack the mission sent helicopters to Juba.",
    ],
)
def test_violence_taken_up_again_is_the_one_told_before(text: str) -> None:
    told = read("x", text, date(2023, 11, 24), None, known(), None).event_reports
    assert len(told) == 2
    assert len({(e.event_type, e.place, e.when.date_start) for e in told}) == 1


def test_what_is_taken_up_is_of_its_kind() -> None:
    text = (
        "Jets bombed Lokuru on Thursday. On Friday the army fought rebels at Juba. Officials called the bombing a "
        "mistake."
    )
    told = read("x", text, date(2023, 11, 24), None, known(), None).event_reports
    assert [(e.event_type, e.place) for e in told][-1] == ("air_strike", "Lokuru")


def test_an_attack_that_dates_another_is_not_told_there() -> None:
    text = "Rebels stormed the camp at Lokuru on Friday. Two days after the assault a convoy hit a mine near Juba."
    told = read("x", text, date(2023, 11, 24), None, known(), None).event_reports
    assert {e.event_type for e in told if e.place == "Juba"} == {"explosive_attack"}
