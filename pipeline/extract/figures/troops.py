"""Whether a number counts members of a force: troops by name, men and staff by whose they are, "a 500-strong force"."""

from functools import cache

from pipeline.extract.figures.counting import is_national
from pipeline.extract.figures.sides import Sides
from pipeline.extract.lexicon import load, phrases
from pipeline.extract.phrases import Noun

_FORCED = ("peacekeepers", "state_forces", "foreign_forces", "armed_group")


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """A list of `lexicon/personnel.toml`."""
    return frozenset(phrases(load("personnel")[table][key]))


def counted_phrase(noun: Noun) -> Noun:
    """The phrase that names those whom a number counts: "personnel" in "6,900 of the 13,871 personnel"."""
    while noun.sentence.row[noun.head] in "C#" and noun.of is not None:
        noun = noun.of
    return noun


def are_troops(noun: Noun, sides: Sides) -> bool | None:
    """Whether a phrase counts members of a force; None where it is a number alone."""
    whom = counted_phrase(noun)
    units = whom.sentence.units
    head = units[whom.head]
    if noun.of_parent is not None and is_force(noun.of_parent) and head.kind in "C#":
        return True  # "a stand-by force of 650"
    if head.lemma == "present" and whom.head > whom.first:
        head = units[whom.head - 1]
    lemma = head.lemma
    if is_strong(noun):
        return lemma in listed("who", "forces") or _explains_force(noun)
    if head.kind in "C#R":
        return None
    if lemma in listed("who", "never") or not listed("who", "harmed").isdisjoint(u.word for u in whom.units):
        return False
    if lemma in listed("who", "troops"):
        return True
    if lemma in listed("who", "loose") or head.people == "unspecified":
        known = whom.determiner == "the" and lemma in ("man", "woman") and sides.with_mission
        owned = sides.owner(whom) in _FORCED
        if noun.determiner == "the" and whom.of is not None and is_force(whom.of):
            return True  # "the 400 men of Task Force Sabre"
        near = _is_joined(whom) or _near_force(whom, sides) or _explains_force(noun) or in_uniform(whom)
        return owned or known or is_national(head) or near
    return head.people in ("peacekeepers", "state_forces")


def is_strong(noun: Noun) -> bool:
    """ "a 13,000-strong force", "420 strong", "a 500-member contingent"."""
    units = noun.sentence.units
    if noun.quantity is None:
        return False
    if noun.quantity.text.endswith(("-strong", "-member", "-man")):
        return True
    after = units[noun.last + 1].word if noun.last + 1 < len(units) else ""
    return "strong" in (after, units[noun.last].word)


def is_force(noun: Noun) -> bool:
    """Whether a phrase names a body that has a strength: "a force", "a Formed Police Unit"."""
    head = noun.sentence.units[noun.head]
    named = head.kind == "M" and (head.word.split()[-1] in _BODIES or head.word.startswith("task force"))
    return named or noun.lemma in listed("who", "forces")


_BODIES = frozenset(("unit", "battalion", "brigade", "company", "regiment", "contingent", "force", "detachment"))


def in_uniform(noun: Noun) -> bool:
    """ "11,000 people in uniform"."""
    units = noun.sentence.units
    return [u.word for u in units[noun.last + 1 : noun.last + 3]] == ["in", "uniform"]


def explains_force(noun: Noun) -> bool:
    """Whether people are counted beside the force that they are: "the battalion, about 340 men at the end,"."""
    return noun.sentence.row[noun.head] not in "C#" and _explains_force(noun)


def _explains_force(noun: Noun) -> bool:
    """Whether a phrase stands beside a force that it explains: "its contingent, 420 strong"."""
    row = noun.sentence.row
    if noun.first < 2 or row[noun.first - 1] not in ",(":
        return False
    for other in noun.sentence.nouns:
        # "the battalion that had been stationed there, about 340 men"
        beside = other.last == noun.first - 2 or (
            other.last < noun.first
            and row[other.last + 1] == "W"
            and not set(row[other.last + 2 : noun.first - 1]) & set(",;K(")
        )
        if beside:
            return other.lemma in listed("who", "forces") or any(e.kind in ("mission", "group") for e in other.entities)
    return False


def _near_force(noun: Noun, sides: Sides) -> bool:
    """Whether men, members or staff stand in a sentence about a force or a mission."""
    lemma = noun.lemma
    if lemma not in ("man", "member", "staff", "personnel", "person") or (lemma == "person" and not sides.with_mission):
        return False
    about = ("mission", "force", "task force", "contingent")
    return any(
        other is not noun and (other.lemma in about or any(e.kind == "mission" for e in other.entities))
        for other in noun.sentence.nouns
    )


def _is_joined(noun: Noun) -> bool:
    """Whether a list goes on to troops: "men and soldiers"."""
    lists = [n.members for n in noun.sentence.nouns if noun in n.members]
    heads = [noun.sentence.units[other.head] for members in lists for other in members if other is not noun]
    return any(head.people in ("peacekeepers", "state_forces") for head in heads)
