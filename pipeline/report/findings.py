"""What a person should look at in tables that keep the contract: disagreement and gaps. None of it stops a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True)
class Question:
    """What would be good to hold of a table, and the SQL over a release's views that finds what does not."""

    name: str
    table: str
    promise: str
    sql: str
    advice: str


@dataclass(frozen=True)
class Finding:
    """The answer to one question: how many rows there are to look at, and the first of them."""

    question: Question
    count: int
    sample: list[dict[str, Any]]


QUESTIONS = (
    Question(
        "articles_dated",
        "articles",
        "every article has a day of publication",
        "SELECT article_id, path, publisher, title FROM articles WHERE published_on IS NULL ORDER BY path",
        "Their relative dates stay unknown. Add the day to the file, or articles that report the same dated event.",
    ),
    Question(
        "articles_make_claims",
        "articles",
        "every article makes a claim",
        "SELECT a.article_id, a.path, a.title FROM articles AS a WHERE a.duplicate_of IS NULL "
        "AND NOT EXISTS (FROM statements AS s WHERE s.article_id = a.article_id) ORDER BY a.path",
        "Look whether they are about something else, or are worded in a way that the reader does not know.",
    ),
    Question(
        "counted_bases_named",
        "bases",
        "every base that articles count as closed is named by one",
        "SELECT mission, counted_closed, named_closed, unnamed_closed FROM base_counts WHERE unnamed_closed > 0",
        "Articles that name the missing bases would fill the gap.",
    ),
    Question(
        "reports_agree",
        "event_reports",
        "what several articles or speakers tell of one thing can all be true",
        "SELECT kind, subject, versions, sources, n_articles FROM contradictions WHERE NOT reconcilable",
        "All versions are kept. The view contradiction_claims lists who said each.",
    ),
)

SAMPLE = 10


def findings(tables: Mapping[str, "pl.DataFrame"]) -> list[Finding]:
    """The answers, asked in SQL as a user of the release would ask."""
    import duckdb

    from pipeline.publish.database import fill

    with duckdb.connect() as con:
        fill(con, tables)
        return [_ask(con, question) for question in QUESTIONS]


def _ask(con: Any, question: Question) -> Finding:
    rows = con.sql(question.sql)
    names = rows.columns
    found = rows.fetchall()
    return Finding(question, len(found), [dict(zip(names, row, strict=True)) for row in found[:SAMPLE]])
