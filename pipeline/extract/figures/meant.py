"""Who is meant by "its", "they", "the men" or a number alone: the people or the body named before."""

from typing import TYPE_CHECKING

from pipeline.extract.figures.counting import is_national
from pipeline.extract.figures.garrisons import garrison
from pipeline.extract.figures.neighbours import nouns_before
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun

if TYPE_CHECKING:
    from pipeline.extract.figures.sides import Sides

# Prepositions of those told of beside a number: "the plight of civilians in Bol, where 40 have died".
_BESIDE = ("of", "among", "to", "between", "for")


def owner_before(sides: "Sides", noun: Noun) -> str | None:
    """The side of "its" in "its men": that of the last body or fighters named before."""
    if noun.first and noun.sentence.units[noun.first - 1].word == "whose":
        owner = next((n for n in reversed(noun.sentence.nouns) if n.last < noun.first - 1 and n.quantity is None), None)
        return (sides.organisation(owner) or sides.nation(owner)) if owner is not None else None
    if noun.determiner in ("its", "their") and any(u.word == "own" for u in noun.units):
        told = _teller_of(sides, noun)
        if told is not None:
            return told
    if noun.determiner in ("his", "her") and is_statesman(noun):
        return garrison(sides, noun) or _of_statesman(sides, noun)
    officer = _officer_of(noun) if noun.determiner in ("his", "her") else None
    if officer is not None:
        return sides.of(officer) or "state_forces"
    for other in nouns_before(sides.article, noun, 4):
        if other.prep not in (None, "by", "of", "with"):
            continue
        head = other.sentence.units[other.head]
        aboard = noun.lemma == "crew"  # "shot down a UN helicopter, killing its crew"
        if (
            noun.determiner == "its"
            and not aboard
            and (other.role == "object" or (head.people and head.word != head.lemma))
        ):
            continue
        side = sides.organisation(other) or (sides.nation(other) if _is_state(other) else None)
        if side is not None:
            return side
    return None


def _teller_of(sides: "Sides", noun: Noun) -> str | None:
    """The side of those by whose account "its own staff" came to no harm."""
    sentence, saying = noun.sentence, words("rules", "saying")
    by = [n for n in sentence.nouns if n.prep == "according to"]
    by += [v.subject for v in sentence.verbs if v.lemma in saying and v.subject is not None]
    return next((s for n in by if n.last < noun.first and (s := sides.organisation(n) or _of_mission(sides, n))), None)


def _of_mission(sides: "Sides", noun: Noun) -> str | None:
    """ "the EU mission": of a mission by its noun."""
    return "peacekeepers" if noun.lemma == "mission" and sides.with_mission else None


def _of_statesman(sides: "Sides", noun: Noun) -> str | None:
    """The side of "his men", of the land whose head speaks: "Kenya's president said that nine of his men"."""
    for other in noun.sentence.nouns:
        country = next((e for e in other.entities if e.kind in ("country", "demonym")), None)
        if other.last < noun.first and country is not None and country.country != sides.host:
            return sides.entity(country, True)
    return None


def _is_state(noun: Noun) -> bool:
    """Whether a phrase is a country that acts: "Spain brought home six of its soldiers"."""
    return noun.role == "subject" and any(e.kind == "country" for e in noun.entities) and noun.of is None


def _officer_of(noun: Noun) -> Noun | None:
    """Whose men they are: "General Kone and 27 of his men", "a Ghanaian captain was hurt with two of his men"."""
    ranks = words("words", "ranks") | {"commander"}
    before = (o for o in reversed(noun.sentence.nouns) if o.last < noun.first)
    return next((o for o in before if any(u.word.split()[0] in ranks for u in o.units if u.kind in "NM")), None)


