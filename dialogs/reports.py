"""The reports that somebody is to write: when their authors are reminded, and what is then said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dialogs import compose
from dialogs.answer import Answer, Text
from dialogs.audience import Audience, read_audience
from dialogs.calendar import Span, council_day, count_days, instant, working_days_before
from dialogs.deadlines import Deadline, deadline
from dialogs.due import facts
from dialogs.following import AT, Due, awaiting_agenda, is_done, put_off
from dialogs.say import initial, long_date
from dialogs.timetable import Timetable, read_timetables
from store import Tx, expected
from store.expected import Report
from store.outbox import Notice, Owed
from store.records import Meeting
from store.tasks import Task, tasks

KIND = "report_due"
LEADS = (3, 0)
DRAFT, FINAL = "draft report", "final report"


@dataclass(frozen=True, kw_only=True, slots=True)
class Awaited:
    """A report that is still to come for a meeting, with what its author has answered."""

    report: Report
    meeting: Meeting
    timetable: Timetable
    task: Task | None

    @property
    def author(self) -> str:
        """The object id of whoever is to write it; empty where it is nobody's."""
        handed = self.task.owner if self.task else None
        return self.report.author if handed is None else handed

    def deadline(self, name: str) -> Deadline | None:
        """One of its deadlines, by the committee's rules."""
        return deadline(self.meeting, self.timetable, name)

    def day(self, name: str) -> date | None:
        """The day of a deadline: a day that a person has set stands for the last one."""
        if name == FINAL and self.task and self.task.due:
            return self.task.due
        found = self.deadline(name)
        return found.day if found else None


def subject(report: Report) -> str:
    """What a notice of a report is about."""
    return f"report:{report.id}"


def owed_reports(tx: Tx, span: Span, audience: Audience, meetings: Iterable[Meeting]) -> Iterator[Owed]:
    """Everything owed in a span of the reports that are expected for meetings whose agenda is awaited."""
    for awaited in _awaited(tx, meetings):
        for place, due, _ in _steps(awaited, audience):
            one = Owed(KIND, subject(awaited.report), place, due.at, due.rule, due.patience)
            if span.holds(due.at) and _heard(awaited, audience, one):
                yield one


def _heard(awaited: Awaited, audience: Audience, one: Owed) -> bool:
    latest = one.due_at + one.patience
    since = max(awaited.report.at, awaited.task.at) if awaited.task else awaited.report.at
    return since <= latest and (one.place is None or audience.wants(one.place, KIND, one.due_at, latest))


def _awaited(tx: Tx, meetings: Iterable[Meeting]) -> Iterator[Awaited]:
    held = {(meeting.committee.id, meeting.date): meeting for meeting in meetings}
    reports = [(one, held[key]) for one in expected.reports(tx) if (key := (one.committee, one.meeting_date)) in held]
    if not reports:
        return
    answered, timetables = tasks(tx), read_timetables(tx)
    for report, meeting in reports:
        if not is_done(answered, KIND, subject(report)):
            task = answered.get((KIND, subject(report)))
            yield Awaited(report=report, meeting=meeting, timetable=timetables.of(meeting.committee), task=task)


def _steps(awaited: Awaited, audience: Audience) -> Iterator[tuple[int | None, Due, str]]:
    """Where it is said, when, and why there: to its author, or the clerks in their place, and late to the clerks."""
    clerks = tuple(audience.chats(audience.clerks(awaited.meeting.committee)))
    own = tuple(audience.chats([awaited.author]))
    for place in own or clerks or (None,):
        leads = LEADS if place is None else audience.leads(place, KIND, LEADS)
        until = None if place is None else audience.snoozed.get((place, KIND, subject(awaited.report)))
        for due in put_off(_dues(awaited, leads), until, awaited.meeting.committee.zone):
            yield place, due, "author" if own else "instead"
    if last := awaited.day(FINAL):
        late = count_days(last, 1, "working", before=False, closed=awaited.timetable.closed).day
        due = Due(_at(awaited, late), "the working day after the last day for a report, 09:00")
        yield from ((place, due, "clerk") for place in clerks or (None,))


def _dues(awaited: Awaited, leads: tuple[int, ...]) -> Iterator[Due]:
    for name in (DRAFT, FINAL):
        if day := awaited.day(name):
            for lead in leads:
                when = f"{lead} working days before the last day" if lead else "on the last day"
                at = _at(awaited, working_days_before(day, lead, awaited.timetable.closed))
                yield Due(at, f"{when} for a {name}, 09:00")


def _at(awaited: Awaited, day: date) -> datetime:
    return instant(day, AT, awaited.meeting.committee.zone)


def compose_report(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    """What a notice of a report says now; None where it is in, dropped, done, or not this place's any more."""
    awaited = next((one for one in _awaited(tx, awaiting_agenda(tx)) if subject(one.report) == notice.subject), None)
    if awaited is None:
        return None
    audience, meeting = read_audience(tx), awaited.meeting
    its = [(due, why) for place, due, why in _steps(awaited, audience) if place == notice.place]
    why = next((why for due, why in its if due.at == notice.due_at), its[0][1] if its else "")
    today = council_day(now, meeting.committee.zone)
    name = _name(awaited, notice, today)
    day, found = awaited.day(name), awaited.deadline(name)
    if not why or day is None or meeting.date < today:
        return None
    late = f"had to be in by {long_date(day)}, and is not known to be"
    by = f"today, {long_date(day)}" if day == today else f"by {long_date(day)}"
    what = f"The {name} on {awaited.report.title} for {meeting.committee.name} on {long_date(meeting.date)}"
    lead = f"{what} {late if day < today else f'has to be in {by}'}."
    title = f"{initial(name)} {'overdue' if day < today else 'due'}"
    return compose.answer(title, lead, [facts(found) if found else None, _because(awaited, audience, why)], [meeting])


def _name(awaited: Awaited, notice: Notice, today: date) -> str:
    """Which of its deadlines a notice is of: by its rule, or else the one that comes next."""
    day = awaited.day(DRAFT)
    named = next((name for name in (DRAFT, FINAL) if name in notice.rule), None)
    return named or (DRAFT if day and day >= today else FINAL)


def _because(awaited: Awaited, audience: Audience, why: str) -> Text:
    author = (audience.name_of(awaited.author) or "a colleague") if awaited.author else "nobody yet"
    clerk = f"you are a clerk of {awaited.meeting.committee.name}, and"
    reason = {
        "author": "a clerk has noted that you write this report",
        "instead": f"{clerk} its author ({author}) cannot be reached",
        "clerk": f"{clerk} its author ({author}) has not answered that it is in",
    }[why]
    return Text(f'This came because {reason}. To stop it, say "pause reminders" or "stop report reminders".')
