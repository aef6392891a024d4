"""Whose verb of speaking it is: the subject before it or behind it, the one of the verb that it is joined to, whom
somebody hears say it."""

from pipeline.extract.attribution.cue import Cue
from pipeline.extract.attribution.lexis import class_of, words
from pipeline.extract.attribution.reports import NAMING
from pipeline.extract.attribution.speakers import Speakers
from pipeline.extract.attribution.subjects import after, before
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence


def subject_of(
    s: Sentence, verb: Verb, names: frozenset[str], speakers: Speakers, earlier: list[Cue]
) -> tuple[Noun | None, bool]:
    """Who speaks with a verb, and whether he stands behind it; `earlier` are the cues before it in the sentence."""
    row = s.row
    p = verb.first - 1
    if verb.form in ("gerund", "infinitive"):
        if verb.form == "gerund" and p >= 0 and row[p] in "NMR":
            noun = before(s, verb.first, speakers.speaks)
            nature = speakers.nature(noun) if noun is not None else None
            inner = noun is not None and (noun.prep is not None or noun.role == "object")
            told = nature is not None and nature.what == "document" and inner
            return (None if told and earlier else noun), False
        if verb.form == "gerund" and p >= 0 and row[p] == ",":
            teller = _teller(earlier)
            if teller is not None:
                return teller, False
        return _governing(s, verb, speakers, earlier), False
    quoted = p >= 0 and row[p] == "Q" and verb.lemma not in class_of("addressing")
    if verb.first == verb.head and (quoted or ("inverting" in names and (p < 0 or row[p] in ",.-"))):
        noun = after(s, verb)
        told = noun is not None and noun.determiner in ("a", "an")  # "Nonsense, said an officer"
        if p > 0 and row[p] == "," and not quoted and not told and _no_clause_before(s, verb, p, speakers):
            noun = None  # "a clerk, who fears for her job, said staff learned of it"
        free = verb.lemma in ("say", "add") or p < 0 or quoted or row[p - 1] in "Q." or _is_person(s, noun)
        free = free or (noun is not None and _definite(noun, speakers))
        if noun is not None and free and (speakers.speaks(noun) or (quoted and speakers.nature(noun) is None)):
            return noun, True
    if p >= 0 and (row[p] == "K" or (p > 0 and row[p] == "A" and row[p - 1] == "K")):
        return _shared(s, verb, speakers, earlier), False
    told = _heard(s, verb, speakers) or _singled_out(s, verb, speakers)
    if told is not None:
        return told, False
    noun = _mouthpiece(s, verb) or before(s, verb.first, speakers.speaks)
    named = verb.lemma in NAMING or verb.lemma == "tell"
    if noun is not None and s.units[noun.first].word == "what" and noun.last > noun.first and named:
        return Noun(s, noun.first + 1, noun.last, noun.head), False
    if verb.subject is not None and not verb.subject.prep and (noun is None or _is_within(s, noun, verb)):
        noun = verb.subject
    if noun is not None and not speakers.speaks(noun) and p >= 0 and row[p] == "," and earlier:
        return None, False
    return noun, False


def _mouthpiece(s: Sentence, verb: Verb) -> Noun | None:
    """ "The prefect said through his spokesman that": who speaks for him."""
    noun = next((n for n in s.nouns if n.prep_index == verb.last + 1 and n.prep in ("through", "via")), None)
    return noun if noun is not None and not words("people", "spokesman").isdisjoint((noun.lemma,)) else None


def _heard(s: Sentence, verb: Verb, speakers: Speakers) -> Noun | None:
    """ "Guests heard the governor, Ada Kone, thank the troops": whom somebody hears say it."""
    if verb.first != verb.head or s.row[verb.head] != "b":
        return None
    hearing = next((v for v in reversed(s.verbs) if v.last < verb.first), None)
    noun = hearing.objects[0] if hearing is not None and hearing.lemma == "hear" and hearing.objects else None
    if noun is None or noun.first <= hearing.last or {*s.row[noun.last : verb.first]} & {*";:.WSXLsde"}:
        return None
    return noun if speakers.speaks(noun) else None


