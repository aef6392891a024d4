"""Those who say nothing: "declined to comment", "could not be reached", "calls went unanswered"."""

from pipeline.extract.attribution.lexis import words
from pipeline.extract.attribution.speakers import Speakers
from pipeline.extract.attribution.subjects import before, main_subject
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_HAVING = frozenset(("have", "make", "give", "offer", "issue", "provide"))
_REPLIES = frozenset(("comment", "response", "reaction", "answer", "explanation"))
_MUTE = {tuple(phrase.split()) for phrase in words("phrases", "mute")}
SILENT = (
    words("phrases", "refuse") | words("phrases", "unwilling") | words("phrases", "unanswered")
    | {verb for verb, _ in _MUTE} | {"confirm"}
    | _HAVING | {"be", "go", "ring", "reach", "contact", "say", "get", "ignore", "prefer", "draw"}
)  # fmt: skip


# Common verbs that say nothing only beside one of these words.
_NEEDED = {
    verb: frozenset(beside) | {word for mute, word in _MUTE if mute == verb}
    for verbs, beside in (
        (_HAVING, tuple(_REPLIES)),
        (("be",), ("available", "reachable")),
        (("go", "get", "ring"), ("unanswered",)),
        (("say",), ()),
    )
    for verb in verbs
}


def _anonymous(s: Sentence, verb: Verb) -> bool:
    """Whether a verb's words tell of somebody who would not be named."""
    return not words("phrases", "anonymity").isdisjoint([u.word for u in s.units[verb.last + 1 : verb.last + 9]])


def is_silent(s: Sentence, verb: Verb) -> bool:
    """Whether a verb group says that somebody gives no answer."""
    lemma = verb.lemma
    if lemma not in SILENT or verb.form == "gerund":
        return False
    needed = _NEEDED.get(lemma)
    if needed is not None and needed.isdisjoint(s.heard):
        return lemma == "say" and verb.negated and verb.modal == "would" and not _anonymous(s, verb)
    following = s.units[verb.last + 1 : verb.last + 9]
    near = [u.lemma for u in following[:2]]
    here = {u.word for u in following}
    if _anonymous(s, verb):
        return False
    if lemma == "confirm":  # "neither confirmed nor denied the raid"
        return any(u.word == "neither" for u in s.units[max(0, verb.first - 1) : verb.head])
    if any((lemma, unit.word) in _MUTE for unit in following[:2]):
        return not verb.negated
    if lemma in words("phrases", "refuse") and near[:1] != ["to"]:
        return any(u.lemma in words("phrases", "offers") for u in following[:4])
    if lemma in words("phrases", "refuse") or (lemma in words("phrases", "unwilling") and verb.negated):
        if near[1:2] and near[1] in _HAVING | {"take"} and here.isdisjoint(words("nouns", "withheld_words")):
            return False  # "refused to give up their arms"
        drawn = near[1:] == ["be"] and here & {"interviewed", "drawn"}
        return near[:1] == ["to"] and bool(near[1:2] and (near[1] in words("phrases", "silence") or drawn))
    if lemma == "ignore":
        return bool({u.lemma for u in following} & words("nouns", "request"))
    if lemma == "prefer":
        return [u.word for u in following[:2]] == ["not", "to"] and following[2].lemma in words("phrases", "silence")
    if lemma in ("reach", "contact"):
        return verb.negated and verb.voice == "passive"
    if lemma == "be":
        return bool(here & {"available", "reachable"}) and (verb.negated or "not" in here)
    if lemma in _HAVING:
        said = here & _REPLIES
        return bool(said) and ("no" in here or verb.negated or near[:1] == ["yet"])
    if lemma in ("go", "get", "ring"):
        return "unanswered" in here
    if lemma == "say":
        return verb.negated and verb.modal == "would"
    if verb.voice != "passive" and lemma not in words("phrases", "unanswered"):
        return False
    negated = verb.negated or any(u.word == "neither" for u in s.units[: verb.first])
    if verb.voice == "passive":
        return negated and lemma in ("answer", "return", "draw")
    return negated and (lemma != "return" or bool(here & {"call", "calls", "message", "messages"}))


def silent_subject(s: Sentence, verb: Verb, speakers: Speakers) -> Noun | None:
    """Who gives no answer: the subject, or those to whom calls went."""
    joined = verb.first > 0 and s.row[verb.first - 1] == "K"  # "hinted that it might be, and refused to be drawn"
    noun = main_subject(s, speakers.speaks) if joined else before(s, verb.first, speakers.speaks)
    noun = noun or verb.subject
    if noun is None or speakers.speaks(noun):
        return noun
    asked = any(u.lemma in words("nouns", "request") for u in s.units[: verb.first])
    to = (n for n in s.nouns if n.last < verb.first and n.prep in ("to", "for", "from", "at") and speakers.speaks(n))
    return next(to, None) if asked else None


def no_comment_from(s: Sentence, i: int, speakers: Speakers) -> Noun | None:
    """ "There was no immediate comment from the army"; i is the unit of the noun."""
    if not any(u.word == "no" for u in s.units[max(0, i - 3) : i]):
        return None
    noun = next((n for n in s.nouns if n.first > i and n.prep in ("from", "by")), None)
    return noun if noun is not None and noun.prep_index == i + 1 and speakers.speaks(noun) else None
