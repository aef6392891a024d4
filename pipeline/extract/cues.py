"""Where a sentence says that somebody says something: verbs of speaking, "according to", "in her view", silence.

A `Cue` knows its words and the noun phrase of its speaker; whom that phrase means is for `speakers` to say.
"""

from dataclasses import dataclass

from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.quotes import Quotations
from pipeline.extract.sentence import Sentence
from pipeline.extract.speakers import Speakers
from pipeline.extract.speech_words import gate, verb_classes, words
from pipeline.extract.subjects import after, before, main_subject, tail

_VERBAL = "bsdnegXL"
_CLAUSE_WORDS = frozenset(("that", "how", "why", "whether", "what", "who", "where", "when", "if", "which"))
_OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she"}
_UNSAID = frozenset(
    (
        "would",
        "could",
        "can",
        "will",
        "may",
        "might",
        "should",
        "shall",
        "must",
        "cannot",
        "can't",
        "won't",
        "couldn't",
        "wouldn't",
    )
)
_HYPOTHETICAL = frozenset(("if", "unless", "whether", "lest"))
_NOBODY = frozenset(
    (
        "i",
        "we",
        "you",
        "nobody",
        "none",
        "no one",
        "everyone",
        "everybody",
        "nothing",
        "something",
        "one",
        "this",
        "that",
        "these",
        "those",
        "there",
        "some",
        "many",
        "others",
        "most",
        "few",
        "someone",
        "somebody",
        "anyone",
        "anybody",
        "all",
        "both",
        "us",
        "me",
    )
)


@dataclass(slots=True)
class Cue:
    """An attribution: the speaker's phrase, the attributing words, and how they stand to what is said.

    `reach` tells where the statement stands: after the words, before them, both, all (the whole sentence) or none.
    """

    subject: Noun
    start: int
    end: int
    word: str
    rule: str
    reach: str = "after"
    stance: str = "statement"
    lemma: str = ""
    verb: Verb | None = None
    inverted: bool = False
    pronoun: str | None = None


def find_cues(s: Sentence, quotations: Quotations, speakers: Speakers) -> list[Cue]:
    """All attributions of a sentence outside quotation marks, in order."""
    found: list[Cue] = []
    classes = verb_classes()
    quoted = quotations.within(s.start, s.end)
    for verb in s.verbs:
        names = classes.get(verb.lemma)
        if quoted and any(q.start <= verb.start < q.end for q in quoted):
            continue
        cue = None
        if names is not None:
            if verb.voice == "passive" or _done_by(s, verb):
                cue = _passive(s, verb, names, speakers)
            if cue is None and verb.voice == "active":
                cue = _active(s, verb, names, speakers, found)
        if cue is None and (verb.lemma in _SILENT or verb.modal or verb.negated):
            cue = _silence(s, verb, speakers)
        if cue is not None:
            found.append(cue)
    for i, unit in enumerate(s.units):
        if unit.kind == "P" and unit.word == "according to":
            cue = _according(s, i, speakers)
        elif unit.word in _VIEW and unit.kind in "Ne" and i:
            cue = _view(s, i, speakers)
        elif unit.word == "comment" and i > 1:
            cue = _no_comment_from(s, i, speakers)
        else:
            continue
        if cue is not None and not any(q.start <= cue.start < q.end for q in quoted):
            found.append(cue)
    found.sort(key=lambda c: c.start)
    return _without_quoted_documents(found, speakers)


def _without_quoted_documents(cues: list[Cue], speakers: Speakers) -> list[Cue]:
    """Without documents that another speaker of the sentence tells of ("Footage showed two men, the army said")."""
    if len(cues) < 2:
        return cues
    last = max((c.start for c in cues if c.reach in ("before", "both") and not _is_document(c, speakers)), default=-1)
    return [c for c in cues if c.start >= last or not _is_document(c, speakers)]


def _is_document(cue: Cue, speakers: Speakers) -> bool:
    """Whether a document says it, by a finite verb."""
    nature = speakers.nature(cue.subject)
    told = cue.verb is not None and cue.verb.form == "gerund"
    return nature is not None and nature.what == "document" and not told


