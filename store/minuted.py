"""Which meetings have minutes, as far as the papers that are loaded show."""

from datetime import date

from sqlalchemy import select, union

from store import Tx
from store.tables import document, item


def minuted(tx: Tx) -> frozenset[tuple[int, date]]:
    """The committee (its id) and date of each meeting whose minutes are loaded, as a paper or as items; drafts too."""
    paper = select(document.c.committee_id, document.c.meeting_date).where(document.c.kind == "minutes")
    listed = (
        select(document.c.committee_id, item.c.meeting_date).join_from(item, document).where(item.c.of == "minutes")
    )
    found = tx.execute(union(paper, listed))
    return frozenset((row[0], row[1]) for row in found if row[0] is not None and row[1] is not None)
