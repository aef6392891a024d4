"""When and where a claim holds: the date and the place of its clause, else of its sentence, else of its paragraph.

Nothing is guessed: where neither clause, sentence nor paragraph names a place or a date, it stays unknown.
"""

from functools import lru_cache

from pipeline.extract.article import Article
from pipeline.extract.claims import When
from pipeline.extract.dates import DateMention
from pipeline.extract.names import Entity, capitals
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence
from schemas import calendar

PLACE_KINDS = frozenset(("place", "base", "region"))
_WHERE = frozenset(
    "in at near around outside inside from to of towards toward between on into through across by off".split()
) | {"north of", "south of", "east of", "west of", "outside of", "close to", "out of", "on the outskirts of", "in the outskirts of"}
# Nouns that say of a name after "of" (or before them) that it is a place.
PLACE_NOUNS = frozenset(
    """town village city camp base area region district province locality community settlement outpost capital suburb neighbourhood
    neighborhood quarter commune cercle port island airport airfield airstrip crossing junction hamlet stronghold post position site
    headquarters garrison barracks compound checkpoint municipality county prefecture state territory valley outskirts vicinity""".split()
)
_SITES_OF_PLACE = frozenset(
    "hospital prison jail station mosque church market university school bridge road highway hotel border checkpoint court square centre center area".split()
)
# Participles that describe a noun and have no day of their own: "a camp used by trainers on Sunday".
_STATIC = frozenset("use base station know call name man accompany back lead support live own carry bind arm load pack occupy house hold".split())
_BESIDE = frozenset("neighbouring neighboring nearby northern southern eastern western central remote".split())  # "in neighbouring Para"
REGION_NOUNS = frozenset("region province district state governorate prefecture county department desert area cercle".split())
_SAYING = frozenset(
    """say tell announce add report confirm warn claim state write deny declare ask note admit acknowledge insist show publish quote
    call appear condemn deplore denounce regret hail welcome recall""".split()
)


# ------------------------------------------------------------------------------------------------------- clauses
@lru_cache(maxsize=64)
def clauses(sentence: Sentence) -> tuple[int, ...]:
    """Which clause each unit belongs to. A relative or subordinate clause between commas gives back to the one around it."""
    row, units = sentence.row, sentence.units
    heads = {v.first: v for v in sentence.verbs}
    subjects = {v.subject.first: v for v in sentence.verbs if v.subject is not None and v.subject.last < v.first}
    ids: list[int] = []
    current, fresh = 0, 1
    opened: list[tuple[int, bool, int, int]] = []  # clause around it, whether a comma closes it, verbs then seen, its first unit
    verbs = 0
    for i, kind in enumerate(row):
        if i in heads:
            verbs += 1
            verb = heads[i]
            if opened and not opened[-1][1] and verb.form == "finite" and verb.subject is not None and verb.subject.first < len(ids):
                # "demonstrators who accuse the mission looted its base"
                while len(opened) and not opened[-1][1] and ids[verb.subject.first] == opened[-1][0] and current != opened[-1][0] and not verb.relative and row[opened[-1][3]] == "W":
                    current = opened.pop()[0]
        if kind in ";:" and not _closing(row, i):
            current, fresh, opened = fresh, fresh + 1, []
        elif kind == "W" and not (units[i].word == "that" and i + 1 < len(row) and row[i + 1] in "NJ,"):
            opened.append((current, i > 0 and row[i - 1] == ",", verbs, i))
            current, fresh = fresh, fresh + 1
        elif kind == "S" and not _only_phrase(sentence, i):
            opened.append((current, i == 0 or row[i - 1] in ",Q" or _measured(row, i), verbs, i))
            current, fresh = fresh, fresh + 1
        elif kind == "," and opened and opened[-1][1] and verbs > opened[-1][2] and not _goes_on(sentence, i):
            ids.append(current)
            current = opened.pop()[0]
            continue
        elif kind == "K" and _new_subject(sentence, i, subjects):
            current, fresh = fresh, fresh + 1
        ids.append(current)
    return tuple(ids)


def _measured(row: str, i: int) -> bool:
    """Whether a length of time after a comma stands before unit i: "on 6 October, ten years after they came, and"."""
    return row[:i].endswith((",#N", ",CN", ",DN", ",#", ",C"))


