"""Forms of verbs that may be adjectives or nouns, settled by their neighbours: "wounded", "closing", "leave"."""

import re

from pipeline.extract.lexicon import load
from pipeline.extract.lists import SAYING
from pipeline.extract.neighbours import SAME_PAST
from pipeline.extract.phrases import Unit


def participle(units: list[Unit], i: int, before: str, after: str) -> str | None:
    """-ed forms: an adjective before its noun, a noun after its article, else a verb."""
    if units[i].word in _NEVER_ADJECTIVES:
        return None
    if units[i].lemma in ("take", "hold") and after == "N" and units[i + 1].lemma in _CAPTIVE:
        return None  # "forced to surrender and taken hostage"
    previous = units[i - 1].word if i else ""
    if before == "T" and units[i].word in SAME_PAST:
        return None  # "are to quit Para"
    if units[i].word == "wound" and previous in _WOUNDING:
        return "N"
    if previous in ("another", "both", "all") and i > 1 and units[i - 2].kind in "KX":
        return None  # "and another wounded", "were both injured"
    local = previous == "local" and (i == 1 or units[i - 2].kind in "DC")
    open_to = before not in "NMRX" or local  # "Local elected officials"
    open_to = open_to or (after == "N" and units[i + 1].people is not None and _behind_opening_phrase(units, i))
    open_to = open_to and (previous not in ("who", "which") or (after == "N" and _act_next(units, i)))
    if units[i].word in _DESCRIBING and after in "NMJyz" and open_to:
        return "J"  # "by suspected Islamists", "reports that armed men were seen", "which armed men looted"
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


def _behind_opening_phrase(units: list[Unit], i: int) -> bool:
    """ "Near the camp armed men fired": a phrase with a preposition opens the sentence and ends right before."""
    row = "".join(u.kind for u in units[:i])
    return units[i - 1].people is None and _OPENING_PHRASE.fullmatch(row) is not None


_OPENING_PHRASE = re.compile("P[DJCNM]+(?:P[DJCNM]+)*")


def _act_next(units: list[Unit], i: int) -> bool:
    """Whether people stand behind unit i and right behind them what they did."""
    return units[i + 1].people is not None and i + 2 < len(units) and units[i + 2].kind in "edX"


def _before_its_noun(units: list[Unit], i: int, before: str, after: str) -> bool:
    """Whether an -ed form opens a noun phrase: "wounded soldiers", "armed and masked men"."""
    previous = units[i - 1].word if i else ""
    if before == "J" and after in "yz":
        return True  # "other isolated posts"
    if before == "A" and not previous.endswith("ly") and previous not in _DEGREE:
        return False
    if before == "A" and i > 1 and units[i - 2].kind in "NM" and after == "N" and previous in _TOLD_SO:
        return False  # "The rebels reportedly attacked army positions"
    if before == "K" and (previous == "but" or (after in "NJ" and i > 1 and units[i - 2].kind in "de")):
        return False  # "destroyed or disabled vehicles"
    if before == "K" and after == "N" and previous == "and" and _did_before(units, i):
        return False  # "broke into the camp and looted equipment"
    further = units[i + 2].kind if i + 2 < len(units) else "$"
    if before == "," and after == "N" and further == "T":
        return False  # "gunfire, near the border, forced peacekeepers to"
    if before in _CLOSING and after in "NJ" and _behind_aside(units, i):
        return False
    if _verb_phrase_before(units, i) or (before == "," and after == "N" and _in_series(units, i)):
        return False
    if before in "CP" and after in "yz" and further == "N":
        return True  # "two hijacked fuel tankers"
    return (before in "CJPK,^QS-=A(:;?" and after == "N") or (
        before in "CJPK,^Q(A" and after == "J" and further in "NJ"
    )


def _did_before(units: list[Unit], i: int) -> bool:
    """Whether a past form with no clause opened after it, and no phrase like this one before "and", leads up to i."""
    if units[i].lemma in _HARMED or (i > 2 and units[i - 3].kind in "Jen"):
        return False
    row = "".join(u.kind for u in units[:i])
    return _DID_SO.search(row) is not None


# A finite past verb and what belongs to it: "broke into the camp in Obo and".
_DID_SO = re.compile("[NMRA,][ed][PDJNMZtC]*K$")


def _behind_aside(units: list[Unit], i: int) -> bool:
    """Whether an aside closes before unit i, and the noun phrase that it explains still waits for its verb: "the
    minister, Ali Kone, acknowledged losses", "the rebels – most of them boys – seized power"."""
    row = "".join(u.kind for u in units)
    opening = row.rfind(_CLOSING[row[i - 1]], 0, i - 2)
    if opening < 1:
        return False
    start = opening - 1
    while start >= 0 and (row[start] in _WITHIN or (row[start] == "e" and units[start].lemma not in SAYING)):
        start -= 1
    if start >= 0 and row[start] not in ";:SWQ" and units[start].lemma not in SAYING:
        return False
    if _WAITING.fullmatch(row, start + 1, opening) is None:
        return False
    inside = start > 0 and row[start - 1 : start + 1] == "PW"  # "a memo in which the envoy, Ali Kone, accused"
    return inside or _NO_VERB.match(row, i + 1) is not None


