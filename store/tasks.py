"""What people have answered to reminders: done, a new date, somebody else's, a note."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from store import Tx
from store.engine import add_unless_there
from store.tables import task as tasks_table


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """What was answered about one thing (`kind` and `subject` are those of its notices); dates are civil dates.

    `state` is open or done. `due` stands in place of the date of the papers; `owner` (Entra object id)
    is whoever it was handed to; `who` answered last.
    """

    kind: str
    subject: str
    state: str
    due: date | None
    owner: str | None
    note: str | None
    who: str | None
    at: datetime

    @property
    def done(self) -> bool:
        """Whether nothing more is to be said of it."""
        return self.state == "done"


def tasks(tx: Tx) -> dict[tuple[str, str], Task]:
    """Everything that was answered, by kind and subject."""
    chosen = sa.select(*(tasks_table.c[name] for name in Task.__dataclass_fields__))
    return {(row["kind"], row["subject"]): Task(**row) for row in tx.execute(chosen).mappings()}


def task(tx: Tx, kind: str, subject: str) -> Task | None:
    """What was answered about one thing."""
    chosen = sa.select(*(tasks_table.c[name] for name in Task.__dataclass_fields__)).where(_about(kind, subject))
    row = tx.execute(chosen).mappings().first()
    return None if row is None else Task(**row)


def answer(tx: Tx, now: datetime, *, kind: str, subject: str, who: str | None, **changed: object) -> None:
    """Write down what somebody answered: the columns named change, the others stay as they are."""
    fresh = {"who": who, "at": now, **changed}
    if not add_unless_there(tx, tasks_table, {"kind": kind, "subject": subject, "state": "open", **fresh}):
        tx.execute(sa.update(tasks_table).where(_about(kind, subject)).values(fresh))


def _about(kind: str, subject: str) -> sa.ColumnElement[bool]:
    return (tasks_table.c.kind == kind) & (tasks_table.c.subject == subject)
