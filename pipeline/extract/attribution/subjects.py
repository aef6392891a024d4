"""Who stands where the speaker stands: the noun phrase before or after a verb of speaking.

A verb of speaking may be far from its subject ("X, who heads Y in Z, said") or before it ("said X, a trader"), so that
the search goes by the commas and the row of unit kinds, not by nearness.
"""

from pipeline.extract.attribution.lexis import natures, verb_classes, words
from pipeline.extract.attribution.members import (
    Test,
    list_head,
    tail,
    verbal,
    with_first,
    with_others,
    without_lead,
    without_next,
)
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_STOPS = ",;:.-()QS"
_VERBAL = "bsdnegXL"
# Words that stand between a subject and its verb ("Fiji and Nepal all said", "the mission itself said").
_FLOATING = frozenset(("all", "both", "each", "itself", "himself", "herself", "themselves"))
_BY_THE_WAY = frozenset(("in", "on", "at", "during", "after"))
_OWNERS = frozenset(("its", "his", "her", "their"))


def before(s: Sentence, first: int, speaks: Test) -> Noun | None:
    """The noun phrase before the verb group whose first unit is `first` that is its subject, or None."""
    row = s.row
    p = first - 1
    while p >= 0 and (row[p] in "At" or s.units[p].word in _FLOATING or (row[p] in "P" and row[p + 1] == "t")):
        p -= 1
    if p < 0:
        return None
    sign = row[p]
    if sign in ",-)":
        opener = _explained_by_clause(s, p, speaks) if sign == "," else None
        if opener is not None:
            return opener
        relative = row.rfind("W", 0, p)
        named = relative > 0 and row[relative - 1] == "M"  # "Maria Lopo, 43, whose son died, said": the age is no unit
        found = _around(s, p, speaks) or (region_head(s, relative - 1) if named else None)
        return with_first(s, found, speaks) if found is not None else None
    if sign == "W":
        return None if p and row[p - 1] == "P" else antecedent(s, p, speaks)  # "over who told whom"
    if sign in "QK;:.S":
        return None
    told = row.rfind("W", 0, p) if row[max(0, p - 2) : p + 1] == "TbR" else -1
    if told > 0:  # "an official who is not authorised to discuss it said"
        return antecedent(s, told, speaks)
    noun = region_head(s, p)
    if noun is not None and noun.prep in _BY_THE_WAY and s.row[noun.prep_index - 1 : noun.prep_index + 1] == ",P":
        named = _around(s, noun.prep_index - 1, speaks)
        if named is not None:
            return named  # "The premier, Ada Kone, in a video message on Sunday called on"
    return (_explained(s, noun, speaks) or with_others(s, noun, p, speaks)) if noun is not None else None


def _explained(s: Sentence, noun: Noun, speaks: Test) -> Noun | None:
    """ "Nasrat Rahimi, a spokesman for the ministry said": the name before a role, with no comma after it."""
    i = noun.first
    if i < 2 or s.row[i - 1] != "," or s.row[i] != "D" or s.row[i - 2] != "M" or s.row[noun.last] == "M":
        return None
    role = natures().get(noun.lemma)
    if role is not None and role.what == "body":
        return None  # "Steph, the army says the town has fallen"
    name = next((n for n in s.nouns if n.last == i - 2), None)
    person = name is not None and s.units[name.last].value.kind in ("person", "name")
    return name if name is not None and person and name.prep is None and speaks(name) and speaks(noun) else None


def _explained_by_clause(s: Sentence, p: int, speaks: Test) -> Noun | None:
    """ "Elders, who met the commander, Don Kone, on Monday, insisted": the phrase that opens the sentence, where all
    that stands between it and the comma at p is a relative clause."""
    at = s.row.find(",W", 0, p)
    if at <= 0 or s.units[at + 1].word not in ("who", "which", "whose"):
        return None
    if verbal(s.row[:at]) or any(
        v.first > at and v.last < p and not v.relative and v.form == "finite" for v in s.verbs
    ):
        return None
    noun = region_head(s, at - 1)
    return noun if noun is not None and noun.prep is None and noun.first <= 1 and speaks(noun) else None


