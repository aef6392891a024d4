"""Where tables lie between stages and runs, so that what was good stays until something better is complete.

    next/       the tables at work: each stage replaces its own, file by file
    builds/     immutable folders, each a whole set of tables that keeps the contract
    current     a link to the newest of them, moved in one step
    releases/   what leaves the house; made by `pipeline.publish`

Nothing here knows what a table means, and nothing outside the warehouse is written.
"""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from pipeline.publish.files import (
    TEMPORARY,
    WarehouseError,
    remove_leftovers,
    sha256,
    sync,
    sync_tree,
    told_plainly,
)
from pipeline.publish.parquet import open_table, read_table, to_arrow, write_table
from schemas import TABLES, Table, projections
from schemas.batches import Validation
from schemas.claims import CLAIMS
from schemas.documents import Documents, Refused
from schemas.validation import Result

CLAIM_MODELS: dict[str, type[Table]] = {f"claims/{name}": model for name, model in CLAIMS.items()}
MODELS: dict[str, type[Table]] = {"documents": Documents, "refused": Refused, **CLAIM_MODELS} | TABLES

PATIENCE = 600
KEPT_BUILDS = 2
ROWS_AT_ONCE = 20_000
ROWS_SHOWN = 8


class Busy(WarehouseError):  # noqa: N818
    """Another build is at work on this warehouse."""


class Unreadable(WarehouseError):  # noqa: N818
    """A table is missing or broken."""


@dataclass(frozen=True)
class Written:
    """A table's file after it was written."""

    path: Path
    rows: int
    rows_before: int | None
    bytes: int
    sha256: str