def _done_by(s: Sentence, verb: Verb) -> bool:
    """ "Both claimed by JNIM": a bare participle with its agent."""
    i = verb.last + 1
    return verb.first == verb.head and s.row[verb.head] == "e" and i < len(s.units) and s.units[i].word == "by"


_SILENT = words("phrases", "refuse") | {
    "be",
    "have",
    "make",
    "give",
    "go",
    "reach",
    "contact",
    "respond",
    "reply",
    "answer",
    "return",
    "comment",
}
_VIEW = words("phrases", "view")


# ---------------------------------------------------------------------------------------------------- verbs
def _active(s: Sentence, verb: Verb, names: frozenset[str], speakers: Speakers, earlier: list[Cue]) -> Cue | None:
    if (
        verb.negated
        or (verb.modal and verb.modal in _UNSAID)
        or verb.modal in ("have to", "has to", "had to", "ought to")
    ):
        return None
    if (verb.form == "infinitive" and not _leads(s, verb)) or (verb.form == "gerund" and "gerund" not in names):
        return None
    subject, inverted = _subject(s, verb, names, speakers, earlier)
    if subject is None or not _may(s, subject, verb, names, speakers):
        return None
    if _hypothetical(s, subject) or _anonymous(s, verb):
        return None
    nature = speakers.nature(subject)
    reports = _reports(s, verb, names, nature.what if nature else None, nature.sector if nature else None, inverted)
    if not reports:
        return None
    return _cue(s, subject, verb, inverted, f"verb.{verb.lemma}" if verb.form != "gerund" else f"gerund.{verb.lemma}")


def _subject(
    s: Sentence, verb: Verb, names: frozenset[str], speakers: Speakers, earlier: list[Cue]
) -> tuple[Noun | None, bool]:
    row = s.row
    p = verb.first - 1
    if verb.form in ("gerund", "infinitive"):
        if verb.form == "gerund" and p >= 0 and row[p] in "NMJR" and row[p] != "J":
            noun = before(s, verb.first, speakers.speaks)
            nature = speakers.nature(noun) if noun is not None else None
            if nature is not None and nature.what == "document" and noun.prep is not None and earlier:
                return None, False
            return noun, False
        return _governing(s, verb, speakers, earlier), False
    if "inverting" in names and verb.first == verb.head and (p < 0 or row[p] in ",Q.-"):
        noun = after(s, verb)
        if (
            noun is not None
            and speakers.speaks(noun)
            and (verb.lemma in ("say", "add") or p < 0 or row[p] == "Q" or row[p - 1] in "Q.")
        ):
            return noun, True
    if p >= 0 and row[p] == "K" or (p > 0 and row[p] == "A" and row[p - 1] == "K"):
        return _shared(s, verb, speakers, earlier), False
    noun = before(s, verb.first, speakers.speaks)
    if noun is None and verb.subject is not None and not verb.subject.prep:
        noun = verb.subject
    if noun is not None and not speakers.speaks(noun) and p >= 0 and row[p] == "," and earlier:
        return None, False
    return noun, False


def _shared(s: Sentence, verb: Verb, speakers: Speakers, earlier: list[Cue]) -> Noun | None:
    """The subject of the verb that "and" joins to this one: whoever spoke before in the sentence, else that verb's own."""
    for cue in reversed(earlier):
        if cue.verb is not None and cue.verb.voice == "active" and cue.verb.form == "finite":
            return cue.subject
    if verb.subject is not None and speakers.speaks(verb.subject) and not verb.relative:
        return verb.subject
    left = [v for v in s.verbs if v.first < verb.first and v.form == "finite"]
    return (before(s, left[-1].first, speakers.speaks) or left[-1].subject) if left else None


