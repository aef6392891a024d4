"""Which base closed as which: "Para is the eighth base to close", "With Para, nine camps have been given up"."""

from collections.abc import Iterator

from pipeline.extract import context
from pipeline.extract.actors import Cast
from pipeline.extract.article import Article
from pipeline.extract.base_names import BASE, PLURAL, SITES, WORDS, bare_place, new_name, places, report
from pipeline.extract.claims import BaseReport
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_CLOSING = frozenset(WORDS["closing"].split())
_PLACES = frozenset(("place", "location", "town", "one", "headquarters", "unit", "closure", "handover", "departure"))
# A rank among the bases of an area is none among all.
_AREAS = frozenset(("region", "region's", "area", "province", "district", "north", "south", "east", "west"))
_ELSEWHERE = frozenset(("to", "for", "towards", "toward"))  # where somebody goes


def ranked(sentence: Sentence, verb: Verb, cast: Cast) -> Iterator[BaseReport]:
    """ "Para is the eighth base to close", "It is the ninth camp that the peacekeepers have given up"."""
    yield from _with_it(sentence, verb, cast)
    if verb.lemma not in ("be", "become", "mark") or verb.negated or verb.subject is None:
        return
    if verb.objects and any(u.word == "number" for u in verb.objects[0].units):
        yield from _numbered(sentence, verb, cast)
        return
    after = [n for n in sentence.nouns if n.first > verb.last][:4]
    if not after or after[0].first > verb.last + 3:
        return
    ordinal = next((u.value for u in after[0].units if u.kind == "#" and u.value.kind == "ordinal"), None)
    tail = sentence.units[after[0].first :]
    words = {u.word for u in tail[:12]}
    if ordinal is None or ordinal.count is None or words & _AREAS:
        return
    head = sentence.units[after[0].head]
    if head.kind == "N" and head.lemma not in SITES | _PLACES and head.word not in PLURAL:
        return  # "the sixth such incident since the convoy left its base"
    about_bases = any(u.lemma in BASE or u.word in PLURAL for n in (verb.subject, *after) for u in n.units)
    # "handed the Taji base to the army; it is the eighth that"
    about_bases = about_bases or any(n.lemma in BASE and n.last < verb.subject.first for n in sentence.nouns)
    if not about_bases or not any(u.lemma in _CLOSING for u in tail):
        return
    place = _place_of_subject(sentence, verb, cast)
    if place is not None:
        closed = not any(v.tense == "future" or v.modal for v in sentence.verbs if v.first >= verb.first)
        yield report(sentence, "rank", place.name, "closed" if closed else "closing", cast, closure_rank=ordinal.count)


def _numbered(sentence: Sentence, verb: Verb, cast: Cast) -> Iterator[BaseReport]:
    """ "eight have been shut, Para being number eight", "Gori was number two on the list" of bases to close."""
    count = next((u.value.count for u in verb.objects[0].units if u.kind in "#C"), None)
    about_bases = cast.departed or any(u.lemma in BASE or u.word in PLURAL for u in sentence.units)
    if count is None or not about_bases or not any(u.lemma in _CLOSING for u in sentence.units):
        return
    place = _place_of_subject(sentence, verb, cast)
    if place is not None:
        status = "closing" if verb.tense == "future" or verb.modal else "closed"
        yield report(sentence, "rank", place.name, status, cast, closure_rank=count)


def _with_it(sentence: Sentence, verb: Verb, cast: Cast) -> Iterator[BaseReport]:
    """ "With Para, nine camps have been given up": the ninth."""
    closed = [verb.subject] if verb.voice == "passive" else verb.objects
    if verb.lemma not in _CLOSING or not verb.perfect or verb.negated or verb.modal or not closed or closed[0] is None:
        return
    counted = closed[0].quantity if closed[0].sentence.units[closed[0].head].word in PLURAL else None
    first = sentence.nouns[0]
    place = bare_place(first) or new_name(first) if first.prep == "with" and first.prep_index == 0 else None
    if counted is not None and (counted.count or 0) > 1 and place is not None:
        yield report(sentence, "rank", place.name, "closed", cast, closure_rank=counted.count)


def ranked_aside(sentence: Sentence, noun: Noun, cast: Cast) -> Iterator[BaseReport]:
    """ "gave up Para, the second of its 12 camps to close": the rank in an aside behind the name."""
    if noun.first < 2 or sentence.row[noun.first - 1] != ",":
        return
    ordinal = next((u.value for u in noun.units if u.kind == "#" and u.value.kind == "ordinal"), None)
    if ordinal is None or ordinal.count is None:
        return
    tail = sentence.units[noun.first : noun.first + 14]
    if not any(u.lemma in BASE or u.word in PLURAL for u in tail) or _AREAS & {u.word for u in tail}:
        return
    if not any(v.lemma in _CLOSING for v in sentence.verbs):
        return
    before = next((n for n in sentence.nouns if n.last == noun.first - 2), None)
    place = (bare_place(before) or new_name(before) or context.place_of_noun(before)) if before is not None else None
    if (
        place is None and before is not None and before.prep in ("to", "by")
    ):  # "gave the Para base to the army, the fifth"
        told = [p for n in sentence.nouns if n.last < before.first and n.lemma in BASE for p in places(n)]
        place = told[0] if len(told) == 1 else None
    if place is not None and place.kind not in ("region", "country"):
        ahead = any(v.tense == "future" for v in sentence.verbs if v.last < noun.first)
        yield report(sentence, "rank", place.name, "closing" if ahead else "closed", cast, closure_rank=ordinal.count)


def _place_of_subject(sentence: Sentence, verb: Verb, cast: Cast) -> Entity | None:
    subject = verb.subject
    own = bare_place(subject) or next(iter(places(subject)), None) or new_name(subject)
    if own is not None:
        return own
    if sentence.units[subject.head].word in ("it", "this") or sentence.units[subject.head].lemma in BASE:
        article = sentence.article
        beside = [n for n in sentence.nouns if n.last < subject.first and n.lemma in BASE]
        told = next((place for n in reversed(beside) for place in places(n)), None)
        if told is not None:  # "handed over the Taji base; it is the eighth that"
            return told
        before = range(sentence.index - 1, max(-1, sentence.index - 6), -1)
        if article.here is not None and any("here" in article.heard[index] for index in before):
            return article.here
        for index in before:
            place = _scene(article, index)
            if place is not None:
                return place
    return None


def _scene(article: Article, index: int) -> Entity | None:
    """The base of an earlier sentence, else its town; a headline in capitals counts ("ANSONGO.")."""
    sentence = article.sentence(index)
    held = (place for n in sentence.nouns if n.lemma in BASE for place in places(n))
    named = ((n, context.place_of_noun(n) or bare_place(n)) for n in sentence.nouns)
    towns = (p for n, p in named if p is not None and not (n.prep in _ELSEWHERE or context.in_attribution(sentence, n)))
    return next((p for p in (*held, *towns) if p.kind in ("base", "place")), None)
