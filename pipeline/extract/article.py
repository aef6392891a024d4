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
from pipeline.extract.asides import without_asides
from pipeline.extract.country_headings import CountryHeadings
from pipeline.extract.lexicon import PUNCTUATION, Token, common_words, guess, tokens
from pipeline.extract.names import NUMBERED, Entity, Gazetteer, classify, head_kind, own_name, unknown_span
from pipeline.extract.phrases import Unit
from pipeline.extract.sentence import Sentence
from pipeline.extract.tokens import sentences, tokenise

_LOWER, _FORM = (itemgetter(Token._fields.index(field)) for field in ("lower", "form"))
_ACRONYM = re.compile(
    r"([A-ZÀ-Þ][\w'’-]*(?:[ -](?:of|for|and|the|de|du|des|la|&|[A-ZÀ-Þ][\w'’.-]*)|, (?=[A-Z][a-z]+ and )){1,14}),?"
    r" \((?:or |the |known as )?([A-Z][A-Za-z-]{1,14})\)"
)
# After these a capital proves as little as at the head of a sentence.
_OPENING = frozenset(('"', "“", "‘", "'", "•", "—", "–", "-", ":"))
# Tokens of a name that a full stop parts from what was done to it: "Camp Foya. Closed on 3 May".
_LABEL = 4
_DEFINITE = frozenset(("the", "its", "this", "our"))
_OPEN_ASIDES = frozenset(sign for sign, kind in PUNCTUATION.items() if kind in "Q(")
_HOURS = frozenset(("morning", "afternoon", "evening", "night"))
_BEFORE_TOWNS = frozenset("in at near from to outside around towards toward into between inside through of".split())
_WHERE = _BEFORE_TOWNS | {"across", "leave", "leaves", "left", "leaving", "quit", "throughout", "neighbouring"}
_TROOPS = frozenset(
    """police officers policemen contingents troops soldiers forces contingent marines trainers peacekeepers airmen
    commandos warplanes jets""".split()
)
# Common nouns that many write with a capital.
_CAPITALISED = frozenset("mission operation force government state army police gendarmerie".split())
_OF_MEN = frozenset(("armed", "elected", "uniformed", "retired"))
_SITE_HEADS = frozenset(("Base", "Outpost", "Camp", "Post", "Airbase", "Barracks"))
_FAITHS = frozenset("Muslim Christian Sunni Shia Shiite Islamist Jewish Druze Alawite Catholic Hindu Buddhist".split())
_BEHIND_TWINS = frozenset((",", ".", ";", "and", "or", "was", "were", "is", "are", "base", "camp", "site"))
_SITES_TOLD = frozenset(("base", "bases", "camp", "camps"))
_COMPASS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))
_SITE_ACRONYMS = frozenset(("fob", "tob", "cob", "pob"))
_DISTANCES = frozenset("km kilometre kilometres kilometer kilometers mile miles metres meters hours minutes".split())


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
        self._read_as_one = self._spans_read_as_one()

    def __len__(self) -> int:
        return len(self.spans)

    def sentence(self, index: int) -> Sentence:
        """The parse of sentence `index`; made on first use."""
        found = self._parsed.get(index)
        if found is None:
            span = self.spans[index]
            first, last = self._token_range[index]
            units = self._units(first, last, self.heard[index])
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

    def _spans_read_as_one(self) -> dict[int, tuple[str, Any, int]]:
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
                if initials[:1] == short[:1].upper() and (len(name.split()) > 1):
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
        """The country named most often: as a place, by its towns or missions, half by its people or where it may act;
        `home` decides a tie.

        Those who send troops are named by their people ("French", "Ethiopians") or do something ("France will
        withdraw"), those to whom they are sent by places ("in Niger").
        """
        count: dict[str, int] = {}
        senders: set[str] = set()
        places: set[str] = set()
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
            if not acts and entity.kind != "demonym":
                places.add(entity.country)
            count[entity.country] = count.get(entity.country, 0) + (1 if acts or entity.kind == "demonym" else 2)
        if not count:
            return None
        for country in senders:  # named for its soldiers too
            count[country] = count.get(country, 0) // 2
        best = max(count.values())
        leaders = [c for c, k in count.items() if k == best]
        return home if home in leaders else next((c for c in leaders if c in places), leaders[0])

    def _units(self, first: int, last: int, heard: frozenset[str]) -> list[Unit]:
        units: list[Unit] = []
        add = units.append
        words, starts, lower, known = self.words, self.starts, self.lower, self.tokens
        mentions, as_one = self.mentions, self._read_as_one
        aside = not _OPEN_ASIDES.isdisjoint(heard)
        i = first
        while i < last:
            start = starts[i]
            if i in as_one:
                aside = aside or (i > first and words[i - 1] == ",")
                kind, value, i = as_one[i]
                if kind == "t" and i < last and lower[i] in _HOURS:
                    i += 1  # "last Thursday night"
                add(Unit(kind, start, value.end, value.text.lower(), "date" if kind == "t" else "number", value))
                continue
            low, kind, lemma, people, simple, capital, terms, _, _ = known[i]
            if simple:
                if i not in mentions:
                    add(Unit(kind, start, start + len(low), low, lemma, None, people))
                    i += 1
                    continue
                capital = True
            if capital or i in mentions:
                n, unit = self._name(i, first, last)
                if unit is not None:
                    add(unit)
                    i += n
                    continue
            end = start + len(words[i])
            n = self._term(i, last) if terms is not None and i + 1 < last and lower[i + 1] in terms else 1
            if n > 1:
                low = " ".join(lower[i : i + n])
                kind, lemma, people = common_words()[low]
                end = starts[i + n - 1] + len(words[i + n - 1])
            add(Unit(kind, start, end, low, lemma, None, people))
            i += n
        return without_asides(units) if aside else units

    def _term(self, i: int, last: int) -> int:
        """Number of tokens of the listed term at token i; 1 where none begins there."""
        lower, terms = self.lower, self.tokens[i].terms
        if lower[i] in _COMPASS and i and lower[i - 1] == "the":
            return 1  # "from the north of Para", against "north of Para"
        if terms is not None and i + 1 < last and lower[i + 1] in terms:
            listed = common_words()
            for size in (5, 4, 3, 2):
                if size <= last - i and " ".join(lower[i : i + size]) in listed:
                    return size
        return 1

    def _name(self, i: int, first: int, last: int) -> tuple[int, Unit | None]:
        """The name at token i: (tokens, unit), or (0, None) where the word is none."""
        words = self.words
        hit = self.mentions.get(i)
        if hit is not None:
            n, entity = hit
            longer = n == 1 and i + 1 < last and i + 1 not in self.mentions and self._continues(i, last)
            if n == 1 and not longer and words[i] in self.known.sites and self._named_as_site(i, first):
                return 1, self._unit("M", i, 1, self.known.sites[words[i]])
            if entity.short and not self._is_ours(entity, i, first):
                hit = None
            elif entity.kind == "demonym":
                return n, self._demonym(i, n, entity, last)
            elif longer and not entity.short and entity.kind not in ("mission", "country"):
                hit = None
            else:
                return n, self._unit("M", i, n, entity)
        word, token = words[i], self.tokens[i]
        if not token.capital:
            return 0, None
        if i == first or words[i - 1] in _OPENING or (words[i - 1] == "." and i - first <= _LABEL):
            if self._term(i, last) > 1:
                return 0, None
            adverb = word.endswith("ly") and i + 1 < last and words[i + 1] == ","  # "Separately, the mission"
            if (
                (token.ordinary or adverb)
                and not (i + 1 < last and self.tokens[i + 1].capital and (head_kind(word) or self._opens_site(i, last)))
                and not self._is_numbered(i + 1, last)
                and not self._opens_towns(i, last)
            ):
                return 0, None
        if token.ordinary and len(word) == 1:
            return 0, None
        if word in _FAITHS and (i + 1 in self.mentions or self._before_noun(i + 1, last)):
            # "mainly Muslim Seleka rebels", "the Islamist group"
            return 1, Unit("J", self.starts[i], self.starts[i] + len(word), self.lower[i], self.lower[i])
        n = unknown_span(words, self.tokens, i, last)
        if n == 1 and self.lower[i].removesuffix("s") in _SITE_ACRONYMS and not self._is_numbered(i + 1, last):
            return 0, None  # "the FOB"
        if n == 1 and self.lower[i] in _CAPITALISED and i > first and self.lower[i - 1] in _DEFINITE:
            return 0, None  # "the Mission", as communiques write
        while n > 1 and (i + n - 1) in self.mentions and self.mentions[i + n - 1][1].kind in ("country", "mission"):
            n -= 1
        while n > 1 and words[i + n - 1] in ("of", "for", "and", "the", "de", "la"):
            n -= 1
        if self._is_numbered(i + n, last) or self._runs_on(i + n, last):
            n += 1
        span = " ".join(words[i : i + n])
        entity = self.aliases.get(span) or self.known.by_name.get(span)
        if entity is None:
            kind = classify(span)
            text = self.text[self.starts[i] : self.starts[i + n - 1] + len(words[i + n - 1])]
            entity = self.people.get(text) or Entity(own_name(text) if kind == "place" else text, kind)
            common = kind == "organisation" and token.ordinary and i > first and self.lower[i - 1] in _DEFINITE
            if n == 1 and (kind == "person" or common):  # "the Minister", "the Government"
                low = self.lower[i]
                return 1, Unit("N", self.starts[i], self.starts[i] + len(word), low, low, None, _people(low))
        return n, self._unit("M", i, n, entity)

    def _opens_towns(self, i: int, last: int) -> bool:
        """ "Man, Daloa and Para": an ordinary word that opens a list of towns."""
        towns = i + 3 < last and self.lower[i + 1] in (",", "and") and self.words[i + 2] in self.known.sites
        return towns and not self.words[i].endswith("ly") and self._listed(i + 2, last)

    def _listed(self, i: int, last: int) -> bool:
        """Whether a name has more behind it: "Daloa and", "Daloa, Para"; or the verb of several."""
        behind = self.lower[i + 1]
        return behind in ("and", "were", "are") or (behind == "," and i + 2 < last and self.tokens[i + 2].capital)

    def _before_noun(self, i: int, last: int) -> bool:
        """Whether token i is a common noun or adjective, written small."""
        return i < last and not self.tokens[i].capital and self.tokens[i].kind in "NJyz"

    def _is_numbered(self, i: int, last: int) -> bool:
        """Whether token i is the number of the post named before it: "Observation Post 58", "Position 4-28"."""
        if not 0 < i < last or not self.words[i][0].isdigit():
            return False
        if len(self.words[i]) == 1 and self._is_twin(i, last):
            return True
        if self.lower[i - 1] not in NUMBERED and not (i > 1 and self.lower[i - 2] in ("post", "base", "outpost")):
            return False  # "Position 4-28", "Observation Post Sterga 2"
        following = self.lower[i + 1] if i + 1 < last else "."
        return following not in _DISTANCES

    def _is_twin(self, i: int, last: int) -> bool:
        """Whether token i tells an unknown name from others like it: "Halane 2 and"."""
        name = self.tokens[i - 1]
        joined = self.starts[i] == self.starts[i - 1] + len(self.words[i - 1])  # "PK3"
        if joined or not name.capital or name.ordinary or i - 1 in self.mentions:
            return False
        following = self.lower[i + 1] if i + 1 < last else "."
        return following in _BEHIND_TWINS and not _SITES_TOLD.isdisjoint(self.lower)

    def _runs_on(self, i: int, last: int) -> bool:
        """Whether token i is the number written at once with the letter before it: "K1"."""
        joined = i < last and self.words[i].isdigit() and self.starts[i] == self.starts[i - 1] + 1
        return joined and len(self.words[i - 1]) == 1

    def _opens_site(self, i: int, last: int) -> bool:
        """ "Patrol Base Durai": a site's name that begins with an ordinary word."""
        n = unknown_span(self.words, self.tokens, i, last)
        return n > 2 and not _SITE_HEADS.isdisjoint(self.words[i + 1 : i + n - 1])

    def _named_as_site(self, i: int, first: int) -> bool:
        """Whether a name stands where a town does: after "in", "at", "from", or in a list of towns."""
        while i > first:
            before = self.lower[i - 1]
            if before in _BEFORE_TOWNS:
                return True
            if before == "and" and self.lower[i - 2] == ",":
                i -= 1
            if before not in (",", "and", "or") or i - 2 < first or self.words[i - 2] not in self.known.sites:
                return False
            i -= 2
        return False

    def _is_ours(self, entity: Entity, i: int, first: int) -> bool:
        """Whether the short name at token i ("the junta") is of the country over it, and nobody else's."""
        country = self.country_headings.at(self.starts[i]) or self.country
        return entity.country == country and not (i > first and self._of_another(i))

    def _of_another(self, i: int) -> bool:
        """Whether the short name at token i is somebody else's: "an army", "Congo's army", "the Burkinabe army"."""
        if self.words[i - 1] in ("a", "an", "no", "'s", "’s"):
            return True
        before = self.mentions.get(i - 1)
        return before is not None and before[1].kind == "demonym" and before[1].country != self.country

    def _continues(self, i: int, last: int) -> bool:
        """Whether an unknown capitalised word follows, so that a one-word known name is part of a longer one."""
        following, word = self.tokens[i + 1], self.words[i + 1]
        return following.capital and (not following.ordinary or head_kind(word) == "group") and word not in self.aliases

    def _unit(self, kind: str, i: int, n: int, entity: Entity) -> Unit:
        start, end = self.starts[i], self.starts[i + n - 1] + len(self.words[i + n - 1])
        return Unit(kind, start, end, self.text[start:end].lower(), entity.name, entity, _people(self.lower[i + n - 1]))

    def _demonym(self, i: int, n: int, entity: Entity, last: int) -> Unit:
        """A demonym is a noun of people where it stands alone ("two Bangladeshis"), else an adjective."""
        unit = self._unit("J", i, n, entity)
        follows = self.lower[i + n] if i + n < last else "."
        info = common_words().get(follows) or guess(follows)
        further = self.mentions.get(i + n + 1)
        if follows in ("and", "or", ",") and i + n + 2 < last and further is not None and further[1].kind == "demonym":
            word = self.lower[i + n + 2]
            after = common_words().get(word) or guess(word)
            if word[0].isalpha() and (after.kind in "NJ" or follows == ","):
                return unit  # "Spanish and Malian guards"
        if i + n < last and self.words[i + n][0].isupper() and follows not in ("and", "or"):
            return unit  # "the Swedish Armed Forces"
        if follows in _OF_MEN and further is None:
            return unit  # "Sudanese armed elements"
        if not follows[0].isalpha() or (info.kind in "PXLAKTWSRbsdneg" and info.kind != "n") or info.kind == "D":
            unit.kind, unit.people = "N", "unspecified"
        return unit


def _people(word: str) -> str | None:
    info = common_words().get(word)
    return info.people if info else None


def _town(dateline: str, known: Gazetteer) -> Entity | None:
    """The town of a dateline; none where it names a body or a land ("UNITED NATIONS (Reuters)")."""
    listed = known.by_name.get(dateline)
    if listed is not None and listed.kind in ("organisation", "mission", "country"):
        return None
    return known.sites.get(dateline) or Entity(dateline, "place")
