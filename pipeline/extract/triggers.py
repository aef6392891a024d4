"""Words that make an event, and the roles around them: the frames of `lexicon/events.toml` laid over a parsed sentence.

A `Trigger` is one fit of a frame. Active, passive, participle, infinitive and nominal forms of one happening come from
the same frame, because the roles are looked for by what they are, not by where they stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.extract import guards, modality, no_happening, surroundings
from pipeline.extract.actors import Cast, subject_of
from pipeline.extract.event_frames import Frame, frames
from pipeline.extract.lists import is_measure
from pipeline.extract.participants import Roles, by_phrase, relative_via, spread
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.triggers_beside import IDLE, adds_nothing, again


@dataclass(slots=True)
class Trigger:
    """One fit of a frame: the unit that triggers it, who does what to whom, and the modality in which it is told."""

    frame: Frame
    sentence: Sentence
    index: int
    verb: Verb | None
    noun: Noun | None
    agent: Noun | None
    patients: list[Noun]
    hypothetical: bool = False
    told: str = "asserted"


# ------------------------------------------------------------------------------------------------------- finding
def find(sentence: Sentence, cast: Cast) -> Iterator[Trigger]:
    """All events that the words of a sentence make, in reading order; each word makes one at most."""
    table = frames()
    found: list[Trigger] = []
    words = sentence.heard
    if no_happening.asked(sentence):
        return iter(())
    habits = not no_happening.HABITS.isdisjoint(words)
    fiction = not no_happening.FICTION.isdisjoint(words)
    for verb in sentence.verbs:
        rows = table.verbs.get(verb.lemma)
        if (
            rows is None
            or verb.condition in no_happening.GENERAL
            or (verb.form == "gerund" and no_happening.charged(verb))
        ):
            continue
        if (habits and no_happening.habitual(verb)) or (verb.governor is not None and no_happening.rehearsed(verb)):
            continue
        if fiction and no_happening.in_fiction(verb):
            continue
        roles: Roles | None = None
        for rest, frame in rows:
            if rest and not (_words(rest) <= words and _has_particle(verb, rest)):
                continue
            if frame.beside and frame.beside.isdisjoint(words):
                continue
            if frame.never and not frame.never.isdisjoint(words):
                continue
            if frame.then and (frame.then.isdisjoint(words) or frame.then.isdisjoint(_words_after(verb))):
                continue
            if frame.refused and not modality.is_refused(verb):
                continue
            roles = roles or Roles(verb, cast)
            trigger = _fit_verb(frame, roles, cast)
            if trigger is not None and not again(trigger, found) and not adds_nothing(trigger, found):
                found.append(trigger)
                if frame.type != "base_takeover" and frame.rule != "event.withdrawal_order.end_mandate":
                    break
    nouns, units = table.nouns, sentence.units
    for noun in sentence.nouns:
        head = units[noun.head]
        if head.kind == "M":  # "the Comprehensive Peace Agreement of 9 January 2005"
            rows = nouns.get(_named_accord(head.word)) if head.word.endswith(_ACCORDS) else None
        else:
            rows = nouns.get(surroundings.key_of(noun) if head.word.endswith("ing") else noun.lemma)
        if rows is None or (habits and noun.verb is not None and no_happening.habitual(noun.verb)):
            continue  # "There has been shooting in Para before"
        for rest, frame in rows:
            if frame.beside and frame.beside.isdisjoint(words):
                continue
            if frame.never and not frame.never.isdisjoint(words):
                continue
            if rest and not _has_modifier(noun, rest):
                continue
            if no_happening.only_spoken_of(noun):
                break
            trigger = _fit_noun(frame, noun, cast)
            if trigger is not None:
                if noun.of_parent is None or not any(t.noun is noun.of_parent and t.frame is frame for t in found):
                    found.append(trigger)  # "an exchange of fire" is one
                break
    if len(found) > 1:
        found = [t for t in found if not any(idle(t, found) for idle in IDLE)]
        found.sort(key=lambda t: t.index)
    return iter(found)


def _named_accord(name: str) -> str:
    """The word by which the name of an accord is listed; nothing for other names."""
    last = name.rpartition(" ")[2]
    return last.removesuffix("s") if last in _ACCORDS else ""


_ACCORDS = ("agreement", "accord", "ceasefire", "truce", "pact", "treaty", "protocol", "accords", "agreements")


@cache
def _words(rest: str) -> frozenset[str]:
    """The words of a particle, to be looked for in a sentence before their place is."""
    return frozenset(rest.split())


def _has_particle(verb: Verb, particle: str) -> bool:
    if verb.particle == particle:
        return True
    units = verb.sentence.units
    words = particle.split()
    first = verb.last + 1
    if [u.word for u in units[first : first + len(words)]] == words:
        return True
    if particle == "over" and verb.lemma in _GIVING and _over_to(verb):
        return True
    if verb.objects:  # "handed the camp over", "ordered the peacekeepers out"
        within = [n for n in surroundings.tail(verb.objects[-1])[:1] if n.prep in ("at", "in", "near", "of")]
        for noun in (verb.objects[-1], *within):  # "turned the camp at Para over to the police"
            if [u.word for u in units[noun.last + 1 : noun.last + 1 + len(words)]] == words:
                return True
    # "pulled its troops out of the town"
    return any(n.prep is not None and n.prep.split()[0] == particle for n in verb.complements()[:1])


_GIVING = frozenset(("turn", "hand", "sign", "make", "pass"))


def _over_to(verb: Verb) -> bool:
    """ "turned its hub at Para, Base 12, over to the army": behind all that names what is given."""
    units = verb.sentence.units
    end = next((v.first for v in verb.sentence.verbs if v.first > verb.last and v.form == "finite"), len(units))
    return any(
        units[i].word == "over" and units[i + 1].word == "to" for i in range(verb.last + 1, min(end, len(units)) - 1)
    )


def _words_after(verb: Verb) -> set[str]:
    """The words behind a verb, up to the next finite verb or the end of its clause."""
    sentence = verb.sentence
    end = next((v.first for v in sentence.verbs if v.first > verb.last and v.form == "finite"), len(sentence.units))
    found = set()
    for unit in sentence.units[verb.last + 1 : end]:
        if unit.kind in "W;:":
            break
        found.add(unit.word)
    return found


def _has_modifier(noun: Noun, words: str) -> bool:
    units = noun.sentence.units
    wanted = words.split()
    first = noun.head - len(wanted)
    return first >= 0 and [u.lemma for u in units[first : noun.head]] == wanted


def _fit_verb(frame: Frame, roles: Roles, cast: Cast) -> Trigger | None:
    verb, passive, agent, patients = roles.verb, roles.passive, roles.agent, roles.direct
    if frame.whole and (passive or patients):
        return None
    elsewhere = frame.via or roles.describes or roles.hung_on  # where what it is done to may stand but for its place
    if frame.patient and not patients and not elsewhere:
        return None
    if frame.agent:
        if agent is not None:
            known = roles.agent_classes()
            if known is not None and frame.agent.isdisjoint(known):
                return None
            agent = roles.agent_of(frame.agent)
            if agent is None:
                return None
        elif not frame.bare and not (passive and frame.patient and not frame.named):
            return None
    if frame.only_via:
        patients = []
    elif frame.patient and patients:
        known = roles.direct_classes()
        patients = [] if known is not None and frame.patient.isdisjoint(known) else roles.patients_of(frame.patient)
    if frame.patient and not patients:
        patients = _other_patients(frame, roles, agent, cast) if elsewhere else []
        if not patients:
            return None
    if frame.of and not any(_about(n, frame.of, cast) for n in patients):
        return None
    trigger = Trigger(frame, verb.sentence, verb.head, verb, None, agent, patients)
    return trigger if guards.hold(frame.needs, trigger, cast) else None


def _other_patients(frame: Frame, roles: Roles, agent: Noun | None, cast: Cast) -> list[Noun]:
    """What it is done to, behind a preposition or before a participle."""
    verb, passive = roles.verb, roles.passive
    for noun in roles.hung_on if not frame.only_via else ():
        if cast.classes(noun) & frame.patient:
            return [noun]  # "the ban on flights to Para that they imposed"
    if frame.via and not (passive and agent is None and frame.agent and not frame.bare):
        for noun in verb.complements():
            if noun.prep in frame.via and cast.taken_as(noun, frame.patient) and not _measured_from(noun):
                return [cast.taken_as(n, frame.patient) or n for n in spread(noun)]
        left = relative_via(verb, frame.via) if verb.relative or "which" in verb.sentence.heard else []
        if left and all(cast.taken_as(n, frame.patient) for n in left):
            return left
    if roles.describes:  # "the accords, signed in August"
        before = next((n for n in verb.sentence.nouns if n.last in (verb.first - 1, verb.first - 2)), None)
        while before is not None and not cast.classes(before) & frame.patient:
            before = _hung_from(before)  # "the truce in Para, agreed in May"
        return [before] if before is not None else []
    return []


def _hung_from(noun: Noun) -> Noun | None:
    """The phrase that one behind a preposition belongs to: "the truce" of "the truce in Para"."""
    if noun.of_parent is not None:
        return noun.of_parent
    apart = noun.sentence.row[noun.last + 1 : noun.last + 2] == ","  # no "pact with Benin scrapped"
    return next((n for n in noun.sentence.nouns if apart and noun.prep and n.last == noun.prep_index - 1), None)


def _measured_from(noun: Noun) -> bool:
    """Whether a distance is counted from it: "came under fire 20 km from the town"."""
    return any(n.last == noun.prep_index - 1 and is_measure(n) for n in noun.sentence.nouns)


def _about(noun: Noun, of: frozenset[str], cast: Cast) -> bool:
    """Whether a noun is about one of the classes: "the departure of the mission", or "the withdrawal" where one is
    known."""
    if any(cast.classes(p) & of for p in surroundings.around(noun, cast)):
        return True
    return (
        "mission" in of
        and noun.determiner in ("the", "a", "an", "this", "that")
        and noun.of is None
        and noun.lemma in ("withdrawal", "drawdown", "departure", "exit", "pullout", "pull-out")
        and not any(n.prep in ("of", "from") for n in surroundings.tail(noun)[:1])
        and (cast.mission is not None or "mission" in cast.article.lower)
    )


def _fit_noun(frame: Frame, noun: Noun, cast: Cast) -> Trigger | None:
    tail = surroundings.tail(noun)
    light = noun.verb if noun.role == "object" and noun.verb is not None and noun.verb.lemma in frame.light else None
    if (
        light is None
        and noun.role == "subject"
        and noun.verb is not None
        and noun.verb.voice == "passive"
        and noun.verb.lemma in frame.light
    ):
        light = noun.verb
    state = bool(frame.state) and noun.prep in frame.state
    if (frame.state or "light" in frame.needs) and light is None and not state and not (frame.of or noun.possessor):
        return None
    agent = _noun_agent(frame, noun, cast, tail, light, state)
    if frame.agent and agent is None and not frame.bare:
        return None
    patients: list[Noun] = []
    if frame.patient or frame.via:
        near = [n for n in tail if n.prep in frame.via and (not frame.patient or cast.classes(n) & frame.patient)]
        patients = spread(near[0]) if near else []
        if not patients:
            patients = [p for p in surroundings.modifiers(noun) if cast.classes(p) & frame.patient & {"town", "base"}]
        if not patients and "base" in frame.patient:  # "the camp's closure", "within a day of its transfer"
            patients = [p for p in surroundings.possessors(noun, cast) if "base" in cast.classes(p)]
        if not patients and state:
            holder = surroundings.copula_subject(noun)
            patients = [n for n in ([holder] if holder is not None else []) if cast.classes(n) & frame.patient]
        if not patients and frame.patient and "loose" not in frame.needs:
            return None
    if frame.of and not any(
        cast.classes(n) & frame.of
        for n in [*tail[:2], *surroundings.possessors(noun, cast), *surroundings.modifiers(noun)]
    ):
        return None
    trigger = Trigger(
        frame, noun.sentence, noun.head, light or surroundings.governing_verb(noun), noun, agent, patients
    )
    return trigger if guards.hold(frame.needs, trigger, cast) else None


def _set_phrase(frame: Frame, noun: Noun) -> bool:
    """ "a general strike": what stands before the head belongs to the phrase that the frame lists."""
    before = " ".join(u.lemma for u in noun.sentence.units[noun.first : noun.head + 1] if u.kind != "D")
    return " " in before and before in frame.words


def _of_another(whole: Noun, noun: Noun) -> bool:
    """Whether an "of" phrase belongs to another noun: "an attack on a convoy of MONUSCO", not "the withdrawal from Lira
    of the last Ethiopians"."""
    parent = whole.of_parent
    return whole.prep == "of" and parent not in (None, noun) and noun.sentence.row[parent.head] != "M"


def _noun_agent(frame: Frame, noun: Noun, cast: Cast, tail: list[Noun], light: Verb | None, state: bool) -> Noun | None:
    candidates: list[Noun | None] = []
    sources = frame.sources
    if "light" in sources and light is not None:
        candidates.append(by_phrase(light) if light.voice == "passive" else subject_of(light))
    if "state" in sources and state:
        candidates.append(surroundings.copula_subject(noun))
    if "by" in sources:
        candidates += [n for n in tail if n.prep == "by"]
    if "possessor" in sources:
        candidates += surroundings.possessors(noun, cast)
    if ("modifier" in sources or "possessor" in sources) and not _set_phrase(frame, noun):
        candidates += surroundings.modifiers(noun)
    for prep in ("between", "of", "from", "with", "to", "for"):
        if prep in sources:
            candidates += [n for n in tail if n.prep == prep and not _of_another(n, noun)]
    for candidate in candidates:
        taken = cast.taken_as(candidate, frame.agent) if frame.agent else candidate
        if taken is not None:
            return taken
    return None
