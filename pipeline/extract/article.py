"""One article in the reader's hands: its sentences with their typed tokens, and what it teaches of names.

`Article` is built once and read by attribution, events and figures. A sentence is parsed when one of them asks for it;
sentences that hold no trigger word are never parsed.
"""

import re
from bisect import bisect_left, bisect_right
from datetime import date
from itertools import pairwise
from operator import itemgetter
from typing import Any

from pipeline.extract import dates, numbers
from pipeline.extract.country_headings import CountryHeadings
from pipeline.extract.lexicon import Token, tokens
from pipeline.extract.names import Entity, Gazetteer, capitals, classify
from pipeline.extract.sentence import Sentence
from pipeline.extract.tokens import sentences, tokenise
from pipeline.extract.units import BEFORE_TOWNS, units_of

_LOWER, _FORM = (itemgetter(Token._fields.index(field)) for field in ("lower", "form"))
_ACRONYM = re.compile(
    r"([A-ZÀ-Þ][\w'’-]*(?:[ -](?:of|for|and|the|de|du|des|la|&|[A-ZÀ-Þ][\w'’.-]*)|, (?=[A-Z][a-z]+ and )){1,14}),?"
    r" \((?:or |the |known as )?([A-Z][A-Za-z-]{1,14})\)"
)
_WHERE = BEFORE_TOWNS | {"across", "leave", "leaves", "left", "leaving", "quit", "throughout", "neighbouring"}
_TROOPS = frozenset(
    """police officers policemen contingents troops soldiers forces contingent marines trainers peacekeepers airmen
    commandos warplanes jets""".split()
)


def _of_troops(following: list[str]) -> bool:
    """Whether the words after a country's name or adjective are its soldiers: "troops", "'s last 1,500 soldiers"."""
    if not following:
        return False
    if following[0] in ("'s", "’s", "'", "’"):
        return not _TROOPS.isdisjoint(following[1:])
    second = following[1] if len(following) > 1 and following[0] not in ("and", "or", ",", ".") else ""
    return following[0] in _TROOPS or second in _TROOPS


