"""Lists of noun phrases: "Gao, Timbuktu and Bamako", what is one and what only looks like one."""

import re
from typing import TYPE_CHECKING

from pipeline.extract.lexicon import load
from pipeline.extract.phrases import Noun, Verb

if TYPE_CHECKING:
    from pipeline.extract.sentence import Sentence

SAYING = frozenset("say report confirm announce claim believe add think estimate acknowledge admit".split())

# Verbs that take no object, so that their -ed form tells what the noun before it did.
INTRANSITIVE = frozenset(load("verbs")["intransitive"].split())

# What may stand between two members of a list.
_JOINTS = frozenset((",", "K", ",K", "KA", ",KA", "KP", ",KP"))
# So many who came to something: "twenty wounded", "20 others were hurt".
_COUNTED_ANEW = re.compile("CJ*N?X?e")
# What parts one clause from the next.
_APART = frozenset(":;")


def find_lists(sentence: "Sentence") -> None:
    """ "A, B and C": the members hang on the first; a preposition before the first holds for all."""
    row = sentence.row
    if "K" not in row:
        return
    apart = _asides(sentence)
    nouns = [n for n in sentence.nouns if n not in apart] if apart else sentence.nouns
    i, last = 0, len(nouns) - 1
    while i < last:
        head = nouns[i]
        j = i
        while j < last:
            after = nouns[j].last + 1
            if row.startswith("(t)", after):
                after += 3  # "Para (3 May) and Gori (9 May)"
            if row[after : after + 1] not in (",", "K", "Q"):
                break
            between = row[after : nouns[j + 1].first].replace("Q", "")
            aside = next((n for n in apart if after < n.first < nouns[j + 1].first), None)
            if aside is not None:
                between = row[aside.last + 1 : nouns[j + 1].first]
            if between in _JOINTS and (between != "," or _list_goes_on(sentence, j + 1)):
                if nouns[j + 1].prep and nouns[j + 1].prep != head.prep and between in ("KP", ",KP"):
                    break
                if row[nouns[j + 1].head] == "R" or _has_but(sentence, nouns[j], nouns[j + 1]):
                    break
                if head.prep and row[nouns[j].last] == "M" and _COUNTED_ANEW.match(row, nouns[j + 1].first):
                    break  # "were killed near Para and twenty wounded"
                if between == ",K" and head.prep in _PLACING and _are_counted_people(nouns[j + 1]):
                    break  # "was killed in Gao, and three civilians working for the UN died"
                done_to = any(v.last == head.first - 1 for v in sentence.verbs)  # "left Para and the town fell"
                if (
                    (done_to or (head.prep and row[head.prep_index] != "S"))
                    and nouns[j + 1].prep is None
                    and _acts(sentence, head, nouns[j + 1])
                    and not _told_after(head, nouns[j + 1])
                ):
                    if j > i + 1 and row[nouns[j - 1].last + 1 : nouns[j].first] == ",":
                        j -= 1  # "killing two men and a boy, an elder and a nurse said"
                    elif j == i + 1 and row[:1] == "S" and row.find(",") == head.last + 1:
                        j = i  # "While he was in Para, the rebels and their allies attacked"
                    break
                off = done_to or (head.prep is not None and row[head.prep_index] != "S")
                if j == i and between == ",K" and off and _goes_off(sentence, nouns[j + 1]):
                    break
                j += 1
                continue
            break
        if j > i + 1 and _opens_sentence(sentence, head, nouns[i + 1], nouns[j]):
            # "In Mali, rebels and soldiers fought": the list begins after the comma.
            i += 1
            head = nouns[i]
        if j > i:
            head.members = nouns[i : j + 1]
            sentence.lists.append(head)
            for member in nouns[i + 1 : j + 1]:
                if member.prep is None:
                    member.prep, member.prep_index = head.prep, head.prep_index
        i = j + 1


_PLACING = frozenset("in at near outside around inside".split())


def _are_counted_people(noun: Noun) -> bool:
    """Whether a phrase counts people, who are no member of a list of places."""
    return noun.sentence.row[noun.first] == "C" and noun.people is not None


def _asides(sentence: "Sentence") -> list[Noun]:
    """What only tells where a name of a list lies: "Para, near the border, and Gori"."""
    row, nouns = sentence.row, sentence.nouns
    if ",P" not in row:
        return []
    return [
        noun
        for before, noun, after in zip(nouns, nouns[1:], nouns[2:], strict=False)
        if noun.prep in _LYING
        and row[before.last + 1 : noun.prep_index + 1] == ",P"
        and row[noun.last + 1 : after.first] in (",K", ",")
        and row[before.first : before.last + 1] == row[after.first : after.last + 1] == "M"
        and row[noun.head] != "M"
    ]


# How a place is told to lie by another.
_LYING = frozenset("near in on above below beyond outside around along".split())


def is_measure(noun: Noun) -> bool:
    """Whether a phrase opens with a number that counts no people ("three hours"); an age names its person."""
    first = noun.sentence.units[noun.first]
    return first.kind == "#" and first.value.kind != "age"


def says(verb: Verb) -> bool:
    """Whether a verb tells what somebody says; "claimed 32 lives" is what it cost."""
    units, after = verb.sentence.units, verb.last + 1
    costs = verb.lemma == "claim" and any(u.lemma in _LIVES for u in units[after : after + 5])
    return verb.lemma in SAYING and not costs


_LIVES = frozenset(("life", "lives", "live", "victim"))


