"""The reports that somebody is to write for a meeting that is to come, as a clerk has said."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from store import Tx
from store.engine import add_unless_there
from store.tables import expected, snooze
from store.tables import task as tasks_table


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """One report; `author` is an Entra object id."""

    id: int
    committee: int
    meeting_date: date
    title: str
    author: str
    at: datetime


def reports(tx: Tx) -> list[Report]:
    """Every report that is expected, by meeting."""
    chosen = sa.select(expected).order_by(expected.c.meeting_date, expected.c.id)
    return [
        Report(committee=row["committee_id"], **{name: row[name] for name in _SAME})
        for row in tx.execute(chosen).mappings()
    ]


def of_meeting(tx: Tx, committee: int, day: date) -> list[Report]:
    """Those for one meeting of a committee (its id)."""
    return [one for one in reports(tx) if (one.committee, one.meeting_date) == (committee, day)]


_SAME = ("id", "meeting_date", "title", "author", "at")


def put(tx: Tx, now: datetime, *, committee: int, day: date, title: str, author: str) -> None:
    """Note who is to write a report for a meeting, in place of whoever was to."""
    key = {"committee_id": committee, "meeting_date": day, "title": title}
    values = {"author": author, "at": now}
    if not add_unless_there(tx, expected, {**key, **values}):
        same = (expected.c.committee_id == committee) & (expected.c.meeting_date == day) & (expected.c.title == title)
        tx.execute(sa.update(expected).where(same).values(values))


def drop(tx: Tx, report: int) -> None:
    """It is not expected any more."""
    forget(tx, expected.c.id == report)


def forget(tx: Tx, which: sa.ColumnElement[bool]) -> int:
    """Forget reports, and what was answered about them: their numbers are given again; gives how many."""
    for report in tx.execute(sa.select(expected.c.id).where(which)).scalars().all():
        for table in (tasks_table, snooze):
            tx.execute(sa.delete(table).where(table.c.subject == f"report:{report}"))
    return tx.execute(sa.delete(expected).where(which)).rowcount
