"""Clauses of texts as hashes, and which texts share enough of the rarest ones to be worth a comparison.

Pairs are found without comparing all with all: an article that shares most of its clauses with another shares one of
its rarest too, so only those are looked up (prefix filtering; exact for clauses that are not in common use).
"""

import re
import zlib
from array import array
from collections.abc import Iterator
from pathlib import Path

import polars as pl

SHARED = 0.7
"""Share of an article's clauses that the article it repeats must hold."""

_COMMON = 100
"""Clauses that more articles share than this say nothing about which one repeats which."""
_EVIDENCE = 6
"""So many of an article's rarest clauses have to stand in another before the two are compared."""
_ARTICLES = 1_000
_ROWS_IN_FILE = 500_000
_ROWS_IN_PART = 500_000

_CLAUSE = re.compile(r"[^.,;:!?()\"“”–—\n]{15,}")
_INITIAL = re.compile(r"\.(?<=\b[A-Z]\.)")
_SCHEMA = {"place": pl.UInt32, "clause": pl.UInt32}


def clause_hashes(text: str) -> set[int]:
    """The clauses of a text as hashes of 32 bits."""
    plain = without_initials(text).casefold()
    return set(map(zlib.crc32, map(str.encode, map(str.strip, _CLAUSE.findall(plain)))))


def without_initials(text: str) -> str:
    """The text with U.N. written UN, as some outlets do."""
    return _INITIAL.sub("", text)


class Clauses:
    """The clauses of articles, each article known by its place; they lie in files of a folder, not in memory."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._files: list[Path] = []
        self._count = 0
        self._new: dict[str, array] = {}
        self._begin()

    def _begin(self) -> None:
        self._new = {name: array("I") for name in _SCHEMA}

    def add(self, place: int, text: str) -> None:
        """Take the clauses of an article."""
        found = clause_hashes(text)
        self._new["clause"].extend(found)
        self._new["place"].extend([place] * len(found))
        self._count += len(found)
        if len(self._new["clause"]) >= _ROWS_IN_FILE:
            self._spill()

    def _spill(self) -> None:
        path = self._folder / f"clauses-{len(self._files)}"
        pl.DataFrame(self._new, schema=_SCHEMA).write_ipc(path)
        self._files.append(path)
        self._begin()

    def candidates(self, rank: pl.Series) -> Iterator[pl.DataFrame]:
        """Pairs `small`, `large` where the large one has enough of the rarest clauses of the small one.

        `rank` gives each place the number that its article goes by, null where it is not looked at. Of `n` clauses
        that hold at least `m` shared ones, the rarest `n - m + k` hold at least `k` shared ones. Memory holds 12 bytes
        of each clause that more articles than one have, and nothing of the others.
        """
        self._spill()
        alone, shared = self._counted(rank)
        for start in range(0, len(rank), _ARTICLES):
            rarest = _rarest(shared.filter(pl.col("rank").is_between(start, start + _ARTICLES - 1)), alone)
            pairs = rarest.join(shared.select("clause", large="rank"), on="clause")
            found = pairs.filter(pl.col("small") != pl.col("large")).group_by("small", "large")
            enough = found.agg(pl.len(), pl.first("needed")).filter(pl.col("len") >= pl.col("needed"))
            yield enough.select("small", "large").sort("small", "large")

    def _counted(self, rank: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame]:
        """How many clauses an article has for itself, and those that it shares with not too many others."""
        alone, shared = [], []
        for rows in self._parts(rank):
            counted = rows.with_columns(shared=pl.len().over("clause"))
            alone.append(counted.filter(pl.col("shared") == 1).group_by("rank").agg(alone=pl.len()))
            shared.append(counted.filter(pl.col("shared").is_between(2, _COMMON)))
        return pl.concat(alone).group_by("rank").agg(pl.sum("alone")), pl.concat(shared)

    def _parts(self, rank: pl.Series) -> Iterator[pl.DataFrame]:
        """All clauses in parts that fit into memory, equal clauses in one part, places as ranks."""
        parts = 1 + self._count // _ROWS_IN_PART
        for part in range(parts):
            rows = pl.concat(pl.read_ipc(f).filter(pl.col("clause") % parts == part) for f in self._files)
            yield rows.select("clause", rank=rank.gather(rows["place"])).drop_nulls()


def _rarest(shared: pl.DataFrame, alone: pl.DataFrame) -> pl.DataFrame:
    """The rarest clauses of some articles, of which an article that repeats them has enough."""
    nth = pl.col("alone") + pl.struct("shared", "clause").rank("ordinal").over("rank")
    return (
        shared.join(alone, on="rank", how="left")
        .with_columns(pl.col("alone").fill_null(0))
        .with_columns(nth=nth, all=pl.col("alone") + pl.len().over("rank"))
        .with_columns(least=(pl.col("all") * SHARED).ceil())
        .with_columns(needed=pl.min_horizontal("least", pl.lit(_EVIDENCE)))
        .filter(pl.col("nth") <= pl.col("all") - pl.col("least") + pl.col("needed"))
        .select("clause", "needed", small="rank")
    )
