"""Articles and rejections as frames that satisfy `schemas.documents` and `schemas.rejected`."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

import polars as pl

from pipeline.ingest.documents import Document, Rejection
from pipeline.ingest.duplicates import mark_duplicates
from schemas import primary_key
from schemas.documents import Documents
from schemas.rejected import Rejected
from schemas.table import Table


def to_frames(found: Iterable[Document | Rejection]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the tables `documents` and `rejected`, sorted by their keys, duplicates marked."""
    documents: list[Document] = []
    rejections: list[Rejection] = []
    for one in found:
        (documents if isinstance(one, Document) else rejections).append(one)
    return _frame(mark_duplicates(_with_ids(documents)), Documents), _frame(rejections, Rejected)


def _with_ids(documents: list[Document]) -> list[Document]:
    """Give every document its own id: of equal articles the first path keeps it, the others add one from their path."""
    seen: set[str] = set()
    unique = []
    for document in sorted(documents, key=attrgetter("article_id", "path")):
        if document.article_id in seen:
            tail = hashlib.sha256(document.path.encode()).hexdigest()[:8]
            document = replace(document, article_id=f"{document.article_id}-{tail}")
        seen.add(document.article_id)
        unique.append(document)
    return unique


def _frame(rows: list[Document] | list[Rejection], model: type[Table]) -> pl.DataFrame:
    schema = {name: column.dtype.type for name, column in model.to_schema().columns.items()}
    columns = {name: [getattr(row, name) for row in rows] for name in schema}
    return pl.DataFrame(columns, schema=schema, strict=False).sort(primary_key(model))
