"""Nouns of harm: the deaths of 14, 14 bodies, no casualties."""

from pipeline.extract.figures.captivity import in_hands
from pipeline.extract.figures.counting import Group, all_groups, is_crowd, is_national, nobody
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.reality import unreal
from pipeline.extract.figures.refuge import counted_refugees
from pipeline.extract.figures.states import in_hospital, with_wounds
from pipeline.extract.figures.tolls import toll
from pipeline.extract.figures.words import adjectives, harm_nouns, words
from pipeline.extract.numbers import Quantity
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

_NONE_MEANS = {"killed": ("killed",), "injured": ("injured",), "both": ("killed", "injured"), "losses": ("killed",)}


def by_noun(sentence: Sentence, noun: Noun) -> list[Harm]:
    """The harm that a noun tells with its number or with the people after "of"."""
    if sentence.row[noun.head] in "C#":
        return []
    lemma = noun.lemma
    if lemma == "victim" and noun.of is not None and noun.verb is not None and noun.verb.lemma == "be":
        shot = not words("rules", "shooting").isdisjoint(u.word for u in noun.of.units)
        suffered = shot and noun.verb.subject is not None
        people = all_groups([noun.verb.subject]) if suffered else []
        return [Harm("injured", people, noun.head, "casualty.struck", sure=False)]
    shot = lemma == "victim" and not words("rules", "shooting").isdisjoint(u.word for u in noun.units)
    if shot and noun.quantity is not None:
        return [Harm("injured", all_groups([noun]), noun.head, "casualty.struck", sure=False)]
    kind = harm_nouns().get(lemma) or harm_nouns().get(sentence.units[noun.head].word)
    if kind is None:
        return _by_other_noun(sentence, noun)
    if kind == "tolls":
        return toll(sentence, noun)
    if noun.of is None and kind in _OF_PEOPLE:
        noun.of = _whom_behind(sentence, noun)
    quantity = _number(noun)
    none = (quantity is not None and quantity.is_zero_word) or _is_unseen(noun)
    if none or _denied(sentence, noun) or _shares_no(sentence, noun):
        return _no_harm(sentence, noun, kind)
    if kind == "bodies":
        return _bodies(noun, quantity)
    if noun.verb is not None and noun.verb.lemma in words("rules", "brings") and unreal(noun.verb) == "no":
        return []
    if kind == "injured":
        wounded = with_wounds(sentence, noun)
        if wounded:
            return [_with_wounds(noun, wounded)]
    if kind == "displaced":
        people = all_groups([noun.of]) if noun.of is not None else []
        return [Harm(kind, [g for g in people if is_crowd(g)], noun.head, "casualty.noun_of")]
    if kind in ("killed", "injured", "captured"):
        return _deaths(sentence, noun, kind, quantity)
    if kind == "struck" and noun.of is not None:
        people = [g for g in all_groups([noun.of]) if g.noun.people is not None and not g.weak]
        return [Harm("injured", people, noun.head, "casualty.struck", sure=False)]
    return _losses(sentence, noun, quantity) if kind == "losses" else []


_OF_PEOPLE = ("killed", "injured", "captured", "struck", "losses")


def _whom_behind(sentence: Sentence, noun: Noun) -> Noun | None:
    """Whom a noun of harm befell where a day or a place stands between: "the killing, on 26 January, of 25"."""
    row, at = sentence.row, noun.last + 1
    of = next((n for n in sentence.nouns if n.prep == "of" and at < n.prep_index <= at + 8), None)
    if of is None or row[at : at + 1] not in ("P", "t", ",", "A") or set(row[at : of.prep_index]) - set("PtDMNJ#,A"):
        return None
    near = [n for n in sentence.nouns if at <= n.first < of.prep_index]
    apart = all(n.prep in _SCENE and (n.entities or n.people is None) for n in near)
    counts = of.quantity is not None or of.determiner in ("a", "an")
    return of if apart and counts and (of.people is not None or is_national(sentence.units[of.head])) else None


_SCENE = ("in", "at", "near", "on", "outside", "around", "inside", "from", "during", "by")


def _number(noun: Noun) -> Quantity | None:
    """The number of a noun of harm: "14 deaths", "thousands of deaths"."""
    if noun.quantity is None and noun.of_parent is not None and noun.sentence.row[noun.of_parent.head] == "C":
        return noun.of_parent.quantity
    return noun.quantity


_BROKEN = ("broken", "fractured", "severed", "crushed", "shattered")


