"""Who did what a trigger tells: by its own words, by those around it, else by what was told before."""

from pipeline.extract import surroundings, undertold
from pipeline.extract.actors import Cast, subject_of
from pipeline.extract.participants import by_phrase
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.scene import BASE_TYPES, VIOLENT, Scene
from pipeline.extract.sentence import Sentence
from pipeline.extract.triggers import Trigger

# Verbs whose subject is the one attacked.
_WITHSTANDING = frozenset("repel repulse beat suffer survive withstand foil thwart fend".split())
# With "into" or "under": "fell into an ambush".
_MEETING = frozenset(("fall", "come", "run", "drive", "walk", "stumble"))
# Verbs whose subject also did what they name with "in" or "with": "killed 40 fighters in an air strike".
_STRIKING = frozenset("kill wound injure hit destroy target neutralise neutralize eliminate strike pound bomb".split())
_ASSAULTING = frozenset(
    "attack detonate storm ambush overrun fire raid shell explode plant set blow open launch".split()
)
_BLAMING = frozenset(("blame", "attribute", "ascribe", "pin"))
_INSIDE = _STRIKING | _ASSAULTING
_STARTING = frozenset(("go", "move", "pass", "swing", "launch"))
_ANSWERING = frozenset("respond retaliate answer react reply".split())
_UNDER_FIRE = frozenset(("event.armed_attack.under_fire", "event.shelling.under_fire"))
_IN_HANDS = frozenset(("event.abduction.in_their_hands", "event.abduction.into_hands"))
_SET_OFF = "event.explosive_attack.set_off"
# Verbs whose subject did not lay the mine that it set off.
_RUNNING_INTO = frozenset("hit strike run drive step roll encounter trigger activate lose set go".split())
# A base is told by who gets it.
_RECEIVED = frozenset(("event.base_handover.receive", "event.base_handover.keys"))
# To whom a town or a base is lost.
_GIVEN_UP = frozenset(("event.base_takeover.lost_to", "event.territory_takeover.give_up_to"))
_RECEIVING = frozenset("receive accept take get collect inherit".split())
_GIVING = frozenset(("mission", "contingent", "foreign"))
_OFFICES = frozenset(("president", "minister", "prime minister", "foreign minister", "premier", "head of state"))
# Those who are driven out leave.
_EXPELLING = frozenset("push drive expel throw kick evict force chase oust boot".split())
_COMING = frozenset(("contingent", "foreign", "mission", "soldier", "troop", "armed", "police"))
_ACTING = frozenset(("armed", "army", "foreign", "mission", "soldier", "contingent", "authority"))


