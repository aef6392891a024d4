"""People who sought refuge or reached another land: driven from home, though no word says so."""

from pipeline.extract.figures.counting import Group, is_crowd, is_national
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun, Verb

_TAKING = frozenset(("seek", "take", "find"))
_REFUGE = frozenset(("refuge", "sanctuary", "asylum", "protection"))
_COVER = frozenset(("shelter", "safety", "cover"))
_SITES = frozenset(("camp", "site", "settlement", "compound"))
_NEXT = frozenset(("neighbouring", "neighboring", "nearby"))
_AT_SHELTER = frozenset("in at inside into around near to towards toward through beside within under on".split()) | {
    "next to",
    "on to",
    "out of",
}
# Fewer who gather at a base, move or take cover are visitors, protesters or passers-by.
_GATHERED = 500
VERBS = _TAKING | words("flight", "havens") | {"arrive"}


def sheltered(verb: Verb, subject: list[Group]) -> Harm | None:
    """ "Hundreds of civilians have sought refuge in the camp", "3,000 people arrived in neighbouring districts",
    "35,000 have crowded into UN compounds", "165,000 live as refugees"."""
    if verb.negated or verb.form != "finite" or verb.modal is not None:
        return None
    crowd = [g for g in subject if is_crowd(g) and g.noun.sentence.row[g.noun.head] != "R"]
    if verb.lemma not in _TAKING and any(n.prep == "for" and n.lemma in _REFUGE | _COVER for n in verb.complements()):
        crowd = [g for g in crowd if _may_flee(g)]
        fled = bool(crowd)  # "Hundreds of families have walked to Bol for safety"
    elif verb.lemma in _MOVING and _from_home(verb):
        crowd = [g for g in crowd if _may_flee(g) and (g.quantity.count or 0) >= _GATHERED]
        fled = bool(crowd)
    elif verb.lemma == "arrive":
        crowd = [g for g in crowd if _may_flee(g)]
        fled = any(n.prep in ("in", "at") and _is_haven(n) for n in verb.complements())
    elif verb.lemma not in _TAKING:
        least = 0 if verb.lemma == "shelter" else _GATHERED
        crowd = [g for g in crowd if (g.quantity.count or 0) >= least and (not least or _may_flee(g))]
        fled = not verb.objects and bool(crowd) and (_at_shelter(verb) or _as_refugees(verb))
        fled = fled and "every" not in verb.sentence.heard  # "every weekend thousands camped around the base"
    else:
        head = verb.objects[0].lemma if verb.objects else None
        fled = head in _REFUGE or (verb.lemma == "take" and _took_to_flight(verb, crowd))
        if head in _COVER and not verb.relative and not _is_pluperfect(verb):
            crowd = [g for g in crowd if (g.quantity.count or 0) >= _GATHERED]
            fled = bool(crowd)
    return Harm("displaced", crowd, verb.head, "casualty.fled", verb) if fled and crowd else None


_MOVING = ("arrive", "move", "walk", "come", "reach")


def _from_home(verb: Verb) -> bool:
    """ "have moved to Kole from villages along the river", "have arrived in Kole from Bol since Friday"."""
    told = [n for n in verb.complements() if n.prep == "from"]
    villages = any(n.lemma in words("rules", "homes") for n in told)
    named = verb.perfect and any(e.kind in ("place", "region", "name") for n in told for e in n.entities)
    return (villages or named) and not any(n.prep == "for" for n in verb.complements())


def _may_flee(group: Group) -> bool:
    """Whether a group is a number alone or of those who flee: people, villagers, families, a nation's people."""
    noun = group.noun
    whom = noun.of if noun.of is not None and noun.sentence.row[noun.head] in "C#" else noun
    head = whom.sentence.units[whom.head]
    return head.kind == "C" or whom.lemma in words("rules", "refugees") or is_national(head)


def _at_shelter(verb: Verb) -> bool:
    """Whether the verb says that people are where nobody lives who has a home: in tents, churches, at a base."""
    if verb.lemma in words("flight", "homely"):
        return any(n.prep in _AT_SHELTER and n.lemma in words("flight", "camps") for n in verb.complements())
    return any(n.prep in _AT_SHELTER and n.lemma in words("rules", "shelters") for n in verb.complements())


def _as_refugees(verb: Verb) -> bool:
    """ "live as refugees"."""
    after = verb.sentence.units[verb.last + 1 : verb.last + 3]
    return len(after) == 2 and after[0].word == "as" and after[1].lemma in _EXILES


_EXILES = frozenset(("refugee", "exile", "displaced person"))


def counted_refugees(noun: Noun) -> list[Harm]:
    """ "The agency registered 4,300 new arrivals", "there are 270,000 refugees in twelve camps"."""
    anew = noun.lemma == "arrival" and any(u.word == "new" for u in noun.units)
    if noun.quantity is None or (noun.quantity.count or 0) < _GATHERED or not (noun.lemma == "refugee" or anew):
        return []
    verb = noun.verb
    counts = noun.role == "object" and not verb.negated and verb.lemma in words("flight", "counting")
    return [Harm("displaced", [Group(noun.quantity, noun)], noun.head, "casualty.noun")] if counts else []


def _is_pluperfect(verb: Verb) -> bool:
    """ "had taken shelter", as is told of those who were hit there."""
    return verb.sentence.units[verb.first].word == "had"


def _took_to_flight(verb: Verb, crowd: list[Group]) -> bool:
    """ "took flight", "took to the roads", "took to their heels", "took the road to Armenia"."""
    if verb.objects and verb.objects[0].lemma == "road":
        return any(_may_flee(g) and (g.quantity.count or 0) >= _GATHERED for g in crowd)
    if verb.objects and verb.objects[0].lemma == "flight":
        return True
    after = verb.sentence.units[verb.last + 1 : verb.last + 2]
    return [u.word for u in after] == ["to"] and any(n.lemma in _WAYS for n in verb.complements() if n.prep == "to")


_WAYS = frozenset(("road", "bush", "hill", "forest", "boat", "heel", "mountain", "swamp", "wood", "field", "canoe"))


def _is_haven(noun: Noun) -> bool:
    """Another land, or a place that takes people in."""
    abroad = any(e.kind == "country" for e in noun.entities)
    return abroad or noun.lemma in _SITES or any(u.word in _NEXT for u in noun.units)
