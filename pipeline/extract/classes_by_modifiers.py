"""What the words beside its head make of a noun phrase: "a logistics hub", "rebel forces", "its men"."""

import re

from pipeline.extract.article import Article
from pipeline.extract.classes_of_names import ClassesOfNames
from pipeline.extract.lexicon import load
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Unit

_ORES = frozenset("gold coal diamond copper cobalt tin iron salt uranium coltan silver phosphate".split())
POLICE = frozenset(("police", "policeman", "police officer", "gendarme", "constable", "cop", "gendarmerie"))
_ERRANDS = frozenset(load("nouns")["errands"].split())
_GENERIC_FORCES = frozenset(("force", "mission", "operation", "deployment", "component"))
_ROUNDS = frozenset(("bomb", "round", "fire", "shell", "grenade"))
_FORCES = frozenset(("soldier", "troop", "unit", "contingent", "aircraft", "ordnance"))
_GUNS = frozenset(("mortar", "artillery", "tank", "howitzer", "indirect", "rocket"))
_CREWS = frozenset(("engineer", "crew", "deminer", "sapper"))
_OWNED = _CREWS | {"man", "woman", "unit"}
_LED = frozenset(("man", "woman", "unit", "officer", "contingent", "battalion"))
_MANNED = frozenset(("soldier", "troop", "armed"))
_VEHICLES = frozenset("truck lorry vehicle plane flight helicopter bus tank jeep".split())
_REBEL_LED = frozenset(("rebel-led", "islamist-led", "jihadist-led", "opposition-led", "militia-led", "army-led"))
_MANNING = frozenset("open reopen close quit leave vacate abandon evacuate man staff occupy dismantle hand".split())
_SHELTERED = frozenset(load("bases")["sheltered"].split())
_POSTS = frozenset(("position", "post", "tower"))
# Heads that are something without any word before them but an article, by what follows or was told before.
_BY_WHAT_FOLLOWS = _GENERIC_FORCES | _POSTS | POLICE | {"camp", "site", "coalition", "army", "military"}
# Nouns of no class of their own that words before them may give one: "a logistics hub", "the regional centre".
BY_MODIFIERS = (
    frozenset("centre center hub checkpoint roadblock coalition peacekeeper man woman unit".split())
    | _GENERIC_FORCES
    | _POSTS
    | POLICE
    | _ROUNDS
    | _VEHICLES
    | {"officer"}
)
_ALLIED = re.compile(
    r"\b(?:[A-Z][\w.]*-led|[Ii]nternational|anti-IS|anti-ISIS) (?:\w+ )?[Cc]oalition\b"
    r"|\b[Cc]oalition (?:against|fighting|combating) (?:the )?(?:Islamic State|Daesh|IS|ISIS|ISIL)\b"
)
_REBELS = frozenset("rebel militant armed_group insurgent guerrilla separatist jihadist islamist opposition".split())
_BLUE_HELMETS = frozenset(
    ("un", "peacekeeping", "peacekeepers", "peacekeeper", "blue helmet", "stabilisation", "stabilization")
)
_OF_STATE = frozenset("government army military state federal national loyalist pro-government security".split())


