"""Which articles repeat another: the same text, or the same text with small edits.

An article repeats another where nearly all its clauses and words stand in the other *and* it names no number, and
hardly a name, that the other does not. The second condition keeps apart what only shares a form: two reports written
after one pattern, or a story and its update with a new toll.

The articles lie on the shelf; only those that may repeat each other are looked at, a few hundred at a time.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from pipeline.ingest.clauses import SHARED, clause_hashes, without_initials
from pipeline.ingest.language import ENGLISH
from pipeline.ingest.outlets import agency_named, same_outlet
from pipeline.ingest.shelf import SHORTEST, Shelf

_WORDS = 0.9
_NAMES = 0.9
"""Shares of an article's words and names that the article it repeats must hold."""
_SPELLING = 0.75
"""Likeness above which two names are spellings of one."""
_BLOCK = 256
"""Pairs of so many articles with so many others are compared together, so that what was seen of them is at hand."""

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TOKEN = re.compile(r"[\w'’-]+")
_ORDINARY = ENGLISH | frozenset(
    "a i however meanwhile although though then now many both another how why only just".split()
)
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen dozens hundred hundreds thousand "
    "thousands".split()
)

Pair = tuple[int, int]


def told_apart(shelf: Shelf) -> pl.DataFrame:
    """The `place` of each document with its `article_id`, `agency` and `duplicate_of`, in order of the ids.

    Every document gets an id of its own, and the agency whose copy it shares is credited. Of articles that repeat each
    other the one kept holds all that the others hold; among equals it is the agency's own, then the earliest.
    """
    facts = _ranked(_with_ids(shelf.facts()))
    firsts = facts.unique("rank", keep="first", maintain_order=True)
    contained = set(_contained_pairs(shelf, firsts))
    group = _groups(pair for pair in contained if pair[::-1] in contained)
    original = firsts["article_id"].gather(_originals(firsts["words"], contained, group))
    told = facts.with_columns(
        original=original.gather(facts["rank"]), shared=_agencies(firsts, group).gather(facts["rank"])
    )
    own = [
        agency or (shared if not same_outlet(shared, publisher) else None)
        for agency, shared, publisher in told.select("agency", "shared", "publisher").iter_rows()
    ]
    return told.select(
        "place",
        "article_id",
        pl.Series("agency", own, dtype=pl.String),
        duplicate_of=pl.when(pl.col("original") != pl.col("article_id")).then("original"),
    ).sort("article_id")


def _with_ids(facts: pl.DataFrame) -> pl.DataFrame:
    """Give every document its own id: of equal articles the first path keeps it, the others add one from their path."""
    facts = facts.sort("article_id", "path")
    again = facts.filter(pl.col("article_id") == pl.col("article_id").shift()).select("place", "article_id", "path")
    own = {place: f"{of}-{hashlib.sha256(path.encode()).hexdigest()[:8]}" for place, of, path in again.iter_rows()}
    return facts.with_columns(article_id=pl.col("place").replace_strict(own, default=pl.col("article_id")))


def _ranked(facts: pl.DataFrame) -> pl.DataFrame:
    """Number the texts in order of preference, equal ones alike.

    First an agency's own copy, then what republishes none, then the earliest, then the longest.
    """
    named = {name: agency_named(name) for name in facts["publisher"].unique()}
    facts = facts.with_columns(named=pl.col("publisher").replace_strict(named, return_dtype=pl.String)).sort(
        pl.col("named").is_null(),
        pl.col("agency").is_not_null(),
        "published_on",
        -pl.col("words"),
        "article_id",
        nulls_last=True,
    )
    ranks = facts.select("text_hash").unique(maintain_order=True).with_row_index("rank")
    return facts.join(ranks, on="text_hash", maintain_order="left")


