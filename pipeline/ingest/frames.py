"""Articles and rejections as frames that satisfy `schemas.documents` and `schemas.rejected`."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

import polars as pl

from pipeline.ingest.documents import Document, Rejection
from schemas.documents import Documents
from schemas.rejected import Rejected
from schemas.table import Table


def to_frames(found: Iterable[Document | Rejection]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the tables `documents` and `rejected`, sorted by their keys, duplicates marked."""
    documents: list[Document] = []
    rejections: list[Rejection] = []
    for one in found:
        (documents if isinstance(one, Document) else rejections).append(one)
    return _frame(_unique(documents), Documents), _frame(rejections, Rejected)


def _unique(documents: list[Document]) -> list[Document]:
    """Give every document its own id: the first path of equal articles keeps it, the others repeat that article."""
    seen: dict[str, str] = {}
    texts: dict[str, str] = {}
    unique = []
    for document in sorted(documents, key=attrgetter("article_id", "path")):
        first = seen.setdefault(document.article_id, document.path)
        if first != document.path:
            tail = hashlib.sha256(document.path.encode()).hexdigest()[:8]
            document = replace(document, article_id=f"{document.article_id}-{tail}")
        original = texts.setdefault(document.text, document.article_id)
        unique.append(replace(document, duplicate_of=original if original != document.article_id else None))
    return unique


def _frame(rows: list[Document] | list[Rejection], model: type[Table]) -> pl.DataFrame:
    schema = {name: column.dtype.type for name, column in model.to_schema().columns.items()}
    columns = {name: [getattr(row, name) for row in rows] for name in schema}
    if "authors" in columns:
        columns["authors"] = [list(names) for names in columns["authors"]]
    key = model.Config.metadata["primary_key"]
    return pl.DataFrame(columns, schema=schema).sort(key)
