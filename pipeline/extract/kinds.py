"""Settling what a word is: kinds that its form leaves open are decided by its neighbours.

The result is the row of kind letters (see `pipeline.extract.phrases`) over which phrases are found.
"""

import re
from itertools import pairwise

from pipeline.extract.lexicon import common_words, load
from pipeline.extract.phrases import Unit


def settle(units: list[Unit]) -> str:
    """Settle ambiguous kinds by their neighbours, left to right; returns the row of kinds."""
    kinds = [u.kind for u in units]
    row = "".join(kinds)
    changed = False
    for match in _OPEN.finditer(row):
        i = match.start()
        kind = row[i]
        if kind == "P" and units[i].word not in _NOT_ALWAYS:
            continue
        settled = _SETTLERS[kind](units, i)
        if settled is not None and settled != kind:
            units[i].kind = kinds[i] = settled
            changed = True
    if changed:
        row = "".join(kinds)
    for match in _YET.finditer(row) if "K" in row else ():
        i = match.end() - 1
        if units[i].word == "yet":
            units[i].kind = "A"
            row = f"{row[:i]}A{row[i + 1 :]}"
    if "XD" in row:
        for match in _FLOATING.finditer(row):
            if units[match.start()].word in ("all", "both", "each"):
                units[match.start()].kind = "A"
                row = f"{row[: match.start()]}A{row[match.end() :]}"
    if "NC" in row:
        for match in _NUMBERED.finditer(row):
            if units[match.start()].word == "resolution":  # "Resolution 2690 of 30 June"
                units[match.start() + 1].kind = "#"
                row = f"{row[: match.start() + 1]}#{row[match.end() :]}"
    if _VERBAL.search(row) is None and _find_lone_verb(units):
        row = "".join([u.kind for u in units])
    if _HEADLINE.match(row) is not None and _find_headline_verb(units):
        row = "".join([u.kind for u in units])
    for match in _FIRST.finditer(row) if "#" in row else ():
        i = match.start()
        if units[i].word == "first":
            units[i].kind = "A"
            row = f"{row[:i]}A{row[i + 1 :]}"
    return row


# Prepositions that are sometimes something else.
_NOT_ALWAYS = frozenset(("due to", "round"))
# "has not yet handed over"
_YET = re.compile("XA*K(?=[enXJ])")
# "have all been closed", "were both flown out"
_FLOATING = re.compile("(?<=X)D(?=[Xen])")
_NUMBERED = re.compile("NC")
# A noun phrase without article or verb that opens a sentence: "Gunmen raid health centre".
_HEADLINE = re.compile("(?:M[:-])?[JMN]{2,}(?:$|[.,;PtK])")
# "Sudan first demanded"
_FIRST = re.compile("(?:(?<=[MN,])#(?=[de])|^#(?=[en]P))")
_VERBAL = re.compile("[XLbsdeng]")


def _around(units: list[Unit], i: int) -> tuple[str, str]:
    """Kinds before and after unit i; ^ and $ at the ends."""
    return (units[i - 1].kind if i else "^"), (units[i + 1].kind if i + 1 < len(units) else "$")


def _subordinator(units: list[Unit], i: int) -> str | None:
    before, after = _around(units, i)
    word = units[i].word
    if word in _DATED and (after == "t" or (i + 1 < len(units) and units[i + 1].word in _DAYTIMES)):
        return "P"
    return "A" if word == "since" and before == "X" and after in "en" else None


def _preposition(units: list[Unit], i: int) -> str | None:
    """ "Due to leave", against "due to rain"; "a mortar round fell", against "round the town"."""
    if i + 1 == len(units):
        return None
    after = units[i + 1]
    if units[i].word == "round":
        return "N" if i and units[i - 1].kind in "DNJ" and after.kind in "deXs" else None
    return "T" if after.kind in "by" or after.word in _SAME_PAST or after.word in ("be", "have") else None


def _dash(units: list[Unit], i: int) -> str | None:
    inside = 0 < i < len(units) - 1 and _within_word(units[i - 1], units[i], units[i + 1])
    return "=" if inside else None


def _mark(units: list[Unit], i: int) -> str | None:
    return _apostrophe(units, i) if units[i].word in "'’" else None


_SITES = frozenset(("bases", "camps", "posts"))


