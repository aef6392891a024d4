"""Whether an event is told as fact, plan, possibility or denial: from the verb, what governs it and what opens its
clause.

`asserted` here means only that nothing says otherwise; who speaks is settled by `pipeline.extract.attribution`.
"""

from functools import cache
from typing import TYPE_CHECKING

from pipeline.extract import context, doubts
from pipeline.extract.called_off import called_off, moves_day
from pipeline.extract.clauses import tellers
from pipeline.extract.lexicon import load
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.refuted import is_refuted

if TYPE_CHECKING:
    from pipeline.extract.triggers import Trigger

_NEGATIVE = frozenset(("no", "none", "nobody", "neither", "never", "nothing", "nor", "no one"))
_MAYBE = frozenset(("may", "might", "could", "can", "cannot", "can't", "couldn't", "should"))
_WEIGHING = frozenset(("consider", "risk", "fear", "think", "contemplate", "mull", "weigh", "envisage", "discuss"))
_FUTURE_WORDS = frozenset(
    ("due", "scheduled", "set", "planned", "next", "supposed", "bound", "expected", "ready", "slated")
)


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(w.strip() for w in words.split(";")) for name, words in load("events")["modality"].items()}


def of_trigger(trigger: "Trigger") -> str:
    """`asserted`, `planned`, `possible` or `denied`, by the words around a trigger."""
    sentence = trigger.sentence
    if "?" in sentence.heard and any(u.word == "?" for u in sentence.units[trigger.index :]):
        known = trigger.noun is not None and trigger.noun.prep in ("since", "after", "before", "following")
        known = known or (trigger.noun is None and _is_presupposed(trigger))
        return "asserted" if known else "possible"  # "Was the force leaving? a reporter asked"
    if trigger.noun is not None and doubts.inverted_before(trigger.noun):
        return "possible"  # "Should clashes multiply, ..."
    if "lest" in sentence.heard and any(u.word == "lest" for u in sentence.units[: trigger.index]):
        return "possible"
    if trigger.noun is not None:
        found = _settled(_of_noun(trigger.noun, trigger.verb), trigger)
        if found == "asserted" and trigger.frame.type == "troop_withdrawal" and _ordered(trigger):
            found = "planned"  # "announced the withdrawal of its soldiers"
        if trigger.frame.rule in _AHEAD and found == "asserted":
            found = "planned"
        if trigger.frame.rule == "event.peace_agreement.agreement":
            found = "asserted"  # an accord with a date is there, whatever is said of it
    else:
        assert trigger.verb is not None
        found = of_verb(trigger.verb)
        found = _settled(found, trigger)
        if (trigger.frame.rule in _AHEAD and found == "asserted") or (
            trigger.frame.rule in ("event.base_withdrawal.phase", "event.base_withdrawal.go")
            and found == "asserted"
            and trigger.verb.tense == "present"
        ):
            found = "planned"
        if trigger.frame.refused:
            found = "asserted" if found in ("denied", "planned") else found  # what was not given was refused
            if trigger.frame.rule == _MAY_NOT and trigger.verb.condition is None:
                found = "asserted"  # "No lorry may leave"
        elif found == "asserted" and _none_of(trigger.agent, *trigger.patients):
            found = "denied"
        decided = (
            trigger.frame.type == "withdrawal_order" or trigger.frame.rule == "event.mission_established.new_force"
        )
        if decided and found == "planned" and _decided(trigger.verb):
            found = "asserted"  # "decided to close the mission": the order is given
    return "denied" if is_refuted(trigger, of_verb) else found


_MAY_NOT = "event.access_restriction.may_not"
# What these frames tell lies ahead.
_AHEAD = frozenset(
    ("event.base_withdrawal.slated", "event.mission_established.awaited", "event.troop_withdrawal.deadline")
)


def _ordered(trigger: "Trigger") -> bool:
    noun, verb = trigger.noun, trigger.verb
    assert noun is not None
    return noun.role == "object" and verb is not None and verb.lemma in _SET_IN_TRAIN


_SET_IN_TRAIN = frozenset("announce order plan prepare decide approve schedule demand organise organize".split())


def is_refused(verb: Verb) -> bool:
    """Whether a verb tells of what is not done: "did not renew", "decided not to renew", "refused to renew"."""
    if verb.negated:
        return verb.modal != "might"  # "might not be renewed"
    if _none_of(verb.subject, *verb.objects):
        return True  # "no permits were granted", "no food gets in", "let nobody leave"
    governor = verb.governor
    if governor is None:
        return False
    if governor.lemma in ("refuse", "decline", "fail") or (governor.lemma in _STOPPING and verb.form == "gerund"):
        return not governor.negated
    if governor.lemma == "have" and "yet" in verb.sentence.heard:
        return True  # "has yet to grant flight clearance"
    return governor.negated and governor.lemma in ("intend", "plan", "agree", "want", "go")


