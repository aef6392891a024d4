"""Verbs whose subject comes to harm, alone or with their object: died, fled, lost their lives, suffered burns."""

from collections.abc import Callable

from pipeline.extract.figures import refuge
from pipeline.extract.figures.bare import is_bare, is_share
from pipeline.extract.figures.befallen import along_with, sufferers
from pipeline.extract.figures.counting import Group, all_groups, is_crowd, is_national, is_person, is_thing, nobody
from pipeline.extract.figures.deeds import none_of
from pipeline.extract.figures.fallen import fell, is_body
from pipeline.extract.figures.fates import FATES
from pipeline.extract.figures.flight import crossed, driven, left_home, ran
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.reality import unreal
from pipeline.extract.figures.words import adjectives, words
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence


def suffered(sentence: Sentence, verb: Verb, kind: str) -> Harm | None:
    """The harm that a verb of dying, vanishing or fleeing tells of its subject."""
    if verb.negated:
        return None
    behind = verb.objects if verb.subject is None and kind == "killed" else []  # "With them died two guards"
    whom = behind or [*sufferers(sentence, verb), *(along_with(sentence, verb) if kind == "killed" else ())]
    found = [g for g in all_groups(whom) if not is_thing(g.noun)]
    if kind == "fell":
        return fell(sentence, verb, [g for g in found if not g.weak])
    if kind == "displaced":
        return Harm(kind, [g for g in found if is_crowd(g)], verb.head, "casualty.fled", verb)
    return Harm(kind, found, verb.head, "casualty.died" if kind == "killed" else "casualty.missing", verb)


# What follows "lost 20 of" where people are lost: "of them", "of its own", "of their number".
_OWN = ("them", "these", "its", "their", "our", "his", "theirs", "ours")


def by_object(sentence: Sentence, verb: Verb) -> Harm | None:
    """Harm that a verb tells together with its object: "lost their lives", "suffered burns", "fled their homes"."""
    rule = _RULES.get(verb.lemma)
    sustains = bool(verb.objects) and verb.lemma in words("rules", "suffer") | _STOPPING
    seeks = verb.lemma in refuge.VERBS
    if rule is None and not sustains and not seeks:
        return None
    subject = all_groups([verb.subject]) if verb.subject is not None else []
    vague = verb.subject is None or is_share(verb.subject) or is_bare(verb.subject)
    if rule is not None and vague and verb.lemma in _OF_LIVES:
        subject = all_groups(sufferers(sentence, verb))  # "ten people, three of them children, lost their lives"
    if seeks and (harm := refuge.sheltered(verb, subject)) is not None:
        return harm
    if rule is not None:
        harm = rule(sentence, verb, subject)
        if harm is not None:
            return harm
    return _sustained(verb, subject) if sustains else None


# Verbs of losing one's life.
_OF_LIVES = ("lose", "give", "pay", "lay", "make")


# What people do with bullets that hit them.
_STOPPING = frozenset(("catch", "stop", "get"))


def _sustained(verb: Verb, subject: list[Group]) -> Harm | None:
    """ "sustained a gunshot wound", "suffered burns"."""
    head = verb.objects[0]
    told = {u.lemma for u in head.units}
    shot = not words("words", "shots").isdisjoint(told) and verb.voice == "active" and not verb.negated
    if shot:  # "Four guards took bullets"
        found = [g for g in subject if g.noun.people is not None or g.noun.sentence.row[g.noun.head] == "C"]
        return Harm("injured", found, verb.head, "casualty.struck", verb, sure=False)
    if (
        verb.lemma in _STOPPING
        or verb.negated
        or head.quantity is not None
        or words("words", "wounds").isdisjoint(told)
    ):
        return None
    if not words("rules", "grave").isdisjoint(u.word for u in head.units):
        subject = [g for g in subject if g.quantity.count]  # "none suffered serious injuries"
    return Harm("injured", subject, verb.head, "casualty.suffered", verb, sure=verb.lemma == "suffer")


