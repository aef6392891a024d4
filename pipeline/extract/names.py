"""Names: the known ones of the reference and world lists, and those met for the first time.

A `Gazetteer` knows names by their tokens. What it does not know is read from capitals ("Ahmed Ag Aklinine"), from head
words ("the Coalition of Patriots for Change", "Camp Faouar") and later from context ("the town of X", "X, a nurse").
"""

import re
from functools import lru_cache
from itertools import compress, count
from typing import NamedTuple

from pipeline.extract.lexicon import Token, common_words, load
from pipeline.extract.lexicon import phrases as listed
from pipeline.extract.tokens import plain, tokenise
from pipeline.reference import Reference


class Entity(NamedTuple):
    """What a name stands for.

    `kind`: mission, base, place, region, country, demonym, organisation, group, person, outlet, or name where unknown.
    `short` entities ("the junta") hold only in an article about their country.
    """

    name: str
    kind: str
    sector: str | None = None
    country: str | None = None
    short: bool = False


class Gazetteer:
    """Known names, by the words they begin with."""

    def __init__(self) -> None:
        # {first word: entity of the word alone}, {first word: {second word: [(further words, entity), longest first]}}
        self._first: set[str] = set()
        self._alone: dict[str, Entity] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], Entity]]]] = {}
        self.by_name: dict[str, Entity] = {}
        # Towns by names that are first of all other names of a base: there an attack was in the town.
        self.towns: dict[str, Entity] = {}
        # Names of bases and towns, also where the name first means something else ("Bamako" the government).
        self.sites: dict[str, Entity] = {}

    def add(self, name: str, entity: Entity) -> None:
        """Know `name` (case counts) as `entity`; the first one added for a name wins."""
        if name.startswith("Al-"):
            self.add(f"a{name[1:]}", entity)  # within a sentence: "fighters of al-Qaeda in the Islamic Maghreb"
        words = tuple(plain(w) for w in tokenise(name).words)
        shadow = self.sites.get(name) if entity.kind == "place" else None
        if shadow is not None and shadow.kind == "base" and shadow.name != entity.name:
            self.towns.setdefault(name, entity)
        if entity.kind in ("base", "place"):
            self.sites.setdefault(name, entity)
        self._first.update(words[:1])
        if len(words) == 1:
            self._alone.setdefault(words[0], entity)
        elif words:
            rows = self._longer.setdefault(words[0], {}).setdefault(words[1], [])
            if all(rest != words[2:] for rest, _ in rows):
                rows.append((words[2:], entity))
                rows.sort(key=lambda row: -len(row[0]))
        self.by_name.setdefault(name, entity)

    def find(self, words: list[str]) -> dict[int, tuple[int, Entity]]:
        """All known names in a row of tokens, the longest at each place: {token index: (number of tokens, entity)}.

        `words` are tokens in plain form (`plain`).
        """
        alone, longer, first = self._alone, self._longer, self._first
        found: dict[int, tuple[int, Entity]] = {}
        free = 0
        for i in compress(count(), map(first.__contains__, words)):
            if i < free:
                continue
            word = words[i]
            hit = _longest(words, i, longer[word]) if word in longer else None
            if hit is None and word in alone:
                hit = 1, alone[word]
            if hit is not None:
                found[i] = hit
                free = i + hit[0]
        return found


def _longest(
    words: list[str], i: int, seconds: dict[str, list[tuple[tuple[str, ...], Entity]]]
) -> tuple[int, Entity] | None:
    for rest, entity in seconds.get(words[i + 1], ()) if i + 1 < len(words) else ():
        end = i + 2 + len(rest)
        if tuple(words[i + 2 : end]) == rest:
            return end - i, entity
    return None


_WORLD = ("countries", "missions", "groups", "bodies", "armies")


def _world_rows() -> list[tuple[str, dict]]:
    tables = [load(f"world/{file}") for file in _WORLD]
    return [(key, row) for table in tables for key, rows in table.items() for row in rows if key != "holder"]


