"""Guards of events of the whole mission and of national contingents."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.words import clause_words, names_country, next_word, words_of
from pipeline.extract.surroundings import around, key_of, possessors

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_LEAVE = frozenset("leave withdraw go depart pull quit exit get pack vacate evacuate remove end close".split())
_SOONER = frozenset(("speed", "accelerate", "hasten", "begin", "start", "complete", "organise", "organize", "prepare"))
_ORDERING = frozenset(
    "order tell ask demand instruct direct force request urge want press call require vote expel".split()
)
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
    return verb is None or not any(
        n.prep in ("from", "out of") and cast.classes(n) & {"town", "base", "site_name"} and not names_country(n)
        for n in verb.complements()
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
            if any(u.word == "all" for u in target.units[:1]) and head.people:
                return True  # "all peacekeepers must be out"
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
        return any("mission" in cast.classes(n) or "mandate" in cast.classes(n) for n in around(trigger.noun, cast))
    return False


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
                    return next_word(trigger) in ("out", "gone") or "gone" in words
                if verb.lemma == "pack":
                    return True
                return (
                    verb.modal is not None or verb.governor is not None or verb.tense == "future" or "complete" in words
                )
    return False


def _one_person(trigger: "Trigger") -> bool:
    """ "He flew out"."""
    return (
        trigger.agent is not None
        and trigger.verb is not None
        and trigger.verb.subject is not None
        and (trigger.verb.subject.units[0].word in ("he", "she"))
    )


def gone(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Its troops were out by December", no "all must be out"."""
    verb = trigger.verb
    return verb is None or verb.lemma != "be" or verb.modal is None


def homeward(trigger: "Trigger", cast: "Cast") -> bool:
    """ "flew home", "left the country", "would bring its 300 home"."""
    verb = trigger.verb
    assert verb is not None
    if _one_person(trigger):
        return False
    sentence = trigger.sentence
    units = sentence.units
    participants = [n for n in [trigger.agent, *trigger.patients] if n is not None]
    if not any(
        cast.classes(n) & {"contingent", "foreign", "troop", "unit", "mission", "soldier"} for n in participants
    ):
        return False
    if any(
        cast.classes(n) & {"civilian", "base"} and not cast.classes(n) & {"mission", "contingent"} for n in participants
    ):
        return False
    first, last = verb.last + 1, min(verb.last + 9, len(units))
    if verb.objects:
        last = min(verb.objects[-1].last + 3, len(units))
    for i in range(first, last):
        unit = units[i]
        if unit.word in ("home",) and units[i - 1].kind not in "DJZP":
            return True
        if unit.kind in "bsdXLWS;":
            break
    leaving_country = verb.lemma in ("leave", "fly", "depart", "withdraw", "pull", "move", "pull out")
    if leaving_country:
        for noun in [*trigger.patients, *verb.complements(), *verb.objects]:
            is_country = key_of(noun) == "country" or any(
                u.kind == "M" and u.value.kind == "country" for u in noun.units
            )
            if (
                is_country
                and noun.head == noun.last
                and (noun.prep in ("from", "out of") or (noun.prep is None and verb.lemma in ("leave", "depart")))
            ):
                return _numbers_or_national(trigger, cast)
        agent = trigger.agent
        if agent is not None and verb.lemma == "fly" and verb.voice == "active":
            into = [n for n in verb.complements() if n.prep == "out of"]
            return bool(into) and "contingent" in cast.classes(agent)
    return False


def _numbers_or_national(trigger: "Trigger", cast: "Cast") -> bool:
    """Leaving the country: a contingent or a number of troops, not the mission as a whole."""
    agent = trigger.agent
    if agent is None:
        return True
    target = cast.stands_for(agent) or agent
    head = target.sentence.units[target.head]
    return not (head.kind == "M" and head.value.kind == "mission") and target.lemma not in ("mission",)


