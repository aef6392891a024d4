"""Whatever is done to a release, `verify` finds it, and it finds nothing where nothing was done."""

import hashlib
import json
import shutil
import tarfile
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipeline.publish import parquet
from pipeline.publish.release import publish
from pipeline.publish.snapshot import ReleaseError
from pipeline.publish.verify import verify
from schemas import TABLES


@pytest.fixture(scope="module")
def made(module_tables, documents, tmp_path_factory):
    return publish(module_tables, documents, tmp_path_factory.mktemp("warehouse"))


@pytest.fixture
def copy(made, tmp_path) -> Path:
    return Path(shutil.copytree(made.path, tmp_path / "copy"))


def faults(report) -> dict[str, tuple[str, ...]]:
    return {c.name: c.faults for c in report.checks if not c.passed}


def sign(folder: Path) -> None:
    """Write checksums and descriptors anew, as somebody would who hides a change."""
    for package in (folder / "datapackage.json", folder / "csv/datapackage.json"):
        told = json.loads(package.read_text())
        for resource in told["resources"]:
            raw = (package.parent / resource["path"]).read_bytes()
            resource |= {"bytes": len(raw), "hash": f"sha256:{hashlib.sha256(raw).hexdigest()}"}
        package.write_text(json.dumps(told))
    told = json.loads((folder / "croissant.json").read_text())
    for file in told["distribution"]:
        file["sha256"] = hashlib.sha256((folder / file["contentUrl"]).read_bytes()).hexdigest()
    (folder / "croissant.json").write_text(json.dumps(told))
    lines = (folder / "SHA256SUMS").read_text().splitlines()
    names = [line.split("  ")[1] for line in lines]
    sums = [f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}\n" for n in names]
    (folder / "SHA256SUMS").write_text("".join(sums))


def rewrite(folder: Path, name: str, change) -> None:
    path = folder / "data" / f"{name}.parquet"
    parquet.write_table(change(parquet.read_table(path)), path, TABLES[name])


def test_version_folder_archive_and_latest_are_good(made, documents):
    warehouse = made.path.parents[1]
    for which in ("1.0.0", "latest", made.path, warehouse / "releases/drawdown-1.0.0.tar.gz"):
        report = verify(which, warehouse, documents)
        assert report.ok, report.to_text()
        assert (report.release, report.exit_code) == ("1.0.0", 0)
    assert json.loads(report.to_json())["ok"] is True
    assert "all is as it says" in report.to_text()


def test_a_release_elsewhere_without_its_articles_is_good(copy, tmp_path):
    report = verify(copy, tmp_path / "no warehouse")
    assert report.ok
    assert any("articles are not at hand" in c.looked_at for c in report.checks)


