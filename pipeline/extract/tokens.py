"""One tokenisation with offsets, and sentences. Nothing here knows what a word means."""

import re
from itertools import accumulate, chain
from operator import itemgetter
from typing import NamedTuple

# A token is an abbreviation with dots, a possessive ending, a number, a word with inner hyphens or apostrophes, a sign.
_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|\b[ap]\.m\.|(?<=[\w.])['’]s\b|\d+(?:[.,:]\d+)*(?:-?\w+)*"
    r"|[^\W\d_]+(?:(?:['’](?!s\b)|[-‑](?=\w)|(?<=\b[A-Z])&(?=[A-Z]))\w+)*|[^\w\s]|_"
)
# A sentence keeps the marks of its footnotes (".[10] Troops", ".¹ Troops", "sources.12 Troops").
_MARKS = r"(?:\[[\w ]{1,8}\])*+(?:[¹²³⁰⁴-⁹]++|(?<=[a-z][.!?])\d{1,3}(?=\s[A-Z]))?"
# The last alternatives: a line that opens with a bullet begins a sentence, and so does what an outlet glued to the one
# before ("fired.Officers found"). The plain set of signs at the front is what makes the scan fast.
_SENTENCE_END = re.compile(
    r"[.!?…:;\n](?:(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+[\"”’')\]]*+"
    + _MARKS
    + r"\s++(?=[\"“‘'(\[]*[A-Z0-9À-Þ])|(?<=[:;])\s*\n"
    r"|(?<=\n)(?=[ \t]*[-•*▪‣][ \t])|(?<=[a-z]{3}[.!?])[\"”]?(?=[A-Z][a-z]+ [a-z]))"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'-])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]?|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Brig|Adm|Cmdr|Rev|Hon|Sen|Rep|Gov|Pres|"
    r"St|Ste|Jr|Sr|No|Nos|vs|etc|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|Pvt|Spc|Supt|Insp|"
    r"Mgr|Msgr|Mme|Ph\.D|approx|est|a\.m|p\.m|Inc|Ltd|Co|Corp)$"
)
# After these a sentence may still end, so that what follows decides.
_MAY_END = re.compile(r"(?:[A-Z]\.){2,}$|[ap]\.m\.$|\b(?:Inc|Ltd|Co|Corp|Jr|Sr|etc)\.$")
# "Mon. 25 July": the short name of a weekday ends no sentence before its day.
_WEEKDAY = re.compile(r"(?:^|\W)(?:Mon|Tues?|Wed|Thu|Thurs?|Fri|Sat|Sun)$")
_DAY = re.compile(r"\d|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)")
_STARTERS = re.compile(
    r"(?:The|A|An|It|He|She|They|We|I|In|On|At|But|And|However|This|That|These|Those|Its|His|Her|Their|There|After|As|When|While|Some|Several|Many|Most|Two|Three|Four|Five|No|So|Both|According|Earlier|Later|Last|Since|For|Under|By|If|Also|Meanwhile|Another|One|At)\b"
)


class Span(NamedTuple):
    """A sentence: its half-open span in the text and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


def sentences(text: str) -> list[Span]:
    """Sentences in reading order, without the white space around them."""
    spans: list[Span] = []
    start = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        base, begin = start, 0
        for match in _SENTENCE_END.finditer(paragraph):
            if not _ends_sentence(paragraph, match) or (not begin and _heads_participle(paragraph, match)):
                continue
            _add(spans, text, base + begin, base + match.end(), number)
            begin = match.end()
        _add(spans, text, base + begin, base + len(paragraph), number)
        start = base + len(paragraph) + 2
    return spans


# "Goundam. Handed over on 3 August.": a name that a form in -ed goes on from ends no sentence.
_NAME = re.compile(r"\W{0,3}[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}\.$")
_FORM = re.compile(
    r"(?:[A-Z][a-z]+ed|Taken|Overrun|Retaken) (?:in|on|by|over|under|to|at|after|from|during|without|and)\b"
)


def _heads_participle(paragraph: str, match: re.Match[str]) -> bool:
    return bool(_FORM.match(paragraph, match.end()) and _NAME.match(paragraph[: match.start() + 1]))


# No sentence of news is longer; what is, is no prose, and is read in parts so that a parse stays small.
_LONGEST = 1000


def _add(spans: list[Span], text: str, start: int, end: int, number: int) -> None:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        _add(spans, text, start, cut, number)
        start = cut
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        start += len(piece) - len(piece.lstrip())
        spans.append(Span(start, start + len(inner), number))


def _ends_sentence(paragraph: str, match: re.Match[str]) -> bool:
    sign = match.start()
    if paragraph[sign] != "." or match.group()[1:2] in '"”’)':
        return True
    if sign >= 7 and paragraph[sign - 7 : sign].isalpha():  # no abbreviation has so many letters
        return True
    before = paragraph[max(0, sign - 12) : sign]
    if not _ABBREVIATION.search(before):
        return not (_WEEKDAY.search(before) and _DAY.match(paragraph, match.end()))
    if _MAY_END.search(before + "."):
        return bool(_STARTERS.match(paragraph, match.end()))
    return False


def plain(word: str) -> str:
    """A token without dots and with plain signs, as names are compared: "U.N." is "UN"."""
    return word.replace(".", "").replace("’", "'").replace("‑", "-") if len(word) > 1 else word


class Tokens(NamedTuple):
    """Tokens of one text: the words as written, and their offsets."""

    words: list[str]
    starts: list[int]


# A run of signs without white space: its tokens, and how far it is from each to the next, a space behind the last.
_Run = tuple[tuple[str, ...], tuple[int, ...]]
_MOST_RUNS = 30_000
_LONGEST_RUN = 40


class _Runs(dict[str, _Run]):
    """What runs split into, filled on demand. News repeats its words, so that most are split only once; it
    starts afresh when it has grown large."""

    def __missing__(self, run: str) -> _Run:
        words = tuple(_TOKEN.findall(run))  # every sign belongs to one of them
        steps = [len(word) for word in words]
        steps[-1] += 1
        split = words, tuple(steps)
        if len(run) <= _LONGEST_RUN:
            if len(self) > _MOST_RUNS:
                self.clear()
            self[run] = split
        return split


_runs = _Runs()
_WORDS, _STEPS = itemgetter(0), itemgetter(1)


def tokenise(text: str) -> Tokens:
    """All tokens of a text, in order."""
    words: list[str] = []
    starts: list[int] = []
    base = 0
    for line in text.split("\n"):
        runs = line.split()
        split = list(map(_runs.__getitem__, runs))
        words += chain.from_iterable(map(_WORDS, split))
        if len(line) == sum(map(len, runs)) + len(runs) - 1:
            starts += accumulate(chain.from_iterable(map(_STEPS, split)), initial=base)
            starts.pop()  # that of the next line
        else:  # runs are parted by more than one space somewhere
            at = 0
            for run, (_, steps) in zip(runs, split, strict=True):
                at = line.index(run, at)
                starts += accumulate(steps[:-1], initial=base + at)
                at += len(run)
        base += len(line) + 1
    return Tokens(words, starts)
