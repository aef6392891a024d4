"""Entries do what their person meant, leave references whole, and stop the build when the data moved under them."""

import datetime as dt

import polars as pl
import pytest

from pipeline.resolve.curation import CurationError, apply_curation, load_curation
from schemas import TABLES, projections, validation

WHO = 'reason = "The text says so."\nby = "AB"\non = 2023-12-01\n'
DAY = dt.date(2023, 11, 7)


def make(name, rows):
    plain = {pl.Int64: 0, pl.Boolean: True, pl.List: []}
    columns = projections.columns(TABLES[name])
    blank = {c.name: None if c.nullable else plain.get(c.dtype.base_type()) for c in columns}
    return pl.DataFrame([blank | r for r in rows], schema={c.name: c.dtype for c in columns})


@pytest.fixture
def tables():
    said = {"char_end": 1, "quote": "x", "modality": "asserted", "rule": "t", "date_precision": "day"}
    said |= {"date_start": DAY, "date_end": DAY}
    event = {"date_start": DAY, "date_end": DAY, "date_precision": "day", "status": "occurred", "summary": "Old."}
    event |= {"event_type": "air_strike", "n_reports": 9}
    figure = said | {"count": 14, "count_low": 14, "count_high": 14, "qualifier": "exact", "count_text": "14"}
    figure |= {"victims": "unspecified", "outcome": "killed", "cause": "hostile", "scope": "incident"}
    source = {"kind": "organisation", "sector": "un"}
    rows = {
        "articles": [
            {"article_id": a, "path": a, "sha256": "0" * 64, "published_basis": "header", "language": "en", "words": 1}
            | {"published_on": dt.date(2023, 11, n)}
            for n, a in enumerate(("a1", "a2"), 8)
        ],
        "rejected": [],
        "sources": [{"source_id": i, "name": i} | source for i in ("army", "fama", "rebels", "idle")],
        "citations": [
            {"citation_id": "c1", "article_id": "a1", "source_id": "fama", "cue": "said", "stance": "statement"} | said
        ],
        "bases": [{"base_id": "kidal", "name": "Kidal", "status": "open", "n_reports": 2}],
        "events": [
            {"event_id": "strike", "place": "Kidal", "base_id": "kidal", "latitude": 1.0, "longitude": 2.0} | event,
            {"event_id": "raid", "place": "Gao"} | event,
        ],
        "event_reports": [
            {"report_id": "r1", "event_id": "strike", "article_id": "a1", "source_id": "army", "base_id": "kidal"},
            {"report_id": "r2", "event_id": "strike", "article_id": "a2", "source_id": "rebels", "base_id": "kidal"},
            {"report_id": "r3", "event_id": "raid", "article_id": "a2", "source_id": "fama"},
        ],
        "casualty_figures": [
            {"figure_id": "f1", "event_id": "strike", "article_id": "a1", "source_id": "army"} | figure,
            {"figure_id": "f2", "event_id": "raid", "article_id": "a2", "source_id": "fama"} | figure,
        ],
        "personnel_figures": [],
    }
    rows["event_reports"] = [r | said | {"event_type": "air_strike"} for r in rows["event_reports"]]
    made = {name: make(name, rows[name]) for name in TABLES}
    validation.require(validation.check_all(made))
    return made


@pytest.fixture
def curate(tables, tmp_path):
    """Apply the text of a file of entries, and hold the outcome against the contract."""

    def run(text):
        (tmp_path / "entries.toml").write_text(text.replace("WHO", WHO))
        entries = load_curation(tmp_path)
        made = apply_curation(tables, entries)
        validation.require(validation.check_all(made))
        again = apply_curation(tables, entries)
        assert all(made[n].equals(again[n]) for n in made)
        return made

    return run


def rows(frame, *columns):
    return {r[0]: r[1:] for r in frame.select(columns).iter_rows()}


def test_no_entries_change_nothing(tables, tmp_path):
    assert load_curation(tmp_path / "not there") == []
    made = apply_curation(tables, [])
    assert all(made[n] is tables[n] for n in tables)


def test_a_figure_is_corrected(curate):
    made = curate("""
[strike-toll]
action = "correct"
table = "casualty_figures"
id = "f1"
expect = { victims = "unspecified", place = "" }
set = { victims = "civilians", place = "Kidal", event_id = "" }
WHO""")
    assert rows(made["casualty_figures"], "figure_id", "victims", "place", "event_id", "curated") == {
        "f1": ("civilians", "Kidal", None, "strike-toll"),
        "f2": ("unspecified", None, "raid", None),
    }


