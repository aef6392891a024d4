"""What a number of troops says: that they are there, gone, left behind, allowed or to come."""

from functools import cache

from pipeline.extract.figures.troops import explains_force, is_force, is_strong, listed
from pipeline.extract.figures.words import verb_kinds
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_MEASURES = ("deployed", "departed", "remaining", "authorised", "planned", "arrived")
# (measure, rule)
Said = tuple[str, str]


@cache
def _verb_measures() -> dict[str, str]:
    return {verb: measure for measure in _MEASURES for verb in listed("verbs", measure)}


def measure_of(sentence: Sentence, noun: Noun) -> Said | None:
    """What is said of a counted phrase; None where nothing tells a strength."""
    parent = noun.of_parent
    whole = parent if parent is not None and sentence.row[noun.head] == "C" and is_force(parent) else noun
    verbs = _verbs_of(sentence, whole)
    told = [*verbs, *(_verbs_of(sentence, parent) if parent is not None and parent.lemma == "total" else [])]
    if any(map(_is_harm, told)):
        return None
    if parent is not None and parent.quantity is not None and sentence.row[parent.head] == "C":
        return "deployed", "personnel.whole"
    if noun.last + 1 < len(sentence.units) and sentence.units[noun.last + 1].word in ("authorised", "authorized"):
        return "authorised", "personnel.ceiling"  # "had 5,200 soldiers authorised"
    if _serves_in(noun):
        return "deployed", "personnel.of_force"
    if is_strong(noun):
        return "deployed", "personnel.strong"
    if parent is not None and parent.prep == "for" and is_force(parent):
        return "planned", "personnel.provided"  # "provides for a joint force of 12,000"
    for verb in verbs:
        found = None if verb.negated else _by_verb(sentence, verb, whole)
        if found is not None:
            return found
    return _by_noun(sentence, noun)


def _serves_in(noun: Noun) -> bool:
    """ "the 1,100 Italians in UNIFIL"."""
    after = next((n for n in noun.sentence.nouns if n.first > noun.last), None)
    within = after is not None and after.prep in ("in", "with") and after.prep_index == noun.last + 1
    return within and noun.determiner == "the" and any(e.kind == "mission" for e in after.entities)


def _is_harm(verb: Verb) -> bool:
    """Whether a verb tells of casualties, so that its number is no strength."""
    if verb.lemma in listed("rules", "carriers"):
        return False
    word = verb.sentence.units[verb.head].word
    return verb.lemma in verb_kinds() or word in verb_kinds() or verb.lemma in ("die", "perish", "drown")


def _verbs_of(sentence: Sentence, noun: Noun) -> list[Verb]:
    """The verbs whose subject or object a phrase is, alone or in a list."""
    return [verb for verb in sentence.verbs if _is_subject(noun, verb.subject) or _is_object(sentence, verb, noun)]


def _is_subject(noun: Noun, subject: Noun | None) -> bool:
    return subject is not None and (subject is noun or noun in subject.members or noun.of is subject)


def _is_object(sentence: Sentence, verb: Verb, noun: Noun) -> bool:
    whole = noun.of_parent is not None and noun.of_parent.lemma in ("last", "rest", "bulk", "remainder", "first")
    if (
        noun in verb.objects
        or any(noun in o.members for o in verb.objects)
        or (whole and noun.of_parent in verb.objects)
    ):
        return True
    return noun.last < verb.first and verb.form == "finite" and _is_parted(sentence, verb, noun)


def _is_parted(sentence: Sentence, verb: Verb, noun: Noun) -> bool:
    """Whether an aside parts a subject from its verb: "those present when it began had left", "troops (...) had"."""
    gap = sentence.row[noun.last + 1 : verb.first]
    if ")" in gap and "(" in gap:
        gap = gap[: gap.index("(")] + gap[gap.rindex(")") + 1 :]
        return not any(c in gap for c in ";:SW")
    if noun.verb is not None or noun.prep is not None or any(c in gap for c in ";:W,K"):
        return False
    own = verb.subject is None or any(
        v.subject is verb.subject and noun.last < v.first < verb.first for v in sentence.verbs
    )
    return own and noun is next((n for n in sentence.nouns if n.quantity is not None), None)


