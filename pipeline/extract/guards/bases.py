"""Guards of events at bases and in towns: left, handed over, looted."""

import re
from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.words import next_word, words_of
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.surroundings import around, possessors

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def phase(trigger: "Trigger", cast: "Cast") -> bool:
    """A phase of the withdrawal and the bases that it takes in."""
    return cast.mission_told(trigger.sentence)


def emptied(trigger: "Trigger", cast: "Cast") -> bool:
    """A place left for good: no "left the town in the hands of", "leave the base open", no civilians."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "clear" and verb.voice == "passive" and any("base" in cast.classes(n) for n in trigger.patients):
        # "was cleared by 7 July", not "of mines"
        dated = context.find_date(trigger.sentence, trigger.index) is not None
        return dated and not any(n.prep == "of" for n in verb.complements())
    if verb.lemma in ("give", "clear", "move", "pull"):
        return verb.particle in ("up", "out")
    if verb.lemma == "empty" and trigger.agent is None and not any("base" in cast.classes(n) for n in trigger.patients):
        return verb.voice == "passive" and cast.departed  # "the village emptied"
    if verb.lemma in _CEDING and any(n.prep == "to" for n in verb.complements()):
        return False  # handed over
    if verb.lemma in _DISSOLVING:
        return any("base" in cast.classes(n) for n in trigger.patients) and cast.mission_told(trigger.sentence)
    before = next((v for v in reversed(trigger.sentence.verbs) if v.last < verb.first), None)
    if verb.form == "participle" and before is not None and before.lemma in ("keep", "hold"):
        return False  # "has kept the airport shut"
    if verb.lemma in ("close", "shut", "shutter", "padlock", "shut down", "close down"):
        ours = "mission" in cast.classes(trigger.agent)  # "the mission shut Para on 3 May"
        told = cast.departed or bool(words_of(trigger.sentence) & _BASES)
        passive = verb.voice == "passive" and (told or len(trigger.patients) > 1)
        named = (ours or passive) and any("site_name" in cast.classes(n) for n in trigger.patients)
        named |= passive and any(n.lemma in ("post", "position") for n in trigger.patients)
        return (named or any("base" in cast.classes(n) or _at_base(n, cast) for n in trigger.patients)) and not any(
            "border" in n.lemma or n.lemma in ("airport", "airstrip", "airfield", "runway", "road", "port")
            for n in trigger.patients
        )
    if trigger.agent is not None and ("civilian" in cast.classes(trigger.agent) or _one_man(trigger.agent)):
        return False
    if verb.form == "gerund" and trigger.sentence.units[verb.first - 1].word in ("on", "upon"):
        return not cast.classes(trigger.agent) & {"aircraft"}  # "No aircraft came under fire on leaving Para"
    if "we" in cast.classes(trigger.agent) and not _soldiers_tell(trigger, cast):
        return False
    if verb.lemma in ("abandon", "leave") and _to_enemy(trigger, cast):
        return False  # "abandoned Para to the rebels"
    if demanded(verb) or _passes(trigger, cast) or _as_it_does(trigger, cast):
        return False
    if any(n.determiner == "neither" or u.word == "neither" for n in trigger.patients for u in n.units):
        return False  # "neither the port nor the air base will be given up"
    others = [n for n in verb.objects if n not in trigger.patients and not possessors(n, cast)]
    if verb.lemma == "evacuate" and any(cast.classes(n) & {"person", "soldier", "civilian"} for n in others):
        return False  # "evacuate the wounded from the town"
    if trigger.agent is None and verb.voice == "active" and verb.form == "finite":
        return False
    if verb.lemma == "leave" and verb.voice == "active" and trigger.patients:
        after = trigger.sentence.row[trigger.patients[-1].last + 1 :][:1]
        following = next((n for n in trigger.sentence.nouns if n.first > trigger.patients[-1].last), None)
        if (
            verb.form == "gerund"
            and following is not None
            and following.prep in ("in", "to", "with")
            and after == "P"
            and following.lemma in ("hand", "mercy", "control", "vacuum")
        ):
            return False
    if verb.voice == "passive" and verb.lemma == "leave":  # "Para was left on 3 May", not "was left in ruins"
        bases = cast.departed or words_of(trigger.sentence) & _BASES or cast.mission_told(trigger.sentence)
        was = trigger.sentence.units[verb.first].word in ("was", "were", "had")  # not "only Para is left"
        named = any(n.sentence.row[n.head] == "M" for n in trigger.patients)
        return (
            was and named and bool(bases) and _NOTHING_BUT_WHEN.match(trigger.sentence.row, verb.last + 1) is not None
        )
    return True


def _soldiers_tell(trigger: "Trigger", cast: "Cast") -> bool:
    """ "We left Para on the 29th", by nobody who is named, where an article tells of a force."""
    verb = trigger.verb
    assert verb is not None
    dated = context.find_date(trigger.sentence, trigger.index) is not None
    base = cast.departed or any("base" in cast.classes(n) for n in trigger.patients)
    return dated and base and verb.tense == "past" and (cast.mission is not None or cast.foreign_force is not None)


def _as_it_does(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The mission leaves its base only under escort": what it does day by day."""
    verb = trigger.verb
    assert verb is not None
    own = any(n.determiner in ("its", "their") and n.sentence.row[n.head] == "N" for n in trigger.patients)
    now = verb.tense == "present" and not verb.perfect and verb.form == "finite" and verb.modal is None
    return own and now and verb.voice == "active" and context.find_date(trigger.sentence, trigger.index) is None


