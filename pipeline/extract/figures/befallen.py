"""Whom a verb befalls: the subject of a passive or of dying, the object of an active verb, whatever stands between."""

from pipeline.extract.figures.bare import is_bare
from pipeline.extract.figures.counting import groups
from pipeline.extract.figures.words import adjectives, harm_nouns, verb_kinds, words
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_CAPTIVES = ("captive", "hostage", "prisoner")
_COMPANY = ("along with", "together with", "as well as")


def befallen(sentence: Sentence, verb: Verb) -> list[Noun]:
    """The phrases that name whom a verb befalls: its object, or its subject where it is passive."""
    if verb.voice == "passive":
        return [*sufferers(sentence, verb), *along_with(sentence, verb)]
    if not verb.objects and sentence.units[verb.head].word.endswith((" to death", " alive")):
        return sufferers(sentence, verb)  # "23 burnt to death"
    if (
        verb.subject is None
        and verb.objects
        and verb.objects[0].lemma in _CAPTIVES
        and verb.objects[0].quantity is None
    ):
        before = next((n for n in sentence.nouns if (n.of or n).last == verb.first - 1 and is_bare(n)), None)
        if before is not None:
            return [before]  # "saw 25 of its peacekeepers held captive"
    if not verb.objects and verb.first == verb.head and (number := _number_right_before(sentence, verb)) is not None:
        return [number]  # "owned up to two dead and ten wounded and said"
    if not verb.objects and verb_kinds().get(verb.lemma) == "neutralised" and verb.subject is not None:
        return [verb.subject]  # "the assault had been repelled and 80 militants neutralised"
    if verb.objects and verb.objects[0].units[0].word == "them":
        return _them(sentence, verb)
    return _shared_objects(sentence, verb)


def _number_right_before(sentence: Sentence, verb: Verb) -> Noun | None:
    """The number alone that stands right before a past form, no subject of it."""
    number = next((n for n in sentence.nouns if n.last == verb.first - 1), None)
    return number if number is not None and is_bare(number) and number is not verb.subject else None


def _them(sentence: Sentence, verb: Verb) -> list[Noun]:
    """Whom "them" means after "and": "surrounded 45 Fijians at their post and took them away"."""
    before = [v for v in sentence.verbs if v.last < verb.first and v.subject is verb.subject and v.objects]
    before = [v for v in before if v.objects[0].units[0].kind != "R"] or before
    joined = bool(before) and "K" in sentence.row[before[-1].last : verb.first]
    return before[-1].objects if joined else verb.objects


def along_with(sentence: Sentence, verb: Verb) -> list[Noun]:
    """ "Two officers were killed at the camp, along with a driver"."""
    units = sentence.units
    behind = [n for n in sentence.nouns if n.first > verb.last and units[n.first - 1].word in (*_COMPANY, "with")]
    others = ("other", "others")
    people = [n for n in behind if (n.people or (n.of is not None and n.of.people)) is not None]
    return [n for n in people if n.prep != "with" or any(u.word in others for u in n.units)]


def _shared_objects(sentence: Sentence, verb: Verb) -> list[Noun]:
    """ "killing and wounding over 40 people": what the second verb has, the first has too."""
    after = verb.last + 1
    if any(o.last == verb.first - 1 for v in sentence.verbs if v is not verb for o in v.objects):
        return verb.objects  # "left 14 guards wounded and killed none"
    if verb.objects or after >= len(sentence.units) or sentence.row[after] != "K":
        return verb.objects
    other = next((v for v in sentence.verbs if v.first == after + 1 and v.voice == "active"), None)
    return other.objects if other is not None and verb_kinds().get(other.lemma) else []


def sufferers(sentence: Sentence, verb: Verb) -> list[Noun]:
    """The subject of a passive or of a verb of dying; where it counts nobody, the counted people before it."""
    subject = verb.subject
    share = (_of_whose(subject) or _summed(subject)) if subject is not None else None
    if share is not None:
        return [share]
    if subject is not None and subject.units[0].word == "how" and subject.quantity is None:
        return []  # "how many peacekeepers had been killed"
    if subject is None:
        behind = _inverted(sentence, verb)
        if behind:
            return behind
    if subject is not None:
        if verb.form == "participle" and verb.first == verb.head and subject.members:
            return _own_members(sentence, verb, subject)
        whole = _before_aside(subject) if verb.relative else subject
        if whole is not subject:
            return [whole]
        outside = _outside(sentence, subject, verb)
        if outside:
            return outside
        if not is_part(subject) and any(not g.weak for g in groups(subject)):
            return [*_behind_aside(sentence, subject), subject, *_last_of_list(sentence, subject, verb)]
    before = _counted_before(sentence, verb)
    if before is not None:
        return [before]
    if (subject is None or not groups(subject)) and (whole := _of_passives(sentence, verb)) is not None:
        return [whole]
    return [subject] if subject is not None else _declared(sentence, verb)


