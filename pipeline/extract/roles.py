"""The roles that bind a sentence's phrases: objects, governing verbs, form and voice; subjects are in `subjects`.

Everything here looks at the row of unit kinds between two phrases; no rule knows a word's meaning but for the verb
lists of `lexicon/verbs.toml` that say which verbs take no object and which tell what was done to the noun before them.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.extract.lexicon import load
from pipeline.extract.lists import INTRANSITIVE, SAYING
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.subjects import find_subject

if TYPE_CHECKING:
    from pipeline.extract.sentence import Sentence

PARTICLES = frozenset(load("verbs")["particles"].split())
# Intransitive verbs whose -ed form never describes a noun: "said five soldiers died".
_NEVER_DONE = frozenset("die remain perish arrive depart stay happen occur succumb live belong continue".split())
SUFFERED = frozenset(load("verbs")["suffered"].split())
# Those of them that are often told without an object: "the mayor, head of the council, signed for the town".
_ALSO_ACTIVE = frozenset("sign write lead".split())
# Verbs that take none as a rule, but are done by somebody: "the base left by the peacekeepers".
_ALSO_PASSIVE = frozenset("leave close open operate plan start end move call".split())


def _join_split_groups(sentence: "Sentence") -> None:
    """ "had for the past decade maintained": an auxiliary parted from its participle by an adverbial."""
    verbs, row = sentence.verbs, sentence.row
    for first, second in zip(list(verbs), list(verbs)[1:], strict=False):
        told = sentence.units[second.head].word in ("said", "told")
        whole = row[second.first] in "en" and second.first == second.head
        if row[first.head] == "X" and (whole or sentence.units[second.first].word == "been") and not told:
            gap = row[first.last + 1 : second.first]
            if (
                gap
                and gap[0] in "PtA,"
                and not any(c in gap for c in "WSKQ")
                and len(gap) <= 8
                and ("," not in gap or (gap[0] == "," == gap[-1]))
            ):
                between = [n for n in sentence.nouns if first.last < n.first < second.first]
                people = between and between[-1].last == second.first - 1 and between[-1].people is not None
                if all(n.prep for n in between) and not people:
                    second.first = first.first
                    second.read()
                    verbs.remove(first)
                    sentence.phrases.remove(first)
                    for noun in between:
                        sentence.phrases.remove(noun)
                    at = sentence.phrases.index(second)
                    sentence.phrases[at + 1 : at + 1] = between


def _join_question(sentence: "Sentence") -> None:
    """ "Has the mission left the town?": the auxiliary before the subject belongs to the verb behind it."""
    phrases, units = sentence.phrases, sentence.units
    if len(phrases) < 3 or units[-1].word != "?" or units[phrases[0].first].kind not in "XL":
        return
    first, noun, second = phrases[:3]
    if (
        not (isinstance(first, Verb) and isinstance(noun, Noun) and isinstance(second, Verb))
        or first.first != first.last
    ):
        return
    if sentence.row[noun.last + 1 : second.first].strip("A") or sentence.row[second.first] not in "bedng":
        return
    second.subject, noun.verb, noun.role = noun, second, "subject"
    second.form = "finite"
    if units[first.head].lemma != "be" or sentence.row[second.head] == "g":
        second.voice = "active"
    sentence.verbs.remove(first)
    phrases.remove(first)


def find_roles(sentence: "Sentence") -> None:
    """Fill in each verb group's form, governor, objects and subject, from left to right."""
    row = sentence.row
    if _SPLIT_GROUP.search(row):
        _join_split_groups(sentence)
    if row[:1] in ("X", "L"):
        _join_question(sentence)
    phrases = sentence.phrases
    last = len(phrases) - 1
    for k, verb in enumerate(phrases):
        if verb.__class__ is not Verb:
            continue
        _settle_form(sentence, verb, k)
        if k and verb.form in _HANGING:
            _find_governor(sentence, verb, k)
        if k < last and verb.voice == "active" and phrases[k + 1].__class__ is Noun:
            _find_objects(sentence, verb, k)
            if not verb.objects and (verb.form != "finite" or sentence.row[verb.head] in "deb"):
                _find_late_object(sentence, verb)
        find_subject(sentence, verb, k)
    if phrases and phrases[0].__class__ is Verb:
        _find_dangling(sentence, phrases[0])
    if _OPENING_GERUND.search(row):
        _find_opening_gerunds(sentence)


