"""An instant is aware, and comes back as it was, in UTC."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from store import journal
from store.tables import journal as table


def test_an_instant_comes_back_as_the_same_instant_in_utc(store):
    at = datetime(2031, 5, 1, 10, tzinfo=timezone(timedelta(hours=1)))
    with store.write() as tx:
        journal.note(tx, at, who=None, did="x", what="y")
        (entry,) = journal.entries(tx)
    assert (entry.at, entry.at.tzinfo) == (at, UTC)


def test_an_instant_without_a_zone_is_refused(store):
    with pytest.raises(sa.exc.StatementError, match="give it a time zone"), store.write() as tx:
        tx.execute(sa.insert(table).values(at=datetime(2031, 5, 1, 10), did="x", what="y"))  # noqa: DTZ001