def antecedent(s: Sentence, p: int, speaks: Test) -> Noun | None:
    """The noun phrase before the relative word at unit p."""
    row = s.row
    q = p - 1
    if q >= 0 and row[q] == "K":
        q -= 1
        if q >= 0 and row[q] == ",":
            return _around(s, q, speaks)
    elif q >= 0 and row[q] == ",":
        q -= 1
        nearest = next((n for n in s.nouns if n.last == q), None)
        if s.units[p].word == "which" and nearest is not None and speaks(nearest) and not _of_a_body(nearest, speaks):
            return nearest  # "heard on Radio Andalus, which reported", "sent us to the ministry, which did not comment"
        found = region_head(s, q) if q >= 0 else None
        named = _named_by_title(s, found, speaks) if found is not None else None
        if named is not None:
            return named
        return found if found is not None and speaks(found) else _around(s, q + 1, speaks)
    if q < 0:
        return None
    head = region_head(s, q)
    if head is not None:
        last = max((i for i in range(head.last + 1, q) if row[i] in _VERBAL), default=-1)
        if last >= 0 and row[last + 1] in "DNMCJR#":  # "went out to meet men who said"
            head = next((n for n in s.nouns if n.first == last + 1), head)
        elif last >= 0 and any(v.form == "finite" and v.first <= last <= v.last for v in s.verbs):
            head = _told_last(s, last, q, speaks) or head  # "were angered by a report which said"
    if head is not None and head.members:
        return next((m for m in head.members if m.last == q), head)
    return head


def _of_a_body(noun: Noun, speaks: Test) -> bool:
    """ "The government of Mali, which": the body, not what "of" names."""
    holder = noun.of_parent
    nature = natures().get(holder.lemma) if holder is not None and speaks(holder) else None
    return nature is not None and nature.what in ("body", "document")


def _told_last(s: Sentence, last: int, q: int, speaks: Test) -> Noun | None:
    """Who is told of between the verb at unit `last` and unit q, which closes the phrases about them."""
    here = [n for n in s.nouns if n.first > last and n.last <= q and speaks(n)]
    return next((n for n in here if n.last == q or tail(s, n) == q), None)


def _named_by_title(s: Sentence, noun: Noun, speaks: Test) -> Noun | None:
    """ "Ali Kone, Joint Special Representative, who": the name that a title explains."""
    i = noun.first
    if i < 2 or s.row[i - 1] != "," or s.row[i - 2] != "M" or s.row[noun.last] not in "MN":
        return None
    name = next((n for n in s.nouns if n.last == i - 2), None)
    person = name is not None and s.units[name.last].value.kind in ("person", "name") and " " in s.units[name.last].word
    return name if name is not None and person and speaks(name) and speaks(noun) else None


def _around(s: Sentence, p: int, speaks: Test) -> Noun | None:
    """The noun phrase that what stands between commas explains; p is the closing comma (or dash, or bracket)."""
    row = s.row
    sign = "(" if row[p] == ")" else row[p]
    while p > 0 and row[p - 1] == sign:
        p -= 1
    fallback = None
    seen = 0
    o = p - 1
    while o > 0 and seen < 5 and row[o] not in ";:Q":
        if row[o] == sign and row[o - 1] != sign:
            seen += 1
            noun = region_head(s, o - 1)
            clause = noun is not None and fallback is not None and _acts(s, noun, o)
            if clause:
                return fallback  # "Chad has sent men, the administrator, Ali Kone, told us"
            if noun is not None and noun.prep == "in" and noun.prep_index == 0 and row[noun.last] == "M":
                noun = None  # "In Mali, the mission, MINUSMA, said"
            if noun is not None and noun.prep == "by" and row[noun.prep_index - 1] in "en":
                noun = None  # "In a letter, seen by Reuters, the minister, Ali Kone, said"
            if noun is not None and speaks(noun) and row[row.rfind(sign, 0, noun.first) + 1] != "W":
                if s.units[noun.first].word in _OWNERS:
                    return noun  # "its director, Patrice Vahard, announced"
                if row[noun.first - 1] == "," and noun.first > 1 and row[noun.last] != "M" and fallback is None:
                    fallback = noun
                else:
                    return noun if fallback is None or row[noun.last] == "M" else fallback
        o -= 1
    if fallback is not None or o < 0 or row[o] != "Q":
        return fallback or _name_between(s, p, speaks)
    return region_head(s, p - 1)


def _name_between(s: Sentence, p: int, speaks: Test) -> Noun | None:
    """ "The oddest of titles, Ali Kone, said": the person named right before the closing comma at unit p."""
    name = next((n for n in s.nouns if n.last == p - 1 and n.first > 1 and s.row[n.first - 1] == ","), None)
    if name is None or s.row[p - 1] != "M" or s.units[p - 1].value.kind not in ("person", "name"):
        return None
    return name if speaks(name) else None


def _acts(s: Sentence, noun: Noun, end: int) -> bool:
    """Whether a phrase has a verb of its own before unit `end`."""
    return any(noun.last < v.first < end and v.form == "finite" and not v.relative for v in s.verbs)


