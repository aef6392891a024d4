"""Guards of events of the whole mission; its beginning is in `beginnings`, how and by when it ends in `endings`."""

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pipeline.extract import context, doubts
from pipeline.extract.guards.words import names_country, next_word
from pipeline.extract.lexicon import load
from pipeline.extract.participants import relative_via
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import around, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

LEAVE = frozenset(
    """leave withdraw go depart pull quit exit get pack vacate evacuate remove end close cease wind disband
    dissolve""".split()
)
_ORDERING = frozenset(
    "order tell ask demand instruct direct force request urge want press call require vote expel seek".split()
)
_DECISIONS = frozenset("decision vote resolution request demand order call move".split())


_FROM = frozenset(("from", "out of"))
_CREATING = frozenset("establish create set found launch deploy send form mandate".split())


def not_from_site(trigger: "Trigger", cast: "Cast") -> bool:
    """Not "will withdraw from Kavumu next month": that is one base."""
    verb = trigger.verb
    if verb is None:
        return True
    if verb.lemma in ("close", "shut") and _camp_before(trigger, cast):
        return False
    shut = verb.lemma in ("close", "shut") and trigger.frame.rule != "event.mission_end.shut_doors"
    if shut and not trigger.sentence.heard.isdisjoint(("gate", "gates", "door", "doors")):
        return False  # "rolled through the gate, and a policeman closed it"
    if verb.lemma in _GOING and _site_before(trigger, cast):
        return False
    behind = relative_via(verb, _FROM)  # "Para and Gori, from which it withdrew"
    if any(cast.classes(n) & {"town", "base", "site_name"} and not names_country(n) for n in behind):
        return False
    placed = any(presence_in_place(n, cast) for n in verb.objects if n.lemma != "mandate")
    # "would leave Para by the end of the month"
    placed |= any(
        (cast.classes(n) & {"base", "site_name"} or _part_of_country(n, cast)) and not names_country(n)
        for n in verb.objects
    )
    return not placed and not any(
        n.prep in ("from", "out of")
        and (cast.classes(n) & {"town", "base", "site_name"} or n.lemma in _PART_OF_LAND)
        and not names_country(n)
        for n in verb.complements()
    )


_PART_OF_LAND = frozenset("north south east west centre center zone sector district street side half part".split())


_GOING = frozenset(("leave", "withdraw", "pull", "move", "depart", "go", "exit", "quit"))


def _site_before(trigger: "Trigger", cast: "Cast") -> bool:
    """ "UNMIL had planned to leave Para in June but pulled out on Tuesday", "It was due to leave Para. It left on
    Tuesday": the site that it was to leave."""
    verb, sentence = trigger.verb, trigger.sentence
    assert verb is not None
    before = [v for v in sentence.verbs if v.last < verb.first]
    short = verb.subject is not None and sentence.row[verb.subject.head] == "R"
    if not before and short and sentence.index and not verb.modal:
        other = cast.article.sentence(sentence.index - 1)
        before = other.verbs if other.paragraph == sentence.paragraph else []
    return any(
        cast.classes(n) & {"base", "site_name"} and not names_country(n)
        for v in before
        if v.lemma in _GOING or v.lemma == "be"
        for n in (
            *(v.objects if v.lemma != "be" else ()),
            *(c for c in v.complements() if c.prep in ("from", "out of")),
        )
    )


