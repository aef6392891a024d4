from datetime import date


def _base(tables, base_id):
    return tables["bases"].filter(base_id=base_id).row(0, named=True)


def test_the_history_of_a_base_comes_from_articles(corpus):
    article = corpus.article("a", "2023-11-03").base("Kidal", "closed", closure_rank=8)
    article.event("base_withdrawal", "Kidal", "2023-10-31", actor="MINUSMA")
    article.event("base_withdrawal", "Kidal", "2023-11 mid", "planned", actor="MINUSMA")
    article.event("equipment_destruction", "Kidal", "2023-10-31", actor="MINUSMA")
    article.event("base_takeover", "Kidal", "2023-10-31", "claimed", actor="CSP-PSD")
    article.event("base_handover", "Kidal", "2023-10-31", "denied")
    article.event("looting", "Kidal", "2023-11-01", site="town")
    article.event("explosive_attack", None, "2023-11-01", target="MINUSMA")
    base = _base(corpus.resolve(), "minusma-kidal")
    assert base["name"] == "Kidal"
    assert base["mission"] == "MINUSMA"
    assert base["admin1"] == "Kidal"
    assert (base["status"], base["closed_on"], base["closed_on_precision"]) == ("closed", date(2023, 10, 31), "day")
    assert (base["planned_close_start"], base["planned_close_end"]) == (date(2023, 11, 11), date(2023, 11, 20))
    assert base["days_early"] == 11
    assert base["closure_rank"] == 8
    assert (base["controlled_by"], base["controlled_by_status"]) == ("CSP-PSD", "claimed")
    assert base["handed_over"] is False
    assert base["equipment_destroyed"] is True
    assert base["looted"] is True
    assert base["attacked_on_departure"] is True
    assert base["n_reports"] == 6


def test_what_no_article_says_is_null(corpus):
    corpus.article("a", "2023-11-03").event("base_withdrawal", "Ber", actor="MINUSMA").base("Gao", "open")
    tables = corpus.resolve()
    assert tables["bases"]["base_id"].to_list() == ["minusma-ber", "minusma-gao"]
    base = _base(tables, "minusma-ber")
    assert (base["status"], base["closed_on"], base["closed_on_precision"]) == ("closed", None, "unknown")
    silent = ("handed_over", "equipment_destroyed", "looted", "attacked_on_departure", "controlled_by", "closure_rank")
    assert all(base[column] is None for column in silent)
    assert _base(tables, "minusma-gao")["status"] == "open"


def test_the_latest_controller_counts(corpus):
    corpus.article("a", "2023-11-03").event("base_withdrawal", "Kidal", "2023-10-31").event(
        "base_takeover", "Kidal", "2023-10-31", actor="CSP-PSD"
    )
    corpus.article("b", "2023-11-16").event("territory_takeover", "Kidal", "2023-11-14", actor="Mali army")
    tables = corpus.resolve()
    assert _base(tables, "minusma-kidal")["controlled_by"] == "Mali army"
    assert _base(tables, "minusma-kidal")["controlled_by_status"] == "asserted"


def test_a_controller_whom_others_deny_is_disputed(corpus):
    corpus.article("a", "2023-11-03").event("base_withdrawal", "Kidal", "2023-10-31").event(
        "base_takeover", "Kidal", "2023-10-31", actor="CSP-PSD"
    )
    corpus.article("b", "2023-11-03").event("base_takeover", "Kidal", "2023-10-31", "denied", actor="Mali army")
    assert _base(corpus.resolve(), "minusma-kidal")["controlled_by_status"] == "disputed"


def test_the_day_of_the_handover_counts_where_only_that_is_dated(corpus):
    article = corpus.article("a", "2023-12-29").event("base_withdrawal", "Timbuktu", actor="MINUSMA")
    article.event("base_handover", "Timbuktu", "2023-12-28", actor="MINUSMA", target="Mali army")
    base = _base(corpus.resolve(), "minusma-timbuktu")
    assert (base["closed_on"], base["handed_over"], base["controlled_by"]) == (date(2023, 12, 28), True, "Mali army")


def test_the_plan_is_the_last_one_told(corpus):
    corpus.article("a", "2023-10-01").event("base_withdrawal", "Ber", "2023-08-20", "planned", actor="MINUSMA")
    corpus.article("b", "2023-07-01").event("base_withdrawal", "Ber", "2023-08-15", "planned", actor="MINUSMA")
    base = _base(corpus.resolve(), "minusma-ber")
    assert base["planned_close_start"] == date(2023, 8, 20)
    assert (base["status"], base["days_early"]) == ("closing", None)


