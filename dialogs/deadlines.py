"""A committee's clock: what falls due around a meeting, on which day and at which instant, with the days counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dialogs.calendar import count_days, instant, passed_over
from dialogs.timetable import Rule, Timetable
from store.records import Meeting


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """What falls due for a meeting: by which rule, on which civil day, at which instant (UTC), and the days counted.

    `passed` are the weekdays in between that did not count: bank holidays and closed days.
    """

    meeting: Meeting
    rule: Rule
    day: date
    at: datetime
    counted: tuple[date, ...]
    passed: tuple[date, ...]

    @property
    def name(self) -> str:
        """The name of its rule."""
        return self.rule.name


def deadlines(
    meeting: Meeting, timetable: Timetable, *, decided: date | None = None, following: Meeting | None = None
) -> tuple[Deadline, ...]:
    """Everything that falls due for a meeting, earliest first.

    What is counted from the publication of its decisions (`decided`) or from the next meeting of the committee
    (`following`) is left out where that is not known, and what goes by the hour of a meeting where the hour is not.
    """
    found = _deadlines(meeting, timetable, decided, following)
    return tuple(sorted(found, key=lambda deadline: deadline.at))


def _deadlines(
    meeting: Meeting, timetable: Timetable, decided: date | None, following: Meeting | None
) -> Iterator[Deadline]:
    starts = {"meeting": meeting.date, "decisions": decided, "next": following.date if following else None}
    for rule in timetable.rules:
        start = starts[rule.of]
        at = rule.at or (following if rule.of == "next" and following else meeting).time
        if not rule.active or start is None or at is None:
            continue
        before = rule.direction == "before"
        count = count_days(start, rule.days, rule.kind, before=before, weekends=rule.weekends, closed=timetable.closed)
        yield Deadline(
            meeting=meeting,
            rule=rule,
            day=count.day,
            at=instant(count.day, at, meeting.committee.zone) - timedelta(hours=rule.hours),
            counted=count.counted,
            passed=passed_over(start, count, timetable.closed),
        )


def deadline(meeting: Meeting, timetable: Timetable, name: str) -> Deadline | None:
    """The one of that name; None where the rule is switched off, or what it is counted from is not known."""
    alone = Timetable((timetable.rule(name),), timetable.closed)
    return next(iter(deadlines(meeting, alone)), None)
