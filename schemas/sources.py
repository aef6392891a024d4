"""The table `sources`."""

import pandera.polars as pa
import polars as pl

from schemas import vocabulary as v
from schemas.table import Table, one_of, text, value


class Sources(Table):
    """One row per speaker: outlets, bodies, people, groups and documents. Unnamed ones exist within one article."""

    source_id: pl.String = text("Stable, readable id.")
    name: pl.String = text("Canonical name, or the describing words where unnamed.")
    kind: pl.String = one_of(v.SOURCE_KIND, "What sort of speaker it is.")
    sector: pl.String = one_of(v.SECTOR, "For whom it speaks.")
    named: pl.Boolean = value("Whether a name identifies it.")
    affiliation: pl.String = text("The source it belongs to or speaks for.", nullable=True)
    role: pl.String = text("Function, as the article words it.", nullable=True)
    article_id: pl.String = text("The only article it exists in, for unnamed sources; else null.", nullable=True)
    n_articles: pl.Int64 = value("Articles that cite it, or that it published; duplicates not counted.", ge=0)
    n_claims: pl.Int64 = value("Events and figures reported on its word; duplicates not counted.", ge=0)
    curated: pl.String = text("The curation entry that changed this row; null where none did.", nullable=True)

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["source_id"], "foreign_keys": {"affiliation": "sources", "article_id": "articles"}}  # noqa: RUF012

    @pa.dataframe_check(
        name="unnamed_in_one_article", error="an unnamed source has an article_id, a named one has none"
    )
    def unnamed_in_one_article(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        return data.lazyframe.select(pl.col("named") == pl.col("article_id").is_null())