def _noun_like(units: list[Unit], i: int) -> str:
    """Base and -s forms that may be nouns."""
    unit, kind = units[i], units[i].kind
    before, after = _around(units, i)
    verb = "b" if kind == "y" else "s"
    if unit.word in _SITES and after != "D":
        return "N"  # "its Para and Gori bases to the army"
    if (after == "W" and units[i + 1].word in _OF_PEOPLE) or (i and units[i - 1].word == "own"):
        return "N"
    if kind == "z" and before in "NM," and after == "P" and units[i + 1].word in _SPEAKS.get(unit.lemma, ()):
        return verb  # "the Mission calls on", "the head of the mission warns of"
    shown = after in "NDCJM" if kind == "z" else after == "W" and units[i + 1].word == "that"
    shown = shown or (before == "," and after == "D")
    if unit.lemma == "show" and before in "NMt," and shown:
        return verb  # "a video posted on Telegram shows men", "images taken by the lab show that"
    if kind == "z" and before == "Q" and i > 1 and units[i - 2].kind == "," and after in "PDM":
        return verb  # '"It is over," sums up Ada Kone'
    if kind == "z" and before == "N" and after == "X" and units[i + 1].word == "having":
        return verb  # "the director of the hospital reports having operated"
    if kind == "y" and after == "W" and units[i + 1].word == "that" and before == "M" and _plural_subject(units, i):
        return verb  # "officials in Goma report that"
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
    if kind == "z" and before == "N" and unit.lemma in _CARGO and units[i - 1].word in _CARRIED:
        return "N"  # "blocked food supplies to the town"
    found = _noun_or_verb(unit, before, after, units[i - 1] if i else None)
    if found == "N" and kind == "y" and before == "N" and after in ",." and _said_aside(units, i):
        return "b"
    if found == "N" and kind == "z" and before in "NM" and after in ",.P$)A" and _lacks_verb(units, i):
        return "s"
    if found == "N" and kind == "y" and before in "NM" and after in ",.P$)ATtDMd" and _wanted_or_let(units, i):
        return "b"
    if found == "N" and kind == "z" and before == "N" and after == "D" and _only_verb(units, i):
        return "s"  # "a statement signed by two associations demands the reopening"
    if found == "N" and kind == "z" and before in "MN" and after in ".," and _in_aside(units, i):
        return "s"
    return found


def _is_plural(word: str) -> bool:
    return word in _PLURAL or word.endswith("men") or (word.endswith("s") and not word.endswith(("'s", "ss")))


def _only_verb(units: list[Unit], i: int) -> bool:
    """Whether nothing else in a sentence can be its verb, participles with "by" apart."""
    row = "".join(u.kind for u in units)
    passives = sum(1 for one, two in pairwise(units) if one.kind in "en" and two.word == "by")
    return passives > 0 and len(_VERBAL.findall(row)) == passives and "C" not in row[i:]


def _plural_subject(units: list[Unit], i: int) -> bool:
    """Whether people in the plural open the stretch of phrases that ends before unit i."""
    j = i - 1
    while j >= 0 and units[j].kind in "DJNMPC#Z":
        j -= 1
    first = next((u for u in units[j + 1 : i] if u.kind == "N"), None)
    return first is not None and first.people is not None and first.word != first.lemma


_JOINED = frozenset(("leave", "return", "exit", "retreat", "withdraw", "quit"))
_CARGO = frozenset(("supply", "shipment", "delivery", "flight", "convoy", "import"))
_CARRIED = frozenset(("food", "aid", "fuel", "relief", "arms", "water", "medicine", "oil", "grain"))


def _hangs_on(units: list[Unit], i: int) -> bool:
    """Whether an infinitive stands shortly before unit i, with no verb between that ends its clause."""
    for j in range(i - 1, max(0, i - 10), -1):
        if units[j].kind in "dsLXW;:":
            return False
        if units[j].kind == "T":
            return units[j + 1].kind in "by"
    return False


