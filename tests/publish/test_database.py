"""The database of a release that follows on another: what it holds is what one from scratch holds, and nothing else."""

import duckdb
import polars as pl
import pytest

from pipeline.publish import database
from pipeline.publish.database import Earlier, write_database
from pipeline.publish.diff import diff_snapshots
from pipeline.publish.release import publish
from pipeline.publish.snapshot import Snapshot
from pipeline.publish.verify import verify
from schemas import TABLES, projections


def snapshot(tables):
    return Snapshot("", tables, {n: projections.datapackage_schema(m) for n, m in TABLES.items()}, {}, {})


def more(tables, times=40):
    """The tables with many more bases, of which few will differ."""
    bases = [tables["bases"]]
    for n in range(times):
        bases.append(tables["bases"].with_columns(base_id=pl.format("{}-{}", "base_id", pl.lit(n))))
    return {**tables, "bases": pl.concat(bases).sort("base_id")}


def corrected(tables):
    bases = tables["bases"]
    own = pl.when(pl.col("base_id") == bases["base_id"][3]).then(pl.lit("Elsewhere")).otherwise("name")
    new = bases[:1].with_columns(base_id=pl.lit("zz-new"))
    return {**tables, "bases": pl.concat([bases.with_columns(name=own), new]).sort("base_id")}


def held(path):
    """What all tables and views say, sorted, and all comments."""
    with duckdb.connect(str(path), read_only=True) as con:
        rows = {n: sorted(map(repr, con.execute(f'FROM "{n}"').fetchall())) for n in TABLES}
        tables = con.execute("SELECT table_name, comment FROM duckdb_tables() ORDER BY 1").fetchall()
        views = con.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY 1").fetchall()
        rows |= {n: sorted(map(repr, con.execute(f'FROM "{n}"').fetchall())) for n, _ in views}
        columns = con.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY 1, 2"
        ).fetchall()
    return rows, tables, views, columns


@pytest.fixture
def followed(tables, tmp_path, monkeypatch):
    """Writes tables as what follows on an earlier database; whether that was taken over."""

    def follow(before, after, path):
        filled = []
        fill = database.fill
        with monkeypatch.context() as patched:
            patched.setattr(database, "fill", lambda *given: filled.append(fill(*given)))
            write_database(after, path, None, Earlier(before, diff_snapshots(snapshot(more(tables)), snapshot(after))))
        return not filled

    write_database(more(tables), tmp_path / "before.duckdb")
    return follow


def test_a_few_rows_more_or_other_give_what_a_database_from_scratch_holds(tables, tmp_path, followed):
    after = corrected(more(tables))
    assert followed(tmp_path / "before.duckdb", after, tmp_path / "after.duckdb")
    write_database(after, tmp_path / "scratch.duckdb")
    assert held(tmp_path / "after.duckdb") == held(tmp_path / "scratch.duckdb")


def test_rows_that_are_taken_back_or_many_new_ones_need_another_database(tables, tmp_path, followed):
    fewer = {**more(tables), "bases": more(tables)["bases"][1:]}
    for after in (fewer, more(tables, 80)):
        assert not followed(tmp_path / "before.duckdb", after, tmp_path / "after.duckdb")
        write_database(after, tmp_path / "scratch.duckdb")
        assert held(tmp_path / "after.duckdb") == held(tmp_path / "scratch.duckdb")


def test_a_database_that_is_broken_or_holds_something_else_is_not_followed(tables, tmp_path, followed):
    other, broken = tmp_path / "other.duckdb", tmp_path / "broken.duckdb"
    write_database({**more(tables), "sources": tables["sources"].with_columns(n_claims=pl.lit(77, pl.Int64))}, other)
    broken.write_bytes((tmp_path / "before.duckdb").read_bytes()[:20_000])
    after = corrected(more(tables))
    write_database(after, tmp_path / "scratch.duckdb")
    for before in (other, broken, tmp_path / "none.duckdb"):
        followed(before, after, tmp_path / "after.duckdb")
        assert held(tmp_path / "after.duckdb") == held(tmp_path / "scratch.duckdb")
    assert not list(tmp_path.glob(".tmp-*"))


def test_what_somebody_put_into_a_released_database_stays_there(tables, documents, tmp_path):
    first = publish(more(tables), documents, tmp_path)
    with duckdb.connect(str(first.path / "drawdown.duckdb")) as con:
        con.execute("CREATE TABLE mine AS SELECT 1 AS one")
    second = publish(corrected(more(tables)), documents, tmp_path)
    with duckdb.connect(str(second.path / "drawdown.duckdb"), read_only=True) as con:
        assert {r[0] for r in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()} == set(TABLES)
    assert verify(second.version, tmp_path, documents).exit_code == 0
    third = publish(more(tables), documents, tmp_path)
    assert verify(third.version, tmp_path, documents).exit_code == 0
