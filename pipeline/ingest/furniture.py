"""Page furniture: what a line is that is not text of the article.

Rules go by kind of line, their words are in `furniture.toml`. A line of prose is only taken for furniture where it
opens or ends in a way that no sentence does; when in doubt a line is text.
"""

import re
import tomllib
from importlib.resources import files

from pipeline.ingest.clean import is_sentence
from pipeline.ingest.dates import find_day
from pipeline.ingest.outlets import outlet_named

LINK = "link"
PLAYLIST = "playlist"
MENU = "menu"
LEGAL = "legal"
CREDIT = "credit"
CAPTION = "caption"
APPEAL = "appeal"
CONTACT = "contact"
TAGS = "tags"
AD = "ad"

CLOSING = frozenset({CREDIT, LEGAL, TAGS, MENU, APPEAL, CONTACT})
"""Kinds that stand at the end of a page, after the article."""

_SHORT = 250
"""Longer lines are prose unless they open or end as captions, credits and legal lines do."""
_TAIL = 140
"""How much of the end of a line is searched for the credit of a picture."""


def _any_of(words: list[str]) -> str:
    """Return an alternation that prefers the longest word."""
    return "(?:" + "|".join(re.escape(w).replace("'", "['’]") for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


_WORDS: dict[str, list[str]] = tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))

