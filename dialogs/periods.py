"""Periods of a figure as people name them: Q1, quarter 3 2025/26, last quarter, the year before."""

import re
from dataclasses import dataclass
from datetime import date

_QUARTER = re.compile(
    r"\b(?:q(?:tr)?\s?|(?:quarter|qtr)s? )([1-4])\b|\b(first|second|third|fourth|last) (?:quarter|qtr) of\b"
)
_YEAR = re.compile(r"\b(20\d\d)to(\d\d)\b")
_BEFORE = re.compile(
    r"\b(?:last|previous|prior|preceding|earlier) (?:quarter|qtr|year|period|month|time|figure|value|result)\b"
    r"|\b(?:quarter|qtr|year|period|month|one|time) (?:before|earlier|previously)\b"
    r"|\bbefore that\b|\bused to be\b|\bpreviously\b"
)
_NAMED = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """A quarter of a year of account (1 is April to June), the year of account (by the year it starts in), or both."""

    quarter: int | None = None
    year: int | None = None

    def holds(self, start: date | None, end: date | None) -> bool:
        """Whether a figure for these days is one for this period."""
        if start is None or end is None:
            return False
        year, quarter = _of(start)
        long = (end - start).days
        if self.quarter and (quarter != self.quarter or long > 100):
            return False
        return self.year is None or year == self.year

    def named_in(self, text: str) -> bool:
        """Whether a heading (plain, lower case) names this period."""
        return any(
            (self.quarter in (None, found.quarter)) and (self.year in (None, found.year) or found.year is None)
            for found in periods(text)
        )

    def before(self) -> "Period | None":
        """The quarter before; None where no quarter is named."""
        if self.quarter is None:
            return None
        if self.quarter > 1:
            return Period(self.quarter - 1, self.year)
        return Period(4, self.year - 1 if self.year else None)

    def printed(self) -> str:
        """Q1 2025/26."""
        year = f"{self.year}/{(self.year + 1) % 100:02}" if self.year else ""
        return " ".join(part for part in (f"Q{self.quarter}" if self.quarter else "", year) if part)


def _of(day: date) -> tuple[int, int]:
    """The year of account and the quarter of it that a day lies in."""
    return (day.year, (day.month - 1) // 3) if day.month > 3 else (day.year - 1, 4)


def periods(plain: str) -> tuple[Period, ...]:
    """Every quarter and year of account that a text (plain, lower case) names."""
    years = [int(found[1]) for found in _YEAR.finditer(plain)]
    quarters = [int(found[1] or _NAMED[found[2]]) for found in _QUARTER.finditer(plain)]
    if not quarters:
        return tuple(Period(None, year) for year in years)
    paired = (
        years
        if len(years) == len(quarters)
        else [years[0]] * len(quarters)
        if len(years) == 1
        else [None] * len(quarters)
    )
    return tuple(Period(quarter, year) for quarter, year in zip(quarters, paired, strict=True))


def asks_before(plain: str) -> str | None:
    """The span before the one reported that is asked for: quarter, year, month, or any; None where none is."""
    found = _BEFORE.search(plain)
    if found is None:
        return None
    named = re.search(r"quarter|qtr|year|month", found[0])
    return {"qtr": "quarter"}.get(named[0], named[0]) if named else "any"


def span_before(printed: str) -> frozenset[str]:
    """The spans by which the figure before one for this period (plain, lower case) may be asked for."""
    if any(period.quarter for period in periods(printed)) or re.search(
        r"\b[a-z]{3,9} (?:to|-) [a-z]{3,9} 20\d\d\b", printed
    ):
        return frozenset({"quarter", "any"})
    return frozenset({"year", "any"}) if re.search(r"\b20\d\d", printed) else frozenset({"any"})
