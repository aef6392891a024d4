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

from pipeline.extract.lexicon import common_words, load

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
    `of_parent` the reverse; `apposition` is the noun phrase that explains it ("X, a nurse"); `members` are the parts of a
    list ("Gao, Timbuktu and Bamako") when this phrase opens it; `verb` is the verb group whose subject or object it is,
    `role` which of them.
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


def _within_word(before: Unit, dash: Unit, after: Unit) -> bool:
    """Whether a dash stands without spaces between two words."""
    return before.end == dash.start and dash.end == after.start and before.kind not in "-=" and after.kind != "-"


def _apostrophe(units: list[Unit], i: int) -> str:
    """Whether a single mark closes or opens a quotation (Q) or stands for a possessive (Z)."""
    before = units[i - 1] if i else None
    after = units[i + 1] if i + 1 < len(units) else None
    if before is None or before.kind in ",." or (before.end < units[i].start and after is not None):
        return "Q"
    opened = any(u.kind == "Q" and u.word in "'‘" for u in units[:i])
    return "Q" if opened and (after is None or after.kind in ",.;:)-" or not before.word.endswith("s")) else "Z"


def settle(units: list[Unit]) -> str:
    """Settle ambiguous kinds by their neighbours, left to right; returns the row of kinds."""
    last = len(units) - 1
    for i, unit in enumerate(units):
        kind = unit.kind
        if (
            kind == "S"
            and unit.word == "since"
            and 0 < i < last
            and units[i - 1].kind == "X"
            and units[i + 1].kind in "en"
        ):
            unit.kind = "A"
        if kind == "S" and unit.word in _DATED and i < last and units[i + 1].kind == "t":
            unit.kind = "P"
            continue
        if unit.word == "due to" and i < last and (units[i + 1].kind in "by" or units[i + 1].word in ("be", "have")):
            unit.kind = "T"
            continue
        if kind not in "yzegnbs":
            if kind == "-" and 0 < i < last and _within_word(units[i - 1], unit, units[i + 1]):
                unit.kind = "="
            elif kind == "Z" and unit.word in "'’":
                unit.kind = _apostrophe(units, i)
            continue
        if unit.word == "said" or unit.word == "told":
            continue
        before = units[i - 1].kind if i else "^"
        after = units[i + 1].kind if i < last else "$"
        if kind in "yz":
            lead = i - 1
            while lead > 0 and units[lead].kind == "A":
                lead -= 1
            if lead >= 0 and lead < i - 1 and (units[lead].kind == "L" or units[lead].lemma == "do"):
                unit.kind = "b" if kind == "y" else "N"
                continue
            if 0 <= lead < i - 1 and units[lead].kind == "N" and after in "PSDMCRWT":
                many = units[lead].word != units[lead].lemma
                if many == (kind == "y") and units[i - 1].word in _WHILE:
                    unit.kind = "b" if kind == "y" else "s"
                    continue
            unit.kind = _noun_or_verb(unit, before, after, units[i - 1] if i else None)
            if kind == "y" and unit.kind == "N" and before == "N" and after in ",." and _said_aside(units, i):
                unit.kind = "b"
            if kind == "z" and unit.kind == "N" and before in "NM" and after in ",.P$)A" and _lacks_verb(units, i):
                unit.kind = "s"
        elif kind in "en":
            if (before in "DZ" or (before == "A" and i > 1 and units[i - 2].kind == "D")) and after in "NMJeg#C":
                unit.kind = "J"
            elif before in "bsdg" and after == "N":
                unit.kind = "J"
            elif before == "D" and units[i - 1].word in ("both", "all", "each") and after == "P":
                continue
            elif before == "D" and after in "DMR" and units[i - 1].word in _PRONOMINAL:
                continue
            elif (before in "D" and after not in "NMJeg") or (before == "C" and after in "XL"):
                unit.kind = "N"
            elif before == "A" and not units[i - 1].word.endswith("ly") and units[i - 1].word not in _DEGREE:
                continue
            elif before == "K" and after in "NJ" and i > 1 and units[i - 2].kind in "de":
                pass  # "destroyed or disabled vehicles"
            elif before == "K" and units[i - 1].word == "but":
                continue
            elif before == "," and after == "N" and i + 2 <= last and units[i + 2].kind == "T":
                pass  # "gunfire, near the border, forced peacekeepers to shelter"
            elif (before in "CJPK,^QS-=A(:;?" and after in "N" and not _verb_phrase_before(units, i)) or (
                before in "CJPK,^Q(A"
                and after == "J"
                and not _verb_phrase_before(units, i)
                and i + 2 <= last
                and units[i + 2].kind in "NJ"
            ):
                unit.kind = "J"
        elif kind == "g":
            if before == "X" or before == "T":
                continue
            if before in "DZJC#" or (before in "NM" and after in "desXL" and unit.word in _EVENT_GERUNDS):
                unit.kind = "J" if after in "NJ" and unit.word not in _EVENT_GERUNDS else "N"
            elif (
                (unit.word in _EVENT_GERUNDS and after not in "DMCR")
                or (before in "^,KP(QNM" and after in "deXLs")
                or (before == "P" and after in "P$,.;:K")
            ):
                unit.kind = "N"
        elif kind in "bs" and before in "DJ" and unit.word not in ("say", "says"):
            if before == "D" and units[i - 1].word in (
                "that",
                "all",
                "both",
                "some",
                "many",
                "most",
                "others",
                "those",
                "these",
                "this",
            ):
                continue
            unit.kind = "N"
    if not any(u.kind in "XLbsdeng" for u in units):
        _find_lone_verb(units)
    return "".join(u.kind for u in units)


