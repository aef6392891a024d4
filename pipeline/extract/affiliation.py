"""Bodies and belonging: which body a phrase means ("the army", "Kinshasa", "the mission"), and for whom a person speaks."""

from bisect import bisect_left
from collections import Counter
from functools import cache
from typing import NamedTuple

from pipeline.extract.article import Article
from pipeline.extract.lexicon import load, singular
from pipeline.extract.names import Entity, Gazetteer
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence
from pipeline.extract.speech_words import Nature, guess_nature, natures, words

_BODY_KINDS = frozenset(("mission", "organisation", "group", "outlet"))
_STATE = frozenset(
    "government authority authorities junta regime administration presidency cabinet state leadership executive transition official".split()
)
_ARMY = frozenset(("army", "military", "armed forces", "force", "forces", "troop", "soldier"))
_MISSION = frozenset(("mission", "force", "operation", "peacekeeper"))
LOCAL = frozenset(
    "local regional provincial municipal county town village district city traditional tribal customary hospital health medical".split()
)
_LOCALISING = frozenset("hospital health medical local village town clinic community aid relief school church".split())
_MILITARY = frozenset(
    "army military defence defense navy marine battalion brigade regiment general command contingent force forces garrison camp base".split()
)
_REBEL = frozenset(
    "rebel militant insurgent separatist jihadist islamist militia guerrilla opposition movement coalition faction insurgency rebellion".split()
)


class Told(NamedTuple):
    """The units that describe a person, and the relative word that opens them, if one does."""

    units: list[Unit]
    relative: str | None


class Described(NamedTuple):
    """What a description says: the sector, the head words by which it may be called again, whom it belongs to, its words."""

    sector: str | None
    heads: set[str]
    affiliation: str | None
    role: str | None


@cache
def adjectives() -> dict[str, str]:
    """The adjective of each country."""
    return {row["name"]: row["adjectives"][0] for row in load("world/countries")["country"] if row.get("adjectives")}


@cache
def capitals() -> dict[str, str]:
    """The country for whose government each capital stands."""
    return {city: row["name"] for row in load("world/countries")["country"] for city in row.get("capitals", [])}


@cache
def mission_names() -> frozenset[str]:
    """Names of all listed missions."""
    return frozenset(row["name"] for row in load("world/missions")["mission"])


@cache
def _missions_by_country(known: Gazetteer) -> dict[str, Entity]:
    """The UN mission listed first for each country."""
    found: dict[str, Entity] = {}
    for entity in known.by_name.values():
        if entity.kind == "mission" and entity.sector == "un" and entity.country:
            found.setdefault(entity.country, entity)
    return found


def _mission_of(article: Article) -> list[Entity]:
    """The UN mission of the article's country, for an article that only calls it "the mission"."""
    entity = _missions_by_country(article.known).get(article.country or "")
    return [entity] if entity is not None else []


