"""Settling what a word is: kinds that its form leaves open are decided by its neighbours.

The result is the row of kind letters (see `pipeline.extract.phrases`) over which phrases are found.
"""

import re
from itertools import pairwise

from pipeline.extract.kinds_of_nouns import noun_or_verb_form
from pipeline.extract.kinds_of_verbs import bare_verb, gerund, participle
from pipeline.extract.lexicon import common_words, load
from pipeline.extract.neighbours import SAME_PAST, VERBAL
from pipeline.extract.phrases import Unit


def settle(units: list[Unit]) -> str:
    """Settle ambiguous kinds by their neighbours, left to right; returns the row of kinds."""
    kinds = [u.kind for u in units]
    row = "".join(kinds)
    if row.startswith(("M.e", "M.n")):
        units[1].kind = kinds[1] = ":"  # "Goundam. Handed over on 3 August."
        row = "".join(kinds)
    changed = False
    kinds += "$^"  # what stands behind the last, and before the first, at -1
    for match in _OPEN.finditer(row):
        i = match.start()
        kind = row[i]
        if kind == "P" and units[i].word not in _NOT_ALWAYS:
            continue
        settled = _SETTLERS[kind](units, i, kinds[i - 1], kinds[i + 1])
        if settled is not None and settled != kind:
            units[i].kind = kinds[i] = settled
            changed = True
    if changed:
        row = "".join(kinds[:-2])
    for match in _YET.finditer(row) if "K" in row else ():
        i = match.end() - 1
        if units[i].word == "yet":
            units[i].kind = "A"
            row = f"{row[:i]}A{row[i + 1 :]}"
    if "ZA" in row or "DA" in row:
        for match in _FORMER.finditer(row):
            if units[match.start()].word == "then":
                units[match.start()].kind = "J"
                row = f"{row[: match.start()]}J{row[match.end() :]}"
    if "XJ" in row or "JD" in row:
        for match in _LONG.finditer(row):
            if units[match.start()].word == "long":
                units[match.start()].kind = "A"
                row = f"{row[: match.start()]}A{row[match.end() :]}"
    if "XD" in row:
        for match in _FLOATING.finditer(row):
            if units[match.start()].word in ("all", "both", "each"):
                units[match.start()].kind = "A"
                row = f"{row[: match.start()]}A{row[match.end() :]}"
    for match in _OF_RANK.finditer(row):
        i = match.start()
        if units[i].word in _RANKS:
            units[i].kind, units[i].people = "N", "state_forces"
            row = f"{row[:i]}N{row[i + 1 :]}"
    if "JKNN" in row:
        for match in _JOINED.finditer(row):
            i = match.end() - 1
            if units[i].word in ("civilian", "military", "police"):  # "uniformed and civilian personnel"
                units[i].kind = "J"
                row = f"{row[:i]}J{row[i + 1 :]}"
    if "AJN" in row:
        i = row.find("AJN")
        if units[i].word == "forward":  # "the Para forward operating base"
            units[i].kind = "J"
            row = f"{row[:i]}J{row[i + 1 :]}"
    for match in _SHALL.finditer(row) if "J" in row and "L" in row else ():
        i = match.end() - 1
        if units[i].word in _ALSO_VERBS:
            units[i].kind = "b"  # "would not clear the drones to fly"
            row = f"{row[:i]}b{row[i + 1 :]}"
    for match in _WHAT.finditer(row) if "PD" in row else ():
        i = match.start()
        if units[i].word == "what":  # "in what the envoy called"
            units[i].kind = "W"
            row = f"{row[:i]}W{row[i + 1 :]}"
    for match in _AT_HOME.finditer(row) if "DA" in row else ():
        i = match.end() - 1
        if units[i].word == "home":  # "dragged from her home in Para"
            units[i].kind = "N"
            row = f"{row[:i]}N{row[i + 1 :]}"
    for match in _AND_LAST.finditer(row) if "#KJ" in row else ():
        i = match.start() + 1
        units[i].kind = "J"  # "the second and last group"
        row = f"{row[:i]}J{row[i + 1 :]}"
    if "DJJ" in row:
        for match in _THE_DEAD.finditer(row):
            i = match.end() - 1
            if units[i].word in ("dead", "wounded", "injured"):
                units[i].kind = "N"
                row = f"{row[:i]}N{row[i + 1 :]}"
    if "NJPC" in row:
        for match in _ENEMY_DEAD.finditer(row):
            i = match.end() - 1
            if units[i].word in ("dead", "wounded", "injured") and units[i + 1].word == "at":
                units[i].kind = "N"  # "put the enemy dead at 40"
                row = f"{row[:i]}N{row[i + 1 :]}"
    if "NC" in row:
        for match in _NUMBERED.finditer(row):
            if units[match.start()].word == "resolution":  # "Resolution 2690 of 30 June"
                units[match.start() + 1].kind = "#"
                row = f"{row[: match.start() + 1]}#{row[match.end() :]}"
    for match in _SENT_IN.finditer(row):
        i = match.end() - 1
        if units[i].word == "in" and units[i - 1].lemma in _SENDING and _is_force(units, i + 1):
            units[i].kind = "A"  # "sent in the army"
            row = f"{row[:i]}A{row[i + 1 :]}"
    for match in _AND_HIT.finditer(row) if "KN" in row else ():
        i = match.end() - 1
        if units[i].word in SAME_PAST and (row[i + 1] != "P" or units[i + 1].word in _PARTICLES):
            units[i].kind = "e"  # "came back on Tuesday and hit six bunkers"
            row = f"{row[:i]}e{row[i + 1 :]}"
    found = False
    for headline in _HEADLINE.finditer(row):
        found = _find_headline_verb(units, headline.start("opening")) or found
    if found or (VERBAL.search(row) is None and _find_lone_verb(units)):
        row = "".join([u.kind for u in units])
    for match in _FIRST.finditer(row) if "#" in row else ():
        i = match.start()
        if units[i].word == "first":
            units[i].kind = "A"
            row = f"{row[:i]}A{row[i + 1 :]}"
            if units[i + 1].word in SAME_PAST:
                units[i + 1].kind = "e"  # "The patrol first hit a mine"
                row = f"{row[: i + 1]}e{row[i + 2 :]}"
    return row


