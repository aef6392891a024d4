"""Names as resolution compares them: which place is which, what contains what, which actors can be the same body."""

from collections.abc import Callable, Collection
from datetime import date
from functools import lru_cache
from typing import Any

import polars as pl

from pipeline.reference import Actor, Base, Mission, Place, Reference
from pipeline.resolve.ids import slug
from pipeline.resolve.words import sorts

_SAME_STATE = frozenset(("government", "military"))


def looked_up(names: pl.Series, find: Callable[[str], Any], dtype: pl.DataType | type[pl.DataType]) -> pl.Series:
    """What is found for each of many names; each is looked for once."""
    different = names.drop_nulls().unique()
    found = pl.Series([find(name) for name in different.to_list()], dtype=dtype)
    return names.replace_strict(different, found, default=None, return_dtype=dtype)


def remember(world: object, *questions: str) -> None:
    """Have the answers to these questions kept, as the same names come again and again."""
    for question in questions:
        setattr(world, question, lru_cache(maxsize=100_000)(getattr(world, question)))


class Places:
    """The places of the reference tables, by any of their names."""

    def __init__(self, reference: Reference) -> None:
        self._country = reference.mission.country
        self._places: dict[str, Place] = {}
        self._bases: dict[str, Base] = {}
        for place in reference.places:
            for name in (place.name, *place.aliases):
                self._places.setdefault(slug(name), place)
        for base in reference.bases:
            for name in (base.name, *base.aliases):
                self._bases.setdefault(slug(name), base)
        remember(self, "place", "base", "is_home", "is_area", "is_site")

    def place(self, name: str | None) -> Place | None:
        """The known place of that name."""
        return None if name is None else self._places.get(slug(name))

    def base(self, name: str | None) -> Base | None:
        """The mission's known base of that name."""
        return None if name is None else self._bases.get(slug(name))

    def is_home(self, name: str | None) -> bool:
        """Whether it is known as a base of the mission or to lie in its country."""
        known = self.place(name)
        return self.base(name) is not None or (known is not None and known.country == self._country)

    def name(self, name: str) -> str:
        """The name that the tables use for a place; the given one for a place that no list holds."""
        if known := self.place(name):
            return known.name
        base = self.base(name)
        return base.name if base else name

    def is_area(self, name: str) -> bool:
        """Whether it is known to be a region or a country, in which many bases lie."""
        known = self.place(name)
        return known is not None and known.kind != "town" and self.base(name) is None

    def is_site(self, name: str) -> bool:
        """Whether it is known to be a town or a base."""
        known = self.place(name)
        return self.base(name) is not None or (known is not None and known.kind == "town")

    def contains(self, outer: str, inner: str) -> bool:
        """Whether the first, a region or country, holds the second, as far as the tables tell."""
        area, spot = self.place(outer), self.place(inner)
        if area is None or spot is None or area is spot or area.country is None or area.country != spot.country:
            return False
        if area.kind == "country":
            return spot.kind != "country"
        if area.kind != "region" or spot.kind == "country":
            return False
        # A part of a country that is no unit of administration ("the north") may hold any of its towns.
        return area.admin1 == spot.admin1 if area.admin1 else spot.kind == "town"


