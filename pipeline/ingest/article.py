"""One document becomes an article: clean text and metadata, or a rejection.

`read_article` is the whole of ingest for one document; it knows no files and no other articles.
"""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date

from pipeline.ingest.authors import read_credit
from pipeline.ingest.clean import Paragraph, bare, characters, one_line, paragraphs, rejoin
from pipeline.ingest.dateline import Dateline, may_open, read_dateline
from pipeline.ingest.dates import complete, date_in_url
from pipeline.ingest.documents import MAX_CHARACTERS, MAX_LINES, Document, Raw, Rejection
from pipeline.ingest.furniture import (
    AD,
    APPEAL,
    CAPTION,
    CLOSING,
    CREDIT,
    LEGAL,
    LINK,
    is_bare_caption,
    kind_of,
    phrases_in,
    without_sign_off,
)
from pipeline.ingest.head import Head, read_head
from pipeline.ingest.language import foreign_language
from pipeline.ingest.outlets import (
    agency_named,
    agency_spoken_to,
    outlet_followed,
    outlet_of_origin,
    outlet_of_rights,
    outlet_of_url,
    same_outlet,
)

_DATELINE_REACH = 15
_MAX_PICTURES = 50
_MAX_QUOTED = 1000
"""In a text of more paragraphs pull quotes are not looked for."""
_RUN_IN = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ '’-]{2,40}\. (?=[A-ZÀ-Þ\"“])")
_UPDATE = re.compile(r"(?:UPDATED?|BREAKING|CORRECTION|CORRECTED)\b")
_QUOTES = "\"“”'‘’"
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class _Found:
    """What the paragraphs yield: the text, and the names in lines that were set aside."""

    texts: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    followed: str | None = None
    rights: str | None = None


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
    parts = paragraphs(text, line_is_paragraph=raw.line_is_paragraph)
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
    stop, dateline = _find_dateline(parts, kinds, text)
    head = read_head(parts, kinds, stop, title)
    if dateline is None and head.begins < len(parts):
        dateline = _weak_dateline(parts, head.begins, text)
        stop = head.begins if dateline else None
    found = _body(parts, kinds, head, stop, dateline)
    if not found.texts:
        found.texts = _fallback(parts, kinds)
        head.title = None
    clean = "\n\n".join(rejoin(found.texts))
    if not clean:
        return _rejected(
            raw, "no_article", "It holds links, captions or notices only, no sentence; save the article's page itself."
        )
    return _document(raw, title, clean, head, dateline, found)


def _rejected(raw: Raw, reason: str, detail: str) -> Rejection:
    return Rejection(
        raw.path.partition("#")[0] if raw.position != "-" else raw.path, raw.position, raw.sha256, reason, detail
    )


def _kind(part: Paragraph, phrases: tuple[str, ...]) -> str | None:
    if not part.text:
        return CAPTION
    return kind_of(part.text, phrases)


def _find_dateline(parts: list[Paragraph], kinds: list[str | None], text: str) -> tuple[int | None, Dateline | None]:
    """Return the paragraph of the dateline that names a day or an outlet, if what stands above it can be a head."""
    prose = ahead = 0
    for n, part in enumerate(parts[:_DATELINE_REACH]):
        if kinds[n] is not None or len(part.text) < 40:
            continue
        found = read_dateline(part.text, text, first=False) if may_open(part.text) else None
        if found and found.is_sure:
            return n, found
        if part.is_sentence and not part.bullet:
            prose += 1
            ahead += len(part.text)
            if prose > 2 or ahead > 1000:
                break
    return None, None


def _weak_dateline(parts: list[Paragraph], n: int, text: str) -> Dateline | None:
    """Return a dateline of nothing but a place; "ANSONGO. " is one unless other paragraphs open in the same way."""
    run_in = _RUN_IN.match(parts[n].text) and sum(bool(_RUN_IN.match(part.text)) for part in parts) > 1
    return read_dateline(parts[n].text, text, first=not run_in)


def _body(
    parts: list[Paragraph], kinds: list[str | None], head: Head, stop: int | None, dateline: Dateline | None
) -> _Found:
    """Go through the paragraphs once: text is kept, furniture is read for the names that it holds."""
    found = _Found()
    begins = stop if stop is not None else head.begins
    closed = _closing(parts, kinds, begins)
    teasers = _teasers(parts, kinds, begins)
    whole = " ".join(part.text for part in parts) if len(parts) <= _MAX_QUOTED else ""
    alts = tuple(alt for part in parts if part.alt_text and len(alt := bare(part.alt_text)[:60]) >= 15)[:_MAX_PICTURES]
    kept = set(head.kept) if stop is None or not (dateline and dateline.is_sure) else set()
    kept |= {n for n in range(head.begins, begins) if _UPDATE.match(parts[n].text)}
    seen: set[str] = set()
    after: str | None = None
    block = -1
    for n, part in enumerate(parts):
        kind, text = kinds[n], part.text
        if kind is not None:
            _read_furniture(found, kind, text)
            after, block = kind, part.block
            continue
        if (
            (n < begins and n not in kept)
            or n in teasers
            or (closed is not None and n > closed[0] and (closed[1] or not part.is_sentence))
        ):
            continue
        if n == stop and dateline:
            text = text[dateline.end :].strip()
        if _belongs_to_furniture(part, after, block) or _is_caption_of(text, alts) or is_bare_caption(text):
            continue
        if part.is_sentence or len(text) > 120:
            after = None
        if _is_pull_quote(text, whole, seen):
            continue
        text, sign_off = without_sign_off(text)
        if sign_off:
            _read_furniture(found, CREDIT, sign_off)
        if text:
            found.texts.append(text)
    return found


