"""What belongs to the phrase of a speaker: the phrases that describe it, and the other members of its list."""

import re
from collections.abc import Callable

from pipeline.extract.attribution.lexis import words
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

_LYING = frozenset(("in", "at", "near", "around", "outside"))
_VERB = re.compile("[bsdnegXL]")
_TAIL = frozenset("of in at with for from near outside inside under behind beside aboard on by to".split()) | {
    "close to",
    "next to",
}
Test = Callable[[Noun], bool]


def verbal(stretch: str) -> bool:
    """Whether a stretch of a row holds a verb."""
    return _VERB.search(stretch) is not None


def tail(s: Sentence, noun: Noun) -> int:
    """The last unit of the phrases that describe a noun phrase: "an officer at the camp"."""
    row = s.row
    last = (noun.members[-1] if noun.members else noun).last
    for other in s.nouns:
        if other.first <= last:
            continue
        if other.prep is None or other.prep_index != last + 1 or other.first != other.prep_index + 1:
            break
        if other.prep not in _TAIL or other.lemma in words("nouns", "no_tail") or row[other.first] == "t":
            break
        if other.prep == "at" and row[other.first] in "C#":
            break  # "the army at six"
        last = other.last
    return last


def list_of(noun: Noun, others: list[Noun]) -> Noun:
    """A phrase as the head of a list with others."""
    if not others:
        return noun
    single = Noun(noun.sentence, noun.first, noun.last, noun.head)
    single.prep, single.prep_index, single.of = noun.prep, noun.prep_index, noun.of
    single.members = [single, *others]
    return single


def with_others(s: Sentence, noun: Noun, p: int, speaks: Test) -> Noun:
    """ "Two medics in the town and a trader said": who is named beside the first past the words that describe him."""
    if s.units[noun.first].word == "neither" and noun.first < noun.last:
        noun = Noun(s, noun.first + 1, noun.last, noun.head)
    if noun.first and s.units[noun.first - 1].word == "neither":  # "neither the army nor the government responded"
        later = (
            n for n in s.nouns if noun.last < n.first <= p and "nor" in (u.word for u in s.units[n.first - 1 : n.last])
        )
        return list_of(noun, [Noun(s, n.head, n.last, n.head) for n in later])
    if noun.members or noun.last == p or "K" not in s.row[noun.last + 1 : p]:
        return noun
    others = []
    before = noun
    for other in s.nouns:
        if noun.last < other.first <= p:
            joined = s.row[other.first - 1] == "K" and other.prep_index < other.first - 1 and speaks(other)
            head = s.units[other.head]
            if before.prep in _LYING and s.row[before.head] == s.row[other.head] == "M":
                continue  # "officials in Para and Gori"
            people = head.people is not None and head.word != head.lemma and s.row[before.head] == "M"
            if joined and (not speaks(before) or people or s.units[other.first].word in ("a", "an")):
                others.append(other)
            before = other
    return list_of(noun, others)


def with_first(s: Sentence, noun: Noun, speaks: Test) -> Noun:
    """ "The envoy's deputy, Ali Kone, and the governor, Luc Hale, announced": the first of two by name."""
    i = noun.first
    if i < 4 or s.row[i - 3 : i] != "M,K" or s.row[i - 4] != "," or noun.members:
        return noun
    first = next((n for n in s.nouns if n.last == i - 3), None)
    return list_of(first, [noun]) if first is not None and speaks(first) else noun


def without_next(s: Sentence, noun: Noun) -> Noun:
    """A list without the member that opens the next clause: "said the mayor, Ali Kone, and two men were hurt"."""
    if not noun.members:
        return noun
    last = noun.members[-1]
    end = tail(s, last)
    opens = s.row[last.first - 1 : last.first] == "K" and s.row[end + 1 : end + 2] in tuple("XLsdeb")
    if not opens or not any(v.first == end + 1 and v.form == "finite" for v in s.verbs):
        return noun
    single = Noun(s, noun.first, noun.last, noun.head)
    single.prep, single.prep_index, single.of = noun.prep, noun.prep_index, noun.of
    return list_of(single, list(noun.members[1:-1]))


def list_head(s: Sentence, noun: Noun, left: int, p: int) -> Noun:
    """The phrase that opens the list to which a phrase belongs, from unit `left` on or before a comma; it ends by p.

    A list that is the object of a verb before it does not speak: "killing nine soldiers, a source and a chief said".
    """
    if noun.members:
        return noun
    for other in s.nouns:
        if noun not in other.members or other.first >= noun.first:
            continue
        apart = other.first < left and s.row[noun.first - 1] != ","
        if apart or verbal(s.row[other.last : noun.first]):
            return noun
        lead = s.row[: other.first].rstrip("AQ")[-1:]
        if lead and lead in "bsdnegP":
            rest = [n for n in s.nouns if noun.first < n.first <= p and n.prep_index < noun.first]
            part = Noun(s, noun.first, noun.last, noun.head)
            part.members = [part, *rest] if rest else []
            part.of = noun.of
            return part
        return other
    return noun


def without_lead(s: Sentence, noun: Noun) -> Noun:
    """ "In a communiqué MINUSMA said": the name that closes a phrase with a preposition is the subject."""
    row = s.row
    if row[noun.last] == "M" and noun.last > noun.first and row[noun.last - 1] == "N":
        return Noun(s, noun.last, noun.last, noun.last)
    return noun
