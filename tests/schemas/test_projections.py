"""Every projection says what the model says."""

import re

import duckdb
import polars as pl
import pytest

from schemas import TABLES, projections, vocabulary
from schemas.claims import CLAIMS
from schemas.documents import Documents

MODELS = {**TABLES, **{f"claims/{n}": m for n, m in CLAIMS.items()}, "documents": Documents}


@pytest.mark.parametrize("table", MODELS)
def test_every_table_and_column_is_described(table):
    assert projections.description(MODELS[table]).endswith(".")
    for column in projections.columns(MODELS[table]):
        assert column.description.endswith((".", "?")), column.name
        if column.allowed and table in TABLES:
            assert column.definitions and all(column.definitions.values()), column.name


@pytest.mark.parametrize("table", TABLES)
def test_arrow_schema_carries_types_nulls_and_descriptions(table):
    schema = projections.arrow_schema(TABLES[table])
    for column, fld in zip(projections.columns(TABLES[table]), schema, strict=True):
        assert (fld.name, fld.nullable) == (column.name, column.nullable)
        assert fld.metadata[b"description"].decode() == column.description
        assert pl.from_arrow(pl.Series([], dtype=column.dtype).to_arrow().cast(fld.type)).dtype == column.dtype


@pytest.mark.parametrize("table", TABLES)
def test_sql_makes_the_table_with_its_comments(table):
    model = TABLES[table]
    with duckdb.connect() as con:
        con.execute(projections.create_table(table, model))
        made = con.execute(
            "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
        said = con.execute("SELECT comment FROM duckdb_tables()").fetchone()
    assert said == (projections.description(model),)
    for (name, sql_type, nullable, comment), column in zip(made, projections.columns(model), strict=True):
        assert (name, sql_type, nullable) == (column.name, column.sql_type, column.nullable)
        assert comment.startswith(column.description)


def test_names_and_words_cannot_leave_their_quotes():
    with duckdb.connect() as con:
        nasty = 'a"; DROP TABLE x; --'
        con.execute(f"CREATE TABLE {projections.quoted(nasty)} (x INTEGER)")
        assert con.execute("SELECT table_name FROM duckdb_tables()").fetchone() == (nasty,)
        assert con.execute(f"SELECT {projections.literal(chr(39) + nasty)}").fetchone() == ("'" + nasty,)


@pytest.mark.parametrize("table", TABLES)
def test_data_package_schema(table):
    model = TABLES[table]
    schema = projections.datapackage_schema(model)
    for column, fld in zip(projections.columns(model), schema["fields"], strict=True):
        assert fld["name"] == column.name
        assert fld["constraints"]["required"] is not column.nullable
        assert fld["constraints"].get("enum") == (list(column.allowed) if column.allowed else None)
    for key in schema.get("foreignKeys", []):
        target = key["reference"]
        assert target["fields"][0] in [c.name for c in projections.columns(TABLES[target["resource"]])]


def test_croissant_fields_name_file_column_and_reference():
    fields = {f["name"]: f for f in projections.croissant_fields("casualty_figures", TABLES["casualty_figures"])}
    assert fields["count"]["dataType"] == "sc:Integer"
    assert fields["count"]["source"]["extract"] == {"column": "count"}
    assert fields["event_id"]["references"] == {"field": {"@id": "events/event_id"}}


def test_codebook_names_every_table_column_and_word():
    page = projections.codebook(TABLES)
    for name, model in TABLES.items():
        assert f"\n## {name}\n" in page
        for column in projections.columns(model):
            assert f"| `{column.name}` |" in page
            for word in column.allowed or ():
                assert f"| `{word}` |" in page
    assert all(len(re.findall(r"(?<!\\)\|", line)) in (0, 3, 4, 5) for line in page.splitlines())


def test_cells_of_markdown_stay_cells():
    assert projections.cell("a|b\n<script>") == "a\\|b &lt;script&gt;"


def test_schema_hash_follows_meaning_not_wording(monkeypatch):
    model = TABLES["bases"]
    before = projections.schema_hash(model)
    assert before == projections.schema_hash(model)
    assert len({projections.schema_hash(m) for m in TABLES.values()}) == len(TABLES)
    monkeypatch.setitem(vocabulary.BASE_STATUS, "closed", "Handed over.")
    projections.columns.cache_clear()
    projections._definitions.cache_clear()
    after = projections.schema_hash(model)
    monkeypatch.undo()
    projections.columns.cache_clear()
    projections._definitions.cache_clear()
    assert after != before == projections.schema_hash(model)
