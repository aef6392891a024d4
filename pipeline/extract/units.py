"""The typed units of a sentence: words by their lists, and dates, quantities and names as one unit each."""

from functools import cache
from typing import TYPE_CHECKING

from pipeline.extract.asides import without_asides
from pipeline.extract.date_grammar import FULL_WEEKDAYS
from pipeline.extract.lexicon import PUNCTUATION, common_words, guess, load
from pipeline.extract.names import NUMBERED, Entity, classify, head_kind, own_name, unknown_span
from pipeline.extract.phrases import Unit

if TYPE_CHECKING:
    from pipeline.extract.article import Article

# After these a capital proves as little as at the head of a sentence.
_OPENING = frozenset(('"', "“", "‘", "'", "•", "—", "–", "-", ":"))
# Tokens of a name that a full stop parts from what was done to it: "Camp Foya. Closed on 3 May".
_LABEL = 4
_DEFINITE = frozenset(("the", "its", "this", "our"))
_OPEN_ASIDES = frozenset(sign for sign, kind in PUNCTUATION.items() if kind in "Q(,-") | {"part"}
_HOURS = frozenset(("morning", "afternoon", "evening", "night"))
BEFORE_TOWNS = frozenset("in at near from to outside around towards toward into between inside through of".split())
# Common nouns that many write with a capital.
_CAPITALISED = frozenset("mission operation force government state army police gendarmerie".split())
_OF_MEN = frozenset(("armed", "elected", "uniformed", "retired"))
_SITE_HEADS = frozenset(("Base", "Outpost", "Camp", "Post", "Airbase", "Barracks"))
_FAITHS = frozenset("Muslim Christian Sunni Shia Shiite Islamist Jewish Druze Alawite Catholic Hindu Buddhist".split())
_BEHIND_TWINS = frozenset((",", ".", ";", "and", "or", "was", "were", "is", "are", "base", "camp", "site"))
_SITES_TOLD = frozenset(("base", "bases", "camp", "camps"))
_COMPASS = frozenset(("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"))
_SITE_ACRONYMS = frozenset(("fob", "tob", "cob", "pob"))
_DISTANCES = frozenset("km kilometre kilometres kilometer kilometers mile miles metres meters hours minutes".split())


def units_of(article: "Article", first: int, last: int, heard: frozenset[str]) -> list[Unit]:
    """The typed units of the tokens from `first` to before `last`; `heard` are their words."""
    units: list[Unit] = []
    add = units.append
    words, starts, lower, known = article.words, article.starts, article.lower, article.tokens
    mentions, as_one = article.mentions, article.read_as_one
    aside = not _OPEN_ASIDES.isdisjoint(heard)
    i = first
    while i < last:
        start = starts[i]
        if i in as_one:
            kind, value, i = as_one[i]
            if kind == "t" and i < last and lower[i] in _HOURS:
                i += 1  # "last Thursday night"
            add(Unit(kind, start, value.end, value.text.lower(), "date" if kind == "t" else "number", value))
            continue
        low, kind, lemma, people, simple, capital, terms, _, _ = known[i]
        if simple:
            if i not in mentions:
                add(Unit(kind, start, start + len(low), low, lemma, None, people))
                i += 1
                continue
            capital = True
        if capital or i in mentions:
            n, unit = _name(article, i, first, last)
            if unit is not None:
                add(unit)
                i += n
                continue
        end = start + len(words[i])
        n = _term(article, i, last) if terms is not None and i + 1 < last and lower[i + 1] in terms else 1
        if n > 1:
            low = " ".join(lower[i : i + n])
            kind, lemma, people = common_words()[low]
            end = starts[i + n - 1] + len(words[i + n - 1])
        add(Unit(kind, start, end, low, lemma, None, people))
        i += n
    return without_asides(units) if aside else units


def _term(article: "Article", i: int, last: int) -> int:
    """Number of tokens of the listed term at token i; 1 where none begins there."""
    lower, terms = article.lower, article.tokens[i].terms
    if lower[i] in _COMPASS and i and lower[i - 1] == "the":
        return 1  # "from the north of Para", against "north of Para"
    if terms is not None and i + 1 < last and lower[i + 1] in terms:
        listed = common_words()
        for size in (5, 4, 3, 2):
            if size <= last - i and " ".join(lower[i : i + size]) in listed:
                return size
    return 1


