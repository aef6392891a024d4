"""A strength that is set, stands or changes: "cut the force to 270", "kept its ceiling at 17,000", "fell by 90"."""

from pipeline.extract.figures.movements import ahead
from pipeline.extract.figures.troops import is_body, listed
from pipeline.extract.figures.words import verb_kinds
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence


def changed(
    sentence: Sentence, noun: Noun, told: bool = False, last: str | None = None, about: bool = False
) -> tuple[str, str] | None:
    """A strength that is set or stands: "cut the force to 270", "kept its ceiling at 17,000", "stood at 1,600"; where
    one was `told` just before, of the measure `last`, "the figure" and "that" are one too; where the sentence before
    was `about` a force, so is "it"."""
    prep = "at" if noun.quantity.text.startswith(("at about", "at around", "at some")) else noun.prep
    if prep is None and noun.role == "object" and noun.of is None:
        return _comes_to(noun.verb)
    if prep not in ("to", "at", "from", "by") or noun.of is not None:
        return None
    for verb in sentence.verbs:
        harmed = verb.lemma in verb_kinds() and verb.lemma not in listed("rules", "carriers")
        harmed = harmed or any(o.units[-1].word in listed("otherwise", "others") for o in verb.objects)
        if not verb.last < noun.first or harmed:
            continue
        subject = verb.subject
        if prep == "by":
            said = _changed_by(verb, noun)
            if said is not None:
                return said
            continue
        if prep == "at" and verb.voice == "passive" and verb.lemma in listed("verbs", "authorised"):
            return "authorised", "personnel.ceiling"
        intended = (
            verb.voice == "passive" and verb.lemma in listed("verbs", "planned") and verb.last == noun.prep_index - 1
        )
        if prep == "at" and intended and subject is not None and is_body(subject):
            return "planned", "personnel.planned"  # "The mission, planned at 2,500, has 400 men"
        if prep == "at" and verb.lemma in _RECKONED and verb.voice == "passive" and _are_many(subject):
            return "deployed", "personnel.stood"
        if prep == "to" and any(o.lemma in listed("rules", "changes") for o in verb.objects):
            if verb.lemma in listed("verbs", "authorised") or _decides(verb):
                return "authorised", "personnel.ceiling"
            continue
        about = [*verb.objects, *([subject] if subject is not None else [])]
        if prep == "to" and _is_let(sentence, verb):
            return "authorised", "personnel.ceiling"
        if prep == "from" and noun.sentence.row[noun.head] not in "C#" and _of_it(verb):
            return "deployed", "personnel.before"
        before = [n for n in about if n.last < noun.first and not _dates(n)]
        raised = about and prep == "to" and verb.lemma in _RAISING  # "The Council trebled it, to 17,500"
        level = next(
            (
                n
                for n in before
                if _is_strength(n) or (told and n.lemma in _COUNTS) or (raised and n.units[0].word == "it")
            ),
            None,
        )
        if prep == "to" and told and _is_of_that(verb, noun):
            decided = last == "authorised" or _decides(verb)
            return ("planned" if ahead(verb) else "authorised" if decided else "deployed"), "personnel.cut"
        body = subject is not None and (is_body(subject) or (about and subject.units[0].word == "it"))
        if level is None and subject is not None and body and not verb.objects and not _dates(subject):
            level = subject if verb.voice == "passive" or verb.lemma in listed("rules", "of_itself") else None
        if level is None or not (verb.lemma in listed("verbs", "changed") or (prep == "at" and level is subject)):
            continue
        allowed = _is_allowed(level) or _decides(verb) or verb.lemma in ("cap", "limit")
        if prep == "to" and verb.lemma in ("bring", "take") and not allowed:
            return ("planned" if ahead(verb) else "deployed"), "personnel.changed"
        if prep == "from":
            return ("authorised" if allowed else "deployed"), "personnel.before"
        if prep == "at":
            return ("authorised" if allowed else "deployed"), "personnel.stood"
        if verb.lemma in listed("rules", "of_itself") and not verb.objects and not allowed:
            return ("planned" if ahead(verb) else "deployed"), "personnel.changed"
        if _is_done_by_itself(verb) and not allowed:
            return ("planned" if ahead(verb) else "deployed"), "personnel.changed"
        return ("authorised" if allowed or not ahead(verb) else "planned"), "personnel.cut"
    return None


def cut_to(noun: Noun) -> tuple[str, str] | None:
    """ "wants to cut its 3,200 troops to 1,000": the first are there, the second are what shall be left."""
    for verb in noun.sentence.verbs:
        if verb.lemma not in _CUTTING or verb.voice != "active" or not verb.objects:
            continue
        level = next((n for n in verb.complements() if n.prep in ("to", "down to") and n.quantity is not None), None)
        if level is None or verb.objects[0].quantity is None or level.of is not None:
            continue
        if noun is verb.objects[0]:
            return "deployed", "personnel.before"
        if noun is level:
            return ("planned" if ahead(verb) else "deployed"), "personnel.changed"
    return None


_CUTTING = ("cut", "reduce", "bring", "trim", "slash", "shrink", "scale", "lower", "halve", "draw")
_RAISING = ("cut", "reduce", "raise", "increase", "double", "treble", "triple", "quadruple", "expand", "lower", "trim")
_RECKONED = ("put", "estimate", "reckon")


