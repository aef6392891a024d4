"""Numbers that leave their harm unsaid: "and another seven two days later", "out of 32", "lists later showed ten"."""

from pipeline.extract.figures.counting import Group, counted, groups, is_national, is_thing
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

Told = list[tuple[Harm, Group]]
_CAUSING = ("to", "in", "by", "from", "through", "as a result of", "due to", "because of")
# Words before the number of another time: "84 homicides in five months, against 31 the year before".
_AGAINST = ("against", "compared with", "compared to", "versus", "up from", "down from")
_ARMED = ("peacekeepers", "state_forces", "armed_group")


def carries_on(sentence: Sentence, found: list[Harm]) -> Told:
    """Numbers alone that carry on the harm told before them in their sentence."""
    used = {g.quantity.start for h in found for g in h.groups}
    if sentence.row.count("C") <= len(used):
        found_more = _further(sentence, found, used) + _corrected(sentence, found) + _as_well(sentence, found)
        return found_more + _by_class(sentence, found, used)
    out = _further(sentence, found, used) + _apart(sentence, found) + _elsewhere(sentence, found, used)
    told = {g.quantity.start for _, g in out}
    for noun in sentence.nouns:
        before = [h for h in found if h.at < noun.first]
        if not before or not _bare(noun) or noun.quantity.start in used | told or noun.of_parent is not None:
            continue
        if before[-1].groups[0].quantity.count == 0:
            continue
        harm = before[-1]._replace(rule="casualty.ellipsis", at=noun.first)
        if _is_fatal(sentence, noun):
            out.append((harm._replace(outcome="killed"), Group(noun.quantity, noun)))
        elif _is_share(noun):
            if _has_cause(sentence, noun.of):
                out.append((harm, Group(noun.quantity, noun)))
        elif _continues(sentence, noun, before[-1].at):
            out.append((harm, Group(noun.quantity, noun)))
        elif (owner := _other_loser(sentence, noun)) is not None:
            out.append((harm._replace(side=owner, rule="casualty.lost"), Group(noun.quantity, noun)))
    out += _corrected(sentence, found) + _put_at(sentence, found)
    kinds = _by_kind(sentence, found)
    return out + (kinds or _by_class(sentence, found, used)) + _as_well(sentence, found)


def _continues(sentence: Sentence, noun: Noun, since: int) -> bool:
    """Whether a number alone tells of further people to whom the harm told at unit `since` came."""
    by_cause = sentence.row[noun.first - 1] in ",K" and noun.of is None and _has_cause(sentence, noun)
    further = _is_another(sentence, noun) or _is_gapped(sentence, noun)
    return by_cause or further or _is_corrected(sentence, noun, since) or _is_said(sentence, noun, since)


def _is_corrected(sentence: Sentence, noun: Noun, since: int) -> bool:
    """ "killed 23 people, and not 17 as reported earlier"."""
    denied = "not" in (noun.units[0].word, sentence.units[noun.first - 1].word)
    return denied and noun.of is None and since < noun.first <= since + 12


def _bare(noun: Noun) -> bool:
    """Whether a phrase is a number and nothing else."""
    if noun.quantity is None or noun.quantity.is_zero_word:
        return False
    return all(u.kind in "CD" or u.word in ("more", "others", "further", "not") for u in noun.units)


def _is_fatal(sentence: Sentence, noun: Noun) -> bool:
    """ "Five people were shot, one fatally"."""
    after = (noun.of or noun).last + 1
    return after < len(sentence.units) and sentence.units[after].word in ("fatally", "mortally")


def _is_share(noun: Noun) -> bool:
    """ "... of them", "... of whom": a part of those told before."""
    return noun.of is not None and noun.of.units[0].word in ("them", "whom", "which", "those", "these")


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
    return alone and sentence.row[noun.first - 1] == "K" and noun.units[0].word == "another"


def _own_prep(noun: Noun) -> str | None:
    """The preposition right before a phrase, none of a list that it ends: "27 dead in Kole and 13 in Lume"."""
    return None if noun.sentence.row[noun.first - 1 : noun.first] == "K" else noun.prep


def _further(sentence: Sentence, found: list[Harm], used: set[int]) -> Told:
    out: Told = []
    if _FURTHER.isdisjoint(sentence.heard) and "#" not in sentence.row:
        return out
    for noun in sentence.nouns:
        before = [h for h in found if h.at < noun.first]
        group = counted(noun) if before and _is_further(sentence, noun) else None
        if group is not None and group.quantity.start not in used:
            out.append((before[-1]._replace(rule="casualty.ellipsis", at=noun.first), group))
    return out


