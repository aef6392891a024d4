"""Whose people a number alone counts, as its sentence tells: of those who own up to it, who had it, on whose side."""

from typing import TYPE_CHECKING

from pipeline.extract.figures.counting import counted
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.meant import body_before, owner_before
from pipeline.extract.figures.words import forms, words
from pipeline.extract.names import capitals
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

if TYPE_CHECKING:
    from pipeline.extract.figures.sides import Sides

_ARMED = ("peacekeepers", "state_forces", "armed_group")
_THEIRS = ("its", "their", "our")
_CRAFT = frozenset("helicopter plane aircraft jet vehicle lorry truck convoy column patrol car ship boat".split())


def owner_told(sides: "Sides", sentence: Sentence, item: Harm, noun: Noun) -> str | None:
    """The side that the sentence gives to a number without a word for people."""
    return (
        told_apart(sides, noun)
        or _among(sides, sentence, noun)
        or _of_whole(sides, sentence, noun)
        or _of_losses(sides, sentence)
        or _of_teller(sides, item, noun)
        or _of_gapped(sides, sentence, noun)
        or _on_its_side(sides, sentence, item)
        or _left_behind(sides, sentence, item, noun)
        or _at_their_cost(sides, sentence, noun)
        or _who_served(sides, sentence, noun)
        or _aboard(sides, sentence, noun)
    )


def told_apart(sides: "Sides", noun: Noun) -> str | None:
    """ "All eight on board - six Pakistanis, a Russian and a Serb - were killed": the side of those told apart."""
    row = noun.sentence.row
    at = noun.last + 1
    while row[at : at + 1] == "A":
        at += 1
    comma = row.find(",", at, at + 9)
    if comma > 0 and not set(row[at:comma]) - set("AtPDMNZ"):
        at = comma  # "seven dead in Beni on Thursday, six Malawians and a Tanzanian"
    opened = row[at : at + 1] in ("-", "(", ":", ",")
    first = next((n for n in noun.sentence.nouns if n.first == at + 1), None) if opened else None
    if first is None or first.quantity is None:
        return None
    parts, whole = first.members or [first], noun.quantity.count if noun.quantity is not None else None
    if row[at] == "," and whole != sum(g.quantity.count or 0 for g in map(counted, parts) if g):
        return None
    told = {sides.of(n) or sides.nation(n) for n in parts}
    if "peacekeepers" in told and told <= {"peacekeepers", "foreign_forces", None}:
        return "peacekeepers"
    return told.pop() if len(told) == 1 else None


def _among(sides: "Sides", sentence: Sentence, noun: Noun) -> str | None:
    """ "18 dead among the attackers"."""
    near = [n for n in sentence.nouns if n.prep == "among" and 0 < n.prep_index - noun.last <= 2]
    if any(n.lemma in ("crowd", "population", "public") for n in near):
        return "civilians"
    return next((s for n in near if n.people is not None and (s := sides.of(n)) not in (None, "unspecified")), None)


def _of_whole(sides: "Sides", sentence: Sentence, noun: Noun) -> str | None:
    """ "Of the 157 Nigerians at the base, ten are dead"."""
    whole = sentence.nouns[0] if sentence.units[0].word == "of" and sentence.nouns else None
    if whole is None or whole.prep_index != 0 or whole is noun or whole.quantity is None:
        return None
    side = sides.of(whole)
    return side if side not in (None, "unspecified") else sides.nation(whole)


def _of_losses(sides: "Sides", sentence: Sentence) -> str | None:
    """ "The army put its own losses at 12 dead"."""
    saying = words("rules", "saying")
    for loss in sentence.nouns:
        if loss.lemma in ("loss", "casualty") and loss.determiner in _THEIRS and loss.verb is not None:
            owner = loss.verb.subject
            if owner is loss:  # "Its losses, the army said, came to six dead"
                owner = next((v.subject for v in sentence.verbs if v.lemma in saying and v.subject is not None), None)
                if owner is None or owner.units[0].kind == "R":
                    return body_before(sides, owner) if owner is not None else owner_before(sides, loss)
            side = (sides.organisation(owner) or sides.nation(owner)) if owner is not None else None
            if side is not None:
                return side
    return None


def _of_teller(sides: "Sides", item: Harm, noun: Noun) -> str | None:
    """ "The defence headquarters acknowledged 47 dead", "Kampala admitted to ten", "the mission had 20 dead": the side
    of those who own up to losses, who had them, or who speak for a foreign land."""
    verb = noun.verb if noun.role == "object" else _verb_before(noun)
    owner = verb.subject if verb is not None else None
    if owner is None or (verb.voice == "passive" and verb.particle != "up"):
        return None
    own = verb.lemma in words("rules", "admitting") or verb.lemma in _HAVING
    if own and owner.first and owner.sentence.units[owner.first - 1].word == "whose":
        return owner_before(sides, owner)  # "Chad, whose men bore the brunt, losing 36 killed"
    if own and owner.units[0].kind == "R":
        return body_before(sides, owner)
    if owner.lemma in _ANYBODY and not owner.entities:
        return None  # "Kampala spoke of ten dead; officers there admitted to 30"
    its = sides.modifier(owner) if owner.possessor and (own or owner.lemma in _STATEMENTS) else None
    if its is not None:
        return its  # "the rebels' spokesman claimed to have lost six", "the mission's statement gave"
    none = noun.quantity is not None and noun.quantity.is_zero_word
    if own and (noun.role == "object" or none or item.rule != "casualty.answer"):
        return sides.organisation(owner) or sides.nation(owner) or _capital(sides, owner)
    return _capital(sides, owner) if own or verb.lemma in words("rules", "giving") else None


