"""Tables as CSV that spreadsheets open as text: never as a formula, with accents intact.

A text that begins with = + - @, a tab or a carriage return gets an apostrophe in front, and so does one that begins
with apostrophes before such a sign, so that taking one apostrophe away gives every text back. Numbers and dates are as
they are. Lists are joined by "; ". Null is an empty cell; no text of the tables is empty.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.publish.diff import TableDiff, rows_of
from pipeline.publish.files import replacing
from pipeline.publish.parquet import ROWS_IN_CHUNK, slices, sort
from schemas import projections
from schemas.table import Table, primary_key

_FORMULA = r"^'*[=+\-@\t\r]"
NOTE = (
    "Texts that begin with = + - @, a tab or a carriage return have one apostrophe in front that is not part of them, "
    'so that no spreadsheet takes them for a formula. Lists are joined by "; ". An empty cell is null.'
)


def cells(frame: pl.DataFrame, model: type[Table]) -> pl.DataFrame:
    """The rows in order of their key, each value as it goes into its cell."""
    cell = {c.name: _cell(c) for c in projections.columns(model) if c.dtype in (pl.String, pl.List(pl.String))}
    return sort(frame, model).with_columns(**cell)


def _cell(column: projections.Column) -> pl.Expr:
    value = pl.col(column.name)
    if column.dtype == pl.List(pl.String):
        value = pl.when(value.list.len() > 0).then(value.list.join("; "))
    return pl.when(value.str.contains(_FORMULA)).then("'" + value).otherwise(value)


@dataclass(frozen=True)
class EarlierFile:
    """What the same code wrote of an earlier table, and how today's differs from that."""

    content: bytes
    diff: TableDiff


def write_csv(frame: pl.DataFrame, path: Path, model: type[Table], earlier: EarlierFile | None = None) -> None:
    """Write the table as UTF-8 with a mark that spreadsheets know it by.

    Lines of an earlier file whose rows are as they were are taken over.
    """
    followed = earlier and _followed(sort(frame, model), model, earlier)
    with replacing(path) as temporary:
        if followed:
            with temporary.open("wb", buffering=0) as file:
                file.writelines(followed)
        else:
            with temporary.open("wb") as file:
                for number, rows in enumerate(slices(sort(frame, model), ROWS_IN_CHUNK)):
                    cells(rows, model).write_csv(file, include_bom=not number, include_header=not number)


def _followed(frame: pl.DataFrame, model: type[Table], earlier: EarlierFile) -> list[bytes | memoryview] | None:
    """The earlier file, in parts, with the lines of rows that are new or different; None where it has no line a row.

    Such rows stand together in runs. The next row that is as it was says where in the earlier file a run belongs.
    """
    diff, key, content = earlier.diff, primary_key(model), earlier.content
    changed = {row.key for row in diff.changed}
    come = rows_of(frame.with_row_index("row"), key, [*diff.added, *changed])
    rows = dict(zip(come["row"].to_list(), come.select(key).rows(), strict=True))
    behind = {n + 1 for n in rows}.difference(rows, [frame.height])
    lines = _lines(frame, sorted(behind.union(rows)), model)
    if diff.removed or lines is None or content.count(b"\n") != diff.rows[0] + 1:
        return None
    parts: list[bytes | memoryview] = []
    run: list[bytes] = []
    taken = gone = 0
    for n, own in rows.items():
        run.append(lines[n])
        gone += own in changed
        if n + 1 in rows:
            continue
        end = content.find(b"\n" + lines[n + 1], taken) + 1 if n + 1 < frame.height else len(content)
        start = end
        for _ in range(gone):
            start = content.rfind(b"\n", taken, start - 1) + 1
        if not end or not start:
            return None
        parts += [memoryview(content)[taken:start], *run]
        run, taken, gone = [], end, 0
    return [*parts, memoryview(content)[taken:]]


def _lines(frame: pl.DataFrame, rows: list[int], model: type[Table]) -> dict[int, bytes] | None:
    """{row: its line}; None where a cell holds a line break."""
    lines = cells(frame[rows], model).write_csv(include_header=False).encode().splitlines(keepends=True)
    return dict(zip(rows, lines, strict=True)) if len(lines) == len(rows) else None


def read_csv(path: Path) -> pl.DataFrame:
    """The cells as text, as `write_csv` wrote them."""
    return pl.read_csv(path, infer_schema=False, glob=False)


def csv_schema(model: type[Table]) -> dict[str, Any]:
    """The Table Schema of the CSV file; lists are texts there."""
    schema = projections.datapackage_schema(model)
    for field in schema["fields"]:
        if field["type"] == "list":
            field |= {"type": "string", "description": field["description"] + ' Joined by "; ".'}
            field["constraints"] = {"required": False}  # a list without members is an empty cell
            field.pop("itemType")
    return schema
