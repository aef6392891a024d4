"""What stands around a name or a role and describes it: appositions, relative clauses, "calling itself X"."""

import re
from typing import NamedTuple

from pipeline.extract.article import Article
from pipeline.extract.attribution.bodies import Bodies
from pipeline.extract.attribution.lexis import Nature, guess_nature, natures, words
from pipeline.extract.attribution.members import tail
from pipeline.extract.attribution.persons import behind_field, read_name, role_in, sector_of_title
from pipeline.extract.attribution.sectors import body_in
from pipeline.extract.lexicon import singular
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence

_HEADING = frozenset("head lead run command direct manage chair oversee represent".split())


class Told(NamedTuple):
    """The units that describe a person, and whether a relative clause is among them."""

    units: list[Unit]
    relative: bool = False


class Described(NamedTuple):
    """What a description says: the sector, the head words for calling it again, whom it belongs to, its words."""

    sector: str | None
    heads: set[str]
    affiliation: str | None
    role: str | None


def head_of(noun: Noun) -> Unit:
    """The unit that says what a phrase is: its last one, or its head where it ends in something else."""
    last = noun.sentence.units[noun.last]
    return last if last.kind in "MNR" else noun.sentence.units[noun.head]


def as_common(unit: Unit) -> Unit | None:
    """A single capitalised word that is a common noun of speaking ("the Mission"), as that noun; else None."""
    entity = unit.value
    if " " in unit.word and entity.sector is None and unit.word in natures():
        return Unit("N", unit.start, unit.end, unit.word, unit.word)
    listed = entity.sector is not None or entity.kind in ("mission", "place", "base", "region", "country")
    listed = listed and unit.word != "department"  # "the Department of Defence"
    if listed or " " in unit.word:
        return None
    lemma = next((form for form in (unit.word, singular(unit.word)) if form in natures()), None)
    return Unit("N", unit.start, unit.end, unit.word, lemma) if lemma is not None else None


# ------------------------------------------------------------------------------------------------ names beside roles
def naming(s: Sentence, noun: Noun) -> int | None:
    """The unit of the name that a phrase goes by: "a group calling itself X", "a shopkeeper named X", "one of them, who
    gave his name as X"."""
    row, units = s.row, s.units
    i = tail(s, noun) + 1
    if noun.first > 0 and row[noun.first - 1] == "W":
        return None  # "a commander, whom the militia named as Ali Kone"
    while i < len(row) and row[i] in ",WA":
        i += 1
    if i + 1 < len(row) and row[i] in "LX":
        i += 1
    if i + 3 < len(row) and units[i].word == "asked" and units[i + 1].word == "to":
        i += 3  # "who asked to be called only Bakri"
    if i >= len(row) or units[i].word not in words("phrases", "naming"):
        return None
    for j in range(i + 1, min(i + 7, len(row))):
        if row[j] == "M":
            body = units[j].value.kind in ("group", "organisation", "mission")
            if body and "N" in row[i + 1 : j]:
                return None  # "the mission identified as fighters of the UPC"
            return j if body or units[j].value.kind in ("name", "person") else None
        said_name = row[j] == "," and units[j - 1].lemma == "name"  # "gave only his first name, Ali"
        if row[j] not in "RDNAPJXSbsdneg#" and not said_name:
            return None
    return None


