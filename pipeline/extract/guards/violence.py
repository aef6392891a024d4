"""Guards of attacks: bombs, strikes from the air, shells, guns."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.words import clause_words, mutual, next_word, words_of
from pipeline.extract.lists import is_measure
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

BOMB = frozenset(
    """booby bomb bombs bomber bombers bombing bombings ied ieds mine mines landmine landmines grenade grenades suicide
    explosive explosives vbied vbieds
    unexploded
    tnt semtex pentolite gelignite c4 c-4
    booby-trap booby-trapped booby-traps dynamite roadside detonated car-bomb devices device mined rigged""".split()
)
_HARM_OBJECT = frozenset(
    (
        "person",
        "civilian",
        "soldier",
        "mission",
        "police",
        "troop",
        "army",
        "armed",
        "town",
        "base",
        "unit",
        "equipment",
        "convoy",
        "car",
        "aircraft",
        "contingent",
        "crowd",
        "shop",
        "name",
        "authority",
        "pronoun",
        "foreign",
        "access",
        "home",
    )
)
_NO_ATTACK = frozenset(
    """winners winner goal goals match striker coach cup league midfielder heart virus dog shark panic critics
    critic proposal plan idea policy decision problem sanctions cyber
    cyberattack shark media verbally""".split()
)


_PLAYED = frozenset("mock simulated drill drills war-game wargame rehearsed".split())
# Words that make another event of an attack, or none.
OTHER_ATTACKS = (
    _NO_ATTACK
    | BOMB
    | frozenset(
        """air aerial drone missile rocket mortar artillery bomb suicide grenade ied mine cyber terror counter police
        deadliest bombing acid""".split()
    )
)


def hostile(trigger: "Trigger", cast: "Cast") -> bool:
    """An attack with weapons on people or places."""
    verb = trigger.verb
    assert verb is not None
    words = clause_words(trigger)
    if words & _NO_ATTACK or mutual(trigger) or not words_of(trigger.sentence).isdisjoint(_PLAYED):
        return False
    if any(n.units[0].word == "any" for n in trigger.patients):
        return False  # "ready to repel any attack"
    passive = verb.voice == "passive"
    if verb.lemma in ("repel", "repulse", "beat", "beat off", "fight"):
        off = verb.particle == "off" or next_word(trigger) == "off"
        return any(n.lemma in _REPELLED or "armed" in cast.classes(n) for n in trigger.patients) and (
            verb.lemma not in ("beat", "fight") or off
        )
    if verb.lemma == "set":
        return next_word(trigger) in ("upon", "on") and not verb.objects
    if not passive and trigger.agent is None and verb.form == "finite":
        return verb.relative and verb.subject is not None and verb.subject.text().lower() in ("those", "whoever")
    if passive and trigger.agent is None and not trigger.patients:
        return False
    fighters = trigger.agent is not None and "armed" in cast.classes(trigger.agent)
    if trigger.patients and not fighters and not any(cast.classes(n) & _HARM_OBJECT for n in trigger.patients):
        return False
    if trigger.agent is not None and cast.classes(trigger.agent) & {"demonstrator"}:
        return False
    if not passive and not trigger.patients and verb.lemma in ("raid", "storm"):
        return any(n.prep in ("into", "through") for n in verb.complements())
    return True


_REPELLED = frozenset("attack assault offensive raid attempt attacker assailant".split())


def struck(trigger: "Trigger", cast: "Cast") -> bool:
    """ "shots hit a plane", "were attacked on", "fell on a settlement"."""
    verb = trigger.verb
    assert verb is not None
    agent = cast.classes(trigger.agent) if trigger.agent else frozenset()
    passive = verb.voice == "passive"
    if not clause_words(trigger).isdisjoint(("stray", "rubber")):
        return False  # what fighting told elsewhere did
    if "shots" in agent:
        return verb.lemma in ("strike", "hit", "target") or shots_fired(trigger.agent)
    if not agent & {"armed"} and not (passive and verb.lemma == "hit"):
        return False
    if verb.lemma == "strike" and not passive and not verb.objects:
        return specific(trigger)  # "gunmen struck at dawn in Para"
    if verb.lemma in ("fall", "descend", "pounce"):
        return any(n.prep in ("on", "upon") for n in verb.complements())
    if verb.lemma == "burst":
        return any(n.prep == "into" for n in verb.complements())
    if verb.lemma == "charge":
        return bool(trigger.patients) and any(cast.classes(n) & {"base", "town"} for n in trigger.patients)
    if passive and trigger.agent is None:
        return any(cast.classes(n) & {"mission", "soldier", "base", "troop"} for n in trigger.patients) and bool(
            clause_words(trigger) & {"again", "gunmen", "attack", "militants", "rebels"} or cast.mission
        )
    if any(cast.classes(n) & _HARM_OBJECT for n in trigger.patients):
        return True
    things = bool(trigger.patients) and all(n.lemma not in _STRUCK_FIGURATIVELY for n in trigger.patients)
    return things and verb.lemma in ("strike", "hit", "target") and "armed" in agent and specific(trigger)


_STRUCK_FIGURATIVELY = frozenset(
    """deal agreement accord pact bargain truce balance tone note chord blow compromise snag obstacle headline target
    message wall problem bottom""".split()
)


def shots_fired(noun: Noun | None) -> bool:
    """ "sniper fire", "bullets": no blaze."""
    return noun is not None and (noun.lemma != "fire" or any(u.word in _OF_GUNS for u in noun.units))


_OF_GUNS = frozenset(
    """sniper small-arms gun rebel hostile enemy automatic machine-gun rifle heavy tracer incoming sustained militia
    insurgent""".split()
)


def not_exchange(trigger: "Trigger", cast: "Cast") -> bool:
    """ "opened fire", by anybody."""
    verb = trigger.verb
    assert verb is not None
    return verb.lemma == "open"


_SPEAKERS = frozenset(
    """lawmaker deputy opposition critic press media newspaper senator campaigner union activist politician analyst
    commentator minister parliament""".split()
)


def under(trigger: "Trigger", cast: "Cast") -> bool:
    """ "came under fire", "came under attack", "fell into an ambush"."""
    verb = trigger.verb
    assert verb is not None
    hit = next((n for n in verb.complements() if cast.classes(n) & {"fire", "assault_noun"}), None)
    if hit is None or "agreement" in cast.classes(hit):
        return False
    if any(n.prep in ("from", "in") and n.lemma in _SPEAKERS for n in verb.complements()):
        return False  # "came under fire from lawmakers", "in parliament"
    if any(n.prep in ("by", "from") and cast.classes(n) & {"aircraft", "ordnance"} for n in verb.complements()):
        return False  # "came under attack by drones": a strike
    if verb.lemma in ("come", "be") and _blamed(hit):
        return False  # "came under fire for failing to protect them"
    if verb.lemma == "be":
        return hit.prep == "under" and hit.lemma in ("attack", "fire")
    if verb.lemma in ("fall", "run", "walk", "get"):
        return hit.lemma == "ambush" or hit.prep == "under"
    return hit.prep == "under" and not {u.word for u in hit.units} & {
        "air",
        "aerial",
        "drone",
        "missile",
        "rocket",
        "mortar",
        "artillery",
        "grenade",
        "bomb",
    }


def _blamed(hit: Noun) -> bool:
    """Whether what follows is a reason: "for failing", "over the delay"; not how long it went on."""
    units, row = hit.sentence.units, hit.sentence.row
    at = hit.last + 1
    while row[at : at + 1] == "t" or row[at : at + 2] == "Pt":
        at += 1 if row[at] == "t" else 2
    if at >= len(units) or units[at].word not in ("for", "over"):
        return False
    if row[at + 1 : at + 2] == "g":
        return True
    after = next((n for n in hit.sentence.nouns if n.prep_index == at), None)
    return after is not None and not after.people and not is_measure(after) and context.place_of_noun(after) is None


def under_shells(trigger: "Trigger", cast: "Cast") -> bool:
    """ "came under mortar fire", "was under heavy bombardment"."""
    verb = trigger.verb
    assert verb is not None
    return any(
        n.prep == "under"
        and {u.lemma for u in n.units}
        & {"rocket", "mortar", "artillery", "shell", "missile", "tank", "shelling", "shellfire", "bombardment"}
        for n in verb.complements()
    )


def shot(trigger: "Trigger", cast: "Cast") -> bool:
    """Guns fired at people: "fired on marchers", "shot dead", "gunned down"."""
    verb = trigger.verb
    assert verb is not None
    lemma = verb.lemma
    words = clause_words(trigger)
    if mutual(trigger) or next_word(trigger) == "it":
        return False  # "shot it out with the rebels"
    if verb.lemma in ("fire", "shoot") and not words.isdisjoint(("air", "warning")):
        return False  # "fired warning shots", "shot into the air"
    if trigger.agent is not None and trigger.agent.units[0].word in ("nobody", "none", "no one"):
        return False
    said = trigger.sentence.row[verb.first - 1 : verb.first] == "Q"
    said = said or any("name" in cast.classes(n) for n in (verb.subject, *verb.objects) if n)
    if said and next_word(trigger) == "back":
        return False  # "We are no puppets," shot back the spokesman, Ali Kone
    if words & {
        "film",
        "video",
        "photo",
        "footage",
        "goal",
        "minister",
        "rocket",
        "rockets",
        "missile",
        "missiles",
        "shells",
        "mortars",
        "grenade",
        "warplane",
        "warplanes",
        "jets",
    }:
        return False
    if trigger.agent is not None and "aircraft" in cast.classes(trigger.agent):
        return False
    if trigger.patients and all(n.lemma in _CRIMINALS for n in trigger.patients):
        return False  # "police shot a robber"
    if not words.isdisjoint(_SPORT) or not words.isdisjoint(("robbery", "burglary", "mugging")):
        return False
    if trigger.patients and all(_all_of_them(n) for n in trigger.patients):
        return False  # "all five attackers were shot dead": the end of what is told
    if trigger.patients and all(n.lemma in _PROPOSALS for n in trigger.patients):
        return False  # "the plan was shot down"
    if lemma == "gun":
        return verb.particle == "down" or "down" in words
    if lemma in ("shoot", "mow", "snipe", "spray"):
        if "film" in words or (lemma == "mow" and verb.particle != "down"):
            return False
        if verb.particle in ("up",) and not verb.objects and verb.voice == "active":
            return False
        return bool(trigger.patients or trigger.agent)
    if lemma == "fire":
        if verb.voice == "passive" and next_word(trigger) in ("at", "on", "upon"):
            return True  # "the patrol was fired at"
        at = any(n.prep in ("on", "at", "into", "over") for n in verb.complements())
        if verb.form == "participle" and verb.voice == "passive" and not at:
            return False  # "a 130-mm round, fired from the ridge": told where it lands
        if verb.voice == "passive" and any("shots" in cast.classes(n) or n.lemma == "shot" for n in trigger.patients):
            return True
        if verb.objects and not any(cast.classes(n) & {"shots"} for n in verb.objects):
            return False
        from_where = verb.voice == "active" and "attacker" in cast.classes(trigger.agent)  # "fired from a balcony"
        at = ("on", "at", "into", "over", "from") if from_where else ("on", "at", "into", "over")
        return bool(verb.objects) or any(n.prep in at for n in verb.complements())
    return False


def _all_of_them(noun: Noun) -> bool:
    """ "all six attackers", "the assailants"."""
    if noun.units[-1].word == "last" and noun.of is not None and noun.of.units[-1].word == "them":
        return True  # "until the last of them was shot dead"
    known = noun.determiner in ("the", "these", "those") or noun.units[0].word in ("all", "both")
    return known and noun.lemma in ("attacker", "assailant", "raider")


_WEAPONS = frozenset(
    "machetes machete guns rifles kalashnikovs uniform uniforms masked hooded motorbikes camels horseback".split()
)
_CRIMINALS = frozenset("robber burglar thief shoplifter suspect dog elephant lion bear crocodile".split())
_PROPOSALS = frozenset("plan proposal bill idea motion amendment request suggestion scheme".split())
_SPORT = frozenset("striker net goalkeeper midfielder crossbar referee".split())


def burnt(trigger: "Trigger", cast: "Cast") -> bool:
    """ "set the village on fire", "reduced the market to ashes"."""
    verb = trigger.verb
    assert verb is not None
    words = words_of(trigger.sentence)
    if verb.lemma == "set":
        return not words.isdisjoint(("fire", "ablaze", "alight"))
    if verb.lemma == "put":
        return "torch" in words or any(n.prep == "to" and n.lemma == "flame" for n in verb.complements())
    if not any(cast.classes(n) & {"town", "base", "police", "convoy", "shop"} for n in trigger.patients):
        return verb.lemma in ("raze", "torch") or {"ground", "down", "ashes"} & words != set()  # "burned Para down"
    return verb.lemma != "reduce" or not words.isdisjoint(("ashes", "rubble", "cinders"))


def killing(trigger: "Trigger", cast: "Cast") -> bool:
    """Killing by an armed group, when nothing else tells how."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "assassinate":
        return True
    hacked = trigger.sentence.units[verb.head].word == "hacked to death"
    slaughter = hacked or verb.lemma in ("slaughter", "behead", "massacre", "hack", "lynch", "decapitate")
    slaughter |= verb.lemma == "execute" and trigger.agent is not None
    slaughter |= verb.lemma in ("cut", "mow") and verb.particle == "down"
    if slaughter and (
        (trigger.agent is None and verb.lemma not in ("behead", "lynch", "decapitate"))
        or cast.classes(trigger.agent) & {"attacker", "mob"}
    ):
        return True
    if all("number" in cast.classes(n) for n in trigger.patients):
        if words_of(trigger.sentence) & {"thousands", "hundreds", "tens of thousands"}:
            return False  # "had killed thousands in three years"
        return verb.form == "finite" and "armed" in cast.classes(trigger.agent) and specific(trigger)
    if "attacker" in cast.classes(trigger.agent) and _with_weapons(words_of(trigger.sentence)):
        return True
    forces = {"mission", "foreign", "contingent"}
    fighting = {"armed"} if "police" in cast.classes(trigger.agent) else {"armed", "soldier", *forces}
    fought = forces if "police" in cast.classes(trigger.agent) else {"armed", *forces}
    if not cast.classes(trigger.agent) & fighting and not any(cast.classes(n) & fought for n in trigger.patients):
        return False  # what police and drivers do to others has its own words
    if verb.lemma in ("put", "put to death"):
        return "death" in clause_words(trigger)
    if verb.lemma in ("kill", "wound", "injure") and (
        words_of(trigger.sentence)
        & {"airstrike", "airstrikes", "strike", "strikes", "bomb", "bombing", "attack", "clashes", "fighting"}
    ):
        return False
    return trigger.agent is not None and not words_of(trigger.sentence) & BOMB


