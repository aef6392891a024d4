"""Violence that a sentence tells again in part: without a day, without a place, or without both.

What names neither is a detail of what the article tells elsewhere; what lacks one of them takes it from the one event
of its kind that agrees in the other.
"""

from pipeline.extract.claims import Event
from pipeline.extract.telling import VIOLENT

_KINDS = VIOLENT | {"abduction", "protest"}
# Sentences within which a detail is told of the whole.
_NEAR = 8
_TOLD = frozenset(("asserted", "claimed"))


def told_in_full(claims: list[Event]) -> list[Event]:
    """The claims without the details of others; those left take the place or the day of their like."""
    full = [c for c in claims if c.event_type in _KINDS and c.modality in _TOLD and c.place and c.when.date_start]
    if not full:
        return claims
    kept = []
    for claim in claims:
        if claim.event_type in _KINDS and claim.modality in _TOLD:
            if not claim.place and claim.when.date_start is None:
                near = any(abs(claim.sentence - other.sentence) <= _NEAR for other in full)
                if claim.event_type == "abduction" or not near:
                    kept.append(claim)  # captives are spoken of long after they were taken
                continue
            if not claim.place:
                _place_it(claim, full)
            elif claim.when.date_start is None:
                _date_it(claim, full)
        kept.append(claim)
    return kept


def _place_it(claim: Event, full: list[Event]) -> None:
    """ "Three were hurt as police broke up Friday's march": where that march was."""
    like = {c.place: c for c in full if c.event_type == claim.event_type and c.when == claim.when}
    if len(like) == 1:
        (other,) = like.values()
        claim.place, claim.site = other.place, other.site


def _date_it(claim: Event, full: list[Event]) -> None:
    """ "The ambush at Para cost six lives": when the one ambush at Para was."""
    like = {str(c.when.date_start): c for c in full if (c.event_type, c.place) == (claim.event_type, claim.place)}
    if len(like) == 1:
        (other,) = like.values()
        claim.when = other.when
