"""Violence that a noun takes up again with nothing new on when or where: "said its men had carried out the raid", "the
fighting went on for hours". It is the event that was told before."""

from pipeline.extract import context
from pipeline.extract.claims import Event
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import opener_of, tail
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
    if noun is None or trigger.frame.type not in VIOLENT or not _by_article_alone(noun):
        return None
    if not is_landmark(noun) and (context.find_date(trigger.sentence, trigger.index) is not None or _is_placed(noun)):
        return None
    return next(
        (
            e
            for e in [*scene.here[::-1], *scene.lately]
            if e.event_type in VIOLENT
            and e.modality in ("asserted", "claimed")
            and e.when.date_start is not None
            and trigger.sentence.index - e.sentence <= _NEAR
        ),
        None,
    )


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
