"""Who says what: speakers, their statements, and the modality that a claim inherits from them.

`read` goes through an article sentence by sentence: cues outside quotation marks first, then the quotations that hang on
them. Every statement covers a stretch of text, so that a claim found there later knows its speaker (`Speech.voice_at`).
"""

from bisect import bisect_right
from typing import NamedTuple

from pipeline.extract.article import Article
from pipeline.extract.claims import Citation, Speaker
from pipeline.extract.cues import Cue, find_cues
from pipeline.extract.quotes import Quotation, Quotations
from pipeline.extract.sentence import Sentence
from pipeline.extract.setting import medium_after, recipient_after
from pipeline.extract.speakers import Referent, Speakers
from pipeline.extract.speech_words import gate, verb_classes, words
from pipeline.extract.subjects import main_subject


class Voice(NamedTuple):
    """Who says a stretch of text: the speaker's key (None: the article), the attributing words, and the modality that
    what is said there inherits: asserted, claimed (said of oneself or one's enemy) or denied."""

    speaker: str | None
    attribution: str | None
    modality: str


SELF = Voice(None, None, "asserted")


class Speech:
    """All statements of one article."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []
        self._regions: list[tuple[int, int, Citation, str]] = []
        self._starts: list[int] = []
        self._speakers: list[Speaker] = []

    def voice_at(self, offset: int) -> Voice:
        """Who says the words at a character offset."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return SELF
        start, end, citation, modality = self._regions[i]
        return Voice(citation.speaker, citation.attribution, modality) if start <= offset < end else SELF

    def speakers(self) -> list[Speaker]:
        """Everybody cited, once, in order of first citation."""
        return self._speakers


def read(article: Article) -> Speech:
    """Find all attributed statements of an article."""
    return _Reader(article).read()


class _Said(NamedTuple):
    """A statement in the making: its speaker, its row and where its attributing words stand."""

    who: Referent
    row: Citation
    cue: Cue | None