class Bodies:
    """The bodies of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        named = Counter(e for _, e in article.mentions.values() if e.kind == "mission" or e.name in mission_names())
        self.missions = [e for e, _ in named.most_common()] or _mission_of(article)
        self._army: Entity | None = None
        self.quotations = None

    def inside(self, offset: int) -> bool:
        """Whether a character stands in quotation marks."""
        return self.quotations is not None and self.quotations.at(offset) is not None

    def quoted(self, index: int) -> bool:
        """Whether a sentence stands in quotation marks as a whole."""
        span = self.article.spans[index]
        found = self.quotations.at(span.start) if self.quotations is not None else None
        return found is not None and found.end >= span.end - 1

    # ------------------------------------------------------------------------------------------------ names
    def of_name(self, entity: Entity) -> Nature | None:
        """The nature of a name: a body, a person, or nothing that speaks (a town that is no capital)."""
        if entity.kind in _BODY_KINDS or entity.kind == "country":
            return Nature("body", entity.sector or "other")
        if entity.kind in ("place", "base", "region"):
            return Nature("body", "government") if entity.name in capitals() else Nature("mute", "other")
        if entity.kind in ("person", "name"):
            return Nature("person", entity.sector or "other")
        return None

    def resolve(self, entity: Entity) -> Entity:
        """The body that a known name stands for: a capital or a country is its government."""
        if entity.kind == "place" and entity.name in capitals():
            return self.state(capitals()[entity.name])
        if entity.kind == "country":
            return self.state(entity.name)
        if entity.kind in ("mission", "outlet"):
            return entity._replace(kind="organisation")
        return entity

    def state(self, country: str, lemma: str = "government") -> Entity:
        """The government of a country."""
        known = self.article.known.by_name
        if country == self.article.country:
            for name in (f"{country} {lemma}", f"{country} government"):
                if name in known:
                    return known[name]._replace(kind="organisation")
            return Entity(country, "organisation", "government", country)
        if lemma == "junta" and f"{country} junta" in known:
            return known[f"{country} junta"]._replace(kind="organisation")
        return Entity(country, "organisation", "international", country)

    def army(self, country: str | None, lemma: str = "army") -> Entity | None:
        """The army of a country, by default of the article's."""
        if country is None:
            if self._army is not None:
                return self._army
            country = self.article.country
            if country is None:
                return None
        for mention in self.article.mentions.values():
            if mention[1].sector == "military" and mention[1].country == country:
                return mention[1]
        adjective = adjectives().get(country, country)
        known = self.article.known.by_name.get(f"{adjective} {lemma}") or self.article.known.by_name.get(
            f"{adjective} army"
        )
        word = lemma if lemma in ("army", "military", "navy", "air force") else "army"
        return (
            known
            if known is not None and known.sector == "military"
            else Entity(f"{adjective} {word}", "organisation", "military", country)
        )

    def mission(self, units: list[Unit]) -> Entity | None:
        """The mission that "the mission" or "the EU mission" means: the one named most often that fits."""
        hint = next((u.value for u in units if u.kind == "M" and u.value.kind == "organisation"), None)
        for entity in self.missions:
            if hint is None or (hint.sector == entity.sector and (hint.sector == "un" or _same_initials(hint, entity))):
                return entity._replace(kind="organisation")
        return None

    def unlisted(self, s: Sentence, noun: Noun, entity: Entity) -> Entity:
        """A body that no list holds: its name as the text has it, its country's adjective included, and its sector."""
        units = noun.units
        first = noun.last
        while first > noun.first and s.units[first - 1].kind == "J" and isinstance(s.units[first - 1].value, Entity):
            first -= 1
        country = next((u.value.country for u in units if u.kind == "J" and isinstance(u.value, Entity)), None)
        name = self.article.text[s.units[first].start : s.units[noun.last].end]
        sector = "other"
        for word in entity.name.lower().split():
            nature = natures().get(word)
            if nature is not None and nature.what == "body":
                sector = nature.sector
                break
        if sector == "government" and country is not None and country != self.article.country:
            sector = "international"
        return Entity(name, "organisation", sector, country)

    # ------------------------------------------------------------------------------------------------ common nouns
    def body(self, s: Sentence, noun: Noun, head: Unit, nature: Nature) -> Entity | None:
        """The named body that a phrase with a common noun means, or None."""
        units = [u for u in noun.units if u.start != head.start]
        definite = s.units[noun.first].word in ("the", "its", "their", "this") or noun.first == noun.last
        of = noun.of.units if noun.of is not None else _place_after(s, noun)
        country = self._country(units) or self._country(of)
        owner = next((u.value for u in reversed(units) if u.kind == "M" and u.value.kind in _BODY_KINDS), None)
        lemma = head.lemma
        if (
            lemma in _MISSION
            and (owner is not None or definite)
            and country is None
            and not any(u.lemma in ("rebel", "government", "security") for u in units)
        ):
            known = self.mission(units)
            if known is not None:
                return known
        if owner is not None:
            if lemma in words("bodies", "itself") or (nature.sector == "media" and owner.sector == "media"):
                return self.resolve(owner)
            return Entity(self._name(s, noun), "organisation", owner.sector or nature.sector, owner.country)
        small = any(u.word in LOCAL for u in units)
        if lemma in _STATE and not small:
            if country is not None or definite or lemma == "authority":
                home = country or self.article.country
                return (
                    self.state(
                        home,
                        "junta"
                        if lemma == "junta" or any(u.word in ("military", "transitional") for u in units)
                        else "government",
                    )
                    if home
                    else None
                )
            return None
        if lemma in _ARMY and not small and not any(u.lemma in _REBEL for u in units):
            if country is not None:
                found = self.army(country, lemma)
                if country == self.article.country:
                    self._army = found
                return found
            return self.army(None, lemma) if definite else None
        if country is not None and not small:
            sector = nature.sector
            if sector == "government" and country != self.article.country:
                sector = "international"
            return Entity(self._name(s, noun), "organisation", sector, country)
        if nature.sector == "armed_group" and definite:
            return self.armed(units)
        return None

    def _name(self, s: Sentence, noun: Noun) -> str:
        first = noun.first + (s.units[noun.first].kind == "D" and noun.last > noun.first)
        return self.article.text[s.units[first].start : s.units[noun.last].end]

    def _country(self, units: list[Unit]) -> str | None:
        for unit in units:
            if isinstance(unit.value, Entity):
                if unit.value.kind in ("country", "demonym"):
                    return unit.value.country
                if unit.value.kind == "place" and unit.value.name in capitals():
                    return capitals()[unit.value.name]
        return None

    def officials(self, s: Sentence, noun: Noun, head: Unit, plural: bool) -> Entity | None:
        """ "Officials in Addis Ababa", "Ethiopian officials": the government."""
        if not plural or head.lemma not in ("official", "authority"):
            return None
        units = [u for u in noun.units if u.start != head.start]
        if any(
            u.word in LOCAL
            or u.lemma in _MILITARY
            or u.lemma in _REBEL
            or (u.kind == "M" and u.value.kind in _BODY_KINDS)
            for u in units
        ):
            return None
        country = self._country(units) or self._country(_place_after(s, noun))
        return self.state(country) if country else None

    def itself(self, units: list[Unit], head: Unit) -> Entity | None:
        """ "M23 rebels", "al-Shabaab fighters": the body before the noun."""
        if head.lemma not in words("bodies", "itself"):
            return None
        owner = next((u.value for u in units if u.kind == "M" and u.value.kind in _BODY_KINDS), None)
        return self.resolve(owner) if owner is not None else None

    def armed(self, units: list[Unit]) -> Entity | None:
        """ "the rebels", "the group": the armed group named most often."""
        if any(isinstance(u.value, Entity) for u in units):
            return None
        groups = Counter(e for _, e in self.article.mentions.values() if e.sector == "armed_group" and not e.short)
        return groups.most_common(1)[0][0] if groups else None

    def named_before(self, s: Sentence, offset: int) -> Entity | None:
        """The body named last before a character, in its sentence or the two before; the state and its army apart."""
        article = self.article
        end = bisect_left(article.starts, offset)
        start = bisect_left(article.starts, article.spans[max(0, s.index - 2)].start)
        for i in range(end - 1, start - 1, -1):
            hit = article.mentions.get(i)
            if (
                hit is not None
                and hit[1].kind in ("mission", "organisation", "group")
                and hit[1].sector not in ("government", "military")
            ):
                return hit[1]
        return None

    # ------------------------------------------------------------------------------------------------ sectors
    def sector_of(self, units: list[Unit], default: str, lemma: str) -> str:
        """For whom somebody speaks whom these units describe; `default` is what his noun alone says."""
        if default in ("expert", "media") or lemma in ("mayor", "resident"):
            return default
        entity = next(
            (u.value for u in units if isinstance(u.value, Entity) and u.kind == "M" and u.value.kind in _BODY_KINDS),
            None,
        )
        lemmas = {u.lemma for u in units} | {u.word for u in units}
        country = self._country(units)
        spokes = lemma in words("people", "spokesman")
        if lemma == "diplomat" or lemma == "ambassador":
            return "international"
        if lemmas & _REBEL and default != "government":
            return "armed_group"
        if (
            entity is not None
            and entity.sector
            and not (default == "military" and entity.sector in ("international", "government"))
        ):
            return "insider" if default == "insider" and entity.sector not in ("un",) else entity.sector
        if default == "insider":
            if lemmas & _LOCALISING:
                return "local"
            return "armed_group" if lemmas & _REBEL else ("un" if "mission" in lemmas and self.missions else "insider")
        if default == "local":
            return (
                "un"
                if "mission" in lemmas and self.missions and lemma not in ("resident", "villager") and spokes
                else "local"
            )
        foreign = country is not None and country != self.article.country
        if "mission" in lemmas and self.missions and (spokes or lemma in ("official", "officer", "head", "chief")):
            return self.missions[0].sector or "un"
        if spokes or lemma in ("official", "chief", "head", "director", "leader", "member"):
            if lemmas & _LOCALISING:
                return "local"
            if lemmas & (_MILITARY | {"security"}) and "ministry" not in lemmas:
                return "military"
            body = next((natures()[w] for w in sorted(lemmas) if w in natures() and natures()[w].what == "body"), None)
            if body is not None and body.sector != "government":
                return body.sector
            if foreign:
                return "international"
            return (
                "government"
                if body is not None or lemma == "official" or country or lemmas & {"presidential", "police"}
                else default
            )
        if default == "government" and foreign:
            return "international"
        return default

    def document_sector(self, units: list[Unit]) -> str:
        """Whose a document is, by what describes it."""
        for i, unit in enumerate(units):
            pair = f"{unit.word} {units[i + 1].word}" if i + 1 < len(units) else ""
            if unit.word in words("nouns", "social") or pair in words("nouns", "social"):
                return "social_media"
            if isinstance(unit.value, Entity) and unit.kind == "M" and unit.value.sector:
                return unit.value.sector
            if unit.word in _LOCALISING or unit.lemma == "morgue":
                return "local"
        lemmas = {u.lemma for u in units}
        if lemmas & {"police", "government", "ministry", "court", "official"}:
            return "government"
        return "media" if lemmas & {"radio", "television", "press", "media", "newspaper"} else "other"

    def akin(self, marks: set[str], affiliation: str) -> bool:
        """Whether a body named beside "spokesman" is of the same family as the one that a speaker belongs to."""
        known = self.article.known.by_name
        mine = known[affiliation].sector if affiliation in known else None
        return any(m in known and known[m].sector == mine for m in marks)


