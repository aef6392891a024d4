"""Personnel figures: how many serve in a mission, a contingent, at a base; how many left, stay or may come.

`figures.troops` tells whom a number counts, `figures.strength` what it says of them; here numbers alone ("just
over 1,000 were in the country in June") take their force from the figure before them, and each gets its time,
place and speaker.
"""

from bisect import bisect_right
from collections.abc import Set

from pipeline.extract.actors import cast_of
from pipeline.extract.article import Article
from pipeline.extract.attribution import Speech
from pipeline.extract.claims import Casualties, Personnel, When
from pipeline.extract.context import find_date, find_place, when_of
from pipeline.extract.figures.contributions import (
    contributed,
    is_in_run_of_nations,
    is_of_more,
    is_of_nation,
    is_of_us,
    state_that_has,
)
from pipeline.extract.figures.counting import is_national
from pipeline.extract.figures.levels import changed
from pipeline.extract.figures.limits import all_but, bounded, exactly, is_bracketed_year
from pipeline.extract.figures.otherwise import is_told_in_past, otherwise, to_come
from pipeline.extract.figures.series import goes_on
from pipeline.extract.figures.sides import sides_of
from pipeline.extract.figures.strength import measure_of
from pipeline.extract.figures.troops import are_troops, counted_phrase, in_uniform, is_body, listed, troops_explained
from pipeline.extract.figures.words import adjectives
from pipeline.extract.lexicon import load, phrases, plural
from pipeline.extract.names import capitals
from pipeline.extract.numbers import Quantity
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

_LEAST = 10
_LARGE = 100
# So many of whom nothing else is told are no troops.
_TOO_MANY = 200_000
# Sentences within which those who have gone are of the force told of before.
_SOON = 3
# Rules that go by the phrases around a number, and do not ask the verb what is to become of them.
_BY_PHRASE = tuple(f"personnel.{rule}" for rule in ("owned", "explains", "known", "force_of", "with"))
# Rules by which a number goes on those told of before it.
_RUNS = ("personnel.explains", "personnel.series")
_THEM = frozenset(("us", "them"))
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
    nations = {form.lower() for row in load("world/countries")["country"] for form in row.get("people", ())}
    return frozenset(last | {plural(w) for w in last} | set(phrases(data["further"])) | nations)


_WORDS = _forms()


def read(article: Article, speech: Speech, harmed: list[Casualties]) -> list[Personnel]:
    """The personnel figures of an article, in reading order; the numbers of those `harmed` are none."""
    return _Reader(article, speech, {(c.start, c.count_text) for c in harmed}).read()


