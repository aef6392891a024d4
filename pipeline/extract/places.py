"""The places that the telling of an article has reached: where an event was by its words, else by what was told
before."""

from pipeline.extract import context, surroundings
from pipeline.extract.actors import Cast
from pipeline.extract.barred import BarredPlaces, is_goal
from pipeline.extract.meant_places import TOWNS, several
from pipeline.extract.named_places import SITES, is_vast
from pipeline.extract.names import Entity, capitals
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.seats import seat_of_state, seen_by
from pipeline.extract.sentence import Sentence
from pipeline.extract.telling import AT_BASES, BASE_TYPES, DEFINITE, VIOLENT, leaving_beside, ranked
from pipeline.extract.triggers import Trigger

# What is done to people: a bare name there is somebody's.
_OF_PEOPLE = frozenset(
    ("event.armed_attack.shoot", "event.armed_attack.kill", "event.abduction.abduct", "event.abduction.seize")
)
# What one base has several of: "the keys of the camp", "now sit in its offices".
_PARTS_OF_BASE = frozenset(("key", "office", "building", "quarter", "tent", "facility", "tower", "watchtower"))
_SITE_CLASSES = frozenset(("base", "town", "key", "site_name"))

_OVERRUN = frozenset(("base_takeover",))


def _signed_in(trigger: Trigger) -> Entity | None:
    """ "signed in Para on 12 December", "In Para on Friday they agreed on a truce": the town where an accord was signed
    or agreed."""
    if trigger.frame.type != "peace_agreement":
        return None
    sentence, verb = trigger.sentence, trigger.verb
    nouns = [*trigger.patients, *([trigger.noun] if trigger.noun is not None else [])]
    after = {n.last + 1 for n in nouns} | ({verb.last + 1} if verb is not None else set())
    ids = context.clauses(sentence)
    for noun, place in context.placed(sentence):
        near = noun.prep_index in after or (verb is not None and noun in verb.complements())
        signs = (
            verb is not None and ids[noun.head] == ids[verb.head] and (noun.first > verb.last or noun.prep_index == 0)
        )
        town = noun.prep in ("in", "at") and place.kind == "place" and noun.of_parent is None
        if (near or signs) and town and not context.in_attribution(sentence, noun):
            return place
    return None


def _each_named(noun: Noun) -> list[Noun]:
    """ "Para and Gori fell": each of a list of names; else the phrase itself."""
    row = noun.sentence.row
    return list(noun.members) if noun.members and all(row[n.head] == "M" for n in noun.members) else [noun]


