"""Parts of a toll by kind of victims, which are figures beside it: "nine dead, seven of them civilians"."""

from pipeline.extract.figures.bare import is_bare, is_share
from pipeline.extract.figures.counting import Group, counted, groups, is_national
from pipeline.extract.figures.harm import Counted, Harm
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

_ARMED = ("peacekeepers", "state_forces", "armed_group")


def by_class(sentence: Sentence, found: list[Harm], used: set[int]) -> Counted:
    """A part of another kind of victims than "people": "nine dead, seven of them civilians", "including four soldiers",
    "of the 31 killed, 19 were civilians"."""
    out: Counted = []
    for noun in sentence.nouns:
        if noun.quantity is None or noun.quantity.is_zero_word or noun.quantity.start in used:
            continue
        named = _named_part(sentence, noun)
        before = [h for h in found if h.groups[-1].noun.last < noun.first and h.groups[-1].noun is not noun]
        if before and before[-1].rule == "casualty.part" and _is_rest(noun) and is_class(noun):
            out.append((before[-1]._replace(at=noun.first), Group(noun.quantity, noun)))
            continue
        if named is None or not before or not is_class(named):
            continue
        whole = before[-1].groups[-1]
        of = whole.noun.of or whole.noun
        nation = is_national(of.sentence.units[of.head]) and named.people == "state_forces"
        plain = (
            not nation
            and of.people in (None, "unspecified")
            and (whole.quantity.count or 0) > (noun.quantity.count or 0)
        )
        if plain and noun.quantity.count:
            harm = before[-1]._replace(rule="casualty.part", at=noun.first)
            out.append((harm, Group(noun.quantity, named)))
    return out


def _is_rest(noun: Noun) -> bool:
    """ "Four of the dead were soldiers, the other nine civilians"."""
    other = noun.determiner == "the" and any(u.word == "other" for u in noun.units)
    return other and noun.role is None and noun.sentence.row[noun.first - 1] in ",K"


def of_a_sum(sentence: Sentence, found: list[Harm], used: set[int]) -> Counted:
    """One incident of a sum: "more than 400 people, among them 148 in an assault on a school and 67 at a mall"."""
    out: Counted = []
    for noun in sentence.nouns:
        before = [h for h in found if h.at < noun.first]
        if not before or not is_bare(noun) or noun.quantity.start in used:
            continue
        opens = [u.word for u in sentence.units[max(0, noun.first - 2) : noun.first]] == ["among", "them"]
        behind = next((n for n in sentence.nouns if n.prep_index == noun.last + 1 and n.prep in ("in", "at")), None)
        goes_on = bool(out) and sentence.row[noun.first - 1] == "K"
        if behind is not None and (goes_on or (opens and behind.lemma in words("scope", "incidents"))):
            out.append((before[-1]._replace(rule="casualty.of_sum", at=noun.first), Group(noun.quantity, noun)))
    return out


def _named_part(sentence: Sentence, noun: Noun) -> Noun | None:
    """The phrase that names a part of those told before; None where a phrase is no such part."""
    units = sentence.units
    before = [u.word for u in units[max(0, noun.first - 2) : noun.first]]
    if before[-1:] == ["including"] or before in (["among", "them"], ["among", "whom"]):
        return noun.of if sentence.row[noun.head] == "C" and noun.of is not None else noun
    if is_share(noun):
        after = noun.of.last + 1
        sent = next((n for n in sentence.nouns if n.prep in ("from", "with") and n.prep_index == after), None)
        if sent is not None and is_body(sent):
            return sent  # "36 people died, four of them from the mission"
        while after < len(units) and (units[after].kind == "A" or units[after].word in ("were", "are")):
            after += 1
        return next((n for n in sentence.nouns if n.first == after and n.prep is None), None)
    verb = noun.verb
    copula = verb is not None and verb.lemma == "be" and noun.role == "subject" and is_bare(noun)
    return verb.objects[0] if copula and verb.objects and verb.objects[0].quantity is None else None


def is_body(noun: Noun) -> bool:
    """Whether a phrase names a mission, an army or the police, whose people are a kind of victims."""
    return noun.lemma in ("mission", "army", "police", "contingent") or any(e.kind == "mission" for e in noun.entities)


def is_class(noun: Noun) -> bool:
    """Whether a phrase names one of the kinds of victims: civilians, soldiers, peacekeepers, fighters."""
    return noun.people in _ARMED or is_body(noun) or (noun.people == "civilians" and noun.lemma == "civilian")


def by_kind(sentence: Sentence, found: list[Harm]) -> Counted:
    """A toll told apart by kinds of victims that add up to it: "20 dead, including 12 soldiers and eight rebels"."""
    out: Counted = []
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
                out += [(item._replace(rule="casualty.part", at=p.noun.first, side=None), p) for p in parts]
    return out


def _tells_kinds(sentence: Sentence, whole: Noun, noun: Noun) -> bool:
    """Whether a list tells a number apart: soon behind it, after a comma, a colon or "including"."""
    if not noun.members or noun.role is not None or noun.first - whole.last >= 12:
        return False
    before = sentence.units[noun.first - 1]
    return before.word in ("including", "comprising") or before.kind in ",:(-"
