"""One article read from end to end, in the order in which one reading needs the other."""

from datetime import date

from pipeline.extract import attacks_by_toll, attribution, bases, casualties, events, personnel
from pipeline.extract.article import Article
from pipeline.extract.claims import ArticleClaims
from pipeline.extract.names import Gazetteer


def read(
    article_id: str,
    text: str,
    published_on: date | None,
    publisher: str | None,
    known: Gazetteer,
    home: str | None,
    dateline: str | None = None,
) -> ArticleClaims:
    """All claims of one article; `home` is the reference mission's country, `dateline` the town that opens the text."""
    article = Article(text, known, published_on, publisher, home, dateline)
    claims = ArticleClaims(article_id, text)
    speech = attribution.read(article)
    claims.citations = speech.citations
    claims.event_reports = events.read(article, speech)
    claims.casualty_figures = casualties.read(article, speech, claims.event_reports)
    claims.event_reports += list(attacks_by_toll.attacks(article, claims.casualty_figures, claims.event_reports))
    claims.personnel_figures = personnel.read(article, speech, claims.casualty_figures)
    claims.base_reports = bases.read(article, speech)
    claims.speakers = speech.speakers()
    article.release()
    return claims
