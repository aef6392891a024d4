"""The table `personnel_figures`."""

import polars as pl

from schemas import vocabulary as v
from schemas.evidence import Counted, Dated, Evidence
from schemas.table import Table, one_of, text


class Personnel(Counted, Dated):
    """How many of whom are where."""

    population: pl.String = one_of(v.POPULATION, "Whose strength it is.")
    measure: pl.String = one_of(v.MEASURE, "There, gone, left over, allowed or planned.")
    who_text: pl.String = text("The words for them; null where the text names none.", nullable=True)
    place: pl.String = text("Where; null where unknown.", nullable=True)


class PersonnelFigures(Personnel, Evidence):
    """One row per strength of a mission, contingent, base or force that an article gives."""

    figure_id: pl.String = text("Stable id, derived from the article, the words and the number.")
    base_id: pl.String = text("The base that it concerns.", nullable=True)
    curated: pl.String = text("The curation entry that changed this row; null where none did.", nullable=True)

    class Config(Table.Config):  # noqa: D106
        metadata = {  # noqa: RUF012
            "primary_key": ["figure_id"],
            "foreign_keys": {"article_id": "articles", "source_id": "sources", "base_id": "bases"},
        }
