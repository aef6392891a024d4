"""Words around a verb that make what it tells a doubt, a fear, a wish or a hypothesis."""

from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_DOUBT = frozenset(("clear", "unclear", "uncertain", "known"))


_NOT_KNOWN = frozenset(("know", "knows", "knew", "say", "confirm", "verify"))
_IGNORANT = frozenset(("nobody", "not", "n't", "n’t", "unable", "cannot", "none", "neither", "impossible"))
_OPEN_QUESTION = frozenset(("how", "whether", "if"))


def demanded(verb: Verb) -> bool:
    """ "demanded that the force leave", "its demand that they be gone by June": a wish, in the base form."""
    sentence = verb.sentence
    if "that" not in sentence.heard or sentence.units[verb.first].kind != "b" or verb.modal is not None:
        return False
    opener = next((i for i in range(verb.first - 1, -1, -1) if sentence.units[i].word == "that"), -1)
    if opener < 1:
        return False
    before = sentence.units[opener - 1]
    asked = next((v for v in reversed(sentence.verbs) if v.last < opener), None)
    return before.lemma in _DEMANDS or (asked is not None and asked.lemma in _DEMANDS and asked.last >= opener - 3)


_DEMANDS = frozenset("demand request insist insistence require order ask call urge propose proposal recommend".split())


def suggested(verb: Verb) -> bool:
    """ "It has been suggested that the mission close its base": what somebody thinks should be done."""
    sentence = verb.sentence
    if _SUGGESTING.isdisjoint(sentence.heard) or sentence.units[verb.first].kind not in "by" or verb.modal is not None:
        return False
    asked = next((v for v in reversed(sentence.verbs) if v.last < verb.first), None)
    that = asked is not None and any(u.word == "that" for u in sentence.units[asked.last + 1 : verb.first])
    return that and asked is not None and asked.lemma == "suggest"


_SUGGESTING = frozenset(("suggest", "suggests", "suggested", "suggesting"))


def kept_from(verb: Verb) -> bool:
    """ "prevented supporters from holding a rally"."""
    if not verb.first or verb.sentence.units[verb.first - 1].word != "from":
        return False
    before = next((v for v in reversed(verb.sentence.verbs) if v.last < verb.first), None)
    return before is not None and before.lemma in ("prevent", "stop", "keep", "bar", "ban", "discourage")


def unclear(verb: Verb) -> bool:
    """ "It is not clear how well the army is placed to take back the base", "nobody knows whether it fell"."""
    words = verb.sentence.heard
    if _DOUBT.isdisjoint(words) and _NOT_KNOWN.isdisjoint(words):
        return False
    before = {u.word for u in verb.sentence.units[: verb.first]}
    if not _DOUBT.isdisjoint(before):
        return not _OPEN_QUESTION.isdisjoint(before)
    ignorant = not _NOT_KNOWN.isdisjoint(before) and not _IGNORANT.isdisjoint(before)
    return ignorant and (
        not _OPEN_QUESTION.isdisjoint(before) or (verb.condition == "when" and verb.tense == "present")
    )


def until(verb: Verb) -> bool:
    """ "did not leave the base until Monday": it did, then."""
    sentence = verb.sentence
    if "until" not in sentence.heard or verb.tense != "past" or verb.modal is not None or verb.perfect:
        return False
    last = max([verb.last, *(n.last for n in (*verb.objects, *verb.complements()[:1]))])
    return any(u.word == "until" for u in sentence.units[verb.last + 1 : last + 2])


def did_so(verb: Verb) -> bool:
    """ "decided to leave and did so on Monday"."""
    units = verb.sentence.units
    return "so" in verb.sentence.heard and any(
        u.word == "did" and units[i + 1].word == "so" for i, u in enumerate(units[:-1]) if i > verb.last
    )


def on_condition(verb: Verb) -> bool:
    """ "If the rebels took Para, the town would be cut off"."""
    sentence = verb.sentence
    if "if" not in sentence.heard:
        return False
    return any(v is not verb and v.condition == "if" and v.form == "finite" for v in sentence.verbs)


def in_that_case(verb: Verb) -> bool:
    """ "If the army does not come, the rebels will take the camp", "will take it unless the army comes"."""
    sentence = verb.sentence
    if sentence.heard.isdisjoint(("if", "unless")) or has_day(verb):
        return False  # "would be home by January unless they were relieved sooner": a plan
    for case in sentence.verbs:
        if case is verb or case.condition not in ("if", "unless") or case.form != "finite":
            continue
        at = next((i for i in range(case.first - 1, -1, -1) if sentence.units[i].word == case.condition), -1)
        asked = at > 0 and (sentence.units[at - 1].word in ("even", "as") or sentence.units[at - 1].kind in "bsde")
        if at >= 0 and not asked:
            return True
    return False


