from datetime import date

import polars as pl
import pytest


def _events(tables, **where):
    return tables["events"].filter(**where)["event_id"].to_list()


def test_reports_of_one_type_place_and_date_are_one_event(corpus):
    corpus.article("a", "2023-10-31").event("base_withdrawal", "Kidal", "2023-10-31", actor="MINUSMA")
    corpus.article("b", "2023-11-03", "Lake Courier").event("base_withdrawal", "Kidal", "2023-10-31")
    tables = corpus.resolve()
    event = tables["events"].row(0, named=True)
    assert event["event_id"] == "2023-10-31-kidal-base_withdrawal"
    assert (event["n_reports"], event["n_articles"], event["n_sources"]) == (2, 2, 2)
    assert event["actor"] == "MINUSMA"
    assert event["status"] == "occurred"
    assert event["first_reported_on"] == date(2023, 10, 31)
    assert event["summary"] == "MINUSMA left its base in Kidal on 31 October 2023."
    assert event["geo_precision"] == "site"
    assert event["latitude"] == pytest.approx(18.4411)


def test_other_names_of_a_place_are_the_same_place(corpus):
    corpus.article("a", "2023-10-24").event("base_withdrawal", "Aguelhoc", "2023-10-23")
    corpus.article("b", "2023-10-24").event("base_withdrawal", "Aguelhok", "2023-10-23")
    assert _events(corpus.resolve()) == ["2023-10-23-aguelhok-base_withdrawal"]


def test_dates_that_differ_make_different_events(corpus):
    article = corpus.article("a", "2023-11-08")
    for day in ("2023-11-01", "2023-11-03", "2023-11-04"):
        article.event("explosive_attack", "Gao", day)
    article.event("coup", "Mali", "2020", actor="Mali junta")
    corpus.article("b", "2023-11-08").event("coup", "Mali", "2021", actor="Mali junta")
    assert _events(corpus.resolve()) == [
        "2020-mali-coup",
        "2021-mali-coup",
        "2023-11-01-gao-explosive_attack",
        "2023-11-03-gao-explosive_attack",
        "2023-11-04-gao-explosive_attack",
    ]


def test_a_coarse_date_joins_the_only_event_within_it_where_such_events_are_rare(corpus):
    corpus.article("a", "2023-07-01").event("withdrawal_order", "Mali", "2023-06-16", actor="Mali junta")
    corpus.article("b", "2023-11-03").event("withdrawal_order", "Mali", "2023-06", actor="Mali junta")
    corpus.article("c", "2024-01-03").event("withdrawal_order", "Mali", "2023", actor="Mali junta")
    corpus.article("d", "2023-10-20").event("armed_attack", "Tessalit", "2023-10-19")
    corpus.article("e", "2023-11-03").event("armed_attack", "Tessalit", "2023-10")
    assert _events(corpus.resolve()) == [
        "2023-06-16-mali-withdrawal_order",
        "2023-10-19-tessalit-armed_attack",
        "2023-10-tessalit-armed_attack",
    ]


def test_a_coarse_date_that_could_be_several_events_stays_by_itself(corpus):
    corpus.article("a", "2023-07-01").event("coup", "Mali", "2020-08-18").event("coup", "Mali", "2021-05-24")
    corpus.article("b", "2023-11-03").event("coup", "Mali", "2020 to 2021")
    assert len(_events(corpus.resolve())) == 3


def test_actors_that_cannot_be_one_make_different_events_where_dates_are_coarse(corpus):
    article = corpus.article("a", "2023-12-13")
    article.event("troop_withdrawal", "Mali", "2022", actor="France")
    article.event("troop_withdrawal", "Mali", "2022", actor="Sweden")
    article.event("base_takeover", "Kidal", "2023-10-31", actor="CSP-PSD")
    article.event("base_takeover", "Kidal", "2023-11", actor="Mali army")
    tables = corpus.resolve()
    assert tables["events"].sort("actor")["actor"].to_list() == ["CSP-PSD", "France", "Mali army", "Sweden"]
    assert "2022-mali-troop_withdrawal" in _events(tables, event_type="troop_withdrawal")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CSP-PSD", "Tuareg rebels"),
        ("MINUSMA", "Chad"),
        ("Operation Barkhane", "France"),
        ("Ethiopia", "Ethiopian troops"),
    ],
)
def test_actors_that_can_be_one(corpus, one, other):
    corpus.article("a", "2023-12-13").event("territory_takeover", "Gossi", "2023-10", actor=one)
    corpus.article("b", "2023-12-13").event("territory_takeover", "Gossi", "2023-10-05", actor=other)
    assert len(_events(corpus.resolve())) == 1


