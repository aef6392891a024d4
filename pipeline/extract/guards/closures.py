"""Guards of closures: ways, borders, towns and skies that are shut, curfews, people who are kept indoors."""

import re
from typing import TYPE_CHECKING

from pipeline.extract.guards.assaults import is_house
from pipeline.extract.guards.passing import GOING
from pipeline.extract.guards.words import dated
from pipeline.extract.phrases import Noun

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def shut_by_order(trigger: "Trigger", cast: "Cast") -> bool:
    """A road or an airstrip closed by order of somebody, or to somebody's flights or vehicles."""
    verb = trigger.verb
    assert verb is not None
    if verb.voice == "active" and not (trigger.agent is not None and cast.classes(trigger.agent) & _WHO_SHUTS):
        return False
    return any(
        (n.prep in ("by", "on", "under") and n.lemma in ("order", "decree")) or n.prep == "to"
        for n in verb.complements()
    )


_WHO_SHUTS = frozenset(("authority", "army", "armed", "soldier"))


def whole_town(trigger: "Trigger", cast: "Cast") -> bool:
    """A town that is surrounded, no post or house."""
    return all(
        n.sentence.units[n.head].kind == "M" or n.lemma in ("town", "city", "capital", "enclave")
        for n in trigger.patients
    )


def under_siege(trigger: "Trigger", cast: "Cast") -> bool:
    """ "has been under siege since February"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep == "under" and n.lemma in ("siege", "blockade") for n in verb.complements())


def closed_to(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The lake is closed to boats", "put the island off limits to journalists": whoever is kept out, not a house that
    opens at other hours."""
    verb = trigger.verb
    assert verb is not None
    subject = verb.subject if verb.voice == "passive" or not verb.objects else verb.objects[0]
    if subject is None or (trigger.patients and is_house(trigger.patients[0], cast)) or is_house(subject, cast):
        return False
    shut = verb.lemma in _SHUTTING or _said_shut(trigger)
    return shut and any(n.prep == "to" and _kept_out(n, cast) for n in trigger.sentence.nouns if n.first > verb.last)


_SHUTTING = frozenset(("close", "shut", "seal", "cordon", "block"))


_OFF_LIMITS = re.compile(r"\b(?:closed|shut|sealed|barred|off[- ]limits|out of bounds)\b")


def _said_shut(trigger: "Trigger") -> bool:
    """ "is closed", "put off limits"."""
    verb = trigger.verb
    assert verb is not None
    return (
        _OFF_LIMITS.search(" ".join(u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 8])) is not None
    )


def _kept_out(noun: Noun, cast: "Cast") -> bool:
    return noun.lemma in TRAFFIC or not cast.classes(noun).isdisjoint(
        ("convoy", "car", "aircraft", "civilian", "traveller", "mission", "contingent", "body")
    )


TRAFFIC = frozenset(
    """traffic flight vessel shipping aircraft vehicle truck lorry pedestrian motorist civilian outsider foreigner press
    media aid relief convoy trade passenger commuter traveller ship boat fisherman farmer herder""".split()
)


def curfew(trigger: "Trigger", cast: "Cast") -> bool:
    """ "declared a curfew from dusk to dawn", "There is now a curfew in the town"."""
    verb = trigger.verb
    assert verb is not None
    near = [*verb.objects, *([verb.subject] if verb.subject is not None else []), *verb.complements()[:2]]
    found = next((n for n in near if n.lemma == "curfew"), None)
    if found is None or found.prep not in (None, "under"):
        return False
    return found.prep is None or verb.lemma in ("be", "live", "remain", "put", "place", "stay")


def told_not_to(trigger: "Trigger", cast: "Cast") -> bool:
    """ "told the staff not to leave their houses", "were ordered to stay indoors"."""
    verb = trigger.verb
    assert verb is not None
    after = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
    if after is None or after.form != "infinitive" or (trigger.agent is None and verb.voice == "active"):
        return False
    if after.negated:
        return after.lemma in GOING
    inside = {u.word for u in trigger.sentence.units[after.last + 1 : after.last + 3]} & {"indoors", "inside"}
    return after.lemma in ("stay", "remain", "keep") and bool(inside)


def shut_to(trigger: "Trigger", cast: "Cast") -> bool:
    """A border or a sky that is shut; a road or an airport where somebody shuts it, to some traffic, or since a day."""
    verb = trigger.verb
    assert verb is not None
    if verb.voice == "active" and (trigger.agent is None or "mission" in cast.classes(trigger.agent)):
        return False
    if all(n.lemma in _FRONTIERS for n in trigger.patients):
        return True
    if any("border" in u.word or "airspace" in u.word for n in trigger.patients for u in n.units):
        return True
    if trigger.agent is not None:
        return True
    to_some = any(n.prep == "to" and cast.classes(n) & {"access", "mission", "car"} for n in verb.complements())
    return to_some or (verb.lemma in ("close", "shut", "seal") and dated(trigger, cast))


_FRONTIERS = frozenset("border crossing airspace frontier sky".split()) | {"border crossing", "crossing point"}


def no_border(trigger: "Trigger", cast: "Cast") -> bool:
    """ "kept the airport shut"; a border that stays shut is nothing new."""
    return all(n.lemma not in ("border", "frontier", "land border") for n in trigger.patients)


def confined(trigger: "Trigger", cast: "Cast") -> bool:
    """ "confined the peacekeepers to their base", "kept the patrol from leaving its camp" is told elsewhere."""
    verb = trigger.verb
    assert verb is not None
    if trigger.agent is None and verb.voice == "active":
        return False
    inside = any(
        n.prep in ("to", "in", "inside", "into") and ("base" in cast.classes(n) or n.lemma in _INDOORS)
        for n in verb.complements()[:1]
    )
    return inside and (verb.lemma not in ("keep", "hold", "shut") or trigger.agent is not None)


_INDOORS = frozenset("hotel quarter house office building room villa residence embassy school post".split())
