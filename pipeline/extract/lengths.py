"""Lengths of time before a clause: "a day after rebels overran the crossing", "thirteen years after it arrived"."""

from functools import lru_cache
from typing import NamedTuple

from pipeline.extract.clauses import clauses
from pipeline.extract.phrases import Verb
from pipeline.extract.place_names import placed
from pipeline.extract.sentence import Sentence

_COUNTS = {
    "the": 1,  # "the day after rebels seized Para"
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "twenty": 20,
}


class Offset(NamedTuple):
    """How far a clause is from the one that it hangs on: "three days after rebels overran the crossing"."""

    days: str
    count: int
    main: Verb | None
    start: int
    end: int


_MEASURES = ("day", "night", "week", "fortnight", "month", "year", "hour", "minute", "moment")
_STEPS = {"day": "d", "night": "d", "week": "w", "month": "m", "year": "y"}
_WAYS = frozenset(("after", "before"))
# "on Sunday, hours after rebels attacked": that day.
_MOMENTS = frozenset("hour hours minute minutes moment moments".split())


def offset_of(sentence: Sentence, verb: Verb) -> Offset | None:
    """The time between the clause of a verb and the one that it hangs on, where the words give it."""
    row = sentence.row
    counted = _counted_clause(sentence, verb)
    if counted is not None:
        return counted
    if "S" not in row or sentence.heard.isdisjoint(_WAYS):
        return None
    ids = clauses(sentence)
    first = ids.index(ids[verb.head])
    if verb.form == "gerund" and row[verb.first - 1] == "S":
        first = verb.first - 1  # "four months after leaving Para"
    if row[first] == "K":  # "a month after he fled and the parties signed"
        before = next((v for v in reversed(sentence.verbs) if v.last < first), None)
        if before is not None and before.tense == verb.tense:
            first = ids.index(ids[before.head])
    if not _is_counted(sentence, first) or _has_day(row, ids, first, ids[verb.head]):
        return None  # a day of its own
    return _measured(sentence, first, ids)


def offset_from(sentence: Sentence, verb: Verb) -> tuple[Verb, Offset] | None:
    """The clause that a verb's day is counted from, and how far from it: "left Para two days after rebels took it on 3
    May"; the length is as seen from that clause."""
    return next(((other, offset) for other, offset in _offsets(sentence) if offset.main is verb), None)


@lru_cache(maxsize=64)
def _offsets(sentence: Sentence) -> tuple[tuple[Verb, Offset], ...]:
    """The clauses with a day of their own, by their verbs, from which others are counted."""
    if "S" not in sentence.row or sentence.heard.isdisjoint(_WAYS):
        return ()
    ids, found = clauses(sentence), []
    for other in sentence.verbs:
        if other.form != "finite":
            continue
        first = ids.index(ids[other.head])
        if not _is_counted(sentence, first) or not _has_day(sentence.row, ids, first, ids[other.head]):
            continue  # no day to count from
        offset = _measured(sentence, first, ids)
        if offset is not None and offset.main is not other:
            found.append((other, offset))
    return tuple(found)


def _is_counted(sentence: Sentence, first: int) -> bool:
    """Whether a clause opens with "after" or "before" at unit `first`, inside the sentence."""
    return first > 0 and sentence.row[first] == "S" and sentence.units[first].word.split()[-1] in _WAYS


def _has_day(row: str, ids: tuple[int, ...], first: int, clause: int) -> bool:
    """Whether a clause names a day, from unit `first` on."""
    at = row.find("t", first)
    while at >= 0 and ids[at] != clause:
        at = row.find("t", at + 1)
    return at >= 0


