"""What English words of a date mean: from words to an expression of `schemas.calendar`.

One scan finds the words that may open a date, rules chosen by that word read on from there and give an expression.
The words themselves are in `lexicon/dates.toml`. Which of several dates is meant (tense, context) is decided in
`pipeline.extract.dates`.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

LEXICON = tomllib.loads((Path(__file__).parent / "lexicon" / "dates.toml").read_text(encoding="utf-8"))


class Reading(NamedTuple):
    """Words read as a date: their end, and the expression that they stand for."""

    end: int
    expression: str


Build = Callable[[re.Match[str]], str | None]

MONTHS = {name: int(number) for number, names in LEXICON["months"].items() for name in names}
FULL_MONTHS = {names[0] for names in LEXICON["months"].values()}
WEEKDAYS = {name: int(number) for number, names in LEXICON["weekdays"].items() for name in names}
FULL_WEEKDAYS = {names[0] for names in LEXICON["weekdays"].values()}
SEASONS: dict[str, int] = LEXICON["seasons"]
HOLIDAYS: dict[str, str] = {name: day for name, day in LEXICON["holidays"].items() if day}
NUMBERS: dict[str, int] = LEXICON["numbers"]
ORDINALS: dict[str, int] = LEXICON["ordinals"]

# ------------------------------------------------------------------------------------------------ pieces of patterns
Rule = tuple[re.Pattern[str], Build]
_PLAIN_NUMBERS = "|".join(sorted((n for n in NUMBERS if n != "the"), key=len, reverse=True))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


_MONTH = rf"(?:{_any(MONTHS)})\b\.?"
_WEEKDAY = rf"(?:{_any(WEEKDAYS)})\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[,.:]\d|/\d|[-–]\d\d\d)"
_DAY_WORD = rf"(?:{_DAY}|(?:twenty|thirty)-(?:{_any(list(ORDINALS)[:9])})|{_any(ORDINALS)})\b"
_YEAR = r"(?:1[0-9]|20)\d\d(?![\w%]|[,.:]\d|[-–/]\d)"
_BETWEEN = r" ?[-–] ?| to | and | & | through | until "
_OF_YEAR = (
    rf"(?:(?:,? |, ?| of | in )(?P<y>{_YEAR})"
    r"|,? ['’](?P<yy>\d\d)\b(?!,\d)"
    r"|(?:,| of| in)? (?P<ry>this|last|next|the same|that|the previous|the following) year\b)?"
)
_SHORT_YEAR = r"(?: (?P<yyy>[5-9]\d)(?=[\]).,;]|$| \())?"
_PART_OF_DAY = r"(?: (?:early )?(?:morning|afternoon|evening|night|noon|midday|lunchtime|dawn))?"
_UNIT = r"hour|day|night|week|fortnight|month|year|decade"
_SPAN_UNITS = r"day|night|morning|afternoon|evening|week|weekend|fortnight|month|quarter|year|decade"
_UNIT_STEP = {"day": (1, "d"), "night": (1, "d"), "week": (1, "w"), "fortnight": (2, "w"), "month": (1, "m"), "year": (1, "y"),
              "decade": (10, "y")}  # fmt: skip
# How far "recent" and "the last few" reach.
_RECENT = {"hour": "1d", "day": "7d", "night": "7d", "week": "4w", "month": "3m", "year": "3y", "decade": "30y"}


def _rule(pattern: str, build: Build) -> Rule:
    return re.compile(pattern, re.IGNORECASE), build


def _group(match: re.Match[str], name: str) -> str | None:
    """A group's words in lower case; None where the rule has no such group or it is empty."""
    words = match.groupdict().get(name)
    return words.lower() if words else None


def _month_number(word: str) -> int:
    return MONTHS[word.lower().rstrip(".")]


def _day_number(word: str) -> int:
    digits = re.match(r"\d+", word)
    if digits:
        return int(digits[0])
    tens, _, ones = word.lower().partition("-")
    return NUMBERS[tens] + ORDINALS[ones] if ones else ORDINALS[tens]


def _year_of(match: re.Match[str]) -> str | None:
    """The four digits of the year that stands with a day or month."""
    year, short = match["y"], _group(match, "yy") or _group(match, "yyy")
    if year:
        return year
    return f"{'20' if int(short) < 50 else '19'}{short}" if short else None


