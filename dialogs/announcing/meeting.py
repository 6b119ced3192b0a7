"""The meeting that an announcement is of, as the papers give it now: held as it was, changed, moved or called off."""

from dataclasses import dataclass
from datetime import date, datetime

from store import Tx, meetings, moves
from store.announcements import Announcement
from store.records import PUBLIC, Committee, Item, Meeting

MOVES = 10
"""How often a meeting may have been moved on; more is a circle."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How a meeting stands: the one of that day (None where the papers no longer give it), and the one in its stead.

    `changed_at` is when a paper last changed it, None where none has.
    """

    committee: Committee
    day: date
    meeting: Meeting | None
    instead: Meeting | None
    changed_at: datetime | None

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
    return Standing(committee=committee, day=day, meeting=meeting, instead=instead, changed_at=changed_at)


def public_items(tx: Tx, meeting: Meeting) -> list[Item]:
    """What is on its agenda under Part I, in order: nothing else is announced."""
    its = (meeting.committee.id, meeting.date)
    found = [
        one
        for one in meetings.items(tx, PUBLIC, day=meeting.date)
        if one.of == "agenda" and (one.source.committee, one.meeting_date) == its
    ]
    return [one for one in found if one.part == 1]


def changes_at(one: Announcement, stands: Standing) -> datetime | None:
    """When what an announcement says last changed after it was ordered; None where it has not."""
    moments = (one.corrected_at, one.withdrawn_at, stands.changed_at)
    return max((at for at in moments if at), default=None)
