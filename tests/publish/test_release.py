"""A release: whole or not at all, the same twice, numbered by what changed, useful to everybody named in its card."""

import json
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import duckdb
import polars as pl
import pytest
import yaml

from pipeline.publish import release, snapshot
from pipeline.publish.files import WarehouseError
from pipeline.publish.parquet import write_table
from pipeline.publish.provenance import Input
from pipeline.publish.release import publish
from schemas import TABLES
from schemas.documents import Documents
from schemas.validation import ContractError


@pytest.fixture(scope="module")
def made(module_tables, documents, tmp_path_factory):
    warehouse = tmp_path_factory.mktemp("warehouse")
    return publish(module_tables, documents, warehouse, message="First <look>")


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def without(tables, name, key, *ids):
    return {**tables, name: tables[name].filter(~pl.col(key).is_in(ids))}


def changed(tables, name, key, row, **values):
    here = pl.col(key) == row
    new = [pl.when(here).then(pl.lit(v)).otherwise(pl.col(c)).alias(c) for c, v in values.items()]
    return {**tables, name: tables[name].with_columns(new)}


def test_everything_is_there(made):
    assert (made.version, made.status, made.path.name) == ("1.0.0", "released", "1.0.0")
    there = files(made.path)
    expected = "README.md CHANGELOG.md CITATION.cff LICENSE datapackage.json croissant.json provenance.json load.sql "
    expected += "CODEBOOK.md SHA256SUMS drawdown.duckdb drawdown.duckdb.sha256 csv/datapackage.json"
    tables = [f"data/{t}.parquet" for t in TABLES] + [f"csv/{t}.csv" for t in TABLES]
    assert set(there) == {*expected.split(), *tables}
    releases = made.path.parent
    index = json.loads((releases / "index.json").read_text())
    latest = json.loads((releases / "latest.json").read_text())
    assert index["releases"] == [latest]
    assert latest["rows"]["events"] == 6
    assert (releases / latest["archive"]["path"]).stat().st_size == latest["archive"]["bytes"]


def test_checksums_hold(made):
    for sums in ("SHA256SUMS", "drawdown.duckdb.sha256"):
        subprocess.run(["sha256sum", "--quiet", "--strict", "-c", sums], cwd=made.path, check=True)


def test_twice_in_two_places_the_same_bytes(made, module_tables, documents, tmp_path):
    turned = {n: t.reverse() for n, t in module_tables.items()}
    again = publish(turned, documents, tmp_path / "else where", message="First <look>")
    here, there = files(made.path), files(again.path)
    differ = {name for name in here if here[name] != there[name]}
    assert here.keys() == there.keys()
    assert differ <= {"drawdown.duckdb", "drawdown.duckdb.sha256"}
    archives = [(r.path.parent / "drawdown-1.0.0.tar.gz").read_bytes() for r in (made, again)]
    assert archives[0] == archives[1]


def test_the_archive_holds_all_but_the_database_and_nobodys_name(made):
    with tarfile.open(made.path.parent / "drawdown-1.0.0.tar.gz") as tar:
        entries = tar.getmembers()
    assert {e.name for e in entries} == {
        f"drawdown-1.0.0/{n}" for n in files(made.path) if not n.startswith("drawdown.duckdb")
    }
    assert {(e.uid, e.gid, e.uname, e.gname, e.mtime, e.mode) for e in entries} == {(0, 0, "", "", 0, 0o644)}


def test_the_same_again_is_no_release(made, module_tables, documents):
    before = files(made.path.parent)
    again = publish(module_tables, documents, made.path.parents[1], message="other words")
    assert (again.status, again.version) == ("unchanged", "1.0.0")
    assert "no new release" in again.summary
    assert files(made.path.parent) == before


def test_no_full_text_and_no_machine_in_any_file(made, documents):
    texts = documents["text"].to_list()
    for name, content in files(made.path).items():
        if not name.endswith((".parquet", ".duckdb")):
            words = content.decode()
            assert not any(t in words for t in texts if len(t) > 80), name
            assert str(made.path.parents[2]) not in words, name
            assert str(Path.cwd()) not in words, name


