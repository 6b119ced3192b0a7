"""How a place wants to be reminded: not for a while, not of some kinds, or so many days ahead."""

from dataclasses import dataclass, field
from datetime import date, datetime

import sqlalchemy as sa

from store import Tx
from store.engine import add_unless_there
from store.tables import place, snooze, wish


@dataclass(frozen=True, slots=True)
class Wish:
    """What a place wishes of one kind: `off`, or `leads` in working days ahead (None: the usual ones).

    `at` is when that was said: what was over by then is not owed by it.
    """

    leads: tuple[int, ...] | None = None
    off: bool = False
    at: datetime | None = field(default=None, compare=False)


def wishes(tx: Tx) -> dict[tuple[int, str], Wish]:
    """Every wish, by place and kind."""
    rows = tx.execute(sa.select(wish.c.place_id, wish.c.kind, wish.c.leads, wish.c.off, wish.c.at))
    return {
        (place_id, kind): Wish(None if leads is None else tuple(leads), off, at)
        for place_id, kind, leads, off, at in rows
    }


def put(tx: Tx, now: datetime, place_id: int, kind: str, wished: Wish) -> None:
    """Note what a place wishes of a kind, in place of what it wished before."""
    values = {"leads": None if wished.leads is None else list(wished.leads), "off": wished.off, "at": now}
    if not add_unless_there(tx, wish, {"place_id": place_id, "kind": kind, **values}):
        tx.execute(sa.update(wish).where(wish.c.place_id == place_id, wish.c.kind == kind).values(values))


def pause(tx: Tx, place_id: int, until: datetime) -> None:
    """Say nothing unasked there of what falls due before an instant; an instant that has come resumes."""
    tx.execute(sa.update(place).where(place.c.id == place_id).values(paused_until=until))


def paused(tx: Tx) -> dict[int, datetime]:
    """Until when each place was or is paused, by place."""
    chosen = sa.select(place.c.id, place.c.paused_until).where(place.c.paused_until.is_not(None))
    return {row.id: row.paused_until for row in tx.execute(chosen)}


def put_off(tx: Tx, place_id: int, kind: str, subject: str, until: date) -> None:
    """Do not remind a place of one thing before a day."""
    if not add_unless_there(tx, snooze, {"place_id": place_id, "kind": kind, "subject": subject, "until": until}):
        same = (snooze.c.place_id == place_id) & (snooze.c.kind == kind) & (snooze.c.subject == subject)
        tx.execute(sa.update(snooze).where(same).values(until=until))


def snoozes(tx: Tx) -> dict[tuple[int, str, str], date]:
    """The day before which each place is not to be reminded of a thing, by place, kind and subject."""
    rows = tx.execute(sa.select(snooze.c.place_id, snooze.c.kind, snooze.c.subject, snooze.c.until))
    return {(place_id, kind, subject): until for place_id, kind, subject, until in rows}
