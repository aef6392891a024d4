"""Whether a figure is of the incident or of the period of the one told before it."""

from pipeline.extract.claims import Casualties
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.scope import has_incident
from pipeline.extract.figures.victims import Before
from pipeline.extract.sentence import Sentence

# So many are those of a period where a sum was told right before them.
_CROWD = 20


def shares_scope(before: Before, sentence: Sentence, item: Harm, claim: Casualties) -> bool:
    """Whether a figure is of the period of the one before it: a short form, or one without a time of its own beside
    a sum ("Chad has lost 38 men. Seven French soldiers have been killed")."""
    last = before.claim
    if last is None:
        return False
    if item.rule == "casualty.of_sum":
        return False
    since = claim.when.date_text is not None and claim.when.date_text.startswith("since")
    if since and claim.scope == "cumulative":
        return False
    if item.rule in ("casualty.ellipsis", "casualty.part", "casualty.answer"):
        return claim.when.date_start is None or claim.when == last.when or last.scope == "incident"
    if item.rule == "casualty.toll" and claim.when.date_start is None and sentence.paragraph == before.paragraph:
        return last.rule == "casualty.toll" and claim.scope == "cumulative" and not has_incident(sentence)
    here = before.sentence == sentence.index and {claim.outcome, last.outcome} == {"killed", "injured"}
    if here and last.scope == "incident" and not claim.when.date_text and "since" not in sentence.heard:
        return item.rule == "casualty.adjective"  # "160 dead and more than 1,000 wounded in Aru"
    if claim.scope != "incident" or last.scope != "cumulative":
        return False
    near = sentence.index - before.sentence <= 1 and sentence.paragraph == before.paragraph
    if near and claim.cause == "accident" and last.outcome == claim.outcome and not has_incident(sentence):
        return claim.when.date_start is None  # "183 died in all. Six died of illness."
    told = item.verb is not None and (item.verb.perfect or item.verb.voice == "passive")
    plain = (claim.count or 0) >= _CROWD and told
    if last.outcome != claim.outcome and before.sentence != sentence.index and not (near and plain):
        return False
    dated = claim.when.date_start is not None and f"as of {claim.when.date_text}" not in sentence.text
    if dated or claim.place is not None or has_incident(sentence):
        return False
    if before.sentence == sentence.index or (near and plain):
        return (claim.count or 0) >= _CROWD
    verb = item.verb
    perfect = verb is not None and verb.perfect and sentence.units[verb.first].word in ("have", "has")
    return perfect and (claim.count or 0) > 1 and sentence.paragraph == before.paragraph
