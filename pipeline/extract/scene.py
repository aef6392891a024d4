"""The scene of an article as it unfolds: which place and which day the telling has reached.

Holds the events told so far, so that "that day", "the camp" or "the patrol" find what they mean.
"""

from pipeline.extract import context, guards
from pipeline.extract.actors import Cast
from pipeline.extract.article import Article
from pipeline.extract.claims import Event, When
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence
from pipeline.extract.triggers import Trigger

_DEFINITE_SITES = frozenset(("camp", "base", "site", "town", "city", "village", "place", "outpost", "headquarters", "there", "compound", "position", "yard", "garrison"))
_REGIONS = {"north": "northern", "south": "southern", "east": "eastern", "west": "western", "centre": "central", "center": "central"}


class Scene:
    """Places and days that the telling of one article has reached."""

    def __init__(self, article: Article, cast: Cast):
        self.article, self.cast = article, cast
        self.events: list[Event] = []

    def add(self, event: Event) -> None:
        """Take note of an event that has been told."""
        self.events.append(event)

    # ------------------------------------------------------------------------------------------------------ dates
    def date(self, trigger: Trigger) -> When:
        """When a trigger's event took place."""
        return context.when_of(context.find_date(trigger.sentence, trigger.index))

    # ----------------------------------------------------------------------------------------------------- places
    def places(self, trigger: Trigger) -> list[Entity | None]:
        """Where a trigger's event took place: one entity per named place; [None] where it is unknown."""
        frame = trigger.frame
        if frame.place == "country":
            return [self.country(trigger)]
        if frame.place == "patient":
            found = self._of_nouns(trigger.patients)
            if found:
                return list(found)
        if frame.place == "agent" and trigger.agent is not None:
            found = self._of_nouns([trigger.agent])
            if found:
                return list(found)
        place = self._nearby(trigger)
        if place is None:
            place = self._definite(trigger)
        return [place]

    def country(self, trigger: Trigger) -> Entity | None:
        """The country of a state-level event: named in the clause, the actor's, else the article's."""
        sentence = trigger.sentence
        first, last = context.clause_bounds(sentence, trigger.index)
        for unit in sentence.units[trigger.index : last + 1]:
            if unit.kind == "M" and unit.value.kind == "country" and unit.value.country:
                before = sentence.units[max(0, sentence.units.index(unit) - 1)].word
                if before in ("in", "neighbouring", "from", "of", "leave", "left", "out of"):
                    return unit.value
        for noun in (trigger.agent, *trigger.patients):
            target = self.cast.stands_for(noun) if noun is not None else None
            for unit in target.units if target is not None else ():
                if isinstance(unit.value, Entity) and unit.value.kind in ("mission", "organisation") and unit.value.country and unit.value.sector in ("un", "government", "military", "armed_group"):
                    return Entity(unit.value.country, "country", None, unit.value.country)
        if self.article.country:
            return Entity(self.article.country, "country", None, self.article.country)
        return None

    def _of_nouns(self, nouns: list[Noun]) -> list[Entity]:
        found: list[Entity] = []
        for noun in nouns:
            for place in self._of_noun(noun):
                if place not in found:
                    found.append(place)
        return found

    def _of_noun(self, noun: Noun) -> list[Entity]:
        place = self._named(noun)
        if place is not None:
            return [place]
        found: list[Entity] = []
        for after in guards.tail(noun)[:4]:
            if after.prep in ("in", "at", "of", "near", "around", "outside", "inside", "from", "on"):
                for member in after.members or [after]:
                    place = self._named(member)
                    if place is not None and place not in found and place.kind != "region":
                        found.append(place)
                if found and not any(n.prep == after.prep for n in guards.tail(noun)[:4] if n.first > after.last):
                    break
        if found:
            return found
        target = self.cast.stands_for(noun)
        return self._of_noun(target) if target is not None and target is not noun else []

    def _named(self, noun: Noun) -> Entity | None:
        place = context.place_of_noun(noun)
        if place is not None:
            return place
        names = [u for u in noun.units if u.kind == "M"]
        if len(names) == 1 and names[0].value.kind == "name" and noun.head == noun.last and len(noun.units) == 1:
            return names[0].value._replace(kind="place")
        return None

    def _nearby(self, trigger: Trigger) -> Entity | None:
        return context.find_place(trigger.sentence, trigger.index)

    def _definite(self, trigger: Trigger) -> Entity | None:
        sentence = trigger.sentence
        for noun in sentence.nouns:
            if noun.lemma in _DEFINITE_SITES and noun.determiner in ("the", "this", "that", "its", "their"):
                return self._last_place(sentence)
        return context.paragraph_place(self.article, sentence.index)

    def _last_place(self, sentence: Sentence) -> Entity | None:
        for index in range(sentence.index - 1, -1, -1):
            for noun in reversed(self.article.sentence(index).nouns):
                place = context.place_of_noun(noun)
                if place is not None and place.kind != "region":
                    return place
        return None
