"""Dates in an article's text: where they stand, what interval they mean, and on what other date they hang.

`pipeline.extract.date_grammar` reads the words, `pipeline.extract.date_context` and `pipeline.extract.date_tense` their
surroundings, `schemas.calendar` computes. Here dates of one text meet: "two days later" finds its anchor, a day
without a year its year.
"""

import re
from collections.abc import Sequence
from datetime import date

from pipeline.extract.date_context import dates_in
from pipeline.extract.date_headings import Above
from pipeline.extract.date_mentions import DateMention, mention_of, settled
from pipeline.extract.date_scan import Found
from pipeline.extract.date_stories import SENTENCE_END, in_story, tells_of_long_ago
from pipeline.extract.date_tense import as_told, in_tense, told_ahead, told_past
from schemas import calendar
from schemas.calendar import Interval


# ------------------------------------------------------------------------------------------------------ public
def find_dates(text: str, published_on: date | None, future: bool = False) -> list[DateMention]:
    """Return the dates of a text in order; `future` has bare weekdays and days lie ahead of publication.

    An anaphoric date ("two days later") hangs on a date before it in the text, one of months or years on the
    publication where there is none. Without a day of publication, what hangs on it is `unknown`.
    """
    found = dates_in(text)
    latest = _latest_year(text, found) if published_on is None else None
    told: date | None = None
    month: date | None = None
    above = Above(text, found, published_on)
    looks_back = published_on is not None and tells_of_long_ago(text, found)
    mentions: list[DateMention] = []
    for start, end, expression in found:
        headed = above.value_of(start, expression)
        if headed is not None:
            mentions.append(settled(mention_of(text, start, end, expression, published_on), headed))
            above.pass_by(start, headed, absolute=True, headed=True)
            continue
        over = _month_above(text, start, mentions) if expression.startswith("pub dom") else None
        if over is not None:
            expression = _OF_TOLD_MONTH.sub(f"{over} dom=", expression)
        elif expression.startswith("pub dom") and mentions and _goes_on(mentions[-1], start, text):
            expression = _dom_of_told(expression, mentions[-1], published_on)
        if expression.startswith(_PARTS_TOLD) and mentions:
            expression = _of_time_told(expression, mentions[-1], text, start, end, published_on)
        expression = as_told(expression, ">=") if future else in_tense(text, start, end, expression, published_on)
        mention = mention_of(text, start, end, expression, published_on)
        if mentions and published_on:
            mention = in_story(mention, mentions, text, published_on, looks_back)
        if mention.kind == "anaphoric":
            mention = _anchored(mention, mentions, published_on, text)
        elif published_on is None:
            near = told if told is not None or not told_past(text, start, end) else month
            mention = _dated_by_text(mention, latest, near)
            told = mention.date_start if mention.precision == "day" else told
            month = mention.date_start if mention.precision == "month" else month
        above.pass_by(start, Interval(*mention[3:6]), mention.kind == "absolute")
        if mentions:
            mentions[-1], mention = _one_day(mentions[-1], mention, text)
        mentions.append(mention)
    return mentions


# "three months afterwards, on June 25", "A year on, on 27 January"
_APPOSED = re.compile(r",? (?:on |in )?")
# "on 8 December 2021, two years ago to the day", "two years ago this week"
_AGO = re.compile(r" ago(?: (?:to the day|today|this \w+))?$")
_COUNTED = re.compile(r"ref [+-]\d+[dwmy]")
_DAY_OF_ANY_YEAR = re.compile(r"pub md(?:<=|>=|~~?)(\d\d-\d\d)")
_DAY_BEHIND = re.compile(r"(?: [a-z-]+){1,2},? (?:on|of) (?:the )?")
_WEEKDAY_BEHIND = re.compile(r",? (?:during|at|after|before) (?:the )?")


def _one_day(before: DateMention, mention: DateMention, text: str) -> tuple[DateMention, DateMention]:
    """ "during Friday prayers on March 21", "on March 21, during Friday prayers", "on 3 May 2021, a year ago": one."""
    between = text[before.end : mention.start]
    if between == ", " and before.kind == "absolute" and before.precision == "day" and _AGO.search(mention.text):
        return before, mention._replace(**{field: getattr(before, field) for field in _VALUE})
    if _COUNTED.match(before.expression) and _APPOSED.fullmatch(between) and mention.kind != "anaphoric":
        yearless = _DAY_OF_ANY_YEAR.fullmatch(mention.expression)
        if yearless and before.date_start is not None and before.relative is None:  # "Nine months later, on 24 May"
            mention = settled(mention, calendar.evaluate(f"{before.date_start} md~~{yearless[1]}", None))
        return before._replace(**{field: getattr(mention, field) for field in _VALUE}), mention
    if _of_weekday(before) and _DAY_BEHIND.fullmatch(between) and _on_its_weekday(before, mention):
        return before._replace(**{field: getattr(mention, field) for field in _VALUE}), mention
    if _of_weekday(mention) and _WEEKDAY_BEHIND.fullmatch(between) and _on_its_weekday(mention, before):
        return before, mention._replace(**{field: getattr(before, field) for field in _VALUE})
    return before, mention


