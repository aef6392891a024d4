"""Names that are one place in several spellings: "Bulo Marer" and "Bula Marer", "Camp Bastion" and "Bastion".

Only names of no list are compared; two that stand in one article are two places.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations

from pipeline.resolve.ids import slug
from pipeline.resolve.words import site_words

# Shorter ones are alike too easily: "Baro" and "Bari".
_LETTERS, _CONSONANTS = 6, 3
_LIKENESS = 0.75
_SAME_SOUND = str.maketrans({"q": "g", "k": "g", "c": "g", "y": "i", "w": "u", "z": "s"})
_VOWELS = frozenset("aeiouh-")


def bare(name: str) -> str:
    """The slug of a site's name without what says what it is and without an article: "bastion" of "Camp Bastion"."""
    words = slug(name).split("-")
    own = [word for word in words if word not in site_words()]
    return "-".join(own or words)


def alike(one: str, other: str) -> bool:
    """Whether two bare names can be one word in two spellings: they begin alike and have the same consonants."""
    if min(len(one), len(other)) < _LETTERS or one[0] != other[0] or _has_digit(one) or _has_digit(other):
        return False
    first, second = _consonants(one), _consonants(other)
    same = first == second and len(first) >= _CONSONANTS
    return same and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _LIKENESS


def spellings(named: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Of (article, name) pairs: the name that stands for each name that has others of its kind, by slug."""
    count = Counter(name for _, name in named)
    articles: dict[str, set[str]] = defaultdict(set)
    for article, name in named:
        articles[name].add(article)
    stands: dict[str, str] = {}
    names = sorted(count, key=lambda name: (-count[name], name))
    by_sound: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_sound[_consonants(bare(name))].append(name)
    for group in by_sound.values():
        for one, other in combinations(group, 2):
            first, second = bare(one), bare(other)
            apart = articles[one].isdisjoint(articles[other])
            if slug(other) not in stands and (first == second or (apart and alike(first, second))):
                stands[slug(other)] = stands.get(slug(one), one)
    return stands


def _consonants(word: str) -> str:
    """What is left of a word when vowels, doubled letters and letters of the same sound are set aside."""
    found = ""
    for letter in word.translate(_SAME_SOUND):
        if letter not in _VOWELS and not found.endswith(letter):
            found += letter
    return found


def _has_digit(word: str) -> bool:
    return any(letter.isdigit() for letter in word)
