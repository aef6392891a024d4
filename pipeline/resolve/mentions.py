"""Which statements of one article tell of the same happening: mentions, joined into one group per happening."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

import polars as pl

from pipeline.resolve.ids import slug
from pipeline.resolve.kinds import CLOSINGS, PER_ACTOR, SELDOM, STANDING
from pipeline.resolve.world import Actors, Places, looked_up

# A mention without a place or a date of its own goes on about what was told within this many characters.
_NEAR = 1200
_IN_ORDER = attrgetter("position", "event_no")


@dataclass(slots=True)
class Mention:
    """One event claim, with the names that resolution compares. `row` is its place among all claims."""

    row: int
    report_id: str
    article_id: str
    published_on: date | None
    position: int
    event_no: int
    event_type: str
    modality: str
    standing: str
    start: date | None
    end: date | None
    precision: str
    place: str | None
    where: str | None
    actor: str | None
    target: str | None
    base_id: str | None = None

    @property
    def dates(self) -> tuple[date | None, date | None]:
        """Its interval."""
        return self.start, self.end


def named(reports: pl.DataFrame, documents: pl.DataFrame, places: Places, actors: Actors) -> pl.DataFrame:
    """Event claims under the names that resolution compares, with their standing and day of publication."""
    dated = reports.join(
        documents.select("article_id", "published_on"), on="article_id", how="left", maintain_order="left"
    )
    on = dated.select(pl.coalesce("date_start", "published_on")).to_series()
    dated = dated.with_columns(
        *(actors.names(dated[column], on) for column in ("actor", "target", "claimed_by")),
        looked_up(dated["place"], places.name, pl.String),
        standing=pl.col("modality").replace_strict(STANDING, return_dtype=pl.String),
    )
    told = dated.with_columns(
        where=looked_up(dated["place"], slug, pl.String),
        doer=looked_up(dated["actor"], slug, pl.String),
        town=looked_up(dated["place"], places.is_site, pl.Boolean),
    )
    # A town does nothing; a country does.
    itself = (pl.col("doer") == pl.col("where")).fill_null(False) & pl.col("town")
    return told.with_columns(actor=pl.when(itself).then(None).otherwise("actor")).drop("doer", "town")


def mentions_of(reports: pl.DataFrame) -> list[Mention]:
    """The rows of `named`."""
    columns = """article_id published_on char_start event_no event_type modality standing date_start date_end
        date_precision place where actor target""".split()
    # Few names and days are told again and again: each is held once.
    held: dict[Any, Any] = {}
    told = ([held.setdefault(value, value) for value in reports[column].to_list()] for column in columns)
    return list(map(Mention, range(reports.height), reports["report_id"].to_list(), *told))


class Group:
    """What one article tells of one happening. `lead` is the mention that dates it most closely."""

    __slots__ = ("actors", "base_id", "event_type", "lead", "mentions", "place", "standing", "where")

    def __init__(self, first: Mention) -> None:
        self.event_type, self.standing = first.event_type, first.standing
        self.lead = first
        self.mentions = [first]
        self.actors = [first.actor] if first.actor else []
        self.place, self.where, self.base_id = first.place, first.where, first.base_id

    def add(self, mention: Mention) -> None:
        """Add a mention; what it tells beyond the earlier ones is the group's."""
        self.mentions.append(mention)
        if mention.actor and mention.actor not in self.actors:
            self.actors.append(mention.actor)
        if self.where is None:
            self.place, self.where = mention.place, mention.where
        self.base_id = self.base_id or mention.base_id
        self.lead = min(self.lead, mention, key=_closeness)


def _closeness(mention: Mention) -> tuple[bool, int, int]:
    return mention.start is None, width(mention), mention.position


def width(mention: Mention) -> int:
    """Days of its interval; an open one is as wide as can be."""
    if mention.start is None or mention.end is None:
        return 1_000_000
    return (mention.end - mention.start).days


