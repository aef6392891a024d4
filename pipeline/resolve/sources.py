"""Sources: which speakers of which articles are one, and who each of them is.

Named speakers are one over all articles, unnamed ones exist within one. An outlet is a source of what its articles say
in their own voice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from pipeline.resolve.ids import digest, most, slug
from pipeline.resolve.world import Actors

_NO_OUTLET = "unnamed publisher"


@dataclass(slots=True)
class Source:
    """One source, with each property as often as it is told; an outlet stays one where others quote it."""

    source_id: str
    named: bool
    article_id: str | None
    outlet: bool = False
    names: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    sectors: list[str] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)


class Sources:
    """All sources of a corpus, found by article and speaker."""

    def __init__(self, documents: pl.DataFrame, speakers: pl.DataFrame, actors: Actors) -> None:
        self.actors = actors
        self.by_id: dict[str, Source] = {}
        published = dict(documents.select("article_id", "published_on").iter_rows())
        people = speakers.filter((pl.col("kind") == "person") & pl.col("named"))
        self._full = _full_names(people["name"].to_list())
        told = speakers.to_dicts()
        juntas = self._juntas(told)
        ids = [self._add_speaker(speaker, published.get(speaker["article_id"]), juntas) for speaker in told]
        self._speakers = speakers.select("article_id", "speaker", pl.Series("source_id", ids, dtype=pl.String))
        ids = [self._add_outlet(*row) for row in documents.select("article_id", "publisher").iter_rows()]
        self._outlets = documents.select("article_id", pl.Series("source_id", ids, dtype=pl.String))
        self._affiliate()

    def given(self, claims: pl.DataFrame) -> pl.DataFrame:
        """The claims with their source: the speaker, or the outlet where the article itself speaks."""
        outlets = self._outlets.rename({"source_id": "outlet"})
        return (
            claims.join(self._speakers, on=["article_id", "speaker"], how="left", maintain_order="left")
            .join(outlets, on="article_id", how="left", maintain_order="left")
            .with_columns(source_id=pl.coalesce("source_id", "outlet"))
            .drop("outlet")
        )

    def rows(self, cited: pl.DataFrame, claimed: Iterable[pl.DataFrame]) -> Iterator[dict]:
        """The table `sources`, by id. `cited` and `claimed` are published tables."""
        claims = pl.concat([frame.select("article_id", "source_id") for frame in claimed])
        articles = pl.concat([cited.select("article_id", "source_id"), claims, self._outlets])
        n_articles = dict(
            articles.group_by("source_id").agg(pl.col("article_id").n_unique().cast(pl.Int64)).iter_rows()
        )
        n_claims = dict(claims.group_by("source_id").agg(pl.len().cast(pl.Int64)).iter_rows())
        for source_id, source in sorted(self.by_id.items()):
            affiliation = slug(most(source.affiliations)) if source.affiliations else None
            yield {
                "source_id": source_id,
                "name": most(source.names),
                "kind": "publisher" if source.outlet else most(source.kinds),
                "sector": "media" if source.outlet else most(source.sectors),
                "named": source.named,
                "affiliation": None if affiliation == source_id else affiliation,
                "role": most(source.roles) if source.roles else None,
                "article_id": source.article_id,
                "n_articles": n_articles.get(source_id, 0),
                "n_claims": n_claims.get(source_id, 0),
                "curated": None,
            }

    def _juntas(self, told: list[dict[str, Any]]) -> dict[str, set[str]]:
        """{article: names of bodies that it says have taken the place of others}."""
        named: dict[str, set[str]] = defaultdict(set)
        for speaker in told:
            if speaker["named"] and speaker["kind"] != "person":
                named[speaker["article_id"]].add(self.actors.name(speaker["name"]))
        return named

    def _add_speaker(self, speaker: dict[str, Any], published: date | None, named: dict[str, set[str]]) -> str:
        article, name, kind, sector = (speaker[c] for c in ("article_id", "name", "kind", "sector"))
        if speaker["named"]:
            if kind == "person":
                name = self._full.get(slug(name), name)
            else:
                name = self.actors.name(name, published)
                successor = self.actors.successor(name)
                name = successor.name if successor and successor.name in named[article] else name
            known = self.actors.find(name)
            if known:
                kind, sector = known.kind, known.sector
            source = self._source(slug(name), named=True)
        else:
            told = digest(article, speaker["speaker"], name, length=8)
            source = self._source(f"{slug(name)[:40].rstrip('-')}-{told}", named=False, article_id=article)
        source.names.append(name)
        source.kinds.append(kind)
        source.sectors.append(sector)
        if speaker["affiliation"]:
            source.affiliations.append(self.actors.name(speaker["affiliation"], published))
        if speaker["role"]:
            source.roles.append(speaker["role"])
        return source.source_id

    def _add_outlet(self, article: str, outlet: str | None) -> str:
        if outlet is None:
            name = _NO_OUTLET
            source = self._source(f"{slug(name)}-{digest(article, length=8)}", named=False, article_id=article)
        else:
            name = outlet
            source = self._source(slug(outlet), named=True)
        source.names.append(name)
        body = self.actors.find(name) if outlet else None
        if body and body.sector != "media":  # a mission or ministry that publishes its own releases stays what it is
            source.kinds.append(body.kind)
            source.sectors.append(body.sector)
        else:
            source.outlet = True
        return source.source_id

    def _affiliate(self) -> None:
        """Make a row for every body that somebody belongs to."""
        for source in list(self.by_id.values()):
            if not source.affiliations:
                continue
            name = most(source.affiliations)
            if slug(name) in self.by_id:
                continue
            known = self.actors.find(name)
            body = self._source(slug(name), named=True)
            body.names.append(name)
            body.kinds.append(known.kind if known else "organisation")
            body.sectors.append(known.sector if known else most(source.sectors or ["media"]))

    def _source(self, source_id: str, *, named: bool, article_id: str | None = None) -> Source:
        return self.by_id.setdefault(source_id, Source(source_id, named, article_id))


def _full_names(names: list[str]) -> dict[str, str]:
    """{key of a short name: the only full name in the corpus that it can stand for}.

    A surname stands for the only person of that surname, first and last name for the only one who has names between.
    """
    counts = Counter(names)
    best: dict[str, str] = {}
    for name in sorted(counts, key=lambda n: (-counts[n], n)):
        best.setdefault(slug(name), name)
    longer: dict[str, set[str]] = defaultdict(set)
    for key in best:
        words = key.split("-")
        if len(words) > 1:
            longer[words[-1]].add(key)
        if len(words) > 2:
            longer[f"{words[0]}-{words[-1]}"].add(key)
    return {key: best[_only(longer.get(key, ())) or key] for key in best}


def _only(keys: Iterable[str]) -> str | None:
    keys = list(keys)
    return keys[0] if len(keys) == 1 else None
