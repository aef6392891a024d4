"""Years that rule the yearless dates behind them in a sentence: "In 2009 she fled after rebels took the town on 15
January", "of 2012, when the town fell on 31 March"."""

import re
from collections.abc import Iterable, Iterator

from pipeline.extract.date_scan import Found

_OPENING = re.compile(r"(?:^|[.!?:;]['”\"]? |\n|[“\"])(?:Back |It was |Early |Late )?(?:In|During|in) (?:the year )?$")
_THE_YEAR = re.compile(r"(?:^|[.!?] |\n)The year $")
_WHEN = re.compile(r",? when\b")
_STOP = re.compile(r"[.!?]['”\"]? |\n|\b(?:will|now|this|is|are|has|have|and again|but|until|since)\b")
_YEAR = re.compile(r"\d{4}")
_YEARLESS = re.compile(r"pub (md|m)~(\d\d?(?:-\d\d)?(?:@\d)?(?: .*)?)")


def framed(text: str, dates: Iterable[Found]) -> Iterator[Found]:
    """The dates, those without a year given that of the year that rules their sentence."""
    year, seen = "", 0
    for date in dates:
        if year and _STOP.search(text, seen, date.start):
            year = ""
        yearless = _YEARLESS.fullmatch(date.expression) if year else None
        if yearless:
            date = date._replace(expression=f"{year} {yearless[1]}={yearless[2]}")
        elif _YEAR.fullmatch(date.expression):
            year = date.expression if _rules(text, date) else ""
        elif not date.expression.startswith("pub m"):
            year = "" if date.expression[:4].isdecimal() else year
        seen = date.end
        yield date


def _rules(text: str, year: Found) -> bool:
    before = text[max(0, year.start - 24) : year.start]
    return bool(_OPENING.search(before) or _THE_YEAR.search(before) or _WHEN.match(text, year.end))
