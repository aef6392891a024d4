"""Who a noun phrase names as a speaker: a known body, a person by name or title, an unnamed source, a document.

`Speakers` keeps everybody cited in one article, so that a surname, "the spokesman", "she" or "it" is the speaker it stands
for. What words mean is in `lexicon/attribution.toml`; where the speaker stands in a sentence is in `subjects`.
"""

from dataclasses import dataclass, field

from pipeline.extract import affiliation as about
from pipeline.extract.article import Article
from pipeline.extract.claims import Speaker
from pipeline.extract.names import Entity
from pipeline.extract.persons import Name, full_name, read_name
from pipeline.extract.phrases import Noun, Unit
from pipeline.extract.sentence import Sentence
from pipeline.extract.speech_words import Nature, guess_nature, natures, words
from pipeline.extract.subjects import main_subject, tail

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_NOBODY = frozenset(("no", "neither", "nobody", "none", "any", "whatever", "what", "every", "each", "few", "another's"))
_SINGLE = frozenset(("he", "she"))
_OWN = frozenset(("his", "her", "its", "their"))
_LOOK_BACK = 8


@dataclass(slots=True, eq=False)
class Referent:
    """A speaker, and what later short forms need to find it again: its nature, number and head words."""

    speaker: Speaker
    what: str
    plural: bool = False
    heads: set[str] = field(default_factory=set)
    seen: int = 0
    untold: bool = False


