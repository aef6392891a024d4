"""Guards of accords: made, kept, broken."""

from typing import TYPE_CHECKING

from pipeline.extract.guards.words import clause_words, words_of
from pipeline.extract.participants import spread
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import key_of, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_ACCORDS = frozenset(
    """accord agreement ceasefire cease-fire truce cessation pact treaty deal peace declaration armistice protocol
    memorandum statement settlement document charter""".split()
)
_TRUCES = frozenset("ceasefire cease-fire truce armistice cessation".split())
# Accords of the whole world that have the names of towns, none of which ended a war.
_OF_THE_WORLD = frozenset("paris kyoto montreal schengen cotonou geneva vienna maastricht lisbon basel abraham".split())


_COMMERCE = frozenset("tax trade fishing mining extradition commercial customs loan transfer sponsorship".split())


_OF_ARMIES = frozenset(("defence", "defense", "military", "security"))
_PRIVATE = frozenset(("company", "firm", "club", "bank", "owner"))
_FAILING = frozenset("collapse fall unravel break crumble lapse fray disintegrate".split())


def broken(trigger: "Trigger", cast: "Cast") -> bool:
    """An accord that ends."""
    verb = trigger.verb
    if trigger.noun is not None:
        declared = (
            verb is not None and trigger.noun.role == "object" and verb.lemma in ("announce", "declare", "proclaim")
        )
        return key_of(trigger.noun) != "end" or declared
    assert verb is not None
    words = clause_words(trigger)
    sides = frozenset("armed army authority foreign home land name party person_name pronoun putschist".split())
    private = trigger.agent is not None and (trigger.agent.lemma in _PRIVATE or not cast.classes(trigger.agent) & sides)
    if not words.isdisjoint(_COMMERCE) or (private and verb.lemma not in _FAILING and not _peaceful(trigger)):
        return False
    if trigger.patients and all(n.lemma in ("part", "role", "participation") for n in trigger.patients):
        if trigger.agent is not None and trigger.agent.lemma == "signatory":
            return True  # "the signatories had frozen their participation"
        return _peaceful(trigger) and any("agreement" in cast.classes(n) for n in trigger.sentence.nouns)
    if verb.lemma == "declare":
        return bool(words & {"over", "dead", "void", "null"})
    if verb.lemma in ("fall", "come"):
        return not _APART.isdisjoint(words) or verb.particle in _APART
    if verb.lemma in ("end", "abandon", "withdraw", "quit", "bury", "break", "cancel", "pull") and not any(
        n.lemma in ("accord", "agreement", "ceasefire", "truce", "pact", "treaty", "deal", "cooperation", "cease-fire")
        for n in [*trigger.patients, *([trigger.agent] if trigger.agent else [])]
    ):
        return False
    if verb.lemma == "tear":
        return verb.particle == "up" or "up" in words
    return not any(
        n.lemma in ("process", "settlement", "commitment", "framework", "protocol", "peace") for n in trigger.patients
    )


_APART = frozenset(("apart", "through", "undone", "unstuck"))


def accord(trigger: "Trigger", cast: "Cast") -> bool:
    """A peace agreement signed, not any deal."""
    verb = trigger.verb
    assert verb is not None
    named = any(n.lemma.lower().split()[-1] in _ACCORDS for n in trigger.patients)
    if not (named or _its_text(trigger, cast)) or any(n.lemma == "end" for n in verb.objects):
        return False
    if verb.lemma == "put" and not any(n.lemma in _NAMES for n in verb.objects):
        return False  # "put the accord on the table"
    if verb.lemma == "reach" and any(n.sentence.row[n.head] == "R" for n in verb.objects):
        return False  # "kept food from reaching it"
    if verb.lemma in _PROLONGING or (verb.lemma == "agree" and verb.objects):
        return all(key_of(n) in _TRUCES for n in trigger.patients)
    party = [n for n in [*verb.complements(), *tail(trigger.patients[0])] if n.prep in ("with", "between")]
    party += spread(trigger.agent) if trigger.agent is not None else []
    peace = (
        _peaceful(trigger)
        or any(_named_for_town(n) for n in trigger.patients)
        or any("armed" in cast.classes(n) for n in party)
        or _at_war(trigger, cast)
    )
    return peace and not words_of(trigger.sentence) & {"trade", "nuclear", "gas", "loan", "sanctions"}