# How a line opens.
_SIGNS = re.compile(r"^[^\w(\[©@#\"“”'‘’«]+")
_LINK = re.compile(rf"{_any_of(_WORDS['link_labels'])}(?: ?[:|»→>]|\s[–—-]{{1,2}}\s|\s*[.…>»→]*$)", re.I)
_LINK_LIST = re.compile(
    r"(?:most (?:read|popular|viewed|shared|commented)|trending|top stories|recommended|related|elsewhere"
    r"|also (?:on|in|by)"
    r"|more (?:on|from|in|about)|read (?:also|more|next|on)|see also|popular|latest)\b[^.!?:]{0,40}(?::| ?[|»→>])",
    re.I,
)
_MORE_FROM = re.compile(r"(?:more|also|read) (?:from|by|in|on|about|stories)\b[^.!?]{0,60}$", re.I)
_APPEAL = re.compile(rf"{_any_of(_WORDS['appeals'])}\b", re.I)
_FOLLOW = re.compile(
    r"(?:follow|like|find)\b.{2,60}\b(?:for (?:more|updates|the latest|news)"
    r"|on (?:x|twitter|facebook|instagram|whatsapp|telegram|google)\b|@)|download (?:the|our) .{0,30}\bapps?\b",
    re.I,
)
_ICON = re.compile(r"(?:\w+ )?(?:facebook|twitter|x|youtube|instagram|linkedin|whatsapp)(?: social)? icon$", re.I)
_TAGS = re.compile(rf"(?:related |article |story |more )?{_any_of(_WORDS['tag_labels'])} ?:", re.I)
_CONTACT = re.compile(
    rf"{_any_of(_WORDS['contact_labels'])}(?: ?:|\.?$)|distributed by\b"
    r"|for (?:more|further|additional) information\b.{0,40}\b(?:contact|visit|call|email|see)\b",
    re.I,
)
_TELEPHONE = re.compile(r"[^.!?]{0,60}(?:\+\d{1,3}[ -]\d|\(\d{2,5}\) ?\d|\btel[.:] ?[\d+(]|\S@)[\w() .-]{5,40}$", re.I)
_CLOCK = re.compile(
    r"(?:last )?(?:updated?|published|posted|modified|issued)(?: at| on)?\b[: ]*(?:\d{1,2}[:.h]\d\d)?[ a-z.+]{0,12}$",
    re.I,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{1,64}$|@\w{2,30}$", re.I)
_CAPTION = re.compile(rf"{_any_of(_WORDS['caption_labels'])}(?: ?[:|/©]| [–—-]{{1,2}} )", re.I)
_CAPTION_CAPS = re.compile(r"(?:FILE PHOTO|FILE PICTURE|FILE|PICTURED|PHOTOS?|IMAGE|IN PICTURES|PICTURE)\b[ .:|–—-]")
_LEGAL = re.compile(
    r"(?:©|\(c\) ?(?:\d{4}|[A-Z])|copyright\b ?(?:©|\(c\)|\d{4}|:|by\b|the\b|[A-Z][\w ]{2,40}$)"
    r"|published under|creative commons|translated from\b"
    r"|republished (?:with|under|from)|reproduced (?:with|by)"
    r"|this (?:article|story|report|piece|text|content|post|interview|explainer|transcript)\b.{0,60}"
    r"\b(?:published|appeared|republished|reproduced|syndicated|licensed|generated|translated|edited for|condensed)\b"
    r"|printed (?:and published )?by\b)",
    re.I,
)
_CREDIT = re.compile(
    r"[(\[]?(?:(?:reporting|writing|editing|compiled|edited|written|reported|produced|translated|translation|graphics?"
    r"|photography|photos|photographs)(?: and (?:writing|editing|reporting|photography|photos))? by"
    r"|(?:(?:with )?(?:additional |further |other |local )(?:reporting|writing|research)"
    r"|with (?:reporting|inputs?|files"
    r"|material|contributions?|agency reports?)) (?:by|from))\b",
    re.I,
)
_CRUMBS = re.compile(
    r"(?:home|news|world|africa|you are here|front ?page|start)\b ?:?(?: ?[>›»/|] ?[\w&.' -]{2,40}){1,6}$", re.I
)
_AD = re.compile(r"ADVERTISEMENT\b|(?i:sponsored|promoted|advertorial|advertisement|paid content|partner content) ?:")
_MEDIA = re.compile(r"(?:image|media|photo|picture|video|figure) (?:source|caption|credit)s?\b ?[,:]?", re.I)
_LIST = re.compile(r"list (?:of )?\d{1,3}(?: of \d{1,3})?(?: items?)?", re.I)
_WITH_AGENCY = re.compile(
    r"\(?(?P<outlet>[\w .&'’-]{2,30}?)(?: with | and | ?/ ?)(?:AFP|AP|Reuters|dpa|EFE|[Aa]gencies)\)?\.?"
)
_PLAYLIST = re.compile(r"\d{1,2}:\d\d (?=[A-Z])")

# What a line consists of.
_MENU_PART = re.compile(
    rf"(?:{_any_of(_WORDS['menu_words'])}|©.{{0,60}}|\W*"
    r"|\d+ (?:comments?|shares?|views?|likes?|replies|(?:minutes?|hours?|days?) ago|min(?:ute)?s?(?: read)?)"
    r"|(?:comments?|views?|shares?|likes?|replies) ?\(?\d*\)?)",
    re.I,
)
_PARTS = re.compile(r"\s*[|·•]\s*|\s+[/–—>›»]\s+|,\s+|\s*:\s*")
_AGENCY = (
    r"(?:REUTERS|Reuters|AFP|AP|EPA-EFE|EPA|EFE|Getty Images|Getty|GETTY|Xinhua|XINHUA|TASS|Anadolu|AA|UN Photo|UN"
    r"|MINUSMA|PA|ANP|DPA|dpa|ANSA|UPI|PTI|IANS|Bloomberg)"
)
_ONLY_AGENCY = re.compile(
    rf"[—–(\[-]{{1,2}} ?(?:with )?(?:{_AGENCY}|[Aa]gencies)(?:[/, &]+(?:and )?\w+){{0,3}}[)\]]?\.?"
    rf"|(?:[Ww]ith )?(?:{_AGENCY}|[Aa]gencies|agency reports)"
    rf"(?:[/, &]+(?:and )?(?:{_AGENCY}|[Aa]gencies|[A-Z]\w+$))*\.?"
    r"|[Ss]ource: ?[\w .,'&/-]{2,60}"
)

# How a line ends.
_PICTURE = _any_of([form for word in _WORDS["picture_words"] for form in (word, word.capitalize(), word.upper())])
_CREDIT_END = re.compile(
    rf"(?:(?:^|[.,;!?\"”’')\]] |[–—|-] ){_PICTURE}(?: (?:by|credit|courtesy(?: of)?|via))?"
    r"(?: ?[:|/©] ?|\s(?=[A-Z]{2}))[^.!?]{1,70}\.?"
    rf"|\b{_PICTURE} by [A-Z][\w .,'’/&-]{{2,70}}[)\]]?\.?"
    rf"|[(\[][^()\[\]]{{0,80}}\b(?:photo|photos|Photo|PHOTO|picture|image|File|courtesy|Credit|credit|via {_AGENCY})\b"
    r"[^()\[\]]{0,60}[)\]]\.?"
    rf"|(?<![.!?\"”’]) [(\[](?:[^()\[\]]{{1,60}}/)?{_AGENCY}(?:/[^()\[\]]{{1,60}})?[)\]]"
    r"|\[[^\[\]]{1,50}/[^\[\]]{1,50}\]"
    r"|\b(?:[A-Z]{2,}|Reuters|UN Photo|Getty(?: Images)?|Anadolu)/[A-Z][\w’'-]+(?: [\w.’'/-]+){0,6}(?<!\.)"
    rf"|\b(?:via|handout via|courtesy of|distributed by) {_AGENCY}\b.{{0,40}}"
    r"|(?:^|[.,;] )(?:[A-Z][\w/]+ ){0,4}[Hh]andout\)?\.?"
    r"|(?:[Ff]ile [Pp]hoto|FILE PHOTO|[Aa]rchive photo|[Ss]tock photo|[Ff]ile picture|[Cc]ourtesy photo"
    r"|Getty Images)\)?\.?"
    rf"|(?<![.!?\"”’]) [–—|-] {_AGENCY}(?: (?:pic|photo|file|picture|image))?\.?"
    r"|© ?[A-Z][\w .,/&'’-]{1,60})$"
)
_DASH = re.compile("[–—-]")
_SIGN_OFF = re.compile(
    r" (?:Enditem|-?ENDS-?|\(ends?\)|#{2,3}|-30-)\.?$|"
    rf"(?<=[.!?\"”’]) ?(?:[–—-]{{1,2}} ?(?:{_AGENCY})|\((?:{_AGENCY})(?:[/, &]+\w+)?\)"
    r"|\((?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [^()]{2,400}\))\.?$"
)

# What a line holds anywhere, in lower case.
_FOOTERS = tuple(_WORDS["footer_phrases"])
# No picture of which the text tells what it shows: "Images taken on Friday showed smoke".
_PICTURE_TAKEN = re.compile(
    r"(?:^|[.;] )(?:Picture|Photo(?:graph)?|Image)s? taken\b"
    r"(?![^.;]* (?:show|suggest|reveal|indicate|confirm|appear|prove)(?:s|ed|d)?\b)"
)
_TAKEN = (
    "picture taken",
    "photo taken",
    "photograph taken",
    "image taken",
    "pictures taken",
    "photos taken",
    "images taken",
)
# "In this file photo, rebels walk", "This handout picture shows rebels".
_SHOWN = r"(?:photo|photograph|picture|image|handout|frame grab|video grab|screengrab|satellite image)"
_PICTURED = re.compile(
    rf"In this (?:[\w.,-]+ ){{0,6}}{_SHOWN}\b[^.!?,]{{0,80}},"
    rf"|This (?:\w+ ){{0,3}}{_SHOWN} (?:taken|released|provided|shows?)\b"
)
_INLINE_LINK = re.compile(
    r" ?[(\[](?:also read|read also|read more|read|see also|see|related|watch|listen)(?: ?:|\s[–-]) ?"
    r"[^()\[\]]{3,160}[)\]]",
    re.I,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting|from)\b"
    r"|\b(?:information|material|reporting) (?:for|in|from) this (?:report|story|article)\b",
    re.I,
)
_CONTRIBUTION = (
    "information for this",
    "information in this",
    "material for this",
    "material in this",
    "contributed to th",
    "contributed reporting",
    "contributed from",
)

