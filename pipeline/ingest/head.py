"""The head of an article: headline, outlet, byline, date line, address, and where its text begins."""

import re
from dataclasses import dataclass, field

from pipeline.ingest.authors import read_authors, read_byline
from pipeline.ingest.clean import Paragraph, bare, ends_amid_sentence, is_sentence
from pipeline.ingest.dates import Day, find_day
from pipeline.ingest.furniture import CAPTION, LEGAL, is_bare_caption, is_kicker, is_summary_label
from pipeline.ingest.outlets import agency_named, outlet_in, outlet_named, outlet_of_rights

_REACH = 30
"""So many paragraphs are searched for the head."""
_STANDFIRST = 3
"""So many sentences can stand above a byline or date line."""

_URL = re.compile(r"<?(https?://[^\s<>]{4,2000})>?", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?P<label>title|headline|publisher|outlet|publication|site|source|date|published|published on|publication date"
    r"|pubdate|author|authors|byline|by|url|link|address|canonical)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_LABELS = {
    "headline": "title", "outlet": "publisher", "publication": "publisher", "site": "publisher", "source": "publisher",
    "published": "date", "published on": "date", "publication date": "date", "pubdate": "date",
    "authors": "author", "byline": "author", "by": "author", "link": "url", "address": "url", "canonical": "url",
}  # fmt: skip
_NOISE = re.compile(
    r"\b(?:first |last )?(?:published|publication|updated|update|posted|modified|issued|created|released|edited|date"
    r"|dated|on|at|the|situation|status|as of|as at|of|valid|time|local time|read|gmt|utc|edt|est|cdt|cst|pdt|pst|bst"
    r"|information|data|figures|gathered|collected|compiled|received|available|closed|up to|until|noon|midnight|midday"
    r"|cest|cet|eat|wat|cat|sast|ist|am|pm|a\.m|p\.m|min|mins|minutes?|hrs?|hours?)\b\.?"
    r"|\b\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|[+-]\d\d:?\d\d\b|\b\d{1,2} ?[ap]m\b"
    r"|(?:^|(?<=\s))(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[^\w\s&.'’-]+|(?<!\w)[-.]+(?!\w)",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\s*(?:last )?(?:updated?|modified)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\s*(?:first )?(?:published|posted|issued|created|released|date|situation|status|information|data|figures)\b", re.I
)
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]+\s+")
_LETTERHEAD = re.compile(
    r"\b(?:UNITED NATIONS|NATIONS UNIES|MISSION|MINISTRY|DEPARTMENT|OFFICE|UNION|COMMISSION|EMBASSY|GOVERNMENT|REPUBLIC"
    r"|SECRETARIAT|COMMAND|HEADQUARTERS|AGENCY|COUNCIL)\b"
)


@dataclass(slots=True)
class Head:
    """What the head says, the place where the text begins, and lines of the head that are text all the same."""

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
    last = _last_line(paragraphs, kinds, stop)
    reader = _Reader(paragraphs, kinds, title, last if stop is None else stop)
    end = min(len(paragraphs), _REACH)
    head = reader.head
    head.begins = end
    for n in range(end):
        if n == stop or not (reader.takes(n) or n < last):
            head.begins = n
            break
    reader.settle()
    return head


