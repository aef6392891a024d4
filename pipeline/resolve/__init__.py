"""From what each article says to what there is in the world: dates, sources, bases, events and the rows telling them.

Claims come in as single articles make them; tables of `schemas.TABLES` come out. Curation is in `curation`, nothing
here reads or writes files.
"""

from collections.abc import Mapping

import polars as pl

from pipeline.reference import Reference
from pipeline.resolve import bases as base_history
from pipeline.resolve import events as event_rows
from pipeline.resolve.bases import Bases
from pipeline.resolve.dating import date_articles, resolve_dates
from pipeline.resolve.identity import identify
from pipeline.resolve.mentions import Mention, groups, mentions_of, named
from pipeline.resolve.sources import Sources
from pipeline.resolve.tables import frame, identified, published
from pipeline.resolve.world import Actors, Places, looked_up
from schemas import TABLES, projections

_DATED = ("event_reports", "casualty_figures", "personnel_figures")
_FIGURES = ("casualty_figures", "personnel_figures")
_SPOKEN = ("citations", "event_reports", "base_reports", "casualty_figures", "personnel_figures")


def resolve(
    documents: pl.DataFrame, claims: Mapping[str, pl.DataFrame], reference: Reference
) -> dict[str, pl.DataFrame]:
    """All tables but `rejected`. Articles that repeat another one count only as articles: their claims are its."""
    places, actors = Places(reference), Actors(reference)
    documents = documents.filter(~_unread(claims["unread"]))
    documents = date_articles(documents, claims["event_reports"], places)
    originals = documents.filter(pl.col("duplicate_of").is_null())
    own = {name: _of(rows, originals["article_id"]) for name, rows in claims.items()}
    del claims  # what is not handed on is let go
    own |= {name: resolve_dates(own[name], originals) for name in _DATED}
    sources = Sources(originals, own.pop("speakers"), actors)
    own |= {name: sources.given(own[name]) for name in _SPOKEN}
    own |= {name: own[name].with_columns(looked_up(own[name]["place"], places.name, pl.String)) for name in _FIGURES}
    citations = published("citations", identified("citations", own.pop("citations")))

    reports = named(identified("event_reports", own.pop("event_reports")), originals, places, actors)
    mentions = mentions_of(reports)
    bases = Bases(places, actors, reference.mission.name)
    bases.assign(reports, mentions, own.pop("base_reports").to_dicts())
    events = identify(groups(mentions, places, actors), places, actors)
    event_of = {m.row: number for number, event in enumerate(events) for m in event.mentions}
    numbers = pl.Series("event", [event_of[m.row] for m in mentions], dtype=pl.UInt32)
    reports = reports.with_columns(
        numbers,
        event_id=pl.Series([event.event_id for event in events], dtype=pl.String).gather(numbers),
        base_id=pl.Series([m.base_id for m in mentions], dtype=pl.String),
    )

    tables = {
        "articles": documents.select(c.name for c in projections.columns(TABLES["articles"])).sort("article_id"),
        "citations": citations,
        "bases": frame("bases", base_history.rows(bases, events)),
        "events": event_rows.table(reports, bases, places),
        "event_reports": published("event_reports", reports),
        "casualty_figures": _casualties(own.pop("casualty_figures"), reports),
        "personnel_figures": _personnel(own.pop("personnel_figures"), mentions, bases),
    }
    claimed = [tables[name] for name in _DATED]
    tables["sources"] = sources.table(tables["citations"], claimed)
    return {name: tables[name] for name in TABLES if name in tables}


def rejections(refused: pl.DataFrame, documents: pl.DataFrame, unread: pl.DataFrame) -> pl.DataFrame:
    """The table `rejected`: what ingest refused and the articles on which the reader failed, with their duplicates."""
    detail = unread.rename({"article_id": "original"})
    failed = documents.with_columns(original=pl.coalesce("duplicate_of", "article_id")).join(detail, on="original")
    rows = failed.select("path", pl.lit("-").alias("position"), "sha256", pl.lit("unread").alias("reason"), "detail")
    return pl.concat([refused, rows]).sort("path", "position")


def _unread(unread: pl.DataFrame) -> pl.Expr:
    """Whether the reader failed on a document, or on the one that it repeats."""
    return pl.coalesce("duplicate_of", "article_id").is_in(unread["article_id"].implode())


def _of(claims: pl.DataFrame, articles: pl.Series) -> pl.DataFrame:
    """The claims of these articles; where they are all there are, nothing is copied."""
    theirs = claims["article_id"].is_in(articles.implode())
    return claims if theirs.all() else claims.filter(theirs)


def _casualties(claims: pl.DataFrame, reports: pl.DataFrame) -> pl.DataFrame:
    events = reports.select("article_id", "event_no", "event_id")
    figures = identified("casualty_figures", claims).join(events, on=["article_id", "event_no"], how="left")
    of_incident = pl.when(pl.col("scope") != "cumulative").then("event_id")
    return published("casualty_figures", figures.with_columns(event_id=of_incident))


def _personnel(claims: pl.DataFrame, mentions: list[Mention], bases: Bases) -> pl.DataFrame:
    named: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.base_id:
            named.setdefault(mention.article_id, set()).add(mention.base_id)
    found = [
        bases.at(place, named.get(article, set()))
        for article, place in claims.select("article_id", "place").iter_rows()
    ]
    figures = identified("personnel_figures", claims)
    return published("personnel_figures", figures.with_columns(base_id=pl.Series(found, dtype=pl.String)))
