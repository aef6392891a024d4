"""Those who come where others have just left: "in both, the militants walked in unopposed"."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract import context
from pipeline.extract.claims import Event, When
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.dates import resolve_anaphora
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Verb
from pipeline.extract.scene import Scene
from pipeline.extract.sentence import Sentence

_FACT = ("asserted", "claimed")
_VACATING = frozenset(("base_withdrawal", "base_handover"))
_COMING = frozenset(("walk", "move", "march", "come", "drive", "roll", "pour", "return"))
# Sentences within which those come who take over the only base that an article has told to be left.
_REACH = 6
_TIMES = frozenset(("hour", "minute", "day", "week"))
# Words that choose a sentence for reading here.
WORDS = frozenset("walked moved marched came drove rolled poured returned entered arrived inside".split())


def moved_in(sentence: Sentence, scene: Scene, here: list[Event]) -> Iterator[Event]:
    """ "in both, the militants walked in unopposed": who comes where others have just left."""
    left = [e for e in [*scene.events[-4:], *here] if e.event_type in _VACATING and e.place and e.modality in _FACT]
    only = len({e.place for e in scene.events if e.event_type in _VACATING}) == 1
    left = [e for e in left if e.sentence >= sentence.index - (_REACH if only else 1)]
    if not left:
        left = [
            Event(sentence.start, sentence.end, "", "asserted", None, None, when=when, place=place.name, site="town")
            for near in (scene.article.sentence(sentence.index - 1) if sentence.index else None, sentence)
            for place, when in (_left_by_fighters(near, scene) if near is not None else ())
        ]
    if not left:
        return
    for verb in sentence.verbs:
        who = verb.subject
        if not _comes_in(verb) or verb.objects or who is None or not scene.cast.classes(who) & _MOVING_IN:
            continue
        if scene.cast.classes(who) & {"mission"} or scene.cast.name(who) == left[-1].actor:
            continue
        when = sentence.row[verb.last + 2 : verb.last + 3] == "A"  # "walked in before dawn prayers"
        if not when and any(
            n.prep == "in" and n.prep_index == verb.last + 1 and n.lemma not in _TIMES for n in sentence.nouns
        ):
            continue
        both = any(u.word == "both" for u in sentence.units[: verb.first])
        both = both or left[0].rule == ""
        day = context.find_date(sentence, verb.head)
        if any(v.subject is who and v.lemma in _PILLAGING for v in sentence.verbs):
            continue  # "came in the next morning and carried off the doors"
        for event in left[-2:] if both else left[-1:]:
            cast, mission = scene.cast, scene.cast.mission
            camp = event.target is not None and not _CAMPS.isdisjoint(event.target.lower().split())
            ours = mission is not None and event.actor == mission.name
            ours = event.site == "base" and (ours or (cast.foreign_force is not None and event.actor != cast.country))
            camp = camp or (ours and verb.lemma == "move")  # "moved in": into what the mission had there
            kind, site = ("base_takeover", "base") if camp else ("territory_takeover", "town")
            taken = event.target if camp else event.place
            yield replace(
                event, start=sentence.start, end=sentence.end, rule=f"event.{kind}.move_in", event_type=kind,
                when=_day_from(day, event.when), actor=scene.cast.name(who), target=taken, site=site,
                sentence=sentence.index,
                anchor=sentence.units[verb.head].start,
                attribution=None, speaker=None, modality="asserted",
            )  # fmt: skip


def _comes_in(verb: Verb) -> bool:
    """ "walked in", "came back", "entered the same evening", "were already inside"."""
    sentence = verb.sentence
    after = [u.word for u in sentence.units[verb.last + 1 : verb.last + 3]]
    if verb.lemma == "be":
        end = verb.last + 2 + after.index("inside") if "inside" in after else 0
        return bool(end) and sentence.row[end : end + 1] in ("", ".", ",", "A", "K", ";")
    if verb.lemma in ("enter", "arrive"):
        return not any(n.prep in ("in", "at", "from") for n in verb.complements())
    return verb.lemma in _COMING and after[:1] in (["in"], ["back"])


def _day_from(day: DateMention | None, told: When) -> When:
    """The day that a sentence names; one that hangs on another is counted from what was told: "a day later"."""
    if day is None:
        return told
    if day.kind == "anaphoric":
        anchor = day._replace(
            date_start=told.date_start,
            date_end=told.date_end,
            precision=told.date_precision,
            relative=told.date_relative,
        )
        day = resolve_anaphora(day, anchor)
    return context.when_of(day) if day.date_start is not None else told


_PILLAGING = frozenset("carry loot strip pillage steal ransack plunder rob".split())
_MOVING_IN = frozenset(("armed", "army", "putschist", "soldier"))
_CAMPS = frozenset("base camp post outpost position site compound bases camps posts outposts positions sites".split())


def _left_by_fighters(sentence: Sentence, scene: Scene) -> list[tuple[Entity, When]]:
    """ "The army pulled out of Para and Gori on Sunday": the towns that one side has just left, and when."""
    found: list[tuple[Entity, When]] = []
    for verb in sentence.verbs:
        who = verb.subject
        if (
            verb.lemma not in _QUITTING
            or verb.tense != "past"
            or verb.negated
            or who is None
            or verb.voice == "passive"
        ):
            continue
        kinds = scene.cast.classes(who)
        if not kinds & {"army", "armed", "soldier"} or kinds & {"mission", "contingent"}:
            continue
        sites = verb.objects or [n for n in verb.complements() if n.prep in ("from", "out of")][:1]
        places = [scene.named(n) for site in sites for n in (site.members or [site])]
        when = context.when_of(context.find_date(sentence, verb.head))
        found += [(p, when) for p in dict.fromkeys(places) if p is not None and p.kind in ("place", "base")]
    return found


_QUITTING = frozenset("leave abandon flee quit desert evacuate withdraw pull retreat vacate".split())
