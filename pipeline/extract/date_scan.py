"""The one pass over a text that finds its dates by the words of `pipeline.extract.date_rules`."""

import re
from typing import NamedTuple

from pipeline.extract.date_rules import FIGURES, HEADS
from pipeline.extract.patterns import WORD_OPENS_AFTER, trie


class Found(NamedTuple):
    """A date in a text: its half-open span, and the expression of `schemas.calendar` that it stands for."""

    start: int
    end: int
    expression: str


_WORDS = trie({word: head.follow for word, head in HEADS.items()})
_FIGURES = "|".join(f"(?=({head.follow}))" for head in FIGURES)
_SCAN = re.compile(rf"{WORD_OPENS_AFTER}(?:({_WORDS})|[0-9](?:{_FIGURES}))")
_RULES = {word: head.rules for word, head in HEADS.items()}
_SPELLING = {word: word.lower().rstrip(".") for word in HEADS}
_FIGURE_RULES = {group: head.rules for group, head in enumerate(FIGURES, 2)}


def read_dates(text: str) -> list[Found]:
    """Return the dates in a text, from left to right and apart from each other."""
    found: list[Found] = []
    done = 0
    for match in _SCAN.finditer("\n" + text):
        # Places in the text are one less than in what is scanned: a line break is put before it.
        start = match.start()
        if start < done:
            continue
        word = match[1]
        if word:
            behind, rules, opening = start + len(word), _RULES[word], _SPELLING[word]
        else:
            behind, rules, opening = start, _FIGURE_RULES[match.lastindex], ""
        for pattern, build in rules:
            tail = pattern.match(text, behind)
            if tail:
                expression = build(opening, tail)
                if expression:
                    done = tail.end()
                    found.append(Found(start, done, expression))
                    break
    return found
