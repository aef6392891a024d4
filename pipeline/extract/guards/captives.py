"""Guards of abductions: people taken or held by armed actors."""

from typing import TYPE_CHECKING

from pipeline.extract.guards.violence import specific
from pipeline.extract.guards.words import clause_words, words_of
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.surroundings import modifiers, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def _taken(trigger: "Trigger", cast: "Cast") -> bool:
    """ "nine girls were taken by gunmen", "took the twelve men in it", "the Malawians had been taken": people, by those
    who fight or by nobody told, and to nowhere but into captivity."""
    verb = trigger.verb
    assert verb is not None
    if verb.form == "infinitive" or verb.particle not in (None, "by", "into", "in"):
        return False
    if not trigger.patients or not all(_human(n, cast) for n in trigger.patients):
        return False
    if trigger.agent is not None and not cast.classes(trigger.agent) & _CAPTORS:
        return False
    if trigger.agent is None and (verb.voice != "passive" or not words_of(trigger.sentence).isdisjoint(_CARED_FOR)):
        return False
    return not _taken_elsewhere(verb, cast)


_CAPTORS = frozenset(("armed", "attacker", "army", "soldier"))
_CARED_FOR = frozenset(
    """hospital clinic ill rescued safety survivors aback surprise care helicopter plane ambulance aircraft
    airlifted custody court flown""".split()
)
_GOING = frozenset(("to", "for", "aboard", "on board", "through", "on", "over", "under", "out of", "as", "up", "with"))
_TRACKS = frozenset("road route way track highway path motorway".split())


def _taken_elsewhere(verb: Verb, cast: "Cast") -> bool:
    """ "took two suspects to the capital", "were taken for rebels", "took them ill"."""
    for noun in verb.complements():
        if noun.prep == "into" and noun.lemma not in ("bush", "forest", "hill", "mountain", "desert", "captivity"):
            return True
        if noun.prep in _GOING and noun.lemma not in _TRACKS and not (noun.prep == "with" and noun.lemma == "they"):
            return _track_before(noun) is None
    end = verb.objects[-1].last if verb.objects else verb.last
    units = verb.sentence.units
    return end + 1 < len(units) and (units[end + 1].kind in "Jg" or units[end + 1].word == "home")


def _track_before(noun: Noun) -> Noun | None:
    """ "on the road to Para": the road whose end a phrase names."""
    return next((n for n in noun.sentence.nouns if n.last == noun.prep_index - 1 and n.lemma in _TRACKS), None)


def _human(noun: Noun, cast: "Cast") -> bool:
    """People, one or more, or what stands for them."""
    if noun.lemma == "number":
        meant = cast.stands_for(noun.of) if noun.of is not None else _counted(noun, cast)
    else:
        meant = cast.stands_for(noun)
    if meant is None:
        return False
    if meant.people or (meant.of is not None and meant.of.people):
        return True
    human = {"mission", "contingent", "soldier", "person_name", "unit"}
    return meant.lemma not in ("mission", "convoy") and not human.isdisjoint(cast.classes(meant))


