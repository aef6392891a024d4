"""What a build comes to, in a few lines: what was read, what contradicts or has changed, where it lies."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from pipeline.publish.descriptors import DATABASE
from pipeline.publish.snapshot import opened

if TYPE_CHECKING:
    from pipeline.publish.diff import Diff

MOST = 5
# Several threads only get in each other's way with tables of this size.
_CONFIG = {"threads": "1"}

_READ = """
SELECT count(*) AS articles, count(duplicate_of) AS duplicates, (SELECT count(*) FROM rejected) AS rejected,
    count(*) - count(published_on) AS undated, min(published_on) AS first, max(published_on) AS last FROM articles
"""
_FOUND = """
SELECT (SELECT count(*) FROM statements), (SELECT count(*) FROM events), (SELECT count(*) FROM bases),
    (SELECT count(*) FROM sources)
"""
# What weighs most comes first: numbers and dates before names, which may mean the same body.
_DISPUTED = """
SELECT kind, subject, versions, sources FROM contradictions WHERE NOT reconcilable
ORDER BY list_position(['number', 'date', 'fact', 'actor'], kind), n_sources DESC, subject
"""


def summary(warehouse: Path, version: str, diff: "Diff | None" = None) -> str:
    """The lines, asked of the release itself: all that contradicts, or what differs from the release before."""
    with (
        opened(version, warehouse) as folder,
        duckdb.connect(str(folder / DATABASE), read_only=True, config=_CONFIG) as con,
    ):
        read, found = con.execute(_READ).fetchone(), con.execute(_FOUND).fetchone()
        told = _since(diff) if diff else _contradictions(con.execute(_DISPUTED).fetchall())
    return "\n".join([_read(*read), _found(*found), *told, f"Look:  {_look(folder)}"])


def _read(articles: int, duplicates: int, rejected: int, undated: int, first: Any, last: Any) -> str:
    notes = [
        f"{n:,} {what}" for n, what in ((duplicates, "duplicates"), (rejected, "rejected"), (undated, "undated")) if n
    ]
    span = f", published {first} to {last}" if first else ""
    return f"Read:  {articles:,} articles{span}" + (f" ({', '.join(notes)})" if notes else "")


def _found(statements: int, events: int, bases: int, sources: int) -> str:
    return f"Found: {statements:,} claims by {sources:,} sources: {events:,} events, {bases:,} bases"


def _since(diff: "Diff") -> list[str]:
    lines = [f"Since {diff.before}:"]
    for table in diff.tables:
        counts = (len(table.added), "new"), (len(table.removed), "gone"), (len(table.changed), "changed")
        if words := ", ".join(f"{count:,} {what}" for count, what in counts if count):
            lines.append(f"  {table.table}: {words}")
    return [*lines, f"  row by row: drawdown diff {diff.before} {diff.after}"]


def _contradictions(disputed: list[tuple[Any, ...]]) -> list[str]:
    if not disputed:
        return ["Contradictions: none"]
    lines = [f"Contradictions: {len(disputed):,}"]
    for kind, subject, versions, sources in disputed[:MOST]:
        told, by = _some(versions, " / "), _some([s for s in sources if s], ", ")
        lines.append(f"  {kind:6} {subject}: {told}  ({by})")
    if len(disputed) > MOST:
        lines.append(f'  and {len(disputed) - MOST:,} more: drawdown query "FROM contradictions"')
    return lines


def _some(words: list[str], between: str) -> str:
    more = f"{between}{len(words) - MOST:,} more" if len(words) > MOST else ""
    return between.join(words[:MOST]) + more


def _look(folder: Path) -> str:
    return f'drawdown query "FROM bases"   drawdown ui   {folder}'
