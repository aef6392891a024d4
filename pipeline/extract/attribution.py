"""Who says what: speakers, their statements, and the modality that a claim inherits from them."""

from typing import NamedTuple

from pipeline.extract.article import Article
from pipeline.extract.claims import Citation, Speaker


class Voice(NamedTuple):
    """Who says a stretch of text: the speaker's key (None: the article), the attributing words, and whether it speaks of
    itself or its enemies (`interested`) or the article distances itself (`doubted`)."""

    speaker: str | None
    attribution: str | None
    modality: str


SELF = Voice(None, None, "asserted")


class Speech:
    """All statements of one article."""

    def __init__(self) -> None:
        self.citations: list[Citation] = []

    def voice_at(self, offset: int) -> Voice:
        """Who says the words at a character offset."""
        return SELF

    def speakers(self) -> list[Speaker]:
        """Everybody cited, once."""
        return []


def read(article: Article) -> Speech:
    """Find all attributed statements of an article."""
    return Speech()
