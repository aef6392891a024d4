"""Whether what a sentence tells is denied as a report: "denied reports that it would close the base"."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.extract.phrases import Verb

if TYPE_CHECKING:
    from pipeline.extract.triggers import Trigger

_REPORTS = frozenset("report allegation claim rumour rumor suggestion accusation story".split())
_UNTRUE = frozenset("lie lies false untrue baseless unfounded wrong fabricated".split())
_DENYING = frozenset(("deny", "refute", "reject", "dismiss", "dispute", "rebut"))
_ABOUT = frozenset(("that", "on", "in", "of"))
_DENIED = """deny denied denies denying refute refuted refutes refuting reject rejected rejects rejecting dismiss
dismissed dismisses dismissing dispute disputed disputes rebut rebutted rebuts"""
_GROUNDLESS = frozenset(("foundation", "basis", "substance", "merit", "groundless", "invented"))
_REFUTING = frozenset(_DENIED.split()) | _UNTRUE | _GROUNDLESS | {"true", "truth"}


def is_refuted(trigger: "Trigger", of_verb: Callable[[Verb], str]) -> bool:
    """ "denied reports that it would close the base", "the allegation that the town had fallen is a lie"."""
    sentence = trigger.sentence
    if _REFUTING.isdisjoint(sentence.heard):
        return False
    units, row = sentence.units, sentence.row
    for verb in sentence.verbs:
        if verb.last >= trigger.index or verb.lemma not in _DENYING:
            continue
        if verb.negated or (verb.governor is not None and of_verb(verb.governor) == "denied"):
            continue
        after = verb.last + 1
        if any(n.lemma in _REPORTS for n in verb.objects):
            after = next((i for i in range(after, trigger.index) if units[i].word == "that"), after)
        if any(
            v.first > verb.last and v.last < after and v.form == "finite" and not v.relative for v in sentence.verbs
        ):
            continue  # "rejected the accusation and said that the army had shelled the town"
        while after < trigger.index and row[after] in "tPA":  # "denied on Monday that"
            after += 1
        told = after < len(units) and units[after].word == "that"
        inside = range(after + 1, trigger.index)
        if told and not any(row[i] in ";:" or units[i].word in ("which", "who", "whose") for i in inside):
            return True
    for i, unit in enumerate(units[: trigger.index]):  # "It is not true that"
        if unit.word in ("true", "untrue", "false") and units[i + 1].word == "that":
            return unit.word != "true" or any(u.word in ("not", "n't") for u in units[max(0, i - 3) : i])
    said = next((n for n in sentence.nouns if n.lemma in _REPORTS and n.last < trigger.index), None)
    if said is not None and "truth" in sentence.heard and "no" in [u.word for u in units[: said.first]]:
        return True  # "There is no truth in reports that the town has fallen"
    return said is not None and any(
        v.first > trigger.index
        and (
            (v.lemma == "be" and {u.word for u in units[v.last + 1 : v.last + 4]} & (_UNTRUE | _GROUNDLESS))
            or (v.voice == "passive" and v.lemma in _DENYING and units[said.last + 1].word in _ABOUT)
        )
        for v in sentence.verbs
    )
