"""Reads what an article says of bases apart from events: that one is there, is to close, has closed, and as which.

A base of the mission or of another foreign force counts; a state army's camp and a rebel position do not.
"""

from collections.abc import Iterator

from pipeline.extract import context, modality
from pipeline.extract.actors import Cast, cast_of
from pipeline.extract.article import Article
from pipeline.extract.attribution import Speech
from pipeline.extract.claims import BaseReport
from pipeline.extract.lexicon import load
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.surroundings import called, is_camp, possessors

_WORDS = load("bases")
_BASE = frozenset(_WORDS["base"].split())
_SITES = _BASE | {"site", "position", "post"}
_PLACES = frozenset(("place", "location", "town", "one", "headquarters", "unit", "closure", "handover", "departure"))
_PLURAL = frozenset(w + "s" for w in _BASE)
_CLOSING = frozenset(_WORDS["closing"].split())
_STAYING = frozenset(_WORDS["staying"].split())
_COMING = frozenset(_WORDS["coming"].split())
_NOT_OURS = frozenset(_WORDS["not_ours"].split())
_FORMER = frozenset(_WORDS["former"].split())
_SHELTERED = frozenset(_WORDS["sheltered"].split())
_IN = frozenset(("in", "at", "of", "near", "outside", "from"))
_ORDER = frozenset(("next", "last", "left", "only"))
# A rank among the bases of an area is none among all.
_AREAS = frozenset(("region", "region's", "area", "province", "district", "north", "south", "east", "west"))
_ELSEWHERE = frozenset(("to", "for", "towards", "toward"))  # where somebody goes
_LEAVING = frozenset(("leave", "withdraw", "depart", "go", "move", "pull"))
_CONTEXT = _BASE | _PLURAL
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
        for report in _sentence(article.sentence(index), cast):
            key = (report.place, report.status, report.closure_rank, report.rule == "base.reopened")
            if key not in seen:
                seen.add(key)
                voice = speech.voice_at(report.start)
                report.speaker, report.attribution = voice.speaker, voice.attribution
                if report.modality == "asserted":
                    report.modality = voice.modality
                reports.append(report)
    return reports


def _sentence(sentence: Sentence, cast: Cast) -> Iterator[BaseReport]:
    numbered = "#" in sentence.row or "C" in sentence.row
    for verb in sentence.verbs:
        if numbered:
            yield from _ranked(sentence, verb, cast)
        yield from _reopened(verb, cast)
        yield from _remaining(sentence, verb, cast)
    for noun in sentence.nouns:
        if numbered:
            yield from _ranked_aside(sentence, noun, cast)
        if sentence.units[noun.head].word.rpartition(" ")[2] in _CONTEXT or _named_camp(noun):
            yield from _present(sentence, noun, cast)


def _report(sentence: Sentence, rule: str, place: str, status: str, cast: Cast, **more: object) -> BaseReport:
    entity = cast.mission_of(sentence)
    mission = entity.name if entity is not None else None
    return BaseReport(sentence.start, sentence.end, f"base.{rule}", place=place, status=status, mission=mission, **more)


# ------------------------------------------------------------------------------------------------ there
def _present(sentence: Sentence, noun: Noun, cast: Cast) -> Iterator[BaseReport]:
    """ "its camps in Gao and Timbuktu", "the Kidal base", "Camp Faouar"."""
    if not _of_force(noun, cast):
        return
    former = any(u.lemma in _FORMER or u.word in _FORMER for u in noun.units) or _since_left(noun, cast)
    status = "closed" if former else "open"
    for place in _places(noun) or _fronted(noun):
        yield _report(sentence, "present", place.name, status, cast)


def _places(noun: Noun) -> list[Entity]:
    """The bases that a phrase names, by their own names, else by the towns they are at."""
    own = [u.value for u in noun.units if u.kind == "M" and _is_site(u.value) and not context.is_generic(u.word)]
    if own:
        return own
    named = context.place_of_noun(noun)  # "Kavumu camp", "the State House base"
    if named is not None and named.kind != "region":
        return [named]
    before = any(u.kind == "M" and is_camp(u.word) for u in noun.sentence.units[: noun.first])
    if called(noun) is not None or (before and noun.determiner == "the"):
        return []  # told under its own name
    found: list[Entity] = []
    row = noun.sentence.row
    last = noun
    for after in noun.sentence.nouns:
        if after.first <= noun.last:
            continue
        gap = row[last.last + 1 : after.first]
        joined = gap in ("K", ",K", "KP", ",KP") or any(after in n.members for n in noun.sentence.lists)
        if len(gap) > 3 or (not joined and any(c in gap for c in "WS;:QKXLTbsdneg")):
            break
        place = context.place_of_noun(after) if after.prep in _IN else None
        if place is None:
            whose = after.prep == "of" and any(u.kind == "M" and not _is_site(u.value) for u in after.units)
            if not found and gap == "P" and after.prep in _IN and not whose:
                break
            last = after if whose else last
            continue
        if found and not joined and found[-1].kind != "region":
            break  # "at Xaaji Cali in Hirshabelle": where the place lies
        if place.kind != "region" or not found:
            found.append(place)
        last = after
    exact = [p for p in found if p.kind != "region"]
    return exact or []


