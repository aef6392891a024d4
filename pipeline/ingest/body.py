"""The body of an article: its paragraphs without the furniture between and after them, and the names that this held."""

import re
from dataclasses import dataclass, field

from pipeline.ingest.authors import read_credit
from pipeline.ingest.clean import Paragraph, bare
from pipeline.ingest.dateline import Dateline
from pipeline.ingest.furniture import (
    AD,
    APPEAL,
    CAPTION,
    CLOSING,
    CREDIT,
    LEGAL,
    LINK,
    MENU,
    is_bare_caption,
    outlet_with_agency,
    without_inline_links,
    without_sign_off,
)
from pipeline.ingest.head import Head
from pipeline.ingest.outlets import agency_named, outlet_followed, outlet_named, outlet_of_origin, outlet_of_rights

_MAX_PICTURES = 50
_MAX_QUOTED = 1000
"""In a text of more paragraphs pull quotes are not looked for."""
_UPDATE = re.compile(r"(?:UPDATED?|BREAKING|CORRECTION|CORRECTED)\b")
_SOURCE = re.compile(r"sources?: ?(?P<name>[^,;]{2,60}?)(?: and .*| with .*)?\.?$", re.IGNORECASE)
_LABEL_ONLY = re.compile(r"[^.!?|→»:]{2,60}[:,.…>»→]*$")
_QUOTES = "\"“”'‘’"


@dataclass(slots=True)
class Body:
    """The paragraphs of the text, and what the lines that were set aside say of authors and outlets."""

    texts: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    followed: str | None = None
    rights: str | None = None
    source: str | None = None


def read_body(
    parts: list[Paragraph], kinds: list[str | None], head: Head, stop: int | None, dateline: Dateline | None
) -> Body:
    """Go through the paragraphs once; `stop` is the one that the dateline opens."""
    body = Body()
    begins = stop if stop is not None else head.begins
    aside = _set_aside(parts, kinds, begins, head, above=dateline is not None and dateline.is_sure)
    whole = " ".join(part.text for part in parts) if len(parts) <= _MAX_QUOTED else ""
    alts = tuple(alt for part in parts if part.alt_text and len(alt := bare(part.alt_text)[:60]) >= 15)[:_MAX_PICTURES]
    seen: set[str] = set()
    above: _Above | None = None
    for n, part in enumerate(parts):
        kind, text = kinds[n], part.text
        if kind is not None:
            _read_furniture(body, kind, text)
            if above is None or kind != MENU:
                above = _Above(kind, part.block, bool(_LABEL_ONLY.match(text)), text.endswith((",", ":")))
            continue
        if n in aside:
            continue
        if above and _goes_on(part, above):
            above = None if above.kind == CAPTION else above
            continue
        if n == stop and dateline:
            text = text[dateline.end :].strip()
        if (alts and bare(text[:200]).startswith(alts)) or is_bare_caption(text) or _is_repeated(text, whole, seen):
            continue
        above = None
        text, sign_off = without_sign_off(without_inline_links(text))
        if sign_off:
            _read_furniture(body, CREDIT, sign_off)
        if text:
            body.texts.append(text)
    _drop_biographies(body, head)
    return body


def _drop_biographies(body: Body, head: Head) -> None:
    """Take the lines off the end that say who the authors are."""
    names = tuple(
        f"{name} {verb} " for name in (*head.authors, *body.authors) for verb in ("is", "was", "covers", "reports")
    )
    names += ("The author is ", "The writer is ")
    while len(body.texts) > 1 and len(body.texts[-1]) <= 300 and body.texts[-1].startswith(names):
        body.texts.pop()


def _set_aside(parts: list[Paragraph], kinds: list[str | None], begins: int, head: Head, *, above: bool) -> set[int]:
    """Return the places of lines of the head, of the summary above the report, and of what follows its end.

    `above` says that nothing above the text's first paragraph is text, but for updates.
    """
    kept = {n for n in range(head.begins, begins) if _UPDATE.match(parts[n].text)} | (
        set() if above else set(head.kept)
    )
    aside = {n for n in range(begins) if n not in kept} | _teasers(parts, kinds, begins)
    closing, final = _closing(parts, kinds, begins)
    return aside | {n for n in range(closing, len(parts)) if final or not parts[n].is_sentence}


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


def _closing(parts: list[Paragraph], kinds: list[str | None], begins: int) -> tuple[int, bool]:
    """Return the line that ends the article, and whether nothing after it is text, not even sentences."""
    lengths = [len(part.text) if kinds[n] is None and n >= begins else 0 for n, part in enumerate(parts)]
    total, before, credits = sum(lengths), 0, 0
    for n, kind in enumerate(kinds):
        if n >= begins and kind in CLOSING:
            if before >= 0.6 * total:
                return n, kind in (CREDIT, LEGAL) and not credits and before >= 0.75 * total
            credits += kind in (CREDIT, LEGAL)
        before += lengths[n]
    return len(parts), False


@dataclass(frozen=True, slots=True)
class _Above:
    """The furniture above a line: its kind, its block, whether it is a label only, whether it is left open."""

    kind: str
    block: int
    is_label: bool
    is_open: bool


def _goes_on(part: Paragraph, above: _Above) -> bool:
    """Whether a line goes on what furniture began: words of an advert, headlines under a label, a caption."""
    same_block = part.block == above.block
    if above.kind == CAPTION:
        return same_block and above.is_open and len(part.text) <= 250
    if (
        (part.is_sentence and not (part.text.endswith("?") and len(part.text) <= 100))
        or len(part.text) > 120
        or part.heading
    ):
        return False
    return (above.kind == AD and same_block) or (above.kind == LINK and (part.bullet or same_block or above.is_label))


def _is_repeated(text: str, whole: str, seen: set[str]) -> bool:
    """Whether a short paragraph only repeats another, or quotes words that the text holds elsewhere."""
    if not 30 <= len(text) <= 250:
        return False
    if text in seen:
        return True
    seen.add(text)
    return text[0] in _QUOTES and text[-1] in _QUOTES and whole.count(text.strip(_QUOTES)) > 1


def _read_furniture(body: Body, kind: str, text: str) -> None:
    """Keep the names that a line of furniture holds."""
    if kind == CREDIT:
        byline = read_credit(text)
        body.authors += [name for name in byline.authors if name not in body.authors]
        agency = byline.agency or agency_named(text.partition(":")[2] or text)
        source = _SOURCE.match(text)
        body.source = body.source or outlet_with_agency(text) or (outlet_named(source["name"]) if source else None)
        body.agencies += [agency] if agency else []
    elif kind == LEGAL:
        agency = agency_named(outlet_of_origin(text))
        body.agencies += [agency] if agency else []
    elif kind == APPEAL:
        body.followed = body.followed or outlet_followed(text)
    if "©" in text or "opyright" in text or "(c)" in text:
        body.rights = body.rights or outlet_of_rights(text[text.find("©") :] if "©" in text else text)