_HANGING = frozenset(("infinitive", "gerund"))
# What the rows hold where `_join_split_groups` or `_find_opening_gerunds` have something to do.
_SPLIT_GROUP = re.compile("X[PtA,][^WSKQbsdnegXL]{0,7}[enX]")
_OPENING_GERUND = re.compile("(?:^|[W,SK^Q:;])[PS][gX]")


def _find_opening_gerunds(sentence: "Sentence") -> None:
    """ "by occupying the site the army violates": an -ing form that opens a clause takes the subject after it."""
    row = sentence.row
    for verb in sentence.verbs:
        if verb.form != "gerund" or verb.first < 1 or row[verb.first - 1] not in "PS":
            continue
        if verb.first > 1 and row[verb.first - 2] not in "W,SK^Q:;":
            continue
        following = next(
            (n for n in sentence.nouns if n.first > verb.last and n.role == "subject" and n.verb is not None), None
        )
        if following is None or following.verb is None or following.verb.form != "finite":
            continue
        if not any(verb.last < v.first < following.first and v.form == "finite" for v in sentence.verbs):
            verb.subject = following


def _find_dangling(sentence: "Sentence", first: Verb) -> None:
    """ "Established in 2013, the mission ...": a participle that opens the sentence takes the subject after it."""
    if first.subject is not None or first.form not in ("participle", "gerund"):
        return
    for phrase in sentence.phrases[1:]:
        if isinstance(phrase, Verb):
            if phrase.governor is None:
                return
        elif phrase.prep is None and phrase.role == "subject" and "," in sentence.row[first.last : phrase.first]:
            first.subject = phrase
            return


# What follows "followed" where it takes no object: "Para followed on 5 May".
_WHEN = frozenset(("on", "in", "within", "after", "soon", "later"))


def _settle_form(sentence: "Sentence", verb: Verb, k: int) -> None:
    """A bare -ed form is active with an object after it; else passive, unless its verb takes no object."""
    units, row = sentence.units, sentence.row
    after, end = verb.last + 1, len(units)
    following = ""
    if after < end:
        following = units[after].word
        if row[after] in "PA" and following in PARTICLES:
            verb.particle = following
    if verb.form != "finite" or row[verb.head] != "e" or verb.first != verb.head:
        return
    if following == "by" and verb.lemma in _ALSO_PASSIVE and row[after + 1 : after + 2] in ("D", "N", "M", "J", "C"):
        verb.voice, verb.form = "passive", "participle"  # "the base left by the peacekeepers"
        return
    if _takes_none(verb) and not _in_aside(sentence, verb, k) and not _runs_on(sentence, verb, k):
        return
    if verb.lemma == "follow" and following in _WHEN:
        return
    i = after
    while i < end and row[i] == "A":
        i += 1
    has_object = i < end and (row[i] in "DNMCJR#QZ" or units[i].word == "that" or _late_object(row, verb) >= 0)
    if verb.particle and i + 1 < end and row[i] == "P":
        has_object |= row[i + 1] in "DNMCJR#" and units[i].word in ("over", "up", "out", "down", "off", "back")
    if has_object or (verb.lemma == "shoot" and following in ("at", "into")):
        return  # "gangs shot at a plane"
    if _shares_object(sentence, verb):
        return  # "attacked and briefly held the town"
    if _does_to_antecedent(sentence, verb, k):
        return  # "the accord that the parties signed in May has failed"
    only_suffered = verb.lemma in SUFFERED and verb.lemma not in _ALSO_ACTIVE
    if following != "by" and not only_suffered and _past_aside(sentence, verb, k):
        return
    if _done_later_by(sentence, verb):
        verb.voice = "passive"
        return  # "UN convoy blocked at Bitale by militiamen"
    by_whom = following == "by" and verb.first > 0 and row[verb.first - 1] == ","  # "the mission, created by X, has"
    if verb.lemma in SUFFERED or by_whom or _other_finite(sentence, verb, k):
        verb.voice = "passive"
        subject_before = k > 0 and isinstance(sentence.phrases[k - 1], Noun)
        verb.form = "participle" if subject_before or k == 0 or row[verb.first - 1] in ",S(K" else "finite"


