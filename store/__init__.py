"""What is known and what is owed: never hears of Teams, HTTP, the event loop or the clock."""

from sqlalchemy import Connection

Tx = Connection
"""An open transaction: the first argument of every function of the store."""

__all__ = ["Tx"]
