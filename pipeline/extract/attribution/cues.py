"""Where a sentence says that somebody says something: verbs of speaking, "according to", "in her view", silence.

A `Cue` knows its words and the noun phrase of its speaker; whom that phrase means is for `speakers` to say, and whether
a verb makes a statement at all for `reports`.
"""

from collections.abc import Callable

from pipeline.extract.attribution.cue import NOBODY, Cue, verb_cue
from pipeline.extract.attribution.forms import (
    according,
    answered,
    believed,
    claim_by,
    ellipsis,
    for_whom,
    in_brackets,
    moved,
    nothing_from,
    pictured,
    quoted_as,
    quoting,
    same_again,
    silence,
    sure,
    view,
    word_from,
)
from pipeline.extract.attribution.gapped_counts import gapped_counts
from pipeline.extract.attribution.lexis import verb_classes, words
from pipeline.extract.attribution.passives import active_after_all, beside_quotation, done_by, passive
from pipeline.extract.attribution.quotes import Quotations
from pipeline.extract.attribution.reports import Occurrence, leads, reports
from pipeline.extract.attribution.short_forms import OWNERS
from pipeline.extract.attribution.silence import SILENT, is_silent
from pipeline.extract.attribution.speakers import Speakers
from pipeline.extract.attribution.whose_verbs import subject_of
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

# A quotation of fewer characters is a word or two that "for" may hold dear.
_HELD = 15
_UNSAID = frozenset("would could can will may might should shall must cannot can't won't couldn't wouldn't".split()) | {
    "have to", "has to", "had to", "ought to",
}  # fmt: skip
_HYPOTHETICAL = frozenset(("if", "unless", "whether", "lest"))


def find_cues(s: Sentence, quotations: Quotations, speakers: Speakers, last: Cue | None) -> list[Cue]:
    """All attributions of a sentence outside quotation marks, in order; `last` is the one told just before."""
    found: list[Cue] = []
    classes = verb_classes()
    quoted = quotations.within(s.start, s.end) if quotations.spans else ()
    units = s.units
    for verb in s.verbs:
        names = classes.get(units[verb.head].lemma)
        if quoted and any(q.start <= verb.start < q.end for q in quoted):
            continue
        cue = None
        if units[verb.head].lemma in _MEAGRE and is_silent(s, verb):
            cue = silence(s, verb, speakers)
        elif names is not None:
            if verb.voice == "passive" or done_by(s, verb):
                cue = passive(s, verb, speakers)
            if cue is None and (verb.voice == "active" or active_after_all(s, verb)):
                cue = _active(s, verb, names, speakers, found)
        elif quoted and verb.first == verb.head and s.row[verb.head] in "desz":
            cue = beside_quotation(s, verb, speakers)
        if cue is None and units[verb.head].lemma in SILENT and is_silent(s, verb):
            cue = silence(s, verb, speakers)
        if cue is not None and cue.stance == "no_comment" and found and found[-1].reach == "after":
            cue = None if s.row[cue.subject.head] == "R" else cue  # "said he could neither confirm nor deny it"
        if cue is not None:
            found.append(cue)
    words_here = s.heard
    others = not _OTHERS.isdisjoint(words_here)
    for i, unit in enumerate(units) if others else ():
        form = _FORMS.get(unit.word)
        if form is None or (form in _OF_NOUNS and unit.kind not in "Ne"):
            continue
        cue = form(s, i, speakers)
        if cue is not None and cue.rule == "feeling" and any(c.reach == "after" and c.end < cue.start for c in found):
            continue  # "the spokesman said the UN was appalled"
        if cue is not None and not any(q.start <= cue.start < q.end for q in quoted):
            found.append(cue)
    for i, unit in enumerate(units) if not _ELLIPTIC.isdisjoint(words_here) else ():
        if unit.kind == "X" and unit.lemma != "be" and (found or last is not None):
            noun = ellipsis(s, i, speakers)
            if noun is not None and all(c.subject is not noun for c in found):
                found.append(same_again(s, noun, i, found[-1] if found else last))
    if found and s.row.count("C") + s.row.count("#") > 1:
        found += gapped_counts(s, found, speakers)
    if not found and units[0].word in ("in", "on"):
        cue = pictured(s, speakers)
        found += [cue] if cue is not None else []
    if not found and units[0].word == "for":
        held = max((q.end - q.start for q in quoted), default=0) > _HELD
        cue = for_whom(s, speakers) if held or _of_experts(s, speakers) else None
        found += [cue] if cue is not None else []
    if len(found) < 2:
        return found
    for told in [c for c in found if c.rule == "quoted_as"]:
        found = [c for c in found if c is told or c.verb is None or not told.start <= c.verb.start <= told.end]
    found.sort(key=lambda c: c.start)
    return _without_quoted_documents(found, speakers)


