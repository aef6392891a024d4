"""Reads events: what happened, is planned, may happen or did not, where and when, by whom and to whom.

A sentence is parsed only when it holds a word that can trigger an event. `triggers` finds the events that its words
make, `context` their place and date, `actors` who acts, `modality` whether it is fact; here they become claims.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.extract import (
    context,
    counterparts,
    doers,
    doubts,
    in_turn,
    modality,
    moved_in,
    pairs,
    responsibility,
    rosters,
    sequels,
    targets,
    told_then,
    triggers,
)
from pipeline.extract.actors import Cast, cast_of
from pipeline.extract.article import Article
from pipeline.extract.attribution import Speech
from pipeline.extract.claims import Event, When
from pipeline.extract.counted_towns import counted_towns
from pipeline.extract.details import told_in_full
from pipeline.extract.event_frames import frames
from pipeline.extract.gapped import gapped
from pipeline.extract.names import Entity
from pipeline.extract.one_each import handed_over_once, once
from pipeline.extract.phrases import Verb
from pipeline.extract.retold import is_landmark, taken_up
from pipeline.extract.scene import BASE_TYPES, VIOLENT, Scene
from pipeline.extract.sentence import Sentence
from pipeline.extract.settle import settle
from pipeline.extract.telling import ranked
from pipeline.extract.triggers import Trigger

_GROUND = frozenset(("territory_takeover", "base_takeover"))
_OF_FORCES = frozenset(
    (
        "they",
        "them",
        "it",
        "mission",
        "base",
        "bases",
        "camp",
        "camps",
        "barracks",
        "compound",
        "outpost",
        "headquarters",
    )
)


def read(article: Article, speech: Speech, *_: object) -> list[Event]:
    """All events of an article, numbered in reading order."""
    cast = cast_of(article)
    cast.hear(speech)
    scene = Scene(article, cast)
    gate, weak = frames().gate, frames().weak
    claims: list[Event] = []
    roster: tuple[Sentence, str] | None = None
    for index in range(len(article)):
        words = article.heard[index]
        found = scene.here = []
        if not gate.isdisjoint(words) or (
            not weak.isdisjoint(words) and (cast.departed or _names_forces(index, words, cast))
        ):
            sentence = article.sentence(index)
            for trigger in triggers.find(sentence, cast):
                told = _claims_of(trigger, cast, scene, speech)
                found += told
                if told:
                    found += gapped(trigger, told[-1], scene)
                    found += counted_towns(trigger, told[-1], scene)
                    found += sequels.before_it(trigger, told[-1], scene)
                    found += sequels.deadline(trigger, told[-1], scene)
        if not sequels.WORDS.isdisjoint(words):
            found += [_said(c, speech) for c in sequels.follows(article.sentence(index), scene, found)]
            found += [_said(c, speech) for c in sequels.nation_follows(article.sentence(index), scene, found)]
            found += [_said(c, speech) for c in sequels.the_others(article.sentence(index), scene, found)]
        if "that" in words and not counterparts.WORDS.isdisjoint(words):
            found += [_said(c, speech) for c in counterparts.counterparts(article.sentence(index), scene)]
        if not moved_in.WORDS.isdisjoint(words):
            found += [_said(c, speech) for c in moved_in.moved_in(article.sentence(index), scene, found)]
        if roster is not None:
            items = rosters.listed(article.sentence(index), *roster, scene)
            roster = roster if items is not None else None
            found += [_said(c, speech) for c in items or ()]
        if not rosters.HEADING.isdisjoint(words):
            sentence = article.sentence(index)
            found += [] if found else [_said(c, speech) for c in rosters.fragment(sentence, scene)]
            kind = rosters.heads(sentence)
            roster = (sentence, kind) if kind is not None else roster
        if not in_turn.WORDS.isdisjoint(words):
            found += [_said(c, speech) for c in in_turn.in_turn(article.sentence(index), scene, found)]
        if not found and not told_then.WORDS.isdisjoint(words):
            told_then.date_last(article.sentence(index), scene, cast)
        found = handed_over_once(once(found), article.sentence(index)) if len(found) > 1 else found
        if not responsibility.WORDS.isdisjoint(words):
            responsibility.attach(article.sentence(index), cast, claims, found)
        for claim in found:
            claims.append(claim)
            scene.add(claim)
    settle(claims, article)
    claims = told_in_full(claims, article)
    for number, claim in enumerate(claims):
        claim.event_no = number
    return claims


def _names_forces(index: int, words: Sequence[str], cast: Cast) -> bool:
    """Whether a sentence names a mission, an armed group or a base."""
    return not _OF_FORCES.isdisjoint(words) or any(
        e.kind == "mission" or e.sector in ("armed_group", "international") for e in cast.named_in(index)
    )


def _said(claim: Event, speech: Speech) -> Event:
    """A claim that takes up another one, by whoever says its own sentence."""
    voice = speech.voice_at(claim.anchor)
    claim.speaker, claim.attribution = voice.speaker, voice.attribution
    claim.modality = voice.modality if claim.modality == "asserted" else claim.modality
    return claim


def _claims_of(trigger: Trigger, cast: Cast, scene: Scene, speech: Speech) -> list[Event]:
    sentence = trigger.sentence
    told = trigger.told = modality.of_trigger(trigger)
    kind, rule = trigger.frame.type, trigger.frame.rule
    if kind in _GROUND and told == "possible" and _was_tried(trigger):
        kind, rule = "armed_attack", "event.armed_attack.tried"
        told = trigger.told = "asserted"
    if (
        told == "denied"
        and trigger.verb is not None
        and trigger.verb.form == "gerund"
        and (
            trigger.frame.type in _GROUND
            or doubts.without(trigger.verb)
            or (trigger.frame.type in BASE_TYPES and doubts.kept_from(trigger.verb))
        )
    ):
        return []  # "stopped a convoy from entering the town": nobody meant to take it
    if trigger.verb is not None and trigger.verb.condition in _AWAITED and _is_present(trigger.verb):
        here = doubts.staying(trigger.verb) or context.find_places(sentence, trigger.index)
        if trigger.frame.type in _GIVEN_BACK and here:
            told = trigger.told = "planned"  # "when the UN moves out of Para"
        elif trigger.verb.condition in _UNTIL:
            return []  # "vowed to fight until the troops leave", "cannot hold it once they go"
    if _nth_time(trigger) or (told == "planned" and _of_the_others(trigger)):
        return []
    trigger.hypothetical = told == "possible"
    voice = speech.voice_at(sentence.units[trigger.index].start)
    actor = doers.actor_of(trigger, cast, scene)
    target = targets.target_of(trigger, cast, actor)
    start, end = _quote(sentence, trigger)
    before = taken_up(trigger, scene) if told == "asserted" else None
    if before is not None:
        return [
            replace(
                before, start=start, end=end, rule=trigger.frame.rule, modality=voice.modality,
                actor=actor or before.actor, attribution=voice.attribution, speaker=voice.speaker,
                sentence=sentence.index, anchor=sentence.units[trigger.index].start,
            )
        ]  # fmt: skip
    if trigger.noun is not None and trigger.frame.type in VIOLENT and is_landmark(trigger.noun):
        return []
    found = []
    for when in scene.dates(trigger):
        if when.date_start is not None and _has_been(trigger) and told == "asserted":
            published = cast.article.published_on
            when = When() if published is not None and when.date_start > published else when
        said = voice.modality
        if said == "denied" and modality.in_background(trigger):
            said = "asserted"  # "denies that it will leave Para, which its troops took in May"
        mode = told if told != "asserted" else _ahead(when, trigger, cast) or said
        if (
            trigger.frame.rule == "event.armed_attack.kill"
            and when.date_start is None
            and scene.told_of_attack(sentence)
        ):
            continue  # the dead of the attack told before
        if when.date_start is None and _claimed_again(trigger) and scene.told_of_attack(sentence):
            continue
        if _summed_up(trigger, when) or (when.date_start is None and _so_many_of(trigger)):
            continue
        if told == "planned" and _is_gone(when, cast) and trigger.verb is not None and not trigger.verb.perfect:
            when = When()  # "were shut last month and others are expected to go"
        places = scene.places(trigger)
        if when.date_start is None and _idle(mode, trigger, places):
            continue
        scene.remember(trigger, places)
        if trigger.frame.type == "base_handover":
            target = _heir(target, trigger, places, scene)
        listed = scene.listed(trigger) if len(places) > 1 else scene.among(trigger) if told == "planned" else []
        days, heirs = pairs.day_of_each(sentence, listed), pairs.heir_of_each(sentence, listed)
        for place in places:
            when = days.get(place.name, when) if place is not None else when
            heir = heirs.get(place.name) if place is not None else None
            if when.date_start is None and place is not None and ranked(trigger):
                actor = scene.who_left(trigger, place) or actor  # "It is the third base handed over by Kenyans"
            if when.date_start is None and mode in ("asserted", "claimed") and not when.date_text:
                when = scene.continued(trigger, place, actor) or when
            claim = Event(
                start, end, rule, mode, voice.attribution, voice.speaker,
                event_type=kind, when=when, place=place.name if place else None,
                actor=None if _is_itself(actor, place) else actor,
                target=targets.of_place(target, place, places) if heir is None else targets.body_of(heir, cast),
                site=_site(trigger, place), sentence=sentence.index, anchor=sentence.units[trigger.index].start,
            )  # fmt: skip
            found.append(claim)
    return found


def _was_tried(trigger: Trigger) -> bool:
    """ "On Friday the army tried to retake the town and failed": an attack."""
    governor = trigger.verb.governor if trigger.verb is not None else None
    if governor is None or governor.lemma not in _TRYING or governor.tense != "past":
        return False
    tried = modality.of_verb(governor) == "asserted"
    return tried and context.find_date(trigger.sentence, trigger.index) is not None


_TRYING = frozenset("try attempt seek fight battle".split())


def _is_itself(actor: str | None, place: Entity | None) -> bool:
    """A town does nothing; a country or a region does."""
    return place is not None and place.name == actor and place.kind not in ("country", "region")


def _claimed_again(trigger: Trigger) -> bool:
    """ "said that it had carried out both attacks on Para": who claims them, told before."""
    noun = trigger.noun
    known = noun is not None and noun.determiner in ("the", "both", "these", "those", "all")
    return (
        known and noun.role == "object" and noun.verb is not None and noun.verb.lemma in ("carry", "commit", "conduct")
    )


def _heir(target: str | None, trigger: Trigger, places: list[Entity | None], scene: Scene) -> str | None:
    """ "has transferred two more bases to the army. ... Para and Gori were transferred on 3 May": who takes them over
    is told once."""
    if target is None:
        given = {e.place for e in scene.events if e.event_type == "base_handover" and e.target}
        known = any(p is not None and p.name in given for p in places)
        return scene.heir if trigger.verb is not None and trigger.told != "denied" and not known else None
    if len(places) != 1:
        scene.heir = target
    return target


def _is_present(verb: Verb) -> bool:
    """ "until the camp closes", "until it is handed over"."""
    if verb.form == "gerund":
        return False
    return verb.tense == "present" or (not verb.perfect and verb.sentence.units[verb.first].word in ("is", "are"))


_GIVEN_BACK = frozenset(("base_withdrawal", "base_handover"))
_UNTIL = frozenset(("until", "till", "once"))
# What opens a clause about what is yet to come, in the present.
_AWAITED = _UNTIL | {"when", "before", "after", "as soon as"}
_TIMES = re.compile(
    r"\b(?:is|was|marked?) the (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+th) time\b"
)


def _of_the_others(trigger: Trigger) -> bool:
    """ "closed Para, the first of nine camps that it will leave": what is still to come for the others."""
    row, heads = trigger.sentence.row, {n.head for n in trigger.patients}
    ranks = [n.of_parent for n in trigger.sentence.nouns if n.of_parent is not None and n.last < trigger.index]
    ranks = [n for n in ranks if row[n.head] == "#" and row[n.first - 1] == ","]
    return any(n.head in heads or (n.of is not None and n.of.head in heads) for n in ranks)


def _nth_time(trigger: Trigger) -> bool:
    """ "It was the third time in seven months that they had overrun a base": told before."""
    sentence = trigger.sentence
    if trigger.verb is None or "time" not in sentence.heard or not trigger.verb.perfect:
        return False
    return _TIMES.search(sentence.article.text, sentence.start, sentence.units[trigger.index].start) is not None


def _has_been(trigger: Trigger) -> bool:
    """ "has already returned the camp": what lies ahead is another verb's."""
    verb = trigger.verb
    return verb is not None and verb.form == "finite" and verb.perfect and verb.modal is None


