"""Extraction of what is new only: claims are kept by what an article says and by the version of the reader.

The claims of the last run are the store, so there is nothing to keep in step with them and nothing to clean up: an
article that is gone takes its claims along. What of the store cannot be read is read from the articles again.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
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
    """Claims with the fingerprints that say what they were read from."""

    fingerprints: pl.DataFrame
    claims: Claims


def fingerprints(documents: pl.DataFrame, version: str) -> pl.DataFrame:
    """The fingerprint of each document under one version of the reader."""
    read = documents.drop(_OUTSIDE).with_columns(pl.col("duplicate_of").is_not_null())
    start = hashlib.sha256(f"{version}\0{read.columns}".encode())

    def fingerprint(row: tuple[object, ...]) -> str:
        digest = start.copy()
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    hashes = pl.Series("fingerprint", [fingerprint(row) for row in read.iter_rows()], dtype=pl.String)
    return documents.select("article_id").with_columns(hashes)


def kept(prints: pl.DataFrame | None, claims: Mapping[str, pl.DataFrame | None]) -> Kept | None:
    """What an earlier run left, if all of it is there and has today's shape."""
    shapes = {name: projections.empty(model).schema for name, model in CLAIMS.items()}
    whole = {name: frame for name, frame in claims.items() if frame is not None and frame.schema == shapes.get(name)}
    if prints is None or prints.schema != projections.empty(Fingerprints).schema or set(whole) != set(CLAIMS):
        return None
    return Kept(prints, whole)


def extract_new(
    documents: pl.DataFrame,
    prints: pl.DataFrame,
    store: Kept | None,
    extract: Callable[[pl.DataFrame], Claims],
    on_read: Callable[[int], object] = lambda n: None,
) -> tuple[Claims, int]:
    """All claims of the documents, and how many documents had to be read; `on_read` hears of each batch."""
    new = documents if store is None else documents.join(_unchanged(prints, store), on="article_id", how="anti")
    parts: list[Mapping[str, pl.DataFrame]] = []
    for batch in new.iter_slices(BATCH):
        parts.append(extract(batch))
        on_read(batch.height)
    if store is not None:
        held = _unchanged(prints, store)
        parts.append({n: f.join(held, on="article_id", how="semi") for n, f in store.claims.items()})
    return _joined(parts), new.height


def _unchanged(prints: pl.DataFrame, store: Kept) -> pl.DataFrame:
    return prints.join(store.fingerprints, on=["article_id", "fingerprint"], how="semi").select("article_id")


def _joined(parts: Iterable[Mapping[str, pl.DataFrame]]) -> Claims:
    # One order whatever was read when: by all columns, which only equal rows leave open.
    held = list(parts)
    return {
        name: pl.concat([projections.empty(model), *(p[name] for p in held)]).pipe(lambda f: f.sort(f.columns))
        for name, model in CLAIMS.items()
    }