def ahead(verb: Verb) -> bool:
    """Whether a verb tells of what is to come: "will leave", "are to leave", "planned to leave", "would go home"."""
    if verb.modal in listed("rules", "ahead"):
        return True
    governor = verb.governor
    return verb.form == "infinitive" and (governor is None or governor.lemma not in listed("rules", "real"))


# --------------------------------------------------------------------------------------------------------- verbs
def _by_verb(sentence: Sentence, verb: Verb, noun: Noun) -> Said | None:
    lemma, subject = verb.lemma, noun not in verb.objects
    if lemma == "be":
        return _by_copula(sentence, verb) if subject else _there_are(verb, noun) or _is_so_strong(verb)
    if lemma == "remain" and not listed("rules", "caught").isdisjoint(_after(verb, 3)):
        return None  # "remain surrounded"
    said = _by_phrase(sentence, verb, subject)
    if said is not None:
        return said
    if lemma == "bring" or (lemma in ("send", "dispatch", "assemble", "provide") and verb.form == "participle"):
        return None
    measure = _verb_measures().get(lemma)
    if measure == "departed":
        return _gone(sentence, verb, subject)
    if measure == "arrived":
        return ("planned" if ahead(verb) else "deployed", "personnel.came") if subject else None
    if measure == "deployed" and verb.voice == "active" and lemma in listed("rules", "of_the_body"):
        return _has(verb, subject)
    if measure is None or (lemma in ("keep", "retain") and subject and verb.voice == "active"):
        return None
    later = ahead(verb) and measure in ("deployed", "remaining")
    return "planned" if later else measure, f"personnel.{'planned' if later else measure}"


def _by_phrase(sentence: Sentence, verb: Verb, subject: bool) -> Said | None:
    """Verbs that tell with a word beside them: carry on, fly in, send home, form the last elements."""
    lemma, later = verb.lemma, ahead(verb)
    if lemma == "carry" and verb.particle == "on":
        return "planned" if later else "remaining", "personnel.stay"
    if lemma == "board" and subject and any(o.lemma in listed("nouns", "craft") for o in verb.objects):
        return "planned" if later else "departed", "personnel.on_the_way"
    if lemma in ("move", "march", "go") and subject and {"into", "in"} & set(_after(verb, 1)):
        return "planned" if later else "deployed", "personnel.came"
    if lemma == "fly" and verb.particle == "in":
        return "planned" if later else "deployed", "personnel.came"
    if lemma in ("send", "order", "call", "bring") and _is_homeward(sentence, verb):
        return "planned" if later or lemma == "order" else "departed", "personnel.sent_home"
    if lemma in ("represent", "form", "constitute") and subject and any(map(_is_departure, verb.objects)):
        return "departed", "personnel.departure"
    if lemma == "hold" and not subject and verb.subject is not None and verb.subject.lemma in ("base", "camp"):
        return "deployed", "personnel.has"
    if lemma == "leave" and not subject and verb.voice == "active":
        return "remaining", "personnel.left"
    return None


def _has(verb: Verb, subject: bool) -> Said | None:
    """ "has 500 soldiers", "numbers 15,000"; of its subject only "served", "lived"."""
    if subject:
        return ("deployed", "personnel.stationed") if verb.lemma in ("serve", "live", "operate", "pass") else None
    return "planned" if ahead(verb) else "deployed", "personnel.has"


def _after(verb: Verb, size: int) -> list[str]:
    """The words after a verb group."""
    return [u.word for u in verb.sentence.units[verb.last + 1 : verb.last + 1 + size]]


def _there_are(verb: Verb, noun: Noun) -> Said | None:
    """ "There are about 87,000 troops in the country", "there are no more than 150 left"."""
    units = verb.sentence.units
    if verb.first == 0 or units[verb.first - 1].word != "there":
        return None
    left = noun.last + 1 < len(units) and units[noun.last + 1].word == "left"
    still = left or units[verb.last + 1].word == "still" or units[verb.first].word == "still"
    return ("remaining", "personnel.still") if still else ("deployed", "personnel.there")


def _is_so_strong(verb: Verb) -> Said | None:
    """ "The authorised strength is 12,500 soldiers"."""
    body = verb.subject
    if body is None or verb.sentence.row[body.head] != "N" or body.lemma not in listed("nouns", "strength"):
        return None
    allowed = body.lemma in listed("nouns", "authorised") or any(
        u.word in listed("rules", "allowed") for u in body.units
    )
    return "authorised" if allowed else "deployed", "personnel.strength_is"