def nested(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Whether one known interval lies within the other; one without an end is only where it starts."""
    (a, b), (c, d) = one, other
    if a is None or c is None:
        return False
    if b is None or d is None:
        return a == c
    return (a <= c and d <= b) or (c <= a and b <= d)


def same_actor(event_type: str, ones: Collection[str], others: Collection[str], actors: Actors) -> bool:
    """Whether the actors of two reports can be those of one event of that type."""
    if event_type in PER_ACTOR:
        return not ones or not others or not set(ones).isdisjoint(others)
    return actors.any_compatible(ones, others)


def groups(mentions: Iterable[Mention], places: Places, actors: Actors) -> Iterator[Group]:
    """The mentions of all articles, joined within each article."""
    of_one: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        of_one[mention.article_id, mention.event_type].append(mention)
    for alike in of_one.values():
        yield from _Article(places, actors).join(alike) if len(alike) > 1 else map(Group, alike)


class _Article:
    """Joins the mentions of one type in one article: dated ones first, then what goes on about them."""

    def __init__(self, places: Places, actors: Actors) -> None:
        self.places, self.actors = places, actors
        self.groups: list[Group] = []

    def join(self, mentions: list[Mention]) -> list[Group]:
        mentions = sorted(mentions, key=_IN_ORDER)
        firm = [m for m in mentions if m.standing == "real"]
        rest = [m for m in mentions if m.standing != "real"]
        for standing in (firm, rest):
            for mention in (m for m in standing if m.start):
                self._place(mention, self._dated(mention))
            for mention in (m for m in standing if not m.start):
                self._place(mention, self._undated(mention))
        return self.groups

    def _place(self, mention: Mention, found: Group | None) -> None:
        if found is None:
            self.groups.append(Group(mention))
        else:
            found.add(mention)

    def _dated(self, mention: Mention) -> Group | None:
        fitting = [g for g in self._candidates(mention) if self._same_place(mention, g, dated=True)]
        for group in fitting:
            if any(m.dates == mention.dates for m in group.mentions):
                return group
        if mention.event_type not in SELDOM:
            return None
        plan = mention.standing == "planned" and mention.event_type in CLOSINGS
        return next((g for g in fitting if plan or any(nested(mention.dates, m.dates) for m in g.mentions)), None)

    def _undated(self, mention: Mention) -> Group | None:
        fitting = [g for g in self._candidates(mention) if self._same_place(mention, g, dated=False)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        before = [(m.position, i) for i, g in enumerate(fitting) for m in g.mentions if m.position <= mention.position]
        return fitting[max(before)[1]] if before else None

    def _candidates(self, mention: Mention) -> Iterator[Group]:
        """Groups of the same standing; a denial or doubt of what is told elsewhere in the article joins that."""
        for group in self.groups:
            doubted = group.standing == "real" and mention.standing in ("denied", "possible")
            if doubted and mention.start is None and mention.standing == "possible":
                continue
            if (group.standing == mention.standing or doubted) and (
                not mention.actor
                or same_actor(mention.event_type, [mention.actor], group.actors, self.actors)
                or (doubted and mention.standing == "denied")
            ):
                yield group

    def _same_place(self, mention: Mention, group: Group, *, dated: bool) -> bool:
        where = group.where
        if mention.where == where:
            return where is not None or dated or self._near(mention, group)
        if mention.where is None or where is None:
            # What is told vaguely first ("fighting") is not what a town later has; what is dated may be.
            vague = mention.where is not None and group.lead.start is None
            return dated or (not vague and self._near(mention, group))
        if not dated or mention.event_type not in SELDOM:
            return False
        one, other = mention.place, group.place
        return self.places.contains(one, other) or self.places.contains(other, one)

    @staticmethod
    def _near(mention: Mention, group: Group) -> bool:
        return any(abs(m.position - mention.position) <= _NEAR for m in group.mentions)
