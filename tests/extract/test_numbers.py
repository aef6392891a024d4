"""Numbers: planted words with value, qualifier and bounds; what counts nothing; spans on any text."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.extract.numbers import Quantity, bounds, find_quantities
from schemas import vocabulary


def counts(text: str) -> list[tuple[str, int | None, str]]:
    return [(q.text, q.count, q.qualifier) for q in find_quantities(text) if q.kind == "count"]


@pytest.mark.parametrize(
    ("words", "count", "qualifier", "low", "high"),
    [
        ("14", 14, "exact", 14, 14),
        ("13,871", 13871, "exact", 13871, 13871),
        ("40 000", 40000, "exact", 40000, 40000),
        ("1.2 million", 1200000, "exact", 1200000, 1200000),
        ("three", 3, "exact", 3, 3),
        ("Twenty-five", 25, "exact", 25, 25),
        ("three hundred and forty", 340, "exact", 340, 340),
        ("two thousand five hundred", 2500, "exact", 2500, 2500),
        ("one", 1, "exact", 1, 1),
        ("a hundred", 100, "exact", 100, 100),
        ("at least two", 2, "at_least", 2, None),
        ("no fewer than 166", 166, "at_least", 166, None),
        ("upwards of 180", 180, "at_least", 180, None),
        ("20 or more", 20, "at_least", 20, None),
        ("three hundred and more", 300, "at_least", 300, None),
        ("200-plus", 200, "at_least", 200, None),
        ("at least a dozen", 12, "at_least", 12, None),
        ("more than 170", 170, "more_than", 171, None),
        ("Just over 1,000", 1000, "more_than", 1001, None),
        ("well over 100", 100, "more_than", 101, None),
        ("up to 5,500", 5500, "up_to", None, 5500),
        ("As many as 40,000", 40000, "up_to", None, 40000),
        ("no more than 12", 12, "up_to", None, 12),
        ("fewer than 1,500", 1500, "fewer_than", None, 1499),
        ("about 180", 180, "about", None, None),
        ("some fifty", 50, "about", None, None),
        ("an estimated 250,000", 250000, "about", None, None),
        ("thirty-odd", 30, "about", None, None),
        ("600 or so", 600, "about", None, None),
        ("a hundred or so", 100, "about", None, None),
        ("a dozen", 12, "about", None, None),
        ("two dozen", 24, "about", None, None),
        ("half a dozen", 6, "about", None, None),
        ("more than two dozen", 24, "more_than", 25, None),
        ("more than an estimated 300", 300, "more_than", 301, None),
        ("nearly 30", 30, "nearly", None, None),
        ("close to 10,000", 10000, "nearly", None, None),
        ("between 5 and 10", None, "range", 5, 10),
        ("Between 40,000 and 50,000", None, "range", 40000, 50000),
        ("5 to 10", None, "range", 5, 10),
        ("10-15", None, "range", 10, 15),
        ("two or three", None, "range", 2, 3),
        ("several", 3, "vague", 3, None),
        ("a number of", 3, "vague", 3, None),
        ("dozens", 24, "vague", 24, None),
        ("scores of", 40, "vague", 40, None),
        ("hundreds", 200, "vague", 200, None),
        ("Thousands", 2000, "vague", 2000, None),
        ("tens of thousands", 20000, "vague", 20000, None),
        ("several thousand", 3000, "vague", 3000, None),
        ("at least several hundred", 300, "at_least", 300, None),
    ],
)
def test_planted(words: str, count: int | None, qualifier: str, low: int | None, high: int | None) -> None:
    text = f"They saw {words} soldiers."
    (found,) = find_quantities(text)
    assert (found.text, found.kind) == (words, "count")
    assert (found.count, found.qualifier, found.count_low, found.count_high) == (count, qualifier, low, high)
    assert text[found.start : found.end] == words
    assert not found.is_zero_word


@pytest.mark.parametrize("words", ["No", "none", "nobody", "no one", "Not one", "not a single", "zero"])
def test_words_of_denial(words: str) -> None:
    found = find_quantities(f"{words} of them was hurt")[0]
    assert (found.text, found.count, found.qualifier, found.is_zero_word) == (words, 0, "exact", True)


@pytest.mark.parametrize(
    "text", ["no longer there", "No, he said", "No matter", "some soldiers, over the hill, at least"]
)
def test_words_that_deny_nothing_and_qualify_nothing(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("$5 million", "money"),
        ("818 million CFA francs", "money"),
        ("80 percent", "percent"),
        ("12% of them", "percent"),
        ("some 350 kilometres", "distance"),
        ("350-kilometre road", "distance"),
        ("60 km away", "distance"),
        ("690,000 tonnes", "measure"),
        ("five days after", "duration"),
        ("a nine-day journey", "duration"),
        ("at 11:15 p.m.", "time"),
        ("about 3 a.m.", "time"),
        ("18:00 GMT", "time"),
        ("an 18-year-old", "age"),
        ("said Aissata Maiga, 41, from behind", "age"),
        ("a lieutenant of 32, died", "age"),
        ("aged 12", "age"),
        ("a girl, 15; the rest", "age"),
        ("call 911 now", "id"),
        ("at 876-2500 or", "id"),
        ("(504) 363-5521", "id"),
        ("285 Main St., Springfield", "id"),
        ("men in their 20's", "id"),
        ("at 1600 today", "time"),
        ("the 2d brigade", "ordinal"),
        ("the eighth base", "ordinal"),
        ("the 215th Corps", "ordinal"),
        ("twenty-first", "ordinal"),
        ("in 2012 when", "year"),
        ("between 2012 and 2014", "year"),
        ("on 31 October", "date"),
        ("October 31, they", "date"),
        ("Dec. 31", "date"),
        ("29 and 30 November", "date"),
        ("resolution 2690", "id"),
        ("phase two", "id"),
        ("flight JT 610", "id"),
        ("1. MALI: claims", "id"),
        ("a 4-0 win", "score"),
        ("two-thirds of", "fraction"),
        ("a three-vehicle convoy", "compound"),
        ("magnitude 4.5", "decimal"),
    ],
)
def test_numbers_that_count_no_people(text: str, kind: str) -> None:
    assert find_quantities(text)[0].kind == kind


@pytest.mark.parametrize("text", ["the M23 rebels", "the G5 force", "an AK-47", "Mi-8 helicopter"])
def test_names_with_figures_are_no_numbers(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 15,000-strong mission", [("15,000-strong", 15000, "exact")]),
        ("420 strong", [("420", 420, "exact")]),
        ("a 12-member team", [("12-member", 12, "exact")]),
        (
            "more than 6,000 of nearly 14,000 personnel",
            [("more than 6,000", 6000, "more_than"), ("nearly 14,000", 14000, "nearly")],
        ),
        ("killed 2000 people", [("2000", 2000, "exact")]),
        ("In October 2014 nine died", [("nine", 9, "exact")]),
        ("a total of 32.", [("32", 32, "exact")]),
        ("14 members, out of 32 worldwide", [("14", 14, "exact"), ("32", 32, "exact")]),
        ("In November 14 civilians were killed", [("14", 14, "exact")]),
        ("men, 25 and 30, and Mr. Jones, 34, and 12 others", [("12", 12, "exact")]),
        ("500-1000 people", [("500-1000", None, "range")]),
        ("20 people, 14 of them women", [("20", 20, "exact"), ("14", 14, "exact")]),
        ("rose from 10 to 37", [("10", 10, "exact"), ("37", 37, "exact")]),
    ],
)
def test_counts_in_context(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert counts(text) == expected


def test_a_number_of_400_digits_is_told_apart() -> None:
    (found,) = find_quantities("9" * 400 + " people")
    assert (found.kind, found.count) == ("id", None)
    assert counts("999 billion billion people")[0][1] in (999 * 10**9, None)


@pytest.mark.parametrize("qualifier", [q for q in vocabulary.QUALIFIER if q != "range"])
def test_bounds_are_those_of_the_contract(qualifier: str) -> None:
    low, high = bounds(7, qualifier)
    assert (low, high) == {
        "exact": (7, 7),
        "at_least": (7, None),
        "vague": (7, None),
        "more_than": (8, None),
        "up_to": (None, 7),
        "fewer_than": (None, 6),
        "about": (None, None),
        "nearly": (None, None),
    }[qualifier]


WORDS = [
    *"about 14 1,200 12, 3.5 million hundred and to - twenty five -five no one not a dozen several % $ km".split(),
    *"years -year-old 2012 between first , . é of".split(),
    *("at least", "more than", "or so", "\n", "9" * 30),
]


def holds(found: Quantity, text: str) -> bool:
    """Whether a quantity stands where it says, with a kind and bounds that the schemas accept."""
    largest = 2**63
    numbers = [n for n in (found.count, found.count_low, found.count_high) if n is not None]
    ordered = None in (found.count_low, found.count_high) or found.count_low <= found.count_high
    return (
        text[found.start : found.end] == found.text != ""
        and ordered
        and all(0 <= n < largest for n in numbers)
        and found.qualifier in vocabulary.QUALIFIER
    )


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
@example("between 9,999 and 12")
def test_spans_and_bounds_hold_on_any_words(text: str) -> None:
    found = find_quantities(text)
    assert all(holds(q, text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    assert all(holds(q, text) for q in find_quantities(text))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), st.sampled_from([" ", "", "-"]))
def test_work_grows_with_length_only(
    follows_length: Callable[[Callable[[str], object], str], bool],
    piece: str,
    glue: str,
) -> None:
    text = f"{piece}{glue}" * (4000 // (len(piece) + 1))
    assert follows_length(find_quantities, text)
