"""Names of reporters in bylines and credits."""

import re
from dataclasses import dataclass

from pipeline.ingest.outlets import agency_named, outlet_in, outlet_named

_BY = re.compile(
    r"from (?=our )"
    r"|(?:written |words |story |text |report |reported |posted |published |interview |interviewed )?by:? (?=\S)"
    r"|authors?: ?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\b(?P<act>(?:with )?(?:additional |further |other |local )?"
    r"(?:reporting|reported|writing|written|compiled|editing|edited"
    r"|produced|translated|translation|graphics?|photography|photos|photographs|research)"
    r"(?: and (?:writing|editing|reporting|photography|photos))?) (?:by|from)\b:?",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(r"^(?:.*[.!?] )?(?P<who>[^!?]{2,200}?) (?:also )?contributed\b", re.IGNORECASE)
_WRITER = re.compile(
    r"^(?:the )?(?:associated press|ap|reuters|afp)? ?"
    r"(?:writers?|journalists?|reporters?|correspondents?|staff writers?) ",
    re.I,
)
_SEPARATOR = re.compile(r"\s*[,;|/]\s*|\s+(?:and|&|with)\s+|\s+[-–—]\s+", re.IGNORECASE)
_ROLE = re.compile(
    r"(?P<name>[A-Z]\S+ (?:[a-z]{1,3} )?[A-Z][^\s,]+(?: [A-Z][^\s,]+)??),?(?: -)? (?:[\w&]+ ){0,3}"
    r"(?:correspondent|reporter|editor|writer|journalist|bureau chief)(?: in [A-Z][\w' ]{2,30})?"
)
_STAFF = re.compile(r"(?:'s)? (?:staff|correspondents?|reporters?|writers?|team)$", re.IGNORECASE)
_OF_OUTLET = re.compile(
    r"^(?:[\w ]{1,20}['’]s |(?:[\w&]+ ){0,3}(?:editor|reporter|writer|correspondent)s? )", re.IGNORECASE
)
_PLACE = re.compile(r"\s+(?:in|at|from|near|for|of)\s+.*$")
_PARTICLES = frozenset(
    [
        "ag",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "ould",
        "mint",
        "de",
        "da",
        "do",
        "dos",
        "du",
        "des",
        "del",
        "della",
        "di",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "y",
        "e",
        "bint",
        "abu",
    ]
)
_NO_NAME = re.compile(
    r"\b(?:staff|correspondents?|reporters?|editors?|bureau|newsroom|news|agency|agencies|team|desk|service|press|wire|writers?"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|editorial|admin|guest|contributor|online|digital|radio|times|post|daily)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:an? |our |the )?(?:[\w'’.&-]+ ){0,4}"
    r"(?:staff|correspondents?|reporters?|team|newsroom|bureau|desk|agencies|writers?|editors?)"
    r"(?: in [\w'’ -]{2,40}| and agencies)?\.?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article, and the agency that a byline names."""

    authors: tuple[str, ...] = ()
    agency: str | None = None
    outlet: str | None = None


def read_byline(line: str) -> Byline | None:
    """Return the byline that a line is ("By Jane Doe, chief reporter"), None where it is none."""
    if len(line) > 160:
        return None
    match = _BY.match(line)
    if not match:
        role = _ROLE.fullmatch(line)
        return Byline((role["name"],)) if role and _name(role["name"]) else None
    rest = line[match.end() :].strip(" .")
    parts = _SEPARATOR.split(rest)
    named = [name for part in parts if (name := _name(part))]
    agency = next((agency for part in parts if (agency := agency_named(part))), None)
    outlet = next((outlet for part in parts if (outlet := outlet_named(_STAFF.sub("", part)))), None)
    if named and (_name(parts[0]) or agency_named(parts[0])) and len(named) * 3 >= len(parts):
        return Byline(_unique(named), agency, outlet)
    if agency or outlet or _NOBODY.match(rest) or outlet_in(rest):
        return Byline((), agency, outlet)
    return None


def read_authors(value: str) -> tuple[str, ...]:
    """Return the names that a metadata field of authors lists."""
    return _unique(
        [name for part in _SEPARATOR.split(value.removeprefix("By ").removeprefix("by ")) if (name := _name(part))]
    )


def read_credit(line: str) -> Byline:
    """Return the reporters of a closing credit, editors, translators and photographers left out."""
    line = line.strip("()[] ")
    acts = list(_CREDIT.finditer(line))
    if not acts and (match := _CONTRIBUTED.match(line)):
        who = _WRITER.sub("", match["who"])
        return Byline(
            _unique([name for part in _SEPARATOR.split(who) if (name := _name(part))]),
            agency_named(line.split(" writer")[0]),
        )
    named: list[str] = []
    agency = None
    for number, act in enumerate(acts):
        until = acts[number + 1].start() if number + 1 < len(acts) else len(line)
        parts = _SEPARATOR.split(line[act.end() : until].strip(" .;,:()"))
        agency = agency or next((agency for part in parts if (agency := agency_named(part))), None)
        if re.match(
            r"(?:with )?(?:additional |further |other |local )?(?:report|writ|compil)", act["act"], re.IGNORECASE
        ):
            named += [name for part in parts if (name := _name(part))]
    return Byline(_unique(named), agency)


def _name(part: str) -> str | None:
    """Return the person whom a part of a byline names, None where it names none."""
    part = _OF_OUTLET.sub("", _PLACE.sub("", part.strip(" .,;:()[]–—-")))
    words = part.split()
    if not 2 <= len(words) <= 5 or _NO_NAME.search(part) or any(c.isdigit() for c in part):
        return None
    if not all(w[0].isupper() or w in _PARTICLES or w.startswith(("al-", "el-", "d'", "d’")) for w in words):
        return None
    if not words[-1][0].isupper() and not words[-1].startswith(("al-", "el-", "d'", "d’")):
        return None
    return part.title() if part == part.upper() else part


def _unique(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
