"""Characters, lines and paragraphs of a text: NFC, one kind of blank, hard-wrapped lines joined again.

What a paragraph is (text, caption, link) is decided in `furniture` and `head`.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

# Control and bidirectional characters, soft hyphens, zero-width blanks, lone surrogates, non-characters.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\ud800-\udfff"
)
_BREAK = "\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"
_BLANK = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD = re.compile(f"[{_UNSEEN}{_BREAK}{_BLANK}]")
_BREAKS, _INVISIBLE, _BLANKS = re.compile(f"\r\n|[{_BREAK}]"), re.compile(f"[{_UNSEEN}]"), re.compile(f"[{_BLANK}]")
_SPACES = re.compile(" {2,}")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_BULLET = re.compile(r"(?:[•‣◦▪●∙⁃■►▸]\s*|[·*–—-]\s+(?=\S))+")
_LIST_SIGN = re.compile(r"\(?\d{1,2}[.)] |[a-z]\) ")
_ENDS = re.compile(r"""[.!?:;…]["'”’»)\]]*$""")
_MARKDOWN_IMAGE = re.compile(r"!\[([^\]\n]{0,1000})\]\(\S{0,3000}(?: \"[^\"\n]{0,300}\"\))?")
_MARKDOWN_LINK = re.compile(r"\[([^\]\[\n]{1,500})\]\((?:https?:|/|#|mailto:)[^)\s]{0,2000}\)")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1")
_RULE = re.compile(r"[-*_=~#–—. ]{3,}")
_TAG = re.compile(
    r"</?(?:p|br|b|i|em|strong|u|span|div|a|h[1-6]|ul|ol|li|blockquote|figure|figcaption|img|small)\b[^<>\n]{0,500}>",
    re.I,
)
_NO_END = frozenset(
    "the a an of and to in for with by at from or as but that which their its his was were had has".split()
)
_TERMINAL = frozenset(".!?…")

_MIN_WRAP, _MAX_WRAP = 40, 130


@dataclass(slots=True)
class Paragraph:
    """A paragraph on its way into the clean text: what it says, how it was marked, which block of lines it stood in.

    `is_sentence` says whether it ends as sentences do.
    """

    text: str
    block: int
    heading: bool = False
    strong: bool = False
    bullet: bool = False
    link: bool = False
    alt_text: str | None = None

    is_sentence: bool = False


def is_sentence(text: str) -> bool:
    """Whether a line ends as sentences do."""
    return text.rstrip("\"'”’»)]")[-1:] in _TERMINAL if text else False


def characters(text: str) -> str:
    """Return the text in NFC with one kind of line break and without characters that nobody sees."""
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    if _ODD.search(text):
        text = _BLANKS.sub(" ", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def one_line(text: str | None) -> str | None:
    """Return a metadata value on one line; None where nothing is left."""
    if text is None:
        return None
    return " ".join(characters(text).split()) or None


def paragraphs(text: str, *, line_is_paragraph: bool = False) -> list[Paragraph]:
    """Return the paragraphs of a text whose characters are clean. Hard-wrapped lines are joined unless told not to."""
    blocks = _blocks(text)
    width = None if line_is_paragraph else _wrap_width(blocks)
    found = []
    for number, lines in enumerate(blocks):
        for line in lines if width is None else _joined(lines, width):
            if paragraph := _paragraph(line.strip(), number):
                found.append(paragraph)
    return found


def rejoin(texts: list[str]) -> list[str]:
    """Join what an inserted link or blank line has cut in the middle of a sentence."""
    whole: list[str] = []
    for text in texts:
        if whole and len(whole[-1]) >= 40 and (ends_amid_sentence(whole[-1]) or _goes_on(whole[-1], text)):
            whole[-1] += " " + text
        else:
            whole.append(text)
    return whole


def ends_amid_sentence(text: str) -> bool:
    """Whether a line ends in a word with which no sentence and no headline ends."""
    return text.rpartition(" ")[2] in _NO_END


def _goes_on(text: str, following: str) -> bool:
    return following[0].islower() and (text[-1].islower() or text[-1] == ",")


def bare(text: str) -> str:
    """Return a text for comparison: letters and digits in one case."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _blocks(text: str) -> list[list[str]]:
    """Lines in blocks parted by blank lines; the blanks that open a line are kept as one."""
    blocks: list[list[str]] = [[]]
    for line in text.split("\n"):
        line = (_SPACES.sub(" ", line) if "  " in line else line).rstrip()
        if line and not _RULE.fullmatch(line):
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return blocks if blocks[-1] else blocks[:-1]


def _wrap_width(blocks: list[list[str]]) -> int | None:
    """Return the width at which the lines were broken, None where a line is a paragraph.

    In a text of broken lines most of those that another follows are nearly as long as the longest, and end amid a
    sentence.
    """
    broken: list[str] = []
    inside = 0
    for lines in blocks:
        for line, following in pairwise(lines):
            if len(line) > _MAX_WRAP:
                return None
            if not _BULLET.match(line) or not _BULLET.match(following):
                broken.append(line)
                inside += not _ENDS.search(line[-8:]) or following.lstrip()[:1].islower()
    width = max(map(len, broken), default=0)
    if len(broken) < 2 or inside * 2 <= len(broken) or width < _MIN_WRAP:
        return None
    return width if sum(len(line) >= 0.7 * width for line in broken) * 5 >= 3 * len(broken) else None


def _joined(lines: list[str], width: int) -> list[str]:
    """Join the lines of a block: a line that had room for the next word ends its paragraph, as do indents and lists."""
    whole = [lines[0]]
    room = lines[0]
    indented = sum(line.startswith(" ") for line in lines) * 2 < len(lines)
    for line in lines[1:]:
        first = line.split(None, 1)[0]
        ended = len(room) + 1 + len(first) <= width - 12 and not (line[:1].islower() and not _ENDS.search(room[-8:]))
        if (
            ended
            or (indented and line.startswith(" "))
            or _BULLET.match(line.strip())
            or _LIST_SIGN.match(line.strip())
        ):
            whole.append(line)
        elif whole[-1].endswith("-") and whole[-1][-2:-1].isalpha() and line[:1].islower():
            whole[-1] += line
        else:
            whole[-1] = f"{whole[-1]} {line.strip()}"
        room = line
    return whole


def _paragraph(line: str, block: int) -> Paragraph | None:
    """Strip the marks of a line: heading, quotation, bullet, emphasis, links, tags."""
    paragraph = Paragraph(line, block)
    if "](" in line:
        if image := _MARKDOWN_IMAGE.search(line):
            paragraph.alt_text = image[1]
            line = _MARKDOWN_IMAGE.sub("", line)
        paragraph.link = bool(_MARKDOWN_LINK.fullmatch(line.strip("*-• ")))
        line = _MARKDOWN_LINK.sub(r"\1", line)
    if "<" in line:
        line = _TAG.sub("", line)
    line = line.lstrip("> ") if line.startswith(">") else line
    if line.startswith("#"):
        paragraph.heading = line.lstrip("#").startswith(" ")
        line = line.lstrip("# ") if paragraph.heading else line
    if bullet := _BULLET.match(line):
        paragraph.bullet = True
        line = line[bullet.end() :]
    if "*" in line or "__" in line:
        paragraph.strong = line.startswith(("**", "__")) and line.endswith(("**", "__"))
        line = _EMPHASIS.sub(r"\2", line)
    paragraph.text = line.strip()
    paragraph.is_sentence = is_sentence(paragraph.text)
    return paragraph if paragraph.text or paragraph.alt_text is not None else None
