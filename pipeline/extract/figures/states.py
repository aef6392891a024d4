"""States of people: dead, wounded, missing, in hospital, with gunshot wounds."""

from pipeline.extract.figures.bare import is_bare
from pipeline.extract.figures.captivity import are_prisoners, prisoners
from pipeline.extract.figures.counting import Group, all_groups, is_national, is_person, is_thing, nobody
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.neighbours import chain
from pipeline.extract.figures.parts import is_class
from pipeline.extract.figures.words import adjectives, verb_kinds, words
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence


def predicate(sentence: Sentence, verb: Verb) -> Harm | None:
    """An adjective of harm joined to the subject ("was pronounced dead") or to the object ("left 14 dead")."""
    units = sentence.units
    among = _among(sentence, verb) or _of_the_harmed(verb) or are_prisoners(sentence, verb)
    if among is not None:
        return among
    i = (max(_end(o) for o in verb.objects) if verb.objects else verb.last) + 1
    while i < len(units) and (units[i].kind == "A" or units[i].word in _BETWEEN):
        i += 1
    kind = adjectives().get(units[i].word) if i < len(units) else None
    if kind is None or verb.negated or (units[i].kind == "J" and i + 1 < len(units) and units[i + 1].kind in "N"):
        return None
    came_away = verb.lemma in words("rules", "escaped")
    if units[i].kind in "en" and i != verb.head and not came_away and any(_is_deed(v, i) for v in sentence.verbs):
        return None
    if verb.objects and verb.lemma not in words("rules", "declared"):
        return None
    if kind not in ("unhurt", "injured") and verb.lemma in words("rules", "escaped"):
        return None
    nouns = verb.objects or ([verb.subject] if verb.subject is not None else _before_clause(sentence, verb))
    if kind == "unhurt":
        return Harm("injured", [nobody(n) for n in nouns], verb.head, "casualty.unhurt", verb)
    return Harm(kind, all_groups(nouns), verb.head, "casualty.adjective", verb)


def _end(noun: Noun) -> int:
    """The last unit of a phrase with whence its people are: "left two policemen from Dakar dead"."""
    told = list(chain(noun))
    return told[-1].last if len(told) > 1 and told[-1].prep in ("of", "from") else (noun.of or noun).last


def _is_deed(verb: Verb, at: int) -> bool:
    """Whether the word at unit `at` is a verb of its own, unlike that of "left 14 guards wounded and killed none"."""
    return verb.head == at and (verb.subject is not None or bool(verb.objects) or verb.voice == "passive")


_BETWEEN = frozenset(("as", "still", "feared", "away", "off", "out", "in", "home", "back"))


def _before_clause(sentence: Sentence, verb: Verb) -> list[Noun]:
    """Whom a clause parts from their verb: "Ten men who had watched over a truce nobody kept are dead"."""
    first = sentence.nouns[0] if sentence.nouns else None
    if first is None or first.first > 1 or first.quantity is None or first.role is not None or first.prep is not None:
        return []
    clause = sentence.row[first.last + 1 : verb.first]
    return [first] if clause[:1] == "W" and not set(clause) & set(",;:") else []


def _among(sentence: Sentence, verb: Verb) -> Harm | None:
    """ "Four soldiers were among the wounded", "among the dead were four soldiers": troops among others harmed."""
    if verb.lemma != "be":
        return None
    after = [u.word for u in sentence.units[verb.last + 1 : verb.last + 4]]
    opening = [u.word for u in sentence.units[max(0, verb.first - 3) : verb.first]]
    if after[:2] == ["among", "the"] and verb.subject is not None:
        kind, nouns = adjectives().get(after[-1]), [verb.subject]
    elif opening[:2] == ["among", "the"] and verb.first == 3:
        kind, nouns = adjectives().get(opening[-1]), verb.objects
    else:
        return None
    armed = ("peacekeepers", "state_forces")
    found = [g for g in all_groups(nouns) if (g.noun.of or g.noun).people in armed]
    return Harm(kind, found, verb.head, "casualty.among", verb) if kind in ("killed", "injured", "missing") else None


def _of_the_harmed(verb: Verb) -> Harm | None:
    """ "Twelve of the dead were soldiers": a part of a toll by the kind of its victims."""
    part = verb.subject
    if verb.lemma != "be" or verb.negated or part is None or part.quantity is None or part.of is None:
        return None
    whole, kinds = part.of, {"victim": "killed", **adjectives()}
    kind = kinds.get(whole.units[-1].word) or kinds.get(whole.lemma)
    named = verb.objects[0] if verb.objects else None
    if kind not in ("killed", "injured", "missing") or named is None or named.quantity is not None:
        return None
    if whole.determiner != "the" or not is_class(named) or not part.quantity.count:
        return None
    return Harm(kind, [Group(part.quantity, named)], verb.head, "casualty.part", verb)


