"""The date of what a word tells: of its clause, else of its sentence.

Nothing is guessed: where neither names a date, it stays unknown.
"""

import re
from functools import lru_cache

from pipeline.extract.clauses import SAYING, clauses
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.date_owners import date_owners
from pipeline.extract.dates_of_nouns import BEGINNING, date_of_noun
from pipeline.extract.dates_of_sentences import day_when, holding, is_now, leading, only_date
from pipeline.extract.lengths import Offset, count_of, offset_from, offset_of
from pipeline.extract.mentions import is_within, narrows
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.told_as_one import as_told, label, meanwhile, on_the_way
from schemas import calendar

_TERMS = frozenset(("by", "before", "ahead of"))
_HANGING = frozenset(("gerund", "participle"))
# What is done about something of before.
_RECALLING = frozenset("avenge revenge commemorate mourn remember investigate probe survive".split())
# What is announced on the day on which it was done.
_CAPTURES = frozenset("capture recapture seizure liberation fall conquest reconquest".split())
_PICTURED = frozenset("post publish take film shoot record release circulate broadcast share air upload date".split())


@lru_cache(maxsize=256)
def find_date(sentence: Sentence, index: int) -> DateMention | None:
    """The date mention that belongs to the verb or noun at unit `index`, or None.

    Its own date; else that of the verb it hangs on or shares a subject with; else one at the head of the sentence; else
    the only date of the sentence, where no other clause claims it.
    """
    if "t" not in sentence.row:
        return None
    owners = date_owners(sentence)
    verb = holding(sentence.verbs, index)
    if verb is None:
        noun = holding(sentence.nouns, index)
        found = date_of_noun(sentence, noun, owners, index)
        if found is not None or noun is None:
            return found
        whole = noun
        while whole.of_parent is not None:
            whole = whole.of_parent
        if whole.prep in ("after", "before", "since", "following"):  # "after a string of kidnappings"
            return _counted_from(sentence, whole)
        verb = _verb_of(sentence, noun, index)
        reported = (
            verb is not None and verb.voice == "passive" and verb.subject is noun
        )  # "fighting was reported on Tuesday"
        if verb is not None and verb.lemma in _RECALLING and noun.role == "object" and noun.verb is verb:
            return None  # "marched on 3 May to avenge a raid"
        if verb is not None and verb.lemma == "follow" and verb.voice == "active" and verb.subject is noun:
            return None  # "the withdrawal followed an attack on 5 May"
        done = verb is not None and verb.lemma == "declare" and noun in verb.objects  # "declared a blockade on Monday"
        done = done or (verb is not None and noun.lemma in _CAPTURES and noun in verb.objects)
        if verb is None or (verb.lemma in SAYING and not reported and not done and not _costs(verb)):
            return only_date(sentence, index, owners)
    offset = offset_of(sentence, verb)
    shifted = _offset_date(sentence, offset) if offset is not None else None
    if shifted is not None or (offset is not None and (offset.count or verb.form == "gerund")):
        return shifted  # "left on Tuesday, four months after leaving Para": not on Tuesday
    seen: list[Verb] = []
    chain: Verb | None = verb
    found = None
    while chain is not None and chain not in seen and found is None:
        seen.append(chain)
        found = _dates_of_verb(sentence, chain, owners, verb)
        chain = _shares(sentence, chain)
    framed = day_when(sentence, verb.head)
    if framed is not None and (found is None or not is_within(found, framed)):
        return framed  # "the night of 3 May, when soldiers rose"
    return (
        found
        or _from_clause(sentence, verb)
        or _of_main(sentence, verb, owners)
        or leading(sentence, verb, owners)
        or only_date(sentence, index, owners)
        or as_told(sentence, verb, owners)
        or meanwhile(sentence, verb, owners)
        or on_the_way(verb, owners)
        or label(sentence)
    )


def _from_clause(sentence: Sentence, verb: Verb) -> DateMention | None:
    """ "emptied the base two days after the mission left it on 31 October": two days on from that."""
    counted = offset_from(sentence, verb)
    base = find_date(sentence, counted[0].head) if counted is not None else None
    if base is None or base.kind == "anaphoric" or base.precision != "day" or base.date_start is None:
        return None
    days = counted[1].days.translate(_TURNED)
    if days.endswith(("month", "year")):
        return None  # "closed on Thursday, three years after the first men came on 15 July 2021"
    return _counted(base, f"{base.expression} {days}", sentence) if counted[1].count else base


_TURNED = str.maketrans("+-", "-+")


