"""Whose soldiers are told of by their rank alone: those of the force named right before, of the force whose speaker
tells of them, or of the only force that the article knows."""

from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.extract.figures.counting import is_national
from pipeline.extract.figures.garrisons import garrison, is_at_home, post_side
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.meant import body_before
from pipeline.extract.figures.neighbours import nouns_before
from pipeline.extract.figures.words import forms, words
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

if TYPE_CHECKING:
    from pipeline.extract.figures.sides import Sides

_FIGHTING = frozenset(
    "fight battle clash attack repel storm raid defend retreat patrol drive return shoot respond".split()
)
_ABROAD = ("peacekeepers", "foreign_forces")
_HOSTS = "state_forces"
_PLACES = ("place", "base", "region")


def force_of(sides: "Sides", noun: Noun, item: Harm) -> str | None:
    """The side of bare soldiers who are of a mission or of a foreign army; None where they are the host's."""
    sentence = noun.sentence
    if garrison(sides, noun) == _HOSTS:
        return None
    speakers = _speakers(sentence, noun)
    armies = {e.country for s in speakers for e in s.entities if e.country is not None}
    if any(is_at_home(noun, country, sides.host) for country in armies):
        return None  # "four soldiers were killed at Konna, the Malian army announced"
    told = [side for s in speakers if (side := _side(sides, s)) is not None]
    if _HOSTS in told:
        return None
    doer = item.verb.subject if item.verb is not None and item.verb.voice == "active" else None
    apart = _has_own_scene(sentence, noun)
    for other in nouns_before(sides.article, noun, 2):
        if apart and other.sentence is not sentence and not _is_called_alike(other, noun):
            continue
        if other.prep == "by" or other is doer or any(other is s for s in speakers):
            continue
        harmed = other.sentence is sentence and (other.quantity is not None or other.determiner in ("a", "an"))
        if harmed and (other.people is not None or other.entities):
            continue  # others harmed beside them
        side = _side(sides, other)
        if side == _HOSTS and any(e.sector == "government" for e in other.entities):
            continue  # "the authorities let no lorry leave; on the way south four soldiers were hurt"
        if (
            side is None
            and other.role == "subject"
            and other.units[0].word in ("they", "it", "we")
            and other.verb.lemma in _FIGHTING
        ):
            side = body_before(sides, other)  # "On 6 April they fought the militia; eleven soldiers were hurt"
        if side is not None:
            return side if side in _ABROAD else None
    if told:
        inland = any(n.lemma == "country" and n.determiner == "the" and n.prep in ("in", "of") for n in sentence.nouns)
        return None if inland else told[0]  # "in the north of the country, according to the Burkinabe army"
    return None if apart or noun.lemma in _HOME else _only_force(sides)


def _is_called_alike(other: Noun, noun: Noun) -> bool:
    """Whether the sentence before tells of people of the same rank: "fell on KFOR soldiers. 25 soldiers were hurt"."""
    return other.lemma == noun.lemma and other.sentence.index == noun.sentence.index - 1


def _speakers(sentence: Sentence, noun: Noun) -> list[Noun]:
    """Who says something in a sentence."""
    saying = words("rules", "saying")
    subjects = [v.subject for v in sentence.verbs if v.lemma in saying and v.subject not in (None, noun)]
    return subjects + [n for n in sentence.nouns if n.prep == "according to"]


def _has_own_scene(sentence: Sentence, noun: Noun) -> bool:
    """Whether the sentence tells of a day or a place of its own, so that another force may be in it."""
    if "t" in sentence.row[: noun.first]:
        return True
    near = (n for n in sentence.nouns if n.first < noun.last + 8)
    return any(e.kind in _PLACES for n in near for e in n.entities)


def _side(sides: "Sides", noun: Noun) -> str | None:
    """The side of a body or of people who may have soldiers."""
    head = noun.sentence.units[noun.head]
    if head.lemma in words("sides", "posts") and noun.entities:
        return post_side(sides, noun)
    if is_national(head):
        return sides.nation(noun)
    if head.people in ("armed_group", "civilians"):
        return None
    entities = noun.entities
    if any(e.name in words("sides", "mercenaries") for e in entities):
        return None
    side = sides.organisation(noun)
    if side is None and entities and (head.people is not None or head.lemma in words("words", "military")):
        side = sides.of(noun)
    acts = noun.role == "subject" and noun.of is None and any(e.kind == "country" for e in entities)
    if side is None and acts:
        side = sides.nation(noun)
    if side == _HOSTS and not entities and head.lemma not in ("army", "military", "government", "junta"):
        return None
    return side if side in (*_ABROAD, _HOSTS) else None


# Who seldom serves abroad.
_HOME = frozenset(("police", "policeman", "policewoman", "gendarme", "guard"))
_OF_STATES = frozenset(("army", "armies", "government", "ministry", "junta", "navy"))


@lru_cache(maxsize=2)
def _only_force(sides: "Sides") -> str | None:
    """The side of the only force that an article tells of, where that is a mission or a foreign army."""
    article = sides.article
    armed = forms("words", "military") | _OF_STATES
    heard = (i for i in range(len(article)) if not armed.isdisjoint(article.heard[i]))
    told = {_side(sides, n) for i in heard for n in article.sentence(i).nouns} - {None}
    return told.pop() if len(told) == 1 and _HOSTS not in told else None
