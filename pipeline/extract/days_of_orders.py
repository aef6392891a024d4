"""The day on which something was decided, announced or set as a limit, where a sentence names the day of what was
decided too: "asked in June to leave by December"."""

from itertools import pairwise

from pipeline.extract import context
from pipeline.extract.clauses import SAYING
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.phrases import Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.triggers import Trigger

_TELLING = SAYING | {"notify", "inform", "warn"}


def orders(verb: Verb | None) -> Verb | None:
    """The verb of deciding that an infinitive hangs on: "voted to end the mandate"."""
    hangs = verb is not None and verb.form == "infinitive" and verb.governor is not None
    return verb.governor if hangs and verb.governor.tense == "past" and verb.governor.form == "finite" else None


def day_of_order(trigger: Trigger, term: DateMention) -> DateMention | None:
    """ "asked in June to leave by December": June, where December is the term."""
    order = orders(trigger.verb)
    mention = context.find_date(trigger.sentence, order.head) if order is not None else None
    return mention if mention is not None and mention.start != term.start else None


def limit(sentence: Sentence) -> DateMention | None:
    """ "agreed in May on 15 September as the final date": the day that is the limit."""
    units = sentence.units
    return next((u.value for u, after in pairwise(units) if u.kind == "t" and after.word == "as"), None)


def beside_term(sentence: Sentence) -> DateMention | None:
    """ "On 25 May it set the end of the year as the limit": the day on which a limit is set, not the limit."""
    dates = [i for i, kind in enumerate(sentence.row) if kind == "t"]
    units = sentence.units
    limits = [i for i in dates if units[i + 1].word == "as" or units[i - 1].word in ("of", "for", "at")]
    return next((units[i].value for i in dates if i not in limits[:1]), None)


# What a council does by a resolution.
BY_RESOLUTION = frozenset(("withdrawal_order", "mission_established"))


def day_of_doer(trigger: Trigger) -> DateMention | None:
    """ "Resolution 2690 of 30 June gave the mission six months": the day of what decides."""
    if trigger.verb is None or trigger.frame.type not in BY_RESOLUTION or trigger.agent is None:
        return None
    owners = context.date_owners(trigger.sentence)
    own = [i for i, owner in owners.items() if owner is trigger.agent]
    return trigger.sentence.units[own[0]].value if own else None


def day_of_resolution(trigger: Trigger) -> DateMention | None:
    """ "by resolution 1996 of 8 July 2011, the Council established", "resolution 2559 of 22 December 2020, by which it
    terminated the mandate": what a council does is done on the day of its resolution."""
    sentence = trigger.sentence
    if trigger.verb is None or not {"resolution", "council"} <= sentence.heard:
        return None
    for noun in sentence.nouns:
        behind = noun.last + 1
        if noun.lemma != "resolution" or behind > trigger.index or not sentence.row.startswith("Pt", behind):
            continue
        if sentence.units[behind].word == "of":
            return sentence.units[behind + 1].value
    return None


def is_reported(trigger: Trigger) -> bool:
    """ "The rebels said on Sunday that they had captured Para": such news is told on its day."""
    verb = trigger.verb
    if trigger.frame.type not in ("territory_takeover", "base_takeover") or verb is None or not verb.perfect:
        return False
    return verb.sentence.units[verb.first].word == "had" and verb.condition is None and not verb.relative


def day_of_saying(sentence: Sentence) -> DateMention | None:
    """ "told the Council in May that it would not renew its consent": who says so does it."""
    if "t" not in sentence.row:
        return None
    said = next((v for v in sentence.verbs if v.lemma in _TELLING and v.tense == "past" and v.form == "finite"), None)
    mention = context.find_date(sentence, said.head) if said is not None else None
    return mention if mention is not None and not context.is_term(sentence, mention) else None
