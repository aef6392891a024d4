"""The places that an article spoke of last: the town of the paragraph, the base that somebody left."""

from collections.abc import Container

from pipeline.extract import context
from pipeline.extract.claims import Event
from pipeline.extract.clauses import SAYING
from pipeline.extract.distances import Distance
from pipeline.extract.elsewhere import elsewhere, went_to
from pipeline.extract.lying import COMPASS
from pipeline.extract.names import Entity, capitals
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence
from pipeline.extract.surroundings import is_camp
from pipeline.extract.telling import BASE_TYPES, REACH, VIOLENT, Telling

_AWAY = frozenset(("to", "from", "towards", "toward", "between", "into", "out of", "with", "by", "than", "unlike"))
# Where somebody is bound is not where the writer is.
_BOUND = frozenset(("to", "towards", "toward", "into"))
_STATIONED = frozenset(("station", "base", "garrison", "quarter"))
# Nobody speaks of a camp or town and means these.
_NATURE = frozenset("river lake mount mountain mountains forest desert sea valley creek".split())
_ASIDE = frozenset(("for", "about", "unlike", "than"))


def _first_name(sentence: Sentence) -> Entity | None:
    """ "Kono, the diamond district, came last but one": a new name that opens a sentence."""
    first = sentence.nouns[0] if sentence.nouns else None
    if first is None or first.first or first.people or len(first.units) > 1 or sentence.row[first.head] != "M":
        return None
    name = sentence.units[first.head].value
    return name._replace(kind="place") if name.kind in ("name", "region") else None


def _goal(sentence: Sentence, before: int) -> Entity | None:
    """ "A column flew to Katse Dam, and there": the name last gone to, before unit `before`."""
    for noun in reversed(sentence.nouns):
        bare = len(noun.units) == 1 and noun.last < before and sentence.row[noun.head] == "M"
        if (
            bare
            and not _is_told_of_another(noun)
            and noun.prep in _GOALS
            and noun.units[0].value.kind in ("name", "place", "base")
        ):
            return noun.units[0].value._replace(kind="place")
    return None


def _is_told_of_another(noun: Noun) -> bool:
    """ "Katse, which sends its water to Gori": a place of a clause that explains another."""
    verb = next((v for v in reversed(noun.sentence.verbs) if v.last < noun.first), None)
    told = verb is not None and verb.relative and verb.form == "finite"
    return told and verb.subject is not None and verb.subject.people is None


_GOALS = frozenset(("to", "for", "towards", "toward", "into", "up to", "on to"))


def _says_here(sentence: Sentence) -> bool:
    """ "here", but not "half an hour's drive from here", "a spokesman said here"."""
    units = sentence.units
    at = [units[i - 1] for i, u in enumerate(units) if u.word == "here" and i]
    return any(u.word != "from" and u.lemma not in SAYING and u.lemma != "reporter" for u in at) or (
        units[0].word == "here"
    )


def _foremost(told: list[Event], sentence: Sentence) -> list[Event]:
    """The events of a sentence but for those that a clause with "after" or "before" gives it as a time: "entered Para
    two days after they had taken Gori"."""
    if len(told) < 2:
        return told
    aside = [v for v in sentence.verbs if v.condition and v.condition.split()[-1] in ("after", "before", "since")]
    return [e for e in told if not any(v.start <= e.anchor < v.end for v in aside)] or told


