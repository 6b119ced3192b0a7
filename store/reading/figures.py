"""Amounts and periods as papers print them: a number with its unit, a quarter or year with its first and last day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from store.reading.dates import find_dates, month_year

_NOTHING = frozenset(
    ["", "n/a", "na", "-", "–", "—", "tbc", "tba", "none", "unknown", "*", "..", "…", "not available", "no data",
     "not measured", "not set", "not applicable", "not known", "not rated", "not reported", "no target", "awaited"]
)  # fmt: skip
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_AMOUNT = re.compile(
    r"(?P<money>[£€$])?\s?(?P<sign>[-−+])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<scale>k|m|mn|bn|thousand|million|billion)\b)?\s?(?P<unit>%|per ?cent\b|percent\b)?",
    re.IGNORECASE,
)
_QUARTER = re.compile(
    r"\b(?:Q(?P<q>[1-4])|quarter\s+(?P<qq>[1-4]|one|two|three|four)|(?P<nth>first|second|third|fourth)\s+quarter)\b"
    r"(?:\s*(?:of|,|\()?\s*(?P<y>20\d\d)(?:\s?[/-]\s?(?P<z>\d{2,4}))?)?",
    re.IGNORECASE,
)
_QUARTERS = re.compile(
    r"\bquarters\s+(?P<a>[1-4])\s*(?:and|&|to|-|–)\s*(?P<b>[1-4])\s*(?:of|,|\()?\s*(?P<y>20\d\d)\s?[/-]\s?\d{2,4}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?P<y>20\d\d)\s?[/-]\s?(?P<z>(?:20)?\d\d)\b(?![/-])")
_YEAR_BEFORE = re.compile(r"\b(?P<y>20\d\d)\s?[/-]\s?(?:20)?\d\d[ ,:–-]+$")
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_SPAN = re.compile(
    r"\b(?P<a>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s*(?P<ya>20\d\d)?\s*(?:-|–|to|and)\s*"
    r"(?P<b>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?P<y>20\d\d)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?P<m>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)[-'’ ]+(?P<y>\d\d)", re.IGNORECASE
)
"""A month as a heading of a column, such as Dec-26."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: %, £, or a word such as days; None where none is printed."""

    value: float
    unit: str | None


@dataclass(frozen=True, slots=True)
class Period:
    """A period as printed, with its first and last day where it can be dated."""

    printed: str
    start: date | None = None
    end: date | None = None


def parse_amount(text: str) -> Amount | None:
    """The amount that a cell holds; None where it holds none, which is neither zero nor a guess."""
    cell = " ".join(text.split())
    if cell.casefold() in _NOTHING or not re.search(r"\d", cell):
        return None
    clock = re.fullmatch(r"(\d+)\s?m(?:in)?s?\s+(\d+)\s?s(?:ec)?s?", cell)
    if clock:
        return Amount(int(clock[1]) * 60 + int(clock[2]), "seconds")
    match = _AMOUNT.match(cell)
    if match is None or re.match(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}", cell):
        return None
    rest = cell[match.end() :].strip(" ()")
    unit = _unit(match) or (rest if re.fullmatch(r"[A-Za-z][A-Za-z /]{0,20}", rest) else None)
    return Amount(_value(match), unit) if not rest or unit == rest or _unit(match) else None


def find_amounts(text: str) -> list[tuple[int, int, Amount]]:
    """Every amount with a unit that a text holds, with its first and last position."""
    matches = (match for match in _AMOUNT.finditer(text) if _unit(match))
    return [(match.start(), match.end(), Amount(_value(match), _unit(match))) for match in matches]


def _value(match: re.Match[str]) -> float:
    number = float(match["number"].replace(",", "")) * _SCALE.get((match["scale"] or "").lower(), 1)
    return round(-number if match["sign"] in ("-", "−") else number, 6)


def _unit(match: re.Match[str]) -> str | None:
    if match["money"]:
        return str(match["money"])
    return "%" if match["unit"] else None


def parse_period(text: str) -> Period | None:
    """The period that a text names, as printed; quarters are those of the financial year, April to June the first."""
    for reader in (_quarters, _quarter, _span, _financial_year, _month, _day):
        period = reader(text)
        if period:
            return period
    return None


def dated_within(period: Period, around: Period | None) -> Period:
    """A quarter whose year is not printed with it, in the year that the paper is about; never after what it covers."""
    if period.start or not around or not around.start or not around.end:
        return period
    year = around.start.year - (around.start.month < 4)
    dated = parse_period(f"{period.printed} {year}/{(year + 1) % 100:02}")
    if dated is None or dated.end is None or dated.end > around.end:
        return period
    return Period(period.printed, dated.start, dated.end)


def _quarter(text: str) -> Period | None:
    match = _QUARTER.search(text)
    if not match:
        return None
    stated = match["q"] or match["qq"] or match["nth"]
    number = _NUMBERS.get(stated.lower()) or int(stated)
    printed = match[0].strip(" (,")
    before = _YEAR_BEFORE.search(text[: match.start()])
    if not match["y"] and not before:
        return Period(printed)
    printed = printed if match["y"] or not before else f"{before[0]}{printed}"
    first = _opens(number, int(match["y"] or (before and before["y"]) or 0))
    return Period(printed, first, _month_end(first.year, first.month + 2))


def _quarters(text: str) -> Period | None:
    """Two quarters told together: "Quarters 1 and 2 2026/27"."""
    match = _QUARTERS.search(text)
    if not match or match["a"] >= match["b"]:
        return None
    first, last = (_opens(int(match[name]), int(match["y"])) for name in ("a", "b"))
    return Period(match[0], first, _month_end(last.year, last.month + 2))


def _opens(quarter: int, year: int) -> date:
    """The first day of a quarter of the financial year that begins in April of the year."""
    return date(year + quarter // 4, (quarter * 3) % 12 + 1, 1)


def _span(text: str) -> Period | None:
    match = _SPAN.search(text)
    if not match:
        return None
    first, last = (_MONTHS.index(match[name].lower()) + 1 for name in ("a", "b"))
    end = int(match["y"])
    start = int(match["ya"] or (end if first <= last else end - 1))
    return Period(match[0], date(start, first, 1), _month_end(end, last))


def _financial_year(text: str) -> Period | None:
    match = _YEAR.search(text)
    if not match or int(match["z"]) % 100 != (int(match["y"]) + 1) % 100:
        return None
    year = int(match["y"])
    return Period(match[0], date(year, 4, 1), date(year + 1, 3, 31))


def _day(text: str) -> Period | None:
    dated = next((found for found in find_dates(text) if found.date), None)
    return Period(dated.printed, dated.date, dated.date) if dated else None


def _month(text: str) -> Period | None:
    short = _SHORT.fullmatch(text.strip())
    if short:
        year, month = 2000 + int(short["y"]), _MONTHS.index(short["m"].lower()[:3]) + 1
        return Period(text.strip(), date(year, month, 1), _month_end(year, month))
    if any(found.date for found in find_dates(text)):
        return None
    for year, month in month_year(text):
        first = date(year, month, 1)
        return Period(f"{first:%B} {year}", first, _month_end(year, month))
    return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
