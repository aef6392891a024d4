"""Names of people: titles and ranks stripped, surnames led back to full names. Nothing here knows who speaks."""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.article import Article
from pipeline.extract.attribution.lexis import natures, words
from pipeline.extract.names import head_kind, ordinary

# Mentions of a surname that are looked at for its first name.
_MENTIONS = 20
_JOINERS = frozenset(
    "ag al bin bint ben ibn de da del della den di do dos du van von der ter la le el ould wa walet wolet y zu".split()
)


# What stands around a role and is none of it: an article, a form of address, "there", what else is told of the person.
_AROUND_ROLE = re.compile(
    r"^(?:the|an?|its|their|his|her)\s+|[,\s]+(?:Mr|Mrs|Ms|Miss|Dr|Mme|Prof)\.?$|\s+(?:there|here)$|,?\s+(?:who|which)\s.*$",
    re.IGNORECASE | re.DOTALL,
)


class Name(NamedTuple):
    """A person's name without titles, its surname, the titles in lower case, and the sector that they give."""

    name: str
    surname: str
    title: tuple[str, ...]
    sector: str | None

    @property
    def named(self) -> bool:
        """Whether a name in full follows the title of an office."""
        office = any(word in natures() for word in self.title)
        return office and " " in self.name and head_kind(self.surname) in (None, "person")


def role_in(words_told: str) -> str | None:
    """A role without what else stands around it: "The Head of Sector East, Mr." is "Head of Sector East"."""
    return _AROUND_ROLE.sub("", words_told.strip(" ,(")).strip(" ,") or None


@lru_cache(maxsize=4096)
def read_name(text: str) -> Name:
    """Split titles from a name: "Lieutenant-General Constant Ndima"."""
    titles = words("names", "titles")
    parts = text.split()
    offices = [i for i, part in enumerate(parts[:-1]) if _bare(part) in _inner_offices()]
    cut = offices[-1] + 1 if offices else 0
    while cut < len(parts) and _bare(parts[cut]) in titles:
        cut += 1
    if cut > 1 and cut == len(parts) - 1 and _bare(parts[cut - 1]) in ("prince", "king", "duke", "justice"):
        cut -= 1  # "Rear Admiral Prince Tshabalala"
    title = tuple(_bare(p) for p in parts[:cut])
    rest = parts[cut:]
    if title and rest and rest[0] in ("for", "of"):
        rest = behind_field(rest)
    return Name(" ".join(rest), rest[-1] if rest else "", title, sector_of_title(title))


def behind_field(parts: list[str]) -> list[str]:
    """The name behind what an office is for: "for Operational Support Atul Khare"."""
    first = next((i for i, part in enumerate(parts) if not (part.islower() or ordinary(part.lower()))), len(parts))
    return parts[first:] if len(parts) - first > 1 else parts


@cache
def _inner_offices() -> frozenset[str]:
    """Titles of office, which may stand behind other words: "Bureau chief Ada Kone"."""
    return frozenset((words("names", "titles") - words("names", "honorifics")) & natures().keys())


def sector_of_title(title: tuple[str, ...]) -> str | None:
    """The sector that the words of a title give, pairs of them first."""
    pairs = [f"{one} {two}" for one, two in pairwise(title)]
    listed = map(natures().get, reversed([*title, *pairs]))
    return next((n.sector for n in listed if n is not None and n.what == "person"), None)


def _bare(word: str) -> str:
    return word.strip(".,").lower()


def full_name(article: Article, name: Name, at: int) -> Name:
    """The name in full: from people already met, else from another mention with more words before the surname."""
    if " " in name.name or not name.name:
        return name._replace(name=_with_initial(article, name.name, at))
    met = article.people.get(name.name)
    if met is not None:
        return name._replace(name=met.name, surname=name.name)
    headed = _in_heading(article.text, name.name)
    if headed is not None:
        return name._replace(name=headed)
    titles = words("names", "titles")
    tokens = article.words
    at_first = 0
    for _ in range(_MENTIONS):
        try:
            i = tokens.index(name.name, at_first)
        except ValueError:
            break
        at_first = i + 1
        j = i
        while j > 0 and i - j < 4 and _given(tokens, j - 1, titles):
            j -= 1
        while j < i and tokens[j] in _JOINERS:
            j += 1
        if j < i:
            return name._replace(name=" ".join(tokens[j : i + 1]))
        if name.title and i + 1 < len(tokens) and _given(tokens, i + 1, titles):  # "Father Pierre" is Pierre Rahi
            return name._replace(name=" ".join(tokens[i : i + 2]), surname=tokens[i + 1])
    return name


def _in_heading(text: str, surname: str) -> str | None:
    """The name in full where a heading has it in capitals: "BRIEFING BY FARID HAQ, SPOKESPERSON"."""
    if surname.isupper() or f" {surname.upper()}," not in text:
        return None
    found = re.search(rf"([A-Z][A-Z'’-]+) {re.escape(surname.upper())},", text)
    return f"{found.group(1).title()} {surname}" if found is not None else None


def name_in_heading(text: str, title: str) -> str | None:
    """Whose title a heading in capitals tells: "BRIEFING BY FARID HAQ, DEPUTY SPOKESPERSON"."""
    if len(title) < 5 or title.upper() not in text:
        return None
    found = re.search(rf"\b([A-Z][A-Z'’-]+ [A-Z][A-Z'’-]+), (?:THE )?{re.escape(title.upper())}", text)
    return found.group(1).title() if found is not None else None


@lru_cache(maxsize=8)
def secretary_general(text: str) -> str | None:
    """Who holds the office, where an article names him in full."""
    found = _SECRETARY_GENERAL.search(text)
    return found.group(1) if found is not None else None


# Not "NATO Secretary-General X", "then Secretary-General X".
_SECRETARY_GENERAL = re.compile(
    r"(?:(?:UN|U\.N\.|Nations|[Tt]he|by|and|from|to|for) |^|\n|[.,“\"] ?)Secretary-General,? "
    r"([A-Z][\w’'-]+ (?:[A-Z][\w’'-]+ )?[A-Z][\w’'-]+)"
)


def _given(tokens: list[str], i: int, titles: frozenset[str]) -> bool:
    word = tokens[i]
    if word in _JOINERS:
        return True
    return (
        len(word) > 1
        and word[0].isupper()
        and word.lower() not in titles
        and (not ordinary(word.lower()) or word.lower() in words("names", "given"))
        and not word.isupper()
    )


def _with_initial(article: Article, name: str, at: int) -> str:
    """ "J. Flomo Kerkulah": an initial before the name belongs to it."""
    text = article.text
    if (
        name
        and at >= 3
        and text[at - 2 : at] == ". "
        and text[at - 3].isupper()
        and (at == 3 or not text[at - 4].isalnum())
        and text.startswith(name, at)
    ):
        return text[at - 3 : at] + name
    return name
