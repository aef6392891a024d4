"""Whether a number counts members of a force: troops by name, men and staff by whose they are, "a 500-strong force"."""

from functools import cache

from pipeline.extract.figures.counting import is_national
from pipeline.extract.figures.hosts import explained, is_part
from pipeline.extract.figures.owners import has_soldiers
from pipeline.extract.figures.sides import Sides
from pipeline.extract.figures.words import words
from pipeline.extract.lexicon import load, phrases, singular
from pipeline.extract.phrases import Noun

# So many men together are troops.
_MANY = 100
_FORCED = ("peacekeepers", "state_forces", "foreign_forces", "armed_group")


@cache
def listed(table: str, key: str) -> frozenset[str]:
    """A list of `lexicon/personnel.toml`."""
    return frozenset(phrases(load("personnel")[table][key]))


def counted_phrase(noun: Noun) -> Noun:
    """The phrase that names those whom a number counts: "personnel" in "6,900 of the 13,871 personnel"."""
    while noun.sentence.row[noun.head] in "C#" and noun.of is not None:
        noun = noun.of
    return noun


def are_troops(noun: Noun, sides: Sides) -> bool | None:
    """Whether a phrase counts members of a force; None where it is a number alone."""
    whom = counted_phrase(noun)
    units = whom.sentence.units
    head = units[whom.head]
    if noun.of_parent is not None and is_force(noun.of_parent) and head.kind in "C#":
        return True  # "a stand-by force of 650"
    if head.lemma == "present" and whom.head > whom.first:
        head = units[whom.head - 1]
    lemma = head.lemma
    if is_strong(noun):
        said = _explains_force(noun) or _is_said_of_force(noun) or (sides.with_mission and _is_of_it(noun))
        return lemma in listed("who", "forces") or said
    if head.kind in "C#R" or (head.word == "more" and noun.quantity is not None):
        return True if _shares_troops(noun) else None
    many = head.kind == "M" and head.word.endswith("s") and head.value.kind in ("group", "organisation")
    if many and (head.value.kind == "group" or " " in head.word):
        return singular(head.word.split()[-1]) in listed("who", "troops")  # "2,600 Islamist fighters"
    if head.kind == "M" and head.value.sector == "armed_group" and head.word in _peoples():
        return True  # "1,500 Russians", who are a company of mercenaries
    if not _NO_LONGER.isdisjoint(u.word for u in whom.units):
        return False
    if lemma in listed("who", "never") or not listed("who", "harmed").isdisjoint(u.word for u in whom.units):
        return False
    if lemma in listed("who", "troops") or head.word == "forces":
        return True
    if lemma in listed("who", "loose") or head.people == "unspecified":
        if is_national(head) and sides.with_mission and head.value.country == sides.host:
            return False  # "thirty thousand Rwandans"
        commanded = noun.verb is not None and noun.verb.lemma == "have" and noun.verb.subject is not None
        if lemma == "man" and noun.quantity is not None and (noun.quantity.count or 0) >= _MANY:
            return True  # "Paris had kept 900 men there"
        if lemma == "man" and commanded and _has_men(noun.verb.subject):
            return True  # "We have 850 men here"
        if lemma == "man" and noun.prep == "of" and noun.prep_index == 0 and _are_left(noun):
            return True  # "Of some 600 men, 80 remain"
        known = whom.determiner == "the" and lemma in ("man", "woman") and sides.with_mission
        owned = sides.owner(whom) in _FORCED and not _is_former(noun)
        if any(is_mission_word(n) for n in (whom, whom.of) if n is not None):
            return True  # "members of the mission's staff", "4,300 of the force's members"
        if (noun.determiner == "the" or lemma == "member") and whom.of is not None and is_force(whom.of):
            return True  # "the 400 men of Task Force Sabre", "980 members of formed police units"
        if noun.of_parent is not None and is_force(noun.of_parent) and noun.of_parent.lemma not in _GATHERED:
            return True  # "a battalion of 850 men"
        near = _is_joined(whom) or _near_force(whom, sides) or _explains_force(noun) or in_uniform(whom)
        return owned or known or is_national(head) or near
    return head.people in ("peacekeepers", "state_forces") or _are_soldiers_abroad(noun, whom, sides)


