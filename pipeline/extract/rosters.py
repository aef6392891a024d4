"""Bases that stand in a list under what befell them, and entries whose verb has no subject.

"Bases handed over since October: / Harper: 14 November / Zwedru, 21 November"; "2. El Ali. Left on 11 October."
"""

from collections.abc import Iterator

from pipeline.extract import context
from pipeline.extract.claims import Event
from pipeline.extract.lexicon import load
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun
from pipeline.extract.scene import BASE_TYPES, Scene
from pipeline.extract.sentence import Sentence

_WORDS = load("bases")
_BASES = frozenset(w + "s" for w in _WORDS["base"].split()) | {"positions", "posts", "bases"}
_GIVEN = frozenset(_WORDS["given"].split())
_LEFT = frozenset(_WORDS["left"].split())
_AHEAD = frozenset(("planned", "due", "upcoming", "scheduled", "next", "will"))
# Words that choose a sentence for reading here.
HEADING = _GIVEN | _LEFT
# Kinds that may stand before the name that opens an item, and that make an item which is no sentence.
_BULLET = "-#.A("
_ITEM = "M,:-().;tPTDNJK#C"


def heads(sentence: Sentence) -> str | None:
    """The type of event of which a line says that a list of bases follows; None where it opens none."""
    words = sentence.heard
    if _BASES.isdisjoint(words) or sentence.article.text[sentence.end - 1] in ".!?":
        return None
    return "base_handover" if not _GIVEN.isdisjoint(words) else "base_withdrawal"


def listed(sentence: Sentence, head: Sentence, kind: str, scene: Scene) -> list[Event] | None:
    """The events of a line under a head; None where the list is over."""
    if sentence.row.strip(_BULLET) == "":
        return []
    start = next((i for i, k in enumerate(sentence.row) if k not in _BULLET), 0)
    if sentence.row[start] != "M":
        return None
    if sentence.verbs or sentence.row.strip(_ITEM):
        return []  # a sentence of its own
    return list(_items(sentence, start, head, kind, scene))


def _items(sentence: Sentence, start: int, head: Sentence, kind: str, scene: Scene) -> Iterator[Event]:
    row = sentence.row
    while start >= 0:
        end = row.find(";", start)
        end = len(row) if end < 0 else end
        noun = next((n for n in sentence.nouns if start <= n.first < end), None)
        at = row.find("t", start, end)
        place = scene.named(noun) if noun is not None else None
        if place is not None and at >= 0 and place.kind in ("base", "place"):
            when = context.when_of(sentence.units[at].value)
            heir = next((n for n in sentence.nouns if start < n.first < end and n.prep == "to"), None)
            published = scene.article.published_on
            ahead = published is not None and when.date_start is not None and when.date_start > published
            yield Event(
                sentence.start, sentence.end, f"event.{kind}.listed",
                "planned" if ahead or not _AHEAD.isdisjoint(head.heard) else "asserted",
                event_type=kind, when=when, place=place.name, actor=_who(head, scene),
                target=scene.cast.name(heir) if heir is not None else None,
                site="base", sentence=sentence.index, anchor=sentence.units[at].start,
            )  # fmt: skip
        start = row.find("M", end) if end < len(row) else -1


def _who(head: Sentence, scene: Scene) -> str | None:
    """Whose bases a list is of."""
    holders = (n for n in head.nouns if scene.cast.classes(n) & {"mission", "contingent", "foreign"})
    noun: Noun | None = next(holders, None)
    mission = scene.cast.mission_of(head)
    return scene.cast.name(noun) if noun is not None else mission.name if mission is not None else None


def fragment(sentence: Sentence, scene: Scene) -> Iterator[Event]:
    """ "El Ali. Left on 11 October": what befell the base of an entry, told by a verb without a subject."""
    verb = sentence.verbs[0] if sentence.verbs else None
    place: Entity | None = scene.cast.entry(sentence.paragraph).place
    if (
        verb is None
        or verb.first
        or verb.subject is not None
        or verb.objects
        or place is None
        or place.kind == "region"
    ):
        return
    if verb.lemma not in _VERBS or (
        not any(e.event_type in BASE_TYPES for e in scene.events) and not scene.cast.mission
    ):
        return
    kind = "base_handover" if sentence.units[0].word in _GIVEN else "base_withdrawal"
    heir = next((n for n in verb.complements() if n.prep == "to"), None)
    told = next((e.actor for e in reversed(scene.events) if e.event_type in BASE_TYPES), None)
    when = context.when_of(context.find_date(sentence, verb.head))
    yield Event(
        sentence.start, sentence.end, f"event.{kind}.entry", "asserted", event_type=kind,
        when=when, place=place.name, actor=told or _who(sentence, scene),
        target=scene.cast.name(heir) if heir is not None else None, site="base", sentence=sentence.index,
        anchor=sentence.units[verb.head].start,
    )  # fmt: skip


_VERBS = frozenset("leave vacate close hand transfer return abandon give evacuate empty shut quit".split())