def test_a_base_of_another_force_at_a_known_place_is_another_base(corpus):
    corpus.article("a", "2022-06-15").event("base_withdrawal", "Ménaka", "2022-06-13", actor="France")
    corpus.article("b", "2023-08-31").event("base_withdrawal", "Menaka", "2023-08-25", actor="Niger")
    tables = corpus.resolve()
    assert tables["bases"].select("base_id", "mission", "closed_on").rows() == [
        ("france-menaka", "France", date(2022, 6, 13)),
        ("minusma-menaka", "MINUSMA", date(2023, 8, 25)),
    ]


def test_a_base_first_met_in_the_text(corpus):
    corpus.article("a", "2016-10-24").base("Halgan", "closed", mission="AMISOM").event(
        "base_takeover", "Halgan", "2016-10-23", actor="al-Shabaab"
    ).personnel(300, "Halgan")
    tables = corpus.resolve()
    base = _base(tables, "halgan")
    assert (base["mission"], base["status"], base["controlled_by"]) == ("AMISOM", "closed", "al-Shabaab")
    assert base["latitude"] is None
    assert tables["personnel_figures"]["base_id"].to_list() == ["halgan"]


def test_regions_and_countries_are_no_bases(corpus):
    article = corpus.article("a", "2023-11-03").event("base_withdrawal", "northern Mali", actor="MINUSMA")
    article.event("base_withdrawal", "Mali", actor="MINUSMA").base("Kidal region", "closed")
    article.event("armed_attack", "Gao", "2023-11-01").event("looting", "Bourem", "2023-11-01")
    assert corpus.resolve()["bases"].is_empty()


def test_who_fights_at_a_base_that_is_open_does_not_hold_it(corpus):
    corpus.article("a", "2023-11-03").event("armed_attack", "Tessalit", "2023-10-19", site="base", actor="JNIM")
    base = _base(corpus.resolve(), "minusma-tessalit")
    assert (base["status"], base["controlled_by"], base["n_reports"]) == ("open", None, 1)


def test_soldiers_of_nobody_and_unknown_names_make_no_base_of_another_force(corpus):
    article = corpus.article("a", "2023-12-29").event("base_withdrawal", "Mopti", "2023-12-08", actor="soldiers")
    article.event("base_withdrawal", "Kidal", "2023-10-31", actor="Chadians")
    tables = corpus.resolve()
    assert tables["bases"].select("base_id", "mission").rows() == [
        ("minusma-kidal", "MINUSMA"),
        ("minusma-mopti", "MINUSMA"),
    ]


def test_a_camp_of_nobody_known_is_no_base(corpus):
    corpus.article("a", "2023-09-13").event("base_takeover", "Bourem", "2023-09-12", actor="CSP-PSD")
    tables = corpus.resolve()
    assert tables["bases"].is_empty()
    assert tables["event_reports"]["base_id"].to_list() == [None]


def test_who_enters_the_town_holds_the_base(corpus):
    article = corpus.article("a", "2016-10-24").event("base_withdrawal", "Halgan", "2016-10-23", actor="Ethiopia")
    article.event("territory_takeover", "Halgan", actor="al-Shabaab")
    assert _base(corpus.resolve(), "halgan")["controlled_by"] == "al-Shabaab"


def test_a_place_holds_no_base(corpus):
    article = corpus.article("a", "2023-12-13").event(
        "base_handover", "Camp Castor", actor="Germany", target="Camp Castor"
    )
    article.event("base_takeover", "Aguelhok", "2023-10-23", actor="CSP-PSD")
    article.event("base_takeover", "Aguelhok", "2023-12-20", actor="soldiers")
    tables = corpus.resolve()
    assert _base(tables, "camp-castor")["controlled_by"] is None
    assert _base(tables, "minusma-aguelhok")["controlled_by"] == "CSP-PSD"


def test_who_took_the_town_years_before_does_not_hold_the_base(corpus):
    article = corpus.article("a", "2023-11-03").event("base_withdrawal", "Aguelhok", actor="MINUSMA")
    article.event("territory_takeover", "Aguelhok", "2012", actor="MNLA")
    assert _base(corpus.resolve(), "minusma-aguelhok")["controlled_by"] is None


def test_an_undated_attack_on_the_convoy_there_is_one_on_departure(corpus):
    article = corpus.article("a", "2023-10-31").event("base_withdrawal", "Kidal", "2023-10-31", actor="MINUSMA")
    article.event("explosive_attack", "Kidal", target="convoy").event("base_withdrawal", "Ber", "2023-08-13")
    article.event("armed_attack", "Ber", "2022-01-01", target="convoy")
    tables = corpus.resolve()
    assert _base(tables, "minusma-kidal")["attacked_on_departure"] is True
    assert _base(tables, "minusma-ber")["attacked_on_departure"] is None


