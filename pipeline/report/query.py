"""Questions in SQL to a release's database, which is opened so that no question can change it or reach beyond it."""

import csv
import io
import json
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import duckdb

from pipeline.publish.descriptors import DATABASE
from pipeline.publish.snapshot import opened

_SHUT = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "lock_configuration": "true",
}

# A pipe has no width of its own; words are not cut there.
_WIDE = 2000


class QueryError(Exception):
    """A question that cannot be answered, in the database's words."""


def ask(sql: str, release: str, warehouse: Path, *, form: str, external: bool) -> str:
    """The answer as a table for people, as CSV, or as JSON."""
    with ExitStack() as stack:
        folder = stack.enter_context(opened(release, warehouse))
        config = {} if external else dict(_SHUT)
        con = stack.enter_context(duckdb.connect(str(folder / DATABASE), read_only=True, config=config))
        try:
            answer = con.sql(sql)
            if answer is None:
                return ""
            names, rows = answer.columns, answer.fetchall()
        except duckdb.Error as error:
            raise QueryError(str(error)) from error
    return _FORMS[form](names, rows)


def _csv(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([names, *rows])
    return out.getvalue().rstrip("\n")


def _json(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    return json.dumps([dict(zip(names, row, strict=True)) for row in rows], indent=2, ensure_ascii=False, default=str)


def _table(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(row_styles=["", "dim"], header_style="bold")
    for name in names:
        table.add_column(Text(name))
    for row in rows:
        table.add_row(*(Text("" if v is None else _line(v)) for v in row))
    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDE)
    with console.capture() as captured:
        console.print(table)
    return captured.get() + f"{len(rows):,} row{'' if len(rows) == 1 else 's'}"


def _line(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


_FORMS = {"table": _table, "csv": _csv, "json": _json}
