"""Which body a phrase means: "the army", "Kinshasa", "the mission", "the rebels", a name that no list holds."""

from bisect import bisect_left
from collections import Counter
from functools import cached_property

from pipeline.extract.article import Article
from pipeline.extract.attribution.lexis import Nature, natures, words
from pipeline.extract.attribution.meant_countries import (
    acting_country,
    adjectives,
    country_at_head,
    country_before,
    country_of_soldiers,
)
from pipeline.extract.attribution.members import tail
from pipeline.extract.attribution.named_bodies import (
    is_outlet,
    is_outlet_not_place,
    missions_by_country,
    missions_of,
    outlet_called,
    told_as_armed,
)
from pipeline.extract.attribution.persons import read_name
from pipeline.extract.attribution.sectors import BODY_KINDS, Sectors, body_in, capitals, country_in
from pipeline.extract.lexicon import singular
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence

_DEFINITE = frozenset(("the", "its", "their", "this", "both"))


def _is_province(entity: Entity) -> bool:
    """Whether a name after "the government of" is a part of the country, not a person or a capital."""
    part = entity.kind in ("region", "place") or (entity.kind == "name" and " " not in entity.name)
    return part and entity.name not in capitals()


class Bodies:
    """The bodies of one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.missions = missions_of(article)
        self.sectors = Sectors(article.country, self.missions)
        self._army: Entity | None = None
        self._states: dict[str, Entity] = {}
        self._labels: dict[int, str | None] = {}
        self._by_paragraph: dict[int, list[Entity]] = {}
        named = {e: None for _, e in article.mentions.values()}
        self._armies = {e.country: e for e in reversed(named) if e.sector == "military"}
        named = (e for _, e in article.mentions.values() if e.sector == "armed_group" and not e.short)
        groups = Counter(e for e in named if e.kind != "group" or e.country)  # not "Islamist fighters"
        self._main_group = groups.most_common(1)[0][0] if groups else None

    # ------------------------------------------------------------------------------------------------ names
    def nature_of(self, entity: Entity) -> Nature | None:
        """The nature of a name: a body, a person, or nothing that speaks (a town that is no capital)."""
        if entity.sector is None and entity.kind != "country" and read_name(entity.name).named:
            return Nature("person", "other")  # "County Superintendent Peter Solo"
        if entity.kind == "region" and entity.name == "Department":
            return Nature("body", "government")  # "the Department of Defence"
        if entity.sector is None and " " in entity.name and entity.name.lower() in natures():
            return natures()[entity.name.lower()]  # "the State Department"
        if entity.sector is None and self.outlet(entity) is not None:
            return Nature("body", "media")
        if entity.sector is None and entity.kind in ("name", "organisation") and is_outlet(entity.name):
            return Nature("body", "media")
        if entity.kind in BODY_KINDS or entity.kind == "country":
            return Nature("body", entity.sector or "other")
        if entity.kind in ("place", "base", "region"):
            return Nature("body", "government") if entity.name in capitals() else Nature("mute", "other")
        if entity.kind in ("person", "name"):
            return Nature("person", entity.sector or "other")
        return None

    def outlet(self, entity: Entity) -> Entity | None:
        """The outlet that a name or the last word of one stands for."""
        if entity.kind in ("place", "region") and is_outlet_not_place(entity.name):
            return Entity(entity.name, "organisation", "media")
        called = outlet_called(self.article.text, entity.name) if " " not in entity.name else None
        return Entity(called, "organisation", "media") if called is not None else None

    def resolve(self, entity: Entity) -> Entity:
        """The body that a known name stands for: a capital or a country is its government."""
        if entity.sector is None and entity.kind not in ("country", "mission"):
            outlet = self.outlet(entity)
            if outlet is not None:
                return outlet
        if entity.kind == "place" and entity.name in capitals():
            return self.state(capitals()[entity.name])
        if entity.kind == "country":
            return self.state(entity.name)
        return entity._replace(kind="organisation") if entity.kind in ("mission", "outlet") else entity

    def unlisted(self, s: Sentence, noun: Noun, entity: Entity) -> Entity:
        """A body that no list holds: its name as the text has it, its country's adjective included, and its sector."""
        units = s.units
        first = noun.last
        while first > noun.first and units[first - 1].kind in "JM" and country_in([units[first - 1]]):
            first -= 1
        country = country_in(noun.units)
        forms = (form for word in entity.name.lower().split() for form in (word, singular(word)))
        listed = (natures().get(form) for form in forms)
        sector = next((n.sector for n in listed if n is not None and n.what == "body"), "other")
        sector = "media" if is_outlet(entity.name) else sector
        if sector == "other" and told_as_armed(self.article.text, entity.name):
            sector = "armed_group"
        name = self.article.text[units[first].start : units[noun.last].end]
        return Entity(name, "organisation", self._abroad(sector, country), country)

    def _abroad(self, sector: str, country: str | None) -> str:
        foreign = sector == "government" and country is not None and country != self.article.country
        return "international" if foreign else sector

    # ------------------------------------------------------------------------------------------------ states
    def state(self, country: str, lemma: str = "government") -> Entity:
        """The government of a country, under the name by which the article cites it first."""
        if country not in self._states:
            self._states[country] = self._state(country, lemma)
        return self._states[country]

    def _state(self, country: str, lemma: str) -> Entity:
        known = self.article.known.by_name
        home = country == self.article.country
        listed = (f"{country} {lemma}", f"{country} government") if home else (f"{country} junta",) * (lemma == "junta")
        for name in listed:
            if name in known:
                return known[name]._replace(kind="organisation")
        return Entity(country, "organisation", "government" if home else "international", country)

    def army(self, s: Sentence, country: str | None, lemma: str = "army") -> Entity | None:
        """The army of a country; of the one named before, or of the article's, where none is given."""
        labelled = self._label(s) if country is None else None
        if country is None and labelled is None and self._army is not None:
            return self._army
        country = country or labelled or self._fielded or self.article.country
        if country is None:
            return None
        if country in self._armies:
            return self._armies[country]
        adjective = adjectives().get(country, country)
        known = self.article.known.by_name
        for name in (f"{adjective} {lemma}", f"{adjective} army"):
            if name in known and known[name].sector == "military":
                return known[name]
        word = lemma if lemma in ("army", "military", "navy", "air force") else "army"
        found = Entity(f"{adjective} {word}", "organisation", "military", country)
        if word in ("army", "military"):
            self._armies[country] = found
        return found

    @cached_property
    def _fielded(self) -> str | None:
        """The country of the soldiers that the article tells of, sought once."""
        return country_of_soldiers(self.article)

    def _label(self, s: Sentence) -> str | None:
        """The country that heads the paragraph of a sentence, sought once for each paragraph."""
        if s.paragraph not in self._labels:
            self._labels[s.paragraph] = country_at_head(self.article, s)
        return self._labels[s.paragraph]

    def officials(self, s: Sentence, noun: Noun, head: Unit) -> Entity | None:
        """ "Officials in Addis Ababa", "Ethiopian officials": the government."""
        if head.lemma not in ("official", "authority") or noun.quantity is not None:
            return None  # "two Russian officials" are no government
        units = [u for u in noun.units if u.start != head.start]
        marks = (
            words("marks", "place")
            | words("marks", "local_body")
            | words("marks", "military")
            | words("marks", "rebel")
        )
        if body_in(units) is not None or any(u.word in marks or u.lemma in marks for u in units):
            return None
        country = country_in(units) or country_in(_place_after(s, noun))
        return self.state(country) if country else None

    # ------------------------------------------------------------------------------------------------ missions, groups
    def mission(self, s: Sentence, units: list[Unit]) -> Entity | None:
        """The mission that "the mission" or "the EU mission" means: the paragraph's own, else the one named most often
        that fits."""
        owner = next((u.value for u in units if u.kind == "M" and u.value.kind == "organisation"), None)
        for entity in self._missions_here(s):
            if owner is None or owner.sector == entity.sector:
                return entity._replace(kind="organisation")
        return None

    def mission_in(self, units: list[Unit]) -> Entity | None:
        """The mission in a country that the units name, where they name nothing else."""
        country = country_in(units) if body_in(units) is None else None
        there = (m for m in self.missions if m.country == country and m.sector == "un")
        found = next(there, None) or missions_by_country(self.article.known, "un").get(country or "")
        return found._replace(kind="organisation") if found is not None and country is not None else None

    def _mission_in_words(self, s: Sentence, noun: Noun, head: Unit) -> Entity | None:
        """ "The mission", where no listed one has been named yet, but "the multinational security mission" has."""
        article = self.article
        end = bisect_left(article.starts, noun.start)
        if any(entity in self.missions for i, (_, entity) in article.mentions.items() if i < end):
            return None
        for k in range(s.index + 1):
            if head.word in article.heard[k]:
                for other in article.sentence(k).nouns:
                    inside = other.units[:-1]
                    told = other.units[-1].word == head.word and any(u.kind in "JN" for u in inside)
                    if told and other.start < noun.start and not any(u.kind in "MZ" for u in inside):
                        return Entity(self._name(other.sentence, other), "organisation", "international")
        return None

    def _missions_here(self, s: Sentence) -> list[Entity]:
        """The article's missions, those of the paragraph first: named there, or of the country that heads it."""
        if len(self.missions) < 2 and self._label(s) is None:
            return self.missions
        found = self._by_paragraph.get(s.paragraph)
        if found is None:
            article = self.article
            first = last = s.index
            while first > 0 and article.spans[first - 1].paragraph == s.paragraph:
                first -= 1
            while last + 1 < len(article.spans) and article.spans[last + 1].paragraph == s.paragraph:
                last += 1
            start, end = article.token_range(first)[0], article.token_range(last)[1]
            named = {e for i, (_, e) in article.mentions.items() if start <= i < end and e in self.missions}
            label = self._label(s)
            headed = missions_by_country(article.known, "un").get(label) if label is not None else None
            here = [headed] if headed is not None and not named else []
            found = here + sorted(self.missions, key=lambda e: e not in named)
            self._by_paragraph[s.paragraph] = found
        return found

    def itself(self, units: list[Unit], head: Unit) -> Entity | None:
        """ "M23 rebels", "al-Shabaab fighters": the body before the noun."""
        owner = body_in(units) if head.lemma in words("bodies", "itself") else None
        return self.resolve(owner) if owner is not None else None

    def armed(self, units: list[Unit]) -> Entity | None:
        """ "the rebels", "the group": the armed group named most often."""
        if any(isinstance(u.value, Entity) for u in units):
            return None
        return self._main_group

    def named_beside(self, s: Sentence, noun: Noun) -> Entity | None:
        """ "The U.N. office in the country, BINUH": the name that stands in apposition after a phrase."""
        i = tail(s, noun) + 1
        after = s.row[i : i + 3].replace("D", "", 1)
        i += 1 + (s.row[i + 1 : i + 2] == "D")
        if after[:2] != ",M" or s.row[i + 1 : i + 2] not in (",", ".", ""):
            return None
        entity: Entity = s.units[i].value
        return self.resolve(entity) if entity.kind in BODY_KINDS and " " not in s.units[i].word else None

    def named_before(self, s: Sentence, offset: int) -> Entity | None:
        """The body named last before a character, in its sentence or the two before; the state and its army apart."""
        article = self.article
        end = bisect_left(article.starts, offset)
        start = bisect_left(article.starts, article.spans[max(0, s.index - 2)].start)
        for i in range(end - 1, start - 1, -1):
            entity = article.mentions[i][1] if i in article.mentions else None
            if entity is not None and entity.kind in BODY_KINDS and entity.sector not in ("government", "military"):
                return entity
        return None

    def akin(self, marks: set[str], affiliation: str) -> bool:
        """Whether a body named beside "spokesman" is of the same family as the one that a speaker belongs to."""
        known = self.article.known.by_name
        mine = known[affiliation].sector if affiliation in known else None
        return any(m in known and known[m].sector == mine for m in marks)

    # ------------------------------------------------------------------------------------------------ common nouns
    def body(self, s: Sentence, noun: Noun, head: Unit, nature: Nature) -> Entity | None:
        """The named body that a phrase with a common noun means, or None."""
        if head.word != head.lemma and head.word not in natures() and noun.quantity is not None:
            return None  # "the two armies"
        units = [u for u in noun.units if u.start != head.start]
        lemmas = {u.lemma for u in units}
        definite = s.units[noun.first].word in _DEFINITE or noun.first == noun.last
        if any(u.kind == "M" and u.value.kind == "person" for u in units):
            definite = True  # "President Kone's government"
        country = country_in(units) or country_in(noun.of.units if noun.of is not None else _place_after(s, noun))
        owner = body_in(units[::-1])
        lemma = head.lemma
        if owner is None and any(u.kind == "M" and _owns(u.value) for u in units):
            return Entity(self._name(s, noun), "organisation", self._abroad(nature.sector, country), country)
        if lemma == "body" and "world" in lemmas:
            return self.article.known.by_name.get("United Nations")
        if lemma == "alliance" and definite and not lemmas & words("marks", "rebel") and self._named("NATO"):
            return self.article.known.by_name["NATO"]
        if lemma in words("bodies", "mission") and country is not None and owner is not None:
            there = (m for m in self.missions if m.country == country and m.sector == owner.sector)
            known = next(there, None)
            if known is not None:
                return known._replace(kind="organisation")
        if lemma in words("bodies", "mission") and country is None and (owner is not None or definite):
            other = words("marks", "state_force")
            known = self.mission(s, units) if not any(u.word in other or u.lemma in other for u in units) else None
            if known is not None:
                bare = all(u.kind == "D" for u in units)
                return (self._mission_in_words(s, noun, head) if bare else None) or known
        if owner is not None:
            if lemma in words("bodies", "itself") or nature.sector == owner.sector == "media":
                return self.resolve(owner)
            return Entity(self._name(s, noun), "organisation", owner.sector or nature.sector, owner.country)
        if any(u.word in words("marks", "place") for u in units):
            return None
        if lemma in words("bodies", "state"):
            if any(u.kind == "N" and u.lemma not in words("marks", "central") for u in units):
                return None  # "the health authorities"
            if noun.of is not None and noun.of.lemma in words("marks", "part") and noun.of.last == noun.of.head:
                return None  # "the authorities of the region"
            of = noun.of.units[-1] if noun.of is not None else None
            if country is None and of is not None and of.kind == "M" and _is_province(of.value):
                name = self.article.text[head.start : of.end]  # "the government of Warrap"
                return Entity(name, "organisation", nature.sector)
            here = self._label(s) or self.article.country
            home = country or (here if definite or lemma == "authority" else None)
            junta = lemma == "junta" or bool(lemmas & {"military", "transitional"})
            return self.state(home, "junta" if junta else "government") if home else None
        if (
            country is None
            and s.units[noun.first].word in ("its", "their")
            and nature.sector in ("government", "military")
        ):
            country = country_before(self.article, s, noun.start)
        if country is None and lemma in words("bodies", "army") and all(u.kind == "D" for u in units):
            country = acting_country(self.article, s, noun)
        pair = f"{s.units[noun.head - 1].word} {lemma}" if noun.head > noun.first else ""
        listed = f"{self.article.country} army" in self.article.known.by_name
        if country is None and (pair in words("bodies", "staff") or (listed and lemma in words("bodies", "staff"))):
            lemma, definite = "army", noun.determiner not in ("a", "an")  # "the general staff", "army headquarters"
        own_name = lemma in ("force", "forces") and bool(lemmas & {"defence", "defense", "air", "peace", "national"})
        if lemma in words("bodies", "army") and not lemmas & words("marks", "rebel") and not (country and own_name):
            found = self.army(s, country, lemma) if country is not None or definite else None
            if country is not None and country == self.article.country:
                self._army = found
            return found
        if country is not None and lemma in ("mission", "delegation"):
            return self.state(country)  # "Iran's mission to the United Nations"
        if country is not None:
            name = self._name(s, noun)
            if country_in(units) is None and pair in words("bodies", "staff"):
                name = f"{adjectives().get(country, country)} {name}"  # "the general staff in Rome"
            return Entity(name, "organisation", self._abroad(nature.sector, country), country)
        return self.armed(units) if nature.sector == "armed_group" and definite else None

    def _named(self, name: str) -> bool:
        """Whether the article names a body of the lists."""
        return any(entity.name == name for _, entity in self.article.mentions.values())

    def _name(self, s: Sentence, noun: Noun) -> str:
        units = s.units
        first = noun.first
        named = next((i for i in range(first, noun.last) if isinstance(units[i].value, Entity)), noun.last)
        while first < named and units[first].kind in "DJ" and units[first].value is None:
            first += 1  # "the semi-official Fars news agency"
        if not isinstance(units[named].value, Entity):
            first = noun.first + (units[noun.first].kind == "D" and noun.last > noun.first)
        last = noun.last
        if noun.of is not None and noun.of.first == last + 2 and all(u.kind in "NJ" for u in noun.of.units):
            last = noun.of.last  # "board of inquiry"
        return self.article.text[units[first].start : units[last].end]


def _owns(entity: Entity) -> bool:
    """Whether a name before a common noun makes a name with it: "the Abyei special administration"."""
    return entity.kind == "name" or (entity.kind in ("place", "region", "base") and entity.name not in capitals())


def _place_after(s: Sentence, noun: Noun) -> list[Unit]:
    """Units of the "in X" that follows a phrase."""
    other = next((n for n in s.nouns if n.prep_index == noun.last + 1 and n.prep in ("in", "of", "at")), None)
    return other.units if other is not None else []