def _with_weapons(words: frozenset[str]) -> bool:
    """ "with machetes", "machete-wielding men"."""
    return not _WEAPONS.isdisjoint(words) or any(w.endswith(("-wielding", "-toting")) for w in words)


def claimed_only(trigger: "Trigger") -> bool:
    """A noun that is no happening of its own: a kind of attack, a claim of responsibility, a hypothetical."""
    noun = trigger.noun
    assert noun is not None
    units = noun.sentence.units
    i = noun.prep_index if noun.prep_index >= 0 else noun.first - 1
    before = units[i - 1].lemma if i >= 1 else ""
    placed = any(context.place_of_noun(n) is not None for n in tail(noun))
    if (
        noun.prep == "for"
        and not placed
        and (before == "responsibility" or any(u.word == "responsibility" for u in units[: max(i, 0)]))
    ):
        return True
    kind = {w for u in noun.units for w in u.word.replace("-", " ").split()}
    if noun.prep == "under" and not kind.isdisjoint(BOMB | {"air", "aerial", "drone"}):
        return False  # "came under a grenade attack"
    if noun.prep == "under" or (noun.prep in ("over", "about") and not any(u.kind == "t" for u in noun.units)):
        return True  # told by its verb ("came under attack"), or a reason ("expelled diplomats over the bombing")
    verb = noun.verb
    return (
        verb is not None
        and verb.lemma == "claim"
        and noun.role == "object"
        and noun.determiner in ("the", "this", "that")
        and not (placed and context.find_date(noun.sentence, noun.head) is not None)
    )


def specific(trigger: "Trigger") -> bool:
    """Whether the clause names a day or a place for it."""
    sentence = trigger.sentence
    if context.find_date(sentence, trigger.index) is not None:
        return True
    return context.find_place(sentence, trigger.index) is not None
