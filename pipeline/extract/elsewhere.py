"""Places where something else went on than what a sentence tells: where the wounded were brought or treated, where
talks were held and papers signed, where somebody comes from."""

from pipeline.extract.clauses import clauses
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.place_names import ROADS, SITED, placed

_TO = frozenset(("to", "into", "towards", "toward", "across to", "back to", "over to"))
# What is done to the wounded, the dead and the freed.
_BRINGING = frozenset(
    """evacuate fly airlift lift take bring rush transfer move transport ferry carry drive medevac repatriate relocate
    return escort ship haul truck bus whisk shift convey convoy""".split()
)
# From where somebody is fetched, there he was.
_FETCHING = _BRINGING | frozenset("fetch rescue expel drive pull withdraw remove extract pick clear free force".split())
# Those who run for their lives are no longer there.
_FLEEING = frozenset("flee escape run cross".split())
_COMING = frozenset("come cross arrive infiltrate sneak slip descend".split())
_SENDING = frozenset("send fly dispatch despatch deploy launch bring draw recruit summon".split())
_GOING = frozenset("drive go walk march ride move come get advance push return sail crawl".split())
_JOURNEYS = frozenset("way journey trip flight march voyage route drive".split())
_TENDING = frozenset("treat hospitalise hospitalize admit bury operate recover convalesce mourn".split())
_AGREEING = frozenset("negotiate mediate broker agree sign initial conclude".split())
_ACCORDS = frozenset("accord agreement deal pact truce ceasefire cease-fire treaty protocol peace".split())
_MEETINGS = frozenset("talk negotiation summit conference mediation meeting session".split())
# "succumbed in a hospital in Para"
_DYING = frozenset("die succumb perish lie undergo wake expire pass lose".split())
_HOUSES = frozenset("hospital clinic morgue mortuary infirmary ward".split())
_UNITS = frozenset(
    """column convoy unit battalion brigade regiment contingent reinforcement patrol company platoon squad crew
    delegation""".split()
)


def elsewhere(noun: Noun, index: int = -1) -> bool:
    """Whether something else was where a phrase says than what unit `index` tells: "were flown to Gao", "treated in
    Gao", "talks in Doha", "two men from Pau"."""
    if noun.prep in _TO:
        return _brought(noun, index) or _leads_there(noun, index)
    if noun.prep == "from":
        return _comes_from(noun)
    return noun.prep in SITED and _apart(noun, index)


def went_to(noun: Noun) -> bool:
    """ "We drove to Para", "The column advanced to Gori": where those are now of whom is told."""
    verb = _last_verb(noun) if noun.prep in ("to", "into", "on to") else None
    told = verb is not None and verb.form == "finite" and verb.tense == "past" and not verb.negated
    return told and verb.lemma in _GOING and verb.voice == "active"


def _brought(noun: Noun, index: int) -> bool:
    """ "two wounded soldiers were flown to Gao", "those who fled to Gao"."""
    verb = _last_verb(noun)
    if verb is None or verb.first <= index <= verb.last:
        return False
    return verb.lemma in _FLEEING or (verb.lemma in _BRINGING and verb.voice == "passive")


def _leads_there(noun: Noun, index: int) -> bool:
    """ "kept lorries from the road to Gao", "blocked the road to Gao": the road is elsewhere than what else is told, as
    is where somebody is on the way to."""
    road = _phrase_before(noun)
    if road is None or road.lemma not in ROADS:
        going = road is not None and road.lemma in _JOURNEYS and road.prep is not None
        return going and any(n.prep in SITED and n is not noun for n, _ in placed(noun.sentence))
    barred = road.role == "object" and road.verb is not None and not road.verb.first <= index <= road.verb.last
    return barred or road.prep == "from"


def _comes_from(noun: Noun) -> bool:
    """ "a column from Daru", "both of them from Pau", but not "to fetch the men from Pau"."""
    came = _last_verb(noun)
    if came is not None and came.lemma in _COMING and came.relative and came.perfect:
        return True  # "men who had come across from Chad opened fire"
    if came is not None and came.lemma in _SENDING and came.form == "participle" and came.last == noun.prep_index - 1:
        return True  # "Planes sent from Niamey bombed"
    if came is not None and came.lemma == "translate":
        return True  # "translated from Songhay"
    before = _phrase_before(noun)
    if before is None or before.prep == "to":
        return False
    if before.role == "object" and before.verb is not None and before.verb.lemma in _FETCHING:
        return False
    head = noun.sentence.units[before.head]
    return before.people is not None or head.kind == "R" or before.lemma in _UNITS


def _apart(noun: Noun, index: int) -> bool:
    """ "talks in Doha", "signed an accord in Abuja", "are being treated in Goma", "taken to a clinic in Goma"."""
    sentence, before = noun.sentence, _phrase_before(noun)
    if before is not None and before.lemma in _MEETINGS:
        return True
    if before is not None and before.lemma in _HOUSES and before.prep in _TO:
        return _brought(before, index)
    if before is not None and before.lemma in _HOUSES and before.prep in SITED:
        died = _last_verb(before)
        return died is not None and died.lemma in _DYING and not died.first <= index <= died.last
    if before is not None and before.lemma in _ACCORDS and before.role != "object":
        return False  # "The truce in Para, agreed in Geneva"
    verb = _last_verb(noun)
    if verb is not None and verb.lemma in _TENDING and not verb.first <= index <= verb.last:
        return not _is_planted(verb)
    ids = clauses(sentence)
    return any(ids[v.head] == ids[noun.head] and _is_of_peace(v) for v in sentence.verbs)


def _is_planted(verb: Verb) -> bool:
    """ "a bomb buried near Para": nobody's grave."""
    what = verb.subject if verb.voice == "passive" else next(iter(verb.objects), None)
    return verb.lemma == "bury" and what is not None and what.people is None and what.units[-1].kind != "R"


def _is_of_peace(verb: Verb) -> bool:
    """ "agreed to disarm", "signed an accord", "the talks broke off"."""
    if verb.subject is not None and verb.subject.lemma in _MEETINGS:
        return True
    about = [verb.subject] if verb.voice == "passive" else verb.objects
    pact = verb.lemma == "agree" or any(n is not None and n.lemma in _ACCORDS for n in about)
    return pact and verb.lemma in _AGREEING


def _phrase_before(noun: Noun) -> Noun | None:
    return next((n for n in noun.sentence.nouns if n.last == noun.prep_index - 1), None)


def _last_verb(noun: Noun) -> Verb | None:
    return next((v for v in reversed(noun.sentence.verbs) if v.last < noun.prep_index), None)
