"""Words that may be nouns or verbs, settled by their neighbours: "attacks", "report", "plans"."""

from itertools import pairwise

from pipeline.extract.lexicon import load
from pipeline.extract.neighbours import SAME_PAST, VERBAL
from pipeline.extract.phrases import Unit

_SITES = frozenset(("bases", "camps", "posts"))


_OUTRIGHT = frozenset(("up", "off", "out"))


def _opens_object(units: list[Unit], i: int) -> bool:
    """Whether an object opens at a unit: "its mission", "the camp"."""
    return i < len(units) and units[i].kind == "D"


def noun_or_verb_form(units: list[Unit], i: int, before: str, after: str) -> str:
    """Base and -s forms that may be nouns."""
    unit, kind = units[i], units[i].kind
    verb = "b" if kind == "y" else "s"
    if unit.word in _SITES and after != "D":
        return "N"  # "its Para and Gori bases to the army"
    if kind == "z" and before == "N" and after == "W" and units[i - 1].word in _BY_MEANS:
        return "N"  # "Air strikes that hit the port"
    if (after == "W" and units[i + 1].word in _OF_PEOPLE) or (i and units[i - 1].word == "own"):
        return "N"
    if (
        kind == "z"
        and before == "N"
        and after == "W"
        and unit.word in _REPORTS
        and _told_of(units, i)
        and not _waits_for_it(units, i, after)
    ):
        return "N"  # "denied local media reports that"
    if unit.word == "number" and after == "C" and before in "NM" and not units[i - 1].word.endswith("ed"):
        return verb  # "the dead of the force number more than fifty"
    if kind == "z" and before in "NM," and after == "P" and units[i + 1].word in _SPEAKS.get(unit.lemma, ()):
        return verb  # "the Mission calls on", "the head of the mission warns of"
    if (
        kind == "z"
        and before in "NM"
        and after in "PA"
        and units[i + 1].word in _OUTRIGHT
        and _opens_object(units, i + 2)
    ):
        return verb  # "NATO winds up its mission on 31 December"
    if kind == "z" and before in "NM," and after == "t" and unit.lemma in ("end", "close", "leave"):
        return verb  # "the mission, MINURCAT, ends tomorrow"
    if kind == "y" and before == "N" and unit.word in _LEAVING and after in "PtA,.$" and _are_people(units[i - 1]):
        return verb  # "the remaining 750 soldiers leave on Friday", "30 observers stay behind"
    shown = after in "NDCJM" if kind == "z" else after == "W" and units[i + 1].word == "that"
    shown = shown or (before == "," and after == "D")
    trailing = kind == "y" and after in ".,;$" and before == "N" and units[i - 1].word != units[i - 1].lemma
    shown = shown or (trailing and any(u.kind == "," for u in units[:i]))  # "41 were hurt, hospital records show"
    if unit.lemma == "show" and before in "NMt," and shown:
        return verb  # "a video posted on Telegram shows men", "images taken by the lab show that"
    if kind == "z" and before == "Q" and i > 1 and units[i - 2].kind == "," and after in "PDM":
        return verb  # '"It is over," sums up Ada Kone'
    if kind == "z" and before == "N" and after == "X" and units[i + 1].word == "having":
        return verb  # "the director of the hospital reports having operated"
    if kind == "y" and after == "W" and units[i + 1].word == "that" and before == "M" and _plural_subject(units, i):
        return verb  # "officials in Goma report that"
    if kind == "y" and before == "M" and after in "DTW" and units[i - 1].people and _is_plural(units[i - 1].word):
        return verb  # "Tuareg rebels sign a truce"
    if kind == "y" and before == "M" and unit.word in _TELLING and after in "JNDCMR" and _plural_subject(units, i):
        return verb  # "residents of Goma report heavy shelling"
    if unit.lemma in ("quote", "cite") and before in "NJM" and after in "DM" and _as_saying(units, i):
        return verb  # "the daily quotes the mayor as saying"
    if kind == "y" and before == "K" and after == "D" and unit.word in SAME_PAST and _did_so(units, i):
        return "e"  # "extended the mandate by a year and cut its ceiling"
    if kind == "z" and before == "A" and units[i - 1].word == "there" and i > 1 and units[i - 2].kind in "NM":
        return verb  # "until the camp there closes in May"
    following = units[i + 1].word if i + 1 < len(units) else ""
    if unit.word == "part" and following == "of":
        return "N"  # "set fire to part of the embassy"
    if unit.word == "set" and before in "NM" and following in ("fire", "ablaze", "alight"):
        return "e"  # "Demonstrators in Para set fire to a bus"
    if unit.word == "hit" and before == "N" and after in "NzyCDJMe" and units[i + 1].word not in _HIT_MEN:
        return "e"  # "when a drone hit houses", "a rocket hit parked cars"
    lead = i - 1
    while lead > 0 and units[lead].kind == "A":
        lead -= 1
    if 0 <= lead < i - 1:
        if units[lead].kind == "L" or units[lead].lemma == "do":
            return "b" if kind == "y" else "N"
        if units[lead].kind == "N" and after in "PSDMCRWT" and units[i - 1].word in _WHILE:
            many = units[lead].word != units[lead].lemma
            if many == (kind == "y"):
                return verb
    if kind == "z" and before == "M" and i > 1 and units[i - 2].kind in "C#" and after in "TP,.":
        return "N"  # "a dozen MINUSMA camps to be vacated"
    if kind == "y" and before == "K" and unit.word in _JOINED and after in "Pt.,D" and _hangs_on(units, i):
        return "b"  # "is to hand over its bases and leave by December"
    over = kind == "y" and before == "K" and unit.word in _OVER
    if over and units[i - 2].kind != "," and any(u.word == "over" for u in units[i + 1 : i + 6]):
        return "b"  # "will leave Para and hand Gori Base over to the police"
    if before in "K," and after in "DRCM" and _goes_on(units, i, verb, after):
        return verb
    if kind == "z" and before == "N" and unit.lemma in _CARGO and units[i - 1].word in _CARRIED:
        return "N"  # "blocked food supplies to the town"
    found = _noun_or_verb(unit, before, after, units[i - 1] if i else None)
    if found == "N" and kind == "y" and before in "NM" and after in ",.;" and _said_aside(units, i):
        return "b"
    if found == "N" and kind == "z" and before in "NM" and after in ",.P$)A" and _lacks_verb(units, i):
        return "s"
    if found == "N" and kind == "y" and before in "NM" and after in ",.P$)ATtDMd" and _wanted_or_let(units, i):
        return "b"
    if found == "N" and kind == "z" and before == "N" and after == "D" and _only_verb(units, i):
        return "s"  # "a statement signed by two associations demands the reopening"
    if found == "N" and kind == "z" and before in "MN" and after in ".," and _in_aside(units, i):
        return "s"
    if found == "N" and kind == "z" and before in "NM," and unit.lemma in _SAID_ASIDE and _closes_aside(units, i):
        return "s"  # "eight people died, UNHCR, the refugee agency, reports"
    if found == "N" and kind == "z" and before == "," and unit.lemma in _TOLD and _last_verb(units, i):
        return "s"  # "An analyst, Ali Kone, fears worse"
    if found == "N" and before in "NMtA" and unit.lemma in _TOLD and _waits_for_it(units, i, after):
        return verb  # "Videos shared on WhatsApp show a man", "a diplomat posted there claims that"
    return found


