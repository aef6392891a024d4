"""What Dagster says of each table before any run: columns, rules as checks, owner, kind, place in the graph."""

from collections.abc import Iterable

import dagster as dg

from pipeline.cards import Card, cards, code_version
from pipeline.defs.lineage import UPSTREAM, origins
from pipeline.report.findings import QUESTIONS

OWNER = "team:drawdown"


def key(table: str) -> dg.AssetKey:
    """The asset's key is the table's name."""
    return dg.AssetKey(table.split("/"))


def table_specs(tables: Iterable[str], group: str, code: Iterable[str]) -> list[dg.AssetSpec]:
    """One asset a table."""
    version = code_version(*code)
    return [_spec(cards()[table], group, version) for table in tables]


def _spec(card: Card, group: str, version: str) -> dg.AssetSpec:
    metadata = {"dagster/column_schema": _columns(card), "dagster/table_name": card.name}
    return dg.AssetSpec(
        key(card.name),
        deps=[key(name) for name in UPSTREAM[card.name]],
        description=card.description,
        metadata=metadata,
        group_name=group,
        code_version=version,
        owners=[OWNER],
        kinds={"polars", "parquet"},
        tags={"published": "yes" if group == "resolve" else "no"},
    )


def _columns(card: Card) -> dg.TableSchema:
    # The open-source UI has no page for the lineage that runs record; beside its column it is seen at once.
    told = {column: ", ".join(map(".".join, found)) for column, found in origins(card.name).items()}
    columns = [
        dg.TableColumn(
            column.name,
            column.type,
            column.description,
            dg.TableColumnConstraints(nullable=column.nullable, unique=column.unique, other=list(column.constraints)),
            tags={"from": told[column.name]} if column.name in told else None,
        )
        for column in card.columns
    ]
    return dg.TableSchema(columns, dg.TableConstraints(list(card.across)))


def rule_checks(tables: Iterable[str]) -> list[dg.AssetCheckSpec]:
    """One check a rule. Data that break one go no further."""
    return [
        dg.AssetCheckSpec(rule.name, asset=key(table), description=rule.description, blocking=True)
        for table in tables
        for rule in cards()[table].rules
    ]


def question_checks(tables: Iterable[str]) -> list[dg.AssetCheckSpec]:
    """One check for each thing that a person should look at; none stops a run."""
    return [
        dg.AssetCheckSpec(q.name, asset=key(q.table), description=f"{q.promise}. {q.advice}")
        for q in QUESTIONS
        if q.table in tables
    ]
