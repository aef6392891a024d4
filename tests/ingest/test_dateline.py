"""Datelines, and openings that only look like one."""

import pytest

from pipeline.ingest.article import read_article
from pipeline.ingest.dateline import read_dateline
from pipeline.ingest.documents import Raw

TEXT = "In Dakar, Gao and Goma people waited. MINUSMA left. MINUSMA said so."


@pytest.mark.parametrize(
    ("line", "place", "day", "outlet"),
    [
        ("DAKAR, Nov 3 (Reuters) - Before the peacekeepers", "Dakar", (None, 11, 3), "Reuters"),
        ("GAO/BERLIN, Dec. 13 (CPS) — The last soldiers", "Gao", (None, 12, 13), "CPS"),
        ("Bangui, 18 January 2021 - The mission", "Bangui", (2021, 1, 18), None),
        ("MONROVIA, Thursday, June 28 - The mission", "Monrovia", (None, 6, 28), None),
        ("N'DJAMENA — Zenaba unlocks", "N'Djamena", None, None),
        ("BELEDWEYNE, Somalia - Soldiers left", "Beledweyne", None, None),
        ("BAMAKO (AP) — Rebels said", "Bamako", None, "AP"),
        ("QUNEITRA, Golan Heights (Levant Press Agency) - Hundreds", "Quneitra", None, "Levant Press Agency"),
        ("Paris (AFP) – France said", "Paris", None, "AFP"),
        ("GAO - The keys were handed over", "Gao", None, None),
        ("BOR, South Sudan — Gunfire hit three aircraft", "Bor", None, None),
        ("GARBAHAREY, Gedo region - Gunfire hit three aircraft", "Garbaharey", None, None),
        ("PORT-AU-PRINCE - Gunmen fired on a patrol", "Port-au-Prince", None, None),
        ("ANSONGO. The flag came down", "Ansongo", None, None),
        ("GALKAYO, Friday, 3 March 2017. The flag came down", "Galkayo", (2017, 3, 3), None),
        ("BOSSANGOA: Monday, May 15, 2017. The flag came down", "Bossangoa", (2017, 5, 15), None),
        ("NAIROBI: The flag came down", "Nairobi", None, None),
        ("San salvador, 3 jan 90 (acan - efe) -- [Text] The battalion", "San salvador", (1990, 1, 3), "acan - efe"),
        ("Geneva, 12 June 2020 (OCHA): People fled", "Geneva", (2020, 6, 12), "OCHA"),
        ("(Reuters) - Rebels said", None, None, "Reuters"),
    ],
)
def test_dateline(line, place, day, outlet):
    found = read_dateline(line, TEXT)
    assert (found.place, found.outlet) == (place, outlet)
    assert (found.day and (found.day.year, found.day.month, found.day.day)) == day
    assert line[found.end].isupper()


@pytest.mark.parametrize(
    "line",
    [
        "MINUSMA - the U.N. mission - left the town",
        "MINUSMA — It left the town",
        "The army — Mali's largest — said",
        "On Tuesday, October 31st, rebels – mostly Tuareg – said",
        "(Some words in brackets) The army said",
        "[Reporter] What is the news?",
        "Kidal: The army said it was there",
        "He said: The army left",
        "ANALYSIS: The army left",
        "FACTBOX: The army left",
        "",
    ],
)
def test_no_dateline(line):
    assert read_dateline(line, TEXT) is None


def test_run_in_headings_are_no_datelines():
    assert read_dateline("LEBANON. One soldier was killed", TEXT, first=False) is None


def test_entries_of_a_digest_are_no_dateline():
    texts = ["Oyo road, 9 October - Ambush of a patrol.", "Kasese, 12 October - Two guards were hurt at a mine."]
    raw = Raw("a.txt", "0" * 64, "\n\n".join(["Two attacks in a week", *texts]))
    assert read_article(raw).text.endswith("\n\n".join(texts))


def test_the_country_that_heads_the_first_item_stays():
    text = "CENTRAL AFRICAN REPUBLIC\n\nGunmen struck Birao.\n\nSUDAN\n\nGunmen struck Kutum.\n\nMALI\n\nNothing."
    raw = Raw("a.txt", "0" * 64, f"Noon briefing of the day before yesterday\n\n{text}")
    assert read_article(raw).text.startswith("CENTRAL AFRICAN REPUBLIC")


def test_days_that_head_a_short_chronicle_stay():
    days = "Sunday, 8 September\n\nA lorry hit a mine.\n\nMonday, 9 September\n\nA convoy was attacked."
    raw = Raw("a.txt", "0" * 64, f"Two days of attacks in the north\n\n{days}")
    found = read_article(raw)
    assert (found.text, found.published_on) == (days, None)
