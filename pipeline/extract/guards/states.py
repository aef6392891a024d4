"""Guards of coups, risings and accords."""

from typing import TYPE_CHECKING

from pipeline.extract.guards.words import clause_words, dated, next_word, words_of
from pipeline.extract.surroundings import key_of, modifiers, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_ACCORDS = frozenset(
    (
        "accord",
        "agreement",
        "ceasefire",
        "cease-fire",
        "truce",
        "cessation",
        "pact",
        "treaty",
        "deal",
        "armistice",
        "peace deal",
        "peace accord",
        "peace agreement",
    )
)


def by_force(trigger: "Trigger", cast: "Cast") -> bool:
    """ "seized power", "took power", "came to power in the coup"."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "come":
        return bool(words_of(trigger.sentence) & {"coup", "putsch", "force", "by force"})
    if verb.lemma == "take":
        council = words_of(trigger.sentence) >= {"military", "council"}
        soldiers = (
            council
            or cast.classes(trigger.agent) & {"army", "soldier"}
            or (
                trigger.agent is not None
                and any(w in trigger.agent.text().lower() for w in ("junta", "military", "guard"))
            )
        )
        return bool(soldiers or words_of(trigger.sentence) & {"coup", "junta", "force", "putsch"}) and not words_of(
            trigger.sentence
        ) & {"office"}
    return True


def coup(trigger: "Trigger", cast: "Cast") -> bool:
    """A coup that took place, not its leaders."""
    noun = trigger.noun
    assert noun is not None
    units = noun.sentence.units
    after = units[noun.head + 1] if noun.head + 1 < len(units) else None
    if after is not None and after.kind in "NM" and noun.head < noun.last:
        return False
    if any(u.word in _NO_COUPS for u in noun.units):
        return False  # "a diplomatic coup"
    if after is not None and after.kind == ":" and noun.head == noun.last:
        return False  # the label of a headline: "Niger coup: soldiers oust the president"
    dated_itself = "t" in noun.sentence.row[noun.first : noun.last + 1]
    if noun.role == "object" and noun.verb is not None and noun.verb.lemma in _ANSWERING and not dated_itself:
        return False  # "adopted a resolution on Friday condemning the coup"
    if noun.prep == "against" and "t" not in noun.sentence.row[noun.first : noun.last + 1]:
        return False  # "marched on Saturday against the coup"
    before = next((v for v in reversed(noun.sentence.verbs) if v.last < noun.first), None)
    named = noun.verb if noun.verb is not None else before if noun.prep is None else None
    if named is not None and named.lemma in ("call", "describe", "denounce", "brand", "label", "term"):
        return False  # "called the unrest an attempted coup"
    return noun.determiner not in ("no", "any") and not words_of(trigger.sentence) & {"alleged", "plotting"}


_NO_COUPS = frozenset("diplomatic publicity media marketing press sporting intelligence propaganda major great".split())
_ANSWERING = frozenset(("condemn", "deplore", "criticise", "criticize", "reject", "oppose", "support", "welcome"))


def rising(trigger: "Trigger", cast: "Cast") -> bool:
    """A rising told of with its date."""
    noun = trigger.noun
    assert noun is not None
    if key_of(noun) == "takeover":
        if not any(cast.classes(p) & {"armed"} for p in modifiers(noun)):
            return False
        return bool(trigger.agent)
    if noun.role == "object" and noun.verb is not None and noun.verb.lemma in ("launch", "start", "begin", "resume"):
        return False  # told by its verb
    if noun.of_parent is not None and not any(u.kind == "t" for u in noun.units):
        return False
    return dated(trigger, cast)


_COMMERCE = frozenset("tax trade fishing mining extradition commercial customs loan transfer sponsorship".split())


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
    sides = {"armed", "army", "authority", "foreign", "home", "name", "party", "person_name", "pronoun"}
    private = trigger.agent is not None and (trigger.agent.lemma in _PRIVATE or not cast.classes(trigger.agent) & sides)
    if not words.isdisjoint(_COMMERCE) or (private and verb.lemma not in _FAILING and not _peaceful(trigger)):
        return False
    if trigger.patients and all(n.lemma in ("part", "role", "participation") for n in trigger.patients):
        if trigger.agent is not None and trigger.agent.lemma == "signatory":
            return True  # "the signatories had frozen their participation"
        return _peaceful(trigger) and any("agreement" in cast.classes(n) for n in trigger.sentence.nouns)
    if verb.lemma == "declare":
        return bool(words & {"over", "dead", "void", "null"})
    if verb.lemma == "fall":
        return "apart" in words or verb.particle == "apart"
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


def accord(trigger: "Trigger", cast: "Cast") -> bool:
    """A peace agreement signed, not any deal."""
    verb = trigger.verb
    assert verb is not None
    if not any(n.lemma.lower().split()[-1] in _ACCORDS for n in trigger.patients) or any(
        n.lemma == "end" for n in verb.objects
    ):
        return False
    # "the Ouagadougou Agreement" has its name for the town where peace was made
    named = any(n.sentence.row[n.head] == "M" or "M" in n.sentence.row[n.first : n.head] for n in trigger.patients)
    named &= words_of(trigger.sentence).isdisjoint(_COMMERCE | {"defence", "defense", "military", "security"})
    party = [n for n in [*verb.complements(), *tail(trigger.patients[0])] if n.prep in ("with", "between")]
    peace = _peaceful(trigger) or named or any("armed" in cast.classes(n) for n in party)
    return peace and not words_of(trigger.sentence) & {"trade", "nuclear", "gas", "loan", "sanctions"}


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
    if noun.sentence.row[noun.head] == "M" and not {"peace", "ceasefire", "truce"} & set(noun.text().lower().split()):
        return False  # "the Cotonou Agreement of 2000" may be of trade
    if noun.role == "object" and noun.verb is not None and noun.verb.lemma in _WISHING:
        return False  # "has proposed a truce from 4 August"
    if not _peaceful(trigger) or {u.lemma for u in units} & {"military", "defence", "defense", "trade", "security"}:
        return False
    if any(u.kind == "t" for u in units):
        return True
    after = noun.sentence.units[noun.last + 1 : noun.last + 3]
    return (len(after) > 1 and after[0].word in ("of", "from") and after[1].kind == "t") or (
        bool(after) and after[0].kind == "t" and after[0].word.startswith("of ")
    )


_WISHING = frozenset("propose offer suggest seek demand urge discuss reject want".split())


def of_state(trigger: "Trigger", cast: "Cast") -> bool:
    """A state or an alliance that bombs a country does so from the air."""
    mined = any("explosive" in cast.classes(n) for n in trigger.patients)  # "the convoy struck a mine"
    return not mined and "armed" not in cast.classes(trigger.agent)


def up_in_arms(trigger: "Trigger", cast: "Cast") -> bool:
    """ "took up arms", "launched an insurgency"."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "take":
        return verb.particle == "up" and any(n.lemma == "arm" or n.text() == "arms" for n in verb.objects)
    return any(n.lemma in _RISINGS or n.text().endswith("armed struggle") for n in verb.objects)


