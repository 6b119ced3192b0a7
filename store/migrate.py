"""Brings a database to this version's tables, and says how far it is from them."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from store import Tx
from store.engine import Store, StoreUnavailable
from store.tables import metadata

REVISIONS = Path(__file__).parent / "migrations"
"""The folder of the revisions."""

_NEWER = "The database is of a newer version than this program: install that version of committee-bot."


def state(store: Store, revisions: Path = REVISIONS) -> str:
    """Say whether the database is empty, current, older or newer than this version's tables."""
    with store.read() as tx:
        return _state(tx, revisions)


def migrate(store: Store, revisions: Path = REVISIONS) -> None:
    """Bring the database to this version; all of it or nothing, and harmless if it is there already."""
    with store.alone() as tx:
        if _state(tx, revisions) == "newer":
            raise StoreUnavailable(_NEWER)
        command.upgrade(config(tx, revisions), "head")


def open_current(url: str, revisions: Path = REVISIONS) -> Store:
    """Open a database that is ready for use: an empty one is brought to this version, an older one is refused."""
    store = Store.open(url)
    found = state(store, revisions)
    if found == "empty":
        migrate(store, revisions)
    elif found == "older":
        raise StoreUnavailable("The database is of an older version: back it up and run committee-bot migrate.")
    elif found == "newer":
        raise StoreUnavailable(_NEWER)
    return store


def config(tx: Tx, revisions: Path = REVISIONS) -> Config:
    """Alembic's settings for this transaction, in place of a file."""
    settings = Config(attributes={"connection": tx})
    settings.set_main_option("script_location", str(revisions).replace("%", "%%"))
    return settings


def _state(tx: Tx, revisions: Path) -> str:
    revision = MigrationContext.configure(tx).get_current_revision()
    if revision is None:
        return _without_revision(tx)
    script = ScriptDirectory.from_config(config(tx, revisions))
    if revision == script.get_current_head():
        return "current"
    return "older" if revision in {step.revision for step in script.walk_revisions()} else "newer"


def _without_revision(tx: Tx) -> str:
    strange = metadata.tables.keys() & set(sa.inspect(tx).get_table_names())
    if strange:
        named = ", ".join(sorted(strange))
        raise StoreUnavailable(f"The database holds tables of another program ({named}): give committee-bot its own.")
    return "empty"
