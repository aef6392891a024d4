"""Conditions of event frames that roles and classes alone cannot say, by the names that `lexicon/events.toml` uses.

Each guard looks at one `Trigger` and says whether it holds.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_LEAVE = frozenset("leave withdraw go depart pull quit exit get pack vacate evacuate remove end close".split())
_HOME = frozenset(("home", "homes", "homeland"))
_BOMB = frozenset(
    """bomb bombs bomber bombers bombing bombings ied ieds mine mines landmine landmines grenade grenades suicide explosive explosives vbied vbieds
    booby-trap booby-trapped booby-traps dynamite roadside detonated car-bomb devices device mined rigged""".split()
)
_ACCIDENT = frozenset(
    """gas chemical plant boiler tank tanker fireworks factory warehouse refinery volcano fuel pipeline cylinder cooking transformer earthquake robbery
    accident accidental kitchen laboratory""".split()
)
_AERIAL = frozenset(
    "air drone drones aerial jet jets warplane warplanes airstrike airstrikes bombing helicopter helicopters aircraft plane planes fighter-jet choppers coalition".split()
)


# ---------------------------------------------------------------------------------------------- around a noun
def key_of(noun: Noun) -> str:
    """The word by which a noun is listed: its lemma; an -ing noun by itself ("fighting", "shelling")."""
    head = noun.sentence.units[noun.head]
    return head.word if head.kind == "N" and head.word.endswith("ing") else head.lemma


def tail(noun: Noun) -> list[Noun]:
    """Prepositional phrases that follow a noun phrase, up to the next verb or clause boundary."""
    sentence = noun.sentence
    found: list[Noun] = []
    at = noun.last
    for phrase in sentence.phrases:
        if phrase.first <= noun.last:
            continue
        gap = sentence.row[at + 1 : phrase.first]
        if isinstance(phrase, Verb):
            if phrase.form in ("participle", "gerund"):
                continue
            break
        if any(c in gap for c in "WS;:.") or (not phrase.prep and phrase.of_parent is None):
            break
        found.append(phrase)
        at = phrase.last
    return found


def part(noun: Noun, first: int, last: int) -> Noun:
    """The units `first` to `last` of a noun phrase as a phrase of their own."""
    head = next((i for i in range(last, first - 1, -1) if noun.sentence.units[i].kind in "NMR"), last)
    return Noun(noun.sentence, first, last, head)


def possessors(noun: Noun, cast: "Cast") -> list[Noun]:
    """Whose it is: "MINUSMA" in "MINUSMA's departure", and what "its" stands for."""
    units = noun.units
    found = [part(noun, noun.first, noun.first + i - 1) for i, u in enumerate(units) if u.kind == "Z" and i]
    owner = cast.owner(noun)
    return found + ([owner] if owner is not None else [])


def modifiers(noun: Noun) -> list[Noun]:
    """Names and nouns that stand before the head: "UN" and "Kidal" in "the UN Kidal departure"."""
    units = noun.sentence.units
    found = []
    for i in range(noun.first, noun.head):
        if units[i].people and i > noun.first and units[i - 1].kind == "J":
            found.append(part(noun, i - 1, i))
        elif units[i].kind in "MN" or (units[i].kind == "J" and (units[i].value is not None or units[i].people)):
            found.append(part(noun, i, i))
    return found


def around(noun: Noun, cast: "Cast") -> list[Noun]:
    """Whom or what a noun is about: its possessors, modifiers and "of" phrases."""
    return [*possessors(noun, cast), *modifiers(noun), *[n for n in tail(noun)[:2] if n.prep in ("of", "by", "from", "for")]]


def copula_subject(noun: Noun) -> Noun | None:
    """The subject of a form of be before the phrase: "the camp" in "the camp is in the hands of the army"."""
    sentence = noun.sentence
    before = [p for p in sentence.phrases if p.last < noun.first]
    for phrase in reversed(before):
        if isinstance(phrase, Verb):
            if phrase.lemma in ("be", "fall", "remain", "leave", "stay", "come"):
                if phrase.objects:
                    return phrase.objects[-1]
                return phrase.subject or _subject_left(sentence, phrase)
            return None
        if phrase.prep is None:
            return phrase
    return None


def _subject_left(sentence: Sentence, verb: Verb) -> Noun | None:
    return next((n for n in sentence.nouns if n.last < verb.first and n.prep is None), None)


def governing_verb(noun: Noun) -> Verb | None:
    """The verb whose clause a noun phrase belongs to."""
    if noun.verb is not None:
        return noun.verb
    sentence = noun.sentence
    ids = context.clauses(sentence)
    inside = [v for v in sentence.verbs if ids[v.head] == ids[noun.head]]
    if not inside:
        return None
    return min(inside, key=lambda v: (abs(v.head - noun.head), v.head > noun.head))


@lru_cache(maxsize=32)
def _words(sentence: Sentence) -> frozenset[str]:
    return frozenset(u.word for u in sentence.units)


@lru_cache(maxsize=64)
def _words_of_clause(sentence: Sentence, clause: int) -> frozenset[str]:
    found: set[str] = set()
    for unit, mine in zip(sentence.units, context.clauses(sentence), strict=True):
        if mine == clause:
            found.add(unit.word)
            if " " in unit.word or "-" in unit.word:
                found.update(unit.word.replace("-", " ").split())
    return frozenset(found)


def _clause_words(trigger: "Trigger") -> frozenset[str]:
    return _words_of_clause(trigger.sentence, context.clauses(trigger.sentence)[trigger.index])


def _next_word(trigger: "Trigger", step: int = 1) -> str:
    verb = trigger.verb
    at = (verb.last if verb is not None else trigger.index) + step
    units = trigger.sentence.units
    return units[at].word if at < len(units) else ""


# ------------------------------------------------------------------------------------------------------- guards
def leaving(trigger: "Trigger", cast: "Cast") -> bool:
    """ "ordered it to leave", "ordered the peacekeepers out"."""
    verb = trigger.verb
    assert verb is not None
    units = trigger.sentence.units
    for other in trigger.sentence.verbs:
        if other.first > verb.last and other.form == "infinitive" and other.lemma in _LEAVE:
            gap = trigger.sentence.row[verb.last + 1 : other.first]
            opened = [trigger.sentence.units[i].word for i in range(verb.last + 1, other.first) if trigger.sentence.row[i] in "SW"]
            if other.lemma in ("remove", "end", "close") and other.objects and not any(cast.classes(n) & {"mission", "troop", "soldier", "contingent", "base", "mandate", "exit"} for n in other.objects):
                continue  # "urged it to remove sanctions"
            if all(w == "as" for w in opened) and ";" not in gap and sum(c in "sdbX" for c in gap) == 0:
                return not (other.objects and cast.classes(other.objects[0]) & {"base"} and not cast.classes(other.objects[0]) & {"country"})
    after = (trigger.patients[-1].last if trigger.patients else verb.last) + 1
    ids = context.clauses(trigger.sentence)
    while after < len(units) and (units[after].kind == "," or ids[after] != ids[verb.head]):  # "ordered the mission, which arrived in 2004, out"
        after += 1
    return after < len(units) and units[after].word in ("out", "home", "out of")


def dated(trigger: "Trigger", cast: "Cast") -> bool:
    """The clause names a date."""
    return context.find_date(trigger.sentence, trigger.index) is not None


def unordered(trigger: "Trigger", cast: "Cast") -> bool:
    """No order or demand that it end or leave: that is another event."""
    verb = trigger.verb
    return verb is None or verb.governor is None or verb.governor.lemma not in _ORDERING


_ORDERING = frozenset("order tell ask demand instruct direct force request urge want press call require vote expel".split())


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
            return head.lemma in ("mission", "force", "operation", "un", "withdrawal", "drawdown", "deployment", "peacekeeping", "task force")
        if "mandate" in classes:
            return "mission" in classes or bool(cast.article and any("mission" in cast.classes(n) for n in around(target, cast)))
    if trigger.noun is not None:
        return any("mission" in cast.classes(n) or "mandate" in cast.classes(n) for n in around(trigger.noun, cast))
    return False


def left_here(trigger: "Trigger", cast: "Cast") -> bool:
    """Troops that leave without saying what, where a base or town is spoken of: "the Chadian contingent left on 23 October"."""
    verb = trigger.verb
    assert verb is not None
    if verb.form != "finite" or verb.modal or verb.negated or verb.tense == "future":
        return False
    mention = context.find_date(trigger.sentence, trigger.index)
    where = context.place_of_clause(trigger.sentence, trigger.index)
    if where is not None and where.kind == "country":
        return False
    if any(n.prep in ("for", "to", "with", "from", "out of") and n.prep_index == verb.last + 1 for n in verb.complements()):
        return False
    site = any(cast.classes(n) & {"base"} for n in trigger.sentence.nouns)
    return site or (mention is not None and mention.precision == "day")


def from_base(trigger: "Trigger", cast: "Cast") -> bool:
    """Troops of a named place who are on the road: "the soldiers at Ménaka were on the road to Gao"."""
    assert trigger.agent is not None
    return any(n.prep in ("at", "in", "from") and context.place_of_noun(n) is not None for n in tail(trigger.agent)[:3]) and bool(
        _words(trigger.sentence) & {"last", "final"}
    )


def phase(trigger: "Trigger", cast: "Cast") -> bool:
    """A phase of the withdrawal and the bases that it takes in."""
    return cast.mission_told(trigger.sentence)


def operations(trigger: "Trigger", cast: "Cast") -> bool:
    """ "since operations began in 2013", said of the mission."""
    return mission_near(trigger, cast) and trigger.verb is not None and trigger.verb.condition in ("since", "when", None)


def site_told(trigger: "Trigger", cast: "Cast") -> bool:
    """A base that went to somebody, where bases are spoken of: "Tessalit went to the army: soldiers were in the camp"."""
    return bool(_words(trigger.sentence) & {"camp", "base", "camps", "bases"})


def begins(trigger: "Trigger", cast: "Cast") -> bool:
    """A verb by which a mission begins, or says since when it has been there."""
    verb = trigger.verb
    assert verb is not None
    lemma = verb.lemma
    words = _clause_words(trigger)
    mention = context.find_date(trigger.sentence, trigger.index)
    since = mention is not None and mention.text.lower().startswith("since")
    if lemma in ("begin", "start", "commence"):
        after = [n.lemma for n in verb.objects] + [_next_word(trigger)]
        return not verb.objects or any(w in ("work", "operation", "deployment", "mission", "duty", "mandate", "deploying") for w in after)
    if lemma in ("operate", "be", "serve", "station", "base", "work"):
        return since and "closed" not in words and (lemma != "be" or verb.predicate is None)
    if lemma == "deploy":
        return True
    if lemma in ("take over",):
        return "from" in words
    if lemma == "take":
        return verb.particle == "over" and "from" in words and not verb.objects
    return lemma in ("arrive", "cross") and verb.form == "finite"


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
                words = _words(trigger.sentence)
                if verb.lemma in ("be",):
                    return _next_word(trigger) in ("out", "gone") or "gone" in words
                if verb.lemma == "pack":
                    return True
                return verb.modal is not None or verb.governor is not None or verb.tense == "future" or "complete" in words
    return False


def homeward(trigger: "Trigger", cast: "Cast") -> bool:
    """ "flew home", "left the country", "would bring its 300 home"."""
    verb = trigger.verb
    assert verb is not None
    sentence = trigger.sentence
    units = sentence.units
    participants = [n for n in [trigger.agent, *trigger.patients] if n is not None]
    if not any(cast.classes(n) & {"contingent", "foreign", "troop", "unit", "mission", "soldier"} for n in participants):
        return False
    if any(cast.classes(n) & {"civilian", "base"} and not cast.classes(n) & {"mission", "contingent"} for n in participants):
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
            is_country = key_of(noun) == "country" or any(u.kind == "M" and u.value.kind == "country" for u in noun.units)
            if is_country and noun.head == noun.last and (noun.prep in ("from", "out of") or (noun.prep is None and verb.lemma in ("leave", "depart"))):
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


def national(trigger: "Trigger", cast: "Cast") -> bool:
    """Troops of a foreign state as a whole, not leaving one place only."""
    mention = context.find_date(trigger.sentence, trigger.index)
    nation = trigger.agent is not None and any(
        u.kind == "N" and getattr(u.value, "kind", None) == "demonym" for n in (trigger.agent, trigger.agent.of) if n is not None for u in n.units
    )
    where = context.place_of_clause(trigger.sentence, trigger.index)
    abroad = "country" in _clause_words(trigger) or where is not None and where.kind == "country"
    if trigger.frame.whole and not nation and mention is not None and mention.precision == "day" and not abroad:
        return False  # a day is a base's, unless the country is named
    participants = [n for n in [trigger.agent, *trigger.patients] if n is not None]
    if not any("contingent" in cast.classes(n) or (cast.classes(n) & {"foreign"} and not cast.classes(n) & {"mission"}) for n in participants):
        return False
    first, last = context.clause_bounds(trigger.sentence, trigger.index)
    for noun in trigger.sentence.nouns:
        if noun.first > trigger.index and noun.last <= last and noun.prep in ("from", "out of"):
            if cast.classes(noun) & {"town", "base"} and key_of(noun) not in ("country", "region") and not _country(noun):
                return False
    return True


def _country(noun: Noun) -> bool:
    return any(u.kind == "M" and u.value.kind == "country" for u in noun.units)


def not_home(trigger: "Trigger", cast: "Cast") -> bool:
    """Those who leave are no soldiers or police of the state, and no rebels."""
    verb = trigger.verb
    classes = cast.classes(trigger.agent)
    if verb is not None:
        # "drove Serb forces out of the town", "the captives were flown from the town": others leave than the actor's own.
        moved = verb.objects if verb.voice == "active" else [verb.subject] if verb.subject is not None and trigger.agent is None else []
        for noun in moved:
            kinds = cast.classes(noun)
            if noun not in trigger.patients and kinds & {"army", "armed", "civilian", "person"} and not kinds & {"mission", "contingent", "troop", "unit"} and not possessors(noun, cast):
                return False
    return not classes & {"army", "armed", "police"} or bool(classes & {"mission", "foreign", "contingent"})


def emptied(trigger: "Trigger", cast: "Cast") -> bool:
    """A place left for good: no "left the town in the hands of", "leave the base open", no civilians."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma in ("give", "clear", "move", "pull"):
        return verb.particle in ("up", "out")
    if verb.lemma in ("close", "shut", "shut down", "close down"):
        return any("base" in cast.classes(n) or _at_base(n, cast) for n in trigger.patients) and not any("border" in n.lemma for n in trigger.patients)
    if trigger.agent is not None and "civilian" in cast.classes(trigger.agent):
        return False
    if _demanded(verb):
        return False
    if trigger.agent is None and verb.voice == "active" and verb.form == "finite":
        return False
    if verb.lemma == "leave" and verb.voice == "active" and trigger.patients:
        after = trigger.sentence.row[trigger.patients[-1].last + 1 :][:1]
        following = next((n for n in trigger.sentence.nouns if n.first > trigger.patients[-1].last), None)
        if verb.form == "gerund" and following is not None and following.prep in ("in", "to", "with") and after == "P" and following.lemma in ("hand", "mercy", "control", "vacuum"):
            return False
    return not (verb.voice == "passive" and verb.lemma == "leave")


