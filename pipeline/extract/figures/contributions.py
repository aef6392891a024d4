"""What nations have in a force, and numbers of those told of before: "Nepal (1,280) and India (1,100)", "80 of us"."""

from itertools import pairwise

from pipeline.extract.figures.troops import listed
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence


def state_that_has(noun: Noun) -> str | None:
    """ "Fiji has 302 troops on the Golan", "Ghana contributes 870 soldiers": whose they are."""
    giver = noun.verb.subject if noun.verb is not None and noun.role == "object" else None
    if giver is None or len(giver.units) > 1:
        return None
    return next((e.country for e in giver.entities if e.kind == "country"), None)


def contributed(sentence: Sentence, noun: Noun) -> tuple[str, str] | None:
    """ "The largest contributors are Nepal (1,280) and India (1,100)"."""
    row = sentence.row
    bracketed = row[noun.first - 1 : noun.first] == "(" and row[noun.last + 1 : noun.last + 2] == ")"
    giver = next((n for n in sentence.nouns if n.last == noun.first - 2), None) if bracketed else None
    named = giver is not None and any(e.kind == "country" for e in giver.entities)
    told = named and (row[noun.head] not in "C#" or not listed("rules", "giving").isdisjoint(sentence.heard))
    return ("deployed", "personnel.contributed") if told else None


def is_of_nation(noun: Noun) -> bool:
    """ "Ireland's 379 are at Camp Shamrock"."""
    row, owner = noun.sentence.row, noun.possessor[-1:] if noun.possessor else []
    return (
        row[noun.head] == "C"
        and noun.of is None
        and any(u.kind == "M" and getattr(u.value, "kind", None) == "country" for u in owner)
    )


def is_in_run_of_nations(noun: Noun) -> bool:
    """ "Bangladesh had 1,396, Egypt 1,072 and Senegal 970": what each of several nations has."""
    sentence = noun.sentence
    if not any(v.lemma in listed("rules", "of_the_body") and v.last < noun.first for v in sentence.verbs):
        return False
    run = 0
    for first, number in pairwise(sentence.nouns):
        nation = any(e.kind == "country" for e in first.entities) and first.last == number.first - 1
        run += nation and number.quantity is not None and sentence.row[number.head] == "C" and number.of is None
    return run > 1


def is_of_us(noun: Noun) -> bool:
    """ "There were 80 of us"."""
    return noun.of is not None and noun.of.units[0].word in ("us", "them")


def is_of_more(noun: Noun) -> bool:
    """ "Rwanda has promised 2,000 more", "What 4,200 of us had not managed": a number of those told of before."""
    return noun.quantity.qualifier != "vague" and is_of_us(noun) and noun.role == "subject"
