"""Guards of troops that go home, told by how they travel: flown, landed, driven over a border, welcomed."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.contingents import are_citizens
from pipeline.extract.guards.words import clause_words, names_country, next_word, words_of
from pipeline.extract.names import Entity, capitals
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.surroundings import possessors, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_FORCES = frozenset(("contingent", "soldier", "troop", "unit", "mission", "foreign", "convoy"))
_PARTING = frozenset(
    """last final remaining home withdraw withdrawal withdrew withdrawn withdrawing pullout pulled drawdown repatriated
    repatriation leaving stranded remainder evacuated""".split()
)
_COMING = frozenset(
    "reinforce reinforcements fresh bolster support fight join new newly deploy deployed rotation".split()
)
_UNWELL = frozenset(
    """wounded injured sick bodies body remains coffins dead hostages captives ambassador players football rugby
    basketball athletes medals cup final match olympic""".split()
)


def _nations(noun: Noun, cast: "Cast") -> set[str]:
    """Whose troops a phrase is about: "57 trucks with South Africans and Tanzanians", "its soldiers"."""
    near = [
        noun,
        *_aboard(noun),
        *possessors(noun, cast),
        *[n for n in tail(noun)[:4] if n.prep in ("of", "with", "carrying", "from")],
    ]
    if noun.apposition is not None:
        near += [noun.apposition, *tail(noun.apposition)[:3]]
    if noun.of is not None:
        near += [*noun.of.members]
    found = set()
    for phrase in near:
        for unit in phrase.units:
            if isinstance(unit.value, Entity) and unit.value.kind in ("country", "demonym") and unit.value.country:
                found.add(unit.value.country)
    return found


def _aboard(noun: Noun) -> list[Noun]:
    """What a plane or a convoy carries: "aircraft carrying the last 142 soldiers"."""
    return [
        n
        for v in noun.sentence.verbs
        if v.subject is noun and v.form == "gerund" and v.lemma in _BEARING
        for n in v.objects
    ]


_BEARING = frozenset(("carry", "bring", "transport", "ferry", "take"))


def _of_troops(noun: Noun, cast: "Cast") -> bool:
    """Whether a phrase is soldiers, or a convoy or plane that carries them."""
    near = [noun, *_aboard(noun), *[n for n in tail(noun)[:4] if n.prep in ("of", "with", "carrying")]]
    if noun.apposition is not None:
        near += [noun.apposition, *tail(noun.apposition)[:3]]
    return any(cast.classes(n) & {"contingent", "soldier", "troop", "mission"} for n in near) and words_of(
        noun.sentence
    ).isdisjoint(_UNWELL)


def _countries(nouns: list[Noun]) -> list[str | None]:
    """The country of each place that a verb leads to; None where it is not known."""
    found: list[str | None] = []
    for noun in nouns:
        place = context.place_of_noun(noun)
        named = next((u.value.country for u in noun.units if u.kind == "M" and u.value.kind == "country"), None)
        names = [u.value.name for u in noun.units if u.kind == "M"]
        if named is not None:
            found.append(named)
        elif place is not None or names:
            capital = next((capitals()[n] for n in names if n in capitals()), None)
            found.append(capital or (place.country if place is not None else None))
    return found


def come_home(trigger: "Trigger", cast: "Cast") -> bool:
    """ "landed in Lilongwe", "arrived home", "are back in Bujumbura": soldiers of a state at home."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    if agent is None or not _of_troops(agent, cast) or are_citizens(agent, cast):
        return False
    nations, words = _nations(agent, cast), words_of(trigger.sentence)
    if not nations or (cast.country in nations and not nations - {cast.country}):
        return False
    if "home" in clause_words(trigger):
        return True
    if any(n.prep in ("in", "at", "into") and "base" in cast.classes(n) for n in verb.complements()[:2]):
        return False  # "were back in the camp"
    if not words.isdisjoint(_COMING):
        return False
    to = _countries([n for n in verb.complements() if n.prep in ("in", "at", "to", "into", "on")][:1])
    if to and to[0] is not None:
        return to[0] in nations
    left = _countries([n for n in verb.complements() if n.prep == "from"][:1])
    if left and left[0] is not None and verb.lemma in ("come", "return", "get", "fly"):
        return left[0] not in nations and not verb.negated  # "had come back from Somalia"
    back = next_word(trigger) == "back" or verb.particle == "back"
    if verb.lemma == "be":
        return back
    from_abroad = any(n.prep == "in" and names_country(n) for n in trigger.sentence.nouns if "after" in words)
    parting = back or from_abroad or not words.isdisjoint(_PARTING)
    return bool(to) and verb.lemma in ("land", "arrive", "touch", "fly") and parting


_OF_ARMIES = frozenset(("military", "transport", "army", "last", "final"))


