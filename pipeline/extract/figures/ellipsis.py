"""Numbers that leave their harm unsaid: "and another seven two days later", "out of 32", "lists later showed ten"."""

import re

from pipeline.extract.figures.accounts import (
    corrected,
    earlier,
    is_account,
    is_corrected,
    is_gapped_account,
    is_next,
    is_said_too,
    is_total,
    number_of,
    own_losses,
    spoken,
)
from pipeline.extract.figures.bare import is_bare, is_share, own_prep
from pipeline.extract.figures.counting import Group, counted, groups, is_national, is_thing, nobody
from pipeline.extract.figures.gaps import apart, elsewhere, further
from pipeline.extract.figures.harm import Counted, Harm
from pipeline.extract.figures.parts import by_class, by_kind, of_a_sum
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

_CAUSING = ("to", "in", "by", "from", "through", "as a result of", "due to", "because of")
# Words before the number of another time: "84 homicides in five months, against 31 the year before".
_AGAINST = ("against", "compared with", "compared to", "versus", "up from", "down from")
_ARMED = ("peacekeepers", "state_forces", "armed_group")


def carries_on(sentence: Sentence, found: list[Harm]) -> Counted:
    """Numbers alone that carry on the harm told before them in their sentence."""
    used = {g.quantity.start for h in found for g in h.groups}
    if sentence.row.count("C") <= len(used):
        alone = further(sentence, found, used) + elsewhere(sentence, found, used) + _other_losses(sentence, found)
        return alone + corrected(sentence, found) + _as_well(sentence, found) + by_class(sentence, found, used)
    out = further(sentence, found, used) + apart(sentence, found) + elsewhere(sentence, found, used)
    out += of_a_sum(sentence, found, used)
    told = {g.quantity.start for _, g in out}
    for noun in sentence.nouns:
        before = [h for h in found if h.at < noun.first]
        if not before or not is_bare(noun) or noun.quantity.start in used | told or _is_of_another(noun):
            continue
        if before[-1].groups[0].quantity.count == 0:
            continue
        harm = before[-1]._replace(rule="casualty.ellipsis", at=noun.first)
        if _is_fatal(sentence, noun) or _with_life(sentence, noun):
            out.append((harm._replace(outcome="killed"), Group(noun.quantity, noun)))
        elif is_share(noun):
            exact = noun.quantity.qualifier != "vague"
            if exact and _has_cause(sentence, noun.of) and (noun.quantity.count or 0) > 1:
                out.append((harm, Group(noun.quantity, noun)))
        elif is_account(noun) or is_gapped_account(noun):
            whole = _told_of(before, noun)
            rule = "casualty.total" if is_total(noun) else "casualty.ellipsis"
            out.append((whole._replace(rule=rule, at=noun.first), Group(number_of(noun), noun)))
        elif _follows(sentence, noun, before[-1], out):
            out.append((_told_of(before, noun)._replace(rule=harm.rule, at=harm.at), Group(number_of(noun), noun)))
        elif _continues(sentence, noun, before[-1].at):
            out.append((_first_of_pair(before, harm, noun), Group(number_of(noun), noun)))
        elif (owner := _other_loser(sentence, noun)) is not None:
            out.append((harm._replace(side=owner, rule="casualty.lost"), Group(noun.quantity, noun)))
    out += _other_losses(sentence, found) + _of_another_land(sentence, found, used)
    out += corrected(sentence, found) + own_losses(sentence, found) + spoken(sentence, found)
    out += earlier(sentence, found, used)
    kinds = by_kind(sentence, found)
    return out + (kinds or by_class(sentence, found, used)) + _as_well(sentence, found)


def _is_of_another(noun: Noun) -> bool:
    """Whether a number is "of" what stands before it, no "boasted on Telegram of 20"."""
    parent = noun.of_parent
    return parent is not None and not (parent.prep == "on" and parent.role is None and bool(parent.entities))


def _continues(sentence: Sentence, noun: Noun, since: int) -> bool:
    """Whether a number alone tells of further people to whom the harm told at unit `since` came."""
    by_cause = sentence.row[noun.first - 1] in ",K" and noun.of is None and _has_cause(sentence, noun)
    further = _is_another(sentence, noun) or _is_gapped(sentence, noun) or _is_by_day(sentence, noun)
    return by_cause or further or is_corrected(sentence, noun, since)


