"""The date that a sentence gives to what has none of its own: the one at its head, its only one, that before "when"."""

from pipeline.extract.clauses import SAYING, clauses
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.date_owners import STATIC
from pipeline.extract.mentions import closed
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

# What something is part of that happened in it: "the incident on Thursday in which stones were thrown".
_INCIDENTS = frozenset(
    """incident attack raid ambush assault clash protest ceremony operation strike riot battle fight fighting shooting
    explosion demonstration night day""".split()
)
# Units that open a clause.
_OPENING = frozenset("SW;")
_PLANNING = frozenset(("plan", "schedule", "expect", "intend", "slate"))


def holding(phrases: list, index: int) -> Verb | Noun | None:
    """The phrase that unit `index` stands in."""
    for phrase in phrases:
        if phrase.last >= index:
            return phrase if phrase.first <= index else None
    return None


def is_now(verb: Verb) -> bool:
    """Whether a verb in reported speech tells of the time of speaking: "said on Sunday that it was in the camp"."""
    return not verb.perfect and verb.form == "finite" and verb.tense != "future"


def leading(sentence: Sentence, verb: Verb, owners: dict[int, Verb | Noun | None]) -> DateMention | None:
    """A date at the head of the sentence holds for all its main clauses told in one tense."""
    row, units = sentence.row, sentence.units
    if verb.condition not in (None, "when", "as", "while", "before"):
        return None
    lead = row.find("t")
    if not _OPENING.isdisjoint(row[:lead]) or row[lead + 1 : lead + 2] == ":":
        return None
    main = next(
        (
            v
            for v in sentence.verbs
            if v.form == "finite" and v.subject is not None and v.subject.first < v.first and not _as_you_know(v)
        ),
        None,
    )
    if main is None or main.subject.first <= lead or main.condition not in (None, "when"):
        return None
    if verb.perfect and not main.perfect:
        return None  # but "On Monday three men had been killed, and shells had landed in the camp"
    if any(v.first < lead and v.form == "finite" for v in sentence.verbs):
        return None  # "There has been none since August, when"
    owner = owners[lead]
    if isinstance(owner, Verb) and owner.lemma in SAYING and owner is not verb and not is_now(verb):
        return None
    return units[lead].value if owner is None or isinstance(owner, Verb) or owner.prep else None


def _as_you_know(verb: Verb) -> bool:
    """ "earlier this month, as you will remember, 36 people were killed": an aside to the hearer."""
    head = verb.subject.sentence.units[verb.subject.head] if verb.subject is not None else None
    return verb.condition == "as" and head is not None and head.word in ("you", "we", "i")


def _holds_on(asked: Verb, owner: Verb) -> bool:
    """Whether a verb in the present goes on by itself beside another's that is of a day gone by."""
    present = asked.form == "finite" and asked.tense == "present" and not asked.perfect and asked.modal is None
    return present and owner.first > asked.last and owner.tense == "past" and owner.subject is not asked.subject


def only_date(sentence: Sentence, index: int, owners: dict[int, Verb | Noun | None]) -> DateMention | None:
    """The one date of the sentence, where it stands in the same clause, or before "when"."""
    row, units = sentence.row, sentence.units
    ids = clauses(sentence)
    inside = [i for i in owners if ids[i] == ids[index] and not _spoken(owners[i])]
    owner = owners[inside[0]] if len(inside) == 1 else None
    if isinstance(owner, Verb) and (owner.form == "finite" or owner.lemma in STATIC):
        at = inside[0]
        if owner.lemma in _PLANNING and index < owner.first and owner.voice == "active":
            return None  # "its departure, once planned for mid-November"
        if index < at < owner.first and row[at - 1 - (row[at - 1] == "P")] == "K":
            return None  # "attacked villages and on 5 May raided a camp"
        asked = holding(sentence.verbs, index)
        if asked is not None and _opened_by_since(asked) and owner.subject is None:
            return None  # "the first to go since Bamako told them to leave, and were flown out on Thursday"
        if owner.tense == "future" and asked is not None and asked.form == "finite" and asked.tense == "past":
            return None  # "had closed eight and would shut the others by June"
        apart = asked is not None and asked.perfect and not owner.perfect and owner.first > index
        if apart and asked.form == "finite" and owner.tense == "past" and owner.subject is not asked.subject:
            return None  # "Para has been handed over, Gori went in August"
        if asked is not None and _holds_on(asked, owner):
            return None  # "the rebels still hold Para, and another group took Gori on 28 July"
        if any(u.word == "but" for u in units[index : owner.first]):
            return None  # "took the base within hours, but lost it on 14 May"
        return units[at].value
    first = ids.index(ids[index])
    if first >= 2 and units[first].word == "which" and units[first - 1].word in ("at", "during", "in"):
        before = next((v for v in reversed(sentence.verbs) if v.last < first), None)
        told = next((n for n in reversed(sentence.nouns) if n.last < first and n.lemma in _INCIDENTS), None)
        own = [i for i, who in owners.items() if (who is before or who is told) and i < first]
        if units[first - 1].word == "in" and (told is None or (own and told.last > own[0])):
            return None  # "a raid on 3 May in which", not "the town in which"
        return units[own[0]].value if own else None  # "a ceremony was held on Thursday at which"
    return day_when(sentence, index)


def day_when(sentence: Sentence, index: int) -> DateMention | None:
    """The date before the "when" or "where" that opens a clause: "since 3 May, when soldiers rose"."""
    if sentence.heard.isdisjoint(_OPENERS):
        return None
    row, units, ids = sentence.row, sentence.units, clauses(sentence)
    first = ids.index(ids[index])
    if not first or units[first].word not in _OPENERS:
        return None
    back = first - 1
    while back > 0 and row[back] in ",A":
        back -= 1
    return closed(units[back].value, sentence.article) if row[back] == "t" else None


_OPENERS = frozenset(("when", "where"))


def _opened_by_since(verb: Verb) -> bool:
    while verb.governor is not None:
        verb = verb.governor
    return verb.condition == "since"


def _spoken(owner: Verb | Noun | None) -> bool:
    return isinstance(owner, Verb) and owner.lemma in SAYING