def _one_man(noun: Noun) -> bool:
    """ "the general, who has not left Para in weeks"."""
    head = noun.sentence.units[noun.head]
    last = any(u.word in ("last", "final") for u in noun.units)  # "the last soldier left the camp"
    return head.word in _RANKS and noun.quantity is None and not last


_RANKS = frozenset("general colonel captain major commander officer soldier sergeant lieutenant corporal".split())
_BASES = frozenset(("base", "bases", "camp", "camps", "outpost", "outposts", "post", "posts"))
_NOTHING_BUT_WHEN = re.compile("A*(?:P?t|[.,;K$])")
_CEDING = frozenset(("relinquish", "give", "quit"))
_DISSOLVING = frozenset("dismantle decommission deactivate mothball fold withdraw remove wind phase lift".split())


def _at_base(noun: Noun, cast: "Cast") -> bool:
    """A town that names a base: "bases at Uvira and Sange, which will be closed"."""
    before = (
        next((n for n in noun.sentence.nouns if n.last == noun.prep_index - 1), None)
        if noun.prep in ("at", "in")
        else None
    )
    return before is not None and "base" in cast.classes(before)


_DRAWDOWN = frozenset(
    """withdrawal withdraw withdraws withdrew withdrawing withdrawn pullout drawdown departure vacated vacate vacates
    evacuated evacuate
    closure handed handover abandoned""".split()
)


_CLOSING = frozenset(("closed", "close", "closing", "leaving"))


def _passes(trigger: "Trigger", cast: "Cast") -> bool:
    """A convoy or a patrol that sets out from a town, where nobody tells of a withdrawal."""
    agent = trigger.agent
    if agent is None or (cast.classes(agent) & {"contingent"} and agent.lemma not in ("helicopter", "plane")):
        return False
    if any(u.word in ("last", "final") for u in agent.units) or agent.lemma not in (
        "convoy",
        "patrol",
        "column",
        "helicopter",
        "plane",
        "aircraft",
        "vehicle",
        "escort",
        "team",
        "delegation",
    ):
        return False
    if _of_the_army(agent, cast):
        return True  # "A column of the army left Para on Monday"
    words = frozenset(cast.article.lower)
    closing = not _CLOSING.isdisjoint(words) and not _BASES.isdisjoint(words)
    return not closing and _DRAWDOWN.isdisjoint(words)


