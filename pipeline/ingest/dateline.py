"""The dateline that opens a report: "DAKAR, Nov 3 (Reuters) - ", "Bangui, 18 January 2021 - ", "ANSONGO. "."""

import re
from dataclasses import dataclass

from pipeline.ingest.dates import Day, find_day
from pipeline.ingest.outlets import agency_named

_REACH = 130
"""Within so many characters a dateline has ended."""

_DASH = re.compile(r"\s*(?:--+|[—–])\s*|\s+-+\s+|\s*>>\s*")
_COLON = re.compile(r"\s?:\s+")
_STOP = re.compile(r"\.\s+")
_ALONE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ'’. ,/-]+(?:,? [\w. ]{3,20})?(?: ?\([\w .&-]{2,40}\))? ?[-–—]+$")
_BEFORE_SIGN = re.compile(r"[^,:.]*")
_SIGNS = re.compile(r"[\d(]")
_TAGS = re.compile(r"(?:\[[^\[\]]{1,120}\]\s*){1,6}")
_OUTLET = re.compile(r"\s*[(/]([^()/]{2,50})[)/]\s*$")
_ONLY_OUTLET = re.compile(r"\(([A-Za-z][\w .&'-]{1,30})\)\s*(?P<dash>[-–—]+)?[.:]?\s*(?=[A-Z0-9\"“‘'])")
_NAME = re.compile(r"[^\W\d_][\w'’. -]{1,45}$")
_WEEKDAY = re.compile(r",?\s*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?", re.IGNORECASE)
_SMALL = frozenset(
    [
        "de",
        "da",
        "do",
        "du",
        "des",
        "del",
        "della",
        "la",
        "le",
        "les",
        "el",
        "al",
        "of",
        "and",
        "the",
        "sur",
        "aux",
        "bin",
        "am",
    ]
)


# What stands in capitals before a colon and is no place: "ANALYSIS: ".
_KICKERS = frozenset(
    """analysis audio background box breaking briefing chronology comment correction correspondent editor editorial
    exclusive explained explainer fact factbox feature focus graphic headline headlines interview investigation live
    look map minister moderator news note notes opinion photo photos podcast poll president profile question quote
    quotes read reporter report review spokesman spokesperson spokeswoman special summary timeline update updated
    update-1 urgent video view viewpoint warning watch""".split()
)


