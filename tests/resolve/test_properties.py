from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.vocabulary import EVENT_TYPES, MODALITY

DAYS = st.one_of(st.none(), st.dates(date(2023, 10, 20), date(2023, 11, 10)).map(date.isoformat))
WHEN = st.one_of(
    st.none(), DAYS, st.sampled_from(["2023-10", "2023", "2023-08 open", "pub wd<=2", "2023-10-30 to 2023-11-02"])
)
PLACES = st.sampled_from([None, "Kidal", "Mali", "northern Mali", "Gao", "Halgan", "Aguelhoc", "x" * 200, "…"])
ACTORS = st.sampled_from([None, "MINUSMA", "Mali army", "CSP-PSD", "Tuareg rebels", "France", "Chad", "Nobody known"])
EVENTS = st.tuples(
    st.sampled_from(sorted(EVENT_TYPES)), PLACES, WHEN, st.sampled_from(sorted(MODALITY)), ACTORS,
    st.sampled_from([None, "base", "town"]),
)  # fmt: skip
ARTICLES = st.lists(st.tuples(DAYS, st.sampled_from([None, "Sahel Wire"]), st.lists(EVENTS, max_size=6)), max_size=5)


def _corpus(kind, reference, articles):
    corpus = kind(reference)
    for number, (published, publisher, events) in articles:
        article = corpus.article(f"a{number}", published, publisher)
        for event_type, place, when, modality, actor, site in events:
            article.event(event_type, place, when, modality, actor=actor, site=site)
    return corpus


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(articles=ARTICLES)
def test_whatever_is_claimed_the_tables_keep_their_contract_and_do_not_depend_on_order(corpus, reference, articles):
    numbered = list(enumerate(articles))
    tables = _corpus(type(corpus), reference, numbered).resolve()
    turned = _corpus(type(corpus), reference, numbered[::-1]).resolve()
    for name, table in tables.items():
        assert table.equals(turned[name]), name
    assert tables["event_reports"].height == sum(len(events) for _, _, events in articles)
    assert tables["events"]["n_reports"].sum() == tables["event_reports"].height