def _is_further(sentence: Sentence, noun: Noun) -> bool:
    """Whether further people stand in a clause without a verb: "one died at once, two others on the way", "three died
    in the blast and a fourth on the operating table"."""
    row, units = sentence.row, sentence.units
    after = noun.last + 1
    if row[noun.first - 1] not in ",;K" or noun.role is not None or _own_prep(noun) is not None or after >= len(row):
        return False
    if units[noun.last].word not in _FURTHER and not (row[noun.head] == "#" and noun.determiner in ("a", "another")):
        if units[after].word not in _FURTHER or noun.quantity is None:
            return False
        after += 1
    end = next((i for i in range(after, len(row)) if row[i] in ";.SW"), len(row))
    return row[after : after + 1] in ("P", "t", "A") and not set(row[after:end]) & set("XLdesbn")


_FURTHER = frozenset(("others", "more", "another"))


def _apart(sentence: Sentence, found: list[Harm]) -> Told:
    """A toll told apart by place or day: "killed 11 people: seven in Kole and four in Para"; or what another did in a
    clause without a verb: "the first bomb killed five; the second, eight"."""
    last, row = found[-1], sentence.row
    total = sum(g.quantity.count or 0 for g in last.groups)
    at = max(row.rfind(":"), row.rfind(";"))
    if at <= last.at or set(row[at:]) & set("XLdesbnSW"):
        return []
    parts = [n for n in sentence.nouns if n.first > at and n.quantity is not None and _bare(n)]
    alone = row[at] == ";" and len(parts) == 1 and row[parts[0].last + 1 :] in (".", "")
    placed = len(parts) > 1 and all(row[n.last + 1 : n.last + 2] in ("P", "t") for n in parts)
    if not alone and not (placed and sum(n.quantity.count or 0 for n in parts) == total):
        return []
    return [(last._replace(rule="casualty.ellipsis", at=n.first), Group(n.quantity, n)) for n in parts]


def _elsewhere(sentence: Sentence, found: list[Harm], used: set[int]) -> Told:
    """Those of another place or day in a list of such: "killed ten Malians at Kole, at Para at least 12 Nigeriens";
    "two were injured that day, eight on Monday and seven on Friday"; "one died in May and a Kenyan on 28 June"."""
    out: Told = []
    last, row = found[-1], sentence.row
    for noun in sentence.nouns:
        if noun.first <= last.at or noun.role is not None or noun.of is not None:
            continue
        group = counted(noun)
        if group is None or group.weak or group.quantity.start in used or not group.quantity.count:
            continue
        if _opens_with_place(sentence, noun) or _is_dated(sentence, noun, bool(out)):
            out.append((last._replace(rule="casualty.ellipsis", at=noun.first), group))
    return out if not _has_verb(row[last.at + 1 :], out) else []


def _has_verb(row: str, out: Told) -> bool:
    return not out or bool(set(row[: row.find("S") if "S" in row else len(row)]) & set("XLdb;:"))


def _opens_with_place(sentence: Sentence, noun: Noun) -> bool:
    """ ", at Para at least 12 Nigeriens"."""
    place = next((n for n in sentence.nouns if n.last == noun.first - 1 and n.prep in ("at", "in", "near")), None)
    return place is not None and noun.prep is None and sentence.row[place.prep_index - 1] in ",K" and not _bare(noun)


def _is_dated(sentence: Sentence, noun: Noun, going_on: bool) -> bool:
    """ ", eight on Monday and seven on Friday": a number, or a person of a nation, right before a day."""
    row, after = sentence.row, noun.last + 1
    dated = row[after : after + 1] == "t" or row[after : after + 2] == "Pt"
    if not dated or _own_prep(noun) is not None or row[noun.first - 1] not in ",K":
        return False
    alone = _bare(noun) or (is_national(sentence.units[noun.head]) and noun.determiner in ("a", "an", "another"))
    later = any(
        _bare(n) and n.first > after and row[n.first - 1] == "K" and row[n.last + 1 : n.last + 3] in ("Pt", "t.", "t")
        for n in sentence.nouns
    )
    return alone and (row[noun.first - 1] == "K" or later or going_on)