_OTHER_YEAR = {"this": "pub", "last": "pub -1y", "next": "pub +1y", "the same": "ref", "that": "ref", "the previous": "ref -1y",
               "the following": "ref +1y"}  # fmt: skip


def _month_day(match: re.Match[str]) -> str | None:
    """A month, with or without days, weekday and year."""
    month, year, other = _month_number(match["mon"]), _year_of(match), _group(match, "ry")
    name = _group(match, "wd")
    weekday = f"@{WEEKDAYS[name.rstrip('.')]}" if name else ""
    days = [_day_number(day) for day in (_group(match, "d1"), _group(match, "d2")) if day]
    if not days:
        if year:
            return f"{year}-{month:02}"
        return f"{_OTHER_YEAR[other]} m={month}" if other else f"pub m~{month}"
    if year:
        forms = [f"{year}-{month:02}-{day:02}" for day in days]
    elif other:
        forms = [f"{_OTHER_YEAR[other]} md={month:02}-{day:02}" for day in days]
    else:
        forms = [f"pub md~{month:02}-{day:02}{weekday}" for day in days]
    return " to ".join(forms)


_DAYS = rf"(?P<d1>{_DAY})(?:(?:{_BETWEEN})(?P<d2>{_DAY}))?"
_MONTH_DAY = rf"(?P<mon>{_MONTH}) (?:the )?{_DAYS}{_OF_YEAR}{_SHORT_YEAR}"
_MONTH_WORD_DAY = rf"(?P<mon>{_MONTH}) (?:the )?(?P<d1>{_DAY_WORD}){_OF_YEAR}{_SHORT_YEAR}"
_DAY_MONTH = rf"(?:the )?{_DAYS}(?: of|-)?[ -]?(?P<mon>{_MONTH}){_OF_YEAR}{_SHORT_YEAR}"
_ONLY_MONTH = rf"(?P<mon>{_MONTH}){_OF_YEAR}{_SHORT_YEAR}"


def _weekday(match: re.Match[str]) -> str:
    number = WEEKDAYS[match["wd"].lower().rstrip(".")]
    week = _group(match, "week")
    if not week:
        return f"pub wd<={number}"
    if "ago" in week:
        return f"pub -{NUMBERS.get(week.split()[0], 1)}w wd={number}"
    shift = {"last": " -1w", "next": " +1w", "this": "", "the previous": " -1w", "the following": " +1w"}
    return f"pub{shift[week.removesuffix(' week')]} wd={number}"


def _iso(match: re.Match[str]) -> str:
    return f"{match['y']}-{match['m']}-{match['d']}"


def _numeric(match: re.Match[str]) -> str | None:
    """Day, month, year in figures; month first only where it cannot be otherwise."""
    day, month, year = int(match["a"]), int(match["b"]), match["y"]
    if month > 12:
        day, month = month, day
    if month > 12 or day > 31 or not day or not month:
        return None
    if len(year) == 2:
        year = f"{'20' if int(year) < 50 else '19'}{year}"
    return f"{year}-{month:02}-{day:02}"


def _years(match: re.Match[str]) -> str | None:
    first, last = match["y"], _group(match, "y2")
    if not last:
        return first
    last = first[: 4 - len(last)] + last
    return f"{first} to {last}" if last > first else first


def _decade(match: re.Match[str]) -> str:
    return f"{match['y']}s"


def _number(words: str) -> int | None:
    words = words.lower().removesuffix(" of")
    if words.isdigit():
        return int(words) if len(words) < 5 else None
    if words in NUMBERS:
        return NUMBERS[words]
    tens, _, ones = words.partition("-")
    return NUMBERS[tens] + NUMBERS[ones] if tens in NUMBERS and ones in NUMBERS else NUMBERS.get(words + " of")


_BACK = {"ago", "earlier", "before", "previously", "prior", "back"}


def _offset(match: re.Match[str]) -> str | None:
    """So many units before or after the day of publication ("ago") or another date ("later")."""
    count, unit, way = _number(match["n"]), match["unit"].lower(), match["way"].lower().split()[0]
    if count is None:
        return None
    base = "pub" if way in ("ago", "from", "hence") else "ref"
    sign = "-" if way in _BACK else "+"
    if unit == "hour":
        return f"{base} {sign}{round(count / 24)}d"
    factor, letter = _UNIT_STEP[unit]
    widen = {"m": " month", "y": " year"}.get(letter, "")
    return f"{base} {sign}{count * factor}{letter}{widen}"


