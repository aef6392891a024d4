"""For whom a speaker speaks: the body that "we", "our men" and "his officers" belong to.

Who speaks is settled by `pipeline.extract.attribution`; nothing here knows of events.
"""

from functools import cache

from pipeline.extract.claims import Speaker
from pipeline.extract.names import Entity, Gazetteer
from pipeline.extract.sentence import Sentence
from pipeline.extract.theatre import Theatre

_OF_STATE = frozenset(("military", "government"))
_OF_NATION = _OF_STATE | {"international"}


def body_of(speaker: Speaker, theatre: Theatre, sentence: Sentence) -> Entity | None:
    """The body that a speaker is or belongs to; the mission where he is of the UN, the country where it is abroad."""
    by_name = theatre.article.known.by_name
    own = speaker.affiliation or (speaker.name if speaker.kind == "organisation" else "")
    body = by_name.get(own)
    if speaker.sector == "un":
        if body is not None and body.kind == "mission":
            return body
        return theatre.mission_of(sentence) or by_name.get("United Nations")
    if body is not None:
        return body
    if speaker.sector == "armed_group":
        name = own or theatre.main_group()
        return Entity(name, "organisation", "armed_group") if name else None
    if speaker.sector not in _OF_NATION:
        return None
    country = _country_in(speaker.role or own or speaker.name, theatre.article.known)
    home = theatre.local_country(sentence) or theatre.country
    if country is None and speaker.sector in _OF_STATE and speaker.kind == "person":
        country = _country_of_name(speaker.name, theatre) or home
    if country is None:
        return None
    if country != home:
        return by_name.get(country)
    if speaker.sector == "military":
        return by_name.get(f"{country} army") or Entity(f"{country} army", "organisation", "military", country)
    return Entity(f"{country} government", "organisation", "government", country)


def _country_in(words: str, known: Gazetteer) -> str | None:
    """The country that a role or a body's name tells: "Kenya's police chief", "South Sudanese army"."""
    parts = [p.strip(",.()").removesuffix("'s").removesuffix("’s") for p in words.split()]
    for at, part in enumerate(parts):
        for name in (" ".join(parts[at : at + 2]), part):
            entity = known.by_name.get(name)
            if entity is not None and entity.kind in ("country", "demonym"):
                return entity.country
    return None


def _country_of_name(name: str, theatre: Theatre) -> str | None:
    """The country beside a name somewhere in the article: "Kenyan President Ada Kone", where nothing else tells."""
    article = theatre.article
    at = article.text.find(name)
    while at >= 0:
        before = article.text[max(0, at - 60) : at]
        told = before[max(before.rfind(sign) for sign in _STOPS) + 1 :]
        country = _country_in(told, article.known) if _is_title(told) else None
        if country is not None:
            return country
        at = article.text.find(name, at + 1)
    return None


_STOPS = '.;:,\n“"('


@cache
def _is_title(words: str) -> bool:
    """Whether a few words before a name can be an office."""
    return 0 < len(words.split()) <= 6
