"""Harm to people in one sentence: every rule asked in turn.

Each rule reads roles, not strings: the subject of a passive, the object of an active verb, the noun beside an
adjective, the noun after "deaths of". What comes out is an outcome and the groups of people that are counted.
"""

from functools import cache

from pipeline.extract.figures.counting import all_groups, is_unlisted
from pipeline.extract.figures.deeds import deed, to_death
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.losses import VERBS, by_object, suffered
from pipeline.extract.figures.nouns import by_noun
from pipeline.extract.figures.reality import unreal
from pipeline.extract.figures.states import by_adjective, predicate
from pipeline.extract.figures.tolls import ranked
from pipeline.extract.figures.words import adjectives, forms, harm_nouns, intransitives, verb_kinds, words
from pipeline.extract.lexicon import common_words, load, phrases, plural
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence


@cache
def _telling() -> frozenset[str]:
    """The verbs that any rule looks at; others are passed over at once."""
    return frozenset(
        {
            *verb_kinds(),
            *intransitives(),
            *words("rules", "suffer"),
            *words("rules", "copulas"),
            *words("rules", "declared"),
            *words("rules", "escaped"),
            *VERBS,
            "put",
            "pass",
            "lay",
        }
    )


@cache
def _states() -> frozenset[str]:
    """The verbs that join an adjective of harm to their subject."""
    return words("rules", "copulas") | words("rules", "declared") | words("rules", "escaped") | {"lay"}


@cache
def _telling_nouns() -> frozenset[str]:
    """The nouns that any rule looks at, by lemma and by form."""
    nouns = {
        *harm_nouns(),
        *words("words", "care"),
        *words("words", "wounds"),
        *words("rules", "care_nouns"),
        "displaced",
        "injured",
        "hurt",
        "missing",
        "fate",
        "cost",
        "price",
        "contact",
        "grave",
        "graves",
        "hands",
        "captivity",
        "toll",
        "death toll",
    }
    return frozenset(nouns | set(map(plural, nouns)))


@cache
def triggers() -> tuple[frozenset[str], frozenset[str]]:
    """The word forms that may tell of harm: those that do by themselves, and those that do beside a number. Sentences
    without any are not parsed."""
    data = load("harm")
    common = set(phrases(data["words"]["too_common"]))
    lemmas = {
        w for key in ("verbs", "intransitive", "adjectives") for part in data[key].values() for w in phrases(part)
    }
    nouns = {w for part in data["nouns"].values() for w in phrases(part)} - common
    alone = (lemmas - common) | nouns | set(map(plural, nouns)) | set(phrases(data["words"]["alone"]))
    beside = set(phrases(data["words"]["further"]))

    def forms(words: set[str]) -> set[str]:
        found = {form for form, word in common_words().items() if word.lemma in words and " " not in form}
        return found | {w.split()[-1] for w in words}

    skip = set(phrases(data["words"]["no_triggers"]))
    return frozenset(forms(alone) - skip), frozenset(forms(beside) - skip)


# Of these the passive tells the same: "drowned", "were drowned".
_EITHER = ("drown", "suffocate", "starve")
_DYING = frozenset(("die", "killed", "murdered", "perish"))


def find(sentence: Sentence) -> list[Harm]:
    """All harm that a sentence tells, in reading order."""
    units = sentence.units
    if "?" in (units[-1].word, units[-2].word if len(units) > 1 else ""):
        return []
    heard = sentence.heard
    found: list[Harm] = []
    verbs, deadly = _telling(), "death" in heard
    for verb in sentence.verbs:
        unit = units[verb.head]
        if unit.lemma in verbs or unit.word in verbs or deadly:
            found += _by_verb(sentence, verb, deadly)
    if not adjectives().keys().isdisjoint(heard) or "prisoners" in heard:
        for noun in sentence.nouns:
            found += by_adjective(sentence, noun)
    nouns = _telling_nouns()
    if not nouns.isdisjoint(heard):
        places = [i for i, u in enumerate(units) if u.word in nouns or u.lemma in nouns]
        for noun in sentence.nouns:
            if any(noun.first <= i <= noun.last for i in places):
                found += by_noun(sentence, noun)
    if ":" in sentence.row[:5]:
        found += _labelled(sentence)
    if "#" in sentence.row and not _DYING.isdisjoint(heard):
        found += ranked(sentence)
    if not found:
        return found
    if len(found) > 1:
        found.sort(key=lambda h: h.at)
    if not words("words", "sports").isdisjoint(heard):
        found = [h for h in found if h.outcome != "injured" or not forms("words", "hostile").isdisjoint(heard)]
    found = [
        h if h.outcome == "killed" else h._replace(groups=[g for g in h.groups if not is_unlisted(g.noun)])
        for h in found
    ]
    return [h for h in found if h.groups and not _is_rate(sentence, h) and not _is_either(sentence, h)]


