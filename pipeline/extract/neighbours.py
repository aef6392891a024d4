"""Words and patterns that those who settle a word's kind share."""

import re

from pipeline.extract.lexicon import load

VERBAL = re.compile("[XLbsdeng]")
SAME_PAST = frozenset(load("verbs")["same_past"].split())
