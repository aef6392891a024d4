"""The side that an apposition gives to people: "one man, the farmer Haruna Jatta", "nine people, all traders"."""

from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun


def explained_side(noun: Noun) -> str | None:
    """The side that an apposition gives: "one man, the farmer Haruna Jatta"."""
    units, row = noun.sentence.units, noun.sentence.row
    i = noun.last + 1
    if i >= len(row) or row[i] not in ",(":
        return None
    while i + 1 < len(row) and row[i + 1] == "A":
        i += 1
    if [u.word for u in units[i + 1 : i + 4]] == ["all", "of", "them"]:
        i += 3
    for other in noun.sentence.nouns:
        if other.first == i + 1 and other.role != "object" and other.of is None:
            if other.role == "subject" and other.verb.lemma in words("rules", "saying"):
                return None  # "lost over 200 men, the rebels say"
            if noun.quantity is not None and _counts_fewer(other, noun.quantity.count):
                return None
            if row[other.last + 1 :].lstrip("AP")[:1] == "C":
                return None  # "Residents counted 23 dead, the police only ten"
            told = [u.people for u in units[other.first : other.last + 1] if u.people not in (None, "unspecified")]
            if told and told[0] != "national":
                return told[0]
    return None


def _counts_fewer(noun: Noun, whole: int | None) -> bool:
    """Whether an apposition counts some of a number only: "13 people, ten civilians and three soldiers"."""
    few = noun.quantity.count if noun.quantity is not None else 1 if noun.determiner in ("a", "an") else whole
    return few != whole
