"""Whom a casualty figure counts: the side of its words, of those who lost them, or of the figure before it."""

from typing import NamedTuple

from pipeline.extract.claims import Casualties, Speaker
from pipeline.extract.figures.bare import is_bare
from pipeline.extract.figures.counting import Group, is_national
from pipeline.extract.figures.forces import force_of
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.meant import body_before, left_by, mustered, nearest
from pipeline.extract.figures.owners import has_soldiers, owner_told
from pipeline.extract.figures.repeats import Told
from pipeline.extract.figures.sides import Sides
from pipeline.extract.figures.tellers import side_of_teller
from pipeline.extract.figures.words import words
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_FURTHER = frozenset(("another", "other", "others", "more", "further"))
_ARMED = ("peacekeepers", "state_forces", "armed_group")


class Before(NamedTuple):
    """What was told before a figure: the last figure, its sentence and paragraph, and all figures so far."""

    claim: Casualties | None
    sentence: int
    paragraph: int
    rows: list[Told]

    def same_sentence(self, sentence: Sentence) -> Casualties | None:
        """The last figure where it stands in the same sentence."""
        return self.claim if self.sentence == sentence.index else None

    def same_paragraph(self, sentence: Sentence) -> Casualties | None:
        """The last figure where it stands in the same paragraph."""
        return self.claim if self.paragraph == sentence.paragraph else None


def victims_of(
    sides: Sides, before: Before, sentence: Sentence, item: Harm, group: Group, scope: str, speaker: Speaker | None
) -> tuple[str, str | None]:
    """The side of those whom a figure counts, and the words that name them; `speaker` is who tells it."""
    noun = group.noun
    side, text = sides.of(noun), noun.text()
    own = side_of_teller(sides, speaker, item, noun) if side != "armed_group" else None
    if own is not None:
        return own, text
    of_them = noun.of is not None and (noun.of.units[0].kind == "R" or noun.of.lemma in ("son", "child", "own"))
    apart = item.side is not None and noun in item.side.members[1:]  # "a toll of 49 civilians and 15 soldiers"
    if item.side is not None and not apart and (side in (None, "unspecified", "state_forces") or of_them):
        owned = _owned(sides, item)
        if owned is not None:
            return owned, text if side is not None else item.side.text()
    if item.rule == "casualty.part" and side in (None, "unspecified"):
        side = sides.organisation(noun) or side  # "36 people died, four of them from the mission"
    if side in (None, "unspecified") and noun.lemma == "life" and noun.entities:
        side = sides.nation(noun) or side  # "cost thirty Italian lives"
    if side is None and item.rule == "casualty.bodies":
        side = left_by(sides, noun) or "unspecified"
    last = before.same_paragraph(sentence)
    if last is not None and (noun.of or noun).lemma in ("comrade", "colleague"):
        return before.rows[-1].claim.victims, text  # "Four of his comrades were hit"
    named = all(e.kind in ("person", "name") for e in noun.entities)
    if side == "state_forces" and named and noun.of is None:
        if noun.determiner in (None, "a", "another", "one"):
            told = _of_speaker(sides, noun) or _of_those_attacked(sides, before, sentence, item)
            side = told or force_of(sides, noun, item) or side
        elif noun.determiner == "the":
            side = _of_those_told(before, sentence) or force_of(sides, noun, item) or side
    last = before.same_sentence(sentence)
    if last is not None and noun.lemma in ("prisoner", "captive") and side in (None, "unspecified"):
        return last.victims, text  # "over 100 dead and 22 prisoners"
    if side == "state_forces" and noun.lemma.split()[-1] in ("troop", "personnel", "military") and last is not None:
        # "seven peacekeepers were killed and 17 troops wounded"
        side = last.victims if noun.determiner is None and not noun.entities else side
    if of_them and (item.rule == "casualty.ellipsis" or noun.of.units[0].kind == "R") and last is not None:
        return last.victims, text
    part = before.same_paragraph(sentence) if of_them and sentence.index - before.sentence == 1 else None
    if part is not None and part.outcome == item.outcome and (part.count or 0) > (group.quantity.count or 0):
        return part.victims, text  # "186 staff died. One hundred of them died in the earthquake"
    if side in ("state_forces", "unspecified") and _goes_on_from(before, sentence, noun):
        return "peacekeepers", text
    if side == "unspecified" and is_national(sentence.units[noun.head]) and _beside_soldiers(sides, noun):
        return sides.nation(noun) or side, text
    taken = item.outcome == "captured" and side == "foreign_forces" and is_national(sentence.units[noun.head])
    if taken and not any(has_soldiers(sides, e.country) for e in noun.entities):
        return "unspecified", text  # "abducted three Indians from a cement works"
    if item.rule == "casualty.neutralised" and side in (None, "unspecified"):
        return "armed_group", text
    if item.outcome == "displaced" and side not in (None, "civilians"):
        return "unspecified", text
    if item.rule == "casualty.never_returned" and side in (None, "unspecified"):
        return ("peacekeepers" if sides.with_mission else "foreign_forces"), text
    return (side, text) if side is not None else _unsaid(sides, before, sentence, item, group, scope)


