"""`migrate`: brings the database to this version."""

import argparse

from bot.clock import Clock
from bot.settings import Settings
from store.engine import Store
from store.migrate import migrate, state


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Tell the command line of it."""
    commands.add_parser("migrate", help="bring the database to this version")


def run(args: argparse.Namespace, settings: Settings, clock: Clock) -> int:
    """Migrate, and say what was found."""
    store = Store.open(settings.database_url)
    found = state(store)
    migrate(store)
    store.close()
    print(
        "The database is at this version already." if found == "current" else f"The database was {found}: brought up."
    )
    return 0
