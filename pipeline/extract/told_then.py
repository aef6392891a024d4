"""The day of what was just told without one: "Al-Shabaab overran a base at Para. The fighters came before sunrise on
Friday", "It happened on Friday"."""

from pipeline.extract import context, modality
from pipeline.extract.actors import Cast
from pipeline.extract.phrases import Verb
from pipeline.extract.scene import VIOLENT, Scene
from pipeline.extract.sentence import Sentence

# Words that choose a sentence for reading here.
WORDS = frozenset("came come happened occurred began started arrived struck unfolded".split())
_COMING = frozenset("come arrive strike appear descend".split())
_HAPPENING = frozenset("happen occur begin start unfold come".split())
_FACT = ("asserted", "claimed")
_OF_VIOLENCE = VIOLENT | {"base_takeover", "territory_takeover", "abduction", "looting"}


def date_last(sentence: Sentence, scene: Scene, cast: Cast) -> None:
    """Give the act of violence told last, if it has no day, that of a sentence that tells only when it was."""
    told = next(iter(scene.lately), None)
    if told is None or told.event_type not in _OF_VIOLENCE or told.modality not in _FACT:
        return
    if told.when.date_start is not None or sentence.index - told.sentence > 2:
        return
    for verb in sentence.verbs[:1]:
        mention = context.find_date(sentence, verb.head) if _tells_when(verb, cast) else None
        if mention is not None and mention.precision == "day" and mention.kind != "anaphoric":
            told.when = context.when_of(mention)


def _tells_when(verb: Verb, cast: Cast) -> bool:
    subject = verb.subject
    if subject is None or verb.tense != "past" or verb.voice == "passive" or verb.objects or verb.negated:
        return False
    if modality.of_verb(verb) != "asserted" or any(n.prep in ("to", "from") for n in verb.complements()[:1]):
        return False
    word = subject.units[-1].word
    if word in ("it", "this") and len(subject.units) == 1:
        return verb.lemma in _HAPPENING
    known = word == "they" or subject.determiner in ("the", "these")
    return known and verb.lemma in _COMING and (word == "they" or bool(cast.classes(subject) & {"armed", "attacker"}))
