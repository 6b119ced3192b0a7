"""Runs the revisions inside the transaction that store/migrate.py hands over."""

from typing import Literal

import sqlalchemy as sa
from alembic import context

from store.columns import Instant
from store.tables import metadata


def in_both_dialects(kind: str, thing: object, _: object) -> str | Literal[False]:
    """Write what SQLite and PostgreSQL both take, and our own column type as what the database sees of it."""
    if kind == "type" and isinstance(thing, Instant):
        return "sa.DateTime()"
    if kind == "server_default" and isinstance(thing, sa.DefaultClause) and isinstance(thing.arg, sa.True_ | sa.False_):
        return f"sa.{thing.arg}()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=context.config.attributes.get("batch", False),  # SQLite changes a table by rebuilding it
    render_item=in_both_dialects,
    compare_type=True,
    compare_server_default=True,
)
context.run_migrations()
