"""Names that are one place in several spellings: "Bulo Marer" and "Bula Marer", "Camp Bastion" and "Bastion".

Only names of no list are compared; two that stand in one article are two places.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations

from pipeline.resolve.ids import slug
from pipeline.resolve.words import site_words

# Shorter ones are alike too easily: "Baro" and "Bari".
_LETTERS, _CONSONANTS = 6, 3
_LIKENESS = 0.75
# Letters of one sound are one; vowels, and what may stand for them, go.
_SOUNDS = str.maketrans({"q": "g", "k": "g", "c": "g", "z": "s", **dict.fromkeys("aeiouyhw-")})
_DIGIT = re.compile(r"\d")
_DOUBLED = re.compile(r"(.)\1+")


def bare(name: str) -> str:
    """The slug of a site's name without what says what it is and without an article: "bastion" of "Camp Bastion"."""
    words = slug(name).split("-")
    own = [word for word in words if word not in site_words()]
    return "-".join(own or words)


def _may_vary(word: str) -> bool:
    """Whether a bare name is long enough, and no number, to have more than one spelling."""
    return len(word) >= _LETTERS and len(_consonants(word)) >= _CONSONANTS and _DIGIT.search(word) is None


def _alike(one: str, other: str) -> bool:
    """Whether two names of the same consonants can be one word in two spellings."""
    return one[0] == other[0] and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LIKENESS


def spellings(named: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Of (article, name) pairs: the name that stands for each name that has others of its kind, by slug."""
    count = Counter(name for _, name in named)
    articles: dict[str, set[str]] = defaultdict(set)
    for article, name in named:
        articles[name].add(article)
    stands: dict[str, str] = {}
    short = {name: bare(name) for name in sorted(count, key=lambda name: (-count[name], name))}
    varying = set(filter(_may_vary, short.values()))
    by_sound: dict[str, list[str]] = defaultdict(list)
    for name, word in short.items():
        by_sound[_consonants(word)].append(name)
    for group in by_sound.values():
        for one, other in combinations(group, 2):
            first, second = short[one], short[other]
            may = first in varying and second in varying and articles[one].isdisjoint(articles[other])
            if (first == second or (may and _alike(first, second))) and slug(other) not in stands:
                stands[slug(other)] = stands.get(slug(one), one)
    return stands


def _consonants(word: str) -> str:
    """What is left of a word when vowels, doubled letters and letters of the same sound are set aside."""
    return _DOUBLED.sub(r"\1", word.translate(_SOUNDS))
