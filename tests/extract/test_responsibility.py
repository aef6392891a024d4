"""Who is said to have done it, beside the deed or afterwards, and whose men "ours" and "his" are."""

from datetime import date

import pytest

from known import known
from pipeline.extract.claims import Event
from pipeline.extract.reader import read


def told(text: str) -> list[Event]:
    return read("x", text, date(2019, 8, 14), None, known(), None).event_reports


@pytest.mark.parametrize(
    "text",
    [
        "A patrol was ambushed near Kouki on Monday by fighters believed to belong to the UPC.",
        "A patrol was ambushed near Kouki on Monday, in an attack that MINUSCA attributed to the UPC.",
        "The men who ambushed a patrol near Kouki on Monday were from the UPC, residents said.",
        "A patrol was ambushed near Kouki on Monday by what MINUSCA called elements of the UPC.",
        "The ambush of a patrol near Kouki on Monday was the work of the UPC, said MINUSCA.",
        "Traders said the UPC was responsible for Monday's ambush of a patrol near Kouki.",
        "A patrol was ambushed near Kouki on Monday. MINUSCA blamed the UPC.",
        "Gunmen ambushed a patrol near Kouki on Monday. MINUSCA identified the attackers as members of the UPC.",
        "A patrol was ambushed near Kouki on Monday. The attackers, whom MINUSCA described as UPC fighters, fled.",
        "A patrol was ambushed near Kouki on Monday by fighters on horseback, belonging to the UPC.",
    ],
)
def test_who_is_said_to_have_done_it(text):
    assert "UPC" in [e.actor for e in told(text) if e.event_type == "armed_attack"]


@pytest.mark.parametrize(
    "text",
    [
        "A patrol was ambushed near Kouki on Monday. MINUSCA did not blame the UPC.",
        "A patrol was ambushed near Kouki on Monday. MINUSCA blamed the UPC for the delay.",
        "A patrol was ambushed near Kouki on Monday in a vehicle belonging to the UPC.",
        "A patrol was ambushed near Kouki on Monday. The attackers were not from the UPC.",
    ],
)
def test_who_is_not_said_to_have_done_it(text):
    assert "UPC" not in [e.actor for e in told(text) if e.event_type == "armed_attack"]


def test_others_do_not_claim_what_they_blame_on_a_group():
    [attack] = told("A patrol was ambushed near Kouki on Monday. Traders said the UPC was behind the ambush.")
    assert (attack.actor, attack.claimed_by) == ("UPC", None)


def test_fighting_is_between_two_wherever_it_broke_out():
    [clash] = told("Fighting broke out in Kouki on Monday between the UPC and the army.")
    assert clash.actor == "UPC"


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ('"Our fighters entered Kouki at dawn," UPC spokesman Abdou Garou said.', "territory_takeover", "UPC"),
        ('"Our men shelled Kouki," South Sudan\'s army spokesman, Gen. Lam Kur, said.', "shelling", "South Sudan army"),
        (
            '"We did not shell Torit," South Sudan\'s army spokesman, Gen. Lam Kur, said.',
            "shelling",
            "South Sudan army",
        ),
        ("Kenya's police chief, Ada Kamau, said her officers would leave Haiti in May.", "troop_withdrawal", "Kenya"),
        ("Ghana's President Kofi Asare said his troops would leave Mali in May.", "troop_withdrawal", "Ghana"),
        ("The last Ghanaian soldiers of MINUSMA left Mali on Tuesday.", "troop_withdrawal", "Ghana"),
    ],
)
def test_whose_men_they_are(text, kind, actor):
    assert [e.actor for e in told(text) if e.event_type == kind] == [actor]
