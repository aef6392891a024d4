"""Digests, timelines and briefings: heads that give the day, the place or the country of what stands below."""

from datetime import date

import pytest

from known import known
from pipeline.extract.article import Article
from pipeline.extract.claims import ArticleClaims
from pipeline.extract.dates import find_dates
from pipeline.extract.entries import entries
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday


def claims(text: str, published: date | None = PUBLISHED) -> ArticleClaims:
    return read("x", text, published, None, known(), None)


def told(text: str, published: date | None = PUBLISHED) -> set[tuple[str, str | None, str | None]]:
    """Type, place and first day of every event of a text."""
    found = claims(text, published).event_reports
    return {(e.event_type, e.place, str(e.when.date_start) if e.when.date_start else None) for e in found}


def heads(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Day, place and country over each paragraph that has any."""
    found = entries(Article(text, known(), PUBLISHED))
    return [
        (str(e.day.date_start) if e.day else None, e.place.name if e.place else None, e.country)
        for _, e in sorted(found.items())
    ]


@pytest.mark.parametrize(
    ("layout", "day", "place"),
    [
        ("9 June, Malut. Gunmen fled.\n\n11 June, Kodok. Gunmen fled.", "2023-06-09", "Malut"),
        ("9 June. Malut. Gunmen fled.\n\n11 June. Kodok. Gunmen fled.", "2023-06-09", "Malut"),
        ("Friday 9 June - Malut: gunmen fled.\n\nSunday 11 June - Kodok: gunmen fled.", "2023-06-09", "Malut"),
        ("Fri. 9 June: Malut. Gunmen fled.\n\nSun. 11 June: Kodok. Gunmen fled.", "2023-06-09", "Malut"),
        ("Malut (9 June): gunmen fled.\n\nKodok (11 June): gunmen fled.", "2023-06-09", "Malut"),
        ("9 June | Malut | Gunmen fled.\n\n11 June | Kodok | Gunmen fled.", "2023-06-09", "Malut"),
        ("9 June\n\nMalut\n\nGunmen fled.\n\n11 June\n\nKodok\n\nGunmen fled.", "2023-06-09", "Malut"),
        ("Day one - Friday 9 June. Gunmen fled Malut.\n\nDay three - Sunday 11 June. They fled.", "2023-06-09", None),
        ("June\n\nGunmen fled.\n\nJuly\n\nGunmen fled.", "2023-06-01", None),
    ],
)
def test_layouts_of_heads(layout: str, day: str, place: str | None) -> None:
    assert heads(layout)[0][:2] == (day, place)
    assert len(heads(layout)) == 2


def test_questions_as_headings() -> None:
    text = "What happened in Axum?\n\nShells fell.\n\nAnd Humera?\n\nAll calm there.\n\nWhat next?\n\nNobody knows."
    assert [place for _, place, _ in heads(text)] == ["Axum", "Humera"]
    soldiers = "And Axum?\n\nEritrean soldiers entered the town on 5 May."
    assert ("territory_takeover", "Axum", "2023-05-05") in told(f"What happened in Humera?\n\nNothing.\n\n{soldiers}")


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("MALUT. Shells fell on Monday.\n\nKODOK. Gunmen fled.", ["Malut", "Kodok"]),
        ("1. MALUT: A town without salt\n\nShells fell.\n\n2. KODOK: Two dead\n\nGunmen fled.", ["Malut", "Kodok"]),
        ("* MALUT - Shells fell on Monday.\n\n* KODOK - Gunmen fled.", ["Malut", "Kodok"]),
        # what an entry is about, a body, who speaks
        ("ACCESS. Roads are shut.\n\nUNICEF. Three lorries came.\n\nFIGURES. Ten died.", []),
        ("OKELLO: Who shot?\n\nADA KONE: The guards shot.\n\nOKELLO: At whom?", []),
        ("MALUT: Shells fell on Monday.\n\nA man died.", []),
    ],
)
def test_towns_in_capitals_head_their_entries(text: str, towns: list[str]) -> None:
    assert [place for _, place, _ in heads(text)] == towns


def test_weekdays_are_of_the_week_above_them() -> None:
    text = "Week of 4 September\n\nOn Tuesday, they left.\n\nWeek of 11 September\n\nThey left on Monday night."
    days = [d for d in find_dates(text, PUBLISHED) if "week" not in d.text.lower()]
    assert [str(d.date_start) for d in days] == ["2023-09-05", "2023-09-11"]


def test_a_heading_reaches_to_the_next_of_its_kind() -> None:
    text = "SOUTH SUDAN\n\nBor\n\nOne went by.\n\nTwo went by.\n\nMalut\n\nThree went by.\n\nSUDAN\n\nFour went by."
    assert heads(text) == [
        (None, "Bor", "South Sudan"),
        (None, "Bor", "South Sudan"),
        (None, "Malut", "South Sudan"),
        (None, None, "Sudan"),
    ]


def test_what_stands_over_the_whole_text_is_no_entry() -> None:
    assert heads("Geneva, 9 June 2023\n\nGunmen attacked the town of Malut on 3 June.\n\nNobody was hurt.") == []


def test_a_short_sentence_is_no_heading() -> None:
    assert heads("11 June\n\nShots at a checkpoint.\n\n12 June\n\nSilence.")[0][0] == "2023-06-11"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("January 2006\n\nOn 18 January they left.", ["2006-01-01", "2006-01-18"]),
        ("2019\n\nMay\n\nThey left on 3 May.\n\nNovember\n\nAll was over.", ["2019-01-01", "2019-05-01", "2019-05-03"]),
        ("28 March 2011\n\nA.\n\n2 April\n\nOn 3 April they left.", ["2011-03-28", "2011-04-02", "2011-04-03"]),
        ("30 December 2015: war.\n\n4 January: peace.", ["2015-12-30", "2016-01-04"]),
        ("Summer 2014\n\nIn July it closed.", ["2014-06-01", "2014-07-01"]),
    ],
)
@pytest.mark.parametrize("published", [None, PUBLISHED])
def test_days_are_of_the_year_above_them(text: str, expected: list[str], published: date | None) -> None:
    assert [str(d.date_start) for d in find_dates(text, published)][: len(expected)] == expected


def test_a_chronicle_in_the_present_is_of_the_past() -> None:
    text = "26 October: The last soldiers leave.\n\n11 January: The gate closes.\n\n2 May: Gori falls."
    assert [str(d.date_start) for d in find_dates(text, PUBLISHED)] == ["2022-10-26", "2023-01-11", "2023-05-02"]


def test_a_heading_without_a_day_ends_what_the_one_above_it_rules() -> None:
    text = (
        "January 2006\n\nOn 18 January they left.\n\nA new crisis\n\nIt broke out on 5 March 2011. On 4 April it ended."
    )
    assert [str(d.date_start) for d in find_dates(text, None)][1:] == ["2006-01-18", "2011-03-05", "2011-04-04"]
    assert heads(text) == [("2006-01-01", None, None)]


def test_a_full_day_rules_those_behind_it_within_its_heading() -> None:
    text = "2007-2009\n\nThe camp closed on 30 July 2008. On 4 August thieves came."
    assert str(find_dates(text, None)[-1].date_start) == "2008-08-04"


def test_a_year_in_prose_rules_nothing_below() -> None:
    found = find_dates("The mission came in 2013.\n\nIt left on 18 January.", PUBLISHED)
    assert str(found[-1].date_start) == "2023-01-18"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "3 May, Bentiu. Rebels shell the market.\n\n5 May, Leer. Crowds protest.",
            ("shelling", "Bentiu", "2023-05-03"),
        ),
        (
            "March\n\nPeacekeepers closed their camp at Leer.\n\nMay\n\nRebels shelled Bentiu.",
            ("shelling", "Bentiu", "2023-05-01"),
        ),
        (
            "Friday 5 May - Juba: thousands march to demand peace.\n\nSaturday 6 May - Bor: all calm.",
            ("protest", "Juba", "2023-05-05"),
        ),
    ],
)
def test_events_of_entries(text: str, event: tuple[str, str, str]) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("5 May: UN helicopters attack rebel positions near Lubero.", ("air_strike", "Lubero")),
        ("5 May: Demonstrators storm and loot the UN base at Lubero.", ("looting", "Lubero")),
        ("5 May: Rebels cross the river near Lubero, capture two soldiers and kill three.", ("abduction", "Lubero")),
        ("5 May: Fighters burn the village of Lubero and loot its clinic.", ("looting", "Lubero")),
        ("5 May: Militants storm hotel in Lubero, taking hostages.", ("armed_attack", "Lubero")),
        ("5 May: Two rockets land near the airport of Lubero.", ("shelling", "Lubero")),
        ("5 May, Lubero: soldiers fire on militiamen.", ("armed_attack", "Lubero")),
        ("5 May - Boko Haram raids Chadian post near Lubero.", ("armed_attack", "Lubero")),
        ("5 May - 300 march in Lubero to demand peace.", ("protest", "Lubero")),
        ("5 May: UN and French helicopters fire on rebels near Lubero.", ("air_strike", "Lubero")),
        ("5 May, Lubero: Protesters throw stones; police open fire.", ("armed_attack", "Lubero")),
        ("Lubero, 5 May - Attack on the police station at dusk.", ("armed_attack", "Lubero")),
    ],
)
def test_chronicles_in_the_present(text: str, event: tuple[str, str]) -> None:
    assert (*event, "2023-05-05") in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("9 May, Malakal. Hundreds marched to ask for food for families from Nasir.", ("protest", "Malakal")),
        ("9 May, Baidoa. A bomb hit a police lorry on the road to Bardale.", ("explosive_attack", "Baidoa")),
        ("9 May, Ulang. Soldiers stopped two boats and sent them back to Malakal.", ("access_restriction", "Ulang")),
        ("9 May, Ulang. Thousands demonstrate.", ("protest", "Ulang")),
        ("9 May, Ulang. Gunmen shot at a patrol near Nasir.", ("armed_attack", "Nasir")),
    ],
)
def test_whence_and_whither_are_not_the_place_of_an_entry(text: str, event: tuple[str, str]) -> None:
    assert (*event, "2023-05-09") in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("On 5 May it was the turn of Bunyakiri.", ("base_withdrawal", "Bunyakiri", "2023-05-05")),
        ("Bunyakiri's turn came on 5 May.", ("base_withdrawal", "Bunyakiri", "2023-05-05")),
        ("\n\n5 May. Bunyakiri. The ceremony takes an hour.", ("base_handover", "Bunyakiri", "2023-05-05")),
        ("\n\n5 May. The turn of Bunyakiri.", ("base_withdrawal", "Bunyakiri", "2023-05-05")),
        ("\n\n5 May. Bunyakiri follows.", ("base_withdrawal", "Bunyakiri", "2023-05-05")),
    ],
)
def test_events_told_as_a_turn_or_a_ceremony(text: str, event: tuple[str, str, str]) -> None:
    assert event in told(f"MONUSCO closed its base at Kamanyola on 3 May. {text}")


def test_a_turn_may_be_one_of_attacks_or_of_countries() -> None:
    attacks = "Jihadists attacked the camp at Boulkessi on 3 May. A day later it was Gundam's turn."
    assert ("armed_attack", "Gundam", "2023-05-04") in told(attacks)
    leaving = "French troops left Mali on 3 May. Niger's turn came in July."
    assert ("troop_withdrawal", "Niger", "2023-07-01") in told(leaving)


def test_names_that_open_a_list_are_places() -> None:
    text = "Habo: camp closed on 26 June.\n\nTulo: UNAMID handed over the site on 2 July.\n\nEl Tino: looted on 5 July."
    assert {place for _, place, _ in told(text)} == {"Habo", "Tulo", "El Tino"}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Goundam. Handed over on 3 August.", ("base_handover", "Goundam", "2023-08-03")),
        ("Goundam. Closed on 3 August, handed to the army.", ("base_withdrawal", "Goundam", "2023-08-03")),
        ("Tessalit. Evacuated on 3 August under fire.", ("base_withdrawal", "Tessalit", "2023-08-03")),
        ("Léré. Captured by rebels on 3 August.", ("territory_takeover", "Léré", "2023-08-03")),
    ],
)
def test_a_name_alone_is_what_was_done_to(text: str, event: tuple[str, str, str]) -> None:
    found = read("x", f"MINUSMA leaves.\n\n{text}", PUBLISHED, None, known(), "Mali").event_reports
    assert event in {(e.event_type, e.place, str(e.when.date_start)) for e in found}


def test_speakers_are_no_places() -> None:
    text = 'Bello: "We stay."\n\nKante: "They attacked on 5 May."\n\nBello: "Nobody came."'
    assert heads(text) == []


def test_heads_of_a_chronicle_lie_behind() -> None:
    text = "12 September. Gunmen raid Gori.\n\n20 December. Gunmen raid Lubero.\n\n3 November. The mission will leave."
    assert [str(d.date_start) for d in find_dates(text, PUBLISHED)] == ["2023-09-12", "2022-12-20", "2023-11-03"]


def test_the_dead_of_an_entry_have_its_day_and_place() -> None:
    text = "Tue. 6 June: Bentiu. Two peacekeepers and four traders killed.\n\nWed. 7 June: Leer. Nothing."
    found = claims(text).casualty_figures
    assert {(f.count, f.place, str(f.when.date_start)) for f in found} == {
        (2, "Bentiu", "2023-06-06"),
        (4, "Bentiu", "2023-06-06"),
    }


def test_what_comes_later_on_the_day_of_an_entry() -> None:
    text = "3 May, Nasir. Gunmen attacked a boat.\n\n4 May, Nasir. By noon rebels had shelled the market."
    assert ("shelling", "Nasir", "2023-05-04") in told(text)


def test_the_united_nations_in_a_dateline_are_no_place() -> None:
    lead = "Gunmen ambushed a patrol of peacekeepers, the United Nations said Monday."
    found = read("x", lead, PUBLISHED, None, known(), None, "United Nations").event_reports
    assert [e.place for e in found] == [None]


def test_a_country_that_heads_a_section_is_whose_junta_and_whose_hosts_are_meant() -> None:
    text = (
        "Mali is told of first: Mali's army left Ber, and Mali is glad.\n\nNIGER: NO WAY BACK\n\n"
        "The junta that seized power on 26 July said it had thrown out the French.\n\nCALENDAR\n\nThe junta meets."
    )
    found = read("x", text, PUBLISHED, None, known(), "Mali").event_reports
    assert {(e.event_type, e.place, e.actor) for e in found[-2:]} == {
        ("coup", "Niger", "Niger junta"),
        ("troop_withdrawal", "Niger", "France"),
    }


def test_a_question_on_another_country_takes_its_coup_for_granted() -> None:
    text = "The mission is in Mali.\n\nQuestion: On Chad, have mercenaries arrived since the coup of 3 September?"
    assert [(e.event_type, e.place, e.modality) for e in claims(text).event_reports] == [("coup", "Chad", "asserted")]
