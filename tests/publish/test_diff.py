"""What differs between releases, and what it means for the version."""

import copy
import datetime as dt
import json

import polars as pl
import pytest

from pipeline.publish.diff import diff_releases, diff_snapshots
from pipeline.publish.release import publish
from pipeline.publish.snapshot import ReleaseError, Snapshot
from pipeline.publish.version import Version, following
from schemas import TABLES, projections


@pytest.fixture
def snapshot(tables):
    schemas = {n: projections.datapackage_schema(m) for n, m in TABLES.items()}
    return Snapshot("a", tables, copy.deepcopy(schemas), {"statements": "1"}, {})


def schema_changes(before, after) -> set[tuple[str, str, str]]:
    return {(c.table, c.words, c.level) for c in diff_snapshots(before, after).schema}


def altered(snapshot, table, change) -> Snapshot:
    """The snapshot with one table's schema altered in place by `change`."""
    schemas = copy.deepcopy(dict(snapshot.schemas))
    change(schemas[table])
    return Snapshot("b", snapshot.tables, schemas, snapshot.views, snapshot.provenance)


def field(schema, name):
    return next(f for f in schema["fields"] if f["name"] == name)


def test_nothing_differs_from_itself(snapshot):
    diff = diff_snapshots(snapshot, snapshot)
    assert (diff.level, diff.exit_code) == ("none", 0)
    assert diff.to_text() == "a -> a: nothing differs\n"


def test_rows_by_key_and_values_by_column(snapshot):
    frame = snapshot.tables["bases"]
    now = frame.filter(pl.col("base_id") != "minusma-gao").with_columns(
        closed_on=pl.when(pl.col("base_id") == "minusma-tessalit")
        .then(dt.date(2023, 10, 21))
        .otherwise(pl.col("closed_on")),
    )
    added = frame.filter(pl.col("base_id") == "minusma-gao").with_columns(base_id=pl.lit("minusma-ber"))
    other = Snapshot("b", {**snapshot.tables, "bases": pl.concat([now, added])}, snapshot.schemas, snapshot.views, {})
    diff = diff_snapshots(snapshot, other)
    [bases] = [t for t in diff.tables if t.level != "none"]
    assert (bases.table, bases.rows, bases.added, bases.removed) == (
        "bases", (3, 3), [("minusma-ber",)], [("minusma-gao",)]
    )  # fmt: skip
    [change] = bases.changed
    assert change.key == ("minusma-tessalit",)
    assert change.columns == {"closed_on": (None, dt.date(2023, 10, 21))}
    assert (diff.level, diff.exit_code) == ("minor", 1)
    assert "  ~ minusma-tessalit: closed_on: null -> 2023-10-21" in diff.to_text()
    told = json.loads(diff.to_json())
    [bases] = [t for t in told["tables"] if t["added"]]
    assert bases["changed"] == [
        {"key": ["minusma-tessalit"], "columns": {"closed_on": {"old": None, "new": "2023-10-21"}}}
    ]


def test_lists_and_keys_of_several_columns(snapshot):
    authors = snapshot.tables["articles"].with_columns(authors=pl.lit(["C. Writer"]))
    rejected = snapshot.tables["rejected"].with_columns(detail=pl.lit("Other words."))
    now = {**snapshot.tables, "articles": authors, "rejected": rejected}
    diff = diff_snapshots(snapshot, Snapshot("b", now, snapshot.schemas, snapshot.views, {}))
    changed = {t.table: t.changed for t in diff.tables if t.changed}
    assert len(changed["articles"]) == 4
    assert changed["rejected"][0].key == ("notes.bin", "-")
    assert diff.level == "patch"
    json.loads(diff.to_json())


