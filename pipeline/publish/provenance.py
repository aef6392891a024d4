"""What a release was made from: code, dependencies and inputs, by their hashes. No clock, no folder names."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.publish.files import sha256
from schemas import TABLES, projections
from schemas.validation import Result

PROJECT = Path(__file__).parents[2]
_CODE = ("pipeline", "schemas")
_CODE_FILES = {".py", ".toml", ".csv", ".json", ".sql"}


@dataclass(frozen=True)
class Input:
    """One file that went in, by its name within its folder."""

    kind: str
    name: str
    sha256: str


def inputs_of(kind: str, folder: Path) -> list[Input]:
    """Every file under the folder: `reference`, `curation`."""
    files = sorted(p for p in folder.rglob("*") if p.is_file()) if folder.is_dir() else []
    return [Input(kind, p.relative_to(folder).as_posix(), sha256(p)) for p in files]


def article_inputs(tables: Mapping[str, pl.DataFrame]) -> list[Input]:
    """The documents that came in, read or rejected, with the hash of their bytes where they could be read."""
    read = tables["articles"].select("path", "sha256").iter_rows()
    refused = tables["rejected"].select("path", pl.col("sha256").fill_null("unknown")).iter_rows()
    found = [Input("article", *row) for row in read] + [Input("rejected", *row) for row in refused]
    return sorted(found, key=lambda i: (i.kind, i.name, i.sha256))


@cache
def code_hash() -> str:
    """SHA-256 over the project's own code and word lists: whoever has the same files can compute it again."""
    digest = hashlib.sha256()
    for top in _CODE:
        for path in sorted(p for p in (PROJECT / top).rglob("*") if p.suffix in _CODE_FILES):
            digest.update(f"{path.relative_to(PROJECT).as_posix()} {sha256(path)}\n".encode())
    return digest.hexdigest()


@cache
def dependencies() -> dict[str, str]:
    """{package: version} of what the project names as its dependencies."""
    names = {re.split(r"[\s<>=!~;\[]", r, maxsplit=1)[0].lower() for r in metadata.requires("drawdown") or ()}
    return {name: metadata.version(name) for name in sorted(names)}


def describe(
    *,
    version: str,
    previous: str | None,
    level: str,
    message: str | None,
    inputs: Iterable[Input],
    curation: Iterable[Mapping[str, Any]],
    results: Iterable[Result],
    content: Mapping[str, str],
    rows: Mapping[str, int],
    views: Mapping[str, str],
    cut_off: str | None,
) -> dict[str, Any]:
    """What `provenance.json` holds."""
    packages = dependencies()
    return {
        "version": version,
        "previous": previous,
        "change": level,
        "message": message,
        "data_until": cut_off,
        "code": {"name": "drawdown", "version": metadata.version("drawdown"), "sha256": code_hash()},
        "dependencies": {"sha256": hash_of_values(packages), "versions": packages},
        "content": {
            "sha256": hash_of_values(content),
            "tables": {
                n: {"rows": rows[n], "sha256": content[n], "schema_sha256": projections.schema_hash(m)}
                for n, m in TABLES.items()
            },
        },
        "views": dict(views),
        "curation": [dict(entry) for entry in curation],
        "inputs": [dict(vars(i)) for i in inputs],
        "checks": [
            {"table": r.rule.table, "rule": r.rule.name, "holds": r.passed, "rows": r.checked, "breaches": r.failures}
            for r in results
        ],
    }


def hash_of_values(values: Mapping[str, str]) -> str:
    """SHA-256 over `name value` lines in order of names."""
    return hashlib.sha256("".join(f"{k} {v}\n" for k, v in sorted(values.items())).encode()).hexdigest()
