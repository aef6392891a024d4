"""Whether a table that comes batch by batch keeps its rules, with the answers that the whole table would give.

The rules themselves are those of `schemas.validation`; only their answers are put together here.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import polars as pl

from schemas.table import Table, primary_key
from schemas.validation import SAMPLE, Result, Rule, rules, validate


class Tally:
    """Results of one rule after another, added up over batches; memory holds the sums and the first bad rows."""

    def __init__(self) -> None:
        self._found: dict[Rule, Result] = {}

    def add(self, results: Iterable[Result]) -> None:
        """Take the results of a batch."""
        for new in results:
            old = self._found.get(new.rule)
            self._found[new.rule] = _sum(old, new) if old else new

    @property
    def results(self) -> list[Result]:
        """One result per rule."""
        return list(self._found.values())


def _sum(one: Result, other: Result) -> Result:
    return replace(
        one,
        checked=one.checked + other.checked,
        failures=one.failures + other.failures,
        sample=[*one.sample, *other.sample][:SAMPLE],
        detail="; ".join(dict.fromkeys(d for d in (one.detail, other.detail) if d)),
    )


class Validation:
    """`validate` for a table whose batches come in order of its key. Keys are unique where each batch goes on after
    the last row of the one before."""

    def __init__(self, model: type[Table]):
        self._model = model
        self._tally = Tally()
        self._key = primary_key(model)
        self._last: tuple[Any, ...] | None = None

    def add(self, batch: pl.DataFrame) -> None:
        """Hold a batch against the rules."""
        found = validate(batch, self._model)
        self._tally.add(found)
        if self._key and not batch.is_empty() and found[0].passed:
            first = batch.select(self._key).row(0)
            if self._last is not None and first <= self._last:
                rule = next(r for r in rules(self._model) if r.name == "key_unique")
                self._tally.add([Result(rule, 0, 1, batch.head(1).to_dicts())])
            self._last = batch.select(self._key).row(-1)

    @property
    def results(self) -> list[Result]:
        """One result per rule."""
        return self._tally.results
