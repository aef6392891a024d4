"""Verbs of a number of troops that tell of going: who leaves, is carried home, comes, stays behind."""

from pipeline.extract.figures.troops import listed
from pipeline.extract.figures.words import adjectives, words
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

# (measure, rule)
Said = tuple[str, str]


def ahead(verb: Verb) -> bool:
    """Whether a verb tells of what is to come: "will leave", "are to leave", "planned to leave", "would go home"."""
    if verb.modal in listed("rules", "ahead"):
        return True
    governor = verb.governor
    return verb.form == "infinitive" and (governor is None or governor.lemma not in listed("rules", "real"))


def by_phrase(sentence: Sentence, verb: Verb, subject: bool) -> Said | None:
    """Verbs that tell with a word beside them: carry on, fly in, send home, form the last elements."""
    lemma, later = verb.lemma, ahead(verb)
    if lemma in ("carry", "take") and not subject and "away" in (verb.particle, *after(verb, 1)):
        return "planned" if later else "departed", "personnel.sent_home"
    if lemma == "take" and subject and any(o.lemma in ("road", "train", "ferry", "plane") for o in verb.objects):
        return "planned" if later else "departed", "personnel.on_the_way"
    if lemma == "get" and subject and "out" in (verb.particle, *after(verb, 1)):
        return "planned" if later else "departed", "personnel.left"
    if lemma == "carry" and verb.particle == "on":
        return "planned" if later else "remaining", "personnel.stay"
    if lemma == "board" and subject and any(o.lemma in listed("nouns", "craft") for o in verb.objects):
        return "planned" if later else "departed", "personnel.on_the_way"
    if subject and _moves_in(verb):
        return "planned" if later else "deployed", "personnel.came"
    if lemma == "take" and subject and after(verb, 2) in (["off"], ["off", "for"], ["off", "from"]):
        return "planned" if later else "departed", "personnel.on_the_way"
    if lemma == "fly" and verb.particle == "in":
        return "planned" if later else "deployed", "personnel.came"
    if lemma == "call" and subject and verb.voice == "active" and "home" in after(verb, 7):
        return "deployed", "personnel.stationed"
    if lemma in ("send", "order", "call", "bring") and _is_homeward(sentence, verb):
        return "planned" if later or lemma == "order" else "departed", "personnel.sent_home"
    if lemma in ("represent", "form", "constitute") and subject and any(map(_is_departure, verb.objects)):
        return "departed", "personnel.departure"
    if lemma == "wait" and subject and any(n.lemma in _SEATS for n in verb.complements()):
        return "remaining", "personnel.waiting"  # "7,000 were waiting for a seat"
    if lemma == "hold" and not subject and verb.subject is not None and verb.subject.lemma in ("base", "camp"):
        return "deployed", "personnel.has"
    if lemma == "leave" and subject and verb.voice == "passive":
        return "planned" if later else "remaining", "personnel.left"
    if lemma == "leave" and not subject and verb.voice == "active":
        return ("remaining", "personnel.left") if not _are_harmed(verb) else None
    if lemma == "have" and not subject and _after_objects(verb) == "left":
        return "remaining", "personnel.left"
    if lemma in listed("rules", "ferry") and not _to_hospital(verb) and _is_carried(verb, subject):
        return "planned" if later else "departed", "personnel.sent_home"
    if subject and lemma in listed("rules", "walk") and _on_way_home(sentence, verb):
        return "planned" if later else "departed", "personnel.on_the_way"
    return None


_SEATS = frozenset("seat place flight plane aircraft lorry truck convoy transport turn ship".split())


def _moves_in(verb: Verb) -> bool:
    """ "went into the camp", "moved in at dawn", but not "went in the second phase"."""
    word = after(verb, 1)
    return (verb.lemma in ("move", "march", "go") and word == ["into"]) or (
        verb.lemma in ("move", "march") and word == ["in"]
    )


def begun(verb: Verb, noun: Noun) -> Said | None:
    """ "wants to start withdrawing its 22,000 troops": how many there are, not how many leave."""
    starts = verb.governor is not None and verb.governor.lemma in ("begin", "start")
    whole = noun.determiner in ("its", "their", "our", "the") or bool(noun.possessor)
    return ("deployed", "personnel.whole") if starts and whole and noun in verb.objects else None


def is_last(noun: Noun) -> bool:
    """ "The last 64 drove off", "the rest will follow": that they go is said by "last" and "rest"."""
    return any(u.word in ("last", "final", "rest", "remainder", "others", "remaining") for u in noun.units)