def _follows(sentence: Sentence, noun: Noun, item: Harm, out: Counted) -> bool:
    """Whether a number alone goes on from the last one told: by a later count, or by somebody else's."""
    last = out[-1] if out else (item, item.groups[-1])
    return is_next(sentence, noun, *last) or (bool(out) and is_said_too(sentence, noun, *last))


def _is_fatal(sentence: Sentence, noun: Noun) -> bool:
    """ "Five people were shot, one fatally"."""
    after = (noun.of or noun).last + 1
    return after < len(sentence.units) and sentence.units[after].word in ("fatally", "mortally")


def _told_of(before: list[Harm], noun: Noun) -> Harm:
    """Which harm another account is of: the deaths, unless it is many times as high."""
    dead = [h for h in before if h.outcome == "killed" and h.groups[0].quantity.count]
    alike = [h for h in dead if (noun.quantity.count or 0) <= _ORDER * (h.groups[0].quantity.count or 1)]
    return alike[-1] if alike else before[-1]


_ORDER = 4


def _first_of_pair(before: list[Harm], harm: Harm, noun: Noun) -> Harm:
    """ "Seven were killed and 22 injured at Para, and seven more at Gori": of the dead, where both were told."""
    more = any(u.word in ("more", "others", "another") for u in noun.units)
    pair = len(before) > 1 and (before[-2].outcome, before[-1].outcome) == ("killed", "injured")
    return before[-2]._replace(rule=harm.rule, at=harm.at) if more and pair else harm


def _with_life(sentence: Sentence, noun: Noun) -> bool:
    """ "31 herders lost a leg and nine their lives"."""
    behind = next((n for n in sentence.nouns if n.first == noun.last + 1), None)
    lost = any(v.lemma == "lose" and v.last < noun.first for v in sentence.verbs)
    return lost and behind is not None and behind.lemma == "life" and behind.determiner == "their"


def _has_cause(sentence: Sentence, noun: Noun) -> bool:
    """ "upwards of 180 of them to hostile acts": a part of a toll that has a cause of its own."""
    after = noun.last
    causes = words("words", "hostile") | words("words", "accident")
    for other in sentence.nouns:
        if other.prep_index == after + 1 and other.prep in _CAUSING:
            return any(u.lemma in causes for u in other.units)
    return False


def _is_another(sentence: Sentence, noun: Noun) -> bool:
    """ "and another seven two days later"; "14 killed, out of 32"."""
    if noun.of is not None:
        return False
    if noun.prep == "out of" or noun.prep in _AGAINST:
        return True
    alone = noun.prep is None and noun.role is None
    at = noun.first - 1
    while at > 0 and sentence.row[at] in "tP":  # "and on 19 March another 23"
        at -= 1
    return alone and sentence.row[at] == "K" and noun.units[0].word in ("another", "a further")


def _is_by_day(sentence: Sentence, noun: Noun) -> bool:
    """ "On 3 May five soldiers died at Ber; on the 7th, three at Lere", "In March they killed 12 and in April 20"."""
    row, at = sentence.row, noun.first - 1
    while at > 0 and row[at] in "tPA,":
        at -= 1
    lead, after = row[at + 1 : noun.first], row[noun.last + 1 : noun.last + 2]
    dated = "t" in lead and "t" in row[:at] and row[at] in "K;,"
    there = sentence.units[noun.last + 1].word in ("at", "in", "near") if after else False
    return dated and noun.of is None and (after in (".", ",", ";", "K", "") or there)


