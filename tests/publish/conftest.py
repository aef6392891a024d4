"""A small dataset made by hand: four articles that tell of two bases and do not agree."""

import datetime as dt
from typing import Any

import polars as pl
import pytest

from schemas import TABLES, projections
from schemas.documents import Documents

TEXTS = {
    "wire": "Peacekeepers left Kidal on Tuesday, MINUSMA said. Rebels said they had taken the base. "
    "More than 170 peacekeepers have been killed in Mali. Strikes killed 14 civilians, rebels said. "
    "No one died in the strikes, the army said. Mali's junta, which took power in 2020, wants Kidal back.",
    "agency": "Rebels held the Kidal base. More than 300 peacekeepers died in Mali. "
    "The junta, which took power in 2021, asked the mission to go. About 850 peacekeepers were in Kidal. "
    "Rebels had not taken the base, a resident said.",
    "paper": "About 180 peacekeepers were killed in Mali. 848 peacekeepers were in Kidal. "
    "At least two peacekeepers were wounded near Gao; four were wounded, the mission said. "
    "MINUSMA left Tessalit.",
    "copy": "More than 500 peacekeepers have been killed in Mali.",
}
PUBLISHED = {
    "wire": dt.date(2023, 11, 9),
    "agency": dt.date(2023, 10, 31),
    "paper": dt.date(2023, 11, 12),
    "copy": dt.date(2023, 11, 20),
}


