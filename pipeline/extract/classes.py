"""The classes that a noun phrase belongs to: `mission`, `army`, `armed`, `foreign`, `authority`, `base`, `town` ...

A class is a word of the event frames. Nothing here knows of events.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.extract import context, spokesmen
from pipeline.extract.article import Article
from pipeline.extract.attire import looks_armed
from pipeline.extract.classes_by_modifiers import BY_MODIFIERS, POLICE, ClassesByModifiers
from pipeline.extract.lexicon import load, phrases
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence

if TYPE_CHECKING:
    from pipeline.extract.attribution import Speech
    from pipeline.extract.claims import Speaker

_NONE: frozenset[str] = frozenset()
_PEOPLE = {
    "peacekeepers": ("mission", "troop", "foreign", "person"),
    "armed_group": ("armed", "person"),
    "state_forces": ("soldier", "person"),
    "civilians": ("civilian", "person"),
    "unspecified": ("person",),
}
_WE = frozenset(("we", "us", "ourselves"))
_OURSELVES = frozenset(("pronoun", "we"))
_UNITS = frozenset("corps brigade division regiment battalion unit command wing".split())
_MEN = frozenset(("force", "troop", "soldier", "man", "fighter"))
_FORCES = frozenset(("force", "troop", "soldier"))
PARTS = frozenset(
    """rest last remainder first second element part member number group band hundred thousand dozen convoy unit wave
    bulk detachment pair couple trio
    volley salvo hail barrage crowd gang
    total most all half majority remnant final handful planeload man fighter soldier troop few some many column mob
    coalition alliance tonne ton litre liter bag sack bale barrel carton crate truckload lorryload gallon""".split()
)
_ACCORDS = frozenset(
    "agreement agreements accord accords pact treaty ceasefire truce armistice protocol protocols".split()
)
_SIDES = frozenset(("side", "sides", "army", "rebels", "armies"))
# Aircraft by their type: "an F-16", "Sukhoi-25s", "two Mirages".
_PLANE = re.compile(
    r"(?:(?:f|mig|su|mi|mq|l|ah|uh|ac|tu|an|ka|a|sukhoi|mirage|antonov|tb)-?\d+[a-z]*|antonov|sukhoi|mig|bayraktar|"
    r"apache|reaper|predator|mirage|rafale|typhoon|tucano|super tucano|alpha jet|gazelle|shahed|heron|orlan)s?"
)
_SEVERAL = frozenset(("bases", "camps", "outposts", "forts"))
_BASE_NAMES = frozenset("camp base barracks fort outpost airbase airfield garrison cantonment site".split())
_HEADS = frozenset("head chief commander representative envoy director coordinator official deputy".split())
_HOUSES = frozenset("hotel mosque church cathedral restaurant mall university hospital embassy".split())
_POSTS = frozenset(("post", "position"))
_FURTHER = frozenset(("more", "others", "another"))  # of the kind told of before
# People who are fighters by what they wear, ride or carry, and those in whose name others fight against the state.
_STRANGERS = frozenset(
    "man youth people person individual figure stranger boy group rider horseman woman party".split()
)
_NO_LONGER = frozenset("former ousted deposed exiled late fugitive overthrown toppled rebel rival vice".split())
_NEXT = _FURTHER | {"next", "other", "last", "latest", "final"}
_MOST = frozenset(("most", "half", "much", "some"))
_TAKING = frozenset("capture seize hold take kill detain abduct imprison".split())
_FORCE_CLASSES = frozenset("mission foreign contingent army armed soldier troop".split())
_LEFT_OVER = frozenset(("rest", "remainder"))
_DEVICES = frozenset(("bomb", "grenade"))
_LEFT = frozenset(("base", "town", "site_name"))
_LEAVERS = frozenset(("contingent", "foreign"))


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """Classes of each listed noun, by lemma."""
    found: dict[str, set[str]] = {}
    for name, listing in load("events")["class"].items():
        for word in phrases(listing):
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _is_mission(unit: Unit) -> bool:
    return isinstance(unit.value, Entity) and unit.value.kind == "mission"


def _is_titled(noun: Noun, head: Unit) -> bool:
    """Whether a name has an office before it: "President Ruto", "foreign minister Ali Kone"."""
    if head.value.kind not in ("person", "name"):
        return False
    words = head.word.split()
    offices = [" ".join(words[:2]), words[0]] if len(words) > 1 else []
    before = noun.sentence.units[noun.head - 1] if noun.head > noun.first else None
    if before is not None and before.kind == "N":
        offices.append(before.lemma)
    return any("authority" in noun_classes().get(office, _NONE) for office in offices)


def _whose_men(noun: Noun) -> Noun | None:
    """ "men loyal to General Tado"."""
    units = noun.sentence.units[noun.last + 1 : noun.last + 3]
    if not units or not units[0].word.startswith("loyal"):
        return None
    return next((n for n in noun.sentence.nouns if noun.last < n.first <= noun.last + 4 and n.prep == "to"), None)


def _led_by_name(noun: Noun) -> bool:
    """ "Ntaganda's men": those of a name that the article gives to nothing else."""
    owner = noun.possessor[-1:]
    value = owner[0].value if owner else None
    return isinstance(value, Entity) and value.kind in ("person", "name") and value.country is None


def _is_leader(noun: Noun) -> bool:
    """Whether a phrase is somebody's full name and nothing else."""
    value = noun.units[-1].value
    return len(noun.units) == 1 and isinstance(value, Entity) and value.kind in ("person", "name") and " " in value.name


