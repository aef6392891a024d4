"""Guards of bombs, strikes from the air and shells."""

from typing import TYPE_CHECKING

from pipeline.extract.guards.words import clause_words, words_of
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import key_of, possessors, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger
from pipeline.extract.guards.violence import BOMB, claimed_only

_ACCIDENT = frozenset(
    """gas chemical plant boiler tank tanker fireworks factory warehouse refinery volcano fuel pipeline cylinder
    cooking transformer earthquake robbery
    accident accidental kitchen laboratory""".split()
)
_AERIAL = frozenset(
    """air drone drones aerial jet jets warplane warplanes airstrike airstrikes bombing helicopter helicopters
    aircraft plane planes fighter-jet choppers coalition""".split()
)


def bomb(trigger: "Trigger", cast: "Cast") -> bool:
    """A real bomb, mine or grenade, no accident."""
    words = clause_words(trigger)
    if trigger.agent is not None and trigger.agent.lemma == "bomber" and "foreign" in cast.classes(trigger.agent):
        return False  # "The US bombers hit 85 targets"
    verb, agent = trigger.verb, trigger.agent
    if verb is not None and verb.lemma != "strike" and agent is not None and agent.lemma in ("blast", "explosion"):
        return not words & _ACCIDENT  # "A blast ripped through the market"
    if agent is not None and any("rocket-propelled" in u.word for u in agent.units):
        return False  # fired, not laid
    if agent is not None and agent.lemma == "bomb" and words & {"fired", "lobbed", "landed", "shelling", "mortars"}:
        return False
    if verb is not None and verb.lemma == "attack" and any(map(_thrown, trigger.patients)):
        return False  # "attacked the post with home-made bombs": by men who shoot too
    if not words & BOMB and not any(BOMB & set(word.split()) for word in words_of(trigger.sentence)):
        return False
    if "ordnance" in cast.classes(trigger.agent) or {u.word for u in trigger.sentence.units} & {
        "stun",
        "teargas",
        "tear",
        "controlled",
        "disposal",
        "warplanes",
        "dropped",
    }:
        return False
    if words & _ACCIDENT and not words & {
        "suicide",
        "ied",
        "bomb",
        "bombs",
        "militants",
        "rebels",
        "grenade",
        "grenades",
        "mine",
        "landmine",
        "explosives",
        "packed",
        "laden",
    }:
        return False
    return not words_of(trigger.sentence) & {"robbery", "fireworks", "hydrogen", "nuclear"} and not (
        words & {"defused", "clearance", "cleared"}
    )


def _thrown(noun: Noun) -> bool:
    """Grenades and bombs, but those that somebody drives or wears."""
    driven = {w for u in noun.units for w in u.word.replace("-", " ").split()} & _DRIVEN
    return noun.lemma in ("bomb", "grenade", "hand grenade", "explosive", "dynamite") and not driven


_DRIVEN = frozenset("car truck lorry van vehicle suicide motorcycle boat roadside".split())


