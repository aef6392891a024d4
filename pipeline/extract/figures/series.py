"""Strengths told by the one before them: "700 of them Kenyan", "450 in Menaka", "against 6,000 a year ago"."""

from pipeline.extract.claims import Personnel
from pipeline.extract.figures.movements import Said, ahead
from pipeline.extract.figures.sides import Sides
from pipeline.extract.figures.troops import are_troops, listed
from pipeline.extract.figures.words import verb_kinds
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence


def goes_on(sentence: Sentence, noun: Noun, last: Personnel | None, sides: Sides) -> Said | None:
    """What a number says by the one before it: "700 of them Kenyan", "cut to 11,395 this year and 8,735 by June",
    "they came down: 7,100 in mid-2014, 4,000 a year later"."""
    if last is not None and _is_included(sentence, noun, last):
        return last.measure, "personnel.part"
    going = _goes_too(noun, last.start == sentence.start) if last is not None else None
    if going is not None and last is not None and last.measure in ("departed", "planned"):
        return "planned" if ahead(going) else "departed", "personnel.left"
    if sentence.row[noun.head] != "C":
        return (last.measure, "personnel.series") if last is not None and _is_joined(noun, last, sides) else None
    if _is_aside(noun, sides):
        return "deployed", "personnel.aside"
    if last is None:
        return None
    row, units = sentence.row, sentence.units
    same = last.start == sentence.start
    if same and last.rule == "personnel.before" and noun.of is None and noun.prep == "to":
        return "deployed", "personnel.changed"  # "down from 12,000 to 7,500", "from 3,000 troops to 500"
    if same and noun.of is None and noun.prep in ("against", "compared with", "compared to"):
        return "deployed", "personnel.before"  # "has 738 soldiers, against more than 6,000 in its first year"
    if same and noun.of is None and _gives(noun):
        return last.measure, "personnel.series"
    parted = noun.first > 0 and row[noun.first - 1] in ",K"
    if noun.of is not None:
        after = units[noun.of.last + 1].lemma if noun.of.last + 1 < len(units) else ""
        part = noun.of.lemma in ("them", "whom") and row[noun.first - 1] == ","
        return (last.measure, "personnel.part") if same and part and after not in verb_kinds() else None
    dated = (
        row[noun.last + 1 :][:1] == "t" or row[noun.last + 1 :][:2] == "Pt" or row[: noun.first].rstrip("A")[-1:] == "t"
    )
    if same and parted and dated and last.rule == "personnel.cut":
        return last.measure, last.rule
    if same and parted and noun.of is None and _is_next(noun):
        return last.measure, "personnel.series"
    if dated and not any(v.first > noun.first for v in sentence.verbs) and last.measure in ("deployed", "remaining"):
        return last.measure, "personnel.series"
    return None


def _is_joined(noun: Noun, last: Personnel, sides: Sides) -> bool:
    """Whether troops go on a list of strengths: "has 300 men in the force, set up in 2015, and 140 in Mali"."""
    sentence = noun.sentence
    if last.start != sentence.start or noun.role is not None or sentence.row[noun.first - 1] != "K":
        return False
    before = next((n for n in sentence.nouns if n.quantity is not None and n.quantity.text == last.count_text), None)
    if before is None or before.first > noun.first or are_troops(noun, sides) is not True:
        return False
    return not any(v.form == "finite" and before.last < v.first < noun.first for v in sentence.verbs)


def _is_included(sentence: Sentence, noun: Noun, last: Personnel) -> bool:
    """Whether troops are a part of those told right before: "14,000 soldiers, including 600 engineers"."""
    before = [u.word for u in sentence.units[max(0, noun.first - 2) : noun.first]]
    if last.start != sentence.start or (
        before[-1:] != ["including"] and before not in (["among", "them"], ["of", "them"])
    ):
        return False
    return before[-1] == "them" or sentence.row[noun.first - 2] in ",N"


def _goes_too(noun: Noun, same: bool) -> Verb | None:
    """The verb by which others go too: "A further 3,000 troops went", "another 4,000 are to follow"; in the `same`
    sentence "after 2,000 went in June"."""
    further = any(u.word in ("another", "further", "more", "others", "other") for u in noun.units)
    further = further or (same and noun.sentence.row[noun.head] == "C" and noun.of is None)
    going = (v for v in noun.sentence.verbs if v.subject is noun and v.lemma in ("go", "follow", "leave"))
    return next(going, None) if further else None


def _gives(noun: Noun) -> bool:
    """Whether a number follows the nation whose it is: "Uganda 6,223 and Kenya 3,664", "India (1,100)"."""
    row = noun.sentence.row
    last = noun.first - (2 if row[noun.first - 1 : noun.first] == "(" else 1)
    giver = next((n for n in noun.sentence.nouns if n.last == last), None)
    if giver is None or giver.quantity is not None:
        return False
    named = any(e.kind in ("country", "demonym") for e in giver.entities) or giver.lemma in (
        *listed("who", "troops"),
        "civilian",
    )
    named = named or (giver.lemma == "strength" and giver.first < giver.head)  # "and its police strength 600"
    return named and row[giver.first - 1 : giver.first] in (",", "K", ";")


def _is_next(noun: Noun) -> bool:
    """Whether a number goes on a list by place or by nation: "450 in Menaka", "and 2,500 from others"."""
    sentence = noun.sentence
    after = next((n for n in sentence.nouns if n.prep_index == noun.last + 1), None)
    return after is not None and after.prep in ("in", "at", "from", "near")


def _is_aside(noun: Noun, sides: Sides) -> bool:
    """ "Ethiopian troops outside the mission, perhaps 3,000 of them, hold": a number of the troops before the comma."""
    row, units = noun.sentence.row, noun.sentence.units
    if noun.of is None or noun.of.lemma not in ("them", "whom") or noun.first == 0 or row[noun.first - 1] != ",":
        return False
    after = units[noun.of.last + 1] if noun.of.last + 1 < len(units) else None
    if after is None or after.lemma in verb_kinds():
        return False
    before = [n for n in noun.sentence.nouns if n.last < noun.first and n.prep is None and n.quantity is None]
    return bool(before) and before[-1].role in ("subject", None) and are_troops(before[-1], sides) is True
