"""Saved pages and web archives: the page's own metadata, and its text by trafilatura.

The heavy libraries are imported where they are needed, so that reading text files stays quick to start.
"""

import hashlib
import logging
import re
import zlib
from typing import Any, BinaryIO

from pipeline.ingest.decode import decode
from pipeline.ingest.documents import MAX_BYTES, Found, Raw, Rejection
from pipeline.ingest.page_metadata import PageMetadata, read_metadata
from pipeline.ingest.paths import Input

_CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HTTP_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_MAX_TAGS = 200_000
_HTML = ("text/html", "application/xhtml+xml")

for _library in ("trafilatura", "warcio"):  # what is wrong with a page is told by its rejection
    logging.getLogger(_library).setLevel(logging.CRITICAL)


def read_page(source: Input, stream: BinaryIO) -> Found:
    """One article in a saved page."""
    data = stream.read(MAX_BYTES + 1)
    digest = hashlib.sha256(data).hexdigest()
    if len(data) > MAX_BYTES:
        yield Rejection(
            source.path,
            "-",
            digest,
            "too_large",
            f"The page is longer than {MAX_BYTES // 1_000_000} MB; save the article alone.",
        )
    elif not data.strip():
        yield Rejection(source.path, "-", digest, "empty", "The file is empty; save the page again.")
    else:
        yield page(source.path, data, digest)


def page(
    path: str, data: bytes, digest: str, *, position: str = "-", url: str | None = None, charset: str | None = None
) -> Raw | Rejection:
    """Return the article on a page, with what the page says of itself."""

    def rejected(reason: str, detail: str) -> Rejection:
        return Rejection(path if position == "-" else path.rpartition("#")[0], position, digest, reason, detail)

    if charset is None and (declared := _CHARSET.search(data[:4096])):
        charset = declared[1].decode("ascii", "replace")
    html = decode(data, charset)
    if html is None:
        return rejected("encoding", "The bytes are no text; save the page again.")
    if html.count("<") > _MAX_TAGS:
        return rejected("too_large", f"The page has more than {_MAX_TAGS:,} tags; save the article alone.")
    try:
        text, metadata = _parsed(html)
    except Exception as error:  # the parsers raise whatever a broken page provokes
        return rejected("malformed", f"The page cannot be parsed ({type(error).__name__}); save its text instead.")
    if not text:
        return rejected("no_article", "The page holds no article text; open it, copy the article and save that.")
    return Raw(
        path=path,
        sha256=digest,
        text=text,
        position=position,
        title=metadata.title,
        publisher=metadata.publisher,
        url=metadata.url or url,
        published_on=metadata.published_on,
        authors=metadata.authors,
        agency=metadata.agency,
        line_is_paragraph=True,
    )


def _parsed(html: str) -> tuple[str | None, PageMetadata]:
    import trafilatura

    tree = trafilatura.load_html(html)
    if tree is None:
        return None, PageMetadata()
    metadata = read_metadata(tree)
    text = trafilatura.extract(tree, include_comments=False, include_tables=False)
    return text or metadata.body, metadata


def read_archive(source: Input, stream: BinaryIO) -> Found:
    """The pages of a web archive: its responses of HTML, one document each; other records are no documents."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = pages = 0
    try:
        archive = ArchiveIterator(stream, arc2warc=True)
        for number, record in enumerate(archive, 1):
            kind = _page_type(record)
            if kind is not None:
                pages += 1
                yield _record(source, number, record, kind)
        damaged = archive.err_count > 0
    except (ArchiveLoadFailed, OSError, EOFError, zlib.error, ValueError, KeyError, AttributeError):
        damaged = True
    if damaged:
        detail = (
            "The archive breaks off or is damaged after this record; what stands before it is read. Download it again."
        )
        yield Rejection(source.path, f"after record {number}", None, "malformed", detail)
    elif not pages:
        yield Rejection(
            source.path, "-", None, "no_article", "The archive holds no HTML page; crawl again and keep the responses."
        )


def _page_type(record: Any) -> str | None:
    """The content type of a record that holds a page, None of another."""
    if record.rec_type != "response" or not record.http_headers:
        return None
    kind = record.http_headers.get_header("Content-Type") or ""
    status = record.http_headers.get_statuscode() or ""
    return kind if kind.partition(";")[0].strip().casefold() in _HTML and status.startswith("2") else None


def _record(source: Input, number: int, record: Any, kind: str) -> Raw | Rejection:
    data = record.content_stream().read(MAX_BYTES + 1)
    digest = hashlib.sha256(data).hexdigest()
    position = f"record {number}"

    def rejected(reason: str, detail: str) -> Rejection:
        return Rejection(source.path, position, digest, reason, detail)

    if len(data) > MAX_BYTES:
        return rejected("too_large", f"The page is longer than {MAX_BYTES // 1_000_000} MB; no article is.")
    if getattr(record.raw_stream, "limit", 0) > 0:
        return rejected("malformed", "The record breaks off before its end; download the archive again.")
    if not data.strip():
        return rejected("empty", "The response has no body; crawl the page again.")
    charset = _HTTP_CHARSET.search(kind)
    url = record.rec_headers.get_header("WARC-Target-URI")
    return page(
        f"{source.path}#{number}", data, digest, position=position, url=url, charset=charset[1] if charset else None
    )
