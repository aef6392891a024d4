"""Extraction of what is new only: claims are kept by what an article says and by the version of the reader.

The claims of the last run are the store, so there is nothing to keep in step with them and nothing to clean up: an
article that is gone takes its claims along. What of the store cannot be read is read from the articles again.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from schemas import Table, projections
from schemas.claims import CLAIMS
from schemas.table import text

Claims = dict[str, pl.DataFrame]

# Enough articles to make a frame worth its cost, few enough to forget.
BATCH = 512

# Where a document lies changes nothing of what it says; whether it repeats another one decides if it is read.
_OUTSIDE = ("path", "sha256")


class Fingerprints(Table):
    """One row per article whose claims are kept."""

    article_id: pl.String = text("The article.")
    fingerprint: pl.String = text("Hash of all that its claims follow from: the article and the reader.")

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["article_id"]}  # noqa: RUF012


@dataclass(frozen=True)
class Kept:
    """Claims with the fingerprints that say what they were read from; memory holds the fingerprints only."""

    fingerprints: pl.DataFrame
    claims: Mapping[str, pl.LazyFrame]


@dataclass(frozen=True)
class Batch:
    """Documents with their claims and fingerprints; `read` of them were read anew."""

    documents: pl.DataFrame
    fingerprints: pl.DataFrame
    claims: Claims
    read: int


def fingerprints(documents: pl.DataFrame, version: str) -> pl.DataFrame:
    """The fingerprint of each document under one version of the reader."""
    read = documents.drop(*_OUTSIDE, "text").with_columns(pl.col("duplicate_of").is_not_null())
    start = hashlib.sha256(f"{version}\0{read.columns}".encode())

    def fingerprint(facts: tuple[object, ...], text: str) -> str:
        digest = start.copy()
        digest.update(repr(facts).encode("utf-8", "surrogatepass"))
        digest.update(text.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    told = map(fingerprint, zip(*(column.to_list() for column in read), strict=True), documents["text"].to_list())
    hashes = pl.Series("fingerprint", list(told), dtype=pl.String)
    return documents.select("article_id").with_columns(hashes)


def kept(prints: pl.DataFrame | None, claims: Mapping[str, pl.LazyFrame | None]) -> Kept | None:
    """What an earlier run left, if all of it is there and has today's shape."""
    shapes = {name: projections.empty(model).schema for name, model in CLAIMS.items()}
    whole = {n: rows for n, rows in claims.items() if rows is not None and rows.collect_schema() == shapes.get(n)}
    if prints is None or prints.schema != projections.empty(Fingerprints).schema or set(whole) != set(CLAIMS):
        return None
    return Kept(prints, whole)


def extract_new(
    documents: Iterable[pl.DataFrame],
    version: str,
    store: Kept | None,
    extract: Callable[[pl.DataFrame], Claims],
    on_read: Callable[[int], object] = lambda n: None,
) -> Iterator[Batch]:
    """All claims of the documents; only what the store does not hold is read, and `on_read` hears how much at a time.

    Documents come in order of their ids, and so do the claims. Memory holds one batch of both and 150 bytes an article.
    """
    for batch in documents:
        prints = fingerprints(batch, version)
        held = projections.empty(Fingerprints)
        parts: list[Claims] = []
        if store:
            try:
                held = prints.join(store.fingerprints, on=prints.columns, how="semi")
                parts.append(_claims(held, store))
            except (OSError, pl.exceptions.ComputeError):
                store, held = None, held.clear()
        new = batch.join(held, on="article_id", how="anti", maintain_order="left")
        for part in new.iter_slices(BATCH):
            parts.append(extract(part))
            on_read(part.height)
        yield Batch(batch, prints, _joined(parts), new.height)


def _claims(held: pl.DataFrame, store: Kept) -> Claims:
    """The claims of the articles held, which lie together in the store."""
    ids = held["article_id"]
    near = pl.col("article_id").is_between(pl.lit(ids.min()), pl.lit(ids.max()))
    found = pl.collect_all([rows.filter(near) for rows in store.claims.values()])
    theirs = [rows["article_id"].is_in(ids.implode()) for rows in found]
    # Mostly all are held: nothing is copied then.
    frames = [rows if own.all() else rows.filter(own) for rows, own in zip(found, theirs, strict=True)]
    return dict(zip(store.claims, frames, strict=True))


def _joined(parts: Iterable[Claims]) -> Claims:
    # One order whatever was read when: by all columns, which only equal rows leave open.
    held = list(parts)
    return {
        name: pl.concat([projections.empty(model), *(p[name] for p in held)]).pipe(lambda f: f.sort(f.columns))
        for name, model in CLAIMS.items()
    }
