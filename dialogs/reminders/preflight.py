"""What a meeting still lacks: said to its clerks some days before, while people, places and papers can be seen to."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from dialogs import compose
from dialogs.answer import Answer, Facts, Text
from dialogs.audience import Audience
from dialogs.calendar import Span, council_day, instant, working_days_before
from dialogs.following import AT, DAY, Due, Telling, meant, owed, public_meetings
from dialogs.lacking import lacks
from dialogs.reminder import Reminder
from dialogs.say import counted, long_date
from dialogs.timetable import Timetable
from store import Tx
from store.outbox import Notice, Owed
from store.records import Meeting

KIND = "preflight"
LEADS = (7, 2)


def _plan(tx: Tx, span: Span, audience: Audience) -> frozenset[Owed]:
    """Without any clerk nothing is owed; where none of them can be reached it is owed to nobody, and `due` shows it."""
    led = (meeting for meeting in _coming(tx) if audience.clerks(meeting.committee))
    return owed(tx, span, audience, _TELLING, led)


def _coming(tx: Tx) -> Iterator[Meeting]:
    return (meeting for meeting in public_meetings(tx) if meeting.status == "scheduled")


def _due(meeting: Meeting, timetable: Timetable, leads: tuple[int, ...]) -> Iterator[Due]:
    for lead in leads:
        day = working_days_before(meeting.date, lead, timetable.closed)
        before = f"{counted(lead, 'working day')} before" if lead else "on the day of"
        yield Due(instant(day, AT, meeting.committee.zone), f"{before} the meeting, 09:00")


def _clerks(audience: Audience, meeting: Meeting) -> Iterable[int]:
    return audience.chats(audience.clerks(meeting.committee))


_TELLING = Telling(kind=KIND, leads=LEADS, dues=_due, told=_clerks)


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    meeting = meant(notice, _coming(tx))
    if meeting is None or meeting.date < council_day(now, meeting.committee.zone):
        return None
    today = council_day(now, meeting.committee.zone)
    lacking = tuple(lacks(tx, meeting, today))
    meets = f"{meeting.committee.name} meets on {long_date(meeting.date)}."
    verb = "needs" if len(lacking) == 1 else "need"
    lead = f"{meets} {counted(len(lacking), 'thing')} {verb} seeing to." if lacking else f"{meets} {_FINE}"
    because = Text(_BECAUSE.format(name=meeting.committee.name))
    return compose.answer("Before the meeting", lead, [Facts(lacking) if lacking else None, because], [meeting])


_FINE = (
    "All is in order: everybody can be reached, no conversation is lost, and the agenda, the last minutes and every "
    "expected report are here."
)
_BECAUSE = (
    "This came because you are a clerk of {name}, or an administrator where it has none. To hear nothing for a while, "
    "say: pause reminders"
)


REMINDER = Reminder(KIND, DAY, "again", _plan, _compose)
