"""A sentence read into its phrases; `pipeline.extract.roles` binds them together.

The result is a shallow parse: every verb group with its subject, objects and what follows by preposition. The tables
are read from it, so that active, passive, relative and elliptical forms need one rule each.
"""

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pipeline.extract.kinds import settle
from pipeline.extract.lists import find_lists
from pipeline.extract.phrases import Noun, Unit, Verb, chunk, shape
from pipeline.extract.roles import find_roles

if TYPE_CHECKING:
    from pipeline.extract.article import Article


class Sentence:
    """One sentence: its units, noun phrases and verb groups, in order, with their roles filled in."""

    __slots__ = (
        "article",
        "end",
        "heard",
        "index",
        "lists",
        "nouns",
        "paragraph",
        "phrases",
        "placed",
        "row",
        "start",
        "units",
        "verbs",
    )

    def __init__(self, article: "Article", index: int, start: int, end: int, paragraph: int, units: list[Unit]):
        self.article, self.index, self.paragraph = article, index, paragraph
        self.start, self.end, self.units = start, end, units
        self.heard = article.heard[index]
        self.row = settle(units)
        self.phrases: list[Noun | Verb] = []
        self.nouns: list[Noun] = []
        self.verbs: list[Verb] = []
        self.lists: list[Noun] = []  # the phrases that open one
        # The phrases that name a place, with it: for `pipeline.extract.where`, which fills it when asked.
        self.placed: list[Any] | None = None
        self._find_phrases()
        find_lists(self)
        find_roles(self)

    @property
    def text(self) -> str:
        """Verbatim words."""
        return self.article.text[self.start : self.end]

    def _find_phrases(self) -> None:
        row, phrases, nouns, verbs = self.row, self.phrases, self.nouns, self.verbs
        pieces = chunk(row)
        first = len(pieces[0])
        for group, letters, gap in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
            if group is not None:
                after = first + len(group)
                verb = Verb(self, first, after - 1, after - 1)
                verbs.append(verb)
                phrases.append(verb)
            else:
                after = first + len(letters)
                if letters[0] == "A" and _is_particle(self, first, after):
                    first, letters = first + 1, letters[1:]  # "gave back Gossi"
                head, several = shape(letters)
                named = head and letters.endswith("NM")
                cut = _who_acts(self, first, after) if head and letters.endswith(("NN", "MN", "JN")) else 0
                if cut and not several:
                    found = [Noun(self, first, cut - 1, cut - 1), Noun(self, cut, after - 1, first + head)]
                elif letters[0] == "M" and head and row[first - 1 : first] == "P" and _act_there(self, first, after):
                    found = [Noun(self, first, first, first), Noun(self, first + 1, after - 1, first + head)]
                elif named and (_opens_contact_clause(self, first, after) or _after_time(self, first, after)):
                    found = [Noun(self, first, after - 2, after - 2), Noun(self, after - 1, after - 1, after - 1)]
                elif several:
                    found = _split_nouns(self, first, after)
                else:
                    found = [Noun(self, first, after - 1, first + head)]
                for noun in found:
                    if noun.first and row[noun.first - 1] in "PTSAQ":
                        _attach_preposition(self, noun)
                    nouns.append(noun)
                    phrases.append(noun)
            first = after + len(gap)

    def prepositional_after(self, index: int) -> list[Noun]:
        """Noun phrases with a preposition after unit `index`, up to the next finite verb or clause boundary."""
        found: list[Noun] = []
        row, after = self.row, index + 1
        for phrase in self.phrases:
            first = phrase.first
            if first <= index:
                continue
            if phrase.__class__ is Verb:
                if phrase.form == "finite" or phrase.governor is None:
                    break
                continue
            if first > after and not _BOUNDARIES.isdisjoint(row[after:first]):
                break
            after = first
            if phrase.prep:
                found.append(phrase)
        return found

    def verb_after(self, index: int) -> Verb | None:
        """The first verb group after unit `index`."""
        for verb in self.verbs:
            if verb.first > index:
                return verb
        return None

    def release(self) -> None:
        """Cut the ties that lead round in a circle; see `Article.release`."""
        for noun in self.nouns:
            noun.of_parent = noun.apposition = noun.verb = None
        for noun in self.lists:
            noun.members = ()  # the first of a list is a member of it
        self.units, self.phrases, self.nouns, self.verbs, self.lists, self.placed = [], [], [], [], [], None

    def debug(self) -> str:
        """The reading, for people: typed tokens and roles."""
        lines = [" ".join(f"{u.word}/{u.kind}" for u in self.units)]
        lines += [f"  {p!r}" for p in self.phrases]
        return "\n".join(lines)


# Kinds that part a verb from the phrases behind it.
_BOUNDARIES = frozenset(";:WSQ")
# Numbers that open a phrase of their own: "a device some 12 km from the town".
_MEASURES = frozenset(("distance", "duration", "measure"))


_PARTICLES = frozenset(("back", "away", "off", "over", "out"))
_CLAUSES = frozenset(("after", "before", "since", "until", "than", "while", "once", "amid", "despite"))


def _is_particle(sentence: Sentence, first: int, after: int) -> bool:
    """Whether the adverb that seems to open a noun phrase belongs to the verb before it."""
    if not first or first + 1 == after or sentence.row[first - 1] not in "bsdneg":
        return False
    return sentence.units[first].word in _PARTICLES


