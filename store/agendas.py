"""Which meetings have had their agenda published, as far as the papers that are loaded show."""

from datetime import date

from sqlalchemy import select, union

from store import Tx
from store.records import PUBLIC
from store.sources import visible
from store.tables import document, item

_KINDS = ("agenda", "agenda pack")


def published_agendas(tx: Tx) -> frozenset[tuple[int, date]]:
    """The committee (its id) and date of each meeting whose agenda is loaded, as a paper or as items.

    Drafts aside, and items of which nothing says that they are public: those are not published by being loaded.
    """
    paper = select(document.c.committee_id, document.c.meeting_date).where(document.c.kind.in_(_KINDS))
    listed = select(document.c.committee_id, item.c.meeting_date).join_from(item, document).where(item.c.of == "agenda")
    found = tx.execute(union(paper.where(~document.c.draft), listed.where(visible(item, PUBLIC))))
    return frozenset((row[0], row[1]) for row in found if row[0] is not None and row[1] is not None)
