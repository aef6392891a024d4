"""Guards of orders: demands and decisions that the mission or foreign troops leave."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.missions import LEAVE, mission_near
from pipeline.extract.guards.words import dated, names_country, words_of
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.surroundings import around, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_SOONER = frozenset("speed accelerate hasten bring begin start complete organise organize prepare".split())
_NAMED_TERMS = frozenset(("limit", "deadline", "end", "cut-off", "day", "date"))
_DECIDE = frozenset(("vote", "decide", "resolve", "agree", "rule", "choose"))
_ENDING = frozenset("terminate wind expel withdraw dissolve evict liquidate".split())


def leaving(trigger: "Trigger", cast: "Cast") -> bool:
    """ "ordered it to leave", "ordered the peacekeepers out"."""
    verb = trigger.verb
    assert verb is not None
    units = trigger.sentence.units
    if any(n.determiner in ("its", "their", "his") and "mission" not in cast.classes(n) for n in trigger.patients):
        return False  # "wants its battalion home", "told its soldiers to leave": who sent them calls them back
    for other in trigger.sentence.verbs:
        sooner = other.lemma in _SOONER and any("exit" in cast.classes(n) for n in other.objects)
        if other.first > verb.last and other.form == "infinitive" and sooner:
            return True  # "asked the mission to speed up its departure"
        if other.first > verb.last and other.form == "infinitive" and (_take_home(other, cast) or _be_out(other, cast)):
            return True  # "told the EU to take its mission home", "ordered it to be out by May"
        if other.first > verb.last and other.form == "infinitive" and other.lemma in LEAVE:
            if other.lemma == "leave" and other.objects and not _a_country(other.objects[0], cast):
                continue  # "asked it to leave time for talks"
            gap = trigger.sentence.row[verb.last + 1 : other.first]
            opened = [
                trigger.sentence.units[i].word
                for i in range(verb.last + 1, other.first)
                if trigger.sentence.row[i] in "SW"
            ]
            if (
                other.lemma in ("remove", "end", "close")
                and other.objects
                and not any(
                    cast.classes(n) & {"mission", "troop", "soldier", "contingent", "base", "mandate", "exit"}
                    for n in other.objects
                )
            ):
                continue  # "urged it to remove sanctions"
            if all(w == "as" for w in opened) and ";" not in gap and sum(c in "sdbX" for c in gap) == 0:
                return not (
                    other.objects
                    and cast.classes(other.objects[0]) & {"base"}
                    and not cast.classes(other.objects[0]) & {"country"}
                )
    after = max(trigger.patients[-1].last if trigger.patients else 0, verb.last) + 1
    ids = context.clauses(trigger.sentence)
    while after < len(units) and (
        units[after].kind == "," or ids[after] != ids[verb.head]
    ):  # "ordered the mission, which arrived in 2004, out"
        after += 1
    if after < len(units) and units[after].word in _DONE_WITH:  # "ordered the mission closed by June"
        return any("mission" in cast.classes(n) for n in trigger.patients)
    if after < len(units) and units[after].word == "gone":
        return any("mission" in cast.classes(n) for n in trigger.patients)
    return after < len(units) and units[after].word in ("out", "home", "out of", "off")


_DONE_WITH = frozenset("closed ended disbanded dissolved terminated withdrawn removed liquidated shut wound".split())


def _take_home(verb: Verb, cast: "Cast") -> bool:
    units = verb.sentence.units
    own = any(
        cast.classes(n) & {"mission", "troop", "soldier", "contingent", "force"}
        and (n.quantity is None or n.determiner in ("its", "their", "all"))
        for n in verb.objects
    )
    return own and verb.lemma in _MOVING and units[verb.objects[-1].last + 1].word in _AWAY


def _be_out(verb: Verb, cast: "Cast") -> bool:
    """ "to be out by May", "not to renew the mandate of the mission"."""
    if verb.lemma in _PROLONGING:
        return verb.negated and any(cast.classes(n) & {"mission", "mandate"} for n in verb.objects)
    behind = verb.sentence.units[verb.last + 1 : verb.last + 2]
    return verb.lemma == "be" and bool(behind) and behind[0].word in ("out", "out of", "gone")


_PROLONGING = frozenset(("renew", "extend", "prolong"))
_MOVING = frozenset(("take", "bring", "pull", "get", "move"))
_AWAY = frozenset(("home", "out", "away", "out of"))


def _a_country(noun: Noun, cast: "Cast") -> bool:
    return (
        names_country(noun)
        or bool(cast.classes(noun) & {"country", "home", "base", "town", "mission", "site_name"})
        or noun.lemma in ("country", "territory", "soil", "nation", "land")
    )


def said_of_mission(trigger: "Trigger", cast: "Cast") -> bool:
    """ "told the UN that its peacekeepers were no longer needed", by those who rule."""
    said = next((v for v in trigger.sentence.verbs if v.lemma in _TELLING and v.last < trigger.index), None)
    teller = said.subject if said is not None else None
    rules = teller is not None and bool(cast.classes(teller) & {"authority", "council", "person_name", "capital"})
    return rules and any("mission" in cast.classes(n) for n in trigger.patients)


_TELLING = frozenset("tell say declare announce inform notify insist".split())


def by_host(trigger: "Trigger", cast: "Cast") -> bool:
    """ "notified the UN that it was ending the mission": those who rule the country say that they end it."""
    said = next((v for v in reversed(trigger.sentence.verbs) if v.last < trigger.index), None)
    ours = cast.classes(trigger.agent) & {"home"} and not cast.classes(trigger.agent) & {"mission", "foreign"}
    return bool(ours) and said is not None and said.lemma in _TELLING | _DECIDE and said.tense == "past"


def resolution_ends(trigger: "Trigger", cast: "Cast") -> bool:
    """ "adopted a resolution that brings the mission to an end", "ending its mandate"."""
    return _ends_in(trigger.sentence, cast)


def resolution_told(trigger: "Trigger", cast: "Cast") -> bool:
    """ "closed its camp in line with resolution 2690 of 30 June, which ended its mandate": by its own day."""
    noun = trigger.noun
    assert noun is not None
    dated_itself = trigger.sentence.row.startswith("Pt", noun.last + 1)
    return dated_itself and mission_near(trigger, cast) and _ends_in(trigger.sentence, cast)


def _ends_in(sentence: Sentence, cast: "Cast") -> bool:
    """Whether a sentence tells of the end or the withdrawal of a mission or its mandate, and of no new term."""
    words = words_of(sentence)
    if not words.isdisjoint(_RENEWED):
        return False
    for other in sentence.verbs:
        done_to = [other.subject] if other.voice == "passive" and other.subject is not None else other.objects
        about = [p for n in done_to for p in (n, *around(n, cast))]
        if any(cast.classes(n) & {"mission", "mandate", "exit"} for n in about):
            to_end = other.lemma in ("bring", "put") and not words.isdisjoint(("end", "close"))
            if to_end or other.lemma in LEAVE | _ENDING | {"order", "demand", "liquidate", "complete"}:
                return True
        goes = other.subject is not None and "mission" in cast.classes(other.subject) and other.voice == "active"
        away = other.lemma == "be" and not words.isdisjoint(("gone", "out", "out of"))
        if goes and (away or (other.lemma in _GOING and all(_a_country(n, cast) for n in other.objects))):
            return True  # "is to be gone by December under resolution 2690"
    return False


_RENEWED = frozenset("renew renewed renewing renews extend extended extending extends prolong prolonged".split())
_GOING = frozenset(("leave", "withdraw", "go", "depart"))


def as_demanded(trigger: "Trigger", cast: "Cast") -> bool:
    """ "will pull its troops out, as the junta had demanded in May": what is told before it in the sentence."""
    verb = trigger.verb
    assert verb is not None
    if verb.condition != "as" or verb.objects or verb.negated or verb.tense != "past":
        return False
    told = [v for v in trigger.sentence.verbs if v.last < verb.first and v.lemma in LEAVE]
    of_them = (n for v in told for n in (v.subject, *v.objects) if n is not None)
    return any(cast.classes(n) & _LEAVERS for n in of_them)


def unowned(trigger: "Trigger", cast: "Cast") -> bool:
    """A demand of nobody named, by its date: "the demand of February 2022 that the force leave"."""
    noun = trigger.noun
    return noun is not None and not noun.possessor and dated(trigger, cast)


def consent(trigger: "Trigger", cast: "Cast") -> bool:
    """Consent that is not given; whom it is not given to, or who is given nothing else, is no matter of it."""
    verb = trigger.verb
    given = verb is not None and verb.lemma == "give"
    return not given or any("consent" in cast.classes(n) for n in trigger.patients)


def of_mission(trigger: "Trigger", cast: "Cast") -> bool:
    """The sentence names the mission, or the Council that sent it."""
    if mission_near(trigger, cast):
        return True
    return cast.mission is not None and any("council" in cast.classes(n) for n in trigger.sentence.nouns)


def term_of_mission(trigger: "Trigger", cast: "Cast") -> bool:
    """ "set the end of the year as the limit", "a deadline for its departure": a limit of the mission's stay."""
    named = [n for n in trigger.sentence.nouns if n.lemma in _NAMED_TERMS and n.first > trigger.index]
    if not named or not dated(trigger, cast) or not of_mission(trigger, cast):
        return False
    about = [n for n in tail(named[0])[:1] if n.prep in ("for", "of")]
    return all(cast.classes(n) & {"mission", "exit", "mandate", "foreign"} for n in about)


