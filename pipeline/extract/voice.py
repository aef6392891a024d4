"""Form and voice of a verb that stands alone: "the soldiers attacked", "the soldiers attacked by gunmen"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.lexicon import load
from pipeline.extract.lists import INTRANSITIVE, SAYING
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.set_apart import existential

if TYPE_CHECKING:
    from pipeline.extract.sentence import Sentence

_PARTICLES = frozenset(load("verbs")["particles"].split())
_SUFFERED = frozenset(load("verbs")["suffered"].split())
# Those of them that are often told without an object: "the mayor, head of the council, signed for the town".
_ALSO_ACTIVE = frozenset("sign write lead".split())
# Verbs that take none as a rule, but are done by somebody: "the base left by the peacekeepers".
_ALSO_PASSIVE = frozenset("claim leave close open operate plan start end move call sweep tell ask expect".split())
_TOLD_OF_THEM = frozenset("say report allege rumour rumor think understand suppose".split())
# What follows "followed" where it takes no object: "Para followed on 5 May".
_WHEN = frozenset(("on", "in", "within", "after", "soon", "later"))


# What follows an -ed form of somebody who did it: "gangs shot at a plane", "gunmen set upon the mourners".
_DONE_TO = {"sign": ("for",), "shoot": ("at", "into"), "set": ("upon",), "strike": ("at",)}


def settle_form(sentence: "Sentence", verb: Verb, k: int) -> None:
    """A bare -ed form is active with an object after it; else passive, unless its verb takes no object."""
    units, row = sentence.units, sentence.row
    after, end = verb.last + 1, len(units)
    following = ""
    if after < end:
        following = units[after].word
        if row[after] in "PA" and following in _PARTICLES:
            dated = following in ("on", "in", "by") and row[after + 1 : after + 2] == "t"  # "was taken on Friday"
            at_sea = following == "off" and verb.lemma in _AT_SEA
            verb.particle = verb.particle if dated or at_sea else following
    if verb.form == "participle" and row[verb.head] == "n" and verb.first == verb.head and row[verb.first - 1] == "K":
        _goes_on_perfect(sentence, verb, k)
    if verb.form != "finite" or row[verb.head] != "e" or verb.first != verb.head:
        return
    opener = len(row[: verb.first].rstrip("PtA")) - 1
    if row[opener : opener + 1] == "W" and units[opener].word == "who":
        return  # "wives who in May marched through the capital"
    to_be = row[after : after + 1] == "T" and any(u.word in ("be", "have") for u in units[after + 1 : after + 2])
    if verb.lemma in _TOLD_OF_THEM and to_be:
        verb.voice, verb.form = "passive", "participle"  # "a man said to be a rebel", "troops reported to have left"
        return
    by_somebody = following == "by" and row[after + 1 : after + 2] in ("D", "N", "M", "J", "C")
    if by_somebody and (verb.lemma in _ALSO_PASSIVE or (verb.lemma not in INTRANSITIVE and row[after + 1] not in "C")):
        verb.voice, verb.form = "passive", "participle"  # "the base left by the peacekeepers"
        return
    if verb.lemma == "agree" and k and _is_agreed(sentence, verb, sentence.phrases[k - 1]):
        verb.voice, verb.form = "passive", "participle"
        return
    if _takes_none(verb):
        if k > 1 and _of_means(sentence, k):
            verb.voice, verb.form = "passive", "participle"
            return
        if not _in_aside(sentence, verb, k) and not _runs_on(sentence, verb, k):
            return
    if verb.lemma == "follow" and following in _WHEN:
        return
    i = after
    while i < end and row[i] == "A":
        i += 1
    has_object = i < end and (row[i] in "DNMCJR#QZ" or units[i].word == "that" or late_object(row, verb) >= 0)
    if verb.particle and i + 1 < end and row[i] == "P":
        has_object |= units[i + 1].word == "that"  # "laid down that"
        has_object |= row[i + 1] in "DNMCJR#" and units[i].word in ("over", "up", "out", "down", "off", "back")
    if has_object or following in _DONE_TO.get(verb.lemma, ()):
        return  # "gangs shot at a plane"
    if _shares_object(sentence, verb) or _joined(sentence, verb, k):
        return  # "attacked and briefly held the town", "came at dawn and fired on the guards"
    if _does_to_antecedent(sentence, verb, k):
        return  # "the accord that the parties signed in May has failed"
    if k > 1 and _of_same_auxiliary(sentence, verb, k):
        verb.voice = "passive"
        return  # "Schools were set on fire, shops pillaged and houses stripped"
    only_suffered = verb.lemma in _SUFFERED and verb.lemma not in _ALSO_ACTIVE
    if following != "by" and not only_suffered and _past_aside(sentence, verb, k):
        return
    if _done_later_by(sentence, verb):
        verb.voice = "passive"
        return  # "UN convoy blocked at Bitale by militiamen"
    by_whom = following == "by" and verb.first > 0 and row[verb.first - 1] == ","  # "the mission, created by X, has"
    if following != "by" and k > 1 and _joined_to_active(sentence, verb, k):
        return  # "came under fire and turned back"
    if verb.lemma in _SUFFERED or by_whom or _other_finite(sentence, verb, k):
        verb.voice = "passive"
        subject_before = k > 0 and isinstance(sentence.phrases[k - 1], Noun)
        verb.form = "participle" if subject_before or k == 0 or row[verb.first - 1] in ",S(K" else "finite"


def _joined_to_active(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether "and" joins an -ed form to an active past form before it, nothing but places and days between."""
    row = sentence.row
    before = next((p for p in reversed(sentence.phrases[:k]) if isinstance(p, Verb)), None)
    if row[verb.first - 1] != "K" or before is None or before.form != "finite" or before.voice != "active":
        return False
    return (
        row[before.head] in "de" and before.first == before.head and not before.relative and before.subject is not None
    )


