"""The one generated sentence that tells an event."""

from datetime import date
from typing import Any

from pipeline.resolve.words import sentences

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def summary(event: dict[str, Any], standing: str) -> str:
    """A sentence from the columns of `events`; `standing` is what its reports make of it (`kinds.STANDING`)."""
    words = sentences(event["event_type"])
    actor, status = event["actor"], event["status"]
    told = f"{actor} {words.did}" if actor else words.was_done
    if standing == "denied":
        told = f"It is denied that {told}"
    elif status == "planned":
        told = f"{actor} planned to {words.do}" if actor else f"It was planned that {words.to_be_done}"
    elif standing == "possible":
        told = f"{actor} might {words.do}" if actor else f"It was feared that {words.to_be_done}"
    elif status == "disputed":
        told = f"It is disputed whether {told}"
    elif status == "unconfirmed":
        told = f"It is claimed that {told}"
    told += f" {words.where} {event['place']}".replace("  ", " ") if event["place"] else ""
    told += f" {when}" if (when := _when(event)) else ""
    told += f"; claimed by {event['claimed_by']}" if event["claimed_by"] else ""
    return told[0].upper() + told[1:] + "."


def _when(event: dict[str, Any]) -> str:
    start, end, precision = event["date_start"], event["date_end"], event["date_precision"]
    if start is None:
        return "" if end is None else f"until {_day(end)}"
    if precision == "day":
        return f"on {_day(start)}"
    if precision == "month":
        return f"in {_MONTHS[start.month - 1]} {start.year}"
    if precision == "year":
        return f"in {start.year}"
    return f"since {_day(start)}" if end is None else f"between {_day(start)} and {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
