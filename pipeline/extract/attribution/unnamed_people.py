"""People whom nobody names as speakers: officials of a country, one of several, by the words that describe them."""

from pipeline.extract.attribution import descriptions as told
from pipeline.extract.attribution.cited_bodies import CitedBodies
from pipeline.extract.attribution.lexis import Nature, words
from pipeline.extract.attribution.members import tail
from pipeline.extract.attribution.referents import Referent
from pipeline.extract.attribution.short_forms import OWNERS, again, pronoun
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence


class UnnamedPeople(CitedBodies):
    """People without a name as speakers."""

    def _of_several(self, s: Sentence, noun: Noun, last: Noun) -> Referent:
        """ "U.S. and Afghan officials": people of several countries."""
        whole = Noun(s, noun.first, last.last, last.head)
        home = any(
            u.value is not None and u.value.country == self.article.country for u in whole.units if u.kind in "MJ"
        )
        sector = "government" if home else "international"
        return self._keep_unnamed(s, whole, "person", "group", sector, heads={last.lemma})

    def _people_as_body(self, s: Sentence, noun: Noun, head: Unit) -> Referent | None:
        """ "Ethiopian officials", "M23 rebels", "the members of the Security Council", "our colleagues at the WHO": the
        body itself."""
        if head.lemma in words("people", "ours") and self.determiner(noun) == "our":
            house = next((n for n in s.nouns if n.prep_index == noun.last + 1), None)
            nature = self.nature(house) if house is not None else None
            there = self.bodies.mission_in(house.units) if house is not None and nature is not None else None
            if there is not None:
                return self._keep_known(s, there)  # "our colleagues in the Central African Republic"
            return self.first(s, house) if house is not None and nature is not None and nature.what == "body" else None
        if head.lemma == "member":  # "the members of the Security Council", "Council members"
            house = noun.of if noun.of is not None else Noun(s, noun.first, noun.head - 1, noun.head - 1)
            nature = self.nature(house) if house.last >= house.first and s.units[house.last].kind == "M" else None
            if nature is not None and nature.what == "body":
                return self.first(s, house)
        body = self.bodies.officials(s, noun, head) or self.bodies.itself(noun.units, head)
        return self._keep_known(s, body, heads={head.lemma}) if body is not None else None

    def _unnamed_person(self, s: Sentence, noun: Noun, head: Unit, nature: Nature, plural: bool) -> Referent:
        end = tail(s, noun) + 1
        units = [u for u in s.units[noun.first : end] if u is not head]
        units += [u for u in s.units[end : end + 1] if u.word in words("marks", "insider")]  # "people familiar with it"
        described = told.description(self.bodies, told.Told([*units, head]), ())
        sector = self.bodies.sectors.of_person(units, nature.sector, head.lemma)
        affiliation, opener = described.affiliation, s.units[noun.first].word
        if opener in ("its", "their") and not words("people", "spokesman").isdisjoint((head.lemma, *described.heads)):
            owner = pronoun(self, s, noun, OWNERS[opener], owner=True)
            if owner is not None and owner.what == "body":  # "Ghana's army lost ten men, its spokesman said"
                sector, affiliation = owner.speaker.sector, owner.speaker.name
        house = self._house(s, noun) if affiliation is None else None
        if house is not None:  # "an official at the department"
            sector, affiliation = house.speaker.sector, house.speaker.name if house.speaker.named else None
        determiner = self.determiner(noun)
        owned = any(u.kind == "Z" for u in noun.units)
        alone = determiner is None and noun.first == noun.last
        title = not plural and head.lemma in words("people", "unique") and (determiner == "the" or owned or alone)
        return self._keep_unnamed(
            s, noun, "person", "group" if plural else "person", sector, heads={head.lemma} | described.heads,
            named=title, affiliation=affiliation, untold=title or determiner == "the",
        )  # fmt: skip

    def _house(self, s: Sentence, noun: Noun) -> Referent | None:
        """The body cited before in which somebody serves: "an official at the department"."""
        inside = (n for n in s.nouns if n.prep_index == noun.last + 1 and n.prep in ("at", "in", "of", "from"))
        house = next((n for n in inside if n.determiner == "the" and n.first == n.last - 1), None)
        nature = self.nature(house) if house is not None else None
        if house is None or nature is None or nature.what != "body" or s.row[house.last] != "N":
            return None
        return again(self, house, s.units[house.last], "body")

    def _one_of(self, s: Sentence, noun: Noun, of: Noun) -> Referent | None:
        """ "One of the sources" is the group cited before; "one of its commanders" is somebody new."""
        head = s.units[of.head]
        if head.word == "them":
            them = (r for at, r, _ in reversed(self.spoke) if s.index - at <= 2 and r.what == "person" and r.plural)
            short = next(them, None)
            if short is not None:
                return short
        if self.determiner(of) in ("the", "these", "those"):
            short = again(self, of, head, "person")
            if short is not None:
                return short
        nature = self.nature(of) or Nature("person", "other")
        if nature.what == "mute" and head.kind != "R":
            return None
        sector = self.bodies.sectors.of_person(of.units, nature.sector, head.lemma)
        owner = pronoun(self, s, noun, OWNERS[self.determiner(of)]) if self.determiner(of) in OWNERS else None
        if owner is not None and owner.what == "body":
            sector = owner.speaker.sector
        single = s.units[noun.first].word in ("one", "a", "another")
        told_as = next(
            (n for n in s.nouns if n.first == of.last + 2 and s.row[of.last + 1 : n.first + 1] == ",D"), None
        )
        heads = {head.lemma} | ({told_as.lemma} if told_as is not None else set())  # "one of them, a sergeant, said"
        return self._keep_unnamed(
            s, noun, "person", "person" if single else "group", sector, heads=heads,
            affiliation=owner.speaker.name if owner is not None else None,
        )  # fmt: skip
