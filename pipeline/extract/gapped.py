"""Events whose verb stands once for several: "the camp at Para on 13 August and that at Gori three days later", "left
Para in May and Gori in June"."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract import context
from pipeline.extract.actors import plain_words
from pipeline.extract.claims import Event
from pipeline.extract.dates import as_past
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.scene import BASE_TYPES, VIOLENT, Scene
from pipeline.extract.sentence import Sentence
from pipeline.extract.triggers import Trigger

_GAPPING = (
    BASE_TYPES
    | VIOLENT
    | frozenset("territory_takeover troop_withdrawal abduction looting equipment_destruction protest".split())
)


def gapped(trigger: Trigger, claim: Event, scene: Scene) -> Iterator[Event]:
    """Further claims of a verb that is said once: each later pair of a place and a date that no verb parts from it."""
    if trigger.noun is not None and trigger.frame.type in VIOLENT:
        yield from _one_and_the_other(trigger, claim, scene)
    leaving = trigger.noun is not None and trigger.frame.type == "base_withdrawal"  # "departures from A on D, B on E"
    if trigger.frame.type not in _GAPPING or (trigger.verb is None and not leaving):
        return
    sentence = trigger.sentence
    row, units = sentence.row, sentence.units
    at = trigger.index if leaving or trigger.verb is None else trigger.verb.last
    if row.find("t", at + 1) < 0:
        return
    aside = _asides(sentence, at)
    further = next((v for v in sentence.verbs if v.first > at and not (v.first in aside or _within(sentence, v))), None)
    end = _start_of(further, at) if further is not None else len(row)
    if trigger.verb is not None and trigger.verb.condition in ("after", "before", "when", "as", "once"):
        comma = row.find(",", at)  # "left A on the 3rd, B after they were fired on, C three days later"
        end = min(end, comma) if comma >= 0 and not _places_between(sentence, at, comma, scene) else end
    days = [i for i in range(at + 1, end) if row[i] == "t" and i not in aside]
    before = row[: trigger.verb.first] if trigger.verb is not None and not leaving else ""
    apart = days and context.date_owners(sentence)[days[0]] is not trigger.verb  # ", and on 1 July the post at B"
    if days and claim.when.date_text != units[days[0]].value.text and ("t" in before or apart):
        run = list(_places_first(claim, days, sentence, scene))  # "At A in June they killed ten, at B in May six"
        yield from run or _days_first(claim, days, end, sentence, scene)  # "The next day they raided A, a week later B"
    if claim.place is None and ":" in row[at:end]:  # "raided two bases last month: Para on 1 May and Gori on 9 May"
        colon = row.index(":", at)
        days = [colon, *(d for d in days if d > colon)]
    elif days and claim.when.date_text != units[days[0]].value.text:
        return
    for before, day in itertools.pairwise(days):
        mention, published = units[day].value, scene.article.published_on
        if (
            published
            and mention.date_start
            and mention.date_start > published
            and claim.modality in ("asserted", "claimed")
        ):
            mention = as_past(mention, published)
        when = context.when_of(mention)
        if trigger.frame.type == "troop_withdrawal":
            leave = trigger.verb is not None and trigger.verb.lemma in _LEAVING
            country = _country_between(sentence, before, day, leave)
            if country is not None:  # "left Mali in August and Burkina Faso in February"
                yield replace(claim, when=when, place=country, anchor=units[day].start)
                continue
            for actor in _nations_between(sentence, before, day, scene):
                yield replace(claim, when=when, actor=actor, anchor=units[day].start)
            continue
        heir = _heir_between(sentence, before, day, scene) if trigger.frame.type == "base_handover" else None
        places = _places_between(sentence, before, day, scene, aside)
        if not places and row[day - 1] in "K,":  # "captured Para on 5 June and, four days later, Gori"
            until = next((d for d in days if d > day), end)
            places = _places_between(sentence, day, until, scene, aside)[:1]
        if not places and _counted_anew(sentence, before, day):
            yield replace(claim, when=when, target=None, anchor=units[day].start)
        for place in places:
            if place.name != claim.place:
                site = "base" if claim.site == "region" and place.kind != "region" else claim.site
                yield replace(
                    claim, when=when, place=place.name, site=site, target=heir or _target_at(place, claim),
                    anchor=units[day].start,
                )  # fmt: skip


def _start_of(verb: Verb, after: int) -> int:
    """Where the clause of a further verb starts: at whoever does it, "and two days later women in Para marched"."""
    who = verb.subject
    own = who is not None and who.first > after and verb.form == "finite" and not verb.relative
    return who.first if own and who.prep is None else verb.first


def _one_and_the_other(trigger: Trigger, claim: Event, scene: Scene) -> Iterator[Event]:
    """ "died in two attacks: one on a boat near Para, the other on a camp at Gori": each at its own place; the claim
    takes that of the first."""
    sentence, noun = trigger.sentence, trigger.noun
    if noun is None or noun.quantity is None or noun.quantity.count != 2 or {"one", "other"} - sentence.heard:
        return
    first = next((n for n in sentence.nouns if n.first > noun.last and n.units[0].word == "one"), None)
    other = next((n for n in sentence.nouns if n.first > noun.last and n.units[-1].word == "other"), None)
    if first is None or other is None or first.first > other.first:
        return
    near = _first_place(sentence, first.last, other.first, scene)
    far = _first_place(sentence, other.last, len(sentence.units), scene)
    if near is None or far is None or near.name == far.name:
        return
    claim.place, claim.target = near.name, None
    yield replace(claim, place=far.name, anchor=sentence.units[other.head].start)


def _first_place(sentence: Sentence, after: int, until: int, scene: Scene) -> Entity | None:
    within = [n for n in sentence.nouns if after < n.first and n.last < until]
    named = [p for p in map(scene.named, within) if p is not None]
    return next((p for p in named if p.kind != "region"), None)


# What stands for a further one between two days: "two in December", "the second on 9 March", "and again on 7 May".
_ANEW = re.compile(r"[^tM]*(?:C|D#|DJ|DN)J?P?")
_FURTHER = frozenset(("second", "third", "fourth", "fifth", "other", "another", "next", "last"))


def _counted_anew(sentence: Sentence, before: int, day: int) -> bool:
    """Whether only a number or "the second" stands between two days: a further event at the same place."""
    between = sentence.units[before + 1 : day]
    counted = any(u.kind in "C#" or u.word in _FURTHER for u in between[-4:])
    return counted and _ANEW.fullmatch(sentence.row[before + 1 : day]) is not None


def _target_at(place: Entity, claim: Event) -> str | None:
    """What was left or taken: another place where the claim's target is its place itself."""
    return place.name if claim.target == claim.place else claim.target


