"""The places that phrases name: by a name of their own, a name after "in" or "at", an apposition, a list, or by the
phrase that a pronoun takes up."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pipeline.extract import context, pairs, surroundings
from pipeline.extract.countries import Countries
from pipeline.extract.lying import COMPASS
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.place_names import PEOPLES
from pipeline.extract.triggers import Trigger
from pipeline.extract.where import in_a_row, of_further_pair

SITES = frozenset(
    """fob camp base barracks fort site town city village place outpost headquarters compound position yard garrison
    airport runway post settlement centre school facility station gate""".split()
)
_REGIONS = {
    "north": "northern",
    "south": "southern",
    "east": "eastern",
    "west": "western",
    "centre": "central",
    "center": "central",
}
_VAST = frozenset(("africa", "asia", "europe", "sahel", "east", "america", "world", "caribbean", "maghreb"))


_OFFICE = (
    "(?:President|Prime Minister|Minister|Secretary-General|General|Gen\\.|Colonel|Col\\.|Major|Captain|Lieutenant"
    "|Mr\\.?|Mrs\\.?|Ms\\.?|Dr\\.?|Sheikh|Governor|Ambassador|Commander|leader|spokesman|spokeswoman|warlord)"
)


_AT = COMPASS | {"in", "at", "of", "near", "around", "outside", "inside", "on"}


# Those whom somebody leads.
_FOLLOWERS = frozenset(("armed", "army", "soldier"))


_REFLEXIVE = frozenset(("itself", "themselves", "himself", "herself"))
_SITES_OWNED = frozenset(("base", "town"))


def _in_full(names: list[Unit]) -> bool:
    """Whether an unknown name is of two words, as those of persons are."""
    return len(names) == 1 and names[0].value.kind == "name" and " " in names[0].word


class NamedPlaces(Countries):
    """Which places the words of a phrase name."""

    def _of_nouns(self, nouns: list[Noun]) -> list[Entity]:
        found: list[Entity] = []
        for noun in nouns:
            for place in self._of_noun(noun):
                if place not in found:
                    found.append(place)
        exact = [p for p in found if p.kind != "region"]
        return exact or found

    def _of_noun(self, noun: Noun, depth: int = 0) -> list[Entity]:
        own = self.named(noun)
        if own is not None and own.kind != "region":
            listed = noun.of.members if noun.of is not None else ()  # "the villages of Para and Gori"
            return [p for p in map(self.named, listed) if p is not None] or [own]
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
        named = self._explained(noun)
        if named is not None:
            return [named]
        listed: Sequence[Noun] = ()
        for after in surroundings.tail(noun)[:9]:
            if after.prep not in _AT or of_further_pair(noun.sentence, noun.first, after):
                break
            place = self.named(after) or self._apposed(after)
            if place is None or after.lemma in context.ROADS:  # "its camp on the Bouna road"
                continue
            if found and "t" in noun.sentence.row[noun.last : after.first]:
                break  # "in Kasai in June and at Kalemie a month ago"
            listed = after.members or listed
            joined = found and ("K" in noun.sentence.row[after.first - 4 : after.first] or after in listed)
            if not found and place.kind != "region":
                found = [p for p in map(self.named, in_a_row(noun.sentence, after)) if p is not None] or [place]
            elif not found or (joined and place.kind != "region" and place not in found):
                found.append(place)
        if len(found) > 2 and noun.quantity is not None and noun.quantity.count == len(found) - 1:
            found = found[1:]  # "two sites in Para, Gori and Sake": of two that lie in the first
        if not found and noun.prep in ("in", "of") and noun.prep_index > 0:  # "Ogossagou in the centre, which closed"
            before = next((n for n in noun.sentence.nouns if n.last == noun.prep_index - 1), None)
            named = self.named(before) if before is not None else None
            if named is not None:
                return [named]
        found = found or self._enumerated(noun)
        explained = noun.apposition
        if explained is not None and (noun.people is None or "base" in self.cast.classes(explained)):
            found = found or (self._of_noun(explained, 1) if depth == 0 else [])
        apposed = self._apposed(noun) if not found else None
        found = found or ([apposed] if apposed is not None else [])
        if all(p.kind == "region" for p in found):
            found = self._examples(noun) or self._behind_region(noun) or self._equated(noun) or found
        if found or own is not None:
            return found or [own]
        site = noun.lemma in SITES or noun.lemma in context.PLACE_NOUNS or self.cast.classes(noun) & _SITES_OWNED
        owner = self.cast.owner(noun) if depth == 0 and site else None
        if owner is not None and self.cast.classes(owner) & {"town", "base"}:
            return self._of_noun(owner, 1)
        target = self.cast.stands_for(noun) if noun.sentence.units[noun.head].word not in _REFLEXIVE else None
        return self._of_noun(target, depth + 1) if target is not None and target is not noun and depth < 2 else []

    def _apposed(self, noun: Noun) -> Entity | None:
        """ "at one of them, Rwihana": the bare name after the comma."""
        following = next((n for n in noun.sentence.nouns if n.first > noun.last), None)
        gap = noun.sentence.row[noun.last + 1 : following.first] if following is not None else ""
        if following is None or gap not in (",", "A,") or any(u.kind != "M" for u in following.units):
            return None
        if noun.sentence.row[noun.head] not in "CRJ#" and noun.lemma not in SITES:
            return None
        if following.role == "subject" and following.verb is not None and following.verb.first == following.last + 1:
            return None  # "the camp, Diallo said, was closed"
        return self.named(following)

    def _behind_region(self, noun: Noun) -> list[Entity]:
        """ "its first base in South Kivu, Para, to the police": the name between commas behind the region."""
        if "base" not in self.cast.classes(noun) or noun.sentence.row[noun.head] != "N":
            return []
        row, last = noun.sentence.row, noun.last
        for after in surroundings.tail(noun):
            if after.prep_index != last + 1:
                break
            last = after.last
        name = next((n for n in noun.sentence.nouns if n.first == last + 2), None)
        apart = (
            row[last + 1 : last + 2] == "," and name is not None and row[name.last + 1 : name.last + 2] in (",", ".")
        )
        place = self.named(name) if apart and name is not None and all(u.kind == "M" for u in name.units) else None
        return [place] if place is not None and last > noun.last and place.kind != "region" else []

    def _equated(self, noun: Noun) -> list[Entity]:
        """ "The first base to close will be Para": the name behind a form of be."""
        verb = next((v for v in noun.sentence.verbs if v.lemma == "be" and v.first > noun.last and v.objects), None)
        if verb is None or verb.subject is not noun:
            return []
        ranked = any(u.kind == "#" for u in noun.units)
        if not (ranked or "base" in self.cast.classes(noun)):
            return []
        row = noun.sentence.row  # "The bases are Para in the north, which Kenyans held, and Gori in the south"
        joined = [
            n for n in noun.sentence.nouns if n.first > verb.last and row[: n.first].endswith(",K") and not ranked
        ]
        named = [self.named(n) for n in [*verb.objects, *joined] if all(u.kind == "M" for u in n.units)]
        return [p for p in named if p is not None and p.kind != "region"]

    def _enumerated(self, noun: Noun) -> list[Entity]:
        """ "three bases - Para, Gori and Sake - to the army": the names between dashes."""
        if noun.sentence.row[noun.last + 1 : noun.last + 2] != "-":
            return []
        first = next((n for n in noun.sentence.nouns if n.first == noun.last + 2), None)
        listed = (first.members or [first]) if first is not None else []
        named = [self.named(n) for n in listed if all(u.kind in "M" for u in n.units)]
        return [p for p in named if p is not None] if len(named) == len(listed) else []

    def _explained(self, noun: Noun) -> Entity | None:
        """ "Para, a district capital that rebels took": the name that the phrase explains."""
        sentence = noun.sentence
        if noun.prep is not None or noun.first < 2 or noun.determiner not in ("a", "an", "the"):
            return None
        before = next((n for n in sentence.nouns if n.last == noun.first - 2), None)
        if before is None or sentence.row[noun.first - 1] != "," or any(u.kind != "M" for u in before.units):
            return None
        town = noun.lemma in SITES or noun.lemma in context.PLACE_NOUNS
        if noun.role == "subject" and noun.determiner == "the" and before.prep is not None:
            return None  # "At Para, 20 km from Gori, the airport was bombed"
        return self.named(before) if town and noun not in before.members else None

    def _examples(self, noun: Noun) -> list[Entity]:
        """ "one settlement after another, among them Tamalat and Andéramboukane"."""
        if _INTRODUCING.isdisjoint(noun.sentence.heard):
            return []
        units = noun.sentence.units
        for other in noun.sentence.nouns:
            if other.first > noun.last and (
                other.prep in ("including", "such as", "notably")
                or [u.word for u in units[other.first - 2 : other.first]] == ["among", "them"]
                or _starts_with(other)
            ):
                rowed = other.members or pairs.names_in_a_row(noun.sentence, other) or [other]
                own = [(m, self.named(m)) for m in rowed]
                found = [p for m, place in own for p in ([place] if place is not None else self.places_at(m))]
                found = [p for p in dict.fromkeys(found) if p is not None]
                return found or self.places_at(other)  # "including those at Para and Gori"
            behind = other.first > noun.last and units[other.first - 1].kind in ",-:"
            if behind and units[other.first].word == "those" and "base" in self.cast.classes(noun):
                return self.places_at(other)  # "its last team sites in Darfur, those at Para and Gori"
        return []

    def named(self, noun: Noun) -> Entity | None:
        """The place that a phrase names: a town, a base, a bare unknown name, "the north" of the country."""
        place = context.place_of_noun(noun)
        if place is not None:
            return None if is_vast(place) else place
        names = [u for u in noun.units if u.kind == "M" and not context.is_generic(u.word)]
        if "explosive" in self.cast.classes(noun) or noun.prep == "between":
            return None  # "killed by IEDs", "between Dinka and Shilluk youths"
        if noun.of_parent is not None and noun.of_parent.lemma in context.HOMES:
            return None  # "at the home of Ada Kone"
        if noun.of_parent is not None and self.cast.classes(noun.of_parent) & _FOLLOWERS and _in_full(names):
            return None  # "the militia of Ada Kone"
        lone = all(u.kind in "MA" for u in noun.units) or _shares_head(noun)
        if names and (names[0].word.endswith(PEOPLES) or _is_somebody(names[0].value.name, self.article.text)):
            return None  # "the East Africans' departure", "Gbagbo was captured"
        if len(names) == 1 and names[0].value.kind == "name" and lone:
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

    def sites(self, noun: Noun) -> list[Entity]:
        """The places of bases that a phrase speaks of."""
        found = self._of_noun(noun) if "base" in self.cast.classes(noun) else []
        return [p for p in found if p is not None and p.kind != "region"]

    def places_at(self, noun: Noun) -> list[Entity]:
        """The places behind a phrase that has no name: "those at Lulimba, Baraka and Minembwe"."""
        behind = [n for n in noun.sentence.nouns if n.prep_index == noun.last + 1]
        after = next((n for n in behind if n.prep in ("at", "in", "of")), None)
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
        behind = [m for n in trigger.patients if n.apposition is not None for m in n.apposition.members]
        for phrases in (nouns, behind):  # "The first two bases, Para and Gori, were handed over on 17 and 20 June"
            named = [(n, self.named(n)) for n in dict.fromkeys(phrases)]
            named = [(n, p) for n, p in named if p is not None]
            if len(named) > 1:
                return named
        return self.itemised(trigger) or self._behind(trigger) or self.among(trigger)

    def among(self, trigger: Trigger) -> list[tuple[Noun, Entity]]:
        """The names behind "among them", "starting with": "closed eight posts, among them Para in March and Gori"."""
        units = trigger.sentence.units
        for noun in trigger.sentence.nouns:
            named = [u.word for u in units[noun.first - 2 : noun.first]] == ["among", "them"] or _starts_with(noun)
            if noun.first > trigger.index and named:
                named = [(n, self.named(n)) for n in pairs.names_in_a_row(trigger.sentence, noun)]
                return [(n, p) for n, p in named if p is not None]
        return []

    def _behind(self, trigger: Trigger) -> list[tuple[Noun, Entity]]:
        """The towns of one list behind a phrase: "its bases in Para, Gori and Sake"."""
        for noun in trigger.patients:
            after = next((n for n in surroundings.tail(noun) if len(n.members) > 1), None)
            named = [(n, self.named(n)) for n in after.members] if after is not None else []
            if named and named[0][1] is None and len(named) > 2:
                named = named[1:]  # "two bases of the current phase, Para and Gori"
            if named and all(p is not None for _, p in named):
                exact = [(n, p) for n, p in named if p.kind != "region"]
                return exact if len(exact) > 1 else named
        return []


# What stands before an example: "among them", "the first of them", "beginning with", "those at".
_INTRODUCING = frozenset("including such notably among first beginning starting those".split())


def _starts_with(noun: Noun) -> bool:
    """The first of many: "seven bases, the first of them, Para and Gori, ...", "14 sites, beginning with Para"."""
    units, at = noun.sentence.units, noun.prep_index
    if noun.prep == "with" and at > 0:
        return units[at - 1].word in ("beginning", "starting")
    first = noun.sentence.row[noun.first - 1] == "," or units[noun.first - 1].word == "being"
    before = [u.word for u in units[max(0, noun.first - 5) : noun.first - 1]]
    return first and "first" in before and not {"of", "two", "three"}.isdisjoint(before)


@lru_cache(maxsize=512)
def _is_somebody(name: str, text: str) -> bool:
    """Whether a text gives a lone name a title or followers: "President Laurent Gbagbo", "Gbagbo's men"."""
    if " " in name:
        return False
    titled = rf"\b{_OFFICE} (?:[A-Z][\w-]+ ){{0,2}}{re.escape(name)}\b"
    return re.search(rf"{titled}|\b{re.escape(name)}['’]s (?:men|followers|supporters|residence)\b", text) is not None


def _shares_head(noun: Noun) -> bool:
    """ "the Kavumu and Baraka camps": a name whose noun comes with the next name."""
    last = next((n.members[-1] for n in noun.sentence.lists if noun in n.members[:-1]), None)
    bare = last is not None and all(u.kind in "DM" for u in noun.units)
    return bare and last.lemma in SITES and any(u.kind == "M" for u in last.units[:-1])


def is_vast(place: Entity) -> bool:
    """Whether a place is too large to be where something happened: "the Sahel", "East Africa"."""
    return place.kind == "region" and place.name.split()[-1].lower() in _VAST
