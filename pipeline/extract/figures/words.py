"""The word lists of `lexicon/harm.toml`, as the rules ask for them."""

from functools import cache

from pipeline.extract.lexicon import common_words, load, phrases


@cache
def words(table: str, key: str) -> frozenset[str]:
    """A list of `lexicon/harm.toml`."""
    return frozenset(phrases(load("harm")[table][key]))


@cache
def forms(table: str, key: str) -> frozenset[str]:
    """All forms of the words of a list."""
    lemmas = words(table, key)
    return lemmas | frozenset(form for form, word in common_words().items() if word.lemma in lemmas)


def _kinds(table: str) -> dict[str, str]:
    return {word: kind for kind, listing in load("harm")[table].items() for word in phrases(listing)}


@cache
def verb_kinds() -> dict[str, str]:
    """Harm verbs, by lemma or term: what they make of their object."""
    return _kinds("verbs")


@cache
def intransitives() -> dict[str, str]:
    """Harm verbs, by lemma: what they tell of their subject."""
    return _kinds("intransitive")


@cache
def adjectives() -> dict[str, str]:
    """Adjectives and participles that tell the state of people, with the outcome."""
    return _kinds("adjectives")


@cache
def harm_nouns() -> dict[str, str]:
    """Nouns of harm, by lemma or form, with what they count."""
    return _kinds("nouns")
