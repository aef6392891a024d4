"""How far an event lies from another that a noun names: "two nights before the ceremony", "on the eve of the vote"."""

import re
from datetime import timedelta
from typing import NamedTuple

from pipeline.extract.claims import When
from pipeline.extract.event_frames import frames
from pipeline.extract.sentence import Sentence
from pipeline.extract.telling import BASE_TYPES, VIOLENT

_COUNTS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
_COUNTS |= {"a": 1, "an": 1, "the": 1}
_DAYS = {"day": 1, "night": 1, "morning": 1, "evening": 1, "week": 7, "fortnight": 14}
_DISTANCE = re.compile(
    r"\b(?:on the (?P<eve>eve) of"
    rf"|(?:(?P<within>less than|within|barely|under|some|about|only|just) )?(?:(?P<count>{'|'.join(_COUNTS)}|\d\d?) )?"
    rf"(?P<unit>{'|'.join(_DAYS)}|hour|minute|moment)s? (?P<way>before|after|of))"
    r" (?:(?P<det>the|that|this|its|their|his|her|an?) )?(?P<words>(?:[\w-]+ ){0,2}[\w-]+)",
    re.IGNORECASE,
)
COUNT = rf"(?:(?P<count>{'|'.join(_COUNTS)}|\d\d?) )?(?P<unit>{'|'.join(_DAYS)})s?"
# "A day after Boulkessi", "two weeks before Ber": from what happened in a town.
FROM_TOWN = re.compile(
    rf"\b(?i:{COUNT} (?P<way>before|after)) (?P<town>[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){{0,2}})(?=,| [a-z])"
)
# "It is four days since", "It is ten years today since".
_IT_IS = r"\bit (?:is|was|has been)(?: now| barely| almost| just| only| exactly)?"
SINCE = re.compile(rf"{_IT_IS} {COUNT} since\b", re.IGNORECASE)
LONG_SINCE = re.compile(
    rf"{_IT_IS} (?P<count>{'|'.join(_COUNTS)}|\d\d?) (?P<unit>year|month)s?(?P<exact> today| to the day)? since\b",
    re.IGNORECASE,
)
_GATE = frozenset("before after eve within".split())
_MEASURES = frozenset(f"{unit}{ending}" for unit in (*_DAYS, "hour", "minute", "moment") for ending in ("", "s")) | {
    "eve"
}
_SIGNED = dict.fromkeys(
    ("ceremony", "signing", "handover", "transfer"), BASE_TYPES | {"peace_agreement", "mission_end"}
)
_HARM = dict.fromkeys(("incident", "killing", "death", "massacre", "attack", "blast", "explosion"), VIOLENT)
_TAKING = dict.fromkeys(("capture", "seizure"), frozenset(("abduction", "territory_takeover", "base_takeover")))


class Distance(NamedTuple):
    """From the first to the last possible day after an event of some types, named by a noun behind `end`."""

    first: int
    last: int
    types: frozenset[str]
    start: int
    end: int

    @property
    def back(self) -> "Distance":
        """The same from the named event's side."""
        return self._replace(first=-self.last, last=-self.first)

    def counted_from(self, when: When, words: str) -> When:
        """The day that lies so far from another day."""
        day, relative = when.date_start, when.date_relative
        start, end = day + timedelta(days=self.first), day + timedelta(days=self.last)
        if start != end:
            return When(start, end, "range", words)
        return When(start, end, "day", words, f"{relative} {self.first:+}d" if relative else None)


def distance_in(sentence: Sentence) -> Distance | None:
    """The first distance of a sentence from an event that a noun names."""
    heard, text = sentence.heard, sentence.text
    if _GATE.isdisjoint(heard) or (_MEASURES.isdisjoint(heard) and "-" not in text):
        return None
    for match in _DISTANCE.finditer(text):
        days = _days(match)
        named = _named(match)
        if days is not None and named is not None:
            at = sentence.start
            return Distance(*days, named, at + match.start(), at + match.start("words"))
    return None


def long_since(match: re.Match[str]) -> str:
    """The date that lies so many years or months back, as an expression: a day "today", else that year or month."""
    count, unit = match["count"].lower(), match["unit"].lower()
    number = int(count) if count.isdigit() else _COUNTS[count]
    return f"pub -{number}{unit[0]}" + ("" if match["exact"] else f" {unit}")


def days_of(match: re.Match[str]) -> int | None:
    """How many days a count and its unit are; None without a count."""
    count = match["count"]
    if count is None:
        return None
    return (int(count) if count.isdigit() else _COUNTS[count.lower()]) * _DAYS[match["unit"].lower()]


def _days(match: re.Match[str]) -> tuple[int, int] | None:
    if match["eve"]:
        return -1, -1
    count, unit, way = match["count"], match["unit"].lower(), match["way"].lower()
    near = (match["within"] or "").lower() in ("less than", "within", "barely", "under")
    if way == "of" and not near:
        return None
    if unit in _DAYS:
        if count is None:
            return None
        number = (int(count) if count.isdigit() else _COUNTS[count.lower()]) * _DAYS[unit]
        over_night = unit == "night" and way == "after" and count.lower() == "the"  # it may be past midnight
        first, last = (0, number) if near or over_night else (number, number)
    else:
        hours = int(count) if count and count.isdigit() else 0
        if hours > 24:
            return None
        first, last = 0, int(hours > 12)
    return (-last, -first) if way == "before" else (first, last)


def _named(match: re.Match[str]) -> frozenset[str] | None:
    """Which types of event the words behind name."""
    return next(filter(None, (_types(word) for word in match["words"].lower().split(" "))), None)


def _types(word: str) -> frozenset[str]:
    lemma = word.removesuffix("s")
    known = _SIGNED.get(lemma) or _HARM.get(lemma) or _TAKING.get(lemma)
    if known:
        return known
    types = frozenset(frame.type for _, frame in frames().nouns.get(lemma, ()))
    return types | VIOLENT if types & VIOLENT else types
