"""Which table is made from which, and which column from which."""

from functools import cache

import dagster as dg

from pipeline.cards import cards

_CLAIMS = ("speakers", "citations", "event_reports", "base_reports", "casualty_figures", "personnel_figures", "unread")
_SPOKEN = ("citations", "event_reports", "casualty_figures", "personnel_figures")
_DATES = ("date_start", "date_end", "date_precision")

UPSTREAM: dict[str, list[str]] = {
    "documents": [],
    "refused": [],
    **{f"claims/{name}": ["documents"] for name in _CLAIMS},
    "articles": ["documents", "claims/event_reports", "claims/unread"],
    "rejected": ["refused", "documents", "claims/unread"],
    "sources": ["claims/speakers", "claims/citations", "documents"],
    "bases": ["claims/base_reports", "claims/event_reports"],
    "events": ["claims/event_reports", "documents"],
    **{name: [f"claims/{name}", "claims/speakers", "documents"] for name in _SPOKEN},
}
"""{table: tables that it is made from}."""

# Columns that do not come from one of the same name alone, as {table: {column: [(table, column)]}}.
_FROM: dict[str, dict[str, list[tuple[str, str]]]] = {
    "articles": {"published_on": [("claims/event_reports", "date_start")]},
    "sources": {
        "source_id": [("claims/speakers", "name"), ("documents", "publisher")],
        "n_claims": [("claims/citations", "speaker")],
        "n_articles": [("claims/citations", "article_id")],
    },
    "bases": {
        "base_id": [("claims/base_reports", "place"), ("claims/event_reports", "place")],
        "name": [("claims/base_reports", "place"), ("claims/event_reports", "place")],
        "closed_on": [("claims/event_reports", "date_end")],
        "closed_on_precision": [("claims/event_reports", "date_precision")],
        "planned_close_start": [("claims/event_reports", "date_start")],
        "planned_close_end": [("claims/event_reports", "date_end")],
        "days_early": [("claims/event_reports", "date_start"), ("claims/event_reports", "date_end")],
        "n_reports": [("claims/event_reports", "place")],
        "controlled_by": [("claims/event_reports", "actor")],
        "controlled_by_status": [("claims/event_reports", "modality")],
        **{
            column: [("claims/event_reports", "event_type")]
            for column in ("handed_over", "equipment_destroyed", "looted", "attacked_on_departure")
        },
    },
    "events": {
        "event_id": [("claims/event_reports", column) for column in ("date_start", "place", "event_type")],
        "status": [("claims/event_reports", "modality")],
        "base_id": [("claims/event_reports", "place")],
        "geo_precision": [("claims/event_reports", "place")],
        "summary": [("claims/event_reports", column) for column in ("event_type", "actor", "place", "date_start")],
        "n_reports": [("claims/event_reports", "event_no")],
        "n_articles": [("claims/event_reports", "article_id")],
        "n_sources": [("claims/event_reports", "speaker")],
        "first_reported_on": [("documents", "published_on")],
    },
}
for _table in _SPOKEN:
    _FROM.setdefault(_table, {})["source_id"] = [(f"claims/{_table}", "speaker"), ("claims/speakers", "name")]
for _table, _key in zip(_SPOKEN, ("citation_id", "report_id", "figure_id", "figure_id"), strict=True):
    _FROM[_table][_key] = [(f"claims/{_table}", column) for column in ("article_id", "char_start", "char_end")]
for _table in ("event_reports", "personnel_figures"):
    _FROM[_table]["base_id"] = [(f"claims/{_table}", "place")]
for _table in _SPOKEN[1:]:
    for _column in _DATES:
        _FROM[_table][_column] = [(f"claims/{_table}", "date_relative"), ("documents", "published_on")]
for _table in _SPOKEN[1:3]:
    _FROM[_table]["event_id"] = [(f"claims/{_table}", "event_no")]


@cache
def origins(table: str) -> dict[str, list[tuple[str, str]]]:
    """{column: [(table, column)] that it comes from}; nothing for tables made from files."""
    known = {name: {column.name for column in card.columns} for name, card in cards().items()}

    def of(column: str) -> list[tuple[str, str]]:
        if table.startswith("claims/"):
            return [("documents", column if column == "article_id" else "text")]
        same = [(upstream, column) for upstream in UPSTREAM[table] if column in known[upstream]]
        return same[:1] + _FROM.get(table, {}).get(column, [])

    return {column: found for column in sorted(known[table]) if UPSTREAM[table] and (found := of(column))}


def column_lineage(table: str) -> dg.TableColumnLineage | None:
    """The same as Dagster records it of a run."""
    if not UPSTREAM[table]:
        return None
    return dg.TableColumnLineage(
        {
            column: [dg.TableColumnDep(dg.AssetKey(t.split("/")), c) for t, c in found]
            for column, found in origins(table).items()
        }
    )
