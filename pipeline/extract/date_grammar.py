"""What English words of a date mean: from words to an expression of `schemas.calendar`.

A date opens with one of the words listed here (`HEADS`); the rules of that word read on behind it. The words themselves
are in `lexicon/dates.toml`. `pipeline.extract.date_scan` finds the opening words, `pipeline.extract.date_context` decides
by what stands around a date.
"""

import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path

from pipeline.extract.patterns import any_of, forms, trie

LEXICON = tomllib.loads((Path(__file__).parent / "lexicon" / "dates.toml").read_text(encoding="utf-8"))

Build = Callable[[str, re.Match[str]], str | None]
"""From the opening word, in lower case, and what was matched behind it, to an expression; None where it is no date."""
Rule = tuple[re.Pattern[str], Build]

MONTHS = {name: int(number) for number, names in LEXICON["months"].items() for name in names}
FULL_MONTHS = {names[0] for names in LEXICON["months"].values()}
WEEKDAYS = {name: int(number) for number, names in LEXICON["weekdays"].items() for name in names}
FULL_WEEKDAYS = {names[0] for names in LEXICON["weekdays"].values()}
SEASONS: dict[str, int] = LEXICON["seasons"]
HOLIDAYS = {name.lower(): day for name, day in LEXICON["holidays"].items()}
NUMBERS: dict[str, int] = LEXICON["numbers"]
ORDINALS: dict[str, int] = LEXICON["ordinals"]
PARTS: dict[str, str] = LEXICON["parts"]


# ------------------------------------------------------------------------------------------------ pieces of patterns
_MONTH = trie({form: r"\b" if name in FULL_MONTHS else r"\b\.?" for name in MONTHS for form in forms(name)})
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[,.:]\d|/\d|[-–]\d\d\d)"
_DAY_WORD = rf"(?:(?:twenty|thirty)-{any_of(list(ORDINALS)[:9])}|{any_of(ORDINALS)})"
_YEAR = r"(?:1[0-9]|20)\d\d(?![\w%]|[,.:]\d|[-–/]\d)"
_OF_YEAR = (
    rf"(?:(?:,? |, ?| of | in )(?P<y>{_YEAR})"
    r"|,? ['’](?P<yy>\d\d)\b(?!,\d)"
    r"|(?:,| of| in)? (?P<ry>this|last|next|the same|that|the previous|the following) year\b"
    r"| (?P<yyy>[5-9]\d)(?:(?=[\]).,;]|$| \()|(?<=[A-Za-z]{3} \d\d)(?!\w|[,.:%]\d| [a-z]{3,}s\b| people\b| men\b)))?"
)
_DAYS = rf"(?P<d1>{_DAY})(?:(?: ?[-–] ?| to | and | through | & | until )(?P<d2>{_DAY}))?"
_PART_OF_DAY = r"(?: (?:early |late )?(?:morning|afternoon|evening|night|noon|midday|lunchtime|dawn)\b)?"
_UNIT = r"hour|day|night|week|fortnight|month|year|decade"
_SPAN_UNITS = [
    "day",
    "night",
    "morning",
    "afternoon",
    "evening",
    "week",
    "weekend",
    "fortnight",
    "month",
    "quarter",
    "year",
    "decade",
]
_CALENDAR_WORD = rf"(?P<word>{any_of([*_SPAN_UNITS, *SEASONS, *FULL_MONTHS, *FULL_WEEKDAYS])})(?!-)"
_COUNT = rf"\d{{1,4}}|{any_of(n for n in NUMBERS if n != 'the')}(?:-[a-z]+)?"
_PERIOD = rf"(?:(?P<n>few|couple of|{_COUNT}) )?(?P<unit>{_UNIT})(?P<s>s?)\b(?!-)"
_AT_END = r"(?=\s*(?:[.,;:)\]”\"'’—–]|$|\n| and\b| but\b| when\b| that\b| this\b| it\b| in\b| at\b))"

