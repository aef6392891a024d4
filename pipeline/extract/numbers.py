"""Numbers in an article's text: what they count, how they are qualified, and the bounds that follow.

One scan finds the words and figures that may open a number, one pattern reads it with its qualifier. A number that
counts no people or things (money, distances, ages, years, times ...) is given too, with the `kind` that says so.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.date_context import is_year
from pipeline.extract.date_grammar import MONTHS
from pipeline.extract.number_values import DOZENS, LEXICON, LONGEST, ONES, SCALES, TENS, value_of
from pipeline.extract.patterns import WORD_OPENS_AFTER, any_of, forms, trie


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
_ORDINALS, _VAGUE = LEXICON["ordinals"], LEXICON["vague"]
_QUALIFIER = {word: code for code, words in LEXICON["qualifiers"].items() for word in words}
_AFTER = {word: code for code, words in LEXICON["after"].items() for word in words}
_UNIT = {word: kind for kind, words in LEXICON["units"].items() if kind != "age" for word in words if word[0].isalpha()}
_COUNTED_IN_COMPOUND = frozenset(LEXICON["compounds"]["people"])
_IDENTIFIERS = frozenset(LEXICON["identifiers"]["before"])
_TELEPHONED = frozenset(LEXICON["identifiers"]["telephoned"])
_PERSONS = frozenset(LEXICON["identifiers"]["persons"])
_BEFORE_CLOCK = frozenset(["at", "approximately", "until"])
_STATES = frozenset(["UN", "US", "EU", "UK", "AU"])

# ---------------------------------------------------------------------------------------------------- patterns
_SCALE = any_of(SCALES)
_NO_WORD = r"(?!\w)"
_WORD = rf"(?:{any_of(TENS)}(?:[- ]{any_of(w for w, n in ONES.items() if 0 < n < 10)})?|{any_of(ONES)})"
_WORDS = (
    rf"(?:(?:[Aa]n? )?{_SCALE}|{_WORD})"
    rf"(?:[- ]{_SCALE}|[- ](?:and )?{_WORD}(?=[- ]{_SCALE})|(?<=d)[- ](?:and )?{_WORD}){{0,6}}"
)
_FIGURES = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?![\d,])|\d+(?:\.\d+)?)"
    r"(?: ?(?:million|billion|thousand|hundred|bn|mn)\b|m\b(?! ))?"
)
_NUMBER = rf"(?:{_FIGURES}|{any_of(DOZENS)}|{_WORDS})"
_FURTHER = r"(?:[Aa]nother|[Aa] further|an additional|[Aa] total of|an|the) "
# "20 at least", but "in April 2014 at least 53 died"
_NO_NUMBER = rf"{_NO_WORD}(?! (?:\d|an? |{any_of([*ONES, *TENS, *SCALES, *DOZENS, *_VAGUE])}))"
_AT = {word for word in _AFTER if word.startswith(" at")}
_NOT_AT = _AFTER.keys() - _AT
_BEHIND = rf"(?P<after>{trie(dict.fromkeys(_AT, ''))}{_NO_NUMBER}|{trie(dict.fromkeys(_NOT_AT, ''))}{_NO_WORD})?"
_TO = rf"(?:(?P<sep> to |-to-| or | ?[-–] ?)(?P<n2>{_NUMBER})(?![\d:/]|[-.]\d|-[A-Z]))?"
_IN_FIGURES = re.compile(rf"(?P<money>[$€£])?(?P<n>{_FIGURES}){_TO}{_BEHIND}")
_PHRASE = re.compile(
    rf"(?:(?P<q1>{any_of(_QUALIFIER, '(?= )')}) )?(?:{_FURTHER})?(?:(?P<q2>{any_of(_QUALIFIER, '(?= )')}) )?"
    rf"(?P<money>[$€£])?(?:(?P<vague>{any_of(_VAGUE)})|[Bb]etween (?P<low>{_NUMBER}) and (?P<high>{_NUMBER})"
    rf"|(?P<n>{_NUMBER}){_TO}){_BEHIND}"
)
_TH = r"(?:st|nd|rd|th)?"
_AGES = trie(dict.fromkeys((form for word in LEXICON["units"]["age"] for form in (word, word.title())), r"\b"))
_UNITS = re.compile(
    rf"(?P<age>{_AGES})|(?P<date>{_TH}(?:(?: (?:and|to|or) | ?[-–] ?)\d{{1,2}}{_TH})?[ -](?:of )?{any_of(MONTHS)})"
    r"|(?P<ordinal>(?:st|nd|rd|th|d)\b)|(?P<percent>%)|(?P<time>[:.h]\d\d\b(?: ?[ap]\.?m\b)?| ?[ap]\.?m\b)"
    rf"|(?P<join>[- ]?)(?P<unit>{trie(dict.fromkeys((f for w in _UNIT for f in forms(w)), _NO_WORD))})"
    r"|(?P<fraction>[- ](?:thirds?|quarters?|fourths?|fifths?|tenths?)\b)|-(?P<compound>[A-Za-z]+)"
    r"|(?P<id>/\d|[-,.]\d[\d-]*|\w|['’](?:s\b|\d))"
)
_ZERO = rf"{any_of(LEXICON['zero']['words'])}(?!\.\s?\d| {any_of(LEXICON['zero']['not_before'])}|[,.!?] )"
_ZERO_WORD = re.compile(_ZERO)
_ORDINAL = re.compile(rf"(?:(?P<tens>{any_of(TENS)})-)?(?P<ones>{any_of(_ORDINALS)})")
_AGED = re.compile(rf"(?:\b(?:{'|'.join(LEXICON['identifiers']['people_of'])}) of|\bage[ds]?(?: about| around)?) $")
_AGE_BEHIND = re.compile(r"[,;.)](?!\d)| and (?:\d\d?[,;.)]|[A-Z])| (?:was|is|has)\b")
_OF = re.compile(r" of (?:/ )?")
_IS_ONE = re.compile(r" (?:was|is|has)\b")
# Numbers that are called in an emergency, and what is said of them.
_EMERGENCY = frozenset(["911", "999", "112"])
_CALLED = re.compile(r" (?:call|caller|dispatch|operator|cent)")
_AGE_BETWEEN = frozenset([" and ", ", ", " to ", "-", " or "])
_ADDRESS = re.compile(rf" (?:[NSEW]\.? )?(?:[A-Z]\w+ ){{1,3}}{any_of(LEXICON['identifiers']['streets'])}")


def _heads() -> str:
    """Words that may open a number, as they are written, each with what has to follow it.

    What follows a qualifier is long, so it stands once behind all of them: a copy for each took seconds to compile.
    """
    number = rf"(?:[$€£\d]|{any_of([*ONES, *TENS, *SCALES, *DOZENS, *_VAGUE])}|an? {_SCALE})"
    counted = rf"(?= (?:{_FURTHER})?(?:{any_of(_QUALIFIER, '(?= )')} )?(?:between )?{number})"
    heads: dict[str, str] = {}

    def add(words: list[str], follow: str = r"\b") -> None:
        for word in words:
            if word not in _QUALIFIER:
                heads[word] = heads[word[0].upper() + word[1:]] = follow

    add([*ONES, *TENS, *SCALES, *DOZENS, *_VAGUE, *_ORDINALS, *LEXICON["zero"]["words"]])
    add(["a", "an"], rf"(?= {_SCALE})")
    add(["as many"], r"\b(?! (?:\w+ ){0,3}as\b)")
    add(["between"], rf"(?= {number})")
    qualifiers = trie(dict.fromkeys((form for word in _QUALIFIER for form in (word, word[0].upper() + word[1:])), ""))
    return rf"{qualifiers}{counted}|{trie(heads)}"


_SCAN = re.compile(rf"{WORD_OPENS_AFTER}(?:({_heads()})|[0-9]|[$€£][0-9])")


# ------------------------------------------------------------------------------------------------------ public
# Verbs to which an "over" before a number belongs.
_GIVING = tuple(
    f"{form} " for verb in ("hand", "turn", "sign") for form in (verb, f"{verb}s", f"{verb}ed", f"{verb}ing")
)
# Verbs to which an "up to" belongs.
_OWNING = ("own ", "owns ", "owned ", "owning ", "add ", "adds ", "added ", "adding ")
_GIVING += ("take ", "takes ", "took ", "taken ", "taking ")


def find_quantities(text: str) -> list[Quantity]:
    """Return the numbers of a text in order, apart from each other, each with its kind."""
    found: list[Quantity] = []
    done = 0
    for match in _SCAN.finditer("\n" + text):
        start = match.start()  # one less than the word's place, as is the text without its first line break
        if start < done or (start > 1 and text[start - 1] == "-" and text[start - 2].isalnum()):
            continue
        head = match[1]
        if (head == "over" and text.endswith(_GIVING, 0, start)) or (
            head == "up to" and text.endswith(_OWNING, 0, start)
        ):
            continue  # "handed over three bases", "owned up to nine dead"
        if head and head.lower() == "as many":
            quantity = _as_before(text, start, found)
        else:
            quantity = _in_words(text, start, head) if head else _in_figures(text, start)
        if quantity:
            if (
                found
                and found[-1].kind == "age"
                and quantity.kind == "count"
                and _is_another_age(text, found[-1], quantity)
            ):
                quantity = quantity._replace(kind="age")
            numbered = found and found[-1].kind == "id" and quantity.kind == "count"
            if numbered and _OF.fullmatch(text, found[-1].end, start):
                quantity = quantity._replace(kind="id")  # "Image 5 of 12"
            found.append(quantity)
            done = quantity.end
    return found


def _as_before(text: str, start: int, found: list[Quantity]) -> Quantity | None:
    """ "Six gendarmes and as many civilians": the number before."""
    last = found[-1] if found else None
    if last is None or last.kind != "count" or start - last.end > _NEAR or text.endswith(_TIMES, 0, start):
        return None
    return last._replace(start=start, end=start + 7, text=text[start : start + 7])


# Characters between a number and the "as many" that repeats it.
_NEAR = 80
_TIMES = ("twice ", "times ", "half ", "thrice ")


def _is_another_age(text: str, age: Quantity, quantity: Quantity) -> bool:
    """Two men, 25 and 30, were shot."""
    between = text[age.end : quantity.start]
    return quantity.text.isdecimal() and between in _AGE_BETWEEN and bool(_AGE_BEHIND.match(text, quantity.end))


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
class _Phrase(NamedTuple):
    """A number's words taken by themselves."""

    count: int | None
    qualifier: str
    count_low: int | None
    count_high: int | None
    number: str
    """The number without its qualifier; the first one of a range."""
    plain: bool
    """Whether no word qualifies it."""
    money: bool
    second: int
    """Where the second number's separator stands; 0 if there is no second."""


