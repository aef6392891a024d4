"""Attacks of which an article tells only whom they cost: "On 3 May eleven soldiers were killed near Para".

Read from the casualty figures that no event accounts for, where they have a day and a place of their own.
"""

from collections.abc import Iterable, Iterator

from pipeline.extract import context
from pipeline.extract.article import Article
from pipeline.extract.claims import Casualties, Event, When
from pipeline.extract.guards.violence import BOMB

_HARM = frozenset(("killed", "injured"))
_TOLD = frozenset(("asserted", "claimed"))
_OF_VIOLENCE = frozenset(
    """armed_attack armed_clash explosive_attack air_strike shelling protest abduction base_takeover territory_takeover
    coup uprising""".split()
)
# Words of what people died by, for each type of event but the attack by hand or gun.
_MEANS = {
    "explosive_attack": BOMB | frozenset("blast blasts explosion explosions exploded explosives".split()),
    "shelling": frozenset("shell shells shelling mortar mortars rocket rockets artillery".split()),
    "air_strike": frozenset("airstrike airstrikes drone drones jets warplane warplanes helicopters".split()),
    "armed_clash": frozenset(
        "clash clashes fighting fought battle battles combat crossfire skirmish skirmishes firefight gunfight".split()
    ),
}
# Words beside which people die otherwise than by an attack.
_OTHERWISE = frozenset(
    """protest protests protesters demonstrators demonstration riot riots marchers tear missile missiles
    crash crashed collided collide accident wounds injuries wound hospital later body bodies found coffins
    fire fires blaze robbery robber robbers thief thieves burglary burglar mugging lightning stampede hunger
    gold coal shaft caved collapsed exercise exercises training drill accidentally mishap overturned drowned capsized
    flood floods illness disease cholera malaria unexploded""".split()
)


def attacks(article: Article, tolls: Iterable[Casualties], events: list[Event]) -> Iterator[Event]:
    """The attacks that account for figures without an event, each once; the figures are given its number."""
    found: list[Event] = []
    for toll in tolls:
        toll.place = toll.place or _place_meant(article, toll)
        kind = _kind_of(article, toll)
        if kind is None:
            continue
        known = next((e for e in found if (e.place, e.when) == (toll.place, toll.when)), None)
        if known is None:
            if any(_accounts_for(e, toll, article) for e in [*events, *found]):
                continue
            index = article.sentence_at(toll.start)
            known = Event(
                toll.start, toll.end, f"event.{kind}.toll", toll.modality, toll.attribution, toll.speaker,
                event_type=kind, when=toll.when, place=toll.place, target=_target(toll),
                event_no=len(events) + len(found), sentence=index, anchor=toll.start,
            )  # fmt: skip
            found.append(known)
            yield known
        toll.event_no = known.event_no


def _place_meant(article: Article, toll: Casualties) -> str | None:
    """ "160 inhabitants of the village": the place named last before the sentence of a toll with a day of its own."""
    index = article.sentence_at(toll.start)
    if toll.when.date_precision != "day" or _PLACES_MEANT.isdisjoint(article.heard[index]):
        return None
    meant = [n for n in article.sentence(index).nouns if n.lemma in _PLACES_MEANT and n.determiner == "the"]
    if not meant or any(n.of is not None or any(u.kind == "M" for u in n.units) for n in meant):
        return None
    for before in range(index - 1, max(-1, index - _REACH), -1):
        named = [p.name for _, p in context.placed(article.sentence(before)) if p.kind in ("base", "place")]
        if named:
            return named[0]
    return None


_PLACES_MEANT = frozenset(("village", "town"))
# Sentences within which a town is still the one meant.
_REACH = 8


def _kind_of(article: Article, toll: Casualties) -> str | None:
    """The type of the event in which people fell to others' arms on a day and at a place."""
    real = toll.outcome in _HARM and toll.scope == "incident" and toll.modality in _TOLD and toll.count != 0
    placed = toll.place is not None and toll.when.date_precision in ("day", "month", "week", "range")
    if not real or not placed or toll.event_no is not None or toll.cause == "accident":
        return None
    heard = article.heard[article.sentence_at(toll.start)]
    if not _OTHERWISE.isdisjoint(heard):
        return None
    kinds = [kind for kind, words in _MEANS.items() if not words.isdisjoint(heard)]
    return kinds[0] if len(kinds) == 1 else None if kinds else "armed_attack"


def _target(toll: Casualties) -> str | None:
    """Who was hit, without how many: "soldiers" of "eleven soldiers"; None where they are others' of a run of tolls."""
    text = toll.victims_text or ""
    others = toll.rule == "casualty.ellipsis" and not text.startswith(toll.count_text)
    told = text.removeprefix(toll.count_text).strip()
    return None if others or not told or told.startswith("of ") else told


def _accounts_for(event: Event, toll: Casualties, article: Article) -> bool:
    """Whether an event told in the article accounts for a figure: of that day, there or in the same paragraph."""
    if event.event_type not in _OF_VIOLENCE or event.modality not in _TOLD:
        return False
    there = event.place in (None, toll.place)
    index = article.sentence_at(toll.start)
    if event.when.date_start is None or event.sentence == index:
        return there
    beside = article.spans[event.sentence].paragraph == article.spans[index].paragraph
    return _meet(event.when, toll.when) and (there or beside)


def _meet(one: When, other: When) -> bool:
    if one.date_start is None or other.date_start is None:
        return False
    return one.date_start <= (other.date_end or other.date_start) and other.date_start <= (
        one.date_end or one.date_start
    )