# A phrase is looked for only where a word of it is there: its longest one that no punctuation can follow.
_KEYS: dict[str, list[str]] = {}
for _phrase in (*_FOOTERS, *_TAKEN, *_CONTRIBUTION):
    _KEYS.setdefault(max(_phrase.split(" ")[:-1] or [_phrase], key=len), []).append(_phrase)

# Finite verbs that a caption without credit does not hold.
_VERB = re.compile(
    r"\b(?:was|were|had|has|have|is|are|will|would|said|says|told|went|came|left|fell|took|killed|died|struck|began|\w{2,}ed)\b"
)

# A sentence whose first word is none of these and whose end holds none of those signs needs no further look.
_WORD = re.compile(r"[^\W\d_]+")
_OPENING_WORDS = (
    "this for distributed copyright published creative republished reproduced follow like find download www http https "
    "you front start also read reporting writing editing compiled edited written reported produced translated "
    "translation graphic graphics photography photos photographs with additional further other local source"
)
_OPENERS = frozenset(_OPENING_WORDS.split()) | {
    match[0].casefold()
    for name in ("link_labels", "appeals", "tag_labels", "contact_labels", "caption_labels")
    for phrase in _WORDS[name]
    if (match := _WORD.match(phrase))
}
_MARKS = re.compile(r"[:|©/\])]")


