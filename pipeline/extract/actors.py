"""Who acts: the cast of an article, and the canonical name of an actor."""

import re
from functools import lru_cache

from pipeline.extract.antecedents import ACTOR_CLASSES, Antecedents
from pipeline.extract.article import Article
from pipeline.extract.attribution.persons import read_name
from pipeline.extract.classes import PARTS
from pipeline.extract.learned import full_name
from pipeline.extract.lexicon import plural
from pipeline.extract.names import Entity, capitals, head_kind
from pipeline.extract.phrases import Noun, Verb

_ARMIES = frozenset(
    (
        "army",
        "national army",
        "armed forces",
        "defence forces",
        "defense forces",
        "defence force",
        "military",
        "security forces",
    )
)


_GOVERNMENTS = frozenset(("federal government", "national government", "transitional government", "government"))
_POLICE = frozenset(("police", "gendarmerie"))
_BODIES = _POLICE | {"authority", "administration", "council", "force", "security forces", "government", "army"}


_KINDS_OF_GROUP = frozenset("islamist jihadist armed rebel militant extremist separatist insurgent terrorist".split())
_SENDING = frozenset(("send", "deploy", "dispatch", "airlift"))
_OF_STATE = frozenset(("government", "army", "military"))
_VEHICLES = frozenset(("car", "aircraft"))
_MEN = frozenset(("force", "fighter", "man", "element", "militia", "member", "remnant"))
_BANDS = frozenset(("coalition", "gang", "group", "militia", "alliance", "movement", "faction"))
_BODIES_TOLD = frozenset(("armed", "mission", "force"))
_BELONGING = frozenset(("of", "from", "to", "loyal to"))


