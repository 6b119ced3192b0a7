"""Which meetings have had their agenda published, as far as the papers that are loaded show."""

from datetime import date, datetime

from sqlalchemy import func, select, union

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


def agendas_loaded(tx: Tx, committee_id: int, day: date) -> datetime | None:
    """When a paper that lists the agenda of a meeting was loaded last, or changed by loading it anew."""
    of = (document.c.committee_id == committee_id) & (item.c.meeting_date == day) & (item.c.of == "agenda")
    last = select(func.max(document.c.loaded_at, type_=document.c.loaded_at.type)).join_from(document, item)
    found: datetime | None = tx.execute(last.where(of)).scalar_one_or_none()
    return found


def agendas_changed(tx: Tx, since: datetime) -> frozenset[tuple[int, date]]:
    """The committee (its id) and date of each meeting of whose agenda a paper was loaded since an instant."""
    listed = select(document.c.committee_id, item.c.meeting_date).join_from(item, document)
    found = tx.execute(listed.where(item.c.of == "agenda", document.c.loaded_at >= since).distinct())
    return frozenset((row[0], row[1]) for row in found if row[0] is not None and row[1] is not None)
