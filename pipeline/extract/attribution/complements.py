"""What follows a verb of speaking: a clause, an object that makes a statement of it, a figure."""

from pipeline.extract.attribution.lexis import class_of, words
from pipeline.extract.attribution.members import tail
from pipeline.extract.phrases import Verb
from pipeline.extract.sentence import Sentence

_CLAUSE_WORDS = frozenset(("that", "how", "why", "whether", "what", "who", "where", "when", "if", "which"))


# ---------------------------------------------------------------------------------------------------- clauses
def clause_follows(s: Sentence, i: int) -> bool:
    """Whether a clause, a quotation or a colon follows at unit i."""
    row, units = s.row, s.units
    if i >= len(row):
        return False
    if row[i] in "Q:g" or units[i].word in _CLAUSE_WORDS or row[i : i + 2] == ",Q":
        return True
    if said_that(s, i) or _that_past_aside(s, i):
        return True
    if row[i] in "XL" and units[i - 1].word == "there":
        return True
    noun = next((n for n in s.nouns if n.first >= i), None)
    if noun is None or noun.first != i:
        return row[i] == "t" and i + 1 < len(row) and clause_follows(s, i + 1)
    last = tail(s, noun)
    ahead = {at + 1 + (row[at + 1 : at + 2] == "Q") for at in (noun.last, last)}
    return any(v.first in ahead and v.form == "finite" for v in s.verbs)


def _that_past_aside(s: Sentence, i: int) -> bool:
    """ "declared, in a video of 3 May, that": past what stands between commas."""
    end = s.row.find(",", i + 1) if s.row[i] == "," else -1
    between = end > 0 and s.row[i + 1] in "PTtA" and not set(s.row[i + 1 : end]) & set("bsdXLSW")
    return between and s.units[end + 1].word == "that"


def said_that(s: Sentence, i: int) -> bool:
    """Whether a clause follows past prepositions: "replied to reporters that", "explained on Friday that"."""
    row, units = s.row, s.units
    if row[i : i + 1] not in ("P", "T", "t"):
        return False
    j = i + 1
    while j < len(row) and row[j] in "DJNMtCA#PZR" and j - i < 12:
        j += 1
    return i < j < len(row) and (units[j].word == "that" or (j > i + 1 and row[j] in "Q:"))


def trails(s: Sentence, verb: Verb, i: int) -> bool:
    """ "The camp was empty, the mayor noted." and "each dot, he explained, was a post": the statement stands around."""
    row = s.row
    start, lead = i, row[: verb.first]
    if row[i : i + 1] in ("D", "J", "N", "M", "C"):
        return False  # an object
    while i < len(row) and (row[i] in "PTtDJNMA" or (row[i] in "en" and row[i - 1] == "N")):
        i += 1  # "argues in an essay published in May"
    aside = row[i : i + 1] == "S" and "," in lead  # "a man, an elder recalled when I met him, to find"
    if i < len(row) and row[i] not in ".,;" and not aside:
        return False
    if "Q" in lead or (row[start : start + 1] == "," and "," in lead):
        return True
    return any(c in "Q," for c in lead) and any(v.last < verb.first and v.form == "finite" for v in s.verbs)


# ---------------------------------------------------------------------------------------------------- objects
def _calls(s: Sentence, i: int, word: str) -> bool:
    """ "Called for restraint", "called it a betrayal"; not "called them home"."""
    row, units = s.row, s.units
    if word in ("for", "on", "upon"):
        return True
    if word in ("that", "this") and row[i + 1 : i + 2] in ("D", "J"):
        return True  # "called that a fabrication"
    noun = next((n for n in s.nouns if n.first == i), None)
    if noun is None:
        return False
    j = noun.last + 1
    while j < len(row) and j - i < 12 and row[j] == "P":
        other = next((n for n in s.nouns if n.first == j + 1), None)
        if other is None:
            break
        j = other.last + 1
    while row[j : j + 1] == "A":
        j += 1
    if noun.determiner in ("that", "this", "those", "these") and len(noun.units) > 2 and row[noun.last - 1] in "NJ":
        return True  # "called those numbers enemy propaganda"
    if row[j : j + 2] in ("e.", "n.", "e,", "n,"):
        return True  # "called the reports exaggerated"
    named = j < len(row) and row[j] in "QDNJ" and units[j].word not in ("home", "off", "back", "up", "out")
    return named or '"' in s.article.text[noun.end : noun.end + 4]


