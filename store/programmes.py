"""What is known of programmes: outcomes, deliverables, roles, lessons and actions."""

from collections.abc import Callable

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from store import Tx, records, tables
from store.records import Sight
from store.sources import said


def outcomes(tx: Tx, sight: Sight) -> list[records.Outcome]:
    """Every outcome."""
    return said(tx, sight, tables.outcome, records.Outcome, programme=_programme(tx))


def deliverables(tx: Tx, sight: Sight) -> list[records.Deliverable]:
    """Every deliverable."""
    return said(
        tx,
        sight,
        tables.deliverable,
        records.Deliverable,
        programme=_programme(tx),
        approvers=lambda row: tuple(row["approvers"]),
    )


def roles(tx: Tx, sight: Sight) -> list[records.Role]:
    """Everybody whom a paper gives a role."""
    return said(tx, sight, tables.role, records.Role)


def lessons(tx: Tx, sight: Sight) -> list[records.Lesson]:
    """Every learning point."""
    return said(tx, sight, tables.lesson, records.Lesson)


def actions(tx: Tx, sight: Sight) -> list[records.Action]:
    """Every recommendation, action and next step."""
    return said(tx, sight, tables.action, records.Action)


def _programme(tx: Tx) -> Callable[[RowMapping], str | None]:
    names = {row.id: row.name for row in tx.execute(sa.select(tables.programme))}
    return lambda row: names.get(row["programme_id"])