def test_versions_follow_from_what_changed(tables, documents, tmp_path):
    def level(now, **more):
        result = publish(now, documents, tmp_path, **more)
        return result.version, result.status

    assert level(tables) == ("1.0.0", "released")
    corrected = changed(tables, "bases", "base_id", "minusma-gao", admin1="Gao")
    assert level(corrected) == ("1.0.1", "released")
    fewer = without(corrected, "casualty_figures", "figure_id", "w4")
    assert level(fewer) == ("1.1.0", "released")
    assert level(corrected, candidate=True) == ("1.2.0-candidate.1", "released")
    assert level(corrected, candidate=True) == ("1.2.0-candidate.1", "unchanged")
    assert level(tables, candidate=True) == ("1.2.0-candidate.2", "released")
    assert level(corrected) == ("1.2.0", "released")
    assert level(corrected, candidate=True) == ("1.2.0", "unchanged")
    index = json.loads((tmp_path / "releases/index.json").read_text())["releases"]
    assert [e["version"] for e in index] == [
        "1.0.0", "1.0.1", "1.1.0", "1.2.0-candidate.1", "1.2.0-candidate.2", "1.2.0"
    ]  # fmt: skip
    assert [e["change"] for e in index] == ["first", "patch", "minor", "minor", "minor", "minor"]
    assert json.loads((tmp_path / "releases/latest.json").read_text())["version"] == "1.2.0"


def test_a_broken_promise_of_the_schema_is_major(tables, documents, tmp_path):
    publish(tables, documents, tmp_path)
    package = tmp_path / "releases/1.0.0/datapackage.json"
    package.write_text(package.read_text().replace('"dateline_place"', '"dateline"'))
    assert publish(tables, documents, tmp_path).version == "2.0.0"


def test_the_changelog_names_rows_and_reasons(tables, documents, tmp_path):
    papers = [n for n in TABLES if "article_id" in tables[n].columns]
    first = {n: t.filter(pl.col("article_id").ne_missing("paper")) if n in papers else t for n, t in tables.items()}
    first = without(first, "events", "event_id", "undated-tessalit-base-withdrawal")
    publish(first, documents, tmp_path, inputs=[Input("reference", "bases.csv", "a")])
    publish(tables, documents, tmp_path, message="A | paper <b>")
    third = without(tables, "casualty_figures", "figure_id", "w4")
    third = changed(third, "bases", "base_id", "minusma-gao", admin1="Gao")
    entry = {
        "name": "not-ours",
        "id": "w4",
        "into": None,
        "action": "reject",
        "reason": "means others",
        "by": "AB",
        "on": "2023-12-01",
    }
    publish(third, documents, tmp_path, curation=[entry])
    page = (tmp_path / "releases/1.2.0/CHANGELOG.md").read_text()
    assert [s.split("\n")[0] for s in page.split("\n## ")[1:]] == ["1.2.0", "1.1.0", "1.0.0"]
    newest, second, oldest = page.split("\n## ")[1:]
    assert "First release." in oldest
    assert "> A | paper &lt;b&gt;" in second
    assert "- added, new article (1):\n  - `undated-tessalit-base-withdrawal`" in second
    assert "- added, new article (1):\n  - `paper`" in second
    assert "- removed, curated (1):\n  - `w4`" in newest
    assert "- curated: `not-ours`: reject `w4` (AB, 2023-12-01): means others" in newest
    assert "  - `minusma-gao`: admin1" in newest
    assert "article_id" not in page