def _labelled(sentence: Sentence) -> list[Harm]:
    """ "Killed: 14", "Death toll: 41"."""
    units = sentence.units
    colon = sentence.row.index(":")
    label = units[colon - 1] if colon else units[0]
    kind = adjectives().get(label.word) or verb_kinds().get(label.lemma) or harm_nouns().get(label.lemma)
    kind = "killed" if kind == "tolls" and colon == 1 and "death" in label.word else kind
    number = next((n for n in sentence.nouns if n.first == colon + 1 and n.quantity is not None), None)
    if number is None or colon > 2 or kind not in ("killed", "injured", "missing", "displaced"):
        return []
    return [Harm(kind, all_groups([number]), colon - 1, "casualty.label")]


def _is_either(sentence: Sentence, item: Harm) -> bool:
    """Whether the harm is one of two that one number tells: "more than 500 were killed or injured"."""
    units, at = sentence.units, item.at
    around = (at + 1, at + 2), (at - 1, at - 2)
    for joint, other in around:
        if 0 <= other < len(units) and joint < len(units) and units[joint].word == "or":
            kind = verb_kinds().get(units[other].lemma) or adjectives().get(units[other].word)
            if kind in ("killed", "injured", "missing") and kind != item.outcome:
                return all((g.quantity.count or 0) > 0 for g in item.groups)
    return False


def _is_rate(sentence: Sentence, item: Harm) -> bool:
    """Whether a figure is one of so many a day: "nearly 400 were killed every month"."""
    units = sentence.units[item.at + 1 : item.at + 4]
    every = [u.word for u in units[:1]] in (["every"], ["each"], ["per"], ["a"])
    return every and len(units) > 1 and units[1].lemma in ("day", "week", "month", "year", "night")


def _by_verb(sentence: Sentence, verb: Verb, deadly: bool) -> list[Harm]:
    """What a verb tells: as one that does harm, as one that suffers it, with its object, or with an adjective;
    `deadly` is whether the sentence speaks of death."""
    unit = sentence.units[verb.head]
    kind = verb_kinds().get(unit.word) or verb_kinds().get(unit.lemma)
    if unit.lemma == "put" and any(n.prep == "out of" and n.lemma in ("action", "combat") for n in verb.complements()):
        kind = "neutralised"
    if kind is None and deadly and to_death(sentence, verb) and (verb.objects or verb.voice == "passive"):
        kind = "killed"
    sought = verb.negated and verb.modal == "could" and unit.lemma in ("find", "trace", "locate")
    reading = None if sought else unreal(verb)  # "Over fifty could not be found"
    if reading == "no":
        return []
    possible = reading == "possible"
    at = verb.head
    if kind is not None:
        harm = deed(sentence, verb, kind)
        if harm is not None:
            both = _or_hurt(sentence, verb, harm)
            return [h._replace(possible=True) if possible else h for h in (harm, *both)]
    kind = intransitives().get(unit.lemma)
    after = [u.word for u in sentence.units[verb.last + 1 : verb.last + 3]]
    if (unit.lemma == "pass" and "away" in (verb.particle, *after[:1])) or (
        not verb.objects and after == ["to", "death"]
    ):
        kind = "killed"
    if kind is not None and (
        verb.voice == "active" or (kind != "fell" and verb.first == verb.head) or unit.lemma in _EITHER
    ):
        harm = suffered(sentence, verb, kind)
        if harm is not None:
            return [harm._replace(possible=True) if possible else harm]
    found = by_object(sentence, verb)
    if found is None and unit.lemma in _states():
        found = predicate(sentence, verb)
    return [found._replace(possible=possible, at=at)] if found else []


def _or_hurt(sentence: Sentence, verb: Verb, harm: Harm) -> list[Harm]:
    """ "No civilian was killed or hurt": none came to the harm of an adjective behind either."""
    behind = [u.word for u in sentence.units[verb.last + 1 : verb.last + 3]]
    none = harm.groups and all(g.quantity.is_zero_word for g in harm.groups)
    other = adjectives().get(behind[1]) if len(behind) > 1 and behind[0] in ("or", "nor") else None
    apart = other in ("killed", "injured") and other != harm.outcome and sentence.row[verb.last + 2] in "NJ"
    return [harm._replace(outcome=other)] if none and apart else []


def asked(sentence: Sentence) -> tuple[str, Noun | None] | None:
    """The outcome of which a sentence wonders how many, and of whom: "How many others were wounded depends"."""
    units, heard = sentence.units, sentence.heard
    if "how" not in heard or "many" not in heard:
        return None
    for i in range(len(units) - 1):
        if units[i].word == "how" and units[i + 1].word == "many":
            for verb in sentence.verbs:
                kind = verb_kinds().get(verb.lemma) or intransitives().get(verb.lemma)
                kind = "killed" if verb.lemma == "lose" and (verb.voice == "passive" or not verb.objects) else kind
                if kind in ("killed", "injured", "missing", "displaced", "captured"):
                    return kind, next((n for n in sentence.nouns if i <= n.first <= i + 2), None)
    return None