_SENT_IN = re.compile("[bsdeng]P(?=D?[JCN#]*N)")
_SENDING = frozenset("send bring call fly rush pour move order airlift".split())
_FORCES = frozenset(
    """force army troop soldier police policeman paratrooper commando marine peacekeeper reinforcement tank helicopter
    jet aircraft warplane battalion gunship gendarme military trooper mercenary navy""".split()
)


def _is_force(units: list[Unit], i: int) -> bool:
    """Whether the phrase that opens at a unit is of forces: "the army", "200 more soldiers"."""
    last = next(j for j in range(i, len(units) + 1) if j == len(units) or units[j].kind not in "DJCN#")
    return units[last - 1].lemma in _FORCES


_SHALL = re.compile("LA*J(?=[DMRCN])")
_ALSO_VERBS = frozenset("clear free open close empty secure complete separate direct dry lower better clean".split())
_JOINED = re.compile("JKN(?=N)")
# "a Senegalese major explained", "the retired general said"
_OF_RANK = re.compile("(?<=[DJ])J(?=[edsXL,.P(]|A[eds])")
_RANKS = frozenset(("major", "general", "private"))
_WHAT = re.compile("(?<=P)D(?=[DMR])")
_AT_HOME = re.compile("DA(?![NJCMd])")
# Prepositions that are sometimes something else.
_NOT_ALWAYS = frozenset(("due to", "round"))
# "has not yet handed over"
_YET = re.compile("XA*K(?=[enXJ])")
# "have all been closed", "were both flown out"
_FLOATING = re.compile("(?<=X)D(?=[Xen])")
# "the government's then spokesman"
_FORMER = re.compile("(?<=[ZD])A(?=[JNM])")
# "had long wanted it gone", "the group, long a force in the area"
_LONG = re.compile("(?<=X)J(?=[en])|J(?=D)")
# "put the Kenyan dead at 63"
_THE_DEAD = re.compile("DJJ(?=[PXdebs.,])")
_ENEMY_DEAD = re.compile("DNJ(?=PC)")
_AND_LAST = re.compile("#KJ(?=[JN])")
_NUMBERED = re.compile("NC")
# A past form and what belongs to it, then a joined word that may be one too: "returned to Para on Friday and hit the".
_AND_HIT = re.compile("[de][APTDJNMZtC]*?KN(?=P?[DCM])")
_PARTICLES = frozenset(("down", "off", "up", "out"))
# A noun phrase that opens a sentence or what a label heads, before anything that is surely a verb: "Gunmen raid health
# centre", "5 May, Gori: UN helicopters attack rebels".
_HEADLINE = re.compile(r"(?:^(?:[tMNJAPD,#()-]{1,12}[:-])?|;)(?P<opening>[DCJMNK]{2,})(?=$|[.,;PtT])")
# "had first spoken", "Sudan first demanded", "Para fell first, on 30 March"
_FIRST = re.compile("(?:(?<=X)#(?=[en])|(?<=[MN,])#(?=[de]|[yzN][DM])|^#(?=[en]P)|(?<=[dse])#(?=[,.;Pt]))")


