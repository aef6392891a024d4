"""The frames of `lexicon/events.toml`: which verb or noun, in which roles, makes which event.

`pipeline.extract.triggers` lays them over sentences.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pipeline.extract.lexicon import common_words, load, phrases, plural, verb_forms

_NONE: frozenset[str] = frozenset()
# Weak words that are in every second sentence.
_ALWAYS = frozenset("be is are was were been being am 's 're have has had having do does did say".split())
# Verbs of several words that are one token to the reader.
_ONE_WORD = frozenset(("put to death",))


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One row of `events.toml`."""

    type: str
    rule: str
    words: tuple[str, ...]
    agent: frozenset[str] = _NONE
    patient: frozenset[str] = _NONE
    via: frozenset[str] = _NONE
    of: frozenset[str] = _NONE
    sources: frozenset[str] = _NONE
    light: frozenset[str] = _NONE
    state: frozenset[str] = _NONE
    beside: frozenset[str] = _NONE
    never: frozenset[str] = _NONE
    then: frozenset[str] = _NONE
    needs: tuple[str, ...] = ()
    bare: bool = False
    whole: bool = False
    named: bool = False
    only_via: bool = False
    refused: bool = False
    place: str = "clause"


def _frame(row: dict) -> Frame:
    sets = {
        k: frozenset(row.get(k, "").split()) for k in ("agent", "patient", "of", "state", "beside", "never", "then")
    }
    sets["via"] = frozenset(w.replace("_", " ") for w in row.get("via", "").split())
    return Frame(
        row["type"], f"event.{row['type']}.{row['rule']}", tuple(phrases(row["words"])), **sets,
        sources=frozenset(row.get("from", "").split()), light=frozenset(phrases(row.get("light", ""))),
        needs=tuple(row.get("needs", "").split()), bare=row.get("bare", False), whole=row.get("whole", False),
        named=row.get("named", False), only_via=row.get("only_via", False),
        refused=row.get("refused", False), place=row.get("place", "clause"),
    )  # fmt: skip


class Frames(NamedTuple):
    """All frames by the lemma of their verb or noun, and every word form that can trigger one: `weak` ones only
    in a sentence that names a mission."""

    verbs: dict[str, tuple[tuple[str, Frame], ...]]
    nouns: dict[str, tuple[tuple[str, Frame], ...]]
    gate: frozenset[str]
    weak: frozenset[str]


@cache
def frames() -> Frames:
    """The frames of the lexicon."""
    data = load("events")
    tables: list[dict[str, list[tuple[str, Frame]]]] = [{}, {}]
    for table, key in zip(tables, ("verb", "noun"), strict=True):
        for row in data[key]:
            frame = _frame(row)
            for words in frame.words:
                parts = words.split()
                lemma, rest = (parts[0], " ".join(parts[1:])) if key == "verb" else (parts[-1], " ".join(parts[:-1]))
                if words in _ONE_WORD:
                    lemma, rest = words, ""
                table.setdefault(lemma, []).append((rest, frame))
    for table in tables:
        for rows in table.values():
            rows.sort(key=lambda row: not row[0])
    verbs, nouns = ({k: tuple(v) for k, v in table.items()} for table in tables)
    weak = frozenset(data["gate"]["weak"].split())
    return Frames(verbs, nouns, _gate(verbs, nouns), weak - _ALWAYS)


def _gate(verbs: dict, nouns: dict) -> frozenset[str]:
    weak = frozenset(load("events")["gate"]["weak"].split())
    forms = {form for form, word in common_words().items() if word.lemma in verbs and word.kind in "bsdnegyz"}
    for verb in verbs:
        forms |= set(verb_forms(verb))
    for noun in nouns:
        forms |= {noun, plural(noun)}
    return frozenset(f for f in forms if f not in weak) | frozenset(load("events")["gate"]["strong"].split())
