"""What names alone tell of bodies: the missions of an article, outlets, and bodies whose people it calls fighters."""

import re
from collections import Counter
from functools import cache, lru_cache

from pipeline.extract.article import Article
from pipeline.extract.attribution.lexis import words
from pipeline.extract.lexicon import load
from pipeline.extract.names import Entity, Gazetteer


@cache
def mission_names() -> frozenset[str]:
    """Names of all listed missions."""
    return frozenset(row["name"] for row in load("world/missions")["mission"])


@cache
def missions_by_country(known: Gazetteer, sector: str) -> dict[str, Entity]:
    """The mission listed first for each country: of the UN (`un`), or of another organisation (`international`)."""
    found: dict[str, Entity] = {}
    for entity in known.by_name.values():
        if entity.kind == "mission" and entity.sector == sector and entity.country:
            found.setdefault(entity.country, entity)
    return found


def _names_un(article: Article) -> bool:
    return any(e.sector == "un" for _, e in article.mentions.values())


def missions_of(article: Article) -> list[Entity]:
    """The missions that an article names, most often named first; else the UN mission of its country."""
    named = Counter(e for _, e in article.mentions.values() if e.kind == "mission" or e.name in mission_names())
    if named:
        return [entity for entity, _ in named.most_common()]
    there = article.country or ""
    african = {e.name for _, e in article.mentions.values()} & {"African Union"} and not _names_un(article)
    entity = missions_by_country(article.known, "international" if african else "un").get(there)
    return [entity] if entity is not None else []


_ARMED = r"(?:rebels?|fighters?|militants?|militia(?:men)?|gunmen|insurgents?|jihadists?|armed group|rebel group)"


def told_as_armed(text: str, name: str) -> bool:
    """Whether a text calls the people of an unlisted body fighters: "rebels of the CPJP", "CPJP fighters"."""
    name = re.escape(name)
    return re.search(rf"{_ARMED} (?:of|from) (?:the )?{name}\b|\b{name} {_ARMED}\b", text) is not None


def outlet_called(text: str, short: str) -> str | None:
    """The outlet that a text calls by the last word of its name: "the Salone Mirror", then "the Mirror"."""
    if short.lower() not in words("names", "outlets") or short.islower():
        return None
    full = re.search(rf"\b(?!The )((?:[A-Z][\w’'-]+ ){{1,3}}{re.escape(short)})\b", text)
    return full[1] if full is not None else None


# Last words of the names of outlets that are no less those of places.
_ALSO_PLACES = frozenset(("post", "monitor", "register", "standard"))


def is_outlet_not_place(name: str) -> bool:
    """Whether a name with a word for a place in it is an outlet's: "the Lake Examiner"."""
    last = name.lower().rpartition(" ")[2]
    return is_outlet(name) and last in words("names", "outlets") and last not in _ALSO_PLACES


@lru_cache(maxsize=4096)
def is_outlet(name: str) -> bool:
    """Whether a name in several words is that of an outlet: "the Lake Chronicle", "Radio Denda"."""
    parts = name.lower().replace("-", " ").split()
    return len(parts) > 1 and not words("names", "outlets").isdisjoint((parts[0], parts[-1]))