def _is_site(entity: object) -> bool:
    return isinstance(entity, Entity) and (entity.kind in ("base", "place") or is_camp(entity.name))


def _named_camp(noun: Noun) -> bool:
    if noun.sentence.row.find("M", noun.first, noun.last + 1) < 0:
        return False
    return any(u.kind == "M" and is_camp(u.value.name) and not context.is_generic(u.value.name) for u in noun.units)


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
    if noun.lemma in ("camp", "site") and not _named_camp(noun) and not _told_of_forces(noun, cast):
        return False  # "a teacher in the Bredjing camp"
    if cast.mission is not None or _named_camp(noun):
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


# ------------------------------------------------------------------------------------------------ the eighth to close
def _ranked(sentence: Sentence, verb: Verb, cast: Cast) -> Iterator[BaseReport]:
    """ "Kidal is the eighth base to close", "It is the ninth camp that the peacekeepers have given up"."""
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
    if head.kind == "N" and head.lemma not in _SITES | _PLACES and head.word not in _PLURAL:
        return  # "the sixth such incident since the convoy left its base"
    about_bases = any(u.lemma in _BASE or u.word in _PLURAL for n in (verb.subject, *after) for u in n.units)
    # "handed the Taji base to the army; it is the eighth that"
    about_bases = about_bases or any(n.lemma in _BASE and n.last < verb.subject.first for n in sentence.nouns)
    if not about_bases or not any(u.lemma in _CLOSING for u in tail):
        return
    place = _place_of_subject(sentence, verb, cast)
    if place is not None:
        closed = not any(v.tense == "future" or v.modal for v in sentence.verbs if v.first >= verb.first)
        yield _report(sentence, "rank", place.name, "closed" if closed else "closing", cast, closure_rank=ordinal.count)


def _numbered(sentence: Sentence, verb: Verb, cast: Cast) -> Iterator[BaseReport]:
    """ "eight have been shut, Kidal being number eight", "Ber was number two on the list" of bases to close."""
    count = next((u.value.count for u in verb.objects[0].units if u.kind in "#C"), None)
    about_bases = cast.departed or any(u.lemma in _BASE or u.word in _PLURAL for u in sentence.units)
    if count is None or not about_bases or not any(u.lemma in _CLOSING for u in sentence.units):
        return
    place = _place_of_subject(sentence, verb, cast)
    if place is not None:
        status = "closing" if verb.tense == "future" or verb.modal else "closed"
        yield _report(sentence, "rank", place.name, status, cast, closure_rank=count)


def _with_it(sentence: Sentence, verb: Verb, cast: Cast) -> Iterator[BaseReport]:
    """ "With Ansongo, nine camps have been given up": the ninth."""
    closed = [verb.subject] if verb.voice == "passive" else verb.objects
    if verb.lemma not in _CLOSING or not verb.perfect or verb.negated or verb.modal or not closed or closed[0] is None:
        return
    counted = closed[0].quantity if closed[0].sentence.units[closed[0].head].word in _PLURAL else None
    first = sentence.nouns[0]
    place = _bare_place(first) or _new_name(first) if first.prep == "with" and first.prep_index == 0 else None
    if counted is not None and (counted.count or 0) > 1 and place is not None:
        yield _report(sentence, "rank", place.name, "closed", cast, closure_rank=counted.count)


def _ranked_aside(sentence: Sentence, noun: Noun, cast: Cast) -> Iterator[BaseReport]:
    """ "gave up Ber, the second of its 12 camps to close": the rank in an aside behind the name."""
    if noun.first < 2 or sentence.row[noun.first - 1] != ",":
        return
    ordinal = next((u.value for u in noun.units if u.kind == "#" and u.value.kind == "ordinal"), None)
    if ordinal is None or ordinal.count is None:
        return
    tail = sentence.units[noun.first : noun.first + 14]
    if not any(u.lemma in _BASE or u.word in _PLURAL for u in tail) or _AREAS & {u.word for u in tail}:
        return
    if not any(v.lemma in _CLOSING for v in sentence.verbs):
        return
    before = next((n for n in sentence.nouns if n.last == noun.first - 2), None)
    place = (_bare_place(before) or _new_name(before) or context.place_of_noun(before)) if before is not None else None
    if (
        place is None and before is not None and before.prep in ("to", "by")
    ):  # "gave the Ber base to the army, the fifth"
        told = [p for n in sentence.nouns if n.last < before.first and n.lemma in _BASE for p in _places(n)]
        place = told[0] if len(told) == 1 else None
    if place is not None and place.kind not in ("region", "country"):
        ahead = any(v.tense == "future" for v in sentence.verbs if v.last < noun.first)
        yield _report(sentence, "rank", place.name, "closing" if ahead else "closed", cast, closure_rank=ordinal.count)


