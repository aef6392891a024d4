"""The place that a phrase names: a known one, or an unknown name used as that of a place."""

from pipeline.extract.learned import PLACE_NOUNS, learned_place
from pipeline.extract.lying import COMPASS
from pipeline.extract.names import Entity, capitals, peoples
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

PLACE_KINDS = frozenset(("place", "base", "region"))
_WHERE = COMPASS | frozenset(
    [
        *"in at near around outside inside from to of towards toward between on into through across by off".split(),
        *("outside of", "close to", "out of", "on the outskirts of", "in the outskirts of"),
    ]
)
_SITES_OF_PLACE = frozenset(
    """hospital prison jail station mosque church market university school bridge road highway hotel border
    checkpoint court square centre center area""".split()
)
# What has the name of its town and rarely one of its own.
_TOWNS_OWN = frozenset(
    """hospital prison jail market station bridge hall courthouse clinic cathedral monastery stadium airport port
    harbour harbor bazaar roundabout junction crossroads barracks prefecture airfield airstrip""".split()
)
_PLACED = PLACE_NOUNS | _SITES_OF_PLACE | _TOWNS_OWN
# What is called by the name of its town: "the Para installations".
_NAMED_AFTER = (PLACE_NOUNS - {"stronghold"}) | frozenset(
    """installation facility hangar depot runway hub cantonment supercamp super-camp complex premises bunker
    helipad""".split()
)
_BESIDE = frozenset(
    "neighbouring neighboring nearby northern southern eastern western central remote".split()
)  # "in neighbouring Para"
SIDES = frozenset(
    """clash fighting fight battle war truce deal agreement talk ceasefire relation tension border violence dispute
    sign mediate broker agree exchange resume share divide split choose break erupt continue reach
    exchange gap difference confrontation conflict skirmish firefight combat accord pact meeting hostility line
    divide""".split()
)
_MOVING = frozenset(
    """return travel head drive go fly walk move come march ride sail set bind withdraw retreat flee escape cross push
    advance rush hurry evacuate airlift""".split()
)
_FALLING = frozenset("fall pounce land rain drop descend advance march converge shelling bombardment".split())
_PARTS = frozenset(
    "northern southern eastern western central north-eastern north-western south-eastern south-western".split()
) | {"northeastern", "northwestern", "southeastern", "southwestern"}
_QUARTERS = frozenset(("north", "south", "east", "west"))
REGION_NOUNS = frozenset(
    """region province district state governorate prefecture county department desert area cercle quarter neighbourhood
    neighborhood suburb""".split()
)


# "returned the camp to the State", "the Territory": no names.
_STATES = frozenset("state region province county district territory department governorate prefecture".split())
# "the chief town of Para": Para is the land around.
_FIRST = frozenset(("chief", "main", "largest", "biggest", "principal"))
# Names that end so are of people: "the East Africans".
PEOPLES = ("ans", "ians", "ese", "ists")
_OF_SITES = frozenset("town city bus railway train police central main general old district".split())
SITED = frozenset(("in", "at", "near", "outside", "around", "inside"))
_IN_FRONT = frozenset(("in front of", "beside", "next to", "close to", "opposite", "behind"))
# Ways named for the town that they lead to.
ROADS = frozenset(("road", "highway", "axis", "route", "track"))
_WAYS = frozenset(("on", "along", "from", "off", "across"))
_HOUSES = frozenset("house school hospital university hotel stadium factory plant mill".split())
_GENERIC = frozenset(
    """air base camp military forward operating airport the main fob fobs post outpost patrol combat observation command
    headquarters team site position company bases camps sites outposts""".split()
)


def is_generic(name: str) -> bool:
    """Whether a capitalised name only says what a site is: "Company Operating Bases"."""
    return _GENERIC.issuperset(name.lower().split()) or name.lower() in _LINES


_LINES = frozenset(("blue line", "green line", "line of control", "armistice line"))


def is_place(entity: Entity | None) -> bool:
    """Whether an entity is a place (countries apart)."""
    return entity is not None and entity.kind in PLACE_KINDS


def place_of_noun(noun: Noun) -> Entity | None:
    """The place that a noun phrase names: a known one, or an unknown name used as a place ("in Halgan", "the town of
    X")."""
    if noun.place is ...:
        noun.place = _read_place(noun)
    return noun.place


def placed(sentence: Sentence) -> list[tuple[Noun, Entity]]:
    """The phrases of a sentence that name a place, in order, each with its place."""
    if sentence.placed is None:
        row, found = sentence.row, []
        for n in sentence.nouns:
            may = n.of is not None or n.lemma == "capital" or row.find("M", n.first, n.last + 1) >= 0
            if may or (row.startswith(",M", n.last + 1) and n.lemma in PLACE_NOUNS):
                place = place_of_noun(n)
                if place is not None:
                    found.append((n, place))
        if len(found) > 1:
            found = [(n, p) for n, p in found if n.lemma not in _IN_TOWNS or not _in_town(n, found)]
        sentence.placed = found
    return sentence.placed


