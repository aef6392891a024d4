"""Guards of restrictions: leave to move, fly or be supplied that is denied, curbed or held up."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.assaults import is_house
from pipeline.extract.guards.closures import TRAFFIC
from pipeline.extract.guards.passing import LEAVE_TO
from pipeline.extract.guards.words import clause_words, words_of
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def denying(trigger: "Trigger", cast: "Cast") -> bool:
    """Flights, clearance, roads or supplies denied by somebody who can."""
    verb = trigger.verb
    assert verb is not None
    lemma = verb.lemma
    if (trigger.agent is None and verb.voice == "active") or "mission" in cast.classes(trigger.agent):
        return False
    if lemma in ("suspend", "halt", "stop", "delay", "limit") and any(
        n.determiner in ("its", "their", "his") for n in trigger.patients
    ):
        return False  # "Germany suspended its patrols"
    joint = all(n.lemma in ("patrol", "operation", "exercise") for n in trigger.patients)
    if lemma == "suspend" and joint and "home" not in cast.classes(trigger.agent):
        return False
    if trigger.agent is None and not _STORMS.isdisjoint(words_of(trigger.sentence)):
        return False  # "flights were suspended because of bad weather"
    if lemma == "cut" and all(cast.classes(n) & {"pronoun", "person"} for n in trigger.patients):
        return False  # "It was in getting out that they were cut off"
    if lemma == "withdraw":
        return all(n.lemma in LEAVE_TO for n in trigger.patients)
    words = clause_words(trigger)
    if lemma in ("reject", "turn", "veto") and any(_is_request(n) for n in trigger.patients):
        return not words.isdisjoint(_MOVING)
    if lemma == "reject":
        return False
    if lemma == "cut" and verb.particle != "off":
        roads = all(n.lemma in ("road", "route", "highway", "bridge") for n in trigger.patients)
        natural = _WEATHER.isdisjoint(words)
        return roads and natural and (trigger.agent is not None or verb.voice == "passive")
    if any(_is_request(n) for n in trigger.patients) and words.isdisjoint(_MOVING):
        return False
    if all(n.lemma in _HELP for n in trigger.patients) and words.isdisjoint(_DELIVERED):
        return False  # "Washington cut off aid", which is money
    if lemma in _CHOKING:
        return not any(n.lemma in ("town", "city", "request") for n in trigger.patients)
    if any("armed" in cast.classes(n) and n.lemma != "movement" for n in trigger.patients):
        return False  # "stopped a convoy of rebels"
    if (
        trigger.agent is not None
        and cast.classes(trigger.agent) & {"police"}
        and all(map(_is_traffic, trigger.patients))
    ):
        return False
    if lemma in ("halt", "stop", "cut", "turn"):
        if trigger.agent is not None and cast.classes(trigger.agent) & {"demonstrator", "police"}:
            return False
        return lemma in ("halt", "stop") or verb.particle in ("off", "back", "away") or words & {"back", "around"}
    if any(n.lemma == "freedom" for n in trigger.patients) and "movement" not in words_of(trigger.sentence):
        return False
    if all(n.lemma == "visa" for n in trigger.patients) and not _of_mission(trigger) and cast.mission is None:
        return False
    if lemma == "deny" and verb.objects and all(_no_leave(n) for n in verb.objects):
        return False  # "The M23 denied it", "denied any part in the attack"
    if lemma in ("deny", "refuse", "withhold", "block", "restrict"):
        return not words & {"responsibility", "involvement", "accusations", "allegations"}
    return not (
        lemma == "suspend" and words & {"agreement", "aid"} and not words & {"flights", "rotations", "deliveries"}
    )


def _is_request(noun: Noun) -> bool:
    """ "14 of its requests"."""
    return noun.lemma == "request" or (noun.of is not None and noun.of.lemma == "request")


_HELP = frozenset("aid assistance cash relief trade cargo help".split())
_DELIVERED = frozenset(
    """flight flights delivery deliveries convoy convoys lorries trucks town city area camp camps road roads port
    airport reaching reach entering into from enclave territory corridor""".split()
)
_CHOKING = frozenset("choke throttle strangle squeeze stem divert intercept embargo call".split())


def _no_leave(noun: Noun) -> bool:
    return noun.sentence.units[noun.head].kind == "R" or noun.lemma in ("part", "role", "hand", "support", "link")


_MOVING = frozenset(
    """rotate rotation rotations fly flight flights land landing clearance clearances permission move movement movements
    convoy convoys visas permits resupply access overfly medevac evacuate""".split()
)


_STORMS = frozenset("weather fog storm cyclone snow floods flooding landslide".split())
_WEATHER = frozenset("rain rains flood floods flooding landslide landslides storm snow cyclone river mud water".split())


def to_stop_moving(trigger: "Trigger", cast: "Cast") -> bool:
    """ "told aid agencies to stop their flights"."""
    verb = trigger.verb
    assert verb is not None
    after = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
    if after is None or after.form != "infinitive":
        return False
    nothing = any(n.units[0].word in ("nothing", "no") for n in after.objects) and after.lemma in _SUPPLYING
    return nothing or after.lemma in ("stop", "suspend", "halt", "cease", "end")


_SUPPLYING = frozenset("deliver supply sell carry bring fly send".split())


def none_at_all(trigger: "Trigger", cast: "Cast") -> bool:
    """ "No food gets into the town", "No lorry has used the road since March"."""
    verb = trigger.verb
    subject = verb.subject if verb is not None else None
    if subject is None or verb is None:
        return False
    behind = trigger.sentence.units[verb.last + 1 : verb.last + 2]
    if verb.lemma == "come" and any(u.word in ("in", "through") for u in behind):
        return subject.units[0].word in ("no", "nothing")  # "No fuel comes in"
    if verb.lemma in ("come", "make", "go", "visit", "operate", "leave"):
        return False
    none = subject.units[0].word in ("no", "nothing", "neither", "none", "not")
    mention = context.find_date(trigger.sentence, trigger.index)
    since = mention is not None and mention.text.lower().startswith(("since", "for"))
    lasting = verb.perfect and (since or verb.lemma in ("reach", "get", "enter"))
    return none and (lasting or any(n.prep in ("in", "into", "through") for n in verb.complements()))


def _of_mission(trigger: "Trigger") -> bool:
    """Whether the sentence speaks of a mission or of aid."""
    named = any(getattr(u.value, "kind", None) == "mission" for u in trigger.sentence.units)
    return named or not words_of(trigger.sentence).isdisjoint(
        ("mission", "peacekeepers", "un", "u.n.", "observers", "aid")
    )


def curbing(trigger: "Trigger", cast: "Cast") -> bool:
    """Limits on movement or supply."""
    words = clause_words(trigger) | {u.word for n in trigger.patients for m in tail(n) for u in m.units}
    if any(n.lemma in ("no-fly zone", "zone") and "no-fly" in n.text().lower() for n in trigger.patients):
        return True
    return bool(
        words
        & {
            "moving",
            "movement",
            "curfew",
            "cordon",
            "flights",
            "flight",
            "imports",
            "supplies",
            "fuel",
            "travel",
            "convoys",
            "airspace",
            "access",
            "blockade",
            "siege",
            "rotations",
            "town",
            "city",
            "goods",
            "roads",
            "drones",
            "overflights",
        }
    )


def _is_traffic(noun: Noun) -> bool:
    return noun.lemma in TRAFFIC or noun.lemma in ("road", "street", "highway", "bridge", "vehicle", "car", "lorry")


def seized_freight(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Customs officers impounded 120 containers": what a mission or aid agencies wait for, no driver's car."""
    freight = all(n.lemma in _FREIGHT for n in trigger.patients)
    return _of_mission(trigger) or (freight and cast.mission is not None)


