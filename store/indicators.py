"""What is known of the indicators: every figure that a paper states, with its period and its source."""

import sqlalchemy as sa

from store import Tx, records, tables
from store.records import Sight
from store.sources import said


def figures(tx: Tx, sight: Sight) -> list[records.Figure]:
    """Every figure; those of one indicator share its id."""
    names = {row.id: row.name for row in tx.execute(sa.select(tables.indicator))}
    return said(
        tx,
        sight,
        tables.figure,
        records.Figure,
        indicator=lambda row: row["indicator_id"],
        name=lambda row: names[row["indicator_id"]],
    )
