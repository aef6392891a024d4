"""Conditions of event frames that roles and classes alone cannot say, by the names that `lexicon/events.toml` uses.

Each guard looks at one `Trigger` and says whether it holds; each module holds those of one kind of event.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.extract.guards import (
    assaults,
    attack_nouns,
    bases,
    beginnings,
    captives,
    closures,
    contingents,
    demands,
    departures,
    endings,
    fights,
    goods,
    handovers,
    homecomings,
    missions,
    numbers_leaving,
    orders,
    passing,
    people,
    restrictions,
    risings,
    rulers,
    states,
    strikes,
    takeovers,
    thefts,
    towns,
    violence,
    words,
)

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_MODULES = (
    words,
    missions,
    beginnings,
    endings,
    orders,
    demands,
    contingents,
    numbers_leaving,
    homecomings,
    bases,
    departures,
    goods,
    thefts,
    handovers,
    takeovers,
    towns,
    violence,
    attack_nouns,
    assaults,
    strikes,
    fights,
    restrictions,
    closures,
    passing,
    states,
    risings,
    rulers,
    people,
    captives,
)
GUARDS: dict[str, Callable[["Trigger", "Cast"], bool]] = {
    name: value
    for module in _MODULES
    for name, value in vars(module).items()
    if callable(value) and getattr(value, "__module__", None) == module.__name__ and not name.startswith("_")
}


def hold(needs: tuple[str, ...], trigger: "Trigger", cast: "Cast") -> bool:
    """Whether all the named guards hold for a trigger."""
    return all(GUARDS[name](trigger, cast) for name in needs)
