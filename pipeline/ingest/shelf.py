"""Documents that wait on the disk until all have come in, for only then is known which of them repeat others.

Memory holds about 300 bytes of each document: where it lies and what tells it from others. Which documents repeat
others is not decided here.
"""

import hashlib
import pickle
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from pipeline.ingest.clauses import Clauses
from pipeline.ingest.documents import Document
from pipeline.ingest.packed import Packed

SHORTEST = 40
"""Words below which only equal texts are duplicates."""

FACTS = {
    "article_id": pl.String,
    "path": pl.String,
    "publisher": pl.String,
    "agency": pl.String,
    "published_on": pl.Date,
    "words": pl.Int64,
    "text_hash": pl.String,
}
"""What memory holds of each document."""

_AT_HAND = attrgetter(*list(FACTS)[:-1])


class Shelf:
    """Documents by their place, which is their number in the order in which they came."""

    def __init__(self, folder: Path):
        self._file = (folder / "documents").open("w+b")
        self._starts = array("Q")
        self._end = 0
        self._facts = Packed(FACTS)
        self.clauses = Clauses(folder)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, place: int) -> Document:
        self._file.seek(self._starts[place])
        return Document(*pickle.load(self._file))

    def append(self, document: Document) -> None:
        """Put a document after the others."""
        if document.words >= SHORTEST:
            self.clauses.add(len(self), document.text)
        digest = hashlib.blake2b(document.text.encode("utf-8", "surrogatepass"), digest_size=16)
        self._facts.append(*_AT_HAND(document), digest.hexdigest())
        self._starts.append(self._end)
        self._file.seek(self._end)
        self._end += self._file.write(pickle.dumps(tuple(document), pickle.HIGHEST_PROTOCOL))

    def facts(self) -> pl.DataFrame:
        """`FACTS` of all documents in the order of their places."""
        return self._facts.frame().with_row_index("place")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


@contextmanager
def shelf(folder: Path | None = None, prefix: str | None = None) -> Iterator[Shelf]:
    """A shelf in a temporary folder under `folder`, which is gone afterwards."""
    with TemporaryDirectory(dir=folder, prefix=prefix) as place:
        made = Shelf(Path(place))
        try:
            yield made
        finally:
            made.close()
