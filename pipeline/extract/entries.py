"""Entries of digests, timelines and briefings: the day and the place that stand at the head of a paragraph or above it.

"Mogadishu, 24 July. A bomber ...", "24 June: ...", "LEBANON" or "January 2006" on a line of its own.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.article import Article
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.dates import as_past
from pipeline.extract.learned import PLACE_NOUNS, learned_place
from pipeline.extract.names import Entity
from pipeline.extract.sentence import Sentence

# Tokens of a head; a longer one is a sentence.
_HEAD = 12
# Sentences that may head one paragraph: "2 January. Pibor. Noon. ..."
_HEADS = 3


class Entry(NamedTuple):
    """What the head of an entry says of all that stands below it."""

    day: DateMention | None = None
    place: Entity | None = None
    country: str | None = None

    def under(self, above: "Entry") -> "Entry":
        """This head, with what the one above it says besides."""
        return Entry(self.day or above.day, self.place or above.place, self.country or above.country)

    def speaks_of(self, other: "Entry") -> bool:
        """Whether both heads say a thing of one kind, so that the later ends the earlier."""
        return any(mine is not None and its is not None for mine, its in zip(self, other, strict=True))


NO_ENTRY = Entry()
_MARKS = frozenset(":–—-|")
# Kinds of the words of a label, its mark left out, and of a head that is a sentence of its own.
_KINDS = "tM,A()#NJDPK-"
_PLAIN = "tM,A()#J:-.C"
_OF_HEADS = PLACE_NOUNS | {"day", "week", "hour", "road", "highway", "axis", "night", "morning", "evening"}
_REGIONS = frozenset(
    "region province state governorate area sector territory district county prefecture department locality".split()
)


class _Paragraph(NamedTuple):
    number: int
    head: Entry
    alone: bool
    asks: bool = False


def entries(article: Article) -> dict[int, Entry]:
    """The entry of each paragraph that has one."""
    read = list(_paragraphs(article))
    found: dict[int, Entry] = {}
    open_heads: list[Entry] = []
    asked: list[Entry] = []  # the question that stands over what is read
    for at, (number, head, alone, asks) in enumerate(read):
        if asks:
            asked = [head]
            continue
        of_a_day = head.day is None or head.day.precision == "day"
        if alone and number <= 1 and of_a_day and not _recurs(read, at):
            head = NO_ENTRY  # what stands over the whole text is its dateline
        if alone and head == NO_ENTRY and not _OTHER_PARTS.isdisjoint(_words(article, number)):
            open_heads = []
        elif alone and head == NO_ENTRY and at and not read[at - 1].alone:
            # "The crisis", as a heading: what stands above it has another day.
            open_heads = [one._replace(day=None) for one in open_heads]
        if alone:
            same = next((i for i, one in enumerate(open_heads) if one.speaks_of(head)), len(open_heads))
            open_heads = [*open_heads[:same], head] if head != NO_ENTRY else open_heads
            continue
        for above in (*asked, *reversed(open_heads)):
            head = head.under(above)
        if head != NO_ENTRY:
            found[number] = head
    return found


# Headings of parts that are about nothing that was headed before.
_OTHER_PARTS = frozenset("questions answers q&a calendar agenda announcements elsewhere briefly".split())


def _words(article: Article, paragraph: int) -> list[str]:
    """The words of a paragraph's first sentence."""
    return article.sentence_words(next(i for i, span in enumerate(article.spans) if span.paragraph == paragraph))


def _recurs(read: list[_Paragraph], at: int) -> bool:
    """Whether a later line is a heading like the one that opens the text, as in a digest."""
    return any(p.alone and p.head.speaks_of(read[at].head) for p in read[at + 1 :])


