"""Guards of what people carry off from bases where no word of plunder is used."""

from typing import TYPE_CHECKING

from pipeline.extract.guards.words import words_of

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_STEALING = frozenset("steal pilfer siphon scavenge swipe purloin filch nick".split())
_WITH = frozenset("leave walk make run escape emerge flee go come drive ride".split())
_DESERTED = frozenset("former abandoned deserted empty vacated closed unguarded unmanned old disused".split())
_BY_RIGHT = frozenset(
    """donated donate gave given sold auction auctioned workers contractors engineers handed transferred recovered
    returned hostage hostages prisoners prisoner wounded casualties bodies fire
    patrol photo photos pictures""".split()
)
_NOT_GOODS = frozenset(
    """part place control position refuge shelter cover photo picture oath charge step time power aim road look shot
    town village city camp base post power life lesson number toll responsibility lead fire""".split()
)
_FORCES = frozenset(("mission", "contingent", "foreign", "police", "authority"))


def taken_from_base(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Villagers were seen taking wood from the abandoned base", "Fuel was siphoned off from the camp", "walked out of
    the camp with sheets of iron"."""
    verb, words = trigger.verb, words_of(trigger.sentence)
    assert verb is not None
    if verb.negated or verb.modal or verb.form == "infinitive" or not words.isdisjoint(_BY_RIGHT):
        return False
    classes = cast.classes(trigger.agent)
    if classes & _FORCES or not _from_base(trigger, cast, words):
        return False
    things = [n for n in trigger.sentence.nouns if n.prep == "with" and n.first > verb.last]
    if verb.lemma not in _WITH:
        things = [verb.subject] if verb.voice == "passive" and verb.subject is not None else list(verb.objects)
    if not things or any(n.people or n.lemma in _NOT_GOODS or cast.classes(n) & {"person"} for n in things):
        return False
    if verb.lemma in _STEALING:
        return True
    if not any(cast.classes(n) & {"goods", "access", "kit"} or n.lemma in ("everything", "anything") for n in things):
        return False
    if trigger.agent is None:
        return not words.isdisjoint(_DESERTED | {"crowd", "looters", "thieves"})
    return not classes & {"army", "soldier"} or "armed" in classes


def _from_base(trigger: "Trigger", cast: "Cast", words: frozenset[str]) -> bool:
    """Whether a base is what it is taken from, in this sentence or the one before."""
    for noun in trigger.sentence.nouns:
        if "base" in cast.classes(noun) and noun.lemma in _SITES:
            return noun.prep in ("from", "at", "in", "inside", "out of") or noun.role == "object"
    index = trigger.sentence.index
    return index > 0 and not _SITES.isdisjoint(trigger.sentence.article.heard[index - 1])


_SITES = frozenset("base camp compound outpost barracks post site garrison headquarters office warehouse depot".split())


def raided_by_people(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The camp was raided by displaced people": nobody with arms."""
    classes, words = cast.classes(trigger.agent), words_of(trigger.sentence)
    armed = classes & (_FORCES | {"armed", "army", "soldier", "attacker", "bandit"})
    return not armed and words.isdisjoint(("armed", "killed", "shot", "fire", "gunmen", "stones", "protest"))


def not_warned_of(trigger: "Trigger", cast: "Cast") -> bool:
    """Not "warned against looting", "posted guards to prevent looting"."""
    noun, verb = trigger.noun, trigger.verb
    assert noun is not None
    if verb is not None and verb.lemma in ("prevent", "avoid", "deter", "forestall") and noun.role == "object":
        return False
    return not (noun.prep in ("against", "of") and verb is not None and verb.lemma in ("warn", "guard", "protect"))
