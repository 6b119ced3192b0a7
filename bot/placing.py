"""Where something was heard, as a place that the bot can speak in."""

from datetime import datetime

from bot.teams.port import Heard
from dialogs.asked import Scope
from store import Tx, places


def place_of(tx: Tx, now: datetime, heard: Heard) -> int | None:
    """The place where it was heard, made or refreshed; None in the terminal.

    A dialog is open wherever the person is, where the bot may not be: its place is their personal chat, if it is known.
    """
    if heard.kind == "dialog":
        own = places.personal(tx, heard.person) if heard.person else None
        return own.id if own else None
    return _remember(tx, now, heard) if heard.address else None


def _remember(tx: Tx, now: datetime, heard: Heard) -> int:
    return places.remember(
        tx,
        now,
        conversation=heard.conversation,
        scope=heard.scope.value,
        name=heard.place_name or (heard.person_name if heard.scope is Scope.PERSONAL else None),
        object_id=heard.person if heard.scope is Scope.PERSONAL else None,
        address=heard.address,
    )