def _name(article: "Article", i: int, first: int, last: int) -> tuple[int, Unit | None]:
    """The name at token i: (tokens, unit), or (0, None) where the word is none."""
    words = article.words
    hit = article.mentions.get(i)
    if hit is not None:
        n, entity = hit
        end = _before_weekday(article, i, last)
        longer = n == 1 and i + 1 < end and i + 1 not in article.mentions and _continues(article, i, end)
        if n == 1 and not longer and words[i] in article.known.sites and _named_as_site(article, i, first):
            return 1, _unit(article, "M", i, 1, article.known.sites[words[i]])
        if entity.short and not _is_ours(article, entity, i, first):
            hit = None
        elif entity.kind == "demonym":
            return n, _demonym(article, i, n, entity, last)
        elif longer and not entity.short and entity.kind not in ("mission", "country"):
            hit = None
        else:
            return n, _unit(article, "M", i, n, entity)
    word, token = words[i], article.tokens[i]
    if not token.capital:
        return 0, None
    if i == first or words[i - 1] in _OPENING or (words[i - 1] == "." and i - first <= _LABEL):
        if _term(article, i, last) > 1:
            return 0, None
        if token.ordinary and token.kind in "SPWK":
            return 0, None  # "When Camp Alpha was shut"
        # "Separately, the mission", "Heavily armed men"
        if not token.ordinary and _is_deed(article, i, last):
            return 0, None
        if word.endswith("ing") and not token.ordinary and i + 1 < last and article.lower[i + 1] in _AFTER_ING:
            return 0, None  # "Catering for the contingents was cut off"
        adverb = word.endswith("ly") and i + 1 < last and (words[i + 1] == "," or _of_adjective(article.lower[i]))
        if (
            (token.ordinary or adverb)
            and not (
                i + 1 < last and article.tokens[i + 1].capital and (head_kind(word) or _opens_site(article, i, last))
            )
            and not _is_numbered(article, i + 1, last)
            and not _opens_towns(article, i, last)
        ):
            return 0, None
    if token.ordinary and (len(word) == 1 or _in_capitals(article, i, first, last)):
        return 0, None
    if word in _FAITHS and (i + 1 in article.mentions or _before_noun(article, i + 1, last)):
        # "mainly Muslim Seleka rebels", "the Islamist group"
        return 1, Unit("J", article.starts[i], article.starts[i] + len(word), article.lower[i], article.lower[i])
    if word.endswith("-led") and i + 1 in article.mentions:  # "the Kenya-led Multinational Security Support Mission"
        return 1, Unit("J", article.starts[i], article.starts[i] + len(word), article.lower[i], article.lower[i])
    last = _before_weekday(article, i, last)
    n = unknown_span(words, article.tokens, i, last)
    if n > 1 and word.isupper():  # "NO ROAD TO PARA": the last word alone
        n = next((k for k in range(1, n) if article.tokens[i + k].ordinary and words[i + k].isupper()), n)
    if n == 1 and article.lower[i].removesuffix("s") in _SITE_ACRONYMS and not _is_numbered(article, i + 1, last):
        return 0, None  # "the FOB"
    if n == 1 and article.lower[i] in _CAPITALISED and i > first and article.lower[i - 1] in _DEFINITE:
        return 0, None  # "the Mission", as communiques write
    while n > 1 and (i + n - 1) in article.mentions and article.mentions[i + n - 1][1].kind in ("country", "mission"):
        n -= 1
    behind = article.mentions.get(i + n - 1) if n > 1 and i + n < last and words[i + n].islower() else None
    if behind is not None and behind[1].kind == "demonym":
        n -= 1  # "At Om Sara Eritrean militiamen"
    while n > 1 and words[i + n - 1] in ("of", "for", "and", "the", "de", "la"):
        n -= 1
    if _is_numbered(article, i + n, last) or _runs_on(article, i + n, last):
        n += 1
    span = " ".join(words[i : i + n])
    entity = article.aliases.get(span) or article.known.by_name.get(span)
    if entity is None:
        text = article.text[article.starts[i] : article.starts[i + n - 1] + len(words[i + n - 1])]
        if span.isupper() and len(span) > _SHORT and _in_capitals(article, i, first, last):
            span, text = span.title(), text.title()  # "NO ROAD TO SANANKO": no acronym
        kind = classify(span)
        entity = article.people.get(text) or Entity(own_name(text) if kind == "place" else text, kind)
        common = kind == "organisation" and token.ordinary and i > first and article.lower[i - 1] in _DEFINITE
        if n == 1 and (kind == "person" or common):  # "the Minister", "the Government"
            low = article.lower[i]
            return 1, Unit("N", article.starts[i], article.starts[i] + len(word), low, low, None, _people(low))
    return n, _unit(article, "M", i, n, entity)


