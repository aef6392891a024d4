"""Verbs of being and having: troops who are there, whom a force has, who are still or no longer there."""

from pipeline.extract.figures.movements import Said, ahead
from pipeline.extract.figures.troops import listed
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence


def _is_allowed(verb: Verb) -> bool:
    """ "authorised to have 19,800 soldiers"."""
    return verb.governor is not None and verb.governor.lemma in listed("verbs", "authorised")


def is_taught(verb: Verb) -> bool:
    """ "have passed through their courses"."""
    taught = ("course", "training", "school", "hand", "programme", "academy")
    return verb.lemma == "pass" and any(n.lemma in taught for n in verb.complements())


def has(verb: Verb, subject: bool) -> Said | None:
    """ "has 500 soldiers", "numbers 15,000"; of its subject only "served", "lived"."""
    if subject:
        there = verb.lemma in ("serve", "live", "operate", "pass") and not is_taught(verb)
        return ("deployed", "personnel.stationed") if there else None
    if _is_allowed(verb):
        return "authorised", "personnel.ceiling"
    return "planned" if ahead(verb) else "deployed", "personnel.has"


def there_are(verb: Verb, noun: Noun) -> Said | None:
    """ "There are about 87,000 troops in the country", "there are no more than 150 left"."""
    units = verb.sentence.units
    if verb.first == 0 or units[verb.first - 1].word != "there":
        return None
    if verb.perfect and noun.sentence.row[noun.head] == "C":
        return None  # "Since 2013 there have been 548", of whatever it was
    left = noun.last + 1 < len(units) and units[noun.last + 1].word == "left"
    still = left or units[verb.last + 1].word == "still" or units[verb.first].word == "still"
    return ("remaining", "personnel.still") if still else ("deployed", "personnel.there")


def they_are(verb: Verb, noun: Noun) -> Said | None:
    """ "They were close to 11,000 in 2011"."""
    alone = noun.sentence.row[noun.head] == "C" and verb.subject is not None
    nation = alone and getattr(verb.sentence.units[verb.subject.head].value, "kind", None) == "demonym"
    many = alone and (nation or verb.subject.units[0].word in ("they", "we"))
    return ("deployed", "personnel.there") if many else None


def is_so_strong(verb: Verb) -> Said | None:
    """ "The authorised strength is 12,500 soldiers"."""
    body = verb.subject
    if body is None or verb.sentence.row[body.head] != "N" or body.quantity is not None:
        return None
    if body.lemma not in listed("nouns", "strength") and not (body.lemma == "personnel" and body.determiner):
        return None
    allowed = body.lemma in listed("nouns", "authorised") or any(
        u.word in listed("rules", "allowed") for u in body.units
    )
    return "authorised" if allowed else "deployed", "personnel.strength_is"


_GOING = frozenset(("home", "out", "back", "from"))


def by_copula(sentence: Sentence, verb: Verb) -> Said | None:
    """ "were in the country", "are still here", "were on the road to Gao", "is to be gone"."""
    units = sentence.units
    after = [u.word for u in units[verb.last + 1 : verb.last + 4]]
    first = after[0] if after else ""
    if not listed("rules", "caught").isdisjoint(u.word for u in units[verb.last + 1 : verb.last + 5]):
        return None  # "are still in detention"
    if "still" in after[:2] or any(u.word == "still" for u in units[verb.first : verb.last + 1]):
        return "remaining", "personnel.still"
    if first in ("on", "aboard", "under") and not listed("nouns", "way").isdisjoint(after):
        return "departed", "personnel.on_the_way"
    if first in ("on their way", "on the way", "on its way", "en route"):
        return ("departed", "personnel.on_the_way") if _GOING.intersection(after) else ("planned", "personnel.planned")
    if not {"gone", "home"}.isdisjoint(after[:2]) or first == "out":
        return "planned" if ahead(verb) else "departed", "personnel.gone"
    if first in ("in", "at", "there", "here", "stationed", "present", "in place", "on hand"):
        return "planned" if ahead(verb) else "deployed", "personnel.there"
    if first == "left":
        return "planned" if ahead(verb) else "remaining", "personnel.left"
    return None
