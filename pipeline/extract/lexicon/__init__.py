"""The words of the reader, as data: TOML files beside this module, loaded once.

A word has one part of speech (`Word.kind`, a letter of `pipeline.extract.phrases`), a lemma and, for nouns of people,
what casualty figures call them. Names are in `lexicon/world/` and in the mission's reference tables.
"""

import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from pipeline.extract.tokens import plain


class Word(NamedTuple):
    """A word form: its kind letter, its lemma and the class of people it names, if any."""

    kind: str
    lemma: str
    people: str | None = None


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of `lexicon/NAME.toml`."""
    return tomllib.loads((resources.files(__package__) / f"{name}.toml").read_text(encoding="utf-8"))


def phrases(listing: str) -> list[str]:
    """Items of a semicolon list."""
    return [" ".join(item.split()) for item in listing.split(";") if item.strip()]


_CLOSED = {
    "determiner": "D",
    "pronoun": "R",
    "relative": "W",
    "subordinator": "S",
    "preposition": "P",
    "conjunction": "K",
    "modal": "L",
    "to": "T",
    "negation": "A",
    "adverb": "A",
    "adjective": "J",
}
_VOWELS = "aeiou"


def verb_forms(base: str) -> dict[str, str]:
    """Regular forms of a verb: {form: code}, codes b s e g as in `pipeline.extract.phrases`."""
    last, before = base[-1], base[-2]
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = base + "es"
    elif last == "y" and before not in _VOWELS:
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    if last == "e":
        past, ing = base + "d", (base if base.endswith("ee") else base[:-1]) + "ing"
    elif last == "y" and before not in _VOWELS:
        past, ing = base[:-1] + "ied", base + "ing"
    elif _doubles(base):
        past, ing = base + last + "ed", base + last + "ing"
    else:
        past, ing = base + "ed", base + "ing"
    return {base: "b", third: "s", past: "e", ing: "g"}


def _doubles(base: str) -> bool:
    """Whether the last letter doubles before an ending: always after one short vowel, and in a list of longer verbs."""
    last, before = base[-1], base[-2]
    if last in "wxyhjkqv" or last in _VOWELS or before not in _VOWELS:
        return False
    short = base[-3] not in _VOWELS and sum(c in _VOWELS for c in base) == 1
    return short or base in load("verbs")["doubling"].split()


def singular(word: str) -> str:
    """The singular of a regular plural; other words as they are."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def plural(word: str) -> str:
    """The regular plural of a noun or of the last word of a phrase."""
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _verbs() -> dict[str, Word]:
    data = load("verbs")
    nounlike = set(data["also_noun"].split())
    words: dict[str, Word] = {}

    def put(form: str, code: str, base: str) -> None:
        if base in nounlike and code in "bs":
            code = "y" if code == "b" else "z"
        words.setdefault(form, Word(code, base))

    for line in phrases(data["irregular"]):
        base, past, participle = line.split()
        forms = verb_forms(base)
        for form, code in forms.items():
            if code != "e":
                put(form, code, base)
        if past == base:
            words[past] = Word("y" if base in nounlike else "e", base)
        if past == participle:
            put(past, "e", base)
        else:
            put(past, "d", base)
            put(participle, "n", base)
    for base in data["regular"].split():
        for form, code in verb_forms(base).items():
            put(form, code, base)
    return words


def _people() -> dict[str, Word]:
    words: dict[str, Word] = {}
    for group, listing in load("people").items():
        for item in phrases(listing):
            one, _, many = item.partition("/")
            for form in (one, many or plural(one)):
                words.setdefault(form, Word("N", one, group))
    return words


@cache
def common_words() -> dict[str, Word]:
    """Every listed word form in lower case. Longer terms ("blue helmet") are keys with a space."""
    words = _people()
    for form, word in _verbs().items():
        known = words.setdefault(form, word)
        if known is not word and word.kind in "yz":
            # "guard", "escort": people, unless the neighbours make a verb of it.
            words[form] = Word(word.kind, known.lemma, known.people)
    grammar = load("grammar")
    for group, kind in _CLOSED.items():
        for form in grammar[group].split():
            if kind == "J" and form in words and words[form].kind in "ye" and form != "last":
                continue
            words[form] = Word(kind, form)
    for lemma in ("be", "have", "do"):
        for form in grammar[lemma].split():
            words[form] = Word("X", lemma)
    for kind, listing in grammar["terms"].items():
        for item in phrases(listing):
            form, _, lemma = item.partition("=")
            words[form] = Word(kind, lemma or form)
    for form in load("nouns")["common"].split():
        words.setdefault(form, Word("N", form))
        words.setdefault(plural(form), Word("N", form))
    return words