def _is_agreed(sentence: "Sentence", verb: Verb, before: "Noun | Verb") -> bool:
    """ "the ceasefire agreed in Luanda": what is no person and no body agrees to nothing."""
    if not isinstance(before, Noun) or sentence.row[before.last + 1 : verb.first].strip(","):
        return False
    return before.people is None and sentence.row[before.head] == "N" and before.lemma in _AGREED


_AGREED = frozenset(
    "ceasefire cease-fire truce deal accord pact agreement settlement peace plan date timetable".split()
)


# With these "off" tells a place: "three fishermen seized off Para were freed".
_AT_SEA = frozenset(
    """abduct arrest attack capture detain drown find hijack hit intercept kidnap rescue seize shell shoot sink strike
    """.split()
)


def _of_means(sentence: "Sentence", k: int) -> bool:
    """Whether the noun right before the k-th phrase is by what something was done: "hit by a bomb dropped from"."""
    verb, noun, before = sentence.phrases[k], sentence.phrases[k - 1], sentence.phrases[k - 2]
    beside = isinstance(noun, Noun) and noun.prep == "by" and noun.last == verb.first - 1
    return beside and isinstance(before, Verb) and before.form == "finite" and before.last == noun.prep_index - 1


def late_object(row: str, verb: Verb) -> int:
    """Where an object begins that place, time or receiver part from its verb: "handed to the army on Friday its camp",
    "captured on Thursday a district"; -1 where there is none."""
    match = _LATE_OBJECT.match(row, verb.last + 1)
    return match.start(1) if match else -1


_PHRASE = "[DR]?[CJ#]*[NM][NMZ=]*"
_LATE_OBJECT = re.compile(
    f"P?(?:A|P?t|,A,|[PT]{_PHRASE})+(D[CJNMZ=#]+|C[JNMZ=]*N)(?=[.,;:PTQ)KRW]|$)(?![^.,;:KWSR]*[XLsd])"
)
_TOLD_OF = frozenset("report claim fact news evidence statement sign rumour fear hope day time moment word".split())