class _Reader:
    """Takes line after line of the head; what each says is kept in `head`."""

    def __init__(self, paragraphs: list[Paragraph], kinds: list[str | None], title: str | None, last: int) -> None:
        self.head = Head()
        self._last = last
        self._paragraphs, self._kinds = paragraphs, kinds
        self._title = bare(title) if title else None
        self._headlines: list[int] = []
        self._outlets: list[int] = []
        self._updated: Day | None = None
        self._points_in: int | None = None

    def takes(self, n: int) -> bool:
        """Take a paragraph; False where it can be the first of the text, which is then kept as text."""
        text = self._paragraphs[n].text
        if _PUBLISHED.match(text) and self._takes_date(n, text):
            return True
        if self._takes_labelled(text) or self._kinds[n] is not None:
            if self._kinds[n] == LEGAL:
                self.head.agency = self.head.agency or agency_named(outlet_of_rights(text))
            return True
        if self._takes_title(n, text) or self._takes_byline(text) or self._takes_date(n, text):
            return True
        if (
            (n < self._last and self._takes_summary(n, text))
            or is_kicker(text)
            or (text.isupper() and _LETTERHEAD.search(text) and not _is_sectioned(self._paragraphs[n + 1 :]))
        ):
            return True
        if outlet_in(text) and (not self._title or self._paragraphs[n].strong or outlet_named(text)):
            self._outlets.append(n)
            return True
        if _may_be_headline(self._paragraphs[n]):
            self._headlines.append(n)
            return True
        if self._is_caption(n, text):
            return True
        self.head.kept.append(n)
        return False

    def settle(self) -> None:
        """Decide which short line is the headline and which the outlet; lines under the headline stay text."""
        head, headlines, outlets = self.head, self._headlines, self._outlets
        paragraphs = self._paragraphs
        head.day = head.day or self._updated
        if not headlines and outlets and not self._title and not outlet_named(paragraphs[outlets[0]].text):
            headlines = [] if paragraphs[outlets[0]].strong else [outlets.pop(0)]
        if outlets:
            head.publisher = head.publisher or outlet_in(paragraphs[outlets[0]].text)
        if head.title is None and not self._title and headlines:
            full = (n for n in headlines if paragraphs[n].heading or len(paragraphs[n].text.split()) >= 4)
            best = next(full, headlines[0])
            head.title = paragraphs[best].text
            headlines = [n for n in headlines if n > best]
        head.kept += headlines

    def _takes_labelled(self, text: str) -> bool:
        if match := _URL.fullmatch(text):
            self.head.url = self.head.url or match[1]
            return True
        match = _LABELLED.fullmatch(text) if len(text) < 400 else None
        return bool(match) and self._takes_label(match["label"].casefold(), match["value"].strip(" \"'“”"))

    def _takes_label(self, label: str, value: str) -> bool:
        """Take a labelled line ("Date: 3 November 2023"); False where the value does not fit its label."""
        head, label = self.head, _LABELS.get(label, label)
        if label == "title" and head.title is None and len(value) < 400:
            head.title, self._title = value, bare(value)
        elif label == "publisher" and len(value) <= 80 and not is_sentence(value) and not value.startswith("http"):
            head.publisher = head.publisher or outlet_named(value) or value
        elif label == "date" and (day := find_day(value)):
            head.day = head.day or day
        elif label == "author" and (names := read_authors(value)):
            head.authors += names
        elif label == "url" and (match := _URL.match(value)):
            head.url = head.url or match[1]
        else:
            return False
        return True

    def _takes_title(self, n: int, text: str) -> bool:
        if self._title:
            line = bare(text) if len(text) < 300 else ""
            near = len(line) >= 20 and (line.startswith(self._title) or self._title.startswith(line))
            if line and (line == self._title or near):
                self._headlines = []
                self.head.title = self.head.title or text
                return True
        elif self._paragraphs[n].heading and not self._headlines:
            self._headlines.append(n)
            return True
        return False

    def _takes_byline(self, text: str) -> bool:
        byline = read_byline(text)
        if not byline:
            return False
        self.head.authors += byline.authors
        self.head.agency = self.head.agency or byline.agency
        self.head.publisher = self.head.publisher or byline.outlet
        day = find_day(text)
        self.head.day = self.head.day or (day if day and day.year else None)
        return True

    def _takes_date(self, n: int, text: str) -> bool:
        line = _date_line(text)
        if not line or (line.is_bare and _is_chronology(self._paragraphs)):
            return False
        if _UPDATED.match(text):
            self._updated = self._updated or line.day
        else:
            self.head.day = self.head.day or line.day
        self.head.publisher = self.head.publisher or line.outlet
        if line.rest and not self._title and not self._headlines:
            self._headlines.append(n)
        return True

    def _takes_summary(self, n: int, text: str) -> bool:
        """Take the points under "Summary": the block of lines after it."""
        block = self._paragraphs[n].block
        if is_summary_label(text):
            self._points_in = block
            return True
        if self._points_in is None or len(text) > 200 or self._paragraphs[-1].block <= block:
            return False
        if block not in (self._points_in, self._points_in + 1):
            return False
        alone = self._paragraphs[n - 1].block != block != self._paragraphs[n + 1].block
        return self._paragraphs[n].bullet or not alone

    def _is_caption(self, n: int, text: str) -> bool:
        """Whether a paragraph is a caption: it ends in a place and date, or stands right under a picture's credit."""
        if n + 1 == len(self._paragraphs):
            return False
        above = self._paragraphs[n - 1] if n else None
        credit = above and self._kinds[n - 1] == CAPTION and len(above.text) <= 40
        return is_bare_caption(text) or bool(credit and above.block == self._paragraphs[n].block and len(text) <= 250)


