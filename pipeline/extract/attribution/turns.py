"""Turns of an interview or a briefing: who answers in paragraphs that a label opens ("Q:", "Spokesman:", "HONORÉ:"), or
that follow a question in a paragraph of its own."""

import re
from typing import NamedTuple

from pipeline.extract.article import Article
from pipeline.extract.attribution.descriptions import told_of
from pipeline.extract.attribution.lexis import natures, words
from pipeline.extract.attribution.meant_countries import countries_in_capitals
from pipeline.extract.attribution.persons import read_name
from pipeline.extract.attribution.referents import Referent
from pipeline.extract.attribution.sectors import body_in
from pipeline.extract.attribution.speakers import Speakers
from pipeline.extract.claims import Speaker
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

_LABEL = re.compile(r"\**([A-Z][\w.'’ -]{0,60}?(?:, [a-z][^:\n]{1,50})?)\**:\** |([QA])\. ")
# How a studio names a caller: "Ali, from the market, go ahead", "We have Ada Kone on the line".
_CALLED = re.compile(r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?:, (?:from|in|of|you|go|good|hello|are)\b| on the line)")
_ANSWER = frozenset(("a", "answer", "response"))
# Words of the longest question that is no more than a remark ("You closed the camp first.").
_REMARK = 14


class Turn(NamedTuple):
    """An answer: its first and last sentence, where its words begin, the label before them, and who gives it."""

    first: int
    last: int
    start: int
    label: str
    who: Referent


class _Part(NamedTuple):
    """A paragraph: its first and last sentence, and its label, if any."""

    first: int
    last: int
    label: str | None
    start: int


def answers(article: Article, speakers: Speakers) -> list[Turn]:
    """The answers of an article that is an interview or the record of a briefing; none where it is neither."""
    text = article.text
    if "?" not in text and text.count(": ") < 3:
        return []
    parts = _parts(article)
    asking = _asking(article, parts)
    if _labelled(parts, asking):
        return _under_labels(article, speakers, parts, asking)
    return _after_questions(article, speakers, parts)


def _parts(article: Article) -> list[_Part]:
    found: list[_Part] = []
    spans = article.spans
    first = 0
    for k, span in enumerate(spans):
        if k + 1 < len(spans) and spans[k + 1].paragraph == span.paragraph:
            continue
        match = _LABEL.match(article.text, spans[first].start)
        label = (match.group(1) or match.group(2)) if match else None
        known = label is not None and (label in countries_in_capitals() or len(label.split()) > _LONGEST_LABEL)
        start = match.end() if match and not known else spans[first].start
        found.append(_Part(first, k, None if known else label, start))
        first = k + 1
    return found


_LONGEST_LABEL = 6


def _labelled(parts: list[_Part], asking: set[str]) -> bool:
    """Whether labels open turns: two parties at least, one of whom asks or has more than one turn."""
    labels = [_of_label(p.label) for p in parts if p.label]
    different = set(labels)
    return len(different) > 1 and (not asking.isdisjoint(different) or len(labels) > len(different) + 1)


def _of_label(label: str) -> str:
    """Whom a label names, without what describes him: "MARIE, market trader"."""
    return label.partition(",")[0].casefold()


def _asking(article: Article, parts: list[_Part]) -> set[str]:
    """Labels of those who ask: by name, the outlet's own, or because all of their turns are questions."""
    labelled = [(_of_label(p.label), _asks(article, p)) for p in parts if p.label]
    answering = {label for label, asks in labelled if not asks}
    return (
        words("turns", "askers") | {label for label, _ in labelled} - answering | {(article.publisher or "").casefold()}
    )


# ---------------------------------------------------------------------------------------------------- labels
def _under_labels(article: Article, speakers: Speakers, parts: list[_Part], asking: set[str]) -> list[Turn]:
    who_by_label: dict[str, Referent | None] = {}
    found: list[Turn] = []
    label, who = None, None
    opening = next(k for k, p in enumerate(parts) if p.label)
    for k, part in enumerate(parts[opening:], opening):
        if part.label is not None:
            label = part.label
            key = _of_label(label)
            if key not in who_by_label and key in asking:
                who_by_label[key] = None
            elif key not in who_by_label or key in words("turns", "callers"):
                told = _described(article, speakers, part, label) or _calling(article, speakers, parts, k, label)
                named = told or who_by_label.get(key)
                who_by_label[key] = named or _named_by(article, speakers, part, label, parts[opening])
            who = who_by_label[key]
        if who is not None and label is not None:
            found.append(Turn(part.first, part.last, part.start, label, who))
    return found


def _described(article: Article, speakers: Speakers, part: _Part, label: str) -> Referent | None:
    """ "JOSEPH, in Gori:": a name in capitals and what somebody is."""
    name, comma, role = label.partition(", ")
    if not comma or not name.isupper():
        return None
    sectors = (natures().get(word) for word in role.lower().replace(",", "").split())
    sector = next((n.sector for n in sectors if n is not None and n.what == "person"), "local")
    speaker = Speaker(name.title(), name.title(), "person", sector, True, None, role)
    return speakers.keep(article.sentence(part.first), "person", speaker)


