"""Tables as one DuckDB file that explains itself: types, comments, views and macros, wherever it is copied."""

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import duckdb
import polars as pl

from pipeline.publish.files import replacing
from pipeline.publish.parquet import sort
from schemas import TABLES, projections
from schemas.projections import quoted

# Read by DuckDB 1.2 and all later ones; the default of 2.0 is read by 2.0 only. Several threads only get in each
# other's way here.
_CONFIG = {"storage_compatibility_version": "v1.2.0", "threads": "1"}
_LITTLE = 1 << 20
VIEWS = Path(__file__).parents[2] / "warehouse" / "views.sql"


def write_database(tables: Mapping[str, pl.DataFrame], path: Path, views: str | None = None) -> dict[str, str]:
    """Write the tables with their comments, and the views and macros over them; {view or macro: comment}.

    Tables are stored, not linked: links to Parquet files break as soon as the file is opened from another folder.
    """
    with replacing(path) as temporary:
        try:
            with duckdb.connect(str(temporary), config=_CONFIG) as con:
                fill(con, tables, views)
                return _view_comments(con)
        except duckdb.Error as error:
            # DuckDB has words of its own for a full disk.
            if shutil.disk_usage(path.parent).free < _LITTLE:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path)) from error
            raise
        finally:
            temporary.with_name(temporary.name + ".wal").unlink(missing_ok=True)


def fill(con: duckdb.DuckDBPyConnection, tables: Mapping[str, pl.DataFrame], views: str | None = None) -> None:
    """Make the tables, views and macros in an open database."""
    con.execute("BEGIN")
    for name, model in TABLES.items():
        con.execute(projections.create_table(name, model))
        con.register("incoming", sort(tables[name], model))
        con.execute(f"INSERT INTO {quoted(name)} BY NAME FROM incoming")
        con.unregister("incoming")
    con.execute(VIEWS.read_text(encoding="utf-8") if views is None else views)
    con.execute("COMMIT; CHECKPOINT")


def _view_comments(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """{view or macro: comment}, without the views that are only steps of others."""
    views = con.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY 1").fetchall()
    macros = con.execute(
        "SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', comment FROM duckdb_functions() "
        "WHERE NOT internal ORDER BY 1"
    ).fetchall()
    return {name: comment for name, comment in [*views, *macros] if not name.endswith("_")}
