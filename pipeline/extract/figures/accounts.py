"""The same harm by another account: "the rebels said 60", "put it at 12", "then 57", "corrected it to eight"."""

from itertools import pairwise

from pipeline.extract.figures.bare import is_bare
from pipeline.extract.figures.counting import Group, groups
from pipeline.extract.figures.harm import Counted, Harm
from pipeline.extract.figures.words import harm_nouns, words
from pipeline.extract.numbers import Quantity, bounds
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_SETTING = frozenset(
    "bring cut put place set correct revise raise lower amend adjust change update increase reduce".split()
)


def is_next(sentence: Sentence, noun: Noun, item: Harm, group: Group) -> bool:
    """ "gave the number killed as 51, then 57, and on Saturday 66": a number that follows that of a toll."""
    told = _is_toll(item) or item.rule == "casualty.bodies" or _gives_number(sentence, group)
    if noun.of is not None or not is_bare(noun) or not told:
        return False
    between = sentence.row[group.noun.last + 1 : noun.head]
    led = sentence.units[group.noun.last + 1 : noun.head]
    later = any(u.word in ("then", "later", "finally", "eventually", "in the end") for u in led) or (
        [u.word for u in led[-3:]] == ["in", "the", "end"]
    )
    between = between.lstrip("eA")  # "four killed, then nine", "four at first, the next day nine"
    if [u.word for u in led[-3:]] == ["in", "the", "end"]:
        between = between[between.rfind(",") : -3]  # "Forty bodies were counted, and in the end 91"
    plain = between[:1] in (",", "K") and not set(between) - set(",KAPStQ")
    told = later or "t" in between
    return plain and told and sentence.row[noun.last + 1 : noun.last + 2] in (",", ".", "", ";", "K")


def _is_toll(item: Harm) -> bool:
    return item.rule in ("casualty.toll", "casualty.ellipsis")


def _gives_number(sentence: Sentence, group: Group) -> bool:
    """Whether people are those of whom a verb before them tells: "announced seven dead, then 39"."""
    verb = next((v for v in reversed(sentence.verbs) if v.last < group.noun.first and v.form == "finite"), None)
    return verb is not None and verb.voice == "active" and verb.lemma in words("rules", "giving")


def is_said_too(sentence: Sentence, noun: Noun, item: Harm, group: Group) -> bool:
    """ "the town hall says 42, and the rights network more than 50": who says so stands right before the number."""
    if item.rule != "casualty.ellipsis" or noun.of is not None or noun.first < group.noun.last:
        return False
    source = next((n for n in sentence.nouns if n.last == noun.first - 1 and n.prep is None), None)
    after = sentence.row[noun.last + 1 : noun.last + 2] in (",", ".", "", ";")
    return source is not None and source.quantity is None and sentence.row[source.first - 1] in "K," and after


def is_account(noun: Noun) -> bool:
    """Whether somebody gives a number, or a toll is said to have reached it: "the rebels said 60", "the mayor spoke of
    12", "by Saturday it had passed 200", "a figure that later became 53"."""
    if noun.of is not None or noun.determiner is not None or not _ends_clause(noun):
        return False
    it = [u.word for u in noun.sentence.units[max(0, noun.first - 1) : noun.first]] == ["it"]
    if it and noun.prep is None:  # "monitors think it fewer than 500"
        before = next((v for v in noun.sentence.verbs if v.last == noun.first - 2), None)
        return before is not None and before.lemma in ("think", "believe", "reckon", "estimate")
    as_ = noun.prep is None and noun.role is None and noun.sentence.units[noun.first - 1].word == "as"
    if as_ and noun.first > 1:  # "had given the number as nine"
        about = next((n for n in noun.sentence.nouns if n.last == noun.first - 2), None)
        return about is not None and about.role == "object" and _is_count(about) and _tells_number(about.verb)
    if noun.prep is None or noun.role == "object":
        if noun.role is None and noun.first and _is_told(noun):
            return True  # "local sources told a news site 23"
        return noun.role == "object" and _tells_number(noun.verb)
    if noun.prep not in _JOINING:
        return False
    at, sentence = noun.prep_index, noun.sentence
    beside = next((n for n in sentence.nouns if n.last == at - 1), None)
    if beside is not None and (beside.lemma in ("own", "theirs") or harm_nouns().get(beside.lemma) in _OUTCOMES):
        return False  # "its own at 20", "and injuries to 50"
    setting = ("bring", "raise", "lift", "push", "take")  # "bringing the total to 90"
    before = next(
        (
            v
            for v in reversed(sentence.verbs)
            if v.last < at and (v.form == "finite" or v.last == at - 1 or v.lemma in setting)
        ),
        None,
    )
    again = at > 1 and (sentence.row[at - 1] == "K" or sentence.units[at - 1].word in _LATER)
    reach = _REACH_AGAIN if again else _REACH  # "spoke of 12 killed, then of 20"
    return before is not None and at - before.last <= reach and _tells_number(before)