_RISINGS = frozenset("insurgency rebellion insurrection revolt uprising".split())


def in_effect(trigger: "Trigger", cast: "Cast") -> bool:
    """A truce that takes effect or comes into force; no other agreement does."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None and agent is not None
    if agent.lemma not in ("ceasefire", "cease-fire", "truce", "armistice") or not _peaceful(trigger):
        return False
    if verb.lemma in ("begin", "start"):
        return True
    units = trigger.sentence.units[verb.last + 1 : verb.last + 4]
    return not {"effect", "force", "hold"}.isdisjoint(u.word for u in units)


def made_peace(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The two sides made peace in May"."""
    verb = trigger.verb
    assert verb is not None
    return not verb.negated and any(n.lemma == "peace" and n.determiner is None and n.of is None for n in verb.objects)


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
    return _peaceful(trigger) and not _GONE.isdisjoint(
        u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 4]
    )


_GONE = frozenset(("dead", "over", "void", "finished", "tatters"))


def in_arms(trigger: "Trigger", cast: "Cast") -> bool:
    """ "rose against the state", not "rose early" or "rose to power"."""
    return next_word(trigger) not in ("early", "late", "at", "to", "from", "by", "before")


def into_war(trigger: "Trigger", cast: "Cast") -> bool:
    """ "slid into civil war": of a country."""
    verb = trigger.verb
    assert verb is not None
    return trigger.agent is not None and any(
        n.prep in ("into", "back into") and n.lemma in ("war", "civil war", "conflict", "strife")
        for n in verb.complements()
    )


