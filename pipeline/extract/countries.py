"""The country of a state-level event: a coup, a mission's end, a withdrawal."""

import itertools
from functools import cache

from pipeline.extract import context, surroundings
from pipeline.extract.landmarks import Landmarks
from pipeline.extract.lexicon import load
from pipeline.extract.names import Entity, capitals
from pipeline.extract.phrases import Noun
from pipeline.extract.triggers import Trigger
from pipeline.extract.units import BEFORE_TOWNS

_OF_COUNTRY = frozenset("in neighbouring neighboring from of leave left leaving".split()) | {"out of"}

_OF_MISSION = frozenset(("mission_established", "mission_end", "troop_withdrawal"))
_RULERS = frozenset(("junta", "government", "parliament", "regime"))


@cache
def _areas() -> dict[str, str]:
    """Missions that are for an area of no one country, each with its area."""
    return {row["name"]: row["area"] for row in load("world/missions")["mission"] if "area" in row}


def _senders(trigger: Trigger) -> frozenset[int]:
    """The units of those whose contingents leave: "The contingents of Chad and Niger left the country"."""
    agent = trigger.agent
    if agent is None or (agent.people is None and agent.lemma not in ("contingent", "unit", "battalion")):
        return frozenset()
    theirs = [n for n in trigger.sentence.nouns if n.prep in ("of", "from") and n.prep_index == agent.last + 1]
    return frozenset(i for n in theirs for m in n.members or (n,) for i in range(m.first, m.last + 1))


def _theirs(trigger: Trigger) -> frozenset[str | None]:
    """The countries of those who leave or have their men leave: home is not where they leave from."""
    who = [n for n in (trigger.agent, *trigger.patients) if n is not None]
    return frozenset(e.country for n in who for e in n.entities if e.kind in ("country", "demonym"))


