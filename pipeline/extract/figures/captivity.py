"""People in the power of others, told by no verb of capture: in rebel hands, prisoners of a gang, taken alive."""

from pipeline.extract.figures.befallen import sufferers
from pipeline.extract.figures.counting import Group, all_groups, is_national
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_CAPTIVITY = frozenset(("captivity", "bondage"))
_HOLDING = ("have", "hold", "keep", "leave", "put", "place")
_FALLING = ("be", "remain", "stay", "fall", "languish", "sit")
_GOOD = frozenset("good safe our my your right wrong first second other expert private public both".split())


def in_hands(sentence: Sentence, noun: Noun) -> list[Harm]:
    """ "370 soldiers are in the hands of the rebels", "had 12 observers in their hands", "with 30 men in captivity"."""
    held = sentence.units[noun.head].word == "hands" and noun.prep in ("in", "into") and _are_others_hands(noun)
    if not held and not (noun.lemma in _CAPTIVITY and noun.prep in ("in", "into")):
        return []
    verb = next((v for v in reversed(sentence.verbs) if v.last < noun.prep_index), None)
    right_before = [n for n in sentence.nouns if (n.of or n).last == noun.prep_index - 1 and n.of_parent is None]
    if verb is not None and verb.lemma in _FALLING and verb.subject is not None:
        nouns = [verb.subject]
    elif verb is not None and verb.lemma in _HOLDING and not verb.objects:
        nouns = [n for n in sentence.nouns if n.first > noun.last and n.quantity is not None][:1]
    else:
        nouns = right_before
    found = [g for g in all_groups(nouns) if not g.weak and _are_people(g)]
    return [Harm("captured", found, noun.head, "casualty.captured", verb)] if found else []


def _are_others_hands(noun: Noun) -> bool:
    """Whether the hands are somebody's: "rebel hands", "the hands of the militia", "their hands"."""
    if not _GOOD.isdisjoint(u.word for u in noun.units):
        return False
    return noun.of is not None or len(noun.units) > 1


def _are_people(group: Group) -> bool:
    noun = group.noun
    whom = noun.of or noun
    people = noun.people is not None or whom.people is not None
    return people or noun.sentence.row[noun.head] in "C" or is_national(noun.sentence.units[noun.head])


def are_prisoners(sentence: Sentence, verb: Verb) -> Harm | None:
    """ "Some 500 peacekeepers were prisoners of the rebels", "remain hostages"."""
    told = verb.objects[0] if verb.objects else None
    if verb.lemma not in ("be", "remain", "become") or verb.negated or verb.modal is not None or told is None:
        return None
    if sentence.units[told.head].word not in words("rules", "as_captives") or verb.subject is None:
        return None
    found = [g for g in all_groups(sufferers(sentence, verb)) if not g.weak]
    return Harm("captured", found, verb.head, "casualty.captured", verb) if found else None


def are_taken(sentence: Sentence, verb: Verb, nouns: list[Noun]) -> bool:
    """Whether fighters take people away: "eleven of whom were taken by a gang", "the rebels took the twelve men"."""
    if verb.voice == "passive":
        by = next(
            (n for n in sentence.nouns if n.prep == "by" and n.prep_index in (verb.last + 1, verb.last + 2)), None
        )
        return by is not None and _are_fighters(by)
    if verb.subject is None or not _are_fighters(verb.subject) or verb.particle is not None:
        return False
    if any(n.prep in ("to", "into", "on", "through", "across") for n in verb.complements()):
        return False
    return any((n.of or n).people is not None and (n.of or n).people != "armed_group" for n in nouns)


def _are_fighters(noun: Noun) -> bool:
    if noun.people == "armed_group" or noun.lemma in ("gang", "militia", "mob"):
        return True
    return any(e.sector == "armed_group" for e in noun.entities)


def prisoners(noun: Noun) -> bool:
    """Whether counted prisoners are of a fight: beside the dead, or shown and claimed by those who took them."""
    if not _BATTLE.isdisjoint(noun.sentence.heard):
        return True
    if noun.role == "subject" and noun.verb.voice == "passive" and noun.verb.lemma == "take":
        return True
    return noun.role == "object" and noun.verb.lemma in _BOASTING


_BATTLE = frozenset(("dead", "killed", "wounded", "fighting", "battle", "captured"))
_BOASTING = frozenset(("take", "show", "parade", "claim", "display", "exhibit", "count", "present"))
