"""Guards of protests and abductions."""

from typing import TYPE_CHECKING

from pipeline.extract.clauses import SAYING
from pipeline.extract.guards.violence import specific
from pipeline.extract.guards.words import clause_words, words_of
from pipeline.extract.surroundings import key_of

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def crowd(trigger: "Trigger", cast: "Cast") -> bool:
    """People in the streets."""
    verb = trigger.verb
    assert verb is not None
    words = words_of(trigger.sentence)
    agent = cast.classes(trigger.agent) if trigger.agent else frozenset()
    if verb.lemma == "rally":
        return bool(agent & {"crowd", "demonstrator", "civilian", "number", "person"}) and not words & {
            "stocks",
            "shares",
            "market",
        }
    if verb.lemma == "march":
        if verb.objects or not words.isdisjoint(("carnival", "parade", "band")):
            return False  # "marched them into the forest"
        pilgrims = trigger.agent is not None and trigger.agent.lemma in ("pilgrim", "worshipper", "mourner", "athlete")
        return not pilgrims and not agent & {"army", "soldier", "armed", "mission"}
    if verb.lemma == "protest" and "that" in words and not agent & {"crowd", "demonstrator"}:
        return False  # "the lawyer protested that his client was innocent"
    if not words.isdisjoint(("referee", "umpire")):
        return False
    if verb.lemma in ("protest", "demonstrate", "riot", "picket", "chant"):
        if verb.lemma == "demonstrate" and trigger.patients:
            return False
        return not agent & {"mission", "authority", "foreign"}
    return False


_SPEAKING = SAYING | {"speak", "address", "talk"}


_CAMPAIGN = frozenset("party campaign election candidate vote presidential campaigning electoral".split())


def protest_noun(trigger: "Trigger", cast: "Cast") -> bool:
    """A protest that takes place."""
    noun = trigger.noun
    assert noun is not None
    head = noun.sentence.units[noun.head]
    if key_of(noun) in ("protester", "demonstrator", "rioter"):
        if trigger.verb is not None and trigger.verb.lemma in SAYING | {"call", "demand", "disagree", "accuse", "plan"}:
            return False
        return noun.role in ("subject", "object") or noun.prep in ("on", "at", "by", "with", "against", "between")
    words = words_of(trigger.sentence)
    before = {u.word for u in noun.units if u is not head}
    if (
        key_of(noun) == "rally"
        and noun.prep in ("at", "to")
        and trigger.verb is not None
        and trigger.verb.lemma in _SPEAKING
    ):
        return False  # "said at a rally"
    if (
        before & {"formal", "diplomatic", "urgent", "written", "official", "verbal"}
        or noun.determiner == "our"
        or (noun.lemma == "protest" and noun.prep == "under")
    ):
        return False  # a note of protest
    if key_of(noun) == "rally" and words & _CAMPAIGN and not words & {"protest", "against", "protesters", "denounce"}:
        return False
    if key_of(noun) == "unrest" and not specific(trigger):
        return False
    if before & {"stock", "market", "unauthorised"} or (key_of(noun) == "march" and head.kind != "N"):
        return False
    called = noun.role == "object" and trigger.verb is not None and trigger.verb.lemma in ("call", "organise", "stage")
    return called or not (
        key_of(noun) == "march"
        and not words
        & {
            "violent",
            "students",
            "against",
            "protest",
            "protesters",
            "demonstrators",
            "marchers",
            "demonstration",
            "thousands",
            "hundreds",
        }
    )