def _at_base(noun: Noun, cast: "Cast") -> bool:
    """A town that names a base: "bases at Uvira and Sange, which will be closed"."""
    before = next((n for n in noun.sentence.nouns if n.last == noun.prep_index - 1), None) if noun.prep in ("at", "in") else None
    return before is not None and "base" in cast.classes(before)


def _demanded(verb: Verb) -> bool:
    """ "demanded that they leave the village": no departure."""
    before = next((v for v in reversed(verb.sentence.verbs) if v.last < verb.first), None)
    return before is not None and before.lemma in ("demand", "insist", "ask", "urge", "request") and "W" in verb.sentence.row[before.last + 1 : verb.first]


def recipient(trigger: "Trigger", cast: "Cast") -> bool:
    """Handed to somebody, or over, or back."""
    verb = trigger.verb
    assert verb is not None
    words = [u.word for u in trigger.sentence.units[verb.last + 1 :]]
    if verb.lemma in ("hand", "turn", "give"):
        near = words[:12]
        return any(w in ("over", "back") for w in near) or (verb.lemma == "hand" and "to" in near)
    if verb.lemma in ("return", "transfer", "restitute") and verb.voice == "passive":
        return True  # "is to be returned within weeks"
    return any(n.prep == "to" and (cast.classes(n) & {"authority", "army", "home", "armed", "person"} or n.sentence.units[n.head].kind == "M") for n in verb.complements()) or (
        verb.voice == "active" and any(n.prep == "to" for n in trigger.sentence.nouns if n.first > verb.last)
    )


