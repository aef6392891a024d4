"""Whole articles in the shapes in which they are saved: what becomes text, what metadata."""

from datetime import date

import pytest

from pipeline.ingest.article import read_article
from pipeline.ingest.documents import Document, Raw

FIRST = (
    "Rebels in northern Mali said on Tuesday they had taken over a base in Kidal that was vacated by United Nations "
    "peacekeepers, as the army said it was on its way."
)
SECOND = (
    "At least four soldiers were killed and six wounded when their convoy hit a mine near Anefis, the army said in a "
    "statement late on Monday. It gave no further details."
)
THIRD = "MINUSMA has until December 31 to leave the country, where it has been deployed since 2013."


def article(text: str, **given) -> Document:
    found = read_article(Raw("article.txt", "0" * 64, text, **given))
    assert isinstance(found, Document), found
    return found


def paragraphs(text: str, **given) -> list[str]:
    return article(text, **given).text.split("\n\n")


def test_wire_report():
    found = article(
        f"""Rebels seize base in Mali as UN peacekeepers leave

BY BABA AHMED AND JANE DOE
Updated 3:06 PM GMT, November 1, 2023

BAMAKO, Mali (AP) — {FIRST}

{SECOND}

___

Associated Press writer Jessica Donati in Dakar, Senegal, contributed to this report.

___

Follow AP's Africa coverage at: https://apnews.com/hub/africa"""
    )
    assert found.text == f"{FIRST}\n\n{SECOND}"
    assert found.title == "Rebels seize base in Mali as UN peacekeepers leave"
    assert (found.publisher, found.agency, found.dateline_place) == ("Associated Press", None, "Bamako")
    assert found.authors == ("Baba Ahmed", "Jane Doe", "Jessica Donati")
    assert (found.published_on, found.published_basis) == (date(2023, 11, 1), "header")


def test_outlet_with_standfirst_caption_and_inset_list():
    found = article(
        f"""News|Conflict

Mali's rebels claim control of Kidal base after UN leaves

The Tuareg rebels say they seized the base vacated by peacekeepers.

Malian soldiers patrol in the desert near Kidal [File: Some Name/AFP]
By Al Jazeera Staff and News Agencies
Published On 1 Nov 2023

{FIRST}

Keep reading

list of 2 items
list 1 of 2
Mali army says it killed rebels in strike
list 2 of 2
What is happening in northern Mali?
end of list

{SECOND}

Source: Al Jazeera and news agencies"""
    )
    assert found.text.split("\n\n")[1:] == [FIRST, SECOND]
    assert (found.publisher, found.published_on) == ("Al Jazeera", date(2023, 11, 1))
    assert found.title == "Mali's rebels claim control of Kidal base after UN leaves"


def test_broadcaster_with_captions_between():
    found = article(
        f"""Mali conflict: Tuareg rebels seize UN base in Kidal
Published
1 November 2023

Image source, AFP
Image caption,
The UN has been leaving its bases

By Beverly Ochieng
BBC News, Dakar

{FIRST}

{SECOND}

You may also be interested in:
Why Mali wants the UN out

{THIRD}

Related Topics
Mali
Tuareg"""
    )
    assert found.text == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert (found.publisher, found.authors) == ("BBC News", ("Beverly Ochieng",))


def test_press_release():
    found = article(
        f"""FOR IMMEDIATE RELEASE

UNITED NATIONS MISSION IN MALI

PRESS RELEASE

MINUSMA closes its camp in Ansongo

Bamako, 1 November 2023 – {FIRST}

For more information, please contact:
Spokesperson: Jane Doe, doe@example.org

ENDS"""
    )
    assert found.text == FIRST
    assert found.title == "MINUSMA closes its camp in Ansongo"
    assert (found.published_on, found.published_basis) == (date(2023, 11, 1), "dateline")


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("This is the news this morning, Wednesday, 1 November 2023.", date(2023, 11, 1)),
        ("Today, November 1, 2023, the last convoy left.", date(2023, 11, 1)),
        ("“We leave today, 1 November 2023,” the order of the force read.", None),
        ("The last convoy left on 1 November 2023 and is in Gao today.", None),
    ],
)
def test_a_text_that_says_which_day_today_is(told, day):
    found = article(f"{told}\n\n{FIRST}")
    assert (found.published_on, found.published_basis) == (day, "text" if day else "unknown")


def test_front_matter_and_markdown():
    found = article(
        f"""---
title: "Rebels seize base in Mali"
date: 2023-11-01
author: Jane Doe
source: The Daily Sahel
---

## Rebels seize base in Mali

{FIRST}

> {SECOND}

[Read more about Mali](https://example.org/mali)

- Four soldiers were **killed**.
- Six were hurt, the [army](https://example.org/army) said."""
    )
    assert found.text.split("\n\n") == [
        FIRST,
        SECOND,
        "Four soldiers were killed.",
        "Six were hurt, the army said.",
    ]
    assert (found.title, found.publisher, found.authors) == (
        "Rebels seize base in Mali",
        "The Daily Sahel",
        ("Jane Doe",),
    )