class _Reader:
    def __init__(self, article: Article, speech: Speech, harmed: Set[tuple[int, str]]):
        self.article, self.speech, self.harmed = article, speech, harmed
        self.sides, self.cast = sides_of(article), cast_of(article)
        # Whether the article is about a mission or soldiers abroad, whose numbers may stand alone.
        self.abroad = self.sides.with_mission or self.sides.tells_of_soldiers_abroad()
        self.rows: list[Personnel] = []
        # Sentence, paragraph and population of the last figure.
        self.last: tuple[int, int] = (-9, -9)

    def read(self) -> list[Personnel]:
        article = self.article
        starts = article.sentence_starts
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
                or self._is_large(quantity)
                or not _WORDS.isdisjoint(article.heard[index])
                or "-strong" in quantity.text
                or any(e.kind == "mission" for e in self.cast.named_in(index))
                or self._force_before(index)
                or self._of_us(index)
                or self._of_nations(index)
            ):
                self._sentence(article.sentence(index))
        return _once(self.rows)

    def _follows(self, index: int) -> bool:
        """Whether a sentence comes right after a strength, or soon after it tells who has gone and who is left."""
        if index - self.last[0] <= 1 and self.article.spans[index].paragraph == self.last[1]:
            return True
        near = index - self.last[0] <= _SOON and self.abroad
        return near and not listed("rules", "going").isdisjoint(self.article.heard[index])

    def _is_large(self, quantity: Quantity) -> bool:
        """Whether a number in an article about a mission is one of a strength by its size."""
        return self.abroad and _least(quantity) >= _LARGE

    def _of_nations(self, index: int) -> bool:
        """Whether a sentence of an article about a mission names several nations, as lists of contributors do."""
        if not self.sides.with_mission:
            return False
        return sum(e.kind == "country" for e in self.cast.named_in(index)) > 1

    def _force_before(self, index: int) -> bool:
        """Whether one of the two sentences before, in the same paragraph, is about a force."""
        spans = self.article.spans
        before = [i for i in (index - 1, index - 2) if i >= 0 and spans[i].paragraph == spans[index].paragraph]
        return any(
            not listed("rules", "about").isdisjoint(self.article.heard[i])
            or any(e.kind == "mission" for e in self.cast.named_in(i))
            for i in before
        )

    def _of_us(self, index: int) -> bool:
        """Whether a sentence of an article about a mission may tell how many "of us" or "of them" there were."""
        return not _THEM.isdisjoint(self.article.heard[index]) and self.abroad

    def _of_force(self, sentence: Sentence, noun: Noun, quantity: Quantity) -> bool:
        """Whether a large number alone is of the force that the sentence, or the one before, is about: "Six thousand
        have left", "the troops are being replaced; so far 1,260 have gone"."""
        if _least(quantity) < 100 and not is_of_us(noun):
            return False
        if self.sides.with_mission and (is_of_nation(noun) or is_in_run_of_nations(noun)):
            return True
        clause = [u.word for u in sentence.units[: noun.first]]
        about = listed("rules", "about")
        if is_of_us(noun) and self.abroad:
            return True
        if (noun.of_parent or noun).prep == "down from" and _of_body(sentence):
            return True
        if noun.role == "object" and noun.verb.lemma == "be" and self.abroad:
            body = noun.verb.subject
            if body is not None and body.units[0].word == "we":
                return True  # "we are 2,900 in the brigade"
        return not about.isdisjoint(clause) or _says_force(sentence) or self._force_before(sentence.index)

    def _sentence(self, sentence: Sentence) -> None:
        told = False
        for noun in sentence.nouns:
            quantity = noun.quantity
            if quantity is None or quantity.is_zero_word or _least(quantity) < _LEAST:
                continue
            if (sentence.start, quantity.text) in self.harmed or is_bracketed_year(noun):
                continue
            if any(u.word in adjectives() for u in sentence.units[noun.first : noun.last + 2]):
                continue  # "losses: 50 dead"
            troops = are_troops(noun, self.sides)
            if troops is None and _least(quantity) >= _TOO_MANY:
                continue
            if troops is not True and (_is_strength_of(noun) or troops_explained(noun) is not None):
                troops = True
            if troops is False and not _is_pledge(sentence, noun):
                continue
            found = measure_of(sentence, noun)
            known = told or self._is_large(quantity) or self._follows(sentence.index)
            known = known or self._of_force(sentence, noun, quantity)
            if troops is None and (not known or _is_vague_of_force(sentence, noun, found, told)):
                found = contributed(sentence, noun)
            if found is None or found[1] == "personnel.has":
                found = _allowed(sentence, noun) or found
            if found is None or found[1] == "personnel.term":
                last = self.rows[-1] if self.rows and self._follows(sentence.index) else None
                found = (
                    changed(sentence, noun, told or last is not None, last.measure if last is not None else None, known)
                    or found
                    or goes_on(sentence, noun, last, self.sides)
                )
                found = found or contributed(sentence, noun)
            if found is None and (troops is True or (known and self.sides.with_mission and is_of_more(noun))):
                found = otherwise(sentence, noun)
            if found is not None and found[0] == "deployed" and found[1] in _BY_PHRASE:
                found = to_come(sentence, noun) or found
            if found is None or (_are_people(noun) and not _is_of_people(found)):
                continue
            if found[1] in ("personnel.aside", "personnel.part") and self._is_of_harmed(sentence, noun):
                continue
            if found[1] in _RUNS and any(start == sentence.start for start, _ in self.harmed):
                continue  # "KFOR reported 25 hurt, then 30: nineteen from Hungary and eleven from Italy"
            if found[1] == "personnel.strength_is" and self._is_of_the_gone(sentence, noun):
                found = "departed", "personnel.gone"
            if found[1] == "personnel.known" and any(r.count == quantity.count for r in self.rows):
                continue
            self._add(sentence, noun, *found)
            told = True

    def _is_of_harmed(self, sentence: Sentence, noun: Noun) -> bool:
        """ "has lost 4,430 people, 57 of them last year": a part of those harmed."""
        return is_of_us(noun) and any(start == sentence.start for start, _ in self.harmed)

    def _is_of_the_gone(self, sentence: Sentence, noun: Noun) -> bool:
        """ "By August 1,096 had gone; by October the number was 5,500"."""
        last = self.rows[-1] if self.rows else None
        near = last is not None and sentence.index - self.last[0] <= 1 and last.measure == "departed"
        body = noun.verb.subject if noun.verb is not None else None
        return near and body is not None and body.lemma in ("number", "figure", "total") and body.of is None

    def _add(self, sentence: Sentence, noun: Noun, measure: str, rule: str) -> None:
        quantity = bounded(noun)
        if measure == "departed" and all_but(noun):
            measure, quantity = "remaining", exactly(quantity)
        when = when_of(find_date(sentence, noun.head))
        if measure == "departed" and self._is_to_come(when) and not is_told_in_past(noun):
            measure = "planned"  # "The last 90 Danes fly out next week"
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
                when=when,
                place=place.name if place else None,
                population=self._population(sentence, noun, whom),
                measure=measure,
                who_text=whom.text() if whom.quantity is None or whom is noun else None,
            )
        )
        self.last = (sentence.index, sentence.paragraph)

    def _is_to_come(self, when: When) -> bool:
        today = self.article.published_on
        return when.date_start is not None and today is not None and when.date_start > today

    def _population(self, sentence: Sentence, noun: Noun, whom: Noun) -> str:
        """Whose strength it is: a national contingent of a mission is a contingent."""
        owner = self.sides.owner(noun)
        side = owner or self.sides.of(whom)
        if side is None and self.rows:
            return self.rows[-1].population
        parts = whom.of is not None and whom.of.quantity is not None and not whom.of.entities
        if (
            side == "state_forces"
            and (owner is None or parts)
            and self.sides.with_mission
            and not whom.entities
            and (whom.of is None or parts)
        ):
            # "soldiers", "800 of the 9,500 soldiers" of whom nothing else is told are the mission's
            side = None
        population = _POPULATION.get(side or "", "mission" if self.sides.with_mission else "state_forces")
        giver = state_that_has(noun)
        if population == "mission" and giver is not None:
            return "state_forces" if giver == sentence.article.country else "contingent"
        origins = [n for n in sentence.nouns if n.prep == "from" and n.prep_index == whom.last + 1]
        if population == "mission" and any(
            e.kind in ("demonym", "country") for n in (whom, *origins) for e in n.entities
        ):
            return "contingent"
        return population


