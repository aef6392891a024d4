"""Article -> claims: what each article says, with the words that say it. `extract` is the stage's way in."""

import gc
from collections.abc import Iterator

import polars as pl

from pipeline.extract.claims import ArticleClaims, frames
from pipeline.extract.names import gazetteer
from pipeline.extract.reader import read
from pipeline.reference import Reference

_READ = ["article_id", "text", "published_on", "publisher", "dateline_place"]


def reading_costs() -> None:
    """Tell the garbage collector that the word lists stay, so that it need not walk them again and again.

    A parse is a web of small objects that point at each other: many short-lived cycles beside large constant lists.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def read_all(documents: pl.DataFrame, reference: Reference) -> Iterator[ArticleClaims]:
    """The claims of each document, article by article; duplicates make none."""
    known = gazetteer(reference)
    reading_costs()
    for article_id, text, published_on, publisher, dateline in (
        documents.filter(pl.col("duplicate_of").is_null()).select(_READ).iter_rows()
    ):
        yield read(article_id, text, published_on, publisher, known, reference.mission.country, dateline)


def extract(documents: pl.DataFrame, reference: Reference) -> dict[str, pl.DataFrame]:
    """The claim tables of `schemas.claims.CLAIMS` for documents of `schemas.documents.Documents`."""
    return frames(read_all(documents, reference))
