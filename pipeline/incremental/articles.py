"""Ingest of what is new only: a file with the bytes of last time is not parsed, a document of last time is not read.

The last run's tables `documents` and `refused` are the store; `Seen` says which of their rows came from which file.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pipeline.ingest.article import read_article
from pipeline.ingest.documents import Document, Raw, Rejection
from pipeline.ingest.duplicates import told_apart
from pipeline.ingest.frames import document_batches
from pipeline.ingest.packed import Packed
from pipeline.ingest.paths import Input, find_inputs
from pipeline.ingest.readers import read_file
from pipeline.ingest.shelf import Shelf
from schemas import Table, projections
from schemas.documents import Documents, Refused
from schemas.table import text

Batches = Callable[[], Iterable[pl.DataFrame]]

_DIGITS = 32


class Seen(Table):
    """One row per document that came in, with the file it came from."""

    file: pl.String = text("The file's path.")
    position: pl.String = text("The document's place in the file; `-` for the file as a whole.")
    file_hash: pl.String = text("Hash of the file's bytes and of the reader.")
    raw_hash: pl.String = text("Hash of the document as its file holds it; null where none was found.", nullable=True)
    document: pl.String = text("The document's id in `documents`; null where it is in `refused`.", nullable=True)
    article_id: pl.String = text("The article's own id, before duplicates are told apart.", nullable=True)
    agency: pl.String = text("The agency that the article itself names, before duplicates share theirs.", nullable=True)

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["file", "position"]}  # noqa: RUF012


@dataclass(frozen=True)
class Last:
    """What the last run left; `documents` gives its batches."""

    seen: pl.DataFrame
    refused: pl.DataFrame
    documents: Batches


@dataclass(frozen=True)
class Ingested:
    """What came in. `ids` are the keys of `documents`, whose batches wait on the shelf; `read` of it was work."""

    documents: Iterator[pl.DataFrame]
    ids: pl.DataFrame
    refused: pl.DataFrame
    seen: pl.DataFrame
    files: int
    came_in: int
    read: int


def last_run(
    seen: pl.DataFrame | None, refused: pl.DataFrame | None, documents: pl.LazyFrame | None, batches: Batches
) -> Last | None:
    """What an earlier run left, if all of it is there, fits together and has today's shape."""
    if seen is None or refused is None or documents is None:
        return None
    parts = ((seen.schema, Seen), (refused.schema, Refused), (documents.collect_schema(), Documents))
    if any(schema != projections.empty(model).schema for schema, model in parts):
        return None
    try:
        ids = documents.select("article_id").collect()
    except (OSError, pl.exceptions.ComputeError):
        return None
    lost = [
        seen.drop_nulls("document").join(ids, left_on="document", right_on="article_id", how="anti"),
        seen.filter(pl.col("document").is_null()).join(
            refused, left_on=["file", "position"], right_on=["path", "position"], how="anti"
        ),
    ]
    return None if any(rows.height for rows in lost) else Last(seen, refused, batches)


def ingest_new(inputs: Sequence[str | Path], last: Last | None, version: str, shelf: Shelf) -> Ingested:
    """The tables `documents` and `refused` of all inputs; only what the last run did not hold is read.

    Texts wait on the shelf. Memory holds of each document its row of `seen` and its facts there, about 600 bytes.
    """
    sources = [(source, _file_hash(source.file, version)) for source in find_inputs(inputs)]
    files = pl.DataFrame([(s.path, h) for s, h in sources], schema=["file", "file_hash"], orient="row")
    before = last.seen if last else projections.empty(Seen)
    held = before.join(files.cast(pl.String), on=["file", "file_hash"], how="semi")
    unchanged = set(held["file"])
    known = _by_file(before.filter(~pl.col("file").is_in(unchanged)))
    new = _New(shelf, version)
    for source, file_hash in sources:
        if source.path not in unchanged:
            new.read(source, file_hash, known.get(source.path))
    held = pl.concat([held, new.known.frame()])
    placed = held.join(_shelved(held, last, shelf), on="document", how="left").drop("document")
    told = told_apart(shelf)
    rows = pl.concat([placed, new.rows.frame()])
    seen = rows.join(told.select("place", document="article_id"), on="place", how="left")
    return Ingested(
        documents=document_batches(shelf, told),
        ids=told.select("article_id", "duplicate_of"),
        refused=pl.concat([_refused(held, last), new.refused.frame()]).sort("path", "position"),
        seen=seen.select(before.columns),
        files=len(sources),
        came_in=rows.height,
        read=new.rows.frame().height,
    )


