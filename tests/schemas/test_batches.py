"""A table in batches is held to its rules as the whole table is."""

import polars as pl
import pytest

from schemas import projections
from schemas.batches import Validation
from schemas.rejected import Rejected
from schemas.validation import SAMPLE, validate


def rows(*paths: str, reason: str = "empty") -> pl.DataFrame:
    values = [(path, "-", None, reason, "It is so.") for path in paths]
    return pl.DataFrame(values, schema=projections.empty(Rejected).schema, orient="row")


def in_batches(*batches: pl.DataFrame) -> Validation:
    validation = Validation(Rejected)
    for batch in batches:
        validation.add(batch)
    return validation


def test_batches_give_what_the_whole_gives():
    parts = [rows("a", "b"), rows("c", "d", reason="odd"), rows("e")]
    assert in_batches(*parts).results == validate(pl.concat(parts), Rejected)


def test_samples_stay_short():
    parts = [rows(*(f"{n}{m}" for m in range(SAMPLE)), reason="odd") for n in range(4)]
    (broken,) = (result for result in in_batches(*parts).results if not result.passed)
    assert (broken.checked, broken.failures, len(broken.sample)) == (4 * SAMPLE, 4 * SAMPLE, SAMPLE)


@pytest.mark.parametrize("again", ["b", "a"])
def test_a_key_that_comes_again_in_another_batch_is_found(again):
    (broken,) = (result for result in in_batches(rows("a", "b"), rows(again, "c")).results if not result.passed)
    assert (broken.rule.name, broken.checked, broken.failures) == ("key_unique", 4, 1)
    assert broken.sample[0]["path"] == again


def test_rows_of_another_shape_are_told():
    (result,) = in_batches(rows("a").drop("detail"), rows("b").drop("detail")).results
    assert (result.rule.name, result.failures, result.detail) == ("shape", 2, "column detail is missing")


def test_no_rows_keep_all_rules():
    assert in_batches(rows()).results == validate(rows(), Rejected)
