"""What places words point back to: "the camp", "there", "the same town", "it", or the scene of the paragraph."""

from collections import Counter

from pipeline.extract import context, surroundings
from pipeline.extract.claims import Event
from pipeline.extract.distances import distance_in
from pipeline.extract.named_places import SITES
from pipeline.extract.names import Entity, capitals
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence
from pipeline.extract.sites_told import SitesTold
from pipeline.extract.telling import BASE_TYPES, DEFINITE, REACH, VIOLENT, points_back
from pipeline.extract.triggers import Trigger

_LANDS = frozenset(("country", "demonym", "region"))
_BESIDE = frozenset(("near", "outside", "beside", "close to", "next to", "opposite"))
TOWNS = frozenset(("town", "village", "city"))


# What is rarely told of the town that an article is about, where it has no place of its own.
_OF_SOMEWHERE = frozenset(("abduction", "access_restriction"))


# Land spoken of by what it is.
_LANDS = frozenset(("area", "region", "territory", "zone"))
_IN_LAND = frozenset((None, "in", "across", "into", "throughout"))


class MeantPlaces(SitesTold):
    """Places that are meant without being named."""

    def _same_town(self, trigger: Trigger) -> Entity | None:
        """ "gunmen broke into the headquarters in the same town"."""
        sentence = trigger.sentence
        if "same" not in sentence.heard:
            return None
        ids = context.clauses(sentence)
        for noun in sentence.nouns:
            here = noun.lemma in TOWNS or noun.lemma in ("camp", "base", "place", "area")
            if here and ids[noun.head] == ids[trigger.index] and any(u.word == "same" for u in noun.units):
                before = [p for n, p in context.placed(sentence) if n.last < noun.first and p.kind != "region"]
                told = before[-1] if before else self.of_paragraph(sentence)
                return told or self.last_place(sentence, earlier=True)
        return None

    def _won_back(self, trigger: Trigger, nouns: list[Noun]) -> Entity | None:
        """ "Rebels overran Para. Troops sent across the border recaptured it": the town that fell just before."""
        if not any(n.sentence.units[n.head].word in ("it", "them") for n in nouns):
            return None
        if trigger.frame.type in VIOLENT and context.find_places(trigger.sentence, trigger.index):
            return None  # "Rebels took Para on Friday. The army fought them at Gori"
        near = [e for e in self.lately[:3] if trigger.sentence.index - e.sentence <= 2]
        fallen = next((e for e in near if e.event_type in ("territory_takeover", "base_takeover") and e.site), None)
        return Entity(fallen.place, "place") if fallen is not None else None

    def _both(self, trigger: Trigger, nouns: list[Noun]) -> list[Entity]:
        """ "took over both towns", "all three camps": so many as were told of or named last."""
        count = next(filter(None, map(_so_many, nouns)), None)
        if count is None or not all(n.lemma in SITES or len(n.units) == 1 or _all_of(n) for n in nouns):
            return []
        told = [*self.here[::-1], *self.lately]
        near = [e for e in told if e.site and trigger.sentence.index - e.sentence <= 2]
        names = list(dict.fromkeys(e.place for e in near))
        if len(names) < count:
            names = self._named_lately(trigger.sentence, nouns[0])
            return [Entity(name, "place") for name in names] if len(names) == count else []
        return [Entity(name, "place") for name in names[count - 1 :: -1]]

    def _named_lately(self, sentence: Sentence, noun: Noun) -> list[str]:
        """The bases and towns that the paragraph names last, in their sentence."""
        for index in range(sentence.index, max(-1, sentence.index - 3), -1):
            if self.article.spans[index].paragraph != sentence.paragraph:
                break
            found = [
                place.name
                for other, place in context.placed(self.article.sentence(index))
                if place.kind in ("base", "place") and (index < sentence.index or other.last < noun.first)
            ]
            if found:
                return list(dict.fromkeys(found))
        return []

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
                listed = next((n.members for n in sentence.lists if town in n.members), ()) if several(noun) else ()
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

    def _before(self, nouns: list[Noun]) -> Entity | None:
        """What "the site", "the town" takes up in its sentence: "lowered at Kavumu camp, and the site was handed"."""
        first, sentence = nouns[0], nouns[0].sentence
        town = first.lemma in TOWNS
        if first.sentence is not sentence:
            return None  # told before, as who does it
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
            if definite and not self._of_noun(noun) and not several(noun) and noun.people is None:
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

    def risen_in(self, trigger: Trigger) -> Entity | None:
        """ "The garrison of Para mutinied on Friday", "Para saw a revolt", "The Para uprising of 3 May"; where only the
        day is named, the town spoken of before."""
        sentence, noun = trigger.sentence, trigger.noun
        seen_by = noun.verb.subject if noun is not None and noun.verb is not None else None
        whose = (trigger.agent, seen_by, *(surroundings.modifiers(noun) if noun is not None else ()))
        for who in (n for n in whose if n is not None):
            for phrase in (who, *surroundings.tail(who)[:1]):
                place = context.place_of_noun(phrase)
                if place is not None and place.kind != "region" and place.name not in capitals():
                    return place
        mention = context.find_date(sentence, trigger.index)
        lands = any(u.kind == "M" and u.value.kind in _LANDS for u in sentence.units)
        if lands or mention is None or mention.precision != "day":
            return None
        town = self.just_named(sentence)
        return town if town is not None and town.name not in capitals() else None

    def _meant(self, trigger: Trigger) -> Entity | None:
        """The place that the words point back to: "the attack", "the camp", "before leaving", or the paragraph's
        scene."""
        sentence = trigger.sentence
        if trigger.frame.type == "equipment_destruction":
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
        meant = self._here(trigger)
        if meant is not None:
            return meant
        if "there" in sentence.heard and any(
            u.word == "there" and (sentence.row[i + 1 : i + 2] not in ("X", "L") or sentence.row[i - 1] in "NM")
            for i, u in enumerate(sentence.units)
        ):  # not "there is", but "the men there were attacked"
            return self.named_before_there(sentence) or self.just_named(sentence) or self.last_place(sentence)
        site = self.site_told(trigger)
        if site is not None:
            return site
        for noun in sentence.nouns:
            if noun.lemma in SITES and noun.determiner in DEFINITE and ids[noun.head] == ids[trigger.index]:
                left = self._place_from(sentence) if trigger.frame.type == "territory_takeover" else None
                town = noun.lemma in ("town", "village")
                named = any(n.last < noun.first and p.kind != "region" for n, p in context.placed(sentence))
                lives = None if named or self.of_paragraph(sentence) else self._home_of_teller(sentence)
                told = lives or self.last_place(sentence, earlier=not named and sentence.index > 0)
                # "pulled out of Para after rebels overran the garrison"
                here = self.article.here if noun.lemma in ("city", "town") else None
                return left or self._not_capital(sentence, told, town) or here
        if trigger.hypothetical or _elsewhere(trigger):
            return None
        if any(ids[n.head] == ids[trigger.index] for n in _lands(sentence)):
            land = self.just_named(sentence)  # "A force is to go to Abyei. Troops seized the area"
            if land is not None:
                return land
        beside = self._beside(trigger)
        if beside is not None:
            return beside
        entry = self.cast.entry(sentence.paragraph).place
        verb = trigger.verb
        lately = verb is not None and verb.perfect and sentence.units[verb.first].word in ("has", "have")
        if (
            trigger.frame.type == "armed_clash"
            and lately
            and trigger.noun is not None
            and trigger.noun.role == "object"
        ):
            return entry  # "the rebels have resumed hostilities": how things are in the country
        return (
            self.of_paragraph(sentence)
            or entry
            or self._dateline(sentence)
            or self._home_of_teller(sentence)
            or self._only_town(trigger)
            or self._before_in_sentence(trigger)
        )

    def _before_in_sentence(self, trigger: Trigger) -> Entity | None:
        """ "Rebels fought their way into Para; on the 21st shells fell on the embassy": the town just named."""
        if trigger.frame.type not in VIOLENT or trigger.verb is None or ";" not in trigger.sentence.row:
            return None
        before = [
            p
            for n, p in context.placed(trigger.sentence)
            if n.last < trigger.index and p.kind != "region" and not context.in_attribution(trigger.sentence, n)
        ]
        return before[-1] if before else None

    def _here(self, trigger: Trigger) -> Entity | None:
        """What "here" means, but for a clause with a place of its own: "marched in the capital; here it was quiet"."""
        sentence = trigger.sentence
        meant = self.here_meant(sentence)
        if meant is None:
            return None
        ids = context.clauses(sentence)
        beside = any(u.word == "here" and ids[i] == ids[trigger.index] for i, u in enumerate(sentence.units))
        return meant if beside or not context.find_places(sentence, trigger.index) else None

    def _there_below(self, trigger: Trigger) -> Entity | None:
        """ "People of Para who fled to Gori were attacked there": the place named last, before the clause's own."""
        sentence = trigger.sentence
        if "there" not in sentence.heard:
            return None
        ids, row = context.clauses(sentence), sentence.row
        said = (i for i, u in enumerate(sentence.units) if u.word == "there" and i != trigger.index)
        here = any(ids[i] == ids[trigger.index] and row[i + 1 : i + 2] not in ("X", "L") for i in said)
        return self.named_before_there(sentence) or self.just_named(sentence) if here else None

    def _only_town(self, trigger: Trigger) -> Entity | None:
        """The one town in which all was that an article has told so far, for what it goes on to tell."""
        verb = trigger.verb
        narrated = verb is None or verb.tense == "past"
        if not narrated or trigger.frame.type in _OF_SOMEWHERE:
            return None
        day = context.find_date(trigger.sentence, trigger.index)
        counted = any(n.lemma == "number" for n in trigger.patients)  # "two bases have been looted"
        if (day is None or day.precision != "day") and (trigger.frame.type != "looting" or counted):
            return None  # "was wounded in a bombing in 2021"; without a day it may be a detail of what was told
        told = {e.place for e in self.events if e.place and e.site}
        return Entity(next(iter(told)), "place") if len(told) == 1 else None

    def _home_of_teller(self, sentence: Sentence) -> Entity | None:
        """ "They came at night," said Ada Kone, a farmer near Para. The gunmen ...": where those live who tell it."""
        spans = self.article.spans
        for index in range(sentence.index, max(-1, sentence.index - REACH), -1):
            if spans[index].paragraph != sentence.paragraph:
                return None
            told = self.article.sentence(index)
            for noun, place in context.placed(told) if context.tellers(told) else ():
                lives = next((n for n in told.nouns if n.last == noun.prep_index - 1), None)
                if lives is not None and place.kind != "region" and "civilian" in self.cast.classes(lives):
                    return place
        return None

    def _not_capital(self, sentence: Sentence, place: Entity | None, town: bool) -> Entity | None:
        """ "The town" of a text that spoke of a capital last is the town before it."""
        return (self.last_town(sentence) or place) if town and place and place.name in capitals() else place

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
        """ "stormed Para, looted shops": the place of what the same people did just before in the sentence."""
        sentence = trigger.sentence
        for event in self.here if trigger.verb is not None else ():
            if event.site and event.event_type in VIOLENT:
                first = next((v for v in sentence.verbs if v.start <= event.anchor < v.end), None)
                if first is not None and first.subject is not None and first.subject is trigger.verb.subject:
                    return Entity(event.place, "place")
        return None


