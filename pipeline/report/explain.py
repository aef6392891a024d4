"""Why a row exists: what it says, the words it rests on, who spoke them, and how the reader took the sentence."""

from pathlib import Path
from typing import Any

import polars as pl

from pipeline.extract.explain import explain as reading
from pipeline.publish.files import WarehouseError
from pipeline.reference import load_reference
from pipeline.warehouse import Warehouse
from schemas import TABLES, foreign_keys, primary_key

Row = dict[str, Any]

MOST = 20


class UnknownRow(Exception):  # noqa: N818
    """An id that no row of the last build has."""


def explain(row_id: str, warehouse: Path, reference: Path) -> str:
    """The explanation of the row of any table that has this id."""
    build = Warehouse(warehouse)
    if not build.current.exists():
        raise WarehouseError(f"{build.current} is not there; run `drawdown build` first.")
    tables = {name: build.read_built(name) for name in TABLES}
    for name, row in _rows(tables, row_id):
        said = [_title(name, row_id), *_fields(row)]
        if "quote" in row:
            said += ["", *_spoken(row, tables, build.read_built("documents"), reference)]
        else:
            said += _resting_on(name, row_id, tables)
        return "\n".join(said)
    raise UnknownRow(f"{row_id}: no row has this id. Ids stand in the first column of each table: drawdown query.")


def _rows(tables: dict[str, pl.DataFrame], row_id: str) -> list[tuple[str, Row]]:
    keys = {name: primary_key(model) for name, model in TABLES.items()}
    found = [
        (name, tables[name].filter(pl.col(key[0]) == row_id).to_dicts()) for name, key in keys.items() if len(key) == 1
    ]
    return [(name, rows[0]) for name, rows in found if rows]


def _title(table: str, row_id: str) -> str:
    return f"{table}: {row_id}"


def _fields(row: Row) -> list[str]:
    shown = {name: value for name, value in row.items() if value is not None and name != "quote"}
    return [f"  {name:20} {_line(value)}" for name, value in shown.items()]


def _line(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _spoken(row: Row, tables: dict[str, pl.DataFrame], documents: pl.DataFrame, reference: Path) -> list[str]:
    article = documents.row(by_predicate=pl.col("article_id") == row["article_id"], named=True)
    source = tables["sources"].row(by_predicate=pl.col("source_id") == row["source_id"], named=True)
    published = article["published_on"] or "undated"
    taken = reading(
        article["text"],
        article["published_on"],
        article["publisher"],
        row["char_start"],
        row["char_end"],
        load_reference(reference),
    )
    return [
        f"quote    “{row['quote']}”",
        f"article  {article['title'] or article['path']} ({article['publisher'] or 'outlet not said'}, {published})",
        f"source   {source['name']} ({source['kind']}, {source['sector']})",
        f"rule     {row['rule']}",
        "",
        taken,
    ]


def _resting_on(table: str, row_id: str, tables: dict[str, pl.DataFrame]) -> list[str]:
    """The rows that refer to this one, with their words."""
    lines = []
    for name, model in TABLES.items():
        columns = [column for column, target in foreign_keys(model).items() if target == table]
        rows = (
            tables[name].filter(pl.any_horizontal(pl.col(c) == row_id for c in columns)) if columns else pl.DataFrame()
        )
        if rows.is_empty():
            continue
        lines += ["", f"{name}: {rows.height:,} rows refer to it"]
        for row in rows.head(MOST).iter_rows(named=True):
            words = row.get("quote") or row.get("summary") or row.get("title") or row.get("name") or ""
            lines.append(f"  {row[primary_key(model)[0]]}  {words}")
        if rows.height > MOST:
            lines.append(f"  and {rows.height - MOST:,} more")
    return lines