def captive(trigger: "Trigger", cast: "Cast") -> bool:
    """People taken captive by armed actors, no arrests by police."""
    verb = trigger.verb
    assert verb is not None
    words = clause_words(trigger)
    if any(n.lemma == "number" for n in trigger.patients) and not all(_human(n, cast) for n in trigger.patients):
        return False
    if (
        verb.voice == "passive"
        and trigger.patients
        and all(n.lemma in ("prisoner", "hostage") and n.first > verb.last for n in trigger.patients)
    ):
        return False  # "ten were taken prisoner": what they became
    if verb.objects and all(n.sentence.units[n.head].word in ("it", "this", "that") for n in verb.objects):
        return False  # "raided the town and held it"
    if trigger.agent is not None and "police" in cast.classes(trigger.agent):
        return False
    if any(v.subject is verb.subject and v.first > verb.last and _to_death(v) for v in trigger.sentence.verbs):
        return False
    sentence_words = words_of(trigger.sentence)
    if (
        sentence_words
        & {"police", "suspects", "suspect", "court", "migrants", "smugglers", "drug", "drugs", "citizens", "illegal"}
        and verb.lemma != "capture"
    ):
        return False
    if (
        verb.lemma == "hold"
        and (verb.voice == "active" or trigger.agent is None or cast.classes(trigger.agent) & {"armed", "mob"})
        and any(n.prep == "for" and n.lemma in ("hour", "day", "week", "month") for n in verb.complements())
    ):
        by_rebels = "armed" in cast.classes(trigger.agent) or (verb.voice == "passive" and trigger.agent is None)
        by_rebels = by_rebels and any(n.people for n in trigger.patients)
        return by_rebels or any(
            cast.classes(n) & {"soldier", "mission", "troop", "contingent", "unit"} for n in trigger.patients
        )  # "held six peacekeepers for several hours"
    if "ransom" in words:
        return verb.lemma in ("hold", "take", "seize", "capture")
    if verb.lemma == "arrest":
        return any(cast.classes(n) & {"mission", "contingent"} for n in trigger.patients)
    last = verb.objects[-1].last if verb.objects else verb.last
    after = trigger.sentence.units[last + 1 : last + 3]
    borne = {u.word for u in after} & {"off", "away"}  # "took them away"
    if after[:1] and after[0].word == "off" and trigger.sentence.row[last + 2 : last + 3] in tuple("DNMR"):
        return False  # "were carried off it in blankets"
    if (borne or verb.particle in ("off", "away")) and verb.lemma != "hold":
        if trigger.agent is None:
            return verb.lemma in _BY_FORCE or bool(sentence_words & _AT_GUNPOINT)
        return bool(cast.classes(trigger.agent) & {"armed", "attacker"})
    if verb.lemma == "disarm":
        return _disarmed(trigger, cast)
    if verb.lemma == "take" and _taken(trigger, cast):
        return True
    by_armed = "armed" in cast.classes(trigger.agent)
    if verb.lemma == "hold" and by_armed and all(_human(n, cast) for n in trigger.patients):
        return verb.form == "finite" and not words & {"responsible", "accountable", "talks"}
    if verb.lemma in ("take", "hold"):
        return bool(words & {"hostage", "hostages", "captive", "captives", "prisoner", "prisoners"}) or (
            verb.lemma == "hold" and verb.voice == "passive" and bool(words & {"kidnappings", "kidnapping", "captors"})
        )
    if (
        verb.lemma == "capture"
        and verb.voice == "passive"
        and any(n.people or "unit" in cast.classes(n) for n in trigger.patients)
    ):
        return True
    if any("person_name" in cast.classes(n) for n in trigger.patients):
        if verb.lemma == "capture" and verb.voice == "passive" and trigger.agent is None:
            return True  # "The president was captured in his residence"
        return verb.lemma in ("capture", "seize") and bool(cast.classes(trigger.agent) & {"armed", "army", "soldier"})
    if verb.lemma == "capture":
        return any(cast.classes(n) & {"person", "soldier", "mission"} for n in trigger.patients)
    if trigger.agent is None and verb.lemma == "seize" and verb.voice == "passive" and trigger.patients:
        return all(_human(n, cast) for n in trigger.patients)  # "Three nuns seized last week are still held"
    if trigger.agent is None and verb.lemma in ("detain", "imprison"):
        return verb.voice == "passive" and any(cast.classes(n) & {"soldier", "mission"} for n in trigger.patients)
    agent = cast.classes(trigger.agent)
    if "attacker" in agent and verb.lemma in ("seize", "grab", "take", "carry", "lead", "drag", "march"):
        return trigger.agent is not None and trigger.agent.lemma != "force"
    return bool(agent & {"armed"}) or any(
        cast.classes(n) & {"soldier", "mission", "contingent", "troop"} for n in trigger.patients
    )


def _to_death(verb: Verb) -> bool:
    """ "rounded up the men and shot ten of them": an attack."""
    theirs = any(u.word == "them" for n in verb.objects for u in (*n.units, *(n.of.units if n.of else ())))
    return theirs and verb.lemma in ("kill", "execute", "shoot", "behead", "slaughter", "massacre", "murder", "put")


# What nobody does to willing people: "were marched off", "carried off".
_BY_FORCE = frozenset("carry march drag haul herd spirit bundle".split())
_AT_GUNPOINT = frozenset(
    """gunpoint gunmen rebels militants bush forest blindfolded hostage hostages captive captives prisoner
    prisoners""".split()
)


