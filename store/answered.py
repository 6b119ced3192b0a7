"""The reminders that somebody may answer: found by their reference, by where they were sent, by what they are about."""

from datetime import datetime

import sqlalchemy as sa

from store import Tx
from store.notices import Notice, notice_of
from store.tables import journal, notice, place

MOST = 100
"""How many cards of one thing are changed at most: the latest."""

NOTED = "note"
"""How the journal calls it that somebody noted something; it says on what, and never the words."""

_LATEST = (notice.c.sent_at.desc(), notice.c.due_at.desc(), notice.c.id.desc())


def by_reference(tx: Tx, reference: str) -> list[Notice]:
    """Everything under a reference that has arrived, or may have; the latest first."""
    return _found(tx, notice.c.reference == reference, notice.c.attempts > 0)


def sent_to(tx: Tx, place_id: int, since: datetime) -> list[Notice]:
    """Everything that was sent to a place since an instant of civil time, the latest first."""
    return _found(tx, notice.c.place_id == place_id, notice.c.state == "sent", notice.c.sent_at >= since)


def cards(tx: Tx, kind: str, subject: str, place_id: int | None = None) -> list[tuple[Notice, str]]:
    """What was sent about one thing (to one place, if it is named) and can still be changed, each with its address."""
    chosen = (
        sa.select(notice, place.c.address)
        .join(place, place.c.id == notice.c.place_id)
        .where(_about(kind, subject), notice.c.state == "sent", place.c.gone_at.is_(None))
        .where(notice.c.activity.is_not(None), notice.c.activity != "")
    )
    if place_id is not None:
        chosen = chosen.where(notice.c.place_id == place_id)
    rows = tx.execute(chosen.order_by(*_LATEST).limit(MOST)).mappings()
    return [(notice_of(row), row["address"]) for row in rows]


def alone(tx: Tx, kind: str, subject: str) -> None:
    """Have whoever else answers for the same thing wait until this transaction ends, so that one of two is first.

    One row is held, the first about it: whoever holds several can wait for another who does.
    """
    first = sa.select(notice.c.id).where(_about(kind, subject)).order_by(notice.c.id).limit(1)
    tx.execute(first.with_for_update()).all()


def noted_by(tx: Tx, kind: str, subject: str) -> str | None:
    """Who wrote the note on a thing (Entra object id): whoever noted something on it last."""
    about = journal.c.what.startswith(f"{kind} {subject} Ref ", autoescape=True)
    noted = sa.select(journal.c.who).where(journal.c.did == NOTED, about).order_by(journal.c.id.desc())
    found: str | None = tx.execute(noted.limit(1)).scalar_one_or_none()
    return found


def _found(tx: Tx, *which: sa.ColumnElement[bool]) -> list[Notice]:
    return [notice_of(row) for row in tx.execute(sa.select(notice).where(*which).order_by(*_LATEST)).mappings()]


def _about(kind: str, subject: str) -> sa.ColumnElement[bool]:
    return (notice.c.kind == kind) & (notice.c.subject == subject)
