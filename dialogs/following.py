"""Telling the places that follow a committee of its meetings: what is owed to whom, and why they hear of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialogs import compose
from dialogs.answer import Answer, Text
from dialogs.calendar import Span, council_day, instant, working_days_before
from dialogs.deadlines import Deadline, deadline
from dialogs.due import facts
from dialogs.timetable import Timetable, read_timetables
from store import Tx, places
from store.agendas import published_agendas
from store.meetings import meetings as every_meeting
from store.outbox import Notice, Owed
from store.records import PUBLIC, Meeting

AT = time(9)
"""The hour at which what is due on a day is said."""
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """An instant (UTC) at which something is to be said, by which rule, and how late it may still be said."""

    at: datetime
    rule: str
    patience: timedelta = DAY


def owed(
    tx: Tx, span: Span, kind: str, chosen: Iterable[Meeting], dues: Callable[[Meeting, Timetable], Iterator[Due]]
) -> frozenset[Owed]:
    """Everything of a kind that falls due in a span for these meetings, to every place that follows; none is None."""
    timetables, told, meetings = read_timetables(tx), _followers(tx), tuple(chosen)
    of = {committee: timetables.of(committee) for committee in {meeting.committee for meeting in meetings}}
    return frozenset(
        Owed(kind, subject(meeting), place, due.at, due.rule, due.patience)
        for meeting in meetings
        if of[meeting.committee].reaches(meeting.date, span)
        for due in dues(meeting, of[meeting.committee])
        if span.holds(due.at)
        for place in told(meeting.committee.id, due.at + due.patience)
    )


def _followers(tx: Tx) -> Callable[[int, datetime], list[int | None]]:
    """The places that follow a committee, without those that began too late for the notice; none is [None]."""
    followers, since = places.followers(tx), places.following_since(tx)

    def told(committee: int, latest: datetime) -> list[int | None]:
        here: list[int | None] = [place for place in followers.get(committee, ()) if since[place, committee] <= latest]
        return here or [None]

    return told


def ahead(found: Deadline, timetable: Timetable, leads: Iterable[int]) -> Iterator[tuple[int, datetime]]:
    """09:00 on the days that lie so many working days before a deadline's own, each with its lead."""
    for lead in leads:
        day = working_days_before(found.day, lead, timetable.closed)
        yield lead, instant(day, AT, found.meeting.committee.zone)


def subject(meeting: Meeting) -> str:
    """What a notice of a meeting is about."""
    return f"meeting:{meeting.committee.slug}:{meeting.date}"


def public_meetings(tx: Tx) -> list[Meeting]:
    """The meetings that followers may hear of, by date."""
    return every_meeting(tx, PUBLIC)


def awaiting_agenda(tx: Tx) -> Iterator[Meeting]:
    """Those still to be held of which no agenda is loaded."""
    published = published_agendas(tx)
    for meeting in public_meetings(tx):
        if meeting.status == "scheduled" and (meeting.committee.id, meeting.date) not in published:
            yield meeting


def meant(notice: Notice, chosen: Iterable[Meeting]) -> Meeting | None:
    """The one of these meetings that a notice is about; None where it is no longer among them."""
    return next((meeting for meeting in chosen if subject(meeting) == notice.subject), None)


def meant_deadline(tx: Tx, meeting: Meeting, name: str) -> Deadline | None:
    """The deadline of that name for a meeting, by the rules of its committee."""
    return deadline(meeting, read_timetables(tx).of(meeting.committee), name)


def compose_due(
    tx: Tx, now: datetime, notice: Notice, rule: str, lead: Callable[[Deadline, date], tuple[str, str]]
) -> Answer | None:
    """What is said of something that the agenda waits for: `lead` words it, for the council's day; None after it."""
    meeting = meant(notice, awaiting_agenda(tx))
    if meeting is None or meeting.date < council_day(now, meeting.committee.zone):
        return None
    found = meant_deadline(tx, meeting, rule)
    if found is None:
        return None
    title, said = lead(found, council_day(now, meeting.committee.zone))
    return compose.answer(title, said, [facts(found), because(meeting)], [meeting])


def because(meeting: Meeting) -> Text:
    """Why a place was told, and how to stop it."""
    name = meeting.committee.name
    return Text(f"This came because this conversation follows {name}. To stop it, a clerk can say: unfollow {name}")
