"""Whether a casualty figure is of one incident or of a period, and whether violence or an accident caused it."""

import re
from functools import cache, lru_cache

from pipeline.extract.article import Article
from pipeline.extract.claims import Casualties
from pipeline.extract.context import clause_bounds
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.words import forms, words
from pipeline.extract.numbers import Quantity
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence

_UNTIL = frozenset(("before", "until", "by"))
_LISTED = re.compile(r", \w+ (?:in all|altogether|in total),")
_LONG = frozenset(("years", "months", "decades"))


@cache
def _sum_keys() -> frozenset[str]:
    return frozenset(max(phrase.strip(",.").split(), key=len) for phrase in words("scope", "sums"))


def _stretch(sentence: Sentence, at: int) -> tuple[int, int]:
    """The units from one semicolon to the next: "seven were ambushed near Para; in all, 150 died, most of disease"."""
    row = sentence.row
    end = row.find(";", at)
    return row.rfind(";", 0, at) + 1, end if end >= 0 else len(row)


def _is_sum(sentence: Sentence, at: int) -> bool:
    """Whether a phrase says that the numbers are sums: "in total", "in separate incidents"."""
    if _sum_keys().isdisjoint(sentence.heard):
        return False
    first, end = _stretch(sentence, at)
    text = sentence.article.text[sentence.units[first].start : sentence.units[end - 1].end].lower()
    text = _LISTED.sub("", text)  # "a soldier and a driver, two in all, were killed"
    return any(phrase in text for phrase in words("scope", "sums"))


def scope_of(sentence: Sentence, item: Harm, quantity: Quantity, mention: object) -> str:
    """`cumulative` for tolls of a war, a mission or a period; else `incident`. `mention` is the date of the figure."""
    least = quantity.count or quantity.count_low or 0
    if item.rule == "casualty.of_sum" or (item.verb is not None and item.verb.condition == "since"):
        return "incident"  # also "the heaviest loss since 58 were killed in 1983"
    if item.outcome == "displaced" and least:
        return "cumulative"
    if item.outcome == "missing" and (least == 1 or item.rule == "casualty.missing"):
        return "incident"
    day = mention is not None and mention.precision == "day" and mention.date_end == mention.date_start
    if day and item.verb is not None and item.verb.relative and not _is_sum(sentence, item.at):
        return "incident"  # "remembers the 54 soldiers who gave their lives on 26 May"
    if least > 1 and (_of_its_people(item) or _cost_of_war(sentence, item)):
        return "cumulative"
    summed = _is_sum(sentence, item.at) or _in_period(sentence, item) or _is_honoured(sentence, item)
    if least > 1 and (summed or item.rule == "casualty.never_returned"):
        return "cumulative"
    if item.rule == "casualty.toll" and least > 1 and _of_a_body(sentence, item):
        return "cumulative"
    ranked = "#" in sentence.row[item.groups[0].noun.first : item.groups[0].noun.last + 1]
    if item.rule == "casualty.toll" and ranked and least > 1:
        return "cumulative"  # "the 40th Dane to die there"
    if item.rule == "casualty.total":
        return "cumulative"
    if _since(sentence, item) or (least >= 20 and _has_since(sentence, item)):
        return "cumulative"
    perfect = item.verb is not None and item.verb.perfect and sentence.units[item.verb.first].word in ("have", "has")
    body = item.side is not None and item.side.units[0].kind != "R"
    lost = item.rule == "casualty.lost" and body and item.verb is not None
    at_place = lost and any(n.prep in ("at", "near") and n.entities for n in item.verb.complements())
    before = not _UNTIL.isdisjoint(u.word for u in sentence.units[:2])
    if before and item.rule == "casualty.lost" and item.verb is not None and item.verb.perfect and least >= 20:
        return "cumulative"  # "Before Friday it had lost 56 members"
    kin = item.groups[0].noun.lemma in words("rules", "family")  # "his neighbour had lost three sons"
    if lost and not kin and ((item.verb.perfect and not has_incident(sentence) and not at_place) or _of_its_own(item)):
        return "cumulative"
    if _in_a_country(sentence, item, least) and mention is None:
        return "cumulative"
    if least >= 50 and "so far" in [u.word for u in sentence.units]:
        return "cumulative"
    if item.rule == "casualty.toll" and least > 1 and any(u.kind == "t" and _is_year(u.word) for u in sentence.units):
        return "cumulative"
    if least >= 10 and not words("words", "disease").isdisjoint(sentence.heard):
        return "cumulative"
    if mention is not None:
        return "cumulative" if least > 1 and _spans(mention, sentence, item) else "incident"
    if item.outcome == "missing":
        return "incident"
    if not perfect and _of_disaster(sentence.article, sentence.paragraph):
        return "incident"
    if least >= (100 if perfect else 1000) or (least >= 200 and quantity.qualifier == "vague"):
        return "cumulative"
    if perfect and least >= 20 and not has_incident(sentence) and item.rule != "casualty.buried":
        return "cumulative"
    return "incident"


