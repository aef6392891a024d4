"""Reads casualties."""

from pipeline.extract.article import Article
from pipeline.extract.attribution import Speech


def read(article: Article, speech: Speech, *_: object) -> list:
    """Nothing yet."""
    return []
