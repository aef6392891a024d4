"""To whom or what a trigger's event was done, and who takes over a base that is handed on."""

from collections.abc import Iterator

from pipeline.extract import doers
from pipeline.extract.actors import Cast, plain_words
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun
from pipeline.extract.scene import VIOLENT
from pipeline.extract.triggers import Trigger

# Of what class the target of an event is, where only one kind of thing can be.
_OF_CLASS = {
    "agreement_breakdown": frozenset(("agreement",)),
    "base_takeover": frozenset(("base", "town", "site_name", "passage", "mission")),
    "base_withdrawal": frozenset(("base", "town", "site_name")),
    "mission_end": frozenset(("mission",)),
    "mission_established": frozenset(("mission",)),
    "peace_agreement": frozenset(("agreement",)),
    "troop_withdrawal": frozenset(("country", "home", "town", "site_name")),
    "withdrawal_order": frozenset(("mission", "foreign", "contingent", "army", "troop", "country")),
}
# Classes of nouns by which a thing is done, not to which.
_MEANS = frozenset(
    """fire assault_noun explosive shots ordnance fight rising_noun toll title exit spell tyre liberty curb streets
    state_power deploying""".split()
)
_MEANS_TOO = frozenset(
    "raid attempt strike offensive operation incident metre hand control power night dawn dusk way".split()
)
# What is done to a thing, whosever it is: "left the Kenyans' camp".
_ON_THINGS = frozenset(("base_withdrawal", "base_takeover", "territory_takeover", "equipment_destruction", "looting"))
# What is done to things that are also means: "destroyed its mortars", "looted grenades".
_ON_GOODS = frozenset(("equipment_destruction", "looting"))
_AT = frozenset(("on", "at", "against", "upon", "into", "toward", "towards", "outside", "under", "beneath"))
# "The camp was the target of mortar fire", "the town was the scene of an attack".
_MARKED = frozenset(("target", "scene", "victim", "object"))
# "home to a battalion", "next to the airport": nobody to whom a base is handed.
_BESIDE = frozenset(("home", "host", "next", "close", "near", "due", "according"))


def target_of(trigger: Trigger, cast: Cast, actor: str | None) -> str | None:
    """The name of the target, else its words; who takes over, for a base handed on; None where nobody tells."""
    if trigger.frame.rule == "event.base_handover.no_longer_theirs":
        return None  # "ceased to belong to France": to whom it went is not said
    if trigger.frame.type == "base_handover":
        return body_of_heir(doers.receiver(trigger), cast) or _recipient(trigger, cast)
    sufferer = doers.sufferer_of(trigger, cast)
    for noun in [sufferer] if sufferer is not None else _befallen(trigger):
        meant = cast.stands_for(noun) or noun
        if meant.sentence.units[meant.head].kind not in "NM" or not _can_be(meant, trigger, cast):
            continue
        things = trigger.frame.type in _ON_THINGS and meant.sentence.units[meant.head].kind == "N"
        name = plain_words(meant) if things else cast.name(noun) or plain_words(meant)
        if name != actor:
            return name
    return None


def of_place(target: str | None, place: Entity | None, places: list[Entity | None]) -> str | None:
    """The target at one of several places: of "left Para and Gori" the second departure is from Gori."""
    if place is None or target is None:
        return target
    return place.name if any(p is not None and p.name == target for p in places) else target


def body_of(noun: Noun, cast: Cast) -> str | None:
    """A body that takes over a base: "the Afghan authorities" are a government, those of a province are not."""
    if noun.lemma in ("authority", "state") and noun.entities:
        country = next((e.country for e in noun.entities if e.kind in ("country", "demonym")), None)
        return f"{country} government" if country else plain_words(noun)
    whole = noun.of
    unit = noun.sentence.units[noun.head].word.rpartition(" ")[2]
    if unit in _UNITS and whole is not None and not cast.classes(whole).isdisjoint(("army", "police")):
        return cast.name(whole) or plain_words(whole)  # "to the 215th Corps of the Afghan army"
    last = noun.units[-1]
    if last.kind == "M" and last.value.kind == "country" and len(noun.units) == 1:
        return f"{last.value.name} government"  # "returned its base to Ivory Coast"
    return cast.name(noun) or plain_words(noun)


