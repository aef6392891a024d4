"""Which clause of a sentence a word stands in, and which words belong to who speaks."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

SAYING = frozenset(
    """say tell announce add report confirm warn claim state write deny declare ask note admit acknowledge insist show
    publish quote
    call appear condemn deplore denounce regret hail welcome recall""".split()
)


# Kinds that part clauses.
_PARTING = frozenset(";:WSK")
_JOINT = re.compile("[;:WSK,]")


@lru_cache(maxsize=64)
def clauses(sentence: Sentence) -> tuple[int, ...]:
    """Which clause each unit belongs to. A relative or subordinate clause between commas gives back to the one around
    it."""
    row, units = sentence.row, sentence.units
    if _PARTING.isdisjoint(row):
        return (0,) * len(row)
    heads = {v.first: v for v in sentence.verbs}
    # The first verb of each subject: a finite one, whatever hangs on it.
    subjects = {v.subject.first: v for v in sentence.verbs[::-1] if v.subject is not None and v.subject.last < v.first}
    ids: list[int] = []
    current, fresh = 0, 1
    opened: list[
        tuple[int, bool, int, int]
    ] = []  # clause around it, whether a comma closes it, verbs then seen, its first unit
    verbs = 0
    for i in sorted({*heads, *(match.start() for match in _JOINT.finditer(row))}):
        ids += [current] * (i - len(ids))
        kind = row[i]
        if i in heads:
            verbs += 1
            verb = heads[i]
            if (
                opened
                and not opened[-1][1]
                and verb.form == "finite"
                and verb.subject is not None
                and verb.subject.first < len(ids)
            ):
                # "demonstrators who accuse the mission looted its base"
                while (
                    len(opened)
                    and not opened[-1][1]
                    and ids[verb.subject.first] == opened[-1][0]
                    and current != opened[-1][0]
                    and not verb.relative
                    and row[opened[-1][3]] == "W"
                ):
                    current = opened.pop()[0]
        elif kind in ";:":
            if not _closing(row, i):
                current, fresh, opened = fresh, fresh + 1, []
        elif kind == "W" and not (units[i].word == "that" and i + 1 < len(row) and row[i + 1] in "NJ,"):
            opened.append((current, row[:i].endswith((",", ",P")), verbs, i))  # ", which", ", from which"
            current, fresh = fresh, fresh + 1
        elif kind == "S" and not _only_phrase(sentence, i):
            opened.append((current, i == 0 or row[i - 1] in ",Q" or _measured(row, i), verbs, i))
            current, fresh = fresh, fresh + 1
        elif (
            kind == ","
            and opened
            and (opened[-1][1] or (len(opened) > 1 and opened[-2][1] and row.startswith(("Pt", "t"), i + 1)))
            and verbs > opened[-1][2]
            and not _goes_on(sentence, i)
            and not _place_apart(row, i)
        ):
            ids.append(current)
            if not opened[-1][1]:
                opened.pop()  # "where they sheltered families after a storm struck, on 14 July"
            current = opened.pop()[0]
            continue
        elif kind == "K" and _new_subject(sentence, i, subjects, verbs > 0):
            current, fresh = fresh, fresh + 1
        ids.append(current)
    ids += [current] * (len(row) - len(ids))
    return tuple(ids)


def _measured(row: str, i: int) -> bool:
    """Whether a length of time after a comma, or at the head of the sentence, stands before unit i: "on 6 October, ten
    years after they came, and", "Four days after shells fell, they left"."""
    return _LENGTH.search(row, max(0, i - 7), i) is not None


_LENGTH = re.compile("(?:,|^[KA]{0,2})(?:[#CD]N(?:TDN)?|[#C])$")


def _closing(row: str, i: int) -> bool:
    return i + 1 >= len(row)


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Whether a list or a further relative clause goes on after the comma at unit i."""
    row = sentence.row
    if any(m.last == i - 1 for n in sentence.lists for m in n.members[:-1]):
        return True  # "which is to empty Para, Gori and Sake by May"
    return i + 1 < len(row) and row[i + 1] in "KW" and not any(v.first == i + 2 for v in sentence.verbs)


_PLACE_APART = re.compile(",[NJA]?P[DJ]*[MN],(?=P?t[,.])")
_DAY_APART = re.compile(",[NJA]?P[DJ]*[MN],$")


def _place_apart(row: str, i: int) -> bool:
    """Whether a place stands between commas before the clause's own date: "who took Para, north of Gori, in May,"."""
    before_day = row[i + 1 : i + 3] in ("Pt", "t,") and _DAY_APART.search(row, max(0, i - 8), i + 1)
    return bool(before_day) or _PLACE_APART.match(row, i) is not None


