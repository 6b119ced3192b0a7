"""The words of records that are not for the public, and those that are, whatever kind of record holds them."""

from collections.abc import Iterator

import sqlalchemy as sa

from store import Tx
from store.columns import metadata
from store.tables import document, figure, indicator, item, outcome, programme

SAID = tuple(table for table in metadata.sorted_tables if {"exempt", "document_id", "file"} <= set(table.c.keys()))
"""Every table of records that can be said."""
_NAMED = ((figure, indicator), (outcome, programme))
"""Records that are called by the name of what they hang on."""


def exempt_words(tx: Tx, committee_id: int) -> Iterator[str]:
    """Each text of an exempt or draft record of a committee; what is no committee's may be any committee's."""
    private = sa.or_(document.c.committee_id == committee_id, document.c.committee_id.is_(None))
    yield from _words(tx, private, exempt=True)


def exempt_titles(tx: Tx, committee_id: int) -> list[str]:
    """The titles of the items of a committee that are exempt or in draft."""
    chosen = sa.select(item.c.title).join(document).where(item.c.exempt | document.c.draft)
    return list(tx.execute(chosen.where(document.c.committee_id == committee_id).distinct()).scalars())


def public_words(tx: Tx) -> Iterator[str]:
    """Each text of each public record, of whichever committee."""
    yield from _words(tx, sa.true(), exempt=False)


def _words(tx: Tx, whose: sa.ColumnElement[bool], *, exempt: bool) -> Iterator[str]:
    for table in SAID:
        texts = [column for column in table.c if isinstance(column.type, (sa.Text, sa.JSON)) and column.name != "file"]
        yield from _of(tx, sa.select(*texts).join_from(table, document), table, whose, exempt=exempt)
    for table, named in _NAMED:
        chosen = sa.select(named.c.name).join_from(table, document).join(named)
        yield from _of(tx, chosen, table, whose, exempt=exempt)


def _of(
    tx: Tx, chosen: sa.Select[tuple[object, ...]], table: sa.Table, whose: sa.ColumnElement[bool], *, exempt: bool
) -> Iterator[str]:
    private = table.c.exempt | document.c.draft
    for row in tx.execute(chosen.where(whose, private if exempt else ~private)):
        for value in row:
            yield from value if isinstance(value, list) else [value] if value else []
