"""The roles that bind a sentence's phrases: lists, subjects, objects, governing verbs, relative clauses, appositions.

Everything here looks at the row of unit kinds between two phrases; no rule knows a word's meaning but for the verb
lists of `lexicon/verbs.toml` that say which verbs take no object and which tell what was done to the noun before them.
"""

from typing import TYPE_CHECKING

from pipeline.extract.lexicon import load
from pipeline.extract.phrases import Noun, Verb

if TYPE_CHECKING:
    from pipeline.extract.sentence import Sentence

PARTICLES = frozenset(load("verbs")["particles"].split())
INTRANSITIVE = frozenset(load("verbs")["intransitive"].split())
# Intransitive verbs whose -ed form never describes a noun: "said five soldiers died".
_SAYING = frozenset("say report confirm announce claim believe add think estimate acknowledge admit".split())
_NEVER_DONE = frozenset("die remain perish arrive depart stay happen occur succumb live belong continue".split())
COLLECTIVE = frozenset(load("verbs")["collective"].split())
SUFFERED = frozenset(load("verbs")["suffered"].split())


def find_lists(sentence: "Sentence") -> None:
    """ "A, B and C": the members hang on the first; a preposition before the first holds for all."""
    row = sentence.row
    nouns = sentence.nouns
    i = 0
    while i < len(nouns):
        head = nouns[i]
        j = i
        while j + 1 < len(nouns):
            between = row[nouns[j].last + 1 : nouns[j + 1].first].replace("Q", "")
            if between in (",", "K", ",K", "KA", ",KA", "KP", ",KP") and not (
                between == "," and not _list_goes_on(sentence, j + 1)
            ):
                if nouns[j + 1].prep and nouns[j + 1].prep != head.prep and between in ("KP", ",KP"):
                    break
                if row[nouns[j + 1].head] == "R" or _has_but(sentence, nouns[j], nouns[j + 1]):
                    break
                done_to = any(v.last == head.first - 1 for v in sentence.verbs)  # "left Para and the town fell"
                if (head.prep or done_to) and nouns[j + 1].prep is None and _acts(sentence, head, nouns[j + 1]):
                    break
                j += 1
                continue
            break
        if j > i + 1 and _opens_sentence(sentence, head, nouns[i + 1], nouns[j]):
            # "In Mali, rebels and soldiers fought": the list begins after the comma.
            i += 1
            head = nouns[i]
        if j > i:
            head.members = nouns[i : j + 1]
            for member in nouns[i + 1 : j + 1]:
                if member.prep is None:
                    member.prep, member.prep_index = head.prep, head.prep_index
        i = j + 1


def _is_measure(noun: Noun) -> bool:
    """Whether a phrase opens with a number that counts no people ("three hours"); an age names its person."""
    first = noun.sentence.units[noun.first]
    return first.kind == "#" and first.value.kind != "age"


def _opens_sentence(sentence: "Sentence", noun: Noun, second: Noun, last: Noun) -> bool:
    """Whether a phrase stands before the list that is its sentence's subject: "In addition to X, Y and Z have"."""
    row = sentence.row
    if noun.prep_index != 0 or row[noun.last + 1 : second.first] != ",":
        return False
    after = row[last.last + 1 :].lstrip("A")
    return after[:1] in ("X", "L", "s", "d", "b")


def _has_but(sentence: "Sentence", one: Noun, other: Noun) -> bool:
    """Whether "but" parts two phrases: what follows is a clause of its own."""
    return any(u.word == "but" for u in sentence.units[one.last + 1 : other.first])


