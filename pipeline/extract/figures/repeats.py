"""What an article tells twice is kept once; those shot are the dead and the hurt."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from pipeline.extract.claims import Casualties
from pipeline.extract.figures.words import words
from pipeline.extract.lexicon import load
from pipeline.extract.numbers import bounds

# Rules by which people were shot or struck: hurt, unless the same people are said to have died.
SHOT = ("casualty.struck", "casualty.with_wounds")
_UNSURE = (*SHOT, "casualty.hospital")
# Characters within which the next sentence is about the same people.
_NEAR = 300
# Characters within which an entry tells what stands above it.
_BELOW = 800
# Days within which something without a date happened before its publication.
_RECENT = 60
# So many times more dead than people shot are not the dead among these.
_FAR = 3


class Told(NamedTuple):
    """A row as it was told. `weak` ones (a name, "the man") may be people already counted; those told `anew` ("in
    another attack") are not."""

    claim: Casualties
    weak: bool
    anew: bool


def _told_below(claim: Casualties, rows: list[Told]) -> bool:
    return any(
        (r.claim.outcome, r.claim.count) == (claim.outcome, claim.count)
        and r.claim.start > claim.end
        and (claim.start == 0 or r.claim.start < claim.end + _BELOW)
        for r in rows
    )


def once(rows: list[Told], published_on: date | None, headed: Callable[[Casualties], bool]) -> list[Casualties]:
    """Without repetitions: the same number of the same people at no other time; a single named person only where the
    article gives no other number of that outcome."""
    kept = _less_killed(_first_told([r for r in rows if not r.weak], rows, published_on, headed))
    counted = {c.outcome for c in kept if c.count != 0}
    known = {id(c) for c in kept}
    names = [r for r in rows if id(r.claim) in known or (r.weak and r.claim.outcome not in counted)]
    names += [r for r in rows if r.weak and r not in names and _has_own_day(r.claim, kept, published_on)]
    if len(names) == len(kept):
        return kept
    order = {id(r.claim): place for place, r in enumerate(rows)}
    names.sort(key=lambda r: order[id(r.claim)])
    return _less_killed(_first_told(names, rows, published_on, headed))


def _has_own_day(claim: Casualties, kept: list[Casualties], published_on: date | None) -> bool:
    """Whether one who is named came to harm on a day on which the article tells of no other so harmed."""
    day = claim.when
    if day.date_start is None or day.date_precision not in ("day", "month") or claim.scope != "incident":
        return False
    same = [c for c in kept if c.outcome == claim.outcome and c.count]
    if published_on is not None and (published_on - day.date_start).days > _RECENT:
        same = [c for c in same if c.when.date_start is not None]  # what has no day is of late
    return all(c.when.date_start is not None and not _overlap(c, claim) for c in same)


def _first_told(
    told: list[Told], rows: list[Told], published_on: date | None, headed: Callable[[Casualties], bool]
) -> list[Casualties]:
    """The rows that tell nothing for the second time."""
    kept: list[Casualties] = []
    for claim, _, anew in told:
        if not anew and any(_same(claim, other, published_on) for other in kept):
            continue
        if headed(claim) and _told_below(claim, rows):
            continue
        kept.append(claim)
    return kept


_SIDES = (("civilians", "unspecified"), ("armed_group",), ("state_forces",))


def _less_killed(rows: list[Casualties]) -> list[Casualties]:
    """Those shot are the dead and the hurt: the number of the shot goes where both are told, and is less the dead where
    only these are. That some were brought to a hospital is no number beside a number of the hurt."""
    kept: list[Casualties] = []
    for sides in _SIDES:
        incident = [r for r in rows if r.scope == "incident" and r.count and r.victims in sides]
        kept += _survivors([r for r in rows if r.victims in sides], incident)
    apart = [r for r in rows if not any(r.victims in sides for sides in _SIDES)]
    hurt = [r for r in apart if r.outcome == "injured" and r.rule not in _UNSURE]
    kept += [r for r in apart if not _all_flown_out(r, rows) and not any(_is_of(r, h) for h in hurt)]
    order = {id(row): place for place, row in enumerate(rows)}
    return sorted(kept, key=lambda r: order[id(r)])


def _all_flown_out(row: Casualties, rows: list[Casualties]) -> bool:
    """ "Two soldiers were hurt. Four who came to help were hurt too. All six are in hospital": told one by one."""
    hurt = [r.count for r in rows if r.outcome == "injured" and r.rule != "casualty.hospital" and r.count]
    return row.rule == "casualty.hospital" and len(hurt) > 1 and row.count == sum(hurt)


def _is_of(row: Casualties, hurt: Casualties) -> bool:
    """ "Two peacekeepers were hurt. One is in hospital": one of those told of right before."""
    in_hospital = row.rule == "casualty.hospital" and row.victims == hurt.victims
    return in_hospital and 0 <= row.start - hurt.start < _NEAR and (row.count or 0) <= (hurt.count or 0)


def _survivors(rows: list[Casualties], incident: list[Casualties]) -> list[Casualties]:
    """The rows of one side, those shot told as the hurt."""
    hurt = [r.count for r in incident if r.outcome == "injured" and r.rule not in _UNSURE]
    struck = [r for r in incident if r.rule in SHOT and r.outcome == "injured"]
    most = max(struck, key=lambda r: r.count or 0, default=None)
    shot = most.count if most is not None else 0
    killed = max((r.count for r in incident if r.outcome == "killed" and _of_one_incident(r, most)), default=0)
    kept = []
    for row in rows:
        told = row.outcome == "injured" and row.scope == "incident" and row.count
        if told and row.rule == "casualty.hospital":
            known = max([shot, *hurt])
            if row.count <= known or row.count in (killed, killed + known, sum(hurt)):
                continue  # they are the dead, the hurt, or both together
        if told and row.rule in SHOT and killed and row.count == shot and not _apart(row, killed, incident):
            rest = shot - killed
            if rest <= 0 or rest in hurt:
                continue
            row.count, row.rule = rest, "casualty.struck_and_survived"
            row.count_low, row.count_high = bounds(rest, row.qualifier)
        kept.append(row)
    return kept


def _of_one_incident(one: Casualties, other: Casualties | None) -> bool:
    """Whether the dead of one row may be among those shot in another, by their numbers and times."""
    if one.when.date_precision in ("year", "month", "part_of_year"):
        return False
    if other is None or one.count >= other.count:
        return True
    if one.when.date_start is None or other.when.date_start is None:
        return True
    return _overlap(one, other)


def _apart(row: Casualties, killed: int, incident: list[Casualties]) -> bool:
    """Whether people shot are others than the dead: one of another name, some beside a toll many times theirs."""
    shot = row.count or 0
    return (shot == killed == 1 and not _same_person(row, incident)) or _FAR < shot < killed / _FAR


def _same_person(row: Casualties, others: list[Casualties]) -> bool:
    """Whether one who was shot may be the one who died: called alike, or only by name or relation."""
    words_of = (row.victims_text or "the").lower().split()
    dead = [(o.victims_text or "").lower().split() for o in others if o.outcome == "killed"]
    if words_of[0] not in ("a", "an", "another", "one"):
        return not any(_are_two(words_of, other) for other in dead)
    return any(other[-1:] == words_of[-1:] for other in dead)


def _are_two(one: list[str], other: list[str]) -> bool:
    """Whether two people are of another sex or age: "the mother" and "a boy"."""
    sexes = {_sex(one), _sex(other)}
    ages = {word for text in (one, other) for word in text if word.endswith("-year-old")}
    return len(sexes - {None}) == 2 or len(ages) == 2


def _sex(text: list[str]) -> str | None:
    return next((sex for sex in ("female", "male") if not words("words", sex).isdisjoint(text)), None)


def _same_number(one: Casualties, other: Casualties) -> bool:
    if one.count != other.count or one.outcome != other.outcome or one.count_low != other.count_low:
        return False
    return one.qualifier == other.qualifier and one.scope == other.scope


def _same(one: Casualties, other: Casualties, published_on: date | None) -> bool:
    """Whether two rows tell the same number of the same people; one without a date is of the days just before."""
    if one.start == other.start or not _same_number(one, other) or {one.cause, other.cause} == {"accident", "hostile"}:
        return False
    if one.victims != other.victims and "unspecified" not in (one.victims, other.victims):
        return False
    if _of_two_nations(one.victims_text or "", other.victims_text or ""):
        return False
    if one.place is not None and other.place is not None and one.place != other.place and one.when != other.when:
        return False
    a, b = one.when.date_start, other.when.date_start
    known = a or b
    if published_on is not None and known is not None and (a is None or b is None):
        return (published_on - known).days < _RECENT
    return a is None or b is None or _overlap(one, other)


@cache
def _nations() -> dict[str, str]:
    rows = load("world/countries")["country"]
    forms = {form: row["name"] for row in rows for key in ("people", "adjectives") for form in row.get(key, ())}
    return forms | {row["name"]: row["name"] for row in rows}


def _of_two_nations(one: str, other: str) -> bool:
    """Whether two phrases name people of different nations: "a Tunisian peacekeeper" and "a Kenyan"."""
    first, second = ({_nations()[w] for w in text.split() if w in _nations()} for text in (one, other))
    return bool(first) and bool(second) and first.isdisjoint(second)


def _overlap(one: Casualties, other: Casualties) -> bool:
    """Whether two rows may be of the same time; an end that is not told is open."""
    first, second = sorted((one.when, other.when), key=lambda w: w.date_start)
    return first.date_end is None or second.date_start <= first.date_end
