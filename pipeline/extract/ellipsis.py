"""Numbers that leave their harm unsaid: "and another seven two days later", "out of 32", "Hospital lists later showed ten"."""

from pipeline.extract.harm import Harm
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence
from pipeline.extract.victims import Group, groups, is_thing, words

_GIVING = frozenset(
    "show put make admit speak say report give count set mention raise lower revise confirm announce list record".split()
)


def _bare(noun: Noun) -> bool:
    """Whether a phrase is a number and nothing else."""
    return (
        noun.quantity is not None
        and not noun.quantity.is_zero_word
        and all(u.kind in "CD" or u.word in ("more", "others", "further") for u in noun.units)
    )


def carries_on(sentence: Sentence, found: list[Harm]) -> list[tuple[Harm, Group]]:
    """Bare numbers that carry on the last harm of their sentence."""
    used = {g.quantity.start for h in found for g in h.groups}
    out: list[tuple[Harm, Group]] = []
    row = sentence.row
    if row.count("C") <= len(used):
        return _corrected(sentence, found) if ":" in row else out
    for noun in sentence.nouns:
        if not _bare(noun) or noun.quantity.start in used or noun.of_parent is not None:
            continue
        before = [h for h in found if h.at < noun.first]
        if not before or before[-1].groups[0].quantity.count == 0:
            continue
        after = (noun.of or noun).last + 1
        if after < len(row) and sentence.units[after].word in ("fatally", "mortally"):
            out.append(
                (before[-1]._replace(rule="casualty.ellipsis", outcome="killed", at=after), Group(noun.quantity, noun))
            )
            continue
        whole = noun.of is not None and noun.of.units[0].word in ("them", "whom", "which", "those", "these")
        if whole:
            group = _part_by_cause(sentence, noun)
        elif (
            noun.of is None
            and noun.prep is None
            and noun.role is None
            and row[noun.first - 1] == "K"
            and noun.units[0].word == "another"
        ):
            group = Group(noun.quantity, noun)
        elif (
            noun.role == "object"
            and noun.verb.lemma in ("say", "put", "count", "claim")
            and ";" in row[before[-1].at : noun.first]
        ):
            group = Group(noun.quantity, noun)
        elif noun.of is None and noun.prep is None and _gapped(sentence, noun):
            group = Group(noun.quantity, noun)
        elif noun.prep == "out of" and noun.of is None:
            group = Group(noun.quantity, noun)
        else:
            group = None
        if group is not None:
            out.append((before[-1]._replace(rule="casualty.ellipsis", at=noun.first), group))
    return out + _corrected(sentence, found) + _put_at(sentence, found) + _by_kind(sentence, found)


def _put_at(sentence: Sentence, found: list[Harm]) -> list[tuple[Harm, Group]]:
    """ "... died; the rebels put the number at more than 100"."""
    out = []
    for verb in sentence.verbs:
        if verb.lemma not in ("put", "place", "set") or not any(o.lemma in _COUNTS for o in verb.objects):
            continue
        before = [h for h in found if h.at < verb.first]
        number = next((n for n in sentence.nouns if n.prep in ("at", "to") and n.first > verb.last and _bare(n)), None)
        if before and number is not None:
            out.append((before[-1]._replace(rule="casualty.ellipsis", at=number.first), Group(number.quantity, number)))
    return out


_COUNTS = frozenset(("number", "figure", "toll", "death toll", "count", "total"))


def _by_kind(sentence: Sentence, found: list[Harm]) -> list[tuple[Harm, Group]]:
    """A toll told apart by kinds of victims that add up to it: "20 dead, including 12 soldiers and eight rebels"."""
    out: list[tuple[Harm, Group]] = []
    for item in found:
        for group in item.groups:
            total = group.quantity
            if not total.count or total.count < 2:
                continue
            head = next(
                (n for n in sentence.nouns if n.first > group.noun.last and _tells_kinds(sentence, group.noun, n)), None
            )
            parts = groups(head) if head is not None else []
            counts = [p.quantity.count or 0 for p in parts]
            if len(parts) > 1 and sum(counts) == total.count and len({p.noun.people for p in parts}) > 1:
                out += [(item._replace(rule="casualty.part", at=p.noun.first), p) for p in parts]
    return out


def _tells_kinds(sentence: Sentence, whole: Noun, noun: Noun) -> bool:
    """Whether a list tells a number apart: right behind it or behind its verb, after a comma, a colon or "including"."""
    if not noun.members or noun.role is not None:
        return False
    before = sentence.units[noun.first - 1]
    return (before.word in ("including", "comprising") or before.kind in ",:(-") and noun.first - whole.last < 12


def _gapped(sentence: Sentence, noun: Noun) -> bool:
    """ "... lost 200 soldiers at El Adde and 68 at Kulbiyow": the number stands between "and" and a place or a date."""
    row, after = sentence.row, noun.last + 1
    free = noun.role is None or (noun.role == "object" and "K" in row[noun.verb.last : noun.first])
    return (
        free
        and row[noun.first - 1] == "K"
        and after < len(row)
        and (row[after] == "t" or sentence.units[after].word in ("at", "in", "near"))
    )


def _part_by_cause(sentence: Sentence, noun: Noun) -> Group | None:
    """ "upwards of 180 of them to hostile acts": a part of a toll that has a cause of its own."""
    after = noun.of.last if noun.of is not None else noun.last
    for other in sentence.nouns:
        if (
            other.first > after
            and other.prep_index == after + 1
            and other.prep in ("to", "in", "by", "from", "through")
        ):
            found = {u.lemma for u in other.units}
            if found & (words("words", "hostile") | words("words", "accident")):
                return Group(noun.quantity, noun)
    return None


def _corrected(sentence: Sentence, found: list[Harm]) -> list[tuple[Harm, Group]]:
    """ "announced six deaths, then corrected themselves: two soldiers and a civilian"."""
    if not found or not any(v.lemma in ("correct", "revise", "amend") for v in sentence.verbs):
        return []
    colon = sentence.row.find(":")
    if colon < 0:
        return []
    after = [n for n in sentence.nouns if n.first == colon + 1]
    return [(found[-1]._replace(rule="casualty.correction", at=g.noun.first), g) for n in after for g in groups(n)]


def answers(sentence: Sentence, asked: bool) -> list[Group]:
    """Bare numbers of a sentence that follows a figure, where its verb gives numbers."""
    giving = {v.lemma for v in sentence.verbs} & _GIVING
    if not giving:
        return []
    for noun in sentence.nouns:
        if not _bare(noun) or is_thing(noun) or noun.of is not None:
            continue
        opens = noun.first == 0 and asked
        told = noun.verb is not None and noun.role == "object" and noun.verb.lemma in _GIVING
        given = noun.prep in ("to", "of", "at") and any(
            v.lemma in _GIVING and v.last + 1 >= noun.prep_index - 2 and v.last < noun.first for v in sentence.verbs
        )
        if opens or told or given:
            return [Group(noun.quantity, noun)]
    return []