def test_summary_above_a_dated_report_is_no_text():
    points = "  • Rebels take base\n\n  • Peacekeepers move out\n\n"
    assert paragraphs(f"A headline of some words\n\n{points}DAKAR, Nov 3 (Reuters) - {FIRST}\n\n{SECOND}") == [
        FIRST,
        SECOND,
    ]


def test_summary_without_dateline_is_no_text():
    assert paragraphs(f"- Rebels take base\n- Peacekeepers move out\n\n{FIRST}\n\n{SECOND}") == [FIRST, SECOND]


def test_points_of_a_report_are_text():
    assert paragraphs(f"What happened\n\n• {FIRST}\n\n• {SECOND}") == ["What happened", FIRST, SECOND][-2:]
    assert paragraphs(f"{THIRD}\n\n• {FIRST}\n\n• {SECOND}") == [THIRD, FIRST, SECOND]


def test_update_above_a_dateline_is_text():
    update = "UPDATE 4:15 p.m. Friday: The wounded officer is in good condition and could be released by Monday."
    assert paragraphs(f"{update}\n\nGAO (AFP) - {FIRST}") == [update, FIRST]


def test_headlines_after_the_end_are_no_text():
    tail = "Share this: Facebook | Twitter\nGoma water shortage enters third week\nUp to 40 feared dead in fire"
    assert paragraphs(f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n\n{tail}") == [FIRST, SECOND, THIRD]


def test_nothing_stands_after_the_reporters_credit():
    credit = "Reporting by Jane Doe; Editing by John Roe"
    text = f"{FIRST}\n\n{SECOND}\n\n{SECOND.replace('four', 'five')}\n\n{credit}\n\nOur office is in Dakar."
    assert paragraphs(text)[-1].startswith("At least five")


def test_credits_amid_a_digest_end_nothing():
    items = [
        f"{n}. MALI: A report\n{FIRST.replace('Kidal', name)}\n(Reporting by Jane Doe)"
        for n, name in enumerate(("Gao", "Ber"))
    ]
    assert len(paragraphs("\n\n".join([*items, SECOND, THIRD]), title="Morning brief")) == 6


def test_advert_takes_its_own_lines_only():
    text = (
        f"{FIRST}\n\nAdvertisement\nBook your tickets early - Banjul to Dakar from D1,500\n\nAdvertisement\n\n{SECOND}"
    )
    assert paragraphs(text) == [FIRST, SECOND]


def test_pull_quote_and_repeated_paragraph_stand_once():
    said = "We do not know who fired first and nobody told us"
    text = f'{FIRST}\n\n"{said}," a resident said.\n\n“{said}”\n\n{THIRD}\n\n{THIRD}'
    assert paragraphs(text) == [FIRST, f'"{said}," a resident said.', THIRD]


def test_hard_wrapped_lines_are_joined():
    wrapped = f"""Rebels in northern Mali said on Tuesday they had taken over a base in
Kidal that was vacated by United Nations peacekeepers, as the army
said it was on its way.

{THIRD}"""
    assert paragraphs(wrapped) == [FIRST, THIRD]


def test_lines_that_are_paragraphs_stay_apart():
    assert paragraphs(f"{FIRST}\n{SECOND}\n{THIRD}") == [FIRST, SECOND, THIRD]


def test_sentence_cut_by_a_link_is_joined_again():
    cut = FIRST.replace("vacated by ", "vacated by\n\nRead more: Mali orders mission out\n\n")
    assert paragraphs(f"{cut}\n\n{SECOND}") == [FIRST, SECOND]


def test_a_link_with_its_own_headline_takes_no_heading_of_the_text_with_it():
    text = f"{FIRST}\n\n> From our archive: The night they left\n\n2. NIGER: One report\n\n{SECOND}"
    assert paragraphs(text) == [FIRST, "2. NIGER: One report", SECOND]
    links = "Related stories:\n\nGoma water shortage enters third week\n\nUp to 40 feared dead in fire"
    assert paragraphs(f"{FIRST}\n\n{links}\n\n{SECOND}") == [FIRST, SECOND]


def test_given_metadata_beats_what_the_text_says():
    found = article(
        f"# Another headline\n**Reuters**\n\n2023-10-30\n\n{FIRST}",
        title="Given headline",
        publisher="Given Outlet",
        published_on=date(2023, 10, 31),
        url="https://example.org/2023/10/29/x",
    )
    assert (found.title, found.publisher, found.published_on) == ("Given headline", "Given Outlet", date(2023, 10, 31))


def test_given_headline_is_not_repeated_in_the_text():
    assert paragraphs(f"Rebels Take Base\n\n{FIRST}", title="Rebels take base") == [FIRST]


def test_republished_copy_names_its_agency():
    found = article(f"GAO, Nov 3 (Reuters) - {FIRST}", publisher="Genocide Watch", published_on=date(2023, 11, 4))
    assert (found.publisher, found.agency) == ("Genocide Watch", "Reuters")


def test_an_outlets_own_initials_are_no_agency():
    found = article(f"GAO, Dec. 13 (CPS) — {FIRST}", publisher="Continental Press Service")
    assert found.agency is None


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.reuters.com/a", "Reuters"),
        ("https://news.un.org/a", "UN News"),
        ("https://www.example.org/a", "example.org"),
    ],
)
def test_address_names_the_outlet_where_nothing_else_does(url, publisher):
    assert article(FIRST, url=url).publisher == publisher


