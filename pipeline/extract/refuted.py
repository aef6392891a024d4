"""Whether what a sentence tells is denied as a report: "denied reports that it would close the base", or taken back in
the next one: "They had not"."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from pipeline.extract.article import Article
from pipeline.extract.claims import Event
from pipeline.extract.phrases import Verb

if TYPE_CHECKING:
    from pipeline.extract.triggers import Trigger

_REPORTS = frozenset(
    "report allegation claim rumour rumor suggestion accusation story post message video news word talk tale".split()
)
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
            or (
                v.voice == "passive"
                and v.lemma in _DENYING
                and any(u.word in _ABOUT for u in units[said.last + 1 : said.last + 2])
            )
        )
        for v in sentence.verbs
    )


_QUESTION = re.compile(r"(?:Question|Q|Reporter|Journalist)\s*[:.\u2013\u2014-]")
# "They had not; the report came from", "I'm told that this is not the case", "The report was false".
_NOT_SO = re.compile(
    r"^(?:They|It|He|She|That|This) (?:had|has|have|did|was|were|is)(?: not?|n['\u2019]t)"
    r"(?: so| true| the case| happen)?[.,;:]"
    r"|^(?:That|This|It|Both|All (?:of )?(?:this|that)) (?:is|was|are|were) (?:\w+ )?"
    r"(?:untrue|false|wrong|a lie|lies|nonsense|invented|made up|fabricated|baseless)\b"
    r"|\b(?:this|that|it) (?:is|was)(?: not|n['\u2019]t) (?:the case|true|so)\b"
    r"|^(?:That|This|It) (?:is|was|is simply|is all) (?:untrue|false|wrong|a lie|invented|made up|not so)\b"
    r"|^(?:The|That|This) (?:report|claim|account|story) (?:is|was|has proved|proved) (?:false|wrong|untrue)"
)
_REPORTED = re.compile(r"\b(?:reports?|reported|wrote|written|said|says|claim(?:s|ed)?|rumou?rs?|alleged|according)\b")
_ASKING_FOR = frozenset(("confirm", "true", "confirmation", "aware", "verify"))
# A label and what precedes the answer proper ("Spokesman: No.").
_LABEL = re.compile(r"[A-Z][\w .'-]{2,30}: (?:No, |Well, )?")


def take_back(claim: Event, article: Article) -> None:
    """Deny what the next sentence, or the answer to a question, says was not so; what a question only reports is
    possible."""
    if not _REPORTED.search(article.text, claim.start, claim.end):
        return
    asked = _asked(claim.sentence, article)
    if any(_NOT_SO.search(text) for text in _following(claim.sentence, article, asked)):
        claim.modality = "denied"
    elif asked and claim.modality == "asserted" and not _ASKING_FOR.isdisjoint(_question_words(claim, article)):
        claim.modality = "possible"


def _asked(index: int, article: Article) -> bool:
    """Whether a sentence stands in what a reporter asks at a briefing."""
    first, spans = index, article.spans
    while first and spans[first - 1].paragraph == spans[index].paragraph:
        first -= 1
    return _QUESTION.match(article.text, spans[first].start) is not None


def _question_words(claim: Event, article: Article) -> set[str]:
    """The words of a question from a claim on."""
    spans, found = article.spans, set()
    for index in range(claim.sentence, min(claim.sentence + 4, len(spans))):
        if spans[index].paragraph == spans[claim.sentence].paragraph:
            found.update(article.heard[index])
    return found


def _following(index: int, article: Article, asked: bool) -> list[str]:
    """The openings of the next sentence, and of the first ones of the answer to a question."""
    spans = article.spans
    last = index + (5 if asked else 2)
    near = [s for s in spans[index + 1 : last] if s.paragraph <= spans[index].paragraph + 1]
    texts = (article.text[s.start : min(s.end, s.start + 120)] for s in near)
    return [_LABEL.sub("", text, count=1) if asked else text for text in texts]
