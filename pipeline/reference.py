"""What is known beforehand of a mission: its names, its bases, the actors around it and the places.

Extraction and resolution both read it. It holds names and coordinates, never a base's history: that comes
from articles. Word lists that hold for any mission live in `pipeline/extract/lexicon/world/`, not here.
"""

import csv
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TypeVar

from schemas.vocabulary import SECTOR, SOURCE_KIND

PLACE_KINDS = ("town", "region", "country")
_MISSION_LISTS = ("aliases", "contributors")

Entry = TypeVar("Entry", "Base", "Actor", "Place")


class BadReference(ValueError):  # noqa: N818
    """A reference table that cannot be read; the message names file, line and mend."""


@dataclass(frozen=True, slots=True)
class Mission:
    """The mission whose drawdown the articles tell."""

    name: str
    long_name: str
    aliases: tuple[str, ...]
    country: str
    contributors: tuple[str, ...]
    organisation: str
    sector: str
    source: str


@dataclass(frozen=True, slots=True)
class Base:
    """A base of the mission, by the name of its town."""

    name: str
    aliases: tuple[str, ...]
    admin1: str | None
    latitude: float | None
    longitude: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A body, group or office that acts or speaks.

    `aliases` name it anywhere; `short` forms ("the junta") only in an article about its country.
    From the day `since` on it is the same body as the one that it `succeeds`, under another name.
    """

    name: str
    kind: str
    sector: str
    country: str | None
    aliases: tuple[str, ...]
    short: tuple[str, ...]
    succeeds: str | None
    since: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """A town, region or country."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    admin1: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Reference:
    """All reference tables of one mission."""

    mission: Mission
    bases: tuple[Base, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]


def load_reference(folder: str | Path) -> Reference:
    """Read `mission.toml`, `bases.csv`, `actors.csv` and `places.csv` of a folder such as `seeds/reference/minusma`."""
    folder = Path(folder)
    return Reference(
        mission=_mission(folder / "mission.toml"),
        bases=_table(folder / "bases.csv", Base, _base),
        actors=_table(folder / "actors.csv", Actor, _actor),
        places=_table(folder / "places.csv", Place, _place),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table; what it refuses, it refuses with file and line."""

    path: Path
    line: int
    cells: dict[str, str]

    def fail(self, what: str) -> BadReference:
        return BadReference(f"{self.path}, line {self.line}: {what}")

    def text(self, column: str) -> str:
        if not self.cells[column]:
            raise self.fail(f"{column} is empty; fill it in")
        return self.cells[column]

    def maybe(self, column: str) -> str | None:
        return self.cells[column] or None

    def names(self, column: str) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.cells[column].split(";") if name.strip())

    def word(self, column: str, words: Iterable[str]) -> str:
        word, known = self.text(column), list(words)
        if word not in known:
            raise self.fail(f"{column} is {word!r}; use one of {', '.join(known)}")
        return word

    def degrees(self, column: str, limit: int) -> float | None:
        if not (cell := self.cells[column]):
            return None
        try:
            number = float(cell)
        except ValueError:
            raise self.fail(f"{column} is {cell!r}; write degrees as a decimal number") from None
        if not abs(number) <= limit:
            raise self.fail(f"{column} is {cell}; it must lie between -{limit} and {limit}")
        return number

    def point(self) -> dict[str, float | None]:
        latitude, longitude = self.degrees("latitude", 90), self.degrees("longitude", 180)
        if (latitude is None) != (longitude is None):
            raise self.fail("only one of latitude and longitude is given; give both or neither")
        return {"latitude": latitude, "longitude": longitude}

    def day(self, column: str) -> date | None:
        try:
            return date.fromisoformat(self.cells[column]) if self.cells[column] else None
        except ValueError:
            raise self.fail(f"{column} is {self.cells[column]!r}; write the day as YYYY-MM-DD") from None


def _base(row: _Row) -> Base:
    return Base(
        name=row.text("name"),
        aliases=row.names("aliases"),
        admin1=row.maybe("admin1"),
        **row.point(),
        source=row.text("source"),
    )


def _actor(row: _Row) -> Actor:
    return Actor(
        name=row.text("name"),
        kind=row.word("kind", SOURCE_KIND),
        sector=row.word("sector", SECTOR),
        country=row.maybe("country"),
        aliases=row.names("aliases"),
        short=row.names("short"),
        succeeds=row.maybe("succeeds"),
        since=row.day("since"),
        source=row.text("source"),
    )


def _place(row: _Row) -> Place:
    return Place(
        name=row.text("name"),
        aliases=row.names("aliases"),
        kind=row.word("kind", PLACE_KINDS),
        admin1=row.maybe("admin1"),
        country=row.maybe("country"),
        **row.point(),
        source=row.text("source"),
    )


def _mission(path: Path) -> Mission:
    try:
        entries = tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        raise BadReference(f"{path}: {error}; mend the TOML there") from None
    names = [field.name for field in fields(Mission)]
    # A list may be empty, and is where it is left out: a force may have no other names and no contributors.
    entries = {name: [] for name in _MISSION_LISTS} | entries
    if missing := [name for name in names if name not in _MISSION_LISTS and not entries.get(name)]:
        raise BadReference(f"{path}: {', '.join(missing)} missing; add {missing[0]} = ...")
    if unknown := sorted(set(entries) - set(names)):
        raise BadReference(f"{path}: {', '.join(unknown)} unknown; it holds {', '.join(names)}")
    for name in names:
        if name in _MISSION_LISTS:
            if not isinstance(entries[name], list) or not all(isinstance(entry, str) for entry in entries[name]):
                raise BadReference(f'{path}: {name} is no list of names; write {name} = ["...", "..."]')
            entries[name] = tuple(entries[name])
        elif not isinstance(entries[name], str):
            raise BadReference(f'{path}: {name} is no text; write {name} = "..."')
    if entries["sector"] not in SECTOR:
        raise BadReference(f"{path}: sector is {entries['sector']!r}; use one of {', '.join(SECTOR)}")
    return Mission(**entries)


def _table(path: Path, entry: type[Entry], read: Callable[[_Row], Entry]) -> tuple[Entry, ...]:
    """All entries of a CSV file whose columns are the fields of `entry`, in its order; names are unique per country."""
    entries: dict[tuple[str, ...], Entry] = {}
    for row in _rows(path, [field.name for field in fields(entry)]):
        one = read(row)
        key = (one.name, getattr(one, "kind", ""), getattr(one, "country", None) or "")
        if key in entries:
            raise row.fail(f"{one.name} is there twice; keep one line and join the aliases")
        entries[key] = one
    return tuple(entries.values())


def _rows(path: Path, columns: list[str]) -> Iterator[_Row]:
    reader = csv.reader(_read(path).splitlines(keepends=True), strict=True)
    try:
        header = next(reader, [])
        if sorted(header) != sorted(columns):
            raise BadReference(f"{path}, line 1: columns are {','.join(header)}; make them {','.join(columns)}")
        for cells in reader:
            if not any(cells):
                continue
            if len(cells) != len(header):
                raise BadReference(
                    f"{path}, line {reader.line_num}: {len(cells)} cells instead of {len(header)}; "
                    "put quotation marks around a cell that holds a comma"
                )
            yield _Row(path, reader.line_num, {c: cell.strip() for c, cell in zip(header, cells, strict=True)})
    except csv.Error as error:
        raise BadReference(f"{path}, line {reader.line_num}: {error}; mend the quotation marks") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BadReference(f"{path}: not there; a reference folder holds {path.name}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadReference(f"{path}: cannot be read ({error}); save it as UTF-8") from None