class _Reader:
    """One pass over an article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.quotations = Quotations(article.text)
        self.speakers = Speakers(article)
        self.speakers.about.quotations = self.quotations
        self.said: list[_Said] = []
        self.by_sentence: dict[int, list[_Said]] = {}
        self.regions: list[tuple[int, int, _Said, str]] = []
        self.quoted: list[tuple[Quotation, _Said]] = []

    def read(self) -> Speech:
        article, openings = self.article, gate()
        for i, span in enumerate(article.spans):
            quotes = self.quotations.within(span.start, span.end) if self.quotations.spans else ()
            if openings.isdisjoint(article.sentence_words(i)):
                cues: list[Cue] = []
            else:
                sentence = article.sentence(i)
                cues = find_cues(sentence, self.quotations, self.speakers)
                self._statements(sentence, cues)
            for quotation in quotes:
                if span.start < quotation.end <= span.end:
                    self._attribute(i, quotation)
        return self._speech()

    # ------------------------------------------------------------------------------------------------ statements
    def _statements(self, s: Sentence, cues: list[Cue]) -> None:
        spans = _clauses(s, cues)
        for k, cue in enumerate(cues):
            explained = cue.rule != "according_to" or cue.start > s.start
            if cue.pronoun:
                meant = self.speakers.pronoun(s, cue.subject, cue.pronoun)
                speaking = [meant] if meant else []
            else:
                speaking = self.speakers.identify(s, cue.subject, explained=explained)
            for who in speaking:
                if self._publisher(who):
                    continue
                start, end = spans[k]
                modality = _modality(who, cue, s)
                medium, recipient, tail = None, None, cue.end
                if cue.verb is not None and cue.stance != "no_comment":
                    medium, tail = medium_after(s, cue)
                    recipient = recipient_after(s, cue)
                row = Citation(start, end, cue.rule, modality, self.article.text[cue.start : max(cue.end, tail)], None, cue.word,
                               self._direct(s, cue, start, end), medium, recipient, cue.stance)  # fmt: skip
                said = _Said(who, row, cue)
                self._add(s.index, said)
                if cue.reach != "none":
                    self._cover(
                        s, cue, said, cues, k, "denied" if cue.stance == "denial" and cue.reach == "after" else modality
                    )

    def _add(self, index: int, said: _Said) -> None:
        said.who.seen = index
        self.said.append(said)
        self.by_sentence.setdefault(index, []).append(said)
        active = said.cue is None or not said.cue.rule.startswith("passive")
        self.speakers.spoke.append((index, said.who, active))

    def _publisher(self, who: Referent) -> bool:
        """A text's own publisher is no cited source."""
        publisher = self.article.publisher
        return (
            publisher is not None
            and who.speaker.sector == "media"
            and who.speaker.name.casefold() == publisher.casefold()
        )

    def _direct(self, s: Sentence, cue: Cue, start: int, end: int) -> bool:
        return any(q.end - q.start > 12 for q in self.quotations.within(start, end) if not q.start < cue.start < q.end)

    def _cover(self, s: Sentence, cue: Cue, said: _Said, cues: list[Cue], k: int, modality: str) -> None:
        """Mark the text that a statement covers."""
        left = max((c.end for c in cues[:k] if c.reach in ("before", "both", "all")), default=s.start)
        left = max([left, *(u.end for u in s.units if u.kind == ";" and u.start < cue.start)])
        right = cues[k + 1].start if k + 1 < len(cues) else s.end
        if cue.reach in ("before", "both", "all") and cue.start > left:
            self.regions.append((left, cue.start, said, modality))
        if cue.reach in ("after", "both", "all"):
            self.regions.append((cue.end, s.end if cue.reach == "all" else max(right, cue.end), said, modality))

    # ------------------------------------------------------------------------------------------------ quotations
    def _attribute(self, i: int, quotation: Quotation) -> None:
        """Give a quotation its speaker: the one named beside it, else the one of the quotation before, else the person
        of whom the text has just spoken."""
        article = self.article
        first = max(0, article.sentence_at(quotation.start))
        said = self._beside(i, first, quotation)
        words_in = quotation.end - quotation.start
        whole = words_in > 20 and article.text[quotation.end - 2 : quotation.end - 1] in ".!?,…"
        carried = said is None
        if said is None and whole:
            said = self._continued(i, first, quotation) or self._bare(first, quotation)
        if said is None:
            return
        self.quoted.append((quotation, said))
        self.regions.append((quotation.start, quotation.end, said, said.row.modality))
        for k in range(first, i + 1):
            span = article.spans[k]
            inside = span.start >= quotation.start - 1 and span.end <= quotation.end + 1
            if (inside or (carried and k == i)) and not any(x.who is said.who for x in self.by_sentence.get(k, ())):
                row = Citation(span.start, span.end, "quote.continued" if carried else "quote.lead", said.row.modality, said.row.attribution, None,
                               said.row.cue, True, said.row.medium, said.row.recipient, "statement")  # fmt: skip
                self._add(k, _Said(said.who, row, None))

    def _beside(self, i: int, first: int, quotation: Quotation) -> _Said | None:
        after = [
            x
            for x in self.by_sentence.get(i, ())
            if x.cue is not None and x.cue.start >= quotation.end - 1 and x.cue.stance != "no_comment"
        ]
        before = [
            x
            for x in self.by_sentence.get(first, ())
            if x.cue is not None and x.cue.end <= quotation.start + 1 and x.cue.stance != "no_comment"
        ]
        closing = self.article.text[quotation.end - 2 : quotation.end]
        if after and ("," in closing or not before):
            return after[0]
        if before:
            return before[-1]
        return after[0] if after else None

    def _continued(self, i: int, first: int, quotation: Quotation) -> _Said | None:
        if not self.quoted:
            return None
        other, said = self.quoted[-1]
        spans = self.article.spans
        at = self.article.sentence_at(other.end - 1)
        same = spans[at].paragraph == spans[first].paragraph
        if (
            same
            and first - at <= 2
            and not any(x.who is not said.who for k in range(at + 1, i + 1) for x in self.by_sentence.get(k, ()))
        ):
            return said
        return None

    def _bare(self, first: int, quotation: Quotation) -> _Said | None:
        """ "The mayor was blunt. "We want them gone."" """
        article = self.article
        span = article.spans[first]
        if quotation.start > span.start + 1:
            if article.text[quotation.start - 2 : quotation.start - 1] != ":":
                return None
            s, _k = article.sentence(first), first
        elif (
            first > 0
            and article.spans[first - 1].paragraph == span.paragraph
            and not self.speakers.about.quoted(first - 1)
        ):
            s, _k = article.sentence(first - 1), first - 1
        else:
            return None
        noun = main_subject(s, self.speakers.speaks)
        nature = self.speakers.nature(noun) if noun is not None else None
        if noun is None or nature is None or nature.what != "person":
            return None
        who = next(iter(self.speakers.identify(s, noun)), None)
        if who is None or who.what != "person":
            return None
        row = Citation(
            span.start, max(span.end, quotation.end), "quote.bare", "asserted", noun.text(), None, noun.text(), True
        )
        said = _Said(who, row, None)
        if True:
            row.start, row.end = span.start, span.end
            self._add(first, said)
        return said

    # ------------------------------------------------------------------------------------------------ result
    def _speech(self) -> Speech:
        speech = Speech()
        keys: dict[str, Speaker] = {}
        self.said.sort(key=lambda x: (x.row.start, x.row.end, x.cue.start if x.cue else 0))
        for said in self.said:
            said.row.speaker = said.who.speaker.key
            keys.setdefault(said.who.speaker.key, said.who.speaker)
            speech.citations.append(said.row)
        speech._speakers = list(keys.values())
        speech._regions = _flat(self.regions)
        speech._starts = [r[0] for r in speech._regions]
        return speech


def _clauses(s: Sentence, cues: list[Cue]) -> list[tuple[int, int]]:
    """The quote of each cue: the sentence, or its clause where the sentence makes several statements."""
    return [(s.start, s.end)] * len(cues)


def _flat(regions: list[tuple[int, int, _Said, str]]) -> list[tuple[int, int, Citation, str]]:
    """Regions without overlap: a later start cuts an earlier region, which goes on after it."""
    flat: list[tuple[int, int, Citation, str]] = []
    stack: list[tuple[int, int, Citation, str]] = []
    for start, end, said, modality in sorted(regions, key=lambda r: (r[0], -r[1])):
        while stack and stack[-1][1] <= start:
            stack.pop()
        if stack:
            outer = flat[-1]
            if outer[1] > start:
                flat[-1] = (outer[0], start, outer[2], outer[3])
                if flat[-1][0] >= start:
                    flat.pop()
        row = (start, end, said.row, modality)
        flat.append(row)
        if stack and stack[-1][1] > end:
            flat.append((end, stack[-1][1], stack[-1][2], stack[-1][3]))
        stack.append(row)
    return [r for r in flat if r[0] < r[1]]


def _modality(who: Referent, cue: Cue, s: Sentence) -> str:
    """Claimed where an interested party speaks of itself or its enemy."""
    names = verb_classes().get(cue.lemma, frozenset())
    sector = who.speaker.sector
    if "doubting" in names or sector == "armed_group":
        return "claimed"
    if sector in ("military", "government") and any(u.lemma in words("phrases", "enemy") for u in s.units):
        return "claimed"
    return "asserted"
