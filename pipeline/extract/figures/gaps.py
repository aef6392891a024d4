"""Further victims of a clause without a verb: "two others on the way", "eight on Monday", "at Para at least 12"."""

from pipeline.extract.figures.bare import is_bare, own_prep
from pipeline.extract.figures.counting import Group, counted, is_national, is_person
from pipeline.extract.figures.harm import Counted, Harm
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

_FURTHER = frozenset(("others", "more", "another"))


def further(sentence: Sentence, found: list[Harm], used: set[int]) -> Counted:
    """Others without a verb of their own: "one died at once, two others on the way"."""
    out = _too(sentence, found) + _with_them(sentence, found, used)
    if _FURTHER.isdisjoint(sentence.heard) and "#" not in sentence.row:
        return out
    for noun in sentence.nouns:
        before = [h for h in found if h.at < noun.first]
        group = counted(noun) if before and _is_further(sentence, noun) else None
        if group is not None and group.quantity.start not in used:
            out.append((before[-1]._replace(rule="casualty.ellipsis", at=noun.first), group))
    return out


def _too(sentence: Sentence, found: list[Harm]) -> Counted:
    """ "Eighteen of them were killed, and a soldier too", "... as well"."""
    if _TOO.isdisjoint(sentence.heard):
        return []
    row, units = sentence.row, sentence.units
    alike = (n for n in sentence.nouns if n.people is not None and n.role is None and row[n.first - 1] == "K")
    out: Counted = []
    for noun in alike:
        group = counted(noun) if units[min(noun.last + 1, len(units) - 1)].word in _TOO else None
        before = [h for h in found if h.at < noun.first]
        if before and group is not None and not group.weak:
            out.append((before[-1]._replace(rule="casualty.ellipsis", at=noun.first), group))
    return out


def _with_them(sentence: Sentence, found: list[Harm], used: set[int]) -> Counted:
    """ "Nine soldiers died, and with them an interpreter", "one died, and 34 rebels, according to the army"."""
    row, units = sentence.row, sentence.units
    out: Counted = []
    for noun in sentence.nouns:
        before = [h for h in found if h.at < noun.first]
        if not before or noun.role is not None or not is_person(units[noun.head]):
            continue
        led = [u.word for u in units[max(0, noun.first - 2) : noun.first]]
        joined = led in (["with", "them"], ["with", "him"], ["with", "her"])
        alone = row[noun.first - 2 : noun.first] == ",K" and row[noun.last + 1 : noun.last + 2] in (",", ".")
        group = counted(noun) if joined or (alone and noun.quantity is not None and not _goes_on(row, noun)) else None
        if group is not None and not group.weak and group.quantity.start not in used:
            out.append((before[-1]._replace(rule="casualty.ellipsis", at=noun.first), group))
    return out


def _goes_on(row: str, noun: Noun) -> bool:
    """Whether a verb stands behind a phrase, so that it has a clause of its own."""
    end = next((i for i in range(noun.last + 2, len(row)) if row[i] in ";.SW"), len(row))
    return bool(set(row[noun.last + 1 : end]) & set("XLdesbn"))


_TOO = frozenset(("too", "as well"))


def _is_further(sentence: Sentence, noun: Noun) -> bool:
    """Whether further people stand in a clause without a verb: "one died at once, two others on the way", "three died
    in the blast and a fourth on the operating table"."""
    row, units = sentence.row, sentence.units
    after = noun.last + 1
    if row[noun.first - 1] not in ",;K" or noun.role is not None or own_prep(noun) is not None or after >= len(row):
        return False
    if units[noun.last].word not in _FURTHER and not (row[noun.head] == "#" and noun.determiner in ("a", "another")):
        if units[after].word not in _FURTHER or noun.quantity is None:
            return False
        after += 1
    end = next((i for i in range(after, len(row)) if row[i] in ";.SW"), len(row))
    return row[after : after + 1] in ("P", "t", "A") and not set(row[after:end]) & set("XLdesbn")


