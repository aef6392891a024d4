"""The places that the telling of an article has reached: where an event was by its words, else by what was told
before."""

from collections import Counter

from pipeline.extract import context, surroundings
from pipeline.extract.claims import Event
from pipeline.extract.distances import distance_in
from pipeline.extract.named_places import SITES, NamedPlaces, is_vast
from pipeline.extract.names import Entity, capitals
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence
from pipeline.extract.telling import BASE_TYPES, DEFINITE, VIOLENT, as_they_left, points_back, ranked
from pipeline.extract.triggers import Trigger

# What is done to people: a bare name there is somebody's.
_OF_PEOPLE = frozenset(
    ("event.armed_attack.shoot", "event.armed_attack.kill", "event.abduction.abduct", "event.abduction.seize")
)
_BESIDE = frozenset(("near", "outside", "beside", "close to", "next to", "opposite"))
_TOWNS = frozenset(("town", "village", "city"))
_SITE_CLASSES = frozenset(("base", "town", "key", "site_name"))


def _sent_back(sentence: Sentence) -> frozenset[str]:
    """The places to which somebody is turned back."""
    if "back" not in sentence.heard:
        return frozenset()
    before = {n: sentence.units[n.prep_index - 1].word for n, _ in context.placed(sentence) if n.prep_index > 0}
    return frozenset(p.name for n, p in context.placed(sentence) if n.prep == "to" and before.get(n) == "back")


