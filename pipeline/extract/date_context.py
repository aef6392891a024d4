"""What the words around a date make of it: no date at all, a part of a period, one side of a range.

The dates themselves are read by `pipeline.extract.date_grammar`. Here they stay expressions of `schemas.calendar`.
"""

import re
from collections.abc import Iterator

from pipeline.extract.date_frames import framed
from pipeline.extract.date_grammar import DAY, LEXICON, MONTHS, NUMBERS, PARTS
from pipeline.extract.date_scan import Found, read_dates
from pipeline.extract.date_tense import CLAUSE_END, LIMIT, as_told
from pipeline.extract.patterns import any_of


def dates_in(text: str) -> list[Found]:
    """Return the dates of a text in order, ranges and parts of periods taken as one."""
    dates: list[Found] = []
    for reading in read_dates(text):
        date = _checked(text, *reading, dates[-1].end if dates else 0)
        if date is None:
            continue
        if dates and date.start - dates[-1].end < 12:
            gap = text[dates[-1].end : date.start]
            if _SIDES.fullmatch(gap):
                dates[-1], date = _shared_year(dates[-1], date)
                whole = _joined(text, dates[-1], date, gap)
                if whole:
                    dates[-1] = whole
                    continue
        if dates and text.endswith(LIMIT, 0, date.start):
            date = _term_of_year(text, dates[-1], date)
        dates.extend(_listed_before(text, date, dates[-1].end if dates else 0))
        dates.extend(_apart(text, date) if " to " in date.expression else (date,))
    return [_since(date) if text.endswith(_SINCE, 0, date.start) else date for date in framed(text, dates)]


# ---------------------------------------------------------------------------------------------- what is no date
_MIN_YEAR, _MAX_YEAR = 1800, 2100
_NOT_A_YEAR_AFTER = frozenset(LEXICON["years"]["not_after"])
# "2000 of them"; "1816 N. Water Street" is an address
_COUNTED = re.compile(rf" (?:{any_of(LEXICON['years']['counted'])}|or so\b|of (?:them|the)\b|[NSEW]\. [A-Z0-9])")
_COUNTED_BY_NATION = re.compile(rf" [A-Z][a-z]+ {any_of(LEXICON['years']['counted'])}")
_SURELY_A_YEAR_AFTER = frozenset(["in", "since", "during", *MONTHS, *(f"{name}." for name in MONTHS)])
_PREPOSITIONS = frozenset(LEXICON["months_after"]["words"])
_BEFORE_PEOPLE = frozenset(LEXICON["months_after"]["or_people"])
_SAYS = re.compile(r"(?:\b(?:said|says?|saying|fears?|shows?|hopes?|knows?|believes?)|ed) $")
_VERB = re.compile(r"['’]s\b| (?:was|is|would|will|had|has|have|could|can|might|marks?|marked|saw|were)\b")


def _checked(text: str, start: int, end: int, expression: str, last: int) -> Found | None:
    """The date with its part of a period; None if it is none at all. `last` is where the date before it ends."""
    first = text[start]
    if first.isdecimal():
        if end - start <= 9 and text[start : start + 4].isdecimal() and not is_year(text, start, end):
            return None
    elif expression.startswith("pub m~"):
        if not _is_month(text, start, end):
            return None
    elif expression.startswith("pub md~"):
        month = _MONTH_ALONE.match(text, start) if text.endswith(("in ", "In "), 0, start) else None
        if month:  # "In November 12 people were killed": no day of a month follows "in"
            end, expression = month.end(), f"pub m~{int(expression[7:9])}"
        elif text.startswith("Christmas", start) and end - start == 9 and not _after(_FEAST_BEFORE, text, start):
            return None  # "the Christmas party"
    elif expression.startswith("pub past="):
        if text.startswith("last ", start) and not _after(_STRETCH_BEFORE, text, start):
            return None  # "to last ten years": the verb
    elif expression.startswith("pub wd<=") and (beside := _beside_told(text, start, end)):
        end, sign = beside.end(), ">" if beside[1] == "after" else "<"
        expression = expression.replace("pub wd<=", f"ref wd{sign}", 1)
    elif expression.startswith("pub wd<="):
        if _RITE_WITH_DAY.match(text, end):
            return None  # "during Friday prayers on March 21": the other date says which
        if text.endswith(_ANY_ONE, 0, start):
            return None  # "a Thursday"
    elif expression.startswith("pub s~"):
        if not _after(_SEASON_BEFORE, text, start):
            return None
    elif first in "tT" and "ref" in expression and _is_conjunction(text, start, end):
        start += 5
        expression = next((inner for _, _, inner in read_dates(text[start:end])), "")
        if not expression:
            return None  # "said that night flights were banned"
    found = _distant(text, _in_part(text, start, end, expression, last), last)
    start = found.start
    if start and text[start - 1] == "-" and start != last + 1 and not text.endswith(_BEFORE_HYPHEN, 0, start):
        return None
    return found


