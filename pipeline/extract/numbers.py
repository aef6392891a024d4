"""Numbers in an article's text: what they count, how they are qualified, and the bounds that follow.

One scan finds the words and figures that may open a number, one pattern reads it with its qualifier. A number that counts
no people or things (money, distances, ages, years, times ...) is given too, with the `kind` that says so.
"""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.extract.date_context import is_year
from pipeline.extract.date_grammar import MONTHS
from pipeline.extract.patterns import any_of, forms, trie

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
    """`count`, or what the number is instead: `age` `compound` `date` `decimal` `distance` `duration` `fraction` `id`
    `measure` `money` `ordinal` `percent` `score` `time` `year`."""
    is_zero_word: bool
    """Whether a word of denial stands for the number: no, none, nobody."""


# ---------------------------------------------------------------------------------------------------- the words
_ONES, _TENS, _SCALES = _LEXICON["ones"], _LEXICON["tens"], _LEXICON["scales"]
_ORDINALS, _DOZENS, _VAGUE = _LEXICON["ordinals"], _LEXICON["dozens"], _LEXICON["vague"]
_QUALIFIER = {word: code for code, words in _LEXICON["qualifiers"].items() for word in words}
_AFTER = {word: code for code, words in _LEXICON["after"].items() for word in words}
_UNIT = {
    word: kind for kind, words in _LEXICON["units"].items() if kind != "age" for word in words if word[0].isalpha()
}
_COUNTED_IN_COMPOUND = frozenset(_LEXICON["compounds"]["people"])
_IDENTIFIERS = frozenset(_LEXICON["identifiers"]["before"])
_STATES = frozenset(["UN", "US", "EU", "UK", "AU"])

# No count is longer; longer figures are told apart and never computed.
_LONGEST = 15
_LARGEST = 10**15

# ---------------------------------------------------------------------------------------------------- patterns
_SCALE = any_of(_SCALES)
_WORD = rf"(?:{any_of(_TENS)}(?:[- ]{any_of(w for w, n in _ONES.items() if 0 < n < 10)})?|{any_of(_ONES)})"
_WORDS = rf"(?:(?:[Aa]n? )?{_SCALE}|{_WORD})(?:[- ]{_SCALE}|[- ](?:and )?{_WORD}(?=[- ]{_SCALE})|(?<=d)[- ](?:and )?{_WORD}){{0,6}}"
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d,])|\d+(?:\.\d+)?)(?: ?(?:million|billion|thousand|hundred|bn|mn)\b|m\b(?! ))?"
_NUMBER = rf"(?:{_FIGURES}|{any_of(_DOZENS)}|{_WORDS})"
_FURTHER = r"(?:[Aa]nother|[Aa] further|an additional|[Aa] total of|an|the) "
_SECOND = rf"(?:(?P<sep> to |-to-| or | ?[-–] ?)(?P<n2>{_NUMBER})(?![\d:/]))?(?P<after>{trie(dict.fromkeys(_AFTER, '(?!' + chr(92) + 'w)'))})?"
_IN_FIGURES = re.compile(rf"(?P<money>[$€£])?(?P<n>{_FIGURES}){_SECOND}")
_IN_WORDS = re.compile(
    rf"(?:(?P<q1>{any_of(_QUALIFIER, '(?= )')}) )?(?:{_FURTHER})?(?:(?P<q2>{any_of(_QUALIFIER, '(?= )')}) )?(?P<money>[$€£])?"
    rf"(?:(?P<vague>{any_of(_VAGUE)})(?P<after_vague>{trie(dict.fromkeys(_AFTER, '(?!' + chr(92) + 'w)'))})?"
    rf"|[Bb]etween (?P<low>{_NUMBER}) and (?P<high>{_NUMBER})|(?P<n>{_NUMBER}){_SECOND})"
)
_DAY_BEFORE_MONTH = (
    rf"(?:(?:st|nd|rd|th)?(?: (?:and|to|or) | ?[-–] ?)\d{{1,2}})?(?:st|nd|rd|th)?[ -](?:of )?{any_of(MONTHS)}"
)
_AGES = trie(dict.fromkeys((form for word in _LEXICON["units"]["age"] for form in (word, word.title())), r"\b"))
_UNITS = re.compile(
    rf"(?P<age>{_AGES})|(?P<date>{_DAY_BEFORE_MONTH})|(?P<ordinal>(?:st|nd|rd|th)\b)|(?P<percent>%)|(?P<time>[:.h]\d\d\b(?: ?[ap]\.?m\b)?)"
    rf"|(?P<join>[- ]?)(?P<unit>{trie(dict.fromkeys((f for w in _UNIT for f in forms(w)), '(?!' + chr(92) + 'w)'))})"
    r"|(?P<fraction>[- ](?:thirds?|quarters|fifths|tenths)\b)|-(?P<compound>[A-Za-z]+)|(?P<id>/\d|[,.]\d|\w)"
)
_ZERO_WORD = re.compile(
    rf"{any_of(_LEXICON['zero']['words'])}(?!\.\s?\d| {any_of(_LEXICON['zero']['not_before'])}|[,.!?] )"
)
_ORDINAL = re.compile(rf"(?:(?P<tens>{any_of(_TENS)})-)?(?P<ones>{any_of(_ORDINALS)})")
_AGED = re.compile(rf"(?:\b(?:{'|'.join(_LEXICON['identifiers']['people_of'])}) of|\baged?(?: about| around)?) $")
_MONTH_BEFORE = re.compile(rf"{any_of(MONTHS)}\.? (?:the )?$")
_LISTED = re.compile(r"[.)] ")


