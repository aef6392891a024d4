"""From the words of a date to an expression of `schemas.calendar`: pieces of patterns, and what each match means.

`pipeline.extract.date_rules` says after which opening word which pattern applies; word lists are in
`lexicon/dates.toml`.
"""

import re
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from pipeline.extract.patterns import any_of, forms, trie

LEXICON = tomllib.loads((Path(__file__).parent / "lexicon" / "dates.toml").read_text(encoding="utf-8"))

Build = Callable[[str, re.Match[str]], str | None]
"""From the opening word, in lower case, and the match behind it to an expression; None where that is no date."""

MONTHS = {name: int(number) for number, names in LEXICON["months"].items() for name in names}
FULL_MONTHS = {names[0] for names in LEXICON["months"].values()}
WEEKDAYS = {name: int(number) for number, names in LEXICON["weekdays"].items() for name in names}
FULL_WEEKDAYS = {names[0] for names in LEXICON["weekdays"].values()}
SEASONS: dict[str, int] = LEXICON["seasons"]
HOLIDAYS: dict[str, str] = LEXICON["holidays"]
NUMBERS: dict[str, int] = LEXICON["numbers"]
ORDINALS: dict[str, int] = LEXICON["ordinals"]
PARTS: dict[str, str] = LEXICON["parts"]

# ------------------------------------------------------------------------------------------------ pieces of patterns
_END = r"\b"
MONTH = trie({form: r"\b" if name in FULL_MONTHS else r"\b\.?" for name in MONTHS for form in forms(name)})
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[,.:]\d|/\d|[-–]\d\d\d)"
DAY_WORD = rf"(?:(?:twenty|thirty)-{any_of(list(ORDINALS)[:9])}|{any_of(ORDINALS)})"
DAY_WORDS = {*ORDINALS, *(f"twenty-{one}" for one in list(ORDINALS)[:9]), "thirty-first"}
YEAR = r"(?:1[0-9]|20)\d\d(?![\w%]|[,.:]\d|[-–/]\d)"
OF_YEAR = (
    rf"(?:(?:,? |, ?| of | in )(?P<y>{YEAR})"
    r"|,? ['’](?P<yy>\d\d)\b(?!,\d)"
    r"|(?:,| of| in)? (?P<ry>(?:this|last|next|the same|that|the previous|the following)(?= year\b)"
    r"|the year (?:before|after)(?=[,.;:)]))(?: year\b)?"
    # "3 jan 90", but not "3 January 90 people", "3 May 90 more"
    r"| (?P<yyy>[5-9]\d)"
    r"(?:(?=[\]).,;]|$| \()|(?<= [A-Za-z]{3} \d\d)(?<! May \d\d)(?!\w|[,.:%]\d| [a-z]{3,}s\b| people\b| men\b)))?"
)
DAYS = rf"(?P<d1>{DAY})(?:(?: ?[-–] ?| to | and | through | & | until )(?P<d2>{DAY}))?"
DAYS_AGAIN = DAYS.replace("<d1>", "<d3>").replace("<d2>", "<d4>")
PART_OF_DAY = r"(?: (?:early |late )?(?:morning|afternoon|evening|night|noon|midday|lunchtime|dawn)\b)?"
UNIT = r"(?:hour|day|night|week|fortnight|month|year|decade)"
UNITS_OF_CALENDAR = [
    *("day", "night", "morning", "afternoon", "evening"),
    *("week", "weekend", "fortnight", "month", "quarter", "year", "decade"),
]
# These are other words too: in small letters they are months before a number only.
AMBIGUOUS_MONTHS = {"march", "may", "august"}
_NAMED = (*UNITS_OF_CALENDAR, *SEASONS, *FULL_MONTHS, *FULL_WEEKDAYS)
CALENDAR_WORDS = {form for word in _NAMED for form in forms(word)} - AMBIGUOUS_MONTHS
CALENDAR_WORD = rf"(?P<word>{trie(dict.fromkeys(CALENDAR_WORDS, _END))})(?!-)"
COUNT = rf"(?:\d{{1,4}}|{any_of(n for n in NUMBERS if n != 'the')}(?:-[a-z]+)?)"
PERIOD = rf"(?:(?P<n>few|couple of|{COUNT}) )?(?P<unit>{UNIT})(?P<s>s?)\b(?!-)"
_BEHIND = "and|but|when|while|in|at|near|by|on|outside|inside|between|with|during|from|along|around|close to"
CLAUSE_END = rf"(?=\s*(?:[.,;:)\]”\"'’—–]|$|\n| (?:{_BEHIND})\b))"
# Behind "a day after", "the week before": the end of a clause, or "that" for the time told before and a clause of its
# own, "a day after that three men died", but not "a day after that attack".
AFTER_THAT = (
    rf"(?:{CLAUSE_END}| that\b(?:{CLAUSE_END}"
    r"|(?= (?:the|an?|its|their|his|her|some|he|she|it|they|we|I|\d|(?-i:[A-Z])\w*|people|police|[a-z]+men|[a-z]+s"
    rf"|{COUNT})\b)))"
)

