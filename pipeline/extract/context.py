"""When and where a claim holds: the date and the place of its clause, else of its sentence, else of its paragraph.

Nothing is guessed: where neither clause, sentence nor paragraph names a place or a date, it stays unknown.
"""

from pipeline.extract.article import Article
from pipeline.extract.claims import When
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

PLACE_KINDS = frozenset(("place", "base", "region"))
_WHERE = frozenset(
    "in at near around outside inside from to of towards toward between on into through into across by off".split()
)
# Nouns that say of a name after "of" (or before them) that it is a place.
PLACE_NOUNS = frozenset(
    """town village city camp base area region district province locality community settlement outpost capital suburb neighbourhood
    neighborhood quarter commune cercle port island airport airfield airstrip crossing junction hamlet stronghold post position site
    headquarters garrison barracks compound checkpoint municipality county prefecture state territory valley outskirts vicinity""".split()
)


def clause_bounds(sentence: Sentence, index: int) -> tuple[int, int]:
    """First and last unit of the clause around unit `index`: up to the next ; : subordinator, relative, or "and" before a
    verb with its own subject."""
    row = sentence.row
    starts = {v.first for v in sentence.verbs}
    first = index
    while first > 0 and row[first - 1] not in ";:SW":
        first -= 1
    last = index
    n = len(row)
    while last + 1 < n:
        c = row[last + 1]
        if c in ";:W" or (c == "S" and not _only_phrase(sentence, last + 1)):
            break
        if c == "K" and last + 2 < n and (last + 2) in starts:
            break
        last += 1
    return first, last


def _only_phrase(sentence: Sentence, index: int) -> bool:
    """Whether the subordinator at `index` opens a phrase without a verb ("after the attack")."""
    for phrase in sentence.phrases:
        if phrase.first > index:
            if isinstance(phrase, Verb):
                return phrase.form != "finite" and phrase.form != "gerund"
            continue
    return True


def when_of(mention: object | None) -> When:
    """A `DateMention` as claims carry it; an empty one for None."""
    if mention is None:
        return When()
    return When(mention.date_start, mention.date_end, mention.precision, mention.text, mention.relative)


_SAYING = frozenset(
    "say tell announce add report confirm warn claim state write deny declare ask note admit acknowledge insist show publish quote".split()
)


def find_date(sentence: Sentence, index: int) -> object | None:
    """The date mention of the clause around unit `index`; else the only date of the sentence, if it can be meant; else None.

    The nearest date counts, those after the trigger first. A day on which somebody spoke is no date of what is told in
    the past perfect.
    """
    units = sentence.units
    row = sentence.row
    if "t" not in row:
        return None
    first, last = clause_bounds(sentence, index)
    spoken = _spoken_dates(sentence, index)
    inside = [i for i in range(first, last + 1) if row[i] == "t" and i not in spoken]
    if inside:
        return units[min(inside, key=lambda i: _distance(sentence, index, i))].value
    if first >= 2 and row[first - 1] in "SW":
        # "since 2012 when militants took control", "on the day when".
        back = first - 2
        while back >= 0 and row[back] in ",A":
            back -= 1
        if units[first - 1].word in ("when", "where", "in which") and row[back] == "t":
            return units[back].value
    outside = [i for i, kind in enumerate(row) if kind == "t" and i not in spoken]
    if len(outside) == 1 and _reaches(sentence, index, outside[0]):
        return units[outside[0]].value
    return None


def _distance(sentence: Sentence, index: int, at: int) -> tuple[int, int]:
    """How far a date is from a trigger: verbs between weigh most."""
    low, high = sorted((index, at))
    verbs = sum(1 for v in sentence.verbs if low < v.head < high)
    return (verbs * 6 + abs(at - index) + (3 if at < index else 0), at)


def _spoken_dates(sentence: Sentence, index: int) -> set[int]:
    """Dates that belong to a verb of saying whose words hold the trigger."""
    row, units = sentence.row, sentence.units
    trigger = next((v for v in sentence.verbs if v.first <= index <= v.last), None)
    found: set[int] = set()
    for verb in sentence.verbs:
        if verb.lemma not in _SAYING or verb.first <= index <= verb.last:
            continue
        for i in (verb.last + 1, verb.last + 2, verb.first - 1):
            if 0 <= i < len(row) and row[i] == "t" and all(row[k] in "AP" for k in range(verb.last + 1, i)):
                present = trigger is not None and trigger.tense != "past" and trigger.form == "finite"
                simple = trigger is not None and trigger.tense == "past" and not trigger.perfect and verb.last < trigger.first
                if not (present and trigger is not None and trigger.tense == "present") and not simple:
                    found.add(i)
    del units
    return found


def _reaches(sentence: Sentence, index: int, at: int) -> bool:
    """Whether a date outside the trigger's clause can be meant for it: no semicolon between, and not another clause's."""
    low, high = sorted((index, at))
    between = sentence.row[low:high]
    if any(c in between for c in ";:"):
        return False
    if at < index:
        return "W" not in between
    return not any(c in between for c in "WS") and not any(v.form == "finite" and low < v.first and v.last < high for v in sentence.verbs)


def is_place(entity: Entity | None) -> bool:
    """Whether an entity is a place (countries apart)."""
    return entity is not None and entity.kind in PLACE_KINDS


def place_of_noun(noun: Noun) -> Entity | None:
    """The place that a noun phrase names: a known one, or an unknown name used as a place ("in Halgan", "the town of X")."""
    units = noun.units
    for unit in units:
        if unit.kind == "M" and is_place(unit.value):
            return unit.value
    if noun.of is not None and noun.lemma in PLACE_NOUNS:
        name = next((u for u in noun.of.units if u.kind == "M"), None)
        if name is not None and name.value.kind not in ("country", "mission", "person", "group"):
            return name.value._replace(kind="place") if name.value.kind == "name" else name.value
    names = [u for u in units if u.kind == "M"]
    if len(names) == 1 and names[0].value.kind == "name":
        others = [u for u in units if u is not names[0] and u.kind in "NJ"]
        if any(u.lemma in PLACE_NOUNS for u in others):
            return names[0].value._replace(kind="place")
        if noun.prep in _WHERE and not others and noun.prep not in ("by", "of", "to"):
            return names[0].value._replace(kind="place")
    return None


def find_place(sentence: Sentence, index: int) -> Entity | None:
    """The place of the clause around unit `index`: the nearest one named; else None."""
    first, last = clause_bounds(sentence, index)
    best: tuple[int, Entity] | None = None
    for noun in sentence.nouns:
        if noun.first < first or noun.last > last:
            continue
        place = place_of_noun(noun)
        if place is not None:
            gap = abs(noun.first - index)
            if best is None or gap < best[0]:
                best = (gap, place)
    return best[1] if best else None


def paragraph_place(article: Article, index: int) -> Entity | None:
    """The last place named earlier in the paragraph of sentence `index`, or None."""
    paragraph = article.spans[index].paragraph
    for i in range(index - 1, -1, -1):
        if article.spans[i].paragraph != paragraph:
            return None
        for noun in reversed(article.sentence(i).nouns):
            place = place_of_noun(noun)
            if place is not None:
                return place
    return None