_ANYBODY = ("officer", "official", "source", "diplomat")
_STATEMENTS = ("statement", "communique", "communiqué", "bulletin")
_HAVING = ("suffer", "sustain", "have", "incur", "lose")


def _of_gapped(sides: "Sides", sentence: Sentence, noun: Noun) -> str | None:
    """ "South Africa counts nine, Malawi three": the country that stands for the loser of so many."""
    before = next((n for n in sentence.nouns if n.last == noun.first - 1 and n.prep is None), None)
    if before is None and noun.role == "object" and noun.verb.lemma in ("count", "mourn", "bury"):
        before = noun.verb.subject
    told = before is not None and len(before.units) == 1 and any(e.kind == "country" for e in before.entities)
    return sides.nation(before) if told and before.entities[0].country != sides.host else None


def _verb_before(noun: Noun) -> Verb | None:
    """The verb right before a number's preposition: "admitted to", "spoke of"."""
    if noun.prep not in ("to", "of"):
        return None
    return next((v for v in noun.sentence.verbs if 0 < noun.prep_index - v.last <= 2), None)


def _capital(sides: "Sides", owner: Noun) -> str | None:
    """The side of the soldiers of a foreign government, told by its capital: "London"."""
    for entity in owner.entities:
        country = capitals().get(entity.name)
        if country not in (None, sides.host) and len(owner.units) == 1 and has_soldiers(sides, country):
            return sides.entity(entity._replace(kind="country", country=country), True)
    return None


def has_soldiers(sides: "Sides", country: str) -> bool:
    """Whether the article tells of soldiers of a country: "Senegalese soldiers"."""
    article, armed = sides.article, forms("words", "military")
    for index in range(len(article)):
        if armed.isdisjoint(article.heard[index]):
            continue
        for noun in article.sentence(index).nouns:
            soldiers = noun.people in ("state_forces", "peacekeepers") or noun.lemma in words("words", "military")
            if soldiers and any(e.country == country for e in noun.entities):
                return True
    return False


def _on_its_side(sides: "Sides", sentence: Sentence, item: Harm) -> str | None:
    """ "On the army's side three were killed", "two died on the rebel side", "on the Serb side"."""
    near = [n for n in sentence.nouns if n.prep in ("on", "in", "among") and n.lemma in ("side", "rank", "camp")]
    near = [n for n in near if ";" not in sentence.row[min(n.first, item.at) : max(n.first, item.at)]]
    for noun in sorted(near, key=lambda n: abs(n.first - item.at)):
        teller = item.verb or next((v for v in reversed(sentence.verbs) if v.last < noun.first), None)
        if noun.determiner in _THEIRS and "own" in sentence.heard and teller is not None and teller.subject is not None:
            side = sides.organisation(teller.subject) or sides.nation(teller.subject)
            if side is not None:
                return side
        whose = noun.possessor[-1].people if noun.possessor else None
        side = sides.modifier(noun) or (whose if whose in _ARMED else None) or sides.nation(noun)
        side = side or (sides.organisation(noun.of) if noun.of is not None else None)
        if side is not None:
            return side
    return None


def _left_behind(sides: "Sides", sentence: Sentence, item: Harm, noun: Noun) -> str | None:
    """ "The rebels tried the camp and left a dozen dead behind"."""
    verb = noun.verb if noun.role == "object" else None
    if verb is None or verb.lemma not in ("leave", "abandon") or verb.subject is None or "behind" not in sentence.heard:
        return None
    return sides.organisation(verb.subject)


def _at_their_cost(sides: "Sides", sentence: Sentence, noun: Noun) -> str | None:
    """ "The assault was thrown back at a cost to the rebels of 46 killed"."""
    cost = next((n for n in sentence.nouns if n.lemma in ("cost", "price") and 0 < noun.first - n.last <= 8), None)
    payer = next(
        (n for n in sentence.nouns if n.prep == "to" and cost is not None and n.prep_index == cost.last + 1), None
    )
    if payer is None:
        return None
    return body_before(sides, payer) if payer.units[0].kind == "R" else sides.organisation(payer) or sides.nation(payer)


def _who_served(sides: "Sides", sentence: Sentence, noun: Noun) -> str | None:
    """ "Of those who served in it, 192 died", in an article about a mission."""
    served = "served" in sentence.heard and any(
        v.lemma == "serve" and v.subject is not None and v.subject.units[0].word == "those" for v in sentence.verbs
    )
    return "peacekeepers" if served and sides.with_mission else None


def _aboard(sides: "Sides", sentence: Sentence, noun: Noun) -> str | None:
    """ "Two French helicopters collided; all 13 on board died": those of whom the craft is."""
    after = [u.word for u in sentence.units[noun.last + 1 : noun.last + 3]]
    if after[:1] != ["aboard"] and after not in (["on", "board"], ["in", "it"]) and "on board" not in after[:1]:
        return None
    for craft in reversed(sentence.nouns):
        if craft.last < noun.first and craft.units[-1].lemma in _CRAFT and craft.entities:
            mission = any(sides.is_mission(e) for e in craft.entities)
            return "peacekeepers" if mission else sides.nation(craft)
    return None
