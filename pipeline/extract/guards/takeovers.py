"""Guards of bases taken by others: whose base it was, and whether they stay."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.missions import mission_near
from pipeline.extract.guards.words import next_word, words_of
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.surroundings import modifiers, possessors, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def ours(trigger: "Trigger", cast: "Cast") -> bool:
    """A base of the mission or of foreign forces, not one of the state's army or police, nor held by those whose base
    it is."""
    agent = cast.classes(trigger.agent)
    if _keeps_its_own(trigger, cast):
        return False
    verb = trigger.verb
    if agent & {"mission", "contingent", "foreign"} and verb is not None and _again(verb):
        return bool(agent & {"mission", "contingent"})  # "The French retook the post"
    if agent & {"contingent", "foreign"} and "soldier" not in agent and "armed" not in agent and verb is not None:
        return False  # "The French held the base"
    if "mission" in agent or (
        agent & {"foreign", "contingent"}
        and "armed" not in agent
        and (
            (trigger.verb is not None and trigger.verb.lemma in ("hold", "occupy", "control"))
            or any(n.lemma in ("airport", "airfield", "runway") for n in trigger.patients)
        )
    ):
        return False
    for noun in trigger.patients:
        units = noun.units
        words = {u.word for u in units}
        if noun.sentence.units[noun.head].kind == "M" and not any(
            w in ("camp", "base") for u in units for w in u.word.split()
        ):
            return False  # a town by its name
        owners = set().union(
            *(cast.classes(n) for n in possessors(noun, cast)), *(cast.classes(n) for n in modifiers(noun))
        )
        if words & {"army", "military"} and "foreign" in owners and not owners & {"home", "armed"}:
            return True  # "a Kenyan army base" in Somalia
        if words & {
            "army",
            "military",
            "police",
            "barracks",
            "garrison",
            "gendarmerie",
            "government",
            "naval",
            "key",
            "keys",
            "palace",
        }:
            return False
        if owners & {"army", "armed"} and "mission" not in owners:
            return False
        if owners & {"foreign"} and "home" not in owners:
            return True
        if any(
            context.place_of_noun(n) and context.place_of_noun(n).kind == "base" for n in [noun, *tail(noun)[:2]]
        ) or cast.vacated(noun):
            return True
    if all(n.lemma in ("airport", "port") or _any_strip(n) for n in trigger.patients):
        return mission_near(trigger, cast)  # a town's, unless the sentence speaks of the mission
    if _garrison_fell(trigger, cast):
        return False
    told = cast.departed or mission_near(trigger, cast) or cast.mission_told(trigger.sentence)
    return told or any(_leaves(n, cast) for n in trigger.sentence.nouns if n is not trigger.agent)


def _again(verb: Verb) -> bool:
    """ "retook", "took back"."""
    behind = verb.sentence.units[verb.last + 1 : verb.last + 4]
    return (
        verb.lemma in _RETAKING
        or verb.particle == "back"
        or (verb.lemma == "take" and any(u.word == "back" for u in behind))
    )


_RETAKING = frozenset("retake recapture regain recover reoccupy reclaim".split())


def moves_in(trigger: "Trigger", cast: "Cast") -> bool:
    """Into a base or in it: on it only those who sit or stand; not "broke into" to steal, nor drivers of car bombs."""
    verb = trigger.verb
    assert verb is not None
    on = all(n.prep == "on" for n in trigger.patients)
    if on and verb.lemma not in ("sit", "stand"):
        return False
    if verb.lemma in _SITTING:
        return cast.departed and "armed" in cast.classes(trigger.agent)
    if verb.lemma in _BY_FORCE:
        return all(n.prep in ("into", "inside") for n in trigger.patients) and not verb.objects
    return True


def back_in(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The Ugandans were back in the camp on Friday", after others had overrun it."""
    verb = trigger.verb
    assert verb is not None
    back = verb.particle == "back" or next_word(trigger) == "back"
    return back and cast.overrun and not verb.negated and verb.modal is None


_SITTING = frozenset("sit stand sleep lounge squat camp".split())
_BY_FORCE = frozenset("drive file slip ride stride".split())


def has_the_run(trigger: "Trigger", cast: "Cast") -> bool:
    """ "For hours the rebels had the run of the camp"."""
    verb = trigger.verb
    assert verb is not None
    run = next((n for n in verb.objects if n.lemma == "run"), None)
    return run is not None and run.of is not None and "base" in cast.classes(run.of)


def is_theirs(trigger: "Trigger", cast: "Cast") -> bool:
    """ "for three hours the base was theirs"."""
    verb = trigger.verb
    assert verb is not None
    return not verb.negated and verb.tense == "past"


def belongs_now(trigger: "Trigger", cast: "Cast") -> bool:
    """ "by noon it belonged to the rebels": from some time on."""
    verb = trigger.verb
    assert verb is not None
    since = context.find_date(trigger.sentence, trigger.index) is not None or not _FROM_THEN.isdisjoint(
        words_of(trigger.sentence)
    )
    return verb.tense == "past" and not verb.negated and (since or cast.departed)


_FROM_THEN = frozenset(("by noon", "by evening", "by nightfall", "by dawn", "by morning", "now", "then", "by"))


