"""Which articles repeat another: the same text, or the same text with small edits.

An article repeats another where nearly all its clauses and words stand in the other *and* it names no number, and
hardly a name, that the other does not. The second condition keeps apart what only shares a form: two reports written
after one pattern, or a story and its update with a new toll.

Pairs are found without comparing all with all: an article that shares most of its clauses with another shares one of
its rarest too, so only those are looked up (prefix filtering; exact for clauses that are not in common use).
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from pipeline.ingest.documents import Document
from pipeline.ingest.language import ENGLISH
from pipeline.ingest.outlets import agency_named, same_outlet

_CLAUSES = 0.7
_WORDS = 0.9
_NAMES = 0.9
"""Shares of an article's clauses, words and names that the article it repeats must hold."""
_SPELLING = 0.75
"""Likeness above which two names are spellings of one."""
_SHORTEST = 40
"""Words below which only equal texts are duplicates."""
_COMMON = 100
"""Clauses that more articles share than this say nothing about which one repeats which."""
_EVIDENCE = 6
"""So many of an article's rarest clauses have to stand in another before the two are compared."""
_BATCH = 1000

_CLAUSE = re.compile(r"[^.,;:!?()\"“”–—\n]{15,}")
_INITIAL = re.compile(r"(?<=\b[A-Z])\.")
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


def mark_duplicates(documents: list[Document]) -> list[Document]:
    """Set `duplicate_of` of the articles that repeat another, and credit the agency whose copy they share.

    The one kept holds all that the others hold; among equals it is the agency's own, then the earliest.
    """
    by_text: dict[str, list[Document]] = {}
    for document in documents:
        by_text.setdefault(document.text, []).append(document)
    distinct = sorted((min(same, key=_originality) for same in by_text.values()), key=_originality)
    contained = set(_contained_pairs(distinct))
    group = _groups(len(distinct), (pair for pair in contained if pair[::-1] in contained))
    kept = {n: min(members) for members in _members(group).values() for n in members}
    target = {n: kept[n] for n in range(len(distinct))}
    for small, large in sorted(contained, key=lambda pair: (-distinct[pair[1]].words, pair)):
        if group[small] != group[large] and target[small] == small:
            target[small] = kept[large]
    agencies = _agencies(distinct, group)
    marked = []
    for place, document in enumerate(distinct):
        original = distinct[_root(target, place)].article_id
        for same in by_text[document.text]:
            agency = same.agency or (
                agencies.get(group[place]) if not same_outlet(agencies.get(group[place]), same.publisher) else None
            )
            marked.append(replace(same, agency=agency, duplicate_of=original if original != same.article_id else None))
    return marked


def _originality(document: Document) -> tuple[bool, bool, date, int, str]:
    """Order of preference: an agency's own copy, no republication, the earliest, the longest."""
    return (
        agency_named(document.publisher) is None,
        document.agency is not None,
        document.published_on or date.max,
        -document.words,
        document.article_id,
    )


def _contained_pairs(documents: list[Document]) -> Iterator[tuple[int, int]]:
    """Yield the pairs (a, b) where b holds all of a, as places in the list."""
    _clauses.cache_clear()
    for small, large in _candidates([document.text if document.words >= _SHORTEST else "" for document in documents]):
        if documents[small].words <= documents[large].words * 1.1 and _holds(
            documents[large].text, documents[small].text
        ):
            yield small, large


def _candidates(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share enough of the rarest clauses of the first.

    Of `n` clauses that hold at least `m` shared ones, the rarest `n - m + k` hold at least `k` shared ones.
    """
    frames = [_clause_frame(texts, start) for start in range(0, len(texts), _BATCH)]
    if not frames:
        return
    clauses = pl.concat(frames).with_columns(shared=pl.len().over("clause")).filter(pl.col("shared") <= _COMMON)
    own = clauses.with_columns(
        all=pl.len().over("place"), rank=pl.struct("shared", "clause").rank("ordinal").over("place")
    ).with_columns(least=(pl.col("all") * _CLAUSES).ceil())
    own = own.with_columns(needed=pl.min_horizontal("least", pl.lit(_EVIDENCE))).filter(
        (pl.col("rank") <= pl.col("all") - pl.col("least") + pl.col("needed")) & (pl.col("shared") > 1)
    )
    others = clauses.filter(pl.col("shared") > 1).select("clause", large="place")
    for start in range(0, len(texts), _BATCH):
        batch = own.filter(pl.col("place").is_between(start, start + _BATCH - 1)).select(
            "clause", "needed", small="place"
        )
        pairs = batch.join(others, on="clause").filter(pl.col("small") != pl.col("large"))
        pairs = (
            pairs.group_by("small", "large").agg(pl.len(), pl.first("needed")).filter(pl.col("len") >= pl.col("needed"))
        )
        yield from pairs.select("small", "large").sort("small", "large").iter_rows()


def _clause_frame(texts: list[str], start: int) -> pl.DataFrame:
    hashes = [
        (place, clause)
        for place, text in enumerate(texts[start : start + _BATCH], start)
        for clause in _clause_hashes(text)
    ]
    return pl.DataFrame(hashes, schema={"place": pl.UInt32, "clause": pl.UInt32}, orient="row")


def _clause_hashes(text: str) -> set[int]:
    plain = _INITIAL.sub("", text).casefold()
    return {zlib.crc32(clause.strip().encode()) for clause in _CLAUSE.findall(plain)}


class _Facts(NamedTuple):
    """Words, numbers and names of a text, and the names after two words or between two."""

    words: Counter[str]
    numbers: Counter[str]
    names: frozenset[str]
    places: dict[tuple[str, str, bool], set[str]]


@lru_cache(maxsize=2048)
def _clauses(text: str) -> frozenset[int]:
    return frozenset(_clause_hashes(text))


@lru_cache(maxsize=2048)
def _facts(text: str) -> _Facts:
    plain = _INITIAL.sub("", text)
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
    if len(clauses & _clauses(large)) < _CLAUSES * len(clauses):
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


def _groups(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each place the lowest place that it is linked with."""
    parent = list(range(count))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return [root(place) for place in range(count)]


def _members(group: list[int]) -> dict[int, list[int]]:
    members: dict[int, list[int]] = {}
    for place, number in enumerate(group):
        members.setdefault(number, []).append(place)
    return members


def _root(target: dict[int, int], place: int) -> int:
    """Follow what repeats what to its end."""
    seen = {place}
    while target[place] not in seen:
        place = target[place]
        seen.add(place)
    return place


def _agencies(documents: list[Document], group: list[int]) -> dict[int, str]:
    """The one agency that the articles of a group name, or are published by."""
    named: dict[int, set[str]] = {}
    for place, document in enumerate(documents):
        agency = agency_named(document.publisher) or document.agency
        if agency:
            named.setdefault(group[place], set()).add(agency)
    return {number: next(iter(names)) for number, names in named.items() if len(names) == 1}
