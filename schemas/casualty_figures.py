"""The table `casualty_figures`."""

import polars as pl

from schemas import vocabulary as v
from schemas.evidence import Counted, Dated, Evidence
from schemas.table import Table, one_of, text


class Casualties(Counted, Dated):
    """How many of whom came to what harm."""

    victims: pl.String = one_of(v.VICTIMS, "Who came to harm.")
    victims_text: pl.String = text("The words for them; null where the text names none.", nullable=True)
    outcome: pl.String = one_of(v.OUTCOME, "What became of them.")
    cause: pl.String = one_of(v.CAUSE, "Violence, accident, or not said.")
    scope: pl.String = one_of(v.SCOPE, "One incident, or a sum over a period.")
    place: pl.String = text("Where; null where unknown.", nullable=True)


class CasualtyFigures(Casualties, Evidence):
    """One row per number of dead, wounded, missing, captured or displaced that an article gives."""

    figure_id: pl.String = text("Stable id, derived from the article, the words and the number.")
    event_id: pl.String = text("The event that caused it; null for sums and where no event is told.", nullable=True)
    curated: pl.String = text("The curation entry that changed this row; null where none did.", nullable=True)

    class Config(Table.Config):  # noqa: D106
        metadata = {  # noqa: RUF012
            "primary_key": ["figure_id"],
            "foreign_keys": {"article_id": "articles", "source_id": "sources", "event_id": "events"},
        }