def _of_main(sentence: Sentence, verb: Verb, owners: dict[int, Verb | Noun | None]) -> DateMention | None:
    """ "five days earlier two men were hurt when shells struck": the day of the clause that "when" hangs on."""
    if verb.perfect or len(owners) < 2:
        return None
    ids = clauses(sentence)
    first = ids.index(ids[verb.head])
    if not first or sentence.units[first].word not in ("when", "as", "while"):
        return None
    main = next((v for v in reversed(sentence.verbs) if v.last < first and v.form in ("finite", "infinitive")), None)
    own = [i for i, owner in owners.items() if owner is main] if main is not None else []
    return sentence.units[own[0]].value if len(own) == 1 and main.lemma not in SAYING else None


def _costs(verb: Verb) -> bool:
    """ "an attack claimed two lives": nobody speaks."""
    return verb.lemma == "claim" and any(o.lemma in ("life", "live", "victim") for o in verb.objects)


def _offset_date(sentence: Sentence, offset: Offset) -> DateMention | None:
    """ "seized them on Aug. 28, a day after rebels overran the crossing": a day before that."""
    base = find_date(sentence, offset.main.head) if offset.main is not None else None
    if base is None or base.date_start is None:
        return None
    if offset.days[-1] in "dw" and base.precision != "day" and offset.count:
        return base if base.precision == "month" else None  # "left in May, three days after gunmen struck"
    told = base.expression
    if base.kind == "anaphoric":  # "left Para that morning, two days after they had left Gori"
        if base.precision != "day":
            return None
        base, told = base._replace(relative=None), base.date_start.isoformat()
    expression = f"{told} {offset.days}" if offset.count else told
    value = calendar.evaluate(expression, sentence.article.published_on)
    return base._replace(
        date_start=value.date_start, date_end=value.date_end, precision=value.precision, expression=expression,
        relative=expression if base.relative else None,
        text=sentence.article.text[offset.start : offset.end],
    )  # fmt: skip


def _counted_from(sentence: Sentence, noun: Noun) -> DateMention | None:
    """ "three days before the deadline": three days on from the day of the clause; "six weeks after the signing":
    six weeks back."""
    units = sentence.units
    at = noun.prep_index
    if noun.prep == "after" and noun.lemma in ("day", "night", "week") and noun.of is not None:
        return _over_days(sentence, noun)
    if at < 2:
        return None
    words = f"{units[at - 2].word} {units[at - 1].word}".replace("-", " ").split()[-2:]
    if len(words) < 2:
        return None
    count, unit = count_of(words[0]), words[1].rstrip("s")
    base = next(
        (d for d in (find_date(sentence, v.head) for v in reversed(sentence.verbs) if v.last < at) if d is not None),
        None,
    )
    letter = _LENGTHS.get(unit)
    if count is None or letter is None or base is None or base.kind == "anaphoric":
        return None
    if noun.prep not in ("before", "after") or (letter in "my" and base.precision == "range"):
        return None
    widened = {"m": " month", "y": " year"}.get(letter, "")
    expression = f"{base.expression} {'+' if noun.prep == 'before' else '-'}{count}{letter}{widened}"
    return _counted(base, expression, sentence)


_LENGTHS = {"day": "d", "week": "w", "month": "m", "year": "y"}


def _counted(base: DateMention, expression: str, sentence: Sentence) -> DateMention:
    """The date that an expression counts from a mention."""
    value = calendar.evaluate(expression, sentence.article.published_on)
    return base._replace(
        date_start=value.date_start, date_end=value.date_end, precision=value.precision, expression=expression,
        relative=expression if base.relative else None,
    )  # fmt: skip


def _over_days(sentence: Sentence, noun: Noun) -> DateMention | None:
    """ "captured Para on 22 November after three days of fighting": from the 19th to the 22nd."""
    count = next((u.value.count for u in noun.units if u.kind == "#"), None)
    before = (v for v in reversed(sentence.verbs) if v.last < noun.first and sentence.row[v.head] != "g")
    base = next((d for d in (find_date(sentence, v.head) for v in before) if d is not None), None)
    if not isinstance(count, int) or base is None or base.kind == "anaphoric" or base.precision != "day":
        return None
    expression = f"{base.expression} -{count}{noun.lemma[0].replace('n', 'd')} to {base.expression}"
    return _counted(base, expression, sentence)


def main_verb(noun: Noun) -> Verb | None:
    """The finite verb of a subject that a participle describes: "its departure, asked for in April, will begin"."""
    verb = noun.verb
    if verb is None or verb.form != "participle" or noun.role != "subject":
        return verb
    return next((v for v in noun.sentence.verbs if v.subject is noun and v.form == "finite"), verb)


