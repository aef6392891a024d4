"""The little language in which a date that hangs on another date is kept, and its evaluation.

Extraction writes such an expression where the day of publication is not known, resolution evaluates it once it is.
It knows calendars, not English: the words of articles belong to `pipeline.extract.dates`.

An expression is a base followed by steps, all separated by blanks; each step changes the interval that it is given.
`A to B` is the interval from the start of A to the end of B. `A then B` is B with A as its `ref`.

Bases: `pub` the day of publication, `ref` another date that the text has named, `from` the start of A in `A to B`, and
the fixed dates `2023-10-31`, `2023-10`, `2023`, `1990s`.

| step | gives |
|---|---|
| `+2d` `-3w` `+1m` `-1y` | the interval moved by days, weeks, months or years |
| `day` `week` `weekend` `month` `quarter` `half` `year` `decade` | that unit of the calendar, around the start |
| `wd<=2` | a weekday, 1 Monday to 7 Sunday |
| `md<=10-31` `md<=10-31@2` | a month and day, with the weekday that it must fall on |
| `m<=10` `dom<=13` `s<=6` | a month, a day of the month, a season of three months that begins in month 6 |
| `early` `mid` `late` `w2` `w3` `h1` `h2` `q1`-`q4` | a part of a month or year |
| `end` | the end: last day of a month, December of a year, Friday to Sunday of a week |
| `last` `first` | last or first day |
| `past=4w` `next=4w` | the stretch of four weeks that ends or begins there |
| `open` | from the start on, with no end |

What follows a name of the calendar chooses which one is meant: `<=` the latest, today's included, `<` the latest
before, `>=` and `>` the next, `=` the one in the same week, month or year, `~` the nearest, the past preferred as
news does, `~~` the nearest either way.

    evaluate("pub wd<=2", date(2023, 11, 3))        # the latest Tuesday: 31 October 2023
    evaluate("pub -1m month", date(2023, 11, 3))    # last month
    evaluate("pub m<=8 open", date(2023, 11, 3))    # since August
    evaluate("pub wd<=2 then ref +3d", date(2023, 11, 3))    # on Tuesday ... three days later
"""

import re
from collections.abc import Callable, Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import NamedTuple


class Interval(NamedTuple):
    """An inclusive interval with its precision (`schemas.vocabulary.DATE_PRECISION`)."""

    date_start: date | None
    date_end: date | None
    precision: str


UNKNOWN = Interval(None, None, "unknown")

# A date without a year is taken to lie in the past up to this age; beyond it the coming one is nearer to mind.
_PAST_DAYS = 255
_PAST_MONTHS = 8

_FIXED = re.compile(r"(\d{4})(?:(s)|-(\d\d)(?:-(\d\d))?)?")
_SHIFT = re.compile(r"([+-]\d{1,5})([dwmy])")
_STRETCH = re.compile(r"(past|next)=(\d{1,5})([dwmy])")
_CHOICE = re.compile(r"(wd|md|m|dom|s)(<=|<|>=|>|=|~~|~)(\d\d?)(?:-(\d\d))?(?:@([1-7]))?")


@lru_cache(maxsize=8192)
def evaluate(expression: str, published_on: date | None, reference: Interval | None = None) -> Interval:
    """Return the interval that an expression means; unknown where what it hangs on is not known.

    Raises ValueError for what is not an expression of the language.
    """
    before, then, after = expression.rpartition(" then ")
    if then:
        return evaluate(
            after, published_on, as_reference(evaluate(before.removesuffix(" open"), published_on, reference))
        )
    first, between, second = expression.partition(" to ")
    start = _term(first, {"pub": _published(published_on), "ref": reference or UNKNOWN})
    if not between:
        return start
    end = _term(second, {"pub": _published(published_on), "ref": reference or UNKNOWN, "from": start})
    if start.date_start is None or end.date_end is None or end.date_end < start.date_start:
        return UNKNOWN
    return Interval(start.date_start, end.date_end, "day" if start.date_start == end.date_end else "range")


def depends_on_publication(expression: str) -> bool:
    """Whether the expression needs the day of publication."""
    return "pub" in expression


def as_reference(found: Interval) -> Interval:
    """What a date is to one that hangs on it: after a stretch of days comes what comes after its end."""
    if found.precision != "range" or found.date_start is None:
        return found
    return _day(found.date_end or found.date_start)


def _published(published_on: date | None) -> Interval:
    return UNKNOWN if published_on is None else _day(published_on)


