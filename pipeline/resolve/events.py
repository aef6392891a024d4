"""The tables `events` and `event_reports` from identified events."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pipeline.resolve.bases import Bases
from pipeline.resolve.identity import Event
from pipeline.resolve.ids import usual, usual_body
from pipeline.resolve.mentions import Mention, width
from pipeline.resolve.summary import summary
from pipeline.resolve.world import Places


def rows(events: Iterable[Event], bases: Bases, places: Places) -> Iterator[dict[str, Any]]:
    """The table `events`."""
    for event in events:
        mentions = sorted(event.mentions, key=lambda m: m.report_id)
        # What is planned or feared tells nothing of a thing that happened.
        telling = [m for m in mentions if m.standing == "real"] or mentions
        dated = _best_dated(telling)
        place = usual(m.place for m in telling) or usual(m.place for m in mentions)
        base_id = usual(m.base_id for m in mentions)
        row: dict[str, Any] = {
            "event_id": event.event_id,
            "date_start": dated.start,
            "date_end": dated.end,
            "date_precision": dated.precision,
            "date_text": None,
            "event_type": event.event_type,
            "place": place,
            "actor": usual_body(m.actor for m in telling) or usual_body(m.actor for m in mentions),
            "target": usual_body(m.target for m in telling) or usual_body(m.target for m in mentions),
            **_spot(place, base_id, bases, places),
            "base_id": base_id,
            "claimed_by": usual(m.claimed_by for m in mentions),
            "status": _status({m.modality for m in mentions}),
            "n_reports": len(mentions),
            "n_articles": len({m.article_id for m in mentions}),
            "n_sources": len({m.source_id for m in mentions}),
            "first_reported_on": min((m.published_on for m in mentions if m.published_on), default=None),
            "curated": None,
        }
        standings = {m.standing for m in mentions}
        row["summary"] = summary(row, "real" if "real" in standings else min(standings))
        yield row


def _best_dated(mentions: list[Mention]) -> Mention:
    """The closest date, of equally close ones the most reported, then the earliest."""
    if len(mentions) == 1:
        return mentions[0]
    dates = Counter(m.dates for m in mentions)
    return min(mentions, key=lambda m: (m.start is None, width(m), -dates[m.dates], m.start or date.max, m.report_id))


def _status(modalities: set[str]) -> str:
    told = modalities & {"asserted", "claimed"}
    if told and "denied" in modalities:
        return "disputed"
    if "asserted" in modalities:
        return "occurred"
    if told or "possible" in modalities or "denied" in modalities:
        return "unconfirmed"
    return "planned"


def _spot(place: str | None, base_id: str | None, bases: Bases, places: Places) -> dict[str, Any]:
    """Region and coordinates: of the base where one is meant, else of the place."""
    base = bases.places.base(bases.by_id[base_id].place) if base_id else None
    known = places.place(place)
    spot = base if base and base.latitude is not None else known
    precision = "site" if base_id else known.kind if known else None
    if spot is None:
        return {"admin1": None, "latitude": None, "longitude": None, "geo_precision": precision}
    return {
        "admin1": spot.admin1,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "geo_precision": precision,
    }