class ClassesByModifiers(ClassesOfNames):
    """Classes that owners, names and words before the head give or take; `classes` and `owner` are the whole cast's."""

    def __init__(self, article: Article):
        super().__init__(article)
        self._allies: bool | None = None

    def classes(self, noun: Noun | None) -> frozenset[str]:
        """All classes of a noun phrase."""
        raise NotImplementedError

    def owner(self, noun: Noun) -> Noun | None:
        """Whose it is."""
        raise NotImplementedError

    def led_by(self, noun: Noun) -> Entity | None:
        """The body whose "his officers", "our men" are."""
        raise NotImplementedError

    def add_modifiers(self, found: set[str], entities: set[str], noun: Noun, head: Unit) -> None:
        """What names and words before the head make of it: "Malian soldiers", "the rebels' convoy", "its troops"."""
        owner = self.owner(noun)
        if owner is not None and not entities:
            entities = set(self.classes(owner))
        leader = self.led_by(noun) if head.lemma in _LED or not _MANNED.isdisjoint(found) else None
        if leader is not None:
            entities = self._of_entity(leader, True)
            self._place_soldiers(found, entities, noun)  # "our troops", "his officers"
        modifiers: set[str | None] = set()
        if noun.first < noun.last:
            for unit in noun.units:
                if unit is not head and unit.kind != "D":
                    modifiers.add(unit.lemma)
                    if unit.people:
                        modifiers.add(unit.people)
        if not modifiers and not entities and owner is None and head.lemma not in _BY_WHAT_FOLLOWS:
            return
        if "ordnance" in found and modifiers & {"unexploded", "abandoned", "discarded"}:
            found -= {"ordnance"}
            found |= {"explosive"}
        if head.lemma in _ROUNDS and modifiers & _GUNS:  # "a mortar bomb", "artillery rounds"
            found -= {"explosive", "shots"}
            found |= {"ordnance"}
        if head.lemma in _VEHICLES and modifiers & {"last", "final"}:
            found |= {"convoy"}  # "the last trucks left the base"
        if head.lemma in ("centre", "center") and modifiers & {"regional", "support", "logistics", "command"}:
            found |= {"base"}
        if "base" in found and head.lemma in ("camp", "site") and self._shelters(noun, modifiers):
            found -= {"base"}
        if head.lemma in POLICE and self._from_abroad(noun):
            found |= {"contingent", "foreign"}
        if head.lemma == "hub" and modifiers & {"logistics", "supply", "air", "transport", "drone", "military"}:
            found |= {"base"}
        if head.lemma == "mine" and modifiers & _ORES:
            found -= {"explosive"}
        if head.lemma == "tank" and modifiers & {"water", "fuel", "fish", "septic", "storage"}:
            found -= {"ordnance"}
        if "explosive" in found and modifiers & {"aerial", "air", "barrel"}:
            found -= {"explosive"}
            found |= {"aircraft"}
        if head.lemma in _POSTS and (
            "mission" in entities
            or modifiers & {"un", "peacekeeping"}
            or self._mission_holds(noun)
            or (owner is not None and self._is_contingent(owner))
            or self._manned(noun)
        ):
            found |= {"base"}
        if head.lemma in ("checkpoint", "roadblock"):
            found |= entities & {"armed", "army"}  # "rebel checkpoints turned back trucks"
        if "foreign" in modifiers and ("soldier" in found or "troop" in found):
            found |= {"foreign", "contingent"}
        if "contingent" in entities and "armed" in entities and "armed" in found:
            found |= {"foreign", "contingent"}  # "Wagner said that its fighters were leaving"
        if (head.people or head.lemma == "element") and ("armed" in modifiers or "arm" in modifiers):
            found |= {"armed"}
        if head.lemma == "party" and modifiers & {"rear", "advance", "closing", "caretaker"}:
            found -= {"armed", "party"}
            found |= {"troop", "unit"}
            self._place_soldiers(found, entities or {"foreign"}, noun)  # "the rear party left the camp"
        if head.lemma in _CREWS and ("mission" in modifiers or "mission" in entities):
            found |= {"mission", "foreign"}
        elif head.lemma in _CREWS and "foreign" in entities:
            found |= {"contingent", "foreign"}
        theirs = "armed" in entities or ("foreign" in entities and bool(noun.possessor))  # "Botswana's men"
        if head.lemma in _OWNED and (owner is not None or theirs):
            self._place_soldiers(found, entities, noun)  # "its men"
        if head.lemma in _GENERIC_FORCES and not _ERRANDS.isdisjoint(modifiers):
            found -= {"force", "mandate"}
            return  # "a trade mission", "the rescue operation"
        if head.word == "force" and "air" in modifiers:
            found |= {"aircraft"} | (entities & {"foreign"} or {"army"})
            found -= {"force", "mandate", "troop"}
            return  # "the air force"
        if not _FORCES.isdisjoint(found) or head.lemma in _GENERIC_FORCES:
            self._place_soldiers(found, entities, noun)
            if modifiers & _REBELS:
                found |= {"armed"}
                found -= {"mission", "soldier", "army"}
            elif modifiers & _BLUE_HELMETS:
                found |= {"mission", "foreign"}
            elif modifiers & _OF_STATE and "foreign" not in found and "mission" not in found:
                found |= {"army"}
        if head.lemma == "brigade" and ("intervention" in modifiers or self._has_intervention_brigade()):
            found |= {"mission", "foreign"}
            found -= {"armed"}
        if head.lemma in ("spokesman", "spokeswoman", "spokesperson") and modifiers & {"government", "junta"}:
            found |= {"authority"}
        if "unit" in found and not entities and modifiers & {"army", "military"} and head.lemma in ("column", "convoy"):
            found |= {"army"}  # "An army column left the town"
        if (
            head.word == "forces"
            and any(e.kind in ("name", "region") for e in noun.entities)
            and not entities - {"town"}
        ):
            found |= {"armed"}  # "the Jubaland forces"
        if head.lemma in _GENERIC_FORCES and any(w.endswith("-led") and w not in _REBEL_LED for w in modifiers):
            found |= {"mission", "foreign"}
        if head.lemma == "coalition" and self._allied(modifiers):
            found -= {"armed", "aircraft"}
            found |= {"foreign", "contingent"}
        if (
            (
                head.lemma in _GENERIC_FORCES
                and noun.determiner in ("the", "its", "this", "whose")
                and self.mission is not None
            )
            and not found & {"armed", "army"}
            and not (entities & {"armed", "home"})
            and head.word in _GENERIC_FORCES
        ):
            found |= {"mission", "foreign"}
        if "agreement" not in found and "authority" in found and not found & {"soldier"}:
            if entities & {"foreign"} and head.lemma in ("government", "authority", "army", "military"):
                found |= {"foreign"}
            if head.lemma in ("army", "military"):
                found |= {"army"}
                found -= {"authority"}
        allied = head.lemma in ("mission", "operation") or head.word == "force"  # "the SADC force"
        if allied and "foreign" in entities and "country" not in entities:
            found |= {"mission", "foreign"}
        if "un_sector" in entities and head.lemma in ("mission", "force", "operation", "peacekeeper"):
            found |= {"mission", "foreign"}

    def _allied(self, modifiers: set[str | None]) -> bool:
        """ "The US-led coalition", and "the coalition" in an article that has called it so."""
        if self._allies is None:
            self._allies = bool(_ALLIED.search(self.article.text))
        return self._allies and modifiers.isdisjoint(("rebel", "opposition", "government", "ruling"))

    def _has_intervention_brigade(self) -> bool:
        """Whether "the brigade" is the one that the mission fights with."""
        return "intervention brigade" in self.article.text.lower()

    def _shelters(self, noun: Noun, modifiers: set[str]) -> bool:
        """ "a camp for 12,000 displaced people", "the refugee camp"."""
        after = next(
            (n for n in noun.sentence.nouns if n.prep_index == noun.last + 1 and n.prep in ("for", "of")), None
        )
        words = modifiers | ({u.lemma for u in after.units} if after is not None else set())
        return not words.isdisjoint(_SHELTERED)

    def _from_abroad(self, noun: Noun) -> bool:
        """ "police from Portugal and Malaysia"."""
        after = next((n for n in noun.sentence.nouns if n.prep_index == noun.last + 1 and n.prep == "from"), None)
        return after is not None and "country" in self.classes(after)

    def _manned(self, noun: Noun) -> bool:
        """ "UNIFIL opened two positions", "Irish soldiers quit a post"."""
        verb = noun.verb if noun.role == "object" else None
        if verb is None or verb.lemma not in _MANNING or verb.subject is None:
            return False
        classes = self.classes(verb.subject)
        return bool(classes & {"mission", "contingent"}) and not classes & {"armed", "home", "pronoun"}

    def _is_contingent(self, noun: Noun) -> bool:
        """ "Kenyan soldiers handed their positions to the army"."""
        classes = self.classes(noun)
        return "contingent" in classes and not classes & {"armed", "home"}

    def _mission_holds(self, noun: Noun) -> bool:
        """ "a post of the peacekeepers"."""
        return noun.of is not None and noun.of.first > noun.last and "mission" in self.classes(noun.of)

    def _place_soldiers(self, found: set[str], entities: set[str], noun: Noun) -> None:
        """Whose soldiers they are: the country's own army, foreign forces, the mission's, a group's."""
        if "mission" in entities:
            found |= {"mission", "foreign"}
        elif "home" in entities:
            found |= {"army"}
            if "foreign" in entities:  # "Ethiopian and Somali troops"
                found |= {"foreign", "contingent"}
        elif "foreign" in entities:
            found |= {"foreign", "contingent"}
        elif "army" in entities:
            found |= {"army"}
        elif "armed" in entities:
            found |= {"armed"}
        elif "authority" in entities and noun.lemma != "mission":
            found |= {"army"}
