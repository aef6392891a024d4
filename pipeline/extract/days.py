"""The days that the telling of an article has reached: the date of an event by its words, else by what was told
before."""

import re
from datetime import date

from pipeline.extract import context, days_of_orders, surroundings, undated
from pipeline.extract.claims import Event, When
from pipeline.extract.counted_days import Counted
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.dates import as_coming, as_past
from pipeline.extract.distances import distance_in
from pipeline.extract.phrases import Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.telling import AT_BASES, BASE_TYPES, leaving_beside, points_back, ranked
from pipeline.extract.triggers import Trigger

_MANY_DATES = frozenset(
    (
        "access_restriction",
        "peace_agreement",
        "coup",
        "abduction",
        "air_strike",
        "armed_attack",
        "explosive_attack",
        "shelling",
        "protest",
    )
)


_REPEATED = frozenset(("twice", "again", "times"))
# What happens at one time: "since May, when it was decided" is in May.
_MOMENTS = frozenset(("mission_established", "mission_end", "withdrawal_order", "coup", "peace_agreement"))
_BY_ANNOUNCING = frozenset(("event.territory_takeover.control", "event.base_takeover.control"))
# What an authority or a party does by saying it.
_DONE_BY_SAYING = frozenset(("withdrawal_order", "agreement_breakdown", "coup"))


_PREVIOUS = frozenset(("earlier", "previous", "prior", "preceding", "past"))


def _just_when(trigger: Trigger) -> bool:
    """ "thinner on the ground since 1993, when Denmark left": it was done then, once."""
    verb = trigger.verb
    return verb is not None and verb.condition == "when" and verb.tense == "past" and not verb.perfect


def _came_before(trigger: Trigger, mention: DateMention) -> bool:
    """ "died on Monday of wounds from earlier fighting": no fighting of that day."""
    noun = trigger.noun
    return noun is not None and mention.start < noun.start and any(u.word in _PREVIOUS for u in noun.units)


def _is_of(verb: Verb | None, mention: DateMention) -> bool:
    """Whether a day is that of a verb itself."""
    assert verb is not None
    units, owners = verb.sentence.units, context.date_owners(verb.sentence)
    return any(owner is verb and units[i].value is mention for i, owner in owners.items())


def _lies_ahead(trigger: Trigger, mention: DateMention) -> bool:
    """ "left Para on Monday, ahead of the departure of the force": not on that Monday."""
    noun = trigger.noun
    return noun is not None and noun.prep == "ahead of" and mention.start < noun.start


