"""Events told by leaning on the one before: "Goundam and Menaka are to follow", "Mopti is next on the list"."""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from pipeline.extract import context, modality
from pipeline.extract.claims import Event, When
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.dates import as_coming
from pipeline.extract.names import Entity
from pipeline.extract.pairs import days_in_a_row, names_in_a_row
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.scene import BASE_TYPES, Scene
from pipeline.extract.sentence import Sentence
from pipeline.extract.triggers import Trigger

_BASES = frozenset(("base",))
_NEXT = frozenset(("next", "last", "first", "then"))
_FACT = ("asserted", "claimed")
# Words that choose a sentence for reading here.
WORDS = frozenset(
    "others completed completes go goes follow follows followed following next last went turn number".split()
)


def deadline(trigger: Trigger, claim: Event, scene: Scene) -> Iterator[Event]:
    """The end that an order sets a mission: "asked in June to leave by 31 December", "voted to close it on 5 May"."""
    if trigger.frame.type != "withdrawal_order" or trigger.verb is None or claim.modality not in _FACT:
        return
    sentence, order = trigger.sentence, trigger.verb
    about = [n for patient in trigger.patients for n in (patient, patient.of) if n is not None]  # "the mandate of"
    mission = next((n for n in about if "mission" in scene.cast.classes(n)), None)
    inner = [v for v in sentence.verbs if v is order or (v.governor is order and v.form == "infinitive")]
    term = context.find_date(sentence, inner[-1].head) if mission is not None else None
    if mission is not None and len(inner) == 1 and (term is None or term.text == claim.when.date_text):
        behind = (u.value for u in sentence.units[order.last + 1 :] if u.kind == "t")
        term = next((m for m in behind if context.is_term(sentence, m)), term)  # "in May ordered it closed by June"
    if term is None or context.lies_behind(term):
        return
    if term.start < sentence.units[order.head].start or term.text == claim.when.date_text:
        return
    in_force = context.is_in_force(sentence, term)
    if not (in_force or context.is_term(sentence, term) or order.form == "infinitive") or term.date_start is None:
        return
    term = as_coming(term, claim.when.date_start or scene.article.published_on)
    published = scene.article.published_on
    over = in_force and published is not None and term.date_start < published
    yield replace(
        claim, event_type="mission_end", rule="event.mission_end.deadline",
        modality=claim.modality if over else "planned",
        when=context.when_of(term), actor=scene.cast.name(mission), target=None,
        anchor=sentence.units[inner[-1].head].start,
    )  # fmt: skip


def before_it(trigger: Trigger, claim: Event, scene: Scene) -> Iterator[Event]:
    """ "It is the third base given up, after Para and Gori": those given up before."""
    if trigger.frame.type not in ("base_withdrawal", "base_handover") or claim.modality not in _FACT:
        return
    sentence = trigger.sentence
    order = trigger.verb.governor if trigger.verb is not None and trigger.verb.form == "infinitive" else None
    counted = [*trigger.patients, *(order.objects if order is not None and order.lemma == "be" else ())]
    ranks = [n for n in counted if any(u.kind == "#" and u.value.kind == "ordinal" for u in n.units)]
    after = next((n for n in sentence.nouns if n.prep == "after" and n.first > trigger.index), None)
    if not ranks or after is None:
        return
    names = scene.places_at(after) or [p for p in map(scene.named, after.members or [after]) if p is not None]
    lone = all(u.kind in "MDR" for n in after.members or [after] for u in n.units)
    day = sentence.row[after.last + 1 : after.last + 3] if len(names) == 1 else ""
    at = after.last + 1 + day.find("t") if day in ("Pt", "t.", "t,", "t") or day[:1] == "t" else -1
    when = context.when_of(sentence.units[at].value) if at >= 0 else When()  # "after Para on 3 May"
    if claim.when == when and all(place.name != claim.place for place in names):
        claim.when = When()  # that day is not the last one's
    for place in names if lone else ():
        if place.kind in ("base", "place"):
            yield replace(claim, place=place.name, site="base", when=when, anchor=sentence.units[after.head].start)


