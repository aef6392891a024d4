"""Readable and stable ids: slugs of names, and digests of what a row says."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import polars as pl

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SEPARATOR = "\x1f"


@lru_cache(maxsize=100_000)
def slug(words: str) -> str:
    """Lower-case ASCII words joined by hyphens; a digest where no ASCII letter or digit is left."""
    plain = words.replace("'", "").replace("’", "")
    folded = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return _NOT_WORD.sub("-", folded).strip("-")[:80].rstrip("-") or digest(words, length=8)


def digest(*parts: object, length: int = 16) -> str:
    """The first hexadecimal digits of the SHA-256 of the parts."""
    words = _SEPARATOR.join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(words.encode()).hexdigest()[:length]


def digests(keys: pl.DataFrame, length: int = 16) -> pl.Series:
    """The digest of each row."""
    return _digests(_joined(keys), length)


def row_ids(prefix: str, keys: pl.DataFrame) -> pl.Series:
    """One id a row, from its key alone; rows of the same key are told apart by their order."""
    words = _joined(keys)
    # Few rows share a key, and to count within keys takes as long as all else.
    shared = words.to_frame("words").with_row_index("row").filter(words.is_duplicated())
    again = shared.with_columns(again=pl.int_range(pl.len()).over("words")).filter(pl.col("again") > 0)
    words, rows = words + _SEPARATOR, again["row"]
    return f"{prefix}-" + _digests(words.scatter(rows, words[rows] + again["again"].cast(pl.String)))


def _digests(words: pl.Series, length: int = 16) -> pl.Series:
    sha256 = hashlib.sha256
    return pl.Series([sha256(key.encode()).hexdigest()[:length] for key in words.to_list()], dtype=pl.String)


def _joined(keys: pl.DataFrame) -> pl.Series:
    parts = [pl.col(name).cast(pl.String).fill_null("") for name in keys.columns]
    return keys.select(pl.concat_str(parts, separator=_SEPARATOR)).to_series()


def most(names: Sequence[str]) -> str:
    """The most frequent of some names, the first in their order of equally frequent ones."""
    if len(names) == 1:
        return names[0]
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name))


def usual(names: Iterable[str | None]) -> str | None:
    """The most frequent of the names that are given, None where none is."""
    given = [name for name in names if name]
    return most(given) if given else None


def usual_body(names: Iterable[str | None]) -> str | None:
    """The most frequent of the names that are given; "soldiers" only where nobody says whose."""
    given = [name for name in names if name]
    return usual(name for name in given if not name.islower()) or usual(given)