def _by_copula(sentence: Sentence, verb: Verb) -> Said | None:
    """ "were in the country", "are still here", "were on the road to Gao", "is to be gone"."""
    units = sentence.units
    after = [u.word for u in units[verb.last + 1 : verb.last + 4]]
    first = after[0] if after else ""
    if "still" in after[:2] or any(u.word == "still" for u in units[verb.first : verb.last + 1]):
        return "remaining", "personnel.still"
    if first in ("on", "aboard", "under") and not listed("nouns", "way").isdisjoint(after):
        return "departed", "personnel.on_the_way"
    if "gone" in after[:2] or first == "out":
        return "departed", "personnel.gone"
    if first in ("in", "at", "there", "here", "stationed", "present"):
        return "planned" if ahead(verb) else "deployed", "personnel.there"
    return ("remaining", "personnel.left") if first == "left" else None


def _gone(sentence: Sentence, verb: Verb, subject: bool) -> Said | None:
    """Verbs of leaving; those of mere movement need "home", "out" or the place that is left."""
    lemma = verb.lemma
    if lemma == "go" and verb.perfect and sentence.row[verb.last + 1 : verb.last + 2] in (",", ".", ";", ""):
        return "departed", "personnel.gone"
    if not subject and lemma in listed("rules", "leave_themselves"):
        return None
    if subject and verb.voice == "active" and lemma in listed("rules", "take_others"):
        return None
    if lemma in listed("rules", "move") and not _is_homeward(sentence, verb):
        return None
    return "planned" if ahead(verb) else "departed", "personnel.left"


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


# --------------------------------------------------------------------------------------------------------- nouns
def _by_noun(sentence: Sentence, noun: Noun) -> Said | None:
    """What the phrases around a number say: "the departure of 90 Danes", "a force of 500", "its 600 instructors"."""
    parent, units = noun.of_parent, sentence.units
    if parent is None:
        parent = next((n.of_parent for n in sentence.nouns if noun in n.members), None)
    if parent is not None:
        said = _by_parent(parent)
        if said is not None:
            return said
    if noun.prep == "by" and any(
        v.last == noun.prep_index - 1 and v.lemma in listed("rules", "manned") for v in sentence.verbs
    ):
        opens = any(
            ahead(v) and v.lemma in ("open", "build", "establish") for v in sentence.verbs if v.last < noun.first
        )
        return "planned" if opens else "deployed", "personnel.manned"
    if explains_force(noun):
        return "deployed", "personnel.explains"
    if "last" in [u.word for u in units[noun.first : noun.head]] and _at_base(noun):
        return "remaining", "personnel.still"  # "the last 900 soldiers in the camp"
    if [u.word for u in units[noun.last + 1 : noun.last + 2]] == ["by"] and sentence.row[noun.last + 2 :][:1] == "t":
        return "planned", "personnel.term"
    before = units[noun.first - 1].word if noun.first else ""
    if before in ("down from", "up from"):
        return "deployed", "personnel.before"
    if before in ("along with", "alongside", "as well as") or (before == "with" and (noun.quantity.count or 0) >= 100):
        return "deployed", "personnel.with"
    first = units[noun.first].word
    if first == "the" and noun.of is not None and noun.of.lemma in listed("who", "forces"):
        return "deployed", "personnel.of_force"
    if first in ("its", "their", "our") or "Z" in sentence.row[noun.first : noun.last + 1]:
        return "deployed", "personnel.owned"
    return None


def _at_base(noun: Noun) -> bool:
    after = next((n for n in noun.sentence.nouns if n.prep_index == noun.last + 1 and n.prep in ("in", "at")), None)
    return after is not None and after.lemma in ("camp", "base", "post", "compound")


def _by_parent(parent: Noun) -> Said | None:
    """What the noun before "of" says of the number behind it."""
    lemma = parent.lemma
    if lemma in listed("nouns", "departed"):
        return "departed", "personnel.departure"
    if lemma in listed("nouns", "authorised") or any(u.word in listed("rules", "allowed") for u in parent.units):
        return "authorised", "personnel.ceiling"
    if lemma in listed("who", "forces") or lemma in listed("nouns", "strength") or lemma in listed("nouns", "deployed"):
        return "deployed", "personnel.force_of"
    return None
