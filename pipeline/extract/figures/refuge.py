"""People who sought refuge or reached another land: driven from home, though no word says so."""

from pipeline.extract.figures.counting import Group, is_crowd
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun, Verb

_REFUGE = frozenset(("refuge", "sanctuary"))
_TAKING = frozenset(("seek", "take", "find"))
_SITES = frozenset(("camp", "site", "settlement", "compound"))
_NEXT = frozenset(("neighbouring", "neighboring", "nearby"))
_AT_SHELTER = frozenset(("in", "at", "inside", "around", "near", "next to", "beside", "outside", "within"))
# Fewer who gather at a base are visitors or protesters.
_GATHERED = 500
VERBS = _TAKING | {"arrive", "shelter", "gather"}


def sheltered(verb: Verb, subject: list[Group]) -> Harm | None:
    """ "Hundreds of civilians have sought refuge in the camp", "3,000 people arrived in neighbouring districts",
    "35,000 are sheltering in UN compounds"."""
    if verb.negated or verb.form != "finite" or verb.modal is not None:
        return None
    crowd = [g for g in subject if is_crowd(g) and g.noun.sentence.row[g.noun.head] != "R"]
    if verb.lemma == "arrive":
        crowd = [g for g in crowd if (g.noun.of or g.noun).lemma in words("rules", "refugees")]
        fled = any(n.prep in ("in", "at") and _is_haven(n) for n in verb.complements())
    elif verb.lemma in ("shelter", "gather"):
        least = _GATHERED if verb.lemma == "gather" else 0
        crowd = [g for g in crowd if (g.quantity.count or 0) >= least]
        near = (n.lemma for n in verb.complements() if n.prep in _AT_SHELTER)
        fled = not verb.objects and not words("rules", "shelters").isdisjoint(near)
    else:
        fled = bool(verb.objects) and verb.objects[0].lemma in _REFUGE
        fled = fled or (verb.lemma == "take" and _took_to_flight(verb))
    return Harm("displaced", crowd, verb.head, "casualty.fled", verb) if fled and crowd else None


def _took_to_flight(verb: Verb) -> bool:
    """ "took flight", "took to the roads", "took to their heels"."""
    if verb.objects and verb.objects[0].lemma == "flight":
        return True
    after = verb.sentence.units[verb.last + 1 : verb.last + 2]
    return [u.word for u in after] == ["to"] and any(n.lemma in _WAYS for n in verb.complements() if n.prep == "to")


_WAYS = frozenset(("road", "bush", "hill", "forest", "boat", "heel", "mountain", "swamp", "wood", "field", "canoe"))


def _is_haven(noun: Noun) -> bool:
    """Another land, or a place that takes people in."""
    abroad = any(e.kind == "country" for e in noun.entities)
    return abroad or noun.lemma in _SITES or any(u.word in _NEXT for u in noun.units)
