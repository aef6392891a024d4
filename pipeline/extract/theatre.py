"""The theatre of an article: the mission, the country and the armed group that it is about, and where one of its
paragraphs is about another."""

import re
from collections import Counter
from functools import cache, cached_property, lru_cache

from pipeline.extract.article import Article
from pipeline.extract.entries import NO_ENTRY, Entry, entries
from pipeline.extract.names import Entity, Gazetteer, capitals
from pipeline.extract.sentence import Sentence
from pipeline.extract.units import BEFORE_TOWNS

_FORCE_WORDS = frozenset(("Mission", "mission", "Force", "force", "Operation"))
_MISSION_WORDS = frozenset(("peacekeepers", "peacekeeping", "un", "u.n.", "helmets", "peacekeeper", "mission"))
_TROOPS = frozenset(
    "troops soldiers forces force army contingent garrison military base bases service servicemen".split()
)
_GROUNDED = frozenset(("place", "region", "mission", "base"))
_LABEL = re.compile(r"([A-Z][A-Za-z .'-]{2,30}?)(?::| [–—-]) ")


@cache
def force_names(known: Gazetteer) -> frozenset[str]:
    """Names of bodies that are missions or forces by one of their names: "EU Training Mission in Mali"."""
    return frozenset(
        entity.name
        for name, entity in known.by_name.items()
        if entity.sector in ("international", "un")
        and entity.kind in ("organisation", "mission")
        and _FORCE_WORDS & set(name.split())
    )


@lru_cache(maxsize=8)
def _missions_by_country(known: Gazetteer) -> dict[str, tuple[Entity, ...]]:
    found: dict[str, dict[Entity, None]] = {}
    for entity in known.by_name.values():
        if entity.kind == "mission" and entity.sector == "un" and entity.country:
            found.setdefault(entity.country, {})[entity] = None
    return {country: tuple(entities) for country, entities in found.items()}


