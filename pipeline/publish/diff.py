"""What differs between two releases: schema, counts, rows, values; and what that means for the version."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.publish.files import to_json
from pipeline.publish.snapshot import Snapshot, load, opened
from pipeline.publish.version import worst

Key = tuple[str, ...]


def rows_of(frame: pl.DataFrame, key: list[str], keys: list[Key]) -> pl.DataFrame:
    """The rows that have one of these keys, in their order."""
    wanted = pl.DataFrame(keys, schema=dict.fromkeys(key, pl.String), orient="row")
    return frame.join(wanted, on=key, how="semi", maintain_order="left")


@dataclass(frozen=True)
class SchemaChange:
    """One difference between what two releases promise; `level` is what it means for the version."""

    table: str
    words: str
    level: str


@dataclass(frozen=True)
class RowChange:
    """A row that both releases have, with the columns that differ: {column: (old, new)}."""

    key: Key
    columns: dict[str, tuple[Any, Any]]


@dataclass(frozen=True)
class TableDiff:
    """The rows of one table, by key, in order."""

    table: str
    rows: tuple[int, int]
    added: list[Key] = field(default_factory=list)
    removed: list[Key] = field(default_factory=list)
    changed: list[RowChange] = field(default_factory=list)

    @property
    def level(self) -> str:
        """Rows come or go: minor; values change: patch."""
        return "minor" if self.added or self.removed else "patch" if self.changed else "none"


@dataclass(frozen=True)
class Diff:
    """All differences between two releases."""

    before: str
    after: str
    schema: list[SchemaChange]
    tables: list[TableDiff]

    @property
    def level(self) -> str:
        """What the differences mean for the version: major, minor, patch or none."""
        return worst([c.level for c in self.schema] + [t.level for t in self.tables])

    @property
    def exit_code(self) -> int:
        """0 where nothing differs, else 1."""
        return 0 if self.level == "none" else 1

    def to_text(self, most: int = 20) -> str:
        """For people: at most so many rows of each kind a table."""
        lines = [f"{self.before} -> {self.after}: {self.level if self.level != 'none' else 'nothing differs'}"]
        lines += [f"  schema, {c.level}: {c.table}: {c.words}" for c in self.schema]
        for t in self.tables:
            if t.level == "none":
                continue
            sums = f"{len(t.added)} added, {len(t.removed)} removed, {len(t.changed)} changed"
            lines.append(f"{t.table}: {t.rows[0]} -> {t.rows[1]} rows: {sums}")
            lines += _cut([f"  + {key_text(k)}" for k in t.added], most, "added")
            lines += _cut([f"  - {key_text(k)}" for k in t.removed], most, "removed")
            lines += _cut([line for row in t.changed for line in _changed_lines(row)], most, "changed values")
        return "\n".join(lines) + "\n"

    def to_json(self) -> str:
        """For machines: everything."""
        return to_json(
            {
                "before": self.before,
                "after": self.after,
                "level": self.level,
                "schema": [vars(c) for c in self.schema],
                "tables": [
                    {
                        "table": t.table,
                        "rows_before": t.rows[0],
                        "rows_after": t.rows[1],
                        "added": [list(k) for k in t.added],
                        "removed": [list(k) for k in t.removed],
                        "changed": [
                            {
                                "key": list(row.key),
                                "columns": {
                                    c: {"old": _plain(o), "new": _plain(n)} for c, (o, n) in row.columns.items()
                                },
                            }
                            for row in t.changed
                        ],
                    }
                    for t in self.tables
                ],
            }
        )


def key_text(key: Key) -> str:
    """A key as people read it."""
    return " / ".join(key)


def _cut(lines: list[str], most: int, what: str) -> list[str]:
    return lines if len(lines) <= most else [*lines[:most], f"    and {len(lines) - most} more {what}"]


def _changed_lines(row: RowChange) -> list[str]:
    return [f"  ~ {key_text(row.key)}: {c}: {_shown(o)} -> {_shown(n)}" for c, (o, n) in row.columns.items()]


def _shown(value: Any) -> str:
    words = "null" if value is None else str(value)
    return words if len(words) <= 80 else words[:77] + "..."


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value


def diff_releases(before: str | Path, after: str | Path, warehouse: Path) -> Diff:
    """Compare two releases, each a version, `latest`, a folder or an archive. Raises ReleaseError."""
    with opened(before, warehouse) as a, opened(after, warehouse) as b:
        return diff_snapshots(load(a), load(b))


def diff_snapshots(before: Snapshot, after: Snapshot) -> Diff:
    """Compare two releases in memory."""
    names = list(dict.fromkeys([*after.tables, *before.tables]))
    return Diff(
        before=before.label,
        after=after.label,
        schema=_schema_changes(before, after),
        tables=[_table_diff(name, before, after) for name in names],
    )


# ---------------------------------------------------------------- rows


def _table_diff(name: str, before: Snapshot, after: Snapshot) -> TableDiff:
    old, new = before.tables.get(name), after.tables.get(name)
    if old is None or new is None:
        # A whole table that comes or goes is told by the schema; its rows are not listed one by one.
        return TableDiff(name, (0 if old is None else old.height, 0 if new is None else new.height))
    key = after.schemas[name]["primaryKey"]
    if any(k not in old.columns or old.schema[k] != new.schema[k] for k in key):
        return TableDiff(name, (old.height, new.height))
    rows = (old.height, new.height)
    if old.schema == new.schema:
        old, new = _unlike(old, new)
    both = [c for c in new.columns if c in old.columns and c not in key]
    joined = old.join(new, on=key, how="inner", suffix=" new").sort(key)
    return TableDiff(
        name,
        rows,
        added=_keys(new.join(old, on=key, how="anti"), key),
        removed=_keys(old.join(new, on=key, how="anti"), key),
        changed=_changed(joined, key, both),
    )


def _unlike(old: pl.DataFrame, new: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows of each that the other does not hold: mostly few, so that only they are compared value by value."""
    was, now = old.hash_rows(), new.hash_rows()
    return old.filter(~was.is_in(now.implode())), new.filter(~now.is_in(was.implode()))