# Each unit in units of the calendar language.
_STEP: dict[str, tuple[int, str]] = {name: (count, letter) for name, (count, letter) in LEXICON["units"].items()}
_RECENT: dict[str, str] = LEXICON["recent"]
_OTHER_YEAR: dict[str, str] = LEXICON["other_years"]
_BACK = {"ago", "earlier", "before", "previously", "prior", "back"}


def _number(words: str) -> int | None:
    words = words.lower()
    if words.isdecimal():
        return int(words)
    if words in NUMBERS:
        return NUMBERS[words]
    tens, _, ones = words.partition("-")
    return NUMBERS[tens] + NUMBERS[ones] if tens in NUMBERS and ones in NUMBERS else NUMBERS.get(f"a {words}")


@lru_cache(maxsize=256)
def _day(word: str) -> str:
    """The two figures of a day's number, however it is written."""
    digits = word.rstrip("sthndrSTHNDR")
    if digits.isdecimal():
        return f"{int(digits):02}"
    tens, _, ones = word.lower().partition("-")
    return f"{NUMBERS[tens] + ORDINALS[ones] if ones else ORDINALS[tens]:02}"


def _year(figures: str) -> str:
    """Four figures of a year from two."""
    return f"{'20' if int(figures) < 50 else '19'}{figures}"


# --------------------------------------------------------------------------------------- months, days and weekdays
def _month_day(month: int, match: re.Match[str], first: str | None, last: str | None, weekday: str = "") -> str:
    """A month, with or without days, weekday and year."""
    year, short, other, shorter = match.group("y", "yy", "ry", "yyy")
    if short or shorter:
        year = _year(short or shorter)
    if year:
        base, start, end = f"{year}-{month:02}", f"{year}-{month:02}-", ""
    elif other:
        base, start, end = f"{_OTHER_YEAR[other]} m={month}", f"{_OTHER_YEAR[other]} md={month:02}-", ""
    else:
        base, start, end = f"pub m~{month}", f"pub md~{month:02}-", weekday
    if not first:
        return base
    return f"{start}{_day(first)}{end} to {start}{_day(last)}{end}" if last else f"{start}{_day(first)}{end}"


def after_month(head: str, match: re.Match[str]) -> str:
    """October 31 and the like, behind the month."""
    return _month_day(MONTHS[head], match, match["d1"] or match["d5"], match["d2"])


def before_month(_: str, match: re.Match[str]) -> str:
    """31 October."""
    return _month_day(MONTHS[match["mon"].lower().rstrip(".")], match, match["d1"], match["d2"])


def written_day(head: str, match: re.Match[str]) -> str:
    """The twenty-sixth of July, behind the day."""
    return _month_day(MONTHS[match["mon"].lower().rstrip(".")], match, head, None)


