"""Guards of handovers: keys, ceremonies, what passes from the mission to an authority."""

from typing import TYPE_CHECKING

from pipeline.extract.guards.words import words_of
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import around, is_camp, modifiers, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_OTHER_KEYS = frozenset(
    "house houses flat flats homes apartments car cars village apartment role issue speech point points prison".split()
)
_OF_OFFICE = frozenset("command power commander presidency prisoners bodies remains chair leadership award".split())
_SITES = frozenset(
    "base camp site bases camps compound outpost sites barracks headquarters facility facilities".split()
)
_LEFT = frozenset("left leaving vacated vacating withdrew gone departed quit".split())
_REGAINING = frozenset(("take back", "get back", "recover", "regain", "reclaim", "repossess"))
_GIVERS = frozenset(("mission", "contingent", "foreign"))
_FORMAL = frozenset("ceremony keys key officially formally signed document symbolic".split())


def real_keys(trigger: "Trigger", cast: "Cast") -> bool:
    """The keys of a base, given or received."""
    words = words_of(trigger.sentence)
    keys = any(u.word == "keys" or u.word == "key" for n in trigger.patients for u in n.units)
    told = not words.isdisjoint(_SITES) or (cast.departed and not words.isdisjoint(_LEFT))
    return keys and told and words.isdisjoint(_OTHER_KEYS)


def keys_of_told_base(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Officials accepted the keys on Tuesday", after a base has been told to be left or handed over."""
    after = {u.word for u in trigger.sentence.units[trigger.index + 1 : trigger.index + 5]}
    of = [n for n in trigger.sentence.nouns if n.lemma == "key" and n.of is not None]
    return "keys" in after and cast.departed and not of and words_of(trigger.sentence).isdisjoint(_OTHER_KEYS)


def hands_changed(trigger: "Trigger", cast: "Cast") -> bool:
    """A base or its keys that changed hands or owner, not a town that has a base."""
    agent = trigger.agent
    if agent is None:
        return False
    head = agent.sentence.units[agent.head]
    return head.kind == "N" or not no_camp(trigger, cast)


def no_camp(trigger: "Trigger", cast: "Cast") -> bool:
    """A town that changed hands, not Camp Palm or Base 12."""
    agent = trigger.agent
    return agent is None or not is_camp(agent.sentence.units[agent.head].word)


def of_office(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Para went to the police", an authority: soldiers to whom a base went may have moved in, those to whom it will
    go are given it."""
    verb = trigger.verb
    assert verb is not None
    ahead = verb.modal is not None or verb.tense in ("present", "future")
    formal = verb.lemma != "go" or verb.particle == "back" or ahead
    return formal or any(cast.classes(n) & {"police", "authority"} for n in trigger.patients)


def into_hands(trigger: "Trigger", cast: "Cast") -> bool:
    """ "passed into the hands of the army", "was put at the disposal of the ministry"."""
    verb = trigger.verb
    assert verb is not None
    heirs = [n.of for n in verb.complements() if n.lemma in ("hand", "control", "custody", "ownership", "disposal")]
    return any(
        cast.classes(n) & {"army", "authority", "police", "home"} and "armed" not in cast.classes(n) for n in heirs
    )


def from_mission(trigger: "Trigger", cast: "Cast") -> bool:
    """A base that is received from the mission, formally or from its own hands."""
    verb = trigger.verb
    assert verb is not None
    if any(n.lemma == "key" for n in trigger.patients) and not words_of(trigger.sentence).isdisjoint(_OTHER_KEYS):
        return False
    givers = _GIVERS | {"person_name"} if verb.lemma in ("receive", "accept") else _GIVERS
    given = any(n.prep == "from" and _gives(n, givers, cast) for n in verb.complements())
    agent = cast.classes(trigger.agent)
    if verb.lemma in _REGAINING or verb.particle == "back":
        whose = {c for n in trigger.patients for m in around(n, cast) for c in cast.classes(m)}
        return (given or bool(agent & {"country", "home"}) or not _GIVERS.isdisjoint(whose)) and not any(
            n.prep == "from" and "armed" in cast.classes(n) for n in verb.complements()
        )
    civil = "police" in agent or ("authority" in agent and not agent & {"army", "soldier"})
    if verb.lemma in ("receive", "accept") or (
        verb.lemma == "take" and words_of(trigger.sentence) & {"delivery", "possession"}
    ):
        held = any(
            not _GIVERS.isdisjoint(cast.classes(m))
            for n in trigger.patients
            for part in (n, *(n.of,) * (n.of is not None))
            for m in modifiers(part)
        )
        return given or held or not words_of(trigger.sentence).isdisjoint(_FORMAL)
    return given and (civil or not words_of(trigger.sentence).isdisjoint(_FORMAL))


def _gives(noun: Noun, givers: frozenset[str], cast: "Cast") -> bool:
    """ "from the Kenyans", "from the force commander"."""
    return not cast.classes(noun).isdisjoint(givers) or noun.text().lower().endswith("force commander")


def ceremony_of_base(trigger: "Trigger", cast: "Cast") -> bool:
    """The ceremony at which a base is handed over, none of a command or of prisoners."""
    noun, words = trigger.noun, words_of(trigger.sentence)
    assert noun is not None
    if not words.isdisjoint(_OF_OFFICE):
        return False
    held = noun.role is not None or noun.prep in ("at", "during", "after", "following")
    near = any(cast.classes(n) & {"base"} for n in tail(noun))
    return held and (near or not words.isdisjoint(_SITES))


def becomes_theirs(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The camp became the property of the state"."""
    verb = trigger.verb
    assert verb is not None
    owners = [n.of for n in verb.objects if n.lemma == "property" and n.of is not None]
    return any(cast.classes(n) & {"army", "authority", "police", "home"} for n in owners)