def _does_to_antecedent(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether an -ed form is the verb of a relative clause about the noun that its object would be."""
    row, subject = sentence.row, sentence.phrases[k - 1] if k > 1 else None
    if not isinstance(subject, Noun) or row[subject.last + 1 : verb.first].strip("A"):
        return False
    at = k - 2
    while at > 0 and subject.prep is not None and isinstance(sentence.phrases[at], Noun):
        if _goes_on_finite(sentence, verb) or row[sentence.phrases[at].last + 1 : subject.first] not in _HANGS:
            return False  # "a town that gunmen on motorbikes seized", "which fighters loyal to a general took"
        subject, at = sentence.phrases[at], at - 1
    if subject.prep is not None:
        return False
    joined = sentence.phrases[at]
    if row[subject.first - 1] == "K" and isinstance(joined, Noun) and joined.last == subject.first - 2 and at:
        subject, at = joined, at - 1  # "the rebels and the government"
    opener, antecedent = subject.first - 1, sentence.phrases[at]
    if opener < 1 or row[opener] != "W" or not isinstance(antecedent, Noun):
        return False
    if antecedent.last != opener - 1 - (row[opener - 1] == ","):
        return False
    if sentence.units[opener].word in ("which", "whom"):
        return True
    # "told reporters that the soldiers attacked on Monday were", "the news that"
    no_thing = antecedent.people is not None or antecedent.lemma in _TOLD_OF
    return sentence.units[opener].word == "that" and not no_thing


# How a phrase hangs on the one before it.
_HANGS = frozenset(("P", "T", "JP", "JT"))


def _goes_on_finite(sentence: "Sentence", verb: Verb) -> bool:
    """Whether another verb that can be the clause's follows an -ed form before any mark."""
    return _FINITE_NEXT.match(sentence.row, verb.last + 1) is not None


_FINITE_NEXT = re.compile("[^,;:.WSXLsde]*[XLsde]")


def _of_same_auxiliary(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether an -ed form with no object, of a thing, is one in a row that opens with a passive."""
    subject, row = sentence.phrases[k - 1], sentence.row
    if not isinstance(subject, Noun) or subject.prep is not None or subject.people is not None:
        return False
    if row[subject.head] != "N" or subject.last != verb.first - 1 or row[subject.first - 1] not in ",K":
        return False
    before = next((p for p in reversed(sentence.phrases[: k - 1]) if isinstance(p, Verb)), None)
    passive = before is not None and before.voice == "passive" and before.form == "finite" and not before.relative
    return passive and not set(row[before.last + 1 : subject.first]) & set(";:.WSQ")


def _shares_object(sentence: "Sentence", verb: Verb) -> bool:
    """Whether an -ed form is joined with another that has the object of both."""
    row, i = sentence.row, verb.last + 1
    if verb.particle is not None and row[i : i + 1] == "P" and sentence.units[i].word == verb.particle:
        i += 1  # "shot up and burned a carrier"
    while row[i : i + 1] == "A":
        i += 1
    if row[i : i + 1] != "K":
        return False  # "attacked overnight and briefly held the post"
    i += 1
    while row[i : i + 1] == "A":
        i += 1
    return row[i : i + 1] in ("d", "e") and row[i + 1 : i + 2] in tuple("DNMCJR#")


def _joined(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether "and" joins an -ed form to what its subject did before: "came under fire on Friday and turned back"."""
    row = sentence.row
    at = len(row[: verb.first].rstrip("A")) - 1
    if verb.lemma in _SUFFERED or row[at] != "K" or row[verb.last + 1 : verb.last + 2] == ",":
        return False
    before = next((p for p in reversed(sentence.phrases[:k]) if isinstance(p, Verb)), None)
    if before is None or before.form != "finite" or before.voice != "active" or before.tense != "past":
        return False
    return not set(row[before.last + 1 : at]) & set("WS;:QKg")


def _goes_on_perfect(sentence: "Sentence", verb: Verb, k: int) -> None:
    """ "has killed ten and taken over the camp": a further form of the perfect before it."""
    for other in reversed(sentence.phrases[:k]):
        if not isinstance(other, Verb):
            continue
        if _APART.search(sentence.row, other.last, verb.first) or (other.voice == "passive" and other.form != "finite"):
            return
        if other.perfect:
            if other.voice == "active":
                verb.form, verb.voice, verb.tense, verb.perfect = "finite", "active", other.tense, True
            return
        if other.first != other.last or sentence.row[other.head] != "e":
            return


_APART = re.compile("[WS;:]")


def _takes_none(verb: Verb) -> bool:
    """Whether a verb takes no object, by itself or with its particle ("made off", "set out for Para")."""
    if verb.lemma == "set" and verb.particle in ("out", "off"):
        return any(u.word in _BOUND for u in verb.sentence.units[verb.last + 2 : verb.last + 3])
    return verb.lemma in INTRANSITIVE or (verb.particle is not None and (verb.lemma, verb.particle) in _MOVES)


_BOUND = frozenset(("for", "from", "towards", "toward"))
_MOVES = frozenset(
    (("pack", "up"), ("make", "off"), ("touch", "down"), ("lift", "off"), ("hold", "out"), ("hold", "on"))
)


def _other_finite(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether another finite verb follows in the same stretch, so that this -ed form only describes its noun."""
    if k == 0 or not isinstance(sentence.phrases[k - 1], Noun) or _in_aside(sentence, verb, k):
        return True
    before = sentence.phrases[k - 1]
    if before.prep is not None or before.role is not None:
        return not _lone(sentence, verb)
    later = next(_main_after(sentence, verb, k), None)
    return later is not None and not set(sentence.row[verb.last + 1 : later.first]) & {",", ";"}


def _lone(sentence: "Sentence", verb: Verb) -> bool:
    """Whether a clause that a noun opens has no other verb: "Residents of Lira panicked on Monday"."""
    row = sentence.row
    start = max(row.rfind(c, 0, verb.first) for c in ";:SWQ,") + 1
    opens = next((p for p in sentence.phrases if p.first >= start), None)
    if not isinstance(opens, Noun) or opens.prep not in (None, *_SUBORDINATORS) or not row.endswith((".", ".Q")):
        return False
    return not _VERBAL.search(row, start, verb.first) and _TO_ITS_END.match(row, verb.last + 1) is not None


_SUBORDINATORS = frozenset(("when", "after", "as", "before", "while", "since", "until"))
_VERBAL = re.compile("[XLTbsden]|(?<![NM])g")
_TO_ITS_END = re.compile("[^XLbsden]*(?:[,.;]|$)")


def _runs_on(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether another verb ends the clause with nothing but place and time between: "talks planned for May did not"."""
    later = next(_main_after(sentence, verb, k), None)
    if later is None or k == 0 or not isinstance(sentence.phrases[k - 1], Noun):
        return False
    gap = sentence.row[verb.last + 1 : later.first]
    return (
        gap[:1] in ("P", "t")
        and not set(gap) - set("PtADJNMC#")
        and not any(n.prep is None for n in sentence.nouns if verb.last < n.first < later.first)
    )


def _main_after(sentence: "Sentence", verb: Verb, k: int) -> Iterator[Verb]:
    """Finite verbs behind `verb`, the k-th phrase, but for those of clauses that a relative word or "when" opens."""
    end = verb.last
    before: Noun | Verb = verb
    for later in sentence.phrases[k + 1 :]:
        if isinstance(later, Verb):
            opened = _OPENS_CLAUSE.search(sentence.row, end + 1, later.first)
            apart = opened or existential(sentence, later)
            if later.form == "finite" and not apart and not _describes(sentence, later, before):
                yield later
            end = later.last
        before = later


_OPENS_CLAUSE = re.compile("[WS]")


def _past_aside(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether an -ed form behind an aside is the only verb that the sentence's first noun can have: "the rebels, still
    holding the town of Kati, fired at", "Ada Kone, head of the office in Lira, signed for"."""
    first, row = sentence.phrases[0], sentence.row
    if not isinstance(first, Noun) or first.prep is not None or "," not in row[first.last + 1 : verb.first - 1]:
        return False
    if row[verb.first - 1] != "," or not isinstance(sentence.phrases[k - 1], Noun):
        return False
    before = [v for v in sentence.verbs if v.last < verb.first]
    if any(v.form == "finite" and not v.relative and v.condition is None for v in before):
        return False
    return all(v.lemma in SAYING and row[verb.last + 1 : v.first].count(",") for v in _main_after(sentence, verb, k))


def _done_later_by(sentence: "Sentence", verb: Verb) -> bool:
    """Whether the clause names who did it further on, and has no other verb."""
    if verb.lemma in INTRANSITIVE or verb.first < 1:
        return False
    row, last = sentence.row, verb.last
    if any(v is not verb for v in sentence.verbs):
        return False
    by = next((n for n in sentence.nouns if n.first > last and n.prep == "by"), None)
    return by is not None and by.prep_index > last + 1 and by.people is not None and row[last + 1] == "P"


def _describes(sentence: "Sentence", verb: Verb, before: "Noun | Verb") -> bool:
    """ "at a ceremony attended by the governor", "in a statement posted on X": an -ed form that only describes its
    noun."""
    after = verb.last + 1
    if verb.first != verb.head or sentence.row[verb.head] != "e" or after >= len(sentence.units):
        return False
    if sentence.units[after].word == "by":
        return True
    if not isinstance(before, Noun) or before.prep is None or before.last != verb.first - 1:
        return False
    return sentence.row[after] in "PtQ." and verb.lemma not in INTRANSITIVE and before.people is None


_ASIDE_WITH_CLAUSE = re.compile("(?:P?t|P)?S[^,;:.WSQ]+,A*[XLds]")


def _in_aside(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether an -ed form stands in an aside of nothing but its time and place, right after a noun and right before
    another verb: "the camp, closed in 2020, will not be reopened"."""
    before, row = sentence.phrases[k - 1], sentence.row
    if k == 0 or not isinstance(before, Noun) or row[before.last + 1 : verb.first] != ",":
        return False
    later = next((p for p in sentence.phrases[k + 1 :] if isinstance(p, Verb)), None)
    if later is None:  # "the second to go after Para, closed on 28 February"
        last = row[verb.last + 1 :].rstrip(".Q")
        return before.prep is not None and not set(last) - set("PtAD#")
    if _ASIDE_WITH_CLAUSE.match(row, verb.last + 1):
        return True  # "the force, set up when the state became independent in 2011, has"
    if later.form != "finite":
        return False
    gap = row[verb.last + 1 : later.first].rstrip("A")
    return gap.endswith(",") and gap[:1] in ("P", "t", "A") and not set(gap[:-1]) - set("PAtDJNMC#")
