"""Tables as Parquet with the same bytes for the same rows, and a hash of the rows that outlives library versions."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.publish.files import replacing
from schemas import projections
from schemas.table import Table, primary_key

# A third of the time of 9, for files a fifteenth as large again.
LEVEL = 3
ROWS_IN_GROUP = 50_000
ROWS_IN_CHUNK = 10_000


def write_table(frame: pl.DataFrame, path: Path, model: type[Table]) -> None:
    """Write the frame to `path`, sorted by its key, with the model's types and descriptions inside.

    The file is there whole or not at all.
    """
    with replacing(path) as temporary, open_table(temporary, model) as file:
        for group in slices(sort(frame, model), ROWS_IN_GROUP):
            file.write_table(to_arrow(group, model), row_group_size=ROWS_IN_GROUP)


def open_table(path: Path, model: type[Table]) -> pq.ParquetWriter:
    """A new Parquet file for the rows of a table, which come in order of their key."""
    return pq.ParquetWriter(
        path,
        projections.arrow_schema(model),
        compression="zstd",
        compression_level=LEVEL,
        version="2.6",
        write_page_index=True,
        sorting_columns=[pq.SortingColumn(n) for n in range(len(primary_key(model)))] or None,
    )


def read_table(path: Path, columns: list[str] | None = None) -> pl.DataFrame:
    """Read what `write_table` wrote, or some of its columns, all of it into memory."""
    return pl.read_parquet(path, columns=columns, glob=False)


def to_arrow(frame: pl.DataFrame, model: type[Table]) -> pa.Table:
    """The frame's rows with the model's Arrow schema."""
    schema = projections.arrow_schema(model)
    return _in_chunks(frame.select(schema.names), schema)


def _in_chunks(frame: pl.DataFrame, schema: pa.Schema) -> pa.Table:
    # Arrow's plain strings hold 2 GB a chunk; the chunks are fixed, so that equal rows make equal batches.
    parts = [part.to_arrow() for part in slices(frame.rechunk(), ROWS_IN_CHUNK)]
    batches = [
        pa.RecordBatch.from_arrays(
            [pc.cast(part[field.name].combine_chunks(), field.type) for field in schema], schema=schema
        )
        for part in parts
    ]
    return pa.Table.from_batches(batches, schema)


def slices(frame: pl.DataFrame, rows: int) -> Iterator[pl.DataFrame]:
    """A frame in parts of so many rows, at least one, so that memory holds one part in another form."""
    return (frame.slice(start, rows) for start in range(0, max(frame.height, 1), rows))


def sort(frame: pl.DataFrame, model: type[Table]) -> pl.DataFrame:
    """Rows in order of their key; of all columns where the table has none."""
    key = primary_key(model)
    if len(key) == 1 and frame[key[0]].is_sorted():
        return frame
    return frame.sort(key or frame.columns)


def content_hash(frame: pl.DataFrame, model: type[Table]) -> str:
    """SHA-256 of the sorted rows, whatever library wrote them.

    What Arrow leaves open is settled first: each column becomes a column of values, with a plain one where it is null,
    and a column that says where it is null. So two frames with equal rows have equal buffers.
    """
    settled, fields = [], []
    for c in projections.columns(model):
        blank = pl.lit({pl.String: "", pl.Boolean: False, pl.List: []}.get(c.dtype.base_type(), 0), dtype=c.dtype)
        values = pl.col(c.name).fill_null(blank)
        settled.append(values.cast(pl.UInt8) if c.dtype == pl.Boolean else values)
        settled.append(pl.col(c.name).is_null().cast(pl.UInt8).alias(f"{c.name} is null"))
        kind = pa.uint8() if c.dtype == pl.Boolean else c.arrow_type
        fields += [pa.field(c.name, kind), pa.field(f"{c.name} is null", pa.uint8())]
    schema = pa.schema(fields)
    digest = hashlib.sha256()
    with pa.ipc.new_stream(_Digesting(digest), schema) as stream:
        for part in slices(sort(frame, model), ROWS_IN_CHUNK):
            stream.write_table(_in_chunks(part.select(settled), schema))
    return digest.hexdigest()


class _Digesting:
    """A file that keeps nothing but the digest of what is written to it."""

    closed = False

    def __init__(self, digest: "hashlib._Hash"):
        self._digest = digest

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""
