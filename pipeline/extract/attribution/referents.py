"""Everybody whom an article cites, kept so that a later short form finds them again."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field

from pipeline.extract.article import Article
from pipeline.extract.attribution.bodies import Bodies
from pipeline.extract.attribution.descriptions import head_of, name_after
from pipeline.extract.attribution.lexis import Nature, guess_nature, natures, words
from pipeline.extract.attribution.members import tail
from pipeline.extract.attribution.quotes import Quotations
from pipeline.extract.claims import Speaker
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence

_NOBODY = frozenset(("no", "neither", "nobody", "none", "any", "whatever", "what", "every", "each", "few"))
_FEW = frozenset(("few", "no"))
_HARDLY = frozenset(("hardly", "scarcely", "barely"))
_PRONOUNS = frozenset(("he", "she", "they", "it"))


@dataclass(slots=True, eq=False)
class Referent:
    """A speaker, and what later short forms need to find it again: its nature, number and head words, the sentence that
    named it last, and whether only a title has named it yet."""

    speaker: Speaker
    what: str
    plural: bool = False
    heads: set[str] = field(default_factory=set)
    seen: int = 0
    untold: bool = False


def is_named_outlet(noun: Noun) -> bool:
    """ "The newspaper Le Sahel": whatever else a name may be, that of an outlet behind a word for one."""
    units = noun.sentence.units
    if noun.last == noun.first or units[noun.last].kind != "M" or units[noun.last - 1].kind != "N":
        return False
    outlet = natures().get(units[noun.last - 1].lemma)
    return outlet is not None and outlet.what == "body" and outlet.sector == "media"


class Referents(ABC):
    """The speakers of one article, and what can be one."""

    def __init__(self, article: Article, quotations: Quotations) -> None:
        self.article, self.quotations = article, quotations
        self.bodies = Bodies(article)
        self.found: dict[str, Referent] = {}
        self.spoke: list[tuple[int, Referent, bool]] = []
        self._natures: dict[Noun, Nature | None] = {}
        self._speaking: dict[Noun, bool] = {}

    @abstractmethod
    def one(self, s: Sentence, noun: Noun, *, explained: bool = True) -> list[Referent]:
        """The speaker that a phrase names, if any."""

    @abstractmethod
    def first(self, s: Sentence, noun: Noun) -> Referent | None:
        """The speaker that a phrase names, without what stands around it."""

    # ------------------------------------------------------------------------------------------------ what can speak
    def nature(self, noun: Noun) -> Nature | None:
        """What the phrase is, by its head: person, body, document, mute; None where no list and no ending tells."""
        if noun not in self._natures:
            self._natures[noun] = self._nature(noun)
        return self._natures[noun]

    def _nature(self, noun: Noun) -> Nature | None:
        head = head_of(noun)
        if noun.first == noun.last == 0 and noun.sentence.row[1:2] == ":" and noun.text().isupper():
            return Nature("mute", "other")  # the label of a transcript
        if head.kind == "M":
            return Nature("body", "media") if is_named_outlet(noun) else self.bodies.nature_of(head.value)
        if head.kind == "R":
            return Nature("person" if head.word in _PRONOUNS else "mute", "other")
        if head.kind in "C#DJ":
            return self._counted(noun, head)
        if self.nation(noun, head) is not None:
            return Nature("body", "international")
        if head.value is not None and head.people == "national":
            return Nature("person", "international")
        return self._listed(noun, head)

    def nation(self, noun: Noun, head: Unit) -> str | None:
        """The foreign country that "the Dutch", "the Danes" stands for."""
        entity = head.value
        whole = noun.first == noun.last - 1 and noun.units[0].word == "the" and head.kind == "N"
        if not whole or getattr(entity, "kind", None) != "demonym" or entity.country == self.article.country:
            return None
        if head.word.rstrip("s") in words("people", "ethnic"):
            return None
        many = head.word.endswith(("s", "sh", "ch", "ese", "men"))
        return entity.country if many else None

    def _listed(self, noun: Noun, head: Unit) -> Nature | None:
        listed = natures()
        if noun.of is not None and head.kind == "N" and head.lemma in words("people", "several"):
            them = self.nature(noun.of)
            if them is not None and them.what == "person":
                return them
        if noun.of is not None and head.lemma in words("nouns", "copy"):
            return self.nature(noun.of)
        units = noun.sentence.units
        at = noun.last if units[noun.last] is head else noun.head
        if at > noun.first:
            before = units[at - 1].word
            pair = listed.get(f"{before} {head.lemma}") or listed.get(f"{before} {head.word}")
            if pair is not None:
                return pair
        return listed.get(head.lemma) or listed.get(head.word) or guess_nature(head.lemma, head.people)

    def _counted(self, noun: Noun, head: Unit) -> Nature | None:
        """ "One of its commanders", "two of the sources", "the official" read as an adjective."""
        if noun.of is not None:
            them = noun.sentence.units[noun.of.head].word == "them"
            return Nature("person", "other") if them else self.nature(noun.of)
        if head.kind == "C" and noun.first == noun.last and self._goes_on(noun):
            return Nature("person", "other")
        if head.word == "one" and noun.first == noun.last:  # "The elders were angry. 'Go home,' said one, Ali Kone."
            told = name_after(noun.sentence, noun) is not None or self.group_before(noun.sentence) is not None
            return Nature("person" if told else "mute", "other")
        return natures().get(head.word) if head.kind == "J" else Nature("mute", "other")

    @staticmethod
    def _goes_on(noun: Noun) -> bool:
        """Whether a bare number opens a sentence and speaks: "Two told us that they had sent their families south"."""
        return noun.first == 0 and any(v.first == 1 and v.lemma in ("say", "tell") for v in noun.sentence.verbs)

    def group_before(self, s: Sentence) -> Referent | None:
        """The group of people that spoke last, in this sentence or the two before."""
        recent = (r for at, r, _ in reversed(self.spoke) if s.index - at <= 2)
        return next((r for r in recent if r.plural or (r.what == "body" and "official" in r.heads)), None)

    def speaks(self, noun: Noun) -> bool:
        """Whether the phrase can be a speaker at all."""
        found = self._speaking.get(noun)
        if found is None:
            nature = self.nature(noun)
            found = nature is not None and nature.what != "mute" and self.determiner(noun) not in _NOBODY
            # "in Gao few people regret it"
            before = noun.sentence.units[noun.first - 1].word if noun.first else ""
            found = found and before not in _HARDLY  # "Hardly a newspaper took note"
            found = found and (_FEW.isdisjoint(noun.sentence.heard) or all(u.word not in _FEW for u in noun.units))
            self._speaking[noun] = found
        return found

    @staticmethod
    def determiner(noun: Noun) -> str | None:
        """The word that opens the phrase, where it is a determiner."""
        unit = noun.sentence.units[noun.first]
        return unit.word if unit.kind == "D" or unit.word in _NOBODY else None

    # ------------------------------------------------------------------------------------------------ quotation marks
    def inside(self, offset: int) -> bool:
        """Whether a character stands in quotation marks."""
        return self.quotations.at(offset) is not None

    def quoted(self, index: int) -> bool:
        """Whether a sentence stands in quotation marks as a whole."""
        span = self.article.spans[index]
        found = self.quotations.at(span.start)
        return found is not None and found.end >= span.end - 1

    # ------------------------------------------------------------------------------------------------ the list
    def keep(self, s: Sentence, what: str, speaker: Speaker, *, plural: bool = False, heads: set[str] | None = None,
             untold: bool = False) -> Referent:  # fmt: skip
        """The referent of a speaker: the one met before under the same key, or a new one."""
        heads = {"spokesman" if h in words("people", "spokesman") else h for h in heads} if heads else set()
        referent = self.found.get(speaker.key)
        if referent is None:
            group = plural or speaker.kind == "group"
            referent = self.found[speaker.key] = Referent(speaker, what, group, heads, s.index, untold)
        referent.heads |= heads
        referent.seen = s.index
        return referent

    def _keep_known(self, s: Sentence, entity: Entity, *, heads: set[str] | None = None) -> Referent:
        kind = entity.kind if entity.kind in ("person", "group") else "organisation"
        speaker = Speaker(entity.name, entity.name, kind, entity.sector or "other", True)
        return self.keep(s, "person" if kind == "person" else "body", speaker, heads=heads)

    def _keep_unnamed(
        self, s: Sentence, noun: Noun, what: str, kind: str, sector: str, *, heads: set[str], named: bool = False,
        affiliation: str | None = None, untold: bool = False, posted: bool = False,
    ) -> Referent:  # fmt: skip
        """A speaker by its describing words; `named` where they are a title that fits one person only."""
        text = self._words(s, noun, posted=posted)
        speaker = Speaker(text if named else text.casefold(), text, kind, sector, named, affiliation)
        return self.keep(s, what, speaker, plural=kind == "group", heads=heads, untold=untold)

    def _words(self, s: Sentence, noun: Noun, *, posted: bool = False) -> str:
        """The describing words, verbatim; `posted` takes in "posted on social media" too."""
        units, row = s.units, s.row
        first = noun.first + (units[noun.first].word in ("the", "both") and noun.last > noun.first)
        while first < noun.last and row[first] == "A":
            first += 1  # "By nightfall state television"
        last = max(first, tail(s, noun))
        if posted and row[last + 1 : last + 3] in ("eP", "nP", "gP"):
            last = next((n.last for n in s.nouns if n.first == last + 3), last)
        return self.article.text[units[first].start : units[last].end].rstrip(" ,.;:")