# What has a name of its own and stands in a town.
_IN_TOWNS = frozenset(
    """market hotel mosque hospital university embassy junction roundabout square street avenue restaurant church
    cathedral stadium school bazaar""".split()
)


def _in_town(noun: Noun, found: list[tuple[Noun, Entity]]) -> bool:
    """ "died in Para on Sunday, when shells fell on the Bakara market": whether a bare name before, or right behind,
    says in which town something stands."""
    return any(
        n.prep == "in"
        and p.kind == "place"
        and (n.last < noun.first or n.prep_index == noun.last + 1)
        and all(u.kind == "M" for u in n.units)
        for n, p in found
    )


def _capital(noun: Noun) -> Entity | None:
    """ "the Malian capital", "the capital of Mali"; "the capital" is that of the article's country."""
    about = noun.of.entities if noun.of is not None else noun.entities
    country = next((e.country for e in about if e.kind in ("country", "demonym")), None)
    bare = noun.of is None and noun.determiner in ("the", "its") and len(noun.units) == 2
    if country is None and bare:
        article = noun.sentence.article
        country = article.country_headings.at(noun.start) or article.country
    if any(u.kind in "NJ" and u.lemma != "capital" and u.value is None for u in noun.units):
        return None  # "the regional capital"
    city = next((c for c, of in capitals().items() if of == country), None)
    return Entity(city, "place", None, country) if city else None


def _read_place(noun: Noun) -> Entity | None:
    units = noun.units
    if noun.prep == "from" and noun.prep_index and noun.sentence.units[noun.prep_index - 1].lemma == "translate":
        return None  # "translated from Kinyarwanda": a language
    named = noun.sentence.row.find("M", noun.first, noun.last + 1) >= 0
    behind = None if named or noun.lemma not in PLACE_NOUNS else _name_behind(noun)
    if behind is not None:
        return behind
    if noun.lemma in _QUARTERS and noun.of is not None and len(noun.of.units) == 1:
        land = noun.of.units[0].value  # "the north of Burkina Faso"
        if isinstance(land, Entity) and land.kind == "country":
            return Entity(f"{noun.lemma}ern {land.name}", "region", None, land.country)
    if not named and noun.lemma != "capital" and (noun.of is None or noun.lemma not in PLACE_NOUNS):
        return None
    for unit in units if named else ():
        if unit.kind != "M" or is_generic(unit.word) or unit.word in _STATES:
            continue
        if unit.value.kind == "region" and unit.word.endswith(PEOPLES):
            continue
        if is_place(unit.value):
            head = noun.sentence.units[noun.head]
            if (
                unit is not head
                and unit.value.kind != "base"
                and head.lemma not in _PLACED
                and head.word not in _PLACED
                and unit.value.name in capitals()
            ):
                continue  # "at Bangui's request"
            return unit.value._replace(kind="region") if noun.lemma in REGION_NOUNS else unit.value
    part = None
    if noun.sentence.row.find("J", noun.first, noun.last) >= 0:
        part = next((i for i, u in enumerate(units[:-1]) if u.word in _PARTS and u.kind == "J"), None)
    if part is not None and units[part + 1].kind == "M" and units[part + 1].value.kind == "country":
        country = units[part + 1].value
        if units[part + 1] is units[-1]:
            return Entity(f"{units[part].word} {country.name}", "region", None, country.country)
    if noun.of is not None and noun.lemma in PLACE_NOUNS and not any(u.word in _FIRST for u in units):
        name = next((u for u in noun.of.units if u.kind == "M"), None)
        plain = all(u.kind not in "NJ" for u in noun.of.units) and noun.lemma not in HOMES
        if (
            name is not None
            and plain
            and name.value.kind not in ("country", "mission", "person", "group", "organisation")
        ):
            kind = "region" if noun.lemma in REGION_NOUNS else "place"
            return name.value._replace(kind=kind) if name.value.kind == "name" else name.value
    for unit in units if named else ():  # "the Koulikoro Training Centre"
        if (
            unit.kind == "M"
            and unit.value.kind in ("organisation", "name")
            and unit.value.country is None
            and " " in unit.word
        ):
            first, last = unit.word.split()[0], unit.word.split()[-1]
            site = noun.sentence.article.known.sites.get(first.capitalize())
            if last in _HOUSES and noun.lemma in PLACE_NOUNS and unit.value.sector is None:
                return unit.value._replace(kind="place")  # "the State House base"
            if site is not None and last in _PLACED:
                return site
    if noun.lemma == "capital" and noun.prep != "from":
        return _capital(noun)
    if not named:
        return None
    # Not "Sector B headquarters", "the FOB".
    names = [u for u in units if u.kind == "M" and len(u.word) > 1 and not u.word.endswith(PEOPLES)]
    names = [u for u in names if not is_generic(u.word) and u.word not in peoples()]
    owner = noun.sentence.row.find("Z", noun.first, noun.last + 1) - noun.first
    if owner >= 0 and len(names) == 2 and units[owner - 1] is names[0]:
        names = names[1:]  # "in Laghman's Alingar district"
    titled = len(units) == 1 and names and names[0].value.kind == "person" and noun.prep in SITED
    if titled and names[0].word.split()[0] in ("imam", "sheikh", "sheik", "sidi"):
        return names[0].value._replace(kind="place")  # "in Sheikh Karo"
    if noun.of_parent is not None and noun.of_parent.lemma in HOMES:
        return None
    if len(names) == 1 and names[0].value.kind == "name":
        if noun.determiner == "the" and noun.prep == "from" and len(noun.units) == 2:
            return None  # "The attackers, from the Lou Nuer, opened fire"
        others = [u for u in units if u is not names[0] and u.kind in "NJ" and u.lemma not in _BESIDE]
        if owner >= 0:
            others = [u for u in others if u is not units[owner - 1]]  # "the capital's remaining Muslims"
        if noun.determiner not in ("a", "an") and any({u.lemma, u.word} & _NAMED_AFTER for u in others):
            return names[0].value._replace(kind="region" if noun.lemma in REGION_NOUNS else "place")
        if noun.determiner in ("a", "an") and not others:
            return None  # "two men in a Land Cruiser"
        if linked(noun) and not others:
            return names[0].value._replace(kind="place")
        if noun.prep == "between" and not others and not any(u.kind in "NJ" for u in noun.units):
            listed = next((n.members for n in noun.sentence.lists if noun in n.members), ())
            if noun.determiner == "the" or any(n.people for n in listed):
                return None  # "between Dinka and Shilluk youths"
            before = noun.sentence.units[noun.prep_index - 1]
            if before.kind in "NMed" and before.lemma not in SIDES:  # "abducted workers between Para and Gori"
                return names[0].value._replace(kind="place")
        of_way = noun.prep in _WAYS or noun.role == "object"
        if of_way and noun.lemma in ROADS and others == [noun.units[-1]]:
            first, _, second = names[0].value.name.partition("-")  # "on the Mbau-Kamango road": as between the two
            between = second[:1].isupper() and " " not in second
            return Entity(first if between else names[0].value.name, "place")
        sited = noun.prep in SITED or noun.prep in _IN_FRONT
        own = [u for u in others if u.lemma not in _OF_SITES]
        site = sited and len(own) == 1 and own[0] is noun.units[-1]
        within = noun.sentence.row[noun.last + 1 : noun.last + 3]
        if site and noun.lemma in _TOWNS_OWN and (within[:1] != "P" or within == "Pt"):
            return names[0].value._replace(kind="place")  # "at Farhudi hospital"
        on_the_way = (
            noun.prep == "to"
            and noun.prep_index
            and noun.sentence.units[noun.prep_index - 1].lemma in ("road", "highway", "track", "route", "way")
        )
        if noun.prep in ("to", "from", "towards") and not others and len(noun.units) == 1:
            before = noun.sentence.units[noun.prep_index - 1]
            if before.kind in "bsdeng" and before.lemma in _MOVING:  # "a patrol returning to Para"
                return names[0].value._replace(kind="place")
        if noun.prep in ("on", "upon") and not others and noun.sentence.units[noun.prep_index - 1].lemma in _FALLING:
            return names[0].value._replace(kind="place")  # "shells fell on Para"
        if noun.prep in _WHERE and not others and (on_the_way or noun.prep not in ("by", "of", "to", "between", "on")):
            return names[0].value._replace(kind="place")
        if not others and (fought_for(noun) or _flown_over(noun)):
            return names[0].value._replace(kind="place")
        if not others and learned_place(noun.sentence.article, names[0].value.name):
            return names[0].value._replace(kind="place")
    return None


