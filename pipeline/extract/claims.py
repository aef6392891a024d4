"""The claims that reading fills in, before they become frames. Fields are the columns of `schemas.claims`."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

import polars as pl

from schemas.claims import CLAIMS


@dataclass(slots=True)
class When:
    """A date as the claims carry it."""

    date_start: date | None = None
    date_end: date | None = None
    date_precision: str = "unknown"
    date_text: str | None = None
    date_relative: str | None = None


@dataclass(slots=True)
class Speaker:
    """Somebody whom the article cites. `key` is its key within the article."""

    key: str
    name: str
    kind: str
    sector: str
    named: bool
    affiliation: str | None = None
    role: str | None = None


@dataclass(slots=True)
class Claim:
    """What every claim carries. `start` and `end` span the quote in the article's text."""

    start: int
    end: int
    rule: str
    modality: str = "asserted"
    attribution: str | None = None
    speaker: str | None = None


@dataclass(slots=True)
class Citation(Claim):
    """An attributed statement."""

    cue: str = ""
    direct: bool = False
    medium: str | None = None
    recipient: str | None = None
    stance: str = "statement"


@dataclass(slots=True)
class Event(Claim):
    """Something that happened, is planned, may happen or did not. `sentence` is the index of its sentence,
    `anchor` the offset of the word that triggered it."""

    event_type: str = ""
    when: When = field(default_factory=When)
    place: str | None = None
    actor: str | None = None
    target: str | None = None
    claimed_by: str | None = None
    site: str | None = None
    event_no: int = -1
    sentence: int = -1
    anchor: int = -1


@dataclass(slots=True)
class BaseReport(Claim):
    """A base that is there, is to close or has closed."""

    place: str = ""
    status: str = "open"
    mission: str | None = None
    closure_rank: int | None = None


@dataclass(slots=True)
class Counted(Claim):
    """A number of people."""

    count: int | None = None
    qualifier: str = "exact"
    count_low: int | None = None
    count_high: int | None = None
    count_text: str = ""
    when: When = field(default_factory=When)
    place: str | None = None


@dataclass(slots=True)
class Casualties(Counted):
    """A number of people who came to harm."""

    victims: str = "unspecified"
    victims_text: str | None = None
    outcome: str = "killed"
    cause: str = "any"
    scope: str = "incident"
    event_no: int | None = None


@dataclass(slots=True)
class Personnel(Counted):
    """A strength."""

    population: str = "mission"
    measure: str = "deployed"
    who_text: str | None = None


@dataclass(slots=True)
class Failure:
    """That the reader failed on an article, and where."""

    detail: str


@dataclass(slots=True)
class ArticleClaims:
    """All that one article says."""

    article_id: str
    text: str
    speakers: list[Speaker] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    event_reports: list[Event] = field(default_factory=list)
    base_reports: list[BaseReport] = field(default_factory=list)
    casualty_figures: list[Casualties] = field(default_factory=list)
    personnel_figures: list[Personnel] = field(default_factory=list)
    unread: list[Failure] = field(default_factory=list)


def _rows(article: ArticleClaims, table: str) -> Iterable[dict[str, Any]]:
    for claim in getattr(article, table):
        row = {f.name: getattr(claim, f.name) for f in fields(claim)}
        row["article_id"] = article.article_id
        if isinstance(claim, Speaker):
            row["speaker"] = claim.key
        elif isinstance(claim, Claim):
            row["char_start"], row["char_end"] = claim.start, claim.end
            row["quote"] = article.text[claim.start : claim.end]
            when = row.pop("when", None)
            if when is not None:
                row |= {f.name: getattr(when, f.name) for f in fields(when)}
        yield row


def frames(articles: Iterable[ArticleClaims]) -> dict[str, pl.DataFrame]:
    """The claim tables of `schemas.claims.CLAIMS`, rows in reading order."""
    articles = list(articles)
    tables = {}
    for name, model in CLAIMS.items():
        schema = {column: spec.dtype.type for column, spec in model.to_schema().columns.items()}
        rows = [row for article in articles for row in _rows(article, name)]
        tables[name] = pl.DataFrame({c: [row[c] for row in rows] for c in schema}, schema=schema)
    return tables
