"""Guards of demands in any words: what a clause behind a verb of asking, deciding or saying wants of a mission."""

from typing import TYPE_CHECKING

from pipeline.extract.guards.missions import LEAVE
from pipeline.extract.guards.words import names_country
from pipeline.extract.phrases import Noun, Verb

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_LEAVERS = frozenset(("mission", "foreign", "contingent"))
_OUR_OWN = frozenset(("its", "their", "his", "her", "our"))
# What is on the way to going: "prepare to leave", "wants it to go", "it was time for it to go".
_AFOOT = frozenset("begin start prepare arrange plan want be have make let get".split())
_GOING = LEAVE | frozenset("disengage fold shut march move cease finish".split())
_ENDING = frozenset(
    """expel withdraw recall remove end terminate close shut wind scrap dissolve disband evict liquidate repatriate
    discontinue kick throw pull conclude abolish cancel phase""".split()
)
# Verbs by which only what must be done is demanded: "said that the mission had to go".
_TELLING = frozenset("say tell declare announce write inform notify add state warn insist decree rule stress".split())
_DECIDING = frozenset("decide agree resolve vote choose".split())
_OBLIGING = frozenset(("must", "should", "has to", "have to", "had to"))
_UNWANTED = frozenset("welcome wanted needed required necessary".split())
_AWAY = frozenset(("gone", "out", "out of", "off"))
_ONE_OF_THEM = frozenset(
    """spokesman spokeswoman spokesperson head chief envoy representative commander official director ambassador worker
    staffer officer deputy""".split()
)
_OTHER_FORCES = frozenset(("army", "armed", "police", "home"))
_SITES = frozenset(("base", "town", "site_name"))


def wants_gone(trigger: "Trigger", cast: "Cast") -> bool:
    """ "called for the force to start leaving", "said the mission must go", "agreed to recall the force"."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    if agent is not None and "mission" in (classes := cast.classes(agent)) and "council" not in classes:
        return False
    telling, wished, first = verb.lemma in _TELLING, False, None
    if telling and _said_before(verb, cast):
        return True
    for going in trigger.sentence.verbs:
        if going.first <= verb.last:
            continue
        first = first or going
        if not _is_content(verb, going, telling):
            return False
        wished = wished or _obliged(going) or going.lemma in ("want", "demand", "ask")
        if going.lemma == "be" and (_unwanted(going) or _away(going)):
            return (wished or _unwanted(going)) and _is_leaver(going.subject, cast)
        if going.lemma in _AFOOT:
            wished = wished or "time" in (n.lemma for n in going.objects)
            continue
        if going.negated or going.lemma not in _GOING | _ENDING or (telling and not wished):
            return False
        return _goes(going, first, verb, cast)
    return False


def by_those_at_home(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Khartoum ended the mandate of the UN mission": those who rule the country, not those who sent the mission."""
    verb, classes = trigger.verb, cast.classes(trigger.agent)
    assert verb is not None
    host = classes & {"home", "capital"} or (trigger.agent is not None and trigger.agent.lemma in _HOSTS)
    return bool(host) and verb.form == "finite" and not classes & {"mission", "council", "contingent", "un_sector"}


_HOSTS = frozenset("junta government president parliament cabinet ruler".split())


def _said_before(verb: Verb, cast: "Cast") -> bool:
    """ "The mission has to be gone by June, the minister decreed", "is no longer wanted here, the junta said"."""
    if verb.form != "finite" or verb.tense != "past" or verb.negated:
        return False
    of = [n for n in verb.complements()[:1] if n.prep in ("of", "about")]
    for said in _verbs_before(verb):
        whose = [*of] if said.subject is not None and said.sentence.row[said.subject.head] == "R" else []
        if said.form != "finite" or not any(_is_leaver(n, cast) for n in [said.subject, *whose]):
            continue
        unwanted = _unwanted(said)
        if not unwanted and (not _obliged(said) or said.negated or (said.lemma == "be" and not _away(said))):
            continue
        if unwanted or all(_of_a_country(n, cast) for n in said.objects):
            return True
    return False


