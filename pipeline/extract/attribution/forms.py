"""Attributions without a verb of speaking of their own: "according to", "in her view", "quoted as saying", silence."""

import re

from pipeline.extract.attribution.cue import NOBODY, Cue
from pipeline.extract.attribution.descriptions import alone
from pipeline.extract.attribution.lexis import words
from pipeline.extract.attribution.members import tail
from pipeline.extract.attribution.short_forms import OWNERS
from pipeline.extract.attribution.silence import no_comment_from, silent_subject
from pipeline.extract.attribution.speakers import Speakers
from pipeline.extract.attribution.subjects import before
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

# The subject for which each object stands ("according to her").
_ONES = {"him": "he", "her": "she", "them": "they", "it": "it"}


def quoted_as(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "Der Spiegel quoted an officer as saying": the officer speaks."""
    if i < 2 or i + 1 >= len(s.units) or s.units[i + 1].kind != "g":
        return None
    verb = next((v for v in reversed(s.verbs) if v.last < i), None)
    if verb is None or verb.lemma not in ("quote", "cite") or verb.voice == "passive":
        return None
    noun = next((n for n in s.nouns if n.first > verb.last and n.prep is None), None)
    if noun is None or noun.last >= i or not speakers.speaks(noun):
        return None
    end = s.units[i + 1].end
    return Cue(
        noun, verb.start, end, s.article.text[verb.start : verb.end], "quoted_as", "after", lemma="quote", verb=verb
    )


def quoting(s: Sentence, verb: Verb, speakers: Speakers) -> Cue | None:
    """ "State radio said, citing two officials", "Haaretz, which quoted an officer": whom it quotes."""
    noun = next((n for n in s.nouns if n.first == verb.last + 1), None)
    nature = speakers.nature(noun) if noun is not None else None
    if noun is None or nature is None or nature.what == "mute" or not speakers.speaks(noun):
        return None
    reach = "after" if any(v.first > noun.last for v in s.verbs) else "all"
    word = s.article.text[verb.start : verb.end]
    return Cue(noun, verb.start, noun.end, word, "quoted", reach, lemma="quote", verb=verb)


def according(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "According to the mission"; i is the unit of the words."""
    if [u.word for u in s.units[i + 1 : i + 2]] == ["which"]:
        return _which(s, i, speakers)
    alone = i + 1 < len(s.units) and s.row[i + 2 : i + 3] in (",", ".", "", ";", "K")
    pronoun = _ONES.get(s.units[i + 1].word) if alone else None
    noun = Noun(s, i + 1, i + 1, i + 1) if pronoun else next((n for n in s.nouns if n.first > i), None)
    if noun is None or noun.first > i + 2:
        return None
    nature = speakers.nature(noun)
    mute = nature is not None and nature.what == "mute" and pronoun is None
    if mute or s.units[noun.head].lemma in words("nouns", "rules"):
        return None
    noun = _without_rest(s, noun, i)
    last = tail(s, noun) if pronoun is None else noun.last
    start, end = s.units[i].start, s.units[last].end
    told = any(v.last < i and v.form == "finite" for v in s.verbs) and not _goes_on(s, last)
    word = s.article.text[start : s.units[i].end]
    inside = s.row[max(0, i - 2) : i] in ("W,", "S,", "K,")  # "where, according to Goma, 35 died"
    reach = "after" if inside else "before" if told else "all"
    return Cue(noun, start, end, word, "according_to", reach, lemma="according", pronoun=pronoun)


def _without_rest(s: Sentence, noun: Noun, i: int) -> Noun:
    """The phrase at unit i without what goes on with the clause before it: "according to the army, and two drivers"."""
    rest = noun.members[-1] if noun.members else noun
    aside = s.row[i - 1 : i] == "," and s.row[rest.first - 2 : rest.first] == ",K"
    if not aside or len(noun.members) > 2 or not any(v.last < i and v.form == "finite" for v in s.verbs):
        return noun
    return alone(noun)


def _which(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "Rejects the minister's statement, according to which they fired first": the document named before."""
    told = [n for n in s.nouns if n.last < i and n.lemma in words("nouns", "document") and speakers.speaks(n)]
    if not told:
        return None
    word = s.article.text[s.units[i].start : s.units[i].end]
    return Cue(told[-1], s.units[i].start, s.units[i + 1].end, word, "according_to", "after", lemma="according")


def _goes_on(s: Sentence, last: int) -> bool:
    """Whether the clause goes on after what stands between commas: "the raid, according to the rebels, killed 14"."""
    return s.row[last + 1 : last + 2] == "," and any(v.first == last + 2 for v in s.verbs)


def view(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "In her view", "by the government's account", "the rebels' own tally, more than 200 killed"."""
    units, row = s.units, s.row
    j = i - 1
    while j >= 0 and (units[j].kind in "JA" or units[j].word == "own"):
        j -= 1
    if j < 0:
        return None
    of = [u.word for u in units[i + 1 : i + 2]] == ["of"]
    if units[j].word == "the" and of and j and units[j - 1].word in ("by", "in"):
        counter = next((n for n in s.nouns if n.prep_index == i + 1), None)  # "by the count of a local association"
        if counter is None or not speakers.speaks(counter):
            return None
        return Cue(counter, units[j - 1].start, counter.end, units[i].word, "view", "all", lemma="view")
    pronoun = OWNERS.get(units[j].word)
    if pronoun is not None:
        noun = Noun(s, j, j, j)
    elif units[j].kind == "Z" and j > 0:
        holder = next((n for n in s.nouns if n.first < j <= n.last or n.last == j - 1), None)
        if holder is None:
            return None
        noun = Noun(s, holder.first, j - 1, j - 1)
        if not speakers.speaks(noun):
            return None
    else:
        return None
    opener = units[noun.first - 1] if noun.first > 0 else None
    by = opener is not None and opener.word in ("in", "by", "on", "to", "from")
    tells = units[i].lemma in words("phrases", "reckoning") and row[i + 1 : i + 2] == ","
    if not by and not tells and not _is_that(s, i):
        return None
    start = opener.start if by and opener is not None else noun.start
    return Cue(noun, start, units[i].end, units[i].word, "view", "all", lemma="view", pronoun=pronoun)


_TOLD_BY_IT = re.compile("(?:[PT]t|P[DJNMC]+|t)*X(?=W|:|[AJ]*[C#])")


def _is_that(s: Sentence, i: int) -> bool:
    """ "The army's version is that", "the mayor's count for Para was nine dead"; i is the unit of the noun."""
    match = _TOLD_BY_IT.match(s.row, i + 1) if s.units[i].lemma in words("phrases", "reckoning") else None
    if match is None:
        return False
    follows = s.units[match.end()].word if match.end() < len(s.units) else ""
    return s.units[match.end() - 1].lemma == "be" and (follows == "that" or s.row[match.end()] not in "W")


def word_from(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "That number came from the governor", "the word from the ministry is that"; i is the unit of "from"."""
    before = s.units[i - 1]
    noun = next((n for n in s.nouns if n.prep_index == i), None)
    if noun is None or not speakers.speaks(noun):
        return None
    nature = speakers.nature(noun)
    if (
        nature is None
        or nature.what == "mute"
        or (s.row[noun.last] == "M" and s.units[noun.last].value.kind == "place")
    ):
        return None
    if before.lemma == "word":
        behind = s.units[tail(s, noun) + 1 : tail(s, noun) + 3]
        told = [u.word for u in behind][1:] in (["that"], [":"]) and behind[0].lemma == "be"
    else:
        subject = next((n for n in s.nouns if n.role == "subject" and n.last < i and n.prep is None), None)
        told = (
            before.lemma in ("come", "stem") and subject is not None and subject.lemma in words("phrases", "reckoning")
        )
    if not told:
        return None
    return Cue(noun, s.start, noun.end, before.word, "word_from", "all", lemma="report")


def sure(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "The governor was adamant that nobody had been held"; i is the unit of the word."""
    j = i - 1
    while j > 0 and s.row[j] == "A":
        j -= 1
    if j < 1 or s.units[j].lemma not in ("be", "remain") or [u.word for u in s.units[i + 1 : i + 2]] != ["that"]:
        return None
    noun = before(s, j, speakers.speaks)
    if noun is None or not speakers.speaks(noun) or s.units[noun.head].word in NOBODY or noun.determiner == "no":
        return None
    return Cue(noun, noun.start, s.units[i].end, s.units[i].word, "sure", "after", lemma="insist")


def believed(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "Sixty died, if the rebels are to be believed"; i is the unit of the word."""
    j = i - 3
    if [u.word for u in s.units[i - 2 : i]] != ["to", "be"] or j < 1 or s.units[j].lemma != "be":
        return None
    noun = before(s, j, speakers.speaks)
    if noun is None or s.units[noun.first - 1].word != "if" or not speakers.speaks(noun):
        return None
    reach = "before" if noun.first > 1 else "after"
    return Cue(noun, s.units[noun.first - 1].start, s.units[i].end, s.units[i].word, "believed", reach, lemma="claim")


def silence(s: Sentence, verb: Verb, speakers: Speakers) -> Cue | None:
    """ "Officials declined to comment"."""
    noun = silent_subject(s, verb, speakers)
    if noun is None or s.units[noun.head].word in NOBODY or s.units[noun.head].word == "people":
        return None
    start = noun.start if noun.prep is None else s.units[0].start
    start = verb.start if verb.first and s.row[verb.first - 1] == "K" else start
    word = s.article.text[verb.start : verb.end]
    return Cue(noun, start, verb.end, word, "silence", "none", "no_comment", verb.lemma, verb)


def nothing_from(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "There was no comment from the army"; i is the unit of "comment"."""
    noun = no_comment_from(s, i, speakers)
    if noun is None:
        return None
    start = s.units[max(0, i - 2)].start
    word = s.article.text[start : s.units[i].end]
    return Cue(noun, start, s.units[noun.last].end, word, "silence.none", "none", "no_comment", "comment")


def ellipsis(s: Sentence, i: int, speakers: Speakers) -> Noun | None:
    """Who does what another has just done: "So did Oslo", "as did a spokesman", "Nor did the army", "Oslo did too".

    i is the unit of the verb that stands for it.
    """
    row, units = s.row, s.units
    ahead = units[i - 1].word if i else ""
    if ahead in ("so", "as", "nor", "neither"):
        noun = next((n for n in s.nouns if n.first == i + 1), None)
    elif row[i + 1 : i + 3] in ("A.", "A,", "A") and units[i + 1].word in ("too", "likewise", "also"):
        noun = before(s, i, speakers.speaks)
    else:
        return None
    return noun if noun is not None and speakers.speaks(noun) else None


def same_again(s: Sentence, noun: Noun, i: int, other: Cue) -> Cue:
    """The cue of somebody who said the same as the one cited before."""
    start, end = min(noun.start, s.units[i].start), max(noun.end, s.units[i].end)
    return Cue(noun, start, end, s.units[i].word, "ellipsis", "none", other.stance, other.lemma)


def moved(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "The Secretary-General is deeply concerned by"; i is the unit of the feeling."""
    j = i - 1
    while j > 0 and s.row[j] == "A":
        j -= 1
    if j < 1 or s.units[j].lemma not in ("be", "remain"):
        return None
    noun = before(s, j - (s.row[j - 1] in "XL"), speakers.speaks)
    nature = speakers.nature(noun) if noun is not None else None
    if noun is None or nature is None or not speakers.speaks(noun):
        return None
    if nature.sector not in ("un", "international") and s.units[noun.last].lemma not in ("secretary-general", "envoy"):
        return None
    return Cue(noun, noun.start, s.units[i].end, s.units[i].word, "feeling", "after", lemma="concern")


def claim_by(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "Claims by exile groups that soldiers were sent home"; i is the unit of the noun."""
    if i > 1 and s.row[i - 1] == "Z" and [u.word for u in s.units[i + 1 : i + 2]] == ["that"]:
        holder = next((n for n in s.nouns if n.first <= i - 2 <= n.last), None)  # "the army's assertion that"
        noun = Noun(s, holder.first, i - 2, i - 2) if holder is not None else None
        if noun is None or not speakers.speaks(noun):
            return None
        return Cue(noun, noun.start, s.units[i].end, s.units[i].word, "noun.claim", "after", lemma="claim")
    noun = next((n for n in s.nouns if n.prep_index == i + 1 and n.prep in ("by", "from", "of")), None)
    if noun is None or not speakers.speaks(noun):
        return None
    last = tail(s, noun)
    last += 3 * (s.row[last + 1 : last + 4] == ",M,")
    if [u.word for u in s.units[last + 1 : last + 2]] != ["that"]:
        return None
    lemma = _NOUN_OF.get(s.units[i].lemma, "announce")
    return Cue(noun, s.units[i].start, s.units[last].end, s.units[i].word, "noun.claim", "after", lemma=lemma)


# The verbs that nouns of speech go with, where they say more than that something was said.
_NOUN_OF = {
    "claim": "claim",
    "accusation": "accuse",
    "allegation": "allege",
    "assertion": "claim",
    "complaint": "claim",
}


def answered(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """'"No," was the answer of the governor': whose words are quoted; i is the unit of the noun."""
    j = i - 1
    while j > 0 and s.row[j] in "DJ":
        j -= 1
    if j < 1 or s.units[j].lemma != "be" or s.row[j - 1] != "Q":
        return None
    noun = next((n for n in s.nouns if n.prep_index == i + 1 and n.prep in ("of", "from")), None)
    if noun is None or not speakers.speaks(noun):
        return None
    return Cue(noun, s.units[j].start, noun.end, s.units[i].word, "answer", "before", lemma="answer")


def pictured(s: Sentence, speakers: Speakers) -> Cue | None:
    """ "In photographs shared on Facebook they stand on the wall": what a picture shows."""
    noun = s.nouns[0] if s.nouns else None
    if noun is None or noun.prep_index != 0 or s.units[0].word not in ("in", "on"):
        return None
    if noun.lemma not in words("nouns", "pictures") or s.row[noun.last + 1 : noun.last + 2] not in ("e", "n", "P"):
        return None
    behind = {u.word for u in s.units[noun.last + 1 : noun.last + 6]}
    aired = behind & (words("nouns", "social") | words("nouns", "aired"))
    told = any(v.first > noun.last + 1 and v.form == "finite" for v in s.verbs)
    if not aired or not told or not speakers.speaks(noun):
        return None
    return Cue(noun, s.start, noun.end, s.units[0].word, "pictured", "after", lemma="show")


def in_brackets(s: Sentence, i: int, speakers: Speakers) -> Cue | None:
    """ "Two men died (source: civil society)"; i is the unit of the word."""
    if s.row[i - 1 : i] not in ("(", ".") or s.row[i + 1 : i + 2] != ":":
        return None
    noun = next((n for n in s.nouns if n.first > i), None)
    if noun is None or noun.first > i + 3 or not speakers.speaks(noun):
        return None
    return Cue(noun, s.units[i].start, noun.end, s.units[i].word, "source", "before", lemma="according")


def for_whom(s: Sentence, speakers: Speakers) -> Cue | None:
    """ "For the spokesman, Ali Kone, 'nothing can justify it'": who holds what is quoted."""
    if not s.nouns or s.nouns[0].prep_index != 0 or s.units[0].word != "for":
        return None
    noun = s.nouns[0]
    nature = speakers.nature(noun)
    if nature is None or nature.what not in ("person", "body") or not speakers.speaks(noun):
        return None
    last = tail(s, noun)
    if s.row[last + 1 : last + 2] != ",":
        return None
    return Cue(noun, s.start, s.units[last].end, "for", "for_whom", "after", lemma="hold")