_VALUE = ("date_start", "date_end", "precision", "kind", "expression", "relative")


def _of_weekday(mention: DateMention) -> bool:
    return mention.expression.startswith(("pub wd", "ref wd"))


def _on_its_weekday(weekday: DateMention, day: DateMention) -> bool:
    """Whether a written day falls on a bare weekday."""
    same = weekday.date_start is not None and day.date_start is not None and day.precision == "day"
    return same and weekday.date_start.weekday() == day.date_start.weekday()


_OF_TOLD_MONTH = re.compile(r"^pub dom(?:<=|>=|~~?)")


_PARTS_TOLD = ("pub week ", "pub month ", "pub year ")


def _of_time_told(
    expression: str, told: DateMention, text: str, start: int, end: int, published_on: date | None
) -> str:
    """ "Bunya follows in mid-April, Sange before the end of the month": of that April; "shelled it on 3 May. By the end
    of the week they had taken it": of that week."""
    between = text[told.end : end]
    if not _THE_TIME.search(text, start, end) or "\n" in between or None in (told.date_start, published_on):
        return expression
    if told.precision not in ("day", "month", "part_of_month") or told.kind == "anaphoric":
        return expression
    ahead = told.date_start > published_on and not SENTENCE_END.search(between)
    of_month = expression.startswith("pub month ") and told.precision != "day"  # "signed in May, ran out this month"
    behind = told.date_start < published_on and not of_month and told_past(text, start, end)
    return expression.replace("pub", "ref", 1) if ahead or behind else expression


_THE_TIME = re.compile(r"\bthe (?:week|month|year)$")


def _month_above(text: str, start: int, before: Sequence[DateMention]) -> str | None:
    """ "AUGUST: They leave Ber on the 25th. On the 8th, ...": the month that opens the line."""
    line = text.rfind("\n", 0, start) + 1
    for head in reversed(before):
        if head.start <= line:
            opens = head.start == line and head.precision == "month" and text.startswith(":", head.end)
            return head.date_start.isoformat()[:7] if opens else None
    return None


def _dom_of_told(expression: str, told: DateMention, published_on: date | None) -> str:
    """ "the 24th" after a date: the next one, or that of its month where the next is not yet come."""
    if told.precision == "range":
        return _OF_TOLD_MONTH.sub("ref dom=", expression)  # "between 23 and 28 May. ... On the 23rd"
    following = _OF_TOLD_MONTH.sub("ref dom>=", expression)
    value = calendar.evaluate(following, None, Interval(*told[3:6]))
    ahead = published_on is not None and value.date_start is not None and value.date_start > published_on
    past = told.date_start is not None and published_on is not None and told.date_start <= published_on
    return _OF_TOLD_MONTH.sub("ref dom=", expression) if ahead and past else following


# Characters within which "the 24th" is of the month just named.
_NEAR = 320
_TERM = ("by ", "until ", "before ")


def _goes_on(told: DateMention, start: int, text: str) -> bool:
    """ "On 15 November they left, and on the 24th they were back": of that November, or the month after."""
    known = told.kind != "anaphoric" or (told.precision in ("day", "month") and told.date_start is not None)
    one_month = told.precision in ("day", "month", "part_of_month") or (
        told.precision == "range" and told.date_end is not None and told.date_start.month == told.date_end.month
    )
    term = text.endswith(_TERM, 0, told.start)  # "by 30 June. ... seven bases, the first of them before the 20th"
    return one_month and known and not term and start - told.end < _NEAR


# Characters of an expression; a longer chain of dates that hang on each other is no longer kept.
_LONGEST_CHAIN = 120


def resolve_anaphora(mention: DateMention, anchor: DateMention) -> DateMention:
    """Return an anaphoric mention as it reads after the date `anchor`; others as they are."""
    if mention.kind != "anaphoric":
        return mention
    hangs_on = anchor.relative
    value = calendar.evaluate(mention.expression, None, calendar.as_reference(Interval(*anchor[3:6])))
    return mention._replace(
        date_start=value.date_start,
        date_end=value.date_end,
        precision=value.precision,
        relative=f"{hangs_on} then {mention.expression}" if hangs_on and len(hangs_on) < _LONGEST_CHAIN else None,
    )


