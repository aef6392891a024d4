"""Bases: which claim concerns which base, and the history that the articles tell of each.

A base is a force's camp at a place. The mission's own are known from the reference tables, others are met in the text.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import polars as pl

from pipeline.resolve.identity import Event
from pipeline.resolve.ids import slug, usual, usual_body
from pipeline.resolve.kinds import ATTACKS, CONCERNS_BASE, OF_BASE
from pipeline.resolve.mentions import Mention
from pipeline.resolve.spellings import spellings
from pipeline.resolve.words import alone, convoy, fighters, sites
from pipeline.resolve.world import Actors, Places, looked_up, remember

# A convoy is on its way for this long at most.
_JOURNEY = timedelta(days=10)
# A range of days longer than this dates no closing.
_LOOSE = timedelta(days=31)
_VACATING = frozenset({"base_withdrawal", "base_handover"})
_LEAVING = _VACATING | {"equipment_destruction"}


@dataclass(slots=True)
class Base:
    """One base with what is said of it."""

    base_id: str
    name: str
    place: str
    known: bool
    missions: list[str] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


class Bases:
    """All bases that the articles name, found by place and force."""

    def __init__(self, places: Places, actors: Actors, mission: str) -> None:
        self.places, self.actors, self.mission = places, actors, mission
        self.by_id: dict[str, Base] = {}
        # Articles about the reference mission, in which a contributor's troops are the mission's.
        self._ours: set[str] = set()
        # Names of no list that stand for others, by slug.
        self._spelled: dict[str, str] = {}
        remember(self, "key")

    def assign(self, claims: pl.DataFrame, mentions: Sequence[Mention], reports: Iterable[dict[str, Any]]) -> None:
        """Give each mention of a base the base's id; make the bases that mentions and reports name.

        The mentions are those of the rows of `claims`.
        """
        reports = [r for r in reports if not self.places.is_area(r["place"])]
        self._ours = {r["article_id"] for r in reports if self._names_mission(r["place"], r["mission"])}
        self._ours |= self._about_mission(claims)
        mentions = [mentions[row] for row in self._of_bases(claims)]
        named = [(m.article_id, m.place) for m in mentions] + [(r["article_id"], r["place"]) for r in reports]
        self._spelled = spellings([n for n in named if not self.places.base(n[1]) and not self.places.place(n[1])])
        vouched = {self.key(r["place"]) for r in reports}
        vouched |= {self.key(m.place) for m in mentions if self._vouches(m)}
        # That a force was there has to be said somewhere: else a camp that is taken or looted may be anybody's.
        mentions = [m for m in mentions if self.key(m.place) in vouched]
        told: dict[tuple[str, str], list[str]] = defaultdict(list)
        abroad: dict[str, list[str]] = defaultdict(list)
        for article, place, force in self._forces(mentions, reports):
            told[article, self.key(place)].append(force)
            abroad[article].append(force)
        mission_in = _only_missions(reports)
        here = {where: usual(forces) for where, forces in told.items()}
        anywhere = {article: usual(forces) for article, forces in abroad.items()}

        def force_of(article: str, place: str) -> str | None:
            """Whose base it is: as the article says of this place, else of its bases in general."""
            return here.get((article, self.key(place))) or anywhere.get(article)

        for mention in mentions:
            base = self._base(mention.place, force_of(mention.article_id, mention.place))
            mention.base_id = base.base_id
            base.mentions.append(mention)
            if force := self._leaving(mention):
                base.missions.append(self._mission_of(force, mission_in.get(mention.article_id)))
        for report in reports:
            base = self._base(report["place"], force_of(report["article_id"], report["place"]))
            base.reports.append(report)
            if report["mission"]:
                base.missions.append(self.holder(report["mission"], report["article_id"]))

    def holder(self, name: str, article_id: str) -> str:
        """The force to which a base belongs by an article; "Chadian" troops are the mission's where it is spoken of."""
        return self.actors.holder(name) if article_id in self._ours or not self.actors.contributes(name) else name

    def _mission_of(self, force: str, mission: str | None) -> str:
        """The mission that a country's troops serve in, where an article speaks of one; some act by themselves."""
        serves = mission is not None and not force.isupper() and force not in alone() and not self.actors.abroad(force)
        return self.actors.holder(mission) if serves and mission is not None else force

    def _names_mission(self, place: str | None, *bodies: str | None) -> bool:
        return self.places.is_home(place) or any(b is not None and self.actors.is_mission(b) for b in bodies)

    def is_place(self, name: str, base: Base) -> bool:
        """Whether a name is that of a place, the base's own or a known one, and so of nobody who could hold it."""
        return slug(name) == slug(base.place) or (self.places.place(name) is not None and not self.actors.find(name))

    def can_hold(self, name: str, base: Base) -> bool:
        """Whether a name is that of somebody, not of a place nor a thing ("the camp")."""
        return name.split()[-1] not in sites() and not self.is_place(name, base)

    def at(self, place: str | None, article_bases: set[str]) -> str | None:
        """The base at a place among those that an article names."""
        if place is None:
            return None
        key = self.key(place)
        found = sorted(base_id for base_id in article_bases if self.key(self.by_id[base_id].place) == key)
        return found[0] if found else None

    def _about_mission(self, claims: pl.DataFrame) -> set[str]:
        """The articles with a claim that names the reference mission."""
        named = looked_up(claims["place"], self.places.is_home, pl.Boolean).fill_null(False)
        for column in ("actor", "target"):
            named |= looked_up(claims[column], self.actors.is_mission, pl.Boolean).fill_null(False)
        return set(claims["article_id"].filter(named))

    def _of_bases(self, claims: pl.DataFrame) -> list[int]:
        """The rows that concern a base."""
        site, kind = pl.col("site"), pl.col("event_type")
        area = looked_up(claims["place"], self.places.is_area, pl.Boolean)
        meant = (kind.is_in(CONCERNS_BASE) & site.ne_missing("region")) | site.eq_missing("base")
        return claims.select(meant & ~area.fill_null(True)).to_series().arg_true().to_list()

    def _vouches(self, mention: Mention) -> bool:
        known = self.places.base(mention.place) is not None
        return known or (mention.event_type in _VACATING and mention.modality != "possible")

    def key(self, place: str) -> str:
        """What a place is known by: the slug of its listed name, else of the spelling that stands for its others."""
        known = self.places.base(place)
        return slug(known.name if known else self._spelled.get(slug(place), place))

    def _forces(self, mentions: list[Mention], reports: list[dict[str, Any]]) -> Iterable[tuple[str, str, str]]:
        """(article, place, force) wherever an article says whose base it is."""
        for mention in mentions:
            if force := self._leaving(mention):
                yield mention.article_id, mention.place, force
        for report in reports:
            if report["mission"]:
                yield report["article_id"], report["place"], self.holder(report["mission"], report["article_id"])

    def _leaving(self, mention: Mention) -> str | None:
        """The force that a report says leaves; not a body of the country, nor nobody's "soldiers"."""
        actor = mention.actor if mention.event_type in _LEAVING else None
        if actor is None or actor.islower() or self.actors.home(actor):
            return None
        return self.holder(actor, mention.article_id)

    def _base(self, place: str, force: str | None) -> Base:
        """A known base is the mission's unless another force is named; any other place has one base."""
        known = self.places.base(place)
        key = self.key(place)
        foreign = known is not None and force is not None and self.actors.abroad(force)
        base_id = f"{slug(force)}-{key}" if foreign else f"{slug(self.mission)}-{key}" if known else key
        if base_id not in self.by_id:
            place = self._spelled.get(slug(place), place)
            name = known.name if known else self.places.name(place)
            self.by_id[base_id] = Base(base_id, name, place, known is not None and not foreign)
        return self.by_id[base_id]


