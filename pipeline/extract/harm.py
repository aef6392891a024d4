"""Harm to people in one sentence: which words tell of it, and which noun phrases they befall.

Each rule reads roles, not strings: the subject of a passive, the object of an active verb, the noun beside an adjective,
the noun after "deaths of". What comes out is an outcome and the groups of people that are counted.
"""

from functools import cache
from typing import NamedTuple

from pipeline.extract.lexicon import load, phrases, plural
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.victims import Group, groups, is_national, is_thing, is_unlisted, one, words

UNREAL = frozenset(["could", "may", "might", "would", "can", "should", "must", "shall", "will", "cannot", "can't", "couldn't", "won't", "wouldn't"])  # fmt: skip
_REAL_GOVERNORS = frozenset(
    """continue appear seem believe report know manage happen confirm say think fear presume claim begin start allege estimate
    understand consider find use prove go suspect accuse come""".split()
)
_NEVER_HAPPENED = frozenset("deny avoid prevent stop risk threaten consider attempt discuss oppose want".split())
_IF = frozenset(["if", "unless", "whether", "lest", "in case", "even if"])
_COPULAS = frozenset("be remain lie become go turn".split())
_DECLARED = frozenset(
    "declare pronounce presume believe fear find report list confirm leave consider render feel get discover make".split()
)
_SAYING = frozenset("say report confirm announce claim believe add think estimate acknowledge admit tell state".split())
_SUFFER = frozenset("suffer sustain receive incur take have".split())
_RISE = frozenset("rise reach stand climb be put bring raise revise exceed pass top hit total near number mount go increase grow jump set stay remain approach surpass cross give lower reduce update take".split())  # fmt: skip
_TO = frozenset(["to", "at", "of", "as", "in"])
_REFUGEES = frozenset(["refugee", "person", "civilian", "family", "villager", "resident"])
_HOME = frozenset(
    ["home", "house", "village", "town", "area", "region", "land", "property", "neighbourhood", "community"]
)


class Harm(NamedTuple):
    """Harm of one kind to some groups of people; `at` is the unit of the word that tells it."""

    outcome: str
    groups: list[Group]
    at: int
    rule: str
    verb: Verb | None = None
    side: Noun | None = None
    sure: bool = True
    possible: bool = False


@cache
def verb_kinds() -> dict[str, str]:
    """Harm verbs, by lemma or term: what they make of their object."""
    return {word: kind for kind, listing in load("harm")["verbs"].items() for word in phrases(listing)}


@cache
def _intransitive() -> dict[str, str]:
    return {word: kind for kind, listing in load("harm")["intransitive"].items() for word in phrases(listing)}


@cache
def _adjectives() -> dict[str, str]:
    return {word: kind for kind, listing in load("harm")["adjectives"].items() for word in phrases(listing)}


@cache
def _nouns() -> dict[str, str]:
    return {word: kind for kind, listing in load("harm")["nouns"].items() for word in phrases(listing)}


@cache
def _telling() -> frozenset[str]:
    """The verbs that any rule looks at; others are passed over at once."""
    return frozenset({*verb_kinds(), *_intransitive(), *_SUFFER, *_COPULAS, *_DECLARED, *_OBJECT_VERBS})


@cache
def _telling_nouns() -> frozenset[str]:
    """The nouns that any rule looks at, by lemma and by form."""
    nouns = {*_nouns(), *words("words", "care"), *words("words", "wounds"), *_PLACES_OF_CARE, "toll", "death toll"}
    return frozenset(nouns | set(map(plural, nouns)))


_OBJECT_VERBS = "lose cost claim take need require receive undergo get flee leave abandon vacate cross force drive displace send compel push chase put bury".split()
_PLACES_OF_CARE = ("hospital", "condition", "care", "life", "victim", "displaced person", "internally displaced person")


def find(sentence: Sentence) -> list[Harm]:
    """All harm that a sentence tells, in reading order."""
    units = sentence.units
    if "?" in (units[-1].word, units[-2].word if len(units) > 1 else ""):
        return []
    heard = sentence.article.sentence_words(sentence.index)
    found: list[Harm] = []
    verbs, deadly = _telling(), "death" in heard
    for verb in sentence.verbs:
        unit = units[verb.head]
        if unit.lemma in verbs or unit.word in verbs or deadly:
            found += _by_verb(sentence, verb)
    if not _adjectives().keys().isdisjoint(heard):
        for noun in sentence.nouns:
            found += _by_adjective(sentence, noun)
    nouns = _telling_nouns()
    if not nouns.isdisjoint(heard):
        for noun in sentence.nouns:
            if any(u.word in nouns or u.lemma in nouns for u in units[noun.first : noun.last + 1]):
                found += _by_noun(sentence, noun)
    if len(found) > 1:
        found.sort(key=lambda h: h.at)
    found = [
        h if h.outcome == "killed" else h._replace(groups=[g for g in h.groups if not is_unlisted(g.noun)])
        for h in found
    ]
    return [h for h in found if h.groups]