# Bodies that lose people over the years, and what a word of all of them stands with.
_BODIES = ("mission", "force", "operation", "contingent", "army", "brigade", "battalion", "corps")


def _of_its_people(item: Harm) -> bool:
    """Whether those told of are people of a body without a word of an occasion: "Of the mission's own people 19 lost
    their lives", "of those who served in it, 192 died", "have died with it"."""
    sentence, whom = item.groups[0].noun.sentence, item.groups[0].noun
    if has_incident(sentence) or any(u.kind == "t" and u.word not in ("now", "today") for u in sentence.units):
        return False
    served = any(v.lemma == "serve" and v.relative and v.tense == "past" for v in sentence.verbs)
    bodies = (n for n in sentence.nouns if n.prep == "of" and n.possessor and n.possessor[-1].lemma in _BODIES)
    own = any(n.prep_index == 0 or any(u.word in ("own", "dead") for u in n.units) for n in bodies)
    subject = item.side or (item.verb.subject if item.verb is not None else None) or (whom.verb and whom.verb.subject)
    verb = item.verb
    within = verb is not None and any(
        n.prep in ("in", "with") and any(e.kind == "mission" for e in n.entities) for n in verb.complements()
    )
    if within and item.outcome == "killed":
        return True  # "81 of its soldiers died in MINUSMA"
    had = whom.verb is not None and whom.verb.lemma == "have" and whom.role == "object"
    return served or own or (had and subject is not None and subject.lemma in _BODIES)


def _cost_of_war(sentence: Sentence, item: Harm) -> bool:
    """ "The war, which had begun in 1991, cost 50,000 lives", "the operation had cost thirty Italian lives"."""
    if item.verb is None or item.verb.lemma not in words("rules", "brought"):
        return False
    told = (*words("scope", "periods"), "operation", "mission", "deployment")
    before = (n for n in sentence.nouns if n.last < item.verb.first and n.prep is None)
    return any(n.lemma in told and n.determiner in ("the", "this", "that", "its", "their") for n in before)


def is_sum_of_mission(sentence: Sentence, item: Harm, claim: Casualties) -> bool:
    """Whether a number of peacekeepers is what their mission has lost in all: more than fall in one attack, or a toll
    that one death "brings to 171"."""
    if claim.when.date_start is not None or has_incident(sentence):
        return False
    brought = any(v.lemma in ("bring", "take") for v in sentence.verbs)
    own = item.groups and item.groups[0].noun.of is not None and item.groups[0].noun.of.lemma == "own"
    return bool((claim.count or 0) >= _MOST_IN_ONE or (item.rule == "casualty.toll" and brought) or own)


# No attack on a peace mission has killed more.
_MOST_IN_ONE = 200


@lru_cache(maxsize=8)
def _of_disaster(article: Article, paragraph: int) -> bool:
    """Whether a paragraph is about a flood or an earthquake, whose thousands are those of one day."""
    told = words("words", "disasters")
    if told.isdisjoint(article.lower):
        return False
    spans = enumerate(article.spans)
    return any(s.paragraph == paragraph and not told.isdisjoint(article.heard[i]) for i, s in spans)


def _is_year(text: str) -> bool:
    """Whether a date is a year or a month told from today."""
    return text.startswith(("this year", "last year", "so far this year", "this month"))


def has_incident(sentence: Sentence) -> bool:
    """Whether a sentence tells of one attack or accident: "in a suicide bombing"."""
    units = sentence.units
    return any(units[n.head].word in words("scope", "incidents") for n in sentence.nouns)