class Actors:
    """The actors of the reference tables, by any of their names."""

    def __init__(self, reference: Reference) -> None:
        self._actors: dict[str, Actor] = {}
        self._successors: dict[str, Actor] = {}
        self._mission: Mission = reference.mission
        self._mission_names = {slug(n) for n in (self._mission.name, self._mission.long_name, *self._mission.aliases)}
        self._contributors = {slug(c) for c in self._mission.contributors}
        self._contributor_stems = {stem for c in self._contributors for stem in _stems(c)}
        for actor in reference.actors:
            for name in (actor.name, *actor.aliases):
                self._actors.setdefault(slug(name), actor)
            if actor.succeeds:
                self._successors[slug(actor.succeeds)] = actor
        remember(self, "find", "of_mission", "is_mission", "home", "holder", "compatible")

    def find(self, name: str) -> Actor | None:
        """The known actor of that name."""
        return self._actors.get(slug(name))

    def name(self, name: str, on: date | None = None) -> str:
        """The canonical name; from the day of its succession on, that of the body that took its place."""
        if slug(name) in self._mission_names:
            return self._mission.name
        if known := self.find(name):
            name = known.name
        successor = self.successor(name)
        return successor.name if successor and on and successor.since and on >= successor.since else name

    def names(self, names: pl.Series, on: pl.Series) -> pl.Series:
        """`name` of many, each on its day."""
        different = names.drop_nulls().unique()
        found = [self.name(name) for name in different.to_list()]
        known = names.replace_strict(different, pl.Series(found, dtype=pl.String), default=None, return_dtype=pl.String)
        followed = [name for name, canonical in zip(different, found, strict=True) if self.successor(canonical)]
        rows = names.is_in(followed).fill_null(False).arg_true()
        return known.scatter(rows, [self.name(name, day) for name, day in zip(names[rows], on[rows], strict=True)])

    def successor(self, name: str) -> Actor | None:
        """The body that has taken the place of this one."""
        return self._successors.get(slug(name))

    def of_mission(self, name: str) -> bool:
        """Whether the name is that of the mission, of the United Nations, or of a country that had troops in it."""
        if slug(name) in self._contributors or self._of_un(name):
            return True
        return self.find(name) is None and not self._contributor_stems.isdisjoint(_stems(slug(name)))

    def is_mission(self, name: str) -> bool:
        """Whether the name is that of the mission itself."""
        return slug(name) in self._mission_names

    def contributes(self, name: str) -> bool:
        """Whether it is of the mission only as one of the countries that had troops in it."""
        return self.of_mission(name) and not self._of_un(name)

    def _of_un(self, name: str) -> bool:
        known = self.find(name)
        return slug(name) in self._mission_names or (known is not None and known.sector == "un")

    def home(self, name: str) -> bool:
        """Whether it is a body of the mission's host country."""
        known = self.find(name)
        return known is not None and known.country == self._mission.country

    def abroad(self, name: str) -> bool:
        """Whether it is known as a force of its own beside the mission."""
        return not self.of_mission(name) and not self.home(name) and self.find(name) is not None

    def holder(self, name: str) -> str:
        """The force to which a base belongs: a state for its operations abroad."""
        if self.of_mission(name):
            return self._mission.name
        known = self.find(name)
        if known and known.sector == "international" and known.country:
            return known.country
        return known.name if known else name

    def compatible(self, one: str, other: str) -> bool:
        """Whether two names can be those of one actor."""
        a, b = slug(one), slug(other)
        if a == b:
            return True
        if one.islower() or other.islower():  # "soldiers", "armed men" can be anybody's
            return True
        if self.of_mission(one) and self.of_mission(other):  # the mission and a contingent, but not two contingents
            return self._of_un(one) or self._of_un(other)
        first, second = self.find(one), self.find(other)
        if first and second:
            if first is second:
                return True
            if first.country is None or first.country != second.country:
                return "group" in (first.kind, second.kind) and first.sector == second.sector == "armed_group"
            if first.sector == second.sector:
                return first.sector != "armed_group" or "group" in (first.kind, second.kind)
            return {first.sector, second.sector} <= _SAME_STATE
        return bool(_stems(a) & _stems(b))

    def any_compatible(self, ones: Collection[str], others: Collection[str]) -> bool:
        """Whether two sets of actors can be those of one event; an empty set can be anybody."""
        if not ones or not others:
            return True
        for one in ones:
            for other in others:
                if one == other or self.compatible(one, other):
                    return True
        return False


@lru_cache(maxsize=20_000)
def _stems(key: str) -> frozenset[str]:
    """Beginnings of the words that tell bodies apart: those of "french-troops" and "france" have one in common."""
    return frozenset(word[:4] for word in key.split("-") if len(word) > 2 and word not in sorts())
