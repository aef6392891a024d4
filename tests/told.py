"""What a text tells, in the short form in which tests say it."""

from datetime import date

from known import known
from pipeline.extract.reader import read


def events_told(text: str, published_on: date) -> set[str]:
    """Type, modality, place and first day of every event of a text: "coup real Niger 2023-07-26"."""
    found = read("x", text, published_on, None, known(), None).event_reports
    return {
        " ".join(
            (
                e.event_type,
                "real" if e.modality in ("asserted", "claimed") else e.modality,
                (e.place or "-").replace(" ", "_"),
                e.when.date_start.isoformat() if e.when.date_start else "-",
            )
        )
        for e in found
    }
