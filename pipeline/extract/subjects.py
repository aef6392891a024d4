"""The subject of a verb group, found to its left: over asides and clauses, through joined and relative verbs."""

import re
from typing import TYPE_CHECKING

from pipeline.extract.lexicon import load
from pipeline.extract.lists import SAYING, is_measure
from pipeline.extract.other_subjects import infinitive_subject, list_head, relative_subject
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.set_apart import as_said, existential, inserted, locates, part_of_them

if TYPE_CHECKING:
    from pipeline.extract.sentence import Sentence

_BLAMING = frozenset(("accuse", "suspect", "blame", "convict", "condemn", "criticise", "criticize", "praise", "thank"))
COLLECTIVE = frozenset(load("verbs")["collective"].split())


def find_subject(sentence: "Sentence", verb: Verb, k: int) -> None:
    """Set the subject of verb group `verb`, the k-th phrase, and the subordinator that opens its clause."""
    if verb.lemma == "be" and existential(sentence, verb):
        return
    _search(sentence, verb, k)
    if verb.subject is None and verb.form == "finite" and _lead(sentence.row, verb.first) == ",":
        _before_aside(sentence, verb)


def _before_aside(sentence: "Sentence", verb: Verb) -> None:
    """ "UNMIL, set up when the war was over, is", "The council, which took power after ousting the president, had"."""
    row, head = sentence.row, None
    for noun in sentence.nouns:
        if noun.last + 2 >= verb.first:
            return
        head = noun if noun.prep is None else head
        if head is None or row[noun.last + 1] != ",":
            continue
        if row[noun.last + 2] not in "Wen" and row[noun.last + 2 : noun.last + 4] != "PW":
            continue  # also "Nine soldiers, of whom three were officers, were killed"
        free = head.role is None or (head.verb is not None and head.verb.form != "finite")
        if free and not any(v.form == "finite" and v.last < noun.last for v in sentence.verbs):
            _take_subject(verb, head)
        return


def _search(sentence: "Sentence", verb: Verb, k: int) -> None:
    form = verb.form
    if form == "infinitive":
        infinitive_subject(verb)
        return
    phrases, row = sentence.phrases, sentence.row
    before = phrases[k - 1] if k else None
    if form == "gerund" and before.__class__ is Noun and _seen_doing(sentence, verb, before):
        return
    first = right = verb.first
    lead = _lead(row, first)
    if k > 2 and form == "finite" and before.__class__ is Verb and as_said(sentence, verb, k):
        relative_subject(sentence, verb, k - 3)
        return
    counted = "C" in row or "#" in row
    in_parts = counted or "PR" in row
    finite = form == "finite"
    were = sentence.units[first].word == "were"
    unlike: Noun | None = None
    j = k - 1
    while j >= 0:
        other = phrases[j]
        is_verb = other.__class__ is Verb
        gap = row[other.last + 1 : right]
        if gap:
            if ";" in gap:
                return
            if "W" in gap:
                relative_subject(sentence, verb, j)
                return
            if "S" in gap and (is_verb or other.role != "subject"):
                verb.condition = verb.condition or sentence.units[row.index("S", other.last + 1)].word
                if is_verb and form == "gerund":
                    verb.subject = other.subject
                return
        if is_verb:
            speaker = inserted(verb, other) if first and row[first - 1] == "," else None
            if speaker is not None:
                right, j = speaker.first, phrases.index(speaker) - 1
                continue
            relative = _relative_before(verb, other, lead)
            if relative >= 0:
                right, j = relative, max(k for k in range(j) if phrases[k].last < relative)
                continue
            if lead == "K" and _parted_by_tense(verb, other):
                right = row.rfind("W", 0, other.first)
                j = max((k for k in range(j) if phrases[k].last < right), default=-1)
                continue
            if _subject_past_verb(verb, other, lead, gap):
                return
            right = other.first
            j -= 1
            continue
        over = _over_there_is(sentence, phrases, j) if finite and j else -1
        if over >= 0:
            right, j = over, max((k for k in range(j) if phrases[k].last < over), default=-1)
            continue
        if (in_parts and part_of_them(phrases, j)) or (finite and j > 1 and "g" in row and _of_gerund(phrases, j)):
            pass
        elif lead != "K" and other.prep is None and other.role != "object" and not (counted and is_measure(other)):
            if not were or not _disagrees(verb, other):
                _take_subject(verb, other)
                return
            unlike = unlike or other
        elif lead != "K" and _opens_with_subordinator(verb, other, gap):
            other.prep, other.prep_index = None, -1
            verb.condition = sentence.units[other.first - 1].word
            _take_subject(verb, other)
            return
        elif (
            right == first
            and form == "participle"
            and verb.voice == "passive"
            and (gap.strip("A") == "" or (gap == "," and row[other.head] == "M"))
        ):
            _take_subject(verb, other)
            return
        right = other.prep_index if other.prep_index >= 0 else other.first
        j -= 1
    unlike = unlike or _right_before(sentence, verb, before)
    if unlike is not None:
        _take_subject(verb, unlike)
        return
    opener = row.find("S", 0, right)
    if opener >= 0:
        verb.condition = sentence.units[opener].word


