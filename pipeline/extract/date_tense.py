"""Whether a date lies ahead or behind: which year, week or weekday the words of its sentence choose."""

import re
from datetime import date

from pipeline.extract.date_grammar import LEXICON
from pipeline.extract.patterns import trie
from schemas import calendar

# "The next day" and "next to the camp" look neither ahead nor back.
_CUE = re.compile(
    r"[ '’](?!next (?:to|door|day|morning|night|evening|afternoon|week|month)\b)"
    rf"(?:(?P<future>(?:{trie(dict.fromkeys(LEXICON['cues']['future'], chr(92) + 'b'))})"
    r"(?: (?:to|have|has|be|been|being|not|also|only|\w+ly)\b)*(?: \w+(?: and \w+ed\b)?)?)"
    rf"|(?P<past>(?:{trie(dict.fromkeys(LEXICON['cues']['past'], chr(92) + 'b'))})"
    r"|(?!need|indeed|speed|feed|seed|hundred|armed|united)[a-z]{2,20}?ed\b))"
)
_AHEAD = re.compile(rf"[ '’](?:{trie(dict.fromkeys(LEXICON['cues']['future'], chr(92) + 'b'))})")
LIMIT = tuple(f"{word} {the}" for word in LEXICON["cues"]["limit"] for the in ("", "the "))
CLAUSE_END = re.compile(r"[.;:!?](?<=[a-z0-9)”\"%][.;:!?])\s|[;\n“]|, only to ")
# Characters in which the verb of a date is looked for.
_CLAUSE = 120
_CHOICE = re.compile(r"(?<=wd)<=(?=\d)|~~?")
# A day told within so many days before publication is that one, whatever the verb.
_LATELY = 60


# What has a day of its own only when it has happened.
_DONE = re.compile(
    r"\b(?:ceasefire|truce|accord|agreement|deal|pact|attack|ambush|raid|assault|massacre|coup|clash(?:es)?|strikes?|"
    r"bombing|shelling|incident|events|riots?|explosion|blast|capture|resolution \d+|statement|letter|order|"
    r"decree) of $"
)


def as_told(expression: str, how: str) -> str:
    """The expression with every choice that tense decides made in one way."""
    return _CHOICE.sub(how, expression)


def in_tense(text: str, start: int, end: int, expression: str, published_on: date | None) -> str:
    """The expression with past or future decided by the words of its sentence, where they bear on it."""
    if published_on is None:
        return expression
    if "wd<=" in expression:  # past, unless the words before say otherwise
        ahead = _AHEAD.search(text, max(0, start - 80), start) and told_ahead(text, start)
        called = text.endswith(" for ", 0, start) and _CALLED_FOR.search(text, max(0, start - 16), start)
        return as_told(expression, ">=") if ahead or called else expression
    if "~" not in expression:
        return expression
    if text.endswith(" of ", 0, start) and _DONE.search(text, max(0, start - 24), start):
        return as_told(expression, "<=")  # "is to leave under the ceasefire of 27 November"
    likely = calendar.evaluate(expression, published_on).date_start
    if likely and 0 <= (published_on - likely).days < _LATELY:
        return expression
    before = _clause_before(text, start)
    cue = _last_cue(before)
    if cue is None:
        first = _CUE.search(CLAUSE_END.split(text[end : end + 80])[0])
        cue = first.lastgroup if first else None
    limit = before.endswith(LIMIT) and not before.endswith("ll through ")
    if cue == "future" and _RANKED_TO_BE.search(before):
        cue = "past"
    if cue == "future" or (cue is None and limit):
        return as_told(expression, ">=")
    if cue == "past":
        term = (limit and not _DONE_BY.search(before)) or _AS_TERM.match(text, end)
        return as_told(expression, "~~" if term else "<=")
    return expression


# "a march called for Sunday"
_CALLED_FOR = re.compile(
    r"\b(?:called|convened|planned|scheduled|slated|set|due|fixed|announced|arranged|summoned|billed|booked) for $"
)
# "had pulled its men out by 22 December", but not "had to leave by 22 December"
_DONE_BY = re.compile(
    r" had (?!to |until |been (?:told|asked|ordered|given|due))(?:(?! to (?!the |its |their |an? )[a-z]).)*$"
)
# "fixed 31 December as the deadline"
_AS_TERM = re.compile(r" as (?:the|a|its|their) (?:\w+ )?(?:deadline|date|day|target|limit|term|end|cut-off)\b")
# "was the first of its bases to be handed over, on 28 February"
_RANKED_TO_BE = re.compile(
    r" (?:was|were|became) [^.;]{0,60}\b(?:first|second|third|last|only|latest)\b[^.;]* to be [\w ]+,? (?:on|in) $"
)


def told_ahead(text: str, start: int) -> bool | None:
    """Whether the words before a place set it in the future; None where they do not say."""
    cue = _last_cue(_clause_before(text, start))
    return None if cue is None else cue == "future"


def told_past(text: str, start: int, end: int) -> bool:
    """Whether the words around a date tell of the past: those before it, else those of the clause that it opens."""
    cue = _last_cue(_clause_before(text, start))
    if cue is None:
        first = _CUE.search(CLAUSE_END.split(text[end : end + 80])[0])
        cue = first.lastgroup if first else None
    return cue == "past"


def _clause_before(text: str, start: int) -> str:
    return " " + CLAUSE_END.split(text[max(0, start - _CLAUSE) : start])[-1]


def _last_cue(words: str) -> str | None:
    cues = [cue.lastgroup for cue in _CUE.finditer(words)]
    return cues[-1] if cues else None
