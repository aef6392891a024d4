"""Which files an input names: folders, single files and globs become an ordered list of files."""

import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|#(?=\\d+$)")


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, the name under which the tables know it, and why it cannot be read where that is known."""

    file: Path
    path: str
    error: OSError | None = None


def find_inputs(inputs: Sequence[str | Path]) -> Iterator[Input]:
    """Return the files that the inputs name, each once, in order of their names.

    A file is known by its path below the one folder given, or below what the inputs have in common.
    Raises FileNotFoundError where an input names nothing.
    """
    roots = [root for name in inputs for root in _roots(os.fspath(name))]
    below = _common(roots)
    found: dict[str, Input] = {}
    for root in roots:
        for file, error in _files(root):
            path = _shown(_told(file, below))
            found.setdefault(path, Input(Path(file), path, error))
    for path in sorted(found):
        yield found[path]


def _roots(name: str) -> list[str]:
    """Folders and files that one input names."""
    if os.path.lexists(name):
        return [name]
    if glob.has_magic(name) and (matches := sorted(glob.glob(name, recursive=True))):
        return matches
    raise FileNotFoundError(
        f"{name}: no such file or folder, and no file matches; name a folder of articles, a file or a glob"
    )


def _common(roots: list[str]) -> str:
    """The folder that paths are told from."""
    if not roots:
        return os.curdir
    if len(roots) == 1:
        return roots[0] if os.path.isdir(roots[0]) else os.path.dirname(os.path.abspath(roots[0]))
    return os.path.commonpath([os.path.abspath(root) for root in roots])


def _files(root: str) -> Iterator[tuple[str, OSError | None]]:
    """Files under a root, and folders that cannot be listed with the reason.

    Links to folders above are not followed twice, hidden folders are not entered.
    """
    if not os.path.isdir(root):
        yield root, None
        return
    seen: set[tuple[int, int]] = set()
    errors: list[OSError] = []
    for folder, folders, names in os.walk(root, followlinks=True, onerror=errors.append):
        try:
            status = os.stat(folder)
        except OSError as error:
            errors.append(error)
            folders.clear()
            continue
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            yield os.path.join(folder, name), None
    for error in errors:
        yield os.fspath(error.filename), error


def _told(file: str, below: str) -> str:
    """The path of a file as told from a folder."""
    inside = os.path.join(below, "")
    plain = file.startswith(inside) and os.path.normpath(file) == file
    return file[len(inside) :] if plain else os.path.relpath(file, below)


def _shown(path: str) -> str:
    """Return a path as it is told: forward slashes, no characters that hide or break a line, no `#1` at its end.

    So no file goes by the name of a line or record of another.
    """
    path = path.replace(os.sep, "/")
    path = os.fsencode(path).decode("utf-8", "backslashreplace")
    return _UNSEEN.sub(_escaped, path)


def _escaped(match: re.Match[str]) -> str:
    return "\\x23" if match[0] == "#" else match[0].encode("unicode_escape").decode("ascii")
