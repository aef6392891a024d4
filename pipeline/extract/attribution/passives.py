"""Verbs of speaking that are passive, or only look so: "rejected by the army", "the Council condemned in the strongest
terms the raid"; and any verb that stands between a quotation and a person."""

from pipeline.extract.attribution.complements import said_that
from pipeline.extract.attribution.cue import Cue, verb_cue
from pipeline.extract.attribution.lexis import class_of, verb_classes, words
from pipeline.extract.attribution.speakers import Speakers
from pipeline.extract.attribution.subjects import after, before
from pipeline.extract.phrases import Verb
from pipeline.extract.sentence import Sentence

_ASKING = frozenset(("whether", "why", "how", "what"))


def beside_quotation(s: Sentence, verb: Verb, speakers: Speakers) -> Cue | None:
    """'"It was fourteen," sobbed Rosa Quispe.', '"No," he grinned.': any verb between a quotation and a person."""
    row = s.row
    p, i = verb.first - 1, verb.last + 1
    if p >= 1 and row[p] == "Q" and row[p - 1] in ",.":
        noun = after(s, verb)
        inverted = True
    elif row[i : i + 1] in (".", ",", "") and ",Q" in row[: verb.first]:
        noun = before(s, verb.first, speakers.speaks)
        inverted = False
        if noun is not None and (noun.first == 0 or row[noun.first - 1] != "Q"):
            return None
    else:
        return None
    nature = speakers.nature(noun) if noun is not None else None
    if noun is None or nature is None or nature.what != "person" or not speakers.speaks(noun):
        return None
    return verb_cue(s, noun, verb, inverted, "quote.verb")


def done_by(s: Sentence, verb: Verb) -> bool:
    """ "Both claimed by JNIM": a bare participle with its agent."""
    i = verb.last + 1
    while i < len(s.row) and s.row[i] in "At":
        i += 1
    if verb.first != verb.head or s.row[verb.head] != "e" or i + 1 >= len(s.units) or s.units[i].word != "by":
        return False
    return s.units[i + 1].lemma not in words("nouns", "by_means")  # "said by phone"


def active_after_all(s: Sentence, verb: Verb) -> bool:
    """Whether a bare -ed form is active though nothing is its object: '"No," an aide complained.', "two of them, on
    guard there, described to us a bridge"."""
    i = verb.last + 1
    after = s.units[i].word if i < len(s.units) else "."
    if verb.first != verb.head or s.row[verb.head] != "e":
        return False
    if _only_verb(s, verb, after):
        return True
    ends = s.row[i : i + 1] in (".", "", ":") and _aside_opens(s, verb)
    closes = ends or ("Q" in s.row[: verb.first] and (i >= len(s.row) or s.row[i] in ".,;:"))
    object_like = after in ("to", "that") or s.row[i : i + 1] in ("D", "R", "Q", "W")
    holder = next((n for n in s.nouns if n.last == verb.first - 1), None)
    aside = (
        s.row[i : i + 1] == "S"
        and after != "as"
        and holder is not None
        and s.row[holder.first - 1 : holder.first] == ","
    )
    return closes or aside or (s.row[verb.first - 1 : verb.first] == "," and object_like) or said_that(s, i)


def _aside_opens(s: Sentence, verb: Verb) -> bool:
    """Whether a comma stands before the verb, or before its subject: "was hit, the agency confirmed"."""
    if s.row[verb.first - 1 : verb.first] == ",":
        return True
    noun = next((n for n in s.nouns if n.last == verb.first - 1), None)
    told = (
        noun is not None and s.row[noun.first - 1 : noun.first] == "," and s.row[noun.first : noun.first + 1] in "DMR"
    )
    return told and any(v.first < noun.first and v.form == "finite" for v in s.verbs)


def _only_verb(s: Sentence, verb: Verb, after: str) -> bool:
    """Whether nothing else can be the verb of the sentence: "the Council condemned in the strongest terms the raid"."""
    lemma = verb.lemma
    if after not in _ASKING:
        called = after == "for" and lemma not in ("appeal", "call")  # "criticised for"
        spoken = lemma == "condemn" or (lemma not in class_of("addressing") and "say" in verb_classes()[lemma])
        if after in ("by", "to", "as", ".") or called or not spoken:
            return False
    others = (v for v in s.verbs if v is not verb and v.form == "finite")
    main = (v for v in others if not v.relative and not v.condition)
    return all(v.first > verb.last and any(k in "WS" for k in s.row[verb.last : v.first]) for v in main)


def passive(s: Sentence, verb: Verb, speakers: Speakers) -> Cue | None:
    """ "Was quoted as saying", "claimed by JNIM", "rejected by the army"."""
    units, row = s.units, s.row
    i = verb.last + 1
    if verb.lemma in ("quote", "cite") and any(u.word == "as" for u in units[i : i + 8]):
        noun = before(s, verb.first, speakers.speaks)
        return verb_cue(s, noun, verb, False, "passive.quoted") if noun is not None and speakers.speaks(noun) else None
    if verb.lemma not in class_of("passive") or verb.negated or verb.modal:
        return None
    if verb.lemma == "tell" and "T" in row[i:]:
        return None  # "told by its leaders last July to wind up"
    giving = verb.lemma in class_of("giving")
    if giving and not any(u.lemma in words("nouns", "toll") for u in units[max(0, verb.first - 3) : verb.first]):
        return None
    j = i
    while j < len(row) and j < i + 7 and units[j].word != "by" and row[j] in "AtPTDNJMRC#":
        j += 1
    if j >= len(row) or units[j].word != "by":
        return None
    noun = next((n for n in s.nouns if n.first > j), None)
    if noun is None or noun.prep_index != j or not speakers.speaks(noun):
        return None
    nature = speakers.nature(noun)
    land = any(u.lemma in words("nouns", "land") for u in units[max(0, verb.first - 2) : verb.first])
    if nature is None or nature.what == "document" or land:
        return None
    head = units[verb.head]
    stance = "denial" if verb.lemma in class_of("denial") else "statement"
    word = s.article.text[head.start : head.end]
    reach = "before" if giving else "none"
    return Cue(noun, verb.start, units[noun.last].end, word, f"passive.{verb.lemma}", reach, stance, verb.lemma, verb)
