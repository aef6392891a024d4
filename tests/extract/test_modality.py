"""Fact, plan, possibility or denial: by what governs a verb, what opens its clause and what is said of a noun."""

from datetime import date

import pytest

from known import known
from pipeline.extract.claims import Event
from pipeline.extract.reader import read


def told(text: str, kind: str) -> list[Event]:
    found = read("x", text, date(2019, 8, 14), None, known(), None).event_reports
    return [e for e in found if e.event_type == kind]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("UNMIL did not leave Zwedru until Monday.", "asserted"),
        ("UNMIL had not left Zwedru by Monday.", "denied"),
        ("UNMIL had no choice but to leave Zwedru on Monday.", "asserted"),
        ("UNMIL decided to leave Zwedru and did so on Monday.", "asserted"),
        ("UNMIL began preparations to leave Zwedru.", "planned"),
        ("UNMIL has scrapped plans to leave Zwedru.", "denied"),
        ("UNMIL never really left Zwedru.", "denied"),
        ("UNMIL will leave Zwedru unless the road is opened.", "possible"),
        ("If the road stays shut, UNMIL will leave Zwedru, its head said.", "possible"),
        ("UNMIL will leave Zwedru on 30 September unless the road is opened.", "planned"),
        ("Nobody knows whether UNMIL has left Zwedru.", "possible"),
        ("If UNMIL were to leave Zwedru, the town would fall.", "possible"),
    ],
)
def test_how_a_departure_is_told(text, modality):
    assert [e.modality for e in told(text, "base_withdrawal")] == [modality]


def test_a_plan_that_was_kept_early_is_a_second_report():
    texts = (
        "UNMIL had planned to leave Zwedru in September but pulled out on Tuesday.",
        "UNMIL, which was due to leave Zwedru in September, pulled out on Tuesday instead.",
        "UNMIL was due to leave Zwedru in September. It left on Tuesday.",
    )
    for text in texts:
        found = {(e.place, e.modality, e.when.date_start) for e in told(text, "base_withdrawal")}
        assert ("Zwedru", "asserted", date(2019, 8, 13)) in found, text
        assert not told(text, "mission_end")


@pytest.mark.parametrize(
    "text",
    [
        "The protest called for Monday in Harper did not take place.",
        "A protest planned for Monday in Harper was called off.",
        "The authorities have banned a protest in Harper.",
    ],
)
def test_a_protest_that_was_not_held(text):
    assert [e.modality for e in told(text, "protest")] == ["denied"]


def test_a_border_that_is_closed_is_no_base():
    assert told("State television announced the closing of the border of Liberia.", "base_withdrawal") == []


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("We wrote last week that UNMIL had left Zwedru. It had not.", "denied"),
        (
            "Question: There are reports that UNMIL has left Zwedru. Is it so?\n\nSpokesman: That is not the case.",
            "denied",
        ),
        (
            "Question: There are reports that UNMIL has left Zwedru. Can you confirm?\n\nSpokesman: I cannot.",
            "possible",
        ),
        ("The mayor said UNMIL had left Zwedru. It was night.", "asserted"),
    ],
)
def test_what_the_next_sentence_takes_back(text, modality):
    assert told(text, "base_withdrawal")[0].modality == modality
