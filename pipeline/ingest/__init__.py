"""Ingest: files become articles with clean text and metadata, or rejections with a reason.

Nothing here reads what an article claims; that is extraction's work.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from pipeline.ingest.article import read_article
from pipeline.ingest.documents import Document, Raw, Rejection
from pipeline.ingest.frames import to_frames
from pipeline.ingest.paths import find_inputs
from pipeline.ingest.readers import read_file
from pipeline.ingest.shelf import shelf

__all__ = ["Document", "Rejection", "ingest", "read_documents"]


def read_documents(inputs: Sequence[str | Path]) -> Iterator[Document | Rejection]:
    """Read the articles of folders, files or globs one by one, in the order of their paths.

    Every document that comes in gives exactly one article or one rejection; memory stays flat however many there are.
    Raises FileNotFoundError where an input names no file.
    """
    for source in find_inputs(inputs):
        for found in read_file(source):
            yield read_article(found) if isinstance(found, Raw) else found


def ingest(inputs: Sequence[str | Path]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Read all inputs into the tables `documents`, duplicates marked, and `refused`; memory holds both."""
    rejections = []
    with shelf() as articles:
        for found in read_documents(inputs):
            (articles if isinstance(found, Document) else rejections).append(found)
        return to_frames(articles, rejections)
