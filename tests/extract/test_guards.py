"""Guards are found by their names: each name is one guard's, and each that a frame asks for is there."""

from collections import Counter

from pipeline.extract import guards
from pipeline.extract.event_frames import frames


def test_no_two_guards_share_a_name() -> None:
    names = [
        name
        for module in guards._MODULES
        for name, value in vars(module).items()
        if callable(value) and getattr(value, "__module__", None) == module.__name__ and not name.startswith("_")
    ]
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_frames_ask_for_guards_that_are_there() -> None:
    table = frames()
    asked = {
        need for rows in (table.verbs, table.nouns) for row in rows.values() for _, frame in row for need in frame.needs
    }
    assert asked <= guards.GUARDS.keys()
