"""Dates without a year in a story of years ago: "It fell on 30 September 2019. ... They came back on 4 October"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.extract.date_mentions import DateMention, settled
from pipeline.extract.date_scan import Found
from pipeline.extract.date_tense import told_ahead
from schemas import calendar

SENTENCE_END = re.compile(r"[.!?][”\"]? [A-Z“\"]")
_CLAUSE_END = re.compile(r"[.!?][”\"]? [A-Z“\"]|; ")
# A month, a day, or a day of the month whose year the day of publication would choose; a weekday rules the year.
_YEARLESS = re.compile(r"pub (?P<kind>md|m|dom)(?:<=|~~?)(?P<value>[\d-]+(?: (?:early|mid|late|end|w\d|h\d))?)$")
_LONG_AGO = re.compile(r"pub -(\d+)y(?: (?:year|month|day|week))?$")
_RECENT = re.compile(r"pub (?:day|wd|week|-\d+[dw]|-1m)")
_STORY = 120
# Where two days of it have been told.
_LONG_STORY = 366
# Years after which a story that names but a month is still the one told.
_LONG_SINCE = 2
_LATELY = timedelta(days=30)
_EXACT = frozenset(("day", "month"))
# Between two dates of one sentence: the second is of another time.
_AWAY_FROM_STORY = re.compile(r"\b(?:now|but|since|until|by|before|again|is|are|has|have|wants?|plans?|says?|said)\b")
_YEARS_AGO = 3
_HALF_A_YEAR = 190
_OF = (" of ", " since ")
_POINTS = frozenset(("day", "month", "part_of_month"))
# Dates of years ago in a row after which a text is one that looks back.
_RUN = 4


def in_story(
    mention: DateMention, before: Sequence[DateMention], text: str, published_on: date, looks_back: bool
) -> DateMention:
    """A date as the story that it stands in means it; `looks_back`: the whole text is of years ago."""
    if mention.expression.startswith("pub wd<="):
        return _in_week(mention, before, text, published_on)
    if _TO in mention.expression:
        return _range_in_story(mention, before, text, published_on, looks_back)
    yearless = _YEARLESS.match(mention.expression)
    if yearless is None or mention.date_start is None:
        return mention
    looks_back = looks_back or _goes_on_about_old(before, yearless, published_on)
    found = _in_time_of(mention, yearless, before, text, published_on) if looks_back else None
    return found or _in_paragraph(mention, yearless, before, text, published_on)


# What joins the first and the last day of a range.
_TO = " to from "


def _range_in_story(
    mention: DateMention, before: Sequence[DateMention], text: str, published_on: date, looks_back: bool
) -> DateMention:
    """ "from 30 March to 1 April" in a story of an earlier year: as its first day."""
    first, _, last = mention.expression.partition(_TO)
    day = calendar.evaluate(first, published_on)
    half = mention._replace(expression=first, date_start=day.date_start, date_end=day.date_end, precision="day")
    moved = in_story(half, before, text, published_on, looks_back)
    if moved.date_start == half.date_start:
        return mention
    return settled(mention, calendar.evaluate(f"{moved.date_start}{_TO}{last}", None))


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
    exact = [told for told in old if told.precision in _POINTS and not text.endswith(_OF, 0, told.start)]
    told = old[-1] if old and old[-1] in here else _nearest_before(exact, yearless) or (old or (None,))[-1]
    if told is None:
        return None
    if told_ahead(text, mention.start) or told.precision == "range":
        return None
    if told.precision == "year" and yearless["kind"] == "dom":
        return None
    ahead = calendar.evaluate(f"{told.date_start} {yearless['kind']}>={yearless['value']}", None)
    soon = ahead.date_start is not None and (ahead.date_start - told.date_start).days < _HALF_A_YEAR
    how = "=" if told.precision == "year" else ">=" if soon else "~~"
    value = calendar.evaluate(f"{told.date_start} {yearless['kind']}{how}{yearless['value']}", None)
    return settled(mention, value)


def _nearest_before(exact: Sequence[DateMention], yearless: re.Match[str]) -> DateMention | None:
    """The day told last, where a day comes soon after it; else that of the last ones after which it comes soonest."""

    def gap(told: DateMention) -> int:
        after = calendar.evaluate(f"{told.date_start} {yearless['kind']}>={yearless['value']}", None).date_start
        return (after - told.date_start).days if after is not None else _LONG_STORY

    if not exact or yearless["kind"] == "dom" or gap(exact[-1]) < _STORY:
        return exact[-1] if exact else None
    return min(exact[-4:], key=gap)


def _goes_on_about_old(before: Sequence[DateMention], yearless: re.Match[str], published_on: date) -> bool:
    """Whether the last dates all tell of years ago, and a day comes soon after the last of them: an obituary, a look
    back."""
    told = [m for m in before if m.kind != "anaphoric"][-_RUN:]
    years = [m.date_start.year for m in told if m.date_start is not None]
    if len(years) < _RUN or max(years) > published_on.year - _YEARS_AGO or told[-1].precision not in _POINTS:
        return False
    soon = calendar.evaluate(f"{told[-1].date_start} {yearless['kind']}>={yearless['value']}", None).date_start
    return soon is not None and (soon - told[-1].date_start).days < _STORY


def _is_old(told: DateMention, published_on: date) -> bool:
    known = told.date_start is not None and told.date_end is not None and told.kind != "anaphoric"
    return known and told.date_start.year <= published_on.year - _YEARS_AGO


def _in_month(day: str, told: DateMention) -> bool:
    """ "In March they toppled him: three towns were lost from 30 March on"."""
    return day.startswith(f"{told.date_start.month:02}-")


def _in_paragraph(
    mention: DateMention, yearless: re.Match[str], before: Sequence[DateMention], text: str, published_on: date
) -> DateMention:
    """A day or month that goes on from a day of an earlier year, told in the same paragraph."""
    told = next((m for m in reversed(before[-3:]) if m.kind != "anaphoric" or _is_counted(m)), before[-1])
    between = text[told.end : mention.start]
    if yearless["kind"] == "dom" or "\n" in between or None in (told.date_start, told.date_end):
        return mention
    if told.kind == "relative" and not _OF_OTHER_YEAR.match(told.expression):
        return mention
    apart = _CLAUSE_END.search(between)
    counted = _COUNTED_TO.search(between) if not apart else None
    if counted and told.precision == "day" and yearless["kind"] == "md":  # "three months after he was shot on 5 May"
        sign = "<=" if counted[1] == "after" else ">="
        return _chosen(mention, f"{told.date_start} md{sign}{yearless['value']}")
    if apart and told.precision in _EXACT and told.date_start < mention.date_start and _had_been(text, mention):
        return _chosen(mention, f"{told.date_start} {yearless['kind']}<={yearless['value']}")
    if yearless["kind"] == "md" and told.precision in ("range", "part_of_year"):
        within = _chosen(mention, f"{told.date_start} md>={yearless['value']}")
        short = (told.date_end - told.date_start).days < _STORY
        return within if short and within.date_start <= told.date_end else mention
    if told.precision not in _EXACT or _in_background(told, text):
        return mention
    if told.date_end.year == mention.date_start.year or told_ahead(text, mention.start):
        return mention
    of_month = yearless["kind"] == "md" and told.precision == "month" and _in_month(yearless["value"], told)
    follows = not apart and _FOLLOWING.search(between) is not None
    if not apart and not of_month and not follows and (told.precision != "day" or _AWAY_FROM_STORY.search(between)):
        return mention
    paragraph = text.rfind("\n", 0, mention.start)
    chain = sum(_is_of_story(m, mention) for m in before[-4:] if m.start > paragraph)
    goes_on = chain > 1 or told.precision == "day"
    if yearless["kind"] == "m" and not (goes_on and text.endswith(_OPENS_WITH_MONTH, 0, mention.start)):
        return mention
    found = _chosen(mention, f"{told.date_start} {yearless['kind']}>={yearless['value']}")
    if not 0 < (found.date_start - told.date_start).days < (_STORY if chain < 2 else _LONG_STORY):
        return mention
    if (
        told.precision == "month"
        and not follows
        and (
            mention.date_start.year - found.date_start.year < _LONG_SINCE or published_on - mention.date_start < _LATELY
        )
    ):
        return mention  # "deployed in December 2023, and lost ten men on 27 January"
    return found


_COUNTED_TO = re.compile(r"\b(?:days?|weeks?|fortnight|months?) (after|before)\b")
# "the rising of January 2012 and the coup that followed on 22 March"
_FOLLOWING = re.compile(r"\b(?:followed|ensued|came next|in turn)\b")


def _chosen(mention: DateMention, expression: str) -> DateMention:
    """The mention as an expression that does not hang on publication means it."""
    value = calendar.evaluate(expression, None)
    if value.date_start is None:
        return mention
    return mention._replace(
        date_start=value.date_start, date_end=value.date_end, precision=value.precision, kind="absolute",
        expression=expression, relative=None,
    )  # fmt: skip


# "26 July of last year" names its year.
_OF_OTHER_YEAR = re.compile(r"pub -\d+y md?=")
_OPENS_WITH_MONTH = (". In ", ".” In ", '." In ', "; in ", "! In ", "? In ")


def _is_of_story(told: DateMention, mention: DateMention) -> bool:
    known = told.date_start is not None and told.date_end is not None
    return known and told.precision in (*_EXACT, "part_of_year") and told.date_end.year < mention.date_start.year


def _in_background(told: DateMention, text: str) -> bool:
    """ "the accord of May 2017", "The last such attack was in May 2017": a day that no story goes on from."""
    opening = max(text.rfind(". ", 0, told.start) + 2, text.rfind("\n", 0, told.start) + 1)
    return text.endswith(_OF, 0, told.start) or _LAST_TIME.match(text, opening) is not None


_LAST_TIME = re.compile(
    r"(?:[\w’'-]+ )?(?:last|previous|latest|worst|deadliest) (?:such |time |attack|loss|incident|raid)"
)


def _had_been(text: str, mention: DateMention) -> bool:
    """Whether the clause of a date tells of what had been before: "Rebels had taken it in March"."""
    opening = max(text.rfind(mark, 0, mention.start) for mark in (". ", "\n", "; ", "? ", "! ", ".” ", '." '))
    before = text[opening + 1 : mention.start]
    behind = _CLAUSE_BEHIND.match(text, mention.end)[0] if len(before) < len("Late in the ") else ""
    return _HAD.search(before + behind) is not None and not _SAID.search(before)


_CLAUSE_BEHIND = re.compile(r",?(?:(?! that | which | who | when )[^,.;!?\n]){0,60}")
_HAD = re.compile(
    r"\bhad (?:[a-z]+ly |already |also |first |just |once |twice )?(?:been|come|become|cut|hit|set|run|put|won|met|"
    r"overrun|gone|done|lost|fled|held|begun|[a-z]+(?:ed|en|wn|ft|[ao]ught|ade|ent|ept|old|aid))\b"
)
_SAID = re.compile(r"\b(?:said|told|announced|reported|claimed|confirmed|added|says|admitted|denied)\b")


def _is_counted(told: DateMention) -> bool:
    """ "seventeen days after", "that July", counted from a day that does not hang on publication."""
    return told.date_start is not None and told.precision in _EXACT and told.relative is None


_OPENS_SENTENCE = re.compile(r"[.!?][”\"]? (?:(?:Early |Late )?[Oo]n )?$")


# "twice last week, on Tuesday and on"
_BEHIND_WEEK = re.compile(r"[,:] (?:on )?(?:\w+day,? (?:and )?(?:on )?)*")


def _in_week(mention: DateMention, before: Sequence[DateMention], text: str, published_on: date) -> DateMention:
    """A weekday in a story of last week: "attacked the market twice last week. On Tuesday they killed five"."""
    for told in before[:-4:-1]:
        between = text[told.end : mention.start]
        if "\n" in between or told.date_start is None or told.date_end is None:
            return mention
        behind = _OPENS_SENTENCE.search(between) or _BEHIND_WEEK.fullmatch(between)
        if told.precision == "week" and told.kind == "relative" and behind:
            if mention.date_start is None or mention.date_start <= told.date_end:
                return mention
            expression = f"{told.expression} then {mention.expression.replace('pub wd<=', 'ref wd>=')}"
            value = calendar.evaluate(expression, published_on)
            return mention._replace(
                date_start=value.date_start, date_end=value.date_end, precision=value.precision,
                expression=expression, relative=expression,
            )  # fmt: skip
    return mention