def _governing(s: Sentence, verb: Verb, speakers: Speakers, earlier: list[Cue]) -> Noun | None:
    """The subject of the main verb on which a gerund or an infinitive hangs: "ordered it to leave, claiming it had failed"."""
    row = s.row
    if verb.form == "gerund" and verb.first > 0 and row[verb.first - 1] in "XP":
        if row[verb.first - 1] == "X" or s.units[verb.first - 1].word not in (
            "by",
            "in",
            "after",
            "before",
            "while",
            "without",
            "besides",
        ):
            return None
        if s.units[verb.first - 1].word in ("without", "before", "after"):
            return None
    left = [v for v in s.verbs if v.first < verb.first and v.form == "finite" and not v.relative]
    if not left:
        after_it = next((v for v in s.verbs if v.first > verb.first and v.form == "finite"), None)
        return (
            before(s, after_it.first, speakers.speaks)
            if after_it is not None and row[: verb.first].strip("A") == ""
            else None
        )
    other = left[-1]
    for cue in reversed(earlier):
        if cue.verb is other:
            return cue.subject
    found = before(s, other.first, speakers.speaks)
    if found is None or not speakers.speaks(found):
        found = other.subject if other.subject is not None else found
    return found


def _leads(s: Sentence, verb: Verb) -> bool:
    """ "Went on to say": an infinitive that tells what was said."""
    governor = verb.governor
    if governor is None or governor.negated or governor.modal:
        return False
    names = verb_classes().get(governor.lemma, ())
    if governor.lemma in ("appear", "seem"):
        return "document" in verb_classes()[verb.lemma]
    return "leading" in names and "say" in verb_classes()[verb.lemma] and governor.voice == "active"


def _may(s: Sentence, subject: Noun, verb: Verb, names: frozenset[str], speakers: Speakers) -> bool:
    head = s.units[subject.last] if s.units[subject.last].kind in "MNR" else s.units[subject.head]
    if head.word in _NOBODY or (subject.first == subject.last and s.units[subject.first].word in _NOBODY):
        return False
    nature = speakers.nature(subject)
    if nature is None:
        return verb.lemma in ("say", "tell", "add") and head.kind in "NM"
    if nature.what == "mute":
        return False
    if nature.what == "document":
        return "document" in names
    return speakers.speaks(subject)


def _hypothetical(s: Sentence, subject: Noun) -> bool:
    i = subject.first - 1
    return i >= 0 and s.row[i] == "S" and s.units[i].word in _HYPOTHETICAL


def _anonymous(s: Sentence, verb: Verb) -> bool:
    """ "Who asked not to be named", "who spoke on condition of anonymity"."""
    if verb.lemma not in ("ask", "speak", "request", "insist", "talk", "give"):
        return False
    return any(u.word in words("phrases", "anonymity") for u in s.units[verb.last + 1 : verb.last + 9])


# ---------------------------------------------------------------------------------------------------- what is reported
def _reports(
    s: Sentence, verb: Verb, names: frozenset[str], what: str | None, sector: str | None, inverted: bool
) -> bool:
    """Whether the verb with what follows it makes a statement."""
    lemma = verb.lemma
    if what == "document" or (sector == "media" and "document" in names):
        return "document" in names and _document_reports(s, verb, names)
    units, row = s.units, s.row
    i = verb.last + 1
    while i < len(row) and row[i] == "A":
        i += 1
    nxt = units[i] if i < len(row) else None
    if lemma == "tell" and _orders(s, verb):
        return False
    if inverted or lemma in ("say", "tell"):
        return not (
            lemma == "say"
            and nxt is not None
            and nxt.word in ("goodbye", "farewell", "thanks", "prayers", "prayer", "no", "yes")
        )
    if lemma == "call":
        return _calls(s, verb, i)
    if lemma == "put":
        return _puts(s, i)
    if lemma in ("speak", "talk"):
        return nxt is not None and nxt.word == "of"
    if lemma == "point":
        return nxt is not None and (nxt.word == "out" or nxt.word == "to")
    if lemma == "rule":
        return nxt is not None and nxt.word == "out"
    if lemma == "add" and nxt is not None and (nxt.word == "to" or nxt.kind in "C#"):
        return False
    if lemma == "add":
        return nxt is None or nxt.kind in "WQ:,.R" or _clause_follows(s, i)
    if lemma == "report" and nxt is not None and nxt.word in ("to", "for", "back"):
        return False
    if lemma in ("claim", "accept", "take") and any(u.lemma in ("responsibility", "credit") for u in units[i : i + 4]):
        return True
    if "say" in names:
        return lemma != "claim" or not any(u.lemma in ("life", "victim") for u in units[i : i + 5])
    if "light" in names and _light(s, i, lemma):
        return True
    if "figure" in names and what in ("body", "person") and _figure(s, i, lemma):
        return True
    if "clause" in names:
        if lemma in words_of("thought") and sector not in ("expert", "international") and not _before_comma(s, verb):
            return False
        return _clause_follows(s, i) or _trails(s, verb, i)
    return False


