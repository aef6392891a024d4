"""Verbs of capture and release: who is taken alive, held or freed, and who is no captive of a fight."""

from pipeline.extract.figures.captivity import are_taken
from pipeline.extract.figures.counting import Group, all_groups, is_national
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_SOLDIERS = ("peacekeepers", "state_forces")


def takes_alive(sentence: Sentence, verb: Verb, nouns: list[Noun]) -> bool:
    """Whether "take" makes captives of the people: "took 12 men hostage", "were taken by a gang", "51 were taken"."""
    return (
        _as_captives(sentence, verb)
        or are_taken(sentence, verb, nouns)
        or _taken_beside(sentence, verb)
        or _were_taken(sentence, verb, nouns)
    )


def _as_captives(sentence: Sentence, verb: Verb) -> bool:
    """ "took two engineers hostage", "were taken alive"."""
    end = max((o.last for o in verb.objects), default=verb.last) + 1
    units = sentence.units
    end += units[end : end + 1] != [] and units[end].word == "others"  # "took 500 others hostage"
    told = end < len(units) and units[end].word in words("rules", "as_captives")
    told = told or any(o.units[-1].word in ("alive", "prisoner", "captive", "hostage") for o in verb.objects)
    rebels = verb.subject is not None and verb.subject.people == "armed_group"
    told = told or (rebels and end < len(units) and units[end].word == "away")
    return told or any(o.lemma in ("prisoner", "hostage", "captive") and o.quantity is not None for o in verb.objects)


def _were_taken(sentence: Sentence, verb: Verb, nouns: list[Noun]) -> bool:
    """ "By the end of the week some 200 soldiers had been taken": soldiers, to nowhere."""
    if verb.voice != "passive" or verb.form != "finite" or verb.negated or verb.modal is not None:
        return False
    armed = any((n.of or n).people in _SOLDIERS and n.quantity is not None for n in nouns)
    behind = sentence.units[verb.last + 1 : verb.last + 2]
    later = sentence.row.startswith("Pt", verb.last + 1) or any(u.word in ("in", "during") for u in behind)
    return armed and (later or not behind or behind[0].kind in ".,;t")


def _taken_beside(sentence: Sentence, verb: Verb) -> bool:
    """ "203 rebels killed and 51 taken": taken alive, beside the dead."""
    bare = verb.voice == "passive" and verb.first == verb.head
    ends = sentence.row[verb.last + 1 : verb.last + 2] in (".", ",", ";")
    taken = not _TAKEN.isdisjoint(sentence.heard) and not any(n.prep == "to" for n in verb.complements())
    return (bare and ends and not _DEAD.isdisjoint(sentence.heard)) or (verb.voice == "passive" and taken)


_TAKEN = frozenset(("captured", "kidnapped", "abducted", "seized", "hostage", "hostages"))
_DEAD = frozenset(("killed", "dead", "neutralised", "neutralized", "slain", "wounded"))


def held(sentence: Sentence, verb: Verb, nouns: list[Noun], kind: str) -> Harm:
    """People captured or freed; those whom police detain or whom nobody holds hostage are none."""
    after = sentence.units[verb.last + 1 : verb.last + 6]
    hostage = any(u.word in words("rules", "as_captives") for u in after)
    by_force = verb.lemma in ("kidnap", "abduct", "capture", "take", "snatch", "grab", "nab")
    held_off = verb.lemma == "hold" and after and after[0].word in ("off", "up", "back", "out", "on")
    if held_off or (verb.lemma == "round" and verb.particle != "up"):
        return Harm("captured", [], verb.head, f"casualty.{kind}", verb)
    seized = verb.lemma == "seize"
    if (
        verb.lemma == "hold"
        and not hostage
        and verb.subject is not None
        and verb.subject.lemma in words("sides", "posts")
    ):
        return Harm("captured", [], verb.head, f"casualty.{kind}", verb)  # "the base holds 200 Kenyans"
    kept = [
        group
        for group in all_groups(nouns)
        if _is_captive(group, by_force or (seized and group.noun.people == "civilians"), hostage)
        and not (kind == "freed" and (group.noun.of or group.noun).lemma in _INMATES and verb.lemma == "free")
        and not (kind == "freed" and _is_partly(sentence, verb, group))
        and not (kind == "freed" and any(u.word == "child" for u in (group.noun.of or group.noun).units))
    ]
    return Harm("captured", kept, verb.head, f"casualty.{kind}", verb)


_INMATES = ("prisoner", "inmate", "detainee", "convict")


def _is_captive(group: Group, by_force: bool, hostage: bool) -> bool:
    noun = group.noun
    units = noun.sentence.units
    whom = noun.of or noun
    people = noun.people or whom.people
    if people is None and units[noun.head].kind not in "CJ#" and noun.lemma not in ("other", "others"):
        return False
    of_force = any(e.kind == "mission" or e.sector in ("un", "military") for n in (noun, whom) for e in n.entities)
    abroad = _is_foreign(noun)
    if not group.weak and noun.verb is not None and _is_army(noun.verb.subject) and noun.role == "object":
        return True  # "The army detained 31 suspects"
    if noun.verb is not None and noun.verb.lemma == "arrest":
        return not group.weak and (of_force or abroad) and people in (*_SOLDIERS, "unspecified")
    held = noun.verb is not None and noun.verb.lemma in ("detain", "hold")
    if held and whom.lemma in _OF_AID and not group.weak:
        return True
    by = noun.verb if noun.role == "object" else next((v for v in noun.sentence.verbs if v.subject is noun), None)
    if by is not None and not group.weak and people is not None and are_taken(noun.sentence, by, [noun]):
        return True
    armed = people in _SOLDIERS or is_national(units[whom.head]) or of_force
    return by_force or hostage or armed or noun.lemma in ("hostage", "captive", "prisoner")


_OF_AID = ("aid worker", "humanitarian worker", "humanitarian", "peacekeeper", "staff", "staff member", "journalist")


def _is_army(noun: Noun | None) -> bool:
    """Whether soldiers or rebels, no police, make somebody a captive."""
    if noun is not None and noun.units[0].kind == "R":
        noun = _speaker_before(noun)  # "The army says it arrested 51"
    if noun is None:
        return False
    armed = any(e.sector in ("military", "armed_group") for e in noun.entities) or noun.lemma in (
        "army",
        "military",
        "junta",
    )
    return (
        armed or noun.people == "armed_group" or (noun.people == "state_forces" and noun.lemma in ("soldier", "troop"))
    )


def _speaker_before(noun: Noun) -> Noun | None:
    """Who says what stands behind: the subject of the last verb of saying before a phrase."""
    said = (v for v in reversed(noun.sentence.verbs) if v.last < noun.first and v.lemma in words("rules", "saying"))
    return next((v.subject for v in said if v.subject is not None), None)


def _is_foreign(noun: Noun) -> bool:
    """Whether soldiers are named by their country: "49 soldiers from Mauritius", "four French soldiers"."""
    near = (o for o in noun.sentence.nouns if o is noun or (o.prep in ("from", "of") and o.prep_index == noun.last + 1))
    return any(e.kind in ("country", "demonym", "group") and e.country for o in near for e in o.entities)


def _is_partly(sentence: Sentence, verb: Verb, group: Group) -> bool:
    """Whether those freed are some of the captives ("three women among the prisoners", "85 more"), or told before."""
    last = group.noun.last
    if any(u.word in ("more", "another", "remaining", "last", "first", "other") for u in group.noun.units):
        return True
    return group.weak or any(o.prep in ("among", "of") and last < o.first < verb.first for o in sentence.nouns)
