"""Many rows in little memory."""

from collections.abc import Mapping
from typing import Any

import polars as pl

_ROWS = 4_096


class Packed:
    """Rows that come one by one and are held as columns, which take a fifth of the room."""

    def __init__(self, schema: Mapping[str, Any]):
        self._schema = dict(schema)
        self._rows: list[tuple[Any, ...]] = []
        self._frames: list[pl.DataFrame] = []

    def append(self, *row: Any) -> None:
        """Take a row, its values in the order of the schema."""
        self._rows.append(row)
        if len(self._rows) == _ROWS:
            self._pack()

    def frame(self) -> pl.DataFrame:
        """All rows in the order in which they came."""
        self._pack()
        return pl.concat(self._frames)

    def _pack(self) -> None:
        self._frames.append(pl.DataFrame(self._rows, schema=self._schema, orient="row"))
        self._rows = []
