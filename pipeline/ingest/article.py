"""One document becomes an article: clean text and metadata, or a rejection.

`read_article` is the whole of ingest for one document; it knows no files and no other articles.
"""

import hashlib
import re
from datetime import date

from pipeline.ingest.body import Body, read_body
from pipeline.ingest.clean import Paragraph, characters, one_line, paragraphs, rejoin
from pipeline.ingest.dateline import Dateline, is_dateline_alone, may_open, read_dateline
from pipeline.ingest.dates import complete, date_in_url, date_of_today
from pipeline.ingest.documents import MAX_CHARACTERS, MAX_LINES, Document, Raw, Rejection
from pipeline.ingest.furniture import CAPTION, LINK, PLAYLIST, kind_of, phrases_in
from pipeline.ingest.head import Head, read_head
from pipeline.ingest.language import foreign_language
from pipeline.ingest.outlets import agency_named, agency_spoken_to, outlet_of_url, same_outlet

_DATELINE_REACH = 15
_RUN_IN = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ '’-]{2,40}(?:, [\w ,.]{4,40})?[.:] (?=[A-ZÀ-Þ\"“])")
_SLUG = re.compile(r"[^a-z0-9]+")


def read_article(raw: Raw) -> Document | Rejection:
    """Return the article that a document holds, or the reason why it holds none."""
    if len(raw.text) > MAX_CHARACTERS:
        return _rejected(
            raw,
            "too_large",
            f"The text has {len(raw.text):,} characters, more than the {MAX_CHARACTERS:,} of the longest article; "
            "split the file into one article each.",
        )
    if raw.text.count("\n") > MAX_LINES:
        detail = f"The text has more than {MAX_LINES:,} lines; split the file into one article each."
        return _rejected(raw, "too_large", detail)
    text = characters(raw.text)
    parts = _with_datelines(paragraphs(text, line_is_paragraph=raw.line_is_paragraph))
    if not any(any(c.isalnum() for c in p.text) for p in parts):
        return _rejected(raw, "empty", "It holds no words; save the article again with its text.")
    low = text.casefold()
    words = low.split()
    if language := foreign_language(low, words):
        return _rejected(
            raw,
            "language",
            f"It reads as {language}; only English is read yet, so leave it out or bring an English version.",
        )
    title = one_line(raw.title)
    phrases = phrases_in(low, set(words))
    kinds = [_kind(part, phrases) for part in parts]
    kinds = _without_lone_times(kinds)
    stop, dateline = _find_dateline(parts, kinds, text)
    head = read_head(parts, kinds, stop, title)
    if dateline is None and head.begins < len(parts):
        dateline = _weak_dateline(parts, head.begins, text)
        stop = head.begins if dateline else None
    body = read_body(parts, kinds, head, stop, dateline)
    if not body.texts:
        body.texts = _fallback(parts, kinds)
        head.title = None
    clean = "\n\n".join(rejoin(body.texts))
    if not clean:
        return _rejected(
            raw, "no_article", "It holds links, captions or notices only, no sentence; save the article's page itself."
        )
    return _document(raw, title, clean, head, dateline, body)


def _rejected(raw: Raw, reason: str, detail: str) -> Rejection:
    path = raw.path.rpartition("#")[0] if raw.position != "-" else raw.path
    return Rejection(path, raw.position, raw.sha256, reason, detail)


def _with_datelines(parts: list[Paragraph]) -> list[Paragraph]:
    """Join a dateline that stands on a line of its own with the paragraph under it."""
    for n, part in enumerate(parts[:_DATELINE_REACH]):
        if n + 1 < len(parts) and parts[n + 1].text and is_dateline_alone(part.text):
            parts[n + 1].text = f"{part.text} {parts[n + 1].text}"
            return [*parts[:n], *parts[n + 1 :]]
    return parts


def _kind(part: Paragraph, phrases: tuple[str, ...]) -> str | None:
    if not part.text:
        return CAPTION
    if part.link and not part.is_sentence:
        return LINK
    return kind_of(part.text, phrases)


def _without_lone_times(kinds: list[str | None]) -> list[str | None]:
    """Take a line that opens with a time for text unless more of its kind stand beside it, as in a list of films."""
    around = [None, *kinds, None]
    return [
        (LINK if PLAYLIST in (around[n], around[n + 2]) else None) if kind == PLAYLIST else kind
        for n, kind in enumerate(kinds)
    ]


