"""What a phrase with a number says of the strength of a force: who is counted, and whether they are there, gone or to come."""

from functools import cache

from pipeline.extract.harm import verb_kinds
from pipeline.extract.lexicon import load, phrases
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.victims import Sides, is_national

_AWAY = frozenset(["out", "home", "off", "away", "back"])
_AHEAD = frozenset(["will", "would", "shall", "should", "may", "might", "could", "can"])


@cache
def words(table: str, key: str) -> frozenset[str]:
    """A list of `lexicon/personnel.toml`."""
    return frozenset(phrases(load("personnel")[table][key]))


@cache
def _verb_measures() -> dict[str, str]:
    return {
        verb: measure
        for measure in ("deployed", "departed", "remaining", "authorised", "planned", "arrived")
        for verb in words("verbs", measure)
    }


# ---------------------------------------------------------------------------------------------------------- who
def counted_phrase(noun: Noun) -> Noun:
    """The phrase that names those whom a number counts: "personnel" in "6,900 of the 13,871 personnel"."""
    while noun.sentence.units[noun.head].kind in "C#" and noun.of is not None:
        noun = noun.of
    return noun


def are_troops(noun: Noun, sides: Sides) -> bool | None:
    """Whether a phrase counts members of a force; None where it is a number alone."""
    whom = counted_phrase(noun)
    units = whom.sentence.units
    head = units[whom.head]
    if head.lemma == "present" and whom.head > whom.first:
        head = units[whom.head - 1]
    if (head.kind in "C#" and not _is_strong(noun)) or head.kind == "R":
        return None
    lemma = head.lemma
    if _is_strong(noun):
        return lemma in words("who", "forces") or _explains_force(noun)
    if lemma in words("who", "never") or any(u.word in ("wounded", "injured", "dead", "killed") for u in whom.units):
        return False
    if lemma in words("who", "loose") or (head.people == "unspecified" and lemma not in words("who", "troops")):
        owned = sides.owner(whom) in ("peacekeepers", "state_forces", "foreign_forces", "armed_group")
        known = whom.determiner == "the" and lemma in ("man", "woman") and sides.with_mission
        return owned or known or is_national(head) or is_joined(whom) or _near_force(whom, sides)
    if head.people in ("peacekeepers", "state_forces"):
        return True
    if lemma in words("who", "troops"):
        return True
    return is_national(head) and sides.with_mission


def _is_strong(noun: Noun) -> bool:
    """ "a 13,000-strong force", "420 strong", "a 500-member contingent"."""
    text, units = noun.quantity.text, noun.sentence.units
    if text.endswith(("-strong", "-member", "-man")):
        return True
    after = units[noun.last + 1].word if noun.last + 1 < len(units) else ""
    return "strong" in (after, units[noun.last].word)


def _explains_force(noun: Noun) -> bool:
    """Whether a phrase stands beside a force that it explains: "its contingent, 420 strong"."""
    for other in noun.sentence.nouns:
        if other.last == noun.first - 2 and noun.sentence.row[noun.first - 1] in ",(":
            return other.lemma in words("who", "forces") or any(e.kind in ("mission", "group") for e in other.entities)
    return False


def _near_force(noun: Noun, sides: Sides) -> bool:
    """Whether men, members or staff stand in a sentence about a force or a mission."""
    lemma = noun.lemma
    if lemma not in ("man", "member", "staff", "personnel", "person"):
        return False
    for other in noun.sentence.nouns:
        mission = any(e.kind == "mission" for e in other.entities) or other.lemma in (
            "mission",
            "force",
            "task force",
            "contingent",
        )
        if mission and other is not noun and (lemma != "person" or sides.with_mission):
            return True
    return False


def is_joined(noun: Noun) -> bool:
    """Whether a list goes on to troops: "troops and contractors"."""
    for other in noun.members:
        head = other.sentence.units[other.head]
        if head.people in ("peacekeepers", "state_forces") and other is not noun:
            return True
    return False


# ------------------------------------------------------------------------------------------------------ measure
def measure_of(sentence: Sentence, noun: Noun) -> tuple[str, str] | None:
    """What is said of a counted phrase: (measure, rule), or None where nothing tells a strength."""
    if (
        noun.of_parent is not None
        and noun.of_parent.quantity is not None
        and sentence.units[noun.of_parent.head].kind == "C"
    ):
        return "deployed", "personnel.whole"
    if _is_strong(noun):
        return "deployed", "personnel.strong"
    verbs = _verbs_of(sentence, noun)
    if any(_is_harm(v) for v in verbs):
        return None
    for verb in verbs:
        found = _by_verb(sentence, verb, noun)
        if found is not None:
            return found
    return _by_noun(sentence, noun)