def _term(expression: str, bases: dict[str, Interval]) -> Interval:
    base, *steps = expression.split(" ")
    now = bases[base] if base in bases else _fixed(base, expression)
    for word in steps:
        step = _step(word)
        if step is None:
            raise ValueError(f"date expression {expression!r}: {word!r} is no step; schemas/calendar.py lists them")
        if now.date_start is None:
            return UNKNOWN
        try:
            now = step(now)
        except (ValueError, OverflowError):  # a day that the calendar does not have, or a year beyond it
            return UNKNOWN
    return now


def _fixed(base: str, expression: str) -> Interval:
    match = _FIXED.fullmatch(base)
    if not match:
        raise ValueError(f"date expression {expression!r}: {base!r} is no base; use pub, ref or an ISO date")
    year, decade, month, day = match.groups()
    try:
        if decade:
            return _decade(date(int(year), 1, 1))
        if day:
            return _day(date(int(year), int(month), int(day)))
        return _month(date(int(year), int(month), 1)) if month else _year(date(int(year), 1, 1))
    except ValueError:
        return UNKNOWN


Step = Callable[[Interval], Interval]


@lru_cache(maxsize=2048)
def _step(step: str) -> Step | None:
    if step in _STEPS:
        return _STEPS[step]
    if match := _CHOICE.fullmatch(step):
        kind, how, number, day, weekday = match.groups()
        return lambda now: _choose(now, kind, how, int(number), int(day or 0), int(weekday or 0))
    if match := _SHIFT.fullmatch(step):
        return lambda now: _shift(now, int(match[1]), match[2])
    if match := _STRETCH.fullmatch(step):
        return lambda now: _stretch(now, match[1], int(match[2]), match[3])
    return None


# ---------------------------------------------------------------------------------------------- calendar units
def _day(day: date) -> Interval:
    return Interval(day, day, "day")


def _week(day: date) -> Interval:
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6), "week")


def _weekend(day: date) -> Interval:
    saturday = day + timedelta(days=5 - day.weekday())
    return Interval(saturday, saturday + timedelta(days=1), "week")


def _months(first: date, count: int, precision: str) -> Interval:
    return Interval(first, _add_months(first, count) - timedelta(days=1), precision)


def _month(day: date) -> Interval:
    return _months(day.replace(day=1), 1, "month")


def _quarter(day: date) -> Interval:
    return _months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3, "part_of_year")


def _half(day: date) -> Interval:
    return _months(date(day.year, 1 if day.month < 7 else 7, 1), 6, "part_of_year")


def _year(day: date) -> Interval:
    return Interval(date(day.year, 1, 1), date(day.year, 12, 31), "year")


def _decade(day: date) -> Interval:
    first = day.year // 10 * 10
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), "range")


