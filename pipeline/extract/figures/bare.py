"""Numbers that stand alone or are of them: "and seven", "three of whom"."""

from pipeline.extract.phrases import Noun


def is_bare(noun: Noun) -> bool:
    """Whether a phrase is a number and nothing else."""
    if noun.quantity is None or noun.quantity.is_zero_word:
        return False
    return all(u.kind in "CDA" or u.word in ("more", "others", "further", "not") for u in noun.units)


def own_prep(noun: Noun) -> str | None:
    """The preposition right before a phrase, none of a list that it ends: "27 dead in Kole and 13 in Lume"."""
    return None if noun.sentence.row[noun.first - 1 : noun.first] == "K" else noun.prep


def is_share(noun: Noun) -> bool:
    """ "... of them", "... of whom": a part of those told before."""
    return noun.of is not None and noun.of.units[0].word in ("them", "whom", "which", "those", "these")