def _beside_soldiers(sides: Sides, noun: Noun) -> bool:
    """Whether people of a nation stand behind soldiers of another: "four American soldiers and four Nigeriens"."""
    before = [n for n in noun.sentence.nouns if n.last < noun.first and n.quantity is not None and not is_bare(n)]
    armed = any(sides.of(n) in ("peacekeepers", "foreign_forces", "state_forces") for n in before)
    return armed and not any(n.people == "civilians" for n in noun.sentence.nouns)


def _of_speaker(sides: Sides, noun: Noun) -> str | None:
    """The side of soldiers of whom their own army or state tells: "Uganda said that nine soldiers were wounded"."""
    speaker = _meant(noun, None)
    if speaker is None:
        return None
    side = sides.nation(speaker) if speaker.units[0].kind != "R" else body_before(sides, speaker)
    return side if side in ("peacekeepers", "foreign_forces") else None


def _of_those_attacked(sides: Sides, before: Before, sentence: Sentence, item: Harm) -> str | None:
    """The side of soldiers whom rebels say they killed, where their paragraph told of dead peacekeepers."""
    verb = item.verb
    if verb is None or verb.subject is None or verb.voice != "active" or item.outcome != "killed":
        return None
    if sides.organisation(verb.subject) != "armed_group":
        return None
    start = _paragraph_start(sentence)
    rows = [r.claim for r in before.rows if start <= r.claim.start < sentence.start]
    told = [claim.victims for claim in rows if claim.outcome == "killed"]
    return next((v for v in reversed(told) if v in ("peacekeepers", "foreign_forces")), None)


def _of_those_told(before: Before, sentence: Sentence) -> str | None:
    """The side of "the fourth soldier" where the sentence before told only of peacekeepers or foreign soldiers."""
    last = before.same_paragraph(sentence)
    if last is None or sentence.index - before.sentence > 1:
        return None
    start = _paragraph_start(sentence)
    told = {r.claim.victims for r in before.rows if r.claim.start >= start}
    return told.pop() if len(told) == 1 and told <= {"peacekeepers", "foreign_forces"} else None


_ALL = frozenset(("all", "they", "both"))


def whose(sides: Sides, sentence: Sentence) -> str | None:
    """The side that "All were civilians", "The dead were all Tanzanians" gives to those told of just before."""
    for verb in sentence.verbs:
        who = verb.subject
        if verb.lemma != "be" or verb.negated or who is None or not verb.objects:
            continue
        first, named = who.units[0].word, verb.objects[0]
        known = first in _ALL or (who.determiner == "the" and who.units[-1].word in ("dead", "victims", "wounded"))
        many = named.units[-1].word != named.lemma or is_national(sentence.units[named.head])
        if known and many and named.quantity is None and named.determiner in (None, "all"):
            side = sides.of(named)
            if is_national(sentence.units[named.head]) and side == "unspecified" and sides.with_mission:
                side = sides.nation(named)
            return side if side in (*_ARMED, "civilians", "foreign_forces") else None
    return None


def is_new(before: Before, sentence: Sentence, group: Group, outcome: str) -> bool:
    """Whether "the driver" is told of for the first time, where the paragraph counts nobody else so harmed."""
    noun, heard = group.noun, sentence.article.heard
    head = noun.sentence.units[noun.head]
    if noun.quantity is not None or head.kind != "N" or noun.people not in ("civilians", "state_forces"):
        return False
    if head.lemma in words("words", "plain") or noun.determiner not in ("the", "its", "his", "her", "their"):
        return False
    if any(head.word in heard[i] or f"{head.word}s" in heard[i] for i in range(sentence.index)):
        return False
    start = _paragraph_start(sentence)
    return not any(r.claim.start >= start and r.claim.outcome == outcome and r.claim.count for r in before.rows)


def _paragraph_start(sentence: Sentence) -> int:
    spans = sentence.article.spans
    first = next(i for i in range(sentence.index + 1) if spans[i].paragraph == sentence.paragraph)
    return sentence.article.sentence_starts[first]


def _goes_on_from(before: Before, sentence: Sentence, noun: Noun) -> bool:
    """Whether further uniformed people are peacekeepers, as those before them: "another 17 military personnel"."""
    last = before.same_paragraph(sentence)
    if last is None or last.victims != "peacekeepers" or noun.entities:
        return False
    further = any(u.word in _FURTHER for u in noun.units)
    return further and any(u.people == "state_forces" or u.word in ("military", "personnel") for u in noun.units)


