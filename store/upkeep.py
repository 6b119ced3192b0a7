"""What the bot knows of its own running, kept so that reminders can tell clerks of it."""

import sqlalchemy as sa

from store import Tx
from store.engine import add_unless_there
from store.tables import upkeep

ADMINISTRATORS = "administrators"
"""The name under which the administrators of the settings are kept, their object ids parted by commas."""


def put(tx: Tx, name: str, value: str | None) -> None:
    """Note one thing, in place of what it was."""
    if not add_unless_there(tx, upkeep, {"name": name, "value": value}):
        tx.execute(sa.update(upkeep).where(upkeep.c.name == name).values(value=value))


def value(tx: Tx, name: str) -> str | None:
    """What is noted under a name."""
    found: str | None = tx.execute(sa.select(upkeep.c.value).where(upkeep.c.name == name)).scalar_one_or_none()
    return found