def gone(sentence: Sentence, verb: Verb, subject: bool, last: bool) -> Said | None:
    """Verbs of leaving; those of mere movement need "home", "out" or the place that is left."""
    lemma = verb.lemma
    if lemma == "go" and verb.voice == "passive" and verb.form != "participle":  # "will be gone by June"
        return "planned" if ahead(verb) else "departed", "personnel.gone"
    if (
        lemma == "go"
        and subject
        and verb.form == "finite"
        and sentence.row[verb.last + 1 : verb.last + 3].startswith(_ALONE)
    ):
        return "planned" if ahead(verb) else "departed", "personnel.gone"  # "A first batch of 2,000 went in June"
    if lemma == "go" and verb.perfect and sentence.row[verb.last + 1 : verb.last + 2] in (",", ".", ";", ""):
        return "departed", "personnel.gone"
    if not subject and lemma in listed("rules", "leave_themselves"):
        return None
    if subject and verb.voice == "active" and lemma in listed("rules", "take_others"):
        return None
    if subject and lemma == "follow" and (ahead(verb) or last):
        return "planned" if ahead(verb) else "departed", "personnel.left"  # "600 more are to follow"
    if subject and lemma == "go" and ahead(verb) and after(verb, 1) in (["in"], ["by"], ["before"], ["after"]):
        return "planned", "personnel.left"  # "2,500 will go in the first phase"
    if subject and lemma in ("go", "follow") and after(verb, 1) in (["next"], ["first"], ["last"], ["then"], ["too"]):
        return "planned" if ahead(verb) else "departed", "personnel.left"
    if subject and lemma == "travel" and any(n.lemma == "convoy" for n in verb.complements()):
        return "planned" if ahead(verb) else "departed", "personnel.on_the_way"
    if lemma == "drive" and verb.voice == "passive" and any(n.lemma == "home" for n in verb.complements()):
        return None  # "driven from their homes"
    if lemma == "drive" and not subject and verb.voice == "active" and verb.objects:
        return None  # "driving thousands of people into the hills"
    if lemma in listed("rules", "move") and not _is_homeward(sentence, verb) and not (last and subject):
        return None
    return "planned" if ahead(verb) else "departed", "personnel.left"


def is_under_way(verb: Verb) -> bool:
    """ "London is sending another 6,000 soldiers": they are not there yet."""
    units = verb.sentence.units
    sent = verb.lemma in listed("rules", "pledging") or verb.lemma in ("bring", "add", "dispatch")
    return sent and units[verb.head].word.endswith("ing") and units[verb.first].word in ("is", "are", "'s", "'re")


# What follows a verb that names no place: the clause's end, a day.
_ALONE = ("t", "Pt", ",", ".", ";")


def _is_homeward(sentence: Sentence, verb: Verb) -> bool:
    """Whether a movement is one away: "flew home", "were carried to Kandahar", "drove out of the camp"."""
    near = [u.word for u in sentence.units[verb.first : verb.last + 7]]
    if not listed("rules", "away").isdisjoint(near):
        return True
    return verb.voice == "passive" and verb.lemma in listed("rules", "carried") and "to" in near


def _is_departure(noun: Noun) -> bool:
    """ "the final elements of the withdrawal"."""
    seen: Noun | None = noun
    while seen is not None:
        if any(u.lemma in listed("nouns", "departed") or u.lemma == "element" for u in seen.units):
            return True
        seen = seen.of
    return False


def after(verb: Verb, size: int) -> list[str]:
    """The words after a verb group."""
    return [u.word for u in verb.sentence.units[verb.last + 1 : verb.last + 1 + size]]


def _after_objects(verb: Verb) -> str:
    """The word behind the objects of a verb."""
    units = verb.sentence.units
    end = max((o.last for o in verb.objects), default=verb.last) + 1
    return units[end].word if end < len(units) else ""


def _are_harmed(verb: Verb) -> bool:
    """ "left 169 soldiers dead"."""
    return _after_objects(verb) in adjectives()


def _is_carried(verb: Verb, subject: bool) -> bool:
    """Whether troops are carried somewhere: "took 410 soldiers to the port", "were airlifted to Entebbe"."""
    moved = verb.voice == "passive" if subject else verb.voice == "active"
    by_air = verb.subject is not None and verb.subject.lemma in listed("nouns", "craft")
    ways = ("to", "into", "across", "over", "from", "out of") if by_air else ("to", "into", "across", "over")
    return moved and any(n.prep in ways for n in verb.complements())


def _to_hospital(verb: Verb) -> bool:
    return any(n.lemma in words("words", "hospitals") for n in verb.complements())


def _on_way_home(sentence: Sentence, verb: Verb) -> bool:
    """ "crossed the border on their way home", "The last of them filed out"."""
    near = [u.word for u in sentence.units[verb.last + 1 : verb.last + 14]]
    return "home" in near or "homeward" in near
