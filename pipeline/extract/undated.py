"""The day of violence that no rule of grammar dates: the one day that its sentence names, else the last one that its
paragraph named before it. News tells such things in the order in which they happened."""

from pipeline.extract import context
from pipeline.extract.claims import When
from pipeline.extract.clauses import SAYING
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.telling import VIOLENT
from pipeline.extract.triggers import Trigger

# What news tells in the order in which it happened.
_OF_BASES = frozenset(("base_handover", "base_withdrawal"))
TOLD_IN_ORDER = VIOLENT | _OF_BASES | {"looting", "protest", "abduction"}
# What was so on a day that came after.
_STATES = frozenset("be remain have stay stand".split())
_EARLIER = frozenset("earlier previous prior preceding past".split())
_TIMES = frozenset("night nights week weeks month months year years earlier previously before past repeatedly".split())
# What stands behind these is told to give another thing its time.
_ASIDE = frozenset(("after", "before", "since", "following", "until", "despite"))
_JUDGING = frozenset("condemn deplore denounce regret".split())
# A day behind these is the end or the start of a stretch.
_STRETCH = ("since ", "until ", "by ", "from ")


def day_of(trigger: Trigger, told: bool) -> When | None:
    """The day of an act of violence by what its sentence, its paragraph and the lead name; None where none is plain.
    `told`: the article has told of such things before."""
    if trigger.frame.type not in TOLD_IN_ORDER or trigger.hypothetical or trigger.told != "asserted":
        return None
    verb = trigger.verb
    if verb is None or verb.modal is not None or verb.tense == "future":
        return None
    if "t" in trigger.sentence.row:
        # "the first camp given up since the vote of 30 June": a base's day is told with it or before
        mention = _of_sentence(trigger, verb) if trigger.frame.type not in _OF_BASES else None
    else:
        told_on = _narrated(verb) and not _timed(trigger.sentence)
        mention = _of_paragraph(trigger.sentence) if told_on else None
        if mention is None and told and told_on and trigger.noun is None and _by_whom(verb):
            mention = _of_lead(trigger.sentence)
    return context.when_of(mention) if mention is not None else None


def _of_sentence(trigger: Trigger, verb: Verb) -> DateMention | None:
    """ "said that a mine had gone off beside men who were clearing a road on Sunday": that Sunday."""
    sentence = trigger.sentence
    if trigger.noun is not None and not _EARLIER.isdisjoint(u.word for u in trigger.noun.units):
        return None  # "died on Monday of wounds from earlier fighting"
    days = [i for i, unit in enumerate(sentence.units) if unit.kind == "t"]
    mention = sentence.units[days[0]].value
    # "brought in last week after shells fell"
    soon = verb.condition == "after" and mention.precision in ("week", "month")
    if len(days) != 1 or not (_is_day(mention) or soon) or context.offset_of(sentence, verb) is not None:
        return None
    if _is_of_another(sentence, days[0]):
        return None
    owner = context.date_owners(sentence)[days[0]]
    if isinstance(owner, Noun):  # "Monday's march on the villa, where guards fired into the crowd"
        return mention if owner.last < verb.first and _is_told_of(sentence, verb) else None
    return None if owner is not None and _is_apart(sentence, owner, verb) else mention


def _is_apart(sentence: Sentence, owner: Verb, verb: Verb) -> bool:
    """Whether the day of one verb says nothing of another: "was missing on Monday after gunmen attacked", "men who came
    on 3 May were attacked", "raided the village, but lost two men on 3 May"."""
    came = owner.relative and owner.last < verb.first
    return owner.lemma in _STATES or came or any(u.word == "but" for u in sentence.units[verb.last : owner.first])


def _is_told_of(sentence: Sentence, verb: Verb) -> bool:
    """Whether a clause tells more of a noun before it."""
    ids = context.clauses(sentence)
    return sentence.units[ids.index(ids[verb.head])].word in ("where", "which", "when", "that")


def _is_of_another(sentence: Sentence, at: int) -> bool:
    """Whether a day is that of saying, or of an aside that it gives a time to."""
    owner = context.date_owners(sentence)[at]
    if sentence.units[at].word.startswith(_STRETCH):
        return True
    if isinstance(owner, Noun):
        return owner.prep in _ASIDE
    if owner is not None and owner.lemma in _JUDGING and owner.tense == "present":
        return False  # "deplores the raid on Para yesterday"
    return owner is not None and owner.lemma in SAYING


def _of_paragraph(sentence: Sentence) -> DateMention | None:
    """The last day that the paragraph has named before a sentence without one, or the month that set its scene."""
    article = sentence.article
    for index in range(sentence.index - 1, -1, -1):
        if article.spans[index].paragraph != sentence.paragraph:
            return None
        before = article.sentence(index)
        told = [i for i, unit in enumerate(before.units) if unit.kind == "t"]
        days = [i for i in told if _is_day(before.units[i].value) or _is_that_day(before.units[i].value)]
        if days:
            return before.units[days[-1]].value if not _is_of_another(before, days[-1]) else None
        if told:
            return _scene(before, told) if index == sentence.index - 1 else None
    return None


def _scene(before: Sentence, told: list[int]) -> DateMention | None:
    """ "In the first days of May it came apart. Rebels fell on the camps": of those days."""
    mention = before.units[told[0]].value
    opens = (told[0] < _OPENING and before.row[0] in "Pt") or len(before.units) < _TERSE  # "It was in May."
    return mention if len(told) == 1 and opens and mention.precision in _SHORT and mention.kind != "anaphoric" else None


_SHORT = frozenset(("month", "part_of_month", "week"))
# Units at the head of a sentence among which its time stands.
_OPENING = 3
# Units of a sentence that says little but its time.
_TERSE = 7


def _by_whom(verb: Verb) -> bool:
    """Whether a main clause says who or what it tells of: no pronoun."""
    subject = verb.subject
    named = subject is not None and subject.sentence.row[subject.head] != "R"
    return named and verb.form == "finite" and verb.condition is None


# Paragraphs after the first that still tell what it told.
_NEAR_LEAD = 3


def _of_lead(sentence: Sentence) -> DateMention | None:
    """The one day that an article has named so far, in its lead: "deplores yesterday's attacks. ... At seven, gunmen
    opened fire"."""
    article = sentence.article
    told = [m for m in article.dates if m.start < sentence.end]
    if not told or sentence.paragraph > _NEAR_LEAD or any(m[3:5] != told[0][3:5] for m in told):
        return None
    lead = article.sentence(article.sentence_at(told[0].start))
    at = next((i for i, u in enumerate(lead.units) if u.kind == "t" and u.value.start == told[0].start), None)
    if at is None or lead.paragraph > 1 or lead.index == sentence.index or _is_of_another(lead, at):
        return None
    return told[0] if _is_day(told[0]) else None


def _timed(sentence: Sentence) -> bool:
    """ "on the first night of the war", "before": a time of its own that is no date."""
    return not _TIMES.isdisjoint(sentence.heard)


def _is_day(mention: DateMention) -> bool:
    return mention.precision == "day" and mention.kind != "anaphoric"


def _is_that_day(mention: DateMention) -> bool:
    """ "That morning", "two days later", counted from a day that is known."""
    return mention.precision == "day" and mention.kind == "anaphoric" and mention.date_start is not None


def _narrated(verb: Verb) -> bool:
    return verb.tense == "past" and not verb.perfect and verb.form in ("finite", "participle")
