"""A release as it lies somewhere: its tables, descriptors and number, read but not judged."""

import json
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.publish.archive import SUFFIX, unpacked
from pipeline.publish.parquet import read_table
from pipeline.publish.version import Version

NAME = "drawdown"


class ReleaseError(Exception):
    """What should be a release is not there or cannot be read; the message names what was looked for."""


@dataclass(frozen=True)
class Snapshot:
    """What two releases are compared by. `schemas` are Table Schemas, as the data package holds them."""

    label: str
    tables: Mapping[str, pl.DataFrame]
    schemas: Mapping[str, dict[str, Any]]
    views: Mapping[str, str]
    provenance: Mapping[str, Any]


def releases_folder(warehouse: Path) -> Path:
    """Where the warehouse keeps its releases."""
    return warehouse / "releases"


def archive_name(version: Version | str) -> str:
    """The file name of a version's archive."""
    return f"{NAME}-{version}{SUFFIX}"


def versions(warehouse: Path) -> list[Version]:
    """The versions whose folders are there, oldest first."""
    folder = releases_folder(warehouse)
    found = [Version.parse(p.name) for p in folder.iterdir() if p.is_dir()] if folder.is_dir() else []
    return sorted((v for v in found if v), key=lambda v: v.rank)


def locate(which: str | Path, warehouse: Path) -> Path:
    """The folder or archive that is meant by a path, a version of the warehouse, or `latest`."""
    path = Path(which)
    if path.is_dir() or path.is_file():
        return path
    there = versions(warehouse)
    if str(which) == "latest":
        if there:
            return releases_folder(warehouse) / str(([v for v in there if not v.candidate] or there)[-1])
        raise ReleaseError(f"{releases_folder(warehouse)} holds no release yet; run `drawdown build`.")
    for place in (releases_folder(warehouse) / str(which), releases_folder(warehouse) / archive_name(str(which))):
        if Version.parse(str(which)) and place.exists():
            return place
    known = ", ".join(map(str, there)) or "none"
    raise ReleaseError(f"{which}: no such folder, archive or version; versions in {warehouse}: {known}.")


@contextmanager
def opened(which: str | Path, warehouse: Path) -> Iterator[Path]:
    """The folder of a release, unpacked for a while where an archive is meant."""
    path = locate(which, warehouse)
    with ExitStack() as stack:
        try:
            folder = stack.enter_context(unpacked(path))
        except (OSError, EOFError, tarfile.TarError) as error:
            raise ReleaseError(f"{path} cannot be unpacked: {error}. Download it again.") from error
        if not (folder / "datapackage.json").is_file():
            raise ReleaseError(f"{path} is no release: it holds no datapackage.json.")
        yield folder


def load(folder: Path) -> Snapshot:
    """Read a release's folder."""
    package = read_json(folder / "datapackage.json")
    provenance = read_json(folder / "provenance.json")
    try:
        return Snapshot(
            label=package["version"],
            tables={r["name"]: read_table(within(folder, r["path"])) for r in package["resources"]},
            schemas={r["name"]: r["schema"] for r in package["resources"]},
            views=provenance["views"],
            provenance=provenance,
        )
    except (OSError, KeyError, TypeError, pl.exceptions.PolarsError) as error:
        raise ReleaseError(f"{folder} cannot be read: {error}. See what `drawdown verify` says of it.") from error


def within(folder: Path, name: str) -> Path:
    """The file of that name in the folder; a name that leads out of it is refused."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ReleaseError(f"{folder}: {name} leads out of the release.")
    return path


def read_json(path: Path) -> Any:
    """What a JSON file holds."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ReleaseError(f"{path} is missing.") from error
    except ValueError as error:
        raise ReleaseError(f"{path} is no JSON: {error}.") from error
