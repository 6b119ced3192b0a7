"""Dates and times of day as British papers print them; an impossible date or a wrong weekday is told, never mended."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAY = r"(?:(?P<w>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?:the\s+)?)?"
_MONTH = (
    r"(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
MONTH = re.compile(rf"(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)
"""A month's name in full, where a text begins with it."""
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_DAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s-]+{_MONTH}(?:,?[\s-]+(?P<y>(?:19|20)\d\d|\d\d(?![\d.:]|\s*(?:%|am\b|pm\b))))?",
        rf"\b{_DAY}{_MONTH}\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y>(?:19|20)\d\d))",
        rf"\b{_DAY}(?P<y>(?:19|20)\d\d)-(?P<n>\d\d)-(?P<d>\d\d)\b",
        rf"(?<![\d./£-])\b{_DAY}(?P<d>\d{{1,2}})(?P<s>[/.-])(?P<n>\d{{1,2}})(?P=s)(?P<y>(?:19|20)?\d\d)\b(?![\d/]|\.\d)",
    )
)
_TIME = re.compile(
    r"(?<![\d.:/£-])(?:(?P<h>\d{1,2})(?:[.:](?P<m>\d\d))?\s*(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<h24>[01]?\d|2[0-3])(?:[:.])?(?P<m24>[0-5]\d)\s*(?:hrs?|hours)\b"
    r"|(?P<hc>[01]?\d|2[0-3]):(?P<mc>[0-5]\d)(?!\d)"
    r"|(?P<ho>\d{1,2})\s*o'?clock|(?P<noon>(?:12\s+)?noon|midday))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date found in a text, from `start` to `end` in it. `date` is None where no such day exists or no year is known.

    `wrong` says in words what is the matter: no such day, or a weekday that does not belong to the date.
    """

    start: int
    end: int
    date: date | None
    printed: str
    wrong: str | None = None


def find_dates(text: str, year: int | None = None) -> list[Dated]:
    """Every date, in order; one without a year takes the year given, and is left out where none is."""
    found: list[Dated] = []
    for form in _FORMS:
        for match in form.finditer(text):
            taken = any(match.start() < other.end and other.start < match.end() for other in found)
            if not taken and (dated := _dated(match, year)):
                found.append(dated)
    return sorted(found, key=lambda dated: dated.start)


def first_date(text: str, year: int | None = None) -> date | None:
    """The first date of a text that is one."""
    return next((dated.date for dated in find_dates(text, year) if dated.date), None)


def find_times(text: str) -> list[time]:
    """Every time of day, in order."""
    return [found for match in _TIME.finditer(text) if (found := _time(match))]


def first_time(text: str) -> time | None:
    """The first time of day of a text."""
    return next(iter(find_times(text)), None)


def _dated(match: re.Match[str], year: int | None) -> Dated | None:
    parts = match.groupdict()
    number = int(parts["n"]) if parts.get("n") else _month(parts["m"] or "")
    stated = parts.get("y")
    full = _full(int(stated)) if stated else year
    if full is None:
        return None
    printed = " ".join(match[0].split())
    try:
        day = date(full, number, int(parts["d"]))
    except ValueError:
        return Dated(match.start(), match.end(), None, printed, f"there is no such day as {printed}")
    return Dated(match.start(), match.end(), day, printed, _weekday(day, parts.get("w"), printed))


def _weekday(day: date, stated: str | None, printed: str) -> str | None:
    right = _DAYS[day.weekday()]
    if not stated or right.startswith(stated.lower()[:3]):
        return None
    return f"{printed} was a {right.capitalize()}"


def _full(year: int) -> int:
    return year + 2000 if year < 100 else year


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name.lower()[:3]))


def _time(match: re.Match[str]) -> time | None:
    parts = match.groupdict()
    if parts["noon"]:
        return time(12)
    if parts["ho"]:
        hour = int(parts["ho"])
        return time(hour if hour >= 8 else hour + 12) if 1 <= hour <= 12 else None
    if parts["half"]:
        hour, late = int(parts["h"]), parts["half"].lower() == "p"
        return time(hour % 12 + (12 if late else 0), int(parts["m"] or 0)) if 1 <= hour <= 12 else None
    return time(int(parts["h24"] or parts["hc"] or 0), int(parts["m24"] or parts["mc"] or 0))


def month_year(text: str) -> Iterator[tuple[int, int]]:
    """Every month with its year, as (year, month): "March 2024"."""
    for match in re.finditer(rf"\b{_MONTH},?\s+(?P<y>(?:19|20)\d\d)\b", text, re.IGNORECASE):
        yield int(match["y"]), _month(match["m"])