# -------------------------------------------------------------------------------------------------------- verbs
def _by_verb(sentence: Sentence, verb: Verb) -> list[Harm]:
    unit = sentence.units[verb.head]
    kind = verb_kinds().get(unit.word) or verb_kinds().get(unit.lemma)
    if unit.lemma == "put" and any(n.prep == "out of" and n.lemma in ("action", "combat") for n in verb.complements()):
        kind = "neutralised"
    if kind is None and _to_death(sentence, verb):
        kind = "killed"
    reading = _unreal(sentence, verb)
    if reading == "no":
        return []
    possible = reading == "possible"
    at = verb.head
    if kind is not None:
        harm = _transitive(sentence, verb, kind)
        if harm is not None:
            return [harm._replace(possible=possible)]
    kind = _intransitive().get(unit.lemma)
    if kind is not None and (verb.voice == "active" or (kind != "fell" and verb.first == verb.head)):
        harm = _suffered(sentence, verb, kind)
        if harm is not None:
            return [harm._replace(possible=possible)]
    found = _by_object(sentence, verb)
    if found is None and (unit.lemma in _COPULAS or unit.lemma in _DECLARED):
        found = _predicate(sentence, verb)
    return [found._replace(possible=possible, at=at)] if found else []


def _unreal(sentence: Sentence, verb: Verb) -> str | None:
    """ "no" for what is only imagined, wanted, denied or asked; "possible" for what may have happened."""
    if verb.condition in _IF:
        return "no"
    if verb.modal in UNREAL:
        return "possible" if verb.perfect and verb.modal in ("may", "might", "could", "must") else "no"
    governor = verb.governor
    if verb.form == "infinitive" and not verb.perfect:
        if governor is None:
            return "no"
        if governor.lemma not in _REAL_GOVERNORS and not (
            governor.lemma == "force" and verb.lemma in ("flee", "leave")
        ):
            return "no"
    if governor is not None and governor.modal in UNREAL:
        return "no"
    if governor is not None and verb.form == "gerund" and governor.lemma in _NEVER_HAPPENED:
        return "zero"
    if governor is not None and governor.form == "infinitive" and governor.lemma not in _REAL_GOVERNORS:
        return _unreal(sentence, governor) and "no"
    return None


def _victims(sentence: Sentence, verb: Verb) -> list[Noun]:
    if verb.voice == "passive":
        return _sufferers(sentence, verb)
    return _shared_objects(sentence, verb)


def _inverted(sentence: Sentence, verb: Verb) -> list[Noun]:
    """ "Also wounded were a nurse and two guards"."""
    after = verb.last + 1
    if (
        sentence.row[verb.last] in "en"
        and after < len(sentence.units)
        and sentence.units[after].word in ("was", "were")
    ):
        first = next((n for n in sentence.nouns if n.first == after + 1), None)
        return [first] if first is not None else []
    return []


def _sufferers(sentence: Sentence, verb: Verb) -> list[Noun]:
    """The subject of a passive or of a verb of dying; where it counts nobody, the counted people before it in the clause."""
    subject = verb.subject
    if subject is None:
        behind = _inverted(sentence, verb)
        if behind:
            return behind
    if subject is not None:
        if verb.form == "participle" and verb.first == verb.head and subject.members:
            return _own_members(sentence, verb, subject)
        if not _is_part(subject) and any(not g.weak for g in groups(subject)):
            return [_before_aside(subject) if verb.relative else subject]
    before = _counted_before(sentence, verb)
    if before is not None:
        return [before]
    if subject is None:
        # "were found shot to death"
        last = verb.first - 1
        while last > 0 and sentence.row[last] == "A":
            last -= 1
        found = next((v for v in sentence.verbs if v.last == last and v.lemma in _DECLARED), None)
        return [found.subject] if found is not None and found.voice == "passive" and found.subject is not None else []
    return [subject] if subject is not None else []


def _before_aside(noun: Noun) -> Noun:
    """The whole before a part that stands aside: "six priests, five of them Spaniards, who were killed"."""
    nouns = noun.sentence.nouns
    at = nouns.index(noun)
    for k in range(at, max(-1, at - 3), -1):
        part = nouns[k]
        if part.of is not None and part.of.units[0].word in ("them", "whom", "which"):
            before = next((n for n in reversed(nouns[:k]) if n.last == part.first - 2), None)
            if before is not None and any(not g.weak for g in groups(before)):
                return before
    return noun


def _counted_before(sentence: Sentence, verb: Verb) -> Noun | None:
    """Counted people to the left in the same clause, asides such as "12 of them children" passed over."""
    row = sentence.row
    for noun in reversed(sentence.nouns):
        if noun.last >= verb.first:
            continue
        gap = row[noun.last + 1 : verb.first]
        if any(c in gap for c in ";:WSQ"):
            return None
        if any(v.form == "finite" and noun.last < v.first < verb.first for v in sentence.verbs):
            opens, closes = row.find(",", noun.last), row.rfind(",", noun.last, verb.first)
            if closes != verb.first - 1 or any(noun.last < v.first < opens for v in sentence.verbs):
                return None
        if noun.of_parent is not None or (noun.prep is not None and gap):
            continue
        if (
            noun.of is not None
            and noun.of.units[0].word in ("them", "whom", "which")
            and row[noun.first - 1 : noun.first] == ","
        ):
            continue
        if _is_part(noun) or (noun.role == "object" and noun.verb.lemma not in _SAYING):
            continue
        if any(not g.weak for g in groups(noun)):
            return noun
    return None


