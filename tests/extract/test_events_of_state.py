"""States, missions and accords in plain news: rulers thrown out, missions ordered closed or no more, sides that sign,
deadlines set for foreign soldiers; and what is said not to be so."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read
from told import events_told

PUBLISHED = date(2019, 8, 14)  # a Wednesday


def told(text: str) -> set[str]:
    """Type, modality, place and first day of every event of a text."""
    return events_told(text, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The war in Guinea-Bissau began in June 1998, when officers threw out President Ada Kone.",
            "coup real Guinea-Bissau 1998-06-01",
        ),
        (
            "Guinea's ruler, General Ali Kone, was himself removed by Captain Ada Diallo on Friday.",
            "coup real Guinea 2019-08-09",
        ),
        ("Guinea's troubles began with the coup that followed on 22 March.", "coup real Guinea 2019-03-22"),
        (
            "In March Guinea asked UNMIL to go, and in May the Security Council ordered it closed by 31 December.",
            "withdrawal_order real Liberia 2019-05-01",
        ),
        ("It was the minister who in May wrote and asked UNMIL to leave.", "withdrawal_order real Liberia 2019-05-01"),
        ("Since Sunday at midnight UNMIL is no more.", "mission_end real Liberia 2019-08-11"),
        (
            "On Friday the Security Council put an end to UNMIL.",
            "withdrawal_order real Liberia 2019-08-09",
        ),
        ("UNFICYP, in place since 1964, has 800 soldiers.", "mission_established real Cyprus 1964-01-01"),
        (
            "The rebels of the RUF signed with the government of Sierra Leone in Lome on Friday.",
            "peace_agreement real Lome 2019-08-09",
        ),
        (
            "Three armed groups made a truce with the government of Liberia. The text was signed on Friday.",
            "peace_agreement real Liberia 2019-08-09",
        ),
        (
            "Another 4,000 soldiers of the African Union mission in Somalia were due out by tomorrow.",
            "troop_withdrawal planned Somalia 2019-08-15",
        ),
        (
            "Ghana will pull its troops out of Liberia within a month, as the junta had demanded on 18 July.",
            "withdrawal_order real Liberia 2019-07-18",
        ),
        (
            "President Ada Kone of Guinea was deposed and arrested by the army on Friday.",
            "coup real Guinea 2019-08-09",
        ),
        (
            "Liberia ended its accord with Ghana on Friday and told it to take its 1,000 soldiers home.",
            "withdrawal_order real Liberia 2019-08-09",
        ),
        ("UNMIS took the place of AMIS in Sudan on 9 July.", "mission_established real Sudan 2019-07-09"),
        (
            "Liberia revoked on Friday, with immediate effect, the truce that it had signed with LURD.",
            "agreement_breakdown real Liberia 2019-08-09",
        ),
        (
            "UNMIL asked for permission to fly to Zwedru, and the army refused it.",
            "access_restriction real Zwedru -",
        ),
    ],
)
def test_what_states_and_missions_do(text: str, event: str) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Jets flew cover lest the rebels attack the town of Zwedru.", "armed_attack possible Zwedru -"),
        ("A departure from Zwedru is not contemplated, UNMIL said.", "base_withdrawal denied Zwedru -"),
        (
            "Posts announcing that rebels had captured Zwedru on Friday were untrue.",
            "territory_takeover denied Zwedru 2019-08-09",
        ),
        (
            "A radio reported that rockets landed in Zwedru on Sunday. That is untrue, the army said.",
            "shelling denied Zwedru 2019-08-11",
        ),
    ],
)
def test_what_is_said_not_to_be_so(text: str, event: str) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The battalions of UNMIL in Liberia have been given four months to come up to standard.",
        "The mission was given six months, later doubled.",
        "Three aircraft came under fire and turned back to Entebbe.",
        "The crowd had put up barricades and burned tyres in Monrovia.",
        "Peacekeepers kept looters away from the stores in Zwedru.",
        "Officials gave a toll of six, then brought it down to two soldiers.",
        "Since Saturday UNMIL has again held the town of Zwedru.",
        "Moscow would go on helping Liberia, its envoy said.",
    ],
)
def test_what_is_no_order_and_no_restriction(text: str) -> None:
    kinds = {event.split()[0] for event in told(text)}
    assert not kinds & {
        "withdrawal_order",
        "access_restriction",
        "coup",
        "mission_established",
        "troop_withdrawal",
    }


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "It replaces AFISMA, the African-led force that started deploying in January.",
            "AFISMA",
        ),
        ("Zwedru had been attacked before, on 7 June, by LURD.", "LURD"),
        ("After turning its base at Zwedru over to the army of Liberia, Ghana sent 20 trainers on Friday.", "Ghana"),
    ],
)
def test_who_acts(text: str, actor: str) -> None:
    found = read("x", text, PUBLISHED, None, known(), None).event_reports
    assert actor in {e.actor for e in found}
