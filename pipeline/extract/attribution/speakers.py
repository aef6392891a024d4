"""Who a noun phrase names as a speaker: a known name, a person by name or title, an unnamed source.

Bodies and documents by common words are in `cited_bodies`; what words mean is in `lexicon/attribution.toml`; where the
speaker stands in a sentence is in `subjects`.
"""

from pipeline.extract.attribution import descriptions as told
from pipeline.extract.attribution.cited_bodies import DEFINITE
from pipeline.extract.attribution.lexis import Nature, natures, words
from pipeline.extract.attribution.members import tail
from pipeline.extract.attribution.persons import Name, full_name, name_in_heading, read_name, secretary_general
from pipeline.extract.attribution.referents import Referent, is_named_outlet
from pipeline.extract.attribution.short_forms import OWNERS, again, introduced, pronoun
from pipeline.extract.attribution.titles import only_title, title_text, titled_name
from pipeline.extract.attribution.unnamed_people import UnnamedPeople
from pipeline.extract.claims import Speaker
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence

_RECENT = 4
# Sentences of a lead.
_LEAD = 2


def _country_alone(noun: Noun) -> bool:
    """Whether a phrase is no more than a country's name or adjective."""
    unit = noun.units[-1]
    return (
        noun.first == noun.last and unit.value is not None and getattr(unit.value, "kind", "") in ("country", "demonym")
    )


