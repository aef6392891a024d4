"""People in flight: who left home, was driven out, crossed a border; nobody who runs from the police."""

from pipeline.extract.figures.counting import Group, all_groups, is_crowd
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

# Fewer who leave for a country are travellers.
_EXODUS = 500
_LANDS = ("country", "place", "region", "name")


def left_home(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "fled the town", "left their homes"."""
    if verb.form == "infinitive":
        return None
    if verb.subject is None:
        subject = _made_to(sentence, verb)
    if not verb.objects and verb.lemma == "leave" and (left := _left_for(sentence, verb, subject)) is not None:
        return left
    if not verb.objects:
        away = sentence.units[verb.last + 1 : verb.last + 2]
        gone = bool(away) and away[0].word == "home" and verb.lemma == "leave"
        if verb.lemma == "leave" and verb.perfect and not _AID.isdisjoint(sentence.heard) and away[0].kind in ".,;t":
            subject = [g for g in subject if (g.quantity.count or 0) >= _EXODUS and g.noun.people is not None]
            gone = bool(subject)  # "Relief workers say that 1,700 people have left"
        return (
            Harm("displaced", [g for g in subject if is_crowd(g)], verb.head, "casualty.fled", verb) if gone else None
        )
    head = verb.objects[0]
    home = head.lemma in ("home", "house") and head.determiner in ("their", None)
    if not home and verb.lemma != "flee" and _is_lived_in(head):
        subject = [g for g in subject if (g.quantity.count or 0) >= _EXODUS]
        home = any((g.noun.of or g.noun).lemma in words("rules", "refugees") for g in subject)
    if home or (verb.lemma == "flee" and head.lemma in words("rules", "homes")):
        return Harm("displaced", [g for g in subject if is_crowd(g)], verb.head, "casualty.fled", verb)
    return None


_AID = frozenset("relief aid humanitarian refugee refugees displaced villagers villages".split())


def _is_lived_in(noun: Noun) -> bool:
    """A town by its name, or "the town", "their villages"."""
    named = any(e.kind in ("place", "region", "base", "name") for e in noun.entities)
    return named or noun.lemma in words("rules", "homes") or noun.lemma in ("city", "camp", "district", "capital")


def _made_to(sentence: Sentence, verb: Verb) -> list[Group]:
    """Who is made to do what a bare verb says: "made 2,700 villagers leave their homes"."""
    made = (v for v in sentence.verbs if v.lemma in ("make", "force", "let") and v.last < verb.first)
    return all_groups([o for v in made for o in v.objects if (o.of or o).last == verb.first - 1])


def _left_for(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "More than 30,000 people left for Mauritania"."""
    abroad = any(n.prep == "for" and any(e.kind in _LANDS for e in n.entities) for n in verb.complements())
    crowd = [g for g in subject if is_crowd(g) and (g.quantity.count or 0) >= _EXODUS and g.noun.people is not None]
    return Harm("displaced", crowd, verb.head, "casualty.fled", verb) if abroad else None


def crossed(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "9,000 refugees crossed the border", "have crossed into Chad"."""
    over = bool(verb.objects) and verb.objects[0].lemma in ("border", "frontier", "river", "lake", "line")
    into = any(n.prep in ("into", "to") and any(e.kind in _LANDS for e in n.entities) for n in verb.complements())
    if not over and not into:
        return None
    found = [g for g in subject if is_crowd(g) and g.noun.lemma in words("rules", "refugees")]
    return Harm("displaced", found, verb.head, "casualty.fled", verb)


def ran(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """ "Thousands of people had run to the base", "poured into the church"."""
    if verb.objects or verb.negated or verb.form == "infinitive":
        return None
    shelters = words("rules", "shelters")
    safe = any(n.prep in ("to", "into", "for", "towards", "toward") and n.lemma in shelters for n in verb.complements())
    crowd = [g for g in subject if is_crowd(g) and g.noun.sentence.row[g.noun.head] != "R"]
    after = [u.word for u in sentence.units[verb.last + 1 : verb.last + 4]]
    away = verb.particle == "away" or after[:1] == ["away"] or after == ["for", "their", "lives"]
    away = away or (after[:1] == ["out of"] and any((g.quantity.count or 0) >= _EXODUS for g in crowd))
    return Harm("displaced", crowd, verb.head, "casualty.fled", verb) if safe or away else None


_WHITHER = ("to", "into", "towards", "toward", "across", "over")


def driven(sentence: Sentence, verb: Verb, subject: list[Group]) -> Harm | None:
    """People forced from their homes, or to flee."""
    passive = verb.voice == "passive" and not _is_of_perfect(sentence, verb)
    who = subject if passive else all_groups(verb.objects or [n for n in sentence.nouns if n.first == verb.last + 1])
    refugees = verb.lemma == "send" and any(
        (o.of or o).lemma in ("refugee", "family", "villager") for o in verb.objects
    )
    gone_to = (verb.lemma == "drive" or refugees) and any(n.prep in _WHITHER for n in verb.complements())
    behind = (max((o.of or o).last for o in verb.objects) if verb.objects else verb.last) + 1
    away = (
        gone_to
        or (behind < len(sentence.units) and sentence.units[behind].word in words("rules", "directions"))
        or any(v.governor is verb and v.lemma in ("flee", "leave", "abandon") for v in sentence.verbs)
        or any(n.prep in ("from", "out of") and verb.last < n.first and _is_home(n) for n in sentence.nouns)
    )
    return Harm("displaced", [g for g in who if is_crowd(g)], verb.head, "casualty.driven", verb) if away else None


def _is_of_perfect(sentence: Sentence, verb: Verb) -> bool:
    """ "has killed 2,000 people and driven 1.2 million from their homes": a participle under the "has" before it."""
    if verb.form != "participle" or sentence.row[verb.first - 1] != "K":
        return False
    behind = any(n.first == verb.last + 1 and n.quantity is not None for n in sentence.nouns)
    return behind and any(v.perfect and v.voice == "active" and v.last < verb.first for v in sentence.verbs)


def _is_home(noun: Noun) -> bool:
    """Whether people live in what a phrase names: "their villages", "homes"."""
    return noun.lemma == "home" or (noun.determiner == "their" and noun.lemma in words("rules", "homes"))
