"""What a number of troops says where no verb or noun of the lists tells: by the words of its clause."""

from pipeline.extract.figures.counting import is_national
from pipeline.extract.figures.hosts import explained, parent_of
from pipeline.extract.figures.movements import Said, ahead, is_under_way
from pipeline.extract.figures.presence import is_taught
from pipeline.extract.figures.troops import counted_phrase, listed
from pipeline.extract.figures.words import intransitives, verb_kinds
from pipeline.extract.phrases import Noun, Unit, Verb
from pipeline.extract.sentence import Sentence

# Fewer than so many may be anybody: a crew, a patrol, those who were ambushed.
_FEW = 50


def otherwise(sentence: Sentence, noun: Noun) -> Said | None:
    """What is said of troops by the way: "1,200 Nepalese troops swap their berets for blue ones"."""
    few = (noun.quantity.count or noun.quantity.count_low or 0) < _FEW
    if noun.of_parent is not None and noun.of_parent.lemma in ("weapon", "arm", "gun", "rifle", "disarmament"):
        return None  # "to collect the weapons of 45,000 fighters"
    if few or _are_of_the_country(noun) or _may_be_anybody(noun) or _is_of_others(sentence, noun):
        return None
    verb = _governing(sentence, noun)
    if verb is not None and (
        verb.negated or verb.modal in ("can", "could") or verb.lemma in intransitives() or is_taught(verb)
    ):
        return None
    heard = _heard_near(sentence, noun, verb)
    later = verb is not None and (ahead(verb) or is_under_way(verb))
    for measure in ("authorised", "planned", "departed", "remaining"):
        if (later and measure == "planned") or not listed("otherwise", measure).isdisjoint(heard):
            return measure, "personnel.otherwise"
    return "deployed", "personnel.otherwise"


def to_come(sentence: Sentence, noun: Noun) -> Said | None:
    """ "Ethiopia is to bring home all of its 3,100 soldiers", "the first of 900 Danes will be landing"."""
    said = otherwise(sentence, noun)
    return said if said is not None and said[0] == "planned" else None


def is_told_in_past(noun: Noun) -> bool:
    """ "The last 90 Danes flew out in June"."""
    verb = _governing(noun.sentence, noun)
    return verb is not None and verb.tense == "past" and verb.form == "finite"


def _is_of_others(sentence: Sentence, noun: Noun) -> bool:
    """Whether the clause tells of the dead, of captives, of those who were disarmed."""
    others = listed("otherwise", "held") | listed("otherwise", "others")
    carriers = listed("rules", "carriers")
    clause = _between(sentence, noun.first, noun.last, ";:")
    return any(u.word in others or (u.lemma in verb_kinds() and u.lemma not in carriers) for u in clause)


def _heard_near(sentence: Sentence, noun: Noun, verb: Verb | None) -> set[str]:
    """The words between the commas around a phrase and around its verb; "out of Goma" is heard as "out"."""
    near = _between(sentence, noun.first, noun.last, ";:,")
    if verb is not None:
        near = [*near, *_between(sentence, verb.first, verb.last, ";:,")]
    whole = next(
        (n for n in sentence.nouns if n.prep == "out of" and n.quantity is not None and n.first > noun.last), None
    )
    if whole is not None:  # "got 300 policemen out of the 800 it was promised"
        near = [u for u in near if u.start < sentence.units[whole.prep_index].start]
    left = (n for n in sentence.nouns if n.prep == "out of" and n.quantity is None)
    out = any(sentence.units[n.prep_index] in near for n in left)
    return {u.word for u in near} | ({"out"} if out else set())


def _between(sentence: Sentence, first: int, last: int, marks: str) -> list[Unit]:
    """The units around a phrase up to the next of some punctuation marks."""
    row = sentence.row
    opens = max(row.rfind(mark, 0, first) for mark in marks) + 1
    ends = [at for mark in marks if (at := row.find(mark, last)) >= 0]
    return sentence.units[opens : min(ends, default=len(row))]


def _governing(sentence: Sentence, noun: Noun) -> Verb | None:
    """The verb that a phrase, or what it is of, belongs to; else the last before it."""
    whole = parent_of(noun) or noun
    told = (noun, whole, explained(noun))
    own = next((v for v in sentence.verbs if v.subject is not None and v.subject in told and v.form == "finite"), None)
    if (verb := own or noun.verb or whole.verb) is not None:
        return verb
    return next((v for v in reversed(sentence.verbs) if v.last < noun.first), None)


def _may_be_anybody(noun: Noun) -> bool:
    """Staff and officials serve in many places, of which nothing is told."""
    lemma = counted_phrase(noun).lemma
    return lemma in listed("who", "loose") and lemma not in ("man", "woman")


def _are_of_the_country(noun: Noun) -> bool:
    """Whether those counted are the people of the country that the article is about: "1,200 Liberians"."""
    whom = counted_phrase(noun)
    head = whom.sentence.units[whom.head]
    return is_national(head) and head.value.country == whom.sentence.article.country
