"""Which words open a date, what has to follow them, and the rules that read on from there.

To teach a form: add its opening word here with a pattern for what comes behind, and a function of
`pipeline.extract.date_grammar` that turns the match into an expression of `schemas.calendar`. A new name of a month,
feast or part of a period is a line in `lexicon/dates.toml`.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.extract import date_grammar as g
from pipeline.extract.patterns import any_of, trie


class Rule(NamedTuple):
    """What is matched behind the opening word, and what it means."""

    pattern: re.Pattern[str]
    build: g.Build


class Head(NamedTuple):
    """What has to follow an opening word, as a pattern, and its rules in the order of trial."""

    follow: str
    rules: list[Rule]


def _rules(*pairs: tuple[str, g.Build]) -> list[Rule]:
    return [Rule(re.compile(pattern), build) for pattern, build in pairs]


_DAY_MONTH = rf"{g.DAYS}(?: of)?[ -](?P<mon>{g.MONTH}){g.OF_YEAR}"
_MONTH = _rules((rf"(?: (?:the )?{g.DAYS}| the (?P<d5>{g.DAY_WORD}))?{g.OF_YEAR}", g.after_month))
_WEEK = (
    r"(?:last|this|next|the previous|the following) week\b"
    r"|(?:a|one|two|three) weeks? ago\b"
    r"|week(?=[.,;!?]|$)"  # "on Saturday week": a week after Saturday
)
_WEEKDAY = _rules(
    (
        rf"{g.PART_OF_DAY}(?:(?:,? (?P<open>\()?|, ?)(?:on )?(?:the )?"  # "Tuesday (May 4)"
        rf"(?:(?P<mon>{g.MONTH}) (?:the )?(?:{g.DAYS}|(?P<d5>{g.DAY_WORD}))"
        rf"|{g.DAYS_AGAIN}(?: of)?[ -](?P<mon2>{g.MONTH})){g.OF_YEAR}(?(open)\))"
        rf"|,?(?: of)? (?P<week>{_WEEK}))?",
        g.after_weekday,
    )
)
_MORE = r"(?P<more>(?: few| couple of)?|-[a-z]+)"
_OFFSETS = [
    rf"{_MORE} (?P<unit>{g.UNIT})s?(?: or (?:so|two|more))? "
    r"(?P<way>ago(?P<same> today| to the day)?|previously|hence|from now|back)\b",
    rf"{_MORE} (?P<unit>{g.UNIT})s? (?P<way>earlier|later)\b(?! than)",
    rf"{_MORE} (?P<unit>{g.UNIT})s? (?P<way>before|after|prior|afterwards|on)\b{g.AFTER_THAT}",
]
_WEEKDAYS_AGO = (
    rf" (?:(?P<week>week|month|year)s? ago (?:on )?)?(?P<weekday>{any_of(g.FULL_WEEKDAYS, '')})(?(week)|s? ago)\b"
)
_OFFSET = _rules((_WEEKDAYS_AGO, g.weekdays_ago), *((pattern, g.offset) for pattern in _OFFSETS))
_AGO_LETTERS = rf"(?: {g.UNIT}s? | {any_of({day[:3] for day in g.FULL_WEEKDAYS}, '')})"
_OFFSET_IN_FIGURES = _rules(*((rf"(?P<n>\d{{1,4}}){pattern}", g.offset_in_figures) for pattern in _OFFSETS))
_STRETCH = (rf" {g.PERIOD}", g.stretch)
_COUNTED_STRETCH = (rf" (?=few|couple|{g.COUNT}){g.PERIOD}", g.stretch)
_LAST, _NEXT, _THIS = g.relative("pub", "<", "-"), g.relative("pub", ">", "+"), g.relative("pub", "=", "")
_FOLLOWING, _PREVIOUS = g.relative("ref", ">", "+"), g.relative("ref", "<", "-")
_THAT, _COMING = g.relative("ref", "=", ""), g.relative("pub", ">=", "+")
_WORD = rf" {g.CALENDAR_WORD}"
# After "on the 24th": what a number of such a form may count instead of days.
_NOTHING_COUNTED = r"(?= (?!anniversary|day|birthday|floor|session|round|time|attempt|straight|parallel|of\b)[a-z])"
_AFTER_DAY = r"(?=\s*(?:[.,;:)—–]|$| when\b| as\b| after\b| before\b| and (?:on )?the \d))"
# After "by the 24th": what goes on with another clause.
_CLAUSE = r"(?= (?:the|an?|its|their|his|her|our|they|it|he|she|we|all|both|some|most|only|no) )"
# "the last week of January" is a part of January, no week counted from today
_WHOLE = rf"(?! of (?:{g.MONTH}|{g.YEAR}|the (?:year|month)\b|last|this|next|that))"
_SPELLED = (
    r" (?P<tens>(?:twen|thir|for|fif|six|seven|eigh|nine)ty|[a-z]+teen|ten|eleven|twelve)"
    rf"(?:[- ](?P<ones>{any_of(list(g.NUMBERS)[2:11])}))?\b"
)

# What has to follow the first figure of a number that opens a date, and the rules, which begin at that figure.
FIGURES = [
    Head(
        r"(?<=[12])\d\d\d(?!\d|,\d)",
        _rules(
            (r"(?P<y>(?:1[5-9]|20)\d\d)([-/.])(?P<m>0[1-9]|1[0-2])\2(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", g.iso),
            (r"(?P<y>(?:1[6-9]|20)\d0)['’]?s\b", g.decade),
            (
                r"(?P<y>(?:1[0-9]|20)\d\d)(?:[-–/](?P<y2>\d{2}|(?:1[5-9]|20)\d\d))?(?![\w%]|[,.:]\d|[-–/]\d)",
                g.years,
            ),
        ),
    ),
    Head(
        r"\d?[./-][0-3]?\d[./-]\d\d",
        _rules(
            (r"(?P<a>[0-3]?\d)([./-])(?P<b>[0-3]?\d)\2(?P<y>(?:1[5-9]|20)\d\d|\d\d)(?![\d/.-]\d|\d)", g.numeric),
        ),
    ),
    Head(
        r"\d?(?:st|nd|rd|th)?(?: ?[-–] ?| of | to | and | & |[ -])"
        r"(?:[JFMASOND]|[jfmasond][a-z]{2}|[0-3]?\d(?:st|nd|rd|th)? [JFMASONDjfmasond])",
        [*_rules((_DAY_MONTH, g.before_month)), *_OFFSET_IN_FIGURES],
    ),
    Head(rf"\d{{0,3}} {g.UNIT}s? ", _OFFSET_IN_FIGURES),
]


# A unit, a weekday, a month or a season, or a count of units. Three letters tell enough for the scan: the whole words
# behind every opening word would take long to compile.
_THREE_LETTERS = trie(dict.fromkeys({word[:3] for word in g.CALENDAR_WORDS}, ""))
_UNIT_LETTERS = "hou|day|nig|wee|for|mon|yea|dec"
_CALENDAR_FOLLOWS = rf"(?= (?:{_THREE_LETTERS}|(?:few |couple of |\d+ |[a-z-]+ )?(?:{_UNIT_LETTERS})))"


def _heads() -> dict[str, Head]:
    """The opening words, as they are written."""
    heads: dict[str, Head] = {}

    def add(words: Iterable[str], rules: list[Rule], follow: str = r"\b", only: str | None = None) -> None:
        for word in words:
            small, capital, capitals = word, word[0].upper() + word[1:], word.upper()
            chosen = {"capital": {capital, capitals}, "small": {small}}.get(only or "", {small, capital})
            heads.update(dict.fromkeys(chosen, Head(follow, rules)))

    for names, full, rules in ((g.MONTHS, g.FULL_MONTHS, _MONTH), (g.WEEKDAYS, g.FULL_WEEKDAYS, _WEEKDAY)):
        add(names, rules, only="capital")
        add((f"{name}." for name in names if name not in full), rules, "", only="capital")
    add(g.FULL_MONTHS - g.AMBIGUOUS_MONTHS, _MONTH, only="small")
    add(g.AMBIGUOUS_MONTHS, _MONTH, r"(?= \d)", only="small")
    for words, expression in (("yesterday", "pub -1d"), ("today", "pub"), ("tonight", "pub"), ("tomorrow", "pub +1d")):
        add([words], _rules((g.PART_OF_DAY, g.always(expression))))
    add(
        ["last"],
        _rules(
            (rf" (?P<mon>{g.MONTH}) (?:the )?(?P<d>{g.DAY})", g.last_day),
            (rf"(?! day\b){_WORD}{_WHOLE}", _LAST),
            (rf"(?! day\b) {g.PERIOD}{_WHOLE}", g.stretch),
        ),
        _CALENDAR_FOLLOWS,
    )
    # "Next day they left" hangs on the day told of
    add(["next"], _rules((" (?P<word>day|morning)\\b", _FOLLOWING), (_WORD, _NEXT), _STRETCH), _CALENDAR_FOLLOWS)
    add(["past", "recent", "coming"], _rules(_STRETCH), _CALENDAR_FOLLOWS)
    add(["this past"], _rules((_WORD, _LAST)))
    add(["this weekend"], _rules(("", g.always("pub wd~~6 weekend"))))
    sunday = rf" {any_of(g.FULL_WEEKDAYS)}, (?P<mon>{g.MONTH}) (?:the )?(?:{g.DAYS}|(?P<d5>{g.DAY_WORD})){g.OF_YEAR}"
    add(["this coming"], _rules((sunday, g.after_this_weekday), (_WORD, _COMING)))
    add(["this"], _rules((rf"{_WORD}(?<! day)", _THIS)), _CALENDAR_FOLLOWS)
    add(["that", "same"], _rules((_WORD, _THAT)), _CALENDAR_FOLLOWS)
    add(["that same", "the same", "the very same"], _rules((_WORD, _THAT)))
    add(["the next"], _rules(_COUNTED_STRETCH, (_WORD, _FOLLOWING)), _CALENDAR_FOLLOWS)
    add(["the following"], _rules((_WORD, _FOLLOWING)))
    add(["the previous", "the preceding"], _rules((_WORD, _PREVIOUS)))
    the_last = rf" (?!(?:day|night|hour)\b){g.PERIOD}{_WHOLE}"
    add(["the last"], _rules(_COUNTED_STRETCH, (the_last, g.stretch)), _CALENDAR_FOLLOWS)
    add(["the past", "the coming"], _rules(_STRETCH))
    for unit in ("week", "month", "year"):  # "the week before last"
        add([f"the {unit} before last"], _rules((r"\b(?! [a-z]+day\b)", g.always(f"pub -2{unit[0]} {unit}"))))
    add(["on the eve"], _rules((r"(?=[,.;])", g.always("ref -1d"))))
    add(["the day before yesterday"], _rules(("", g.always("pub -2d"))))
    add(["the day after tomorrow"], _rules(("", g.always("pub +2d"))))
    add(["the year two thousand"], _rules(("", g.always("2000"))))
    add(
        ["the current", "the present"],
        _rules((rf"(?: fiscal)?{_WORD}", _THIS)),
        "(?= (?:fiscal|week|month|quarter|year))",
    )
    add(["the full", "the whole", "the entire"], _rules((r" (?P<word>month|year)\b", _THIS)), "(?= (?:month|year))")
    period = r" (?P<which>the|this|last|next|that) (?P<unit>week|month|year|decade)\b"
    add((f"the {part} of" for part in g.PARTS), _rules((period, g.part_of)), "(?= (?:the|this|last|next|that) )")
    for unit in g.UNITS_OF_CALENDAR:
        before, after = g.calendar_word("ref", unit, "<", "-"), g.calendar_word("ref", unit, ">", "+")
        rules = _rules(
            (rf" before\b{g.AFTER_THAT}", g.always(before)),
            (rf" after\b{g.AFTER_THAT}", g.always(after)),
        )
        bare = {
            "weekend": (rf"(?! of (?:\d|{g.MONTH}))", "pub wd<=6 weekend"),
            # "the worst of the year", or nothing but these words
            **{
                name: (rf"(?<= of the {name})(?! of| before| after|-)|(?<=\A[Tt]he {name})\Z", f"pub {name}")
                for name in ("week", "month", "year")
            },
        }.get(unit)
        if bare:
            add([f"the {unit}"], [*rules, *_rules((bare[0], g.always(bare[1])))])
        else:
            add([f"the {unit}"], rules, "(?= (?:before|after))")
    weekdays = any_of(g.FULL_WEEKDAYS, "")
    add(
        ["the"],
        _rules(
            (rf" (?P<d>{g.DAY})(?<=[a-z]){_AFTER_DAY}", g.day_of_month),
            (rf"(?<=[Oo]n the) (?P<d>{g.DAY})(?<=[a-z]){_NOTHING_COUNTED}", g.day_of_month),
            (rf"(?:(?<=[Bb]y the)|(?<=since the)|(?<=until the)) (?P<d>{g.DAY})(?<=[a-z]){_CLAUSE}", g.day_of_month),
            (rf" (?P<d>{g.DAY})(?<=[a-z]) of that month\b", g.day_of_that_month),
            (rf" (?P<weekday>{weekdays}) before last\b", g.weekday_before_last),
            # "on the Saturday" is one of the story told
            (rf"(?<=[Oo]n the) (?P<word>{weekdays})\b(?! of\b|[-’']| [A-Z])", g.relative("ref", ">=", "+")),
        ),
        rf"(?= (?:\d\d?(?:st|nd|rd|th)|{weekdays}))",
    )
    add(g.DAY_WORDS, _rules((rf" of (?P<mon>{g.MONTH}){g.OF_YEAR}", g.written_day)), "(?= of )")
    hours = rf" (?:later|earlier|afterwards|(?:before|after)\b{g.CLAUSE_END})(?! than)"
    add(["hours", "minutes", "moments"], _rules((hours, g.always("ref +0d"))), "(?= (?:later|earlier|afte|befo))")
    add(["half a"], _rules((r" year (?P<way>ago|earlier|later|before)\b", g.half_a_year)), "(?= year )")
    add(["a", "an"], _OFFSET, rf"(?= (?:few |couple of )?{g.UNIT}s? )")
    numbers = {n for n in g.NUMBERS if n.isalpha()} - {"a", "an", "the"}
    add(numbers - {"nineteen"}, _OFFSET, rf"(?=(?:-[a-z]+)?{_AGO_LETTERS})")
    add(["nineteen"], [*_rules((_SPELLED, g.spelled_year)), *_OFFSET], "(?= )")
    add(["year-end", "year end", "year's end", "year’s end"], _rules(("", g.always("pub year end"))))
    add(["year-earlier"], _rules(("", g.always("ref -1y year"))))
    add(["year-ago"], _rules(("", g.always("pub -1y year"))))
    # On a Monday, "earlier in the week" is the week before.
    add(["earlier in the week"], _rules(("", g.always("pub -1d week"))))
    add(
        ["earlier in the", "later in the"], _rules((r" (?P<word>year|month|week)\b", _THIS)), "(?= (?:year|month|week))"
    )
    season = rf"(?: of)? (?:(?P<y>{g.YEAR})|(?P<ry>this|last|next) year\b)|(?P<bare>){g.CLAUSE_END}"
    add(g.SEASONS, _rules((season, g.season)))
    feasts = {form for name in g.HOLIDAYS for form in (name, name.replace("'", "’"))}
    add(feasts, _rules((rf"(?:,? (?P<y>{g.YEAR}))?", g.holiday)), only="small")
    return heads


HEADS = _heads()