def _verbs_before(verb: Verb) -> list[Verb]:
    """The verbs of what stands before a verb of saying and its subject, behind a comma: "It must go, he said"."""
    start = verb.subject.first if verb.subject is not None else verb.first
    if verb.subject is not None and verb.subject.first > verb.first:
        start = verb.first  # "said the minister"
    before = verb.sentence.row[:start].rstrip("Q")
    return [v for v in verb.sentence.verbs if v.last < start] if before.endswith(",") else []


def _is_content(verb: Verb, inner: Verb, telling: bool) -> bool:
    """Whether a verb says what is asked: "to leave", "that it leave", "that it has to leave"."""
    gap = verb.sentence.row[verb.last + 1 : inner.first]
    if ";" in gap or "S" in gap:
        return False
    if inner.form != "finite":
        return "K" not in gap or inner.form == "infinitive"
    start = inner.subject.first if inner.subject is not None else inner.first
    if verb.sentence.row[start - 1] == "K" and verb.sentence.row[start - 2] != "W":
        return False
    base = verb.sentence.units[inner.first].kind in "by" and inner.modal is None
    return telling or ("W" in gap and (base or _obliged(inner)))


def _obliged(verb: Verb) -> bool:
    units = verb.sentence.units[verb.first : verb.last + 1]
    return any(u.kind == "L" and u.word in _OBLIGING for u in units)


def _unwanted(verb: Verb) -> bool:
    """ "is no longer welcome", "were not needed any more"."""
    words = [u.word for u in verb.sentence.units[verb.first : verb.last + 4]]
    no_longer = verb.negated or "no longer" in words or "longer" in words or "not" in words
    return (no_longer and not _UNWANTED.isdisjoint(words)) or "unwelcome" in words or "non grata" in " ".join(words)


def _away(verb: Verb) -> bool:
    return any(u.word in _AWAY for u in verb.sentence.units[verb.last + 1 : verb.last + 2])


def _goes(going: Verb, first: Verb, order: Verb, cast: "Cast") -> bool:
    """Whether a mission or foreign troops are those who are to go, and from the country."""
    ended = going.objects if going.voice == "active" and going.lemma in _ENDING else []
    if any(_is_leaver(n, cast) or "mandate" in cast.classes(n) for n in ended):
        who: list[Noun | None] = list(ended)
    elif going.objects and not all(_of_a_country(n, cast) for n in going.objects):
        return False
    elif first.form == "finite":
        who = [first.subject, going.subject]
    else:
        asked = [n for n in order.sentence.nouns if order.last < n.first and n.last < first.first]
        who = [*asked, order.subject] if order.voice == "passive" else list(asked) or [going.subject]
    leavers = [n for n in who if _is_leaver(n, cast)]
    if not leavers and not any(n is not None and "mandate" in cast.classes(n) for n in ended):
        return False
    if order.lemma in _DECIDING and not any(cast.classes(n) & {"mission", "force"} for n in leavers or ended):
        return False
    whence = [n for n in going.complements()[:2] if n.prep in ("from", "out of", "in", "at")]
    return not any(cast.classes(n) & _SITES and not names_country(n) and not _of_a_country(n, cast) for n in whence)


def _is_leaver(noun: Noun | None, cast: "Cast") -> bool:
    """A mission or foreign troops, not those of whoever speaks: "ordered its battalion to leave"."""
    taken = cast.taken_as(noun, _LEAVERS | {"force"})
    if taken is None or noun is None or taken.lemma in _ONE_OF_THEM:
        return False  # "asked its spokesman to leave"
    classes = cast.classes(taken)
    if not classes & _LEAVERS:  # "the regional force", where no mission has a name
        return taken.lemma in ("mission", "force") and not classes & _OTHER_FORCES and noun.determiner == "the"
    if classes & {"envoy", "council", "capital"}:
        return False  # "told Paris to withdraw"
    return "mission" in classes or noun.determiner not in _OUR_OWN


def _of_a_country(noun: Noun, cast: "Cast") -> bool:
    return names_country(noun) or bool(cast.classes(noun) & {"country", "home", "land", "capital"})