def sooner(trigger: "Trigger", cast: "Cast") -> bool:
    """ "asked the Council to bring forward the departure of the mission"."""
    verb = trigger.verb
    assert verb is not None
    return mission_near(trigger, cast) and any(
        v.first > verb.last and v.form == "infinitive" and any("exit" in cast.classes(n) for n in v.objects)
        for v in trigger.sentence.verbs
    )


def asked_to_end(trigger: "Trigger", cast: "Cast") -> bool:
    """ "asked the Council to withdraw the mission"."""
    verb = trigger.verb
    assert verb is not None
    return any(v.governor is verb and _ends_mission(v, cast) for v in trigger.sentence.verbs)


def _ends_mission(verb: Verb, cast: "Cast") -> bool:
    ending = verb.lemma in LEAVE | _ENDING
    return ending and any(cast.classes(n) & {"mission", "mandate"} for n in verb.objects)


def not_asked(trigger: "Trigger", cast: "Cast") -> bool:
    """The Council's own act: not what it is asked to do, nor what its resolution, told already, lays down."""
    verb = trigger.verb
    assert verb is not None
    asked = verb.governor is not None and verb.governor.lemma in ("ask", "request", "urge", "tell", "press", "call")
    told = verb.relative and any(v.lemma in ("adopt", "pass") and v.last < verb.first for v in trigger.sentence.verbs)
    return not (asked or told)


