"""What people put right by hand: rows rejected, corrected, merged or split, on top of what the rules resolve.

Entries are data (`seeds/curation/*.toml`, described in the README there). Each is applied to every build anew, marks
the rows it changes in `curated`, and fails loudly when its row is gone or no longer is what it `expect`s.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.resolve.kinds import STANDING
from pipeline.resolve.summary import summaries
from schemas import TABLES, projections
from schemas.table import foreign_keys, primary_key

Tables = dict[str, pl.DataFrame]

CURATED = tuple(n for n, m in TABLES.items() if "curated" in {c.name for c in projections.columns(m)})
JOINED = ("events", "sources", "bases")
PARTED = ("events", "sources")
_CLAIMS = ("citations", "event_reports", "casualty_figures", "personnel_figures")
_NEEDED = ("action", "table", "id", "expect", "reason", "by", "on")
# Evidence is verbatim, ids are identity, counts are counted anew.
_FIXED = {"article_id", "char_start", "char_end", "quote", "attribution", "rule", "curated"}
_FIXED |= {"n_reports", "n_articles", "n_sources", "n_claims", "first_reported_on"}
# Where a place is corrected, what was known of the wrong one goes.
_OF_PLACE = ("admin1", "latitude", "longitude", "geo_precision")


class CurationError(Exception):
    """Entries that cannot be applied, each with its file, what is wrong and how to mend it."""

    def __init__(self, faults: list[str]):
        self.faults = faults
        super().__init__("Curation does not fit the data:\n" + "\n".join(f"  {f}" for f in faults))


class _Fault(Exception):  # noqa: N818
    """What is wrong with one entry."""


@dataclass(frozen=True)
class Entry:
    """One decision of one person about one row. `set` and `expect` hold null where the file has an empty text."""

    name: str
    file: str
    action: str
    table: str
    id: str
    expect: Mapping[str, Any]
    reason: str
    by: str
    on: date
    set: Mapping[str, Any] = field(default_factory=dict)
    into: str | None = None
    rows: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """What a release keeps of it."""
        told = {"name": self.name, "action": self.action, "table": self.table, "id": self.id, "into": self.into}
        return told | {"reason": self.reason, "by": self.by, "on": self.on.isoformat()}


# ---------------------------------------------------------------- reading


def load_curation(folder: Path) -> list[Entry]:
    """The entries of all files, in order of file names and within them. A folder that is not there holds none."""
    entries: dict[str, Entry] = {}
    faults = []
    for path in sorted(folder.glob("*.toml")):
        try:
            told = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            faults.append(f"{path.name}: {error}")
            continue
        for name, values in told.items():
            try:
                entry = _entry(name, path.name, values)
                if name in entries:
                    raise _Fault(f"{entries[name].file} has an entry of this name already; rename one")
                entries[name] = entry
            except _Fault as fault:
                faults.append(f"{path.name}, [{name}]: {fault}")
    if faults:
        raise CurationError(faults)
    return list(entries.values())


def _entry(name: str, file: str, values: Any) -> Entry:
    if not isinstance(values, dict):
        raise _Fault("is not a table; write [name] above the keys of an entry")
    known = {*_NEEDED, "set", "into", "rows"}
    if strange := sorted(set(values) - known):
        raise _Fault(f"unknown keys {', '.join(strange)}; known are {', '.join(sorted(known))}")
    if missing := [k for k in _NEEDED if not values.get(k)]:
        raise _Fault(f"{', '.join(missing)} missing or empty")
    action, table = values["action"], values["table"]
    allowed = {"reject": CURATED, "correct": CURATED, "merge": JOINED, "split": PARTED}
    if action not in allowed:
        raise _Fault(f"action {action!r} is none of {', '.join(allowed)}")
    if table not in allowed[action]:
        raise _Fault(f"{action} is for {', '.join(allowed[action])}, not for {table!r}")
    for key, kind in {
        "id": str,
        "reason": str,
        "by": str,
        "on": date,
        "expect": dict,
        "set": dict,
        "into": str,
    }.items():
        if key in values and not isinstance(values[key], kind):
            raise _Fault(f"{key} is not a {'date' if kind is date else 'table' if kind is dict else 'text'}")
    wanted = {"reject": set(), "correct": {"set"}, "merge": {"into"}, "split": {"into", "rows"}}[action]
    allowed_too = wanted | ({"set"} if action == "split" else set())
    for key in ("set", "into", "rows"):
        if key in wanted and not values.get(key):
            raise _Fault(f"{action} needs {key}")
        if key in values and key not in allowed_too:
            raise _Fault(f"{action} takes no {key}")
    if fixed := sorted(set(values.get("set", {})) & (_FIXED | set(primary_key(TABLES[table])))):
        raise _Fault(f"{', '.join(fixed)} cannot be set: evidence, ids and counts follow from the articles")
    checked = {
        key: {column: _value(table, column, v) for column, v in values.get(key, {}).items()}
        for key in ("expect", "set")
    }
    rows = tuple(map(str, values.get("rows", ())))
    return Entry(**values | checked | {"name": name, "file": file, "rows": rows})


def _value(table: str, column: str, value: Any) -> Any:
    """The value as its column holds it; an empty text stands for null, as no text of the tables is empty."""
    columns = {c.name: c for c in projections.columns(TABLES[table])}
    if column not in columns:
        raise _Fault(f"{table} has no column {column}")
    if value == "":
        return None
    kind = columns[column].dtype
    wanted = {pl.String: str, pl.Int64: int, pl.Float64: (int, float), pl.Boolean: bool, pl.Date: date, pl.List: list}
    if not isinstance(value, wanted[kind.base_type()]) or (isinstance(value, bool) and kind != pl.Boolean):
        raise _Fault(f"{column} = {value!r}: {table}.{column} holds {kind}")
    return value


# ---------------------------------------------------------------- applying


def apply_curation(tables: Mapping[str, pl.DataFrame], entries: Iterable[Entry]) -> Tables:
    """The tables with every entry applied in order; references stay whole, counts and summaries are made anew.

    Raises CurationError with all entries that do not fit.
    """
    entries = list(entries)
    if not entries:
        return dict(tables)
    work = _Work(dict(tables))
    faults = []
    for entry in entries:
        try:
            work.apply(entry)
        except _Fault as fault:
            faults.append(f"{entry.file}, [{entry.name}]: {fault}")
    if faults:
        raise CurationError(faults)
    work.recount()
    return {name: frame.sort(primary_key(TABLES[name])) for name, frame in work.tables.items()}


class _Work:
    """Tables being curated, and the rows whose counts have to be made anew."""

    def __init__(self, tables: Tables):
        self.tables = tables
        self.touched: dict[str, set[str]] = {name: set() for name in JOINED}
        # Events whose sentence an entry gives.
        self.told: set[str] = set()

    def apply(self, entry: Entry) -> None:
        row = self._row(entry.table, entry.id)
        for column, value in entry.expect.items():
            if row[column] != value:
                raise _Fault(
                    f"{entry.id}: {column} is {row[column]!r} now, not {value!r}. Read the row again, then write the "
                    "entry anew or delete it"
                )
        {"reject": self._reject, "correct": self._correct, "merge": self._merge, "split": self._split}[entry.action](
            entry, row
        )

    def _row(self, table: str, row_id: str) -> dict[str, Any]:
        frame = self.tables[table].filter(pl.col(_key(table)) == row_id)
        if frame.is_empty():
            raise _Fault(
                f"{table} has no row {row_id}: its article was removed or is read otherwise now. Name the row that "
                "took its place, or delete the entry"
            )
        return frame.row(0, named=True)

    def _reject(self, entry: Entry, row: dict[str, Any]) -> None:
        if entry.table == "sources" and (held := self._claims_of(entry.id)):
            raise _Fault(f"{entry.id} has {held} claims; merge it into the source that made them")
        self._note(entry.table, row)
        if entry.table == "events":
            for report in self._of("event_reports", "event_id", entry.id):
                self._note("event_reports", report)
            self._drop("event_reports", "event_id", entry.id)
        self._repoint(entry, entry.table, entry.id, None)
        self._drop(entry.table, _key(entry.table), entry.id)
        self._drop_unreported(entry)

    def _correct(self, entry: Entry, row: dict[str, Any]) -> None:
        self._set(entry, entry.id, dict(entry.set))
        self._note(entry.table, row)
        self._note(entry.table, row | entry.set)
        self._drop_unreported(entry)

    def _merge(self, entry: Entry, row: dict[str, Any]) -> None:
        if entry.into == entry.id:
            raise _Fault("into is the row itself")
        kept = self._row(entry.table, entry.into)
        self._note(entry.table, row)
        self._note(entry.table, kept)
        self._repoint(entry, entry.table, entry.id, entry.into)
        self._drop(entry.table, _key(entry.table), entry.id)
        self._mark(entry.table, entry.into, entry)

    def _split(self, entry: Entry, row: dict[str, Any]) -> None:
        key = _key(entry.table)
        if entry.into in self.tables[entry.table][key]:
            raise _Fault(f"into: {entry.table} has a row {entry.into} already; to move rows there, merge after a split")
        left = set(entry.rows)
        for table in _CLAIMS:
            if key in self.tables[table].columns:
                mine = {r[_key(table)] for r in self._of(table, key, entry.id)} & left
                left -= mine
                self._update(table, pl.col(_key(table)).is_in(sorted(mine)), {key: entry.into}, entry)
        if left:
            raise _Fault(f"rows: {', '.join(sorted(left))} are no claims of {entry.id}")
        tables = ["event_reports"] if entry.table == "events" else _CLAIMS
        for side in (entry.id, entry.into):
            if not any(self._of(table, key, side) for table in tables):
                raise _Fault(f"{side} would have no {'report' if entry.table == 'events' else 'claim'} left")
        new = pl.DataFrame([row | {key: entry.into}], schema=self.tables[entry.table].schema)
        self.tables[entry.table] = pl.concat([self.tables[entry.table], new])
        self._set(entry, entry.into, dict(entry.set))
        self._mark(entry.table, entry.id, entry)
        for side in (entry.id, entry.into):
            self._note(entry.table, row | {key: side})

    # ---- small moves

    def _drop_unreported(self, entry: Entry) -> None:
        """An event that nobody reports any more is none."""
        for event in sorted(self.touched["events"]):
            if not self._of("event_reports", "event_id", event) and self._of("events", "event_id", event):
                self._repoint(entry, "events", event, None)
                self._drop("events", "event_id", event)

    def _of(self, table: str, column: str, value: str | None) -> list[dict[str, Any]]:
        return self.tables[table].filter(pl.col(column) == value).to_dicts()

    def _claims_of(self, source: str) -> int:
        return sum(len(self._of(table, "source_id", source)) for table in _CLAIMS)

    def _drop(self, table: str, column: str, value: str) -> None:
        self.tables[table] = self.tables[table].filter(pl.col(column).ne_missing(value))

    def _mark(self, table: str, row_id: str, entry: Entry) -> None:
        self._update(table, pl.col(_key(table)) == row_id, {}, entry)

    def _set(self, entry: Entry, row_id: str, values: dict[str, Any]) -> None:
        if entry.table == "events":
            if "place" in values:
                values = dict.fromkeys(_OF_PLACE) | values
            if values.get("summary"):
                self.told.add(row_id)
        self._update(entry.table, pl.col(_key(entry.table)) == row_id, values, entry)

    def _update(self, table: str, where: pl.Expr, values: Mapping[str, Any], entry: Entry) -> None:
        """Set columns where the condition holds, and mark those rows."""
        schema = self.tables[table].schema
        new = {
            c: pl.when(where).then(pl.lit(v, dtype=schema[c])).otherwise(pl.col(c)).alias(c) for c, v in values.items()
        }
        marks = pl.concat_str([pl.col("curated"), pl.lit(entry.name)], separator=", ", ignore_nulls=True)
        new["curated"] = pl.when(where).then(marks).otherwise(pl.col("curated")).alias("curated")
        self.tables[table] = self.tables[table].with_columns(**new)

    def _repoint(self, entry: Entry, table: str, old: str, new: str | None) -> None:
        """Have all rows that refer to one row refer to another, or to none."""
        for name, model in TABLES.items():
            for column, target in foreign_keys(model).items():
                if target == table and name in self.tables:
                    for row in self._of(name, column, old):
                        self._note(name, row | {column: new})
                    self._update(name, pl.col(column) == old, {column: new}, entry)
        if table == "sources":
            itself = pl.col("affiliation") == pl.col("source_id")
            self._update("sources", itself, {"affiliation": None}, entry)

    def _note(self, table: str, row: Mapping[str, Any]) -> None:
        """Remember whose counts and sentence a change of the row changes."""
        for column, target in {**foreign_keys(TABLES[table]), _key(table): table}.items():
            if target in self.touched and row[column] is not None:
                self.touched[target].add(row[column])

    # ---- what follows from rows

    def recount(self) -> None:
        """Make the counts of touched rows anew, and the sentences of touched events."""
        reports = self.tables["event_reports"].join(
            self.tables["articles"].select("article_id", "published_on"), on="article_id", how="left"
        )
        for event in self.touched["events"]:
            told = reports.filter(pl.col("event_id") == event)
            counts = {
                "n_reports": told.height,
                "n_articles": told["article_id"].n_unique(),
                "n_sources": told["source_id"].n_unique(),
                "first_reported_on": told["published_on"].min(),
            }
            self._count("events", event, counts)
            if event not in self.told:
                self._word(event)
        for base in self.touched["bases"]:
            self._count("bases", base, {"n_reports": reports.filter(pl.col("base_id") == base).height})
        for source in self.touched["sources"]:
            self._count("sources", source, self._source_counts(source))

    def _count(self, table: str, row_id: str, counts: Mapping[str, Any]) -> None:
        schema, here = self.tables[table].schema, pl.col(_key(table)) == row_id
        self.tables[table] = self.tables[table].with_columns(
            pl.when(here).then(pl.lit(n, dtype=schema[c])).otherwise(pl.col(c)).alias(c) for c, n in counts.items()
        )

    def _source_counts(self, source: str) -> dict[str, int]:
        spoken = {t: self.tables[t].filter(pl.col("source_id") == source)["article_id"] for t in _CLAIMS}
        articles = {a for series in spoken.values() for a in series}
        name = self.tables["sources"].filter(pl.col("source_id") == source)["name"].to_list()
        own = self.tables["articles"].filter(pl.col("duplicate_of").is_null() & pl.col("publisher").is_in(name))
        articles |= set(own["article_id"])
        return {"n_articles": len(articles), "n_claims": sum(s.len() for t, s in spoken.items() if t != "citations")}

    def _word(self, event: str) -> None:
        """Say the event in a sentence again, as its columns are now."""
        frame = self.tables["events"].filter(pl.col("event_id") == event)
        standings = {STANDING[r["modality"]] for r in self._of("event_reports", "event_id", event)}
        if frame.height and standings:
            standing = "real" if "real" in standings else min(standings)
            told = summaries(frame.with_columns(standing=pl.lit(standing)))
            self._count("events", event, {"summary": told.item()})


def _key(table: str) -> str:
    return primary_key(TABLES[table])[0]
