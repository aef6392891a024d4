"""Guards of attacks told in other words than "attack": killings, hits, sieges, robberies, people set upon."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.violence import specific
from pipeline.extract.guards.words import words_of
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_SHELLS = frozenset(
    "rocket rockets mortar mortars artillery shell shells shellfire missile missiles tank projectile".split()
)


def set_on(trigger: "Trigger", cast: "Cast") -> bool:
    """ "turned on the villagers", "went after the herders": not those who turn on a light, nor words."""
    verb = trigger.verb
    assert verb is not None
    prep = trigger.patients[0].prep
    if verb.lemma in _RUSHING:
        hit = {c for n in trigger.patients for c in cast.classes(n)}
        thrown = verb.lemma in ("throw", "hurl") and not any(n.text().endswith("selves") for n in verb.objects)
        at = verb.objects[-1].last if verb.objects else verb.last
        beside = trigger.sentence.units[at + 1].word in _RUSHING[verb.lemma]
        return beside and not thrown and prep in _RUSHING[verb.lemma] and bool(hit & _RUSHED)
    if verb.lemma in ("fall", "set"):
        at = "".join(u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 2])
        told = at in ("on", "upon") if verb.lemma == "fall" else at in ("about", "upon")
        return told and any(cast.classes(n) & {"soldier", "police", "mission", "person"} for n in trigger.patients)
    if verb.lemma == "go":
        return prep in ("after", "for") and trigger.sentence.row[verb.last + 1] in "PS"
    return prep == "on" and trigger.sentence.row[verb.last + 1] == "P" and verb.lemma != "go"


# "came at the guards", "tore into the crowd", "threw themselves on the patrol".
_RUSHING = {
    "come": ("at",),
    "rush": ("at", "on", "into"),
    "swoop": ("on",),
    "tear": ("into",),
    "throw": ("on", "at"),
    "hurl": ("on", "at"),
}


_RUSHED = frozenset("soldier police mission person unit crowd shop base convoy".split())


def began_shooting(trigger: "Trigger", cast: "Cast") -> bool:
    """ "started shooting at everyone"."""
    verb = trigger.verb
    assert verb is not None
    after = [u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 2]]
    filmed = words_of(trigger.sentence) & {"film", "movie", "series", "scene", "documentary", "rockets", "shells"}
    return after in (["shooting"], ["firing"]) and not filmed


def drew_fire(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The patrol drew fire", "took heavy fire from the ridge": nothing said in words."""
    verb = trigger.verb
    assert verb is not None
    said = {"critics", "criticism", "lawmakers", "opposition", "media", "friendly"}
    return any(n.lemma in ("fire", "gunfire") for n in verb.objects) and words_of(trigger.sentence).isdisjoint(said)