def test_an_events_correction_makes_its_sentence_and_counts_anew_and_drops_the_wrong_spot(curate):
    made = curate("""
[where]
action = "correct"
table = "events"
id = "strike"
expect = { place = "Kidal" }
set = { place = "Ber" }
WHO""")
    [event] = made["events"].filter(pl.col("event_id") == "strike").to_dicts()
    assert (event["place"], event["latitude"], event["longitude"], event["curated"]) == ("Ber", None, None, "where")
    assert "Ber" in event["summary"]
    assert (event["n_reports"], event["n_articles"], event["n_sources"]) == (2, 2, 2)
    assert event["first_reported_on"] == dt.date(2023, 11, 8)
    assert rows(made["events"], "event_id", "n_reports", "summary")["raid"] == (9, "Old.")


def test_a_given_sentence_stays(curate):
    made = curate("""
[sentence]
action = "correct"
table = "events"
id = "raid"
expect = { summary = "Old." }
set = { summary = "A raid near Gao." }
WHO""")
    assert rows(made["events"], "event_id", "summary")["raid"] == ("A raid near Gao.",)


def test_a_rejected_event_takes_its_reports_and_leaves_its_figures(curate):
    made = curate("""
[no-strike]
action = "reject"
table = "events"
id = "strike"
expect = { event_type = "air_strike" }
WHO""")
    assert made["events"]["event_id"].to_list() == ["raid"]
    assert made["event_reports"]["report_id"].to_list() == ["r3"]
    assert rows(made["casualty_figures"], "figure_id", "event_id", "curated")["f1"] == (None, "no-strike")
    assert rows(made["sources"], "source_id", "n_claims")["rebels"] == (0,)
    assert rows(made["sources"], "source_id", "n_claims")["army"] == (1,)
    assert made["bases"]["n_reports"].to_list() == [0]


def test_an_event_whose_last_report_is_rejected_goes_too(curate):
    made = curate("""
[not-said]
action = "reject"
table = "event_reports"
id = "r3"
expect = { event_type = "air_strike" }
WHO""")
    assert made["events"]["event_id"].to_list() == ["strike"]
    assert rows(made["casualty_figures"], "figure_id", "event_id")["f2"] == (None,)


def test_a_report_moves_to_another_event(curate):
    made = curate("""
[other-event]
action = "correct"
table = "event_reports"
id = "r3"
expect = { event_id = "raid" }
set = { event_id = "strike" }
WHO""")
    assert rows(made["events"], "event_id", "n_reports") == {"strike": (3,)}


def test_sources_merge_with_all_that_they_say(curate):
    made = curate("""
[one-army]
action = "merge"
table = "sources"
id = "fama"
into = "army"
expect = { name = "fama" }
WHO""")
    assert "fama" not in made["sources"]["source_id"].to_list()
    assert made["citations"]["source_id"].to_list() == ["army"]
    assert rows(made["sources"], "source_id", "n_articles", "n_claims", "curated")["army"] == (2, 4, "one-army")
    assert rows(made["event_reports"], "report_id", "source_id", "curated") == {
        "r1": ("army", None), "r2": ("rebels", None), "r3": ("army", "one-army")
    }  # fmt: skip


def test_events_merge_with_reports_and_figures(curate):
    made = curate("""
[same-strike]
action = "merge"
table = "events"
id = "raid"
into = "strike"
expect = { place = "Gao" }
WHO""")
    assert rows(made["events"], "event_id", "n_reports", "n_sources") == {"strike": (3, 3)}
    assert set(made["casualty_figures"]["event_id"]) == {"strike"}


def test_an_event_splits(curate):
    made = curate("""
[two-strikes]
action = "split"
table = "events"
id = "strike"
into = "strike-at-noon"
rows = ["r2"]
expect = { place = "Kidal" }
set = { place = "Ber", base_id = "" }
WHO""")
    assert rows(made["events"], "event_id", "place", "n_reports", "base_id", "curated") == {
        "strike": ("Kidal", 1, "kidal", "two-strikes"),
        "strike-at-noon": ("Ber", 1, None, "two-strikes"),
        "raid": ("Gao", 9, None, None),
    }
    assert rows(made["event_reports"], "report_id", "event_id")["r2"] == ("strike-at-noon",)


def test_a_source_splits(curate):
    made = curate("""
[two-speakers]
action = "split"
table = "sources"
id = "army"
into = "general"
rows = ["f1"]
expect = { kind = "organisation" }
set = { name = "The General", kind = "person", affiliation = "army" }
WHO""")
    assert rows(made["sources"], "source_id", "name", "n_claims")["general"] == ("The General", 1)
    assert rows(made["sources"], "source_id", "n_claims")["army"] == (1,)


