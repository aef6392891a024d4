"""Guards of soldiers who leave by number: so many of them, the rest, the last of them."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.contingents import site_near
from pipeline.extract.guards.homecomings import is_aboard
from pipeline.extract.guards.words import names_country
from pipeline.extract.phrases import Noun, Verb

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_DRAWDOWN = frozenset(
    "drawdown draw-down pullout pull-out withdrawal withdraw withdrawn repatriation phase departure exit".split()
)
# Fewer are a patrol or deserters.
_MANY = 50
_LEFT_OVER = frozenset("last rest remainder remaining final others all".split())
_AWAY = frozenset(("out", "home", "gone", "away", "back", "off", "out of"))
_PEOPLE = frozenset(("person", "people", "personnel", "staff", "man", "member"))
_SENT = frozenset(("mission", "foreign", "contingent", "soldier", "troop"))
_OTHERS = frozenset(("civilian", "armed", "army", "police", "crowd"))


def numbered_out(trigger: "Trigger", cast: "Cast") -> bool:
    """ "A total of 2,000 soldiers left Somalia", "4,000 more must leave by June", "the last of its men should be gone
    by May": in an article about a force abroad, a number of its people or the rest of them, over the border, by a day
    that lies ahead, or in the course of a drawdown."""
    verb = trigger.verb
    agent = trigger.agent or _counted_before(trigger)
    if agent is None or verb is None or not _abroad(trigger, cast):
        return False
    if verb.form == "infinitive" and verb.governor is not None and verb.governor.lemma not in _FORESEEING:
        return False  # "shouted at the Americans to leave"
    if not _is_part(agent) or not _of_force(agent, trigger, cast) or _leaves_site(verb, cast):
        return False
    if verb.lemma in ("be", "come") and _AWAY.isdisjoint(
        u.word for u in trigger.sentence.units[verb.head : verb.last + 3]
    ):
        return False
    over = any(names_country(n) or n.lemma == "country" for n in [*verb.objects, *verb.complements()])
    mention = context.find_date(trigger.sentence, trigger.index)
    ahead = verb.tense == "future" or verb.form == "infinitive" or verb.modal in ("must", "should", "have to", "has to")
    if ahead and agent.quantity is None and agent.of is not None and not over and _base_told(trigger, cast):
        return False  # "handed its camp over. The rest of its men leave tomorrow": the camp
    if ahead:
        return mention is not None and (over or not verb.objects)
    last = not _LAST.isdisjoint(u.word for u in agent.units) and _HELD.isdisjoint(trigger.sentence.heard)
    if last and _flown(verb, cast):
        return True  # "The last 150 soldiers flew out the same evening"
    drawn_down = last or any(not _DRAWDOWN.isdisjoint(heard) for heard in cast.article.heard)
    return drawn_down and (over or (mention is not None and not verb.objects)) and not site_near(trigger, cast)


def _flown(verb: Verb, cast: "Cast") -> bool:
    """Whether those who leave go by air or sea, and not to another base or town."""
    behind = [u.word for u in verb.sentence.units[verb.last + 1 : verb.last + 2]]
    out = verb.lemma in ("fly", "sail") and (verb.particle == "out" or not {"out", "away", "off"}.isdisjoint(behind))
    return (is_aboard(verb) or out) and not any(
        n.prep in ("to", "for") and not names_country(n) for n in verb.complements()
    )


_HELD = frozenset("captured captive captives prisoner prisoners hostages released freed".split())
_LAST = frozenset(("last", "final"))


_FORESEEING = frozenset("be expect schedule plan have set slate due intend mean begin start".split())


def _abroad(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether a force abroad is spoken of: a mission, or soldiers of another state just here."""
    if cast.mission is not None or cast.foreign_force is not None:
        return True
    index = trigger.sentence.index
    near = [*trigger.sentence.nouns, *(cast.article.sentence(index - 1).nouns if index else ())]
    return any({"foreign", "contingent"} <= cast.classes(n) for n in near)


def _base_told(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether a base is spoken of, here or in the sentence before."""
    index = trigger.sentence.index
    near = [*trigger.sentence.nouns, *(cast.article.sentence(index - 1).nouns if index else ())]
    return any("base" in cast.classes(n) for n in near)


def _counted_before(trigger: "Trigger") -> Noun | None:
    """ "Under phase three 4,000 more must leave": the number right before the verb."""
    verb = trigger.verb
    if verb is None or verb.subject is not None:
        return None
    return next((n for n in trigger.sentence.nouns if n.last == verb.first - 1 and n.quantity is not None), None)


def _is_part(noun: Noun) -> bool:
    """A number of people, or the last of them; no "15,000-strong mission"."""
    if noun.lemma in ("mission", "force", "operation") and noun.of is None:
        return False
    whom = noun.of if noun.of is not None and noun.quantity is None else noun
    quantity = noun.quantity or whom.quantity
    if quantity is not None and (quantity.count_low or 0) >= _MANY:
        return True
    return not _LEFT_OVER.isdisjoint(u.word for u in noun.units)


def _of_force(noun: Noun, trigger: "Trigger", cast: "Cast") -> bool:
    """Whether a number is of soldiers of the force; of whom it is said where it stands alone."""
    if noun.of is not None and noun.of.determiner in ("its", "their") and noun.of.lemma in _PEOPLE:
        return True  # "The last of its people should be gone by May"
    if "uniform" in trigger.sentence.heard and noun.people is None:
        return True  # "has 19,626 men and women in uniform, of whom 2,000 must leave"
    for whom in (noun, noun.of):
        classes = cast.classes(whom) if whom is not None else frozenset()
        if classes & _SENT and not classes & {"armed", "army", "civilian"}:
            return True
        if whom is not None and (classes & _OTHERS or whom.people is not None):
            return False
    before = [n for n in trigger.sentence.nouns if n.last < noun.first][::-1]
    if trigger.sentence.index:
        before += cast.article.sentence(trigger.sentence.index - 1).nouns[::-1]
    kinds = (cast.classes(n) for n in before)
    counted = next((k for k in kinds if k & (_SENT | _OTHERS) and "pronoun" not in k), None)
    return counted is not None and not counted & _OTHERS


def _leaves_site(verb: Verb, cast: "Cast") -> bool:
    """ "will leave the camp by June", "are to move to Para": no country is left."""
    return any(
        cast.classes(n) & {"base", "town", "site_name"} and not names_country(n) and n.lemma not in ("country", "soil")
        for n in (*verb.objects, *(n for n in verb.complements() if n.prep in _SITED))
    )


_SITED = frozenset(("from", "at", "to", "for", "in", "into", "near", "out of"))