def is_total(noun: Noun) -> bool:
    """ "..., bringing the total to 2,306": the number behind what was added to it."""
    before = [u.word for u in noun.sentence.units[max(0, noun.first - 9) : noun.first]]
    return not _SUMS.isdisjoint(before[-6:]) and not _ADDING.isdisjoint(before)


_SUMS = frozenset(("total", "toll", "tally"))
_ADDING = frozenset(("bringing", "taking", "brings"))


def _is_told(noun: Noun) -> bool:
    """Whether a number stands right behind those who were told it."""
    before = next((n for n in noun.sentence.nouns if n.last == noun.first - 1), None)
    told = before is not None and before.role == "object" and before.quantity is None
    return told and before.verb.lemma in ("tell", "give") and before.verb.subject is not None


def is_gapped_account(noun: Noun) -> bool:
    """ "The town hall says 12, the rebels 40", "his party of 50": who says so stands before the number, and no verb; or
    "ten, said the rebels", where the number comes first."""
    sentence, row = noun.sentence, noun.sentence.row
    named = noun.of is not None or noun.determiner is not None or noun.prep == "at"
    if named or row[noun.last + 1 : noun.last + 2] not in _ENDS:
        return False
    told = [v for v in sentence.verbs if v.last < noun.first]
    if (
        row[noun.first - 1 : noun.first] == ";"
        and sentence.units[min(noun.last + 2, len(row) - 1)].word == "according to"
    ):
        return True  # "Seven were dead, the police said; twelve, according to the morgue"
    if row[noun.first - 1 : noun.first] in (";", "-") and row[noun.last + 1 : noun.last + 2] == ",":
        says = next((v for v in sentence.verbs if v.first == noun.last + 2), None)
        return says is not None and says.lemma in words("rules", "saying")
    at = noun.first - 1
    while at > 0 and row[at] in "DJNMAPZ=Q#":
        at -= 1
    who = row[at + 1 : noun.first]
    count = who[:1] == "P" and sentence.units[at + 1].word == "by"  # "12 by the first count, by the last 39"
    if at < 1 or row[at] not in ",;K" or not set(who) & set("NM") or "t" in who or (who[:1] == "P" and not count):
        return False
    if count:
        return any(n.prep == "by" and n.last < at for n in sentence.nouns)
    giving = [v for v in told if v.last < at and v.form == "finite"]
    return bool(giving) and (_tells_number(giving[-1]) or giving[-1].lemma in words("rules", "saying"))


_OUTCOMES = ("killed", "injured")
_ENDS = (",", ".", ";", ")", "", "K")
_LATER = ("then", "later", "finally", "at last", "next")
_REACH_AGAIN = 12


# What joins a number to a verb that gives it, so many units behind that verb at most.
_JOINING = ("of", "to", "at", "with", "from")
_REACH = 4
# What a number may be called behind itself.
_CALLED = ("dead", "nearer", "closer", "more", "in")


def _ends_clause(noun: Noun) -> bool:
    """Whether a number names nothing more behind it."""
    after = noun.sentence.units[noun.last + 1 : noun.last + 2]
    if not after or after[0].kind in ".,;:)-tPSKQTA" or after[0].word in _CALLED:
        return True
    behind = [u.word for u in noun.sentence.units[noun.last + 1 : noun.last + 3]]
    return behind[:1] == ["the"] and behind[-1] in ("first", "second", "third", "next", "following", "last")


def _tells_number(verb: Verb) -> bool:
    """Whether a verb gives a number of people: "put the dead at", "spoke of", "it passed"."""
    if verb.lemma in _SETTING:
        about = verb.objects[:1] if verb.voice == "active" else [verb.subject] if verb.subject is not None else []
        return any(_is_count(o) for o in about)
    if verb.voice == "passive":
        return False
    if verb.lemma in words("rules", "giving"):
        return True
    who, sentence = verb.subject, verb.sentence
    if verb.lemma == "be" and verb.first and sentence.units[verb.first - 1].word == "there":
        saying = words("rules", "saying")  # "a nun says there were 31"
        return any(v.last < verb.first and v.lemma in saying for v in sentence.verbs)
    if who is None or verb.lemma not in words("rules", "standing"):
        return False
    return _is_count(who)