def _acts(sentence: "Sentence", head: Noun, noun: Noun) -> bool:
    """Whether a finite verb follows at once: "into exile in Nigeria and the parties signed", no list of Nigeria and parties.

    "Camps in Gao and Kidal were shut" is one: no verb before it has what the list belongs to.
    """
    before = next((v for v in reversed(sentence.verbs) if v.last < head.first), None)
    if before is None or before.lemma in _SAYING:
        return False
    verb = next((v for v in sentence.verbs if v.first == noun.last + 1), None)
    return verb is not None and (sentence.row[verb.first] in "dXL" or sentence.row[verb.first] == "e" and verb.last + 1 < len(sentence.row) and sentence.row[verb.last + 1] in "DM#C")


def _list_goes_on(sentence: "Sentence", j: int) -> bool:
    """Whether the run of commas from noun j reaches an "and" with another noun phrase."""
    nouns, row = sentence.nouns, sentence.row
    while j + 1 < len(nouns):
        between = row[nouns[j].last + 1 : nouns[j + 1].first]
        if between in ("K", ",K"):
            return True
        if between != ",":
            return False
        j += 1
    return False


def _join_split_groups(sentence: "Sentence") -> None:
    """ "had for the past decade maintained": an auxiliary parted from its participle by an adverbial."""
    verbs, row = sentence.verbs, sentence.row
    for first, second in zip(list(verbs), list(verbs)[1:], strict=False):
        if row[first.head] == "X" and row[second.first] in "en" and second.first == second.head:
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


def find_roles(sentence: "Sentence") -> None:
    """Fill in each verb group's form, governor, objects and subject, from left to right."""
    _join_split_groups(sentence)
    phrases = sentence.phrases
    for k, phrase in enumerate(phrases):
        if isinstance(phrase, Verb):
            _settle_form(sentence, phrase, k)
            _find_governor(sentence, phrase, k)
            _find_objects(sentence, phrase, k)
            _find_subject(sentence, phrase, k)
    _find_dangling(sentence)
    _find_opening_gerunds(sentence)


def _find_opening_gerunds(sentence: "Sentence") -> None:
    """ "by occupying the site the army is violating": an -ing form that opens a clause belongs to the subject after it."""
    row = sentence.row
    for verb in sentence.verbs:
        if verb.form != "gerund" or verb.first < 1 or row[verb.first - 1] not in "PS":
            continue
        if verb.first > 1 and row[verb.first - 2] not in "W,SK^Q:;":
            continue
        following = next((n for n in sentence.nouns if n.first > verb.last and n.role == "subject" and n.verb is not None), None)
        if following is None or following.verb is None or following.verb.form != "finite":
            continue
        if not any(verb.last < v.first < following.first and v.form == "finite" for v in sentence.verbs):
            verb.subject = following


def _find_dangling(sentence: "Sentence") -> None:
    """ "Established in 2013, the mission ...": a participle that opens the sentence belongs to the subject after the comma."""
    first = sentence.phrases[0] if sentence.phrases else None
    if not isinstance(first, Verb) or first.subject is not None or first.form not in ("participle", "gerund"):
        return
    for phrase in sentence.phrases[1:]:
        if isinstance(phrase, Verb):
            if phrase.governor is None:
                return
        elif phrase.prep is None and phrase.role == "subject" and "," in sentence.row[first.last : phrase.first]:
            first.subject = phrase
            return


def _settle_form(sentence: "Sentence", verb: Verb, k: int) -> None:
    """A bare -ed form is active with an object after it; else passive, unless its verb takes no object."""
    units, row = sentence.units, sentence.row
    after = verb.last + 1
    if after < len(units) and units[after].word in PARTICLES and row[after] in "PA":
        verb.particle = units[after].word
    if verb.form == "finite" and row[verb.head] == "e" and verb.first == verb.head and verb.lemma not in INTRANSITIVE:
        i = after
        while i < len(units) and row[i] == "A":
            i += 1
        has_object = i < len(units) and (row[i] in "DNMCJR#QZ" or units[i].word == "that")
        if verb.particle and i < len(units) and i + 1 < len(units) and row[i] == "P":
            has_object = row[i + 1] in "DNMCJR#" and units[i].word in ("over", "up", "out", "down", "off", "back")
        following = units[after].word if after < len(units) else ""
        if verb.lemma == "shoot" and following in ("at", "into"):
            return  # "gangs shot at a plane"
        by_whom = following == "by" and row[verb.first - 1] == "," and verb.first > 0  # "the mission, created by the Council, has"
        if not has_object and (verb.lemma in SUFFERED or by_whom or _other_finite(sentence, verb, k)):
            verb.voice = "passive"
            subject_before = k > 0 and isinstance(sentence.phrases[k - 1], Noun)
            verb.form = "participle" if subject_before or k == 0 or row[verb.first - 1] in ",S(K" else "finite"


