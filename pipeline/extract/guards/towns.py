"""Guards of events in towns and areas: held, taken, entered, lost, fallen."""

import re
from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.words import next_word, words_of
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.surroundings import around, key_of, opener_of, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def held(trigger: "Trigger", cast: "Cast") -> bool:
    """Control of a place, told of, not striven for."""
    noun = trigger.noun
    assert noun is not None
    verb = trigger.verb
    if "police" in cast.classes(trigger.agent) and not cast.classes(trigger.agent) & {"army", "armed"}:
        return False
    if noun.prep == "for" or (verb is not None and verb.lemma in ("vie", "lose", "fight", "remain", "stay")):
        return False
    if verb is not None and verb.lemma in ("put", "place", "commit") and "armed" not in cast.classes(trigger.agent):
        return False  # "put the base in the hands of the army": handed over
    if noun.prep in ("in", "under") and any(
        v.lemma in ("remain", "stay") and v.last < noun.first for v in noun.sentence.verbs[-3:]
    ):
        return False  # "remained in the hands of the army": nothing was taken
    if noun.prep is not None and "still" in words_of(trigger.sentence):
        return False  # "is still in the hands of the army"
    if key_of(noun) in ("hand",):
        return noun.prep in ("in", "into") and noun.sentence.units[noun.head].word == "hands"
    if key_of(noun) == "fall":
        return bool(trigger.patients)
    return True


_POLLS = frozenset("election elections vote votes ballot poll polls".split())


_BESIDE_POLLS = frozenset(("before", "after", "since", "until", "ahead of", "following", "during"))


def no_poll(trigger: "Trigger", cast: "Cast") -> bool:
    """No town won in an election; one taken before a vote all the same."""
    if _POLLS.isdisjoint(words_of(trigger.sentence)):
        return True
    return all(opener_of(n) in _BESIDE_POLLS for n in trigger.sentence.nouns if not _POLLS.isdisjoint(_words_in(n)))


def _words_in(noun: Noun) -> list[str]:
    return [u.word for u in noun.units]