def _speaks_of(s: Sentence, i: int) -> bool:
    """ "Spoke of three dead", "spoke in January of a battalion"."""
    units, row = s.units, s.row
    if i + 1 < len(row) and units[i].word in ("in", "on", "at") and row[i + 1] in "tDNM":
        i = next((j for j in range(i + 1, min(i + 5, len(row))) if units[j].word == "of"), i)
    return i < len(row) and units[i].word == "of" and row[i + 1 : i + 2] not in (".", ",", "")


_CONTESTED = frozenset(
    "claim assertion account version figure toll report story statement accusation that this".split()
)


def _puts(s: Sentence, i: int, word: str = "") -> bool:
    """ "Put the toll at 36", "puts the dead in the hundreds"."""
    row, units = s.row, s.units
    if word == "out":
        return clause_follows(s, i + 1)  # "put out that the attack had been repelled"
    if "blame" in (u.word for u in units[i : i + 3]):
        return True
    if word == "it" and i + 1 < len(row):
        return units[i + 1].word == "at" or row[i + 1] in ",Q:" or ":" in row[i:]
    for j in range(i, min(i + 16, len(row) - 1)):
        if row[j] in ",;:QS":
            return False
        if units[j].word in ("at", "above", "below", "in", "between", "over", "under"):
            near = row[j + 1 : j + 4]
            number = units[j + 1].word in ("half", "twice", "double", "several", "hundreds", "dozens")
            if number or near[:1] in "C#" or (near[:1] in "ADJ" and any(c in "C#" for c in near)):
                return j > i or units[j].word == "at"
    return False


def _denies(s: Sentence, i: int) -> bool:
    """ "Denied that ...", "denied the report"; not "denied the convoy passage", an act."""
    return not any(u.lemma in words("nouns", "withheld") for u in s.units[i : i + 5])


def _in_principle(s: Sentence, i: int) -> bool:
    return [u.word for u in s.units[i : i + 2]] == ["in", "principle"]


def _shoots_back(s: Sentence, i: int) -> bool:
    return s.units[i - 1].word == "back" and clause_follows(s, i)


def _declares(s: Sentence, i: int) -> bool:
    """ "Declared that", "declared the accord dead"; not "declared a state of emergency", an act."""
    told = "W" in s.row[max(0, i - 6) : i]  # "whom the government has declared unwelcome"
    judged = any(u.word in words("phrases", "judged") for u in s.units[i : i + 12])
    return (judged and not told) or clause_follows(s, i)


_TREATIES = frozenset("agreement accord treaty pact convention arrangement deal truce ceasefire".split())


def _denounces(s: Sentence, i: int) -> bool:
    """ "Denounced the raid"; not "denounced the treaty of 2011", which ends it."""
    noun = next((n for n in s.nouns if n.first <= i <= n.last), None)
    return noun is None or noun.lemma not in _TREATIES


