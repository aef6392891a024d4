"""Dates in an article's text: where they stand, what interval they mean, and on what other date they hang.

`pipeline.extract.date_grammar` reads the words, `schemas.calendar` computes. Here the context decides: parts of a period
("early", "the end of"), ranges, a year that a neighbour names, past or future, and what is no date at all.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pipeline.extract.date_grammar import LEXICON, MONTHS, PARTS, read_dates
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

    An anaphoric date ("two days later") hangs on the date before it in the text, one of months or years on the
    publication where there is none. Without a day of publication, what hangs on it is `unknown`.
    """
    mentions: list[DateMention] = []
    for start, end, expression in _composed(text):
        expression = _as(expression, ">=") if future else _tensed(text, start, end, expression, published_on)
        mention = _mention(text, start, end, expression, published_on)
        if mention.kind == "anaphoric":
            anchor = next((m for m in reversed(mentions) if m.date_start), None)
            if anchor:
                mention = resolve_anaphora(mention, anchor)
            elif expression.endswith((" month", " year")):
                mention = _mention(text, start, end, expression.replace("ref", "pub"), published_on)
        mentions.append(mention)
    return mentions if published_on else _years_from_text(mentions)


def resolve_anaphora(mention: DateMention, anchor: DateMention) -> DateMention:
    """Return an anaphoric mention as it reads after the date `anchor`; others as they are."""
    if mention.kind != "anaphoric":
        return mention
    base = anchor.expression.rpartition(" to ")[2].removesuffix(" open")
    expression = mention.expression.replace("ref", base)
    found = Interval(anchor.date_start, anchor.date_end or anchor.date_start, anchor.precision)
    if " to " in anchor.expression and found.date_end:
        found = Interval(found.date_end, found.date_end, "day")
    value = calendar.evaluate(mention.expression, None, found if found.date_start else None)
    return mention._replace(
        date_start=value.date_start,
        date_end=value.date_end,
        precision=value.precision,
        relative=expression if "pub" in expression else None,
        expression=expression if "ref" not in base else mention.expression,
    )


def as_future(mention: DateMention, published_on: date | None) -> DateMention:
    """Return the mention as it reads beside a verb in the future: the next such day, not the latest."""
    return _mention_again(mention, _as(mention.expression, ">="), published_on)


def as_past(mention: DateMention, published_on: date | None) -> DateMention:
    """Return the mention as it reads beside a verb in the past: the latest such day."""
    return _mention_again(mention, _as(mention.expression, "<="), published_on)


# --------------------------------------------------------------------------------------------------- mentions
def _mention(text: str, start: int, end: int, expression: str, published_on: date | None) -> DateMention:
    value = calendar.evaluate(expression, published_on)
    on_publication = "pub" in expression
    kind = "anaphoric" if "ref" in expression else "relative" if on_publication else "absolute"
    return DateMention(start, end, text[start:end], *value, kind, expression, expression if on_publication else None)


def _mention_again(mention: DateMention, expression: str, published_on: date | None) -> DateMention:
    if expression == mention.expression or mention.kind == "anaphoric":
        return mention
    value = calendar.evaluate(expression, published_on)
    return mention._replace(
        date_start=value.date_start, date_end=value.date_end, precision=value.precision,
        expression=expression, relative=expression,
    )  # fmt: skip


def _as(expression: str, how: str) -> str:
    """The expression with every choice that tense decides made in one way."""
    return _TENSE.sub(how, expression)


_TENSE = re.compile(r"(?<=wd)<=(?=\d(?! weekend))|~~?")


# ------------------------------------------------------------------------------------------------- composition
_MIN_YEAR, _MAX_YEAR = 1800, 2100
_YEAR = re.compile(r"\d{4}")
_PART_WORDS = "|".join(sorted(map(re.escape, PARTS), key=len, reverse=True))
_PART_BEFORE = re.compile(
    rf"(?:\b(?:[Tt]he )?(?P<of>{_PART_WORDS}|Early|Mid|Late|Beginning|End|First half|Second half) (?:of|in)(?: the)? "
    r"|\b(?P<bare>[Ee]arly|[Mm]id|[Ll]ate|[Mm]iddle)[ -](?:the )?|\b(?P<rest>[Ee]arlier|[Ll]ater) (?:in )?)$"
)
_MAY_HAVE_PART = frozenset("yYdDeEnrf-")
_OPEN = ("since ", "Since ", "ever since ")
_PREPOSITIONS = frozenset(
    "in since of last this by until till from for early late mid to and between through next before after during around about"
    " or mid- end than on until".split()
)
_NO_YEAR_AFTER = frozenset(
    "resolution resolutions no. number nr. flight highway route page chapter article room bus section paragraph than least"
    " almost nearly estimated approximately roughly over some only".split()
)
_COUNTED = re.compile(
    r" (?:(?:[a-z]+ ){0,1}(?:" + "|".join(LEXICON["years"]["counted"]) + r")\b|or so\b|of (?:them|the)\b)",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:said|says|say|\w+ed|saying|told \w+|fears?|shows?|hopes?|knows?|believes?) $")