def _only_missions(reports: Iterable[dict[str, Any]]) -> dict[str, str]:
    """The mission of each article that speaks of the bases of one only."""
    found: dict[str, set[str]] = defaultdict(set)
    for report in reports:
        if report["mission"]:
            found[report["article_id"]].add(report["mission"])
    return {article: min(missions) for article, missions in found.items() if len(missions) == 1}


def rows(bases: Bases, events: Iterable[Event]) -> list[dict[str, Any]]:
    """The table `bases`."""
    # Of attacks only those count that an article tells of which tells of a departure.
    leaving = {m.article_id for base in bases.by_id.values() for m in base.mentions if _departs(m)}
    attacks: dict[str, list[Event]] = defaultdict(list)
    taken: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        for base_id in {m.base_id for m in event.mentions}:
            if base_id:
                bases.by_id[base_id].events.append(event)
        if event.event_type in ATTACKS:
            for article in leaving.intersection([m.article_id for m in event.mentions]):
                attacks[article].append(event)
        if event.event_type == "territory_takeover" and event.place:
            taken[bases.key(event.place)].append(event)
    return [_row(base, bases, attacks, taken.get(bases.key(base.place), [])) for _, base in sorted(bases.by_id.items())]


def _row(base: Base, bases: Bases, attacks: dict[str, list[Event]], taken: list[Event]) -> dict[str, Any]:
    left = None if _reopened(base) else _closing(base)
    closed = left is not None or any(r["status"] == "closed" and _firm(r["modality"]) for r in base.reports)
    overrun = [e for e in base.events if e.event_type == "base_takeover" and e.standing == "real"]
    closed = (closed or bool(overrun)) and not _reopened(base)
    closed_on = _day_of(left) if left else None
    start, end = _planned(base)
    closing = start or any(r["status"] == "closing" for r in base.reports) or _plans(base)
    since = left.dates[0] if left else None
    controller, firmness = _controller(base, bases, overrun, taken, since) if closed else (None, None)
    known = bases.places.base(base.place)
    spot = known or bases.places.place(base.place)
    mission = usual(base.missions) or (bases.mission if base.known else None)
    return {
        "base_id": base.base_id,
        "name": base.name,
        "mission": mission,
        "admin1": spot.admin1 if spot else None,
        "latitude": spot.latitude if spot else None,
        "longitude": spot.longitude if spot else None,
        "status": "closed" if closed else "closing" if closing else "open",
        "closed_on": closed_on,
        "closed_on_precision": (left.precision if closed_on else "unknown") if closed else None,
        "planned_close_start": start,
        "planned_close_end": end,
        "days_early": (start - closed_on).days if start and closed_on and left.precision == "day" else None,
        "closure_rank": _rank(base),
        "controlled_by": controller,
        "controlled_by_status": firmness,
        "handed_over": _happened(base, "base_handover"),
        "equipment_destroyed": _happened(base, "equipment_destruction"),
        "looted": _happened(base, "looting"),
        "attacked_on_departure": _attacked(base, closed_on, attacks, bases) if closed else None,
        "n_reports": len(base.mentions),
        "curated": None,
    }


