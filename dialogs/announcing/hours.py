"""The hour that somebody says, in figures or in words: 9am, 8.30, at 0900, half past eight, quarter to nine."""

import re
from datetime import time
from typing import NamedTuple

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_PAST = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twenty five": 25}
_MUCH = "half|quarter|twenty[ -]five|twenty|ten|five"
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_HALF = r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?|\s+in the (?P<part>morning|afternoon|evening))?"
_HOUR = rf"(?P<hour>{'|'.join(_NUMBERS)}|\d{{1,2}})"
_AT = r"(?:\b(?P<at>at)\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_AT}\b(?:a\s+)?(?P<much>{_MUCH})\s+(?P<side>past|to)\s+{_HOUR}\b{_HALF}",
        rf"{_AT}(?<![\d.:/£-])(?P<hour>\d{{1,2}})[:.](?P<minute>[0-5]\d)(?![\d/-]|[.:]\d){_HALF}",
        rf"\b(?P<at>at)\s+(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:\s*(?:hrs?|hours))?\b(?![./-]){_HALF}",
        rf"{_AT}\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s*(?:hrs?|hours)\b",
        rf"{_AT}(?<![\d.:/£-])(?P<hour>\d{{1,2}}|{'|'.join(_NUMBERS)})\s*(?P<half>[ap])\.?\s?m\b\.?",
        rf"{_AT}\b{_HOUR}\s*o['’]?\s?clock\b{_HALF}",
        rf"(?:(?P<at>at)|(?<=tomorrow)|(?<=today)),?\s+{_HOUR}(?![\d./:-]|\s*(?:st|nd|rd|th|{_MONTHS}))\b{_HALF}",
        rf"{_AT}\b(?:(?:12|twelve)\s+)?(?P<noon>noon|midday)\b",
    )
)
_SURE = range(8, 13)
"""Hours that are said without am or pm and mean the working day: 8 to 12; others may be early or late."""


class Hour(NamedTuple):
    """An hour that is said (None: no such hour), where it stands; `unsure` where it may be early or late."""

    time: time | None
    span: tuple[int, int]
    unsure: bool = False
    at: bool = False


NO_HOUR = Hour(None, (0, 0))


def hours_in(said: str) -> list[Hour]:
    """Every hour, each part of the text read once; where several could be, those alone that "at" stands before."""
    found: list[Hour] = []
    for form in _FORMS:
        for match in form.finditer(said):
            if not any(match.start() < hour.span[1] and hour.span[0] < match.end() for hour in found):
                found.append(_hour(match))
    return [one for one in found if one.at] or found if len(found) > 1 else found


def _hour(match: re.Match[str]) -> Hour:
    parts = match.groupdict()
    at = bool(parts.get("at"))
    if parts.get("noon"):
        return Hour(time(12), match.span(), at=at)
    said = (parts["hour"] or "").casefold()
    hour = _NUMBERS.index(said) + 1 if said in _NUMBERS else int(said)
    half = (parts.get("half") or {"morning": "a", None: ""}.get(parts.get("part"), "p")).casefold()
    if half and not 1 <= hour <= 12:
        return Hour(None, match.span(), at=at)
    minutes = _minutes(hour, parts)
    if half:
        minutes += (12 if half == "p" else 0) * 60 - (12 * 60 if hour == 12 else 0)
    unsure = not half and 1 <= hour <= 12 and hour not in _SURE and len(said) != 2
    return Hour(_clock(minutes), match.span(), unsure, at)


def _minutes(hour: int, parts: dict[str, str | None]) -> int:
    """Minutes since midnight."""
    much = _PAST.get((parts.get("much") or "").casefold().replace("-", " "), 0)
    return hour * 60 + int(parts.get("minute") or 0) + (-much if (parts.get("side") or "").casefold() == "to" else much)


def _clock(minutes: int) -> time | None:
    return time(minutes // 60, minutes % 60) if 0 <= minutes < 24 * 60 else None
