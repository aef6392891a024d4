"""The date of what a noun tells: "the ambush of 3 May", "drone strikes on Para, in which 14 people died on Friday"."""

import re

from pipeline.extract.date_mentions import DateMention
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_DOING = frozenset(
    """adopt carry commit conduct execute hold issue launch make mount organise organize pass perpetrate stage
    take""".split()
)
BEGINNING = frozenset(("begin", "start", "erupt", "break", "take", "happen", "occur"))


def date_of_noun(
    sentence: Sentence, noun: Noun | None, owners: dict[int, Verb | Noun | None], index: int
) -> DateMention | None:
    """The date that belongs to a noun itself: its own, one right behind it, that of what happened in it."""
    if noun is None:
        return None
    units, row = sentence.units, sentence.row
    own = [i for i, owner in owners.items() if owner is noun]
    if own:
        return units[own[0]].value
    sides = next(
        (n.members[-1].last for n in sentence.lists if n.prep == "between" and n.prep_index == noun.last + 1), 0
    )
    for i in range(max(sides, noun.last) + 1, min(noun.last + 24, len(row))):
        if row[i] == "t":
            if isinstance(owners.get(i), Noun):
                continue
            return units[i].value
        if row[i] == "," and (row[i + 1 : i + 2] == "P" or row[i + 1 : i + 4] in ("M,P", "M,t")):
            continue  # "two coups in Bamako, in August 2020", "the attack at Obo, in the Haut-Mbomou, on Monday"
        if row[i - 1 : i + 2] == "MKM":
            continue  # "attacks on camps in Para and Gori yesterday"
        if row[i] in "bsdnegXLWS;:,." or (row[i] == "K" and row[i + 1 : i + 2] != "t"):
            break
    within = _IN_WHICH.match(row, noun.last + 1)
    if within is not None:  # "drone strikes on Para, in which 14 people died on Friday"
        # "soldiers died" may be read as a participle before another verb
        inside = next((v for v in sentence.verbs if v.first >= within.end() and v.form in _TELLING), None)
        chain = [v for v in sentence.verbs if v is inside or (inside is not None and v.governor is inside)]
        own = [i for i, owner in owners.items() if owner in chain]
        opener = units[within.end() - 1].word
        harms = inside is not None and inside.lemma in _HARMING and opener in ("which", "that")
        if own and (harms or (opener == "which" and row[within.end() - 2] == "P")):
            return units[own[0]].value
    # "fighting that had begun on Friday", "the attack perpetrated on Friday"
    begun = next((v for v in sentence.verbs if v.first > noun.last), None)
    if begun is not None and not (begun.relative and (begun.lemma in BEGINNING or _is_told_by(begun, noun))):
        done = begun.form == "participle" and begun.first == noun.last + 1 and begun.lemma in _DOING
        begun = begun if done else None
    # "a march on the palace, called for Sunday"
    planned = next((v for v in sentence.verbs if v.first > noun.last), None)
    if len(owners) == 1 and planned is not None and planned.form == "participle" and planned.lemma in _PLANNING:
        apart = "," not in row[noun.last : planned.first - 1]
        own = [i for i, owner in owners.items() if owner is planned and apart and units[i - 1].word == "for"]
        if own:
            return units[own[0]].value
    own = [i for i, owner in owners.items() if owner is begun] if begun is not None else []
    return units[own[0]].value if own else None


def _is_told_by(verb: Verb, noun: Noun) -> bool:
    """ "the coup that toppled him on 12 April", "the blast that killed two on Friday": what it did, it did that day."""
    close = noun.sentence.row.startswith("W", noun.last + 1) and verb.subject is noun
    return close and verb.voice == "active" and verb.tense == "past" and verb.lemma not in _LASTING


_LASTING = frozenset(
    """end collapse expire fail lapse last continue stop hold cease resume remain be have break say announce cause draw
    lead prompt allow require""".split()
)
_PLANNING = frozenset("plan call schedule slate set convene fix announce arrange summon".split())
_TELLING = frozenset(("finite", "participle"))
_HARMING = frozenset("kill wound injure leave claim cost hurt".split())
# From a noun to what happened in it: "on Para, in which", "on the camp that".
_IN_WHICH = re.compile("(?:P[DJNM]+){0,2}(?:,?P|,)?W")