def _find_dateline(parts: list[Paragraph], kinds: list[str | None], text: str) -> tuple[int | None, Dateline | None]:
    """Return the paragraph of the dateline that names a day or an outlet, if what stands above it can be a head."""
    prose = ahead = 0
    for n, part in enumerate(parts[:_DATELINE_REACH]):
        if kinds[n] is not None or len(part.text) < 40:
            continue
        found = read_dateline(part.text, text, first=False) if may_open(part.text) else None
        if found and found.is_sure:
            return (None, None) if _opens_entries(found, parts[n + 1 :], text) else (n, found)
        if part.is_sentence and not part.bullet:
            prose += 1
            ahead += len(part.text)
            if prose > 2 or ahead > 1000:
                break
    return None, None


def _opens_entries(dateline: Dateline, further: list[Paragraph], text: str) -> bool:
    """Whether other paragraphs open with a place and a day too, as the entries of a digest do."""
    if dateline.outlet or not dateline.day:
        return False
    openings = (read_dateline(part.text, text, first=False) for part in further[:_DATELINE_REACH])
    return any(found.day and not found.outlet and found.day != dateline.day for found in openings if found)


def _weak_dateline(parts: list[Paragraph], n: int, text: str) -> Dateline | None:
    """Return a dateline that no sign parts from the text as others are; "ANSONGO. " and "ANSONGO: " are such unless
    other paragraphs open in the same way."""
    run_in = _RUN_IN.match(parts[n].text) and sum(bool(_RUN_IN.match(part.text)) for part in parts) > 1
    found = read_dateline(parts[n].text, text, first=not run_in)
    return None if found and _opens_entries(found, parts[n + 1 :], text) else found


def _fallback(parts: list[Paragraph], kinds: list[str | None]) -> list[str]:
    """Return the text of a document that seems to hold nothing but a headline or a caption."""
    return [
        p.text
        for p, kind in zip(parts, kinds, strict=True)
        if p.text and kind in (None, CAPTION) and len(p.text.split()) >= 3
    ]


def _document(raw: Raw, title: str | None, text: str, head: Head, dateline: Dateline | None, body: Body) -> Document:
    url = one_line(raw.url) or head.url
    publisher, agency = _publisher(raw, head, dateline, body, url, text)
    published_on, basis = _published(raw, head, dateline, url, text)
    title = title or one_line(head.title)
    authors = raw.authors or tuple(dict.fromkeys([*head.authors, *body.authors]))
    return Document(
        article_id=_article_id(publisher, published_on, title, url, text),
        path=raw.path,
        sha256=raw.sha256,
        publisher=publisher,
        title=title,
        url=url,
        published_on=published_on,
        published_basis=basis,
        dateline_place=dateline.place if dateline else None,
        authors=authors,
        agency=agency,
        language="en",
        words=len(text.split()),
        duplicate_of=None,
        text=text,
    )


def _publisher(
    raw: Raw, head: Head, dateline: Dateline | None, body: Body, url: str | None, text: str
) -> tuple[str | None, str | None]:
    """Return the outlet, and the agency where the outlet republishes one's copy."""
    wire = dateline.outlet if dateline else None
    agency = agency_named(wire) or raw.agency or head.agency or next(iter(body.agencies), None)
    own = wire if not agency_named(wire) else None
    publisher = one_line(raw.publisher) or head.publisher or body.followed or body.source or own or body.rights
    publisher = publisher or (outlet_of_url(url) if url else None) or agency or agency_spoken_to(text)
    agency = agency or agency_named(body.rights) or own
    return publisher, None if same_outlet(agency, publisher) else agency


def _published(raw: Raw, head: Head, dateline: Dateline | None, url: str | None, text: str) -> tuple[date | None, str]:
    """Return the day of publication and where it was read."""
    if raw.published_on:
        return raw.published_on, "header"
    in_url = date_in_url(url) if url else None
    if head.day and (found := complete(head.day, in_url, text)):
        return found, "header"
    if in_url:
        return in_url, "url"
    if dateline and dateline.day and (found := complete(dateline.day, None, text)):
        return found, "dateline"
    if found := date_of_today(text):
        return found, "text"
    return None, "unknown"


def _article_id(publisher: str | None, published_on: date | None, title: str | None, url: str | None, text: str) -> str:
    """Return a readable id that follows from what the article says, not from where it was found."""
    content = "\x1f".join(str(value) for value in (publisher, published_on, title, url, text))
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    slug = _SLUG.sub("-", (publisher or "article").casefold()).strip("-")[:32].strip("-") or "article"
    return "-".join(part for part in (slug, published_on.isoformat() if published_on else None, digest) if part)