def _by_other_noun(sentence: Sentence, noun: Noun) -> list[Harm]:
    """Nouns that tell harm in company: medical attention, displaced people, a grave condition, a toll that stands."""
    lemma = noun.lemma
    digs = noun.role == "object" and noun.verb.lemma in ("dig", "count") and not noun.verb.negated
    if lemma == "grave" and noun.quantity is not None and digs and unreal(noun.verb) is None:
        return [Harm("killed", [Group(noun.quantity, noun)], noun.head, "casualty.bodies")]
    if lemma in ("hand", "captivity", "bondage"):
        return in_hands(sentence, noun)
    if lemma in ("cost", "price"):
        return _at_a_cost(noun)
    if lemma in ("fate", "contact"):
        return _out_of_touch(noun)
    if lemma in ("refugee", "arrival"):
        return counted_refugees(noun)
    if noun.quantity is not None:
        if lemma in words("words", "care") and any(u.word == "medical" for u in noun.units):
            return [Harm("injured", [Group(noun.quantity, noun)], noun.head, "casualty.treated", sure=False)]
        if lemma in ("internally displaced person", "displaced person"):
            return [Harm("displaced", [g for g in all_groups([noun]) if is_crowd(g)], noun.head, "casualty.noun")]
    broken = lemma in words("words", "body") and any(u.word in _BROKEN for u in noun.units)
    if noun.prep == "with" and (broken or lemma in words("words", "wounds")):
        return [_with_wounds(noun, with_wounds(sentence, noun))]
    if lemma in ("hospital", "condition", "care", "coma", "life"):
        return in_hospital(sentence, noun)
    stands = lemma in words("rules", "rise") and any(u.lemma in _TOLLS for u in noun.units)
    stands = stands or sentence.units[noun.head].word in ("dead", "missing", "displaced", "injured", "hurt")
    return toll(sentence, noun) if stands else []


_TOLLS = ("toll", "death toll", "death", "loss")


def _out_of_touch(noun: Noun) -> list[Harm]:
    """ "The fate of twelve guards is unknown", "contact was lost with nine guards"."""
    verb = noun.verb
    if verb is None or verb.negated:
        return []
    after = {u.word for u in noun.sentence.units[verb.last + 1 : verb.last + 4]}
    unknown = noun.lemma == "fate" and verb.lemma in ("be", "remain") and not after.isdisjoint(_UNKNOWN)
    lost = noun.lemma == "contact" and verb.lemma == "lose"
    whom = noun.of if unknown else next((n for n in noun.sentence.nouns if n.prep == "with" and n.quantity), None)
    if not (unknown or lost) or whom is None or whom.people is None:
        return []
    found = [g for g in all_groups([whom]) if not g.weak and g.quantity.count]
    return [Harm("missing", found, noun.head, "casualty.missing")]


def _at_a_cost(noun: Noun) -> list[Harm]:
    """ "at the cost of nine lives", "at a cost to the army of four men"."""
    payer = next((n for n in noun.sentence.nouns if n.prep == "to" and n.prep_index == noun.last + 1), None)
    lost = (payer or noun).of
    if noun.prep != "at" or lost is None or (lost.people is None and not lost.lemma.endswith("life")):
        return []
    return [Harm("killed", all_groups([lost]), noun.head, "casualty.lost", side=payer)]


_UNKNOWN = frozenset(("unknown", "unclear", "uncertain"))


def _with_wounds(noun: Noun, wounded: list[Group]) -> Harm:
    """People with wounds; those with shots in them may be the ones who are said to have died."""
    shot = not words("words", "by_weapon").isdisjoint(w for u in noun.units for w in u.word.split())
    return Harm("injured", wounded, noun.head, "casualty.with_wounds" if shot else "casualty.with_injuries", sure=False)


_SHOWING = frozenset(("carry", "lay", "parade", "display", "place", "deposit", "drag"))


def _bodies(noun: Noun, quantity: Quantity | None) -> list[Harm]:
    """ "14 bodies", "the bodies of 14 villagers"; not those that a crowd lays before a gate."""
    verb = noun.verb if noun.role == "object" else None
    if verb is not None and verb.lemma in _SHOWING and verb.subject is not None and verb.voice == "active":
        return []
    if quantity is not None:
        found = [g for g in all_groups([noun]) if not _is_hurt(g)]
        return [Harm("killed", found, noun.head, "casualty.bodies")]
    many = noun.sentence.units[noun.head].word != noun.lemma and noun.determiner in ("the", None)
    if noun.of is not None and many and noun.of.quantity is not None:
        return [Harm("killed", all_groups([noun.of]), noun.head, "casualty.bodies")]
    return []


def _is_hurt(group: Group) -> bool:
    """ "11 bodies and 39 wounded": whether a member of the list is of another outcome."""
    noun = group.noun
    near = noun.sentence.units[noun.last : noun.last + 2]
    return any(adjectives().get(u.word, "killed") != "killed" for u in near)


def _deaths(sentence: Sentence, noun: Noun, kind: str, quantity: Quantity | None) -> list[Harm]:
    """ "14 deaths", "the deaths of 14", "deaths rose to 14"."""
    rank = _rank_of_sum(sentence, noun)
    if rank is not None:
        return [Harm(kind, [Group(rank, noun)], noun.head, "casualty.toll", side=noun.of)]
    if quantity is not None:
        if noun.lemma not in words("words", "counted_deaths") or "average" in quantity.text:
            return []
        owner = noun.verb.subject if noun.role == "object" and noun.verb.lemma in words("rules", "suffer") else None
        return [Harm(kind, [Group(quantity, noun)], noun.head, "casualty.noun", side=owner)]
    if noun.of is not None:
        return [Harm(kind, all_groups([noun.of]), noun.head, "casualty.noun_of")]
    many = sentence.units[noun.head].word != noun.lemma  # also "the wounded", of "wound"
    return [h._replace(outcome=kind) for h in toll(sentence, noun)] if many else []


