"""A cue: the words with which somebody is said to say something, and where what is said stands."""

import re
from dataclasses import dataclass

from pipeline.extract.attribution.lexis import class_of
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_TELLING = re.compile("[bsdnegXLTQ]")
_PHRASES = re.compile("[PtDJNMAC#KR]*")
# Words that stand for nobody who could be cited.
NOBODY = frozenset(
    """i we you nobody none everyone everybody nothing something one this that these those there some many others most
    few someone somebody anyone anybody all both us me who whoever""".split()
) | {"no one"}


@dataclass(slots=True)
class Cue:
    """An attribution: the speaker's phrase, the attributing words, and how they stand to what is said.

    `reach` tells where the statement stands: after the words, before them, both, all (the whole sentence) or none.
    `pronoun` is set where the speaker is only an owner ("in her view").
    """

    subject: Noun
    start: int
    end: int
    word: str
    rule: str
    reach: str = "after"
    stance: str = "statement"
    lemma: str = ""
    verb: Verb | None = None
    inverted: bool = False
    pronoun: str | None = None


def verb_cue(s: Sentence, subject: Noun, verb: Verb, inverted: bool, rule: str) -> Cue:
    """The cue of a verb of speaking and its subject."""
    start, end = min(subject.start, verb.start), max(verb.end, subject.end if inverted else 0)
    joint = s.row[verb.first - 1] if verb.first else ""
    if joint == "K" or (joint == "," and verb.form == "gerund"):
        start = verb.start
    word = s.article.text[s.units[verb.head].start : s.units[verb.head].end]
    stance = "denial" if verb.lemma in class_of("denial") else "statement"
    return Cue(subject, start, end, word, rule, _reach(s, subject, verb, inverted), stance, verb.lemma, verb, inverted)


def _reach(s: Sentence, subject: Noun, verb: Verb, inverted: bool) -> str:
    """Where what is said stands: after the attributing words, before them, or on both sides."""
    row = s.row
    first = min(subject.first, verb.first)
    last = max(verb.last, subject.last if inverted else -1)
    rest = row[last + 1 :]
    lead = row[:first].rstrip("A")
    said = lead[-1:] in (",", "Q") and verb.form != "gerund" and _TELLING.search(lead) is not None
    match = _PHRASES.match(rest)
    i = match.end() if match else 0
    more = _TELLING.search(rest, i) is not None
    if inverted:
        comma = rest.find(",")
        opens = comma == 0 and _TELLING.search(lead) is None  # "earlier that day, said Ardiel, a patrol was hit"
        return "both" if opens or ":" in rest or (comma >= 0 and "Q" in rest[comma:]) else "before"
    if not more and (not rest.strip(".Q") or (said and i >= len(rest.rstrip(".")))):
        return "before"
    if said and rest[i : i + 1] == ";":
        return "before"
    if said and rest[i : i + 1] in (",", "."):
        return "both" if more else "before"
    if rest[:1] == "," and lead and verb.form == "finite":
        return "both"
    return "after"