def _heads() -> dict[str, str]:
    """Words that may open a number, as they are written, each with what has to follow."""
    number = rf"(?:[$€£\d]|{any_of([*_ONES, *_TENS, *_SCALES, *_DOZENS, *_VAGUE])}|an? {_SCALE})"
    heads: dict[str, str] = {}

    def add(words: list[str], follow: str = r"\b") -> None:
        for word in words:
            heads[word] = heads[word[0].upper() + word[1:]] = follow

    add([*_ONES, *_TENS, *_SCALES, *_DOZENS, *_VAGUE, *_ORDINALS, *_LEXICON["zero"]["words"]])
    add(["a", "an"], rf"(?= {_SCALE})")
    add([*_QUALIFIER], rf"(?= (?:{_FURTHER})?(?:{any_of(_QUALIFIER, '(?= )')} )?(?:between )?{number})")
    add(["between"], rf"(?= {number})")
    return heads


_LEAD = " \\n\\t\\r\u00a0\u202f\"'(“‘—–\\[*•-"
_SCAN = re.compile(rf"[{_LEAD}](?:(?P<head>{trie(_heads())})|[$€£]?[0-9])")


# ------------------------------------------------------------------------------------------------------ public
def find_quantities(text: str) -> list[Quantity]:
    """Return the numbers of a text in order, apart from each other, each with its kind."""
    found: list[Quantity] = []
    done = 0
    for match in _SCAN.finditer("\n" + text):
        start = match.start()  # one less than the word's place, as is the text without its first line break
        if start < done or (start > 1 and text[start - 1] == "-" and text[start - 2].isalnum()):
            continue
        head = match["head"]
        quantity = _in_words(text, start, head) if head else _read(text, start, _IN_FIGURES.match(text, start))
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
def _in_words(text: str, start: int, head: str) -> Quantity | None:
    first = head[0]
    if first in "nNzZ":
        zero = _ZERO_WORD.match(text, start)
        if zero:
            return Quantity(start, zero.end(), zero[0], 0, "exact", 0, 0, "count", True)
    ordinal = _ORDINAL.match(text, start)
    if ordinal:
        value = _ORDINALS[ordinal["ones"].lower()] + (_TENS[ordinal["tens"].lower()] if ordinal["tens"] else 0)
        return Quantity(start, ordinal.end(), ordinal[0], value, "exact", value, value, "ordinal", False)
    return _read(text, start, _IN_WORDS.match(text, start))


# Behind one of these a number has no unit.
_NO_UNIT = frozenset(["", ",", ";", ")", "\n", '"', "”", "?", "!", ":"])


def _read(text: str, start: int, match: re.Match[str] | None) -> Quantity | None:
    if match is None:
        return None
    if match["sep"] == " to " and text.endswith("from ", 0, start):  # "rose from 10 to 37": no range
        return _read(
            text,
            start,
            _IN_FIGURES.match(text, start, match.start("sep")) or _IN_WORDS.match(text, start, match.start("sep")),
        )
    end = match.end()
    value = _value(match[0].lower(), match)
    behind = text[end : end + 1]
    kind, reach = ("count", end) if behind in _NO_UNIT and not text[end + 1 : end + 2].isdecimal() else _unit(text, end)
    if match["money"]:
        kind = "money"
    if value is None:
        kind, value = _no_count(match, kind), (None, "exact", None, None)
    elif kind == "count":
        kind = _by_context(text, start, end, match)
    return Quantity(start, reach, text[start:reach], *value, kind, False)


def _unit(text: str, end: int) -> tuple[str, int]:
    """The kind of a number by what follows it, and where it then ends."""
    match = _UNITS.match(text, end)
    if not match:
        return "count", end
    kind = match.lastgroup
    if kind == "unit":
        word, apart = match["unit"].lower(), match["join"] == " "
        if word == "second" and apart:
            return "count", end
        return _UNIT[word], end if apart else match.end()
    if kind == "compound":
        return "count" if match["compound"].lower() in _COUNTED_IN_COMPOUND else "compound", match.end()
    return kind or "id", end if kind == "date" else match.end()