def _act_there(sentence: Sentence, first: int, after: int) -> bool:
    """Whether a place opens the clause and those behind it are its subject: "In Para residents looted"."""
    units, row = sentence.units, sentence.row
    place, head = units[first], units[after - 1]
    if place.value.kind not in _PLACES or not _opens_clause(row, first):
        return False
    body = head.kind == "M" and head.value.kind in _BODIES
    if head.people is None and not body and not _are_things(sentence, after):
        return False
    described = head.people is not None and after < len(row) and units[after].word in _DESCRIBING
    return row[first + 1 : after - 1].strip("JN") == "" and (described or row[after : after + 1] in tuple("edXLsb"))


def _are_things(sentence: Sentence, after: int) -> bool:
    """Whether the noun before unit `after` tells of things that do or suffer what follows: "shells hit", "fighting
    broke out"."""
    head, row = sentence.units[after - 1], sentence.row
    several = (head.word != head.lemma and head.word.endswith("s")) or head.word in _UNCOUNTED
    by = row[after : after + 1] == "e" and row[after + 1 : after + 2] == "P" and sentence.units[after + 1].word == "by"
    return head.kind == "N" and several and not by and row[after : after + 1] in tuple("edXL")


# What goes on about those who act: "In Para soldiers of the mission burned".
_DESCRIBING = frozenset(("of", "from", "with", "who", "loyal"))
# Further words that act alone, "In Para artillery hit the market".
_UNCOUNTED = frozenset("aircraft artillery gunfire fighting shelling violence helicopter mob crowd".split())
# What may open a clause before its subject: "On Saturday near the town of", "Not far from".
_OPENING = re.compile(r"[PAt](?:[PTAt,J]|D?[JAC]*[NM]+(?=[PT]))*(?<=[PT])|P")


def _opens_clause(row: str, first: int) -> bool:
    """Whether nothing but days and places stands before unit `first` in its clause."""
    start = max(row.rfind(mark, 0, first) for mark in ";:WQK") + 1
    return _OPENING.fullmatch(row, start, first) is not None


def _who_acts(sentence: Sentence, first: int, after: int) -> int:
    """Where those who act begin in a run of nouns that looks like one phrase: "At the opening of the clinic gunmen
    killed"; 0 where it is one."""
    units, row = sentence.units, sentence.row
    head = units[after - 1]
    people = head.people is not None and head.word != head.lemma
    if not (people or _are_things(sentence, after)) or row[after : after + 1] not in tuple("edXL"):
        return 0
    cut = after - 1
    while people and cut > first and (row[cut - 1] == "J" or (row[cut - 1] == "N" and units[cut - 1].people)):
        cut -= 1  # "rebel fighters"
    by_then = cut > first and units[cut - 1].lemma in _SPANS and row[first - 1 : first] == "P"
    if not by_then and (units[first - 1].word == "according to" or not _opens_clause(row, first)):
        return 0  # "which according to UN experts has 3,000 men"
    whole = row[cut - 1] in "NM" and (row[first] in "DM" or row[cut - 1] == "M")
    return cut if cut > first and whole else 0


def _opens_contact_clause(sentence: Sentence, first: int, after: int) -> bool:
    """ "It is the fifth camp UNMIL has left": a body behind the noun that its clause describes."""
    row, units = sentence.row, sentence.units
    if row[after : after + 1] not in ("X", "L") or row[first] != "D" or units[after - 1].value.kind != "mission":
        return False
    return first > 0 and units[first - 1].lemma == "be"


def _after_time(sentence: Sentence, first: int, after: int) -> bool:
    """ "In its first years UNMIL fought": a name behind a span of time is the subject."""
    if sentence.row[first - 1 : first] != "P":
        return False
    return sentence.units[after - 2].lemma in _SPANS and sentence.row[after : after + 1] in tuple("edXLsb")


_SPANS = frozenset("year month week day hour decade night evening morning afternoon weekend".split())
_BODIES = frozenset(("mission", "organisation", "group", "person"))
_PLACES = frozenset(("place", "country", "region", "base", "name"))


_BEFORE_OTHERS = frozenset(("all", "both", "half", "such"))


def _split_nouns(sentence: Sentence, first: int, after: int) -> list[Noun]:
    """One noun phrase, or several where a determiner or a quantity opens another inside the run of units."""
    units, row = sentence.units, sentence.row
    cuts = [first]
    for i in range(first + 1, after):
        before = row[i - 1]
        if row[i] == "C" or (row[i] == "#" and units[i].value.kind in _MEASURES and before in "NM"):
            cuts += [i] if before in "NMt" else []
        elif row[i] == "D" and before in "NMCJ#" and not {units[i - 1].word, units[i].word} & _BEFORE_OTHERS:
            cuts.append(i)
    cuts.append(after)
    return [Noun(sentence, a, b - 1, a + shape(row[a:b])[0]) for a, b in pairwise(cuts)]


def _attach_preposition(sentence: Sentence, noun: Noun) -> None:
    """Note the preposition before a noun phrase, and the phrase that it belongs to by "of"."""
    row = sentence.row
    i = noun.first - 1
    while i >= 0 and row[i] in "AQ":
        i -= 1
    if i < 0:
        return
    kind = row[i]
    if kind in "PT":
        word = sentence.units[i].word
        noun.prep, noun.prep_index = word, i
        if word == "of" and sentence.nouns and sentence.nouns[-1].last == i - 1:
            parent = sentence.nouns[-1]
            parent.of, noun.of_parent = noun, parent
    elif kind == "S":
        word = sentence.units[i].word
        if word in _CLAUSES:
            noun.prep, noun.prep_index = word, i
