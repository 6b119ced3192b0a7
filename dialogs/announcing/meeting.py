"""The meeting that an announcement is of, as the papers give it now: held as it was, changed, moved or called off."""

from dataclasses import dataclass
from datetime import date, datetime, time

from dialogs.calendar import ONE_DAY, instant
from store import Tx, meetings, moves
from store.agendas import agendas_loaded
from store.announcements import Announcement
from store.records import PUBLIC, Committee, Item, Meeting

_MIDNIGHT = time(0)
MOVES = 10
"""How often a meeting may have been moved on; more is a circle."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How a meeting stands: the one of that day (None where the papers no longer give it), and the one in its stead.

    `changed_at` is when a paper last changed it, None where none has. `off_instead` is one in its stead that is off.
    """

    committee: Committee
    day: date
    meeting: Meeting | None
    instead: Meeting | None
    changed_at: datetime | None
    off_instead: Meeting | None = None

    @property
    def held(self) -> Meeting | None:
        """The meeting that will be held, or was: that one, or the one in its stead."""
        return self.meeting if is_on(self.meeting) else self.instead

    @property
    def off(self) -> bool:
        """Whether it is no longer to be held on its day."""
        return not is_on(self.meeting)


def is_on(meeting: Meeting | None) -> bool:
    """Whether a meeting is to be held, or was."""
    return meeting is not None and meeting.status in {"scheduled", "held"}


def has_begun(meeting: Meeting, at: datetime) -> bool:
    """Whether a meeting has begun by an instant; without an hour, whether its day is over."""
    zone = meeting.committee.zone
    began = (
        instant(meeting.date, meeting.time, zone) if meeting.time else instant(meeting.date + ONE_DAY, _MIDNIGHT, zone)
    )
    return at >= began


def standing(tx: Tx, committee_id: int, day: date) -> Standing:
    """How the meeting of a committee (its id) on a day stands now."""
    committee = next(one for one in meetings.committees(tx) if one.id == committee_id)
    known = {one.date: one for one in meetings.meetings(tx, PUBLIC, of=committee_id) if one.status != "proposed"}
    meeting, instead = known.get(day), None
    history = moves.history(tx, committee_id, day)
    changed_at = history[-1].at if history else None
    at = day
    for _ in range(MOVES):
        last = next(iter(moves.history(tx, committee_id, at)[-1:]), None)
        if last is None or last.moved_to is None or is_on(known.get(at)):
            break
        at = last.moved_to
        on = moves.history(tx, committee_id, at)
        changed_at = max([*([changed_at] if changed_at else []), *([on[-1].at] if on else [])])
        instead = known.get(at) if is_on(known.get(at)) else None
    off = known.get(at) if at != day and instead is None else None
    return Standing(
        committee=committee, day=day, meeting=meeting, instead=instead, changed_at=changed_at, off_instead=off
    )


def public_items(tx: Tx, meeting: Meeting) -> list[Item]:
    """What is on its agenda under Part I, in order: nothing else is announced."""
    its = (meeting.committee.id, meeting.date)
    found = [
        one
        for one in meetings.items(tx, PUBLIC, day=meeting.date)
        if one.of == "agenda" and (one.source.committee, one.meeting_date) == its
    ]
    return [one for one in found if one.part == 1]


def changes_at(tx: Tx, one: Announcement, stands: Standing) -> datetime | None:
    """When what an announcement says last changed after it was ordered; None where it has not."""
    agenda = agendas_loaded(tx, one.committee, one.meeting_date)
    moments = (
        one.corrected_at,
        one.withdrawn_at,
        stands.changed_at,
        *(at for at in [agenda] if at and _later(one, at)),
    )
    return max((at for at in moments if at), default=None)


def _later(one: Announcement, at: datetime) -> bool:
    return one.ordered_at is not None and at > one.ordered_at
