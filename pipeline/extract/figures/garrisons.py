"""Whose soldiers were hit where only their post is told: "overran a Ugandan base, killing 54 soldiers"."""

from typing import TYPE_CHECKING

from pipeline.extract.figures.neighbours import nouns_before
from pipeline.extract.figures.scope import has_incident
from pipeline.extract.figures.words import words
from pipeline.extract.names import capitals
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

if TYPE_CHECKING:
    from pipeline.extract.figures.sides import Sides

_BACK = 12


def garrison(sides: "Sides", noun: Noun, alone: bool = False) -> str | None:
    """The side of soldiers by the base or the column told of before them; None where that is not told. Men who
    may be anybody's are not where a crowd is told of (`alone`)."""
    sentence = noun.sentence
    behind = _post_behind(noun)
    if behind is not None and (side := _side_of_post(sides, behind)) is not None:
        return side
    near = (n for n in sentence.nouns if n.first < noun.last + 8)
    own = (
        (alone and _tells_of_crowd(sentence))
        or has_incident(sentence)
        or any(e.kind in ("place", "base") for n in near for e in n.entities)
    )
    for other in nouns_before(sides.article, noun, 0 if own else 3):
        if other.lemma in words("sides", "posts"):
            side = _side_of_post(sides, other)
            if side is not None:
                return side
        elif other.sentence is not sentence and sides.organisation(other) == "state_forces":
            return None
    return None


def _tells_of_crowd(sentence: Sentence) -> bool:
    """Whether a sentence or the two before it tell of a crowd, whose dead are no soldiers."""
    article, index = sentence.article, sentence.index
    near = (i for i in range(max(0, index - 2), index + 1) if article.spans[i].paragraph == sentence.paragraph)
    return any(not _CROWD.isdisjoint(article.heard[i]) for i in near)


_CROWD = frozenset("crowd crowds stones protest protesters demonstrators demonstration barricades marchers mob".split())


def _side_of_post(sides: "Sides", post: Noun) -> str | None:
    return post_side(sides, post) or (known_post(sides, post) if post.determiner == "the" else None)


def _post_behind(noun: Noun) -> Noun | None:
    """The post at which soldiers were hit: "killed a soldier on Monday at an army post"."""
    posts = words("sides", "posts")
    behind = (n for n in noun.sentence.nouns if n.first > noun.last and n.prep in _THERE)
    return next((n for n in behind if n.lemma in posts), None)


def is_at_home(noun: Noun, country: str, host: str | None) -> bool:
    """Whether a nation's soldiers came to harm in their own land, where they are no peacekeepers: "nine Nigerien
    soldiers died at Tillabéri", "near the border with Mali" in an article about Mali."""
    for other in noun.sentence.nouns:
        if other is noun or other.prep is None:
            continue
        there = other.prep in _THERE and not (other.entities and other.entities[0].name in capitals())
        if there and any(e.kind in _PLACES and e.country == country for e in other.entities):
            return True  # and none of who speaks "in Delhi"
        border = other.prep == "with" and noun.sentence.units[other.prep_index - 1].lemma == "border"
        if border and any(e.country == host for e in other.entities):
            return True
    return False


_THERE = ("in", "at", "near", "inside", "outside", "around")
_PLACES = ("place", "region", "country", "base")


def post_side(sides: "Sides", post: Noun) -> str | None:
    """The side of a post by the words that name it."""
    whose = _held_by(post) or post.of or post
    if whose.lemma in ("troop", "force", "soldier") and whose.units[0].word in ("foreign", "coalition"):
        return "foreign_forces"
    if post.possessor and post.possessor[-1].lemma in ("contingent", "mission", "peacekeeper") and sides.with_mission:
        return "peacekeepers"
    if any(u.word in words("sides", "national_posts") for u in post.units) and not any(
        e.country not in (None, sides.host) for e in post.entities
    ):
        return "state_forces"
    for entity in [*post.entities, *(whose.entities if whose is not post else ())]:
        if sides.is_mission(entity):
            return "peacekeepers"
        side = sides.entity(entity, True) if entity.country is not None else None
        if side is not None:
            return side
    return None


_HELD = frozenset(("man", "hold", "guard", "garrison", "staff", "defend"))


def _held_by(post: Noun) -> Noun | None:
    """ "a base manned by Burundians"."""
    sentence = post.sentence
    held = next((v for v in sentence.verbs if v.first == post.last + 1 and v.lemma in _HELD), None)
    if held is None:
        return None
    return next((n for n in sentence.nouns if n.prep == "by" and n.prep_index == held.last + 1), None)


def known_post(sides: "Sides", post: Noun) -> str | None:
    """The side of "the camp" by an earlier sentence that told whose camp it is."""
    word = post.sentence.units[post.head].word
    for index in range(post.sentence.index - 1, max(-1, post.sentence.index - _BACK), -1):
        if word not in sides.article.heard[index]:
            continue
        for other in sides.article.sentence(index).nouns:
            side = post_side(sides, other) if other.lemma == post.lemma else None
            if side is not None:
                return side
    return None
