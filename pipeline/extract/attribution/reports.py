"""Whether a verb of speaking makes a statement where it stands: "called for calm" does, "called them home" does not."""

from typing import NamedTuple

from pipeline.extract.attribution.complements import SPECIAL, clause_follows, document_reports, figure, light, trails
from pipeline.extract.attribution.lexis import class_of, verb_classes, words
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_ASKED = frozenset(("expert", "international", "government", "un", "insider"))


class Occurrence(NamedTuple):
    """A verb of speaking in its place: its classes, its subject, what the subject is, and for whom it speaks."""

    sentence: Sentence
    verb: Verb
    names: frozenset[str]
    subject: Noun
    what: str | None
    sector: str | None
    inverted: bool


def reports(seen: Occurrence) -> bool:
    """Whether the verb with what follows it makes a statement."""
    s, verb, names, lemma = seen.sentence, seen.verb, seen.names, seen.verb.lemma
    if seen.what == "document" or (seen.sector == "media" and "document" in names and "say" not in names):
        return "document" not in names or document_reports(s, verb)
    if lemma in ("see", "hear", "watch", "witness", "count") and _reached(seen):
        return True
    if "witness" in names and (seen.sector == "media" or "clause" not in names):
        own = seen.subject.determiner == "our"  # "our reporter saw": the outlet itself
        return seen.sector == "media" and seen.what == "person" and not own and trails(s, verb, _next(s, verb))
    units, row = s.units, s.row
    i = _next(s, verb)
    after = units[i] if i < len(row) else None
    word = after.word if after is not None else ""
    if lemma in NAMING and units[seen.subject.first - 1].word == "what":
        return True  # "what the envoy called double standards"
    if seen.inverted:
        return not (lemma == "say" and _nothing_said(s, i, word))
    opener = {units[seen.subject.first - 1].word, units[seen.subject.first].word}
    if lemma == "put" and word == "it" and not opener.isdisjoint(("as", "how")):
        return True  # "as one of his officers put it", "was how an elder put it"
    if lemma == "worry":
        return seen.what == "person" and not {"about", "that"}.isdisjoint(u.word for u in units[i : i + 3])
    if lemma == "call" and row[seen.subject.first - 1 : seen.subject.first] == "W" and row[i : i + 1] in "JDNQ":
        return word not in (
            "home",
            "the",
        )  # "a deadline that officials called impossible"; not "which they call the fort"
    if lemma == "agree" and seen.what == "body" and row[i : i + 1] in (".", ""):
        return False  # "asked them to stay, and the Council agreed": an act
    special = SPECIAL.get(lemma)
    if seen.what == "person" and _quotes_behind(s, i):
        return True  # 'The analyst fears worse: "If the camp falls, so will the town."'
    if lemma in ("fear", "suspect") and not _asked(seen):
        return False
    if special is not None:
        return special(s, i, word)
    if lemma in ("promise", "pledge") and row[seen.subject.first - 1 : seen.subject.first] == "W":
        return False  # "a battalion that it promised the force"
    if lemma == "salute" and word in ("each", "them", "him", "her", "us"):
        return False  # "saluted each of the coffins"
    if lemma == "slam" and any(u.word in ("door", "brakes") for u in units[i : i + 4]):
        return False  # "Niger slammed the door"
    if lemma == "ask" and verb.relative and word == "for":
        return False  # "the villagers, who had asked for protection"
    if lemma == "tell" and (_orders(s, verb) or _is_told(s, verb)):
        return False
    if lemma in ("say", "tell"):
        return not (lemma == "say" and _nothing_said(s, i, word))
    if lemma == "add":
        return word != "to" and (after is None or after.kind in "WQ:,.RP" or clause_follows(s, i))
    if lemma == "report" and word in ("to", "for", "back"):
        return False
    if lemma in ("claim", "accept", "take") and any(u.lemma in ("responsibility", "credit") for u in units[i : i + 4]):
        return True
    if lemma == "claim" and word == "to" and verb.relative and seen.what != "body":
        return False  # "men who claimed to want peace"
    if "say" in names:
        return lemma != "claim" or not any(u.lemma in ("life", "victim") for u in units[i : i + 5])
    if lemma == "read" and light(s, _behind(verb), lemma):
        return True
    if ("light" in names and light(s, i, lemma)) or (
        "figure" in names and seen.what != "document" and not _own_strength(seen, i) and figure(s, i, lemma)
    ):
        return True
    if "clause" not in names:
        return False
    if lemma in ("remember", "recall") and seen.what == "person" and "Q" in row[i : i + 5]:
        return True  # 'remembered a man "with no interest in glory"'
    if lemma == "write" and word == "to" and "g" in row[i : i + 9]:
        return True  # "wrote to the Council asking for a pause"
    if row[max(0, seen.subject.first - 2) : seen.subject.first] in (",Q", ".Q"):
        return True  # '"We condole," she wrote in a book'
    if lemma in class_of("thought") and s.units[verb.last + 1 : verb.last + 2] and s.units[verb.last + 1].word == "so":
        return True
    if lemma == "doubt" and word in ("it", "this", "that") and row[i + 1 : i + 2] in (".", ",", ";", ""):
        return _asked(seen)
    if lemma in class_of("thought") and not _asked(seen) and not (i < len(row) and row[i] in ".,Q"):
        return False
    guessing = lemma in class_of("thought") and lemma not in ("expect", "hope", "see", "hold")
    counted = guessing and row[i : i + 1] in ("C", "#")  # "thinks 25 nearer the mark"
    return counted or clause_follows(s, i) or trails(s, verb, i)