class Places(NamedPlaces):
    """Where events took place."""

    def places(self, trigger: Trigger) -> list[Entity | None]:
        """Where a trigger's event took place, by the names of towns; see `_places`."""
        found = self._places(trigger)
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
        if frame.place == "country":
            shut = self._of_nouns(trigger.patients) if frame.type == "access_restriction" else []
            sites = [p for p in shut if p.kind != "region" and p.name not in capitals()]  # "the crossing at Para"
            return list(sites) or [self.country(trigger)]
        nouns = [trigger.agent] if frame.place == "agent" and trigger.agent is not None else trigger.patients
        if frame.type in BASE_TYPES and frame.place != "agent":
            nouns = [n for n in nouns if self.cast.classes(n) & _SITE_CLASSES]
        if frame.rule in _OF_PEOPLE or frame.type == "armed_clash":
            nouns = [n for n in nouns if context.place_of_noun(n) is not None or n.sentence.row[n.head] != "M"]
        named = self._of_nouns(nouns) or self._both(trigger, nouns)
        if frame.type in BASE_TYPES and len(nouns) > 1 and len(named) < len(nouns):
            named += [p for p in self._unnamed(trigger, nouns) if p not in named]
        if named and all(p.kind == "region" for p in named) and ranked(trigger):
            told = self._base_told(trigger, nouns)
            named = [told] if told is not None else named
        if named and frame.type in BASE_TYPES and all(p.kind == "region" for p in named) and all(map(_counted, nouns)):
            return []  # "two bases in Ituri province"; "its bases" there are all of them
        if named:
            return list(named)
        told = next((self.where_of[n.start] for n in nouns if n.start in self.where_of), None)
        if told is not None and frame.place == "patient" and frame.type not in BASE_TYPES:
            return [told]  # "took the town ... Troops recaptured it"
        if frame.rule == "event.territory_takeover.named":
            return []  # "Gbagbo was captured": somebody
        if frame.type == "territory_takeover" and frame.place == "patient" and not named:
            won = self._won_back(trigger, nouns)
            if won is not None:
                return [won]
        meant = self.here_meant(trigger.sentence)
        if meant is not None:
            return [meant]
        if frame.type in BASE_TYPES:
            return self._base_meant(trigger, nouns)
        if nouns and nouns[0].lemma in _TOWNS and nouns[0].of is None:
            town = self._before(trigger.sentence, nouns)
            if town is not None:
                return [town]
        if frame.type == "access_restriction":
            near = [p for p in context.find_places(trigger.sentence, trigger.index) if not is_vast(p)]
            sent_back = _sent_back(trigger.sentence)  # "stopped two boats and sent them back to Para"
            near = [p for p in near if p.name not in sent_back]
            near = self._here_by_entry(trigger, near)
            bound = [n for p in trigger.patients for n in surroundings.tail(p)[:2] if n.prep in ("to", "into", "over")]
            bound = [p for p in map(self.named, bound) if p is not None and not is_vast(p)]
            near = [p for p in bound if p.kind != "region"] or near or bound
            return list(near) or [
                self.country(trigger)
                if self.cast.classes(trigger.agent) & {"authority", "home"}
                else self._meant(trigger)
            ]
        if trigger.hypothetical:
            return [p for p in context.find_places(trigger.sentence, trigger.index) if not is_vast(p)] or [None]
        same = self._same_town(trigger)
        if same is not None:
            return [same]
        near, told_by = self._here_by_entry(trigger, self._nearby(trigger)), trigger.agent or trigger.noun
        if told_by is not None and frame.type in VIOLENT and not context.find_places(trigger.sentence, trigger.index):
            near = (
                self._of_nouns([n for n in (told_by,) if surroundings.tail(n)]) or near
            )  # "soldiers at one of them, Rwihana"
        if not near and frame.type in VIOLENT:
            near = self._of_nouns([n for n in self._struck(trigger) if "town" in self.cast.classes(n)])
        if frame.type == "uprising" and not near:
            return [self.country(trigger)]
        if frame.place == "patient" and nouns and all(_several(n) for n in nouns):
            return list(near) or [self._beside(trigger)]
        if not near and frame.type in ("air_strike", "shelling"):
            lands = [u.value for n in trigger.patients for u in n.units if len(n.units) == 1 and u.kind == "M"]
            near = [land for land in lands if land.kind == "country"]  # "has pounded Lebanon since May"
        exact = [p for p in near if p.kind != "region"]
        site = self._site_told(trigger) if near and not exact and trigger.noun is not None else None
        return list(exact or ([site] if site is not None else near) or [self._meant(trigger)])

    def _site_told(self, trigger: Trigger) -> Entity | None:
        """ "the capture of Para, in the north, after clashes around the town": the town that the sentence told of."""
        told = next((e for e in reversed(self.here) if e.site and e.place), None)
        around = surroundings.tail(trigger.noun) if told is not None and trigger.noun is not None else ()
        meant = any(n.lemma in _TOWNS and n.determiner in DEFINITE for n in around)
        return Entity(told.place, "place") if told is not None and meant else None

    def _here_by_entry(self, trigger: Trigger, near: list[Entity]) -> list[Entity]:
        """Under the head of an entry the places of a clause that are no more than where somebody or something comes
        from, goes to or runs: "9 March, Malakal. People marched to ask for room for families from Nasir"."""
        entry = self.cast.entry(trigger.sentence.paragraph).place
        if entry is None or entry.kind == "region" or not near:
            return near
        there = {p.name for n, p in context.placed(trigger.sentence) if n.prep not in _PASSING}
        return [p for p in near if p.name in there] or [entry]

    def _same_town(self, trigger: Trigger) -> Entity | None:
        """ "gunmen broke into the headquarters in the same town"."""
        sentence = trigger.sentence
        if "same" not in sentence.heard:
            return None
        ids = context.clauses(sentence)
        for noun in sentence.nouns:
            here = noun.lemma in _TOWNS or noun.lemma in ("camp", "base", "place", "area")
            if here and ids[noun.head] == ids[trigger.index] and any(u.word == "same" for u in noun.units):
                before = [p for n, p in context.placed(sentence) if n.last < noun.first and p.kind != "region"]
                told = before[-1] if before else self.of_paragraph(sentence)
                return told or self.last_place(sentence, earlier=True)
        return None

    def _won_back(self, trigger: Trigger, nouns: list[Noun]) -> Entity | None:
        """ "Rebels overran Para. Troops sent across the border recaptured it": the town that fell just before."""
        bare = any(n.sentence.units[n.head].word in ("it", "them") for n in nouns)
        near = [e for e in self.lately[:3] if trigger.sentence.index - e.sentence <= 2]
        fallen = next((e for e in near if e.event_type in ("territory_takeover", "base_takeover") and e.site), None)
        return Entity(fallen.place, "place") if bare and fallen is not None else None

    def _struck(self, trigger: Trigger) -> list[Noun]:
        """What is hit, as a subject: "Para came under fire", "Para was hit by a strike"."""
        verb = trigger.verb
        hit = verb.subject if verb is not None and verb.voice == "passive" and trigger.noun is not None else None
        return [n for n in (trigger.agent, hit) if n is not None and n.sentence.row[n.first : n.last + 1] == "M"]

    def _both(self, trigger: Trigger, nouns: list[Noun]) -> list[Entity]:
        """ "took over both towns": the two told of last."""
        if not any(u.word == "both" for n in nouns for u in n.units) or not all(n.lemma in SITES for n in nouns):
            return []
        told = [*self.here[::-1], *self.lately]
        near = [e for e in told if e.site and trigger.sentence.index - e.sentence <= 2]
        names = list(dict.fromkeys(e.place for e in near))
        return [Entity(name, "place") for name in names[1::-1]] if len(names) > 1 else []

    def _nearby(self, trigger: Trigger) -> list[Entity]:
        """Places of the clause; else of the clause that this one hangs on."""
        sentence = trigger.sentence
        for anywhere in (False, True):
            found = [p for p in context.find_places(sentence, trigger.index, anywhere) if not is_vast(p)]
            if trigger.frame.type in BASE_TYPES:  # "lowered the flag before driving to Bukavu"
                bound = {p.name for n, p in context.placed(sentence) if n.prep in ("to", "towards", "for", "with")}
                found = [p for p in found if p.name not in bound]

            if found and trigger.frame.type in BASE_TYPES:  # "its camp on the Bouna road", "drove up to Para"
                passed = [p.name for n, p in context.placed(sentence) if n.lemma in context.ROADS or _is_goal(n)]
                found = [p for p in found if p.name not in passed]
            if found:
                return found
            if trigger.frame.place == "patient":
                break
        return self._where_victims_were(trigger) if trigger.frame.type in VIOLENT else []

    def _where_victims_were(self, trigger: Trigger) -> list[Entity]:
        """ "dropped grenades beside peacekeepers who were clearing mines near Para", "were shot at as they patrolled
        near Para": where they were just then."""
        for verb in trigger.sentence.verbs:
            then = verb.relative and trigger.sentence.row[verb.head] == "g"
            if verb.first > trigger.index and (then or verb.condition in ("as", "while", "when")):
                return [p for p in context.find_places(trigger.sentence, verb.head) if not is_vast(p)]
        return []

    def _base_meant(self, trigger: Trigger, nouns: list[Noun]) -> list[Entity | None]:
        near = next(iter(self._nearby(trigger)), None)
        if not nouns:
            bases = [n for n in trigger.sentence.nouns if "base" in self.cast.classes(n) and n.determiner in DEFINITE]
            if any(p.kind != "region" for p in context.find_places(trigger.sentence, trigger.index)):
                ids = context.clauses(trigger.sentence)  # "lowered its flag in Para; its headquarters at Gori had"
                bases = [n for n in bases if ids[n.head] == ids[trigger.index]]
            at = [p for n in bases for p in self._of_noun(n) if p.kind != "region"]
            near = at[0] if len(at) == 1 else near  # "took the Para base after the last soldiers left"
            if near is not None and near.kind == "region":
                near = None
            site = any(n.lemma in SITES and n.determiner in DEFINITE for n in trigger.sentence.nouns)
            if near is None and (trigger.frame.whole or site):
                left = trigger.frame.type == "base_withdrawal"
                near = self._witness_at(trigger.sentence) or self.last_place(trigger.sentence, left)
            return [near] if near is not None else []
        there = self._there(trigger.sentence, nouns[-1])
        if there:
            return list(there)
        if all(_several(n) and n.lemma != "key" for n in nouns):
            return [place for _, place in self.itemised(trigger)] or self._holders_at(trigger)
        told = self._before(trigger.sentence, nouns) or self._beside_base(trigger, nouns) or near
        if told is not None and told.kind != "region":
            return [told]
        left = trigger.frame.type == "base_withdrawal"
        told = self._base_told(trigger, nouns)
        if told is not None:
            return [told]
        beside = next((e.place for e in reversed(self.here) if e.event_type in BASE_TYPES and e.site == "base"), None)
        if beside is not None:  # "left Para, and the mayor was given the keys of the camp"
            return [Entity(beside, "base")]
        found = self._left_by(trigger) if left else None
        if found is None and all(n.lemma in _TOWNS and n.of is None for n in nouns):
            found = self._main_town(trigger.sentence)
        found = found or self._witness_at(trigger.sentence) or self.last_place(trigger.sentence, left)
        return [found or near or self._dateline(trigger.sentence)]

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

    def _there(self, sentence: Sentence, noun: Noun) -> list[Entity]:
        """ "closed its base there": the place named last, also by whose it is ("Para's residents"); of bases in the
        plural all that are listed."""
        after = sentence.units[noun.last + 1 : noun.last + 2]
        if not after or after[0].word != "there":
            return []
        for other in reversed([n for n in sentence.nouns if n.last < noun.first]):
            lived = other.of_parent is not None and other.of_parent.people is not None  # "residents of Para"
            place = context.place_of_noun(other) or (self.named(other) if lived else None)
            if context.is_place(place) and place.kind != "region":
                town = other.of or other
                listed = next((n.members for n in sentence.nouns if town in n.members), ()) if _several(noun) else ()
                return [p for p in map(self.named, listed) if p is not None] or [place]
            whose = other.possessor
            if len(whose) == 1 and other.people and whose[0].kind == "M" and whose[0].value.kind == "name":
                return [whose[0].value._replace(kind="place")]
        just = self.just_named(sentence)
        return [just] if just is not None else []

    def _main_town(self, sentence: Sentence) -> Entity | None:
        """ "The town" in a paragraph that has named none: the one that most events told so far were in."""
        told = Counter(e.place for e in self.events if e.place and e.site)
        most = told.most_common(2)
        here = any(self.article.spans[e.sentence].paragraph == sentence.paragraph for e in self.lately)
        clear = most and not here and (len(most) == 1 or most[0][1] > most[1][1])
        return Entity(most[0][0], "place") if clear else None

    def _before(self, sentence: Sentence, nouns: list[Noun]) -> Entity | None:
        """What "the site", "the town" takes up in its sentence: "lowered at Kavumu camp, and the site was handed"."""
        first = nouns[0]
        town = first.lemma in _TOWNS
        if first.determiner not in DEFINITE and sentence.row[first.head] != "R":
            return None
        for noun in reversed([n for n in sentence.nouns if n.last < first.first and n.prep not in _BESIDE]):
            head = sentence.units[noun.head]
            if town:
                place = self.named(noun) if noun.prep not in ("from", "to") else None
            elif "base" in self.cast.classes(noun) and (head.kind == "N" or surroundings.is_camp(head.word)):
                place = next(iter(self._of_noun(noun)), None)
            else:
                continue
            if place is not None and place.kind != "region":
                return place
        return None

    def _unnamed(self, trigger: Trigger, nouns: list[Noun]) -> list[Entity]:
        """Bases of a list that have no name there: "the desert base and Camp Leatherneck"."""
        found = []
        for noun in nouns:
            definite = noun.determiner in DEFINITE or noun.determiner == "that"
            if definite and not self._of_noun(noun) and not _several(noun) and noun.people is None:
                # "After Para they left that camp"
                before = [n for n in trigger.sentence.nouns if n.last < noun.first and n.role is None]
                near = next((p for n in before if (p := self.named(n)) is not None and p.kind != "region"), None)
                place = near or self.last_place(trigger.sentence, earlier=True)
                found += [place] if place is not None else []
        return found

    def _base_told(self, trigger: Trigger, nouns: list[Noun]) -> Entity | None:
        """The base of the last event, where a pronoun or a rank takes it up, or the same actor holds it."""
        known = next(
            (
                self.where_of[n.start]
                for n in nouns
                if n.start in self.where_of and n.sentence.index <= trigger.sentence.index
            ),
            None,
        )
        if known is not None:
            return known
        pronoun = any(n.sentence.units[n.head].kind == "R" or any(u.kind == "#" for u in n.units) for n in nouns)
        name = self.cast.name(trigger.agent)
        for event in self.lately:
            if event.event_type not in BASE_TYPES or not event.site or event.sentence == trigger.sentence.index:
                continue
            if pronoun and trigger.sentence.index - event.sentence <= 3:
                return Entity(event.place, "base")
            here = self.article.spans[event.sentence].paragraph == trigger.sentence.paragraph
            if (
                trigger.frame.type == event.event_type == "base_takeover"
                and name is not None
                and name in (event.actor, None)
                and not here
            ):
                return Entity(event.place, "base")
            if here:
                break
        return None

    def _left_by(self, trigger: Trigger) -> Entity | None:
        """Whence those come who left: "the convoy from Ménaka"."""
        for noun in surroundings.tail(trigger.agent)[:3] if trigger.agent is not None else ():
            if noun.prep in ("from", "out of", "at", "in"):
                return context.place_of_noun(noun)
        return None

    def _meant(self, trigger: Trigger) -> Entity | None:
        """The place that the words point back to: "the attack", "the camp", "before leaving", or the paragraph's
        scene."""
        sentence = trigger.sentence
        if trigger.frame.type == "equipment_destruction" and as_they_left(trigger):
            departure = self.departure(trigger.sentence)
            if departure is not None and departure.place:
                return Entity(departure.place, "place")
        if trigger.noun is not None and points_back(trigger.noun):
            same = self.last((trigger.frame.type,))
            if same is not None and same.place:
                return Entity(same.place, "place")
        if trigger.frame.type in VIOLENT and self.same_attackers(trigger):
            same = self.last(VIOLENT)
            if same is not None and same.place:
                return Entity(same.place, "place")
        ids = context.clauses(sentence)
        counted = self._counted_from(trigger)
        if counted is not None:
            return counted
        meant = self.here_meant(sentence)
        if meant is not None:
            return meant
        if "there" in sentence.heard and any(
            u.word == "there" and (sentence.row[i + 1 : i + 2] not in ("X", "L") or sentence.row[i - 1] in "NM")
            for i, u in enumerate(sentence.units)
        ):  # not "there is", but "the men there were attacked"
            return self.named_before_there(sentence) or self.just_named(sentence) or self.last_place(sentence)
        for noun in sentence.nouns:
            if (
                noun.lemma in SITES
                and noun.determiner in DEFINITE
                and ids[noun.head] == ids[trigger.index]
                and not _several(noun)
            ):
                left = self._place_from(sentence) if trigger.frame.type == "territory_takeover" else None
                return left or self.last_place(sentence)  # "pulled out of Para after rebels overran the garrison"
        if trigger.hypothetical or _elsewhere(trigger):
            return None
        beside = self._beside(trigger)
        if beside is not None:
            return beside
        narrated = trigger.verb is not None and trigger.noun is None and trigger.verb.tense == "past"
        of_its_own = trigger.frame.type in ("armed_clash", "protest") and not narrated
        entry = self.cast.entry(sentence.paragraph).place
        if of_its_own and context.find_date(sentence, trigger.index) is None:
            return entry
        return self.of_paragraph(sentence) or entry or self._dateline(trigger.sentence)

    def named_in_distance(self, trigger: Trigger) -> Event | None:
        """The event told before that opens a sentence as what time is counted from: "Five days after that bombing,"."""
        noun, sentence = trigger.noun, trigger.sentence
        if noun is None or noun.prep not in ("after", "before") or not points_back(noun) or noun.prep_index > 5:
            return None
        distance = distance_in(sentence)
        if distance is None or noun.units[-1].end < distance.end or distance.start > sentence.units[0].end:
            return None
        return self.told_of(distance, sentence)

    def _counted_from(self, trigger: Trigger) -> Entity | None:
        """ "In the night after the handover thieves broke into the compound": where the handover was."""
        sentence = trigger.sentence
        distance = distance_in(sentence)
        base = self.told_of(distance, sentence) if distance is not None else None
        if base is None or not base.site or any(p.kind != "region" for _, p in context.placed(sentence)):
            return None
        site = any(n.lemma in SITES and n.determiner in DEFINITE for n in sentence.nouns)
        return Entity(base.place, "place") if site else None

    def _beside(self, trigger: Trigger) -> Entity | None:
        """ "stormed Macomia, looted shops": the place of what the same people did just before in the sentence."""
        sentence = trigger.sentence
        for event in self.here if trigger.verb is not None else ():
            if event.site and event.event_type in VIOLENT:
                first = next((v for v in sentence.verbs if v.start <= event.anchor < v.end), None)
                if first is not None and first.subject is not None and first.subject is trigger.verb.subject:
                    return Entity(event.place, "place")
        return None