def _by_army(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the army's bombing of Para": from the air."""
    noun = trigger.noun
    assert noun is not None
    if any(getattr(u.value, "kind", None) == "demonym" for u in noun.units):
        return True  # "after a second night of American bombing"
    doers = [*possessors(noun, cast), *(n for n in tail(noun) if n.prep == "by")]
    return any(cast.classes(n) & {"army", "foreign", "aircraft"} and "armed" not in cast.classes(n) for n in doers)


_LAUNCHING = frozenset("launch carry conduct mount stage perform continue resume".split())
_WORK = frozenset("hunger general police rail transport teachers doctors labour labor lightning counter".split())
_NOT_FROM_AIR = frozenset("missile rocket artillery mortar shell tank first initial".split())
_STRUCK = frozenset("hit kill wound injure destroy target flatten level damage injured bring rip".split())
_STRUCK_AT = frozenset(
    "town base shop home army armed soldier civilian person site_name car convoy crowd police".split()
)


def _on_target(trigger: "Trigger", cast: "Cast") -> bool:
    """ "a strike on a school killed nine", "when a strike hit a house", "Thursday's strikes on central Para"."""
    noun, verb = trigger.noun, trigger.verb
    assert noun is not None
    before = {u.word for u in noun.units}
    if before & _NOT_FROM_AIR or any("armed" in cast.classes(n) for n in possessors(noun, cast)):
        return False
    aimed = any(n.prep in ("on", "against") and cast.classes(n) & _STRUCK_AT for n in tail(noun)[:2])
    hits = verb is not None and verb.subject is noun and verb.lemma in _STRUCK and verb.form == "finite"
    return aimed or (hits and any(cast.classes(n) & _STRUCK_AT for n in verb.objects))


def _of_state(trigger: "Trigger", cast: "Cast") -> bool:
    """ "an Israeli strike on a car": of a state's forces, on somebody or something."""
    noun = trigger.noun
    assert noun is not None
    aimed = any(n.prep in ("on", "against") and cast.classes(n) - {"pronoun"} for n in tail(noun)[:2])
    doer = trigger.verb.subject if trigger.verb is not None and noun.role == "object" else None
    if aimed and doer is not None and trigger.verb.lemma in _LAUNCHING and "mission" not in cast.classes(doer):
        return "armed" not in cast.classes(doer) and bool(cast.classes(doer) & {"country", "foreign", "home", "army"})
    states = [u for u in noun.units if getattr(u.value, "kind", None) in ("demonym", "country") or u.lemma == "army"]
    return aimed and bool(states)


_AT_WORK = frozenset("union unions workers miners teachers wages pay pickets strikers picket lightning".split())


def _deadly(trigger: "Trigger") -> bool:
    """ "killed in strikes on Friday night": no stoppage of work."""
    noun, verb = trigger.noun, trigger.verb
    if not words_of(trigger.sentence).isdisjoint(_AT_WORK):
        return False
    harmed = verb is not None and verb.lemma in ("kill", "wound", "injure", "die")
    return harmed and noun is not None and (noun.prep in ("in", "by") or noun.role == "subject")


def up(trigger: "Trigger", cast: "Cast") -> bool:
    """ "blew himself up"."""
    return "up" in words_of(trigger.sentence)


def bombing(trigger: "Trigger", cast: "Cast") -> bool:
    """A noun of attack with a bomb before it: "car bombing", "grenade attack", "attack with roadside bombs"."""
    noun = trigger.noun
    assert noun is not None
    before = {
        w for u in noun.units if u is not noun.sentence.units[noun.head] for w in u.word.replace("-", " ").split()
    }
    if key_of(noun) == "bombing":
        if cast.classes(trigger.agent) & {"army", "foreign"} or _by_army(trigger, cast):
            return False
        return not before & {"aerial", "air", "jet"} and not claimed_only(trigger)
    if key_of(noun) in ("explosion", "blast", "detonation"):
        if not (before & BOMB or words_of(trigger.sentence) & (BOMB - {"device", "devices"})) or before & _ACCIDENT:
            return False
        return bomb(trigger, cast) and not claimed_only(trigger)
    return bool(before & (BOMB | {"blast", "explosion"})) and not claimed_only(trigger)


def aerial(trigger: "Trigger", cast: "Cast") -> bool:
    """Aircraft that strike, not aircraft that are struck or in which somebody is flown out."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    if agent is None:
        return False
    words = {u.word for u in agent.units}
    head = agent.lemma
    if verb.lemma == "fire" and any(n.lemma == "shot" for n in verb.objects):
        return False  # "fired warning shots"
    if verb.form == "gerund" and any(v.subject is agent and v.lemma in _COMING_DOWN for v in trigger.sentence.verbs):
        return False  # "flew into the ground, killing both pilots"
    if verb.lemma == "take" and verb.voice == "passive" and len(agent.units) == 1:
        return False  # "were taken out by helicopter"
    if head == "coalition":  # "the Saudi-led coalition", not "a coalition of rebel groups"
        return agent.of is None and verb.lemma != "kill" and "armed" not in cast.classes(agent)
    return head not in ("fighter", "air force") or bool(
        words & {"jets", "jet", "force", "led"} or words_of(trigger.sentence) & {"air", "strikes", "airstrikes"}
    )


_COMING_DOWN = frozenset("fly crash come fall plunge ditch overturn burst catch explode lose".split())


def from_aircraft(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Missiles from a drone hit the market", "barrel bombs fell on the town"."""
    agent, verb = trigger.agent, trigger.verb
    assert agent is not None and verb is not None
    if any(n.prep in ("from", "by") and "aircraft" in cast.classes(n) for n in tail(agent)[:2]):
        return True
    if agent.lemma != "bomb":
        return False
    before = {u.word for u in agent.units[:-1]}
    if before & {"barrel", "cluster", "aerial", "glide", "thermobaric"}:
        return True
    many, index = agent.units[-1].word == "bombs", trigger.sentence.index
    raided = index > 0 and not _AERIAL.isdisjoint(cast.article.heard[index - 1])
    falls = verb.lemma in ("fall", "rain", "drop") or (raided and verb.lemma == "land")
    return before.isdisjoint(_LAID_OR_THROWN) and (falls or (raided and many and verb.lemma in ("hit", "strike")))


_LAID_OR_THROWN = frozenset("mortar petrol car roadside nail pipe suicide fire smoke stink truck parcel letter".split())


def bombs(trigger: "Trigger", cast: "Cast") -> bool:
    """Bombing with aircraft as the means."""
    verb = trigger.verb
    assert verb is not None
    return verb.lemma in ("bomb", "bombard", "strafe") or bool(
        clause_words(trigger) & {"airstrikes", "jets", "warplanes", "drones", "drone"}
    )


def air(trigger: "Trigger", cast: "Cast") -> bool:
    """A strike, raid or bombing from the air."""
    noun = trigger.noun
    assert noun is not None
    units = noun.units
    head = noun.sentence.units[noun.head]
    before = {w for u in units if u is not head and u.start < head.start for w in (u.word.replace("-", " ").split())}
    near = before & _AERIAL
    if key_of(noun) in ("attack", "operation", "run"):
        near = before & {"air", "drone", "aerial", "bombing"}
    by_aircraft = any(n.prep in ("by", "from", "with") and "aircraft" in cast.classes(n) for n in tail(noun)[:3])
    if by_aircraft or any(n.prep == "from" and n.lemma == "air" for n in tail(noun)[:3]):
        return not claimed_only(trigger)  # "came under attack by drones", "a raid from the air"
    struck = key_of(noun) == "strike" and not before & _WORK
    if struck and not before & _NOT_FROM_AIR and _deadly(trigger):
        return not claimed_only(trigger)
    if struck and (_of_state(trigger, cast) or _on_target(trigger, cast)):
        return not claimed_only(trigger)
    if key_of(noun) == "bombing" and _by_army(trigger, cast):
        return not claimed_only(trigger)
    if before & {"hunger", "general", "police"} or head.word in ("striking",):
        return False
    return bool(near) and not claimed_only(trigger)


def of_big_guns(trigger: "Trigger", cast: "Cast") -> bool:
    """ "A single round landed in the square", "three rounds from a tank hit the hospital": no bullets."""
    agent, verb = trigger.agent, trigger.verb
    assert agent is not None and verb is not None
    if agent.lemma not in ("round", "shot"):
        return False
    lands = verb.lemma in ("land", "explode", "slam", "crash", "fall", "burst")
    return lands or not words_of(trigger.sentence).isdisjoint(_BIG_GUNS)


_BIG_GUNS = frozenset("tank tanks mortar mortars howitzer howitzers artillery cannon calibre caliber".split())


def landed(trigger: "Trigger", cast: "Cast") -> bool:
    """Rounds that land; a tank or ship fires them, it does not explode by itself."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    if not cast.classes(agent) & {"ordnance", "shrapnel"}:
        return agent is not None and agent.lemma == "bomb" and verb.lemma == "land"
    fired = agent is not None and agent.lemma in ("tank", "warship", "gunboat", "launcher", "cannon")
    if verb.lemma == "come" and verb.subject is not None and verb.subject.units[0].kind == "R":
        return False  # "It came down like a house of cards"
    return not fired or (verb.lemma in ("pound", "hit", "target", "strike", "kill", "wound") and verb.form == "finite")


def not_aerial(trigger: "Trigger", cast: "Cast") -> bool:
    """Shelling from the ground."""
    noun = trigger.noun
    assert noun is not None
    before = {u.word for u in noun.units}
    if key_of(noun) == "artillery" and not (
        trigger.verb is not None and trigger.verb.lemma in ("use", "fire", "launch", "deploy", "exchange", "duel")
    ):
        return False
    if key_of(noun) in ("barrage", "salvo"):
        of_what = {"ordnance"} & cast.classes(noun.of) if noun.of is not None else before & _SHELLS
        return bool(of_what) and noun.role is None and noun.prep in ("in", "by", "during", "after")
    return not before & _AERIAL and not claimed_only(trigger)


_SHELLS = frozenset(("rocket", "mortar", "artillery", "missile", "shell"))


def drone(trigger: "Trigger", cast: "Cast") -> bool:
    """A drone that falls on people is a strike, an aeroplane that does is an accident."""
    return trigger.agent is not None and trigger.agent.lemma in ("drone", "uav", "missile")


_BESIDE = ("beside", "near", "next to", "outside", "alongside", "in front of", "by", "as")


def _with_people(trigger: "Trigger") -> bool:
    """Whether somebody's own vehicle cost them: killed or wounded in the clause before."""
    agent = trigger.agent
    own = agent is not None and agent.determiner in ("their", "his", "her", "its")
    harmed = any(v.lemma in _HARMING and v.last < trigger.index for v in trigger.sentence.verbs)
    return (
        own and harmed and not words_of(trigger.sentence) & {"crash", "crashed", "collided", "accident", "overturned"}
    )


_HARMING = frozenset(("kill", "wound", "injure", "hurt", "die", "lose", "maim"))


def beside_its_target(trigger: "Trigger", cast: "Cast") -> bool:
    """ "A parked car blew up beside their patrol": a bomb, whoever laid it."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None and agent is not None
    if "explosives" in words_of(trigger.sentence) and not verb.objects:
        return not words_of(trigger.sentence) & {"quarry", "mine", "factory", "accident"}
    if verb.objects or agent.lemma not in (
        "car",
        "vehicle",
        "truck",
        "lorry",
        "van",
        "motorcycle",
        "motorbike",
        "taxi",
    ):
        return False
    near = [n for n in verb.complements() if n.prep in _BESIDE]
    if verb.condition in ("when", "as", "after") and _with_people(trigger):
        return True  # "two soldiers were killed when their vehicle exploded"
    if any(u.word.startswith(("booby", "explosive", "bomb-", "rigged")) for u in agent.units):
        return True
    parked = any(u.word == "parked" for u in agent.units)
    return parked or any(cast.classes(n) & {"mission", "convoy", "police", "army", "soldier", "unit"} for n in near)


def from_the_air(trigger: "Trigger", cast: "Cast") -> bool:
    """ "was bombed from the air"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep in ("from", "by") and n.lemma == "air" for n in verb.complements())


