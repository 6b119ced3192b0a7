"""Who did what, and when: nothing exempt, and nobody's words."""

import re
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
    return _chosen(tx, sa.true())


def between(tx: Tx, span: tuple[datetime, datetime]) -> list[Entry]:
    """What was done within a span of instants (the end is not included), the latest first."""
    return _chosen(tx, tables.journal.c.at >= span[0], tables.journal.c.at < span[1])[::-1]


def naming(tx: Tx, reference: str) -> list[Entry]:
    """What was done to the record of a reference, the latest first."""
    found = _chosen(tx, tables.journal.c.what.icontains(reference, autoescape=True))
    named = re.compile(rf"(?<!\w){re.escape(reference)}(?!\w)", re.IGNORECASE)
    return [entry for entry in found if named.search(entry.what)][::-1]


def announced(tx: Tx) -> dict[str, int]:
    """The committee (its id) of each announcement, by the reference that entries name it by."""
    chosen = sa.select(tables.announcement.c.id, tables.announcement.c.committee_id)
    return {f"A{number}": committee for number, committee in tx.execute(chosen)}


def _chosen(tx: Tx, *which: sa.ColumnElement[bool]) -> list[Entry]:
    chosen = sa.select(tables.journal).where(*which).order_by(tables.journal.c.id)
    return [Entry(**row) for row in tx.execute(chosen).mappings()]
