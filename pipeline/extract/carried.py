"""Days that a sentence does not name itself: carried over from what the article told before."""

from pipeline.extract import context
from pipeline.extract.claims import When
from pipeline.extract.clauses import SAYING
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.dates import resolve_anaphora
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.places import Places
from pipeline.extract.sentence import Sentence
from pipeline.extract.telling import REACH, VIOLENT, as_they_left
from pipeline.extract.triggers import Trigger

# Words that go on with the day told before.
_LATER = frozenset(
    """morning afternoon evening nightfall noon dusk later midday hours night then dawn daybreak midnight sunset sunrise
    shortly soon afterwards minutes""".split()
)
_ORDINALS = frozenset("first second third fourth fifth sixth other another".split())
_INCIDENTS = frozenset("incidents attacks strikes raids ambushes explosions clashes occasions".split())


# With these a clause goes on in the perfect too: "by dusk it had spread", "had left in the morning".
_PERFECT_TOO = frozenset(("by", "within", "morning", "afternoon", "evening"))
# Verbs of sentences that set a scene: "It followed a bloody Saturday."
_SETTING = frozenset(
    """follow come be begin precede hear erupt break start appear arrive surround reach cross gather enter approach
    descend infiltrate burst""".split()
)
# Verbs that pass judgement on what happened; a day behind what they judge is the day of that.
_JUDGING = frozenset("condemn deplore denounce regret mourn lament decry".split())


# A date that nothing is known of.
_UNKNOWN = DateMention(0, 0, "", None, None, "unknown", "absolute", "", None)


