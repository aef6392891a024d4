"""Ingest of what is new only: a file with the bytes of last time is not parsed, a document of last time is not read.

The last run's tables `documents` and `refused` are the store; `Seen` says which of their rows came from which file.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from pipeline.ingest.article import read_article
from pipeline.ingest.documents import Document, Raw, Rejection
from pipeline.ingest.frames import to_frames
from pipeline.ingest.paths import Input, find_inputs
from pipeline.ingest.readers import read_file
from schemas import Table, projections
from schemas.documents import Documents, Refused
from schemas.table import text

Found = Document | Rejection


class Seen(Table):
    """One row per document that came in, with the file it came from."""

    path: pl.String = text("The document's path, as the tables have it.")
    position: pl.String = text("Its place in the file; `-` for the file as a whole.")
    file: pl.String = text("The file's path.")
    file_hash: pl.String = text("Hash of the file's bytes and of the reader.")
    raw_hash: pl.String = text("Hash of the document as its file holds it; null where none was found.", nullable=True)
    article_id: pl.String = text("The article's own id, before duplicates are told apart.", nullable=True)
    agency: pl.String = text("The agency that the article itself names, before duplicates share theirs.", nullable=True)

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["path", "position"]}  # noqa: RUF012


@dataclass(frozen=True)
class Store:
    """What the last run found, by file and by document."""

    by_file: dict[tuple[str, str], list[tuple[str | None, Found]]] = field(default_factory=dict)
    by_raw: dict[str, Found] = field(default_factory=dict)


@dataclass(frozen=True)
class Ingested:
    """The tables of ingest, the rows for the next run, and how much of it was work."""

    documents: pl.DataFrame
    refused: pl.DataFrame
    seen: pl.DataFrame
    files: int
    came_in: int
    read: int


def store(seen: pl.DataFrame | None, documents: pl.DataFrame | None, refused: pl.DataFrame | None) -> Store:
    """What an earlier run left; an empty store where a part is missing or has another shape."""
    parts = ((seen, Seen), (documents, Documents), (refused, Refused))
    if any(frame is None or frame.schema != projections.empty(model).schema for frame, model in parts):
        return Store()
    found: dict[tuple[str, str], Found] = {}
    for row in documents.iter_rows(named=True):
        found[row["path"], "-"] = Document(**row | {"authors": tuple(row["authors"]), "duplicate_of": None})
    for row in refused.iter_rows(named=True):
        found[row["path"], row["position"]] = Rejection(**row)
    kept = Store()
    for row in seen.iter_rows(named=True):
        if (one := found.get((row["path"], row["position"]))) is None:
            return Store()
        if isinstance(one, Document):
            one = replace(one, article_id=row["article_id"], agency=row["agency"])
        kept.by_file.setdefault((row["file"], row["file_hash"]), []).append((row["raw_hash"], one))
        if row["raw_hash"]:
            kept.by_raw[row["raw_hash"]] = one
    return kept


def ingest_new(inputs: Sequence[str | Path], kept: Store, version: str) -> Ingested:
    """The tables `documents` and `refused` of all inputs; only what `kept` does not hold is read."""
    found: list[Found] = []
    rows: list[tuple[str | None, ...]] = []
    files = read = 0
    for source in find_inputs(inputs):
        files += 1
        file_hash = _file_hash(source.file, version)
        held = kept.by_file.get((source.path, file_hash))
        for raw_hash, one, is_new in _read(source, kept, version) if held is None else ((*h, False) for h in held):
            found.append(one)
            read += is_new
            position = "-" if isinstance(one, Document) else one.position
            own = (one.article_id, one.agency) if isinstance(one, Document) else (None, None)
            rows.append((one.path, position, source.path, file_hash, raw_hash, *own))
    documents, refused = to_frames(found)
    seen = pl.DataFrame(rows, schema=projections.empty(Seen).schema, orient="row")
    return Ingested(documents, refused, seen, files, len(found), read)


def _read(source: Input, kept: Store, version: str) -> Iterator[tuple[str | None, Found, bool]]:
    for one in read_file(source):
        if not isinstance(one, Raw):
            yield None, one, True
            continue
        raw_hash = hashlib.sha256(f"{version}\0{one!r}".encode("utf-8", "surrogatepass")).hexdigest()
        known = kept.by_raw.get(raw_hash)
        yield raw_hash, known or read_article(one), known is None


def _file_hash(file: Path, version: str) -> str:
    # A file that cannot be read has a hash of its own; its reader says what is wrong with it.
    digest = hashlib.sha256(version.encode())
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                digest.update(chunk)
    except OSError as error:
        digest.update(repr(error).encode())
    return digest.hexdigest()
