"""Quotations: where quotation marks open and close, across sentences and paragraphs. Nothing here knows who speaks."""

from bisect import bisect_left, bisect_right
from typing import NamedTuple

_OPENING = "\"“„«‘'"
_SINGLE = "‘'"
_SIGNS = ('"', "“", "”", "„", "«", "»")
_BREAK = "\n\n"


class Quotation(NamedTuple):
    """A quotation: offsets of its first character and after its last one, the marks included."""

    start: int
    end: int


class Quotations:
    """The quotations of a text, in order."""

    def __init__(self, text: str) -> None:
        self.spans = _find(text)
        self._starts = [s.start for s in self.spans]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds a character, or None."""
        i = bisect_right(self._starts, offset) - 1
        return self.spans[i] if i >= 0 and offset < self.spans[i].end else None

    def within(self, start: int, end: int) -> list[Quotation]:
        """Quotations that overlap a span."""
        starts = self._starts
        i = bisect_right(starts, start)
        j = bisect_left(starts, end, i)
        if i and self.spans[i - 1].end > start and starts[i - 1] < end:
            i -= 1
        return self.spans[i:j] if i < j else []


def _marks(text: str) -> list[tuple[int, str]]:
    """Marks and paragraph breaks, in order. Single marks count only where the text opens one: the closing one is the
    apostrophe too."""
    signs = [s for s in _SIGNS if s in text]
    if "‘" in text:
        signs += "‘’"
    if " '" in text or "\n'" in text or text.startswith("'"):
        signs.append("'")
    found: list[tuple[int, str]] = []
    for sign in [*signs, _BREAK] if signs else ():
        at = text.find(sign)
        while at >= 0:
            found.append((at, sign))
            at = text.find(sign, at + len(sign))
    return sorted(found)


def _find(text: str) -> list[Quotation]:
    """Pairs of marks. A mark left open ends with its paragraph, unless the next paragraph opens with a mark again."""
    spans: list[Quotation] = []
    opened, mark, carried = -1, "", False
    for at, sign in _marks(text):
        if sign == _BREAK:
            if opened >= 0:
                carried = mark not in _SINGLE and text[at + 2 : at + 3] == mark
                if not carried:
                    if mark not in _SINGLE:
                        spans.append(Quotation(opened, at))
                    opened = -1
        elif opened < 0:
            if sign in _OPENING and _opens(text, at):
                opened, mark = at, sign
        elif carried:
            carried = False
        elif _closes(text, at, sign, mark):
            spans.append(Quotation(opened, at + 1))
            opened = -1
    if opened >= 0 and mark not in _SINGLE:
        spans.append(Quotation(opened, len(text)))
    return spans


def _opens(text: str, at: int) -> bool:
    """Whether a mark stands before a word."""
    return at + 1 < len(text) and not text[at + 1].isspace() and (at == 0 or not text[at - 1].isalnum())


def _closes(text: str, at: int, sign: str, mark: str) -> bool:
    if mark in "“„":
        return sign in "”“"
    if mark == "«":
        return sign == "»"
    if mark in _SINGLE:
        if sign not in "’'" or text[at + 1 : at + 2].isalnum():
            return False
        return text[at - 1] in ",.!?…" or text[at - 1] != "s" or text[at + 1 : at + 2] in ",.;:)"
    return sign == '"' and at > 0 and not text[at - 1].isspace()
