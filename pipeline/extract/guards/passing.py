"""Guards of those who are kept from passing: not let through, sent back, stopped by what lies across the way."""

from typing import TYPE_CHECKING

from pipeline.extract.guards.words import names_country, words_of
from pipeline.extract.lexicon import verb_forms

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

GOING = frozenset(
    """take depart return evacuate resupply rotate leave patrol enter reach go get come drive sail walk ride venture
    move travel fly pass land cross access operate deliver proceed visit inspect dock unload refuel continue use work
    approach advance run bring carry overfly circulate supply distribute set withdraw deploy join rejoin
    retrieve collect fetch fish farm monitor check see tend import export load transit overtake step follow""".split()
)
_GOING_ON = frozenset(form for verb in GOING for form in verb_forms(verb) if form.endswith("ing"))
# Ways past somebody, behind a verb of leave: "let nobody out", "were not allowed past the bridge".
_PAST = frozenset(
    """through into out past across beyond inside over near within up north south east west further anywhere pass aboard
    ashore""".split()
)
LEAVE_TO = frozenset("permit permission clearance authorisation authorization approval access visa".split())


def kept_from(trigger: "Trigger", cast: "Cast") -> bool:
    """ "prevented peacekeepers from leaving their camp", "barred its airlines from the capital": kept from going."""
    verb = trigger.verb
    assert verb is not None
    after = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
    if verb.negated or "mission" in cast.classes(trigger.agent):
        return False  # "Peacekeepers kept looters from the stores"
    if verb.lemma in _BARRING and _barred_from_place(trigger, cast):
        return True
    if verb.objects and (after is None or after.lemma not in GOING):
        behind = [u.word for u in trigger.sentence.units[verb.objects[-1].last + 1 : verb.objects[-1].last + 3]]
        return behind[:1] == ["from"] and not _GOING_ON.isdisjoint(behind)  # "prevented the staff from leaving"
    if after is None or after.lemma not in GOING:
        return False
    if verb.lemma in ("forbid", "prohibit") and after.form == "infinitive":
        return True  # "forbade the boats to pass"
    if after.form != "gerund":
        return False
    if verb.lemma in ("stop", "prevent", "block") and verb.objects and after.first == verb.objects[-1].last + 1:
        return True  # "stopped food trucks entering the town"
    return trigger.sentence.units[after.first - 1].word == "from"


_BARRING = frozenset("bar ban keep exclude debar shut lock block".split())


def _barred_from_place(trigger: "Trigger", cast: "Cast") -> bool:
    """ "were kept out of the town", "barred them from the airport"."""
    verb = trigger.verb
    assert verb is not None
    return any(
        n.prep in ("from", "out of", "away from", "off")
        and (cast.classes(n) & {"town", "base", "site_name", "access", "country", "home", "shop"} or names_country(n))
        for n in verb.complements()[:2]
    )


def asked_in_vain(trigger: "Trigger", cast: "Cast") -> bool:
    """ "asked for permission to fly to Para, and the army refused it", "asked for clearance and was refused"."""
    verb = trigger.verb
    assert verb is not None
    named = [n for n in verb.objects if n.sentence.units[n.head].kind != "R"]
    if named or verb.negated or verb.form != "finite" or "mission" in cast.classes(trigger.agent):
        return False
    asked = next((v for v in reversed(trigger.sentence.verbs) if v.last < verb.first and v.lemma in _ASKING), None)
    return asked is not None and any(n.lemma in LEAVE_TO for n in (*asked.objects, *asked.complements()[:2]))


_ASKING = frozenset("ask seek request apply plead beg".split())


def sent_back(trigger: "Trigger", cast: "Cast") -> bool:
    """ "turned two of the patrols back": those who travel, no foes who are beaten off."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma in ("repel", "stop", "drive", "chase", "see", "force"):
        back = {u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 8]} & {"back", "around", "away"}
        if not back or verb.lemma in ("repel",):
            return False
    if verb.voice == "active" and trigger.agent is None:
        return False
    return not any(cast.classes(n) & {"armed", "army"} for n in trigger.patients) and words_of(
        trigger.sentence
    ).isdisjoint(_MIGRANTS)


_MIGRANTS = frozenset("migrants migrant asylum refugees attackers assault attack offensive police rioters".split())


def across_a_way(trigger: "Trigger", cast: "Cast") -> bool:
    """ "heaped stones across the road", "laid mines across the track"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep == "across" and n.lemma in _WAYS for n in verb.complements())