def _closing(row: str, i: int) -> bool:
    return i + 1 >= len(row)


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Whether a list or a further relative clause goes on after the comma at unit i."""
    row = sentence.row
    return i + 1 < len(row) and row[i + 1] in "KW" and not any(v.first == i + 2 for v in sentence.verbs)


def _new_subject(sentence: Sentence, i: int, subjects: dict[int, Verb]) -> bool:
    """Whether "and" at unit i opens a clause with a subject of its own."""
    j = i + 1
    while j < len(sentence.row) and sentence.row[j] in "tAP":
        j += 1
    return j in subjects and subjects[j].form == "finite"


def clause_bounds(sentence: Sentence, index: int) -> tuple[int, int]:
    """First and last unit of the clause that unit `index` stands in."""
    ids = clauses(sentence)
    mine = ids[index]
    members = [i for i, c in enumerate(ids) if c == mine]
    return members[0], members[-1]


def in_clause(sentence: Sentence, index: int) -> list[int]:
    """The units of the clause that unit `index` stands in, without those of clauses inside it."""
    ids = clauses(sentence)
    mine = ids[index]
    return [i for i, c in enumerate(ids) if c == mine]


def _only_phrase(sentence: Sentence, index: int) -> bool:
    """Whether the subordinator at `index` opens a phrase without a verb ("after the attack")."""
    for phrase in sentence.phrases:
        if phrase.first > index:
            if isinstance(phrase, Verb):
                if phrase.form == "participle" and phrase.subject is not None and phrase.subject.first > index:
                    continue
                return phrase.form != "finite" and phrase.form != "gerund"
            if any(c in ",;:KWS" for c in sentence.row[phrase.last + 1 : phrase.last + 2]) and phrase.role is None:
                return True
    return True


# --------------------------------------------------------------------------------------------------------- dates
def when_of(mention: DateMention | None) -> When:
    """A `DateMention` as claims carry it; an empty one for None."""
    if mention is None:
        return When()
    return When(mention.date_start, mention.date_end, mention.precision, mention.text, mention.relative)


@lru_cache(maxsize=64)
def date_owners(sentence: Sentence) -> dict[int, Verb | Noun | None]:
    """Whose date each date of a sentence is: of a noun ("Tuesday's strikes", "the coup of 2020") or of a verb."""
    return {i: _owner(sentence, i) for i, kind in enumerate(sentence.row) if kind == "t"}


def _owner(sentence: Sentence, i: int) -> Verb | Noun | None:
    row, units = sentence.row, sentence.units
    for noun in sentence.nouns:
        if noun.first <= i < noun.head:
            return noun
    left = next((v for v in reversed(sentence.verbs) if v.last < i), None)
    right = next((v for v in sentence.verbs if v.first > i), None)
    inner = next((v for v in sentence.verbs if v.first < i < v.last), None)
    if inner is not None:
        return inner
    ids = clauses(sentence)
    start = i - 1 if i and row[i - 1] == "P" else i
    if units[i].word.startswith(("of ", "from ")) or (start < i and units[start].word in ("of", "from")):
        noun = next((n for n in sentence.nouns if n.last == start - 1), None)
        if noun is not None:
            return noun  # "the coup of August 2020"
    if right is not None and (left is None or ids[left.head] != ids[i] or _opens(sentence, left, right, i)) and (
        ids[right.head] == ids[i] or left is None
    ):
        return right
    if left is not None and (ids[left.head] == ids[i] or right is None or ids[right.head] != ids[i]):
        return left
    return right


def _opens(sentence: Sentence, left: Verb, right: Verb, i: int) -> bool:
    """Whether the date at unit i opens the clause of the verb to its right: "the army said, and on Friday it left"."""
    row = sentence.row
    subject = right.subject
    if subject is not None and left.last < subject.first < right.first:
        if subject.last < i:
            return True  # "the mission on Tuesday withdrew"
        gap = row[left.last + 1 : i]
        return "," in gap or "K" in gap or (gap == "" and right.lemma not in _SAYING)
    start = i - 1 if row[i - 1] == "P" else i
    return right.form == "finite" and row[i + 1 : right.first].strip("A") == "" and start > 0 and row[start - 1] in ",K"


@lru_cache(maxsize=256)
def find_date(sentence: Sentence, index: int) -> DateMention | None:
    """The date mention that belongs to the verb or noun at unit `index`, or None.

    Its own date; else that of the verb it hangs on or shares a subject with; else one at the head of the sentence; else the
    only date of the sentence, where no other clause claims it.
    """
    if "t" not in sentence.row:
        return None
    owners = date_owners(sentence)
    verb = next((v for v in sentence.verbs if v.first <= index <= v.last), None)
    if verb is None:
        noun = next((n for n in sentence.nouns if n.first <= index <= n.last), None)
        found = _date_of_noun(sentence, noun, owners, index)
        if found is not None or noun is None:
            return found
        if noun.prep in ("after", "before", "since", "following"):
            return _counted_from(sentence, noun)
        verb = _verb_of(sentence, noun, index)
        reported = verb is not None and verb.voice == "passive" and verb.subject is noun  # "fighting was reported on Tuesday"
        if verb is None or verb.lemma in _SAYING and not reported:
            return _only_date(sentence, index, owners)
    shifted = _offset_date(sentence, verb)
    if shifted is not None:
        return shifted
    seen: list[Verb] = []
    chain: Verb | None = verb
    while chain is not None and chain not in seen:
        seen.append(chain)
        found = _dates_of_verb(sentence, chain, owners, verb)
        if found is not None:
            return found
        chain = _shares(sentence, chain)
    return (
        _leading(sentence, verb, owners)
        or _only_date(sentence, index, owners)
        or _as_told(sentence, verb, owners)
        or _meanwhile(sentence, verb, owners)
        or _label(sentence)
    )


def _meanwhile(sentence: Sentence, verb: Verb, owners: dict[int, Verb | Noun | None]) -> DateMention | None:
    """ "shot the man as he walked home on Sunday", "a day of tears on Tuesday as the last of them handed over": told as one time."""
    if len(owners) != 1 or verb.form != "finite" or verb.perfect or verb.tense != "past":
        return None
    at, owner = next(iter(owners.items()))
    if not isinstance(owner, Verb) or owner.form != "finite" or owner.perfect or owner.tense != "past" or owner.lemma in _SAYING:
        return None
    later = max(verb, owner, key=lambda v: v.first)
    ids = clauses(sentence)
    opener = sentence.units[ids.index(ids[later.head])].word
    return sentence.units[at].value if opener in ("as", "while", "when") and ids[verb.head] != ids[owner.head] else None


def labelled(sentence: Sentence) -> bool:
    """Whether a sentence is an entry of a list that opens with its own day."""
    return _label(sentence) is not None


def _label(sentence: Sentence) -> DateMention | None:
    """ "13 May: A shell struck a house": the day that labels an entry of a list."""
    at = sentence.row.find("t:")
    return sentence.units[at].value if at >= 0 and not any(c.isalpha() and c not in "tA" for c in sentence.row[:at]) else None


def _as_told(sentence: Sentence, verb: Verb, owners: dict[int, Verb | Noun | None]) -> DateMention | None:
    """ "said late on Sunday that it was now in the camp": what is now is so on the day of saying."""
    ids = clauses(sentence)
    now = verb.lemma in ("be", "have", "hold", "control") and verb.form == "finite" and not verb.perfect and verb.tense != "future"
    teller = next((v for v in reversed(sentence.verbs) if v.last < verb.first), None)
    if not now or teller is None or teller.lemma not in _SAYING or ids[teller.head] == ids[verb.head] and teller.objects:
        return None
    own = [i for i, owner in owners.items() if owner is teller]
    return sentence.units[own[0]].value if own else None


def _offset_date(sentence: Sentence, verb: Verb) -> DateMention | None:
    """ "seized them on Aug. 28, a day after rebels overran the crossing": a day before that."""
    row, units = sentence.row, sentence.units
    ids = clauses(sentence)
    first = ids.index(ids[verb.head])
    before = next((v for v in reversed(sentence.verbs) if v.last < first), None)
    if row[first] == "K" and before is not None and before.tense == verb.tense:  # "a month after he fled and the parties signed"
        first = ids.index(ids[before.head])
    opener = units[first].word.split()[-1]
    if first < 3 or opener not in ("after", "before") or row[first] != "S" or any(row[i] == "t" for i in range(first, len(row)) if ids[i] == ids[verb.head]):
        return None
    unit = units[first - 1].word.rstrip("s")
    count = _count(units[first - 2].word)
    if " " in units[first].word:  # "nine" and "days after"
        unit, count = units[first].word.split()[0].rstrip("s"), _count(units[first - 1].word)
    if {units[first - 1].word, units[first].word.split()[0]} & {"hours", "minutes", "moments"}:  # "on Sunday, hours after rebels attacked"
        unit, count = "day", 0
    if units[first - 1].kind in "C#" and " " in units[first - 1].word:
        words = units[first - 1].word.replace("-", " ").split()
        unit, count = words[-1].rstrip("s"), _count(words[0])
    if unit not in ("day", "week", "month", "year") or count is None:
        return None
    main = next((v for v in reversed(sentence.verbs) if v.last < first), None)
    base = find_date(sentence, main.head) if main is not None else None
    if base is None or base.date_start is None or base.kind == "anaphoric":
        return None
    sign = "-" if opener == "after" else "+"
    expression = f"{base.expression} {sign}{count}{unit[0]}" if count else base.expression
    value = calendar.evaluate(expression, sentence.article.published_on)
    if unit in ("week", "month") and count > 1:
        return None
    return base._replace(
        date_start=value.date_start, date_end=value.date_end, precision=value.precision, expression=expression,
        relative=expression if base.relative else None, text=sentence.article.text[units[first - 2].start : units[first].end],
    )  # fmt: skip


_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}


def _counted_from(sentence: Sentence, noun: Noun) -> DateMention | None:
    """ "three days before the deadline": three days on from the day of the clause."""
    units = sentence.units
    at = noun.prep_index
    if noun.prep != "before" or at < 2:
        return None
    words = f"{units[at - 2].word} {units[at - 1].word}".replace("-", " ").split()[-2:]
    count, unit = _count(words[0]), words[1].rstrip("s")
    base = next((d for d in (find_date(sentence, v.head) for v in reversed(sentence.verbs) if v.last < at) if d is not None), None)
    if count is None or unit != "day" or base is None or base.kind == "anaphoric":
        return None
    expression = f"{base.expression} +{count}d"
    value = calendar.evaluate(expression, sentence.article.published_on)
    return base._replace(
        date_start=value.date_start, date_end=value.date_end, precision=value.precision, expression=expression,
        relative=expression if base.relative else None,
    )  # fmt: skip


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() and len(word) < 4 else _COUNTS.get(word)


def _date_of_noun(sentence: Sentence, noun: Noun | None, owners: dict[int, Verb | Noun | None], index: int) -> DateMention | None:
    if noun is None:
        return None
    units, row = sentence.units, sentence.row
    own = [i for i, owner in owners.items() if owner is noun]
    if own:
        return units[own[0]].value
    for i in range(noun.last + 1, min(noun.last + 9, len(row))):
        if row[i] == "t":
            if isinstance(owners.get(i), Noun):
                continue
            return units[i].value
        if row[i] in "bsdnegXLWS;:,." or (row[i] == "K" and row[i + 1 : i + 2] != "t"):
            break
    # "fighting that had begun on Friday"
    begun = next((v for v in sentence.verbs if v.first > noun.last), None)
    if begun is not None and not (begun.relative and begun.lemma in ("begin", "start", "erupt", "break")):
        begun = None
    own = [i for i, owner in owners.items() if owner is begun] if begun is not None else []
    return units[own[0]].value if own else None


def _verb_of(sentence: Sentence, noun: Noun, index: int) -> Verb | None:
    if noun.verb is not None:
        return noun.verb
    ids = clauses(sentence)
    inside = [v for v in sentence.verbs if ids[v.head] == ids[index]]
    left = [v for v in inside if v.last < index]
    return left[-1] if left else (inside[0] if inside else None)


def _dates_of_verb(sentence: Sentence, verb: Verb, owners: dict[int, Verb | Noun | None], asked: Verb) -> DateMention | None:
    units = sentence.units
    own = [i for i, owner in owners.items() if owner is verb]
    if not own:
        # "ordered it to leave in June": the date stands behind what was ordered.
        hanging = [v for v in sentence.verbs if v.governor is verb and v is not asked]
        own = [i for i, owner in owners.items() if any(owner is v for v in hanging)]
    if own and verb is not asked and verb.lemma in _SAYING and not _now(asked):
        return None
    if not own:
        # "overrun in a 2012 uprising": the date of what it was part of.
        own = [i for i, owner in owners.items() if isinstance(owner, Noun) and owner.prep in ("in", "during") and _follows(sentence, verb, owner)]
    if not own:
        return None
    best = min(own, key=lambda i: (i < verb.first and len(own) > 1 and sentence.row[i - 1] == ",", abs(i - verb.head), i))
    return units[best].value


def _follows(sentence: Sentence, verb: Verb, noun: Noun) -> bool:
    return verb.last < noun.first and not any(verb.last < v.first < noun.first for v in sentence.verbs)


def _now(verb: Verb) -> bool:
    """Whether a verb in reported speech tells of the time of speaking: "said on Sunday that it was in the camp"."""
    return not verb.perfect and verb.form == "finite" and verb.tense != "future"


def _shares(sentence: Sentence, verb: Verb) -> Verb | None:
    """The verb whose date holds for this one too: its governor, or the verb before it with the same subject."""
    if verb.governor is not None:
        return verb.governor
    before = [v for v in reversed(sentence.verbs) if v.last < verb.first]
    if verb.form == "gerund":
        return next((v for v in before if v.form == "finite"), None)
    ids = clauses(sentence)
    shared = next((v for v in before if ids[v.head] == ids[verb.head] and v.subject is verb.subject and v.form == "finite"), None)
    if shared is not None or verb.form != "finite":
        return shared
    # "left on 23 October, and within hours rebels were in the camp"
    first = ids.index(ids[verb.head])
    if sentence.row[first] == "K" and not verb.perfect:
        return next((v for v in before if v.form == "finite" and v.last < first and v.lemma not in _SAYING), None)
    return None


def _leading(sentence: Sentence, verb: Verb, owners: dict[int, Verb | Noun | None]) -> DateMention | None:
    """A date at the head of the sentence holds for all its main clauses told in one tense."""
    row, units = sentence.row, sentence.units
    if verb.condition not in (None, "when", "as", "while") or verb.perfect:
        return None
    main = next((v for v in sentence.verbs if v.form == "finite" and v.subject is not None and v.subject.first < v.first), None)
    if main is None or main.condition not in (None, "when"):
        return None
    lead = next((i for i in range(main.subject.first) if row[i] == "t"), None)
    if lead is None or any(row[i] in "SW;" for i in range(lead)):
        return None
    owner = owners[lead]
    if isinstance(owner, Verb) and owner.lemma in _SAYING and owner is not verb and not _now(verb):
        return None
    return units[lead].value if owner is None or isinstance(owner, Verb) or owner.prep else None


def _only_date(sentence: Sentence, index: int, owners: dict[int, Verb | Noun | None]) -> DateMention | None:
    """The one date of the sentence, where it stands in the same clause, or before "when"."""
    row, units = sentence.row, sentence.units
    ids = clauses(sentence)
    inside = [i for i in owners if ids[i] == ids[index] and not _spoken(owners[i])]
    owner = owners[inside[0]] if len(inside) == 1 else None
    if isinstance(owner, Verb) and (owner.form == "finite" or owner.lemma in _STATIC):
        return units[inside[0]].value
    first = ids.index(ids[index])
    if first >= 2 and units[first].word in ("when", "where"):
        back = first - 1
        while back > 0 and row[back] in ",A":
            back -= 1
        if row[back] == "t":
            return closed(units[back].value, sentence.article)
    return None


def closed(mention: DateMention, article: Article) -> DateMention:
    """A date without its open end: "since 2012 when rebels rose": they rose in 2012."""
    if not mention.expression.endswith(" open"):
        return mention
    expression = mention.expression.removesuffix(" open")
    value = calendar.evaluate(expression, article.published_on)
    return mention._replace(
        date_start=value.date_start, date_end=value.date_end, precision=value.precision, expression=expression,
        relative=expression if mention.relative else None,
    )  # fmt: skip


def _spoken(owner: Verb | Noun | None) -> bool:
    return isinstance(owner, Verb) and owner.lemma in _SAYING


# -------------------------------------------------------------------------------------------------------- places
def is_place(entity: Entity | None) -> bool:
    """Whether an entity is a place (countries apart)."""
    return entity is not None and entity.kind in PLACE_KINDS


def place_of_noun(noun: Noun) -> Entity | None:
    """The place that a noun phrase names: a known one, or an unknown name used as a place ("in Halgan", "the town of X")."""
    read = noun.__dict__
    if "place" not in read:
        read["place"] = _read_place(noun)
    return read["place"]


def _read_place(noun: Noun) -> Entity | None:
    units = noun.units
    for unit in units:
        if unit.kind != "M":
            continue
        if is_place(unit.value):
            head = noun.sentence.units[noun.head]
            if unit is not head and unit.value.kind != "base" and head.lemma not in PLACE_NOUNS | _SITES_OF_PLACE and not any(u.kind == "Z" for u in units):
                continue  # "the West African force", "Goma residents"
            return unit.value._replace(kind="region") if noun.lemma in REGION_NOUNS else unit.value
    if noun.of is not None and noun.lemma in PLACE_NOUNS:
        name = next((u for u in noun.of.units if u.kind == "M"), None)
        plain = all(u.kind not in "NJ" for u in noun.of.units)
        if name is not None and plain and name.value.kind not in ("country", "mission", "person", "group", "organisation"):
            return name.value._replace(kind="place") if name.value.kind == "name" else name.value
    for unit in units:  # "the Koulikoro Training Centre"
        if unit.kind == "M" and unit.value.kind in ("organisation", "name") and unit.value.country is None and " " in unit.word:
            first, last = unit.word.split()[0], unit.word.split()[-1]
            site = noun.sentence.article.known.sites.get(first.capitalize())
            if site is not None and last in PLACE_NOUNS | _SITES_OF_PLACE:
                return site
    if noun.lemma == "capital" and noun.prep != "from" and noun.of is None and noun.determiner in ("the", "its"):
        country = noun.sentence.article.country
        city = next((c for c, of in capitals().items() if of == country), None)
        return Entity(city, "place", None, country) if city else None
    names = [u for u in units if u.kind == "M"]
    if len(names) == 1 and names[0].value.kind == "name":
        others = [u for u in units if u is not names[0] and u.kind in "NJ" and u.lemma not in _BESIDE]
        if noun.determiner not in ("a", "an") and any({u.lemma, u.word} & (PLACE_NOUNS - {"stronghold"}) for u in others):
            return names[0].value._replace(kind="region" if noun.lemma in REGION_NOUNS else "place")
        on_the_way = noun.prep == "to" and noun.prep_index and noun.sentence.units[noun.prep_index - 1].lemma in ("road", "highway", "track", "route", "way")
        if noun.prep in _WHERE and not others and (on_the_way or noun.prep not in ("by", "of", "to", "between", "on")):
            return names[0].value._replace(kind="place")
        if not others and learned_place(noun.sentence.article, names[0].value.name):
            return names[0].value._replace(kind="place")
    return None


def place_of_clause(sentence: Sentence, index: int) -> Entity | None:
    """What "where" stands for at the head of the clause around unit `index`: a place or a country."""
    ids = clauses(sentence)
    first = ids.index(ids[index])
    if not first or sentence.units[first].word != "where":
        return None
    before = next((n for n in reversed(sentence.nouns) if n.last < first), None)
    if before is None or sentence.row[before.last + 1 : first].strip(",") != "":
        return None
    names = [u.value for u in before.units if u.kind == "M"]
    if len(names) == len(before.units) == 1 and names[0].kind == "name":
        return names[0]._replace(kind="place")  # "point to Mahas, where"
    return next((n for n in names if n.kind == "country"), None) or place_of_noun(before)


def find_place(sentence: Sentence, index: int) -> Entity | None:
    """The place of the clause around unit `index`, or None; see `find_places`."""
    found = find_places(sentence, index)
    return found[0] if found else None


@lru_cache(maxsize=256)
def find_places(sentence: Sentence, index: int, anywhere: bool = False) -> tuple[Entity, ...]:
    """The places of the clause around unit `index`, of the whole sentence with `anywhere`: those named together nearest to it.

    One after it goes before one in front; where a speaker stands does not count.
    """
    ids = clauses(sentence)
    told = {ids[v.head] for v in _tellers(sentence)}
    best: tuple[int, Noun] | None = None
    for noun in sentence.nouns:
        if ids[noun.head] != ids[index] and (not anywhere or ids[noun.head] in told):
            continue
        if in_attribution(sentence, noun) or _told_there(sentence, index, noun):
            continue
        place = place_of_noun(noun)
        if place is None or noun.role == "subject" and place.kind != "base" and not _at_place(noun):
            continue
        if noun.prep == "in" and noun.prep_index and sentence.units[noun.prep_index - 1].word in ("as", "unlike", "like"):
            continue
        gap = abs(noun.first - index) + (12 if noun.first < index else 0)
        if noun.prep in ("for", "about", "than", "unlike", "despite"):
            continue
        if noun.prep == "from" and _distance_before(noun):
            gap -= 4
        elif noun.prep in ("to", "towards", "toward", "from", "between", "into", "by", "with", "of") and noun.of_parent is None:
            gap += 30
        if place.kind == "region":
            gap += 8
        if best is None or gap < best[0]:
            best = (gap, noun)
    if best is None:
        where = place_of_clause(sentence, index)
        return (where,) if is_place(where) else ()
    listed = next((n.members for n in sentence.nouns if best[1] in n.members), [best[1]])
    if best[1].prep == "between":
        listed = listed[:1]
    return tuple(p for p in map(_list_mate, listed) if p is not None)


def _list_mate(noun: Noun) -> Entity | None:
    """The place of a phrase in a list of places, where a bare unknown name is one too."""
    place = place_of_noun(noun)
    if place is None and len(noun.units) == 1 and noun.units[0].kind == "M" and noun.units[0].value.kind == "name":
        return noun.units[0].value._replace(kind="place")
    return place


def _at_place(noun: Noun) -> bool:
    """A noun phrase that is a place or holds one: "the town of X", not a capital that acts for its government."""
    return noun.lemma in PLACE_NOUNS or noun.sentence.units[noun.head].kind != "M"


@lru_cache(maxsize=64)
def _tellers(sentence: Sentence) -> tuple[Verb, ...]:
    return tuple(v for v in sentence.verbs if v.lemma in _SAYING)


def in_attribution(sentence: Sentence, noun: Noun) -> bool:
    """Whether a phrase belongs to who speaks: "a source in Beirut said"."""
    for verb in _tellers(sentence):
        subject = verb.subject
        if subject is not None:
            if subject.last < verb.first and subject.first <= noun.first < verb.first:
                return True
            if subject.first > verb.last and subject.last < noun.first and not any(v.first > verb.last and v.first < noun.first for v in sentence.verbs):
                return True
    return False


def _told_there(sentence: Sentence, index: int, noun: Noun) -> bool:
    """ "They would have been attacked, an officer told me in Accra": the place of telling."""
    for verb in _tellers(sentence):
        if index < verb.first < noun.first and any(c in "Q," for c in sentence.row[index : verb.first]):
            return not any(verb.last < v.first < noun.first for v in sentence.verbs)
    return False


@lru_cache(maxsize=512)
def learned_place(article: Article, name: str) -> bool:
    """Whether the article uses an unknown name as a place somewhere: "in Halgan", "the town of Halgan"."""
    text = article.text
    at = text.find(name)
    while at >= 0:
        before = text[max(0, at - 16) : at].split()
        if before and (before[-1].lower() in ("in", "at", "near", "outside", "around") or (before[-1] == "of" and len(before) > 1 and before[-2] in PLACE_NOUNS)):
            return True
        at = text.find(name, at + 1)
    return False


def _distance_before(noun: Noun) -> bool:
    """ "17 kilometres from Bangassou"."""
    before = noun.sentence.units[noun.prep_index - 1].word if noun.prep_index > 0 else ""
    return before.rstrip("s") in ("kilometre", "kilometer", "km", "mile", "metre", "meter", "yard") or before.endswith(("km", "kilometres", "kilometers", "miles"))


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