# What a stretch of phrases is made of.
_WITHIN = frozenset("DJNMC#ZPAt,=K")
# Where and when, then a phrase without a preposition.
_WAITING = re.compile("(?:[AK,]|P?t|P[DJC#Z=]*[NM][NMZ]*)*[DJC#=]*[NM][NMZ]*(?:P[DJNMZ=#]+|e?P[DJNMZ=#]+)*")
# Nothing that could be the verb of that phrase in what is left of the stretch.
_NO_VERB = re.compile("(?:[^XLsde,;:.WS]|e(?=P))*(?:[,;:.WS]|$)")
# The mark that closes an aside, with the one that opens it.
_CLOSING = {",": ",", "-": "-", ")": "("}


def gerund(units: list[Unit], i: int, before: str, after: str) -> str | None:
    """-ing forms: an adjective before its noun, a noun that tells of a happening, else a verb."""
    if units[i].word in _ON_THE_MOVE and before in "^D" and after == "N" and units[i + 1].people:
        return "J"  # "Departing soldiers burned their stores"
    event = units[i].word in _EVENT_GERUNDS
    if before == "P" and after in "Nyz" and units[i - 1].word == "under":
        return "J"  # "came under withering fire"
    doing = before == "S" or (before == "P" and units[i - 1].word in ("of", "for", "by", "from", "without"))
    if event and doing and after == "P" and units[i + 1].word in ("at", "on", "into", "upon"):
        return None  # "accused the army of firing at it"
    if event and before in "XA" and _there_is(units, i):
        return "N"  # "there was fighting in Para"
    if before in "XT" or (before == "A" and _verb_phrase_before(units, i)):
        return None  # "to leaving", "is quickly closing"
    if before == "D" and i > 1 and units[i - 2].kind == "," and units[i - 1].word in ("all", "both"):
        return None  # "three men, all suffering from burns"
    if event and before in "debs" and units[i - 1].lemma in _GOING_ABOUT and after in "NJCyz":
        return None if units[i + 1].lemma not in _SORTIES else "N"  # "began bombing rebel columns", but "bombing raids"
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


_GOING_ABOUT = frozenset("begin start resume continue keep stop cease restart".split())
_SORTIES = frozenset("raid run campaign mission attack sortie operation spree".split())


def _there_is(units: list[Unit], i: int) -> bool:
    """Whether "there was", "there has also been" stands right before unit i."""
    at = i - 1
    while at > 0 and units[at].kind in "XA" and units[at].word != "there":
        at -= 1
    return at < i - 1 and units[at].word == "there"


def _modified(units: list[Unit], i: int) -> bool:
    """Whether adverbs alone stand between an article or a possessive and unit i ("their already ageing trucks")."""
    lead = i - 1
    while lead > 0 and units[lead].kind == "A":
        lead -= 1
    return 0 <= lead < i - 1 and units[lead].kind in "DZ" and units[lead].word not in _PRONOMINAL


_ON_THE_MOVE = frozenset("departing retreating fleeing advancing withdrawing leaving invading marauding".split())


def bare_verb(units: list[Unit], i: int, before: str, after: str) -> str | None:
    """Base and -s forms that no list knows as nouns: a noun after an article, a participle after "have" or "be"."""
    if before in "DP" and after in "yzN" and units[i].word in _ALSO_ADJECTIVES:
        return "J"  # "took a direct hit", "came under direct fire"
    if units[i].kind == "b" and _perfect_or_passive(units, i):
        return "n"  # "was overrun", "has come"
    if before not in "DJ" or units[i].word in ("say", "says"):
        return None
    if before == "J" and i > 1 and units[i - 1].word == "more" and units[i - 2].kind == "C":
        return None  # "the arrival of 600 more brings"
    return None if before == "D" and units[i - 1].word in _PRONOMINAL else "N"


def _perfect_or_passive(units: list[Unit], i: int) -> bool:
    """Whether a form of be or have leads up to unit i, adverbs passed over."""
    lead = i - 1
    while lead >= 0 and units[lead].kind == "A":
        lead -= 1
    return lead >= 0 and units[lead].kind == "X" and units[lead].lemma in ("be", "have")


_ALSO_ADJECTIVES = frozenset(("direct", "clear", "complete", "secure", "separate", "free", "open"))
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
# Determiners that may stand alone as a subject: "some begged the soldiers".
_PRONOMINAL = frozenset("some many most others all both few several these those that this".split())
# What stands before "wound" where it is no past of "wind".
_WOUNDING = frozenset(("gunshot", "bullet", "stab", "shrapnel", "head", "chest", "knife", "flesh"))
_CAPTIVE = frozenset(("hostage", "prisoner", "captive"))
_SUFFERING = frozenset(("suffer", "sustain", "receive", "incur"))
# Verbs whose past is their base form: "was hurt", "a bomb hit the bus".
_NEVER_ADJECTIVES = frozenset(load("verbs")["never_adjectives"].split())
# Adverbs in -ly that stand before what somebody did.
_TOLD_SO = frozenset(
    """reportedly allegedly apparently recently subsequently eventually finally immediately briefly initially previously
    suddenly repeatedly swiftly quickly simultaneously separately similarly reputedly supposedly openly deliberately
    violently successfully effectively formally officially publicly quietly partially""".split()
)
# Adverbs other than those in -ly that may stand before a participle that describes a noun.
_DEGREE = frozenset(("well", "once", "ill", "most", "so", "too", "very", "quite", "far", "almost", "still", "already"))
