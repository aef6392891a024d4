"""What the words or figures of a number are worth."""

import re
import tomllib
from pathlib import Path

LEXICON = tomllib.loads((Path(__file__).parent / "lexicon" / "numbers.toml").read_text(encoding="utf-8"))
ONES, TENS, SCALES, DOZENS = (LEXICON[words] for words in ("ones", "tens", "scales", "dozens"))

# No count is longer; longer figures are told apart and never computed.
LONGEST = 15
_LARGEST = 10**15


def value_of(words: str | None) -> int | None:
    """The value of figures or words; None where it is no number that a count can be."""
    if not words:
        return None
    if words in DOZENS:
        return DOZENS[words]
    value = _figures(words) if words[0].isdecimal() else _words(words)
    return value if value is not None and value < _LARGEST else None


def _figures(words: str) -> int | None:
    figures = re.match(r"[\d., \u00a0\u202f]*\d", words)
    if figures is None:
        return None
    scale = words[figures.end() :].strip()
    plain = re.sub(r"[, \u00a0\u202f]", "", figures[0])
    if len(plain) > LONGEST:
        return None
    factor = {"bn": 10**9, "mn": 10**6, "m": 10**6, "": 1}.get(scale) or SCALES[scale]
    return round(float(plain) * factor) if "." in plain else int(plain) * factor


def _words(words: str) -> int:
    total = part = 0
    for word in re.split(r"[- ]", words):
        if word == "hundred":
            part = (part or 1) * 100
        elif word in SCALES:
            total, part = total + (part or 1) * SCALES[word], 0
        else:
            part += ONES.get(word, 0) + TENS.get(word, 0)
    return total + part