def _reopened(base: Base) -> bool:
    """Whether the last articles that tell of the base say that it is in use again."""
    published = {m.article_id: m.published_on for m in base.mentions if m.published_on}
    last = max(published.values(), default=date.min)
    again = (r["article_id"] for r in base.reports if r["rule"] == "base.reopened" and _firm(r["modality"]))
    return any(published.get(article, date.max) >= last for article in again)


def _day_of(left: Event) -> date | None:
    """The last day that a closing may have been; none where only "in recent months" is told."""
    start, end = left.dates
    if left.precision == "range" and start and end and end - start > _LOOSE:
        return None
    return end or start


def _firm(modality: str) -> bool:
    return modality in ("asserted", "claimed")


def _departs(mention: Mention) -> bool:
    return mention.event_type == "base_withdrawal" and _firm(mention.modality)


def _mine(base: Base, event: Event) -> list[Mention]:
    return [m for m in event.mentions if m.base_id == base.base_id]


def _weight(event: Event) -> int:
    return len({m.article_id for m in event.mentions if _firm(m.modality)})


def _closing(base: Base) -> Event | None:
    """The departure of the last personnel: the most reported, the later of equals; the handover where only that is
    dated, or dated more closely."""
    real = [e for e in base.events if e.event_type in _VACATING and e.standing == "real"]
    return max(real, key=_closeness, default=None)


def _closeness(event: Event) -> tuple:
    day, left = event.precision == "day", event.event_type == "base_withdrawal"
    return event.dates[0] is not None, day, left, _weight(event), event.dates[0] or date.min, event.event_id


def _plans(base: Base) -> list[Mention]:
    return [m for m in base.mentions if m.event_type in _VACATING and m.modality == "planned"]


