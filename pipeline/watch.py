"""Whether a folder of articles changed since somebody last looked. It looks at names, sizes and times, not at bytes."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.ingest.paths import find_inputs


@dataclass(frozen=True)
class Look:
    """What the folder looked like, and how many changes were seen so far."""

    changes: int
    files: dict[str, str]

    def __str__(self) -> str:
        """As text that `look` understands the next time."""
        return json.dumps(asdict(self), sort_keys=True)


@dataclass(frozen=True)
class Change:
    """Names of files that came, went or were written to."""

    new: list[str]
    changed: list[str]
    removed: list[str]

    def __bool__(self) -> bool:
        """Whether anything did."""
        return bool(self.new or self.changed or self.removed)

    def __str__(self) -> str:
        """A line for people."""
        counted = {"new": self.new, "changed": self.changed, "removed": self.removed}
        return ", ".join(f"{len(files)} {word} ({_some(files)})" for word, files in counted.items() if files)


def look(inputs: Sequence[str | Path], last: str | None) -> tuple[Look, Change]:
    """What the articles look like now, and what differs from the last look; the first look finds everything new."""
    before = Look(**json.loads(last)) if last else Look(0, {})
    files = {found.path: _state(found.file) for found in find_inputs(inputs)}
    change = Change(
        new=[f for f in files if f not in before.files],
        changed=[f for f in files if f in before.files and files[f] != before.files[f]],
        removed=[f for f in before.files if f not in files],
    )
    return Look(before.changes + bool(change), files), change


def _state(file: Path) -> str:
    try:
        status = file.stat()
    except OSError as error:
        return type(error).__name__
    said = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def _some(files: Sequence[str], most: int = 3) -> str:
    return ", ".join(files[:most]) + (", …" if len(files) > most else "")