def _find_lone_verb(units: list[Unit]) -> None:
    """ "Halgan lies at a junction": the only word of a sentence that can be its verb is."""
    for before, unit in zip(units, units[1:], strict=False):
        if unit.kind == "N" and before.kind in "NM" and not before.word.endswith("s"):
            word = common_words().get(unit.word)
            if word is not None and word.kind == "z":
                unit.kind = "s"
                return


_EVENT_GERUNDS = frozenset(load("nouns")["gerunds"].split())


def _verb_phrase_before(units: list[Unit], i: int) -> bool:
    """Whether auxiliaries and adverbs lead up to unit i, so that it ends a verb group."""
    j = i - 1
    while j >= 0 and units[j].kind == "A":
        j -= 1
    return j >= 0 and units[j].kind in "XLT"


def _lacks_verb(units: list[Unit], i: int) -> bool:
    """Whether a subordinator or relative before unit i still waits for its verb ("if the camp falls")."""
    if units[i - 1].word.endswith("s") and not units[i - 1].word.endswith("ss"):
        return False
    for j in range(i - 1, max(-1, i - 8), -1):
        kind = units[j].kind
        if kind in "XLbsden":
            return False
        if kind in "SW":
            return True
    return False


# Verbs whose past is their base form: "was hurt", "a bomb hit the bus".
# Determiners that may stand alone as a subject: "some begged the soldiers".
_DATED = frozenset(["until", "till", "before", "after", "since"])
_PRONOMINAL = frozenset(["some", "many", "most", "others", "all", "both", "few", "several", "these", "those", "that", "this"])
_SAME_PAST = frozenset(load("verbs")["same_past"].split())


def _said_aside(units: list[Unit], i: int) -> bool:
    """ "They have fled, community leaders estimate,": a plural between a comma and unit i."""
    if not units[i - 1].word.endswith("s"):
        return False
    j = i - 1
    while j >= 0 and units[j].kind in "NJMDC":
        j -= 1
    return j >= 0 and units[j].kind in ",Q"


# Adverbs that stand between a subject and its verb.
_WHILE = frozenset(("now", "also", "then", "still", "already", "later", "often", "never", "always", "even", "just", "only"))
# Adverbs other than those in -ly that may stand before a participle that describes a noun.
_DEGREE = frozenset(("well", "once", "ill", "most", "so", "too", "very", "quite", "far", "almost", "still", "already"))


def _noun_or_verb(unit: Unit, before: str, after: str, previous: Unit | None) -> str:
    """Settle a word that may be a noun or a verb by the kinds of its neighbours."""
    base = unit.kind == "y"
    verb = "b" if base else "s"
    same = base and unit.word in _SAME_PAST
    if before == "T":
        return "b" if base else "N"
    if before == "L" or (before == "X" and previous is not None and previous.lemma == "do"):
        return "b" if base else "N"
    if same and before in "XA":
        return "e"
    if before in "RW" and previous is not None:
        if previous.word in ("one", "none", "its", "that"):
            return "N" if after not in "DMCR" else verb
        return "e" if same else verb
    if before in ",Q" and not base and after in "DMW" and previous is not None:
        return verb
    if before in "XDJZCP#K,(^Q" or previous is None:
        return "N"
    if before == "A":
        return verb if after in "DMCRSTW" else "N"
    if before in "NM":
        plural = previous.word.endswith("s") and not previous.word.endswith(("'s", "ss"))
        if same and after in "DMCRPJ":
            return "e"
        if plural == base and after in "DMCRWT":
            return verb
        if not base and not plural and after == "S":
            return verb
    return "N"


def chunk(row: str) -> list[tuple[str, int, int]]:
    """Phrases of a settled row: ("v" or "n", first unit, last unit)."""
    return [(m.lastgroup or "", m.start(), m.end() - 1) for m in _CHUNK.finditer(row)]
