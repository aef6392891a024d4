"""One pass over an article: its statements, whose they are, and the stretch of text that each covers.

Cues outside quotation marks come first, then the quotations that hang on them. Every statement covers a stretch of
text, so that a claim found there knows its speaker (`Speech.voice_at`).
"""

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.article import Article
from pipeline.extract.attribution.cue import Cue
from pipeline.extract.attribution.cues import find_cues
from pipeline.extract.attribution.descriptions import named_aside
from pipeline.extract.attribution.lexis import gate
from pipeline.extract.attribution.quotes import Quotation, Quotations
from pipeline.extract.attribution.referents import Referent
from pipeline.extract.attribution.setting import medium_after, modality_of, recipient_after, stance_of_content
from pipeline.extract.attribution.speakers import Speakers
from pipeline.extract.attribution.subjects import main_subject
from pipeline.extract.attribution.turns import Turn, answers
from pipeline.extract.claims import Citation, Speaker
from pipeline.extract.sentence import Sentence
from pipeline.extract.tokens import Span

# A quotation of fewer characters is a word or two that the article borrows.
_BORROWED = 20


# What opens a sentence that says of another what was said of the one before: "Nor did the army".
_ELLIPTIC = (["so"], ["nor"], ["neither"])
_BACK = frozenset(("before", "both", "all"))
_AHEAD = frozenset(("after", "both", "all"))


_HEARSAY = frozenset(("they", "They"))


class Voice(NamedTuple):
    """Who says a stretch of text: the speaker's key (None: the article), the attributing words, and the modality that
    what is said there inherits: asserted, claimed (said of oneself or one's enemy) or denied."""

    speaker: str | None
    attribution: str | None
    modality: str


SELF = Voice(None, None, "asserted")


class _Said(NamedTuple):
    """A statement in the making: its speaker, its row and, where it has one of its own, its cue."""

    who: Referent
    row: Citation
    cue: Cue | None


class _Region(NamedTuple):
    """A stretch of text that a statement covers, and the modality of what is said there."""

    start: int
    end: int
    said: _Said
    modality: str


class Speech:
    """All statements of one article."""

    def __init__(self, citations: list[Citation], speakers: list[Speaker], regions: list[_Region]) -> None:
        self.citations = citations
        self._speakers = speakers
        self._by_key = {s.key: s for s in speakers}
        self._ends = [r.end for r in regions]
        self._starts = [r.start for r in regions]
        self._voices = [Voice(r.said.row.speaker, r.said.row.attribution, r.modality) for r in regions]

    def voice_at(self, offset: int) -> Voice:
        """Who says the words at a character offset."""
        i = bisect_right(self._starts, offset) - 1
        return self._voices[i] if i >= 0 and offset < self._ends[i] else SELF

    def speaker_at(self, offset: int) -> Speaker | None:
        """Who says the words at a character offset, None where the article itself does."""
        return self.speaker_of(self.voice_at(offset))

    def speaker_of(self, voice: Voice) -> Speaker | None:
        """Who has a voice, None where it is that of the article itself."""
        return self._by_key.get(voice.speaker) if voice.speaker is not None else None

    def speakers(self) -> list[Speaker]:
        """Everybody cited, once, in order of first citation."""
        return self._speakers


def read(article: Article) -> Speech:
    """Find all attributed statements of an article."""
    return _Reader(article).read()


