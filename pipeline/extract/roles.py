"""The roles that bind a sentence's phrases: objects and governing verbs; subjects are in `subjects`, form
and voice in `voice`.

Everything here looks at the row of unit kinds between two phrases; no rule knows a word's meaning but for the verb
lists of `lexicon/verbs.toml` that say which verbs take no object and which tell what was done to the noun before them.
"""

import re
from typing import TYPE_CHECKING

from pipeline.extract.lists import SAYING, describes_opener, says
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.subjects import find_subject
from pipeline.extract.voice import late_object, settle_form

if TYPE_CHECKING:
    from pipeline.extract.sentence import Sentence

# Intransitive verbs whose -ed form never describes a noun: "said five soldiers died".
_NEVER_DONE = frozenset("die remain perish arrive depart stay happen occur succumb live belong continue".split())


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
        settle_form(sentence, verb, k)
        if k and verb.form in _HANGING:
            _find_governor(sentence, verb, k)
        after = k + 1
        while after < last and phrases[after].first < verb.last:
            after += 1  # "have for two weeks stopped patrols"
        if after <= last and verb.lemma in _TURNED and _speaks_behind(sentence, verb, after):
            continue
        if k < last and verb.voice == "active" and phrases[after].__class__ is Noun:
            _find_objects(sentence, verb, after)
            if not verb.objects and (verb.form != "finite" or sentence.row[verb.head] in "deb"):
                _find_late_object(sentence, verb)
        find_subject(sentence, verb, k)
    if phrases and phrases[0].__class__ is Verb:
        _find_dangling(sentence, phrases[0])
    if _OPENING_GERUND.search(row):
        _find_opening_gerunds(sentence)
    for match in _FRONTED.finditer(row):
        _find_fronted(sentence, *match.span(1), match.end())


def _speaks_behind(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether the speaker, the k-th phrase, stands behind the verb, whose subject it is then: "Rebels entered the town
    and burned it, said the mayor"."""
    noun, row = sentence.phrases[k], sentence.row
    if noun.__class__ is not Noun or row[verb.first - 1 : verb.first] not in (",", "Q") or noun.first != verb.last + 1:
        return False
    speaks = noun.people is not None or row[noun.head] == "M"
    if not speaks or verb.form != "finite" or verb.first != verb.head or _opens_clause(sentence, verb, noun, k + 1):
        return False
    verb.subject, noun.verb, noun.role = noun, verb, "subject"
    return True


# Verbs that stand before who speaks.
_TURNED = frozenset(("say", "add", "explain"))
_HANGING = frozenset(("infinitive", "gerund"))
# What the rows hold where `_join_split_groups` or `_find_opening_gerunds` have something to do.
_SPLIT_GROUP = re.compile("X[PtA,][^WSKQbsdnegXL]{0,7}[enX]")
_OPENING_GERUND = re.compile("(?:^|[W,SK^Q:;])[PS][gX]")


# A name, then a pronoun with its verb: "Gao they kept until 15 August", "Gossi, where planes land, they gave up".
_FRONTED = re.compile("(?:^|;K?|,K)((?:DN+P)?M(?:KM)?)(?:,W[^;]{2,60},)?R(?=A*[deX])")


def _find_fronted(sentence: "Sentence", start: int, end: int, after: int) -> None:
    """The object that opens a sentence before the pronoun that does it."""
    pronoun = sentence.units[after - 1].word
    verb = next((v for v in sentence.verbs if v.first >= after), None)
    named = [n for n in sentence.nouns if start <= n.first and n.last < end and n.prep is None]
    if verb is None or pronoun not in _SUBJECT_PRONOUNS or verb.objects or not named or named[0].role is not None:
        return
    if verb.subject is None or verb.subject.head != after - 1 or (verb.voice == "passive" and verb.first < verb.head):
        return
    verb.form, verb.voice = "finite", "active"  # "Tessalit they handed to the army"
    for noun in named:
        verb.objects.append(noun)
        noun.verb, noun.role = verb, "object"


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


def _find_governor(sentence: "Sentence", verb: Verb, k: int) -> None:
    """The verb group that an infinitive or a gerund hangs on."""
    reach = 4
    while k >= reach and isinstance(sentence.phrases[k - reach + 1], Noun) and sentence.phrases[k - reach + 1].of:
        reach += 1  # "was the first of its seven bases in the province to be closed"
    for j in range(k - 1, max(-1, k - reach), -1):
        other = sentence.phrases[j]
        if isinstance(other, Verb):
            gap = sentence.row[other.last + 1 : verb.first]
            if verb.form == "infinitive" and other.form == "infinitive" and gap.endswith("K"):
                verb.governor = other.governor  # "plans to open one base and to hand over another"
                return
            if verb.form == "infinitive" or gap.strip("A") in ("", "P", "n"):
                joined = verb.form == other.form == "infinitive" and gap.endswith("K")
                verb.governor = other.governor if joined and other.governor is not None else other
            return


def _find_objects(sentence: "Sentence", verb: Verb, k: int) -> None:
    """The objects of an active verb: the noun phrase that follows it, the k-th phrase, with its list."""
    noun = sentence.phrases[k]
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
    if _opens_clause(sentence, verb, noun, k + 1):
        return
    if moved:
        noun.prep, noun.prep_index = None, -1
    second = sentence.phrases[k + 1] if k + 1 < len(sentence.phrases) else None
    if verb.lemma in _TWO_OBJECTS and isinstance(second, Noun) and _is_given(noun, second):
        noun.prep, noun.prep_index = "to", noun.first - 1  # "gave a general the keys": to him
        noun = second
    for member in noun.members or (noun,):
        verb.objects.append(member)
        member.verb, member.role = verb, "object"


def _find_late_object(sentence: "Sentence", verb: Verb) -> None:
    first = late_object(sentence.row, verb)
    noun = next((n for n in sentence.nouns if n.first == first), None) if first >= 0 else None
    if noun is None or noun.prep is not None or noun.role is not None:
        return
    for member in noun.members or (noun,):
        verb.objects.append(member)
        member.verb, member.role = verb, "object"


# Verbs of giving, which may name first to whom.
_TWO_OBJECTS = frozenset(("give", "hand"))


_SPANS = frozenset("hour day week fortnight month year time deadline chance ultimatum".split())


def _is_given(whom: Noun, what: Noun) -> bool:
    """Whether two phrases are to whom something is given and what."""
    somebody = whom.people is not None or whom.sentence.row[whom.head] in "MR"
    given = what.determiner is not None and what.lemma not in _SPANS  # "gave the French a month to go"
    return somebody and given and what.prep is None and what.first == whom.last + 1


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
    told = says(governor)  # "said its patrol to Para had been turned back"
    if not told and governor.lemma not in _THINKING and row[governor.head] == "g" and describes_opener(governor):
        return False  # "A truck carrying food was hit"
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
