"""Files that are there whole or not at all, and what identifies them. Nothing here knows of tables."""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TEMPORARY = ".tmp-"


class WarehouseError(Exception):
    """The warehouse cannot be written or read; the message says what to do."""


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a path beside `path` to write to; afterwards it is synced and takes the place of `path` in one step."""
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    with told_plainly(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            yield temporary
            sync(temporary)
            os.replace(temporary, path)
            sync(path.parent)
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn what the system says of a full or closed disk into WarehouseError with the mend."""
    mends = {
        errno.ENOSPC: "the disk is full; make room and build again",
        errno.EDQUOT: "the quota of this disk is used up; make room and build again",
        errno.EFBIG: "the file grows larger than this user may write; raise the limit and build again",
        errno.EROFS: "the folder is read-only; choose another with --warehouse",
        errno.EACCES: "there is no permission to write; choose another folder with --warehouse or change its rights",
        errno.EPERM: "there is no permission to write; choose another folder with --warehouse or change its rights",
        errno.EEXIST: "a file stands where a folder is needed; move it away",
        errno.ENOTDIR: "a file stands where a folder is needed; move it away",
    }
    try:
        yield
    except Exception as error:
        # Libraries wrap what the system says in errors of their own, and keep its words.
        full = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        number = next((n for n in full if os.strerror(n) in str(error)), getattr(error, "errno", None))
        if number not in mends:
            raise
        place = getattr(error, "filename", None) or path
        raise WarehouseError(f"{place}: {mends[number]}. What was built before is intact.") from error


def sync(path: Path) -> None:
    """Have the system put a file's bytes, or a folder's names, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """`sync` on all that lies under the folder, and on the folder."""
    for path in sorted(folder.rglob("*")):
        sync(path)
    sync(folder)


def remove_leftovers(folder: Path) -> list[str]:
    """Delete what killed builds left in the folder, and return its names."""
    left = sorted(p for p in folder.glob(f"{TEMPORARY}*")) if folder.is_dir() else []
    for path in left:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    return [p.name for p in left]


def write_text(path: Path, words: str) -> None:
    """Write UTF-8 with plain line ends, whole or not at all."""
    with replacing(path) as temporary:
        temporary.write_bytes(words.encode())


def to_json(value: Any) -> str:
    """JSON with two spaces, as given in order, non-ASCII kept, ending in a newline."""
    return json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def sha256(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
