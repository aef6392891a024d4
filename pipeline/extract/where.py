"""The place of what a word tells: of its clause, else of its sentence or paragraph.

Nothing is guessed: where none names a place, it stays unknown.
"""

import re
from itertools import pairwise

from pipeline.extract.clauses import clauses, in_attribution, told_there
from pipeline.extract.elsewhere import elsewhere
from pipeline.extract.learned import PLACE_NOUNS
from pipeline.extract.lying import COMPASS, distance_before, explained
from pipeline.extract.names import Entity, capitals
from pipeline.extract.phrases import Noun
from pipeline.extract.place_names import REGION_NOUNS, SIDES, SITED, fought_for, is_place, linked, place_of_noun, placed
from pipeline.extract.sentence import Sentence
from pipeline.extract.when import find_date


def place_of_clause(sentence: Sentence, index: int) -> Entity | None:
    """What "where" stands for at the head of the clause around unit `index`: a place or a country."""
    ids = clauses(sentence)
    first = ids.index(ids[index])
    if first and sentence.units[first].word == "which" and sentence.units[first - 1].word in ("in", "during"):
        behind = [n for n, p in placed(sentence) if n.last < first and n.prep in SITED and p.kind != "region"]
        return place_of_noun(behind[-1]) if behind else None  # "the incident at Para in which stones were thrown"
    if not first or sentence.units[first].word != "where":
        return None
    before = next((n for n in reversed(sentence.nouns) if n.last < first), None)
    if before is None or sentence.row[before.last + 1 : first].strip(",") != "":
        return None
    listed = next((n for n in sentence.lists if before in n.members and n.prep == "between"), None)
    if listed is not None:  # "the road between Para and the border, where"
        return _list_mate(listed)
    before = explained(before) or before  # "in Kolo, a hamlet near Gori, where"
    names = [u.value for u in before.units if u.kind == "M"]
    if len(names) == len(before.units) == 1 and names[0].kind == "name":
        return names[0]._replace(kind="place")  # "point to Mahas, where"
    return next((n for n in names if n.kind == "country"), None) or place_of_noun(before)


def find_place(sentence: Sentence, index: int) -> Entity | None:
    """The place of the clause around unit `index`, or None; see `find_places`."""
    found = find_places(sentence, index)
    return found[0] if found else None


def find_places(sentence: Sentence, index: int, anywhere: bool = False) -> tuple[Entity, ...]:
    """The places of the clause around unit `index`, of the whole sentence with `anywhere`: those named together
    nearest to it.

    One after it goes before one in front; where a speaker stands does not count.
    """
    ids = clauses(sentence)
    end = sentence.row.find(";", index) if anywhere else -1
    own = ids[index + 1] if sentence.row[index + 1 : index + 2] == "W" else None  # "Fighting that broke out in Para"
    dated = {ids[i] for i, kind in enumerate(sentence.row) if kind == "t"} if anywhere else ()
    best: tuple[int, Noun] | None = None
    for noun, place in placed(sentence):
        if ids[noun.head] != ids[index] and not anywhere:
            continue
        if noun.first > index and of_further_pair(sentence, index, noun):
            continue
        if 0 <= end < noun.head:
            continue  # "In Para, one died when gunmen fired on a patrol; in Gori, people marched"
        if in_attribution(sentence, noun) or told_there(sentence, index, noun) or elsewhere(noun, index):
            continue
        apart = ids[noun.head] not in (ids[index], own)
        if apart and sentence.units[ids.index(ids[noun.head])].word in _BY_THE_WAY:
            continue  # "burned their stores because lorries were not let out of Para"
        if apart and ids[noun.head] in dated and ids[index] in dated:
            continue  # "on 5 May a tank fired at the base, and on 9 May another fired near Para"
        if noun.role == "subject" and place.kind != "base" and not _at_place(noun):
            continue
        if anywhere and noun.role == "object" and place.name in capitals() and not _at_place(noun):
            continue  # "warned Khartoum": a government
        if noun.prep in ("by", "with", "against") and place.name in capitals():
            continue  # "sent by Khartoum", "rose against Khartoum": a government
        if (
            noun.prep == "in"
            and noun.prep_index
            and sentence.units[noun.prep_index - 1].word in ("as", "unlike", "like")
        ):
            continue
        if explained(noun) is not None:
            continue
        whole = noun.of_parent or noun
        if anywhere and ids[noun.head] > ids[index] and _about_person(sentence, ids, noun):
            continue
        gap = abs(noun.first - index) + (12 if noun.first < index else 0)
        if noun.prep in ("for", "about", "than", "unlike", "despite", "according to") and not fought_for(noun):
            continue
        if noun.first == 0 and sentence.row.startswith(":", noun.last + 1):
            continue  # "MOGADISHU: Militants overran a base": where the writer sits
        if is_aside(noun) and whole.first > index:
            continue
        if noun.prep == "between" and sentence.units[noun.prep_index - 1].word in _MIDWAY:
            continue  # "took Para, halfway between Gori and Sake"
        if noun.prep == "from" and distance_before(noun):
            gap -= 4
        elif noun.prep == "between" and sentence.units[noun.prep_index - 1].lemma not in SIDES:
            gap += 4  # "fired on a patrol between Para and Gori, in Western Province"
        elif (
            noun.prep in ("to", "towards", "toward", "from", "between", "into", "by", "with", "of")
            and noun.of_parent is None
        ):
            gap += 30
        if noun.first > index and _is_of_other_day(sentence, index, noun):
            gap += 40
        if noun.prep in COMPASS:
            gap += 20  # "in Para, to the south-west of the capital"
        if place.kind == "region":
            gap += 8
        if best is None or gap < best[0]:
            best = (gap, noun)
    if best is None:
        where = place_of_clause(sentence, index)
        return (where,) if is_place(where) else ()
    named = best[1].of if best[1].of is not None and best[1].of.members else best[1]  # "the towns of Para and Gori"
    listed = next((n.members for n in sentence.lists if named in n.members), None) or in_a_row(sentence, best[1])
    if best[1].prep == "between" or linked(best[1]):
        listed = listed[:1]
    found = tuple(p for p in map(_list_mate, listed) if p is not None)
    last = listed[-1]
    if len(found) > 1 and last.lemma in REGION_NOUNS and sentence.units[last.head].word != last.lemma:
        return tuple(place._replace(kind="region") for place in found)  # "in Para and Gori counties"
    return found


