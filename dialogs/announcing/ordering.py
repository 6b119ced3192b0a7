"""Whether an announcement may be posted, who has to agree, and how it is ordered: once, and only as it was seen."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from dialogs.announcing.fit import unfit
from dialogs.announcing.meeting import has_begun, public_items, standing
from dialogs.announcing.picked import Picked
from dialogs.announcing.when import marked
from dialogs.calendar import council_day
from dialogs.deadlines import deadline
from dialogs.due import held
from dialogs.say import counted, initial, long_date, short_date
from dialogs.timetable import read_timetables
from store import Tx, announcements, meetings, pre_election
from store.announcements import Announcement
from store.records import ALL, Committee, Meeting

WORDS = ("title", "message", "link", "deadline")


def obstacles(tx: Tx, one: Announcement, committee: Committee, picked: Picked, at: datetime) -> Iterator[str]:
    """What keeps it from being posted at an instant."""
    stands = standing(tx, one.committee, one.meeting_date)
    if stands.held is None and one.of != "correction":
        yield f"The papers give no meeting of {committee.name} on {long_date(one.meeting_date)} that is to be held."
    elif one.of != "correction" and stands.held and stands.off:
        yield f"That meeting was moved to {long_date(stands.held.date)}: announce the agenda for that day."
    elif one.of != "correction" and stands.held and has_begun(stands.held, at):
        yield f"The meeting was on {held(stands.held)}: nothing is announced once it has begun."
    if (base := _corrected(tx, one)) and all(getattr(base, name) == getattr(one, name) for name in WORDS):
        yield "Nothing of it is changed yet: change the words first."
    if why := unfit(tx, one):
        yield f"{why} Change the words."
    if one.of != "correction" and not picked.places:
        yield "Nobody would be told: choose the places."
    if period(tx, one, at, committee) and not one.reason:
        yield "In a pre-election period an announcement needs a reason: fill it in under “Change the words”."


def _corrected(tx: Tx, one: Announcement) -> Announcement | None:
    return announcements.find(tx, one.under) if one.of == "correction" and one.under else None


def period(tx: Tx, one: Announcement, at: datetime, committee: Committee) -> str | None:
    """The pre-election period that an instant lies in, in words."""
    found = pre_election.period_on(tx, one.committee, council_day(at, committee.zone))
    return f"the pre-election period from {short_date(found.first)} to {short_date(found.last)}" if found else None


def second_for(tx: Tx, one: Announcement, committee: Committee, picked: Picked, at: datetime) -> str | None:
    """Why a second clerk has to agree; None where nobody has to."""
    if during := period(tx, one, at, committee):
        return f"it falls in {during}"
    if picked.everywhere and one.of != "correction":
        return "it goes to every place that the bot is in"
    base = announcements.find(tx, one.under) if one.under else None
    return "what it corrects was posted with a second clerk's yes" if base and base.second else None


def cautions(tx: Tx, one: Announcement, committee: Committee, now: datetime) -> Iterator[str]:
    """What a clerk should look at before it goes; none of it is posted."""
    meeting = standing(tx, one.committee, one.meeting_date).held
    if meeting is None:
        return
    if one.of == "agenda" and not public_items(tx, meeting):
        yield "No agenda of this meeting is loaded, so no items are listed."
    if one.of == "agenda":
        yield from _deadline(tx, meeting, now)
        yield from _private(tx, meeting)
    yield from ("No time is known." for _ in [0] if meeting.time is None)
    yield from ("No venue is known." for _ in [0] if meeting.venue is None)
    yield from ("There is no link to the papers." for _ in [0] if one.link is None)
    yield from (initial(doubt) for doubt in meeting.doubts)


def _deadline(tx: Tx, meeting: Meeting, now: datetime) -> Iterator[str]:
    found = deadline(meeting, read_timetables(tx).of(meeting.committee), "agenda")
    if found and council_day(now, meeting.committee.zone) > found.day:
        yield f"The agenda had to be published by {long_date(found.day)}: that day has passed. {found.rule.missed}"


def _private(tx: Tx, meeting: Meeting) -> Iterator[str]:
    its = (meeting.committee.id, meeting.date)
    every = [
        one
        for one in meetings.items(tx, ALL, day=meeting.date)
        if one.of == "agenda" and (one.source.committee, one.meeting_date) == its
    ]
    if hidden := len(every) - len(public_items(tx, meeting)):
        yield f"{counted(hidden, 'item')} of Part II or of a draft {'is' if hidden == 1 else 'are'} left out."


def back_to_draft(tx: Tx, one: Announcement) -> Announcement:
    """Take back what was ordered or asked for, as long as nothing of it has gone: who agreed, agreed to what it was."""
    announcements.take_back(tx, one.id)
    return announcements.change(tx, one, state="draft", second=None, send_at=None, withdrawn_at=None)


def carry_out(tx: Tx, now: datetime, one: Announcement, picked: Picked, at: datetime) -> Announcement:
    """Order it: its posts fall due at the instant; of a correction, the words take the place of those it corrects."""
    if one.of == "correction" and one.under:
        announcements.change(
            tx,
            _held(tx, one.under),
            corrected_at=now,
            reason=one.reason,
            **{name: getattr(one, name) for name in WORDS},
        )
        return announcements.change(tx, one, state="ordered", ordered_at=now, send_at=now)
    due_at = marked(at, one.id) if at > now else marked(now - timedelta(seconds=1), one.id)
    announcements.order(tx, one.id, picked.places, due_at)
    return announcements.change(tx, one, state="ordered", ordered_at=now, send_at=due_at)


def _held(tx: Tx, number: int) -> Announcement:
    found = announcements.hold(tx, number)
    if found is None:
        raise LookupError(f"There is no announcement A{number}.")
    return found


def first_deadline(tx: Tx, meeting: Meeting) -> str | None:
    """The line that a draft begins with: by when its papers are to be open."""
    found = deadline(meeting, read_timetables(tx).of(meeting.committee), "agenda")
    return f"Papers are to be published by {long_date(found.day)}, {found.rule.span}" if found else None