def _calling(article: Article, speakers: Speakers, parts: list[_Part], k: int, label: str) -> Referent | None:
    """ "We have a caller. Ali, from the market, go ahead.", then "CALLER:": by the name the studio gives, if any."""
    if label.casefold() not in words("turns", "callers"):
        return None
    ahead = parts[k - 1] if k else None
    text = article.text[ahead.start : article.spans[ahead.last].end] if ahead is not None else ""
    found = _CALLED.findall(text)
    name = next((n for n in reversed(found) if n.split()[0].lower() not in words("names", "titles")), None)
    if name is None:
        return None
    s = article.sentence(parts[k].first)
    return speakers.keep(s, "person", Speaker(name, name, "person", "local", True, None, label.casefold()))


def _named_by(article: Article, speakers: Speakers, part: _Part, label: str, opening: _Part) -> Referent | None:
    """Who answers under a label; None for reporters, who are the outlet's own voice."""
    key = label.casefold()
    if key in _ANSWER:
        return _interviewee(article, speakers, opening)
    s = article.sentence(part.first)
    head = next((n for n in reversed(s.nouns) if n.end <= part.start), None)
    titled = any(word.strip(".").casefold() in words("names", "titles") for word in label.split())
    if not titled or " " in label:
        found = _by_surname(article, speakers, label.split()[-1])
        named = _introduced(speakers, *found) if found is not None else None
        if named is not None or not titled:
            return _of_headquarters(article, named) if named and named.speaker.sector != "media" else None
    office = key.split()[-1]
    known = next((r for r in speakers.found.values() if r.what == "person" and office in r.heads), None)
    if known is not None or head is None:
        return known
    who = speakers.first(s, head)
    return _of_headquarters(article, who) if who is not None else None


def _of_headquarters(article: Article, who: Referent) -> Referent:
    """The spokesman of a briefing in which nobody says whose he is speaks for the United Nations that it names."""
    if who.speaker.sector == "other" and any(e.sector == "un" for _, e in article.mentions.values()):
        who.speaker.sector = "un"
    return who


def _by_surname(article: Article, speakers: Speakers, surname: str) -> tuple[Sentence, Noun] | None:
    """Where the article names somebody in full, "Sandra Honoré" for "HONORÉ", and tells or titles him."""
    forms = {surname, surname.title()}
    first: tuple[Sentence, Noun] | None = None
    addressed = False
    for k in range(len(article)):
        span = article.spans[k]
        if forms.isdisjoint(article.text[span.start : span.end].replace(",", " ").replace(":", " ").split()):
            continue
        s = article.sentence(k)
        for noun in s.nouns:
            text = article.text[s.units[noun.last].start : noun.end]
            if s.units[noun.last].kind != "M" or text.split()[-1] not in forms or not _person(speakers, noun):
                continue
            name = read_name(text)
            if told_of(s, noun, True).units:
                return s, noun
            addressed = addressed or bool(name.title)
            first = first or ((s, noun) if " " in name.name else None)
    return first if addressed else None


def _person(speakers: Speakers, noun: Noun) -> bool:
    nature = speakers.nature(noun)
    return nature is not None and nature.what == "person" and speakers.speaks(noun)


# ---------------------------------------------------------------------------------------------------- interviewees
def _interviewee(article: Article, speakers: Speakers, opening: _Part) -> Referent | None:
    """Who is interviewed: the person named in what stands before the first turn, else whom the first question calls."""
    for k in range(opening.first):
        s = article.sentence(k)
        for noun in s.nouns:
            if s.units[noun.last].kind == "M" and _person(speakers, noun) and noun.prep not in ("by", "for"):
                return _introduced(speakers, s, noun)
    s = article.sentence(opening.first)
    called = next((n for n in s.nouns if n.start >= opening.start and _person(speakers, n)), None)
    if called is None or s.row[called.last + 1 : called.last + 2] != ",":
        return None
    return speakers.first(s, called)


def _introduced(speakers: Speakers, s: Sentence, noun: Noun) -> Referent | None:
    """The person of an introduction, who is of the house that it names ("Ann Lopo ran the mission's radio")."""
    who = next(iter(speakers.one(s, noun)), None)
    if who is not None and not who.speaker.role:
        units = [u for u in s.units if u.start >= noun.end]
        body = body_in(units)
        common = next((natures()[u.lemma].sector for u in units if u.kind == "N" and u.lemma in natures()), "local")
        who.speaker.sector = (body.sector if body is not None else None) or common
    return who


def _after_questions(article: Article, speakers: Speakers, parts: list[_Part]) -> list[Turn]:
    """The answers of an interview without labels: what follows questions that are paragraphs of their own."""
    asked = [k for k, p in enumerate(parts) if _asks(article, p)]
    if not asked or asked[0] == 0 or len(asked) * 4 < len(parts) - asked[0]:
        return []
    intro = article.text[: article.spans[parts[asked[0]].first].start].casefold()
    signs = words("turns", "signs") if len(asked) > 1 else ("interview with",)
    if not any(sign in intro for sign in signs):
        return []
    who = _interviewee(article, speakers, parts[asked[0]])
    if who is None:
        return []
    found: list[Turn] = []
    answered = False
    for part in parts[asked[0] :]:
        remark = part.first == part.last and answered and len(article.sentence_words(part.first)) < _REMARK
        answered = not (_asks(article, part) or remark)
        if answered and part.label is None:
            found.append(Turn(part.first, part.last, part.start, who.speaker.name, who))
    return found


def _asks(article: Article, part: _Part) -> bool:
    return part.last - part.first < 2 and article.text[article.spans[part.last].end - 1] == "?"