def _measured(sentence: Sentence, first: int, ids: tuple[int, ...]) -> Offset | None:
    """The length of time before the "after" or "before" that opens a clause at unit `first`."""
    units = sentence.units
    opener = units[first].word.split()[-1]
    if opener == units[first].word and not units[first - 1].word.rstrip("s").endswith(_MEASURES):
        return None
    words, start = _words_before(sentence, first)
    exact = words[-3:] == ["to", "the", "day"]  # "ten years to the day after"
    words = words[:-3] if exact else words
    unit, count = (words[-1].rstrip("s"), count_of(words[-2])) if len(words) > 1 else ("", None)
    if not _MOMENTS.isdisjoint(words[-1:]):
        unit, count = "day", 0
    if unit == "fortnight" and count is not None:
        unit, count = "day", 14 * count
    if unit not in _STEPS or count is None or (unit == "week" and count > 1 and not exact):
        return None  # "three weeks after": no day is meant
    main = next((v for v in reversed(sentence.verbs) if v.last < first), None)
    if main is None:  # "Four days after shells fell, they left", "On 5 May, a day after shells fell, they left"
        main = next((v for v in sentence.verbs if v.form == "finite" and v.first > first and ids[v.head] == 0), None)
    step = f"{'-' if opener == 'after' else '+'}{count}{_STEPS[unit]}"
    widened = {"month": " month", "year": " year"}.get(unit, "") if not exact else ""
    return Offset(step + widened, count, main, start, units[first].end)


def _words_before(sentence: Sentence, first: int) -> tuple[list[str], int]:
    """The last words of a length of time before "after" or "before", and where it starts."""
    units = sentence.units[max(0, first - 5) : first + 1]
    words = [(word, unit.start) for unit in units for word in unit.word.replace("-", " ").split()][:-1]
    at = len(words) - 1
    if [word for word, _ in words[-3:]] == ["to", "the", "day"]:
        at -= 3
    start = words[at - 1][1] if at > 0 else (words[0][1] if words else sentence.start)
    return [word for word, _ in words], start


def _counted_clause(sentence: Sentence, verb: Verb) -> Offset | None:
    """ "on 15 October, thirteen years after it arrived", where the length of time is read as one unit."""
    start = verb.subject.first if verb.subject is not None and verb.subject.first < verb.first else verb.first
    if start > 3 and sentence.units[start - 1].word == "day" and sentence.row[start - 4 : start - 2] == "t,":
        main = next((v for v in reversed(sentence.verbs) if v.last < start), None)
        return Offset("+0d", 0, main, sentence.units[start - 2].start, sentence.units[start - 1].end)
    if start < 3 or sentence.row[start - 1] != "t":
        return None
    words = sentence.units[start - 1].word.split()
    count = count_of(words[0])
    if words[-1] not in ("after", "before") or count is None or len(words) != 3:
        return None
    main = next((v for v in reversed(sentence.verbs) if v.last < start), None)
    sign, unit = ("-" if words[-1] == "after" else "+"), words[1][0]
    return Offset(f"{sign}{count}{unit}", count, main, sentence.units[start - 1].start, sentence.units[start - 1].end)


def count_of(word: str) -> int | None:
    """The number that a word means, in figures or letters; None for other words."""
    return int(word) if word.isdigit() and len(word) < 4 else _COUNTS.get(word)


def at_other_times(sentence: Sentence, verb: Verb | None = None) -> set[str]:
    """The places of the clauses that a length of time sets apart from that of `verb`: "The last of them left on
    Tuesday, nine weeks after the base at Para was shut"."""
    if sentence.heard.isdisjoint(_WAYS) or "S" not in sentence.row:
        return set()
    ids = clauses(sentence)
    own = ids[verb.head] if verb is not None else None
    opened = {ids[i] for i, u in enumerate(sentence.units) if i and u.kind == "S" and _is_length(sentence, i)}
    return {p.name for n, p in placed(sentence) if ids[n.head] in opened and ids[n.head] != own} if opened else set()


def _is_length(sentence: Sentence, i: int) -> bool:
    """Whether unit i ends a length of time before a clause: "nine weeks after", "hours before"."""
    words = [*sentence.units[i - 1].word.split(), *sentence.units[i].word.split()]
    return words[-1] in ("after", "before") and words[-2].rstrip("s") in _LENGTHS


_LENGTHS = frozenset("minute hour day night week fortnight month year decade".split())