def _place_of_subject(sentence: Sentence, verb: Verb, cast: Cast) -> Entity | None:
    subject = verb.subject
    own = _bare_place(subject) or next(iter(_places(subject)), None) or _new_name(subject)
    if own is not None:
        return own
    if sentence.units[subject.head].word in ("it", "this") or sentence.units[subject.head].lemma in _BASE:
        article = sentence.article
        beside = [n for n in sentence.nouns if n.last < subject.first and n.lemma in _BASE]
        told = next((place for n in reversed(beside) for place in _places(n)), None)
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
    held = (place for n in sentence.nouns if n.lemma in _BASE for place in _places(n))
    named = ((n, context.place_of_noun(n) or _bare_place(n)) for n in sentence.nouns)
    towns = (p for n, p in named if p is not None and not (n.prep in _ELSEWHERE or context.in_attribution(sentence, n)))
    return next((p for p in (*held, *towns) if p.kind in ("base", "place")), None)


def _bare_place(noun: Noun) -> Entity | None:
    units = [u for u in noun.units if u.kind not in "DJA"]
    if len(units) == 1 and units[0].kind == "M":
        article = noun.sentence.article
        # "Bamako" may be read as the government that it stands for.
        site = article.known.sites.get(article.text[units[0].start : units[0].end])
        return units[0].value if _is_site(units[0].value) else site
    return None


def _named_behind(sentence: Sentence, verb: Verb) -> list[Entity]:
    """The bare names behind a colon or a dash, after a verb."""
    cut = next((i for i in range(verb.last, len(sentence.row)) if sentence.row[i] in ":-"), -1)
    first = next((n for n in sentence.nouns if n.first == cut + 1), None) if cut > 0 else None
    listed = [(_bare_place(n) or _new_name(n)) for n in first.members or [first]] if first is not None else []
    return [p for p in listed if p is not None]


def _new_name(noun: Noun) -> Entity | None:
    """A name met for the first time that stands alone: "Only Baraka and Uvira are left"."""
    names = [u for u in noun.units if u.kind not in "DJA"]
    lone = len(names) == 1 and names[0].kind == "M" and names[0].value.kind == "name"
    return names[0].value if lone else None


# ------------------------------------------------------------------------------------------------ open again
def _reopened(verb: Verb, cast: Cast) -> Iterator[BaseReport]:
    """ "MONUSCO has reopened its base at Para", "the camp at Para was reoccupied by Kenyan troops", "had to leave Para
    for five days"."""
    if verb.lemma in _LEAVING and verb.objects and _for_a_time(verb.objects[-1]):
        for place in filter(None, (_bare_place(n) or _new_name(n) for n in verb.objects)):
            yield _report(verb.sentence, "reopened", place.name, "open", cast)
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
            for place in _places(site):
                yield _report(verb.sentence, "reopened", place.name, "open", cast)


def _for_a_time(noun: Noun) -> bool:
    """ "for five days", "for a week" behind a phrase."""
    units = noun.sentence.units[noun.last + 1 : noun.last + 4]
    return len(units) > 1 and units[0].word == "for" and any(not _TIMES.isdisjoint(u.word.split()) for u in units[1:])


_TIMES = frozenset(("hours", "days", "nights", "weeks", "night", "week", "while"))
_REOPENING = frozenset("reopen re-open reoccupy re-occupy re-establish reestablish reactivate".split())


# ------------------------------------------------------------------------------------------------ still to come
def _remaining(sentence: Sentence, verb: Verb, cast: Cast) -> Iterator[BaseReport]:
    """ "Gao, Timbuktu and Bamako come last", "Only Gao is left", "Mopti is next on the list"."""
    if verb.lemma == "follow" and verb.voice == "passive" and verb.form == "infinitive":
        heir = next((n for n in sentence.nouns if n.prep == "by" and n.first > verb.last), None)
        for site in _places(heir) if heir is not None else ():  # "to be followed by those at Lulimba and Minembwe"
            yield _report(sentence, "remaining", site.name, "closing", cast)
    subject = verb.subject
    if subject is None or verb.negated:
        return
    if verb.lemma in _STAYING and subject.lemma in _BASE:
        for site in _named_behind(sentence, verb):  # "Two camps remain in the north: Para and Gori"
            yield _report(sentence, "remaining", site.name, "open", cast)
    be = verb.lemma in ("be", "come")
    following = {u.word for u in sentence.units[verb.last + 1 : verb.last + 5]} if be else frozenset()
    word = sentence.units[verb.head].word
    staying = verb.lemma in _STAYING or (word == "left" and verb.voice == "passive") or following & {"left", "last"}
    staying = staying or (verb.lemma == "be" and "only" in following and any(o.lemma in _SITES for o in verb.objects))
    coming = verb.lemma in _COMING or (verb.lemma == "be" and "next" in following)
    if not (staying or coming):
        return
    for member in subject.members or [subject]:
        place = _bare_place(member)
        if place is None and cast.departed:
            place = _new_name(member)
        if place is None and coming and (sentence.units[member.head].lemma in _BASE):
            for site in _places(member):  # "Two further sites, at Raso and Bursha, will follow"
                yield _report(sentence, "remaining", site.name, "closing", cast)
        if place is not None and (place.kind == "base" or cast.departed):
            yield _report(sentence, "remaining", place.name, "open" if staying else "closing", cast)