_UNIT_STEP = {"day": (1, "d"), "night": (1, "d"), "week": (1, "w"), "fortnight": (2, "w"), "month": (1, "m"), "quarter": (3, "m"),
              "year": (1, "y"), "decade": (10, "y")}  # fmt: skip
# How far "recent" and "the last few" reach.
_RECENT = {
    "hour": "1d",
    "day": "7d",
    "night": "7d",
    "week": "4w",
    "fortnight": "8w",
    "month": "3m",
    "year": "3y",
    "decade": "30y",
}
_OTHER_YEAR = {"this": "pub", "last": "pub -1y", "next": "pub +1y", "the same": "ref", "that": "ref", "the previous": "ref -1y",
               "the following": "ref +1y"}  # fmt: skip


def _group(match: re.Match[str], name: str) -> str | None:
    """A group's words in lower case; None where the rule has no such group or it is empty."""
    words = match.groupdict().get(name)
    return words.lower() if words else None


def _number(words: str | None) -> int | None:
    words = (words or "").lower()
    if words.isdecimal():
        return int(words)
    if words in NUMBERS:
        return NUMBERS[words]
    tens, _, ones = words.partition("-")
    return NUMBERS[tens] + NUMBERS[ones] if tens in NUMBERS and ones in NUMBERS else NUMBERS.get(f"a {words}")


def _day_number(word: str) -> int:
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    tens, _, ones = word.lower().partition("-")
    return NUMBERS[tens] + ORDINALS[ones] if ones else ORDINALS[tens]


# --------------------------------------------------------------------------------------- months, days and weekdays
def _month_day(month: int, match: re.Match[str], weekday: str = "") -> str:
    """A month, with or without days, weekday and year."""
    groups = match.groupdict()
    year, short = groups["y"], groups["yy"] or groups["yyy"]
    if short:
        year = f"{'20' if int(short) < 50 else '19'}{short}"
    days = [_day_number(groups[name]) for name in ("d1", "d2", "d3", "d4", "d5") if groups.get(name)]
    if year:
        return " to ".join(f"{year}-{month:02}-{day:02}" for day in days) if days else f"{year}-{month:02}"
    other = groups["ry"]
    if other:
        base, how, weekday = _OTHER_YEAR[other], "=", ""
    else:
        base, how = "pub", "~"
    if not days:
        return f"{base} m{how}{month}"
    return " to ".join(f"{base} md{how}{month:02}-{day:02}{weekday}" for day in days)


def _after_month(head: str, match: re.Match[str]) -> str:
    return _month_day(MONTHS[head], match)


def _before_month(_: str, match: re.Match[str]) -> str:
    return _month_day(MONTHS[match["mon"].lower().rstrip(".")], match)


def _weekday(head: str, match: re.Match[str]) -> str | None:
    number, month, week = WEEKDAYS[head], match["mon"] or match["mon2"], match["week"]
    if month:
        return _month_day(MONTHS[month.lower().rstrip(".")], match, f"@{number}")
    if head not in FULL_WEEKDAYS:
        return None
    if not week:
        return f"pub wd<={number}"
    if "ago" in week:
        return f"pub -{NUMBERS[week.split()[0]]}w wd={number}"
    shift = {"last": " -1w", "next": " +1w", "this": "", "the previous": " -1w", "the following": " +1w"}
    return f"pub{shift[week.removesuffix(' week')]} wd={number}"


_DAY_MONTH = rf"{_DAYS}(?: of)?[ -](?P<mon>{_MONTH}){_OF_YEAR}"
_MONTH_RULES: list[Rule] = [(re.compile(rf"(?: (?:the )?{_DAYS})?{_OF_YEAR}"), _after_month)]
_WEEKDAY_RULES: list[Rule] = [
    (
        re.compile(
            rf"{_PART_OF_DAY}(?:(?:,? |, ?)(?:on )?(?:the )?(?:"
            rf"(?P<mon>{_MONTH}) (?:the )?(?:{_DAYS}|(?P<d5>{_DAY_WORD}))"
            rf"|{_DAYS.replace('d1', 'd3').replace('d2', 'd4')}(?: of)?[ -](?P<mon2>{_MONTH})){_OF_YEAR}"
            r"|,?(?: of)? (?P<week>(?:last|this|next|the previous|the following) week\b|(?:a|one|two|three) weeks? ago\b))?"
        ),
        _weekday,
    )
]