@lru_cache(maxsize=8)
def gazetteer(reference: Reference) -> Gazetteer:
    """All known names; the mission's reference comes before the world lists."""
    known = Gazetteer()
    mission = reference.mission
    entity = Entity(mission.name, "mission", mission.sector, mission.country)
    for name in (mission.name, mission.long_name, *mission.aliases):
        known.add(name, entity)
    for actor in reference.actors:
        kind = "country" if actor.name == actor.country else actor.kind
        entity = Entity(actor.name, kind, actor.sector, actor.country)
        for name in (actor.name, *actor.aliases):
            known.add(name, entity)
        for name in actor.short:
            known.add(name.removeprefix("the "), entity._replace(short=True))
    for base in reference.bases:
        for name in (base.name, *base.aliases):
            known.add(name, Entity(base.name, "base", None, mission.country))
    for place in reference.places:
        kind = {"town": "place"}.get(place.kind, place.kind)
        for name in (place.name, *place.aliases):
            known.add(name, Entity(place.name, kind, None, place.country))
    for key, row in _world_rows():
        _add_world(known, key, row)
    for key, kind in (("town", "place"), ("region", "region")):
        for country, names in load("world/places")[key].items():
            for name in listed(names):
                known.add(name, Entity(name, kind, None, country))
    return known


def _add_world(known: Gazetteer, key: str, row: dict) -> None:
    name = row["name"]
    if key == "country":
        entity = Entity(name, "country", "international", name)
        for alias in (name, *row.get("aliases", [])):
            known.add(alias, entity)
        for word in (*row.get("adjectives", []), *row.get("people", [])):
            known.add(word, Entity(name, "demonym", None, name))
        for word in row.get("capitals", []):
            known.add(word, Entity(word, "place", None, name))
        return
    countries = row.get("countries") or [None]
    roaming = row.get("sector") == "international" and len(countries) > 1  # "ECOMOG": of the country that it is told of
    country = row.get("country") or (None if roaming else countries[0])
    kind = "mission" if key == "mission" else row.get("kind", "organisation")
    entity = Entity(name, kind, row.get("sector"), country)
    for alias in (name, *row.get("aliases", [])):
        known.add(alias, entity)
        if alias.startswith("UN ") and alias[3:4].islower():
            known.add(f"UN's {alias[3:]}", entity)  # "the UN's refugee agency"
    if key == "mission" and name.isupper() and len(name) > 4:
        known.add(name.capitalize(), entity)


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    data = load("names")
    return {
        word: kind for kind in ("organisation", "group", "place", "region", "person") for word in listed(data[kind])
    }


def head_kind(word: str) -> str | None:
    """What a capitalised head word makes of its name: organisation, group, place, region or person."""
    return _heads().get(word.casefold())


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """Names of peoples, faiths and continents, which name no place."""
    return frozenset(listed(load("names")["peoples"]))


@lru_cache(maxsize=1)
def _joiners() -> frozenset[str]:
    return frozenset(load("names")["joiners"].split())


_RANKS = frozenset(
    "mr mrs ms dr prof gen col lt maj capt sgt cpl brig adm cmdr rev hon sen rep gov pres mme mgr".split()
)


def _abbreviates(word: str) -> bool:
    """Whether a point after a word belongs to it: an initial, or a title cut short."""
    return (len(word) == 1 and word.isupper()) or word.lower() in _RANKS


# Posts that have a number for a name: "Observation Post 58".
NUMBERED = frozenset(
    "base post position outpost camp site point station fob cop op airbase unp pb hill tower checkpoint".split()
)


# Small words that follow another one within a name.
_SECOND = frozenset("la le les los las de der den l".split())


