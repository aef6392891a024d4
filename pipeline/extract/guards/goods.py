"""Guards of goods and equipment: one's own destroyed, others' carried off."""

from typing import TYPE_CHECKING

from pipeline.extract.guards.words import next_word, words_of
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import around, possessors, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def own(trigger: "Trigger", cast: "Cast") -> bool:
    """One's own kit, not the enemy's."""
    verb, agent = trigger.verb, cast.classes(trigger.agent)
    if any(not _spared_for_us(noun, agent, cast) for noun in trigger.patients):
        return False
    if "aircraft" in agent:
        return False  # "A car was destroyed by a drone"
    passive = verb is not None and verb.voice == "passive"
    if trigger.agent is None and any(_their_own(n, cast) for n in trigger.patients):
        return passive
    words = words_of(trigger.sentence)
    if trigger.agent is None:
        if not passive or "controlled" in words:  # "blown up in a controlled explosion"
            return False
        told = _leaving(trigger, cast)
        return told and (all(n.lemma in _KIT for n in trigger.patients) or not words.isdisjoint(_LEFT_BEHIND))
    return _of_force(agent, trigger, cast) and words.isdisjoint(("arms", "depots", "warplanes", "jets"))


def _spared_for_us(noun: Noun, agent: frozenset[str], cast: "Cast") -> bool:
    """Whether nothing says that equipment is somebody else's."""
    near = around(noun, cast)
    classes = set().union(*(cast.classes(n) for n in near))
    if classes & {"armed", "army", "civilian"} and "mission" not in classes:
        return False
    # "soldiers disabled the position's cameras"
    return "mission" in agent or not any(n.lemma in ("position", "post", "base", "mission") for n in near)


def _of_force(agent: frozenset[str], trigger: "Trigger", cast: "Cast") -> bool:
    """Whether those who destroy it are of the mission or from abroad: "its engineers", "the crews" where a departure is
    told."""
    if agent & {"mission", "foreign", "contingent"}:
        return True
    doer = trigger.agent
    if doer is not None and doer.determiner in ("their", "its") and "crew" in agent and doer.prep == "by":
        return _leaving(trigger, cast)  # "mortars were spiked by their crews"
    if agent & {"army", "armed", "local", "home"}:
        return False
    if agent & {"unit", "soldier", "troop"}:
        return True
    if "crew" not in agent or trigger.agent is None:
        return False
    return all(e.kind in ("demonym", "country") for e in trigger.agent.entities) and _leaving(trigger, cast)


