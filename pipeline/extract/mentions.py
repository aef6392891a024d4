"""What a date mention says by itself: as claims carry it, without its open end, as a term."""

from pipeline.extract.article import Article
from pipeline.extract.claims import When
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.sentence import Sentence
from schemas import calendar

_TERM = frozenset(("by", "until", "till", "before", "beyond", "past"))


def when_of(mention: DateMention | None) -> When:
    """A `DateMention` as claims carry it; an empty one for None."""
    if mention is None:
        return When()
    return When(mention.date_start, mention.date_end, mention.precision, mention.text, mention.relative)


def closed(mention: DateMention, article: Article) -> DateMention:
    """A date without its open end: "since 2012 when rebels rose": they rose in 2012."""
    if not mention.expression.endswith(" open"):
        return mention
    expression = mention.expression.removesuffix(" open")
    value = calendar.evaluate(expression, article.published_on)
    return mention._replace(
        date_start=value.date_start, date_end=value.date_end, precision=value.precision, expression=expression,
        relative=expression if mention.relative else None,
    )  # fmt: skip


def lies_behind(mention: DateMention) -> bool:
    """Whether a date says itself that it is no term: "last week", "two years ago", "two days before Christmas"."""
    words = mention.text.lower().split()
    return words[0] == "last" or words[-1] == "ago" or (len(words) > 3 and words[2] in ("before", "after"))


def narrows(date: DateMention, other: DateMention) -> bool:
    """ "In 2009 rebels took the town on 15 January": the day within the year."""
    return is_within(date, other) and other.precision == "year" != date.precision


def is_within(date: DateMention, other: DateMention) -> bool:
    """Whether a date is a shorter time of another."""
    if None in (date.date_start, date.date_end, other.date_start, other.date_end):
        return False
    within = other.date_start <= date.date_start and date.date_end <= other.date_end
    return within and (date.date_start, date.date_end) != (other.date_start, other.date_end)


_IN_FORCE = frozenset(("as of", "as at", "effective", "with effect from"))


def is_in_force(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a date is the one from which something holds: "ended the mandate as at 31 December"."""
    at = next((i for i, u in enumerate(sentence.units) if u.kind == "t" and u.value.start == mention.start), 0)
    return at > 0 and sentence.units[at - 1].word in _IN_FORCE


def is_term(sentence: Sentence, mention: DateMention) -> bool:
    """Whether a date is one by which something is to be done: "by December", "until 31 March"."""
    units = sentence.units
    row = sentence.row
    at = next((i for i, u in enumerate(units) if row[i] == "t" and u.value.start == mention.start), 0)
    return mention.text.lower().startswith(("by ", "until ", "before ")) or (at > 0 and units[at - 1].word in _TERM)
