"""The tables of ingest: `documents`, articles with their clean text, and `refused`, what no article could be made of.

Both stay in the warehouse. Releases hold `articles`, without the text, and `rejected`, with what the reader failed on.
"""

import polars as pl

from schemas.articles import Articles
from schemas.rejected import Rejected
from schemas.table import Table, text


class Documents(Articles):
    """One row per document as it was taken in, with the clean text that all spans refer to."""

    text: pl.String = text("Clean text: page furniture set aside, paragraphs parted by a blank line, NFC.")

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["article_id"], "foreign_keys": {"duplicate_of": "documents"}}  # noqa: RUF012


class Refused(Rejected):
    """One row per document that came in and of which no article could be made, with the reason."""
