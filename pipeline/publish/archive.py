"""One file per release to download: the same files make the same bytes."""

import gzip
import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.publish.files import replacing

SUFFIX = ".tar.gz"
# Less than half the time of the usual 6, for a file a tenth as large again.
LEVEL = 2


def pack(folder: Path, path: Path, top: str, leave_out: set[str]) -> None:
    """Put the folder's files under `top` into a tar.gz without times, owners or rights of their own."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    with (
        replacing(path) as temporary,
        temporary.open("wb") as raw,
        gzip.GzipFile(filename="", fileobj=raw, mode="wb", compresslevel=LEVEL, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as tar,
    ):
        for file in files:
            name = file.relative_to(folder).as_posix()
            if name not in leave_out:
                content = file.read_bytes()
                entry = tarfile.TarInfo(f"{top}/{name}")
                entry.size, entry.mode, entry.mtime = len(content), 0o644, 0
                tar.addfile(entry, io.BytesIO(content))


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
