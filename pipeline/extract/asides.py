"""Asides, which a sentence is read without so that subject and verb stand together: scare quotes, short names and years
of resolutions in brackets, ages behind people, marks of footnotes, remarks in brackets or between commas and dashes
that tell of nothing but what a town or a body is like ("Para, a dusty market town,")."""

import re
from collections.abc import Sequence

from pipeline.extract.event_frames import frames
from pipeline.extract.lexicon import load
from pipeline.extract.phrases import Unit

_YEAR = re.compile("(?:19|20)[0-9]{2}")


_MARKS = frozenset("Q(,-")
_OWN = frozenset(("his", "her", "its", "their"))
_ITSELF = frozenset(("itself", "himself", "herself", "themselves"))


def _is_age(unit: Unit) -> bool:
    return unit.kind in "C#" and unit.word.isdigit() and 0 < int(unit.word) < 106


def _ages(units: list[Unit], i: int) -> set[int]:
    """The units of ages behind people, their commas included: "two men, 18 and 20, were"."""
    national = getattr(units[i - 1].value, "kind", None) == "demonym" and units[i - 1].kind == "N"
    named = (
        national or units[i - 1].people or (units[i - 1].kind == "M" and units[i - 1].value.kind in ("person", "name"))
    )
    before_verb = (
        i + 3 < len(units) and units[i + 2].kind == "," and units[i + 3].kind in "XW" and units[i - 1].kind == "N"
    )
    if not (named or before_verb):
        return set()
    j = i + 2
    while j + 1 < len(units) and units[j].kind in "K," and _is_age(units[j + 1]):
        j += 2
    if j < len(units) and units[j].kind == ",":
        return set(range(i, j + 1))
    ends = j >= len(units) or units[j].kind in ".;)" or (units[i - 1].kind == "M" and units[j].kind in "Xd")
    return set(range(i, j)) if ends else set()


def _is_mark(units: list[Unit]) -> bool:
    """ "the camp [10]", the mark of a footnote, but not the number in "at least [9] persons"."""
    before, bracket, mark = units
    return bracket.word == "[" and len(mark.word) < 4 and mark.word.isdigit() and before.kind != "A"


# What closes an aside that opens with a mark, and how many units it may hold.
_CLOSING = {"(": ")", ",": ",", "-": "-"}
_LONGEST = 10
# Kinds that an idle remark is made of: no sure verb but "be", no mark, no name, number or date.
_REMARK = frozenset("DJNyzPAR=ZX")
# What a remark opens with: "a dusty market town", "once the largest", "some of them very young", "which is".
_OPENS = frozenset("DAWJ#")
# "long a force in the area": what somebody was or has been.
_FORMERLY = frozenset(("long", "once", "then", "now", "still", "formerly"))
# Verbs that only tell what somebody or something is like: "(see map)", "who wore no uniforms", "where few people live".
_DESCRIBING = frozenset(load("verbs")["describing"].split())
# "about 40 km north of Gori"
_DISTANCE = re.compile("A?#N[JNA]?PD?[JN]*M")
# What opens a remark on a name that may be a person's.
_OF_THINGS = frozenset(("where", "which"))
# What stands behind the remark, if it was one and no member of a list.
_GOES_ON = frozenset("XLdesbPtT")
_TOLD_OF_SITES = frozenset(load("bases")["base"].split()) | {"force", "mission"}
# That a name not known before is a town's is learned from such a remark.
_TELLING = _TOLD_OF_SITES | {"town", "village", "capital", "city", "district", "province", "region"}


_IN_RETIREMENT = frozenset(("retired", "retd", "ret", "rtd", "ret'd"))
_INTERJECTED = frozenset("too also however though meanwhile moreover alas incidentally indeed therefore".split())


