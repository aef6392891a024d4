"""Days of publication in headers, metadata and addresses."""

from datetime import date

import pytest

from pipeline.ingest.dates import complete, date_in_url, find_day, parse_date


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2023-10-31 18:08", date(2023, 10, 31)),
        ("2023-10-31T18:08:00+00:00", date(2023, 10, 31)),
        ("20231031T180800Z", date(2023, 10, 31)),
        ("Thursday November 09 2023", date(2023, 11, 9)),
        ("November 3, 20236:09 AM EDT", date(2023, 11, 3)),
        ("Wednesday, 1st of November 2023", date(2023, 11, 1)),
        ("3 Nov. 2023", date(2023, 11, 3)),
        ("Wed, 01 Nov 2023 08:00:00 +0000", date(2023, 11, 1)),
        ("31.10.2023", date(2023, 10, 31)),
        ("31/10/2023", date(2023, 10, 31)),
        ("10/31/2023", date(2023, 10, 31)),
        ("3 jan 90", date(1990, 1, 3)),
        ("03/04/2023", None),
        ("31 February 2023", None),
        ("9999-12-31", None),
        ("1899-12-31", None),
        ("Resolution 2690 of 2023", None),
        ("", None),
    ],
)
def test_parse_date(line, expected):
    assert parse_date(line) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2023/08/14/camp", date(2023, 8, 14)),
        ("https://example.org/camp-taken-2023-10-31/", date(2023, 10, 31)),
        ("https://example.org/camp-20140915", date(2014, 9, 15)),
        ("https://example.org/2023/aug/14/camp", date(2023, 8, 14)),
        ("https://example.org/briefing-9-june-2012", date(2012, 6, 9)),
        ("https://example.org/story-20239999/a", None),
        ("https://example.org/id/12345678901", None),
        ("https://example.org/9999/12/31/", None),
    ],
)
def test_date_in_url(url, expected):
    assert date_in_url(url) == expected


def test_day_without_year_takes_the_one_nearest_to_a_known_date():
    day = find_day("Dec 30")
    assert complete(day, date(2024, 1, 2), "") == date(2023, 12, 30)


def test_day_without_year_takes_the_one_in_which_its_weekday_agrees():
    day = find_day("Thursday, June 28")
    assert complete(day, None, "The mission began in October 2003; she took office in January 2018.") == date(
        2018, 6, 28
    )


@pytest.mark.parametrize("text", ["", "It leaves by 2030.", "In 2018 it left."])
def test_day_without_year_or_weekday_is_not_guessed(text):
    assert complete(find_day("June 28"), None, text) is None