def follows(sentence: Sentence, scene: Scene, here: list[Event]) -> Iterator[Event]:
    """ "Menaka is to follow by the end of the month", "which followed on 8 December", "Mopti is next on the list"."""
    told = next((e for e in reversed([*scene.events, *here]) if e.event_type in BASE_TYPES), None)
    fallen = next((e for e in reversed([*scene.events[-2:], *here]) if e.event_type == "territory_takeover"), None)
    only = all(e.event_type == "territory_takeover" for e in here)
    if fallen is not None and only and sentence.index - fallen.sentence <= 2 and fallen.modality in _FACT:
        fell = list(_fell_too(sentence, fallen, scene))
        if fell:
            yield from fell
            return
    opened = told is None or told.sentence < sentence.index - 3
    if opened and any(_next_is(v) is not None and _is_base(v.subject, scene) for v in sentence.verbs):
        told = _turn(sentence, scene)  # "The next camp to go is Para": of one series, however far back it was told
    if told is None:
        return
    near = told.sentence >= sentence.index - 3
    for verb in sentence.verbs:
        subject = verb.subject
        if verb.lemma == "follow" and verb.voice == "passive" and (here or told.sentence == sentence.index - 1):
            yield from _followed_by(sentence, verb, told, scene)
            continue
        coming = _next_is(verb) or _turn_of(verb)
        subject = coming or _with(sentence, verb) or subject
        if subject is None or not (coming or _leans(verb) or _goes_too(verb, subject, told, scene)):
            continue
        about = subject.verb.subject if not coming and subject.role == "object" and _is_be(subject.verb) else None
        subject = about or subject  # "Qaim was the first to go"
        nouns = [*_opening_names(sentence, verb, subject), *(subject.members or [subject]), *also_first(sentence, verb)]
        if verb.lemma == "complete":  # "Geriley, near the border, and the State House base completed the list"
            nouns += [n for n in sentence.nouns if subject.last < n.first < verb.first and _is_base(n, scene)]
        names = [p for p in map(scene.named, nouns) if p is not None and p.kind in ("base", "place")]
        names = names or (scene.places_at(subject) if sentence.row[subject.head] == "#" else [])
        # "Two further sites, at Raso and Bursha, will follow", "the others, at Raso and Bursha, will follow"
        bare = sentence.units[subject.head].word in ("it", "they", "he", "she")
        names = names or scene.sites((None if bare else scene.cast.taken_as(subject, _BASES)) or subject)
        listed = any(u.word == "list" for u in sentence.units)
        if not names or not (near or listed):
            continue
        mode = modality.of_verb(verb)
        if about is not None:
            mode = "asserted" if subject.verb is not None and subject.verb.tense == "past" else "planned"
        day = context.find_date(sentence, verb.head)
        entry = scene.cast.entry(sentence.paragraph).day
        if day is None and entry is not None and about is None:  # "7 May. Beni follows."
            day = entry
        elif about is None and mode == "asserted" and verb.tense == "present":
            mode = "planned"
        when = context.when_of(day)
        if mode == "planned" and day is not None and _is_over(when, scene):
            when = context.when_of(as_coming(day, scene.article.published_on))
        if mode == "planned" and _is_over(when, scene):
            when = When()  # "were shut last month and Hinche is expected to go": the day of the others
        if when.date_text is None and scene.series is not None and sentence.index - scene.series[0] <= 2:
            when = scene.series[1]
        kind = told.event_type if told.event_type != "base_takeover" else "base_withdrawal"
        days = days_in_a_row(sentence, verb.last)  # "Para and Gori followed in April and May"
        pairs = list(zip(names, days if 1 < len(days) == len(names) else [when] * len(names), strict=True))
        pairs += [(place, context.when_of(day)) for place, day in _later_pairs(sentence, verb, scene)]
        for place, when in pairs:
            yield replace(
                told, start=sentence.start, end=sentence.end, rule=f"event.{kind}.follow", modality=mode,
                event_type=kind, when=when, actor=scene.leaver(told),
                place=place.name, target=None, site="base", sentence=sentence.index,
                anchor=sentence.units[verb.head].start,
                attribution=None, speaker=None,
            )  # fmt: skip


def _turn(sentence: Sentence, scene: Scene) -> Event:
    """The departure that is told next, of nobody but who leaves in this article."""
    mission = scene.cast.mission_of(sentence)
    return Event(
        sentence.start, sentence.end, "event.base_withdrawal.follow", "asserted", None, None,
        event_type="base_withdrawal", actor=mission.name if mission is not None else scene.cast.foreign_force,
        sentence=sentence.index,
    )  # fmt: skip


def _opening_names(sentence: Sentence, verb: Verb, subject: Noun) -> list[Noun]:
    """ "Para and Gori, both in the north, and then Sake are to follow": the bare names that open the sentence."""
    first = sentence.verbs[0]
    if first not in (verb, verb.governor) or sentence.row[:1] != "M":
        return []
    told = subject.members or [subject]
    row = sentence.row
    opening = [
        n
        for n in sentence.nouns
        if n.last < first.first and n not in told and (n.prep is None or row[: n.first].endswith(",K"))
    ]
    return [n for n in opening if all(u.kind in "MA" for u in n.units)]


def _with(sentence: Sentence, verb: Verb) -> Noun | None:
    """ "is to go in May, with Para and Gori to follow in June": those behind "with"."""
    if verb.lemma != "follow" or verb.form != "infinitive":
        return None
    return next((n for n in sentence.nouns if n.prep == "with" and (n.members or [n])[-1].last == verb.first - 1), None)