def _did_so(units: list[Unit], i: int) -> bool:
    """Whether a past form leads up to unit i, with no clause opened between."""
    for unit in reversed(units[: i - 1]):
        if unit.kind in "de":
            return True
        if unit.kind in "WS;:LXbsg":
            return False
    return False


def _goes_on(units: list[Unit], i: int, verb: str, after: str) -> bool:
    """ "closes its base and hands the keys over", "cross the border, capture two soldiers": a further verb of the same
    form, before what can only be its object."""
    if after in "CM" and units[i].lemma not in _DEEDS:
        return False
    for j in range(i - 2, max(-1, i - 10), -1):
        kind = units[j].kind
        if kind in "deLXW;:":
            return False
        if kind in "bs":
            return kind == verb
    return False


_DEEDS = frozenset(load("verbs")["headline"].split())


def _is_plural(word: str) -> bool:
    return (
        word in _PLURAL or word.endswith("men") or (word.endswith("s") and not word.endswith(("'s", "ss", "us", "sis")))
    )


def _only_verb(units: list[Unit], i: int) -> bool:
    """Whether nothing else in a sentence can be its verb, participles with "by" apart."""
    row = "".join(u.kind for u in units)
    passives = sum(1 for one, two in pairwise(units) if one.kind in "en" and two.word == "by")
    return passives > 0 and len(VERBAL.findall(row)) == passives and "C" not in row[i:]