@cache
def term_openings() -> dict[str, frozenset[str]]:
    """The first words of all terms of several words, with the words that come second."""
    found: dict[str, set[str]] = {}
    for form in common_words():
        first, *rest = form.split(" ")
        if rest:
            found.setdefault(first, set()).add(rest[0])
    return {first: frozenset(seconds) for first, seconds in found.items()}


_ADJECTIVE_ENDINGS = ("al", "ous", "ive", "ful", "less", "able", "ible", "ic", "ese", "ary", "ish")


# Endings before -d of verbs in -e: "accommodated", "unchanged", "mobilised".
_MUTE = ("ated", "anged", "inged", "ized", "ised", "uced", "nced", "rced", "uted", "ived", "olved")


@lru_cache(maxsize=20_000)
def guess(form: str) -> Word:
    """The kind of a word that no list holds, by its ending."""
    if form.endswith("ly") and len(form) > 4:
        return Word("A", form)
    if form.endswith("ed") and len(form) > 4:
        return Word("e", form[:-1] if form.endswith(_MUTE) else form[:-2])
    if form.endswith("ing") and len(form) > 4:
        return Word("g", form[:-3])
    if form.endswith(_ADJECTIVE_ENDINGS) and len(form) > 5:
        return Word("J", form)
    if "-" in form:
        tail = form.rsplit("-", 1)[1]
        known = common_words().get(tail)
        if known and known.kind == "N":
            return Word("N", known.lemma, known.people)
        return Word("J", form)
    return Word("N", singular(form))


PUNCTUATION = {
    **dict.fromkeys('"“”«»„‘', "Q"),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
    **dict.fromkeys("–—-", "-"),
    **dict.fromkeys(".!?…", "."),
    **dict.fromkeys(("'s", "’s", "'", "’"), "Z"),
    **dict.fromkeys("&/", "K"),
    ",": ",",
    ";": ";",
    ":": ":",
}


# Small articles that open a name: "al-Shaddadi".
_ARTICLES = tuple(a + h for a in "al el an ar as at ad az ash ech es ej esh ed er et ez ul".split() for h in "-‑")


def with_article(word: str) -> bool:
    """Whether a name begins with a small article: "al-Agbash"."""
    cut = len(word[:4].rpartition("-")[0]) + 1
    tail = word.rpartition("-")[2]  # "al-Qaida-linked" is no name
    return word.startswith(_ARTICLES) and len(word) > cut and word[cut].isupper() and not tail[:1].islower()


# Ends of words that describe a noun, whoever is named in them: "two Ugandan-run bases".
_DESCRIBING = ("-run", "-held", "-manned", "-controlled", "-occupied", "-staffed")


class Token(NamedTuple):
    """What is known of a token by its form alone.

    `simple`: no capital, no term begins with it; `terms`: the words that make a term with it; `form`: as names are
    compared; `ordinary`: whether its lower-case form is listed, so that a capital at a sentence's start proves nothing.
    """

    lower: str
    kind: str
    lemma: str
    people: str | None
    simple: bool
    capital: bool
    terms: frozenset[str] | None
    form: str
    ordinary: bool


class _Tokens(dict[str, Token]):
    """{token as written: Token}, filled on demand; it starts afresh when it has grown large."""

    def __missing__(self, word: str) -> Token:
        low = word.lower()
        capital = (word[0].isupper() and not low.endswith(_DESCRIBING)) or with_article(word)
        sign = PUNCTUATION.get(word)
        listed = common_words().get(low)
        if sign is not None:
            token = Token(low, sign, word, None, True, False, None, word, listed is not None)
        else:
            info = listed or guess(low)
            kind = info.kind if low[0].isalnum() else "?"
            terms = term_openings().get(low)
            simple = not capital and terms is None
            token = Token(low, kind, info.lemma, info.people, simple, capital, terms, plain(word), listed is not None)
        if len(word) <= 40:
            if len(self) > 30_000:
                self.clear()
            self[word] = token
        return token


tokens = _Tokens()
