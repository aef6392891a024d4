"""Who is told only by what he wears, rides or carries: "masked men", "men in fatigues", "youths with machetes"."""

from pipeline.extract.phrases import Noun

_WORN = frozenset(
    """masked hooded armed uniformed turbaned camouflaged balaclava-clad unidentified machete-wielding knife-wielding
    gun-toting gun-wielding club-wielding heavily-armed well-armed plain-clothed""".split()
)
_CLOTHES = frozenset(
    "fatigues fatigue uniform uniforms camouflage balaclava balaclavas mask masks turban turbans hood hoods".split()
)
_MOUNTS = frozenset(
    """motorbike motorbikes motorcycle motorcycles bike bikes horseback horse horses camel camels camelback pick-up
    pick-ups pickup pickups technical technicals""".split()
)
_ARMS = frozenset(
    """gun guns rifle rifles machete machetes weapon weapons kalashnikov kalashnikovs ak-47 ak-47s spear spears knife
    knives bow bows club clubs axe axes grenade grenades arrow arrows pistol pistols""".split()
)
_BY = {"in": _CLOTHES | {"pick-ups", "pickups", "technicals"}, "on": _MOUNTS, "with": _ARMS}
_BEARING = frozenset(
    ("armed", "wielding", "brandishing", "toting", "clad", "dressed", "disguised", "wearing", "carrying")
)
_REACH = 5


def looks_armed(noun: Noun) -> bool:
    """Whether words before or right behind a phrase show those it names as fighters."""
    if any(u.word in _WORN for u in noun.units):
        return True
    behind = noun.sentence.units[noun.last + 1 : noun.last + 1 + _REACH]
    if not behind:
        return False
    if behind[0].word in _BEARING:
        return any(u.word in _CLOTHES or u.word in _ARMS or u.people == "state_forces" for u in behind[1:])
    shown = _BY.get(behind[0].word)
    return shown is not None and any(u.word in shown for u in behind[1:4])
