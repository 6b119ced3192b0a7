"""How meetings that were to come change when a paper is kept: cancelled, gone, moved, or at another time or place."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from store import Tx
from store.meetings import committees, meetings
from store.records import PUBLIC, Meeting
from store.tables import change, meeting, notice

Known = Mapping[tuple[int, date], Meeting]
UNDER_WAY = timedelta(minutes=1)
"""How long something may be on its way to Teams after it was composed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """What became of the meeting of a committee (its id) on a day, when a paper was kept at an instant (UTC).

    `became` is cancelled, gone, moved (then `moved_to` is the one day that appeared with it), or changed: another time
    or place, or on again after all.
    """

    id: int
    committee: int
    day: date
    became: str
    moved_to: date | None
    was: tuple[time | None, str | None]
    at: datetime

    @property
    def off(self) -> bool:
        """Whether it is no longer to be held on that day."""
        return self.became != "changed"


def changes(tx: Tx, since: datetime | None = None) -> list[Change]:
    """Every change from an instant on, or at all, in order."""
    return _chosen(tx, change.c.at >= since if since else sa.true())


def history(tx: Tx, committee: int, day: date) -> list[Change]:
    """How one meeting changed, in order."""
    return _chosen(tx, (change.c.committee_id == committee) & (change.c.date == day))


def told(tx: Tx, subjects: Collection[str]) -> dict[str, dict[int, list[datetime]]]:
    """By subject and place, as of when each notice that went, or may have gone, spoke.

    A notice speaks as of a moment before Teams took it, for it was composed then, but never before it fell due.
    """
    went = sa.select(notice.c.subject, notice.c.place_id, notice.c.due_at, notice.c.sent_at, notice.c.ended_at)
    found: dict[str, dict[int, list[datetime]]] = defaultdict(lambda: defaultdict(list))
    chosen = went.where(notice.c.subject.in_(subjects), notice.c.state.in_(("sent", "unknown")))
    for subject, place, due_at, sent_at, ended_at in tx.execute(chosen) if subjects else ():
        found[subject][place].append(max(due_at, (sent_at or ended_at or due_at) - UNDER_WAY))
    return found


def _chosen(tx: Tx, which: sa.ColumnElement[bool]) -> list[Change]:
    chosen = sa.select(change).where(which).order_by(change.c.at, change.c.id)
    return [
        Change(
            id=row["id"],
            committee=row["committee_id"],
            day=row["date"],
            became=row["became"],
            moved_to=row["moved_to"],
            was=(row["was_time"], row["was_venue"]),
            at=row["at"],
        )
        for row in tx.execute(chosen).mappings()
    ]


@contextmanager
def noted(tx: Tx, now: datetime, concerned: Collection[int]) -> Iterator[None]:
    """Write down how the public meetings to come of these committees change while the block runs."""
    if not (concerned and _any_known(tx, now, concerned)):
        yield
        return
    before = _coming(tx, now, concerned)
    yield
    after = _coming(tx, now, concerned)
    rows = [row for committee in concerned for row in _changed(tx, committee, before, after)]
    if rows:
        tx.execute(sa.insert(change), [{"at": now, **row} for row in rows])


def _any_known(tx: Tx, now: datetime, concerned: Collection[int]) -> bool:
    """Whether anybody can have been told of a meeting to come of theirs: most papers find none, and cost nothing."""
    earliest = date.fromordinal(now.date().toordinal() - 1)  # the day in any zone
    for table in (meeting, change):
        its = sa.select(table.c.id).where(table.c.committee_id.in_(concerned), table.c.date >= earliest)
        if tx.execute(its.limit(1)).first() is not None:
            return True
    return False


def _coming(tx: Tx, now: datetime, concerned: Collection[int]) -> Known:
    today = {one.id: now.astimezone(ZoneInfo(one.zone)).date() for one in committees(tx) if one.id in concerned}
    every = (one for one in meetings(tx, PUBLIC) if one.committee.id in today)
    return {(one.committee.id, one.date): one for one in every if one.date >= today[one.committee.id]}


def _changed(tx: Tx, committee: int, before: Known, after: Known) -> Iterator[dict[str, object]]:
    """The rows that say how the meetings of one committee changed."""
    was = {day: one for (whose, day), one in before.items() if whose == committee}
    now_is = {day: one for (whose, day), one in after.items() if whose == committee}
    off = [day for day, one in was.items() if _on(one) and _off(now_is.get(day))]
    appeared = [day for day, one in now_is.items() if day not in was and _on(one)]
    moved_to = appeared[0] if len(off) == len(appeared) == 1 else None
    for day in off:
        became = "moved" if moved_to else "cancelled" if day in now_is else "gone"
        yield _row(committee, day, became, was[day]) | {"moved_to": moved_to}
    again = [day for day, one in now_is.items() if _on(one) and _is_off(tx, committee, day)]
    differs = [day for day, one in was.items() if _on(one) and day in now_is and _differs(one, now_is[day])]
    for day in dict.fromkeys([*again, *differs]):
        yield _row(committee, day, "changed", was.get(day))


def _row(committee: int, day: date, became: str, was: Meeting | None) -> dict[str, object]:
    before = {"was_time": was.time, "was_venue": was.venue} if was else {"was_time": None, "was_venue": None}
    return {"committee_id": committee, "date": day, "became": became, "moved_to": None, **before}


def _is_off(tx: Tx, committee: int, day: date) -> bool:
    """Whether what was last written down of a meeting is that it is not to be held."""
    its = history(tx, committee, day)
    return bool(its) and its[-1].off


def _on(one: Meeting) -> bool:
    return one.status == "scheduled"


def _off(one: Meeting | None) -> bool:
    return one is None or one.status == "cancelled"


def _differs(was: Meeting, now_is: Meeting) -> bool:
    """Whether it is at another time or place: what was not known before and now is, is no change."""
    pairs = ((was.time, now_is.time), (was.venue, now_is.venue))
    return _on(now_is) and any(old and new and old != new for old, new in pairs)