def actor_of(trigger: Trigger, cast: Cast, scene: Scene) -> str | None:
    """The name of who acts, or None where nobody tells."""
    agent = trigger.agent
    if trigger.frame.type == "mission_established":  # whoever set it up
        made = next((n for n in trigger.patients if "mission" in cast.classes(n)), None)
        agent = agent if made is None or "mission" in cast.classes(agent) else made
    if trigger.frame.place == "agent":  # "the town fell to the army", "the base closed"
        agent = next((n for n in trigger.patients if "armed" in trigger.frame.patient), None) or (
            agent if cast.classes(agent) & {"mission", "contingent", "foreign"} else None
        )
    if trigger.frame.rule in _RECEIVED and trigger.verb is not None and trigger.verb.lemma in _RECEIVING:
        return cast.name(giver(trigger, cast)) or undertold.by_default(trigger, cast, scene)
    if trigger.verb is not None and (trigger.frame.rule in _GIVEN_UP or trigger.verb.lemma == "lose"):
        heir = next((n for n in trigger.verb.complements() if n.prep == "to" and cast.classes(n) & _ACTING), None)
        if heir is not None:
            return cast.name(heir)  # "lost the camp to the army"
    if trigger.frame.type == "territory_takeover" and trigger.verb is not None and trigger.verb.lemma == "lose":
        return undertold.by_default(trigger, cast, scene)
    if scene.same_attackers(trigger):
        told = scene.last(VIOLENT)
        if told is not None and told.actor is not None:
            return told.actor
    if trigger.frame.rule in _UNDER_FIRE:
        return cast.name(_attacker(trigger)) or _behind(trigger, cast)
    if trigger.frame.rule in _IN_HANDS and trigger.verb is not None:  # "are in the hands of the rebels"
        return cast.name(next((n.of for n in trigger.verb.complements() if n.lemma == "hand"), None))
    if sufferer_of(trigger, cast) is not None:
        if trigger.noun is None:
            return cast.name(_attacker(trigger))
        return _behind(trigger, cast) or undertold.by_default(trigger, cast, scene)
    if trigger.frame.type == "troop_withdrawal" and trigger.verb is not None and trigger.verb.lemma in _EXPELLING:
        agent = next((n for n in trigger.patients if cast.classes(n) & {"contingent", "foreign"}), agent)
    told_by = agent is not None and agent.people is not None and not cast.classes(agent) & _COMING
    if trigger.frame.type == "troop_withdrawal" and (agent is None or told_by):
        # "6,000 UNAMID soldiers had been repatriated", "an official said that withdrawing the Indian battalion"
        agent = next((n for n in trigger.patients if cast.classes(n) & {"contingent", "mission"}), agent)
    if trigger.frame.type == "armed_clash" and trigger.noun is not None and trigger.noun.role == "object":
        fighter = trigger.noun.verb.subject if trigger.noun.verb is not None else None
        agent = fighter if fighter is not None and cast.classes(fighter) & _ACTING else agent  # "fought battles with"
    if trigger.frame.type == "armed_clash" and (agent is None or "fight" in cast.classes(agent)):
        agent = _side(trigger, cast)
    if agent is not None and "document" in cast.classes(agent):  # "a communiqué from the minister put an end to it"
        agent = next((n for n in surroundings.tail(agent)[:2] if n.prep in ("from", "by", "of")), agent)
    actor = _nation_meant(agent, cast) if trigger.frame.type in VIOLENT else None
    actor = actor or cast.name(agent) or _behind(trigger, cast) or undertold.by_default(trigger, cast, scene)
    if (
        agent is not None
        and trigger.frame.type in ("base_withdrawal", "troop_withdrawal")
        and {"soldier"} <= cast.classes(agent)
        and not cast.classes(agent) & {"contingent", "mission", "army"}
    ):
        ours = scene.departure_before(trigger) or undertold.nation_of(trigger)
        actor = ours or cast.who_leaves(trigger.sentence) or actor
    if actor is not None and trigger.frame.type == "troop_withdrawal":
        actor = actor.removesuffix(" government")  # "its soldiers", of a government's
    if actor is not None and trigger.frame.type in BASE_TYPES and cast.mission is not None and cast.is_of_un(actor):
        return cast.mission.name  # handed over by its head
    if agent is not None and agent.lemma in _OFFICES and agent.people is not None and cast.country:
        return f"{cast.local_country(agent.sentence) or cast.country} government" if _unnamed(agent, cast) else actor
    bare = actor is not None and agent is not None and actor.lower() in ("soldiers", "troops", "the army")
    if bare and agent.determiner is None and trigger.frame.type in undertold.HARSH:
        return undertold.whose_soldiers(trigger, cast, scene) or actor
    if actor == "soldiers" and trigger.frame.type in ("territory_takeover", "base_takeover") and cast.country:
        actor = f"{cast.country} army"
    return actor


def _nation_meant(agent: Noun | None, cast: Cast) -> str | None:
    """ "Israeli strikes": the state abroad that a nation stands for; at home its army ("a Malian drone strike")."""
    if agent is None or len(agent.units) != 1 or agent.units[0].kind != "J":
        return None
    nation = agent.units[0].value
    if getattr(nation, "kind", None) != "demonym" or not nation.country:
        return None
    return f"{nation.country} army" if nation.country == cast.country else nation.country


def _side(trigger: Trigger, cast: Cast) -> Noun | None:
    """ "Fighting broke out in Para on Monday between the army and the rebels": the first of those who fight."""
    noun = trigger.noun or trigger.agent
    verb = noun.verb if noun is not None and noun.role == "subject" else trigger.verb
    sides = verb.complements() if verb is not None else ()
    return next((n for n in sides if n.prep == "between" and not _ACTING.isdisjoint(cast.classes(n))), None)