def _participle(units: list[Unit], i: int) -> str | None:
    """-ed forms: an adjective before its noun, a noun after its article, else a verb."""
    if units[i].word in _NEVER_ADJECTIVES:
        return None
    before, after = _around(units, i)
    previous = units[i - 1].word if i else ""
    if units[i].word == "wound" and previous in _WOUNDING:
        return "N"
    if previous in ("another", "both", "all") and i > 1 and units[i - 2].kind in "KX":
        return None  # "and another wounded", "were both injured"
    if units[i].word in _DESCRIBING and after in "NMJyz" and before not in "NMRX" and previous != "who":
        return "J"  # "by suspected Islamists", "reports that armed men were seen"
    if (before == "," or previous in _PRONOMINAL) and units[i].lemma in _SUFFERING:
        return None  # "17 officers, two women among them, sustained injuries", "Both suffered burns"
    if (before in "DZ" or (before == "A" and i > 1 and units[i - 2].kind == "D")) and after in "NMJeg#C":
        return "J"
    if (before in "bsdgen" and after == "N") or (before == "T" and after in "NMJ"):
        return "J"  # "loyal to ousted president Bozizé"
    if before == "D" and (
        (previous in ("both", "all", "each") and after == "P") or (after in "DMR" and previous in _PRONOMINAL)
    ):
        return None
    if (before == "D" and after not in "NMJeg") or (before == "C" and after in "XL"):
        return "N"
    of_them = previous == "of" and i > 1 and units[i - 2].kind != "C"
    if of_them and units[i].lemma in _HARMED and after in ".,;:$XTKdes":
        return "N"  # "brought the number of injured to eight"
    return "J" if _before_its_noun(units, i, before, after) else None


def _before_its_noun(units: list[Unit], i: int, before: str, after: str) -> bool:
    """Whether an -ed form opens a noun phrase: "wounded soldiers", "armed and masked men"."""
    previous = units[i - 1].word if i else ""
    if before == "J" and after in "yz":
        return True  # "other isolated posts"
    if before == "A" and not previous.endswith("ly") and previous not in _DEGREE:
        return False
    if before == "K" and (previous == "but" or (after in "NJ" and i > 1 and units[i - 2].kind in "de")):
        return False  # "destroyed or disabled vehicles"
    further = units[i + 2].kind if i + 2 < len(units) else "$"
    if before == "," and after == "N" and (further == "T" or _explained(units, i - 1)):
        return False  # "gunfire, near the border, forced peacekeepers to", "the minister, X, acknowledged losses"
    if _verb_phrase_before(units, i) or (before == "," and after == "N" and _in_series(units, i)):
        return False
    if before in "CP" and after in "yz" and further == "N":
        return True  # "two hijacked fuel tankers"
    return (before in "CJPK,^QS-=A(:;?" and after == "N") or (
        before in "CJPK,^Q(A" and after == "J" and further in "NJ"
    )


def _explained(units: list[Unit], comma: int) -> bool:
    """Whether a comma closes what explains the noun phrase that opens the sentence ("the minister, Ali Kone,")."""
    row = "".join(u.kind for u in units[:comma])
    return _EXPLAINED.fullmatch(row) is not None


_EXPLAINED = re.compile("[DJNMZPC]*[NM],[DM][^,XLbsde]*")


def _gerund(units: list[Unit], i: int) -> str | None:
    before, after = _around(units, i)
    if units[i].word in _ON_THE_MOVE and before in "^D" and after == "N" and units[i + 1].people:
        return "J"  # "Departing soldiers burned their stores"
    event = units[i].word in _EVENT_GERUNDS
    if before in "XT" or (before == "A" and _verb_phrase_before(units, i)):
        return None  # "to leaving", "is quickly closing"
    if before == "D" and i > 1 and units[i - 2].kind == "," and units[i - 1].word in ("all", "both"):
        return None  # "three men, all suffering from burns"
    if "-" in units[i].word and after in "NJ":
        return "J"  # "suffered life-threatening injuries"
    if after in "Nyz" and (_modified(units, i) or units[i + 1].lemma in _GERUND_COMPOUNDS.get(units[i].word, ())):
        return "J"  # "its forward operating base", "a company operating base"
    if before in "DZJC#" or (before in "NM" and after in "desXL" and event):
        return "J" if after in "NJ" and not event else "N"
    if (
        (event and after not in "DMCR")
        or (before in "^,KP(QNM" and after in "deXLs")
        or (before == "P" and after in "P$,.;:K")
    ):
        return "N"
    return None


def _modified(units: list[Unit], i: int) -> bool:
    """Whether adverbs alone stand between an article or a possessive and unit i ("their already ageing trucks")."""
    lead = i - 1
    while lead > 0 and units[lead].kind == "A":
        lead -= 1
    return 0 <= lead < i - 1 and units[lead].kind in "DZ" and units[lead].word not in _PRONOMINAL