def _paragraphs(article: Article) -> Iterator[_Paragraph]:
    """Each paragraph with what its own head says, and whether it is nothing but a head."""
    sentences: dict[int, list[int]] = {}
    for index, span in enumerate(article.spans):
        sentences.setdefault(span.paragraph, []).append(index)
    over = NO_ENTRY  # the heading right above, and the country that still stands over it
    for number, inside in sentences.items():
        own, headed = NO_ENTRY, 0
        numbered = _is_number(article, inside[0])
        for index in inside[numbered : _HEADS + numbered]:
            head = _head(article, index, own.under(over), numbered)
            if head is None:
                break
            own, headed = own.under(head), headed + 1
        headed += numbered if headed else 0
        whole = headed == len(inside)
        asks = whole and article.lower[article.token_range(inside[-1])[1] - 1] == "?"
        alone = whole and (asks or own != NO_ENTRY or not _ends(article, inside[-1]))
        if not whole and len(inside) == 1 + numbered and not _ends(article, inside[-1]):
            title = _labelled(article, inside[-1])  # "NIGER: FIRST CONVOY ON THE ROAD", "3. BAIDOA: Two killed"
            alone = title is not None and (title.country is not None or title.place is not None)
            own = title if alone else own
        if not alone:
            own = own.under(_labelled(article, inside[min(headed, len(inside) - 1)]) or NO_ENTRY)
        over = own.under(Entry(country=over.country)) if alone else Entry(country=over.country)
        yield _Paragraph(number, own, alone, asks)


def _ends(article: Article, index: int) -> bool:
    """Whether a line ends as sentences do."""
    return article.text[article.spans[index].end - 1] in ".!?…"


def _is_number(article: Article, index: int) -> bool:
    """Whether a sentence is only the number of an entry: "2." in "2. El Ali. The Ethiopians left"."""
    first, last = article.token_range(index)
    words = article.lower[first:last]
    return words[0].isdigit() and (len(words) == 1 or words[1:] in ([")"], ["."]))


def _head(article: Article, index: int, before: Entry, numbered: bool = False) -> Entry | None:
    """A short sentence without a verb; None where it is more. `before`: what the heads just before it say."""
    first, last = article.token_range(index)
    if article.lower[last - 1] == "?" and last - first <= _HEAD:
        return _asked(article.sentence(index))
    if not 0 < last - first <= _HEAD or article.lower[first] == "by":
        return None
    words = article.words[first:last]
    country = article.known.by_name.get(" ".join(words).strip(" .:").title())
    if country is not None and country.kind == "country":
        return Entry(country=country.name)
    sentence = article.sentence(index)
    if sentence.verbs or not any(k in "tMN" for k in sentence.row):
        return None
    if (town := _in_capitals(sentence, len(sentence.row.partition(":")[0].rstrip(".")))) is not None:
        return Entry(place=town)  # "AIN AL-ASAD. Nothing new on the missiles", "BAIDOA: Bombs at the gate"
    if _ends(article, index) and not _is_plain(sentence):
        return None  # "Shots at a checkpoint.", "Yamoussoukro, the capital, without a shot."
    return _read(sentence, len(sentence.row), before, numbered)


def _in_capitals(sentence: Sentence, end: int) -> Entity | None:
    """The place that the first `end` units name in capitals, as labels do in a text with several: "BAIDOA."."""
    article, first = sentence.article, sentence.row.startswith("?")  # a bullet
    if end <= first:
        return None
    name = article.text[sentence.units[first].start : sentence.units[end - 1].end]
    if not name.isupper() or len(_LABELS.findall(article.text)) < 2:
        return None
    listed = article.known.by_name.get(name.title())
    if listed is not None:
        return listed if listed.kind in ("place", "base", "region") else None
    words = name.lower().split()
    if len(words) == 2 and (words[1] in _LANDS or words[0] in _PARTS):
        return Entity(name.title(), "region")  # "GOLAN HEIGHTS", "SOUTH KIVU"
    if end - first > 1 or sentence.row[first] != "M" or len(words) > 1:
        return None
    if len(name) <= _ACRONYM or article.text.count(name) > 1:
        return None  # a body, or who speaks in a transcript
    entity = sentence.units[first].value
    named = entity.kind in ("name", "organisation") and entity.sector is None
    return Entity(name.title(), "place") if named else None


