"""Dates in an article's text: where they stand, what interval they mean, and on what other date they hang.

`pipeline.extract.date_grammar` reads the words, `pipeline.extract.date_context` their surroundings, `schemas.calendar`
computes. Here dates of one text meet: "two days later" finds its anchor, a day without a year its year.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pipeline.extract.date_context import as_told, dates_in, in_tense, told_ahead, told_past
from pipeline.extract.date_headings import Above
from pipeline.extract.date_scan import Found
from schemas import calendar
from schemas.calendar import Interval


class DateMention(NamedTuple):
    """A date as a text words it: the span `text[start:end]` and the inclusive interval that it means."""

    start: int
    end: int
    text: str
    date_start: date | None
    date_end: date | None
    precision: str
    kind: str
    """`absolute`, `relative` to the day of publication, or `anaphoric`: to a date that the text named before."""
    expression: str
    """The date in the language of `schemas.calendar`; `ref` in it stands for the date named before."""
    relative: str | None
    """The expression that yields the date from the day of publication; null where it does not hang on that."""


# ------------------------------------------------------------------------------------------------------ public
def find_dates(text: str, published_on: date | None, future: bool = False) -> list[DateMention]:
    """Return the dates of a text in order; `future` has bare weekdays and days lie ahead of publication.

    An anaphoric date ("two days later") hangs on a date before it in the text, one of months or years on the
    publication where there is none. Without a day of publication, what hangs on it is `unknown`.
    """
    found = dates_in(text)
    latest = _latest_year(text, found) if published_on is None else None
    told: date | None = None
    above = Above(text, found, published_on)
    mentions: list[DateMention] = []
    for start, end, expression in found:
        headed = above.value_of(start, expression)
        if headed is not None:
            mentions.append(_settled(_mention(text, start, end, expression, published_on), headed))
            above.pass_by(start, headed, absolute=True, headed=True)
            continue
        month = _month_above(text, start, mentions) if expression.startswith("pub dom") else None
        if month is not None:
            expression = _OF_TOLD_MONTH.sub(f"{month} dom=", expression)
        elif expression.startswith("pub dom") and mentions and _goes_on(mentions[-1], start):
            expression = _dom_of_told(expression, mentions[-1], published_on)
        if expression.startswith("pub month ") and mentions:
            expression = _of_month_told(expression, mentions[-1], text[mentions[-1].end : end], published_on)
        expression = as_told(expression, ">=") if future else in_tense(text, start, end, expression, published_on)
        mention = _mention(text, start, end, expression, published_on)
        if expression.startswith("pub md") and mentions and published_on:
            mention = _in_story(mention, mentions, text)
        if expression.startswith("pub wd<=") and mentions:
            mention = _in_week(mention, mentions, text, published_on)
        if mention.kind == "anaphoric":
            mention = _anchored(mention, mentions, published_on, text)
        elif published_on is None:
            mention = _dated_by_text(mention, latest, told)
            told = mention.date_start if mention.precision == "day" else told
        above.pass_by(start, Interval(*mention[3:6]), mention.kind == "absolute")
        if mentions:
            mentions[-1], mention = _one_day(mentions[-1], mention, text)
        mentions.append(mention)
    return mentions


_DAY_BEHIND = re.compile(r"(?: [a-z-]+){1,2},? (?:on|of) (?:the )?")
_WEEKDAY_BEHIND = re.compile(r",? (?:during|at|after|before) (?:the )?")


def _one_day(before: DateMention, mention: DateMention, text: str) -> tuple[DateMention, DateMention]:
    """ "during Friday prayers on March 21", "on March 21, during Friday prayers": the Friday is that day."""
    between = text[before.end : mention.start]
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


_OF_THE_PAST = re.compile(r"^pub md(?:<=|~~?)(?=\d)")
_STORY = 120
_SENTENCE_END = re.compile(r"[.!?][”\"]? [A-Z“\"]")


def _in_story(mention: DateMention, before: Sequence[DateMention], text: str) -> DateMention:
    """A day without a year in a story of years ago: "It fell on 30 September 2019. ... They came back on 4 October"."""
    told = next((m for m in reversed(before[-3:]) if m.kind != "anaphoric"), before[-1])
    past = _OF_THE_PAST.match(mention.expression)
    between = text[told.end : mention.start]
    if told.kind != "absolute" or told.precision != "day" or not past or "\n" in between:
        return mention
    if not _SENTENCE_END.search(between) or mention.date_start is None or mention.date_start.year == told.date_end.year:
        return mention
    expression = f"{told.date_start} {_OF_THE_PAST.sub('md>=', mention.expression)}"
    value = calendar.evaluate(expression, None)
    if value.date_start is None or not 0 < (value.date_start - told.date_start).days < _STORY:
        return mention
    return mention._replace(
        date_start=value.date_start, date_end=value.date_end, precision=value.precision, kind="absolute",
        expression=expression, relative=None,
    )  # fmt: skip


_OPENS_SENTENCE = re.compile(r"[.!?][”\"]? (?:(?:Early |Late )?[Oo]n )?$")


def _in_week(mention: DateMention, before: Sequence[DateMention], text: str, published_on: date | None) -> DateMention:
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


_OF_TOLD_MONTH = re.compile(r"^pub dom(?:<=|>=|~~?)")


def _of_month_told(expression: str, told: DateMention, between: str, published_on: date | None) -> str:
    """ "Bunya follows in mid-April, Sange before the end of the month": of that April."""
    near = "the month" in between and "\n" not in between and not _SENTENCE_END.search(between)
    if not near or told.precision not in ("day", "month", "part_of_month") or told.kind == "anaphoric":
        return expression
    ahead = published_on is not None and told.date_start is not None and told.date_start > published_on
    return expression.replace("pub", "ref", 1) if ahead else expression


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
    following = _OF_TOLD_MONTH.sub("ref dom>=", expression)
    value = calendar.evaluate(following, None, Interval(*told[3:6]))
    ahead = published_on is not None and value.date_start is not None and value.date_start > published_on
    past = told.date_start is not None and published_on is not None and told.date_start <= published_on
    return _OF_TOLD_MONTH.sub("ref dom=", expression) if ahead and past else following


# Characters within which "the 24th" is of the month just named.
_NEAR = 160


def _goes_on(told: DateMention, start: int) -> bool:
    """ "On 15 November they left, and on the 24th they were back": of that November, or the month after."""
    known = told.kind != "anaphoric" or (told.precision == "day" and told.date_start is not None)
    return told.precision in ("day", "month") and start - told.end < _NEAR and known


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


def as_future(mention: DateMention, published_on: date | None) -> DateMention:
    """Return the mention as it reads beside a verb in the future: the next such day, whatever the words around say."""
    return _again(mention, _TOLD.sub(r"\1>=", mention.expression), published_on)


def as_past(mention: DateMention, published_on: date | None) -> DateMention:
    """Return the mention as it reads beside a verb in the past: the latest such day."""
    return _again(mention, _TOLD.sub(r"\1<=", mention.expression), published_on)


def as_coming(mention: DateMention, published_on: date | None) -> DateMention:
    """Return the mention as it reads beside a verb of the future: the next such day."""
    return _again(mention, _TOLD.sub(r"\1>=", mention.expression), published_on)


# What tense decides: a weekday, day, month or season that no "last" or "next" chooses.
_TOLD = re.compile(r"(?<=^pub )(wd|md|m|s|dom)(?:<=|>=|~~?)(?=\d)")


# --------------------------------------------------------------------------------------------------- mentions
def _mention(text: str, start: int, end: int, expression: str, published_on: date | None) -> DateMention:
    value = calendar.evaluate(expression, published_on)
    on_publication = "pub" in expression
    kind = "anaphoric" if "ref" in expression else "relative" if on_publication else "absolute"
    return DateMention(start, end, text[start:end], *value, kind, expression, expression if on_publication else None)


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
        if weekday and anchor.expression.startswith(_COUNTED_ON):
            continue  # "on the Thursday. ... two days later. On the Friday": the Friday after the Thursday
        if of_days and anchor.precision in _TOO_LONG:
            between = text[anchor.end : mention.start + 1]
            if "\n" not in between and not _SENTENCE_END.search(between):
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
    return _mention(mention.text, 0, 0, expression, published_on)._replace(
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
                return _settled(mention, found)
    if told and mention.expression.startswith("pub md"):
        return _settled(mention, calendar.evaluate(as_told(mention.expression, "~~"), told))
    return mention


def _settled(mention: DateMention, value: Interval) -> DateMention:
    if value.date_start is None:
        return mention
    last = "open" if value.date_end is None else f"to {value.date_end}"
    expression = f"{value.date_start} {last}" if value.precision != "day" else str(value.date_start)
    return mention._replace(
        date_start=value.date_start,
        date_end=value.date_end,
        precision=value.precision,
        kind="absolute",
        expression=expression,
        relative=None,
    )