def _plural_subject(units: list[Unit], i: int) -> bool:
    """Whether people in the plural open the stretch of phrases that ends before unit i."""
    j = i - 1
    while j >= 0 and units[j].kind in "DJNMPC#ZK":
        j -= 1
    heads = (one for one, two in pairwise(units[j + 1 : i + 1]) if one.kind == "N" and two.kind not in "NJ")
    first = next(heads, None)
    return first is not None and first.people is not None and first.word != first.lemma


def _as_saying(units: list[Unit], i: int) -> bool:
    return any(one.word == "as" and two.kind == "g" for one, two in pairwise(units[i:]))


def _are_people(unit: Unit) -> bool:
    return (unit.people is not None and unit.word != unit.lemma) or unit.word in _FORCES


_TELLING = frozenset("report claim fear demand doubt witness blame request plan hope".split())
_FORCES = frozenset(("forces", "contingents", "units", "battalions"))
_OVER = frozenset(("hand", "turn", "pass", "sign"))
_LEAVING = frozenset("leave return stay exit retreat patrol guard march land board turn stop push pull walk".split())


def _told_of(units: list[Unit], i: int) -> bool:
    """Whether the phrase that ends with unit i is what somebody denies or confirms, or hangs on a preposition."""
    j = i - 1
    while j >= 0 and units[j].kind in "DJNMZ":
        j -= 1
    return j >= 0 and (units[j].kind == "P" or units[j].lemma in _ANSWERING)


_REPORTS = frozenset(("reports", "claims", "rumours", "rumors"))
_ANSWERING = frozenset("deny reject dismiss refute confirm dispute rebut contradict rubbish brush condemn echo".split())
_HIT_MEN = frozenset("man men squad squads list lists team teams song songs series film show single parade".split())
_JOINED = frozenset(("leave", "return", "exit", "retreat", "withdraw", "quit", "wind", "close", "end"))
_CARGO = frozenset(("supply", "shipment", "delivery", "flight", "convoy", "import"))
_CARRIED = frozenset(
    ("food", "aid", "fuel", "relief", "arms", "water", "medicine", "oil", "grain", "diesel", "petrol", "gas")
)


def _hangs_on(units: list[Unit], i: int) -> bool:
    """Whether an infinitive stands shortly before unit i, with no verb between that ends its clause."""
    for j in range(i - 1, max(0, i - 10), -1):
        if units[j].kind == "L":
            return units[j + 1].kind in "bye"  # "should quit the region and wind up by June"
        if units[j].kind in "dsXW;:":
            return False
        if units[j].kind == "T":
            return units[j + 1].kind in "by"
    return False


_PLURAL = frozenset(("police", "people", "children"))