class Speakers(UnnamedPeople):
    """Everybody whom one article cites."""

    def identify(self, s: Sentence, noun: Noun, *, explained: bool = True, unknown: str = "person") -> list[Referent]:
        """The speakers that a phrase names; several for a list. `explained` allows an apposition after it, `unknown` is
        what a noun is taken for that no list holds."""
        if self.nature(noun) is None and unknown == "document":
            return [self._document(s, noun, told.head_of(noun))]
        named = told.such_as(s, noun)
        if named is not None:
            return self.identify(s, named, explained=explained)
        if not noun.members or noun is not noun.members[0]:
            return self.one(s, noun, explained=explained)
        last = noun.members[-1]
        many = last.units[-1].people is not None and last.units[-1].word != last.lemma
        if many and all(_country_alone(m) for m in noun.members[:-1]):
            return [self._of_several(s, noun, last)]
        titled = titled_name(last) or (only_title(last) and told.name_after(s, last) is not None)
        if titled and all(only_title(m) for m in noun.members[:-1]):
            return self.one(s, told.alone(last), explained=explained)  # "Special Representative and Mediator Ali Kone"
        found: list[Referent] = []
        for m in noun.members:
            name = told.name_after(s, m) if explained and m is not last else None
            apposed = name is not None and any(other.last == name for other in noun.members)
            if self.speaks(m):  # "the minister, Ali Kone, and the mayor"
                here = self.one(s, told.alone(m), explained=explained and (m is last or apposed))
                found += [r for r in here if r not in found]
        return found

    def owner(self, s: Sentence, noun: Noun, word: str) -> list[Referent]:
        """The speaker for whom a pronoun stands, as in "in her view"."""
        found = pronoun(self, s, noun, word)
        return [found] if found else []

    def one(self, s: Sentence, noun: Noun, *, explained: bool = True) -> list[Referent]:
        """The speaker that a phrase names, if any; the list that it may open apart."""
        nature = self.nature(noun) or Nature("person", "other")
        head = told.head_of(noun)
        if nature.what == "mute" or not (self.speaks(noun) or self.nature(noun) is None):
            return []
        if head.kind == "R":
            found = pronoun(self, s, noun, head.word)
        elif head.kind == "C" and noun.first == noun.last and noun.of is None and head.word != "one":
            found = pronoun(self, s, noun, "they")
        elif head.kind == "M":
            found = self._named(s, noun, head, nature, explained)
        else:
            found = self._common(s, noun, head, nature, explained)
        return [found] if found else []

    def first(self, s: Sentence, noun: Noun) -> Referent | None:
        """The speaker that a phrase names, without what stands around it."""
        return next(iter(self.one(s, noun, explained=False)), None)

    def _common(self, s: Sentence, noun: Noun, head: Unit, nature: Nature, explained: bool) -> Referent | None:
        nation = self.nation(noun, head)
        if nation is not None:
            return self._keep_known(s, self.bodies.state(nation))
        if nature.what == "body":
            at = told.body_after(s, noun) if explained else None
            if at is not None:
                known: Entity = s.units[at].value
                return self._keep_known(s, known if known.sector else Entity(known.name, "organisation", nature.sector))
            return self._body(s, noun, head, nature)
        if nature.what == "document":
            return self._document(s, noun, head)
        return self._somebody(s, noun, head, nature, explained)

    # ------------------------------------------------------------------------------------------------ names
    def _named(self, s: Sentence, noun: Noun, head: Unit, nature: Nature, explained: bool) -> Referent | None:
        entity: Entity = head.value
        owner = s.units[noun.last - 1].value if noun.last > noun.first and s.row[noun.last - 1] == "M" else None
        if (
            entity.short
            and entity.kind == "group"
            and owner is not None
            and (owner.kind in ("name", "group") or owner.sector == entity.sector)
        ):
            known = owner if owner.sector else Entity(owner.name, "organisation", entity.sector)
            return self._keep_known(s, known, heads={head.word})  # "the FNR rebels"
        if is_named_outlet(noun) and entity.kind in ("place", "region", "base"):
            return self._keep_known(s, Entity(entity.name, "organisation", "media"))
        common = told.as_common(head) if s.units[noun.last] is head else None
        if common is not None and self.bodies.outlet(entity) is None:
            return self._common(s, noun, common, natures()[common.lemma], explained)
        if nature.what == "person" and (entity.kind != "person" or entity.sector is None):
            kind = self._kind_beside(s, noun) if entity.kind == "name" else None
            if kind is not None:  # "the newspaper Myawaddy", "the Troika"
                return self._keep_known(s, Entity(entity.name, "organisation", kind.sector))
            return self._person(s, noun, head, explained)
        if entity.kind == "person":
            named = told.name_after(s, noun) if explained else None
            if named is not None:  # "the Secretary-General, António Guterres"
                return self._person(s, told.with_name(s, noun, named), s.units[named], explained=False)
            if any(u.kind == "Z" for u in noun.units):  # "the party's Secretary-General"
                return self._unnamed_person(s, noun, head, Nature("person", "other"), False)
        part = noun.of is not None and noun.of.lemma in words("marks", "part") and noun.of.last == noun.of.head
        if entity.short and (part or any(u.word in words("marks", "place") for u in noun.units)):
            return self._keep_unnamed(s, noun, "body", "organisation", "government", heads={head.word})
        known = self.bodies.resolve(entity)
        holder = secretary_general(self.article.text) if known.name == "UN Secretary-General" else None
        if holder is not None:
            speaker = Speaker(holder, holder, "person", "un", True, None, "Secretary-General")
            return self.keep(s, "person", speaker, heads={"secretary-general"})
        if entity.kind in ("organisation", "name") and entity.sector is None and known.sector is None:
            known = self.bodies.unlisted(s, noun, entity)
        kept = self._keep_known(s, known, heads={known.name.split()[-1].lower()})
        office = known.kind == "person" and known.name in self.article.known.by_name
        if office and known.name != "UN Secretary-General":
            kept.untold = kept.speaker.name == known.name  # "the U.N. peacekeeping chief", whose name may follow
        return kept

    def _kind_beside(self, s: Sentence, noun: Noun) -> Nature | None:
        """What makes a body of an unknown name: the noun before it, an apposition, the article of "the Troika"."""
        unit = s.units[noun.last - 1]
        pair = natures().get(f"{s.units[noun.last - 2].word} {unit.lemma}") if noun.last - 1 > noun.first else None
        nature = pair or (natures().get(unit.lemma) if noun.last > noun.first and unit.kind in "NJ" else None)
        if nature is None and s.row[noun.last + 1 : noun.last + 3] == ",W" and s.units[noun.last + 2].word == "which":
            nature = Nature("body", "other")  # "Airwars, which tracks civilian harm"
        before = next((n for n in s.nouns if n.last == noun.first - 2), None) if s.row[noun.first - 1] == "," else None
        if nature is None and before is not None and told.name_after(s, before) == noun.last:
            told_as = self.nature(before)  # "an unheard-of group, Usbat al-Nour, said"
            nature = told_as if told_as is not None and told_as.what == "body" else None
        if nature is None and s.row[noun.last + 1 : noun.last + 3] == ",D":
            other = next((n for n in s.nouns if n.first == noun.last + 2), None)
            nature = self.nature(other) if other is not None else None
        if nature is not None:
            return nature if nature.what == "body" else None
        alone = s.row[noun.first : noun.last + 1] == "DM" and unit.word == "the"
        if not alone or s.row[noun.last + 1 : noun.last + 2] == ",":
            return None
        return None if read_name(s.units[noun.last].value.name).title else Nature("body", "other")

    def _person(self, s: Sentence, noun: Noun, head: Unit, explained: bool) -> Referent | None:
        name = full_name(self.article, read_name(self.article.text[head.start : head.end]), head.start)
        titled = told.name_after(s, noun) if explained and self.determiner(noun) == "the" else None
        if titled is not None:  # "the Officer-in-Charge, Guang Cong"
            return self._person(s, told.with_name(s, noun, titled), s.units[titled], explained=False)
        if not name.name:
            after = noun.last + 2
            if s.row[after - 1 : after + 1] == ".M":  # "Police Sgt. Thomas Bojorquez"
                return self._person(s, told.with_name(s, noun, after), s.units[after], explained)
            return self._titled(s, noun, name, explained)
        kept = self.found.get(name.name)
        if kept is not None:
            kept.seen = s.index
            return kept
        said = told.told_of(s, noun, explained)
        if not said.units:
            said = told.told_first(self.article, name.name, head)
        kept = self._title_before(s, name, head) if not said.units else self._untold_office(s, noun)
        if kept is not None:
            self._rename(kept, name.name)
            return kept
        described = told.description(self.bodies, said, name.title)
        sector = described.sector or name.sector or "local"
        lead = self._spokesman_before(sector) if not described.heads.isdisjoint(words("people", "spokesman")) else None
        if lead is not None:
            self._rename(lead, name.name)
            lead.speaker.affiliation = lead.speaker.affiliation or described.affiliation
            lead.speaker.role = described.role or lead.speaker.role
            return lead
        self._learn(name, sector)
        affiliation = described.affiliation
        opener = s.units[noun.first].word
        speaks_for = described.heads & (words("people", "spokesman") | {"spokesman"})
        theirs = speaks_for or "lawyer" not in described.heads  # "their lawyer, Aya Kone" is not theirs to command
        if opener in OWNERS and theirs and (sector in ("other", "local") or speaks_for):
            owner = pronoun(self, s, noun, OWNERS[opener])
            if owner is not None and owner.what == "body":
                sector, affiliation = owner.speaker.sector, owner.speaker.name
        role = title_text(s, noun, head, name) or described.role
        speaker = Speaker(name.name, name.name, "person", sector, True, affiliation, role)
        return self.keep(s, "person", speaker, heads=described.heads | set(name.title))

    def _titled(self, s: Sentence, noun: Noun, name: Name, explained: bool) -> Referent | None:
        """ "The Special Representative": a title in capitals, with or without the name after it."""
        named = told.name_after(s, noun) if explained else None
        if named is not None:
            return self._person(s, told.with_name(s, noun, named), s.units[named], explained=False)
        head = Unit("N", s.units[noun.last].start, noun.end, name.title[-1], name.title[-1])
        if self.determiner(noun) in DEFINITE:
            short = again(self, noun, head, "person") or self._told_before(
                s, noun, head, Nature("person", name.sector or "other")
            )
            if short is not None:
                return short
        sector = self.bodies.sectors.of_person(noun.units, name.sector or "other", name.title[-1])
        text = self._words(s, noun)
        headed = self._headed(s, text, sector, set(name.title))
        if headed is not None:
            return headed
        speaker = Speaker(text, text, "person", sector, True)
        return self.keep(s, "person", speaker, heads=set(name.title), untold=True)

    def _headed(self, s: Sentence, title: str, sector: str, heads: set[str]) -> Referent | None:
        """Whom a heading in capitals names beside a title: "BRIEFING BY FARID HAQ, SPOKESPERSON"."""
        name = name_in_heading(self.article.text, title)
        if name is None:
            return None
        return self.keep(s, "person", Speaker(name, name, "person", sector, True, None, title), heads=heads)

    def _learn(self, name: Name, sector: str) -> None:
        self.article.people.setdefault(name.surname, Entity(name.name, "person", sector))
        self.article.people.setdefault(name.name, Entity(name.name, "person", sector))

    def _title_before(self, s: Sentence, name: Name, head: Unit) -> Referent | None:
        """ "The military governor said ... General Ndima said": the title told shortly before the name."""
        if self.article.text.find(name.surname) < head.start - len(name.surname) - 40:
            return None
        office = set(name.title) - words("names", "ranks")
        recent = (r for at, r, _ in reversed(self.spoke) if s.index - at <= _RECENT)
        single = (r for r in recent if r.untold and r.what == "person" and not r.plural)
        if name.sector != "international":  # "Senegal's president" is not the president who is named later
            single = (r for r in single if r.speaker.sector != "international")
        if name.sector == "military":  # "the mayor said", then "Colonel Kone said"
            single = (r for r in single if r.speaker.sector != "local")
        return next((r for r in single if not office or office & r.heads), None)

    def _untold_office(self, s: Sentence, noun: Noun) -> Referent | None:
        """ "The Swedish minister said ... The minister, Ann Lind, said": whose title was told before the name."""
        if s.row[noun.first : noun.first + 3] != "DN," or s.units[noun.first].word != "the":
            return None
        office = s.units[noun.first + 1].lemma
        recent = (r for at, r, _ in reversed(self.spoke) if s.index - at <= _RECENT)
        return next((r for r in recent if r.untold and r.what == "person" and office in r.heads), None)

    def _spokesman_before(self, sector: str) -> Referent | None:
        """The spokesman whom a lead cites without his name: "a UN spokesman said on Monday"."""
        early = (r for at, r, _ in self.spoke if at < _LEAD and r.what == "person" and not r.plural)
        return next(
            (r for r in early if not r.speaker.named and "spokesman" in r.heads and r.speaker.sector == sector), None
        )

    def _rename(self, referent: Referent, name: str) -> None:
        self.found = {(name if r is referent else key): r for key, r in self.found.items()}
        speaker = referent.speaker
        speaker.role, speaker.name, speaker.key, speaker.named = speaker.name, name, name, True
        referent.untold = False
        self._learn(read_name(name), speaker.sector)

    # ------------------------------------------------------------------------------------------------ people
    def _somebody(self, s: Sentence, noun: Noun, head: Unit, nature: Nature, explained: bool) -> Referent | None:
        if noun.of is not None and head.kind == "N" and head.lemma in words("people", "several"):
            sector = self.bodies.sectors.of_person(noun.of.units, nature.sector, noun.of.lemma)
            return self._keep_unnamed(s, noun, "person", "group", sector, heads={head.lemma, noun.of.lemma})
        field = told.name_behind_field(s, noun)
        if field is not None:  # "the Under-Secretary-General for Operational Support Atul Khare"
            return self._person(s, told.with_name(s, noun, noun.last + 2), field, explained=False)
        name = told.name_of_title(s, noun)
        if name is not None:
            return self._person(s, told.with_name(s, noun, name), s.units[name], explained)
        if head.kind in "C#DJ" and noun.of is not None:
            calling = told.naming(s, noun.of) or told.name_after(s, noun.of)
        else:
            calling = told.naming(s, noun)
        plural = (head.word != head.lemma and head.word.endswith(("s", "men", "people"))) or head.word == "people"
        determiner = self.determiner(noun)
        if calling is None and explained and (determiner in DEFINITE or not plural):
            calling = told.name_after(s, noun)
        if calling is not None:
            return self._person(s, told.with_name(s, noun, calling), s.units[calling], explained=False)
        if head.kind in "C#DJ" and noun.of is not None:
            return self._one_of(s, noun, noun.of)
        if head.word == "one":
            return self.group_before(s)
        if any(u.word == "same" for u in noun.units):  # "the same source"
            before = (r for _, r, _ in reversed(self.spoke) if r.what == "person")
            last = next(before, None)
            if last is not None:
                return last
        if plural:
            body = self._people_as_body(s, noun, head)
            if body is not None:
                return body
        if determiner == "this" and not plural:  # "explains this father of eight"
            last = next((r for at, r, _ in reversed(self.spoke) if r.what == "person" and s.index - at <= 2), None)
            if last is not None:
                return last
        if determiner in DEFINITE or (plural and determiner is None and tail(s, noun) == noun.last):
            short = again(self, noun, head, "person")
            if short is None and not plural and determiner == "the":
                short = self._told_before(s, noun, head, nature)
            if short is not None:
                return short
            fighters = self.bodies.armed(noun.units) if plural and head.lemma in words("bodies", "itself") else None
            if fighters is not None:
                return self._keep_known(s, fighters, heads={head.lemma})
        return self._unnamed_person(s, noun, head, nature, plural)

    def _told_before(self, s: Sentence, noun: Noun, head: Unit, nature: Nature) -> Referent | None:
        """ "The priest", "the woman", "the former commander": a person told of before under another word."""
        if head.lemma in words("phrases", "anyone"):
            return pronoun(self, s, noun, "he")
        headed = self._headed(s, self._words(s, noun), nature.sector, {head.lemma})
        if headed is not None:
            return headed
        found = introduced(self, s, head)
        if found is not None:
            return next(iter(self.one(*found)), None)
        recent = (r for at, r, _ in reversed(self.spoke) if 0 <= s.index - at <= 2 and r.what == "person")
        last = next(recent, None)
        if last is None and head.lemma not in words("people", "unique"):
            last = pronoun(self, s, noun, "he")
        owned = any(u.kind == "M" or (u.kind == "N" and nature.sector != "local") for u in noun.units[:-1])
        if last is not None and last.speaker.named and head.lemma in words("people", "varied"):
            sector = self.bodies.sectors.of_person(noun.units, nature.sector, head.lemma)
            if sector == last.speaker.sector != "local":
                return last  # "the UN envoy" after the head of the mission by name
        varied = last is not None and last.speaker.named and not last.untold and last.heads <= words("names", "ranks")
        return last if varied and (not owned or "former" in {u.word for u in noun.units}) else None
