"""Who acts where a trigger's own words do not tell: whoever acted just before, else whom the article is about."""

from functools import lru_cache

from pipeline.extract import surroundings
from pipeline.extract.actors import Cast
from pipeline.extract.names import Gazetteer
from pipeline.extract.scene import BASE_TYPES, VIOLENT, Scene
from pipeline.extract.triggers import Trigger

_OF_MISSIONS = frozenset(("peacekeepers", "peacekeeping", "helmets"))
_FIGHTS = VIOLENT | {"territory_takeover", "base_takeover", "uprising"}
_HEAVY = frozenset("tank merkava jet warplane helicopter gunship artillery gunboat warplanes howitzer gunner".split())
HARSH = VIOLENT | {"access_restriction", "abduction", "territory_takeover"}


def by_default(trigger: Trigger, cast: Cast, scene: Scene) -> str | None:
    """Who acts where nobody is named: whoever left the place before, else the mission."""
    kind = trigger.frame.type
    if kind in BASE_TYPES and ";" in trigger.sentence.row:  # "UNMIL will shut its base in Para; that of Gori closed"
        told = next((e.actor for e in reversed(scene.here) if e.event_type in BASE_TYPES), None)
        if told is not None:
            return cast.mission.name if cast.mission is not None and told in _nations(scene.article.known) else told
    if kind == "mission_end" and trigger.noun is not None:
        whole = surroundings.tail(trigger.noun)[:3]
        mission = next((n for n in whole if "mission" in cast.classes(n)), None)
        if mission is not None:  # "the completion of the mandate of UNMIL"
            return cast.name(mission)
    if kind == "peace_agreement":
        parties = [n for n in trigger.sentence.nouns if n.prep == "between" and n.first > trigger.index]
        parties += [n for n in trigger.sentence.nouns if n.prep == "with" and "armed" in cast.classes(n)]
        rebels = [n for n in parties if "armed" in cast.classes(n)]  # a state has many accords, they have one
        return next(filter(None, map(cast.name, [*rebels, *parties])), None)
    if kind == "coup":
        return _in_power(trigger, cast)
    if kind == "territory_takeover":
        told = scene.last(_FIGHTS)
        near = told is not None and told.actor is not None and trigger.sentence.index - told.sentence <= 2
        return told.actor if near and told.actor == cast.main_group() else None
    if kind in VIOLENT and _agent_is_gun(trigger, cast):
        return scene.only_gunner()
    if kind in _AGAINST:
        same = _of_same_attack(trigger, cast, scene)
        if same is not None:
            return same
    if trigger.noun is not None and kind in VIOLENT:
        same = scene.taken_up(trigger)
        return same.actor if same is not None else None
    if kind in ("base_withdrawal", "base_handover", "troop_withdrawal"):
        before = scene.departure_before(trigger)
        if before is not None and not _of_another_base(before, trigger, cast, scene):
            return before
    if kind in ("base_withdrawal", "base_handover", "troop_withdrawal"):
        return cast.who_leaves(trigger.sentence)
    if (
        kind in ("base_withdrawal", "base_handover", "mission_end", "mission_established", "equipment_destruction")
        and cast.mission
    ):
        return cast.mission.name
    return None


def _of_same_attack(trigger: Trigger, cast: Cast, scene: Scene) -> str | None:
    """ "The rebels stormed Para on Friday. Twenty peacekeepers were taken": those told just before to have attacked
    there, where the sentence names nobody else who fights."""
    if trigger.agent is not None and not {"explosive", "shots", "car"} & cast.classes(trigger.agent):
        return None
    sentence = trigger.sentence
    others = (n for n in sentence.nouns if n not in trigger.patients and n is not trigger.agent)
    if any(cast.classes(n) & _ARMED_SIDES for n in others):
        return None
    places = {p.name for p in scene.places(trigger) if p is not None}
    for told in (*reversed(scene.here), *scene.lately):
        if sentence.index - told.sentence > 2:
            return None
        if told.event_type not in _FIGHTS | {"abduction"} or told.modality not in ("asserted", "claimed"):
            continue
        fellows = scene.article.spans[told.sentence].paragraph == sentence.paragraph
        there = told.place is None or told.place in places
        named = told.actor is not None and told.actor[0].isupper()
        return told.actor if there and fellows and named else None
    return None


_AGAINST = VIOLENT - {"armed_clash", "air_strike"} | {"abduction", "looting"}
_ARMED_SIDES = frozenset(("armed", "army", "attacker", "foreign", "police"))


def whose_soldiers(trigger: Trigger, cast: Cast, scene: Scene) -> str | None:
    """Whose bare "soldiers" are that shoot, bar or take: of those told of just before, else the country's own."""
    near = (e for e in scene.lately if trigger.sentence.index - e.sentence <= 5 and e.event_type in HARSH)
    before = next((e.actor for e in near if e.actor is not None), None)
    known = before is not None and (before.endswith(" army") or before in _nations(scene.article.known))
    if known:
        return before
    home = cast.local_country(trigger.sentence) or cast.country
    return f"{home} army" if home is not None else None


def _of_another_base(nation: str, trigger: Trigger, cast: Cast, scene: Scene) -> bool:
    """Whether a nation's soldiers are told of beside a base of the mission that the lead is about, not as its own."""
    mission = cast.mission
    if mission is None or cast.local_country(trigger.sentence) not in (None, mission.country):
        return False
    if trigger.frame.type == "troop_withdrawal" or nation not in _nations(scene.article.known):
        return False
    told = trigger.sentence.index + 1 if mission.sector == "un" else 3
    lead = range(min(told, len(scene.article)))
    if not any(e == mission for i in lead for e in cast.named_in(i)) and not any(
        _OF_MISSIONS & scene.article.heard[i] for i in lead
    ):
        return False
    told = (*scene.here, *scene.lately)
    left = {e.place for e in told if e.actor == nation and e.event_type in BASE_TYPES}
    places = scene.places(trigger)
    return all(p is not None and p.name not in left and p.country in (None, mission.country) for p in places)


@lru_cache(maxsize=2)
def _nations(known: Gazetteer) -> frozenset[str]:
    return frozenset(e.name for e in known.by_name.values() if e.kind == "country")


def _in_power(trigger: Trigger, cast: Cast) -> str | None:
    """ "Mali's junta, in power since a coup in 2020": who came to power by it."""
    before = [n for n in trigger.sentence.nouns if n.last < trigger.index and n.prep is None]
    names = (cast.name(n) for n in reversed(before) if "authority" in cast.classes(n))
    return next((name for name in names if name is not None and name.endswith("junta")), None)


def _agent_is_gun(trigger: Trigger, cast: Cast) -> bool:
    """ "A tank fired at the tower", "two jets bombed it": of those of whom the article has told before."""
    agent = trigger.agent
    return agent is not None and not {"aircraft", "ordnance"}.isdisjoint(cast.classes(agent)) and agent.lemma in _HEAVY


def nation_of(trigger: Trigger) -> str | None:
    """The foreign country that the sentence names beside troops of no name: "the last soldiers, 120 Brazilians"."""
    for unit in trigger.sentence.units:
        many = unit.kind == "N" and getattr(unit.value, "kind", None) == "demonym"
        if many and unit.value.country != trigger.sentence.article.country:
            return unit.value.country
    for unit in trigger.sentence.units:
        if (
            unit.kind == "M"
            and unit.value.kind in ("country", "organisation")
            and unit.value.country
            and unit.value.country != trigger.sentence.article.country
        ):
            return unit.value.country
    return None
