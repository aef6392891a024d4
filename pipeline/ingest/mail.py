"""Articles that came by mail, and pages saved as MHTML: both are MIME messages, read by the standard library."""

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parseaddr
from typing import BinaryIO

from pipeline.ingest.dates import parse_date
from pipeline.ingest.decode import decode
from pipeline.ingest.documents import Found, Raw, Rejection
from pipeline.ingest.limits import read_limited, too_large
from pipeline.ingest.paths import Input
from pipeline.ingest.web import page

_PREFIX = re.compile(r"(?:(?:re|fwd?|fw|tr|wg|aw)\s*:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)
_SHORT = 300
_MAX_HEADER = 50_000
"""Longest header that is looked at; the library takes time with the square of its length."""


def read_mail(source: Input, stream: BinaryIO) -> Found:
    """One article in a message: the subject is its headline, the sender of a newsletter its outlet."""
    data, digest, whole = read_limited(stream)
    if not whole:
        yield too_large(source.path, "-", digest, "message")
        return
    if not data.strip():
        yield Rejection(source.path, "-", digest, "empty", "The file is empty; save the message again.")
        return
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        if any(len(words) > _MAX_HEADER for part in message.walk() for _, words in part.raw_items()):
            detail = f"A header of the message has more than {_MAX_HEADER:,} characters; save its text instead."
            yield Rejection(source.path, "-", digest, "malformed", detail)
        else:
            yield _message(source.path, message, digest)
    except Exception as error:  # the parser raises whatever broken headers provoke
        yield Rejection(
            source.path,
            "-",
            digest,
            "malformed",
            f"The message cannot be parsed ({type(error).__name__}); save its text instead.",
        )


def _message(path: str, message: EmailMessage, digest: str) -> Raw | Rejection:
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    text = _text(plain) if plain is not None else None
    found: Raw | Rejection | None = None
    if html is not None and len((text or "").strip()) < _SHORT:
        body = html.get_payload(decode=True) or b""
        url = message.get("Snapshot-Content-Location")
        found = page(path, body, digest, url=url, charset=html.get_content_charset())
    if not isinstance(found, Raw):
        if not (text or "").strip():
            return found or Rejection(path, "-", digest, "empty", "The message has no text; save the article itself.")
        found = Raw(path, digest, text)
    title = _PREFIX.sub("", str(message.get("Subject") or "")).strip() or found.title
    sender = parseaddr(str(message.get("From") or ""))[0]
    is_newsletter = message.get("List-Id") or message.get("List-Unsubscribe")
    return Raw(
        path=path,
        sha256=digest,
        text=found.text,
        title=title,
        publisher=found.publisher or (sender if is_newsletter else None) or None,
        url=found.url,
        published_on=found.published_on or parse_date(str(message.get("Date") or "")),
        authors=found.authors,
        agency=found.agency,
        line_is_paragraph=found.line_is_paragraph,
    )


def _text(part: EmailMessage) -> str | None:
    return decode(part.get_payload(decode=True) or b"", part.get_content_charset())