_STOPPING = frozenset(("stop", "cease", "quit"))


def _decided(verb: Verb) -> bool:
    governor = verb.governor
    deciding = governor is not None and governor.lemma in ("decide", "vote", "agree", "resolve")
    return deciding and of_verb(governor) == "asserted"


def in_background(trigger: "Trigger") -> bool:
    """Whether a trigger stands in a clause that only describes a noun: "Para, which its troops took in May"."""
    sentence = trigger.sentence
    ids = context.clauses(sentence)
    return sentence.units[ids.index(ids[trigger.index])].word in ("which", "who", "whom", "whose", "where")


def _is_presupposed(trigger: "Trigger") -> bool:
    """ "Is there news of the nun whom gunmen took in May?": what describes somebody in a question is so."""
    verb = trigger.verb
    past = verb is not None and verb.form == "finite" and verb.tense == "past" and verb.modal is None
    ids = context.clauses(trigger.sentence)
    opener = ids.index(ids[trigger.index])
    of_somebody = trigger.sentence.row[:opener].rstrip(",")[-1:] in tuple("NMRD")
    return past and of_somebody and in_background(trigger)


_AGREED = frozenset("agreement accord deal talk negotiation discussion consultation memorandum decision".split())
_CALLING = frozenset(("call", "organise", "organize"))
_GATHERINGS = frozenset(("march", "protest", "demonstration", "rally", "strike", "sit-in", "vigil"))


def _settled(found: str, trigger: "Trigger") -> str:
    """An attack or a coup that was tried took place; anything else that was tried may not have."""
    if found != "attempted":
        return found
    return "asserted" if trigger.frame.type in _TRIED else "possible"


# What took place where it was tried.
_TRIED = frozenset(("armed_attack", "explosive_attack", "air_strike", "coup"))


def _none_of(*nouns: Noun | None) -> bool:
    return any(n is not None and n.units and (n.units[0].word in _NEGATIVE or _neither(n)) for n in nouns)


def _neither(noun: Noun) -> bool:
    """ "Neither the army nor the rebels have entered the base"."""
    before = noun.sentence.units[noun.first - 1].word if noun.first else ""
    return before in ("neither", "nor")


def is_plan(noun: Noun) -> bool:
    """Whether a phrase is a plan, a decision, a threat: it does not act itself."""
    lists = _lists()
    return noun.lemma in lists["plan"] or noun.lemma in lists["threat"]


def of_verb(verb: Verb, depth: int = 0) -> str:
    """The modality of what a verb tells."""
    lists = _lists()
    sentence = verb.sentence
    condition = verb.condition
    if condition in lists["condition"] or doubts.inverted(verb):
        return "possible"
    if verb.negated and not doubts.until(verb):
        return "denied"
    if doubts.unclear(verb):
        return "possible"
    if verb.form in ("infinitive", "gerund") and doubts.no_plan(verb):
        return "denied"
    if verb.modal in _MAYBE:
        due = verb.modal == "should" and not verb.perfect and doubts.has_day(verb)
        return "planned" if due else "possible"
    if verb.modal == "would" and doubts.on_condition(verb):
        return "possible"
    if verb.tense == "future":
        if doubts.in_that_case(verb):
            return "possible"
        return "planned" if not _perfect_modal(verb) and not doubts.feared(verb) else "possible"
    if verb.modal in ("must", "has to", "have to"):
        return "planned"
    if verb.form == "finite" and doubts.demanded(verb):
        return "planned"
    if verb.form == "finite" and doubts.suggested(verb):
        return "possible"
    if verb.form == "gerund" and verb.governor is None and doubts.not_considered(verb):
        return "denied"
    if verb.form == "gerund" and (doubts.without(verb) or (verb.governor is None and doubts.kept_from(verb))):
        return "denied"
    if verb.form in ("infinitive", "gerund") and verb.governor is not None and depth < 4:
        return _governed(verb, depth)
    if verb.form == "infinitive":
        return _bare_infinitive(verb)
    if verb.form == "finite" and verb.perfect and verb.modal is None and doubts.counterfactual(sentence, verb):
        return "possible"
    return "asserted"


def _perfect_modal(verb: Verb) -> bool:
    return verb.perfect and verb.modal in ("would",)


