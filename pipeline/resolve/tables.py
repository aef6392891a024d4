"""Claims as published rows: ids, sources, and the events and bases that they belong to."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from pipeline.resolve.ids import row_ids
from schemas import TABLES, projections

# What tells two claims of one article apart, by table: their words and what they say, never their order.
_KEYS = {
    "citations": ("article_id", "char_start", "char_end", "cue", "stance", "source_id"),
    "event_reports": ("article_id", "char_start", "char_end", "event_type", "modality", "place", "date_text"),
    "casualty_figures": ("article_id", "char_start", "char_end", "outcome", "victims", "count_text", "scope"),
    "personnel_figures": ("article_id", "char_start", "char_end", "measure", "who_text", "count_text"),
}
_PREFIX = {"citations": "cit", "event_reports": "rep", "casualty_figures": "cas", "personnel_figures": "per"}
_ID = {
    "citations": "citation_id",
    "event_reports": "report_id",
    "casualty_figures": "figure_id",
    "personnel_figures": "figure_id",
}


def identified(name: str, claims: pl.DataFrame) -> pl.DataFrame:
    """The claims with the id that each row keeps as long as its article says it."""
    return claims.with_columns(row_ids(_PREFIX[name], claims.select(_KEYS[name])).alias(_ID[name]))


def published(name: str, claims: pl.DataFrame) -> pl.DataFrame:
    """Claims that have all columns as the table of that name, sorted by its key."""
    claims = claims.with_columns(curated=pl.lit(None, dtype=pl.String))
    return claims.select(c.name for c in projections.columns(TABLES[name])).sort(_ID[name])


def most_often(rows: pl.DataFrame, key: str, column: str) -> pl.DataFrame:
    """{key: the value of the column that its rows give most often, the first of equally frequent ones}."""
    given = rows.select(key, column).drop_nulls(column).group_by(key, column).len()
    given = given.sort("len", column, descending=[True, False])
    return given.unique(key, keep="first", maintain_order=True).select(key, column)


def frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """Rows as the table of that name."""
    rows = list(rows)
    columns = projections.columns(TABLES[name])
    return pl.DataFrame(
        {c.name: pl.Series(c.name, [row[c.name] for row in rows], dtype=c.dtype, strict=True) for c in columns}
    )
