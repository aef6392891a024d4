"""Guards of goods and equipment: one's own destroyed, others' carried off."""

from typing import TYPE_CHECKING

from pipeline.extract.guards.words import words_of
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import around, possessors, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def own(trigger: "Trigger", cast: "Cast") -> bool:
    """One's own kit, not the enemy's."""
    agent = cast.classes(trigger.agent)
    for noun in trigger.patients:
        classes = set().union(*(cast.classes(n) for n in around(noun, cast)))
        if classes & {"armed", "army", "civilian"} and "mission" not in classes:
            return False
        if "mission" not in agent and any(
            n.lemma in ("position", "post", "base", "mission") for n in around(noun, cast)
        ):
            return False  # "soldiers disabled the position's cameras"
    if "aircraft" in agent:
        return False  # "A car was destroyed by a drone"
    if trigger.agent is None and any(_their_own(n, cast) for n in trigger.patients):
        return trigger.verb is not None and trigger.verb.voice == "passive"
    if trigger.agent is None:
        kit = all(
            n.lemma in ("equipment", "gear", "materiel", "kit", "ammunition", "material", "piece")
            for n in trigger.patients
        )
        told = cast.departed or cast.mission_told(trigger.sentence)
        told &= "controlled" not in words_of(trigger.sentence)  # "blown up in a controlled explosion"
        return told and kit and trigger.verb is not None and trigger.verb.voice == "passive"
    if "army" in agent and "foreign" not in agent and "mission" not in agent:
        return False
    return bool(agent & {"mission", "foreign", "contingent", "unit", "soldier", "troop"}) and not words_of(
        trigger.sentence
    ) & {"arms", "depots", "warplanes", "jets"}


def _their_own(noun: Noun, cast: "Cast") -> bool:
    """ "The contingent's own trucks"."""
    owners = possessors(noun, cast) if any(u.word == "own" for u in noun.units) else []
    return any(cast.classes(n) & {"mission", "contingent", "unit"} and "armed" not in cast.classes(n) for n in owners)


def not_participle(trigger: "Trigger", cast: "Cast") -> bool:
    """Looting by somebody, not a team that was robbed in sport."""
    if trigger.verb is not None and trigger.verb.lemma == "sack":
        sites = {"town", "base", "shop", "site_name"}
        if not any(cast.classes(n) & sites and not n.people for n in trigger.patients):
            return False
    return not words_of(trigger.sentence) & {"treasury", "assets", "funds"}


def carried(trigger: "Trigger", cast: "Cast") -> bool:
    """Goods carried off from a base."""
    verb = trigger.verb
    assert verb is not None
    words = [u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 4]]
    if verb.lemma == "make":
        return words[:2] == ["off", "with"]
    if verb.lemma in ("steal", "haul", "cart"):
        return True
    if verb.lemma in ("drive", "ride", "speed", "flee", "escape"):
        spoils = any({u.word for u in n.units} & _OF_WAR for n in trigger.patients)
        return not spoils and any(n.prep == "with" for n in trigger.patients)
    return (
        verb.particle in ("away", "off")
        or words[:1] in (["away"], ["off"])
        or (verb.lemma == "load" and "looted" in words_of(trigger.sentence))
    )


_OF_WAR = frozenset(("military", "army", "armoured", "armored", "captured", "weapons", "ammunition"))


def looting_spree(trigger: "Trigger", cast: "Cast") -> bool:
    """ "went on a looting spree"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep == "on" and n.lemma in ("spree", "rampage") for n in verb.complements()[:1])


def taken_from(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Thieves took the panels from the camp", "broke in and left with chairs": by people who have no right to it."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    if verb.voice == "passive" and agent is None:
        return cast.departed and verb.lemma in ("take", "steal", "remove", "carry") and verb.form == "finite"
    if agent is None or cast.classes(agent) & {"mission", "contingent", "foreign"} or agent.lemma == "worker":
        return False
    if any(n.prep == "to" for n in verb.complements()):
        return False  # "took food to the camp"
    words = words_of(trigger.sentence)
    thieves = agent.lemma in ("thief", "looter", "robber", "burglar", "mob", "crowd", "youth", "neighbour", "neighbor")
    if verb.lemma in ("leave", "escape", "emerge", "flee", "make"):
        return any(n.prep == "with" for n in trigger.patients) and (thieves or not words.isdisjoint(_BREAKING))
    return thieves or verb.lemma == "steal" or cast.departed or not words.isdisjoint(_BREAKING)


_BREAKING = frozenset("broke break breaking stormed raided looted entered overran stole".split())


def not_carried(trigger: "Trigger", cast: "Cast") -> bool:
    """ "burned what they could not take with them": one's own things, which could not be carried."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    words = words_of(trigger.sentence)
    if not {"could", "can", "cannot"} & words or not {"not", "n't", "cannot"} & words or "what" not in words:
        return False
    if agent is None:
        return False
    return bool(cast.classes(agent) & {"mission", "contingent", "foreign", "soldier"}) and own(trigger, cast)


def out_of_use(trigger: "Trigger", cast: "Cast") -> bool:
    """ "put several vehicles out of action", "set fire to its trucks", "rendered them unusable"."""
    verb = trigger.verb
    assert verb is not None
    words = words_of(trigger.sentence)
    if verb.lemma == "set":
        return not words.isdisjoint(("fire", "ablaze", "alight"))
    if verb.lemma == "put":
        return not words.isdisjoint(("action", "beyond", "torch", "match"))
    if verb.lemma == "take":
        return any(n.prep == "out of" and n.lemma in ("service", "use", "commission") for n in verb.complements())
    return not words.isdisjoint(("unusable", "inoperable", "useless"))


def stripped(trigger: "Trigger", cast: "Cast") -> bool:
    """ "stripped the base of doors", "emptied the depot", "picked clean"."""
    verb = trigger.verb
    assert verb is not None
    words = words_of(trigger.sentence)
    if verb.lemma == "pick":
        return not words.isdisjoint(("clean", "bare"))
    if verb.lemma == "strip":
        return not words.isdisjoint(("of", "bare", "clean"))
    return trigger.agent is not None and not cast.classes(trigger.agent) & {"mission", "contingent", "soldier"}


def at_work(trigger: "Trigger", cast: "Cast") -> bool:
    """Looters who do something, not those who are arrested, shot or spoken of."""
    noun, verb = trigger.noun, trigger.verb
    assert noun is not None
    return noun.role == "subject" and verb is not None and verb.voice == "active" and verb.lemma in _PLUNDERING


_PLUNDERING = frozenset(
    """descend make take carry break swarm strip empty rush run steal cart move arrive help walk pour haul leave ransack
    go storm enter invade comb load pick""".split()
)


def helped_themselves(trigger: "Trigger", cast: "Cast") -> bool:
    """ "helped themselves to food", "to what was left in the camp"."""
    verb = trigger.verb
    assert verb is not None
    after = [u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 4]]
    if after[:2] != ["themselves", "to"]:
        return False
    return after[2:] in (["what"], ["whatever"], ["anything"], ["fuel"]) or any(
        n.prep == "to" and cast.classes(n) & {"goods"} for n in verb.complements()
    )


def theft_from(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the theft of 4,000 tonnes of food from a warehouse in Para": of goods, from a base or a store."""
    noun = trigger.noun
    assert noun is not None
    from_store = any(n.prep == "from" and cast.classes(n) & {"base", "shop"} for n in tail(noun))
    return from_store and any(n.prep == "of" and cast.classes(n) & {"goods", "equipment"} for n in tail(noun)[:1])
