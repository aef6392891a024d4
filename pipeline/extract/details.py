"""What a sentence tells again in part: without a day, without a place, or without both.

Violence that has neither of its own is a detail of what the article tells elsewhere; what lacks one of them takes it
from the one event of its kind that agrees in the other. A base left or handed over with no day and no place of its own
is the one told nearest.
"""

from pipeline.extract.article import Article
from pipeline.extract.claims import Event
from pipeline.extract.telling import VIOLENT

_KINDS = VIOLENT | {"abduction", "protest"}
# Violence of a moment. Air strikes and shelling go on for days, captives are spoken of long after they were taken.
_OF_A_MOMENT = frozenset(("armed_attack", "explosive_attack", "armed_clash", "protest"))
_LEFT = frozenset(("base_withdrawal", "base_handover"))
_TOLD = frozenset(("asserted", "claimed"))


def told_in_full(claims: list[Event], article: Article) -> list[Event]:
    """The claims without the details of others; those left take the place or the day of their like."""
    told = [c for c in claims if c.modality in _TOLD]
    full = [c for c in told if c.event_type in _KINDS and c.place and c.when.date_start]
    kept = []
    for claim in claims:
        if claim.modality in _TOLD and claim.when.date_start is None:
            if claim.event_type in _LEFT and not _has_place(claim, article):
                _take_up(claim, told)
            if full and claim.event_type in _KINDS and _is_detail(claim, article):
                continue
        if full and claim.event_type in _KINDS and claim.modality in _TOLD:
            if not claim.place and claim.when.date_start is not None:
                _place_it(claim, full)
            elif claim.place and claim.when.date_start is None:
                _date_it(claim, full)
        kept.append(claim)
    return kept


def _has_place(claim: Event, article: Article) -> bool:
    """Whether the sentence itself names the place, where days are known at all."""
    own = claim.place is not None and claim.place in article.text[claim.start : claim.end]
    return own or article.published_on is None


def _is_detail(claim: Event, article: Article) -> bool:
    """ "They shot at the tyres first", told beside an attack with its day and place."""
    if claim.event_type == "abduction" or (claim.place and claim.event_type not in _OF_A_MOMENT):
        return False
    return not claim.place or not _has_place(claim, article)


def _take_up(claim: Event, told: list[Event]) -> None:
    """ "The last soldiers drove out at noon", told under "left Para on Friday": that departure."""
    like = [c for c in told if c.event_type == claim.event_type and c.place and c.when.date_start]
    if like:
        other = min(like, key=lambda c: (abs(c.sentence - claim.sentence), c.start > claim.start))
        claim.place, claim.site, claim.when = other.place, other.site, other.when


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
