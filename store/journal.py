"""Who did what, and when: nothing exempt, and nobody's words."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from store import Tx, tables


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One thing done; `who` is an Entra object id, None for the command line and for the bot itself.

    `before` and `after` are what the record said, where something changed.
    """

    id: int
    at: datetime
    who: str | None
    did: str
    what: str
    before: str | None = None
    after: str | None = None


def note(
    tx: Tx,
    now: datetime,
    *,
    who: str | None,
    did: str,
    what: str,
    before: str | None = None,
    after: str | None = None,
) -> None:
    """Write down that somebody did something, and what the record said before and after."""
    values = {"who": who, "did": did, "what": what, "before": before, "after": after}
    tx.execute(sa.insert(tables.journal).values(at=now, **values))


def entries(tx: Tx) -> list[Entry]:
    """Every entry, the oldest first."""
    return [Entry(**row) for row in tx.execute(sa.select(tables.journal).order_by(tables.journal.c.id)).mappings()]
