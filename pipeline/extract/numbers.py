"""Numbers in an article's text: what they count, how they are qualified, and the bounds that follow.

One scan finds the words that may open a number; one pattern reads it with its qualifier and its unit. A number that
counts no people or things (money, distances, ages, years, times ...) is given too, with the `kind` that says so.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.extract.date_grammar import LEXICON as DATES
from pipeline.extract.date_grammar import trie
from pipeline.extract.date_context import is_year

_LEXICON = tomllib.loads((Path(__file__).parent / "lexicon" / "numbers.toml").read_text(encoding="utf-8"))


class Quantity(NamedTuple):
    """A number as a text words it: the span `text[start:end]`, its value, qualifier and bounds."""

    start: int
    end: int
    text: str
    count: int | None
    qualifier: str
    count_low: int | None
    count_high: int | None
    kind: str
    """`count`, or what the number is instead: `age` `date` `decimal` `distance` `duration` `fraction` `id` `measure`
    `money` `ordinal` `percent` `score` `time` `year` `compound`."""
    is_zero_word: bool
    """Whether a word of denial stands for the number: no, none, nobody."""


# ---------------------------------------------------------------------------------------------------- patterns
def _any(words: list[str] | dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


_ONES, _TENS, _SCALES = _LEXICON["ones"], _LEXICON["tens"], _LEXICON["scales"]
_ORDINALS, _DOZENS, _VAGUE = _LEXICON["ordinals"], _LEXICON["dozens"], _LEXICON["vague"]
_QUALIFIER = {word: code for code, words in _LEXICON["qualifiers"].items() for word in words}
_AFTER = {word: code for code, words in _LEXICON["after"].items() for word in words}
_UNIT = {word: kind for kind, words in _LEXICON["units"].items() for word in words}
_ZERO = _LEXICON["zero"]["words"]
_MONTHS = [name for names in DATES["months"].values() for name in names]

# No number that a reader means is longer; what is longer is told apart and never computed.
_LONGEST = 15
_LARGEST = 10**15

_WORD = rf"(?:(?:{_any(_TENS)})(?:[- ](?:{_any(dict(list(_ONES.items())[1:10]))}))?|{_any(_ONES)})"
_SCALE = rf"(?:{_any(_SCALES)})"
_WORDS = rf"(?:(?:an? )?{_SCALE}|{_WORD})(?:[- ]{_SCALE}\b|[- ](?:and )?{_WORD}\b(?=[- ]{_SCALE})|(?<=d)[- ](?:and )?{_WORD}\b){{0,6}}"
_FIGURES = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d,])|\d+(?:\.\d+)?"
_NUMBER = rf"(?:(?:{_FIGURES})(?: ?(?:million|billion|thousand|hundred|bn|mn)\b|m\b(?! ))?|(?:{_any(_DOZENS)})\b|(?:{_WORDS})\b)"
_BETWEEN = r"(?:another|a further|an additional|a total of|an|the) "

_QUANTITY = re.compile(
    rf"(?P<money>(?:us|c|a|cfa)?[$€£])?(?:(?P<q1>{_any(_QUALIFIER)}) )?(?:{_BETWEEN})?(?:(?P<q2>{_any(_QUALIFIER)}) )?(?P<money2>[$€£])?"
    rf"(?:(?P<between>between) (?P<low>{_NUMBER}) and (?P<high>{_NUMBER})"
    rf"|(?P<vague>{_any(_VAGUE)})\b"
    rf"|(?P<n>{_NUMBER})(?:(?P<sep> to |-to-| or | ?[-–] ?)(?P<n2>{_NUMBER})(?![\d:/]))?)"
    rf"(?P<after>{_any(_AFTER)}(?!\w))?",
    re.IGNORECASE,
)
_UNITS = re.compile(
    rf"(?P<ordinal>(?:st|nd|rd|th)\b)|(?P<age>{_any(_LEXICON['units']['age'])})\b"
    rf"|(?P<sign>%)|(?P<clock>[:.]\d\d\b(?: ?[ap]\.?m\b)?|h\d\d\b)"
    rf"|(?P<join>[- ]?)(?P<unit>{_any({w: 0 for w in _UNIT if w[0].isalpha()})})(?![\w])"
    rf"|-(?P<compound>[a-z]+)|(?P<slash>/\d)|(?P<fraction>[- ](?:thirds?|quarters|fifths|tenths)\b)"
    rf"| (?:of )?(?P<month>{_any(_MONTHS)})\b|(?P<digits>[,.]\d|\w)",
    re.IGNORECASE,
)
_ZERO_WORD = re.compile(
    rf"(?P<word>{_any(_ZERO)})\b(?!\.\s?\d| (?:{_any(_LEXICON['zero']['not_before'])})\b|[,.!?] )", re.IGNORECASE
)
_ORDINAL = re.compile(rf"(?:(?P<tens>{_any(_TENS)})-)?(?P<ones>{_any(_ORDINALS)})\b", re.IGNORECASE)
_COMPOUND_PEOPLE = frozenset(_LEXICON["compounds"]["people"])
_IDENTIFIERS = frozenset(_LEXICON["identifiers"]["before"])
_AGED = re.compile(
    rf"(?:\b(?:{_any(_LEXICON['identifiers']['people_of'])}) of|\baged?(?: about| around)?) $", re.IGNORECASE
)
_MONTH_BEFORE = re.compile(rf"\b(?:{_any(_MONTHS)})\b\.? (?:the )?$", re.IGNORECASE)


def _heads() -> dict[str, str]:
    """Words that may open a number, as they are written, each with what has to follow."""
    number = rf"(?=(?:{_BETWEEN})?(?:(?:{_any(_QUALIFIER)}) )?(?:between |[$€£\d]|{_any([*_ONES, *_TENS, *_SCALES, *_DOZENS, *_VAGUE])}|an? {_SCALE}))"
    heads: dict[str, str] = {}

    def add(words: list[str] | dict[str, int], follow: str = r"\b") -> None:
        for word in words:
            heads[word] = heads[word[0].upper() + word[1:]] = follow

    add([*_ONES, *_TENS, *_SCALES])
    add([*(w for w in [*_DOZENS, *_VAGUE] if not w.startswith("a ")), *_ORDINALS])
    add([w for w in [*_DOZENS, *_VAGUE] if w.startswith("a ")])
    add(["a", "an"], rf" (?={_SCALE}\b)")
    add(_QUALIFIER, f" {number}")
    add(["between"], rf" (?={number[3:]}")
    add(_ZERO)
    return heads


_LEAD = " \n\t\r\u00a0\u202f\"'(\u201c\u2018\u2014\u2013\\[*\u2022-"
_SCAN = re.compile(rf"[{_LEAD}](?:(?P<head>{trie(_heads())})|(?=[$€£]?\d))")


# ------------------------------------------------------------------------------------------------------ public
def find_quantities(text: str) -> list[Quantity]:
    """Return the numbers of a text in order, apart from each other, each with its kind."""
    found: list[Quantity] = []
    done = 0
    for match in _SCAN.finditer("\n" + text):
        start = match.start()  # one less than the word's place, as is the text without its first line break
        if start < done:
            continue
        quantity = _quantity(text, start, match["head"])
        if quantity:
            found.append(quantity)
            done = quantity.end
    return found


def bounds(count: int, qualifier: str) -> tuple[int | None, int | None]:
    """The least and the greatest number that a qualified count allows."""
    if qualifier == "exact":
        return count, count
    if qualifier in ("at_least", "vague"):
        return count, None
    if qualifier == "more_than":
        return count + 1, None
    if qualifier == "up_to":
        return None, count
    return (None, max(count - 1, 0)) if qualifier == "fewer_than" else (None, None)


# ----------------------------------------------------------------------------------------------------- reading
def _quantity(text: str, start: int, head: str | None) -> Quantity | None:
    if start and text[start - 1] == "-" and start > 1 and text[start - 2].isalnum():
        return None
    if head:
        zero = _ZERO_WORD.match(text, start)
        if zero:
            return Quantity(start, zero.end(), zero[0], 0, "exact", 0, 0, "count", True)
        ordinal = _ORDINAL.match(text, start)
        if ordinal and (not ordinal["tens"] or _ORDINALS[ordinal["ones"].lower()] < 10):
            value = _TENS.get((ordinal["tens"] or "").lower(), 0) + _ORDINALS[ordinal["ones"].lower()]
            return Quantity(start, ordinal.end(), ordinal[0], value, "exact", value, value, "ordinal", False)
    match = _QUANTITY.match(text, start)
    if not match:
        return None
    end = match.end()
    kind, reach = _unit(text, end) if text[end : end + 1] not in _CLEAR else ("count", end)
    if match["money"] or match["money2"]:
        kind = "money"
    value = _value(match)
    if value is None:
        kind, value = (
            ("score" if match["sep"] and kind == "count" else kind if kind != "count" else "id"),
            (None, "exact", None, None),
        )
    elif kind == "count" and not match["vague"]:
        kind = _kind_by_context(text, start, end, match)
    return Quantity(start, reach, text[start:reach], *value, kind, False)


_CLEAR = frozenset(["", ",", ";", ")", "\n", '"', "”", "?", "!"])


def _unit(text: str, end: int) -> tuple[str, int]:
    """The kind of number by what follows it, and where it then ends."""
    match = _UNITS.match(text, end)
    if not match:
        return "count", end
    group, words = match.lastgroup, match[0].lower()
    if group == "unit":
        kind = _UNIT[match["unit"].lower()]
        if match["unit"].lower() == "second" and match["join"] == " ":
            return "count", end
        return kind, match.end() if match["join"] != " " else end
    if group == "compound":
        return ("count" if match["compound"].lower() in _COMPOUND_PEOPLE else "compound"), match.end()
    if group in ("digits", "slash"):
        return "id", match.end()
    if group == "month":
        return "date", end
    kinds = {"ordinal": "ordinal", "age": "age", "sign": "percent", "clock": "time", "fraction": "fraction"}
    del words
    return kinds[group], match.end()


def _kind_by_context(text: str, start: int, end: int, match: re.Match[str]) -> str:
    """What a plain number is by the words before it: a year, a name, an age, a day; else a count."""
    figures = match["n"] or match["low"]
    if not figures[0].isdigit() or not figures.isdigit():
        return "decimal" if "." in figures and figures.replace(".", "").isdigit() else "count"
    qualified = match["q1"] or match["q2"]
    if len(figures) == 4 and figures[0] in "12" and is_year(text, match.start("n") if match["n"] else start, end):
        if not qualified or qualified.lower() in ("about", "around", "circa"):
            return "year"
    if qualified or match["between"]:
        return "count"
    before = text[max(0, start - 24) : start]
    words = before.split()
    if words:
        last = words[-1]
        if last.lower().rstrip(".") in _IDENTIFIERS or (
            last.isupper() and last.isalpha() and len(last) == 2 and last not in ("UN", "US", "EU", "UK", "AU")
        ):
            return "id"
        if last[-1] == "," and text[end : end + 1] == "," and 2 < int(figures) < 105 and words[-1][0].isupper():
            return "age"
        if _AGED.search(before):
            return "age"
        if len(figures) < 3 and _MONTH_BEFORE.search(before) and int(figures) < 32:
            return "date"
    return "count"


_Value = tuple[int | None, str, int | None, int | None]


def _value(match: re.Match[str]) -> _Value | None:
    return _value_of(
        *(
            match[name] and match[name].lower()
            for name in ("q1", "q2", "vague", "low", "high", "n", "sep", "n2", "after")
        )
    )


@lru_cache(maxsize=8192)
def _value_of(
    q1: str | None,
    q2: str | None,
    vague: str | None,
    low: str | None,
    high: str | None,
    n: str | None,
    sep: str | None,
    n2: str | None,
    after: str | None,
) -> _Value | None:
    """Count, qualifier and bounds; None where the number cannot be a count."""
    codes = [_QUALIFIER[word] for word in (q1, q2) if word]
    codes += [_AFTER[after]] if after else []
    qualifier = next((code for code in codes if code != "about"), codes[0] if codes else None)
    if vague:
        floor = _VAGUE[vague]
        qualifier = "vague" if qualifier in (None, "about", "nearly") else qualifier
        return floor, qualifier, *bounds(floor, qualifier)
    if n is None or n2 is not None:
        first, second = _number(low or n), _number(high or n2)
        if first is None or second is None:
            return None
        if sep and first < 10 and second >= 1000 and (n2 or "").count(" "):
            first *= 1000
        return (None, "range", first, second) if first < second else None
    count = _number(n)
    if count is None:
        return None
    qualifier = qualifier or ("about" if n in _DOZENS else "exact")
    return count, qualifier, *bounds(count, qualifier)


def _number(words: str) -> int | None:
    """The value of figures or words; None where it is no whole number that a count can be."""
    if words in _DOZENS:
        return _DOZENS[words]
    if words[0].isdigit():
        figures = re.match(r"[\d., \u00a0\u202f]*\d", words)[0]
        scale = words[len(figures) :].strip()
        plain = re.sub(r"[, \u00a0\u202f]", "", figures)
        if len(plain) > _LONGEST:
            return None
        factor = {"bn": 10**9, "mn": 10**6, "m": 10**6, "": 1}.get(scale) or _SCALES[scale]
        value = float(plain) * factor if "." in plain else int(plain) * factor
        return int(round(value)) if factor > 1 or value == int(value) else int(value)
    total = part = 0
    for word in re.split(r"[- ]", words):
        if word in ("a", "an", "and"):
            continue
        if word in _SCALES:
            scale = _SCALES[word]
            if scale == 100:
                part = (part or 1) * 100
            else:
                total, part = total + (part or 1) * scale, 0
        else:
            part += _ONES.get(word, 0) + _TENS.get(word, 0)
    value = total + part
    return value if value < _LARGEST else None
