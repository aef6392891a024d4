"""Articles saved as PDF, read by pypdf: lines of all pages, running heads and page numbers set aside."""

import io
import logging
import re
from collections import Counter
from typing import BinaryIO

from pipeline.ingest.documents import Found, Raw, Rejection
from pipeline.ingest.limits import read_limited, too_large
from pipeline.ingest.paths import Input

_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?|[-–] ?\d{1,4} ?[-–]", re.IGNORECASE)
_NO_TITLE = re.compile(r"untitled|microsoft word|document\d*$|.*\.(?:docx?|pdf|indd|html?|php)$", re.IGNORECASE)
_MAX_PAGES = 400


def read_pdf(source: Input, stream: BinaryIO) -> Found:
    """One article in a PDF file."""
    data, digest, whole = read_limited(stream)
    if not whole:
        yield too_large(source.path, "-", digest, "file")
        return
    if not data.strip():
        yield Rejection(source.path, "-", digest, "empty", "The file is empty; save the article again.")
        return
    try:
        pages, title = _pages(data)
    except Exception as error:  # pypdf raises whatever a broken file provokes
        detail = f"The PDF cannot be read ({type(error).__name__}: {error}); save it again, without a password."
        yield Rejection(source.path, "-", digest, "malformed", " ".join(detail.split())[:400])
        return
    text = "\n".join(_without_running_heads(pages))
    if not text.strip():
        yield Rejection(
            source.path,
            "-",
            digest,
            "no_article",
            "The PDF holds pictures of pages and no text; run text recognition on it.",
        )
        return
    yield Raw(source.path, digest, text, title=title)


def _pages(data: bytes) -> tuple[list[list[str]], str | None]:
    """The lines of each page, and the title that the file names if it is one."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(data))
    pages = [page.extract_text().splitlines() for page in reader.pages[:_MAX_PAGES]]
    title = reader.metadata.title if reader.metadata else None
    return pages, title if title and len(title.split()) >= 3 and not _NO_TITLE.match(title) else None


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """All lines but page numbers and what opens or ends most pages."""
    edges = Counter(line.strip() for lines in pages for line in {*lines[:2], *lines[-2:]})
    often = max(3, len(pages) // 2)
    return [
        line
        for lines in pages
        for line in lines
        if not _PAGE_NUMBER.fullmatch(line.strip()) and edges[line.strip()] < often
    ]
