"""What became of people, in idioms: who met their end, did not come back, have not been found, came to no harm."""

from collections.abc import Callable

from pipeline.extract.figures.counting import Group, nobody
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.reality import unreal
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Verb
from pipeline.extract.sentence import Sentence

_ARMED = ("peacekeepers", "state_forces")


def _after(sentence: Sentence, verb: Verb, count: int) -> list[str]:
    return [u.word for u in sentence.units[verb.last + 1 : verb.last + 1 + count]]


def _is_never(sentence: Sentence, verb: Verb) -> bool:
    """Whether something did not happen: "were never seen", "did not come"."""
    return verb.negated or (verb.first > 0 and sentence.units[verb.first - 1].word == "never")


def _counted(subject: list[Group]) -> list[Group]:
    return [g for g in subject if g.quantity.count]


def _cared_for(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "needed medical attention", "needed stitches"; "nobody got so much as a scratch"; "got off with bruises"."""
    if verb.objects and verb.objects[0].lemma in words("words", "care"):
        return Harm("injured", subject, verb.head, "casualty.treated", verb, sure=False)
    near = [n for n in sentence.nouns if n.lemma in words("words", "wounds") and n.first > verb.last]
    if verb.lemma == "get" and near:
        light = near[0].prep == "with" and near[0].prep_index - verb.last <= 2
        found = _counted(subject) if light else [g for g in subject if g.quantity.count == 0]
        return Harm("injured", found, verb.head, "casualty.with_injuries" if light else "casualty.zero", verb)
    return None


def _recovering(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "Two guards are recovering", who recover nothing; "four have not been recovered"."""
    if verb.voice == "passive":
        return _unseen(sentence, verb, subject)
    well = verb.objects or verb.negated
    return None if well else Harm("injured", subject, verb.head, "casualty.treated", verb, sure=False)


def _did_not_survive(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "Two of the wounded did not survive the night", "did not make it", "did not live"."""
    if not verb.negated or verb.tense != "past" or unreal(verb) is not None:
        return None
    after = _after(sentence, verb, 1)
    if (verb.lemma == "make" and after != ["it"]) or (verb.lemma == "pull" and after != ["through"]):
        return None
    if verb.lemma == "live" and after[:1] not in ([], ["."], [","], [";"], ["to"], ["through"]):
        return None
    return Harm("killed", _counted(subject), verb.head, "casualty.survived_not", verb)


def _spared(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "The crew escaped injury"."""
    if verb.negated or verb.subject is None or not any(o.lemma in ("injury", "harm") for o in verb.objects):
        return None
    return Harm("injured", [nobody(verb.subject)], verb.head, "casualty.unhurt", verb)


def _gone(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "Forty soldiers never came back", "one did not come back", "came home in coffins", "came to harm"."""
    after = _after(sentence, verb, 4)
    if verb.lemma == "come" and after[:2] == ["to", "harm"]:
        return Harm("injured", subject, verb.head, "casualty.harmed", verb)
    if not _is_never(sentence, verb):
        coffins = not {"coffins", "bags"}.isdisjoint(after) and "in" in after
        return Harm("killed", _counted(subject), verb.head, "casualty.coffins", verb) if coffins else None
    if verb.lemma != "return" and {"back", "home"}.isdisjoint(after[:2]):
        return None
    sent = [g for g in _counted(subject) if not g.weak]
    if verb.negated and verb.perfect:
        return Harm("missing", sent, verb.head, "casualty.missing", verb)
    sent = [g for g in sent if (g.noun.of or g.noun).people in _ARMED or _are_of_those_sent(sentence, g)]
    return Harm("killed", sent, verb.head, "casualty.never_returned", verb)


def _are_of_those_sent(sentence: Sentence, group: Group) -> bool:
    """ "Four of them did not come home alive", "Of the 550 men, two did not come home"."""
    noun, whole = group.noun, sentence.nouns[0]
    if noun.of is not None:
        return noun.of.units[0].word in ("them", "us", "these")
    opens = whole.prep == "of" and whole.prep_index == 0 and whole.quantity is not None
    return opens and sentence.row[noun.head] == "C"


def _unseen(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "One officer has not been seen since", "nine have not been traced", "two were never found"."""
    if verb.voice != "passive" or verb.tense == "future" or not _is_never(sentence, verb):
        return None
    if verb.lemma in ("see", "hear"):
        told = not {"since", "again", "from", "of", "alive"}.isdisjoint(_after(sentence, verb, 4))
    elif verb.lemma == "account":
        told = _after(sentence, verb, 1) == ["for"]
    else:
        behind = _after(sentence, verb, 1)
        told = behind in ([], ["."], [","], [";"], ["since"], ["yet"], ["and"], ["alive"])
        told = told or (verb.modal == "could" and behind in (["in"], ["after"], ["by"], ["at"], ["on"]))
    people = [g for g in _counted(subject) if not g.weak or verb.perfect]
    return Harm("missing", people, verb.head, "casualty.missing", verb) if told else None


def _met_end(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "met their deaths", "breathed their last", "went to their deaths"."""
    if verb.negated or unreal(verb) is not None:
        return None
    end = verb.objects[0] if verb.objects else next((n for n in verb.complements() if n.prep == "to"), None)
    theirs = end is not None and end.determiner in ("their", "his", "her")
    told = theirs and (end.lemma in ("death", "end", "fate", "maker") or end.units[-1].word == "last")
    last = verb.lemma == "breathe" and _after(sentence, verb, 2)[-1:] == ["last"]
    return Harm("killed", subject, verb.head, "casualty.died", verb) if told or last else None


def _set_free(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "Forty-five Fijians regained their freedom": they had been held."""
    free = any(o.lemma in ("freedom", "liberty") for o in verb.objects) and not verb.negated and unreal(verb) is None
    return (
        Harm("captured", [g for g in _counted(subject) if not g.weak], verb.head, "casualty.freed", verb)
        if free
        else None
    )


FATES: dict[str, Callable[[Sentence, Verb, list[Group]], Harm | None]] = {
    **dict.fromkeys(("need", "require", "receive", "undergo", "get"), _cared_for),
    "recover": _recovering,
    "regain": _set_free,
    **dict.fromkeys(("survive", "live", "pull"), _did_not_survive),
    **dict.fromkeys(("escape", "avoid"), _spared),
    **dict.fromkeys(("come", "return"), _gone),
    **dict.fromkeys(("see", "hear", "find", "trace", "locate", "account"), _unseen),
    **dict.fromkeys(("meet", "breathe", "go"), _met_end),
}
