"""The closed word lists. Each word has its definition; event types also name their nearest ACLED and PLOVER class.

ACLED: sub-event types of the ACLED codebook (2023). PLOVER: event and mode of the PLOVER ontology (2023).
A crosswalk is the nearest class, not an identity; null where the other scheme has none.
"""

from typing import NamedTuple


class EventType(NamedTuple):
    """A kind of event: what it is, what it is not, and its nearest class elsewhere."""

    definition: str
    excludes: str | None
    acled: str | None
    plover: str | None


EVENT_TYPES: dict[str, EventType] = {
    "mission_established": EventType(
        "A UN or regional mission is created, deploys or begins.",
        "A troop rotation, or a state's own intervention.",
        None,
        "MOBILIZE",
    ),
    "withdrawal_order": EventType(
        "An authority demands or decides that the mission leaves.", "The closing of a base.", "Agreement", "DEMAND"
    ),
    "base_withdrawal": EventType(
        "Personnel of the mission or another foreign force vacate a named base, camp, town or region; it was closed.",
        "Plans for the whole mission.",
        "Non-violent transfer of territory",
        "RETREAT",
    ),
    "base_handover": EventType(
        "A base is formally handed to an authority.",
        "Rebels moving in.",
        "Non-violent transfer of territory",
        "CONCEDE",
    ),
    "base_takeover": EventType(
        "An armed actor occupies, overruns or controls a mission base or its airfield, vacated or not.",
        "A formal handover.",
        "Headquarters or base established",
        "SEIZE",
    ),
    "territory_takeover": EventType(
        "An armed actor captures, enters or recaptures a town, an area or a state army's camp.",
        "A mission base; air strikes on it.",
        "Non-state actor overtakes territory",
        "SEIZE",
    ),
    "mission_end": EventType("The end of, or the deadline for, the whole mission.", "One base.", None, "RETREAT"),
    "troop_withdrawal": EventType(
        "Foreign forces or national contingents leave the country.",
        "The mission's base closures.",
        "Non-violent transfer of territory",
        "RETREAT",
    ),
    "equipment_destruction": EventType(
        "The mission destroys or disables its own equipment.", "Enemy damage.", "Disrupted weapons use", None
    ),
    "looting": EventType("People take goods from a base.", None, "Looting/property destruction", "CRIME"),
    "explosive_attack": EventType(
        "An improvised explosive device, mine, suicide or car bomb, or remote explosive goes off.",
        "Shelling.",
        "Remote explosive/landmine/IED",
        "ASSAULT",
    ),
    "armed_attack": EventType(
        "One side shoots at, ambushes, raids or attacks another; one complex attack is one event.",
        "Two-sided fighting.",
        "Attack",
        "ASSAULT",
    ),
    "armed_clash": EventType("Two sides fight.", None, "Armed clash", "ASSAULT"),
    "air_strike": EventType("A strike from an aircraft or a drone.", None, "Air/drone strike", "ASSAULT"),
    "shelling": EventType(
        "Rockets, mortars, artillery or tank fire.", None, "Shelling/artillery/missile attack", "ASSAULT"
    ),
    "access_restriction": EventType(
        "An authority or armed group denies or blocks flights, clearance, roads, movement, imports or supplies.",
        None,
        "Other",
        "SANCTION",
    ),
    "coup": EventType("State power is seized by force.", None, "Non-violent transfer of territory", "COUP"),
    "uprising": EventType(
        "Armed groups rise against the state or overrun territory.",
        "A single fight.",
        "Non-state actor overtakes territory",
        "PROTEST",
    ),
    "peace_agreement": EventType("An accord or ceasefire is signed.", None, "Agreement", "AGREE"),
    "agreement_breakdown": EventType(
        "An accord collapses, is suspended or is ended.", None, "Change to group/activity", "REJECT"
    ),
    "protest": EventType("A demonstration or a riot.", None, "Peaceful protest", "PROTEST"),
    "abduction": EventType(
        "Kidnapping, hostage taking, capture or detention by an armed actor.",
        "Arrests by police.",
        "Abduction/forced disappearance",
        "COERCE",
    ),
}