_ON_THE_MOVE = frozenset("departing retreating fleeing advancing withdrawing leaving invading marauding".split())


def _verb_form(units: list[Unit], i: int) -> str | None:
    before, _ = _around(units, i)
    if units[i].kind == "b" and _perfect_or_passive(units, i):
        return "n"  # "was overrun", "has come"
    if before not in "DJ" or units[i].word in ("say", "says"):
        return None
    return None if before == "D" and units[i - 1].word in _PRONOMINAL else "N"


def _perfect_or_passive(units: list[Unit], i: int) -> bool:
    """Whether a form of be or have leads up to unit i, adverbs passed over."""
    lead = i - 1
    while lead >= 0 and units[lead].kind == "A":
        lead -= 1
    return lead >= 0 and units[lead].kind == "X" and units[lead].lemma in ("be", "have")


def _that(units: list[Unit], i: int) -> str | None:
    """ "Out of that village": a determiner."""
    before, after = _around(units, i)
    if units[i].word != "that":
        return None
    if before in ";,K^S" and after == "P" and units[i + 1].word == "of":
        return "R"  # "the base at Para was closed; that of Gori was dismantled"
    return "D" if before == "P" and after in "NJyz" else None


_SETTLERS = {
    **dict.fromkeys("yz", _noun_like),
    **dict.fromkeys("en", _participle),
    **dict.fromkeys("bs", _verb_form),
    "g": _gerund,
    "S": _subordinator,
    "W": _that,
    "P": _preposition,
    "-": _dash,
    "Z": _mark,
}
_OPEN = re.compile(f"[{''.join(re.escape(k) for k in _SETTLERS)}]")


def _within_word(before: Unit, dash: Unit, after: Unit) -> bool:
    """Whether a dash stands without spaces between two words."""
    return before.end == dash.start and dash.end == after.start and before.kind not in "-=" and after.kind != "-"


def _apostrophe(units: list[Unit], i: int) -> str:
    """Whether a single mark closes or opens a quotation (Q) or stands for a possessive (Z)."""
    before = units[i - 1] if i else None
    after = units[i + 1] if i + 1 < len(units) else None
    if before is None or before.kind in ",." or (before.end < units[i].start and after is not None):
        return "Q"
    opened = any(u.kind == "Q" and u.word in "'‘" for u in units[:i])
    return "Q" if opened and (after is None or after.kind in ",.;:)-" or not before.word.endswith("s")) else "Z"


def _find_lone_verb(units: list[Unit]) -> bool:
    """ "Halgan lies at a junction": the only word of a sentence that can be its verb is."""
    for before, unit in pairwise(units):
        if unit.kind == "N" and before.kind in "NM" and not before.word.endswith("s"):
            word = common_words().get(unit.word)
            if word is not None and word.kind == "z":
                unit.kind = "s"
                return True
    return False


def _find_headline_verb(units: list[Unit]) -> bool:
    """ "Gunmen raid health centre": a word that headlines use as a verb, after a plural."""
    for i, (before, unit) in enumerate(pairwise(units[:9]), 1):
        if unit.kind in ",.;PtK":
            return False
        if unit.kind != "N" or unit.word not in _HEADLINE_VERBS or before.kind != "N" or before.word == before.lemma:
            continue
        if i + 1 < len(units) and units[i + 1].kind in "NMJPt":
            unit.kind = "b"
            return True
    return False


_HEADLINE_VERBS = frozenset(load("verbs")["headline"].split())
_PLURAL = frozenset(("police", "people", "children"))
_HARMED = frozenset(("injure", "wound", "displace", "arrest", "kill"))
_DESCRIBING = frozenset(load("nouns")["describing"].split())
_EVENT_GERUNDS = frozenset(load("nouns")["gerunds"].split())
_GERUND_COMPOUNDS = {word: heads.split() for word, heads in load("nouns")["gerund_compounds"].items()}


def _verb_phrase_before(units: list[Unit], i: int) -> bool:
    """Whether auxiliaries and adverbs lead up to unit i, so that it ends a verb group."""
    j = i - 1
    while j >= 0 and units[j].kind == "A":
        j -= 1
    return j >= 0 and units[j].kind in "XLT"