def _late_object(row: str, verb: Verb) -> int:
    """Where an object begins that place, time or receiver part from its verb: "handed to the army on Friday its camp",
    "captured on Thursday a district"; -1 where there is none."""
    match = _LATE_OBJECT.match(row, verb.last + 1)
    return match.start(1) if match else -1


_PHRASE = "[DR]?[CJ#]*[NM][NMZ=]*"
_LATE_OBJECT = re.compile(f"P?(?:A|P?t|[PT]{_PHRASE})+(D[CJNMZ=#]+|C[JNMZ=]*N)(?=[.,;:PTQ)KR]|$)(?![^.,;:KWSR]*[XLsd])")
_TOLD_OF = frozenset("report claim fact news evidence statement sign rumour fear hope day time moment word".split())


def _does_to_antecedent(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether an -ed form is the verb of a relative clause about the noun that its object would be."""
    row, subject = sentence.row, sentence.phrases[k - 1] if k > 1 else None
    if not isinstance(subject, Noun) or subject.prep is not None or row[subject.last + 1 : verb.first].strip("A"):
        return False
    at = k - 2
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


def _shares_object(sentence: "Sentence", verb: Verb) -> bool:
    """Whether an -ed form is joined with another that has the object of both."""
    row, i = sentence.row, verb.last + 1
    while row[i : i + 1] == "A":
        i += 1
    if row[i : i + 1] != "K":
        return False  # "attacked overnight and briefly held the post"
    i += 1
    while row[i : i + 1] == "A":
        i += 1
    return row[i : i + 1] in ("d", "e") and row[i + 1 : i + 2] in tuple("DNMCJR#")


def _takes_none(verb: Verb) -> bool:
    """Whether a verb takes no object, by itself or with its particle ("made off")."""
    return verb.lemma in INTRANSITIVE or (verb.particle is not None and (verb.lemma, verb.particle) in _MOVES)


_MOVES = frozenset((("make", "off"), ("touch", "down"), ("lift", "off")))


def _other_finite(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether another finite verb follows in the same stretch, so that this -ed form only describes its noun."""
    if k == 0 or not isinstance(sentence.phrases[k - 1], Noun) or _in_aside(sentence, verb, k):
        return True
    before = sentence.phrases[k - 1]
    if before.prep is not None or before.role is not None:
        return True
    later = next(_main_after(sentence, verb, k), None)
    return later is not None and not set(sentence.row[verb.last + 1 : later.first]) & {",", ";"}


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
    for later in sentence.phrases[k + 1 :]:
        if isinstance(later, Verb):
            opened = _OPENS_CLAUSE.search(sentence.row, end + 1, later.first)
            if later.form == "finite" and not opened and not _done_by(sentence, later):
                yield later
            end = later.last


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


def _done_by(sentence: "Sentence", verb: Verb) -> bool:
    """ "at a ceremony attended by the governor": an -ed form that only describes its noun."""
    after = verb.last + 1
    bare = verb.first == verb.head and sentence.row[verb.head] == "e"
    return bare and after < len(sentence.units) and sentence.units[after].word == "by"


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
    if later.form != "finite":
        return False
    gap = row[verb.last + 1 : later.first].rstrip("A")
    return gap.endswith(",") and gap[:1] in ("P", "t", "A") and not set(gap[:-1]) - set("PAtDJNMC#")


def _find_governor(sentence: "Sentence", verb: Verb, k: int) -> None:
    """The verb group that an infinitive or a gerund hangs on."""
    reach = 4
    while k >= reach and isinstance(sentence.phrases[k - reach + 1], Noun) and sentence.phrases[k - reach + 1].of:
        reach += 1  # "was the first of its seven bases in the province to be closed"
    for j in range(k - 1, max(-1, k - reach), -1):
        other = sentence.phrases[j]
        if isinstance(other, Verb):
            gap = sentence.row[other.last + 1 : verb.first]
            if verb.form == "infinitive" or gap.strip("A") in ("", "P", "n"):
                verb.governor = other
            return


def _find_objects(sentence: "Sentence", verb: Verb, k: int) -> None:
    """The objects of an active verb: the noun phrase that follows it, with its list."""
    noun = sentence.phrases[k + 1]
    gap = sentence.row[verb.last + 1 : noun.first]
    if noun.first == noun.last and sentence.units[noun.first].word in _SUBJECT_PRONOUNS:
        return  # "said they heard two blasts"
    if noun.prep is None:
        if gap.replace("Pt", "t").strip("AQt"):  # "announced on 25 January the end of it"
            return
        moved = False
    else:
        moved = noun.prep == verb.particle and gap in ("P", "A") and verb.particle in _MOVING
        if not moved:
            return
    if _opens_clause(sentence, verb, noun, k + 2):
        return
    if moved:
        noun.prep, noun.prep_index = None, -1
    for member in noun.members or (noun,):
        verb.objects.append(member)
        member.verb, member.role = verb, "object"


def _find_late_object(sentence: "Sentence", verb: Verb) -> None:
    first = _late_object(sentence.row, verb)
    noun = next((n for n in sentence.nouns if n.first == first), None) if first >= 0 else None
    if noun is None or noun.prep is not None or noun.role is not None:
        return
    for member in noun.members or (noun,):
        verb.objects.append(member)
        member.verb, member.role = verb, "object"


_SUBJECT_PRONOUNS = frozenset(("i", "he", "she", "we", "they"))
_MOVING = frozenset(("over", "up", "out", "down", "off", "back", "away"))


_THINKING = frozenset("fear hope know suspect warn insist allege suggest mean deny show".split())


def _of_a_noun(sentence: "Sentence", verb: Verb) -> bool:
    """Whether an infinitive hangs on a noun that still waits for its verb: "the request to rotate its troops"."""
    before = [p for p in sentence.phrases if p.last < verb.first]
    if not before or not isinstance(before[-1], Noun):
        return False
    noun = before[-1]
    if sentence.row[noun.last + 1 : verb.first] not in ("", "t", "Pt"):
        return False
    return noun.prep is None and verb.lemma not in SAYING and all(isinstance(p, Noun) for p in before[-3:])


def _opens_clause(sentence: "Sentence", governor: Verb, noun: Noun, k: int) -> bool:
    """Whether a noun is the subject of a clause of its own: "said it would leave"."""
    phrases, row = sentence.phrases, sentence.row
    if governor.form == "infinitive" and governor.governor is None and _of_a_noun(sentence, governor):
        return False  # "the decision to end the mission was taken"
    members = noun.members
    told = governor.lemma in SAYING  # "said its patrol to Para had been turned back"
    aside = governor.form == "infinitive" or row[: governor.first].endswith("W")
    if aside and not told and governor.lemma not in _THINKING:
        return False  # "the soldiers who left Para were", "those who tried to enter the camp fled"
    while k < len(phrases) and isinstance(phrases[k], Noun):
        after = phrases[k]
        if (
            after.of_parent is not noun
            and after not in members
            and not (told and row[noun.last + 1 : after.first] in ("P", "T"))
        ):
            break
        members = (*members, *after.members)  # "said bases in Para, Gori and Sake were"
        noun, k = after, k + 1
    if k + 1 < len(phrases) and told and isinstance(phrases[k], Noun) and isinstance(phrases[k + 1], Verb):
        after = phrases[k]  # "said the last road out, to Para, was cut"
        set_apart = row[noun.last + 1 : after.first] in ("P,P", "P,T", "A,P", ",P", ",T")
        if set_apart and row[after.last + 1 : phrases[k + 1].first] == "," and row[phrases[k + 1].first] in "XL":
            return True
    if k >= len(phrases) or not isinstance(phrases[k], Verb):
        return False
    verb = phrases[k]
    return row[noun.last + 1 : verb.first].strip("A") == "" and (
        row[verb.first] in "XLsd"
        or (told and row[verb.first] == "b")  # "says the kidnappers want money"
        or (row[verb.first] == "A" and row[verb.head] in "sd")
        or (row[verb.head] == "e" and told and (verb.lemma in _NEVER_DONE or _has_own_object(verb)))
    )


def _has_own_object(verb: Verb) -> bool:
    """ "said gunmen attacked the village": an -ed form with an object right behind it does, and is not done to."""
    row = verb.sentence.row
    return row[verb.last + 1 : verb.last + 2] in tuple("DNMCJR#")
