"""What commas set apart within a sentence and a subject is sought past: who says so, a part of those counted, where a
place lies."""

from typing import TYPE_CHECKING

from pipeline.extract.lists import SAYING
from pipeline.extract.phrases import Noun, Verb

if TYPE_CHECKING:
    from pipeline.extract.sentence import Sentence


def as_said(sentence: "Sentence", verb: Verb, k: int) -> bool:
    """ "the camps, which the mission says will be closed": the verb after an inserted "the mission says"."""
    said, speaker = sentence.phrases[k - 1], sentence.phrases[k - 2]
    if not (said.lemma in SAYING and isinstance(speaker, Noun) and said.subject is speaker):
        return False
    inserted = sentence.row[said.last + 1 : verb.first].strip("A") == ""
    return inserted and speaker.first > 0 and sentence.row[speaker.first - 1] == "W"


def inserted(verb: Verb, said: Verb) -> Noun | None:
    """Who speaks in a clause set between commas: "six people, the army said, were killed"."""
    speaker, row = said.subject, verb.sentence.row
    if speaker is None:
        return None
    told = said.lemma in SAYING or said.lemma == "tell"
    if not told and speaker.sentence.units[speaker.head].word not in ("you", "we", "i"):
        return None  # "Ouallam, you remember, was emptied"
    between = row[speaker.last + 1 : said.first]
    set_apart = 1 < speaker.first < said.first and row[speaker.first - 1] == "," and not set(between) & set("K;SW")
    behind = row[said.last + 1 : verb.first - 1]
    return speaker if set_apart and not set(behind) & set("DNCWSK;,") else None


def part_of_them(phrases: "list[Noun | Verb]", j: int) -> bool:
    """ "131 civilians, 12 of them children, were killed", "people, among them soldiers, broke": an aside."""
    for at in (j, j - 1, j - 2):
        if at < 1 or not isinstance(phrases[at], Noun):
            return False
        noun = phrases[at]
        if noun.prep == "among" and at < j and noun.units[-1].word in ("them", "whom"):
            if ";" in noun.sentence.row[noun.last + 1 : phrases[j].first]:
                return False  # "forty died, three priests among them; villagers say"
            return noun.sentence.row[phrases[j].head] == "N"  # "the rest, among them Para, were closed": Para was
        of = noun.of if noun.sentence.row[noun.head] in "C#" else None
        if of is not None and of.sentence.units[of.head].word in ("them", "whom"):
            if not {"S", "W"}.isdisjoint(of.sentence.row[of.last + 1 : phrases[j].last + 1]):
                return False  # "killed, two of them when a mine went off"
            return noun.first > 0 and noun.sentence.row[noun.first - 1] == ","
    return False


def locates(sentence: "Sentence", noun: Noun) -> bool:
    """Whether a phrase stands between commas and only says where: ", near the border,"."""
    row = sentence.row
    apart = noun.prep_index > 0 and row[noun.prep_index - 1] == "," and row[noun.last + 1 : noun.last + 2] == ","
    return apart and (noun.prep in ("near", "outside", "in", "at") or noun.prep.endswith((" of", " to")))


def existential(sentence: "Sentence", verb: Verb) -> bool:
    """ "When they left on 5 May there was a gap": "there" is the subject, no adverb of what stands before."""
    there = verb.first - 1
    if there < 0 or verb.lemma != "be" or sentence.units[there].word != "there":
        return False
    return not there or sentence.row[there - 1] in "t,KSWQ;:-^"
