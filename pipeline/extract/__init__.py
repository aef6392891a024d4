"""Article -> claims: what each article says, with the words that say it. `extract` is the stage's way in."""

from collections.abc import Iterator

import polars as pl

from pipeline.extract.claims import ArticleClaims, frames
from pipeline.extract.names import gazetteer
from pipeline.extract.reader import read
from pipeline.reference import Reference

_READ = ["article_id", "text", "published_on", "publisher"]


def read_all(documents: pl.DataFrame, reference: Reference) -> Iterator[ArticleClaims]:
    """The claims of each document, article by article; duplicates make none."""
    known = gazetteer(reference)
    for article_id, text, published_on, publisher in (
        documents.filter(pl.col("duplicate_of").is_null()).select(_READ).iter_rows()
    ):
        yield read(article_id, text, published_on, publisher, known, reference.mission.country)


def extract(documents: pl.DataFrame, reference: Reference) -> dict[str, pl.DataFrame]:
    """The claim tables of `schemas.claims.CLAIMS` for documents of `schemas.documents.Documents`."""
    return frames(read_all(documents, reference))