def _read_furniture(found: _Found, kind: str, text: str) -> None:
    if kind == CREDIT:
        byline = read_credit(text)
        found.authors += [name for name in byline.authors if name not in found.authors]
        source = agency_named(text.partition(":")[2] or text)
        found.agencies += [name for name in (byline.agency, source) if name]
    elif kind == LEGAL:
        origin = outlet_of_origin(text)
        found.agencies += [name for name in (agency_named(origin),) if name]
    if kind == APPEAL:
        found.followed = found.followed or outlet_followed(text)
    if "©" in text or "opyright" in text or "(c)" in text:
        found.rights = found.rights or outlet_of_rights(text[text.find("©") :] if "©" in text else text)


def _closing(parts: list[Paragraph], kinds: list[str | None], begins: int) -> tuple[int, bool] | None:
    """Return the line that ends the article, and whether nothing after it is text, not even sentences."""
    lengths = [len(part.text) if kinds[n] is None and n >= begins else 0 for n, part in enumerate(parts)]
    total, before, credits = sum(lengths), 0, 0
    for n, kind in enumerate(kinds):
        if n >= begins and kind in CLOSING:
            if before >= 0.6 * total:
                final = kind in (CREDIT, LEGAL) and not credits and before >= 0.75 * total
                return n, final
            credits += kind in (CREDIT, LEGAL)
        before += lengths[n]
    return None


def _teasers(parts: list[Paragraph], kinds: list[str | None], begins: int) -> set[int]:
    """Return bullets without full stops between the head and the first prose: the summary above a report."""
    found = set()
    for n in range(begins, len(parts)):
        if kinds[n] is not None:
            continue
        if not parts[n].bullet or parts[n].is_sentence:
            return found if 2 <= len(found) <= 6 and not parts[n].bullet and parts[n].is_sentence else set()
        found.add(n)
    return set()


def _belongs_to_furniture(part: Paragraph, after: str | None, block: int) -> bool:
    """Whether a line goes on what the furniture above it began: an advert's words, headlines under "Related stories"."""
    if part.is_sentence or len(part.text) > 120 or part.heading:
        return False
    return (after == AD and part.block == block) or (after == LINK and (part.bullet or part.block == block))


def _is_caption_of(text: str, alts: tuple[str, ...]) -> bool:
    """Whether a paragraph opens with the words of a picture's alternative text."""
    return bool(alts) and bare(text[:200]).startswith(alts)


def _is_pull_quote(text: str, whole: str, seen: set[str]) -> bool:
    """Whether a short paragraph only repeats another, or quotes words that the text holds elsewhere."""
    if not 30 <= len(text) <= 250:
        return False
    if text in seen:
        return True
    seen.add(text)
    return text[0] in _QUOTES and text[-1] in _QUOTES and whole.count(text.strip(_QUOTES)) > 1


def _fallback(parts: list[Paragraph], kinds: list[str | None]) -> list[str]:
    """Return the text of a document that seems to hold nothing but a headline or a caption."""
    return [
        p.text
        for p, kind in zip(parts, kinds, strict=True)
        if p.text and kind in (None, CAPTION) and len(p.text.split()) >= 3
    ]


def _document(raw: Raw, title: str | None, text: str, head: Head, dateline: Dateline | None, found: _Found) -> Document:
    url = one_line(raw.url) or head.url
    publisher, agency = _publisher(raw, head, dateline, found, url, text)
    published_on, basis = _published(raw, head, dateline, url, text)
    title = title or one_line(head.title)
    authors = raw.authors or tuple(dict.fromkeys([*head.authors, *found.authors]))
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
    raw: Raw, head: Head, dateline: Dateline | None, found: _Found, url: str | None, text: str
) -> tuple[str | None, str | None]:
    """Return the outlet, and the agency where the outlet republishes one's copy."""
    wire = dateline.outlet if dateline else None
    agency = agency_named(wire) or raw.agency or head.agency or next(iter(found.agencies), None)
    publisher = one_line(raw.publisher) or head.publisher or found.followed or found.rights
    publisher = publisher or (outlet_of_url(url) if url else None) or agency or wire or agency_spoken_to(text)
    agency = agency or agency_named(found.rights) or (wire if wire and not same_outlet(wire, publisher) else None)
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
    return None, "unknown"


def _article_id(publisher: str | None, published_on: date | None, title: str | None, url: str | None, text: str) -> str:
    """Return a readable id that follows from what the article says, not from where it was found."""
    content = "\x1f".join(str(value) for value in (publisher, published_on, title, url, text))
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    slug = _SLUG.sub("-", (publisher or "article").casefold()).strip("-")[:32].strip("-") or "article"
    return "-".join(part for part in (slug, published_on.isoformat() if published_on else None, digest) if part)
