"""Places told without "in": seats of state, in the capital of the paragraph's country; towns that "see" fighting."""

import re

from pipeline.extract import context
from pipeline.extract.actors import Cast
from pipeline.extract.names import Entity, capitals
from pipeline.extract.triggers import Trigger

_SEATS = frozenset(
    """palace presidency parliament assembly television ministry office offices headquarters court residence
    senate""".split()
)
_AT_SEATS = frozenset("at in inside into outside near on of around to towards".split())
_SEAT = re.compile(
    r"the palace|(?:the |his |her |its )?(?:[a-z-]+ (?:['’]s )?)?"
    r"(?:government palace|presidential (?:palace|compound|residence|offices?|guard headquarters)|presidency|"
    r"(?:national |federal )?(?:parliament|assembly|senate)(?: buildings?)?|"
    r"(?:national|state) (?:television|broadcaster)|"
    r"[a-z-]+ ministry|(?:prime minister|president) ['’]s (?:office|palace|house|residence)|supreme court|"
    r"(?:army|party|police) headquarters|(?:ruling|governing) party ['’]s (?:headquarters|offices?))"
)


def seat_of_state(trigger: Trigger, cast: Cast) -> list[Entity]:
    """ "attacked the presidential palace": in the capital of the paragraph's country."""
    if _SEATS.isdisjoint(trigger.sentence.heard):
        return []
    ids = context.clauses(trigger.sentence)
    seat = any(
        ids[noun.head] == ids[trigger.index] and _SEAT.fullmatch(" ".join(u.word for u in noun.units))
        for noun in trigger.sentence.nouns
        if noun.prep in _AT_SEATS or noun in trigger.patients
    )
    sentence = trigger.sentence
    country = cast.entry(sentence.paragraph).country or cast.local_country(sentence) or cast.country
    city = next((city for city, of in capitals().items() if of == country), None) if seat else None
    return [Entity(city, "place", None, country)] if city is not None else []


def seen_by(trigger: Trigger) -> list[Entity]:
    """ "Para saw heavy fighting on Tuesday", "Para was the scene of clashes"."""
    verb, noun = trigger.verb, trigger.noun
    who = verb.subject if verb is not None and noun is not None else None
    scene = verb is not None and verb.lemma == "be" and "scene" in trigger.sentence.heard
    if who is None or len(who.units) != 1 or not (scene or verb.lemma in ("see", "witness", "experience")):
        return []
    seen = who.units[0].value if who.units[0].kind == "M" else None
    return [seen._replace(kind="place")] if seen is not None and seen.kind in ("name", "place", "base") else []