def that_must_leave(trigger: "Trigger", cast: "Cast") -> bool:
    """ "told Paris that its soldiers had to go", "announced that the force must be out by December"."""
    verb = trigger.verb
    assert verb is not None
    after = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
    if after is None or after.negated or not _must(after):
        return False
    going = next((v for v in trigger.sentence.verbs if v.first == after.last + 1 and v.form == "gerund"), None)
    after = going if going is not None and after.lemma in ("begin", "start") else after  # "must begin leaving"
    out = after.lemma == "be" and not words_of(trigger.sentence).isdisjoint(("gone", "out", "out of"))
    if after.objects and not any(cast.classes(n) & {"country", "home"} or n.lemma == "country" for n in after.objects):
        return False
    told = cast.classes(verb.objects[0]) if verb.objects else frozenset()
    theirs = "foreign" in told and after.subject is not None and after.subject.determiner in ("its", "their", "his")
    abroad = theirs or (after.subject is not None and _of_abroad(after.subject, cast))
    return (out or after.lemma in LEAVE) and (abroad or cast.taken_as(after.subject, _LEAVERS) is not None)


def _must(verb: Verb) -> bool:
    """ "must", "would have to"."""
    modal = [u.word for u in verb.sentence.units[verb.first : verb.last + 1] if u.kind == "L"]
    return verb.modal in _OBLIGING or not _OBLIGING.isdisjoint(modal)


_OBLIGING = frozenset(("must", "has to", "have to", "had to", "should"))


def _of_abroad(noun: Noun, cast: "Cast") -> bool:
    """ "all French bases on its soil": sites of another state."""
    return "base" in cast.classes(noun) and any(
        "foreign" in cast.classes(p) for p in around(noun, cast) if p.prep is None
    )


def decided(trigger: "Trigger", cast: "Cast") -> bool:
    """Something decided: "voted to expel the foreign forces"."""
    verb = trigger.verb
    order = verb.governor if verb is not None and verb.form == "infinitive" else None
    ours = any(cast.classes(n) & _LEAVERS for n in trigger.patients) or mission_near(trigger, cast)
    return ours and order is not None and order.lemma in _DECIDE and order.tense == "past"