# Verbs after which "as" opens no clause.
_TAKEN_FOR = frozenset(
    "disguise dress pose pass masquerade know describe use serve act treat regard list brand".split()
)

# What follows "as" where it opens no clause: a phrase with nothing in it that could be a verb.
_AS_WHAT = re.compile(r"D[JCNM]+(?:P[DJCNM]*)?[K,.;$]")


# A settler is given the units, the place of the one to settle, and the kinds before and after it (^ and $ at the ends).
def _subordinator(units: list[Unit], i: int, before: str, after: str) -> str | None:
    word = units[i].word
    if word == "provided" and (before == "X" or (after == "P" and units[i + 1].word in ("by", "to"))):
        units[i].lemma = "provide"  # "figures provided by the mayor"
        return "e"
    if word in _DATED and (after == "t" or (i + 1 < len(units) and units[i + 1].word in _DAYTIMES)):
        return "P"
    if word == "as" and before in "eng" and units[i - 1].lemma in _TAKEN_FOR and after in "NMJDC":
        return "P"  # "men disguised as soldiers drove a car at the gate"
    if word == "as" and _AS_WHAT.match("".join(u.kind for u in units[i + 1 : i + 9]) + "$"):
        return "P"  # "arrived as an observer mission and took its present name"
    return "A" if word == "since" and before == "X" and after in "en" else None


def _preposition(units: list[Unit], i: int, before: str, after: str) -> str | None:
    """ "Due to leave", against "due to rain"; "a mortar round fell", against "round the town"."""
    if after == "$":
        return None
    if units[i].word == "round":
        return "N" if before in "DNJ" and (after in "deXs" or units[i + 1].word in SAME_PAST) else None
    word = units[i + 1].word
    return "T" if after in "by" or word in SAME_PAST or word in ("be", "have") else None


def _dash(units: list[Unit], i: int, before: str, after: str) -> str | None:
    inside = before != "^" and after != "$" and _within_word(units[i - 1], units[i], units[i + 1])
    return "=" if inside else None


def _mark(units: list[Unit], i: int, before: str, after: str) -> str | None:
    if units[i].word in ("'s", "’s"):
        if units[i - 1].word not in _SHORTENING:
            return None
        units[i].lemma = "have" if after in "nX" and units[i + 1].word in ("been", "had", "got") else "be"
        return "X"  # "there's now a curfew", "it's closed"
    return _apostrophe(units, i) if units[i].word in "'’" else None


# What stands before a shortened "is" or "has".
_SHORTENING = frozenset("he she it there here that who where how".split())


def _that(units: list[Unit], i: int, before: str, after: str) -> str | None:
    """ "Out of that village": a determiner."""
    if units[i].word != "that":
        return None
    if before in ";,K^S" and after == "P" and units[i + 1].word == "of":
        return "R"  # "the base at Para was closed; that of Gori was dismantled"
    if before in ";K^S" and after == "P" and i + 2 < len(units) and units[i + 2].kind == "M":
        return "R"  # "while that in Gori was vacated"
    leaving = before in "de" and i > 0 and units[i - 1].lemma in _OF_SITES  # "abandoned that camp"
    return "D" if (before == "P" or leaving) and after in "NJyz" else None