class Landmarks(Telling):
    """What the words before point to."""

    def departure(self, sentence: Sentence) -> Event | None:
        """The departure that "before leaving" means: from where the paragraph is, else the last one with its day,
        else the last."""
        told = [e for e in self.lately if e.when.date_text and e.modality in ("asserted", "claimed")]
        dated = [e for e in told if e.event_type == "base_withdrawal" and e.when.date_precision in ("day", "unknown")]
        scene = self.of_paragraph(sentence)
        given = [e for e in told if e.event_type == "base_handover"]
        here = [e for e in (*dated, *given) if scene is not None and e.place == scene.name]
        whole = [e for e in given if e.when.date_precision == "day"]
        return (here or dated or whole or [self.last(("base_withdrawal",))])[0]

    def last_town(self, sentence: Sentence) -> Entity | None:
        """The town or village that the article spoke of last; nobody calls a capital so."""
        for index in range(sentence.index, max(-1, sentence.index - REACH), -1):
            told = [e for e in self.told.get(index, ()) if e.place and e.site and e.place not in capitals()]
            place = Entity(told[-1].place, "place") if told and index < sentence.index else None
            place = place or self._place_in(self.article.sentence(index), True, capitals())
            if place is not None:
                return place
        return None

    def last_place(self, sentence: Sentence, left: bool = False, earlier: bool = False) -> Entity | None:
        """The base or town that the article spoke of last; `left`: rather one that somebody came from."""
        entry = self.cast.entry(sentence.paragraph)
        if entry.place is not None and entry.place.kind != "region" and not self._told_in(sentence.paragraph):
            return entry.place
        for strict in (True, False):
            bound = not strict and not earlier and self._place_of(sentence.index, sentence, left, strict) is not None
            if bound and (here := self._dateline(sentence)) is not None:
                return here  # "handed over its camp; by four the last of them were driving to Gori"
            for index in range(sentence.index - earlier, max(-1, sentence.index - (6 if strict else REACH)), -1):
                place = self._place_of(index, sentence, left, strict)
                if place is not None:
                    return place
        return self._ahead(sentence) or self._dateline(sentence)

    def _told_in(self, paragraph: int) -> bool:
        return any(self.article.spans[e.sentence].paragraph == paragraph for e in self.lately)

    def named_before_there(self, sentence: Sentence) -> Entity | None:
        """ "left Para, the chief town, days after rebels struck a base there": the place named before "there"."""
        told = next((e.place for e in reversed(self.here) if e.place and e.site), None)
        if told is not None:
            return Entity(told, "place")
        there = next(i for i, u in enumerate(sentence.units) if u.word == "there")
        before = [
            place
            for noun, place in context.placed(sentence)
            if noun.last < there
            and place.kind in ("base", "place")
            and (noun.prep == "to" or not elsewhere(noun))
            and not _is_told_of_another(noun)
            and not context.in_attribution(sentence, noun)
        ]
        return before[-1] if before else _goal(sentence, there)

    def just_named(self, sentence: Sentence) -> Entity | None:
        """The town that the sentence before names, whatever it says of it: "there"."""
        index = sentence.index - 1
        if index < 0 or self.article.spans[index].paragraph != sentence.paragraph:
            return None
        before = self.article.sentence(index)
        told = next((e for e in reversed(self.told.get(index, ())) if e.place and e.site), None)
        strict = self._place_in(before, False) or (Entity(told.place, "place") if told is not None else None)
        town = strict or self._place_in(before, True) or _goal(before, len(before.units)) or _first_name(before)
        return town or next((p for n, p in context.placed(before) if n.prep == "in" and p.kind == "region"), None)

    def _place_of(self, index: int, sentence: Sentence, left: bool, strict: bool) -> Entity | None:
        told = [e for e in self.told.get(index, ()) if e.place and e.site and e.event_type != "access_restriction"]
        if told and index < sentence.index:
            told = _foremost(told, self.article.sentence(index))
            return Entity(next((e for e in reversed(told) if e.event_type in BASE_TYPES), told[-1]).place, "place")
        earlier = self.article.sentence(index)
        if "here" in self.article.heard[index] and (meant := self.here_meant(earlier)) is not None:
            return meant
        return (self._place_from(earlier) if left else None) or self._place_in(earlier, not strict)

    def told_of(self, distance: Distance, sentence: Sentence) -> Event | None:
        """The dated event that a noun names: the last one told; a ceremony's in another paragraph is the article's."""
        told = [e for e in self.lately if e.event_type in distance.types and e.modality in ("asserted", "claimed")]
        told = [e for e in told if e.when.date_precision == "day"]
        if not told or distance.types & VIOLENT:
            return next(iter(told), None)
        near = [e for e in told if self.article.spans[e.sentence].paragraph == sentence.paragraph]
        return near[0] if near else told[-1]

    def here_meant(self, sentence: Sentence) -> Entity | None:
        """What "here" means: the town where the writer is; in somebody's mouth the one that the paragraph is about."""
        article = self.article
        if article.here is None or "here" not in sentence.heard or not _says_here(sentence):
            return None
        paragraph = next(s.start for s in article.spans if s.paragraph == sentence.paragraph)
        before = article.text[paragraph : next(u.start for u in sentence.units if u.word == "here")]
        quoted = before.count('"') % 2 or before.rfind("“") > before.rfind("”")
        return (self.of_paragraph(sentence) if quoted else None) or article.here

    def _ahead(self, sentence: Sentence) -> Entity | None:
        """The first place that the rest of the paragraph names: a lead that names it late."""
        spans = self.article.spans
        for index in range(sentence.index + 1, len(spans)):
            if spans[index].paragraph != sentence.paragraph:
                return None
            named = context.placed(self.article.sentence(index))
            place = next((p for _, p in named if p.kind in ("base", "place")), None)
            if place is not None:
                return place
        return None

    def _dateline(self, sentence: Sentence, later: bool = False) -> Entity | None:
        """The town that opens the text, for a lead that names no other place, `later` for what stands below it too; a
        capital is only where the writer sits."""
        here = self.article.here
        if here is None or (sentence.paragraph and not later) or here.name in capitals():
            return None
        at = [(n, p) for n, p in context.placed(sentence) if n.lemma not in context.ROADS and n.prep not in _BOUND]
        named = [place.name for _, place in at]
        elsewhere = any(name != here.name for name in named)
        return None if elsewhere or "near" in sentence.heard else here

    def _place_from(self, sentence: Sentence) -> Entity | None:
        for noun, place in _placed_then(sentence):
            there = noun.prep_index > 0 and sentence.units[noun.prep_index - 1].lemma in _STATIONED
            if (noun.prep in ("from", "out of") or there) and place.kind in ("base", "place"):
                return place
        return None

    def _place_in(self, sentence: Sentence, any_way: bool, besides: Container[str] = ()) -> Entity | None:
        """The last town or base named in a sentence, rather a camp than its town and a name than "the capital";
        `any_way`: one only come from or gone to counts too; `besides`: but for these."""
        for noun, place in sorted(_placed_then(sentence), key=self._remoteness):
            if place.kind not in ("base", "place") or context.in_attribution(sentence, noun) or place.name in besides:
                continue
            if elsewhere(noun) or noun.lemma in context.ROADS or not _NATURE.isdisjoint(place.name.lower().split()):
                continue
            if noun.prep is None and noun.of_parent is None and place.name in capitals():
                continue  # "Manila had announced"
            there = any_way or noun.prep not in _AWAY or went_to(noun)
            if noun.prep not in _ASIDE and there and not context.is_aside(noun):
                return place
        return None

    def _remoteness(self, named: tuple[Noun, Entity]) -> tuple[int, int]:
        noun, place = named
        if noun.prep in COMPASS:
            return 3, -noun.first  # "Tessalit has the longest strip north of Gao"
        camp = is_camp(place.name) or "base" in self.cast.classes(noun)
        return (0 if camp else 2 if noun.lemma == "capital" else 1), -noun.first

    def of_paragraph(self, sentence: Sentence) -> Entity | None:
        """The place of the paragraph's last event, else the last place named in it."""
        if context.labelled(sentence):
            return None
        spans = self.article.spans
        for index in range(sentence.index - 1, max(-1, sentence.index - REACH), -1):
            if spans[index].paragraph != sentence.paragraph:
                return None
            told = [e for e in self.told.get(index, ()) if e.place and e.site and e.event_type != "access_restriction"]
            if told:
                return Entity(_foremost(told, self.article.sentence(index))[-1].place, "place")
            earlier = self.article.sentence(index)
            place = self._place_in(earlier, False)
            if (
                place is None
                and "there" in self.article.heard[index]
                and any(u.word == "there" for u in earlier.units[1:])
            ):
                place = self.last_place(earlier)  # "The final days there had been rough."
            if place is not None:
                return place
        return None


def _placed_then(sentence: Sentence) -> list[tuple[Noun, Entity]]:
    """The places of a sentence, but for those of clauses that a length of time sets apart."""
    then = context.at_other_times(sentence)
    return [found for found in context.placed(sentence) if found[1].name not in then]