def _other_finite(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """Whether another finite verb follows in the same stretch, so that this -ed form only describes its noun."""
    if k == 0 or not isinstance(sentence.phrases[k - 1], Noun):
        return True
    before = sentence.phrases[k - 1]
    if before.prep is not None or before.role is not None:
        return True
    for later in sentence.phrases[k + 1 :]:
        if isinstance(later, Verb) and later.form == "finite":
            gap = sentence.row[verb.last + 1 : later.first]
            return not any(c in gap for c in "KWS;:,") or (
                gap.strip("PAtDJNMC#").startswith(",") is False and "," not in gap
            )
    return False


def _find_governor(sentence: "Sentence", verb: Verb, k: int) -> None:
    if verb.form not in ("infinitive", "gerund"):
        return
    for j in range(k - 1, max(-1, k - 4), -1):
        other = sentence.phrases[j]
        if isinstance(other, Verb):
            gap = sentence.row[other.last + 1 : verb.first]
            if verb.form == "infinitive" or gap.strip("A") in ("", "P", "n"):
                verb.governor = other
            return


def _find_objects(sentence: "Sentence", verb: Verb, k: int) -> None:
    if verb.voice == "passive":
        return
    row = sentence.row
    phrases = sentence.phrases
    if k + 1 >= len(phrases) or not isinstance(phrases[k + 1], Noun):
        return
    noun = phrases[k + 1]
    gap = row[verb.last + 1 : noun.first]
    if _opens_clause(sentence, verb, noun, k + 2):
        return
    if noun.prep is None and gap.strip("AQt") == "":
        _take_object(verb, noun)
    elif (
        verb.particle
        and gap in ("P", "A")
        and noun.prep == verb.particle
        and verb.particle in ("over", "up", "out", "down", "off", "back", "away")
    ):
        noun.prep, noun.prep_index = None, -1
        _take_object(verb, noun)


def _opens_clause(sentence: "Sentence", governor: Verb, noun: Noun, k: int) -> bool:
    """Whether a noun is the subject of a clause of its own: "said it would leave"."""
    phrases, row = sentence.phrases, sentence.row
    members = noun.members
    while k < len(phrases) and isinstance(phrases[k], Noun) and (phrases[k].of_parent is noun or phrases[k] in members):
        noun, k = phrases[k], k + 1
    if k >= len(phrases) or not isinstance(phrases[k], Verb):
        return False
    verb = phrases[k]
    return row[noun.last + 1 : verb.first].strip("A") == "" and (
        row[verb.first] in "XLsd"
        or (row[verb.first] == "A" and row[verb.head] in "sd")
        or (row[verb.head] == "e" and verb.lemma in _NEVER_DONE and governor.lemma in _SAYING)
    )


def _take_object(verb: Verb, noun: Noun) -> None:
    for member in noun.members or [noun]:
        verb.objects.append(member)
        member.verb, member.role = verb, "object"


def _find_subject(sentence: "Sentence", verb: Verb, k: int) -> None:
    if verb.form == "infinitive":
        _infinitive_subject(verb)
        return
    phrases, row = sentence.phrases, sentence.row
    if verb.form == "gerund" and _seen_doing(sentence, verb, k):
        return
    lead = _lead(row, verb.first)
    right = verb.first
    j = k - 1
    if _as_said(sentence, verb, k):
        _relative_subject(sentence, verb, k - 3)
        return
    unlike: Noun | None = None
    while j >= 0:
        other = phrases[j]
        gap = row[other.last + 1 : right]
        if ";" in gap:
            return
        if "W" in gap:
            _relative_subject(sentence, verb, j)
            return
        if "S" in gap and not (isinstance(other, Noun) and other.role == "subject"):
            opener = next(i for i in range(other.last + 1, right) if row[i] == "S")
            verb.condition = verb.condition or sentence.units[opener].word
            if isinstance(other, Verb) and verb.form == "gerund":
                verb.subject = other.subject
            return
        if isinstance(other, Verb):
            if _subject_past_verb(verb, other, lead, gap):
                return
        elif _part_of_them(phrases, j):
            pass
        elif lead != "K" and other.prep is None and other.role != "object" and not _is_measure(other):
            if not _disagrees(verb, other):
                _take_subject(verb, other)
                return
            unlike = unlike or other
        elif lead != "K" and _opens_with_subordinator(verb, other, gap):
            other.prep, other.prep_index = None, -1
            verb.condition = sentence.units[other.first - 1].word
            _take_subject(verb, other)
            return
        elif right == verb.first and verb.form == "participle" and verb.voice == "passive" and (
            gap.strip("A") == "" or (gap == "," and row[other.head] == "M")
        ):
            _take_subject(verb, other)
            return
        right = other.prep_index if isinstance(other, Noun) and other.prep_index >= 0 else other.first
        j -= 1
    if unlike is not None:
        _take_subject(verb, unlike)
        return
    if "S" in row[:right]:
        verb.condition = next(u.word for u in sentence.units[:right] if u.kind == "S")


def _as_said(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """ "the camps, which the mission says will be closed": the verb after an inserted "the mission says"."""
    if k < 3 or verb.form != "finite":
        return False
    said, speaker = sentence.phrases[k - 1], sentence.phrases[k - 2]
    if not (isinstance(said, Verb) and said.lemma in _SAYING and isinstance(speaker, Noun) and said.subject is speaker):
        return False
    inserted = sentence.row[said.last + 1 : verb.first].strip("A") == ""
    return inserted and speaker.first > 0 and sentence.row[speaker.first - 1] == "W"


def _seen_doing(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """ "saw residents of the town taking goods": people right before an -ing form are its subject."""
    if k == 0 or not isinstance(sentence.phrases[k - 1], Noun):
        return False
    noun = sentence.phrases[k - 1]
    if sentence.row[noun.last + 1 : verb.first].strip("A"):
        return False
    while noun.of_parent is not None and noun.people is None and noun.of_parent.people is not None:
        noun = noun.of_parent
    head = sentence.units[noun.head]
    acts = noun.people is not None or (head.kind == "M" and head.value.kind in ("mission", "organisation", "group"))
    if not acts or noun.role not in (None, "object"):
        return False
    verb.subject = _list_head(noun)
    return True


def _part_of_them(phrases: "list[Noun | Verb]", j: int) -> bool:
    """ "131 civilians, 12 of them children, were killed": an aside, not the subject."""
    for at in (j, j - 1, j - 2):
        if at < 1 or not isinstance(phrases[at], Noun):
            return False
        noun = phrases[at]
        of = noun.of if noun.sentence.row[noun.head] in "C#" else None
        if of is not None and of.sentence.units[of.head].word in ("them", "whom"):
            return noun.first > 0 and noun.sentence.row[noun.first - 1] == ","
    return False


def _disagrees(verb: Verb, noun: Noun) -> bool:
    """Whether a plural verb stands with a noun in the singular: "(men) sent to guard the minister were disarmed"."""
    units = verb.sentence.units
    if units[verb.first].word != "were" or noun.members:
        return False
    head = units[noun.head]
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
    while i >= 0 and row[i] in "AQt":
        i -= 1
    return row[i] if i >= 0 else "^"


def _infinitive_subject(verb: Verb) -> None:
    """ "ordered the mission to leave": the object leaves; "planned to leave": the subject does."""
    governor = verb.governor
    if governor is None:
        return
    people = [o for o in governor.objects if governor.last < o.first < verb.first]
    if people and governor.lemma not in ("promise", "take", "need", "spend"):
        verb.subject = people[-1]
    else:
        verb.subject = governor.subject


def _opens_with_subordinator(verb: Verb, noun: Noun, gap: str) -> bool:
    """Whether what looked like "after" with a noun phrase opens a clause: "after rebels attacked"."""
    sentence = verb.sentence
    return noun.prep_index >= 0 and sentence.row[noun.prep_index] == "S" and verb.form == "finite" and "," not in gap


def _subject_past_verb(verb: Verb, other: Verb, lead: str, gap: str) -> bool:
    """Going left over another verb: share its subject where the two are joined. True ends the search."""
    if verb.form == "gerund" or (verb.form == "participle" and verb.voice == "passive" and lead == ","):
        while lead == "," and other.governor is not None:
            other = other.governor
        verb.subject = other.objects[0] if other.voice == "passive" and other.objects else other.subject
        return True
    if lead == "K":
        if verb.form == "finite" and other.form in ("infinitive", "gerund") and verb.sentence.row[verb.head] in "dsX":
            return False
        verb.subject, verb.relative, verb.condition = other.subject, other.relative, other.condition
        return other.subject is not None
    if other.relative and other.subject is not None:
        _take_subject(verb, other.subject)
        return True
    if other.form in ("participle", "gerund", "infinitive"):
        return False
    if lead == "," and verb.form == "finite" and verb.sentence.row[verb.first - 1] == "A":
        verb.subject, verb.condition = other.subject, other.condition
        return True
    if verb.form == "participle" and other.objects:
        verb.subject = other.objects[-1]
    return True


def _explained(noun: Noun, verb: Verb) -> Noun:
    """The name that an apposition between commas explains: "Dujarric" in "Dujarric, a spokesman, said"."""
    sentence = noun.sentence
    row = sentence.row
    if noun.first < 1 or row[noun.first - 1] not in ",-(" or row[verb.first - 1] not in ",-)QA":
        return noun
    before = [n for n in sentence.nouns if n.last < noun.first]
    while before and before[-1].prep is not None and before[-1].role != "subject":
        before.pop()
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
    head = _list_head(_explained(_list_head(noun), verb))
    verb.subject = head
    if head.role is None:
        head.verb, head.role = verb, "subject"
    i = head.first - 1
    row, units = verb.sentence.row, verb.sentence.units
    while i >= 0 and row[i] in "AQt,":
        i -= 1
    if i >= 0 and row[i] == "S":
        verb.condition = units[i].word


def _list_head(noun: Noun) -> Noun:
    if noun.members:
        return noun
    for other in noun.sentence.nouns:
        if noun in other.members:
            return other
    return noun


def _relative_subject(sentence: "Sentence", verb: Verb, j: int) -> None:
    """ "soldiers who left": the noun before the relative word; "the camp that rebels seized" has its own subject."""
    verb.relative = True
    other = sentence.phrases[j]
    if isinstance(other, Noun) and other.prep == "in" and j and other.lemma in ("centre", "center", "north", "south", "east", "west"):
        before = sentence.phrases[j - 1]
        other = before if isinstance(before, Noun) else other  # "Ogossagou in the centre, which closed"
    if isinstance(other, Noun):
        while other.of_parent is not None and other.people is None and other.of_parent.people is not None:
            other = other.of_parent
        verb.subject = _list_head(other)
    elif other.objects:
        verb.subject = other.objects[0]
