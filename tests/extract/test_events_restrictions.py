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
        "The army has closed the lake to fishermen since Friday.",
        "The island is closed to journalists.",
        "The police have kept the road closed to civilian traffic ever since.",
        "A night curfew has been in force in Lokuru since Friday.",
        "UN staff in Lokuru were told by the governor not to leave their houses.",
        "Men in uniform stopped the observers at gunpoint near Lokuru.",
        "No lorry may leave Lokuru without a permit from the governor.",
        "The mission was told on Friday that its planes could no longer land at Lokuru.",
        "The governor would not clear the drones to fly.",
        "No fuel has been delivered to the base since 1 May.",
        "No lorry comes in.",
        "The governor has banned all movement in Lokuru after dark.",
        "The general staff has forbidden UN flights over Lokuru.",
        "Police kept reporters away from the hospital in Lokuru.",
        "Militiamen raided the compound in Lokuru on Friday and prevented staff from leaving.",
        "Six lorries got through; the rest were stopped by militiamen at Lokuru.",
        "Customs officers impounded 120 containers in September.",
        "Militiamen ordered the patrol to turn round near Lokuru.",
        "A crowd locked the observers into their hotel in Lokuru for a week.",
        "The Kenyans stopped selling fuel to the mission in May.",
        "Activists closed the road to Lokuru in May.",
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
        "The museum in Lokuru is closed to visitors on Mondays.",
        "The mission closed the road because a mine had been found.",
        "The curfew in Lokuru was lifted on Friday.",
        "Robbers stopped the bus at gunpoint near Lokuru and took the money.",
        "Doctors told her not to walk.",
        "The convoy was forced to turn back by heavy fire.",
        "UNMISS has suspended the rotation of its engineers.",
    ],
)
def test_no_passage_is_denied(text: str) -> None:
    assert told(text)["access_restriction"] == 0