def _are_many(noun: Noun | None) -> bool:
    """ "The rebels are put at 5,000"."""
    return noun is not None and noun.quantity is None and noun.lemma in listed("who", "troops")


_COUNTS = ("figure", "number", "total")


def _is_of_that(verb: Verb, noun: Noun) -> bool:
    """ "In 2014 the Council raised that to 13,289"."""
    after = verb.sentence.units[verb.last + 1].word if verb.last + 1 < noun.first else ""
    near = noun.prep_index <= verb.last + 4
    return verb.lemma in listed("verbs", "changed") and after in ("that", "this", "it") and near


def _is_done_by_itself(verb: Verb) -> bool:
    """ "UNIFIL cut its personnel to 8,000": by the force or the state whose they are, not by those who decide on it."""
    owner = verb.subject
    if owner is None or verb.voice != "active" or not any(o.determiner in ("its", "their") for o in verb.objects):
        return False
    return is_body(owner) or any(e.kind == "country" for e in owner.entities)


def _is_let(sentence: Sentence, verb: Verb) -> bool:
    """ "Resolution 1701 lets it grow to 15,000"."""
    if verb.lemma not in listed("rules", "more") or verb.form == "gerund":
        return False
    return any(v.lemma in ("let", "allow", "permit") and verb.first - 3 <= v.last < verb.first for v in sentence.verbs)


def _of_it(verb: Verb) -> bool:
    """ "It went from 3,000 troops in 2014 to 500"."""
    itself = verb.lemma in listed("rules", "of_itself") and not verb.objects
    return itself and verb.subject is not None and verb.subject.units[0].word in ("it", "they")


def _comes_to(verb: Verb) -> tuple[str, str] | None:
    """ "Troop numbers dropped below 800", "its strength exceeds 900"."""
    body = verb.subject
    if body is not None and body.lemma in ("departure", "withdrawal") and verb.lemma in _PASSING:
        return "departed", "personnel.gone"  # "departures had exceeded 10,000"
    if body is None or not _is_strength(body) or verb.lemma not in (*listed("verbs", "changed"), "exceed", "top"):
        return None
    if _is_allowed(body):
        return "authorised", "personnel.stood"
    return "planned" if ahead(verb) else "deployed", "personnel.stood"


_PASSING = ("exceed", "pass", "top", "reach", "surpass", "near")


def _changed_by(verb: Verb, noun: Noun) -> tuple[str, str] | None:
    """A strength that changes by a number: "reduce its troops by 2,000", "drew down by a further 1,990 soldiers"."""
    near = noun.prep_index - 1 - verb.last <= 6
    people = noun.sentence.row[noun.head] not in "C#" or any(map(_is_strength, verb.objects))
    people = people or (verb.subject is not None and (_is_strength(verb.subject) or is_body(verb.subject)))
    if not near or not people:
        return None
    if verb.lemma in listed("rules", "less"):
        return ("planned" if ahead(verb) else "departed"), "personnel.fewer"
    if verb.lemma in listed("rules", "more"):
        return ("authorised" if _decides(verb) else "planned" if ahead(verb) else "deployed"), "personnel.more"
    return None


def _dates(noun: Noun) -> bool:
    """ "since deployment": a time, no strength."""
    return noun.first > 0 and noun.sentence.units[noun.first - 1].word == "since"


def _is_allowed(noun: Noun) -> bool:
    """A ceiling, or a strength that somebody has authorised."""
    return noun.lemma in listed("nouns", "authorised") or any(u.word in listed("rules", "allowed") for u in noun.units)


def _decides(verb: Verb) -> bool:
    """ "The Council voted to raise its strength": an act that authorises."""
    if verb.subject is not None and verb.subject.lemma in _RULINGS and verb.voice == "active":
        return True  # "The resolution sets the force's size at 7,000"
    return verb.governor is not None and verb.governor.lemma in ("vote", "decide", "agree", "resolve", "opt", "choose")


_RULINGS = ("resolution", "council", "mandate", "draft", "text", "security council")


def _is_strength(noun: Noun) -> bool:
    """Whether a phrase is a force or the number of its troops, and no number of the dead."""
    if any(e.kind == "mission" or e.name.startswith("Operation ") for e in noun.entities):
        return True
    if noun.sentence.row[noun.head] != "N":
        return False
    if noun.lemma in ("personnel", "troop", "military personnel", "uniformed personnel"):
        return noun.quantity is None
    if noun.lemma not in listed("nouns", "strength"):
        return False
    after = (noun.of or noun).last + 1
    if after < len(noun.sentence.units) and noun.sentence.units[after].lemma in verb_kinds():
        return False
    if noun.lemma in ("number", "level", "total", "size", "ceiling", "cap"):
        body = noun.of
        if body is None and noun.lemma == "number" and not any(u.lemma in listed("who", "troops") for u in noun.units):
            return False  # "put the number at 40": of whom is not told
        if body is None or any(e.kind == "mission" for e in body.entities):
            return True
        return any(body.lemma in listed("who", kind) for kind in ("troops", "forces")) or body.lemma.endswith("staff")
    return True
