"""What side people are on: peacekeepers, civilians, state forces, armed group, foreign forces, or not told."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.extract.article import Article
from pipeline.extract.figures.counting import is_national
from pipeline.extract.figures.words import words
from pipeline.extract.lexicon import load, phrases
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence


@cache
def peace_missions() -> frozenset[str]:
    """Names of the missions whose personnel count as peacekeepers: those of the UN, the African Union or a region."""
    apart = frozenset(phrases(load("harm")["sides"]["no_peacekeepers"]))
    return frozenset(
        row["name"]
        for rows in load("world/missions").values()
        if isinstance(rows, list)
        for row in rows
        if row.get("organisation") not in apart and row["name"] not in apart
    )


_MODIFIERS = {
    "civilian": "civilians", "rebel": "armed_group", "insurgent": "armed_group", "terrorist": "armed_group",
    "guerrilla": "armed_group", "militant": "armed_group", "jihadist": "armed_group", "islamist": "armed_group",
    "army": "state_forces", "police": "state_forces", "government": "state_forces", "peacekeeping": "peacekeepers",
    "military": "state_forces",
}  # fmt: skip
_ORGANISATIONS = {
    "army": "state_forces", "military": "state_forces", "police": "state_forces", "junta": "state_forces",
    "navy": "state_forces", "gendarmerie": "state_forces", "government": "state_forces", "mission": "peacekeepers",
    "contingent": "peacekeepers", "group": "armed_group", "movement": "armed_group", "militia": "armed_group",
    "coalition": "armed_group", "battalion": "state_forces", "brigade": "state_forces", "force": "peacekeepers",
}  # fmt: skip
# Heads that name no people by themselves: their side is that of the words around them.
_UNTOLD = frozenset(
    (
        "death",
        "fatality",
        "injury",
        "body",
        "corpse",
        "killing",
        "kill",
        "murder",
        "life",
        "casualty",
        "attention",
        "treatment",
        "care",
    )
)
_UNITS_OF_ARMIES = frozenset(
    ("battalion", "contingent", "brigade", "company", "unit", "army", "force", "detachment", "regiment")
)
_ALOUD = frozenset(("its", "their", "his", "our", "her"))


_PEACEKEEPING = frozenset(("peacekeeper", "peacekeepers", "peacekeeping"))


@lru_cache(maxsize=2)
def sides_of(article: Article) -> "Sides":
    """The sides of one article, made once for all its figures."""
    return Sides(article)


class Sides:
    """What side people are on in one article."""

    def __init__(self, article: Article):
        self.article = article
        self._mission: bool | None = None
        self._host: str | None = None

    @property
    def with_mission(self) -> bool:
        """Whether the article is about a peace mission, so that foreign soldiers in it are its own."""
        if self._mission is None:
            names = peace_missions()
            self._mission = any(
                (e.kind == "mission" and (e.name in names or e.sector == "un"))
                for _, e in self.article.mentions.values()
            ) or not _PEACEKEEPING.isdisjoint(self.article.lower)
        return self._mission

    @property
    def host(self) -> str | None:
        """The country whose own soldiers are state forces: where the mission serves, else the article's."""
        if self._host is None:
            found = Counter(e.country for _, e in self.article.mentions.values() if e.country and self._is_mission(e))
            self._host = found.most_common(1)[0][0] if found else self.article.country or ""
        return self._host

    def of(self, noun: Noun) -> str | None:
        """The side of those whom a phrase names; None where it does not tell (a bare number, a pronoun)."""
        units = noun.sentence.units
        head = units[noun.head]
        if noun.of is None and [u.word for u in units[noun.last + 1 : noun.last + 3]] == ["of", "whom"]:
            return self._before(noun)
        if (
            head.kind in "C#J"
            or head.word
            in (
                "one",
                "none",
                "others",
                "another",
                "prisoner",
                "hostage",
                "captive",
                "dead",
                "wounded",
                "injured",
                "hurt",
            )
            or head.lemma in _UNTOLD
        ):
            side = self._modifier(noun) or self._explained(noun)
            return side or (self.of(noun.of) if noun.of is not None else None)
        if head.kind == "R":
            return self._before(noun) if head.word in ("they", "them", "whom", "us") else None
        people = "national" if is_national(head) else head.people
        if people == "peacekeepers":
            return people
        military = people == "state_forces" or head.lemma in words("words", "military")
        loose = people in (None, "unspecified", "state_forces", "national")
        chain = list(_chain(noun))
        entities = [e for n in chain for e in n.entities]
        if (military or loose) and any(self._is_mission(e) for e in entities):
            return "peacekeepers"
        modifier = self._modifier(noun)
        if modifier is not None and (loose or people == "civilians"):
            return modifier
        if people == "armed_group":
            return people
        if military or loose:
            for other in chain[1:]:
                serves = other.of_parent is not None or noun.sentence.units[other.prep_index - 1].word == "serving"
                side = self.organisation(other) if serves else None
                if side is not None:
                    return side
            if military and any(
                e.kind == "organisation" and e.sector == "international" and e.country for e in entities
            ):
                return "foreign_forces"
            for entity in [*entities, *_lender(noun)]:
                if people == "national" and entity.country == self.host:
                    continue
                soldiers = military and head.lemma not in words("words", "civil")
                side = self._entity(entity, soldiers or people == "national")
                if side is not None:
                    return side
            if noun.determiner in _ALOUD:
                side = self._owner(noun)
                if side is not None:
                    return side
        if military and not entities and noun.determiner is None:
            side = self._garrison(noun)
            if side is not None and (self.with_mission or side == "foreign_forces"):
                return side
        if people == "state_forces":
            known = self._known_as(noun, head.lemma) if noun.determiner in ("the", "these", "those") else None
            return known or people
        if head.word in ("men", "women") and noun.determiner in ("the", "these", "those"):
            return self._before(noun) or people
        if head.kind == "M" and head.word.split()[0] in words("words", "ranks"):
            return "state_forces"
        if people in ("national", "unspecified", None):
            explained = self._explained(noun)
            if explained is not None:
                return explained
        if people == "national":
            return "unspecified"
        if head.lemma == "member" and noun.of is not None:
            return noun.of.people or "unspecified"
        if head.lemma == "member" and self.with_mission:
            return "peacekeepers"
        return people or "unspecified"

    def _garrison(self, noun: Noun) -> str | None:
        """The side of soldiers by the base that was hit: "overran a Ugandan base, killing 54 soldiers"."""
        for other in noun.sentence.nouns:
            if other.last >= noun.first:
                return None
            if other.lemma in ("base", "camp", "position", "outpost", "contingent", "convoy", "patrol", "battalion"):
                whose = other.of or other
                if whose.lemma in ("troop", "force", "soldier") and whose.units[0].word in ("foreign", "coalition"):
                    return "foreign_forces"
                for entity in other.entities:
                    side = self._entity(entity, True) if entity.country != self.host else None
                    if side is not None:
                        return side
        return None

    def _explained(self, noun: Noun) -> str | None:
        """The side that an apposition gives: "one man, the farmer Haruna Jatta"."""
        units, row = noun.sentence.units, noun.sentence.row
        i = noun.last + 1
        if i >= len(row) or row[i] not in ",(":
            return None
        while i + 1 < len(row) and row[i + 1] == "A":
            i += 1
        if [u.word for u in units[i + 1 : i + 4]] == ["all", "of", "them"]:
            i += 3
        for other in noun.sentence.nouns:
            if other.first == i + 1 and other.role is None and other.of is None:
                if noun.quantity is not None and _counts_fewer(other, noun.quantity.count):
                    return None
                told = [u.people for u in units[other.first : other.last + 1] if u.people not in (None, "unspecified")]
                if told and told[0] != "national":
                    return told[0]
        return None

    def _modifier(self, noun: Noun) -> str | None:
        """The side that a word before the head gives: "civilian deaths", "rebel dead"."""
        for unit in noun.sentence.units[noun.first : noun.head]:
            side = _MODIFIERS.get(unit.word)
            if side:
                return side
            if unit.kind == "M" and self._is_mission(unit.value):
                return "peacekeepers"
        if noun.possessor and noun.possessor[-1].lemma in ("army", "mission", "police"):
            return _ORGANISATIONS[noun.possessor[-1].lemma]
        return None

    def _is_mission(self, entity: object) -> bool:
        return (entity.kind == "mission" and (entity.name in peace_missions() or entity.sector == "un")) or (
            entity.name in ("United Nations", "African Union")
        )

    def _entity(self, entity: object, military: bool) -> str | None:
        """The side of people "of" an entity; a nation counts where the noun is one of soldiers."""
        if entity.sector == "armed_group":
            return "armed_group"
        if entity.sector == "military" and (entity.country is None or entity.country == self.host):
            return "state_forces"
        if entity.kind == "mission":
            return "foreign_forces"
        country = entity.country
        if country is None or not military or entity.kind not in ("country", "demonym", "organisation", "group"):
            return None
        if country == self.host:
            return "state_forces" if military else None
        if country in words("sides", "intervening") or not self.with_mission:
            return "foreign_forces"
        return "peacekeepers"

    def organisation(self, noun: Noun) -> str | None:
        """The side of a body or of people that may own others: "the army", "the rebels", "MINUSMA"."""
        head = noun.sentence.units[noun.head]
        if head.lemma in _UNITS_OF_ARMIES:
            for entity in noun.entities:
                if entity.kind in ("demonym", "country") and entity.country != self.host:
                    return self._entity(entity, True)
        for entity in noun.entities:
            if self._is_mission(entity):
                return "peacekeepers"
            if entity.sector in ("armed_group",):
                return "armed_group"
            if entity.sector in ("military", "government") and entity.country in (None, self.host):
                return "state_forces"
        if head.people in ("peacekeepers", "armed_group", "state_forces"):
            return self.of(noun)
        side = _ORGANISATIONS.get(head.lemma)
        return "state_forces" if side == "peacekeepers" and head.lemma != "mission" and not self.with_mission else side

    def owner(self, noun: Noun) -> str | None:
        """The side to which people belong: by the body or nation named with them, or by "its"."""
        for other in _chain(noun):
            if any(self._is_mission(e) for e in other.entities):
                return "peacekeepers"
            side = self.organisation(other) if other is not noun else None
            if side is not None:
                return side
        for entity in noun.entities:
            side = self._entity(entity, True)
            if side is not None:
                return side
        if noun.determiner in _ALOUD:
            return self._owner(noun)
        verb = noun.verb
        if verb is not None and noun.role == "object" and verb.subject is not None and verb.subject is not noun:
            return self.organisation(verb.subject)
        return None

    def nation(self, noun: Noun) -> str | None:
        """The side of a nation's soldiers abroad: "the Americans have lost 2,210"."""
        for entity in noun.entities:
            side = self._entity(entity, True)
            if side is not None:
                return side
        return None

    def left_by(self, noun: Noun) -> str | None:
        """The side of bodies "left behind by the attackers"."""
        for other in noun.sentence.nouns:
            if (
                other.prep == "by"
                and 0 < other.first - noun.last <= 5
                and noun.sentence.units[noun.last + 1].lemma == "leave"
            ):
                return self.of(other)
        return None

    def nearest(self, noun: Noun) -> str | None:
        """The side of the people in the plural whom the paragraph named last before a bare number."""
        for other in _nouns_before(self.article, noun, 3):
            head = other.sentence.units[other.head]
            verb = other.verb
            harmed = verb is not None and (other.role == "object") != (verb.voice == "passive")
            if head.people is not None and head.word != head.lemma and harmed:
                return self.of(other)
        return None

    def _owner(self, noun: Noun) -> str | None:
        """The side of "its" in "its men": that of the last body or fighters named before."""
        for other in _nouns_before(self.article, noun, 4):
            if other.prep not in (None, "by", "of", "with"):
                continue
            head = other.sentence.units[other.head]
            if noun.determiner == "its" and (other.role == "object" or (head.people and head.word != head.lemma)):
                continue
            side = self.organisation(other)
            if side is not None:
                return side
        return None

    def _before(self, noun: Noun) -> str | None:
        """The side of the people named last before a pronoun or before "the men"."""
        for other in _nouns_before(self.article, noun, 2):
            head = other.sentence.units[other.head]
            speaks = other.role == "subject" and other.verb.lemma in words("rules", "saying")
            plain = head.word in ("men", "women", "people") or speaks
            if head.people is not None and head.word != head.lemma and not plain:
                return self.of(other)
        return None

    def _known_as(self, noun: Noun, lemma: str) -> str | None:
        """The side that an earlier phrase gave to the same word: "soldiers of ECOMIG" for "the soldiers"."""
        index = noun.sentence.index
        plural = noun.sentence.units[noun.head].word
        for i in range(index - 1, max(-1, index - 12), -1):
            if plural not in self.article.sentence_words(i):
                continue
            for other in reversed(self.article.sentence(i).nouns):
                if other.lemma == lemma and other.determiner not in ("the", "these", "those"):
                    side = self.of(other)
                    if side != "state_forces":
                        return side
        return None