def _lacks_verb(units: list[Unit], i: int) -> bool:
    """Whether a subordinator or relative before unit i still waits for its verb ("if the camp falls")."""
    if units[i - 1].word.endswith("s") and not units[i - 1].word.endswith("ss"):
        return False
    for j in range(i - 1, max(-1, i - 8), -1):
        kind = units[j].kind
        if kind in "XLbsden":
            return False
        if kind == "N" and units[j].word in _DEEDS and _are_many(units[j - 1 : j]):
            return False  # ": helicopters attack rebel positions"
        if kind in "SW:;":
            return True
    return False


def _are_many(before: list[Unit]) -> bool:
    return bool(before) and before[0].kind == "N" and _is_plural(before[0].word)


def _wanted_or_let(units: list[Unit], i: int) -> bool:
    """ "demanded that the mission leave", "let the convoy pass": a noun phrase and its verb in the base form."""
    j = i - 1
    while j >= 0 and units[j].kind in "NJMDCZ#":
        j -= 1
    if j < 1 or j == i - 1:
        return False
    if units[j].word == "that":
        return units[j - 1].lemma in _WANTING or any(u.lemma in _WANTING for u in units[max(0, j - 5) : j])
    return units[j].lemma in _LETTING and units[j].kind in "bden"


_LETTING = frozenset(("let", "hear"))
_WANTING = frozenset("demand request insist ask order propose recommend suggest urge require decree".split())


def _closes_aside(units: list[Unit], i: int) -> bool:
    """Whether a clause in the third person ends at unit i behind another: "It is open, the mayor reports;"."""
    if i + 1 < len(units) and units[i + 1].kind not in ".;":
        return False
    j = i - 1
    while j >= 0 and units[j].kind in "NJMD":
        j -= 1
    short = 0 <= j == i - 1 or (i - j < 5 and (units[j + 1].kind == "D" or j == i - 2))
    return short and j > 1 and units[j].kind == "," and any(u.kind in "Xsde" for u in units[:j])


def _in_aside(units: list[Unit], i: int) -> bool:
    """Whether only a noun phrase with an article stands between a comma and unit i: ", the monitor ACLED estimates"."""
    j = i - 1
    while j >= 0 and units[j].kind in "NJMDC":
        j -= 1
    named = units[i].lemma in _SAID_ASIDE and j == i - 2  # ", OCHA estimates."
    return j >= 0 and units[j].kind in ",Q" and (units[j + 1].kind == "D" or named)


_TOLD = frozenset(
    "show claim report note promise state estimate document detail record list warn blame fear demand doubt".split()
)
_CLAUSE_OPENS = frozenset(";:SWQ")
_IN_SUBJECT = frozenset("NJMDC#ZPtAKeng")


def _waits_for_it(units: list[Unit], i: int, after: str) -> bool:
    """Whether a clause up to unit i has its subject, with what describes it, and no verb, and goes on like a
    statement."""
    first = i
    while first > 0 and units[first - 1].kind in _IN_SUBJECT:
        first -= 1
    if first > 0 and units[first - 1].kind not in _CLAUSE_OPENS and units[first - 1].kind != ",":
        return False
    opened = units[first - 1].kind if first else ""
    while units[first].kind == "A":
        first += 1
    if units[first].kind == "P":
        return False
    span = units[first:i]
    head = next((k for k, u in enumerate(span) if u.kind in "PAt" or u.kind in "en"), len(span)) - 1
    if head < 0 or span[head].kind not in "NM":
        return False
    for one, two in pairwise(span[head + 1 :]):
        if one.kind in "en" and two.kind not in "PtA":
            return False
    many = span[head].kind == "N" and _is_plural(span[head].word)
    goes_on = any(u.word == "that" for u in units[i + 1 : i + 5]) and after in "PW"
    if many != (units[i].kind == "y") or (len(span) == head + 1 and after not in ",." and not goes_on):
        return False
    if after in ",.":
        described = span[head].people is not None and any(u.kind in "gen" for u in span[head + 1 :])
        return opened == "," and ((span[0].kind == "D" and head == len(span) - 1) or described)
    return after in "DCR" or goes_on or (units[i].word == "show" and after in "NJ")


