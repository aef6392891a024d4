"""What changed against the previous release, row by row, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from pipeline.publish.diff import Diff, Key, TableDiff, key_text
from pipeline.publish.snapshot import Snapshot
from schemas import TABLES
from schemas.table import foreign_keys, primary_key

NEW, GONE, CURATED = "new article", "removed article", "curated"
MOST = 100

# Claim tables say which article a row of a resolved table rests on.
_SUPPORT = {
    "events": [("event_reports", "event_id")],
    "bases": [("event_reports", "base_id"), ("personnel_figures", "base_id")],
    "sources": [(t, "source_id") for t in ("citations", "event_reports", "casualty_figures", "personnel_figures")],
}


@dataclass(frozen=True)
class Change:
    """One row that came, went or changed, and the reason."""

    table: str
    kind: str
    key: Key
    reason: str
    columns: tuple[str, ...] = ()


def changes(diff: Diff, before: Snapshot, after: Snapshot) -> list[Change]:
    """Every row of the difference with its reason."""
    why = _Reasons(diff, before, after)
    found = []
    for t in diff.tables:
        found += [Change(t.table, "added", k, why.of(t.table, k)) for k in t.added]
        found += [Change(t.table, "removed", k, why.of(t.table, k)) for k in t.removed]
        found += [Change(t.table, "changed", r.key, why.of(t.table, r.key), tuple(r.columns)) for r in t.changed]
    return found


class _Reasons:
    """Why rows differ: curation first, then articles that came or went, then what else went in."""

    def __init__(self, diff: Diff, before: Snapshot, after: Snapshot):
        sides = (before.tables, after.tables)
        ids = [set(t["articles"]["article_id"]) if "articles" in t else set() for t in sides]
        self._gone, self._new = ids[0] - ids[1], ids[1] - ids[0]
        self._articles = [_articles_behind(t, diff) for t in sides]
        self._curated = _curated(before, after)
        self._rest = _rest(before, after, bool(self._new), bool(self._gone))

    def of(self, table: str, key: Key) -> str:
        """The reason for the row of that key."""
        if key in self._curated.get(table, ()):
            return CURATED
        behind = set().union(*(side.get(table, {}).get(key, ()) for side in self._articles))
        if behind & self._new:
            return NEW
        return GONE if behind & self._gone else self._rest


def _articles_behind(tables: Mapping[str, pl.DataFrame], diff: Diff) -> dict[str, dict[Key, set[str]]]:
    """{table: {key: articles that the row rests on}} for the rows that differ."""
    found: dict[str, dict[Key, set[str]]] = {}
    for t in diff.tables:
        # Few rows differ, as a rule: the first part of the key finds them.
        differing = pl.Series([k[0] for k in [*t.added, *t.removed, *(row.key for row in t.changed)]], dtype=pl.String)
        key = primary_key(TABLES[t.table]) if t.table in TABLES else []
        behind: dict[Key, set[str]] = defaultdict(set)
        for name, columns in [(t.table, key), *((claim, [column]) for claim, column in _SUPPORT.get(t.table, ()))]:
            if columns and name in tables and {*columns, "article_id"} <= set(tables[name].columns):
                rows = tables[name].filter(pl.col(columns[0]).is_in(differing.implode()))
                for *parts, article in rows.select(*map(pl.col, columns), pl.col("article_id").alias("")).iter_rows():
                    behind[tuple(map(str, parts))].add(article)
        found[t.table] = behind
    return found


def _curated(before: Snapshot, after: Snapshot) -> dict[str, set[Key]]:
    """Rows that an entry names now or named before, rows that hang on them, and rows marked otherwise than before."""
    named = {
        i for s in (before, after) for e in s.provenance.get("curation", []) for i in (e["id"], e.get("into")) if i
    }
    unlike = _entries(before) ^ _entries(after)
    found: dict[str, set[Key]] = {}
    for tables in (before.tables, after.tables):
        for name, frame in tables.items():
            if name not in TABLES:
                continue
            key = primary_key(TABLES[name])
            touching = [c for c in [*key, *foreign_keys(TABLES[name])] if c in frame.columns]
            hit = pl.any_horizontal(pl.lit(False), *(pl.col(c).is_in(sorted(named)) for c in touching if named))
            rows = frame.filter(hit).select(key).iter_rows() if unlike else ()
            found.setdefault(name, set()).update(tuple(map(str, row)) for row in rows)
    for name, frame in after.tables.items():
        if "curated" in frame.columns and name in before.tables and "curated" in before.tables[name].columns:
            if all(not table["curated"].count() for table in (frame, before.tables[name])):
                continue
            key = primary_key(TABLES[name])
            old = before.tables[name].select(*key, pl.col("curated").alias("was"))
            other = frame.join(old, on=key, how="left").filter(pl.col("curated").ne_missing(pl.col("was")))
            found[name] |= {tuple(map(str, row)) for row in other.select(key).iter_rows()}
    return found


def _entries(snapshot: Snapshot) -> set[str]:
    return {repr(sorted(e.items())) for e in snapshot.provenance.get("curation", [])}


def _rest(before: Snapshot, after: Snapshot, new: bool, gone: bool) -> str:
    """Why a row differs that rests on articles which both releases have."""
    rule = before.provenance["code"]["sha256"] != after.provenance["code"]["sha256"]
    reference = _reference(before) != _reference(after)
    found = [w for w, true in (("changed rule", rule), ("changed reference", reference)) if true]
    if not found and (new or gone):
        # What is resolved from all articles together may shift when any of them comes or goes.
        found = [NEW if new else GONE]
    return " or ".join(found) or (CURATED if _entries(before) != _entries(after) else "changed input")


def _reference(snapshot: Snapshot) -> list[tuple[str, str]]:
    return sorted((i["name"], i["sha256"]) for i in snapshot.provenance["inputs"] if i["kind"] == "reference")


# ---------------------------------------------------------------- words


def changelog(
    version: str,
    diff: Diff | None,
    found: Iterable[Change],
    rows: Mapping[str, int],
    message: str | None,
    decisions: Iterable[str] = (),
    earlier: str = "",
) -> str:
    """`CHANGELOG.md`: this release on top, the earlier ones below as they were."""
    head = "# Changes\n\nRows are named by their key. Reasons: new article, removed article, changed rule, changed "
    head += "reference, curated.\nAll values: `drawdown diff OLD NEW`.\n"
    lines = ["", f"## {version}", ""]
    if message:
        lines += [*(f"> {line}" for line in _plain(message).splitlines()), ""]
    lines += ["First release." if diff is None else f"Against {diff.before}: {diff.level}.", ""]
    lines += decisions
    if diff is None:
        lines += ["", *_counts(rows)]
    else:
        lines += [f"- schema, {c.level}: `{c.table}`: {c.words}" for c in diff.schema]
        lines += _rows_of([t for t in diff.tables if t.level != "none"], list(found))
    lines = [line for line, last in zip(lines, ["-", *lines], strict=False) if line or last]
    below = earlier.partition("\n## ")[2]
    return head + "\n".join(lines).rstrip() + "\n" + (f"\n## {below}" if below else "")


def decided(before: Snapshot | None, after: Snapshot) -> list[str]:
    """What people put right since, and what they took back, a line each."""
    old, new = (s.provenance.get("curation", []) if s else [] for s in (before, after))
    lines = [f"- curated: {_decision(e)}" for e in new if e not in old]
    return lines + [f"- curated no more: {_decision(e)}" for e in old if e not in new]


def _decision(entry: Mapping[str, Any]) -> str:
    into = f" into `{entry['into']}`" if entry.get("into") else ""
    what = f"{entry['action']} `{entry['id']}`{into} ({entry['by']}, {entry['on']})"
    return f"`{entry['name']}`: {what}: {_plain(' '.join(entry['reason'].split()))}"


def _counts(rows: Mapping[str, int]) -> list[str]:
    return ["| table | rows |", "|---|---|", *(f"| {t} | {n} |" for t, n in rows.items())]


def _rows_of(tables: list[TableDiff], found: list[Change]) -> list[str]:
    lines: list[str] = []
    for t in tables:
        sums = f"{len(t.added)} added, {len(t.removed)} removed, {len(t.changed)} changed"
        lines += ["", f"### {t.table}: {sums}", ""]
        mine = [c for c in found if c.table == t.table]
        groups = dict.fromkeys((c.kind, c.reason) for c in mine)
        for kind, reason in groups:
            rows = [c for c in mine if (c.kind, c.reason) == (kind, reason)]
            lines.append(f"- {kind}, {reason} ({len(rows)}):")
            lines += [f"  - `{key_text(c.key)}`{_columns(c)}" for c in rows[:MOST]]
            if len(rows) > MOST:
                lines.append(f"  - and {len(rows) - MOST} more: see `drawdown diff`")
    return lines


def _columns(change: Change) -> str:
    return f": {', '.join(change.columns)}" if change.columns else ""


def _plain(words: str) -> str:
    """A person's words, unable to open HTML in a rendered page."""
    return words.replace("<", "&lt;").replace(">", "&gt;")