def _of_the_army(noun: Noun, cast: "Cast") -> bool:
    """Whether a column is the army's by what the sentences around say: "The column left Para. It is the army's"."""
    index, article = noun.sentence.index, cast.article
    for near in range(max(0, index - 2), min(len(article), index + 2)):
        for other in article.sentence(near).nouns:
            whose = {c for n in around(other, cast) for c in cast.classes(n)} if other.lemma == noun.lemma else set()
            if "army" in whose and not whose & {"mission", "contingent"}:
                return True
    return False


def in_series(trigger: "Trigger", cast: "Cast") -> bool:
    """A departure whose force is named, or one of several where the mission is spoken of: "following departures from
    Para on 3 May and Gori on 9 May"."""
    return trigger.agent is not None or (trigger.noun is not None and cast.mission_told(trigger.sentence))


def undemanded(trigger: "Trigger", cast: "Cast") -> bool:
    """Not what somebody demands."""
    verb, noun = trigger.verb, trigger.noun
    if noun is not None:
        if noun.lemma.startswith("clos") and all("passage" in cast.classes(n) for n in trigger.patients[:1]):
            return not trigger.patients  # "the closing of the border"
        told = verb is not None and verb.lemma == "announce" and "clos" in noun.lemma  # "announced the closure of"
        if verb is not None and verb.form == "infinitive" and verb.lemma in _GREETING and noun.role == "object":
            return False  # "marched to celebrate the departure"
        if noun.prep == "for" and noun.sentence.units[noun.prep_index - 1].lemma in _WISHES:
            return False  # "the petition for the departure of the force"
        if noun.prep == "against":
            return False  # "demonstrated against the closure of the base"
        return verb is None or noun.role != "object" or verb.lemma not in _DEMANDING or told
    return verb is None or not demanded(verb)


_WISHES = frozenset("petition campaign call demand request slogan appeal wish".split())
_GREETING = frozenset("celebrate mark welcome discuss prepare plan organise organize protest deplore".split())
_DEMANDING = frozenset("oversee monitor supervise verify demand order request seek require announce urge".split())


def demanded(verb: Verb) -> bool:
    """ "demanded that they leave the village": no departure."""
    before = next((v for v in reversed(verb.sentence.verbs) if v.last < verb.first), None)
    return (
        before is not None
        and before.lemma in ("demand", "insist", "ask", "urge", "request")
        and "W" in verb.sentence.row[before.last + 1 : verb.first]
    )


def recipient(trigger: "Trigger", cast: "Cast") -> bool:
    """Handed to somebody, or over, or back."""
    verb = trigger.verb
    assert verb is not None
    words = [u.word for u in trigger.sentence.units[verb.last + 1 :]]
    if verb.lemma == "cede" and cast.classes(trigger.agent) & _GIVERS and _of_base(trigger, cast):
        return True  # "The mission ceded its camp at Para on Sunday"
    if verb.lemma in ("cede", "donate", "gift", "relinquish"):
        return "to" in words and any(n.prep == "to" and n.first > verb.last for n in trigger.sentence.nouns)
    if any(n.lemma == "key" and n.of is not None and not cast.classes(n.of) & _SITES for n in trigger.patients):
        return False  # "the keys of 20 houses"
    if verb.lemma in ("hand", "turn", "give"):
        near = words[:12]
        base = any("base" in cast.classes(n) and n.lemma != "base" for n in trigger.patients)
        heir = any(
            n.prep == "to" and (base or cast.classes(n) & _HEIRS) for n in trigger.sentence.nouns if n.first > verb.last
        )
        over = any(w in ("over", "back") for w in near)
        return over or (verb.lemma == "hand" and "to" in near) or (heir and verb.lemma != "turn")
    if verb.lemma in ("return", "transfer", "restitute") and verb.voice == "passive":
        return True  # "is to be returned within weeks"
    if verb.lemma in ("transfer", "return") and cast.classes(trigger.agent) & _GIVERS:
        if cast.departed or _of_base(trigger, cast):
            return True
        named = "mission" in cast.classes(trigger.agent) and not any(
            cast.classes(n) & {"person", "person_name"} for n in trigger.patients
        )  # "returned Para to the government"
        return named and any(n.prep == "to" and cast.classes(n) & _HEIRS for n in verb.complements())
    return any(
        n.prep == "to"
        and (cast.classes(n) & {"authority", "army", "home", "armed", "person"} or n.sentence.units[n.head].kind == "M")
        for n in verb.complements()
    ) or (verb.voice == "active" and any(n.prep == "to" for n in trigger.sentence.nouns if n.first > verb.last))


