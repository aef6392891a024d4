"""Guards of how rulers fall: made to resign, removed by name, their seats and stations taken by soldiers."""

from typing import TYPE_CHECKING

from pipeline.extract.guards.risings import are_soldiers, has_rank, rules_a_state
from pipeline.extract.guards.words import words_of
from pipeline.extract.surroundings import modifiers, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_RESIGNING = frozenset("resign step stand abdicate quit relinquish cede surrender".split())
_SOLDIERS = frozenset(
    """soldiers officers army military generals colonels mutineers troops putschists guard guards commandos mutinous
    gunpoint paratroopers junta mutiny coup putsch rebels barrel guns tanks captains""".split()
)
_MUTINEERS = frozenset("officers soldiers mutineers generals colonels coup putsch junta commandos captains".split())
_PERSONS = frozenset(("person_name", "name", "pronoun"))
_STATE = frozenset(
    """government civilian president presidency rule regime coup putsch junta television radio broadcaster power
    constitution mutinous mutineers overthrown toppled dissolved""".split()
)
_LAWGIVERS = frozenset("congress parliament government assembly constitution senate legislature institutions".split())


def made_to_resign(trigger: "Trigger", cast: "Cast") -> bool:
    """ "soldiers arrested him and forced him to step down", "The president was made to resign by the army"."""
    forced = trigger.verb
    assert forced is not None
    if words_of(trigger.sentence).isdisjoint(_SOLDIERS):
        return False
    gone = (v for v in trigger.sentence.verbs if v.governor is forced and v.form == "infinitive")
    if not any(v.lemma in _RESIGNING for v in gone) and not _into_resigning(trigger):
        return False
    whom = forced.subject if forced.voice == "passive" else next(iter(forced.objects), None)
    return whom is not None and (rules_a_state(whom) or bool(cast.classes(whom) & _PERSONS))


def _into_resigning(trigger: "Trigger") -> bool:
    """ "was forced into resigning", "made him resign"."""
    assert trigger.verb is not None
    after = {u.lemma for u in trigger.sentence.units[trigger.verb.last + 1 : trigger.verb.last + 7]}
    return not after.isdisjoint(("resign", "resignation", "abdicate", "abdication"))


def removed_by_name(trigger: "Trigger", cast: "Cast") -> bool:
    """ "General Kone removed Ada Toure", "Ada Toure was forced out by the army": no minister, nobody of before."""
    if not are_soldiers(trigger.agent, cast) or cast.classes(trigger.agent) & {"foreign", "mission", "police"}:
        return False
    return any(cast.classes(n) & {"person_name", "name"} and not n.of for n in trigger.patients) and words_of(
        trigger.sentence
    ).isdisjoint(
        ("minister", "commander", "chief", "governor", "rebel", "rebels", "command", "post", "town", "village")
    )


def power_by_soldiers(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Ada Kone took over in Chad with the backing of mutinous troops": where soldiers are spoken of."""
    agent, words, verb = trigger.agent, words_of(trigger.sentence), trigger.verb
    assert verb is not None
    if any(n.lemma not in ("charge", "power", "control") for n in verb.objects):
        return False
    if cast.classes(agent) & {"foreign", "mission", "police"} or not words.isdisjoint(_NO_POWER):
        return False
    return has_rank(agent) or not words.isdisjoint(_SOLDIERS - {"military", "army", "guard", "guards", "rebels"})


_NO_POWER = frozenset(
    """base camp camps patrol patrols security from duties command post responsibility mission force election elected
    chairman company club handover coach contingent sector""".split()
)


def taken_by_soldiers(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the army's takeover in Chad", "the generals' seizure of power": no base and no town."""
    noun = trigger.noun
    assert noun is not None
    after = tail(noun)[:1]
    about = noun.of or (after[0] if after and after[0].prep == "of" else None)
    dates = about is not None and all(u.kind in "tA" for u in about.units)
    if about is not None and not dates and about.lemma not in ("power", "state", "government", "country"):
        return False
    power = about is not None and about.lemma == "power"
    if power or noun.lemma == "takeover":
        return power or any(are_soldiers(n, cast) for n in (trigger.agent, *modifiers(noun)))
    return False


def seat_of_power(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Paratroopers seized the palace and the radio station, ending civilian rule": by the state's own soldiers."""
    words = words_of(trigger.sentence)
    if not are_soldiers(trigger.agent, cast) or cast.classes(trigger.agent) & {"foreign", "armed"}:
        return False
    return not words.isdisjoint(_STATE) and words.isdisjoint(("retook", "recaptured", "freed", "back", "rebels"))


def lawgivers_sent_home(trigger: "Trigger", cast: "Cast") -> bool:
    """ "dissolved Congress with the army's help", "Colonel Kone declared the government dissolved"."""
    verb, words = trigger.verb, words_of(trigger.sentence)
    assert verb is not None
    after = {u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 7]}
    if verb.voice == "passive" and trigger.agent is None:
        return any(n.lemma in _LAWGIVERS for n in trigger.patients) and not words.isdisjoint(_MUTINEERS)
    if (
        trigger.agent is None
        or after.isdisjoint(_LAWGIVERS)
        or cast.classes(trigger.agent) & {"foreign", "mission", "police"}
    ):
        return False
    said = verb.lemma in ("declare", "proclaim", "announce")
    if said and after.isdisjoint(("dissolved", "suspended", "overthrown", "deposed", "toppled", "fallen")):
        return False
    return has_rank(trigger.agent) or not words.isdisjoint(("army", "tanks", "soldiers", "troops", "coup", "putsch"))


def under_house_arrest(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The president was put under house arrest by his guard", "Ada Kone was placed under house arrest after the army
    cancelled the election"."""
    words = words_of(trigger.sentence)
    if words.isdisjoint(_SOLDIERS) or not words.isdisjoint(("opposition", "former", "ex-president", "activist")):
        return False
    return any(rules_a_state(n) or cast.classes(n) & {"person_name", "name"} for n in trigger.patients)


def by_his_soldiers(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the fall of Ada Kone at the hands of his generals"."""
    noun = trigger.noun
    assert noun is not None
    if trigger.sentence.units[noun.head].word == "falls":
        return False  # "the Koudou falls"
    return not words_of(trigger.sentence).isdisjoint(_SOLDIERS - {"rebels", "guns", "guard", "guards"})
