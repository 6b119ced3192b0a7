"""The span of days that somebody means by when things are due: this week, in June, by 30 June, the next two weeks."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from dialogs.cues import cue
from dialogs.moments import When
from dialogs.words import Words

_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_AHEAD = re.compile(
    rf"\b(?:next|coming|within) (?P<many>{'|'.join(_NUMBERS[1:])}|\d{{1,3}}) (?P<unit>day|week|month)s?\b"
)
_FROM_NUMBER = re.compile(
    r"\b(?:between|from)(?: the)? (?P<first>\d{1,2})(?:st|nd|rd|th)? (?:and|to|until|till)(?: the)? (?=\d)"
)
_BEFORE, _BY = re.compile(r"\bbefore\b"), re.compile(r"\b(?:by|until|till)\b")
"""Said of a day that is no date, as in "by Friday", which keeps no word before it."""
WEEK = timedelta(days=6)


def span_said(plain: str) -> str:
    """The words of a span (plain, lower case) that name no date by themselves; empty where there are none."""
    return " ".join(found[0] for form in (_AHEAD, _FROM_NUMBER) if (found := form.search(plain)))


def asks_span(words: Words, *, again: bool) -> bool:
    """Whether it asks for all that is due in some days, or asks that again for others; which they are may be open."""
    says = bool(words.whens or span_said(words.plain))
    asks = words.has(cue("deadlines span")) or (says and (again or words.has(cue("deadlines span of days"))))
    return asks and span_of(words.plain, words.whens, words.today) is not None


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
    if number := _FROM_NUMBER.search(plain):
        last = days[-1].bounds(days[-1].year or today.year)[1]
        first = last.replace(day=int(number["first"]))
    elif len(days) > 1:
        last = days[1].bounds(days[1].year or today.year)[1]
    elif days[0].how == "before" or _BEFORE.search(plain):
        first, last = today, first - timedelta(days=1)
    elif days[0].how == "until" or _BY.search(plain):
        first = today
    elif days[0].how in {"after", "since"}:
        return None
    return (first, last) if first <= last else None
