"""One file per release to download: the same files make the same bytes."""

import gzip
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.publish.files import replacing

SUFFIX = ".tar.gz"
# Less than half the time of the usual 6, for a file a tenth as large again.
LEVEL = 2
# Parquet is compressed already.
_AS_IT_IS = {".parquet": 0}


def pack(folder: Path, path: Path, top: str, leave_out: set[str]) -> None:
    """Put the folder's files under `top` into a tar.gz without times, owners or rights of their own.

    Each file is a member of the gzip stream for itself, which readers take as one.
    """
    files = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
    with replacing(path) as temporary, temporary.open("wb") as packed:
        for name, file in files.items():
            if name not in leave_out:
                level = _AS_IT_IS.get(file.suffix, LEVEL)
                packed.write(gzip.compress(_entry(f"{top}/{name}", file.read_bytes()), level, mtime=0))
        packed.write(gzip.compress(bytes(2 * tarfile.BLOCKSIZE), mtime=0))


def _entry(name: str, content: bytes) -> bytes:
    head = tarfile.TarInfo(name)
    head.size, head.mode, head.mtime = len(content), 0o644, 0
    return b"".join((head.tobuf(tarfile.USTAR_FORMAT), content, bytes(-len(content) % tarfile.BLOCKSIZE)))


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