# ------------------------------------------------------------------------------------------------------ figures
def _iso(_: str, match: re.Match[str]) -> str:
    return f"{match['y']}-{match['m']}-{match['d']}"


def _numeric(_: str, match: re.Match[str]) -> str | None:
    """Day, month, year in figures; month first only where it cannot be otherwise."""
    day, month, year = int(match["a"]), int(match["b"]), match["y"]
    if month > 12:
        day, month = month, day
    if month > 12 or day > 31 or not day or not month:
        return None
    if len(year) == 2:
        year = f"{'20' if int(year) < 50 else '19'}{year}"
    return f"{year}-{month:02}-{day:02}"


def _years(_: str, match: re.Match[str]) -> str:
    first, last = match["y"], match["y2"] or ""
    last = first[: 4 - len(last)] + last
    return f"{first} to {last}" if last > first else first


def _decade(_: str, match: re.Match[str]) -> str:
    return f"{match['y']}s"


def _spelled_year(_: str, match: re.Match[str]) -> str:
    ones = _group(match, "ones")
    return f"19{NUMBERS[match['tens']] + (NUMBERS[ones] if ones else 0)}"


# ---------------------------------------------------------------------------------------- distances and stretches
_BACK = {"ago", "earlier", "before", "previously", "prior", "back"}


def _offset(head: str, match: re.Match[str]) -> str | None:
    """So many units before or after the day of publication ("ago") or another date ("later")."""
    count, unit, way = _number(f"{head}{match['more'] or ''}"), match["unit"], match["way"].split()[0]
    if count is None:
        return None
    base = "pub" if way in ("ago", "from", "hence", "back") else "ref"
    sign = "-" if way in _BACK else "+"
    if unit == "hour":
        return f"{base} {sign}{round(count / 24)}d"
    factor, letter = _UNIT_STEP[unit]
    return f"{base} {sign}{count * factor}{letter}{ {'m': ' month', 'y': ' year'}.get(letter, '') }"


def _digit_offset(_: str, match: re.Match[str]) -> str | None:
    return _offset(match["n"], match)


def _stretch(head: str, match: re.Match[str]) -> str | None:
    """The past or coming days, weeks, months."""
    unit, way, words = match["unit"], _group(match, "way") or head, _group(match, "n")
    if not words and not match["s"]:
        words = "one"
    count = None if words in (None, "few", "a few", "several") else _number(words)
    ahead = way in ("next", "coming")
    if count is None:
        return "pub open" if ahead else f"pub past={_RECENT[unit]}"
    if unit == "hour":
        count, unit = max(1, round(count / 24)), "day"
    factor, letter = _UNIT_STEP[unit]
    return f"pub {'next' if ahead else 'past'}={count * factor}{letter}"


def _calendar(base: str, word: str, how: str, shift: str) -> str:
    """An expression for "last/next/this/that ..." before a unit, a weekday, a month or a season."""
    word = word.lower()
    for kind, names in (("wd", WEEKDAYS), ("m", MONTHS), ("s", SEASONS)):
        if word in names:
            return f"{base} {kind}{how}{names[word]}"
    if word in ("day", "night", "morning", "afternoon", "evening"):
        return f"{base} {shift}1d" if shift else f"{base} day"
    if word == "fortnight":
        return f"{base} {shift}2w" if shift else base
    count, letter = (1, "w") if word == "weekend" else _UNIT_STEP[word]
    return f"{base} {shift}{count}{letter} {word}" if shift else f"{base} {word}"


