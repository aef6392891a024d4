"""What an article says of one happening in several sentences, brought together once all of it is read."""

import re

from pipeline.extract import context
from pipeline.extract.article import Article
from pipeline.extract.claims import Event
from pipeline.extract.refuted import take_back
from pipeline.extract.scene import BASE_TYPES, VIOLENT
from pipeline.extract.surroundings import is_camp
from pipeline.extract.told_then import day_of_news

_GROUND = BASE_TYPES | {"territory_takeover"}
_FACT = frozenset(("asserted", "claimed"))
_DAYS = tuple(f"{day}'s" for day in "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Yesterday".split())
_TAKING_UP = tuple(
    f"{the} {what} "
    for the in ("The", "This", *_DAYS)
    for what in ("attack", "ambush", "raid", "assault", "shooting", "bombing", "explosion", "blast", "strike")
)
# What a later sentence calls an event of each type.
_LEAVING = frozenset("evacuation withdrawal departure closure pullout pull-out move relocation".split())
_MOVES = {
    "base_withdrawal": _LEAVING,
    "troop_withdrawal": _LEAVING,
    "base_handover": frozenset("ceremony handover hand-over transfer".split()),
}
_TOOK_PLACE = (" took place ", " happened ", " occurred ")


def settle(claims: list[Event], article: Article) -> None:
    """Fill in what a later or earlier sentence says of the same happening; changes the claims in place."""
    for index, claim in enumerate(claims):
        if claim.modality not in _FACT:
            continue
        take_back(claim, article)
        if claim.event_type in _MOVES and claim.when.date_start is None:
            _day_of_move(claim, article)
        if claim.event_type in BASE_TYPES and claim.site and claim.when.date_start is None:
            _dated_after(claim, claims[index + 1 : index + 5])
        if claim.event_type in _GROUND and claim.site is None:
            _place_of_lead(claim, claims[index + 1 :], article)
        if claim.event_type in BASE_TYPES and claim.site != "base" and claim.sentence <= 1:
            _base_of_lead(claim, article)
        if claim.event_type in VIOLENT | BASE_TYPES and claim.site in (None, "region") and claim.sentence <= 1:
            _site_described(claim, article)
        if claim.event_type in VIOLENT and claim.site is None and claim.sentence <= 1:
            _attack_of_lead(claim, claims[index + 1 : index + 4], article)
        if claim.when.date_start is None and claim.when.date_text is None and claim.sentence <= 1:
            _lead_dated(claim, claims[index + 1 :])
        if claim.when.date_start is None and claim.when.date_text is None and claim.sentence <= 1:
            claim.when = context.when_of(day_of_news(claim, claims[index + 1 :], article))
        if index and claim.event_type in VIOLENT:
            _told_on(claims[max(0, index - 4) : index], claim, article)
        if index and claim.event_type in VIOLENT:
            _in_detail(claims[:index], claim, article)
        if index and claim.when.date_start is not None:
            _same_day(claims[index - 1], claim, article)
        if claim.event_type == "armed_attack" and claim.target:
            _means(claim, claims[index + 1 : index + 4])


def _dated_after(claim: Event, later: list[Event]) -> None:
    """ "has closed its base at Para ... the soldiers left Para on Saturday": one departure, on that day."""
    for other in later:
        if (
            other.event_type == claim.event_type
            and other.place == claim.place
            and other.modality in _FACT
            and other.when.date_precision == "day"
            and other.sentence - claim.sentence <= 4
        ):
            claim.when = other.when
            return


def _day_of_move(claim: Event, article: Article) -> None:
    """ "has handed over its camp ... The ceremony on Tuesday was attended by", "The evacuation was carried out on
    Tuesday": the day of what was told."""
    named = _MOVES[claim.event_type]
    for index in range(claim.sentence + 1, min(claim.sentence + 4, len(article))):
        if named.isdisjoint(article.sentence_words(index)[:6]):
            continue
        sentence = article.sentence(index)
        noun = next((n for n in sentence.nouns if n.lemma in named and n.determiner in ("the", "this")), None)
        mention = context.find_date(sentence, noun.head) if noun is not None else None
        if mention is not None and mention.precision == "day":
            claim.when = context.when_of(mention)
            return