_SIDES = re.compile(r" ?[-–] ?| to | until | till | through | and | or |, | and in |, and ")


def _composed(text: str) -> Iterator[tuple[int, int, str]]:
    """Dates with the words around them taken in: parts of a period, "since", ranges, shared years."""
    found = [part for start, (end, expression) in read_dates(text) for part in _checked(text, start, end, expression)]
    last = len(found) - 1
    at = 0
    while at <= last:
        start, end, expression = found[at]
        if at < last:
            following = found[at + 1]
            gap = text[end : following[0]]
            if len(gap) < 9 and _SIDES.fullmatch(gap):
                expression, other = _shared_year(expression, following[2])
                found[at + 1] = (following[0], following[1], other)
                opening = text[max(0, start - 8) : start].lower()
                word = "between" if opening.endswith("between ") else "from" if opening.endswith("from ") else ""
                joins = (
                    gap.strip() == "and"
                    if word == "between"
                    else gap.strip() in ("to", "until", "till", "through", "-", "–")
                )
                if joins and (word or _both_days(expression, other)):
                    yield start - len(word) - 1 if word else start, following[1], _range(expression, other)
                    at += 2
                    continue
        if text.startswith(_OPEN[:2], max(0, start - 6)) and start >= 6:
            yield (
                start - 6,
                end,
                f"{expression.partition(' to ')[0]} open" if not expression.endswith("open") else expression,
            )
        else:
            yield start, end, expression
        at += 1


def _checked(text: str, start: int, end: int, expression: str) -> Iterator[tuple[int, int, str]]:
    """The date with its part of a period, if it is one at all."""
    words = text[start:end]
    if words[:4].isdigit() and len(words) <= 9 and not is_year(text, start, end):
        return
    if expression.startswith("pub m~") and not _is_month(text, start, end, words):
        return
    if words[:5] in ("that ", "That ") and _SAYS.search(text[max(0, start - 14) : start]):
        start += 5
        (expression,) = [e for _, (_, e) in read_dates(text[start:end])] or [expression]
    if (
        start
        and text[start - 1] in _MAY_HAVE_PART
        or (start > 1 and text[start - 1] == " " and text[start - 2] in _MAY_HAVE_PART)
    ):
        match = _PART_BEFORE.search(text, max(0, start - 26), start)
        if match:
            part = PARTS.get((match["of"] or match["bare"] or "").lower())
            if (
                part
                and not expression.endswith((" open", " day"))
                and " to " not in expression
                and "wd" not in expression
            ):
                expression = f"{expression} {part}"
            start = match.start()
        elif text[start - 1] == "-" and not text.startswith(("pre-", "post-"), max(0, start - 5)):
            return
    yield start, end, expression


def is_year(text: str, start: int, end: int) -> bool:
    """Whether four digits that may be a year stand as one."""
    if not text[start : start + 4].isdecimal() or not _MIN_YEAR <= int(text[start : start + 4]) <= _MAX_YEAR:
        return False
    before = text[max(0, start - 16) : start].split()
    word = before[-1].lower() if before else ""
    if word in _NO_YEAR_AFTER or (before and (word.isdigit() or word[:1] == "+")):
        return False
    return not _COUNTED.match(text, end)


def _is_month(text: str, start: int, end: int, words: str) -> bool:
    """Whether a bare month's name is the month: not the verb, not somebody's name, not an abbreviation of chance."""
    name = words.rstrip(".").lower()
    if name not in MONTHS or len(words) == len(text):
        return True
    before = text[max(0, start - 9) : start].replace("-", " ").split()
    after_preposition = bool(before) and before[-1].lower() in _PREPOSITIONS
    if len(name) == 3 or name == "march":
        return after_preposition and not (name == "may" and text[start] == "m")
    return after_preposition or not (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper())


def _both_days(first: str, second: str) -> bool:
    return all("md~" in side or side.count("-") == 2 for side in (first, second))