def _counts_fewer(noun: Noun, whole: int | None) -> bool:
    """Whether an apposition counts some of a number only: "13 people, ten civilians and three soldiers"."""
    few = noun.quantity.count if noun.quantity is not None else 1 if noun.determiner in ("a", "an") else whole
    return few != whole


def _lender(noun: Noun) -> list:
    """Whose they are by the phrase right before: "cost the Bundeswehr two airmen"."""
    for other in noun.sentence.nouns:
        if other.last == noun.first - 1 and other.role == "object":
            return other.entities
    return []


def _chain(noun: Noun) -> Iterator[Noun]:
    """A phrase and those that tell of it after "of", "from", "with" or "in": "soldiers from Burkina Faso"."""
    yield noun
    seen = noun
    while seen.of is not None:
        seen = seen.of
        yield seen
    sentence: Sentence = noun.sentence
    for other in sentence.nouns:
        serving = other.prep_index == seen.last + 2 and sentence.units[seen.last + 1].word == "serving"
        if (serving or other.prep_index == seen.last + 1) and other.prep in ("from", "with", "in"):
            yield other
            return


def _nouns_before(article: Article, noun: Noun, back: int) -> Iterator[Noun]:
    """Phrases before one, the nearest first, through `back` sentences of the paragraph."""
    sentence = noun.sentence
    for other in reversed(sentence.nouns):
        if other.last < noun.first:
            yield other
    paragraph = sentence.paragraph
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - back), -1):
        if article.spans[index].paragraph != paragraph:
            return
        earlier = article.sentence(index)
        subjects = [v.subject for v in earlier.verbs if v.subject is not None]
        yield from subjects
        yield from reversed(earlier.nouns)