class Countries(Landmarks):
    """In which country something happened."""

    def country(self, trigger: Trigger) -> Entity | None:
        """The country of a state-level event, or the disputed area that its mission is for."""
        found = self._country_of(trigger)
        if found is None or trigger.frame.type not in _OF_MISSION:
            return found
        roaming = [e.name for e in self._missions_near(trigger) if e.country is None and e.name in _areas()]
        if roaming:  # "withdrew its troops from the MNJTF": of no one country
            return Entity(_areas()[roaming[0]], "region", None, None)
        mission = self.cast.mission_of(trigger.sentence)
        area = _areas().get(mission.name) if mission is not None and mission.country == found.name else None
        return Entity(area, "region", None, found.country) if area is not None else found

    def _missions_near(self, trigger: Trigger) -> list[Entity]:
        """The forces that a sentence names, or that "the force" in it takes up from the one before."""
        index = trigger.sentence.index
        named = [e for e in self.cast.named_in(index) if e.sector == "international"]
        meant = [n for n in (trigger.agent, *trigger.patients) if n is not None and n.lemma in ("force", "mission")]
        if not named and index and any(n.determiner in ("the", "this") for n in meant):
            named = [e for e in self.cast.named_in(index - 1) if e.sector == "international"]
        return named

    def _country_before(self, trigger: Trigger) -> str | None:
        """ "died in Para, in the Central African Republic. Pretoria pulled its men out": the one country that the
        sentence before names as a place."""
        index = trigger.sentence.index - 1
        if index < 0 or self.article.spans[index].paragraph != trigger.sentence.paragraph:
            return None
        named = {
            u.value.country
            for n in self.article.sentence(index).nouns
            if n.prep in ("in", "from", "at", "out of") and n.of_parent is None
            for u in n.units
            if isinstance(u.value, Entity) and u.value.kind in ("country", "place", "region") and u.value.country
        }
        return named.pop() if len(named) == 1 else None

    def _of_parties(self, trigger: Trigger) -> str | None:
        """The one country that the words of an accord name, but for who brokered it and where it was signed."""
        sentence = trigger.sentence
        clause = frozenset(context.in_clause(sentence, trigger.index))
        brokers = {v.last + 1 for v in sentence.verbs if v.lemma in _BROKERS | _BACKERS and v.voice == "passive"}
        named = [
            u.value.country
            for n in sentence.nouns
            if n.head in clause and n.prep_index not in brokers and not context.in_attribution(sentence, n)
            for u in n.units
            if isinstance(u.value, Entity)
            and u.value.kind in ("country", "demonym")
            and u.value.country
            and not (u.value.short and u is not n.units[-1])  # "the Algiers accord"
        ]
        return named[0] if len(set(named)) == 1 else None

    def _country_of(self, trigger: Trigger) -> Entity | None:
        """The country of a state-level event: named in the clause, the actor's, else the article's."""
        sentence = trigger.sentence
        units = sentence.units
        if trigger.frame.type == "withdrawal_order":
            told = [e for e in self.cast.named_in(sentence.index) if e.kind == "mission" and e.country]
            if len(told) == 1 and self.cast.local_country(sentence) is None:
                return _country(told[0].country)
        if trigger.frame.type in ("mission_established", "mission_end"):
            for noun in (trigger.agent, *trigger.patients):
                aside = noun.apposition if noun is not None and noun.apposition is not None else noun
                missions = [
                    u.value
                    for n in (noun, aside)
                    for u in (n.units if n is not None else ())
                    if isinstance(u.value, Entity) and u.value.kind == "mission"
                ]
                if (
                    not missions
                    and noun is not None
                    and noun.determiner == "the"
                    and noun.lemma in ("mission", "force")
                    and self.cast.mission is not None
                ):
                    missions = [self.cast.mission]
                if missions and missions[0].country and self.cast.local_country(sentence) is None:
                    return _country(missions[0].country)
        where = context.place_of_clause(sentence, trigger.index)
        ours = (self.cast.local_country(sentence), self.article.country)
        abroad = trigger.frame.type == "peace_agreement" and where is not None and where.country not in ours
        if where is not None and where.country and not (abroad and self.article.country):
            return _country(where.country)
        if trigger.frame.type == "peace_agreement" and trigger.noun is not None:
            abroad = [e for e in trigger.noun.entities if isinstance(e, Entity) and e.kind == "demonym"]
            if abroad and all(e.country != self.article.country for e in abroad):
                return _country(abroad[0].country or abroad[0].name)
        signed = trigger.frame.type in ("peace_agreement", "agreement_breakdown")  # the town of signing says nothing
        senders = _senders(trigger) if trigger.frame.type == "troop_withdrawal" else ()
        for i in context.in_clause(sentence, trigger.index):
            value, before = units[i].value, units[i - 1] if i else None
            if i in senders or units[i].kind != "M" or before is None or not value.country:
                continue
            origin = before.word == "from" and trigger.frame.type in (
                "mission_established",
                "uprising",
            )  # "police from Togo"
            if value.kind == "country" and before.word in _OF_COUNTRY and units[i].people is None and not origin:
                if signed and before.word == "of" and i > 1 and units[i - 2].people is not None:
                    continue  # "signed with Ada Kone, the president of Ghana"
                if trigger.frame.type == "mission_established" and "K" in sentence.row[trigger.index : i - 1]:
                    continue  # "in the task force, set up in 2015, and 1,400 men in Mali"
                return value
            abroad = value.kind in ("place", "region", "base") and value.country != self.article.country
            if value.name in capitals() and before.word.split()[-1] not in BEFORE_TOWNS:
                continue  # "scrapped the accord with Washington": a government
            if abroad and before.kind == "P" and not signed:
                return _country(value.country)
        first = sentence.row.find(":", 0, 3) + 1  # "Question: On Niger, is there ..."
        opening = next((u for u in units[first + 1 : first + 3] if u.kind == "M"), None)
        led = units[first].word in ("in", "on") if first < len(units) else False
        if led and opening is not None and opening.value.kind == "country" and opening.value.country:
            return opening.value  # "In Niger, where soldiers toppled the president, ..."
        if trigger.frame.type in ("coup", "uprising"):
            named = {
                u.value.name
                for before, u in itertools.pairwise(units)
                if u.kind == "M" and u.value.kind == "country" and before.word in _OF_COUNTRY and before.word != "from"
            }
            if len(named) == 1:  # "The insurgency that broke out in Chad"
                return _country(named.pop())
        host = _host(trigger) if trigger.frame.type == "troop_withdrawal" else None
        if host is not None:
            return host
        home = trigger.frame.type == "troop_withdrawal"  # the troops' own country is where they go
        ordered = next((e for e in reversed(self.here) if e.event_type == "withdrawal_order" and e.place), None)
        if home and ordered is not None:
            return _country(ordered.place)  # "Burkina Faso gave the French a month, and they were gone in time"
        if trigger.frame.type == "withdrawal_order" and self._is_host(trigger):
            return _country(trigger.agent.entities[0].country)
        if home and trigger.agent is not None and trigger.agent.lemma.rpartition(" ")[2] in _RULERS:
            named = [e for e in trigger.agent.entities if isinstance(e, Entity) and e.country]
            if named:
                return _country(named[0].country)  # "Mali's junta pushed out the French"
        for noun in (
            trigger.agent,
            *trigger.patients,
            *(surroundings.around(trigger.noun, self.cast) if trigger.noun else ()),
        ):
            if home:
                break
            target = self.cast.stands_for(noun) if noun is not None else None
            for unit in target.units if target is not None else ():
                entity = unit.value
                if signed and noun is not trigger.agent and isinstance(entity, Entity) and entity.short:
                    continue  # "the Algiers accord": where it was signed
                if (
                    trigger.frame.type == "troop_withdrawal"
                    and isinstance(entity, Entity)
                    and entity.kind in ("country", "demonym")
                    and entity.country != self.article.country
                ):
                    continue  # "Canada has withdrawn": not from Canada
                if (
                    isinstance(entity, Entity)
                    and entity.country
                    and entity.sector in ("un", "government", "military", "armed_group")
                ):  # "the authorities", under another country's heading, are that country's
                    above = self.cast.entry(sentence.paragraph).country if entity.short else None
                    return _country(above or entity.country)
                if isinstance(entity, Entity) and entity.country and entity.name.endswith(("junta", "government")):
                    return _country(entity.country)
                if isinstance(entity, Entity) and entity.kind == "mission" and entity.country:
                    return _country(entity.country)
                if (
                    isinstance(entity, Entity)
                    and entity.name in capitals()
                    and trigger.frame.type == "access_restriction"
                ):
                    return _country(capitals()[entity.name])  # "Khartoum banned flights"
                if (
                    isinstance(entity, Entity)
                    and entity.kind == "country"
                    and trigger.frame.type in ("access_restriction", "coup", "agreement_breakdown", "uprising")
                ):
                    return _country(entity.country or entity.name)
        of_parties = self._of_parties(trigger) if trigger.frame.type == "peace_agreement" else None
        if of_parties is not None:
            return _country(of_parties)
        mission = self.cast.mission_of(sentence) or self.cast.mission
        about = any(
            self.cast.classes(n) & {"mission", "mandate"} for n in (trigger.agent, *trigger.patients) if n is not None
        )
        above = self.cast.headed(sentence.paragraph, sentence.start)
        elsewhere = above is not None and not self.cast.names_mission(sentence)  # "set up a mission", under "YEMEN"
        if mission is not None and mission.country and about and not (elsewhere and above != mission.country):
            return _country(mission.country)
        if home and trigger.agent is not None:
            before = self._country_before(trigger)
            if before is not None:
                return _country(before)
        headed = self.cast.headed(sentence.paragraph, sentence.start)
        local = headed if home or signed else self.cast.local_country(sentence)
        if local is not None:
            return _country(local)
        if home and self.article.country in _theirs(trigger) and (host := self._abroad(mission)) is not None:
            return _country(host)
        return _country(self.article.country) if self.article.country else None

    def _abroad(self, mission: Entity | None) -> str | None:
        """Where those are who go home to the country of which the article tells most."""
        here = self.article.here
        towns = (here.country or capitals().get(here.name)) if here is not None else None
        named = (mission.country if mission is not None else None, towns)
        return next((name for name in named if name and name != self.article.country), None)

    def _is_host(self, trigger: Trigger) -> bool:
        """Whether a country tells others' soldiers to go: "Burkina Faso gave the special forces a month"."""
        who, told = trigger.agent, [n for n in trigger.patients if self.cast.classes(n) & _GUESTS]
        if who is None or trigger.verb is None or len(who.units) != 1 or not told or len(who.entities) != 1:
            return False
        country = who.entities[0]
        own = any(n.determiner in ("its", "their") or country.country in {e.country for e in n.entities} for n in told)
        return country.kind == "country" and not own and country.country != self.cast.foreign_force


