"""Since when a place is paused, as the journal holds it."""

from datetime import datetime

import sqlalchemy as sa

from store import Tx, journal
from store.tables import journal as entries

_DID = "pause"


def note(tx: Tx, now: datetime, *, who: str, place: int, until: datetime, longer: bool) -> None:
    """Write down that somebody has paused a place until an instant, or the pause that is, for longer or not so long."""
    journal.note(
        tx, now, who=who, did=_DID if not longer else "pause anew", what=f"{_what(place)}until {until:%Y-%m-%d %H:%M%z}"
    )


def since(tx: Tx, place: int) -> datetime | None:
    """When a place was last paused."""
    its = sa.select(entries.c.at).where(entries.c.did == _DID, entries.c.what.startswith(_what(place), autoescape=True))
    found: datetime | None = tx.execute(its.order_by(entries.c.id.desc()).limit(1)).scalar_one_or_none()
    return found


def _what(place: int) -> str:
    return f"place {place} "