def base_known(trigger: "Trigger", cast: "Cast") -> bool:
    """A handover of a base, not of power or prisoners."""
    if trigger.patients:
        return True
    words = _words(trigger.sentence)
    return not words & {"power", "prisoners", "command", "pow", "cash", "money", "remains", "bodies"} and bool(
        words & {"base", "camp", "bases", "camps", "site", "army", "military", "yard", "facility"} or cast.mission is not None
    )


def ours(trigger: "Trigger", cast: "Cast") -> bool:
    """A base of the mission or of foreign forces, not one of the state's army or police, nor held by those whose base it is."""
    agent = cast.classes(trigger.agent)
    if "mission" in agent or agent & {"foreign", "contingent"} and "armed" not in agent and (
        trigger.verb is not None and trigger.verb.lemma in ("hold", "occupy", "control") or any(n.lemma in ("airport", "airfield", "runway") for n in trigger.patients)
    ):
        return False
    for noun in trigger.patients:
        units = noun.units
        words = {u.word for u in units}
        if noun.sentence.units[noun.head].kind == "M" and not any(w in ("camp", "base") for u in units for w in u.word.split()):
            return False  # a town by its name
        if words & {"army", "military", "police", "barracks", "garrison", "gendarmerie", "government", "naval", "key", "keys", "palace"}:
            return False
        classes = set().union(*(cast.classes(n) for n in possessors(noun, cast)), *(cast.classes(n) for n in modifiers(noun)))
        if classes & {"army", "armed"} and "mission" not in classes:
            return False
        if classes & {"foreign"} and "home" not in classes:
            return True
        if any(context.place_of_noun(n) and context.place_of_noun(n).kind == "base" for n in [noun, *tail(noun)[:2]]) or cast.vacated(noun):
            return True
    return cast.departed or mission_near(trigger, cast) or cast.mission_told(trigger.sentence)


