"""Tables as one DuckDB file that explains itself: types, comments, views and macros, wherever it is copied."""

import errno
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb
import polars as pl

from pipeline.publish.diff import Diff, rows_of
from pipeline.publish.files import replacing
from pipeline.publish.parquet import sort
from schemas import TABLES, primary_key, projections
from schemas.projections import quoted

# Read by DuckDB 1.2 and all later ones; the default of 2.0 is read by 2.0 only. Several threads only get in each
# other's way here.
_CONFIG = {"storage_compatibility_version": "v1.2.0", "threads": "1"}
_LITTLE = 1 << 20
VIEWS = Path(__file__).parents[2] / "warehouse" / "views.sql"


@dataclass(frozen=True)
class Earlier:
    """The database of a release that the same code made, and how its tables differ from those of today."""

    path: Path
    diff: Diff


class _DiffersError(Exception):
    """A database that should hold the tables does not."""


def write_database(
    tables: Mapping[str, pl.DataFrame], path: Path, views: str | None = None, earlier: Earlier | None = None
) -> dict[str, str]:
    """Write the tables with their comments, and the views and macros over them; {view or macro: comment}.

    Tables are stored, not linked: links to Parquet files break as soon as the file is opened from another folder. Where
    an earlier database differs in a few rows, a copy of it takes those: to press all texts again takes four times as
    long. What came later stands at the end of a table then.
    """
    if earlier and _only_grows(earlier.diff):
        with suppress(duckdb.Error, OSError, _DiffersError):  # it is only a short cut
            return _written(path, lambda con: _follow(con, tables, earlier.diff), earlier.path)
    return _written(path, lambda con: fill(con, tables, views))


def _only_grows(diff: Diff) -> bool:
    """Whether few rows are new or different and none is taken back: of such a row the copy would keep the bytes."""
    rows = sum(table.rows[1] for table in diff.tables)
    new = sum(len(table.added) + len(table.changed) for table in diff.tables)
    return 10 * new < rows and not any(table.removed for table in diff.tables)


def _written(
    path: Path, make: Callable[[duckdb.DuckDBPyConnection], None], copied: Path | None = None
) -> dict[str, str]:
    with replacing(path) as temporary:
        try:
            if copied:
                shutil.copyfile(copied, temporary)
            with duckdb.connect(str(temporary), config=_CONFIG) as con:
                make(con)
                return _view_comments(con)
        except duckdb.Error as error:
            # DuckDB has words of its own for a full disk.
            if shutil.disk_usage(path.parent).free < _LITTLE:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path)) from error
            raise
        finally:
            temporary.with_name(temporary.name + ".wal").unlink(missing_ok=True)


def _follow(con: duckdb.DuckDBPyConnection, tables: Mapping[str, pl.DataFrame], diff: Diff) -> None:
    """Have the database's tables become those of today."""
    con.execute("BEGIN")
    for table in diff.tables:
        name, rows = quoted(table.table), tables[table.table]
        key = primary_key(TABLES[table.table])
        changed = [row.key for row in table.changed]
        if changed:
            con.register("gone", rows_of(rows, key, changed).select(key))
            con.execute(f"DELETE FROM {name} USING gone WHERE {_equal(name, key)}")
        if come := [*table.added, *changed]:
            con.register("come", rows_of(rows, key, come))
            con.execute(f"INSERT INTO {name} BY NAME FROM come")
    con.execute("COMMIT; CHECKPOINT")
    for name, rows in tables.items():
        con.register("today", rows)
        there, today = (
            con.execute(f"SELECT count(*), bit_xor(hash(r)) FROM {held} AS r").fetchall()
            for held in (quoted(name), "today")
        )
        con.unregister("today")
        if there != today:
            raise _DiffersError(name)


def _equal(name: str, key: list[str]) -> str:
    return " AND ".join(f"{name}.{quoted(column)} = gone.{quoted(column)}" for column in key)


def fill(con: duckdb.DuckDBPyConnection, tables: Mapping[str, pl.DataFrame], views: str | None = None) -> None:
    """Make the tables, views and macros in an open database."""
    for name, model in TABLES.items():
        con.execute("BEGIN")
        con.execute(projections.create_table(name, model))
        con.register("incoming", sort(tables[name], model))
        con.execute(f"INSERT INTO {quoted(name)} BY NAME FROM incoming")
        con.unregister("incoming")
        con.execute("COMMIT; CHECKPOINT")  # until then the rows wait in memory
    con.execute(VIEWS.read_text(encoding="utf-8") if views is None else views)
    con.execute("CHECKPOINT")


def _view_comments(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """{view or macro: comment}, without the views that are only steps of others."""
    views = con.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY 1").fetchall()
    macros = con.execute(
        "SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', comment FROM duckdb_functions() "
        "WHERE NOT internal ORDER BY 1"
    ).fetchall()
    return {name: comment for name, comment in [*views, *macros] if not name.endswith("_")}