def _of_whose(noun: Noun) -> Noun | None:
    """The number before "of whose": "Egypt, three of whose soldiers had died"."""
    units, at = noun.sentence.units, noun.first - 1
    if at < 2 or units[at].word != "whose" or units[at - 1].word != "of":
        return None
    share = next((n for n in noun.sentence.nouns if n.last == at - 2 and n.quantity is not None), None)
    if share is not None:
        share.of = noun
    return share


def _summed(noun: Noun) -> Noun | None:
    """The number that sums up a list: "a soldier from Togo and another from Benin, two in all, lost their lives"."""
    row, units = noun.sentence.row, noun.sentence.units
    if row[max(0, noun.first - 1)] != "," or [u.word for u in units[noun.last + 1 : noun.last + 2]] not in _IN_ALL:
        return None
    first = next((n for n in noun.sentence.nouns if n.people is not None and n.last < noun.first), None)
    if first is not None and noun.of is None:
        noun.of = first
    return noun


_IN_ALL = (["in all"], ["altogether"], ["in total"])


def _of_passives(sentence: Sentence, verb: Verb) -> Noun | None:
    """ "Nine Danes were ambushed near Kutum, robbed and killed": who suffered the verbs before."""
    if verb.form != "participle" or sentence.row[verb.first - 1] != "K":
        return None
    before = [v for v in sentence.verbs if v.last < verb.first and v.form == "finite"]
    told = before[-1] if before else None
    apart = told is None or set(sentence.row[told.last : verb.first]) & set(";:SW")
    return None if apart or told.voice != "passive" else told.subject


def _declared(sentence: Sentence, verb: Verb) -> list[Noun]:
    """ "were found shot to death", "remain displaced": the subject of the verb before."""
    last = verb.first - 1
    while last > 0 and sentence.row[last] == "A":
        last -= 1
    found = next((v for v in sentence.verbs if v.last == last), None)
    if found is None or found.subject is None:
        return []
    declared = found.lemma in words("rules", "declared") and found.voice == "passive"
    return [found.subject] if declared or found.lemma == "remain" else []


def _inverted(sentence: Sentence, verb: Verb) -> list[Noun]:
    """ "Also wounded in the raid were a nurse and two guards"."""
    if sentence.row[verb.last] not in "en":
        return []
    after = verb.last + 1
    copula = next((v for v in sentence.verbs if v.first >= after and v.subject is None), None)
    if copula is None or sentence.units[copula.first].word not in ("was", "were"):
        return []
    between = sentence.row[after : copula.first]
    if between and (between[0] not in "Pt" or set(between) & set(";:WSK") or verb.first > 1):
        return []
    return [n for n in sentence.nouns if n.first == copula.last + 1]


def _before_aside(noun: Noun) -> Noun:
    """The whole before a part that stands aside: "six priests, five of them Spaniards, who were killed"."""
    nouns = noun.sentence.nouns
    at = nouns.index(noun)
    for k in range(at, max(-1, at - 3), -1):
        part = nouns[k]
        shared = part.of is not None and part.of.units[0].word in ("them", "whom", "which")
        if shared or part.units[0].word in ("most", "many", "some", "several"):
            before = next((n for n in reversed(nouns[:k]) if n.last == part.first - 2), None)
            if before is not None and any(not g.weak for g in groups(before)):
                return before
    return noun


def _behind_aside(sentence: Sentence, noun: Noun) -> list[Noun]:
    """The members of a list before one that an aside parts from them: "six priests (five of them Spaniards) and two
    women"."""
    row, at = sentence.row, noun.first - 1
    if at < 2 or row[at] != "K" or row[at - 1] not in ")-":
        return []
    opens = row.rfind("(", 0, at) if row[at - 1] == ")" else _dash_before(row, at - 1)
    before = next((n for n in sentence.nouns if n.last == opens - 1), None)
    if before is None or (before.prep is not None and row[before.prep_index] != "S"):
        return []
    return [before] if any(not g.weak for g in groups(before)) else []


def _last_of_list(sentence: Sentence, subject: Noun, verb: Verb) -> list[Noun]:
    """Who stands behind an aside at the end of a list: "three policemen, one of them a captain, and a driver were"."""
    aside = [u.word for u in sentence.units[subject.last + 1 : subject.last + 5]]
    if aside[:1] != [","] or "them" not in aside or subject.members:
        return []
    behind = (n for n in sentence.nouns if n.last == verb.first - 1 and n.first > subject.last)
    return [n for n in behind if sentence.row[n.first - 2 : n.first] == ",K" and n.people is not None]


def _dash_before(row: str, at: int) -> int:
    """Where the dash, or two of them, opens an aside that the dash at unit `at` closes."""
    while at > 0 and row[at - 1] == "-":
        at -= 1
    opens = row.rfind("-", 0, at)
    while opens > 0 and row[opens - 1] == "-":
        opens -= 1
    return opens


