"""Words that tell of no happening: habits, what went before, charges in court, what a meeting speaks of.

`pipeline.extract.triggers` asks here before it lays a frame over a verb or a noun.
"""

from itertools import pairwise

from pipeline.extract import surroundings
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence


def habitual(verb: Verb) -> bool:
    """ "Convoys are often ambushed", "Bandits used to stop lorries here", "The site has come under attack before.":
    what is so, or was so, no event."""
    units, heard = verb.sentence.units, verb.sentence.heard
    if "used" in heard and _used_to(verb):
        return True
    if verb.perfect:
        if _BEFORE.isdisjoint(heard):
            return False
        after = range(verb.last + 1, len(units) - 1)
        dated = any(units[i].kind == "t" for i in after)  # "It had been attacked before, on 3 May"
        return not dated and any(units[i].word in _BEFORE and units[i + 1].kind in ".,;Q" for i in after)
    if verb.tense != "present" and units[verb.first].word not in ("is", "are", "'re", "’re"):
        return False
    often = not _OFTEN.isdisjoint(heard)
    if often and any(u.word in _OFTEN for u in units[max(0, verb.first - 1) : verb.last + 1]):
        return True
    if "every" not in heard and "each" not in heard:
        return False
    after = units[verb.last + 1 :]
    return any(one.word in ("every", "each") and two.word in _TIMES for one, two in pairwise(after))


def _used_to(verb: Verb) -> bool:
    units, first = verb.sentence.units, verb.first
    return first > 1 and units[first].word == "to" and units[first - 1].word == "used" and units[first - 2].kind != "X"


def rehearsed(verb: Verb) -> bool:
    """ "train to repel attacks", "practised storming a base": what is learnt or played."""
    governor = verb.governor
    return governor is not None and governor.lemma in _LEARNING and verb.form in ("infinitive", "gerund")


def asked(sentence: Sentence) -> bool:
    """ "Is a coup contagious?", "Can the police stop the looting?": a sentence that only asks, and of no day; "Could
    they take power?" holds it to be possible."""
    if sentence.units[0].word not in _ASKING or "t" in sentence.row:
        return False
    return sentence.article.text[sentence.start : sentence.end].rstrip("\"'”’ ").endswith("?")


_ASKING = frozenset("is are can will would do does should must".split())


def in_fiction(verb: Verb) -> bool:
    """ "The film tells of a colonel who seizes power"."""
    present = verb.form == "finite" and verb.tense == "present"
    return present and any(n.lemma in FICTION and n.last < verb.first for n in verb.sentence.nouns)


FICTION = frozenset("film films novel novels play plays thriller opera drama comedy movie musical sitcom".split())
_LEARNING = frozenset("train rehearse practise practice drill learn simulate".split())
_TIMES = frozenset("day night week month year morning evening afternoon time weekend hour summer winter season".split())
_OFTEN = frozenset(
    [*"often frequently regularly routinely usually sometimes occasionally always rarely seldom".split(), "most often"]
)
_BEFORE = frozenset(("before", "previously"))
HABITS = _OFTEN | _BEFORE | {"every", "each", "used"}
# What opens a clause of something that happens again and again.
GENERAL = frozenset(("whenever", "wherever", "every time", "each time"))


def in_general(verb: Verb) -> bool:
    """ "may use force when civilians are attacked": whenever they are."""
    word = verb.sentence.units[verb.first].word
    present = verb.tense == "present" or word in ("is", "are")
    return present and not verb.perfect and verb.form == "finite" and "t" not in verb.sentence.row


def charged(verb: Verb) -> bool:
    """Whether a gerund tells a charge, no event: "sentenced for laying mines"."""
    if not verb.first or verb.sentence.units[verb.first - 1].word not in ("for", "of", "with"):
        return False
    dated = any(u.kind == "t" and u.value.precision == "day" for u in verb.sentence.units[verb.last :])
    if dated and verb.sentence.units[verb.first].word == "having":
        return False  # "suspected of having attacked the convoy on Friday": it was attacked
    return any(v.last < verb.first and v.lemma in _CHARGING and not _accuses(v) for v in verb.sentence.verbs)