def _relative(base: str, how: str, shift: str) -> Build:
    return lambda _, match: _calendar(base, match["word"], how, shift)


_last, _next, _this = _relative("pub", "<", "-"), _relative("pub", ">", "+"), _relative("pub", "=", "")
_following, _previous, _that = _relative("ref", ">", "+"), _relative("ref", "<", "-"), _relative("ref", "=", "")
_coming = _relative("pub", ">=", "+")


def _beside(_: str, match: re.Match[str]) -> str:
    back = match["way"] == "before"
    return _calendar("ref", _group(match, "word") or "day", "<" if back else ">", "-" if back else "+")


def _part_of_the(_: str, match: re.Match[str]) -> str:
    unit, which = match["unit"], match["which"]
    base = {"the": "pub", "this": "pub", "last": f"pub -1{unit[0]}", "next": f"pub +1{unit[0]}", "that": "ref"}[which]
    return f"{base} {unit} {PARTS[match['part']]}"


def _always(expression: str) -> Build:
    return lambda _, __: expression


def _holiday(head: str, match: re.Match[str]) -> str:
    day, year = HOLIDAYS[head.replace("’", "'")], match["y"]
    return f"{year} md={day}" if year else f"pub md~{day}"


def _season(head: str, match: re.Match[str]) -> str | None:
    number, year, other = SEASONS[head], match["y"], match["ry"]
    if year:
        return f"{year} s={number}"
    if other:
        return f"{_OTHER_YEAR[other]} s={number}"
    return None if head == "fall" else f"pub s~{number}"


_FEW = r"(?P<more>(?: few| couple of)?|-[a-z]+)"
_OFFSETS: list[Rule] = [
    (
        re.compile(
            rf"{_FEW} (?P<unit>{_UNIT})s?(?: or (?:so|two|more))? (?P<way>ago|previously|hence|from now|back)\b"
        ),
        _offset,
    ),
    (re.compile(rf"{_FEW} (?P<unit>{_UNIT})s? (?P<way>earlier|later)\b(?! than)"), _offset),
    (re.compile(rf"{_FEW} (?P<unit>{_UNIT})s? (?P<way>before|after|prior|afterwards|on)\b{_AT_END}"), _offset),
]
_NEAR = rf"{_PART_OF_DAY}"
_YEAR_RULES: list[Rule] = [
    (
        re.compile(
            r"(?P<y>(?:1[5-9]|20)\d\d)(?P<sep>[-/.])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
        ),
        _iso,
    ),
    (re.compile(r"(?P<y>(?:1[6-9]|20)\d0)['’]?s\b"), _decade),
    (re.compile(r"(?P<y>(?:1[0-9]|20)\d\d)(?:[-–/](?P<y2>\d{2}|(?:1[5-9]|20)\d\d))?(?![\w%]|[,.:]\d|[-–/]\d)"), _years),
]
_NUMERIC_RULES: list[Rule] = [
    (
        re.compile(
            r"(?P<a>[0-3]?\d)(?P<sep>[./-])(?P<b>[0-3]?\d)(?P=sep)(?P<y>(?:1[5-9]|20)\d\d|\d\d)(?![\d/.-]\d|\d)"
        ),
        _numeric,
    )
]
_OFFSET_RULES: list[Rule] = [
    (re.compile(rf"(?P<n>\d{{1,4}}){pattern.pattern}"), _digit_offset) for pattern, _ in _OFFSETS
]
# What may open with a figure: what has to follow the first figure, and the rules.
FIGURES: list[tuple[str, list[Rule]]] = [
    (r"(?<=[12])\d\d\d(?!\d|,\d)", _YEAR_RULES),
    (r"\d?[./-][0-3]?\d[./-]\d\d", _NUMERIC_RULES),
    (
        r"\d?(?:st|nd|rd|th)?(?: ?[-–] ?| of | to | and | & |[ -])(?:[JFMASOND]|[jfmasond][a-z]{2}|[0-3]?\d(?:st|nd|rd|th)? [JFMASONDjfmasond])",
        [(re.compile(_DAY_MONTH), _before_month), *_OFFSET_RULES],
    ),
    (rf"\d{{0,3}} (?:{_UNIT})s? ", _OFFSET_RULES),
]