def test_changed_code_and_reference_are_reasons(tables, documents, tmp_path, monkeypatch):
    publish(tables, documents, tmp_path, inputs=[Input("reference", "bases.csv", "a")])
    other = changed(tables, "bases", "base_id", "minusma-gao", admin1="Gao")
    result = publish(other, documents, tmp_path, inputs=[Input("reference", "bases.csv", "b")])
    assert [(c.table, c.key, c.reason) for c in result.changes] == [("bases", ("minusma-gao",), "changed reference")]
    monkeypatch.setattr(release.provenance, "code_hash", lambda: "0" * 64)
    result = publish(tables, documents, tmp_path, inputs=[Input("reference", "bases.csv", "b")])
    assert [(c.table, c.reason, c.columns) for c in result.changes] == [("bases", "changed rule", ("admin1",))]


def test_bad_tables_write_nothing(tables, documents, tmp_path):
    bad = changed(tables, "casualty_figures", "figure_id", "c14", modality="rumoured")
    with pytest.raises(ContractError, match="figure_id=c14"):
        publish(bad, documents, tmp_path)
    lost = without(tables, "sources", "source_id", "minusma")
    with pytest.raises(ContractError, match="source_id is a row of sources"):
        publish(lost, documents, tmp_path)
    with pytest.raises(ContractError, match="quote is the article's clean text"):
        publish(tables, documents.with_columns(text="?" + pl.col("text")), tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_version_is_never_overwritten(tables, documents, tmp_path):
    publish(tables, documents, tmp_path)
    before = files(tmp_path / "releases/1.0.0")
    (tmp_path / "releases/1.0.1").write_text("in the way")
    with pytest.raises(WarehouseError, match="never overwritten"):
        publish(changed(tables, "bases", "base_id", "minusma-gao", admin1="Gao"), documents, tmp_path)
    assert files(tmp_path / "releases/1.0.0") == before


def test_a_read_only_folder_is_told_plainly(tables, documents, tmp_path, monkeypatch):
    publish(tables, documents, tmp_path)
    before = files(tmp_path / "releases")

    def refuse(*_):
        raise OSError(28, "No space left on device", "somewhere")

    monkeypatch.setattr(release, "sync_tree", refuse)
    with pytest.raises(WarehouseError, match="the disk is full; make room"):
        publish(changed(tables, "bases", "base_id", "minusma-gao", admin1="Gao"), documents, tmp_path)
    assert files(tmp_path / "releases") == before


CHILD = """
import os, sys
from pathlib import Path
from pipeline.publish import release
from pipeline.publish.parquet import read_table
from schemas import TABLES

folder, warehouse, moment, code = sys.argv[1:]
release.provenance.code_hash = lambda: code  # the code may be edited while the tests run
tables = {name: read_table(Path(folder) / f"{name}.parquet") for name in TABLES}
documents = read_table(Path(folder) / "documents.parquet")
if moment:
    target = release.os if moment == "rename" else release
    setattr(target, moment, lambda *_: os.kill(os.getpid(), 9))
release.publish(tables, documents, Path(warehouse))
"""


def in_a_process(tables, documents, folder: Path, warehouse: Path, moment: str = "") -> subprocess.Popen:
    """Publish in a process of its own, which kills itself when it comes to that step."""
    for name, model in {**TABLES, "documents": Documents}.items():
        write_table(documents if name == "documents" else tables[name], folder / f"{name}.parquet", model)
    return subprocess.Popen([sys.executable, "-c", CHILD, folder, warehouse, moment, release.provenance.code_hash()])


@pytest.fixture(scope="module")
def whole(module_tables, documents, tmp_path_factory):
    """Two releases that nobody disturbed; the second one's tables beside."""
    warehouse = tmp_path_factory.mktemp("whole")
    other = changed(module_tables, "bases", "base_id", "minusma-gao", admin1="Gao")
    for now in (module_tables, other):
        publish(now, documents, warehouse)
    return warehouse / "releases", other


@pytest.mark.parametrize("moment", ["write_database", "rename", "pack", "_renew"])
def test_a_kill_at_any_step_leaves_the_last_release_and_the_next_run_mends(whole, documents, tmp_path, moment):
    undisturbed, other = whole
    cut = tmp_path / "cut/releases"
    shutil.copytree(undisturbed / "1.0.0", cut / "1.0.0")
    before = files(cut / "1.0.0")
    assert in_a_process(other, documents, tmp_path / "input", tmp_path / "cut", moment).wait() == -9
    assert files(cut / "1.0.0") == before
    publish(other, documents, tmp_path / "cut")
    left, right = files(cut), files(undisturbed)
    assert left.keys() == right.keys()
    assert {n for n in left if left[n] != right[n]} <= {n for n in left if "duckdb" in n}


def test_two_at_once_make_one_release_after_the_other(tables, documents, tmp_path):
    children = []
    for n in range(2):
        now = changed(tables, "bases", "base_id", "minusma-gao", admin1=f"Gao {n}")
        children.append(in_a_process(now, documents, tmp_path / f"input {n}", tmp_path))
    assert [c.wait() for c in children] == [0, 0]
    assert [str(v) for v in snapshot.versions(tmp_path)] == ["1.0.0", "1.0.1"]


# ---------------------------------------------------------------- what people do with it


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def test_every_example_of_the_card_runs(made, tmp_path, monkeypatch):
    page = (made.path / "README.md").read_text()
    monkeypatch.chdir(made.path)
    with duckdb.connect("drawdown.duckdb", read_only=True) as con:
        for query in blocks(page, "sql"):
            assert con.execute(query).fetchall(), query
    for code in blocks(page, "python"):
        subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, capture_output=True)


