"""Names of outlets and news agencies: in headers, credits, datelines, copyright lines and addresses."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from urllib.parse import urlsplit

_AGENCIES = tomllib.loads(files(__package__).joinpath("agencies.toml").read_text(encoding="utf-8"))["agency"]
_BY_NAME = {
    name.casefold().removeprefix("the "): agency["name"]
    for agency in _AGENCIES
    for name in (agency["name"], *agency["aliases"])
}
_BY_HOST = {host: agency["name"] for agency in _AGENCIES for host in agency["hosts"]}
_SPOKEN = {spoken: agency["name"] for agency in _AGENCIES for spoken in agency["spoken"]}
_TOLD = re.compile(
    r"\b(?:told|informed|interview with|spoke (?:to|with)|speaking (?:to|with)|seen by|reviewed by|obtained by|shared with"
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
_FOLLOW = re.compile(
    r"[Ff]ollow (?!us\b|me\b|our\b|@)(?:the )?(?P<name>[A-Z][^:.!?]{1,50}?) (?:for (?:more|the latest|updates|news)"
    r"|on (?:X|Twitter|Facebook|Instagram|WhatsApp|Telegram|Google)\b)"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)[\s©(c)]*(?:by )?(?:(?:19|20)\d\d(?: ?[-–] ?(?:19|20)?\d\d)?,?)? ?(?P<name>[^.|·•]{2,60}?)?"
    r",? ?(?:(?:19|20)\d\d(?: ?[-–] ?(?:19|20)?\d\d)?)? ?(?:[.|·•]|all rights|$)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORIGIN = re.compile(r"(?:originally|first) (?:published|appeared) (?:by|in|on|at) (?P<name>[A-Z][^.,;:]{1,50})")


def agency_named(name: str | None) -> str | None:
    """Return the agency's usual name where a name is an agency's, else None."""
    return _BY_NAME.get(name.strip(" .-–—()[]").casefold().removeprefix("the ")) if name else None


def outlet_of_url(url: str) -> str | None:
    """Return who publishes under an address: the agency, else the host's name."""
    try:
        host = (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    parts = host.split(".")
    for start in range(len(parts) - 1):
        if agency := _BY_HOST.get(".".join(parts[start:])):
            return agency
    return host or None


@lru_cache(maxsize=1024)
def is_outlet(line: str) -> bool:
    """Whether a short header line is the name of an outlet."""
    if agency_named(line):
        return True
    words = line.split()
    return (
        len(words) <= 6
        and not line.endswith((".", "?", "!", ":"))
        and all(w[0].isupper() or w in ("of", "the", "and", "&", "de", "du", "le", "la", "for") for w in words)
        and bool(_KIND_OF_OUTLET.search(line))
    )


def outlet_followed(line: str) -> str | None:
    """Return the outlet that a line "Follow X for more updates" names."""
    match = _FOLLOW.search(line)
    return match["name"].strip() if match else None


def outlet_of_rights(line: str) -> str | None:
    """Return the holder that a copyright line names beside a year or "all rights reserved"."""
    if not _YEAR.search(line) and "rights reserved" not in line.casefold():
        return None
    match = _RIGHTS.search(line[:200])
    name = (match["name"] or "").strip(" ,-–—") if match else ""
    return agency_named(name) or name if len(name) > 1 and name[0].isalnum() else None


def outlet_of_origin(line: str) -> str | None:
    """Return the outlet in which a story "was originally published by X"."""
    match = _ORIGIN.search(line)
    return match["name"].strip() if match else None


def agency_spoken_to(text: str) -> str | None:
    """Return the agency to which speakers "told" things, where they told them to no other agency."""
    named = {_SPOKEN[match["agency"]] for match in _TOLD.finditer(text)}
    return named.pop() if len(named) == 1 else None


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names are one outlet: the same words, the same agency, or one the other's initials."""
    if not one or not other:
        return False
    if (agency_named(one) or one).casefold() == (agency_named(other) or other).casefold():
        return True
    short, long = sorted((one, other), key=len)
    initials = "".join(w[0] for w in long.split() if w[0].isupper())
    return short.upper() in (initials, initials.removeprefix("T")) or long.casefold().removeprefix("the ").startswith(
        short.casefold() + " "
    )