def phrases_in(low: str, words: set[str]) -> tuple[str, ...]:
    """Return the phrases of footers and credits that a text in lower case holds; `words` are its words.

    It spares the search for all the others line by line.
    """
    return tuple(sorted(phrase for key in _KEYS.keys() & words for phrase in _KEYS[key] if phrase in low))


def kind_of(line: str, phrases: tuple[str, ...]) -> str | None:
    """Return what kind of furniture a line is, None where it is text or a heading.

    `phrases` are those that the whole text holds, see `phrases_in`.
    """
    line = _SIGNS.sub("", line)
    if not line:
        return MENU
    if line[0] == "[" and line[-1] == "]" and len(line) <= _SHORT:
        line = line[1:-1].strip() or line
    prose = len(line) > 40 and is_sentence(line)
    opener = not prose or _opens_like_furniture(line)
    if line.startswith(("In this ", "This ")) and _PICTURED.match(line):
        return CAPTION
    if phrases:
        low = line.casefold()
        phrases = tuple(phrase for phrase in phrases if phrase in low)
    if len(line) > _SHORT:
        return _kind_of_long(line, prose, opener, phrases)
    kind = _kind_by_opening(line, prose) or _kind_by_parts(line, prose) if opener else None
    return kind or _kind_by_end(line, prose, phrases) or (LEGAL if any(p in _FOOTERS for p in phrases) else None)


def without_sign_off(line: str) -> tuple[str, str | None]:
    """Part the credit that follows the last sentence of a paragraph: "... he said. (Reporting by ...)"."""
    if not line.endswith((")", ").", "Enditem", "ENDS", "##")) and not _DASH.search(line, max(0, len(line) - 16)):
        return line, None
    match = _SIGN_OFF.search(line, max(0, len(line) - 420))
    return (line[: match.start()].rstrip(), match[0].strip(" -–—()")) if match else (line, None)


def without_inline_links(line: str) -> str:
    """Return a line without links in brackets: "(Also read: ...)"."""
    return _INLINE_LINK.sub("", line) if ":" in line or " - " in line or "–" in line else line


def outlet_with_agency(line: str) -> str | None:
    """Return the outlet of a credit such as "(FRANCE 24 with AFP)"."""
    match = _WITH_AGENCY.fullmatch(line)
    return (outlet_named(match["outlet"]) or match["outlet"].strip()) if match else None


