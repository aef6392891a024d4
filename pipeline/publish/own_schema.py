"""Rules that a release's own descriptor promises, for releases that were made under other schemas than today's."""

from collections.abc import Mapping
from typing import Any

import polars as pl

_TYPES = {
    "string": pl.String,
    "integer": pl.Int64,
    "number": pl.Float64,
    "boolean": pl.Boolean,
    "date": pl.Date,
    "list": pl.List,
}


def own_rules(table: str, frame: pl.DataFrame, schema: Mapping[str, Any]) -> dict[str, str]:
    """{rule: what breaks it, or nothing} for the types, keys and constraints of a Table Schema."""
    found = {"columns": _columns(table, frame, schema)}
    if found["columns"]:
        return found
    for field in schema["fields"]:
        for kind, bad in _constraints(field).items():
            count = frame.select(bad.fill_null(False).sum()).item()
            rule = f"{field['name']} {kind}"
            found[rule] = f"{table}: {count} rows break: {rule}" if count else ""
    key = schema.get("primaryKey", [])
    if key:
        twice = frame.select(pl.struct(key).is_duplicated().sum()).item() if frame.height else 0
        found["key"] = f"{table}: {twice} rows share {', '.join(key)}" if twice else ""
    return found


def _columns(table: str, frame: pl.DataFrame, schema: Mapping[str, Any]) -> str:
    want = {f["name"]: _TYPES.get(f["type"]) for f in schema["fields"]}
    have = {n: d.base_type() for n, d in frame.schema.items()}
    return "" if want == have else f"{table}: columns or types are not those of datapackage.json"


def _constraints(field: Mapping[str, Any]) -> dict[str, pl.Expr]:
    """{constraint: which rows break it}."""
    value, limits = pl.col(field["name"]), field["constraints"]
    broken = {
        "required": lambda needed: value.is_null() if needed else pl.lit(False),
        "enum": lambda words: ~value.is_in(words),
        "minimum": lambda least: value < least,
        "maximum": lambda most: value > most,
        "pattern": lambda pattern: ~value.str.contains(pattern),
    }
    return {kind: broken[kind](limit) for kind, limit in limits.items() if kind in broken}