def _orders(s: Sentence, verb: Verb) -> bool:
    """ "Told it to go": an order, not a statement."""
    noun = next((n for n in s.nouns if n.first > verb.last), None)
    return noun is not None and noun.last + 1 < len(s.row) and s.row[noun.last + 1] == "T"


def words_of(name: str) -> frozenset[str]:
    """Lemmas of one class of verbs."""
    return _CLASS[name]


_CLASS = {
    name: frozenset(lemma for lemma, names in verb_classes().items() if name in names)
    for name in ("thought", "denial", "doubting")
}


def _before_comma(s: Sentence, verb: Verb) -> bool:
    i = verb.last + 1
    return i < len(s.row) and s.row[i] in ".,Q"


def _clause_follows(s: Sentence, i: int) -> bool:
    """Whether a clause, a quotation or a colon follows at unit i."""
    row, units = s.row, s.units
    if i >= len(row):
        return False
    if row[i] in "Q:" or units[i].word in _CLAUSE_WORDS or (row[i] == "," and i + 1 < len(row) and row[i + 1] == "Q"):
        return True
    if row[i] == "P" and i + 1 < len(row):  # "replied to reporters that", "explained on Friday that"
        j = i + 1
        while j < len(row) and row[j] in "DJNMtCA#P" and j - i < 7:
            j += 1
        return j < len(row) and (units[j].word == "that" or row[j] in "Q:")
    noun = next((n for n in s.nouns if n.first >= i), None)
    if noun is None or noun.first != i:
        return row[i] == "t" and i + 1 < len(row) and _clause_follows(s, i + 1)
    return any(v.first == noun.last + 1 and v.form == "finite" for v in s.verbs)


def _trails(s: Sentence, verb: Verb, i: int) -> bool:
    """ "The camp was empty, the mayor noted.": the statement stands before."""
    row = s.row
    while i < len(row) and row[i] in "PtDJNMA":
        i += 1
    if i < len(row) and row[i] not in ".,;":
        return False
    return any(c in "Q," for c in row[: verb.first]) and any(
        v.last < verb.first and v.form == "finite" for v in s.verbs
    )


def _calls(s: Sentence, verb: Verb, i: int) -> bool:
    """ "Called for restraint", "called it a betrayal"; not "called them home"."""
    row, units = s.row, s.units
    if i >= len(row):
        return False
    if units[i].word in ("for", "on", "upon"):
        return True
    if row[i] not in "DRNMJZ":
        return False
    noun = next((n for n in s.nouns if n.first == i), None)
    if noun is None:
        return False
    j = noun.last + 1
    while j < len(row) and j - i < 12 and row[j] in "P":
        other = next((n for n in s.nouns if n.first == j + 1), None)
        if other is None:
            break
        j = other.last + 1
    return (
        j < len(row)
        and row[j] in "QDNJ"
        and units[j].word not in ("home", "off", "back", "up", "out")
        or '"' in s.article.text[noun.end : noun.end + 4]
    )


def _puts(s: Sentence, i: int) -> bool:
    """ "Put the toll at 36", "puts the dead in the hundreds"."""
    row, units = s.row, s.units
    for j in range(i, min(i + 12, len(row) - 1)):
        if row[j] in ",;:QSW":
            return False
        if units[j].word in ("at", "above", "below", "in", "between", "over", "under") and (
            row[j + 1] in "C#" or (row[j + 1] in "ADJ" and any(c in "C#" for c in row[j + 1 : j + 4]))
        ):
            return j > i
    return False


