"""From a noun phrase to the people it counts: "14 civilians", "a peacekeeper", "none of the men", "three others"."""

from typing import NamedTuple

from pipeline.extract.figures.words import adjectives, words
from pipeline.extract.names import ordinary
from pipeline.extract.numbers import Quantity
from pipeline.extract.phrases import Noun, Unit

# Words for people together, behind which "of" counts them: "a total of seven", "a family of five".
_GATHERED = frozenset("total family group crew team party crowd garrison patrol squad platoon unit".split())
# Prepositions of a place or an origin that may stand inside a list of people.
_PLACING = ("in", "from", "at", "near", "inside", "outside", "aboard", "on")


class Group(NamedTuple):
    """Some people that a noun phrase counts. `weak` groups (a name, "the man") may be people already counted."""

    quantity: Quantity
    noun: Noun
    weak: bool = False


def one(noun: Noun) -> Quantity:
    """The count of a single person: "a peacekeeper"."""
    return Quantity(noun.start, noun.end, noun.text(), 1, "exact", 1, 1, "count", False)


def _pair(noun: Noun) -> Quantity | None:
    """The count of "both", "both men", "both of them"; "both X and Y" is a list of its own."""
    units = noun.units
    if units[0].word != "both" or noun.members:
        return None
    head = noun.sentence.units[noun.head]
    alone = len(units) == 1
    people = alone or (is_person(head) and head.word != head.lemma)
    return one(noun)._replace(count=2, count_low=2, count_high=2) if people else None


def is_thing(noun: Noun) -> bool:
    """Whether a phrase names things, animals or stretches of time, not people."""
    head = noun.sentence.units[noun.head]
    if head.people is not None or head.kind not in "N":
        return False
    return head.lemma in words("words", "not_people") or head.word in words("words", "not_people")


def counted(noun: Noun) -> Group | None:
    """The people that one noun phrase counts, or None where it gives no number."""
    quantity = noun.quantity
    parent = noun.of_parent
    if noun.units[0].word == "others":
        return _others(noun)
    if quantity is None and noun.of is not None and noun.of.quantity is not None and noun.lemma in _GATHERED:
        inner = counted(noun.of)
        named = inner is not None and noun.people is not None and noun.sentence.row[noun.of.head] == "C"
        return inner._replace(noun=noun) if named else inner  # "a family of six"
    if quantity is not None and quantity.text.lower().startswith("all but"):
        return _all_but(noun)
    if quantity is None and parent is not None and parent.quantity is not None and _names_whole(noun):
        return counted(parent)
    if quantity is not None and (_is_age(noun) or (quantity.qualifier == "vague" and _of_things(noun))):
        return None
    if quantity is not None and _only_number(noun) and noun.of is None and quantity.text.lower().endswith("couple"):
        quantity = quantity._replace(qualifier="exact", count_low=2, count_high=2)  # "a couple and their child"
    if quantity is not None:
        whom = noun.of if noun.of is not None and _only_number(noun) else noun
        return None if is_thing(whom) or (whom is not noun and is_thing(noun)) else Group(quantity, noun)
    return _single(noun)


def _all_but(noun: Noun) -> Group | None:
    """ "all but two of the 14 passengers": twelve; so are "all but two of whom" behind 14."""
    count = noun.quantity.count
    before = [n for n in noun.sentence.nouns if n.last < noun.first and n.quantity is not None and not is_thing(n)]
    told = noun.of if noun.of is not None and noun.of.quantity is not None else before[-1] if before else None
    whole = told.quantity.count if told is not None else None
    if not whole or not count or whole <= count:
        return None
    count = whole - noun.quantity.count
    return Group(noun.quantity._replace(count=count, qualifier="exact", count_low=count, count_high=count), noun)


def _others(noun: Noun) -> Group | None:
    """ "three others", where the number stands as a phrase of its own."""
    for other in noun.sentence.nouns:
        if other.last == noun.first - 1 and other.quantity is not None and _only_number(other):
            return Group(other.quantity, noun)
    return None


def _of_things(noun: Noun) -> bool:
    """Whether a vague number at the end of a list counts something else: "six people and millions in losses"."""
    if not _only_number(noun) or noun.of is not None:
        return False
    first = next((o for o in noun.sentence.nouns if noun in o.members and o is not noun), None)
    return first is not None and first.people is not None


def _is_age(noun: Noun) -> bool:
    """Whether a bare number is an age: "three men ages 16, 21 and 22", "the women, both 22", "all younger than 45"."""
    if not _only_number(noun) or not noun.quantity.text.isdigit() or int(noun.quantity.text) > 105:
        return False
    if noun.of is not None:
        return False  # "five soldiers and 19 of the attackers"
    units = noun.sentence.units
    if [u.word for u in units[max(0, noun.first - 2) : noun.first]] in (["younger", "than"], ["older", "than"]):
        return True
    if _goes_on_ages(noun):
        return True
    if noun.last + 1 < len(units) and units[noun.last + 1].word in adjectives():
        return False  # "eight women and children, and 32 injured"
    if any(u.word in ("both", "age", "ages", "aged") for u in units[max(0, noun.first - 1) : noun.last]):
        return True
    for other in noun.sentence.nouns:
        if noun in other.members and any(m.people is not None or m.lemma in ("age", "ages") for m in other.members):
            return True
    return False


