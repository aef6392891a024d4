"""Soldiers who fell: in battle, at a place, in the service of their force; and which phrases name a force."""

from pipeline.extract.figures.bare import is_bare
from pipeline.extract.figures.counting import Group, is_national
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence


def fell(sentence: Sentence, verb: Verb, found: list[Group]) -> Harm | None:
    """Soldiers who fell, people who fell to bullets; nobody who fell ill or from a roof."""
    after = sentence.units[verb.last + 1 : verb.last + 6]
    if after and after[0].word == "to":
        deadly = words("words", "hostile")
        foes = any(getattr(u.value, "sector", None) == "armed_group" for u in after if u.kind == "M")
        shot = foes or any(u.lemma in deadly for u in after)
        return Harm("killed", found, verb.head, "casualty.fell", verb) if shot else None
    after = sentence.units[verb.last + 1 : verb.last + 9]
    battle = words("rules", "battle")
    clause = sentence.units[verb.last + 1 :]
    in_battle = any(u.word == "in" for u in clause) and any(u.lemma in battle for u in clause)
    in_battle = in_battle or (after[:1] != [] and after[0].word == "on" and any(u.lemma == "side" for u in after))
    in_battle = (
        in_battle
        or _at_a_place(sentence, verb)
        or (verb.perfect and sentence.row[verb.last + 2 : verb.last + 3] in ("#", "C"))
    )
    if after and after[0].kind not in ",.;tSK" and not in_battle:
        return None
    armed = ("peacekeepers", "state_forces", "armed_group")
    fighters = [g for g in found if (g.noun.people or (g.noun.of and g.noun.of.people)) in armed or _serves(g.noun)]
    if not words("rules", "battle").isdisjoint(sentence.heard) or _at_a_place(sentence, verb):
        fighters += [g for g in found if g not in fighters and _may_fight(g.noun)]
    return Harm("killed", fighters, verb.head, "casualty.fell", verb)


def _serves(noun: Noun) -> bool:
    """ "48 members of the Mission", "200 of its members"."""
    whom = noun.of if noun.of is not None and is_bare(noun) else noun
    return whom.lemma == "member" and (
        whom.determiner in ("its", "their") or (whom.of is not None and is_body(whom.of))
    )


_QUARTERS = (
    "north",
    "south",
    "east",
    "west",
    "centre",
    "center",
    "line",
    "front",
    "field",
    "frontline",
    "region",
    "country",
)
_AROUND = ("at", "near", "in", "around", "outside", "on", "inside")


def _at_a_place(sentence: Sentence, verb: Verb) -> bool:
    """ "Twenty-nine soldiers fell at Tarkint"."""
    there = next((n for n in sentence.nouns if n.prep_index == verb.last + 1 and n.prep in _AROUND), None)
    if there is None:
        return False
    return sentence.row[there.head] == "M" or bool(there.entities) or there.lemma in _QUARTERS


def _may_fight(noun: Noun) -> bool:
    """Whether a number stands alone or is of them or of a nation's people: "nine of the Fijians fell in the battle"."""
    if is_national(noun.sentence.units[noun.head]):
        return True
    if noun.sentence.row[noun.head] != "C":
        return False
    return noun.of is None or noun.of.units[0].kind == "R" or is_national(noun.sentence.units[noun.of.head])


def is_body(noun: Noun) -> bool:
    """Whether a phrase names a force, a nation or fighters, who lose people where no loss is named."""
    kinds = ("mission", "country", "demonym", "organisation", "group")
    armed = noun.people in ("state_forces", "peacekeepers", "armed_group") or noun.lemma in _FORCES
    return armed or any(e.kind in kinds for e in noun.entities)


_FORCES = ("army", "military", "mission", "force", "contingent", "battalion", "brigade", "militia", "movement", "group")
