"""Casualty figures: how many people were killed, hurt, went missing, were captured or displaced, by whose account.

`figures/finding` finds what a sentence tells, `figures/sides` whom it counts, `figures/merging` what is one number;
here the figures get their scope, cause, time, place and speaker, short forms take what the figure before them left
unsaid, and what is told twice is kept once.
"""

from bisect import bisect_right
from collections.abc import Set

from pipeline.extract.actors import cast_of
from pipeline.extract.article import Article
from pipeline.extract.attribution import Speech
from pipeline.extract.claims import Casualties, Event
from pipeline.extract.context import find_date, find_place, when_of
from pipeline.extract.figures import finding
from pipeline.extract.figures.counting import Group, is_national
from pipeline.extract.figures.ellipsis import answers, carries_on
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.limits import bounded
from pipeline.extract.figures.merging import (
    CARRIED,
    are_of_one_unit,
    joined,
    retold,
    settle,
    total,
    untold_apart,
    with_bound,
)
from pipeline.extract.figures.repeats import SHOT, Told, once
from pipeline.extract.figures.same_scope import shares_scope
from pipeline.extract.figures.scope import cause_of, is_sum_of_mission, scope_of
from pipeline.extract.figures.sides import sides_of
from pipeline.extract.figures.untold import goes_on, untold
from pipeline.extract.figures.victims import Before, is_new, victims_of, whose
from pipeline.extract.figures.words import adjectives, words
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

_REAL = ("asserted", "claimed")
# Words of losses that need no number beside them: "both lost their lives", "the loss of a peacekeeper".
_UNCOUNTED = frozenset(("many", "both", "lives", "loss", "third", "fourth", "fifth", "sixth"))
# What one person loses: "lost his life", "lost a foot".
_LOST = frozenset(
    "life leg legs arm arms foot feet hand hands eye eyes limb limbs man soldier driver officer pilot friend comrade "
    "colleague sergeant corporal peacekeeper policeman brother son daughter father husband cousin".split()
)
# Words for people who were shot beside those already told of.
_BESIDES = frozenset(("other", "others", "another", "more", "also"))


def read(article: Article, speech: Speech, event_claims: list[Event]) -> list[Casualties]:
    """The casualty figures of an article, in reading order."""
    return _Reader(article, speech, event_claims).read()


# Rules by which people are cared for or have wounds: others than the dead before them in one sentence.
_TENDED = ("casualty.hospital", "casualty.with_wounds")
# Sentences back in which an event is told whose toll this is.
_BACK = 2


def _is_heading(text: str, claim: Casualties) -> bool:
    """Whether a figure stands in a headline, of the article or of an entry: a line without a full stop."""
    return text[claim.end - 1] not in '.!?"”' and text[claim.end : claim.end + 1] in ("", "\n")


