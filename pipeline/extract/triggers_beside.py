"""Triggers that tell nothing beside the others of their sentence: what an attack did, how it began, what is known."""

from typing import TYPE_CHECKING

from pipeline.extract import context, doubts, no_happening

if TYPE_CHECKING:
    from pipeline.extract.triggers import Trigger


def _told_in_full(trigger: "Trigger", found: "list[Trigger]") -> bool:
    """ "In the worst assault, on 14 March, gunmen fired at it": the noun that opens tells what the verb tells."""
    noun = trigger.noun
    if noun is None or trigger.frame.type != "armed_attack":
        return False
    where = (
        noun.role == "subject" and noun.verb is not None and noun.verb.lemma == "be"
    )  # "The worst was in Para, where"
    if not (where and "where" in trigger.sentence.heard) and (noun.prep != "in" or noun.prep_index > 0):
        return False
    return any(t.frame.type in _ATTACKS and t.noun is None and t.index > trigger.index for t in found)


def _of_itself(trigger: "Trigger", found: "list[Trigger]") -> bool:
    """ "The bombing at Para killed 600": what the noun tells is what it did."""
    if trigger.noun is not None or trigger.agent is None:
        return False
    return any(t.noun is trigger.agent and t.frame.type == trigger.frame.type for t in found)


def _taken_up(trigger: "Trigger", found: "list[Trigger]") -> bool:
    """ "A bomber killed four in Para, an attack for which the rebels took responsibility": the noun behind the comma
    is what has just been told."""
    noun = trigger.noun
    if noun is None or noun.determiner not in ("a", "an") or trigger.frame.type not in _ATTACKS:
        return False
    row, after = trigger.sentence.row, noun.last + 1
    aside = noun.prep is None and row[noun.first - 1 : noun.first] == ","
    aside = aside and (row[after : after + 2] == "PW" or row[after : after + 1] in ("W", "e"))
    return aside and any(t.frame.type in _ATTACKS and t.index < trigger.index for t in found)


def _on_the_way(trigger: "Trigger", found: "list[Trigger]") -> bool:
    """ "stopped the car and shot its driver", "gunmen entered Para from three sides": how the attack began, no road
    closed and no town held; "gunfire was heard as the army fought": a sign of the fighting."""
    verb = trigger.verb
    if trigger.frame.type == "territory_takeover" and verb is not None and verb.lemma == "enter":
        return any(
            t.frame.type in ("armed_attack", "abduction") and not (t.verb is not None and doubts.without(t.verb))
            for t in found
        )
    if trigger.frame.rule == "event.armed_attack.break_in" and verb is not None:
        return any(
            t.frame.type in ("looting", "abduction") and t.verb is not None and t.verb.subject is verb.subject
            for t in found
        )
    if trigger.noun is not None and trigger.noun.lemma == "gunfire":
        return any(t.frame.type == "armed_clash" for t in found)
    if trigger.frame.type != "access_restriction" or verb is None or verb.lemma not in ("stop", "halt", "block"):
        return False
    return any(
        t.frame.type in _ATTACKS | {"abduction"} and t.verb is not None and t.verb.subject is verb.subject
        for t in found
    )


def _turned_back_too(trigger: "Trigger", found: "list[Trigger]") -> bool:
    """ "closed the road and turned journalists back", "stopped two boats and sent them back": told once."""
    sent_back = trigger.frame.rule == "event.access_restriction.sent_back"
    return sent_back and any(t.frame.type == "access_restriction" and t is not trigger for t in found)


def _way_to_power(trigger: "Trigger", found: "list[Trigger]") -> bool:
    """ "drove to his residence, arrested him and made him resign", "rose up, attacking posts": how a coup or a rising
    went."""
    verb = trigger.verb
    if verb is None or trigger.noun is not None or verb.subject is None:
        return False
    if trigger.frame.type not in ("territory_takeover", "armed_attack"):
        return False
    kinds = ("coup", "uprising") if verb.form == "gerund" else ("coup",)
    told = (t.verb for t in found if t.frame.type in kinds and t.noun is None)
    return any(other is not None and other.subject is verb.subject for other in told)


def _as_ordered(trigger: "Trigger", found: "list[Trigger]") -> bool:
    """ "demanded that Paris withdraw its troops", "decided to recall the mission": what is ordered, of no day of its
    own, is no departure yet."""
    if trigger.frame.type not in ("troop_withdrawal", "mission_end"):
        return False
    verb, noun = trigger.verb, trigger.noun
    if noun is None and (verb is None or (verb.form == "finite" and verb.tense == "past" and verb.modal is None)):
        return False
    order = next((t for t in found if t.frame.type == "withdrawal_order" and t.index < trigger.index), None)
    if order is None or ";" in trigger.sentence.row[order.index : trigger.index]:
        return False
    mention = context.find_date(trigger.sentence, trigger.index)
    return mention is None or mention is context.find_date(order.sentence, order.index)


# What makes a trigger tell nothing beside the others of its sentence.
IDLE = (_on_the_way, _told_in_full, _of_itself, _taken_up, _turned_back_too, _way_to_power, _as_ordered)


def adds_nothing(trigger: "Trigger", found: "list[Trigger]") -> bool:
    """ "struck the town, destroying its market", "raided it and burned houses": what an attack did is no second one."""
    verb = trigger.verb
    if verb is None or trigger.frame.type not in _ATTACKS:
        return False
    if verb.condition == "when" and no_happening.in_general(verb):
        return True  # "may use force when civilians are attacked"
    if trigger.frame.rule == "event.armed_attack.kill" and any(
        t.frame.type in _ATTACKS and t.verb is not None and t.verb.subject is verb.subject and t.verb is not verb
        for t in found
    ):
        return True  # "fired mortars at the market and killed 20"
    if trigger.frame.rule == "event.armed_attack.kill" and all(n.lemma in _FOES for n in trigger.patients):
        return any(t.frame.type in _ATTACKS for t in found)  # "raided the town, where the army killed 40 attackers"
    same = verb.lemma in _COSTING and trigger.frame.type != "armed_attack"
    if verb.form != "gerund" and not same and trigger.frame.rule != "event.armed_attack.burn":
        return False
    return any(
        t.frame.type in _ATTACKS and t.verb is not None and t.verb is not verb and t.verb.subject is verb.subject
        for t in found
    )


# What a bomb, a shell or a drone is said to have done beside going off.
_COSTING = frozenset("leave kill wound injure cost claim hurt destroy damage".split())
_FOES = frozenset("attacker assailant raider fighter rebel militant insurgent terrorist jihadist bandit gunman".split())
_ATTACKS = frozenset(("air_strike", "shelling", "explosive_attack", "armed_attack"))


def again(trigger: "Trigger", found: "list[Trigger]") -> bool:
    """Whether another frame of the same verb has taken what this one takes: a camp taken is no town taken."""
    return any(
        other.index == trigger.index
        and trigger.frame.type != "mission_end"  # told with the order to end it
        and (
            trigger.frame.type != "territory_takeover" or set(map(id, other.patients)) & set(map(id, trigger.patients))
        )
        for other in found
    )
