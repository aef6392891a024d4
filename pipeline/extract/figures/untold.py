"""Harm told without a number, of which the next sentence gives one: "Many died in the raid. The mayor spoke of 60"."""

from pipeline.extract.article import Article
from pipeline.extract.figures.reality import unreal
from pipeline.extract.figures.words import forms, harm_nouns, intransitives, verb_kinds, words
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

# What a sentence begins with that goes on about a toll.
_COUNTS = frozenset(("number", "toll", "figure", "count", "total", "tally"))
_HARMED = frozenset(
    """died dead killed deaths bodies corpses perished massacred slaughtered murdered wounded injured
    casualties""".split()
)


def goes_on(article: Article, index: int) -> bool:
    """Whether a sentence opens with a toll: "The number", "That figure"."""
    tokens = article.sentence(index).units[:2] if not _COUNTS.isdisjoint(article.heard[index]) else []
    return len(tokens) == 2 and tokens[0].kind == "D" and tokens[1].word in _COUNTS


def untold(article: Article, index: int) -> str | None:
    """The outcome that the sentence before, of the same paragraph, tells of people whom it does not count."""
    spans = article.spans
    if index < 1 or spans[index].paragraph != spans[index - 1].paragraph:
        return None
    heard = article.heard[index - 1]
    if _HARMED.isdisjoint(heard) or forms("rules", "giving").isdisjoint(article.heard[index]):
        return None
    sentence = article.sentence(index - 1)
    if any(n.quantity is not None for n in sentence.nouns):
        return None
    outcomes = [*(_by_verb(v) for v in sentence.verbs), *(_by_noun(sentence, n) for n in sentence.nouns)]
    return next((o for o in outcomes if o is not None), None)


def _by_verb(verb: Verb) -> str | None:
    """ "Many people died", "villagers were killed"."""
    kind = verb_kinds().get(verb.lemma) if verb.voice == "passive" else intransitives().get(verb.lemma)
    who = verb.subject
    if kind not in ("killed", "injured") or who is None or verb.negated or unreal(verb) is not None:
        return None
    head = who.sentence.units[who.head]
    many = head.word != head.lemma or head.word in words("words", "collective") or head.word in ("many", "others")
    people = who.people is not None or head.word in ("many", "others")
    return kind if many and people and who.determiner not in ("the", "these", "those") else None


def _by_noun(sentence: Sentence, noun: Noun) -> str | None:
    """ "Bodies were still being collected", "There were deaths on both sides"."""
    kind = harm_nouns().get(noun.lemma)
    head = sentence.units[noun.head]
    if kind not in ("killed", "bodies", "both") or head.word == head.lemma or noun.role is None:
        return None
    told = noun.role == "subject" or noun.verb.lemma in ("be", "find", "see", "count", "report", "bury", "collect")
    return "killed" if told and not noun.verb.negated and unreal(noun.verb) is None else None