_CARRIERS = frozenset(
    "evacuate carry fly transfer transport send bring take hold free release rush admit operate cut hit".split()
)


def _is_harm(verb: Verb) -> bool:
    word = verb.sentence.units[verb.head].word
    return (
        verb.lemma in verb_kinds() or word in verb_kinds() or verb.lemma in ("die", "perish", "drown")
    ) and verb.lemma not in _CARRIERS


def _verbs_of(sentence: Sentence, noun: Noun) -> list[Verb]:
    """The verbs whose subject or object a phrase is, alone or in a list."""
    found = []
    for verb in sentence.verbs:
        subject = verb.subject
        if subject is not None and (subject is noun or noun in subject.members or noun.of is subject):
            found.append(verb)
        elif noun in verb.objects or any(noun in o.members for o in verb.objects):
            found.append(verb)
        elif noun.last < verb.first and verb.form == "finite" and _parted(sentence, verb, noun):
            found.append(verb)
    return found


def _parted(sentence: Sentence, verb: Verb, noun: Noun) -> bool:
    """Whether an aside parts a subject from its verb: "personnel present when it began had left", "peacekeepers (...) had"."""
    gap = sentence.row[noun.last + 1 : verb.first]
    if ")" in gap and "(" in gap:
        gap = gap[: gap.index("(")] + gap[gap.rindex(")") + 1 :]
        return not any(c in gap for c in ";:SW")
    if noun.verb is not None or any(c in gap for c in ";:W,K"):
        return False
    if verb.subject is not None and not any(
        v.subject is verb.subject and noun.last < v.first < verb.first for v in sentence.verbs
    ):
        return False
    first = next((n for n in sentence.nouns if n.quantity is not None), None)
    return noun is first and noun.prep is None


def ahead(verb: Verb) -> bool:
    """Whether a verb tells of what is to come: "will leave", "are to leave", "planned to leave", "would go home"."""
    if verb.modal in _AHEAD:
        return True
    if verb.form == "infinitive":
        governor = verb.governor
        return governor is None or governor.lemma not in ("begin", "start", "continue", "manage", "seem", "appear")
    return False


def _by_verb(sentence: Sentence, verb: Verb, noun: Noun) -> tuple[str, str] | None:
    if verb.negated:
        return None
    lemma = verb.lemma
    subject = noun not in verb.objects
    if lemma == "carry" and verb.particle == "on":
        return ("planned" if ahead(verb) else "remaining"), "personnel.stay"
    if lemma in ("send", "dispatch", "assemble", "provide") and verb.form == "participle":
        return None
    if lemma in ("represent", "form", "constitute") and subject and any(_is_departure(n) for n in verb.objects):
        return "departed", "personnel.departure"
    if lemma in ("send", "order", "call") and _homeward(sentence, verb):
        return ("planned" if ahead(verb) else "departed"), "personnel.sent_home"
    if lemma == "fly" and verb.particle == "in":
        return ("planned" if ahead(verb) else "deployed"), "personnel.came"
    if lemma == "be" and not subject:
        body = verb.subject
        if body is None or body.lemma not in words("nouns", "strength"):
            return None
        allowed = body.lemma in ("ceiling", "cap", "limit") or any(u.word in _ALLOWED for u in body.units)
        return ("authorised" if allowed else "deployed"), "personnel.strength_is"
    if lemma == "be":
        return _by_copula(sentence, verb) if subject else None
    measure = _verb_measures().get(lemma)
    if lemma == "leave" and not subject and verb.voice == "active":
        return "remaining", "personnel.left"
    if lemma == "bring":
        return ("planned" if ahead(verb) else "departed", "personnel.brought") if _homeward(sentence, verb) else None
    if measure is None:
        return None
    if measure == "departed":
        return _gone(sentence, verb, subject)
    if measure == "arrived":
        return ("planned" if ahead(verb) else "deployed", "personnel.came") if subject else None
    if measure == "deployed" and lemma in _OF_THE_BODY and verb.voice == "active":
        if subject:
            return ("deployed", "personnel.stationed") if lemma in ("serve", "live", "operate", "pass") else None
        return ("planned" if ahead(verb) and lemma != "have" else "deployed", "personnel.has")
    if measure == "remaining" and lemma in ("keep", "retain") and subject and verb.voice == "active":
        return None
    if ahead(verb) and measure in ("deployed", "remaining"):
        measure = "planned"
    return measure, f"personnel.{measure}"


