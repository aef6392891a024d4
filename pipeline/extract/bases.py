"""Reads what an article says of bases apart from events: that one is there, is to close, has closed, and as which.

A base of the mission or of another foreign force counts; a state army's camp and a rebel position do not.
"""

from collections.abc import Iterator

from pipeline.extract import context, modality
from pipeline.extract.actors import Cast, cast_of
from pipeline.extract.article import Article
from pipeline.extract.attribution import Speech
from pipeline.extract.base_names import BASE, PLURAL, SITES, WORDS, bare_place, named_camp, new_name, places, report
from pipeline.extract.base_ranks import ranked, ranked_aside
from pipeline.extract.claims import BaseReport
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.surroundings import called, possessors

_STAYING = frozenset(WORDS["staying"].split())
_COMING = frozenset(WORDS["coming"].split())
_NOT_OURS = frozenset(WORDS["not_ours"].split())
_FORMER = frozenset(WORDS["former"].split())
_SHELTERED = frozenset(WORDS["sheltered"].split())
_ORDER = frozenset(("next", "last", "left", "only"))
_LEAVING = frozenset(("leave", "withdraw", "depart", "go", "move", "pull"))
_CONTEXT = BASE | PLURAL
_GATE = _CONTEXT | _STAYING | _COMING | _ORDER | {"leave", "left"}


def read(article: Article, speech: Speech) -> list[BaseReport]:
    """All statements about bases, in reading order; one per base, status and sentence."""
    if _CONTEXT.isdisjoint(article.lower):
        return []
    cast = cast_of(article)
    reports: list[BaseReport] = []
    seen: set[tuple[str, str, int | None, bool]] = set()
    for index in range(len(article)):
        words = article.heard[index]
        if _GATE.isdisjoint(words):
            continue
        for found in _sentence(article.sentence(index), cast):
            key = (found.place, found.status, found.closure_rank, found.rule == "base.reopened")
            if key not in seen:
                seen.add(key)
                voice = speech.voice_at(found.start)
                found.speaker, found.attribution = voice.speaker, voice.attribution
                if found.modality == "asserted":
                    found.modality = voice.modality
                reports.append(found)
    return reports


def _sentence(sentence: Sentence, cast: Cast) -> Iterator[BaseReport]:
    numbered = "#" in sentence.row or "C" in sentence.row
    for verb in sentence.verbs:
        if numbered:
            yield from ranked(sentence, verb, cast)
        yield from _reopened(verb, cast)
        yield from _remaining(sentence, verb, cast)
    for noun in sentence.nouns:
        if numbered:
            yield from ranked_aside(sentence, noun, cast)
        if sentence.units[noun.head].word.rpartition(" ")[2] in _CONTEXT or named_camp(noun):
            yield from _present(sentence, noun, cast)


def _present(sentence: Sentence, noun: Noun, cast: Cast) -> Iterator[BaseReport]:
    """ "its camps in Gao and Timbuktu", "the Kidal base", "Camp Faouar"."""
    if not _of_force(noun, cast):
        return
    former = any(u.lemma in _FORMER or u.word in _FORMER for u in noun.units) or _since_left(noun, cast)
    status = "closed" if former else "open"
    for place in places(noun) or _fronted(noun):
        yield report(sentence, "present", place.name, status, cast)


def _of_force(noun: Noun, cast: Cast) -> bool:
    """Whether the mission or a foreign force holds it: said by a name, an owner, or nobody else being named."""
    words = {u.lemma for u in noun.units} | {word for u in noun.units for word in u.word.split()}
    if words & _NOT_OURS or (noun.lemma == "camp" and _shelters(noun)):
        return False
    for unit in noun.units:
        entity = unit.value
        if isinstance(entity, Entity):
            if entity.kind == "mission" or entity.sector == "un":
                return True
            if entity.kind == "organisation" and entity.sector is None and entity.name.isupper():
                return False  # "the SNA camp": nobody knows whose
            if entity.sector in ("military", "armed_group", "government") or (
                entity.kind in ("demonym", "country") and entity.country == cast.country
            ):
                return False
            if entity.kind == "country" and unit.word != noun.units[-1].word and noun.possessor[-1:] == [unit]:
                return True  # "Kenya's camp at El Adde"
    owner = cast.owner(noun)
    if owner is None and noun.of is not None and not context.place_of_noun(noun.of):
        owner = noun.of
    if owner is not None:
        classes = cast.classes(owner)
        return bool(classes & {"mission", "foreign"}) and "armed" not in classes
    if noun.lemma in ("barracks", "garrison"):
        return False  # of an army, unless somebody is named
    if noun.lemma in ("camp", "site") and not named_camp(noun) and not _told_of_forces(noun, cast):
        return False  # "a teacher in the Bredjing camp"
    if cast.mission is not None or named_camp(noun):
        return True
    subject = noun.sentence.verbs[0].subject if noun.sentence.verbs else None
    return subject is not None and bool(
        cast.classes(subject) & {"contingent", "mission"}
    )  # "French forces are at a base"


def _told_of_forces(noun: Noun, cast: Cast) -> bool:
    """Whether the sentence of a camp speaks of a force."""
    nouns = [*(n for n in noun.sentence.nouns if n is not noun), *possessors(noun, cast)]
    return any(cast.classes(n) & {"mission", "contingent", "foreign"} for n in nouns)


