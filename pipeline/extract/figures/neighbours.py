"""The phrases around one: those that belong to it, those named before it."""

from collections.abc import Iterator

from pipeline.extract.article import Article
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

# Prepositions of what tells of people: "soldiers from Burkina Faso".
_TELLING = ("from", "with", "in")


def lender(noun: Noun) -> list:
    """Whose they are by the phrase right before: "cost the Bundeswehr two airmen"."""
    for other in noun.sentence.nouns:
        if other.last == noun.first - 1 and other.role == "object":
            return other.entities
    return []


def chain(noun: Noun) -> Iterator[Noun]:
    """A phrase and those that tell of it after "of", "from", "with" or "in": "soldiers from Burkina Faso"."""
    yield noun
    seen = noun
    while seen.of is not None:
        seen = seen.of
        yield seen
    sentence: Sentence = noun.sentence
    for other in sentence.nouns:
        if other.prep not in _TELLING:
            continue
        serving = other.prep_index == seen.last + 2 and sentence.units[seen.last + 1].word == "serving"
        if serving or other.prep_index == seen.last + 1:
            yield other
            return


def nouns_before(article: Article, noun: Noun, back: int, across: bool = False) -> Iterator[Noun]:
    """Phrases before one, the nearest first, through `back` sentences of the paragraph; with `across`, through the last
    one of the paragraph before too."""
    sentence = noun.sentence
    for other in reversed(sentence.nouns):
        if other.last < noun.first:
            yield other
    paragraph = sentence.paragraph
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - back), -1):
        if article.spans[index].paragraph != paragraph and not (across and index == sentence.index - 1):
            return
        earlier = article.sentence(index)
        subjects = [v.subject for v in earlier.verbs if v.subject is not None]
        yield from subjects
        yield from reversed(earlier.nouns)
