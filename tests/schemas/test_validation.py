"""One planted violation per rule of every model is caught on values."""

import datetime as dt
from typing import Any

import pandera.polars as pa
import polars as pl
import pytest

from schemas import TABLES, projections, validation
from schemas.claims import CLAIMS
from schemas.documents import Documents

MODELS = {**TABLES, **{f"claims/{n}": m for n, m in CLAIMS.items()}, "documents": Documents}
DAY = dt.date(2023, 10, 31)

# Values that a model's rules across columns ask for; all else is the plainest value of its column.
PLAIN = {
    "published_basis": "unknown",
    "date_precision": "unknown",
    "qualifier": "exact",
    "count": 3,
    "count_low": 3,
    "count_high": 3,
    "char_start": 0,
    "char_end": 1,
    "quote": "x",
    "named": True,
    "sha256": "0" * 64,
    "language": "en",
}
# What breaks a rule across columns.
BREAKING: dict[str, dict[str, Any]] = {
    "basis_follows_date": {"published_on": DAY},
    "not_its_own_duplicate": {"article_id": "a", "duplicate_of": "a"},
    "unnamed_in_one_article": {"named": False, "article_id": None},
    "coordinates_in_pairs": {"latitude": 1.0, "longitude": None},
    "closed_date_means_closed": {"closed_on": DAY, "status": "open"},
    "control_in_pairs": {"controlled_by": "the army", "controlled_by_status": None},
    "dates_in_order": {"date_start": DAY, "date_end": dt.date(2023, 1, 1), "date_precision": "range"},
    "unknown_has_no_date": {"date_start": DAY, "date_precision": "unknown"},
    "day_is_one_day": {"date_start": DAY, "date_end": dt.date(2023, 11, 2), "date_precision": "day"},
    "bounds_in_order": {"count": None, "qualifier": "range", "count_low": 5, "count_high": 4},
    "bounds_follow_qualifier": {"count": 3, "qualifier": "more_than", "count_low": 3, "count_high": None},
    "quote_fits_span": {"quote": "two words"},
}


def plain(column: projections.Column) -> Any:
    if column.name in PLAIN:
        return PLAIN[column.name]
    if column.nullable:
        return None
    if column.allowed:
        return column.allowed[0]
    return {pl.Int64: 1, pl.Boolean: True, pl.List: [], pl.String: "x"}[column.dtype.base_type()]


def frame(model: type, *changes: dict[str, Any]) -> pl.DataFrame:
    row = {c.name: plain(c) for c in projections.columns(model)}
    schema = {c.name: c.dtype for c in projections.columns(model)}
    return pl.DataFrame([row | change for change in changes or ({},)], schema=schema)


def breaches(model: type, rule: str) -> list[pl.DataFrame]:
    """Frames that break the rule, each by another way where there are several."""
    columns = {c.name: c for c in projections.columns(model)}
    if rule == "shape":
        good = frame(model)
        first = good.columns[0]
        return [
            good.drop(first),
            good.with_columns(surplus=1),
            good.select(reversed(good.columns)),
            good.with_columns(pl.lit(1.5).alias(first)),
        ]
    if rule == "required_filled":
        return [frame(model, *({n: None} for n, c in columns.items() if not c.nullable))]
    if rule == "key_unique":
        return [frame(model, {}, {})]
    if rule == "words_not_empty":
        return [frame(model, *({n: ""} for n in columns if "str_length" in checks(model, n)))]
    name, _, kind = rule.partition("_in_")
    if kind == "vocabulary":
        return [frame(model, {name: "no such word"})]
    if kind == "range":
        c = columns[name]
        beyond = [c.minimum is not None and c.minimum - 1, c.maximum is not None and c.maximum + 1]
        return [frame(model, *({name: v} for v in beyond if v is not False))]
    if rule.endswith("_well_formed"):
        return [frame(model, {rule.removesuffix("_well_formed"): "!"})]
    return [frame(model, BREAKING[rule])]