class Speakers:
    """Everybody whom one article cites."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.found: dict[str, Referent] = {}
        self.spoke: list[tuple[int, Referent, bool]] = []
        self.about = about.Bodies(article)

    # ------------------------------------------------------------------------------------------------ what can speak
    def nature(self, noun: Noun) -> Nature | None:
        """What the phrase is, by its head: person, body, document, mute; None where no list and no ending tells."""
        s = noun.sentence
        head = s.units[noun.last] if s.units[noun.last].kind in "MNR" else s.units[noun.head]
        if head.kind == "M":
            return self.about.of_name(head.value)
        if head.kind == "R":
            return Nature("person", "other") if head.word in ("he", "she", "they", "it") else Nature("mute", "other")
        if head.kind in "C#DJ":
            return self._counted(noun, head)
        if head.value is not None and head.people == "national":
            return Nature("person", "international")
        return self._noun(noun, head)

    def _noun(self, noun: Noun, head: Unit) -> Nature | None:
        listed = natures()
        units = noun.sentence.units
        at = noun.last if units[noun.last] is head else noun.head
        if at > noun.first:
            pair = listed.get(f"{units[at - 1].word} {head.lemma}") or listed.get(f"{units[at - 1].word} {head.word}")
            if pair is not None:
                return pair
        return listed.get(head.lemma) or listed.get(head.word) or guess_nature(head.lemma, head.people)

    def _counted(self, noun: Noun, head: Unit) -> Nature | None:
        """ "One of its commanders", "two of the sources", "a second", "the official" read as adjective."""
        if noun.of is not None:
            them = noun.sentence.units[noun.of.head].word == "them"
            return Nature("person", "other") if them else self.nature(noun.of)
        listed = natures().get(head.word)
        return listed if head.kind == "J" else Nature("mute", "other")

    def speaks(self, noun: Noun) -> bool:
        """Whether the phrase can be a speaker at all."""
        nature = self.nature(noun)
        return (
            nature is not None
            and nature.what in ("person", "body", "document")
            and self.determiner(noun) not in _NOBODY
        )

    @staticmethod
    def determiner(noun: Noun) -> str | None:
        """The word that opens the phrase, where it is a determiner."""
        unit = noun.sentence.units[noun.first]
        return unit.word if unit.kind == "D" or unit.word in _NOBODY else None

    # ------------------------------------------------------------------------------------------------ who it is
    def identify(self, s: Sentence, noun: Noun, *, explained: bool = True) -> list[Referent]:
        """The speakers that a phrase names; several for a list. `explained` allows an apposition after it."""
        if noun.members and noun is noun.members[0]:
            return [
                r for m in noun.members if self.speaks(m) for r in self._one(s, m, m is noun.members[-1] and explained)
            ]
        return self._one(s, noun, explained)

    def _one(self, s: Sentence, noun: Noun, explained: bool) -> list[Referent]:
        units = s.units
        head = units[noun.last] if units[noun.last].kind in "MNR" else units[noun.head]
        if self.determiner(noun) in _NOBODY:
            return []
        if head.kind == "R":
            found = self.pronoun(s, noun, head.word)
            return [found] if found else []
        nature = self.nature(noun) or Nature("person", "other")
        if nature.what == "mute":
            return []
        if head.kind == "M":
            found = self._named(s, noun, head, nature, explained)
        elif nature.what == "body":
            found = self._body(s, noun, head, nature)
        elif nature.what == "document":
            found = self._document(s, noun, head)
        else:
            found = self._somebody(s, noun, head, nature, explained)
        return [found] if found else []

    def _common(self, s: Sentence, noun: Noun, head: Unit, explained: bool) -> Referent | None:
        """ "The Mission", "the Governor": a common noun with a capital."""
        nature = natures()[head.lemma]
        if nature.what == "body":
            return self._body(s, noun, head, nature)
        return (
            self._document(s, noun, head)
            if nature.what == "document"
            else self._somebody(s, noun, head, nature, explained)
        )

    # ------------------------------------------------------------------------------------------------ names
    def _named(self, s: Sentence, noun: Noun, head: Unit, nature: Nature, explained: bool) -> Referent | None:
        entity: Entity = head.value
        common = about.as_common(head)
        if common is not None and s.units[noun.last] is head:
            return self._common(s, noun, common, explained)
        if (nature.what == "person" and entity.kind != "person") or (nature.what == "person" and entity.sector is None):
            return self._person(s, noun, head, explained)
        if entity.short and any(u.word in about.LOCAL for u in noun.units):
            return self._keep(
                self._words(s, noun), "body", "organisation", "government", s, named=False, heads={head.word}
            )
        known = self.about.resolve(entity)
        if entity.kind == "organisation" and entity.sector is None:
            known = self.about.unlisted(s, noun, entity)
        return self._keep(known.name, "person" if known.kind == "person" else "body", known.kind, known.sector or "other", s,
                          heads={w.lower() for w in known.name.split()[-1:]})  # fmt: skip

    def _person(self, s: Sentence, noun: Noun, head: Unit, explained: bool) -> Referent | None:
        name = full_name(self.article, read_name(self.article.text[head.start : head.end]), head.start)
        if not name.name:
            named = about.name_after(s, noun) if explained else None
            if named is not None:
                return self._person(s, about.with_role(s, noun, named), s.units[named], explained=False)
            sector = self.about.sector_of(noun.units, name.sector or "other", name.title[-1])
            return self._keep(
                self._words(s, noun), "person", "person", sector, s, heads=set(name.title) | {"spokesman"}, untold=True
            )
        kept = self.found.get(name.name)
        if kept is not None:
            kept.seen = s.index
            return kept
        told = about.told_of(s, noun, explained)
        described = about.description(self.about, told, name.title)
        kept = self._title_before(s, name, head) if not told.units else None
        if kept is not None:
            self._rename(kept, name.name)
            return kept
        sector = described.sector or name.sector or "local"
        self._learn(name, sector)
        return self._keep(name.name, "person", "person", sector, s, heads=described.heads | set(name.title),
                          affiliation=described.affiliation, role=described.role or (" ".join(name.title) or None))  # fmt: skip

    def _learn(self, name: Name, sector: str) -> None:
        self.article.people.setdefault(name.surname, Entity(name.name, "person", sector))
        self.article.people.setdefault(name.name, Entity(name.name, "person", sector))

    def _title_before(self, s: Sentence, name: Name, head: Unit) -> Referent | None:
        """ "The military governor said ... General Ndima said": the title told shortly before is that of the first mention."""
        if self.article.text.find(name.surname) < head.start - len(name.surname) - 40:
            return None
        for at, referent, _ in reversed(self.spoke):
            if s.index - at > 4:
                return None
            if referent.untold and referent.what == "person":
                return referent
        return None

    def _rename(self, referent: Referent, name: str) -> None:
        self.found = {(name if r is referent else k): r for k, r in self.found.items()}
        speaker = referent.speaker
        speaker.role, speaker.name, speaker.key, speaker.named = speaker.name, name, name, True
        referent.untold = False
        self._learn(read_name(name), speaker.sector)

    # ------------------------------------------------------------------------------------------------ bodies
    def _body(self, s: Sentence, noun: Noun, head: Unit, nature: Nature) -> Referent | None:
        calling = about.naming(s, noun)
        if calling is not None:
            name = self.article.text[s.units[calling].start : s.units[calling].end]
            return self._keep(name, "body", "organisation", nature.sector, s, heads={head.lemma})
        known = self.about.body(s, noun, head, nature)
        if known is not None:
            return self._keep(
                known.name,
                "body",
                "group" if known.kind == "group" else "organisation",
                known.sector or "other",
                s,
                heads={head.lemma},
            )
        short = self._again(noun, head, "body") if self.determiner(noun) in _DEFINITE else None
        if short is None and self.determiner(noun) in _DEFINITE and head.lemma in words("phrases", "again"):
            short = self._body_before(s, noun.start)
        if short is not None:
            return short
        sector = self.about.sector_of(noun.units[:-1], nature.sector, head.lemma)
        return self._keep(self._words(s, noun), "body", "organisation", sector, s, named=False, heads={head.lemma})

    def _body_before(self, s: Sentence, offset: int) -> Referent | None:
        """ "The charity": the body that was named last, in this sentence or the two before."""
        entity = self.about.named_before(s, offset)
        if entity is None:
            return None
        known = self.about.resolve(entity)
        return self._keep(known.name, "body", known.kind, known.sector or "other", s)

    def _document(self, s: Sentence, noun: Noun, head: Unit) -> Referent | None:
        owner = self._owner(s, noun, head)
        if owner is not None:
            return owner
        short = self._again(noun, head, "document") if self.determiner(noun) in _DEFINITE else None
        if short is None and self.determiner(noun) in _DEFINITE and head.lemma in words("nouns", "statement"):
            short = next((r for _, r, _ in reversed(self.spoke) if r.what != "document"), None)
        if short is not None:
            return short
        end = tail(s, noun)
        sector = self.about.document_sector(s.units[noun.first : min(len(s.units), end + 8)])
        return self._keep(self._words(s, noun), "document", "document", sector, s, named=False, heads={head.lemma})

    def _owner(self, s: Sentence, noun: Noun, head: Unit) -> Referent | None:
        """ "A MINUSMA statement", "their own tally", "a report by the ministry": whose words they are."""
        statement = head.lemma in words("nouns", "statement")
        units = s.units
        cut = next((i for i in range(noun.last, noun.first, -1) if units[i].kind == "Z"), -1)
        if cut > 0:
            return next(iter(self._one(s, about.part(s, noun.first, cut - 1), False)), None)
        if units[noun.first].word in ("its", "their", "his", "her"):
            word = {"its": "it", "their": "they", "his": "he", "her": "she"}[units[noun.first].word]
            return self.pronoun(s, noun, word)
        following = next((n for n in s.nouns if n.prep_index == noun.last + 1), None)
        if following is not None and following.prep in ("by", "from", "of") and self.speaks(following):
            nature = self.nature(following)
            if nature is not None and nature.what in ("person", "body") and (statement or following.prep != "of"):
                return next(iter(self._one(s, following, False)), None)
        if statement and head.lemma not in ("post", "message", "tweet"):
            name = next((i for i in range(noun.last - 1, noun.first - 1, -1) if units[i].kind == "M"), -1)
            if name >= 0 and units[name].value.kind in ("mission", "organisation", "group", "country"):
                return next(iter(self._one(s, about.part(s, name, name), False)), None)
        return None

    # ------------------------------------------------------------------------------------------------ unnamed people
    def _somebody(self, s: Sentence, noun: Noun, head: Unit, nature: Nature, explained: bool) -> Referent | None:
        if head.kind in "C#DJ" and noun.of is not None:
            calling = about.naming(s, noun.of)
            if calling is not None:
                return self._person(s, about.with_role(s, noun, calling), s.units[calling], explained=False)
            return self._one_of(s, noun, noun.of)
        units = noun.units
        plural = (head.word != head.lemma and head.word.endswith(("s", "men", "people"))) or head.lemma == "people"
        determiner = self.determiner(noun)
        named = about.name_after(s, noun) if explained else None
        if named is not None and (determiner in _DEFINITE or not plural):
            return self._person(s, about.with_role(s, noun, named), s.units[named], explained=False)
        calling = about.naming(s, noun)
        if calling is not None:
            return self._person(s, about.with_role(s, noun, calling), s.units[calling], explained=False)
        if head.lemma == "member" and plural and noun.of is not None:
            nature_of = self.nature(noun.of)
            if nature_of is not None and nature_of.what == "body" and s.units[noun.of.last].kind == "M":
                return next(iter(self._one(s, noun.of, False)), None)
        state = self.about.officials(s, noun, head, plural)
        if state is not None:
            return self._keep(state.name, "body", state.kind, state.sector or "government", s, heads={head.lemma})
        own = self.about.itself(units, head)
        if own is not None and plural:
            return self._keep(own.name, "body", own.kind, own.sector or "other", s, heads={head.lemma})
        if determiner in _DEFINITE or (plural and determiner is None):
            short = self._again(noun, head, "person")
            if short is not None:
                return short
            if not plural and head.lemma in words("phrases", "anyone"):
                return self.pronoun(s, noun, "he")
        if plural and head.lemma in words("bodies", "itself"):
            fighters = self.about.armed(units)
            if fighters is not None:
                return self._keep(fighters.name, "body", fighters.kind, "armed_group", s, heads={head.lemma})
        told = about.Told(s.units[noun.first : tail(s, noun) + 1], None)
        described = about.description(self.about, told, ())
        sector = self.about.sector_of([u for u in told.units if u is not head], nature.sector, head.lemma)
        unique = not plural and head.lemma in words("people", "unique") and (
            determiner == "the" or any(u.kind == "Z" for u in units) or (determiner is None and noun.first == noun.last))  # fmt: skip
        text = self._words(s, noun)
        return self._keep(text, "person", "group" if plural else "person", sector, s, named=unique, plural=plural,
                          heads={head.lemma} | described.heads, affiliation=described.affiliation, untold=unique or determiner == "the")  # fmt: skip

    def _one_of(self, s: Sentence, noun: Noun, of: Noun) -> Referent | None:
        """ "One of the sources" is the group cited before; "one of its commanders" is somebody new."""
        head = s.units[of.head]
        if self.determiner(of) in ("the", "these", "those"):
            short = self._again(of, head, "person")
            if short is not None:
                return short
        nature = self.nature(of) or Nature("person", "other")
        if nature.what == "mute" and head.kind != "R":
            return None
        sector = self.about.sector_of(of.units, nature.sector, head.lemma)
        one = s.units[noun.first].word in ("one", "a", "another")
        return self._keep(
            self._words(s, noun),
            "person",
            "person" if one else "group",
            sector,
            s,
            named=False,
            plural=not one,
            heads={head.lemma},
        )

    def _words(self, s: Sentence, noun: Noun, *, posted: bool = False) -> str:
        """The describing words, verbatim; `posted` takes in "posted on social media" too."""
        units, row = s.units, s.row
        first = noun.first + (units[noun.first].word in ("the", "both") and noun.last > noun.first)
        last = max(first, tail(s, noun))
        if posted and row[last + 1 : last + 3] in ("eP", "nP", "gP"):
            last = next((n.last for n in s.nouns if n.first == last + 3), last)
        return self.article.text[units[first].start : units[last].end].rstrip(" ,.;:")

    # ------------------------------------------------------------------------------------------------ short forms
    def _again(self, noun: Noun, head: Unit, what: str) -> Referent | None:
        """The last speaker whom the same head word, or a title of his, has named."""
        lemma = "spokesman" if head.lemma in words("people", "spokesman") else head.lemma
        plural = head.word != head.lemma
        marks = {u.value.name for u in noun.units if u.kind == "M" and isinstance(u.value, Entity)}
        place = (
            next((u.word for u in noun.of.units if u.kind == "M"), "")
            if noun.of is not None and what == "person"
            else ""
        )
        best = None
        for referent in self.found.values():
            if place and referent.untold and place not in referent.speaker.name.lower():
                continue
            if referent.what != what or lemma not in referent.heads or (what == "person" and referent.plural != plural):
                continue
            if (
                marks
                and referent.speaker.affiliation
                and referent.speaker.affiliation not in marks
                and not self.about.akin(marks, referent.speaker.affiliation)
            ):
                continue
            if best is None or referent.seen >= best.seen:
                best = referent
        return best

    def pronoun(self, s: Sentence, noun: Noun, word: str) -> Referent | None:
        """The speaker for whom "he", "she", "it" or "they" stands."""
        here = [
            n
            for n in s.nouns
            if n.last < noun.first and n.prep is None and n.role == "subject" and not self.about.inside(n.start)
        ]
        aside = noun.first > 0 and s.row[noun.first - 1] in ",Q"
        found = None if aside else self._first_fitting(s, here, word)
        return found or self._spoken_before(s, word) or (self._first_fitting(s, here, word) if aside else None)

    def _first_fitting(self, s: Sentence, nouns: list[Noun], word: str) -> Referent | None:
        for other in nouns:
            if self._fits(other, word) and self.determiner(other) not in _OWN:
                found = self._one(s, other, True)
                if found:
                    return found[0]
        return None

    def _spoken_before(self, s: Sentence, word: str) -> Referent | None:
        """The speaker of an earlier sentence, or whom it tells of."""
        for k in range(s.index - 1, max(-1, s.index - _LOOK_BACK), -1):
            said = [(r, active) for at, r, active in self.spoke if at == k]
            for referent, active in said:
                if active and _agrees(referent, word):
                    return referent
            other = self._told_of(k, word) if not self.about.quoted(k) else None
            if other is not None:
                return other
            for referent, _ in said:
                if _agrees(referent, word):
                    return referent
        return None

    def _told_of(self, k: int, word: str) -> Referent | None:
        """The subject of sentence k for which a pronoun stands: of its main verb, or for a body of any verb."""
        s = self.article.sentence(k)
        main = main_subject(s, self.speaks)
        others = [n for n in s.nouns if n.role == "subject" and n is not main] if word in ("it", "they") else []
        for noun in [main, *others] if main is not None else others:
            if self._fits(noun, word):
                found = self._one(s, noun, True)
                if found and _agrees(found[0], word):
                    return found[0]
        return None

    def _fits(self, noun: Noun, word: str) -> bool:
        nature = self.nature(noun)
        if nature is None or nature.what == "mute" or noun.sentence.units[noun.head].kind == "R":
            return False
        plural = bool(noun.members) or _plural(noun)
        if word in _SINGLE:
            return nature.what == "person" and not plural
        if word == "it":
            return nature.what in ("body", "document") and not plural
        return nature.what in ("person", "body")

    # ------------------------------------------------------------------------------------------------ the list
    def _keep(self, name: str, what: str, kind: str, sector: str, s: Sentence, *, named: bool = True, plural: bool = False,
              heads: set[str] | None = None, affiliation: str | None = None, role: str | None = None, untold: bool = False) -> Referent:  # fmt: skip
        key = name if named else name.casefold()
        referent = self.found.get(key)
        if referent is None:
            speaker = Speaker(key, name, kind, sector, named, affiliation, role)
            heads = {"spokesman" if h in words("people", "spokesman") else h for h in heads or ()}
            referent = self.found[key] = Referent(speaker, what, plural or kind == "group", heads, s.index, untold)
        elif heads:
            referent.heads |= heads
        referent.seen = s.index
        return referent


def _plural(noun: Noun) -> bool:
    head = noun.sentence.units[noun.head]
    return head.kind == "N" and head.word != head.lemma


def _agrees(referent: Referent, word: str) -> bool:
    if word in _SINGLE:
        return referent.what == "person" and not referent.plural
    if word == "it":
        return referent.what in ("body", "document") and referent.speaker.kind != "group"
    return referent.plural or referent.what == "body"


__all__ = ["Referent", "Speakers", "guess_nature"]