class Article:
    """The clean text of one article, its metadata, tokens and sentences.

    `country` is the country it is mostly about (or None), `aliases` the short names that it introduces for longer ones
    ("Permanent Strategic Framework (CSP)"), `people` the full names by surname and `places` whether unknown names are
    used as places, both filled while reading.
    """

    def __init__(
        self,
        text: str,
        known: Gazetteer,
        published_on: date | None = None,
        publisher: str | None = None,
        home: str | None = None,
        dateline: str | None = None,
    ):
        self.text, self.known, self.published_on, self.publisher = text, known, published_on, publisher
        # The town that "here" means.
        self.here = _town(dateline, known) if dateline else None
        self.spans = sentences(text)
        self.sentence_starts = [span.start for span in self.spans]
        self.words, self.starts = tokenise(text)
        self.tokens = list(map(tokens.__getitem__, self.words))
        self.lower = list(map(_LOWER, self.tokens))
        self.aliases: dict[str, Entity] = {}
        self.people: dict[str, Entity] = {}
        self.places: dict[str, bool] = {}
        self._learn_acronyms()
        self.dates = dates.find_dates(text, published_on)
        self.quantities = numbers.find_quantities(text)
        self.mentions = self._find_known()
        self.country = self._main_country(home)
        self.country_headings = CountryHeadings(text, known)
        self._parsed: dict[int, Sentence] = {}
        cuts = [*(bisect_left(self.starts, s.start) for s in self.spans), len(self.words)]
        self._token_range = list(pairwise(cuts))
        # The lower-case tokens of each sentence, for cheap tests before it is parsed and before its units are walked.
        self.heard = [frozenset(self.lower[first:last]) for first, last in self._token_range]
        self.read_as_one = self._spansread_as_one()

    def __len__(self) -> int:
        return len(self.spans)

    def sentence(self, index: int) -> Sentence:
        """The parse of sentence `index`; made on first use."""
        found = self._parsed.get(index)
        if found is None:
            span = self.spans[index]
            first, last = self._token_range[index]
            units = units_of(self, first, last, self.heard[index])
            found = Sentence(self, index, span.start, span.end, span.paragraph, units)
            self._parsed[index] = found
        return found

    def release(self) -> None:
        """Take the parses apart when all is read. A parse is a web of small objects that point at each other; once cut,
        it is freed at once and the garbage collector has nothing to search."""
        for sentence in self._parsed.values():
            sentence.release()
        self._parsed.clear()
        self.words, self.starts, self.tokens, self.lower, self.heard = [], [], [], [], []

    def sentence_words(self, index: int) -> list[str]:
        """Lower-case tokens of sentence `index` in their order; `heard` holds them as a set."""
        first, last = self._token_range[index]
        return self.lower[first:last]

    def token_range(self, index: int) -> tuple[int, int]:
        """First token of sentence `index` and the one after its last."""
        return self._token_range[index]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds a character offset."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    def _spansread_as_one(self) -> dict[int, tuple[str, Any, int]]:
        """Dates and quantities: {first token: (kind, value, token after)}."""
        starts = self.starts
        spans: dict[int, tuple[str, Any, int]] = {}
        for quantity in self.quantities:
            kind = "C" if quantity.kind == "count" else "#"
            spans[bisect_left(starts, quantity.start)] = (kind, quantity, bisect_left(starts, quantity.end))
        for mention in self.dates:
            spans[bisect_left(starts, mention.start)] = ("t", mention, bisect_left(starts, mention.end))
        return spans

    def _learn_acronyms(self) -> None:
        if "(" not in self.text:
            return
        for match in _ACRONYM.finditer(self.text):
            long, short = match.groups()
            words = re.split(r"[ -]|, ", long)
            for cut in range(len(words)):
                name = long.split(words[cut], 1)[1] if cut else long
                name = (words[cut] + name) if cut else long
                initials = "".join(w[0] for w in re.split(r"[ -]|, ", name) if w and w[0].isupper())
                opens = name[:1].isupper() or not cut  # "the base at Para of the Border Police Force (BPF)"
                if opens and initials[:1] == short[:1].upper() and (len(name.split()) > 1):
                    entity = self.known.by_name.get(name) or self.known.by_name.get(short)
                    if entity is None:
                        kind = classify(" ".join(name.split()))
                        entity = Entity(short if len(name) > 60 else name, "organisation" if kind == "name" else kind)
                    self.aliases.setdefault(short, entity)
                    self.aliases.setdefault(name, entity)
                    break

    def _find_known(self) -> dict[int, tuple[int, Entity]]:
        """Known names: {token index: (number of tokens, entity)}."""
        found = self.known.find(list(map(_FORM, self.tokens)))
        for i, word in enumerate(self.words) if self.aliases else ():
            if i not in found and word in self.aliases:
                found[i] = (1, self.aliases[word])
        long = {tuple(tokenise(name).words): entity for name, entity in self.aliases.items() if " " in name}
        sizes: dict[str, set[int]] = {}
        for words in long:
            sizes.setdefault(words[0], set()).add(len(words))
        for i, word in enumerate(self.words) if sizes else ():
            for n in sorted(sizes.get(word, ()), reverse=True):
                entity = long.get(tuple(self.words[i : i + n]))
                if entity is not None and i not in found:
                    found[i] = (n, entity)
        return found

    def _main_country(self, home: str | None) -> str | None:
        """The country named most often: twice over by its missions, as a place or by its towns, half by its people or
        where it may act; `home` decides a tie.

        Those who send troops are named by their people ("French", "Ethiopians") or do something ("France will
        withdraw"), those to whom they are sent by places ("in Niger").
        """
        count: dict[str, int] = {}
        senders: set[str] = set()
        places: dict[str, int] = {}
        last = len(self.lower)
        for at, (size, entity) in self.mentions.items():
            if not entity.country or entity.short or entity.kind == "outlet":
                continue
            # "French troops", "France's 1,500 soldiers": forces abroad say nothing of the country they are in.
            abroad = entity.kind in ("country", "demonym", "organisation") and entity.country != home
            abroad = abroad and entity.sector != "armed_group"
            named = self.lower[at : at + size]
            before = at - 2 if at > 1 and self.lower[at - 1] == "the" else at - 1
            where = entity.kind == "country" and before >= 0 and self.lower[before] in _WHERE
            if (
                abroad
                and not where
                and (not _TROOPS.isdisjoint(named) or _of_troops(self.lower[at + size : min(at + size + 4, last)]))
            ):
                senders.add(entity.country)
                continue
            acts = entity.kind == "country" and not where
            acts = acts or (entity.name in capitals() and (at == 0 or self.lower[at - 1] not in BEFORE_TOWNS))
            weight = 1 if acts or entity.kind == "demonym" else 4 if entity.kind == "mission" else 2
            if weight > 1:
                places[entity.country] = places.get(entity.country, 0) + weight
            count[entity.country] = count.get(entity.country, 0) + weight
        if not count:
            return (self.here.country or capitals().get(self.here.name)) if self.here is not None else None
        for country in senders:  # named for its soldiers too
            count[country] = count.get(country, 0) // 2 if country not in places else places[country]
        best = max(count.values())
        leaders = [c for c, k in count.items() if k == best]
        return home if home in leaders else next((c for c in leaders if c in places), leaders[0])


def _town(dateline: str, known: Gazetteer) -> Entity | None:
    """The town of a dateline; none where it names a body or a land ("UNITED NATIONS (Reuters)")."""
    listed = known.by_name.get(dateline)
    if listed is not None and listed.kind in ("organisation", "mission", "country"):
        return None
    return known.sites.get(dateline) or Entity(dateline, "place")
