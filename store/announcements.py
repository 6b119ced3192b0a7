"""What clerks announce: drafts, what was ordered to be posted where, and what became of each post."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from store import Tx
from store.engine import add_all_unless_there
from store.notices import Notice, notice_of
from store.tables import announcement, committee, notice, post

DRAFTS = ("draft", "refused")
"""The states of what can be worked on: refused is what a second clerk did not agree to."""
LIVE = (*DRAFTS, "asked", "ordered")
"""The states of what may still be posted, or was."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcement:
    """One announcement of a committee (its id) about its meeting of a day; instants are in UTC.

    `of` is agenda, supplement or correction; the last two go `under` the announcement of that id. `audience` is whom
    the clerk has picked. `state` is draft, asked (it waits for the yes of a second clerk), refused (they said no, at
    `withdrawn_at`), ordered, withdrawn or discarded. `version` goes up with each change. `author`, `ordered_by` and
    `second` are Entra object ids.
    """

    id: int
    committee: int
    meeting_date: date
    of: str
    under: int | None
    title: str
    message: str | None
    link: str | None
    deadline: str | None
    audience: tuple[str, ...]
    state: str
    version: int
    author: str
    ordered_by: str | None
    second: str | None
    reason: str | None
    send_at: datetime | None
    made_at: datetime
    asked_at: datetime | None
    ordered_at: datetime | None
    corrected_at: datetime | None
    withdrawn_at: datetime | None

    @property
    def reference(self) -> str:
        """What people call it: A12."""
        return f"A{self.id}"


@dataclass(frozen=True, slots=True)
class Post:
    """That an announcement was ordered to a place for an instant, and the notice that became of it, once planned."""

    announcement: int
    place: int
    due_at: datetime
    notice: Notice | None

    @property
    def state(self) -> str:
        """The state of its notice: planned before there is one."""
        return self.notice.state if self.notice else "planned"


_SAME = frozenset(Announcement.__dataclass_fields__) - {"committee", "under", "audience"}


def draw_up(tx: Tx, now: datetime, *, committee_id: int, author: str, **values: object) -> Announcement:
    """Make a draft."""
    fresh = {"committee_id": committee_id, "author": author, "made_at": now, "audience": [], **values}
    made = tx.execute(sa.insert(announcement).values(fresh).returning(announcement.c.id)).scalar_one()
    return _one(tx, announcement.c.id == made)[0]


def find(tx: Tx, number: int) -> Announcement | None:
    """The announcement of that number."""
    return next(iter(_one(tx, announcement.c.id == number)), None)


def hold(tx: Tx, number: int) -> Announcement | None:
    """The same, and nobody else changes it until this transaction ends."""
    tx.execute(sa.select(announcement.c.id).where(announcement.c.id == number).with_for_update())
    return find(tx, number)


def alone(tx: Tx, committee_id: int) -> None:
    """Have whoever else draws up something for the committee wait until this transaction ends."""
    tx.execute(sa.select(committee.c.id).where(committee.c.id == committee_id).with_for_update())


def of_meeting(tx: Tx, committee_id: int, day: date) -> list[Announcement]:
    """What is drawn up or posted of a meeting, the oldest first."""
    its = (announcement.c.committee_id == committee_id) & (announcement.c.meeting_date == day)
    return _one(tx, its & announcement.c.state.in_(LIVE))


def under(tx: Tx, number: int, of: str) -> list[Announcement]:
    """The supplements or corrections of an announcement that may still be posted, or were."""
    return _one(tx, (announcement.c.announcement_id == number) & (announcement.c.of == of))


def recent(tx: Tx, since: datetime) -> list[Announcement]:
    """What was drawn up from an instant on, the newest first; corrections are part of what they correct."""
    return _one(tx, (announcement.c.made_at >= since) & (announcement.c.of != "correction"))[::-1]


def waiting_for_yes(tx: Tx) -> list[Announcement]:
    """Everything that waits for the yes of a second clerk."""
    return _one(tx, announcement.c.state == "asked")


def refused(tx: Tx, span: tuple[datetime, datetime]) -> list[Announcement]:
    """What a second clerk did not agree to within a span of instants."""
    within = (announcement.c.withdrawn_at >= span[0]) & (announcement.c.withdrawn_at < span[1])
    return _one(tx, (announcement.c.state == "refused") & within)


def change(tx: Tx, one: Announcement, **values: object) -> Announcement:
    """Change it; its version goes up."""
    mine = sa.update(announcement).where(announcement.c.id == one.id)
    tx.execute(mine.values(version=announcement.c.version + 1, **values))
    return _one(tx, announcement.c.id == one.id)[0]


def order(tx: Tx, number: int, places: Iterable[int], due_at: datetime, *, test: bool = False) -> None:
    """Order it to be posted in these places."""
    rows = [{"announcement_id": number, "place_id": place, "test": test, "due_at": due_at} for place in places]
    add_all_unless_there(tx, post, rows)


def take_back(tx: Tx, number: int) -> None:
    """Take back what was ordered, as long as nothing of it has gone."""
    tx.execute(sa.delete(post).where(post.c.announcement_id == number, ~post.c.test))