def captive(trigger: "Trigger", cast: "Cast") -> bool:
    """People taken captive by armed actors, no arrests by police."""
    verb = trigger.verb
    assert verb is not None
    words = clause_words(trigger)
    if verb.objects and all(n.sentence.units[n.head].word in ("it", "this", "that") for n in verb.objects):
        return False  # "raided the town and held it"
    if trigger.agent is not None and "police" in cast.classes(trigger.agent):
        return False
    sentence_words = words_of(trigger.sentence)
    if (
        sentence_words
        & {"police", "suspects", "suspect", "court", "migrants", "smugglers", "drug", "drugs", "citizens", "illegal"}
        and verb.lemma != "capture"
    ):
        return False
    if (
        verb.lemma == "hold"
        and (verb.voice == "active" or cast.classes(trigger.agent) & {"armed"})
        and any(n.prep == "for" and n.lemma in ("hour", "day", "week", "month") for n in verb.complements())
    ):
        return any(
            cast.classes(n) & {"soldier", "mission", "troop", "contingent"} for n in trigger.patients
        )  # "held six peacekeepers for several hours"
    if verb.lemma == "arrest":
        return any(cast.classes(n) & {"mission", "contingent"} for n in trigger.patients)
    last = verb.objects[-1].last if verb.objects else verb.last
    borne = {u.word for u in trigger.sentence.units[last + 1 : last + 2]} & {"off", "away"}  # "took them away"
    if (borne or verb.particle in ("off", "away")) and verb.lemma != "hold":
        return trigger.agent is not None and bool(cast.classes(trigger.agent) & {"armed"})
    if verb.lemma in ("take", "hold"):
        return bool(words & {"hostage", "hostages", "captive", "captives", "prisoner", "prisoners"}) or (
            verb.lemma == "hold" and verb.voice == "passive" and bool(words & {"kidnappings", "kidnapping", "captors"})
        )
    if any("person_name" in cast.classes(n) for n in trigger.patients):
        return verb.lemma in ("capture", "seize") and bool(cast.classes(trigger.agent) & {"armed", "army", "soldier"})
    if verb.lemma == "capture":
        return any(cast.classes(n) & {"person", "soldier", "mission"} for n in trigger.patients)
    if trigger.agent is None and verb.lemma in ("detain", "seize", "imprison"):
        return verb.voice == "passive" and any(cast.classes(n) & {"soldier", "mission"} for n in trigger.patients)
    agent = cast.classes(trigger.agent)
    if "attacker" in agent and verb.lemma in ("seize", "grab", "take", "carry", "lead", "drag", "march"):
        return trigger.agent is not None and trigger.agent.lemma != "force"
    return bool(agent & {"armed"}) or any(
        cast.classes(n) & {"soldier", "mission", "contingent", "troop"} for n in trigger.patients
    )


_OTHER_CROWDS = frozenset("traffic celebrate celebrated celebrations football carnival flee fled".split())


def in_the_streets(trigger: "Trigger", cast: "Cast") -> bool:
    """ "took to the streets", not soldiers who patrol them or traders back in them."""
    verb = trigger.verb
    assert verb is not None
    classes = cast.classes(trigger.agent)
    if classes & {"armed", "army", "soldier", "mission", "police"}:
        return False
    words = words_of(trigger.sentence)
    if not words.isdisjoint(_OTHER_CROWDS):
        return False
    if verb.lemma == "take" and not any(n.prep in ("to", "onto") for n in verb.complements()):
        return False
    if verb.lemma in ("take", "spill", "pour", "flood", "throng", "descend"):
        return True
    return not words.isdisjoint(
        ("protest", "demand", "demanding", "chanting", "against", "denounce", "denouncing", "anger", "angry", "oppose")
    )


def into_car(trigger: "Trigger", cast: "Cast") -> bool:
    """ "forced two aid workers into a car"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep in ("into", "onto") and cast.classes(n) & {"car", "equipment"} for n in verb.complements())


def crowd_protests(trigger: "Trigger", cast: "Cast") -> bool:
    """A crowd that gathers against somebody, or fights the police."""
    verb, words = trigger.verb, words_of(trigger.sentence)
    assert verb is not None
    classes = cast.classes(trigger.agent)
    if classes & {"armed", "army", "soldier", "mission", "police", "authority", "foreign"}:
        return False
    if verb.lemma in ("clash", "confront"):
        return "police" in words and bool(classes & {"crowd", "mob"})
    if verb.lemma in ("rise", "stage", "hold", "turn", "come"):
        return "against" in words and bool(classes & {"crowd", "mob", "town", "person"}) and not verb.objects
    return bool(classes & {"crowd", "mob"}) or not words.isdisjoint(("protest", "slogans"))
