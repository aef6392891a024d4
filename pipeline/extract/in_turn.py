"""Events told as somebody's turn, or by their ceremony alone: "It was Bunyakiri's turn on 5 May", "11 January. Abéché.
The ceremony takes twenty minutes"."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract import context, modality
from pipeline.extract.claims import Event, When
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun
from pipeline.extract.scene import BASE_TYPES, VIOLENT, Scene
from pipeline.extract.sentence import Sentence
from pipeline.extract.surroundings import possessors

# Words that choose a sentence for reading here.
WORDS = frozenset(("turn", "ceremony", "same"))
_FACT = ("asserted", "claimed")
_OF_TURNS = BASE_TYPES | VIOLENT | {"territory_takeover", "troop_withdrawal"}


def in_turn(sentence: Sentence, scene: Scene, here: list[Event]) -> Iterator[Event]:
    """The events of a sentence that names a turn or a ceremony and tells nothing else."""
    if "same" in sentence.heard:
        yield from _the_same(sentence, scene, here)
    if here and ";" not in sentence.row:
        return
    for noun in sentence.nouns:
        if noun.lemma == "turn":
            yield from _of_turn(sentence, noun, scene, here)
        elif here:
            continue
        elif noun.lemma == "ceremony" and noun.determiner in ("the", "a") and noun.of is None:
            yield from _of_ceremony(sentence, noun, scene)


def _of_turn(sentence: Sentence, noun: Noun, scene: Scene, here: list[Event]) -> Iterator[Event]:
    near = [e for e in reversed([*scene.events[-8:], *here]) if e.event_type in _OF_TURNS]
    named = {p.name for _, p in context.placed(sentence)}  # "A day after Para it was Gori's turn"
    dated = (e for e in near if e.place in named and e.when.date_start is not None)
    told = next(dated, None) or next(iter(near[:4]), None)
    holders = [noun.of] if noun.of is not None else possessors(noun, scene.cast)
    lands = (e for n in holders for e in n.entities if e.kind == "country")
    place = next((p for p in map(scene.named, holders) if p is not None), None) or next(lands, None)
    if told is None or place is None or place.name == told.place:
        return
    left = told.event_type in BASE_TYPES | {"troop_withdrawal"}
    kind = told.event_type
    if place.kind == "country":
        kind = "troop_withdrawal" if left else None
    elif kind == "troop_withdrawal":
        kind = "base_withdrawal"
    if kind is not None:
        yield _like(told, kind, sentence, noun, place, scene)


def _the_same(sentence: Sentence, scene: Scene, here: list[Event]) -> Iterator[Event]:
    """ "overran Para, and on 1 June they did the same at Gori": what was told just before, at another place."""
    for verb in sentence.verbs:
        same = verb.lemma == "do" and [u.word for u in sentence.units[verb.last + 1 : verb.last + 3]] == ["the", "same"]
        told = next((e for e in [*reversed(here), *scene.events[-1:]] if e.anchor < verb.start), None) if same else None
        if told is None or told.place is None or sentence.index - told.sentence > 1:
            continue
        behind = next(
            (n for n in sentence.nouns if n.first > verb.last + 1 and n.prep in ("at", "in", "near", "to")), None
        )
        names = [scene.named(n) for n in (behind.members or [behind])] if behind is not None else []
        for place in names:
            if place is not None and place.kind in ("base", "place") and place.name != told.place:
                mention = context.find_date(sentence, verb.head)
                yield replace(
                    told, start=sentence.start, end=sentence.end, rule=f"event.{told.event_type}.same",
                    modality=modality.of_verb(verb), when=context.when_of(mention) if mention is not None else When(),
                    place=place.name, target=None, sentence=sentence.index, anchor=verb.start, attribution=None,
                    speaker=None,
                )  # fmt: skip


def _of_ceremony(sentence: Sentence, noun: Noun, scene: Scene) -> Iterator[Event]:
    place = _where_held(sentence, noun) or scene.cast.entry(sentence.paragraph).place
    told = next((e for e in reversed(scene.events) if e.event_type in BASE_TYPES and e.modality in _FACT), None)
    if told is None or place is None or place.kind == "region":
        return
    same = any(e.place == place.name and e.event_type in BASE_TYPES for e in scene.events)
    if not same and noun.role == "subject":
        yield _like(told, "base_handover", sentence, noun, place, scene)


def _where_held(sentence: Sentence, ceremony: Noun) -> Entity | None:
    """ "At Para the ceremony was on 19 March"."""
    first = sentence.nouns[0]
    return context.place_of_noun(first) if first.prep in ("at", "in") and first.last < ceremony.first else None


def _like(told: Event, kind: str, sentence: Sentence, noun: Noun, place: Entity, scene: Scene) -> Event:
    """An event like the one told before, at another place, on the day of its own sentence or entry."""
    mention = context.find_date(sentence, noun.head) or scene.cast.entry(sentence.paragraph).day
    when = context.when_of(mention) if mention is not None else scene.day_from_town(sentence, noun.start) or When()
    mode = modality.of_verb(noun.verb) if noun.verb is not None else "asserted"
    published = scene.article.published_on
    if mode == "asserted" and published is not None and when.date_start is not None and when.date_start > published:
        mode = "planned"  # "Para's turn comes next month"
    return replace(
        told, start=sentence.start, end=sentence.end, rule=f"event.{kind}.turn", event_type=kind, modality=mode,
        when=when, place=place.name, target=None, actor=told.actor if kind == told.event_type else scene.leaver(told),
        site="base" if kind in BASE_TYPES else None if kind == "troop_withdrawal" else "town",
        sentence=sentence.index, anchor=sentence.units[noun.head].start, attribution=None, speaker=None,
    )  # fmt: skip