def _is_gapped(sentence: Sentence, noun: Noun) -> bool:
    """ "... lost 200 soldiers at El Adde and 68 at Kulbiyow": a number between "and" and a place or a date, or between
    a comma and who says so."""
    row, after = sentence.row, noun.last + 1
    by = after < len(row) and sentence.units[after].word == "according to"
    another = [u.word for u in sentence.units[after : after + 2]] in (["by", "another"], ["by", "others"])
    if another and row[noun.first - 1] in ",K":
        return True  # "15,000 people by one count and 40,000 by another"
    if row[noun.first - 1] in ",K" and sentence.units[min(after, len(row) - 1)].word == "by" and noun.role is None:
        by = [n for n in sentence.nouns if n.prep == "by" and n.last < noun.first]
        return (
            bool(by) and sentence.row[by[-1].prep_index - 1] in "CJN"
        )  # "68 dead by the first count and 218 by another"
    if by and noun.role is None and row[noun.first - 1] in ",K":
        return True
    if noun.quantity.qualifier == "vague" and noun.prep is not None:
        return False  # "the injury of six people and millions in losses"
    if noun.of is not None or own_prep(noun) is not None or after >= len(row):
        return False
    if row[noun.first - 1] == "," and _is_in_turn(sentence, noun):
        return True
    side = next((n for n in sentence.nouns if n.prep == "on" and n.prep_index == after), None)
    if row[noun.first - 1] == "K" and side is not None and side.lemma == "side":
        return True  # "28 dead among the assailants and three on the army's side"
    if row[noun.first - 1] != "K":
        return False
    free = noun.role is None or (noun.role == "object" and "K" in row[noun.verb.last : noun.first])
    return free and (row[after] == "t" or sentence.units[after].word in ("at", "in", "near", "since"))


# Behind a number alone: a place, a day or both, and then the next of a run or the end of it.
_WHERE_WHEN = re.compile(r"(P?t)?(PM+)?(P?t)?(?=[,K.;)]|$)")


def _is_in_turn(sentence: Sentence, noun: Noun) -> bool:
    """ "Nine were killed at Para on 3 May, seven in Beni on 9 May and two in Goma": one after the other."""
    row = sentence.row
    own = _WHERE_WHEN.match(row, noun.last + 1)
    before = row[: noun.first - 1]
    told = own is not None and own[0]
    if not told or noun.role is not None:
        return False
    day, place = "t" in own[0], "M" in own[0]
    tail = before[max(before.rfind(c) for c in "CedX,") + 1 :]
    return ("t" in tail) == day and ("M" in tail) == place


def _other_loser(sentence: Sentence, noun: Noun) -> Noun | None:
    """ "Malawi lost three and Uruguay one": another who lost people, right before the number."""
    owner = next((o for o in sentence.nouns if o.last == noun.first - 1 and o.prep is None), None)
    if owner is None or owner.quantity is not None or sentence.row[owner.first - 1] not in "K,;":
        return None
    lost = any(v.lemma in ("lose", "bury", "mourn") and v.last < owner.first for v in sentence.verbs)
    named = any(e.kind in ("country", "demonym", "organisation", "group", "mission") for e in owner.entities)
    return owner if lost and (named or owner.people in _ARMED or owner.lemma in ("army", "police", "mission")) else None


def _other_losses(sentence: Sentence, found: list[Harm]) -> Counted:
    """ "SAMIDRC has lost two Malawians, and MONUSCO a Uruguayan": one person right behind another who lost people."""
    out: Counted = []
    lost = [h for h in found if h.rule == "casualty.lost"]
    for noun in sentence.nouns if lost else ():
        before = [h for h in lost if h.at < noun.first]
        person = noun.quantity is None and noun.determiner in ("a", "an") and noun.role is None
        owner = _other_loser(sentence, noun) if before and person else None
        group = counted(noun) if owner is not None else None
        if group is not None:
            out.append((before[-1]._replace(side=owner, at=noun.first), group))
    return out


def _of_another_land(sentence: Sentence, found: list[Harm], used: set[int]) -> Counted:
    """ "Uruguay announced the death of one of its blue helmets, and Malawi of three"."""
    out: Counted = []
    for noun in sentence.nouns:
        owner, before = noun.of_parent, [h for h in found if h.at < noun.first and h.rule == "casualty.noun_of"]
        if not before or owner is None or not is_bare(noun) or noun.quantity.start in used:
            continue
        land = len(owner.units) == 1 and any(e.kind == "country" for e in owner.entities)
        if land and sentence.row[owner.first - 1] in "K,":
            harm = before[-1]._replace(side=owner, rule="casualty.lost", at=noun.first)
            out.append((harm, Group(noun.quantity, noun)))
    return out


