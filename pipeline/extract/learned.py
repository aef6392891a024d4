"""What an article teaches of names met for the first time: which it uses for a town, which for an armed group."""

import re
from functools import lru_cache

from pipeline.extract.article import Article

# Nouns that say of a name after "of" (or before them) that it is a place.
PLACE_NOUNS = frozenset(
    """town village city camp base area region district province locality community settlement outpost capital suburb
    neighbourhood neighborhood quarter commune cercle port island airport airfield airstrip crossing junction hamlet
    stronghold post position site headquarters garrison barracks compound checkpoint enclave parish municipality county
    prefecture state territory valley outskirts vicinity square market centre center heart middle bazaar beach shore
    shores streets gates hills plain port harbour harbor suburbs airspace beaches banks
    peninsula islet cape oasis gorge plant oilfield airbase monastery refinery""".split()
)
# Further nouns that stand before "of" and a town.
_OF_TOWNS = PLACE_NOUNS | frozenset(
    """streets centre center residents inhabitants mayor north south east west edge edges heart people governor prefect
    kilometres kilometers km miles bombardment shelling siege recapture liberation turn""".split()
)
_IN = frozenset(("in", "at", "near", "outside", "around", "into", "inside"))
_HELD = ("-held", "-controlled", "-occupied")
# What is done to a town and to no person.
_TAKEN = frozenset(
    """entered entering retook recaptured retaking recapturing overran liberated besieged encircled reached
    shelled raided stormed bombed bombing bombarded bombarding pounded strafed flattened razed blockaded invaded rocked
    shook fled fleeing besieging encircling overrunning vacated""".split()
)
# "an attack on Halgan", "mortars rained down on Halgan", "a flag over Halgan".
_ON = frozenset(
    """attack attacks raid raids assault assaults strike strikes offensive advance march siege blockade bombardment
    onslaught bombs shells rockets mortars down fell rained descended advanced advancing marched marching
    swooped""".split()
)
# "drove to Halgan", "a teacher from Halgan".
_GONE = frozenset(
    """drove drive driven flew flown went gone travelled traveled walked marched fled moved returned came back way road
    track sailed rode advanced headed retreated escaped bound relocated""".split()
)
_COMING = frozenset(
    """teacher farmer trader resident residents villagers villager people families family refugees convoy column
    kilometres kilometers km miles came away distant nurse doctor herder mayor""".split()
)
_THERE = {
    "to": _GONE,
    "from": _COMING,
    "on": _ON,
    "over": frozenset("flag flags flew flying control skies sky fire".split()),
}
_FALLS = re.compile(
    r"(?: itself)?"
    r" (?:(?:(?:has|had) fallen|fell|was (?:liberated|recaptured|retaken|overrun|shelled|bombed|besieged|encircled))\b"
    r"(?! (?:ill|in|from))|(?:has |had |have )?(?:come|came) under (?:(?:\w+ )?(?:mortar|artillery|rocket|shell)"
    r"|(?:\w+ )?(?:attack|siege|bombardment|control)\b)|changed hands"
    r"|(?:was|has been|had been) (?:raided|looted|torched|burn(?:ed|t)|razed|sealed off|surrounded|paralysed|flattened"
    r"|taken by (?:the )?(?:rebels|army|insurgents|militants|militia|fighters))\b"
    r"|was hit (?:on \w+ )?by (?:an? |two |several )?(?:air|drone|rocket|shell|mortar))"
)
# What befalls no person, so that the name may have several words: "Oulad Brima came under artillery fire".
_COMES_UNDER = re.compile(
    r" (?:(?:has |had |have )?(?:come|came) under (?:\w+ )?(?:mortar|artillery|rocket|shell|siege|bombardment)"
    r"|changed hands|fell to (?:the )?(?:rebels|army|insurgents|militants|militia|fighters)"
    r"|(?:was|has been|had been) (?:recaptured|retaken|overrun|shelled|besieged|encircled|razed|sealed off"
    r"|taken by (?:the )?(?:rebels|army|insurgents|militants|militia|fighters))\b)"
)
_OVERRUN = frozenset(
    """overran recaptured retook retaking shelled bombarded bombarding besieged besieging encircled entering
    razed blockaded""".split()
)
# "seized Nyamamba, on the shore of the lake": who is taken prisoner lies nowhere.
_SEIZED = frozenset("seized captured took taken capture seize seizing capturing overrun".split())
_LIES = re.compile(
    r", (?:on|near|at|about|some|\d+"
    r"|in the (?:\w+ )?(?:north|south|east|west|centre|center|highlands?|hills|province|region))\b"
)
# "took Nyanzale, a town north of the lake": whatever is done to it.
_IS_TOWN = re.compile(
    r"(?:,| is| was|, which is) (?:an?|the|one of the) (?:[\w'’-]+ ){0,3}"
    r"(?:towns?|villages?|city|cities|settlement|hamlet|port|suburb)\b|(?: was|'s turn came) next\b"
    r"| lies (?:on|in|near|at|some|about|\d|north|south|east|west)"
)
_FIGHTERS = (
    "rebels?|fighters?|militia(?:s|m[ae]n)?|militants?|insurgents?|gunm[ae]n|guerrillas?|jihadists?|separatists?"
)
_BODIES = "group|movement|militia|alliance|coalition|faction|outfit|organi[sz]ation|front|army|force"
_ARMED = "rebel|armed|militant|jihadist|Islamist|insurgent|separatist|guerrilla|militia"
_BEFORE_GROUP = re.compile(
    rf"(?:\b(?:{_FIGHTERS}|elements) (?:of|from|loyal to|belonging to|with) (?:the )?"
    rf"|\b(?:(?:{_ARMED}) (?:{_BODIES})s?,?|militia) (?:called |known as |named )?(?:the )?)$"
)
_AFTER_GROUP = re.compile(
    rf"(?: \([A-Z][\w-]{{1,9}}\))?(?: (?:{_FIGHTERS}|(?:{_ARMED}) (?:{_BODIES}))\b"
    rf"|, (?:an?|the|one of the) (?:[\w'’-]+ ){{0,4}}(?:(?:{_ARMED}) (?:{_BODIES})|militias?|{_FIGHTERS})s?\b)"
)


