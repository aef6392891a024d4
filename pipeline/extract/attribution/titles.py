"""Titles around a name: phrases that are a title alone, names with one, and its words as the text has them."""

from pipeline.extract.attribution.descriptions import title_start
from pipeline.extract.attribution.persons import Name, read_name, role_in
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence


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
    return role_in(text[start:bare]) if bare > start else None
