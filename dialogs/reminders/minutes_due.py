"""Draft minutes are due after a meeting: said on the day by which the committee wants them, unless they are loaded."""

from collections.abc import Iterator
from datetime import date, datetime

from dialogs import compose
from dialogs.answer import Answer
from dialogs.audience import Audience
from dialogs.calendar import Span, council_day
from dialogs.deadlines import Deadline, deadline
from dialogs.due import facts
from dialogs.following import (
    DAY,
    Due,
    Telling,
    ahead,
    follow_or_clerk,
    meant,
    meant_deadline,
    owed,
    public_meetings,
)
from dialogs.reasons import because
from dialogs.reminder import Reminder
from dialogs.say import long_date
from dialogs.timetable import Timetable
from store import Tx
from store.minuted import minuted
from store.outbox import Notice, Owed
from store.records import Meeting

KIND = "minutes_due"
RULE = "draft minutes"
LEADS = (0,)


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    return owed(tx, span, audience, _TELLING, _awaiting_minutes(tx))


def _awaiting_minutes(tx: Tx) -> Iterator[Meeting]:
    """Public meetings, held or to be held, of which no minutes are loaded, not even in draft."""
    loaded = minuted(tx)
    for meeting in public_meetings(tx):
        if meeting.status in {"scheduled", "held"} and (meeting.committee.id, meeting.date) not in loaded:
            yield meeting


def _due(meeting: Meeting, timetable: Timetable, leads: tuple[int, ...]) -> Iterator[Due]:
    if found := deadline(meeting, timetable, RULE):
        for lead, at in ahead(found, timetable, leads):
            before = f"{lead} working days before" if lead else "on"
            yield Due(at, f"{before} the day on which the draft minutes are due, {found.rule.span}, 09:00")


_TELLING = Telling(kind=KIND, leads=LEADS, dues=_due, told=follow_or_clerk)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    meeting = meant(notice, _awaiting_minutes(tx))
    if meeting is None:
        return None
    found = meant_deadline(tx, meeting, RULE)
    if found is None:
        return None
    title, lead = _lead(found, council_day(now, meeting.committee.zone))
    return compose.answer(title, lead, [facts(found), because(tx, notice, meeting)], [meeting])


def _lead(found: Deadline, today: date) -> tuple[str, str]:
    minutes = f"The draft minutes of {found.meeting.committee.name} on {long_date(found.meeting.date)}"
    none = "None are loaded here."
    if today > found.day:
        return "Minutes overdue", f"{minutes} were due by {long_date(found.day)}. {none}"
    when = f"today, {long_date(found.day)}" if today == found.day else f"by {long_date(found.day)}"
    return "Minutes due", f"{minutes} are due {when}: {found.rule.span}. {none}"


REMINDER = Reminder(KIND, DAY, "again", _plan, _compose, answerable=True)