def _accuses(verb: Verb) -> bool:
    """Whether somebody says of another what he did, no court: "the rebels accused the army of shelling Para"."""
    if verb.lemma != "accuse" or verb.voice != "active" or not verb.objects or verb.subject is None:
        return False
    return verb.subject.lemma not in ("prosecutor", "court", "judge", "police", "prosecution", "tribunal")


def _charged_with(noun: Noun) -> bool:
    """ "sentenced for the bombing"."""
    before = next((v for v in reversed(noun.sentence.verbs) if v.last < noun.first), None)
    dated = any(u.kind == "t" for u in noun.units) or noun.sentence.row[noun.last + 1 :].startswith(("t", "Pt"))
    return before is not None and before.lemma in _CHARGING and not dated


def _talked_of(noun: Noun) -> bool:
    """ "will meet on the attack on Monday", "to debate the bombing": known before, and the day is that of the talk."""
    if noun.determiner != "the" or any(u.kind in "tM" for n in surroundings.tail(noun) for u in n.units):
        return False
    verb = noun.verb if noun.role == "object" else surroundings.governing_verb(noun)
    met = noun.prep in ("on", "about", "over") or (noun.role == "object" and noun.prep is None)
    return verb is not None and verb.lemma in _TALKING and met


_TALKING = frozenset("meet discuss debate brief convene confer talk speak consult deliberate".split())
_CHARGING = frozenset("sentence convict jail charge accuse arrest indict condemn try prosecute suspect".split())


def only_spoken_of(noun: Noun) -> bool:
    """Whether a noun names what a court or a meeting has before it, or ranks what was told."""
    if noun.role == "object" and noun.verb is not None and rehearsed(noun.verb):
        return True
    if noun.of_parent is not None and noun.of_parent.lemma == "average":
        return True  # "an average of three kidnappings a week"
    if noun.role == "subject" and noun.verb is not None and _is_so(noun.verb):
        return True
    return (noun.prep == "for" and _charged_with(noun)) or _talked_of(noun) or _is_one_such(noun) or _as_such(noun)


def _is_so(verb: Verb) -> bool:
    """ "Drone strikes are its main weapon", "Looting has become common": what is so, on no day."""
    if verb.lemma not in ("be", "become", "remain") or verb.tense == "future" or verb.modal is not None:
        return False
    now = verb.sentence.units[verb.first].word in ("is", "are", "has", "have", "remain", "remains")
    after = {u.word for u in verb.sentence.units[verb.last + 1 :]}
    return now and not _COMMON.isdisjoint(after) and "t" not in verb.sentence.row


_COMMON = frozenset(
    "common commonplace rife routine frequent rare daily main constant usual typical weapon way".split()
)


def _as_such(noun: Noun) -> bool:
    """ "demanded an end to such attacks", "to deter further strikes": any that might come."""
    any_such = noun.of_parent is None and not _ANY.isdisjoint(noun.sentence.heard)
    if any_such and noun.units[0].word != "no" and any(u.word in _ANY for u in noun.units):
        return True  # but "No such attack took place"
    before = noun.sentence.units[noun.prep_index - 1] if noun.prep_index > 0 else None
    if noun.prep in ("to", "of") and before is not None and before.lemma in _ENDS:
        return not any(u.kind == "t" for u in noun.units)  # "promised an end to shootings"
    verb = noun.verb
    return noun.role == "object" and verb is not None and verb.form == "infinitive" and verb.lemma in _KEEPING_OFF


_ENDS = frozenset(("end", "halt", "stop", "cessation", "stoppage"))


_ANY = frozenset("such any future possible potential imminent".split())
_KEEPING_OFF = frozenset("deter prevent avoid avert forestall discourage".split())


def _is_one_such(noun: Noun) -> bool:
    """ "It was the second such bombardment in a week": the one told before."""
    return noun.verb is not None and noun.verb.lemma == "be" and any(u.word == "such" for u in noun.units)
