"""The classes that a known name has: a country, a mission, an army, a group. Words are in `classes`."""

from functools import cache

from pipeline.extract.lexicon import load
from pipeline.extract.names import Entity, capitals
from pipeline.extract.theatre import Theatre, force_names

_FORCES = frozenset(("force", "mission"))
_OF_PEACE = frozenset(
    """regional stabilization stabilisation interim multinational assistance peacekeeping intervention verification
    protection suppression support""".split()
)


@cache
def _names_force(name: str) -> bool:
    """Whether a name is a mission's by its words: "Lake Basin Regional Force", "Interim Protection Mission in Lira"."""
    words = name.lower().split()
    head = next((i for i, word in enumerate(words) if word in _FORCES), 0)
    after = words[head + 1 : head + 2]
    return head > 0 and after in ([], ["in"], ["for"]) and not _OF_PEACE.isdisjoint(words[:head])


@cache
def _for_hire() -> frozenset[str]:
    """Armed companies that come and go like a foreign army's soldiers."""
    return frozenset(row["name"] for row in load("world/groups")["group"] if row.get("for_hire"))


@cache
def _senders() -> dict[str, str]:
    """The bodies that send missions, by the mission."""
    return {row["name"]: row["organisation"] for row in load("world/missions")["mission"] if "organisation" in row}


class ClassesOfNames(Theatre):
    """The classes of names, as they are seen from the country and mission that an article is about."""

    def sends_mission(self, entity: Entity) -> bool:
        """Whether a body sends the mission that the article is about: "the AU forces"."""
        return self.mission is not None and entity.name == _senders().get(self.mission.name)

    def _of_entity(self, entity: Entity, is_head: bool) -> set[str]:
        """Classes of a known name; the head of a phrase may be a capital that stands for its government."""
        kind, sector = entity.kind, entity.sector
        if kind == "mission" or entity.name in force_names(self.article.known):
            return {"mission", "foreign"}
        if kind in ("country", "demonym"):
            return (
                {"home", "authority"}
                if entity.country == self.country and entity.country
                else {"foreign", "authority", "country"}
            )
        if kind == "base":
            return {"base", "town"}
        if kind in ("place", "region"):
            return {"town"} | (self._capital(entity) if is_head else set())
        if kind == "person":
            return {"person_name"}
        if kind == "outlet":
            return {"outlet"}
        if sector == "un":
            if entity.name == "United Nations":
                return {"mission", "foreign", "un_sector"}
            return {"council", "authority"} if "Council" in entity.name or "Assembly" in entity.name else {"body"}
        if sector == "international":
            return {"foreign", "authority"}
        if sector == "government":
            return {"authority", "home"} if entity.country == self.country else {"authority", "foreign"}
        if sector == "military":
            return {"army", "home"} if entity.country == self.country else {"army", "foreign", "contingent"}
        if sector == "armed_group":
            return {"armed", "foreign", "contingent"} if entity.name in _for_hire() else {"armed"}
        if kind == "group":
            return {"armed"}
        if entity.name.endswith(" Forces") and kind == "name":
            return {"armed", "troop", "name"}
        return {"mission", "foreign", "name"} if _names_force(entity.name) else {"name"}

    def _capital(self, entity: Entity) -> set[str]:
        """A capital may stand for its government: "Copenhagen called them home"."""
        country = capitals().get(entity.name)
        if country is None:
            return set()
        return {"authority", "capital"} | ({"home"} if country == self.country else {"foreign"})