class Cast(Antecedents):
    """The actors of one article: its mission, its country, and what each noun phrase stands for."""

    def name(self, noun: Noun | None, depth: int = 0) -> str | None:
        """Canonical name of an actor: a known name, a country's army, the article's mission, else the words used."""
        if noun is None or depth > 4 or noun.lemma in ("other", "others"):
            return None
        body = self.spoken_for(noun)
        if body is not None:
            return body.name
        if noun.people is not None and noun.sentence.row[max(0, noun.first - 2) : noun.first + 1] == "M,D":
            named = noun.sentence.units[noun.first - 2].value
            if named.kind in ("person", "name") and " " in named.name and not noun.entities:
                return untitled(named.name)  # "David Kone, a former student who took up arms"
        explained = self._explained(noun)
        if explained is not None:
            return explained.name
        target = self.stands_for(noun)
        if target is None:
            return None
        return self._own_name(target, depth)

    def _explained(self, noun: Noun) -> Entity | None:
        """ "AFISMA, the African-led force that deployed", "the CMA, a coalition of rebels which holds the town": the
        group or the mission that a phrase before a relative clause tells more of."""
        whole = noun.of_parent if noun.prep == "of" and noun.of_parent is not None else noun
        row, units = noun.sentence.row, noun.sentence.units
        if whole.determiner not in ("the", "a", "an") or row[max(0, whole.first - 2) : whole.first] != "M,":
            return None
        if row[noun.last + 1 : noun.last + 2] != "W" or not self.classes(whole) & _BODIES_TOLD:
            return None
        named = units[whole.first - 2].value
        return named if named.kind == "mission" or named.sector in ("armed_group", "international") else None

    def _own_name(self, noun: Noun, depth: int) -> str | None:
        units = noun.units
        head = noun.sentence.units[noun.head]
        classes = self.classes(noun)
        sender = self.sent_by(noun) if "envoy" in classes else None
        if sender is not None:
            named = next((e for e in sender.entities if e.kind == "mission"), None)
            return named.name if named is not None else self.name(sender, depth + 1)
        partial = noun.lemma in PARTS or head.kind in "C#"
        of_nation = partial and any(e.kind == "demonym" for e in noun.entities)  # "Kenyan soldiers of the mission"
        if partial and not of_nation and noun.of is not None and self.classes(noun.of) & ACTOR_CLASSES:
            return self.name(noun.of, depth + 1)
        if head.kind == "#" and noun.of is None and noun.verb is not None and noun.verb.lemma == "be":
            return self.name(noun.verb.subject, depth + 1)  # "The Germans were the first to leave"
        if partial and noun.of is not None and not _VEHICLES.isdisjoint(self.classes(noun.of)) and noun.of.entities:
            return self.name(noun.of, depth + 1)  # "a column of French army trucks"
        if partial and noun.of is not None and noun.of.people is not None and not noun.of.entities:
            group = self._own_group(noun.of, self.classes(noun.of))  # "hundreds of men from the Red Hawks coalition"
            return group or plain_words(noun.of)  # "hundreds of residents"
        if partial and noun.of is not None and noun.of.determiner == "the":  # "fighters of the MLCJ"
            body = next((e for e in noun.of.entities if e.kind == "organisation" and e.name.isupper()), None)
            if body is not None:
                return body.name
        group = self._own_group(noun, classes)
        if group is not None:
            return group
        if head.word == "government" and noun.of is not None:
            country = next(
                (u.value.country for u in noun.of.units if u.kind == "M" and u.value.kind == "country"), None
            )
            if country is not None:
                return f"{country} government"
        cut = noun.sentence.row.rfind("Z", noun.first, noun.last + 1) - noun.first
        if cut > 0 and head.word.split()[-1] in ("corps", "brigade", "division", "regiment", "battalion", "unit"):
            # "the Afghan army's 215th Corps"
            return self.name(Noun(noun.sentence, noun.first, noun.first + cut - 1, noun.first + cut - 1), depth + 1)
        entities = noun.entities
        if head.kind == "N" and noun.lemma in _BODIES and any(e.kind in ("name", "region") for e in entities):
            return plain_words(noun)  # "the Jubaland police"
        if head.word in _ARMIES:  # "the Somali National Army", "the Armed Forces of Liberia"
            beside = [*entities, *(u.value for u in (noun.of.units if noun.of is not None else ()) if u.kind == "M")]
            owners = (e for e in beside if e.kind in ("country", "demonym") or e.name in capitals())
            country = next((e.country for e in owners), None)
            if country is not None:
                here = self.local_country(noun.sentence) or self.country
                return f"{country} army" if country == here or "foreign" not in classes else country
        if head.kind == "M" and not _POLICE.isdisjoint(head.word.split()):  # "the Liberia National Police"
            country = next((e.country for e in entities if e.kind in ("country", "demonym")), None)
            if country is not None:
                return f"{country} police"
        if head.word in _GOVERNMENTS and head.kind == "M" and self.country:
            return f"{self.local_country(noun.sentence) or self.country} government"
        bombed = "aircraft" in classes and any(e.kind in ("country", "demonym") for e in entities)  # "US bombers"
        if "explosive" in classes and not bombed and (head.kind == "M" or noun.lemma in ("suicide bomber", "bomber")):
            named = (e for e in entities if e.sector == "armed_group")
            return next((e.name for e in named), None)  # "an al-Shabaab suicide bomber"; else nobody says
        if classes & {"aircraft", "ordnance"} and noun.of is not None and head.word != "force":
            name = self.name(noun.of, depth + 1) if self.classes(noun.of) & {"army", "armed", "soldier"} else None
            if name is not None:
                return name  # "planes of the Chadian air force"
        if classes & {"aircraft", "ordnance", "equipment"}:
            entities = [e for e in entities if e.kind != "name"]
        if entities:
            entities = [e for e in entities if e.kind != "name" or not _describes(e.name)]
        called = self._called(noun) if "mission" in classes and head.kind == "N" else None
        if called is not None:
            return called.name
        if head.kind == "M" and head.value.sector == "armed_group":
            named = (e for e in entities if e.sector == "armed_group" and not e.short)
            if head.value.short:  # "CSP rebels"
                return next((e.name for e in named if e.kind == "organisation"), head.value.name)
            return head.value.name  # "the al-Qaeda affiliate JNIM"
        for kinds in (("mission",), ("organisation", "group"), ("name",)) if entities else ():
            for entity in entities:
                if entity.kind in kinds:
                    return self._entity_name(entity, classes)
        for entity in entities:
            if entity.kind in ("country", "demonym"):
                return self._of_country(entity, noun, classes)
        owner = self.owner(noun)
        body = self.led_by(noun)
        if body is not None:
            return body.name
        if owner is not None:
            return self.name(owner, depth + 1)
        if cut > 0 and classes & {"aircraft", "unit", "soldier", "troop", "contingent"}:  # "the army's drones"
            return self.name(Noun(noun.sentence, noun.first, noun.first + cut - 1, noun.first + cut - 1), depth + 1)
        if "mission" in classes:
            mission = self.mission_of(noun.sentence)
            return mission.name if mission else "United Nations"
        if noun.lemma in _POLICE and any(u.word == "national" for u in units) and self.country:
            return f"{self.local_country(noun.sentence) or self.country} {noun.lemma}"
        if classes & {"aircraft", "ordnance"} and self.country and any(u.word in _OF_STATE for u in units):
            return f"{self.local_country(noun.sentence) or self.country} army"  # "government Sukhois"
        flying = noun.lemma.endswith("force") and any(u.word in ("air", "air force") for u in units)
        if (flying or "army" in classes) and self.country and not classes & {"foreign", "armed"}:
            return f"{self.local_country(noun.sentence) or self.army_country} army"
        ruling = _ruling(noun)
        if ruling is not None and (ruling == noun.lemma or self._of_coup()):
            country = self.local_country(noun.sentence) or (self.country if noun.determiner is not None else None)
            if country is not None:
                return f"{country} {ruling}"
        if head.kind == "M" and head.value.name in capitals():
            country = capitals()[head.value.name]
            return f"{country} government" if country == self.country else country
        people = [u for u in units if u.kind == "M"] if not classes & {"aircraft", "ordnance"} else []
        if people and not _describes(people[-1].value.name):
            return untitled(people[-1].value.name)
        plain, by_name = plain_words(noun), self.article.known.by_name
        for words in (plain, plural(plain), plural(noun.lemma)):
            known = by_name.get(words)
            if known is not None and (known.country == self.country if known.short else known.sector == "armed_group"):
                return known.name
        if (
            "armed" in classes
            and noun.determiner in ("the", "its", "these")
            and noun.of is None
            and all(u.kind != "J" or u.lemma in _KINDS_OF_GROUP for u in units)
        ):
            group = self.main_group() or self.last_group(noun.sentence)
            if group is not None:
                return group  # "the militants"
        sender = noun.verb.subject if noun.role == "object" and noun.verb is not None else None
        if classes & {"soldier", "troop"} and sender is not None and noun.verb.lemma in _SENDING:
            return self.name(sender, depth + 1)  # "Britain sent 800 paratroopers, who secured the airport"
        if "unit" in classes or (classes & {"soldier", "troop"} and noun.determiner in ("the", "last")):
            return None
        if "aircraft" in classes:
            return None
        if classes & {"armed", "foreign", "soldier", "authority", "crowd", "police", "person"}:
            return plain_words(noun)
        return None

    def _called(self, noun: Noun) -> Entity | None:
        """The mission's own name beside a phrase: "the joint UN-AU mission, UNAMID"."""
        units, after = noun.sentence.units, noun.last + 2
        if noun.sentence.row[after - 1 : after + 2] not in (",M,", ",M."):
            return None
        return units[after].value if units[after].value.kind == "mission" else None

    def _of_coup(self) -> bool:
        """Whether the article tells of those who took power by force."""
        return _COUP.search(self.article.text) is not None

    def is_of_un(self, name: str) -> bool:
        """Whether a person whom the article cites by that name speaks for the United Nations."""
        cited = self._speech.speakers() if self._speech is not None else []
        return any(s.kind == "person" and s.sector == "un" and s.name == name for s in cited)

    def _own_group(self, noun: Noun, classes: frozenset[str]) -> str | None:
        """The group whose fighters a phrase means: "gunmen from the Red Hawks coalition", "forces of General Tado"."""
        if noun.people is None and noun.lemma not in _MEN:
            return None
        if not classes & {"armed", "soldier", "troop", "attacker"}:
            return None
        after = next((n for n in noun.sentence.nouns if n.first > noun.last), None)
        if after is None or after.prep not in _BELONGING:
            return None
        between = noun.sentence.units[noun.last + 1 : after.first]
        if [u.word for u in between] not in (["of"], ["from"], ["loyal", "to"], ["belonging", "to"], ["loyal to"]):
            return None
        entity = next((u.value for u in after.units if u.kind == "M"), None)
        if entity is None:
            return None
        if entity.kind in ("organisation", "group") and entity.sector in (None, "armed_group"):
            return entity.name
        named = after.lemma in _BANDS or "armed" in self.classes(after)
        if entity.kind == "name" and (named or (after.determiner == "the" and after.prep == "of")):
            return entity.name
        if entity.kind in ("person", "name") and " " in entity.name and after.prep != "from":
            return f"forces of {untitled(entity.name)}"
        return None

    def _entity_name(self, entity: Entity, classes: frozenset[str]) -> str:
        if entity.name == "United Nations" and self.mission is not None and self.mission.sector == "un":
            return self.mission.name
        if entity.sector is None and " " not in entity.name and head_kind(entity.name) in ("group", "organisation"):
            return full_name(self.article.text, entity.name)
        return entity.name

    def _of_country(self, entity: Entity, noun: Noun, classes: frozenset[str]) -> str:
        country = entity.country or entity.name
        lemma = noun.lemma
        if any("armed" in u.word.split() for u in noun.units) and "army" not in classes and lemma != "force":
            return plain_words(noun)  # "suspected Sudanese armed elements"
        if "armed" in classes and "army" not in classes and not classes & {"contingent"}:
            return plain_words(noun)
        if _ruling(noun) == "junta" and (lemma == "junta" or self._of_coup()):
            return f"{country} junta"
        if lemma in ("police", "gendarmerie"):
            return f"{country} {lemma}"
        if lemma in ("government", "authority") and entity.country == self.country:
            return f"{country} government"
        if "army" in classes and "foreign" not in classes:
            return f"{country} army"
        if "contingent" in classes:
            return country
        if entity.country == self.country and "car" in classes and any(u.word in _OF_STATE for u in noun.units):
            return f"{country} army"  # "Malian army trucks"
        if entity.country == self.country and classes & {"soldier", "troop"} and "contingent" not in classes:
            return f"{country} army"
        if classes & {"civilian", "person"} and not classes & {"soldier", "troop", "mission"}:
            return plain_words(noun)
        return country