_ALLOWED = frozenset(["authorised", "authorized", "mandated", "approved", "maximum"])
_OF_THE_BODY = frozenset(
    "have number total comprise count include maintain field muster host house employ command boast serve live operate contribute provide supply commit pass accommodate".split()
)


def _by_copula(sentence: Sentence, verb: Verb) -> tuple[str, str] | None:
    """ "were in the country", "are still here", "were on the road to Gao", "is to be gone"."""
    units = sentence.units
    after = units[verb.last + 1 : verb.last + 4]
    following = [u.word for u in after]
    if "still" in following[:2] or any(u.word == "still" for u in units[verb.first : verb.last + 1]):
        return "remaining", "personnel.still"
    if following[:1] in (["on"], ["aboard"], ["under"]) and any(u.lemma in words("nouns", "way") for u in after):
        return "departed", "personnel.on_the_way"
    if "gone" in following[:2] or "out" in following[:1]:
        return "departed", "personnel.gone"
    if following[:1] in (["in"], ["at"], ["there"], ["here"], ["stationed"], ["present"]):
        return ("planned" if ahead(verb) else "deployed"), "personnel.there"
    if following[:1] == ["left"]:
        return "remaining", "personnel.left"
    return None


def _gone(sentence: Sentence, verb: Verb, subject: bool) -> tuple[str, str] | None:
    """Verbs of leaving; those of mere movement need "home", "out" or the place that is left."""
    lemma = verb.lemma
    if lemma == "go" and verb.perfect and sentence.row[verb.last + 1 : verb.last + 2] in (",", ".", ";", ""):
        return "departed", "personnel.gone"
    if not subject and lemma in ("leave", "go", "set", "depart", "move", "quit", "abandon", "vacate", "travel", "exit"):
        return None
    if (
        subject
        and verb.voice == "active"
        and lemma in ("carry", "airlift", "transport", "evacuate", "ship", "transfer", "abandon", "vacate")
        and lemma not in ("abandon", "vacate")
    ):
        return None
    if lemma in (
        "go",
        "return",
        "pull",
        "fly",
        "drive",
        "set",
        "move",
        "travel",
        "carry",
        "transport",
        "transfer",
        "redeploy",
        "ship",
    ) and not _homeward(sentence, verb):
        return None
    return ("planned" if ahead(verb) else "departed"), "personnel.left"


def _homeward(sentence: Sentence, verb: Verb) -> bool:
    near = [u.word for u in sentence.units[verb.first : verb.last + 7]]
    if not _AWAY.isdisjoint(near) or "out of" in near or "from" in near:
        return True
    return (
        verb.voice == "passive"
        and verb.lemma in ("carry", "transport", "transfer", "fly", "redeploy", "move", "ship")
        and "to" in near
    )


def _is_departure(noun: Noun) -> bool:
    """ "the final elements of the withdrawal"."""
    seen: Noun | None = noun
    while seen is not None:
        if any(u.lemma in words("nouns", "departed") or u.lemma == "element" for u in seen.units):
            return True
        seen = seen.of
    return False


def _by_noun(sentence: Sentence, noun: Noun) -> tuple[str, str] | None:
    """What the phrases around a number say: "the departure of 90 Danes", "a force of 500", "its 600 instructors"."""
    parent = noun.of_parent
    units = sentence.units
    if parent is not None:
        lemma = parent.lemma
        if lemma in words("nouns", "departed"):
            return "departed", "personnel.departure"
        if lemma in words("nouns", "authorised") or any(u.word.startswith("authori") for u in parent.units):
            return "authorised", "personnel.ceiling"
        if (
            lemma in words("who", "forces")
            or lemma in words("nouns", "strength")
            or lemma in words("nouns", "deployed")
        ):
            return "deployed", "personnel.force_of"
    if noun.prep == "by" and any(
        v.last == noun.prep_index - 1 and v.lemma in ("man", "hold", "guard", "staff", "garrison", "defend", "protect")
        for v in sentence.verbs
    ):
        return "deployed", "personnel.manned"
    before = units[noun.first - 1].word if noun.first else ""
    if before in ("along with", "alongside", "as well as") or (before == "with" and (noun.quantity.count or 0) >= 100):
        return "deployed", "personnel.with"
    first = units[noun.first]
    if first.word == "the" and noun.of is not None and noun.of.lemma in words("who", "forces"):
        return "deployed", "personnel.of_force"
    if first.word in ("its", "their", "our") or any(u.kind == "Z" for u in noun.units):
        return "deployed", "personnel.owned"
    return None
