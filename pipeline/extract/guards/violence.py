"""Guards of attacks: bombs, strikes from the air, shells, guns."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.words import clause_words, next_word, words_of
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import key_of, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

BOMB = frozenset(
    """bomb bombs bomber bombers bombing bombings ied ieds mine mines landmine landmines grenade grenades suicide
    explosive explosives vbied vbieds
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


# Words that make another event of an attack, or none.
_OTHER_ATTACKS = (
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
    if words & _NO_ATTACK:
        return False
    passive = verb.voice == "passive"
    if verb.lemma in ("repel", "repulse", "beat", "beat off"):
        return any(
            n.lemma in ("attack", "assault", "offensive", "raid", "attempt", "attacker", "assailant")
            for n in trigger.patients
        ) and (verb.lemma != "beat" or verb.particle == "off")
    if verb.lemma == "set":
        return next_word(trigger) in ("upon", "on") and not verb.objects
    if not passive and trigger.agent is None and verb.form == "finite":
        return False
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


def struck(trigger: "Trigger", cast: "Cast") -> bool:
    """ "shots hit a plane", "were attacked on", "fell on a settlement"."""
    verb = trigger.verb
    assert verb is not None
    agent = cast.classes(trigger.agent) if trigger.agent else frozenset()
    passive = verb.voice == "passive"
    if "stray" in clause_words(trigger):
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
    return any(cast.classes(n) & _HARM_OBJECT for n in trigger.patients)


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
    if any(n.prep == "from" and n.lemma in _SPEAKERS for n in verb.complements()):
        return False  # "came under fire from lawmakers"
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
    if verb.lemma in ("fire", "shoot") and "air" in words:
        return False
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
        if verb.voice == "passive" and any("shots" in cast.classes(n) or n.lemma == "shot" for n in trigger.patients):
            return True
        if verb.objects and not any(cast.classes(n) & {"shots"} for n in verb.objects):
            return False
        return bool(verb.objects) or any(n.prep in ("on", "at", "into", "over") for n in verb.complements())
    return False


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
    return verb.lemma != "reduce" or not words.isdisjoint(("ashes", "rubble", "cinders"))


def killing(trigger: "Trigger", cast: "Cast") -> bool:
    """Killing by an armed group, when nothing else tells how."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "assassinate":
        return True
    hacked = trigger.sentence.units[verb.head].word == "hacked to death"
    slaughter = hacked or verb.lemma in ("slaughter", "behead", "massacre", "hack", "lynch", "decapitate")
    if slaughter and (
        (trigger.agent is None and verb.lemma not in ("behead", "lynch", "decapitate"))
        or "attacker" in cast.classes(trigger.agent)
    ):
        return True
    if all("number" in cast.classes(n) for n in trigger.patients):
        if words_of(trigger.sentence) & {"thousands", "hundreds", "tens of thousands"}:
            return False  # "had killed thousands in three years"
        return verb.form == "finite" and "armed" in cast.classes(trigger.agent) and specific(trigger)
    if "attacker" in cast.classes(trigger.agent) and not _WEAPONS.isdisjoint(words_of(trigger.sentence)):
        return True
    forces = {"mission", "foreign", "contingent"}
    fighting = {"armed"} if "police" in cast.classes(trigger.agent) else {"armed", "soldier", *forces}
    fought = forces if "police" in cast.classes(trigger.agent) else {"armed", *forces}
    if not cast.classes(trigger.agent) & fighting and not any(cast.classes(n) & fought for n in trigger.patients):
        return False  # what police and drivers do to others has its own words
    if verb.lemma in ("put", "put to death"):
        return "death" in clause_words(trigger)
    if verb.lemma == "kill" and (
        words_of(trigger.sentence)
        & {"airstrike", "airstrikes", "strike", "strikes", "bomb", "bombing", "attack", "clashes", "fighting"}
    ):
        return False
    return trigger.agent is not None and not words_of(trigger.sentence) & BOMB


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
    )


_ABSTRACT = frozenset(
    """corruption inflation poverty budget plan policy record reform freedom democracy bill right independence fever
    asthma nerve malaria tax deficit unemployment crime judiciary press media sovereignty law constitution character
    reputation language religion faith value privacy rule economy""".split()
)


def attack_noun(trigger: "Trigger", cast: "Cast") -> bool:
    """An attack told of: one with a place, a date, an agent or harm, not attacks as such."""
    noun = trigger.noun
    assert noun is not None
    if claimed_only(trigger):
        return False
    head = noun.sentence.units[noun.head]
    if noun.role == "object" and trigger.verb is not None and "aircraft" in cast.classes(trigger.verb.subject):
        return False  # "warplanes carried out raids"
    before = {w for u in noun.units if u is not head for w in u.word.replace("-", " ").split()}
    if any(n.prep in ("on", "against", "of") and n.lemma in _ABSTRACT for n in tail(noun)[:1]):
        return False  # "an attack on corruption", "an attack of fever"
    verb = trigger.verb
    around = [*tail(noun)[:2], *(verb.complements()[:1] if verb is not None and noun.role == "subject" else ())]
    if not _OTHER_ATTACKS.isdisjoint(before) or any(
        n.prep == "between" and context.place_of_noun(n) is None for n in around
    ):
        return False
    words = clause_words(trigger)
    if head.word.endswith("s") and key_of(noun) in ("attack", "raid", "ambush", "assault"):
        mention = context.find_date(trigger.sentence, trigger.index)
        placed = context.find_place(trigger.sentence, trigger.index) is not None
        if (
            not placed
            and (mention is None or mention.precision in ("year", "range", "part_of_year"))
            and not trigger.agent
        ):
            return False  # attacks as such, or of a year
    if _ranked(noun):
        return False
    if noun.determiner in ("a", "an") and noun.prep == "in" and _since(noun):
        return False  # "the first to die in an attack since the force was enlarged"
    if _taken_up(noun) and trigger.sentence.index:
        return False
    if verb is not None and verb.lemma in (
        "condemn",
        "fear",
        "prevent",
        "stop",
        "avoid",
        "constitute",
        "warn",
        "face",
        "simulate",
    ):
        return verb.lemma == "condemn" and specific(trigger)
    if key_of(noun) == "gunfire":
        return specific(trigger) and not (verb is not None and verb.lemma in ("exchange", "trade"))
    if words & {"risk", "threat"} and not specific(trigger):
        return False
    return (
        specific(trigger)
        or bool(trigger.agent)
        or _heads_entry(noun, cast)
        or (verb is not None and verb.lemma in ("kill", "wound", "injure", "happen", "occur", "follow", "leave"))
    )


def _heads_entry(noun: Noun, cast: "Cast") -> bool:
    """ "7 December, Semuliki. Attack on the base at dusk.": what the head of an entry gives day and place."""
    entry = cast.entry(noun.sentence.paragraph)
    opens = noun.prep is None and noun.role is None and (noun.first == 0 or noun.sentence.row[noun.first - 1] in ":-")
    return opens and (entry.day is not None or entry.place is not None)


def _ranked(noun: Noun) -> bool:
    """ "the third attack this year", "one of the bloodiest attacks in years": a measure of one told elsewhere."""
    words = [u.word for u in noun.units]
    best = any(w.endswith("est") or w in ("most", "worst") for w in words[:-1])
    counted = any(u.kind == "#" for u in noun.units)
    after = noun.sentence.units[noun.last + 1 :]
    span = any(u.kind == "t" and u.value.precision in ("year", "range", "unknown", "part_of_year") for u in after[:8])
    since = any(
        u.word in ("since", "years", "decade", "far", "months") or u.word.startswith("since ") for u in after[:10]
    )
    one_of = noun.prep == "of" and noun.of_parent is not None and noun.of_parent.text().lower() in ("one", "some")
    predicate = noun.role == "object" and noun.verb is not None and noun.verb.lemma == "be"
    return (best and (one_of or predicate or since or noun.prep in ("despite", "in spite of"))) or (
        counted and (span or since) and not any(u.kind == "t" and u.value.precision == "day" for u in after[:8])
    )


def _since(noun: Noun) -> bool:
    """Whether "since" follows shortly on a phrase, behind "the first"."""
    units = noun.sentence.units
    after = {u.word for u in units[noun.last + 1 : noun.last + 4]}
    return "since" in after and any(u.word in ("first", "second", "third") for u in units[: noun.first])


def _taken_up(noun: Noun) -> bool:
    """ "The raid followed a bloody Saturday": an attack already told, with no day or place of its own."""
    if (
        noun.determiner not in ("the", "this", "that")
        or (noun.role != "subject" and noun.determiner == "the")
        or any(u.kind == "t" for u in noun.units)
    ):
        return False
    after = noun.sentence.row[noun.last + 1 : noun.last + 2]
    if noun.verb is not None and noun.verb.lemma in ("happen", "occur", "take", "begin", "come"):
        return False  # "the attack happened on Tuesday in X": its day and place
    return not tail(noun) and after not in "tP"


def specific(trigger: "Trigger") -> bool:
    """Whether the clause names a day or a place for it."""
    sentence = trigger.sentence
    if context.find_date(sentence, trigger.index) is not None:
        return True
    return context.find_place(sentence, trigger.index) is not None