class Days(Counted):
    """Dates of events, and who acted where nobody is named."""

    def dates(self, trigger: Trigger) -> list[When]:
        """When a trigger's event took place; several where a list of dates tells of several events."""
        sentence = trigger.sentence
        distance = distance_in(sentence)
        named = self._named_at(trigger, distance) if distance is not None else None
        if named is not None:
            return [named]
        mention = context.find_date(sentence, trigger.index)
        if mention is not None and mention.kind == "anaphoric":
            counted = distance is not None and mention.start < distance.end and distance.start < mention.end
            distant = self._distant(trigger, distance) if counted else None
            if distant is not None:
                return [distant]  # "Two days after the capture, ...": the capture told before, whatever day came last
            mention = self._reanchored(mention, trigger)
        if mention is not None and (_came_before(trigger, mention) or _lies_ahead(trigger, mention)):
            mention = None
        if mention is not None and trigger.frame.rule == "event.base_withdrawal.last_off":
            mention = mention if _is_of(trigger.verb, mention) else None  # "set out and arrived this morning"
        if mention is None and trigger.frame.type == "peace_agreement":  # "signed a 2015 agreement"
            mention = next((u.value for n in trigger.patients for u in n.units if u.kind == "t"), None)
        limit = days_of_orders.limit(sentence) if trigger.frame.rule.endswith(".deadline") else None
        mention = as_coming(limit, self.article.published_on) if limit is not None else mention
        if mention is not None and trigger.frame.rule == "event.withdrawal_order.term":
            mention = days_of_orders.beside_term(sentence)
        published = self.article.published_on
        if (
            mention is not None
            and limit is None
            and published
            and mention.date_start
            and mention.date_start > published
            and (
                _is_past(trigger)
                or (trigger.frame.refused and trigger.verb is not None and trigger.verb.modal == "would")
            )
        ):
            mention = as_past(mention, published)  # "was the first to be closed, on 28 February"
        past = mention is not None and published and mention.date_end and mention.date_end < published
        due = trigger.frame.type == "mission_end" or (
            past and trigger.frame.type == "troop_withdrawal" and _is_due(trigger, mention, published)
        )
        if mention is not None and past and due and _on_schedule(trigger):
            mention = as_coming(mention, published)  # "The mission shuts for good on 30 June"
        if mention is not None and past and trigger.told == "planned" and not _of_plan(trigger, mention):
            mention = as_coming(mention, published)  # "have called a march for 10 June"
        orders = trigger.frame.type == "withdrawal_order" and trigger.told != "planned"
        if mention is not None and orders and self._is_its_term(trigger, mention):
            mention = days_of_orders.day_of_order(
                trigger, mention
            )  # "asked in June to leave by December": December is the term
        if mention is not None and (trigger.frame.type in _MOMENTS or _just_when(trigger)):
            mention = context.closed(mention, self.article)
        if mention is None and trigger.frame.type in ("base_takeover", "territory_takeover") and _now(trigger):
            published = self.article.published_on
            return (
                [When(published, published, "day", "now", "pub")]
                if published
                else [When(None, None, "unknown", "now", "pub")]
            )
        if mention is None:
            mention = days_of_orders.day_of_doer(trigger)
        left = leaving_beside(trigger) if mention is None and trigger.frame.type in AT_BASES else None
        if left is not None:
            mention = context.find_date(sentence, left.head)
        if trigger.frame.type in days_of_orders.BY_RESOLUTION and (
            mention is None or trigger.frame.type == "withdrawal_order"
        ):
            mention = days_of_orders.day_of_resolution(trigger) or mention
        if mention is None and (trigger.frame.type in _DONE_BY_SAYING or days_of_orders.is_reported(trigger)):
            mention = days_of_orders.day_of_saying(sentence)
        if mention is None and trigger.frame.rule in _BY_ANNOUNCING and trigger.verb is not None:
            mention = context.find_date(sentence, trigger.verb.head)  # "on 9 May announced the capture of Para"
        if mention is None:
            return [
                self._counted(trigger)
                or self._since_it(trigger)
                or self.day_from_town(trigger.sentence, trigger.sentence.units[trigger.index].start)
                or self._distant(trigger, distance)
                or self._date_of_leaving(trigger)
                or self._same_incident(trigger)
                or self._also(trigger)
                or self._carried(trigger)
                or self._of_entry(trigger)
                or undated.day_of(trigger, any(e.event_type in undated.TOLD_IN_ORDER for e in self.lately))
                or When()
            ]
        if trigger.frame.type in BASE_TYPES and ranked(trigger) and mention.text.lower().startswith(_SERIES):
            self.series = (sentence.index, context.when_of(mention))
            return [When()]  # "the third place given up since the start of the month": the day of none
        found = [mention]
        if trigger.frame.type == "armed_clash" and mention.precision == "day":
            over = _listed(sentence, mention)
            if (
                over and over[-1].date_end is not None and over[-1].date_end > mention.date_start
            ):  # "Tuesday and Wednesday"
                return [When(mention.date_start, over[-1].date_end, "range", mention.text)]
        again = trigger.frame.type == "territory_takeover" and not _REPEATED.isdisjoint(sentence.heard)
        if trigger.frame.type in _MANY_DATES or again:
            listed = _listed(sentence, mention) if trigger.noun is None or _plural(trigger) else []
            found += listed or _again(sentence, mention)
            found = _days_within(sentence, mention) or found
        return [context.when_of(m) for m in found]

    def _is_its_term(self, trigger: Trigger, mention: DateMention) -> bool:
        """Whether a date behind an order is the day by which it is to be obeyed."""
        if mention.start < trigger.sentence.units[trigger.index].start:
            return False
        if context.is_in_force(trigger.sentence, mention):
            return True
        if context.lies_behind(mention):
            return False
        return context.is_term(trigger.sentence, mention) or days_of_orders.orders(trigger.verb) is not None

    def taken_up(self, trigger: Trigger) -> Event | None:
        """The event that a noun takes up again: "the attack", "Tuesday's strikes"."""
        if trigger.noun is None or not points_back(trigger.noun) or surroundings.tail(trigger.noun):
            return None
        return self.last((trigger.frame.type,))

    def departure_before(self, trigger: Trigger) -> str | None:
        """Who left last, by an event of this paragraph or by the last departure told."""
        paragraph = trigger.sentence.paragraph
        near = [
            e
            for e in self.lately
            if e.event_type in ("troop_withdrawal", *BASE_TYPES)
            and self.article.spans[e.sentence].paragraph == paragraph
        ]
        here, main = self.cast.mission_of(trigger.sentence), self.cast.mission
        of_base = trigger.frame.type in BASE_TYPES and main is not None and here in (None, main)
        if of_base and any("mission" in self.cast.classes(n) for n in trigger.sentence.nouns):
            return main.name  # "Under the calendar that the mission was given all three camps are to be vacated"
        for event in near:
            if of_base and event.event_type == "troop_withdrawal":
                continue  # "The Ghanaians flew home in May. The base in Para was closed": the mission's
            if event.event_type != "base_takeover" and event.actor and not event.actor.islower():
                return event.actor
        if here is not None and here is not main:
            return here.name  # the paragraph's own
        foreign = self._foreign_troops(trigger)
        if foreign is not None:
            return foreign
        if main is not None and any(e.actor == main.name for e in self.lately if e.event_type in BASE_TYPES):
            return None
        last = self.last(("base_withdrawal", "base_handover"))
        return last.actor if last is not None else None

    def _foreign_troops(self, trigger: Trigger) -> str | None:
        """The foreign contingent that the sentence speaks of, or the next one of the paragraph where that names no
        other place."""
        here = {u.word for u in trigger.sentence.units if u.kind == "M" and u.value.kind in _SITES}
        for index in (trigger.sentence.index, trigger.sentence.index + 1):
            if index >= len(self.article) or self.article.spans[index].paragraph != trigger.sentence.paragraph:
                continue
            sentence = self.article.sentence(index)
            if here and any(u.kind == "M" and u.value.kind in _SITES and u.word not in here for u in sentence.units):
                continue
            for noun in sentence.nouns:
                heir = noun.prep == "to"  # "handed to the Kenyan police"
                lived = noun.first and sentence.units[noun.first - 1].word == "where"
                classes = self.cast.classes(noun)
                later = sentence is trigger.sentence and noun.first > trigger.index and ";" not in sentence.row
                elsewhere = later and noun.role == "subject" and noun.verb is not None and noun.verb.form == "finite"
                if "contingent" in classes and "mission" not in classes and not (heir or lived or elsewhere):
                    return self.cast.name(noun)
        return None


