"""Tolls: "the death toll rose to 14", "the number of injured was revised to 34"."""

from pipeline.extract.figures.counting import Group, all_groups, is_thing
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.words import adjectives, harm_nouns, intransitives, words
from pipeline.extract.numbers import Quantity
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_OUTCOMES = ("killed", "injured", "missing", "displaced", "captured")
_HURT = ("wounded", "injured", "hurt")
_KILLED = frozenset(("killed", "killings", "murdered", "lost"))
# No toll has more numbers than it first was, later was and now is.
_MOST = 3


def toll(sentence: Sentence, noun: Noun) -> list[Harm]:
    """A toll or a number of dead with the numbers that it has."""
    behind = _numbered(sentence, noun)
    if behind is not None:
        return [behind]
    outcome, whom = _toll_of(sentence, noun)
    if outcome is None:
        return []
    listed = _told_apart(noun)
    if listed:
        return [Harm(outcome, listed, noun.head, "casualty.toll", side=whom)]
    found = _number_right_before(sentence, noun) or _numbers_after(sentence, noun) or _number_before(sentence, noun)
    return [Harm(outcome, found[-_MOST:], noun.head, "casualty.toll", side=whom)]


def ranked(sentence: Sentence) -> list[Harm]:
    """ "She was the 12th peacekeeper to die there this year": twelve have died."""
    out = []
    summed = "since" in sentence.heard or any(u.kind == "t" and u.word.startswith("this ") for u in sentence.units)
    for noun in sentence.nouns:
        rank = next((u.value for u in noun.units if u.kind == "#" and u.value.kind == "ordinal"), None)
        if rank is None or (rank.count or 0) < 2 or noun.people is None or noun.determiner != "the":
            continue
        near = [v for v in sentence.verbs if noun.last < v.first <= noun.last + 3]
        sent = noun.people in ("peacekeepers", "state_forces") or bool(noun.entities)
        dying = near if summed else [v for v in near if v.form == "infinitive" and sent]
        if any(v.lemma in ("die", "perish") or (v.voice == "passive" and v.lemma in _DEADLY) for v in dying):
            out.append(Harm("killed", [Group(rank._replace(kind="count"), noun)], noun.head, "casualty.toll"))
    return out


_DEADLY = frozenset(("kill", "murder", "slay"))


def _numbered(sentence: Sentence, noun: Noun) -> Harm | None:
    """ "The injured number 9,915"."""
    if noun.lemma != "number" or noun.determiner != "the" or noun.head - noun.first < 1:
        return None
    kind = adjectives().get(sentence.units[noun.head - 1].word)
    number = next((n for n in sentence.nouns if n.first == noun.head + 1 and n.quantity is not None), None)
    return Harm(kind, [Group(number.quantity, number)], noun.head, "casualty.toll") if kind and number else None


def _numbers_after(sentence: Sentence, noun: Noun) -> list[Group]:
    """The numbers behind a toll that "to", "at", "of" or a verb of rising and standing joins to it."""
    row, rise = sentence.row, words("rules", "rise")
    starts = {v.first: v for v in sentence.verbs}
    holders = {i: n for n in sentence.nouns for i in range(n.first, n.last + 1)}
    # "deaths" alone are no toll: a verb must say that they rose or stand.
    put = noun.role == "object" and noun.verb.lemma in rise
    put = put or (noun.role is None and row[noun.first - 1] == "K" and row[noun.last + 1 : noun.last + 3] == "PC")
    told = harm_nouns().get(noun.lemma) not in ("killed", "injured") or put
    found: list[Group] = []
    for i in range(noun.last + 1, len(row)):
        verb = starts.get(i)
        if row[i] in ";:" or (row[i] == "K" and found) or (row[i] == "W" and not _tells_of(sentence, noun, i)):
            break
        own = verb is not None and verb.form == "finite" and not (verb.relative and noun.of is verb.subject)
        if own and verb.lemma not in rise and not _thought(verb):
            break
        holder = holders.get(i)
        if row[i] == "C" and holder is not None and not is_thing(holder) and _is_linked(sentence, noun, i, told):
            found.append(Group(_surpassed(sentence, i), holder))
            if (
                len(holder.members) > 1 and holder.people is not None
            ):  # "brought it down to two soldiers and a civilian"
                found += all_groups(holder.members[1:])
        told = told or verb is not None
    return [g for g in found if not g.quantity.is_zero_word]


_BEYOND = frozenset(("pass", "exceed", "top", "surpass", "cross", "overtake"))


def _surpassed(sentence: Sentence, i: int) -> Quantity:
    """The number at unit i, a bound where the toll "has passed" it."""
    quantity = sentence.units[i].value
    beyond = any(v.last == i - 1 and v.lemma in _BEYOND for v in sentence.verbs)
    if not beyond or quantity.qualifier != "exact" or quantity.count is None:
        return quantity
    return quantity._replace(qualifier="more_than", count_low=quantity.count + 1, count_high=None)


def _told_apart(noun: Noun) -> list[Group]:
    """ "The dead were nine South Africans, three Malawians and a Uruguayan"."""
    verb = noun.verb
    if noun.lemma != "dead" or noun.role != "subject" or verb.lemma != "be" or not verb.objects:
        return []
    found = all_groups(verb.objects)
    return found if len(found) > 1 else []