# What stands behind a word in -ing that names what is done.
_AFTER_ING = frozenset("for the a an its their".split())


def _of_adjective(adverb: str) -> bool:
    """Whether a word in -ly is made from a listed one: "heavily" from "heavy", "newly" from "new"."""
    stem = adverb[:-2]
    return stem in common_words() or (stem.endswith("i") and f"{stem[:-1]}y" in common_words())


def _before_weekday(article: "Article", i: int, last: int) -> int:
    """Where a name that begins at token i ends at the latest: "clashed at Ramia Sunday", but "Bloody Sunday"."""
    for at in range(i + 1, min(i + _LONGEST, last)):
        if article.lower[at] in FULL_WEEKDAYS and article.lower[at - 1] not in _NAMED_DAYS:
            return at
    return last


# Tokens after which a name is hardly going on, and what names of days begin with.
_LONGEST = 6
# Letters of a name in capitals that is rather an acronym.
_SHORT = 4
_NAMED_DAYS = frozenset("bloody black good palm easter ash maundy holy cyber super".split())


def _opens_towns(article: "Article", i: int, last: int) -> bool:
    """ "Man, Daloa and Para": an ordinary word that opens a list of towns."""
    towns = i + 3 < last and article.lower[i + 1] in (",", "and") and article.words[i + 2] in article.known.sites
    return towns and not article.words[i].endswith("ly") and _listed(article, i + 2, last)


def _listed(article: "Article", i: int, last: int) -> bool:
    """Whether a name has more behind it: "Daloa and", "Daloa, Para"; or the verb of several."""
    behind = article.lower[i + 1]
    return behind in ("and", "were", "are") or (behind == "," and i + 2 < last and article.tokens[i + 2].capital)


def _before_noun(article: "Article", i: int, last: int) -> bool:
    """Whether token i is a common noun or adjective, written small."""
    return i < last and not article.tokens[i].capital and article.tokens[i].kind in "NJyz"


def _is_numbered(article: "Article", i: int, last: int) -> bool:
    """Whether token i is the number of the post named before it: "Observation Post 58", "Position 4-28"."""
    if not 0 < i < last or not article.words[i][0].isdigit():
        return False
    if len(article.words[i]) == 1 and _is_twin(article, i, last):
        return True
    if article.lower[i - 1] not in NUMBERED and not (i > 1 and article.lower[i - 2] in ("post", "base", "outpost")):
        return False  # "Position 4-28", "Observation Post Sterga 2"
    following = article.lower[i + 1] if i + 1 < last else "."
    return following not in _DISTANCES


def _is_twin(article: "Article", i: int, last: int) -> bool:
    """Whether token i tells an unknown name from others like it: "Halane 2 and"."""
    name = article.tokens[i - 1]
    joined = article.starts[i] == article.starts[i - 1] + len(article.words[i - 1])  # "PK3"
    if joined or not name.capital or name.ordinary or i - 1 in article.mentions:
        return False
    following = article.lower[i + 1] if i + 1 < last else "."
    return following in _BEHIND_TWINS and not _SITES_TOLD.isdisjoint(article.lower)


def _runs_on(article: "Article", i: int, last: int) -> bool:
    """Whether token i is the number written at once with the letter before it: "K1"."""
    joined = i < last and article.words[i].isdigit() and article.starts[i] == article.starts[i - 1] + 1
    return joined and len(article.words[i - 1]) == 1


def _opens_site(article: "Article", i: int, last: int) -> bool:
    """ "Patrol Base Durai", "Air Base 101": a site's name that begins with an ordinary word."""
    n = unknown_span(article.words, article.tokens, i, last)
    if n == 2 and article.words[i + 1] in _SITE_HEADS:
        return _is_numbered(article, i + 2, last)
    return n > 2 and not _SITE_HEADS.isdisjoint(article.words[i + 1 : i + n - 1])


# How nouns of doing end; "Catering for the camps was cut off".
_DEEDS = ("ing", "tion", "sion", "ment", "ness", "ance", "ence", "ities", "isation", "ization")


_DONE_TO = frozenset("of for to by between against with".split())


