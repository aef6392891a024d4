"""Figures and the events that cost the lives: the event of the sentence, else the one told just before."""

from datetime import date

from known import known
from pipeline.extract.claims import ArticleClaims
from pipeline.extract.reader import read


def claims(text: str) -> ArticleClaims:
    return read("x", text, date(2023, 10, 2), None, known(), "Mali")


def test_a_toll_has_the_place_and_day_of_the_event_told_just_before() -> None:
    found = claims("Gunmen attacked a convoy near Rubare on 26 September. Four civilians died and six were wounded.")
    day = date(2023, 9, 26)
    assert [(f.place, f.when.date_start, f.event_no) for f in found.casualty_figures] == [("Rubare", day, 0)] * 2


def test_a_sum_over_years_is_of_no_event() -> None:
    found = claims(
        "Gunmen attacked a convoy near Rubare on 26 September. Since 2013, 170 peacekeepers have been killed."
    )
    total = next(f for f in found.casualty_figures if f.count == 170)
    assert (total.scope, total.place, total.event_no) == ("cumulative", None, None)


def test_another_paragraph_tells_of_something_else() -> None:
    found = claims("Gunmen attacked a convoy near Rubare on 26 September.\n\nFour miners died in a fall of rock.")
    assert [(f.place, f.event_no) for f in found.casualty_figures] == [(None, None)]