def _fronted(noun: Noun) -> list[Entity]:
    """ "In Kenema the Zambian camp is a school": the place that opens the sentence."""
    beside = next((n for n in noun.sentence.nouns if n.last == noun.first - 3), None)
    row, units = noun.sentence.row, noun.sentence.units
    if beside is not None and row[noun.first - 2] == "," and units[noun.first - 1].word == "where":
        place = context.place_of_noun(beside)  # "at Prizren, where the field camp"
        return [place] if place is not None and place.kind != "region" else []
    first = noun.sentence.nouns[0]
    if first.prep not in ("in", "at") or first.prep_index != 0 or first is noun or noun.prep is not None:
        return []
    gap = noun.sentence.row[first.last + 1 : noun.first]
    place = context.place_of_noun(first) if gap in ("", ",") and called(noun) is None else None
    return [place] if place is not None and place.kind != "region" else []


def _since_left(noun: Noun, cast: Cast) -> bool:
    """ "looted the base at Istog when the Spaniards withdrew"."""
    return any(
        verb.lemma in _LEAVING
        and verb.condition in ("when", "after", "since", "once")
        and verb.tense == "past"
        and not (verb.objects or verb.negated)
        and noun.last < verb.first
        and verb.subject is not None
        and cast.classes(verb.subject) & {"contingent", "mission"}
        for verb in noun.sentence.verbs
    )


def _shelters(noun: Noun) -> bool:
    """ "Kalma camp, which shelters over 100,000 displaced people"."""
    units = noun.sentence.units
    clause = units[noun.last + 1 : noun.last + 12]
    return any(u.word in ("which", "where", "home") for u in clause) and any(u.lemma in _SHELTERED for u in clause)


def _named_behind(sentence: Sentence, verb: Verb) -> list[Entity]:
    """The bare names behind a colon or a dash, after a verb."""
    cut = next((i for i in range(verb.last, len(sentence.row)) if sentence.row[i] in ":-"), -1)
    first = next((n for n in sentence.nouns if n.first == cut + 1), None) if cut > 0 else None
    listed = [(bare_place(n) or new_name(n)) for n in first.members or [first]] if first is not None else []
    return [p for p in listed if p is not None]


def _reopened(verb: Verb, cast: Cast) -> Iterator[BaseReport]:
    """ "MONUSCO has reopened its base at Para", "the camp at Para was reoccupied by Kenyan troops", "had to leave Para
    for five days"."""
    if verb.lemma in _LEAVING and verb.objects and _for_a_time(verb.objects[-1]):
        for place in filter(None, (bare_place(n) or new_name(n) for n in verb.objects)):
            yield report(verb.sentence, "reopened", place.name, "open", cast)
    if verb.lemma not in _REOPENING or modality.of_verb(verb) != "asserted":
        return
    passive = verb.voice == "passive"
    who = next((n for n in verb.complements() if n.prep == "by"), None) if passive else verb.subject
    sites = verb.objects if not passive else [verb.subject] if verb.subject is not None else []
    if who is not None and not cast.classes(who) & {"mission", "contingent", "foreign"}:
        return
    if who is None and not (passive and cast.mission_told(verb.sentence)):
        return
    for site in sites:
        if "base" in cast.classes(site):
            for place in places(site):
                yield report(verb.sentence, "reopened", place.name, "open", cast)


def _for_a_time(noun: Noun) -> bool:
    """ "for five days", "for a week" behind a phrase."""
    units = noun.sentence.units[noun.last + 1 : noun.last + 4]
    return len(units) > 1 and units[0].word == "for" and any(not _TIMES.isdisjoint(u.word.split()) for u in units[1:])


_TIMES = frozenset(("hours", "days", "nights", "weeks", "night", "week", "while"))
_REOPENING = frozenset("reopen re-open reoccupy re-occupy re-establish reestablish reactivate".split())


def _remaining(sentence: Sentence, verb: Verb, cast: Cast) -> Iterator[BaseReport]:
    """ "Gao, Timbuktu and Bamako come last", "Only Gao is left", "Mopti is next on the list"."""
    if verb.lemma == "follow" and verb.voice == "passive" and verb.form == "infinitive":
        heir = next((n for n in sentence.nouns if n.prep == "by" and n.first > verb.last), None)
        for site in places(heir) if heir is not None else ():  # "to be followed by those at Lulimba and Minembwe"
            yield report(sentence, "remaining", site.name, "closing", cast)
    subject = verb.subject
    if subject is None or verb.negated:
        return
    if verb.lemma in _STAYING and subject.lemma in BASE:
        for site in _named_behind(sentence, verb):  # "Two camps remain in the north: Para and Gori"
            yield report(sentence, "remaining", site.name, "open", cast)
    be = verb.lemma in ("be", "come")
    following = {u.word for u in sentence.units[verb.last + 1 : verb.last + 5]} if be else frozenset()
    word = sentence.units[verb.head].word
    staying = verb.lemma in _STAYING or (word == "left" and verb.voice == "passive") or following & {"left", "last"}
    staying = staying or (verb.lemma == "be" and "only" in following and any(o.lemma in SITES for o in verb.objects))
    coming = verb.lemma in _COMING or (verb.lemma == "be" and "next" in following)
    if not (staying or coming):
        return
    for member in subject.members or [subject]:
        place = bare_place(member)
        if place is None and cast.departed:
            place = new_name(member)
        if place is None and coming and (sentence.units[member.head].lemma in BASE):
            for site in places(member):  # "Two further sites, at Raso and Bursha, will follow"
                yield report(sentence, "remaining", site.name, "closing", cast)
        if place is not None and (place.kind == "base" or cast.departed):
            yield report(sentence, "remaining", place.name, "open" if staying else "closing", cast)