def body_before(sides: "Sides", pronoun: Noun) -> str | None:
    """The side of "it" or "they", who speak or have lost people: that of the last body, nation or fighters told of."""
    one = pronoun.units[0].word == "it"
    for other in nouns_before(sides.article, pronoun, 2, across=True):
        if other.prep not in (None, "by") or other.units[0].kind == "R":
            continue
        head = other.sentence.units[other.head]
        if one and head.people is not None and head.word != head.lemma:
            continue
        side = sides.organisation(other) or (sides.nation(other) if other.role == "subject" else None)
        if side is not None:
            return side
    return None


def people_before(sides: "Sides", noun: Noun) -> str | None:
    """The side of the people named last before a pronoun or before "the men"; who did them harm is passed over."""
    pronoun = noun.sentence.units[noun.head].kind == "R"
    parent = noun.of_parent
    done = parent.verb if parent is not None and parent.role == "object" else None
    for other in nouns_before(sides.article, noun, 2, across=pronoun):
        head = other.sentence.units[other.head]
        speaks = other.role == "subject" and other.verb.lemma in words("rules", "saying")
        acts = other.prep == "by" or (done is not None and other is done.subject)
        acts = acts or (noun.role == "object" and noun.verb.voice == "active" and other is noun.verb.subject)
        plain = head.word in ("men", "women", "people") or speaks or acts
        many = head.word != head.lemma or head.lemma in words("words", "collective")
        named = head.people is not None or is_national(head) or any(u.word == "ethnic" for u in other.units)
        if named and many and not plain:
            return sides.of(other)
    return None


def known_as(sides: "Sides", noun: Noun, lemma: str) -> str | None:
    """The side that an earlier phrase gave to the same word: "soldiers of ECOMIG" for "the soldiers"."""
    index = noun.sentence.index
    plural = noun.sentence.units[noun.head].word
    for i in range(index - 1, max(-1, index - 12), -1):
        if plural not in sides.article.heard[i]:
            continue
        for other in reversed(sides.article.sentence(i).nouns):
            if other.lemma == lemma and other.determiner not in ("the", "these", "those"):
                side = sides.of(other)
                if side != "state_forces":
                    return side
    return None


def nearest(sides: "Sides", noun: Noun) -> str | None:
    """The side of the people in the plural whom the paragraph named last before a bare number."""
    for other in nouns_before(sides.article, noun, 3):
        head = other.sentence.units[other.head]
        verb = other.verb
        harmed = verb is not None and (other.role == "object") != (verb.voice == "passive")
        harmed = harmed or other.prep in ("at", "on", "against", "through", "into", "aboard")
        beside = other.sentence is noun.sentence and other.role is None and other.prep in _BESIDE
        harmed = harmed or beside
        if head.people is not None and head.word != head.lemma and harmed:
            return sides.of(other)
    return None


def left_by(sides: "Sides", noun: Noun) -> str | None:
    """The side of bodies "left behind by the attackers"."""
    left = noun.verb if noun.role == "object" else None
    if left is not None and left.lemma in ("leave", "abandon") and left.subject is not None:
        return sides.organisation(left.subject) or sides.of(left.subject)  # "the attackers had left 72 bodies"
    for other in noun.sentence.nouns:
        if (
            other.prep == "by"
            and 0 < other.first - noun.last <= 5
            and noun.sentence.units[noun.last + 1].lemma == "leave"
        ):
            return sides.of(other)
    return None


def mustered(sides: "Sides", noun: Noun) -> str | None:
    """The side of a number alone behind those whom a force has: "has 742 soldiers; 183 have died"."""
    for other in noun.sentence.nouns:
        has = other.role == "object" and other.verb.lemma in words("sides", "musters")
        if other.last < noun.first and has and other.people is not None:
            return sides.of(other)
    return None


def is_statesman(noun: Noun) -> bool:
    """Whether the sentence's speaker heads a state: "President Kone said that 54 of his soldiers"."""
    told = (u.word.split()[0] for u in noun.sentence.units[: noun.first] if u.kind in "NM")
    return any(word in ("president", "minister", "king", "premier") for word in told)
