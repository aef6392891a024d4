"""The columns that every claim carries, and the rules that bind them."""

import pandera.polars as pa
import polars as pl

from schemas import vocabulary as v
from schemas.table import Table, one_of, text, value


class Spoken(Table):
    """Where the claim stands in its article, verbatim, and how firmly it is said."""

    article_id: pl.String = text("The article that holds the claim.")
    char_start: pl.Int64 = value(
        "First character of `quote` in the article's clean text, counted in Unicode code points from 0.", ge=0
    )
    char_end: pl.Int64 = value("Character after the last one of `quote`; the span is half-open.", ge=1)
    quote: pl.String = text(
        "Verbatim clean text of the span: the sentence, or the clause where a sentence makes several claims."
    )
    attribution: pl.String = text(
        "The verbatim attributing words; null where the article speaks for itself.", nullable=True
    )
    modality: pl.String = one_of(v.MODALITY, "How firmly it is said: fact, claim, plan, possibility or denial.")
    rule: pl.String = text("Id of the rule that produced the row.")

    @pa.dataframe_check(name="quote_fits_span", error="char_end - char_start is the number of characters of quote")
    def quote_fits_span(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        return data.lazyframe.select(
            (pl.col("char_end") - pl.col("char_start")) == pl.col("quote").str.len_chars().cast(pl.Int64)
        )


class Evidence(Spoken):
    """A spoken claim whose speaker is resolved."""

    source_id: pl.String = text("Who says so: the cited speaker, else the publisher.")


class Dated(Table):
    """When it happened, as an inclusive interval."""

    date_start: pl.Date = value("First day on which it may have happened; null where unknown.", nullable=True)
    date_end: pl.Date = value("Last day, inclusive; null where unknown or open.", nullable=True)
    date_precision: pl.String = one_of(v.DATE_PRECISION, "How exactly the date is known.")
    date_text: pl.String = text("The words that date it; null where none do.", nullable=True)

    @pa.dataframe_check(name="dates_in_order", error="date_start is not after date_end")
    def dates_in_order(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        return data.lazyframe.select((pl.col("date_start") <= pl.col("date_end")).fill_null(True))

    @pa.dataframe_check(name="unknown_has_no_date", error="date_precision is unknown exactly where both dates are null")
    def unknown_has_no_date(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        null = pl.col("date_start").is_null() & pl.col("date_end").is_null()
        return data.lazyframe.select(null == (pl.col("date_precision") == "unknown"))

    @pa.dataframe_check(name="day_is_one_day", error="date_precision day has date_start = date_end")
    def day_is_one_day(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        same = pl.col("date_start").eq_missing(pl.col("date_end"))
        return data.lazyframe.select((pl.col("date_precision") != "day") | same)


class Counted(Table):
    """A number of people as the text words it."""

    count: pl.Int64 = value("The number named, or the floor of a vague word; null for a range.", nullable=True, ge=0)
    qualifier: pl.String = one_of(v.QUALIFIER, "How the number is qualified.")
    count_low: pl.Int64 = value("Least number that the words allow; null where they set none.", nullable=True, ge=0)
    count_high: pl.Int64 = value("Greatest number that the words allow; null where they set none.", nullable=True, ge=0)
    count_text: pl.String = text("The words of the number with its qualifier.")

    @pa.dataframe_check(name="bounds_in_order", error="count_low is not above count_high")
    def bounds_in_order(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        return data.lazyframe.select((pl.col("count_low") <= pl.col("count_high")).fill_null(True))

    @pa.dataframe_check(name="bounds_follow_qualifier", error="count and its bounds are those that the qualifier sets")
    def bounds_follow_qualifier(cls, data: pa.PolarsData) -> pl.LazyFrame:  # noqa: D102, N805
        n, low, high, q = pl.col("count"), pl.col("count_low"), pl.col("count_high"), pl.col("qualifier")

        def is_(low_value: pl.Expr | None, high_value: pl.Expr | None) -> pl.Expr:
            low_ok = low.is_null() if low_value is None else low.eq_missing(low_value)
            high_ok = high.is_null() if high_value is None else high.eq_missing(high_value)
            return n.is_not_null() & low_ok & high_ok

        rule = (
            pl.when(q == "exact").then(is_(n, n))
            .when(q.is_in(["at_least", "vague"])).then(is_(n, None))
            .when(q == "more_than").then(is_(n + 1, None))
            .when(q == "up_to").then(is_(None, n))
            .when(q == "fewer_than").then(is_(None, n - 1))
            .when(q.is_in(["about", "nearly"])).then(is_(None, None))
            .otherwise(n.is_null() & low.is_not_null() & high.is_not_null())
        )  # fmt: skip
        return data.lazyframe.select(rule)