def _tells_of(sentence: Sentence, noun: Noun, i: int) -> bool:
    """Whether a relative word goes on the toll: "the number of people who died", "the toll, which rebels put at"."""
    if noun.of is not None and i == noun.of.last + 1:
        return True
    return i == noun.last + 2 and sentence.row[i - 1] == "," and sentence.units[i].word == "which"


def _thought(verb: Verb) -> bool:
    """ "is thought to exceed": the verb behind it says what the toll does."""
    return verb.voice == "passive" and verb.lemma in words("rules", "thought")


def _is_linked(sentence: Sentence, noun: Noun, i: int, told: bool) -> bool:
    """Whether the number at unit i is the toll's."""
    row = sentence.row
    j = i - 1
    while j > noun.last and row[j] in "DAJ":
        j -= 1
    if row[j] == "," and not _FIRST.isdisjoint(u.word for u in sentence.units[j + 1 : i + 1]):
        return True  # "The number of the injured, initially 25, then 34, is now given as 40"
    if told and row[j] in "PTS" and sentence.units[j].word in words("rules", "to"):
        return True
    return any(v.last == j and v.lemma in words("rules", "rise") for v in sentence.verbs)


_FIRST = frozenset(("initially", "originally", "first", "then", "later"))


def _number_right_before(sentence: Sentence, noun: Noun) -> list[Group]:
    """ "brings to eleven the number of blue helmets killed this year, and to 168 the fatalities since 2014"."""
    number = next((o for o in sentence.nouns if o.last == noun.first - 1 and o.quantity is not None), None)
    return [Group(number.quantity, number)] if number is not None and number.prep == "to" and number.of is None else []


def _number_before(sentence: Sentence, noun: Noun) -> list[Group]:
    """ "bringing to seven the number of peacekeepers killed"."""
    for other in sentence.nouns:
        if other.quantity is None:
            continue
        labelled = other.first == 0 and sentence.row[other.last + 1 : noun.first] == ":"  # "74: the number of ..."
        if labelled or (other.prep == "to" and other.last == noun.first - 1):
            return [Group(other.quantity, other)]
    return []


def _toll_of(sentence: Sentence, noun: Noun) -> tuple[str | None, Noun | None]:
    """What a toll counts, and whom."""
    units = sentence.units
    lemma = next((u.lemma for u in noun.units if u.lemma in ("toll", "death toll")), noun.lemma)
    if lemma in words("rules", "rise") and any(u.lemma in ("death", "loss") for u in noun.units):
        lemma = "death"  # "American deaths stand at 2,210"
    if lemma == "loss":
        return "killed", None
    word = units[noun.head].word
    if word in _HURT:
        owner = noun.verb.subject if noun.role == "object" and noun.determiner in ("its", "their", "our") else noun.of
        known = noun.determiner in ("the", "its", "their", "our") or bool(noun.possessor)
        return ("injured", owner or (noun if noun.head > noun.first else None)) if known else (None, None)
    if harm_nouns().get(lemma) in ("killed", "injured"):
        return harm_nouns()[lemma], noun.of or (noun if noun.head > noun.first else None)
    if lemma in ("toll", "death toll", "body count", "casualty toll"):
        near = {u.word for u in units[max(0, noun.first - 3) : noun.last + 1]}
        whom = noun.of or (noun if noun.possessor and noun.possessor[-1].lemma != "day" else None)
        return ("injured" if near & {"injury", "injured", "wounded"} else "killed"), whom
    if word in ("displaced", "missing"):
        return (word, noun.of) if noun.determiner == "the" else (None, None)  # "puts the displaced at 732,000"
    if lemma == "dead":
        if noun.determiner in ("its", "their", "our") and noun.verb is not None and noun.role == "object":
            return "killed", noun.verb.subject  # "Kenya put its dead at nine"
        owned = bool(noun.possessor)
        told = (noun.determiner == "the" or owned) and noun.prep is None
        enemy = any(u.word == "enemy" or u.people is not None for u in noun.units[:-1])
        whose = noun if owned or noun.entities or enemy else noun.of
        return ("killed", whose) if told else (None, None)
    i = noun.last + 1
    lost = any(u.word in ("lost", "killed") for u in units[i + 1 : i + 5]) and sentence.row[i : i + 1] in "RDM"
    if noun.lemma == "number" and i < len(units) and (units[i].word in _KILLED or lost):
        return "killed", None  # "bringing to 170 the number killed"
    if i >= len(units) or units[i].word != "of":
        return None, None
    for unit in units[i + 1 : i + 7]:
        if unit.kind in ",.;" or (unit.kind == "W" and unit.word not in ("who", "that")):
            break
        verb = intransitives().get(unit.lemma) if unit.kind in "den" else None
        state = adjectives().get(unit.word) or harm_nouns().get(unit.lemma)
        kind = verb or ("killed" if unit.word in _KILLED else state)
        if unit.word == "hands":
            kind = "captured"
        if unit.lemma == "refugee" or unit.word in ("driven", "uprooted", "forced"):
            kind = "displaced"
        if kind in _OUTCOMES:
            return kind, noun.of
    return None, None
