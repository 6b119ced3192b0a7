"""Final reports have to be in: said three working days before the committee's deadline for them, and on that day.

Whoever is to write one is told of it by name, for drafts too. Once the agenda is loaded nothing more is said: its
reports are in.
"""

from collections.abc import Iterator
from datetime import date, datetime

from dialogs.answer import Answer
from dialogs.audience import Audience
from dialogs.calendar import Span
from dialogs.deadlines import Deadline, deadline
from dialogs.following import DAY, Due, Telling, ahead, awaiting_agenda, compose_due, follow_or_clerk, owed
from dialogs.reminder import Reminder
from dialogs.reports import compose_report, owed_reports
from dialogs.say import clock, long_date
from dialogs.timetable import Timetable
from store import Tx
from store.outbox import Notice, Owed
from store.records import Meeting

KIND = "report_due"
LEADS = (3, 0)


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    awaiting = list(awaiting_agenda(tx))
    reports = {one.identity: one for one in owed_reports(tx, span, audience, awaiting)}
    return owed(tx, span, audience, _TELLING, awaiting) | frozenset(reports.values())


def _due(meeting: Meeting, timetable: Timetable, leads: tuple[int, ...]) -> Iterator[Due]:
    if found := deadline(meeting, timetable, "final report"):
        for lead, at in ahead(found, timetable, leads):
            when = f"{lead} working days before the last day" if lead else "on the last day"
            yield Due(at, f"{when} for final reports, {found.rule.span}, 09:00")


_TELLING = Telling(kind=KIND, leads=LEADS, dues=_due, told=follow_or_clerk)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    if notice.subject.startswith("report:"):
        return compose_report(tx, now, notice)
    return compose_due(tx, now, notice, "final report", _lead)


def _lead(found: Deadline, today: date) -> tuple[str, str]:
    reports = f"Final reports for {found.meeting.committee.name} on {long_date(found.meeting.date)}"
    by = long_date(found.day)
    if today > found.day:
        return "Reports overdue", f"{reports} had to be in by {by}. {found.rule.missed}"
    at = f" at {clock(found.rule.at)}" if found.rule.at else ""
    when = f"today, {by}" if today == found.day else f"by {by}"
    return "Reports due", f"{reports} have to be in {when}{at}: {found.rule.span}."


REMINDER = Reminder(KIND, DAY, "again", _plan, _compose, answerable=True)