def _reached(seen: Occurrence) -> bool:
    """ "A councillor reached by this newsletter had seen ten bodies": what somebody asked by reporters tells."""
    between = seen.sentence.units[seen.subject.last + 1 : seen.verb.first]
    asked = any(u.lemma in ("reach", "contact", "interview", "question") and u.kind in "en" for u in between)
    return seen.what == "person" and seen.verb.form == "finite" and asked


# What a body has, where it counts them.
_OWN = frozenset("man member personnel staff policeman observer civilian volunteer recruit employee police".split())
# What is told of them makes them others than its own: "counted nine soldiers dead".
_HARMED = "nesd"


def _own_strength(seen: Occurrence, i: int) -> bool:
    """ "The force counts 4,000 soldiers", "counts Nepal among its members": its own."""
    s = seen.sentence
    if seen.verb.lemma != "count" or seen.what not in ("body", "mute", None):
        return False
    if s.row[i : i + 1] == "P" or "among its" in s.article.text[s.units[i - 1].end : s.end]:
        return True
    noun = next((n for n in s.nouns if n.first <= i <= n.last or n.first == i + 1), None)
    if noun is None or s.row[noun.last + 1 : noun.last + 2] in tuple(_HARMED):
        return False
    people = noun.lemma in ("people", "person", "fighter")
    behind = s.units[noun.last + 1 : noun.last + 2]
    if people and (seen.verb.relative or any(u.word == "at" for u in behind)):
        return True  # "counted 900 people at its height"
    bare = noun.lemma not in words("nouns", "toll") and noun.last == noun.first
    return bare or noun.people in ("state_forces", "peacekeepers") or noun.lemma in _OWN


NAMING = frozenset(("call", "describe", "term", "dub", "label"))
_NOTHING = frozenset(("goodbye", "farewell", "thanks", "prayers", "prayer", "no", "yes", "nothing", "little", "hello"))
_SERVICES = frozenset(("mass", "prayer", "grace", "goodbye", "farewell"))


def _nothing_said(s: Sentence, i: int, word: str) -> bool:
    """ "Said nothing", "said no."; not "said no soldier had fled", "said nothing had been decided"."""
    if not {u.lemma for u in s.units[i : i + 2]}.isdisjoint(_SERVICES):
        return True
    return word in _NOTHING and not any(v.first > i and v.form == "finite" and not v.relative for v in s.verbs)


def _quotes_behind(s: Sentence, i: int) -> bool:
    """Whether a colon and a quotation follow within a few words."""
    at = s.row.find(":Q", i, i + 6)
    return at >= 0 and not set(s.row[i:at]) & set("bsdeXLSW")


def leads(verb: Verb) -> bool:
    """ "Went on to say": an infinitive that tells what was said."""
    governor = verb.governor
    if governor is None or governor.negated or governor.modal:
        return False
    if governor.lemma == "be":
        return governor.predicate in words("phrases", "prompt") and "say" in verb_classes()[verb.lemma]
    aired = verb.sentence.units[governor.last + 1 : governor.last + 2]
    if governor.lemma in ("appear", "seem", "purport") and not (aired and aired[0].word in ("on", "before", "in")):
        return "document" in verb_classes()[verb.lemma]
    if governor.lemma == "use" and verb.sentence.units[verb.first - 1].word == "used":
        return not verb.sentence.row[: governor.first].endswith("X")  # "used to call it a realignment"
    if governor.lemma in ("use", "seize"):  # "used the occasion to appeal"
        return any(n.lemma in ("occasion", "opportunity", "moment", "platform") for n in governor.objects)
    if verb.lemma == "ask" and governor.lemma in ("come", "go", "return"):
        return not any(
            u.word == "for" for u in verb.sentence.units[verb.last + 1 : verb.last + 2]
        )  # "came to ask for them back"
    names = verb_classes().get(governor.lemma, ())
    if verb.lemma == "read":  # "appeared on state television to read a communiqué"
        return ("leading" in names or governor.lemma in ("be", "use")) and light(verb.sentence, _behind(verb), "read")
    return "leading" in names and "say" in verb_classes()[verb.lemma] and governor.voice == "active"


def _behind(verb: Verb) -> int:
    """The unit behind a verb and its particle: "read out a statement"."""
    i = verb.last + 1
    return i + (verb.sentence.units[i].word in ("out", "aloud") if i < len(verb.sentence.units) else 0)


def _next(s: Sentence, verb: Verb) -> int:
    i = verb.last + 1
    while i < len(s.row) and s.row[i] == "A":
        i += 1
    return i


def _is_told(s: Sentence, verb: Verb) -> bool:
    """ "France, told to go, withdrew": an aside about whoever is told."""
    return (
        verb.first == verb.head
        and s.row[verb.first - 1 : verb.first] == ","
        and s.row[verb.last + 1 : verb.last + 2] == "T"
    )


def _orders(s: Sentence, verb: Verb) -> bool:
    """ "Told it to go": an order, not a statement."""
    noun = next((n for n in s.nouns if n.first > verb.last), None)
    if noun is None or s.row[noun.last + 1 : noun.last + 2] != "T" or "Q" in s.row[noun.last :]:
        return False
    return s.row[noun.last + 2 : noun.last + 3] != "D"  # "told them to their faces"


def _asked(seen: Occurrence) -> bool:
    """Whether an opinion is told because somebody was asked for it: an expert, an official, a person by name."""
    head = seen.sentence.units[seen.subject.last]
    one = seen.what == "person" and seen.subject.determiner in ("a", "an", "one")  # "A diplomat thinks it is half that"
    return one or seen.sector in _ASKED or (head.kind == "M" and head.value.kind in ("person", "name", "organisation"))
