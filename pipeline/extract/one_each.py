"""The claims of one sentence, each event once: what is told twice in it, and what only repeats less of another."""

from pipeline.extract.claims import Event
from pipeline.extract.scene import BASE_TYPES, VIOLENT
from pipeline.extract.sentence import Sentence


def once(claims: list[Event]) -> list[Event]:
    """One claim per type, place and date; a claim without place or date gives way to one of its type that has them."""
    kept: list[Event] = []
    for claim in claims:
        if not any(_same(k, claim) for k in kept):
            kept.append(claim)
    return [c for c in kept if not any(_covers(k, c) or _spared(k, c) for k in kept if k is not c)]


def _spared(told: Event, claim: Event) -> bool:
    """ "came under mortar fire; the base was not hit": no attack denied, but what the one just told did not do."""
    denied = claim.modality == "denied" and claim.event_type in VIOLENT and told.event_type in VIOLENT
    return denied and told.modality in ("asserted", "claimed") and claim.place in (None, told.place)


def handed_over_once(claims: list[Event], sentence: Sentence) -> list[Event]:
    """ "The bases given up are Para and Gori, handed to the army on 3 May": a base given up is left by being handed on,
    where no day of its own is told."""
    claims = [c for c in claims if not any(_counted_with(c, k) for k in claims)]
    handed = {(c.place, c.modality) for c in claims if c.event_type == "base_handover" and c.place}
    if not handed:
        return claims
    given_up = {u.start for u in sentence.units if u.lemma in _GIVING_UP}
    return [
        c
        for c in claims
        if c.event_type != "base_withdrawal"
        or c.when.date_start is not None
        or c.anchor not in given_up
        or (c.place, c.modality) not in handed
    ]


def _counted_with(claim: Event, told: Event) -> bool:
    """ "handed over Para on Sunday, the eighth base that it has given up this year": of the year is the count."""
    if claim.event_type not in BASE_TYPES or claim.when.date_precision != "year" or claim.place != told.place:
        return False
    day, year = told.when.date_start, claim.when.date_start
    near = day is not None and year is not None and day.year == year.year and told.when.date_precision != "year"
    return near and told.event_type in BASE_TYPES and told.modality in (claim.modality, "asserted", "claimed")


_GIVING_UP = frozenset(("give", "lose", "relinquish"))


def _family(claim: Event) -> str:
    return "rising" if claim.event_type in ("uprising", "territory_takeover") else claim.event_type


def _same(one: Event, other: Event) -> bool:
    denied = "denied" in (one.modality, other.modality) and one.modality != other.modality
    if one.event_type == other.event_type == "uprising" and one.place == other.place and not denied:
        return one.when.date_start == other.when.date_start  # "an insurgency since 2012, when rebels revolted"
    return not denied and (one.event_type, one.place, one.when.date_start, one.when.date_end) == (
        other.event_type, other.place, other.when.date_start, other.when.date_end
    )  # fmt: skip


def _covers(fuller: Event, claim: Event) -> bool:
    if _family(fuller) != _family(claim) or (fuller.modality != claim.modality and not _both_told(fuller, claim)):
        return False
    if claim.actor and fuller.actor and claim.actor != fuller.actor:
        return False
    same_place = claim.place in (None, fuller.place) or (
        claim.event_type in ("access_restriction", "uprising") and claim.site is None
    )
    same_date = claim.when.date_start is None or claim.when == fuller.when
    poorer = (
        (claim.site is None and fuller.site is not None)
        or (claim.place is None and fuller.place is not None)
        or (claim.when.date_start is None and fuller.when.date_start is not None)
        or (claim.event_type == "uprising" and fuller.event_type == "territory_takeover")
    )
    return same_place and same_date and poorer


def _both_told(one: Event, other: Event) -> bool:
    """Whether both are told as having happened, by the article or by somebody in it."""
    return {one.modality, other.modality} == {"asserted", "claimed"}