def _over_there_is(sentence: "Sentence", phrases: "list[Noun | Verb]", j: int) -> int:
    """The word that opens a clause with "there is" before a verb: "Tents for which there was no room were burned"."""
    noun, be = phrases[j], phrases[j - 1]
    if be.__class__ is not Verb or be.lemma != "be" or noun.first != be.last + 1:
        return -1
    row, opener = sentence.row, be.first - 2
    if row[opener : opener + 1] != "W" or sentence.units[opener + 1].word != "there":
        return -1
    return opener - (row[opener - 1] == "P")


def _right_before(sentence: "Sentence", verb: Verb, noun: "Noun | Verb | None") -> Noun | None:
    """The noun right before a finite verb that finds no other subject: a measure ("14 tonnes were lost"), or the end
    of what looked like a list ("to reinforce Bria, and the base closed", "in the hills of Fizi, rebels and guards").
    """
    if not isinstance(noun, Noun) or verb.form != "finite" or sentence.row[noun.last + 1 : verb.first].strip("A"):
        return None
    head = list_head(noun)
    if head is noun:
        return noun if noun.prep is None and is_measure(noun) else None
    row, members = sentence.row, head.members
    cut = 1 if head.prep is not None and len(members) > 2 and row[head.last + 1] == "," else members.index(noun)
    head.members = members[:cut] if cut > 1 else ()
    rest = members[cut:]
    for member in rest:
        if member.prep_index == head.prep_index:
            member.prep, member.prep_index = None, -1
        if member.role == "object" and member.verb is not None:
            member.verb.objects.remove(member)
        member.verb = member.role = None
    if len(rest) > 1:
        rest[0].members = rest
        sentence.lists.append(rest[0])
    return rest[0]


def _relative_before(verb: Verb, other: Verb, lead: str) -> int:
    """The word that opens a clause between a subject and its verb: "Para, which rebels had left, fell", "the camp
    that they left was looted", "envoys, when they met, agreed"; -1 where there is none."""
    subject, row, units = other.subject, verb.sentence.row, verb.sentence.units
    if verb.form != "finite" or subject is None or not 1 < subject.first < other.first:
        return -1
    if other.relative and subject.prep not in (None, "of") and lead != "K":
        return row.find("W", subject.last + 1, other.first)  # "soldiers hurt in a raid that failed were flown out"
    opener = subject.first - 1
    apart = row[opener - 1] == ","
    if row[opener] not in "WS" or apart != (lead == ","):
        return -1
    if not apart and (row[opener] == "S" or lead == "K" or units[opener].word == "where"):
        return -1
    waiting = next((n for n in verb.sentence.nouns if n.last == opener - 1 - apart), None)
    if waiting is None or waiting.role is not None:
        return -1
    # "The camp, at Bouaké, where a battalion had lived, was handed over", "A mine at Para, where few live, hit"
    placed = apart and (locates(verb.sentence, waiting) or _hangs_on_subject(waiting))
    return opener if waiting.prep is None or placed else -1


def _hangs_on_subject(place: Noun) -> bool:
    """Whether a phrase tells where the noun phrase right before it is, and that one still waits for its verb."""
    before = next((n for n in place.sentence.nouns if n.last == place.prep_index - 1), None)
    return before is not None and before.prep is None and before.role is None


def _seen_doing(sentence: "Sentence", verb: Verb, noun: Noun) -> bool:
    """ "saw residents of the town taking goods": people right before an -ing form are its subject."""
    if sentence.row[noun.last + 1 : verb.first].strip("A"):
        return False
    while noun.of_parent is not None and noun.people is None and noun.of_parent.people is not None:
        noun = noun.of_parent
    head = sentence.units[noun.head]
    acts = noun.people is not None or head.lemma in _ON_THE_MOVE
    acts = acts or (head.kind == "M" and head.value.kind in ("mission", "organisation", "group"))
    if not acts or noun.role not in (None, "object"):
        return False
    verb.subject = list_head(noun)
    return True