def after_this_weekday(_: str, match: re.Match[str]) -> str:
    """March eighth, behind "this Sunday"."""
    return _month_day(MONTHS[match["mon"].lower().rstrip(".")], match, match["d1"] or match["d5"], match["d2"])


def after_weekday(head: str, match: re.Match[str]) -> str | None:
    """A weekday by itself, with its date, or in a week that is named."""
    number = WEEKDAYS[head]
    month, other_month, week = match.group("mon", "mon2", "week")
    if month or other_month:
        d1, d2, d3, d4, d5 = match.group("d1", "d2", "d3", "d4", "d5")
        name = (month or other_month).lower().rstrip(".")
        return _month_day(MONTHS[name], match, d1 or d3 or d5, d2 or d4, f"@{number}")
    if head not in FULL_WEEKDAYS:
        return None
    if not week:
        return f"pub wd<={number}"
    if week == "week":
        return f"pub wd>={number} +1w"
    if "ago" in week:
        return f"pub -{NUMBERS[week.split()[0]]}w wd={number}"
    shift = {"last": " -1w", "next": " +1w", "this": "", "the previous": " -1w", "the following": " +1w"}
    return f"pub{shift[week.removesuffix(' week')]} wd={number}"


# ------------------------------------------------------------------------------------------------- figures, names
def iso(_: str, match: re.Match[str]) -> str:
    """2023-10-31."""
    return f"{match['y']}-{match['m']}-{match['d']}"


def numeric(_: str, match: re.Match[str]) -> str | None:
    """Day, month, year in figures; the month first only where it cannot be otherwise."""
    day, month, year = int(match["a"]), int(match["b"]), match["y"]
    if month > 12:
        day, month = month, day
    if month > 12 or day > 31 or not day or not month:
        return None
    return f"{year if len(year) == 4 else _year(year)}-{month:02}-{day:02}"


def years(_: str, match: re.Match[str]) -> str:
    """A year, or two: 2012-14."""
    first, last = match["y"], match["y2"] or ""
    last = first[: 4 - len(last)] + last
    return f"{first} to {last}" if last > first else first


def decade(_: str, match: re.Match[str]) -> str:
    """The 1990s."""
    return f"{match['y']}s"


def spelled_year(_: str, match: re.Match[str]) -> str:
    """Nineteen ninety-six."""
    tens, ones = match["tens"], match["ones"]
    return f"19{NUMBERS[tens] + (NUMBERS[ones.lower()] if ones else 0)}"


def holiday(head: str, match: re.Match[str]) -> str:
    """A feast that has its day in every year."""
    day, year = _FEASTS[head.replace("’", "'")], match["y"]
    return f"{year} md={day}" if year else f"pub md~{day}"


_FEASTS = {name.lower(): day for name, day in HOLIDAYS.items()}


def season(head: str, match: re.Match[str]) -> str | None:
    """Summer 2020, the summer of last year, the summer."""
    number, year, other = SEASONS[head], match["y"], match["ry"]
    if year:
        return f"{year} s={number}"
    if other:
        return f"{_OTHER_YEAR[other]} s={number}"
    return None if head == "fall" else f"pub s~{number}"


# ---------------------------------------------------------------------------------------- distances and stretches
def offset(head: str, match: re.Match[str]) -> str | None:
    """So many units before or after the day of publication ("ago") or another date ("later")."""
    count, unit, way = _number(f"{head}{match['more']}"), match["unit"], match["way"].split()[0]
    if count is None:
        return None
    base = "pub" if way in ("ago", "from", "hence", "back") else "ref"
    sign = "-" if way in _BACK else "+"
    if unit == "hour":
        return f"{base} {sign}{round(count / 24)}d"
    factor, letter = _STEP[unit]
    on_the_day = match.groupdict().get("same")  # "ten years ago today"
    widened = "" if on_the_day else {"m": " month", "y": " year"}.get(letter, "")
    return f"{base} {sign}{count * factor}{letter}{widened}"


