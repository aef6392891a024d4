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

    `prep` is the preposition before it, `prep_index` that unit's place; `of` is the noun phrase of a following "of" and
    `of_parent` the reverse; `apposition` is the noun phrase that explains it ("X, a nurse"); `members` are the parts of
    a list ("Gao, Timbuktu and Bamako") when this phrase opens it; `verb` is the verb group whose subject or object it
    is, `role` which of them.
    """

    prep: str | None = None
    prep_index = -1
    of: "Noun | None" = None
    of_parent: "Noun | None" = None
    members: "Sequence[Noun]" = ()
    apposition: "Noun | None" = None
    verb: "Verb | None" = None
    role: str | None = None

    def __init__(self, sentence: "Sentence", first: int, last: int, head: int):
        self.sentence, self.first, self.last, self.head = sentence, first, last, head

    @property
    def units(self) -> list[Unit]:
        """The units of the phrase."""
        return self.sentence.units[self.first : self.last + 1]

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.sentence.units[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.sentence.units[self.last].end

    @property
    def lemma(self) -> str:
        """Lemma of the head."""
        return self.sentence.units[self.head].lemma

    @property
    def people(self) -> str | None:
        """Class of people that the head names."""
        return self.sentence.units[self.head].people

    @property
    def quantity(self) -> Any:
        """The `Quantity` that counts the phrase, or None."""
        i = self.sentence.row.find("C", self.first, self.last + 1)
        return self.sentence.units[i].value if i >= 0 else None

    @property
    def entities(self) -> list[Any]:
        """Entities named in the phrase, in order."""
        return [u.value for u in self.units if u.value is not None and u.kind in "MJN"]

    @property
    def determiner(self) -> str | None:
        """The first determiner's word."""
        i = self.sentence.row.find("D", self.first, self.last + 1)
        return self.sentence.units[i].word if i >= 0 else None

    @property
    def possessor(self) -> list[Unit]:
        """Units before the last possessive ending: "Mali's" in "Mali's junta"."""
        units = self.units
        cut = max((i for i, u in enumerate(units) if u.kind == "Z"), default=0)
        return units[:cut]

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
    the subordinator that opens its clause; `particle` an adverb-like preposition after it ("took over").
    """

    subject: Noun | None = None
    governor: "Verb | None" = None
    condition: str | None = None
    particle: str | None = None
    modal: str | None = None
    voice = "active"
    form = "finite"
    tense = "past"
    relative = False
    negated = False
    perfect = False

    def __init__(self, sentence: "Sentence", first: int, last: int, head: int):
        self.sentence, self.first, self.last, self.head = sentence, first, last, head
        self.objects: list[Noun] = []
        self.read()

    def read(self) -> None:
        """Read voice, tense, form, modal and negation from the units of the group."""
        units = self.sentence.units
        kind = units[self.head].kind
        if self.first == self.last and kind != "X":
            self.form, self.voice, self.tense = _ALONE[kind]
        else:
            self._read_auxiliaries(units[self.first : self.head], units[self.head])

    def _read_auxiliaries(self, before: list[Unit], main: Unit) -> None:
        aux = [u for u in (*before, main) if u.kind in "XLT"]
        first = aux[0] if aux else main
        self.negated = any(u.lemma in _NEGATIONS or u.word.endswith(("n't", "n’t", "cannot")) for u in (*before, main))
        self.modal = next((u.word for u in aux if u.kind == "L"), None)
        self.perfect = any(u.lemma == "have" for u in aux)
        passive = main.kind in "en" and any(u.lemma == "be" or u.word in ("get", "got") for u in aux)
        self.voice = "passive" if passive or (not aux and main.kind == "n") else "active"
        if first.kind == "T":
            self.form = "infinitive"
        elif aux:
            self.form = "gerund" if first.word in ("being", "having") else "finite"
        else:
            self.form = _ALONE[main.kind][0]
        if self.modal in _FUTURE:
            self.tense = "future"
        else:
            past = main.kind in "den" or any(u.word in _PAST for u in aux)
            self.tense = "past" if past else "present"

    @property
    def predicate(self) -> str | None:
        """Lemma of the adjective or noun that a form of be or become joins to the subject ("is due", "was clear")."""
        units = self.sentence.units
        i = self.last + 1
        while i < len(units) and units[i].kind == "A":
            i += 1
        return units[i].lemma if i < len(units) and units[i].kind == "J" else None

    @property
    def lemma(self) -> str:
        """Lemma of the main verb."""
        return self.sentence.units[self.head].lemma

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.sentence.units[self.first].start

    @property
    def end(self) -> int:
        """Offset after the last character."""
        return self.sentence.units[self.last].end

    def complements(self) -> list[Noun]:
        """Prepositional noun phrases that follow, up to the next finite verb or clause boundary, in order."""
        return self.sentence.prepositional_after(self.last)

    def __repr__(self) -> str:
        words = " ".join(u.word for u in self.sentence.units[self.first : self.last + 1])
        neg = "not " if self.negated else ""
        return f"<{neg}{words} {self.voice} {self.form} {self.tense} S={self.subject} O={self.objects}>"


_NEGATIONS = frozenset(load("grammar")["negation"].split())
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

# Verb group: to, auxiliaries and adverbs, then the main verb; or auxiliaries alone (a copula).
_GROUP = r"(?:TA*)?(?:[LX]A*)*(?:[bsdneg]|X|L)"
# Noun phrase: what may stand in it, ending in a noun, name, number or nominal adjective.
_NOUN = (
    r"(?:tZ|D?A?(?=[JCNM#]))?"
    r"(?:D|[JCNM#]|Z(?=[DJCNM#A])|(?<=[DJ])A(?=J)|(?<=D)t(?=[JN])|(?<=J)[K,](?=J)|=(?=[NJM]))*"
    r"(?:[NMC#]|(?<=[DC])J)"
)
_CHUNK = re.compile(rf"(?P<v>{_GROUP})|(?P<n>{_NOUN}|R|D)")


def chunk(row: str) -> list[tuple[str, int, int]]:
    """Phrases of a settled row: ("v" or "n", first unit, last unit)."""
    return [(m.lastgroup or "", m.start(), m.end() - 1) for m in _CHUNK.finditer(row)]