def _goes_on_ages(noun: Noun) -> bool:
    """Whether a bare number goes on a run of ages: "one 29 years old, another 52, two others 37"."""
    row, units = noun.sentence.row, noun.sentence.units
    for i in range(noun.last - 1, max(-1, noun.last - 9), -1):
        if row[i] == "#":
            return units[i].value.kind == "age"
        if row[i] not in ",DRCK":
            return False
    return False


def _only_number(noun: Noun) -> bool:
    return noun.sentence.units[noun.head].kind in "C#"


def _names_whole(noun: Noun) -> bool:
    """Whether a phrase after "of" is a known whole: "of the men", "of them", "of its members"."""
    first = noun.sentence.units[noun.first]
    return first.kind in "DR" or first.kind == "M" or any(u.kind == "Z" for u in noun.units)


def _single(noun: Noun) -> Group | None:
    """One person: "a peacekeeper", "his son", a name, "he"."""
    units = noun.units
    head = noun.sentence.units[noun.head]
    first = units[0]
    if first.word == "no" and is_person(head):
        return Group(zero(noun), noun)  # "no other member of the team was hurt"
    if first.word in ("a", "one") and noun.first and noun.sentence.units[noun.first - 1].word == "not":
        return Group(zero(noun), noun) if is_person(head) else None  # "not a man was hurt"
    pair = _pair(noun)
    if pair is not None:
        return None if noun.of is not None and is_thing(noun.of) else Group(pair, noun)
    if head.kind == "R":
        return Group(one(noun), noun, True) if head.word in ("he", "she", "him", "her") else None
    if head.kind == "M":
        entity = head.value
        named = entity.kind == "name" and (len(head.word.split()) > 1 or _beside_person(noun))
        if entity.kind == "person" or named:
            return Group(one(noun), noun, True)
        if head.people is None:
            return None
    if head.kind == "#" and getattr(head.value, "kind", None) == "age" and noun.first < noun.head:
        return Group(one(noun), noun, first.word not in ("a", "an", "another"))
    ranked = getattr(head.value, "kind", None) == "ordinal" and first.word in ("a", "an") and noun.of is None
    if head.word == "another" or ranked:
        return Group(one(noun), noun)
    if head.word in words("words", "collective"):
        return None
    if is_unlisted(noun):
        return None if head.word.endswith("s") and len(units) == 1 else Group(one(noun), noun, True)
    titled = not is_person(head) and head.kind == "N" and any(u.people and u.word == u.lemma for u in units[:-1])
    if titled and not is_thing(noun):
        # "deputy Pablo Li", in a text without capitals
        return Group(one(noun), noun, True)
    if not is_person(head) or (head.word.endswith("s") if is_national(head) else head.word != head.lemma):
        return None
    if first.kind == "D" and first.word in ("a", "an", "another", "one"):
        return Group(one(noun), noun, _explains_ranked(noun))
    if first.kind == "D" and first.word in ("the", "his", "her", "their", "its", "this", "that", "my", "our"):
        weak = first.word not in ("his", "her", "their") or not _shares_article(noun)
        return Group(one(noun), noun, weak)
    if first.kind != "D" or any(u.kind == "Z" for u in units):
        # "a man and child": the article of the first member holds for the second.
        return Group(one(noun), noun, not _shares_article(noun))
    return None


def _explains_ranked(noun: Noun) -> bool:
    """ "The seventh, a woman sergeant, died on Sunday": one of those counted before."""
    row, units, at = noun.sentence.row, noun.sentence.units, noun.first - 1
    return row[max(0, at - 2) : at + 1] == "D#," and units[at - 2].word == "the"


def _beside_person(noun: Noun) -> bool:
    """Whether a name stands in a list with one that is a person's: "Mackey and Ishmael Haywood"."""
    for other in noun.sentence.nouns:
        if noun in other.members and all(m.quantity is None for m in other.members):
            return any(e.kind == "person" or " " in e.name for m in other.members for e in m.entities if m is not noun)
    return False


def _unexplained(members: list[Noun]) -> list[Noun]:
    """A list without an apposition that adds up to its first number: "two blue helmets, a Gabonese and a Moroccan"."""
    if len(members) < 3 or members[0].quantity is None:
        return members
    rest = [counted(m) for m in members[1:]]
    beside = members[0].sentence.row[members[0].last + 1] == "," and all(rest)
    adds_up = beside and sum(g.quantity.count or 0 for g in rest) == members[0].quantity.count
    return members[:1] if adds_up else members


def is_unlisted(noun: Noun) -> bool:
    """Whether a phrase may be a name in a text without capitals: no English word, without an article ("navas died")."""
    units = noun.sentence.units
    head = units[noun.head]
    return units[noun.first].kind not in "DC#" and head.kind == "N" and head.people is None and not ordinary(head.word)


