"""What a page says of itself: JSON-LD first, then OpenGraph and other meta tags, then its headings and `time`."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.ingest.authors import read_authors
from pipeline.ingest.dates import parse_date
from pipeline.ingest.outlets import agency_named

_ARTICLES = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle backgroundnewsarticle opinionnewsarticle blogposting "
    "liveblogposting report socialmediaposting".split()
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "headline", "parsely-title")
_SITES = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_journal_title",
)
_AUTHORS = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "citation_author",
    "sailthru.author",
)
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "citation_publication_date", "parsely-pub-date",
    "publish-date", "publish_date", "publishdate", "publication_date", "pubdate", "sailthru.date", "date",
)  # fmt: skip
_SITE_IN_TITLE = re.compile(r"\s+(?:[|»·•–—]|-{1,2})\s+(?P<site>[^|»·•–—]{2,60})$")
_MAX_DEPTH = 30


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Title, outlet and the rest as a page states them; None where it does not."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published_on: date | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    body: str | None = None


def read_metadata(tree: Any) -> PageMetadata:
    """Return the metadata of a parsed page."""
    linked = next((thing for thing in _linked_data(tree) if _types(thing) & _ARTICLES), {})
    meta = _meta(tree)
    heading = _first(_text(node) for node in tree.xpath("//h1")[:1])
    title = (
        _words(linked.get("headline"))
        or _pick(meta, _TITLES)
        or heading
        or _first(_text(n) for n in tree.xpath("//title")[:1])
    )
    site = _name(linked.get("publisher")) or _pick(meta, _SITES)
    if title and not (heading and title == heading):
        title, site = _without_site(title, site)
    authors = [_name(author) for author in _listed(linked.get("author"))] or [
        meta[name] for name in _AUTHORS if meta.get(name)
    ][:1]
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    url = _first([*canonical, meta.get("og:url"), _words(linked.get("url"))], http=True)
    return PageMetadata(
        title=title,
        publisher=agency_named(site) or site,
        url=url,
        published_on=_date(linked, meta, tree),
        authors=tuple(dict.fromkeys(name for author in authors if author for name in read_authors(author))),
        body=body if isinstance(body := linked.get("articleBody"), str) else None,
        agency=next((agency for author in authors if (agency := agency_named(author))), None),
    )


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Objects of the page's JSON-LD; what is no JSON is passed over."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()")[:20]:
        try:
            yield from _objects(json.loads(script, strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for one in value:
            yield from _objects(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)


def _types(thing: dict[str, Any]) -> set[str]:
    return {str(kind).casefold() for kind in _listed(thing.get("@type"))}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _name(value: Any) -> str | None:
    """The name of a person or organisation, given as text or as an object."""
    value = _listed(value)[0] if _listed(value) else None
    return _words(value.get("name") if isinstance(value, dict) else value)


def _words(value: Any) -> str | None:
    value = _listed(value)[0] if _listed(value) else None
    return " ".join(value.split()) or None if isinstance(value, str) and len(value) < 2000 else None


def _meta(tree: Any) -> dict[str, str]:
    """Meta tags by name or property, the first of each kept."""
    found: dict[str, str] = {}
    for node in tree.xpath("//meta[@content]")[:500]:
        for key in ("property", "name", "itemprop"):
            name, content = (node.get(key) or "").casefold(), " ".join(node.get("content").split())
            if name and content:
                found.setdefault(name, content)
    return found


def _pick(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if meta.get(name)), None)


def _date(linked: dict[str, Any], meta: dict[str, str], tree: Any) -> date | None:
    times = tree.xpath(
        "//time[@pubdate or @itemprop='datePublished']/@datetime | //*[@itemprop='datePublished']/@content"
    )
    times += tree.xpath("//article//time/@datetime | //header//time/@datetime | //time/@datetime | //time/text()")
    values = [_words(linked.get("datePublished")), *(meta.get(name) for name in _DATES), *times[:5]]
    return next((found for value in values if value and (found := parse_date(value))), None)


def _text(node: Any) -> str:
    return " ".join(" ".join(node.itertext()).split())


def _first(values: Any, *, http: bool = False) -> str | None:
    return next((v for v in values if v and (not http or v.startswith(("http://", "https://")))), None)


def _without_site(title: str, site: str | None) -> tuple[str, str | None]:
    """Part "Headline | Outlet" where the outlet is known by name, or stands after the last bar."""
    match = _SITE_IN_TITLE.search(title)
    if not match:
        return title, site
    named = match["site"].strip()
    if site and (named.casefold() in site.casefold() or site.casefold() in named.casefold()):
        return title[: match.start()], site
    if not site and "|" in match[0] and len(named.split()) <= 5:
        return title[: match.start()], named
    return title, site
