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


def find_date(sentence: Sentence, index: int) -> object | None:
    """The date mention of the clause around unit `index`: the nearest one, those after the trigger first; else the only
    date of the sentence; else None."""
    first, last = clause_bounds(sentence, index)
    units = sentence.units
    inside = [i for i in range(first, last + 1) if units[i].kind == "t"]
    if inside:
        return units[min(inside, key=lambda i: (abs(i - index), i < index))].value
    return None


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