class Carried(Places):
    """Which day the telling of an article has reached."""

    def _reanchored(self, mention: DateMention, trigger: Trigger) -> DateMention:
        """A date that hangs on another, counted from what was told rather than from the day of telling: "attacked a
        post on Monday, the army said on Wednesday. Two days earlier ..."."""
        article = self.article
        sentence = article.sentence(article.sentence_at(mention.start))
        same = self._told_there(trigger, mention)
        if same is not None:
            return resolve_anaphora(mention, same)
        if self.here and all(e.when.date_start is None for e in self.here) and sentence.index == self.here[-1].sentence:
            first = next((u.value for u in sentence.units if u.kind == "t"), None)
            paragraph = article.text.rfind("\n\n", 0, mention.start)
            told = any(paragraph < m.start < mention.start for m in article.dates)
            if first is mention and mention.start > self.here[-1].anchor and not told:
                return resolve_anaphora(mention, _UNKNOWN)  # "gave up Para, and rebels moved in hours later"
        before = [m for m in article.dates if m.start < mention.start]
        for back, anchor in enumerate(reversed(before[-4:])):
            sentence = article.sentence(article.sentence_at(anchor.start))
            at = next((i for i, u in enumerate(sentence.units) if u.value is anchor), None)
            owner = context.date_owners(sentence)[at] if at is not None else None
            if sentence.row.startswith(":", (at or 0) + 1):
                return mention  # "JUNE: The minister tells the Council on the 16th"
            if isinstance(owner, Verb) and owner.lemma in SAYING:
                continue
            return resolve_anaphora(mention, anchor) if back and anchor.precision == "day" else mention
        return mention

    def _told_there(self, trigger: Trigger, mention: DateMention) -> DateMention | None:
        """The day of what the sentence before told of the same place: "left on 5 May. They had handed Para to the
        police in April. Looters stripped the Para camp the week after"."""
        sentence = trigger.sentence
        first = next((u.value for u in sentence.units if u.kind == "t"), None)
        told = [e for e in self.told.get(sentence.index - 1, ()) if e.place and e.when.date_start is not None]
        if first is not mention or len(told) < 2 or all(e.when == told[0].when for e in told):
            return None
        named = {place.name for _, place in context.placed(sentence)}
        same = [e.when for e in told if e.place in named]
        if len(same) != 1:
            return None
        when = same[0]
        if when.date_precision != "day" and not mention.text.endswith(("month", "months", "year", "years")):
            return _UNKNOWN
        return _UNKNOWN._replace(
            date_start=when.date_start,
            date_end=when.date_end,
            precision=when.date_precision,
            relative=when.date_relative,
        )

    def _date_of_leaving(self, trigger: Trigger) -> When | None:
        """ "before leaving" takes the date of the departure told before."""
        if trigger.frame.type not in ("equipment_destruction", "base_withdrawal") or not as_they_left(trigger):
            return None
        told = [u.value for u in trigger.sentence.units if u.kind == "t"]
        if len(told) == 1 and told[0].precision == "day":
            return context.when_of(told[0])  # "before driving out on 3 May, peacekeepers wrecked 30 vehicles"
        departure = self.departure(trigger.sentence)
        return departure.when if departure is not None else None

    def _same_incident(self, trigger: Trigger) -> When | None:
        """The day of an attack whose victims this sentence takes up: "Friday's attack on a patrol ... The patrol hit
        a mine"."""
        if trigger.frame.type not in VIOLENT and trigger.frame.type != "looting":
            return None
        heads = {
            n.lemma
            for n in (trigger.agent, *trigger.patients)
            if n is not None and n.determiner in ("the", "this", "its", "their") and n.of is None
        }
        if self.same_attackers(trigger):
            return self.last(VIOLENT).when
        for event in self.lately:
            if (
                event.event_type in VIOLENT
                and event.target
                and event.when.date_precision == "day"
                and event.modality in ("asserted", "claimed")
            ) and event.target.split()[-1].lower() in heads:
                return event.when
        return None

    def _also(self, trigger: Trigger) -> When | None:
        """ "On Sunday a tank fired at a post. The army also fired on a patrol": that Sunday."""
        sentence, verb = trigger.sentence, trigger.verb
        if "also" not in sentence.heard or verb is None or not _narrated(trigger) or trigger.frame.type not in VIOLENT:
            return None
        beside = {u.word for u in sentence.units[max(0, verb.first - 1) : verb.last + 1]}
        told = [e for e in self.told.get(sentence.index - 1, ()) if e.event_type in VIOLENT]
        near = bool(told) and self.article.spans[sentence.index - 1].paragraph == sentence.paragraph
        one_day = near and told[-1].when.date_precision == "day" and told[-1].modality in ("asserted", "claimed")
        return told[-1].when if "also" in beside and one_day else None

    def _carried(self, trigger: Trigger) -> When | None:
        """The day of the sentence before: one that sets the scene ("It followed a bloody Saturday"), or that goes on
        here ("on Monday morning ... By the afternoon")."""
        sentence, article = trigger.sentence, self.article
        if _is_of_last(trigger):
            return self._one_day_before(sentence)
        if trigger.frame.place == "country":
            return None
        going_on = () if _LATER.isdisjoint(sentence.heard) and "#" not in sentence.row else _going_on(trigger)
        if not _narrated(trigger) and _PERFECT_TOO.isdisjoint(going_on):
            return None
        if going_on:
            return self._day_reached(sentence)
        index = sentence.index - 1
        if index < 0 or article.spans[index].paragraph != sentence.paragraph or self.told.get(index):
            return None
        before = article.sentence(index)
        days = [u.value for u in before.units if u.kind == "t" and u.value.precision == "day"]
        if len(days) != 1:
            return None
        owner = context.date_owners(before)[_unit_of(before, days[0])]
        if not isinstance(owner, Verb):
            return context.when_of(days[0]) if owner is not None and _judged(before, owner) else None
        judged = owner.lemma in _JUDGING and any(o.last < _unit_of(before, days[0]) for o in owner.objects)
        if not (judged or owner.lemma in _SETTING or _same_doer(trigger, owner)):
            return None
        return context.when_of(days[0])

    def _day_reached(self, sentence: Sentence) -> When | None:
        """The day of the event told last, in this paragraph or the one before; else the one day of the sentence
        before."""
        spans = self.article.spans
        entry = self.cast.entry(sentence.paragraph).day
        last = self.here[-1] if self.here else next(iter(self.lately), None)
        if last is None or last.sentence < sentence.index - 1:
            just = self._one_day_before(sentence)
            if just is not None:
                return just
        for event in [*self.here[::-1], *self.lately]:
            if entry is not None and spans[event.sentence].paragraph != sentence.paragraph:
                return context.when_of(entry)  # "by noon", under a head with its own day
            if event.modality in ("asserted", "claimed") and event.when.date_precision == "day":
                near = sentence.index - event.sentence <= 4
                return event.when if near and sentence.paragraph - spans[event.sentence].paragraph <= 1 else None
        return self._one_day_before(sentence)

    def _one_day_before(self, sentence: Sentence) -> When | None:
        """The one day that the sentence before names, in the same paragraph."""
        index = sentence.index - 1
        if index < 0 or self.article.spans[index].paragraph != sentence.paragraph:
            return None
        days = [u.value for u in self.article.sentence(index).units if u.kind == "t" and u.value.precision == "day"]
        return context.when_of(days[0]) if len(days) == 1 else None

    def _of_entry(self, trigger: Trigger) -> When | None:
        """The day of an entry in a digest, or that of several incidents told one after the other ("In the second")."""
        sentence = trigger.sentence
        verb = trigger.verb
        narrated = verb is not None and verb.form == "finite" and not verb.relative
        if trigger.hypothetical or (trigger.frame.place == "country" and not narrated):
            return None
        if verb is not None and (verb.perfect or verb.tense == "future" or verb.modal):
            return None
        entry = self.cast.entry(sentence.paragraph)
        if entry.day is not None:
            return context.when_of(entry.day)
        return self._of_series(sentence) if trigger.frame.place != "country" else None

    def _of_series(self, sentence: Sentence) -> When | None:
        """ "Positions were hit in three incidents on Tuesday. In the first, ... In the second, ...": that Tuesday."""
        words = self.article.sentence_words(sentence.index)
        if words[0] not in ("in", "the") or _ORDINALS.isdisjoint(words[1:4]):
            return None
        for index in range(sentence.index - 1, max(-1, sentence.index - REACH), -1):
            if _INCIDENTS.isdisjoint(self.article.heard[index]):
                continue
            told = self.article.sentence(index)
            days = [u.value for u in told.units if u.kind == "t"]
            if len(days) == 1:
                return context.when_of(days[0])
        return None

    def continued(self, trigger: Trigger, place: Entity | None, actor: str | None) -> When | None:
        """The day of an event at the same place told just before, which this sentence goes on about."""
        if place is None or trigger.frame.place == "country" or trigger.hypothetical or _at_some_time(trigger):
            return None
        if trigger.frame.type == "base_handover" and trigger.verb is not None and _before_that(trigger.verb):
            return None
        area = self._closed_in_area(trigger)
        last_off = trigger.frame.rule == "event.base_withdrawal.last_off"
        if area is not None or (trigger.frame.type == "base_withdrawal" and not last_off):
            return area
        spans, index = self.article.spans, trigger.sentence.index
        reach = _LONG_REACH if trigger.frame.type in ("base_takeover", "looting") else 2
        for event in self.lately:
            lead = trigger.frame.type == "base_handover" and event.sentence == 0 and index == 1
            lead |= trigger.frame.type == "equipment_destruction" and index - event.sentence <= 1  # the next paragraph
            if index - event.sentence > reach or (
                spans[event.sentence].paragraph != trigger.sentence.paragraph and not lead
            ):
                return None
            if actor and event.actor != actor and ("t" in trigger.sentence.row or not _narrated(trigger)):
                continue
            if (
                event.sentence < index
                and event.place == place.name
                and _is_short(event.when)
                and event.modality in ("asserted", "claimed")
            ):
                return event.when
        return None

    def _closed_in_area(self, trigger: Trigger) -> When | None:
        """The day of a closing that the sentence before tells of an area, and this one of the base that it was:
        "shut its last base in the province on Tuesday. A flag was lowered at the camp in Kavumu ..." """
        told = self.told.get(trigger.sentence.index - 1, ())
        if trigger.frame.type not in ("base_withdrawal", "base_handover") or len(trigger.patients) != 1:
            return None
        return next(
            (
                e.when
                for e in told
                if e.site == "region" and e.when.date_precision == "day" and e.modality == "asserted"
            ),
            None,
        )


