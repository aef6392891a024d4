"""Bytes to text: which encoding a file is in, and whether it is text at all."""

import re

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_BINARY = bytes([*range(9), *range(14, 27), *range(28, 32)])
_SAMPLE = 65_536
# Bytes that Windows-1252 leaves without a character.
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decode(data: bytes, declared: str | None = None) -> str | None:
    """Return the text of the bytes, None where they are none.

    Byte order marks come first, then UTF-8, then what the document declares, then UTF-16 without a mark, then
    Windows-1252.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _try(data, encoding)
    sample = data[:_SAMPLE]
    if b"\x00" in sample:
        return _utf16(data, sample)
    if (len(sample) - len(sample.translate(None, _BINARY))) * 50 > len(sample):
        return None
    text = _try(data, "utf-8")
    if text is None and declared:
        text = _try(data, declared)
    if text is None and len(_UNDEFINED.findall(sample)) * 100 <= len(sample):
        text = data.decode("cp1252", "replace")
        if sum(c.isalpha() or c.isspace() for c in text[:_SAMPLE]) * 10 < len(text[:_SAMPLE]) * 6:
            return None
    return text


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16(data: bytes, sample: bytes) -> str | None:
    """Text in UTF-16 without a mark: nearly every second byte is zero."""
    half = max(1, len(sample) // 2)
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[offset::2].count(0) > 0.7 * half and sample[1 - offset :: 2].count(0) < 0.1 * half:
            return _try(data[: len(data) // 2 * 2], encoding)
    return None