class Draft:
    """A table that is written batch by batch beside its place and held against its rules on the way.

    It takes its place only when it is complete and somebody keeps it.
    """

    def __init__(self, path: Path, model: type[Table]):
        self.path = path
        self.rows = 0
        self.head: pl.DataFrame | None = None
        self._model = model
        self._waiting: list[pl.DataFrame] = []
        self._validation = Validation(model)
        self._temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
        with told_plainly(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = open_table(self._temporary, model)

    def add(self, batch: pl.DataFrame) -> None:
        """Take the next rows, which come in order of the key; they are written when there are enough of them."""
        self._waiting.append(batch)
        if sum(rows.height for rows in self._waiting) >= ROWS_AT_ONCE:
            self.flush()

    def flush(self) -> None:
        """Write what was taken, as one batch."""
        batch = pl.concat([projections.empty(self._model), *self._waiting])
        self._waiting = []
        if batch.is_empty() and self.head is not None:
            return
        if self.head is None:
            # A slice would hold on to the whole batch.
            self.head = pl.DataFrame(batch.head(ROWS_SHOWN).to_dicts(), schema=batch.schema)
        self._validation.add(batch)
        self.rows += batch.height
        with told_plainly(self.path):
            self._file.write_table(to_arrow(batch, self._model))

    def close(self) -> list[Result]:
        """End the file; how its rows stand to the rules of the table by itself."""
        self.flush()
        with told_plainly(self.path):
            self._file.close()
        return self._validation.results

    def keep(self) -> Written:
        """Put the table in its place."""
        before = _rows(self.path)
        with told_plainly(self.path):
            sync(self._temporary)
            os.replace(self._temporary, self.path)
            sync(self.path.parent)
        return Written(self.path, self.rows, before, self.path.stat().st_size, sha256(self.path))

    def drop(self) -> None:
        """Delete what was written and not kept."""
        with suppress(OSError):
            self._file.close()
        self._temporary.unlink(missing_ok=True)


@dataclass(frozen=True)
class Warehouse:
    """The folders of one warehouse."""

    root: Path

    @property
    def next(self) -> Path:
        """The tables at work."""
        return self.root / "next"

    @property
    def current(self) -> Path:
        """The last complete build."""
        return self.root / "current"

    @property
    def releases(self) -> Path:
        """All releases."""
        return self.root / "releases"

    @contextmanager
    def locked(self, on_wait: Callable[[str], object], patience: float = PATIENCE) -> Iterator[None]:
        """Hold the warehouse for one build. A second one says so, waits, and gives up after `patience` seconds.

        The system lets go of the lock when its holder ends in any way.
        """
        with told_plainly(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.root / ".lock")
            try:
                lock.acquire(timeout=0)
            except Timeout:
                on_wait(f"Another build is at work on {self.root}; waiting for it to end.")
                _acquire(lock, patience, self.root)
        try:
            with told_plainly(self.root):
                for folder in (self.root / "builds", self.next, self.next / "claims"):
                    remove_leftovers(folder)
            yield
        finally:
            lock.release()

    def read(self, name: str, columns: list[str] | None = None) -> pl.DataFrame:
        """A table at work, or some of its columns."""
        return _read(self.next / f"{name}.parquet", columns)

    def read_built(self, name: str) -> pl.DataFrame:
        """A table of the last complete build."""
        return _read(self.current.resolve() / f"{name}.parquet")

    def batches_built(self, name: str) -> Iterator[pl.DataFrame]:
        """A table of the last complete build, in the batches in which it was written."""
        return batches(self.current.resolve() / f"{name}.parquet")

    def scan_or_none(self, name: str) -> pl.LazyFrame | None:
        """A table at work that is looked at in parts; none where it is missing or broken."""
        path = self.next / f"{name}.parquet"
        try:
            pl.read_parquet_schema(path)
        except (OSError, pl.exceptions.PolarsError):
            return None
        return pl.scan_parquet(path, glob=False)

    def forget(self, name: str) -> None:
        """Delete a table at work, if it is there."""
        with told_plainly(self.root):
            (self.next / f"{name}.parquet").unlink(missing_ok=True)

    def batches(self, name: str) -> Iterator[pl.DataFrame]:
        """A table at work, in the batches in which it was written."""
        return batches(self.next / f"{name}.parquet")

    def read_or_none(self, name: str) -> pl.DataFrame | None:
        """A table at work; none where it is missing or broken, for those who can do without."""
        try:
            return self.read(name)
        except WarehouseError:
            return None

    def write(self, name: str, frame: pl.DataFrame, model: type[Table] | None = None) -> Written:
        """Put a table in its place among those at work."""
        path = self.next / f"{name}.parquet"
        before = _rows(path)
        write_table(frame, path, model or MODELS[name])
        return Written(path, frame.height, before, path.stat().st_size, sha256(path))

    def promote(self, also: Iterable[str] = ()) -> Path:
        """Make the tables at work, and what lies `also` beside them, the current build in one step.

        A build with equal bytes is not made again.
        """
        with told_plainly(self.root):
            files = [self._there(name) for name in (*MODELS, *also)]
            build = self.root / "builds" / _identity(self.next, files)
            if not build.exists():
                _place(self.next, files, build)
            _point(self.current, build)
            _forget(self.root / "builds", build)
        return build

    def _there(self, name: str) -> Path:
        path = self.next / f"{name}.parquet"
        if not path.is_file():
            raise WarehouseError(f"{path} is missing; materialize {name} and what it needs, then build again.")
        return path


def _acquire(lock: FileLock, patience: float, root: Path) -> None:
    try:
        lock.acquire(timeout=patience)
    except Timeout:
        raise Busy(
            f"{root}: another build is still at work after {patience:g} seconds. Let it end or end it, then try again."
        ) from None


def batches(path: Path) -> Iterator[pl.DataFrame]:
    """A table in the batches in which it was written, at least one; memory holds one of them."""
    try:
        with pq.ParquetFile(path) as file:
            if not file.num_row_groups:
                yield pl.from_arrow(file.schema_arrow.empty_table())
            for number in range(file.num_row_groups):
                yield pl.from_arrow(file.read_row_group(number))
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(path, error) from error


def _read(path: Path, columns: list[str] | None = None) -> pl.DataFrame:
    try:
        return read_table(path, columns)
    except (OSError, pl.exceptions.PolarsError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> Unreadable:
    return Unreadable(
        f"{path}: cannot be read ({error}). Run the stage that makes it: materialize {path.stem} and what it needs."
    )


def _rows(path: Path) -> int | None:
    try:
        return pq.read_metadata(path).num_rows
    except (OSError, pa.ArrowException):
        return None


def _identity(folder: Path, files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.relative_to(folder).as_posix()} {sha256(path)}\n".encode())
    return digest.hexdigest()[:16]


def _place(folder: Path, files: Iterable[Path], build: Path) -> None:
    temporary = build.with_name(f"{TEMPORARY}{build.name}")
    shutil.rmtree(temporary, ignore_errors=True)
    for path in files:
        target = temporary / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        _share(path, target)
    sync_tree(temporary)
    os.replace(temporary, build)


def _share(path: Path, target: Path) -> None:
    # Files at work are replaced, never written into, so a second name for the same bytes is safe.
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)


def _point(link: Path, build: Path) -> None:
    if link.exists() and not link.is_symlink():
        raise WarehouseError(f"{link}: a folder stands where the link to the last build is needed; move it away.")
    if link.is_symlink() and link.resolve() == build.resolve():
        return
    temporary = link.with_name(f"{TEMPORARY}{link.name}")
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(build.relative_to(link.parent), target_is_directory=True)
    os.replace(temporary, link)


def _forget(builds: Path, newest: Path) -> None:
    """Delete old builds but the last, which somebody may still read."""
    newest.touch()
    others = sorted((p for p in builds.iterdir() if p != newest), key=lambda p: p.stat().st_mtime_ns, reverse=True)
    for old in others[KEPT_BUILDS - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
