"""Days that are spoken of from where we stand: today, Thursday, the 9th, next week, this month, next year."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPOKEN = re.compile(
    r"\b(?:(?P<day>today|tonight|tomorrow|yesterday)"
    r"|(?P<which>this|next|last|coming) (?P<span>week|month|year)"
    r"|(?:(?P<turn>this|next|last|coming) )?(?P<weekday>mon|tues?|weds?|wednes|thu|thurs?|fri|satur|sun(?=day))(?:day)?"
    r"|(?:on|for|of|by|from|meeting|agenda|committee) the (?P<number>\d{1,2})(?:st|nd|rd|th))\b"
    r"(?! (?:item|point|lesson|recommendation|one|quarter|outcome|action))"
)
_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}


def spoken_days(text: str, now: date) -> Iterator[tuple[re.Match[str], date | None, int]]:
    """Each spoken day in a text (plain, lower case), with its first date, if there is one, and the days it spans.

    A month spans 30 and a year 365, which only tell what was named. "last year" and "last month" of a figure are the
    business of its periods; as dates "last year" is left alone.
    """
    for match in _SPOKEN.finditer(text):
        if match["day"]:
            yield match, now + timedelta(days=_DAYS[match["day"]]), 1
        elif match["span"]:
            yield from _span(match, now)
        elif match["number"]:
            yield match, _numbered(int(match["number"]), now), 1
        else:
            yield match, _weekday(match, now), 1


def _span(match: re.Match[str], now: date) -> Iterator[tuple[re.Match[str], date | None, int]]:
    step = {"this": 0, "next": 1, "coming": 1, "last": -1}[match["which"]]
    if match["span"] == "week":
        yield match, now + timedelta(days=7 * step - now.weekday()), 7
    elif match["span"] == "month":
        months = now.year * 12 + now.month - 1 + step
        yield match, date(months // 12, months % 12 + 1, 1), 30
    elif step >= 0:
        yield match, date(now.year + step, 1, 1), 365


def _weekday(match: re.Match[str], now: date) -> date:
    """The coming day of that name, today counted; before today for "last"."""
    ahead = (_WEEKDAYS.index(match["weekday"][:3]) - now.weekday()) % 7
    return now + timedelta(days=ahead - 7 if match["turn"] == "last" else ahead)


def _numbered(day: int, now: date) -> date | None:
    """The date of that number that lies nearest, the coming one where two lie equally near."""
    months = (now.year * 12 + now.month - 1 + step for step in (0, 1, -1))
    dates = [made for month in months if (made := _date(month, day))]
    return min(dates, key=lambda made: (abs((made - now).days), made < now), default=None)


def _date(month: int, day: int) -> date | None:
    try:
        return date(month // 12, month % 12 + 1, day)
    except ValueError:
        return None
