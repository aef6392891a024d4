"""What the phrases around a number of troops say: "the departure of 90 Danes", "a force of 500", "its 600 men"."""

from functools import cache

from pipeline.extract.figures.hosts import parent_of
from pipeline.extract.figures.movements import Said, ahead
from pipeline.extract.figures.troops import is_body, listed
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

_MEASURES = ("deployed", "departed", "remaining", "authorised", "planned", "arrived")


@cache
def verb_measures() -> dict[str, str]:
    """What each verb says of its troops."""
    return {verb: measure for measure in _MEASURES for verb in listed("verbs", measure)}


def was_promised(sentence: Sentence, noun: Noun) -> str | None:
    """ "of the 2,500 people it was promised", "of the 2,900 Danes pledged", "the 3,000 that it was granted"."""
    for verb in sentence.verbs:
        if noun.last < verb.first <= noun.last + 4 and not set(sentence.row[noun.last : verb.first]) & set(",K"):
            measure = verb_measures().get(verb.lemma)
            if measure in ("planned", "authorised") and (verb.voice == "passive" or verb.first <= noun.last + 3):
                return measure
    return None


def by_noun(sentence: Sentence, noun: Noun) -> Said | None:
    """What the phrases around a number say: "the departure of 90 Danes", "a force of 500", "its 600 instructors"."""
    parent, units = parent_of(noun), sentence.units
    if (promised := was_promised(sentence, noun)) is not None:
        return promised, f"personnel.{promised}"
    if parent is not None:
        said = _by_parent(parent)
        if said is not None:
            return said
    if noun.prep == "by" and any(
        v.last == noun.prep_index - 1 and v.lemma in listed("rules", "manned") for v in sentence.verbs
    ):
        opens = any(
            ahead(v) and v.lemma in ("open", "build", "establish") for v in sentence.verbs if v.last < noun.first
        )
        return "planned" if opens else "deployed", "personnel.manned"
    if "last" in [u.word for u in units[noun.first : noun.head]] and _at_base(noun):
        return "remaining", "personnel.still"  # "the last 900 soldiers in the camp"
    if [u.word for u in units[noun.last + 1 : noun.last + 2]] == ["by"] and sentence.row[noun.last + 2 :][:1] == "t":
        return "planned", "personnel.term"
    before = units[noun.first - 1].word if noun.first else ""
    made = [u.word for u in units[max(0, noun.prep_index - 2) : noun.prep_index]]
    if noun.prep == "of" and (
        "up" in made[1:] or any(w.startswith(("compos", "compris", "consist")) for w in made[1:])
    ):
        return "deployed", "personnel.force_of"  # "is made up of 2,900 soldiers"
    if noun.prep == "for" and made[1:] in (["accounts"], ["account"], ["accounted"]):
        return "deployed", "personnel.part"
    if before in ("down from", "up from", "home to") or _is_down(noun) or (parent is not None and _is_peak(parent)):
        later = noun.prep == "to" and any(v.lemma == "be" and ahead(v) and v.last < noun.first for v in sentence.verbs)
        return "planned" if later else "deployed", "personnel.before"
    if noun.prep == "to" and [u.lemma for u in units[max(0, noun.prep_index - 2) : noun.prep_index]] == ["hold", "on"]:
        return "remaining", "personnel.still"  # "held on to some 450"
    if noun.prep == "for" and units[noun.prep_index - 1].lemma in ("ask", "call", "request"):
        return "planned", "personnel.planned"  # "had asked for 3,000 extra troops"
    if noun.prep == "for" and units[noun.prep_index - 1].lemma in _ALLOWING:
        return "authorised", "personnel.ceiling"
    if before == "with" and [u.word for u in units[noun.last + 1 : noun.last + 2]] == ["left"]:
        return "remaining", "personnel.left"  # "With 1,900 troops left in the country"
    if before == "with" and _is_mandated(sentence, noun):
        return "authorised", "personnel.ceiling"  # "was authorised in 2013 with 11,200 soldiers"
    if before in ("along with", "alongside", "as well as", "in addition to") or (before == "with" and _is_many(noun)):
        later = before == "with" and _is_to_come(sentence, noun)
        return "planned" if later else "deployed", "personnel.with"
    first = units[noun.first].word
    if first == "the" and noun.of is not None and noun.of.lemma in listed("who", "forces"):
        return "deployed", "personnel.of_force"
    if first == "the" and [u.word for u in units[noun.last + 1 : noun.last + 2]] in (["there"], ["here"]):
        return "deployed", "personnel.there"  # "the 160 Nepalese there"
    if before == "with" and any(n.lemma in listed("nouns", "bases") and n.last < noun.first for n in sentence.nouns):
        return "deployed", "personnel.with"
    if noun.quantity.qualifier == "vague" and first == "their":
        return None  # "camped in their thousands"
    if first in ("its", "their", "our") or "Z" in sentence.row[noun.first : noun.last + 1]:
        return "deployed", "personnel.owned"
    if first == "the" and noun.role == "subject" and noun.people is not None and (noun.quantity.count or 0) >= _MANY:
        return "deployed", "personnel.known"  # "The 13,000 peacekeepers have six months to pack"
    return None


# So many troops told of as known are the strength of their force.
_MANY = 1000


def _stays_behind(noun: Noun) -> bool:
    """ "left on 5 May, with the exception of a rear party of 22"."""
    units = noun.sentence.units
    before = {u.word for u in units[max(0, noun.first - 4) : noun.last + 1]}
    return not before.isdisjoint(("exception", "except", "except for", "apart from", "rear", "save"))


