"""Where passage is barred: at a checkpoint, on a road, to a town, in a whole country."""

from pipeline.extract import context, surroundings
from pipeline.extract.meant_places import MeantPlaces
from pipeline.extract.named_places import SITES, is_vast
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence
from pipeline.extract.telling import DEFINITE
from pipeline.extract.triggers import Trigger

# Those whom a state keeps from going abroad.
_TRAVELLERS = frozenset("airline carrier airliner citizen national tourist traveller ship vessel".split())
_WHITHER = frozenset(("to", "into", "over"))
# What a town has one of, or so few that they are spoken of as "the".
_WAYS_IN = frozenset(
    "road airport airfield port bridge crossing river street square gate market highway runway".split()
)
_WHEN = frozenset(("when", "as", "after", "once"))
_PASSING = frozenset("to towards toward from into for via through".split()) | {"out of"}
# Sentences within which one restriction goes on from another.
_NEAR = 3


class BarredPlaces(MeantPlaces):
    """Where somebody or something is kept from passing."""

    def _barred_at(self, trigger: Trigger) -> list[Entity | None]:
        """Where somebody or something is kept from passing: whither it was bound, the clause's place, whence it came;
        the whole country where its authorities forbid it."""
        near = [p for p in context.find_places(trigger.sentence, trigger.index) if not is_vast(p)]
        sent_back = _sent_back(trigger.sentence)  # "stopped two boats and sent them back to Para"
        near = [p for p in near if p.name not in sent_back]
        near = self._here_by_entry(trigger, near)
        bound = [n for p in trigger.patients for n in surroundings.tail(p)[:2] if n.prep in _WHITHER]
        bound = [p for p in map(self.named, bound) if p is not None and not is_vast(p)]
        near = self._stopped_at(trigger) or [p for p in bound if p.kind != "region"] or near or bound
        if not near:
            roads = [p for p in trigger.patients if p.lemma in context.ROADS]
            whence = [n for p in roads for n in surroundings.tail(p)[:1] if n.prep == "from"]
            near = [p for p in map(self.named, whence) if p is not None]  # "The road from Para is shut"
        if not near and trigger.frame.rule == "event.access_restriction.asked_in_vain":
            goals = [p for n, p in context.placed(trigger.sentence) if n.prep in _WHITHER and not is_vast(p)]
            near = goals[:1]  # "asked for permission to fly to Para, and the army refused it"
        if not near and trigger.sentence.units[0].word in _WHEN:
            before = {p.name: p for n, p in context.placed(trigger.sentence) if n.last < trigger.index}
            near = list(before.values()) if len(before) == 1 else []  # "When they left Para, they were denied cover"
        if near:
            return list(near)
        site = self._site_barred(trigger) or self._kept_away(trigger)
        if site is not None:
            return [site]
        if self.cast.classes(trigger.agent) & {"authority", "home", "putschist"}:
            return [self.country(trigger)]
        site = any(p.determiner in DEFINITE and p.lemma in _WAYS_IN for p in trigger.patients)
        told = self._barred_before(trigger) or self._meant(trigger)
        return [told or (self._main_town(trigger.sentence) or self._dateline(trigger.sentence, True) if site else None)]

    def _site_barred(self, trigger: Trigger) -> Entity | None:
        """ "has not let investigators into the village": the one spoken of."""
        bound = [n for p in trigger.patients for n in surroundings.tail(p)[:2] if n.prep in _WHITHER | {"from", "in"}]
        the = any(n.lemma in SITES and n.determiner in ("the", "this", "that") and n.of is None for n in bound)
        return self.last_place(trigger.sentence) if the else None

    def _kept_away(self, trigger: Trigger) -> Entity | None:
        """ "Washington barred its airlines from the city": not at home, but where they are no longer to go."""
        if not any(p.lemma in _TRAVELLERS for p in trigger.patients) or trigger.agent is None:
            return None
        goals = [n for n in trigger.sentence.nouns if n.first > trigger.index and n.prep in _WHITHER | {"from"}]
        named = next((p for p in map(self.named, goals) if p is not None), None)
        told = next((u.value for n in goals for u in n.units if u.kind == "M" and u.value.kind == "country"), None)
        at_home = {e.country for e in trigger.agent.entities}
        if at_home <= {None}:
            return None
        country = self.cast.local_country(trigger.sentence) or self.cast.country
        if named is not None or told is not None:
            return named or told
        return Entity(country, "country", None, country) if country is not None and country not in at_home else None

    def _barred_before(self, trigger: Trigger) -> Entity | None:
        """ "Eritrea grounded the helicopters. Diesel was cut off on 1 December": where it was barred just before."""
        told = next((e for e in self.lately if e.event_type == "access_restriction" and e.place), None)
        if told is None or trigger.sentence.index - told.sentence > _NEAR:
            return None
        spans = self.article.spans
        here = spans[told.sentence].paragraph == spans[trigger.sentence.index].paragraph
        return Entity(told.place, "place" if told.site else "country") if here else None

    def _stopped_at(self, trigger: Trigger) -> list[Entity]:
        """ "blocked a convoy travelling from Para to Gori at Sake": where it was stopped, not where it was going."""
        after = [
            p
            for n, p in context.placed(trigger.sentence)
            if n.prep in ("at", "near") and n.first > trigger.index and p.kind != "region" and n.of_parent is None
        ]
        goal = any(map(is_goal, trigger.sentence.nouns))
        return after[:1] if goal and len(after) == 1 else []

    def _here_by_entry(self, trigger: Trigger, near: list[Entity]) -> list[Entity]:
        """Under the head of an entry the places of a clause that are no more than where somebody or something comes
        from, goes to or runs: "9 March, Para. People marched to ask for room for families from Gori"."""
        entry = self.cast.entry(trigger.sentence.paragraph).place
        if entry is None or entry.kind == "region" or not near:
            return near
        there = {p.name for n, p in context.placed(trigger.sentence) if n.prep not in _PASSING}
        return [p for p in near if p.name in there] or [entry]


def _sent_back(sentence: Sentence) -> frozenset[str]:
    """The places to which somebody is turned back."""
    if "back" not in sentence.heard:
        return frozenset()
    before = {n: sentence.units[n.prep_index - 1].word for n, _ in context.placed(sentence) if n.prep_index > 0}
    return frozenset(p.name for n, p in context.placed(sentence) if n.prep == "to" and before.get(n) == "back")


def is_goal(noun: Noun) -> bool:
    """Where somebody goes."""
    return noun.prep in ("to", "towards", "toward", "into") and noun.of_parent is None
