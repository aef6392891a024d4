"""Dates of one clause that hold for another too: of what was told as one time, of who was on the way, of an entry."""

from pipeline.extract.clauses import SAYING, clauses
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_GOING = frozenset("leave try attempt set depart head drive travel go".split())
# "Militants who came by boat on 3 May overran the camp": told as one time where it is one day.
_COMING = frozenset(
    """come arrive land infiltrate descend ride cross slip sneak gather break enter storm walk run drive pour rush
    stream swarm crowd flock march climb creep crawl pile stroll burst surge sweep""".split()
)


def meanwhile(sentence: Sentence, verb: Verb, owners: dict[int, Verb | Noun | None]) -> DateMention | None:
    """ "shot the man as he walked home on Sunday", "a day of tears on Tuesday as the last of them handed over": told
    as one time."""
    if len(owners) != 1 or verb.form not in ("finite", "participle") or verb.perfect or verb.tense != "past":
        return None
    at, owner = next(iter(owners.items()))
    if (
        not isinstance(owner, Verb)
        or owner.form != "finite"
        or owner.perfect
        or owner.tense != "past"
        or owner.lemma in SAYING
    ):
        return None
    ids = clauses(sentence)
    if ids[verb.head] == ids[owner.head]:
        return None
    openers = [sentence.units[ids.index(ids[v.head])].word for v in (verb, owner)]
    during = owner.relative and sentence.row[owner.head] == "g"  # "fired on people who were looting it on Friday"
    told_as_one = during or not {"as", "while", "when"}.isdisjoint(openers)
    return sentence.units[at].value if told_as_one else None


def on_the_way(verb: Verb, owners: dict[int, Verb | Noun | None]) -> DateMention | None:
    """ "A convoy that left Para on Tuesday was ambushed near Gori": told as one time."""
    own = [(at, owner) for at, owner in owners.items() if isinstance(owner, Verb)]
    if len(own) != 1 or verb.form != "finite" or verb.perfect or verb.modal is not None or verb.subject is None:
        return None
    at, moving = own[0]
    while moving.governor is not None:
        moving = moving.governor  # "tried to reach the village on Tuesday"
    same = moving.subject is verb.subject and moving.relative and moving.last < verb.first
    if verb.tense != moving.tense or verb.tense not in ("past", "present"):
        return None
    mention = verb.sentence.units[at].value
    came = moving.lemma in _COMING and verb.voice == "active" and mention.precision == "day"
    going = moving.lemma in _GOING or came
    return mention if same and not moving.perfect and going else None


def labelled(sentence: Sentence) -> bool:
    """Whether a sentence is an entry of a list that opens with its own day."""
    return label(sentence) is not None


def label(sentence: Sentence) -> DateMention | None:
    """ "13 May: A shell struck a house": the day that labels an entry of a list."""
    at = sentence.row.find("t:")
    return (
        sentence.units[at].value
        if at >= 0 and not any(c.isalpha() and c not in "tA" for c in sentence.row[:at])
        else None
    )


def as_told(sentence: Sentence, verb: Verb, owners: dict[int, Verb | Noun | None]) -> DateMention | None:
    """ "said late on Sunday that it was now in the camp": what is now is so on the day of saying; so is what happened
    as that day broke ("said on Sunday that gunmen had struck before dawn")."""
    ids = clauses(sentence)
    now = (
        (verb.lemma in ("be", "have", "hold", "control") or sentence.row[verb.head] == "g")
        and verb.form == "finite"
        and not verb.perfect
        and verb.tense != "future"
    ) or _in_small_hours(sentence, verb, ids)
    teller = next((v for v in reversed(sentence.verbs) if v.last < verb.first), None)
    if (
        not now
        or teller is None
        or teller.lemma not in SAYING
        or (ids[teller.head] == ids[verb.head] and teller.objects)
    ):
        return None
    own = [i for i, owner in owners.items() if owner is teller]
    return sentence.units[own[0]].value if own else None


_SMALL_HOURS = frozenset(("dawn", "daybreak", "sunrise", "midnight", "overnight"))


def _in_small_hours(sentence: Sentence, verb: Verb, ids: tuple[int, ...]) -> bool:
    """Whether the clause of a verb of the past is set before its day had begun well."""
    if _SMALL_HOURS.isdisjoint(sentence.heard) or verb.tense != "past" or verb.form != "finite":
        return False
    told = (u.word for i, u in enumerate(sentence.units) if ids[i] == ids[verb.head])
    return any(not _SMALL_HOURS.isdisjoint(words.split()) for words in told)