def apart(sentence: Sentence, found: list[Harm]) -> Counted:
    """A toll told apart by place or day: "killed 11 people: seven in Kole and four in Para"; or what another did in a
    clause without a verb: "the first bomb killed five; the second, eight"."""
    last, row = found[-1], sentence.row
    total = sum(g.quantity.count or 0 for g in last.groups)
    at = max(row.rfind(":"), row.rfind(";"))
    if at > last.at and row[at] == ":":
        told = [g for n in sentence.nouns if n.first > at and (g := counted(n)) is not None and not g.weak]
        own = [g for g in told if row[g.noun.last + 1 : g.noun.last + 2] in ("P", "t", "A") and g.quantity.count]
        if len(own) > 1 and sum(g.quantity.count for g in own) == total:  # "two west of Obo on the 3rd, and a Dane"
            return [(last._replace(rule="casualty.of_sum", at=g.noun.first), g) for g in own]
    if at <= last.at or set(row[at:]) & set("XLdesbnSW"):
        return []
    parts = [n for n in sentence.nouns if n.first > at and n.quantity is not None and is_bare(n)]
    alone = row[at] == ";" and len(parts) == 1 and row[parts[0].last + 1 :] in (".", "")
    placed = len(parts) > 1 and all(row[n.last + 1 : n.last + 2] in ("P", "t") for n in parts)
    if not alone and not (placed and sum(n.quantity.count or 0 for n in parts) == total):
        return []
    return [(last._replace(rule="casualty.ellipsis", at=n.first), Group(n.quantity, n)) for n in parts]


def elsewhere(sentence: Sentence, found: list[Harm], used: set[int]) -> Counted:
    """Those of another place or day in a list of such: "killed ten Malians at Kole, at Para at least 12 Nigeriens";
    "two were injured that day, eight on Monday and seven on Friday"; "one died in May and a Kenyan on 28 June"."""
    out: Counted = []
    last = found[-1]
    for noun in sentence.nouns:
        if noun.first <= last.at or noun.role is not None or noun.of is not None:
            continue
        group = counted(noun)
        if group is None or group.weak or group.quantity.start in used or not group.quantity.count:
            continue
        if _opens_with_place(sentence, noun) or _is_dated(sentence, noun, bool(out)):
            out.append((last._replace(rule="casualty.ellipsis", at=noun.first), group))
    return out if not _has_verb(sentence, last.at, out) else []


def _has_verb(sentence: Sentence, at: int, out: Counted) -> bool:
    """Whether a further clause, none of a relative word, stands between the harm told at unit `at` and the last."""
    if not out:
        return True
    end = out[-1][1].noun.first
    relative = [v for v in sentence.verbs if "W" in sentence.row[max(0, v.first - 5) : v.first]]
    inside = {i for v in relative for i in range(v.first, v.last + 1)}
    row = sentence.row
    stop = row.find("S", at) if "S" in row[at:] else len(row)
    first = (at + 1, stop) if not relative else (at + 1, min(stop, end))
    return any(row[i] in "XLdb;:" and i not in inside for i in range(*first))


def _opens_with_place(sentence: Sentence, noun: Noun) -> bool:
    """ ", at Para at least 12 Nigeriens", ", at Para, in the worst loss that the army had, some 12"."""
    before = noun.first - 1
    while before > 0 and sentence.row[before] in "tA":
        before -= 1
    if sentence.row[before] == ",":
        opens = sentence.row.rfind(",", 0, before)
        aside = sentence.row[opens + 1 : before] if opens > 0 else ""
        if "W" not in aside or aside[:1] != "P":
            return False
        before = opens - 1
        while before > 0 and sentence.row[before] in "tAP":
            before -= 1
    place = next((n for n in sentence.nouns if n.last == before and n.prep in ("at", "in", "near")), None)
    return place is not None and noun.prep is None and sentence.row[place.prep_index - 1] in ",K" and not is_bare(noun)


def _is_on_day(sentence: Sentence, at: int) -> bool:
    """ "five died on the first day, seven on the second"."""
    if "day" not in sentence.heard or sentence.row[at : at + 2] != "PD" or sentence.units[at].word != "on":
        return False
    return sentence.row[at + 2 : at + 3] == "#"


def _is_dated(sentence: Sentence, noun: Noun, going_on: bool) -> bool:
    """ ", eight on Monday and seven on Friday": a number, or a person of a nation, right before a day."""
    row, after = sentence.row, noun.last + 1
    again = (
        row[after : after + 2] == "D#" and sentence.units[after + 1].word in _NTH
    )  # "hurt the first day, 22 the second"
    dated = again or row[after : after + 1] == "t" or row[after : after + 2] == "Pt" or _is_on_day(sentence, after)
    if not dated or own_prep(noun) is not None or row[noun.first - 1] not in ",K":
        return False
    alone = is_bare(noun) or (is_national(sentence.units[noun.head]) and noun.determiner in ("a", "an", "another"))
    later = any(
        is_bare(n)
        and n.first > after
        and row[n.first - 1] == "K"
        and (row[n.last + 1 : n.last + 3] in ("Pt", "t.", "t") or _is_on_day(sentence, n.last + 1))
        for n in sentence.nouns
    )
    return alone and (row[noun.first - 1] == "K" or later or going_on or again)


_NTH = ("second", "third", "fourth", "next", "following")
