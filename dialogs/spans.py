"""The span of days that somebody means by when things are due: this week, in June, by 30 June, in two weeks."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from dialogs.moments import When

_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_AHEAD = re.compile(
    rf"\b(?:next|coming|within|in) (?P<many>{'|'.join(_NUMBERS[1:])}|\d{{1,3}}) (?P<unit>day|week|month)s?\b"
)
_FROM_NUMBER = re.compile(
    r"\b(?:between|from)(?: the)? (?P<first>\d{1,2})(?:st|nd|rd|th)? (?:and|to|until|till)(?: the)? (?=\d)"
)
WEEK = timedelta(days=6)


def span_said(plain: str) -> str:
    """The words of a span (plain, lower case) that name no date by themselves; empty where there are none."""
    return " ".join(found[0] for form in (_AHEAD, _FROM_NUMBER) if (found := form.search(plain)))


def span_of(plain: str, whens: Sequence[When], today: date) -> tuple[date, date] | None:
    """The first and the last day, seen from a civil day; a week from today where none is named.

    None where the days are open to one side, lie the wrong way round or do not exist.
    """
    if ahead := _AHEAD.search(plain):
        return today, _end(ahead["many"], ahead["unit"], today)
    try:
        days = [when.near(today) for when in whens]
        return _between(plain, days, today) if days else (today, today + WEEK)
    except ValueError:  # 31 June
        return None


def _end(many: str, unit: str, today: date) -> date:
    number = _NUMBERS.index(many) if many in _NUMBERS else int(many)
    spans = {"day": relativedelta(days=number), "week": relativedelta(weeks=number)}
    return today + spans.get(unit, relativedelta(months=number))


def _between(plain: str, days: Sequence[When], today: date) -> tuple[date, date] | None:
    first, last = days[0].bounds(days[0].year or today.year)
    if len(days) > 1:
        last = days[1].bounds(days[1].year or today.year)[1]
    elif number := _FROM_NUMBER.search(plain):
        first = first.replace(day=int(number["first"]))
    elif days[0].how in {"until", "before"}:
        first, last = today, last if days[0].how == "until" else first - timedelta(days=1)
    elif days[0].how in {"after", "since"}:
        return None
    return (first, last) if first <= last else None