def _unnamed(office: Noun, cast: Cast) -> bool:
    """Whether nothing tells more of an office than the country: "the president", "Mali's foreign minister"."""
    named = [u.value for u in office.units if u.kind in "MJ" and u.value is not None]
    return all(e.kind in ("country", "demonym") and e.country == cast.country for e in named)


def sufferer_of(trigger: Trigger, cast: Cast) -> Noun | None:
    """The agent where it is whom the attack befell: "came under fire", "repelled an attack on their camp", "hit a
    mine"."""
    agent, verb, noun = trigger.agent, trigger.verb, trigger.noun
    if trigger.frame.rule in _UNDER_FIRE:
        return agent
    if trigger.frame.rule == _SET_OFF and agent is not None:
        device = trigger.patients[0] if trigger.patients else None
        ran_into = verb is not None and verb.lemma in _RUNNING_INTO and device is not None and device.prep != "with"
        return agent if ran_into and "armed" not in cast.classes(agent) else None
    if noun is not None and noun.prep in ("into", "under"):
        before = next((v for v in reversed(noun.sentence.verbs) if v.last < noun.first), None)
        return before.subject if before is not None and before.lemma in _MEETING else None
    if verb is None or verb.voice != "active":
        return None
    return verb.subject if verb.lemma in _WITHSTANDING else None


def receiver(trigger: Trigger) -> Noun | None:
    """Who is given a base: the subject of "received", "took possession of"."""
    verb = trigger.verb
    received = verb is not None and trigger.frame.rule in _RECEIVED and verb.lemma in _RECEIVING
    return trigger.agent or subject_of(verb) if verb is not None and received else None


def giver(trigger: Trigger, cast: Cast) -> Noun | None:
    """From whom a base is received: "from the Kenyan contingent", "the MONUSCO base"."""
    assert trigger.verb is not None
    given = (n for n in trigger.verb.complements() if n.prep == "from" and cast.classes(n) & _GIVING)
    mission = (p for n in trigger.patients for p in surroundings.around(n, cast) if cast.classes(p) & _GIVING)
    return next(given, None) or next(mission, None)


def _behind(trigger: Trigger, cast: Cast) -> str | None:
    """Who acts by words around the trigger: "killed 40 in an air strike", "closed on the orders of the governor"."""
    if trigger.frame.type not in VIOLENT:
        return cast.name(_who_ordered(trigger.sentence))
    laid = _laid_by(trigger) or _fired_from(trigger, cast)
    if laid is not None:
        return cast.name(laid)
    tail = surroundings.tail(trigger.noun)[:2] if trigger.noun is not None else []
    by = next((n for n in tail if n.prep in ("by", "from") and cast.classes(n) & _ACTING), None)
    by = by or _done_by(trigger, cast)
    if by is not None:
        return cast.name(by)
    blamed = _blamed(trigger)
    if blamed is not None and cast.classes(blamed) & _ACTING:
        return cast.name(blamed)
    verb = _striking(trigger) or _in_which(trigger)
    who = subject_of(verb) if verb is not None else None
    return cast.name(who) if who is not None and cast.classes(who) & _ACTING else None


def _striking(trigger: Trigger) -> Verb | None:
    """The verb of harm that a noun hangs on by "in" or "with"."""
    noun, verb = trigger.noun, trigger.verb
    if noun is None and verb is not None and verb.form == "participle":
        noun = verb.subject  # "responded with rockets fired at the town"
    if noun is None or noun.prep not in ("in", "with", "by", "during", "into", "on", "over", "to"):
        return None
    before = next((v for v in reversed(trigger.sentence.verbs) if v.last < noun.first), None)
    if noun.prep in ("into", "on", "over", "to"):  # "went into the attack", "passed to the attack"
        return before if before is not None and before.lemma in _STARTING and before.voice == "active" else None
    if before is None or before.lemma in _ANSWERING:
        return before
    return before if before.lemma in _STRIKING and before.voice == "active" else None