def _rank_of_sum(sentence: Sentence, noun: Noun) -> Quantity | None:
    """ "It is the eighth death of a peacekeeper this year": eight have died."""
    rank = next((u.value for u in noun.units if u.kind == "#" and u.value.kind == "ordinal"), None)
    if rank is None or noun.determiner == "a" or (rank.count or 0) < 2:
        return None
    heard = sentence.heard
    summed = any(u.kind == "t" and u.word.startswith(("this year", "this month", "since")) for u in sentence.units)
    return rank._replace(kind="count") if summed or "since" in heard else None


_GIVING = ("put", "place", "estimate", "give", "report", "set")


def _losses(sentence: Sentence, noun: Noun, quantity: Quantity | None) -> list[Harm]:
    """ "put its losses at 12", "for the loss of three fighters"."""
    verb = noun.verb
    if quantity is None and verb is not None and verb.lemma in _GIVING and noun.role == "object":
        side = verb.subject if noun.determiner in ("its", "their") else noun
        return [h._replace(outcome="killed", side=side) for h in toll(sentence, noun)]
    stands = (
        noun.role == "subject" and verb is not None and verb.lemma in (*words("rules", "standing"), "amount", "total")
    )
    if quantity is None and stands and noun.of is None:  # "The army's losses amount to 29"
        return [h._replace(outcome="killed", side=noun if noun.possessor else None) for h in toll(sentence, noun)]
    if noun.of is None:
        return []
    people = [g for g in all_groups([noun.of]) if (g.noun.people or (g.noun.of and g.noun.of.people)) is not None]
    owner = (
        verb.subject if verb is not None and noun.role == "object" else None
    )  # "The army admitted the loss of 27 men"
    side = owner if owner is not None and not owner.possessor else None
    return [Harm("killed", people, noun.head, "casualty.lost" if side else "casualty.noun_of", side=side)]


def _denied(sentence: Sentence, noun: Noun) -> bool:
    """Whether no such harm came: "without casualties", "did not suffer any losses"."""
    before = sentence.units[noun.first - 1].word if noun.first else ""
    if noun.prep == "without" or "neither" in (before, noun.units[0].word):
        return True
    verb = noun.verb
    if noun.role != "object" or verb is None or verb.lemma == "survive":
        return False  # "did not survive his injuries"
    if verb.subject is not None and verb.subject.units[0].word in ("neither", "nobody", "none"):
        return True
    return verb.negated or (verb.first > 0 and sentence.units[verb.first - 1].word == "without")


def _is_unseen(noun: Noun) -> bool:
    """ "There was no indication of civilian casualties", but not "no immediate reports of casualties"."""
    told = noun.of_parent
    if told is None or told.quantity is None or not told.quantity.is_zero_word:
        return False
    return told.lemma in words("rules", "signs") and "immediate" not in (u.word for u in told.units)


def _shares_no(sentence: Sentence, noun: Noun) -> bool:
    """ "no deaths or injuries": the "no" of the first holds for both."""
    before = next((n for n in sentence.lists if noun in n.members and n is not noun), None)
    none = before is not None and before.quantity is not None and before.quantity.is_zero_word
    return none and noun.determiner is None and noun.quantity is None and before.lemma in harm_nouns()


def _no_harm(sentence: Sentence, noun: Noun, kind: str) -> list[Harm]:
    """ "no casualties", "no injuries": nobody, by each outcome that the noun tells; unmentioned losses are not none."""
    verb = noun.verb
    if noun.lemma == "victim" or (kind == "losses" and noun.determiner == "such"):
        return []
    if not words("rules", "grave").isdisjoint(u.word for u in noun.units):
        return []  # "no serious injuries"
    if noun.of_parent is not None and noun.of_parent.sentence.units[noun.of_parent.head].word == "none":
        return []  # "none of the injuries is life-threatening"
    if verb is not None:
        if verb.modal in words("rules", "unreal") or verb.condition in words("rules", "conditions"):
            return []
        if noun.role == "object" and verb.lemma in words("words", "silence"):
            return []
    if kind == "losses" and (verb is None or verb.lemma not in {*words("rules", "suffer"), "report"}):
        return []
    among = next((n for n in sentence.nouns if n.prep == "among" and n.first > noun.last), None)
    if among is None and verb is not None and noun.role == "object" and verb.lemma in words("rules", "suffer"):
        among = verb.subject if verb.subject is not None and verb.subject.units[0].kind != "R" else None
    return [Harm(o, [nobody(noun)], noun.head, "casualty.zero", side=among) for o in _NONE_MEANS.get(kind, ())]
