"""Short forms: the speaker already met for whom "she", "it", "the spokesman", "the charity" or "the woman" stands."""

from functools import cache, lru_cache

from pipeline.extract.attribution.descriptions import head_of, name_after, roles_of
from pipeline.extract.attribution.lexis import words
from pipeline.extract.attribution.referents import Referent, Referents
from pipeline.extract.attribution.subjects import main_subject
from pipeline.extract.lexicon import load
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence

_SINGLE = frozenset(("he", "she"))
# The pronoun for which each owner stands.
OWNERS = {"its": "it", "their": "they", "his": "he", "her": "she"}
_LOOK_BACK = 8
# What a speaker of a sector may be called without those words before.
_OF_SECTOR = {"un": " mission peacekeeping", "military": " army defence defense", "armed_group": " rebel militia"}
# Nouns beside a head that tell nothing apart.
_AGAIN = frozenset(("chief", "press", "staff"))


@lru_cache(maxsize=20_000)
def _alike(lemma: str) -> frozenset[str]:
    """The noun and those that may stand for the same person."""
    groups = (frozenset(line.split()) for line in load("attribution")["people"]["alike"].strip().splitlines())
    return next((group for group in groups if lemma in group), frozenset((lemma,)))


@cache
def _gender(name: str) -> frozenset[str]:
    return frozenset(load("attribution")["people"][name].split())


def again(cast: Referents, noun: Noun, head: Unit, what: str) -> Referent | None:
    """The last speaker whom the same head word, or a title of theirs, has named."""
    lemma = "spokesman" if head.lemma in words("people", "spokesman") else head.lemma
    plural = head.word != head.lemma
    wanted = _alike(lemma) if what == "person" else frozenset((lemma,))
    marks = {u.value.name for u in noun.units if u.kind == "M" and u.start != head.start}
    place = (
        next((u.word for u in noun.of.units if u.kind == "M"), "") if noun.of is not None and what == "person" else ""
    )
    own = {u.word for u in noun.units if u.kind == "N" and u.start != head.start} - _AGAIN
    best = None
    for referent in cast.found.values():
        if referent.what != what or not wanted & referent.heads or (what == "person" and referent.plural != plural):
            continue
        if place and referent.untold and place not in referent.speaker.name.lower():
            continue
        if own and not _fits_words(referent, own):
            continue
        owner = referent.speaker.affiliation
        if marks and owner and owner not in marks and not cast.bodies.akin(marks, owner):
            continue
        if best is None or referent.seen >= best.seen:
            best = referent
    return best


def _fits_words(referent: Referent, own: set[str]) -> bool:
    """Whether the nouns beside a head are among a speaker's words: "the health ministry" is no foreign ministry."""
    speaker = referent.speaker
    if referent.what == "person" and speaker.named and not speaker.role:
        return True
    told = f"{speaker.name} {speaker.role or ''} {speaker.affiliation or ''} {speaker.sector}".lower()
    told += _OF_SECTOR.get(speaker.sector, "")
    return any(word in told for word in own)


def introduced(cast: Referents, s: Sentence, head: Unit) -> tuple[Sentence, Noun] | None:
    """A person told of but not yet cited whose title or role the head word repeats: "Father Kabasha ... the priest"."""
    wanted = _alike(head.lemma)
    for k in range(s.index - 1, max(-1, s.index - _LOOK_BACK), -1):
        other = cast.article.sentence(k)
        for noun in other.nouns:
            unit = other.units[noun.last]
            if unit.kind == "M":
                if cast.article.text[unit.start : unit.end].isupper():
                    continue  # a heading in capitals
                if unit.value.kind in ("person", "name") and wanted & roles_of(other, noun):
                    return other, noun
            elif unit.lemma == head.lemma and name_after(other, noun) is not None:
                return other, noun
    return None


