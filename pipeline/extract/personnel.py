"""Personnel figures: how many serve in a mission, a contingent, at a base; how many left, stay or may come.

`figures.troops` tells whom a number counts, `figures.strength` what it says of them; here numbers alone ("just
over 1,000 were in the country in June") take their force from the figure before them, and each gets its time,
place and speaker.
"""

from bisect import bisect_right

from pipeline.extract.actors import cast_of
from pipeline.extract.article import Article
from pipeline.extract.attribution import Speech
from pipeline.extract.claims import Personnel
from pipeline.extract.context import find_date, find_place, when_of
from pipeline.extract.figures.sides import Sides, sides_of
from pipeline.extract.figures.strength import ahead, measure_of
from pipeline.extract.figures.troops import are_troops, counted_phrase, in_uniform, is_force, listed
from pipeline.extract.figures.words import verb_kinds
from pipeline.extract.lexicon import load, phrases, plural
from pipeline.extract.names import capitals
from pipeline.extract.numbers import Quantity
from pipeline.extract.phrases import Noun, Verb
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
        self.sides, self.cast = sides_of(article), cast_of(article)
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
                or not _WORDS.isdisjoint(article.heard[index])
                or "-strong" in quantity.text
                or any(e.kind == "mission" for e in self.cast.named_in(index))
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
        return not listed("rules", "about").isdisjoint(self.article.heard[index - 1])

    def _of_force(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a large number alone is of the force that the sentence, or the one before, is about: "Six thousand
        have left", "the troops are being replaced; so far 1,260 have gone"."""
        if _least(quantity) < 100:
            return False
        clause = self.article.text[sentence.start : quantity.start].lower().rpartition(";")[0].split()
        return not listed("rules", "about").isdisjoint(clause) or self._force_before(sentence.index)

    def _sentence(self, sentence: Sentence) -> None:
        told = False
        for noun in sentence.nouns:
            quantity = noun.quantity
            if quantity is None or quantity.is_zero_word or _least(quantity) < _LEAST:
                continue
            if quantity.text.lower().startswith("all but"):
                continue  # the others have left
            troops = are_troops(noun, self.sides)
            if troops is not True and _is_strength_of(noun):
                troops = True
            if troops is False and not _is_pledge(sentence, noun):
                continue
            found = measure_of(sentence, noun)
            known = told or self._follows(sentence.index) or self._of_force(sentence, quantity)
            if troops is None and not known:
                found = None
            found = found or _changed(sentence, noun) or self._goes_on(sentence, noun)
            if found is None or (_are_people(noun) and found[0] not in ("remaining", "departed")):
                continue
            self._add(sentence, noun, *found)
            told = True

    def _goes_on(self, sentence: Sentence, noun: Noun) -> tuple[str, str] | None:
        """What a number says by the one before it: "700 of them Kenyan", "cut to 11,395 this year and 8,735 by June",
        "they came down: 7,100 in mid-2014, 4,000 a year later"."""
        if sentence.row[noun.head] != "C":
            return None
        if _is_aside(noun, self.sides):
            return "deployed", "personnel.aside"
        if not self.rows or not self._follows(sentence.index):
            return None
        last, row, units = self.rows[-1], sentence.row, sentence.units
        same = last.start == sentence.start
        parted = noun.first > 0 and row[noun.first - 1] in ",K"
        if noun.of is not None:
            after = units[noun.of.last + 1].lemma if noun.of.last + 1 < len(units) else ""
            part = noun.of.lemma in ("them", "whom") and row[noun.first - 1] == ","
            return (last.measure, "personnel.part") if same and part and after not in verb_kinds() else None
        dated = (
            row[noun.last + 1 :][:1] == "t"
            or row[noun.last + 1 :][:2] == "Pt"
            or row[: noun.first].rstrip("A")[-1:] == "t"
        )
        if same and parted and dated and last.rule == "personnel.cut":
            return last.measure, last.rule
        if (
            dated
            and not any(v.first > noun.first for v in sentence.verbs)
            and last.measure in ("deployed", "remaining")
        ):
            return last.measure, "personnel.series"
        return None

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


def _are_people(noun: Noun) -> bool:
    """People of whom nothing says that they serve."""
    whom = counted_phrase(noun)
    housed = noun.verb is not None and noun.verb.lemma in ("house", "accommodate", "billet") and len(whom.units) <= 2
    return whom.lemma == "person" and not in_uniform(whom) and not housed


def _is_aside(noun: Noun, sides: Sides) -> bool:
    """ "Ethiopian troops outside the mission, perhaps 3,000 of them, hold": a number of the troops before the comma."""
    row, units = noun.sentence.row, noun.sentence.units
    if noun.of is None or noun.of.lemma not in ("them", "whom") or noun.first == 0 or row[noun.first - 1] != ",":
        return False
    after = units[noun.of.last + 1] if noun.of.last + 1 < len(units) else None
    if after is None or after.lemma in verb_kinds():
        return False
    before = [n for n in noun.sentence.nouns if n.last < noun.first and n.prep is None and n.quantity is None]
    return bool(before) and before[-1].role in ("subject", None) and are_troops(before[-1], sides) is True


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
        return _is_body(body)
    if noun.lemma == "person" and len(noun.units) <= 2:
        return verb.lemma in ("house", "accommodate") and body.lemma in ("camp", "base", "barracks")
    return noun.lemma in ("man", "woman") and (_is_body(body) or verb.lemma in ("comprise", "number", "muster"))


def _is_body(noun: Noun) -> bool:
    """Whether a phrase names a mission or a force."""
    return is_force(noun) or any(e.kind == "mission" for e in noun.entities)


def _is_pledge(sentence: Sentence, noun: Noun) -> bool:
    """ "Canberra has promised 1,300 men": what a state sends are troops."""
    verb = noun.verb
    if noun.lemma not in ("man", "woman") or verb is None or verb.lemma not in listed("rules", "pledging"):
        return False
    sender = verb.subject
    return sender is not None and any(e.kind == "country" or e.name in capitals() for e in sender.entities)


def _least(quantity: Quantity) -> int:
    return quantity.count or quantity.count_low or 0


def _changed(sentence: Sentence, noun: Noun) -> tuple[str, str] | None:
    """A strength that is set or stands: "cut the force to 270", "kept its ceiling at 17,000", "stood at 1,600"."""
    prep = "at" if noun.quantity.text.startswith(("at about", "at around", "at some")) else noun.prep
    if prep not in ("to", "at", "from") or noun.of is not None:
        return None
    for verb in sentence.verbs:
        if not verb.last < noun.first:
            continue
        subject = verb.subject
        about = [*verb.objects, *([subject] if subject is not None else [])]
        told = next((n for n in about if _is_strength(n) and n.last < noun.first), None)
        if told is None and subject is not None and not verb.objects and _is_body(subject):
            told = subject if verb.voice == "passive" or verb.lemma in listed("rules", "of_itself") else None
        if told is None or not (verb.lemma in listed("verbs", "changed") or (prep == "at" and told is subject)):
            continue
        allowed = _is_allowed(told) or _decides(verb)
        if prep == "from":
            return "deployed", "personnel.before"
        if prep == "at":
            return ("authorised" if allowed else "deployed"), "personnel.stood"
        if verb.lemma in listed("rules", "of_itself") and not verb.objects and not allowed:
            return ("planned" if ahead(verb) else "deployed"), "personnel.changed"
        return ("authorised" if allowed or not ahead(verb) else "planned"), "personnel.cut"
    return None


def _is_allowed(noun: Noun) -> bool:
    """A ceiling, or a strength that somebody has authorised."""
    return noun.lemma in listed("nouns", "authorised") or any(u.word in listed("rules", "allowed") for u in noun.units)


def _decides(verb: Verb) -> bool:
    """ "The Council voted to raise its strength": an act that authorises."""
    return verb.governor is not None and verb.governor.lemma in ("vote", "decide", "agree", "resolve")


def _is_strength(noun: Noun) -> bool:
    """Whether a phrase is a force or the number of its troops, and no number of the dead."""
    if noun.sentence.row[noun.head] != "N" or noun.lemma not in listed("nouns", "strength"):
        return False
    after = (noun.of or noun).last + 1
    if after < len(noun.sentence.units) and noun.sentence.units[after].lemma in verb_kinds():
        return False
    if noun.lemma in ("number", "level", "total", "size", "ceiling", "cap"):
        body = noun.of
        if body is None or any(e.kind == "mission" for e in body.entities):
            return True
        return body.lemma in listed("who", "troops") or body.lemma in listed("who", "forces")
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