def _opens_sentence(sentence: "Sentence", noun: Noun, second: Noun, last: Noun) -> bool:
    """Whether a phrase stands before the list that is its sentence's subject: "In addition to X, Y and Z have"."""
    row = sentence.row
    start = max(row.rfind("W", 0, max(noun.prep_index, 0)), row.rfind(";", 0, max(noun.prep_index, 0))) + 1
    after = row[last.last + 1 :].lstrip("A")
    if noun.prep_index > 0 and row[:1] == "S" and row.find(",") == noun.last + 1 and row[noun.prep_index] != "S":
        return after[:1] in (
            "X",
            "L",
            "s",
            "d",
            "b",
            "e",
        )  # "While he was in Para, the rebels and their allies attacked"
    if (
        noun.prep_index < 0
        or row[noun.last + 1 : second.first] != ","
        or set(row[start : noun.prep_index]) - set("PtA,")
    ):
        return False
    counted = row[second.first] == "C" and row[last.first] in "CD"  # "In the north, 3 soldiers and 40 rebels died"
    return after[:1] in ("X", "L", "s", "d", "b") or (counted and after[:1] == "e")


def _has_but(sentence: "Sentence", one: Noun, other: Noun) -> bool:
    """Whether "but" parts two phrases: what follows is a clause of its own."""
    return any(u.word == "but" for u in sentence.units[one.last + 1 : other.first])


def _acts(sentence: "Sentence", head: Noun, noun: Noun) -> bool:
    """Whether a finite verb follows at once: "into exile in Nigeria and the parties signed" is no list.

    "Camps in Gao and Kidal were shut" is one: no verb before it has what the list belongs to.
    """
    if any(u.word in _ROUND_ABOUT for u in noun.units):
        return False  # "stationed in Para and the surrounding villages left"
    before = next((v for v in reversed(sentence.verbs) if v.last < head.first), None)
    said = before is not None and says(before) and head.prep != "according to"
    if before is not None and describes_opener(before):
        return False  # "Gunmen carrying rifles and machetes attacked", "youths armed with sticks and stones broke"
    if before is None or said or not _APART.isdisjoint(sentence.row[before.last : head.first]):
        return False
    lone = sentence.row[noun.head] == "M"
    while noun.of is not None:  # "two of the guards were"
        noun = noun.of
    placed = False
    for j, after in enumerate(sentence.nouns):  # "left Para, and the main base at Gori is to close"
        if after.prep in ("in", "at") and after.prep_index == noun.last + 1:
            noun, placed = after, True
        elif placed and sentence.row[after.head] == "M" and after.prep is None:  # "and those in Para and Gori were"
            gap = sentence.row[noun.last + 1 : after.first]
            if gap in ("K", ",K") or (gap == "," and _list_goes_on(sentence, j)):
                noun = after
    verb = next((v for v in sentence.verbs if v.first == noun.last + 1), None)
    if verb is not None and lone and sentence.units[verb.first].word in ("are", "were", "have"):
        return False  # "those at Para, Gori and Sake are": one town is not many
    return verb is not None and (sentence.row[verb.first] in "dXLs" or _has_done(sentence, verb))


def describes_opener(verb: Verb) -> bool:
    """Whether an -ing form, or one of wearing arms, describes the noun that opens its clause."""
    row = verb.sentence.row
    if verb.first != verb.head or not (row[verb.head] == "g" or verb.lemma in _EQUIPPED):
        return False
    return _DESCRIBES.search(row[: verb.head + 1]) is not None


# A noun that opens its clause, and the -ing or -ed form that describes it.
_DESCRIBES = re.compile("(?:^|[,;:WSQ])[PtA,]*[DCJMN#]*(?:P[DCJMN#]+)*[NM][ge]$")
_EQUIPPED = frozenset("arm equip dress load pack clothe cover".split())
_ROUND_ABOUT = frozenset(("surrounding", "neighbouring", "neighboring", "nearby", "adjacent", "adjoining"))


def _has_done(sentence: "Sentence", verb: Verb) -> bool:
    """Whether an -ed form is the past of a verb with an object or of one that takes none: "and the attackers fled"."""
    row, after = sentence.row, verb.last + 1
    if row[verb.first] != "e" or after >= len(row):
        return False
    return row[after] in "DM#CN" or (verb.lemma in INTRANSITIVE and row[after] in "PA.,;t")


def _told_after(head: Noun, noun: Noun) -> bool:
    """Whether two people are the subject of a clause after a subordinator: "after a nurse and her son were hit"."""
    opens = head.prep_index >= 0 and head.sentence.row[head.prep_index] == "S"
    return opens and head.people is not None and noun.people is not None


def _goes_off(sentence: "Sentence", noun: Noun) -> bool:
    """Whether a phrase after ", and" has a past form of its own: "killed ten soldiers, and troops pulled out"."""
    after = noun.last + 1
    if (
        sentence.row[after : after + 1] == "W" and noun.determiner == "the"
    ):  # "killed two, and the one bus that ran was"
        opened = [v for v in sentence.verbs if v.first > after]
        return len(opened) > 1 and sentence.units[opened[1].first].kind in "dseX" and opened[1].form != "gerund"
    return sentence.row[after : after + 1] in ("d", "e") and sentence.row[after + 1 : after + 2] in ("P", "A", "t")


def _list_goes_on(sentence: "Sentence", j: int) -> bool:
    """Whether the run of commas from noun j reaches an "and" with another noun phrase."""
    nouns, row = sentence.nouns, sentence.row
    while j + 1 < len(nouns):
        between = row[nouns[j].last + 1 : nouns[j + 1].first].removeprefix("(t)")
        if between in ("K", ",K"):
            return True
        if between != ",":
            return False
        j += 1
    return False
