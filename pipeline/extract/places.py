"""The places that the telling of an article has reached: where an event was by its words, else by what was told
before."""

from collections import Counter
from collections.abc import Sequence

from pipeline.extract import context, surroundings
from pipeline.extract.countries import Countries
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence
from pipeline.extract.telling import BASE_TYPES, DEFINITE, VIOLENT, as_they_left, points_back, ranked
from pipeline.extract.triggers import Trigger

_SITES = frozenset(
    """fob camp base site town city village place outpost headquarters compound position yard garrison airport runway
    post settlement centre school facility station gate""".split()
)
_REGIONS = {
    "north": "northern",
    "south": "southern",
    "east": "eastern",
    "west": "western",
    "centre": "central",
    "center": "central",
}
# What is done to people: a bare name there is somebody's.
_OF_PEOPLE = frozenset(
    ("event.armed_attack.shoot", "event.armed_attack.kill", "event.abduction.abduct", "event.abduction.seize")
)
_BESIDE = frozenset(("near", "outside", "beside", "close to", "next to", "opposite"))
_TOWNS = frozenset(("town", "village", "city"))
_SITE_CLASSES = frozenset(("base", "town", "key", "site_name"))
_VAST = frozenset(("africa", "asia", "europe", "sahel", "east", "america", "world", "caribbean", "maghreb"))


