"""A meeting is near: said at 09:00 on the working day before it, and an hour before it begins."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.calendar import ONE_DAY, Span, council_day, instant
from dialogs.deadlines import deadlines
from dialogs.due import held
from dialogs.following import Due, because, meant, owed, public_meetings
from dialogs.reminder import Reminder
from dialogs.say import clock, long_date
from dialogs.timetable import Timetable
from store import Tx
from store.agendas import published_agendas
from store.outbox import Notice, Owed
from store.records import Meeting

KIND = "meeting_soon"
PATIENCE = {"day before": timedelta(hours=6), "hour before": timedelta(minutes=45)}
EARLIEST = time(7)
"""Nobody is woken an hour before an early meeting: the day before has said it."""


def _plan(tx: Tx, span: Span) -> frozenset[Owed]:
    return owed(tx, span, KIND, _coming(tx), _due)


def _coming(tx: Tx) -> Iterator[Meeting]:
    return (meeting for meeting in public_meetings(tx) if meeting.status == "scheduled")


def _due(meeting: Meeting, timetable: Timetable) -> Iterator[Due]:
    for found in deadlines(meeting, timetable):
        if found.name not in PATIENCE:
            continue
        wall = found.at.astimezone(ZoneInfo(meeting.committee.zone)).time()
        if wall >= EARLIEST or not found.rule.hours:
            rule = found.rule.span + (f", {found.rule.at:%H:%M}" if found.rule.at else "")
            yield Due(found.at, rule, PATIENCE[found.name])


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    meeting = meant(notice, _coming(tx))
    if meeting is None or _begun(meeting, now):
        return None
    today = council_day(now, meeting.committee.zone)
    day = {0: "today, ", 1: "tomorrow, "}.get((meeting.date - today).days, "on ")
    at = f" at {clock(meeting.time)}" if meeting.time else ""
    where = f", {meeting.venue}" if meeting.venue else ""
    lead = f"{meeting.committee.name} meets {day}{long_date(meeting.date)}{at}{where}."
    return compose.answer("Meeting soon", lead, [_facts(tx, meeting), because(meeting)], [meeting])


def _begun(meeting: Meeting, now: datetime) -> bool:
    """Whether it has begun, or, where its hour is not known, its day is over."""
    zone = meeting.committee.zone
    if meeting.time is None:
        return now >= instant(meeting.date + ONE_DAY, time(0), zone)
    return now >= instant(meeting.date, meeting.time, zone)


def _facts(tx: Tx, meeting: Meeting) -> Facts:
    loaded = (meeting.committee.id, meeting.date) in published_agendas(tx)
    agenda = f"loaded here: ask for the agenda of {meeting.date.day} {meeting.date:%B}" if loaded else "not loaded here"
    return Facts((("Meeting", held(meeting)), ("Agenda", agenda)))


REMINDER = Reminder(KIND, max(PATIENCE.values()), "again", _plan, _compose)
