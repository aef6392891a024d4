"""How a phrase names a base: by its own name, by the town that it is at, by a name met for the first time."""

from pipeline.extract import context
from pipeline.extract.actors import Cast
from pipeline.extract.claims import BaseReport
from pipeline.extract.lexicon import load
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence
from pipeline.extract.surroundings import called, is_camp

WORDS = load("bases")
BASE = frozenset(WORDS["base"].split())
SITES = BASE | {"site", "position", "post"}
PLURAL = frozenset(w + "s" for w in BASE)
_IN = frozenset(("in", "at", "of", "near", "outside", "from"))


def report(sentence: Sentence, rule: str, place: str, status: str, cast: Cast, **more: object) -> BaseReport:
    """A statement about a base, of the mission that its sentence is about."""
    entity = cast.mission_of(sentence)
    mission = entity.name if entity is not None else None
    return BaseReport(sentence.start, sentence.end, f"base.{rule}", place=place, status=status, mission=mission, **more)


def places(noun: Noun) -> list[Entity]:
    """The bases that a phrase names, by their own names, else by the towns they are at."""
    own = [u.value for u in noun.units if u.kind == "M" and is_site(u.value) and not context.is_generic(u.word)]
    if own:
        return own
    named = context.place_of_noun(noun)  # "Kavumu camp", "the State House base"
    if named is not None and named.kind != "region":
        return [named]
    before = any(u.kind == "M" and is_camp(u.word) for u in noun.sentence.units[: noun.first])
    if called(noun) is not None or (before and noun.determiner == "the"):
        return []  # told under its own name
    found: list[Entity] = []
    row = noun.sentence.row
    last = noun
    for after in noun.sentence.nouns:
        if after.first <= noun.last:
            continue
        gap = row[last.last + 1 : after.first]
        joined = gap in ("K", ",K", "KP", ",KP") or any(after in n.members for n in noun.sentence.lists)
        if len(gap) > 3 or (not joined and any(c in gap for c in "WS;:QKXLTbsdneg")):
            break
        place = context.place_of_noun(after) if after.prep in _IN else None
        if place is None:
            whose = after.prep == "of" and any(u.kind == "M" and not is_site(u.value) for u in after.units)
            if not found and gap == "P" and after.prep in _IN and not whose:
                break
            last = after if whose else last
            continue
        if found and not joined and found[-1].kind != "region":
            break  # "at Xaaji Cali in Hirshabelle": where the place lies
        if place.kind != "region" or not found:
            found.append(place)
        last = after
    exact = [p for p in found if p.kind != "region"]
    return exact or []


def is_site(entity: object) -> bool:
    """Whether a name is that of a base or a town."""
    return isinstance(entity, Entity) and (entity.kind in ("base", "place") or is_camp(entity.name))


def named_camp(noun: Noun) -> bool:
    """Whether a phrase holds the own name of a camp: "Camp Palm"."""
    if noun.sentence.row.find("M", noun.first, noun.last + 1) < 0:
        return False
    return any(u.kind == "M" and is_camp(u.value.name) and not context.is_generic(u.value.name) for u in noun.units)


def bare_place(noun: Noun) -> Entity | None:
    """The base or town that a phrase is the bare name of."""
    units = [u for u in noun.units if u.kind not in "DJA"]
    if len(units) == 1 and units[0].kind == "M":
        article = noun.sentence.article
        # "Bamako" may be read as the government that it stands for.
        site = article.known.sites.get(article.text[units[0].start : units[0].end])
        return units[0].value if is_site(units[0].value) else site
    return None


def new_name(noun: Noun) -> Entity | None:
    """A name met for the first time that stands alone: "Only Baraka and Uvira are left"."""
    names = [u for u in noun.units if u.kind not in "DJA"]
    lone = len(names) == 1 and names[0].kind == "M" and names[0].value.kind == "name"
    return names[0].value if lone else None
