"""Personnel figures: how many serve in a mission, a contingent, at a base; how many left, stay or may come.

`figures.troops` tells whom a number counts, `figures.strength` what it says of them; here numbers alone ("just
over 1,000 were in the country in June") take their force from the figure before them, and each gets its time,
place and speaker.
"""

from bisect import bisect_right

from pipeline.extract.article import Article
from pipeline.extract.attribution import Speech
from pipeline.extract.claims import Personnel
from pipeline.extract.context import find_date, find_place, when_of
from pipeline.extract.figures.sides import sides_of
from pipeline.extract.figures.strength import ahead, measure_of
from pipeline.extract.figures.troops import are_troops, counted_phrase, listed
from pipeline.extract.figures.words import verb_kinds
from pipeline.extract.lexicon import load, phrases, plural
from pipeline.extract.numbers import Quantity
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

_LEAST = 10
_POPULATION = {
    "peacekeepers": "mission",
    "state_forces": "state_forces",
    "armed_group": "armed_group",
    "foreign_forces": "foreign_forces",
}


def _forms() -> frozenset[str]:
    data = load("personnel")["who"]
    lemmas = [w for key in ("forces", "troops") for w in phrases(data[key])]
    last = {lemma.split()[-1] for lemma in lemmas}
    return frozenset(last | {plural(w) for w in last} | set(phrases(data["further"])))


_WORDS = _forms()


def read(article: Article, speech: Speech) -> list[Personnel]:
    """The personnel figures of an article, in reading order."""
    return _Reader(article, speech).read()


class _Reader:
    def __init__(self, article: Article, speech: Speech):
        self.article, self.speech = article, speech
        self.sides = sides_of(article)
        self.rows: list[Personnel] = []
        # Sentence, paragraph and population of the last figure.
        self.last: tuple[int, int] = (-9, -9)

    def read(self) -> list[Personnel]:
        article = self.article
        starts = [s.start for s in article.spans]
        seen: set[int] = set()
        for quantity in article.quantities:
            if quantity.kind != "count" or quantity.is_zero_word or _least(quantity) < _LEAST:
                continue
            index = bisect_right(starts, quantity.start) - 1
            if index in seen:
                continue
            seen.add(index)
            if (
                self._follows(index)
                or not _WORDS.isdisjoint(article.sentence_words(index))
                or "-strong" in quantity.text
            ):
                self._sentence(article.sentence(index))
        return _once(self.rows)

    def _follows(self, index: int) -> bool:
        return index - self.last[0] <= 1 and self.article.spans[index].paragraph == self.last[1]

    def _force_before(self, index: int) -> bool:
        """Whether the sentence before, in the same paragraph, is about a force."""
        spans = self.article.spans
        if index == 0 or spans[index].paragraph != spans[index - 1].paragraph:
            return False
        return not listed("rules", "about").isdisjoint(self.article.sentence_words(index - 1))

    def _of_force(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a large number alone is of the force that the sentence before is about: "Six thousand have left"."""
        return _least(quantity) >= 100 and self._force_before(sentence.index)

    def _sentence(self, sentence: Sentence) -> None:
        told = False
        for noun in sentence.nouns:
            quantity = noun.quantity
            if quantity is None or quantity.is_zero_word or _least(quantity) < _LEAST:
                continue
            troops = are_troops(noun, self.sides)
            if troops is False:
                continue
            found = measure_of(sentence, noun)
            known = told or self._follows(sentence.index) or self._of_force(sentence, quantity)
            if troops is None and not known:
                found = None
            found = found or _changed(sentence, noun)
            if found is None or (counted_phrase(noun).lemma == "person" and found[0] not in ("remaining", "departed")):
                continue
            self._add(sentence, noun, *found)
            told = True

    def _add(self, sentence: Sentence, noun: Noun, measure: str, rule: str) -> None:
        quantity = noun.quantity
        voice = self.speech.voice_at(noun.start)
        whom = counted_phrase(noun)
        place = find_place(sentence, noun.head)
        self.rows.append(
            Personnel(
                sentence.start,
                sentence.end,
                rule,
                voice.modality,
                voice.attribution,
                voice.speaker,
                count=quantity.count,
                qualifier=quantity.qualifier,
                count_low=quantity.count_low,
                count_high=quantity.count_high,
                count_text=quantity.text,
                when=when_of(find_date(sentence, noun.head)),
                place=place.name if place else None,
                population=self._population(sentence, noun, whom),
                measure=measure,
                who_text=whom.text() if whom.quantity is None or whom is noun else None,
            )
        )
        self.last = (sentence.index, sentence.paragraph)

    def _population(self, sentence: Sentence, noun: Noun, whom: Noun) -> str:
        """Whose strength it is: a national contingent of a mission is a contingent."""
        owner = self.sides.owner(noun)
        side = owner or self.sides.of(whom)
        if side is None and self.rows:
            return self.rows[-1].population
        if (
            side == "state_forces"
            and owner is None
            and self.sides.with_mission
            and not whom.entities
            and whom.of is None
        ):
            # "soldiers" of whom nothing else is told are the mission's
            side = None
        population = _POPULATION.get(side or "", "mission" if self.sides.with_mission else "state_forces")
        if population == "mission" and any(e.kind in ("demonym", "country") for e in whom.entities):
            return "contingent"
        return population


def _least(quantity: Quantity) -> int:
    return quantity.count or quantity.count_low or 0


def _changed(sentence: Sentence, noun: Noun) -> tuple[str, str] | None:
    """A strength that is set or stands: "cut the force to 270", "a deployment that stood at 1,600"."""
    if noun.prep not in ("to", "at") or noun.of is not None:
        return None
    for verb in sentence.verbs:
        if verb.lemma not in listed("verbs", "changed") or not verb.last < noun.first:
            continue
        subject = verb.subject
        about = [*verb.objects, *([subject] if subject is not None else [])]
        if any(_is_strength(n) and n.last < noun.first for n in about):
            if noun.prep == "at":
                return "deployed", "personnel.stood"
            return ("planned" if ahead(verb) else "authorised"), "personnel.cut"
    return None


def _is_strength(noun: Noun) -> bool:
    """Whether a phrase is a force or the number of its troops, and no number of the dead."""
    if noun.sentence.row[noun.head] != "N" or noun.lemma not in listed("nouns", "strength"):
        return False
    after = (noun.of or noun).last + 1
    if after < len(noun.sentence.units) and noun.sentence.units[after].lemma in verb_kinds():
        return False
    if noun.lemma in ("number", "level", "total", "size", "ceiling", "cap"):
        return noun.of is None or noun.of.lemma in listed("who", "troops") or noun.of.lemma in listed("who", "forces")
    return True


def _once(rows: list[Personnel]) -> list[Personnel]:
    """Without repetitions: the same number in the same measure."""
    kept: list[Personnel] = []
    for row in rows:
        same = [
            r
            for r in kept
            if (r.count, r.count_low, r.qualifier, r.measure) == (row.count, row.count_low, row.qualifier, row.measure)
        ]
        if not same:
            kept.append(row)
    return kept
