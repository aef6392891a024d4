"""What only tells where a place lies that was named just before: "in Damara, 70 km from Bangui", "Kolo, a hamlet east
of Gori"."""

import re

from pipeline.extract.learned import PLACE_NOUNS
from pipeline.extract.lists import is_measure
from pipeline.extract.phrases import Noun

_CORNERS = ("north", "south")
COMPASS = frozenset(
    f"{way} of"
    for way in (
        "north",
        "south",
        "east",
        "west",
        *(f"{one}{dash}{two}" for one in _CORNERS for dash in ("", "-") for two in ("east", "west")),
    )
)
# What lies so is explained by what it lies by.
_LYING = COMPASS | {"near", "outside", "from", "of", "in", "on", "off", "outside of", "close to"}
# Where somebody goes, not where something is.
_GOALS = frozenset(("to", "from", "towards", "toward", "into"))
_LENGTHS = ("kilometre", "kilometer", "km", "mile", "metre", "meter", "yard")
_MEASURED_OFF = re.compile(r",[A#C]*#[NAJ]*$")


def explained(noun: Noun) -> Noun | None:
    """The phrase that a place is named to explain: "Kolo" for Gori in "Kolo, a hamlet 30 km from the town of Gori"."""
    whole = noun.of_parent if noun.prep == "of" and noun.of_parent is not None else noun
    if whole.prep is None:
        return _before(whole, whole.first - 1) if whole.lemma in PLACE_NOUNS and _is_what(whole) else None
    if whole.prep not in _LYING or whole.prep_index < 2:
        return None
    row = whole.sentence.row
    comma = whole.prep_index - 1
    while comma > 0 and row[comma] in "#NCAJD":
        comma -= 1
    if row[comma] in "TP" and whole.sentence.units[comma].word in ("to", "in") and whole.prep in COMPASS:
        comma -= 1  # "in Damara, to the north of Bangui"
    between = [n for n in whole.sentence.nouns if comma < n.first and n.last < whole.prep_index and n.lemma != "the"]
    measured = _MEASURED_OFF.search(row, 0, whole.prep_index) is not None
    if not measured and any(n.lemma not in PLACE_NOUNS or not _is_what(n) for n in between if not is_measure(n)):
        return None
    if not between and not measured and whole.prep in ("of", "in", "on", "from", "off"):
        return None
    before = _before(whole, comma)
    if before is None or (before.prep in _GOALS and not between and not measured):
        return None  # "on its way to Gao, near Ansongo"
    return before


def _before(noun: Noun, comma: int) -> Noun | None:
    """The name or the site that ends before a comma."""
    if comma < 1 or noun.sentence.row[comma] != ",":
        return None
    before = next((n for n in noun.sentence.nouns if n.last == comma - 1), None)
    named = before is not None and "M" in before.sentence.row[before.first : before.last + 1]
    return before if named or (before is not None and before.lemma in PLACE_NOUNS) else None


def _is_what(noun: Noun) -> bool:
    """ "a hamlet", "the regional capital": what something is."""
    inside = noun.sentence.row[noun.first : noun.last + 1]
    return noun.determiner in ("a", "an") or noun.lemma == "capital" or "J" in inside


def distance_before(noun: Noun) -> bool:
    """ "17 kilometres from Bangassou"."""
    before = noun.sentence.units[noun.prep_index - 1].word if noun.prep_index > 0 else ""
    return before.rstrip("s") in _LENGTHS or before.endswith(("km", "kilometres", "kilometers", "miles"))
