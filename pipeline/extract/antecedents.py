"""Whom a pronoun or a possessive stands for."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.claims import Speaker
from pipeline.extract.classes import Classes
from pipeline.extract.clauses import SAYING
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_PLURAL_PRONOUNS = frozenset(("they", "them", "their", "themselves", "both", "others", "these", "those"))
_PRONOUNS = (
    frozenset(("it", "its", "itself", "he", "she", "his", "her", "him", "who", "which", "that")) | _PLURAL_PRONOUNS
)
ACTOR_CLASSES = frozenset(
    ("mission", "army", "armed", "foreign", "authority", "council", "soldier", "police", "contingent")
)
_TAKEN_UP = ACTOR_CLASSES | {
    "base",
    "town",
    "agreement",
    "equipment",
    "unit",
    "troop",
    "person",
    "civilian",
    "convoy",
    "crowd",
}
_MEANT = ACTOR_CLASSES | {"base", "town", "unit", "agreement", "equipment", "throng", "demonstrator"}
_VOICES = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_A_BASE = frozenset(("base",))
_KINDS = frozenset(("base", "agreement", "unit", "equipment", "convoy"))
_MANY = frozenset(("armed", "mission", "army", "authority", "foreign"))
_DOERS = frozenset(("person", "explosive", "ordnance", "aircraft", "shots"))
_CROWDS = frozenset("crowd mob gang band group family crew team patrol column platoon squad unit".split())
_ACTING = frozenset(("army", "armed"))
_BODIES = frozenset(("mission", "foreign", "authority", "army", "armed"))
_OWNERS = frozenset(("its", "their", "his", "her"))
_OURS = frozenset(("our", "my"))
_LEADING = _OURS | {"his", "her"}
_OFFICES = frozenset("president minister premier chief commander leader governor spokesman secretary head".split())
_CLAIMS = frozenset("claim report statement allegation announcement assertion suggestion complaint".split())
_ASKING = frozenset("ask demand request order seek require urge want vote decree".split())
_EXITS = frozenset("exit departure withdrawal pullout pull-out removal expulsion drawdown closure".split())


class Antecedents(Classes):
    """The phrases that pronouns take up again."""

    def owner(self, noun: Noun) -> Noun | None:
        """Whose it is: the phrase that "its", "their" before the head stands for, or None."""
        if noun.determiner is None:
            return None
        if noun.determiner in _OWNERS:
            return _holder_behind(noun) or self._antecedent(noun, noun.determiner)
        for unit in noun.units if noun.first < noun.last else ():  # "all its"
            if unit.kind == "D" and unit.word in _OWNERS:
                return self._antecedent(noun, unit.word)
        return None

    def led_by(self, noun: Noun) -> Entity | None:
        """The body whose "his officers", "our men" are: the one for which the person meant speaks, or who says so."""
        if self._speech is None or noun.determiner not in _LEADING:
            return None
        if noun.determiner in _OURS:
            body = self.body_of(self._speech.speaker_at(noun.start), noun.sentence)
            home = body is not None and body.sector == "military" and body.country == self.country
            return None if home and noun.lemma == "contingent" else body  # a mission's, of a nation not told
        owner = self.owner(noun)
        if owner is None or owner.sentence.row[owner.last] != "M":
            return self.body_of(self._speech.speaker_at(noun.start), noun.sentence)
        return self.body_behind(owner)

    def body_behind(self, noun: Noun) -> Entity | None:
        """The body for which somebody stands who is named: "Foreign Minister Ada Kone" is her government."""
        if self._speech is None or noun.sentence.row[noun.last] != "M":
            return None
        words = noun.units[-1].word.split()
        speaker = next((s for s in self._speech.speakers() if s.name.split()[-1].lower() in words), None)
        if speaker is None and "authority" in self.classes(noun):  # "President Kone ordered his troops home"
            name = self.article.text[noun.units[-1].start : noun.end]
            speaker = Speaker(name, name.split()[-1], "person", "government", True, None, noun.text())
        return self.body_of(speaker, noun.sentence) if speaker is not None and speaker.kind == "person" else None

    def taken_as(self, noun: Noun | None, wanted: frozenset[str]) -> Noun | None:
        """The phrase, or what its pronoun stands for, if it is of one of the wanted classes; else None."""
        if noun is None:
            return None
        if self.classes(noun) & wanted:
            return noun
        head = noun.sentence.units[noun.head]
        wanted &= _TAKEN_UP
        placed = (head.word in _KIN and _is_placed(noun)) or _is_ranked(noun)
        if (not placed and (head.kind not in "RD" or head.word not in _PRONOUNS)) or not wanted:
            return None
        if not placed and (head.word not in ("that", "those") or noun.of is None):
            found = self._antecedent(noun, head.word, wanted)
            if found is None and head.word == "both" and "base" in wanted and self.departed:
                noun.classes = _A_BASE | {"pronoun"}  # "Para was left on 3 May and Gori on 9 May. Both were handed to"
                return noun
            return found
        # "That of Para was closed": another of the same kind, with a name of its own.
        kin = self._antecedent(noun, "that", _KINDS) or self._antecedent(noun, "those", _KINDS)
        if kin is None or not self.classes(kin) & wanted:
            return None
        noun.classes = self.classes(kin) | {"pronoun"}
        return noun

    def stands_for(self, noun: Noun) -> Noun | None:
        """The phrase that a pronoun stands for; the phrase itself where it is none; None where it is not found."""
        head = noun.sentence.units[noun.head]
        if head.kind not in "RD":
            return noun
        key = (noun.sentence.index, noun.first, noun.last)
        if key not in self._stands_for:
            self._stands_for[key] = None
            if head.word in _PRONOUNS and not _is_empty(noun):
                self._stands_for[key] = self._antecedent(noun, head.word)
        return self._stands_for[key]

    def _antecedent(self, noun: Noun, word: str, wanted: frozenset[str] | None = None) -> Noun | None:
        sentence = noun.sentence
        if wanted is None and (
            (word in ("that", "those") and noun.of is not None) or (word in _KIN and _is_placed(noun))
        ):
            wanted = _KINDS
        plural, first = word in _PLURAL_PRONOUNS, noun.first
        before = [n for n in sentence.nouns if n.last < first]
        whole = noun.of_parent
        while whole is not None:  # "the last of its contingent": not the last
            before = [n for n in before if n is not whole]
            whole = whole.of_parent
        if noun.role == "subject" and noun.verb is not None:
            before = [n for n in before if n not in noun.verb.objects]  # "Gossi they gave up": not Gossi
        subjects = [n for n in before if n.role == "subject"]
        teller = _teller(noun)
        if teller is not None:
            before, subjects = [teller], [teller]
            if word == "it" and self._is_body(teller):  # "Kenya says it will pull out": Kenya, whoever was named before
                return teller if wanted is None or self.classes(teller) & wanted else None
        # "ordered it": not the one who ordered; "left their base": their own; "requested its exit": another's.
        asked = noun.verb if noun.prep is None else _given_by(noun)
        itself = word not in _OWNERS or (asked is not None and asked.lemma in _ASKING and noun.lemma in _EXITS)
        part = noun.of_parent if noun.of_parent is not None and noun.of_parent.role == "object" else noun
        done_by = part.verb if part.role == "object" else _given_by(noun)  # "handed over the last of them"
        own = same = None
        if itself and done_by is not None:
            own = done_by.subject
            same = self.stands_for(own) if own is not None and own.sentence.row[own.head] == "R" else None
            before = [n for n in before if n is not own and n is not same]
            subjects = [n for n in subjects if n is not own and n is not same]
            if done_by.lemma in _ASKING:  # "asked the mission to go, and the Council ordered it closed"
                bidden = [n for n in before if n.role == "object" and n.verb is not None and n.verb.lemma in _ASKING]
                subjects = bidden or subjects
        if word == "its" and teller is not None and teller.lemma in _VOICES:
            spoken_for = next((n for n in sentence.nouns if n.first > teller.last and n.prep in ("for", "of")), None)
            if spoken_for is not None and self.classes(spoken_for) & ACTOR_CLASSES:
                return spoken_for
        for candidates in self._before(sentence, before, () if word in ("these", "those") else subjects, plural):
            if plural and len(candidates) > 1:
                # "Malawi lost three men when the rebels attacked. They took Goma": rather the rebels
                candidates = sorted(candidates, key=_is_many, reverse=True)
            for other in candidates:
                if other is noun or (other is same and same is not None) or not self._may_stand(other, plural, word):
                    continue
                if wanted is None or self.classes(other) & wanted:
                    return self.stands_for(other)
                town = other.role == "object" and other.sentence is sentence and sentence.row[other.head] == "M"
                if word == "it" and wanted == _A_BASE and town:
                    return None  # "attacked Para, in the north, and have held it since": no base told of before
                if wanted & _ACTING and self.classes(other) & _ACTING:
                    return None  # the nearest who acts is meant, and is not of the kind
                fighters = plural and other.role == "subject" and "armed" in self.classes(other) and _is_many(other)
                if fighters and "mission" in wanted:
                    return None  # "A hundred assailants entered Para. They withdrew on Saturday": no mission did
                if other.lemma in _BODIES and "mission" in wanted and other.role == "subject" and not plural:
                    return None  # "The contingent was to leave in May; it will now leave in July"
        return None

    def _before(
        self, sentence: Sentence, before: list[Noun], subjects: Sequence[Noun], plural: bool
    ) -> Iterator[Sequence[Noun]]:
        """Phrases that may be meant: those of the sentence so far, then of the three before it, subjects first."""
        objects = [n for n in before[::-1] if n.role == "object"]
        if plural and not any(_is_many(n) for n in subjects) and any(_is_many(n) for n in objects):
            yield objects  # "Ghana gave the soldiers a month, and they were gone"
        yield subjects[::-1]
        yield objects
        yield before[::-1]
        comma = sentence.row.find(",") if sentence.row[:1] == "S" else -1
        if comma > 0 and (not before or before[-1].last < comma):  # "Before it closed in May, the base housed"
            yield [n for n in sentence.nouns if n.role == "subject" and n.first > comma][:1]
        elif not before and sentence.row[:1] in ("S", "P"):  # "Since its creation in 2003 UNMIL has"
            yield [n for n in sentence.nouns if n.role == "subject"][:1]
        for index in range(sentence.index - 1, max(-1, sentence.index - 4), -1):
            nouns = self.article.sentence(index).nouns
            yield [n for n in nouns if n.role == "subject"]
            yield nouns

    def _where_base_is(self, noun: Noun) -> bool:
        """ "withdrew from the base in Agadez and handed it over": the town only says where the base is."""
        if noun.prep not in ("in", "at", "near", "outside"):
            return False
        before = next((n for n in noun.sentence.nouns if n.last == noun.prep_index - 1), None)
        return before is not None and "base" in self.classes(before)

    def _is_body(self, noun: Noun) -> bool:
        """A state, a mission, an army or a group by its name."""
        named = noun.sentence.row[noun.head] == "M" and noun.people is None
        return named and not self.classes(noun).isdisjoint(_BODIES)

    def _may_stand(self, other: Noun, plural: bool, word: str) -> bool:
        head = other.sentence.units[other.head]
        if other.first == 0 and other.sentence.row.startswith(":", other.last + 1):
            return False  # "Fizi territory: The army ..."
        if head.kind in "RD":
            return (
                head.word in _PRONOUNS
                and (head.word in _PLURAL_PRONOUNS) == plural
                and self.stands_for(other) is not None
            )
        classes = self.classes(other)
        if word in ("he", "she", "his", "her", "him"):
            if head.kind == "M" and head.value.kind in ("person", "name"):
                return "town" not in classes and (" " in head.word or "person_name" in classes)
            return (head.people is not None or head.lemma in _OFFICES) and not _is_many(other)
        many = _is_many(other)
        if (not plural and many and not other.members) or (word == "both" and not _is_pair(other)):
            return False
        if word in ("it", "its") and other.prep in ("between", "toward", "towards"):
            return False  # "camped at Para, between Gori and the border. It ..."
        if word in ("it", "its") and "site_name" in classes and not classes & {"armed", "mission"}:
            return not self._where_base_is(other)
        people = word in ("they", "them", "their") and not _DOERS.isdisjoint(classes)
        return (people or not _MEANT.isdisjoint(classes)) and (
            not plural or many or bool(other.members) or other.lemma in _CROWDS or not _MANY.isdisjoint(classes)
        )


# "that of Para", "those in Para", "the others, at Para", "the ones near Para": more of what was told of.
_KIN = frozenset("that those others other another one ones".split())
_AT_PLACE = re.compile(",?P[DJN]*M")


def _is_ranked(noun: Noun) -> bool:
    """ "The first was handed over on Monday", of bases told before."""
    head = noun.sentence.units[noun.head]
    return head.kind == "#" and head.value.kind == "ordinal" and noun.role == "subject"


def _is_placed(noun: Noun) -> bool:
    """Whether a place follows a pronoun: "that in Para", "the others, at Para and Gori"."""
    sentence = noun.sentence
    at = _AT_PLACE.match(sentence.row, noun.last + 1)
    return at is not None and sentence.units[sentence.row.index("P", noun.last)].word in ("in", "at", "near")


def _is_many(noun: Noun) -> bool:
    head = noun.sentence.units[noun.head]
    return bool(noun.members) or (head.word.endswith("s") and head.kind == "N")


def _is_pair(noun: Noun) -> bool:
    """What "both" may stand for: a list of two, "two camps"."""
    return len(noun.members) == 2 or (noun.quantity is not None and noun.quantity.count == 2)


def _is_empty(noun: Noun) -> bool:
    """ "It is the third time that France was told to go": a pronoun that stands for nothing."""
    verb = noun.verb
    if verb is None or verb.lemma != "be" or noun.role != "subject" or noun.sentence.units[noun.head].word != "it":
        return False
    return any(o.lemma in ("time", "day", "week", "month", "year") for o in verb.objects)


def _holder_behind(noun: Noun) -> Noun | None:
    """ "The camp was now under its control, the army announced": who says so behind it."""
    if noun.lemma not in ("control", "hand", "possession", "command") or noun.prep is None:
        return None
    sentence = noun.sentence
    said = next((v for v in sentence.verbs if v.first > noun.last and v.lemma in SAYING and v.form == "finite"), None)
    who = said.subject if said is not None else None
    return who if who is not None and who.first > noun.last and sentence.row[noun.last + 1] == "," else None


def _given_by(noun: Noun) -> Verb | None:
    """The verb of whoever does something to somebody: "which the French handed back to it"."""
    if noun.prep not in ("to", "against", "on", "upon") and not (noun.prep == "for" and noun.lemma in _EXITS):
        return None
    return next((v for v in reversed(noun.sentence.verbs) if v.last < noun.first and v.form == "finite"), None)


def _teller(noun: Noun) -> Noun | None:
    """Who says of itself what "it" did: "the mission confirms that, after fighting around Kena, it closed its base"."""
    sentence, verb = noun.sentence, noun.verb
    if verb is None or noun.role != "subject" or sentence.row[noun.first] != "R" or verb.form != "finite":
        return None
    if noun.first > 1 and sentence.units[noun.first - 1].word == "that":  # "denied claims by the rebels that they"
        by = next((n for n in sentence.nouns if n.last == noun.first - 2 and n.prep in ("by", "from")), None)
        if by is not None and any(n.last == by.prep_index - 1 and n.lemma in _CLAIMS for n in sentence.nouns):
            return by
    telling = next((v for v in reversed(sentence.verbs) if v.last < noun.first), None)
    if telling is None or telling.lemma not in SAYING or telling.subject is None or telling.voice == "passive":
        return None
    between = sentence.row[telling.last + 1 : noun.first]
    return telling.subject if "W" in between or not between else None
