"""Which country a phrase means that names none: the one that heads its paragraph, whose soldiers are told of, that was
named before or that acts; and what countries are called."""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from pipeline.extract.article import Article
from pipeline.extract.attribution.sectors import capitals
from pipeline.extract.lexicon import load
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

# "Kenyan soldiers", "the Kenyan army"; not peacekeepers, who are of a mission.
_SOLDIERS = re.compile(r"\b([A-Z][a-z]+) (?:army|soldiers?|troops|officers?|battalion|commandos|general staff)\b")
# The heading of a paragraph in a digest.
_LABEL = re.compile(r"(?:\d+[.)] )?([A-Z][A-Za-z.'’ -]{2,40}?)[.:] ")


@cache
def adjectives() -> dict[str, str]:
    """The adjective of each country, the short one where it has one ("US")."""
    rows = (row for row in load("world/countries")["country"] if row.get("adjectives"))
    return {row["name"]: next((a for a in row["adjectives"] if a.isupper()), row["adjectives"][0]) for row in rows}


@cache
def countries_in_capitals() -> dict[str, str]:
    """Countries by their names and other names, as written and in capitals."""
    rows = [
        (name, row["name"])
        for row in load("world/countries")["country"]
        for name in (row["name"], *row.get("aliases", []))
    ]
    return {form: country for name, country in rows for form in (name, name.upper())}


def country_at_head(article: Article, s: Sentence) -> str | None:
    """The country that heads the paragraph of a digest ("SOUTH SUDAN. Four aid workers ...")."""
    index = s.index
    while index > 0 and article.spans[index - 1].paragraph == s.paragraph:
        index -= 1
    match = _LABEL.match(article.text, article.spans[index].start)
    label = countries_in_capitals().get(match.group(1).strip()) if match else None
    return label or article.country_headings.at(s.start)


def country_of_soldiers(article: Article) -> str | None:
    """The country whose soldiers an article tells of, where it names none of the one that it is about."""
    told = Counter(match[1] for match in _SOLDIERS.finditer(article.text))
    if not told:
        return None
    countries = {country: told[adjective] for country, adjective in adjectives().items() if adjective in told}
    most = max(countries, key=lambda c: (countries[c], c), default=None)
    alone = most is not None and article.country not in countries and countries[most] > 1
    return most if alone else None


def country_before(article: Article, s: Sentence, offset: int) -> str | None:
    """The country named last before a character in its sentence, else first in the sentence before."""
    end, start = bisect_left(article.starts, offset), bisect_left(article.starts, s.start)
    here = range(end - 1, start - 1, -1)
    before = range(*article.token_range(s.index - 1)) if s.index else ()
    for i in (*here, *before):
        if i in article.mentions and article.mentions[i][1].kind in ("country", "demonym"):
            return article.mentions[i][1].country
    return None


def acting_country(article: Article, s: Sentence, noun: Noun) -> str | None:
    """The country that acts in the sentence ("Uganda will leave by May, the army said"), where it is no country of
    the article's and that one is not named."""
    entities = [u.value for u in s.units if u.kind in "MJ" and isinstance(u.value, Entity)]
    if any(e.country == article.country and e.kind in ("country", "demonym") for e in entities):
        return None
    before = article.sentence(s.index - 1) if s.index else None
    acting = [n for n in s.nouns if n.role == "subject" and n.last < noun.first and s.row[n.last] == "M"]
    if before is not None and before.paragraph == s.paragraph:  # "Dakar spoke of two dead. On Friday the army said"
        acting += [n for n in before.nouns[:1] if n.role == "subject" and before.row[n.last] == "M"]
    for unit in (n.units[-1] for n in acting):
        if unit.value.kind == "country":
            return unit.value.country
        if unit.value.kind == "place" and unit.value.name in capitals():
            return capitals()[unit.value.name]
    return None