def _calendar_word(base: str, word: str, how: str, unit_shift: str) -> str:
    """An expression for "last/next/this/that ..." before a unit, a weekday, a month or a season."""
    word = word.lower().rstrip(".")
    if word in WEEKDAYS:
        return f"{base} wd{how}{WEEKDAYS[word]}"
    if word in MONTHS:
        return f"{base} m{how}{MONTHS[word]}"
    if word in SEASONS:
        return f"{base} s{how}{SEASONS[word]}"
    if word in ("day", "night", "morning", "afternoon", "evening"):
        return f"{base} {unit_shift}1d" if unit_shift else f"{base} day"
    if word == "weekend":
        return f"{base} {unit_shift}1w weekend" if unit_shift else f"{base} weekend"
    if word == "fortnight":
        return f"{base} {unit_shift}2w" if unit_shift else base
    count, letter = {"quarter": (3, "m")}.get(word) or _UNIT_STEP[word]
    return f"{base} {unit_shift}{count}{letter} {word}" if unit_shift else f"{base} {word}"


_CALENDAR_WORD = rf"(?P<word>{_SPAN_UNITS}|{_any(SEASONS)}|{_any(FULL_MONTHS)}|{_any(FULL_WEEKDAYS)})\b(?!-)"


def _last(match: re.Match[str]) -> str:
    return _calendar_word("pub", match["word"], "<", "-")


def _next(match: re.Match[str]) -> str:
    return _calendar_word("pub", match["word"], ">", "+")


def _this(match: re.Match[str]) -> str:
    return _calendar_word("pub", match["word"], "=", "")


def _that(match: re.Match[str]) -> str:
    return _calendar_word("ref", match["word"], "=", "")


def _following(match: re.Match[str]) -> str:
    return _calendar_word("ref", match["word"], ">", "+")


def _previous(match: re.Match[str]) -> str:
    return _calendar_word("ref", match["word"], "<", "-")


def _stretch(match: re.Match[str]) -> str | None:
    """The past or coming days, weeks, months."""
    unit, way, words = match["unit"].lower(), match["way"].lower(), _group(match, "n")
    if not words and not match["s"]:
        words = "one"
    count = None if words in (None, "few", "several", "a few") else _number(words)
    ahead = way in ("next", "coming")
    if count is None:
        return "pub open" if ahead else f"pub past={_RECENT[unit]}"
    if unit == "hour":
        count, unit = max(1, round(count / 24)), "day"
    factor, letter = _UNIT_STEP[unit]
    return f"pub {'next' if ahead else 'past'}={count * factor}{letter}"


def _part_of_the(match: re.Match[str]) -> str:
    part, unit = match["part"].lower(), match["unit"].lower()
    which = _group(match, "which") or "the"
    base = {"the": "pub", "this": "pub", "last": f"pub -1{unit[0]}", "next": f"pub +1{unit[0]}", "that": "ref"}[which]
    return f"{base} {unit} {PARTS[part]}"


def _near_day(match: re.Match[str]) -> str:
    word = match[0].lower()
    if word.startswith("the day before"):
        return "pub -2d"
    if word.startswith("the day after"):
        return "pub +2d"
    return {"yester": "pub -1d", "tomorr": "pub +1d"}.get(word[:6], "pub")


def _holiday(match: re.Match[str]) -> str:
    day = HOLIDAYS[match["name"].lower().replace("’", "'")]
    year = _group(match, "y")
    return f"{year}-{day}" if year else f"pub md~{day}"


def _season(match: re.Match[str]) -> str:
    number, year, other = SEASONS[match["season"].lower()], _group(match, "y"), _group(match, "ry")
    if year:
        return f"{year} s={number}"
    return f"{_OTHER_YEAR[other]} s={number}" if other else f"pub s~{number}"


def _spelled_year(match: re.Match[str]) -> str:
    tens, ones = match["tens"].lower(), match["ones"]
    return f"{NUMBERS[match['hundreds'].lower()]}{NUMBERS[tens] + (NUMBERS[ones.lower()] if ones else 0):02}"


# The parts of a period, and the step that each one is.
PARTS = {
    "early": "early", "mid": "mid", "late": "late", "beginning": "early", "start": "early", "opening": "early", "first days": "early",
    "first weeks": "early", "first week": "early", "middle": "mid", "last days": "late", "final days": "late", "last weeks": "late",
    "final weeks": "late", "last week": "late", "end": "end", "close": "end", "first half": "h1", "second half": "h2",
    "latter half": "h2", "first quarter": "q1", "second quarter": "q2", "third quarter": "q3", "fourth quarter": "q4",
    "last quarter": "q4", "final quarter": "q4", "early part": "early", "latter part": "late",
}  # fmt: skip