# What acts as people do: "fired on crowds heading for the gate", "hit a bus carrying traders".
_ON_THE_MOVE = frozenset(
    """crowd mob throng convoy patrol column motorcade vehicle truck lorry bus minibus car pick-up pickup boat ferry
    train plane aircraft helicopter tanker ambulance delegation unit battalion platoon""".split()
)


def _of_gerund(phrases: "list[Noun | Verb]", j: int) -> bool:
    """ "Ugandan troops hunting rebels have left": the object of the -ing form that describes a noun."""
    noun = list_head(phrases[j])
    j = j if noun is phrases[j] else phrases.index(noun)
    if j < 2 or phrases[j - 2].__class__ is not Noun:
        return False
    gerund, before = phrases[j - 1], phrases[j - 2]
    beside = (
        gerund.__class__ is Verb
        and gerund.form == "gerund"
        and gerund.last == noun.first - 1
        and before.last == gerund.first - 1
    )
    return beside and before.prep is None and before.role is None and before.people is not None


def _disagrees(verb: Verb, noun: Noun) -> bool:
    """Whether a plural verb stands with a noun in the singular: "(men) sent to guard the minister were disarmed"."""
    if noun.members:
        return False
    head = verb.sentence.units[noun.head]
    return (
        head.kind == "N"
        and head.word == head.lemma
        and noun.determiner in ("the", "a", "an")
        and head.word not in COLLECTIVE
        and all(u.kind != "C" for u in noun.units)
    )


def _lead(row: str, index: int) -> str:
    """The kind before unit `index`, adverbs, dates and quotation marks passed over: K tells a joined verb."""
    i = index - 1
    while i >= 0 and (row[i] in "AQt" or (row[i] == "P" and row[i + 1] == "t")):
        i -= 1
    return row[i] if i >= 0 else "^"


def _opens_with_subordinator(verb: Verb, noun: Noun, gap: str) -> bool:
    """Whether what looked like "after" with a noun phrase opens a clause: "after rebels attacked"."""
    sentence = verb.sentence
    aside = gap[:1] == "," and sentence.row[verb.first - 1] == ","  # "since the first, at Foya, was closed"
    opens = noun.prep_index >= 0 and sentence.row[noun.prep_index] == "S" and verb.form == "finite"
    return opens and ("," not in gap or aside)


def _subject_past_verb(verb: Verb, other: Verb, lead: str, gap: str) -> bool:
    """Going left over another verb: share its subject where the two are joined. True ends the search."""
    if verb.form == "gerund" and verb.lemma == "add" and other.lemma in SAYING and other.subject is not None:
        verb.subject = other.subject  # "was hit in an operation, the ministry said, adding that"
        return True
    if verb.form == "gerund" or (verb.form == "participle" and verb.voice == "passive" and lead == ","):
        while lead == "," and other.governor is not None:
            other = other.governor
        blamed = other.voice == "passive" or (other.lemma in _BLAMING and lead == "P")  # "accused the army of firing"
        verb.subject = other.objects[0] if blamed and other.objects else other.subject
        return True
    if lead == "K":
        past = verb.sentence.units[verb.head]
        told = past.kind in "dsX" or (past.kind == "e" and past.word.endswith("ed"))
        told = told or verb.sentence.units[verb.first].word in ("was", "were")
        if verb.form == "finite" and other.form in ("infinitive", "gerund") and told:
            return False
        if verb.form == "finite" and _closes_clause(verb, other):
            return False
        described = other.form == "participle" and other.voice == "passive"  # "stopped boats loaded with food and sank"
        if described and verb.form == "finite" and verb.voice == "active" and (verb.objects or verb.lemma in SAYING):
            return False
        verb.subject, verb.relative, verb.condition = other.subject, other.relative, other.condition
        _share_mood(verb, other)
        return other.subject is not None
    if lead == "," and verb.sentence.row[verb.first - 1] == "," and _share_mood(verb, other):
        verb.subject, verb.relative, verb.condition = other.subject, other.relative, other.condition
        return other.subject is not None
    if other.relative and other.subject is not None:
        whole = other.subject.of_parent  # "Twenty of the 54 soldiers who died there lost their lives in May"
        counted = whole is not None and verb.sentence.row[whole.head] == "C"
        _take_subject(verb, whole if counted and lead != "W" else other.subject)
        return True
    if other.form in ("participle", "gerund", "infinitive"):
        return False
    row = verb.sentence.row
    did = row[verb.head] in "ed" and verb.first == verb.head and bool(verb.objects)
    series = other.form == "finite" and _SERIES.match(row, verb.first) is not None and other.lemma not in SAYING
    if (
        lead == ","
        and verb.form == "finite"
        and (row[verb.first - 1] == "A" or (did and other.form == "finite") or series)
    ):
        verb.subject, verb.condition = other.subject, other.condition
        return True
    if verb.form == "participle" and other.objects:
        verb.subject = other.objects[-1]
    return True