def _camp_before(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Foya is the fifth camp that it has left. It closed on Monday": the camp."""
    subject, index = trigger.verb.subject if trigger.verb is not None else None, trigger.sentence.index - 1
    if subject is None or subject.sentence.row[subject.head] != "R" or index < 0:
        return False
    before = cast.article.sentence(index)
    return before.paragraph == trigger.sentence.paragraph and any("base" in cast.classes(n) for n in before.nouns)


@cache
def _lands() -> frozenset[tuple[str, str]]:
    """Missions and the lands that they are named for: "UN Mission in Kosovo"."""
    rows = load("world/missions")["mission"]
    return frozenset((r["name"], a.rpartition(" in ")[2]) for r in rows for a in r.get("aliases", []) if " in " in a)


def _part_of_country(noun: Noun, cast: "Cast") -> bool:
    """ "would leave South Kivu by April": a region or a town, but for the land that the mission is named for."""
    place, mission = context.place_of_noun(noun), cast.mission_of(noun.sentence)
    return place is not None and (mission is None or (mission.name, place.name) not in _lands())


def presence_in_place(noun: Noun, cast: "Cast") -> bool:
    """ "its presence in Para": of one town, not of the country."""
    return any(
        n.prep in ("in", "at") and cast.classes(n) & {"town", "base"} and not names_country(n) and n.lemma != "country"
        for n in tail(noun)[:1]
    )


def whole_agent(trigger: "Trigger", cast: "Cast") -> bool:
    """The mission as a body does it, whatever it is done to; not what it was created for."""
    verb = trigger.verb
    aim_of = verb.governor if verb is not None and verb.form == "infinitive" else None
    if aim_of is not None and aim_of.lemma in _CREATING and aim_of.voice == "passive":
        return False  # "established in May to complete the work of an earlier one"
    return whole_mission(replace(trigger, patients=[]), cast)


def no_council(trigger: "Trigger", cast: "Cast") -> bool:
    """Who sent the mission ends it, not the Council by its vote: that is an order; nor an army its own stay."""
    agent = cast.classes(trigger.agent)
    if agent & {"contingent", "army"} and "mission" not in agent:
        return False
    return "council" not in agent


def long_past(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the departure of the mission in October 2017": an end that is over, by its month or year."""
    noun = trigger.noun
    assert noun is not None
    mention = context.find_date(trigger.sentence, trigger.index)
    published = cast.article.published_on
    if mention is None or mention.precision == "day" or mention.date_end is None or published is None:
        return False
    if context.date_owners(trigger.sentence).get(_unit_of(trigger, mention)) is not noun:
        return False
    return mention.date_end < published and not any(n.prep in ("from", "at") for n in tail(noun)[:2])


def _unit_of(trigger: "Trigger", mention: object) -> int:
    return next((i for i, u in enumerate(trigger.sentence.units) if u.value is mention), -1)


def over(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the mission will be over", "is finished"."""
    return next_word(trigger) in ("over", "finished", "up")


def no_more_there(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The mission is no more"."""
    return [u.word for u in trigger.sentence.units[trigger.index + 1 : trigger.index + 3]] == ["no", "more"]


def be_gone(trigger: "Trigger", cast: "Cast") -> bool:
    """ "must be gone by the end of the year"."""
    verb = trigger.verb
    assert verb is not None
    return trigger.sentence.units[verb.head].word == "gone" and trigger.sentence.units[verb.head - 1].lemma == "be"


def ever_since(trigger: "Trigger", cast: "Cast") -> bool:
    """ "has watched over the ceasefire since May 2003": what the mission has done from its beginning."""
    verb = trigger.verb
    assert verb is not None
    mention = context.find_date(trigger.sentence, trigger.index)
    if mention is None or not verb.perfect or verb.negated:
        return False
    if not trigger.sentence.heard.isdisjoint(("again", "once more")):
        return False  # "has again held the town since Saturday"
    published, start = cast.article.published_on, mention.date_start
    lately = published is not None and start is not None and (published - start).days < _LATELY
    return mention.text.lower().startswith("since") and not lately  # not "since Saturday"


# Days within which nothing is told to have been so from a mission's beginning.
_LATELY = 30


def unordered(trigger: "Trigger", cast: "Cast") -> bool:
    """No order or demand that it end or leave: that is another event."""
    verb = trigger.verb
    if trigger.noun is not None:
        return trigger.noun.role != "object" or verb is None or verb.lemma not in _ORDERING
    if verb is not None and verb.governor is not None and verb.governor.lemma in ("begin", "start"):
        return False  # "began leaving the country"
    governed = verb is not None and verb.governor is not None and verb.governor.lemma in _ORDERING
    if verb is None or not (governed or doubts.demanded(verb)):
        return True
    mention = context.find_date(trigger.sentence, trigger.index)
    return mention is not None and context.is_term(trigger.sentence, mention)


def undecided(trigger: "Trigger", cast: "Cast") -> bool:
    """No "decision to end the mission", which is an order and no end."""
    verb = trigger.verb
    if verb is None or verb.form != "infinitive" or verb.governor is not None:
        return True
    before = [n for n in trigger.sentence.nouns if n.last < verb.first and n.lemma in _DECISIONS]
    if not before:
        return True
    decision = before[-1]
    between = [v for v in trigger.sentence.verbs if decision.last < v.first and v.last < verb.first]
    return any(v.form != "participle" for v in between) or ";" in trigger.sentence.row[decision.last : verb.first]


def whole_mission(trigger: "Trigger", cast: "Cast") -> bool:
    """The mission as a body, not some of its soldiers."""
    subject = trigger.verb.subject if trigger.verb is not None else None
    if subject is not None and subject.sentence.units[subject.head].word == "others":
        return False
    told_of = trigger.patients if trigger.frame.rule == "event.mission_end.wind_up" else ()
    for noun in told_of or [trigger.agent, *trigger.patients]:  # "The mission closed one of them": not the mission
        if noun is None:
            continue
        target = cast.stands_for(noun)
        if target is None:
            return False
        classes = cast.classes(target)
        if "mission" in classes:
            head = target.sentence.units[target.head]
            if head.people and any(u.word in ("all", "every") for u in target.units[:1]):
                return True  # "all peacekeepers must be out", "every member of the mission is to be out"
            if trigger.frame.type == "mission_established" and head.people and _its_people(trigger, target, cast):
                return True
            if head.kind == "M":
                return not head.people
            return head.lemma in (
                "mission",
                "force",
                "operation",
                "un",
                "withdrawal",
                "drawdown",
                "deployment",
                "peacekeeping",
                "task force",
            )
        if "mandate" in classes and noun.first and noun.sentence.units[noun.first - 1].word == "whose":
            return mission_near(trigger, cast)
        if "mandate" in classes:
            near = around(target, cast)
            return "mission" in classes or any("mission" in cast.classes(n) for n in near) or _its_own(target, cast)
    if trigger.noun is not None:
        about = around(trigger.noun, cast)
        about += [p for n in about if "exit" in cast.classes(n) for p in around(n, cast)]  # "the deadline for its exit"
        return any("mission" in cast.classes(n) or "mandate" in cast.classes(n) for n in about)
    return False


def _its_own(noun: Noun, cast: "Cast") -> bool:
    """ "The mandate ended on 31 December", where the article tells of a mission: nobody else's mandate."""
    lone = noun.determiner == "the" and noun.of is None and not noun.possessor
    return noun.lemma == "mandate" and lone and cast.mission is not None


def _its_people(trigger: "Trigger", noun: Noun, cast: "Cast") -> bool:
    """ "The blue helmets arrived in May 2003", "peacekeepers have been in the country since 2003": its soldiers as a
    whole, in a country and not in a town."""
    mention, verb = context.find_date(trigger.sentence, trigger.index), trigger.verb
    if mention is None or noun.determiner not in (None, "the") or noun.quantity:
        return False
    if verb is not None and verb.lemma == "take" and verb.particle == "over":  # "took over on Monday from the force"
        return any(n.prep == "from" and "mission" in cast.classes(n) for n in trigger.sentence.nouns)
    if mention.precision == "day":
        return False
    verb = trigger.verb
    if any(u.kind in "#J" and u.value is None and not u.people for u in noun.units) or verb is None:
        return False
    where = [*verb.objects, *(n for n in verb.complements() if n.prep in ("in", "at", "to", "near", "into"))]
    if verb.lemma in ("arrive", "deploy", "land", "enter", "cross"):
        first = any(u.word == "first" for u in trigger.sentence.units[noun.last + 1 : verb.head])
        return first or all(names_country(n) or n.lemma == "country" for n in where)
    return any(names_country(n) or n.lemma == "country" for n in where)


def mission_near(trigger: "Trigger", cast: "Cast") -> bool:
    """The sentence names the mission or its troops."""
    return any(cast.classes(n) & {"mission"} for n in trigger.sentence.nouns)


def completed(trigger: "Trigger", cast: "Cast") -> bool:
    """ "completed its withdrawal"."""
    noun, verb = trigger.noun, trigger.verb
    assert noun is not None
    done = verb is not None and verb.lemma in ("complete", "finish", "conclude", "end", "achieve")
    return done and (noun.role == "object" or (noun.role == "subject" and verb.voice == "passive"))


def exit_of_all(trigger: "Trigger", cast: "Cast") -> bool:
    """No "drawdown of the first 2,000 soldiers", "phase two of its drawdown": that is a part of the mission."""
    exits = [trigger.noun] if trigger.noun is not None else trigger.patients
    whose = [n for exit in exits for n in tail(exit)[:1] if n.prep == "of"]
    if any(n.quantity is not None or not {u.word for u in n.units}.isdisjoint(_PARTS) for n in whose):
        return False
    return all({u.word for u in n.units}.isdisjoint(_PARTS) for n in exits)


_PARTS = frozenset("first second third initial phase stage part partial half some".split())


def from_country(trigger: "Trigger", cast: "Cast") -> bool:
    """A withdrawal from the country, or one of which nothing says from where."""
    noun = trigger.noun
    assert noun is not None
    start = [n for n in tail(noun) if n.prep in ("from", "out of")]
    return all(names_country(n) or n.lemma == "country" for n in start)
