"""Telling people of a committee's meetings: what is owed to whom, how far ahead, and why they hear of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialogs import compose
from dialogs.answer import Answer
from dialogs.audience import Audience
from dialogs.calendar import Span, council_day, instant, working_days_before
from dialogs.deadlines import Deadline, deadline
from dialogs.due import facts
from dialogs.reasons import because, since
from dialogs.timetable import Timetable, read_timetables
from store import Tx, outbox
from store.agendas import published_agendas
from store.beside import meetings_known
from store.meetings import meetings as every_meeting
from store.outbox import Notice, Owed
from store.records import PUBLIC, Meeting
from store.tasks import Task, tasks

AT = time(9)
"""The hour at which what is due on a day is said."""
DAY = timedelta(days=1)
Thing = tuple[str, str]
"""The kind and the subject of what notices are about."""


@dataclass(frozen=True, slots=True)
class Due:
    """An instant (UTC) at which something is to be said, by which rule, and how late it may still be said."""

    at: datetime
    rule: str
    patience: timedelta = DAY


@dataclass(frozen=True, kw_only=True, slots=True)
class Telling:
    """One kind of reminder that hangs on meetings: who is told, how many working days ahead, and when that is.

    `dues` gives the instants for the days ahead that a place wants; `leads` are the usual ones.
    """

    kind: str
    leads: tuple[int, ...]
    dues: Callable[[Meeting, Timetable, tuple[int, ...]], Iterator[Due]]
    told: Callable[[Audience, Meeting], Iterable[int]]


def owed(tx: Tx, span: Span, audience: Audience, telling: Telling, chosen: Iterable[Meeting]) -> frozenset[Owed]:
    """Everything of a kind that falls due in a span for these meetings, to every place told; without any to None."""
    timetables, meetings, answered = read_timetables(tx), tuple(chosen), tasks(tx)
    of = {committee: timetables.of(committee) for committee in {meeting.committee for meeting in meetings}}
    found = {
        Owed(telling.kind, subject(meeting), place, due.at, due.rule, due.patience): meeting
        for meeting in meetings
        if of[meeting.committee].reaches(meeting.date, span) and not is_done(answered, telling.kind, subject(meeting))
        for place, due in _dues(meeting, of[meeting.committee], audience, telling, answered)
        if span.holds(due.at)
    }
    return frozenset(found) - _over_before_known(tx, found)


def _over_before_known(tx: Tx, found: Mapping[Owed, Meeting]) -> frozenset[Owed]:
    """What was over before any paper gave its meeting: it could not have been said, and so is neither owed nor missed.

    What was planned all the same stays, for a paper that is brought up to date says only when it came last.
    """
    known = meetings_known(tx) if found else {}
    early = {
        one for one, meeting in found.items() if one.due_at + one.patience < known[meeting.committee.id, meeting.date]
    }
    if not early:
        return frozenset()
    days = [one.due_at for one in early]
    planned = outbox.notices(tx, (min(days), max(days) + DAY))
    kept = {(one.kind, one.subject, one.place, one.due_at) for one in planned if one.state != "withdrawn"}
    return frozenset(one for one in early if one.identity not in kept)


def _dues(
    meeting: Meeting, timetable: Timetable, audience: Audience, telling: Telling, answered: Mapping[Thing, Task]
) -> Iterator[tuple[int | None, Due]]:
    """What falls due of one meeting, and to whom: to whoever it was handed to as well."""
    heard, answer = False, answered.get((telling.kind, subject(meeting)))
    handed = audience.chats([answer.owner] if answer and answer.owner else [])
    counted: dict[tuple[int, ...], list[Due]] = {}  # most places want the usual days: they are counted once
    for place in dict.fromkeys([*telling.told(audience, meeting), *handed]):
        leads = audience.leads(place, telling.kind, telling.leads)
        if leads not in counted:
            counted[leads] = list(telling.dues(meeting, timetable, leads))
        off = audience.snoozed.get((place, telling.kind, subject(meeting)))
        began = since(audience, place, telling.kind, meeting, answer)
        for due in put_off(counted[leads], off, meeting.committee.zone):
            latest = due.at + due.patience
            if audience.wants(place, telling.kind, due.at, latest) and (began is None or began <= latest):
                heard = True
                yield place, due
    if not heard:
        yield from ((None, due) for due in telling.dues(meeting, timetable, telling.leads))


def put_off(dues: Iterable[Due], until: date | None, zone: str) -> Iterator[Due]:
    """The same, but for what falls due before the day until which it was put off: on that day instead."""
    if until is None:
        yield from dues
        return
    again = instant(until, AT, zone)
    yield from (due for due in dues if due.at > again)
    yield Due(again, f"on {until.day} {until:%B %Y}, as was asked when it was put off, 09:00")


def is_done(answered: Mapping[Thing, Task], kind: str, about: str) -> bool:
    """Whether somebody has answered that a thing is done."""
    answer = answered.get((kind, about))
    return answer is not None and answer.done


def follow_or_clerk(audience: Audience, meeting: Meeting) -> Iterator[int]:
    """The places that follow the committee, and the personal chats of its clerks."""
    yield from audience.following(meeting.committee)
    yield from audience.chats(audience.clerks(meeting.committee))


def follow_or_attend(audience: Audience, meeting: Meeting) -> Iterator[int]:
    """The places that follow the committee, and the personal chats of those who are to be at the meeting."""
    instead = audience.substitutes.get((meeting.committee.id, meeting.date), {})
    replaced = set(audience.chats(instead)) - set(audience.chats(audience.members(meeting.committee, meeting.date)))
    yield from (place for place in audience.following(meeting.committee) if place not in replaced)
    yield from audience.chats(audience.members(meeting.committee, meeting.date))


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
    return compose.answer(title, said, [facts(found), because(tx, notice, meeting)], [meeting])