def _governed(verb: Verb, depth: int) -> str:
    lists = _lists()
    governor = verb.governor
    assert governor is not None
    lemma = governor.lemma
    outer = of_verb(governor, depth + 1)
    gap = {u.word for u in verb.sentence.units[governor.last + 1 : verb.first]}
    if verb.form == "gerund":
        if lemma in lists["refusing"]:
            return "denied" if outer == "asserted" else outer
        if lemma in _WEIGHING or (lemma in ("talk", "speak", "dream") and gap & {"of", "about"}):
            return "possible"  # "was thinking of closing it"
        return outer if governor.tense == "future" or outer in ("denied", "possible") else "asserted"
    if lemma == "be":
        return _after_be(verb, governor, gap)
    if lemma in lists["refusing"]:
        return "denied" if outer == "asserted" else "planned"
    if lemma in lists["trying"]:
        return (
            "attempted"
            if lemma in ("try", "attempt", "seek") and outer == "asserted" and governor.tense == "past"
            else "possible"
        )
    if lemma == "have" and "but" in gap and any(n.lemma in _CHOICES for n in governor.objects):
        return "asserted" if outer == "denied" else outer  # "had no choice but to leave"
    if verb.form == "infinitive" and any(n.lemma in lists["plan"] and n.last < verb.first for n in governor.objects):
        dropped = lemma in _DROPPING and outer == "asserted"
        return "denied" if dropped else outer if outer in ("denied", "possible") else "planned"
    if lemma in lists["planning"] and outer == "asserted" and doubts.did_so(governor):
        return "asserted"
    if lemma in ("have", "ought", "remain") or gap & _FUTURE_WORDS:  # "Two camps remain to be handed over"
        return "planned" if outer != "denied" else "denied"
    if lemma in lists["planning"]:
        return outer if outer in ("denied", "possible") else "planned"
    return outer


_CHOICES = frozenset(("choice", "option", "alternative"))
_DROPPING = frozenset("abandon drop scrap shelve cancel reject renounce".split())


_RANKS = frozenset("first last second third fourth fifth sixth seventh eighth ninth tenth next latest only".split())


def _after_be(verb: Verb, governor: Verb, gap: set[str]) -> str:
    if governor.negated:
        return "denied"
    if governor.condition in _lists()["condition"]:
        return "possible"  # "If the town were to fall"
    predicate = governor.predicate
    if predicate in ("able", "clear", "first", "last", "forced", "unable", "likely", "unlikely", "possible", "quick"):
        return {"unable": "denied", "unlikely": "possible", "likely": "possible", "possible": "possible"}.get(
            predicate, "asserted"
        )
    if not _RANKS.isdisjoint(gap):
        return "asserted" if "next" not in gap else "planned"
    return "planned"


def _bare_infinitive(verb: Verb) -> str:
    """An infinitive that hangs on a noun: "a plan to leave", "the eighth base to close"."""
    lists = _lists()
    units = verb.sentence.units
    if verb.first == 0:
        return "possible"  # "To attack the town would be foolish"
    if units[verb.first - 1].word == "only" and units[max(0, verb.first - 2)].kind == ",":
        return "asserted"  # "moved up the road, only to be attacked there"
    before = list(units[max(0, verb.first - 4) : verb.first])
    words = {u.lemma for u in before} | {u.word for u in before}
    if words & lists["plan"] or words & _FUTURE_WORDS:
        return "planned"
    if any(u.kind == "#" for u in units[max(0, verb.first - 12) : verb.first]):
        subject = verb.subject or (next((n for n in verb.sentence.nouns if n.last == verb.first - 1), None))
        ahead = subject is not None and subject.verb is not None and subject.verb.tense == "future"
        return "planned" if ahead else "asserted"  # "The first base to close will be Para"
    after = next((v for v in verb.sentence.verbs if v.first > verb.last and v.voice == "passive"), None)
    if (
        words & {"attempt", "attempts", "bid", "plot"}
        and after is not None
        and after.lemma in ("prevent", "foil", "thwart", "stop", "avert")
    ):
        return "denied"
    if words & {"attempt", "bid"}:
        return "attempted"
    if words & (lists["threat"] | {"way", "chance", "effort", "need", "race"}):
        return "possible"
    return "planned"


