"""One file per release to download: the same files make the same bytes."""

import tarfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.publish.files import replacing

SUFFIX = ".tar.gz"
# Less than half the time of the usual 6, for a file a tenth as large again.
LEVEL = 2
# Parquet is compressed already.
_AS_IT_IS = {".parquet": 0}
_AT_ONCE = 1 << 18
_GZIP = 16 + zlib.MAX_WBITS


def pack(folder: Path, path: Path, top: str, leave_out: set[str]) -> None:
    """Put the folder's files under `top` into a tar.gz without times, owners or rights of their own.

    Each file is a member of the gzip stream for itself, which readers take as one.
    """
    files = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
    with replacing(path) as temporary, temporary.open("wb") as packed:
        for name, file in files.items():
            if name not in leave_out:
                packed.writelines(_compressed(_entry(f"{top}/{name}", file), _AS_IT_IS.get(file.suffix, LEVEL)))
        packed.writelines(_compressed([bytes(2 * tarfile.BLOCKSIZE)], LEVEL))


def _entry(name: str, file: Path) -> Iterator[bytes]:
    head = tarfile.TarInfo(name)
    head.size, head.mode, head.mtime = file.stat().st_size, 0o644, 0
    yield head.tobuf(tarfile.USTAR_FORMAT)
    with file.open("rb", buffering=0) as content:
        while chunk := content.read(_AT_ONCE):
            yield chunk
    yield bytes(-head.size % tarfile.BLOCKSIZE)


def _compressed(parts: Iterable[bytes], level: int) -> Iterator[bytes]:
    """A member of a gzip stream, without a time."""
    press = zlib.compressobj(level, wbits=_GZIP)
    for part in parts:
        yield press.compress(part)
    yield press.flush()


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The folder that an archive holds, for as long as it is needed; a folder is taken as it is."""
    if path.is_dir():
        yield path
        return
    with TemporaryDirectory(prefix="drawdown-") as temporary:
        with tarfile.open(path) as tar:
            tar.extractall(temporary, filter="data")
        inside = sorted(Path(temporary).iterdir())
        # An archive has one folder at its top; one that was packed again by hand may have the files there.
        yield inside[0] if len(inside) == 1 and inside[0].is_dir() else Path(temporary)
