"""Guards of events of the whole mission: its beginning, its end, and the order that it leave."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.words import clause_words, names_country, next_word, words_of
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import around, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_LEAVE = frozenset("leave withdraw go depart pull quit exit get pack vacate evacuate remove end close".split())
_SOONER = frozenset(("speed", "accelerate", "hasten", "begin", "start", "complete", "organise", "organize", "prepare"))
_ORDERING = frozenset(
    "order tell ask demand instruct direct force request urge want press call require vote expel".split()
)
_DECISIONS = frozenset("decision vote resolution request demand order call move".split())
_DECIDE = frozenset(("vote", "decide", "resolve", "agree", "rule", "choose"))


def leaving(trigger: "Trigger", cast: "Cast") -> bool:
    """ "ordered it to leave", "ordered the peacekeepers out"."""
    verb = trigger.verb
    assert verb is not None
    units = trigger.sentence.units
    for other in trigger.sentence.verbs:
        sooner = other.lemma in _SOONER and any("exit" in cast.classes(n) for n in other.objects)
        if other.first > verb.last and other.form == "infinitive" and sooner:
            return True  # "asked the mission to speed up its departure"
        if other.first > verb.last and other.form == "infinitive" and other.lemma in _LEAVE:
            gap = trigger.sentence.row[verb.last + 1 : other.first]
            opened = [
                trigger.sentence.units[i].word
                for i in range(verb.last + 1, other.first)
                if trigger.sentence.row[i] in "SW"
            ]
            if (
                other.lemma in ("remove", "end", "close")
                and other.objects
                and not any(
                    cast.classes(n) & {"mission", "troop", "soldier", "contingent", "base", "mandate", "exit"}
                    for n in other.objects
                )
            ):
                continue  # "urged it to remove sanctions"
            if all(w == "as" for w in opened) and ";" not in gap and sum(c in "sdbX" for c in gap) == 0:
                return not (
                    other.objects
                    and cast.classes(other.objects[0]) & {"base"}
                    and not cast.classes(other.objects[0]) & {"country"}
                )
    after = (trigger.patients[-1].last if trigger.patients else verb.last) + 1
    ids = context.clauses(trigger.sentence)
    while after < len(units) and (
        units[after].kind == "," or ids[after] != ids[verb.head]
    ):  # "ordered the mission, which arrived in 2004, out"
        after += 1
    return after < len(units) and units[after].word in ("out", "home", "out of")


def not_from_site(trigger: "Trigger", cast: "Cast") -> bool:
    """Not "will withdraw from Kavumu next month": that is one base."""
    verb = trigger.verb
    if verb is None:
        return True
    placed = any(presence_in_place(n, cast) for n in verb.objects)
    return not placed and not any(
        n.prep in ("from", "out of") and cast.classes(n) & {"town", "base", "site_name"} and not names_country(n)
        for n in verb.complements()
    )


def presence_in_place(noun: Noun, cast: "Cast") -> bool:
    """ "its presence in Para": of one town, not of the country."""
    return any(
        n.prep in ("in", "at") and cast.classes(n) & {"town", "base"} and not names_country(n) and n.lemma != "country"
        for n in tail(noun)[:1]
    )


def decided(trigger: "Trigger", cast: "Cast") -> bool:
    """Something decided: "voted to expel the foreign forces"."""
    verb = trigger.verb
    order = verb.governor if verb is not None and verb.form == "infinitive" else None
    return order is not None and order.lemma in _DECIDE and order.tense == "past"


def limited(trigger: "Trigger", cast: "Cast") -> bool:
    """A term that is set: "gave them 72 hours to leave", "until Friday"."""
    return not words_of(trigger.sentence).isdisjoint(("until", "hours", "days", "weeks", "months", "deadline"))


def unordered(trigger: "Trigger", cast: "Cast") -> bool:
    """No order or demand that it end or leave: that is another event."""
    verb = trigger.verb
    if verb is None or verb.governor is None or verb.governor.lemma not in _ORDERING:
        return True
    mention = context.find_date(trigger.sentence, trigger.index)
    return mention is not None and context.is_term(trigger.sentence, mention)


def undecided(trigger: "Trigger", cast: "Cast") -> bool:
    """No "decision to end the mission", which is an order and no end."""
    verb = trigger.verb
    if verb is None or verb.form != "infinitive" or verb.governor is not None:
        return True
    noun = next((n for n in trigger.sentence.nouns if n.last == verb.first - 1), None)
    return noun is None or noun.lemma not in _DECISIONS


def whole_mission(trigger: "Trigger", cast: "Cast") -> bool:
    """The mission as a body, not some of its soldiers."""
    for noun in [trigger.agent, *trigger.patients]:
        if noun is None:
            continue
        target = cast.stands_for(noun)
        if target is None:
            return False
        classes = cast.classes(target)
        if "mission" in classes:
            head = target.sentence.units[target.head]
            if head.people and any(u.word == "all" for u in target.units[:1]):
                return True  # "all peacekeepers must be out"
            if head.people and trigger.frame.rule == "event.mission_established.there_since":
                return target.quantity is None and _in_country(trigger)
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
        if "mandate" in classes:
            return "mission" in classes or bool(
                cast.article and any("mission" in cast.classes(n) for n in around(target, cast))
            )
    if trigger.noun is not None:
        about = around(trigger.noun, cast)
        about += [p for n in about if "exit" in cast.classes(n) for p in around(n, cast)]  # "the deadline for its exit"
        return any("mission" in cast.classes(n) or "mandate" in cast.classes(n) for n in about)
    return False


def _in_country(trigger: "Trigger") -> bool:
    """ "in the country since 2005", "in Mali since 2013"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep == "in" and (n.lemma == "country" or names_country(n)) for n in verb.complements())


