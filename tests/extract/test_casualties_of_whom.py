"""Casualty figures: whose people they count and over what time, where the sentence itself does not name them."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

_MISSION = "UNISFA is the United Nations mission in Abyei.\n\n"


def told(text: str) -> list[tuple[str, str, int | None, str]]:
    figures = read("a1", text, date(2019, 6, 14), None, known(), None).casualty_figures
    return [(c.outcome, c.victims, c.count, c.scope) for c in figures]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        # soldiers of the force just named
        (
            "The Ethiopian battalion took the bridge back at dusk. Three soldiers died and nine were hurt.",
            "peacekeepers",
        ),
        ("A mine went off under the lorry. Two officers were wounded, according to the mission.", "peacekeepers"),
        # of the state, whose army is named, or who stand in another scene
        ("The Sudanese army took the bridge back at dusk. Three soldiers died and nine were hurt.", "state_forces"),
        (
            "The Ethiopian battalion handed out water. On 3 June gunmen near Babanusa killed four soldiers.",
            "state_forces",
        ),
    ],
)
def test_bare_soldiers_are_of_the_force_told_of_before_them(text: str, victims: str) -> None:
    assert {v for _, v, _, _ in told(_MISSION + text)} == {victims}


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("The operation had cost thirty Danish lives when it was wound up.", "cumulative"),
        ("The war, which broke out when the president fell, cost at least 40,000 lives.", "cumulative"),
        ("Of those who served in it, 83 died.", "cumulative"),
        ("Of the force's own people 21 lost their lives.", "cumulative"),
        ("Forty-two Danish soldiers lost their lives in Afghanistan.", "cumulative"),
        ("Forty-two Danes have died with it.", "cumulative"),
        ("The army says 30 rebels were killed in five separate raids.", "cumulative"),
        ("A plaque honours the 22 soldiers who gave their lives at Kutum on 9 May 2012.", "incident"),
        ("A mine near Kutum wounded two Danes in 2004.", "incident"),
    ],
)
def test_what_a_body_or_a_war_has_cost_is_no_single_incident(text: str, scope: str) -> None:
    assert {s for _, _, _, s in told(text)} == {scope}