_YEARLESS = re.compile(r"pub (md|m)~(\d\d)?")
_NAMED_YEAR = re.compile(r"(\d{4})-(\d\d)(?:-\d\d)?$|(pub -1y|pub) (?:md|m)=(\d\d?)")


def _shared_year(first: str, second: str) -> tuple[str, str]:
    """Two neighbours of which only one has a year: "in March and May of last year"."""
    for one, other, ahead in ((first, second, False), (second, first, True)):
        if not _YEARLESS.match(one) or "open" in other:
            continue
        named = _NAMED_YEAR.match(other)
        if named:
            return (first, _with_year(one, named, ahead)) if ahead else (_with_year(one, named, ahead), second)
    return first, second


def _with_year(expression: str, named: re.Match[str], ahead: bool) -> str:
    kind, rest = expression.split(" ")[1].split("~")
    rest, steps = rest.partition("@")[0], expression.split(" ")[2:]
    month, other = int(rest[:2]), int(named[2] or named[4])
    turn = (month < other) if ahead else (month > other)
    if named[3]:
        base = f"{named[3]} {kind}={rest}"
    else:
        year = int(named[1]) + (turn if ahead else -turn)
        base = f"{year}-{rest}" if kind == "md" else f"{year}-{month:02}"
    return " ".join([base, *steps])


def _range(first: str, second: str) -> str:
    return f"{first.rpartition(' to ')[0] or first} to {second.rpartition(' to ')[2]}"


# ------------------------------------------------------------------------------------------------------- tense
def _words(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


_FUTURE = re.compile(rf"\b(?:{_words(LEXICON['cues']['future'])})\b")
_LIMIT = re.compile(rf"\b(?:{_words(LEXICON['cues']['limit'])}) (?:the )?$")
_TOLD = re.compile(r"(?:\b(?:said|says|told|was|were|had|did)|ed)(?: \w+)?(?: (?:late|early|on|in|reporters))* $")
_SURELY_PAST = 100


def _tensed(text: str, start: int, end: int, expression: str, published_on: date | None) -> str:
    """The expression with past or future decided by the words of its sentence, where they bear on it."""
    if published_on is None or not _TENSE.search(expression):
        return expression
    weekday = expression.startswith("pub wd")
    if not weekday:
        latest = calendar.evaluate(_as(expression, "<="), published_on).date_start
        if latest is None or (published_on - latest).days < _SURELY_PAST:
            return expression
    first = max(0, start - (60 if weekday else 150))
    before = text[first:start]
    before = before[max(before.rfind(". "), before.rfind("\n"), before.rfind("“"), before.rfind('"')) + 1 :]
    if _LIMIT.search(before):
        return _as(expression, "~~" if not weekday else ">=")
    if weekday:
        return _as(expression, ">=") if _FUTURE.search(before) and not _TOLD.search(before) else expression
    after = text[end : end + 80].partition(". ")[0] if len(before) < 12 else ""
    if _FUTURE.search(before) or _FUTURE.search(after):
        return _as(expression, ">=")
    return _as(expression, "<=") if len(before) + len(after) > 20 else expression


# --------------------------------------------------------------------------------- years without a publication
def _years_from_text(mentions: list[DateMention]) -> list[DateMention]:
    """Give days without a year the year that the text itself settles: by weekday, or by the day told before."""
    named = [m.date_start.year for m in mentions if m.kind == "absolute" and m.date_start]
    told: date | None = None
    out = []
    for mention in mentions:
        if mention.kind == "relative" and "@" in mention.expression and named:
            mention = _by_weekday(mention, max(named))
        elif mention.kind == "relative" and told and mention.expression.startswith("pub md~"):
            mention = _settled(mention, mention.expression.replace("~", "~~"), told)
        elif mention.kind == "anaphoric" and mention.date_start is None and told:
            mention = resolve_anaphora(mention, out[-1])
        if mention.precision == "day" and mention.date_start:
            told = mention.date_start
        out.append(mention)
    return out


def _by_weekday(mention: DateMention, latest: int) -> DateMention:
    """The first year, from the latest that the text names on, in which weekday and date agree."""
    for year in range(latest, latest + 12):
        found = _settled(mention, mention.expression.replace("~", "="), date(year, 1, 1))
        if found.date_start and found.date_start.year == year:
            return found
    return mention


def _settled(mention: DateMention, expression: str, near: date) -> DateMention:
    value = calendar.evaluate(expression, near)
    fixed = value.date_start.isoformat() if value.precision == "day" else mention.expression
    return mention._replace(
        date_start=value.date_start, date_end=value.date_end, precision=value.precision, kind="absolute",
        expression=fixed, relative=None,
    )  # fmt: skip
