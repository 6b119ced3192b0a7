"""What tables are made of: instants in UTC, keys, words, and the source that each record that can be said carries."""

from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored as UTC without its offset; a naive one is refused."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("An instant must be aware: give it a time zone.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Back as aware UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def row_id() -> Column[int]:
    """Number the rows of a table."""
    return Column("id", sa.Integer, primary_key=True)


def text(name: str, *, null: bool = True) -> Column[str]:
    """Hold words, or none."""
    return Column(name, sa.Text, nullable=null)


def ref(target: str, *, null: bool = False, ondelete: str = "CASCADE") -> Column[int]:
    """Point to a row of another table."""
    name = f"{target}_id"
    return Column(name, sa.Integer, ForeignKey(f"{target}.id", ondelete=ondelete), nullable=null, index=True)


def said(name: str, *columns: SchemaItem) -> Table:
    """Make a table of records that can be said: each row knows its paper, page, line and classification."""
    source: tuple[SchemaItem, ...] = (
        row_id(),
        ref("document"),
        Column("page", sa.Integer),
        Column("line", sa.Integer),
        text("file"),  # the sheet that states it, where several state one paper
        Column("exempt", sa.Boolean, nullable=False, server_default=sa.true()),
    )
    return Table(name, metadata, *source, *columns)
