"""The words of speaking, from `lexicon/attribution.toml`, in the shapes in which the rules look them up."""

from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.extract.lexicon import common_words, load, phrases, verb_forms


class Nature(NamedTuple):
    """What a noun makes of its phrase: `what` is person, body, document or mute; `sector` for whom it speaks."""

    what: str
    sector: str


@cache
def verb_classes() -> dict[str, frozenset[str]]:
    """Classes of each verb of speaking, by lemma: say, clause, figure, light, document ..."""
    found: dict[str, set[str]] = {}
    for name, listing in load("attribution")["verbs"].items():
        for lemma in listing.split():
            found.setdefault(lemma, set()).add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}


@cache
def class_of(name: str) -> frozenset[str]:
    """Lemmas of one class of verbs."""
    return frozenset(lemma for lemma, names in verb_classes().items() if name in names)


@cache
def words(table: str, key: str) -> frozenset[str]:
    """One list of the lexicon, in lower case; the plural of "one/many" items too."""
    return frozenset(form.lower() for item in phrases(load("attribution")[table][key]) for form in item.split("/"))


@cache
def gate() -> frozenset[str]:
    """Lower-case words of which a sentence must hold one to attribute anything."""
    lemmas = {lemma for lemma, names in verb_classes().items() if not names <= {"leading", "witness"}} - {"have"}
    lemmas |= words("phrases", "refuse") | words("phrases", "unanswered") | words("phrases", "unwilling")
    forms = {form for form, word in common_words().items() if word.lemma in lemmas and word.kind in "bsdnegyz"}
    for lemma in lemmas:
        forms |= set(verb_forms(lemma))
    return frozenset(
        forms
        | words("phrases", "view")
        | words("phrases", "signs")
        | words("phrases", "moved")
        | words("phrases", "claim")
    )


_SECTORS = (
    "spokesman",
    "expert",
    "international",
    "insider",
    "military",
    "government",
    "armed_group",
    "media",
    "un",
    "other",
    "local",
)


_BODY_SECTORS = ("government", "military", "armed_group", "un", "international", "media", "expert", "local", "other")


@cache
def natures() -> dict[str, Nature]:
    """The nature of each noun (or pair of nouns) of speaking, by lemma."""
    found: dict[str, Nature] = {}

    def put(item: str, what: str, sector: str) -> None:
        one, _, many = item.lower().partition("/")
        found.setdefault(one, Nature(what, sector))
        if many:
            found.setdefault(many, Nature(what, sector))

    data = load("attribution")
    for item in phrases(data["bodies"]["mute"]):
        put(item, "mute", "other")
    for sector in _SECTORS:
        for item in phrases(data["people"][sector]):
            put(item, "person", "other" if sector == "spokesman" else sector)
    for sector in _BODY_SECTORS:
        for item in phrases(data["bodies"][sector]):
            put(item, "body", sector)
    for item in phrases(data["nouns"]["document"]):
        put(item, "document", "other")
    for item in phrases(data["people"]["unique"]):
        put(item, "person", "other")
    return found


_SOMEBODY = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "eer")


@lru_cache(maxsize=20_000)
def guess_nature(lemma: str, people: str | None) -> Nature | None:
    """The nature of a noun by the class of people that it names, or by its ending."""
    if lemma.rpartition(" ")[2] in ("force", "forces"):
        return Nature("body", "military")
    if people == "armed_group":
        return Nature("person", "armed_group")
    if people == "state_forces":
        return Nature("person", "military")
    if people == "peacekeepers":
        return Nature("person", "un")
    if people is not None or (len(lemma) > 4 and lemma.endswith(_SOMEBODY)):
        return Nature("person", "local")
    return None