def test_chronology_has_no_day_of_publication():
    days = ["4 July 2023", "13 August 2023", "21 October 2023", "31 October 2023"]
    text = "How the mission left\n\n" + "\n\n".join(
        f"{day}\n\n{SECOND.replace('four', str(n))}" for n, day in enumerate(days)
    )
    found = article(text)
    assert found.published_on is None
    assert all(day in found.text for day in days)


def test_headline_alone_is_text():
    assert article("Somalia severs ties with Kenya; expels diplomats").text.startswith("Somalia severs")


def test_page_of_links_is_no_article():
    found = read_article(
        Raw("a.txt", "0" * 64, "Read also: Mali orders mission out\n\nFacebook | Twitter\n\n© 2023 Outlet")
    )
    assert found.reason == "no_article"


def test_id_follows_from_content_not_from_the_file():
    one = read_article(Raw("a.txt", "0" * 64, FIRST, publisher="The Outlet", published_on=date(2023, 11, 1)))
    other = read_article(Raw("b/c.jsonl#7", "1" * 64, FIRST, publisher="The Outlet", published_on=date(2023, 11, 1)))
    assert one.article_id == other.article_id
    assert one.article_id.startswith("the-outlet-2023-11-01-")
    assert article(SECOND).article_id != article(FIRST).article_id


def test_live_blog_keeps_its_times():
    found = article(
        "LIVE: UN convoy leaves Kidal\nLast updated: 31 October 2023, 19:05 GMT\n\n"
        f"19:05 Convoy hits second mine\n{FIRST}\n\n16:40 Rebels claim the camp\n{SECOND}"
    )
    assert found.text.split("\n\n") == ["19:05 Convoy hits second mine", FIRST, "16:40 Rebels claim the camp", SECOND]
    assert found.published_on == date(2023, 10, 31)


def test_bulletin_is_of_the_day_up_to_which_it_knows():
    found = article(f"Alert 11\nInformation gathered up to Wednesday 5 November 2025, noon\n\n{FIRST}\n\n{SECOND}")
    assert found.text.split("\n\n") == [FIRST, SECOND]
    assert found.published_on == date(2025, 11, 5)


def test_list_of_films_is_no_text():
    films = "1:49 Grandmother speaks\n\n2:23 Trump rally in four minutes\n\n3:36 Sam Lee, diver, remembered"
    assert paragraphs(f"{films}\n\n{FIRST}\n\n{SECOND}") == [FIRST, SECOND]


def test_highlights_of_a_report_are_text():
    head = "SITUATION REPORT No. 12\nDate: 16 November 2023\nLocation: Kidal"
    text = f"HIGHLIGHTS\n- {THIRD}\n- No one was hurt.\n\nCONTEXT\n{SECOND}"
    assert paragraphs(f"{head}\n\n{text}") == ["HIGHLIGHTS", THIRD, "No one was hurt.", "CONTEXT", SECOND]


def test_summary_above_the_byline_is_no_text():
    head = "A headline of some words\n\nSummary\n\nThe rebels hold the camp.\nThe army is near.\n\nBy Jane Doe"
    assert paragraphs(f"{head}\n\n{FIRST}\n\n{SECOND}") == [FIRST, SECOND]


def test_link_in_brackets_is_taken_out_of_its_paragraph():
    assert paragraphs(f"{FIRST}\n\n{SECOND} (Also read: Who is JNIM?)") == [FIRST, SECOND]


def test_biography_of_the_author_is_no_text():
    assert paragraphs(f"A headline of some words\nBy Jane Doe\n\n{FIRST}\n\nJane Doe is a reporter in Dakar.") == [
        FIRST
    ]


def test_letterhead_of_a_newspaper():
    found = article(
        f"""The Banjul Evening Post
Vol. 12 No. 214 | Monday, 5 June 2017 | D25

SOLDIERS FIRE ON CROWD AT KANILAI

BY OUR REPORTER

KANILAI, Sunday - {FIRST.replace("Kidal", "Kanilai")}

Turn to page 4

{SECOND}"""
    )
    assert (found.title, found.publisher) == ("SOLDIERS FIRE ON CROWD AT KANILAI", "The Banjul Evening Post")
    assert (found.dateline_place, found.published_on) == ("Kanilai", date(2017, 6, 5))
    assert len(found.text.split("\n\n")) == 2
