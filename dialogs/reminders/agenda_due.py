"""An agenda has to be published: said three working days before the last lawful day, and on that day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from dialogs.announcing.rights import may
from dialogs.answer import Answer, Choices
from dialogs.audience import Audience, read_audience
from dialogs.calendar import Span
from dialogs.deadlines import Deadline, deadline
from dialogs.following import (
    DAY,
    Due,
    Telling,
    ahead,
    awaiting_agenda,
    compose_due,
    follow_or_clerk,
    meant,
    owed,
    public_meetings,
)
from dialogs.reminder import Reminder
from dialogs.say import long_date, short_date
from dialogs.timetable import Timetable
from store import Tx
from store.outbox import Notice, Owed
from store.records import Meeting

KIND = "agenda_due"
LEADS = (3, 0)


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    return owed(tx, span, audience, _TELLING, awaiting_agenda(tx))


def _due(meeting: Meeting, timetable: Timetable, leads: tuple[int, ...]) -> Iterator[Due]:
    if found := deadline(meeting, timetable, "agenda"):
        for lead, at in ahead(found, timetable, leads):
            when = f"{lead} working days before the last day" if lead else "on the last day"
            yield Due(at, f"{when} to publish an agenda {found.rule.span}, 09:00")


_TELLING = Telling(kind=KIND, leads=LEADS, dues=_due, told=follow_or_clerk)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    said = compose_due(tx, now, notice, "agenda", _lead)
    return said and replace(said, blocks=(*said.blocks, *_announce(tx, notice)))


def _announce(tx: Tx, notice: Notice) -> Iterator[Choices]:
    """The way to its announcement, in the chats of those who may announce."""
    audience, meeting = read_audience(tx), meant(notice, public_meetings(tx))
    person = audience.persons.get(notice.place)
    if meeting and person and may(tx, audience, person, meeting.committee):
        order = f"Announce the agenda for {short_date(meeting.date)} of {meeting.committee.name}"
        yield Choices("Once it is published", (order,))


def _lead(found: Deadline, today: date) -> tuple[str, str]:
    agenda = f"The agenda for {found.meeting.committee.name} on {long_date(found.meeting.date)}"
    by = long_date(found.day)
    if today > found.day:
        late = f"{agenda} had to be published by {by}. That day has passed, and no agenda for it is loaded here."
        return "Agenda overdue", f"{late} {found.rule.missed}"
    when = f"today, {by}" if today == found.day else f"by {by}"
    return "Agenda due", f"{agenda} must be published {when}: {found.rule.span}."


REMINDER = Reminder(KIND, DAY, "again", _plan, _compose, answerable=True)
