"""What stands around a noun phrase: what follows it by preposition, whose it is, what it is said of."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast


def key_of(noun: Noun) -> str:
    """The word by which a noun is listed: its lemma; an -ing noun by itself ("fighting", "shelling")."""
    head = noun.sentence.units[noun.head]
    return head.word if head.kind == "N" and head.word.endswith("ing") else head.lemma


def opener_of(noun: Noun) -> str | None:
    """The preposition or conjunction before a noun phrase: "before" of "four days before the vote"."""
    if noun.prep is not None:
        return noun.prep
    return noun.sentence.units[noun.first - 1].word.split()[-1] if noun.first else None


# Kinds that part a noun phrase from the phrases behind it.
_BOUNDARIES = frozenset("WS;:.")


# What follows is who is held responsible: "an attack blamed on rebels".
_BLAMING = frozenset(("blame", "pin", "attribute"))


def tail(noun: Noun) -> list[Noun]:
    """Prepositional phrases that follow a noun phrase, up to the next verb or clause boundary."""
    sentence = noun.sentence
    found: list[Noun] = []
    at = noun.last
    for phrase in sentence.phrases:
        if phrase.first <= noun.last:
            continue
        gap = sentence.row[at + 1 : phrase.first]
        gap = gap[3:] if gap.startswith("(t)") else gap
        if isinstance(phrase, Verb):
            if phrase.form in ("participle", "gerund") and phrase.lemma not in _BLAMING:
                continue
            break
        if not gap and phrase.first == phrase.last and sentence.units[phrase.first].word == "others":
            at = phrase.last  # "two others, at Para"
            continue
        if not _BOUNDARIES.isdisjoint(gap) or (not phrase.prep and phrase.of_parent is None):
            break
        found.append(phrase)
        at = phrase.last
    return found


def posted_at(noun: Noun | None, before: int) -> Noun | None:
    """Where those are stationed who do what stands at unit `before`: "The company stationed at Para left on 5 May"."""
    if noun is None:
        return None
    for verb in noun.sentence.verbs:
        if verb.subject is noun and verb.last < before and verb.voice == "passive" and verb.lemma in _POSTED:
            return next((n for n in verb.complements() if n.prep in ("at", "in") and n.last < before), None)
    return None


_POSTED = frozenset("station base garrison post quarter billet deploy".split())


def called(noun: Noun) -> Noun | None:
    """The camp's own name beside a phrase: "its base in Harper, Camp Palm", "the main camp, Fort Stanley"."""
    sentence, last = noun.sentence, noun.last
    for after in sentence.nouns:
        if after.first <= noun.last:
            continue
        gap = sentence.row[last + 1 : after.first]
        if gap == "P" and after.prep in ("in", "at", "near", "outside"):
            last = after.last
            continue
        named = sentence.row[after.first : after.last + 1] in ("M", "DM") and is_camp(sentence.units[after.head].word)
        return after if gap == "," and named else None
    return None


_CAMPS = frozenset(("base", "camp", "airbase", "barracks"))


def is_camp(name: str) -> bool:
    """Whether a name is a camp's own: "Camp Palm", "Halane Base"."""
    words = name.lower().split()
    post = "outpost" in words or (words[:1] == ["fob"] and words[-1] != "fob") or "operating" in words
    return len(words) > 1 and (words[0] in ("camp", "fort") or words[-1] in _CAMPS or post)


def part(noun: Noun, first: int, last: int) -> Noun:
    """The units `first` to `last` of a noun phrase as a phrase of their own."""
    head = next((i for i in range(last, first - 1, -1) if noun.sentence.units[i].kind in "NMR"), last)
    return Noun(noun.sentence, first, last, head)


def possessors(noun: Noun, cast: "Cast") -> list[Noun]:
    """Whose it is: "MINUSMA" in "MINUSMA's departure", and what "its" stands for."""
    units = noun.units
    found: list[Noun] = []
    if noun.sentence.row.find("Z", noun.first + 1, noun.last + 1) >= 0:
        found = [part(noun, noun.first, noun.first + i - 1) for i, u in enumerate(units) if u.kind == "Z" and i]
    owner = cast.owner(noun)
    return found + ([owner] if owner is not None else [])


def modifiers(noun: Noun) -> list[Noun]:
    """Names and nouns that stand before the head: "UN" and "Kidal" in "the UN Kidal departure"."""
    units = noun.sentence.units
    found = []
    for i in range(noun.first, noun.head):
        if units[i].people and i > noun.first and units[i - 1].kind == "J":
            found.append(part(noun, i - 1, i))
        elif units[i].kind in "MN" or (units[i].kind == "J" and (units[i].value is not None or units[i].people)):
            found.append(part(noun, i, i))
    return found


def around(noun: Noun, cast: "Cast") -> list[Noun]:
    """Whom or what a noun is about: its possessors, modifiers and "of" phrases."""
    return [
        *possessors(noun, cast),
        *modifiers(noun),
        *[n for n in tail(noun)[:2] if n.prep in ("of", "by", "from", "for")],
    ]


def copula_subject(noun: Noun) -> Noun | None:
    """The subject of a form of be before the phrase: "the camp" in "the camp is in the hands of the army"."""
    sentence = noun.sentence
    before = [p for p in sentence.phrases if p.last < noun.first]
    for phrase in reversed(before):
        if isinstance(phrase, Verb):
            if phrase.lemma in ("be", "fall", "remain", "leave", "stay", "come", "pass", "slip", "go"):
                if phrase.objects:
                    return phrase.objects[-1]
                return phrase.subject or _subject_left(sentence, phrase)
            return None
        if phrase.prep is None:
            return phrase
    return None


def _subject_left(sentence: Sentence, verb: Verb) -> Noun | None:
    return next((n for n in sentence.nouns if n.last < verb.first and n.prep is None), None)


def governing_verb(noun: Noun) -> Verb | None:
    """The verb whose clause a noun phrase belongs to."""
    if noun.verb is not None:
        return context.main_verb(noun)
    sentence = noun.sentence
    ids = context.clauses(sentence)
    inside = [v for v in sentence.verbs if ids[v.head] == ids[noun.head]]
    if not inside:
        return None
    before, after = [v for v in inside if v.last < noun.first], [v for v in inside if v.first > noun.last]
    if before and after and sentence.row[: after[0].first].rstrip("A").endswith("K"):
        return before[-1]  # "spoke of an ambush and vowed revenge"
    return min(inside, key=lambda v: (abs(v.head - noun.head), v.head > noun.head))
