"""Who stands in for a member at a meeting that is to come, as a clerk or the member has said."""

from datetime import date, datetime

import sqlalchemy as sa

from store import Tx
from store.engine import add_unless_there
from store.tables import substitution


def substitutions(tx: Tx) -> dict[tuple[int, date], dict[str, str]]:
    """For each committee (its id) and meeting, the substitute of each member; both are Entra object ids."""
    found: dict[tuple[int, date], dict[str, str]] = {}
    chosen = sa.select(
        substitution.c.committee_id, substitution.c.meeting_date, substitution.c.member, substitution.c.substitute
    )
    for committee, day, member, substitute in tx.execute(chosen.order_by(substitution.c.id)):
        found.setdefault((committee, day), {})[member] = substitute
    return found


def put(tx: Tx, now: datetime, *, committee: int, day: date, member: str, substitute: str) -> None:
    """Note who stands in for a member at a meeting, in place of whoever was to."""
    key = {"committee_id": committee, "meeting_date": day, "member": member}
    values = {"substitute": substitute, "at": now}
    if not add_unless_there(tx, substitution, {**key, **values}):
        tx.execute(sa.update(substitution).where(_of(committee, day, member)).values(values))


def drop(tx: Tx, *, committee: int, day: date, member: str) -> bool:
    """The member comes after all; whether there was a substitute."""
    return tx.execute(sa.delete(substitution).where(_of(committee, day, member))).rowcount > 0


def _of(committee: int, day: date, member: str) -> sa.ColumnElement[bool]:
    column = substitution.c
    return (column.committee_id == committee) & (column.meeting_date == day) & (column.member == member)