def _in_words(text: str, start: int, head: str) -> Quantity | None:
    if head[0] in "nNzZ":
        zero = _ZERO_WORD.match(text, start)
        if zero:
            return Quantity(start, zero.end(), zero[0], 0, "exact", 0, 0, "count", True)
    ordinal = _ORDINAL.match(text, start)
    if ordinal:
        value = _ORDINALS[ordinal["ones"].lower()] + (TENS[ordinal["tens"].lower()] if ordinal["tens"] else 0)
        return Quantity(start, ordinal.end(), ordinal[0], value, "exact", value, value, "ordinal", False)
    match = _PHRASE.match(text, start)
    return _read(text, start, match.end()) if match else None


def _in_figures(text: str, start: int) -> Quantity | None:
    match = _IN_FIGURES.match(text, start)
    return _read(text, start, match.end()) if match else None


# Behind one of these a number has no unit.
_NO_UNIT = frozenset(["", ",", ";", ")", "\n", '"', "”", "?", "!", ":"])


def _read(text: str, start: int, end: int) -> Quantity | None:
    words = text[start:end]
    phrase = _phrase(words) if len(words) < 80 else _phrase.__wrapped__(words)
    if phrase.second and words.startswith(" to ", phrase.second) and text.endswith("from ", 0, start):
        return _read(text, start, start + phrase.second)  # "rose from 10 to 37" is no range
    if (
        phrase.second
        and words.startswith(" to ", phrase.second)
        and _is_year_to(text, start, words[phrase.second + 4 :])
    ):
        return _read(text, start, start + phrase.second)  # "from 4,500 in 2020 to 1,700"
    behind = text[end : end + 1]
    kind, reach = ("count", end) if behind in _NO_UNIT and not text[end + 1 : end + 2].isdecimal() else _unit(text, end)
    if kind == "date" and (phrase.count or 0) > 31:
        kind, reach = "count", end  # "300,000 may have died"
    if phrase.money:
        kind = "money"
    elif kind == "count":
        kind = _by_context(text, start, end, phrase)
    if reach != end:
        words = text[start:reach]
    return Quantity(start, reach, words, *phrase[:4], kind, False)