def taken(trigger: "Trigger", cast: "Cast") -> bool:
    """A town or an area taken, not people in it, and not a way in ("enter the second phase")."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "hold" and verb.voice == "passive" and trigger.agent is None:
        return False  # "would now be held in June": a ceremony
    if verb.lemma in ("hold", "control") and verb.voice == "passive" and verb.form == "participle":
        return False  # "planes bombed Para, held by the rebels since the coup"
    if verb.lemma in _OF_MANY_THINGS and not any(_is_ground(n, verb, cast) for n in trigger.patients):
        return False
    if verb.lemma == "take" and "up" in (verb.particle, next_word(trigger)):
        return False  # "took up positions on a hill"
    if verb.lemma in ("secure", "hold", "control", "free") and verb.voice == "passive" and trigger.agent is None:
        return False  # "It had been fully secured"
    if verb.lemma == "take" and next_word(trigger, 2) in _ALONG:
        return False  # "because it could not take it along"
    active = verb.voice == "active"
    if verb.lemma == "take" and active and verb.particle not in (None, "over", "back", "on", "in") and not verb.objects:
        return False
    if verb.lemma == "secure" and verb.form == "infinitive":
        return False  # "sent paratroopers to secure the town"
    if any(n.lemma == "place" and n.possessor for n in trigger.patients):
        return False  # "took the others' place"
    if verb.lemma == "overrun" and all(n.lemma in ("checkpoint", "roadblock") for n in trigger.patients):
        return False
    classes = cast.classes(trigger.agent) if trigger.agent else frozenset()
    if (
        verb.particle == "over"
        and "foreign" in classes
        and all(n.lemma in ("position", "post") for n in trigger.patients)
    ):
        return False  # a rotation
    if verb.lemma == "enter" and not classes & {"armed", "army", "soldier", "contingent"}:
        return False
    if classes & {"foreign", "contingent"} and verb.lemma == "occupy" and verb.voice == "passive" and verb.relative:
        return False  # "the camp, which was occupied by the Burundians, is one of two"
    if "foreign" in classes and verb.lemma == "occupy" and any("base" in cast.classes(n) for n in trigger.patients):
        return False  # "had been occupied by Ugandan troops since 2019"
    if "foreign" in classes and verb.lemma == "enter":  # "Eritrean soldiers entered Axum", no land
        return "mission" not in classes and all("town" in cast.classes(n) for n in trigger.patients)
    return not ("foreign" in classes and verb.lemma in ("leave", "control", "hold", "secure"))


# Verbs that take much besides land.
_OF_MANY_THINGS = frozenset(("take", "lose", "hold", "free", "clear", "secure", "win", "enter", "control"))
_GROUND = frozenset(
    """town city village area region district crossing locality capital territory north position hill post province
    neighbourhood neighborhood zone enclave valley island quarter suburb county hamlet commune municipality
    junction crossroads port stronghold sector square bridge hilltop mountain strip swathe garrison fort
    barracks camp outpost bastion mine oilfield dam gorge pocket centre center outskirts""".split()
)


def _is_ground(noun: Noun, verb: Verb, cast: "Cast") -> bool:
    """A place by its name, or a word for one, or what takes up such; "a zone controlled by rebels" is old ground."""
    parts = [*noun.units, *(noun.of.units if noun.of is not None else [])]
    if any(u.kind == "M" for u in parts):
        return True
    if noun.lemma in _GROUND or (noun.of is not None and noun.of.lemma in _GROUND):
        return verb.form != "participle" or verb.lemma not in ("control", "hold")
    classes = cast.classes(noun)
    again = verb.lemma in ("win", "take", "free", "enter")
    return again and "pronoun" in classes and bool(classes & {"town", "site_name"})


_ALONG = frozenset(("along", "away", "with", "apart", "down"))


def army_base(trigger: "Trigger", cast: "Cast") -> bool:
    """Barracks or an army camp, overrun by youths in arms."""
    return any(
        n.lemma in ("barracks", "garrison", "army camp", "military base")
        or {u.word for u in n.units} & {"army", "military"}
        for n in trigger.patients
    )


def entered(trigger: "Trigger", cast: "Cast") -> bool:
    """Troops in a town: a march into it, or "were in its streets"."""
    verb = trigger.verb
    assert verb is not None
    agent = cast.classes(trigger.agent)
    if ("police" in agent and not agent & {"army", "armed"}) or "explosive" in agent:
        return False
    if verb.lemma == "be":
        if verb.form == "infinitive":
            return False  # "said to be in Para now"
        hit = next((n for n in verb.complements() if n.prep in ("in", "inside")), None)
        return (
            trigger.agent is not None
            and trigger.agent.lemma != "opposition"
            and hit is not None
            and (hit.lemma in ("street", "town", "city", "centre", "center") or _by_now(trigger))
            and verb.predicate is None
        )
    if verb.lemma == "march" and all(n.prep == "in" for n in trigger.patients):
        return False  # "marched in a parade in Para"
    if not any("town" in cast.classes(n) for n in trigger.patients):  # "moved into Guerguerat", a name
        return verb.form == "finite" and all(n.prep == "into" for n in trigger.patients)
    return not verb.objects or verb.voice == "passive"  # not "drove a car bomb into the town"


def from_place(trigger: "Trigger", cast: "Cast") -> bool:
    """Driven out of or from a place; attackers who are driven back have taken none."""
    verb = trigger.verb
    assert verb is not None
    ours = "mission" in cast.classes(trigger.agent)
    if verb.particle == "out" and trigger.agent is not None and not ours:
        return True
    lost = verb.voice == "passive" and verb.subject is not None and "armed" in cast.classes(verb.subject)
    out = lost and "out" in (verb.particle, next_word(trigger))
    if out and context.find_date(trigger.sentence, trigger.index) is not None:
        return True  # "captured Para but were driven out the next day"
    return any(
        n.prep in ("from", "out of")
        and (("town" in cast.classes(n) and not ours) or n.sentence.units[n.head].kind == "M" or _is_it(n))
        for n in verb.complements()
    )


def _is_it(noun: Noun) -> bool:
    """ "drove them out of it": the town told of."""
    return noun.units[-1].word == "it"


def _by_now(trigger: "Trigger") -> bool:
    """ "were in Para by nightfall", "are already in Para"."""
    words = words_of(trigger.sentence)
    return not words.isdisjoint(_SO_SOON) or any(u.word.startswith("by ") for u in trigger.sentence.units)


_SO_SOON = frozenset(("by", "already", "now"))


def gained(trigger: "Trigger", cast: "Cast") -> bool:
    """Ground won at some place or time, not "gaining ground" at large."""
    verb = trigger.verb
    return (
        verb is not None
        and (verb.tense == "past" or verb.perfect)
        and not (verb.form == "gerund" or "gaining" in words_of(trigger.sentence))
    )


_FALLING = frozenset("apart off back down out through over away".split())


def fallen(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Goma fell on Tuesday", nothing that falls silent, apart or by a number."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None and agent is not None
    named = agent.sentence.units[agent.head].kind == "M" and context.is_place(context.place_of_noun(agent))
    town = agent.lemma in (
        "town",
        "city",
        "village",
        "capital",
        "stronghold",
        "garrison",
        "camp",
        "barracks",
        "army camp",
        "airport",
        "airfield",
        "air base",
    )
    if not (named or town) or verb.predicate is not None or verb.particle in _FALLING:
        return False
    after = next_word(trigger)
    to = next((n for n in verb.complements()[:1] if n.prep == "to"), None)
    if to is not None and to.quantity is None and (to.determiner == "the" or to.sentence.row[to.head] == "M"):
        return "town" in cast.classes(agent) or named  # "fell to the Abkhaz"
    return (
        not after
        or not after[0].isalpha()
        or (
            trigger.sentence.row[verb.last + 1] in "tPSKA"
            and not any(
                n.prep in ("into", "by", "from", "below", "short", "to", "under", "behind", "victim")
                for n in verb.complements()[:1]
            )
        )
    )


def _then_day(noun: Noun) -> bool:
    """ "took Lunsar on Saturday": a day or the end follows at once."""
    after = noun.sentence.row[noun.last + 1 :]
    aside = _ASIDE.match(after)
    if aside is not None:  # "took Para, the railhead north of Gori, on 17 May"
        inside = range(noun.last + 1, noun.last + 1 + aside.end())
        placed = [n for n in noun.sentence.nouns if n.first in inside and n.prep is not None]
        after = after[aside.end() :] if any(n.prep in _BESIDE for n in placed) else after
    return not after or after.startswith(("t", "Pt", "."))


_ASIDE = re.compile("(?:,D?[JNC#]*PJ?[MN],)")
_BESIDE = frozenset(("north of", "south of", "east of", "west of", "near", "outside", "close to", "from"))


def _which(verb: Verb) -> bool:
    """ "Para, which rebels had seized": no person."""
    subject = verb.subject
    return subject is not None and subject.first > 0 and verb.sentence.units[subject.first - 1].word == "which"


_OF_TOWNS = frozenset(
    "occupy overrun recapture retake conquer reconquer reoccupy enter wrest reclaim regain liberate".split()
)


def named_town(trigger: "Trigger", cast: "Cast") -> bool:
    """A lone name that is nobody's in the article: "has held Para since April"."""
    people = {p.split()[-1] for p in cast.article.people}
    return all(
        len(n.units) == 1 and n.units[0].kind == "M" and n.units[0].value.kind == "name" and n.people is None
        and n.units[0].value.name not in people
        for n in trigger.patients
    )  # fmt: skip


