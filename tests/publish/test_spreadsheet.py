"""CSV cells: no formula gets through, and every text comes back."""

import re
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.diff import diff_snapshots
from pipeline.publish.snapshot import Snapshot
from pipeline.publish.spreadsheet import NOTE, EarlierFile, cells, read_csv, write_csv
from schemas import TABLES, projections

REJECTED = TABLES["rejected"]
TEXT = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1)
SIGNS = st.sampled_from(["=", "+", "-", "@", "\t", "\r", "'", "''", '"', ",", "\n", "=cmd()", "'=1+1", "\ufeff", " "])


def frame(details):
    rows = [{"path": f"{n:05}", "position": "-", "reason": "empty", "detail": d} for n, d in enumerate(details)]
    return pl.DataFrame(rows, schema={c.name: c.dtype for c in projections.columns(REJECTED)})


def snapshot(tables):
    return Snapshot("x", tables, {n: projections.datapackage_schema(TABLES[n]) for n in tables}, {}, {})


def given_back(cell: str) -> str:
    """A text as the note in the data package says to read it."""
    return cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell


@given(st.lists(st.builds("".join, st.lists(st.one_of(SIGNS, TEXT), min_size=1, max_size=4)), min_size=1, max_size=8))
def test_every_text_comes_back_and_none_is_a_formula(details):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rejected.csv"
        write_csv(frame(details), path, REJECTED)
        stored = read_csv(path)["detail"].to_list()
    assert [given_back(s) for s in stored] == details
    assert not [s for s in stored if s[0] in "=+-@\t\r"]


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1"])
def test_what_looks_like_a_formula_is_guarded(text):
    assert cells(frame([text]), REJECTED)["detail"].to_list() == ["'" + text]


@pytest.mark.parametrize("text", ["plain", "a=b", "'quoted'", "1-2", "’tis"])
def test_other_texts_are_as_they_are(text):
    assert cells(frame([text]), REJECTED)["detail"].to_list() == [text]


def test_numbers_dates_and_nulls_are_plain(tables):
    shown = cells(tables["bases"], TABLES["bases"])
    assert shown.schema["days_early"] == pl.Int64
    assert shown["closed_on"].to_list() == tables["bases"].sort("base_id")["closed_on"].to_list()


def test_the_note_says_what_is_done():
    assert "apostrophe" in NOTE and "null" in NOTE


@pytest.mark.parametrize("seed", range(12))
def test_lines_taken_over_from_an_earlier_file_give_the_file_from_scratch(tmp_path, seed):
    chance = Random(seed)
    now = frame(chance.choice(["plain", "=1", 'a "b", c', "é"]) + str(n) for n in range(chance.choice([1, 5, 40])))
    kept = [chance.random() < 0.8 for _ in range(now.height)]
    before = now.filter(kept).with_columns(
        detail=pl.Series(
            [word + chance.choice(["", "", "", " once"]) for word in now.filter(kept)["detail"]], dtype=pl.String
        )
    )
    write_csv(before, tmp_path / "before.csv", REJECTED)
    (diff,) = diff_snapshots(snapshot({"rejected": before}), snapshot({"rejected": now})).tables
    write_csv(now, tmp_path / "after.csv", REJECTED, EarlierFile((tmp_path / "before.csv").read_bytes(), diff))
    write_csv(now, tmp_path / "scratch.csv", REJECTED)
    assert (tmp_path / "after.csv").read_bytes() == (tmp_path / "scratch.csv").read_bytes()


@pytest.mark.parametrize("details", [["a\nb", "c"], ["c"]])
def test_a_file_with_line_breaks_in_cells_or_rows_that_are_gone_is_not_followed(tmp_path, details):
    now = frame([*details[:1], "new"])
    write_csv(frame(details), tmp_path / "before.csv", REJECTED)
    (diff,) = diff_snapshots(snapshot({"rejected": frame(details)}), snapshot({"rejected": now})).tables
    write_csv(now, tmp_path / "after.csv", REJECTED, EarlierFile((tmp_path / "before.csv").read_bytes(), diff))
    assert read_csv(tmp_path / "after.csv")["detail"].to_list() == now["detail"].to_list()