def _beside_told(text: str, start: int, end: int) -> re.Match[str] | None:
    """ "The Sunday after, a crowd came", "the Friday before that": counted from the day told before."""
    return _AFTER_THAT.match(text, end) if text.endswith(("the ", "The "), 0, start) else None


_AFTER_THAT = re.compile(r" (after|before)(?: that\b|(?=[,.;]))")


def _after(pattern: re.Pattern[str], text: str, start: int) -> bool:
    """Whether one of a pattern's words stands right before a place."""
    return bool(pattern.search(text, max(0, start - 12), start))


def _is_conjunction(text: str, start: int, end: int) -> bool:
    """ "said that Monday's strike": the conjunction, not the pronoun."""
    return text.startswith("that ", start) and bool(
        (_VERB.match(text, end) or _THINGS.match(text, end)) and _SAYS.search(text, max(0, start - 14), start)
    )


# "that night flights had", "that morning patrols were".
_THINGS = re.compile(r" [a-z]+s (?:was|is|are|would|will|had|has|have|could|can|might|were)\b")
_MONTH_ALONE = re.compile(r"[A-Za-z]+\.?(?= \d\d? [a-z])")
_SEASON_BEFORE = re.compile(
    r"\b(?:the|in|by|until|since|early|mid|late|last|this|next|of|at|on|before|after|around|over)[ -]$", re.IGNORECASE
)
_FEAST_BEFORE = re.compile(r"\b(?:by|until|since|last|this|next|at|on|before|after|around|over) $", re.IGNORECASE)
_STRETCH_BEFORE = re.compile(
    r"\b(?:the|these|in|over|for|during|its|their|his|her|our|within|of|past)[ -]$", re.IGNORECASE
)
_BEFORE_HYPHEN = ("pre-", "post-", "Pre-", "Post-")