class _Reader:
    """One pass over an article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.quotations = Quotations(article.text)
        self.speakers = Speakers(article, self.quotations)
        self.said: list[_Said] = []
        self.by_sentence: dict[int, list[_Said]] = {}
        self.regions: list[_Region] = []
        self.quoted: list[tuple[Quotation, _Said]] = []

    def read(self) -> Speech:
        """Go through the sentences that hold a cue or a quotation."""
        article, openings, quotations = self.article, gate(), self.quotations
        turns = answers(article, self.speakers)
        for i, span in enumerate(article.spans):
            gated = not openings.isdisjoint(article.heard[i]) or article.sentence_words(i)[:1] in _ELLIPTIC
            if gated or self._told_after_quotation(span):
                sentence = article.sentence(i)
                cues = find_cues(sentence, quotations, self.speakers, self._last_cue(i))
                told = any(turn.first <= i <= turn.last for turn in turns)  # "They say it is closed": hearsay
                self._statements(sentence, [c for c in cues if not (told and c.subject.text() in _HEARSAY)])
            for quotation in quotations.within(span.start, span.end) if quotations.spans else ():
                if span.start < quotation.end <= span.end:
                    self._attribute(i, quotation)
        self._answers(turns)
        return self._speech()

    def _answers(self, turns: list[Turn]) -> None:
        """Give what is said in the turns of an interview or a briefing to whoever answers."""
        spans = self.article.spans
        for turn in turns:
            modality = "claimed" if turn.who.speaker.sector == "armed_group" else "asserted"
            for k in range(turn.first, turn.last + 1):
                start = max(turn.start, spans[k].start)
                row = Citation(start, spans[k].end, "turn", modality, turn.label, None, turn.label, True)
                said = _Said(turn.who, row, None)
                self.regions.append(_Region(start, spans[k].end, said, modality))
                if not self.by_sentence.get(k):
                    self._add(k, said)

    def _told_after_quotation(self, span: Span) -> bool:
        """Whether words follow a quotation that a comma closes within a sentence: '"It is over," sums up Ada Kone.'"""
        found = self.quotations.within(span.start, span.end) if self.quotations.spans else ()
        if self.article.text.startswith("For ", span.start) and "," in self.article.text[span.start : span.end]:
            return True  # 'For the envoy, "nothing can justify it"'
        return any(q.end < span.end - 4 and self.article.text[q.end - 2] in ",!?" for q in found)

    def _last_cue(self, i: int) -> Cue | None:
        """The last cue of the sentence before."""
        said = self.by_sentence.get(i - 1)
        return next((x.cue for x in reversed(said) if x.cue is not None), None) if said else None

    # ------------------------------------------------------------------------------------------------ statements
    def _statements(self, s: Sentence, cues: list[Cue]) -> None:
        spans = _clauses(s, cues)
        for k, cue in enumerate(cues):
            if spans[k][0] >= spans[k][1]:
                continue  # "they denied denied": nothing is left to the second
            for who in self._who(s, cue):
                if self._publisher(who):
                    continue
                said = _Said(who, self._row(s, cue, who, *spans[k]), cue)
                self._add(s.index, said)
                if cue.reach != "none":
                    self._cover(s, cue, said, cues, k)

    def _who(self, s: Sentence, cue: Cue) -> list[Referent]:
        if cue.pronoun:
            return self.speakers.owner(s, cue.subject, cue.pronoun)
        # "According to the agency, some 60,000 people": what follows the comma explains nothing.
        according = cue.rule == "according_to"
        unknown = "document" if according else "person"
        explained = not according or cue.start > s.start or named_aside(s, cue.subject)
        return self.speakers.identify(s, cue.subject, explained=explained, unknown=unknown)

    def _row(self, s: Sentence, cue: Cue, who: Referent, start: int, end: int) -> Citation:
        medium, recipient, last = None, None, cue.end
        if cue.verb is not None and cue.stance != "no_comment":
            medium, last = medium_after(s, cue)
            recipient = recipient_after(s, cue)
        stance = cue.stance
        if stance == "statement" and cue.verb is not None and cue.verb.form == "finite" and cue.reach == "after":
            stance = stance_of_content(s, cue.end) or stance
        quoted = self.quotations.within(start, end) if self.quotations.spans else ()
        direct = bool(quoted) and any(self._whole(q, start) and not q.start < cue.start < q.end for q in quoted)
        return Citation(
            start=start, end=end, rule=cue.rule, modality=modality_of(who.speaker.sector, cue, s),
            attribution=self.article.text[cue.start : max(cue.end, last)], cue=cue.word, direct=direct,
            medium=medium, recipient=recipient, stance=stance,
        )  # fmt: skip

    def _whole(self, quotation: Quotation, start: int) -> bool:
        """Whether a quotation in a statement that begins at `start` is what somebody said, no word that the article
        borrows: long, or set off by signs on both sides."""
        text, (first, end) = self.article.text, quotation
        opens = first <= start or text[first - 2] in ",:"
        return end - first > _BORROWED or (opens and (text[end - 2] in ",.!?…" or text[end : end + 1] == ","))

    def _add(self, index: int, said: _Said) -> None:
        said.who.seen = index
        self.said.append(said)
        self.by_sentence.setdefault(index, []).append(said)
        active = said.cue is None or not said.cue.rule.startswith("passive")
        self.speakers.spoke.append((index, said.who, active))

    def _publisher(self, who: Referent) -> bool:
        """A text's own publisher is no cited source."""
        publisher, speaker = self.article.publisher, who.speaker
        return publisher is not None and speaker.sector == "media" and speaker.name.casefold() == publisher.casefold()

    def _cover(self, s: Sentence, cue: Cue, said: _Said, cues: list[Cue], k: int) -> None:
        """Mark the text that a statement covers."""
        modality = "denied" if said.row.stance == "denial" and cue.reach == "after" else said.row.modality
        left = max((c.end for c in cues[:k] if c.reach in _BACK), default=s.start) if k else s.start
        if ";" in s.row:
            left = max([left, *(u.end for u in s.units if u.kind == ";" and u.start < cue.start)])
        right = cues[k + 1].start if k + 1 < len(cues) and cue.reach != "all" else s.end
        if cue.reach in _BACK and cue.start > left:
            self.regions.append(_Region(left, cue.start, said, modality))
        if cue.reach in _AHEAD and right > cue.end:
            self.regions.append(_Region(cue.end, right, said, modality))

    # ------------------------------------------------------------------------------------------------ quotations
    def _attribute(self, i: int, quotation: Quotation) -> None:
        """Give a quotation that ends in sentence i its speaker: the one named beside it, else the one of the quotation
        before, else the person of whom the text has just spoken."""
        article = self.article
        first = article.sentence_at(quotation.start)
        said = self._beside(i, first, quotation)
        carried = said is None
        told = (
            quotation.end - quotation.start > _BORROWED or article.text[quotation.start - 2 : quotation.start] == ": "
        )
        whole = told and article.text[quotation.end - 2] in ".!?,…"
        if said is None and whole:
            said = self._continued(i, first, quotation) or self._bare(i, first, quotation) or self._carried_on(first)
        if said is None:
            return
        self.quoted.append((quotation, said))
        self.regions.append(_Region(quotation.start, quotation.end, said, said.row.modality))
        for k in range(first, i + 1):
            span = article.spans[k]
            inside = span.start >= quotation.start - 1 and span.end <= quotation.end + 1
            if (inside or (carried and k == i)) and all(x.who is not said.who for x in self.by_sentence.get(k, ())):
                rule = "quote.continued" if carried else "quote.lead"
                self._add(k, _Said(said.who, _repeated(said.row, span.start, span.end, rule), None))

    def _beside(self, i: int, first: int, quotation: Quotation) -> _Said | None:
        """The statement whose words stand right after or before a quotation."""
        after = [x for x in self._speaking(i) if x.cue is not None and x.cue.start >= quotation.end - 1]
        before = [x for x in self._speaking(first) if x.cue is not None and x.cue.end <= quotation.start + 1]
        closing = self.article.text[quotation.end - 2 : quotation.end]
        if after and ("," in closing or not before):
            return after[0]
        return before[-1] if before else None

    def _speaking(self, index: int) -> list[_Said]:
        found = self.by_sentence.get(index, ())
        return [x for x in found if x.cue is not None and x.cue.stance != "no_comment"]

    def _continued(self, i: int, first: int, quotation: Quotation) -> _Said | None:
        """The speaker of the quotation before, in the same paragraph, where nobody else has spoken since."""
        if not self.quoted:
            return None
        other, said = self.quoted[-1]
        spans = self.article.spans
        at = self.article.sentence_at(other.end - 1)
        if spans[at].paragraph != spans[first].paragraph or first - at > 2:
            return None
        since = (x for k in range(at + 1, i + 1) for x in self.by_sentence.get(k, ()))
        return said if all(x.who is said.who for x in since) else None

    def _carried_on(self, first: int) -> _Said | None:
        """Who was quoted at the end of the paragraph before, where a quotation fills the next one."""
        spans = self.article.spans
        if not self.quoted or first == 0 or spans[first - 1].paragraph == spans[first].paragraph:
            return None
        other, said = self.quoted[-1]
        at = self.article.sentence_at(other.end - 1)
        since = (x for k in range(at + 1, first) for x in self.by_sentence.get(k, ()))
        near = spans[at].paragraph == spans[first - 1].paragraph and first - at <= 2
        return said if near and said.who.what == "person" and all(x.who is said.who for x in since) else None

    def _told_beside(self, i: int, first: int, quotation: Quotation) -> Sentence | None:
        """The sentence that tells of somebody beside a quotation without a verb of speaking: its own before a colon,
        the one before it, or, where it opens a paragraph, the one after it."""
        article, spans = self.article, self.article.spans
        if quotation.start > spans[first].start + 1:
            return article.sentence(first) if article.text[quotation.start - 2] == ":" else None
        if first > 0 and spans[first - 1].paragraph == spans[first].paragraph:
            return article.sentence(first - 1) if not self.speakers.quoted(first - 1) else None
        if i + 1 == len(spans) or spans[i + 1].paragraph != spans[i].paragraph or spans[i].end > quotation.end + 1:
            return None
        s = article.sentence(i + 1)
        noun = main_subject(s, self.speakers.speaks) if not self.quotations.within(s.start, s.end) else None
        single = noun is not None and (s.row[noun.last] in "MR" or s.units[noun.head].word == noun.lemma)
        return s if single else None

    def _bare(self, i: int, first: int, quotation: Quotation) -> _Said | None:
        """'The mayor was blunt. "We want them gone."': the person of whom the text has just spoken, or does at once."""
        s, span = self._told_beside(i, first, quotation), self.article.spans[first]
        if s is None:
            return None
        told = [x for x in self._speaking(s.index) if x.who.what == "person"]
        noun = main_subject(s, self.speakers.speaks)
        nature = self.speakers.nature(noun) if noun is not None else None
        who = None
        spoken = told and told[-1].cue.rule.startswith(("verb", "quote"))
        if spoken:  # 'Soldiers had been there, he said. "They have found it clean."'
            who, noun = told[-1].who, told[-1].cue.subject
        elif noun is not None and nature is not None and nature.what == "person":
            who = next(iter(self.speakers.identify(s, noun)), None)
        if who is None and told:  # 'That is a lie, according to Ms Kone. "We called."'
            who, noun = told[-1].who, told[-1].cue.subject
        if who is None or noun is None or who.what != "person":
            return None
        words_of = noun.text()
        modality = "claimed" if who.speaker.sector == "armed_group" else "asserted"
        row = Citation(span.start, span.end, "quote.bare", modality, words_of, None, words_of, True)
        said = _Said(who, row, None)
        self._add(first, said)
        return said

    # ------------------------------------------------------------------------------------------------ result
    def _speech(self) -> Speech:
        self.said.sort(key=lambda x: (x.row.start, x.row.end, x.cue.start if x.cue else 0))
        speakers: dict[str, Speaker] = {}
        for said in self.said:
            said.row.speaker = said.who.speaker.key
            speakers.setdefault(said.who.speaker.key, said.who.speaker)
        return Speech([x.row for x in self.said], list(speakers.values()), _flat(self.regions))


