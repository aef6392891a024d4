"""Regular expressions made from word lists."""

import re
from collections.abc import Iterable, Mapping


def trie(words: Mapping[str, str]) -> str:
    """One pattern for many words, each with a pattern that has to follow it; shared beginnings are tried once."""
    first: dict[str, dict[str, str]] = {}
    own = []
    for word, follow in sorted(words.items(), reverse=True):
        if word:
            first.setdefault(word[0], {})[word[1:]] = follow
        else:
            own.append(follow)
    # Letters that go on alike share a branch: a short pattern is made in less time.
    letters: dict[str, str] = {}
    for letter, rest in first.items():
        tail = trie(rest)
        letters[tail] = letters.get(tail, "") + letter
    branches = [_one_of(found) + tail for tail, found in letters.items()] + own
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _one_of(letters: str) -> str:
    return re.escape(letters) if len(letters) == 1 else f"[{re.escape(letters)}]"


def any_of(words: Iterable[str], follow: str = r"\b") -> str:
    """Any of some words, with a small or a capital first letter or all in capitals, and what has to follow it."""
    words = set(words)
    small = words | {word[:1].upper() + word[1:] for word in words}
    # Words in capitals stand apart: the other two forms go on alike.
    tries = [trie(dict.fromkeys(some, "")) for some in (small, {word.upper() for word in words} - small) if some]
    return f"(?:{'|'.join(tries)}){follow}"


def forms(word: str) -> set[str]:
    """A word as it may be written: small, with a capital first letter, all in capitals."""
    return {word, word[:1].upper() + word[1:], word.upper()}


WORD_OPENS_AFTER = "[ \\n\\t\\r\u00a0\u202f\"'(“‘—–\\[*•-]"
"""What stands before a word. A plain set of characters at its front is what makes a scan of a whole text fast."""