def _singled_out(s: Sentence, verb: Verb, speakers: Speakers) -> Noun | None:
    """ "It was Delhi, after a quarrel, that announced it": whom the sentence sets apart."""
    if s.units[0].word != "it" or s.row[1:2] != "X" or s.row[verb.first - 1] != "W":
        return None
    noun = next((n for n in s.nouns if n.first == 2), None)
    between = noun is not None and any(v.form == "finite" and noun.last < v.first < verb.first for v in s.verbs)
    return noun if noun is not None and not between and speakers.speaks(noun) else None


def _is_within(s: Sentence, noun: Noun, verb: Verb) -> bool:
    """ "An officer who trains it would only say": a pronoun that closes the relative clause of the subject."""
    subject = verb.subject
    pronoun = noun.first == noun.last == verb.first - 1 and s.units[noun.first].word in (
        "it",
        "them",
        "him",
        "her",
        "us",
    )
    return pronoun and subject is not None and "W" in s.row[subject.last + 1 : noun.first]


def _no_clause_before(s: Sentence, verb: Verb, p: int, speakers: Speakers) -> bool:
    """Whether nothing has been told before the comma at unit p: no verb outside relative clauses follows a speaker."""
    if not s.nouns:
        return False
    first = s.nouns[0]
    opens = first.prep is None and first.last < p and s.row[first.first] != "C" and speakers.speaks(first)
    return opens and all(v.relative for v in s.verbs if v.last < p and v.form == "finite")


def _definite(noun: Noun, speakers: Speakers) -> bool:
    """Whether a known person, or at a clause's end a body, follows a verb: "ten, insists the army."."""
    nature = speakers.nature(noun)
    if nature is None or noun.determiner not in ("the", "its", "their"):
        return False
    follows = noun.sentence.row[noun.last + 1 : noun.last + 2]
    return (nature.what == "person" and follows in (",", "P")) or (nature.what == "body" and follows in (".", ";", ""))


def _teller(earlier: list[Cue]) -> Noun | None:
    """Who spoke last in the sentence, by a finite active verb."""
    told = (c for c in reversed(earlier) if c.verb is not None and c.verb.form == "finite" and c.verb.voice == "active")
    return next((c.subject for c in told), None)


def _is_person(s: Sentence, noun: Noun | None) -> bool:
    unit = s.units[noun.last] if noun is not None else None
    return unit is not None and unit.kind == "M" and unit.value.kind in ("person", "name")


def _shared(s: Sentence, verb: Verb, speakers: Speakers, earlier: list[Cue]) -> Noun | None:
    """The subject of the verb that "and" joins to this one: whoever spoke before in the sentence, else its own."""
    teller = _teller(earlier)
    if teller is not None:
        return teller
    if verb.subject is not None and speakers.speaks(verb.subject) and not verb.relative:
        return verb.subject
    left = [v for v in s.verbs if v.first < verb.first and v.form == "finite"]
    left = [v for v in left if not v.relative] or left
    return (before(s, left[-1].first, speakers.speaks) or left[-1].subject) if left else None


_GERUND_LEADS = frozenset(("by", "in", "while", "besides"))


def _governing(s: Sentence, verb: Verb, speakers: Speakers, earlier: list[Cue]) -> Noun | None:
    """The subject of the main verb on which a gerund or infinitive hangs: "told it to go, claiming it had failed"."""
    row = s.row
    p = verb.first - 1
    if verb.form == "gerund" and p >= 0 and (row[p] == "X" or (row[p] == "P" and s.units[p].word not in _GERUND_LEADS)):
        return None
    left = [v for v in s.verbs if v.first < verb.first and v.form == "finite" and not v.relative]
    if not left and verb.governor is not None and verb.governor.lemma == "use":
        return verb.subject  # "The colonel, now retired, used to call it a success"
    if not left:
        later = next((v for v in s.verbs if v.first > verb.first and v.form == "finite"), None)
        opens = later is not None and row[: verb.first].strip("A") == ""
        return before(s, later.first, speakers.speaks) if opens and later is not None else None
    other = left[-1]
    for cue in reversed(earlier):
        if cue.verb is other:
            return cue.subject
    found = before(s, other.first, speakers.speaks)
    return other.subject if (found is None or not speakers.speaks(found)) and other.subject is not None else found
