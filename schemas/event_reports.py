"""The table `event_reports`."""

import polars as pl

from schemas import vocabulary as v
from schemas.evidence import Dated, Evidence
from schemas.table import Table, one_of, text


class Happening(Dated):
    """What happened where, by whom, to whom."""

    event_type: pl.String = one_of(v.EVENT_TYPES, "Kind of event.")
    place: pl.String = text("Where, in the most exact name the text gives; null where unknown.", nullable=True)
    actor: pl.String = text("Who did it, by canonical name where known.", nullable=True)
    target: pl.String = text("To whom or what it was done.", nullable=True)


class EventReports(Happening, Evidence):
    """One row per statement of an article that something happened, is planned, may happen or did not."""

    report_id: pl.String = text("Stable id, derived from the article, the words and the type.")
    event_id: pl.String = text("The event that it reports.")
    base_id: pl.String = text("The base that it concerns.", nullable=True)
    curated: pl.String = text("The curation entry that changed this row; null where none did.", nullable=True)

    class Config(Table.Config):  # noqa: D106
        metadata = {  # noqa: RUF012
            "primary_key": ["report_id"],
            "foreign_keys": {
                "article_id": "articles",
                "source_id": "sources",
                "event_id": "events",
                "base_id": "bases",
            },
        }