_THE: list[Rule] = [
    (re.compile(r" day before yesterday\b"), _always("pub -2d")),
    (re.compile(r" day after tomorrow\b"), _always("pub +2d")),
    (re.compile(rf" (?P<way>last|past|next|coming) (?=few|couple|\d|{_COUNT}){_PERIOD}"), _stretch),
    (re.compile(rf" (?P<way>past|coming|last(?! (?:day|night|hour)\b)) {_PERIOD}"), _stretch),
    (re.compile(rf" (?:very )?same {_CALENDAR_WORD}"), _that),
    (re.compile(rf" (?:very )?(?:next|following) {_CALENDAR_WORD}"), _following),
    (re.compile(rf" (?:previous|preceding) {_CALENDAR_WORD}"), _previous),
    (re.compile(rf" {_CALENDAR_WORD} (?P<way>before|after)\b{_AT_END}"), _beside),
    (re.compile(r" weekend\b"), _always("pub wd<=6 weekend")),
    (
        re.compile(
            rf" (?P<part>{'|'.join(PARTS)}) of (?P<which>the|this|last|next|that) (?P<unit>week|month|year|decade)\b"
        ),
        _part_of_the,
    ),
    (re.compile(r" (?:current|present) (?:fiscal )?(?P<word>week|month|quarter|year|decade)\b"), _this),
    (re.compile(r" (?:full|whole|entire) (?P<word>month|year)\b"), _this),
    (re.compile(r" year two thousand\b"), _always("2000")),
    (re.compile(r"(?<=of the) (?P<word>year|month|week)\b(?! of| before| after|-)"), _this),
    (re.compile(r"(?<=in the) (?P<word>year)\b(?! of| before| after| since| to|-)"), _this),
    (re.compile(r"(?<=\A[Tt]he) (?P<word>year|month|week)\Z"), _this),
    (
        re.compile(rf" (?P<d>{_DAY})(?<=[a-z])(?=\s*(?:[.,;:)—–]|$| and\b| when\b| as\b| after\b| before\b))"),
        lambda _, match: f"pub dom~{_day_number(match['d'])}",
    ),
]
_LAST: list[Rule] = [
    (re.compile(rf" {_CALENDAR_WORD}(?! of (?!last|the|this))"), _last),
    (re.compile(rf" {_PERIOD}"), _stretch),
]
_NEXT: list[Rule] = [(re.compile(rf" {_CALENDAR_WORD}"), _next), (re.compile(rf" {_PERIOD}"), _stretch)]
_THIS: list[Rule] = [
    (re.compile(rf" past {_CALENDAR_WORD}"), _last),
    (
        re.compile(
            rf" (?:coming )?{any_of(FULL_WEEKDAYS)}, (?P<mon>{_MONTH}) (?:the )?(?:{_DAYS}|(?P<d5>{_DAY_WORD})){_OF_YEAR}"
        ),
        _before_month,
    ),
    (re.compile(rf" coming {_CALENDAR_WORD}"), _coming),
    (re.compile(rf" {_CALENDAR_WORD}(?<! day)"), _this),
]
_THAT: list[Rule] = [(re.compile(rf" (?:same )?{_CALENDAR_WORD}"), _that)]
_HOLIDAY_RULES: list[Rule] = [(re.compile(rf"(?:,? (?P<y>{_YEAR}))?"), _holiday)]
_SEASON_RULES: list[Rule] = [
    (re.compile(rf"(?:(?: of)? (?:(?P<y>{_YEAR})|(?P<ry>this|last|next) year\b))?(?! of)"), _season)
]