# "the home of Ada Kone": those of people.
HOMES = frozenset(("home", "house", "residence", "villa"))


def fought_for(noun: Noun) -> bool:
    """ "the battle for Para"."""
    return noun.prep == "for" and noun.sentence.units[noun.prep_index - 1].lemma in ("battle", "fight", "fighting")


def _flown_over(noun: Noun) -> bool:
    """ "A plane was shot at over Para"."""
    return noun.prep == "over" and not _AIRCRAFT.isdisjoint(noun.sentence.heard)


_AIRCRAFT = frozenset("plane planes helicopter helicopters aircraft jet jets drone drones airliner airliners".split())


def linked(noun: Noun) -> bool:
    """ "on the road linking Para and Gori": as between the two."""
    return noun.role == "object" and noun.verb is not None and noun.verb.lemma in ("link", "connect")


def _name_behind(noun: Noun) -> Entity | None:
    """ "in the provincial capital, Para, protesters marched", "took the district capital, Para, on Friday": the name
    between the commas."""
    row, units = noun.sentence.row, noun.sentence.units
    name = units[noun.last + 2] if row.startswith(",M", noun.last + 1) else None
    if (
        name is None
        or not (noun.prep is None or noun.prep in SITED)
        or row[noun.last + 3 : noun.last + 4] not in (",", ".", "t")
    ):
        return None
    if is_place(name.value):
        return name.value
    return name.value._replace(kind="place") if name.value.kind == "name" else None