def is_mission_word(noun: Noun) -> bool:
    """Whether a phrase belongs to a mission or a force by a possessor: "the mission's members"."""
    return bool(noun.possessor) and (
        noun.possessor[-1].lemma in ("mission", "force", "operation", "contingent")
        or getattr(noun.possessor[-1].value, "kind", None) == "mission"
    )


@cache
def _peoples() -> frozenset[str]:
    """The names of peoples: "Russians"."""
    return frozenset(form.lower() for row in load("world/countries")["country"] for form in row.get("people", ()))


def _are_soldiers_abroad(noun: Noun, whom: Noun, sides: Sides) -> bool:
    """ "1,500 Russians are stationed there": people of a foreign nation of whose soldiers the article tells, or who are
    posted somewhere."""
    head = whom.sentence.units[whom.head]
    if not is_national(head) or head.word == head.lemma or head.value.country in (sides.host, sides.article.country):
        return False
    posted = any(v.lemma in _POSTING and noun in (v.subject, *v.objects) for v in noun.sentence.verbs)
    return posted or has_soldiers(sides, head.value.country)


_POSTING = ("station", "base", "post", "deploy", "garrison", "withdraw")


def _shares_troops(noun: Noun) -> bool:
    """Whether a number alone is one of a list whose last says what it counts: "1,974, 1,034 and 1,672 troops"."""
    behind = [n for o in noun.sentence.nouns if noun in o.members for n in o.members if n.first > noun.first]
    last = behind[-1] if behind and noun.of is None else None
    numbers = all(n.quantity is not None and is_number(n) for n in behind[:-1])
    return last is not None and numbers and last.quantity is not None and last.lemma in listed("who", "troops")


def _is_former(noun: Noun) -> bool:
    """ "former soldiers, who have 640 members"."""
    owner = noun.verb.subject if noun.verb is not None and noun.role == "object" else None
    return owner is not None and not _NO_LONGER.isdisjoint(u.word for u in owner.units)


_NO_LONGER = frozenset(("former", "retired", "demobilised", "demobilized", "ex-"))


def _has_men(owner: Noun) -> bool:
    """Whether those who have "men" are commanders, a state or an alliance."""
    if owner.units[0].word == "we" or owner.lemma in listed("rules", "senders"):
        return True
    return any(e.kind in ("country", "organisation") for e in owner.entities)


def _are_left(noun: Noun) -> bool:
    """Whether the sentence tells how many of those at its head remain or have gone."""
    measures = listed("verbs", "remaining") | listed("verbs", "departed")
    verbs = (v for v in noun.sentence.verbs if v.lemma in measures and v.subject is not None)
    return any(v.subject.quantity is not None for v in verbs)


# Bodies that need not be of a force.
_GATHERED = ("group", "party")


def is_strong(noun: Noun) -> bool:
    """ "a 13,000-strong force", "420 strong", "a 500-member contingent"."""
    units = noun.sentence.units
    if noun.quantity is None:
        return False
    if noun.quantity.text.endswith(("-strong", "-member", "-man")):
        return True
    after = units[noun.last + 1].word if noun.last + 1 < len(units) else ""
    return "strong" in (after, units[noun.last].word)


def _is_said_of_force(noun: Noun) -> bool:
    """ "UNOMA was 13,000 strong"."""
    body = noun.verb.subject if noun.verb is not None and noun.verb.lemma == "be" else None
    return body is not None and _is_of_force(body)


def _is_of_it(noun: Noun) -> bool:
    """ "It was 7,000 strong then"."""
    body = noun.verb.subject if noun.verb is not None and noun.verb.lemma == "be" else None
    return body is not None and body.units[0].word == "it"


