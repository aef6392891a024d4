"""Making a release: an immutable folder that is there whole or not at all, its archive, and the list of all releases.

Built in a temporary folder, proved, synced, renamed: the renaming is the release. What follows it - archive, index -
can be made again from the folder, and is, by the next run, where a run was killed in between.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
from filelock import FileLock, Timeout

from pipeline.publish import card, changelog, descriptors, provenance
from pipeline.publish.archive import pack
from pipeline.publish.database import VIEWS, Earlier, write_database
from pipeline.publish.diff import Diff, diff_snapshots
from pipeline.publish.files import (
    TEMPORARY,
    WarehouseError,
    remove_leftovers,
    sha256,
    sync,
    sync_tree,
    to_json,
    told_plainly,
    write_text,
)
from pipeline.publish.parquet import content_hash, read_table, sort, write_table
from pipeline.publish.provenance import Input
from pipeline.publish.snapshot import Snapshot, archive_name, load, read_json, releases_folder, versions
from pipeline.publish.spreadsheet import EarlierFile, write_csv
from pipeline.publish.version import Version, following
from schemas import TABLES, projections
from schemas.validation import Result, check_all, require

SUMS = "SHA256SUMS"
DATABASE_SUM = f"{descriptors.DATABASE}.sha256"
NOT_IN_ARCHIVE = {descriptors.DATABASE, DATABASE_SUM}
PATIENCE = 600


@dataclass(frozen=True)
class ReleaseResult:
    """What came of it: `released`, or `unchanged` where the last release holds the same."""

    version: str
    path: Path
    status: str
    level: str
    diff: Diff | None = None
    changes: list[changelog.Change] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """One sentence for people."""
        if self.status == "unchanged":
            return f"Nothing differs from release {self.version}; no new release."
        against = f", {self.level} against {self.diff.before}" if self.diff else ", the first"
        return f"Release {self.version}{against}: {self.path}"


def _say_nothing(_: str) -> None:
    """Nobody listens."""


def publish(
    tables: Mapping[str, pl.DataFrame],
    documents: pl.DataFrame | Iterable[pl.DataFrame],
    warehouse: Path,
    *,
    files: Path | None = None,
    candidate: bool = False,
    message: str | None = None,
    inputs: Iterable[Input] = (),
    curation: Iterable[Mapping[str, Any]] = (),
    proven: Iterable[Result] | None = None,
    on_wait: Callable[[str], object] = _say_nothing,
) -> ReleaseResult:
    """Make a release of the tables, if they differ from the last one. The `documents` may come in batches.

    `files` is the folder of the tables' own Parquet files, if they lie somewhere; `inputs` are files besides the
    articles (`provenance.inputs_of`), `curation` the entries that were applied, `proven` what `check_all` says of these
    very tables, if it was asked already. Raises ContractError when a rule is
    broken and WarehouseError when the disk does not allow it; both leave all as it was.
    """
    tables = {name: sort(tables[name], model) for name, model in TABLES.items()}
    results = require(check_all(tables, documents) if proven is None else proven)
    releases = releases_folder(warehouse)
    with told_plainly(releases):
        releases.mkdir(parents=True, exist_ok=True)
        with _alone(releases, on_wait):
            remove_leftovers(releases)
            inputs = [*provenance.article_inputs(tables), *inputs]
            made = _Made(tables, files, results, inputs, list(curation), message)
            result = _release(made, warehouse, candidate)
            _complete(warehouse)
    return result


def _alone(releases: Path, on_wait: Callable[[str], object]) -> FileLock:
    lock = FileLock(releases / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        on_wait(f"Another release is being made in {releases}; waiting for it.")
        try:
            lock.acquire(timeout=PATIENCE)
        except Timeout:
            raise WarehouseError(
                f"{releases}: another release is still being made after {PATIENCE} seconds. End it, then try again."
            ) from None
    return lock


@dataclass(frozen=True)
class _Made:
    """What a release is made of."""

    tables: Mapping[str, pl.DataFrame]
    files: Path | None
    results: list[Result]
    inputs: list[Input]
    curation: list[Mapping[str, Any]]
    message: str | None

    @property
    def rows(self) -> dict[str, int]:
        return {n: self.tables[n].height for n in TABLES}

    def snapshot(self, label: str) -> Snapshot:
        views = descriptors.view_hashes(VIEWS.read_text(encoding="utf-8"))
        code = {"code": {"sha256": provenance.code_hash()}, "inputs": [vars(i) for i in self.inputs]}
        schemas = {n: projections.datapackage_schema(m) for n, m in TABLES.items()}
        return Snapshot(label, self.tables, schemas, views, {**code, "curation": self.curation})


def _release(made: _Made, warehouse: Path, candidate: bool) -> ReleaseResult:
    releases = releases_folder(warehouse)
    there = versions(warehouse)
    finals = [v for v in there if not v.candidate]
    last = finals[-1] if finals else None
    before = load(releases / str(last)) if last else None
    diff = diff_snapshots(before, made.snapshot("this build")) if before else None
    level = diff.level if diff else "first"
    if diff and diff.level == "none":
        return ReleaseResult(str(last), releases / str(last), "unchanged", "none")
    version = following(last, level)
    if candidate:
        rivals = [v for v in there if v.candidate and v.final == version]
        if rivals and diff_snapshots(load(releases / str(rivals[-1])), made.snapshot("")).level == "none":
            return ReleaseResult(str(rivals[-1]), releases / str(rivals[-1]), "unchanged", "none")
        version = version._replace(candidate=max((v.candidate for v in rivals), default=0) + 1)
    final = releases / str(version)
    if final.exists():
        raise WarehouseError(f"{final}: this version is there already and is never overwritten; move it away.")
    diff = Diff(diff.before, str(version), diff.schema, diff.tables) if diff else None
    now = made.snapshot(str(version))
    found = changelog.changes(diff, before, now) if diff else []
    decisions = changelog.decided(before, now)
    earlier = (releases / str(last) / "CHANGELOG.md").read_text(encoding="utf-8") if last else ""
    temporary = releases / f"{TEMPORARY}{os.getpid()}-{version}"
    try:
        temporary.mkdir()
        page = changelog.changelog(str(version), diff, found, made.rows, made.message, decisions, earlier)
        followed = _Followed(releases / str(last), diff) if diff and _made_alike(before, now) else None
        _write(made, temporary, version, last, level, page, followed)
        sync_tree(temporary)
        os.rename(temporary, final)
        sync(releases)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return ReleaseResult(str(version), final, "released", level, diff, found)


def _write(
    made: _Made,
    folder: Path,
    version: Version,
    last: Version | None,
    level: str,
    changes: str,
    followed: "_Followed | None",
) -> None:
    what = descriptors.about(str(version), made.tables)
    rows = made.rows
    hashes = {n: content_hash(made.tables[n], m) for n, m in TABLES.items()}
    views = VIEWS.read_text(encoding="utf-8")
    (folder / "data").mkdir()
    for name, model in TABLES.items():
        path = folder / "data" / f"{name}.parquet"
        if made.files:
            shutil.copyfile(made.files / path.name, path)
        else:
            write_table(made.tables[name], path, model)
        write_csv(made.tables[name], folder / "csv" / f"{name}.csv", model, followed and followed.csv(name))
        if not read_table(path).equals(made.tables[name]):
            raise WarehouseError(f"{folder}: {name}.parquet does not read back as it was written; try another disk.")
    sums = {name: sha256(folder / name) for n in TABLES for name in (f"data/{n}.parquet", f"csv/{n}.csv")}
    comments = write_database(made.tables, folder / descriptors.DATABASE, views, followed and followed.database)
    told = provenance.describe(
        version=str(version),
        previous=str(last) if last else None,
        level=level,
        message=made.message,
        inputs=made.inputs,
        curation=made.curation,
        results=made.results,
        content=hashes,
        rows=rows,
        views=descriptors.view_hashes(views),
        cut_off=str(what.cut_off) if what.cut_off else None,
    )
    whole = told["content"]["sha256"]
    pages = {
        "README.md": card.card(what, rows, whole, comments),
        "LICENSE": card.licence(what),
        "CODEBOOK.md": projections.codebook(TABLES) + card.views_page(comments),
        "CHANGELOG.md": changes,
        "CITATION.cff": descriptors.citation(what, whole),
        "load.sql": descriptors.load_sql(views),
        "provenance.json": to_json(told),
        "datapackage.json": to_json(descriptors.data_package(what, folder, rows, hashes, sums)),
        "csv/datapackage.json": to_json(descriptors.csv_package(what, folder, rows, sums)),
        "croissant.json": to_json(descriptors.croissant(what, sums)),
    }
    for name, words in pages.items():
        (folder / name).write_bytes(words.encode())
    (folder / DATABASE_SUM).write_text(_sum(folder / descriptors.DATABASE), encoding="utf-8")
    (folder / SUMS).write_bytes(descriptors.checksums(folder, {SUMS, *NOT_IN_ARCHIVE}, sums).encode())


def _made_alike(before: Snapshot, now: Snapshot) -> bool:
    """Whether the same code and libraries make equal files of equal rows."""
    same_libraries = before.provenance["dependencies"]["versions"] == provenance.dependencies()
    return same_libraries and before.provenance["code"]["sha256"] == now.provenance["code"]["sha256"]


@dataclass(frozen=True)
class _Followed:
    """The last release, made by the same code: what nobody has touched since is taken over as far as it still holds."""

    folder: Path
    diff: Diff

    @property
    def database(self) -> Earlier | None:
        """Its database."""
        database = self.folder / descriptors.DATABASE
        told = self.folder / DATABASE_SUM
        untouched = told.is_file() and database.is_file() and told.read_text(encoding="utf-8") == _sum(database)
        return Earlier(database, self.diff) if untouched else None

    def csv(self, name: str) -> EarlierFile | None:
        """Its CSV file of a table."""
        path = self.folder / "csv" / f"{name}.csv"
        table = next((t for t in self.diff.tables if t.table == name), None)
        if table is None or not path.is_file():
            return None
        content = path.read_bytes()
        line = f"{hashlib.sha256(content).hexdigest()}  csv/{name}.csv"
        untouched = line in (self.folder / SUMS).read_text(encoding="utf-8").splitlines()
        return EarlierFile(content, table) if untouched else None


def _sum(file: Path) -> str:
    return f"{sha256(file)}  {file.name}\n"


# ---------------------------------------------------------------- what can be made again


def _complete(warehouse: Path) -> None:
    """Make the archives and the lists that are missing or behind."""
    releases = releases_folder(warehouse)
    there = versions(warehouse)
    entries = [_entry(releases, v) for v in there]
    if not entries:
        return
    newest = [e for e in entries if not e["candidate"]] or entries
    _renew(releases / "index.json", to_json({"name": "drawdown", "releases": entries}))
    _renew(releases / "latest.json", to_json(newest[-1]))


def _renew(path: Path, words: str) -> None:
    if not path.is_file() or path.read_text(encoding="utf-8") != words:
        write_text(path, words)


def _entry(releases: Path, version: Version) -> dict[str, Any]:
    folder = releases / str(version)
    archive = releases / archive_name(version)
    if not archive.exists():
        pack(folder, archive, archive_name(version).removesuffix(".tar.gz"), NOT_IN_ARCHIVE)
    told = read_json(folder / "provenance.json")
    return {
        "version": str(version),
        "candidate": bool(version.candidate),
        "previous": told["previous"],
        "change": told["change"],
        "message": told["message"],
        "data_until": told["data_until"],
        "content": f"sha256:{told['content']['sha256']}",
        "rows": {n: t["rows"] for n, t in told["content"]["tables"].items()},
        "path": f"{version}/",
        "archive": {"path": archive.name, "bytes": archive.stat().st_size, "hash": f"sha256:{sha256(archive)}"},
    }