def unbidden(trigger: "Trigger", cast: "Cast") -> bool:
    """Not what an order says: "gave the French a month to go"."""
    verb = trigger.verb
    return (
        verb is None
        or verb.form != "infinitive"
        or verb.governor is None
        or (verb.governor.lemma not in ("give", "order", "tell", "ask", "demand", "force", "urge", "press", "call"))
    )


def flown_out(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the last French transport plane took off from Niamey"."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    if agent is None or (words_of(trigger.sentence).isdisjoint(_PARTING | {"first", "carrying"})):
        return False
    own = _nations(agent, cast)
    carries = _of_troops(agent, cast) or any(u.lemma in _OF_ARMIES for u in agent.units)
    return bool(own) and carries and verb.particle in ("off", "out") and bool(own - {cast.country})


def crossed_out(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the last convoy crossed into Rwanda": foreign troops over the border of the country that they were in."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    if agent is None or not _of_troops(agent, cast) or cast.classes(agent) & {"armed"}:
        return False
    to = [c for c in _countries([n for n in verb.complements() if n.prep in ("into", "to")][:1]) if c is not None]
    if not to or to[0] == cast.country:
        return False
    vehicle = "convoy" in cast.classes(agent) or agent.lemma in ("convoy", "column")
    return vehicle or not words_of(trigger.sentence).isdisjoint(_PARTING | {"way home"})


def borne_home(trigger: "Trigger", cast: "Cast") -> bool:
    """ "a plane brought 249 soldiers home", "took half of them home", "called its battalion back"."""
    verb = trigger.verb
    assert verb is not None
    borne = verb.objects if verb.voice == "active" else [verb.subject] if verb.subject is not None else []
    if not borne or not words_of(trigger.sentence).isdisjoint(_UNWELL):
        return False
    if not any(cast.classes(n) & _FORCES or n.lemma in ("man", "half", "rest") for n in borne):
        return False
    if any(n.lemma in ("staff", "family", "dependant", "national") for n in borne):
        return False  # "would send home only non-essential staff"
    units, last = trigger.sentence.units, borne[-1].last
    where = next((n for n in trigger.sentence.nouns if n.prep == "in" and n.prep_index == last + 1), None)
    if where is not None and names_country(where):
        last = where.last  # "called its contingent in Haiti home"
    of = borne[-1].of
    after = (of.last if of is not None else last) if verb.voice == "active" else verb.last
    near = [u.word for u in units[verb.last + 1 : verb.last + 2]] + [u.word for u in units[after + 1 : after + 3]]
    if verb.lemma == "call":
        return bool({"home", "back"} & set(near[:2])) and any("contingent" in cast.classes(n) for n in borne)
    return "home" in near


def presence(trigger: "Trigger", cast: "Cast") -> bool:
    """ "ended its military presence in Niger": the troops of a state, in a country."""
    nouns = [n for n in (trigger.agent, *trigger.patients) if n is not None]
    about = [n for n in nouns if n.lemma in ("presence", "deployment", "participation", "involvement", "operation")]
    if not about:
        return False
    military = any(u.lemma in ("military", "troop", "army") for n in about for u in n.units)
    where = [n for n in tail(about[0])[:1] if n.prep in ("in", "on", "to")]
    military |= any(cast.classes(n) & {"contingent", "army"} for n in nouns) or (
        bool(where) and about[0].lemma in ("operation", "deployment") and names_country(where[0])
    )
    owners = [trigger.agent, *possessors(about[0], cast)]
    foreign = any(n is not None and cast.classes(n) & {"foreign", "contingent"} for n in owners)
    mission = any("mission" in cast.classes(n) and "country" not in cast.classes(n) for n in where)
    return foreign and ((military and all(names_country(n) or n.lemma == "country" for n in where)) or mission)


def left_soil(trigger: "Trigger", cast: "Cast") -> bool:
    """ "left Congolese soil", "flew out of the country's territory"."""
    return any(
        n.lemma in ("soil", "territory") and any(u.value is not None for u in n.units)
        for n in [*trigger.patients, *(trigger.verb.complements() if trigger.verb is not None else [])]
    )


def boarded_home(trigger: "Trigger", cast: "Cast") -> bool:
    """ "boarded a plane for Pretoria"; the last of them also one of which nobody says where it goes."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    if agent is None or not _of_troops(agent, cast):
        return False
    bound = [n for n in verb.complements() if n.prep in ("for", "to")][:1]
    to = _countries(bound)
    if not bound and is_aboard(verb) and any(u.word in ("last", "final", "remaining") for u in agent.units):
        return context.find_date(trigger.sentence, trigger.index) is not None and not _at_base(agent)
    return "home" in clause_words(trigger) or bool(to and to[0] in _nations(agent, cast))


def _at_base(noun: Noun) -> bool:
    """ "the last soldiers at Para": those of one base."""
    there = (context.place_of_noun(n) for n in tail(noun)[:2] if n.prep in ("at", "in", "from"))
    return any(p is not None and p.kind in ("place", "base") and p.name not in capitals() for p in there)


def is_aboard(verb: Verb) -> bool:
    """ "boarded a chartered aircraft", "climbed into the last helicopter"."""
    return verb.lemma in _BOARDING and any(_CRAFT & {n.lemma, n.units[-1].word} for n in verb.objects)


_BOARDING = frozenset(("board", "embark", "climb"))
_CRAFT = frozenset("plane aircraft airbus hercules antonov ship transport helicopter flight jet airliner".split())


def term_of_force(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The two sides settled on a deadline of 15 September", "15 May as the final day": where an article tells of the
    troops of one foreign country, theirs."""
    noun = trigger.noun
    assert noun is not None
    if cast.foreign_force is None or not _leaving(cast) or noun.prep in _APART:
        return False
    if noun.lemma in ("day", "date") and not any(u.word in ("final", "last", "cut-off") for u in noun.units):
        return False
    mention = context.find_date(trigger.sentence, trigger.index)
    about = [n for n in tail(noun)[:1] if n.prep in ("for", "of")]
    return (
        mention is not None
        and mention.precision in ("day", "month")
        and all(cast.classes(n) & _FORCES or "exit" in cast.classes(n) for n in about)
    )


_APART = frozenset(("ahead of", "before", "after", "since"))


def _leaving(cast: "Cast") -> bool:
    return any(not _PARTING.isdisjoint(heard) for heard in cast.article.heard)


def cut_down(trigger: "Trigger", cast: "Cast") -> bool:
    """ "wants to cut its 3,000 troops in Chad to 1,000 by December": some of a state's soldiers abroad leave."""
    verb = trigger.verb
    assert verb is not None
    there = any(n.prep == "in" and names_country(n) for p in trigger.patients for n in tail(p)[:2])
    fewer = any(n.prep == "to" and n.quantity is not None for n in trigger.sentence.nouns if n.first > verb.last)
    half = verb.lemma == "halve" or {"half", "third"} & words_of(trigger.sentence)
    whose = any("foreign" in cast.classes(n) or n.determiner in ("its", "their") for n in trigger.patients)
    return there and whose and bool(fewer or half)


def from_mission_abroad(trigger: "Trigger", cast: "Cast") -> bool:
    """Troops of a state leave the mission, not the mission its country."""
    agent = trigger.agent
    return (
        agent is not None
        and not any(n.people for n in trigger.patients)  # "left fifteen peacekeepers needing treatment"
        and bool(cast.classes(agent) & {"contingent", "foreign", "soldier"})
        and ("mission" not in cast.classes(agent))
    )


def due_home(trigger: "Trigger", cast: "Cast") -> bool:
    """ "are due home by September", "would all be back before June"."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    if agent is None:
        return False
    words = [u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 4]]
    troops = cast.classes(agent) & {"contingent", "soldier", "troop", "mission"} or agent.lemma in ("rest", "other")
    planned = verb.tense == "future" or "due" in words
    return bool(troops) and planned and bool({"home", "back", "out"} & set(words[:2]))


def had_out(trigger: "Trigger", cast: "Cast") -> bool:
    """ "wants to have all its soldiers out of the country by December", "will get its men home"."""
    verb = trigger.verb
    if verb is None or not trigger.patients:
        return False
    whose = trigger.patients[-1]
    ours = whose.determiner in ("its", "their", "our") or "contingent" in cast.classes(whose)
    after = [u.word for u in trigger.sentence.units[whose.last + 1 : whose.last + 4]]
    if not ours or not after:
        return False
    out = after[0] in ("out", "home", "back") and (len(after) < 2 or after[1] != "in")
    away = any(
        n.prep == "out of" and n.prep_index == whose.last + 1 and names_country(n) for n in trigger.sentence.nouns
    )
    return (out or away) and (verb.tense == "future" or verb.form == "infinitive" or verb.lemma == "want")


def exit_of_force(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The pull-out is to be finished by the end of the year": of the foreign force that an article is about."""
    if cast.mission is not None or cast.foreign_force is None:
        return False
    return all(names_country(p) for n in trigger.patients for p in tail(n)[:1] if p.prep == "from")


def army_abroad(trigger: "Trigger", cast: "Cast") -> bool:
    """ "prepare its withdrawal from Congo", "announced the withdrawal of its soldiers from Mali"."""
    noun = trigger.noun
    assert noun is not None
    from_there = any(n.prep == "from" and (names_country(n) or "mission" in cast.classes(n)) for n in tail(noun)[:3])
    who = trigger.agent
    whole = who is not None and "mission" in cast.classes(who) and who.sentence.row[who.head] == "M" and not who.people
    return from_there and not whole and not cast.classes(who) & {"armed", "civilian"}
