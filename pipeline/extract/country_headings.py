"""Countries that head what stands below them: "NIGER", "Niger: a convoy on the road", "Central African Republic" on a
line of its own, "GUINEA. Crowds marched", as in digests and briefings."""

import re
from bisect import bisect_right
from functools import lru_cache

from pipeline.extract.names import Gazetteer

_LINE = re.compile(r"^(?:\d{1,2} ?[.)/] ?)?(?P<label>[A-ZÀ-Þ][\w .'’-]{2,40}?)(?P<mark> ?[:–—] .*|:)?$", re.MULTILINE)
_LONGEST = 90
# A label in capitals that its own text follows.
_LABEL = re.compile(
    r"^(?:\d{1,2} ?[.)/] ?|[*•-] )?(?P<label>[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,40}?)(?:[.:]| [–—-]) (?=[A-ZÀ-Þ\d“\"])",
    re.MULTILINE,
)


@lru_cache(maxsize=8)
def _countries(known: Gazetteer) -> dict[str, str]:
    """Countries by their names in capitals."""
    return {name.upper(): entity.name for name, entity in known.by_name.items() if entity.kind == "country"}


class CountryHeadings:
    """Which country stands over a place in a text."""

    def __init__(self, text: str, known: Gazetteer):
        found: dict[int, str | None] = {}
        for line in _LINE.finditer(text) if "\n" in text else ():
            if line.end() - line.start() > _LONGEST or text[line.end() - 1] in ".?!":
                continue
            entity = known.by_name.get(line["label"]) or known.by_name.get(line["label"].title())
            country = entity.name if entity is not None and entity.kind == "country" else None
            if country is not None or (found and (line["mark"] is None or line["label"].isupper())):
                found[line.start()] = country  # a heading of another kind ends what the one above it heads
        labels = list(_LABEL.finditer(text)) if "\n" in text else []
        for label in labels if len(labels) > 1 else ():
            found[label.start()] = _countries(known).get(label["label"])
        self._starts = sorted(found)
        self._countries = [found[start] for start in self._starts]

    def at(self, offset: int) -> str | None:
        """The country over a place; None where none heads it."""
        at = bisect_right(self._starts, offset) - 1
        return self._countries[at] if at >= 0 else None
