"""The one pass over a text that finds its dates. What opens and continues a date is in `pipeline.extract.date_grammar`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.date_grammar import FIGURES, HEADS
from pipeline.extract.patterns import trie


class Reading(NamedTuple):
    """Words read as a date: their half-open span, and the expression of `schemas.calendar` that they stand for."""

    start: int
    end: int
    expression: str


# A word opens after one of these. A plain set of characters at the front is what makes the scan fast.
LEAD = " \\n\\t\\r\u00a0\u202f\"'(“‘—–\\[*•-"
_WORDS = trie({word: follow for word, (_, follow) in HEADS.items()})
_FIGURES = "|".join(f"({follow})" for follow, _ in FIGURES)
_SCAN = re.compile(rf"[{LEAD}](?:({_WORDS})|[0-9](?:{_FIGURES}))")
_FIGURE_RULES = {number: rules for number, (_, rules) in enumerate(FIGURES, 2)}


def read_dates(text: str) -> Iterator[Reading]:
    """Yield the dates in a text, from left to right and apart from each other."""
    done = 0
    for match in _SCAN.finditer("\n" + text):
        # Places in the text are one less than in what is scanned: a line break is put before it.
        start, head = match.start(), match[1]
        if start < done:
            continue
        if head:
            behind, rules = match.end() - 1, HEADS[head][0]
        else:
            behind, rules = start, _FIGURE_RULES[match.lastindex]
        for pattern, build in rules:
            tail = pattern.match(text, behind)
            if tail:
                expression = build(head.lower().rstrip(".") if head else "", tail)
                if expression:
                    done = tail.end()
                    yield Reading(start, done, expression)
                    break