def _of_experts(s: Sentence, speakers: Speakers) -> bool:
    """Whether "for" opens a sentence before somebody whose view counts: "For Luc Hale, of Crisis Group, it is over"."""
    noun = s.nouns[0] if s.nouns and s.nouns[0].prep_index == 0 else None
    if noun is None or not speakers.speaks(noun):
        return False
    nature = speakers.nature(noun)
    named = s.row[noun.last] == "M" and nature is not None and nature.what == "person"
    return named or (nature is not None and nature.sector == "expert")


# Words that attribute without a verb of speaking of their own, and what reads them.
_FORMS: dict[str, Callable[[Sentence, int, Speakers], Cue | None]] = {
    "as": quoted_as,
    **dict.fromkeys(words("phrases", "moved"), moved),
    **dict.fromkeys(("comment", "response", "reaction", "word"), nothing_from),
    **dict.fromkeys(words("phrases", "claim"), claim_by),
    **dict.fromkeys(words("phrases", "view"), view),
    "according to": according,
    **dict.fromkeys(words("phrases", "answer"), answered),
    **dict.fromkeys(words("phrases", "sure"), sure),
    "believed": believed,
    "from": word_from,
    "source": in_brackets,
    "sources": in_brackets,
}
_OF_NOUNS = (view, claim_by)
# Verbs that make a statement or withhold it: "offered no explanation", "neither confirmed nor denied".
_MEAGRE = frozenset(("offer", "give", "make", "confirm"))
_ELLIPTIC = frozenset(("so", "as", "nor", "neither", "too", "likewise", "also"))
_OTHERS = frozenset(_FORMS) | {"according"}


def _without_quoted_documents(cues: list[Cue], speakers: Speakers) -> list[Cue]:
    """Without documents that another speaker of the sentence tells of ("Footage showed two men, the army said")."""
    if len(cues) < 2:
        return cues
    others = [c.start for c in cues if c.reach in ("before", "both") and not _is_document(c, speakers)]
    text = cues[0].subject.sentence.article.text

    def told(cue: Cue) -> bool:
        return any(cue.start < at and not {":", ";"} & set(text[cue.end : at]) for at in others)

    return [c for c in cues if not (_is_document(c, speakers) and told(c))]


def _is_document(cue: Cue, speakers: Speakers) -> bool:
    """Whether a document says it, by a finite verb."""
    nature = speakers.nature(cue.subject)
    told = cue.verb is not None and cue.verb.form == "gerund"
    return nature is not None and nature.what == "document" and not told


# ---------------------------------------------------------------------------------------------------- active verbs
def _active(s: Sentence, verb: Verb, names: frozenset[str], speakers: Speakers, earlier: list[Cue]) -> Cue | None:
    if verb.negated or (verb.modal in _UNSAID and not _says_only(s, verb) and not _could_confirm(s, verb)):
        return None
    if verb.first and s.units[verb.first - 1].word in ("never", "nor", "neither"):
        return None  # "the army never told us", "could neither confirm nor deny"
    if s.row[max(0, verb.first - 2) : verb.first] == "L#":
        return None  # "the army should first explain"
    following = s.units[verb.last + 1 : verb.last + 2]
    if verb.lemma == "accuse" and verb.first == verb.head and following and following[0].word == "of":
        return None  # "two soldiers accused of theft"
    if (verb.form == "infinitive" and not leads(verb)) or (verb.form == "gerund" and not _told_beside(s, verb, names)):
        return None
    if verb.lemma in ("quote", "cite"):
        return quoting(s, verb, speakers)
    subject, inverted = subject_of(s, verb, names, speakers, earlier)
    if subject is None or _hypothetical(s, subject) or _anonymous(s, verb) or _neither(s, subject):
        return None
    if _told_already(s, subject, verb, earlier):
        return None
    nature = speakers.nature(subject)
    sector = nature.sector if nature else None
    if "thought" in names and s.row[subject.head] == "R" and not earlier:  # "he believes", an analyst
        asked = speakers.first(s, subject)
        sector = asked.speaker.sector if asked is not None else sector
    seen = Occurrence(s, verb, names, subject, nature.what if nature else None, sector, inverted)
    if not _may(seen, speakers) or not reports(seen):
        return None
    return verb_cue(s, subject, verb, inverted, f"{'gerund' if verb.form == 'gerund' else 'verb'}.{verb.lemma}")


