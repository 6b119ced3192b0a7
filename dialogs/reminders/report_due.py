"""Final reports have to be in: said three working days before the committee's deadline for them, and on that day.

Once the agenda is loaded nothing more is said: its reports are in.
"""

from collections.abc import Iterator
from datetime import date, datetime

from dialogs.answer import Answer
from dialogs.calendar import Span
from dialogs.deadlines import Deadline, deadline
from dialogs.following import DAY, Due, ahead, awaiting_agenda, compose_due, owed
from dialogs.reminder import Reminder
from dialogs.say import clock, long_date
from dialogs.timetable import Timetable
from store import Tx
from store.outbox import Notice, Owed
from store.records import Meeting

KIND = "report_due"
LEADS = (3, 0)


def _plan(tx: Tx, span: Span) -> frozenset[Owed]:
    return owed(tx, span, KIND, awaiting_agenda(tx), _due)


def _due(meeting: Meeting, timetable: Timetable) -> Iterator[Due]:
    if found := deadline(meeting, timetable, "final report"):
        for lead, at in ahead(found, timetable, LEADS):
            when = f"{lead} working days before the last day" if lead else "on the last day"
            yield Due(at, f"{when} for final reports, {found.rule.span}, 09:00")


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    return compose_due(tx, now, notice, "final report", _lead)


def _lead(found: Deadline, today: date) -> tuple[str, str]:
    reports = f"Final reports for {found.meeting.committee.name} on {long_date(found.meeting.date)}"
    by = long_date(found.day)
    if today > found.day:
        return "Reports overdue", f"{reports} had to be in by {by}. {found.rule.missed}"
    at = f" at {clock(found.rule.at)}" if found.rule.at else ""
    when = f"today, {by}" if today == found.day else f"by {by}"
    return "Reports due", f"{reports} have to be in {when}{at}: {found.rule.span}."


REMINDER = Reminder(KIND, DAY, "again", _plan, _compose)
