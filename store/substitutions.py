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


def since(tx: Tx) -> dict[tuple[int, date, str], datetime]:
    """When it was last said who comes to a meeting, by committee (its id), day and the member whose seat it is."""
    column = substitution.c
    chosen = sa.select(column.committee_id, column.meeting_date, column.member, column.at)
    return {(committee, day, member): at for committee, day, member, at in tx.execute(chosen)}


def put(tx: Tx, now: datetime, *, committee: int, day: date, member: str, substitute: str) -> None:
    """Note who stands in for a member at a meeting, in place of whoever was to."""
    key = {"committee_id": committee, "meeting_date": day, "member": member}
    values = {"substitute": substitute, "at": now}
    if not add_unless_there(tx, substitution, {**key, **values}):
        tx.execute(sa.update(substitution).where(_of(committee, day, member)).values(values))


def drop(tx: Tx, now: datetime, *, committee: int, day: date, member: str) -> bool:
    """The member comes after all; whether there was a substitute.

    That is written down as standing in for oneself: when it was said decides what is still worth telling.
    """
    column = substitution.c
    replaced = _of(committee, day, member) & (column.substitute != member)
    return tx.execute(sa.update(substitution).where(replaced).values(substitute=member, at=now)).rowcount > 0


def _of(committee: int, day: date, member: str) -> sa.ColumnElement[bool]:
    column = substitution.c
    return (column.committee_id == committee) & (column.meeting_date == day) & (column.member == member)