def _of_base(trigger: "Trigger", cast: "Cast") -> bool:
    return any("base" in cast.classes(n) for n in trigger.patients)


_GIVERS = frozenset(("mission", "contingent", "foreign"))
_SITES = frozenset(("base", "site_name", "town", "pronoun"))
_HEIRS = frozenset(("authority", "army", "home", "police", "soldier"))


def own_move(trigger: "Trigger", cast: "Cast") -> bool:
    """Those who move are the force itself: no captives flown out, no enemy driven out."""
    verb = trigger.verb
    assert verb is not None
    if verb.voice == "passive":
        moved = verb.subject
        return not _of_others(verb) and (moved is None or bool(cast.classes(moved) & _MOVED))
    if not _CRASHED.isdisjoint(trigger.sentence.heard):
        return False  # "A helicopter that had taken off from Para crashed"
    agent = trigger.agent
    if verb.lemma == "fly" and verb.relative and verb.tense == "present" and not verb.perfect and not verb.modal:
        return False  # "Germany, which flies out of Para too"
    if verb.lemma in ("come", "travel", "walk", "go") and agent is not None and _alone(agent):
        return False  # "A former corporal, who came from Para by motorcycle"
    bound = any(n.prep in ("for", "to", "towards") for n in verb.complements())
    if verb.lemma in ("set", "set out", "head") and bound and agent is not None and agent.determiner in ("a", "an"):
        return bool(cast.classes(agent) & _FOREIGN)  # not "a column had set out from Para for Gori"
    if verb.lemma in ("drive", "drive out", "push", "remove"):
        return not any(cast.classes(n) & {"armed", "army", "soldier", "troop"} for n in verb.objects)
    if bound and verb.form == "gerund" and verb.lemma in _ON_THE_WAY:
        return trigger.sentence.row[verb.first - 1] not in "NM"  # "blocked a convoy travelling from Para to Gori"
    return True


def _alone(noun: Noun) -> bool:
    """ "a corporal": one of those who would leave."""
    head = noun.sentence.units[noun.head]
    return noun.people is not None and noun.determiner in ("a", "an", "one") and head.word == head.lemma


_CRASHED = frozenset(("crash", "crashed", "crashes", "wreckage", "plane", "airplane"))
_FOREIGN = frozenset(("mission", "contingent", "foreign"))
_ON_THE_WAY = frozenset("travel drive go come move fly walk march roll".split())
_MOVED = frozenset(("mission", "foreign", "soldier", "troop", "unit", "contingent", "convoy", "equipment", "pronoun"))


def own_troops(trigger: "Trigger", cast: "Cast") -> bool:
    """Soldiers of the mission or from abroad who are carried off from a base: "trucks ferried the last Indians out"."""
    verb = trigger.verb
    assert verb is not None
    if _of_others(verb) or (verb.form == "gerund" and trigger.sentence.row[verb.first - 1] in "NM"):
        return False  # "a convoy carrying peacekeepers from Para"
    moved = verb.objects if verb.voice == "active" else [verb.subject] if verb.subject is not None else []
    doer = verb.subject if verb.voice == "active" else None
    if doer is not None and "mission" in cast.classes(doer):
        moved = [n for n in moved if not _people_by_name(n)]  # "evacuated Serbs from Para"
    if not any(cast.classes(n) & {"mission", "contingent"} and "pronoun" not in cast.classes(n) for n in moved):
        return False
    return words_of(trigger.sentence).isdisjoint(
        ("wounded", "injured", "sick", "ill", "bodies", "body", "remains", "hospital", "captors")
    )


