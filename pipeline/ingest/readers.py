"""From files to raw documents: which reader a file needs, and what is wrong where none can read it.

Readers stream: a file of many documents is never held as a whole.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from pipeline.ingest.dates import parse_date
from pipeline.ingest.decode import decode
from pipeline.ingest.documents import MAX_BYTES, Found, Raw, Rejection
from pipeline.ingest.paths import Input

_CHUNK = 1 << 20
_JSON_TYPES = {
    str: "a text",
    dict: "an object",
    list: "a list",
    bool: "true or false",
    int: "a number",
    float: "a number",
}


def read_file(source: Input) -> Found:
    """Return the documents in a file; whatever is wrong with it is a rejection, never an error."""
    reader = _reader(source.file)
    if reader is None:
        yield _format_rejection(source)
        return
    try:
        with source.file.open("rb") as stream:
            yield from reader(source, stream)
    except (OSError, EOFError, zlib.error) as error:
        yield _unreadable(source, error)


def _reader(file: Path) -> Callable[[Input, BinaryIO], Found] | None:
    return _READERS.get(file.suffix.casefold())


def _format_rejection(source: Input) -> Rejection:
    kinds = " ".join(sorted(_READERS))
    ending = source.file.suffix or "no ending"
    return Rejection(
        source.path, "-", None, "format", f"Files with {ending} are not read; save the article as one of {kinds}."
    )


def _unreadable(source: Input, error: Exception) -> Rejection:
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Rejection(
        source.path,
        "-",
        None,
        "unreadable",
        f"It could not be opened or read ({reason}); check that it is there and may be read.",
    )


def read_text(source: Input, stream: BinaryIO) -> Found:
    """One article in a text file."""
    data, digest, whole = read_limited(stream)
    if not whole:
        yield too_large(source.path, "-", digest, "file")
        return
    if not data.strip():
        yield Rejection(source.path, "-", digest, "empty", "The file is empty; save the article again.")
        return
    text = decode(data)
    if text is None:
        yield Rejection(source.path, "-", digest, "encoding", "The bytes are no text; save the article as UTF-8 text.")
        return
    yield Raw(source.path, digest, text)


def read_json_lines(source: Input, stream: BinaryIO) -> Found:
    """One article a line: `{"text", "url"?, "title"?, "publisher"?, "published_on"?}`."""
    number = 0
    empty = True
    for line, digest, whole in _lines(stream):
        number += 1
        if not line.strip():
            continue
        empty = False
        position = f"line {number}"
        if whole:
            yield _json_document(source, number, position, line, digest)
        else:
            yield too_large(source.path, position, digest, "line")
    if empty:
        yield Rejection(
            source.path, "-", hashlib.sha256().hexdigest(), "empty", "The file holds no line; save the articles again."
        )


def read_limited(stream: BinaryIO) -> tuple[bytes, str, bool]:
    """Return a stream's bytes up to the limit, the hash of all of them, and whether that was all."""
    data = stream.read(MAX_BYTES + 1)
    digest = hashlib.sha256(data)
    if len(data) <= MAX_BYTES:
        return data, digest.hexdigest(), True
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    return b"", digest.hexdigest(), False


def too_large(path: str, position: str, digest: str | None, unit: str) -> Rejection:
    """The rejection of a document that no article can be as long as."""
    return Rejection(
        path,
        position,
        digest,
        "too_large",
        f"The {unit} is longer than {MAX_BYTES // 1_000_000} MB; split it into one article each.",
    )


def _lines(stream: BinaryIO) -> Iterator[tuple[bytes, str, bool]]:
    """Lines with their hashes; of one beyond the limit only the hash is kept."""
    while line := stream.readline(MAX_BYTES + 1):
        digest = hashlib.sha256(line)
        if len(line) <= MAX_BYTES or line.endswith(b"\n"):
            yield line, digest.hexdigest(), True
            continue
        while (more := stream.readline(_CHUNK)) and not more.endswith(b"\n"):
            digest.update(more)
        digest.update(more)
        yield b"x", digest.hexdigest(), False


def _json_document(source: Input, number: int, position: str, line: bytes, digest: str) -> Raw | Rejection:
    def malformed(detail: str) -> Rejection:
        return Rejection(source.path, position, digest, "malformed", detail)

    text = decode(line)
    if text is None:
        return Rejection(source.path, position, digest, "encoding", "The line is no text; write JSON lines as UTF-8.")
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        return malformed(f"The line is not JSON ({error}); write one object a line.")
    if not isinstance(record, dict):
        return malformed(f'The line holds {_JSON_TYPES.get(type(record), "null")}; write an object with "text".')
    body = record.get("text")
    if not isinstance(body, str):
        what = _JSON_TYPES.get(type(body), "missing or null")
        return malformed(f'"text" is {what}; put the article\'s text there.')
    given = {}
    for key in ("title", "publisher", "url"):
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            return malformed(
                f'"{key}" is {_JSON_TYPES.get(type(value), "of a wrong type")}; it has to be a text or null.'
            )
        given[key] = value
    published = record.get("published_on")
    if published is not None and not isinstance(published, str):
        return malformed('"published_on" is no text; write it as YYYY-MM-DD or null.')
    return Raw(f"{source.path}#{number}", digest, body, position, **given, published_on=_day(published))


def _day(value: str | None) -> date | None:
    return parse_date(value) if value else None


def _unzipped(reader: Callable[[Input, BinaryIO], Found]) -> Callable[[Input, BinaryIO], Found]:
    def read(source: Input, stream: BinaryIO) -> Found:
        with gzip.GzipFile(fileobj=stream) as unzipped:
            yield from reader(source, unzipped)

    return read


_READERS: dict[str, Callable[[Input, BinaryIO], Found]] = {
    ".txt": read_text,
    ".md": read_text,
    ".jsonl": read_json_lines,
}
