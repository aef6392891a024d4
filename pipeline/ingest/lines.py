"""JSON lines: one article a line, `{"text", "url"?, "title"?, "publisher"?, "published_on"?}`."""

import codecs
import hashlib
import io
import json
from typing import Any, BinaryIO

from pipeline.ingest.dates import parse_date
from pipeline.ingest.decode import decode
from pipeline.ingest.documents import Found, Raw, Rejection
from pipeline.ingest.limits import lines_limited, too_large
from pipeline.ingest.paths import Input

_CHUNK = 1 << 16
_TYPES = {str: "a text", dict: "an object", list: "a list", bool: "true or false", int: "a number", float: "a number"}


def read_json_lines(source: Input, stream: BinaryIO) -> Found:
    """Yield one article a line; blank lines are none."""
    number, empty = 0, True
    for number, (line, digest, whole) in enumerate(lines_limited(_as_utf8(stream)), 1):
        position = f"line {number}"
        if not whole:
            yield too_large(source.path, position, digest, "line")
        elif line.strip():
            yield _document(source, number, line, digest)
        else:
            continue
        empty = False
    if empty:
        detail = "The file holds no line; save the articles again."
        yield Rejection(source.path, "-", hashlib.sha256().hexdigest() if not number else None, "empty", detail)


def _as_utf8(stream: BinaryIO) -> BinaryIO:
    """Return a stream of UTF-8 lines where the file is marked as UTF-16."""
    if stream.peek(2)[:2] not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return stream
    return io.BufferedReader(_Recoded(stream))


class _Recoded(io.RawIOBase):
    """A stream of UTF-16 as one of UTF-8."""

    def __init__(self, stream: BinaryIO) -> None:
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        self._chunks = (
            decoder.decode(chunk).encode("utf-8", "replace") for chunk in iter(lambda: stream.read(_CHUNK), b"")
        )
        self._left = b""

    def readable(self) -> bool:
        """Whether it can be read; it can."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer; 0 at the end."""
        while not self._left:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._left = chunk
        taken, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(taken)] = taken
        return len(taken)


def _document(source: Input, number: int, line: bytes, digest: str) -> Raw | Rejection:
    position = f"line {number}"
    text = decode(line)
    if text is None:
        return Rejection(source.path, position, digest, "encoding", "The line is no text; write JSON lines as UTF-8.")
    try:
        record = json.loads(text, parse_int=_no_number)
        given = _fields(record)
    except RecursionError:
        return Rejection(
            source.path, position, digest, "malformed", "The line nests too deeply; write one flat object."
        )
    except ValueError as error:
        return Rejection(source.path, position, digest, "malformed", f"The line is not an article: {error}.")
    return Raw(path=f"{source.path}#{number}", sha256=digest, position=position, **given)


def _fields(record: Any) -> dict[str, Any]:
    """Return the fields of a record. Raises ValueError with what is wrong and how to mend it."""
    if not isinstance(record, dict):
        raise ValueError(f'it is {_kind(record)}; write an object with "text"')
    if not isinstance(record.get("text"), str):
        raise ValueError(f'"text" is {_kind(record.get("text"))}; put the article\'s text there')
    given: dict[str, Any] = {"text": record["text"]}
    for key in ("title", "publisher", "url", "published_on"):
        value = record.get(key)
        if value is not None and not isinstance(value, str):
            raise ValueError(f'"{key}" is {_kind(value)}; write a text or null')
        given[key] = value
    given["published_on"] = parse_date(given["published_on"])
    return given


def _no_number(digits: str) -> int:
    """No field is a number, so none is worked out, however long."""
    return len(digits)


def _kind(value: Any) -> str:
    return _TYPES.get(type(value), "missing or null")
