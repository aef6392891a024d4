"""The table `rejected`."""

import polars as pl

from schemas import vocabulary as v
from schemas.table import Table, one_of, text, value


class Rejected(Table):
    """One row per document that came in and could not be read, with the reason."""

    path: pl.String = text("File under the articles folder.")
    position: pl.String = text("Place in the file: a line, a record or a byte; `-` for the file as a whole.")
    sha256: pl.String = value(
        "SHA-256 of the document's raw bytes; null where they could not be read.",
        nullable=True,
        str_matches=r"^[0-9a-f]{64}$",
    )
    reason: pl.String = one_of(v.REJECTION, "Why it was rejected.")
    detail: pl.String = text("What is wrong and how to mend it, in a sentence.")

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["path", "position"]}  # noqa: RUF012
