"""The table `events`."""

import pandera.polars as pa
import polars as pl

from schemas import vocabulary as v
from schemas.event_reports import Happening
from schemas.table import Table, one_of, text, value


class Events(Happening):
    """One row per event in the world - one type, place and date - from all its reports."""

    event_id: pl.String = text("Stable, readable id: date, place and type.")
    admin1: pl.String = text("Region of the place.", nullable=True)
    latitude: pl.Float64 = value("Latitude in degrees, WGS 84.", nullable=True, ge=-90, le=90)
    longitude: pl.Float64 = value("Longitude in degrees, WGS 84.", nullable=True, ge=-180, le=180)
    geo_precision: pl.String = one_of(v.GEO_PRECISION, "What the place is; null where unknown.", nullable=True)
    base_id: pl.String = text("The base that it concerns.", nullable=True)
    claimed_by: pl.String = text("The group that claims responsibility.", nullable=True)
    status: pl.String = one_of(v.EVENT_STATUS, "What its reports make of it together.")
    summary: pl.String = text("One generated sentence.")
    n_reports: pl.Int64 = value("Reports of it; those of duplicate articles not counted.", ge=0)
    n_articles: pl.Int64 = value("Articles that report it; duplicates not counted.", ge=0)
    n_sources: pl.Int64 = value("Different sources of its reports.", ge=0)
    first_reported_on: pl.Date = value(
        "Earliest day of publication of a report; null where none is dated.", nullable=True
    )
    curated: pl.String = text("The curation entry that changed this row; null where none did.", nullable=True)

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["event_id"], "foreign_keys": {"base_id": "bases"}}  # noqa: RUF012

    @pa.dataframe_check(name="coordinates_in_pairs", error="latitude and longitude are both there or both null")
    def coordinates_in_pairs(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        return data.lazyframe.select(pl.col("latitude").is_null() == pl.col("longitude").is_null())
