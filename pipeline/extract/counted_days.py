"""Days that are counted from another event: "two nights before the ceremony", "a day after Para", "it is four days
since"."""

from datetime import timedelta

from pipeline.extract import context
from pipeline.extract.carried import Carried
from pipeline.extract.claims import When
from pipeline.extract.distances import FROM_TOWN, LONG_SINCE, SINCE, Distance, days_of, long_since
from pipeline.extract.phrases import Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.telling import REACH
from pipeline.extract.triggers import Trigger
from schemas import calendar

_COUNTING = frozenset(("after", "before"))


class Counted(Carried):
    """How far an event lies from one told before."""

    def _counted(self, trigger: Trigger) -> When | None:
        """ "The raid comes two days after peacekeepers retook the town": two days before the event told last."""
        if trigger.verb is None:
            return None
        offset = context.offset_of(trigger.sentence, trigger.verb)
        if offset is None or offset.main is None or offset.main.lemma not in ("come", "occur", "happen", "follow"):
            return None
        if offset.days.endswith("m month") and offset.count > 1:
            return None
        base = next((e.when for e in self.lately[:3] if e.when.date_precision == "day"), None)
        base = base or self._day_just_told(trigger.sentence)
        if base is None or base.date_start is None:
            return None
        value = calendar.evaluate(f"{base.date_start.isoformat()} {offset.days}", None)
        return When(value.date_start, value.date_end, value.precision, self.article.text[offset.start : offset.end])

    def _day_just_told(self, sentence: Sentence) -> When | None:
        """The one day of the sentence before: "when shells struck on Friday. The blasts came a day after"."""
        before = self.article.sentence(sentence.index - 1) if sentence.index else None
        days = [u.value for u in before.units if u.kind == "t"] if before is not None else []
        return context.when_of(days[0]) if len(days) == 1 and days[0].precision == "day" else None

    def _since_it(self, trigger: Trigger) -> When | None:
        """ "It is four days since gunmen attacked the post": four days ago; "ten years today since"."""
        verb, published, sentence = trigger.verb, self.article.published_on, trigger.sentence
        if verb is None or published is None or not {"it", "since"} <= sentence.heard:
            return None
        bounds = 0, verb.start - sentence.start
        match = LONG_SINCE.search(sentence.text, *bounds) or SINCE.search(sentence.text, *bounds)
        days = days_of(match) if match is not None and match.re is SINCE else None
        if match is None or (match.re is SINCE and days is None):
            return None
        expression = f"pub -{days}d" if days is not None else long_since(match)
        value = calendar.evaluate(expression, published)
        return When(value.date_start, value.date_end, value.precision, match[0], expression)

    def day_from_town(self, sentence: Sentence, start: int) -> When | None:
        """ "A day after Boulkessi they attacked Timbuktu": counted from what was told of that town; `start` of what is
        dated."""
        match = FROM_TOWN.search(sentence.text) if not _COUNTING.isdisjoint(sentence.heard) else None
        days = days_of(match) if match is not None else None
        if days is None or match.start() + sentence.start > start:
            return None
        told = (e.when for e in self.lately if e.place == match["town"] and e.when.date_precision == "day")
        base = next(told, None) or self._day_beside(match["town"], sentence)
        if base is None:
            return None
        day = base.date_start + timedelta(days=days if match["way"].lower() == "after" else -days)
        return When(day, day, "day", match[0])

    def _day_beside(self, town: str, sentence: Sentence) -> When | None:
        """The day beside a town's name in one of the sentences before: "killed on 2 October near Para"."""
        for index in range(sentence.index - 1, max(-1, sentence.index - REACH), -1):
            if town.split()[0].lower() not in self.article.heard[index]:
                continue
            units = self.article.sentence(index).units
            at = next((i for i, u in enumerate(units) if u.kind == "M" and u.value.name == town), None)
            near = units[max(0, at - 2) : at + 3] if at is not None else ()
            days = [u.value for u in near if u.kind == "t" and u.value.precision == "day"]
            if len(days) == 1:
                return context.when_of(days[0])
        return None

    def _named_at(self, trigger: Trigger, distance: Distance) -> When | None:
        """The day of what a noun names, from that of its clause: "came a day after raids on two towns"."""
        sentence = trigger.sentence
        if trigger.noun is None or sentence.units[trigger.index].start < distance.end:
            return None
        told = self.named_in_distance(trigger)
        if told is not None:
            return told.when
        main = next((v for v in reversed(sentence.verbs) if v.start < distance.start), None)
        base = self._day_of_clause(main) if main is not None else None
        words = self.article.text[distance.start : distance.end].strip()
        return distance.back.counted_from(base, words) if base is not None else None

    def _distant(self, trigger: Trigger, distance: Distance | None) -> When | None:
        """The day that is counted from what a noun names: "Two nights before the ceremony, gunmen fired on a post"."""
        if distance is None:
            return None
        sentence = trigger.sentence
        first, last = sorted((distance.start, sentence.units[trigger.index].start))
        if any(v.form == "finite" and first < v.start < last and v is not trigger.verb for v in sentence.verbs):
            return None
        base = self.told_of(distance, sentence)
        words = self.article.text[distance.start : distance.end].strip()
        return distance.counted_from(base.when, words) if base is not None else None

    def _day_of_clause(self, verb: Verb) -> When | None:
        """The day of a clause: its own, or that of the event which its subject takes up ("The assault came ...")."""
        mention = context.find_date(verb.sentence, verb.head)
        if mention is not None and mention.precision == "day":
            return context.when_of(mention)
        subject = verb.subject
        if subject is None or subject.determiner not in ("the", "this", "that"):
            return None
        return next((e.when for e in self.lately[:3] if e.when.date_precision == "day"), None)
