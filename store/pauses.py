"""Since when a place is paused, as the journal holds it."""

from datetime import datetime

import sqlalchemy as sa

from store import Tx, journal
from store.tables import journal as entries

_DID = "pause"
_AT = "%Y-%m-%d %H:%M%z"


def note(tx: Tx, now: datetime, *, who: str, place: int, until: datetime, before: datetime | None) -> None:
    """Write down that somebody has paused a place until an instant; `before` is until when it was paused already.

    A pause that is made longer, or shorter, began when it began: it is written down under another name.
    """
    did = _DID if before is None else "pause anew"
    said = {"before": "not paused" if before is None else _until(before), "after": _until(until)}
    journal.note(tx, now, who=who, did=did, what=f"{_what(place)}until {until:{_AT}}", **said)


def ended(until: datetime) -> dict[str, str]:
    """What a pause until an instant was, and is once it is over, for the journal."""
    return {"before": _until(until), "after": "not paused"}


def since(tx: Tx, place: int) -> datetime | None:
    """When a place was last paused."""
    its = sa.select(entries.c.at).where(entries.c.did == _DID, entries.c.what.startswith(_what(place), autoescape=True))
    found: datetime | None = tx.execute(its.order_by(entries.c.id.desc()).limit(1)).scalar_one_or_none()
    return found


def _until(moment: datetime) -> str:
    return f"paused until {moment:{_AT}}"


def _what(place: int) -> str:
    return f"place {place} "