_AT_END = r"(?=\s*(?:[.,;:)\]”\"'’—–]|$|\n| and\b| but\b| when\b| that\b| this\b| it\b| in\b| at\b))"
_OFFSET = (
    rf"(?P<n>\d{{1,4}}|{_PLAIN_NUMBERS}|(?:twenty|thirty|forty|fifty)-\w+) (?P<unit>{_UNIT})s?(?: or (?:so|two|more))?"
)
_STRETCH_OF = rf"(?:(?P<n>\d{{1,3}}|few|several|{_PLAIN_NUMBERS}|(?:couple of)) )?(?P<unit>{_UNIT})(?P<s>s?)\b(?!-)"

MONTH_RULES = [_rule(_MONTH_DAY, _month_day), _rule(_MONTH_WORD_DAY, _month_day), _rule(_ONLY_MONTH, _month_day)]
WEEKDAY_RULES = [
    _rule(rf"(?P<wd>{_WEEKDAY}){_PART_OF_DAY}(?:,? |, ?)(?:on )?(?:the )?{_MONTH_DAY}", _month_day),
    _rule(rf"(?P<wd>{_WEEKDAY}){_PART_OF_DAY}(?:,? |, ?)(?:the )?{_MONTH_WORD_DAY}", _month_day),
    _rule(rf"(?P<wd>{_WEEKDAY}){_PART_OF_DAY}(?:,? |, ?)(?:on )?{_DAY_MONTH}", _month_day),
    _rule(
        rf"(?P<wd>{_any(FULL_WEEKDAYS)})\b{_PART_OF_DAY}(?:,?(?: of)? (?P<week>(?:last|this|next|the previous|the following) week"
        r"|(?:a|one|two|three) weeks? ago)\b)?",
        _weekday,
    ),
]
_ORDINAL_DAY = rf"the (?P<d>{_DAY})(?<=[a-z])"
NUMBER_RULES = [
    _rule(rf"{_OFFSET} (?P<way>ago|previously|hence|from now|back)\b", _offset),
    _rule(rf"{_OFFSET} (?P<way>earlier|later)\b(?! than)", _offset),
    _rule(rf"{_OFFSET} (?P<way>before|after|prior|afterwards|on)\b{_AT_END}", _offset),
]
DIGIT_RULES = [
    _rule(r"(?P<y>(?:1[5-9]|20)\d\d)(?P<sep>[-/.])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", _iso),
    _rule(
        r"(?P<a>[0-3]?\d)(?P<sep>[./-])(?P<b>[0-3]?\d)(?P=sep)(?P<y>(?:1[5-9]|20)\d\d|\d\d)(?![\d/.-]\d|\d)", _numeric
    ),
    _rule(_DAY_MONTH, _month_day),
    *NUMBER_RULES,
    _rule(r"(?P<y>(?:1[6-9]|20)\d0)['’]?s\b", _decade),
    _rule(r"(?P<y>(?:1[0-9]|20)\d\d)(?:[-–/](?P<y2>\d{2}|(?:1[5-9]|20)\d\d))?(?![\w%]|[,.:]\d|[-–/]\d)", _years),
]
_REL = [
    _rule(rf"last {_CALENDAR_WORD}(?! of (?!last|the|this))", _last),
    _rule(rf"(?P<way>last|past) {_STRETCH_OF}", _stretch),
]
HEAD_RULES = {
    "last": _REL,
    "past": [_rule(rf"(?P<way>past) {_STRETCH_OF}", _stretch)],
    "next": [_rule(rf"next {_CALENDAR_WORD}", _next), _rule(rf"(?P<way>next) {_STRETCH_OF}", _stretch)],
    "this": [
        _rule(rf"this (?:coming )?(?P<wd>{_WEEKDAY}){_PART_OF_DAY}, (?:{_MONTH_WORD_DAY})", _month_day),
        _rule(rf"this past {_CALENDAR_WORD}", _last),
        _rule(rf"this coming {_CALENDAR_WORD}", lambda m: _calendar_word("pub", m["word"], ">=", "")),
        _rule(rf"this {_CALENDAR_WORD}(?<!\bday)", _this),
    ],
    "that": [_rule(rf"that (?:same )?{_CALENDAR_WORD}", _that)],
    "same": [_rule(rf"same {_CALENDAR_WORD}", _that)],
    "recent": [_rule(rf"(?P<way>recent) {_STRETCH_OF}", _stretch)],
    "coming": [_rule(rf"(?P<way>coming) {_STRETCH_OF}", _stretch)],
    "the": [
        _rule(r"the day (?:before yesterday|after tomorrow)\b", _near_day),
        _rule(rf"the (?P<way>last|past|next|coming) (?:(?P<n>\d{{1,3}}|few|several|couple of|{_PLAIN_NUMBERS}) )"
              rf"(?P<unit>{_UNIT})(?P<s>s?)\b(?!-)", _stretch),
        _rule(rf"the (?P<way>last|past|coming) (?P<unit>{_UNIT})(?P<s>s?)\b(?!-)", _stretch),
        _rule(rf"the (?:very )?same {_CALENDAR_WORD}", _that),
        _rule(rf"the (?:very )?(?:next|following) {_CALENDAR_WORD}", _following),
        _rule(rf"the (?:previous|preceding) {_CALENDAR_WORD}", _previous),
        _rule(rf"the (?:{_SPAN_UNITS}) (?:before|after)\b{_AT_END}", lambda m: _beside(m[0])),
        _rule(r"the weekend\b", lambda _: "pub wd<=6 weekend"),
        _rule(rf"the (?P<part>{_any(PARTS)}) of (?P<which>the|this|last|next|that) (?P<unit>week|month|year|decade)\b", _part_of_the),
        _rule(r"the (?:current|present) (?:fiscal )?(?P<word>week|month|quarter|year|decade)\b", _this),
        _rule(r"the (?:full|whole|entire) (?P<word>month|year)\b", _this),
        _rule(r"the year two thousand\b", lambda _: "2000"),
        _rule(rf"{_ORDINAL_DAY}(?=\s*(?:[.,;:)—–]|$| and\b| when\b| as\b| after\b| before\b))", lambda m: f"pub dom~{_day_number(m['d'])}"),
    ],
    "year": [_rule(r"year(?:['’]s)?[- ]end\b", lambda _: "pub year end"),
             _rule(r"year-earlier\b", lambda _: "ref -1y year"), _rule(r"year-ago\b", lambda _: "pub -1y year")],
    "day": [_rule(rf"day (?:before|after)\b{_AT_END}", lambda m: _beside("the " + m[0]))],
    "earlier": [_rule(r"earlier in the (?P<word>year|month|week)\b", _this)],
    "later": [_rule(r"later in the (?P<word>year|month|week)\b", _this)],
    "nineteen": [_rule(r"(?P<hundreds>nineteen) (?P<tens>(?:twen|thir|for|fif|six|seven|eigh|nine)ty|\w+teen|ten|eleven|twelve)"
                       rf"(?:[- ](?P<ones>{_any(list(NUMBERS)[2:11])}))?\b", _spelled_year), *NUMBER_RULES],
}  # fmt: skip