def _is_part(noun: Noun) -> bool:
    """Whether a phrase is a part told aside: "among them seven UN staff", "including a child"."""
    before = [u.word for u in noun.sentence.units[max(0, noun.first - 2) : noun.first]]
    return before[-1:] == ["including"] or (len(before) == 2 and before[0] == "among" and before[1] in ("them", "whom"))


def _shared_objects(sentence: Sentence, verb: Verb) -> list[Noun]:
    """ "killing and wounding over 40 people": what the second verb has, the first has too."""
    after = verb.last + 1
    if verb.objects or after >= len(sentence.units) or sentence.row[after] != "K":
        return verb.objects
    other = next((v for v in sentence.verbs if v.first == after + 1 and v.voice == "active"), None)
    return other.objects if other is not None and verb_kinds().get(other.lemma) else []


def _own_members(sentence: Sentence, verb: Verb, subject: Noun) -> list[Noun]:
    """The members of a list that a bare participle tells of: only the last where another one has its own word of harm."""
    behind = [m for m in subject.members if m.last < verb.first]
    before = [m for m in behind if not _is_part(m)]
    if len(before) < len(behind):
        return before
    for member in before[:-1]:
        after = member.last + 1
        own = any(u.word in _adjectives() for u in member.units)
        if own or (after < len(sentence.units) and sentence.row[after] in "en"):
            return before[-1:]
    return [subject]


def _transitive(sentence: Sentence, verb: Verb, kind: str) -> Harm | None:
    passive = verb.voice == "passive"
    nouns = _victims(sentence, verb)
    if passive and verb.first == verb.head and _to_death(sentence, verb):
        behind = [n for n in sentence.nouns if n.first == verb.last + 3 and n.prep is None]
        # "five men shot to death a watchman"
        nouns, passive = behind or nouns, not behind
    name = "passive" if passive else "active"
    rule = f"casualty.{name}"
    if kind == "brought":
        return _to_hospital(sentence, verb, nouns)
    if kind == "hit" and not _by_missile(sentence, verb):
        return None
    if kind == "treated" and not passive:
        return None
    if kind == "freed" or kind == "captured":
        return _held(sentence, verb, nouns, kind)
    without = verb.first > 0 and sentence.units[verb.first - 1].word == "without"
    if without or verb.negated or _unreal(sentence, verb) == "zero":
        return _none_of(sentence, verb, nouns, {"struck": "injured", "hit": "injured"}.get(kind, kind))
    found = _all(nouns)
    if kind == "neutralised":
        found = [g for g in found if not g.weak]
        if verb.lemma in ("take", "wipe"):
            return None
        return Harm("killed", found, verb.head, "casualty.neutralised", verb)
    if kind == "struck" and not passive and not nouns:
        return None
    if (
        kind == "struck"
        and passive
        and verb.last + 1 < len(sentence.units)
        and sentence.units[verb.last + 1].word == "at"
    ):
        return None
    if kind == "struck" and passive and verb.first == verb.head and _is_deed(sentence, verb):
        return None
    if kind in ("struck", "hit", "treated"):
        outcome = "killed" if kind == "struck" and _fatally(sentence, verb) else "injured"
        rule = "struck" if verb.lemma in ("hit", "strike", "spray", "riddle") else kind
        return Harm(outcome, found, verb.head, f"casualty.{rule}", verb, sure=outcome == "killed")
    if kind == "displaced" and not all(g.noun.people in ("civilians", "unspecified", None) for g in found):
        return None
    return Harm(kind, found, verb.head, rule, verb)


def _all(nouns: list[Noun]) -> list[Group]:
    seen: dict[int, Group] = {}
    for noun in nouns:
        for group in groups(noun):
            seen.setdefault(group.quantity.start, group)
    return list(seen.values())


def _fatally(sentence: Sentence, verb: Verb) -> bool:
    units = sentence.units
    if any(u.word in ("fatally", "mortally") for u in units[max(0, verb.first - 1) : verb.head]):
        return True
    end = max((o.last for o in verb.objects), default=verb.last) + 1
    return _to_death(sentence, verb) or [u.word for u in units[end : end + 1]] in (["dead"], ["fatally"])


def _to_death(sentence: Sentence, verb: Verb) -> bool:
    """ "hacked 40 villagers to death", "was shot to death"."""
    end = max((o.last for o in verb.objects), default=verb.last) + 1
    return [u.word for u in sentence.units[end : end + 2]] == ["to", "death"]