def town_name(trigger: "Trigger", cast: "Cast") -> bool:
    """A name met for the first time that can only be a town: what is overrun or retaken, or is used as a place
    elsewhere."""
    verb = trigger.verb
    assert verb is not None
    for noun in [cast.stands_for(n) or n for n in trigger.patients]:
        if any(e.name.lower().endswith(f" {noun.units[-1].word}") for _, e in cast.article.mentions.values()):
            return False  # "Gbagbo was captured", of President Laurent Gbagbo
        names = [u for u in noun.units if u.kind == "M"]
        if len(names) != 1 or len(noun.units) != 1 or names[0].value.kind != "name":
            return False
        if verb.lemma == "lose" and (" " in names[0].word or not _then_day(noun)):
            return False  # "the vote, which Ali Kone lost"
        only_towns = verb.lemma in _OF_TOWNS or (verb.lemma == "win" and verb.particle == "back")
        # "captured Nasir": a name of one word that is nobody's surname in the article.
        lone = " " not in names[0].word and verb.lemma in ("capture", "seize", "liberate") and not noun.people
        only_towns |= verb.lemma in ("take", "lose") and _then_day(noun)
        only_towns |= verb.lemma in ("take", "recover") and " " not in names[0].word and _from_enemy(verb, cast)
        only_towns |= (verb.relative and verb.sentence.units[verb.first - 1].word != "who") or _which(verb)
        only_towns |= lone and not any(p.split()[-1] == names[0].value.name for p in cast.article.people)
        beside = any(n.prep in ("in", "on", "near") and _somewhere(n) for n in tail(noun)[:1])
        if not (only_towns or beside or context.learned_place(trigger.sentence.article, names[0].value.name)):
            return False
    return True