def held(trigger: "Trigger", cast: "Cast") -> bool:
    """Control of a place, told of, not striven for."""
    noun = trigger.noun
    assert noun is not None
    verb = trigger.verb
    if noun.prep == "for" or (verb is not None and verb.lemma in ("vie", "lose", "fight")):
        return False
    if key_of(noun) in ("hand",):
        return noun.prep in ("in", "into") and noun.sentence.units[noun.head].word == "hands"
    if key_of(noun) == "fall":
        return bool(trigger.patients)
    return True


def taken(trigger: "Trigger", cast: "Cast") -> bool:
    """A town or an area taken, not people in it, and not a way in ("enter the second phase")."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma in ("take", "hold", "free", "clear", "secure", "win", "enter", "control") and not any(
        u.kind == "M" or u.lemma in ("town", "city", "village", "area", "region", "district", "crossing", "locality", "capital", "territory", "north", "position", "hill", "post", "province", "neighbourhood", "neighborhood")
        for n in trigger.patients
        for u in [*n.units, *(n.of.units if n.of is not None else [])]
    ):
        return False
    if verb.lemma == "take" and verb.particle not in (None, "over", "back", "on", "in") and not verb.objects:
        return False
    classes = cast.classes(trigger.agent) if trigger.agent else frozenset()
    if verb.lemma == "enter" and not classes & {"armed", "army"}:
        return False
    return not ("foreign" in classes and verb.lemma in ("leave", "enter", "control", "hold", "secure"))


def town_name(trigger: "Trigger", cast: "Cast") -> bool:
    """A name met for the first time that can only be a town: what is overrun or retaken, or is used as a place elsewhere."""
    verb = trigger.verb
    assert verb is not None
    for noun in trigger.patients:
        names = [u for u in noun.units if u.kind == "M"]
        if len(names) != 1 or len(noun.units) != 1 or names[0].value.kind != "name":
            return False
        only_towns = verb.lemma in ("overrun", "recapture", "retake", "reconquer", "reoccupy", "enter")
        beside = any(n.prep in ("in", "on", "near") and context.place_of_noun(n) is not None for n in tail(noun)[:1])
        if not (only_towns or beside or context.learned_place(trigger.sentence.article, names[0].value.name)):
            return False
    return True


def entered(trigger: "Trigger", cast: "Cast") -> bool:
    """Troops in a town: a march into it, or "were in its streets"."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "be":
        hit = next((n for n in verb.complements() if n.prep in ("in", "inside")), None)
        return hit is not None and hit.lemma in ("street", "town", "city", "centre", "center") and verb.predicate is None
    return verb.lemma != "push" or not verb.objects


def from_place(trigger: "Trigger", cast: "Cast") -> bool:
    """Driven out of or from a place."""
    verb = trigger.verb
    assert verb is not None
    return verb.particle in ("back", "out") or any(
        n.prep in ("from", "out of") and ("town" in cast.classes(n) or n.sentence.units[n.head].kind == "M") for n in verb.complements()
    )


def own(trigger: "Trigger", cast: "Cast") -> bool:
    """One's own kit, not the enemy's."""
    agent = cast.classes(trigger.agent)
    for noun in trigger.patients:
        classes = set().union(*(cast.classes(n) for n in around(noun, cast)))
        if classes & {"armed", "army", "civilian"} and "mission" not in classes:
            return False
    if trigger.agent is None:
        return False
    if "army" in agent and "foreign" not in agent and "mission" not in agent:
        return False
    return bool(agent & {"mission", "foreign", "contingent", "unit", "soldier", "troop"}) and not _words(trigger.sentence) & {"arms", "depots", "warplanes", "jets"}


def not_participle(trigger: "Trigger", cast: "Cast") -> bool:
    """Looting by somebody, not a team that was robbed in sport."""
    return not _words(trigger.sentence) & {"treasury", "assets", "funds"}


def carried(trigger: "Trigger", cast: "Cast") -> bool:
    """Goods carried off from a base."""
    verb = trigger.verb
    assert verb is not None
    words = [u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 4]]
    if verb.lemma == "make":
        return words[:2] == ["off", "with"]
    if verb.lemma in ("steal", "haul", "cart"):
        return True
    return verb.particle in ("away", "off") or words[:1] in (["away"], ["off"]) or (verb.lemma == "load" and "looted" in _words(trigger.sentence))


def bomb(trigger: "Trigger", cast: "Cast") -> bool:
    """A real bomb, mine or grenade, no accident."""
    words = _clause_words(trigger)
    if not words & _BOMB and not _words(trigger.sentence) & _BOMB:
        return False
    if "ordnance" in cast.classes(trigger.agent) or words & {"stun", "teargas", "tear"}:
        return False
    if words & _ACCIDENT and not words & {"suicide", "ied", "bomb", "bombs", "militants", "rebels", "grenade", "grenades", "mine", "landmine"}:
        return False
    return not _words(trigger.sentence) & {"robbery", "fireworks", "hydrogen", "nuclear"} and not (words & {"defused", "clearance", "cleared"})


def up(trigger: "Trigger", cast: "Cast") -> bool:
    """ "blew himself up"."""
    return "up" in _words(trigger.sentence)


def bombing(trigger: "Trigger", cast: "Cast") -> bool:
    """A noun of attack with a bomb before it: "car bombing", "grenade attack", "attack with roadside bombs"."""
    noun = trigger.noun
    assert noun is not None
    before = {w for u in noun.units if u is not noun.sentence.units[noun.head] for w in u.word.replace("-", " ").split()}
    if key_of(noun) == "bombing":
        return not before & {"aerial", "air", "jet"} and not _references(trigger)
    if key_of(noun) in ("explosion", "blast", "detonation"):
        if not (before & _BOMB or _words(trigger.sentence) & (_BOMB - {"device", "devices"})) or before & _ACCIDENT:
            return False
        return bomb(trigger, cast) and not _references(trigger)
    return bool(before & (_BOMB | {"blast", "explosion"})) and not _references(trigger)


