"""Who claims to have done it: "JNIM later claimed responsibility for the attack", "both claimed by JNIM"."""

from pipeline.extract.actors import Cast, subject_of
from pipeline.extract.claims import Event
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.scene import VIOLENT
from pipeline.extract.sentence import Sentence

WORDS = frozenset("claimed claim claims claiming responsibility".split()) | {"carried", "behind", "done"}
_DEEDS = frozenset(
    """attack ambush raid assault bombing blast shooting killing strike responsibility explosion offensive kidnapping
    abduction massacre
    operation incident one both""".split()
)
_CLAIMABLE = VIOLENT | {"abduction"}


def attach(sentence: Sentence, cast: Cast, earlier: list[Event], here: list[Event]) -> None:
    """Set `claimed_by` on the events whose authors a sentence names, those of the sentence itself or the last ones
    told."""
    for verb in sentence.verbs:
        who = _claimant(verb, cast)
        if who is None:
            continue
        name = cast.name(who)
        for event in _meant(verb, earlier, here):
            event.claimed_by = name
            event.actor = event.actor or name


def _claimant(verb: Verb, cast: Cast) -> Noun | None:
    """The group that claims, by a verb that claims deeds; None where nobody does."""
    if verb.negated:
        return None
    if verb.lemma == "claim" and verb.voice == "passive":
        by = next((n for n in verb.complements() if n.prep == "by"), None)
        return cast.taken_as(by, frozenset(("armed",)))
    if verb.lemma in ("take", "assume", "accept"):
        taken = any(n.lemma == "responsibility" for n in verb.objects)
        return cast.taken_as(subject_of(verb), frozenset(("armed", "name"))) if taken else None
    if verb.lemma == "claim":
        deed = any(_is_deed(n) for n in verb.objects)
        return cast.taken_as(subject_of(verb), frozenset(("armed", "name"))) if deed else None
    if (
        verb.lemma == "do"
        and verb.perfect
        and any(o.sentence.units[o.head].word in ("it", "this") for o in verb.objects)
    ):
        return cast.taken_as(verb.subject, frozenset(("armed",)))  # "the rebels said that they had done it"
    if (
        verb.lemma == "be"
        and verb.sentence.units[verb.last + 1 : verb.last + 2]
        and verb.sentence.units[verb.last + 1].word == "behind"
    ):
        return cast.taken_as(verb.subject, frozenset(("armed",)))  # "said it was behind the attack"
    if (
        verb.lemma == "carry"
        and verb.perfect
        and any(n.lemma in _DEEDS and n.determiner in ("the", "that", "this") for n in verb.objects)
    ):
        return cast.taken_as(verb.subject, frozenset(("armed", "name")))
    return None


def _is_deed(noun: Noun) -> bool:
    return noun.lemma in _DEEDS or noun.sentence.units[noun.head].word in _DEEDS


def _meant(verb: Verb, earlier: list[Event], here: list[Event]) -> list[Event]:
    if verb.voice == "passive":
        same = [e for e in here if e.event_type in _CLAIMABLE and e.anchor < verb.start]
        if same:
            return same
    last = next(
        (e for e in reversed(earlier) if e.event_type in _CLAIMABLE and e.modality in ("asserted", "claimed")), None
    )
    if last is None:
        return [e for e in here if e.event_type in _CLAIMABLE][:1]
    return [last]