# "Port-au-Prince", "Saint-Louis-du-Nord".
_INNER = re.compile(rf"(?<=-)(?:{'|'.join(sorted(part.title() for part in (*_SMALL, 'au')))})(?=-)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says and where the text begins after it."""

    end: int
    place: str | None
    day: Day | None
    outlet: str | None

    @property
    def is_sure(self) -> bool:
        """Whether it names a day or an outlet, as no other opening does."""
        return bool(self.day or self.outlet)


def is_dateline_alone(line: str) -> bool:
    """Whether a line is a dateline with nothing after it: "BAMAKO, MALI —"."""
    return len(line) <= 90 and line[-1:] in "-–—" and bool(_ALONE.match(line))


def may_open(paragraph: str) -> bool:
    """Whether a paragraph can open with a dateline that names a day or an outlet; a quick look."""
    return bool(_SIGNS.search(paragraph, 0, _REACH))


def read_dateline(paragraph: str, text: str, *, first: bool = True) -> Dateline | None:
    """Return the dateline that opens a paragraph; in the whole `text` names are written as usual.

    A place in capitals that only a colon or a full stop parts from the text, with or without a full date, is one in the
    `first` paragraph alone.
    """
    if not paragraph[:1].isalpha():
        return _only_outlet(paragraph)
    head = paragraph[:_REACH]
    for mark in (_DASH, _STOP, _COLON):
        match = _outside_brackets(mark, head)
        if not match or not match.start():
            continue
        found = _read(head[: match.start()], text)
        if not found:
            continue
        place, day, outlet = found
        capitals = first and _is_capitals(_BEFORE_SIGN.match(head)[0])
        if mark is _COLON and not (day or outlet or (capitals and _KICKERS.isdisjoint(place.casefold().split()))):
            continue
        if mark is _STOP and not (capitals and (day.year if day else not outlet)):
            continue
        end = match.end()
        if tags := _TAGS.match(paragraph, end):
            end = tags.end()
        following = paragraph[end : end + 1]
        if following and not (following.islower() and not tags):
            return Dateline(end, place, day, outlet)
    return None


def _outside_brackets(mark: re.Pattern[str], head: str) -> re.Match[str] | None:
    """Return the first mark that no bracket encloses, as one does in "(acan - efe)"."""
    for match in mark.finditer(head):
        if head.count("(", 0, match.start()) <= head.count(")", 0, match.start()):
            return match
    return None


def _only_outlet(paragraph: str) -> Dateline | None:
    """Return the dateline that names an outlet and no place: "(Reuters) - "."""
    match = _ONLY_OUTLET.match(paragraph)
    if not match or not (agency_named(match[1]) or (match["dash"] and match[1].isupper())):
        return None
    return Dateline(match.end(), None, None, match[1].strip())


def _read(head: str, text: str) -> tuple[str, Day | None, str | None] | None:
    """Place, day and outlet of what stands before the dash, None where it is no dateline."""
    outlet = None
    if match := _OUTLET.search(head):
        outlet, head = match[1].strip(), head[: match.start()]
    if outlet and (day := find_day(outlet)):
        outlet = None
    else:
        day = find_day(head)
    if day and find_day(head):
        head = (head[: day.start] + head[day.end :]).strip(" ,.")
    head = _WEEKDAY.sub("", head).strip(" ,.:")
    place, *regions = (part.strip() for part in head.split(","))
    place = re.sub(r"\s*\([^()]{2,40}\)$", "", place)
    first = place.split("/")[0].strip()
    sure = bool(day or outlet)
    if not _NAME.match(first) or len(first.split()) > (4 if sure else 3) or len(regions) > 2:
        return None
    if not all(_is_name(region) for region in regions if region):
        return None
    if _is_capitals(first):
        placed = len(regions) == 1 and _is_name(regions[0]) and not _is_capitals(regions[0])  # "BOR, South Sudan — "
        return (_written_as_usual(first, text), day, outlet) if sure or placed or not _is_acronym(first, text) else None
    if sure and (_is_name(first) or (day and first[0].isupper())):
        return (first, day, outlet)
    return None


def _is_capitals(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return len(letters) >= 3 and name == name.upper()


def _is_name(name: str) -> bool:
    words = name.split()
    words = words[:-1] if len(words) > 1 and words[-1] in _AREAS else words  # "Gedo region"
    return len(name) <= 45 and all(w[0].isupper() or not w[0].isalpha() or w in _SMALL for w in words)


_AREAS = frozenset("area county department district governorate island prefecture province region state".split())


def _is_acronym(name: str, text: str) -> bool:
    """Whether the text goes on to write the word in capitals, as it does with MINUSMA and not with GAO.

    A word of three letters is a place only where the text writes it like one.
    """
    if any(character in name for character in " -'’"):
        return False
    if re.search(rf"\b{re.escape(name.capitalize())}\b", text):
        return False
    mixed = (line for line in text.split("\n") if not line.isupper())
    return len(name) <= 3 or sum(len(re.findall(rf"\b{re.escape(name)}\b", line)) for line in mixed) > 1


def _written_as_usual(name: str, text: str) -> str:
    """Return a place in capitals as the text writes it, else with capitals at its words."""
    match = re.search(rf"\b(?!{re.escape(name)}\b){re.escape(name)}\b", text, re.IGNORECASE)
    if match and match[0][0].isupper():
        return match[0]
    return _INNER.sub(lambda part: part[0].lower(), name.title().replace("’S", "’s").replace("'S", "'s"))