def _site_near(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether the sentence, or the one before it in the paragraph, names a base or a town."""
    sentence, article = trigger.sentence, cast.article
    near = [sentence]
    if sentence.index and article.spans[sentence.index - 1].paragraph == sentence.paragraph:
        near.append(article.sentence(sentence.index - 1))
    return any("base" in cast.classes(n) or context.is_place(context.place_of_noun(n)) for s in near for n in s.nouns)


def that_leave(trigger: "Trigger", cast: "Cast") -> bool:
    """ "demanded that they go by the end of the year"."""
    verb, row = trigger.verb, trigger.sentence.row
    assert verb is not None
    after = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
    if after is None or after.lemma not in _LEAVE or "W" not in row[verb.last + 1 : after.first]:
        return False
    if after.lemma in ("end", "close"):
        return after.subject is not None and bool(cast.classes(after.subject) & {"mission", "mandate"})
    return cast.taken_as(after.subject, frozenset(("mission", "foreign", "contingent", "troop"))) is not None


def national(trigger: "Trigger", cast: "Cast") -> bool:
    """Troops of a foreign state as a whole, not leaving one place only."""
    if _one_person(trigger):
        return False
    mention = context.find_date(trigger.sentence, trigger.index)
    nation = trigger.agent is not None and any(
        u.kind == "N" and getattr(u.value, "kind", None) == "demonym"
        for n in (trigger.agent, trigger.agent.of)
        if n is not None
        for u in n.units
    )
    where = context.place_of_clause(trigger.sentence, trigger.index)
    "country" in clause_words(trigger) or (where is not None and where.kind == "country")
    if (
        trigger.frame.whole
        and not nation
        and mention is not None
        and mention.precision == "day"
        and "country" not in clause_words(trigger)
    ) and _site_near(trigger, cast):
        return False  # a day is a base's, unless the country is named
    agent = trigger.agent
    if (
        agent is not None
        and "mission" in cast.classes(agent)
        and any(u.word in ("last", "final", "remaining") for u in agent.units)
    ):
        # "its last troops left in June 2021"
        return (
            trigger.frame.whole
            and mention is not None
            and mention.precision != "day"
            and not any("base" in cast.classes(n) for n in trigger.sentence.nouns)
        )
    participants = [n for n in [trigger.agent, *trigger.patients] if n is not None]
    if not any(
        "contingent" in cast.classes(n) or (cast.classes(n) & {"foreign"} and not cast.classes(n) & {"mission"})
        for n in participants
    ):
        return False
    verb = trigger.verb
    if verb is not None and trigger.frame.whole and mention is None and verb.condition in ("before", "after", "until"):
        return False  # "destroyed its defences before it left"
    if verb is not None and verb.governor is not None and verb.governor.lemma in ("ask", "urge", "tell", "request"):
        return False  # "have asked France to leave": an order
    if verb is not None and verb.lemma in ("go", "move"):
        if any(n.prep == "to" and context.place_of_noun(n) is not None for n in verb.complements()):
            return False  # "had gone to Bunia"
        if any(
            n.prep == "to" and n.sentence.units[n.head].kind == "M" and n.sentence.units[n.head].value.kind == "name"
            for n in verb.complements()
        ):
            return False  # "had gone to Para", a town met for the first time
    if verb is not None and any(
        n.prep == "for" and context.is_place(context.place_of_noun(n)) for n in verb.complements()[:1]
    ):
        return False  # "left for Gao"
    _first, last = context.clause_bounds(trigger.sentence, trigger.index)
    for noun in trigger.sentence.nouns:
        if (
            noun.first > trigger.index
            and noun.last <= last
            and noun.prep in ("from", "out of")
            and (
                cast.classes(noun) & {"town", "base"}
                and key_of(noun) not in ("country", "region")
                and not names_country(noun)
            )
        ):
            return False
    return True


def not_home(trigger: "Trigger", cast: "Cast") -> bool:
    """Those who leave are no soldiers or police of the state, and no rebels."""
    verb = trigger.verb
    classes = cast.classes(trigger.agent)
    if verb is not None and verb.lemma == "walk" and not classes & {"mission", "foreign", "contingent"}:
        return False  # mutineers
    if verb is not None and verb.lemma in ("flee", "come") and not classes & {"mission", "soldier", "troop"}:
        return False  # "the Greeks fled from the town"
    if verb is not None:
        # "drove Serb forces out of the town", "the captives were flown from the town": others leave than the actor's
        # own.
        moved = (
            verb.objects
            if verb.voice == "active"
            else [verb.subject]
            if verb.subject is not None and trigger.agent is None
            else []
        )
        for noun in moved:
            kinds = cast.classes(noun)
            if "pronoun" in kinds and verb.voice == "passive" and "armed" in kinds:
                return False  # "They were driven out of the town"
            if (
                "pronoun" not in kinds
                and noun not in trigger.patients
                and kinds & {"army", "armed", "civilian", "person"}
                and not kinds & {"mission", "contingent", "troop", "unit"}
                and not possessors(noun, cast)
            ):
                return False
    abroad = any(
        place.country is not None and place.country != cast.country
        for place in map(context.place_of_noun, trigger.patients)
        if place is not None
    )
    if abroad and "army" in classes:
        return True  # a Kenyan paper on Kenyan soldiers in Somalia
    return not classes & {"army", "armed", "police"} or bool(classes & {"mission", "foreign", "contingent"})
