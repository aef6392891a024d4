"""Dates that head what stands below them: a line of its own ("January 2006", "29 March"), or the opening of an entry
("28 March 2011. Rebels ...", "Goma, 4 May: ..."). A date below that names no year is of the year above it.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pipeline.extract.date_scan import Found
from pipeline.extract.date_tense import as_told, told_ahead
from schemas import calendar
from schemas.calendar import UNKNOWN, Interval

# What may stand before a date at the head of an entry: "Day one - ", "Goma, "; nothing that reads on into it.
_BEFORE = re.compile(r"[\W_]*(?:[A-ZÀ-Þ0-9][\w'’.-]*(?: [\w'’.-]+){0,4} ?[,:(–—-] ?)?(?:[Oo]n |[Ii]n )?$")
_AFTER = re.compile(r"\)?\s*(?:$|\n|[.:;–—|]|- |, [A-ZÀ-Þ][^.:,\n]{1,40}[.:])")
_ALONE = re.compile(r"[\W_]*$")
_YEARLESS = re.compile(r"pub (?:md|m|s)(?:<=|>=|~~?)\d")
_OF_A_WEEK = re.compile(r"pub (?:wd<=\d|-1d)$")
_TO_COME = re.compile(r"\b(?:will|won't|shall|(?:is|are) (?:to|due|expected|planned|scheduled)|deadline|expires?)\b")
_WEEKDAY = re.compile(r"pub wd<=\d$")
_FORTNIGHT = 14
_HALF_A_YEAR = 190
# A heading that names no day ends what the one above it rules.
_OTHER_HEADING = re.compile(r"[.!?”\"’)]\n+[A-ZÀ-Þ][^\n]{1,60}(?<![.!?:;,”\"])\n")
_LONGEST_LINE = 70
# Characters below a head in which its tense is looked for.
_BELOW = 100


class Heading(NamedTuple):
    """A date that heads: its end, whether it stands `alone` on its line, and the end of what it certainly heads."""

    end: int
    alone: bool
    paragraph_end: int


def headings(text: str, found: Sequence[Found]) -> dict[int, Heading]:
    """The dates that head a line or a paragraph, by where they start."""
    heads: dict[int, Heading] = {}
    for start, end, _ in found:
        line = text.rfind("\n", 0, start) + 1
        if start - line > _LONGEST_LINE or not _BEFORE.match(text[line:start]) or not _AFTER.match(text, end):
            continue
        stop = text.find("\n", end)
        stop = len(text) if stop < 0 else stop
        bare = stop - line <= _LONGEST_LINE and bool(_ALONE.match(text[end:stop]))
        heads[start] = Heading(end, bare and bool(_ALONE.match(text[line:start])), stop)
    return heads


class Above:
    """The heading under which a reading of dates in their order stands."""

    def __init__(self, text: str, found: Sequence[Found], published_on: date | None):
        self._text, self._published_on = text, published_on
        self._heads = headings(text, found)
        self._told = self._year = self._week = UNKNOWN
        self._reaches = 0
        self._ends = self._sought = 0
        self._other = False  # whether a heading that names no day has come since
        self._within: date | None = None  # the day told last that lies in the time of the heading
        self._by_publication = False  # whether the year of the head read last is told by the day of publication alone

    def value_of(self, start: int, expression: str) -> Interval | None:
        """What a date means by the heading above it; None where that says nothing of it."""
        head = self._heads.get(start)
        if head is None and _WEEKDAY.match(expression) and start <= self._reaches and self._week.date_start is not None:
            day = calendar.evaluate(expression.replace("<=", ">="), self._week.date_start)
            return day if day.date_end is not None and day.date_end <= self._week.date_end else None
        told = self._year if head is not None and self._year.date_start is not None else self._told
        if told.date_start is None or told.date_end is None:
            self._by_publication = head is not None and self._behind(head, expression)
            return calendar.evaluate(as_told(expression, "<="), self._published_on) if self._by_publication else None
        if head is None and (start > self._reaches or self._is_over(start)):
            return None
        if _YEARLESS.match(expression) and (head is not None or not told_ahead(self._text, start)):
            if told.precision == "year":
                return calendar.evaluate(as_told(expression, "="), told.date_start)
            ahead = calendar.evaluate(as_told(expression, ">="), self._within) if self._within is not None else None
            if ahead is not None and ahead.date_start and (ahead.date_start - self._within).days < _HALF_A_YEAR:
                return ahead
            return calendar.evaluate(as_told(expression, "~~"), self._within or told.date_start)
        if self._published_on is None and told.precision == "day" and _OF_A_WEEK.match(expression):
            return calendar.evaluate(expression, told.date_start)
        return None

    def _goes_on(self, value: Interval) -> bool:
        """Whether a date that names its year leads on from the month or day that opens its paragraph."""
        told = self._told
        later = None not in (told.date_end, value.date_start) and told.date_end < value.date_start
        return later and self._reaches < len(self._text) and value.precision in ("day", "month")

    def _is_over(self, start: int) -> bool:
        """Whether a heading that names no day stands between the one above and a place. Places are asked in order, and
        what was searched for one is not searched again."""
        sought = max(self._ends, self._sought - _LONGEST_LINE)
        if not self._other and sought < start:
            self._other = _OTHER_HEADING.search(self._text, sought, start) is not None
        self._sought = start
        return self._other

    def _behind(self, head: Heading, expression: str) -> bool:
        """Whether one of several heads that names no year lies behind: nothing right below it is to come. A chronicle
        in the present ("26 December: the last soldiers leave") is one of the past."""
        if self._published_on is None or len(self._heads) < 2 or not _YEARLESS.match(expression):
            return False
        until = head.end + _BELOW
        return not _TO_COME.search(self._text, head.end, until if head.alone else min(until, head.paragraph_end))

    def pass_by(self, start: int, value: Interval, absolute: bool, headed: bool = False) -> None:
        """Take note of a date that has been read; one that heads and whose year is told rules what follows. `headed`:
        its year is that of the heading above it."""
        head = self._heads.get(start)
        told = self._told
        if head is None and absolute and value.precision == "day" and told.date_start and told.date_end:
            inside = told.date_start <= value.date_start <= told.date_end
            self._within = value.date_start if inside else self._within
        if head is None and absolute and not headed and self._goes_on(value):
            self._within = value.date_start  # "In Para, in May 1998. They signed in June 2000, and left in July"
        if head is not None:
            self._within, self._ends = None, head.end
            self._sought, self._other = head.end, False
            span = value.date_end - value.date_start if value.date_start and value.date_end else None
            self._week = value if span is not None and 1 < span.days < _FORTNIGHT else UNKNOWN
            told = absolute and not self._by_publication and value.date_start is not None
            self._told = value if told else UNKNOWN
            self._reaches = len(self._text) if head.alone else head.paragraph_end
            if not headed or self._by_publication:
                self._year = value if head.alone and value.precision == "year" else UNKNOWN