def _last_verb(units: list[Unit], i: int) -> bool:
    """Whether what a name closes still waits for a verb at unit i: no other stands in the clause before or after."""
    if units[i - 2].kind != "M":
        return False
    j = i - 3
    while j > 0 and units[j].kind in "NJMDCZPtA,":
        j -= 1
    ahead = next((k for k in range(i + 1, len(units)) if units[k].kind in ":.,;QSW"), len(units))
    return (j <= 0 or units[j].kind in "SWK;:.Q") and not any(u.kind in "Xsdeb" for u in units[i + 1 : ahead])


def _said_aside(units: list[Unit], i: int) -> bool:
    """ "They have fled, community leaders estimate,": a plural between a comma and unit i."""
    if not units[i - 1].word.endswith("s"):
        return False
    j = i - 1
    while j >= 0 and units[j].kind in "NJMDC":
        j -= 1
    return j >= 0 and units[j].kind in ",Q"


_SAID_ASIDE = frozenset(("estimate", "report", "claim", "note", "state", "say"))
_SPEAKS = {
    "stay": ("behind", "on", "until"),
    "fear": ("for",),
    "call": ("on", "for", "upon"),
    "note": ("with",),
    "warn": ("of", "against"),
    "run": ("out", "until", "to"),
    "end": ("on", "at"),
    "leave": ("on", "in", "by", "at", "for", "from", "within"),
    "close": ("on", "in", "by", "at", "for", "before", "after", "within"),
}
_BY_MEANS = frozenset("air drone rocket mortar artillery missile gun rebel militia border ground".split())
_OF_PEOPLE = frozenset(("who", "whom", "whose"))
# Adverbs that stand between a subject and its verb.
_WHILE = frozenset(
    ("now", "also", "then", "still", "already", "later", "often", "never", "always", "even", "just", "only")
)


def _noun_or_verb(unit: Unit, before: str, after: str, previous: Unit | None) -> str:
    """Settle a word that may be a noun or a verb by the kinds of its neighbours."""
    base = unit.kind == "y"
    verb = "b" if base else "s"
    same = base and unit.word in SAME_PAST
    if before == "T":
        return "b" if base else "N"
    if before == "L" or (before == "X" and previous is not None and previous.lemma == "do"):
        return "b" if base else "N"
    if same and before == "#" and previous is not None and previous.value.kind == "age":
        return "e"  # "left a man dead and a 3-year-old hurt"
    if same and before == "K" and after in "CD" and unit.word == "hurt":
        return "e"  # "killed one and hurt six"
    if same and before == "^" and after == "P":
        return "e"  # "Set up in 1978, the force"
    if same and (before in "XA" or (before == "," and after in "DMCRP") or (before == "t" and after in "DMCRt")):
        return "e"
    if before == "W" and previous is not None and previous.word == "where" and after not in "DMCR":
        return "N"  # "where clashes displaced people"
    if before in "RW" and previous is not None:
        if previous.word in ("one", "none", "its", "that", "whose"):
            return "N" if after not in "DMCR" else verb
        return "e" if same else verb
    if before in ",Q" and not base and after in "DMWTCR" and previous is not None:
        return verb
    if before in "XDJZCP#K,(^Q" or previous is None:
        return "N"
    if before == "A":
        return verb if after in "DMCRSTW" else "N"
    if before in "NM":
        plural = previous.kind == "N" and _is_plural(previous.word)
        if same and (after in "DMCRPJt" or (plural and after == "N")):
            return "e"
        if plural == base and after in "DMCRWT":
            return verb
        if not base and not plural and after == "S":
            return verb
    return "N"