def as_past(mention: DateMention, published_on: date | None) -> DateMention:
    """Return the mention as it reads beside a verb in the past: the latest such day."""
    expression = _TOLD.sub(r"\1<=", mention.expression)
    return _again(mention, expression.replace("pub year last", "pub -1y year last"), published_on)


def as_coming(mention: DateMention, published_on: date | None) -> DateMention:
    """Return the mention as it reads beside a verb of the future: the next such day."""
    return _again(mention, _TOLD.sub(r"\1>=", mention.expression), published_on)


# What tense decides: a weekday, day, month or season that no "last" or "next" chooses.
_TOLD = re.compile(r"(?<=^pub )(wd|md|m|s|dom)(?:<=|>=|~~?)(?=\d)")


# --------------------------------------------------------------------------------------------------- mentions
def _again(mention: DateMention, expression: str, published_on: date | None) -> DateMention:
    if expression == mention.expression or mention.kind != "relative":
        return mention
    value = calendar.evaluate(expression, published_on)
    return mention._replace(
        date_start=value.date_start,
        date_end=value.date_end,
        precision=value.precision,
        expression=expression,
        relative=expression,
    )


_OF_DAYS = re.compile(r"[+-]\d+[dw]| day$|wd")
_NEAREST_ANCHORS = 6
_COUNTED_ON = ("ref +", "ref -")
_SINCE_LONG = re.compile(r"(?:\d{4}(?:-\d\d)?|pub m[<>=~]+\d+|.* (?:year|month)) open")
_BY_MONTHS = tuple(f"ref {sign}{count}m" for sign in "+-" for count in range(1, 12))
# No day can be counted from so long a time.
_TOO_LONG = frozenset(("month", "year", "part_of_year"))


def _anchored(mention: DateMention, before: Sequence[DateMention], published_on: date | None, text: str) -> DateMention:
    """An anaphoric mention on the nearest earlier date that it can follow.

    A day does not follow a bare month or year, and nothing told as past follows a date so that it lies after the
    publication.
    """
    of_days = bool(_OF_DAYS.search(mention.expression))
    behind = published_on is not None and told_past(text, mention.start, mention.end)
    weekday = mention.expression.startswith("ref wd>=")
    for anchor in before[: -_NEAREST_ANCHORS - 1 : -1]:
        if behind and anchor.date_start is not None and anchor.date_start > published_on:
            continue  # "A week earlier, two shells fell": not before what is only planned
        if of_days and _SINCE_LONG.fullmatch(anchor.expression):
            continue  # "a camp that it had held since 2014. ... That evening"
        if anchor.precision == "year" and mention.expression.startswith(_BY_MONTHS):
            continue  # "an accord signed in 2012, and a month later"
        if weekday and anchor.expression.startswith(_COUNTED_ON):
            continue  # "on the Thursday. ... two days later. On the Friday": the Friday after the Thursday
        if anchor.precision == "year" and mention.expression.startswith("ref month"):
            continue  # "on 11 January, after a year in which it had held the town ... by the end of that month"
        if of_days and anchor.precision in _TOO_LONG:
            between = text[anchor.end : mention.start + 1]
            if "\n" not in between and not SENTENCE_END.search(between):
                return mention  # "in February, before the army took it back two days later": no day is known
            continue
        found = resolve_anaphora(mention, anchor)
        if published_on and found.date_start and found.date_start > published_on >= (anchor.date_start or published_on):
            continue
        if found.date_start or found.relative:
            return found
    if of_days and "wd" not in mention.expression and not mention.expression.endswith(" week"):
        return mention
    expression = mention.expression.replace("ref wd>=", "pub wd<=").replace("ref", "pub")
    return mention_of(mention.text, 0, 0, expression, published_on)._replace(
        start=mention.start, end=mention.end, text=mention.text, kind="anaphoric", expression=mention.expression
    )


# --------------------------------------------------------------------------------- years without a publication
def _latest_year(text: str, found: list[Found]) -> int | None:
    """The latest year that a text names, those that it sets ahead left out."""
    years = (int(at.expression[:4]) for at in found if at.expression[:4].isdecimal() and not told_ahead(text, at.start))
    return max(years, default=None)


def _dated_by_text(mention: DateMention, latest: int | None, told: date | None) -> DateMention:
    """A day without a year, in a text without a date, as the text settles it: by weekday, or by the day told before."""
    if mention.kind != "relative":
        return mention
    if "@" in mention.expression and latest:
        for year in range(latest, latest + 12):
            found = calendar.evaluate(as_told(mention.expression, "="), date(year, 1, 1))
            if found.date_start and found.date_start.year == year:
                return settled(mention, found)
    if told and mention.expression.startswith("pub m"):
        return settled(mention, calendar.evaluate(as_told(mention.expression, "~~"), told))
    return mention