# ------------------------------------------------------------------------------------------------ opening words
def _heads() -> dict[str, tuple[list[Rule], str]]:
    """The words that may open a date, as they are written, each with its rules and what has to follow."""
    heads: dict[str, tuple[list[Rule], str]] = {}

    def add(words: Iterable[str], rules: list[Rule], follow: str = r"\b", forms: str = "lC") -> None:
        for word in words:
            for form in forms:
                heads[{"l": word, "C": word[0].upper() + word[1:], "U": word.upper()}[form]] = (rules, follow)

    named = rf"(?=(?:{any_of([*_SPAN_UNITS, *SEASONS, *FULL_MONTHS, *FULL_WEEKDAYS], '')})s?\b)"
    unit = rf"(?=(?:{_UNIT})s?\b)"
    counted = rf"(?=(?:few |couple of |several |\d+ |[a-z-]+ )?(?:{_UNIT})s?\b)"
    add(MONTHS, _MONTH_RULES, forms="CU")
    add((f"{name}." for name in MONTHS if name not in FULL_MONTHS), _MONTH_RULES, "", forms="CU")
    add(FULL_MONTHS - {"march", "may", "august"}, _MONTH_RULES, forms="l")
    add(WEEKDAYS, _WEEKDAY_RULES, forms="CU")
    add((f"{name}." for name in WEEKDAYS if name not in FULL_WEEKDAYS), _WEEKDAY_RULES, "", forms="CU")
    add(["yesterday"], [(re.compile(_NEAR), _always("pub -1d"))])
    add(["today", "tonight"], [(re.compile(_NEAR), _always("pub"))])
    add(["tomorrow"], [(re.compile(_NEAR), _always("pub +1d"))])
    add(["last"], _LAST, f"(?= (?:{named}|{counted}))")
    add(["past", "recent", "coming"], [(re.compile(rf" {_PERIOD}"), _stretch)], f"(?= {counted})")
    add(["next"], _NEXT, f"(?= (?:{named}|{counted}))")
    add(["this"], _THIS, f"(?= (?:{named}|past|coming))")
    add(["that"], _THAT, f"(?= (?:{named}|same))")
    add(["same"], _THAT, f"(?= {named})")
    the = (
        "day|night|week|month|year|weekend|last|past|next|coming|very|same|following|prev|preced|curr|present|full|whole|entire|"
        "end of|start of|beg|middle|close|first|second|latter|final|opening|early part"
    )
    add(["the"], _THE, rf"(?= (?:\d\d?(?:st|nd|rd|th)|{the}))")
    add(
        (n for n in NUMBERS if n.isalpha() and n not in ("a", "an", "the", "nineteen")),
        _OFFSETS,
        rf"(?=(?:-[a-z]+)? (?:{_UNIT})s? )",
    )
    add(["a", "an"], _OFFSETS, rf"(?= (?:few |couple of )?(?:{_UNIT})s? )")
    spelled = rf" (?P<tens>(?:twen|thir|for|fif|six|seven|eigh|nine)ty|[a-z]+teen|ten|eleven|twelve)(?:[- ](?P<ones>{any_of(list(NUMBERS)[2:11])}))?\b"
    add(["nineteen"], [(re.compile(spelled), _spelled_year), *_OFFSETS], "(?= )")
    add(["day"], [(re.compile(rf" (?P<way>before|after)\b{_AT_END}"), _beside)], "(?= (?:before|after))")
    add(["year"], [(re.compile(r"(?:['’]s)?[- ]end\b"), _always("pub year end")), (re.compile(r"-earlier\b"), _always("ref -1y year")),
                   (re.compile(r"-ago\b"), _always("pub -1y year"))], "(?=-e|-a| e|['’]s)")  # fmt: skip
    add(["earlier", "later"], [(re.compile(r" in the (?P<word>year|month|week)\b"), _this)], "(?= in the )")
    add(SEASONS, _SEASON_RULES)
    add((form for name in LEXICON["holidays"] for form in (name, name.replace("'", "’"))), _HOLIDAY_RULES, forms="l")
    return heads


HEADS = _heads()
