"""The wiring: everything is built here, read from top to bottom, and nowhere else."""

from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.settings import Settings
from bot.turn import Turns
from store.engine import Store
from store.migrate import open_current


def open_store(settings: Settings) -> Store:
    """The database, brought to this version if it is empty; an older or newer one is refused."""
    return open_current(settings.database_url)


def local_role(settings: Settings) -> str:
    """The role of everyone where nobody can sign in."""
    return settings.local_role


def turns_for(settings: Settings, clock: Clock, store: Store, *, role: str | None) -> Turns:
    """The turns; `role` is everyone's in local mode, None where grants decide."""
    return Turns(
        store=store, zone=ZoneInfo(settings.timezone), now=clock.now, admins=frozenset(settings.admins), role=role
    )
