"""The council's calendar: working days, clear days, quarters, and wall-clock time made into instants."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import holidays
from dateutil.relativedelta import relativedelta

ONE_DAY = timedelta(days=1)


class Span(NamedTuple):
    """From an instant up to, and not including, another; both aware."""

    start: datetime
    end: datetime

    def holds(self, moment: datetime) -> bool:
        """Whether an aware instant lies in the span."""
        return self.start <= moment < self.end


@dataclass(frozen=True, slots=True)
class Counted:
    """The day that a count leads to, and the days that were counted on the way, in order."""

    day: date
    counted: tuple[date, ...]


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a financial year; `year` is the one that the year began in, and `number` 1 is April to June."""

    year: int
    number: int

    def __str__(self) -> str:
        """As papers print it: Q3 2020/21."""
        return f"Q{self.number} {self.year}/{(self.year + 1) % 100:02}"

    @property
    def first(self) -> date:
        """The first day of the quarter."""
        return date(self.year, 4, 1) + relativedelta(months=3 * (self.number - 1))

    @property
    def last(self) -> date:
        """The last day of the quarter."""
        return self.first + relativedelta(months=3, days=-1)


@lru_cache(maxsize=256)
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year, substitute days and one-off holidays among them.

    A set a year, made whole: the package's own dictionary fills itself on reading, which two threads must not share.
    """
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def working_day(day: date, closed: AbstractSet[date] = frozenset()) -> bool:
    """Whether a day is neither weekend nor bank holiday in England nor one of the council's closed days."""
    return day.weekday() < 5 and _counts(day, closed)


def _counts(day: date, closed: AbstractSet[date]) -> bool:
    return day not in bank_holidays(day.year) and day not in closed


def working_days_before(day: date, days: int, closed: AbstractSet[date] = frozenset()) -> date:
    """The working day that lies a number of working days before a day."""
    for _ in range(days):
        day -= ONE_DAY
        while not working_day(day, closed):
            day -= ONE_DAY
    return day


def count_days(
    start: date,
    days: int,
    kind: str,
    *,
    before: bool = True,
    weekends: bool = False,
    closed: AbstractSet[date] = frozenset(),
) -> Counted:
    """Count clear, working or calendar days (`kind`) from a day, which is not one of them.

    Clear days leave out the day that they lead to as well; working and calendar days end on it. Weekends count where
    they are said to, bank holidays and closed days only as calendar days. Whatever is counted leads to a working day,
    in the direction of the count, because it is done at the council's offices; no days at all lead nowhere.
    """
    step = -ONE_DAY if before else ONE_DAY
    counted: list[date] = []
    day = start
    while len(counted) < days:
        day += step
        if kind == "calendar" or working_day(day, closed) or (weekends and _counts(day, closed)):
            counted.append(day)
    end = day + step if kind == "clear" else day
    while end != start and not working_day(end, closed):
        end += step
    return Counted(end, tuple(sorted(counted)))


def clear_days_before(
    meeting_date: date, days: int = 5, *, weekends: bool = False, closed: AbstractSet[date] = frozenset()
) -> Counted:
    """Count clear days back from a meeting: neither the day of publication nor that of the meeting is one of them.

    Five days are the Local Government Act 1972, s 100A(6) and 100B(3), as changed from three by SI 2002/715. No statute
    says whether weekends count for principal councils: most constitutions write clear working days, which is the
    default and the safe reading.
    """
    return count_days(meeting_date, days, "clear", weekends=weekends, closed=closed)


def passed_over(start: date, count: Counted, closed: AbstractSet[date] = frozenset()) -> tuple[date, ...]:
    """The weekdays between the two ends of a count that are bank holidays or closed, and were not counted."""
    first, last = sorted((start, count.day))
    between = (first + number * ONE_DAY for number in range(1, (last - first).days))
    return tuple(day for day in between if day.weekday() < 5 and not _counts(day, closed) and day not in count.counted)


def instant(day: date, at: time, zone: str) -> datetime:
    """The instant (UTC) of a wall-clock time in an IANA zone.

    A time that a clock change leaves out moves forward by the length of the change (01:30 on the last Sunday of March
    in London becomes 02:30); one that exists twice is the first of the two.
    """
    wall = datetime.combine(day, at.replace(tzinfo=None, fold=0), ZoneInfo(zone))
    return wall.astimezone(UTC)


def council_day(moment: datetime, zone: str) -> date:
    """The civil date of an aware instant in an IANA zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def quarter_of(day: date) -> Quarter:
    """The quarter of the financial year, April to March, that a day lies in."""
    return Quarter(day.year - (day.month < 4), (day.month - 4) % 12 // 3 + 1)