def name_after(s: Sentence, noun: Noun) -> int | None:
    """The unit of a person's name that stands in apposition after a role: "the regional governor, Bakoun Kanté"."""
    row, units = s.row, s.units
    i = noun.last + 1
    while i < len(row) and i - noun.last < 16 and (row[i] in "PDJNMC#TtAZ" or row[i : i + 2] in ("KM", "KJ", "KN")):
        i += 1
    if row[i : i + 1] != "," or (i > noun.last + 1 and row[noun.last + 1] not in "PAKT"):
        return None
    i -= 1
    j = i + 2
    owner = re.compile("D?MZ").match(row, j)
    if owner is not None:
        j = owner.end()  # "its commander, Spain's Ada Kone", "the head, the Secretary-General's envoy Ada Kone"
    elif row[j : j + 1] == "D" and _role_before_name(s, j + 1):
        j += 1  # "the bank's governor, the economist Ada Kone"
    while j < len(row) and j - i < 6 and (row[j] in "NJ" or (row[j] == "." and row[j - 1] == "N")):
        j += 1
    if j >= len(row) or row[j] != "M" or units[j].value.kind not in ("person", "name"):
        return None
    return j if j + 1 == len(row) or row[j + 1] in ",.:;Q)W-" else None


def named_aside(s: Sentence, noun: Noun) -> bool:
    """Whether a name between commas explains a phrase: "According to the mayor, Ali Kone, four people died"."""
    name = name_after(s, noun)
    return name is not None and s.row[name + 1 : name + 2] == "," and s.row[name + 2 : name + 3] != "W"


def _role_before_name(s: Sentence, i: int) -> bool:
    """Whether a noun for a person and a name stand at unit i: "economist Ada Kone"."""
    name = s.row.find("M", i, i + 4)
    return name > i and not s.row[i:name].strip("NJ") and _person(s.units[name - 1]) is not None


_BETWEEN = re.compile("[en][PDJNMtAC#]*,D?M,")


def body_after(s: Sentence, noun: Noun) -> int | None:
    """The unit of a body's name past what describes it: "a militia backed by Iran, Kataib Hezbollah, said"."""
    match = _BETWEEN.match(s.row, noun.last + 1) if noun.determiner in ("a", "an") else None
    at = match.end() - 2 if match is not None else 0
    return at if match is not None and s.units[at].value.kind in ("organisation", "group", "name") else None


def name_of_title(s: Sentence, noun: Noun) -> int | None:
    """The unit of the name right after a title with "of": "the army chief of staff General Abakar Daoud"."""
    of = noun.of
    if of is None and noun.lemma in ("minister", "secretary", "commissioner"):
        of = next((n for n in s.nouns if n.prep_index == noun.last + 1 and n.prep == "for"), None)
    plural = s.units[noun.head].word != noun.lemma  # "supporters of gang leader Ali Kone"
    if of is None or plural or s.row[of.last] != "M" or s.units[of.last].value.sector is not None:
        return None
    if of.first < of.last and s.row[of.last - 1] == "N":
        return of.last if s.units[of.last].value.kind in ("person", "name") else None
    name = read_name(s.article.text[s.units[of.last].start : of.end])
    return of.last if name.title and " " in name.name else None  # "Minister for Defence Alan Kone"


def name_behind_field(s: Sentence, noun: Noun) -> Unit | None:
    """The name written at once behind what a title is for: "Under-Secretary-General for Peace Operations Lea Kor"."""
    i = noun.last + 2
    if s.row[i - 1 : i + 1] != "PM" or s.units[i - 1].word != "for" or s.units[i].value.sector is not None:
        return None
    unit = s.units[i]
    parts = s.article.text[unit.start : unit.end].split()
    rest = behind_field(parts)
    if len(rest) == len(parts):
        return None
    name = " ".join(rest)
    return Unit("M", unit.end - len(name), unit.end, name.lower(), name, unit.value)


def with_name(s: Sentence, noun: Noun, name: int) -> Noun:
    """A phrase that reaches from a role to the name after it ("the governor, Bakoun Kanté")."""
    return Noun(s, noun.first, name, name)


def alone(noun: Noun) -> Noun:
    """The first phrase of a list without the others."""
    if not noun.members:
        return noun
    single = Noun(noun.sentence, noun.first, noun.last, noun.head)
    single.prep, single.prep_index, single.of = noun.prep, noun.prep_index, noun.of
    return single


