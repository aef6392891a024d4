"""Other forms of the table models: for Parquet, SQL, Data Package, Croissant, the Columns tab and the codebook.

Each function reads a model of `schemas` and says the same thing in another language. Nothing is described here.
"""

import hashlib
import inspect
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import polars as pl
import pyarrow as pa

from schemas import vocabulary
from schemas.table import Table, foreign_keys, primary_key

# One line per type that a model may use: Polars -> Arrow, SQL, Data Package, Croissant.
_TYPES: dict[pl.DataType, tuple[pa.DataType, str, str, str]] = {
    pl.String(): (pa.string(), "VARCHAR", "string", "sc:Text"),
    pl.Int64(): (pa.int64(), "BIGINT", "integer", "sc:Integer"),
    pl.Float64(): (pa.float64(), "DOUBLE", "number", "sc:Float"),
    pl.Boolean(): (pa.bool_(), "BOOLEAN", "boolean", "sc:Boolean"),
    pl.Date(): (pa.date32(), "DATE", "date", "sc:Date"),
    pl.List(pl.String()): (
        pa.list_(pa.field("element", pa.string(), nullable=False)),
        "VARCHAR[]",
        "list",
        "sc:Text",
    ),
}


@dataclass(frozen=True)
class Column:
    """What a model says of one column, free of any library's types but Polars' own `dtype`."""

    name: str
    description: str
    dtype: pl.DataType
    nullable: bool
    key: bool
    references: str | None
    allowed: tuple[str, ...] | None
    definitions: Mapping[str, str] | None
    minimum: float | None
    maximum: float | None
    pattern: str | None

    @property
    def arrow_type(self) -> pa.DataType:
        """Its type in Arrow and Parquet."""
        return _TYPES[self.dtype][0]

    @property
    def sql_type(self) -> str:
        """Its type in DuckDB."""
        return _TYPES[self.dtype][1]

    @property
    def constraints(self) -> tuple[str, ...]:
        """What values must obey, each in a few words."""
        least, most = (None if v is None else f"{v:g}" for v in (self.minimum, self.maximum))
        said = [
            "key" if self.key else None,
            None if self.nullable else "never null",
            f"refers to {self.references}" if self.references else None,
            f"one of: {', '.join(self.allowed)}" if self.allowed else None,
            f"at least {least}" if least else None,
            f"at most {most}" if most else None,
            f"matches {self.pattern}" if self.pattern else None,
        ]
        return tuple(s for s in said if s)


@cache
def columns(model: type[Table]) -> tuple[Column, ...]:
    """The model's columns in order."""
    key, refers = primary_key(model), foreign_keys(model)

    def column(name: str, spec: Any) -> Column:
        found = {c.name: c.statistics or {} for c in spec.checks}
        allowed = tuple(found.get("isin", {}).get("allowed_values", ())) or None
        return Column(
            name=name,
            description=spec.description,
            dtype=spec.dtype.type if isinstance(spec.dtype.type, pl.DataType) else spec.dtype.type(),
            nullable=spec.nullable,
            key=name in key,
            references=refers.get(name),
            allowed=allowed,
            definitions=_definitions(allowed),
            minimum=found.get("greater_than_or_equal_to", {}).get("min_value"),
            maximum=found.get("less_than_or_equal_to", {}).get("max_value"),
            pattern=_pattern(found.get("str_matches", {}).get("pattern")),
        )

    return tuple(column(n, c) for n, c in model.to_schema().columns.items())


def _pattern(pattern: Any) -> str | None:
    return getattr(pattern, "pattern", pattern)


@cache
def _definitions(allowed: tuple[str, ...] | None) -> dict[str, str] | None:
    """The vocabulary that has exactly these words, with what each means."""
    for words in vars(vocabulary).values():
        if isinstance(words, dict) and tuple(words) == allowed:
            return {w: _definition(d) for w, d in words.items()}
    return None


