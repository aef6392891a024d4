"""What is done by columns gives what it gives row by row."""

from datetime import date

import polars as pl
import pytest

from pipeline.resolve.ids import digest, digests, row_ids
from pipeline.resolve.tables import most_often
from pipeline.resolve.world import Actors, looked_up


def test_each_name_is_looked_up_once_and_nothing_is_found_for_none():
    asked = []

    def length(name):
        asked.append(name)
        return len(name)

    names = pl.Series(["Gao", None, "Kidal", "Gao"])
    assert looked_up(names, length, pl.Int64).to_list() == [3, None, 5, 3]
    assert sorted(asked) == ["Gao", "Kidal"]
    assert looked_up(names.clear(), length, pl.Int64).to_list() == []
    assert looked_up(pl.Series([None], dtype=pl.String), length, pl.Int64).to_list() == [None]


@pytest.mark.parametrize("day", [None, date(2012, 1, 1), date(2023, 11, 14)])
def test_names_of_actors_are_those_of_their_day(reference, day):
    actors = Actors(reference)
    names = [n for a in reference.actors for n in (a.name, *a.aliases)] + ["the blue helmets", "MINUSMA", None]
    told = actors.names(pl.Series(names, dtype=pl.String), pl.Series([day] * len(names), dtype=pl.Date))
    assert told.to_list() == [n and actors.name(n, day) for n in names]


def test_rows_of_one_key_are_told_apart_by_their_order():
    keys = pl.DataFrame({"article_id": ["a", "a", "b", "a"], "count": [1, 1, None, 1]})
    assert digests(keys).to_list() == [digest(*row) for row in keys.iter_rows()]
    ids = row_ids("cas", keys).to_list()
    assert len(set(ids)) == 4
    assert row_ids("cas", keys[[2, 0]]).to_list() == [ids[2], ids[0]]


def test_of_equally_frequent_values_the_first_in_order_is_taken():
    rows = pl.DataFrame({"key": ["x", "x", "x", "y", "y", "z"], "value": ["b", "a", "b", "d", "c", None]})
    assert sorted(most_often(rows, "key", "value").rows()) == [("x", "b"), ("y", "c")]