def _outside(sentence: Sentence, subject: Noun, verb: Verb) -> list[Noun]:
    """Whom brackets or dashes before a verb explain, where the subject stands within them: "two soldiers (both from
    Benin) and a cook were killed"."""
    row = sentence.row
    first, last = ("(", ")") if "(" in row[: subject.first] else ("-", "-")
    opens, closes = row.rfind(first, 0, subject.first), row.find(last, subject.last)
    if opens < 1 or not 0 < closes < verb.first or ")" in row[opens : subject.first]:
        return []
    before = [n for n in sentence.nouns if n.last == opens - 1 and n.quantity is not None and n.people is not None]
    behind = [n for n in sentence.nouns if n.first == closes + 2 and row[closes + 1] == "K"]
    return [*before, *behind] if before else []


def _counted_before(sentence: Sentence, verb: Verb) -> Noun | None:
    """Counted people to the left in the same clause, asides such as "12 of them children" passed over."""
    row = sentence.row
    limit = _before_dash(row, verb.first)
    told = next((v for v in reversed(sentence.verbs) if v.last < limit < verb.first), None)
    if told is not None and told.relative and told.subject is not None:
        return told.subject  # "Four men who were hit — one 29, another 52 — were taken to a clinic"
    for noun in reversed(sentence.nouns):
        if noun.last >= limit:
            continue
        if noun.units[0].word in ("a", "one") and noun.first and sentence.units[noun.first - 1].word == "not":
            return noun  # "not a man among them was hurt"
        gap = row[noun.last + 1 : verb.first]
        if any(c in gap.removeprefix("Q") for c in ";:WSQ") and not _is_aged(sentence, noun.last + 1, verb.first):
            return None
        if any(v.form == "finite" and noun.last < v.first < verb.first for v in sentence.verbs):
            opens, closes = row.find(",", noun.last), row.rfind(",", noun.last, verb.first)
            if closes != verb.first - 1 or any(noun.last < v.first < opens for v in sentence.verbs):
                return None
        spoken = gap == "Q"  # 'speaks of "84 men" killed there'
        if noun.of_parent is not None or (
            noun.prep is not None and gap and not spoken and not _resulted(noun, verb, gap)
        ):
            continue
        if (
            is_part(noun)
            or _is_share(noun)
            or (
                noun.role == "object"
                and noun.verb.lemma not in words("rules", "saying")
                and not _opens_clause(noun, verb)
            )
        ):
            continue
        if any(not g.weak for g in groups(noun)):
            return next((o for o in sentence.nouns if o is not noun and noun in o.members), noun)
    return None


def _opens_clause(noun: Noun, verb: Verb) -> bool:
    """ "Drones struck the town, and 11 people, traders from Chad, were killed": no second object of the verb before."""
    row = noun.sentence.row
    parted = row[max(0, noun.first - 2) : noun.first] == ",K" and row[noun.last + 1] == "," == row[verb.first - 1]
    return parted and verb.form == "finite"


def _is_aged(sentence: Sentence, start: int, end: int) -> bool:
    """Whether an aside tells how old people are: ", all younger than 45,"."""
    told = [u.word for u in sentence.units[max(0, start - 1) : end]]
    return "than" in told and not {"younger", "older"}.isdisjoint(told)


def _before_dash(row: str, at: int) -> int:
    """Where an aside between dashes opens that ends right before unit `at`; `at` itself where none does."""
    if at < 1 or row[at - 1] != "-":
        return at
    opens = row.rfind("-", 0, at - 1)
    return opens if opens >= 0 else at


def _resulted(noun: Noun, verb: Verb, gap: str) -> bool:
    """ "resulted in three soldiers from Chad killed", "with two men of the unit wounded"."""
    return (
        verb.form == "participle" and noun.prep in ("in", "with") and gap[0] == "P" and not set(gap[1:]) - set("DJNMZ")
    )


def _is_share(noun: Noun) -> bool:
    """Whether a phrase between commas is a share of those before it: ", 12 of them children,"."""
    shared = noun.of is not None and noun.of.units[0].word in ("them", "whom", "which")
    return shared and noun.first > 0 and noun.sentence.row[noun.first - 1] == ","


def is_part(noun: Noun) -> bool:
    """Whether a phrase is a part told aside: "among them seven UN staff", "including a child"."""
    units, first = noun.sentence.units, noun.first
    if first > 1 and units[first - 1].kind == "K" and units[first - 2].kind != ",":  # "among them a guard and a cook"
        first = next((o for o in noun.sentence.lists if noun in o.members), noun).first
    before = units[first - 1].word if first else ""
    return before == "including" or (before in ("them", "whom") and first > 1 and units[first - 2].word == "among")


def _own_members(sentence: Sentence, verb: Verb, subject: Noun) -> list[Noun]:
    """The members of a list that a bare participle tells of: the last alone where another has its own word of harm."""
    behind = [m for m in subject.members if m.last < verb.first]
    before = [m for m in behind if not is_part(m)]
    if len(before) < len(behind):
        return before
    for member in before[:-1]:
        after = member.last + 1
        own = any(u.word in adjectives() for u in member.units) or harm_nouns().get(member.lemma) == "bodies"
        if own or (after < len(sentence.units) and sentence.row[after] in "en"):
            return before[-1:]
    return [subject]