def aerial(trigger: "Trigger", cast: "Cast") -> bool:
    """Aircraft that strike, not aircraft that are struck."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    if agent is None:
        return False
    if verb.lemma in ("hit", "strike", "target", "destroy", "kill", "wound", "fire", "launch", "neutralise", "neutralize", "bomb", "carry", "attack", "drop", "pound", "bombard", "raid", "blast", "strafe", "pummel", "carry out"):
        words = {u.word for u in agent.units}
        head = agent.lemma
        return head not in ("coalition", "fighter", "air force") or bool(words & {"jets", "jet", "force", "led"} or head == "coalition" or _words(trigger.sentence) & {"air", "strikes", "airstrikes"})
    return False


def bombs(trigger: "Trigger", cast: "Cast") -> bool:
    """Bombing with aircraft as the means."""
    verb = trigger.verb
    assert verb is not None
    return verb.lemma in ("bomb", "bombard", "strafe") or bool(_clause_words(trigger) & {"airstrikes", "jets", "warplanes", "drones", "drone"})


def air(trigger: "Trigger", cast: "Cast") -> bool:
    """A strike, raid or bombing from the air."""
    noun = trigger.noun
    assert noun is not None
    units = noun.units
    head = noun.sentence.units[noun.head]
    before = {w for u in units if u is not head and u.start < head.start for w in (u.word.replace("-", " ").split())}
    near = before & _AERIAL
    if key_of(noun) in ("attack", "operation", "run"):
        near = before & {"air", "drone", "aerial", "bombing"}
    if not near and key_of(noun) in ("raid", "strike", "bombardment"):
        near = {u.lemma for n in tail(noun)[:3] if n.prep in ("by", "from") for u in n.units} & {"warplane", "jet", "aircraft", "helicopter", "chopper", "drone", "plane"}
    if before & {"hunger", "general", "police"} or head.word in ("striking",):
        return False
    return bool(near) and not _references(trigger)


def landed(trigger: "Trigger", cast: "Cast") -> bool:
    """Rounds that land; a tank or ship fires them, it does not explode by itself."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    fired = agent is not None and agent.lemma in ("tank", "warship", "gunboat", "launcher", "cannon")
    return not fired or verb.lemma in ("pound", "hit", "target", "strike", "kill", "wound") and verb.form == "finite"


def of_state(trigger: "Trigger", cast: "Cast") -> bool:
    """A state or an alliance that bombs a country does so from the air."""
    return "armed" not in cast.classes(trigger.agent)


def not_aerial(trigger: "Trigger", cast: "Cast") -> bool:
    """Shelling from the ground."""
    noun = trigger.noun
    assert noun is not None
    before = {u.word for u in noun.units}
    if key_of(noun) == "artillery" and not (trigger.verb is not None and trigger.verb.lemma in ("use", "fire", "launch", "deploy", "exchange", "duel")):
        return False
    return not before & _AERIAL and not _references(trigger)


_HARM_OBJECT = frozenset(("person", "civilian", "soldier", "mission", "police", "troop", "army", "armed", "town", "base", "unit", "equipment", "convoy", "car", "aircraft", "contingent", "crowd", "shop", "name", "authority", "pronoun", "foreign", "access", "home"))
_NO_ATTACK = frozenset("heart virus dog shark panic critics critic proposal plan idea policy decision problem sanctions cyber cyberattack shark media verbally".split())


def hostile(trigger: "Trigger", cast: "Cast") -> bool:
    """An attack with weapons on people or places."""
    verb = trigger.verb
    assert verb is not None
    words = _clause_words(trigger)
    if words & _NO_ATTACK:
        return False
    passive = verb.voice == "passive"
    if verb.lemma in ("repel", "repulse", "beat", "beat off"):
        return any(n.lemma in ("attack", "assault", "offensive", "raid", "attempt", "attacker", "assailant") for n in trigger.patients) and (verb.lemma != "beat" or verb.particle == "off")
    if verb.lemma == "set":
        return _next_word(trigger) in ("upon", "on") and not verb.objects
    if not passive and trigger.agent is None and verb.form == "finite":
        return False
    if passive and trigger.agent is None and not trigger.patients:
        return False
    if trigger.patients and not any(cast.classes(n) & _HARM_OBJECT for n in trigger.patients):
        return False
    if trigger.agent is not None and cast.classes(trigger.agent) & {"demonstrator"}:
        return False
    if not passive and not trigger.patients and verb.lemma in ("raid", "storm"):
        return any(n.prep in ("into", "through") for n in verb.complements())
    return True


def struck(trigger: "Trigger", cast: "Cast") -> bool:
    """ "shots hit a plane", "were attacked on", "fell on a settlement"."""
    verb = trigger.verb
    assert verb is not None
    agent = cast.classes(trigger.agent) if trigger.agent else frozenset()
    passive = verb.voice == "passive"
    if "shots" in agent:
        return verb.lemma in ("strike", "hit", "target")
    if not agent & {"armed"} and not (passive and verb.lemma == "hit"):
        return False
    if verb.lemma in ("fall", "descend", "pounce"):
        return any(n.prep in ("on", "upon") for n in verb.complements())
    if verb.lemma == "burst":
        return any(n.prep == "into" for n in verb.complements())
    if verb.lemma == "charge":
        return bool(trigger.patients) and any(cast.classes(n) & {"base", "town"} for n in trigger.patients)
    if passive and trigger.agent is None:
        return any(cast.classes(n) & {"mission", "soldier", "base", "troop"} for n in trigger.patients) and bool(_clause_words(trigger) & {"again", "gunmen", "attack", "militants", "rebels"} or cast.mission)
    return any(cast.classes(n) & _HARM_OBJECT for n in trigger.patients)


def not_exchange(trigger: "Trigger", cast: "Cast") -> bool:
    """ "opened fire", by anybody."""
    verb = trigger.verb
    assert verb is not None
    return verb.lemma == "open"


def under(trigger: "Trigger", cast: "Cast") -> bool:
    """ "came under fire", "came under attack", "fell into an ambush"."""
    verb = trigger.verb
    assert verb is not None
    hit = next((n for n in verb.complements() if cast.classes(n) & {"fire", "assault_noun"}), None)
    if hit is None or "agreement" in cast.classes(hit):
        return False
    if verb.lemma == "be":
        return hit.prep == "under" and hit.lemma in ("attack", "fire")
    if verb.lemma in ("fall", "run", "walk", "get"):
        return hit.lemma == "ambush" or hit.prep == "under"
    return hit.prep == "under" and not {u.word for u in hit.units} & {"air", "missile", "rocket", "mortar", "artillery"}


