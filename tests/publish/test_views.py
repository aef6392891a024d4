"""What the views answer on the small dataset."""

import datetime as dt
import re

import duckdb
import polars as pl
import pytest

from pipeline.publish import database
from schemas import validation


@pytest.fixture
def sql(tables):
    with duckdb.connect() as con:
        database.fill(con, tables)
        yield lambda query: con.execute(query).fetchall()


def test_the_small_dataset_keeps_the_contract(tables, documents):
    validation.require(validation.check_all(tables, documents))


def test_timeline_of_a_base_in_order(sql):
    told = sql("SELECT date_start, event_type, status FROM base_timeline WHERE base = 'Kidal'")
    assert told == [
        (dt.date(2023, 10, 31), "base_takeover", "disputed"),
        (dt.date(2023, 10, 31), "base_withdrawal", "occurred"),
    ]
    assert sql("SELECT date_start FROM base_timeline WHERE base = 'Tessalit'") == [(None,)]


def test_a_sum_by_violence_is_not_mixed_with_one_by_all_causes(sql):
    found = sql(
        "SELECT cause, low, best, high, open_ended, best_source, figure_ids FROM casualty_estimates "
        "WHERE scope = 'cumulative' ORDER BY cause"
    )
    assert found == [
        ("any", 301, 301, 301, True, "Agency", ["k300"]),
        # "about" is nearer to a number than "more than"; a repeated article counts for nothing.
        ("hostile", 171, 180, 180, True, "Paper", ["k180", "k170"]),
    ]


def test_an_incident_keeps_both_sides(sql):
    [(low, best, high, rule, ids)] = sql(
        "SELECT low, best, high, rule, figure_ids FROM casualty_estimates WHERE victims = 'civilians'"
    )
    assert (low, best, high, ids) == (0, 14, 14, ["c14", "c0"])
    assert rule == "of 2 figures: claimed, exact, published 2023-11-09"


def test_bounds_and_exact_numbers_of_one_undated_incident(sql):
    found = sql("SELECT low, best, high, n_sources FROM casualty_estimates WHERE outcome = 'injured'")
    assert found == [(2, 4, 4, 2)]


def test_contradictions_of_each_kind(sql):
    found = {
        (kind, tuple(versions)): (reconcilable, n_articles)
        for kind, versions, reconcilable, n_articles in sql(
            "SELECT kind, versions, reconcilable, n_articles FROM contradictions"
        )
    }
    assert found == {
        ("number", ("About 180", "More than 170", "More than 300")): (False, 3),
        ("number", ("14", "No one")): (False, 1),
        ("number", ("At least two", "four")): (True, 1),
        ("number", ("848", "About 850")): (True, 2),
        ("date", ("2020", "2021")): (False, 2),
        ("actor", ("CSP-PSD", "Tuareg rebels")): (True, 2),
        ("fact", ("denied", "told")): (False, 2),
    }


def test_contradicting_claims_lead_to_their_words(sql):
    found = sql("SELECT version, source, quote FROM contradiction_claims WHERE kind = 'date' ORDER BY version")
    assert found == [("2020", "Wire", "which took power in 2020"), ("2021", "Agency", "which took power in 2021")]


def test_who_held_a_base_on_a_day(sql):
    def state(day):
        return sql(f"SELECT state, held_by, held_by_status FROM bases_on('{day}') WHERE name = 'Kidal'")

    assert state("2023-10-30") == [("open", "MINUSMA", None)]
    assert state("2023-11-10") == [("closed", "CSP-PSD", "disputed")]
    others = sql("SELECT name, state, held_by FROM bases_on(DATE '2023-11-10') WHERE name <> 'Kidal'")
    assert others == [("Gao", "open", "MINUSMA"), ("Tessalit", "unknown", None)]


def test_bases_counted_but_not_named(sql):
    found = sql("SELECT mission, counted_closed, named_closed, unnamed_closed FROM base_counts")
    assert found == [("MINUSMA", 8, 2, 6)]


def test_every_view_and_macro_is_commented_and_its_example_runs(sql):
    text = database.VIEWS.read_text(encoding="utf-8")
    made = re.findall(r"^CREATE (?:VIEW|MACRO) (\w+)", text, re.MULTILINE)
    commented = dict(sql("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"))
    commented |= dict(sql("SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal"))
    assert all(commented[name] for name in made)
    for name in made:
        head = text[: re.search(rf"^CREATE \w+ {name}\b", text, re.MULTILINE).start()].rstrip().split("\n\n")[-1]
        examples = re.findall(r"^--   (SELECT .*?;)$", head, re.MULTILINE | re.DOTALL)
        assert examples or name.endswith("_"), f"{name} shows no example"
        for example in examples:
            assert sql(example.replace("\n--", "\n")), example


