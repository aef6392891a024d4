"""Dates: planted expressions and what they mean, with their spans; what is no date; what hangs on what."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.extract.date_mentions import DateMention
from pipeline.extract.dates import as_coming, as_past, find_dates, resolve_anaphora
from schemas import calendar, vocabulary

FRIDAY = date(2023, 11, 3)


def value(mention: DateMention) -> str:
    start, end = mention.date_start, mention.date_end
    return str(start) if start == end else f"{start}/{end or ''}"


def read(text: str, published_on: date | None = FRIDAY) -> list[tuple[str, str]]:
    return [(mention.text, value(mention)) for mention in find_dates(text, published_on)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("31 October 2023", "2023-10-31"),
        ("31st October, 2023", "2023-10-31"),
        ("the 31st of October 2023", "2023-10-31"),
        ("October 31st, 2023", "2023-10-31"),
        ("October 31 2023", "2023-10-31"),
        ("Oct. 31", "2023-10-31"),
        ("31 Oct", "2023-10-31"),
        ("31 OCTOBER", "2023-10-31"),
        ("2023-10-31", "2023-10-31"),
        ("31/10/2023", "2023-10-31"),
        ("10/31/2023", "2023-10-31"),
        ("31.10.23", "2023-10-31"),
        ("3 jan 90", "1990-01-03"),
        ("12 November ’89", "1989-11-12"),
        ("Tuesday, October 31st", "2023-10-31"),
        ("Tuesday 31 October 2023", "2023-10-31"),
        ("Tuesday night, Oct. 31,", "2023-10-31"),
        ("June 29 last year", "2022-06-29"),
        ("31 December last year", "2022-12-31"),
        ("October 2014", "2014-10-01/2014-10-31"),
        ("June last year", "2022-06-01/2022-06-30"),
        ("January this year", "2023-01-01/2023-01-31"),
        ("early August", "2023-08-01/2023-08-10"),
        ("mid-November", "2023-11-11/2023-11-20"),
        ("late in May", "2023-05-21/2023-05-31"),
        ("the second half of November", "2023-11-16/2023-11-30"),
        ("the first half of 2021", "2021-01-01/2021-06-30"),
        ("the third quarter of 2021", "2021-07-01/2021-09-30"),
        ("the first days of August", "2023-08-01/2023-08-10"),
        ("the end of August 2020", "2020-08-31"),
        ("early 2021", "2021-01-01/2021-04-30"),
        ("the twenty-sixth of July", "2023-07-26"),
        ("July the twenty-sixth", "2023-07-26"),
        ("the third of March, 2012", "2012-03-03"),
        ("the third week of May", "2023-05-15/2023-05-21"),
        ("the week of 16 October", "2023-10-16/2023-10-22"),
        ("between 3 and 9 May", "2023-05-03/2023-05-09"),
        ("two Sundays ago", "2023-10-22"),
        ("a week ago on Tuesday", "2023-10-24"),
        ("the week before last", "2023-10-16/2023-10-22"),
        ("ten years ago today", "2013-11-03"),
        ("ten years ago to the day", "2013-11-03"),
        ("half a year ago", "2023-05-01/2023-05-31"),
        ("the summer of 2020", "2020-06-01/2020-08-31"),
        ("last summer", "2023-06-01/2023-08-31"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("nineteen ninety-six", "1996-01-01/1996-12-31"),
        ("January nineteen ninety-seven", "1997-01-01/1997-01-31"),
        ("today", "2023-11-03"),
        ("this morning", "2023-11-03"),
        ("Yesterday evening", "2023-11-02"),
        ("last night", "2023-11-02"),
        ("tomorrow", "2023-11-04"),
        ("the day before yesterday", "2023-11-01"),
        ("Tuesday night", "2023-10-31"),
        ("last Friday", "2023-10-27"),
        ("next Monday", "2023-11-06"),
        ("this Sunday", "2023-11-05"),
        ("Thursday of last week", "2023-10-26"),
        ("last week", "2023-10-23/2023-10-29"),
        ("the end of last week", "2023-10-27/2023-10-29"),
        ("the weekend", "2023-10-28/2023-10-29"),
        ("last month", "2023-10-01/2023-10-31"),
        ("last year", "2022-01-01/2022-12-31"),
        ("last June", "2023-06-01/2023-06-30"),
        ("earlier this year", "2023-01-01/2023-12-31"),
        ("the end of the month", "2023-11-30"),
        ("the end of the year", "2023-12-01/2023-12-31"),
        ("three weeks ago", "2023-10-13"),
        ("ten days ago", "2023-10-24"),
        ("a couple of months ago", "2023-09-01/2023-09-30"),
        ("two years ago", "2021-01-01/2021-12-31"),
        ("48 hours ago", "2023-11-01"),
        ("recent weeks", "2023-10-06/2023-11-03"),
        ("the past decade", "2013-11-03/2023-11-03"),
        ("the last three months", "2023-08-03/2023-11-03"),
        ("the coming weeks", "2023-11-03/"),
        ("the next two days", "2023-11-03/2023-11-05"),
        ("Christmas Eve", "2023-12-24"),
        ("two days before Christmas 2021", "2021-12-23"),
        ("a week after 3 May", "2023-05-10"),
        ("last March 22", "2023-03-22"),
        ("the Friday before last", "2023-10-20"),
        ("New Year’s Day 2020", "2020-01-01"),
        ("since August", "2023-08-01/"),
        ("since 2012", "2012-01-01/"),
        ("since mid-August", "2023-08-11/"),
        ("between 2012 and 2014", "2012-01-01/2014-12-31"),
        ("2012-14", "2012-01-01/2014-12-31"),
        ("29 and 30 November", "2023-11-29/2023-11-30"),
        ("3-5 October", "2023-10-03/2023-10-05"),
        ("April-June 2022", "2022-04-01/2022-06-30"),
        ("from Friday to Sunday", "2023-11-03/2023-11-05"),
        ("the first six months of 2022", "2022-01-01/2022-06-30"),
        ("the last week of January 2020", "2020-01-21/2020-01-31"),
        ("October 3-5, 2022", "2022-10-03/2022-10-05"),
        ("15 to 16 March", "2023-03-15/2023-03-16"),
        ("from 1 July to 5 August", "2023-07-01/2023-08-05"),
        ("between 28 December and 3 January 2021", "2020-12-28/2021-01-03"),
        ("between early March and the end of June 2022", "2022-03-01/2022-06-30"),
        ("Between 1 July and the first days of August", "2023-07-01/2023-08-10"),
    ],
)
def test_planted(words: str, expected: str) -> None:
    text = f"Shots near the base, {words} as usual."
    (mention,) = find_dates(text, FRIDAY)
    assert value(mention) == expected
    assert text[mention.start : mention.end] == mention.text
    assert mention.text in (words, words.rstrip(","), words.removeprefix("the "))
    assert mention.precision in vocabulary.DATE_PRECISION


@pytest.mark.parametrize(
    "text",
    [
        "It may march on Sun Street.",
        "Rebels may attack; they march by night.",
        "He read The Sun and sat in the sun.",
        "Resolution 2027 was adopted under resolution 2100.",
        "It cost $1989 and 1,989 soldiers came, 2,023 in all.",
        "More than 2000 people fled, 1900 soldiers among them.",
        "2000 French soldiers came.",
        "Call +223 2022 1989 or 66 72 20 12.",
        "see https://example.org/2023/10/31/news-2023-10-31.html",
        "The 13th base and the 215th Corps, for the second time.",
        "Two days ahead of schedule, five days after leaving the camp.",
        "The convoy of 12 trucks drove 350 km at 11:15 p.m.",
        "They fought for five years and a day.",
        "June Carter and April Jones spoke to Mr. March.",
        "It won 4-0; 24 'terrorists' died in the fall of the town.",
        "weeks earlier than planned",
        "At the Christmas party in the summer capital it may last ten years.",
        "A second column, a third, and the day when the world thanks them.",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text, FRIDAY) == []


def test_a_number_after_in_and_a_month_is_no_day() -> None:
    assert read("In October 12 people were killed.") == [("October", "2023-10-01/2023-10-31")]


def test_the_conjunction_that_is_no_pronoun() -> None:
    assert read("The army said that Monday's strike failed.") == [("Monday", "2023-10-30")]


class TestTense:
    """A bare weekday or day of a month is the latest one, or the next where the verb looks ahead."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The convoy left on Tuesday.", "2023-10-31"),
            ("The convoy will leave on Tuesday.", "2023-11-07"),
            ("The mission, which will leave, said on Tuesday", "2023-10-31"),
            ("The council is to meet on Friday.", "2023-11-03"),
            ("It must be out by Dec. 31.", "2023-12-31"),
            ("It had left by 8 May.", "2023-05-08"),
            ("It is due to close its bases by 8 May.", "2024-05-08"),
            ("The elections scheduled for February", "2024-02-01/2024-02-29"),
            ("They came home, pardoned, in January.", "2023-01-01/2023-01-31"),
            ("The camps will be used after January 1", "2024-01-01"),
            ("On 6 February, the troops will leave.", "2024-02-06"),
        ],
    )
    def test_context(self, text: str, expected: str) -> None:
        assert [v for _, v in read(text)] == [expected]

    def test_the_caller_who_knows_the_verb_decides(self) -> None:
        (bare,) = find_dates("Tuesday", FRIDAY)
        assert value(as_coming(bare, FRIDAY)) == "2023-11-07"
        assert value(as_past(as_coming(bare, FRIDAY), FRIDAY)) == "2023-10-31"
        (last,) = find_dates("last Tuesday", FRIDAY)
        assert as_coming(last, FRIDAY) == last
        (ahead,) = find_dates("Tuesday", FRIDAY, future=True)
        assert value(ahead) == "2023-11-07"
        (month,) = find_dates("January", FRIDAY)
        assert value(as_past(month, FRIDAY)) == "2023-01-01/2023-01-31"

    def test_a_fixed_date_has_no_tense(self) -> None:
        (fixed,) = find_dates("31 October 2023", FRIDAY)
        assert as_coming(fixed, FRIDAY) == fixed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will close Bunya in mid-December, Sange before the end of the month.", "2023-12-31"),
        ("It closed Bunya on 2 November and will close Sange before the end of the month.", "2023-11-30"),
        ("It will leave by 31 December. A week earlier, two shells fell near it.", "None"),
        # what the words around a day say of its year
        ("A march was called for Sunday in Bunya.", "2023-11-05"),
        ("They had pulled their men out of Bunya by 22 December.", "2022-12-22"),
        ("They fixed 31 December as the deadline.", "2023-12-31"),
        ("Bunya was the first of its camps to be handed over, on 3 January.", "2023-01-03"),
        ("All through December they turned lorries back.", "2022-12-01"),
        ("By the 1st the rebels held half of Bunya.", "2023-11-01"),
    ],
)
def test_what_lies_ahead_in_a_text(text: str, expected: str) -> None:
    assert read(text)[-1][1].startswith(expected)


