"""Which numbers of a sentence are one figure: parts of others told beside them, members of a list, the same people told
of twice."""

from pipeline.extract.figures.befallen import is_part
from pipeline.extract.figures.counting import Group, is_national
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.words import words
from pipeline.extract.numbers import bounds
from pipeline.extract.sentence import Sentence

# Bounds that hold for a whole list.
CARRIED = ("at_least", "up_to")


def retold(group: Group, item: Harm, found: list[Harm]) -> bool:
    """Whether a group is a part of others who are told, by the same harm: "40 people died, 26 of whom were burned"."""
    units = group.noun.sentence.units[group.noun.last + 1 : group.noun.last + 3]
    part = is_part(group.noun) and item.verb is not None and item.verb.relative  # "including six who were badly hurt"
    first = group.noun.first
    before = [u.word for u in group.noun.sentence.units[max(0, first - 2) : first]]
    if _explains_one(group, item, found):
        return True
    part = part or before == ["of", "whom"]  # "20 were injured, of whom 17 were hospitalised"
    if not part and [u.word for u in units] not in (["of", "whom"], ["of", "them"]):
        return False
    count = group.quantity.count or 0
    wholes = (g for h in found if h.outcome == item.outcome for g in h.groups if g is not group)
    return any(g.quantity.count is None or g.quantity.count >= count for g in wholes)


def _explains_one(group: Group, item: Harm, found: list[Harm]) -> bool:
    """ "Only one other had been lost since, a French sapper killed in September": one told of twice."""
    noun, row = group.noun, group.noun.sentence.row
    alone = item.verb is not None and item.verb.form == "participle" and noun.determiner in ("a", "an")
    if not alone or row[noun.first - 1 : noun.first] != ",":
        return False
    before = (g for h in found if h.at < noun.first and h.outcome == item.outcome for g in h.groups)
    ones = (g for g in before if g.quantity.count == 1)
    return any(not set(row[g.noun.last + 1 : noun.first - 1]) & set("K;:,") for g in ones)


def joined(sentence: Sentence, previous: Harm, item: Harm, group: Group) -> bool:
    """Whether two harms are one list: nothing but "and" with the words of one clause between them."""
    first, second = sorted((previous.at, item.at))
    between = sentence.row[first + 1 : second]
    if any(c in between for c in ";:.SW") or between.count(",") > 2:
        return False
    if "K" not in between and (not between.startswith(",") or set(between) - set(",CDNJA#")):
        return False  # "six people were killed, ten abducted"
    finite = item.verb is not None and item.verb.first != item.verb.head
    return not finite and not item.rule.startswith("casualty.noun")


def total(parts: list[Group]) -> Group:
    """Several groups as one: the sum, worded from the first number to the last."""
    first = parts[0]
    if len(parts) == 1:
        return first
    count = sum(p.quantity.count or 0 for p in parts)
    text = first.noun.sentence.article.text[first.quantity.start : parts[-1].noun.end]
    low, high = bounds(count, first.quantity.qualifier)
    quantity = first.quantity._replace(end=parts[-1].noun.end, text=text, count=count, count_low=low, count_high=high)
    civil = next((p for p in parts if p.noun.people == "civilians"), None)
    told = civil or next((p for p in parts if p.noun.of is not None or p.noun.entities), first)
    return Group(quantity, told.noun, all(p.weak for p in parts))


def settle(sentence: Sentence, found: list[Harm]) -> list[Harm]:
    """Each number once: where the same people are said to be hurt and to have died, they died."""
    if len(found) < 2:
        return found
    found = [_without_apposition(found[:i], item) for i, item in enumerate(found)]
    best: dict[tuple[int, str], tuple[Harm, Group]] = {}
    for item in found:
        for group in item.groups:
            zero = group.quantity.count == 0
            key = (group.quantity.start, item.outcome if zero else "")
            held = best.get(key)
            if held is None or _rank(item) > _rank(held[0]):
                best[key] = (item, group)
    kept: list[Harm] = []
    for item in found:
        mine = [g for g in item.groups if any(i is item and h is g for i, h in best.values())]
        if mine:
            kept.append(item._replace(groups=mine))
    return kept


def _without_apposition(before: list[Harm], item: Harm) -> Harm:
    """ "19 died, eleven Danes and eight Serbs, and 900 were hurt": those who explain a number before are not hurt."""
    for whole in (g for h in before for g in h.groups if len(item.groups) > 2):
        parts = [g for g in item.groups[:-1] if g.noun.first > whole.noun.last]
        if len(parts) > 1 and sum(g.quantity.count or 0 for g in parts) == whole.quantity.count:
            return item._replace(groups=item.groups[-1:])
    return item


def _rank(item: Harm) -> int:
    order = {"killed": 3, "captured": 2, "missing": 2, "displaced": 1, "injured": 1}
    return order[item.outcome] * 2 + item.sure


def untold_apart(item: Harm) -> Harm:
    """Without people told apart by nation that add up to the first number: "four others, three Malians and a Dane"."""
    first, rest = item.groups[0], item.groups[1:]
    row = first.noun.sentence.row
    if row[first.noun.last + 1 : first.noun.last + 2] == "K":
        return item  # "four soldiers and four Danes"
    nations = all(is_national(g.noun.sentence.units[g.noun.head]) for g in rest)
    if not rest or not nations or sum(g.quantity.count or 0 for g in rest) != first.quantity.count:
        return item
    return item._replace(groups=[first])


def are_of_one_unit(item: Harm) -> bool:
    """Whether a list is of one who has a rank and his men: "a captain and two soldiers" are three."""
    heads = [g.noun.lemma for g in item.groups]
    ranks = words("words", "ranks")
    led = any(h in ranks and g.quantity.count == 1 for h, g in zip(heads, item.groups, strict=True))
    return led and all(h in ranks or h in _MEN for h in heads)


_MEN = ("soldier", "man", "trooper", "peacekeeper")


def with_bound(first: Group, group: Group) -> Group:
    """A group of a list under the bound of its first: "at least 78 soldiers, 60 militants and 32 civilians died"."""
    quantity, bound = group.quantity, first.quantity.qualifier
    if bound not in CARRIED or quantity.qualifier != "exact" or not quantity.count or quantity.text[0] in "aA":
        return group
    low, high = bounds(quantity.count, bound)
    return group._replace(quantity=quantity._replace(qualifier=bound, count_low=low, count_high=high))
