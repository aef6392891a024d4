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
from pipeline.resolve.ids import slug
from pipeline.resolve.kinds import STANDING
from pipeline.resolve.mentions import Mention, groups
from pipeline.resolve.sources import Sources
from pipeline.resolve.tables import frame, identified, published
from pipeline.resolve.world import Actors, Places
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
    own = {
        name: rows.join(originals.select("article_id"), on="article_id", how="semi") for name, rows in claims.items()
    }
    own |= {name: resolve_dates(own[name], originals) for name in _DATED}
    sources = Sources(originals, own["speakers"], actors)
    own |= {name: _with_source(own[name], sources) for name in _SPOKEN}
    own |= {name: _with_places(own[name], places) for name in _FIGURES}

    reports = identified("event_reports", own["event_reports"])
    mentions = _mentions(reports, originals, places, actors)
    bases = Bases(places, actors, reference.mission.name)
    bases.assign(mentions, own["base_reports"].to_dicts())
    events = identify(groups(mentions, places, actors), places, actors)
    event_of = {m.row: event.event_id for event in events for m in event.mentions}

    tables = {
        "articles": documents.select(c.name for c in projections.columns(TABLES["articles"])).sort("article_id"),
        "citations": published("citations", identified("citations", own["citations"])),
        "bases": frame("bases", base_history.rows(bases, events)),
        "events": frame("events", event_rows.rows(events, bases, places)),
        "event_reports": published(
            "event_reports",
            reports,
            event_id=pl.Series([event_of[m.row] for m in mentions], dtype=pl.String),
            base_id=pl.Series([m.base_id for m in mentions], dtype=pl.String),
            place=pl.Series([m.place for m in mentions], dtype=pl.String),
            actor=pl.Series([m.actor for m in mentions], dtype=pl.String),
            target=pl.Series([m.target for m in mentions], dtype=pl.String),
        ),
        "casualty_figures": _casualties(own["casualty_figures"], mentions, event_of),
        "personnel_figures": _personnel(own["personnel_figures"], mentions, bases),
    }
    claimed = [tables[name] for name in _DATED]
    tables["sources"] = frame("sources", sources.rows(tables["citations"], claimed, originals))
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


def _with_source(claims: pl.DataFrame, sources: Sources) -> pl.DataFrame:
    found = [sources.of(article, speaker) for article, speaker in claims.select("article_id", "speaker").iter_rows()]
    return claims.with_columns(pl.Series("source_id", found, dtype=pl.String))


def _with_places(figures: pl.DataFrame, places: Places) -> pl.DataFrame:
    named = [place and places.name(place) for place in figures["place"]]
    return figures.with_columns(pl.Series("place", named, dtype=pl.String))


def _mentions(reports: pl.DataFrame, documents: pl.DataFrame, places: Places, actors: Actors) -> list[Mention]:
    published_on = dict(documents.select("article_id", "published_on").iter_rows())
    mentions = []
    for row, claim in enumerate(reports.iter_rows(named=True)):
        on = claim["date_start"] or published_on[claim["article_id"]]
        actor, target, claimed_by = (
            name and actors.name(name, on) for name in (claim["actor"], claim["target"], claim["claimed_by"])
        )
        place = claim["place"] and places.name(claim["place"])
        if actor and place and slug(actor) == slug(place) and not places.is_area(place):
            actor = None  # a town does nothing; a country does
        mentions.append(
            Mention(
                row=row,
                report_id=claim["report_id"],
                article_id=claim["article_id"],
                published_on=published_on[claim["article_id"]],
                position=claim["char_start"],
                event_no=claim["event_no"],
                event_type=claim["event_type"],
                modality=claim["modality"],
                standing=STANDING[claim["modality"]],
                start=claim["date_start"],
                end=claim["date_end"],
                precision=claim["date_precision"],
                place=place,
                where=place and slug(place),
                site=claim["site"],
                actor=actor,
                target=target,
                claimed_by=claimed_by,
                source_id=claim["source_id"],
            )
        )
    return mentions


def _casualties(claims: pl.DataFrame, mentions: list[Mention], event_of: dict[int, str]) -> pl.DataFrame:
    numbers = {(m.article_id, m.event_no): event_of[m.row] for m in mentions}
    found = [
        None if scope == "cumulative" else numbers.get((article, number))
        for article, number, scope in claims.select("article_id", "event_no", "scope").iter_rows()
    ]
    figures = identified("casualty_figures", claims)
    return published("casualty_figures", figures, event_id=pl.Series(found, dtype=pl.String))


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
    return published("personnel_figures", figures, base_id=pl.Series(found, dtype=pl.String))