def test_a_week_after_the_coming_weekday() -> None:
    assert read("They fly home on Saturday week.") == [("Saturday week", "2023-11-11")]


class TestAnaphora:
    """Dates that hang on a date told before."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("It closed Ber on 13 August and Goundam three days later.", "2023-08-16"),
            ("It left on 31 October. The same day rebels came.", "2023-10-31"),
            ("The base fell on 6 April 1994. The next morning ten died.", "1994-04-07"),
            ("On 14 November 2022 they came; a fortnight after, they left.", "2022-11-28"),
            ("They signed in October 1993, and that August it began.", "1993-08-01/1993-08-31"),
            ("It was left in 2006 and taken the following February.", "2007-02-01/2007-02-28"),
            ("It burned on 29 October, and they stormed a church on the 16th.", "2023-10-16"),
            ("It came in August 2022. Britain announced that November that it would go.", "2022-11-01/2022-11-30"),
            ("He was shot on 20 January 2019. Two years later it was hit.", "2021-01-01/2021-12-31"),
            ("They were seized on Aug. 28. That week two posts were encircled.", "2023-08-28/2023-09-03"),
            ("On Monday it opened. The day before, shots were heard.", "2023-10-29"),
            ("From 1 to 5 July it rained. Two days later it stopped.", "2023-07-07"),
        ],
    )
    def test_within_a_text(self, text: str, expected: str) -> None:
        mentions = find_dates(text, FRIDAY)
        assert mentions[-1].kind == "anaphoric"
        assert value(mentions[-1]) == expected

    def test_a_day_passes_over_a_bare_year(self) -> None:
        assert read("Seven died on Monday. It came in 2004. The same day eight died.")[-1][1] == "2023-10-30"

    def test_what_is_told_as_past_does_not_lie_ahead(self) -> None:
        text = "It fell on 2 April 2019. She recalled it on Tuesday. Two years later it fell again."
        assert read(text)[-1][1] == "2021-01-01/2021-12-31"

    def test_without_an_anchor_a_day_is_unknown_and_a_year_hangs_on_publication(self) -> None:
        (day,) = find_dates("Six days on, they count.", FRIDAY)
        assert (day.precision, day.relative) == ("unknown", None)
        assert read("more than a year earlier") == [("a year earlier", "2022-01-01/2022-12-31")]

    def test_a_caller_may_give_another_anchor(self) -> None:
        anchor, later = find_dates("On Tuesday and three days later.", None)
        moved = resolve_anaphora(later, find_dates("13 August 2023", None)[0])
        assert value(moved) == "2023-08-16"
        assert later.relative == "pub wd<=2 then ref +3d"
        assert resolve_anaphora(anchor, later) == anchor


class TestWithoutPublication:
    """What hangs on the day of publication stays unknown, with the expression that will give it."""

    def test_kept_as_an_expression(self) -> None:
        for words in ("on Tuesday", "since August", "in the coming weeks", "mid-November", "Oct. 31", "last month"):
            (mention,) = find_dates(f"It left {words}.", None)
            assert (mention.date_start, mention.date_end, mention.precision) == (None, None, "unknown")
            later = calendar.evaluate(mention.relative, FRIDAY)
            (known,) = find_dates(f"It left {words}.", FRIDAY)
            assert later == (known.date_start, known.date_end, known.precision)

    def test_weekday_and_date_settle_the_year(self) -> None:
        text = "On Tuesday, October 31st, rebels took the base. The junta took power in 2020. It closes on December 31."
        assert read(text, None) == [
            ("Tuesday, October 31st", "2023-10-31"),
            ("2020", "2020-01-01/2020-12-31"),
            ("December 31", "2023-12-31"),
        ]

    def test_days_follow_the_day_told_before(self) -> None:
        text = "On 6 April 1994 it began. By 20 April they were gone; on 4 July the town fell."
        assert [v for _, v in read(text, None)] == ["1994-04-06", "1994-04-20", "1994-07-04"]

    def test_a_month_told_before_settles_no_day(self) -> None:
        assert read("It happened in October 2014. Its time runs out on 31 December.", None)[-1] == (
            "31 December",
            "None",
        )


class TestNeighbours:
    """A year that one of two neighbours names holds for both."""

    def test_shared_year(self) -> None:
        assert [v for _, v in read("in March and May of last year")] == [
            "2022-03-01/2022-03-31",
            "2022-05-01/2022-05-31",
        ]
        assert [v for _, v in read("on 3 May and 7 June 2020")] == ["2020-05-03", "2020-06-07"]

    def test_years_stay_apart(self) -> None:
        assert [t for t, _ in read("coups in 2020 and 2021")] == ["2020", "2021"]
        assert [v for _, v in read("on 3 and 17 May")] == ["2023-05-03", "2023-05-17"]


WORDS = [
    *"Tuesday on 31 October Oct. the last next week 2023 two days later ago early mid- of and to since".split(),
    *"between from , - . year same that this summer 1st 2012- / ’s end é 00".split(),
    "\n",
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), st.none() | st.dates())
@example("from 31 October to 31 February 2023", None)
@example("two days later Tuesday", None)
def test_spans_and_intervals_hold_on_any_text(text: str, published_on: date | None) -> None:
    end = 0
    for mention in find_dates(text, published_on):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= end
        end = mention.end
        assert (mention.precision == "unknown") == (mention.date_start is None and mention.date_end is None)
        assert mention.kind in ("absolute", "relative", "anaphoric")
        if mention.relative:
            calendar.evaluate(mention.relative, FRIDAY)


@given(st.text(max_size=300), st.none() | st.dates())
def test_no_text_breaks_it(text: str, published_on: date | None) -> None:
    assert all(text[m.start : m.end] == m.text for m in find_dates(text, published_on))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
    st.sampled_from([" ", "", "-"]),
    st.sampled_from([FRIDAY, None]),
)
def test_work_grows_with_length_only(
    follows_length: Callable[[Callable[[str], object], str], bool],
    piece: str,
    glue: str,
    published_on: date | None,
) -> None:
    text = f"{piece}{glue}" * (4000 // (len(piece) + 1))
    assert follows_length(lambda words: find_dates(words, published_on), text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on 17, 21 and 24 September", ["2023-09-17", "2023-09-21", "2023-09-24"]),
        ("on 3, 9, 14 and 20 June 2021", ["2021-06-03", "2021-06-09", "2021-06-14", "2021-06-20"]),
        ("It killed 17, 21 September reported", ["2023-09-21"]),
        ("on 12 October, a Thursday, they left", ["2023-10-12"]),
        ("under resolution 2363 (2017)", []),
        ("on the force's last day", []),
        ("during Friday prayers on March 21", ["2023-03-21"]),
    ],
)
def test_days_in_lists_and_what_is_no_day(words: str, expected: list[str]) -> None:
    assert [v for _, v in read(words)] == expected


def test_next_day_is_the_day_after_the_one_told() -> None:
    assert [v for _, v in read("The camp fell on 4 October. Next day the column left.")] == ["2023-10-04", "2023-10-05"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("In 2009 she fled after rebels took it on 15 January.", ["2009-01-01/2009-12-31", "2009-01-15"]),
        (
            "The year 2012 was bad: the fort fell on 31 March, the town in April.",
            ["2012-01-01/2012-12-31", "2012-03-31", "2012-04-01/2012-04-30"],
        ),
        ("He recalls 2012, when the fort fell on 31 March.", ["2012-01-01/2012-12-31", "2012-03-31"]),
        ("In 2013 rebels came.", ["2013-01-01/2013-12-31"]),
        ("The mission, created in 2013, left the fort on 13 August.", ["2013-01-01/2013-12-31", "2023-08-13"]),
        ("In 2021 it closed one and now it will leave by 15 November.", ["2021-01-01/2021-12-31", "2023-11-15"]),
        ("In 2021 it closed one. On 13 August it left.", ["2021-01-01/2021-12-31", "2023-08-13"]),
    ],
)
def test_a_year_that_opens_a_sentence_rules_its_days(words: str, expected: list[str]) -> None:
    assert [v for _, v in read(words)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed the mosque during Friday prayers on March 21.",
        "On March 21, during Friday prayers, gunmen stormed the mosque.",
        "Gunmen stormed the mosque on the Friday night of 21 March.",
    ],
)
def test_a_weekday_beside_a_day_is_that_day(text: str) -> None:
    found = find_dates(text, date(2025, 4, 3))
    assert {m.date_start for m in found} == {date(2025, 3, 21)}
