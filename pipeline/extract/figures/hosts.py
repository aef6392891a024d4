"""The phrase that a number of troops stands for or belongs to: the force that it explains, the group that it is of."""

import re

from pipeline.extract.phrases import Noun

# Words for a part of a force: "the first of them", "the rest of the battalion".
_PARTS = ("first", "last", "rest", "remainder", "other", "others", "bulk")
_OPENS = ",(-:"
# A comma and a phrase of time ahead of a number: ", at its height 900 strong".
_ONCE = re.compile(r",P[DCJ#]*N$|,P[DCJ#]*N(?=C)")


def explained(noun: Noun) -> Noun | None:
    """The phrase that a number beside it explains: "the last soldiers, 120 Brazilians, are due", "the company there,
    160 strong,", "the first of them, about 70,"."""
    row = noun.sentence.row
    at = noun.first - 1
    while at > 0 and row[at] == "A":
        at -= 1
    if row[at] == "N" and (once := _ONCE.search(row, 0, noun.first)) is not None and once.end() == noun.first:
        at = once.start()  # "the operation, at one point 5,100 strong"
    if row[at] == "K" and row[at - 1] == "," and noun.sentence.units[at].word == "or":
        at -= 1  # "four battalions, or about 3,400 men"
    if at < 1 or row[at] not in _OPENS or _goes_on(noun):
        return None
    if row[at] == "," and noun.sentence.units[0].word == "of" and "," not in row[:at]:
        return None  # "Of the 900 Danes in the force, 300 are left"
    before = at - 1
    while before > 0 and row[before] in "At)":
        before -= 1
    if row[at] == ":":
        return _told(noun, at)
    for other in noun.sentence.nouns:
        clause = other.last < noun.first and row[other.last + 1] == "W"
        if other.prep == "of" and other.of_parent is None:
            continue  # "Of the others, some 500 remain"
        if other.last == before or (clause and not set(row[other.last + 2 : at]) & set(",;K(")):
            return _placed(other) or other.of_parent or other
    return None


def _placed(noun: Noun) -> Noun | None:
    """ "The battalion at Para, 640 men,": what is placed, not the place."""
    if noun.prep not in ("at", "in", "near", "from"):
        return None
    return next((n for n in noun.sentence.nouns if n.last == noun.prep_index - 1 and n.prep is None), None)


def _goes_on(noun: Noun) -> bool:
    """Whether a number is the next member of a list: "soldiers, 40 drivers and a nurse"."""
    row, last = noun.sentence.row, (noun.of or noun).last
    listed = any(noun in o.members and o is not noun and o.quantity is None for o in noun.sentence.nouns)
    further = next((n for n in noun.members if n is not noun), None)
    return listed or (row[last + 1 : last + 2] == "K" and (further is None or further.quantity is None))


def _told(noun: Noun, colon: int) -> Noun | None:
    """Of whom the clause before a colon tells: "The Irish went first: 400 men"."""
    for verb in reversed(noun.sentence.verbs):
        if verb.last < colon and verb.form == "finite" and verb.subject is not None:
            return verb.subject
    return None


def is_part(noun: Noun) -> bool:
    """Whether a phrase is a part of those told before: "the first of them", "all others"."""
    return noun.units[-1].word in _PARTS or noun.sentence.units[noun.head].word in _PARTS


def parent_of(noun: Noun) -> Noun | None:
    """The phrase before "of", a name between commas passed over: "an African force, MISCA, of 3,600"."""
    if noun.of_parent is not None or noun.prep != "of" or noun.prep_index != noun.first - 1:
        return _whole_of_list(noun)
    row, nouns = noun.sentence.row, noun.sentence.nouns
    before = noun.prep_index - 1
    name = next((n for n in nouns if n.last == before - 1), None) if before > 0 and row[before] == "," else None
    if name is None or name.first < 2 or row[name.first - 1] != ",":
        return noun.of_parent
    return next((n for n in nouns if n.last == name.first - 2), None)


def _whole_of_list(noun: Noun) -> Noun | None:
    """The parent of a phrase, or of the list that it stands in."""
    if noun.of_parent is not None:
        return noun.of_parent
    return next((n.of_parent for n in noun.sentence.lists if noun in n.members), None)