def _place_of_lead(claim: Event, later: list[Event], article: Article) -> None:
    """ "withdrew from a rebel stronghold on Tuesday", told in the lead, is the town left that day further on."""
    if article.spans[claim.sentence].paragraph > 1 and claim.sentence > 2:
        return
    for other in later:
        same_day = claim.when.date_start == other.when.date_start or (
            claim.actor is not None
            and claim.actor == other.actor
            and None in (claim.when.date_start, other.when.date_start)
        )
        if other.event_type in _GROUND and other.site and other.modality in _FACT and same_day:
            claim.place, claim.site = other.place, "base" if claim.event_type in BASE_TYPES else "town"
            return


def _base_of_lead(claim: Event, article: Article) -> None:
    """ "handed over its only base in the country on Thursday. ... The camp at Para, beside the airport, housed a
    battalion": the base that the next paragraph goes on about."""
    paragraph = article.spans[claim.sentence].paragraph
    index = next((i for i, span in enumerate(article.spans) if span.paragraph == paragraph + 1), None)
    words = article.text[claim.start : claim.end]
    if index is None or not _ONE_BASE.search(words):
        return
    sentence = article.sentence(index)
    first = sentence.nouns[0] if sentence.nouns else None
    if first is None or first.first > 1 or first.people:
        return
    at = next((n for n in sentence.nouns if n.prep_index == first.last + 1 and n.prep in ("at", "in", "near")), None)
    named = context.place_of_noun(first) or (context.place_of_noun(at) if at is not None else None)
    is_base = first.lemma in ("base", "camp", "post", "outpost", "airfield") and first.determiner in ("the", "its")
    camp = named is not None and is_camp(sentence.units[first.head].word)
    if named is not None and named.kind != "region" and (is_base or camp):
        claim.place, claim.site = named.name, "base"


_ONE_BASE = re.compile(
    r"\b(?:its|their|the) (?:only|last|final|main|largest|biggest) (?:[\w-]+ ){0,2}(?:base|camp|post)\b"
)


_DESCRIBED = re.compile(
    r"The (?:\w+ )?(?P<site>post|base|camp|outpost|village|town|position|garrison|barracks|detachment|checkpoint|lorry"
    r"|truck|convoy|patrol|bus|vehicle|car|market|mosque|church|school|hospital|compound|airport|airfield|bridge|mine"
    r"|hotel|prison|depot|settlement|hamlet)(?:,|(?: is| was| were| lies| lay| stands| stood| sits)\b)"
)


def _site_described(claim: Event, article: Article) -> None:
    """ "an attack on a military post in the north ... The post lies at Para, on the road to Gori": it was at Para."""
    lead = article.text[claim.start : claim.end]
    for index in range(claim.sentence + 1, min(claim.sentence + 4, len(article))):
        told = _DESCRIBED.match(article.text, article.spans[index].start)
        if told is None or not re.search(rf"\b(?:an?|its|their|the) (?:[\w-]+ ){{0,3}}{told['site']}\b", lead):
            continue
        sentence = article.sentence(index)
        near = [(n, p) for n, p in context.placed(sentence) if n.prep in _LYING]
        place = next((p for n, p in near if p.kind != "region" and n.first < _NEAR_SUBJECT), None)
        if place is not None:
            claim.place, claim.site = place.name, "base" if claim.event_type in BASE_TYPES else "town"
            return


_LYING = frozenset(("at", "in", "near", "outside", "between"))
# Units of a sentence among which it says where its subject lies.
_NEAR_SUBJECT = 8


# How a sentence goes on about those who attacked, told in the lead.
_GO_ON = re.compile(
    r"(?:The|They|These) ?(?:(?:attackers|assailants|raiders|militants|fighters|gunmen|rebels|bombers|insurgents)\b|"
    r"(?=[a-z]+ed\b))"
)


def _attack_of_lead(claim: Event, later: list[Event], article: Article) -> None:
    """An attack whose lead names the day and whose next paragraph the place is one attack."""
    for other in later:
        if (
            (other.event_type == claim.event_type or (other.event_type in VIOLENT and _goes_on(other, article)))
            and other.site
            and other.modality in _FACT
            and other.when.date_start in (None, claim.when.date_start)
        ):
            claim.place, claim.site = other.place, other.site
            if other.when.date_start is None:
                other.when = claim.when
            return


def _goes_on(claim: Event, article: Article) -> bool:
    return _GO_ON.match(article.text, claim.start) is not None


_DETAILS = (
    "The peacekeepers ",
    "The patrol ",
    "The convoy ",
    "The victims ",
    "The soldiers ",
    "The troops ",
    "The men ",
)