def _is_vague_of_force(sentence: Sentence, noun: Noun, found: tuple[str, str] | None, told: bool) -> bool:
    """Whether what is said of a number alone may as well be said of people or things."""
    if found is None:
        return False
    here = ("personnel.there", "personnel.still", "personnel.left")
    if is_of_us(noun) and _least(noun.quantity) < 100 and found[1] not in here:
        return True
    if found[1] == "personnel.before" and not told and not _of_body(sentence):
        return True
    verb = noun.verb
    if verb is not None and verb.lemma in listed("rules", "of_anybody") and found[0] != "authorised":
        return True
    opening = sentence.nouns[0] if sentence.nouns else noun
    others = opening.prep == "of" and opening.first < 3 and opening is not noun and opening.people is None
    others = others and sentence.row[opening.head] != "C"
    return others and not is_body(opening)  # "Of the 800 bases, fewer than 100 are left"


def _of_body(sentence: Sentence) -> bool:
    """Whether a sentence is about a force: "The force is down from 12,000"."""
    bodies = [v.subject for v in sentence.verbs if v.subject is not None and v.lemma in ("be", "have")]
    aside = [n for n in sentence.nouns if sentence.units[min(n.last + 2, len(sentence.units) - 1)].word == "down from"]
    return any(map(is_body, [*bodies, *aside]))