# Sentences within which those who took a base or its goods are still at it.
_LONG_REACH = 5


def _is_short(when: When) -> bool:
    """A day, a night, a month: not years, in which much happens at one place."""
    return when.date_start is not None and when.date_end is not None and (when.date_end - when.date_start).days <= 31


def _unit_of(sentence: Sentence, mention: DateMention) -> int:
    return next(i for i, u in enumerate(sentence.units) if u.value is mention)


def _judged(sentence: Sentence, noun: Noun) -> bool:
    """ "deplored last Friday's killing of a driver"."""
    return any(v.lemma in _JUDGING and noun in v.objects for v in sentence.verbs)


def _same_doer(trigger: Trigger, before: Verb) -> bool:
    """ "Gunmen surrounded the village on Sunday. They shot eleven men": the pronoun goes on with who did it."""
    who = trigger.verb.subject if trigger.verb is not None else None
    if who is None or before.subject is None or before.tense != "past" or before.lemma in SAYING:
        return False
    return who.sentence.units[who.head].word in ("they", "he", "she") and before.form == "finite"


def _is_of_last(trigger: Trigger) -> bool:
    """ "The Nepalese flew out on Thursday. They were the last unit of the force to go home": says more of that."""
    sentence, verb = trigger.sentence, trigger.verb
    first = sentence.verbs[0] if sentence.verbs else None
    if verb is None or first is None or verb.form != "infinitive" or first.lemma != "be" or first.tense != "past":
        return False
    who = first.subject
    ranked = any("last" in (u.word, u.lemma) for n in first.objects for u in n.units)
    return who is not None and ranked and sentence.units[who.head].word in ("they", "it", "these", "those")


