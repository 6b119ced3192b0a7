"""Where the bot may speak, and which committees each place follows."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store import Tx
from store.columns import Instant
from store.engine import add_unless_there
from store.tables import follow as follows
from store.tables import place as places


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One conversation; `address` is opaque to all but bot.teams.

    `met_at` is since when the bot can speak there, None where that was never kept; `gone_at` when it was found out of
    it; `paused_until` is the instant before which nothing is to fall due there.
    """

    id: int
    conversation: str
    scope: str
    name: str | None
    object_id: str | None
    address: str
    met_at: datetime | None
    seen_at: datetime
    gone_at: datetime | None
    gone_why: str | None
    paused_until: datetime | None


def remember(
    tx: Tx, now: datetime, *, conversation: str, scope: str, name: str | None, object_id: str | None, address: str
) -> int:
    """Make the place or refresh it, and give its id; a name or person that is not stated again is kept."""
    fresh = {"scope": scope, "address": address, "seen_at": now, "gone_at": None, "gone_why": None}
    named = {"name": name, "object_id": object_id}
    if not add_unless_there(tx, places, {"conversation": conversation, "met_at": now, **fresh, **named}):
        stated = {column: value for column, value in named.items() if value is not None}
        met = sa.case((places.c.gone_at.is_not(None), sa.literal(now, Instant)), else_=places.c.met_at)
        tx.execute(sa.update(places).where(places.c.conversation == conversation).values(met_at=met, **fresh, **stated))
    return int(tx.execute(sa.select(places.c.id).where(places.c.conversation == conversation)).scalar_one())


def mark_gone(tx: Tx, now: datetime, conversation: str, why: str) -> None:
    """Note that the bot cannot speak there any more, and since when; hearing from it again undoes that."""
    there = (places.c.conversation == conversation) & places.c.gone_at.is_(None)
    tx.execute(sa.update(places).where(there).values(gone_at=now, gone_why=why))


def place(tx: Tx, place_id: int) -> Place | None:
    """The place of that id."""
    return _one(tx, places.c.id == place_id)


def by_conversation(tx: Tx, conversation: str) -> Place | None:
    """The place of that Teams conversation."""
    return _one(tx, places.c.conversation == conversation)


def personal(tx: Tx, object_id: str) -> Place | None:
    """The personal chat with somebody, the one seen last, unless the bot is gone from it."""
    theirs = (places.c.object_id == object_id) & (places.c.scope == "personal") & places.c.gone_at.is_(None)
    return _one(tx, theirs)


def reachable(tx: Tx) -> list[Place]:
    """Every place that the bot can speak in, the one seen last first."""
    chosen = sa.select(places).where(places.c.gone_at.is_(None)).order_by(places.c.seen_at.desc(), places.c.id)
    return [Place(**row) for row in tx.execute(chosen).mappings()]


def gone(tx: Tx) -> list[Place]:
    """Every place that the bot has been found out of, the latest first."""
    chosen = sa.select(places).where(places.c.gone_at.is_not(None)).order_by(places.c.gone_at.desc(), places.c.id)
    return [Place(**row) for row in tx.execute(chosen).mappings()]


def follow(tx: Tx, now: datetime, place_id: int, committee_id: int) -> None:
    """Let the place hear of the committee's deadlines and announcements."""
    add_unless_there(tx, follows, {"place_id": place_id, "committee_id": committee_id, "since": now})


def unfollow(tx: Tx, place_id: int, committee_id: int) -> None:
    """Let it hear no more of them."""
    tx.execute(sa.delete(follows).where(follows.c.place_id == place_id, follows.c.committee_id == committee_id))


def followers(tx: Tx) -> dict[int, tuple[int, ...]]:
    """The places that follow each committee, by id, without those that the bot is gone from."""
    chosen = sa.select(follows.c.committee_id, follows.c.place_id).join(places).where(places.c.gone_at.is_(None))
    gathered: dict[int, list[int]] = defaultdict(list)
    for committee_id, place_id in tx.execute(chosen.order_by(follows.c.id)):
        gathered[committee_id].append(place_id)
    return {committee_id: tuple(several) for committee_id, several in gathered.items()}


def following_since(tx: Tx) -> dict[tuple[int, int], datetime]:
    """When each place began to follow each committee, by the ids of both."""
    since = sa.select(follows.c.place_id, follows.c.committee_id, follows.c.since)
    return {(place_id, committee_id): began for place_id, committee_id, began in tx.execute(since)}


def _one(tx: Tx, which: sa.ColumnElement[bool]) -> Place | None:
    row = tx.execute(sa.select(places).where(which).order_by(places.c.seen_at.desc(), places.c.id)).mappings().first()
    return None if row is None else Place(**row)