def _since(sentence: Sentence, item: Harm) -> bool:
    """Whether the clause counts from a day on: "since August"."""
    if "since" not in sentence.heard:
        return False
    opens = sentence.units[0].word.startswith("since") and ";" in sentence.row[: item.at]
    if opens and item.verb is not None and (item.verb.perfect or _is_joined_to_perfect(sentence, item.verb)):
        return True  # "Since 2013 there have been 548; they have taken the lives of 103"
    first, last = clause_bounds(sentence, item.at)
    units = sentence.units
    for i in range(first, min(last + 2, len(units))):
        unit = units[i]
        if unit.word.startswith("since") and _is_superlative(sentence, i, item.rule == "casualty.toll"):
            return False  # "the heaviest loss since the coup"
        if unit.kind == "t" and unit.word.startswith("since"):
            return not _stands_aside(sentence, item, i)
        # "since the start of the offensive", but not "have since died" or "since two officers were shot"
        if unit.word == "since" and i + 1 < len(units) and units[i + 1].kind not in "denAX":
            apart = _stands_aside(sentence, item, i)
            return not apart and (item.verb is None or item.verb.condition != "since")
    return False


def _is_joined_to_perfect(sentence: Sentence, verb: Verb) -> bool:
    """ "have taken 103 lives and left 638 injured"."""
    joined = (
        v for v in sentence.verbs if v.last < verb.first and v.perfect and ";" not in sentence.row[v.last : verb.first]
    )
    return verb.first == verb.head and any(joined)


def _is_superlative(sentence: Sentence, since: int, toll: bool) -> bool:
    """Whether "since" goes on "the worst", or on a rank such as "the fourth", which makes no sum of another figure."""
    before = [u for u in sentence.units[max(0, since - 14) : since] if u.kind in "J#NA"]
    most = any(u.word in ("first", "worst", "most") or (u.word.endswith("est") and len(u.word) > 5) for u in before)
    return most or (not toll and any(u.kind == "#" and u.value.kind == "ordinal" for u in before))


def _has_since(sentence: Sentence, item: Harm) -> bool:
    """ "The group has since killed more than 400 people"."""
    verb = item.verb
    if item.rule == "casualty.buried":
        return False  # "has since buried 60 people"
    return verb is not None and any(u.word == "since" for u in sentence.units[verb.first : verb.last + 1])


def _stands_aside(sentence: Sentence, item: Harm, since: int) -> bool:
    """Whether "since" belongs to another verb: "besieged since May, the town lost 40", "killed, bringing to 170 the
    number since 2013"."""
    for verb in sentence.verbs:
        if verb.first > since:
            break
        between = item.at < verb.first if since > item.at else verb.last < item.at
        parted = sentence.row[verb.first - 1 : verb.first] == "," and item.at != verb.head
        if between and parted and verb.form in ("participle", "gerund") and verb is not item.verb:
            return True
    return False


def _in_period(sentence: Sentence, item: Harm) -> bool:
    """Whether the harm is that of a war or of a stretch of years: "died in the conflict", "over 15 years"."""
    periods = words("scope", "periods")
    verb = item.verb
    if verb is not None and verb.voice == "active" and verb.subject is not None and verb.subject.lemma in periods:
        return True
    if _brought(sentence):
        return True
    units, heard = sentence.units, sentence.heard
    in_these = ("in", "during", "over", "throughout")
    named = not forms("scope", "periods").isdisjoint(heard)
    if any(
        n.prep in in_these and n.lemma in ("quarter", "semester", "half", "period", "month") for n in sentence.nouns
    ):
        return True
    if named and any(n.prep in in_these and n.lemma in periods and not _is_about(n) for n in sentence.nouns):
        return True
    if "shootings" in heard:
        return any(
            units[n.head].word == "shootings" and n.quantity is None and (n.prep == "in" or n.of_parent)
            for n in sentence.nouns
        )
    if _LONG.isdisjoint(heard):
        return False
    for i, unit in enumerate(units):
        if unit.word in _LONG or unit.word.split()[-1:] in (["years"], ["months"], ["decades"]):
            before = " ".join(u.word for u in units[max(0, i - 4) : i + 1]).split()
            if any(item.at < v.first <= i for v in sentence.verbs):
                continue  # "killing 241 and driving the others out within months"
            if not {"in", "over", "during", "within", "past"}.isdisjoint(before) and "recent" not in before:
                return True
    return False


def _is_about(noun: Noun) -> bool:
    """ "in anger over the war": what something is about, no time."""
    before = noun.sentence.units[noun.prep_index - 1].lemma
    return noun.prep == "over" and before in (
        "anger",
        "protest",
        "row",
        "dispute",
        "fear",
        "concern",
        "talk",
        "outrage",
    )