def _is_deed(sentence: Sentence, verb: Verb) -> bool:
    """Whether a bare "shot" is what its subject did: "came under attack, shot back", "shot and killed his wife"."""
    after = sentence.units[verb.last + 1].word if verb.last + 1 < len(sentence.units) else ""
    if after == "and" and any(v.first == verb.last + 2 and v.voice == "active" and v.objects for v in sentence.verbs):
        return True
    return after in ("back", "at", "into", "off", "from", "toward", "towards", "it", "their", "up", "out")


def _by_missile(sentence: Sentence, verb: Verb) -> bool:
    """Whether a blow is one to the body: "hit in the leg", "struck by stray bullets"."""
    for noun in sentence.nouns:
        if verb.last < noun.first <= verb.last + 8 and noun.prep in ("by", "with", "in", "on"):
            words_in = {u.lemma for u in noun.units} | {u.word for u in noun.units}
            if words_in & words("words", "missiles") or words_in & words("words", "body"):
                return verb.voice == "passive" or noun.prep == "in"
    after = sentence.units[verb.last + 1 : verb.last + 5]
    if verb.voice == "passive" and after and after[0].word in ("by", "with"):
        return any(u.lemma in words("words", "missiles") for u in after)
    if verb.voice == "active" and verb.subject is not None:
        return bool({u.lemma for u in verb.subject.units} & words("words", "missiles"))
    return False


def _to_hospital(sentence: Sentence, verb: Verb, nouns: list[Noun]) -> Harm | None:
    for noun in sentence.nouns:
        if verb.last < noun.first <= verb.last + 8 and noun.prep in ("to", "into", "in", "at"):
            if any(
                u.lemma in words("words", "hospitals") or u.word.endswith(("hospital", "medical center"))
                for u in noun.units
            ):
                return Harm("injured", _all(nouns), verb.head, "casualty.hospital", verb, sure=False)
    return None


def _none_of(sentence: Sentence, verb: Verb, nouns: list[Noun], outcome: str) -> Harm | None:
    """Nobody: "without hurting anyone", "denied having lost a single fighter"."""
    sole = ("any", "anyone", "anybody") if verb.voice == "passive" else ("any", "anyone", "anybody", "a", "one")
    for noun in nouns:
        if noun.units[0].word in sole:
            return Harm(outcome, [Group(_zero(noun), noun)], verb.head, "casualty.zero", verb)
    return None


def _zero(noun: Noun) -> object:
    return one(noun)._replace(count=0, count_low=0, count_high=0, is_zero_word=True)


def _held(sentence: Sentence, verb: Verb, nouns: list[Noun], kind: str) -> Harm | None:
    units = sentence.units
    found = [g for g in _all(nouns) if not (g.weak and kind == "freed")]
    after = units[verb.last + 1 : verb.last + 6]
    hostage = any(u.word in ("hostage", "captive", "prisoner", "hostages") for u in after)
    kept = []
    for group in found:
        noun = group.noun
        whom = noun.of or noun
        people = noun.people or whom.people
        if people is None and units[noun.head].kind not in "C":
            continue
        armed = (
            people in ("peacekeepers", "state_forces")
            or is_national(units[whom.head])
            or noun.lemma
            in (
                "hostage",
                "captive",
                "prisoner",
            )
        )
        if verb.lemma in ("kidnap", "abduct", "capture") or hostage or armed:
            if verb.lemma in ("detain", "seize", "hold", "free", "release", "liberate", "rescue", "imprison") and not (
                armed or hostage
            ):
                continue
            if kind == "freed" and any(
                o.prep in ("among", "of") and noun.last < o.first < verb.first for o in sentence.nouns
            ):
                continue
            kept.append(group)
    return Harm("captured", kept, verb.head, f"casualty.{kind}", verb)


def _suffered(sentence: Sentence, verb: Verb, kind: str) -> Harm | None:
    found = [g for g in _all(_sufferers(sentence, verb)) if not is_thing(g.noun)]
    if verb.negated:
        return None
    if kind == "fell":
        after = sentence.units[verb.last + 1] if verb.last + 1 < len(sentence.units) else None
        people = [g for g in found if g.noun.people in ("peacekeepers", "state_forces", "armed_group") and not g.weak]
        if after is not None and after.word == "to":
            deadly = words("words", "hostile")
            if not any(u.lemma in deadly for u in sentence.units[verb.last + 2 : verb.last + 6]):
                return None
            return Harm("killed", [g for g in found if not g.weak], verb.head, "casualty.fell", verb)
        if after is not None and after.kind not in ",.;tSK":
            return None
        return Harm("killed", people, verb.head, "casualty.fell", verb)
    if kind == "displaced":
        found = [g for g in found if _crowd(g)]
        return Harm(kind, found, verb.head, "casualty.fled", verb)
    return Harm(kind, found, verb.head, "casualty.died" if kind == "killed" else "casualty.missing", verb)


def _crowd(group: Group) -> bool:
    """Whether a group that flees is of people driven from home, not of runaway suspects."""
    noun = group.noun
    whom = noun.of or noun
    least = group.quantity.count or group.quantity.count_low or 0
    units = noun.sentence.units
    plain = units[whom.head].kind in "C#R" or whom.people in ("civilians", "unspecified", "national")
    return least >= 20 and plain and not any(u.lemma in ("suspect", "prisoner", "inmate") for u in whom.units)