def such_as(s: Sentence, noun: Noun) -> Noun | None:
    """The person named after "such as" or "like": "critics such as the researcher Gunilla Reischl"."""
    if s.row[noun.last + 1 : noun.last + 2] not in ("P", "S"):
        return None
    other = next(
        (n for n in s.nouns if n.prep_index == noun.last + 1 and n.prep in ("such as", "like", "including")), None
    )
    unit = s.units[other.last] if other is not None else None
    return other if unit is not None and unit.kind == "M" and unit.value.kind in ("person", "name") else None


def part(s: Sentence, first: int, last: int) -> Noun:
    """A phrase within a phrase, without its determiner."""
    while first < last and s.units[first].kind == "D":
        first += 1
    return Noun(s, first, last, last)


# ------------------------------------------------------------------------------------------------ descriptions
def told_of(s: Sentence, noun: Noun, explained: bool) -> Told:
    """The units that describe a named person: before the name and, where `explained`, after it between commas."""
    role = _role_before(s, noun)
    if role is not None:
        return Told([u for u in s.units[role : noun.last - 1] if u.kind in "NJM"])
    before = [u for u in s.units[title_start(s, noun) : noun.last] if u.kind in "NJM"]
    after, relative = _after_name(s, noun.last + 1) if explained else ([], False)
    if not after:
        house = next((n for n in s.nouns if n.prep_index == noun.last + 1 and n.prep in ("of", "from", "at")), None)
        after = house.units if house is not None and body_in(house.units) is not None else []
    return Told(before + after, relative)


def _role_before(s: Sentence, noun: Noun) -> int | None:
    """The first unit of the role that a bare name explains ("the commission's chairperson, Moussa Kone")."""
    if noun.first < 2 or s.row[noun.first - 1] != "," or noun.first != noun.last:
        return None
    before = (n for n in s.nouns if n.last < noun.first - 1 and name_after(s, n) == noun.last)
    for n in before:
        unit = _spelled_out([s.units[n.last]])[-1]
        if _person(unit) or (n.prep is None and unit.kind == "N" and unit.lemma not in natures()):
            return n.first
    return None


def told_first(article: Article, name: str, head: Unit) -> Told:
    """What the first mention of a full name tells of its bearer."""
    at = article.text.find(name)
    if at < 0 or at >= head.start or " " not in name:
        return Told([])
    s = article.sentence(article.sentence_at(at))
    noun = next((n for n in s.nouns if n.start <= at < n.end and s.units[n.last].kind == "M"), None)
    return told_of(s, noun, True) if noun is not None else Told([])


def title_start(s: Sentence, noun: Noun) -> int:
    """The first unit of the titles before a name, past the points of abbreviations ("Army spokesman Col. X")."""
    row, units = s.row, s.units
    first = noun.first
    while first > 1 and row[first - 1] == "." and row[first - 2] in "NM" and len(units[first - 2].word) < 8:
        first -= 2
        while first > 0 and row[first - 1] in "NJMD":
            first -= 1
    return first


def _after_name(s: Sentence, i: int) -> tuple[list[Unit], bool]:
    """The apposition or relative clause at unit i: its units, and whether it is relative."""
    row, units = s.row, s.units
    while i + 1 < len(row) and row[i] in ",(-" and row[i + 1] in "#C":  # an age
        i += 2
    if i + 1 >= len(row) or row[i] not in ",(-W" or row[i : i + 2] == "(M":
        return [], False
    first = i + (row[i] != "W")
    last = first
    while last < len(row) and last - i < 16 and row[last] not in ";:Q)." and (row[last] != "," or last == first):
        last += 1
    inside = row[first:last]
    relative = inside[:1] == "W"
    if any(v.first == first and v.form == "finite" for v in s.verbs):
        return [], False
    if inside[:1] == "P" and any(u.lemma in words("nouns", "no_tail") for u in units[first + 1 : first + 4]):
        return [], False  # "X, in a statement issued on Sunday, deplored"
    clause = any(c in "sdXL" for c in inside) and "W" not in inside
    if inside[:1] not in "DNJMWPAeg#C" or clause:
        return [], relative
    return units[first:last], relative