class Places(BarredPlaces):
    """Where events took place."""

    def places(self, trigger: Trigger) -> list[Entity | None]:
        """Where a trigger's event took place, by the names of towns; see `_places`."""
        found = [self._of_quarter(trigger, place) for place in self._places(trigger)]
        towns = self.article.known.towns
        if trigger.frame.type in BASE_TYPES or not any(p is not None and p.kind == "base" for p in found):
            return found
        named = {u.value: towns[text] for u in trigger.sentence.units if (text := _written(u)) in towns}
        return [named.get(p, p) for p in found]

    def _places(self, trigger: Trigger) -> list[Entity | None]:
        """Where a trigger's event took place: one entity per named place, [None] where it is unknown, [] where the
        words mean no place in particular ("eight of its 13 bases")."""
        frame = trigger.frame
        named = self.named_in_distance(trigger)
        if named is not None and named.place and named.event_type == frame.type:
            return [Entity(named.place, "place")]
        if frame.rule == "event.base_withdrawal.taken_out":  # from the base that was overrun
            overrun = self.last(_OVERRUN)
            return [Entity(overrun.place, "place")] if overrun is not None and overrun.place else []
        if frame.place == "country":
            shut = self._of_nouns(trigger.patients) if frame.type == "access_restriction" else []
            sites = [p for p in shut if p.kind != "region" and p.name not in capitals()]  # "the crossing at Para"
            found = _signed_in(trigger) or self._signed_there(trigger) or self.country(trigger)
            if found is None and frame.type == "coup":  # of a country that no list has
                named = [*self._nearby(trigger), *self._of_nouns(trigger.patients)]
                found = named[0] if named else self.just_named(trigger.sentence)
            return list(sites) or [found]
        fell = trigger.agent if frame.place == "agent" else None
        nouns = _each_named(fell) if fell is not None else trigger.patients
        if frame.type in BASE_TYPES and frame.place != "agent":
            nouns = [n for n in nouns if self.cast.classes(n) & _SITE_CLASSES]
        if frame.rule in _OF_PEOPLE or frame.type == "armed_clash":
            nouns = [n for n in nouns if context.place_of_noun(n) is not None or n.sentence.row[n.head] != "M"]
        bare = len(nouns) == 1 and len(nouns[0].units) == 1 and nouns[0].units[0].word == "both"
        if frame.type in VIOLENT | {"territory_takeover", "base_takeover"}:
            won = self._won_back(trigger, nouns)
            if won is not None:
                return [won]
        if frame.rule == "event.territory_takeover.drive_out" and not context.find_places(
            trigger.sentence, trigger.index
        ):
            lost = self._lost_again()
            return [lost] if lost is not None else []
        named = (self._both(trigger, nouns) if bare else []) or self._of_nouns(nouns) or self._both(trigger, nouns)
        if frame.type in BASE_TYPES and len(nouns) > 1 and len(named) < len(nouns):
            named += [p for p in self._unnamed(trigger, nouns) if p not in named]
        there = self._there_below(trigger) if frame.type in VIOLENT else None
        if there is not None:
            return [there]
        if named and all(p.kind == "region" for p in named) and ranked(trigger):
            told = self._base_told(trigger, nouns) or self._ranked_before(trigger)
            named = [told] if told is not None else named
        if named and frame.type in BASE_TYPES and all(p.kind == "region" for p in named) and all(map(_counted, nouns)):
            return [p for _, p in self.itemised(trigger)]  # "two bases in Ituri province"; "its bases" are all of them
        if named:
            return list(named)
        told = next((self.where_of[n.start] for n in nouns if n.start in self.where_of), None)
        if told is not None and frame.place == "patient" and frame.type not in BASE_TYPES:
            return [told]  # "took the town ... Troops recaptured it"
        if frame.rule == "event.territory_takeover.named":
            return []  # "Gbagbo was captured": somebody
        if frame.type == "territory_takeover" and nouns and all(_unnamed_land(n, self.cast) for n in nouns):
            entry = self.cast.entry(trigger.sentence.paragraph).place
            return [next(iter(context.find_places(trigger.sentence, trigger.index)), entry)]
        if frame.type == "territory_takeover" and frame.place == "patient" and not named:
            won = self._won_back(trigger, nouns)
            if won is not None:
                return [won]
        meant = self._here(trigger)
        if meant is not None:
            return [meant]
        if frame.type in BASE_TYPES:
            return self._base_meant(trigger, nouns)
        if nouns and nouns[0].lemma in TOWNS and nouns[0].of is None:
            town = self._before(nouns)
            if town is not None:
                return [town]
        if frame.type == "access_restriction":
            return self._barred_at(trigger)
        if trigger.hypothetical:
            return [p for p in context.find_places(trigger.sentence, trigger.index) if not is_vast(p)] or [None]
        same = self._same_town(trigger)
        if same is not None:
            return [same]
        if frame.type in AT_BASES and not context.find_places(trigger.sentence, trigger.index):
            just = next((e for e in reversed(self.here) if e.event_type in BASE_TYPES and e.site == "base"), None)
            if just is not None and just.place:
                return [Entity(just.place, "place")]  # "Para was vacated on 6 May; two nights later doors had gone"
            left = leaving_beside(trigger)
            there = context.find_places(trigger.sentence, left.head) if left is not None else ()
            there = there or (self._of_nouns(left.objects) if left is not None else ())
            if len(there) == 1:
                return list(there)
        near, told_by = self._here_by_entry(trigger, self._nearby(trigger)), trigger.agent or trigger.noun
        if told_by is not None and frame.type in VIOLENT and not context.find_places(trigger.sentence, trigger.index):
            near = (
                self._of_nouns([n for n in (told_by,) if surroundings.tail(n)]) or near
            )  # "soldiers at one of them, Rwihana"
        if not near and frame.type in ("protest", "looting") and trigger.agent is not None:
            home = surroundings.tail(trigger.agent)[:1]  # "Residents of Para ransacked the camp"
            near = self._of_nouns([n for n in home if n.prep == "of" and n.units[0].kind == "M"])
        if not near and frame.type in VIOLENT:
            near = self._of_nouns([n for n in self._struck(trigger) if "town" in self.cast.classes(n)])
            near = near or _capitals_hit(trigger)
        near = near or seen_by(trigger)
        if frame.type == "uprising":
            return near if len(near) == 1 else [self.risen_in(trigger) or self.country(trigger)]
        if frame.place == "patient" and nouns and all(several(n) for n in nouns):
            return list(near) or [self._beside(trigger)]
        if not near and frame.type in ("air_strike", "shelling"):
            lands = [u.value for n in trigger.patients for u in n.units if len(n.units) == 1 and u.kind == "M"]
            near = [land for land in lands if land.kind == "country"]  # "has pounded Lebanon since May"
        near = near or seat_of_state(trigger, self.cast) or _all_over(trigger)
        exact = [p for p in near if p.kind != "region"]
        site = self._site_told(trigger) if near and not exact and trigger.noun is not None else None
        found = list(exact or ([site] if site is not None else near))
        return found or [self._meant(trigger) or (self._base_in_play(trigger) if frame.type in AT_BASES else None)]

    def _base_in_play(self, trigger: Trigger) -> Entity | None:
        """The base that was left, given or taken just before: there its things are wrecked or carried off."""
        counted = [n for n in trigger.patients if "base" in self.cast.classes(n) or n.sentence.row[n.head] in "C#"]
        if trigger.noun is not None or counted:
            return None  # "two have been looted"
        told = next((e for e in (*self.here[::-1], *self.lately) if e.event_type in BASE_TYPES and e.site), None)
        return Entity(told.place, "place") if told is not None else None

    def _site_told(self, trigger: Trigger) -> Entity | None:
        """ "the capture of Para, in the north, after clashes around the town": the town that the sentence told of."""
        told = next((e for e in reversed(self.here) if e.site and e.place), None)
        around = surroundings.tail(trigger.noun) if told is not None and trigger.noun is not None else ()
        meant = any(n.lemma in TOWNS and n.determiner in DEFINITE for n in around)
        return Entity(told.place, "place") if told is not None and meant else None

    def _struck(self, trigger: Trigger) -> list[Noun]:
        """What is hit, as a subject: "Para came under fire", "Para was hit by a strike"."""
        verb = trigger.verb
        hit = verb.subject if verb is not None and verb.voice == "passive" and trigger.noun is not None else None
        return [n for n in (trigger.agent, hit) if n is not None and n.sentence.row[n.first : n.last + 1] == "M"]

    def _nearby(self, trigger: Trigger) -> list[Entity]:
        """Places of the clause; else of the clause that this one hangs on."""
        sentence = trigger.sentence
        for anywhere in (False, True):
            if anywhere and (taken := self._taken_here(trigger)) is not None:
                return [taken]
            found = [p for p in context.find_places(sentence, trigger.index, anywhere) if not is_vast(p)]
            if trigger.frame.type in BASE_TYPES or (anywhere and _site_unnamed(trigger)):
                # "lowered the flag before driving to Bukavu", "were flown to Daloa, and the camp was looted"
                bound = {p.name for n, p in context.placed(sentence) if n.prep in ("to", "towards", "for", "with")}
                found = [p for p in found if p.name not in bound]

            if found and trigger.frame.type in BASE_TYPES:  # "its camp on the Bouna road", "drove up to Para"
                passed = [p.name for n, p in context.placed(sentence) if n.lemma in context.ROADS or is_goal(n)]
                found = [p for p in found if p.name not in passed]
            if found and anywhere:
                then = context.at_other_times(sentence, trigger.verb)
                found = [p for p in found if p.name not in then]
                if trigger.frame.type == "equipment_destruction" and self.cast.departed and _explained_by(trigger):
                    found = []  # "wrecked what they could not take, because no lorry was let out of Para"
            if found:
                return found
        return self._where_victims_were(trigger) if trigger.frame.type in VIOLENT else []

    def _taken_here(self, trigger: Trigger) -> Entity | None:
        """ "captured Para after a brief exchange of fire, and others entered Gori": what was fought over first."""
        told = self.here[-1] if self.here and trigger.noun is not None and trigger.noun.prep == "after" else None
        ids = context.clauses(trigger.sentence)
        inside = told is not None and any(
            ids[i] == ids[trigger.index] and u.start == told.anchor for i, u in enumerate(trigger.sentence.units)
        )
        if not inside or told.event_type != "territory_takeover" or not told.site or not told.place:
            return None
        return Entity(told.place, "place")

    def _where_victims_were(self, trigger: Trigger) -> list[Entity]:
        """ "dropped grenades beside peacekeepers who were clearing mines near Para", "were shot at as they patrolled
        near Para": where they were just then."""
        for verb in trigger.sentence.verbs:
            then = verb.relative and trigger.sentence.row[verb.head] == "g"
            if verb.first > trigger.index and (then or verb.condition in ("as", "while", "when")):
                return [p for p in context.find_places(trigger.sentence, verb.head) if not is_vast(p)]
        return []

    def _lost_again(self) -> Entity | None:
        """ "Rebels captured Para on Tuesday but were driven out the next day": the town told to be taken last."""
        told = (e for e in (*reversed(self.here), *self.lately[:3]) if e.event_type == "territory_takeover" and e.site)
        return next((Entity(e.place, "place") for e in told if e.place), None)

    def _ranked_before(self, trigger: Trigger) -> Entity | None:
        """ "The lights in the camp at Para went out. It was the seventh base in the north to be given back": Para."""
        first = trigger.sentence.units[0].word
        return self.last_place(trigger.sentence, earlier=True) if first in ("it", "this") else None

    def _base_meant(self, trigger: Trigger, nouns: list[Noun]) -> list[Entity | None]:
        nearby = self._nearby(trigger)
        if trigger.noun is not None and trigger.noun.prep == "ahead of":  # "left ahead of the closing of its camps"
            nearby = [p for n, p in context.placed(trigger.sentence) if n.first > trigger.index and not is_vast(p)]
        near = next(iter(nearby), None)
        if trigger.frame.rule == "event.base_withdrawal.last_off":
            told = next((e for e in (*self.here[::-1], *self.lately) if e.event_type in BASE_TYPES and e.site), None)
            return [Entity(told.place, "base") if told is not None else None]
        if trigger.frame.rule == "event.base_withdrawal.took_the_road":
            nouns = []  # "the soldiers took the road to Gori": from the base that is spoken of
        if not nouns:
            post = surroundings.posted_at(trigger.agent, trigger.index)
            place = self.named(post) if post is not None else None
            if place is not None and place.kind in ("base", "place"):
                return [place]
            bases = [n for n in trigger.sentence.nouns if "base" in self.cast.classes(n) and n.determiner in DEFINITE]
            ids = context.clauses(trigger.sentence)  # "The last left on 3 May, a week after the base at Gori was shut"
            bases = [n for n in bases if n.first < trigger.index or ids[n.head] == ids[trigger.index]]
            if any(p.kind != "region" for p in context.find_places(trigger.sentence, trigger.index)):
                # "lowered its flag in Para; its headquarters at Gori had"
                bases = [n for n in bases if ids[n.head] == ids[trigger.index]]
            at = [p for n in bases for p in self._of_noun(n) if p.kind != "region"]
            near = at[0] if len(at) == 1 else near  # "took the Para base after the last soldiers left"
            if near is not None and near.kind == "region":
                near = None
            site = any(n.lemma in SITES and n.determiner in DEFINITE for n in trigger.sentence.nouns)
            if near is None and (trigger.frame.whole or site):
                left = trigger.frame.type == "base_withdrawal"
                near = self._witness_at(trigger.sentence) or self.last_place(trigger.sentence, left)
            if near in nearby and len(nearby) > 1 and all(p.kind != "region" for p in nearby):
                return list(nearby)  # "At Para and Gori the soldiers were gone by 6 May"
            return [near] if near is not None else []
        there = self._there(trigger.sentence, nouns[-1])
        if there:
            return list(there)
        if all(several(n) and n.lemma not in _PARTS_OF_BASE for n in nouns):
            listed = [place for _, place in self.itemised(trigger)] or self._holders_at(trigger)
            if not listed and near is not None and near.kind == "place" and _opens(trigger.sentence, near):
                return [near]  # "In Para two compounds were given back to the state"
            return listed
        told = self._before(nouns) or self._beside_base(trigger, nouns) or near
        if told is not None and told.kind != "region":
            return [told]
        left = trigger.frame.type == "base_withdrawal"
        told = self._base_told(trigger, nouns)
        if told is not None:
            return [told]
        beside = next((e.place for e in reversed(self.here) if e.event_type in BASE_TYPES and e.site == "base"), None)
        if beside is not None:  # "left Para, and the mayor was given the keys of the camp"
            return [Entity(beside, "base")]
        found = self._only_base(trigger, nouns) or (self._left_by(trigger) if left else None)
        if found is None and all(n.lemma in TOWNS and n.of is None for n in nouns):
            found = self._main_town(trigger.sentence)
        found = found or self._witness_at(trigger.sentence) or self.last_place(trigger.sentence, left)
        camp = all(n.determiner in DEFINITE and n.sentence.row[n.head] == "N" for n in nouns)
        return [found or near or self._dateline(trigger.sentence, camp) or self._headquarters(trigger, nouns)]

    def _only_base(self, trigger: Trigger, nouns: list[Noun]) -> Entity | None:
        """ "The army now controls the charred camp": the one base that the article has told of, where the paragraph has
        named no other place."""
        camps = all(n.determiner in DEFINITE and "base" in self.cast.classes(n) for n in nouns)
        told = {e.place for e in self.events if e.event_type in BASE_TYPES and e.site == "base"} if camps else ()
        if len(told) != 1:
            return None
        spans, sentence = self.article.spans, trigger.sentence
        here = [i for i in range(sentence.index + 1) if spans[i].paragraph == sentence.paragraph]
        named = {p.name for i in here for _, p in context.placed(self.article.sentence(i)) if p.kind != "region"}
        return None if named - told - capitals().keys() else Entity(next(iter(told)), "base")

    def _witness_at(self, sentence: Sentence) -> Entity | None:
        """ "A trader in Para said that the last soldiers had left the camp": where he lives who tells it."""
        for verb in context.tellers(sentence):
            who = verb.subject
            if who is None or who.last > verb.first or "civilian" not in self.cast.classes(who) or who.entities:
                continue
            place = next(iter(self.places_at(who)), None)
            if place is not None and place.kind in ("base", "place") and place.name not in capitals():
                return place
        return None

    def _beside_base(self, trigger: Trigger, nouns: list[Noun]) -> Entity | None:
        """ "was pulled out of Para to reinforce Gori, and the base closed", "closed its base there and handed it to the
        police": the base that was just left."""
        left = next((e.place for e in reversed(self.here) if e.event_type in BASE_TYPES and e.site == "base"), None)
        if left is None:
            return None
        plain = trigger.frame.place == "agent" and all(n.determiner == "the" and n.of is None for n in nouns)
        same = trigger.frame.type == "base_handover" and all(n.sentence.units[n.head].word == "it" for n in nouns)
        return Entity(left, "base") if plain or same else None

    def _holders_at(self, trigger: Trigger) -> list[Entity]:
        """ "The observers in Para and Gori must leave their bases": where those are whose bases they are."""
        if trigger.agent is None or not any(n.determiner in ("its", "their") for n in trigger.patients):
            return []
        found = self.places_at(trigger.agent)
        return [p for p in found if p.kind in ("place", "base")]


