"""What one turn leaves for the next, on every replica: which activities were answered, and what was last understood."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from store import Tx
from store.engine import add_unless_there
from store.tables import place, seen, talk

KEPT = timedelta(minutes=30)
"""How long what was understood is kept, so that "and last quarter?" can follow."""
ANSWERED = timedelta(days=7)
"""How long it is kept which activities were answered: Teams re-sends one within minutes."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Something that was asked in a place, and to which no answer is known to have gone."""

    place: int
    activity: str
    at: datetime


def first_time(tx: Tx, now: datetime, conversation: str, activity: str, *, owes: bool = False) -> bool:
    """Whether this is the first that is heard of an activity: true once, whatever is re-sent, to any replica.

    `owes` says that it is to be answered: it is unsettled until `settle`.
    """
    heard = {"conversation": conversation, "activity": activity, "at": now, "settled": not owes}
    return add_unless_there(tx, seen, heard)


def settle(tx: Tx, conversation: str, activity: str) -> None:
    """Note that nothing more is owed for an activity."""
    tx.execute(sa.update(seen).where(_heard(conversation, activity)).values(settled=True))


def unsettled(tx: Tx) -> list[Unsettled]:
    """Everything that was asked and is not settled, the oldest first."""
    owed = sa.select(place.c.id, seen.c.activity, seen.c.at).join(place, place.c.conversation == seen.c.conversation)
    return [Unsettled(*row) for row in tx.execute(owed.where(~seen.c.settled).order_by(seen.c.at, seen.c.activity))]


def forget(tx: Tx, conversation: str, activity: str) -> None:
    """Let an activity be heard of for the first time again."""
    tx.execute(sa.delete(seen).where(_heard(conversation, activity)))


def keep_talk(tx: Tx, now: datetime, conversation: str, object_id: str, slots: dict[str, object]) -> None:
    """Keep what was last understood of somebody there: slots, never words."""
    kept = {"slots": slots, "at": now}
    if not add_unless_there(tx, talk, {"conversation": conversation, "object_id": object_id, **kept}):
        tx.execute(sa.update(talk).where(_of(conversation, object_id)).values(kept))


def recall(tx: Tx, now: datetime, conversation: str, object_id: str) -> dict[str, object] | None:
    """What was last understood of somebody there, if that was within half an hour."""
    recent = sa.select(talk.c.slots).where(_of(conversation, object_id), talk.c.at > now - KEPT)
    slots: dict[str, object] | None = tx.execute(recent).scalar_one_or_none()
    return slots


def _heard(conversation: str, activity: str) -> sa.ColumnElement[bool]:
    return (seen.c.conversation == conversation) & (seen.c.activity == activity)


def _of(conversation: str, object_id: str) -> sa.ColumnElement[bool]:
    return (talk.c.conversation == conversation) & (talk.c.object_id == object_id)
