"""What Dagster has to know of a table before any run: columns, rules, description, as plain data.

The models of `schemas` say it, but importing them takes longer than all else that Dagster loads. So their projection
is kept beside Dagster's own files until a schema changes. Nothing is described here, and a lost or broken copy is made
anew.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
_MADE_BY = ("schemas", "pipeline/cards.py", "pipeline/road.py", "pipeline/warehouse.py")
KEPT = PROJECT / ".dagster" / "cards"


@dataclass(frozen=True)
class Column:
    """One column: SQL type, meaning, and what its values obey."""

    name: str
    type: str
    description: str
    nullable: bool
    unique: bool
    constraints: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """One promise about a table, which one asset check holds."""

    name: str
    description: str


@dataclass(frozen=True)
class Card:
    """One table; `across` are the rules that bind columns to each other."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...]
    across: tuple[str, ...]


@cache
def cards(kept: Path = KEPT) -> dict[str, Card]:
    """{table: card} of all tables, from ingest to release, in the order in which they are made."""
    path = kept / f"{code_version(*_MADE_BY)}.json"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return {name: _card(card) for name, card in found.items()}
    except (OSError, ValueError, TypeError, KeyError):
        made = _project()
        _keep(path, {name: asdict(card) for name, card in made.items()})
        return made


def _card(card: Mapping[str, Any]) -> Card:
    columns = tuple(Column(**c | {"constraints": tuple(c["constraints"])}) for c in card["columns"])
    rules = tuple(Rule(**r) for r in card["rules"])
    return Card(card["name"], card["description"], columns, rules, tuple(card["across"]))


def _keep(path: Path, found: Mapping[str, Any]) -> None:
    # A copy that cannot be kept, on a read-only disk say, is only slower next time.
    temporary = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob("*.json"):
            old.unlink(missing_ok=True)
        temporary.write_text(json.dumps(found), encoding="utf-8")
        temporary.replace(path)
    except OSError:
        return


def _project() -> dict[str, Card]:
    from pipeline.road import ACCOUNTED, ALL_TAKEN_IN
    from pipeline.warehouse import MODELS
    from schemas import projections, validation

    promised = [r for model in MODELS.values() for r in validation.rules(model)]
    promised += [*validation.foreign_key_rules(MODELS), *validation.evidence_rules(MODELS), ACCOUNTED, ALL_TAKEN_IN]
    return {
        name: Card(
            name=name,
            description=projections.description(model),
            columns=tuple(
                Column(
                    name=c.name,
                    type=c.sql_type,
                    description=c.description,
                    nullable=c.nullable,
                    unique=[c.name] == [k.name for k in projections.columns(model) if k.key],
                    constraints=tuple(s for s in c.constraints if s not in ("key", "never null")),
                )
                for c in projections.columns(model)
            ),
            rules=tuple(Rule(r.name, r.description) for r in promised if r.table == name),
            across=tuple(projections.rules(model).values()),
        )
        for name, model in MODELS.items()
    }


def code_version(*parts: str, more: Iterable[Path] = ()) -> str:
    """Hash of the project's files under the parts given, and of other files by name: equal code, equal answer."""
    named = [(p.relative_to(PROJECT).as_posix(), p) for part in parts for p in _sources(PROJECT / part)]
    digest = hashlib.sha256()
    for name, path in [*named, *((p.name, p) for p in more)]:
        digest.update(f"{name}\0".encode())
        digest.update(path.read_bytes())
        digest.update(b"\0")
    return digest.hexdigest()[:16]


def _sources(path: Path) -> list[Path]:
    """Code and word lists; neither what Python keeps of them nor pages about them."""
    if path.is_file():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".md"))
