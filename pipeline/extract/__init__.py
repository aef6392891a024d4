"""Article -> claims: what each article says, with the words that say it. `extract` is the stage's way in."""

import gc
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from pipeline.extract.claims import ArticleClaims, Failure, frames
from pipeline.extract.names import gazetteer
from pipeline.extract.reader import read
from pipeline.reference import Reference

_READ = ["article_id", "text", "published_on", "publisher", "dateline_place"]


@contextmanager
def many_short_lives() -> Iterator[None]:
    """Spare the garbage collector the word lists while articles are read, and give them back at the end.

    A parse is a web of small objects that point at each other: many short-lived cycles beside large constant lists,
    which the collector would otherwise walk again and again.
    """
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.collect()  # what the articles left; cheap while the word lists are spared
        gc.unfreeze()


def read_all(documents: pl.DataFrame, reference: Reference) -> Iterator[ArticleClaims]:
    """The claims of each document, article by article; duplicates make none."""
    known = gazetteer(reference)
    rows = documents.filter(pl.col("duplicate_of").is_null()).select(_READ).iter_rows()
    with many_short_lives():
        for article_id, text, published_on, publisher, dateline in rows:
            try:
                yield read(article_id, text, published_on, publisher, known, reference.mission.country, dateline)
            except Exception as error:  # one article's fault must not cost the others their reading
                yield ArticleClaims(article_id, text, unread=[Failure(_told(error))])


def _told(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"The reader failed with {type(error).__name__} in {Path(place.filename).name}, line {place.lineno}; "
        "report it with the article, all other articles are read."
    )


def extract(documents: pl.DataFrame, reference: Reference) -> dict[str, pl.DataFrame]:
    """The claim tables of `schemas.claims.CLAIMS` for documents of `schemas.documents.Documents`."""
    return frames(read_all(documents, reference))
