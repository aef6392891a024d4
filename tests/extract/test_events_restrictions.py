"""Roads, borders, flights and supplies denied, in the many words for it."""

from collections import Counter
from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2023, 10, 2)  # a Monday
MISSION = "UNMISS is the United Nations mission in South Sudan."


def told(text: str) -> Counter[str]:
    """How often each type of event is told in a text that follows a sentence about the mission."""
    found = read("x", f"{MISSION}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return Counter(e.event_type for e in found)


@pytest.mark.parametrize(
    "text",
    [
        "When the last troops left Lokuru on Friday, they were denied air support for the journey.",
        "Rebels have not let a single lorry reach Lokuru since Friday.",
        "Militants at the bridge turned two of the trucks back at Lokuru on Friday.",
        "Journalists were kept out of Lokuru on Friday by the army.",
        "Villagers felled trees across the road at Lokuru on Friday.",
        "No relief flight has landed in Lokuru since Friday.",
        "The airport at Lokuru was closed on Friday to aid flights.",
        "Soldiers stopped a food convoy near Lokuru on Friday and would not let it pass.",
        "Soldiers closed the road into Lokuru on Friday and turned journalists back.",
        "Three tankers were held up on Friday at a roadblock near Lokuru.",
        "The army has yet to admit inspectors into Lokuru.",
        "Flights to Lokuru have been forbidden since Friday by the governor.",
    ],
)
def test_passage_is_denied(text: str) -> None:
    assert told(text)["access_restriction"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "Denmark cut off aid on Friday.",
        "Protesters blocked roads in Lokuru on Friday.",
        "Guards stopped the bomber at the gate in Lokuru on Friday.",
        "The army turned back an attack on Lokuru on Friday.",
        "The minister said that the boys would not be allowed sweets in Lokuru.",
    ],
)
def test_no_passage_is_denied(text: str) -> None:
    assert told(text)["access_restriction"] == 0
