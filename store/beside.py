"""What stands beside the records of papers: the row of a table that an action is printed in, and when a paper came."""

from datetime import date, datetime

import sqlalchemy as sa

from store import Tx
from store.records import PUBLIC
from store.sources import visible
from store.tables import action, document, meeting, passage


def loaded(tx: Tx) -> dict[int, datetime]:
    """When each paper, by its id, was loaded last."""
    return {row.id: row.loaded_at for row in tx.execute(sa.select(document.c.id, document.c.loaded_at))}


def meetings_known(tx: Tx) -> dict[tuple[int, date], datetime]:
    """Since when each public meeting, by committee (its id) and day, is known: when the first of its papers came."""
    first = sa.func.min(document.c.loaded_at, type_=document.c.loaded_at.type)
    chosen = sa.select(meeting.c.committee_id, meeting.c.date, first).join(document)
    grouped = chosen.where(visible(meeting, PUBLIC)).group_by(meeting.c.committee_id, meeting.c.date)
    return {(committee, day): at for committee, day, at in tx.execute(grouped)}


def meetings_stated(tx: Tx) -> dict[tuple[int, date], datetime]:
    """When each public meeting, by committee (its id) and day, was stated last: when the last of its papers came."""
    last = sa.func.max(document.c.loaded_at, type_=document.c.loaded_at.type)
    chosen = sa.select(meeting.c.committee_id, meeting.c.date, last).join(document)
    grouped = chosen.where(visible(meeting, PUBLIC)).group_by(meeting.c.committee_id, meeting.c.date)
    return {(committee, day): at for committee, day, at in tx.execute(grouped)}


def action_rows(tx: Tx) -> dict[int, str]:
    """The line that each action with a date, by its id, stands in, where it is a row of a table that is public."""
    here = (passage.c.document_id == action.c.document_id) & (passage.c.line == action.c.line)
    chosen = (
        sa.select(action.c.id, passage.c.text)
        .join(passage, here)
        .join(document, passage.c.document_id == document.c.id)
    )
    row = action.c.due.is_not(None) & visible(passage, PUBLIC) & passage.c.text.contains(" | ")
    return {found.id: found.text for found in tx.execute(chosen.where(row).order_by(passage.c.id.desc()))}
