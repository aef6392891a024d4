"""Towns to which the same happened so many days before: "Para fell on Sunday, a day after Gori and three after
Sake", "left Para on 3 May, a week after Gori"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from pipeline.extract.claims import Event, When
from pipeline.extract.distances import COUNT, days_of
from pipeline.extract.scene import BASE_TYPES, VIOLENT, Scene
from pipeline.extract.triggers import Trigger

_TYPES = BASE_TYPES | VIOLENT | {"territory_takeover", "looting"}
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}"
# A name that a clause does not go on from.
_AFTER_TOWN = re.compile(
    rf"\b(?i:{COUNT} (?P<way>before|after)) (?P<town>{_NAME})(?=[,.;)]| and (?:a|an|\w+) \w+ after|$)"
)


_WAYS = frozenset(("before", "after"))


def counted_towns(trigger: Trigger, claim: Event, scene: Scene) -> Iterator[Event]:
    """The same event at each town from which the day of a claim is counted."""
    sentence, day = trigger.sentence, claim.when.date_start
    dated = claim.when.date_precision == "day" and claim.place is not None and day is not None
    if not dated or claim.event_type not in _TYPES or claim.modality not in ("asserted", "claimed"):
        return
    if sentence.heard.isdisjoint(_WAYS):
        return
    for match in _AFTER_TOWN.finditer(sentence.text, sentence.units[trigger.index].start - sentence.start):
        start = sentence.start + match.start("town")
        noun = next((n for n in sentence.nouns if sentence.units[n.head].start == start), None)
        place, days = scene.named(noun) if noun is not None else None, days_of(match)
        if place is None or days is None or place.name == claim.place or _told(claim, place.name, scene):
            continue
        then = day + timedelta(days=days if match["way"].lower() == "before" else -days)
        yield replace(
            claim, place=place.name, when=When(then, then, "day", match[0]), anchor=start,
            target=place.name if claim.target == claim.place else claim.target,
        )  # fmt: skip


def _told(claim: Event, town: str, scene: Scene) -> bool:
    """Whether the like was told of a town before."""
    return any(e.place == town and e.event_type == claim.event_type for e in scene.events)