def _light(s: Sentence, i: int, lemma: str) -> bool:
    """ "Expressed its deep concern", "issued a statement"."""
    speech = words("nouns", "speech")
    row, units = s.row, s.units
    for j in range(i, min(i + 7, len(row))):
        if row[j] in "N" and units[j].lemma in speech:
            strict = lemma in (
                "take",
                "make",
                "give",
                "accept",
                "claim",
                "send",
                "raise",
                "deliver",
                "present",
                "release",
            )
            return (
                not strict
                or units[j].lemma
                not in ("support", "call", "message", "hope", "promise", "comment", "update", "credit")
                or lemma == "claim"
            )
        if row[j] not in "DJNZAM,KRC":
            return False
    return False


_TOLLS = frozenset(
    "toll number death dead casualty count figure loss wounded injured tally estimate body victim strength".split()
)


def _figure(s: Sentence, i: int, lemma: str) -> bool:
    """ "Counted 23 bodies", "made it ten", "raised the toll to 37", "gave a figure of 40"."""
    row, units = s.row, s.units
    near = units[i : i + 9]
    if lemma == "make":
        return i + 1 < len(row) and units[i].word == "it" and row[i + 1] in "C#"
    if lemma in ("raise", "revise", "lower", "give"):
        return any(u.kind == "N" and u.lemma in _TOLLS for u in near[:5]) and any(u.kind in "C#" for u in near)
    return bool(near) and (near[0].kind in "C#" or (len(near) > 1 and near[0].kind in "DA" and near[1].kind in "C#"))


def _document_reports(s: Sentence, verb: Verb, names: frozenset[str]) -> bool:
    i = verb.last + 1
    lemma = verb.lemma
    if lemma in ("give", "set", "add", "put", "call", "speak"):
        return (
            _clause_follows(s, i)
            or _puts(s, i)
            or _figure(s, i, "count")
            or (lemma == "speak" and i < len(s.row) and s.units[i].word == "of")
        )
    return i < len(s.row) and (s.row[i] not in "." or verb.lemma in ("say", "show"))


# ---------------------------------------------------------------------------------------------------- passive
_PASSIVES = frozenset(
    "claim condemn deny reject dispute announce confirm report describe denounce welcome criticise criticize hail dismiss accuse call denounce refute deplore state declare praise reveal disclose estimate document record verify corroborate contradict tell issue deplore".split()
)


def _passive(s: Sentence, verb: Verb, names: frozenset[str], speakers: Speakers) -> Cue | None:
    """ "Was quoted as saying", "claimed by JNIM", "rejected by the army"."""
    units, row = s.units, s.row
    i = verb.last + 1
    if verb.lemma in ("quote", "cite") and i < len(row) and units[i].word == "as":
        noun = before(s, verb.first, speakers.speaks)
        return _cue(s, noun, verb, False, "passive.quoted") if noun is not None and speakers.speaks(noun) else None
    if verb.lemma not in _PASSIVES or verb.negated or verb.modal:
        return None
    for j in range(i, min(i + 7, len(row))):
        if row[j] == "P" and units[j].word == "by":
            noun = next((n for n in s.nouns if n.first > j), None)
            if noun is None or noun.prep_index != j or not speakers.speaks(noun):
                return None
            nature = speakers.nature(noun)
            if (
                nature is None
                or nature.what == "document"
                or any(
                    u.lemma in ("area", "territory", "land", "zone", "region", "island")
                    for u in units[max(0, verb.first - 2) : verb.first]
                )
            ):
                return None
            return Cue(noun, verb.start, _end(s, noun.last), s.article.text[units[verb.head].start : units[verb.head].end], f"passive.{verb.lemma}", "none",
                       "denial" if verb.lemma in _CLASS["denial"] else "statement", verb.lemma, verb)  # fmt: skip
        if row[j] not in "AtPDNJMC#":
            return None
    return None


