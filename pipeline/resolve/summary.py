"""The one generated sentence that tells an event."""

import polars as pl

from pipeline.resolve.words import sentences
from pipeline.resolve.world import looked_up

_DAY = "%-d %B %Y"


def summaries(events: pl.DataFrame) -> pl.Series:
    """A sentence for each event, from the columns of `events` and `standing`, what its reports make of it."""
    types = events["event_type"]
    did, do, was_done, to_be_done, where = (
        looked_up(types, lambda kind, part=part: sentences(kind)[part], pl.String) for part in range(5)
    )
    standing, status = pl.col("standing"), pl.col("status")
    fact = _by_actor(did, was_done)
    told = (
        pl.when(standing == "denied").then("It is denied that " + fact)
        .when(status == "planned").then(_by_actor("planned to " + do, "It was planned that " + to_be_done))
        .when(standing == "possible").then(_by_actor("might " + do, "It was feared that " + to_be_done))
        .when(status == "disputed").then("It is disputed whether " + fact)
        .when(status == "unconfirmed").then("It is claimed that " + fact)
        .otherwise(fact)
    )  # fmt: skip
    place = (" " + where + " " + pl.col("place")).str.replace_all("  ", " ", literal=True)
    claimed = "; claimed by " + pl.col("claimed_by")
    whole = pl.concat_str(told, place, " " + _when(), claimed, pl.lit("."), ignore_nulls=True)
    return events.select(whole.str.slice(0, 1).str.to_uppercase() + whole.str.slice(1)).to_series()


def _by_actor(deed: pl.Series, nobodys: pl.Series) -> pl.Expr:
    """What the actor did, or what was done where none is known."""
    return pl.when(pl.col("actor").is_not_null()).then(pl.col("actor") + " " + deed).otherwise(nobodys)


def _when() -> pl.Expr:
    start, end, precision = pl.col("date_start"), pl.col("date_end"), pl.col("date_precision")
    ahead = (pl.col("status") == "planned") | (pl.col("standing") == "possible")
    until = pl.when(ahead).then(pl.lit("by ")).otherwise(pl.lit("until "))
    since = pl.when(ahead).then(pl.lit("after ")).otherwise(pl.lit("since "))
    return (
        pl.when(start.is_null()).then(until + end.dt.to_string(_DAY))
        .when(precision == "day").then("on " + start.dt.to_string(_DAY))
        .when(precision == "month").then("in " + start.dt.to_string("%B %Y"))
        .when(precision == "year").then("in " + start.dt.to_string("%Y"))
        .when(end.is_null()).then(since + start.dt.to_string(_DAY))
        .otherwise("between " + start.dt.to_string(_DAY) + " and " + end.dt.to_string(_DAY))
    )  # fmt: skip
