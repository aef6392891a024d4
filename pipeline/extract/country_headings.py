"""Countries that head what stands below them: "NIGER", "Niger: a convoy on the road", "Central African Republic" on a
line of its own, as in digests and briefings."""

import re
from bisect import bisect_right

from pipeline.extract.names import Gazetteer

_LINE = re.compile(r"^(?:\d{1,2} ?[.)/] ?)?(?P<label>[A-ZÀ-Þ][\w .'’-]{2,40}?)(?P<mark> ?[:–—] .*|:)?$", re.MULTILINE)
_LONGEST = 90


class CountryHeadings:
    """Which country stands over a place in a text."""

    def __init__(self, text: str, known: Gazetteer):
        self._starts: list[int] = []
        self._countries: list[str | None] = []
        for line in _LINE.finditer(text) if "\n" in text else ():
            if line.end() - line.start() > _LONGEST or text[line.end() - 1] in ".?!":
                continue
            entity = known.by_name.get(line["label"]) or known.by_name.get(line["label"].title())
            country = entity.name if entity is not None and entity.kind == "country" else None
            if country is not None or (self._starts and (line["mark"] is None or line["label"].isupper())):
                self._starts.append(line.start())
                self._countries.append(country)  # a heading of another kind ends what the one above it heads

    def at(self, offset: int) -> str | None:
        """The country over a place; None where none heads it."""
        at = bisect_right(self._starts, offset) - 1
        return self._countries[at] if at >= 0 else None
