import polars as pl
import pytest


def _source(tables, source_id):
    return tables["sources"].filter(source_id=source_id).row(0, named=True)


def test_a_named_speaker_is_one_source_over_all_articles(corpus):
    for article in ("a", "b"):
        corpus.article(article, "2023-11-03").speaker("s", "MINUSMA", sector="un").event(
            "base_withdrawal", "Kidal", "2023-10-31", speaker="s"
        )
    source = _source(corpus.resolve(), "minusma")
    assert (source["named"], source["article_id"]) == (True, None)
    assert (source["n_articles"], source["n_claims"]) == (2, 2)


def test_an_unnamed_speaker_exists_within_one_article(corpus):
    for article in ("a", "b"):
        corpus.article(article, "2023-11-03").speaker("s", "a resident of Kidal", "person", "local", named=False)
    sources = corpus.resolve()["sources"].filter(name="a resident of Kidal")
    assert sources["article_id"].to_list() in (["a", "b"], ["b", "a"])
    assert all(i.startswith("a-resident-of-kidal-") for i in sources["source_id"])


def test_the_outlet_speaks_where_nobody_else_does(corpus):
    corpus.article("a", "2023-11-03", "Sahel Wire").event("coup", "Mali", "2020")
    corpus.article("b", "2023-11-03", None).event("coup", "Mali", "2020")
    tables = corpus.resolve()
    assert _source(tables, "sahel-wire")["kind"] == "publisher"
    unnamed = tables["sources"].filter(~pl.col("named")).row(0, named=True)
    assert (unnamed["name"], unnamed["kind"], unnamed["article_id"]) == ("unnamed publisher", "publisher", "b")
    assert (unnamed["n_articles"], unnamed["n_claims"]) == (1, 1)


def test_an_outlet_that_another_quotes_stays_an_outlet(corpus):
    corpus.article("a", "2023-11-03", "Radio Okapi")
    for article in ("b", "c"):
        corpus.article(article, "2023-11-03").speaker("s", "Radio Okapi", sector="media")
    source = _source(corpus.resolve(), "radio-okapi")
    assert (source["kind"], source["n_articles"]) == ("publisher", 3)


def test_a_mission_that_publishes_its_own_release_stays_a_mission(corpus):
    corpus.article("a", "2023-11-03", "United Nations").event("coup", "Mali", "2020")
    assert _source(corpus.resolve(), "united-nations")["sector"] == "un"


@pytest.mark.parametrize("short", ["Dujarric", "Stéphane Dujarric", "Stephane Dujarric"])
def test_a_person_is_known_by_surname_where_only_one_has_it(corpus, short):
    corpus.article("a", "2023-11-03").speaker("s", "Stephane Dujarric", "person", "un")
    corpus.article("b", "2023-11-03").speaker("s", short, "person", "un")
    tables = corpus.resolve()
    assert tables["sources"].filter(kind="person")["source_id"].to_list() == ["stephane-dujarric"]


def test_a_person_with_names_left_out_is_the_same(corpus):
    corpus.article("a", "2023-11-03").speaker("s", "Fatoumata Sinkoun Kaba", "person", "un")
    corpus.article("b", "2023-11-03").speaker("s", "Fatoumata Kaba", "person", "un")
    assert corpus.resolve()["sources"].filter(kind="person").height == 1


def test_a_surname_of_two_people_stays_open(corpus):
    for article, name in (("a", "Abdoulaye Maïga"), ("b", "Aïssata Maïga"), ("c", "Maïga")):
        corpus.article(article, "2023-11-03").speaker("s", name, "person", "government")
    assert corpus.resolve()["sources"].filter(kind="person").height == 3


def test_a_body_under_other_names_is_one_source(corpus):
    corpus.article("a", "2023-11-03").speaker("s", "Mali's military authorities", sector="government")
    corpus.article("b", "2023-11-03").speaker("s", "Mali junta", sector="government")
    corpus.article("c", "2023-11-03").speaker("s", "Malian government", sector="government")
    corpus.article("d", "2015-11-03").speaker("s", "Malian government", sector="government")
    undated = corpus.article("e").speaker("s", "Malian government", sector="government")
    undated.speaker("t", "Mali junta", sector="government")
    sources = corpus.resolve()["sources"].filter(sector="government")
    assert dict(sources.select("name", "n_articles").iter_rows()) == {"Mali junta": 4, "Mali government": 1}


def test_whom_somebody_speaks_for_is_a_source_too(corpus):
    corpus.article("a", "2023-11-03").speaker(
        "s", "Myriam Dessables", "person", "un", affiliation="MINUSMA", role="head of communications"
    )
    tables = corpus.resolve()
    person = _source(tables, "myriam-dessables")
    assert (person["affiliation"], person["role"]) == ("minusma", "head of communications")
    body = _source(tables, "minusma")
    assert (body["name"], body["kind"], body["n_articles"], body["n_claims"]) == ("MINUSMA", "organisation", 0, 0)


def test_who_declined_to_comment_has_no_claims(corpus):
    corpus.article("a", "2023-11-03").speaker("s", "Mali junta", sector="government")
    source = _source(corpus.resolve(), "mali-junta")
    assert (source["n_articles"], source["n_claims"]) == (1, 0)


def test_names_in_other_scripts_and_odd_names_have_ids(corpus):
    for article, name in (("a", "الجزيرة"), ("b", "=cmd()"), ("c", "../x")):
        corpus.article(article, "2023-11-03", name)
    tables = corpus.resolve()
    assert tables["sources"]["source_id"].n_unique() == 3
    assert set(tables["sources"]["name"]) == {"الجزيرة", "=cmd()", "../x"}