@lru_cache(maxsize=2)
def cast_of(article: Article) -> "Cast":
    """The cast of an article, the same for all who read it."""
    return Cast(article)


def _ruling(noun: Noun) -> str | None:
    """What kind of power a phrase is: "the military rulers", "the coup leaders" and "the putschists" are a junta."""
    lemma = noun.lemma
    if lemma in ("junta", "government") and noun.sentence.row[noun.head] == "N":
        military = lemma == "government" and any(u.word == "military" for u in noun.units)
        return "junta" if military else lemma
    many = lemma in ("general", "colonel", "officer") and noun.sentence.units[noun.head].word != lemma
    if lemma in ("putschist", "coup leader", "military leader", "coup plotter"):
        return "junta"
    if many and noun.determiner == "the" and len(noun.units) == 2:
        return "junta"
    if lemma in _RULERS and not _OF_COUP.isdisjoint([u.word for u in noun.units]):
        return "junta"
    return None


_COUP = re.compile(r"\b(?:junta|coup|putsch|seized power|took power|overthr|military ruler|mutin)", re.IGNORECASE)
_RULERS = frozenset(("ruler", "leader", "authority", "regime", "council", "general", "officer", "colonel"))
_OF_COUP = frozenset(("military", "coup", "ruling", "putschist", "mutinous"))