def shot(trigger: "Trigger", cast: "Cast") -> bool:
    """Guns fired at people: "fired on marchers", "shot dead", "gunned down"."""
    verb = trigger.verb
    assert verb is not None
    lemma = verb.lemma
    words = _clause_words(trigger)
    if verb.lemma == "fire" and "air" in words:
        return False
    if trigger.agent is not None and trigger.agent.units[0].word in ("nobody", "none", "no one"):
        return False
    if words & {"film", "video", "photo", "footage", "goal", "minister", "rocket", "rockets", "missile", "missiles", "shells", "mortars", "grenade", "warplane", "warplanes", "jets"}:
        return False
    if trigger.agent is not None and "aircraft" in cast.classes(trigger.agent):
        return False
    if lemma == "gun":
        return verb.particle == "down" or "down" in words
    if lemma in ("shoot", "mow", "snipe", "spray"):
        if "film" in words or (lemma == "mow" and verb.particle != "down"):
            return False
        if verb.particle in ("up",) and not verb.objects:
            return False
        return bool(trigger.patients or trigger.agent)
    if lemma == "fire":
        if verb.voice == "passive" and any("shots" in cast.classes(n) or n.lemma == "shot" for n in trigger.patients):
            return True
        if verb.objects and not any(cast.classes(n) & {"shots"} for n in verb.objects):
            return False
        return bool(verb.objects) or any(n.prep in ("on", "at", "into", "over") for n in verb.complements())
    return False


def killing(trigger: "Trigger", cast: "Cast") -> bool:
    """Killing by an armed group, when nothing else tells how."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma in ("put", "put to death"):
        return "death" in _clause_words(trigger)
    if verb.lemma == "kill" and (_words(trigger.sentence) & {"airstrike", "airstrikes", "strike", "strikes", "bomb", "bombing", "attack", "clashes", "fighting"}):
        return False
    return trigger.agent is not None and not _words(trigger.sentence) & _BOMB


def _references(trigger: "Trigger") -> bool:
    """A noun that is no happening of its own: a kind of attack, a claim of responsibility, a hypothetical."""
    noun = trigger.noun
    assert noun is not None
    units = noun.sentence.units
    i = noun.prep_index if noun.prep_index >= 0 else noun.first - 1
    before = units[i - 1].lemma if i >= 1 else ""
    if noun.prep == "for" and (before == "responsibility" or any(u.word == "responsibility" for u in units[: max(i, 0)])):
        return True
    verb = noun.verb
    return verb is not None and verb.lemma == "claim" and noun.role == "object" and noun.determiner in ("the", "this", "that")


def attack_noun(trigger: "Trigger", cast: "Cast") -> bool:
    """An attack told of: one with a place, a date, an agent or harm, not attacks as such."""
    noun = trigger.noun
    assert noun is not None
    if _references(trigger):
        return False
    head = noun.sentence.units[noun.head]
    before = {w for u in noun.units if u is not head for w in u.word.replace("-", " ").split()}
    if before & (_NO_ATTACK | {"air", "aerial", "drone", "missile", "rocket", "mortar", "artillery", "bomb", "suicide", "grenade", "ied", "mine", "cyber", "terror", "counter", "police", "deadliest", "bombing", "acid"} | _BOMB):
        return False
    verb = trigger.verb
    words = _clause_words(trigger)
    if head.word.endswith("s") and key_of(noun) in ("attack", "raid", "ambush", "assault"):
        mention = context.find_date(trigger.sentence, trigger.index)
        placed = context.find_place(trigger.sentence, trigger.index) is not None
        if not placed and (mention is None or mention.precision in ("year", "range", "part_of_year")) and not trigger.agent:
            return False  # attacks as such, or of a year
    if _taken_up(noun) and trigger.sentence.index:
        return False
    if verb is not None and verb.lemma in ("condemn", "fear", "prevent", "stop", "avoid", "constitute", "warn", "face"):
        return verb.lemma == "condemn" and _specific(trigger)
    if key_of(noun) == "gunfire":
        return _specific(trigger)
    if words & {"risk", "threat"} and not _specific(trigger):
        return False
    return _specific(trigger) or bool(trigger.agent) or (verb is not None and verb.lemma in ("kill", "wound", "injure", "happen", "occur", "follow", "leave"))


def _taken_up(noun: Noun) -> bool:
    """ "The raid followed a bloody Saturday": an attack already told, with no day or place of its own."""
    if noun.determiner not in ("the", "this", "that") or noun.role != "subject" or any(u.kind == "t" for u in noun.units):
        return False
    after = noun.sentence.row[noun.last + 1 : noun.last + 2]
    if noun.verb is not None and noun.verb.lemma in ("happen", "occur", "take", "begin", "come"):
        return False  # "the attack happened on Tuesday in X": its day and place
    return not tail(noun) and after not in "tP"


def _specific(trigger: "Trigger") -> bool:
    """Whether the clause names a day or a place for it."""
    sentence = trigger.sentence
    if context.find_date(sentence, trigger.index) is not None:
        return True
    return context.find_place(sentence, trigger.index) is not None


_NO_FIGHT = frozenset("fire fires wildfire blaze wildfires flood corruption crime poverty malaria virus pandemic covid-19 disease cancer election charges court inflation insurgency insurgents terrorism legal mating deer".split())


def fights(trigger: "Trigger", cast: "Cast") -> bool:
    """Two sides that fight each other."""
    verb = trigger.verb
    assert verb is not None
    words = _clause_words(trigger)
    if verb.lemma == "engage":
        return bool(words & {"clash", "clashes", "combat", "fighting", "battle", "battles", "gunfight", "firefight", "exchange"})
    if verb.lemma == "clash":
        return not words & {"schedule", "protesters", "demonstrators", "police"} or bool(words & {"rebels", "militants", "army", "troops"})
    if words & _NO_FIGHT:
        return False
    if verb.lemma in ("fight", "battle"):
        if verb.form in ("infinitive", "gerund", "participle") or verb.relative:
            return False
        return any(n.prep in ("with", "against", "in", "near", "around", "for", "outside") for n in verb.complements()) or bool(trigger.patients) or "again" in words
    return True


def violence(trigger: "Trigger", cast: "Cast") -> bool:
    """Fighting that breaks out, resumes, grows."""
    verb = trigger.verb
    assert verb is not None
    agent = trigger.agent
    if agent is None:
        return False
    lemma = agent.lemma
    if lemma in ("violence", "war", "confrontation") and verb.lemma in ("escalate", "spike", "surge", "rage", "resume", "erupt", "spiral", "intensify", "break"):
        return bool(_clause_words(trigger) & {"between", "army", "rebels", "military", "militias", "armed", "militants"}) or lemma == "war"
    return lemma not in ("violence", "confrontation")


def fight_noun(trigger: "Trigger", cast: "Cast") -> bool:
    """Fighting told of: with sides, place, date or a verb that says it took place."""
    noun = trigger.noun
    assert noun is not None
    words = _clause_words(trigger)
    head = noun.sentence.units[noun.head]
    before = {u.word for u in noun.units if u is not head}
    if key_of(noun) == "exchange":
        return bool(words & {"fire", "gunfire"}) and not words & {"prisoners", "prisoner", "stock"}
    if key_of(noun) in ("war", "combat", "battle", "confrontation") and not (noun.verb is not None and noun.verb.lemma in ("erupt", "break", "resume", "rage", "continue", "take", "ensue", "begin")):
        if key_of(noun) == "war" or not any(n.prep in ("between", "with", "against") and cast.classes(n) & {"armed", "army", "soldier", "foreign", "mission"} for n in tail(noun)):
            if not (key_of(noun) in ("battle", "confrontation", "combat") and head.word.endswith("s") or (key_of(noun) == "battle" and before & {"fierce", "gun", "heavy"})):
                return False
    if before & {"court", "legal", "political", "air", "verbal", "power", "street"} or words & {"protesters", "protest", "demonstrators", "fans", "police"} and not words & {"rebels", "militants", "army"}:
        return False
    if key_of(noun) in ("fighting", "violence") and noun.prep in ("amid", "of") and not _specific(trigger):
        return False
    if noun.prep in ("despite", "against", "without"):
        return False
    sides = any(cast.classes(n) & {"armed", "army", "soldier"} for n in tail(noun) if n.prep in ("between", "with", "against"))
    return sides or _specific(trigger) or (noun.verb is not None and noun.role in ("subject", "object"))


def denying(trigger: "Trigger", cast: "Cast") -> bool:
    """Flights, clearance, roads or supplies denied by somebody who can."""
    verb = trigger.verb
    assert verb is not None
    lemma = verb.lemma
    if trigger.agent is None and verb.voice == "active":
        return False
    words = _clause_words(trigger)
    if lemma in ("halt", "stop", "cut", "turn"):
        if trigger.agent is not None and cast.classes(trigger.agent) & {"demonstrator", "police"}:
            return False
        return lemma in ("halt", "stop") or verb.particle in ("off", "back", "away") or "back" in words
    if lemma in ("deny", "refuse", "withhold", "block", "restrict"):
        return not words & {"responsibility", "involvement", "accusations", "allegations"}
    if lemma == "suspend" and words & {"agreement", "aid"} and not words & {"flights", "rotations", "deliveries"}:
        return False
    return True


def not_granted(trigger: "Trigger", cast: "Cast") -> bool:
    """Leave not given: "did not give it clearance", "refused to authorise flights"."""
    verb = trigger.verb
    assert verb is not None
    governor = verb.governor
    return verb.negated or (governor is not None and governor.lemma in ("refuse", "decline", "fail") and not governor.negated)


def curbing(trigger: "Trigger", cast: "Cast") -> bool:
    """Limits on movement or supply."""
    words = _clause_words(trigger)
    return bool(words & {"moving", "movement", "flights", "flight", "imports", "supplies", "fuel", "travel", "convoys", "airspace", "access", "blockade", "siege", "rotations", "town", "city", "goods", "roads", "drones", "overflights"})


def held_up(trigger: "Trigger", cast: "Cast") -> bool:
    """Trucks stuck for want of a permit, or held by the authorities."""
    verb = trigger.verb
    assert verb is not None
    words = _words(trigger.sentence)
    if verb.lemma == "hold":
        return trigger.agent is not None and verb.voice == "passive" and bool(cast.classes(trigger.agent) & {"authority", "army", "armed"})
    if verb.lemma in ("keep", "stick", "strand"):
        return bool(words & {"permit", "permits", "permission", "clearance", "authorisation", "authorization", "approval"})
    return trigger.agent is not None and verb.lemma == "ground" and bool(cast.classes(trigger.agent) & {"authority", "army"})


def by_force(trigger: "Trigger", cast: "Cast") -> bool:
    """ "seized power", "took power", "came to power in the coup"."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "come":
        return bool(_words(trigger.sentence) & {"coup", "putsch", "force"})
    if verb.lemma == "take":
        soldiers = cast.classes(trigger.agent) & {"army", "soldier"} or (trigger.agent is not None and "junta" in trigger.agent.text().lower())
        return bool(soldiers or _words(trigger.sentence) & {"coup", "junta", "force", "putsch"}) and not _words(trigger.sentence) & {"office"}
    return True