def learned_place(article: Article, name: str) -> bool:
    """Whether the article uses an unknown name as a place somewhere: "in Halgan", "the town of Halgan"."""
    found = article.places.get(name)
    if found is None:
        found = article.places[name] = _used_as_place(article.text, name) or name in _labels(article)
    return found


@lru_cache(maxsize=4)
def _labels(article: Article) -> frozenset[str]:
    """The names that open the entries of a list of places: "Habila: closed on 26 June" beside two more of the kind."""
    found = list(_LABEL.finditer(article.text))
    names = frozenset(match[1] for match in found)
    if len(names) < _FEWEST_LABELS or len(names) < len(found):
        return frozenset()
    known = any(name in article.known.sites for name in names)
    telling = sum(match[2].islower() for match in found)
    return names if known or telling > 1 else frozenset()


_FEWEST_LABELS = 3
_LABEL = re.compile(r"(?:^|\n)((?!The |A )[A-ZÀ-Þ][\w'’-]+(?: [\w'’-]+){0,2}?)[:.] ([A-Za-zÀ-ÿ])")


def _used_as_place(text: str, name: str) -> bool:
    at = text.find(name)
    while at >= 0:
        before = text[max(0, at - 16) : at].split()
        if before and (
            before[-1].lower() in _IN
            or before[-1].endswith(_HELD)
            or (before[-1] == "of" and len(before) > 1 and before[-2] in _OF_TOWNS)
            or (len(before) > 1 and before[-1] in _THERE and before[-2] in _THERE[before[-1]])
            or (" " not in name and (before[-1] in _TAKEN or before[-2:] == ["control", "of"]))
            or before[-1] in _OVERRUN
        ):
            return True
        if (_FALLS if " " not in name else _COMES_UNDER).match(text, at + len(name)):
            return True
        if _IS_TOWN.match(text, at + len(name)):
            return True
        if before and before[-1] in _SEIZED and _LIES.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def learned_group(article: Article, name: str) -> bool:
    """Whether the article calls an unknown name an armed group, "Twiremba rebels", "fighters of the Red Hawks", "the
    NRM, a rebel movement", or has it wage war: "the Kawandi overran the town", "fighting between the army and FRDP"."""
    armed = _called_armed(article.text, name) or (name not in article.people and _wages_war(article.text, name))
    return armed and not learned_place(article, name)


@lru_cache(maxsize=512)
def _called_armed(text: str, name: str) -> bool:
    at = text.find(name)
    while at >= 0:
        if _AFTER_GROUP.match(text, at + len(name)) or _BEFORE_GROUP.search(text, max(0, at - 40), at):
            return True
        at = text.find(name, at + 1)
    return False


# What bodies of men do and no man alone.
_DEEDS = (
    "captured|recaptured|retook|seized|overran|overrun|ambushed|raided|stormed|shelled|kidnapped|abducted|attacked"
    "|occupied|occupies|besieged|looted|killed|clashed|fought|torched|controls?|took control|taken control"
    "|claimed responsibility|(?:took|taken) up arms|launched an? (?:\\w+ )?(?:attack|offensive|assault)"
    "|(?:marched|moved|walked|pushed|swept|poured|stormed) (?:back )?into|entered|detained|besieges?|holds?"
)
_WAGES = re.compile(
    r"(?: (?:has|have|had))?(?: (?:also|since|then|later|once|again|reportedly|briefly|already))?"
    rf" (?:{_DEEDS})\b"
)
_AGAINST = re.compile(
    r"(?:(?:captured|seized|overrun|occupied|attacked|ambushed|held|controlled|raided|taken|besieged|looted|abducted"
    r"|kidnapped|killed|claimed) by (?:the )?"
    r"|(?:fighting|clashes|battles?|fought|clashed|war|offensive) (?:with|against|between) (?:the )?"
    r"|(?:fighting|clashes|battles?|war) between (?:[\w’'-]+ ){1,5}and (?:the )?)$"
)


@lru_cache(maxsize=512)
def _wages_war(text: str, name: str) -> bool:
    """Whether a name that is no person's by its look, an acronym or one with an article, does what armed bodies do."""
    at, acronym = text.find(name), name.isupper()
    while at >= 0:
        before = text[max(0, at - 70) : at]
        shown = acronym or before.endswith(("the ", "The "))
        if shown and (_WAGES.match(text, at + len(name)) or _AGAINST.search(before)):
            return True
        at = text.find(name, at + 1)
    return False


@lru_cache(maxsize=512)
def full_name(text: str, short: str) -> str:
    """The longer name that a text has for "the Brigades" or "the Front": "the Ogaden Brigades"; else the short one."""
    longer = re.search(rf"(?:[A-Z][\w'’-]+ )*[A-Z][\w’'-]+ {re.escape(short)}\b", text)
    return longer[0].removeprefix("The ") if longer is not None else short
