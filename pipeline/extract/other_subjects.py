"""Subjects that do not stand before their verb as such: of relative clauses and of infinitives."""

from typing import TYPE_CHECKING

from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.set_apart import locates

if TYPE_CHECKING:
    from pipeline.extract.sentence import Sentence

_TIMES = frozenset(("hour", "day", "minute", "week", "night"))
# What events do and places do not.
_OF_EVENTS = frozenset("kill wound injure claim last cost displace begin start follow prompt spark trigger".split())
_WHERE = frozenset(("in", "at", "near", "on", "outside", "around", "inside", "along", "close to"))


def list_head(noun: Noun) -> Noun:
    """The phrase that stands for the list that a phrase is in; itself where it is in none."""
    if noun.members:
        return noun
    return next((other for other in noun.sentence.lists if noun in other.members), noun)


def relative_subject(sentence: "Sentence", verb: Verb, j: int) -> None:
    """ "soldiers who left": the noun before the relative word; "the camp that rebels seized" has its own subject."""
    verb.relative = True
    other = sentence.phrases[j]
    if (
        isinstance(other, Noun)
        and other.prep == "in"
        and j
        and other.lemma in ("centre", "center", "north", "south", "east", "west")
    ):
        before = sentence.phrases[j - 1]
        other = before if isinstance(before, Noun) else other  # "Ogossagou in the centre, which closed"
    if isinstance(other, Noun) and j and locates(sentence, other):
        before = sentence.phrases[j - 1]
        other = before if isinstance(before, Noun) else other  # "Camp Taji, north of the capital, which"
    while verb.lemma in _OF_EVENTS and j and isinstance(other, Noun) and _is_where(other):
        j -= 1
        before = sentence.phrases[j]
        other = before if isinstance(before, Noun) else other  # "the ambush near Para that killed two"
    if isinstance(other, Noun):
        while other.of_parent is not None and other.people is None and other.of_parent.people is not None:
            other = other.of_parent
        verb.subject = list_head(other)
    elif other.objects:
        verb.subject = other.objects[0]
    elif other.form == "participle":
        verb.subject = other.subject  # "a force launched in 2020 that had 900 men"


def _is_where(noun: Noun) -> bool:
    """ "near Para", "in the town"."""
    head = noun.sentence.units[noun.head]
    return noun.prep in _WHERE and noun.people is None and head.kind in "MN"


def infinitive_subject(verb: Verb) -> None:
    """ "ordered the mission to leave": the object leaves; "planned to leave": the subject does."""
    governor = verb.governor
    if governor is None:
        verb.subject = _due(verb) or _ranked(verb)
        return
    if verb.sentence.units[verb.first - 1].word == "only":
        verb.subject = governor.subject  # "left the camp, only to be ambushed"
        return
    if governor.form == "infinitive" and verb.sentence.row[verb.first - 1] == "K":
        verb.subject = governor.subject  # "the plan to open a base and to leave Para"
        return
    people = [o for o in governor.objects if governor.last < o.first < verb.first]
    if people and governor.lemma in ("be", "become") and _is_rank(people[-1]):
        verb.subject = governor.subject or people[-1]  # "Para was the first to fall"
        return
    if people and governor.lemma == "take" and governor.subject is not None and governor.subject.lemma == "it":
        timed = any(u.lemma in _TIMES for u in verb.sentence.units[people[0].last + 1 : verb.first])
        verb.subject = people[0] if timed else governor.subject  # "It took the raiders less than an hour to burn it"
        return
    if people and governor.lemma not in ("promise", "take", "need", "spend"):
        verb.subject = people[-1]
    else:
        verb.subject = governor.subject


def _is_rank(noun: Noun) -> bool:
    """ "the first", "the last": a rank alone."""
    return noun.units[-1].kind == "#" or noun.units[-1].word in ("last", "next", "latest", "only", "ones", "one")


def _ranked(verb: Verb) -> Noun | None:
    """ "The first base to close will be Para": the noun of rank right before an infinitive."""
    before = next((n for n in verb.sentence.nouns if n.last == verb.first - 1 and n.prep is None), None)
    ranked = before is not None and any(u.kind == "#" or u.word in ("next", "last", "latest") for u in before.units)
    if not ranked:
        return None
    if before.role == "object" and before.verb.lemma in ("be", "become") and before.units[-1].kind == "#":
        return before.verb.subject or before  # "Para became the fifth to be closed"
    return before


def _due(verb: Verb) -> Noun | None:
    """ "The mission, due to end in May, has": what an infinitive after "due" describes."""
    sentence = verb.sentence
    if sentence.units[verb.first].word != "due to":
        return None
    before = next((n for n in reversed(sentence.nouns) if n.last < verb.first), None)
    return before if before is not None and sentence.row[before.last + 1 : verb.first] in ("", ",") else None
