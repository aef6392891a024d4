"""What a person sees before any run: every table with its columns, rules as checks, job, sensor, schedule."""

import dagster as dg
import pytest

from pipeline.cards import cards
from pipeline.definitions import defs
from pipeline.defs.lineage import UPSTREAM, column_lineage, origins
from pipeline.report.findings import QUESTIONS
from pipeline.warehouse import MODELS
from schemas import projections, validation


@pytest.fixture(scope="module")
def loaded():
    made = defs()
    dg.Definitions.validate_loadable(made)
    return made


@pytest.fixture(scope="module")
def specs(loaded):
    return {spec.key.to_user_string(): spec for spec in loaded.resolve_all_asset_specs()}


def test_every_table_and_the_release_is_an_asset_in_its_group(specs):
    assert set(specs) == {*MODELS, "release"}
    groups = {group: [n for n, s in specs.items() if s.group_name == group] for group in ("ingest", "extract")}
    assert sorted(groups["ingest"]) == ["documents", "refused"]
    assert all(name.startswith("claims/") for name in groups["extract"])
    assert {s.group_name for s in specs.values()} == {"ingest", "extract", "resolve", "release"}


@pytest.mark.parametrize("name", list(MODELS))
def test_a_table_shows_all_that_its_model_says(specs, name):
    spec, model = specs[name], MODELS[name]
    assert spec.description == projections.description(model)
    assert spec.owners
    assert spec.kinds == {"polars", "parquet"}
    assert spec.code_version
    assert spec.metadata["dagster/table_name"] == name
    schema = spec.metadata["dagster/column_schema"]
    told = [(c.name, c.type, c.description, c.constraints.nullable) for c in schema.columns]
    assert told == [(c.name, c.sql_type, c.description, c.nullable) for c in projections.columns(model)]
    assert all(words for _, _, words, _ in told)
    assert list(schema.constraints.other) == list(projections.rules(model).values())


@pytest.mark.parametrize("name", list(MODELS))
def test_every_rule_is_a_blocking_check_of_its_own(loaded, name):
    checks = {
        spec.name: spec
        for asset in loaded.resolve_asset_graph().assets_defs
        for spec in asset.check_specs
        if spec.asset_key.to_user_string() == name
    }
    models = dict(MODELS)
    promised = [r.name for r in validation.rules(models[name])]
    promised += [r.name for r in validation.foreign_key_rules(models) if r.table == name]
    promised += [r.name for r in validation.evidence_rules(models) if r.table == name]
    promised += {"refused": ["all_taken_in"], "rejected": ["all_accounted_for"]}.get(name, [])
    assert sorted(n for n, c in checks.items() if c.blocking) == sorted(promised)
    assert sorted(n for n, c in checks.items() if not c.blocking) == sorted(
        q.name for q in QUESTIONS if q.table == name
    )
    assert all(c.description for c in checks.values())


def test_lineage_names_only_columns_that_there_are(specs):
    known = {name: {c.name for c in card.columns} for name, card in cards().items()}
    for name in UPSTREAM:
        assert {d.asset_key.to_user_string() for d in specs[name].deps} == set(UPSTREAM[name])
        lineage = column_lineage(name)
        if not UPSTREAM[name]:
            assert lineage is None
            continue
        for column, found in lineage.deps_by_column.items():
            assert column in known[name]
            for origin in found:
                table = origin.asset_key.to_user_string()
                assert table in UPSTREAM[name], f"{name}.{column} from {table}"
                assert origin.column_name in known[table]


def test_the_columns_tab_tells_where_a_column_comes_from(specs):
    columns = {c.name: c.tags for c in specs["bases"].metadata["dagster/column_schema"].columns}
    assert columns["closed_on"] == {"from": "claims/event_reports.date_end"}
    assert columns["controlled_by"] == {"from": "claims/event_reports.actor"}
    made = [name for name in UPSTREAM if UPSTREAM[name]]
    untold = {c.name for name in made for c in cards()[name].columns if c.name not in origins(name)}
    assert untold == {"admin1", "latitude", "longitude", "curated"}  # of the reference tables and of people
    assert not any(c.tags for c in specs["documents"].metadata["dagster/column_schema"].columns)


def test_the_job_makes_everything_in_four_steps(loaded):
    job = loaded.resolve_job_def("publish_dataset")
    assert sorted(node.name for node in job.nodes) == ["extract", "ingest", "release", "resolve"]


def test_the_schedule_is_off_and_the_sensor_is_on(loaded):
    assert loaded.resolve_schedule_def("every_night").default_status == dg.DefaultScheduleStatus.STOPPED
    assert loaded.resolve_sensor_def("articles_changed").default_status == dg.DefaultSensorStatus.RUNNING


def test_the_launchpad_knows_every_setting_with_its_default(loaded):
    fields = loaded.resolve_job_def("publish_dataset").run_config_schema.config_type.fields
    project = fields["resources"].config_type.fields["project"].config_type.fields["config"].config_type.fields
    assert set(project) == {"articles", "reference", "curation", "warehouse", "language"}
    assert all(not f.is_required and f.description for f in project.values())
    release = fields["ops"].config_type.fields["release"].config_type.fields["config"].config_type.fields
    assert set(release) == {"candidate", "message"}


def test_cards_are_kept_and_a_broken_copy_is_made_anew(tmp_path):
    read = cards.__wrapped__
    first = read(tmp_path)
    (kept,) = tmp_path.iterdir()
    assert read(tmp_path) == first
    kept.write_text('{"events": {}}')
    assert read(tmp_path) == first
    kept.write_bytes(b"\x00")
    assert read(tmp_path) == first


def test_cards_need_no_place_to_be_kept(tmp_path):
    (tmp_path / "file").write_text("")
    assert set(cards(tmp_path / "file" / "cards")) == set(MODELS)
