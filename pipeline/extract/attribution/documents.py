"""Whose words a document holds: "a MINUSMA statement" is the mission's, "a leaked memo" speaks for itself."""

from pipeline.extract.attribution import descriptions as told
from pipeline.extract.attribution.lexis import words
from pipeline.extract.attribution.referents import Referent, Referents
from pipeline.extract.attribution.short_forms import OWNERS, pronoun
from pipeline.extract.attribution.subjects import before
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence


def author(cast: Referents, s: Sentence, noun: Noun, head: Unit) -> Referent | None:
    """ "A MINUSMA statement", "their own tally", "a report by the ministry": whose words they are."""
    units = s.units
    statement = head.lemma in words("nouns", "statement")
    cut = next((i for i in range(noun.last, noun.first, -1) if units[i].kind == "Z"), -1)
    if cut > 0:
        return cast.first(s, told.part(s, noun.first, cut - 1))
    if units[noun.first].word in OWNERS:
        return pronoun(cast, s, noun, OWNERS[units[noun.first].word], owner=True)
    by = noun.last + 1 + (s.row[noun.last + 1 : noun.last + 3] == ",P")  # "the report, by a panel of experts, says"
    by += statement and s.row[by : by + 2] in ("eP", "nP")  # "a message circulated by the rebels"
    maker = next((n for n in s.nouns if n.prep_index == by), None)
    maker = _who_released(s, noun, cast) if maker is None and statement else maker
    if maker is not None and maker.prep in ("by", "from", "of", None) and (statement or maker.prep != "of"):
        nature = cast.nature(maker)
        if units[maker.head].kind == "R":
            return pronoun(cast, s, noun, units[maker.head].word, owner=True)  # somebody told of before the document
        if nature is not None and nature.what in ("person", "body") and cast.speaks(maker):
            name = told.name_after(s, maker)
            return cast.first(s, maker if name is None else told.with_name(s, maker, name))
    if not statement or head.lemma in words("nouns", "posts"):
        return None
    name = next((i for i in range(noun.last - 1, noun.first - 1, -1) if units[i].kind == "M"), -1)
    body = cast.nature(told.part(s, noun.first, noun.last - 1)) if name < 0 and noun.last > noun.first else None
    if body is not None and body.what == "body":
        return cast.first(s, told.part(s, noun.first, noun.last - 1))  # "a Kenyan government statement"
    owned = name >= 0 and units[name].value.kind in ("mission", "organisation", "group", "country")
    return cast.first(s, told.part(s, name, name)) if owned else None


def _who_released(s: Sentence, noun: Noun, cast: Referents) -> Noun | None:
    """ "A statement that the ministry in Rome released on Monday": who gave it out."""
    opens = s.row[noun.last + 1 : noun.last + 2] == "W" or s.row[noun.last + 1 : noun.last + 3] == ",W"
    verb = next((v for v in s.verbs if v.first > noun.last), None) if opens else None
    if verb is None or verb.lemma not in words("phrases", "release") or verb.voice == "passive":
        return None
    maker = before(s, verb.first, cast.speaks)
    return maker if maker is not None and maker.first > noun.last + 1 else None
