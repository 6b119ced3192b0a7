"""The day until which something waits, as people say it: tomorrow, Monday, 3 May 2021, in a week."""

import re
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from dialogs.language import plain_text
from dialogs.moments import find_whens

_NUMBERS = "zero one two three four five six seven eight nine ten".split()
_ISO = re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b")
_LATER = re.compile(rf"(?:in |for |after )?(?P<many>an?|{'|'.join(_NUMBERS)}|\d{{1,3}}) (?P<unit>day|week|month)s?")
_END = re.compile(r"(?:the )?end of (?P<month>[a-z]+(?: \d{4})?)")
_OPENING = re.compile(r"^(?:(?:until|till|to|by|before|on|at)\b\s*)+")
_SMALL = frozenset("on the of until till by before and at".split())
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*day\b")
_ANY = date(2021, 4, 13)


def day_in(text: str, today: date) -> date | None:
    """The one day that is named, seen from today; None where no day is, or several, or one that does not exist.

    A weekday is the coming one, which is never today. A weekday that is not that of the date beside it names no day.
    """
    plain = _OPENING.sub("", plain_text(text).strip(" .,:;!-"))
    if stated := _ISO.search(text):
        return _iso(stated[0])
    if later := _LATER.fullmatch(plain):
        return _in(later["many"], later["unit"], today)
    return _named(plain, today)


def is_day(text: str) -> bool:
    """Whether a text names a day and says nothing else."""
    plain = _OPENING.sub("", plain_text(text).strip(" .,:;!-"))
    if _ISO.fullmatch(text.strip(" .,:;!-")) or _LATER.fullmatch(plain):
        return True
    if end := _END.fullmatch(plain):
        return _end_of(end["month"], _ANY) is not None
    whens, dated = find_whens(f"on {plain}", _ANY)
    words = set(re.findall(r"[a-z0-9]+", plain))
    return any(when.day for when in whens) and words <= dated | _SMALL


def _named(plain: str, today: date) -> date | None:
    if end := _END.fullmatch(plain):
        return _end_of(end["month"], today)
    whens, _ = find_whens(f"on {plain}", today)
    days = {when.near(today) for when in whens if when.day}
    if len(days) != 1:
        return None
    (when,) = days
    try:
        named, _ = when.bounds(when.year or today.year)
    except ValueError:
        return None
    weekday = _WEEKDAY.search(plain)
    if weekday and named == today:
        named += timedelta(days=7)
    return None if weekday and f"{named:%a}".lower() != weekday[1] else named


def _end_of(month: str, today: date) -> date | None:
    """The last day of a month that is named, of the coming one where no year is."""
    whens, _ = find_whens(f"in {month}", today)
    months = [when for when in whens if when.month and not when.day]
    if len(months) != 1:
        return None
    (when,) = months
    _, last = when.bounds(when.year or today.year)
    return last if when.year or last >= today else when.bounds(today.year + 1)[1]


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _in(many: str, unit: str, today: date) -> date:
    number = 1 if many in {"a", "an"} else _NUMBERS.index(many) if many in _NUMBERS else int(many)
    spans = {"day": relativedelta(days=number), "week": relativedelta(weeks=number)}
    return today + spans.get(unit, relativedelta(months=number))