def _shares_article(noun: Noun) -> bool:
    for other in noun.sentence.nouns:
        if noun in other.members and noun is not other:
            first = other.units[0]
            return first.kind == "C" or (first.kind == "D" and first.word in ("a", "an", "another", "one"))
    return False


def is_person(head: Unit) -> bool:
    """Whether a head noun names a person."""
    if head.people is not None:
        return True
    return head.kind == "N" and head.word.endswith(("man", "woman", "person", "ist", "year-old", "ier", "eer"))


def is_national(head: Unit) -> bool:
    """Whether a head is the people of a country: "two Bangladeshis"."""
    return head.kind == "N" and head.value is not None and getattr(head.value, "kind", None) == "demonym"


def groups(noun: Noun) -> list[Group]:
    """The groups of people that a phrase or each phrase of a list counts."""
    parent = noun.of_parent
    if parent is not None and parent.quantity is not None and parent.quantity.is_zero_word:
        return [Group(parent.quantity, parent)]  # "none of the four priests and 100 refugees"
    members = _unexplained(noun.members) or [noun]
    if len(members) > 1 and _is_told_aside(noun):
        members = members[1:]
    counts = noun.quantity is not None and not noun.quantity.is_zero_word
    led = noun.quantity is None and noun.of is not None and noun.of.people is None and noun.people is not None
    if led and not noun.members and noun.of.members:  # "The commander of the camp and three of his men"
        members = [noun, *(m for m in noun.of.members[1:] if _names_people(m) and m.quantity is not None)]
    if counts and not noun.members and noun.of is not None and noun.of.members:
        # "four of its soldiers, two policemen and a trader"
        further = [m for m in noun.of.members[1:] if _names_people(m) and _opens_anew(m)]
        added = sum(g.quantity.count or 0 for g in map(counted, further) if g is not None)
        # "three of them, two Indians and a Moroccan, were shot"
        told_apart = all(map(_is_national, further)) and added == noun.quantity.count
        members = [noun] if told_apart else [noun, *further]
    return [g for g in map(counted, [*members, *_behind_place(members[-1])]) if g is not None]


def _is_told_aside(noun: Noun) -> bool:
    """ "14 were killed, among them eight children, and 30 people were hurt": a part of those before, no list."""
    units, row, first = noun.sentence.units, noun.sentence.row, noun.first
    led = [u.word for u in units[max(0, first - 2) : first]]
    aside = led[-1:] == ["including"] or led in (["among", "them"], ["among", "whom"])
    return aside and row[noun.last + 1 : noun.last + 3] == ",K"


def _names_people(noun: Noun) -> bool:
    """Whether a phrase names people, by itself or behind "of": "two gendarmes", "one of the gendarmes"."""
    return any(n.people is not None or _is_national(n) for n in (noun, noun.of) if n is not None)


def _is_national(noun: Noun) -> bool:
    return is_national(noun.sentence.units[noun.head])


def _behind_place(noun: Noun) -> list[Noun]:
    """The people whom a list goes on to after a phrase of place: "two children in the ward and at least one nurse"."""
    for place in noun.sentence.nouns:
        if place.prep_index == noun.last + 1 and place.members and place.people is None and place.prep in _PLACING:
            return [m for m in place.members[1:] if (m.people is not None and _opens_anew(m)) or _is_gapped(m, place)]
    return []


def _is_gapped(noun: Noun, place: Noun) -> bool:
    """ "Four guards from Peru and one from Chad": a number before the preposition that the place before it had."""
    after = noun.sentence.units[noun.last + 1 : noun.last + 2]
    return noun.quantity is not None and _only_number(noun) and after != [] and after[0].word == place.prep


def _opens_anew(noun: Noun) -> bool:
    """Whether a phrase has a number or an article of its own."""
    first = noun.units[0]
    return noun.quantity is not None or (first.kind == "D" and first.word in ("a", "an", "another", "one"))


def all_groups(nouns: list[Noun]) -> list[Group]:
    """The groups that several phrases count, each number once."""
    seen: dict[int, Group] = {}
    for noun in nouns:
        for group in groups(noun):
            seen.setdefault(group.quantity.start, group)
    return list(seen.values())


def zero(noun: Noun) -> Quantity:
    """The count of nobody, worded by a phrase."""
    return one(noun)._replace(count=0, count_low=0, count_high=0, is_zero_word=True)


def nobody(noun: Noun) -> Group:
    """A group of none of those whom a phrase names."""
    return Group(zero(noun), noun)


def is_crowd(group: Group) -> bool:
    """Whether a group that flees is of people driven from home, not of runaway suspects."""
    noun = group.noun
    number = noun.sentence.row[noun.head] in "C#"
    whom = noun.of if noun.of is not None and number else noun
    least = group.quantity.count or group.quantity.count_low or 0
    head = noun.sentence.units[whom.head]
    plain = head.kind in "C#R" or whom.people in ("civilians", "unspecified") or is_national(head)
    return least >= 20 and plain and not any(u.lemma in ("suspect", "prisoner", "inmate") for u in whom.units)