def _disarmed(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The rebels surrounded and disarmed fifty Zambians": soldiers by those they were sent to watch."""
    by_rebels = trigger.agent is not None and bool(cast.classes(trigger.agent) & {"armed"})
    if trigger.agent is None:  # "are in the hands of the rebels, many of them surrounded and disarmed on Friday"
        by_rebels = any("armed" in cast.classes(n) for n in trigger.sentence.nouns)
    soldiers = any(cast.classes(n) & {"mission", "contingent", "soldier", "police"} for n in trigger.patients)
    return by_rebels and soldiers and trigger.verb is not None and trigger.verb.form != "infinitive"


def _counted(number: Noun, cast: "Cast") -> Noun | None:
    """What a bare number counts: "eight of whom", "some forty of them", "two teams are missing, one seized at Para"."""
    before = [n for n in number.sentence.nouns if n.last < number.first and n.lemma != "number"]
    if not before and number.sentence.index:
        before = cast.article.sentence(number.sentence.index - 1).nouns
    return next((n for n in before[::-1] if n.people or "unit" in cast.classes(n)), None)


def into_car(trigger: "Trigger", cast: "Cast") -> bool:
    """ "forced two aid workers into a car"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep in ("into", "onto") and cast.classes(n) & {"car", "equipment"} for n in verb.complements())


def off_with_people(trigger: "Trigger", cast: "Cast") -> bool:
    """ "made off with two doctors", "drove away with the mayor": people, no goods."""
    return all(n.people and n.prep == "with" for n in trigger.patients)


def into_their_hands(trigger: "Trigger", cast: "Cast") -> bool:
    """ "fell into the hands of gunmen", "fell into captivity"."""
    verb = trigger.verb
    assert verb is not None
    hit = next((n for n in verb.complements() if n.prep == "into" and n.lemma in ("hand", "captivity")), None)
    if hit is None:
        return False
    theirs = any("armed" in cast.classes(n) for n in modifiers(hit))  # "fell into rebel hands"
    return (
        hit.lemma == "captivity"
        or theirs
        or any(n.prep == "of" and "armed" in cast.classes(n) and n.first > hit.last for n in trigger.sentence.nouns)
    )


def into_captivity(trigger: "Trigger", cast: "Cast") -> bool:
    """ "led into captivity", "were marched off into the forest by the rebels"."""
    verb = trigger.verb
    assert verb is not None
    into = [n for n in verb.complements() if n.prep in ("into", "to")]
    if any(n.lemma == "captivity" for n in into):
        return True
    by_rebels = trigger.agent is None or "armed" in cast.classes(trigger.agent)
    return by_rebels and any(n.lemma in ("bush", "forest") and n.prep == "into" for n in into)


def dragged_from(trigger: "Trigger", cast: "Cast") -> bool:
    """ "dragged a nurse from her car", "were pulled off a bus by militiamen"; not those who shoot them there."""
    verb = trigger.verb
    assert verb is not None
    if trigger.agent is None or not cast.classes(trigger.agent) & {"armed", "attacker"}:
        return False
    if words_of(trigger.sentence) & {"shot", "killed", "killing", "executed", "beat", "beaten", "robbed", "ambulance"}:
        return False
    return any(
        n.prep in ("from", "off", "out of") and (n.lemma in _OWN_PLACES or cast.classes(n) & {"car"})
        for n in verb.complements()
    )


_OWN_PLACES = frozenset("home house bed bus car hut tent room vehicle truck taxi school church mosque village".split())


def in_their_hands(trigger: "Trigger", cast: "Cast") -> bool:
    """ "has been in the hands of rebels since May", "remain in captivity": whoever took them."""
    verb = trigger.verb
    assert verb is not None
    hit = next(
        (n for n in verb.complements() if n.prep == "in" and n.lemma in ("hand", "captivity", "detention")), None
    )
    if hit is not None and hit.lemma == "detention":  # of soldiers, no suspects
        return bool(cast.classes(trigger.agent) & {"mission", "contingent"})
    return hit is not None and (
        hit.lemma == "captivity" or any("armed" in cast.classes(n) for n in trigger.sentence.nouns if n is hit.of)
    )


def told_kidnapping(trigger: "Trigger", cast: "Cast") -> bool:
    """A kidnapping with its day, place, victims or doers, no kidnapping as such."""
    noun = trigger.noun
    assert noun is not None
    return specific(trigger) or trigger.agent is not None or bool(tail(noun))