def _keys(frame: pl.DataFrame, key: list[str]) -> list[Key]:
    return [tuple(map(str, row)) for row in frame.select(key).sort(key).iter_rows()]


def _changed(joined: pl.DataFrame, key: list[str], columns: list[str]) -> list[RowChange]:
    differs = {
        c: joined.select(pl.col(c).ne_missing(pl.col(f"{c} new"))).to_series()
        if joined.schema[c] == joined.schema[f"{c} new"]
        else pl.repeat(True, joined.height, eager=True)
        for c in columns
    }
    if not differs:
        return []
    rows = joined.filter(pl.any_horizontal(*differs.values())).with_row_index("at")
    where = joined.select(pl.any_horizontal(*differs.values())).to_series().arg_true()
    return [
        RowChange(
            tuple(str(row[k]) for k in key),
            {c: (row[c], row[f"{c} new"]) for c in columns if differs[c][n]},
        )
        for n, row in zip(where, rows.iter_rows(named=True), strict=True)
    ]


# ---------------------------------------------------------------- schema


def _schema_changes(before: Snapshot, after: Snapshot) -> list[SchemaChange]:
    found = [SchemaChange(t, "table is gone", "major") for t in before.schemas if t not in after.schemas]
    found += [SchemaChange(t, "table is new", "minor") for t in after.schemas if t not in before.schemas]
    for table, new in after.schemas.items():
        if table in before.schemas:
            found += [SchemaChange(table, w, level) for w, level in _table_changes(before.schemas[table], new)]
    return found + _view_changes(before.views, after.views)


def _view_changes(old: Mapping[str, str], new: Mapping[str, str]) -> list[SchemaChange]:
    found = [SchemaChange(v, "view or macro is gone", "major") for v in old if v not in new]
    found += [SchemaChange(v, "view or macro is new", "minor") for v in new if v not in old]
    return found + [
        SchemaChange(v, "view or macro is defined anew", "patch") for v in new if old.get(v, new[v]) != new[v]
    ]


def _table_changes(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str]]:
    was, now = ({f["name"]: f for f in s["fields"]} for s in (old, new))
    found = [(f"column {c} is gone", "major") for c in was if c not in now]
    found += [(f"column {c} is new", "minor") for c in now if c not in was]
    if [c for c in was if c in now] != [c for c in now if c in was]:
        found.append(("columns stand in another order", "major"))
    for c in now:
        if c in was:
            found += [(f"column {c}: {words}", level) for words, level in _field_changes(was[c], now[c])]
    for part, words in (("primaryKey", "key"), ("foreignKeys", "references")):
        if old.get(part) != new.get(part):
            found.append((f"{words} changed", "major"))
    rules = [{r["name"] for r in s.get("rules", [])} for s in (old, new)]
    found += [(f"rule {r} no longer holds", "major") for r in sorted(rules[0] - rules[1])]
    return found + [(f"rule {r} is new", "minor") for r in sorted(rules[1] - rules[0])]


def _field_changes(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str]]:
    found = []
    if old["type"] != new["type"]:
        found.append((f"type {old['type']} is now {new['type']}", "major"))
    had, has = old["constraints"], new["constraints"]
    if had["required"] != has["required"]:
        found.append(("may be null now", "major") if had["required"] else ("is never null now", "minor"))
    meant, means = ({w["value"]: w["description"] for w in f.get("categories", [])} for f in (old, new))
    words, now = had.get("enum") or [], has.get("enum") or []
    if bool(words) != bool(now):
        found.append(("is a vocabulary now" if now else "is no vocabulary any more", "major"))
    else:
        found += [(f"word {w} is gone", "major") for w in words if w not in now]
        found += [(f"word {w} is new", "minor") for w in now if w not in words]
    found += [(f"word {w} means something else", "major") for w in means if meant.get(w, means[w]) != means[w]]
    for bound in ("minimum", "maximum", "pattern"):
        if had.get(bound) != has.get(bound):
            found.append((f"{bound} {had.get(bound)} is now {has.get(bound)}", "major"))
    if old["description"] != new["description"]:
        found.append(("is described in other words", "patch"))
    return found
