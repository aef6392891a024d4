"""A date as a text words it, with what it means there."""

from datetime import date
from typing import NamedTuple

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


def mention_of(text: str, start: int, end: int, expression: str, published_on: date | None) -> DateMention:
    """The mention of an expression that stands at `text[start:end]`."""
    value = calendar.evaluate(expression, published_on)
    on_publication = "pub" in expression
    kind = "anaphoric" if "ref" in expression else "relative" if on_publication else "absolute"
    return DateMention(start, end, text[start:end], *value, kind, expression, expression if on_publication else None)


def settled(mention: DateMention, value: Interval) -> DateMention:
    """The mention with a value that no longer hangs on anything."""
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