def pronoun(cast: Referents, s: Sentence, noun: Noun, word: str, *, owner: bool = False) -> Referent | None:
    """The speaker for whom "he", "she", "it" or "they" stands: somebody in the sentence, else in the sentences before.

    In an aside ("..., she said") the subject before it is what she speaks of, hardly she herself; not so where it only
    owns ("UNMIL shut three camps, its report says").
    """
    for at, referent, _ in reversed(cast.spoke):
        if at != s.index:
            break
        if _agrees(referent, word):
            return referent
    subjects = (n for n in s.nouns if n.last < noun.first and n.prep is None and n.role == "subject")
    here = [n for n in subjects if not cast.inside(n.start)]
    main = main_subject(s, cast.speaks)
    if main is not None and main.last < noun.first and main not in here and not cast.inside(main.start):
        here.insert(0, main)
    if word == "it":
        here += [n for n in s.nouns if n.last < noun.first and n.prep is n.role is None and not cast.inside(n.start)]
    if noun.first > 0 and s.row[noun.first - 1] == "W":  # "A battalion that it promised": not the battalion
        here = [n for n in here if not _opens_relative_of(s, n, noun)]
    topic = [n for n in s.nouns[:1] if n.prep in ("as for", "as to") and n.last < noun.first]
    if topic:
        return _first_fitting(cast, s, topic, word)
    aside = (
        noun.first > 0 and s.row[noun.first - 1] in ",Q" and s.row[noun.first - 2 : noun.first - 1] not in ("W", "S")
    )
    if owner or (main is not None and ":" in s.row[main.last : noun.first]):
        aside = False  # "The spokesman went further: it was a lie, he told the radio"
    found = None if aside else _first_fitting(cast, s, here, word)
    return found or _spoken_before(cast, s, word) or (_first_fitting(cast, s, here, word) if aside else None)


def _opens_relative_of(s: Sentence, noun: Noun, pronoun_in: Noun) -> bool:
    """Whether nothing but phrases that describe a noun stands between it and the relative clause of a pronoun."""
    return not {*"bsdnegX,"} & {*s.row[noun.last + 1 : pronoun_in.first - 1]}


def _first_fitting(cast: Referents, s: Sentence, nouns: list[Noun], word: str) -> Referent | None:
    for other in nouns:
        if _fits(cast, other, word) and cast.determiner(other) not in OWNERS:
            found = cast.one(s, other)
            if found:
                return found[0]
    return None


def _spoken_before(cast: Referents, s: Sentence, word: str) -> Referent | None:
    """Who spoke in an earlier sentence, or whom it tells of."""
    for k in range(s.index - 1, max(-1, s.index - _LOOK_BACK), -1):
        said = [(r, active) for at, r, active in cast.spoke if at == k and _agrees(r, word)]
        main = next((r for r, active in said if active), None)
        if main is None and not cast.quoted(k):
            main = _told_of(cast, k, word)
        if main is None and said:
            main = said[0][0]
        if main is not None:
            return main
    return None


def _told_of(cast: Referents, k: int, word: str) -> Referent | None:
    """The subject of sentence k for which a pronoun stands: of its main verb, or for a body of any verb."""
    s = cast.article.sentence(k)
    main = main_subject(s, cast.speaks)
    spoken = main is not None and cast.speaks(main)
    if word in _SINGLE:  # "I asked Solange, who sells fuel", "I spoke to a teacher"
        others = [n for n in s.nouns if n.prep == "by" and s.units[n.last].kind == "M"]
        others += [n for n in s.nouns if n.prep == "for" or (n.role is not None and s.units[n.last].kind == "M")]
        others += [n for n in s.nouns if n.prep in ("to", "with") and not spoken and n.determiner in ("a", "an")]
        others += [n for n in s.nouns if n.prep == "of" and s.row[n.last] == "M" and n not in others]
        others = [n for n in others if n.first == 0 or s.units[n.first - 1].word not in ("whether", "if")]
    else:
        others = [n for n in s.nouns if n.role == "subject" and n is not main]
    for noun in [main, *others] if main is not None else others:
        if _fits(cast, noun, word) and not cast.inside(noun.start):
            found = cast.one(s, noun)
            if found and _agrees(found[0], word):
                return found[0]
    return None


def _fits(cast: Referents, noun: Noun, word: str) -> bool:
    nature = cast.nature(noun)
    head = head_of(noun)
    if nature is None or nature.what == "mute" or head.kind == "R":
        return False
    plural = bool(noun.members) or (head.kind == "N" and head.word != head.lemma)
    if word in _SINGLE and noun.quantity is not None:
        return False  # "One soldier was killed. He offered his condolences."
    if word in _SINGLE:
        other = _gender("male" if word == "she" else "female")
        return nature.what == "person" and not plural and head.lemma not in other
    if word == "it":
        return nature.what in ("body", "document") and not plural
    return nature.what in ("person", "body")


def _agrees(referent: Referent, word: str) -> bool:
    if word in _SINGLE:
        return referent.what == "person" and not referent.plural
    if word == "it":
        return referent.what in ("body", "document") and referent.speaker.kind != "group"
    return referent.plural or referent.what == "body"
