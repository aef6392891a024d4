"""Runs as the UI starts them: what is shown, what stops a run, and what stays when one is stopped."""

import shutil
from contextlib import ExitStack
from pathlib import Path

import dagster as dg
import polars as pl
import pytest

from pipeline import settings
from pipeline.build import build
from pipeline.definitions import defs
from pipeline.warehouse import MODELS, Warehouse
from schemas import TABLES

PROJECT = Path(__file__).parents[2]
QUIET = {"console": {"config": {"log_level": "CRITICAL"}}}


class House:
    """Articles, a warehouse, and an instance that keeps the history of runs."""

    def __init__(self, root: Path, instance: dg.DagsterInstance):
        self.articles = root / "articles"
        self.warehouse = Warehouse(root / "warehouse")
        self.instance = instance
        self.settings = {"articles": [str(self.articles)], "warehouse": str(self.warehouse.root)}
        self.job = defs().resolve_job_def("publish_dataset")

    def run(self, only: str | None = None, *, kept: bool = False, **settings: object):
        """A run of everything or one stage; its history is kept only where a test looks at what that takes."""
        config = {"loggers": QUIET, "resources": {"project": {"config": self.settings | settings}}}
        keys = None
        if only:
            keys = [s.key for s in defs().resolve_all_asset_specs() if s.group_name == only]
        with ExitStack() as stack:
            forgetful = {"telemetry": {"enabled": False}}
            instance = self.instance if kept else stack.enter_context(dg.DagsterInstance.ephemeral(settings=forgetful))
            return self.job.execute_in_process(config, instance=instance, raise_on_error=False, asset_selection=keys)


def facts(run) -> dict[str, dict]:
    """{asset: what was told of it}."""
    made = [e.event_specific_data.materialization for e in run.get_asset_materialization_events()]
    return {m.asset_key.to_user_string(): {k: v.value for k, v in m.metadata.items()} for m in made}


def checks(run) -> dict[tuple[str, str], object]:
    return {(e.asset_key.to_user_string(), e.check_name): e for e in run.get_asset_check_evaluations()}


def failure(run) -> str:
    """The message that the UI shows of the first failure."""
    ended = (dg.DagsterEventType.STEP_FAILURE, dg.DagsterEventType.RUN_FAILURE)
    data = next(e.event_specific_data for e in run.all_events if e.event_type in ended)
    if getattr(data, "user_failure_data", None):
        return data.user_failure_data.description
    error = data.error
    return " ".join(e.to_string() for e in (error, error.cause) if e)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(PROJECT / "seeds" / "articles", root / "articles")
    with dg.DagsterInstance.local_temp(str(root), overrides={"telemetry": {"enabled": False}}) as instance:
        yield House(root, instance)


@pytest.fixture(scope="module")
def first(house):
    run = house.run(kept=True)
    assert run.success, failure(run)
    return run


def test_each_table_shows_what_a_person_wants_to_know(house, first):
    told = facts(first)
    assert set(told) == {*MODELS, "release"}
    for name in MODELS:
        rows = house.warehouse.read(name).height
        assert told[name]["dagster/row_count"] == told[name]["row change"] == rows
        assert told[name]["bytes"] > 0
        assert len(told[name]["sha256"]) == 64
        assert told[name]["preview"] == "No rows." if rows == 0 else told[name]["preview"].startswith("| ")
    for name in ("articles", "bases", "casualty_figures"):
        assert told[name]["picture"].startswith(f"![{name}](data:image/svg+xml;base64,")
    assert told["release"]["version"] == "1.0.0"


def test_every_promise_reports_also_when_it_is_kept(first):
    found = checks(first)
    specs = {
        (spec.asset_key.to_user_string(), spec.name): spec
        for asset in defs().resolve_asset_graph().assets_defs
        for spec in asset.check_specs
    }
    assert set(found) == set(specs)
    for key, evaluation in found.items():
        if specs[key].blocking:
            assert evaluation.passed, key
            assert evaluation.metadata["rows that break it"].value == 0
        else:
            assert evaluation.severity == dg.AssetCheckSeverity.WARN
            assert evaluation.passed == (evaluation.metadata["rows to look at"].value == 0)
    assert not found["event_reports", "reports_agree"].passed
    assert "| kind |" in found["event_reports", "reports_agree"].metadata["sample"].value


def test_the_command_makes_the_same_bytes(house, first, tmp_path):
    folders = {"articles": [str(house.articles)], "reference": settings.REFERENCE, "curation": settings.CURATION}
    built = build(**folders, warehouse=str(tmp_path), candidate=False, message="", on_progress=lambda _: None)
    assert (built.version, built.error) == ("1.0.0", None)
    for made in ("current", "releases/1.0.0/data"):
        mine, theirs = tmp_path / made, house.warehouse.root / made
        assert {p.relative_to(mine) for p in mine.rglob("*.parquet")}
        for path in theirs.rglob("*.parquet"):
            assert (mine / path.relative_to(theirs)).read_bytes() == path.read_bytes(), path