class _Reader:
    def __init__(self, article: Article, speech: Speech, event_claims: list[Event]):
        self.article, self.speech = article, speech
        kinds = words("scope", "causes")
        # Events that may have cost lives.
        self.causes = [e for e in event_claims if e.event_type in kinds and e.modality in _REAL]
        self.sides = sides_of(article)
        self.rows: list[Told] = []
        # The last figure told: what short forms after it mean.
        self.last: Casualties | None = None
        self.last_paragraph = self.last_sentence = -1
        self.asked: tuple[int, str, Noun | None] | None = None

    def read(self) -> list[Casualties]:
        alone, beside = finding.triggers()
        article = self.article
        starts = article.sentence_starts
        counted = {bisect_right(starts, q.start) - 1 for q in article.quantities if q.kind == "count"}
        for index in range(len(article)):
            heard = article.heard[index]
            told = (
                index in counted
                or not _UNCOUNTED.isdisjoint(heard)
                or ("lost" in heard and not _LOST.isdisjoint(heard))
            )
            if not alone.isdisjoint(heard) or (told and not beside.isdisjoint(heard)):
                self._sentence(article.sentence(index))
            elif self._follows(index) or (index in counted and untold(article, index) is not None):
                sentence = article.sentence(index)
                self._answer(sentence, 999)
                self._tell_whose(sentence)
            if self.last_sentence >= 0:
                self._carries_on(index)
        # A headline's numbers are those of the text below it.
        text = article.text
        kept = once(self.rows, article.published_on, lambda c: _is_heading(text, c))
        for claim in kept:
            if claim.scope == "incident":
                self._settle_event(claim)
        return kept

    def _carries_on(self, index: int) -> None:
        """A sentence that only says how a toll goes on, "The number has grown by the day", leads to the next ones."""
        if not 0 < index - self.last_sentence <= 2 or not goes_on(self.article, index):
            return
        self.last_sentence, self.last_paragraph = index, self.article.spans[index].paragraph

    def _follows(self, index: int) -> bool:
        """Whether a sentence comes right after one that told of harm or asked how many came to it."""
        asked = self.asked is not None and self.asked[0] == index - 1
        far = 2 if not words("rules", "givers").isdisjoint(self.article.heard[index]) else 1
        near = self.last_sentence >= 0 and index - self.last_sentence <= far
        return (near or asked) and self.article.spans[index].paragraph == self.article.spans[index - 1].paragraph

    def _sentence(self, sentence: Sentence) -> None:
        found = [self._added_up(item) for item in settle(sentence, finding.find(sentence))]
        if self._follows(sentence.index) or untold(self.article, sentence.index) is not None:
            counted = [g for h in found for g in h.groups]
            first = min([h.at for h in found] + [g.noun.first for g in counted], default=999)
            self._answer(sentence, first, {g.quantity.start for g in counted})
        previous: Harm | None = None
        told: dict[int, Casualties] = {}
        with_dead = bool(found) and any(h.outcome == "killed" and h.groups[0].noun.people is not None for h in found)
        for item in found:
            if self._is_told_apart(sentence, item):
                continue
            for place, group in enumerate(item.groups):
                if place:
                    group = with_bound(item.groups[0], group)
                if not retold(group, item, found) and not self._is_share(sentence, group, item):
                    self._add(sentence, item, group, previous, with_dead)
                    told[group.quantity.start] = self.rows[-1].claim
            previous = item
        if found:
            for item, group in carries_on(sentence, found):
                self.last = told.get(item.groups[0].quantity.start, self.last)
                self._add(sentence, item, group, item)
        wondered = finding.asked(sentence)
        if wondered is None:
            return
        self.asked = (sentence.index, *wondered)
        for group in answers(sentence, False) if ";" in sentence.row else ():
            text = group.quantity.text
            known = any((r.claim.start, r.claim.count_text) == (sentence.start, text) for r in self.rows)
            if (
                group.noun.first > sentence.row.index(";") and not known
            ):  # "never said how many it lost; the rebels spoke of 40"
                harm = Harm(wondered[0], [group], group.noun.first, "casualty.answer", side=wondered[1])
                self._add(sentence, harm, group, None)

    def _is_told_apart(self, sentence: Sentence, item: Harm) -> bool:
        """Whether people by nation are those of the figure just told: "Thirteen have died. The dead were nine South
        Africans, three Malawians and a Uruguayan"."""
        last = self.last
        if last is None or item.rule != "casualty.toll" or last.outcome != item.outcome:
            return False
        near = sentence.paragraph == self.last_paragraph and sentence.index - self.last_sentence <= 2
        return near and sum(g.quantity.count or 0 for g in item.groups) == last.count

    def _is_share(self, sentence: Sentence, group: Group, item: Harm) -> bool:
        """Whether a group is a part of those told a sentence before: "Three of them were taken to a hospital"."""
        last, count = self.last, group.quantity.count
        of = group.noun.of
        if sentence.units[0].word == "of" and group.noun.people is None:  # "Of the eight injured, one is critical"
            return any(adjectives().get(u.word) == item.outcome for u in sentence.units[1 : group.noun.first])
        if (
            last is None
            or last.scope != "incident"
            or not count
            or of is None
            or of.units[0].word not in ("them", "these", "those")
        ):
            return False
        near = sentence.paragraph == self.last_paragraph and sentence.index - self.last_sentence == 1
        return near and last.outcome == item.outcome and count < (last.count or 0)

    def _added_up(self, item: Harm) -> Harm:
        """The groups of one list on one side are one number: "an infant and two women died" is three."""
        item = untold_apart(item)
        if len(item.groups) < 2:
            return item
        merged: dict[str, list[Group]] = {}
        sure = all(g.quantity.qualifier == "exact" and not g.weak for g in item.groups)
        for group in item.groups:
            side = self.sides.of(group.noun) or "?"
            summed = is_national(group.noun.sentence.units[group.noun.head]) and self._is_told_sum(item)
            head = group.noun.sentence.units[group.noun.head]
            plain = group.quantity.count and group.quantity.qualifier in ("exact", "at_least")
            named = (head.kind == "M" and head.value.kind in ("person", "name")) or head.word in ("he", "she")
            alike = named or head.kind == "#" or head.lemma in words("words", "plain") or head.word == "a couple"
            single = sure and group.quantity.count == 1 and side in ("civilians", "unspecified")
            single = single or (sure and are_of_one_unit(item))
            key = (
                "plain"
                if plain and (alike or single)
                else side
                if plain and summed
                else f"{side} {group.quantity.start}"
            )
            merged.setdefault(key, []).append(group)
        return item._replace(groups=[total(part) for part in merged.values()])

    def _is_told_sum(self, item: Harm) -> bool:
        """Whether people of several nations add up to a figure told before: "seven Moroccans and a Cambodian"."""
        added = sum(g.quantity.count or 0 for g in item.groups)
        return any((r.claim.outcome, r.claim.count) == (item.outcome, added) for r in self.rows)

    def _answer(self, sentence: Sentence, before: int, told: Set[int] = frozenset()) -> None:
        """A number alone ahead of unit `before`, after a figure or a question: "Hospital lists later showed ten"."""
        asked = self.asked is not None and self.asked[0] == sentence.index - 1
        outcome = untold(self.article, sentence.index)
        outcome = self.asked[1] if asked and self.asked else outcome or self._main_outcome()
        if outcome is None:
            return
        for group in answers(sentence, bool(asked)):
            if group.quantity.start in told:
                continue
            if group.noun.first < before:
                whom = self.asked[2] if asked and self.asked else None
                self.asked = (sentence.index, outcome, whom) if asked else self.asked
                rule = "casualty.answer" if sentence.verbs or asked else "casualty.account"
                harm = Harm(outcome, [group], group.noun.first, rule, side=whom)
                self._add(sentence, harm, group, None)

    def _tell_whose(self, sentence: Sentence) -> None:
        """ "Fifteen people were killed. All were civilians": whom the figures of the sentence before count."""
        side = whose(self.sides, sentence)
        if side is None or self.last is None:
            return
        for row in self.rows:
            claim = row.claim
            if claim.start == self.last.start and claim.count and claim.victims == "unspecified":
                claim.victims = side

    def _main_outcome(self) -> str | None:
        """What a number without a word of harm is likely to count: the dead, where the sentence before told of some."""
        if self.last is None:
            return None
        told = (r.claim for r in self.rows[-4:] if r.claim.start == self.last.start and not r.weak)
        return "killed" if any(c.outcome == "killed" and c.count for c in told) else self.last.outcome

    def _add(
        self, sentence: Sentence, item: Harm, group: Group, previous: Harm | None, with_dead: bool = False
    ) -> None:
        plain = group.quantity is group.noun.quantity and item.outcome != "missing"
        quantity = bounded(group.noun) if plain else group.quantity
        # "at least 17 killed and 20 wounded": the bound holds for both.
        qualifier, low, high = quantity.qualifier, quantity.count_low, quantity.count_high
        if previous is not None and qualifier == "exact" and quantity.text[0] not in "aA" and quantity.count:
            earlier = previous.groups[-1].quantity
            if earlier.qualifier in CARRIED and not quantity.is_zero_word and joined(sentence, previous, item, group):
                qualifier = earlier.qualifier
                low, high = (quantity.count, None) if qualifier == "at_least" else (None, quantity.count)
        mention = find_date(sentence, item.at)
        scope = scope_of(sentence, item, quantity, mention)
        told_at = sentence.units[item.at].start
        voice = self.speech.voice_at(told_at)
        teller = self.speech.speaker_of(voice)
        side, text = victims_of(self.sides, self._before(), sentence, item, group, scope, teller)
        modality = voice.modality
        if item.possible and modality == "asserted":
            modality = "possible"
        if item.rule == "casualty.neutralised" and modality == "asserted":
            modality = "claimed"
        place = find_place(sentence, item.at)
        rule = item.rule
        besides = ("also",) if " and " in quantity.text else _BESIDES
        told = sentence.units[group.noun.first : item.at + 1]
        if rule in SHOT and any(u.word in besides for u in told):
            rule += "_besides"
        elif rule in _TENDED and (with_dead or self._told_dead(sentence)):
            rule += "_besides"  # "A girl has died and her father is in critical condition"
        claim = Casualties(
            sentence.start,
            sentence.end,
            rule,
            modality,
            voice.attribution,
            voice.speaker,
            count=quantity.count,
            qualifier=qualifier,
            count_low=low,
            count_high=high,
            count_text=quantity.text,
            when=when_of(mention),
            place=place.name if place else None,
            victims=side,
            victims_text=text,
            outcome=item.outcome,
            cause=cause_of(sentence, item),
            scope=scope,
        )
        if self.last is not None and shares_scope(self._before(), sentence, item, claim):
            claim.scope = self.last.scope
        elif item.verb is not None and item.verb.perfect and self._is_beside(sentence, group):
            claim.scope = "incident"
        elif side == "peacekeepers" and is_sum_of_mission(sentence, item, claim):
            claim.scope = "cumulative"
        if claim.scope == "incident":
            claim.event_no = self._event(sentence, item.at)
        if self.last is not None and mention is None and self._looks_back(sentence, group):
            claim.when, claim.place = self.last.when, claim.place or self.last.place
        weak = group.weak and not is_new(self._before(), sentence, group, item.outcome)
        anew = not words("words", "anew").isdisjoint(sentence.heard)
        anew = anew and not words("words", "anew").isdisjoint([u.word for u in sentence.units])
        anew = anew or (
            item.verb is not None
            and any(u.word == "also" for u in sentence.units[item.verb.first : item.verb.last + 1])
        )
        self.rows.append(Told(claim, weak, anew))
        if item.rule != "casualty.part" and (not group.weak or self.last is None):
            self.last = claim
            self.last_sentence, self.last_paragraph = sentence.index, sentence.paragraph

    def _is_beside(self, sentence: Sentence, group: Group) -> bool:
        """Whether others of the incident just told are counted: "seven have died and some 40 others been hurt"."""
        others = any(u.word in ("other", "others") for u in group.noun.units)
        return (
            others and self.last_sentence == sentence.index and self.last is not None and self.last.scope == "incident"
        )

    def _before(self) -> Before:
        return Before(self.last, self.last_sentence, self.last_paragraph, self.rows)

    def _told_dead(self, sentence: Sentence) -> bool:
        """Whether the figure before is of the dead and of the same sentence."""
        return self.last_sentence == sentence.index and self.last is not None and self.last.outcome == "killed"

    def _looks_back(self, sentence: Sentence, group: Group) -> bool:
        """Whether a figure is of what the sentence before told: "One of them died", "Two were shot in that attack"."""
        if sentence.paragraph != self.last_paragraph or sentence.index - self.last_sentence > 1:
            return False
        of = group.noun.of
        if of is not None and of.units[0].word in ("them", "these", "those"):
            return True
        told = words("scope", "incidents")
        return any(n.determiner in ("that", "this") and n.lemma in told for n in sentence.nouns)

    def _event(self, sentence: Sentence, at: int) -> int | None:
        """The event of the same sentence that may have caused the harm: the nearest one."""
        start = sentence.units[at].start
        near = [(abs(e.anchor - start), e.event_no) for e in self.causes if e.sentence == sentence.index]
        return min(near)[1] if near else None

    def _settle_event(self, claim: Casualties) -> None:
        """Where its own sentence tells of no event, a figure is of the one told just before in its paragraph; and what
        it does not say itself, place and day, is the event's."""
        index = self.article.sentence_at(claim.start)
        event = next((e for e in self.causes if e.event_no == claim.event_no), None)
        if event is None:
            paragraph = self.article.spans[index].paragraph
            before = [e for e in self.causes if index - _BACK <= e.sentence < index]
            event = next((e for e in reversed(before) if self.article.spans[e.sentence].paragraph == paragraph), None)
            if event is None:
                self._settle_by_entry(claim, paragraph)
                return
            if (claim.place or event.place) != event.place:
                return
            if claim.when.date_start is not None and claim.when.date_start != event.when.date_start:
                return
            claim.event_no = event.event_no
        elif _is_another(claim, event):  # "one was killed at Para on 4 May, five in an ambush near Gori on 8 May"
            claim.event_no = None
            return
        claim.place = claim.place or event.place
        if claim.when.date_text is None:
            claim.when = event.when

    def _settle_by_entry(self, claim: Casualties, paragraph: int) -> None:
        """ "27 July, Butembo: three killed": the day and the place of the entry that tells of it."""
        entry = cast_of(self.article).entry(paragraph)
        if claim.when.date_text is None and entry.day is not None:
            claim.when = when_of(entry.day)
        if claim.place is None and entry.place is not None:
            claim.place = entry.place.name


def _is_another(claim: Casualties, event: Event) -> bool:
    """Whether a figure has a day and a place of its own, other than the event's."""
    days = claim.when.date_start, event.when.date_start
    return None not in (*days, claim.place, event.place) and days[0] != days[1] and claim.place != event.place