def first_of_all(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The first contingent of Kenyan police landed in Haiti": a mission begins."""
    agent = trigger.agent
    if agent is None or {u.word for u in agent.units}.isdisjoint(("first", "advance")):
        return False
    body = agent.lemma in ("contingent", "battalion", "batch", "group") and "mission" in cast.article.lower
    return body or "mission" in cast.classes(agent)


def operations(trigger: "Trigger", cast: "Cast") -> bool:
    """ "since operations began in 2013", said of the mission."""
    return (
        mission_near(trigger, cast) and trigger.verb is not None and trigger.verb.condition in ("since", "when", None)
    )


def begins(trigger: "Trigger", cast: "Cast") -> bool:
    """A verb by which a mission begins, or says since when it has been there."""
    verb = trigger.verb
    assert verb is not None
    lemma = verb.lemma
    words = clause_words(trigger)
    mention = context.find_date(trigger.sentence, trigger.index)
    since = mention is not None and mention.text.lower().startswith("since")
    if lemma in ("begin", "start", "commence"):
        following = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
        if following is not None and following.form == "gerund" and following.lemma in _LEAVE:
            return False  # "plans to begin leaving"
        after = [n.lemma for n in verb.objects] + [next_word(trigger)]
        return not verb.objects or any(
            w in ("work", "operation", "deployment", "mission", "duty", "mandate", "deploying") for w in after
        )
    if lemma in ("operate", "be", "serve", "station", "base", "work"):
        return since and "closed" not in words and (lemma != "be" or verb.predicate is None)
    if lemma == "deploy":
        return True
    if lemma in ("take over",):
        return "from" in words
    if lemma == "take":
        return verb.particle == "over" and "from" in words and not verb.objects
    return lemma in ("arrive", "cross") and verb.form == "finite"


def term(trigger: "Trigger", cast: "Cast") -> bool:
    """A day by which it is to be: "by December 31"."""
    mention = context.find_date(trigger.sentence, trigger.index)
    return mention is not None and context.is_term(trigger.sentence, mention)


def mission_near(trigger: "Trigger", cast: "Cast") -> bool:
    """The sentence names the mission or its troops."""
    return any(cast.classes(n) & {"mission"} for n in trigger.sentence.nouns)


def until(trigger: "Trigger", cast: "Cast") -> bool:
    """ "has until D to pack up", "must be out by D"."""
    verb = trigger.verb
    assert verb is not None
    row, units = trigger.sentence.row, trigger.sentence.units
    ids = context.clauses(trigger.sentence)
    for i, kind in enumerate(row):
        if kind == "t" and (ids[i] == ids[verb.head] or verb.lemma == "pack"):
            before = units[i - 1].word if i else ""
            text = units[i].word
            if before in ("until", "till", "by", "before") or text.startswith(("by ", "until ", "before ")):
                words = words_of(trigger.sentence)
                if verb.lemma in ("be",):
                    return next_word(trigger) in ("out", "gone") or "gone" in words or _out_of_country(trigger)
                if verb.lemma == "pack":
                    return True
                return (
                    verb.modal is not None or verb.governor is not None or verb.tense == "future" or "complete" in words
                )
    return False


def _out_of_country(trigger: "Trigger") -> bool:
    """ "to be out of Congo by the end of the year"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep == "out of" and (names_country(n) or n.lemma == "country") for n in verb.complements())


def that_leave(trigger: "Trigger", cast: "Cast") -> bool:
    """ "demanded that they go by the end of the year"."""
    verb, row = trigger.verb, trigger.sentence.row
    assert verb is not None
    after = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
    if after is None or "W" not in row[verb.last + 1 : after.first]:
        return False
    out = not words_of(trigger.sentence).isdisjoint(("gone", "out", "out of"))
    if after.lemma not in _LEAVE and not (after.lemma == "be" and out):
        return False
    if after.lemma in ("end", "close"):
        return after.subject is not None and bool(cast.classes(after.subject) & {"mission", "mandate"})
    return cast.taken_as(after.subject, frozenset(("mission", "foreign", "contingent", "troop"))) is not None


_MORE = frozenset("more additional extra further reinforcements renewal extension".split())
_BEINGS = frozenset(("being", "existence", "life", "way", "underway", "operational"))


def new_force(trigger: "Trigger", cast: "Cast") -> bool:
    """A force that is sent for the first time, no more troops for one that is there."""
    return words_of(trigger.sentence).isdisjoint(_MORE)


def came_about(trigger: "Trigger", cast: "Cast") -> bool:
    """ "came into being", "got under way"."""
    verb = trigger.verb
    assert verb is not None
    whole = "operations" in cast.classes(trigger.agent) or whole_mission(trigger, cast)
    near = " ".join(u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 4]).split()
    if verb.lemma == "be":
        return whole and near[:1] == ["born"]
    return whole and not _BEINGS.isdisjoint(near)


def to_leave(trigger: "Trigger", cast: "Cast") -> bool:
    """A decision that the mission go: "the decision to end the mission", "the demand that it leave"."""
    noun = trigger.noun
    assert noun is not None
    sentence = trigger.sentence
    after = next((v for v in sentence.verbs if v.first > noun.last), None)
    if after is None or after.lemma not in _LEAVE | _ENDING:
        return False
    gap = sentence.row[noun.last + 1 : after.first]
    told = "W" in gap and after.subject is not None and "mission" in cast.classes(after.subject)
    about = [p for o in after.objects for p in (o, *around(o, cast))]
    ended = after.form == "infinitive" and any(cast.classes(n) & {"mission", "mandate"} for n in about)
    return told or (ended and ";" not in gap)


_ENDING = frozenset("terminate wind expel withdraw dissolve evict liquidate".split())


def to_an_end(trigger: "Trigger", cast: "Cast") -> bool:
    """ "came to an end", "drew to a close", "was brought to an end"."""
    verb = trigger.verb
    assert verb is not None
    return any(
        n.prep == "to" and n.lemma in ("end", "close", "conclusion") and n.prep_index == verb.last + 1
        for n in trigger.sentence.nouns
    )