def by_adjective(sentence: Sentence, noun: Noun) -> list[Harm]:
    """A counted noun with an adjective of harm in it or behind it: "seven dead protesters", "14 dead", "none dead"."""
    if noun.lemma == "own":
        return _its_own(sentence, noun)
    whole = noun.of_parent
    theirs = noun.determiner in ("its", "his", "their", "our")
    if whole is not None and whole.quantity is not None and (theirs or any(u.people for u in noun.units[:-1])):
        kind = adjectives().get(noun.units[-1].word)
        if kind in _HURT:  # "three of its soldiers hurt"
            return [Harm(kind, all_groups([whole]), noun.last, "casualty.adjective")]
    if noun.quantity is None and whole is not None and is_bare(whole) and is_person(sentence.units[noun.head]):
        kind = adjectives().get(noun.units[0].word)
        return [Harm(kind, [Group(whole.quantity, noun)], noun.first, "casualty.adjective")] if kind in _STATES else []
    if noun.quantity is None and noun.units[0].word not in ("a", "an", "another", "one"):
        return []
    if noun.lemma in ("prisoner", "captive") and noun.quantity is not None and prisoners(noun):
        return [Harm("captured", [Group(noun.quantity, noun)], noun.last, "casualty.adjective")]
    verb = noun.verb
    if verb is not None and verb.modal in words("rules", "unreal") and not verb.perfect and verb.lemma not in _SEEING:
        return []
    units = sentence.units
    for i in range(noun.first, noun.last + 1):
        kind = adjectives().get(units[i].word)
        if kind == "displaced" and noun.role == "subject" and noun.verb.lemma in _ACTING:
            return []  # "Several hundred displaced people marched to the gate"
        if kind is not None and kind != "unhurt":
            return [h._replace(side=_sufferer(noun)) for h in _within(noun, i, kind)]
    return _behind(sentence, noun)


_HURT = ("injured", "killed", "missing")
# States of which "dozens of injured people" tells.
_STATES = ("injured", "killed", "missing", "displaced")
# What is seen is there: "Thirty dead soldiers can be counted in the video".
_SEEING = ("see", "count", "find", "identify", "recognise", "recognize")


def _its_own(sentence: Sentence, noun: Noun) -> list[Harm]:
    """ "eight of his own dead", "put its own dead at two"."""
    behind = sentence.units[noun.last + 1 : noun.last + 2]
    kind = adjectives().get(behind[0].word) if behind else None
    if kind not in _HURT:
        return []
    whole = noun.of_parent
    if whole is not None and whole.quantity is not None:
        return [Harm(kind, all_groups([whole]), noun.last, "casualty.adjective", side=_speaker_of(noun))]
    number = next((n for n in sentence.nouns if n.first > noun.last and n.prep in ("at", "as")), None)
    if noun.role != "object" or number is None or number.quantity is None or number.first > noun.last + 3:
        return []
    return [Harm(kind, all_groups([number]), noun.last, "casualty.toll", side=noun.verb.subject)]


_ACTING = frozenset("march demonstrate protest gather demand throw attack chant storm block sign vote".split())


def _speaker_of(noun: Noun) -> Noun | None:
    """Who tells of "his own"."""
    return next(
        (v.subject for v in reversed(noun.sentence.verbs) if v.last < noun.first and v.subject is not None), None
    )


def _sufferer(noun: Noun) -> Noun | None:
    """Whose the dead are: "The force suffered 18 dead"."""
    verb = noun.verb
    suffered = noun.role == "object" and verb.lemma in ("suffer", "sustain", "lose", "take") and noun.people is None
    return verb.subject if suffered else None


def _within(noun: Noun, i: int, kind: str) -> list[Harm]:
    head = noun.sentence.units[noun.head]
    if head.people is None and i != noun.last and head.kind == "N":
        return []
    if noun.quantity is not None and not is_thing(noun):
        return [Harm(kind, [Group(noun.quantity, noun)], i, "casualty.adjective")]
    return [Harm(kind, all_groups([noun]), i, "casualty.adjective")]


def _behind(sentence: Sentence, noun: Noun) -> list[Harm]:
    units = sentence.units
    i = noun.last + 1
    if noun.quantity is not None and [u.word for u in units[i : i + 1]] == ["of"] and sentence.row[noun.head] == "C":
        i += 1  # "dozens of dead"
    while i < len(units) and units[i].kind == "A":
        i += 1
    kind = adjectives().get(units[i].word) if i < len(units) else None
    if kind is None or units[i].kind not in "JN" or (i + 1 < len(units) and units[i + 1].kind in "NJ"):
        return []
    if kind == "unhurt":
        return [Harm("injured", [nobody(noun)], i, "casualty.unhurt")]
    members = noun.members or [noun]
    return [Harm(kind, all_groups([*_listed_before(noun, i), *members[-1:]]), i, "casualty.adjective")]


