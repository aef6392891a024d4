"""Sources: which speakers of which articles are one, and who each of them is.

Named speakers are one over all articles, unnamed ones exist within one. An outlet is a source of what its articles say
in their own voice.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import polars as pl

from pipeline.reference import Actor
from pipeline.resolve.ids import digests, slug
from pipeline.resolve.tables import most_often
from pipeline.resolve.world import Actors, looked_up
from schemas import TABLES, projections

_NO_OUTLET = "unnamed publisher"
_TOLD = ("name", "kind", "sector", "affiliation", "role")


class Sources:
    """All sources of a corpus, found by article and speaker."""

    def __init__(self, documents: pl.DataFrame, speakers: pl.DataFrame, actors: Actors) -> None:
        speaking, publishing = _speaking(speakers, documents, actors), _publishing(documents, actors)
        self._speakers = speaking.select("article_id", "speaker", "source_id")
        self._outlets = publishing.select("article_id", "source_id")
        columns = ["source_id", "article_id", "named", "outlet", *_TOLD]
        self._resolved = _resolved(pl.concat([speaking.select(columns), publishing.select(columns)]), actors)

    def given(self, claims: pl.DataFrame) -> pl.DataFrame:
        """The claims with their source: the speaker, or the outlet where the article itself speaks."""
        outlets = self._outlets.rename({"source_id": "outlet"})
        found = (
            claims.select("article_id", "speaker")
            .join(self._speakers, on=["article_id", "speaker"], how="left", maintain_order="left")
            .join(outlets, on="article_id", how="left", maintain_order="left")
            .select(pl.coalesce("source_id", "outlet"))
        )
        return claims.with_columns(found.to_series())

    def table(self, cited: pl.DataFrame, claimed: Iterable[pl.DataFrame]) -> pl.DataFrame:
        """The table `sources`. `cited` and `claimed` are published tables."""
        claims = pl.concat([frame.select("article_id", "source_id") for frame in claimed])
        articles = pl.concat([cited.select("article_id", "source_id"), claims, self._outlets])
        counted = (
            self._resolved.join(claims.group_by("source_id").agg(n_claims=pl.len()), on="source_id", how="left")
            .join(articles.unique().group_by("source_id").agg(n_articles=pl.len()), on="source_id", how="left")
            .with_columns(pl.col("n_claims", "n_articles").fill_null(0).cast(pl.Int64))
            .with_columns(curated=pl.lit(None, dtype=pl.String))
        )
        return counted.select(c.name for c in projections.columns(TABLES["sources"])).sort("source_id")


def _speaking(speakers: pl.DataFrame, documents: pl.DataFrame, actors: Actors) -> pl.DataFrame:
    """The speakers with their source, each property as this article tells it."""
    told = speakers.join(
        documents.select("article_id", "published_on"), on="article_id", how="left", maintain_order="left"
    )
    person = pl.col("kind") == "person"
    full = _full_names(told.select("name", "named", "kind").filter("named", person)["name"].to_list())
    told = told.with_columns(
        name=pl.when(~pl.col("named")).then("name")
        .when(person).then(looked_up(told["name"], lambda name: full.get(slug(name), name), pl.String))
        .otherwise(_bodies(told, actors)),
        affiliation=actors.names(told["affiliation"], told["published_on"]),
    )  # fmt: skip
    known, key = _known(told["name"], actors.find), looked_up(told["name"], slug, pl.String)
    unnamed = (~told["named"]).arg_true()
    digest = digests(told.select("article_id", "speaker", "name")[unnamed], 8)
    key = key.scatter(unnamed, key[unnamed].str.slice(0, 40).str.strip_chars_end("-") + "-" + digest)
    return told.with_columns(
        source_id=key,
        outlet=pl.lit(False),
        **{c: pl.when("named").then(pl.coalesce(found, c)).otherwise(c) for c, found in known.items()},
    )


def _bodies(told: pl.DataFrame, actors: Actors) -> pl.Series:
    """The names of the speakers as those of bodies; of the one that took another's place, if the article names it."""
    bodies = told.select("article_id", "name", "named", "kind").filter("named", pl.col("kind") != "person")
    named = bodies.select("article_id", looked_up(bodies["name"], actors.name, pl.String).alias("heir")).unique()
    found = told.select("article_id", name=actors.names(told["name"], told["published_on"]))
    heirs = looked_up(found["name"], lambda name: getattr(actors.successor(name), "name", None), pl.String)
    there = named.with_columns(there=pl.lit(True))
    found = found.with_columns(heir=heirs).join(there, on=["article_id", "heir"], how="left", maintain_order="left")
    return found.select(pl.when("there").then("heir").otherwise("name")).to_series()


