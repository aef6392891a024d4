"""Whose people "we", "us" and "ours" are: those of the body that the speaker belongs to."""

import re
from typing import TYPE_CHECKING

from pipeline.extract.actors import cast_of
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun

if TYPE_CHECKING:
    from pipeline.extract.claims import Speaker
    from pipeline.extract.figures.sides import Sides

_FIRST = frozenset(("we", "us", "our", "ours", "i", "my"))


def side_of_teller(sides: "Sides", speaker: "Speaker | None", item: Harm, noun: Noun) -> str | None:
    """The side of the speaker's own people: "We lost two men", "Two of ours were hurt", "our driver"."""
    if speaker is None:
        return None
    owners = [n for n in (item.side, noun, noun.of) if n is not None]
    words_of = {w for n in owners for w in (n.units[0].word, n.determiner)}
    if _FIRST.isdisjoint(words_of):
        return None
    body = cast_of(sides.article).body_of(speaker, noun.sentence)
    if body is not None and sides.is_mission(body):
        return "peacekeepers"
    side = sides.entity(body, True) if body is not None else None
    known = speaker.affiliation is not None or _speaks_for_army(sides, speaker)
    if side not in (None, "state_forces") or known:
        return side
    role = {w.strip(",.").lower() for w in f"{speaker.role or ''} {speaker.name}".split()}
    served = not role.isdisjoint(words("words", "ranks") | {"soldier", "peacekeeper", "veteran", "gunner"})
    return "peacekeepers" if served and sides.with_mission else None


def _speaks_for_army(sides: "Sides", speaker: "Speaker") -> bool:
    """Whether the words around a speaker's name give him an office: "Colonel Deng, a spokesman of the army"."""
    text = sides.article.text
    at = max(0, text.find(speaker.name))
    near = text[max(0, at - _NEAR) : at + len(speaker.name) + _NEAR]
    return _OF_AN_ARMY.search(f"{speaker.role or ''} {near}") is not None


_NEAR = 50
# Offices of those who speak for the army of the land, which a bare rank does not tell.
_OF_AN_ARMY = re.compile(r"army|military|spokes|staff|ministry|minister|command|defence|defense", re.IGNORECASE)