def _asides(sentence: Sentence, at: int) -> frozenset[int]:
    """The units behind unit `at` that stand in clauses between commas: "left Para, where they had built a school, on 3
    May and Gori on 9 May"."""
    ids = context.clauses(sentence)
    _, last = context.clause_bounds(sentence, at)
    return frozenset(i for i in range(at + 1, last) if ids[i] != ids[at])


def _days_first(claim: Event, days: list[int], end: int, sentence: Sentence, scene: Scene) -> Iterator[Event]:
    units, row = sentence.units, sentence.row
    for day, following in itertools.pairwise([*days, end]):
        joined = row[day - 1] in "K," or (row[day - 1] == "P" and row[day - 2] in "K,")
        for place in _places_between(sentence, day, following, scene) if joined else ():
            if place.name != claim.place:
                when = context.when_of(units[day].value)
                yield replace(claim, when=when, place=place.name, anchor=units[day].start)


def _places_first(claim: Event, days: list[int], sentence: Sentence, scene: Scene) -> Iterator[Event]:
    row, units = sentence.row, sentence.units
    for day in days:
        last = day - 1 - (row[day - 1] == "P")
        noun = next((n for n in sentence.nouns if n.last == last and n.prep in ("at", "in", "near", "outside")), None)
        place = scene.named(noun) if noun is not None and row[noun.prep_index - 1] in ",K" else None
        if place is not None and place.name != claim.place:
            yield replace(claim, when=context.when_of(units[day].value), place=place.name, anchor=units[day].start)


def _within(sentence: Sentence, verb: Verb) -> bool:
    if verb.form != "participle" or verb.subject is None:
        return False
    return sentence.row[verb.subject.last + 1 : verb.first] in ("", ",")


def _places_between(
    sentence: Sentence, first: int, last: int, scene: Scene, aside: frozenset[int] = frozenset()
) -> list[Entity]:
    within = (n for n in sentence.nouns if first < n.first and n.last < last and n.head not in aside)
    nouns = [n for n in within if n.prep != "to"]
    if nouns and nouns[0].prep is None and sentence.row[nouns[0].head] == "M":  # "and Baraka, on Lake Tanganyika,"
        nouns = [n for n in nouns if n.prep is None]
    found = [scene.named(n) or _beside_people(n) for n in nouns]
    named = [p for p in found if p is not None]
    return [p for p in named if p.kind != "region"] or named


def _heir_between(sentence: Sentence, first: int, last: int, scene: Scene) -> str | None:
    """ "and Gori to the police on 8 May": to whom a further base went."""
    heir = next((n for n in sentence.nouns if first < n.first and n.last < last and n.prep == "to"), None)
    return (scene.cast.name(heir) or plain_words(heir)) if heir is not None else None


_LEAVING = frozenset(("leave", "quit", "exit", "depart"))


def _country_between(sentence: Sentence, first: int, last: int, leave: bool) -> str | None:
    """The country of a further pair: "left Mali in August and Niger in May", "from Mali in August and from Niger"."""
    nouns = [n for n in sentence.nouns if first < n.first and n.last < last]
    bare = len(nouns) == 1 and len(nouns[0].units) == 1 and nouns[0].units[0].kind == "M"
    bare = bare and (leave or nouns[0].prep in ("from", "out of"))
    return nouns[0].units[0].value.name if bare and nouns[0].units[0].value.kind == "country" else None


def _beside_people(noun: Noun) -> Entity | None:
    """ "the Swedes Sar-e Pol in December": a place right behind those who left it."""
    units = noun.units
    people = any(u.people and u.kind == "N" for u in units[:-1])
    last = units[-1]
    return last.value._replace(kind="place") if people and last.kind == "M" and last.value.kind == "name" else None


def _nations_between(sentence: Sentence, first: int, last: int, scene: Scene) -> list[str]:
    """ "the Mozambicans left in February, the Ethiopians in March": whose troops each further day is of."""
    nouns = [n for n in sentence.nouns if first < n.first and n.last < last]
    nations = [n for n in nouns if scene.cast.classes(n) & {"contingent", "foreign"}]
    return [name for name in map(scene.cast.name, nations) if name is not None]