def _its_text(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The two sides have made a truce. The text was signed on Friday": of the accord told just before."""
    before = trigger.sentence.index - 1
    known = any(n.determiner in ("the", "this") and n.of is None for n in trigger.patients)
    return known and before >= 0 and not _MADE.isdisjoint(cast.article.heard[before])


_MADE = frozenset("ceasefire truce accord agreement pact treaty".split())
_NAMES = frozenset("name signature initial pen seal paraph thumbprint mark".split())
_PROLONGING = frozenset("extend renew prolong".split())


def _named_for_town(noun: Noun) -> bool:
    """ "the Ouagadougou Agreement", "the Lusaka Protocol": called after the town where peace was made."""
    row, units = noun.sentence.row, noun.sentence.units
    words = {w for u in noun.units for w in u.word.split()}
    if not words.isdisjoint(_OF_THE_WORLD):
        return False
    if "M" not in row[noun.first : noun.head + 1]:
        return _signed_in_town(noun)
    if noun.first == noun.head and " " not in units[noun.head].word:
        return False
    return words_of(noun.sentence).isdisjoint(_COMMERCE | _OF_ARMIES)


def _signed_in_town(noun: Noun) -> bool:
    """ "the agreement signed at Para on 3 May"."""
    after = next((v for v in noun.sentence.verbs if v.first > noun.last), None)
    near = after is not None and after.first <= noun.last + 2 and after.lemma in ("sign", "initial", "conclude")
    return near and any(n.prep in ("in", "at") and n.sentence.row[n.head] == "M" for n in after.complements()[:1])


def _at_war(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the agreement signed in May": one that is known, in an article that tells of a war."""
    known = any(n.determiner in ("the", "that", "this") for n in trigger.patients)
    known &= not any("mission" in cast.classes(n) or "foreign" in cast.classes(n) for n in [trigger.agent] if n)
    return known and _tells_of_war(cast)


def _tells_of_war(cast: "Cast") -> bool:
    return any(not _OF_WAR.isdisjoint(heard) for heard in cast.article.heard)


def _peaceful(trigger: "Trigger") -> bool:
    words = words_of(trigger.sentence)
    text = " ".join(words)
    if words & {
        "ceasefire",
        "ceasefires",
        "cease-fire",
        "truce",
        "armistice",
        "peace",
        "rebels",
        "rebel",
        "guerrillas",
        "separatists",
        "accords",
        "accord",
        "insurgents",
        "warring",
        "hostilities",
        "mutiny",
        "non-aggression",
        "soldiers",
        "fighting",
    }:
        return True
    return "peace" in text or "armed" in words or ("war" in words and bool(words & {"end", "ending", "ended"}))


def dated_accord(trigger: "Trigger", cast: "Cast") -> bool:
    """ "a 2015 peace agreement": an accord named by its date."""
    noun = trigger.noun
    assert noun is not None
    units = noun.units
    named = _named_for_town(noun)
    if noun.sentence.row[noun.head] == "M" and not named and not _PEACE & set(noun.text().lower().split()):
        return False  # "the Cotonou Agreement of 2000" is of trade
    if noun.role == "object" and noun.verb is not None and noun.verb.lemma in _WISHING:
        return False  # "has proposed a truce from 4 August"
    if not (named or _peaceful(trigger)) or {u.lemma for u in units} & {*_OF_ARMIES, "trade"}:
        return False
    if any(u.kind == "t" for u in units):
        return True
    after = noun.sentence.units[noun.last + 1 : noun.last + 3]
    return (len(after) > 1 and after[0].word in ("of", "from") and after[1].kind == "t") or (
        bool(after) and after[0].kind == "t" and after[0].word.startswith("of ")
    )


_PEACE = frozenset(("peace", "ceasefire", "truce"))
_WISHING = frozenset("propose offer suggest seek demand urge discuss reject want".split())


def of_state(trigger: "Trigger", cast: "Cast") -> bool:
    """A state or an alliance that bombs a country does so from the air."""
    mined = any("explosive" in cast.classes(n) for n in trigger.patients)  # "the convoy struck a mine"
    return not mined and "armed" not in cast.classes(trigger.agent)


def in_effect(trigger: "Trigger", cast: "Cast") -> bool:
    """A truce that takes effect or comes into force; no other agreement does."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None and agent is not None
    if agent.lemma not in _TRUCES or not _peaceful(trigger):
        return False
    if verb.lemma in ("begin", "start"):
        return True
    units = trigger.sentence.units[verb.last + 1 : verb.last + 4]
    return not {"effect", "force", "hold"}.isdisjoint(u.word for u in units)


def agreed_upon(trigger: "Trigger", cast: "Cast") -> bool:
    """ "A truce at Para, agreed in May, has held": no accord agrees to anything."""
    agent = trigger.agent
    return agent is not None and key_of(agent).rpartition(" ")[2] in _ACCORDS and _peaceful(trigger)


def made_peace(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The two sides made peace in May"."""
    verb = trigger.verb
    assert verb is not None
    return not verb.negated and any(n.lemma == "peace" and n.determiner is None and n.of is None for n in verb.objects)


def with_the_enemy(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The rebels signed with the government on 3 May": a side of a war with another, and what, nobody need say."""
    verb = trigger.verb
    assert verb is not None
    sides = [trigger.agent, *trigger.patients]
    return not verb.negated and any(n is not None and "armed" in cast.classes(n) for n in sides)


def of_peace(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The north and the south signed a peace agreement": whoever signs, the words say what it is."""
    return any(
        not _PEACE.isdisjoint(w for u in n.units for w in u.word.split()) and n.lemma.rpartition(" ")[2] in _ACCORDS
        for n in trigger.patients
    )


def signed_accord(trigger: "Trigger", cast: "Cast") -> bool:
    """The signing of an accord that makes peace."""
    noun = trigger.noun
    assert noun is not None
    return any(n.lemma.lower().rpartition(" ")[2] in _ACCORDS for n in tail(noun)[:1]) and _peaceful(trigger)


def end_of_accord(trigger: "Trigger", cast: "Cast") -> bool:
    """ "decreed an end to the ceasefire", "called time on the accord"."""
    verb = trigger.verb
    assert verb is not None
    ended = any(n.lemma in ("end", "halt", "time") for n in verb.objects)
    defence = not words_of(trigger.sentence).isdisjoint(("defence", "defense", "military", "status-of-forces"))
    return ended and (_peaceful(trigger) or defence)


def no_more(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The accord is dead"."""
    verb = trigger.verb
    assert verb is not None
    after = {u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 4]}
    if "not" in after or "n't" in after:
        return False
    known = trigger.agent is not None and trigger.agent.determiner == "the" and _tells_of_war(cast)
    return ((known or _peaceful(trigger)) and not _GONE.isdisjoint(after)) or (
        not after.isdisjoint(("void", "null")) and words_of(trigger.sentence).isdisjoint(_COMMERCE)
    )


_GONE = frozenset(("dead", "over", "void", "finished", "tatters"))


def no_longer_valid(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The truce no longer exists"."""
    verb = trigger.verb
    assert verb is not None
    units = trigger.sentence.units
    longer = any(u.word.endswith("longer") for u in units[max(0, verb.first - 1) : verb.last + 1])
    return longer and (_peaceful(trigger) or _tells_of_war(cast))


def unbound(trigger: "Trigger", cast: "Cast") -> bool:
    """ "they were no longer bound by the truce"."""
    verb = trigger.verb
    return verb is not None and verb.negated and _peaceful(trigger)


def to_stop_fighting(trigger: "Trigger", cast: "Cast") -> bool:
    """ "agreed to lay down their arms", "agreed to stop fighting": a truce, by two sides."""
    verb = trigger.verb
    assert verb is not None
    after = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
    if after is None or after.governor is not verb:
        return False
    units = {u.word for u in trigger.sentence.units[after.last + 1 : after.last + 5]}
    if after.lemma in ("lay", "silence", "put", "ground", "muzzle"):
        return bool(units & {"arms", "weapons", "guns"})
    if after.lemma in ("disarm", "demobilise", "demobilize"):
        return after.voice == "active" and not after.objects
    if after.lemma in ("hand", "give", "surrender"):
        return bool(units & {"arms", "weapons"}) and bool(units & {"in", "up", "over", "their"})
    if after.lemma in _PROLONGING:
        return any(n.lemma in _TRUCES for n in after.objects)
    stops = after.lemma in ("stop", "end", "cease", "halt", "suspend")
    return stops and bool(units & {"fighting", "hostilities", "fire", "attacks", "combat", "war", "conflict"})


def no_longer_bound(trigger: "Trigger", cast: "Cast") -> bool:
    """ "no longer considers itself bound by the accord"."""
    return any("agreement" in cast.classes(n) for n in trigger.sentence.nouns) and _peaceful(trigger)


def up_in_smoke(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The truce went up in smoke", "lay in tatters"."""
    verb = trigger.verb
    assert verb is not None
    gone = any(n.prep in ("in", "out of") and n.lemma in _SMOKE for n in verb.complements())
    return gone and _peaceful(trigger)


_SMOKE = frozenset(("smoke", "flame", "shred", "ruin", "tatter", "window"))


def peaceful(trigger: "Trigger", cast: "Cast") -> bool:
    """The accord is one that makes peace."""
    return _peaceful(trigger)


def held_void(trigger: "Trigger", cast: "Cast") -> bool:
    """ "considers all agreements with the UN null and void", "declared the accord dead"."""
    verb = trigger.verb
    assert verb is not None
    last = max(trigger.patients[-1].last, verb.last) if trigger.patients else verb.last
    after = {u.word for u in trigger.sentence.units[last + 1 : last + 7]}
    lost = not after.isdisjoint(("void", "null", "dead", "buried", "defunct", "over"))
    return lost and not verb.negated and words_of(trigger.sentence).isdisjoint(_COMMERCE)


def held_until(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The truce held until 4 June"."""
    verb = trigger.verb
    assert verb is not None
    after = trigger.sentence.units[verb.last + 1 : verb.last + 3]
    words = " ".join(u.word for u in after)
    until = words.startswith(("until", "till", "only until")) and not verb.negated and verb.tense == "past"
    return until and not verb.objects and "agreement" in cast.classes(verb.subject)


def accord_came(trigger: "Trigger", cast: "Cast") -> bool:
    """ "A full peace treaty followed on 12 December", "Talks led to a ceasefire in June": a new accord, of peace."""
    verb = trigger.verb
    accords = trigger.patients or ([trigger.agent] if trigger.agent is not None else [])
    assert verb is not None
    new = [n for n in accords if n.determiner in ("a", "an", None) or "M" in n.sentence.row[n.first : n.last + 1]]
    new = [n for n in new if n.lemma.lower().rpartition(" ")[2] in _ACCORDS]
    if verb.lemma in ("follow", "come", "emerge", "arrive", "ensue") and verb.objects:
        return False
    before = trigger.sentence.index - 1
    told = _peaceful(trigger) or (before >= 0 and not _OF_WAR.isdisjoint(cast.article.heard[before]))
    return bool(new) and not verb.negated and told


_OF_WAR = frozenset(
    "ceasefire truce hostilities peace war fighting fought armistice rebels factions separatists".split()
)


def war_over(trigger: "Trigger", cast: "Cast") -> bool:
    """ "declared the war over": by two states or sides."""
    verb = trigger.verb
    assert verb is not None
    last = verb.objects[-1].last if verb.objects else verb.last
    after = [u.word for u in trigger.sentence.units[last + 1 : last + 3]]
    ended = "over" in after or any(n.lemma == "end" for n in verb.objects)
    return ended and any(n.lemma in ("war", "conflict", "hostility") for n in trigger.patients)