def settled_in(trigger: "Trigger", cast: "Cast") -> bool:
    """ "installed themselves in Para"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.lemma in ("itself", "themselves") or n.text() in ("itself", "themselves") for n in verb.objects)


def of_enemy(trigger: "Trigger", cast: "Cast") -> bool:
    """ "cleared the town of rebels"."""
    verb = trigger.verb
    assert verb is not None
    return any(
        n.prep in ("of", "from") and n.first > verb.last and "armed" in cast.classes(n) for n in trigger.sentence.nouns
    )


def masters(trigger: "Trigger", cast: "Cast") -> bool:
    """ "made themselves masters of the town"."""
    verb = trigger.verb
    assert verb is not None
    noun = next((n for n in trigger.sentence.nouns if n.lemma == "master" and n.first > verb.last), None)
    if verb.lemma == "be" and noun is not None and noun.verb is not verb:
        return False
    return noun is not None and noun.of is not None and not noun.of.people


def to_enemy(trigger: "Trigger", cast: "Cast") -> bool:
    """A town given up to those who fight for it: "abandoned Para to the rebels"."""
    verb = trigger.verb
    assert verb is not None
    armed = "armed" in cast.classes(trigger.agent)
    heirs = {"army", "soldier"} if armed else {"armed"}
    return any(n.prep == "to" and cast.classes(n) & heirs for n in verb.complements())


def town_fell(trigger: "Trigger", cast: "Cast") -> bool:
    """The fall of a town told of as a happening: with its day, those who took it, or as what did something else."""
    noun = trigger.noun
    assert noun is not None
    if any(u.word in ("rain", "rains", "snow", "price", "prices") for u in trigger.sentence.units):
        return False
    verb = trigger.verb
    doer = verb.subject if verb is not None and noun.prep in ("with", "by", "after") else None
    if trigger.agent is None and doer is not None and cast.classes(doer) & {"armed", "army"}:
        trigger.agent = doer  # "The rebels tightened their grip with the capture of Para"
    if trigger.agent is not None:
        return True
    if not any("town" in cast.classes(n) or _no_person(n, cast) for n in trigger.patients):
        return False
    behind = tail(noun)
    row, last = trigger.sentence.row, (behind[0].last if behind else noun.last) + 1
    return row[last:].startswith(("t", "Pt")) or row[noun.last + 1 :].startswith("Pt")


def _no_person(noun: Noun, cast: "Cast") -> bool:
    """A name of one word that is nobody's in the article: "the fall of Para on Monday"."""
    name = noun.sentence.units[noun.head]
    lone = len(noun.units) == 1 and name.kind == "M" and name.value.kind == "name" and " " not in name.word
    return lone and not noun.people and not any(p.split()[-1] == name.value.name for p in cast.article.people)


def _somewhere(noun: Noun) -> bool:
    """A phrase that names a place or a country."""
    return context.place_of_noun(noun) is not None or any(e.kind == "country" for e in noun.entities)


def _from_enemy(verb: Verb, cast: "Cast") -> bool:
    """ "has taken Para from the rebels"."""
    return any(n.prep == "from" and cast.classes(n) & {"armed", "army"} for n in verb.complements())


def slips_from_army(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The town slipped from the army's grasp", "out of the government's hands"."""
    verb = trigger.verb
    assert verb is not None
    lost = [n for n in verb.complements() if n.prep in ("from", "out of") and n.lemma in _GRASP]
    return any(cast.classes(o) & {"army", "authority", "home", "armed"} for n in lost for o in around(n, cast))


_GRASP = frozenset(("grasp", "grip", "control", "hand"))