_OF_SITES = frozenset(
    """abandon leave vacate evacuate quit close take retake capture seize attack raid occupy enter hold storm overrun
    shell loot burn""".split()
)
_SETTLERS = {
    **dict.fromkeys("yz", noun_or_verb_form),
    **dict.fromkeys("en", participle),
    **dict.fromkeys("bs", bare_verb),
    "g": gerund,
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
    """ "Halgan lies at a junction", "Bouaké, the second city, falls": the only word of a sentence that can be its verb
    is."""
    for i, (before, unit) in enumerate(pairwise(units), 1):
        if before.kind in "NM" and unit.kind == "N" and _goes_on_the_way(units, i):
            return True
        if unit.kind == "N" and unit.word in SAME_PAST and before.kind == "N" and before.word == before.lemma:
            unit.kind = "e"  # "The air force hit rebel hideouts"
            return True
        if unit.kind == "N" and before.kind in "NM," and not before.word.endswith("s"):
            word = common_words().get(unit.word)
            if before.kind == "," and unit.lemma not in _HEADLINE_VERBS:
                continue
            if word is not None and word.kind == "z":
                unit.kind = "s"
                return True
    return False


def _goes_on_the_way(units: list[Unit], i: int) -> bool:
    """ "First Kenyan troops of the regional force land in Goma", "A convoy of 57 soldiers leaves Goma by road": the
    number of the noun that opens is that of the verb."""
    unit, head = units[i], next(u for u in units if u.kind in "NM")
    of_it = any(u.word == "of" for u in units[1:i]) and i + 1 < len(units) and units[i + 1].kind in "PMD"
    if not of_it or head.kind != "N":
        return False
    many = head.word != head.lemma
    if unit.word in (_ON_THE_WAY if many else _GOES_ITS_WAY):
        unit.kind = "b" if many else "s"
        return True
    return False


_ON_THE_WAY = frozenset("land leave enter withdraw return quit arrive cross".split())
_GOES_ITS_WAY = frozenset("lands leaves enters withdraws returns quits arrives crosses".split())


def _find_headline_verb(units: list[Unit], first: int) -> bool:
    """ "Gunmen raid health centre": a word that headlines use as a verb, after a plural; and those joined to it."""
    for i, (before, unit) in enumerate(pairwise(units[first : first + 9]), first + 1):
        if unit.kind in ",.;PtT":
            return False
        if unit.kind != "N" or i + 1 == len(units):
            continue
        if before.kind == "M" and unit.word.endswith("s") and unit.lemma in _HEADLINE_VERBS:
            if before.value.kind in _BODIES and units[i + 1].kind in "NMJCD":
                unit.kind = "s"  # "Boko Haram raids Chadian post"
                return True
            continue
        if before.kind == "N" and unit.word in _SINGULAR and units[i + 1].kind in "NMJCD" and i == first + 1:
            unit.kind = "s"  # "vehicle hits mine"
            return True
        if before.kind == "N" and unit.word in _THROUGH and units[i + 1].word == "through":
            unit.kind = "s"  # "Car bomb rips through tea shop"
            return True
        plural = before.word != before.lemma and "-" not in before.word
        many = before.kind == "C" or (before.kind == "N" and (plural or before.word == "police"))
        many |= before.kind == "M" and before.word.endswith(_SOLDIERS)  # "French soldiers leave Mali"
        if unit.word not in _HEADLINE_VERBS or not many:
            continue
        joined = units[i + 1].kind == "K" and units[i + 2 : i + 3] and units[i + 2].word in _HEADLINE_VERBS
        if units[i + 1].kind in "NMJPtTCD" or joined:
            unit.kind = "b"
            if joined and units[i + 2].kind == "N":
                units[i + 2].kind = "b"
            return True
    return False


_SINGULAR = frozenset(("hits", "storms", "kills", "wounds", "seizes", "captures", "abducts", "enters", "leaves"))
_THROUGH = frozenset(("rips", "tears", "sweeps", "cuts", "rampages", "smashes"))
_BODIES = frozenset(("organisation", "group", "country", "mission"))
_SOLDIERS = ("soldiers", "troops", "peacekeepers", "rebels", "fighters", "forces", "militants")
_HEADLINE_VERBS = frozenset(load("verbs")["headline"].split())
# Subordinators that are prepositions before a date.
_DATED = frozenset(("until", "till", "before", "after", "since"))
_DAYTIMES = frozenset("dawn dusk noon midday midnight sunrise sunset nightfall daybreak".split())