def _share_mood(verb: Verb, other: Verb) -> bool:
    """ "will close its base and hand it over", "to close it, burn the tents and leave": a base form goes on with the
    modal or the "to" of the verb before it."""
    if verb.form != "finite" or verb.first != verb.last or verb.sentence.row[verb.head] != "b":
        return False
    if other.modal is not None and other.form == "finite":
        verb.modal, verb.tense = other.modal, other.tense
        return True
    if other.form == "infinitive":
        verb.form, verb.governor = "infinitive", other.governor
        return True
    return False


def _closes_clause(verb: Verb, other: Verb) -> bool:
    """ "The first to go since Ada told them to, and were flown home": the comma closes what "since" has opened."""
    row, sentence = verb.sentence.row, verb.sentence
    if other.condition is None or row[verb.first - 2 : verb.first] != ",K" or row[:1] == "S":
        return False
    return any(v.last < other.first and v.form == "finite" and v.condition is None for v in sentence.verbs)


# "was created in 2004, took over in May and ended": a verb without object, and one more behind "and".
_SERIES = re.compile("[ed][^,;:.WSbsdegXL]+,?KA*[ed]")


def _parted_by_tense(verb: Verb, other: Verb) -> bool:
    """ "ended the accord that allows the force to stay and gave it a month": the verb behind "and" goes on with the
    main clause, as what is told in the present describes a noun."""
    if verb.form != "finite" or other.form != "finite" or verb.tense != "past":
        return False
    going_on = verb.sentence.row[other.head] == "g"  # "fired on a crowd that was trying to break in and killed five"
    if not (other.tense == "present" or (going_on and verb.sentence.row[verb.head] in "ed")):
        return False
    opened = verb.sentence.row.rfind("W", 0, other.first) >= 0
    return (
        opened
        and other.relative
        and any(v.last < other.first and v.form == "finite" and v.tense == "past" for v in verb.sentence.verbs)
    )


_FORMERLY = frozenset(("once", "long", "then", "now", "still", "formerly", "until"))


def _explained(noun: Noun, verb: Verb) -> Noun:
    """The name that an apposition between commas explains: "Dujarric" in "Dujarric, a spokesman, said"."""
    sentence = noun.sentence
    row = sentence.row
    opening = noun.first - 1
    if row[opening] == "A" and noun.sentence.units[opening].word in _FORMERLY:
        opening -= 1  # "The rebels, once the largest group, attacked"
    if opening < 0 or row[opening] not in ",-(" or row[verb.first - 1] not in ",-)QA":
        return noun
    if row[:2] == "M-" and noun.first == 2 and row.count("-") == 1:
        return noun  # "Abidjan - The mission on Friday handed"
    before = [n for n in sentence.nouns if n.last < noun.first]
    while before and before[-1].prep is not None and before[-1].role != "subject":
        before.pop()
    if before and row[verb.first - 1] == "A" and noun.quantity is not None and before[-1].quantity is not None:
        return noun  # "Nine soldiers dead, two gravely wounded"
    if (
        before
        and before[-1].role is None
        and not any(v.first > before[-1].last and v.first < noun.first for v in sentence.verbs)
    ):
        gap = row[before[-1].last + 1 : noun.first]
        if not any(c in gap for c in "KSW;:"):
            before[-1].apposition = noun
            return before[-1]
    return noun


def _take_subject(verb: Verb, noun: Noun) -> None:
    head = list_head(_explained(list_head(noun), verb))
    verb.subject = head
    if head.role is None:
        head.verb, head.role = verb, "subject"
    i = head.first - 1
    row, units = verb.sentence.row, verb.sentence.units
    while i >= 0 and row[i] in "AQt,":
        i -= 1
    if i >= 0 and row[i] == "S":
        verb.condition = units[i].word