@pytest.mark.parametrize(
    "name", ["data/events.parquet", "csv/events.csv", "README.md", "load.sql", "drawdown.duckdb", "provenance.json"]
)
def test_one_flipped_byte_is_found(copy, tmp_path, name):
    raw = bytearray((copy / name).read_bytes())
    raw[len(raw) // 2] ^= 1
    (copy / name).write_bytes(raw)
    report = verify(copy, tmp_path)
    assert report.exit_code == 1
    assert any(name in fault for fault in faults(report)["checksums"])


def test_missing_and_foreign_files_are_found(copy, tmp_path):
    (copy / "csv/bases.csv").unlink()
    (copy / "more.txt").write_text("mine")
    found = faults(verify(copy, tmp_path))["checksums"]
    assert found == ("csv/bases.csv is missing", "more.txt is not part of the release")


def test_a_hand_edited_table_is_found_behind_new_checksums(copy, tmp_path):
    rewrite(copy, "casualty_figures", lambda f: f.with_columns(count=pl.col("count") + 1))
    sign(copy)
    found = faults(verify(copy, tmp_path))
    assert "checksums" not in found
    assert "casualty_figures does not hold the rows that were released" in found["contents"]
    assert any("count and its bounds" in f for f in found["schemas and rules"])
    assert "csv/casualty_figures.csv does not hold what the Parquet file holds" in found["csv"]
    assert "casualty_figures does not hold what the Parquet file holds" in found["drawdown.duckdb"]


def test_a_lost_reference_and_a_doubled_key_are_found(copy, tmp_path):
    rewrite(copy, "sources", lambda f: f.filter(pl.col("source_id") != "minusma"))
    rewrite(copy, "bases", lambda f: pl.concat([f, f]))
    found = faults(verify(copy, tmp_path))
    assert any("source_id is a row of sources" in f and "source_id=minusma" in f for f in found["references"])
    assert any("no two rows share base_id" in f for f in found["schemas and rules"])


def test_a_forged_quote_is_found_where_the_articles_are(copy, tmp_path, documents):
    forge = pl.col("quote").str.replace("14", "41")
    rewrite(copy, "casualty_figures", lambda f: f.with_columns(forge))
    assert "evidence" not in faults(verify(copy, tmp_path))
    assert any("clean text" in f for f in faults(verify(copy, tmp_path, documents))["evidence"])
    rewrite(copy, "casualty_figures", lambda f: f.with_columns(quote=pl.col("quote") + "!"))
    assert any("not as long as their span" in f for f in faults(verify(copy, tmp_path))["evidence"])


def test_articles_that_left_the_warehouse_are_no_fault(copy, tmp_path, documents):
    report = verify(copy, tmp_path, documents.head(1))
    assert report.ok, report.to_text()


def test_a_changed_database_is_found(copy, tmp_path):
    with duckdb.connect(str(copy / "drawdown.duckdb")) as con:
        con.execute("UPDATE bases SET name = 'Elsewhere' WHERE base_id = 'minusma-gao'")
    found = faults(verify(copy, tmp_path))
    assert found["drawdown.duckdb"] == ("bases does not hold what the Parquet file holds",)


def test_descriptors_of_another_version_are_found(copy, tmp_path):
    for name in ("croissant.json", "provenance.json", "CITATION.cff"):
        (copy / name).write_text((copy / name).read_text().replace("1.0.0", "9.9.9"))
    found = faults(verify(copy, tmp_path))
    assert found["croissant.json"] == ("version 9.9.9, not 1.0.0",)
    assert found["provenance.json"] == ("version 9.9.9, not 1.0.0", "CITATION.cff names another version")


@pytest.mark.parametrize("content", [b"", b"PAR1", b"not parquet at all"])
def test_a_broken_table_is_told_not_thrown(copy, tmp_path, content):
    (copy / "data/events.parquet").write_bytes(content)
    found = faults(verify(copy, tmp_path))
    assert any("data/events.parquet" in f for f in found["tables"])


def test_an_older_schema_is_held_to_its_own_descriptor(copy, tmp_path):
    """As a release of last year looks to the code of today: one column more, a word that is no longer used."""
    path, package = copy / "data/rejected.parquet", copy / "datapackage.json"
    parquet.read_table(path).with_columns(size=pl.lit(3, pl.Int64), reason=pl.lit("odd")).write_parquet(path)
    told = json.loads(package.read_text())
    resource = next(r for r in told["resources"] if r["name"] == "rejected")
    resource["schemaHash"] = "sha256:old"
    fields = {f["name"]: f for f in resource["schema"]["fields"]}
    fields["reason"]["constraints"]["enum"] = ["odd"]
    resource["schema"]["fields"].append({"name": "size", "type": "integer", "constraints": {"maximum": 3}})
    package.write_text(json.dumps(told))
    found = faults(verify(copy, tmp_path))
    assert "schemas and rules" not in found
    fields["reason"]["constraints"]["enum"] = ["even"]
    resource["schema"]["fields"][-1]["constraints"]["maximum"] = 2
    package.write_text(json.dumps(told))
    found = faults(verify(copy, tmp_path))["schemas and rules"]
    assert found == ("rejected: 1 rows break: reason enum", "rejected: 1 rows break: size maximum")


def test_what_is_no_release_says_so(tmp_path, made):
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.tar.gz").write_text("no archive")
    with pytest.raises(ReleaseError, match=r"versions in .*: 1\.0\.0"):
        verify("7.7.7", made.path.parents[1])
    with pytest.raises(ReleaseError, match="holds no release yet"):
        verify("latest", tmp_path)
    with pytest.raises(ReleaseError, match="holds no datapackage"):
        verify(tmp_path / "empty", tmp_path)
    with pytest.raises(ReleaseError, match="cannot be unpacked"):
        verify(tmp_path / "text.tar.gz", tmp_path)


def test_a_cut_or_hostile_archive_says_so(made, tmp_path):
    whole = (made.path.parent / "drawdown-1.0.0.tar.gz").read_bytes()
    (tmp_path / "cut.tar.gz").write_bytes(whole[: len(whole) // 2])
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as tar:
        tar.add(made.path / "README.md", arcname="../../outside.md")
    for name in ("cut", "evil"):
        with pytest.raises(ReleaseError, match="cannot be unpacked"):
            verify(tmp_path / f"{name}.tar.gz", tmp_path)


def test_a_descriptor_that_leads_out_of_the_release_is_refused(copy, tmp_path):
    package = copy / "datapackage.json"
    package.write_text(package.read_text().replace("data/events.parquet", "../../events.parquet"))
    assert any("leads out of the release" in f for f in faults(verify(copy, tmp_path))["tables"])
