"""What a rule finds in a sentence: harm of one kind to some people."""

from typing import NamedTuple

from pipeline.extract.figures.counting import Group
from pipeline.extract.phrases import Noun, Verb


class Harm(NamedTuple):
    """Harm of one kind to some groups of people; `at` is the unit of the word that tells it."""

    outcome: str
    groups: list[Group]
    at: int
    rule: str
    verb: Verb | None = None
    side: Noun | None = None
    sure: bool = True
    possible: bool = False


# Harm with the people of it that are counted.
Counted = list[tuple[Harm, Group]]