def test_elsewhere_a_contributor_s_troops_are_of_the_mission_of_the_article(corpus):
    article = corpus.article("a", "2016-02-11").base("Harper", "open", mission="UNMIL")
    article.event("base_handover", "Zwedru", "2016-02-09", actor="China", target="Liberia army")
    base = _base(corpus.resolve(), "zwedru")
    assert (base["mission"], base["controlled_by"], base["handed_over"]) == ("UNMIL", "Liberia army", True)


def test_an_area_left_is_no_base(corpus):
    article = corpus.article("a", "2024-06-26").event("base_withdrawal", "South Kivu", "2024-06-25", site="region")
    article.event("base_handover", "Kavumu", "2024-06-25", target="police")
    tables = corpus.resolve()
    assert tables["bases"].select("name", "controlled_by").rows() == [("Kavumu", "police")]


def test_the_town_taken_in_the_year_of_the_departure_is_held_by_who_took_it(corpus):
    article = corpus.article("a", "2023-10-02").event("base_withdrawal", "Tiyeeglow", "2016", actor="Ethiopia")
    article.event("territory_takeover", "Tiyeeglow", "2016", actor="al-Shabaab")
    assert _base(corpus.resolve(), "tiyeeglow")["controlled_by"] == "al-Shabaab"


def test_at_a_known_base_a_contributor_s_troops_are_the_mission_s(corpus):
    corpus.article("a", "2023-11-03").event("base_withdrawal", "Kidal", "2023-10-31", actor="Chad")
    assert _base(corpus.resolve(), "minusma-kidal")["mission"] == "MINUSMA"


def test_a_state_with_forces_of_its_own_abroad_holds_its_bases_itself(corpus):
    article = corpus.article("a", "2014-02-11").base("Birao", "open", mission="MINUSCA")
    article.event("base_withdrawal", "Bouar", "2014-02-09", actor="France")
    assert _base(corpus.resolve(), "bouar")["mission"] == "France"


def test_nobody_s_soldiers_who_entered_the_town_some_time_do_not_hold_the_base(corpus):
    article = corpus.article("a", "2015-12-15").event("base_withdrawal", "Lungi", "2005-12-15", actor="UNAMSIL")
    article.event("territory_takeover", "Lungi", actor="paratroopers")
    assert _base(corpus.resolve(), "lungi")["controlled_by"] is None


def test_a_holder_with_a_name_goes_before_nameless_fighters(corpus):
    article = corpus.article("a", "2023-11-03").base("Halgan", "open", "AMISOM")
    article.event("base_takeover", "Halgan", "2023-10-31", actor="al-Shabaab")
    article.event("base_takeover", "Halgan", "2023-11-02", actor="Islamist militants")
    assert _base(corpus.resolve(), "halgan")["controlled_by"] == "al-Shabaab"


def test_spellings_of_one_name_are_one_base(corpus):
    corpus.article("a", "2023-05-28").event("base_withdrawal", "Bulo Marer", "2023-05-26", actor="ATMIS")
    corpus.article("b", "2023-06-02").event("base_takeover", "Bula Marer", "2023-05-26", actor="al-Shabaab")
    corpus.article("c", "2023-06-02").base("Bulo Marer", "closed", "ATMIS")
    corpus.article("d", "2023-06-02").base("Camp Soleil", "closed", "ATMIS").base("Soleil", "closed", "ATMIS")
    bases = corpus.resolve()["bases"]
    assert sorted(bases["base_id"]) == ["bulo-marer", "camp-soleil"]
    assert _base(corpus.resolve(), "bulo-marer")["controlled_by"] == "al-Shabaab"


def test_names_of_one_article_are_several_bases(corpus):
    corpus.article("a", "2023-05-28").base("Bulo Marer", "open", "ATMIS").base("Bula Marer", "open", "ATMIS")
    corpus.article("b", "2023-05-28").base("Post 12", "open", "UNIFIL")
    corpus.article("c", "2023-05-28").base("Post 21", "open", "UNIFIL").base("Baro", "open").base("Bari", "open")
    assert len(corpus.resolve()["bases"]) == 6


def test_a_base_that_is_reopened_is_open(corpus):
    corpus.article("a", "2023-11-03").event("base_withdrawal", "Ber", "2023-10-01", actor="MINUSMA")
    article = corpus.article("b", "2024-02-03").event("base_withdrawal", "Ber", "2023-10-01", actor="MINUSMA")
    article.base("Ber", "open", rule="base.reopened")
    assert _base(corpus.resolve(), "minusma-ber")["status"] == "open"


def test_a_base_that_is_left_after_it_was_reopened_is_closed(corpus):
    article = corpus.article("a", "2023-11-03").base("Ber", "open", rule="base.reopened")
    article.event("base_withdrawal", "Ber", "2023-10-01", actor="MINUSMA")
    corpus.article("b", "2024-02-03").event("base_withdrawal", "Ber", "2024-02-01", actor="MINUSMA")
    assert _base(corpus.resolve(), "minusma-ber")["status"] == "closed"
