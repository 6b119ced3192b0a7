"""What a meeting still lacks: said to its clerks some days before, while people, places and papers can be seen to."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from dialogs import compose
from dialogs.answer import Answer, Facts, Text
from dialogs.audience import Audience, read_audience
from dialogs.calendar import Span, council_day, instant, working_days_before
from dialogs.following import AT, DAY, Due, Telling, is_done, meant, meant_deadline, owed, public_meetings
from dialogs.outcomes import called
from dialogs.reminder import Reminder
from dialogs.say import counted, joined, long_date
from dialogs.timetable import Timetable
from store import Tx, expected, places, upkeep
from store.agendas import published_agendas
from store.minuted import minuted
from store.outbox import Notice, Owed
from store.records import Meeting
from store.tasks import tasks

KIND = "preflight"
LEADS = (7, 2)
CREDENTIAL = "credential_expires"
"""The name under which it is kept on which day (ISO) the bot's credential expires."""
EARLY = 30
"""Days before the credential expires from which on it is said."""


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
    lacking = (*_people(tx, meeting), *_papers(tx, meeting, today), *_credential(tx, today))
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


def _people(tx: Tx, meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Who cannot be told anything, and which conversations are lost."""
    audience, committee = read_audience(tx), meeting.committee
    members = audience.members(committee, meeting.date)
    if not members:
        yield "Members", "none is known here, so none is reminded: an administrator grants them their role"
    persons = dict.fromkeys([*members, *audience.clerks(committee)])
    names = [audience.name_of(one) or f"the account {one}" for one in persons if one not in audience.personal]
    if names:
        yield "Cannot be reached", f"{joined(names)}: the bot has no personal chat with them until they add the app"
    lost = [called(place, audience) for place in places.gone(tx) if audience.began(place.id, committee)]
    if lost:
        yield "Conversations lost", f"{joined(lost)}: the app has to be added there again"


def _papers(tx: Tx, meeting: Meeting, today: date) -> Iterator[tuple[str, str]]:
    """Which papers are missing."""
    key = (meeting.committee.id, meeting.date)
    if key not in published_agendas(tx):
        found = meant_deadline(tx, meeting, "agenda")
        by = f"; {'to' if today <= found.day else 'it had to'} be published by {long_date(found.day)}" if found else ""
        yield "Agenda", f"not loaded here{by}"
    past = [one for one in public_meetings(tx) if one.committee == meeting.committee and one.date < today]
    last = max((one.date for one in past if one.status in {"scheduled", "held"}), default=None)
    if last and (meeting.committee.id, last) not in minuted(tx):
        yield "Minutes of the last meeting", f"of {long_date(last)}: not loaded here"
    answered = tasks(tx)
    awaited = [one for one in expected.reports(tx) if (one.committee, one.meeting_date) == key]
    missing = [one.title for one in awaited if not is_done(answered, "report_due", f"report:{one.id}")]
    if missing:
        yield "Reports still expected", joined(missing)


def _credential(tx: Tx, today: date) -> Iterator[tuple[str, str]]:
    """That the bot itself will soon be shut out of Teams."""
    noted = upkeep.value(tx, CREDENTIAL)
    if noted and (date.fromisoformat(noted) - today).days <= EARLY:
        verb = "expires" if date.fromisoformat(noted) >= today else "expired"
        yield "The bot's credential", f"{verb} on {long_date(date.fromisoformat(noted))}: renew it in Entra"


REMINDER = Reminder(KIND, DAY, "again", _plan, _compose)