def _in_detail(before: list[Event], claim: Event, article: Article) -> None:
    """ "condemns the attack near Para on 3 May. ... The soldiers were on patrol when their vehicle hit a mine": what is
    told without day or place of those who were attacked is that attack."""
    if claim.site or claim.when.date_start is not None or not article.text.startswith(_DETAILS, claim.start):
        return
    other = next((o for o in reversed(before) if o.event_type in VIOLENT and o.modality in _FACT), None)
    if other is None or claim.sentence - other.sentence > 2 or not other.site or other.when.date_start is None:
        return
    claim.when, claim.place, claim.site = other.when, other.place, other.site
    if other.event_type == "armed_attack":
        other.event_type = claim.event_type


_TOLD_TWICE = VIOLENT | {"territory_takeover", "abduction", "looting", "protest"}


def _lead_dated(claim: Event, later: list[Event]) -> None:
    """ "Rebels have seized Para", told in the lead; "Rebels entered Para on Thursday", told under it: one event."""
    if claim.event_type not in _TOLD_TWICE:
        return
    same = [o for o in later if o.event_type == claim.event_type and o.modality in _FACT]
    same = [o for o in same if o.site and (o.place == claim.place or not claim.site) and _same_side(claim, o)]
    near = [o for o in same if o.sentence - claim.sentence <= 6 and o.when.date_precision == "day"]
    if len(near) == 1:
        claim.when, claim.place, claim.site = near[0].when, near[0].place, near[0].site


_OF_STATES = frozenset(("army", "troops", "soldiers", "forces", "police", "government", "military"))
_NAMELESS = frozenset(("rebels", "fighters", "gunmen", "militants", "militiamen", "insurgents", "jihadists"))


def _same_side(one: Event, other: Event) -> bool:
    """Whether two claims may have one doer: "Rebels" and the group that they are of, not rebels and the army."""
    if one.actor is None or other.actor is None:
        return one.event_type != "territory_takeover" and one.actor == other.actor
    nameless = one.actor.split()[-1].lower() in _NAMELESS
    return one.actor == other.actor or (nameless and _OF_STATES.isdisjoint(other.actor.lower().split()))


def _told_on(before: list[Event], claim: Event, article: Article) -> None:
    """ "Gunmen ambushed a patrol ... The attack happened on Tuesday near Para": the day and the place of the ambush."""
    sentence = article.text[claim.start : claim.end]
    if not sentence.startswith(_TAKING_UP):
        return
    for other in reversed(before):
        if claim.sentence - other.sentence > 4 or other.event_type not in VIOLENT or other.modality not in _FACT:
            continue
        differ = other.when.date_start is not None and claim.when.date_start is not None and other.when != claim.when
        elsewhere = other.site and claim.site and other.place != claim.place
        if differ or (elsewhere and not any(v in sentence[:60] for v in _TOOK_PLACE)):
            return
        claim.event_type = other.event_type
        if other.when.date_start is None:
            other.when = claim.when
        else:
            claim.when = other.when
        if not other.site:
            other.place, other.site = claim.place or other.place, claim.site
        else:
            claim.place, claim.site = other.place, other.site
        claim.actor = claim.actor or other.actor
        return


def _same_day(before: Event, claim: Event, article: Article) -> None:
    """ "Two years later the camp was hit again. On 2 April 2021 assailants attacked it": one attack, on the day."""
    if claim.event_type not in VIOLENT or before.event_type not in VIOLENT or before.place != claim.place:
        return
    week = before.when.date_precision == "week" and before.sentence <= 1  # "last week", told in the lead
    apart = claim.sentence - before.sentence
    parted = article.spans[before.sentence].paragraph != article.spans[claim.sentence].paragraph
    if apart > 3 if week else (apart > 1 or parted or before.event_type != claim.event_type):
        return
    one, two = before.when, claim.when
    if (
        one.date_start is None
        or one.date_end is None
        or two.date_end is None
        or one.date_precision not in ("year", "range", "week")
    ):
        return
    if one.date_start <= two.date_start and two.date_end <= one.date_end:
        before.when = two


def _means(claim: Event, later: list[Event]) -> None:
    """ "fired on two vehicles"; "the vehicles were hit from the air": the attack was that air strike."""
    head = claim.target.split()[-1].lower()
    for other in later:
        if (
            other.event_type in ("air_strike", "shelling")
            and other.target
            and other.target.split()[-1].lower() == head
            and other.actor == claim.actor
            and claim.actor is not None
        ):
            claim.event_type = other.event_type
            other.place, other.site = other.place or claim.place, other.site or claim.site
            return
