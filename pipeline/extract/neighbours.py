"""What a word's neighbours are, for those who settle its kind."""

import re

from pipeline.extract.lexicon import load
from pipeline.extract.phrases import Unit

VERBAL = re.compile("[XLbsdeng]")


def around(units: list[Unit], i: int) -> tuple[str, str]:
    """Kinds before and after unit i; ^ and $ at the ends."""
    return (units[i - 1].kind if i else "^"), (units[i + 1].kind if i + 1 < len(units) else "$")


SAME_PAST = frozenset(load("verbs")["same_past"].split())