def _leaving(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether bases are given up, or a mission is spoken of, where it is told."""
    if cast.departed or cast.mission_told(trigger.sentence):
        return True
    return any(
        v.lemma in _GOING and v.subject is not None and cast.classes(v.subject) & {"mission", "foreign", "contingent"}
        for v in trigger.sentence.verbs
    )


_GOING = frozenset("leave depart withdraw pull go quit vacate abandon evacuate fly retreat".split())


_KIT = frozenset("equipment gear materiel kit ammunition material piece".split())
# Words of a sentence that say that what is destroyed would be left to others.
_LEFT_BEHIND = frozenset(
    """worth freight nobody leaving departing behind could cannot couldn't unable fuel room spot enemy surplus transport
    unserviceable crews engineers technicians sappers departure withdrawal pullout retreat abandoned useless outdated
    excess sensitive classified beyond""".split()
)


def _their_own(noun: Noun, cast: "Cast") -> bool:
    """ "The contingent's own trucks"."""
    owners = possessors(noun, cast) if any(u.word == "own" for u in noun.units) else []
    return any(cast.classes(n) & {"mission", "contingent", "unit"} and "armed" not in cast.classes(n) for n in owners)


def not_participle(trigger: "Trigger", cast: "Cast") -> bool:
    """Looting by somebody, not a team that was robbed in sport."""
    if trigger.verb is not None and trigger.verb.lemma in _WRECKING and "demonstrator" in cast.classes(trigger.agent):
        return False  # "Protesters ransacked the office"
    if trigger.verb is not None and trigger.verb.lemma == "sack":
        sites = {"town", "base", "shop", "site_name"}
        if not any(cast.classes(n) & sites and not n.people for n in trigger.patients):
            return False
    return not words_of(trigger.sentence) & {"treasury", "assets", "funds"}


_WRECKING = frozenset(("ransack", "vandalise", "vandalize", "sack"))


def carried(trigger: "Trigger", cast: "Cast") -> bool:
    """Goods carried off from a base."""
    verb, agent = trigger.verb, cast.classes(trigger.agent)
    assert verb is not None
    if agent & {"mission", "contingent", "foreign"}:
        return False
    words = [u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 4]]
    if agent & {"army", "soldier"} and "armed" not in agent and not at_base(trigger, cast):
        return False
    if verb.lemma == "make":
        return words[:2] == ["off", "with"]
    if verb.lemma in _THIEVING:
        return verb.lemma in ("steal", "haul", "cart") or at_base(trigger, cast)
    if verb.lemma in ("drive", "ride", "speed", "flee", "escape"):
        spoils = any({u.word for u in n.units} & _OF_WAR for n in trigger.patients)
        return not spoils and any(n.prep == "with" for n in trigger.patients)
    return (
        verb.particle in ("away", "off")
        or words[:1] in (["away"], ["off"])
        or (verb.lemma == "load" and "looted" in words_of(trigger.sentence))
        or (verb.lemma in _BEARING and at_base(trigger, cast) and _out_of_it(trigger, cast))
    )


_THIEVING = frozenset("steal haul cart pilfer scavenge unscrew unbolt rip tear prise pry".split())
_BEARING = frozenset(
    "carry load push wheel drag pile lug roll ferry pull heave bundle pass hoist bear sling tow".split()
)


def _out_of_it(trigger: "Trigger", cast: "Cast") -> bool:
    """ "were carrying doors out of the post", "pushed mattresses on handcarts", "loading the furniture": not brought to
    it."""
    verb = trigger.verb
    assert verb is not None
    behind = [n for n in verb.complements() if n not in trigger.patients]
    if any(n.prep in ("to", "for", "towards") for n in behind):
        return False
    loading = verb.lemma in ("load", "pile", "heave", "bundle", "hoist") and cast.departed
    return loading or any(n.prep in ("out of", "from", "over", "through", "past", "on", "onto") for n in behind)


def at_base(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether the sentence or one just before it speaks of a base, after one has been left or in an attack on it."""
    heard, index = cast.article.heard, trigger.sentence.index
    near = range(max(0, index - 3), index + 1)
    return index - cast.departed_at <= _NEAR or any(not _SITE_WORDS.isdisjoint(heard[i]) for i in near)


def at_left_base(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether a base has been left just before, or hands over here: "people were over the wall within hours"."""
    just = trigger.sentence.index - cast.departed_at <= _NEAR
    verb = trigger.verb
    return verb is not None and not verb.negated and (just or (cast.departed and at_base(trigger, cast)))


# Sentences within which a departure is still what is spoken of.
_NEAR = 3
_SITE_WORDS = frozenset(
    """base bases camp camps compound compounds outpost outposts barracks headquarters post posts site sites depot
    depots garrison airfield premises""".split()
)


_USED_UP = frozenset("fuel food oil water ammunition ration medicine money".split())


def vanished_from_base(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Two nights later doors and cables had gone", "the generator was gone by morning", "beds were on sale in the
    market": goods of a base that has been left."""
    verb, sentence = trigger.verb, trigger.sentence
    assert verb is not None
    out_of_base = any(n.prep == "from" and "base" in cast.classes(n) for n in verb.complements())
    if verb.lemma in ("vanish", "disappear") and out_of_base and not verb.modal and not verb.negated:
        return trigger.agent is None or "car" not in cast.classes(trigger.agent)
    if not (cast.departed or _leaving(trigger, cast)) or not at_base(trigger, cast) or verb.modal or verb.negated:
        return False
    if trigger.agent is not None and (trigger.agent.lemma in _USED_UP or "car" in cast.classes(trigger.agent)):
        return False  # "the fuel was gone": used up; "the last truck had gone"
    behind = [u.word for u in sentence.units[verb.last + 1 : verb.last + 4]]
    group = [u.word for u in sentence.units[verb.first : verb.last + 1]]
    if verb.lemma == "be":
        return behind[:1] in (["gone"], ["missing"]) or behind[:2] in (["on", "sale"], ["for", "sale"])
    if verb.lemma == "go":
        alone = sentence.row[verb.last + 1 : verb.last + 2] in (".", ",", "", "P", "A", "t", ";")
        moved = any(n.prep in ("to", "into", "through", "for") for n in verb.complements())
        if behind[:3] == ["out", "the", "same"]:
            return True  # "the air conditioners went out the same way"
        return behind[:1] == ["missing"] or (alone and not moved and group[0] in ("had", "have", "was", "were"))
    if verb.lemma in ("walk", "melt", "resurface"):
        return verb.lemma == "resurface" or behind[:1] == ["away"]
    return True


_OF_WAR = frozenset(("military", "army", "armoured", "armored", "captured", "weapons", "ammunition"))


def looting_spree(trigger: "Trigger", cast: "Cast") -> bool:
    """ "went on a looting spree"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep == "on" and n.lemma in ("spree", "rampage") for n in verb.complements()[:1])


def taken_from(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Thieves took the panels from the camp", "broke in and left with chairs": by people who have no right to it."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    words = words_of(trigger.sentence)
    everything = any(n.lemma in ("everything", "anything") for n in trigger.patients)
    open_to_all = stands_open(trigger, cast) and at_base(trigger, cast)
    if words.isdisjoint(_STORES) and not open_to_all and not (everything and at_base(trigger, cast)):
        return False
    if verb.form == "infinitive" or any(n.prep == "to" or (n.prep == "from" and n.people) for n in verb.complements()):
        return False  # "took food to the camp", "grabbed rifles from policemen"
    if verb.voice == "passive" and agent is None:
        return open_to_all and verb.lemma in _TAKING and verb.form == "finite" and not (verb.modal or verb.negated)
    if agent is None or cast.classes(agent) & {"mission", "contingent", "foreign"} or agent.lemma == "worker":
        return False
    thieves = agent.lemma in ("thief", "looter", "robber", "burglar", "mob", "crowd", "youth", "neighbour", "neighbor")
    if verb.lemma in ("leave", "escape", "emerge", "flee", "make"):
        return any(n.prep == "with" for n in trigger.patients) and (thieves or open_to_all)
    stole = thieves or verb.lemma == "steal" or open_to_all or not words.isdisjoint(_BREAKING)
    return stole or (everything and "armed" in cast.classes(agent))


_TAKING = frozenset("take steal remove carry haul load grab seize".split())


def stands_open(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether a base or a store has just been left, overrun or broken into."""
    heard, index = cast.article.heard, trigger.sentence.index
    if 0 <= index - cast.departed_at <= _NEAR:
        return True
    return any(not _BREAKING.isdisjoint(heard[i]) for i in range(max(0, index - 3), index + 1))


_STORES = frozenset(
    """camp base compound warehouse warehouses depot store stores premises barracks clinic hospital shop shops office
    offices""".split()
)
_BREAKING = frozenset(
    """broke broken break breaking stormed storming raided looted looters looting entered overran overrun
    stole""".split()
)


def not_carried(trigger: "Trigger", cast: "Cast") -> bool:
    """ "burned what they could not take with them": one's own things, which could not be carried."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    words = words_of(trigger.sentence)
    if not {"could", "can", "cannot"} & words or not {"not", "n't", "cannot"} & words or "what" not in words:
        return False
    if verb.lemma == "put" and words.isdisjoint(_OUT_OF_USE["put"]):
        return False
    return agent is not None and _of_force(cast.classes(agent), trigger, cast)


# What must stand beside a light verb for it to tell that something was made useless.
_OUT_OF_USE = {
    "set": frozenset(("fire", "ablaze", "alight")),
    "put": frozenset(("action", "beyond", "torch", "match", "use", "commission")),
    "take": frozenset(("sledgehammer", "axe", "torch", "hammer")),
}
_USELESS = frozenset("unusable inoperable useless inoperative unserviceable worthless undrivable".split())


def out_of_use(trigger: "Trigger", cast: "Cast") -> bool:
    """ "put several vehicles out of action", "set fire to its trucks", "rendered them unusable"."""
    verb = trigger.verb
    assert verb is not None
    words = words_of(trigger.sentence)
    if verb.lemma == "take" and any(
        n.prep == "out of" and n.lemma in ("service", "use", "commission", "action") for n in verb.complements()
    ):
        return True
    return not words.isdisjoint(_OUT_OF_USE.get(verb.lemma, _USELESS))


def into_own_kit(trigger: "Trigger", cast: "Cast") -> bool:
    """ "drove spikes through the tyres of its trucks", "poured sugar into their tanks", "took an axe to the radios"."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    at = [n for n in verb.complements() if n.prep in _INTO]
    if verb.lemma in ("take", "put", "use"):
        at = [n for n in at if n.prep in ("to", "down", "into", "through", "in", "on")]
    hit = [n for n in at if any(cast.classes(part) & {"equipment", "kit"} for part in _with_parts(n))]
    if not hit or any(not _spared_for_us(n, cast.classes(agent), cast) for n in hit):
        return False
    told = _leaving(trigger, cast) or bool(cast.classes(agent) & {"foreign", "mission"})
    shot = verb.lemma in ("throw", "fire", "shoot", "drop", "toss", "lob", "place", "roll", "ram")
    if shot and words_of(trigger.sentence).isdisjoint(_OF_USE_TO_OTHERS):
        return False
    if agent is None:
        return told and verb.voice == "passive"
    return told and _of_force(cast.classes(agent), trigger, cast)


def _with_parts(noun: Noun) -> list[Noun]:
    """ "the barrel of each of their mortars": the phrase and what it is part of."""
    found = [noun]
    while found[-1].of is not None and len(found) < 4:
        found.append(found[-1].of)
    return found


_INTO = frozenset(("into", "through", "down", "to", "over", "in", "under", "on", "at", "inside", "onto", "against"))
# Words that tell that what is shot at is one's own: it would not start, nobody else was to have it.
_OF_USE_TO_OTHERS = _LEFT_BEHIND | frozenset("start before nobody no-one else use started own".split())


def stripped(trigger: "Trigger", cast: "Cast") -> bool:
    """ "stripped the base of doors", "emptied the depot", "picked clean"."""
    verb = trigger.verb
    assert verb is not None
    words = words_of(trigger.sentence)
    if cast.classes(trigger.agent) & {"mission", "contingent", "foreign"}:
        return False
    named = all(cast.classes(n) & {"town", "site_name"} and "base" not in cast.classes(n) for n in trigger.patients)
    if verb.lemma == "pick":
        return not words.isdisjoint(("clean", "bare", "over"))
    if verb.lemma in ("strip", "denude", "relieve"):
        if verb.lemma == "strip" and verb.form != "infinitive" and not named:
            return words.isdisjoint(("workers", "contractors", "engineers", "repainted"))
        bare = any(n.prep == "of" and not n.people for n in verb.sentence.nouns if n.first > verb.last)
        return (bare or not words.isdisjoint(("bare", "clean", "down"))) and (not named or at_base(trigger, cast))
    if named and not any("base" in cast.classes(n) for n in trigger.patients):
        return False
    return trigger.agent is not None and not cast.classes(trigger.agent) & {"soldier", "army"}


def store_robbed(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The agency's three warehouses were raided", "robbed a bank": nobody shot at."""
    verb = trigger.verb
    assert verb is not None
    broken = verb.voice == "passive" and next_word(trigger) == "into"  # "the stores were broken into"
    into = verb.lemma not in ("break", "burst") or broken or all(n.prep == "into" for n in trigger.patients)
    police = trigger.agent is not None and cast.classes(trigger.agent) & {"police", "army", "mission"}
    return into and not police and verb.form != "infinitive" and words_of(trigger.sentence).isdisjoint(_SHOT_AT)


_SHOT_AT = frozenset(
    """killed killing wounded shot shots fire fired opened gunfire dead died attacked assault ambush police
    arrested""".split()
)


def at_work(trigger: "Trigger", cast: "Cast") -> bool:
    """Looters who do something, not those who are arrested, shot or spoken of."""
    noun, verb = trigger.noun, trigger.verb
    assert noun is not None
    if noun.prep == "to" and noun.sentence.units[noun.prep_index - 1].word in ("prey", "left"):
        return True  # "fell prey to looters", "was left to looters"
    return noun.role == "subject" and verb is not None and verb.voice == "active" and verb.lemma in _PLUNDERING


_PLUNDERING = frozenset(
    """descend make take carry break swarm strip empty rush run steal cart move arrive help walk pour haul leave ransack
    go storm enter invade comb load pick get reach clean clear empty pilfer break rip tear overrun set hit""".split()
)


def helped_themselves(trigger: "Trigger", cast: "Cast") -> bool:
    """ "helped themselves to food", "to what was left in the camp"."""
    verb = trigger.verb
    assert verb is not None
    after = [u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 4]]
    if after[:2] != ["themselves", "to"]:
        return False
    return after[2:] in (["what"], ["whatever"], ["anything"], ["fuel"]) or any(
        n.prep == "to" and cast.classes(n) & {"goods"} for n in verb.complements()
    )


def theft_from(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the theft of 4,000 tonnes of food from a warehouse in Para": of goods, from a base or a store."""
    noun = trigger.noun
    assert noun is not None
    from_store = any(n.prep == "from" and cast.classes(n) & {"base", "shop"} for n in tail(noun))
    return from_store and any(n.prep == "of" and cast.classes(n) & {"goods", "equipment"} for n in tail(noun)[:1])
