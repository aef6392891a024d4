"""Events that a demonstrative sets beside the one told: "The closing of Para was preceded by that of Gori"."""

from collections.abc import Iterator

from pipeline.extract import context, modality
from pipeline.extract.claims import Event, When
from pipeline.extract.pairs import day_of_each
from pipeline.extract.scene import Scene
from pipeline.extract.sentence import Sentence
from pipeline.extract.surroundings import key_of

_OF_BASES = {
    **dict.fromkeys(
        "closure closing withdrawal departure evacuation pullout pull-out exit drawdown abandonment".split(),
        "base_withdrawal",
    ),
    **dict.fromkeys("handover hand-over transfer".split(), "base_handover"),
}
# Words that choose a sentence for reading here.
WORDS = frozenset(_OF_BASES)
_THAT = frozenset(("that", "those"))
_WHERE = frozenset(("of", "from", "at", "in"))


def counterparts(sentence: Sentence, scene: Scene) -> Iterator[Event]:
    """ "The withdrawal from Para follows that from Gori on 3 May and from Lira on 9 May": those of Gori and Lira."""
    units = sentence.units
    at = next((i for i, u in enumerate(units[:-1]) if u.word in _THAT and units[i + 1].word in _WHERE), -1)
    kind = next((_OF_BASES[key_of(n)] for n in sentence.nouns if n.last < at and key_of(n) in _OF_BASES), None)
    if kind is None:
        return
    end = next((v.first for v in sentence.verbs if v.first > at), len(units))
    behind = [(n, scene.named(n)) for n in sentence.nouns if at < n.first < end]
    listed = [(n, p) for n, p in behind if p is not None and p.kind in ("base", "place")]
    days = day_of_each(sentence, listed)
    told = scene.last(("base_withdrawal", "base_handover"))
    mission = scene.cast.mission_of(sentence)
    for noun, place in listed:
        before = next((v for v in reversed(sentence.verbs) if v.last < at), None)
        ahead = before is not None and modality.of_verb(before) == "planned" and before.voice == "passive"
        yield Event(
            sentence.start, sentence.end, f"event.{kind}.counterpart", "planned" if ahead else "asserted", None, None,
            event_type=kind, when=days.get(place.name) or _day_behind(sentence, noun.last, end), place=place.name,
            actor=told.actor if told is not None else mission.name if mission is not None else None,
            site="base", sentence=sentence.index, anchor=units[noun.head].start,
        )  # fmt: skip


def _day_behind(sentence: Sentence, last: int, end: int) -> When:
    return context.when_of(next((u.value for u in sentence.units[last + 1 : end] if u.kind == "t"), None))
