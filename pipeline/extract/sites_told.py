"""Where a building or works lies of which the article spoke before ("a monastery at Para ... police stormed the
monastery"), where a quarter of a town and the headquarters of a mission."""

from pipeline.extract import context
from pipeline.extract.named_places import NamedPlaces
from pipeline.extract.names import Entity, capitals
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence
from pipeline.extract.telling import DEFINITE
from pipeline.extract.triggers import Trigger

_BUILDINGS = frozenset(
    """abbey airfield airport airstrip arsenal bank bridge building cafe casino cathedral cemetery chapel checkpoint
    church cinema clinic college compound consulate convent courthouse crossing dam depot dispensary dormitory embassy
    estate factory farm ferry guesthouse hall hangar harbour harbor hospital hostel hotel jail junction lighthouse mall
    market mill mine ministry mission monastery mosque museum orphanage palace parish pipeline plant plantation
    platform pharmacy port prison quarry ranch refinery restaurant
    roadblock roundabout runway school seminary shop shrine slaughterhouse stadium station store studio substation
    supermarket synagogue temple terminal theatre tower tunnel university warehouse well wharf""".split()
)
_TOWNS = frozenset(("town", "village", "city"))
# Parts of a town.
_QUARTERS = frozenset("quarter neighbourhood neighborhood suburb quarters neighbourhoods neighborhoods suburbs".split())
# Another of the kind than the one told of.
_OTHER = frozenset("other another second third next new nearby neighbouring neighboring same".split())


class SitesTold(NamedPlaces):
    """Where the sites are that an article has told of."""

    def site_told(self, trigger: Trigger) -> Entity | None:
        """Where the building of a trigger's clause lies by what was told of it before."""
        sentence = trigger.sentence
        if _BUILDINGS.isdisjoint(sentence.heard):
            return None
        ids = context.clauses(sentence)
        for noun in sentence.nouns:
            if noun.lemma in _BUILDINGS and noun.determiner in DEFINITE and ids[noun.head] == ids[trigger.index]:
                found = None if any(u.word in _OTHER for u in noun.units) else self._lies(noun, sentence)
                if found is not None:
                    return found
        return None

    def _lies(self, noun: Noun, sentence: Sentence) -> Entity | None:
        """The place of the last sentence that spoke of the site, where none was told since in the paragraph."""
        spans = self.article.spans
        for index in range(sentence.index - 1, -1, -1):
            told = [e for e in self.told.get(index, ()) if e.place and e.site]
            if noun.lemma in self.article.heard[index]:
                earlier = self.article.sentence(index)
                for other in reversed(earlier.nouns):
                    if other.lemma == noun.lemma:
                        own = next((p for p in self._of_noun(other) if p is not None and p.kind != "region"), None)
                        if own is not None:
                            return own
                place = Entity(told[-1].place, "place") if told else self._place_in(earlier, False)
                if place is not None:
                    return place
            if told and spans[index].paragraph == sentence.paragraph:
                return None
        return None

    def _signed_there(self, trigger: Trigger) -> Entity | None:
        """ "A truce was signed in the town on Friday", "was signed there": the one spoken of."""
        verb, sentence = trigger.verb, trigger.sentence
        if trigger.frame.type != "peace_agreement" or verb is None:
            return None
        if any(u.word == "there" for u in sentence.units[verb.last + 1 : verb.last + 2]):
            return self.just_named(sentence)
        at = (n for n in verb.complements() if n.prep == "in" and n.lemma in _TOWNS and n.determiner == "the")
        return self.last_place(sentence, earlier=True) if any(n.of is None for n in at) else None

    def _of_quarter(self, trigger: Trigger, place: Entity | None) -> Entity | None:
        """ "surrounded the Hausa quarter": the town of which it is one."""
        if place is None or place.kind != "region" or _QUARTERS.isdisjoint(trigger.sentence.heard):
            return place
        quarter = any(p.name == place.name and n.lemma in _QUARTERS for n, p in context.placed(trigger.sentence))
        town = self.last_place(trigger.sentence, earlier=True) if quarter and trigger.sentence.index else None
        return town or place

    def _headquarters(self, trigger: Trigger, nouns: list[Noun]) -> Entity | None:
        """ "closed the headquarters of its mission in Liberia": in the capital."""
        country = self.cast.local_country(trigger.sentence) or self.cast.country
        whole = any(n.lemma == "headquarters" and n.sentence.row[n.head] == "N" for n in nouns)
        city = next((city for city, of in capitals().items() if of == country), None) if whole else None
        return Entity(city, "place", None, country) if city is not None else None