class Theatre:
    """The mission, country and armed group of one article, as a whole and by paragraph."""

    def __init__(self, article: Article):
        self.article = article
        self.country = article.country
        self.mission = self._main_mission()
        self._group: tuple[str | None] | None = None
        self._last_groups: dict[int, str | None] = {}
        self._countries: dict[int, str | None] | None = None
        self._missions: dict[int, Entity] | None = None
        self._entries: dict[int, Entry] | None = None
        self._by_sentence: dict[int, list[Entity]] | None = None

    def _main_mission(self) -> Entity | None:
        """The mission named most often; the first of them where two are level."""
        missions = [
            e
            for _, e in self.article.mentions.values()
            if e.kind == "mission" or e.name in force_names(self.article.known)
        ]
        if missions:
            return Counter(missions).most_common(1)[0][0]
        ours = _missions_by_country(self.article.known).get(self.country or "", ())
        # Nobody names it, but the country has had only one.
        return ours[0] if len(ours) == 1 else None

    def main_group(self) -> str | None:
        """The one armed group that the article names, or the one named three times as often as any other."""
        if self._group is None:
            named = Counter(
                e.name
                for _, e in self.article.mentions.values()
                if e.sector == "armed_group" and not e.short and (e.kind != "group" or e.country)
            )
            named.update(e.name for e in self.article.aliases.values() if e.sector == "armed_group")
            top = named.most_common(2)
            clear = top and (len(top) == 1 or top[0][1] >= 3 * top[1][1])
            self._group = (top[0][0] if clear else None,)
        return self._group[0]

    @cached_property
    def army_country(self) -> str | None:
        """Whose "the army" is: the article's own country's, or the other that it names as often and with an army."""
        named = Counter(e.country for _, e in self.article.mentions.values() if e.country)
        with_army = {
            entity.country
            for at, (size, entity) in self.article.mentions.items()
            if entity.kind == "demonym" and self.article.lower[at + size : at + size + 1] == ["army"]
        }
        if self.country in with_army or len(with_army) != 1:
            return self.country
        other = with_army.pop()
        return other if 2 * named[other] >= named[self.country] else self.country

    @cached_property
    def foreign_force(self) -> str | None:
        """The foreign country of whose troops alone the article tells, where it names no mission."""
        if self.mission is not None and any(e.kind == "mission" for _, e in self.article.mentions.values()):
            return None
        lower, found = self.article.lower, Counter()
        for at, (size, entity) in self.article.mentions.items():
            of_state = entity.kind in ("demonym", "country") and entity.country not in (None, self.country)
            people = entity.kind == "demonym" and lower[at].endswith("s")  # "the last Americans"
            if of_state and (people or not _TROOPS.isdisjoint(lower[at : at + size + 3])):
                found[entity.country] += 1
        top = found.most_common(2)
        clear = top and (len(top) == 1 or top[0][1] >= 3 * top[1][1])
        return top[0][0] if clear else None

    def who_leaves(self, sentence: Sentence) -> str | None:
        """The foreign country or the mission of which the article tells most up to a sentence and near it: who it is
        that gives up bases there where nobody says so."""
        article, found = self.article, Counter()
        at_home = {self.country, self.local_country(sentence), *(e.country for e in self._missions_named())}
        for index, span in enumerate(article.spans):
            near = span.paragraph == sentence.paragraph
            weight = (4 if index == sentence.index else 3) if near and index <= sentence.index else 1
            named = {e.country if e.kind in ("demonym", "country") else e.name: e for e in self.named_in(index)}
            for name, entity in named.items():
                mission = entity.kind == "mission" or name in force_names(article.known)
                if mission or (entity.kind in ("demonym", "country") and name not in at_home):
                    found[name] += weight
            if self.mission is not None and not _MISSION_WORDS.isdisjoint(article.heard[index]):
                found[self.mission.name] += weight * (2 if self.mission.sector == "un" else 1)
        top = found.most_common(1)
        return top[0][0] if top else None

    def _missions_named(self) -> set[Entity]:
        """The missions that the article names, each of a country of its own."""
        return {e for _, e in self.article.mentions.values() if e.kind == "mission"}

    def last_group(self, sentence: Sentence) -> str | None:
        """The armed group named last, in the three sentences before; the one named more often where two are."""
        if sentence.index not in self._last_groups:
            self._last_groups[sentence.index] = self._find_last_group(sentence.index)
        return self._last_groups[sentence.index]

    def _find_last_group(self, index: int) -> str | None:
        for before in range(index - 1, max(-1, index - 4), -1):
            named = {e for e in self.named_in(before) if e.sector == "armed_group" and (e.kind != "group" or e.country)}
            if named:
                often = Counter(e for _, e in self.article.mentions.values() if e in named)
                return often.most_common(1)[0][0].name
        return None

    def entry(self, paragraph: int) -> Entry:
        """The head of the entry that a paragraph belongs to."""
        if self._entries is None:
            self._entries = entries(self.article)
        return self._entries.get(paragraph, NO_ENTRY)

    def headed(self, paragraph: int, start: int) -> str | None:
        """The country that a heading puts over what starts there in a paragraph."""
        return self.entry(paragraph).country or self.article.country_headings.at(start)

    def local_country(self, sentence: Sentence) -> str | None:
        """The country of a paragraph that is about another than the article mostly is, as in a digest."""
        if self._countries is None:
            self._countries = {}
            for paragraph, counted in self._named_countries().items():
                other = counted and self.country not in counted and paragraph not in self._at_home
                self._countries[paragraph] = max(counted, key=counted.__getitem__) if other else None
        return self._countries[sentence.paragraph]

    @cached_property
    def _at_home(self) -> frozenset[int]:
        """The paragraphs that name the article's own country, under no heading of another."""
        spans = enumerate(self.article.spans)
        named = ((s, e) for i, s in spans for e in self.named_in(i) if e.kind == "country" and e.name == self.country)
        return frozenset(s.paragraph for s, _ in named if self.headed(s.paragraph, s.start) in (None, self.country))

    def _named_countries(self) -> dict[int, dict[str, int]]:
        """How often each paragraph names a country, by itself or by its places; its heading counts most."""
        found: dict[int, dict[str, int]] = {}
        article, text, by_name = self.article, self.article.text, self.article.known.by_name
        for at, (_, entity) in article.mentions.items():
            if entity.country and entity.kind in _GROUNDED and not entity.short and not self._is_government(at, entity):
                counted = found.setdefault(article.spans[article.sentence_at(article.starts[at])].paragraph, {})
                counted[entity.country] = counted.get(entity.country, 0) + 1
        for span in article.spans:
            counted = found.setdefault(span.paragraph, {})
            heading = self.headed(span.paragraph, span.start)
            if heading is not None:
                counted[heading] = counted.get(heading, 0) + 100
            label = _LABEL.match(text, span.start)
            known = by_name.get(label[1].title()) if label is not None else None
            if known is not None and known.kind == "country":  # "NIGER: Gunmen killed ..."
                counted[known.name] = counted.get(known.name, 0) + 100
        return found

    def _is_government(self, at: int, entity: Entity) -> bool:
        """Whether a capital stands for its government: "the accord with Washington", not "marched in Washington"."""
        return entity.name in capitals() and (at == 0 or self.article.lower[at - 1] not in BEFORE_TOWNS)

    def mission_of(self, sentence: Sentence) -> Entity | None:
        """The mission that a sentence means by "the mission": one that its paragraph names, else the article's."""
        if self._missions is None:
            self._missions = {}
            for index, span in enumerate(self.article.spans):
                for entity in self.named_in(index):
                    if entity.kind == "mission":
                        self._missions.setdefault(span.paragraph, entity)
        found = self._missions.get(sentence.paragraph)
        return found or self._mission_there(sentence) or self.mission

    def names_mission(self, sentence: Sentence) -> bool:
        """Whether the paragraph of a sentence names a mission."""
        self.mission_of(sentence)
        return self._missions is not None and sentence.paragraph in self._missions

    def _mission_there(self, sentence: Sentence) -> Entity | None:
        """The other mission that the article names, where the places of a sentence lie in its country alone."""
        countries = {e.country for e in self.named_in(sentence.index) if e.kind in _GROUNDED and e.country}
        if len(countries) != 1 or self.mission is None or self.mission.country in countries:
            return None
        named = (e for _, e in self.article.mentions.values() if e.kind == "mission" and e.country in countries)
        return next(named, None)

    def mission_told(self, sentence: Sentence) -> bool:
        """Whether the sentence's paragraph, or the one before it, speaks of the mission or of peacekeepers."""
        spans = self.article.spans
        for index in range(max(0, sentence.index - 12), min(len(spans), sentence.index + 6)):
            if not sentence.paragraph - 2 <= spans[index].paragraph <= sentence.paragraph:
                continue
            if not _MISSION_WORDS.isdisjoint(self.article.heard[index]):
                return True
            if any(e.kind == "mission" or e.name in force_names(self.article.known) for e in self.named_in(index)):
                return True
        return False

    def named_in(self, index: int) -> list[Entity]:
        """The known names of a sentence."""
        if self._by_sentence is None:
            self._by_sentence = {}
            article = self.article
            for at in sorted(article.mentions):
                where = article.sentence_at(article.starts[at])
                self._by_sentence.setdefault(where, []).append(article.mentions[at][1])
        return self._by_sentence.get(index, [])