def _is_gapped(sentence: Sentence, noun: Noun) -> bool:
    """ "... lost 200 soldiers at El Adde and 68 at Kulbiyow": a number between "and" and a place or a date, or between
    a comma and who says so."""
    row, after = sentence.row, noun.last + 1
    by = after < len(row) and sentence.units[after].word == "according to"
    if by and noun.role is None and row[noun.first - 1] in ",K":
        return True
    if noun.quantity.qualifier == "vague" and noun.prep is not None:
        return False  # "the injury of six people and millions in losses"
    if noun.of is not None or _own_prep(noun) is not None or row[noun.first - 1] != "K" or after >= len(row):
        return False
    free = noun.role is None or (noun.role == "object" and "K" in row[noun.verb.last : noun.first])
    return free and (row[after] == "t" or sentence.units[after].word in ("at", "in", "near", "since"))


def _other_loser(sentence: Sentence, noun: Noun) -> Noun | None:
    """ "Malawi lost three and Uruguay one": another who lost people, right before the number."""
    owner = next((o for o in sentence.nouns if o.last == noun.first - 1 and o.prep is None), None)
    if owner is None or owner.quantity is not None or sentence.row[owner.first - 1] not in "K,;":
        return None
    lost = any(v.lemma in ("lose", "bury") and v.last < owner.first for v in sentence.verbs)
    named = any(e.kind in ("country", "demonym", "organisation", "group", "mission") for e in owner.entities)
    return owner if lost and (named or owner.people in _ARMED) else None


def _is_said(sentence: Sentence, noun: Noun, since: int) -> bool:
    """ "gave a toll of 27; the opposition said 60"."""
    spoken = noun.prep == "of" and any(v.lemma == "speak" and v.last == noun.prep_index - 1 for v in sentence.verbs)
    if noun.role != "object":
        came = noun.prep == "to" and any(v.lemma == "come" and v.last == noun.prep_index - 1 for v in sentence.verbs)
        return (spoken or came) and ";" in sentence.row[since : noun.first]
    subject = noun.verb.subject
    if noun.verb.lemma in ("be", "stand", "reach") and subject is not None:
        return (
            subject.lemma in words("rules", "counts") and subject.of is None and ";" in sentence.row[since : noun.first]
        )
    said = noun.verb.lemma in ("say", "put", "count", "claim") and ";" in sentence.row[since : noun.first]
    return said or (noun.verb.lemma == "count" and noun.of is None)


def _as_well(sentence: Sentence, found: list[Harm]) -> Told:
    """ "The guard was hit, as were three people inside", "so did two others"."""
    out: Told = []
    for verb in sentence.verbs:
        before = [h for h in found if h.at < verb.first]
        if not before or verb.lemma not in ("be", "do") or sentence.units[verb.first - 1].word not in ("as", "so"):
            continue
        behind = [n for n in sentence.nouns if n.first == verb.last + 1]
        out += [(before[-1]._replace(rule="casualty.ellipsis", at=verb.head), g) for n in behind for g in groups(n)]
    return out


def _put_at(sentence: Sentence, found: list[Harm]) -> Told:
    """ "... died; the rebels put the number at more than 100"."""
    out: Told = []
    for verb in sentence.verbs:
        about = (o.lemma in words("rules", "counts") or o.units[0].word == "it" for o in verb.objects)
        if verb.lemma not in _SETTING or not any(about):
            continue
        before = [h for h in found if h.at < verb.first]
        number = next((n for n in sentence.nouns if n.prep in ("at", "to") and n.first > verb.last and _bare(n)), None)
        if before and number is not None:
            harm = before[-1]._replace(rule="casualty.ellipsis", at=number.first)
            out.append((harm, Group(number.quantity, number)))
    return out


def _by_class(sentence: Sentence, found: list[Harm], used: set[int]) -> Told:
    """A part of another kind of victims than "people": "nine dead, seven of them civilians", "including four soldiers",
    "of the 31 killed, 19 were civilians"."""
    out: Told = []
    for noun in sentence.nouns:
        if noun.quantity is None or noun.quantity.is_zero_word or noun.quantity.start in used:
            continue
        named = _named_part(sentence, noun)
        before = [h for h in found if h.at < noun.first]
        if named is None or not before or not _is_class(named):
            continue
        whole = before[-1].groups[-1]
        of = whole.noun.of or whole.noun
        plain = of.people in (None, "unspecified") and (whole.quantity.count or 0) > (noun.quantity.count or 0)
        if plain and noun.quantity.count:
            harm = before[-1]._replace(rule="casualty.part", at=noun.first)
            out.append((harm, Group(noun.quantity, named)))
    return out