def _by_object(sentence: Sentence, verb: Verb) -> Harm | None:
    """Harm that a verb tells together with its object: "lost their lives", "suffered burns", "fled their homes"."""
    lemma = verb.lemma
    objects = verb.objects
    head = objects[0] if objects else None
    subject = _all([verb.subject]) if verb.subject is not None else []
    if lemma == "lose" and head is not None:
        return _loss(sentence, verb, head, subject)
    if lemma == "bury" and head is not None and (head.of or head).determiner in ("its", "their", "our"):
        return Harm(
            "killed", [g for g in _all([head]) if not g.weak], verb.head, "casualty.lost", verb, side=verb.subject
        )
    if lemma in ("cost", "claim", "take") and head is not None:
        if head.lemma == "life" and (head.quantity is not None or head.of is not None):
            whose = [head] if head.quantity is not None else [head.of]
            return Harm("killed", _all(whose), verb.head, "casualty.lives", verb)
        if lemma == "cost" and any(n.lemma == "life" and n.first > head.last for n in sentence.nouns):
            return Harm("killed", _all([head]), verb.head, "casualty.lives", verb)
    if (
        head is not None
        and lemma in _SUFFER
        and any(u.lemma in words("words", "wounds") for u in head.units)
        and head.quantity is None
    ):
        if not verb.negated:
            return Harm("injured", subject, verb.head, "casualty.suffered", verb, sure=lemma == "suffer")
    if (
        head is not None
        and lemma in ("need", "require", "receive", "undergo", "get")
        and head.lemma in words("words", "care")
    ):
        return Harm("injured", subject, verb.head, "casualty.treated", verb, sure=False)
    if lemma == "get" and any(n.lemma in words("words", "wounds") and n.first > verb.last for n in sentence.nouns):
        return Harm("injured", [g for g in subject if g.quantity.count == 0], verb.head, "casualty.zero", verb)
    if (
        lemma in ("flee", "leave", "abandon", "vacate")
        and head is not None
        and head.lemma in _HOME
        and verb.form != "infinitive"
    ):
        if lemma == "flee" or (head.lemma == "home" and head.determiner == "their"):
            return Harm("displaced", [g for g in subject if _crowd(g)], verb.head, "casualty.fled", verb)
    if lemma == "cross" and head is not None and head.lemma in ("border", "frontier"):
        return Harm(
            "displaced",
            [g for g in subject if _crowd(g) and g.noun.lemma in _REFUGEES],
            verb.head,
            "casualty.fled",
            verb,
        )
    if lemma in ("force", "drive", "displace", "send", "compel", "push", "chase"):
        return _driven(sentence, verb, subject)
    return None


def _loss(sentence: Sentence, verb: Verb, head: Noun, subject: list[Group]) -> Harm | None:
    zero = verb.negated or _unreal(sentence, verb) == "zero"
    owner = verb.subject if verb.subject is not None and not verb.subject.possessor else None
    if head.lemma == "life":
        if head.quantity is not None:
            return Harm("killed", _all([head]), verb.head, "casualty.lives", verb)
        return None if zero else Harm("killed", subject, verb.head, "casualty.lives", verb)
    if zero:
        return _none_of(sentence, verb, [head], "killed")
    people = [
        g for g in _all([head]) if g.noun.people is not None or (g.noun.of is not None and g.noun.of.people is not None)
    ]
    people = [g for g in people if not g.weak or _family(g.noun)]
    if people:
        return Harm("killed", people, verb.head, "casualty.lost", verb, side=owner)
    if (
        head.quantity is not None
        and sentence.units[head.head].kind == "C"
        and verb.subject is not None
        and head.of is None
    ):
        owner = verb.subject
        side = any(e.kind in ("mission", "country", "demonym", "organisation", "group") for e in owner.entities)
        after = sentence.units[head.last + 1 :]
        if (side or owner.people in ("state_forces", "peacekeepers", "armed_group", "national")) and (
            not after or after[0].kind in ".,;tSK"
        ):
            return Harm("killed", _all([head]), verb.head, "casualty.lost", verb, side=owner)
    return None


def _family(noun: Noun) -> bool:
    return noun.lemma in ("son", "daughter", "husband", "wife", "brother", "sister", "father", "mother", "child")


