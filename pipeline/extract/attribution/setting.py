"""Where and to whom something was said: the medium and the recipient after a verb of speaking."""

from functools import cache

from pipeline.extract.attribution.cue import Cue
from pipeline.extract.attribution.lexis import words
from pipeline.extract.lexicon import load, phrases
from pipeline.extract.names import Entity
from pipeline.extract.sentence import Sentence


def medium_after(s: Sentence, cue: Cue) -> tuple[str | None, int]:
    """The medium in the prepositional phrases after a cue ("in a statement on X"), and the offset where they end."""
    units, row = s.units, s.row
    last = max(cue.verb.last if cue.verb else 0, cue.subject.last if cue.inverted else 0)
    medium, end = None, cue.end
    for noun in s.nouns:
        if noun.first <= last:
            continue
        gap = row[last + 1 : noun.first]
        if noun.role == "object" and noun.verb is cue.verb:
            last = noun.last
            continue
        if gap.strip("PtA") or "P" not in gap:
            break
        prep = units[noun.prep_index].word if noun.prep_index >= 0 else None
        found = _medium(s, noun.first, noun.last, prep)
        if found is None and prep not in ("on", "of", "in", "by", "from", "with", "to", "at", "for", "via", "through"):
            break
        if found is not None:
            medium, end = medium or found, units[noun.last].end
        last = noun.last
    if medium is None and not cue.inverted:
        medium = _medium_before(s, cue)
    return medium, end


def _medium_before(s: Sentence, cue: Cue) -> str | None:
    """ "In a statement the mission said"."""
    lead = next((n for n in s.nouns if n.prep in ("in", "at", "on") and n.first < cue.subject.first), None)
    if lead is None or lead.last >= cue.subject.first:
        return None
    return _medium(s, lead.first, lead.last, lead.prep)


def _medium(s: Sentence, first: int, last: int, prep: str | None) -> str | None:
    units = s.units
    head = units[last]
    text = s.article.text[units[first].start : units[last].end]
    if prep in ("on", "via", "over", "through", "by"):
        for channel in _channels():
            if channel in text:
                return channel
    if head.kind == "N" and prep in ("in", "at", "on", "by", "via", "to", "during", "with", "over", "through"):
        pair = f"{units[last - 1].word} {head.lemma}" if last > first else ""
        if pair in words("nouns", "medium"):
            return pair
        if head.lemma in words("nouns", "medium"):
            return head.lemma
    return None


@cache
def _channels() -> tuple[str, ...]:
    """Channels, the longest first."""
    return tuple(sorted(phrases(load("attribution")["nouns"]["channels"]), key=lambda c: (-len(c), c)))


def recipient_after(s: Sentence, cue: Cue) -> str | None:
    """To whom it was said: the object of "told", or "to reporters"."""
    if cue.verb is None or cue.inverted:
        return None
    units, row = s.units, s.row
    noun = next((n for n in s.nouns if n.first > cue.verb.last), None)
    if noun is None:
        return None
    gap = row[cue.verb.last + 1 : noun.first]
    told = cue.lemma in ("tell", "inform", "brief", "notify", "assure", "remind", "warn") and gap.strip("A") == ""
    to = (
        gap.strip("At") == "P"
        and noun.prep == "to"
        and cue.lemma in ("say", "explain", "speak", "announce", "report", "complain", "write", "confirm")
    )
    if not told and not to:
        return None
    head = units[noun.last]
    if head.kind == "M" and isinstance(head.value, Entity):
        return head.value.name
    if (
        any(v.first == noun.last + 1 and v.form == "finite" for v in s.verbs)
        and told
        and head.kind == "N"
        and not _listener(head.lemma)
    ):
        return None
    return s.article.text[units[noun.first].start : units[noun.last].end] if head.kind in "NR" else None


def _listener(lemma: str) -> bool:
    return lemma in words("nouns", "recipients")