_FREIGHT = frozenset("container equipment supply fuel ration cargo shipment lorry truck food medicine part".split())


def no_traffic(trigger: "Trigger", cast: "Cast") -> bool:
    """Those who travel, no road or traffic as such: a crowd that blocks a street protests."""
    return not all(
        n.lemma in ("road", "street", "traffic", "bridge", "highway", "route") for n in trigger.patients
    ) and (all(cast.classes(n) & {"mission", "convoy", "aircraft"} or n.lemma in _LOADED for n in trigger.patients))


_LOADED = frozenset("lorry truck tanker ambulance patrol convoy flight delivery shipment helicopter barge boat".split())


def at_gunpoint(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Men in uniform stopped the monitors at gunpoint"."""
    return not any("armed" in cast.classes(n) for n in trigger.patients)


def way_of_mission(trigger: "Trigger", cast: "Cast") -> bool:
    """A way that peacekeepers or aid would have taken."""
    words = words_of(trigger.sentence)
    return _of_mission(trigger) or not words.isdisjoint(("convoy", "convoys", "patrol", "patrols", "peacekeeping"))


def in_force(trigger: "Trigger", cast: "Cast") -> bool:
    """No restriction that somebody lifts."""
    return trigger.verb is None or trigger.verb.lemma not in ("lift", "remove", "dismantle", "ease", "clear", "end")


def _at_border(trigger: "Trigger") -> bool:
    """ "customs officers held the containers at the port"."""
    stuff = all(n.lemma in ("container", "truck", "lorry", "shipment", "vehicle", "cargo") for n in trigger.patients)
    return stuff and not words_of(trigger.sentence).isdisjoint(("border", "port", "customs", "airport"))


def held_up(trigger: "Trigger", cast: "Cast") -> bool:
    """Trucks stuck for want of a permit, or held by the authorities."""
    verb = trigger.verb
    assert verb is not None
    words = words_of(trigger.sentence)
    if verb.lemma == "hold" and any(n.people or n.lemma in ("observer", "monitor") for n in trigger.patients):
        return False
    if verb.lemma == "hold" and verb.voice == "passive" and trigger.agent is None:
        mention = context.find_date(trigger.sentence, trigger.index)
        since = mention is not None and mention.text.lower().startswith("since")
        trucks = all(cast.classes(n) & {"car", "convoy"} for n in trigger.patients)
        return _at_border(trigger) or (since and trucks)  # "the trucks were held at the border", "held since Tuesday"
    if verb.lemma == "hold":
        return (
            trigger.agent is not None
            and (verb.voice == "passive" or _at_border(trigger))
            and bool(cast.classes(trigger.agent) & {"authority", "army", "armed", "soldier"})
        )
    if verb.lemma in ("keep", "stick", "strand"):
        return bool(
            words & {"permit", "permits", "permission", "clearance", "authorisation", "authorization", "approval"}
        )
    return (
        trigger.agent is not None
        and verb.lemma == "ground"
        and bool(cast.classes(trigger.agent) & {"authority", "army", "putschist"})
    )


_REFUSALS = frozenset(("lack", "want", "denial", "refusal", "restriction", "ban"))


def restricted(trigger: "Trigger", cast: "Cast") -> bool:
    """A restriction by somebody, or a denial of leave to fly, land or pass, whoever denies it."""
    noun = trigger.noun
    assert noun is not None
    if noun.lemma == "siege" and any(is_house(n, cast) for n in tail(noun)[:1]):
        return False  # told as an attack
    besieged = noun.lemma in ("siege", "blockade") and any(cast.classes(n) & {"town"} for n in trigger.patients)
    return (
        trigger.agent is not None
        or besieged
        or (noun.lemma in _REFUSALS and not _LEAVES.isdisjoint(words_of(trigger.sentence)))
    )


_LEAVES = frozenset(
    """flight flights clearance clearances permit permits permission authorisation authorization visa visas overflight
    landing airspace""".split()
)


def paid_to_pass(trigger: "Trigger", cast: "Cast") -> bool:
    """A toll on traffic, no ransom for captives."""
    return words_of(trigger.sentence).isdisjoint(
        ("kidnapped", "abducted", "hostage", "hostages", "captive", "captives", "kidnappers", "captors", "released")
    )


def on_ground(trigger: "Trigger", cast: "Cast") -> bool:
    """ "kept the mission's drones on the ground"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep == "on" and n.lemma == "ground" for n in verb.complements())


def no_protest(trigger: "Trigger", cast: "Cast") -> bool:
    """Roadblocks of others than protesters, whose protest is told."""
    words = words_of(trigger.sentence)
    by_crowd = not cast.classes(trigger.agent).isdisjoint(("crowd", "mob", "demonstrator"))
    by_armed = not cast.classes(trigger.agent).isdisjoint(("armed", "attacker", "soldier", "army"))
    protest = words.isdisjoint(("protesters", "demonstrators", "protestors", "protest", "protests"))
    return protest and (by_armed or not by_crowd)