def _driven(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """People forced from their homes, or to flee."""
    who = subject if verb.voice == "passive" else _all(verb.objects)
    away = any(v.governor is verb and v.lemma in ("flee", "leave", "abandon") for v in sentence.verbs)
    away = away or any(
        n.prep in ("from", "out of") and n.lemma == "home" and verb.last < n.first for n in sentence.nouns
    )
    if not away:
        return None
    return Harm("displaced", [g for g in who if _crowd(g)], verb.head, "casualty.driven", verb)


# --------------------------------------------------------------------------------------------------- adjectives
def _predicate(sentence: Sentence, verb: Verb) -> Harm | None:
    """An adjective of harm joined to the subject ("were dead", "was pronounced dead") or the object ("left 14 dead")."""
    units = sentence.units
    i = verb.last + 1
    if verb.lemma == "be" and [u.word for u in units[i : i + 2]] == ["among", "the"] and verb.subject is not None:
        kind = _adjectives().get(units[i + 2].word) if i + 2 < len(units) else None
        armed = [g for g in _all([verb.subject]) if (g.noun.of or g.noun).people in ("peacekeepers", "state_forces")]
        return (
            Harm(kind, armed, verb.head, "casualty.among", verb) if kind in ("killed", "injured", "missing") else None
        )
    if verb.objects:
        i = max(o.last for o in verb.objects) + 1
    while i < len(units) and (units[i].kind == "A" or units[i].word in ("as", "still", "feared")):
        i += 1
    if i >= len(units):
        return None
    kind = _adjectives().get(units[i].word)
    if kind is None or (units[i].kind == "J" and i + 1 < len(units) and units[i + 1].kind in "N"):
        return None
    if units[i].kind in "en" and i != verb.head and any(v.head == i for v in sentence.verbs):
        return None
    nouns = verb.objects if verb.objects else ([verb.subject] if verb.subject is not None else [])
    if verb.objects and verb.lemma not in _DECLARED:
        return None
    found = _all(nouns)
    if verb.negated:
        return None
    if kind == "unhurt":
        return Harm("injured", [_nobody(n) for n in nouns], verb.head, "casualty.unhurt", verb)
    return Harm(kind, found, verb.head, "casualty.adjective", verb)


def _nobody(noun: Noun) -> Group:
    return Group(_zero(noun), noun)


def _by_adjective(sentence: Sentence, noun: Noun) -> list[Harm]:
    """A counted noun with an adjective of harm in it or behind it: "seven dead protesters", "14 dead", "none dead"."""
    if noun.quantity is None and noun.units[0].word not in ("a", "an", "another", "one"):
        return []
    units = sentence.units
    if noun.verb is not None and noun.verb.modal in UNREAL and not noun.verb.perfect:
        return []
    for i in range(noun.first, noun.last + 1):
        kind = _adjectives().get(units[i].word)
        if kind is not None and kind != "unhurt":
            if units[noun.head].people is None and i != noun.last and units[noun.head].kind == "N":
                return []
            group = Group(noun.quantity, noun) if noun.quantity is not None and not is_thing(noun) else None
            if group is None:
                found = _all([noun])
                return [Harm(kind, found, i, "casualty.adjective")]
            return [Harm(kind, [group], i, "casualty.adjective")]
    i = noun.last + 1
    while i < len(units) and units[i].kind == "A":
        i += 1
    if i < len(units):
        kind = _adjectives().get(units[i].word)
        if kind is not None and units[i].kind in "JN" and (i + 1 >= len(units) or units[i + 1].kind not in "NJ"):
            if noun.role == "subject" and noun.verb is not None and noun.verb.first > i:
                pass
            if kind == "unhurt":
                return [Harm("injured", [_nobody(noun)], i, "casualty.unhurt")]
            members = noun.members or [noun]
            return [Harm(kind, _all(members[-1:]), i, "casualty.adjective")]
    return []


# -------------------------------------------------------------------------------------------------------- nouns
def _by_noun(sentence: Sentence, noun: Noun) -> list[Harm]:
    lemma = noun.lemma
    if sentence.row[noun.head] in "C#":
        return []
    if lemma == "victim" and noun.quantity is not None and not _SHOOTING.isdisjoint(u.word for u in noun.units):
        return [Harm("injured", _all([noun]), noun.head, "casualty.struck", sure=False)]
    kind = _nouns().get(lemma) or _nouns().get(sentence.units[noun.head].word)
    if kind is None:
        if (
            lemma in words("words", "care")
            and noun.quantity is not None
            and any(u.word == "medical" for u in noun.units)
        ):
            return [Harm("injured", [Group(noun.quantity, noun)], noun.head, "casualty.treated", sure=False)]
        if lemma in ("internally displaced person", "displaced person") and noun.quantity is not None:
            return [Harm("displaced", [g for g in _all([noun]) if _crowd(g)], noun.head, "casualty.noun")]
        if lemma in ("hospital", "condition", "care", "life"):
            return _in_hospital(sentence, noun)
        if (
            lemma == "victim"
            and noun.quantity is not None
            and any(u.word in ("shooting", "gunshot", "stabbing") for u in noun.units)
        ):
            return [Harm("injured", _all([noun]), noun.head, "casualty.struck", sure=False)]
        if lemma in _RISE and any(u.lemma in ("toll", "death toll") for u in noun.units):
            return _toll(sentence, noun)
        if lemma != "dead":
            return []
        kind = "tolls"
    if kind == "tolls":
        return _toll(sentence, noun)
    quantity = noun.quantity
    if quantity is None and noun.of_parent is not None and sentence.units[noun.of_parent.head].kind == "C":
        quantity = noun.of_parent.quantity
    if quantity is not None and quantity.is_zero_word or _denied_noun(sentence, noun):
        return _no_harm(sentence, noun, kind)
    if noun.verb is not None and noun.verb.lemma in _BRINGS and _unreal(sentence, noun.verb) == "no":
        return []
    if kind == "bodies":
        if quantity is not None or (noun.of is not None and noun.determiner == "the" and noun.of.quantity is not None):
            who = [noun] if quantity is not None else [noun.of]
            return [Harm("killed", _all(who), noun.head, "casualty.bodies")]
        return []
    wounded = _with_wounds(sentence, noun) if kind == "injured" or noun.lemma in words("words", "wounds") else []
    if wounded:
        return [Harm("injured", wounded, noun.head, "casualty.with_wounds", sure=False)]
    if kind in ("killed", "injured", "captured"):
        if quantity is not None:
            counts = sentence.units[noun.head].lemma in words("words", "counted_deaths")
            counts = counts and "average" not in quantity.text
            owner = noun.verb.subject if noun.role == "object" and noun.verb.lemma in _SUFFER else None
            return [Harm(kind, [Group(quantity, noun)], noun.head, "casualty.noun", side=owner)] if counts else []
        if noun.of is not None:
            return [Harm(kind, _all([noun.of]), noun.head, "casualty.noun_of")]
        toll = _toll(sentence, noun) if sentence.units[noun.head].word != lemma else []
        return [h._replace(outcome=kind) for h in toll]
    if kind == "struck" and noun.of is not None:
        people = [g for g in _all([noun.of]) if g.noun.people is not None and not g.weak]
        return [Harm("injured", people, noun.head, "casualty.struck", sure=False)]
    if (
        kind == "losses"
        and quantity is None
        and noun.verb is not None
        and noun.verb.lemma in ("put", "place", "estimate")
    ):
        own = noun.determiner in ("its", "their")
        return [h._replace(outcome="killed", side=noun.verb.subject if own else noun) for h in _toll(sentence, noun)]
    if kind == "losses" and noun.of is not None:
        people = [g for g in _all([noun.of]) if g.noun.people is not None]
        return [Harm("killed", people, noun.head, "casualty.noun_of")]
    return []


def _in_hospital(sentence: Sentence, noun: Noun) -> list[Harm]:
    """People who lie in hospital or in a grave state: "three others are in the hospital", "left two in critical condition"."""
    before = noun.prep_index - 1
    verb = next((v for v in sentence.verbs if v.last == before), None)
    if noun.lemma == "life":
        if noun.prep != "for" or verb is None or verb.lemma != "fight":
            return []
        found = _all([verb.subject]) if verb.subject is not None else []
        return [Harm("injured", found, noun.head, "casualty.hospital", verb, sure=False)]
    if noun.prep not in ("in", "at") or (noun.lemma != "hospital" and not any(u.word in _GRAVE for u in noun.units)):
        return []
    if verb is not None and verb.lemma in ("be", "remain", "stay", "list", "lie") and verb.subject is not None:
        found = _all([verb.subject])
    else:
        found = [
            g
            for n in sentence.nouns
            if n.last == before and (n.prep is None or n.role)
            for g in _all((n.members or [n])[-1:])
        ]
    found = [g for g in found if not is_thing(g.noun) and g.noun.of is None]
    return [Harm("injured", found, noun.head, "casualty.hospital", verb, sure=False)]


_BRINGS = frozenset(
    "cause prevent avoid bring provoke result produce mean threaten risk fear expect predict plan order plot".split()
)
_SHOOTING = frozenset(["shooting", "gunshot", "stabbing"])
_GRAVE = frozenset(["critical", "serious", "grave", "stable", "fair", "guarded", "intensive", "life-threatening"])


def _with_wounds(sentence: Sentence, noun: Noun) -> list[Group]:
    """People "with gunshot wounds", "suffering from a stab wound", "recovering from injuries"."""
    if noun.prep not in ("with", "from"):
        return []
    before = noun.prep_index - 1
    verb = next((v for v in sentence.verbs if v.last == before), None)
    if verb is not None:
        if noun.prep == "from" and verb.lemma not in ("suffer", "recover"):
            return []
        if verb.lemma not in (
            "suffer",
            "recover",
            "find",
            "leave",
            "arrive",
            "show",
            "discover",
            "hospitalise",
            "hospitalize",
            "treat",
        ):
            return []
        return _all([verb.subject]) if verb.subject is not None else []
    if noun.prep == "from":
        return []
    near = [n for n in sentence.nouns if n.last in (before, before - 1) and (n.role == "object" or n.prep is None)]
    heads = [
        n
        for n in near
        if n.verb is None
        or n.role != "object"
        or n.verb.lemma in ("find", "leave", "discover", "see", "locate", "treat", "take")
    ]
    whole = [o for o in sentence.nouns for h in heads if h in o.members] or heads
    return _all(whole[:1])


def _denied_noun(sentence: Sentence, noun: Noun) -> bool:
    """Whether no such harm came: "without casualties", "did not suffer any losses"."""
    if noun.prep == "without":
        return True
    verb = noun.verb
    return (
        noun.role == "object"
        and verb is not None
        and (verb.negated or (verb.first > 0 and sentence.units[verb.first - 1].word == "without"))
    )


def _no_harm(sentence: Sentence, noun: Noun, kind: str) -> list[Harm]:
    verb = noun.verb
    if verb is not None and (verb.modal in UNREAL or verb.condition in _IF):
        return []
    silent = verb is not None and noun.role == "object" and verb.lemma in words("words", "silence")
    if silent:
        return []
    outcomes = {"killed": ["killed"], "injured": ["injured"], "both": ["killed", "injured"], "losses": ["killed"]}.get(
        kind, []
    )
    if kind == "losses" and (not (verb is not None and verb.lemma in _SUFFER) or noun.determiner == "such"):
        return []
    if kind == "both" and noun.lemma == "victim":
        return []
    among = next((n for n in sentence.nouns if n.prep == "among" and n.first > noun.last), None)
    return [Harm(o, [_nobody(noun)], noun.head, "casualty.zero", side=among) for o in outcomes]


# -------------------------------------------------------------------------------------------------------- tolls
def _toll(sentence: Sentence, noun: Noun) -> list[Harm]:
    """A toll or a number of dead with the number that it has: "the death toll rose to 14", "the number of injured to 34"."""
    outcome, whom = _toll_of(sentence, noun)
    if outcome is None:
        return []
    units, row = sentence.units, sentence.row
    found: list[Group] = []
    starts = {v.first: v for v in sentence.verbs}
    # "deaths" alone are no toll: a verb must say that they rose or stand.
    plural, told = noun.lemma in _nouns() and _nouns()[noun.lemma] in ("killed", "injured"), False
    by_unit = {n.first + k: n for n in sentence.nouns for k in range(n.last - n.first + 1)}
    i = noun.last + 1
    while i < len(units) and row[i] not in ";:":
        if row[i] == "C" and i > noun.last and not units[i].value.is_zero_word:
            j = i - 1
            while j > noun.last and row[j] in "DAJ":
                j -= 1
            holder = by_unit.get(i)
            before = units[j].word
            linked = row[j] in "PTS" and before in _TO and (told or not plural)
            linked = linked or any(v.last == j and v.lemma in _RISE for v in sentence.verbs)
            if linked and holder is not None and not is_thing(holder):
                found.append(Group(units[i].value, holder))
        verb = starts.get(i)
        if (
            row[i] == "W"
            or (row[i] == "K" and found)
            or (verb is not None and verb.lemma not in _RISE and verb.form == "finite")
        ):
            break
        told = told or verb is not None
        i += 1
    if not found:
        found = _before_toll(sentence, noun)
    return [Harm(outcome, found[-3:], noun.head, "casualty.toll", side=whom)]


def _before_toll(sentence: Sentence, noun: Noun) -> list[Group]:
    """ "bringing to seven the number of ..." """
    for other in sentence.nouns:
        if other.prep == "to" and other.quantity is not None and other.last == noun.first - 1:
            return [Group(other.quantity, other)]
    return []


def _toll_of(sentence: Sentence, noun: Noun) -> tuple[str | None, Noun | None]:
    """What a toll counts, and whom."""
    units = sentence.units
    lemma = next((u.lemma for u in noun.units if u.lemma in ("toll", "death toll")), noun.lemma)
    if lemma == "loss":
        return "killed", None
    if lemma in _nouns() and _nouns()[lemma] in ("killed", "injured"):
        return _nouns()[lemma], noun.of
    if lemma in ("toll", "death toll", "body count", "casualty toll"):
        near = {u.word for u in units[max(0, noun.first - 3) : noun.last + 1]}
        return ("injured" if near & {"injury", "injured", "wounded"} else "killed"), noun.of
    if lemma == "dead":
        return ("killed", None) if noun.determiner == "the" and noun.prep is None else (None, None)
    i = noun.last + 1
    if i >= len(units) or units[i].word != "of":
        return None, None
    for u in units[i + 1 : i + 7]:
        kind = (
            _adjectives().get(u.word)
            or {"killed": "killed", "killings": "killed", "murdered": "killed"}.get(u.word)
            or _nouns().get(u.lemma)
        )
        if u.kind in ",.;W":
            break
        if kind in ("killed", "injured", "missing", "displaced", "captured"):
            return kind, noun.of
    return None, None


def asked(sentence: Sentence) -> str | None:
    """The outcome of which a sentence asks or wonders how many: "How many others were wounded depends on whom you ask"."""
    units, heard = sentence.units, sentence.article.sentence_words(sentence.index)
    if "how" not in heard or "many" not in heard:
        return None
    for i in range(len(units) - 1):
        if units[i].word == "how" and units[i + 1].word == "many":
            for verb in sentence.verbs:
                kind = verb_kinds().get(verb.lemma) or _intransitive().get(verb.lemma)
                if kind in ("killed", "injured", "missing", "displaced", "captured"):
                    return kind
    return None
