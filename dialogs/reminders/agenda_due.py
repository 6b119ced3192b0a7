"""An agenda has to be published: said three working days before the last lawful day, and on that day."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from dialogs import compose
from dialogs.answer import Answer, Facts
from dialogs.calendar import Counted, Span, clear_days_before, council_day, instant, working_days_before
from dialogs.reminder import Reminder
from dialogs.say import clock, joined, long_date
from store import Tx, places
from store.agendas import published_agendas
from store.meetings import meetings
from store.outbox import Notice, Owed
from store.records import PUBLIC, Meeting

KIND = "agenda_due"
AT = time(9)
LEADS = (3, 0)
PATIENCE = timedelta(days=1)
LAW = (
    "Local Government Act 1972, sections 100A and 100B, as amended; for executive bodies SI 2012/2089, regulation 7. "
    "Working days are counted: whether weekends count is the council's own rule to confirm."
)


def _plan(tx: Tx, span: Span) -> frozenset[Owed]:
    told = _followers(tx)
    return frozenset(
        Owed(KIND, _subject(meeting), place, due_at, rule, PATIENCE)
        for meeting in _unpublished(tx)
        for rule, due_at in _due(meeting)
        if span.holds(due_at)
        for place in told(meeting.committee.id, due_at)
    )


def _followers(tx: Tx) -> Callable[[int, datetime], list[int | None]]:
    """The places that follow a committee, without those that began too late for the notice; none is [None]."""
    followers, since = places.followers(tx), places.following_since(tx)

    def told(committee: int, due_at: datetime) -> list[int | None]:
        here: list[int | None] = [
            place for place in followers.get(committee, ()) if since[place, committee] <= due_at + PATIENCE
        ]
        return here or [None]

    return told


def _unpublished(tx: Tx) -> Iterator[Meeting]:
    """Public meetings still to be held of which no agenda is loaded."""
    published = published_agendas(tx)
    for meeting in meetings(tx, PUBLIC):
        if meeting.status == "scheduled" and (meeting.committee.id, meeting.date) not in published:
            yield meeting


def _due(meeting: Meeting) -> Iterator[tuple[str, datetime]]:
    publish_by = clear_days_before(meeting.date).day
    for lead in LEADS:
        yield _rule(lead), instant(working_days_before(publish_by, lead), AT, meeting.committee.zone)


def _subject(meeting: Meeting) -> str:
    return f"meeting:{meeting.committee.slug}:{meeting.date}"


def _rule(lead: int) -> str:
    when = f"{lead} working days before the last day" if lead else "on the last day"
    return f"{when} to publish an agenda five clear days before the meeting, 09:00"


def _compose(tx: Tx, now: datetime, notice: Notice) -> Answer | None:
    meeting = next((one for one in _unpublished(tx) if _subject(one) == notice.subject), None)
    if meeting is None or meeting.date < council_day(now, meeting.committee.zone):
        return None
    count = clear_days_before(meeting.date)
    title, lead = _lead(meeting, count, council_day(now, meeting.committee.zone))
    return compose.answer(title, lead, [_facts(meeting, count)], [meeting])


def _lead(meeting: Meeting, count: Counted, today: date) -> tuple[str, str]:
    agenda = f"The agenda for {meeting.committee.name} on {long_date(meeting.date)}"
    by = long_date(count.day)
    if today > count.day:
        late = f"{agenda} had to be published by {by}. That day has passed, and no agenda for it is loaded here."
        return "Agenda overdue", late
    when = f"today, {by}" if today == count.day else f"by {by}"
    return "Agenda due", f"{agenda} must be published {when}: five clear days before the meeting."


def _facts(meeting: Meeting, count: Counted) -> Facts:
    held = long_date(meeting.date) + (f", {clock(meeting.time)}" if meeting.time else "")
    return Facts(
        (
            ("Publish by", long_date(count.day)),
            ("Clear days between", joined([f"{day:%a} {day.day} {day:%b}" for day in count.counted])),
            ("Meeting", held + (f", {meeting.venue}" if meeting.venue else "")),
            ("Rule", LAW),
        )
    )


REMINDER = Reminder(KIND, PATIENCE, "again", _plan, _compose)