def _add_months(day: date, months: int) -> date:
    """Same day some months on; the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError("year out of range")
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return date(year, month + 1, last)
            except ValueError:
                continue
    raise OverflowError("no such month")


# ---------------------------------------------------------------------------------------------------- movements
def _shift(now: Interval, count: int, unit: str) -> Interval:
    start, end, precision = now
    if unit in "dw":
        if precision in ("month", "part_of_year", "year"):  # days after some day of a month: the month is all we know
            return now
        by = timedelta(days=count * (7 if unit == "w" else 1))
        return Interval(start + by, end and end + by, precision)
    months = count * (12 if unit == "y" else 1)
    moved = _add_months(start, months)
    if precision == "month":
        return _month(moved)
    return Interval(
        moved, end and (_year(moved).date_end if precision == "year" else _add_months(end, months)), precision
    )


def _stretch(now: Interval, way: str, count: int, unit: str) -> Interval:
    if way == "past":
        return Interval(_shift(now, -count, unit).date_start, now.date_end, "range")
    return Interval(now.date_start, _shift(now, count, unit).date_end, "range")


def _part(early: int, late: int) -> Step:
    """A part of a month by its days, or the like part of a year; thirds and halves."""

    def step(now: Interval) -> Interval:
        first = now.date_start
        if now.precision == "month":
            end = now.date_end if late == 31 else first.replace(day=late)
            return Interval(first.replace(day=early), end, "part_of_month")
        if now.precision in ("year", "part_of_year"):
            months = {(1, 10): (0, 4), (11, 20): (4, 4), (21, 31): (8, 4), (1, 15): (0, 6), (16, 31): (6, 6)}
            skip, length = months[(early, late)]
            if now.precision == "part_of_year":  # of a season or quarter: its first, middle or last month
                skip, length = skip // 4, 1
            return _months(_add_months(first, skip), length, "part_of_year")
        return now

    return step


def _nth_week(number: int) -> Step:
    """The second or third week of a month; of what is longer it says nothing."""

    def step(now: Interval) -> Interval:
        if now.precision != "month":
            return now
        first = now.date_start.replace(day=7 * number - 6)
        return Interval(first, first + timedelta(days=6), "part_of_month")

    return step


def _nth_quarter(number: int) -> Step:
    return lambda now: _months(date(now.date_start.year, number * 3 - 2, 1), 3, "part_of_year")


def _end(now: Interval) -> Interval:
    last = now.date_end
    if last is None or now.precision == "day":
        return now
    if now.precision == "week":
        return Interval(last - timedelta(days=2), last, "week")
    return (
        _day(last) if now.precision in ("month", "part_of_month") else _months(last.replace(day=1), 1, "part_of_year")
    )


def _last(now: Interval) -> Interval:
    return _day(now.date_end) if now.date_end else now


_STEPS: dict[str, Step] = {
    # some day of a month or a year is not known to be its first
    "day": lambda now: (
        now if now.precision in ("month", "part_of_month", "part_of_year", "year") else _day(now.date_start)
    ),
    "week": lambda now: _week(now.date_start),
    "weekend": lambda now: _weekend(now.date_start),
    "month": lambda now: _month(now.date_start),
    "quarter": lambda now: _quarter(now.date_start),
    "half": lambda now: _half(now.date_start),
    "year": lambda now: _year(now.date_start),
    "decade": lambda now: _decade(now.date_start),
    "early": _part(1, 10),
    "mid": _part(11, 20),
    "late": _part(21, 31),
    "w2": _nth_week(2),
    "w3": _nth_week(3),
    "h1": _part(1, 15),
    "h2": _part(16, 31),
    "q1": _nth_quarter(1),
    "q2": _nth_quarter(2),
    "q3": _nth_quarter(3),
    "q4": _nth_quarter(4),
    "end": _end,
    "last": _last,
    "first": lambda now: _day(now.date_start),
    "open": lambda now: Interval(now.date_start, None, "range"),
}


# ------------------------------------------------------------------------------------------------------ choices
def _choose(now: Interval, kind: str, how: str, number: int, day: int, weekday: int) -> Interval:
    origin = now.date_start
    if now.precision == "year" and how == ">" and now.date_end is not None:
        origin = now.date_end  # "fell in 2006 ... the following February": of the year after
    if kind == "wd":
        return _day(_weekday(origin, how, number))
    candidates = list(_candidates(origin, kind, number, day, weekday))
    if not candidates:
        return UNKNOWN
    unit = origin.replace(day=1) if kind in ("m", "s") else origin
    return min(candidates, key=lambda found: _distance(unit, found, kind, how, now))


def _weekday(origin: date, how: str, number: int) -> date:
    back = (origin.isoweekday() - number) % 7
    if how == "=":
        return origin + timedelta(days=number - origin.isoweekday())
    if how in ("<=", "~") or (how == "~~" and back <= 3):
        return origin - timedelta(days=back)
    if how == "<":
        return origin - timedelta(days=back or 7)
    ahead = -back % 7
    return origin + timedelta(days=ahead if how != ">" else ahead or 7)


def _candidates(origin: date, kind: str, number: int, day: int, weekday: int) -> Iterator[Interval]:
    if kind == "dom":
        for months in (-2, -1, 0, 1, 2):
            try:
                yield _day(_add_months(origin.replace(day=1), months).replace(day=number))
            except ValueError:
                continue
        return
    reach = 12 if weekday else 8 if (number, day) == (2, 29) else 2
    for year in range(max(origin.year - reach, MINYEAR), min(origin.year + reach, MAXYEAR - 1) + 1):
        try:
            first = date(year, number, day or 1)
        except ValueError:
            continue
        if kind == "md":
            if not weekday or first.isoweekday() == weekday:
                yield _day(first)
        else:
            yield _month(first) if kind == "m" else _months(first, 3, "part_of_year")


def _distance(origin: date, found: Interval, kind: str, how: str, now: Interval) -> tuple[int, int]:
    """How badly a candidate fits: wrong side first, then days away."""
    away = (found.date_start - origin).days
    if kind == "s" and how == "<=" and found.date_start <= now.date_start:
        return (0, -away)
    if how == "=":
        same = (found.date_start.year == origin.year) and (kind != "dom" or found.date_start.month == origin.month)
        return (not same, abs(away))
    if how == "~":
        limit = -_PAST_DAYS if kind in ("md", "dom") else -31 * _PAST_MONTHS
        # Nearest, but a date ahead has to be much nearer than the one behind.
        return (0, -away) if limit <= away <= 0 else (1, abs(away))
    wrong = {"<=": away > 0, "<": away >= 0, ">=": away < 0, ">": away <= 0, "~~": False}[how]
    return (wrong, abs(away))