def _next_is(verb: Verb) -> Noun | None:
    """ "The next is Dhobley, in May", "The next to go will be Para": what is named so."""
    who = verb.subject
    ahead = who is not None and who.first < 2 and any(u.word == "next" for u in who.units)
    bare = ahead and (len(who.units) == 2 or who.lemma in ("base", "camp", "post", "site"))
    return verb.objects[0] if verb.lemma == "be" and bare and verb.objects else None


def _turn_of(verb: Verb) -> Noun | None:
    """ "Ten days later it was the turn of Para", "it was Para's turn": whose turn it was."""
    turn = next((n for n in verb.objects if n.lemma == "turn"), None) if verb.lemma == "be" else None
    return turn.of if turn is not None else None


def _goes_too(verb: Verb, subject: Noun, told: Event, scene: Scene) -> bool:
    """ "The camps at Para and Gori are closed; Sake goes in August": a bare name that goes, and when."""
    if verb.lemma != "go" or verb.form != "finite" or verb.perfect or told.event_type == "base_takeover":
        return False
    behind = verb.sentence.row[verb.last + 1 : verb.last + 3]
    if not (behind == "Pt" or behind[:1] == "t"):
        return False
    if verb.sentence.row[subject.head] == "#":  # "A second, at Dioungani, went in January"
        return bool(scene.places_at(subject))
    lone = all(u.kind == "M" for n in subject.members or [subject] for u in n.units)
    return lone and scene.named(subject) is not None


def the_others(sentence: Sentence, scene: Scene, here: list[Event]) -> Iterator[Event]:
    """ "handed Para to the army. The others were Gori (7 May) and Sake (9 May)": what befell those besides."""
    told = next(
        (e for e in reversed([*scene.events, *here]) if e.event_type in _VACATING and e.modality in _FACT), None
    )
    if told is None or "others" not in sentence.heard or sentence.index - told.sentence > 2:
        return
    for verb in sentence.verbs:
        if verb.lemma != "be" or verb.subject is None or verb.subject.lemma != "others" or not verb.objects:
            continue
        nouns = names_in_a_row(sentence, verb.objects[0])
        if not nouns:
            continue
        ends = [n.first for n in nouns[1:]] + [len(sentence.units)]
        for noun, end in zip(nouns, ends, strict=True):
            place = scene.named(noun)
            day = next((u.value for u in sentence.units[noun.last + 1 : end] if u.kind == "t"), None)
            if place is not None and place.kind in ("base", "place"):
                yield replace(
                    told, start=sentence.start, end=sentence.end, rule="event.base_withdrawal.follow",
                    event_type="base_withdrawal", when=context.when_of(day), place=place.name, target=None, site="base",
                    sentence=sentence.index, anchor=sentence.units[noun.head].start, attribution=None, speaker=None,
                )  # fmt: skip


_VACATING = frozenset(("base_withdrawal", "base_handover"))


def _fell_too(sentence: Sentence, told: Event, scene: Scene) -> Iterator[Event]:
    """ "Kelo fell on Friday. Denda and Folo followed a day later": towns that fell like the one before."""
    for verb in sentence.verbs:
        subject = verb.subject
        if subject is None or modality.of_verb(verb) != "asserted":
            continue
        led = next((n for n in sentence.nouns if n.prep == "by" and n.prep_index == verb.last + 1), None)
        led = led if verb.lemma == "follow" and verb.voice == "passive" else None  # "fell, followed by Gori"
        if led is None and not (verb.lemma == "follow" and _leans(verb)) and not _goes_that_way(verb):
            continue
        subject = led or subject
        nouns = subject.members or [subject]
        if any(u.kind not in "DM" for n in nouns for u in n.units):
            continue
        when = context.when_of(context.find_date(sentence, verb.head))
        towns = [(p, when) for p in map(scene.named, nouns) if p is not None and p.kind in ("place", "base")]
        towns += [(place, context.when_of(day)) for place, day in _later_pairs(sentence, verb, scene)]
        for place, when in towns:
            yield replace(
                told, start=sentence.start, end=sentence.end, rule="event.territory_takeover.follow", when=when,
                place=place.name, target=place.name, sentence=sentence.index, anchor=sentence.units[verb.head].start,
                attribution=None, speaker=None,
            )  # fmt: skip


def _goes_that_way(verb: Verb) -> bool:
    """ "Nyala went the next day": a bare name that goes, and when."""
    behind = verb.sentence.row[verb.last + 1 : verb.last + 3]
    return verb.lemma == "go" and verb.form == "finite" and not verb.perfect and (behind == "Pt" or behind[:1] == "t")


def _is_over(when: When, scene: Scene) -> bool:
    published = scene.article.published_on
    return published is not None and when.date_end is not None and when.date_end < published