def _person(unit: Unit) -> Nature | None:
    found = natures().get(unit.lemma)
    return found if found is not None and found.what == "person" else None


def roles_of(s: Sentence, noun: Noun) -> set[str]:
    """Lemmas of the titles and roles that stand around a name."""
    title = {word.strip(".").lower() for word in noun.text().split()[:-1]}
    return title | {u.lemma for u in told_of(s, noun, True).units if u.kind == "N"}


def description(bodies: Bodies, told: Told, title: tuple[str, ...]) -> Described:
    """What the describing units and the titles before the name say of a person."""
    units = _spelled_out(told.units)
    nouns = [u for u in units if u.kind in "NJ"]
    heads = {u.lemma for u in nouns if _person(u) is not None or u.lemma in words("people", "unique")}
    heads |= {word for head in heads for word in head.split()}
    people = [u for u in nouns if _person(u)]
    first = next((u for u in people if u.lemma not in words("people", "deputies")), None)
    if first is None and people and not sector_of_title(title):
        first = people[0]
    first = _last_of_row(units, people, first) if first is not None else None
    if first is None and not sector_of_title(title):
        first = next((u for u in nouns if u.kind == "N" and guess_nature(u.lemma, u.people)), None)
    mission = next((u.value for u in units if u.kind == "M" and u.value.kind == "mission"), None)
    entity = mission or body_in(units)
    sector = None
    if told.relative and entity is None and any(u.lemma in _HEADING for u in units):
        sector = bodies.sectors.of_head(units)  # "who runs the customs service"
    elif first is not None:
        before = units[units.index(first) - 1].word if units.index(first) else ""
        pair = natures().get(f"{before} {first.lemma}")  # "customs officer"
        nature = pair or _person(first) or guess_nature(first.lemma, first.people)
        sector = bodies.sectors.of_person(units, nature.sector if nature else "other", first.lemma)
    elif entity is not None and not (entity.sector == "media" and sector_of_title(title)):
        sector = entity.sector or "other"  # not of "General X, appearing on state television"
    if sector in (None, "other", "local"):
        sector = sector_of_title(title) or sector
    role = None
    if told.units and not told.relative:
        role = role_in(bodies.article.text[told.units[0].start : told.units[-1].end].strip(" ."))
    owned = entity is not None and (sector != "expert" or entity.sector in (None, "expert", "other"))
    owner = bodies.resolve(entity).name if entity is not None and owned else None
    return Described(sector, heads, owner, role)


def _last_of_row(units: list[Unit], people: list[Unit], first: Unit) -> Unit:
    """ "Caretaker prime minister": the last of a row of nouns is what somebody is."""
    end = first
    for unit in units[units.index(first) + 1 :]:
        if unit.start != end.end + 1 or unit.kind not in "NJ":
            break
        end = unit
        first = unit if unit in people else first
    return first


def _spelled_out(units: list[Unit]) -> list[Unit]:
    """The units with titles in capitals as the nouns that they are: "Deputy Special Representative"."""
    titles = words("names", "titles")
    found: list[Unit] = []
    for unit in units:
        parts = unit.word.split() if unit.kind == "M" and unit.value.sector is None else []
        if not parts or not (parts[-1] in titles or _listed_person(parts[-1])):
            found.append(unit)
            continue
        k = 0
        while k < len(parts):
            pair = " ".join(parts[k : k + 2])
            word = pair if k + 1 < len(parts) and _listed_person(pair) else parts[k]
            found.append(Unit("N", unit.start, unit.end, word, word))
            k += len(word.split())
    return found


def _listed_person(word: str) -> bool:
    found = natures().get(word)
    return found is not None and found.what == "person"