def mission_must_go(trigger: "Trigger", cast: "Cast") -> bool:
    """ "'The force must go', the minister told the Council": said by the state's own authorities."""
    verb = trigger.verb
    assert verb is not None
    if verb.modal not in ("must", "should") or verb.negated or verb.objects:
        return False
    said = next((v for v in trigger.sentence.verbs if v.first > verb.last and v.form == "finite"), None)
    speaker = said.subject if said is not None else None
    return speaker is not None and said.tense == "past" and "authority" in cast.classes(speaker)


def given_term(trigger: "Trigger", cast: "Cast") -> bool:
    """ "gave the French special forces a month": a term and nothing else."""
    verb = trigger.verb
    assert verb is not None
    terms = [n for n in trigger.sentence.nouns if n.first > verb.last and n.prep is None and n.lemma in _TERMS]
    if not terms or verb.form != "finite":
        return False
    if trigger.agent is None:
        return any(v.first == terms[0].last + 1 and v.lemma in LEAVE for v in trigger.sentence.verbs)
    after = trigger.sentence.row[terms[0].last + 1 :]
    if after.startswith("T"):  # "a month to go", not "to come up to standard"
        return any(v.first == terms[0].last + 1 and v.lemma in LEAVE for v in trigger.sentence.verbs)
    return not after or after[0] in ".,t;K" or after.startswith("Pt")


_TERMS = frozenset(("hour", "day", "week", "month"))


def limited(trigger: "Trigger", cast: "Cast") -> bool:
    """A term that is set: "gave them 72 hours to leave", "until Friday"."""
    return not words_of(trigger.sentence).isdisjoint(
        "until hours days weeks months deadline month week year day".split()
    )


def that_leave(trigger: "Trigger", cast: "Cast") -> bool:
    """ "demanded that they go by the end of the year"."""
    verb, row = trigger.verb, trigger.sentence.row
    assert verb is not None
    after = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
    if after is None or "W" not in row[verb.last + 1 : after.first]:
        return False
    inner = next((v for v in trigger.sentence.verbs if v.governor is after and v.form == "infinitive"), None)
    if inner is not None and after.lemma == "be":
        after = inner  # "that all its soldiers were to be withdrawn"
    sooner_gone = after.lemma in _SOONER | _EARLIER and "exit" in cast.classes(after.subject)
    if sooner_gone:
        its = after.subject.determiner in ("its", "their") and cast.mission_told(trigger.sentence)
        return its or any(cast.classes(n) & _LEAVERS for n in around(after.subject, cast))
    out = not words_of(trigger.sentence).isdisjoint(("gone", "out", "out of"))
    if after.lemma not in LEAVE and not (after.lemma == "be" and out):
        return False
    if after.lemma in ("end", "close", "cease", "wind"):
        return after.subject is not None and bool(cast.classes(after.subject) & {"mission", "mandate"})
    of_them = after.subject is not None and any("mission" in cast.classes(n) for n in around(after.subject, cast))
    return of_them or cast.taken_as(after.subject, _LEAVERS) is not None


_EARLIER = frozenset(("move", "advance", "end", "finish", "happen", "occur", "take", "come"))
_LEAVERS = frozenset(("mission", "foreign", "contingent", "troop"))


def to_leave(trigger: "Trigger", cast: "Cast") -> bool:
    """A decision that the mission go: "the decision to end the mission", "the demand that it leave"."""
    noun = trigger.noun
    assert noun is not None
    sentence = trigger.sentence
    behind = [v for v in sentence.verbs if v.first > noun.last]
    if behind and behind[0].form == "participle" and behind[0].lemma in _TAKEN:
        behind = behind[1:]  # "the decision taken by the Council in June to end the mission"
    after = behind[0] if behind else None
    if after is None or after.lemma not in LEAVE | _ENDING:
        return False
    gap = sentence.row[noun.last + 1 : after.first]
    told = "W" in gap and after.subject is not None and "mission" in cast.classes(after.subject)
    about = [p for o in after.objects for p in (o, *around(o, cast))]
    ended = after.form == "infinitive" and any(cast.classes(n) & {"mission", "mandate"} for n in about)
    return told or (ended and ";" not in gap)


_TAKEN = frozenset(("take", "make", "announce", "adopt", "issue"))