def nation_follows(sentence: Sentence, scene: Scene, here: list[Event]) -> Iterator[Event]:
    """ "Botswana's soldiers left on Friday. Lesotho is to follow by June": another contingent's turn."""
    told = next((e for e in reversed(scene.events[-6:]) if e.event_type in _DEPARTURES), None)
    if told is None or here or not 0 < sentence.index - told.sentence <= 3:
        return
    for verb in sentence.verbs:
        subject = verb.subject
        if subject is None or not _leans(verb) or verb.lemma == "complete":
            continue
        if not scene.cast.classes(subject) & {"contingent", "country"} or "mission" in scene.cast.classes(subject):
            continue
        actor = scene.cast.name(subject)
        if actor is None or actor == told.actor:
            continue
        mode = modality.of_verb(verb)
        if mode == "asserted" and verb.tense == "present":
            mode = "planned"
        country = told.event_type == "troop_withdrawal"
        yield replace(
            told, start=sentence.start, end=sentence.end, rule="event.troop_withdrawal.follow", modality=mode,
            event_type="troop_withdrawal", when=context.when_of(context.find_date(sentence, verb.head)),
            actor=actor, target=None, place=told.place if country else scene.article.country or told.place,
            site=None, sentence=sentence.index, anchor=sentence.units[verb.head].start, attribution=None, speaker=None,
        )  # fmt: skip


_DEPARTURES = frozenset(("troop_withdrawal", "base_withdrawal"))


def _followed_by(sentence: Sentence, verb: Verb, told: Event, scene: Scene) -> Iterator[Event]:
    """ "handed over on 20 January, followed by Saraf Umra on 1 February and Kabkabiya on 10 February"."""
    first = next((n for n in sentence.nouns if n.prep == "by" and n.prep_index == verb.last + 1), None)
    if first is None:
        return
    several = scene.places_at(first)  # "to be followed by those at Lulimba, Baraka and Minembwe"
    place = scene.named(first) or next(iter(several), None)
    if place is None or place.kind == "region":
        return
    day = next((u.value for u in sentence.units[first.last + 1 :] if u.kind == "t"), None)
    pairs = [(place, day), *((site, day) for site in several[1:]), *_later_pairs(sentence, verb, scene)]
    if told.modality == "planned":
        published = scene.article.published_on
        pairs = [(site, day and as_coming(day, published)) for site, day in pairs]
    for site, day in pairs:
        yield replace(
            told, start=sentence.start, end=sentence.end, rule=f"event.{told.event_type}.follow",
            when=context.when_of(day), place=site.name, target=None, site="base", sentence=sentence.index,
            anchor=sentence.units[verb.head].start,
        )  # fmt: skip


def _later_pairs(sentence: Sentence, verb: Verb, scene: Scene) -> list[tuple[Entity, DateMention]]:
    """ "Kavumu followed on 30 April, and Lemera and Baraka by the end of June": the further places with their day."""
    row, units = sentence.row, sentence.units
    end = next((v.first for v in sentence.verbs if v.first > verb.last), len(row))
    days = [i for i in range(verb.last + 1, end) if row[i] == "t"]
    pairs = []
    for before, day in itertools.pairwise(days):
        for noun in sentence.nouns:
            place = scene.named(noun) if before < noun.first and noun.last < day and noun.prep != "near" else None
            if place is not None and place.kind in ("base", "place"):
                pairs.append((place, units[day].value))
    return pairs


def _is_be(verb: Verb | None) -> bool:
    return verb is not None and verb.lemma == "be" and verb.subject is not None


def _is_base(noun: Noun, scene: Scene) -> bool:
    return "base" in scene.cast.classes(noun)


def _leans(verb: Verb) -> bool:
    if verb.lemma == "follow":
        return not verb.objects and verb.voice == "active"
    if verb.lemma == "be":  # "Para was number two on the list"
        return "next" in _words_behind(verb) or any(
            o.lemma == "number" and "list" in verb.sentence.heard for o in verb.objects
        )
    if verb.lemma == "go" and verb.form == "infinitive":  # "Hinche and Gonaives are expected to go"
        return not any(n.prep in ("to", "into", "through", "on") for n in verb.complements())
    if verb.lemma == "complete":
        return any(o.lemma in ("list", "series", "round", "phase") for o in verb.objects)
    return verb.lemma in ("come", "go") and not _NEXT.isdisjoint(_words_behind(verb))


def _words_behind(verb: Verb) -> list[str]:
    return [u.word for u in verb.sentence.units[verb.last + 1 : verb.last + 4]]


def also_first(sentence: Sentence, verb: Verb) -> list[Noun]:
    """ "Moqokori went first, then El Ali": the names after "then"."""
    units = sentence.units
    return [
        n for n in sentence.nouns if n.first > verb.last and "then" in (units[n.first].word, units[n.first - 1].word)
    ]