MODALITY = {
    "asserted": "Told as fact by the article or by a speaker it does not distance itself from.",
    "claimed": "Said by an interested party of itself or its enemy, or the article distances itself from it.",
    "planned": "Intended, scheduled or demanded, ahead of the article.",
    "possible": "Hypothetical, feared or uncertain.",
    "denied": "Said not to have happened.",
}
DATE_PRECISION = {
    "day": "One day.",
    "week": "One week, Monday to Sunday, or a weekend.",
    "part_of_month": "Early, mid or late in a month, or one of its halves.",
    "month": "One calendar month.",
    "part_of_year": "A season, a quarter, a half, or early, mid or late in a year.",
    "year": "One calendar year.",
    "range": "Another interval; open at its end where date_end is null.",
    "unknown": "The text gives no date that can be resolved; both dates are null.",
}
PUBLISHED_BASIS = {
    "header": "A date line or a metadata field of the document.",
    "url": "The address of the article.",
    "dateline": "The dateline that opens the text.",
    "text": "A day that the text itself calls today.",
    "corpus": "Another article that reports the same dated event.",
    "unknown": "No date found; published_on is null.",
}
SOURCE_KIND = {
    "publisher": "The outlet that published an article.",
    "organisation": "A named body: mission, ministry, army, armed movement.",
    "person": "One human being, named or not.",
    "group": "Several people who speak together.",
    "document": "A letter, report, recording, picture or post that speaks by itself.",
}
SECTOR = {
    "un": "The United Nations and its missions and agencies.",
    "international": "Regional bodies and foreign states: AU, SADC, ECOWAS, EU, NATO, governments abroad.",
    "government": "Civil authorities of the country, a ruling junta included.",
    "military": "State armed forces.",
    "armed_group": "Non-state armed movements.",
    "media": "Outlets and agencies.",
    "expert": "Analysts, scholars, research and rights organisations.",
    "local": "Residents, medics, traders, town officials.",
    "insider": "People with inside knowledge who are not named.",
    "social_media": "Posts and pictures on social networks.",
    "other": "None of these.",
}
STANCE = {
    "statement": "Says something.",
    "denial": "Denies or rejects something.",
    "no_comment": "Declines, or could not be reached.",
}
VICTIMS = {
    "peacekeepers": "Personnel of any UN, African Union or regional mission.",
    "civilians": "People outside armed forces and groups.",
    "state_forces": "Soldiers, police and other forces of the country's state, and allies fighting as them.",
    "armed_group": "Members of non-state armed groups.",
    "foreign_forces": "Troops of another state, not under a mission.",
    "unspecified": "The text does not say, or mixes them.",
}
OUTCOME = {
    "killed": "Dead.",
    "injured": "Wounded, whatever the severity.",
    "missing": "Unaccounted for.",
    "captured": "Held: kidnapped, taken hostage, prisoner.",
    "displaced": "Driven from home.",
}
CAUSE = {
    "hostile": "Violence: combat, attacks, mines.",
    "accident": "Crash, accident or disease.",
    "any": "Not said, or all causes together.",
}
SCOPE = {"incident": "One incident.", "cumulative": "A war, a mission, a period or an area."}
QUALIFIER = {
    "exact": "14 -> [14, 14]",
    "at_least": "at least two -> [2, -]",
    "more_than": "more than 170 -> [171, -]",
    "up_to": "up to 20 -> [-, 20]",
    "fewer_than": "fewer than 10 -> [-, 9]",
    "about": "about 180 -> [-, -]",
    "nearly": "nearly 30 -> [-, -]",
    "range": "between 5 and 10 -> count null, [5, 10]",
    "vague": "dozens -> 24 with [24, -]",
}
POPULATION = {
    "mission": "The whole mission.",
    "contingent": "One country's troops in a mission.",
    "base": "The people at one base or place.",
    "foreign_forces": "Troops of another state, not under a mission.",
    "armed_group": "Members of a non-state armed group, mercenaries included.",
    "state_forces": "The country's own forces.",
}
MEASURE = {
    "deployed": "There, or once there.",
    "departed": "Have left.",
    "remaining": "Still there after others left.",
    "authorised": "A ceiling set by a mandate.",
    "planned": "Pledged, or due to leave or come.",
}
EVENT_STATUS = {
    "occurred": "At least one report tells it as fact.",
    "planned": "Reported as a plan only.",
    "disputed": "Reported by some, denied by others.",
    "unconfirmed": "Only claimed or possible.",
}
GEO_PRECISION = {
    "site": "A base or a single place within a town.",
    "town": "A town or village.",
    "region": "A province or larger area.",
    "country": "A country.",
}
BASE_STATUS = {"open": "In use.", "closing": "Its closing is announced.", "closed": "Vacated."}
CONTROL_STATUS = {
    "asserted": "Told as fact.",
    "claimed": "Said by the controller or another interested party.",
    "disputed": "Claimed by one and denied by another.",
}
REJECTION = {
    "empty": "The document holds no text.",
    "encoding": "The bytes are no text in any encoding that is recognised.",
    "format": "The file type is not one that is read.",
    "malformed": "The file or record is broken.",
    "unreadable": "The file could not be opened or read.",
    "language": "The text is not in a language that is read yet.",
    "too_large": "The document is longer than an article can be.",
    "no_article": "The page or record holds no article text.",
    "unread": "The reader failed on the text; nothing was taken from it.",
}