def _planned(base: Base) -> tuple[date | None, date | None]:
    """The closing as last planned."""
    plans = [m for m in _plans(base) if m.start]
    if not plans:
        return None, None
    last = max(plans, key=lambda m: (m.published_on or date.min, m.precision != "range", m.report_id))
    return last.start, last.end


def _rank(base: Base) -> int | None:
    rank = usual(str(r["closure_rank"]) for r in base.reports if r["closure_rank"])
    return int(rank) if rank else None


def _happened(base: Base, kind: str) -> bool | None:
    """True where a report tells it as fact or claim, False where it is only denied, None where no article says."""
    said = {m.modality for m in base.mentions if m.event_type == kind}
    if said & {"asserted", "claimed"}:
        return True
    return False if "denied" in said else None


def _controller(
    base: Base, bases: Bases, overrun: list[Event], taken: list[Event], left: date | None
) -> tuple[str | None, str | None]:
    """Who holds the base by the latest report: who moved in, was handed it, or took the town after that."""
    found: list[tuple[tuple, str, Event]] = []
    for event in overrun:
        if holder := usual_body(m.actor for m in _mine(base, event) if m.actor and not bases.is_place(m.actor, base)):
            found.append((_latest(event, 2), holder, event))
    for event in base.events:
        if event.event_type == "base_handover" and event.standing == "real":
            mine = _mine(base, event)
            heir = usual(m.target for m in mine if m.target and bases.can_hold(m.target, base)) or usual(
                m.actor for m in mine if m.actor and bases.actors.home(m.actor)
            )
            if heir and bases.holder(heir, mine[0].article_id) not in base.missions:
                found.append((_latest(event, 1), heir, event))
    vacated = left or _closing_reported(base)
    for event in taken:
        since, holder = _latest(event, 0)[0], usual_body(event.actors)
        # Nobody's troops who once entered the town say nothing of who is in the base.
        if holder and event.dates[0] is None and holder.islower() and holder not in fighters():
            continue
        if holder and (holder in base.missions or bases.actors.is_mission(holder)):
            continue  # peacekeepers back in a town hold no base that they have left
        if event.standing == "real" and holder and vacated and since >= vacated:
            found.append((_latest(event, 0), holder, event))
    if not found:
        return None, None
    # Nobody's "soldiers" only where no other holder is named.
    _, holder, event = max(found, key=lambda f: (not _nameless(f[1]), f[0]))
    said = {m.modality for m in event.mentions}
    if "denied" in said:
        return holder, "disputed"
    return holder, "asserted" if "asserted" in said else "claimed"


def _nameless(holder: str) -> bool:
    """ "soldiers", "Islamist militants": somebody who has no name."""
    return holder.islower() or holder.lower().split()[-1] in fighters() - {"police"}


def _closing_reported(base: Base) -> date | None:
    """About when an undated closing was: within the year before its first report."""
    reported = [m.published_on for m in base.mentions if m.event_type in OF_BASE and m.published_on]
    return min(reported) - timedelta(days=365) if reported else None


def _latest(event: Event, rank: int) -> tuple:
    """Orders takeovers by their day, else by the day of the first report."""
    reported = min((m.published_on for m in event.mentions if m.published_on), default=date.min)
    return (event.dates[0] or reported, rank, _weight(event), event.event_id)


def _attacked(base: Base, closed_on: date | None, attacks: dict[str, list[Event]], bases: Bases) -> bool | None:
    """Whether an article that tells of the departure tells of an attack on those who left, there or on their way."""
    for article in {m.article_id for m in base.mentions if _departs(m)}:
        for event in attacks.get(article, []):
            day = event.dates[0]
            if event.standing != "real" or (day and not (closed_on and closed_on <= day <= closed_on + _JOURNEY)):
                continue
            here = event.place is None or slug(event.place) == slug(base.place)
            # An attack there on a day that fits will do; one without a day, or elsewhere, has to be on the convoy.
            if (day and here) or ((day or here) and any(_of_convoy(m, bases) for m in event.mentions)):
                return True
    return None


def _of_convoy(mention: Mention, bases: Bases) -> bool:
    target = mention.target
    return target is not None and (bases.actors.of_mission(target) or bool(convoy() & set(target.lower().split())))