SPECIAL = {
    "denounce": lambda s, i, _word: _denounces(s, i),
    # "played down the loss", "owned up to nine dead", "brushed aside the report"
    "play": lambda s, i, word: "down" in [u.word for u in s.units[max(0, i - 1) : i + 6]],
    "own": lambda s, i, word: "up" in [u.word for u in s.units[max(0, i - 1) : i + 1]],
    "brush": lambda s, i, word: not {"aside", "off"}.isdisjoint([u.word for u in s.units[max(0, i - 1) : i + 6]]),
    "spell": lambda s, i, word: "out" in [u.word for u in s.units[max(0, i - 1) : i + 1]],
    "lash": lambda s, i, word: "out" in [u.word for u in s.units[max(0, i - 1) : i + 1]],
    "pronounce": lambda s, i, word: "dead" in [u.word for u in s.units[i : i + 4]],
    "deny": lambda s, i, _word: _denies(s, i),
    **dict.fromkeys(("name", "identify", "qualify"), lambda s, i, _word: "as" in {u.word for u in s.units[i : i + 9]}),
    "contest": lambda s, i, _word: any(u.lemma in _CONTESTED for u in s.units[max(0, i - 8) : i + 5]),
    "agree": lambda s, i, word: s.row[i : i + 1] in (".", "Q", "") or word in ("that", "with") or _in_principle(s, i),
    "demand": lambda s, i, word: word == "to" and s.units[i + 1].lemma == "know",
    "protest": lambda s, i, word: clause_follows(s, i) or any(u.lemma == "innocence" for u in s.units[i : i + 4]),
    "declare": lambda s, i, _word: _declares(s, i),
    "call": _calls,
    "put": _puts,
    "speak": lambda s, i, word: _speaks_of(s, i),
    "talk": lambda s, i, word: _speaks_of(s, i),
    # not "has pledged 70 soldiers": a contribution
    "pledge": lambda s, i, word: (
        s.row[i : i + 1] != "C" and not any(u.lemma in ("allegiance", "loyalty") for u in s.units[i : i + 2])
    ),
    **dict.fromkeys(("shoot", "hit", "fire", "snap"), lambda s, i, _word: _shoots_back(s, i)),
    "suspect": lambda s, i, word: word == "that" or s.row[i : i + 1] in ("D", "N", "M", "J", "R"),
    "fear": lambda s, i, word: word in ("for", "that") or s.row[i : i + 1] in ("D", "N", "M", "J"),
    "point": lambda s, i, word: word in ("out", "to") or any(u.lemma == "finger" for u in s.units[i : i + 3]),
    # "advised against it", "advised the mission to go"; not "who advises the president"
    "advise": lambda s, i, word: word in ("that", "against") or clause_follows(s, i) or "T" in s.row[i : i + 5],
    "rule": lambda s, i, _word: "out" in [u.word for u in s.units[i : i + 2]],
    # "recognised the death of nine men"; not "recognised the government"
    **dict.fromkeys(("recognise", "recognize"), lambda s, i, word: word == "that" or _near(s, i, _OWNED_UP)),
    "hold": lambda s, i, word: word == "that" or _near(s, i, ("responsible", "accountable")),
    "let": lambda s, i, _word: [u.word for u in s.units[i : i + 3]] in (["it", "be", "known"], ["be", "known", "that"]),
    "correct": lambda s, i, _word: any(u.lemma in _CONTESTED for u in s.units[i : i + 5]),
    "ask": lambda s, i, word: not (_to_be(s, i, word) or _back_again(s, i, word)),
}


def _to_be(s: Sentence, i: int, word: str) -> bool:
    return word == "to" and bool(s.units[i + 1 : i + 2]) and s.units[i + 1].word == "be"


def _back_again(s: Sentence, i: int, word: str) -> bool:
    """ "Asked for their comrades back"."""
    return word == "for" and any(u.word == "back" for u in s.units[i : i + 6])


_OWNED_UP = ("death", "loss", "dead", "killing", "mistake", "error")


def _near(s: Sentence, i: int, lemmas: tuple[str, ...]) -> bool:
    return any(u.lemma in lemmas for u in s.units[i : i + 7])


def light(s: Sentence, i: int, lemma: str) -> bool:
    """ "Expressed its deep concern", "issued a statement"."""
    row, units = s.row, s.units
    for j in range(i, min(i + 7, len(row))):
        if row[j] == "N" and units[j].lemma in words("nouns", "speech"):
            loose = lemma not in class_of("loose")
            return loose or units[j].lemma not in words("nouns", "matter") or lemma == "claim"
        if row[j] not in "DJNZAM,KRC":
            return False
    return False


def figure(s: Sentence, i: int, lemma: str) -> bool:
    """ "Counted 23 bodies", "made it ten", "raised the toll to 37", "gave a figure of 40"."""
    row, units = s.row, s.units
    near = units[i : i + 9]
    if lemma == "make":
        return i + 1 < len(row) and units[i].word == "it" and row[i + 1] in "C#"
    if lemma in ("raise", "revise", "lower", "give"):
        toll = any(u.kind == "N" and u.lemma in words("nouns", "toll") for u in near[:5])
        return toll and any(u.kind in "C#" for u in near)
    return bool(near) and (near[0].kind in "C#" or (len(near) > 1 and near[0].kind in "DA" and near[1].kind in "C#"))


def document_reports(s: Sentence, verb: Verb) -> bool:
    """Whether a document says something with the verb: "the list has 16 names", "the report puts it at 40"."""
    i = verb.last + 1
    if verb.lemma == "have":  # "the list has 16 names"
        return s.row[i : i + 1] == "C" and s.units[i].word != "no"
    if verb.lemma in ("give", "set", "add", "put", "call", "speak"):
        if verb.lemma == "call" and i < len(s.row) and s.units[i].word in ("on", "for", "upon"):
            return True
        of = verb.lemma == "speak" and i < len(s.row) and s.units[i].word == "of"
        return of or clause_follows(s, i) or _puts(s, i) or figure(s, i, "count")
    trailing = "," in s.row[: verb.first]  # "it shut 12 camps, its latest report states"
    return i < len(s.row) and (s.row[i] != "." or trailing or verb.lemma in ("say", "show", "report"))
