"""Typed tokens and phrases: the units of a sentence, its noun phrases and its verb groups.

A sentence becomes a row of *units*. A unit is a word, or several words read as one (a date, a quantity, a name, a
term), and has a one-letter kind:

    D determiner   J adjective     N noun         M name          C quantity of things   # other number
    P preposition  R pronoun       W relative     S subordinator  K and, or, but         t date
    L modal        T to            A adverb       X be, have, do  Z possessive           Q quotation mark
    verbs: b base  s third person  d past  n participle  e past or participle  g -ing form
           y, z    base and -s forms that may be nouns (settled by the neighbours)
    = hyphen within a word   , ; : ( ) - .  punctuation     ? anything else

Phrases are found by regular expressions over the row of kinds, in C, and never by backtracking over words.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pipeline.extract.lexicon import load

if TYPE_CHECKING:
    from pipeline.extract.sentence import Sentence


class Unit:
    """One typed token: kind letter, offsets in the article's text, lower-case word, lemma and what it stands for.

    `value` is a `DateMention` (kind t), a `Quantity` (C, #), an `Entity` (M, and J or N for demonyms) or None.
    """

    __slots__ = ("end", "kind", "lemma", "people", "start", "value", "word")

    def __init__(
        self, kind: str, start: int, end: int, word: str, lemma: str, value: Any = None, people: str | None = None
    ):
        self.kind = kind
        self.start = start
        self.end = end
        self.word = word
        self.lemma = lemma
        self.value = value
        self.people = people

    def __repr__(self) -> str:
        return f"{self.kind}:{self.word}"


class Noun:
    """A noun phrase: units `first` to `last` (inclusive), its head unit and what stands around it.

    `lemma` and `people` are those of the head, `start` and `end` the offsets of the phrase; `prep` is the preposition
    before it, `prep_index` that unit's place; `of` is the noun phrase of a following "of" and `of_parent` the reverse;
    `apposition` is the noun phrase that explains it ("X, a nurse"); `members` are the parts of a list ("Gao, Timbuktu
    and Bamako") when this phrase opens it; `verb` is the verb group whose subject or object it is, `role` which of
    them. `place` and `classes` are for `pipeline.extract.where` and `pipeline.extract.classes`, which fill them when
    asked.
    `quantity` is the `Quantity` that counts it, `determiner` the first determiner's word.
    """

    __slots__ = (
        "apposition", "classes", "determiner", "end", "first", "head", "last", "lemma", "members", "of", "of_parent",
        "people", "place", "prep", "prep_index", "quantity", "role", "sentence", "start", "units", "verb",
    )  # fmt: skip

    def __init__(self, sentence: "Sentence", first: int, last: int, head: int):
        units = sentence.units
        self.sentence, self.first, self.last, self.head = sentence, first, last, head
        self.units: list[Unit] = units[first : last + 1]
        self.start: int = units[first].start
        self.end: int = units[last].end
        unit = units[head]
        self.lemma: str = unit.lemma
        self.people: str | None = unit.people
        row = sentence.row
        at = row.find("C", first, last + 1)
        self.quantity: Any = units[at].value if at >= 0 else None
        at = row.find("D", first, last + 1)
        self.determiner: str | None = units[at].word if at >= 0 else None
        self.prep: str | None = None
        self.prep_index = -1
        self.of: Noun | None = None
        self.of_parent: Noun | None = None
        self.members: Sequence[Noun] = ()
        self.apposition: Noun | None = None
        self.verb: Verb | None = None
        self.role: str | None = None
        self.place: Any = ...
        self.classes: frozenset[str] | None = None

    @property
    def entities(self) -> list[Any]:
        """Entities named in the phrase, in order."""
        return [u.value for u in self.units if u.value is not None and u.kind in "MJN"]

    @property
    def possessor(self) -> list[Unit]:
        """Units before the last possessive ending: "Mali's" in "Mali's junta"."""
        cut = self.sentence.row.rfind("Z", self.first, self.last + 1)
        return self.units[: cut - self.first] if cut >= 0 else []

    def text(self) -> str:
        """Verbatim words."""
        return self.sentence.article.text[self.start : self.end]

    def __repr__(self) -> str:
        return f"[{self.prep + ' ' if self.prep else ''}{' '.join(u.word for u in self.units)}]"


class Verb:
    """A verb group: auxiliaries, adverbs and a main verb, with its roles.

    `voice` is active or passive, `form` finite, infinitive, participle or gerund, `tense` past, present or future;
    `modal` is the modal verb; `negated` whether not, never, no longer stand in it; `governor` the verb group that this
    infinitive or gerund hangs on ("planned to leave"); `relative` whether it stands in a relative clause; `condition`
    the subordinator that opens its clause; `particle` an adverb-like preposition after it ("took over"); `lemma` is
    that of the main verb, `start` and `end` are the offsets of the group.
    """

    __slots__ = (
        "condition", "end", "first", "following", "form", "governor", "head", "last", "lemma", "modal", "negated",
        "objects", "particle", "perfect", "relative", "sentence", "start", "subject", "tense", "voice",
    )  # fmt: skip

    def __init__(self, sentence: "Sentence", first: int, last: int, head: int):
        units = sentence.units
        self.sentence, self.first, self.last, self.head = sentence, first, last, head
        self.end: int = units[last].end
        self.lemma: str = units[head].lemma
        self.subject: Noun | None = None
        self.objects: list[Noun] = []
        self.governor: Verb | None = None
        self.condition: str | None = None
        self.particle: str | None = None
        self.modal: str | None = None
        self.relative = self.negated = self.perfect = False
        self.following: list[Noun] | None = None  # its complements, once somebody has asked
        kind = units[head].kind
        if first == last and kind != "X":
            self.start: int = units[first].start
            self.form, self.voice, self.tense = _ALONE[kind]
        else:
            self.read()
        at = first - 1
        while at > 0 and units[at].kind == "A" and units[at].lemma not in _NEGATIONS:
            at -= 1  # "never formally left"
        if first and units[at].lemma in _NEGATIONS and kind != "n":
            self.negated = True  # "it no longer wanted the force", "decided not to leave"

    def read(self) -> None:
        """Read voice, tense, form, modal and negation from the units of the group."""
        units = self.sentence.units
        self.start = units[self.first].start
        kind = units[self.head].kind
        if self.first == self.last and kind != "X":
            self.form, self.voice, self.tense = _ALONE[kind]
        else:
            self._read_auxiliaries(units[self.first : self.head], units[self.head])

    def _read_auxiliaries(self, before: list[Unit], main: Unit) -> None:
        kind = main.kind
        first = modal = None
        been = have = past = negated = False
        for unit in (*before, main) if kind in "XLT" else before:
            word, lemma = unit.word, unit.lemma
            if unit.kind in "XLT":
                first = first or unit
                if unit.kind == "L":
                    modal = modal or word
                have = have or lemma == "have"
                been = been or lemma == "be" or word in ("get", "got")
                past = past or word in _PAST
            negated = negated or lemma in _NEGATIONS or word.endswith(_NOT)
        self.negated, self.modal, self.perfect = negated, modal, have
        self.voice = "passive" if kind in "en" and (been or (kind == "n" and first is None)) else "active"
        if first is None:
            self.form = _ALONE[kind][0]
        elif first.kind == "T":
            self.form = "infinitive"
        else:
            self.form = "gerund" if first.word in ("being", "having") else "finite"
        if modal in _FUTURE:
            self.tense = "future"
        else:
            self.tense = "past" if past or kind in "den" else "present"

    @property
    def predicate(self) -> str | None:
        """Lemma of the adjective or noun that a form of be or become joins to the subject ("is due", "was clear")."""
        units = self.sentence.units
        i = self.last + 1
        while i < len(units) and units[i].kind == "A":
            i += 1
        return units[i].lemma if i < len(units) and units[i].kind == "J" else None

    def complements(self) -> list[Noun]:
        """Prepositional noun phrases that follow, up to the next finite verb or clause boundary, in order."""
        if self.following is None:
            self.following = self.sentence.prepositional_after(self.last)
        return self.following

    def __repr__(self) -> str:
        words = " ".join(u.word for u in self.sentence.units[self.first : self.last + 1])
        neg = "not " if self.negated else ""
        return f"<{neg}{words} {self.voice} {self.form} {self.tense} S={self.subject} O={self.objects}>"


_NEGATIONS = frozenset(load("grammar")["negation"].split())
_NOT = ("n't", "n’t", "cannot")
_FUTURE = frozenset(("will", "shall", "would", "won't", "won’t", "'ll", "’ll"))
_PAST = frozenset(("was", "were", "had", "did", "been", "wasn't", "weren't", "hadn't", "didn't"))
# Form, voice and tense of a verb that stands alone, by its kind.
_ALONE = {
    "b": ("finite", "active", "present"),
    "s": ("finite", "active", "present"),
    "d": ("finite", "active", "past"),
    "e": ("finite", "active", "past"),
    "n": ("participle", "passive", "past"),
    "g": ("gerund", "active", "present"),
    "L": ("finite", "active", "present"),
    "T": ("infinitive", "active", "present"),
}

# Verb group: to, auxiliaries and adverbs, then the main verb, perhaps the first word quoted; or auxiliaries alone (a
# copula).
_AUXILIARIES = r"[LX](?:A*[LX])*+(?:(?:A|Q(?=[bsdneg]))*[bsdneg])?"
_GROUP = rf"(?:[bsdneg]|{_AUXILIARIES}|TA*(?:[bsdneg]|{_AUXILIARIES}))"
# Noun phrase: what may stand in it, ending in a noun, name, number or nominal adjective.
_NOUN = (
    r"(?:tZ|D?A(?=[JCNM#]))?"
    r"(?:[DJCNM#]|Z(?=[DJCNM#A])|A(?<=[DJ]A)(?=J)|t(?<=Dt)(?=[JN]|MN)|[K,](?<=J[K,])(?=J)|=(?=[NJM]))*"
    r"(?:[NMC#]|(?<=[DCZ])J)"
)
# The letters that open a phrase stand in front, so that the others are passed over at once.
_CHUNK = re.compile(rf"(?=[bsdnegLXTtDAJCNM#Z=R])(?:({_GROUP})|({_NOUN}|R|D))")


def chunk(row: str) -> list[str | None]:
    """A settled row cut into phrases: what stands before a phrase, its letters as a verb group, or as a noun phrase,
    and so on; the rest at the end."""
    return _CHUNK.split(row)


@lru_cache(maxsize=4096)
def shape(letters: str) -> tuple[int, bool]:
    """Of a noun phrase by its letters: the place of its head, and whether it may hold several phrases."""
    head = max(letters.rfind("N"), letters.rfind("M"), letters.rfind("R"))
    if letters.endswith(("ZJ", "ZC")):
        head = -1  # "the mission's dead", "Ireland's 379"
    return (head if head >= 0 else len(letters) - 1), not _OPENERS.isdisjoint(letters[1:])


# Letters that may open a phrase of their own within a run: a determiner, a quantity.
_OPENERS = frozenset("DC#")