def test_shipped_columns_are_cast(sql):
    """A column without a cast takes the type that the writing version of DuckDB infers, and older ones refuse it."""
    for view, columns in re.findall(
        r"^CREATE VIEW (\w+).*?^SELECT\n(.*?)^FROM", database.VIEWS.read_text(encoding="utf-8"), re.M | re.S
    ):
        if not view.endswith("_"):
            for column in re.split(r",\n(?=    \w)", columns):
                assert column.strip().startswith("CAST("), (view, column)


def estimates(tables, query="SELECT series, best FROM casualty_estimates WHERE scope = 'cumulative' ORDER BY series"):
    with duckdb.connect() as con:
        database.fill(con, tables)
        return con.execute(query).fetchall()


def with_rows(tables, name, *rows):
    """The tables with rows more, each like the first one of its table but for what is given."""
    first = tables[name].row(0, named=True)
    more = pl.DataFrame([first | row for row in rows], schema=tables[name].schema)
    return {**tables, name: pl.concat([tables[name], more])}


def test_sums_without_place_belong_to_the_mission_that_their_article_is_about(tables):
    other = {"article_id": "other", "published_on": dt.date(2023, 1, 1)}
    sums = with_rows(tables, "articles", other)
    figure = {"scope": "cumulative", "outcome": "killed", "victims": "peacekeepers", "cause": "any", "place": None}
    exact = {"qualifier": "exact", "count": 7, "count_low": 7, "count_high": 7, "event_id": None}
    sums = with_rows(sums, "casualty_figures", {"figure_id": "k7", "article_id": "other"} | figure | exact)
    assert ("killed | peacekeepers | total | other", 7) in estimates(sums)
    mission = {"report_id": "r9", "article_id": "other", "event_type": "mission_established"}
    mission |= {"actor": "UNMIL", "base_id": None}
    sums = with_rows(sums, "event_reports", mission)
    assert ("killed | peacekeepers | total | UNMIL", 7) in estimates(sums)
    figure |= {"figure_id": "k9", "article_id": "other", "quote": "MINUSMA had lost nine soldiers before that."}
    named = with_rows(sums, "casualty_figures", figure | exact | {"count": 9, "count_low": 9, "count_high": 9})
    assert ("killed | peacekeepers | total | Mali", 9) in estimates(named), "the mission that its sentence names"


def test_a_sum_since_the_mission_began_is_one_without_period(tables):
    begun = {"report_id": "r9", "event_type": "mission_established", "actor": "MINUSMA", "base_id": None}
    begun |= {"date_start": dt.date(2013, 1, 1), "date_end": None, "date_precision": "range"}
    told = with_rows(tables, "event_reports", begun)
    since = {"date_start": dt.date(2013, 4, 25), "date_end": None, "date_precision": "range"}
    killed = tables["casualty_figures"].filter(figure_id="k300").row(0, named=True)
    later = {"date_start": dt.date(2022, 1, 1), "date_end": dt.date(2022, 12, 31), "date_precision": "year"}
    told = with_rows(
        told,
        "casualty_figures",
        killed | since | {"figure_id": "since the start", "article_id": "paper", "count": 305, "count_low": 306},
        killed | later | {"figure_id": "in a year", "count": 30, "count_low": 31},
    )
    found = estimates(told, "SELECT figure_ids FROM casualty_estimates WHERE cause = 'any' AND scope = 'cumulative'")
    assert sorted(sorted(ids) for [ids] in found) == [["in a year"], ["k300", "since the start"]]


def test_the_un_and_its_mission_are_no_two_actors(tables):
    un = with_rows(tables, "sources", {"source_id": "un", "name": "United Nations", "sector": "un"})
    left = tables["event_reports"].filter(report_id="r1").row(0, named=True)
    told = with_rows(un, "event_reports", left | {"report_id": "r9", "actor": "United Nations"})
    found = estimates(told, "SELECT versions FROM contradictions WHERE kind = 'actor'")
    assert found == [(["CSP-PSD", "Tuareg rebels"],)]


@pytest.mark.parametrize(
    ("event_type", "actors", "found"),
    [
        ("base_withdrawal", ("MINUSMA", "Chad"), None),
        ("armed_attack", ("MINUSMA", "Chad"), False),
        ("coup", ("Mali army", "Mali junta"), None),
        ("armed_attack", ("Mali army", "Niger army"), False),
        ("armed_attack", ("gunmen", "assailants"), True),
        ("armed_attack", ("JNIM", "jihadists", "militants"), True),
        ("armed_attack", ("JNIM", "jihadists", "Mali army"), False),
    ],
)
def test_actors_that_may_be_one_are_no_contradiction(tables, event_type, actors, found):
    un = with_rows(tables, "sources", {"source_id": "un", "name": "MINUSMA", "sector": "un", "named": True})
    rows = [
        {"report_id": f"r{i}", "event_id": "e", "event_type": event_type, "actor": actor, "modality": "asserted"}
        for i, actor in enumerate(actors, 10)
    ]
    told = with_rows(un, "event_reports", *rows)
    query = "SELECT reconcilable FROM contradictions WHERE kind = 'actor' AND subject = 'e'"
    assert estimates(told, query) == ([] if found is None else [(found,)])