_LANDS = _REGIONS | frozenset(
    "heights sector valley island islands coast strip corridor triangle delta basin hills mountains desert gulf".split()
)
_PARTS = frozenset("north south east west northern southern eastern western central upper lower".split())
# Letters of a name in capitals that may stand for a body: "ICRC".
_ACRONYM = 3
_LABELS = re.compile(r"^(?:\d{1,2} ?[.)/] ?|[*•-] )?[A-ZÀ-Þ][A-ZÀ-Þ'’ -]{2,30}(?:[.:]| [-–—])(?: |$)", re.MULTILINE)


def _asked(sentence: Sentence) -> Entry | None:
    """ "What happened in Axum?", "And Humera?" as headings: the town that they ask about."""
    alone = sentence.row.strip("DKPAtW?.") == "M"
    towns = [
        u.value._replace(kind="place")
        for u in sentence.units
        if u.kind == "M"
        and (
            u.value.kind in ("place", "base")
            or (u.value.kind == "name" and (alone or learned_place(sentence.article, u.value.name)))
        )
    ]
    return Entry(place=towns[0]) if len(towns) == 1 else NO_ENTRY


def _is_plain(sentence: Sentence) -> bool:
    """Whether a sentence is made of days, names and words such as "district" and "day one" alone."""
    return all(u.word in _OF_HEADS if u.kind == "N" else u.kind in _PLAIN for u in sentence.units)


def _labelled(article: Article, index: int) -> Entry | None:
    """ "24 June: A shell struck", "Goma: Rebels took", "5 May - Beni: fighters", "5 May | Beni | Fighters took"."""
    first, last = article.token_range(index)
    if _MARKS.isdisjoint(article.lower[first : min(last, first + _HEAD)]):
        return None
    sentence = article.sentence(index)
    bars = [i for i, unit in enumerate(sentence.units[:_HEAD]) if unit.word == "|"]
    if bars:
        plain = "".join(u.kind for u in sentence.units[: bars[-1]] if u.word != "|" and u.word not in _OF_HEADS)
        return _read(sentence, bars[-1], NO_ENTRY) if not plain.strip(_KINDS) else None
    cut = sentence.row.find(":", 0, _HEAD)
    if cut < 0 or sentence.row[:cut].strip(_KINDS):
        cut = sentence.row.find("-", 0, _HEAD)
    if cut > 0 and (town := _in_capitals(sentence, cut)) is not None:
        return Entry(place=town)
    labelled = cut > 0 and not sentence.row[:cut].strip(_KINDS) and not any(v.first < cut for v in sentence.verbs)
    return _read(sentence, cut, NO_ENTRY) if labelled else None


def _read(sentence: Sentence, end: int, before: Entry, numbered: bool = False) -> Entry:
    """What the first `end` units of a sentence say as a head."""
    at = sentence.row.find("t", 0, end)
    day = sentence.units[at].value if at >= 0 else None
    published = sentence.article.published_on
    if day is not None and published is not None and day.date_start is not None and day.date_start > published:
        day = as_past(day, published)  # "26 December. Para goes first.": told in the present, but of the past
    for i, unit in enumerate(sentence.units[:end]):
        if unit.kind != "M":
            continue
        entity = unit.value
        country = sentence.article.known.by_name.get(entity.name.title())
        if country is not None and country.kind == "country":
            return Entry(day, country=country.name)
        following = sentence.units[i + 1].word if i + 1 < end else ""
        if entity.kind in ("place", "base"):
            return Entry(day, entity if following not in _REGIONS else entity._replace(kind="region"))
        if entity.kind == "region":
            return Entry(day, entity)
        if entity.kind == "name" and (
            numbered
            or (day, before.day, before.country) != (None, None, None)
            or following in PLACE_NOUNS
            or learned_place(sentence.article, entity.name)
        ):
            return Entry(day, entity._replace(kind="region" if following in _REGIONS else "place"))
    return Entry(day)