def _definition(entry: str | vocabulary.EventType) -> str:
    if isinstance(entry, str):
        return entry
    return f"{entry.definition} Not: {entry.excludes}" if entry.excludes else entry.definition


def description(model: type[Table]) -> str:
    """What one row of the table is."""
    return inspect.cleandoc(model.__doc__ or "")


def rules(model: type[Table]) -> dict[str, str]:
    """Rules across columns: {name: what holds}."""
    return {c.name: c.error for c in model.to_schema().checks}


def empty(model: type[Table]) -> pl.DataFrame:
    """A frame of the model without rows."""
    return pl.DataFrame(schema={c.name: c.dtype for c in columns(model)})


# ---------------------------------------------------------------- Arrow and SQL


@cache
def arrow_schema(model: type[Table]) -> pa.Schema:
    """Types, nullability and, as field metadata, descriptions; the table's own description as schema metadata."""
    fields = [pa.field(c.name, c.arrow_type, c.nullable, {"description": c.description}) for c in columns(model)]
    return pa.schema(fields, metadata={"description": description(model)})


def create_table(name: str, model: type[Table]) -> str:
    """The SQL that makes the table, and comments on it and on every column.

    Keys and references are in the comments only: the data are checked before they are written, an index makes the file
    half as large again, and a constraint would bind people who load a part of them.
    """
    lines = [f"{quoted(c.name)} {c.sql_type}{'' if c.nullable else ' NOT NULL'}" for c in columns(model)]
    comments = [f"COMMENT ON TABLE {quoted(name)} IS {literal(description(model))};"]
    comments += [
        f"COMMENT ON COLUMN {quoted(name)}.{quoted(c.name)} IS {literal(_comment(c))};" for c in columns(model)
    ]
    body = ",\n  ".join(lines)
    return f"CREATE TABLE {quoted(name)} (\n  {body}\n);\n" + "\n".join(comments) + "\n"


def _comment(column: Column) -> str:
    key = " Key." if column.key else ""
    refers = f" Refers to {column.references}." if column.references else ""
    words = f" One of: {', '.join(column.allowed)}." if column.allowed else ""
    return column.description + key + refers + words