def _is_somebody(noun: Noun) -> bool:
    """Whether "who" follows on a name: "Ada Kone, who was taken from her home"."""
    if _WHO.isdisjoint(noun.sentence.heard):
        return False
    units = noun.sentence.units[noun.last + 1 : noun.last + 3]
    return bool(units) and (units[-1] if units[0].kind == "," else units[0]).word in _WHO


_WHO = frozenset(("who", "whom", "whose"))


class Classes(ClassesByModifiers):
    """The classes of an article's noun phrases."""

    def __init__(self, article: Article):
        super().__init__(article)
        self.departed = False  # whether the departure from a base has been told
        self.overrun = False  # whether a base has been told to be overrun
        self.departed_at = -99  # in which sentence it was last
        self._speech: Speech | None = None
        self._classes: dict[tuple[int, int, int], frozenset[str]] = {}
        self._stands_for: dict[tuple[int, int, int], Noun | None] = {}
        self._bodies: dict[tuple[str, int], Entity | None] = {}

    def classes(self, noun: Noun | None) -> frozenset[str]:
        """All classes of a noun phrase."""
        if noun is None:
            return _NONE
        if noun.classes is not None:
            return noun.classes
        key = (noun.sentence.index, noun.first, noun.last)
        found = self._classes.get(key)
        if found is None:
            self._classes[key] = _NONE  # a phrase that stands for itself
            found = self._classes[key] = noun.classes = self._classify(noun)
        return found

    def hear(self, speech: "Speech") -> None:
        """Take note of who says what, so that "we" has a meaning."""
        self._speech = speech

    def spoken_for(self, noun: Noun) -> Entity | None:
        """The body that "we" means: the one that the speaker is or belongs to, the mission where he is of the UN."""
        head = noun.sentence.units[noun.head]
        if self._speech is None or head.word not in _WE:
            return None
        return self.body_of(self._speech.speaker_at(head.start), noun.sentence)

    def body_of(self, speaker: "Speaker | None", sentence: Sentence) -> Entity | None:
        """The body that a speaker is or belongs to, None where nobody speaks."""
        if speaker is None:
            return None
        key = (speaker.key, sentence.paragraph)
        if key not in self._bodies:
            self._bodies[key] = spokesmen.body_of(speaker, self, sentence)
        return self._bodies[key]

    def _classify(self, noun: Noun) -> frozenset[str]:
        head = noun.sentence.units[noun.head]
        body = self.spoken_for(noun) if head.kind == "R" else None
        if body is not None:
            return frozenset(self._of_entity(body, True) | {"pronoun"})
        if head.word in _FURTHER and self._counts_base(noun):
            return frozenset(("base",))
        if head.word == "everything":
            return frozenset(("goods",))
        if head.word == "other" and noun.determiner == "the" and not _SIDES.isdisjoint(noun.sentence.heard):
            return frozenset(("armed", "person"))  # "Each side accuses the other"
        if head.kind == "D" and noun.first == noun.last and noun.of is not None and head.word in _MOST:
            part = self.classes(noun.of)  # "most of Para"
            return part | {"town"} if "site_name" in part else part
        if head.kind == "R" or (head.kind == "D" and noun.first == noun.last and not (noun.of and noun.of.people)):
            other = self.stands_for(noun)
            if other is None and head.word in _WE:
                return _OURSELVES
            return (self.classes(other) | {"pronoun"}) if other is not None else frozenset(("pronoun",))
        listed = noun_classes()
        found = set(listed.get(head.word) or listed.get(head.lemma, _NONE)) if head.kind != "M" else set()
        if noun.head > noun.first and head.kind == "N" and head.lemma not in _POSTS:
            before = noun.sentence.units[noun.head - 1]
            if before.kind in "NJ":
                of_kind = before.lemma if before.kind == "N" else before.word
                found |= listed.get(f"{of_kind} {head.lemma}", _NONE)  # "the town hall", "the monitoring centre"
        if head.kind == "M" and " " in head.word and head.value.kind in ("name", "organisation"):
            last = head.word.rsplit(" ", 1)[1]  # "an Improvised Explosive Device"
            found |= listed.get(head.word, _NONE) | (listed[last] if last in _DEVICES else _NONE)
        entity_classes: set[str] = set()
        for unit in noun.units:
            if unit.value is not None and unit.kind in "MJN" and isinstance(unit.value, Entity):
                entity_classes |= self._of_entity(unit.value, unit is head)
        if head.people and head.kind != "M":
            found |= set(_PEOPLE.get(head.people, ("person",)))
            if head.lemma in POLICE:
                found |= {"police"}
        if head.kind == "M":
            found |= entity_classes
            words = {w.removesuffix("s") if w in _SEVERAL else w for w in head.word.split()}
            if not _BASE_NAMES.isdisjoint(words) or (
                head.value.kind in ("name", "place") and head.word[-1].isdigit() and " " in head.word
            ):
                found |= {"base"}
            if head.word.split()[-1] in _ACCORDS:
                found |= {"agreement"}  # "the Ouagadougou Agreement"
            if not _HOUSES.isdisjoint(words):
                found |= {"shop"}
            if _PLANE.fullmatch(head.word):
                found |= {"aircraft"}
            found |= listed.get(head.word, _NONE) & {"aircraft", "ordnance"}  # "a French Mirage"
            if head.word in ("ied", "vbied", "svbied", "ieds", "vbieds"):
                found |= {"explosive"}
            if head.value.kind == "name" and _is_somebody(noun):
                found |= {"person", "person_name"}
            elif head.value.kind in ("place", "base", "name"):
                found |= {"site_name"}
            if head.value.kind == "name" and context.learned_place(self.article, head.value.name):
                found |= {"town"}
            if head.value.sector is None and head.value.kind in ("name", "organisation") and self._learned_group(head):
                found |= {"armed"}
            if _is_titled(noun, head):
                found |= {"authority"}
            if "site_name" in found and self._is_base(noun):
                found |= {"base"}
            if head.people:
                found |= set(_PEOPLE.get(head.people, ("person",)))
                self._place_soldiers(found, entity_classes, noun)
            cut = noun.sentence.row.rfind("Z", noun.first, noun.head)
            if cut > noun.first and head.word.split()[-1] in _UNITS:  # "the rebels' 3rd Brigade"
                found |= self.classes(Noun(noun.sentence, noun.first, cut - 1, cut - 1))
        elif head.kind in "C#" or (head.lemma in PARTS and (self._of_whom(noun) is not None or head.kind == "J")):
            self._of_whom(noun)
            if (
                (noun.of is None or noun.sentence.row[noun.of.first : noun.of.last + 1] == "C")  # "the first of 14"
                and noun.role == "object"
                and noun.verb is not None
                and noun.verb.lemma == "be"
                and noun.verb.subject is not None
            ):
                whose = self.classes(noun.verb.subject)  # "its base was the first to be closed"
                found |= whose & (_LEFT if "pronoun" in whose else _LEAVERS | _LEFT)
            owner = self.owner(noun) if noun.of is None else None
            found |= self.classes(noun.of) if noun.of is not None else {"number"}
            if noun.first < noun.head and {u.word for u in noun.units} & {"army", "military", "government"}:
                found |= {"army"}  # "an army column of 100 vehicles"
            if owner is not None and "foreign" in self.classes(owner):
                found |= {"contingent", "foreign"}  # "bring its 300 home"
            if self._counts_base(noun):
                found |= {"base"}
        elif isinstance(head.value, Entity):  # "the Ethiopians"
            found |= (entity_classes - {"authority", "country"}) | (
                {"contingent", "person"} if "foreign" in entity_classes else {"person"}
            )
        elif found or head.lemma in BY_MODIFIERS:
            self.add_modifiers(found, entity_classes, noun, head)
            if head.lemma in _FORCES and any(u.kind == "M" and self.sends_mission(u.value) for u in noun.units):
                found |= {"mission", "foreign"}
        if noun.apposition is not None and noun.apposition is not noun:
            found |= self.classes(noun.apposition) & {"base", "town", "mission"}
        if head.lemma in _MEN:
            led_by = noun.of or _whose_men(noun)
            if _led_by_name(noun):
                found = (found | {"armed"}) - {"mission"}  # "Ntaganda's men"
            if led_by is not None and (_is_leader(led_by) or (noun.of is None and self._defies_the_state(led_by))):
                found = (found | {"armed"}) - {"mission"}  # "forces of General Tado", "troops loyal to a warlord"
        if head.lemma in _POSTS and "mission" in entity_classes:
            found |= {"base"}  # "a UN observer post"
        if head.lemma in _STRANGERS and looks_armed(noun):
            found |= {"armed", "attacker"}
        if "base" not in found and "town" in found and self.vacated(noun):
            found |= {"base"}
        if (head.lemma in _HEADS or head.word in _HEADS) and self.sent_by(noun) is not None:
            found |= {"envoy"}
        return frozenset(found)

    def _defies_the_state(self, noun: Noun) -> bool:
        """Whether those loyal to somebody are no army's: to a warlord, to a president who was ousted."""
        return "authority" not in self.classes(noun) or any(u.word in _NO_LONGER for u in noun.units)

    def _of_whom(self, noun: Noun) -> Noun | None:
        """What a part is of, also behind "of whom", or what was counted before: "evicted the French, the last of whom
        left in May", "Six lorries got through; the rest were stopped"."""
        sentence = noun.sentence
        if noun.of is None and [u.word for u in sentence.units[noun.last + 1 : noun.last + 3]] == ["of", "whom"]:
            before = (n for n in reversed(sentence.nouns) if n.last < noun.first and n is not noun)
            whole = next((n for n in before if not _FORCE_CLASSES.isdisjoint(self.classes(n))), None)
            captive = whole is not None and whole.verb is not None and whole.verb.lemma in _TAKING
            noun.of = None if captive else whole
        elif noun.of is None and noun.determiner == "the" and noun.lemma in _LEFT_OVER:
            before = (n for n in reversed(sentence.nouns) if n.last < noun.first)
            noun.of = next((n for n in before if n.quantity is not None and n.head != n.first), None)
        return noun.of

    def sent_by(self, noun: Noun) -> Noun | None:
        """The mission for which somebody stands: "MONUSCO" in "the head of the bureau of MONUSCO"."""
        cut = noun.sentence.row.rfind("Z", noun.first, noun.head)
        whole = Noun(noun.sentence, noun.first, cut - 1, cut - 1) if cut > noun.first else noun.of
        for _ in range(3):
            if whole is None:
                return None
            if "mission" in self.classes(whole) or any(_is_mission(u) for u in whole.units):
                return whole
            whole = whole.of
        return None

    def _learned_group(self, head: Unit) -> bool:
        """Whether the article calls a name met for the first time an armed group, by it or by its short form."""
        name = self.article.text[head.start : head.end]
        short = next((a for a, e in self.article.aliases.items() if e is head.value and a != name), None)
        return context.learned_group(self.article, name) or (
            short is not None and context.learned_group(self.article, short)
        )

    def _is_base(self, noun: Noun) -> bool:
        """ "Para is the fifth camp to close": what a name is said to be."""
        if noun.role != "subject" or noun.verb is None or noun.verb.lemma not in ("be", "become"):
            return False
        return any("base" in self.classes(n) for n in noun.verb.objects)

    def _counts_base(self, noun: Noun) -> bool:
        """Whether a number with a place of its own counts the bases told of before: "The first, in Shangil Tobaya"."""
        sentence, last = noun.sentence, noun.last
        if noun.units[0].word == "all" and noun.of is None and sentence.index:  # "All three are to be vacated"
            told = sentence.index - self.departed_at <= 1  # "left Para, Gori and Nimi. The army holds all three"
            return told or any("base" in self.classes(n) for n in self.article.sentence(sentence.index - 1).nouns)
        if [u.word for u in sentence.units[last + 1 : last + 2]] == ["others"]:
            last += 1  # "two others, at Para and Gori"
        after = next((n for n in sentence.nouns if n.first > last), None)
        gap = sentence.row[last + 1 : after.first] if after is not None else ""
        if noun.of is not None or after is None or after.prep not in ("in", "at", "near") or gap not in ("P", ",P"):
            return False
        before = [n for n in sentence.nouns if n.last < noun.first]
        if sentence.index:
            before += self.article.sentence(sentence.index - 1).nouns
        heads = [n.sentence.units[n.head] for n in before if "base" in self.classes(n)]
        many = any(h.kind == "N" and h.word != h.lemma for h in heads)
        many |= bool(heads) and (
            last > noun.last or any(u.word in _NEXT for u in noun.units)
        )  # "the next one, in Para"
        return many or (bool(heads) and (self.departed or any(u.kind == "#" for n in before for u in n.units)))

    def vacated(self, noun: Noun) -> bool:
        """ "areas abandoned by the mission": what the mission left is a base, however it is called."""
        after = next((v for v in noun.sentence.verbs if v.first == noun.last + 1), None)
        if after is None or after.lemma not in ("vacate", "abandon", "leave", "evacuate") or after.voice != "passive":
            return False
        by = next((n for n in after.complements() if n.prep == "by"), None)
        return by is not None and "mission" in self.classes(by)