def feared(verb: Verb) -> bool:
    """ "residents fear that rebels will take the town"."""
    if _FEARING.isdisjoint(verb.sentence.article.sentence_words(verb.sentence.index)):
        return False
    teller = next((v for v in reversed(verb.sentence.verbs) if v.last < verb.first), None)
    while teller is not None and teller.form != "finite":
        teller = teller.governor
    return teller is not None and teller.lemma in ("fear", "worry", "dread", "doubt")


_FEARING = frozenset("fear fears feared fearing worry worried dread doubt doubts doubted".split())


def inverted(verb: Verb) -> bool:
    """ "Should the rebels lay siege", "were it to fall", "Had the camp been attacked, help would have come late"."""
    sentence, units = verb.sentence, verb.sentence.units
    heard = sentence.heard
    opening = _INVERTING if "would" in heard or "might" in heard else _INVERTING_ALONE
    if opening.isdisjoint(heard):
        return False
    for i in range(verb.first):
        word = units[i].word
        if word in opening and (i == 0 or units[i - 1].kind in ":;,Q-") and units[i + 1].kind in "RDNM":
            return word != "were" or any(u.word == "to" for u in units[i : verb.last + 1])
    return False


def inverted_before(noun: Noun) -> bool:
    """ "Should fighting resume, ..."."""
    units, at = noun.sentence.units, noun.first - 1
    return at >= 0 and units[at].word == "should" and (at == 0 or units[at - 1].kind in ":;,Q-")


_INVERTING_ALONE = frozenset(("should", "were"))
_INVERTING = _INVERTING_ALONE | {"had"}


def counterfactual(sentence: Sentence, verb: Verb) -> bool:
    """ "would have been lost if rebels had attacked"."""
    if "would" not in sentence.heard:
        return False
    return any(u.word == "would" for u in sentence.units[: verb.first]) and any(u.word == "if" for u in sentence.units)


def no_plan(verb: Verb) -> bool:
    """ "no plan to leave", "no thought of bringing its contingent home"."""
    units = verb.sentence.units
    words = [u.word for u in units[max(0, verb.first - 4) : verb.first]]
    return "no" in words and bool({"plan", "plans", "thought", "intention", "question"} & set(words))


def for_day(verb: Verb) -> bool:
    """ "is set for 31 December"."""
    units = verb.sentence.units[verb.last + 1 : verb.last + 3]
    return len(units) > 1 and units[0].word == "for" and units[1].kind == "t"


def has_day(verb: Verb) -> bool:
    """ "should close by 30 June", "should be next, before the end of July"."""
    row, units = verb.sentence.row, verb.sentence.units
    after = verb.last + 1
    end = next((v.first for v in verb.sentence.verbs if v.first > verb.last and v.form == "finite"), len(row))
    return any(row[i] == "t" and units[i].value.date_start is not None for i in range(after, end))


def to_be_expected(verb: Verb) -> bool:
    """ "clashes are to be expected"."""
    return any(
        v.governor is verb and v.lemma in ("expect", "fear") and v.form == "infinitive" for v in verb.sentence.verbs
    )


def due(verb: Verb) -> bool:
    """ "was due on 15 February", "had been scheduled for May"."""
    after = verb.sentence.units[verb.last + 1 : verb.last + 3]
    return any(u.word in ("due", "scheduled", "slated", "planned") for u in after)


def without(verb: Verb) -> bool:
    """ "without ever holding it"."""
    at = verb.first - 1
    row = verb.sentence.row
    while at > 0 and row[at] == "A":
        at -= 1
    return at >= 0 and verb.sentence.units[at].word == "without"


def staying(verb: Verb) -> bool:
    """ "Those at Para will stay until the camp closes in December": what they stay for comes."""
    main = next((v for v in reversed(verb.sentence.verbs) if v.last < verb.first), None)
    return main is not None and main.lemma in _STAYING and not main.negated


_STAYING = frozenset("stay remain serve operate continue keep be wait guard".split())


def not_considered(verb: Verb) -> bool:
    """ "Withdrawing the battalion had not been considered", "leaving was never discussed"."""
    after = next((v for v in verb.sentence.verbs if v.first > verb.last and v.form == "finite"), None)
    return after is not None and after.negated and after.voice == "passive" and after.lemma in _WEIGHED


_WEIGHED = frozenset("consider discuss plan envisage contemplate mention raise mull decide".split())
