"""Who did it by what is said of it afterwards or beside it: "JNIM claimed responsibility for the attack", "the mission
blamed the UPC", "the attackers were from Ansarul Islam"."""

from pipeline.extract.actors import Cast, subject_of
from pipeline.extract.claims import Event
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.scene import VIOLENT
from pipeline.extract.sentence import Sentence

WORDS = (
    frozenset("claimed claim claims claiming responsibility responsible carried behind done work".split())
    | frozenset("blamed blames blame blaming attributed attributes accused accuses suspected suspects".split())
    | frozenset("belonged belonging belong belongs identified described members fighters loyal".split())
    | frozenset("attackers assailants gunmen raiders kidnappers men called".split())
)
_DEEDS = frozenset(
    """attack ambush raid assault bombing blast shooting killing strike responsibility explosion offensive kidnapping
    abduction massacre shelling bombardment fire shot
    operation incident one both""".split()
)
_CLAIMABLE = VIOLENT | {"abduction"}
_DOING = frozenset(("armed", "army", "soldier"))
# Those who did it, before anybody says who they are.
_NAMELESS = frozenset(
    """attacker assailant gunman raider fighter man bomber kidnapper abductor militant insurgent drone jet warplane
    shell rocket missile element plane aircraft helicopter soldier rebel jihadist bandit militiaman assassin""".split()
)
_TELLING = frozenset("identify describe recognise recognize name know designate present call".split())
_BLAMING = frozenset(("blame", "pin", "attribute", "ascribe"))
# Sentences back to what is blamed on somebody.
_NEAR = 3


def attach(sentence: Sentence, cast: Cast, earlier: list[Event], here: list[Event]) -> None:
    """Set `claimed_by`, and `actor` where nobody is named, on the events whose authors a sentence names: those of the
    sentence itself or the last ones told."""
    for verb in sentence.verbs:
        who = _claimant(verb, cast)
        if who is not None:
            name = cast.name(who)
            for event in _meant(verb, earlier, here):
                event.claimed_by = name
                if event.actor is None or (name is not None and _is_nameless(event.actor)):
                    event.actor = name
            continue
        who = _culprit(verb, cast)
        name = cast.name(who) if who is not None else None
        if name is None or _is_nameless(name):
            continue
        event = _last_nameless(sentence, earlier, here)
        if event is not None and event.target != name:
            event.actor = name


# ------------------------------------------------------------------------------------------------- who claims it
def _claimant(verb: Verb, cast: Cast) -> Noun | None:
    """The group that claims, by a verb that claims deeds; None where nobody does."""
    if verb.negated:
        return None
    if verb.lemma == "claim" and verb.voice == "passive":
        by = next((n for n in verb.complements() if n.prep == "by"), None)
        return cast.taken_as(by, frozenset(("armed",)))
    if verb.lemma in ("take", "assume", "accept"):
        taken = any(n.lemma == "responsibility" for n in verb.objects)
        return cast.taken_as(subject_of(verb), frozenset(("armed", "name"))) if taken else None
    if verb.lemma == "claim":
        deed = any(_is_deed(n) or n.sentence.units[n.head].word in ("it", "them") for n in verb.objects)
        return cast.taken_as(subject_of(verb), frozenset(("armed", "name"))) if deed else None
    if (
        verb.lemma == "do"
        and verb.perfect
        and any(o.sentence.units[o.head].word in ("it", "this") for o in verb.objects)
    ):
        return cast.taken_as(verb.subject, frozenset(("armed",)))  # "the rebels said that they had done it"
    if _is_behind(verb) and verb.subject is not None and verb.sentence.row[verb.subject.head] == "R":
        return cast.taken_as(verb.subject, frozenset(("armed",)))  # "said it was behind the attack"
    if (
        verb.lemma == "carry"
        and verb.perfect
        and any(n.lemma in _DEEDS and n.determiner in ("the", "that", "this") for n in verb.objects)
    ):
        return cast.taken_as(verb.subject, frozenset(("armed", "name")))
    return None


def _is_deed(noun: Noun) -> bool:
    return noun.lemma in _DEEDS or noun.sentence.units[noun.head].word in _DEEDS


def _is_behind(verb: Verb) -> bool:
    following = verb.sentence.units[verb.last + 1 : verb.last + 2]
    return verb.lemma == "be" and bool(following) and following[0].word == "behind"


def _meant(verb: Verb, earlier: list[Event], here: list[Event]) -> list[Event]:
    if verb.voice == "passive":
        same = [e for e in here if e.event_type in _CLAIMABLE and e.anchor < verb.start]
        if same:
            return same
    last = next(
        (e for e in reversed(earlier) if e.event_type in _CLAIMABLE and e.modality in ("asserted", "claimed")), None
    )
    if last is None:
        return [e for e in here if e.event_type in _CLAIMABLE][:1]
    return [last]


# ------------------------------------------------------------------------------------------------- who is said to be it
def _culprit(verb: Verb, cast: Cast) -> Noun | None:
    """Whom others hold to have done it; None where a verb tells nothing of the kind, or that it was not so."""
    if verb.negated or verb.sentence.units[min(verb.last + 1, len(verb.sentence.units) - 1)].word in ("not", "never"):
        return None
    return _blamed(verb, cast) or _responsible(verb, cast) or _identified(verb, cast)