def quoted(name: str) -> str:
    """The name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(words: str) -> str:
    """The words as an SQL string."""
    return "'" + words.replace("'", "''") + "'"


# ---------------------------------------------------------------- descriptors


def datapackage_schema(model: type[Table]) -> dict[str, Any]:
    """The Table Schema of Data Package v2, with the rules across columns under `rules`."""
    schema: dict[str, Any] = {"fields": [_datapackage_field(c) for c in columns(model)]}
    if key := primary_key(model):
        schema["primaryKey"] = key
    if refers := foreign_keys(model):
        schema["foreignKeys"] = [_reference(model, c, t) for c, t in refers.items()]
    if names := rules(model):
        schema["rules"] = [{"name": n, "description": d} for n, d in names.items()]
    return schema


def _reference(model: type[Table], column: str, table: str) -> dict[str, Any]:
    # A reference to the table itself names no resource; elsewhere the key's column has the referring column's role.
    from schemas import TABLES

    target = TABLES.get(table, model)
    return {"fields": [column], "reference": {"resource": table, "fields": primary_key(target)}}


def _datapackage_field(c: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": not c.nullable}
    given = {"enum": c.allowed and list(c.allowed), "minimum": c.minimum, "maximum": c.maximum, "pattern": c.pattern}
    constraints |= {k: v for k, v in given.items() if v is not None}
    field: dict[str, Any] = {"name": c.name, "type": _TYPES[c.dtype][2], "description": c.description}
    if field["type"] == "list":
        field["itemType"] = "string"
    if c.definitions:
        field["categories"] = [{"value": w, "label": w, "description": d} for w, d in c.definitions.items()]
    return field | {"constraints": constraints}


def croissant_fields(name: str, model: type[Table]) -> list[dict[str, Any]]:
    """The fields of a Croissant record set that reads `data/<name>.parquet`."""

    def field(c: Column) -> dict[str, Any]:
        found = {
            "@type": "cr:Field",
            "@id": f"{name}/{c.name}",
            "name": c.name,
            "description": c.description,
            "dataType": _TYPES[c.dtype][3],
            "source": {"fileObject": {"@id": f"{name}.parquet"}, "extract": {"column": c.name}},
        }
        if isinstance(c.dtype, pl.List):
            found |= {"isArray": True, "arrayShape": "-1"}
        if c.references not in (None, name):  # readers take a reference of a table to itself for a circle
            target = _reference(model, c.name, c.references)["reference"]
            found["references"] = {"field": {"@id": f"{target['resource']}/{target['fields'][0]}"}}
        return found

    return [field(c) for c in columns(model)]


def codebook(tables: Mapping[str, type[Table]]) -> str:
    """All tables, columns, words and rules as one Markdown page."""
    parts = ["# Codebook\n", "Generated from the table models. An empty cell means: nothing to say.\n", "## Tables\n"]
    parts += ["| table | one row is |", "|---|---|"]
    parts += [f"| [{n}](#{n}) | {cell(description(m))} |" for n, m in tables.items()]
    for name, model in tables.items():
        parts += ["", f"## {name}\n", description(model) + "\n", "| column | type | meaning | constraints |"]
        parts += ["|---|---|---|---|"]
        parts += [
            f"| `{c.name}` | {c.sql_type} | {cell(c.description)} | {cell('; '.join(_short(c)))} |"
            for c in columns(model)
        ]
        if held := rules(model):
            parts += ["", "Rules across columns:\n", *(f"- `{n}`: {d}" for n, d in held.items())]
    parts += ["", "## Vocabularies\n"]
    for words, users in _vocabularies(tables).items():
        parts += ["### " + ", ".join(users) + "\n", "| word | meaning |", "|---|---|"]
        parts += [f"| `{w}` | {cell(d)} |" for w, d in (_definitions(words) or dict.fromkeys(words, "")).items()]
        parts.append("")
    parts += _crosswalk()
    return "\n".join(parts) + "\n"


def _short(c: Column) -> list[str]:
    return ["one of its vocabulary" if s.startswith("one of:") else s for s in c.constraints]


def _vocabularies(tables: Mapping[str, type[Table]]) -> dict[tuple[str, ...], list[str]]:
    """Word lists with the columns that use them, each column name once."""
    found: dict[tuple[str, ...], list[str]] = {}
    for model in tables.values():
        for c in columns(model):
            if c.allowed and c.name not in found.setdefault(c.allowed, []):
                found[c.allowed].append(c.name)
    return found


def _crosswalk() -> list[str]:
    rows = [f"| `{w}` | {cell(t.acled or '')} | {cell(t.plover or '')} |" for w, t in vocabulary.EVENT_TYPES.items()]
    head = ["### event_type elsewhere\n", "The nearest class of ACLED (2023) and PLOVER (2023), not an identity.\n"]
    return [*head, "| event_type | ACLED sub-event | PLOVER |", "|---|---|---|", *rows]


def cell(words: str) -> str:
    """The words as one cell of a Markdown table; they cannot end the cell or open HTML."""
    escaped = words.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace(">", "&gt;")
    return " ".join(escaped.split())


# ---------------------------------------------------------------- identity


def schema_hash(model: type[Table]) -> str:
    """SHA-256 of all that binds values or sets their meaning: types, constraints, words with definitions, keys, rules.

    Column descriptions and the wording of rules are left out: a better sentence breaks nothing.
    """
    meaning = datapackage_schema(model)
    meaning["fields"] = [{k: v for k, v in f.items() if k != "description"} for f in meaning["fields"]]
    meaning["rules"] = [r["name"] for r in meaning.get("rules", [])]
    return hashlib.sha256(json.dumps(meaning, sort_keys=True).encode()).hexdigest()