def number_of(noun: Noun) -> Quantity:
    """The number that an account gives: "it has passed 200" is more than 200."""
    quantity, verb = noun.quantity, noun.verb
    if noun.role != "object" or quantity.qualifier != "exact" or quantity.count is None:
        return quantity
    qualifier = "more_than" if verb.lemma in _PASSING else "nearly" if verb.lemma in _NEARING else "exact"
    low, high = bounds(quantity.count, qualifier)
    return quantity._replace(qualifier=qualifier, count_low=low, count_high=high)


_PASSING = ("pass", "exceed", "top", "surpass", "cross")
_NEARING = ("near", "approach")


def _is_count(noun: Noun) -> bool:
    """Whether a phrase is a toll or stands for one: "the figure", "it", "its losses"."""
    told = (noun.lemma, noun.units[-1].word)
    return noun.units[0].word in ("it", "that", "this", "which") or any(
        w in words("rules", "counts") or w in ("dead", "loss", "losses", "wounded", "missing") for w in told
    )


def earlier(sentence: Sentence, found: list[Harm], used: set[int]) -> Counted:
    """ "75 died, he said, revising an earlier count of 43", "the previous toll was 43"."""
    if _EARLIER.isdisjoint(sentence.heard):
        return []
    counts = words("rules", "counts")
    out: Counted = []
    for noun in sentence.nouns:
        before = [h for h in found if h.at < noun.first]
        told = noun.lemma in counts and not _EARLIER.isdisjoint(u.word for u in noun.units)
        number = noun.of if noun.of is not None and is_bare(noun.of) else None
        if told and before and number is not None and number.quantity.start not in used:
            out.append((before[-1]._replace(rule="casualty.ellipsis", at=number.first), Group(number.quantity, number)))
    return out


_EARLIER = frozenset(("earlier", "previous", "initial", "preliminary", "provisional"))


def spoken(sentence: Sentence, found: list[Harm]) -> Counted:
    """ "killed 13 civilians; the army spoke of seven terrorists", "the rebels claimed 94 soldiers"."""
    if ";" not in sentence.row or not _TALK & sentence.heard:
        return []
    out: Counted = []
    for noun in sentence.nouns:
        said = noun.prep == "of" and any(v.lemma in _TALKING and v.last == noun.prep_index - 1 for v in sentence.verbs)
        said = said or (noun.role == "object" and noun.verb.lemma == "claim")
        before = [h for h in found if h.at < noun.first and ";" in sentence.row[h.at : noun.first]]
        if said and before and noun.quantity is not None and noun.people is not None and before[-1].outcome == "killed":
            out.append((before[-1]._replace(rule="casualty.ellipsis", at=noun.first), Group(noun.quantity, noun)))
    return out


_TALKING = ("speak", "talk", "tell")
_TALK = frozenset(("spoke", "speaks", "speak", "talked", "talks", "told", "claimed", "claims"))


def own_losses(sentence: Sentence, found: list[Harm]) -> Counted:
    """ "put rebel losses at 143 and its own at 20"."""
    if "own" not in sentence.heard and "theirs" not in sentence.heard:
        return []
    nouns = sentence.nouns
    out: Counted = []
    for noun, number in pairwise(nouns):
        own = noun.units[-1].word in ("own", "theirs") and number.prep == "at" and number.prep_index == noun.last + 1
        if not own or not is_bare(number):
            continue
        before = [h for h in found if h.rule == "casualty.toll" and h.at < noun.first]
        verb = next((v for v in reversed(sentence.verbs) if v.last < noun.first and v.lemma in _SETTING), None)
        if before and verb is not None and verb.subject is not None:
            harm = before[-1]._replace(rule="casualty.lost", at=number.first, side=verb.subject)
            out.append((harm, Group(number.quantity, number)))
    return out


def corrected(sentence: Sentence, found: list[Harm]) -> Counted:
    """ "announced six deaths, then corrected themselves: two soldiers and a civilian"."""
    colon = sentence.row.find(":")
    if colon < 0 or not found or not any(v.lemma in ("correct", "revise", "amend") for v in sentence.verbs):
        return []
    after = [n for n in sentence.nouns if n.first == colon + 1]
    return [(found[-1]._replace(rule="casualty.correction", at=g.noun.first), g) for n in after for g in groups(n)]


def is_corrected(sentence: Sentence, noun: Noun, since: int) -> bool:
    """ "killed 23 people, and not 17 as reported earlier"."""
    denied = "not" in (noun.units[0].word, sentence.units[noun.first - 1].word)
    return denied and noun.of is None and since < noun.first <= since + 12