def _attacker(trigger: Trigger) -> Noun | None:
    """ "came under fire from gunmen", "fell into an ambush laid by rebels"."""
    noun = trigger.patients[0] if trigger.patients else None
    if noun is None:
        return None
    laid = next((v for v in noun.sentence.verbs if v.first == noun.last + 1 and v.form == "participle"), None)
    if laid is not None:
        return by_phrase(laid)
    return next((n for n in surroundings.tail(noun)[:3] if n.prep in ("from", "by")), None)


def _laid_by(trigger: Trigger) -> Noun | None:
    """ "an ambush laid by the rebels"."""
    noun = trigger.noun or trigger.agent  # "a drone launched by the group hit the camp"
    if noun is None:
        return None
    after = next((v for v in noun.sentence.verbs if v.first == noun.last + 1 and v.form == "participle"), None)
    return by_phrase(after) if after is not None else None


def _in_which(trigger: Trigger) -> Verb | None:
    """ "An attack on the town, in which rebels killed ten soldiers", "came under attack in Para, where rebels set off
    two bombs": what was done in it."""
    sentence, units = trigger.sentence, trigger.sentence.units
    if sentence.heard.isdisjoint(("which", "where", "when")):
        return None
    verb = sentence.verb_after(
        trigger.verb.last if trigger.noun is None and trigger.verb is not None else trigger.index
    )
    if verb is None or verb.lemma not in _INSIDE or verb.voice != "active" or verb.subject is None:
        return None
    at = verb.subject.first - 1
    opener = units[at].word
    told = opener in ("where", "when") or (opener == "which" and units[at - 1].word in ("in", "during"))
    return verb if told and at > 0 else None


def _blamed(trigger: Trigger) -> Noun | None:
    """ "An attack blamed on the rebels", "blamed them for the attack", "they are accused of the attack"."""
    noun = trigger.noun
    if noun is None:
        return None
    after = noun.sentence.verb_after(noun.last)
    if after is not None and after.lemma in _BLAMING and (after.subject is noun or after.first == noun.last + 1):
        return next((n for n in after.complements()[:3] if n.prep in ("on", "to")), None)
    verb = trigger.verb
    if (
        verb is None
        or verb.lemma not in ("blame", "accuse", "suspect")
        or noun.prep not in ("for", "of")
        or verb.negated
    ):
        return None
    return verb.subject if verb.voice == "passive" else next(iter(verb.objects), None)


def _done_by(trigger: Trigger, cast: Cast) -> Noun | None:
    """ "The attack that day on a base in Para (Ouaka), by suspected rebels": past where and when it was."""
    noun, sentence = trigger.noun, trigger.sentence
    if noun is None:
        return None
    verb = sentence.verb_after(noun.last)
    end = verb.first if verb is not None else len(sentence.units)
    if "by" not in sentence.heard:
        return None
    for late in sentence.nouns:
        if late.prep == "by" and noun.last < late.first < end and "armed" in cast.classes(late):
            return late
    return None


def _fired_from(trigger: Trigger, cast: Cast) -> Noun | None:
    """ "shells fired from positions of the army", "fire from Israeli positions": whose the guns were."""
    shots = trigger.agent or trigger.noun or (trigger.verb.subject if trigger.verb is not None else None)
    if shots is None or not _SHOTS.intersection(u.lemma for u in shots.units):
        return None
    place = next((n for n in surroundings.tail(shots)[:3] if n.prep == "from"), None)
    if place is None or place.lemma not in _POSITIONS:
        return None
    return next((p for p in surroundings.around(place, cast) if cast.classes(p) & _ACTING), None)


_SHOTS = frozenset("shell rocket mortar round fire gunfire missile shelling artillery shot bullet projectile".split())
_POSITIONS = frozenset("position side line post territory area camp base hill trench stronghold".split())


def _who_ordered(sentence: Sentence) -> Noun | None:
    """ "on the orders of the regional authorities", "by order of the prefect"."""
    for noun in sentence.nouns:
        if noun.lemma in ("order", "behest", "instruction") and noun.prep in ("on", "by", "at", "under"):
            return noun.of
    return None
