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
    """The last day on which a paper can lawfully be published, and the clear days that were counted after it."""

    publish_by: date
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


def clear_days_before(
    meeting_date: date, days: int = 5, *, weekends: bool = False, closed: AbstractSet[date] = frozenset()
) -> Counted:
    """Count clear days back from a meeting: neither the day of publication nor that of the meeting is one of them.

    Five days are the Local Government Act 1972, s 100A(6) and 100B(3), as changed from three by SI 2002/715. No statute
    says whether weekends count for principal councils: most constitutions write clear working days, which is the
    default and the safe reading. With `weekends`, Saturdays and Sundays count as well; bank holidays and closed days
    never do. Publication itself falls on a working day, because papers are also laid open at the council's offices.
    """
    counted: list[date] = []
    day = meeting_date
    while len(counted) < days:
        day -= ONE_DAY
        if working_day(day, closed) or (weekends and _counts(day, closed)):
            counted.append(day)
    return Counted(working_days_before(day, 1, closed), tuple(reversed(counted)))


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