def test_a_second_run_reads_nothing_and_releases_nothing(house, first):
    run = house.run()
    told = facts(run)
    assert told["release"]["status"] == "unchanged"
    assert all(told[name]["row change"] == 0 for name in MODELS)
    assert all(told[name]["sha256"] == facts(first)[name]["sha256"] for name in MODELS)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"articles": ["/nowhere/to/be/found"]}, "articles: /nowhere/to/be/found is not there; name a folder"),
        ({"articles": []}, "articles: nothing is named"),
        ({"reference": "seeds/articles"}, "reference: seeds/articles holds no mission.toml"),
        ({"warehouse": "README.md"}, "warehouse: README.md is a file; name a folder"),
    ],
)
def test_a_wrong_setting_says_so_before_any_work(house, settings, words):
    run = house.run(**settings)
    assert not run.success
    assert words in failure(run)
    assert "Nothing was done" in failure(run)
    assert not [e for e in run.all_events if e.event_type == dg.DagsterEventType.STEP_START]


def test_a_language_that_is_not_read_is_refused_by_the_launchpad(house):
    with pytest.raises(dg.DagsterInvalidConfigError, match="language not in enum"):
        house.run(language="FRENCH")


def test_data_that_break_a_promise_stop_the_run_and_leave_the_last_good(house, first):
    before, build = (
        {p: p.read_bytes() for p in house.warehouse.current.rglob("*.parquet")},
        house.warehouse.current.resolve(),
    )
    claims = house.warehouse.read("claims/citations")
    twisted = claims.with_columns(quote=pl.lit("x").repeat_by(pl.col("quote").str.len_chars()).list.join(""))
    house.warehouse.write("claims/citations", twisted)
    try:
        run = house.run(only="resolve")
    finally:
        house.warehouse.write("claims/citations", claims)
    assert not run.success
    check = checks(run)["citations", "quote_in_text"]
    assert not check.passed
    assert check.metadata["rows that break it"].value == claims.height
    assert "xxxx" in check.metadata["sample"].value
    assert "quote is the article's clean text" in failure(run)
    assert "The last good data are untouched" in failure(run)
    assert house.warehouse.current.resolve() == build
    assert {p: p.read_bytes() for p in house.warehouse.current.rglob("*.parquet")} == before
    assert house.run(only="resolve").success


def test_claims_of_other_articles_are_not_taken_for_those_of_these(house, first):
    gone = sorted(house.articles.iterdir())[0]
    words = gone.read_bytes()
    gone.unlink()
    try:
        assert house.run(only="ingest").success
        run = house.run(only="resolve")
        assert "materialize claims/* as well" in failure(run)
        assert house.warehouse.read_built("articles").height == 5
        assert house.run(only="release").success
    finally:
        gone.write_bytes(words)
        assert house.run(only="ingest").success


def test_a_broken_reference_says_what_to_mend(house, tmp_path):
    shutil.copytree(PROJECT / "seeds" / "reference" / "minusma", tmp_path / "reference")
    with (tmp_path / "reference" / "bases.csv").open("a") as file:
        file.write("half a line\n")
    run = house.run(reference=str(tmp_path / "reference"))
    assert not run.success
    assert "bases.csv, line" in failure(run)


def test_broken_files_stop_nothing(house, first):
    broken = {"empty.txt": b"", "binary.txt": bytes(range(256)) * 40, "lines.jsonl": b'{"text": 7}\n{nothing\n'}
    for name, data in broken.items():
        (house.articles / name).write_bytes(data)
    try:
        run = house.run()
        assert run.success, failure(run)
        assert facts(run)["rejected"]["dagster/row_count"] == len(broken) + 1
        assert checks(run)["rejected", "all_accounted_for"].passed
    finally:
        for name in broken:
            (house.articles / name).unlink()


def test_words_of_articles_are_only_words(house, tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "<script>alert(1)</script> | [x](javascript:1) closes\n\nReuters\n\nNovember 3, 2023\n\n"
        "Peacekeepers left their base in Gao on Thursday, the mission said. Three soldiers were wounded.\n"
    )
    run = house.run(articles=[str(folder)], warehouse=str(tmp_path / "warehouse"))
    assert run.success, failure(run)
    shown = facts(run)["articles"]["preview"]
    assert "<script>" not in shown
    assert "[x](" not in shown
    head, _, row = shown.splitlines()[:3]
    assert row.replace("\\|", "").count("|") == head.count("|")
    assert set(TABLES) <= set(facts(run))
