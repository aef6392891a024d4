"""Pictures are drawn of whatever the tables hold, and never stop a run."""

from datetime import date

import polars as pl
import pytest

from pipeline.report.charts import pictures
from schemas import TABLES, projections


def frame(name: str, *rows: dict) -> pl.DataFrame:
    schema = {c.name: c.dtype for c in projections.columns(TABLES[name])}
    return pl.DataFrame([{n: row.get(n) for n in schema} for row in rows], schema=schema)


def tables(**rows: list[dict]) -> dict[str, pl.DataFrame]:
    return {name: frame(name, *rows.get(name, [])) for name in TABLES}


def figure(count: int, low: int | None = None, high: int | None = None, **more) -> dict:
    row = {"figure_id": f"f{count}", "outcome": "killed", "modality": "asserted", "scope": "incident"}
    row |= {"victims": "civilians", "source_id": "s", "count_text": f"{count} $x^2$"}
    return row | {"count": count, "count_low": low, "count_high": high} | more


FULL = {
    "articles": [
        {"publisher": "A & <B> $5", "published_on": date(2023, 10, 31)},
        {"publisher": None, "published_on": date(2023, 11, 30)},
        {"publisher": "新聞", "published_on": None},
    ],
    "bases": [
        {"base_id": "a", "name": "Ber", "closed_on": date(2023, 8, 13)},
        {"base_id": "b", "name": "Kidal", "closed_on": date(2023, 10, 31), "days_early": 16}
        | {"planned_close_start": date(2023, 11, 16), "planned_close_end": date(2023, 11, 30)},
        {"base_id": "c", "name": "Gao", "planned_close_end": date(2023, 12, 31)},
        {"base_id": "d", "name": "Bamako"},
    ],
    "sources": [{"source_id": "s", "name": "the rebels"}],
    "casualty_figures": [figure(14, 14, 14), figure(170, 171), figure(20, None, 20), figure(0, 0, 0)],
}


def test_each_table_that_is_read_faster_drawn_is_drawn():
    drawn = pictures(tables(**FULL))
    assert set(drawn) == {"articles", "bases", "casualty_figures"}
    assert all(svg.startswith(b"<?xml") and b"<svg" in svg for svg in drawn.values())


def test_the_same_tables_give_the_same_pictures():
    assert pictures(tables(**FULL)) == pictures(tables(**FULL))


def test_nothing_to_draw_gives_no_picture():
    assert pictures(tables()) == {}


@pytest.mark.parametrize("day", [date(1, 1, 1), date(2023, 11, 9), date(9999, 12, 31)])
@pytest.mark.parametrize("count", [1, 10**15])
def test_odd_values_stop_nothing(day, count):
    odd = {
        "articles": [{"publisher": "x" * 500, "published_on": day}],
        "bases": [{"base_id": "a", "name": "x" * 200, "closed_on": day}],
        "casualty_figures": [figure(count, count)],
    }
    pictures(tables(**odd))


def test_far_dates_draw_no_bar_for_each_month_between():
    far = [{"publisher": "A", "published_on": date(year, 1, 1)} for year in (1900, 2023)]
    assert len(pictures(tables(articles=far))["articles"]) < 100_000
