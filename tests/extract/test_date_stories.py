"""Days without a year in a story of years ago: they are of the year that is told."""

from datetime import date

import pytest

from pipeline.extract.dates import find_dates


def read(text: str, published_on: date | None) -> list[tuple[str, str]]:
    """The words of each date of a text and the days from which to which it lasts."""
    found = find_dates(text, published_on)
    return [
        (m.text, str(m.date_start) if m.date_start == m.date_end else f"{m.date_start}/{m.date_end}") for m in found
    ]


ANNIVERSARY = """Ten years ago this month the rebels came to Para. Few in the town like to speak of it.

They took the mill on 4 May 2013. The river port fell on the 7th, and three days later they were in Gori.

It was over on 2 August, when the army came back. In September the market opened.

On Tuesday the town held a service for the dead."""


def test_a_text_that_looks_back_tells_of_the_year_it_looks_back_to() -> None:
    assert read(ANNIVERSARY, date(2023, 5, 12)) == [
        ("Ten years ago this month", "2013-05-01/2013-05-31"),
        ("4 May 2013", "2013-05-04"),
        ("the 7th", "2013-05-07"),
        ("three days later", "2013-05-10"),
        ("2 August", "2013-08-02"),
        ("September", "2013-09-01/2013-09-30"),
        ("Tuesday", "2023-05-09"),
    ]


def test_a_text_of_today_does_not_look_back_though_it_names_an_old_year() -> None:
    text = "The force came in 2013.\n\nIt left Para on 2 August.\n\nIn September it will leave Gori."
    assert [v for _, v in read(text, date(2023, 8, 12))] == [
        "2013-01-01/2013-12-31", "2023-08-02", "2023-09-01/2023-09-30",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a day of the month goes on from a range, and from a date far back in its sentence
        ("Between May 23 and 28 it lost 18 men. Para had fallen on the 24th.", "2023-05-24"),
        ("On 4 May crowds marched in Para, a day that few who saw it will forget soon, and a smaller one on the 9th.",
         "2023-05-09"),
        # what was so for years gives "that evening" no day; an accord of years ago no "month later"
        ("On 6 May they hit the camp, kept since 2014 by Malawians. That evening it burned.", "2023-05-06"),
        ("On 6 May they left the pact, signed in 2012, and a month later the country.", "2023-06-01"),
        ("On 26 July they rose. The Sunday after, a crowd came.", "2023-07-30"),
        ("On 26 July they rose. They had met the Friday before.", "2023-07-21"),
        ("They looted it on 25 July. A day after that three men were shot.", "2023-07-26"),
        ("They looted it on 25 July. Two days before that they had met.", "2023-07-23"),
        ("They looted it on 25 July. A week after that raid the army came.", "2023-07-25"),
        # a counted time beside its date
        ("They took Para on 4 May. Two weeks later, on 16 May, they lost it.", "2023-05-16"),
    ],
)  # fmt: skip
def test_what_a_day_hangs_on(text: str, expected: str) -> None:
    found = [m for m in find_dates(text, date(2023, 9, 12)) if m.text.lower() != "16 may"]
    assert str(found[-1].date_start) == expected


def test_a_day_within_the_months_told_before_it_is_of_their_year() -> None:
    text = "From March to April 2011 helicopters fired on the camps. The president was caught on April 11."
    assert [v for _, v in read(text, date(2017, 7, 3))][-1] == "2011-04-11"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They hauled down the flag on 31 August 2017, and the mission closed on 15 October.", "2017-10-15"),
        ("The war broke out in May 1998. On 5 June aircraft bombed Para.", "1998-06-05"),
        ("He was shot on 24 July 2000. Seventeen days after, a soldier died. On 6 September a mob came.", "2000-09-06"),
        # a month of last year says little of a day without a year
        ("They came in December 2022 and lost ten men. On 27 January Para fell.", "2023-01-27"),
        ("Rebels rose in January 2012, and a coup followed on 22 March.", "2012-03-22"),
        ("They came on 2 December 2021, three months after he was shot on 5 September.", "2021-09-05"),
        # a length of time behind the day that it is counted to
        ("He died on 3 May 2021, two years ago to the day.", "2021-05-03"),
        ("It opened on 19 August 2003, twenty years ago this week.", "2003-08-19"),
        # the month told last, whatever year stands between
        (
            "On 11 January they struck those who had come the year before, and won by the end of that month.",
            "2023-01-31",
        ),
        # what has a day of its own has happened
        ("They are to leave by 18 February under the ceasefire of 27 November.", "2022-11-27"),
    ],
)
def test_days_of_a_story_of_another_year(text: str, expected: str) -> None:
    assert str(find_dates(text, date(2023, 2, 12))[-1].date_start) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a day within the season told before it, and what goes on from there
        ("She was there in the spring of 2016. On 30 April the mill burned.", "2016-04-30"),
        ("She was there in the spring of 2016. On 30 April the mill burned. In June it was Gori's turn.", "2016-06-01"),
        ("They took Para on 26 July of 2019. On 6 August they shut the port.", "2019-08-06"),
        ("They took Para on 26 July of last year. On 6 August they shut the port.", "2022-08-06"),
        # what had been before the day told
        ("The army retook Para on 5 May 2019. Rebels had captured it in March.", "2019-03-01"),
        ("The army retook Para on 5 May 2019. On 3 April rebels had burned the mill.", "2019-04-03"),
        ("They fell out on 18 August 2020. Nine months later, on 24 May, they did so again.", "2021-05-24"),
        ("They signed on 18 June 2000. The force came that July; a treaty followed on 12 December.", "2000-12-12"),
        ("They came on 3 May 2016 and took two towns. By the end of the week they held four.", "2016-05-06"),
        ("It came on 1 July 2013. In January of the year before, rebels had risen.", "2012-01-01"),
        (
            "It came on 1 July 2013. In January of the year before, rebels had risen. In March soldiers toppled him: "
            "Gori and Para were lost from 30 March to 1 April.",
            "2012-03-30",
        ),
        # no story goes on from what is told in passing
        ("Since the accord of May 2019 little has changed. On 12 June gunmen came.", "2023-06-12"),
        ("The last such raid was in November 2018. On 27 January gunmen came.", "2023-01-27"),
        ("The force was sent in June 2014. On 2 July it left Para.", "2023-07-02"),
    ],
)
def test_whether_a_story_of_another_year_goes_on(text: str, expected: str) -> None:
    assert str(find_dates(text, date(2023, 7, 12))[-1].date_start) == expected


def test_days_of_a_text_without_a_date_are_of_the_year_told_last() -> None:
    vote = "They lost the vote of May 1998."
    assert read(f"{vote} On 11 September officers mutinied.", None)[1][1] == "1998-09-11"
    assert read(f"{vote} By 31 December the mission must be gone.", None)[1][1] == "None"


def test_an_obituary_tells_of_years_ago_throughout() -> None:
    text = (
        "The general, who has died, was in Para in March 1991, in Gori on 25 May 1997 and in Sake in July 1999.\n\n"
        "In the first days of May 2000 the peace came apart.\n\nNobody slept. On 15 July the rebels withdrew."
    )
    assert str(find_dates(text, date(2021, 3, 14))[-1].date_start) == "2000-07-15"