def _beside(words: str) -> str:
    _, unit, way = words.lower().split()
    return _calendar_word("ref", unit, "<" if way == "before" else ">", "-" if way == "before" else "+")


NEAR_RULES = [_rule(rf"(?:yesterday|today|tomorrow|tonight){_PART_OF_DAY}\b", _near_day)]
SEASON_RULES = [
    _rule(rf"(?P<season>{_any(SEASONS)})(?: of)? (?:(?P<y>{_YEAR})|(?P<ry>this|last|next) year\b)", _season),
    _rule(rf"(?P<season>{_any(SEASONS)})\b(?! of)", _season),
]
_HOLIDAY_NAMES = _any(HOLIDAYS).replace("'", "['’]")
HOLIDAY_RULES = [_rule(rf"(?P<name>{_HOLIDAY_NAMES})\b(?:,? (?P<y>{_YEAR}))?", _holiday)]


# ---------------------------------------------------------------------------------------------------- the scan
def _heads() -> dict[str, tuple[list[Rule], str]]:
    """The words that may open a date, as they are written, each with its rules and what has to follow."""
    heads: dict[str, tuple[list[Rule], str]] = {}

    def add(
        words: Iterable[str], rules: list[Rule], follow: str = r"\b", lower: bool = True, upper: bool = False
    ) -> None:
        for word in words:
            forms = {word[0].upper() + word[1:], *([word] if lower else []), *([word.upper()] if upper else [])}
            for form in forms:
                heads[form] = (rules, follow if follow == r"\b" else f"(?={follow})")

    unit = rf"(?=(?:{_SPAN_UNITS}|{_UNIT})s?\b)"
    named = rf"(?=(?i:{_SPAN_UNITS}|{_UNIT}|{_any(SEASONS)}|{_any(FULL_MONTHS)}|{_any(FULL_WEEKDAYS)})s?\b)"
    counted = rf"(?:{unit}|(?=\d|few|several|couple|{_PLAIN_NUMBERS}))"
    add(MONTHS, MONTH_RULES, lower=False, upper=True)
    add(FULL_MONTHS - {"march", "may", "august"}, MONTH_RULES)
    add(WEEKDAYS, WEEKDAY_RULES, lower=False, upper=True)
    add(["yesterday", "today", "tomorrow", "tonight"], NEAR_RULES)
    add(["last"], HEAD_RULES["last"], f" (?:{named}|{counted})")
    add(["past"], HEAD_RULES["past"], f" {counted}")
    add(["next"], HEAD_RULES["next"], f" (?:{named}|{counted})")
    add(["this"], HEAD_RULES["this"], f" (?:{named}|(?=past|coming))")
    add(["same"], HEAD_RULES["same"], f" {named}")
    add(["that"], HEAD_RULES["that"], f" (?:{named}|(?=same))")
    add(["recent"], HEAD_RULES["recent"], f" {unit}")
    add(["coming"], HEAD_RULES["coming"], f" {unit}")
    the = "day|night|week|month|year|weekend|last|past|next|coming|very|same|following|prev|prec|curr|pres|full|whole|entire|end|start"
    add(["the"], HEAD_RULES["the"], rf" (?=\d\d?(?:st|nd|rd|th)|{the}|beg|mid|close|first|second|latter|final|opening)")
    plain = [n for n in NUMBERS if n.isalpha() and n not in ("a", "an", "the", "nineteen")]
    offset = rf"(?:-\w+)? (?:{_UNIT})s? "
    add(plain, NUMBER_RULES, offset)
    add(["a", "an"], NUMBER_RULES, rf" (?:(?:few|couple of) )?(?:{_UNIT})s? ")
    add(["nineteen"], HEAD_RULES["nineteen"], " ")
    add(["day"], HEAD_RULES["day"], " (?:before|after)")
    add(["year"], HEAD_RULES["year"], "(?:-e|-a| e|['’]s)")
    add(["earlier"], HEAD_RULES["earlier"], " in the ")
    add(["later"], HEAD_RULES["later"], " in the ")
    add(SEASONS, SEASON_RULES)
    add({name.split()[0] for name in HOLIDAYS} - {"new", "may"}, HOLIDAY_RULES, lower=False)
    add(["new"], HOLIDAY_RULES, " [Yy]ear", lower=False)
    return heads


