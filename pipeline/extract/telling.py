"""What an article has told so far: its events, and where the things are that they were about."""

from pipeline.extract.actors import Cast
from pipeline.extract.article import Article
from pipeline.extract.claims import Event, When
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.triggers import Trigger

BASE_TYPES = frozenset(("base_withdrawal", "base_handover", "base_takeover"))
VIOLENT = frozenset(("armed_attack", "explosive_attack", "air_strike", "shelling", "armed_clash"))
# What happens to the things of a base.
AT_BASES = frozenset(("looting", "equipment_destruction"))
DEFINITE = frozenset(("the", "this", "that", "its", "their", "his", "these", "those"))
_DEPARTING = frozenset(("base_withdrawal", "base_handover", "troop_withdrawal"))
_LEAVING = frozenset(
    """leaving departing withdrawing going setting moving pulling evacuating vacating abandoning quitting
    retreating falling heading driving flying boarding marching walking sailing rolling""".split()
)
_ATTACKERS = frozenset("attacker attackers assailant assailants raider raiders bomber bombers".split())
# Sentences back that words may point to; a paragraph of news is shorter.
REACH = 12
# Events back that words may point to.
_EVENTS = 24


class Telling:
    """The events told so far, latest first where one looks back."""

    def __init__(self, article: Article, cast: Cast):
        self.article, self.cast = article, cast
        self.events: list[Event] = []
        self.series: tuple[int, When] | None = None  # since when a series runs, and the sentence that says so
        self.heir: str | None = None  # who takes over the bases of which the article tells in general
        self.told: dict[int, list[Event]] = {}
        self.here: list[Event] = []  # events of the sentence being read
        self.where_of: dict[int, Entity] = {}  # places of phrases by their offset, for pronouns that take them up

    def remember(self, trigger: Trigger, places: list[Entity | None]) -> None:
        """Keep where the things are that an event was about."""
        if len(places) == 1 and places[0] is not None:
            for noun in trigger.patients:
                self.where_of.setdefault(noun.start, places[0])

    @property
    def lately(self) -> list[Event]:
        """The last events told, latest first."""
        return self.events[: -_EVENTS - 1 : -1]

    def add(self, event: Event) -> None:
        """Take note of an event that has been told."""
        self.events.append(event)
        self.told.setdefault(event.sentence, []).append(event)
        self.cast.overrun |= event.event_type == "base_takeover"
        if event.event_type in ("base_withdrawal", "base_handover"):
            self.cast.departed, self.cast.departed_at = True, event.sentence

    def last(self, types: tuple[str, ...] | frozenset[str]) -> Event | None:
        """The last event of one of the types that was told as fact."""
        return next((e for e in self.lately if e.event_type in types and e.modality in ("asserted", "claimed")), None)

    def leaver(self, told: Event) -> str | None:
        """Who left in an event that is told again of another place: of a base taken over, whoever had left before."""
        if told.event_type != "base_takeover":
            return told.actor
        left = (e.actor for e in self.lately if e.event_type in _DEPARTING and e.actor != told.actor)
        return next(filter(None, left), None)

    def who_left(self, trigger: Trigger, place: Entity) -> str | None:
        """Who left or handed over the base that a rank takes up: "It is the third base to be handed over"."""
        kind, index = trigger.frame.type, trigger.sentence.index
        near = (e for e in self.lately if e.event_type == kind in BASE_TYPES and index - e.sentence <= 3)
        return next((e.actor for e in near if e.place == place.name), None)

    def same_attackers(self, trigger: Trigger) -> bool:
        """ "The attackers drove two cars at the gate", "Helicopters fired on the attackers": those of the attack told
        before."""
        last = self.last(VIOLENT)
        if last is None or trigger.sentence.index - last.sentence > 4:
            return False
        if _ATTACKERS.isdisjoint(trigger.sentence.heard):
            return False
        struck = trigger.verb.complements()[:1] if trigger.verb is not None else []
        told = (n for n in (trigger.agent, *trigger.patients, *struck) if n is not None)
        return any(n.sentence.units[n.head].word in _ATTACKERS and n.determiner in ("the", "these") for n in told)

    def only_gunner(self) -> str | None:
        """Who fired or struck in all the attacks told so far, where it was always the same."""
        named = {e.actor for e in self.events if e.event_type in VIOLENT and e.actor is not None}
        return named.pop() if len(named) == 1 else None

    def told_of_attack(self, sentence: Sentence) -> bool:
        """Whether the paragraph has told of an attack in the sentences just before."""
        spans = self.article.spans
        return any(
            e.event_type in VIOLENT
            and 0 <= sentence.index - e.sentence <= 2
            and spans[e.sentence].paragraph == sentence.paragraph
            for e in self.lately
        )


def as_they_left(trigger: Trigger) -> bool:
    """Whether the clause says "before leaving", "as they left", "after withdrawing"."""
    sentence = trigger.sentence
    units = sentence.units
    for i, unit in enumerate(units[:-1]):
        if unit.word in ("before", "while", "on") and units[i + 1].word in _LEAVING:
            return True
    return any(
        v.first > trigger.index
        and v.lemma in ("leave", "depart", "withdraw", "go", "fly", "drive", "run", "flee", "retreat", "pull")
        and not v.objects
        and v.condition in ("before", "as", "while")
        for v in sentence.verbs
    )


def leaving_beside(trigger: Trigger) -> Verb | None:
    """ "blew up its stores before it abandoned Para on 3 May", "When it left, it burned": the verb of leaving, told as
    one time with what is done to the things of a base."""
    for verb in trigger.sentence.verbs:
        if verb is trigger.verb or verb.lemma not in _GOING_AWAY or verb.form != "finite" or verb.modal or verb.negated:
            continue
        told_as_one = trigger.verb is not None and trigger.verb.condition == "as"
        if verb.condition in ("before", "when", "as", "after", "once") or told_as_one:
            return verb
    return None


_GOING_AWAY = frozenset("leave abandon quit vacate evacuate depart withdraw go pull retreat stand".split())


def points_back(noun: Noun) -> bool:
    """A noun that points back: by a definite article, a demonstrative, or a day's possessive ("Tuesday's strikes")."""
    return noun.determiner in DEFINITE or any(u.kind == "Z" for u in noun.units)


def ranked(trigger: Trigger) -> bool:
    """Whether the event is one of a series: "the third place that they have given up"."""
    return any(u.kind == "#" for n in trigger.patients for u in n.units)
