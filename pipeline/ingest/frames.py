"""Articles and rejections as frames that satisfy `schemas.documents` and `schemas.rejected`."""

from collections.abc import Iterable, Iterator

import polars as pl

from pipeline.ingest.documents import Document, Rejection
from pipeline.ingest.duplicates import told_apart
from pipeline.ingest.shelf import Shelf
from schemas import primary_key
from schemas.documents import Documents, Refused
from schemas.table import Table

CHARACTERS_IN_BATCH = 3_000_000
DOCUMENTS_IN_BATCH = 4_000
"""Most of either that a batch holds, save for one longer document."""


def document_batches(shelf: Shelf, told: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """The table `documents` batch by batch in order of its key; `told` is what `told_apart` found."""
    batch: list[Document] = []
    characters = 0
    for place, article_id, agency, duplicate_of in told.iter_rows():
        own = shelf[place]
        if batch and (characters + len(own.text) > CHARACTERS_IN_BATCH or len(batch) == DOCUMENTS_IN_BATCH):
            yield _frame(batch, Documents)
            batch, characters = [], 0
        batch.append(own._replace(article_id=article_id, agency=agency, duplicate_of=duplicate_of))
        characters += len(own.text)
    yield _frame(batch, Documents)


def refused(rejections: Iterable[Rejection]) -> pl.DataFrame:
    """The table `refused`, in order of its key."""
    return _frame(list(rejections), Refused).sort(primary_key(Refused))


def to_frames(shelf: Shelf, rejections: Iterable[Rejection]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The tables `documents` and `refused`, all in memory."""
    return pl.concat(document_batches(shelf, told_apart(shelf)), rechunk=True), refused(rejections)


def _frame(rows: list[Document] | list[Rejection], model: type[Table]) -> pl.DataFrame:
    schema = {name: column.dtype.type for name, column in model.to_schema().columns.items()}
    columns = {name: [getattr(row, name) for row in rows] for name in schema}
    return pl.DataFrame(columns, schema=schema, strict=False)