def test_an_undated_mention_goes_on_about_what_was_told_before(corpus):
    article = corpus.article("a", "2023-11-08").event("armed_attack", "Gao", "2023-11-01").event("armed_attack", "Gao")
    article.event("armed_attack", "Ber", "2023-11-03").event("armed_attack")
    tables = corpus.resolve()
    counts = dict(tables["events"].select("event_id", "n_reports").iter_rows())
    assert counts == {"2023-11-01-gao-armed_attack": 2, "2023-11-03-ber-armed_attack": 2}


def test_what_is_told_of_nowhere_first_is_not_what_a_town_has_later(corpus):
    article = corpus.article("a", "2023-11-03").event("access_restriction").event("access_restriction", "Kidal")
    article.event("access_restriction")
    assert sorted(corpus.resolve()["events"]["n_reports"]) == [1, 2]


def test_a_mention_far_away_without_place_and_date_stands_alone(corpus):
    corpus.article("a", "2023-11-08").event("armed_attack", "Gao", "2023-11-01").apart().event("armed_attack")
    tables = corpus.resolve()
    assert tables["events"].height == 2


def test_undated_recurring_events_of_two_articles_are_not_taken_for_one(corpus):
    corpus.article("a", "2023-11-08").event("armed_clash", "northern Mali")
    corpus.article("b", "2019-11-08").event("armed_clash", "northern Mali")
    corpus.article("c", "2019-11-08").event("uprising", "northern Mali")
    corpus.article("d", "2013-11-08").event("uprising", "northern Mali")
    tables = corpus.resolve()
    assert len(_events(tables, event_type="armed_clash")) == 2
    assert _events(tables, event_type="uprising") == ["undated-northern-mali-uprising"]


def test_an_undated_report_of_a_rare_event_is_of_the_latest_before_it(corpus):
    corpus.article("a", "2023-11-30").event("base_takeover", "Kidal", "2023-11-14", actor="Mali army")
    corpus.article("b", "2023-11-08").event("base_withdrawal", "Kidal", actor="MINUSMA")
    corpus.article("c", "2023-11-03").event("base_withdrawal", "Kidal", "2023-10-31", actor="MINUSMA")
    corpus.article("d", "2023-11-08").event("base_takeover", "Kidal", actor="CSP-PSD")
    tables = corpus.resolve()
    assert _events(tables) == [
        "2023-10-31-kidal-base_withdrawal",
        "2023-11-14-kidal-base_takeover",
        "undated-kidal-base_takeover",
    ]


def test_a_region_joins_the_town_in_it_on_the_same_day(corpus):
    corpus.article("a", "2023-10-31").event("base_withdrawal", "northern Mali", "2023-10-31", actor="MINUSMA")
    corpus.article("b", "2023-10-31").event("base_withdrawal", "Kidal", "2023-10-31", actor="MINUSMA")
    corpus.article("c", "2023-10-31").event("base_withdrawal", None, "2023-10-31", actor="MINUSMA")
    corpus.article("d", "2023-10-31").event("base_withdrawal", "northern Mali", actor="MINUSMA")
    tables = corpus.resolve()
    assert _events(tables) == ["2023-10-31-kidal-base_withdrawal", "undated-northern-mali-base_withdrawal"]
    assert tables["events"]["n_reports"].to_list() == [3, 1]
    assert tables["events"]["place"].to_list() == ["Kidal", "northern Mali"]


