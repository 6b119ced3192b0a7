"""What the calendar feed says: the public meetings of the last year and of all time to come, each with its agenda."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from dialogs.calendar import instant
from dialogs.clearance import may_see
from dialogs.lineage import Course, Courses, courses
from dialogs.say import cut, long_date, pages, paper
from store import Tx, beside, meetings, moves
from store.records import PUBLIC, Committee, Item, Meeting

BACK = timedelta(days=365)
"""How far back the feed reaches."""
LINE, TEXT = 300, 6_000
"""Characters of one line, and of all that is said of one meeting."""
_EVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One meeting in the feed. `key` names it for good, though it is moved; `changes` counts what became of it.

    It starts at an instant (UTC), or on a `day` alone where its hour is not known. `status` is confirmed, tentative or
    cancelled. `changed_at` (UTC) is when the records last said anything else of it.
    """

    key: str
    slug: str
    committee: str
    title: str
    day: date
    start: datetime | None
    venue: str | None
    text: str
    status: str
    changes: int
    changed_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class _Records:
    """The public records that the feed is made from."""

    committees: Mapping[int, Committee]
    meetings: Mapping[tuple[int, date], Meeting]
    items: Mapping[tuple[int | None, date | None], Sequence[Item]]
    stated: Mapping[tuple[int, date], datetime]
    loaded: Mapping[int, datetime]
    followed: Courses = field(default_factory=Courses)


def entries(tx: Tx, today: date) -> tuple[Entry, ...]:
    """The feed on a council's day, in the order of the meetings: what anybody may know, and nothing else."""
    records = _read(tx)
    made = [_entry(records, course, meeting) for course, meeting in _found(records)]
    since = today - BACK
    kept = [entry for entry in made if entry.day >= since]
    return tuple(sorted(kept, key=lambda entry: (entry.day, entry.start or _EVER, entry.slug, entry.key)))


def _read(tx: Tx) -> _Records:
    items = defaultdict(list)
    for item in meetings.items(tx, PUBLIC):
        if item.of == "agenda" and item.part == 1 and may_see(item.source, PUBLIC):
            items[item.source.committee, item.meeting_date].append(item)
    return _Records(
        committees={one.id: one for one in meetings.committees(tx)},
        meetings={(one.committee.id, one.date): one for one in meetings.meetings(tx, PUBLIC)},
        items=items,
        stated=beside.meetings_stated(tx),
        loaded=beside.loaded(tx),
        followed=courses(moves.changes(tx, _EVER)),
    )


def _found(records: _Records) -> Iterator[tuple[Course, Meeting | None]]:
    """Each meeting with its record; those that the papers no longer give, and gave as to be held, have none."""
    followed = records.followed
    for course in followed.every:
        meeting = None if course.replaced else records.meetings.get((course.committee, course.day))
        if meeting or course.off:
            yield course, meeting
    for (committee, day), meeting in records.meetings.items():
        moved_away = (committee, day) in followed.left and meeting.status == "cancelled"
        if (committee, day) not in followed.on and not moved_away:
            yield followed.fresh(committee, day), meeting


def _entry(records: _Records, course: Course, meeting: Meeting | None) -> Entry:
    committee = records.committees[course.committee]
    status = _status(meeting)
    items = records.items.get((course.committee, course.day), ()) if meeting and status != "cancelled" else ()
    at = meeting.time if meeting else course.changes[-1].was[0]
    return Entry(
        key=f"{committee.slug} {course.first.isoformat()} {course.number}",
        slug=committee.slug,
        committee=_line(committee.name),
        title=_title(committee, status, proposed=bool(meeting and meeting.status == "proposed"), timed=bool(at)),
        day=course.day,
        start=instant(course.day, at, committee.zone) if at else None,
        venue=_line(meeting.venue) if meeting and meeting.venue else None,
        text=cut("\n".join(_told(course, meeting, items)), TEXT),
        status=status,
        changes=len(course.changes),
        changed_at=_changed_at(records, course, items),
    )


def _status(meeting: Meeting | None) -> str:
    if meeting is None or meeting.status == "cancelled":
        return "cancelled"
    return "tentative" if meeting.status == "proposed" else "confirmed"


def _title(committee: Committee, status: str, *, proposed: bool, timed: bool) -> str:
    before = "Cancelled: " if status == "cancelled" else "Proposed: " if proposed else ""
    after = "" if timed or status == "cancelled" else " (time not known)"
    return f"{before}{_line(committee.name)}{after}"


def _told(course: Course, meeting: Meeting | None, items: Sequence[Item]) -> Iterator[str]:
    """The lines of what is said of a meeting."""
    if meeting is None:
        yield "The papers no longer give this meeting."
        return
    if meeting.status == "cancelled":
        yield "The papers say that this meeting is cancelled."
    elif course.first != course.day:
        yield f"This meeting was first to be on {long_date(course.first)}."
    if meeting.status != "cancelled":
        yield "The papers do not give its end." if meeting.time else "The papers do not give its time."
    if items:
        yield "Agenda, as far as it is public:"
        yield from dict.fromkeys(map(_item, items))
    yield from (f"In doubt: {_line(doubt)}" for doubt in meeting.doubts)
    sources = [meeting.source, *(item.source for item in items[:1])]
    yield from dict.fromkeys(f"Source: {_line(paper(source))}" for source in sources)


def _item(item: Item) -> str:
    where = pages(item.pages)
    return f"{_line(item.number)} {_line(item.title)}{f' ({where})' if where else ''}"


def _line(text: str) -> str:
    """A text of a paper in one line, so that it cannot stand as a line of ours."""
    return cut(" ".join(text.split()), LINE)


def _changed_at(records: _Records, course: Course, items: Sequence[Item]) -> datetime:
    said = [records.stated.get((course.committee, course.day)), course.changed_at]
    said += [records.loaded.get(item.source.document) for item in items]
    return max((one for one in said if one), default=_EVER)