def _people_by_name(noun: Noun) -> bool:
    """ "Serbs": a nation's people, not a number of them or its soldiers."""
    head = noun.sentence.units[noun.head]
    return len(noun.units) == 1 and getattr(head.value, "kind", None) == "demonym"


def _of_others(verb: Verb) -> bool:
    """ "the captives, most of them Zambians, were flown from Para"."""
    return any(n.lemma in _HELD and n.last < verb.first for n in verb.sentence.nouns)


_HELD = frozenset("captive hostage prisoner detainee evacuee casualty victim body".split())


def no_airport(trigger: "Trigger", cast: "Cast") -> bool:
    """A base that closed, no airport that shut for a while."""
    agent = trigger.agent
    if agent is None or agent.units[0].word == "no":
        return False  # "said that no base would close this year"
    asked = trigger.verb.governor if trigger.verb is not None else None
    if asked is not None and asked.subject is not None and asked.subject.units[0].word in _NOBODY:
        return False  # "nobody has asked it to close"
    return agent.lemma not in ("airport", "port", "airstrip", "runway", "airfield")


_NOBODY = frozenset(("nobody", "none", "no", "neither", "no one"))


def goes(trigger: "Trigger", cast: "Cast") -> bool:
    """A base that goes, with nothing after it but when: "the camp at Koidu went in September"."""
    verb = trigger.verb
    assert verb is not None
    after = trigger.sentence.row[verb.last + 1 : verb.last + 3]
    if trigger.agent is not verb.subject:
        return False  # "told it to go"
    return after[:1] in ("t", ".", "") or after == "Pt" or next_word(trigger) in ("first", "last", "next", "too")


def empty(trigger: "Trigger", cast: "Cast") -> bool:
    """A base that stands empty; no base "in the empty quarter"."""
    verb = trigger.verb
    assert verb is not None
    if "base" not in cast.classes(trigger.agent) and not (cast.departed or words_of(trigger.sentence) & _BASES):
        return False
    return any(u.word in ("empty", "deserted") for u in trigger.sentence.units[verb.last + 1 : verb.last + 3])


def on_the_way_out(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The soldiers stationed there took the road to Gori": those of a base that is told of, for good."""
    verb = trigger.verb
    assert verb is not None
    if not any(n.lemma in ("road", "bag", "kit") for n in verb.objects) or verb.negated:
        return False
    at_base = bool(words_of(trigger.sentence) & _BASES) or trigger.sentence.index - cast.departed_at <= 1
    return at_base or any(n.prep in ("from", "out of") and context.place_of_noun(n) for n in verb.complements())


def saw_the_last(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Para saw its last UN convoy on 5 June", "saw the last Kenyans leave"."""
    verb = trigger.verb
    assert verb is not None
    last = any(u.word in ("last", "final") for n in trigger.patients for u in n.units)
    return last and verb.tense == "past" and any("site_name" in cast.classes(n) for n in [trigger.agent])


def base_known(trigger: "Trigger", cast: "Cast") -> bool:
    """A handover of a base, not of power or prisoners."""
    if any("base" in cast.classes(n) for n in trigger.patients):
        return True
    words, sentence = words_of(trigger.sentence), trigger.sentence
    if words & _NO_BASES:
        return False
    told = cast.article.heard[: sentence.index] if trigger.noun is not None and trigger.noun.determiner == "the" else ()
    return bool(words & _HANDED) or cast.mission is not None or any(_HANDED & heard for heard in told)


_NO_BASES = frozenset("power prisoners command pow cash money remains bodies".split())
_HANDED = frozenset("base camp bases camps site army military yard facility".split())


def _to_enemy(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether soldiers of the state give a town up to those who fight for it."""
    verb = trigger.verb
    ours = cast.classes(trigger.agent) & {"mission", "foreign", "contingent"}
    return (
        verb is not None and not ours and any(n.prep == "to" and "armed" in cast.classes(n) for n in verb.complements())
    )
