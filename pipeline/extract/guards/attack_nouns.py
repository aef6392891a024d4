"""Guards of attacks told by a noun: those that took place, no measure of others, no attack on an idea."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.violence import OTHER_ATTACKS, claimed_only, specific
from pipeline.extract.guards.words import clause_words
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import key_of, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_ABSTRACT = frozenset(
    """corruption inflation poverty budget plan policy record reform freedom democracy bill right independence fever
    asthma nerve malaria tax deficit unemployment crime judiciary press media sovereignty law constitution character
    reputation language religion faith value privacy rule economy""".split()
)


def attack_noun(trigger: "Trigger", cast: "Cast") -> bool:
    """An attack told of: one with a place, a date, an agent or harm, not attacks as such."""
    noun = trigger.noun
    assert noun is not None
    if claimed_only(trigger):
        return False
    head = noun.sentence.units[noun.head]
    if noun.role == "object" and trigger.verb is not None and "aircraft" in cast.classes(trigger.verb.subject):
        return False  # "warplanes carried out raids"
    before = {w for u in noun.units if u is not head for w in u.word.replace("-", " ").split()}
    if any(n.prep in ("on", "against", "of") and n.lemma in _ABSTRACT for n in tail(noun)[:1]):
        return False  # "an attack on corruption", "an attack of fever"
    verb = trigger.verb
    around = [*tail(noun)[:2], *(verb.complements()[:1] if verb is not None and noun.role == "subject" else ())]
    if not OTHER_ATTACKS.isdisjoint(before) or any(
        n.prep == "between" and context.place_of_noun(n) is None for n in around
    ):
        return False
    words = clause_words(trigger)
    if head.word.endswith("s") and key_of(noun) in ("attack", "raid", "ambush", "assault"):
        mention = context.find_date(trigger.sentence, trigger.index)
        placed = context.find_place(trigger.sentence, trigger.index) is not None
        if (
            not placed
            and (mention is None or mention.precision in ("year", "range", "part_of_year"))
            and not trigger.agent
        ):
            return False  # attacks as such, or of a year
    if _ranked(noun):
        return False
    if noun.determiner in ("a", "an") and noun.prep == "in" and _since(noun):
        return False  # "the first to die in an attack since the force was enlarged"
    if _taken_up(noun) and trigger.sentence.index:
        return False
    if verb is not None and verb.lemma in (
        "condemn",
        "fear",
        "prevent",
        "stop",
        "avoid",
        "constitute",
        "warn",
        "face",
        "simulate",
    ):
        own = any(u.kind == "t" for u in noun.units) or any(context.place_of_noun(n) is not None for n in tail(noun))
        dated = context.find_date(trigger.sentence, trigger.index) is not None
        return verb.lemma == "condemn" and (own or dated)
    if key_of(noun) == "gunfire":
        return specific(trigger) and not (verb is not None and verb.lemma in ("exchange", "trade"))
    if words & {"risk", "threat"} and not specific(trigger):
        return False
    return (
        specific(trigger)
        or bool(trigger.agent)
        or _heads_entry(noun, cast)
        or (verb is not None and verb.lemma in ("kill", "wound", "injure", "happen", "occur", "follow", "leave"))
    )


_HARM = frozenset("kill wound injure die capture neutralise neutralize eliminate".split())


def deadly_operation(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Twelve militants were killed in an operation conducted by the army near Para": one that cost lives there."""
    noun = trigger.noun
    assert noun is not None
    before = next((v for v in reversed(noun.sentence.verbs) if v.last < noun.first), None)
    befallen = before is not None and before.lemma in _HARM and noun.prep in ("in", "during")
    if not befallen or noun.determiner not in ("a", "an") or before.form != "finite" or before.condition is not None:
        return False
    others = {u.word for u in noun.units} & {"air", "aerial", "peacekeeping", "rescue", "mop-up", "clearance", "mining"}
    return not others and context.find_place(noun.sentence, noun.head) is not None


def unranked(trigger: "Trigger", cast: "Cast") -> bool:
    """No measure of what is told elsewhere: "It was the third kidnapping this year"."""
    return trigger.noun is None or not _ranked(trigger.noun)


def _heads_entry(noun: Noun, cast: "Cast") -> bool:
    """ "7 December, Para. Attack on the base at dusk.": what the head of an entry gives day and place."""
    entry = cast.entry(noun.sentence.paragraph)
    opens = noun.prep is None and noun.role is None and (noun.first == 0 or noun.sentence.row[noun.first - 1] in ":-")
    return opens and (entry.day is not None or entry.place is not None)


def _ranked(noun: Noun) -> bool:
    """ "the third attack this year", "one of the bloodiest attacks in years": a measure of one told elsewhere."""
    words = [u.word for u in noun.units]
    best = any(w.endswith("est") or w in ("most", "worst") for w in words[:-1])
    counted = any(u.kind == "#" for u in noun.units)
    after = noun.sentence.units[noun.last + 1 :]
    span = any(u.kind == "t" and u.value.precision in ("year", "range", "unknown", "part_of_year") for u in after[:8])
    since = any(
        u.word in ("since", "years", "decade", "far", "months") or u.word.startswith("since ") for u in after[:10]
    )
    one_of = noun.prep == "of" and noun.of_parent is not None and noun.of_parent.text().lower() in ("one", "some")
    predicate = noun.role == "object" and noun.verb is not None and noun.verb.lemma == "be"
    return (best and (one_of or predicate or since or noun.prep in ("despite", "in spite of"))) or (
        counted and (span or since) and not any(u.kind == "t" and u.value.precision == "day" for u in after[:8])
    )


def _since(noun: Noun) -> bool:
    """Whether "since" follows shortly on a phrase, behind "the first"."""
    units = noun.sentence.units
    after = {u.word for u in units[noun.last + 1 : noun.last + 4]}
    return "since" in after and any(u.word in ("first", "second", "third") for u in units[: noun.first])


def _carried_out(noun: Noun) -> bool:
    """ "said that it had carried out the attack": the one told before."""
    verb = noun.verb
    return noun.role == "object" and verb is not None and verb.lemma in ("carry", "commit", "perpetrate", "conduct")


def _taken_up(noun: Noun) -> bool:
    """ "The raid followed a bloody Saturday": an attack already told, with no day or place of its own."""
    if (
        noun.determiner not in ("the", "this", "that")
        or (noun.role != "subject" and noun.determiner == "the" and not _carried_out(noun))
        or any(u.kind == "t" for u in noun.units)
    ):
        return False
    after = noun.sentence.row[noun.last + 1 : noun.last + 2]
    if noun.verb is not None and noun.verb.lemma in ("happen", "occur", "take", "begin", "come"):
        return False  # "the attack happened on Tuesday in X": its day and place
    return not tail(noun) and after not in "tP"
