"""What a cell of a sheet says: one form a kind of value, each with the words that tell a person what was expected."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_NAMED = re.compile(r"(?:([a-z]{3,9})\.?,? +)?(\d{1,2})(?:st|nd|rd|th)? +([a-z]{3,9})\.?,? +(\d{4})", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::00)? *(?:([ap])\.?m\.?)?", re.IGNORECASE)
_NUMBER = re.compile(r"([-−+]?)([£$€]?)([-−]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)? ?(%?)")
_PAGES = re.compile(r"(?:pages?|pp?\.?)? *(\d+)(?: *(?:-|–|to) *(\d+))?", re.IGNORECASE)
_PARTS = {"1": 1, "i": 1, "2": 2, "ii": 2}
_NO_FIGURE = {"-", "–", "—", "n/a", "na"}
_YES = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is written: what to expect, in words, and how to read it; a misfit raises ValueError."""

    expected: str
    read: Callable[[str], object]


def day(cell: str) -> date:
    """A date as ISO, as day/month/year or with the month's name; never month first, and a weekday has to be right."""
    if iso := _ISO.fullmatch(cell):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if numbers := _DAY_FIRST.fullmatch(cell):
        return date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    named = _NAMED.fullmatch(cell)
    if not named:
        raise ValueError(cell)
    found = date(int(named[4]), _MONTHS.index(named[3][:3].lower()) + 1, int(named[2]))
    if named[1] and named[1][:3].lower() != _DAYS[found.weekday()]:
        raise ValueError(cell)
    return found


def clock(cell: str) -> time:
    """A wall-clock time as 14:00, 2.00 pm or 2pm; a single figure before seven needs its am or pm."""
    match = _CLOCK.fullmatch(cell)
    if not match:
        raise ValueError(cell)
    hour, half = int(match[1]), (match[3] or "").lower()
    if not half and (not match[2] or (len(match[1]) == 1 and hour < 7)):
        raise ValueError(cell)
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(cell)
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, int(match[2] or 0))


def figure(cell: str) -> float | None:
    """A number without its unit; a dash or "n/a" is no figure."""
    if cell.lower() in _NO_FIGURE:
        return None
    match = _NUMBER.fullmatch(cell)
    if not match:
        raise ValueError(cell)
    size = float(match[4].replace(",", "") + (match[5] or ""))
    return -size if {match[1], match[3]} & {"-", "−"} else size


def unit(cell: str) -> str | None:
    """The unit that a number carries: £, $, € or %."""
    match = _NUMBER.fullmatch(cell)
    return (match[2] or match[6] or None) if match else None


def pages(cell: str) -> tuple[int, int]:
    """A page range as 11-34, or one page."""
    match = _PAGES.fullmatch(cell)
    if not match or int(match[2] or match[1]) < int(match[1]):
        raise ValueError(cell)
    return int(match[1]), int(match[2] or match[1])


def names(cell: str) -> tuple[str, ...]:
    """Names divided by semicolons or by a slash between spaces."""
    return tuple(name.strip() for name in re.split(r";|\s/\s", cell) if name.strip())


def yes(cell: str) -> bool:
    """Yes or no."""
    if cell.lower() not in _YES:
        raise ValueError(cell)
    return _YES[cell.lower()]


def part(cell: str) -> int:
    """Part I or Part II of an agenda, as 1 or 2."""
    bare = cell.lower().removeprefix("part").strip()
    if bare not in _PARTS:
        raise ValueError(cell)
    return _PARTS[bare]


def whole(cell: str) -> int:
    """A whole number from 1."""
    if not cell.isascii() or not cell.isdigit() or int(cell) < 1:
        raise ValueError(cell)
    return int(cell)


def one_of(*words: str) -> Form:
    """One word out of a closed set."""

    def read(cell: str) -> str:
        if cell.lower() not in words:
            raise ValueError(cell)
        return cell.lower()

    return Form(f"one of {', '.join(words)}", read)


TEXT = Form("text", str)
DATE = Form("a date such as 2027-02-01 or 01/02/2027 (day first)", day)
TIME = Form("a time such as 14:00 or 2.00 pm", clock)
FIGURE = Form("a number such as 93.2, 93.2% or £1,250", figure)
PAGES = Form("pages such as 11-34", pages)
NAMES = Form("names divided by ;", names)
YES = Form("yes or no", yes)
PART = Form("1 or 2", part)
WHOLE = Form("a whole number from 1", whole)