def make(model: type, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows of a table, columns that are not given null, or false and 0 where null is not allowed."""
    plain = {pl.Int64: 0, pl.Boolean: False, pl.List: []}
    schema = {c.name: c.dtype for c in projections.columns(model)}
    blank = {c.name: None if c.nullable else plain.get(c.dtype.base_type()) for c in projections.columns(model)}
    return pl.DataFrame([blank | row for row in rows], schema=schema)


def evidence(article: str, quote: str, source: str, **more: Any) -> dict[str, Any]:
    start = TEXTS[article].index(quote)
    return {
        "article_id": article,
        "char_start": start,
        "char_end": start + len(quote),
        "quote": quote,
        "source_id": source,
        "modality": "asserted",
        "rule": "test",
    } | more


def on(day: str | None, precision: str | None = None) -> dict[str, Any]:
    if day is None:
        return {"date_precision": "unknown"}
    if precision == "year":
        return {
            "date_start": dt.date(int(day), 1, 1),
            "date_end": dt.date(int(day), 12, 31),
            "date_precision": "year",
            "date_text": day,
        }
    at = dt.date.fromisoformat(day)
    return {"date_start": at, "date_end": at, "date_precision": "day", "date_text": day}


def number(text: str, count: int, qualifier: str = "exact", low: int | None = None, high: int | None = None) -> dict:
    if qualifier == "exact":
        low = high = count
    return {"count": count, "qualifier": qualifier, "count_low": low, "count_high": high, "count_text": text}


def _articles(**more: Any) -> list[dict[str, Any]]:
    return [
        {
            "article_id": name,
            "path": f"{name}.txt",
            "sha256": f"{n:064x}",
            "publisher": name.title(),
            "title": f"=cmd('{name}') | <b>",
            "published_on": PUBLISHED[name],
            "published_basis": "header",
            "authors": ["A. Writer", "B. Writer"] if name == "wire" else [],
            "language": "en",
            "words": len(TEXTS[name].split()),
            "duplicate_of": "wire" if name == "copy" else None,
        }
        for n, name in enumerate(TEXTS)
    ]


@pytest.fixture(scope="session")
def documents() -> pl.DataFrame:
    return make(Documents, [row | {"text": TEXTS[row["article_id"]]} for row in _articles()])


@pytest.fixture(scope="session")
def rows() -> dict[str, list[dict[str, Any]]]:
    """The rows, by table, in no order."""
    killed = {"victims": "peacekeepers", "outcome": "killed", "scope": "cumulative", "place": "Mali"} | on(None)
    struck = {"victims": "civilians", "outcome": "killed", "scope": "incident", "cause": "hostile"} | on("2023-11-07")
    hurt = {"victims": "peacekeepers", "outcome": "injured", "scope": "incident", "cause": "hostile"} | on(None)
    took = {"event_type": "base_takeover", "event_id": "2023-10-31-kidal-base-takeover", "place": "Kidal"}
    took |= {"base_id": "minusma-kidal"} | on("2023-10-31")
    coup = {"event_type": "coup", "place": "Mali", "actor": "Mali junta"}
    left = {"event_type": "base_withdrawal", "actor": "MINUSMA"}
    kidal = {"place": "Kidal", "base_id": "minusma-kidal"} | on("2023-10-31")
    tessalit = {"place": "Tessalit", "base_id": "minusma-tessalit"} | on(None)
    strike = {"event_type": "air_strike", "event_id": "2023-11-07-kidal-air-strike", "place": "Kidal"}
    strike |= {"actor": "Mali army"} | on("2023-11-07")
    two, four = "At least two peacekeepers were wounded near Gao", "four were wounded, the mission said"
    strength = {"population": "base", "measure": "deployed", "base_id": "minusma-kidal", "place": "Kidal"} | on(None)
    return {
        "articles": _articles(),
        "rejected": [{"path": "notes.bin", "position": "-", "reason": "format", "detail": "Save it as text."}],
        "sources": [
            {"source_id": n.lower().replace(" ", "-"), "name": n, "kind": kind, "sector": sector, "named": named}
            | ({} if named else {"article_id": "agency"})
            | {"n_articles": 1}
            for n, kind, sector, named in [
                ("Wire", "publisher", "media", True),
                ("Agency", "publisher", "media", True),
                ("Paper", "publisher", "media", True),
                ("Copy", "publisher", "media", True),
                ("MINUSMA", "organisation", "un", True),
                ("Tuareg rebels", "group", "armed_group", True),
                ("Mali army", "organisation", "military", True),
                ("A resident", "person", "local", False),
            ]
        ],
        "citations": [
            {"citation_id": "c1", "cue": "said", "direct": False, "stance": "statement"}
            | evidence(
                "wire", "Peacekeepers left Kidal on Tuesday, MINUSMA said.", "minusma", attribution="MINUSMA said"
            ),
            {"citation_id": "c2", "cue": "said", "direct": False, "stance": "denial"}
            | evidence("agency", "Rebels had not taken the base, a resident said.", "a-resident"),
        ],
        "bases": [
            {
                "base_id": "minusma-kidal",
                "name": "Kidal",
                "mission": "MINUSMA",
                "status": "closed",
                "closed_on": dt.date(2023, 10, 31),
                "closed_on_precision": "day",
                "planned_close_start": dt.date(2023, 11, 15),
                "planned_close_end": dt.date(2023, 11, 30),
                "days_early": 15,
                "closure_rank": 8,
                "controlled_by": "CSP-PSD",
                "controlled_by_status": "claimed",
                "n_reports": 3,
            },
            {
                "base_id": "minusma-tessalit",
                "name": "Tessalit",
                "mission": "MINUSMA",
                "status": "closed",
                "closed_on_precision": "unknown",
                "n_reports": 1,
            },
            {"base_id": "minusma-gao", "name": "Gao", "mission": "MINUSMA", "status": "open"},
        ],
        "events": [
            {k: v for k, v in event.items() if k != "date_text"}
            | {"status": status, "summary": "Something happened.", "n_reports": n, "n_articles": n, "n_sources": n}
            for event, status, n in [
                (took | {"actor": "CSP-PSD"}, "disputed", 3),
                (left | kidal | {"event_id": "2023-10-31-kidal-base-withdrawal"}, "occurred", 1),
                (left | tessalit | {"event_id": "undated-tessalit-base-withdrawal"}, "occurred", 1),
                (strike, "occurred", 1),
                (coup | on("2020", "year") | {"event_id": "2020-mali-coup"}, "occurred", 1),
                (coup | on("2021", "year") | {"event_id": "2021-mali-coup"}, "occurred", 1),
            ]
        ],
        "event_reports": [
            {"report_id": "r1"}
            | left
            | kidal
            | {"event_id": "2023-10-31-kidal-base-withdrawal"}
            | evidence("wire", "Peacekeepers left Kidal on Tuesday", "minusma"),
            {"report_id": "r2"}
            | took
            | {"actor": "CSP-PSD"}
            | evidence("wire", "Rebels said they had taken the base.", "tuareg-rebels", modality="claimed"),
            {"report_id": "r3"}
            | took
            | {"actor": "Tuareg rebels"}
            | evidence("agency", "Rebels held the Kidal base.", "agency"),
            {"report_id": "r4"}
            | took
            | evidence("agency", "Rebels had not taken the base", "a-resident", modality="denied"),
            {"report_id": "r5"}
            | coup
            | on("2020", "year")
            | {"event_id": "2020-mali-coup"}
            | evidence("wire", "which took power in 2020", "wire"),
            {"report_id": "r6"}
            | coup
            | on("2021", "year")
            | {"event_id": "2021-mali-coup"}
            | evidence("agency", "which took power in 2021", "agency"),
            {"report_id": "r7"}
            | strike
            | evidence("wire", "Strikes killed 14 civilians, rebels said.", "tuareg-rebels"),
            {"report_id": "r8"}
            | left
            | tessalit
            | {"event_id": "undated-tessalit-base-withdrawal"}
            | evidence("paper", "MINUSMA left Tessalit.", "paper"),
        ],
        "casualty_figures": [
            {"figure_id": "k170", "cause": "hostile"}
            | killed
            | number("More than 170", 170, "more_than", 171)
            | evidence("wire", "More than 170 peacekeepers have been killed in Mali.", "wire"),
            {"figure_id": "k300", "cause": "any"}
            | killed
            | number("More than 300", 300, "more_than", 301)
            | evidence("agency", "More than 300 peacekeepers died in Mali.", "agency"),
            {"figure_id": "k180", "cause": "hostile"}
            | (killed | {"place": None})
            | number("About 180", 180, "about")
            | evidence("paper", "About 180 peacekeepers were killed in Mali.", "paper"),
            {"figure_id": "k500", "cause": "hostile"}
            | killed
            | number("More than 500", 500, "more_than", 501)
            | evidence("copy", "More than 500 peacekeepers have been killed in Mali.", "copy"),
            {"figure_id": "c14", "event_id": "2023-11-07-kidal-air-strike"}
            | struck
            | number("14", 14)
            | evidence("wire", "Strikes killed 14 civilians, rebels said.", "tuareg-rebels", modality="claimed"),
            {"figure_id": "c0", "event_id": "2023-11-07-kidal-air-strike"}
            | struck
            | number("No one", 0)
            | evidence("wire", "No one died in the strikes, the army said.", "mali-army", modality="claimed"),
            {"figure_id": "w2"} | hurt | number("At least two", 2, "at_least", 2) | evidence("paper", two, "paper"),
            {"figure_id": "w4"} | hurt | number("four", 4) | evidence("paper", four, "minusma"),
        ],
        "personnel_figures": [
            {"figure_id": "p850"}
            | strength
            | number("About 850", 850, "about")
            | evidence("agency", "About 850 peacekeepers were in Kidal.", "agency"),
            {"figure_id": "p848"}
            | strength
            | number("848", 848)
            | evidence("paper", "848 peacekeepers were in Kidal.", "paper"),
        ],
    }


@pytest.fixture(scope="session")
def module_tables(rows) -> dict[str, pl.DataFrame]:
    return {name: make(model, rows[name]) for name, model in TABLES.items()}


@pytest.fixture
def tables(module_tables) -> dict[str, pl.DataFrame]:
    return dict(module_tables)