def _publishing(documents: pl.DataFrame, actors: Actors) -> pl.DataFrame:
    """The outlets of the articles, one row each."""

    def body(name: str) -> Actor | None:
        # A mission or ministry that publishes its own releases stays what it is.
        known = actors.find(name)
        return known if known and known.sector != "media" else None

    told = documents.select("article_id", "publisher")
    known = _known(told["publisher"], body)
    named = pl.col("publisher").is_not_null()
    unnamed = slug(_NO_OUTLET) + "-" + digests(told.select("article_id"), 8)
    none = pl.lit(None, dtype=pl.String)
    return told.with_columns(
        source_id=pl.when(named).then(looked_up(told["publisher"], slug, pl.String)).otherwise(unnamed),
        named=named,
        outlet=known["kind"].is_null(),
        name=pl.col("publisher").fill_null(_NO_OUTLET),
        **known,
        affiliation=none,
        role=none,
    )


def _known(names: pl.Series, find: Callable[[str], Actor | None]) -> dict[str, pl.Series]:
    """Kind and sector of those that are known."""

    def told(name: str) -> dict[str, str | None]:
        actor = find(name)
        return {"kind": actor and actor.kind, "sector": actor and actor.sector}

    found = looked_up(names, told, pl.Struct({"kind": pl.String, "sector": pl.String}))
    return {part: found.struct.field(part) for part in ("kind", "sector")}


def _resolved(told: pl.DataFrame, actors: Actors) -> pl.DataFrame:
    """One row per source, each property as it is told most often; bodies that somebody belongs to included."""
    sources = told.group_by("source_id", maintain_order=True).agg(
        pl.col("named").first(), pl.col("article_id").first(), pl.col("outlet").any()
    )
    # Only articles that say what somebody is tell for whom he speaks, where one does.
    described = pl.any_horizontal(pl.col("role", "affiliation").is_not_null())
    told = told.with_columns(sector=pl.when(described | ~described.any().over("source_id")).then("sector"))
    for column in _TOLD:
        found = most_often(told, "source_id", column)
        sources = sources.join(found, on="source_id", how="left", maintain_order="left")
    belonging = sources.drop_nulls("affiliation")
    known = _known(belonging["affiliation"], actors.find)
    bodies = belonging.select(
        looked_up(belonging["affiliation"], slug, pl.String).alias("source_id"),
        named=pl.lit(True),
        article_id=pl.lit(None, dtype=pl.String),
        outlet=pl.lit(False),
        name="affiliation",
        kind=known["kind"].fill_null("organisation"),
        sector=pl.coalesce(known["sector"], "sector", pl.lit("media")),
        affiliation=pl.lit(None, dtype=pl.String),
        role=pl.lit(None, dtype=pl.String),
    )
    bodies = bodies.join(sources, on="source_id", how="anti", maintain_order="left")
    sources = pl.concat([sources, bodies.unique("source_id", keep="first")])
    body = looked_up(sources["affiliation"], slug, pl.String)
    # An outlet stays one where others quote it.
    return sources.with_columns(
        article_id=pl.when(~pl.col("named")).then("article_id"),
        kind=pl.when("outlet").then(pl.lit("publisher")).otherwise("kind"),
        sector=pl.when("outlet").then(pl.lit("media")).otherwise("sector"),
        affiliation=pl.when(body != pl.col("source_id")).then(body),
    )


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