@pytest.mark.parametrize(
    ("table", "change", "words", "level"),
    [
        ("bases", lambda s: s["fields"].pop(), "column curated is gone", "major"),
        ("bases", lambda s: s["fields"].append({"name": "x", "type": "string"}), "column x is new", "minor"),
        ("bases", lambda s: s["fields"].reverse(), "columns stand in another order", "major"),
        (
            "bases",
            lambda s: field(s, "name").update(type="integer"),
            "column name: type string is now integer",
            "major",
        ),
        (
            "bases",
            lambda s: field(s, "mission")["constraints"].update(required=True),
            "column mission: is never null now",
            "minor",
        ),
        (
            "bases",
            lambda s: field(s, "name")["constraints"].update(required=False),
            "column name: may be null now",
            "major",
        ),
        (
            "bases",
            lambda s: field(s, "status")["constraints"]["enum"].append("lost"),
            "column status: word lost is new",
            "minor",
        ),
        (
            "bases",
            lambda s: field(s, "status")["constraints"]["enum"].remove("open"),
            "column status: word open is gone",
            "major",
        ),
        (
            "bases",
            lambda s: field(s, "status")["categories"][0].update(description="Else."),
            "column status: word open means something else",
            "major",
        ),
        (
            "bases",
            lambda s: field(s, "latitude")["constraints"].update(maximum=80),
            "column latitude: maximum 90 is now 80",
            "major",
        ),
        (
            "bases",
            lambda s: field(s, "name").update(description="Else."),
            "column name: is described in other words",
            "patch",
        ),
        ("bases", lambda s: s.update(primaryKey=["name"]), "key changed", "major"),
        ("events", lambda s: s["foreignKeys"].pop(), "references changed", "major"),
        ("bases", lambda s: s["rules"].pop(), "rule control_in_pairs no longer holds", "major"),
        ("bases", lambda s: s["rules"].append({"name": "more"}), "rule more is new", "minor"),
    ],
)
def test_what_a_schema_change_means(snapshot, table, change, words, level):
    assert (table, words, level) in schema_changes(snapshot, altered(snapshot, table, change))


def test_tables_and_views_that_come_and_go(snapshot):
    fewer = Snapshot(
        "b",
        {n: t for n, t in snapshot.tables.items() if n != "citations"},
        {n: s for n, s in snapshot.schemas.items() if n != "citations"},
        {"contradictions": "2"},
        {},
    )
    assert schema_changes(snapshot, fewer) == {
        ("citations", "table is gone", "major"),
        ("statements", "view or macro is gone", "major"),
        ("contradictions", "view or macro is new", "minor"),
    }
    assert ("citations", "table is new", "minor") in schema_changes(fewer, snapshot)
    anew = Snapshot("b", snapshot.tables, snapshot.schemas, {"statements": "2"}, {})
    assert schema_changes(snapshot, anew) == {("statements", "view or macro is defined anew", "patch")}


def test_versions_folders_and_archives_compare(tables, documents, tmp_path):
    publish(tables, documents, tmp_path)
    publish({**tables, "citations": tables["citations"].head(1)}, documents, tmp_path)
    releases = tmp_path / "releases"
    for after in ("1.1.0", "latest", releases / "1.1.0", releases / "drawdown-1.1.0.tar.gz"):
        diff = diff_releases("1.0.0", after, tmp_path)
        assert (diff.before, diff.after, diff.level, diff.exit_code) == ("1.0.0", "1.1.0", "minor", 1)
        assert "  - c2" in diff.to_text()
    assert diff_releases("latest", "1.1.0", tmp_path).exit_code == 0
    with pytest.raises(ReleaseError):
        diff_releases("1.0.0", "3.0.0", tmp_path)
    (releases / "1.1.0/data/events.parquet").write_bytes(b"broken")
    with pytest.raises(ReleaseError, match="drawdown verify"):
        diff_releases("1.0.0", "1.1.0", tmp_path)


def test_long_texts_are_cut_for_people_not_for_machines(snapshot):
    many = pl.concat([snapshot.tables["rejected"].with_columns(path=pl.lit(f"{n:03}")) for n in range(50)])
    diff = diff_snapshots(snapshot, Snapshot("b", {**snapshot.tables, "rejected": many}, snapshot.schemas, {}, {}))
    assert "and 30 more added" in diff.to_text()
    assert len(next(t for t in json.loads(diff.to_json())["tables"] if t["table"] == "rejected")["added"]) == 50


def test_version_numbers():
    ordered = ["0.9.9", "1.0.0-candidate.1", "1.0.0-candidate.2", "1.0.0-candidate.10", "1.0.0", "1.0.1", "1.10.0"]
    versions = [Version.parse(v) for v in ordered]
    assert sorted(versions, key=lambda v: v.rank) == versions
    assert [str(v) for v in versions] == ordered
    assert all(Version.parse(v) is None for v in ("1.0", "v1.0.0", "1.0.0-candidate.0", "1.0.0 ", "current", ".tmp-1"))
    assert [str(following(Version(1, 2, 3), level)) for level in ("major", "minor", "patch")] == [
        "2.0.0", "1.3.0", "1.2.4"
    ]  # fmt: skip