def is_bare_caption(line: str) -> bool:
    """Whether a short line without credit describes a picture: no finite verb of news, a full date at its end."""
    tail = line.rstrip(". ")[-40:]
    if len(line) > _SHORT or not tail[-4:].isdigit() or _VERB.search(line):
        return False
    day = find_day(tail)
    while day and day.end < len(tail) - 1:
        tail = tail[day.end :]
        day = find_day(tail)
    return bool(day and day.year and re.search(r"(?:,|[A-Z][\w’'-]+|\bon) ?$", tail[: day.start]))


def is_kicker(line: str) -> bool:
    """Whether a line above the headline says what kind of page it is, or which section it stands in."""
    return all(part.strip().casefold() in _KICKERS for part in re.split(r"[|/•·:]", line))


def is_summary_label(line: str) -> bool:
    """Whether a line announces the points that sum a report up."""
    return line.strip(" :").casefold() in _SUMMARIES


def is_ad_label(line: str) -> bool:
    """Whether a line announces an advertisement."""
    return line.strip(" -–—:|*[]()").casefold() in _AD_LABELS or bool(_AD.match(line))


_KICKERS = frozenset(_WORDS["kickers"])
_SUMMARIES = frozenset(_WORDS["summary_labels"])
_AD_LABELS = frozenset(
    {
        "advertisement",
        "advertisements",
        "advertising",
        "sponsored",
        "ad",
        "advert",
        "promoted content",
        "sponsored content",
    }
)


def _kind_by_opening(line: str, prose: bool) -> str | None:
    if is_ad_label(line):
        return AD
    if _CREDIT.match(line):
        return CREDIT
    if _LEGAL.match(line):
        return LEGAL
    if _CAPTION.match(line) or _CAPTION_CAPS.match(line) or (not prose and _MEDIA.match(line)):
        return CAPTION
    if not prose and _PLAYLIST.match(line):
        return PLAYLIST
    if _LINK.match(line) or (not prose and _LINK_LIST.match(line)) or (not prose and _MORE_FROM.match(line)):
        return LINK
    if _TAGS.match(line) and (not prose or len(line) < 80):
        return TAGS
    if _APPEAL.match(line) or _FOLLOW.match(line) or _ICON.match(line):
        return APPEAL
    return None


def _kind_by_parts(line: str, prose: bool) -> str | None:
    if _ONLY_AGENCY.fullmatch(line) or _WITH_AGENCY.fullmatch(line):
        return CREDIT
    if _CONTACT.match(line) or _ADDRESS.match(line) or (not prose and _TELEPHONE.match(line)):
        return CONTACT
    if (
        _LIST.fullmatch(line)
        or (not prose and _CLOCK.fullmatch(line))
        or _CRUMBS.match(line)
        or (not prose and all(_MENU_PART.fullmatch(part) for part in _PARTS.split(line)))
    ):
        return MENU
    return None


def _kind_by_end(line: str, prose: bool, phrases: tuple[str, ...]) -> str | None:
    """Credits of reporters and of pictures. The search for the latter runs over the last words only."""
    if phrases and _CONTRIBUTED.search(line):
        return CREDIT
    if phrases and _PICTURE_TAKEN.search(line):
        return CAPTION
    start = max(0, len(line) - _TAIL)
    if prose and not _MARKS.search(line, start) and not ("hoto" in line or "andout" in line or "via " in line):
        return None
    return CAPTION if _CREDIT_END.search(line, start) else None


def _kind_of_long(line: str, prose: bool, opener: bool, phrases: tuple[str, ...]) -> str | None:
    if opener and _LEGAL.match(line):
        return LEGAL
    if len(line) > 1000:
        return None
    if opener and _CREDIT.match(line):
        return CREDIT
    return CAPTION if opener and _CAPTION_CAPS.match(line) else _kind_by_end(line, prose, phrases)


def _opens_like_furniture(line: str) -> bool:
    word = _WORD.match(line)
    return not word or word[0].casefold() in _OPENERS