def _keeps_its_own(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Troops held the base overnight": a garrison that was attacked, not one that moved in."""
    verb = trigger.verb
    if verb is None or verb.lemma != "hold" or verb.tense != "past" or "armed" in cast.classes(trigger.agent):
        return False
    left = any(cast.vacated(n) for n in trigger.patients) or any(_leaves(n, cast) for n in trigger.sentence.nouns)
    return not left and not {"former", "ex"} & words_of(trigger.sentence)


def _any_strip(noun: Noun) -> bool:
    """ "an airstrip that the rebels had used"."""
    return noun.lemma in ("airstrip", "runway", "airfield") and noun.determiner in ("a", "an")


def _garrison_fell(trigger: "Trigger", cast: "Cast") -> bool:
    """ "overran the camp at Para, killing 20 soldiers": an army's camp, where nobody speaks of a mission."""
    killed = [n for n in trigger.sentence.nouns if n is not trigger.agent and n.quantity is not None]
    killed = [n for n in killed if "soldier" in cast.classes(n) and not cast.classes(n) & {"mission", "contingent"}]
    return bool(killed) and not _DEADLY.isdisjoint(words_of(trigger.sentence)) and not mission_near(trigger, cast)


_DEADLY = frozenset(("killing", "killed", "died", "dead", "capturing", "captured", "wounding"))


_GOING = frozenset("leave vacate abandon withdraw pull depart quit evacuate retreat go relinquish".split())
_GOINGS = frozenset(("departure", "withdrawal", "pullout", "exit", "retreat", "evacuation"))


def _leaves(noun: Noun, cast: "Cast") -> bool:
    """ "after the departure of French soldiers", "hours after Kenyan troops left it", "from Danish troops"."""
    classes = cast.classes(noun)
    if not classes & {"contingent", "foreign"} or not classes & {"soldier", "troop", "contingent"}:
        return False
    whole = noun.of_parent
    if noun.prep == "from" or (whole is not None and whole.lemma in _GOINGS):
        return True
    verb = noun.verb if noun.role == "subject" else None
    return verb is not None and verb.lemma in _GOING | _GIVING and not verb.negated


_GIVING = frozenset(("give", "hand", "return", "transfer"))


def settled(trigger: "Trigger", cast: "Cast") -> bool:
    """Those who move in stay: they set up, they make it their own; no base that somebody builds."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "make":
        return not {"themselves", "home"}.isdisjoint(words_of(trigger.sentence))
    if verb.lemma in ("set", "establish"):
        return next_word(trigger, 2) == "home" or any(
            "base" in cast.classes(n) or n.lemma in _AT_HOME for n in verb.objects
        )
    return verb.lemma != "base" or verb.voice == "passive"


_AT_HOME = frozenset(("shop", "home", "quarters", "themselves", "position", "positions"))


def seen_inside(trigger: "Trigger", cast: "Cast") -> bool:
    """ "A video showed rebels inside the former base": seen there, so there they are; not soldiers of the mission."""
    verb = trigger.verb
    assert verb is not None
    itself = any(n.sentence.units[n.head].word in ("themselves", "himself", "itself") for n in verb.objects)
    of_subject = itself or verb.voice == "passive" or verb.lemma in ("appear", "pose")
    shown = [verb.subject] if of_subject else verb.objects[:1]
    return any(n is not None and "armed" in cast.classes(n) for n in shown)


def _over(trigger: "Trigger") -> list[Noun]:
    """What a flag is raised over."""
    verb = trigger.verb
    assert verb is not None
    over = verb.objects if verb.particle == "over" else []  # "flew over the base"
    return over + [
        n for n in verb.complements() if n.prep in ("over", "in", "at", "on", "above", "inside", "atop", "outside")
    ]


def flag_over_base(trigger: "Trigger", cast: "Cast") -> bool:
    """A group's flag over a base of the mission."""
    sites = [n for n in _over(trigger) if "base" in cast.classes(n)]
    if not sites:
        return False
    return ours(replace(trigger, patients=sites, verb=trigger.verb), cast)


def flag_over_town(trigger: "Trigger", cast: "Cast") -> bool:
    """A flag over a town or in its middle."""
    over = [p for n in _over(trigger) for p in (n, n.of) if p is not None]
    return any(cast.classes(n) & {"town", "site_name"} for n in over) and not flag_over_base(trigger, cast)


def flag_flies(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The rebels' flag has flown over the town since Friday"."""
    over = any(cast.classes(n) & {"town", "site_name"} for n in trigger.patients) or flag_over_town(trigger, cast)
    return over and _of_group(trigger, cast)


def _of_group(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether the flag that does it is an armed group's."""
    flag = trigger.agent
    assert flag is not None
    owners = [*possessors(flag, cast), *modifiers(flag), *(n for n in tail(flag) if n.prep == "of")]
    return any("armed" in cast.classes(n) for n in owners)


def flag_flies_over_base(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The rebels' flag was flying over the UN base"."""
    return _of_group(trigger, cast) and flag_over_base(trigger, cast)


def site_told(trigger: "Trigger", cast: "Cast") -> bool:
    """A base that went to somebody, where bases are spoken of: "Tessalit went to the army: soldiers were in the
    camp"."""
    keys = trigger.agent is not None and trigger.agent.lemma == "key"  # handed over
    return not keys and bool(words_of(trigger.sentence) & {"camp", "base", "camps", "bases"})
