"""A sentence read into its phrases; `pipeline.extract.roles` binds them together.

The result is a shallow parse: every verb group with its subject, objects and what follows by preposition. The tables
are read from it, so that active, passive, relative and elliptical forms need one rule each.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.extract.kinds import settle
from pipeline.extract.lists import find_lists
from pipeline.extract.phrases import Noun, Unit, Verb, chunk
from pipeline.extract.roles import find_roles

if TYPE_CHECKING:
    from pipeline.extract.article import Article


class Sentence:
    """One sentence: its units, noun phrases and verb groups, in order, with their roles filled in."""

    __slots__ = (
        "article",
        "end",
        "index",
        "nouns",
        "paragraph",
        "phrases",
        "row",
        "start",
        "units",
        "verbs",
    )

    def __init__(self, article: "Article", index: int, start: int, end: int, paragraph: int, units: list[Unit]):
        self.article, self.index, self.paragraph = article, index, paragraph
        self.start, self.end, self.units = start, end, units
        self.row = settle(units)
        self.phrases: list[Noun | Verb] = []
        self.nouns: list[Noun] = []
        self.verbs: list[Verb] = []
        self._find_phrases()
        _attach_prepositions(self)
        find_lists(self)
        find_roles(self)

    @property
    def text(self) -> str:
        """Verbatim words."""
        return self.article.text[self.start : self.end]

    def _find_phrases(self) -> None:
        row = self.row
        for kind, first, last in chunk(row):
            if kind == "v":
                head = last
                if row[last] not in "bsdneg":
                    head = next((i for i in range(last, first - 1, -1) if row[i] in "XL"), last)
                verb = Verb(self, first, last, head)
                self.verbs.append(verb)
                self.phrases.append(verb)
            else:
                if (
                    row[first] == "A"
                    and first
                    and row[first - 1] in "bsdneg"
                    and self.units[first].word in ("back", "away", "off", "over", "out")
                    and first < last
                ):
                    first += 1  # "gave back Gossi"
                nouns = _split_nouns(self, first, last)
                self.nouns += nouns
                self.phrases += nouns

    def prepositional_after(self, index: int) -> list[Noun]:
        """Noun phrases with a preposition after unit `index`, up to the next finite verb or clause boundary."""
        found: list[Noun] = []
        for phrase in self.phrases:
            if phrase.first <= index:
                continue
            if isinstance(phrase, Verb):
                if phrase.form == "finite" or phrase.governor is None:
                    break
                continue
            between = self.row[index + 1 : phrase.first]
            if any(c in ";:WSQ" for c in between):
                break
            if phrase.prep:
                found.append(phrase)
        return found

    def debug(self) -> str:
        """The reading, for people: typed tokens and roles."""
        lines = [" ".join(f"{u.word}/{u.kind}" for u in self.units)]
        lines += [f"  {p!r}" for p in self.phrases]
        return "\n".join(lines)


# Numbers that open a phrase of their own: "a device some 12 km from the town".
_MEASURES = frozenset(("distance", "duration", "measure"))


def _split_nouns(sentence: Sentence, first: int, last: int) -> list[Noun]:
    """One noun phrase, or several where a determiner or a quantity opens another inside the run of units."""
    units, row = sentence.units, sentence.row
    if first == last or (not any(row.find(kind, first + 1, last + 1) >= 0 for kind in "DC#")):
        return [Noun(sentence, first, last, _head(row, first, last))]
    cuts = [first]
    for i in range(first + 1, last + 1):
        before = row[i - 1]
        if row[i] == "C" or (row[i] == "#" and units[i].value.kind in _MEASURES and before in "NM"):
            cuts += [i] if before in "NMt" else []
        elif row[i] == "D" and before in "NMCJ#" and units[i - 1].word not in ("all", "both", "half", "such"):
            cuts.append(i)
    cuts.append(last + 1)
    return [Noun(sentence, a, b - 1, _head(row, a, b - 1)) for a, b in pairwise(cuts)]


def _head(row: str, first: int, last: int) -> int:
    for i in range(last, first - 1, -1):
        if row[i] in "NMR":
            return i
    return last


def _attach_prepositions(sentence: Sentence) -> None:
    units, row = sentence.units, sentence.row
    by_last = {n.last: n for n in sentence.nouns}
    for noun in sentence.nouns:
        i = noun.first - 1
        while i >= 0 and row[i] in "AQ":
            i -= 1
        if i >= 0 and row[i] in "PT":
            noun.prep, noun.prep_index = units[i].word, i
            if units[i].word == "of" and i - 1 in by_last:
                parent = by_last[i - 1]
                parent.of, noun.of_parent = noun, parent
        elif (
            i >= 0
            and row[i] == "S"
            and units[i].word in ("after", "before", "since", "until", "than", "while", "once", "amid", "despite")
        ):
            noun.prep, noun.prep_index = units[i].word, i