def _remark(units: list[Unit], i: int) -> int:
    """The unit that closes an idle remark behind a noun or a name, opened at i; -1 where none stands there."""
    sign = units[i].kind
    for j in range(i + 3, min(i + _LONGEST + 2, len(units) - 1)):
        if units[j].kind == _CLOSING[sign]:
            inside = units[i + 1 : j]
            if sign != "(" and (inside[0].kind not in _OPENS or units[j + 1].kind not in _GOES_ON):
                return -1
            kind = getattr(units[i - 1].value, "kind", None)
            if units[i - 1].kind == "M" and _DISTANCE.fullmatch("".join(u.kind for u in inside)):
                return j  # "Para, 40 km north of Gori,": where Para is, its name tells
            if sign != "(" and (kind == "person" or (kind == "name" and inside[0].word not in _OF_THINGS)):
                return -1  # "Mr. Ali, who heads the service, said"
            if inside[0].word in _FORMERLY:
                return j if all(u.kind in _REMARK and u.value is None for u in inside) else -1
            town = kind in ("place", "base")
            return j if _is_idle(inside, _TOLD_OF_SITES if town else _TELLING) else -1
    return -1


def _is_idle(inside: Sequence[Unit], telling: frozenset[str]) -> bool:
    """Whether nothing in a remark could tell of an event, a figure, a speaker or a site."""
    for unit in inside:
        plain = unit.kind in _REMARK or (unit.kind == "W" and unit is inside[0]) or unit.lemma in _DESCRIBING
        if unit.word == "no":
            continue
        if not plain or unit.value is not None or unit.people is not None:
            return False
        if unit.kind not in "Nyz" or unit.lemma in _DESCRIBING:
            continue
        if unit.lemma in telling or (unit.word in frames().gate and unit.word != "town"):
            return False  # "town" is there for "ghost town", a strike
    return True


def without_asides(units: list[Unit]) -> list[Unit]:
    """Without scare quotes around a word or two, short names in brackets after the long ones, ages, idle remarks."""
    drop: set[int] = set()
    last = len(units)
    for i, unit in enumerate(units):
        if unit.word == "part" and i > 2 and units[i - 2].word == "for" and units[i - 1].word in _OWN:
            apart = units[i - 3].kind == "," == units[min(i + 1, last - 1)].kind
            drop |= set(range(i - 2 - apart, i + 1 + apart))  # "The army, for its part, denied it"
        if unit.kind not in _MARKS and unit.word not in _ITSELF:
            continue
        if unit.kind == "Q" and i not in drop:
            for j in range(i + 2, min(i + 4, last)):
                if units[j].kind == "Q":
                    if not any(u.kind in ",.RXLQ" for u in units[i + 1 : j]) and i > 0 and units[j - 1].kind != ".":
                        drop |= {i, j}
                    break
        elif unit.kind == "(" and i and i + 2 < last and units[i + 1].word in _IN_RETIREMENT:
            drop |= set(range(i - (units[i - 1].kind == "."), i + 3))  # "Gen. (retd) Ali Kone"
        elif (
            unit.kind == "("
            and i + 2 < last
            and units[i + 2].kind == ")"
            and i
            and (
                _is_mark(units[i - 1 : i + 2])
                or (units[i + 1].kind == "M" and units[i - 1].kind in "MN")
                or (units[i - 1].kind == "#" and _YEAR.fullmatch(units[i + 1].word))  # "resolution 2690 (2023)"
            )
        ):
            drop |= {i, i + 1, i + 2}
        elif unit.word in _ITSELF and i and units[i - 1].kind in "NM" and i + 1 < last and units[i + 1].kind in "XLsd":
            drop.add(i)  # "Para itself fell in May"
        elif unit.word in _ITSELF and i and units[i - 1].kind == "X" and i + 1 < last and units[i + 1].kind in "eng":
            drop.add(i)  # "was himself overthrown in May"
        elif unit.kind == "," and i + 2 < last and units[i + 2].kind == "," and units[i + 1].word in _INTERJECTED and i:
            drop |= {i, i + 1, i + 2}  # "an agreement, too, signed in May"
        elif unit.kind in _CLOSING and i and units[i - 1].kind in "MNyz" and (end := _remark(units, i)) > 0:
            drop.update(range(i, end + 1))
        elif unit.kind == "," and i and i + 2 < last and _is_age(units[i + 1]):
            drop |= _ages(units, i)
    return [u for k, u in enumerate(units) if k not in drop] if drop else units
