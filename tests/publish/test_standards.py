"""Tools of others accept what a release says of itself, and read its data."""

import json
import os
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from pipeline.publish.release import publish
from schemas import TABLES


@pytest.fixture(scope="module")
def made(module_tables, documents, tmp_path_factory):
    return publish(module_tables, documents, tmp_path_factory.mktemp("warehouse"))


def test_frictionless_accepts_the_csv_and_finds_a_broken_one(made, tmp_path):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own dependencies warn on import
        import frictionless

        report = frictionless.validate(str(made.path / "csv/datapackage.json"))
        assert report.valid, report.flatten(["taskNumber", "rowNumber", "fieldName", "message"])
        assert report.stats["tasks"] == len(TABLES)
        broken = Path(shutil.copytree(made.path / "csv", tmp_path / "csv"))
        page = broken / "sources.csv"
        page.write_bytes(page.read_bytes().replace(b"minusma,", b"somebody,"))
        found = {e[0] for e in frictionless.validate(str(broken / "datapackage.json")).flatten(["type"])}
        assert {"hash-count", "foreign-key"} & found


def test_croissant_is_valid_and_its_records_are_read(made, tables):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import mlcroissant

        dataset = mlcroissant.Dataset(jsonld=str(made.path / "croissant.json"))
        assert not dataset.metadata.ctx.issues.errors
        records = {name: list(dataset.records(name)) for name in TABLES}
    for name, rows in records.items():
        assert len(rows) == tables[name].height
        assert set(rows[0]) == {f"{name}/{c}" for c in tables[name].columns}
    figures = {r["casualty_figures/figure_id"]: r["casualty_figures/count"] for r in records["casualty_figures"]}
    assert figures[b"c14"] == 14


def test_data_package_names_what_is_there(made):
    package = json.loads((made.path / "datapackage.json").read_text())
    assert package["$schema"].endswith("/2.0/datapackage.json")
    for resource in package["resources"]:
        assert (made.path / resource["path"]).stat().st_size == resource["bytes"]
        assert resource["schema"]["primaryKey"]
    assert {r["name"] for r in package["resources"]} == set(TABLES)


OLD = """
import sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
names = [r[0] for r in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()]
names += [r[0] for r in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()] + ["bases_on('2023-11-10')"]
for name in sorted(names):
    print(duckdb.__version__[:3], name, sorted(map(repr, con.execute(f"SELECT * FROM {name}").fetchall())))
assert con.execute("SELECT comment FROM duckdb_columns() WHERE table_name = 'events'").fetchone()[0]
"""


@pytest.mark.parametrize("version", ["1.3.2", "1.5.5"])
def test_older_duckdb_reads_the_file(made, tmp_path, version):
    uv = shutil.which("uv")
    if not uv:
        pytest.skip("needs uv to make an environment with an older DuckDB")
    env = {k: v for k, v in os.environ.items() if k != "VIRTUAL_ENV"}
    for step in (
        ["venv", "-q", "--python", sys.executable, "old"],
        ["pip", "install", "-q", "--python", "old", f"duckdb=={version}"],
    ):
        done = subprocess.run([uv, *step], cwd=tmp_path, env=env, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"no environment with DuckDB {version}: {done.stderr.strip()[-200:]}")
    shutil.copy(made.path / "drawdown.duckdb", tmp_path / "copied elsewhere.duckdb")
    run = [*map(str, (tmp_path / "old/bin/python", "-c", OLD)), "copied elsewhere.duckdb"]
    old = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True)
    assert old.returncode == 0, old.stderr
    new = subprocess.run([sys.executable, *run[1:]], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert [line.split(" ", 1)[1] for line in old.stdout.splitlines()] == [
        line.split(" ", 1)[1] for line in new.stdout.splitlines()
    ]
