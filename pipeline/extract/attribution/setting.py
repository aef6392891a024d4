"""Where and to whom something was said, whether it is a denial, and whether it is only claimed."""

from functools import cache

from pipeline.extract.attribution.cue import Cue
from pipeline.extract.attribution.lexis import class_of, words
from pipeline.extract.lexicon import load, phrases
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Unit
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
            channel = medium in words("nouns", "posts") and found[:1].isupper()  # "in a post on Facebook"
            medium, end = found if channel else medium or found, units[noun.last].end
        last = noun.last
    if medium is None and not cue.inverted:
        medium = _medium_between(s, cue) or _medium_before(s, cue)
    return medium, end


def _medium_between(s: Sentence, cue: Cue) -> str | None:
    """ "The minister, in a radio address, vowed", "residents reached by phone said"."""
    first, last = cue.subject.last + 1, cue.verb.first if cue.verb is not None else 0
    if first >= last or "W" in s.row[first:last] or cue.subject.lemma in words("nouns", "document"):
        return None
    found = (_medium(s, n.first, n.last, n.prep) for n in s.nouns if first <= n.first and n.last < last)
    return next((m for m in found if m), None)


def _medium_before(s: Sentence, cue: Cue) -> str | None:
    """ "In a statement the mission said"."""
    first = cue.subject.first
    leads = [n for n in s.nouns if n.last < first and n.prep in ("in", "at", "on")][:2] if first else []
    found = [_medium(s, n.first, n.last, n.prep) for n in leads]
    if len(found) > 1 and found[0] in words("nouns", "posts") and found[1]:
        return found[1]  # "in a post on Facebook, the minister said"
    return found[0] if found else None


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
    if head.lemma in ("story", "tale", "truth", "lie", "thing", "version"):
        return None
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


def stance_of_content(s: Sentence, after: int) -> str | None:
    """A denial in "said there was no truth in it", "said the claims were pure fantasy"; no comment in "said he could
    neither confirm nor deny it". `after` is where the attributing words end."""
    if words("phrases", "untrue").isdisjoint(s.article.sentence_words(s.index)):
        return None
    units = s.units
    told = next((i for i, u in enumerate(units) if u.start >= after), len(units))
    be = False
    reported = False
    for i in range(told, len(units)):
        word = units[i].word
        be = be or units[i].lemma == "be"
        reported = reported or units[i].lemma in words("phrases", "reported")
        if word == "neither" and units[i + 1 : i + 2] and units[i + 1].lemma == "confirm":
            return "no_comment"
        if word == "truth" and any(u.word in ("no", "any") for u in units[max(told, i - 2) : i]):
            return "denial"
        if word in ("untrue", "baseless", "unfounded", "fabricated") and be:
            return "denial"
        if word == "true" and be and any(u.word in ("not", "n't") for u in units[max(told, i - 3) : i]):
            return "denial"
        if word in words("phrases", "untrue") and be and reported:
            return "denial"
    return None


def _listener(lemma: str) -> bool:
    return lemma in words("nouns", "recipients")


def modality_of(sector: str, cue: Cue, s: Sentence) -> str:
    """The modality of what is said: claimed where an interested party speaks of itself or its enemy."""
    if cue.stance == "no_comment":
        return "asserted"
    if cue.lemma in class_of("doubting") or sector == "armed_group":
        return "claimed"
    enemy = words("phrases", "enemy")
    if sector in ("military", "government") and (
        not enemy.isdisjoint([u.lemma for u in s.units]) or any(_fights(u) for u in s.units if u.value is not None)
    ):
        return "claimed"
    return "asserted"


def _fights(unit: Unit) -> bool:
    """Whether a unit names an armed group."""
    return isinstance(unit.value, Entity) and unit.value.sector == "armed_group"