def told_killing(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the killing of six farmers by rebels near Oicha on Tuesday": by armed men, on a day or at a place."""
    noun = trigger.noun
    assert noun is not None
    return specific(trigger) and noun.prep not in ("over", "about", "for", "since")


def killings_told(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the killings in Para on Tuesday", "that night the killing began": no killing of beasts, none as such."""
    noun, verb = trigger.noun, trigger.verb
    assert noun is not None
    if noun.prep in ("over", "about", "for", "since", "of", "without") or words_of(trigger.sentence) & _NOT_KILLED:
        return False
    began = noun.role == "subject" and verb is not None and verb.lemma in _BEGINNING
    placed = any(context.place_of_noun(n) is not None for n in tail(noun))
    return began or (placed and noun.units[-1].word.endswith("s"))


_NOT_KILLED = frozenset("elephant elephants cattle poultry birds whales court trial sentenced film tourism".split())
_BEGINNING = frozenset("begin start resume continue go occur happen follow last take".split())


def drove_off(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The army drove off a column of rebels", "pinned down by snipers": one side shoots at the other."""
    verb = trigger.verb
    assert verb is not None
    hit, doer = {c for n in trigger.patients for c in cast.classes(n)}, cast.classes(trigger.agent)
    if verb.lemma == "pin":
        return bool(doer & {"armed", "attacker", "shots"})
    return bool(hit & {"armed", "attacker"}) and verb.form == "finite"


def of_the_enemy(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The French destroyed two jets on the runway": no arms of their own."""
    verb = trigger.verb
    assert verb is not None
    own = any(n.determiner in ("its", "their") or any(u.word == "own" for u in n.units) for n in trigger.patients)
    return not own and verb.form == "finite" and verb.voice == "active" and not cast.departed


def direct_hit(trigger: "Trigger", cast: "Cast") -> bool:
    """ "took a direct hit from a mortar"."""
    verb = trigger.verb
    assert verb is not None
    hit = any(n.lemma == "hit" for n in verb.objects)
    return hit and not words_of(trigger.sentence).isdisjoint(_SHELLS)


def flown_bomb(trigger: "Trigger", cast: "Cast") -> bool:
    """A drone that is itself the bomb: "an explosive-laden drone crashed into the barracks"."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None and agent is not None
    loaded = words_of(trigger.sentence) & {"explosives", "kamikaze", "suicide"} or any(
        u.word.endswith(("-laden", "-packed", "-loaded")) or u.word in ("loitering", "armed") for u in agent.units
    )
    return bool(loaded) and agent.lemma in ("drone", "uav") and bool(verb.objects or tail(agent) or verb.complements())


def road_robbery(trigger: "Trigger", cast: "Cast") -> bool:
    """Bandits who stop vehicles or rob them with arms; no theft and no hold-up of traffic."""
    agent, verb = trigger.agent, trigger.verb
    assert verb is not None
    if agent is not None:
        return "armed" in cast.classes(agent) or agent.lemma in ("bandit", "robber", "highwayman", "hijacker", "gang")
    return verb.voice == "passive" and verb.lemma in ("waylay", "hijack")


def siege_of_house(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the siege of a hotel", by gunmen; no town besieged."""
    noun = trigger.noun
    assert noun is not None
    if noun.lemma == "robbery" and words_of(trigger.sentence).isdisjoint(("armed", "gunmen", "bandits")):
        return False
    house = next((n for n in tail(noun) if n.prep in ("of", "at", "on", "to")), None)
    return house is not None and is_house(house, cast) and specific(trigger)


def house_besieged(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Gunmen besieged a hotel in Para": no town and no camp."""
    return all(is_house(n, cast) for n in trigger.patients) and specific(trigger)


def is_house(noun: Noun, cast: "Cast") -> bool:
    """A hotel, a mosque, a ministry; no town and no camp."""
    return "shop" in cast.classes(noun) and not cast.classes(noun) & {"town", "base"}


def house_to_house(trigger: "Trigger", cast: "Cast") -> bool:
    """ "went from house to house, shooting men", "walked through the town, house by house": armed."""
    words = [u.word for u in trigger.sentence.units[trigger.index + 1 :]]
    three = zip(words, words[1:], words[2:], strict=False)
    each = any(one == other and by in ("to", "by") for one, by, other in three)
    armed = "armed" in cast.classes(trigger.agent) or _ARMS & words_of(trigger.sentence)
    return each and bool(armed) and specific(trigger)


_ARMS = frozenset("shooting killing executing rifles guns machetes knives axes firing burning".split())


def trapped(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Gunmen sprang a trap on a convoy", "the patrol drove into a trap": of men, not for beasts."""
    verb = trigger.verb
    assert verb is not None
    prep = None if verb.lemma == "spring" else "into"
    beasts = words_of(trigger.sentence) & {"fish", "animal", "animals", "crab", "rats", "mouse", "bears", "debt"}
    return not beasts and any(n.lemma == "trap" and n.prep == prep for n in [*verb.objects, *verb.complements()])


def on_a_life(trigger: "Trigger", cast: "Cast") -> bool:
    """ "an attempt on the life of the governor", "escaped an assassination bid"."""
    noun = trigger.noun
    assert noun is not None
    murder = any(u.word in ("assassination", "murder") for u in noun.units)
    return specific(trigger) and (murder or any(n.prep == "on" and n.lemma == "life" for n in tail(noun)[:1]))


def on_the_offensive(trigger: "Trigger", cast: "Cast") -> bool:
    """ "launched an offensive against the rebels", "resumed its offensive in Para": by arms, not against crime."""
    verb = trigger.verb
    assert verb is not None
    foes = [n for n in [*verb.complements(), *tail(trigger.patients[0])] if n.prep in ("against", "on")]
    if foes and not any(cast.classes(n) & {"armed", "army", "town", "site_name", "base", "soldier"} for n in foes):
        return False
    told = words_of(trigger.sentence).isdisjoint(("charm", "diplomatic", "media", "legal", "corruption", "peace"))
    return told and specific(trigger)


def on_the_attack(trigger: "Trigger", cast: "Cast") -> bool:
    """ "went on the attack", "went into the attack on the camps"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep in ("on", "into") and n.lemma in ("attack", "offensive") for n in verb.complements()[:1])