def body_of_heir(noun: Noun | None, cast: Cast) -> str | None:
    """The body for which somebody takes a base over: "to Capt. Ali Nur of the police", "to Col. Kone, a commander of
    the army"."""
    if noun is None:
        return None
    if "person_name" in cast.classes(noun):
        whose = [noun.of, noun.apposition, noun.apposition.of if noun.apposition is not None else None]
        forces = [n for n in whose if n is not None and cast.classes(n) & {"army", "police"}]
        if forces:
            return cast.name(forces[-1])
        if cast.country and noun.units[-1].word.split()[0].rstrip(".") in _RANKS:
            return f"{cast.country} army"  # "to Col. Kone": an officer takes it for his army
    return body_of(noun, cast)


_UNITS = frozenset("corps brigade battalion division company regiment unit detachment command sector".split())
_RANKS = frozenset("lt lieutenant capt captain maj major col colonel brig brigadier gen general".split())


def _explained(noun: Noun) -> Noun:
    """ "to its successor, MINUJUSTH": the name, where one explains the phrase."""
    after = next((n for n in noun.sentence.nouns if n.first == noun.last + 2), None)
    named = after is not None and noun.sentence.row[noun.last + 1 : after.last + 1] == ",M"
    named = named and after.units[0].value.kind in ("mission", "organisation")
    return after if named and noun.sentence.row[noun.head] == "N" and not noun.entities else noun


def _befallen(trigger: Trigger) -> Iterator[Noun]:
    """What it may have been done to: "demanded the departure *of the force*", "opened fire *on the patrol*"."""
    for noun in trigger.patients:
        yield noun
        if noun.of is not None:
            yield noun.of
    if trigger.noun is not None:
        yield from _around(trigger.noun)
    if trigger.frame.type in VIOLENT | {"protest"}:
        for noun in trigger.sentence.nouns:
            if noun.first > trigger.index:
                if noun.verb is not None and noun.verb is not trigger.verb and noun.role == "subject":
                    return
                if noun.prep in _AT and trigger.sentence.units[noun.prep_index - 1].word != "blamed":
                    yield noun
                    if noun.of is not None:  # "fired on thousands of demonstrators"
                        yield noun.of


def _around(noun: Noun) -> Iterator[Noun]:
    """What a noun of violence befell: "the bombing *of a hotel*", "*the camp* was the target of an attack"."""
    if noun.of is not None:
        yield noun.of
    named = noun.of_parent
    if named is not None and named.lemma in _MARKED and named.verb is not None and named.verb.subject is not None:
        yield named.verb.subject


def _can_be(noun: Noun, trigger: Trigger, cast: Cast) -> bool:
    kind, classes = trigger.frame.type, cast.classes(noun)
    wanted = _OF_CLASS.get(kind)
    if wanted is not None:
        return not wanted.isdisjoint(classes)
    return kind in _ON_GOODS or (_MEANS.isdisjoint(classes) and noun.lemma not in _MEANS_TOO)


def _recipient(trigger: Trigger, cast: Cast) -> str | None:
    """To whom a base is handed."""
    verb = trigger.verb if trigger.noun is None else None
    after = trigger.index
    for noun in trigger.sentence.nouns:
        beside = trigger.sentence.units[noun.prep_index - 1].word in _BESIDE if noun.prep_index > 0 else False
        if noun.first > after and noun.prep == "to" and not beside:
            return body_of_heir(_explained(noun), cast)
        if verb is not None and any(
            v.first > verb.last and v.first < noun.first and v.form == "finite" for v in trigger.sentence.verbs
        ):
            break
    return None