def _in_series(units: list[Unit], i: int) -> bool:
    """ "They scattered, attacked villages, and raided a camp": a verb among verbs."""
    row = "".join(u.kind for u in units)
    return _DID.search(row[:i]) is not None and _AND_DID.search(row[i:]) is not None


_DID = re.compile("[NMRC][ed]")
_AND_DID = re.compile("K(?:Pt)?A*[ed][DNMCZ#RJ]")


def _lacks_verb(units: list[Unit], i: int) -> bool:
    """Whether a subordinator or relative before unit i still waits for its verb ("if the camp falls")."""
    if units[i - 1].word.endswith("s") and not units[i - 1].word.endswith("ss"):
        return False
    for j in range(i - 1, max(-1, i - 8), -1):
        kind = units[j].kind
        if kind in "XLbsden":
            return False
        if kind in "SW:;":
            return True
    return False


def _wanted_or_let(units: list[Unit], i: int) -> bool:
    """ "demanded that the mission leave", "let the convoy pass": a noun phrase and its verb in the base form."""
    j = i - 1
    while j >= 0 and units[j].kind in "NJMDCZ#":
        j -= 1
    if j < 1 or j == i - 1:
        return False
    if units[j].word == "that":
        return units[j - 1].lemma in _WANTING or any(u.lemma in _WANTING for u in units[max(0, j - 5) : j])
    return units[j].lemma == "let" and units[j].kind in "bden"


_WANTING = frozenset("demand request insist ask order propose recommend suggest urge require decree".split())
# Subordinators that are prepositions before a date.
_DATED = frozenset(("until", "till", "before", "after", "since"))
_DAYTIMES = frozenset("dawn dusk noon midday midnight sunrise sunset nightfall daybreak".split())
# Determiners that may stand alone as a subject: "some begged the soldiers".
_PRONOMINAL = frozenset("some many most others all both few several these those that this".split())
# What stands before "wound" where it is no past of "wind".
_WOUNDING = frozenset(("gunshot", "bullet", "stab", "shrapnel", "head", "chest", "knife", "flesh"))
_SUFFERING = frozenset(("suffer", "sustain", "receive", "incur"))
# Verbs whose past is their base form: "was hurt", "a bomb hit the bus".
_NEVER_ADJECTIVES = frozenset(load("verbs")["never_adjectives"].split())
_SAME_PAST = frozenset(load("verbs")["same_past"].split())


def _in_aside(units: list[Unit], i: int) -> bool:
    """Whether only a noun phrase with an article stands between a comma and unit i: ", the monitor ACLED estimates"."""
    j = i - 1
    while j >= 0 and units[j].kind in "NJMDC":
        j -= 1
    named = units[i].lemma in _SAID_ASIDE and j == i - 2  # ", OCHA estimates."
    return j >= 0 and units[j].kind in ",Q" and (units[j + 1].kind == "D" or named)


def _said_aside(units: list[Unit], i: int) -> bool:
    """ "They have fled, community leaders estimate,": a plural between a comma and unit i."""
    if not units[i - 1].word.endswith("s"):
        return False
    j = i - 1
    while j >= 0 and units[j].kind in "NJMDC":
        j -= 1
    return j >= 0 and units[j].kind in ",Q"


_SAID_ASIDE = frozenset(("estimate", "report", "claim", "note", "state", "say"))
_SPEAKS = {"fear": ("for",), "call": ("on", "for", "upon"), "note": ("with",), "warn": ("of", "against")}
_OF_PEOPLE = frozenset(("who", "whom", "whose"))
# Adverbs that stand between a subject and its verb.
_WHILE = frozenset(
    ("now", "also", "then", "still", "already", "later", "often", "never", "always", "even", "just", "only")
)
# Adverbs other than those in -ly that may stand before a participle that describes a noun.
_DEGREE = frozenset(("well", "once", "ill", "most", "so", "too", "very", "quite", "far", "almost", "still", "already"))


def _noun_or_verb(unit: Unit, before: str, after: str, previous: Unit | None) -> str:
    """Settle a word that may be a noun or a verb by the kinds of its neighbours."""
    base = unit.kind == "y"
    verb = "b" if base else "s"
    same = base and unit.word in _SAME_PAST
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
    if before in ",Q" and not base and after in "DMWTC" and previous is not None:
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
