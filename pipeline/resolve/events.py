"""The table `events`: what all reports of one event come to."""

import polars as pl

from pipeline.resolve.bases import Bases
from pipeline.resolve.summary import summaries
from pipeline.resolve.world import Places, looked_up
from schemas import TABLES, projections

_ENDLESS = 1_000_000


def table(reports: pl.DataFrame, bases: Bases, places: Places) -> pl.DataFrame:
    """The table `events` from reports that know their event and its number in the order of their ids."""
    real = pl.col("standing") == "real"
    # What is planned or feared tells nothing of a thing that happened.
    reports = reports.with_columns(telling=real | ~real.any().over("event"))
    events = reports.group_by("event").agg(
        pl.col("event_id").first(),
        pl.col("event_type").first(),
        status=_status(),
        standing=pl.when(real.any()).then(pl.lit("real")).otherwise(pl.col("standing").min()),
        n_reports=pl.len().cast(pl.Int64),
        n_articles=pl.col("article_id").n_unique().cast(pl.Int64),
        n_sources=pl.col("source_id").n_unique().cast(pl.Int64),
        first_reported_on=pl.col("published_on").min(),
    )
    for found in (
        _dates(reports),
        _usual(reports, "place"),
        _usual(reports, "actor", bodies=True),
        _usual(reports, "target", bodies=True),
        _usual(reports.with_columns(telling=True), "claimed_by"),
        _usual(reports.with_columns(telling=True), "base_id"),
    ):
        events = events.join(found, on="event", how="left")
    events = _placed(events, bases, places).sort("event")
    none = pl.lit(None, dtype=pl.String)
    events = events.with_columns(date_text=none, curated=none, summary=summaries(events))
    return events.select(c.name for c in projections.columns(TABLES["events"]))


def _status() -> pl.Expr:
    asserted, claimed, possible, denied = (
        (pl.col("modality") == word).any() for word in ("asserted", "claimed", "possible", "denied")
    )
    return (
        pl.when((asserted | claimed) & denied).then(pl.lit("disputed"))
        .when(asserted).then(pl.lit("occurred"))
        .when(claimed | possible | denied).then(pl.lit("unconfirmed"))
        .otherwise(pl.lit("planned"))
    )  # fmt: skip


def _dates(reports: pl.DataFrame) -> pl.DataFrame:
    """{event: its closest date}; of equally close ones the most reported, then the earliest."""
    dates = ["date_start", "date_end"]
    told = reports.lazy().filter("telling").select("event", *dates, "date_precision", "report_id").collect()
    width = (pl.col("date_end") - pl.col("date_start")).dt.total_days().fill_null(_ENDLESS)
    times = pl.len().over("event", *dates)
    order = [pl.col("date_start").is_null(), width, -times.cast(pl.Int64), "date_start", "report_id"]
    best = told.sort(order, nulls_last=True).unique("event", keep="first", maintain_order=True)
    return best.drop("report_id")


def _usual(reports: pl.DataFrame, column: str, *, bodies: bool = False) -> pl.DataFrame:
    """{event: the name given most often}, of telling reports if they give any; "soldiers" only if nobody says whose."""
    given = reports.select("event", column, "telling").drop_nulls(column)
    given = given.group_by("event", column).agg(pl.len(), told=pl.col("telling").sum())
    untold = pl.col("told") == 0
    often = pl.when(untold).then("len").otherwise("told").cast(pl.Int64)
    given = given.with_columns(vague=looked_up(given[column], str.islower, pl.Boolean) if bodies else pl.lit(False))
    order = given.sort(untold, "vague", -often, column)
    return order.unique("event", keep="first", maintain_order=True).select("event", column)


def _placed(events: pl.DataFrame, bases: Bases, places: Places) -> pl.DataFrame:
    """The events with region and coordinates: of the base where one is meant, else of the place."""
    spots = {"admin1": pl.String, "latitude": pl.Float64, "longitude": pl.Float64}
    known = [(base_id, places.base(bases.by_id[base_id].place)) for base_id in events["base_id"].drop_nulls().unique()]
    of_base = pl.DataFrame(
        [(base_id, b.admin1, b.latitude, b.longitude) for base_id, b in known if b and b.latitude is not None],
        schema={"base_id": pl.String} | {f"{name} of base": kind for name, kind in spots.items()},
        orient="row",
    )
    known = [(name, places.place(name)) for name in events["place"].drop_nulls().unique()]
    of_place = pl.DataFrame(
        [(name, p.admin1, p.latitude, p.longitude, p.kind) for name, p in known if p],
        schema={"place": pl.String, **spots, "kind": pl.String},
        orient="row",
    )
    at_base = pl.col("latitude of base").is_not_null()
    return (
        events.join(of_base, on="base_id", how="left")
        .join(of_place, on="place", how="left")
        .with_columns(
            *(pl.when(at_base).then(f"{name} of base").otherwise(name).alias(name) for name in spots),
            geo_precision=pl.when(pl.col("base_id").is_not_null()).then(pl.lit("site")).otherwise("kind"),
        )
    )