def places_of(tx: Tx, number: int) -> list[int]:
    """Where an announcement was ordered to, each place once."""
    chosen = sa.select(post.c.place_id).where(post.c.announcement_id == number, ~post.c.test).order_by(post.c.id)
    return list(dict.fromkeys(tx.execute(chosen).scalars()))


def ordered(tx: Tx, span: tuple[datetime, datetime], *, test: bool) -> list[tuple[Announcement, int, datetime]]:
    """What is to be posted in a span of due instants: the announcement, the place and the instant."""
    within = (post.c.due_at >= span[0], post.c.due_at < span[1], post.c.test.is_(test))
    rows = tx.execute(sa.select(post.c.announcement_id, post.c.place_id, post.c.due_at).where(*within)).all()
    by_id = _by_id(tx, {row.announcement_id for row in rows})
    return [(by_id[row.announcement_id], row.place_id, row.due_at) for row in rows]


def ended(tx: Tx, span: tuple[datetime, datetime]) -> list[tuple[Announcement, datetime]]:
    """What fell due in a span of instants and has come to its end in every place, and when the last of it did.

    Two counts by instants: an instant is that of one announcement alone.
    """
    within = (notice.c.due_at >= span[0], notice.c.due_at < span[1], notice.c.kind.in_(("announcement", "supplement")))
    over = sa.func.sum(sa.case((notice.c.state.in_(("planned", "claimed", "sending")), 0), else_=1))
    last = sa.func.max(sa.func.coalesce(notice.c.sent_at, notice.c.ended_at), type_=notice.c.sent_at.type)
    ends = sa.select(notice.c.due_at, over, last).where(*within).group_by(notice.c.due_at)
    done = {due_at: (number, at) for due_at, number, at in tx.execute(ends)}
    due = (post.c.due_at >= span[0], post.c.due_at < span[1], ~post.c.test)
    counted = sa.select(post.c.announcement_id, post.c.due_at, sa.func.count()).where(*due)
    found: dict[int, list[datetime | None]] = {}
    for number, due_at, count in tx.execute(counted.group_by(post.c.announcement_id, post.c.due_at)):
        ended_there, at = done.get(due_at, (0, None))
        found.setdefault(number, []).append(at if ended_there >= count else None)
    by_id = _by_id(tx, found)
    return [(by_id[number], max(at for at in every if at)) for number, every in found.items() if all(every)]


def ordered_for(tx: Tx, about: Notice, *, test: bool) -> Announcement | None:
    """The announcement whose post a notice is; of several that were ordered for one instant the one that still is."""
    same = (post.c.place_id == about.place, post.c.due_at == about.due_at, post.c.test.is_(test))
    found = _by_id(tx, set(tx.execute(sa.select(post.c.announcement_id).where(*same)).scalars()))
    return max(found.values(), key=lambda one: (one.state in LIVE, one.id), default=None)


def posts(tx: Tx, one: Announcement, kind: str, subject: str) -> list[Post]:
    """Every post of an announcement that was ordered, the last for each place; `kind` and `subject` of its notices."""
    same = (notice.c.place_id == post.c.place_id) & (notice.c.due_at == post.c.due_at)
    joined = post.outerjoin(notice, same & (notice.c.kind == kind) & (notice.c.subject == subject))
    chosen = sa.select(post.c.place_id.label("at_place"), post.c.due_at.label("at_instant"), *notice.c)
    mine = chosen.select_from(joined).where(post.c.announcement_id == one.id, ~post.c.test)
    found: dict[int, Post] = {}
    for row in tx.execute(mine.order_by(post.c.due_at, post.c.id)).mappings():
        told = notice_of(row) if row["kind"] is not None else None
        before = found.get(row["at_place"])
        if before is None or before.state not in {"sent", "unknown"}:
            found[row["at_place"]] = Post(one.id, row["at_place"], row["at_instant"], told)
    return list(found.values())


def live(tx: Tx, since: datetime) -> list[Announcement]:
    """What was ordered and may have to be changed where it is posted: its meeting, its words or its end are not old."""
    late = (announcement.c.corrected_at >= since) | (announcement.c.withdrawn_at >= since)
    recent_ones = (announcement.c.meeting_date >= since.date()) | late
    posts_of = announcement.c.of.in_(("agenda", "supplement"))
    return _one(tx, recent_ones & posts_of & announcement.c.state.in_(("ordered", "withdrawn")))


def _by_id(tx: Tx, numbers: Iterable[int]) -> dict[int, Announcement]:
    return {one.id: one for one in _one(tx, announcement.c.id.in_(list(numbers)))}


def _one(tx: Tx, which: sa.ColumnElement[bool]) -> list[Announcement]:
    return [
        Announcement(
            committee=row["committee_id"],
            under=row["announcement_id"],
            audience=tuple(row["audience"]),
            **{name: row[name] for name in _SAME},
        )
        for row in tx.execute(sa.select(announcement).where(which).order_by(announcement.c.id)).mappings()
    ]