def _same_initials(hint: Entity, entity: Entity) -> bool:
    return hint.name[:2].lower() == entity.name[:2].lower() or len(hint.name) > 2


def _place_after(s: Sentence, noun: Noun) -> list[Unit]:
    """Units of the "in X" that follows a phrase."""
    other = next((n for n in s.nouns if n.prep_index == noun.last + 1 and n.prep in ("in", "of", "at")), None)
    return other.units if other is not None else []


# ---------------------------------------------------------------------------------------------------- descriptions
def as_common(unit: Unit) -> Unit | None:
    """A single capitalised word that is a common noun of speaking ("the Mission"), as that noun; else None."""
    entity = unit.value
    if (
        entity.sector is not None
        or entity.kind in ("mission", "place", "base", "region", "country")
        or " " in unit.word
    ):
        return None
    for lemma in (unit.word, singular(unit.word)):
        if lemma in natures():
            return Unit("N", unit.start, unit.end, unit.word, lemma)
    return None


_NAMING = frozenset(
    ("calls", "called", "calling", "named", "gave", "identified", "known", "nicknamed", "giving", "gives", "identifies")
)


def naming(s: Sentence, noun: Noun) -> int | None:
    """The unit of the name that a phrase goes by: "a group calling itself X", "a shopkeeper named X", "one of them, who
    gave his name as X"."""
    row, units = s.row, s.units
    i = noun.last + 1
    while i < len(row) and row[i] in ",W":
        i += 1
    if i >= len(row) or (
        units[i].word not in _NAMING and not (row[i] in "LX" and units[i + 1 : i + 2] and units[i + 1].word in _NAMING)
    ):
        return None
    for j in range(i + 1, min(i + 7, len(row))):
        if row[j] == "M":
            entity = units[j].value
            return j if entity.kind in ("name", "person", "group", "organisation") else None
        if row[j] not in "RDNAPJXbsdneg":
            return None
    return None


