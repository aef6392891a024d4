"""Which language a text is in; so far only English is read.

Languages are told apart by their function words, scripts by their letters. A few words of English news are never
taken for another language: a text is foreign only where another language's words clearly outweigh the English ones,
or where a long text has hardly any of them.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from importlib.resources import files

_WORDS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(files(__package__).joinpath("languages.toml").read_text(encoding="utf-8")).items()
}
ENGLISH = _WORDS.pop("English")
"""Function words of English."""
_WORD = re.compile(r"[^\W\d_]+")
_NOT_LATIN = re.compile("[\u0370-\u1dff\u2c80-\ua6ff\ua800-\uab2f\uac00-\ud7ff\uf900-\ufaff\ufb1d-\ufeff]")
_LETTER = re.compile(r"[^\W\d_]")

_SAMPLE = 20_000
_FIRST_WORDS = 300
_CERTAIN = 0.2
"""Share of English function words above which no further look is needed; news has 0.3 to 0.5."""


def foreign_language(low: str, words: list[str]) -> str | None:
    """Return the name of a text's language, or script, where it is not English.

    `low` is the text in lower case, `words` are what its blanks part.
    """
    first = words[:_FIRST_WORDS]
    if sum(map(ENGLISH.__contains__, first)) >= _CERTAIN * len(first) and len(first) >= 10:
        return None
    sample = low[:_SAMPLE]
    if script := _other_script(sample):
        return script
    counts = Counter(found := _WORD.findall(sample))
    english = sum(counts[word] for word in ENGLISH)
    hits = {name: sum(counts[word] for word in own) for name, own in _WORDS.items()}
    best = max(hits, key=lambda name: (hits[name], name))
    if hits[best] >= 3 and hits[best] >= 0.12 * len(found) and hits[best] > 2 * english:
        return best
    if len(found) >= 60 and english < 0.05 * len(found):
        return "another language than English"
    return None


def _other_script(sample: str) -> str | None:
    """Return the script that most letters are in where it is not the Latin one."""
    others = _NOT_LATIN.findall(sample)
    if not others or len(others) * 2 < len(_LETTER.findall(sample)):
        return None
    names = Counter(unicodedata.name(c, "OTHER").split()[0] for c in others[:500])
    script = min(names, key=lambda name: (-names[name], name))
    return f"text in {script.capitalize()} script"
