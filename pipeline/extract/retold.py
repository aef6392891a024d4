"""Violence that a noun takes up again with nothing new on when or where: "said its men had carried out the raid", "the
fighting went on for hours". It is the event that was told before."""

from pipeline.extract import context
from pipeline.extract.claims import Event
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import key_of, opener_of, tail
from pipeline.extract.telling import VIOLENT, Telling
from pipeline.extract.triggers import Trigger

_POINTING = frozenset(("the", "this", "that"))
# Sentences back in which what is taken up was told.
_NEAR = 6
_AT = frozenset(("in", "at", "near", "on", "outside", "around", "inside", "close to", "south of", "along", "between"))
# What stands behind these gives another thing its time.
_BESIDE = frozenset(("after", "following", "since", "before", "until"))


def taken_up(trigger: Trigger, scene: Telling) -> Event | None:
    """The violence just told that a trigger takes up; None where it tells of its own."""
    noun = trigger.noun
    kinds = VIOLENT if trigger.frame.type in VIOLENT else {trigger.frame.type} & {"abduction"}
    if noun is None or not kinds or not _by_article_alone(noun):
        return None
    if _is_judged(noun):
        return _judged_before(trigger, noun, kinds, scene)
    if trigger.frame.type not in VIOLENT:
        return None
    if key_of(noun) in _GOING_ON and not tail(noun):
        same = (e for e in scene.here[::-1] if e.event_type in VIOLENT and e.when.date_start is not None)
        told = next(same, None)
        if told is not None:
            return told  # "The base was attacked on Friday, and the fighting lasted for hours"
    if not is_landmark(noun) and (context.find_date(trigger.sentence, trigger.index) is not None or _is_placed(noun)):
        return None
    told = [
        e
        for e in [*scene.here[::-1], *scene.lately]
        if e.event_type in VIOLENT
        and e.modality in ("asserted", "claimed")
        and e.when.date_start is not None
        and trigger.sentence.index - e.sentence <= _NEAR
    ]
    fitting = _MEANS.get(key_of(noun), frozenset())
    return next((e for e in told if e.event_type in fitting), None) or next(iter(told), None)


_GOING_ON = frozenset(("fighting", "battle", "firefight", "shooting", "gunfight", "gunfire"))
# What a noun takes up first where more than one kind of violence has been told: "the bombing" is no firefight.
_MEANS = {
    **dict.fromkeys(("bombing", "bombardment"), frozenset(("air_strike", "explosive_attack", "shelling"))),
    **dict.fromkeys(("strike", "airstrike", "raid"), frozenset(("air_strike", "armed_attack"))),
    **dict.fromkeys(("blast", "explosion"), frozenset(("explosive_attack",))),
    **dict.fromkeys(("ambush", "assault", "massacre", "shooting"), frozenset(("armed_attack",))),
    **dict.fromkeys(("shelling", "barrage"), frozenset(("shelling",))),
    **dict.fromkeys(("clash", "fighting", "battle", "firefight"), frozenset(("armed_clash",))),
}


# What is done about an attack of which everybody knows.
_JUDGING = frozenset("condemn denounce deplore decry lament mourn regret investigate blame discuss mark".split())


def _is_judged(noun: Noun) -> bool:
    """ "The Council condemned the attack on Para": an attack that is known."""
    return noun.role == "object" and noun.verb is not None and noun.verb.lemma in _JUDGING


def _judged_before(trigger: Trigger, noun: Noun, kinds: frozenset[str] | set[str], scene: Telling) -> Event | None:
    """What is condemned, where it was told: at the place that is named, else the last of its kind."""
    near = tail(noun)
    if any("t" in noun.sentence.row[n.first : n.last + 1] for n in near):
        return None
    names = {u.value.name for n in near for u in n.units if u.kind == "M"}
    told = (e for e in reversed(scene.events) if e.event_type in kinds and e.modality in ("asserted", "claimed"))
    return next((e for e in told if e.when.date_start is not None and (not names or e.place in names)), None)


def is_landmark(noun: Noun) -> bool:
    """ "Three days after the assault, a convoy hit a mine": it only says when something else was."""
    return opener_of(noun) in _BESIDE and _by_article_alone(noun) and not tail(noun)


def _by_article_alone(noun: Noun) -> bool:
    """Whether an article alone says which violence is meant, and no day or number does."""
    dated = noun.sentence.row[noun.last + 1 : noun.last + 4].removeprefix("A")  # "the massacre there in 2019"
    own = dated.startswith("Pt") or dated[:1] == "t" or any(u.kind in "#tZC" for u in noun.units)
    return noun.determiner in _POINTING and not own


def _is_placed(noun: Noun) -> bool:
    """Whether the clause says where the violence was."""
    ids = context.clauses(noun.sentence)
    near = tail(noun)
    return any(n.prep in _AT and (n in near or ids[n.head] == ids[noun.head]) for n, _ in context.placed(noun.sentence))