def test_the_card_has_the_header_of_hugging_face(made):
    header = yaml.safe_load((made.path / "README.md").read_text().split("---\n")[1])
    assert header["license"] == "cc-by-4.0"
    assert {c["config_name"] for c in header["configs"]} == set(TABLES)
    assert all((made.path / c["data_files"]).is_file() for c in header["configs"])


def test_load_sql_gives_what_the_database_gives(made, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as loaded, duckdb.connect(str(made.path / "drawdown.duckdb"), read_only=True) as stored:
        loaded.execute("SET VARIABLE root = ?", [str(made.path)])
        loaded.execute((made.path / "load.sql").read_text())
        for name in [*TABLES, "contradictions", "casualty_estimates", "statements", "bases_on('2023-11-10')"]:
            query = f"SELECT * FROM {name} ORDER BY ALL"
            assert loaded.execute(query).fetchall() == stored.execute(query).fetchall(), name
        assert loaded.execute("SELECT comment FROM duckdb_views() WHERE view_name = 'events'").fetchone()[0]


def test_citation_and_provenance_agree_with_the_data(made):
    cff = yaml.safe_load((made.path / "CITATION.cff").read_text())
    told = json.loads((made.path / "provenance.json").read_text())
    assert cff["cff-version"] == "1.2.0" and cff["type"] == "dataset"
    assert cff["version"] == told["version"] == "1.0.0"
    assert str(cff["date-released"]) == told["data_until"] == "2023-11-20"
    assert cff["identifiers"][0]["value"] == f"sha256:{told['content']['sha256']}"
    assert len(told["code"]["sha256"]) == 64
    assert told["dependencies"]["versions"]["polars"] == pl.__version__
    assert {i["kind"] for i in told["inputs"]} == {"article", "rejected"}
    assert all(c["holds"] for c in told["checks"])
    assert {c["rule"] for c in told["checks"]} >= {"quote_in_text", "source_id_in_sources", "bounds_in_order"}


def test_spreadsheets_see_no_formula_and_every_letter(made, tables):
    raw = (made.path / "csv/articles.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"'=cmd('wire') | <b>" in raw
    cells = pl.read_csv(made.path / "csv/articles.csv", infer_schema=False)
    assert cells["authors"].to_list().count("A. Writer; B. Writer") == 1
    real = tables["articles"].sort("article_id")["title"].to_list()
    assert [t.removeprefix("'") for t in cells["title"]] == real
