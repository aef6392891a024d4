"""Dates without a year in a story of years ago: "It fell on 30 September 2019. ... They came back on 4 October"."""

import re
from collections.abc import Sequence
from datetime import date

from pipeline.extract.date_context import told_ahead
from pipeline.extract.date_mentions import DateMention, settled
from pipeline.extract.date_scan import Found
from schemas import calendar

SENTENCE_END = re.compile(r"[.!?][”\"]? [A-Z“\"]")
# A month, a day, or a day of the month whose year the day of publication would choose; a weekday rules the year.
_YEARLESS = re.compile(r"pub (?P<kind>md|m|dom)(?:<=|~~?)(?P<value>[\d-]+(?: (?:early|mid|late|end|w\d|h\d))?)$")
_LONG_AGO = re.compile(r"pub -(\d+)y(?: (?:year|month|day|week))?$")
_RECENT = re.compile(r"pub (?:day|wd|week|-\d+[dw]|-1m)")
_STORY = 120
# Years after which a story that names but a month is still the one told.
_LONG_SINCE = 2
_EXACT = frozenset(("day", "month"))
# Between two dates of one sentence: the second is of another time.
_AWAY_FROM_STORY = re.compile(r"\b(?:now|but|since|until|by|before|again|is|are|has|have|wants?|plans?|says?|said)\b")
_YEARS_AGO = 3


def in_story(
    mention: DateMention, before: Sequence[DateMention], text: str, published_on: date, looks_back: bool
) -> DateMention:
    """A date as the story that it stands in means it; `looks_back`: the whole text is of years ago."""
    if mention.expression.startswith("pub wd<="):
        return _in_week(mention, before, text, published_on)
    yearless = _YEARLESS.match(mention.expression)
    if yearless is None or mention.date_start is None:
        return mention
    found = _in_time_of(mention, yearless, before, text, published_on) if looks_back else None
    return found or _in_paragraph(mention, yearless, before, text)


def tells_of_long_ago(text: str, found: Sequence[Found]) -> bool:
    """Whether a text opens with what was years ago to the day or month: "Twenty years ago this month"."""
    second = text.find("\n\n", text.find("\n\n") + 1)
    opening = (date.expression for date in found if second < 0 or date.start < second)
    return any(int(ago[1]) >= _YEARS_AGO for ago in map(_LONG_AGO.match, opening) if ago)


def _in_time_of(
    mention: DateMention, yearless: re.Match[str], before: Sequence[DateMention], text: str, published_on: date
) -> DateMention | None:
    """The date nearest to what was told last of years ago; None where its paragraph tells of late or ahead."""
    paragraph = text.rfind("\n", 0, mention.start)
    here = [told for told in before if told.start > paragraph]
    if any(told.kind == "relative" and _RECENT.match(told.expression) for told in here):
        return None
    old = [told for told in before if _is_old(told, published_on)]
    days = [told for told in old if told.precision == "day"]
    told = old[-1] if old and old[-1] in here else (days or old or (None,))[-1]
    if told is None:
        return None
    if told_ahead(text, mention.start) or told.precision == "range":
        return None
    how = "=" if told.precision == "year" else "~~"
    if how == "=" and yearless["kind"] == "dom":
        return None
    value = calendar.evaluate(f"{told.date_start} {yearless['kind']}{how}{yearless['value']}", None)
    return settled(mention, value)


def _is_old(told: DateMention, published_on: date) -> bool:
    known = told.date_start is not None and told.date_end is not None and told.kind != "anaphoric"
    return known and told.date_start.year <= published_on.year - _YEARS_AGO


def _in_paragraph(
    mention: DateMention, yearless: re.Match[str], before: Sequence[DateMention], text: str
) -> DateMention:
    """A day that follows within months on a day of an earlier year, told in the same paragraph."""
    told = next((m for m in reversed(before[-3:]) if m.kind != "anaphoric" or _is_counted(m)), before[-1])
    between = text[told.end : mention.start]
    if yearless["kind"] != "md" or told.kind == "relative" or "\n" in between:
        return mention
    if told.precision == "range" and told.date_end is not None:
        within = calendar.evaluate(f"{told.date_start} md>={yearless['value']}", None)
        ended = within.date_start is None or within.date_start > told.date_end
        return mention if ended or (told.date_end - told.date_start).days > _STORY else settled(mention, within)
    if told.precision not in _EXACT:
        return mention
    if told.date_end is None or mention.date_start.year == told.date_end.year or told_ahead(text, mention.start):
        return mention
    if not SENTENCE_END.search(between) and (told.precision != "day" or _AWAY_FROM_STORY.search(between)):
        return mention
    expression = f"{told.date_start} md>={yearless['value']}"
    value = calendar.evaluate(expression, None)
    if value.date_start is None or not 0 < (value.date_start - told.date_start).days < _STORY:
        return mention
    if told.precision == "month" and mention.date_start.year - value.date_start.year < _LONG_SINCE:
        return mention  # "deployed in December 2023, and lost ten men on 27 January"
    return mention._replace(
        date_start=value.date_start, date_end=value.date_end, precision=value.precision, kind="absolute",
        expression=expression, relative=None,
    )  # fmt: skip


def _is_counted(told: DateMention) -> bool:
    """ "seventeen days after", "24 July that year", counted from a day that does not hang on publication."""
    return told.date_start is not None and told.precision == "day" and told.relative is None


_OPENS_SENTENCE = re.compile(r"[.!?][”\"]? (?:(?:Early |Late )?[Oo]n )?$")


def _in_week(mention: DateMention, before: Sequence[DateMention], text: str, published_on: date) -> DateMention:
    """A weekday in a story of last week: "attacked the market twice last week. On Tuesday they killed five"."""
    for told in before[:-4:-1]:
        between = text[told.end : mention.start]
        if "\n" in between or told.date_start is None or told.date_end is None:
            return mention
        if told.precision == "week" and told.kind == "relative" and _OPENS_SENTENCE.search(between):
            if mention.date_start is None or mention.date_start <= told.date_end:
                return mention
            expression = f"{told.expression} then {mention.expression.replace('pub wd<=', 'ref wd>=')}"
            value = calendar.evaluate(expression, published_on)
            return mention._replace(
                date_start=value.date_start, date_end=value.date_end, precision=value.precision,
                expression=expression, relative=expression,
            )  # fmt: skip
    return mention