def test_a_row_changed_twice_names_both_entries(curate):
    entry = '[{}]\naction = "correct"\ntable = "bases"\nid = "kidal"\nexpect = {{ {} }}\nset = {{ {} }}\n' + WHO
    made = curate(
        entry.format("one", 'status = "open"', "looted = true") + entry.format("two", "looted = true", 'mission = "M"')
    )
    assert rows(made["bases"], "base_id", "looted", "mission", "curated") == {"kidal": (True, "M", "one, two")}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ('id = "f9"', "has no row f9"),
        ("expect = { count = 15 }", "count is 14 now, not 15"),
    ],
)
def test_data_that_moved_stops_the_build(curate, change, told):
    key = change.split(" ")[0]
    lines = {
        "id": 'id = "f1"',
        "expect": 'expect = { victims = "unspecified" }',
    } | {key: change}
    text = '[toll]\naction = "reject"\ntable = "casualty_figures"\n' + "\n".join(lines.values()) + "\n" + WHO
    with pytest.raises(CurationError, match=rf"entries\.toml, \[toll\]: .*{told}"):
        curate(text)


def entry(**values):
    given = {
        "action": '"correct"',
        "table": '"casualty_figures"',
        "id": '"f1"',
        "expect": "{ count = 14 }",
        "set": '{ place = "Kidal" }',
        "reason": '"r"',
        "by": '"AB"',
        "on": "2023-12-01",
    } | values
    return "[it]\n" + "".join(f"{k} = {v}\n" for k, v in given.items() if v is not None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[it\n", "Expected"),
        ("it = 3\n", "is not a table"),
        (entry(wrong="1"), "unknown keys wrong"),
        (entry(reason=None), "reason missing"),
        (entry(expect="{}"), "expect missing or empty"),
        (entry(action='"delete"'), "none of reject, correct, merge, split"),
        (entry(table='"articles"'), "correct is for"),
        (entry(action='"merge"', set=None, into='"f2"'), "merge is for events, sources, bases"),
        (entry(on='"yesterday"'), "on is not a date"),
        (entry(set=None), "correct needs set"),
        (entry(into='"f2"'), "correct takes no into"),
        (entry(set='{ quote = "y" }'), "quote cannot be set"),
        (entry(set='{ figure_id = "y" }'), "figure_id cannot be set"),
        (entry(set="{ nothing = 1 }"), "has no column nothing"),
        (entry(set='{ count = "many" }'), "count = 'many'"),
        (entry(set="{ count = true }"), "count = True"),
        (entry(action='"reject"', set=None, table='"sources"', id='"army"', expect='{ name = "army" }'), "merge it"),
        (
            entry(action='"merge"', set=None, table='"events"', id='"raid"', expect='{ place = "Gao" }', into='"raid"'),
            "itself",
        ),
        (
            entry(action='"merge"', set=None, table='"events"', id='"raid"', expect='{ place = "Gao" }', into='"x"'),
            "has no row x",
        ),
        (
            entry(
                action='"split"', table='"events"', id='"raid"', expect='{ place = "Gao" }', into='"x"', rows='["r1"]'
            ),
            "r1 are no claims",
        ),
        (
            entry(
                action='"split"', table='"events"', id='"raid"', expect='{ place = "Gao" }', into='"x"', rows='["r3"]'
            ),
            "raid would have no report",
        ),
        (
            entry(
                action='"split"',
                table='"events"',
                id='"raid"',
                expect='{ place = "Gao" }',
                into='"strike"',
                rows='["r3"]',
            ),
            "already",
        ),
    ],
)
def test_what_an_entry_must_not_be(curate, text, told):
    with pytest.raises(CurationError, match=told):
        curate(text)


def test_all_faults_are_told_at_once_and_names_are_unique(tables, tmp_path):
    (tmp_path / "a.toml").write_text(entry(id='"f8"') + entry(id='"f9"').replace("[it]", "[other]"))
    with pytest.raises(CurationError) as error:
        apply_curation(tables, load_curation(tmp_path))
    assert len(error.value.faults) == 2
    (tmp_path / "b.toml").write_text(entry())
    with pytest.raises(CurationError, match=r"b\.toml, \[it\]: a\.toml has an entry of this name"):
        load_curation(tmp_path)


def test_what_a_release_keeps_of_an_entry(tmp_path):
    (tmp_path / "a.toml").write_text(entry())
    [told] = [e.record() for e in load_curation(tmp_path)]
    assert told == {
        "name": "it", "action": "correct", "table": "casualty_figures", "id": "f1", "into": None,
        "reason": "r", "by": "AB", "on": "2023-12-01",
    }  # fmt: skip
