"""Entries of digests and briefings: the day and the place that stand at the head of a paragraph or above it.

"Mogadishu, 24 July. A bomber ...", "24 June: ...", "LEBANON" on a line of its own.
"""

from typing import NamedTuple

from pipeline.extract.article import Article
from pipeline.extract.dates import DateMention
from pipeline.extract.names import Entity
from pipeline.extract.sentence import Sentence

# Tokens of a head; a longer one is a sentence.
_HEAD = 9


class Entry(NamedTuple):
    """What the head of an entry says of all that stands below it."""

    day: DateMention | None = None
    place: Entity | None = None
    country: str | None = None

    def under(self, above: "Entry") -> "Entry":
        """This head, with what the one above it says besides."""
        return Entry(self.day or above.day, self.place or above.place, self.country or above.country)


NO_ENTRY = Entry()
_MARKS = frozenset(":–—-")


def entries(article: Article) -> dict[int, Entry]:
    """The entry of each paragraph that has one."""
    found: dict[int, Entry] = {}
    paragraphs: dict[int, list[int]] = {}
    for index, span in enumerate(article.spans):
        paragraphs.setdefault(span.paragraph, []).append(index)
    above = NO_ENTRY
    for paragraph, sentences in paragraphs.items():
        own, headed = NO_ENTRY, 0
        for index in sentences[:3]:
            head = _head(article, index)
            if head is None:
                break
            own, headed = own.under(head), headed + 1
        if headed == len(sentences):
            # A heading; what stands over the whole text is its dateline.
            above = own._replace(place=own.place if _listed(own.place) else None) if paragraph > 1 else NO_ENTRY
            continue
        own = (_labelled(article, sentences[0]) or own).under(above)
        if own != NO_ENTRY:
            found[paragraph] = own
    return found


def _head(article: Article, index: int) -> Entry | None:
    """A short sentence without a verb; None where it is more."""
    first, last = article.token_range(index)
    if not 0 < last - first <= _HEAD or article.lower[first] == "by":
        return None
    words = article.words[first:last]
    country = article.known.by_name.get(" ".join(words).strip(" .:").title())
    if country is not None and country.kind == "country":
        return Entry(country=country.name)
    sentence = article.sentence(index)
    if sentence.verbs or not any(k in "tMN" for k in sentence.row):
        return None
    return _read(sentence, len(sentence.row))


def _labelled(article: Article, index: int) -> Entry | None:
    """ "24 June: A shell struck", "Goma: Rebels took"."""
    first, last = article.token_range(index)
    if _MARKS.isdisjoint(article.lower[first : min(last, first + 8)]):
        return None
    sentence = article.sentence(index)
    cut = next((i for i, kind in enumerate(sentence.row) if kind in ":-"), -1)
    return _read(sentence, cut) if cut > 0 and not sentence.row[:cut].strip("tM,A(#") else None


def _read(sentence: Sentence, end: int) -> Entry:
    at = sentence.row.find("t", 0, end)
    mention = sentence.units[at].value if at >= 0 else None
    day = mention if mention is not None and mention.precision == "day" else None
    for unit in sentence.units[:end]:
        if unit.kind != "M":
            continue
        country = sentence.article.known.by_name.get(unit.value.name.title())
        if country is not None and country.kind == "country":
            return Entry(day, country=country.name)
        if _listed(unit.value):
            return Entry(day, unit.value)
        if unit.value.kind == "name" and day is not None:
            return Entry(day, unit.value._replace(kind="place"))
    return Entry(day)


def _listed(place: Entity | None) -> bool:
    return place is not None and place.kind in ("place", "base")