def _verb_of(sentence: Sentence, noun: Noun, index: int) -> Verb | None:
    if noun.verb is not None:
        return main_verb(noun)
    sides = next((n for n in sentence.nouns if n.prep == "between" and n.prep_index == noun.last + 1), None)
    after = next((v for v in sentence.verbs if v.first > noun.last), None)
    if sides is not None and after is not None and after.subject is not None and after.subject.first > noun.last:
        return after  # "clashes between A and B were continuing on Monday"
    ids = clauses(sentence)
    inside = [v for v in sentence.verbs if ids[v.head] == ids[index]]
    left = [v for v in inside if v.last < index]
    return left[-1] if left else (inside[0] if inside else None)


def _dates_of_verb(
    sentence: Sentence, verb: Verb, owners: dict[int, Verb | Noun | None], asked: Verb
) -> DateMention | None:
    units = sentence.units
    own = [i for i, owner in owners.items() if owner is verb]
    if not own:
        # "ordered it to leave in June": the date stands behind what was ordered.
        hanging = [
            v
            for v in sentence.verbs
            if v is not asked
            and (v.governor is verb or (v.form in _HANGING and (_kept_from(verb, v) or _starting(verb, v))))
        ]
        own = [i for i, owner in owners.items() if owner in hanging] if hanging else own
    if own and verb is not asked and verb.lemma in SAYING and not is_now(asked):
        return None
    if not own and verb.lemma == "show" and verb.subject is not None:  # "a video posted on Monday showed men who"
        pictured = [v for v in sentence.verbs if v.lemma in _PICTURED and v.form == "participle"]
        own = [i for i, owner in owners.items() if owner in pictured and owner.subject is verb.subject]
    if not own and (
        verb.form == "participle" or verb.voice == "passive"
    ):  # "himself shot and badly wounded on 11 February"
        also = next((v for v in sentence.verbs if v.first > verb.last), None)
        if (
            also is not None
            and also.form == "participle"
            and _JOINED.fullmatch(sentence.row, verb.last + 1, also.first)
        ):
            own = [i for i, owner in owners.items() if owner is also]
    if not own:
        # "overrun in a 2012 uprising": the date of what it was part of.
        own = [
            i
            for i, owner in owners.items()
            if isinstance(owner, Noun)
            and (owner.prep in ("in", "during") or (owner.prep in _TERMS and owner.lemma == "deadline"))
            and _follows(sentence, verb, owner)
        ]
    if not own:
        return None
    if len(own) > 1:
        own = [i for i in own if not any(narrows(units[j].value, units[i].value) for j in own)]
    row = sentence.row
    if len(own) > 1:  # "APRIL: They attack Para on the 25th"
        own = [i for i in own if row[i + 1 : i + 2] != ":"] or own
    best = min(own, key=lambda i: (i < verb.first and len(own) > 1 and row[i - 1] == ",", abs(i - verb.head), i))
    return units[best].value


_JOINED = re.compile(",?KA*")


def _starting(verb: Verb, other: Verb) -> bool:
    """ "will go next, starting on Wednesday"."""
    near = other.form == "gerund" and other.lemma in BEGINNING and other.first > verb.last
    return near and not any(verb.last < v.first < other.first for v in verb.sentence.verbs)


def _kept_from(verb: Verb, other: Verb) -> bool:
    """ "stopped the convoy from entering on Monday"."""
    first = other.first
    if verb.lemma in ("keep", "hold") and other.form == "participle" and first > verb.last:
        return not any(verb.last < v.first < first for v in verb.sentence.verbs)  # "has kept it shut since Monday"
    near = other.form == "gerund" and first > verb.last and verb.sentence.units[first - 1].word == "from"
    return near and not any(verb.last < v.first < first for v in verb.sentence.verbs)


def _follows(sentence: Sentence, verb: Verb, noun: Noun) -> bool:
    return verb.last < noun.first and not any(verb.last < v.first < noun.first for v in sentence.verbs)


def _shares(sentence: Sentence, verb: Verb) -> Verb | None:
    """The verb whose date holds for this one too: its governor, or the verb before it with the same subject."""
    if verb.governor is not None:
        return verb.governor
    if verb is sentence.verbs[0]:
        return None
    before = [v for v in reversed(sentence.verbs) if v.form == "finite" and v.last < verb.first]
    if verb.form == "gerund" or not before:
        return next(iter(before), None)
    ids = clauses(sentence)
    shared = next((v for v in before if v.subject is verb.subject and ids[v.head] == ids[verb.head]), None)
    if shared is not None or verb.form != "finite":
        return shared
    # "left on 23 October, and within hours rebels were in the camp"
    first = ids.index(ids[verb.head])
    if sentence.row[first] == "K" and not verb.perfect:
        return next((v for v in before if v.last < first and v.lemma not in SAYING), None)
    return None
