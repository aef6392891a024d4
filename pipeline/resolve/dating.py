"""Dates that one article alone cannot give: days of publication taken from the corpus, and what hangs on them."""

from collections import defaultdict
from datetime import date, timedelta

import polars as pl

from pipeline.resolve.ids import slug
from pipeline.resolve.kinds import SELDOM, STANDING
from pipeline.resolve.world import Places
from schemas.calendar import depends_on_publication, evaluate

# An article that calls a day "Tuesday" or "last Friday" is out within these days of it.
_NEWS_DAYS = range(-7, 14)
# A rare event that two articles date alike is one event; of events that recur it takes two.
_ENOUGH = 2

Anchor = tuple[str, str, date]


def date_articles(documents: pl.DataFrame, events: pl.DataFrame, places: Places) -> pl.DataFrame:
    """The documents, those without a date dated from others that report the same dated events; none by a guess."""
    undated = documents.filter(pl.col("published_on").is_null() & pl.col("duplicate_of").is_null())["article_id"]
    if undated.is_empty() or events.is_empty():
        return documents
    real = events.filter(
        pl.col("modality").replace_strict(STANDING, return_dtype=pl.String) == "real", pl.col("place").is_not_null()
    )
    own = real.filter(pl.col("article_id").is_in(undated.implode()))
    dated = documents.filter(pl.col("published_on").is_not_null()).select("article_id", "published_on")
    anchors = _anchors(real.join(dated, on="article_id"), places)
    days = {
        article: day
        for (article,), claims in own.group_by("article_id", maintain_order=True)
        if (day := _publication(claims.to_dicts(), anchors, places))
    }
    if not days:
        return documents
    found = pl.col("article_id").replace_strict(days, default=None, return_dtype=pl.Date)
    return documents.with_columns(
        published_on=pl.coalesce("published_on", found),
        published_basis=pl.when(found.is_not_null()).then(pl.lit("corpus")).otherwise("published_basis"),
    )


def _anchors(events: pl.DataFrame, places: Places) -> dict[tuple[str, str], dict[date, set[date]]]:
    """{(type, place): {day of the event: days of publication of its reports}} for events dated to the day."""
    anchors: dict[tuple[str, str], dict[date, set[date]]] = defaultdict(lambda: defaultdict(set))
    columns = ("event_type", "place", "date_start", "published_on")
    for kind, place, day, published in events.filter(pl.col("date_precision") == "day").select(columns).iter_rows():
        anchors[kind, slug(places.name(place))][day].add(published)
    return anchors


def _publication(claims: list[dict], anchors: dict, places: Places) -> date | None:
    """The day of publication on which the article's relative dates are those that others give to the same events."""
    votes: dict[date, set[Anchor]] = defaultdict(set)
    for claim in claims:
        expression = claim["date_relative"]
        if not expression or not depends_on_publication(expression):
            continue
        key = (claim["event_type"], slug(places.name(claim["place"])))
        for day, published in anchors.get(key, {}).items():
            for candidate in _days_that_fit(expression, day, published):
                votes[candidate].add((*key, day))
    named = max((c["date_start"] for c in claims if c["date_start"] and c["modality"] == "asserted"), default=None)
    weights = {
        candidate: sum(2 if kind in SELDOM else 1 for kind, _ in {anchor[:2] for anchor in found})
        for candidate, found in votes.items()
        if named is None or candidate >= named
    }
    best = max(weights.values(), default=0)
    candidates = sorted(day for day, weight in weights.items() if weight == best)
    if best < _ENOUGH or any(votes[day] != votes[candidates[0]] for day in candidates):
        return None
    return candidates[0]


def _days_that_fit(expression: str, day: date, published: set[date]) -> list[date]:
    """Days of publication on which the expression means `day`: the only one there is, else those of other reports."""
    around = (day + timedelta(days=offset) for offset in _NEWS_DAYS)
    fitting = [p for p in around if evaluate(expression, p)[:2] == (day, day)]
    return fitting if len(fitting) == 1 else [p for p in fitting if p in published]


def resolve_dates(claims: pl.DataFrame, documents: pl.DataFrame) -> pl.DataFrame:
    """The claims with their relative dates evaluated, where the day of publication is known by now."""
    waiting = claims["date_relative"].is_not_null() & (claims["date_precision"] == "unknown")
    if not waiting.any():
        return claims
    published = dict(documents.filter(pl.col("published_on").is_not_null()).select("article_id", "published_on").rows())
    rows = waiting.arg_true()
    open_claims = claims.select("article_id", "date_relative")[rows]
    found = [evaluate(expression, published.get(article)) for article, expression in open_claims.rows()]
    columns = {}
    for column, values in zip(("date_start", "date_end", "date_precision"), zip(*found, strict=True), strict=True):
        dtype = claims.schema[column]
        columns[column] = claims[column].scatter(rows, pl.Series(values, dtype=dtype))
    return claims.with_columns(**columns)