@dataclass(frozen=True, slots=True)
class _DateLine:
    """The day, the outlet and what else a date line holds; `is_bare` where it is nothing but a day."""

    day: Day
    outlet: str | None
    rest: str | None
    is_bare: bool


def _date_line(text: str) -> _DateLine | None:
    """Return what a date line says; None where the line is no date line."""
    if len(text) > 140 or (is_sentence(text) and len(text.split()) > 14):
        return None
    day = find_day(text)
    if not day:
        return None
    outlet, rest = None, []
    for part in _PARTS.split(text[: day.start] + " | " + text[day.end :]):
        part = " ".join(_NOISE.sub(" ", part).split()).strip(" .,")
        if not part or part.isdigit() or find_day(part):
            continue
        if name := outlet_in(part):
            outlet = outlet or name
        elif part[0].isupper() and len(part.split()) <= 8 and not text.endswith("."):
            rest.append(part)
        else:
            return None
    if not day.year and (rest or not day.weekday):
        return None
    words = " ".join(rest)
    is_bare = not outlet and not rest and not _PUBLISHED.match(text) and not _UPDATED.match(text)
    named = sum(len(word) > 2 and word.isalpha() for word in words.split()) >= 3
    return _DateLine(day, outlet, words if named else None, is_bare)


def _is_chronology(paragraphs: list[Paragraph]) -> bool:
    """Whether days stand as headings through the text, so that none of them is the day of publication; two are enough
    where they name no year, as dates of publication do."""
    days = set()
    for part in paragraphs:
        if len(part.text) <= 40 and not part.is_sentence and (day := find_day(part.text)):
            days.add((day.year, day.month, day.day))
    return len(days) >= 4 or sum(year is None for year, _, _ in days) >= 2


def _is_sectioned(paragraphs: list[Paragraph]) -> bool:
    """Whether lines in capitals stand as headings through the text, so that the first is one too."""
    seen = (n for n, part in enumerate(paragraphs) if part.text.isupper() and len(part.text.split()) <= 6)
    return any(n and paragraphs[n - 1].is_sentence for n in seen)


def _last_line(paragraphs: list[Paragraph], kinds: list[str | None], stop: int | None) -> int:
    """Return the place of the last byline or date line with only a standfirst above it, 0 where there is none."""
    last = sentences = 0
    for n, part in enumerate(paragraphs[: min(_REACH, stop or _REACH)]):
        if kinds[n] is not None and not _PUBLISHED.match(part.text):
            continue
        if part.is_sentence and len(part.text) > 40:
            sentences += 1
            if sentences > _STANDFIRST or len(part.text) > 250:
                break
        elif len(part.text) <= 160 and (read_byline(part.text) or _date_line(part.text)):
            day = _date_line(part.text)
            last = last if day and day.is_bare and _is_chronology(paragraphs) else n
    return last


def _may_be_headline(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.bullet or not text or text.endswith((".", ":", ",", ";")) or len(text) > 220:
        return False
    words = text.split()
    return (
        len(words) <= 28
        and (text[0].isupper() or not text[0].isalpha())
        and not (is_sentence(text) and len(words) > 20)
        and not ends_amid_sentence(text)
    )