def _named_part(sentence: Sentence, noun: Noun) -> Noun | None:
    """The phrase that names a part of those told before; None where a phrase is no such part."""
    units = sentence.units
    before = [u.word for u in units[max(0, noun.first - 2) : noun.first]]
    if before[-1:] == ["including"] or before in (["among", "them"], ["among", "whom"]):
        return noun
    if _is_share(noun):
        after = noun.of.last + 1
        while after < len(units) and (units[after].kind == "A" or units[after].word in ("were", "are")):
            after += 1
        return next((n for n in sentence.nouns if n.first == after and n.prep is None), None)
    verb = noun.verb
    copula = verb is not None and verb.lemma == "be" and noun.role == "subject" and _bare(noun)
    return verb.objects[0] if copula and verb.objects and verb.objects[0].quantity is None else None


def _is_class(noun: Noun) -> bool:
    """Whether a phrase names one of the kinds of victims: civilians, soldiers, peacekeepers, fighters."""
    return noun.people in _ARMED or (noun.people == "civilians" and noun.lemma == "civilian")


_SETTING = frozenset("put place set correct revise raise lower amend adjust change update increase reduce".split())


def _by_kind(sentence: Sentence, found: list[Harm]) -> Told:
    """A toll told apart by kinds of victims that add up to it: "20 dead, including 12 soldiers and eight rebels"."""
    out: Told = []
    for item in found:
        for group in item.groups:
            whole, total = group.noun, group.quantity.count or 0
            lists = (n for n in sentence.nouns if n.first > whole.last and _tells_kinds(sentence, whole, n))
            head = next(lists, None) if total > 1 else None
            if total > 1 and len(whole.members) > 2 and sentence.units[whole.last + 1].kind == ",":
                parts = [g for member in whole.members[1:] if (g := counted(member)) is not None]
            else:
                parts = groups(head) if head is not None else []
            plain = all(p.noun.lemma in words("words", "plain") for p in parts)
            kinds = set() if plain else {p.noun.people for p in parts}
            if len(kinds) > 1 and sum(p.quantity.count or 0 for p in parts) == total:
                out += [(item._replace(rule="casualty.part", at=p.noun.first), p) for p in parts]
    return out


def _tells_kinds(sentence: Sentence, whole: Noun, noun: Noun) -> bool:
    """Whether a list tells a number apart: soon behind it, after a comma, a colon or "including"."""
    if not noun.members or noun.role is not None or noun.first - whole.last >= 12:
        return False
    before = sentence.units[noun.first - 1]
    return before.word in ("including", "comprising") or before.kind in ",:(-"


def _corrected(sentence: Sentence, found: list[Harm]) -> Told:
    """ "announced six deaths, then corrected themselves: two soldiers and a civilian"."""
    colon = sentence.row.find(":")
    if colon < 0 or not found or not any(v.lemma in ("correct", "revise", "amend") for v in sentence.verbs):
        return []
    after = [n for n in sentence.nouns if n.first == colon + 1]
    return [(found[-1]._replace(rule="casualty.correction", at=g.noun.first), g) for n in after for g in groups(n)]


def answers(sentence: Sentence, asked: bool) -> list[Group]:
    """The number alone of a sentence that follows a figure or a question, where its verb gives a number."""
    giving = [v for v in sentence.verbs if v.lemma in words("rules", "giving")]
    alone = asked and not sentence.verbs
    if not giving and not alone:
        return []
    for noun in sentence.nouns:
        if not _bare(noun) or is_thing(noun) or noun.of is not None:
            continue
        if alone and noun.prep is None:
            return [Group(noun.quantity, noun)]
        told = noun.role == "object" and noun.verb in giving
        given = noun.prep in ("to", "of", "at") and any(noun.prep_index - 3 <= v.last < noun.first for v in giving)
        if told or given or (asked and noun.first == 0):
            return [Group(noun.quantity, noun)]
    return []


def is_of_a_count(group: Group) -> bool:
    """Whether a number is that of a figure told before: "the figure has since been raised to 25"."""
    noun = group.noun
    return any(o.lemma in words("rules", "counts") and 0 < noun.first - o.last < 8 for o in noun.sentence.nouns)
