from datetime import date

import polars as pl


def _published(tables, article):
    return tables["articles"].filter(pl.col("article_id") == article).select("published_on", "published_basis").row(0)


def _reports(tables, article):
    return tables["event_reports"].filter(pl.col("article_id") == article)


def test_an_undated_article_takes_its_day_from_one_that_reports_the_same_dated_event(corpus):
    corpus.article("dated", "2023-10-31").event("base_withdrawal", "Kidal", "2023-10-31", actor="MINUSMA")
    corpus.article("undated").event("base_withdrawal", "Kidal", "pub wd<=2", actor="MINUSMA").event(
        "troop_withdrawal", "Mali", "pub -1y year", actor="France"
    )
    tables = corpus.resolve()
    assert _published(tables, "undated") == (date(2023, 10, 31), "corpus")
    dates = _reports(tables, "undated").sort("char_start").select("date_start", "date_end", "date_precision").rows()
    assert dates == [
        (date(2023, 10, 31), date(2023, 10, 31), "day"),
        (date(2022, 1, 1), date(2022, 12, 31), "year"),
    ]
    assert tables["events"].filter(event_type="base_withdrawal")["n_articles"].to_list() == [2]


def test_words_for_the_day_itself_choose_between_days_of_publication(corpus):
    for published in ("2023-10-31", "2023-11-03"):
        corpus.article(published, published).event("base_withdrawal", "Kidal", "2023-10-31")
    corpus.article("weekday").event("base_withdrawal", "Kidal", "pub wd<=2")
    corpus.article("today").event("base_withdrawal", "Kidal", "pub day")
    corpus.article("days_ago").event("base_withdrawal", "Kidal", "pub -3d day")
    tables = corpus.resolve()
    assert _published(tables, "weekday")[0] == date(2023, 10, 31)
    assert _published(tables, "today")[0] == date(2023, 10, 31)
    assert _published(tables, "days_ago")[0] == date(2023, 11, 3)


def test_nothing_is_guessed(corpus):
    dated = corpus.article("dated", "2023-10-31").event("base_withdrawal", "Kidal", "2023-10-31")
    dated.event("armed_attack", "Gao", "2023-10-31")
    corpus.article("other_weekday").event("base_withdrawal", "Kidal", "pub wd<=4")
    corpus.article("other_place").event("base_withdrawal", "Ber", "pub wd<=2")
    corpus.article("recurring").event("armed_attack", "Gao", "pub wd<=2")
    corpus.article("only_a_plan").event("base_withdrawal", "Kidal", "pub wd<=2", modality="planned")
    corpus.article("later").event("base_withdrawal", "Kidal", "pub wd<=2").event("coup", "Mali", "2024")
    tables = corpus.resolve()
    left = tables["articles"].filter(pl.col("published_on").is_null())["article_id"].to_list()
    assert left == ["later", "only_a_plan", "other_place", "other_weekday", "recurring"]
    assert set(_reports(tables, "recurring")["date_precision"]) == {"unknown"}


def test_two_recurring_events_that_agree_date_an_article(corpus):
    corpus.article("dated", "2023-10-31").event("armed_attack", "Gao", "2023-10-31").event(
        "shelling", "Ber", "2023-10-29"
    )
    corpus.article("undated").event("armed_attack", "Gao", "pub wd<=2").event("shelling", "Ber", "pub wd<=7")
    assert _published(corpus.resolve(), "undated") == (date(2023, 10, 31), "corpus")


def test_days_that_contradict_each_other_leave_it_undated(corpus):
    corpus.article("one", "2023-10-31").event("base_withdrawal", "Kidal", "2023-10-31")
    corpus.article("two", "2023-11-08").event("base_withdrawal", "Kidal", "2023-11-07")
    corpus.article("undated").event("base_withdrawal", "Kidal", "pub day")
    assert _published(corpus.resolve(), "undated") == (None, "unknown")


def test_relative_dates_of_dated_articles_and_of_figures_are_evaluated(corpus):
    article = corpus.article("a", "2023-11-09").event("air_strike", "Kidal", "pub wd<=2")
    article.casualties(14, "pub wd<=2", event_no=0)
    tables = corpus.resolve()
    assert tables["events"]["event_id"].to_list() == ["2023-11-07-kidal-air_strike"]
    assert tables["casualty_figures"]["date_start"].to_list() == [date(2023, 11, 7)]
