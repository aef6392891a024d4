"""Whether values keep what the models promise: shape first, then rows, then keys and evidence across tables.

Every rule has a name and reports also when it holds. Used by the asset checks, by the release before it is written and
by the verification of a release found anywhere. Nothing is repaired here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandera.polars as pa
import polars as pl

from schemas import TABLES, projections
from schemas.claims import CLAIMS
from schemas.documents import Documents
from schemas.table import Table, foreign_keys, primary_key

SAMPLE = 5

_EVIDENCE = ["article_id", "char_start", "char_end", "quote"]
_BY_CHECK = {
    "isin": "{}_in_vocabulary",
    "greater_than_or_equal_to": "{}_in_range",
    "less_than_or_equal_to": "{}_in_range",
    "str_matches": "{}_well_formed",
}


@dataclass(frozen=True)
class Rule:
    """One promise about one table."""

    table: str
    name: str
    description: str


@dataclass(frozen=True)
class Result:
    """How the rows of a table stand to one rule; `sample` holds the first offending rows."""

    rule: Rule
    checked: int
    failures: int = 0
    sample: list[dict[str, Any]] = field(default_factory=list)
    detail: str = ""

    @property
    def passed(self) -> bool:
        """Whether no row offends."""
        return self.failures == 0

    def __str__(self) -> str:
        """One line: the promise, and what breaks it."""
        where = f"{self.rule.table}: {self.rule.description}"
        if self.passed:
            return f"{where} - {self.checked} rows, all good"
        shown = self.detail or "; ".join(_brief(row) for row in self.sample[:3])
        return f"{where} - {self.failures} of {self.checked} rows do not: {shown}"


class ContractError(Exception):
    """Data that must not be published. Holds the failed results."""

    def __init__(self, failed: list[Result]):
        self.failed = failed
        lines = "\n".join(f"  {r}" for r in failed)
        super().__init__(
            f"{len(failed)} rule{'s are' if len(failed) > 1 else ' is'} broken, nothing was written:\n{lines}\n"
            "Mend the stage that makes these rows, or curate them in seeds/curation/, and build again."
        )


def require(results: Iterable[Result]) -> list[Result]:
    """The results, if all passed; else ContractError."""
    results = list(results)
    if failed := [r for r in results if not r.passed]:
        raise ContractError(failed)
    return results


def table_name(model: type[Table]) -> str:
    """The name a model's table goes by: `events`, `claims/citations`, `documents`."""
    known = {**TABLES, **{f"claims/{n}": m for n, m in CLAIMS.items()}, "documents": Documents}
    return next((n for n, m in known.items() if m is model), model.__name__.lower())


# ---------------------------------------------------------------- one table


def rules(model: type[Table]) -> list[Rule]:
    """All rules of one table by itself, in the order in which `validate` reports them."""
    table = table_name(model)
    schema = model.to_schema()
    found = {
        "shape": "columns are those of the schema, in its order, with its types",
        "required_filled": "no value is missing where the schema needs one",
    }
    if primary_key(model):
        found["key_unique"] = f"no two rows share {', '.join(primary_key(model))}"
    for column in projections.columns(model):
        bounds = [c for c in column.constraints if not c.startswith(("key", "never", "refers"))]
        for check in schema.columns[column.name].checks:
            name = _column_rule(column.name, check.name)
            words = "no text is empty; what is not there is null" if name == "words_not_empty" else ""
            found.setdefault(name, words or f"{column.name} is {', '.join(bounds)}")
    found |= {check.name: check.error for check in schema.checks}
    return [Rule(table, n, d) for n, d in found.items()]


def _column_rule(column: str, check: str) -> str:
    return "words_not_empty" if check == "str_length" else _BY_CHECK.get(check, "{}_" + check).format(column)


def validate(frame: pl.DataFrame | pl.LazyFrame, model: type[Table]) -> list[Result]:
    """One result per rule of the table. A wrong shape is reported alone: rows are not looked at then."""
    if isinstance(frame, pl.LazyFrame):
        frame = frame.collect()
    promised = rules(model)
    if wrong := _shape_faults(frame, model):
        return [Result(promised[0], frame.height, max(frame.height, 1), detail="; ".join(wrong))]
    offending = _offending_rows(frame, model)
    return [_result(rule, frame, offending.get(rule.name)) for rule in promised]


def _shape_faults(frame: pl.DataFrame, model: type[Table]) -> list[str]:
    want = {c.name: c.dtype for c in projections.columns(model)}
    have = dict(frame.schema)
    faults = [f"column {n} is missing" for n in want if n not in have]
    faults += [f"column {n} is not in the schema" for n in have if n not in want]
    faults += [f"column {n} is {have[n]}, not {want[n]}" for n in want if n in have and have[n] != want[n]]
    if not faults and list(have) != list(want):
        faults.append(f"columns stand in the order {', '.join(have)}, not {', '.join(want)}")
    return faults


def _offending_rows(frame: pl.DataFrame, model: type[Table]) -> dict[str, pl.Series]:
    """{rule: which rows break it}, for broken rules only."""
    if frame.is_empty():
        return {}
    asked = list(_breaches(frame.lazy(), model))
    # One question for all rules, as most tables keep them all: only what is broken is looked at again.
    counts = pl.collect_all([rows.sum() for _, rows in asked], optimizations=pl.QueryOptFlags.none())
    found: dict[str, pl.Series] = {}
    for (name, rows), count in zip(asked, counts, strict=True):
        if count.item():
            bad = rows.collect().to_series()
            found[name] = found[name] | bad if name in found else bad
    return found


