"""The table `documents`: articles with their clean text. It stays in the warehouse, releases never hold it."""

import polars as pl

from schemas.articles import Articles
from schemas.table import Table, text


class Documents(Articles):
    """One row per document as it was taken in, with the clean text that all spans refer to."""

    text: pl.String = text("Clean text: page furniture set aside, paragraphs parted by a blank line, NFC.")

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["article_id"], "foreign_keys": {"duplicate_of": "documents"}}  # noqa: RUF012