def checks(model: type, column: str) -> set[str]:
    return {c.name for c in model.to_schema().columns[column].checks}


CASES = [(name, rule.name) for name, model in MODELS.items() for rule in validation.rules(model)]


@pytest.mark.parametrize(("table", "rule"), CASES)
def test_a_breach_of_each_rule_is_caught(table, rule):
    planted = breaches(MODELS[table], rule)
    assert planted
    for bad in planted:
        failed = {r.rule.name: r for r in validation.validate(bad, MODELS[table]) if not r.passed}
        assert rule in failed
        assert failed[rule].failures == bad.height
        assert rule == "shape" or failed[rule].sample
        if rule != "key_unique":  # Pandera knows nothing of keys of several columns
            with pytest.raises(pa.errors.SchemaErrors):
                MODELS[table].to_schema().validate(bad, lazy=True)


@pytest.mark.parametrize("table", MODELS)
def test_good_and_empty_frames_pass_every_rule(table):
    model = MODELS[table]
    for good in (frame(model), projections.empty(model)):
        results = validation.validate(good, model)
        assert [r.rule for r in results] == validation.rules(model)
        assert all(r.passed and r.checked == good.height for r in results), [str(r) for r in results if not r.passed]
        model.to_schema().validate(good, lazy=True)  # Pandera's own judgement


def test_values_of_a_lazy_frame_are_looked_at():
    bad = frame(TABLES["casualty_figures"], {"modality": "rumoured"}).lazy()
    assert any(not r.passed for r in validation.validate(bad, TABLES["casualty_figures"]))


def test_only_offending_rows_are_counted_and_shown():
    rows = [{"figure_id": f"f{n}", "modality": "rumoured" if n % 2 else "asserted"} for n in range(20)]
    results = validation.validate(frame(TABLES["casualty_figures"], *rows), TABLES["casualty_figures"])
    [failed] = [r for r in results if not r.passed]
    assert (failed.rule.name, failed.checked, failed.failures) == ("modality_in_vocabulary", 20, 10)
    assert [row["figure_id"] for row in failed.sample] == ["f1", "f3", "f5", "f7", "f9"]
    assert "modality=rumoured" in str(failed)


def test_a_reference_without_its_row_is_caught():
    tables = {n: projections.empty(m) for n, m in TABLES.items()}
    assert all(r.passed for r in validation.check_foreign_keys(tables))
    for rule in validation.foreign_key_rules():
        column, target = rule.name.split("_in_")
        bad = frame(TABLES[rule.table], {column: "nobody"})
        failed = [r.rule for r in validation.check_foreign_keys({**tables, rule.table: bad}) if not r.passed]
        assert rule in failed, (column, target)


def test_evidence_is_compared_by_code_points():
    documents = frame(Documents, {"article_id": "a", "text": "🕊 Kidal fell."})
    good = {"article_id": "a", "quote": "Kidal", "char_start": 2, "char_end": 7}
    for rule in validation.evidence_rules():
        model = TABLES[rule.table]
        key = projections.columns(model)[0].name
        rows = [
            {key: "good", **good},
            {key: "shifted", **good, "char_start": 3, "char_end": 8},
            {key: "unknown", **good, "article_id": "b"},
        ]
        [result] = validation.check_evidence({rule.table: frame(model, *rows)}, documents)
        assert result.rule == rule
        assert [row[key] for row in result.sample] == ["shifted", "unknown"]


def test_require_names_table_rule_rows_and_mend():
    bad = frame(TABLES["bases"], {"base_id": "gao", "status": "lost"})
    with pytest.raises(validation.ContractError) as error:
        validation.require(validation.check_all({"bases": bad}))
    for words in ("bases", "one of: open, closing, closed", "base_id=gao", "Mend"):
        assert words in str(error.value)


def test_rule_names_are_unique_within_a_table():
    for name, model in TABLES.items():
        given = [r.name for r in validation.rules(model)]
        given += [r.name for r in [*validation.foreign_key_rules(), *validation.evidence_rules()] if r.table == name]
        assert len(given) == len(set(given))