def _is_year_to(text: str, start: int, second: str) -> bool:
    """Whether a year stands before "to" and a number that is none behind it."""
    year = text[start : start + 5].endswith(" ") and text[start : start + 4].isdecimal()
    return year and is_year(text, start, start + 4) and not (second.isdecimal() and len(second) == 4)


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


# What may stand before a year as before a number: "around 1998", "up to 2019".
_BEFORE_YEARS = ("about", "range", "up_to")


def _by_context(text: str, start: int, end: int, phrase: _Phrase) -> str:
    """What a plain number is by the words around it: a year, a name, an age, a day; else a count."""
    number = phrase.number
    figures = number.isdecimal()
    if figures and len(number) == 4 and number[0] in "12" and (phrase.plain or phrase.qualifier in _BEFORE_YEARS):
        place = text.find(number, start)
        if is_year(text, place, place + 4):
            return "year"
    if phrase.qualifier == "range" and figures and text[start + phrase.second] == "-" and _is_telephone(phrase):
        return "id"
    if phrase.count is None and phrase.qualifier != "range":
        return "score" if phrase.second else "id"
    if not phrase.plain or (not figures and number[:1].isdecimal()):
        return "decimal" if "." in number and number.replace(".", "").isdecimal() else "count"
    edge = max(0, start - 24)
    space = text.rfind(" ", edge, max(edge, start - 1))
    last = text[max(space + 1, edge) : start - 1] if start else ""
    name = last.lower().lstrip("\"'“‘(")
    if name in _IDENTIFIERS and not text.endswith("to number ", 0, start):
        return "id"
    return _by_figures(text, start, end, number, last, name) if figures else "count"


