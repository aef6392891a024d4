"""The head of an article: headline, outlet, byline, date line, address, and where its text begins."""

import re
from dataclasses import dataclass, field

from pipeline.ingest.authors import read_authors, read_byline
from pipeline.ingest.clean import Paragraph, bare, is_sentence
from pipeline.ingest.dates import Day, find_day
from pipeline.ingest.furniture import LEGAL, is_bare_caption
from pipeline.ingest.outlets import agency_named, is_outlet, outlet_of_rights

_REACH = 30
"""So many paragraphs are searched for the head."""

_URL = re.compile(r"<?(https?://[^\s<>]{4,2000})>?", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?P<label>title|headline|publisher|outlet|publication|site|source|date|published|published on|publication date|pubdate"
    r"|author|authors|byline|by|url|link|address|canonical)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_LABELS = {
    "headline": "title", "outlet": "publisher", "publication": "publisher", "site": "publisher", "source": "publisher",
    "published": "date", "published on": "date", "publication date": "date", "pubdate": "date",
    "authors": "author", "byline": "author", "by": "author", "link": "url", "address": "url", "canonical": "url",
}  # fmt: skip
_NOISE = re.compile(
    r"\b(?:first |last )?(?:published|publication|updated|update|posted|modified|issued|created|released|edited|date|dated|on|at"
    r"|the|situation|status|as of|as at|of|valid|time|local time|read|gmt|utc|edt|est|cdt|cst|pdt|pst|bst|cest|cet|eat|wat|cat"
    r"|sast|ist|am|pm|a\.m|p\.m|min|mins|minutes?|hrs?|hours?)\b\.?|\b\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|[+-]\d\d:?\d\d\b"
    r"|\b\d{1,2} ?[ap]m\b|(?:^|(?<=\s))(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[^\w\s&.'’-]+|(?<!\w)[-.]+(?!\w)",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\s*(?:last )?(?:updated?|modified)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]+\s+")


@dataclass(slots=True)
class Head:
    """What the head says, and the place in the list of paragraphs where the text begins."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    day: Day | None = None
    authors: list[str] = field(default_factory=list)
    agency: str | None = None
    begins: int = 0
    kept: list[int] = field(default_factory=list)


def read_head(paragraphs: list[Paragraph], kinds: list[str | None], stop: int | None, title: str | None) -> Head:
    """Read the lines above the text. `stop` is the paragraph of a dateline, `title` the headline where it is given."""
    head = Head()
    given = bare(title) if title else None
    headlines: list[int] = []
    outlets: list[int] = []
    updated: Day | None = None
    end = min(len(paragraphs), _REACH)
    for n in range(end):
        paragraph, text = paragraphs[n], paragraphs[n].text
        head.begins = n
        if n == stop:
            break
        if match := _URL.fullmatch(text):
            head.url = head.url or match[1]
        elif (
            (match := _LABELLED.fullmatch(text))
            and len(text) < 400
            and _take(head, match["label"].casefold(), match["value"])
        ):
            continue
        elif kinds[n] is not None:
            if kinds[n] == LEGAL:
                head.agency = head.agency or agency_named(outlet_of_rights(text))
        elif not text:
            continue
        elif given and _is_title(text, given):
            headlines = []
            head.title = title
        elif paragraph.heading and not headlines and not given:
            headlines.append(n)
        elif byline := read_byline(text):
            head.authors += byline.authors
            head.agency = head.agency or byline.agency
        elif line := _date_line(text):
            day, outlet, rest = line
            if _UPDATED.match(text):
                updated = updated or day
            else:
                head.day = head.day or day
            head.publisher = head.publisher or outlet
            if rest and not given and not headlines:
                headlines.append(n)
        elif is_outlet(text) and (not given or paragraph.strong or agency_named(text)):
            outlets.append(n)
        elif _may_be_headline(paragraph) and (headlines or n + 1 < len(paragraphs)):
            headlines.append(n)
        elif not (is_bare_caption(text) and n + 1 < len(paragraphs)):
            break
    else:
        head.begins = end
    head.day = head.day or updated
    _settle(head, paragraphs, headlines, outlets, given)
    return head


def _settle(
    head: Head, paragraphs: list[Paragraph], headlines: list[int], outlets: list[int], given: str | None
) -> None:
    """Decide which short line is the headline and which the outlet; lines under the headline stay text."""
    if not headlines and outlets and not given and not head.title and not _sure_outlet(paragraphs[outlets[0]]):
        headlines = [outlets.pop(0)]
    if outlets:
        name = paragraphs[outlets[0]].text
        head.publisher = head.publisher or agency_named(name) or name
    if head.title is None and not given and headlines:
        best = next(
            (n for n in headlines if paragraphs[n].heading or len(paragraphs[n].text.split()) >= 4), headlines[0]
        )
        head.title = paragraphs[best].text
        headlines = [n for n in headlines if n > best]
    head.kept = headlines


def _sure_outlet(paragraph: Paragraph) -> bool:
    return bool(agency_named(paragraph.text)) or paragraph.strong


def _take(head: Head, label: str, value: str) -> bool:
    """Take a labelled line of the head ("Date: 3 November 2023"); False where the value does not fit its label."""
    label = _LABELS.get(label, label)
    value = value.strip(" \"'“”")
    if label == "title" and head.title is None and len(value) < 400:
        head.title = value
    elif label == "publisher" and len(value) <= 80 and not is_sentence(value) and not value.startswith("http"):
        head.publisher = head.publisher or agency_named(value) or value
    elif label == "date" and (day := find_day(value)):
        head.day = head.day or day
    elif label == "author" and (names := read_authors(value)):
        head.authors += names
    elif label == "url" and (match := _URL.match(value)):
        head.url = head.url or match[1]
    else:
        return False
    return True


def _is_title(text: str, given: str) -> bool:
    line = bare(text)
    return line == given or (len(line) >= 20 and (line.startswith(given) or given.startswith(line)) and len(text) < 300)


def _date_line(text: str) -> tuple[Day, str | None, str | None] | None:
    """Return the day, the outlet and what else a date line holds; None where the line is no date line."""
    if len(text) > 140 or (is_sentence(text[-3:]) and len(text.split()) > 14):
        return None
    day = find_day(text)
    if not day:
        return None
    outlet, rest = None, []
    for part in _PARTS.split(text[: day.start] + " | " + text[day.end :]):
        if not (part := " ".join(_NOISE.sub(" ", part).split()).strip(" .,")):
            continue
        if find_day(part) or part.isdigit():
            continue
        if is_outlet(part):
            outlet = outlet or agency_named(part) or part
        elif part[0].isupper() and len(part.split()) <= 8 and not text.endswith("."):
            rest.append(part)
        else:
            return None
    if not day.year and (rest or not day.weekday):
        return None
    return day, outlet, " ".join(rest) if len(" ".join(rest).split()) >= 3 else None


def _may_be_headline(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.bullet or text.endswith((".", ":", ",", ";")) or len(text) > 220:
        return False
    words = text.split()
    return (
        1 <= len(words) <= 28
        and (text[0].isupper() or not text[0].isalpha())
        and not (is_sentence(text) and len(words) > 20)
    )
