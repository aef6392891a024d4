"""Reads events: what happened, is planned, may happen or did not, where and when, by whom and to whom.

A sentence is parsed only when it holds a word that can trigger an event. `triggers` finds the events that its words make,
`context` their place and date, `actors` who acts, `modality` whether it is fact; here they become claims.
"""

from pipeline.extract import context, modality, triggers
from pipeline.extract.actors import Cast
from pipeline.extract.article import Article
from pipeline.extract.attribution import Speech
from pipeline.extract.claims import Event, When
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun
from pipeline.extract.scene import Scene
from pipeline.extract.sentence import Sentence
from pipeline.extract.triggers import Trigger

_BASE_TYPES = frozenset(("base_withdrawal", "base_handover", "base_takeover"))


def read(article: Article, speech: Speech, *_: object) -> list[Event]:
    """All events of an article, numbered in reading order."""
    cast = Cast(article)
    scene = Scene(article, cast)
    gate = triggers.frames().gate
    claims: list[Event] = []
    for index in range(len(article)):
        if gate.isdisjoint(article.sentence_words(index)):
            continue
        sentence = article.sentence(index)
        found = []
        for trigger in triggers.find(sentence, cast):
            found += _claims_of(trigger, cast, scene, speech)
        for claim in _once(found):
            claims.append(claim)
            scene.add(claim)
    for number, claim in enumerate(claims):
        claim.event_no = number
    return claims


def _once(claims: list[Event]) -> list[Event]:
    """One claim per type, place and date; a claim without place or date gives way to one of its type that has them."""
    kept: list[Event] = []
    for claim in claims:
        key = (claim.event_type, claim.place, claim.when.date_start, claim.when.date_end)
        if any((k.event_type, k.place, k.when.date_start, k.when.date_end) == key for k in kept):
            continue
        kept.append(claim)
    return [c for c in kept if not any(_covers(k, c) for k in kept if k is not c)]


def _covers(fuller: Event, claim: Event) -> bool:
    if fuller.event_type != claim.event_type or fuller.modality != claim.modality:
        return False
    same_place = claim.place in (None, fuller.place)
    same_date = claim.when.date_start is None or claim.when == fuller.when
    poorer = (claim.place is None and fuller.place is not None) or (claim.when.date_start is None and fuller.when.date_start is not None)
    return same_place and same_date and poorer


def _claims_of(trigger: Trigger, cast: Cast, scene: Scene, speech: Speech) -> list[Event]:
    sentence = trigger.sentence
    when = scene.date(trigger)
    mode = modality.of_trigger(trigger)
    places = scene.places(trigger)
    voice = speech.voice_at(sentence.units[trigger.index].start)
    mode = mode if mode != "asserted" else voice.modality
    actor = cast.name(trigger.agent) or _default_actor(trigger, cast)
    start, end = _quote(sentence, trigger)
    target = next((cast.name(p) for p in trigger.patients if cast.name(p)), None)
    return [
        Event(
            start, end, trigger.frame.rule, mode, voice.attribution, voice.speaker,
            event_type=trigger.frame.type, when=when, place=place.name if place else None, actor=actor, target=target,
            site=_site(trigger, place), sentence=sentence.index, anchor=sentence.units[trigger.index].start,
        )
        for place in places
    ]  # fmt: skip


def _quote(sentence: Sentence, trigger: Trigger) -> tuple[int, int]:
    return sentence.start, sentence.end


def _default_actor(trigger: Trigger, cast: Cast) -> str | None:
    if trigger.frame.type in ("base_withdrawal", "mission_end", "mission_established", "equipment_destruction") and cast.mission:
        return cast.mission.name
    return None


def _site(trigger: Trigger, place: Entity | None) -> str | None:
    if place is None:
        return None
    if trigger.frame.type in _BASE_TYPES:
        return "base"
    return "town" if place.kind in ("place", "base") else None
