"""The bodies that an article cites, and the documents that speak for them: "the mission's office", "the group", "the
statement"."""

from pipeline.extract.attribution import descriptions as told
from pipeline.extract.attribution.documents import author
from pipeline.extract.attribution.lexis import Nature, natures, words
from pipeline.extract.attribution.members import tail
from pipeline.extract.attribution.named_bodies import is_outlet
from pipeline.extract.attribution.referents import Referent, Referents
from pipeline.extract.attribution.short_forms import OWNERS, again, pronoun
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence

DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_FAR = 60
# Documents that are nobody's words where nothing says whose ("the figures say otherwise").
_NUMBERS = frozenset(("figures", "numbers", "data", "statistics"))
# By which a body speaks for itself ("the group's Telegram channel").
_AIRING = frozenset(("channel", "website", "account", "page"))
# Sectors of which an article names few bodies, so that other words for one mean the one named last.
_TELLING = frozenset(("expert", "media"))
# Sectors of bodies that other words for a body may mean too.
_AKIN = {"expert": ("other",)}


class CitedBodies(Referents):
    """Bodies and documents as speakers."""

    def _body(self, s: Sentence, noun: Noun, head: Unit, nature: Nature) -> Referent | None:
        calling = told.naming(s, noun)
        if calling is not None and s.units[calling].value.sector:
            return self._keep_known(s, self.bodies.resolve(s.units[calling].value), heads={head.lemma})
        if calling is not None:
            named = next((n for n in s.nouns if n.last == calling), noun)
            name = self.article.text[s.units[calling].start : s.units[tail(s, named)].end]
            return self._keep_known(s, Entity(name, "organisation", nature.sector), heads={head.lemma})
        cut = next((i for i in range(noun.last, noun.first, -1) if s.units[i].kind == "Z"), -1)
        own = f"{s.units[noun.head - 1].word} {head.word}" in natures()  # "Ghana's defence headquarters"
        if cut > 0 and (head.lemma in words("bodies", "office") or head.lemma in _AIRING) and not own:
            holder = self.first(s, told.part(s, noun.first, cut - 1))
            if holder is not None and holder.what == "body":
                return holder  # "the mission's office"
            if holder is not None:  # "the governor's office"
                return self._keep_unnamed(
                    s, noun, "body", "organisation", holder.speaker.sector, heads={head.lemma},
                    affiliation=holder.speaker.affiliation,
                )  # fmt: skip
        if s.units[noun.first].word in ("his", "her") and head.lemma in words("bodies", "office"):
            holder = pronoun(self, s, noun, OWNERS[s.units[noun.first].word])
            if holder is not None:  # "his office"
                return self._keep_unnamed(
                    s, noun, "body", "organisation", holder.speaker.sector, heads={head.lemma},
                    affiliation=holder.speaker.affiliation,
                )  # fmt: skip
        if s.units[noun.first].word in ("its", "their") and head.lemma in _AIRING:
            holder = pronoun(self, s, noun, OWNERS[s.units[noun.first].word])
            if holder is not None:  # "its channel"
                return holder
        if cut > 0 and head.lemma in words("phrases", "again"):
            holder = self.first(s, told.part(s, noun.first, cut - 1))
            if holder is not None and holder.speaker.affiliation:  # "Nsaibia's organization"
                house = self.article.known.by_name.get(holder.speaker.affiliation)
                house = house or Entity(holder.speaker.affiliation, "organisation", nature.sector)
                return self._keep_known(s, self.bodies.resolve(house), heads={head.lemma})
        if head.lemma in ("agency", "body") and any(
            u.kind == "M" and u.value.name == "United Nations" for u in noun.units
        ):
            agency = (r for _, r, _ in reversed(self.spoke) if r.what == "body" and r.speaker.sector == "un")
            found = next((r for r in agency if r.speaker.name != "United Nations"), None)
            if found is not None:  # "the UN agency" after the WHO
                return found
        known = self.bodies.named_beside(s, noun)
        if known is not None:
            return self._keep_known(s, known, heads={u.lemma for u in noun.units if u.kind in "NJ"})
        calling = told.name_after(s, noun) if self.determiner(noun) in ("a", "an") else None
        if calling is not None:  # "an unheard-of group, Usbat al-Nour, said"
            name = self.article.text[s.units[calling].start : s.units[calling].end]
            return self._keep_known(s, Entity(name, "organisation", nature.sector), heads={head.lemma})
        known = self.bodies.body(s, noun, head, nature)
        if known is not None:
            return self._keep_known(s, known, heads={head.lemma})
        if s.units[noun.first].word in ("his", "her") and head.lemma in words("phrases", "again"):
            holder = pronoun(self, s, noun, OWNERS[s.units[noun.first].word])
            told_here = bool(self.spoke) and self.spoke[-1][0] == s.index and self.spoke[-1][1] is holder
            house = holder.speaker.affiliation if holder is not None and not told_here else None
            return self._keep_known(s, Entity(house, "organisation", nature.sector)) if house else holder
        if self.determiner(noun) in DEFINITE:
            short = again(self, noun, head, "body") or self._fuller(s, noun, head, nature)
            if short is not None:
                return short
            if any(u.word == "same" for u in noun.units):  # "according to the same office"
                same = next((r for _, r, _ in reversed(self.spoke) if r.what == "body"), None)
                if same is not None:
                    return same
            plain = noun.of is None and not any(u.kind in "MZ" for u in noun.units[:-1])
            named = self.bodies.named_before(s, noun.start) if plain and nature.sector in _TELLING else None
            spoke = self._body_before(s) if plain and nature.sector in _TELLING else None
            for known, sector in ((spoke, spoke and spoke.speaker.sector), (named, named and named.sector)):
                if known is None or sector not in (nature.sector, *_AKIN.get(nature.sector, ())):
                    continue  # "the rights group" is no ministry named before
                return known if isinstance(known, Referent) else self._keep_known(s, self.bodies.resolve(known))
            bare = plain and not any(u.kind == "N" for u in noun.units[:-1])
            if bare and head.lemma in words("phrases", "again"):
                short = self._body_before(s)
                named = self.bodies.named_before(s, noun.start) if short is None else None
                if short is not None or named is not None:
                    return short or self._keep_known(s, self.bodies.resolve(named))
        sector = self.bodies.sectors.of_person(noun.units[:-1], nature.sector, head.lemma)
        around = {u.word for u in noun.units}
        if head.lemma in ("council", "committee", "assembly") and around & words("marks", "local_body"):
            sector = "local"  # "the youth council"
        return self._keep_unnamed(s, noun, "body", "organisation", sector, heads={head.lemma})

    def _fuller(self, s: Sentence, noun: Noun, head: Unit, nature: Nature) -> Referent | None:
        """ "The coalition" after "the U.S.-led coalition": the body by the fuller words that named it first."""
        if any(u.kind in "NMJZ" for u in noun.units[:-1]):
            return None
        for k in range(max(0, s.index - _FAR), s.index):
            if head.word not in self.article.heard[k]:
                continue
            other = self.article.sentence(k)
            for first in other.nouns:
                last = other.units[first.last]
                if last.word == head.word and any(u.kind in "JM" and u.value is not None for u in first.units):
                    known = self.bodies.body(other, first, last, nature)
                    if known is not None:
                        return self._keep_known(s, known, heads={head.lemma})
        return None

    def _body_before(self, s: Sentence) -> Referent | None:
        """The body that spoke in this sentence or the two before, the state and its army apart."""
        recent = (r for at, r, _ in reversed(self.spoke) if s.index - at <= 2 and r.what == "body")
        return next((r for r in recent if r.speaker.sector not in ("government", "military", "media")), None)

    def _outlet_before(self, s: Sentence) -> Referent | None:
        """ "Le Soir takes another view. ..., the paper reports": the outlet named last, in the two sentences before."""
        for k in range(s.index, max(-1, s.index - 3), -1):
            for noun in self.article.sentence(k).nouns:
                value = noun.units[-1].value
                if noun.sentence.row[noun.last] == "M" and (value.kind == "outlet" or is_outlet(value.name)):
                    return self._keep_known(s, Entity(value.name, "organisation", "media"))
        return None

    def _document(self, s: Sentence, noun: Noun, head: Unit) -> Referent | None:
        owner = author(self, s, noun, head)
        if owner is not None:
            return owner
        if self.determiner(noun) == "the" and head.lemma == "paper" and noun.first == noun.last - 1:
            outlet = self._outlet_before(s)
            if outlet is not None:
                return outlet
            return self._keep_unnamed(s, noun, "body", "organisation", "media", heads={"paper", "newspaper"})
        if self.determiner(noun) in DEFINITE:
            short = again(self, noun, head, "document")
            if short is None and head.lemma in words("nouns", "statement") and head.word not in _NUMBERS:
                short = next((r for _, r, _ in reversed(self.spoke) if r.what != "document"), None)
            if short is not None:
                return short
        end = tail(s, noun)
        sector = self.bodies.sectors.of_document(s.units[noun.first : end + 8], end + 1 - noun.first)
        return self._keep_unnamed(s, noun, "document", "document", sector, heads={head.lemma}, posted=True)