# What parts the places of a row: "at Para and again near Gori", "a bar in Para, a shop in Gori and two cars at Sake".
_ROW = re.compile("(?:,|,?K)A?[DCJNM#]*")


def in_a_row(sentence: Sentence, noun: Noun) -> list[Noun]:
    """A phrase and the places that stand in one row with it, each behind "in" or "at"."""
    if noun.prep not in SITED or "K" not in sentence.row or len(placed(sentence)) < 2:
        return [noun]
    ids, row = clauses(sentence), sentence.row
    sited = [
        n
        for n, place in placed(sentence)
        if n.prep in SITED and place.kind != "region" and ids[n.head] == ids[noun.head] and explained(n) is None
    ]
    found: list[Noun] = []
    for other in sited:
        joined = found and _ROW.fullmatch(row, found[-1].last + 1, other.prep_index)
        if found and not joined and noun in found:
            break
        found = [*found, other] if joined else [other]
    closed = any("K" in row[one.last : other.prep_index] for one, other in pairwise(found))
    further = found if noun in found and closed else ()  # not "at Para, in the Gori valley"
    return [noun, *(n for n in further if n is not noun)]


_BY_THE_WAY = frozenset(("because", "although", "though", "whereas", "unless"))
_MIDWAY = frozenset(("halfway", "midway", "half-way", "somewhere", "lying", "situated", "located"))


def of_further_pair(sentence: Sentence, index: int, noun: Noun) -> bool:
    """ "At Para in June they killed ten, at Gori that May six", "nine died in Para, seven in Gori": the place
    of the next, with its own day or number."""
    row, start = sentence.row, noun.prep_index
    if start > 2 and row[start - 1] == "C" and row[start - 2] in ",K":
        return any(index < n.first and n.last < start - 2 and n.prep in SITED for n, _ in placed(sentence))
    if start < 2 or row[start - 1] not in ",K" or not _dated(row, noun):
        return False
    return any(n.last < index and n.prep in SITED and _dated(row, n) for n, _ in placed(sentence))


def _dated(row: str, noun: Noun) -> bool:
    """Whether a day stands right behind a phrase."""
    return row.startswith(("t", "Pt"), noun.last + 1)


def _is_of_other_day(sentence: Sentence, index: int, noun: Noun) -> bool:
    """ "hit a mine on 3 May on the road to Para, and the three killed at Gori on 9 May": a place with another day."""
    row = sentence.row
    if not _dated(row, noun):
        return False
    day, own = sentence.units[row.index("t", noun.last)].value, find_date(sentence, index)
    known = own is not None and None not in (own.date_start, day.date_start)
    return known and own.precision == day.precision == "day" and own.date_start != day.date_start


def is_aside(noun: Noun) -> bool:
    """ "clashes in February, after the fall of Para": where something else was."""
    whole = noun.of_parent
    return whole is not None and whole.prep in ("after", "before", "since", "following")


def _list_mate(noun: Noun) -> Entity | None:
    """The place of a phrase in a list of places, where a bare unknown name is one too."""
    place = place_of_noun(noun)
    if place is None and len(noun.units) == 1 and noun.units[0].kind == "M" and noun.units[0].value.kind == "name":
        return noun.units[0].value._replace(kind="place")
    return place


def _at_place(noun: Noun) -> bool:
    """A noun phrase that is a place or holds one: "the town of X", not a capital that acts for its government."""
    return noun.lemma in PLACE_NOUNS or noun.sentence.units[noun.head].kind != "M"


def _about_person(sentence: Sentence, ids: tuple[int, ...], noun: Noun) -> bool:
    """Whether a phrase stands in a clause about one person: "a militia leader, who was murdered in Para"."""
    first = ids.index(ids[noun.head])
    if sentence.units[first].word not in ("who", "whose", "whom"):
        return False
    before = next((n for n in reversed(sentence.nouns) if n.last < first), None)
    return before is None or before.people is None or before.lemma == sentence.units[before.head].word