_RITE_WITH_DAY = re.compile(
    r" (?:prayers?|[Mm]ass|market|sermon|worship)(?: \w+){0,3}? (?:on|of) "
    rf"(?:\d|{any_of(name.title() for name in MONTHS)})"
)
_OPENS_SENTENCE = re.compile(r"(?:^|[.\n”\"] ?)In $")
_IN_BRACKETS = re.compile(r"\d \($")  # resolution 2363 (2017)
_ANY_ONE = (" a ", " every ", " each ", " any ", "\na ", "Every ", "Each ")


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four digits that may be a year stand as one."""
    figures = text[start : start + 4]
    if not (figures.isascii() and figures.isdecimal() and _MIN_YEAR <= int(figures) <= _MAX_YEAR):
        return False
    before = text[max(0, start - 20) : start].split()
    word = before[-1].lower() if before else ""
    if _OPENS_SENTENCE.search(text, max(0, start - 5), start):
        return True  # "In 2009 rebels took the town"
    if _COUNTED.match(text, end) or _IN_BRACKETS.search(text, max(0, start - 3), start):
        return False
    if word in _SURELY_A_YEAR_AFTER:
        return True
    if word.isdecimal():  # "November 09 2023", not "2690 2023"
        return len(word) < 3 and len(before) > 1 and before[-2].lower().rstrip(".") in MONTHS
    return word not in _NOT_A_YEAR_AFTER and word[:1] != "+" and not _COUNTED_BY_NATION.match(text, end)


def _is_month(text: str, start: int, end: int) -> bool:
    """Whether a bare month's name is the month: not the verb, not somebody's name, not an abbreviation by chance."""
    name = text[start:end].rstrip(".").lower()
    if name not in MONTHS or (text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")):
        return True
    before = text[max(0, start - 9) : start].replace("-", " ").split()
    word = before[-1].lower() if before else ""
    if text[start - 1 : start] in ("", "\n") and text.startswith(": ", end) and text[start:end].isupper():
        return True  # "MAY: The mission leaves Para on the 2nd"
    if len(name) == 3 or name == "march":
        return word in _PREPOSITIONS and text[start].isupper()
    before_name = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    return not before_name or (word in _PREPOSITIONS and word not in _BEFORE_PEOPLE)


# ----------------------------------------------------------------------------------------------------- parts
_PART_WORDS = "|".join(sorted(map(re.escape, PARTS), key=len, reverse=True))
_PART_BEFORE = re.compile(
    rf"\b(?:(?:the )?(?P<of>{_PART_WORDS}) (?:of|in)(?: the)? |(?P<bare>early|mid|late|middle)[ -](?:the )?"
    r"|(?:earlier|later) (?:in |on )?)$",
    re.IGNORECASE,
)
# What the pattern above may end in: a cheap first test.
_PART_ENDS = (
    *(f"{word}{sign}" for word in ("arly", "ARLY", "Mid", "mid", "MID", "ate", "iddle") for sign in (" ", "-")),
    *(
        "of ",
        "of the ",
        "arly the ",
        "ate the ",
        "arlier ",
        "ater ",
        "lier in ",
        "ater in ",
        "arly in ",
        "ate in ",
        "lier on ",
        "ater on ",
    ),
)
_HAS_PARTS = re.compile(r"\d{4}s?$|\d{4}-\d\d$|.* (?:month|year|quarter|week|m[<>=~]+\d+|s[<>=~]+\d+)$")


_WEEK_OF = ("week of ", "Week of ")
_ONE_DAY = re.compile(r"pub md~\d\d-\d\d|\d{4}-\d\d-\d\d")


def _in_part(text: str, start: int, end: int, expression: str, last: int) -> Found:
    """The date with "early", "the end of", "the second half of" before it taken in, but nothing of the date before."""
    if not text.endswith(_PART_ENDS, 0, start):
        return Found(start, end, expression)
    week_of = text.endswith(_WEEK_OF, 0, start) and start - len(_WEEK_OF[0]) >= last
    if week_of and _ONE_DAY.fullmatch(expression):
        return Found(start - len(_WEEK_OF[0]), end, f"{expression} week")
    match = _PART_BEFORE.search(text, max(last, start - 26), start)
    if not match:
        return Found(start, end, expression)
    part = PARTS.get((match["of"] or match["bare"] or "").lower())
    if part and _HAS_PARTS.match(expression):
        expression = f"{expression} {part}"
    return Found(match.start(), end, expression)


# "two days before Christmas", "a week after 3 May": so far from a day.
_DISTANCE = re.compile(
    rf"\b(?P<count>{any_of(n for n in NUMBERS if n.isalpha())}|\d\d?) (?P<unit>day|night|week|fortnight)s? "
    r"(?P<way>before|after) (?:the )?$",
    re.IGNORECASE,
)
_A_DAY_OF_ITS_OWN = re.compile(r"pub md~\d\d-\d\d|\d{4}-\d\d-\d\d|\d{4} md=\d\d-\d\d")
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


def _distant(text: str, found: Found, last: int) -> Found:
    """The day that lies so far from a day with a date or a name, not from what was then: "a day after 3 May's raid"."""
    start, end, expression = found
    if not text.endswith(_FROM_DAY, 0, start) or not _A_DAY_OF_ITS_OWN.fullmatch(expression):
        return found
    match = _DISTANCE.search(text, max(last, start - 30), start)
    if match is None or not _ENDS_THERE.match(text, end):
        return found
    count = match["count"].lower()
    if count == "the" and match["unit"].lower() not in ("day", "night"):
        return found
    days = (int(count) if count.isdecimal() else NUMBERS[count]) * _DAYS[match["unit"].lower()]
    return Found(match.start(), end, f"{expression} {'+' if match['way'].lower() == 'after' else '-'}{days}d")


_FROM_DAY = ("before ", "after ", "before the ", "after the ")
_ENDS_THERE = re.compile(r"[.,;:)]|$|\n| (?:the|an?|its|their|his|her|at|in|on|near|by|they|it|he|she|[a-z]+s)\b")


# ---------------------------------------------------------------------------------------------- ranges and years
_SIDES = re.compile(
    r" ?[-–] ?| | to | until | till | through | and | or |, | and in |, and | and (?:the )?(?:first|last) of | "
)
_TO = frozenset(["to", "until", "till", "through", "-", "–"])
_YEARLESS = re.compile(r"pub (md|m)~(\d\d?)")
_NAMED_YEAR = re.compile(r"(\d{4})-(\d\d)(?:-\d\d)?(?: |$)|(pub -1y|pub) (?:md|m)=(\d\d?)")
_NAMED_IN_CALENDAR = re.compile(r"pub (?:wd|md|m)[<=~]|\d{4}-\d\d|\d{4} md?=")
# "twenty years ago this month"
_YEARS_AGO, _THIS = re.compile(r"pub -\d+y year"), re.compile("pub (?:month|week|weekend)")
# The later end of a range is the next such day after its start.
_YEARLESS_END = re.compile(r"^pub (wd|md|m)(?:<=|~~?)(?=\d)")
_TWO_DAYS = re.compile(r"(\S* ?\S+-)(\d\d)(?:@\d)? to \1(\d\d)(?:@\d)?")
_BARE_YEAR = re.compile(r"\d{4}$")


def _joined(text: str, first: Found, second: Found, gap: str) -> Found | None:
    """Two dates that make one: "between A and B", "from A to B", "A to B" of days, a month with its year."""
    if gap in (" ", ", ") and _YEARLESS.match(first.expression) and _BARE_YEAR.match(second.expression):
        kind, _, number = first.expression[4:].partition("~")
        return Found(first.start, second.end, f"{second.expression} {kind}={number}")
    if gap == " " and _YEARS_AGO.fullmatch(first.expression) and _THIS.fullmatch(second.expression):
        return Found(first.start, second.end, first.expression.replace(" year", second.expression[3:]))
    opening = text[max(0, first.start - 8) : first.start].lower()
    word = "between" if opening.endswith("between ") else "from" if opening.endswith("from ") else ""
    joins = gap == " and " if word == "between" else gap.strip() in _TO
    begin, end = first.expression.partition(" to ")[0], second.expression.rpartition(" to ")[2]
    if not joins or not (word or (_NAMED_IN_CALENDAR.match(begin) and _NAMED_IN_CALENDAR.match(end))):
        return None
    start = first.start - len(word) - 1 if word else first.start
    end = _YEARLESS_END.sub(r"from \1>=", end)
    return Found(start, second.end, f"{begin} to {end}")


_BETWEEN = ("between ", "Between ")
_DAYS_BEFORE = re.compile(rf"\b(?:on|of|dated|from|between|since) (?P<days>(?:{DAY}, ?)+)$", re.IGNORECASE)
_A_DAY = re.compile(rf"{DAY}(?=,)")
_DAY_OF = re.compile(r"(\S* ?\S+-)\d\d\b")


def _listed_before(text: str, found: Found, last: int) -> Iterator[Found]:
    """The days that stand before a date and share its month: 17 and 21 of "17, 21 and 24 September"."""
    start, month = found.start, _DAY_OF.match(found.expression)
    if not month or text[start - 2 : start] != ", " or not text[start].isdecimal():
        return
    list_of = _DAYS_BEFORE.search(text, max(last, start - 40), start)
    for day in _A_DAY.finditer(text, list_of.start("days"), start) if list_of else ():
        yield Found(day.start(), day.end(), f"{month[1]}{int(day[0].rstrip('sthndr')):02}")


def _apart(text: str, found: Found) -> tuple[Found, ...]:
    """ "3 and 17 May" are two dates, "29 and 30 November" are two days on end."""
    start, end, expression = found
    at = text.find(" and ", start, end)
    days = _TWO_DAYS.fullmatch(expression) if at > 0 else None
    if not days or int(days[3]) - int(days[2]) < 2:
        return (found,)
    if text.endswith(_BETWEEN, 0, start):
        return (Found(start - len(_BETWEEN[0]), end, expression),)
    first, last = expression.split(" to ")
    return Found(start, at, first), Found(at + 5, end, last)


def _shared_year(first: Found, second: Found) -> tuple[Found, Found]:
    """Two neighbours of which only one has a year: "in March and May of last year"."""
    for one, other, ahead in ((first, second, False), (second, first, True)):
        named = _NAMED_YEAR.match(other.expression)
        if named and _YEARLESS.match(one.expression):
            shared = one._replace(expression=_with_year(one.expression, named, ahead))
            return (first, shared) if ahead else (shared, second)
    return first, second


_OF_NOW = re.compile(r"\b(?:wants?|plans?|expects?|hopes?|intends?|says?|must|will|is|are|has|have)\b")


def _term_of_year(text: str, told: Found, term: Found) -> Found:
    """ "In April 2017 he declared that the force would leave by 30 June": the next one after what was told."""
    named = _NAMED_YEAR.match(told.expression)
    if named is None or not _YEARLESS.match(term.expression) or CLAUSE_END.search(text, told.end, term.start):
        return term
    if _OF_NOW.search(text, told.end, term.start):
        return term  # "sent it in July 2021 and wants it out by July 15"
    return term._replace(expression=_with_year(term.expression, named, True))


def _with_year(expression: str, named: re.Match[str], ahead: bool) -> str:
    """A yearless expression in the year of its neighbour, or in the one beside where the months run over its end."""
    kind, month = _YEARLESS.match(expression).groups()
    choice, *steps = expression.split(" ")[1:]
    number = choice.partition("~")[2].partition("@")[0]
    other = int(named[2] or named[4])
    turn = (1 if int(month) < other else 0) if ahead else (-1 if int(month) > other else 0)
    base = f"{named[3]} {kind}={number}" if named[3] else f"{int(named[1]) + turn:04} {kind}={number}"
    return " ".join([base, *steps])


_SINCE = ("since ", "Since ")


def _since(found: Found) -> Found:
    """ "Since August": from then on, with no end."""
    start, end, expression = found
    return Found(start - 6, end, as_told(expression.partition(" to ")[0], "<=").removesuffix(" open") + " open")