def _allowed(sentence: Sentence, noun: Noun) -> tuple[str, str] | None:
    """ "... and no more than 17,000 and 2,101 are allowed": the first of a list of which the next is allowed."""
    nouns = sentence.nouns
    at = nouns.index(noun) + 1
    behind = nouns[at] if at < len(nouns) else None
    if (
        behind is None
        or behind.first != noun.last + 2
        or sentence.row[noun.last + 1] != "K"
        or behind.role != "subject"
    ):
        return None
    allowed = behind.verb.voice == "passive" and behind.verb.lemma in listed("verbs", "authorised")
    return ("authorised", "personnel.ceiling") if allowed else None


def _says_force(sentence: Sentence) -> bool:
    """Whether a force speaks at the end: "There are 800 in Gao, the mission said"."""
    said = (v for v in sentence.verbs if v.lemma in ("say", "report") and v.subject is not None)
    return any(is_body(v.subject) for v in said)


def _is_of_people(found: tuple[str, str]) -> bool:
    """Whether people of whom so much is said are troops: they stay, leave or were promised."""
    return found[0] in ("remaining", "departed") or found == ("planned", "personnel.planned")


def _are_people(noun: Noun) -> bool:
    """People of whom nothing says that they serve."""
    whom = counted_phrase(noun)
    if whom.lemma == "civilian" and noun.verb is not None and noun.verb.lemma in ("shelter", "protect"):
        return True
    housed = noun.verb is not None and noun.verb.lemma in ("house", "accommodate", "billet") and len(whom.units) <= 2
    if noun.role == "object" and noun.verb.lemma in _EMPLOYING and noun.verb.subject is not None:
        housed = housed or is_body(noun.verb.subject)  # "The mission has 7,000 people"
    return whom.lemma == "person" and not in_uniform(whom) and not housed and not _is_in_force(whom)


def _is_in_force(noun: Noun) -> bool:
    """ "12,000 people in the mission"."""
    behind = (n for n in noun.sentence.nouns if n.prep_index == noun.last + 1)
    return any((n.prep in ("in", "with", "of") and is_body(n)) or n.lemma == "ground" for n in behind)


_EMPLOYING = ("have", "number", "employ", "count", "comprise")


def _is_strength_of(noun: Noun) -> bool:
    """ "KFOR, which numbered 50,000", "Takuba comprises 900 men", "the coalition has 7,500": what a force has."""
    verb = noun.verb
    if (
        verb is None
        or noun.role != "object"
        or verb.lemma not in listed("rules", "of_the_body")
        or verb.subject is None
    ):
        return False
    body = verb.subject
    if noun.sentence.row[noun.head] == "C" and noun.of is None and noun.last == noun.head:
        people = body.people in ("peacekeepers", "state_forces") or is_national(body.sentence.units[body.head])
        return is_body(body) or (people and verb.lemma == "number")
    if noun.lemma == "person" and len(noun.units) <= 2:
        counts = verb.lemma in _EMPLOYING and is_body(body)
        return counts or (verb.lemma in ("house", "accommodate") and body.lemma in ("camp", "base", "barracks"))
    return noun.lemma in ("man", "woman") and (is_body(body) or verb.lemma in ("comprise", "number", "muster"))


def _is_pledge(sentence: Sentence, noun: Noun) -> bool:
    """ "Canberra has promised 1,300 men": what a state sends are troops."""
    verb = noun.verb
    if noun.lemma not in listed("rules", "sent") or verb is None or verb.lemma not in listed("rules", "pledging"):
        return False
    sender = verb.subject
    if sender is None:
        return False
    named = any(e.kind in ("country", "organisation") or e.name in capitals() for e in sender.entities)
    return named or sender.lemma in listed("rules", "senders")


def _least(quantity: Quantity) -> int:
    return quantity.count or quantity.count_low or 0


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