_SITES = frozenset(("base", "place", "name"))


def _on_schedule(trigger: Trigger) -> bool:
    """Whether a bare present tells what is to come."""
    verb = trigger.verb
    return verb is not None and verb.form == "finite" and verb.tense == "present" and not verb.perfect


# "The third place given up since May", "the eighth base transferred this year": the time of all of them.
_SERIES = ("since", "this year", "this month", "this week", "so far")


def _of_plan(trigger: Trigger, mention: DateMention) -> bool:
    """Whether a date is that of the decision, not of what was decided: "ordered the army in February to leave"."""
    verb, units = trigger.verb, trigger.sentence.units
    if trigger.noun is not None and verb is not None and units[verb.first].word == "had":
        return True  # "The closing had been due on 15 May"
    if verb is None or verb.form != "infinitive" or verb.governor is None:
        return False
    order = verb.governor
    if units[order.first].word == "had":
        return True  # "had planned to be out by May"
    if verb.perfect and order.lemma == "be" and order.tense == "past":
        return True  # "was to have left in May"
    if mention.start > verb.start:
        return False
    if order.form != "finite" or order.tense != "past" or order.perfect or order.lemma == "be":
        return False
    at = next((i for i, u in enumerate(units) if u.value is mention), 0)
    return context.date_owners(trigger.sentence).get(at) is order and units[at - 1].word not in ("by", "for", "until")