def _breaches(lazy: pl.LazyFrame, model: type[Table]) -> Iterator[tuple[str, pl.LazyFrame]]:
    """(rule, one column that says of each row whether it breaks the rule), unlooked at; a rule may come again."""
    if key := primary_key(model):
        yield "key_unique", lazy.select(pl.struct(key).is_duplicated())
    schema = model.to_schema()
    needed = [name for name, column in schema.columns.items() if not column.nullable]
    yield "required_filled", lazy.select(pl.any_horizontal(pl.col(needed).is_null()))
    for name, column in schema.columns.items():
        for check in column.checks:
            yield _column_rule(name, check.name), _breach(check, lazy, name)
    for check in schema.checks:
        yield check.name, _breach(check, lazy, "*")


def _breach(check: pa.Check, lazy: pl.LazyFrame, column: str) -> pl.LazyFrame:
    """Where Pandera's check answers no. Its own `validate` looks at each check alone, ten times as slowly."""
    passes = check.get_backend(lazy)(check).apply(pa.PolarsData(lazy, column))
    return passes.select(~pl.first().fill_null(check.ignore_na))


def _result(rule: Rule, frame: pl.DataFrame, bad: pl.Series | None) -> Result:
    if bad is None:
        return Result(rule, frame.height)
    rows = frame.filter(bad)
    return Result(rule, frame.height, rows.height, rows.head(SAMPLE).to_dicts())


# ---------------------------------------------------------------- across tables


def foreign_key_rules(models: Mapping[str, type[Table]] = TABLES) -> list[Rule]:
    """One rule per column that refers to another table."""
    return [rule for rule, _, _ in _references(models)]


def _references(models: Mapping[str, type[Table]]) -> list[tuple[Rule, str, str]]:
    return [
        (Rule(name, f"{column}_in_{target}", f"{column} is a row of {target}"), column, target)
        for name, model in models.items()
        for column, target in foreign_keys(model).items()
    ]


def check_foreign_keys(tables: Mapping[str, pl.DataFrame], models: Mapping[str, type[Table]] = TABLES) -> list[Result]:
    """Whether every reference of the tables given finds its row; a table that is not given counts as empty."""
    known = {**TABLES, "documents": Documents, **models}
    results = []
    for rule, column, target in _references({n: models[n] for n in models if n in tables}):
        frame = tables[rule.table]
        key = primary_key(known[target])[0]
        there = tables[target][key] if target in tables else pl.Series(key, [], pl.String)
        lost = frame[column].is_not_null() & ~frame[column].is_in(there.implode()).fill_null(False)
        results.append(_result(rule, frame, lost if lost.any() else None))
    return results


def evidence_rules(models: Mapping[str, type[Table]] = TABLES) -> list[Rule]:
    """One rule per table of claims."""
    return [
        Rule(name, "quote_in_text", "quote is the article's clean text from char_start to char_end")
        for name, model in models.items()
        if {c.name for c in projections.columns(model)}.issuperset(_EVIDENCE)
    ]


def check_evidence(
    tables: Mapping[str, pl.DataFrame],
    documents: pl.DataFrame | Iterable[pl.DataFrame],
    models: Mapping[str, type[Table]] = TABLES,
) -> list[Result]:
    """Whether `text[char_start:char_end] == quote` on every claim; a claim of an unknown document fails.

    The documents may come in batches, which are let go one by one.
    """
    span = pl.col("text").str.slice(pl.col("char_start"), pl.col("char_end") - pl.col("char_start"))
    of_claims = evidence_rules({n: models[n] for n in models if n in tables})
    claims = {rule: tables[rule.table].select(_EVIDENCE).with_row_index("row") for rule in of_claims}
    proven: dict[Rule, list[pl.Series]] = {rule: [] for rule in of_claims}
    for batch in [documents] if isinstance(documents, pl.DataFrame) else documents:
        texts = batch.select("article_id", "text")
        for rule, rows in claims.items():
            held = rows.join(texts, on="article_id").filter(span == pl.col("quote"))
            proven[rule].append(held["row"])
    results = []
    for rule, rows in claims.items():
        lost = ~rows["row"].is_in(pl.concat([pl.Series("row", [], pl.UInt32), *proven[rule]]).implode())
        results.append(_result(rule, tables[rule.table], lost if lost.any() else None))
    return results


def check_all(
    tables: Mapping[str, pl.DataFrame], documents: pl.DataFrame | Iterable[pl.DataFrame] | None = None
) -> list[Result]:
    """Every rule of the published tables; evidence where the documents are at hand.

    Keys and evidence are looked at only when all shapes hold.
    """
    results = [r for name, model in TABLES.items() if name in tables for r in validate(tables[name], model)]
    if any(r.rule.name == "shape" and not r.passed for r in results):
        return results
    results += check_foreign_keys(tables)
    return results if documents is None else results + check_evidence(tables, documents)


def _brief(row: Mapping[str, Any]) -> str:
    """The row without nulls, its long texts cut."""
    shown = {k: v if len(str(v)) <= 60 else f"{str(v)[:57]}..." for k, v in row.items() if v is not None}
    return ", ".join(f"{k}={v}" for k, v in list(shown.items())[:8])
