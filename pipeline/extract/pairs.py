"""Places and days that a sentence lists side by side: "Tajalei on 20 September, Noong on 1 October", "handed over on 3,
5 and 9 May respectively"."""

import re
from datetime import date

from pipeline.extract import context
from pipeline.extract.claims import When
from pipeline.extract.names import Entity
from pipeline.extract.phrases import Noun
from pipeline.extract.sentence import Sentence

_TWO_DAYS = re.compile(r"\d{1,2} and \d{1,2} [A-Z]|[A-Z][a-z]+ \d{1,2} and \d{1,2}\b")
_DAYS = re.compile(r"((?:\d{1,2}, )*\d{1,2},? and )$")


def day_of_each(sentence: Sentence, listed: list[tuple[Noun, Entity]]) -> dict[str, When]:
    """The days of listed places, by the place's name, where each has one of its own; else nothing."""
    if len(listed) < 2:
        return _day_right_behind(sentence, listed)
    respective = next((i for i, u in enumerate(sentence.units) if u.word == "respectively"), None)
    if respective is not None:
        days = _days_before(sentence, listed[-1][0].last, respective)
        if len(days) == len(listed):
            return {p.name: d for (_, p), d in zip(listed, days, strict=True)}
    several = days_in_a_row(sentence, listed[-1][0].last)
    if len(several) == 1 and len(listed) == 2 and _TWO_DAYS.match(several[0].date_text or ""):
        first, last = several[0].date_start, several[0].date_end
        several = [When(day, day, "day", several[0].date_text) for day in (first, last)]
    if len(several) == len(listed):  # "Para and Gori followed in April and May"
        return {p.name: d for (_, p), d in zip(listed, several, strict=True)}
    return _day_behind_each(sentence, listed)


def _day_right_behind(sentence: Sentence, listed: list[tuple[Noun, Entity]]) -> dict[str, When]:
    """ "Ten bases will be closed by June, starting with Para in April": the day of the one that is named."""
    for noun, place in listed:
        at = _OWN_DAY.match(sentence.row, noun.last + 1)
        if at is not None:
            return {place.name: context.when_of(sentence.units[at.end() - 1].value)}
    return {}


_OWN_DAY = re.compile(",?P?t")


def _day_behind_each(sentence: Sentence, listed: list[tuple[Noun, Entity]]) -> dict[str, When]:
    """ "Para on 3 May, Gori and Lira on 9 June, then Sake": the day behind each, Gori's that of Lira, Sake's none."""
    found: dict[str, When] = {}
    waiting: list[str] = []
    for at, (noun, place) in enumerate(listed):
        end = listed[at + 1][0].first if at + 1 < len(listed) else len(sentence.units)
        own = [u.value for u in sentence.units[noun.last + 1 : end] if u.kind == "t"]
        if len(own) > 1 or (not at and not own):
            return {}
        waiting.append(place.name)
        if own:
            found |= dict.fromkeys(waiting, context.when_of(own[0]))
            waiting = []
    return found | dict.fromkeys(waiting, When()) if len(set(map(str, found.values()))) > 1 or not waiting else {}


def heir_of_each(sentence: Sentence, listed: list[tuple[Noun, Entity]]) -> dict[str, Noun]:
    """To whom each of several listed bases went, by the place's name: "handed over to the army, the police and the
    prosecutor, respectively"; else nothing."""
    if len(listed) < 2 or not any(u.word == "respectively" for u in sentence.units):
        return {}
    heirs = next((n.members for n in sentence.nouns if n.prep == "to" and len(n.members) == len(listed)), ())
    return {p.name: heir for (_, p), heir in zip(listed, heirs, strict=False)}


def names_in_a_row(sentence: Sentence, first: Noun) -> list[Noun]:
    """Bare names with nothing but their days between them: "Para in March, Gori (7 May) and Sake"."""
    row = sentence.row
    found: list[Noun] = []
    for noun in sentence.nouns:
        located = found and noun.prep in ("in", "at", "near") and row[found[-1].last + 1 : noun.first] == "P"
        if noun.first < first.first or located:
            continue
        if any(u.kind not in "MD" for u in noun.units) or (
            found and row[found[-1].last + 1 : noun.first].strip("tPKM,()")
        ):
            break
        found.append(noun)
    return found


def days_in_a_row(sentence: Sentence, after: int) -> list[When]:
    """The dates of the first list of dates after a unit: "in April, May and June"."""
    row = sentence.row
    at = last = row.find("t", after + 1)
    found = []
    while at >= 0:
        found.append(context.when_of(sentence.units[at].value))
        gap = next((g for g in (",", "K", ",K", "KP", ",KP") if row.startswith(g + "t", at + 1)), None)
        last, at = at, at + len(gap) + 1 if gap is not None else -1
    opens = len(found) > 1 and row[last + 1 : last + 2] in ("R", "D", "N", "M", "J", "C")
    return found[:-1] if opens else found  # "on Monday and on Tuesday they took Para": the last opens a clause


def _days_before(sentence: Sentence, start: int, end: int) -> list[When]:
    """The days between two units: each a date, or all but the last only days of its month ("17, 21 and 24 May")."""
    units = [u for u in sentence.units[start + 1 : end] if u.kind == "t"]
    if not units:
        return []
    last = units[-1].value
    text = sentence.article.text[sentence.start : units[-1].start]
    bare = _DAYS.search(text)
    if bare is None or last.precision != "day" or not last.text[:1].isdigit():
        return [context.when_of(u.value) for u in units]
    month: date = last.date_start
    numbers = [int(n) for n in re.findall(r"\d+", bare[1])]
    try:
        days = [month.replace(day=n) for n in numbers]
    except ValueError:  # a number that is no day of the month
        return []
    return [When(day, day, "day", last.text) for day in days] + [context.when_of(last)]