def _by_file(seen: pl.DataFrame) -> dict[str, pl.DataFrame]:
    seen = seen.sort("file")
    spans = seen.with_row_index("start").group_by("file").agg(pl.min("start"), pl.len()).iter_rows()
    return {file: seen.slice(start, rows) for file, start, rows in spans}


class _New:
    """What files hold that are new or changed: `rows` of what is read now, with places on the shelf or none, `known`
    rows of what was read the last time, and `refused`."""

    def __init__(self, shelf: Shelf, version: str):
        seen = projections.empty(Seen).schema
        self.known = Packed(seen)
        self.rows = Packed({name: kind for name, kind in seen.items() if name != "document"} | {"place": pl.UInt32})
        self.refused = Packed(projections.empty(Refused).schema)
        self._shelf, self._version = shelf, version

    def read(self, source: Input, file_hash: str, before: pl.DataFrame | None) -> None:
        """Read a file, of which the last run knew the rows `before`."""
        known = {} if before is None else {row["raw_hash"]: row for row in before.iter_rows(named=True)}
        for found in read_file(source):
            raw_hash = _raw_hash(found, self._version)
            if raw_hash and (row := known.get(raw_hash)):
                self.known.append(*(row | {"file_hash": file_hash}).values())
            else:
                self._take(source.path, found, file_hash, raw_hash)

    def _take(self, file: str, found: Raw | Rejection, file_hash: str, raw_hash: str | None) -> None:
        made = read_article(found) if isinstance(found, Raw) else found
        row = (file, found.position, file_hash, raw_hash)
        if isinstance(made, Document):
            self.rows.append(*row, made.article_id, made.agency, len(self._shelf))
            self._shelf.append(made)
        else:
            self.rows.append(*row, None, None, None)
            self.refused.append(made.path, made.position, made.sha256, made.reason, made.detail)


def _shelved(held: pl.DataFrame, last: Last | None, shelf: Shelf) -> pl.DataFrame:
    """Put the documents of the last run that are held on the shelf, as they were before duplicates were told apart."""
    places = Packed({"document": pl.String, "place": pl.UInt32})
    own = held.drop_nulls("document").select("document", "article_id", "agency")
    for batch in last.documents() if last and own.height else ():
        kept = batch.rename({"article_id": "document"}).drop("agency").join(own, on="document", maintain_order="left")
        kept = kept.with_columns(duplicate_of=pl.lit(None, dtype=pl.String))
        columns = {name: kept[name].to_list() for name in Document._fields}
        columns["authors"] = list(map(tuple, columns["authors"]))
        for document, made in zip(kept["document"], map(Document, *columns.values()), strict=True):
            places.append(document, len(shelf))
            shelf.append(made)
    return places.frame()


def _refused(held: pl.DataFrame, last: Last | None) -> pl.DataFrame:
    """The rejections of the last run that are held."""
    if last is None:
        return projections.empty(Refused)
    rows = held.filter(pl.col("document").is_null()).select(path="file", position="position")
    return last.refused.join(rows, on=["path", "position"], how="semi")


def _file_hash(file: Path, version: str) -> str:
    # A file that cannot be read has a hash of its own; its reader says what is wrong with it.
    digest = hashlib.sha256(version.encode())
    try:
        with open(file, "rb", buffering=0) as stream:
            while chunk := stream.read(1 << 16):
                digest.update(chunk)
    except OSError as error:
        digest.update(repr(error).encode())
    return digest.hexdigest()[:_DIGITS]


def _raw_hash(found: Raw | Rejection, version: str) -> str | None:
    if isinstance(found, Rejection):
        return None
    facts = [getattr(found, name) for name in Raw.__slots__ if name != "text"]
    digest = hashlib.sha256(f"{version}\0{facts}".encode("utf-8", "surrogatepass"))
    digest.update(found.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:_DIGITS]