def is_force(noun: Noun) -> bool:
    """Whether a phrase names a body that has a strength: "a force", "a Formed Police Unit"."""
    head = noun.sentence.units[noun.head]
    named = head.kind == "M" and (head.word.split()[-1] in _BODIES or head.word.startswith("task force"))
    return named or noun.lemma in listed("who", "forces")


def is_body(noun: Noun) -> bool:
    """Whether a phrase names a mission or a force."""
    return is_force(noun) or any(e.kind == "mission" or e.name.startswith("Operation ") for e in noun.entities)


_BODIES = frozenset(
    (
        "unit",
        "battalion",
        "brigade",
        "company",
        "regiment",
        "contingent",
        "force",
        "detachment",
        "corps",
        "legion",
        "army",
    )
)


def in_uniform(noun: Noun) -> bool:
    """ "11,000 people in uniform", "900 men under arms"."""
    units = noun.sentence.units
    return [u.word for u in units[noun.last + 1 : noun.last + 3]] in (["in", "uniform"], ["under", "arms"])


def _explains_force(noun: Noun) -> bool:
    """Whether a phrase stands beside a force that it explains: "its contingent, 420 strong"."""
    whole = explained(noun)
    return whole is not None and _is_of_force(whole)


def _is_of_force(whole: Noun) -> bool:
    return whole.lemma in listed("who", "forces") or any(e.kind in ("mission", "group") for e in whole.entities)


def troops_explained(noun: Noun) -> Noun | None:
    """The troops or the force that a number beside them counts: "the last soldiers, 120 Brazilians, are due"."""
    whole = explained(noun)
    if whole is None:
        first = next((n for n in noun.sentence.lists if noun in n.members and n is not noun), None)
        whole = explained(first) if first is not None and is_number(first) and is_number(noun) else None
    if whole is None:
        return None
    own = noun.sentence.units[noun.head]
    if own.kind == "N" and own.people is None and own.value is None and own.lemma in words("words", "not_people"):
        return None
    head = whole.sentence.units[whole.head]
    many = head.word != head.lemma and (head.lemma in listed("who", "troops") or _is_uniformed(whole))
    of = whole.of
    number = is_number(whole) and (noun.sentence.row[whole.head] == "C" or whole.of is not None)
    part = is_part(whole) or number or whole.lemma in listed("rules", "shares")
    part = part and (of is None or of.units[0].kind == "R" or _is_uniformed(of) or is_force(of))
    return whole if _is_of_force(whole) or many or part else None


def is_number(noun: Noun) -> bool:
    """Whether a phrase is a number and nothing else."""
    return noun.sentence.row[noun.head] in "C#"


def _is_uniformed(noun: Noun) -> bool:
    return noun.people in ("peacekeepers", "state_forces") or is_national(noun.sentence.units[noun.head])


def _near_force(noun: Noun, sides: Sides) -> bool:
    """Whether men, members or staff stand in a sentence about a force or a mission."""
    lemma = noun.lemma
    if lemma not in ("man", "member", "staff", "personnel", "person") or (lemma == "person" and not sides.with_mission):
        return False
    about = ("mission", "force", "task force", "contingent")
    if not {"mission", "uniformed"}.isdisjoint(noun.sentence.heard) and lemma != "man":
        return True  # "10,800 uniformed and civilian staff have left, a mission spokeswoman said"
    return any(
        other is not noun and (other.lemma in about or any(e.kind == "mission" for e in other.entities))
        for other in noun.sentence.nouns
    )


def _is_joined(noun: Noun) -> bool:
    """Whether a list goes on to troops: "men and soldiers"."""
    lists = [n.members for n in noun.sentence.lists if noun in n.members]
    heads = [noun.sentence.units[other.head] for members in lists for other in members if other is not noun]
    return any(
        head.people in ("peacekeepers", "state_forces") or head.lemma in listed("who", "troops") for head in heads
    )
