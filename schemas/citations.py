"""The table `citations`."""

import polars as pl

from schemas import vocabulary as v
from schemas.evidence import Evidence
from schemas.table import Table, one_of, text, value


class Citing(Table):
    """How the speaker is brought in."""

    cue: pl.String = text("The word that cites: said, told, according to, announced.")
    direct: pl.Boolean = value("Whether words stand in quotation marks.")
    medium: pl.String = text("Channel: statement, X, letter, social media; null where not said.", nullable=True)
    recipient: pl.String = text("To whom it was said, where that is an outlet or a body.", nullable=True)
    stance: pl.String = one_of(v.STANCE, "Whether it is a statement, a denial or no comment.")


class Citations(Citing, Evidence):
    """One row per attributed statement, whether or not it holds an event or a figure."""

    citation_id: pl.String = text("Stable id, derived from the article and the words.")
    curated: pl.String = text("The curation entry that changed this row; null where none did.", nullable=True)

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["citation_id"], "foreign_keys": {"article_id": "articles", "source_id": "sources"}}  # noqa: RUF012