def coup(trigger: "Trigger", cast: "Cast") -> bool:
    """A coup that took place, not its leaders."""
    noun = trigger.noun
    assert noun is not None
    units = noun.sentence.units
    after = units[noun.head + 1] if noun.head + 1 < len(units) else None
    if after is not None and after.kind in "NM" and noun.head < noun.last:
        return False
    if noun.verb is not None and noun.verb.lemma in ("call", "describe", "denounce", "brand", "label", "term"):
        return False
    return noun.determiner not in ("no", "any") and not _words(trigger.sentence) & {"alleged", "plotting"}


def rising(trigger: "Trigger", cast: "Cast") -> bool:
    """A rising told of with its date."""
    noun = trigger.noun
    assert noun is not None
    if key_of(noun) == "takeover":
        if not any(cast.classes(p) & {"armed"} for p in modifiers(noun)):
            return False
        return bool(trigger.agent)
    if noun.of_parent is not None and not any(u.kind == "t" for u in noun.units):
        return False
    return dated(trigger, cast)


def broken(trigger: "Trigger", cast: "Cast") -> bool:
    """An accord that ends."""
    verb = trigger.verb
    if trigger.noun is not None:
        return key_of(trigger.noun) != "end"
    assert verb is not None
    words = _clause_words(trigger)
    if verb.lemma == "declare":
        return bool(words & {"over", "dead", "void", "null"})
    if verb.lemma == "fall":
        return "apart" in words or verb.particle == "apart"
    if verb.lemma in ("end", "abandon", "withdraw", "quit", "bury", "break", "cancel", "pull") and not any(
        n.lemma in ("accord", "agreement", "ceasefire", "truce", "pact", "treaty", "deal", "cooperation", "cease-fire") for n in [*trigger.patients, *([trigger.agent] if trigger.agent else [])]
    ):
        return False
    if verb.lemma == "tear":
        return verb.particle == "up" or "up" in words
    return not any(n.lemma in ("process", "settlement", "commitment", "framework", "protocol", "peace") for n in trigger.patients)