def _of_a_body(sentence: Sentence, item: Harm) -> bool:
    """ "the dead of the force number fifty", "brings the mission's toll to 171"."""
    if item.side is None or sentence.units[item.at].lemma in ("loss", "losses"):
        return False
    if any(n.first <= item.at <= n.last and n.determiner in ("its", "their") for n in sentence.nouns):
        return False  # "The army put its dead at twelve"
    owners = [item.side.lemma, *(u.lemma for u in item.side.possessor[-1:])]
    return any(o in ("force", "mission", "contingent", "army", "brigade", "battalion") for o in owners)


def _is_honoured(sentence: Sentence, item: Harm) -> bool:
    """ "honours the memory of the 186 who died in its service": all that a body ever lost."""
    if not any(v.lemma in ("honour", "honor", "commemorate", "remember") for v in sentence.verbs):
        return any(n.prep == "in" and n.lemma == "service" and n.determiner == "its" for n in sentence.nouns)
    relative = item.verb is not None and item.verb.relative
    return relative and (item.groups[0].quantity.count or 0) >= 20 and not has_incident(sentence)


def _of_its_own(item: Harm) -> bool:
    """ "The mission lost 24 of its own": all that it ever lost."""
    of = item.groups[0].noun.of if item.groups else None
    return of is not None and of.units[0].word in ("its", "their", "our") and (item.groups[0].quantity.count or 0) >= 20


def _in_a_country(sentence: Sentence, item: Harm, least: int) -> bool:
    """ "The 54 soldiers who died in Nepal": the dead of a campaign."""
    verb = item.verb
    if verb is None or least < 20 or has_incident(sentence):
        return False
    there = [n for n in verb.complements() if n.prep in ("in", "across")]
    return any(e.kind == "country" and n.of_parent is None for n in there for e in n.entities)


def _brought(sentence: Sentence) -> bool:
    """ "The fourth quarter brought ...", "the year has seen 40 killed"."""
    return any(
        v.lemma in words("rules", "brought")
        and v.subject is not None
        and v.subject.lemma in words("rules", "stretches")
        for v in sentence.verbs
    )


def _spans(mention: object, sentence: Sentence, item: Harm) -> bool:
    """Whether a date is a stretch over which people died: "last year", "between August and December"."""
    if item.rule == "casualty.toll" and (mention.precision == "year" or mention.text.lower() == "this month"):
        return True
    if item.rule == "casualty.lives" and item.verb is not None and item.verb.lemma == "cost":
        return False  # "Westgate, in 2013, cost 67 lives"
    words_of = mention.text.lower().split()
    if f"{mention.text}, when" in sentence.text:
        return False
    if mention.precision != "day" and f"{mention.text} alone" in sentence.text:
        return True
    if "past" in words_of:
        return True
    if words_of[-1] in ("ago", "earlier", "later"):
        return False
    if item.verb is not None and item.verb.form == "gerund" and item.verb.voice == "active":
        return False  # "In 1983 bombers blew up the barracks, killing 241"
    at_place = item.verb is not None and any(n.prep == "at" and n.entities for n in item.verb.complements())
    one = item.verb is not None and item.verb.voice == "active" and _by_weapon(item.verb)
    if mention.precision == "year" and (at_place or one) and words_of[0] not in ("last", "this", "so", "during"):
        return False  # "Seven Rwandans were shot dead at Kutum in 2008"
    if mention.precision in ("year", "part_of_year") or words_of[:2] in (["this", "year"], ["last", "year"]):
        return words_of[0] in ("last", "this", "so", "during") or not has_incident(sentence)
    if mention.precision in ("range", "month") and mention.date_start and mention.date_end:
        return (mention.date_end - mention.date_start).days > 31
    return False


def _by_weapon(verb: Verb) -> bool:
    """ "A mine near Shambuko wounded two Kenyans in 2004"."""
    who = verb.subject
    return who is not None and who.determiner in ("a", "an") and who.lemma.split()[-1] in words("scope", "weapons")


def cause_of(sentence: Sentence, item: Harm) -> str:
    """`hostile`, `accident`, or `any` where the sentence does not say."""
    if sentence.units[item.at].lemma in words("words", "violent"):
        return "hostile"
    heard = sentence.heard
    if ";" in sentence.row:
        first, end = _stretch(sentence, item.at)
        heard = {word for u in sentence.units[first:end] for word in u.word.split()}
    hostile = forms("words", "hostile")
    if any(word not in hostile for word in forms("words", "accident").intersection(heard)):
        return "accident"  # a storm, but not "stormed the camp"
    return "any" if hostile.isdisjoint(heard) else "hostile"