def _told_already(s: Sentence, subject: Noun, verb: Verb, earlier: list[Cue]) -> bool:
    """ "The driver said he counted nine": the pronoun after a verb of speaking is most often the same speaker."""
    own = s.units[subject.first].word in OWNERS and s.units[subject.head].lemma in words("bodies", "office")
    if not (s.row[subject.head] == "R" or own) or verb.lemma == "say" or not earlier or earlier[-1].reach != "after":
        return False
    if subject.start < earlier[-1].end:
        return False  # the same subject, of two verbs
    gap = s.article.text[earlier[-1].end : subject.start]
    return not any(sign in gap for sign in ',;:"“”.') and " and " not in gap


def _neither(s: Sentence, subject: Noun) -> bool:
    return subject.first > 0 and s.units[subject.first - 1].word in ("nor", "neither")


def _told_beside(s: Sentence, verb: Verb, names: frozenset[str]) -> bool:
    """Whether a gerund reports ("left, saying it was unsafe"); "men claiming to be soldiers" only describes."""
    described = s.row[verb.last + 1 : verb.last + 2] == "T" and s.row[verb.first - 1 : verb.first] in ("N", "M")
    p = verb.first - 1
    of_with = any(n.last == p and n.prep == "with" for n in s.nouns)  # "with the mission chief hailing"
    return ("gerund" in names or ("say" in names and of_with)) and not described


def _says_only(s: Sentence, verb: Verb) -> bool:
    """ "Would say only that", "would only confirm that"."""
    near = s.units[verb.first : verb.last + 2]
    return verb.modal == "would" and any(u.word == "only" for u in near)


def _could_confirm(s: Sentence, verb: Verb) -> bool:
    """ "Amnesty could confirm that two had been shot"."""
    following = s.units[verb.last + 1 : verb.last + 2]
    return verb.modal in ("could", "can") and verb.lemma == "confirm" and [u.word for u in following] == ["that"]


def _may(seen: Occurrence, speakers: Speakers) -> bool:
    """Whether the subject can be what speaks with this verb."""
    s, subject = seen.sentence, seen.subject
    head = s.units[subject.last] if s.units[subject.last].kind in "MNR" else s.units[subject.head]
    if head.word == "one" and subject.of is None and speakers.speaks(subject):
        return "say" in seen.names
    if (head.word in NOBODY and subject.of is None) or (
        subject.first == subject.last and subject.of is None and s.units[subject.first].word in NOBODY
    ):
        return False
    if seen.what is None:
        return head.kind in "NM" and (
            seen.verb.lemma in ("say", "tell", "add") or ("say" in seen.names and "Q" in s.row)
        )
    if seen.what == "mute":
        return False
    if seen.what == "document":
        return "document" in seen.names or (
            "say" in seen.names and seen.verb.lemma != "tell" and head.lemma in words("nouns", "statement")
        )
    return speakers.speaks(subject)


def _hypothetical(s: Sentence, subject: Noun) -> bool:
    i = subject.first - 1
    if i > 0 and s.units[i].word == "that" and s.units[i - 1].word in ("provided", "assuming"):
        return True
    return i >= 0 and s.row[i] == "S" and s.units[i].word in _HYPOTHETICAL


def _anonymous(s: Sentence, verb: Verb) -> bool:
    """ "Who asked not to be named", "who spoke on condition of anonymity", "calling itself the Avengers"."""
    following = s.units[verb.last + 1 : verb.last + 9]
    if verb.lemma == "call":
        return bool(following) and following[0].word in ("itself", "himself", "herself", "themselves")
    if verb.lemma not in ("ask", "speak", "request", "insist", "talk", "give"):
        return False
    return any(u.word in words("phrases", "anonymity") for u in following)