# ---------------------------------------------------------------------------------------------------- other forms
def _according(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    noun = next((n for n in s.nouns if n.first > i), None)
    if noun is None or noun.first > i + 2:
        return None
    nature = speakers.nature(noun)
    if (
        nature is not None
        and nature.what == "mute"
        or s.units[noun.head].word in ("plan", "plans", "schedule", "law", "agreement", "rules", "procedure")
    ):
        return None
    start, end = s.units[i].start, _end(s, tail(s, noun))
    reach = "before" if any(v.last < i and v.form == "finite" for v in s.verbs) and not _goes_on(s, tail(s, noun)) else "all"
    return Cue(noun, start, end, s.article.text[start : s.units[i].end], "according_to", reach, lemma="according")


def _goes_on(s: Sentence, last: int) -> bool:
    """Whether the clause goes on after what stands between commas: "the strikes, according to the rebels, killed 14"."""
    row = s.row
    return row[last + 1 : last + 2] == "," and any(v.first == last + 2 for v in s.verbs)


def _view(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "In her view", "by the government's account", "the rebels' own tally, more than 200 killed"."""
    units, row = s.units, s.row
    j = i - 1
    while j >= 0 and units[j].kind in "JA":
        j -= 1
    if j < 0:
        return None
    noun = None
    if units[j].kind == "Z" and j > 0:
        holder = next((n for n in s.nouns if n.first < j <= n.last), None) or next(
            (n for n in s.nouns if n.last == j - 1), None
        )
        if holder is None:
            return None
        first = holder.first
        while first < j - 1 and units[first].kind == "D":
            first += 1
        noun = Noun(s, first, j - 1, j - 1)
    elif units[j].word in _OWNERS:
        noun = Noun(s, j, j, j)
    if noun is None:
        return None
    opener = units[first_of(s, noun) - 1] if first_of(s, noun) > 0 else None
    by = opener is not None and opener.word in ("in", "by", "on", "to", "from")
    figures = (
        units[i].lemma in ("tally", "count", "estimate", "reckoning", "version", "figure") and row[i + 1 : i + 2] == ","
    )
    if not by and not figures:
        return None
    pronoun = _OWNERS.get(units[j].word)
    if pronoun is None and not speakers.speaks(noun):
        return None
    start = opener.start if by and opener is not None else noun.start
    return Cue(noun, start, units[i].end, units[i].word, "view", "all", lemma="view", pronoun=pronoun)


def first_of(s: Sentence, noun: Noun) -> int:
    """The first unit of a phrase, its determiner included."""
    i = noun.first
    while i > 0 and s.units[i - 1].kind == "D":
        i -= 1
    return i


# ---------------------------------------------------------------------------------------------------- silence
def _silence(s: Sentence, verb: Verb, speakers: Speakers) -> Cue | None:
    """ "Declined to comment", "did not respond", "could not be reached", "had no immediate comment"."""
    units, row = s.units, s.row
    lemma = verb.lemma
    following = units[verb.last + 1 : verb.last + 9]
    here = {u.word for u in following}
    ok = False
    if lemma in words("phrases", "refuse"):
        ok = (
            verb.form != "gerund"
            and len(following) > 1
            and following[0].word == "to"
            and following[1].lemma in words("phrases", "silence") | {"be"}
        )
        ok = (
            ok
            and not here & words("phrases", "anonymity")
            and (following[1].lemma != "be" or "interviewed" in here or "drawn" in here)
        )
    elif lemma in words("phrases", "unanswered") and verb.negated:
        ok = lemma != "return" or "call" in here or "calls" in here
    elif lemma in ("reach", "contact") and verb.negated:
        ok = True
    elif lemma == "comment" and verb.modal and verb.negated:
        ok = True
    elif lemma == "be" and verb.negated:
        ok = bool(here & {"available", "reachable"})
    elif lemma in ("have", "make", "give", "offer"):
        ok = ("comment" in here or "response" in here or "reaction" in here) and (
            "no" in here or "yet" in here or verb.negated
        )
    elif lemma == "go" and "unanswered" in here:
        return _calls_unanswered(s, verb, speakers)
    elif lemma in ("answer", "return") and verb.voice == "passive":
        return _calls_unanswered(s, verb, speakers)
    if not ok:
        return None
    noun = before(s, verb.first, speakers.speaks) or verb.subject
    if noun is None and verb.first and row[verb.first - 1] == "K":
        noun = main_subject(s, speakers.speaks)
    if noun is None or not speakers.speaks(noun) or s.units[noun.head].word in _NOBODY:
        return _calls_unanswered(s, verb, speakers) if noun is not None else None
    return Cue(
        noun,
        noun.start,
        units[verb.last].end,
        s.article.text[verb.start : verb.end],
        "silence",
        "none",
        "no_comment",
        lemma,
        verb,
    )


def _calls_unanswered(s: Sentence, verb: Verb, speakers: Speakers) -> Cue | None:
    """ "Calls to the ministry went unanswered"."""
    noun = next(
        (n for n in s.nouns if n.last < verb.first and n.prep in ("to", "for", "from") and speakers.speaks(n)), None
    )
    called = any(
        u.lemma in ("call", "request", "email", "e-mail", "message", "attempt", "question")
        for u in s.units[: verb.first]
    )
    if noun is None or not called:
        return None
    return Cue(
        noun,
        s.units[0].start,
        verb.end,
        s.article.text[verb.start : verb.end],
        "silence.calls",
        "none",
        "no_comment",
        verb.lemma,
        verb,
    )


def _no_comment_from(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "There was no immediate comment from the army"."""
    if not any(u.word == "no" for u in s.units[max(0, i - 3) : i]):
        return None
    noun = next((n for n in s.nouns if n.first > i and n.prep in ("from", "by")), None)
    if noun is None or noun.prep_index != i + 1 or not speakers.speaks(noun):
        return None
    return Cue(
        noun,
        s.units[max(0, i - 2)].start,
        _end(s, noun.last),
        "no comment",
        "silence.none",
        "none",
        "no_comment",
        "comment",
    )


# ---------------------------------------------------------------------------------------------------- the words
def _end(s: Sentence, last: int) -> int:
    return s.units[last].end


def _cue(s: Sentence, subject: Noun, verb: Verb, inverted: bool, rule: str) -> Cue:
    start, end = min(subject.start, verb.start), max(verb.end, subject.end if inverted else 0)
    if s.row[verb.first - 1 : verb.first] in (",", "K") and verb.first and (verb.form == "gerund" or s.row[verb.first - 1] == "K"):
        start = verb.start
    word = s.article.text[s.units[verb.head].start : s.units[verb.head].end]
    stance = "denial" if verb.lemma in _CLASS["denial"] else "statement"
    return Cue(subject, start, end, word, rule, _reach(s, subject, verb, inverted), stance, verb.lemma, verb, inverted)


def _reach(s: Sentence, subject: Noun, verb: Verb, inverted: bool) -> str:
    """Where what is said stands: after the attributing words, before them, or on both sides."""
    row = s.row
    first = min(subject.first, verb.first)
    last = max(verb.last, subject.last if inverted else -1)
    rest = row[last + 1 :]
    lead = row[:first].rstrip("A")
    said_before = lead[-1:] in (",", "Q") and any(c in _VERBAL or c == "Q" for c in lead) and verb.form != "gerund"
    i = 0
    while i < len(rest) and rest[i] in "PtDJNMAC#K" and not _starts_clause(s, last + 1 + i):
        i += 1
    more = any(c in _VERBAL or c == "Q" for c in rest[i:])
    if inverted:
        comma = rest.find(",", 0)
        return "both" if comma >= 0 and "Q" in rest[comma:] else "before"
    if not more and not rest.strip("."):
        return "before"
    if said_before and rest[i : i + 1] in (",", "."):
        return "both" if more else "before"
    if rest[:1] == "," and lead and verb.form == "finite":
        return "both"
    if not more and said_before and i >= len(rest.rstrip(".")):
        return "before"
    return "after"


def _starts_clause(s: Sentence, i: int) -> bool:
    return s.row[i] in "WSQ:" or any(v.first == i for v in s.verbs)


__all__ = ["Cue", "find_cues", "gate"]
