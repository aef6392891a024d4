"""What becomes of the things of a base: wrecked by those who leave, carried off by those who come."""

from datetime import date

import pytest

from known import known
from pipeline.extract.reader import read

PUBLISHED = date(2018, 5, 16)  # a Wednesday
LEAD = "UNMIL is the United Nations mission in Liberia."
LEFT = "The mission gave up its camp at Harper on 3 May."


def told(text: str) -> set[str]:
    """What was wrecked or looted: what, where, when, if not yet."""
    found = read("x", f"{LEAD}\n\n{text}", PUBLISHED, None, known(), None).event_reports
    return {
        f"{e.event_type} {e.place} {e.when.date_start or '-'}"
        for e in found
        if e.event_type in ("equipment_destruction", "looting") and e.modality != "denied"
    }


@pytest.mark.parametrize(
    "text",
    [
        f"{LEFT} Before they went, crews spiked the mortars.",
        f"{LEFT} Technicians had poured sugar into the tanks of six lorries.",
        f"{LEFT} A gunner tells of putting a grenade down the barrel of each of their two mortars before he ran.",
        f"{LEFT} Two trucks that were not worth the freight had been wrecked by engineers of the mission.",
        f"{LEFT} Tents for which there was no room on the trucks were burned on the spot.",
        "Before driving out on 3 May, peacekeepers at Harper smashed the radios and two freezers.",
        "What they could not carry at Harper the peacekeepers put out of action.",
    ],
)
def test_own_things_are_made_useless(text: str):
    assert any(found.startswith("equipment_destruction Harper") for found in told(text)), told(text)


@pytest.mark.parametrize(
    "text",
    [
        "In Harper, before driving out on 3 May, peacekeepers wreck 30 armoured vehicles.",
        "Peacekeepers blew up a stock of ammunition before they abandoned Harper on 3 May.",
        "When they left Harper on 3 May, the peacekeepers burned their tents.",
        "The French burned what they could not take with them when they left Harper on 3 May.",
    ],
)
def test_it_is_done_on_the_day_they_leave(text: str):
    assert "equipment_destruction Harper 2018-05-03" in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peacekeepers at Harper fired grenades into the rebels' vehicles on 3 May.",
        "Soldiers burned the villagers' beds at Harper on 3 May.",
        "Mechanics at Harper drove nails into the fence of the market on 3 May.",
    ],
)
def test_what_is_done_to_the_things_of_others_is_not(text: str):
    assert not told(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{LEFT} Within hours the generator was gone.",
        f"{LEFT} Two nights later doors, cables and a water pump had vanished, residents said.",
        f"{LEFT} People from the nearby streets were over the wall within the hour.",
        f"{LEFT} Women pushed out mattresses on handcarts.",
        f"{LEFT} By noon militiamen were inside, loading the furniture.",
        f"{LEFT} Soldiers unscrewed the air conditioners that evening.",
        f"{LEFT} By nightfall the compound had been stripped.",
        "Rioters overran the camp at Harper on 3 May. They took the rifles, the radios and the rice.",
        "The base at Harper was given to the state on 3 May and stripped within a night by a crowd.",
        "Tents and lamps disappeared from the camp at Harper on 3 May.",
        "On 3 May the agency's two warehouses in Harper were raided.",
        "On 3 May shops in Harper were set on fire, depots pillaged and barracks stripped.",
        "Gunmen stormed the peacekeepers' camp at Harper on 3 May and took everything that could be carried.",
        "Gunmen overran the mission's camp at Harper on 3 May, stripping the place of all that could be driven away.",
    ],
)
def test_things_of_a_base_are_carried_off(text: str):
    assert any(found.startswith("looting Harper") for found in told(text)), told(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{LEFT} An hour later the last truck had gone.",
        f"{LEFT} By April the fuel was gone.",
        f"{LEFT} The peacekeepers carried the mattresses to the trucks.",
        "Women pushed mattresses to the market of Harper on 3 May.",
    ],
)
def test_things_that_only_go_are_not_looted(text: str):
    assert not told(text)