def _as_well(sentence: Sentence, found: list[Harm]) -> Counted:
    """ "The guard was hit, as were three people inside", "so did two others"."""
    out: Counted = []
    for verb in sentence.verbs:
        if verb.lemma not in ("be", "do", "have") or sentence.units[verb.first - 1].word not in ("as", "so"):
            continue
        before = [h for h in found if h.at < verb.first]
        if not before:
            continue
        behind = [n for n in sentence.nouns if n.first == verb.last + 1]
        out += [(before[-1]._replace(rule="casualty.ellipsis", at=verb.head), g) for n in behind for g in groups(n)]
    return out


def answers(sentence: Sentence, asked: bool) -> list[Group]:
    """The numbers alone of a sentence that follows a figure or a question, where its verbs give a number."""
    if not sentence.verbs:
        told = _without_verb(sentence)
        if told or not asked:
            return told
        people = next((n for n in sentence.nouns if n.quantity is not None and n.people is not None), None)
        if people is not None:  # "How many have died? Since 2013, 311 peacekeepers, 174 of them in hostile acts"
            shares = (n for n in sentence.nouns if n.first > people.last and is_share(n) and _has_cause(sentence, n.of))
            return [Group(people.quantity, people), *(Group(n.quantity, n) for n in shares if n.quantity is not None)]
    if (
        sentence.units[0].word == "so"
        and sentence.verbs[0].first == 1
        and sentence.verbs[0].lemma in ("be", "do", "have")
    ):
        behind = [n for n in sentence.nouns if n.first == sentence.verbs[0].last + 1]
        return [g for n in behind for g in groups(n)]  # "So were 52 demonstrators"
    found = []
    for noun in sentence.nouns:
        if noun.units[0].word == "none" and noun.prep in ("to", "of") and is_account(noun):
            found.append(nobody(noun))  # "The rebels admitted to none"
        if _is_boasted(sentence, noun):
            found.append(Group(noun.quantity, noun))
        if not is_bare(noun) or is_thing(noun) or noun.of is not None:
            continue
        if found and _is_then(sentence, found[-1].noun, noun):
            found.append(Group(noun.quantity, noun))
            continue
        alone = asked and (noun.first == 0 or (not sentence.verbs and noun.prep is None))
        if alone or is_account(noun) or (found and is_gapped_account(noun)):
            found.append(Group(number_of(noun), noun))
    return found


def _is_then(sentence: Sentence, before: Noun, noun: Noun) -> bool:
    """ "The rebels claimed 63 at first, then more than 100"."""
    between = sentence.units[before.last + 1 : noun.head]
    plain = not set(sentence.row[before.last + 1 : noun.head]) - set(",KAPStQ")
    return plain and any(u.word in ("then", "later") for u in between)


def _is_boasted(sentence: Sentence, noun: Noun) -> bool:
    """ "JNIM boasts of 50 Russians", after others were said to be killed."""
    told = next((v for v in sentence.verbs if v.last == noun.prep_index - 1), None) if noun.prep == "of" else None
    people = noun.people in _ARMED or is_national(sentence.units[noun.head]) or bool(noun.entities)
    counted_ = noun.quantity is not None and not noun.quantity.is_zero_word and not is_bare(noun) and people
    return counted_ and told is not None and told.lemma in ("boast", "speak", "talk")


def _without_verb(sentence: Sentence) -> list[Group]:
    """ "Al-Shabaab: 59 soldiers", "More than 150 since the start of the month": a number by another account, or of
    another time, in a sentence that is nothing else."""
    number = next((n for n in sentence.nouns if n.quantity is not None and not n.quantity.is_zero_word), None)
    if number is None or is_thing(number) or (number.of is not None and is_thing(number.of)):
        return []
    people = number.people is not None or is_bare(number)
    given = ":" in sentence.row[:4] and number.first == sentence.row.index(":") + 1
    since = number.first == 0 and "since" in sentence.heard and is_bare(number)
    counts = sentence.units[0].word == "by" and sentence.nouns[0].lemma in words("rules", "counts") and is_bare(number)
    if counts:  # "By its count 303, of whom 174 through hostile acts"
        parts = (n for n in sentence.nouns if n.first > number.last and is_bare(n) and _has_cause(sentence, n))
        return [Group(number.quantity, number), *(Group(n.quantity, n) for n in parts)]
    return [Group(number.quantity, number)] if people and (given or since) else []