def _owned(sides: Sides, item: Harm) -> str | None:
    """The side of those who lost people, or of whom a toll counts."""
    owner = item.side
    if owner.units[0].kind == "R":
        speaker = _meant(owner, item.verb)
        if speaker is None or speaker.units[0].kind == "R":
            return body_before(sides, speaker or owner)
        owner = speaker
    if item.rule in ("casualty.lost", "casualty.noun"):
        side = sides.organisation(owner) or sides.nation(owner) or (sides.modifier(owner) if owner.possessor else None)
        if side is None and owner is not item.side and not owner.entities:
            return body_before(sides, item.side)  # "The army is silent; diplomats think it lost 100 men"
        return owner.people if side is None and owner.people == "civilians" else side
    side = sides.of(owner)
    if side is None and owner.lemma == "dead":
        side = sides.nation(owner)  # "put the Kenyan dead at 63"
        own = any(e.country in words("sides", "parties") for e in owner.entities)
        return "unspecified" if side == "state_forces" or own else side
    return sides.organisation(owner) or sides.nation(owner) or side if side in (None, "unspecified") else side


def _meant(pronoun: Noun, verb: Verb | None) -> Noun | None:
    """Who says that "they" or "it" lost people: "The rebels say that they lost four men"."""
    saying = words("rules", "saying")
    for said in reversed(pronoun.sentence.verbs):
        if said.last < pronoun.first and said is not verb and said.lemma in saying and said.subject is not None:
            return said.subject
    return None


def _unsaid(
    sides: Sides, before: Before, sentence: Sentence, item: Harm, group: Group, scope: str
) -> tuple[str, str | None]:
    """The side of a number alone: that of the figure before it, else of the people harmed before it."""
    last, verb = before.claim, item.verb
    if item.rule == "casualty.active" and verb is not None and verb.subject is not None and verb.voice == "active":
        killer = sides.organisation(verb.subject)
        if killer is not None and last is not None and last.victims == killer:
            return "unspecified", None
    told = verb.subject if verb is not None else None
    opens = sentence.nouns[0] if sentence.nouns and sentence.nouns[0].role == "subject" else None
    if any(n is not None and n.lemma in words("scope", "periods") for n in (told, opens)):
        return "unspecified", None  # "The war has cost 300,000 lives"
    side = owner_told(sides, sentence, item, group.noun)
    if side is not None:
        return side, None
    far = sentence.paragraph - before.paragraph if last is not None else 9
    alone = not any(n.people is not None and n is not group.noun for n in sentence.nouns)
    summed = item.rule in ("casualty.noun", "casualty.toll") and scope == "cumulative"
    summed = summed or (scope == "cumulative" and not words("words", "disease").isdisjoint(sentence.heard))
    if summed and alone and (last is None or last.scope == "incident"):
        return "unspecified", None  # "the toll across the country stood at 19", after an incident
    own = mustered(sides, group.noun)
    if own is not None and before.sentence != sentence.index:
        return own, None
    if (
        last is not None
        and far == 0
        and scope == "incident"
        and last.count == 1
        and (group.quantity.count or 0) >= _MANY
    ):
        return _of_the_many(before, sentence), None
    doer = verb.subject if verb is not None and verb.voice == "active" and item.rule == "casualty.active" else None
    further = any(u.word in _FURTHER for u in group.noun.units)
    elsewhere = (
        doer is not None and not further and before.sentence != sentence.index and "t" in sentence.row[: doer.first + 1]
    )
    if last is not None and far == 0 and not elsewhere:
        return last.victims, last.victims_text
    if last is not None and far == 1 and any(u.word in _FURTHER for u in group.noun.units) and alone:
        same = [r.claim for r in before.rows if r.claim.outcome == item.outcome and r.claim.victims != "unspecified"]
        if same:
            return same[-1].victims, same[-1].victims_text  # "Four more died on Monday"
    side = None if group.quantity.count == 0 else nearest(sides, group.noun)
    told = {row.claim.victims for row in before.rows}
    if side is None and last is not None and far == 1 and group.quantity.count and len(told) == 1 and alone:
        return last.victims, last.victims_text
    return side or "unspecified", None


# So many are not of the side of the one person told of before them.
_MANY = 20


def _of_the_many(before: Before, sentence: Sentence) -> str:
    """The side of the last larger number of a paragraph."""
    start = _paragraph_start(sentence)
    many = [r.claim.victims for r in before.rows if r.claim.start >= start and (r.claim.count or 0) > 1]
    return many[-1] if many else "unspecified"
