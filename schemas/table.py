"""What every table has in common: a strict Pandera model with a key, foreign keys and descriptions.

A model's docstring describes its table, each field's `description` its column. Nothing else in the project
describes a column; the Columns tab, Parquet metadata, SQL comments and the codebook are projections of these models.
"""

from typing import Any

import pandera.polars as pa
from pandera.backends.polars.register import register_polars_backends

# Before a model is made into a schema: its checks keep what they know of Polars then.
register_polars_backends()


class Table(pa.DataFrameModel):
    """Base of all tables. `Config.metadata` holds `primary_key` and `foreign_keys` ({column: table})."""

    class Config(pa.DataFrameModel.Config):
        """Columns are exact: none missing, none extra, in this order, never coerced."""

        strict = True
        ordered = True
        coerce = False

    @classmethod
    def to_schema(cls) -> pa.DataFrameSchema:
        """The schema with the key's columns first, so that a row opens with its id."""
        schema = super().to_schema()
        key = primary_key(cls)
        schema.columns = {n: schema.columns[n] for n in [*key, *(n for n in schema.columns if n not in key)]}
        return schema


def _metadata(model: type[Table]) -> dict[str, Any]:
    return model.Config.metadata or {}


def primary_key(model: type[Table]) -> list[str]:
    """Columns that identify a row; their values are unique together."""
    return list(_metadata(model).get("primary_key", []))


def foreign_keys(model: type[Table]) -> dict[str, str]:
    """{column: table}; the column's values are that table's single-column key, or null."""
    return dict(_metadata(model).get("foreign_keys", {}))


def one_of(words: Any, description: str, *, nullable: bool = False, **metadata: Any) -> Any:
    """A column of a closed vocabulary of `schemas.vocabulary`."""
    return pa.Field(isin=list(words), nullable=nullable, description=description, metadata=metadata or None)


def text(description: str, *, nullable: bool = False, **checks: Any) -> Any:
    """A column of words; never empty."""
    return pa.Field(str_length={"min_value": 1}, nullable=nullable, description=description, **checks)


def value(description: str, *, nullable: bool = False, **checks: Any) -> Any:
    """A column of another type."""
    return pa.Field(nullable=nullable, description=description, **checks)
