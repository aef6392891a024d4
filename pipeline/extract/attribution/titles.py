"""Titles around a name: phrases that are a title alone, names with one, and its words as the text has them."""

from pipeline.extract.attribution.descriptions import title_start
from pipeline.extract.attribution.persons import Name, read_name
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence

_OPENERS = frozenset(("the", "a", "an", "its", "their", "his", "her"))


def only_title(noun: Noun) -> bool:
    """Whether a phrase ends in a title in capitals without a name: "the Special Representative"."""
    unit = noun.sentence.units[noun.last]
    return unit.kind == "M" and not read_name(unit.value.name).name


def titled_name(noun: Noun) -> bool:
    """Whether a phrase ends in a title and a name: "Chief Mediator Ali Kone"."""
    unit = noun.sentence.units[noun.last]
    name = read_name(unit.value.name) if unit.kind == "M" else None
    return name is not None and bool(name.title) and bool(name.name)


def title_text(s: Sentence, noun: Noun, head: Unit, name: Name) -> str | None:
    """The titles before a name, as the text has them; None where it has none."""
    text = s.article.text
    if s.units[noun.first].kind == "C":
        return None  # "one of them, Ali Kone"
    start = s.units[title_start(s, noun)].start
    bare = text.find(name.name.split()[0], head.start, head.end)
    words_before = text[start:bare].strip(" ,(") if bare > start else ""
    opener, _, rest = words_before.partition(" ")
    return (rest if opener.lower() in _OPENERS else words_before) or None
