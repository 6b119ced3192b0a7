"""An agenda counts as published by what the public may see of it."""

import sqlalchemy as sa

from store.agendas import published_agendas
from store.tables import item
from tests.council import add_agenda_item, add_committee, add_paper
from tests.store.pack import MAY


def test_items_that_are_exempt_or_in_draft_publish_no_agenda(sqlite_store):
    with sqlite_store.write() as tx:
        planning, tides = add_committee(tx), add_committee(tx, "tides", "Tides Committee")
        add_agenda_item(tx, add_paper(tx, planning, None), MAY)
        add_agenda_item(tx, add_paper(tx, tides, None, draft=True), MAY)
        assert published_agendas(tx) == {(planning, MAY)}
        tx.execute(sa.update(item).values(exempt=True))
        assert published_agendas(tx) == frozenset()
