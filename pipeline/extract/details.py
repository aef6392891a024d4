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
_GROUND = _KINDS | {"territory_takeover", "base_takeover"}
# Sentences within which one day's telling stays where it was.
_BESIDE = 6
# Sentences within which a detail is told of the whole, and within which it needs no name or day at all.
_NEAR, _FAR = 8, 16
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
            if claim.event_type == "abduction" and not claim.place and any(_same_captives(c, claim) for c in full):
                continue
            near = any(abs(claim.sentence - other.sentence) <= _FAR for other in full)
            if near and claim.event_type in _KINDS and _is_detail(claim, article):
                continue
        if claim.event_type in _KINDS and claim.modality in _TOLD and any(_narrows(other, claim) for other in full):
            continue
        if full and claim.event_type in _KINDS and claim.modality in _TOLD:
            if not claim.place and claim.when.date_start is not None:
                _place_it(claim, full)
                if not claim.place:
                    _place_by_neighbour(claim, claims)
            elif claim.place and claim.when.date_start is None:
                _date_it(claim, full)
        undated = claim.place and claim.when.date_start is None and not claim.when.date_text
        if undated and claim.modality in _TOLD and claim.event_type in _GROUND | {"looting"}:
            _date_by_neighbour(claim, claims)
        kept.append(claim)
    return kept


def _has_place(claim: Event, article: Article) -> bool:
    """Whether the sentence itself names the place, where days are known at all."""
    own = claim.place is not None and claim.place in article.text[claim.start : claim.end]
    return own or article.published_on is None


def _is_detail(claim: Event, article: Article) -> bool:
    """ "They shot at the tyres first", told beside an attack with its day and place."""
    if claim.event_type == "abduction":
        return False
    if claim.place and claim.event_type not in _OF_A_MOMENT:
        return False
    return not claim.place or not _has_place(claim, article)


def _same_captives(other: Event, claim: Event) -> bool:
    """ "44 Fijians were captured on Thursday. ... The group said it had detained the Fijians"."""
    return other.event_type == "abduction" and 0 <= claim.sentence - other.sentence <= _NEAR


def _take_up(claim: Event, told: list[Event]) -> None:
    """ "The last soldiers drove out at noon", told under "left Para on Friday": that departure."""
    like = [c for c in told if c.event_type == claim.event_type and c.place and c.when.date_start]
    if like:
        other = min(like, key=lambda c: (abs(c.sentence - claim.sentence), c.start > claim.start))
        claim.place, claim.site, claim.when = other.place, other.site, other.when


def _narrows(other: Event, claim: Event) -> bool:
    """ "Ten died in an ambush in the north. ... The patrol was attacked near Para on Monday": the town of a region."""
    if not claim.place or claim.site or other.site != "town" or not 0 <= other.sentence - claim.sentence <= _NEAR:
        return False
    if claim.event_type == other.event_type and _roughly(claim, other):
        return True  # "seized two weeks ago in the north. ... They were near Para on 12 and 13 January"
    same_day = claim.when == other.when or (claim.when.date_start is None and other.event_type in VIOLENT)
    return same_day and (claim.event_type == other.event_type or claim.when.date_start is None)


def _roughly(claim: Event, other: Event) -> bool:
    """Whether a day counted in weeks or months is within days of one that is named."""
    one, two = claim.when.date_start, other.when.date_start
    counted = (claim.when.date_text or "").lower().endswith(("weeks ago", "week ago", "month ago", "months ago"))
    return counted and one is not None and two is not None and abs((one - two).days) <= 4


def _place_it(claim: Event, full: list[Event]) -> None:
    """ "Three were hurt as police broke up Friday's march": where that march was."""
    like = {c.place: c for c in full if c.event_type == claim.event_type and c.when == claim.when}
    if len(like) == 1:
        (other,) = like.values()
        claim.place, claim.site = other.place, other.site


def _place_by_neighbour(claim: Event, claims: list[Event]) -> None:
    """ "Rebels stormed Para at dawn on Friday. Helicopters came and fired on them": one place in one day's telling."""
    if claim.when.date_precision != "day":
        return
    beside = {
        c.place: c
        for c in claims
        if c.place and c.when == claim.when and abs(c.sentence - claim.sentence) <= _BESIDE and c.event_type in _GROUND
    }
    if len(beside) == 1:
        (other,) = beside.values()
        claim.place, claim.site = other.place, "town" if other.site else None


def _date_by_neighbour(claim: Event, claims: list[Event]) -> None:
    """ "Rebels took the camp at Para on Friday. They looted its stores": one day's telling at one place."""
    beside = {
        str(c.when.date_start): c
        for c in claims
        if c.place == claim.place
        and c.when.date_precision == "day"
        and 0 <= claim.sentence - c.sentence <= 3
        and c.event_type in _GROUND
        and c.modality in _TOLD
    }
    if len(beside) == 1:
        (other,) = beside.values()
        claim.when = other.when


def _date_it(claim: Event, full: list[Event]) -> None:
    """ "The ambush at Para cost six lives": when the one ambush at Para was."""
    like = {str(c.when.date_start): c for c in full if (c.event_type, c.place) == (claim.event_type, claim.place)}
    if len(like) == 1:
        (other,) = like.values()
        claim.when = other.when