def _is_telephone(phrase: _Phrase) -> bool:
    """555-1234, but not 500-1000."""
    low, high = phrase.count_low or 0, phrase.count_high or 0
    return len(phrase.number) == 3 and 1000 <= high < 10000 and bool(low % 10 or high % 10)


_DAY_BEFORE = re.compile(r"\b(?:[12]?\d|3[01])(?:st|nd|rd|th)? (?:of )?$")


def _by_figures(text: str, start: int, end: int, number: str, last: str, name: str) -> str:
    """What figures are by the word before and the sign behind: a list's number, an age, a day; else a count."""
    value = int(number)
    before, behind = text[start - 1 : start], text[end : end + 2]
    if name in _TELEPHONED or (len(last) == 2 and last.isupper() and last.isalpha() and last not in _STATES):
        return "id"
    if before in ("\n", "") and behind in (". ", ") "):
        return "id"
    if number in _EMERGENCY and _CALLED.match(text, end):
        return "id"
    if before == "(" and behind == ") " and len(number) == 3 and text[end + 2 : end + 3].isdecimal():
        return "id"
    if behind[:1] == " " and text[end + 1 : end + 2].isupper() and _ADDRESS.match(text, end):
        return "id"
    if len(number) == 4:
        return "time" if value < 2400 and value % 100 < 60 and (number[0] == "0" or name in _BEFORE_CLOCK) else "count"
    if len(number) > 3:
        return "count"
    if name.rstrip(".") in MONTHS:
        month = start - len(last) - 1
        told = text.endswith(("In ", "in "), 0, month) or _DAY_BEFORE.search(text, max(0, month - 8), month)
        return "date" if (value < 32 or number[0] in "5678") and not told else "count"  # "On 3 May 17 soldiers"
    if last[-1:] == "," and 2 < value < 105 and _AGE_BEHIND.match(text, end):
        named = (last[0].isupper() and name[:-1] not in MONTHS) or name[:-1] in _PERSONS
        return "age" if named or _IS_ONE.match(text, end) else "count"
    return (
        "age"
        if name in ("of", "aged", "age", "ages", "about", "around") and _AGED.search(text, max(0, start - 24), start)
        else "count"
    )


# ------------------------------------------------------------------------------------------------------ values
@lru_cache(maxsize=8192)
def _phrase(words: str) -> _Phrase:
    """The value of a number's words; the count and bounds are null where the number can be no count."""
    if words.isdecimal() and len(words) < LONGEST:
        count = int(words)
        return _Phrase(count, "exact", count, count, words, True, False, 0)
    match = _PHRASE.match(words)
    group = {name: part.lower() for name, part in match.groupdict().items() if part} if match else {}
    codes = [_QUALIFIER[group[name]] for name in ("q1", "q2") if name in group]
    codes += [_AFTER[group["after"]]] if "after" in group else []
    # "more than an estimated 300": the firmer word counts
    qualifier = next((code for code in codes if code != "about"), codes[0] if codes else None)
    number = group.get("n") or group.get("low") or ""
    money, second = "money" in group, match.start("sep") if "sep" in group else 0
    if "vague" in group:
        floor = _VAGUE[group["vague"]]
        code = "vague" if qualifier in (None, "about", "nearly") else qualifier
        return _Phrase(floor, code, *bounds(floor, code), "", False, money, 0)
    if "low" in group or second:
        low, high = value_of(number), value_of(group.get("high") or group.get("n2"))
        if low is None or high is None or low >= high:
            return _Phrase(None, "exact", None, None, number, True, money, second)
        return _Phrase(None, "range", low, high, number, False, money, second)
    count = value_of(number)
    if count is None:
        return _Phrase(None, "exact", None, None, number, True, money, 0)
    code = qualifier or ("about" if number in DOZENS else "exact")
    return _Phrase(count, code, *bounds(count, code), number, not codes, money, 0)