def _lives(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "claimed nine lives", "took the lives of two", "cost two pilots their lives", "cost it seven men"."""
    if not verb.objects:
        return None
    head = verb.objects[0]
    if head.quantity is not None and head.of is not None and head.of.lemma == "life":
        return Harm("killed", all_groups([head]), verb.head, "casualty.lives", verb)  # "hundreds of lives"
    if verb.lemma == "cost":
        lost = next((n for n in sentence.nouns if n.first == verb.objects[-1].last + 1 and n.prep is None), None)
        people = [g for g in all_groups([lost]) if is_person(sentence.units[lost.head])] if lost is not None else []
        if people:
            return Harm("killed", people, verb.head, "casualty.lost", verb, side=head)
    with_it = any(n.prep == "with" and n.units[0].word in ("it", "them", "him") for n in verb.complements())
    if verb.lemma == "take" and with_it and head.quantity is not None:  # "The earthquake took 40 staff with it"
        return Harm("killed", [g for g in all_groups([head]) if g.noun.people], verb.head, "casualty.lives", verb)
    if head.lemma == "life" and (head.quantity is not None or head.of is not None):
        whose = head if head.quantity is not None else head.of
        return Harm("killed", all_groups([whose]), verb.head, "casualty.lives", verb)
    if verb.lemma == "cost" and any(n.lemma == "life" and n.first > head.last for n in sentence.nouns):
        return Harm("killed", all_groups([head]), verb.head, "casualty.lives", verb)
    return None


def _lost(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "lost their lives", "lost 12 men", "the Americans have lost 2,210", "did not lose a single man"."""
    if verb.voice == "passive":  # "forty lives were lost"
        people = [g for g in subject if g.noun.people is not None and not g.weak]
        return Harm("killed", people, verb.head, "casualty.lives", verb)
    if not verb.objects:
        return None
    head = verb.objects[0]
    if head.lemma == "player" or any(
        n.prep == "to" and n.lemma in ("injury", "suspension") for n in verb.complements()
    ):
        return None
    none = verb.negated or unreal(verb) == "zero"
    if head.units[0].word in _NOBODY or (head.quantity is not None and head.quantity.is_zero_word):
        sound = head.units[0].word in _NOBODY or head.people is not None
        return Harm("killed", [nobody(head)], verb.head, "casualty.lost", verb, side=_owner_of(verb)) if sound else None
    if head.lemma in words("words", "body") and not none:
        return Harm("injured", subject, verb.head, "casualty.suffered", verb)  # "lost a leg"
    if head.lemma == "home" and not none:
        return Harm("displaced", [g for g in subject if is_crowd(g)], verb.head, "casualty.driven", verb)
    if head.lemma == "life":
        if head.quantity is not None:
            return Harm("killed", all_groups([head]), verb.head, "casualty.lives", verb)
        return None if none else Harm("killed", subject, verb.head, "casualty.lives", verb)
    if none:
        return none_of(verb, [head], "killed")
    owner = verb.subject
    people = [g for g in all_groups([head]) if (g.noun.people or (g.noun.of and g.noun.of.people)) is not None]
    people = [g for g in people if not g.weak or g.noun.lemma in words("rules", "family")]
    if not people and head.quantity is not None and head.of is not None and head.of.units[0].word in _OWN:
        people = all_groups([head])
    if people and _were_taken(sentence, head):
        return Harm("captured", people, verb.head, "casualty.captured", verb, side=owner)
    if people:
        theirs = owner is not None and (not owner.possessor or owner.possessor[-1].people == "armed_group")
        side = owner if theirs else None  # "the rebels' spokesman claimed to have lost six men"
        return Harm("killed", people, verb.head, "casualty.lost", verb, side=side)
    body = owner is not None and (is_body(owner) or (owner.apposition is not None and is_body(owner.apposition)))
    body = body or (owner is not None and _is_of_speaker(sentence, owner))
    body = body or (owner is not None and owner.units[0].word in ("it", "they") and head.units[-1].word == "more")
    if body and _is_bare(sentence, head) and not _is_cut(sentence, verb):
        return Harm("killed", all_groups([head]), verb.head, "casualty.lost", verb, side=owner)
    return None


def _were_taken(sentence: Sentence, noun: Noun) -> bool:
    """ "lost more than 200 men, captured without a shot", "lost 30 as prisoners"."""
    last = (noun.of or noun).last
    after = [u.word for u in sentence.units[last + 1 : last + 4]]
    return (
        after[:2] == [",", "captured"]
        or after[:1] == ["captured"]
        or after[:2] in (["as", "prisoners"], ["taken", "prisoner"])
    )


def _is_cut(sentence: Sentence, verb: Verb) -> bool:
    """ "Its strength is to shrink to 8,700; the other mission loses 2,900": troops who go home."""
    told = words("rules", "cuts")
    return not told.isdisjoint(sentence.heard) and (verb.tense != "past" or verb.modal is not None)


def _is_of_speaker(sentence: Sentence, owner: Noun) -> bool:
    """ "The group said it lost 13", in a sentence that tells of others killed."""
    if owner.units[0].word == "we":
        return True
    if owner.units[0].word not in ("it", "they"):
        return False
    said = (v for v in sentence.verbs if v.last < owner.first and v.lemma in words("rules", "saying"))
    speakers = [v.subject for v in said if v.last >= owner.first - 2 and v.subject is not None]
    armed = ("army", "military", "rebel", "militia")
    return bool(speakers) and (not _KILLING.isdisjoint(sentence.heard) or speakers[-1].lemma in armed)


_KILLING = frozenset("killed killing dead died deaths casualties attack fighting".split())
_NOBODY = ("nobody", "none", "no one", "no-one")


def _sacrificed(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "paid with their lives", "made the ultimate sacrifice", "gave their lives"."""
    near = [n for n in sentence.nouns if verb.last < n.first <= verb.last + 6]
    ultimate = any(n.lemma in ("sacrifice", "price") and not _UTMOST.isdisjoint(u.word for u in n.units) for n in near)
    lives = any(n.lemma == "life" and n.determiner in ("their", "his", "her") for n in near)
    return Harm("killed", subject, verb.head, "casualty.lives", verb) if ultimate or lives else None


_UTMOST = frozenset(("ultimate", "supreme", "highest"))


def _owner_of(verb: Verb) -> Noun | None:
    """Who lost, where it is named."""
    return verb.subject if verb.subject is not None and not verb.subject.possessor else None


def _is_bare(sentence: Sentence, noun: Noun) -> bool:
    """Whether a phrase is a number that ends its clause."""
    if not is_bare(noun) or noun.of is not None:
        return False
    after = noun.last + 1
    if sentence.row[after : after + 1] == "P" and sentence.row[after + 1 : after + 2] in ("t", "#"):
        return True  # "lost 60 over six years"
    if sentence.row[after : after + 1] == "P" and sentence.units[after].word in ("in", "at", "near"):
        there = next((n for n in sentence.nouns if n.prep_index == after), None)
        return there is not None and any(
            e.kind in ("place", "region", "country", "base", "name") for e in there.entities
        )
    return sentence.row[after : after + 1] in ("", ".", ",", ";", "t", "S", "K")


def _buried(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "has buried 288 of its own", "has buried fewer than 80 soldiers"."""
    if not verb.objects or verb.objects[0].units[0].word in _NOBODY:
        return None
    head = verb.objects[0]
    own = (head.of or head).determiner in ("its", "their", "our") or (head.of or head).lemma in ("theirs", "ours")
    if head.quantity is not None and not own and verb.subject is not None and verb.subject.units[0].kind == "R":
        of_them = verb.subject if head.of is not None and head.of.units[0].kind == "R" else None
        return Harm("killed", all_groups([head]), verb.head, "casualty.lost", verb, side=of_them)  # "We buried 41"
    fighters = head.people == "armed_group" and verb.subject is not None and is_body(verb.subject)
    if head.quantity is not None and (_is_bare(sentence, head) or head.people in ("civilians", "unspecified")):
        done = verb.form == "finite" and verb.modal is None and not verb.negated
        helped = verb.governor is not None and verb.governor.lemma == "help"
        found = [g for g in all_groups([head]) if not g.weak]
        return Harm("killed", found, verb.head, "casualty.buried", verb) if done or helped else None
    if not own and not fighters and not (verb.perfect and head.people in ("peacekeepers", "state_forces")):
        return None
    found = [g for g in all_groups([head]) if not g.weak]
    side = None if verb.subject is not None and verb.subject.units[0].kind == "R" and not own else verb.subject
    return Harm("killed", found, verb.head, "casualty.lost", verb, side=side)


def _mourned(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "Bangladesh mourned three peacekeepers"."""
    armed = ("peacekeepers", "state_forces")
    found = [
        g
        for g in all_groups(verb.objects)
        if ((g.noun.of or g.noun).people in armed or (g.noun.of or g.noun).determiner in ("its", "their"))
        and not g.weak
    ]
    bare = [g for g in all_groups(verb.objects) if sentence.row[g.noun.head] == "C" and g.noun.of is None]
    side = _owner_of(verb) if found else None
    return Harm("killed", found or bare, verb.head, "casualty.lost", verb, side=side) if found or bare else None


# Verbs by which people are led away.
_LEADING = ("march", "lead", "drag", "haul", "herd", "bundle", "whisk", "frogmarch", "spirit", "cart")


def _led_off(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "marched off five passengers", "marched 20 pupils out of the school", "were carried off by rebels"."""
    if verb.lemma == "make" and verb.particle != "off":
        return _sacrificed(sentence, verb, subject)
    if verb.lemma == "run" and (fled := ran(sentence, verb, subject)) is not None:
        return fled
    if verb.lemma == "take" and (dead := _lives(sentence, verb, subject)) is not None:
        return dead
    behind = (verb.objects[-1].last if verb.objects else verb.last) + 1
    beside = (verb.particle, *(u.word for u in sentence.units[behind : behind + 1]))
    away = not {"off", "away"}.isdisjoint(beside)
    out = verb.lemma in _LEADING and any(n.prep in ("out of", "into") for n in sentence.nouns)
    if not away and not out:
        return None
    passive = verb.voice == "passive" and verb.subject is not None
    if not passive and verb.objects and verb.lemma in ("walk", "make", "run"):
        return None
    cared = not words("words", "care").isdisjoint(sentence.heard) or not _TO_CARE.isdisjoint(sentence.heard)
    if cared and verb.lemma in ("take", "carry", "whisk"):
        return None
    whom = verb.objects or [n for n in verb.complements() if n.prep == "with"]  # "made off with six hostages"
    whom = sufferers(sentence, verb) if verb.voice == "passive" else whom
    found = [g for g in all_groups(whom) if _is_nation_or_people(g) or _are_others(g) or _stands_alone(g)]
    found = [g for g in found if not g.weak and "last" not in {u.word for u in g.noun.units}]
    return Harm("captured", found, verb.head, "casualty.captured", verb)


_TO_CARE = frozenset(
    ("escort", "safety", "hospital", "clinic", "ambulance", "ambulances", "helicopter", "plane", "aircraft")
)


def _stands_alone(group: Group) -> bool:
    """ "three were carried off": a number for people told of before."""
    noun = group.noun
    after = noun.sentence.units[noun.last + 1 : noun.last + 2]
    hurt = bool(after) and after[0].word in adjectives()  # "took away 14 wounded"
    return noun.sentence.row[noun.head] == "C" and noun.of is None and not hurt


def _are_others(group: Group) -> bool:
    """ "four others", of people told just before."""
    noun = group.noun
    after = noun.sentence.units[noun.last + 1 : noun.last + 2]
    return noun.sentence.row[noun.head] in "C#" and (noun.lemma == "other" or any(u.word == "others" for u in after))


def _is_nation_or_people(group: Group) -> bool:
    noun = group.noun
    return (noun.of or noun).people is not None or is_national(noun.sentence.units[noun.head])


_Rule = Callable[[Sentence, Verb, list[Group]], Harm | None]
_RULES: dict[str, _Rule] = {
    **FATES,
    **dict.fromkeys((*_LEADING, "walk", "make", "run", "carry", "take"), _led_off),
    "lose": _lost,
    **dict.fromkeys(("pay", "give", "lay"), _sacrificed),
    "bury": _buried,
    "mourn": _mourned,
    "cross": crossed,
    **dict.fromkeys(("pour", "stream", "flock", "rush"), ran),
    **dict.fromkeys(("cost", "claim"), _lives),
    **dict.fromkeys(("flee", "leave", "abandon", "vacate", "quit", "desert"), left_home),
    **dict.fromkeys(("force", "drive", "displace", "send", "compel", "push", "chase"), driven),
}
VERBS = frozenset(_RULES) | refuge.VERBS