# "and at Para, ", "and in the town of Gori ": where the next clause is.
_WHERE_NEXT = re.compile("(?:P[DJ]*[NM]?M,?|[tAP]|,(?=[DJNMCR#]))*")


def _new_subject(sentence: Sentence, i: int, subjects: dict[int, Verb], told: bool) -> bool:
    """Whether "and" at unit i opens a clause with a subject of its own; `told`: a verb stands before it."""
    j = i + 1
    while j < len(sentence.row) and sentence.row[j] in "tAP":
        j += 1
    if told and not (j in subjects and subjects[j].form == "finite"):
        j = _WHERE_NEXT.match(sentence.row, i + 1).end()
    return j in subjects and subjects[j].form == "finite"


def clause_bounds(sentence: Sentence, index: int) -> tuple[int, int]:
    """First and last unit of the clause that unit `index` stands in."""
    members = in_clause(sentence, index)
    return members[0], members[-1]


def in_clause(sentence: Sentence, index: int) -> Sequence[int]:
    """The units of the clause that unit `index` stands in, without those of clauses inside it."""
    ids = clauses(sentence)
    mine = ids[index]
    first, count = ids.index(mine), ids.count(mine)
    if ids[first : first + count].count(mine) == count:  # no other clause stands within it
        return range(first, first + count)
    return [i for i, c in enumerate(ids) if c == mine]


def _only_phrase(sentence: Sentence, index: int) -> bool:
    """Whether the subordinator at `index` opens a phrase without a verb ("after the attack")."""
    for phrase in sentence.phrases:
        if phrase.first > index:
            if isinstance(phrase, Verb):
                if phrase.form == "participle" and phrase.subject is not None and phrase.subject.first > index:
                    continue
                return phrase.form != "finite" and phrase.form != "gerund"
            if any(c in ",;:KWS" for c in sentence.row[phrase.last + 1 : phrase.last + 2]) and phrase.role is None:
                return True
    return True


@lru_cache(maxsize=64)
def tellers(sentence: Sentence) -> tuple[Verb, ...]:
    """The verbs of a sentence by which somebody speaks."""
    return tuple(v for v in sentence.verbs if v.lemma in SAYING)


def in_attribution(sentence: Sentence, noun: Noun) -> bool:
    """Whether a phrase belongs to who speaks: "a source in Beirut said"."""
    for verb in tellers(sentence):
        subject = verb.subject
        if verb.last < noun.first and noun.prep in ("in", "at") and _then_that(sentence, verb, noun):
            return True  # "told reporters in Nairobi that"
        if verb.lemma == "report" and any(o.sentence.row[o.head] == "N" for o in verb.objects):
            continue  # "peacekeepers in Para report heavy shelling": where they are
        if verb.lemma == "claim" and any(o.lemma in _COSTS for o in verb.objects):
            continue  # "the unrest in Para claimed 16 lives"
        if verb.voice == "passive" and verb.lemma not in _SPOKEN_TO:
            continue  # "the ambush near Para was claimed by": what is told, not who tells
        if subject is not None:
            if subject.last < verb.first and subject.first <= noun.first < verb.first and not _done_to_say(verb, noun):
                return True
            if (
                subject.first > verb.last
                and subject.last < noun.first
                and not any(v.first > verb.last and v.first < noun.first for v in sentence.verbs)
            ):
                return True
    return False


def _done_to_say(verb: Verb, noun: Noun) -> bool:
    """ "Women marched in Para to ask for peace": where they marched."""
    if verb.form != "infinitive":
        return False
    main = (v for v in verb.sentence.verbs if v.form == "finite" and not v.relative and v.lemma not in SAYING)
    return any(verb.subject.last < v.first < noun.first for v in main)


_COSTS = frozenset(("life", "victim", "casualty"))
_SPOKEN_TO = frozenset(("tell", "ask", "quote"))


def _then_that(sentence: Sentence, verb: Verb, noun: Noun) -> bool:
    after = sentence.units[noun.last + 1 : noun.last + 2]
    between = any(verb.last < v.first < noun.first for v in sentence.verbs)
    return bool(after) and after[0].word == "that" and not between


def told_there(sentence: Sentence, index: int, noun: Noun) -> bool:
    """ "They would have been attacked, an officer told me in Accra": the place of telling."""
    for verb in tellers(sentence):
        if index < verb.first < noun.first and any(c in "Q," for c in sentence.row[index : verb.first]):
            return not any(verb.last < v.first < noun.first for v in sentence.verbs)
    return False