def _explained_by(trigger: Trigger) -> bool:
    """Whether the rest of the sentence says why it was done."""
    units = trigger.sentence.units
    return any(u.word in ("because", "since", "as", "for") and u.kind == "S" for u in units[trigger.index :])


def _site_unnamed(trigger: Trigger) -> bool:
    """Whether it is done to "the camp", "the town": one told of before."""
    return any(n.lemma in SITES and n.determiner in DEFINITE and n.of is None for n in trigger.patients)


def _unnamed_land(noun: Noun, cast: Cast) -> bool:
    """ "the buffer zone", or "it" for that: land of no name, which no town spoken of before is."""
    meant = cast.stands_for(noun) if noun.sentence.row[noun.head] == "R" else noun
    lands = meant is not None and meant.lemma in ("zone", "buffer zone", "strip", "gorge", "valley", "border")
    return lands and meant.of is None


def _opens(sentence: Sentence, place: Entity) -> bool:
    """ "In Para two compounds were": whether a place stands at the head of a sentence."""
    return any(p == place and n.prep in ("in", "at") and n.prep_index == 0 for n, p in context.placed(sentence))


def _capitals_hit(trigger: Trigger) -> list[Entity]:
    """ "Rebels shelled Bamako": the city, though its name may stand for the government."""
    alone = [n.units[0].word.title() for n in trigger.patients if len(n.units) == 1 and trigger.verb is not None]
    return [Entity(city, "place", None, capitals()[city]) for city in alone if city in capitals()]


def _all_over(trigger: Trigger) -> list[Entity]:
    """ "Air strikes killed dozens across Lebanon": the country, where the words say that it was all over it."""
    if trigger.frame.type not in VIOLENT | {"protest"}:
        return []
    ids = context.clauses(trigger.sentence)
    over = (n for n in trigger.sentence.nouns if n.prep in _OVER and ids[n.head] == ids[trigger.index])
    lands = (n.units[-1].value for n in over if n.units[-1].kind == "M" and len(n.units) == 1)
    return [land for land in lands if land.kind == "country"][:1]


_OVER = frozenset(("across", "throughout", "around", "over", "all over"))


def _written(unit: Unit) -> str | None:
    """A name as its sentence writes it; in the list of towns names have no lower case."""
    return unit.word.capitalize() if unit.kind == "M" and unit.value.kind == "base" else None


def _counted(noun: Noun) -> bool:
    return several(noun) and noun.determiner not in ("its", "their", "all", "the")