def weekdays_ago(head: str, match: re.Match[str]) -> str | None:
    """Two Sundays ago; a week ago on Sunday, of that week; a year ago on Sunday, from the Sunday just past."""
    count, weekday = _number(head), WEEKDAYS[match["weekday"].lower()]
    if count is None:
        return None
    if match["week"] in ("month", "year"):
        return f"pub wd<={weekday} -{count}{match['week'][0]}"
    return f"pub -{count}w wd={weekday}" if match["week"] else f"pub wd<{weekday} -{count - 1}w"


def weekday_before_last(_: str, match: re.Match[str]) -> str:
    """The Friday before last: a week before the one just past."""
    return f"pub wd<{WEEKDAYS[match['weekday'].lower()]} -1w"


def half_a_year(_: str, match: re.Match[str]) -> str:
    """Half a year ago, or later."""
    way = match["way"]
    return f"{'pub' if way == 'ago' else 'ref'} {'-' if way in _BACK else '+'}6m month"


def offset_in_figures(_: str, match: re.Match[str]) -> str | None:
    """10 days ago."""
    return offset(match["n"], match)


def stretch(head: str, match: re.Match[str]) -> str:
    """The past or coming days, weeks, months."""
    words, unit, plural = match.group("n", "unit", "s")
    words = (words or ("" if plural else "one")).lower()
    count = None if words in ("", "few", "a few", "several") else _number(words)
    ahead = head.endswith(("next", "coming"))
    if count is None:
        return "pub open" if ahead else f"pub past={_RECENT[unit]}"
    if unit == "hour":
        count, unit = max(1, round(count / 24)), "day"
    factor, letter = _STEP[unit]
    return f"pub {'next' if ahead else 'past'}={count * factor}{letter}"


def calendar_word(base: str, word: str, how: str, shift: str) -> str:
    """An expression for "last", "next", "this", "that" before a unit, a weekday, a month or a season."""
    for kind, names in (("wd", WEEKDAYS), ("m", MONTHS), ("s", SEASONS)):
        if word in names:
            return f"{base} {kind}{how}{names[word]}"
    if word in ("day", "night", "morning", "afternoon", "evening"):
        return f"{base} {shift}1d" if shift else f"{base} day"
    if word == "fortnight":
        return f"{base} {shift}2w" if shift else base
    count, letter = _STEP[word]
    return f"{base} {shift}{count}{letter} {word}" if shift else f"{base} {word}"


def relative(base: str, how: str, shift: str) -> Build:
    """The meaning of such a word: what it hangs on, which one it chooses, by how much it moves."""
    return lambda _, match: calendar_word(base, match["word"].lower(), how, shift)


def part_of(head: str, match: re.Match[str]) -> str:
    """The end of the month, the middle of last year."""
    which, unit = match["which"], match["unit"]
    step = f"1{unit[0]}"
    base = {"the": "pub", "this": "pub", "last": f"pub -{step}", "next": f"pub +{step}", "that": "ref"}[which]
    return f"{base} {unit} {PARTS[head.removeprefix('the ').removesuffix(' of')]}"


def last_day(_: str, match: re.Match[str]) -> str:
    """March 22, behind "last"."""
    return f"pub md<{MONTHS[match['mon'].lower().rstrip('.')]:02}-{_day(match['d'])}"


def day_of_month(_: str, match: re.Match[str]) -> str:
    """The 13th."""
    return f"pub dom~{int(_day(match['d']))}"


def day_of_that_month(_: str, match: re.Match[str]) -> str:
    """ "the 27th of that month": of the month told before."""
    return f"ref month dom>={int(_day(match['d']))}"


def always(expression: str) -> Build:
    """Words that mean one thing."""
    return lambda _, __: expression