def part(s: Sentence, first: int, last: int) -> Noun:
    """A phrase within a phrase."""
    while first < last and s.units[first].kind in "D":
        first += 1
    return Noun(s, first, last, last)


def with_role(s: Sentence, noun: Noun, name: int) -> Noun:
    """A phrase that reaches from a role to the name after it ("the governor, Bakoun Kanté")."""
    return Noun(s, noun.first, name, name)


def name_after(s: Sentence, noun: Noun) -> int | None:
    """The unit of a person's name that stands in apposition after a role: "the regional governor, Bakoun Kanté"."""
    row, units = s.row, s.units
    i = noun.last
    for other in s.nouns:
        if other.first > i and other.prep is not None and other.prep_index == i + 1:
            i = other.last
    i += 1
    if i < len(row) and row[i] == "," and i + 1 < len(row):
        j = i + 1
        while j < len(row) and (row[j] in "NJ" or (row[j] == "." and row[j - 1] == "N")) and j - i < 5:
            j += 1
        if (
            j < len(row)
            and row[j] == "M"
            and units[j].value.kind in ("person", "name")
            and (j + 1 == len(row) or row[j + 1] in ",.:;Q)W-")
        ):
            return j
    return None


def told_of(s: Sentence, noun: Noun, explained: bool) -> Told:
    """The units that describe a named person: before the name, and after it between commas."""
    units, row = s.units, s.row
    first = noun.first
    while (
        first > 1
        and row[first - 1] == "."
        and row[first - 2] in "NM"
        and units[first - 1].end - units[first - 2].start < 9
    ):
        first -= 2
        while first > 0 and row[first - 1] in "NJMD":
            first -= 1
    before = [u for u in units[first : noun.last] if u.kind in "NJM"]
    if not explained:
        return Told(before, None)
    i = noun.last + 1
    while i + 1 < len(row) and row[i] in ",(-" and row[i + 1] in "#C":
        i += 2
    relative = None
    after: list[Unit] = []
    if i + 1 < len(row) and row[i] in ",(-W" and (row[i] != "(" or row[i + 1] != "M"):
        j = i + (row[i] != "W")
        if row[j] == "W":
            relative = units[j].word
        while (
            j < len(row) and j - i < 16 and row[j] not in ";:Q)" and not (row[j] == "," and j > i + 1) and row[j] != "."
        ):
            after.append(units[j])
            j += 1
        if after and after[0].kind not in "DNJMWPAeg#C":
            after = []
        if relative is None and any(u.kind in "sdXL" for u in after) and not any(u.kind == "W" for u in after):
            after = []
    return Told(before + after, relative)