def _listed_before(noun: Noun, at: int) -> list[Noun]:
    """ "claims 84 Russians and 47 soldiers dead": members of a list before the one beside its word."""
    row = noun.sentence.row
    whole = next((n for n in noun.sentence.lists if noun in n.members and n is not noun), None)
    before = [m for m in whole.members if m.last < noun.first] if whole is not None else []
    plain = all(m.quantity is not None or m.determiner in ("a", "an", "one") for m in before)
    people = all(
        m.people is not None or row[m.head] == "M" or is_national(m.sentence.units[m.head]) for m in (*before, noun)
    )
    parted = any(row[m.last + 1 : m.last + 2] not in (",", "K") for m in before)
    return before if before and plain and people and not parted and whole.role in (None, "object") else []


_STAYS = ("be", "remain", "stay", "list", "lie", "recover", "end", "land", "finish")


def in_hospital(sentence: Sentence, noun: Noun) -> list[Harm]:
    """People in hospital or in a grave state: "three others are in the hospital", "left two in critical condition"."""
    before = noun.prep_index - 1
    verb = next((v for v in sentence.verbs if v.last == before), None)
    if noun.lemma == "life":
        fights = noun.prep == "for" and verb is not None and verb.lemma == "fight" and verb.subject is not None
        found = all_groups([verb.subject]) if fights else []
        return [Harm("injured", found, noun.head, "casualty.hospital", verb, sure=False)]
    grave = noun.lemma in ("hospital", "coma") or not words("rules", "grave").isdisjoint(u.word for u in noun.units)
    if noun.prep not in ("in", "at") or not grave or (verb is None and noun.prep == "at"):
        return []
    if verb is not None and verb.lemma in _STAYS and verb.subject is not None:
        found = all_groups([verb.subject])
    else:
        near = [n for n in sentence.nouns if n.last == before]
        near = [n for n in near if n.prep is None or n.role or n.prep_index < n.first - 1]
        found = [g for n in near for g in all_groups((n.members or [n])[-1:])]
    found = [g for g in found if not is_thing(g.noun) and g.noun.of is None and g.quantity.count]
    return [Harm("injured", found, noun.head, "casualty.hospital", verb, sure=False)]


def _brought_in(sentence: Sentence, noun: Noun) -> Noun | None:
    """Who was taken somewhere or came there with wounds: "Eight were taken to St Luke's with burns"."""
    verb = next((v for v in reversed(sentence.verbs) if v.last < noun.prep_index), None)
    if verb is None or set(sentence.row[verb.last + 1 : noun.prep_index]) - set("PTDJNMAZ"):
        return None
    taken = verb.voice == "passive" and verb_kinds().get(verb.lemma) == "brought"
    came = verb.voice == "active" and verb.lemma in words("rules", "came_in")
    return verb.subject if taken or came else None


def _is_taken_in(sentence: Sentence, noun: Noun) -> bool:
    """Whether "in" belongs to the verb: "the clinic took in 23 patients"."""
    taking = (v for v in sentence.verbs if v.lemma in ("take", "bring"))
    return noun.prep == "in" and any(v.last == noun.prep_index - 1 for v in taking)


# Words for those told right before: "two men, both with burns".
_OF_THOSE = ("both", "all", "each")


def _counted_before(sentence: Sentence, noun: Noun) -> list[Group]:
    """The people counted before a phrase that stands for them: "six guards at the gate, all with burns"."""
    for other in reversed(sentence.nouns):
        if other.last < noun.first and other.people is not None and (found := all_groups([other])):
            whole = next((o for o in sentence.nouns if other in o.members), other)
            return found if whole is other else all_groups([whole])
    return []


def with_wounds(sentence: Sentence, noun: Noun) -> list[Group]:
    """People "with gunshot wounds", "suffering from a stab wound", "recovering from injuries"."""
    if noun.prep not in ("with", "from"):
        return []
    before = noun.prep_index - 1
    verb = next((v for v in sentence.verbs if v.last == before), None)
    if verb is None and sentence.row[before] == "A":  # "came away with"
        verb = next((v for v in sentence.verbs if v.last == before - 1), None)
    if verb is not None:
        meant = ("suffer", "recover") if noun.prep == "from" else words("rules", "with_wounds")
        return all_groups([verb.subject]) if verb.lemma in meant and verb.subject is not None else []
    if noun.prep == "from":
        return []
    arrived = _brought_in(sentence, noun)
    if arrived is not None:
        return all_groups([arrived])
    near = [n for n in sentence.nouns if n.last in (before, before - 1)]
    near = [n for n in near if n.role == "object" or n.prep is None or _is_taken_in(sentence, n)]
    if near and len(near[0].units) == 1 and near[0].units[0].word in _OF_THOSE:
        return _counted_before(sentence, near[0])
    found = words("rules", "found_with")
    heads = [n for n in near if n.verb is None or n.role != "object" or n.verb.lemma in found]
    whole = [o for o in sentence.nouns for h in heads if h in o.members] or heads
    return all_groups(whole[:1])
