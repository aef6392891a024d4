"""Reading no more than an article can be long."""

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.ingest.documents import MAX_BYTES, Rejection

_CHUNK = 1 << 20


def read_limited(stream: BinaryIO) -> tuple[bytes, str, bool]:
    """Return a stream's bytes up to the limit, the hash of all of them, and whether that was all."""
    data = stream.read(MAX_BYTES + 1)
    digest = hashlib.sha256(data)
    if len(data) <= MAX_BYTES:
        return data, digest.hexdigest(), True
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    return b"", digest.hexdigest(), False


def lines_limited(stream: BinaryIO) -> Iterator[tuple[bytes, str, bool]]:
    """Yield lines with their hashes, and whether a line was read to its end; of a longer one only the hash is kept."""
    while line := stream.readline(MAX_BYTES + 1):
        digest = hashlib.sha256(line)
        if len(line) <= MAX_BYTES or line.endswith(b"\n"):
            yield line, digest.hexdigest(), True
            continue
        line = b"..."
        while (more := stream.readline(_CHUNK)) and not more.endswith(b"\n"):
            digest.update(more)
        digest.update(more)
        yield line, digest.hexdigest(), False


def too_large(path: str, position: str, digest: str | None, unit: str) -> Rejection:
    """Return the rejection of a document that no article can be as long as."""
    detail = f"The {unit} is longer than {MAX_BYTES // 1_000_000} MB; split it into one article each."
    return Rejection(path, position, digest, "too_large", detail)
