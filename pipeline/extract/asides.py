"""Asides, which a sentence is read without so that subject and verb stand together: scare quotes, short names and years
of resolutions in brackets, ages behind people, marks of footnotes."""

import re

from pipeline.extract.phrases import Unit

_YEAR = re.compile("(?:19|20)[0-9]{2}")


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


def without_asides(units: list[Unit]) -> list[Unit]:
    """Without scare quotes around a word or two, short names in brackets after the long ones, and ages."""
    drop: set[int] = set()
    last = len(units)
    for i, unit in enumerate(units):
        if unit.kind == "Q" and i not in drop:
            for j in range(i + 2, min(i + 4, last)):
                if units[j].kind == "Q":
                    if not any(u.kind in ",.RXLQ" for u in units[i + 1 : j]) and i > 0 and units[j - 1].kind != ".":
                        drop |= {i, j}
                    break
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
        elif unit.kind == "," and i and i + 2 < last and _is_age(units[i + 1]):
            drop |= _ages(units, i)
    return [u for k, u in enumerate(units) if k not in drop] if drop else units
