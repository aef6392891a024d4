"""The number that a phrase of strength means: "all but 85", "never more than 900", no year in brackets."""

from pipeline.extract.numbers import Quantity
from pipeline.extract.phrases import Noun, Verb


def all_but(noun: Noun) -> bool:
    """ "All but 85 have left", "all but a rear party of 85"."""
    whole = noun.of_parent or noun
    return [u.word for u in noun.sentence.units[max(0, whole.first - 2) : whole.first]] == ["all", "but"] or (
        noun.quantity.text.lower().startswith("all but")
    )


def exactly(quantity: Quantity) -> Quantity:
    """The number of those who are left where all but so many have gone."""
    if quantity.qualifier != "nearly":
        return quantity
    if not _ROUGHLY.isdisjoint(quantity.text.lower().split()):
        return quantity._replace(qualifier="about", count_low=None, count_high=None)
    return quantity._replace(qualifier="exact", count_low=quantity.count, count_high=quantity.count)


_PASSING = ("exceed", "surpass", "top")
_ROUGHLY = frozenset(("some", "about", "around", "roughly", "dozen"))


def bounded(noun: Noun) -> Quantity:
    """The number of a phrase; "never had more than 17,000" is up to 17,000, "ten men or more" at least ten."""
    quantity, verb = noun.quantity, noun.verb
    after = [u.word for u in noun.sentence.units[noun.last + 1 : noun.last + 3]]
    if after == ["or", "more"] and quantity.count is not None and quantity.qualifier in ("exact", "about"):
        return quantity._replace(qualifier="at_least", count_low=quantity.count, count_high=None)
    if noun.role == "object" and verb.lemma in _PASSING and quantity.qualifier == "exact" and quantity.count:
        return quantity._replace(qualifier="more_than", count_low=quantity.count + 1, count_high=None)
    if quantity.qualifier != "more_than" or verb is None or not (verb.negated or _is_never(verb)):
        return quantity
    return quantity._replace(qualifier="up_to", count_low=None, count_high=quantity.count)


def _is_never(verb: Verb) -> bool:
    """ "has never acknowledged", "never admitted"."""
    return any(u.word == "never" for u in verb.sentence.units[max(0, verb.first - 1) : verb.last + 1])


def is_bracketed_year(noun: Noun) -> bool:
    """ "Resolution 2670 (2022)": a year, no strength."""
    row, text = noun.sentence.row, noun.quantity.text
    bracketed = row[noun.first - 1 : noun.first] == "(" and row[noun.last + 1 : noun.last + 2] == ")"
    return bracketed and len(text) == 4 and text[:2] in ("19", "20")