_PASSING = frozenset("to towards toward from into for via through between".split()) | {"out of"}


def _written(unit: Unit) -> str | None:
    """A name as its sentence writes it; in the list of towns names have no lower case."""
    return unit.word.capitalize() if unit.kind == "M" and unit.value.kind == "base" else None


def _is_goal(noun: Noun) -> bool:
    """Where somebody goes."""
    return noun.prep in ("to", "towards", "toward", "into") and noun.of_parent is None


def _elsewhere(trigger: Trigger) -> bool:
    """ "shelled hideouts across the border": a place of its own that has no name."""
    ids = context.clauses(trigger.sentence)
    return any(
        n.prep in ("across", "beyond", "along") and ids[n.head] == ids[trigger.index] for n in trigger.sentence.nouns
    )


def _counted(noun: Noun) -> bool:
    return _several(noun) and noun.determiner not in ("its", "their", "all", "the")


def _several(noun: Noun) -> bool:
    """Bases or towns in the plural or by number, with no name."""
    head = noun.sentence.units[noun.head]
    if head.kind == "#" and noun.of is not None and noun.quantity is None:
        return False  # "the first of its bases"
    if head.kind in "C#" or (head.kind == "M" and head.word.endswith("s") and context.is_generic(head.word)):
        return True
    return (
        head.kind == "N"
        and head.word != head.lemma
        and head.word.endswith("s")
        and head.word not in ("headquarters", "barracks", "premises")
    )
