"""The road from files to tables: the stages one after another, in batches, without Dagster.

What joins stages belongs here. What a stage does belongs in its package, what Dagster shows in `pipeline/defs/`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from pipeline.extract import extract
from pipeline.ingest import ingest
from pipeline.reference import Reference, load_reference
from schemas import TABLES, projections
from schemas.claims import CLAIMS

# Enough articles to make a frame worth its cost, few enough to forget.
BATCH = 512


def batches(documents: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The documents in their order, `BATCH` at a time."""
    return documents.iter_slices(BATCH)


def extract_claims(documents: pl.DataFrame, reference: Reference) -> dict[str, pl.DataFrame]:
    """The claims of all documents, read in batches: no more than one batch is at work at a time."""
    parts = [extract(batch, reference) for batch in batches(documents)]
    return {name: pl.concat([projections.empty(model), *(p[name] for p in parts)]) for name, model in CLAIMS.items()}


def extract_to(inputs: Sequence[str | Path], reference: Path, out: Path) -> dict[str, int]:
    """Read the articles and write every table of claims and of the dataset under `out`; {table: rows}.

    It makes no release and checks nothing: it is the quick way to look at what is read.
    """
    known = load_reference(reference)
    documents, rejected = ingest(inputs)
    claims = extract_claims(documents, known)
    tables = {"documents": documents, "rejected": rejected}
    tables |= {f"claims/{name}": frame for name, frame in claims.items()}
    try:
        from pipeline.resolve import resolve
    except ImportError:  # not written yet: the claims are what there is to see
        return _write(tables, out)
    tables |= resolve(documents, claims, known)
    return _write(tables, out)


def _write(tables: dict[str, pl.DataFrame], out: Path) -> dict[str, int]:
    for name, frame in tables.items():
        path = out / f"{name}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        frame.write_parquet(path)
    return {name: tables[name].height for name in TABLES if name in tables}
