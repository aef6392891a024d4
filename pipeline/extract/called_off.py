"""Verbs that call off what is to come, or move its day: "was cancelled", "has brought forward the closure"."""

from pipeline.extract.phrases import Verb


def called_off(verb: Verb) -> bool:
    """ "was cancelled", "have banned a march": of what then is not held."""
    if verb.lemma == "call":
        return verb.particle == "off" or _has_word_after(verb, "off")
    return verb.lemma in _CALLING_OFF


def _has_word_after(verb: Verb, word: str) -> bool:
    """Whether a particle stands right behind a verb or its object."""
    last = verb.objects[-1].last if verb.objects else verb.last
    return any(u.word == word for u in verb.sentence.units[last + 1 : last + 2])


_CALLING_OFF = frozenset(("cancel", "scrap", "ban", "forbid", "outlaw", "prohibit"))


def moves_day(verb: Verb) -> bool:
    """ "was postponed", "has brought forward the closure": of something still to come."""
    if verb.lemma in _RESCHEDULING:
        return True
    units, last = verb.sentence.units, (verb.objects[-1].last if verb.objects else verb.last)
    beside = {verb.particle, *(u.word for u in (*units[verb.last + 1 : verb.last + 2], *units[last + 1 : last + 2]))}
    return verb.lemma in ("put", "bring") and not beside.isdisjoint(("off", "back", "forward"))


_RESCHEDULING = frozenset(("postpone", "delay", "defer", "reschedule"))