def _lands(sentence: Sentence) -> list[Noun]:
    """ "the area", "in the region": land that was named before."""
    lands = sentence.nouns if not _LANDS.isdisjoint(sentence.heard) else ()
    return [n for n in lands if n.lemma in _LANDS and n.determiner == "the" and n.of is None and n.prep in _IN_LAND]


def _elsewhere(trigger: Trigger) -> bool:
    """ "shelled hideouts across the border": a place of its own that has no name."""
    ids = context.clauses(trigger.sentence)
    return any(
        ids[n.head] == ids[trigger.index]
        and (n.prep in ("across", "beyond", "along") or (n.prep == "on" and n.lemma in ("river", "lake")))
        for n in trigger.sentence.nouns
    )


def _all_of(noun: Noun) -> bool:
    """ "All three"."""
    return noun.units[0].word == "all" and noun.units[-1].kind == "C"


def _so_many(noun: Noun) -> int | None:
    """How many places a phrase takes up: "both", "the two towns", "all three camps"."""
    words = [u.word for u in noun.units]
    if "both" in words:
        return 2
    count = noun.quantity.count if noun.quantity is not None and noun.quantity.qualifier == "exact" else None
    known = noun.determiner in DEFINITE or "all" in words
    return count if known and count is not None and 1 < count < 7 and noun.of is None else None


def several(noun: Noun) -> bool:
    """Bases or towns in the plural or by number, with no name."""
    head = noun.sentence.units[noun.head]
    if head.kind == "N" and context.place_of_noun(noun) is not None:
        return False  # "the Para hangars"
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