def _is_person(nature: Nature | None) -> bool:
    return nature is not None and nature.what == "person"


def description(bodies: Bodies, told: Told, title: tuple[str, ...]) -> Described:
    """What the describing units say of a person."""
    heads = {
        u.lemma
        for u in told.units
        if u.kind in "NJ" and (n := natures().get(u.lemma)) is not None and n.what == "person"
    }
    heads |= {u.lemma for u in told.units if u.kind == "N" and u.lemma in words("people", "unique")}
    first = next((u for u in told.units if u.kind in "NJ" and _is_person(natures().get(u.lemma))), None)
    first = first or next(
        (u for u in told.units if u.kind == "N" and _is_person(guess_nature(u.lemma, u.people))), None
    )
    entity = next(
        (u.value for u in told.units if u.kind == "M" and isinstance(u.value, Entity) and u.value.kind in _BODY_KINDS),
        None,
    )
    sector = None
    if first is not None:
        nature = natures().get(first.lemma) or guess_nature(first.lemma, first.people)
        sector = bodies.sector_of(told.units, nature.sector if nature else "other", first.lemma)
    elif entity is not None:
        sector = entity.sector
    if sector in (None, "other", "local") and title:
        ranked = next((n for t in reversed(title) if (n := natures().get(t)) is not None and n.what == "person"), None)
        sector = ranked.sector if ranked is not None else sector
    role = None
    if told.units and told.relative is None:
        role = bodies.article.text[told.units[0].start : told.units[-1].end].strip(" ,.") or None
    return Described(sector, heads, bodies.resolve(entity).name if entity else None, role)
