"""Whether a casualty figure is of one incident or of a period, and whether violence or an accident caused it."""

from pipeline.extract.article import Article
from pipeline.extract.context import find_date
from pipeline.extract.harm import Harm
from pipeline.extract.numbers import Quantity
from pipeline.extract.sentence import Sentence
from pipeline.extract.victims import words

_LONG = ("year", "part_of_year", "month")


def scope_of(article: Article, sentence: Sentence, item: Harm, quantity: Quantity) -> str:
    """`cumulative` for tolls of a war, a mission or a period; else `incident`."""
    mention = find_date(sentence, item.at)
    lower = [u.word for u in sentence.units]
    text = sentence.text.lower()
    least = quantity.count or quantity.count_low or 0
    if item.outcome == "displaced" and least:
        return "cumulative"
    if any(phrase in text for phrase in words("scope", "sums")):
        return "cumulative"
    if mention is not None:
        if mention.text.lower().startswith("since"):
            return "cumulative"
        if (
            mention.precision in ("year", "part_of_year")
            and least > 1
            and mention.text.lower().split()[0] in ("last", "this", "in", "so", "during")
        ):
            return "cumulative"
        if (
            mention.precision == "range"
            and mention.date_start
            and mention.date_end
            and (mention.date_end - mention.date_start).days > 31
        ):
            return "cumulative"
    if "since" in lower:
        return "cumulative"
    if item.verb is not None and item.verb.subject is not None and item.verb.voice == "active":
        if item.verb.subject.lemma in words("scope", "periods"):
            return "cumulative"
    for noun in sentence.nouns:
        if (
            noun.prep in ("in", "during", "of", "over", "from", "throughout", "to")
            and noun.lemma in words("scope", "periods")
            and least > 1
        ):
            return "cumulative"
    if item.rule in ("casualty.toll",) and ("number" in lower or "whole" in lower) and "since" in text:
        return "cumulative"
    perfect = item.verb is not None and item.verb.perfect
    if mention is None and perfect and least >= 100:
        return "cumulative"
    if mention is None and least >= 1000:
        return "cumulative"
    return "incident"


def cause_of(sentence: Sentence, item: Harm) -> str:
    """`hostile`, `accident`, or `any` where the sentence does not say."""
    unit = sentence.units[item.at]
    found = {u.lemma for u in sentence.units} | {u.word for u in sentence.units}
    if unit.lemma in (
        "murder",
        "assassinate",
        "execute",
        "massacre",
        "slaughter",
        "behead",
        "shoot",
        "lynch",
        "kidnap",
        "abduct",
        "stab",
    ):
        return "hostile"
    if found & words("words", "accident"):
        return "accident"
    if found & words("words", "hostile"):
        return "hostile"
    return "any"