def unknown_span(words: list[str], known: list[Token], i: int, limit: int) -> int:
    """Number of tokens of the capitalised name that begins at token i; `known` is what their forms tell."""
    n = 1
    joiners = _joiners()
    while i + n < limit:
        if known[i + n].capital:
            n += 1
            continue
        word = words[i + n]
        if word == "." and i + n + 1 < limit and _abbreviates(words[i + n - 1]) and words[i + n + 1][0].isupper():
            n += 2  # "Kenneth P. Ekman", "Lt. Gen. Sam Okiding"
            continue
        if word in joiners and i + n + 1 < limit and words[i + n + 1][0].isupper():
            if word in ("of", "for", "and") and not any(
                head_kind(w) in ("organisation", "group") for w in words[i : i + n]
            ):
                break
            if word == "and" and not any(w in ("of", "for") for w in words[i : i + n]):
                break
            n += 2
            continue
        if word in joiners and i + n + 2 < limit and words[i + n + 1] in _SECOND and words[i + n + 2][0].isupper():
            n += 3  # "Collectif pour la Paix", "van der Lijn"
            continue
        if word in ("of", "for") and _names_cause(words, i, n, limit):
            n += 3  # "the Front for the Lake Provinces"
            continue
        if word in ("'s", "’s") and words[i + n - 1] == "People" and i + n + 1 < limit and known[i + n + 1].capital:
            n += 2  # "the People's Redemption Army"
            continue
        if word == "the" and words[i + n - 1] in ("of", "for") and i + n + 1 < limit and words[i + n + 1][0].isupper():
            n += 2
            continue
        break
    return n


def _names_cause(words: list[str], i: int, n: int, limit: int) -> bool:
    """Whether "of the" or "for the" goes on with the name of a group."""
    goes_on = i + n + 2 < limit and words[i + n + 1] == "the" and words[i + n + 2][0].isupper()
    return goes_on and any(head_kind(w) == "group" for w in words[i : i + n])


@lru_cache(maxsize=8192)
def classify(name: str) -> str:
    """Kind of an unknown name by its words alone."""
    words = name.split(" ")
    numbered = words[-1][0].isdigit() and any(w.lower() in NUMBERED for w in words[-3:-1])
    if numbered or _is_post(words):
        return "place"
    if len(words) > 2 and words[-1] in _SIDES and head_kind(words[-2]) == "place":
        return "place"  # "Qayyarah Airfield West"
    if words[-1] in _HOSTS and not _REBEL.isdisjoint(words[:-1]):
        return "group"
    if len(words) > 3 and words[1] in ("of", "for") and words[2] == "the" and head_kind(words[0]) == "group":
        return "group"  # "the Front for the Lake Provinces"
    for word in reversed(words):
        kind = head_kind(word)
        if kind:
            return kind
    if len(words) == 1 and name.isupper() and len(name) > 1 and name[1].isalpha():  # not "K-1"
        return "organisation"
    return "name"


# "People's Redemption Army", "Patriotic Union"
_HOSTS = frozenset("Army Forces Force Alliance Union Brigade Brigades Organisation Organization Council".split())
_REBEL = frozenset(
    "Liberation Resistance Salvation Redemption Independence Revolutionary Patriotic Patriots Freedom Jihad".split()
)
_SIDES = frozenset(("North", "South", "East", "West"))
# What is written behind a site's own name to say what it is.
_WHAT_IT_IS = re.compile(
    r"(?: (?:(?:Forward|Company|Temporary|Main|Mobile) )?Operating Base| (?:Military|Army|Police) (?:Base|Camp)"
    r"| Team [Ss]ite| Patrol Base| FOB| TOB| COB)$"
)


def own_name(name: str) -> str:
    """A site's name without what says what it is: "Barde" of "Barde Forward Operating Base"."""
    return _WHAT_IT_IS.sub("", name)


def _is_post(words: list[str]) -> bool:
    """ "Border Post Kasese", no newspaper."""
    return "Post" in words[1:] and words[words.index("Post") - 1] in ("Observation", "Border", "Army", "Military")


def ordinary(word: str) -> bool:
    """Whether the lower-case form is a listed English word, so that a capital at a sentence's start proves nothing."""
    return word in common_words()


@lru_cache(maxsize=1)
def capitals() -> dict[str, str]:
    """Countries by their capitals."""
    rows = (row for rows in load("world/countries").values() for row in rows)
    return {capital: row["name"] for row in rows for capital in row.get("capitals", [])}