class Places(Countries):
    """Where events took place."""

    def places(self, trigger: Trigger) -> list[Entity | None]:
        """Where a trigger's event took place: one entity per named place, [None] where it is unknown, [] where the
        words
        mean no place in particular ("eight of its 13 bases")."""
        frame = trigger.frame
        if frame.place == "country":
            return [self.country(trigger)]
        nouns = [trigger.agent] if frame.place == "agent" and trigger.agent is not None else trigger.patients
        if frame.type in BASE_TYPES and frame.place != "agent":
            nouns = [n for n in nouns if self.cast.classes(n) & _SITE_CLASSES]
        if frame.rule in _OF_PEOPLE:
            nouns = [n for n in nouns if context.place_of_noun(n) is not None or n.sentence.row[n.head] != "M"]
        named = self._of_nouns(nouns)
        if frame.type in BASE_TYPES and len(nouns) > 1 and len(named) < len(nouns):
            named += [p for p in self._unnamed(trigger, nouns) if p not in named]
        if named and all(p.kind == "region" for p in named) and ranked(trigger):
            told = self._base_told(trigger, nouns)
            named = [told] if told is not None else named
        if named and frame.type in BASE_TYPES and all(p.kind == "region" for p in named) and all(map(_counted, nouns)):
            return []  # "two bases in Ituri province"; "its bases" there are all of them
        if named:
            return list(named)
        if self.article.here is not None and "here" in (u.word for u in trigger.sentence.units):
            return [self.article.here]
        if frame.type in BASE_TYPES:
            return self._base_meant(trigger, nouns)
        if nouns and nouns[0].lemma in _TOWNS and nouns[0].of is None:
            town = self._before(trigger.sentence, nouns)
            if town is not None:
                return [town]
        if frame.type == "access_restriction":
            near = [p for p in context.find_places(trigger.sentence, trigger.index) if not _vast(p)]
            bound = [n for p in trigger.patients for n in surroundings.tail(p)[:2] if n.prep in ("to", "into", "over")]
            bound = [p for p in map(self.named, bound) if p is not None and not _vast(p)]
            near = [p for p in bound if p.kind != "region"] or near or bound
            return list(near) or [
                self.country(trigger)
                if self.cast.classes(trigger.agent) & {"authority", "home"}
                else self._meant(trigger)
            ]
        if trigger.hypothetical:
            return [p for p in context.find_places(trigger.sentence, trigger.index) if not _vast(p)] or [None]
        near = self._nearby(trigger)
        if (
            trigger.agent is not None
            and frame.type in VIOLENT
            and not context.find_places(trigger.sentence, trigger.index)
        ):
            near = (
                self._of_nouns([n for n in (trigger.agent,) if surroundings.tail(n)]) or near
            )  # "soldiers at one of them, Rwihana"
        if frame.type == "uprising" and not near:
            return [self.country(trigger)]
        if frame.place == "patient" and nouns and all(_several(n) for n in nouns):
            return list(near) or [self._beside(trigger)]
        exact = [p for p in near if p.kind != "region"]
        return list(exact or (near if near else [self._meant(trigger)]))

    def _of_nouns(self, nouns: list[Noun]) -> list[Entity]:
        found: list[Entity] = []
        for noun in nouns:
            for place in self._of_noun(noun):
                if place not in found:
                    found.append(place)
        exact = [p for p in found if p.kind != "region"]
        return exact or found

    def _of_noun(self, noun: Noun, depth: int = 0) -> list[Entity]:
        place = self.named(noun)
        if place is not None and place.kind != "region":
            listed = noun.of.members if noun.of is not None else ()  # "the villages of Para and Gori"
            return [p for p in map(self.named, listed) if p is not None] or [place]
        name = surroundings.called(noun) if "base" in self.cast.classes(noun) else None
        if name is not None:
            return self._of_noun(name)
        found: list[Entity] = []
        if (
            noun.role == "object"
            and noun.verb is not None
            and noun.verb.lemma == "be"
            and noun.verb.subject is not None
            and depth == 0
        ):
            # "Kidal is the eighth base to close"
            subject = noun.verb.subject
            found = self._of_noun(subject, 1) if noun.sentence.row[subject.head] != "R" else []
            if found:
                return found
        listed: Sequence[Noun] = ()
        for after in surroundings.tail(noun)[:9]:
            if after.prep not in (
                "in",
                "at",
                "of",
                "near",
                "around",
                "outside",
                "inside",
                "on",
                "north of",
                "south of",
                "east of",
                "west of",
            ):
                break
            place = self.named(after) or self._apposed(after)
            if place is None:
                continue
            if found and "t" in noun.sentence.row[noun.last : after.first]:
                break  # "in Kasai in June and at Kalemie a month ago"
            listed = after.members or listed
            joined = found and ("K" in noun.sentence.row[after.first - 4 : after.first] or after in listed)
            if not found or (joined and place.kind != "region"):
                found.append(place)
        if not found and noun.prep in ("in", "of") and noun.prep_index > 0:  # "Ogossagou in the centre, which closed"
            before = next((n for n in noun.sentence.nouns if n.last == noun.prep_index - 1), None)
            named = self.named(before) if before is not None else None
            if named is not None:
                return [named]
        explained = noun.apposition
        if explained is not None and (noun.people is None or "base" in self.cast.classes(explained)):
            found = found or (self._of_noun(explained, 1) if depth == 0 else [])
        apposed = self._apposed(noun) if not found else None
        found = found or ([apposed] if apposed is not None else []) or self._examples(noun)
        if found or place is not None:
            return found or [place]
        owner = self.cast.owner(noun) if depth == 0 else None
        if owner is not None and self.cast.classes(owner) & {"town", "base"}:
            return self._of_noun(owner, 1)
        target = self.cast.stands_for(noun)
        return self._of_noun(target, depth + 1) if target is not None and target is not noun and depth < 2 else []

    def _apposed(self, noun: Noun) -> Entity | None:
        """ "at one of them, Rwihana": the bare name after the comma."""
        following = next((n for n in noun.sentence.nouns if n.first > noun.last), None)
        gap = noun.sentence.row[noun.last + 1 : following.first] if following is not None else ""
        if following is None or gap not in (",", "A,") or any(u.kind != "M" for u in following.units):
            return None
        if noun.sentence.row[noun.head] not in "CR" and noun.lemma not in _SITES:
            return None
        return self.named(following)

    def _examples(self, noun: Noun) -> list[Entity]:
        """ "one settlement after another, among them Tamalat and Andéramboukane"."""
        units = noun.sentence.units
        for other in noun.sentence.nouns:
            if other.first > noun.last and (
                other.prep in ("including", "such as", "notably")
                or [u.word for u in units[other.first - 2 : other.first]] == ["among", "them"]
            ):
                return [p for p in map(self.named, other.members or [other]) if p is not None]
        return []

    def named(self, noun: Noun) -> Entity | None:
        """The place that a phrase names: a town, a base, a bare unknown name, "the north" of the country."""
        place = context.place_of_noun(noun)
        if place is not None:
            return None if _vast(place) else place
        names = [u for u in noun.units if u.kind == "M" and not context.is_generic(u.word)]
        if "explosive" in self.cast.classes(noun):
            return None  # "killed by IEDs"
        if len(names) == 1 and names[0].value.kind == "name" and all(u.kind in "MA" for u in noun.units):
            return names[0].value._replace(kind="place")
        if (
            noun.lemma in _REGIONS
            and noun.determiner == "the"
            and len(noun.units) == 2
            and noun.of is None
            and self.article.country
        ):
            return Entity(f"{_REGIONS[noun.lemma]} {self.article.country}", "region", None, self.article.country)
        return None

    def _nearby(self, trigger: Trigger) -> list[Entity]:
        """Places of the clause; else of the clause that this one hangs on."""
        sentence = trigger.sentence
        for anywhere in (False, True):
            found = [p for p in context.find_places(sentence, trigger.index, anywhere) if not _vast(p)]
            if found:
                return found
            if trigger.frame.place == "patient":
                break
        return []

    def _base_meant(self, trigger: Trigger, nouns: list[Noun]) -> list[Entity | None]:
        near = next(iter(self._nearby(trigger)), None)
        if not nouns:
            if near is not None and near.kind == "region":
                near = None
            site = any(n.lemma in _SITES and n.determiner in DEFINITE for n in trigger.sentence.nouns)
            if near is None and (trigger.frame.whole or site):
                near = self.last_place(trigger.sentence, trigger.frame.type == "base_withdrawal")
            return [near] if near is not None else []
        if all(_several(n) and n.lemma != "key" for n in nouns):
            return [place for _, place in self.itemised(trigger)]
        told = self._before(trigger.sentence, nouns) or near
        if told is not None and told.kind != "region":
            return [told]
        left = trigger.frame.type == "base_withdrawal"
        told = self._base_told(trigger, nouns)
        if told is not None:
            return [told]
        found = self._left_by(trigger) if left else None
        if found is None and all(n.lemma in _TOWNS and n.of is None for n in nouns):
            found = self._main_town(trigger.sentence)
        return [found or self.last_place(trigger.sentence, left) or near]

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

    def sites(self, noun: Noun) -> list[Entity]:
        """The places of bases that a phrase speaks of."""
        found = self._of_noun(noun) if "base" in self.cast.classes(noun) else []
        return [p for p in found if p is not None and p.kind != "region"]

    def places_at(self, noun: Noun) -> list[Entity]:
        """The places behind a phrase that has no name: "those at Lulimba, Baraka and Minembwe"."""
        after = next((n for n in noun.sentence.nouns if n.prep_index == noun.last + 1 and n.prep in ("at", "in")), None)
        found = [self.named(n) for n in (after.members or [after])] if after is not None else []
        return [p for p in found if p is not None and p.kind != "region"]

    def itemised(self, trigger: Trigger) -> list[tuple[Noun, Entity]]:
        """The bases behind a colon: "four bases were vacated: Marial Achak on 12 September, Tajalei on ..."."""
        sentence = trigger.sentence
        colon = sentence.row.find(":", trigger.index)
        if colon < 0:
            return []
        found: list[tuple[Noun, Entity]] = []
        last = colon
        for noun in sentence.nouns:
            if noun.first <= last or noun.prep_index == noun.first - 1:
                continue
            own = self._of_noun(noun) if "base" in self.cast.classes(noun) else [self.named(noun)]
            if own and own[0] is not None and own[0].kind != "region":
                found.append((noun, own[0]))
        return found

    def listed(self, trigger: Trigger) -> list[tuple[Noun, Entity]]:
        """The named places that an event is told of, each with its phrase."""
        nouns = [m for n in trigger.patients for m in (n.members or [n])]
        named = [(n, self.named(n)) for n in dict.fromkeys(nouns)]
        named = [(n, p) for n, p in named if p is not None]
        return named if len(named) > 1 else self.itemised(trigger)

    def _unnamed(self, trigger: Trigger, nouns: list[Noun]) -> list[Entity]:
        """Bases of a list that have no name there: "the desert base and Camp Leatherneck"."""
        found = []
        for noun in nouns:
            if not self._of_noun(noun) and not _several(noun) and noun.determiner in DEFINITE and noun.people is None:
                place = self.last_place(trigger.sentence, earlier=True)
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
        if self.article.here is not None and any(u.word == "here" for u in sentence.units):
            return self.article.here
        if "there" in self.article.sentence_words(sentence.index) and any(
            u.word == "there" and sentence.row[i + 1 : i + 2] not in ("X", "L") for i, u in enumerate(sentence.units)
        ):  # not "there is"
            return self.just_named(sentence) or self.last_place(sentence)
        for noun in sentence.nouns:
            if (
                noun.lemma in _SITES
                and noun.determiner in DEFINITE
                and ids[noun.head] == ids[trigger.index]
                and not _several(noun)
            ):
                return self.last_place(sentence)
        if trigger.hypothetical or _elsewhere(trigger):
            return None
        beside = self._beside(trigger)
        if beside is not None:
            return beside
        if trigger.frame.type in ("armed_clash", "protest") and context.find_date(sentence, trigger.index) is None:
            return None
        return self.of_paragraph(sentence) or self.cast.entry(sentence.paragraph).place

    def _beside(self, trigger: Trigger) -> Entity | None:
        """ "stormed Macomia, looted shops": the place of what the same people did just before in the sentence."""
        sentence = trigger.sentence
        for event in self.here if trigger.verb is not None else ():
            if event.site and event.event_type in VIOLENT:
                first = next((v for v in sentence.verbs if v.start <= event.anchor < v.end), None)
                if first is not None and first.subject is not None and first.subject is trigger.verb.subject:
                    return Entity(event.place, "place")
        return None


def _elsewhere(trigger: Trigger) -> bool:
    """ "shelled hideouts across the border": a place of its own that has no name."""
    ids = context.clauses(trigger.sentence)
    return any(
        n.prep in ("across", "beyond", "along") and ids[n.head] == ids[trigger.index] for n in trigger.sentence.nouns
    )


def _vast(place: Entity) -> bool:
    return place.kind == "region" and place.name.split()[-1].lower() in _VAST


def _counted(noun: Noun) -> bool:
    return _several(noun) and noun.determiner not in ("its", "their", "all", "the")


def _several(noun: Noun) -> bool:
    """Bases or towns in the plural or by number, with no name."""
    head = noun.sentence.units[noun.head]
    if head.kind in "C#" or (head.kind == "M" and head.word.endswith("s") and context.is_generic(head.word)):
        return True
    return (
        head.kind == "N"
        and head.word != head.lemma
        and head.word.endswith("s")
        and head.word not in ("headquarters", "barracks", "premises")
    )