def _is_deed(article: "Article", i: int, last: int) -> bool:
    """Whether a word that opens a sentence is a noun of doing that nobody lists rather than a name."""
    word = article.words[i]
    done = word.endswith(_DEEDS) and len(word) > _LONGEST and i + 1 < last and article.words[i + 1] in _DONE_TO
    return done and article.words.count(word) == 1


def _in_capitals(article: "Article", i: int, first: int, last: int) -> bool:
    """Whether a word stands among others in capitals, as in headings: "STILL NO ROAD TO PARA"."""
    words = article.words
    beside = (words[k] for k in (i - 1, i + 1) if first <= k < last)
    return words[i].isupper() and any(len(w) > 1 and w.isupper() for w in beside)


def _named_as_site(article: "Article", i: int, first: int) -> bool:
    """Whether a name stands where a town does: after "in", "at", "from", or in a list of towns."""
    while i > first:
        before = article.lower[i - 1]
        if before in BEFORE_TOWNS:
            return True
        if before == "and" and article.lower[i - 2] == ",":
            i -= 1
        if before not in (",", "and", "or") or i - 2 < first or article.words[i - 2] not in article.known.sites:
            return False
        i -= 2
    return False


def _is_ours(article: "Article", entity: Entity, i: int, first: int) -> bool:
    """Whether the short name at token i ("the junta") is of the country over it, and nobody else's."""
    country = article.country_headings.at(article.starts[i]) or article.country
    return entity.country == country and not (i > first and _of_another(article, i))


def _of_another(article: "Article", i: int) -> bool:
    """Whether the short name at token i is somebody else's: "an army", "Congo's army", "the Burkinabe army"."""
    if article.words[i - 1] in ("a", "an", "no", "'s", "’s"):
        return True
    before = article.mentions.get(i - 1)
    return before is not None and before[1].kind == "demonym" and before[1].country != article.country


def _continues(article: "Article", i: int, last: int) -> bool:
    """Whether an unknown capitalised word follows, so that a one-word known name is part of a longer one."""
    following, word = article.tokens[i + 1], article.words[i + 1]
    return following.capital and (not following.ordinary or head_kind(word) == "group") and word not in article.aliases


def _unit(article: "Article", kind: str, i: int, n: int, entity: Entity) -> Unit:
    start, end = article.starts[i], article.starts[i + n - 1] + len(article.words[i + n - 1])
    return Unit(
        kind, start, end, article.text[start:end].lower(), entity.name, entity, _people(article.lower[i + n - 1])
    )


def _demonym(article: "Article", i: int, n: int, entity: Entity, last: int) -> Unit:
    """A demonym is a noun of people where it stands alone ("two Bangladeshis"), else an adjective."""
    unit = _unit(article, "J", i, n, entity)
    if unit.word in _peoples():
        unit.kind, unit.people = "N", "unspecified"
        return unit
    follows = article.lower[i + n] if i + n < last else "."
    info = common_words().get(follows) or guess(follows)
    further = article.mentions.get(i + n + 1)
    if follows in ("and", "or", ",") and i + n + 2 < last and further is not None and further[1].kind == "demonym":
        word = article.lower[i + n + 2]
        after = common_words().get(word) or guess(word)
        if word[0].isalpha() and (after.kind in "NJ" or follows == ","):
            return unit  # "Spanish and Malian guards"
    if i + n < last and article.words[i + n][0].isupper() and follows not in ("and", "or"):
        return unit  # "the Swedish Armed Forces"
    if follows in _OF_MEN and further is None:
        return unit  # "Sudanese armed elements"
    given = follows in _SO_MANY  # "gave the French six weeks to leave"
    if given or not follows[0].isalpha() or (info.kind in "PXLAKTWSRbsdneg" and info.kind != "n") or info.kind == "D":
        unit.kind, unit.people = "N", "unspecified"
    return unit


_SO_MANY = frozenset("one two three four five six seven eight nine ten twelve".split())


@cache
def _peoples() -> frozenset[str]:
    """Forms that can only be the people of a country: "Kenyans", "Frenchmen"."""
    rows = load("world/countries")["country"]
    adjectives = {word for row in rows for word in row.get("adjectives", ())}
    people = {word for row in rows for word in row.get("people", ()) if word.endswith(("s", "men"))}
    return frozenset(word.lower() for word in people - adjectives)


def _people(word: str) -> str | None:
    info = common_words().get(word)
    return info.people if info else None
