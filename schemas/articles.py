"""The table `articles`."""

import pandera.polars as pa
import polars as pl

from schemas import vocabulary as v
from schemas.table import Table, one_of, text, value


class Articles(Table):
    """One row per document taken in, duplicates included. The text itself is not published, only quotes of it are."""

    article_id: pl.String = text("Stable id, derived from the clean text and its metadata.")
    path: pl.String = text("File under the articles folder, with `#n` for the n-th record of a file of many.")
    sha256: pl.String = value("SHA-256 of the document's raw bytes, in hexadecimal.", str_matches=r"^[0-9a-f]{64}$")
    publisher: pl.String = text("Outlet that published it; null where the document does not say.", nullable=True)
    title: pl.String = text("Headline; null where the document has none.", nullable=True)
    url: pl.String = text("Address; null where the document has none.", nullable=True)
    published_on: pl.Date = value("Day of publication; null where unknown.", nullable=True)
    published_basis: pl.String = one_of(v.PUBLISHED_BASIS, "Where published_on was read.")
    dateline_place: pl.String = text("Place of the dateline that opens the text.", nullable=True)
    authors: pl.List(pl.String) = value("Reporters in the order named, additional reporting included, editors not.")
    agency: pl.String = text("News agency whose copy it is, where another outlet republishes it.", nullable=True)
    language: pl.String = value("ISO 639-1 code of the language.", str_matches=r"^[a-z]{2}$")
    words: pl.Int64 = value("Words of the clean text.", ge=1)
    duplicate_of: pl.String = text("The article that this one repeats; null where it stands for itself.", nullable=True)

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["article_id"], "foreign_keys": {"duplicate_of": "articles"}}  # noqa: RUF012

    @pa.dataframe_check(
        name="basis_follows_date", error="published_basis is unknown exactly where published_on is null"
    )
    def basis_follows_date(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        return data.lazyframe.select(pl.col("published_on").is_null() == (pl.col("published_basis") == "unknown"))

    @pa.dataframe_check(name="not_its_own_duplicate", error="an article does not repeat itself")
    def not_its_own_duplicate(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        return data.lazyframe.select(pl.col("duplicate_of").ne_missing(pl.col("article_id")))
