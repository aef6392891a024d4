"""Whether a release, here or downloaded elsewhere, is what it says: files, schemas, keys, evidence, descriptors.

A release that was made under today's schemas is held to all their rules; an older one to what its own descriptor
promises. Nothing is changed or repaired.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.publish import descriptors, provenance
from pipeline.publish.files import sha256, to_json
from pipeline.publish.own_schema import own_rules
from pipeline.publish.parquet import content_hash, read_table
from pipeline.publish.release import DATABASE_SUM, NOT_IN_ARCHIVE, SUMS
from pipeline.publish.snapshot import ReleaseError, opened, read_json, within
from pipeline.publish.spreadsheet import cells, read_csv
from schemas import TABLES, projections
from schemas.projections import quoted
from schemas.validation import check_evidence, check_foreign_keys, validate


@dataclass(frozen=True)
class Check:
    """One thing that was looked at; `faults` says what is wrong, a sentence each."""

    name: str
    looked_at: str
    faults: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


@dataclass(frozen=True)
class Report:
    """What verification found of one release."""

    release: str
    checks: list[Check]

    @property
    def ok(self) -> bool:
        """Whether every check passed."""
        return all(c.passed for c in self.checks)

    @property
    def exit_code(self) -> int:
        """0 where all is well, else 1."""
        return 0 if self.ok else 1

    def to_text(self) -> str:
        """For people: a line a check, and what is wrong below it."""
        lines = [f"Release {self.release}: {'all is as it says' if self.ok else 'NOT what it says'}"]
        for c in self.checks:
            lines.append(f"  {'ok ' if c.passed else 'BAD'} {c.name}: {c.looked_at}")
            lines += [f"        {fault}" for fault in c.faults[:20]]
            if len(c.faults) > 20:
                lines.append(f"        and {len(c.faults) - 20} more")
        return "\n".join(lines) + "\n"

    def to_json(self) -> str:
        """For machines."""
        found = [{"name": c.name, "looked_at": c.looked_at, "ok": c.passed, "faults": c.faults} for c in self.checks]
        return to_json({"release": self.release, "ok": self.ok, "checks": found})


def verify(which: str | Path, warehouse: Path, documents: pl.DataFrame | None = None) -> Report:
    """Look at a release: a version, `latest`, a folder or an archive. Raises ReleaseError where there is none.

    Where `documents` are at hand, quotes are compared with their texts.
    """
    with opened(which, warehouse) as folder:
        package = read_json(folder / "datapackage.json")
        try:
            label = str(package["version"])
            tables, unreadable = _read(folder, package)
            checks = [
                Check("checksums", f"files of {SUMS}", tuple(_checksum_faults(folder))),
                Check("tables", f"{len(package['resources'])} Parquet files", tuple(unreadable)),
            ]
            for name, look in _looks(folder, package, tables, documents).items():
                checks.append(_checked(name, look))
        except (KeyError, TypeError, AttributeError) as error:
            raise ReleaseError(f"{folder}/datapackage.json is not a release's: {error!r}.") from error
    return Report(label, checks)


def _checked(name: str, look: Callable[[], tuple[str, list[str]]]) -> Check:
    try:
        looked_at, faults = look()
    except (ReleaseError, OSError, KeyError, TypeError, duckdb.Error, pl.exceptions.PolarsError) as error:
        looked_at, faults = "could not be looked at", [f"{type(error).__name__}: {error}"]
    return Check(name, looked_at, tuple(faults))


def _read(folder: Path, package: Mapping[str, Any]) -> tuple[dict[str, pl.DataFrame], list[str]]:
    tables, faults = {}, []
    for resource in package["resources"]:
        try:
            tables[resource["name"]] = read_table(within(folder, resource["path"]))
        except (ReleaseError, OSError, pl.exceptions.PolarsError) as error:
            faults.append(f"{resource['path']} cannot be read: {error}")
    faults += [f"table {n} is missing" for n in TABLES if n not in {r["name"] for r in package["resources"]}]
    return tables, faults


def _looks(
    folder: Path,
    package: Mapping[str, Any],
    tables: Mapping[str, pl.DataFrame],
    documents: pl.DataFrame | None,
) -> dict[str, Callable[[], tuple[str, list[str]]]]:
    """The checks beyond the files themselves, in order."""
    return {
        "schemas and rules": lambda: _rules(package, tables),
        "references": lambda: _references(package, tables),
        "evidence": lambda: _evidence(tables, documents),
        "contents": lambda: _contents(folder, package, tables),
        "datapackage.json": lambda: ("sizes, hashes, rows", list(_package_faults(folder, package, tables))),
        "csv": lambda: _csv(folder, tables),
        "croissant.json": lambda: _croissant(folder, package),
        "provenance.json": lambda: _provenance(folder, package),
        descriptors.DATABASE: lambda: _database(folder, tables),
    }


# ---------------------------------------------------------------- files


def _checksum_faults(folder: Path) -> Iterator[str]:
    listed = {}
    for sums in (SUMS, DATABASE_SUM):
        path = folder / sums
        if path.is_file():
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            listed |= {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
        elif sums == SUMS:
            yield f"{sums} is missing"
    for name, digest in listed.items():
        path = within(folder, name)
        if not path.is_file():
            if name != descriptors.DATABASE:
                yield f"{name} is missing"
        elif sha256(path) != digest:
            yield f"{name} is not the file that was released: its SHA-256 differs"
    there = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    for name in sorted(there - set(listed) - {SUMS, *NOT_IN_ARCHIVE}):
        yield f"{name} is not part of the release"


def _package_faults(folder: Path, package: Mapping[str, Any], tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    for resource in package["resources"]:
        path = within(folder, resource["path"])
        if not path.is_file():
            yield f"{resource['path']} is missing"
            continue
        if path.stat().st_size != resource["bytes"]:
            yield f"{resource['path']} has {path.stat().st_size} bytes, not {resource['bytes']}"
        if f"sha256:{sha256(path)}" != resource["hash"]:
            yield f"{resource['path']} has another hash"
        table = tables.get(resource["name"])
        if table is not None and table.height != resource["rows"]:
            yield f"{resource['name']} has {table.height} rows, not {resource['rows']}"


# ---------------------------------------------------------------- tables


def _made_today(package: Mapping[str, Any], name: str) -> bool:
    """Whether the table was made under the schema that the code has now."""
    resource = next(r for r in package["resources"] if r["name"] == name)
    return name in TABLES and resource["schemaHash"] == f"sha256:{projections.schema_hash(TABLES[name])}"


def _rules(package: Mapping[str, Any], tables: Mapping[str, pl.DataFrame]) -> tuple[str, list[str]]:
    faults, checked, older = [], 0, []
    for name, frame in tables.items():
        if _made_today(package, name):
            results = validate(frame, TABLES[name])
            faults += [str(r) for r in results if not r.passed]
            checked += len(results)
        else:
            schema = next(r["schema"] for r in package["resources"] if r["name"] == name)
            results = own_rules(name, frame, schema)
            faults += [f for f in results.values() if f]
            checked += len(results)
            older.append(name)
    note = f"; by their own descriptor: {', '.join(older)}" if older else ""
    return f"{checked} rules of {len(tables)} tables{note}", faults


def _references(package: Mapping[str, Any], tables: Mapping[str, pl.DataFrame]) -> tuple[str, list[str]]:
    if all(_made_today(package, n) for n in tables) and set(tables) == set(TABLES):
        results = check_foreign_keys(tables)
        return f"{len(results)} references", [str(r) for r in results if not r.passed]
    faults, checked = [], 0
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            (column,), target = key["fields"], key["reference"]
            if resource["name"] in tables and target["resource"] in tables:
                there = tables[target["resource"]][target["fields"][0]]
                values = tables[resource["name"]][column].drop_nulls()
                lost = values.filter(~values.is_in(there.implode()))
                checked += 1
                if lost.len():
                    faults.append(f"{resource['name']}: {column} {lost[0]!r} is no row of {target['resource']}")
    return f"{checked} references", faults


def _evidence(tables: Mapping[str, pl.DataFrame], documents: pl.DataFrame | None) -> tuple[str, list[str]]:
    claims = {n: t for n, t in tables.items() if n in TABLES and {"quote", "char_start", "char_end"} <= set(t.columns)}
    faults = []
    for name, frame in claims.items():
        length = pl.col("char_end") - pl.col("char_start")
        bad = frame.filter(length != pl.col("quote").str.len_chars().cast(pl.Int64))
        if bad.height:
            faults.append(f"{name}: {bad.height} quotes are not as long as their span")
    rows = sum(t.height for t in claims.values())
    if documents is None:
        return f"{rows} quotes by their length; articles are not at hand", faults
    known = documents["article_id"]
    at_hand = {n: t.filter(pl.col("article_id").is_in(known.implode())) for n, t in claims.items()}
    faults += [str(r) for r in check_evidence(at_hand, documents) if not r.passed]
    compared = sum(t.height for t in at_hand.values())
    return f"{compared} of {rows} quotes against the articles at hand", faults


def _contents(folder: Path, package: Mapping[str, Any], tables: Mapping[str, pl.DataFrame]) -> tuple[str, list[str]]:
    told = {r["name"]: r for r in package["resources"]}
    faults, hashes = [], {}
    for name, frame in tables.items():
        if not _made_today(package, name):
            continue
        hashes[name] = content_hash(frame, TABLES[name]) if frame.columns == _names(name) else "?"
        if f"sha256:{hashes[name]}" != told[name]["contentHash"]:
            faults.append(f"{name} does not hold the rows that were released")
        schema = pq.read_schema(folder / told[name]["path"])
        if not _same_fields(schema, projections.arrow_schema(TABLES[name])):
            faults.append(f"{name}.parquet has other types or descriptions than its schema")
    whole = read_json(folder / "provenance.json")["content"]["sha256"]
    if set(hashes) == set(TABLES) and not faults and provenance.hash_of_values(hashes) != whole:
        faults.append("the hash of all contents is not that of provenance.json")
    return f"{len(hashes)} tables against their content hash", faults


def _names(table: str) -> list[str]:
    return [c.name for c in projections.columns(TABLES[table])]


def _same_fields(have: pa.Schema, want: pa.Schema) -> bool:
    # Descriptions may be worded anew since; types, names and nullability may not.
    return have.remove_metadata().equals(want.remove_metadata(), check_metadata=False)


# ---------------------------------------------------------------- other forms of the same tables


def _csv(folder: Path, tables: Mapping[str, pl.DataFrame]) -> tuple[str, list[str]]:
    package = read_json(folder / "csv" / "datapackage.json")
    faults = []
    for resource in package["resources"]:
        path = within(folder, f"csv/{resource['path']}")
        name = resource["name"]
        if path.stat().st_size != resource["bytes"] or f"sha256:{sha256(path)}" != resource["hash"]:
            faults.append(f"csv/{resource['path']} is not the file that csv/datapackage.json describes")
        if name in tables and name in TABLES and tables[name].columns == _names(name):
            shown = cells(tables[name], TABLES[name])
            stored = read_csv(path)
            same = stored.columns == shown.columns and _as_read(stored, shown).equals(shown)
            if not same:
                faults.append(f"csv/{resource['path']} does not hold what the Parquet file holds")
    return f"{len(package['resources'])} files against the Parquet files", faults


def _as_read(stored: pl.DataFrame, shown: pl.DataFrame) -> pl.DataFrame:
    """The cells as values; one that is none becomes null, and differs then."""

    def typed(name: str, dtype: pl.DataType) -> pl.Expr:
        cell = pl.col(name)
        if dtype == pl.Boolean:
            return cell.replace_strict({"true": True, "false": False}, default=None, return_dtype=pl.Boolean)
        return cell.str.to_date("%Y-%m-%d", strict=False) if dtype == pl.Date else cell.cast(dtype, strict=False)

    return stored.select(typed(n, d).alias(n) for n, d in shown.schema.items())


def _croissant(folder: Path, package: Mapping[str, Any]) -> tuple[str, list[str]]:
    told = read_json(folder / "croissant.json")
    faults = [] if told["version"] == package["version"] else [f"version {told['version']}, not {package['version']}"]
    for file in told["distribution"]:
        path = within(folder, file["contentUrl"])
        if not path.is_file() or sha256(path) != file["sha256"]:
            faults.append(f"{file['contentUrl']} is not the file that it describes")
    fields = {r["name"]: [f["name"] for f in r["schema"]["fields"]] for r in package["resources"]}
    for record in told["recordSet"]:
        if [f["name"] for f in record["field"]] != fields.get(record["name"]):
            faults.append(f"{record['name']} has other columns than datapackage.json")
    return f"{len(told['distribution'])} files, {len(told['recordSet'])} record sets", faults


def _provenance(folder: Path, package: Mapping[str, Any]) -> tuple[str, list[str]]:
    told = read_json(folder / "provenance.json")
    faults = [] if told["version"] == package["version"] else [f"version {told['version']}, not {package['version']}"]
    cited = f'version: "{package["version"]}"' in (folder / "CITATION.cff").read_text(encoding="utf-8")
    faults += [] if cited else ["CITATION.cff names another version"]
    faults += [f"released although {c['table']} breaks {c['rule']}" for c in told["checks"] if not c["holds"]]
    return f"{len(told['checks'])} checks and {len(told['inputs'])} inputs on record", faults


def _database(folder: Path, tables: Mapping[str, pl.DataFrame]) -> tuple[str, list[str]]:
    path = folder / descriptors.DATABASE
    if not path.is_file():
        return "not beside the other files, as in an archive", []
    faults = []
    with duckdb.connect(str(path), read_only=True, config={"enable_external_access": "false"}) as con:
        for name, frame in tables.items():
            stored = pl.from_arrow(con.sql(f"SELECT * FROM {quoted(name)}").to_arrow_table())
            if not stored.sort(stored.columns).equals(frame.select(stored.columns).sort(stored.columns)):
                faults.append(f"{name} does not hold what the Parquet file holds")
        views = [r[0] for r in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()]
        for view in views:
            try:
                con.execute(f"SELECT * FROM {quoted(view)} LIMIT 1").fetchall()
            except duckdb.Error as error:
                faults.append(f"view {view} does not run: {error}")
    return f"{len(tables)} tables and {len(views)} views", faults


def documents_at_hand(warehouse: Path) -> pl.DataFrame | None:
    """The articles of the warehouse's last build, if it has one."""
    path = warehouse / "current" / "documents.parquet"
    try:
        return read_table(path)
    except (OSError, pl.exceptions.PolarsError, json.JSONDecodeError):
        return None