def _no_count(match: re.Match[str], kind: str) -> str:
    """What figures are that give no count: a score, two years, a name."""
    if kind != "count":
        return kind
    first, sep = match["n"], match["sep"]
    if not sep:
        return "id"
    return "year" if len(first) == 4 and first[0] in "12" else "score"


def _by_context(text: str, start: int, end: int, match: re.Match[str]) -> str:
    """What a plain number is by the words around it: a year, a name, an age, a day; else a count."""
    groups = match.groupdict()
    number = groups["n"] or groups.get("low")
    if number is None:
        return "count"
    figures = number.isdecimal()
    qualifier = groups.get("q1") or groups.get("q2")
    if (
        figures
        and len(number) == 4
        and number[0] in "12"
        and (not qualifier or qualifier.lower() in ("about", "around", "circa"))
    ):
        place = match.start("n") if groups["n"] else match.start("low")
        if is_year(text, place, end):
            return "year"
    if qualifier or groups.get("low"):
        return "count"
    if not figures:
        if "." in number and number.replace(".", "").isdecimal():
            return "decimal"
        if number[0].isdecimal():
            return "count"
    before = text[max(0, start - 24) : start]
    words = before.split()
    if not words:
        return "id" if figures and _LISTED.match(text, end) else "count"
    last = words[-1]
    if last.lower() in _IDENTIFIERS or (
        figures and len(last) == 2 and last.isupper() and last.isalpha() and last not in _STATES
    ):
        return "id"
    if not figures or len(number) > 3:
        return "count"
    if before[-1] == "\n" and _LISTED.match(text, end):
        return "id"
    if (
        last[-1] == ","
        and last[0].isupper()
        and text[end : end + 1] == ","
        and 2 < int(number) < 105
        and last[:-1].lower() not in MONTHS
    ):
        return "age"
    if before.endswith(("of ", "ed ", "ge ", "ut ", "nd ")) and _AGED.search(before):
        return "age"
    return "date" if len(number) < 3 and int(number) < 32 and _MONTH_BEFORE.search(before) else "count"


# ------------------------------------------------------------------------------------------------------ values
_Value = tuple[int | None, str, int | None, int | None]


def _value(words: str, match: re.Match[str]) -> _Value | None:
    """Count, qualifier and bounds; None where the number cannot be a count."""
    number = match["n"]
    if number is not None and number.isdecimal() and len(number) < _LONGEST and words == number:
        count = int(number)
        return count, "exact", count, count
    groups = {name: group.lower() for name, group in match.groupdict().items() if group}
    return _value_of(*(groups.get(name) for name in _VALUE_GROUPS))


_VALUE_GROUPS = ("q1", "q2", "vague", "low", "high", "n", "n2", "after", "after_vague")


@lru_cache(maxsize=8192)
def _value_of(
    q1: str | None,
    q2: str | None,
    vague: str | None,
    low: str | None,
    high: str | None,
    n: str | None,
    n2: str | None,
    after: str | None,
    after_vague: str | None,
) -> _Value | None:
    codes = [_QUALIFIER[word] for word in (q1, q2) if word] + [_AFTER[word] for word in (after, after_vague) if word]
    # "more than an estimated 300": the firmer word counts
    qualifier = next((code for code in codes if code != "about"), codes[0] if codes else None)
    if vague:
        floor = _VAGUE[vague]
        code = "vague" if qualifier in (None, "about", "nearly") else qualifier
        return floor, code, *bounds(floor, code)
    if low or n2:
        first, second = _number(low or n), _number(high or n2)
        if first is None or second is None or first >= second:
            return None
        return None, "range", first, second
    count = _number(n)
    if count is None:
        return None
    code = qualifier or ("about" if n in _DOZENS else "exact")
    return count, code, *bounds(count, code)


def _number(words: str | None) -> int | None:
    """The value of figures or words; None where it is no number that a count can be."""
    if not words:
        return None
    if words in _DOZENS:
        return _DOZENS[words]
    value = _figures(words) if words[0].isdecimal() else _words(words)
    return value if value is not None and value < _LARGEST else None


def _figures(words: str) -> int | None:
    figures = re.match(r"[\d., \u00a0\u202f]*\d", words)
    if figures is None:
        return None
    scale = words[figures.end() :].strip()
    plain = re.sub(r"[, \u00a0\u202f]", "", figures[0])
    if len(plain) > _LONGEST:
        return None
    factor = {"bn": 10**9, "mn": 10**6, "m": 10**6, "": 1}.get(scale) or _SCALES[scale]
    return round(float(plain) * factor) if "." in plain else int(plain) * factor


def _words(words: str) -> int:
    total = part = 0
    for word in re.split(r"[- ]", words):
        if word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            total, part = total + (part or 1) * _SCALES[word], 0
        else:
            part += _ONES.get(word, 0) + _TENS.get(word, 0)
    return total + part
