"""From files to raw documents: which reader a file needs, and what is wrong where none can read it.

Readers stream: a file of many documents is never held as a whole.
"""

import gzip
import io
import os
import re
import stat
import zlib
from collections.abc import Callable
from contextlib import closing
from typing import BinaryIO

from pipeline.ingest.decode import decode
from pipeline.ingest.documents import Found, Raw, Rejection
from pipeline.ingest.limits import read_limited, too_large
from pipeline.ingest.lines import read_json_lines
from pipeline.ingest.paths import Input

Reader = Callable[[Input, BinaryIO], Found]

_ENDING = re.compile(r"\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,6}$")
_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype html|html|head)\b",
    re.I | re.S,
)
_PEEK = 1024


def read_file(source: Input) -> Found:
    """Yield the documents in a file; whatever is wrong with it is a rejection, never an error."""
    try:
        if source.error:
            raise source.error
        if not stat.S_ISREG(os.stat(source.file).st_mode):
            yield Rejection(source.path, "-", None, "format", "It is no regular file; put the article itself there.")
            return
        with source.file.open("rb") as stream:
            yield from _read(source, stream, source.file.name.casefold())
    except RecursionError:
        detail = "It is a compressed file in a compressed file, and so on; unpack it."
        yield Rejection(source.path, "-", None, "malformed", detail)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        detail = f"The compressed file breaks off or is damaged ({error}); what stands before is read. Copy it again."
        yield Rejection(source.path, "-", None, "malformed", detail)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        detail = f"It could not be opened or read ({reason}); check that it is there and may be read."
        yield Rejection(source.path, "-", None, "unreadable", detail)


def _read(source: Input, stream: BinaryIO, name: str) -> Found:
    opening = stream.peek(_PEEK)[:_PEEK]
    if name.endswith((".warc.gz", ".arc.gz")):  # each record is compressed alone; the reader unzips them
        yield from _read_archive(source, stream)
        return
    if name.endswith(".gz") or opening.startswith(b"\x1f\x8b"):
        with closing(gzip.GzipFile(fileobj=stream, mode="rb")) as unzipped:
            yield from _read(source, io.BufferedReader(unzipped), name.removesuffix(".gz"))
        return
    reader = _reader(name, opening)
    if reader:
        yield from reader(source, stream)
        return
    known = ", ".join(_READERS)
    detail = f"Files of this kind are not read; save the article as one of {known}."
    yield Rejection(source.path, "-", read_limited(stream)[1], "format", detail)


def _reader(name: str, opening: bytes) -> Reader | None:
    """Return the reader for a file's ending; its first bytes decide where the ending says nothing or is wrong."""
    ending = _ENDING.search(name)
    reader = _READERS.get(ending[0]) if ending else read_text
    if opening.startswith(b"%PDF-"):
        return _read_pdf
    if opening.startswith(b"WARC/"):
        return _read_archive
    if reader in (read_text, None) and _PAGE.match(opening):
        return _read_page
    if ending is None and decode(opening) is None:
        return None
    return reader


def read_text(source: Input, stream: BinaryIO) -> Found:
    """One article in a text file."""
    data, digest, whole = read_limited(stream)
    if not whole:
        yield too_large(source.path, "-", digest, "file")
    elif not data.strip():
        yield Rejection(source.path, "-", digest, "empty", "The file is empty; save the article again.")
    elif (text := decode(data)) is None:
        yield Rejection(source.path, "-", digest, "encoding", "The bytes are no text; save the article as UTF-8 text.")
    else:
        yield Raw(source.path, digest, text)


def _read_page(source: Input, stream: BinaryIO) -> Found:
    from pipeline.ingest.web import read_page

    return read_page(source, stream)


def _read_archive(source: Input, stream: BinaryIO) -> Found:
    from pipeline.ingest.web import read_archive

    return read_archive(source, stream)


def _read_pdf(source: Input, stream: BinaryIO) -> Found:
    from pipeline.ingest.pdf import read_pdf

    return read_pdf(source, stream)


def _read_mail(source: Input, stream: BinaryIO) -> Found:
    from pipeline.ingest.mail import read_mail

    return read_mail(source, stream)


_READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": _read_page,
    ".htm": _read_page,
    ".xhtml": _read_page,
    ".jsonl": read_json_lines,
    ".warc": _read_archive,
    ".pdf": _read_pdf,
    ".eml": _read_mail,
    ".mht": _read_mail,
    ".mhtml": _read_mail,
}
