"""R6: a reminder for every quarter of an hour of the days on which the clocks change; each is sent once, when agreed.

`python -m tests.soak.hours [--full] [--seed N]`. The rule: a time that the change leaves out is an hour later, and of a
time that comes twice it is the first. It is looked for here minute by minute, in another way than the calendar goes.
"""

import itertools
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dialogs.calendar import Span, council_day, instant
from store import outbox
from store.outbox import Owed
from tests.council import add_place
from tests.soak.command import Figures, main
from tests.soak.ground import Ground, ground

ZONES = ("Europe/London", "America/St_Johns")
"""Two that change on other days and at other hours; the second lies half an hour off."""
YEARS = range(2024, 2029)
QUARTER = timedelta(minutes=15)
QUARTERS = [time(hour, minute) for hour in range(24) for minute in range(0, 60, 15)]
HOUR = timedelta(hours=1)


def changes(zone: str) -> list[date]:
    """The days of the years on which the clocks change."""
    place = ZoneInfo(zone)
    days = [date(YEARS[0], 1, 1) + timedelta(days=n) for n in range(366 * len(YEARS))]
    noons = [(day, datetime.combine(day, time(12), place).utcoffset()) for day in days if day.year in YEARS]
    return [day for (_, before), (day, after) in itertools.pairwise(noons) if before != after]


def expected(day: date, zone: str) -> dict[time, datetime]:
    """When each quarter of the day comes, found by walking through it."""
    start = datetime.combine(day, time(), UTC) - 15 * HOUR
    walls: dict[datetime, datetime] = {}
    for n in range(46 * 60):
        moment = start + n * timedelta(minutes=1)
        walls.setdefault(moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0), moment)
    naive = {at: datetime.combine(day, at) for at in QUARTERS}
    return {at: walls.get(wall) or walls[wall + HOUR] for at, wall in naive.items()}


class Day:
    """Plans a reminder for every quarter of a day, lets the day pass, and counts what was sent when."""

    def __init__(self, held: Ground, zone: str, day: date) -> None:
        self._held, self._zone, self._day = held, zone, day
        self.right = expected(day, zone)
        self.sent: dict[str, list[datetime]] = {f"{at}": [] for at in QUARTERS}

    def owed(self, span: Span) -> list[Owed]:
        """What falls due in a span, as a reminder plans it."""
        due = {at: instant(self._day, at, self._zone) for at in QUARTERS}
        subjects = {at: f"{self._zone} {self._day} {at}" for at in QUARTERS}
        return [
            Owed("soak", subjects[at], self._places[at], due[at], "", HOUR) for at in QUARTERS if span.holds(due[at])
        ]

    def passes(self) -> None:
        """Let the day pass, a quarter of an hour at a time; it is planned anew each time, in another span."""
        with self._held.store.write() as tx:
            self._places = {at: add_place(tx, f"{self._zone} {self._day} {at}") for at in QUARTERS}
        now = min(self.right.values()) - HOUR
        while now < max(self.right.values()) + HOUR:
            with self._held.store.write() as tx:
                span = Span(now - HOUR, now + HOUR)
                outbox.reconcile(tx, now, self.owed(span), span)
                for claim in outbox.claim(tx, now, machine=now, limit=99, lease=HOUR):
                    outbox.begin(tx, claim, machine=now, lease=HOUR)
                    outbox.receipt(tx, claim, now, "activity")
                    self.sent[claim.notice.subject.split()[-1]].append(now)
            now += QUARTER

    def faults(self) -> int:
        """How many were not sent exactly once, when agreed, on the agreed day."""
        wrong = 0
        for at, moment in self.right.items():
            on_the_day = council_day(moment, self._zone) == self._day
            wrong += self.sent[f"{at}"] != [moment] or not on_the_day
        return wrong


async def prove(_: str | None, seed: int, full: bool) -> list[Figures]:
    """It is always run in full."""
    figures = Figures("R6 clock changes", seed)
    async with ground(None) as held:
        days = [Day(held, zone, day) for zone in ZONES for day in changes(zone)]
        for day in days:
            day.passes()
    moved = sum(n > 1 for day in days for n in Counter(day.right.values()).values())
    figures.hold(len(days) == 2 * len(ZONES) * len(YEARS), zones=len(ZONES), changes=len(days))
    figures.note(reminders=sum(len(day.right) for day in days), at_an_hour_left_out=moved)
    wrong = sum(day.faults() for day in days)
    figures.hold(not wrong, not_once_or_not_when_agreed=wrong)
    return [figures]


if __name__ == "__main__":
    main(prove, server=False)
