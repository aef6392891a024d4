"""What side people are on: peacekeepers, civilians, state forces, armed group, foreign forces, or not told."""

import re
from collections import Counter
from functools import cache, lru_cache

from pipeline.extract.article import Article
from pipeline.extract.figures.apposed import explained_side
from pipeline.extract.figures.bare import is_bare
from pipeline.extract.figures.counting import is_national, is_person
from pipeline.extract.figures.garrisons import garrison, is_at_home, known_post
from pipeline.extract.figures.meant import body_before, known_as, owner_before, people_before
from pipeline.extract.figures.neighbours import chain, lender, nouns_before
from pipeline.extract.figures.words import words
from pipeline.extract.lexicon import load, phrases
from pipeline.extract.phrases import Noun


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
    "military": "state_forces", "coalition": "foreign_forces", "enemy": "armed_group",
}  # fmt: skip
_ORGANISATIONS = {
    "army": "state_forces", "military": "state_forces", "police": "state_forces", "junta": "state_forces",
    "navy": "state_forces", "gendarmerie": "state_forces", "government": "state_forces", "mission": "peacekeepers",
    "contingent": "peacekeepers", "operation": "peacekeepers",
    "group": "armed_group", "movement": "armed_group", "militia": "armed_group",
    "gang": "armed_group", "guard": "state_forces",
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
_SOLDIERS = frozenset(("soldiers", "troops", "paratroopers", "marines", "forces", "army", "contingent"))
_SENT = ("battalion", "contingent", "company", "detachment", "regiment")
_GUARDS = ("guard", "guards", "police", "gendarmerie", "navy")
_UNITS_OF_ARMIES = frozenset(
    ("battalion", "contingent", "brigade", "company", "unit", "army", "force", "detachment", "regiment")
)
# States told behind people: "16 policemen prisoner".
_STATES = ("prisoner", "hostage", "captive", "dead", "wounded", "injured", "hurt")
_ALOUD = frozenset(("its", "their", "his", "our", "her"))


# Nations named most in an article about their soldiers abroad.
_ABROAD = ("France", "United States")
_OF_UN = re.compile(
    r"\b(?:UN|U\.N\.|United Nations) (?:soldiers?|troops|mission|contingents?|battalion)\b|blue helmets?\b"
)
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
            self._mission = (
                any(
                    (e.kind == "mission" and (e.name in names or e.sector == "un"))
                    for _, e in self.article.mentions.values()
                )
                or not _PEACEKEEPING.isdisjoint(self.article.lower)
                or _OF_UN.search(self.article.text) is not None
            )
        return self._mission

    @property
    def host(self) -> str | None:
        """The country whose own soldiers are state forces: where the mission serves, else the article's."""
        if self._host is None:
            found = Counter(e.country for _, e in self.article.mentions.values() if e.country and self.is_mission(e))
            home = self.article.country or ""
            self._host = found.most_common(1)[0][0] if found else "" if home in _ABROAD else home
        return self._host

    def tells_of_soldiers_abroad(self) -> bool:
        """Whether the article tells of soldiers of a nation that is not its own: "French soldiers" in Chad."""
        article, armed = self.article, _SOLDIERS
        for index in range(len(article)):
            if armed.isdisjoint(article.heard[index]):
                continue
            for noun in article.sentence(index).nouns:
                troops = noun.sentence.units[noun.head].word.split()[-1] in _SOLDIERS  # also a name: "French forces"
                if troops and any(e.country not in (None, self.host) for e in noun.entities):
                    return True
        return False

    def of(self, noun: Noun) -> str | None:
        """The side of those whom a phrase names; None where it does not tell (a bare number, a pronoun)."""
        units = noun.sentence.units
        head = units[noun.head]
        if self.with_mission and _is_mixed(noun):
            return "peacekeepers"
        if noun.of is None and [u.word for u in units[noun.last + 1 : noun.last + 3]] == ["of", "whom"]:
            return people_before(self, noun)
        taken = units[noun.head - 1].people if head.word in _STATES and noun.head > noun.first else None
        if taken is not None and any(u.kind == "M" and self.is_mission(u.value) for u in units[noun.first : noun.head]):
            return "peacekeepers"  # "took 300 UN soldiers hostage"
        if taken is not None:  # "took 16 policemen prisoner", "three of its soldiers hurt"
            return (owner_before(self, noun) if noun.determiner in _ALOUD else None) or taken
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
            side = self.modifier(noun) or explained_side(noun)
            return side or (self.of(noun.of) if noun.of is not None else None)
        if head.lemma == "member" and noun.of is not None and noun.of.lemma in ("family", "household", "clan"):
            return "civilians"
        if head.kind == "R":
            return people_before(self, noun) if head.word in ("they", "them", "whom", "us") else None
        people = "national" if is_national(head) else head.people
        if people is None and any(u.word == "ethnic" for u in noun.units):
            return "civilians"
        if people == "peacekeepers":
            return people
        military = people == "state_forces" or head.lemma in words("words", "military")
        military = military or (head.kind == "M" and head.word.split()[0] in words("words", "ranks"))
        loose = people in (None, "unspecified", "state_forces", "national")
        linked = list(chain(noun))
        shared = noun.members and noun is noun.members[0] and noun.of is None and not is_bare(noun.members[-1])
        if shared:  # "soldiers and observers of the UN", but not "five soldiers and 19 of the rebels"
            linked += list(chain(noun.members[-1]))[1:]
        entities = [e for n in linked for e in n.entities]
        if (military or loose) and any(self.is_mission(e) for e in entities):
            return "peacekeepers"
        if military and self._belongs_to_mission(noun):
            return "peacekeepers"
        modifier = self.modifier(noun)
        if modifier is not None and (loose or people == "civilians"):
            return modifier
        if people == "armed_group":
            return people
        if military or loose:
            for other in linked[1:]:
                serves = other.of_parent is not None or noun.sentence.units[other.prep_index - 1].word == "serving"
                side = self.organisation(other) if serves else None
                if side is not None:
                    return side
            if military and any(
                e.kind == "organisation" and e.sector == "international" and e.country for e in entities
            ):
                return "foreign_forces"
            for entity in [*entities, *lender(noun)]:
                none = (
                    entity.country == self.host
                    or self._rules(entity.country)
                    or entity.country in words("sides", "parties")
                )
                if people == "national" and (none or entity is not head.value):
                    continue
                soldiers = military and head.lemma not in words("words", "civil")
                if soldiers and entity.country is not None and is_at_home(noun, entity.country, self.host):
                    return "state_forces"
                side = self.entity(entity, soldiers or people == "national")
                if side is not None:
                    return side
            if noun.determiner in _ALOUD or (noun.first and units[noun.first - 1].word == "whose"):
                side = "unspecified" if head.lemma == "member" and self._in_a_team(noun) else owner_before(self, noun)
                if side is not None:
                    return side
        if military and not entities and noun.role == "object" and noun.verb.lemma in words("sides", "musters"):
            owner = noun.verb.subject
            if owner is not None:
                side = body_before(self, owner) if owner.units[0].kind == "R" else self.organisation(owner)
            if owner is not None and side is not None:
                return side
        inside = [u.word for u in units[noun.last + 1 : noun.last + 2]] in (["inside"], ["within"], ["there"])
        anew = noun.determiner in (None, "all", "both", "a", "an", "another", "one")
        if military and not entities and (anew or inside):  # "captured the 11 men inside"
            side = garrison(self, noun, alone=head.lemma in words("words", "civil"))
            if side is not None:
                return side
        if military and any(u.word == "foreign" for u in noun.units):
            return "peacekeepers" if self.with_mission else "foreign_forces"
        if people == "state_forces":
            known = known_as(self, noun, head.lemma) if noun.determiner in ("the", "these", "those") else None
            return known or people
        if head.word in ("men", "women") and noun.determiner in ("the", "these", "those"):
            return people_before(self, noun) or people
        if head.kind == "M" and head.word.split()[0] in words("words", "ranks"):
            return "state_forces"
        if people in ("national", "unspecified", None):
            explained = explained_side(noun)
            if explained is not None:
                return explained
        if people == "national":
            return "peacekeepers" if self._serve(noun, head.value.country) else "unspecified"
        if head.lemma == "guard" and not words("sides", "palace").isdisjoint(self.article.lower):
            return "state_forces"
        if head.lemma == "member" and noun.of is not None and any(u.word == "staff" for u in noun.units):
            return self.organisation(noun.of) or "civilians"
        if head.lemma == "member" and noun.of is not None:
            return self.of(noun.of) if noun.of.people is not None else self.organisation(noun.of) or "unspecified"
        if head.lemma == "personnel" and self.with_mission and any(u.word == "uniformed" for u in noun.units):
            return "peacekeepers"
        if head.lemma in ("member", "observer") and self.with_mission:
            return "peacekeepers"
        return people or ("civilians" if is_person(head) else "unspecified")

    def _belongs_to_mission(self, noun: Noun) -> bool:
        """ "Some 15,000 police and troops belonged to MINUSMA"."""
        verb = noun.verb if noun.role == "subject" else None
        if verb is None or verb.lemma not in ("belong", "serve"):
            return False
        return any(self.is_mission(e) for n in verb.complements() for e in n.entities)

    def _serve(self, noun: Noun, country: str | None) -> bool:
        """Whether people of a foreign nation are a mission's: its base, its convoy or its losses are told of beside
        them, and no civilians."""
        if not self.with_mission or country in (None, self.host) or country in words("sides", "parties"):
            return False
        apart = country in words("sides", "intervening") or self._rules(country)
        if apart or f"{self.host}: {country}" in words("sides", "beside"):
            return False
        sentence = noun.sentence
        if any(n.people == "civilians" for n in sentence.nouns):
            return False
        served = words("sides", "served")
        return any(
            u.word in served or (u.kind == "M" and hasattr(u.value, "kind") and self.is_mission(u.value))
            for u in sentence.units
        )

    def _in_a_team(self, noun: Noun) -> bool:
        """Whether "its members" are those of a team, a club or a family just named."""
        near = nouns_before(self.article, noun, 1)
        return any(other.lemma in ("team", "club", "family", "union", "party", "choir", "crew") for other in near)

    def modifier(self, noun: Noun) -> str | None:
        """The side that a word before the head gives: "civilian deaths", "rebel dead"."""
        for unit in noun.sentence.units[noun.first : noun.head]:
            side = _MODIFIERS.get(unit.word)
            if side:
                return side
            if unit.kind == "M" and self.is_mission(unit.value):
                return "peacekeepers"
        if noun.possessor and noun.possessor[-1].people in ("armed_group", "peacekeepers"):
            return noun.possessor[-1].people  # "the insurgents' dead"
        if noun.possessor and noun.possessor[-1].lemma in ("army", "mission", "police"):
            return _ORGANISATIONS[noun.possessor[-1].lemma]
        return None

    def _rules(self, country: str | None) -> bool:
        """Whether a country is the one that the host belongs to, so that its soldiers are no peacekeepers there."""
        return country is not None and f"{self.host}: {country}" in words("sides", "rulers")

    def is_mission(self, entity: object) -> bool:
        """Whether an entity is a peace mission, or one of the bodies that send them."""
        return (entity.kind == "mission" and (entity.name in peace_missions() or entity.sector == "un")) or (
            entity.name in ("United Nations", "African Union")
        )

    def entity(self, entity: object, military: bool) -> str | None:
        """The side of people "of" an entity; a nation counts where the noun is one of soldiers."""
        if entity.name in words("sides", "mercenaries"):
            return "foreign_forces"
        if entity.sector == "armed_group":
            return "armed_group"
        if entity.sector == "military" and (entity.country is None or entity.country == self.host):
            return "state_forces"
        if entity.kind == "mission":
            return "foreign_forces"
        country = entity.country
        if country is None or not military or entity.kind not in ("country", "demonym", "organisation", "group"):
            return None
        if country == self.host or self._rules(country):
            return "state_forces" if military else None
        if f"{self.host}: {country}" in words("sides", "rebel_peoples"):
            return "armed_group"
        if self.with_mission and f"{self.host}: {country}" in words("sides", "serving"):
            return "peacekeepers"
        if country in words("sides", "intervening") or country in words("sides", "parties") or not self.with_mission:
            return "foreign_forces"
        return "foreign_forces" if f"{self.host}: {country}" in words("sides", "beside") else "peacekeepers"

    def organisation(self, noun: Noun) -> str | None:
        """The side of a body or of people that may own others: "the army", "the rebels", "MINUSMA"."""
        head = noun.sentence.units[noun.head]
        if head.lemma in _UNITS_OF_ARMIES:
            for entity in noun.entities:
                if entity.kind in ("demonym", "country") and entity.country != self.host:
                    return self.entity(entity, True)
            sent = head.lemma in _SENT and noun.determiner == "the" and not noun.entities
            if sent and (told := known_post(self, noun)) is not None:
                return told  # "two men of the battalion", told before to be Irish
        for entity in noun.entities:
            if self.is_mission(entity):
                return "peacekeepers"
            if entity.name in words("sides", "mercenaries"):
                return "foreign_forces"
            if entity.sector in ("armed_group",):
                return "armed_group"
            if entity.sector in ("military", "government") and entity.country in (None, self.host):
                return "state_forces"
            if entity.sector == "military":
                return self.entity(entity, True)
        if head.people in ("peacekeepers", "armed_group", "state_forces"):
            return self.of(noun)
        if head.kind == "M" and head.word.split()[-1] in _GUARDS:
            return "state_forces"  # "members of the National Guard"
        side = None if head.word == "guards" else _ORGANISATIONS.get(head.lemma)  # "the guard lost one man"
        return "state_forces" if side == "peacekeepers" and head.lemma != "mission" and not self.with_mission else side

    def owner(self, noun: Noun) -> str | None:
        """The side to which people belong: by the body or nation named with them, or by "its"."""
        for other in chain(noun):
            if any(self.is_mission(e) for e in other.entities):
                return "peacekeepers"
            side = self.organisation(other) if other is not noun else None
            if side is not None:
                return side
        for entity in noun.entities:
            side = self.entity(entity, True)
            if side is not None:
                return side
        if noun.determiner in _ALOUD:
            return owner_before(self, noun)
        verb = noun.verb
        if verb is not None and noun.role == "object" and verb.subject is not None and verb.subject is not noun:
            return self.organisation(verb.subject)
        return None

    def nation(self, noun: Noun) -> str | None:
        """The side of a nation's soldiers abroad: "the Americans have lost 2,210"."""
        for entity in noun.entities:
            side = self.entity(entity, True)
            if side is not None:
                return side
        return None


def _is_mixed(noun: Noun) -> bool:
    """ "186 civilian, military and police personnel": staff of all kinds together."""
    if not noun.members or noun.members[-1].lemma not in ("personnel", "staff"):
        return False
    sides = {_MODIFIERS.get(u.word) for member in noun.members for u in member.units}
    return {"civilians", "state_forces"} <= sides