def dropped_on(trigger: "Trigger", cast: "Cast") -> bool:
    """ "barrel bombs were dropped on the town"."""
    verb = trigger.verb
    assert verb is not None
    return any(
        n.prep in ("on", "over", "near", "onto") or (n.prep == "from" and "aircraft" in cast.classes(n))
        for n in verb.complements()
    )


def into_people(trigger: "Trigger", cast: "Cast") -> bool:
    """ "A bomber walked into a mosque", "drove at the gate": somebody who carries the bomb, no aeroplane."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None and agent is not None
    if "foreign" in cast.classes(agent) or words_of(trigger.sentence) & {"flew", "runway", "fugitive", "arrested"}:
        return False
    return bool(verb.objects) or any(n.prep in ("into", "at", "to", "up to", "towards") for n in verb.complements())


def blown_up(trigger: "Trigger", cast: "Cast") -> bool:
    """ "A bus was blown up": by nobody told, no store of ammunition and no ruin."""
    verb, words = trigger.verb, words_of(trigger.sentence)
    assert verb is not None
    agentless = trigger.agent is None and verb.voice == "passive" and verb.form == "finite"
    return agentless and words.isdisjoint(("controlled", "ammunition", "engineers", "proportion", "shells", "quarry"))


def something_of_others(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Rebels blew up a bridge": neither themselves nor what was said."""
    verb = trigger.verb
    assert verb is not None
    blown = verb.objects or trigger.patients or ([verb.subject] if verb.voice == "passive" and verb.subject else [])
    return bool(blown) and all(n.sentence.row[n.head] not in "RD" for n in blown)
