"""Which groups of mentions, from all articles, are one event in the world.

An event is one type, place and date. Groups are compared within blocks of one type and place only. In a block the most
closely dated come first; what is dated more coarsely, or not at all, joins an event where only one fits.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from pipeline.resolve.ids import digest, slug
from pipeline.resolve.kinds import CLOSINGS, CONCERNS_BASE, PER_ACTOR, SELDOM
from pipeline.resolve.mentions import Group, Mention, nested, same_actor, width
from pipeline.resolve.world import Actors, Places

# A plan and a closing further apart than this are of different closings.
_PLAN_SPAN = timedelta(days=400)

Dates = tuple[date | None, date | None]


@dataclass(slots=True)
class Event:
    """One event with its reports; its dates and standing are those of the first group of them."""

    event_type: str
    standing: str
    dates: Dates
    precision: str
    place: str | None
    alone: bool = False
    event_id: str = ""
    mentions: list[Mention] = field(default_factory=list)
    actors: list[str] = field(default_factory=list)

    def add(self, mentions: Iterable[Mention]) -> None:
        """Add reports of it."""
        for mention in mentions:
            self.mentions.append(mention)
            if mention.actor and mention.actor not in self.actors:
                self.actors.append(mention.actor)
            self.place = self.place or mention.place


def identify(groups: Iterable[Group], places: Places, actors: Actors) -> list[Event]:
    """The events that the groups report, each with its id."""
    blocks: dict[tuple[str, str], list[Group]] = defaultdict(list)
    placeless: list[Group] = []
    for group in groups:
        # A force's base is another thing than its town; an attack on either is the same attack.
        where = group.base_id if group.base_id and group.event_type in CONCERNS_BASE else group.where
        if where:
            blocks[group.event_type, where].append(group)
        else:
            placeless.append(group)
    events = [
        event
        for block in blocks.values()
        for event in (_Block(actors).resolve(block) if len(block) > 1 else map(_new, block))
    ]
    events = _into_towns(events, places, actors)
    events += _without_place(placeless, events, actors)
    _name(events)
    return sorted(events, key=lambda e: e.event_id)


def _order(group: Group) -> tuple:
    lead = group.lead
    return (width(lead), lead.start or date.max, lead.end or date.max, lead.published_on or date.max, lead.report_id)


class _Block:
    """Events of one type at one place, kept by their first day so that the fitting one is found fast."""

    def __init__(self, actors: Actors) -> None:
        self.actors = actors
        self.events: list[Event] = []
        self._started: dict[str, list[tuple[date, int]]] = defaultdict(list)
        self._same_dates: dict[tuple[str, Dates], list[Event]] = defaultdict(list)
        self._loosely: dict[str, list[Event]] = defaultdict(list)

    def resolve(self, groups: list[Group]) -> list[Event]:
        groups = sorted(groups, key=_order)
        for group in groups:
            if group.standing == "real":
                self._real(group)
        for group in groups:
            if group.standing == "planned":
                self._planned(group)
            elif group.standing != "real":
                self._doubted(group)
        return self.events

    def _real(self, group: Group) -> None:
        lead = group.lead
        event = self._dated(group, "real") if lead.start else self._told(group)
        self._join(event, group)

    def _dated(self, group: Group, standing: str) -> Event | None:
        """The event of the same dates; of one that is not told often, also the only one dated more closely."""
        lead = group.lead
        for event in self._same_dates[standing, lead.dates]:
            closely = lead.precision == "day" and group.event_type not in PER_ACTOR
            if closely or self._same_actor(event, group):
                return event
        if group.event_type not in SELDOM:
            return None
        within = self._between(standing, lead.start, lead.end or lead.start)
        return _only(e for e in within if nested(e.dates, lead.dates) and self._same_actor(e, group))

    def _told(self, group: Group) -> Event | None:
        """For an undated report: the event that it can only mean, the latest one where a base is concerned."""
        if group.event_type not in SELDOM:
            return None
        before = self._before(group.lead.published_on, group)
        loose = self._loose(group, "real")
        if group.event_type in CONCERNS_BASE:
            found = next(before, None) if group.base_id else None  # an area has many bases
        else:
            found = _only(before)
        return found or next(loose, None)

    def _planned(self, group: Group) -> None:
        event = self._come_true(group) if group.event_type in CLOSINGS else None
        if event is None and group.lead.start:
            event = self._dated(group, "real") or self._dated(group, "planned")
        if event is None and (group.event_type in CLOSINGS or not group.lead.start):
            event = next(self._loose(group, "planned"), None)
        self._join(event, group)

    def _come_true(self, group: Group) -> Event | None:
        """The closing that was planned, the nearest to the plan."""
        lead = group.lead
        around = lead.start or lead.published_on
        if around is None:
            return next(self._before(None, group), None)
        after = self._between("real", around, around + _PLAN_SPAN)
        near = [next((e for e in after if self._same_actor(e, group)), None), next(self._before(around, group), None)]
        distances = [(abs(e.dates[0] - around), i) for i, e in enumerate(near) if e]
        distance, i = min(distances, default=(None, 0))
        return near[i] if distance is not None and distance <= _PLAN_SPAN else None

    def _doubted(self, group: Group) -> None:
        """A denial or a fear joins what is told of the same days; else it stands alone."""
        event = next(iter(self._same_dates["real", group.lead.dates]), None) if group.lead.start else None
        if event is None and group.standing == "denied" and not group.lead.start:
            event = self._told(group)
        self._join(event, group)

    def _join(self, event: Event | None, group: Group) -> None:
        if event is not None:
            event.add(group.mentions)
            return
        event = _new(group)
        plan = group.standing == "planned" and group.event_type in CLOSINGS
        if not event.alone and event.dates[0] and not plan:
            insort(self._started[group.standing], (event.dates[0], len(self.events)))
            self._same_dates[group.standing, event.dates].append(event)
        elif not event.alone:
            self._loosely[group.standing].append(event)
        self.events.append(event)

    def _same_actor(self, event: Event, group: Group) -> bool:
        return same_actor(group.event_type, event.actors, group.actors, self.actors)

    def _between(self, standing: str, first: date, last: date) -> Iterator[Event]:
        started = self._started[standing]
        for k in range(bisect_left(started, (first, -1)), len(started)):
            day, i = started[k]
            if day > last:
                return
            yield self.events[i]

    def _before(self, day: date | None, group: Group) -> Iterator[Event]:
        """Dated events that the group can mean, the latest first; none that began after `day`."""
        started = self._started["real"]
        end = len(started) if day is None else bisect_left(started, (day, len(self.events)))
        for k in range(end - 1, -1, -1):
            event = self.events[started[k][1]]
            if self._same_actor(event, group):
                yield event

    def _loose(self, group: Group, standing: str) -> Iterator[Event]:
        return (e for e in self._loosely[standing] if self._same_actor(e, group))


def _only(events: Iterable[Event]) -> Event | None:
    """The one event there is; None where there are none or several."""
    events = iter(events)
    first, second = next(events, None), next(events, None)
    return first if second is None else None


def _new(group: Group) -> Event:
    """The event that the group is the first to report. It stands `alone` where nothing says that others mean it too."""
    lead = group.lead
    dated = group.standing == "real" and lead.start is not None
    shared = dated or (group.standing in ("real", "planned") and group.event_type in SELDOM)
    alone = group.where is None or not shared
    told = {"mentions": [*group.mentions], "actors": [*group.actors]}
    return Event(group.event_type, group.standing, lead.dates, lead.precision, group.place, alone, **told)


def _into_towns(events: list[Event], places: Places, actors: Actors) -> list[Event]:
    """An event of a region joins the only one of its type and day in a town of it ("from the north on Tuesday")."""
    by_day: dict[tuple[str, Dates], list[Event]] = defaultdict(list)
    for event in events:
        if event.event_type in SELDOM and event.standing == "real" and event.precision == "day":
            by_day[event.event_type, event.dates].append(event)
    gone: set[int] = set()
    for alike in by_day.values():
        towns = [e for e in alike if not places.is_area(e.place)]
        for area in (e for e in alike if places.is_area(e.place)):
            town = _only(
                t
                for t in towns
                if places.contains(area.place, t.place) and same_actor(t.event_type, t.actors, area.actors, actors)
            )
            if town is not None:
                town.add(area.mentions)
                gone.add(id(area))
    return [e for e in events if id(e) not in gone]


def _without_place(groups: list[Group], events: list[Event], actors: Actors) -> list[Event]:
    """Groups without a place join the only event of their type, day and actor, else they stand alone."""
    by_day: dict[tuple[str, Dates], list[Event]] = defaultdict(list)
    for event in events:
        if event.actors and event.event_type in SELDOM and event.standing == "real" and event.precision == "day":
            by_day[event.event_type, event.dates].append(event)
    alone = []
    for group in sorted(groups, key=_order):
        fitting = by_day[group.event_type, group.lead.dates] if group.standing == "real" and group.actors else []
        found = _only(e for e in fitting if same_actor(e.event_type, e.actors, group.actors, actors))
        if found is None:
            alone.append(_new(group))
        else:
            found.add(group.mentions)
    return alone


def _name(events: list[Event]) -> None:
    """Give each event its id. Of two that would have the same one, the earlier reported keeps it, the other adds a
    digest of its first report."""
    wanting: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        wanting[_readable(event)].append(event)
    for name, same in wanting.items():
        if len(same) > 1:
            same.sort(key=_first_report)
        for event in same:
            bare = event is same[0] and not event.alone
            event.event_id = name if bare else f"{name}-{digest(_first_report(event)[1], length=8)}"


def _first_report(event: Event) -> tuple[date, str]:
    return min([(m.published_on or date.max, m.report_id) for m in event.mentions])


def _readable(event: Event) -> str:
    place = slug(event.place) if event.place else "unplaced"
    stand = "" if event.standing == "real" else f"{event.standing}-"
    when = "" if event.standing == "planned" and event.event_type in CLOSINGS else f"{_when(event)}-"
    return f"{stand}{when}{place}-{event.event_type}"


def _when(event: Event) -> str:
    start, end = event.dates
    if start is None:
        return "undated" if end is None else f"until-{end}"
    if event.precision == "day":
        return start.isoformat()
    if event.precision == "month":
        return start.isoformat()[:7]
    if event.precision == "year":
        return start.isoformat()[:4]
    return f"since-{start}" if end is None else f"{start}-to-{end}"