def trie(words: dict[str, str]) -> str:
    """One pattern for many words, each with what has to follow it, that shares beginnings."""
    first: dict[str, dict[str, str]] = {}
    own = []
    for word, follow in sorted(words.items()):
        if word:
            first.setdefault(word[0], {})[word[1:]] = follow
        else:
            own.append(follow)
    branches = [re.escape(letter) + trie(rest) for letter, rest in first.items()] + own
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


_HEADS = _heads()
# Words open after one of these; a class of plain characters is what makes the scan fast.
_LEAD = " \n\t\r\u00a0\u202f\"'(\u201c\u2018\u2014\u2013\\[*\u2022-"
_SCAN = re.compile(rf"[{_LEAD}](?:(?=({trie({word: follow for word, (_, follow) in _HEADS.items()})}))|(?=\d))")


def read_dates(text: str) -> Iterator[tuple[int, Reading]]:
    """Yield the start and the reading of every date in the text, from left to right and apart from each other."""
    done = 0
    for match in _SCAN.finditer("\n" + text):
        start = match.start()  # one less than the word's place, as is the text without its first line break
        if start < done:
            continue
        reading = _read(text, start, match[1])
        if reading:
            done = reading.end
            yield start, reading


def _read(text: str, start: int, head: str | None) -> Reading | None:
    for pattern, build in _HEADS[head][0] if head else DIGIT_RULES:
        match = pattern.match(text, start)
        if match:
            expression = build(match)
            if expression:
                return Reading(match.end(), expression)
    return None
