"""Names of outlets and news agencies: in headers, credits, datelines, copyright lines and addresses."""

import re
import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

_DATA = tomllib.loads(files(__package__).joinpath("outlets.toml").read_text(encoding="utf-8"))
_AGENCIES, _OUTLETS = _DATA["agency"], _DATA["outlet"]


def _names(entries: list[dict[str, Any]]) -> dict[str, str]:
    return {
        n.casefold().removeprefix("the "): entry["name"]
        for entry in entries
        for n in (entry["name"], *entry["aliases"])
    }


_BY_NAME, _BY_OUTLET = _names(_AGENCIES), _names(_OUTLETS)
_BY_HOST = {host: entry["name"] for entry in (*_AGENCIES, *_OUTLETS) for host in entry["hosts"]}
_SPOKEN = {spoken: agency["name"] for agency in _AGENCIES for spoken in agency["spoken"]}
_TOLD = re.compile(
    r"\b(?:told|informed|interview with|spoke (?:to|with)|speaking (?:to|with)|seen by|reviewed by|obtained by"
    r"|shared with"
    r"|contacted by|reached by) (?P<agency>"
    + "|".join(re.escape(s) for s in sorted(_SPOKEN, key=lambda s: (-len(s), s)))
    + r")\b"
)
_KIND_OF_OUTLET = re.compile(
    r"\b(?:news|times|post|daily|tribune|herald|gazette|courier|chronicle|press|agency|radio|tv|television|wire|journal"
    r"|guardian|observer|mail|standard|nation|monitor|today|online|telegraph|star|sun|mirror|bulletin|review|digest|report"
    r"|reporter|dispatch|independent|examiner|express|globe|echo|argus|sentinel|voice|witness|watch|magazine|weekly|media"
    r"|broadcasting|network|newspaper|briefing|brief|inquirer|ledger|register|record|advertiser|citizen|vanguard|punch"
    r"|newsletter|\.com|\.org|\.net)\b",
    re.IGNORECASE,
)
_KICKERS = frozenset(
    tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))["kickers"]
)
_FOLLOW = re.compile(
    r"[Ff]ollow (?!us\b|me\b|our\b|@)(?:the )?(?P<name>[A-Z][^:.!?]{1,50}?) (?:for (?:more|the latest|updates|news)"
    r"|on (?:X|Twitter|Facebook|Instagram|WhatsApp|Telegram|Google)\b)"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s|©|\(c\)|copyright|by\b|,|(?:19|20)\d\d(?: ?[-–] ?(?:19|20)?\d\d)?)*"
    r"(?P<name>[^.|·•(;]{2,60}?),?(?: (?:19|20)\d\d(?: ?[-–] ?(?:19|20)?\d\d)?)?,?"
    r"(?: (?:inc|ltd|llc|plc|limited|corp))?\s*(?:[.|·•(;]|[-–] |all rights|$)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORIGIN = re.compile(r"(?:originally|first) (?:published|appeared) (?:by|in|on|at) (?P<name>[A-Z][^.,;:]{1,50})")


def agency_named(name: str | None) -> str | None:
    """Return the agency's usual name where a name is an agency's, else None."""
    return _BY_NAME.get(_plain(name)) if name else None


def _plain(name: str) -> str:
    return name.strip(" .-–—()[]").casefold().removeprefix("the ")


def outlet_named(name: str | None) -> str | None:
    """Return the usual name of an agency or a known outlet, else None."""
    return agency_named(name) or (_BY_OUTLET.get(_plain(name)) if name else None)


def outlet_of_url(url: str) -> str | None:
    """Return who publishes under an address: the known outlet, else the host's name."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    parts = host.split(".")
    return next(
        (_BY_HOST[end] for n in range(len(parts) - 1) if (end := ".".join(parts[n:])) in _BY_HOST), host or None
    )


@lru_cache(maxsize=1024)
def outlet_in(line: str) -> str | None:
    """Return the outlet that a short header line names ("BBC News, Dakar"), None where it is none."""
    if known := outlet_named(line):
        return known
    first = line.partition(",")[0]
    if first != line and len(line.split()) <= 6 and (known := outlet_named(first)):
        return known
    words = line.split()
    named = (
        len(words) <= 6
        and not line.endswith((".", "?", "!", ":"))
        and all(w[0].isupper() or w in ("of", "the", "and", "&", "de", "du", "le", "la", "for") for w in words)
        and line.casefold() not in _KICKERS
        and bool(_KIND_OF_OUTLET.search(line))
    )
    return line if named else None


def outlet_followed(line: str) -> str | None:
    """Return the outlet that a line "Follow X for more updates" names."""
    match = _FOLLOW.search(line)
    return (outlet_named(match["name"]) or match["name"].strip()) if match else None


def outlet_of_rights(line: str) -> str | None:
    """Return the holder that a copyright line names beside a year or "all rights reserved"."""
    if not _YEAR.search(line) and "rights reserved" not in line.casefold():
        return None
    match = _RIGHTS.search(line[:200])
    name = (match["name"] or "").strip(" ,-–—") if match else ""
    return outlet_named(name) or name if len(name) > 1 and name[0].isalnum() else None


def outlet_of_origin(line: str) -> str | None:
    """Return the outlet in which a story "was originally published by X"."""
    match = _ORIGIN.search(line)
    return (outlet_named(match["name"]) or match["name"].strip()) if match else None


def agency_spoken_to(text: str) -> str | None:
    """Return the agency whose own report it is: speakers "told" it things, more than once or in its own style."""
    named = Counter(_SPOKEN[match["agency"]] for match in _TOLD.finditer(text))
    if len(named) != 1:
        return None
    agency, times = named.popitem()
    return agency if times > 1 or "told The Associated Press" in text else None


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names are one outlet: the same words, the same agency, or one the other's initials."""
    if not one or not other:
        return False
    if (outlet_named(one) or one).casefold() == (outlet_named(other) or other).casefold():
        return True
    short, long = sorted((one, other), key=len)
    initials = "".join(w[0] for w in long.split() if w[0].isupper())
    return short.upper() in (initials, initials.removeprefix("T")) or long.casefold().removeprefix("the ").startswith(
        short.casefold() + " "
    )
