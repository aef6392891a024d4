"""Whether harm happened: what is only imagined, wanted, feared or denied is none."""

from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Verb

_MAYBE = ("may", "might", "must", "could")


def unreal(verb: Verb) -> str | None:
    """What a verb's mood makes of its harm: "no" for what is imagined, wanted or feared, "possible" for what may have
    happened, "zero" for what is denied; None for a fact."""
    if verb.condition in words("rules", "conditions"):
        return "no"
    if verb.modal in words("rules", "unreal"):
        averted = verb.modal == "could" and verb.voice == "active"  # "The attack could have killed hundreds"
        return "possible" if verb.perfect and verb.modal in _MAYBE and not averted else "no"
    governor = verb.governor
    if _is_wanted(verb) or (governor is not None and _is_imagined(governor)):
        return "no"
    denied = governor is not None and verb.form == "gerund" and governor.lemma in words("rules", "never_happened")
    return "zero" if denied else None


def _is_wanted(verb: Verb) -> bool:
    """Whether a verb is an infinitive that its governor makes no fact: "planned to kill", but "seems to have"."""
    if verb.form != "infinitive" or verb.perfect:
        return False
    governor = verb.governor
    if governor is None:
        return True
    fled = governor.lemma == "force" and verb.lemma in ("flee", "leave")
    return governor.lemma not in words("rules", "real") and not fled


def _is_imagined(governor: Verb) -> bool:
    """Whether what a verb governs is imagined with it: "might try to kill", "wanted to avoid killing"."""
    if governor.modal in words("rules", "unreal"):
        return True
    return governor.lemma not in words("rules", "real") and _is_wanted(governor)
