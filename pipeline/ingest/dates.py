"""Publication days as headers, datelines and addresses write them, or as a text calls them today.

Other dates inside the text are not read here; that is extraction's work.
"""

import re
from dataclasses import dataclass
from datetime import date

from schemas.calendar import evaluate

FIRST_YEAR, LAST_YEAR = 1945, 2100
"""Years in which an article can have been published; others are taken for misprints."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = (
    r"(?:\b(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b\.?,? {0,2})?"
)
# A clock may be glued to the year: "November 3, 20236:09 AM".
_YEAR = r"(?P<year{0}>(?:19|20)\d\d)(?=\D|$|\d{{1,2}}:\d\d)"
_DAY = re.compile(
    _WEEKDAY
    + r"(?:"
    + r"(?<!\d)(?P<day1>\d{1,2})(?:st|nd|rd|th)?[ -]{1,2}(?:of )?"
    + _MONTH.format(1)
    + r"(?:,?[ -]{1,2}(?:"
    + _YEAR.format(1)
    + r"|'?(?P<short>\d\d)(?![\d:]))|\b)"
    + r"|\b"
    + _MONTH.format(2)
    + r" {0,2}(?P<day2>\d{1,2})(?:st|nd|rd|th)?(?!\d|:\d)(?:,? {0,2}"
    + _YEAR.format(2)
    + r")?"
    + r"|(?<!\d)(?P<year3>(?:19|20)\d\d)[-/.](?P<month3>\d\d?)[-/.](?P<day3>\d\d?)(?!\d)"
    + r"|(?<!\d)(?P<year4>(?:19|20)\d\d)(?P<month4>[01]\d)(?P<day4>[0-3]\d)(?=T\d|$)"
    + r"|(?<!\d)(?P<a>\d\d?)(?P<mark>[./-])(?P<b>\d\d?)(?P=mark)(?P<year5>(?:19|20)\d\d)(?!\d)"
    + r")",
    re.IGNORECASE,
)
_IN_URL = re.compile(
    r"(?<!\d)(?P<year1>(?:19|20)\d\d)[-/_](?P<month1>\d\d?)[-/_](?P<day1>\d\d?)(?!\d)"
    r"|(?<!\d)(?P<year2>(?:19|20)\d\d)(?P<month2>[01]\d)(?P<day2>[0-3]\d)(?!\d)"
    r"|(?<!\d)(?P<year3>(?:19|20)\d\d)[-/](?P<month3>[a-z]{3,9})[-/](?P<day3>\d\d?)(?!\d)"
    r"|(?<!\d)(?P<day4>\d\d?)-(?P<month4>[a-z]{3,9})-(?P<year4>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_TODAY = re.compile(
    r"\b(?:today|tonight|this (?:morning|afternoon|evening))(?:,| is| on|, on|,? \(| -| –| —)? ", re.IGNORECASE
)
_QUOTES = re.compile(r'["“”«»]')
_YEAR_IN_TEXT = re.compile(r"(?<![\d,.])((?:19[4-9]|20\d)\d)(?![\d%]|,\d|\.\d)")
_AHEAD = re.compile(r"\b(?:by|until|till|before|through|to|end of|after)\s+(?:\w+\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is written: month and day, perhaps the year, perhaps the weekday (1 Monday to 7 Sunday)."""

    start: int
    end: int
    year: int | None
    month: int
    day: int
    weekday: int | None

    def date(self) -> date | None:
        """The date, where the year is given and the calendar has that day."""
        return _date(self.year, self.month, self.day) if self.year else None


def find_day(line: str) -> Day | None:
    """Return the first day that a line names, None where it names none or an ambiguous one (03/04/2023)."""
    for match in _DAY.finditer(line):
        if day := _day(match):
            return day
    return None


def parse_date(value: object) -> date | None:
    """Return the date that a metadata value holds, in any usual notation; None where it holds none."""
    if isinstance(value, date):
        return value if FIRST_YEAR <= value.year <= LAST_YEAR else None
    if not isinstance(value, str):
        return None
    found = find_day(value[:80].strip())
    return found.date() if found else None


def date_in_url(url: str) -> date | None:
    """Return the date that the path of an address names, as in `/2023/08/14/` or `-2023-10-31/`."""
    for match in _IN_URL.finditer(url[:2000]):
        for n in "1234":
            if year := match[f"year{n}"]:
                month = match[f"month{n}"]
                number = int(month) if month.isdigit() else _index(_MONTHS, month)
                if number and (found := _date(int(year), number, int(match[f"day{n}"]))):
                    return found
    return None


def date_of_today(text: str) -> date | None:
    """Return the day, with its year, that a text calls today outside of quotations ("this morning, 20 March 2025")."""
    for match in _TODAY.finditer(text):
        paragraph = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        day = find_day(text[match.end() : match.end() + 40])
        if day and day.start == 0 and len(_QUOTES.findall(paragraph)) % 2 == 0 and (found := day.date()):
            return found
    return None


def complete(day: Day, near: date | None, text: str) -> date | None:
    """Return the date of a day that may lack its year.

    The year is the one nearest to another date of the article; else that in which weekday and day agree, as near as
    can be to the latest past year that the text names; else None.
    """
    if day.year:
        return day.date()
    if near is None:
        years = [
            int(m[1])
            for m in _YEAR_IN_TEXT.finditer(text)
            if not _AHEAD.search(text[max(0, m.start() - 24) : m.start()])
        ]
        if not day.weekday or not years:
            return None
        latest = max(years)
        fitting = (_date(year, day.month, day.day) for year in range(latest, latest + 7))
        return next((found for found in fitting if found and found.isoweekday() == day.weekday), None)
    return evaluate(f"pub md~~{day.month}-{day.day}", near).date_start


def _day(match: re.Match[str]) -> Day | None:
    get = match.groupdict().get
    weekday = _index(_WEEKDAYS, get("weekday")) if get("weekday") else None
    for n in "1234":
        if get(f"day{n}"):
            month = get(f"month{n}")
            number = int(month) if month.isdigit() else _index(_MONTHS, month)
            year = get(f"year{n}")
            if n == "1" and get("short"):
                year = ("20" if get("short") <= "40" else "19") + get("short")
            day = int(get(f"day{n}"))
            break
    else:
        first, second, year = int(get("a")), int(get("b")), get("year5")
        if get("mark") == "." or first > 12 or first == second:
            day, number = first, second
        elif second > 12:
            day, number = second, first
        else:
            return None
    if not _date(int(year) if year else 2000, number or 0, day):
        return None
    return Day(match.start(), match.end(), int(year) if year else None, number, day, weekday)


def _index(names: tuple[str, ...], word: str) -> int:
    """Position of a month or weekday, counted from 1; 0 where it is none."""
    key = word[:3].casefold()
    return names.index(key) + 1 if key in names else 0


def _date(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
