"""Whose date each date of a sentence is: of a noun that it describes, or of a verb."""

import re
from functools import lru_cache

from pipeline.extract.clauses import SAYING, clauses
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

# Participles that describe a noun and have no day of their own: "a camp used by trainers on Sunday".
STATIC = frozenset(
    """use base station know call name man accompany back lead support live own carry bind arm load pack occupy
    house hold""".split()
)
# Parts of a day that have no day of their own: "on the night of 7 March".
_MEASURES = frozenset("hour day night week month year".split())  # "shelled for three days from 3 May"
_HOURS = frozenset("night morning evening afternoon hour most much part course rest all".split())


@lru_cache(maxsize=64)
def date_owners(sentence: Sentence) -> dict[int, Verb | Noun | None]:
    """Whose date each date of a sentence is: of a noun ("Tuesday's strikes", "the coup of 2020") or of a verb."""
    owners: dict[int, Verb | Noun | None] = {}
    i = sentence.row.find("t")
    while i >= 0:
        owners[i] = _owner(sentence, i)
        i = sentence.row.find("t", i + 1)
    return owners


# "It was on 3 May that", "It was a year ago on Friday that", "It is since Monday that", "it was not until 3 May that".
_CLEFT = re.compile("RXA?(?:P?t){1,2}W")


def _owner(sentence: Sentence, i: int) -> Verb | Noun | None:
    row, units = sentence.row, sentence.units
    if "it" in sentence.heard:
        cleft = next((m for m in _CLEFT.finditer(row) if m.start() < i < m.end()), None)
        if cleft is not None and units[cleft.start()].word == "it":
            return next((v for v in sentence.verbs if v.first >= cleft.end()), None)
    for noun in sentence.nouns:
        if noun.first <= i < noun.head:
            return noun
    left = right = None
    for verb in sentence.verbs:
        if verb.last < i:
            left = verb
        elif verb.first > i:
            right = verb
            break
        elif verb.first < i < verb.last:
            return verb
    if left is not None and left.form == "participle" and left.lemma in STATIC and "," in row[left.last : i]:
        left = next((v for v in reversed(sentence.verbs) if v.last < left.first), left)  # "known as X, on 15 October"
    start = i - 1 if i and row[i - 1] == "P" else i
    aside = left is not None and row[start - 1 : start] == "," and right is None
    if aside and (left.relative or "W" in row[max(0, left.first - 4) : left.first]):
        main = _before_aside(sentence, left)
        if main is not None:
            return main
    ids = clauses(sentence)
    if left is not None and ids[left.head] != ids[i]:  # "closed Para, where it had two battalions, on 5 May"
        left = next((v for v in reversed(sentence.verbs) if v.last < i and ids[v.head] == ids[i]), left)
    if units[i].word.startswith("since "):
        time = next((n for n in sentence.nouns if n.last == i - 1 and n.lemma == "time"), None)
        if time is not None:
            return time  # "the second time since 1 June"
    if units[i].word in ("this year", "this month", "this week"):
        ninth = next(
            (n for n in sentence.nouns if n.last == i - 1 and (n.determiner == "such" or "#" in row[n.first : i])), None
        )
        if ninth is not None:
            return ninth  # "the ninth such incident this year"
    start = i - 1 if i and row[i - 1] == "P" else i
    since = next((n for n in sentence.nouns if n.last == start - 1 and n.prep == "since"), None)
    if since is not None and units[start].word == "in":
        return since  # "in power since a coup in 2020"
    span = " to " in units[i].value.expression  # "clashes between the units from 3 to 5 July"
    if (units[i].word.startswith(("of ", "from ")) and not span) or (
        start < i and units[start].word in ("of", "from") and not span
    ):
        noun = next((n for n in sentence.nouns if n.last == start - 1), None)
        if noun is not None and noun.lemma not in _HOURS and not (noun.lemma in _MEASURES and noun.of is None):
            return noun  # "the coup of August 2020"
    if right is None and left is not None and start and row[start - 1] == "K" and row[start - 2] == ",":
        further = next((n for n in sentence.nouns if n.first == i + 1 and n.prep is None), None)
        if further is not None:
            return further  # "takes back Para and Gori, and on 1 July the centre at Sake"
    if (
        right is not None
        and (left is None or ids[left.head] != ids[i] or _opens(sentence, left, right, i))
        and (ids[right.head] == ids[i] or left is None)
    ):
        return right
    if left is not None and right is None and ids[left.head] != ids[i] and ";" in row[left.last : i]:
        return None  # "landed in the camp; another died the next day"
    if left is not None and (ids[left.head] == ids[i] or right is None or ids[right.head] != ids[i]):
        return left
    return right


def _before_aside(sentence: Sentence, relative: Verb) -> Verb | None:
    """ "is held by Ada Kone, a general who mutinied, since Monday": the verb that the aside between commas parts from
    its day."""
    row = sentence.row
    comma = row.rfind(",", 0, relative.first)
    main = next((v for v in reversed(sentence.verbs) if v.last < comma), None) if comma > 0 else None
    named = main is not None and _ASIDE.fullmatch(row, comma, relative.first) is not None
    return main if named and main.form == "finite" else None


# What an aside says of somebody: ", a general who", ", a unit that the army".
_ASIDE = re.compile(",D[JN]*N(?:P[DJNM]*)?W[DJNM]*A*")


def _opens(sentence: Sentence, left: Verb, right: Verb, i: int) -> bool:
    """Whether the date at unit i opens the clause of the verb to its right: "the army said, and on Friday it left"."""
    row = sentence.row
    subject = right.subject
    if right.lemma in SAYING and subject is not None and subject.first > i and row[i + 1] == ",":
        return row[left.last + 1 : i].rstrip("P").endswith("K")  # "left its base, on Wednesday, the army said"
    if right.form == "gerund":
        return False  # "fired at a wedding in Para, Mali, on Sunday, killing ten"
    if right.form == "infinitive" and right.governor is left:
        return False  # "asked the mission on Tuesday to withdraw"
    if right.lemma in SAYING and row[i + 1 : i + 2] == "," and "K" not in row[left.last + 1 : i]:
        return False  # "attacked a post at Para, near Gori, late on Tuesday, the army said"
    if subject is not None and left.last < subject.first < right.first:
        if subject.last < i:
            return True  # "the mission on Tuesday withdrew"
        if row[i + 1 : subject.first].strip("A,QD"):
            return False  # "was ambushed between Para and Gori on Saturday by rebels, sources said"
        gap = row[left.last + 1 : i]
        return "," in gap or "K" in gap or (gap == "" and right.lemma not in SAYING)
    start = i - 1 if row[i - 1] == "P" else i
    return right.form == "finite" and row[i + 1 : right.first].strip("A") == "" and start > 0 and row[start - 1] in ",K"