def _is_promised(noun: Noun) -> bool:
    """ "promised the town a garrison of 150 men"."""
    before = next((v for v in reversed(noun.sentence.verbs) if v.last < noun.first), None)
    return before is not None and before.lemma in ("promise", "pledge", "offer") and noun.prep is None


def _is_mandated(sentence: Sentence, noun: Noun) -> bool:
    told = [v for v in sentence.verbs if v.last < noun.first]
    return bool(told) and told[-1].voice in ("passive", "active") and told[-1].lemma in listed("verbs", "authorised")


def is_set_up_with(sentence: Sentence, noun: Noun) -> bool:
    """ "UNAMIR was set up in October with 2,500 troops"."""
    if noun.prep != "with":
        return False
    told = [v for v in sentence.verbs if v.last < noun.first and v.form == "finite"]
    verb = told[-1] if told else None
    made = verb is not None and verb.voice == "passive" and verb.lemma in _FOUNDING and verb.subject is not None
    return made and is_body(verb.subject) and not ahead(verb)


_FOUNDING = ("set", "establish", "create", "launch", "found", "form", "deploy", "start")


def _is_to_come(sentence: Sentence, noun: Noun) -> bool:
    """Whether an aside belongs to what is yet to be: "A smaller mission, with 980 officers, will take over"."""
    if noun.determiner in ("its", "their"):
        return False  # "The post, with its 180 soldiers, could be given up"
    parted = "," in (sentence.row[noun.prep_index - 1 : noun.prep_index], sentence.row[noun.first - 2 : noun.first - 1])
    main = next((v for v in sentence.verbs if v.first > noun.last and v.form == "finite"), None)
    new = any(n.determiner in ("a", "an") and n.last < noun.first and n.prep is None for n in sentence.nouns)
    return new and parted and main is not None and ahead(main) and main.lemma not in listed("rules", "stay")


# What is done to a withdrawal that does not come.
_REFUSING = ("rule", "reject", "refuse", "oppose", "deny", "exclude", "resist", "fear", "veto", "block", "consider")
_ALLOWING = ("allow", "provide", "mandate", "authorisation", "authorization", "approval", "permission")


def _is_many(noun: Noun) -> bool:
    """Whether a force may stand behind "with": "came with 300 soldiers", not "lives with 600 others"."""
    others = [u.word for u in noun.sentence.units[noun.last : noun.last + 2]]
    return (noun.quantity.count or 0) >= 100 and "others" not in others


def _is_down(noun: Noun) -> bool:
    """ "It is down to 900 soldiers from 4,000 a year ago", "home to 250 Pakistanis"."""
    units, at = noun.sentence.units, noun.prep_index
    if noun.prep == "to" and at > 0 and units[at - 1].word in ("down", "up", "home"):
        return True
    if noun.prep == "to" and "home" in (u.word for u in units[max(0, at - 4) : at]):
        return noun.sentence.row[at - 1] in "At"  # "home until then to some 200 troops"
    before = next((o for o in noun.sentence.nouns if o.last == at - 1), None)
    return noun.prep == "from" and before is not None and before.quantity is not None and _is_down(before)


def _is_peak(noun: Noun) -> bool:
    """ "down from a peak of 20,000"."""
    return noun.lemma in ("peak", "high", "maximum", "height") and noun.prep in ("down from", "from")


def _at_base(noun: Noun) -> bool:
    after = next((n for n in noun.sentence.nouns if n.prep_index == noun.last + 1 and n.prep in ("in", "at")), None)
    return after is not None and after.lemma in listed("nouns", "bases")


def _by_parent(parent: Noun) -> Said | None:
    """What the noun before "of" says of the number behind it."""
    lemma, verb = parent.lemma, parent.verb
    if verb is not None and parent.role == "object" and lemma in listed("nouns", "deployed"):
        measure = verb_measures().get(verb.lemma)
        if measure in ("authorised", "planned"):
            return measure, f"personnel.{measure}"  # "approved the deployment of 500 troops"
    if parent.prep in ("by", "with") and any(
        v.lemma in ("replace", "succeed", "follow") and ahead(v) and v.last < parent.first
        for v in parent.sentence.verbs
    ):
        return "planned", "personnel.planned"  # "is to be replaced by a police mission of 900"
    if lemma in listed("nouns", "departed"):
        ruled_out = verb is not None and (verb.negated or verb.lemma in _REFUSING) and parent.role == "object"
        return "deployed" if ruled_out else "departed", "personnel.departure"
    if lemma in listed("nouns", "planned"):
        return "planned", "personnel.planned"
    if lemma in listed("nouns", "authorised") or any(u.word in listed("rules", "allowed") for u in parent.units):
        return "authorised", "personnel.ceiling"
    if not listed("otherwise", "planned").isdisjoint(u.word for u in parent.units):
        return "planned", "personnel.planned"  # "out of a projected strength of 2,500"
    if parent.prep == "with" and _is_mandated(parent.sentence, parent):
        return "authorised", "personnel.ceiling"  # "was authorised with a strength of 3,300"
    if lemma in listed("who", "forces") or lemma in listed("nouns", "strength") or lemma in listed("nouns", "deployed"):
        if _stays_behind(parent):
            return "remaining", "personnel.still"
        later = verb is not None and parent.role == "object" and ahead(verb)  # "is to lead a force of 2,500"
        later = later or _is_promised(parent)
        return "planned" if later else "deployed", "personnel.force_of"
    return None