_GUESTS = frozenset(("mission", "foreign", "contingent", "soldier"))
_BACKERS = frozenset(("back", "support", "arm", "fund", "train"))
_BROKERS = frozenset(("mediate", "broker", "host", "sponsor", "negotiate"))


_WANTING = frozenset("want expect ask demand order tell urge require".split())
_SENDING = frozenset(("home", "back"))


def _letters(noun: Noun) -> str:
    return noun.sentence.row[noun.first : noun.last + 1]


def _host(trigger: Trigger) -> Entity | None:
    """ "Senegal wants the last of the French gone by September": the country that has them leave."""
    for verb in trigger.sentence.verbs:
        who = verb.subject
        if verb.first > trigger.index or verb.lemma not in _WANTING or who is None or len(who.units) != 1:
            continue
        named = who.units[0].value if who.units[0].kind == "M" else None
        if not _SENDING.isdisjoint(trigger.sentence.heard) or trigger.agent is None or "R" in _letters(trigger.agent):
            continue  # "Kenya wants its men home", "Kenya said that it would withdraw"
        told = (n for n in (trigger.agent, *trigger.patients) if n is not None and n is not who)
        about = [e for n in told for e in n.entities]
        if named is not None and named.kind == "country" and all(e.country != named.country for e in about):
            return _country(named.country or named.name)
    return None


def _country(name: str) -> Entity:
    return Entity(name, "country", None, name)
