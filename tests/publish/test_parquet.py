"""Parquet files: same rows, same bytes; the content hash: same rows, same hash, whatever made them."""

import datetime as dt

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest

from pipeline.publish import parquet
from pipeline.publish.files import WarehouseError
from schemas import TABLES, projections
from schemas.claims import CLAIMS


def test_order_and_chunks_of_rows_leave_the_bytes_alone(tables, tmp_path):
    for name, model in TABLES.items():
        frame = tables[name]
        parquet.write_table(frame, tmp_path / "a.parquet", model)
        turned = pl.concat([frame[1:], frame[:1]], rechunk=False)
        parquet.write_table(turned, tmp_path / "b.parquet", model)
        assert (tmp_path / "a.parquet").read_bytes() == (tmp_path / "b.parquet").read_bytes(), name
        assert parquet.content_hash(frame, model) == parquet.content_hash(turned, model)


def test_what_is_written_is_read_back(tables, tmp_path):
    for name, model in TABLES.items():
        parquet.write_table(tables[name], tmp_path / f"{name}.parquet", model)
        back = parquet.read_table(tmp_path / f"{name}.parquet")
        assert back.equals(parquet.sort(tables[name], model))
        assert back.schema == tables[name].schema
        assert parquet.content_hash(back, model) == parquet.content_hash(tables[name], model)


@pytest.mark.parametrize("model", [*TABLES.values(), *CLAIMS.values()])
def test_empty_tables_are_files_too(model, tmp_path):
    parquet.write_table(projections.empty(model), tmp_path / "empty.parquet", model)
    assert parquet.read_table(tmp_path / "empty.parquet").schema == projections.empty(model).schema


def test_descriptions_and_needed_values_are_in_the_file(tables, tmp_path):
    model = TABLES["events"]
    parquet.write_table(tables["events"], tmp_path / "events.parquet", model)
    schema = pq.read_schema(tmp_path / "events.parquet")
    assert schema.metadata[b"description"].decode() == projections.description(model)
    for column in projections.columns(model):
        field = schema.field(column.name)
        assert field.metadata[b"description"].decode() == column.description
        assert field.nullable == column.nullable
    with duckdb.connect() as con:
        path = str(tmp_path / "events.parquet")
        [[found]] = con.execute(
            "SELECT count(*) FROM parquet_kv_metadata(?) WHERE key = 'description'", [path]
        ).fetchall()
    assert found == 1


def test_each_change_of_a_value_changes_the_hash(tables):
    frame, model = tables["bases"], TABLES["bases"]
    seen = {parquet.content_hash(frame, model)}
    changes = [
        pl.col("name") + "x",
        pl.lit(None, pl.Date).alias("closed_on"),
        pl.lit(dt.date(1970, 1, 1)).alias("closed_on"),
        pl.lit(None, pl.Int64).alias("closure_rank"),
        pl.lit(0, pl.Int64).alias("closure_rank"),
        pl.lit(False).alias("looted"),
    ]
    for change in changes:
        seen.add(parquet.content_hash(frame.with_columns(change), model))
    assert len(seen) == len(changes) + 1


def test_values_hidden_under_nulls_do_not_count(tables):
    frame, model = tables["bases"], TABLES["bases"]
    hidden = frame.with_columns(pl.when(pl.col("closure_rank").is_not_null()).then(pl.col("closure_rank")))
    assert parquet.content_hash(hidden, model) == parquet.content_hash(frame, model)


def test_the_hash_is_this_one_in_every_version_of_the_libraries():
    frame = pl.DataFrame(
        [{"path": "b", "position": "-", "sha256": None, "reason": "empty", "detail": "é"}],
        schema={c.name: c.dtype for c in projections.columns(TABLES["rejected"])},
    )
    assert (
        parquet.content_hash(frame, TABLES["rejected"])
        == "7f1ddca872cf0681278f9cc68bb707dd0dad585371a617e1f449e863f589f4af"
    )


def test_a_failed_write_leaves_the_old_file_and_no_other(tables, tmp_path):
    path = tmp_path / "events.parquet"
    parquet.write_table(tables["events"], path, TABLES["events"])
    before = path.read_bytes()
    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        parquet.write_table(tables["events"].drop("status"), path, TABLES["events"])
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["events.parquet"]


def test_a_file_in_the_way_of_a_folder_is_told_plainly(tables, tmp_path):
    (tmp_path / "current").write_text("not a folder")
    with pytest.raises(WarehouseError, match="a file stands where a folder is needed"):
        parquet.write_table(tables["events"], tmp_path / "current" / "events.parquet", TABLES["events"])