def risen(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the rebellion, launched in November"."""
    verb = trigger.verb
    assert verb is not None
    return verb.voice == "passive"


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
    if after.lemma == "lay":
        return bool(units & {"arms", "weapons"})
    stops = after.lemma in ("stop", "end", "cease", "halt", "suspend")
    return stops and bool(units & {"fighting", "hostilities", "fire", "attacks", "combat"})


def by_soldiers(trigger: "Trigger", cast: "Cast") -> bool:
    """ "had dissolved the government", "put an end to the regime", "took charge of the country": by soldiers."""
    verb = trigger.verb
    assert verb is not None
    classes = cast.classes(trigger.agent)
    if trigger.agent is not None and not _RANKS.isdisjoint(w for u in trigger.agent.units for w in u.word.split()):
        classes |= {"soldier"}  # "General Ada Kone dissolved the government"
    if not classes & {"army", "soldier", "troop", "putschist"} or classes & {"mission", "foreign", "police"}:
        return False
    words, after = words_of(trigger.sentence), {u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 7]}
    if verb.lemma in ("dissolve", "suspend", "abolish"):
        return bool(after & {"government", "constitution", "institutions", "parliament"})
    if verb.lemma in ("put", "end"):
        return bool(after & {"regime", "rule", "reign"}) and "end" in words | {verb.lemma}
    if verb.lemma == "take":
        return "charge" in after and "country" in after
    return "himself" in after and bool(after & {"president", "head", "leader"})


_RANKS = frozenset("general gen. colonel col. captain capt. major lieutenant brigadier marshal".split())


def head_of_state(trigger: "Trigger", cast: "Cast") -> bool:
    """A president who is removed or detained by his own guard."""
    words = words_of(trigger.sentence)
    own = trigger.verb is not None and trigger.verb.lemma == "remove"
    if cast.classes(trigger.agent) & {"mission", "foreign", "police"} or "former" in words or "ex-president" in words:
        return False
    guard = trigger.agent is not None and bool(
        {u.lemma for u in trigger.agent.units} & {"guard", "presidential guard", "republican guard"}
    )
    taken = trigger.verb is not None and trigger.verb.voice == "active" and trigger.verb.lemma in ("arrest", "detain")
    soldiers = taken and bool(cast.classes(trigger.agent) & {"soldier", "army", "putschist"})
    guard |= soldiers and not cast.classes(trigger.agent) & {"foreign", "mission", "police"}
    president = bool({u.word for n in trigger.patients for u in n.units} & {"president"}) or any(
        u.word.startswith("president ") for n in trigger.patients for u in n.units
    )
    mutineers = president and cast.classes(trigger.agent) & {"soldier", "putschist"}
    return bool((guard and (own or president)) or mutineers) and words.isdisjoint(("plot", "suspects", "bodyguard"))


def of_the_state(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the military took over in August": power, no base, no post and no patrol."""
    verb, words = trigger.verb, words_of(trigger.sentence)
    assert verb is not None
    if cast.classes(trigger.agent) & {"mission", "foreign"}:
        return False
    return words.isdisjoint(("base", "camp", "patrol", "patrols", "security", "from", "duties", "command", "post"))


def ousted(trigger: "Trigger", cast: "Cast") -> bool:
    """The overthrow of a ruler, no other office."""
    words = words_of(trigger.sentence)
    return words.isdisjoint(("coach", "manager", "chief", "ceo", "chairman", "board", "election"))


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


def by_no_vote(trigger: "Trigger", cast: "Cast") -> bool:
    """Not "was unseated in the election"; "ousted him in May, promised elections" is another clause."""
    verb = trigger.verb
    assert verb is not None
    at_polls = [
        n for n in verb.complements() if n.prep in ("in", "at", "by") and n.lemma in ("election", "poll", "vote")
    ]
    return not at_polls


def peaceful(trigger: "Trigger", cast: "Cast") -> bool:
    """The accord is one that makes peace."""
    return _peaceful(trigger)
