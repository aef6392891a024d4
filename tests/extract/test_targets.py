"""To whom or what it was done: never the means, a number, a pronoun, or the doer again."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pipeline.extract.names import Gazetteer, gazetteer
from pipeline.extract.reader import read
from pipeline.reference import load_reference

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference" / "minusma"
PUBLISHED = date(2017, 3, 15)  # a Wednesday


@cache
def known() -> Gazetteer:
    return gazetteer(load_reference(REFERENCE))



@pytest.mark.parametrize(
    ("sentence", "kind", "target"),
    [
        ("Gunmen opened fire on a bus near Obo on Monday.", "armed_attack", "bus"),
        ("Militiamen carried out an attack against the village of Gobu on Monday.", "armed_attack", "village"),
        ("A roadside bomb went off under a patrol of the army near Obo on Monday.", "explosive_attack", None),
        ("A lorry hit a mine near Obo on Monday.", "explosive_attack", None),
        ("Rebels fired rockets at the airport in Obo on Monday.", "shelling", "airport"),
        ("UNMIL handed over its base in Greenville on Monday.", "base_handover", None),
        ("UNMIL handed its base in Greenville to the Liberian police on Monday.", "base_handover", "Liberia police"),
        ("UNMIL officials signed the transfer documents for the base in Greenville on Monday.", "base_handover", None),
        ("UNMIL closed its base in Greenville on Monday.", "base_withdrawal", "base"),
        ("France withdrew its last troops from Chad on Monday.", "troop_withdrawal", None),
        ("The junta demanded the departure of UNMIL on Monday.", "withdrawal_order", "UNMIL"),
        ("Villagers blocked the road to Obo on Monday, burning tyres.", "access_restriction", "road"),
    ],
)
def test_the_target_is_what_it_befell(sentence, kind, target):
    events = read("x", sentence, PUBLISHED, None, known(), None).event_reports
    assert [e.target for e in events if e.event_type == kind] == [target]
