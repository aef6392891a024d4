"""Guards of how and by when missions end: terms and deadlines, what comes to an end, ceases or runs until a day."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.missions import LEAVE, presence_in_place
from pipeline.extract.guards.words import dated, names_country, next_word, words_of
from pipeline.extract.sentence import Sentence
from pipeline.extract.surroundings import tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_SET_FOR = frozenset("set schedule plan slate fix due expect foresee".split())
_FROM = frozenset(("from", "out of"))


def term(trigger: "Trigger", cast: "Cast") -> bool:
    """A day by which it is to be: "by December 31"; one for which it is set."""
    mention = context.find_date(trigger.sentence, trigger.index)
    if mention is None:
        return False
    verb = trigger.verb
    whence = [n for n in tail(trigger.noun)[:2] if n.prep in _FROM] if trigger.noun is not None else []
    if any(not names_country(n) and n.lemma != "country" for n in whence):
        return False  # "postponed its departure from Para until July": of one base
    planned = verb is not None and verb.voice == "passive" and verb.lemma in _SET_FOR
    return planned or context.is_term(trigger.sentence, mention)


def until(trigger: "Trigger", cast: "Cast") -> bool:
    """ "has until D to pack up", "must be out by D"."""
    verb = trigger.verb
    assert verb is not None
    row, units = trigger.sentence.row, trigger.sentence.units
    ids = context.clauses(trigger.sentence)
    for i, kind in enumerate(row):
        if kind == "t" and (ids[i] == ids[verb.head] or verb.lemma == "pack"):
            before = units[i - 1].word if i else ""
            text = units[i].word
            must = verb.modal == "must" and verb.lemma == "be"
            if must or before in ("until", "till", "by", "before") or text.startswith(("by ", "until ", "before ")):
                words = words_of(trigger.sentence)
                if verb.lemma in ("be",):
                    return next_word(trigger) in ("out", "gone") or "gone" in words or _out_of_country(trigger)
                if verb.lemma == "pack":
                    return True
                given = verb.form == "infinitive"  # "has until December to go"
                return given or verb.modal is not None or verb.tense == "future" or "complete" in words
    return False


def _out_of_country(trigger: "Trigger") -> bool:
    """ "to be out of Congo by the end of the year"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep == "out of" and (names_country(n) or n.lemma == "country") for n in verb.complements())


def to_an_end(trigger: "Trigger", cast: "Cast") -> bool:
    """ "came to an end", "drew to a close", "was brought to an end"."""
    verb = trigger.verb
    assert verb is not None
    behind = {verb.last + 1, *(n.last + 1 for n in verb.objects[-1:])}  # "brought the mission to an end"
    if trigger.agent is not None and presence_in_place(trigger.agent, cast):
        return False  # "its presence in Para came to an end"
    return any(
        n.prep == "to" and n.lemma in ("end", "close", "conclusion") and n.prep_index in behind
        for n in trigger.sentence.nouns
    )


def not_to_an_end(trigger: "Trigger", cast: "Cast") -> bool:
    """Not "brought the mission to a close", "set an end to it"."""
    ends = [n for n in trigger.sentence.nouns if n.first > trigger.index and n.lemma in ("end", "close", "conclusion")]
    return not any(n.prep == "to" or n.verb is trigger.verb for n in ends)


def ceasing(trigger: "Trigger", cast: "Cast") -> bool:
    """ "ceased to exist", "stopped operating", not "stopped operating in Para"."""
    verb = trigger.verb
    if verb is None or verb.governor is None or verb.governor.lemma not in ("cease", "stop"):
        return False
    sites = [n for n in verb.complements()[:2] if n.prep in ("in", "at", "from")]
    return not any(cast.classes(n) & {"base", "town"} and not names_country(n) for n in sites)


def dated_or_denied(trigger: "Trigger", cast: "Cast") -> bool:
    """On a day, or said not to be so: "'The mission is not closing,' she said", "denied that it had ended"."""
    verb = trigger.verb
    if dated(trigger, cast) or verb is None:
        return verb is not None and dated(trigger, cast)
    before = next((v for v in reversed(trigger.sentence.verbs) if v.last < verb.first), None)
    refuted = before is not None and before.lemma == "deny" and "W" in trigger.sentence.row[before.last : verb.first]
    now = verb.negated and (verb.tense == "present" or verb.perfect)
    return verb.form == "finite" and verb.modal is None and (now or refuted)


def the_deadline(trigger: "Trigger", cast: "Cast") -> bool:
    """ "three weeks ahead of the deadline of 31 December": where the mission's leaving is told of, nobody else's."""
    noun = trigger.noun
    assert noun is not None
    own = noun.determiner == "the" and trigger.sentence.row.startswith("Pt", noun.last + 1)
    leaving = any(any("exit" in cast.classes(n) for n in s.nouns) for s in _beside(trigger, cast))
    return own and leaving and cast.mission is not None and cast.mission_told(trigger.sentence)


def _beside(trigger: "Trigger", cast: "Cast") -> list[Sentence]:
    """The sentences before, of and behind a trigger."""
    index = trigger.sentence.index
    return [cast.article.sentence(i) for i in range(max(0, index - 1), min(len(cast.article), index + 2))]


def runs_until(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The mandate runs until 2 October": the day to which it lasts."""
    verb = trigger.verb
    assert verb is not None
    who = [n for n in (trigger.agent, verb.subject) if n is not None]
    ours = any("mission" in cast.classes(n) for n in who)
    ours |= any("mandate" in cast.classes(n) for n in who) and cast.mission_told(trigger.sentence)
    aim = next((v for v in trigger.sentence.verbs if v.first > verb.last and v.form == "infinitive"), None)
    if verb.lemma == "have" and (verb.objects or (aim is not None and aim.lemma not in LEAVE)):
        return False  # "has until Friday to clear the mines"
    after = trigger.sentence.units[verb.last + 1 : verb.last + 2]
    until = bool(after) and (after[0].word in ("until", "till", "to") or after[0].word.startswith(("until ", "to ")))
    return ours and until and not verb.negated and verb.tense == "present" and not verb.perfect
