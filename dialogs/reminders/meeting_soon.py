"""A meeting is near: said at 09:00 on the working day before it, and an hour before it begins."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.audience import Audience, read_audience
from dialogs.calendar import ONE_DAY, Span, council_day, instant, working_days_before
from dialogs.deadlines import Deadline, deadlines
from dialogs.due import held
from dialogs.following import AT, Due, Telling, follow_or_attend, meant, owed, public_meetings
from dialogs.reasons import because, reasons
from dialogs.reminder import Reminder
from dialogs.say import clock, counted, long_date
from dialogs.timetable import Timetable
from store import Tx
from store.agendas import published_agendas
from store.outbox import Notice, Owed
from store.records import Meeting

KIND = "meeting_soon"
LEADS = (1,)
"""The usual day is that of the committee's own rule; an hour before is said whatever days somebody chooses."""
PATIENCE = {"day before": timedelta(hours=6), "hour before": timedelta(minutes=45)}
EARLIEST = time(7)
"""Nobody is woken an hour before an early meeting: the day before has said it."""


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    return owed(tx, span, audience, _TELLING, _coming(tx))


def _coming(tx: Tx) -> Iterator[Meeting]:
    return (meeting for meeting in public_meetings(tx) if meeting.status == "scheduled")


def _due(meeting: Meeting, timetable: Timetable, leads: tuple[int, ...]) -> Iterator[Due]:
    usual = leads == LEADS
    for found in deadlines(meeting, timetable):
        if (found.name == "hour before" or (found.name == "day before" and usual)) and _waking(found):
            rule = found.rule.span + (f", {found.rule.at:%H:%M}" if found.rule.at else "")
            yield Due(found.at, rule, PATIENCE[found.name])
    if not usual:
        for lead in leads:
            day = working_days_before(meeting.date, lead, timetable.closed)
            when = f"{counted(lead, 'working day')} before the meeting" if lead else "on the day of the meeting"
            rule = f"{when}, as was asked, 09:00"
            yield Due(instant(day, AT, meeting.committee.zone), rule, PATIENCE["day before"])


def _waking(found: Deadline) -> bool:
    """Whether people are awake then, or it goes by an hour of the day that somebody has chosen."""
    return not found.rule.hours or found.at.astimezone(ZoneInfo(found.meeting.committee.zone)).time() >= EARLIEST


_TELLING = Telling(kind=KIND, leads=LEADS, dues=_due, told=follow_or_attend)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    meeting = meant(notice, _coming(tx))
    audience = read_audience(tx)
    if meeting is None or _begun(meeting, now) or notice.place not in follow_or_attend(audience, meeting):
        return None  # who is to be there may have changed a moment ago
    today = council_day(now, meeting.committee.zone)
    day = {0: "today, ", 1: "tomorrow, "}.get((meeting.date - today).days, "on ")
    at = f" at {clock(meeting.time)}" if meeting.time else ""
    where = f", {meeting.venue}" if meeting.venue else ""
    lead = f"{meeting.committee.name} meets {day}{long_date(meeting.date)}{at}{where}."
    lead += _standing_in(audience, notice, meeting)
    return compose.answer("Meeting soon", lead, [_facts(tx, meeting), because(tx, notice, meeting)], [meeting])


def _standing_in(audience: Audience, notice: Notice, meeting: Meeting) -> str:
    """For whom somebody is to be there, said to them alone."""
    every = [one.words for one in reasons(audience, notice.place, KIND, meeting)]
    return "".join(f" You {words}." for words in every if words.startswith("stand in"))


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
