"""For whom somebody speaks, or whose a document is, by the words that describe them."""

from functools import cache
from itertools import pairwise

from pipeline.extract.attribution.lexis import natures, words
from pipeline.extract.lexicon import load
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Unit

BODY_KINDS = frozenset(("mission", "organisation", "group", "outlet"))


@cache
def capitals() -> dict[str, str]:
    """The country for whose government each capital stands."""
    return {city: row["name"] for row in load("world/countries")["country"] for city in row.get("capitals", [])}


def country_in(units: list[Unit]) -> str | None:
    """The country that a phrase names, by itself, its people or its capital."""
    for unit in units:
        if isinstance(unit.value, Entity):
            if unit.value.kind in ("country", "demonym"):
                return unit.value.country
            if unit.value.kind == "place" and unit.value.name in capitals():
                return capitals()[unit.value.name]
    return None


def body_in(units: list[Unit]) -> Entity | None:
    """The first body that a phrase names. A capital that stands for its government is a place here ("in Bamako")."""
    for unit in units:
        entity = unit.value
        if unit.kind != "M" or not isinstance(entity, Entity):
            continue
        office = entity.kind == "person" and entity.sector == "un"  # the Secretary-General
        if (entity.kind in BODY_KINDS or office) and not (entity.short and unit.word.title() in capitals()):
            return entity
    return None


class Sectors:
    """Sectors as seen from an article about `country` and its missions."""

    def __init__(self, country: str | None, missions: list[Entity]) -> None:
        self.country, self.missions = country, missions

    def of_person(self, units: list[Unit], default: str, lemma: str) -> str:
        """The sector of a person whom these units describe; `default` is what the noun `lemma` alone says."""
        if default in ("expert", "media") or lemma in words("people", "always_local"):
            owner = body_in(units)
            return "un" if default == "expert" and owner is not None and owner.sector == "un" else default
        if lemma in ("person", "people", "individual") and any(u.word in words("marks", "insider") for u in units):
            return "insider"
        if lemma in words("people", "ours") and units and units[0].word == "our":
            return "un"  # only a briefing speaks so in its own name
        if lemma in words("people", "abroad"):
            return "international"
        lemmas = {u.lemma for u in units} | {u.word for u in units}
        rebel = bool(lemmas & words("marks", "rebel"))
        if rebel and default != "government":
            return "armed_group"
        entity = body_in(units)
        soldier_abroad = (
            default == "military" and entity is not None and entity.sector in ("international", "government")
        )
        if entity is not None and entity.sector and not soldier_abroad:
            return default if default == "insider" and entity.sector != "un" else entity.sector
        here = "mission" in lemmas or bool(self.missions and lemmas & {"force"} and country_in(units) is None)
        if default == "insider":
            return self._of_source(lemmas, here)
        speaks_for = lemma in words("people", "spokesman") or lemma in words("people", "speaks_for")
        if (here and speaks_for) or default == "un":
            return self._of_mission()
        country = country_in(units)
        if lemma == "representative" and country is not None:
            return "international"  # "the representative of Peru", in a council
        if speaks_for and default != "military":
            return self._of_officer(units, lemmas, country, default, lemma)
        if default == "government" and country is not None and country != self.country:
            return "international"
        return default

    def of_head(self, units: list[Unit]) -> str:
        """The sector of somebody who heads what these units name."""
        lemmas = {u.lemma for u in units} | {u.word for u in units}
        if "mission" in lemmas:
            return self._of_mission()
        return self._of_officer(units, lemmas, country_in(units), "local", "head")

    def _of_mission(self) -> str:
        return (self.missions[0].sector if self.missions else None) or "un"

    def _of_source(self, lemmas: set[str], here: bool) -> str:
        """ "A military source", "sources in the presidency", "a hospital source": whose people they are."""
        if lemmas & words("marks", "insider"):
            return "insider"
        if lemmas & words("marks", "local_body"):
            return "local"
        if here:
            return self._of_mission()
        if lemmas & {"army", "military"}:
            return "military"
        if "diplomatic" in lemmas:
            return "international"
        return "government" if lemmas & words("marks", "official_source") else "insider"

    def _of_officer(self, units: list[Unit], lemmas: set[str], country: str | None, default: str, lemma: str) -> str:
        """A spokesman, official or head speaks for the body in his title."""
        office = lemmas & words("marks", "office")
        pairs = [f"{one.word} {two.lemma}" for one, two in pairwise(units)]
        paired = next((natures()[p] for p in pairs if p in natures() and natures()[p].what == "body"), None)
        if paired is not None and not office and country is None:
            return paired.sector
        if lemmas & words("marks", "local_body") and not office:
            return "local"
        if lemmas & words("marks", "military") and not office:
            return "military"
        single = (natures()[w] for w in sorted(lemmas - {lemma} - words("people", "deputies")) if w in natures())
        body = paired or next((n for n in single if n.what == "body" or n.sector == "government"), None)
        if body is not None and body.sector != "government":
            return body.sector
        if country is not None and country != self.country:
            return "international"
        official = (
            office
            or body is not None
            or country is not None
            or (lemma == "official" and default == "government")
            or "police" in lemmas
        )
        return "government" if official else default

    def of_document(self, units: list[Unit], size: int) -> str:
        """Whose a document is; `size` of the units are its own phrase, the others follow."""
        lemmas = {u.lemma for u in units[:size]}
        for i, unit in enumerate(units):
            pair = f"{unit.word} {units[i + 1].word}" if i + 1 < len(units) else ""
            if unit.word in words("nouns", "social") or pair in words("nouns", "social"):
                return "social_media"
            if i >= size:
                continue
            if isinstance(unit.value, Entity) and unit.kind == "M" and unit.value.sector:
                return unit.value.sector
            if unit.word in words("marks", "local_body"):
                return "local"
        if lemmas & words("marks", "official_paper"):
            return "government"
        return "media" if lemmas & words("marks", "press") else "other"