def _is_gone(when: When, cast: Cast) -> bool:
    """Whether a date says itself that it lies behind: "last month", "two weeks ago"."""
    published, text = cast.article.published_on, (when.date_text or "").lower()
    behind = text.startswith("last ") or text.endswith(" ago") or text == "yesterday"
    return behind and published is not None and when.date_end is not None and when.date_end < published


def _summed_up(trigger: Trigger, when: When) -> bool:
    """ "killed by mines since 2013": what happened again and again over years."""
    text = (when.date_text or "").lower()
    if text == "since then" and trigger.frame.type == "explosive_attack":
        return True  # "300 have been killed since then, 70 of them by mines"
    if trigger.frame.rule == "event.armed_attack.kill":  # "killed 1,200 people last year", "have killed 300 since May"
        return when.date_precision == "year" or text.startswith("since")
    if text.startswith(("the past ", "past ", "the last ", "recent ")) and text.endswith(("years", "months")):
        return trigger.frame.type in VIOLENT  # "Mines have killed ten people in the past two years"
    long = when.date_precision in ("year", "range") and text[-4:].isdecimal()
    return text.startswith("since") and long and trigger.frame.type in VIOLENT - {"armed_clash"}


def _so_many_of(trigger: Trigger) -> bool:
    """ "Some 6,900 of the 13,871 personnel have already gone home": how far a withdrawal has come."""
    agent = trigger.agent
    if trigger.frame.type != "troop_withdrawal" or agent is None or agent.quantity is None:
        return False
    whole = agent.of if agent.of is not None else agent.of_parent
    return whole is not None and whole.quantity is not None