def _blamed(verb: Verb, cast: Cast) -> Noun | None:
    """ "blamed the UPC for the attack", "an attack it attributed to the UPC", "The UPC is suspected of the ambush"."""
    if verb.lemma in _BLAMING:
        on = next((n for n in verb.complements()[:3] if n.prep in ("on", "to")), None)
        if on is not None and not (verb.objects and not (_is_deed(verb.objects[0]) or _is_short(verb.objects[0]))):
            return cast.taken_as(on, _DOING)
    if verb.lemma not in ("blame", "accuse", "suspect") and not _holds_responsible(verb):
        return None
    whom = verb.subject if verb.voice == "passive" else next(iter(verb.objects), None)
    charge = next((n for n in verb.complements() if n.prep in ("for", "of")), None)
    if charge is not None and not (_is_deed(charge) or _is_short(charge)):
        return None  # "blamed the army for the delay"
    if charge is None and any(v.form == "gerund" and v.first > verb.last for v in verb.sentence.verbs):
        return None  # "accused the army of plotting": what they did is told by its own verb
    return cast.taken_as(whom, _DOING | {"authority", "foreign"})


def _holds_responsible(verb: Verb) -> bool:
    """ "holds the junta responsible for the bombing"."""
    if verb.lemma != "hold" or not verb.objects:
        return False
    after = verb.sentence.units[verb.objects[0].last + 1 : verb.objects[0].last + 2]
    return bool(after) and after[0].word == "responsible"


def _is_short(noun: Noun) -> bool:
    return noun.sentence.row[noun.head] == "R"


def _responsible(verb: Verb, cast: Cast) -> Noun | None:
    """ "The UPC was responsible for the ambush", "was behind it", "the ambush was the work of the UPC"."""
    if verb.lemma != "be":
        return None
    work = next((n for n in verb.objects if n.lemma in ("work", "doing") and n.of is not None), None)
    if work is not None:
        deed = verb.subject is not None and (_is_deed(verb.subject) or _is_short(verb.subject))
        return cast.taken_as(work.of, _DOING) if deed else None
    words = [u.word for u in verb.sentence.units[verb.last + 1 : verb.last + 3]]
    if not _is_behind(verb) and words != ["responsible", "for"]:
        return None
    after = next((n for n in verb.sentence.nouns if n.first > verb.last and n.prep in ("behind", "for")), None)
    return cast.taken_as(verb.subject, _DOING) if after is not None and (_is_deed(after) or _is_short(after)) else None


def _identified(verb: Verb, cast: Cast) -> Noun | None:
    """ "The attackers were from the UPC", "men whom the mission described as members of JNIM", "fighters believed to
    belong to JNIM"."""
    if verb.lemma not in _TELLING and verb.lemma not in ("be", "belong"):
        return None
    of = next((n for n in verb.complements() if n.prep in ("from", "to", "as", "of")), None) or _after_as(verb)
    who = next(iter(verb.objects), of) if verb.lemma in ("be", "call") else of
    if who is None or who.units[0].word == "no":
        return None
    men = _meant_by(verb) if not _by_what(verb) else None
    if not _by_what(verb) and (men is None or who is men or not (men.lemma in _NAMELESS or _is_short(men))):
        return None
    return who if "armed" in cast.classes(who) or cast.classes(who) & {"army"} else None


def _after_as(verb: Verb) -> Noun | None:
    units, at = verb.sentence.units, (verb.objects[-1].last if verb.objects else verb.last) + 1
    told = units[at : at + 1] and units[at].word == "as"
    return next((n for n in verb.sentence.nouns if n.first == at + 1), None) if told else None


def _by_what(verb: Verb) -> bool:
    """ "was attacked by what the mission called members of the UPC"."""
    at = verb.subject.first - 1 if verb.subject is not None else 0
    units = verb.sentence.units
    return verb.lemma in _TELLING and at > 0 and units[at].word == "what" and units[at - 1].word == "by"


def _meant_by(verb: Verb) -> Noun | None:
    """Of whom a verb tells who they are: its subject, the phrase before its participle, or before "whom"."""
    sentence, first = verb.sentence, verb.first
    governor = verb.governor
    told_by = verb.subject if verb.lemma in _TELLING and verb.voice == "active" else None
    if told_by is not None and verb.objects:
        return verb.objects[0]  # "identified the attackers as members of the UPC"
    if told_by is not None:
        at = told_by.first - 1
        if sentence.row[at] != "W":
            return None
        at -= sentence.row[at - 1] == ","
        return next((n for n in sentence.nouns if n.last == at - 1), None)
    if verb.form == "finite" and verb.subject is not None:
        return verb.subject
    while governor is not None:
        first, governor = governor.first, governor.governor
    row = sentence.row
    for noun in reversed(sentence.nouns):  # "fighters on horseback, believed to belong to"
        if noun.last < first and not _CLAUSE.isdisjoint(row[noun.last + 1 : first]):
            return None
        if noun.last < first and noun.lemma in _NAMELESS:
            return noun
    return None


_CLAUSE = frozenset("WS;:.bsdX")


def _is_nameless(name: str) -> bool:
    words = name.lower().split()
    last = words[-1]
    single = last.removesuffix("men") + "man" if last.endswith("men") else last.removesuffix("s")
    return name[1:] == name[1:].lower() and single in _NAMELESS


def _last_nameless(sentence: Sentence, earlier: list[Event], here: list[Event]) -> Event | None:
    """The last act of violence of which nobody has told who did it, here or shortly before."""
    for event in (*reversed(here), *reversed(earlier[-4:])):
        if event.event_type not in _CLAIMABLE or event.modality not in ("asserted", "claimed"):
            continue
        if sentence.index - event.sentence > _NEAR:
            return None
        return event if event.actor is None or _is_nameless(event.actor) else None
    return None