def _going_on(trigger: Trigger) -> list[str]:
    """The words of a clause without a day of its own that go on with the day told before: "by dusk it had spread"."""
    units, row = trigger.sentence.units, trigger.sentence.row
    clause = context.in_clause(trigger.sentence, trigger.index)
    if any(row[i] == "t" for i in clause):
        return []
    words = [word for i in clause if not _ranked(trigger.sentence, i) for word in units[i].word.split()]
    clock = any(row[i] == "#" and units[i].value.kind == "time" for i in clause)  # "at 6:40 am"
    return words if clock or not _LATER.isdisjoint(words) else []


def _ranked(sentence: Sentence, i: int) -> bool:
    """ "on the first night of the war": a night of its own."""
    before = sentence.units[i - 1] if i else None
    return before is not None and (before.kind == "#" or before.word in ("last", "next", "final"))


def _at_some_time(trigger: Trigger) -> bool:
    """ "The site has come under attack before": on another day, whatever was told."""
    verb, units = trigger.verb, trigger.sentence.units
    last = next((u.word for u in reversed(units) if u.kind not in ".Q"), "")
    return verb is not None and verb.perfect and last in ("before", "already", "previously", "past")


def _before_that(verb: Verb) -> bool:
    """ "Both had been handed over": before the day told of."""
    return verb.sentence.units[verb.first].word == "had"


def _narrated(trigger: Trigger) -> bool:
    """Whether a trigger is told as the next thing that happened: by a finite verb in the simple past."""
    verb = trigger.verb
    has = verb is not None and verb.first == verb.last and verb.lemma == "have"  # "had the run of the camp"
    return verb is None or ((has or not verb.perfect) and verb.tense == "past" and verb.form == "finite")
