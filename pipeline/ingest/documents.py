"""The values that flow through ingest: a document as its reader found it, an article, a rejection.

No reading and no cleaning here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

MAX_CHARACTERS = 2_000_000
"""Longest text that is taken for an article; a long report has a tenth of this."""

MAX_LINES = 50_000
"""Most lines that an article can have."""

MAX_BYTES = 32_000_000
"""Longest file, line or record that is opened as one document."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One document with what its file says of it; the text is as it was found, page furniture included."""

    path: str
    sha256: str
    text: str
    position: str = "-"
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_on: date | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    line_is_paragraph: bool = False


class Document(NamedTuple):
    """One article: clean text and metadata, in the columns of `schemas.documents`."""

    article_id: str
    path: str
    sha256: str
    publisher: str | None
    title: str | None
    url: str | None
    published_on: date | None
    published_basis: str
    dateline_place: str | None
    authors: tuple[str, ...]
    agency: str | None
    language: str
    words: int
    duplicate_of: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """One document that cannot be read, in the columns of `schemas.rejected`."""

    path: str
    position: str
    sha256: str | None
    reason: str
    detail: str


Found = Iterator[Raw | Rejection]
