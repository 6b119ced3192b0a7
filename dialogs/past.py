"""Days that have been, as people name them alone: yesterday, this week, on 3 May, since Monday."""

import re
from datetime import date, timedelta

from dialogs.moments import When, find_whens

_SINCE = re.compile(r"\b(?:since|from|after)\b")
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_BESIDE = frozenset({"on", "in", "since", "from", "after", "the", "of", "for"})
_ANY_DAY = date(2000, 1, 1)


def names_days(text: str) -> bool:
    """Whether a text names one day, week, month or year, and nothing else."""
    return _named(text.lower(), _ANY_DAY) is not None


def past_days(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day that a text names, seen from a civil day: of two readings the one that has been.

    None where no such days exist. What is still to come keeps its days.
    """
    said = text.lower()
    when = _named(said, today)
    days = _bounds(when, today) if when else None
    if days is None:
        return None
    first, last = days
    if _WEEKDAY.search(said) and first > today:
        first, last = first - timedelta(days=7), last - timedelta(days=7)
    if _SINCE.search(said) and first <= today:
        last = today
    return first, max(first, min(last, today))


def near_day(text: str, today: date) -> date | None:
    """The one day that a text names, the nearest one where the year is left out; None where it names none."""
    when = _named(text.lower(), today)
    days = _days(when.near(today)) if when and when.day and when.days == 1 else None
    return days[0] if days else None


def _named(said: str, today: date) -> When | None:
    whens, words = find_whens(said, today)
    rest = set(re.findall(r"[a-z0-9]+", said)) - words - _BESIDE
    return whens[0] if len(whens) == 1 and not rest else None


def _bounds(when: When, today: date) -> tuple[date, date] | None:
    days = _days(when.near(today))
    if days and days[0] > today and when.year is None and when.month:
        return _days(When(days[0].year - 1, when.month, when.day, when.how, when.days))
    return days


def _days(when: When) -> tuple[date, date] | None:
    try:
        return when.bounds(when.year) if when.year else None
    except ValueError:  # 29 February of a year that has none
        return None