def test_a_plan_that_came_true_is_a_report_of_the_closing(corpus):
    corpus.article("before", "2023-10-01").event("base_withdrawal", "Kidal", "2023-11 mid", "planned", actor="MINUSMA")
    corpus.article("after", "2023-11-03").event("base_withdrawal", "Kidal", "2023-10-31", actor="MINUSMA")
    tables = corpus.resolve()
    event = tables["events"].row(0, named=True)
    assert tables["events"].height == 1
    assert (event["status"], event["date_start"], event["n_reports"]) == ("occurred", date(2023, 10, 31), 2)


def test_a_plan_alone_is_planned_and_its_changes_are_one(corpus):
    corpus.article("a", "2023-10-01").event("base_withdrawal", "Mopti", "2023-11", "planned", actor="MINUSMA")
    corpus.article("b", "2023-11-03").event("base_withdrawal", "Mopti", "2023-12", "planned", actor="MINUSMA")
    tables = corpus.resolve()
    assert _events(tables, status="planned") == ["planned-mopti-base_withdrawal"]
    assert tables["bases"].select("status", "closed_on").rows() == [("closing", None)]


def test_what_is_ahead_comes_after_a_day_and_what_has_been_is_since_it(corpus):
    article = corpus.article("a", "2023-11-08")
    article.event("base_withdrawal", "Mopti", "2023-11-08 open", "planned", actor="MINUSMA")
    article.event("access_restriction", "Gao", "2023-09-24 open")
    assert corpus.resolve()["events"]["summary"].to_list() == [
        "MINUSMA planned to leave its base in Mopti after 8 November 2023.",
        "Access was restricted in Gao since 24 September 2023.",
    ]


def test_fears_and_denials_make_no_event_that_occurred(corpus):
    article = corpus.article("a", "2023-11-03").event("armed_clash", "Kidal", modality="possible")
    article.event("base_handover", "Kidal", "2023-10-31", modality="denied")
    tables = corpus.resolve()
    assert set(tables["events"]["status"]) == {"unconfirmed"}
    assert all(i.startswith(("possible-", "denied-")) for i in _events(tables))


def test_what_some_tell_and_others_deny_is_disputed(corpus):
    corpus.article("a", "2023-12-13").event("shelling", "Gao", "2023-12-10")
    corpus.article("b", "2023-12-13").event("shelling", "Gao", "2023-12-10", modality="denied")
    corpus.article("c", "2023-12-13").event("looting", "Kidal", "2023-11-01", modality="claimed")
    tables = corpus.resolve()
    assert _events(tables, status="disputed") == ["2023-12-10-gao-shelling"]
    assert _events(tables, status="unconfirmed") == ["2023-11-01-kidal-looting"]


def test_an_attack_on_the_base_and_on_its_town_is_one_attack(corpus):
    corpus.article("a", "2023-10-20").event("armed_attack", "Tessalit", "2023-10-19", site="base")
    corpus.article("b", "2023-10-20").event("armed_attack", "Tessalit", "2023-10-19", site="town")
    event = corpus.resolve()["events"].row(0, named=True)
    assert (event["n_reports"], event["base_id"]) == (2, "minusma-tessalit")


def test_figures_belong_to_their_event_and_sums_to_none(corpus):
    article = corpus.article("a", "2023-11-09").event("air_strike", "Kidal", "2023-11-07")
    article.casualties(14, event_no=0).casualties(180, event_no=0, scope="cumulative").casualties(3)
    figures = corpus.resolve()["casualty_figures"].sort("count")
    assert figures["event_id"].to_list() == [None, "2023-11-07-kidal-air_strike", None]


def test_places_that_no_list_holds_have_no_coordinates(corpus):
    corpus.article("a", "2016-10-23").event("base_takeover", "Halgan", "2016-10-23", actor="al-Shabaab")
    event = corpus.resolve()["events"].row(0, named=True)
    assert event["event_id"] == "2016-10-23-halgan-base_takeover"
    assert (event["latitude"], event["longitude"], event["admin1"]) == (None, None, None)