def _contained_pairs(shelf: Shelf, firsts: pl.DataFrame) -> Iterator[Pair]:
    """Yield the pairs (a, b) where b holds all of a, as ranks."""
    looked_at = firsts.filter(pl.col("words") >= SHORTEST).select("place", "rank")
    places = pl.DataFrame({"place": range(len(shelf))}, schema={"place": pl.UInt32})
    ranks = places.join(looked_at, on="place", how="left", maintain_order="left")["rank"]
    place, words = firsts["place"], firsts["words"]
    for pairs in shelf.clauses.candidates(ranks):
        fitting = pairs.filter(words.gather(pairs["small"]) <= words.gather(pairs["large"]) * 1.1)
        for small, large in fitting.sort(pl.col("small", "large") // _BLOCK, "small", "large").iter_rows():
            if _holds(_text(shelf, place[large]), _text(shelf, place[small])):
                yield small, large
    for cached in (_text, _clauses, _facts):
        cached.cache_clear()


@lru_cache(maxsize=2 * _BLOCK)
def _text(shelf: Shelf, place: int) -> str:
    return shelf[place].text


class _Facts(NamedTuple):
    """Words, numbers and names of a text, and the names after two words or between two."""

    words: Counter[str]
    numbers: Counter[str]
    names: frozenset[str]
    places: dict[tuple[str, str, bool], set[str]]


@lru_cache(maxsize=2 * _BLOCK)
def _clauses(text: str) -> set[int]:
    return clause_hashes(text)


@lru_cache(maxsize=2 * _BLOCK)
def _facts(text: str) -> _Facts:
    plain = without_initials(text)
    words = Counter(_WORD.findall(plain.casefold()))
    places: dict[tuple[str, str, bool], set[str]] = {}
    tokens = _TOKEN.findall(plain)
    for before, last, name, following in zip(tokens, tokens[1:], tokens[2:], [*tokens[3:], ""], strict=False):
        if name[0].isupper() and name.casefold() not in _ORDINARY:
            places.setdefault((before, last, True), set()).add(name)
            places.setdefault((last, following, False), set()).add(name)
    names = frozenset(name for found in places.values() for name in found)
    numbers = Counter(_NUMBER.findall(plain)) + Counter({word: words[word] for word in _NUMBER_WORDS & words.keys()})
    return _Facts(words, numbers, names, places)


def _holds(large: str, small: str) -> bool:
    """Whether a text holds what another says."""
    clauses = _clauses(small)
    if len(clauses & _clauses(large)) < SHARED * len(clauses):
        return False
    one, other = _facts(small), _facts(large)
    return (
        one.numbers <= other.numbers
        and len(one.names - other.names) <= (1 - _NAMES) * len(one.names)
        and (one.words & other.words).total() >= _WORDS * one.words.total()
        and not any(
            _swapped(one.places[place], other.places[place]) for place in one.places.keys() & other.places.keys()
        )
    )


def _swapped(names: set[str], others: set[str]) -> bool:
    """Whether a name stands in one text where another stands in the other, and not just another spelling of it."""
    if names <= others or others <= names:
        return False
    return not any(_spelled_alike(one, other) for one in names - others for other in others - names)


def _spelled_alike(one: str, other: str) -> bool:
    return one[0] == other[0] and SequenceMatcher(None, one, other).ratio() >= _SPELLING


def _groups(pairs: Iterable[Pair]) -> dict[int, int]:
    """{rank: the lowest rank that it is linked with}, of the ranks that are linked."""
    parent: dict[int, int] = {}

    def root(rank: int) -> int:
        while parent.setdefault(rank, rank) != rank:
            parent[rank] = parent[parent[rank]]
            rank = parent[rank]
        return rank

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return {rank: root(rank) for rank in list(parent)}


def _originals(words: pl.Series, contained: Iterable[Pair], group: Mapping[int, int]) -> list[int]:
    """The rank that each rank repeats, itself where it repeats none."""
    target = {rank: group.get(rank, rank) for pair in contained for rank in pair}
    for small, large in sorted(contained, key=lambda pair: (-words[pair[1]], pair)):
        if group.get(small, small) != group.get(large, large) and target[small] == small:
            target[small] = group.get(large, large)

    def root(rank: int) -> int:
        seen = {rank}
        while target.get(rank, rank) not in seen:
            rank = target[rank]
            seen.add(rank)
        return rank

    return [root(rank) for rank in range(len(words))]


def _agencies(firsts: pl.DataFrame, group: Mapping[int, int]) -> pl.Series:
    """The one agency that the articles of each rank's group name, or are published by."""
    of = pl.Series("group", [group.get(rank, rank) for rank in range(firsts.height)], dtype=pl.UInt32)
    name = pl.coalesce("named", "agency")
    only = pl.when(name.drop_nulls().n_unique() == 1).then(name.drop_nulls().first())
    return firsts.with_columns(of).select(only.over("group")).to_series()