def _is_past(trigger: Trigger) -> bool:
    """Whether a trigger is told as past, by its own verb or the one it hangs on."""
    verb = trigger.verb
    while verb is not None and verb.form == "infinitive" and verb.governor is not None:
        verb = verb.governor
        if verb.lemma != "be":
            return False
    return (
        verb is not None
        and verb.tense == "past"
        and verb.form == "finite"
        and verb.modal is None
        and (verb.predicate is None or verb.sentence.units[verb.first].word == "had")  # "had been due on 15 May"
    )


def _is_due(trigger: Trigger, mention: DateMention, published: date) -> bool:
    """ "The mission shuts for good on 30 June": told in the present of a day that was not just now."""
    verb = trigger.verb
    present = verb is not None and verb.tense == "present" and verb.form == "finite" and not verb.perfect
    return present and trigger.noun is None and (published - mention.date_end).days > _LATELY


# A day so shortly before publication may be told in the present: "Rebels seize town on 5 May".
_LATELY = 60


def _now(trigger: Trigger) -> bool:
    """ "is now in the hands of the army": so on the day of the article."""
    verb = trigger.verb
    return (
        verb is not None
        and verb.tense == "present"
        and verb.form == "finite"
        and any(u.word == "now" for u in trigger.sentence.units[verb.first : trigger.index + 1])
    )


def _plural(trigger: Trigger) -> bool:
    nouns = (
        [trigger.noun] if trigger.noun is not None else [n for n in (trigger.agent, *trigger.patients) if n is not None]
    )
    return any(n.sentence.units[n.head].word.endswith("s") or len(n.members) > 1 for n in nouns)


def _listed(sentence: Sentence, mention: object) -> list[object]:
    """Further dates of a list that the mention opens: "in 2020 and 2021"."""
    row, units = sentence.row, sentence.units
    at = next((i for i, u in enumerate(units) if u.value is mention), None)
    if at is None:  # a date of another sentence
        return []
    found = []
    while at + 2 < len(row) and row[at + 1] in "K," and row[at + 2] == "t":
        at += 2
        found.append(units[at].value)
    return found


def _again(sentence: Sentence, mention: object) -> list[object]:
    """ "shelled the camp on Sunday and again on Tuesday": the further dates."""
    row, units = sentence.row, sentence.units
    at = next((i for i, u in enumerate(units) if u.value is mention), None)
    found = []
    while at is not None:
        joined = _AGAIN.match(row, at + 1)
        if joined is None or "again" not in [u.word for u in units[at + 1 : joined.end() - 1]]:
            break
        at = joined.end() - 1
        found.append(units[at].value)
    return found


def _days_within(sentence: Sentence, mention: DateMention) -> list[DateMention]:
    """ "was shelled twice last week, on Tuesday and on Thursday": the days behind the time that they are of."""
    if mention.precision not in _LONGER:
        return []
    at = next((i for i, u in enumerate(sentence.units) if u.value is mention), None)
    named = _WITHIN.match(sentence.row, at + 1) if at is not None else None
    days = [u.value for u in sentence.units[named.start() : named.end()] if u.kind == "t"] if named else []
    return days if all(d.precision == "day" and context.is_within(d, mention) for d in days) else []


_LONGER = frozenset(("week", "month", "part_of_month", "year"))
_WITHIN = re.compile("[,:]P?t(?:,P?t)*(?:,?KP?t)?")
_AGAIN = re.compile(",?KA{1,2}P?t")
