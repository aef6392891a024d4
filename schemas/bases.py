"""The table `bases`."""

import pandera.polars as pa
import polars as pl

from schemas import vocabulary as v
from schemas.table import Table, one_of, text, value


class Bases(Table):
    """One row per base that the articles name, with the history that they tell of it."""

    base_id: pl.String = text("Stable, readable id.")
    name: pl.String = text("Name of the base, by its town.")
    mission: pl.String = text("Mission or force whose base it is; null where not said.", nullable=True)
    admin1: pl.String = text("Region, from the reference tables.", nullable=True)
    latitude: pl.Float64 = value(
        "Latitude in degrees, WGS 84, from the reference tables.", nullable=True, ge=-90, le=90
    )
    longitude: pl.Float64 = value(
        "Longitude in degrees, WGS 84, from the reference tables.", nullable=True, ge=-180, le=180
    )
    status: pl.String = one_of(v.BASE_STATUS, "Latest state that the articles report.")
    closed_on: pl.Date = value(
        "Day the last personnel left; the handover's day where only that is dated.", nullable=True
    )
    closed_on_precision: pl.String = one_of(
        v.DATE_PRECISION, "How exactly the closing is dated; null where it is not closed.", nullable=True
    )
    planned_close_start: pl.Date = value("First day of the closing as last planned.", nullable=True)
    planned_close_end: pl.Date = value("Last day of the closing as last planned.", nullable=True)
    days_early: pl.Int64 = value("Days from closed_on to the first planned day; negative where late.", nullable=True)
    closure_rank: pl.Int64 = value("Which base to close it was, as an article counts it.", nullable=True, ge=1)
    controlled_by: pl.String = text("Latest controller reported after the mission left.", nullable=True)
    controlled_by_status: pl.String = one_of(v.CONTROL_STATUS, "How firmly the controller is reported.", nullable=True)
    handed_over: pl.Boolean = value("Whether it was formally handed over; null where no article says.", nullable=True)
    equipment_destroyed: pl.Boolean = value(
        "Whether the mission destroyed equipment there; null where no article says.", nullable=True
    )
    looted: pl.Boolean = value("Whether it was looted; null where no article says.", nullable=True)
    attacked_on_departure: pl.Boolean = value(
        "Whether the departing convoy was attacked; null where no article says.", nullable=True
    )
    n_reports: pl.Int64 = value("Event reports that concern it; those of duplicate articles not counted.", ge=0)
    curated: pl.String = text("The curation entry that changed this row; null where none did.", nullable=True)

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["base_id"]}  # noqa: RUF012

    @pa.dataframe_check(name="closed_date_means_closed", error="closed_on is set only where status is closed")
    def closed_date_means_closed(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        return data.lazyframe.select(pl.col("closed_on").is_null() | (pl.col("status") == "closed"))

    @pa.dataframe_check(name="control_in_pairs", error="controlled_by and its status are both there or both null")
    def control_in_pairs(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        return data.lazyframe.select(pl.col("controlled_by").is_null() == pl.col("controlled_by_status").is_null())