_WAYS = frozenset("road track path highway bridge runway street route way axis airstrip river lane pass".split())


def granting(trigger: "Trigger", cast: "Cast") -> bool:
    """Leave, passage or supplies not given to somebody, by those who could: "sold the mission no diesel"."""
    verb = trigger.verb
    assert verb is not None
    goods = all(n.lemma not in LEAVE_TO and n.lemma not in ("flight", "passage") for n in trigger.patients)
    if verb.modal in ("could", "can"):
        return False  # "announced that it could deliver no more rations"
    since = any(word.startswith("since ") for word in words_of(trigger.sentence))
    lasting = verb.perfect and verb.voice == "passive" and since
    return trigger.agent is not None or not goods or lasting  # "No fuel has been delivered since May"


def may_not(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The monitors may not cross the line"."""
    verb = trigger.verb
    assert verb is not None
    if verb.modal not in ("may", "must", "can", "could") or verb.perfect or verb.form != "finite":
        return False
    none = verb.subject is not None and verb.subject.units[0].word in ("no", "none", "nobody", "nothing")
    if verb.modal in ("can", "could"):  # "was told that its planes could no longer land"
        told = verb.governor or next((v for v in reversed(trigger.sentence.verbs) if v.last < verb.first), None)
        return verb.negated and told is not None and told.lemma in _ORDERING
    return verb.negated or none


_ORDERING = frozenset("tell inform order notify rule decree say announce".split())


def sent_away(trigger: "Trigger", cast: "Cast") -> bool:
    """ "was told by soldiers to leave within the hour", "ordered the patrol to turn back"."""
    verb = trigger.verb
    assert verb is not None
    after = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
    return (
        after is not None
        and after.form == "infinitive"
        and after.lemma in ("leave", "turn", "go", "withdraw", "return", "retreat", "reverse")
        and all(n.lemma in _SCENES for n in after.objects)
        and (trigger.agent is not None or after.lemma in ("turn", "reverse", "go"))
    )


_SCENES = frozenset("area place village scene site zone road spot valley".split())


def _to_fly(trigger: "Trigger", cast: "Cast") -> bool:
    """ "would not clear the drones to fly", "would not clear its drones"."""
    return bool(trigger.patients) and all("aircraft" in cast.classes(n) for n in trigger.patients)


def _cleared(trigger: "Trigger", cast: "Cast") -> bool:
    return trigger.verb is not None and trigger.verb.lemma == "clear" and _to_fly(trigger, cast)


def to_go(trigger: "Trigger", cast: "Cast") -> bool:
    """ "not permitted to visit the town", "did not let the patrol pass", "let nobody out"."""
    verb, units, row = trigger.verb, trigger.sentence.units, trigger.sentence.row
    assert verb is not None
    if verb.lemma in ("clear", "leave") and verb.voice == "active" and not _to_fly(trigger, cast):
        return False
    if trigger.patients and (all(n.lemma in _TRIPS for n in trigger.patients) or _cleared(trigger, cast)):
        return True  # "refused to authorise flights"
    after = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
    if after is not None and after.lemma in GOING and not _BETWEEN.intersection(row[verb.last + 1 : after.first]):
        return True
    for i in range(verb.last + 1, min(verb.last + 9, len(units))):
        if units[i].kind in "WSX;:.":
            break
        last = i + 1 == len(units) or row[i + 1] in ".,tK"
        if units[i].word.split()[0] in _PAST or (last and units[i].word in ("in", "to", "land", "pass", "by")):
            return True
    return False


_BETWEEN = frozenset("WS;:.")
_TRIPS = LEAVE_TO | frozenset(
    """flight patrol rotation delivery evacuation convoy overflight landing aid supply fuel import passage movement
    medevac relief airlift cover""".split()
)
