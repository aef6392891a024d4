"""The calendar language: every step, every way to choose, and what it does with what it cannot know."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import calendar, vocabulary
from schemas.calendar import UNKNOWN, Interval, evaluate

FRIDAY = date(2023, 11, 3)


def days(expression: str, published_on: date = FRIDAY) -> str:
    found = evaluate(expression, published_on)
    return f"{found.date_start}/{found.date_end} {found.precision}"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("2023-10-31", "2023-10-31/2023-10-31 day"),
        ("2023-02", "2023-02-01/2023-02-28 month"),
        ("2012", "2012-01-01/2012-12-31 year"),
        ("1990s", "1990-01-01/1999-12-31 range"),
        ("2012 to 2014", "2012-01-01/2014-12-31 range"),
        ("2012 open", "2012-01-01/None range"),
        ("pub wd<=5 to from wd>=7", "2023-11-03/2023-11-05 range"),
        ("2022-12-28 to from md>=01-03", "2022-12-28/2023-01-03 range"),
        ("pub wd<=2 then ref +3d", "2023-11-03/2023-11-03 day"),
        ("pub m<=8 open then ref m=9", "2023-09-01/2023-09-30 month"),
        ("2023-07-01 to 2023-07-05 then ref +2d", "2023-07-07/2023-07-07 day"),
        ("2023-08-13 then ref +3d then ref -1d", "2023-08-15/2023-08-15 day"),
        ("pub", "2023-11-03/2023-11-03 day"),
        ("pub -1d", "2023-11-02/2023-11-02 day"),
        ("pub +2w", "2023-11-17/2023-11-17 day"),
        ("2024-01-31 +1m", "2024-02-29/2024-02-29 day"),
        ("2024-02-29 -1y", "2023-02-28/2023-02-28 day"),
        ("pub week", "2023-10-30/2023-11-05 week"),
        ("pub -1w week", "2023-10-23/2023-10-29 week"),
        ("pub -1w week end", "2023-10-27/2023-10-29 week"),
        ("pub wd<=6 weekend", "2023-10-28/2023-10-29 week"),
        ("pub -1m month", "2023-10-01/2023-10-31 month"),
        ("pub month end", "2023-11-30/2023-11-30 day"),
        ("pub quarter", "2023-10-01/2023-12-31 part_of_year"),
        ("pub half", "2023-07-01/2023-12-31 part_of_year"),
        ("pub -1y year", "2022-01-01/2022-12-31 year"),
        ("pub decade", "2020-01-01/2029-12-31 range"),
        ("2023-11 early", "2023-11-01/2023-11-10 part_of_month"),
        ("2023-11 w2", "2023-11-08/2023-11-14 part_of_month"),
        ("2023-11 w3", "2023-11-15/2023-11-21 part_of_month"),
        ("2023-11 mid", "2023-11-11/2023-11-20 part_of_month"),
        ("2024-02 late", "2024-02-21/2024-02-29 part_of_month"),
        ("2023-11 h1", "2023-11-01/2023-11-15 part_of_month"),
        ("2023-11 h2", "2023-11-16/2023-11-30 part_of_month"),
        ("2023 early", "2023-01-01/2023-04-30 part_of_year"),
        ("2023 late", "2023-09-01/2023-12-31 part_of_year"),
        ("2023 h2", "2023-07-01/2023-12-31 part_of_year"),
        ("2023 q3", "2023-07-01/2023-09-30 part_of_year"),
        ("2023 end", "2023-12-01/2023-12-31 part_of_year"),
        ("2023 s=12", "2023-12-01/2024-02-29 part_of_year"),
        ("2023-11 first", "2023-11-01/2023-11-01 day"),
        ("2023-11 last", "2023-11-30/2023-11-30 day"),
        ("pub past=4w", "2023-10-06/2023-11-03 range"),
        ("pub next=3m", "2023-11-03/2024-02-03 range"),
        ("pub open", "2023-11-03/None range"),
    ],
)
def test_bases_and_steps(expression: str, expected: str) -> None:
    assert days(expression) == expected


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ("wd<=5", "2023-11-03"),
        ("wd<5", "2023-10-27"),
        ("wd>=5", "2023-11-03"),
        ("wd>5", "2023-11-10"),
        ("wd<=2", "2023-10-31"),
        ("wd>2", "2023-11-07"),
        ("wd=7", "2023-11-05"),
        ("md~10-31", "2023-10-31"),
        ("md~12-31", "2023-12-31"),
        ("md<=12-31", "2022-12-31"),
        ("md>=10-31", "2024-10-31"),
        ("md~~06-01", "2023-06-01"),
        ("md~10-31@2", "2023-10-31"),
        ("md~10-31@1", "2022-10-31"),
        ("md=06-29", "2023-06-29"),
        ("md~02-29", "2024-02-29"),
        ("m~8", "2023-08-01"),
        ("m~1", "2024-01-01"),
        ("m<11", "2022-11-01"),
        ("m<=11", "2023-11-01"),
        ("m>11", "2024-11-01"),
        ("dom~13", "2023-10-13"),
        ("dom>=13", "2023-11-13"),
        ("s<6", "2023-06-01"),
        ("s>6", "2024-06-01"),
    ],
)
def test_choices(choice: str, expected: str) -> None:
    assert str(evaluate(f"pub {choice}", FRIDAY).date_start) == expected


def test_what_hangs_on_an_unknown_day_is_unknown() -> None:
    assert evaluate("pub wd<=2", None) == UNKNOWN
    assert evaluate("ref +2d", FRIDAY) == UNKNOWN
    assert evaluate("2012 to pub", None) == UNKNOWN


def test_a_reference_stands_for_the_date_named_before() -> None:
    assert evaluate("ref +2d", None, Interval(date(2023, 8, 13), date(2023, 8, 13), "day")).date_start == date(
        2023, 8, 15
    )


def test_days_after_some_day_of_a_month_stay_in_that_month() -> None:
    assert evaluate("2022-11 +1d", None) == evaluate("2022-11", None)


@pytest.mark.parametrize(
    "expression", ["2023-02-30", "2023-13", "2023 md=02-30", "0000", "9999 +1y", "pub +99999y", "2024 to 2020"]
)
def test_what_no_calendar_has_is_unknown(expression: str) -> None:
    assert evaluate(expression, FRIDAY) == UNKNOWN


@pytest.mark.parametrize("expression", ["", "tomorrow", "pub sometime", "pub wd<=9x", "pub +1q", "pub  day", "Pub"])
def test_what_is_no_expression_is_refused_by_name(expression: str) -> None:
    with pytest.raises(ValueError, match="date expression"):
        evaluate(expression, FRIDAY)


STEPS = [
    *"+3d -2w +1m -1y week weekend month quarter half year decade wd<=2 wd>7 md~02-29 md<=12-31@3 m~5 m>2".split(),
    *"dom~31 s<12 early mid late h1 h2 q4 end last first past=4w next=3m open".split(),
]


@given(st.lists(st.sampled_from(STEPS), max_size=5), st.dates())
def test_every_expression_gives_an_ordered_interval_of_a_known_precision(steps: list[str], published_on: date) -> None:
    found = evaluate(" ".join(["pub", *steps]), published_on)
    assert found.precision in vocabulary.DATE_PRECISION
    assert (found.precision == "unknown") == (found.date_start is None and found.date_end is None)
    if found.date_start and found.date_end:
        assert found.date_start <= found.date_end
    if found.precision == "day":
        assert found.date_start == found.date_end


def test_the_module_names_every_step_it_knows() -> None:
    assert all(f"`{step}`" in calendar.__doc__ for step in calendar._STEPS if not step.startswith("q"))
