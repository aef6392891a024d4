"""Rows become Markdown tables in which words are only words."""

import polars as pl
import pytest

from pipeline.report.preview import CHARACTERS, ROWS, preview, preview_rows


@pytest.mark.parametrize(
    "words",
    [
        "a | b",
        "<script>alert(1)</script>",
        "![x](http://example.org/x.png)",
        "[x](javascript:alert(1))",
        "line\nbreak\r\nand\ttab",
        "`code` **bold** _under_ # head ~~gone~~ $x$",
        "&lt;script&gt;",
        "back\\slash \\| pipe",
    ],
)
def test_words_stay_in_their_cell_and_make_no_markup(words):
    head, _, row = preview(pl.DataFrame({"title": [words], "n": [1]})).splitlines()
    bare = row.replace("\\\\", "")
    assert bare.count("|") - bare.count("\\|") == head.count("|") == 3
    assert "<" not in bare
    for mark in "`*_[]!#~$":
        assert bare.count(mark) == bare.count(f"\\{mark}")


def test_long_words_are_cut_and_more_rows_are_counted():
    shown = preview(pl.DataFrame({"text": ["x" * 1000] * (ROWS + 5)}))
    assert "x" * CHARACTERS not in shown
    assert shown.endswith("5 more rows.")


def test_columns_without_a_value_are_left_out_and_lists_are_told():
    frame = pl.DataFrame({"a": [1], "empty": [None], "authors": [["X", "Y"]]})
    assert preview(frame) == "| a | authors |\n| --- | --- |\n| 1 | X, Y |"


def test_no_rows():
    assert preview(pl.DataFrame({"a": []})) == "No rows."
    assert preview_rows([]) == "No rows."