def _idle(mode: str, trigger: Trigger, places: list[Entity | None]) -> bool:
    """A hypothesis, a fight only planned, a departure denied: of no day, at no place that the sentence names."""
    kind = trigger.frame.type
    fight = mode == "planned" and kind in VIOLENT | _GROUND | {"protest", "abduction", "looting"}
    if kind == "coup" and mode == "possible":
        return True  # "is fighting to overthrow the government"
    if mode != "possible" and not fight and not (mode == "denied" and kind in BASE_TYPES | VIOLENT | {"protest"}):
        return False
    named = {u.value.name for u in trigger.sentence.units if u.kind == "M"}
    named |= {p.name for n in trigger.sentence.nouns if (p := context.place_of_noun(n)) is not None}
    if mode == "possible" and trigger.verb is not None and doubts.unclear(trigger.verb):
        return not any(p is not None and p.name in named for p in places)  # "Nobody knows when we go back"
    return not any(p is not None and (p.kind == "country" or p.name in named) for p in places)


def _ahead(when: When, trigger: Trigger, cast: Cast) -> str | None:
    """`planned` where the date lies after the article's own."""
    if trigger.frame.rule == "event.mission_end.exit_by":
        return "planned"
    published = cast.article.published_on
    if published is not None and when.date_start is not None and when.date_start > published:
        return "planned"
    present = trigger.verb is not None and trigger.verb.tense == "present" and not trigger.verb.perfect
    if published is not None and when.date_end is not None and when.date_end > published and present:
        return "planned" if trigger.frame.type == "mission_end" else None  # "expires at the end of the year"
    if (
        published is None
        and trigger.frame.type == "mission_end"
        and (trigger.verb is None or trigger.verb.tense != "past" or trigger.verb.modal is not None)
        and (trigger.noun is not None or (trigger.verb and trigger.verb.tense == "present"))
    ):
        return "planned"
    return None


def _quote(sentence: Sentence, trigger: Trigger) -> tuple[int, int]:
    return sentence.start, sentence.end


def _site(trigger: Trigger, place: Entity | None) -> str | None:
    if place is None or trigger.frame.type == "peace_agreement":  # where it was signed is no scene of what follows
        return None
    if trigger.frame.type in BASE_TYPES:
        return "region" if place.kind == "region" else "base"
    return "town" if place.kind in ("place", "base") else None
