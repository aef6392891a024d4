"""Rows as Markdown tables. Texts of articles are only ever text: they end no cell and open no HTML."""

from typing import Any

import polars as pl

from schemas.projections import cell

ROWS = 8
CHARACTERS = 90

# What Markdown would make a link, a picture, code or emphasis of.
_MARKS = str.maketrans({c: f"\\{c}" for c in "`*_[]!#~$&"})


def preview(frame: pl.DataFrame, rows: int | None = None) -> str:
    """The first of a table's `rows`, of which the frame holds the first; columns that hold nothing are left out."""
    head = frame.head(ROWS)
    shown = [s for s in head if head.is_empty() or s.null_count() < head.height]
    if head.is_empty():
        return "No rows."
    lines = [_line([s.name for s in shown]), _line(["---"] * len(shown))]
    lines += [_line([_words(v) for v in row]) for row in head.select(s.name for s in shown).iter_rows()]
    if more := (frame.height if rows is None else rows) - head.height:
        lines += ["", f"{more:,} more rows."]
    return "\n".join(lines)


def preview_rows(rows: list[dict[str, Any]]) -> str:
    """Rows given as dictionaries, whatever types their values have."""
    if not rows:
        return "No rows."
    names = list(rows[0])
    lines = [_line(names), _line(["---"] * len(names))]
    return "\n".join(lines + [_line([_words(row.get(n)) for n in names]) for row in rows])


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    words = str(value)
    words = words if len(words) <= CHARACTERS else f"{words[: CHARACTERS - 1]}…"
    return cell(words).replace("&lt;", "<").translate(_MARKS).replace("<", "&lt;")


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