def region_head(s: Sentence, p: int) -> Noun | None:
    """The head of the run of phrases that ends at unit p: "a nurse" in "a nurse at a clinic who stayed behind"."""
    row = s.row
    while p > 0 and s.units[p].word in _FLOATING and row[p] == "R" and row[p - 1] in "NM":
        p -= 1  # "Airbus itself, in a note, said"
    if row[p] == "R":  # "a picture of what he said was a rifle"
        found = next((n for n in s.nouns if n.first == p == n.last), None)
        if found is not None and found.prep is None and row[p - 1] != "P":
            return found
    b = p
    while b >= 0:
        sign = row[b]
        if sign in _STOPS:
            break
        if (sign == "K" and _joins_clauses(s, b)) or (sign == "W" and _opens_relative(s, b, p)):
            break
        if sign in "bsdne" and b < p and _told_before(s, b):
            break
        if (
            sign == "P"
            and s.units[b].word == "as"
            and any(v.last < b and v.form == "finite" and not v.relative for v in s.verbs)
        ):
            break  # "A crowd listened as the imam called for calm"
        b -= 1
    b += 1
    first = None
    for k, noun in enumerate(s.nouns):
        if noun.first < b:
            continue
        if noun.last > p:
            break
        if noun.prep is None or noun.prep_index < b:
            following = s.nouns[k + 1] if k + 1 < len(s.nouns) else None
            beside = following is not None and following.first == noun.last + 1 and following.last <= p
            if beside and row[noun.last] in "NDC" and row[following.head] != "R":
                continue  # "a claim the movement dismisses"
            return list_head(s, noun, b, p)
        first = first or noun
        if noun.last == p and row[p - 1 : p + 1] == "NM" and _titled(s, noun):
            first = noun  # "At the hospital on the hill Dr Ada Kone said"
    return without_lead(s, first) if first is not None else None


def _titled(s: Sentence, noun: Noun) -> bool:
    """Whether a phrase ends in the name of a person with a title."""
    parts = s.units[noun.last].word.split()
    return len(parts) > 1 and parts[0].strip(".") in words("names", "titles")


def _told_before(s: Sentence, b: int) -> bool:
    """Whether the verb at unit b tells something itself; "two diplomats briefed on the matter" only describes."""
    if "say" not in verb_classes().get(s.units[b].lemma, ()) or _relative(s.row, b):
        return False
    return not any(v.head == b and v.voice == "passive" and v.form == "participle" for v in s.verbs)


def _opens_relative(s: Sentence, b: int, p: int) -> bool:
    """Whether the relative word at unit b has the noun at unit p for its own subject: "a raid that the army blames"."""
    return s.row[b + 1 : b + 2] != "R" and not verbal(s.row[b:p])


def _joins_clauses(s: Sentence, k: int) -> bool:
    """Whether the conjunction at unit k joins clauses: a verb stands before it in its own clause."""
    row = s.row
    if row[k + 1 : k + 2] in ("e", "n"):
        return False  # "a tract signed by the militia and circulated on Facebook"
    i = k - 1
    while i >= 0 and row[i] not in ",;:SW(Q":
        if row[i] in _VERBAL:
            return True
        i -= 1
    return i >= 0 and row[i] == "," and i == k - 1


def _relative(row: str, i: int) -> bool:
    """Whether the verb at unit i stands in a relative clause: a relative word is near before it."""
    j = i - 1
    while j >= 0 and row[j] in "XLA":
        j -= 1
    return j >= 0 and row[j] == "W"


def after(s: Sentence, verb: Verb) -> Noun | None:
    """The subject that follows its verb ("said Osman Farole, who"), or None where an object or a clause follows."""
    row = s.row
    i = verb.last + 1
    while i < len(row) and (row[i] == "A" or (row[i] == "P" and s.units[i].word in _PARTICLES)):
        i += 1
    noun = next((n for n in s.nouns if n.first >= i), None)
    if (
        noun is None
        or noun.first != i
        or (row[noun.head] == "R" and s.units[noun.head].word not in ("he", "she", "they", "it"))
    ):
        return None
    noun = without_next(s, noun)
    end = tail(s, noun)
    j = end + 1
    while j < len(row) and row[j] in "AQPtDJNMC#":
        j += 1
    acts = row[end] == "R" or row[j + 1 : j + 2] in ("C", "D", "M", "N", "#", "W")  # "said he left", "said men took it"
    verbal = "XLsde" if acts else "XLsd"
    return None if j < len(row) and row[j] in verbal and row[end] in "NMRJ" else noun


_PARTICLES = frozenset(("up", "back"))


def main_subject(s: Sentence, speaks: Test) -> Noun | None:
    """The subject of the first main verb of a sentence."""
    told = False  # whether a verb stands before that is no part of a relative clause
    for verb in s.verbs:
        bare = not told and s.row[verb.head] in "ed"  # "residents reached by phone said": the same subject
        told = told or not verb.relative
        if (verb.form != "finite" and not bare) or verb.relative or verb.condition:
            continue
        noun = before(s, verb.first, speaks)
        if noun is None:
            aside = verb.form != "finite" and s.row[verb.first - 1 : verb.first] == ","
            noun = None if aside else verb.subject  # "An elder in Para, reached by phone, was"
        if noun is not None and s.row[noun.first - 1 : noun.first] != "W":
            return noun
    return None