def test_repeats_count_as_articles_only(corpus):
    corpus.article("a", "2023-10-31").event("base_withdrawal", "Kidal", "2023-10-31").speaker(
        "s", "MINUSMA", sector="un"
    )
    repeat = corpus.article("b", "2023-11-01", "Lake Courier", duplicate_of="a")
    repeat.event("base_withdrawal", "Kidal", "2023-10-31").speaker("s", "MINUSMA", sector="un")
    tables = corpus.resolve()
    assert tables["articles"].height == 2
    assert tables["events"]["n_articles"].to_list() == [1]
    assert set(tables["event_reports"]["article_id"]) == {"a"}
    assert set(tables["sources"]["n_articles"]) == {1}


def _some(corpus, extra=False):
    first = corpus.article("a", "2023-10-31").speaker("s", "MINUSMA", sector="un")
    first.event("base_withdrawal", "Kidal", "2023-10-31", actor="MINUSMA", speaker="s").event("armed_clash", "Ber")
    first.casualties(2, event_no=1).personnel(850, "Kidal").base("Gao", "open")
    second = corpus.article("b", "2023-11-03").speaker("u", "a resident", "person", "local", named=False)
    second.event("base_takeover", "Kidal", "2023-10-31", actor="CSP-PSD", speaker="u").event("coup", "Mali", "2020")
    if extra:
        third = corpus.article("c", "2023-11-05", "Lake Courier").speaker("s", "MINUSMA", sector="un")
        third.event("base_withdrawal", "Kidal", actor="MINUSMA", speaker="s").event("armed_clash", "Ber")
        third.event("coup", "Mali", "2020", actor="Mali junta").casualties(9, event_no=1)
    return corpus


def test_another_article_renames_nothing(corpus, reference):
    few = _some(corpus).resolve()
    more = _some(type(corpus)(reference), extra=True).resolve()
    for name, key in (("citations", "citation_id"), ("event_reports", "report_id"), ("casualty_figures", "figure_id")):
        assert set(few[name][key]) <= set(more[name][key])
    ids = ["report_id", "event_id", "base_id", "source_id"]
    assert few["event_reports"].select(ids).join(more["event_reports"], on=ids, nulls_equal=True).height == 4
    for name in ("sources", "events", "bases"):
        assert set(few[name].to_series(0)) <= set(more[name].to_series(0))


def test_the_order_of_articles_and_claims_changes_nothing(corpus, reference):
    tables = _some(corpus, extra=True).resolve()
    turned = _some(type(corpus)(reference), extra=True)
    turned.documents.reverse()
    for rows in turned.claims.values():
        rows.reverse()
    for name, table in turned.resolve().items():
        assert table.equals(tables[name]), name


def test_no_claims_make_empty_tables(corpus):
    corpus.article("a", "2023-10-31")
    tables = corpus.resolve()
    assert {name for name, table in tables.items() if table.height} == {"articles", "sources"}
    assert type(corpus)(corpus.reference).resolve()["articles"].is_empty()


def test_rows_of_the_same_words_have_ids_of_their_own(corpus):
    article = corpus.article("a", "2023-10-31")
    article.event("armed_attack", "Gao", "2023-10-30")
    corpus.claims["event_reports"].append(corpus.claims["event_reports"][0] | {"event_no": 1})
    tables = corpus.resolve()
    assert tables["event_reports"]["report_id"].n_unique() == 2
    assert tables["events"]["n_reports"].to_list() == [2]


def test_actors_are_named_as_of_the_day(corpus):
    article = corpus.article("a", "2023-11-03")
    article.event("access_restriction", "Kidal", "2023-10-31", actor="Malian authorities")
    article.event("peace_agreement", "Mali", "2015", actor="Malian government")
    actors = dict(corpus.resolve()["event_reports"].select("event_type", "actor").iter_rows())
    assert actors == {"access_restriction": "Mali junta", "peace_agreement": "Mali government"}


def test_many_events_at_one_place_are_resolved_in_time(corpus):
    # A block of thousands of reports must not be compared pair by pair.
    article = corpus.article("a", "2030-01-01")
    for day in pl.date_range(date(2010, 1, 1), date(2018, 1, 1), eager=True):
        article.event("base_takeover", "Kidal", day.isoformat())
        article = corpus.article(f"a{day}", "2030-01-01").event("base_takeover", "Kidal")
    tables = corpus.resolve()
    assert tables["event_reports"].height == 2 * tables["events"].height