def untitled(name: str) -> str:
    """A person's name without rank or office: "Prime Minister Ada Kone" is Ada Kone."""
    return read_name(name).name or name


def _describes(name: str) -> bool:
    """Whether a capital is no name: "Mutinous soldiers", "a Russian-made gunship", "pro-Kone troops"."""
    return name[:4].lower() == "pro-" or name.endswith(
        (
            "-linked",
            "-aligned",
            "-affiliated",
            "-allied",
            "-inspired",
            "ous",
            "-made",
            "-built",
            "-backed",
            "-led",
            "-style",
        )
    )


def plain_words(noun: Noun) -> str:
    """The phrase without determiners, numbers and ordinals before it."""
    units = noun.units
    while len(units) > 1 and units[0].kind in "DC#tA":
        units = units[1:]
    article = noun.sentence.article
    return article.text[units[0].start : units[-1].end]


def subject_of(verb: Verb) -> Noun | None:
    """The subject of a verb, or of the verb that governs it or that an -ing form belongs to ("after leaving the
    camp")."""
    if verb.subject is not None:
        return verb.subject
    asked, seen = verb, 0
    while verb.governor is not None and seen < 4:
        verb, seen = verb.governor, seen + 1
        if verb.subject is not None:
            return verb.subject
    if asked.form != "gerund":
        return None
    told = [v for v in asked.sentence.verbs if v.form == "finite" and v.subject is not None]
    before = [v.subject for v in told if v.last < asked.first]
    if before:
        return before[-1]
    after = next((v.subject for v in told if v.first > asked.last and not v.relative), None)
    return after if after is not None and after.first > asked.last else None  # "After leaving Para, the Kenyans"
