"""The word lists of `words.toml`."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple


@cache
def load() -> dict[str, Any]:
    """The contents of `words.toml`."""
    return tomllib.loads((resources.files(__package__) / "words.toml").read_text(encoding="utf-8"))


@cache
def sorts() -> frozenset[str]:
    """Words that say what sort of body a name is, not which one."""
    return frozenset(load()["sorts"].split())


@cache
def convoy() -> frozenset[str]:
    """Words for a departing convoy."""
    return frozenset(word.strip() for word in load()["convoy"].split(";"))


@cache
def sites() -> frozenset[str]:
    """Words for a base, which holds no other."""
    return frozenset(load()["sites"].split())


@cache
def site_words() -> frozenset[str]:
    """Words in the name of a base that say what it is, and articles."""
    return frozenset(load()["site_words"].split())


@cache
def alone() -> frozenset[str]:
    """States and operations with forces of their own abroad, beside any mission."""
    return frozenset(name.strip() for name in load()["alone"].split(";"))


@cache
def fighters() -> frozenset[str]:
    """Words for fighters whom nobody names."""
    return frozenset(name.strip() for name in load()["fighters"].split(";"))


class Sentence(NamedTuple):
    """How an event of a type is told: by its actor, as an intention, without an actor, and how its place follows."""

    did: str
    do: str
    was_done: str
    to_be_done: str
    where: str


@cache
def sentences(event_type: str) -> Sentence:
    """How an event of that type is told."""
    return Sentence(*load()["events"][event_type])