def _of_noun(noun: Noun, verb: Verb | None) -> str:
    lists = _lists()
    sentence = noun.sentence
    units = sentence.units
    head = noun.units[0].word
    at = noun.prep_index if noun.prep_index >= 0 else noun.first
    before = units[at - 1] if at > 0 else None
    if head in _NEGATIVE or noun.prep == "without":
        return "denied"
    if verb is not None and verb.lemma in ("avenge", "revenge") and noun in verb.objects:
        return "asserted"  # "crossed the river to avenge a raid"
    if head == "any" and noun.prep == "in":
        return "possible"  # "denied that they had been involved in any looting"
    nearby = {u.lemma for u in noun.units} | {u.word for u in noun.units}
    if nearby & {"planned", "scheduled", "future", "upcoming", "coming", "proposed", "next", "impending"}:
        return "planned"
    if nearby & {"possible", "potential", "feared", "imminent", "likely", "attempted"}:
        return "possible" if "attempted" not in nearby else "asserted"
    if noun.prep in ("after", "following", "since", "in the wake of"):
        return "asserted"  # "agreed to leave after the coup"
    if noun.prep == "ahead of":
        return "planned"  # "left Para ahead of the closing of the base"
    if before is not None and noun.prep in ("of", "about", "for", "against") and before.lemma in lists["threat"]:
        return "possible"
    if (
        before is not None
        and noun.prep in ("of", "for")
        and before.kind != "t"
        and before.lemma in lists["plan"]
        and before.lemma != "deadline"
    ):
        return "denied" if units[at - 2].word == "no" else "planned"  # "There are no plans for a withdrawal"
    if before is not None and noun.prep in ("on", "about", "over") and before.lemma in _AGREED:
        return "planned"  # "signed an agreement on the handover of the base"
    if verb is None:
        return "asserted"
    if verb.form == "participle" and noun.role == "subject":
        verb = context.main_verb(noun) or verb  # "the march called for Monday did not take place"
    if noun.role == ("subject" if verb.voice == "passive" else "object") and called_off(verb):
        return "denied" if of_verb(verb) == "asserted" else of_verb(verb)
    called = (noun.role == "object" or noun.prep == "for") and verb.lemma in _CALLING and noun.lemma in _GATHERINGS
    if called and (verb.perfect or verb.tense == "present" or noun.prep == "for"):
        return "planned"  # "have called a march for 10 June"
    if noun.role == "subject" and verb.modal == "would" and noun.determiner in ("a", "an", "any", "another"):
        return "possible"  # "An assault on the town would displace thousands"
    if verb.form == "infinitive" and verb.governor is None and noun.last < verb.first and noun.role is None:
        return "asserted"  # "a march to demand peace"
    if verb.lemma == "do" and noun.prep == "with":
        return "asserted"  # "had nothing to do with the attack": there was one
    if noun.role in ("subject", "object") or _same_clause(noun, verb):
        found = of_verb(verb)
        if noun.role == "subject" and verb.voice == "passive" and verb.lemma in _WEIGHING:
            return "denied" if found == "denied" else "possible"  # "A departure is not contemplated"
        if verb.lemma in ("rule", "exclude") and found == "denied":
            return "possible"
        if (
            verb.lemma in ("prevent", "avoid", "avert", "stop", "deny", "refute", "reject", "rule")
            and noun.role == "object"
        ) or (verb.lemma in ("prevent", "foil", "thwart", "avert") and noun.role == "subject"):
            return "denied" if found == "asserted" else found
        if verb.lemma == "announce" and noun.role == "object" and "clos" in noun.lemma:
            return "planned"  # "announced the closure of its base"
        if noun.role == ("subject" if verb.voice == "passive" else "object") and moves_day(verb):
            return "planned" if found == "asserted" else found
        if verb.lemma in _WEIGHING | {"weigh", "mull", "study"} and noun.role == "object":
            return "possible"  # "is weighing a withdrawal"
        if verb.lemma in ("set", "slate", "fix") and verb.voice == "passive" and doubts.for_day(verb):
            return "planned"
        if verb.lemma in ("set", "fix") and noun.prep == "for" and verb.subject and verb.subject.lemma == "date":
            return "planned"  # "No date has been set for the closing"
        if verb.lemma in _FORETELLING and noun.role in ("object", "subject"):
            return _FORETELLING[verb.lemma]
        if found == "denied" and (noun.role is None or (noun.role == "subject" and verb.lemma not in _HAPPENING)):
            return "asserted"  # "the attack has not been claimed"
        if noun.role == "subject" and verb.lemma == "be" and doubts.to_be_expected(verb):
            return "possible"
        if noun.role == "subject" and verb.lemma == "be" and doubts.due(verb):
            return "planned"  # "the closing had been due on 15 February"
        foretold = any(t.last < noun.first for t in tellers(sentence))  # "said the closure would be completed by May"
        if (noun.role == "subject" or noun.last < verb.first) and verb.modal == "would" and found == "planned":
            return found if foretold else "possible"  # "an assault on the town would displace thousands"
        return found
    return "asserted"


# What verbs make of the noun that they are about.
_FORETELLING = {
    **dict.fromkeys(("plan", "prepare", "schedule", "expect"), "planned"),
    **dict.fromkeys(("fear", "threaten", "risk", "warn"), "possible"),
    "announce": "asserted",
}


_HAPPENING = frozenset(
    """take happen occur materialise materialize go be break erupt hold stage carry launch conduct sign reach agree
    report plan follow come start begin ensue resume record note observe see have exist complete contemplate consider
    envisage foresee intend""".split()
)


def _same_clause(noun: Noun, verb: Verb) -> bool:
    first, last = context.clause_bounds(noun.sentence, verb.head)
    return first <= noun.head <= last
