"""To whom or what it was done: never the means, a number, a pronoun, or the doer again."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2017, 3, 15)  # a Wednesday


@pytest.mark.parametrize(
    ("sentence", "kind", "target"),
    [
        ("Gunmen opened fire on a bus near Obo on Monday.", "armed_attack", "bus"),
        ("Militiamen carried out an attack against the village of Gobu on Monday.", "armed_attack", "village"),
        ("A roadside bomb went off under a lorry near Obo on Monday.", "explosive_attack", "lorry"),
        ("A lorry hit a mine near Obo on Monday.", "explosive_attack", "lorry"),
        ("The bombing of a hotel in Obo on Monday killed six.", "explosive_attack", "hotel"),
        ("The market in Obo was the target of mortar fire on Monday.", "shelling", "market"),
        ("The garrison repelled an assault by rebels on Monday.", "armed_attack", "garrison"),
        ("Rebels fired rockets at the airport in Obo on Monday.", "shelling", "airport"),
        ("UNMIL handed over its base in Greenville on Monday.", "base_handover", None),
        ("UNMIL handed its base in Greenville to the Liberian police on Monday.", "base_handover", "Liberia police"),
        ("UNMIL officials signed the transfer documents for the base in Greenville on Monday.", "base_handover", None),
        ("UNMIL closed its base in Greenville on Monday.", "base_withdrawal", "base"),
        ("France withdrew its last troops from Chad on Monday.", "troop_withdrawal", None),
        ("The junta demanded the departure of UNMIL on Monday.", "withdrawal_order", "UNMIL"),
        ("Militiamen blocked the road to Obo on Monday, burning tyres.", "access_restriction", "road"),
    ],
)
def test_the_target_is_what_it_befell(sentence, kind, target):
    events = read("x", sentence, PUBLISHED, None, known(), None).event_reports
    assert [e.target for e in events if e.event_type == kind] == [target]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("An Egyptian convoy struck a mine near Obo on Monday.", None),
        ("A Ghanaian vehicle triggered an improvised explosive device near Obo on Monday.", None),
        ("The army repelled an attack by the M23 on its camp in Obo on Monday.", "M23"),
        ("The base in Obo withstood an assault from the M23 on Monday.", "M23"),
        ("The M23 detonated a bomb near Obo on Monday.", "M23"),
    ],
)
def test_whom_it_befell_did_not_do_it(sentence, actor):
    events = read("x", sentence, PUBLISHED, None, known(), None).event_reports
    assert [e.actor for e in events if e.event_type in ("armed_attack", "explosive_attack")] == [actor]


def test_each_of_several_places_is_its_own_target():
    events = read("x", "UNMIL left Harper and Zwedru on Monday.", PUBLISHED, None, known(), None).event_reports
    assert [(e.place, e.target) for e in events] == [("Harper", "Harper"), ("Zwedru", "Zwedru")]
