"""What the guards of all kinds of events ask of words."""

from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


@lru_cache(maxsize=32)
def words_of(sentence: Sentence) -> frozenset[str]:
    """The words of a sentence in lower case."""
    return frozenset([u.word for u in sentence.units])


@lru_cache(maxsize=64)
def _words_of_clause(sentence: Sentence, first: int) -> frozenset[str]:
    units = sentence.units
    words = [units[i].word for i in context.in_clause(sentence, first)]
    parts = [part for word in words if " " in word or "-" in word for part in word.replace("-", " ").split()]
    return frozenset(words + parts)


def clause_words(trigger: "Trigger") -> frozenset[str]:
    """The words of a trigger's clause; those of terms and compounds also one by one."""
    ids = context.clauses(trigger.sentence)
    return _words_of_clause(trigger.sentence, ids.index(ids[trigger.index]))


def next_word(trigger: "Trigger", step: int = 1) -> str:
    """The word after a trigger's verb group."""
    verb = trigger.verb
    at = (verb.last if verb is not None else trigger.index) + step
    units = trigger.sentence.units
    return units[at].word if at < len(units) else ""


def mutual(trigger: "Trigger") -> bool:
    """ "attacked each other", "were firing at one another": what its verb tells is done by both sides."""
    after = [next_word(trigger, step) for step in (1, 2, 3, 4)]
    others = (" ".join(pair) for pair in pairwise(after))
    return not {"each other", "one another"}.isdisjoint((*after[:2], *islice(others, 2)))


def dated(trigger: "Trigger", cast: "Cast") -> bool:
    """The clause names a date; "Two weeks after it ended, on 16 January, gunmen came" names another's."""
    mention, verb = context.find_date(trigger.sentence, trigger.index), trigger.verb
    if mention is None or verb is None or verb.condition not in _TIMED:
        return mention is not None
    row, units = trigger.sentence.row, trigger.sentence.units
    at = next((i for i, u in enumerate(units) if u.value is mention), -1)
    return row[verb.last + 1 : verb.last + 2] != "," or at < verb.last


_TIMED = frozenset(("after", "before", "since"))


def names_country(noun: Noun) -> bool:
    """Whether a phrase names a country; "Somalia's port of Para" is none."""
    units, row = noun.sentence.units, noun.sentence.row
    return any(
        row[i] == "M" and units[i].value.kind == "country" and row[i + 1 : i + 2] != "Z"
        for i in range(noun.first, noun.last + 1)
    )


def light(trigger: "Trigger", cast: "Cast") -> bool:
    """Only as the object of a light verb; the frame has seen to it."""
    return True


def loose(trigger: "Trigger", cast: "Cast") -> bool:
    """Also without what it is done to; the frame has seen to it."""
    return True