_ACCORDS = frozenset(("accord", "agreement", "ceasefire", "cease-fire", "truce", "pact", "treaty", "deal", "armistice", "peace deal", "peace accord", "peace agreement"))


def accord(trigger: "Trigger", cast: "Cast") -> bool:
    """A peace agreement signed, not any deal."""
    verb = trigger.verb
    assert verb is not None
    if not any(n.lemma in _ACCORDS for n in trigger.patients):
        return False
    peace = _peaceful(trigger)
    return peace and not _words(trigger.sentence) & {"trade", "nuclear", "gas", "loan", "sanctions"}


def _peaceful(trigger: "Trigger") -> bool:
    words = _words(trigger.sentence)
    text = " ".join(words)
    if words & {"ceasefire", "ceasefires", "cease-fire", "truce", "armistice", "peace", "rebels", "accords", "accord", "insurgents", "warring", "hostilities", "mutiny", "soldiers", "fighting"}:
        return True
    return "peace" in text or "armed" in words


def dated_accord(trigger: "Trigger", cast: "Cast") -> bool:
    """ "a 2015 peace agreement": an accord named by its date."""
    noun = trigger.noun
    assert noun is not None
    units = noun.units
    if not _peaceful(trigger):
        return False
    if any(u.kind == "t" for u in units):
        return True
    after = noun.sentence.units[noun.last + 1 : noun.last + 3]
    return len(after) > 1 and after[0].word in ("of", "from") and after[1].kind == "t" or bool(after) and after[0].kind == "t" and after[0].word.startswith("of ")


def crowd(trigger: "Trigger", cast: "Cast") -> bool:
    """People in the streets."""
    verb = trigger.verb
    assert verb is not None
    words = _words(trigger.sentence)
    agent = cast.classes(trigger.agent) if trigger.agent else frozenset()
    if verb.lemma == "rally":
        return bool(agent & {"crowd", "demonstrator", "civilian", "number", "person"}) and not words & {"stocks", "shares", "market"}
    if verb.lemma == "march":
        return not agent & {"army", "soldier", "armed", "mission"}
    if verb.lemma in ("protest", "demonstrate", "riot", "picket", "chant"):
        if verb.lemma == "demonstrate" and trigger.patients:
            return False
        return not agent & {"mission", "authority", "foreign"}
    return False


def protest_noun(trigger: "Trigger", cast: "Cast") -> bool:
    """A protest that takes place."""
    noun = trigger.noun
    assert noun is not None
    head = noun.sentence.units[noun.head]
    if key_of(noun) in ("protester", "demonstrator", "rioter"):
        return noun.role in ("subject", "object") or noun.prep in ("on", "at", "by", "with", "against", "between")
    words = _words(trigger.sentence)
    before = {u.word for u in noun.units if u is not head}
    if before & {"formal", "diplomatic", "urgent", "written", "official", "verbal"} or noun.determiner == "our" or noun.lemma == "protest" and noun.prep == "under":
        return False  # a note of protest
    if before & {"stock", "market", "unauthorised"} or key_of(noun) == "march" and head.kind != "N":
        return False
    return not (key_of(noun) == "march" and not words & {"protest", "protesters", "demonstrators", "marchers", "demonstration", "thousands", "hundreds"})


def captive(trigger: "Trigger", cast: "Cast") -> bool:
    """People taken captive by armed actors, no arrests by police."""
    verb = trigger.verb
    assert verb is not None
    words = _clause_words(trigger)
    if trigger.agent is not None and "police" in cast.classes(trigger.agent):
        return False
    sentence_words = _words(trigger.sentence)
    if sentence_words & {"police", "suspects", "suspect", "court", "migrants", "smugglers", "drug", "drugs", "citizens", "illegal"} and verb.lemma != "capture":
        return False
    if verb.lemma == "hold" and verb.voice == "active" and any(n.prep == "for" and n.lemma in ("hour", "day", "week", "month") for n in verb.complements()):
        return any(cast.classes(n) & {"soldier", "mission", "troop"} for n in trigger.patients)  # "held six peacekeepers for several hours"
    if verb.lemma in ("take", "hold"):
        return bool(words & {"hostage", "hostages", "captive", "captives", "prisoner", "prisoners"}) or (verb.lemma == "hold" and verb.voice == "passive" and bool(words & {"kidnappings", "kidnapping", "captors"}))
    if verb.lemma == "capture":
        return any(cast.classes(n) & {"person", "soldier", "mission"} for n in trigger.patients)
    if trigger.agent is None and verb.lemma in ("detain", "seize", "imprison"):
        return verb.voice == "passive" and any(cast.classes(n) & {"soldier", "mission"} for n in trigger.patients)
    return any(cast.classes(n) & {"soldier", "mission", "contingent", "troop"} for n in trigger.patients) or bool(
        trigger.agent is not None and cast.classes(trigger.agent) & {"armed"}
    )


def gained(trigger: "Trigger", cast: "Cast") -> bool:
    """Ground won at some place or time, not "gaining ground" at large."""
    verb = trigger.verb
    return verb is not None and (verb.tense == "past" or verb.perfect) and not (verb.form == "gerund" or "gaining" in _words(trigger.sentence))


def light(trigger: "Trigger", cast: "Cast") -> bool:
    """Only as the object of a light verb; the frame has seen to it."""
    return True


loose = light

GUARDS: dict[str, Callable[["Trigger", "Cast"], bool]] = {
    name: value for name, value in list(globals().items()) if callable(value) and not name.startswith("_") and getattr(value, "__module__", None) == __name__
}


def hold(needs: tuple[str, ...], trigger: "Trigger", cast: "Cast") -> bool:
    """Whether all the named guards hold for a trigger."""
    return all(GUARDS[name](trigger, cast) for name in needs)