def _repeated(row: Citation, start: int, end: int, rule: str) -> Citation:
    """A further sentence of the same quotation."""
    return Citation(start, end, rule, row.modality, row.attribution, None, row.cue, True, row.medium, row.recipient)


def _clauses(s: Sentence, cues: list[Cue]) -> list[tuple[int, int]]:
    """The quote of each cue: the sentence, or its clause where the sentence makes several statements.

    A clause ends at the last semicolon or conjunction before the next cue, else where that cue begins.
    """
    if len(cues) < 2:
        return [(s.start, s.end)] * len(cues)
    ends: list[int] = []
    for one, other in pairwise(cues):
        parting = [u for u in s.units if u.kind in ";KS" and one.end <= u.start and u.end <= other.start]
        cut = parting[-1].end if parting and parting[-1].kind == ";" else parting[-1].start if parting else other.start
        ends.append(max(cut, one.end))
    starts = [s.start, *ends]
    text = s.article.text
    return [_trimmed(text, a, b) for a, b in zip(starts, [*ends, s.end], strict=True)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space and commas around it."""
    while start < end - 1 and text[start] in " ,;\n":
        start += 1
    while end > start + 1 and text[end - 1] in " ,;\n":
        end -= 1
    return start, end


def _flat(regions: list[_Region]) -> list[_Region]:
    """Regions without overlap: an inner region cuts the outer one, which goes on after it."""
    flat: list[_Region] = []
    stack: list[_Region] = []
    for region in sorted(regions, key=lambda r: (r.start, -r.end)):
        while stack and stack[-1].end <= region.start:
            stack.pop()
        outer = stack[-1] if stack else None
        if outer is not None and flat[-1].end > region.start:
            cut = flat[-1]
            flat[-1] = _Region(cut.start, region.start, cut.said, cut.modality)
        flat.append(region)
        if outer is not None:
            flat.append(_Region(region.end, outer.end, outer.said, outer.modality))
        stack.append(region)
    return [r for r in flat if r.start < r.end]
